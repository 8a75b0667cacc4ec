package keuangan

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/terbilang"
	"github.com/pesantren-go/pesantren/santri"
)

// Bersih returns what the payment holds on each bill now: the sum of its
// allocations, moves and releases, without bills that add up to zero, in the
// order they were first served.
func (r PembayaranRinci) Bersih() (out []Alokasi) {
	for _, a := range r.Alokasi {
		i := slices.IndexFunc(out, func(b Alokasi) bool { return b.Tagihan == a.Tagihan })
		if i < 0 {
			out = append(out, a)
		} else {
			out[i].Jumlah += a.Jumlah
		}
	}
	return slices.DeleteFunc(out, func(a Alokasi) bool { return a.Jumlah == 0 })
}

// awal returns the allocations as they were booked with the payment, without
// later moves and releases.
func (r PembayaranRinci) awal() []Alokasi {
	return slices.DeleteFunc(slices.Clone(r.Alokasi), func(a Alokasi) bool { return a.Sebab == sebabPindah || a.Sebab == sebabLepas })
}

func satuBayar(ctx context.Context, st Stores, l dasar.LembagaID, id string) (PembayaranRinci, error) {
	rs, err := st.Bayar.Ambil(ctx, l, id)
	if err == nil && len(rs) == 0 {
		err = bayarTiada()
	}
	if err != nil {
		return PembayaranRinci{}, err
	}
	return rs[0], nil
}

func bayarTiada() error {
	return ErrBayarTiada.NotFoundf("pembayaran tidak ditemukan; cari lagi dari nomor kuitansi")
}

func (s *Service) ambilBayar(ctx context.Context, l dasar.LembagaID, id string) (PembayaranRinci, error) {
	return satuBayar(ctx, s.Stores, l, id)
}

// bayarDalamLingkup returns a payment whose family the actor may reach.
func (s *Service) bayarDalamLingkup(ctx context.Context, pel dasar.Pelaku, id string) (PembayaranRinci, error) {
	if err := pel.Validate(); err != nil {
		return PembayaranRinci{}, err
	}
	r, err := s.ambilBayar(ctx, pel.Lembaga, id)
	if err != nil {
		return PembayaranRinci{}, err
	}
	if pel.Lingkup.Semua {
		return r, nil
	}
	if _, err := s.keluarga(ctx, pel, r.Keluarga); err != nil {
		if dasar.KindOf(err) == dasar.NotFound {
			err = bayarTiada()
		}
		return PembayaranRinci{}, err
	}
	return r, nil
}

// dapatDikoreksi returns a payment that the actor may correct: besides the
// family, every bill that it touches lies in scope.
func (s *Service) dapatDikoreksi(ctx context.Context, pel dasar.Pelaku, id string) (PembayaranRinci, error) {
	r, err := s.bayarDalamLingkup(ctx, pel, id)
	if err != nil || pel.Lingkup.Semua {
		return r, err
	}
	tagihan, err := s.tagihanAlokasi(ctx, pel.Lembaga, r)
	if err != nil {
		return PembayaranRinci{}, err
	}
	for _, p := range tagihan {
		if err := pel.Lingkup.Periksa(string(p.Tagihan.Unit)); err != nil {
			return PembayaranRinci{}, err
		}
	}
	return r, nil
}

// AmbilBayar returns one payment with its allocations and its reversal, if the
// actor may reach the family and the door releases its money ([privasi.ErrTingkat]).
func (s *Service) AmbilBayar(ctx context.Context, pel dasar.Pelaku, id string) (PembayaranRinci, error) {
	r, err := s.bayarDalamLingkup(ctx, pel, id)
	if err != nil {
		return PembayaranRinci{}, err
	}
	return r, s.lihatSatuBayar(ctx, pel, r.Keluarga)
}

// CariBayar pages payments, newest first. An actor who does not cover the whole
// institution gets those of the families in scope, so that a page may be short
// while there is a next one. Payments of families whose money the door does not release
// are marked ([PembayaranRinci].Tertahan).
func (s *Service) CariBayar(ctx context.Context, pel dasar.Pelaku, saring SaringBayar, p dasar.Page) (bs []PembayaranRinci, next string, err error) {
	if err := pel.Validate(); err != nil {
		return nil, "", err
	}
	bs, next, err = s.Stores.Bayar.Cari(ctx, pel.Lembaga, saring, p)
	if err != nil {
		return nil, "", err
	}
	if bs, err = s.terjangkau(ctx, pel, bs); err != nil {
		return nil, "", err
	}
	return bs, next, s.lihatBayar(ctx, pel, bs)
}

