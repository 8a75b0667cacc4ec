package kalender

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

// ErrPola says that a pattern is malformed, in the field it names.
var ErrPola = dasar.Aturan("AKD-KALENDER-02")

// JenisPola is the kind of a pattern.
type JenisPola string

// The kinds.
const (
	Sekali   JenisPola = "sekali"   // on Mulai
	Rentang  JenisPola = "rentang"  // each day from Mulai to Sampai
	Mingguan JenisPola = "mingguan" // on each weekday of Hari, every Tiap weeks
	PekanKe  JenisPola = "pekan_ke" // on the Ke-th weekday of Hari in a month
	Weton    JenisPola = "weton"    // on Pasaran, and on a weekday of Hari when there is one
	Bulanan  JenisPola = "bulanan"  // on day HariKe of each month, or of month Bulan each year
)

// Kalender is what months are counted in.
type Kalender string

// The calendars; an empty one is Masehi.
const (
	Masehi  Kalender = "masehi"
	Hijriah Kalender = "hijriah"
)

// Terakhir is the place of the last weekday of its kind in a month.
const Terakhir = -1

// Pola says on which days something falls. Fields that its kind does not use must be
// zero.
type Pola struct {
	Jenis    JenisPola       `privasi:"-,pola kalender"`
	Mulai    dasar.Tanggal   `privasi:"-,pola kalender"` // first day on which it may fall; unset = no beginning
	Sampai   dasar.Tanggal   `privasi:"-,pola kalender"` // last day on which it may fall; unset = no end
	Hari     []time.Weekday  `privasi:"-,pola kalender"`
	Tiap     int             `privasi:"-,pola kalender"` // Mingguan: every n weeks, counted in blocks of seven days from Mulai; 0 is 1
	Ke       []int           `privasi:"-,pola kalender"` // PekanKe: 1 to 5, or [Terakhir]
	Kalender Kalender        `privasi:"-,pola kalender"` // PekanKe, Bulanan: which months
	Bulan    int             `privasi:"-,pola kalender"` // PekanKe, Bulanan: 1 to 12 in that calendar; 0 = every month
	HariKe   int             `privasi:"-,pola kalender"` // Bulanan: day of the month, 1 to 31 (Hijri 1 to 30)
	Pasaran  HariPasaran     `privasi:"-,pola kalender"` // Weton
	Malam    bool            `privasi:"-,pola kalender"` // the evening before, which already belongs to that day; not for Sekali and Rentang
	Kecuali  []dasar.Tanggal `privasi:"-,pola kalender"`
	Pindah   []Pindah        `privasi:"-,pola kalender"`
}

// Pindah moves one occurrence to another day, whatever the bounds of the pattern.
type Pindah struct {
	Dari dasar.Tanggal `privasi:"-,pola kalender"`
	Ke   dasar.Tanggal `privasi:"-,pola kalender"`
}

// Salin returns a copy that shares nothing.
func (p Pola) Salin() Pola {
	p.Hari, p.Ke, p.Kecuali, p.Pindah = slices.Clone(p.Hari), slices.Clone(p.Ke), slices.Clone(p.Kecuali), slices.Clone(p.Pindah)
	return p
}

const (
	maksTiap    = 53
	maksKecuali = 500
)

