package akademik

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// Pembagian divides a class into groups from a day on and says who is in which: 7A into
// "putra" and "putri", into "Arab" and "Inggris". Divisions of one class are told apart by
// Nama; a later day replaces, and one without groups ends the division. Whoever is in no
// group takes part in no lesson of one. What a version of a timetable calls groups
// ([PembagianKelas]) are these by name.
type Pembagian struct {
	Lembaga  dasar.LembagaID `privasi:"-,penanda lembaga"`
	ID       string          `privasi:"-,penanda acak"`
	Rombel   RombelID        `privasi:"-,penanda acak"`
	Nama     string          `privasi:"-,nama pembagian kelas"`
	Sejak    dasar.Tanggal   `privasi:"-,masa berlaku"`
	Kelompok []Kelompok      `privasi:"-,kelompok kelas, orang disebut dengan penanda acak"` // none = divided no more
	Batal    bool            `privasi:"-,catatan diurungkan"`
	Oleh     string          `privasi:"-,akun petugas"`
	Dicatat  time.Time       `privasi:"-,saat pencatatan"`
	Versi    int             `privasi:"-,nomor versi catatan"`
}

// Kelompok is one group of a class with its members.
type Kelompok struct {
	Nama    string      `privasi:"-,nama kelompok kelas"`
	Anggota []santri.ID `privasi:"-,penanda acak"` // ordered, each once
}

var (
	// ErrPembagian says that a division of a class is malformed.
	ErrPembagian = dasar.Aturan("AKD-KELOMPOK-01")
	// ErrKelompokGanda says that another division of the class has a group of that name
	// (Conflict): a timetable knows groups by name.
	ErrKelompokGanda = dasar.Aturan("AKD-KELOMPOK-02")
	// ErrPembagianTiada says that the class has no such division.
	ErrPembagianTiada = dasar.Aturan("AKD-KELOMPOK-03")
	// ErrAnggotaKelompok says that somebody is not a member of the class on the day.
	ErrAnggotaKelompok = dasar.Aturan("AKD-KELOMPOK-04")
)

const (
	maksKelompok = 20
	// tandaKelompok join and cut names of groups in ids of lessons and boards.
	tandaKelompok = "|/+\n"
)

// namaKelompok refuses names that are empty, too long, or hold a mark of [tandaKelompok].
func namaKelompok(n string) bool {
	rapi, err := dasar.Rapikan(n, maksKode)
	return err == nil && rapi != "" && rapi == n && !strings.ContainsAny(n, tandaKelompok)
}

// Validate refuses, with [ErrPembagian], a division by itself: one group, names that are
// doubled, somebody in two of its groups.
func (p Pembagian) Validate() error {
	switch {
	case p.Rombel == "":
		return ErrPembagian.Invalidf("pilih kelasnya").Pada("rombel")
	case !namaKelompok(p.Nama):
		return ErrPembagian.Invalidf("beri nama pembagiannya, paling panjang %d karakter tanpa tanda | / +, misalnya Bahasa", maksKode).Pada("nama")
	case p.Sejak.IsZero():
		return ErrPembagian.Invalidf("isi hari mulai berlakunya").Pada("sejak")
	case len(p.Kelompok) == 1 || len(p.Kelompok) > maksKelompok:
		return ErrPembagian.Invalidf("bagi kelas menjadi 2 sampai %d kelompok", maksKelompok).Pada("kelompok")
	}
	di := map[santri.ID]bool{}
	for i, k := range p.Kelompok {
		if !namaKelompok(k.Nama) || slices.ContainsFunc(p.Kelompok[:i], func(x Kelompok) bool { return strings.EqualFold(x.Nama, k.Nama) }) {
			return ErrPembagian.Invalidf("tiap kelompok punya nama sendiri, paling panjang %d karakter tanpa tanda | / +", maksKode).Pada("kelompok")
		}
		for _, s := range k.Anggota {
			if s == "" || di[s] {
				return ErrPembagian.Invalidf("tiap santri ada di satu kelompok saja; periksa kelompok %s", k.Nama).Pada("kelompok")
			}
			di[s] = true
		}
	}
	return nil
}

// KelompokDari names the group of a division that a santri is in, "" for none.
func (p Pembagian) KelompokDari(s santri.ID) string {
	for _, k := range p.Kelompok {
		if slices.Contains(k.Anggota, s) {
			return k.Nama
		}
	}
	return ""
}

