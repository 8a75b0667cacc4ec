package keuangan

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// PermintaanBayar is what a cashier or a callback hands in. An unset Tanggal is
// the institution's day.
type PermintaanBayar struct {
	Keluarga santri.KeluargaID
	Cara     CaraBayar
	Jumlah   dasar.Rupiah
	Tanggal  dasar.Tanggal
	Laci     string
	Rekening string
	Rujukan  string // natural key of the bank row or callback: paid once, whatever the Idempotency-Key
	Pilihan  []PilihanTagihan
}

// PratinjauBayar is what Terima would do now, without doing it.
type PratinjauBayar struct {
	Terbuka   []Posisi  // open bills of the family, in the order they would be served
	Pembagian Pembagian // zero when Jumlah is 0: the page just opened
	Titipan   dasar.Rupiah
	Tertahan  bool // the reader may not see the credit; Titipan is 0
}

// pembayaran turns the request into a payment of the actor.
func (s *Service) pembayaran(pel dasar.Pelaku, p PermintaanBayar) Pembayaran {
	if p.Tanggal.IsZero() {
		p.Tanggal = s.hariIni(pel.Lembaga)
	}
	return Pembayaran{
		Lembaga: pel.Lembaga, ID: idBaru(), Keluarga: p.Keluarga, Cara: p.Cara, Jumlah: p.Jumlah, Tanggal: p.Tanggal,
		Laci: p.Laci, Rekening: p.Rekening, Rujukan: p.Rujukan, Oleh: pel.ID, Dicatat: s.kini(),
	}
}

// PratinjauBayar shows the family's open bills, its credit, and how an amount
// would be spread; it writes nothing. An amount of zero shows the bills only. Bills and
// credit that the door does not release are marked; how an amount would be spread over
// them is refused ([privasi.ErrTingkat]).
func (s *Service) PratinjauBayar(ctx context.Context, pel dasar.Pelaku, p PermintaanBayar) (PratinjauBayar, error) {
	at, err := s.aturanBayar(ctx, pel, p.Keluarga, s.hariIni(pel.Lembaga))
	if err != nil {
		return PratinjauBayar{}, err
	}
	if p.Jumlah != 0 {
		if err := s.pembayaran(pel, p).Validate(s.hariIni(pel.Lembaga)); err != nil {
			return PratinjauBayar{}, err
		}
	}
	terbuka, err := s.terbukaKeluarga(ctx, pel.Lembaga, p.Keluarga)
	if err != nil {
		return PratinjauBayar{}, err
	}
	titipan, err := s.Stores.Bayar.Titipan(ctx, pel.Lembaga, PadaSaat{}, p.Keluarga)
	if err != nil {
		return PratinjauBayar{}, err
	}
	out := PratinjauBayar{Terbuka: dalamLingkup(terbuka, pel.Lingkup), Titipan: titipan[p.Keluarga]}
	urutan, err := urutanPenuh(at.Urutan)
	if err != nil {
		return PratinjauBayar{}, err
	}
	a := pembagi{urutan: urutan}
	slices.SortFunc(out.Terbuka, func(x, y Posisi) int { return a.banding(x.Tagihan, y.Tagihan) })
	if p.Jumlah > 0 {
		if p.Cara == DariTitipan && p.Jumlah > out.Titipan {
			return PratinjauBayar{}, ErrTitipanKurang.Invalidf("titipan keluarga ini hanya %s", out.Titipan).Pada("jumlah")
		}
		if out.Pembagian, err = Alokasikan(p.Jumlah, out.Terbuka, p.Pilihan, at.Urutan); err != nil {
			return PratinjauBayar{}, err
		}
		if err := sesuaiTitipan(p.Cara, out.Pembagian); err != nil {
			return PratinjauBayar{}, err
		}
	}
	return out, s.lihatPratinjau(ctx, pel, p.Keluarga, &out)
}

// lihatPratinjau holds back what the caller may not see of a preview.
func (s *Service) lihatPratinjau(ctx context.Context, pel dasar.Pelaku, k santri.KeluargaID, out *PratinjauBayar) error {
	d, err := s.lihatKeluarga(ctx, pel, tipeTitipan, bidangTitipan, k)
	if err != nil {
		return err
	}
	if d.wajibKeluarga(k, bidangTitipan...) != nil {
		out.Titipan, out.Tertahan = 0, true
	}
	if err := s.lihatPosisi(ctx, pel, out.Terbuka); err != nil {
		return err
	}
	tahan := map[santri.ID]bool{}
	for _, p := range out.Terbuka {
		tahan[p.Tagihan.Santri] = tahan[p.Tagihan.Santri] || p.Tertahan
	}
	for _, b := range out.Pembagian.Bagian {
		if tahan[b.Tagihan.Santri] {
			return privasi.ErrTingkat.Forbiddenf("pembagian ini menyentuh tagihan yang tidak boleh dibuka; pembayaran tetap dapat diterima")
		}
	}
	return nil
}

