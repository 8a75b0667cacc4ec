package keuangan

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

var (
	// ErrAksiPutusan says that a row has been decided, or is not decided so.
	ErrAksiPutusan = dasar.Aturan("KEU-ANTRE-01")
	// ErrAksiKelas says that a decision does not fit the row: a debit is no
	// payment, a credit no charge.
	ErrAksiKelas = dasar.Aturan("KEU-ANTRE-02")
	// ErrAksiSantri says that the chosen santri does not exist here.
	ErrAksiSantri = dasar.Aturan("KEU-ANTRE-03")
	// ErrPasangan says that a payment is not the same money as the row.
	ErrPasangan = dasar.Aturan("KEU-ANTRE-04")
	// ErrMassal says that proposals by name are confirmed one by one.
	ErrMassal = dasar.Aturan("KEU-ANTRE-05")
)

// BarisMutasi names a row of the queue as somebody saw it.
type BarisMutasi struct {
	Rekening string
	Kunci    string
	Versi    int
}

// HasilPutusan is a row after a decision, and the payment it became. Ulangan
// says that an earlier call with the same Idempotency-Key did it.
type HasilPutusan struct {
	Mutasi  MutasiBank
	Bayar   *HasilBayar
	Ulangan bool
}

// Konfirmasi is a person's answer to a row that came in: it is from the family
// of this santri, proposed or not. It becomes a payment, by the bank or, when
// the row sits on titipan tak dikenal, out of that. Pilihan are the bills that
// the payer named; without them the santri's own bills come first. One row at a
// time: names are never confirmed in bulk.
func (s *Service) Konfirmasi(ctx context.Context, pel dasar.Pelaku, kunci string, b BarisMutasi, id santri.ID, pilihan ...PilihanTagihan) (HasilPutusan, error) {
	m, err := s.barisMutasi(ctx, pel, b)
	if err != nil {
		return HasilPutusan{}, err
	}
	k, err := s.pembuku(ctx, pel, nil, id)
	if err != nil {
		return HasilPutusan{}, err
	}
	orang, ada := k.orang[id]
	if !ada {
		return HasilPutusan{}, ErrAksiSantri.NotFoundf("santri tidak ditemukan; cari lagi dari nama atau NIS").Pada("santri")
	}
	at, err := k.untuk(ctx, k.hariBuku(m.Tanggal))
	if err != nil {
		return HasilPutusan{}, err
	}
	var h HasilBayar
	bayar := idBaru()
	masukan := struct {
		Baris   BarisMutasi
		Santri  santri.ID
		Pilihan []PilihanTagihan
	}{b, id, pilihan}
	hasil, ulang, err := s.sekali(ctx, pel.Lembaga, "mutasi.konfirmasi", kunci, masukan, bayar, func(ctx context.Context, st Stores) error {
		m, err := kunciMutasi(ctx, st, pel.Lembaga, b)
		if err != nil {
			return err
		}
		if err := m.bolehBayar(); err != nil {
			return err
		}
		h, err = k.jadikanBayar(ctx, st, at, m, bayar, orang, pilihan)
		return err
	})
	if err != nil {
		return HasilPutusan{}, err
	}
	if ulang {
		if h, err = s.hasilUlang(ctx, pel, hasil); err != nil {
			return HasilPutusan{}, err
		}
	}
	return s.hasilPutusan(ctx, pel, b, &h, ulang)
}

func (m MutasiBank) bolehBayar() error {
	switch {
	case !m.Masuk:
		return ErrAksiKelas.Invalidf("uang keluar tidak dapat menjadi pembayaran santri").Pada("kunci")
	case m.Putusan != Menunggu && m.Putusan != TakKenal:
		return ErrAksiPutusan.Conflictf("baris mutasi ini sudah %s; muat ulang antrean", m.Putusan).Pada("kunci")
	}
	return nil
}

// Pasangkan says that a row is the same money as a payment that the cashier has
// booked already: a transfer of the same amount into the same account. Nothing
// is posted again.
func (s *Service) Pasangkan(ctx context.Context, pel dasar.Pelaku, kunci string, b BarisMutasi, bayar string) (HasilPutusan, error) {
	if _, err := s.barisMutasi(ctx, pel, b); err != nil {
		return HasilPutusan{}, err
	}
	r, err := s.ambilBayar(ctx, pel.Lembaga, bayar)
	if err != nil {
		return HasilPutusan{}, err
	}
	k, err := s.pembuku(ctx, pel, nil)
	if err != nil {
		return HasilPutusan{}, err
	}
	_, ulang, err := s.sekali(ctx, pel.Lembaga, "mutasi.pasangkan", kunci, []any{b, bayar}, b.Kunci, func(ctx context.Context, st Stores) error {
		m, err := kunciMutasi(ctx, st, pel.Lembaga, b)
		if err != nil {
			return err
		}
		if m.Putusan != Menunggu {
			return ErrAksiPutusan.Conflictf("baris mutasi ini sudah %s; muat ulang antrean", m.Putusan).Pada("kunci")
		}
		if _, err := st.Bayar.KunciTitipan(ctx, pel.Lembaga, r.Keluarga, ""); err != nil {
			return err
		}
		r, err := satuBayar(ctx, st, pel.Lembaga, bayar)
		if err != nil {
			return err
		}
		if err := m.sepadan(r); err != nil {
			return err
		}
		m.Putusan, m.Pembayaran, m.Alasan = Dibukukan, bayar, ""
		return k.putuskan(ctx, st, m)
	})
	if err != nil {
		return HasilPutusan{}, err
	}
	return s.hasilPutusan(ctx, pel, b, nil, ulang)
}