// Validate refuses a malformed pattern with [ErrPola].
func (p Pola) Validate() error {
	salah := func(bidang, pesan string) error { return ErrPola.Invalidf("%s", pesan).Pada(bidang) }
	if !p.Mulai.IsZero() && !p.Sampai.IsZero() && p.Sampai.Before(p.Mulai) {
		return salah("sampai", "hari terakhir tidak boleh sebelum hari pertama")
	}
	if err := p.periksaHari(salah); err != nil {
		return err
	}
	dipakai := map[JenisPola]Pola{
		Sekali: {}, Rentang: {},
		Mingguan: {Hari: p.Hari, Tiap: p.Tiap},
		PekanKe:  {Hari: p.Hari, Ke: p.Ke, Kalender: p.Kalender, Bulan: p.Bulan},
		Weton:    {Hari: p.Hari, Pasaran: p.Pasaran},
		Bulanan:  {Kalender: p.Kalender, Bulan: p.Bulan, HariKe: p.HariKe},
	}
	boleh, ada := dipakai[p.Jenis]
	if !ada {
		return salah("jenis", "pilih jenis pola: sekali, rentang, mingguan, pekan_ke, weton, atau bulanan")
	}
	if len(p.Hari) != len(boleh.Hari) || p.Tiap != boleh.Tiap || len(p.Ke) != len(boleh.Ke) || p.Kalender != boleh.Kalender ||
		p.Bulan != boleh.Bulan || p.HariKe != boleh.HariKe || p.Pasaran != boleh.Pasaran || p.Malam && (p.Jenis == Sekali || p.Jenis == Rentang) {
		return salah("jenis", "isi hanya bidang milik jenis polanya; kosongkan yang lain")
	}
	return p.periksaJenis(salah)
}

func (p Pola) periksaHari(salah func(string, string) error) error {
	for i, h := range p.Hari {
		if h < time.Sunday || h > time.Saturday || slices.Contains(p.Hari[:i], h) {
			return salah("hari", "hari ditulis sekali saja, Ahad sampai Sabtu")
		}
	}
	if len(p.Kecuali) > maksKecuali || len(p.Pindah) > maksKecuali {
		return salah("kecuali", "pengecualian terlalu banyak; bagi polanya")
	}
	asal := map[dasar.Tanggal]bool{}
	for _, k := range p.Kecuali {
		if k.IsZero() {
			return salah("kecuali", "isi tanggal yang dikecualikan")
		}
		asal[k] = true
	}
	for _, x := range p.Pindah {
		if x.Dari.IsZero() || x.Ke.IsZero() || x.Dari == x.Ke || asal[x.Dari] {
			return salah("pindah", "satu tanggal dikecualikan atau dipindah sekali, ke tanggal lain")
		}
		asal[x.Dari] = true
	}
	return nil
}

func (p Pola) periksaJenis(salah func(string, string) error) error {
	if p.Kalender != "" && p.Kalender != Masehi && p.Kalender != Hijriah {
		return salah("kalender", "pilih kalender masehi atau hijriah")
	}
	if p.Bulan < 0 || p.Bulan > 12 {
		return salah("bulan", "bulan 1 sampai 12, atau 0 untuk setiap bulan")
	}
	switch p.Jenis {
	case Sekali:
		if p.Mulai.IsZero() || !p.Sampai.IsZero() && p.Sampai != p.Mulai {
			return salah("mulai", "isi tanggalnya saja")
		}
	case Rentang:
		if p.Mulai.IsZero() || p.Sampai.IsZero() {
			return salah("sampai", "isi hari pertama dan hari terakhir")
		}
	case Mingguan:
		if len(p.Hari) == 0 || p.Tiap < 0 || p.Tiap > maksTiap || p.Tiap > 1 && p.Mulai.IsZero() {
			return salah("hari", "pilih harinya; pola tiap beberapa pekan memerlukan hari mulai")
		}
	case PekanKe:
		if len(p.Hari) == 0 || len(p.Ke) == 0 || slices.ContainsFunc(p.Ke, func(n int) bool { return n != Terakhir && (n < 1 || n > 5) }) {
			return salah("ke", "pilih hari dan pekan ke-1 sampai ke-5, atau yang terakhir")
		}
	case Weton:
		if p.Pasaran < Legi || p.Pasaran > Kliwon {
			return salah("pasaran", "pilih pasarannya: Legi, Pahing, Pon, Wage, atau Kliwon")
		}
	case Bulanan:
		if maks := map[bool]int{true: 30, false: 31}[p.Kalender == Hijriah]; p.HariKe < 1 || p.HariKe > maks {
			return salah("hari_ke", "isi hari dalam bulan, 1 sampai 31 (Hijriah 1 sampai 30)")
		}
	}
	return nil
}
