package tunas

import (
	"embed"
	"encoding/csv"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi/wali"
)

//go:embed data/*.csv
var berkas embed.FS

var (
	// ErrKetentuan says that a table of the law cannot be read or leaves a gap.
	ErrKetentuan = dasar.Aturan("PRI-TUNAS-01")
	// ErrFitur says that a feature is not for the age band, or not alone.
	ErrFitur = dasar.Aturan("PRI-TUNAS-02")
	// ErrProfilisasi says that a child was to be profiled or advertised to.
	ErrProfilisasi = dasar.Aturan("PRI-TUNAS-03")
)

// Jenjang is an age band, both ages included.
type Jenjang struct {
	Kode         string
	Dari, Sampai int
}

// Akses is what a feature asks of a band.
type Akses string

// The answers, from the strictest.
const (
	AksesTidak   Akses = "tidak"
	AksesWali    Akses = "wali"    // the guardian does it
	AksesBersama Akses = "bersama" // the child, with the guardian's permission
	AksesSendiri Akses = "sendiri"
)

// Setelan is a privacy setting before anybody touched it.
type Setelan struct {
	Kunci        string
	Anak, Dewasa bool
	DiubahOleh   string // "wali" or "tidak": nobody
}

// Aspek is one of the seven aspects of the self-assessment.
type Aspek struct{ Kode, Teks string }

// Ketentuan are the tables together.
type Ketentuan struct {
	jenjang   []Jenjang
	fitur     map[string]map[string]Akses
	setelan   []Setelan
	Aspek     []Aspek
	Parameter int // number of parameters of the self-assessment
	Ambang    int // percent; an aspect above it is high risk
	Langsung  int // age from which the child is asked first
	Akhir     int // age at which one is no child any more
}

// Baku returns the shipped tables.
func Baku() Ketentuan {
	isi, err := fs.Sub(berkas, "data")
	if err == nil {
		var k Ketentuan
		if k, err = Baca(isi); err == nil {
			return k
		}
	}
	panic("tunas: " + err.Error()) // the data is part of the program and tested
}

// Baca reads jenjang.csv, fitur.csv, bawaan.csv, aspek.csv and ketentuan.csv, and
// refuses gaps between bands, unknown words, and rows without source: [ErrKetentuan].
func Baca(f fs.FS) (Ketentuan, error) {
	k := Ketentuan{fitur: map[string]map[string]Akses{}}
	for _, baca := range []struct {
		nama string
		isi  func(map[string]string) bool
	}{{"jenjang.csv", k.bacaJenjang}, {"fitur.csv", k.bacaFitur}, {"bawaan.csv", k.bacaSetelan}, {"aspek.csv", k.bacaAspek}, {"ketentuan.csv", k.bacaAngka}} {
		if err := bacaTabel(f, baca.nama, baca.isi); err != nil {
			return Ketentuan{}, err
		}
	}
	for i, j := range k.jenjang {
		if j.Dari > j.Sampai || (i > 0 && j.Dari != k.jenjang[i-1].Sampai+1) {
			return Ketentuan{}, ErrKetentuan.Invalidf("jenjang usia %s tidak bersambung", j.Kode)
		}
	}
	if len(k.jenjang) == 0 || k.jenjang[len(k.jenjang)-1].Sampai != k.Akhir-1 || k.Parameter < len(k.Aspek) || k.Ambang < 1 || k.Langsung < 1 || k.Langsung >= k.Akhir {
		return Ketentuan{}, ErrKetentuan.Invalidf("angka PP TUNAS tidak lengkap atau bertentangan")
	}
	return k, nil
}

func bacaTabel(f fs.FS, nama string, isi func(map[string]string) bool) error {
	b, err := f.Open(nama)
	if err != nil {
		return ErrKetentuan.Invalidf("tabel %s tidak ada", nama)
	}
	defer func() { _ = b.Close() }()
	semua, err := csv.NewReader(b).ReadAll()
	if err != nil || len(semua) < 2 {
		return ErrKetentuan.Invalidf("tabel %s rusak atau kosong", nama)
	}
	for _, baris := range semua[1:] {
		m := map[string]string{}
		for i, x := range baris {
			m[semua[0][i]] = x
		}
		if m["sumber"] == "" || !slices.Contains([]string{"verified", "single source", "unverified"}, m["keyakinan"]) || !isi(m) {
			return ErrKetentuan.Invalidf("tabel %s: baris %q salah tulis", nama, baris[0])
		}
	}
	return nil
}

func (k *Ketentuan) bacaJenjang(m map[string]string) bool {
	dari, e1 := strconv.Atoi(m["dari"])
	sampai, e2 := strconv.Atoi(m["sampai"])
	k.jenjang = append(k.jenjang, Jenjang{m["kode"], dari, sampai})
	return e1 == nil && e2 == nil && m["kode"] != ""
}

func (k *Ketentuan) bacaFitur(m map[string]string) bool {
	per := map[string]Akses{}
	for _, j := range k.jenjang {
		per[j.Kode] = Akses(m[j.Kode])
		if !slices.Contains([]Akses{AksesTidak, AksesWali, AksesBersama, AksesSendiri}, per[j.Kode]) {
			return false
		}
	}
	_, ganda := k.fitur[m["fitur"]]
	k.fitur[m["fitur"]] = per
	return m["fitur"] != "" && !ganda
}