func (p Pembagian) namaKelompok() []string {
	nama := make([]string, len(p.Kelompok))
	for i, k := range p.Kelompok {
		nama[i] = k.Nama
	}
	return nama
}

// PembagianPada returns the divisions of a class that hold on a day, by name. Of two that
// begin on one day the one recorded last holds.
func PembagianPada(semua []Pembagian, r RombelID, hari dasar.Tanggal) (hasil []Pembagian) {
	pakai := map[string]Pembagian{}
	for _, p := range semua {
		if p.Rombel != r || p.Batal || p.Sejak.After(hari) {
			continue
		}
		if lama, ada := pakai[p.Nama]; !ada || lama.sebelum(p) < 0 {
			pakai[p.Nama] = p
		}
	}
	for _, p := range pakai {
		if len(p.Kelompok) > 0 {
			hasil = append(hasil, p)
		}
	}
	slices.SortFunc(hasil, func(a, b Pembagian) int { return cmp.Compare(a.Nama, b.Nama) })
	return hasil
}

func (p Pembagian) sebelum(x Pembagian) int {
	return cmp.Or(p.Sejak.Compare(x.Sejak), p.Dicatat.Compare(x.Dicatat), cmp.Compare(p.ID, x.ID))
}

func (p Pembagian) dicatatSesudah(x Pembagian) bool {
	return cmp.Or(p.Dicatat.Compare(x.Dicatat), cmp.Compare(p.ID, x.ID)) > 0
}

// AnggotaKelompok lists who is in one of the groups, out of divisions that hold; false
// when none of the groups is known there.
func AnggotaKelompok(ps []Pembagian, nama ...string) (anggota map[santri.ID]bool, kenal bool) {
	anggota = map[santri.ID]bool{}
	for _, p := range ps {
		for _, k := range p.Kelompok {
			if !slices.Contains(nama, k.Nama) {
				continue
			}
			kenal = true
			for _, s := range k.Anggota {
				anggota[s] = true
			}
		}
	}
	return anggota, kenal
}

// BagiRata deals members, in their order, into groups of the given names: sizes differ by
// one at most, and so do the numbers of each sex.
func BagiRata(anggota []santri.Peserta, nama ...string) []Kelompok {
	hasil := make([]Kelompok, len(nama))
	for i, n := range nama {
		hasil[i].Nama = n
	}
	urut := slices.Clone(anggota)
	slices.SortStableFunc(urut, func(a, b santri.Peserta) int { return cmp.Compare(a.JenisKelamin, b.JenisKelamin) })
	for i, p := range urut {
		if len(nama) > 0 {
			k := &hasil[i%len(nama)]
			k.Anggota = append(k.Anggota, p.ID)
		}
	}
	return rapikanKelompok(hasil)
}

// BagiKelamin divides members into boys and girls.
func BagiKelamin(anggota []santri.Peserta, putra, putri string) []Kelompok {
	hasil := []Kelompok{{Nama: putra}, {Nama: putri}}
	for _, p := range anggota {
		switch p.JenisKelamin {
		case santri.LakiLaki:
			hasil[0].Anggota = append(hasil[0].Anggota, p.ID)
		case santri.Perempuan:
			hasil[1].Anggota = append(hasil[1].Anggota, p.ID)
		}
	}
	return rapikanKelompok(hasil)
}

func rapikanKelompok(ks []Kelompok) []Kelompok {
	for i := range ks {
		slices.Sort(ks[i].Anggota)
	}
	return ks
}

// Salin returns a copy that shares nothing.
func (p Pembagian) Salin() Pembagian {
	p.Kelompok = slices.Clone(p.Kelompok)
	for i, k := range p.Kelompok {
		p.Kelompok[i].Anggota = slices.Clone(k.Anggota)
	}
	return p
}

// Hanya is the division with the groups of some santri alone, and no other member.
func (p Pembagian) Hanya(s ...santri.ID) Pembagian {
	p = p.Salin()
	for i := range p.Kelompok {
		p.Kelompok[i].Anggota = slices.DeleteFunc(p.Kelompok[i].Anggota, func(x santri.ID) bool { return !slices.Contains(s, x) })
	}
	p.Kelompok = slices.DeleteFunc(p.Kelompok, func(k Kelompok) bool { return len(k.Anggota) == 0 })
	return p
}
