package keuangan

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// ErrTanggalLaporan says that the days of a report are in the wrong order.
var ErrTanggalLaporan = dasar.Aturan("KEU-LAPORAN-01")

// SaringNeraca says which trial balance is asked for.
type SaringNeraca struct {
	Dari dasar.Tanggal // first day of the movements; unset is the beginning of the books
	Pada PadaSaat      // last day, and what was recorded by when; an unset day is today
	Unit []santri.KodeUnit
}

// NeracaSaldo returns the trial balance of the whole institution, or of units
// within the actor's scope. With both parts of Pada fixed it never changes
// again.
func (s *Service) NeracaSaldo(ctx context.Context, pel dasar.Pelaku, saring SaringNeraca) (Neraca, error) {
	unit, err := unitDiminta(pel, saring.Unit)
	if err != nil {
		return Neraca{}, err
	}
	if saring.Pada.Tanggal.IsZero() {
		saring.Pada.Tanggal = s.hariIni(pel.Lembaga)
	}
	if saring.Dari.After(saring.Pada.Tanggal) {
		return Neraca{}, ErrTanggalLaporan.Invalidf("tanggal awal lewat dari tanggal akhir").Pada("dari")
	}
	bagan, err := s.Stores.Buku.Akun.Semua(ctx, pel.Lembaga)
	if err != nil {
		return Neraca{}, err
	}
	s.rangkumLalu(ctx, pel.Lembaga)
	akhir, err := s.saldoUnit(ctx, pel.Lembaga, saring.Pada, unit)
	if err != nil {
		return Neraca{}, err
	}
	var awal []SaldoAkun
	if !saring.Dari.IsZero() {
		pada := PadaSaat{Tanggal: saring.Dari.TambahHari(-1), Tercatat: saring.Pada.Tercatat}
		if awal, err = s.saldoUnit(ctx, pel.Lembaga, pada, unit); err != nil {
			return Neraca{}, err
		}
	}
	return SusunNeraca(bagan, awal, akhir)
}

// saldoUnit returns balances of some units, or of everything when unit is nil.
func (s *Service) saldoUnit(ctx context.Context, l dasar.LembagaID, pada PadaSaat, unit []santri.KodeUnit) ([]SaldoAkun, error) {
	saldo, err := s.Stores.Buku.Jurnal.Saldo(ctx, l, pada, len(unit) > 0)
	if len(unit) > 0 {
		saldo = slices.DeleteFunc(saldo, func(a SaldoAkun) bool { return !slices.Contains(unit, a.Unit) })
	}
	return saldo, err
}

// BukuBesar pages one account with a running balance, within the actor's scope.
func (s *Service) BukuBesar(ctx context.Context, pel dasar.Pelaku, saring SaringBuku, p dasar.Page) (HalamanBuku, error) {
	unit, err := unitDiminta(pel, saring.Unit)
	if err != nil {
		return HalamanBuku{}, err
	}
	saring.Unit = unit
	if !saring.Sampai.IsZero() && saring.Dari.After(saring.Sampai) {
		return HalamanBuku{}, ErrTanggalLaporan.Invalidf("tanggal awal lewat dari tanggal akhir").Pada("dari")
	}
	bagan, err := s.Stores.Buku.Akun.Ambil(ctx, pel.Lembaga, saring.Akun)
	if err != nil {
		return HalamanBuku{}, err
	}
	if _, ada := bagan[saring.Akun]; !ada {
		return HalamanBuku{}, ErrAkunTiada.NotFoundf("akun %s tidak ada di bagan akun", potong(string(saring.Akun))).Pada("akun")
	}
	return s.Stores.Buku.Jurnal.BukuBesar(ctx, pel.Lembaga, saring, p)
}

// rangkumLalu brings the totals of the months before this one up to date, which
// costs two reads when they are. A failure is left alone: the balance that
// follows is right without it, and meets the same fault if there is one.
func (s *Service) rangkumLalu(ctx context.Context, l dasar.LembagaID) {
	kini := s.hariIni(l).Bulan()
	var bulan []dasar.Bulan
	for b := kini.Tambah(-maksLalu); b.Compare(kini) < 0; b = b.Tambah(1) {
		bulan = append(bulan, b)
	}
	_ = s.Stores.Buku.Jurnal.Rangkum(ctx, l, bulan...)
}

// maksLalu is how many months back totals are brought up to date by a report;
// older ones are summed up by [Service.RangkumBuku].
const maksLalu = 240

// RangkumBuku rebuilds the monthly totals that are not current, so that
// reports over many months read those instead of the lines. Reports are right
// without it.
func (s *Service) RangkumBuku(ctx context.Context, pel dasar.Pelaku) error {
	if err := seluruh(pel); err != nil {
		return err
	}
	return s.Stores.Buku.Jurnal.Rangkum(ctx, pel.Lembaga)
}
