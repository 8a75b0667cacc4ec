package keuangan

import (
	"context"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrPindah says that an allocation cannot be moved so: the payment holds
	// less on the bill, or the other bill asks for less.
	ErrPindah = dasar.Aturan("KEU-PINDAH-01")
	// ErrPindahDibalik says that the payment was reversed, or is a reversal.
	ErrPindahDibalik = dasar.Aturan("KEU-PINDAH-02")
)

// What the Sebab of an allocation row says when no criterion chose it.
const (
	sebabPindah = "pindah"
	sebabLepas  = "lepas"
)

// PermintaanPindah moves part of what a payment put on one bill (Dari) to
// another bill of the same family (Ke). An empty Ke releases it to the family's
// credit.
type PermintaanPindah struct {
	Pembayaran string
	Dari, Ke   string
	Jumlah     dasar.Rupiah
	Alasan     string
}

// PindahAlokasi moves an allocation, with its reason. Money does not move: the
// receipt stays as it is, and the books shift the receivable, through the
// inter-unit account where the bills belong to different units.
func (s *Service) PindahAlokasi(ctx context.Context, pel dasar.Pelaku, kunci string, p PermintaanPindah) (PembayaranRinci, error) {
	alasan, err := alasanKoreksi(p.Alasan)
	if err != nil {
		return PembayaranRinci{}, err
	}
	p.Alasan = alasan
	if p.Jumlah <= 0 || p.Dari == "" || p.Dari == p.Ke {
		return PembayaranRinci{}, ErrPindah.Invalidf("sebutkan tagihan asal, tagihan tujuan yang lain, dan jumlah di atas nol").Pada("jumlah")
	}
	r, err := s.dapatDikoreksi(ctx, pel, p.Pembayaran)
	if err != nil {
		return PembayaranRinci{}, err
	}
	hari := s.hariIni(pel.Lembaga)
	at, err := s.aturanLembaga(ctx, pel, hari)
	if err != nil {
		return PembayaranRinci{}, err
	}
	g := geser{PermintaanPindah: p, id: idBaru(), hari: hari, oleh: pel.ID, dicatat: s.kini()}
	_, _, err = s.sekali(ctx, pel.Lembaga, "bayar.pindah", kunci, p, g.id, func(ctx context.Context, st Stores) error {
		return g.catat(ctx, st, at, r.Pembayaran)
	})
	if err != nil {
		return PembayaranRinci{}, err
	}
	return s.ambilBayar(ctx, pel.Lembaga, r.ID)
}

// LepasAlokasi releases an amount that payments put on a bill to the family's
// credit, newest payment first, inside the caller's unit: what a credit note on
// a paid bill needs before it lowers the bill. The caller holds the family
// ([TitipanStore.KunciTitipan]) and the bill.
func LepasAlokasi(ctx context.Context, st Stores, at AturanBayar, t Tagihan, jumlah dasar.Rupiah, l Pelepas) error {
	for p := (dasar.Page{Limit: dasar.MaxPage}); jumlah > 0; {
		rs, next, err := st.Bayar.Cari(ctx, t.Lembaga, SaringBayar{Tagihan: t.ID}, p)
		if err != nil {
			return err
		}
		for _, r := range rs {
			n := min(jumlah, r.pada(t.ID))
			if n <= 0 || bolehDibalik(r) != nil {
				continue
			}
			minta := PermintaanPindah{Pembayaran: r.ID, Dari: t.ID, Jumlah: n, Alasan: l.Alasan}
			g := geser{PermintaanPindah: minta, id: idBaris(l.ID, l.baris), hari: l.Hari, oleh: l.Oleh, dicatat: l.Dicatat}
			if err := g.lepas(ctx, st, at, r, t); err != nil {
				return err
			}
			l.baris++
			jumlah -= n
		}
		if next == "" && jumlah > 0 {
			return ErrPindah.Conflictf("pembayaran pada tagihan ini kurang %s dari yang akan dilepas; muat ulang", jumlah)
		}
		p.After = next
	}
	return nil
}

// Pelepas says who releases an allocation, when and why. ID names the rows.
type Pelepas struct {
	ID      string
	Oleh    string
	Alasan  string
	Hari    dasar.Tanggal
	Dicatat time.Time
	baris   int
}

// geser is one move or release under way.
type geser struct {
	PermintaanPindah
	id      string
	hari    dasar.Tanggal
	oleh    string
	dicatat time.Time
}

func (g geser) catat(ctx context.Context, st Stores, at AturanBayar, b Pembayaran) error {
	if _, err := st.Bayar.KunciTitipan(ctx, b.Lembaga, b.Keluarga, ""); err != nil {
		return err
	}
	r, err := satuBayar(ctx, st, b.Lembaga, b.ID)
	if err != nil {
		return err
	}
	if bolehDibalik(r) != nil || r.Jumlah <= 0 {
		return ErrPindahDibalik.Conflictf("pembayaran ini sudah dibalik atau bukan penerimaan; alokasinya tidak dapat dipindah")
	}
	tagihan, err := g.kunciTagihan(ctx, st, at, r)
	if err != nil {
		return err
	}
	if ada := r.pada(g.Dari); ada < g.Jumlah {
		return ErrPindah.Invalidf("pembayaran ini hanya menaruh %s pada tagihan asal", ada).Pada("jumlah")
	}
	if g.Ke == "" {
		return g.lepas(ctx, st, at, r, tagihan[g.Dari].Tagihan)
	}
	if sisa := tagihan[g.Ke].Sisa(); sisa < g.Jumlah {
		return ErrPindah.Invalidf("tagihan tujuan hanya meminta %s", sisa).Pada("jumlah")
	}
	return g.pindah(ctx, st, at, r, tagihan[g.Dari].Tagihan, tagihan[g.Ke].Tagihan)
}

