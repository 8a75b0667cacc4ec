package pendedahan

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/rezim"
)

var (
	// ErrDarurat says that an emergency has no reason, is one too many within a day, or does
	// not open what is asked for.
	ErrDarurat = dasar.Aturan("PRI-DARURAT-01")
	// ErrAkunTerkunci says that an emergency of the account was not reviewed in time.
	ErrAkunTerkunci = dasar.Aturan("PRI-DARURAT-02")
	// ErrTinjau says that a review is by the same person, without a word, or a second one.
	ErrTinjau = dasar.Aturan("PRI-DARURAT-03")
)

// Darurat is one emergency that somebody declared about one person.
type Darurat struct {
	Lembaga  dasar.LembagaID          `privasi:"-,lembaga"`
	ID       string                   `privasi:"-,kunci teknis"`
	Akun     string                   `privasi:"-,akun yang membuka"`
	Subjek   privasi.SubjekID         `privasi:"subjek"`
	Alasan   privasi.Tertutup[string] `privasi:"kategori=kesehatan.darurat;kelas=spesifik;retensi=kesehatan"`
	Mulai    time.Time                `privasi:"-,saat dibuka"`
	Berakhir time.Time                `privasi:"-,saat berakhir"`
	Tinjau   time.Time                `privasi:"-,batas peninjauan"`
	Peninjau string                   `privasi:"-,akun peninjau"`
	Ditinjau time.Time                `privasi:"-,saat ditinjau"`
	Wajar    bool                     `privasi:"-,hasil tinjauan"`
	Catatan  privasi.Tertutup[string] `privasi:"kategori=kesehatan.darurat;kelas=spesifik;retensi=kesehatan"`
	Versi    uint64                   `privasi:"-,nomor perubahan"`
}

// KategoriDarurat is the fixed set that an emergency opens.
func KategoriDarurat() []string { return privasi.KategoriDarurat() }

// PihakDarurat are who is told of every emergency.
func PihakDarurat() []string { return []string{privasi.PeranPPDP, privasi.PeranWali} }

// BukaDarurat declares an emergency. riwayat are the earlier ones of the institution: an
// account with too many within 24 hours, or with one that was not reviewed in time, is
// refused.
func BukaDarurat(l dasar.LembagaID, id string, s privasi.SubjekID, alasan privasi.Tertutup[string], riwayat []Darurat, a Aktor, st rezim.Setelan, pada time.Time) (Darurat, privasi.Peristiwa, error) {
	if l == "" || id == "" || s == "" || a.Akun == "" || alasan.Kosong() || pada.IsZero() {
		return Darurat{}, privasi.Peristiwa{}, ErrDarurat.Invalidf("tulis keadaan daruratnya dan untuk siapa data dibuka").Pada("alasan")
	}
	if Terkunci(riwayat, l, a.Akun, pada) {
		return Darurat{}, privasi.Peristiwa{}, ErrAkunTerkunci.Forbiddenf("akses darurat Anda sebelumnya belum ditinjau; hubungi pejabat pelindungan data pribadi")
	}
	n := 0
	for _, d := range riwayat {
		if d.Lembaga == l && d.Akun == a.Akun && d.Mulai.After(pada.Add(-24*time.Hour)) {
			n++
		}
	}
	if n >= st.DaruratSehari {
		return Darurat{}, privasi.Peristiwa{}, ErrDarurat.Forbiddenf("akses darurat paling banyak %d kali dalam 24 jam; hubungi pejabat pelindungan data pribadi", st.DaruratSehari)
	}
	pada = mikro(pada)
	d := Darurat{Lembaga: l, ID: id, Akun: a.Akun, Subjek: s, Alasan: alasan, Mulai: pada, Berakhir: pada.Add(time.Duration(st.DaruratMenit) * time.Minute),
		Tinjau: pada.Add(time.Duration(st.DaruratTinjauHari) * 24 * time.Hour)}
	return d, privasi.Peristiwa{Jenis: "AksesDarurat", Objek: id, Subjek: s, Ke: "terbuka", Oleh: a.Akun, Kapasitas: a.Kapasitas, Pada: pada}, nil
}

// Periksa says whether an account may see a category of a person by this emergency at t.
func (d Darurat) Periksa(akun string, s privasi.SubjekID, kategori string, t time.Time) error {
	if akun == "" || akun != d.Akun || s != d.Subjek || t.Before(d.Mulai) || !t.Before(d.Berakhir) || !mencakup(KategoriDarurat(), kategori) {
		return ErrDarurat.Forbiddenf("akses darurat ini sudah berakhir atau tidak mencakup data tersebut")
	}
	return nil
}

// Tinjauan is the review of an emergency: by somebody else, with a word about it, once.
func (d Darurat) Tinjauan(wajar bool, catatan privasi.Tertutup[string], a Aktor, pada time.Time) (Darurat, privasi.Peristiwa, error) {
	if !d.Ditinjau.IsZero() || a.Akun == "" || a.Akun == d.Akun || catatan.Kosong() || pada.Before(d.Mulai) {
		return d, privasi.Peristiwa{}, ErrTinjau.Invalidf("akses darurat ditinjau satu kali oleh orang lain, dengan catatan").Pada("catatan")
	}
	d.Peninjau, d.Ditinjau, d.Wajar, d.Catatan = a.Akun, mikro(pada), wajar, catatan
	sebab := "tidak_wajar"
	if wajar {
		sebab = "wajar"
	}
	return d, privasi.Peristiwa{Jenis: "AksesDaruratDitinjau", Objek: d.ID, Subjek: d.Subjek, Dari: "terbuka", Ke: "ditinjau", Oleh: a.Akun, Kapasitas: a.Kapasitas, Sebab: sebab, Pada: d.Ditinjau}, nil
}

// Terkunci reports whether an account is locked at t: an emergency of his passed its day of
// review, and nobody has reviewed it since.
func Terkunci(riwayat []Darurat, l dasar.LembagaID, akun string, t time.Time) bool {
	return slices.ContainsFunc(riwayat, func(d Darurat) bool {
		return d.Lembaga == l && d.Akun == akun && t.After(d.Tinjau) && (d.Ditinjau.IsZero() || d.Ditinjau.After(t))
	})
}
