package pph21

import (
	"fmt"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
)

// Tabel is one regime: every part of the law that is in force on the same days.
// It is immutable, safe for use by many goroutines, and comes from [Buku.Pada].
type Tabel struct {
	sejak, sampai dasar.Tanggal
	versi         string
	bagian        []Bagian
	pengali       int64 // percent of the tax that is taken: 100, or more without a number

	ter          [3]*jenjang
	terStatus    [banyakStatus]*jenjang
	harian       *harian
	pasal17      *jenjang
	ptkp         *isiPTKP
	biayaJabatan *biaya
	biayaPensiun *biaya
	ketentuan    *ketentuan
	objek        []Objek
}

// Versi names the tables: the first day of the regime and a digest of every part.
// Results carry it; two books that differ in any number differ in it.
func (t *Tabel) Versi() string { return t.versi }

// Sejak is the first day on which this very set is in force.
func (t *Tabel) Sejak() dasar.Tanggal { return t.sejak }

// Sampai is its last day; zero while the set is open.
func (t *Tabel) Sampai() dasar.Tanggal { return t.sampai }

// Bagian lists the parts with their sources, by kind.
func (t *Tabel) Bagian() []Bagian { return slices.Clone(t.bagian) }

// sumber is the regulation that a part comes from; every part but the objects is
// there.
func (t *Tabel) sumber(j Jenis) string {
	return t.bagian[slices.IndexFunc(t.bagian, func(p Bagian) bool { return p.Jenis == j })].Sumber
}

// Peringatan says, in one sentence, that the month lies in a later tax year than
// the one in which somebody last compared a part with the law; "" when all is
// known. Runs and slips show it.
func (t *Tabel) Peringatan(masa dasar.Bulan) string {
	lama := slices.MinFunc(t.bagian, func(a, b Bagian) int { return a.Diperiksa.Compare(b.Diperiksa) })
	if masa.Tahun() <= lama.Diperiksa.Tahun() {
		return ""
	}
	return fmt.Sprintf("tabel pajak (%s) terakhir dicocokkan dengan peraturan pada %s; periksa apakah ada peraturan baru untuk %d dan pasang tabelnya",
		lama.Sumber, lama.Diperiksa.Panjang(), masa.Tahun())
}

// TanpaNPWP returns the same tables with the tax raised to 120% (UU PPh Ps. 21(5a)),
// for a recipient without NPWP or valid NIK. It is a switch that is off unless
// somebody takes this table: PENG-6/PJ.09/2024 point 7 does not apply the surcharge
// to a valid NIK, and the electronic forms have no place for it.
func (t *Tabel) TanpaNPWP() *Tabel {
	c := *t
	c.pengali = t.ketentuan.tanpaNPWP
	c.versi = fmt.Sprintf("%s×%d%%", t.versi, c.pengali)
	return &c
}

// bulat turns an exact tax in ten-thousandths of a rupiah into the tax of the
// document: times the surcharge, rounded half up once (PER-11/PJ/2025 Ps. 129).
func (t *Tabel) bulat(pajak int64) dasar.Rupiah {
	if t.pengali == 100 {
		return dasar.Rupiah((pajak + skala/2) / skala)
	}
	return dasar.Rupiah(kaliBagi(uint64(pajak), uint64(t.pengali), skala*100))
}

// PTKP returns what a status is worth in a year (PMK 101/PMK.010/2016 Ps. 1), K/I
// included.
func (t *Tabel) PTKP(s Status) (dasar.Rupiah, error) {
	if err := s.periksa(); err != nil {
		return 0, err
	}
	if t.ptkp.setahun[s] == 0 {
		return 0, ErrStatusKosong.Invalidf("tabel PTKP yang berlaku tidak memuat %s", s).Pada("ptkp")
	}
	return dasar.Rupiah(t.ptkp.setahun[s]), nil
}

// Kategori returns the column of monthly TER of a status (PP 58/2023 Ps. 2(4)), or
// [ErrTanpaTER] for K/I.
func (t *Tabel) Kategori(s Status) (Kategori, error) {
	if _, err := t.PTKP(s); err != nil {
		return 0, err
	}
	if t.terStatus[s] == nil {
		return 0, ErrTanpaTER.Invalidf("status %s hanya ada di SPT Tahunan; pakai K/0 sampai K/3 untuk memotong PPh 21", s).Pada("ptkp")
	}
	return t.ptkp.kategori[s], nil
}

// Tarif returns the monthly rate of a category for a gross: the row (a, b] that
// holds it.
func (t *Tabel) Tarif(k Kategori, bruto dasar.Rupiah) (Tarif, error) {
	if err := batas(bruto, "bruto"); err != nil {
		return 0, err
	}
	if k < 'A' || k > 'C' {
		return 0, ErrTanpaTER.Invalidf("kategori TER harus A, B atau C").Pada("kategori")
	}
	j := t.ter[k-'A']
	return Tarif(j.tarif[j.cari(int64(bruto))]), nil
}

// LapisTER returns the rows of a category; none for anything but A, B and C.
func (t *Tabel) LapisTER(k Kategori) []Lapis {
	if k < 'A' || k > 'C' {
		return nil
	}
	return t.ter[k-'A'].lapis()
}

// LapisPasal17 returns the rows of Article 17; each rate holds for its part of PKP.
func (t *Tabel) LapisPasal17() []Lapis { return t.pasal17.lapis() }
