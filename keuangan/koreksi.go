package keuangan

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrNotaJumlah says that a credit note is not a positive amount, or more
	// than the bill was issued for and not yet credited.
	ErrNotaJumlah = dasar.Aturan("KEU-NOTA-01")
	// ErrNotaTanggal says that a correction has no day, one before the bill, or
	// one in the future.
	ErrNotaTanggal = dasar.Aturan("KEU-NOTA-02")
	// ErrNotaBatal says that the bill is void already.
	ErrNotaBatal = dasar.Aturan("KEU-NOTA-03")
	// ErrBatalTerbayar says that a bill with allocations was to be voided
	// without releasing them.
	ErrBatalTerbayar = dasar.Aturan("KEU-BATAL-01")
)

// MintaNota asks for a credit note on a bill. An unset Tanggal is today.
type MintaNota struct {
	Tagihan string
	Jumlah  dasar.Rupiah
	Tanggal dasar.Tanggal
	Alasan  string
}

// MintaBatal asks for a bill to be void. Money on it is released to the
// family's credit first when Lepas is set, and is a refusal otherwise. With
// Ulang the next run bills the period again. An unset Tanggal is today.
type MintaBatal struct {
	Tagihan string
	Lepas   bool
	Ulang   bool
	Tanggal dasar.Tanggal
	Alasan  string
}

// HasilKoreksi is a correction as it was booked. Dilepas is the money that went
// to the family's credit. Ulangan says that an earlier call with the same
// Idempotency-Key did it; Posisi is then the bill of now.
type HasilKoreksi struct {
	Posisi  Posisi
	Dilepas dasar.Rupiah
	Ulangan bool
}

// NotaKredit lowers what a bill asks, with a reason: what is still open first;
// the excess, which has been paid, is released to the family's credit. All
// credit notes of a bill together are at most its amount.
func (s *Service) NotaKredit(ctx context.Context, pel dasar.Pelaku, kunci string, m MintaNota) (HasilKoreksi, error) {
	if m.Jumlah <= 0 || m.Jumlah > dasar.MaxRupiah {
		return HasilKoreksi{}, ErrNotaJumlah.Invalidf("jumlah nota kredit harus lebih dari nol dan sewajarnya").Pada("jumlah")
	}
	k := koreksi{nota: NotaKredit{Tagihan: m.Tagihan, Jumlah: m.Jumlah, Tanggal: m.Tanggal, Alasan: m.Alasan}, lepas: true}
	return s.koreksi(ctx, pel, "tagihan.nota", kunci, m, k)
}

// BatalkanTagihan voids a bill, with a reason: the books undo the bill and its
// credit notes, and the family owes nothing of it any more. A bill with
// allocations is refused with [ErrBatalTerbayar] unless the request releases
// them; no rupiah disappears either way.
func (s *Service) BatalkanTagihan(ctx context.Context, pel dasar.Pelaku, kunci string, m MintaBatal) (HasilKoreksi, error) {
	k := koreksi{nota: NotaKredit{Tagihan: m.Tagihan, Batal: true, Ulang: m.Ulang, Tanggal: m.Tanggal, Alasan: m.Alasan}, lepas: m.Lepas}
	return s.koreksi(ctx, pel, "tagihan.batal", kunci, m, k)
}

// koreksi is one correction under way.
type koreksi struct {
	nota  NotaKredit
	lepas bool // money on the bill may be released
	at    AturanBayar
}

func (s *Service) koreksi(ctx context.Context, pel dasar.Pelaku, operasi, kunci string, masukan any, k koreksi) (HasilKoreksi, error) {
	alasan, err := alasanKoreksi(k.nota.Alasan)
	if err != nil {
		return HasilKoreksi{}, err
	}
	p, err := s.AmbilTagihan(ctx, pel, k.nota.Tagihan)
	if err != nil {
		return HasilKoreksi{}, err
	}
	hari := s.hariIni(pel.Lembaga)
	if k.nota.Tanggal.IsZero() {
		k.nota.Tanggal = hari
	}
	if k.nota.Tanggal.After(hari) || k.nota.Tanggal.Before(p.Tagihan.Terbit) {
		return HasilKoreksi{}, ErrNotaTanggal.Invalidf("tanggal koreksi paling awal tanggal terbit tagihan (%s) dan paling akhir hari ini", p.Tagihan.Terbit.Panjang()).Pada("tanggal")
	}
	if k.at, err = s.aturanLembaga(ctx, pel, k.nota.Tanggal); err != nil {
		return HasilKoreksi{}, err
	}
	k.nota.Lembaga, k.nota.ID, k.nota.Alasan, k.nota.Oleh, k.nota.Dicatat = pel.Lembaga, idBaru(), alasan, pel.ID, s.kini()
	var h HasilKoreksi
	_, ulang, err := s.sekali(ctx, pel.Lembaga, operasi, kunci, masukan, k.nota.ID, func(ctx context.Context, st Stores) error {
		h, err = k.catat(ctx, st, p.Tagihan)
		return err
	})
	if err != nil {
		return HasilKoreksi{}, err
	}
	if ulang {
		p, err := s.AmbilTagihan(ctx, pel, k.nota.Tagihan)
		return HasilKoreksi{Posisi: p, Ulangan: true}, err
	}
	return h, nil
}