// kunciTagihan locks the bills by id and refuses those of another family or
// out of scope.
func (g geser) kunciTagihan(ctx context.Context, st Stores, at AturanBayar, r PembayaranRinci) (map[string]Posisi, error) {
	id := []string{g.Dari}
	if g.Ke != "" {
		id = append(id, g.Ke)
	}
	slices.Sort(id)
	ps, err := st.Tagihan.KunciTagihan(ctx, r.Lembaga, id...)
	if err != nil {
		return nil, err
	}
	out := make(map[string]Posisi, 2)
	for _, p := range ps {
		if p.Tagihan.Keluarga == r.Keluarga && at.Lingkup.Mencakup(string(p.Tagihan.Unit)) {
			out[p.Tagihan.ID] = p
		}
	}
	if len(out) != len(id) {
		return nil, ErrPindah.NotFoundf("tagihan tidak ditemukan pada keluarga ini").Pada("ke")
	}
	return out, nil
}

func (g geser) pindah(ctx context.Context, st Stores, at AturanBayar, r PembayaranRinci, dari, ke Tagihan) error {
	keluar, masuk := g.baris(r, 0, dari.ID, -g.Jumlah, sebabPindah), g.baris(r, 1, ke.ID, g.Jumlah, sebabPindah)
	var k barisJurnal
	if at.Piutang[dari.Komponen] != at.Piutang[ke.Komponen] || dari.Unit != ke.Unit {
		if err := at.periksaPiutang(dari, ke); err != nil {
			return err
		}
		k.debit(Baris{Akun: at.Piutang[dari.Komponen], Unit: dari.Unit}, g.Jumlah)
		k.kredit(Baris{Akun: at.Piutang[ke.Komponen], Unit: ke.Unit}, g.Jumlah)
		if err := Catat(ctx, st.Buku, g.jurnal(r, masuk, "Pemindahan alokasi pembayaran", k.selesai(at.Akun.AntarUnit))); err != nil {
			return err
		}
	}
	return st.Bayar.TambahAlokasi(ctx, r.Lembaga, []Alokasi{keluar, masuk}, nil)
}

func (g geser) lepas(ctx context.Context, st Stores, at AturanBayar, r PembayaranRinci, dari Tagihan) error {
	titipan, err := st.Bayar.KunciTitipan(ctx, r.Lembaga, r.Keluarga, dari.Unit)
	if err != nil {
		return err
	}
	a := g.baris(r, 0, dari.ID, -g.Jumlah, sebabLepas)
	var k barisJurnal
	if err := at.periksaPiutang(dari); err != nil {
		return err
	}
	k.debit(Baris{Akun: at.Piutang[dari.Komponen], Unit: dari.Unit}, g.Jumlah)
	k.kredit(Baris{Akun: at.Akun.Titipan, Unit: titipan.Unit}, g.Jumlah)
	if err := Catat(ctx, st.Buku, g.jurnal(r, a, "Pelepasan alokasi ke titipan", k.selesai(at.Akun.AntarUnit))); err != nil {
		return err
	}
	gerak := GerakTitipan{Lembaga: r.Lembaga, ID: a.ID, Keluarga: r.Keluarga, Jumlah: g.Jumlah, Tanggal: g.hari, Sumber: sumberGeser(a), Dicatat: g.dicatat}
	return st.Bayar.TambahAlokasi(ctx, r.Lembaga, []Alokasi{a}, []GerakTitipan{gerak})
}

func (g geser) baris(r PembayaranRinci, ke int, tagihan string, n dasar.Rupiah, sebab string) Alokasi {
	return Alokasi{
		Lembaga: r.Lembaga, ID: idBaris(g.id, ke), Pembayaran: r.ID, Tagihan: tagihan, Jumlah: n,
		Tanggal: g.hari, Sebab: sebab, Alasan: g.Alasan, Oleh: g.oleh, Dicatat: g.dicatat,
	}
}

func (g geser) jurnal(r PembayaranRinci, a Alokasi, uraian string, baris []Baris) Jurnal {
	return Jurnal{
		Lembaga: r.Lembaga, ID: a.ID, Sumber: sumberGeser(a), Jenis: Umum, Tanggal: g.hari, Keterangan: uraian,
		Oleh: g.oleh, Dicatat: g.dicatat, Baris: baris,
	}
}

// sumberGeser names the journal of a move (by its positive row) or a release;
// other rows have none of their own.
func sumberGeser(a Alokasi) string {
	switch {
	case a.Sebab == sebabPindah && a.Jumlah > 0:
		return "pindah/" + a.ID
	case a.Sebab == sebabLepas:
		return "lepas/" + a.ID
	}
	return ""
}

// pada returns what the payment holds on one bill now.
func (r PembayaranRinci) pada(tagihan string) (n dasar.Rupiah) {
	for _, a := range r.Alokasi {
		if a.Tagihan == tagihan {
			n += a.Jumlah
		}
	}
	return n
}

// periksaPiutang refuses bills of a fee that has no receivable account.
func (at AturanBayar) periksaPiutang(ts ...Tagihan) error {
	for _, t := range ts {
		if at.Piutang[t.Komponen] == "" {
			return ErrBayarKomponen.Invalidf("komponen %s belum punya akun piutang; lengkapi daftar komponen", t.Komponen).Pada("komponen")
		}
	}
	return nil
}
