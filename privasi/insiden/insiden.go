package insiden

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/rezim"
)

var (
	// ErrPerpindahan says that an incident cannot go from its state to another.
	ErrPerpindahan = dasar.Aturan("PRI-INSIDEN-01")
	// ErrKabarBelumLengkap says that somebody has not been told; its field is who.
	ErrKabarBelumLengkap = dasar.Aturan("PRI-INSIDEN-02")
	// ErrBukanKegagalan says that a decision that nothing failed has no reason, or is not
	// signed by the officer for data protection.
	ErrBukanKegagalan = dasar.Aturan("PRI-INSIDEN-03")
	// ErrIsiKabar says that a notice misses one of its contents.
	ErrIsiKabar = dasar.Aturan("PRI-INSIDEN-04")
	// ErrInsiden says that a report misses a part.
	ErrInsiden = dasar.Aturan("PRI-INSIDEN-05")
	// ErrTanpaPPDP says that nobody is named as responsible for data protection.
	ErrTanpaPPDP = dasar.Aturan("PRI-INSIDEN-06")
)

// Kegagalan is what failed.
type Kegagalan string

// The kinds (PP 33/2026 article 114).
const (
	Kerahasiaan  Kegagalan = "kerahasiaan"
	Keutuhan     Kegagalan = "keutuhan"
	Ketersediaan Kegagalan = "ketersediaan"
)

func (k Kegagalan) dikenal() bool { return k == Kerahasiaan || k == Keutuhan || k == Ketersediaan }

// Status is the state of an incident.
type Status string

// The states.
const (
	Terdeteksi     Status = "terdeteksi"
	Diselidiki     Status = "diselidiki"
	Dipastikan     Status = "dipastikan"
	Diberitahukan  Status = "diberitahukan"
	Dipulihkan     Status = "dipulihkan"
	BukanKegagalan Status = "bukan_kegagalan"
	Ditutup        Status = "ditutup"
)

// PeranPPDP is the capacity that signs that nothing failed.
const PeranPPDP = privasi.PeranPPDP

// Insiden is one failure, or the suspicion of one.
type Insiden struct {
	Lembaga           dasar.LembagaID `privasi:"-,lembaga"`
	ID                string          `privasi:"-,kunci teknis"`
	Jenis             []Kegagalan     `privasi:"-,jenis kegagalan"`
	Status            Status          `privasi:"-,status insiden"`
	Dari              time.Time       `privasi:"-,awal kejadian"` // window of the failure, as far as known
	Sampai            time.Time       `privasi:"-,akhir kejadian"`
	DiketahuiProsesor time.Time       `privasi:"-,saat diketahui prosesor"`
	Terdeteksi        time.Time       `privasi:"-,saat terdeteksi"`
	Dipastikan        time.Time       `privasi:"-,saat dipastikan"`
	Umum              bool            `privasi:"-,perlu diumumkan"` // public service disturbed, or serious public impact
	Isi               IsiKabar        `privasi:"-,isi pemberitahuan tanpa nama orang"`
	AlasanBukan       string          `privasi:"-,alasan tanpa nama orang"`
	TandaPPDP         string          `privasi:"-,akun PPDP yang menandatangani"`
	Diberitahukan     time.Time       `privasi:"-,saat kabar lengkap"`
	Dipulihkan        time.Time       `privasi:"-,saat pulih"`
	Ditutup           time.Time       `privasi:"-,saat ditutup"`
	Rezim             string          `privasi:"-,aturan hukum saat terdeteksi"`
	Jam               []rezim.Jam     `privasi:"-,batas waktu menurut hukum"`
	Versi             uint64          `privasi:"-,nomor perubahan"`
}

// IsiKabar is what every notice says (UU 27/2022 article 46 paragraph 2): besides the data
// exposed, which differs from person to person, when and how, what is done, and whom to
// ask. It names no person but the contact.
type IsiKabar struct {
	Kapan      string
	Bagaimana  string
	Penanganan string
	Pemulihan  string
	KontakPPDP string
}

// Kurang lists the contents that are blank.
func (i IsiKabar) Kurang() (kurang []string) {
	for _, b := range []struct{ nama, isi string }{{"kapan", i.Kapan}, {"bagaimana", i.Bagaimana}, {"penanganan", i.Penanganan}, {"pemulihan", i.Pemulihan}, {"kontak_ppdp", i.KontakPPDP}} {
		if b.isi == "" {
			kurang = append(kurang, b.nama)
		}
	}
	return kurang
}

// Aktor is who makes a move.
type Aktor struct{ Akun, Kapasitas string }

// Hukum is what clocks are computed with.
type Hukum struct {
	Hukum    *rezim.Hukum
	Setelan  rezim.Setelan
	Kalender rezim.KalenderKerja
}

func mikro(t time.Time) time.Time { return t.UTC().Truncate(time.Microsecond) }

func (i Insiden) pindah(jenis string, ke Status, a Aktor, sebab string, pada time.Time) (Insiden, privasi.Peristiwa) {
	ev := privasi.Peristiwa{Jenis: jenis, Objek: i.ID, Dari: string(i.Status), Ke: string(ke), Oleh: a.Akun, Kapasitas: a.Kapasitas, Sebab: sebab, Rezim: i.Rezim, Pada: mikro(pada)}
	i.Status = ke
	return i, ev
}

func (i Insiden) tolakPindah(ke Status) error {
	return ErrPerpindahan.Conflictf("insiden yang %s tidak dapat menjadi %s; muat ulang halaman", i.Status, ke)
}

// hitung computes the clocks anew and merges them: none moves later.
func (i Insiden) hitung(h Hukum) (Insiden, error) {
	f := rezim.Fakta{}
	for p, t := range map[rezim.Pemicu]time.Time{rezim.Terdeteksi: i.Terdeteksi, rezim.Dipastikan: i.Dipastikan, rezim.DiketahuiProsesor: i.DiketahuiProsesor} {
		if !t.IsZero() {
			f[p] = t
		}
	}
	jam := make([]rezim.Jam, 0, 2)
	for n, kunci := range []string{rezim.TenggatInsiden, rezim.TenggatInsidenPros} {
		j, err := h.Hukum.Jam(kunci, f, h.Setelan, h.Kalender)
		if r := dasar.RuleOf(err); r == string(rezim.ErrBelumMulai) || r == string(rezim.ErrTenggat) {
			j, err = rezim.Jam{Kunci: kunci, Rezim: i.Rezim}, nil
		}
		if err != nil {
			return i, err
		}
		if n < len(i.Jam) {
			j = i.Jam[n].Perketat(j)
		}
		jam = append(jam, j)
	}
	i.Jam = jam
	return i, nil
}

// Batas is the earliest deadline over all rules. While no clock has started (the setting
// waits for certainty) it is the one that detection would have started: an alarm.
func (i Insiden) Batas() time.Time {
	if j := rezim.Terdini(i.Jam...); !j.Tenggat.IsZero() {
		return j.Tenggat
	}
	return i.Terdeteksi.Add(72 * time.Hour)
}

// Lewat reports whether the notices are or were late at t. What was no failure never is.
func (i Insiden) Lewat(t time.Time) bool {
	if i.TandaPPDP != "" {
		return false
	}
	return rezim.Jam{Tenggat: i.Batas()}.Lewat(i.Diberitahukan, t)
}

func (i Insiden) terbuka() bool { return i.Status != Ditutup && i.Status != BukanKegagalan }

func satukan(ks []Kegagalan) []Kegagalan {
	ks = slices.Clone(ks)
	slices.Sort(ks)
	return slices.Compact(ks)
}