// sepadan refuses a payment that is not the same money as the row.
func (m MutasiBank) sepadan(r PembayaranRinci) error {
	switch {
	case !m.Masuk || r.Jumlah != m.Jumlah || r.Rekening != m.Rekening || r.Cara != Transfer && r.Cara != VA:
		return ErrPasangan.Invalidf("pembayaran itu bukan transfer sebesar %s ke rekening ini", m.Jumlah).Pada("pembayaran")
	case r.Rujukan != "" || r.DibalikOleh != "" || r.Membalik != "":
		return ErrPasangan.Conflictf("pembayaran itu sudah dibalik, atau berasal dari baris mutasi lain").Pada("pembayaran")
	}
	return nil
}

func kunciMutasi(ctx context.Context, st Stores, l dasar.LembagaID, b BarisMutasi) (MutasiBank, error) {
	ms, err := st.Mutasi.Kunci(ctx, l, b.Rekening, b.Kunci)
	switch {
	case err != nil:
		return MutasiBank{}, err
	case len(ms) == 0:
		return MutasiBank{}, mutasiTiada()
	case ms[0].Versi != b.Versi:
		return MutasiBank{}, ErrMutasiVersi.Conflictf("baris mutasi sudah diputus atau berubah; muat ulang antrean")
	}
	return ms[0], nil
}

func mutasiTiada() error {
	return ErrMutasiTiada.NotFoundf("baris mutasi tidak ditemukan; muat ulang antrean")
}

// barisMutasi reads a row outside a unit, for an actor who covers the whole
// institution.
func (s *Service) barisMutasi(ctx context.Context, pel dasar.Pelaku, b BarisMutasi) (MutasiBank, error) {
	if err := seluruh(pel); err != nil {
		return MutasiBank{}, err
	}
	return s.satuMutasi(ctx, pel.Lembaga, b)
}

func (s *Service) satuMutasi(ctx context.Context, l dasar.LembagaID, b BarisMutasi) (MutasiBank, error) {
	ms, err := s.Stores.Mutasi.Kunci(ctx, l, b.Rekening, b.Kunci)
	if err == nil && len(ms) == 0 {
		err = mutasiTiada()
	}
	if err != nil {
		return MutasiBank{}, err
	}
	return ms[0], nil
}

func (s *Service) hasilPutusan(ctx context.Context, pel dasar.Pelaku, b BarisMutasi, h *HasilBayar, ulang bool) (HasilPutusan, error) {
	m, err := s.satuMutasi(ctx, pel.Lembaga, b)
	return HasilPutusan{Mutasi: m, Bayar: h, Ulangan: ulang}, err
}

// BarisAntrean is a row of the queue as the actor may see it.
type BarisAntrean struct {
	MutasiBank
	Tampil string // the text, masked, or "—", as was decided
}

// AntreanMutasi pages bank rows, oldest first, with their texts opened in one
// logged decision for the actor's purpose. The actor covers the whole institution.
func (s *Service) AntreanMutasi(ctx context.Context, pel dasar.Pelaku, saring SaringMutasi, p dasar.Page) ([]BarisAntrean, string, error) {
	if err := seluruh(pel); err != nil {
		return nil, "", err
	}
	if s.Penjaga == nil {
		return nil, "", ErrBrankas.Unavailablef("penjaga data pribadi belum dipasang; hubungi pengelola")
	}
	ms, next, err := s.Stores.Mutasi.Cari(ctx, pel.Lembaga, saring, p)
	if err != nil || len(ms) == 0 {
		return nil, next, err
	}
	subjek := make([]privasi.SubjekID, len(ms))
	for i, m := range ms {
		subjek[i] = m.Subjek
	}
	slices.Sort(subjek)
	v, err := s.Penjaga.Minta(ctx, pel, "keuangan.MutasiBank", []string{"Teks"}, slices.Compact(subjek)...)
	if err != nil {
		return nil, "", err
	}
	out := make([]BarisAntrean, len(ms))
	for i, m := range ms {
		out[i] = BarisAntrean{m, privasi.Tampil(v, m.Subjek, "Teks", m.Teks)}
	}
	return out, next, nil
}

// HitungMutasi counts the rows of an account, or of all, per class and decision.
func (s *Service) HitungMutasi(ctx context.Context, pel dasar.Pelaku, rekening string) (map[KelasMutasi]map[PutusanMutasi]int, error) {
	if err := seluruh(pel); err != nil {
		return nil, err
	}
	return s.Stores.Mutasi.Hitung(ctx, pel.Lembaga, rekening)
}

// RiwayatMutasi returns what was decided about a row, oldest first.
func (s *Service) RiwayatMutasi(ctx context.Context, pel dasar.Pelaku, b BarisMutasi) ([]PeristiwaMutasi, error) {
	if _, err := s.barisMutasi(ctx, pel, b); err != nil {
		return nil, err
	}
	return s.Stores.Mutasi.Riwayat(ctx, pel.Lembaga, b.Rekening, b.Kunci)
}
