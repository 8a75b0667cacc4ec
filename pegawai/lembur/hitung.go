package lembur

import (
	"cmp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/uraian"
)

var (
	// ErrJam says that a number of hours is negative, beyond 24, or finer than four
	// decimals.
	ErrJam = dasar.Aturan("PEG-LEMBUR-05")
	// ErrHari says that a kind of day is not known in that working week.
	ErrHari = dasar.Aturan("PEG-LEMBUR-06")
	// ErrLewatTabel says that hours go beyond the last one that has a multiplier.
	ErrLewatTabel = dasar.Aturan("PEG-LEMBUR-07")
	// ErrBatas says that hours go beyond the legal limit of a day or a week.
	ErrBatas = dasar.Aturan("PEG-LEMBUR-08")
)

// Hari is the kind of day that overtime is worked on.
type Hari string

// The kinds of day. LiburPendek is a public holiday that falls on the shortest
// workday of a week of six working days.
const (
	HariKerja   Hari = "kerja"
	HariLibur   Hari = "libur" // weekly rest day or public holiday
	LiburPendek Hari = "libur_pendek"
)

// DaftarHari lists the kinds of day in the order of forms.
func DaftarHari() []Hari { return []Hari{HariKerja, HariLibur, LiburPendek} }

// Masukan is the overtime of one worker on one day.
type Masukan struct {
	Upah    Upah
	Hari    Hari
	Pekan   int             // working days of the week, 5 or 6
	Jam     decimal.Decimal // hours, at most four decimals: 1.5 is one and a half
	Sepekan decimal.Decimal // overtime on workdays of that week, this day included; 0 = not known
}

// Hasil is what the overtime is worth.
type Hasil struct {
	Sejam      dasar.Rupiah    // for the eye: Jumlah is not a product of it
	Satuan     decimal.Decimal // Σ hours × multiplier, exact
	Jumlah     dasar.Rupiah    // rounded once, half up
	Peringatan []string        // limits of Ps. 26 that were passed
}

// Hitung pays the overtime of one day.
func (t *Tabel) Hitung(m Masukan, u *uraian.Uraian) (Hasil, error) {
	if err := cmp.Or(periksaJam(m.Jam, 24, "jam"), periksaJam(m.Sepekan, 168, "sepekan")); err != nil {
		return Hasil{}, err
	}
	if err := periksaPekan(m.Pekan); err != nil {
		return Hasil{}, err
	}
	i := slices.IndexFunc(t.Pengali, func(p pengali) bool { return p.Hari == m.Hari && p.Pekan == m.Pekan })
	if i < 0 {
		return Hasil{}, ErrHari.Invalidf("jenis hari lembur dalam pekan %d hari kerja harus kerja, libur, atau (pekan 6 hari) libur_pendek", m.Pekan).Pada("hari")
	}
	h := Hasil{Sejam: t.Sejam(m.Upah)}
	if lewat := t.lewat(m.Hari, m.Jam, m.Sepekan); lewat != nil {
		h.Peringatan = []string{lewat.Message}
	}
	var err error
	if h.Satuan, err = t.Pengali[i].satuan(m.Jam, u); err != nil {
		return Hasil{}, err
	}
	h.Jumlah = m.Upah.kali(h.Satuan, t.Jam.Pembagi)
	if err := h.Jumlah.Batas(); err != nil {
		return Hasil{}, err
	}
	if u.Perlu() {
		u.Catatf(t.Jam.Sumber, h.Jumlah, "upah lembur 1/%d × %s × %s; sejam kira-kira %s", t.Jam.Pembagi, m.Upah.Rupiah(), koma(h.Satuan), h.Sejam)
		for _, p := range h.Peringatan {
			u.Catat(t.Batas.Sumber, "perhatian: "+p, 0)
		}
	}
	return h, nil
}

// satuan adds up hours × multiplier.
func (p pengali) satuan(jam decimal.Decimal, u *uraian.Uraian) (jumlah decimal.Decimal, err error) {
	bawah := decimal.Zero
	for _, l := range p.Lapis {
		atas := decimal.NewFromInt(l.Sampai)
		if l.Sampai == 0 || jam.LessThan(atas) {
			atas = jam
		}
		if n := atas.Sub(bawah); n.IsPositive() {
			jumlah, bawah = jumlah.Add(n.Mul(l.Kali)), atas
			if u.Perlu() {
				u.Catatf(p.Sumber, 0, "%s jam × %s", koma(n), koma(l.Kali))
			}
		}
	}
	if bawah.LessThan(jam) {
		return jumlah, ErrLewatTabel.Invalidf("lembur %s jam melewati jam ke-%s, jam terakhir yang punya pengali (%s); periksa jamnya", koma(jam), koma(bawah), p.Sumber).Pada("jam")
	}
	return jumlah, nil
}

// PeriksaBatas refuses overtime on a workday that goes beyond four hours a day or
// eighteen a week (Ps. 26), with [ErrBatas]. Rest days and holidays do not count.
// sepekan holds the hours of the week with those of the day; 0 = not known.
func (t *Tabel) PeriksaBatas(hari Hari, sehari, sepekan decimal.Decimal) error {
	if err := cmp.Or(periksaJam(sehari, 24, "jam"), periksaJam(sepekan, 168, "sepekan")); err != nil {
		return err
	}
	if lewat := t.lewat(hari, sehari, sepekan); lewat != nil {
		return lewat
	}
	return nil
}

func (t *Tabel) lewat(hari Hari, sehari, sepekan decimal.Decimal) *dasar.Error {
	switch {
	case hari != HariKerja:
		return nil
	case sehari.GreaterThan(t.Batas.Sehari):
		return ErrBatas.Invalidf("lembur %s jam melebihi batas %s jam sehari; kurangi atau bagi ke orang lain", koma(sehari), koma(t.Batas.Sehari)).Pada("jam")
	case sepekan.GreaterThan(t.Batas.Sepekan):
		return ErrBatas.Invalidf("lembur %s jam melebihi batas %s jam sepekan; kurangi atau bagi ke orang lain", koma(sepekan), koma(t.Batas.Sepekan)).Pada("sepekan")
	}
	return nil
}

// periksaJam looks at the exponent first: 1e999999 must not be written out.
func periksaJam(jam decimal.Decimal, maks int64, field string) error {
	if e := jam.Exponent(); e < -20 || e > 3 || jam.IsNegative() || jam.GreaterThan(decimal.NewFromInt(maks)) || !jam.Shift(4).IsInteger() {
		return ErrJam.Invalidf("jam lembur harus 0 sampai %d dengan paling banyak empat desimal, misalnya 1,5", maks).Pada(field)
	}
	return nil
}

func koma(d decimal.Decimal) string {
	return strings.Replace(d.String(), ".", ",", 1)
}