func (s *Service) terbukaKeluarga(ctx context.Context, l dasar.LembagaID, k santri.KeluargaID) (out []Posisi, err error) {
	for p := (dasar.Page{Limit: dasar.MaxPage}); ; {
		ps, next, err := s.Stores.Tagihan.Posisi(ctx, l, SaringTagihan{Keluarga: k, Terbuka: true}, PadaSaat{}, p)
		if err != nil {
			return nil, err
		}
		if out = append(out, ps...); next == "" {
			return out, nil
		}
		p.After = next
	}
}

// Terima books money from a family: tunai into the cashier's drawer, transfer
// and VA into a bank account, titipan out of the family's own credit. The same
// kunci (Idempotency-Key) with the same request books once and returns the
// first result, marked; with another request it is Conflict. An empty kunci is
// a call of its own.
func (s *Service) Terima(ctx context.Context, pel dasar.Pelaku, kunci string, p PermintaanBayar) (HasilBayar, error) {
	hari := s.hariIni(pel.Lembaga)
	b := s.pembayaran(pel, p)
	if err := b.Validate(hari); err != nil {
		return HasilBayar{}, err
	}
	at, err := s.aturanBayar(ctx, pel, p.Keluarga, b.Tanggal)
	if err != nil {
		return HasilBayar{}, err
	}
	var h HasilBayar
	id, ulang, err := s.sekali(ctx, pel.Lembaga, "bayar", kunci, p, b.ID, func(ctx context.Context, st Stores) error {
		h, err = Bayar(ctx, st, at, b, p.Pilihan...)
		return err
	})
	if err != nil {
		return HasilBayar{}, err
	}
	if ulang {
		return s.hasilUlang(ctx, pel, id)
	}
	return h, nil
}

// hasilUlang reads what an earlier call with the same key booked.
func (s *Service) hasilUlang(ctx context.Context, pel dasar.Pelaku, id string) (HasilBayar, error) {
	rinci, err := s.ambilBayar(ctx, pel.Lembaga, id)
	if err != nil {
		return HasilBayar{}, err
	}
	ts, err := s.Stores.Bayar.Titipan(ctx, pel.Lembaga, PadaSaat{}, rinci.Keluarga)
	if err != nil {
		return HasilBayar{}, err
	}
	tagihan, err := s.tagihanAlokasi(ctx, pel.Lembaga, rinci)
	if err != nil {
		return HasilBayar{}, err
	}
	bagi := Pembagian{Sisa: rinci.SisaTitipan}
	for _, a := range rinci.awal() {
		bagi.Bagian = append(bagi.Bagian, Bagian{Tagihan: tagihan[a.Tagihan].Tagihan, Jumlah: a.Jumlah, Sebab: Kriteria(a.Sebab)})
	}
	return HasilBayar{PembayaranRinci: rinci, Pembagian: bagi, Titipan: ts[rinci.Keluarga], Ulangan: true}, nil
}

// aturanBayar reads the settings that hold on a day, and refuses a family
// outside the actor's scope.
func (s *Service) aturanBayar(ctx context.Context, pel dasar.Pelaku, k santri.KeluargaID, hari dasar.Tanggal) (AturanBayar, error) {
	anggota, err := s.keluarga(ctx, pel, k)
	if err != nil {
		return AturanBayar{}, err
	}
	at, err := s.aturanLembaga(ctx, pel, hari)
	at.Unit = anggota[0].Utama().Unit
	return at, err
}

func (s *Service) aturanLembaga(ctx context.Context, pel dasar.Pelaku, hari dasar.Tanggal) (AturanBayar, error) {
	atur, err := s.Stores.Setelan(ctx, pel.Lembaga, hari)
	if err != nil {
		return AturanBayar{}, err
	}
	komponen, err := s.Stores.Tarif.Komponen(ctx, pel.Lembaga)
	if err != nil {
		return AturanBayar{}, err
	}
	at := AturanBayar{Akun: atur.Akun, Seri: atur.Seri, Urutan: atur.UrutanAlokasi, Lingkup: pel.Lingkup, Piutang: make(map[KodeKomponen]KodeAkun, len(komponen))}
	for _, k := range komponen {
		at.Piutang[k.Kode] = k.Piutang
	}
	return at, nil
}

// keluarga returns the members of a family that the actor may reach, ordered by
// NIS; a family without such a member does not exist for the actor.
func (s *Service) keluarga(ctx context.Context, pel dasar.Pelaku, k santri.KeluargaID) ([]santri.Peserta, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	if k != "" {
		ps, err := s.Stores.Santri.PesertaKeluarga(ctx, pel.Lembaga, s.hariIni(pel.Lembaga), k)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(ps, func(p santri.Peserta) bool { return pesertaDalamLingkup(p, pel.Lingkup) }) {
			return ps, nil
		}
	}
	return nil, ErrBayarKeluarga.NotFoundf("keluarga tidak ditemukan; cari lagi dari nama atau NIS santri").Pada("keluarga")
}

func pesertaDalamLingkup(p santri.Peserta, l dasar.Lingkup) bool {
	return l.Semua || slices.ContainsFunc(p.Anggota, func(a santri.Anggota) bool { return l.Mencakup(string(a.Unit)) })
}