// catat books the correction inside the caller's unit, with the locks in their
// order: the family's credit when money may move, the bill, the month.
func (k koreksi) catat(ctx context.Context, st Stores, t Tagihan) (HasilKoreksi, error) {
	if k.lepas {
		if _, err := st.Bayar.KunciTitipan(ctx, t.Lembaga, t.Keluarga, t.Unit); err != nil {
			return HasilKoreksi{}, err
		}
	}
	ps, err := st.Tagihan.KunciTagihan(ctx, t.Lembaga, t.ID)
	if err != nil {
		return HasilKoreksi{}, err
	}
	if len(ps) == 0 {
		return HasilKoreksi{}, tagihanTiada()
	}
	p := ps[0]
	dilepas, err := k.periksa(p)
	if err != nil {
		return HasilKoreksi{}, err
	}
	if k.nota.Batal {
		k.nota.Jumlah = t.Jumlah - p.NotaKredit
	}
	if dilepas > 0 {
		err := LepasAlokasi(ctx, st, k.at, t, dilepas, Pelepas{ID: k.nota.ID, Oleh: k.nota.Oleh, Alasan: k.nota.Alasan, Hari: k.nota.Tanggal, Dicatat: k.nota.Dicatat})
		if err != nil {
			return HasilKoreksi{}, err
		}
	}
	js, err := k.jurnal(ctx, st, p)
	if err != nil {
		return HasilKoreksi{}, err
	}
	if err := Catat(ctx, st.Buku, js...); err != nil {
		return HasilKoreksi{}, err
	}
	if err := st.Tagihan.Koreksi(ctx, t.Lembaga, k.nota); err != nil {
		return HasilKoreksi{}, err
	}
	p.NotaKredit += k.nota.Jumlah
	p.Teralokasi -= dilepas
	p.Batal = k.nota.Batal
	return HasilKoreksi{Posisi: p, Dilepas: dilepas}, nil
}

// periksa applies the rules to the locked bill and says how much of what was
// paid must be released first.
func (k koreksi) periksa(p Posisi) (dilepas dasar.Rupiah, err error) {
	boleh := p.Tagihan.Jumlah - p.NotaKredit
	switch {
	case p.Batal:
		return 0, ErrNotaBatal.Conflictf("tagihan ini sudah batal; tidak perlu dikoreksi lagi")
	case k.nota.Batal && p.Teralokasi > 0 && !k.lepas:
		return 0, ErrBatalTerbayar.Conflictf("tagihan ini sudah dibayar %s; batalkan dengan melepas pembayarannya ke titipan, atau pakai nota kredit", p.Teralokasi)
	case k.nota.Batal:
		return p.Teralokasi, nil
	case k.nota.Jumlah > boleh:
		return 0, ErrNotaJumlah.Invalidf("nota kredit paling banyak %s, yaitu tagihan dikurangi nota kredit yang sudah ada", boleh).Pada("jumlah")
	}
	return max(0, k.nota.Jumlah-p.Sisa()), nil
}

// jurnal makes the journals of the correction; a bill that was nol has none.
func (k koreksi) jurnal(ctx context.Context, st Stores, p Posisi) ([]Jurnal, error) {
	t, n := p.Tagihan, k.nota
	komponen, err := st.Tarif.Komponen(ctx, t.Lembaga)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(komponen, func(x Komponen) bool { return x.Kode == t.Komponen })
	if i < 0 {
		return nil, ErrKomponenTiada.Invalidf("komponen %s tidak ada lagi; lengkapi daftar komponen", t.Komponen)
	}
	kop := Jurnal{Lembaga: t.Lembaga, Jenis: Koreksi, Tanggal: n.Tanggal, Oleh: n.Oleh, Dicatat: n.Dicatat}
	if n.Batal {
		atur, err := st.Setelan(ctx, t.Lembaga, t.Terbit)
		if err != nil {
			return nil, err
		}
		kop.Sumber, kop.Keterangan = "batal/"+n.ID, "Pembatalan tagihan "+t.Uraian
		return jurnalBatal(kop, komponen[i], atur.Akun.DiMuka, t, p.NotaKredit), nil
	}
	kop.ID, kop.Sumber, kop.Keterangan = idBaru(), "nota/"+n.ID, "Nota kredit "+t.Uraian
	kop.Baris = []Baris{{Akun: komponen[i].Keringanan, Unit: t.Unit, Debit: n.Jumlah}, {Akun: komponen[i].Piutang, Unit: t.Unit, Kredit: n.Jumlah}}
	return []Jurnal{kop}, nil
}

// NotaTagihan returns the credit notes and the void of one bill, in the order of
// recording; a bill outside the actor's scope does not exist for the actor.
func (s *Service) NotaTagihan(ctx context.Context, pel dasar.Pelaku, tagihan string) ([]NotaKredit, error) {
	if _, err := s.AmbilTagihan(ctx, pel, tagihan); err != nil {
		return nil, err
	}
	return s.Stores.Tagihan.Nota(ctx, pel.Lembaga, tagihan)
}

func tagihanTiada() error {
	return ErrTagihanTiada.NotFoundf("tagihan tidak ditemukan; cari lagi dari nama atau NIS santri")
}