// terjangkau keeps the payments of the families in scope.
func (s *Service) terjangkau(ctx context.Context, pel dasar.Pelaku, bs []PembayaranRinci) ([]PembayaranRinci, error) {
	if pel.Lingkup.Semua || len(bs) == 0 {
		return bs, nil
	}
	boleh, err := s.keluargaTerjangkau(ctx, pel, bs)
	return slices.DeleteFunc(bs, func(b PembayaranRinci) bool { return !boleh[b.Keluarga] }), err
}

func (s *Service) keluargaTerjangkau(ctx context.Context, pel dasar.Pelaku, bs []PembayaranRinci) (map[santri.KeluargaID]bool, error) {
	var ks []santri.KeluargaID
	for _, b := range bs {
		ks = append(ks, b.Keluarga)
	}
	slices.Sort(ks)
	ps, err := s.Stores.Santri.PesertaKeluarga(ctx, pel.Lembaga, s.hariIni(pel.Lembaga), slices.Compact(ks)...)
	boleh := make(map[santri.KeluargaID]bool, len(ks))
	for _, p := range ps {
		boleh[p.Keluarga] = boleh[p.Keluarga] || pesertaDalamLingkup(p, pel.Lingkup)
	}
	return boleh, err
}

// tagihanAlokasi reads the bills that a payment touches.
func (s *Service) tagihanAlokasi(ctx context.Context, l dasar.LembagaID, r PembayaranRinci) (map[string]Posisi, error) {
	id := tagihanDari(r)
	out := make(map[string]Posisi, len(id))
	for ruas := range slices.Chunk(id, dasar.MaxPage) {
		ps, _, err := s.Stores.Tagihan.Posisi(ctx, l, SaringTagihan{ID: ruas}, PadaSaat{}, dasar.Page{Limit: dasar.MaxPage})
		if err != nil {
			return nil, err
		}
		for _, p := range ps {
			out[p.Tagihan.ID] = p
		}
	}
	return out, nil
}

// tagihanDari returns the ids of all bills that payments touch, once each, in
// the order in which bills are locked.
func tagihanDari(rs ...PembayaranRinci) (id []string) {
	for _, r := range rs {
		for _, a := range r.Alokasi {
			id = append(id, a.Tagihan)
		}
	}
	slices.Sort(id)
	return slices.Compact(id)
}

// KuitansiCetak is the content of one printed receipt. Names are not in it: the
// page opens them by Santri through its own decision.
type KuitansiCetak struct {
	Nomor     string // KW/2026/000123; "" for a use of credit, which is no receipt of money
	Judul     string // what the paper is headed with
	Bayar     Pembayaran
	Terbilang string
	Baris     []BarisKuitansi
	Titipan   dasar.Rupiah // rest that became credit
	Dibalik   bool         // print it crossed out
}

// BarisKuitansi is one bill on a receipt, as it was served by the payment.
type BarisKuitansi struct {
	Santri santri.ID
	Uraian string
	Jumlah dasar.Rupiah
}

// Kuitansi returns the receipt of a payment to print. It shows what the payment
// served when it was made; later moves are in the register, not on the paper.
func (s *Service) Kuitansi(ctx context.Context, pel dasar.Pelaku, id string) (KuitansiCetak, error) {
	r, err := s.AmbilBayar(ctx, pel, id)
	if err != nil {
		return KuitansiCetak{}, err
	}
	tagihan, err := s.tagihanAlokasi(ctx, pel.Lembaga, r)
	if err != nil {
		return KuitansiCetak{}, err
	}
	k := KuitansiCetak{
		Nomor: r.Kuitansi.String(), Judul: judulBukti(r.Pembayaran), Bayar: r.Pembayaran, Titipan: r.SisaTitipan,
		Terbilang: terbilang.Rupiah(max(r.Jumlah, -r.Jumlah)), Dibalik: r.DibalikOleh != "",
	}
	for _, a := range r.awal() {
		t := tagihan[a.Tagihan].Tagihan
		k.Baris = append(k.Baris, BarisKuitansi{Santri: t.Santri, Uraian: t.Uraian, Jumlah: a.Jumlah})
	}
	return k, nil
}

func judulBukti(b Pembayaran) string {
	switch {
	case b.Membalik != "":
		return "Bukti pembalikan"
	case b.Jumlah < 0:
		return "Bukti pengembalian titipan"
	case b.Cara == DariTitipan:
		return "Bukti pemakaian titipan"
	}
	return "Kuitansi"
}