func (k *Ketentuan) bacaSetelan(m map[string]string) bool {
	nyala := map[string]bool{"hidup": true, "mati": false}
	anak, a := nyala[m["anak"]]
	dewasa, d := nyala[m["dewasa"]]
	k.setelan = append(k.setelan, Setelan{m["setelan"], anak, dewasa, m["boleh_diubah"]})
	return a && d && m["setelan"] != "" && (m["boleh_diubah"] == "wali" || m["boleh_diubah"] == "tidak")
}

func (k *Ketentuan) bacaAspek(m map[string]string) bool {
	k.Aspek = append(k.Aspek, Aspek{m["kode"], m["teks"]})
	return m["kode"] != "" && m["teks"] != ""
}

func (k *Ketentuan) bacaAngka(m map[string]string) bool {
	ke := map[string]*int{"parameter": &k.Parameter, "ambang_persen": &k.Ambang, "usia_ditanya_langsung": &k.Langsung, "usia_akhir": &k.Akhir}[m["kunci"]]
	if ke == nil {
		return false
	}
	n, err := strconv.Atoi(m["nilai"])
	*ke = n
	return err == nil
}

// usia is the completed years of a person at a moment, or -1 when unknown.
func usia(o wali.Orang, a wali.AturanUsia, t time.Time) int {
	if o.Lahir.IsZero() || o.Lahir.Tahun() < a.LahirTerlama {
		return -1
	}
	n := 0
	a.NikahMendewasakan = false
	for a.Dewasa = 1; a.Dewasa <= 30 && !o.Anak(a, t); a.Dewasa++ {
		n = a.Dewasa
	}
	return n
}

// Jenjang is the band of a person at a moment; an unknown age and one under the
// first band give the first band, so that the strictest row counts. It reports false
// for whoever is no child any more.
func (k Ketentuan) Jenjang(o wali.Orang, a wali.AturanUsia, t time.Time) (Jenjang, bool) {
	n := usia(o, a, t)
	if n >= k.Akhir {
		return Jenjang{}, false
	}
	for _, j := range k.jenjang {
		if n <= j.Sampai {
			return j, true
		}
	}
	return Jenjang{}, false
}

// Akses is what a feature asks of a person at a moment. A feature that is not in the
// table is not for children.
func (k Ketentuan) Akses(fitur string, o wali.Orang, a wali.AturanUsia, t time.Time) Akses {
	j, anak := k.Jenjang(o, a, t)
	if !anak {
		return AksesSendiri
	}
	if per, ada := k.fitur[fitur]; ada {
		return per[j.Kode]
	}
	return AksesTidak
}

// PeriksaFitur refuses, with [ErrFitur], a feature that is not for the person's age.
// izinWali says that the guardian has permitted it.
func (k Ketentuan) PeriksaFitur(fitur string, o wali.Orang, a wali.AturanUsia, izinWali bool, t time.Time) error {
	switch k.Akses(fitur, o, a, t) {
	case AksesSendiri:
		return nil
	case AksesBersama:
		if izinWali {
			return nil
		}
		return ErrFitur.Forbiddenf("bagian ini dibuka bersama izin wali; mintalah kepada wali")
	case AksesWali:
		return ErrFitur.Forbiddenf("bagian ini dipakai oleh wali; mintalah bantuannya")
	}
	return ErrFitur.Forbiddenf("bagian ini tidak disediakan untuk usiamu")
}

// Bawaan are the settings of a person before anybody touched them.
func (k Ketentuan) Bawaan(o wali.Orang, a wali.AturanUsia, t time.Time) map[string]bool {
	_, anak := k.Jenjang(o, a, t)
	m := map[string]bool{}
	for _, s := range k.setelan {
		m[s.Kunci] = s.Dewasa
		if anak {
			m[s.Kunci] = s.Anak
		}
	}
	return m
}

// UbahSetelan refuses to change a setting of a child that nobody may change, or that
// only the guardian may.
func (k Ketentuan) UbahSetelan(kunci string, olehWali bool, o wali.Orang, a wali.AturanUsia, t time.Time) error {
	i := slices.IndexFunc(k.setelan, func(s Setelan) bool { return s.Kunci == kunci })
	if i < 0 {
		return ErrFitur.NotFoundf("setelan itu tidak ada")
	}
	_, anak := k.Jenjang(o, a, t)
	switch s := k.setelan[i]; {
	case anak && s.DiubahOleh != "wali":
		return ErrFitur.Forbiddenf("setelan ini tetap selama kamu di bawah umur")
	case anak && !olehWali:
		return ErrFitur.Forbiddenf("setelan ini diubah oleh wali")
	}
	return nil
}

// PeriksaTujuan refuses, with [ErrProfilisasi], a purpose that profiles a child or
// advertises to it, whatever consent says.
func (k Ketentuan) PeriksaTujuan(tujuan string, o wali.Orang, a wali.AturanUsia, t time.Time) error {
	_, anak := k.Jenjang(o, a, t)
	for _, bagian := range strings.Split(tujuan, ".") {
		if anak && (bagian == "profilisasi" || bagian == "iklan" || bagian == "pemasaran") {
			return ErrProfilisasi.Forbiddenf("data anak tidak dipakai untuk profil, iklan atau pemasaran")
		}
	}
	return nil
}
