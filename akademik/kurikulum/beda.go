package kurikulum

import (
	"cmp"
	"slices"
	"strconv"
)

// Beda is one thing in which two versions differ. An empty side says that it is not there.
type Beda struct {
	Pokok string // what it belongs to: "" = the head, "tingkat 7", or the name of a subject
	Hal   string // what of it: "JP 8", "nama Arab"
	Dulu  string
	Kini  string
}

// Bandingkan lists what changes from one version to another: the head, then levels, then
// subjects in the order of the newer one, those that are gone last. Levels and subjects
// are told apart by their codes. Versions that say the same differ in nothing.
func Bandingkan(dulu, kini Kurikulum) (hasil []Beda) {
	catat := func(pokok, hal, a, b string) {
		if a != b {
			hasil = append(hasil, Beda{pokok, hal, a, b})
		}
	}
	for _, x := range []struct{ hal, a, b string }{
		{"nama", dulu.Nama, kini.Nama}, {"jenjang", dulu.Jenjang, kini.Jenjang}, {"berlaku sejak", dulu.Berlaku.Panjang(), kini.Berlaku.Panjang()}, {"jam pelajaran per", string(dulu.Satuan), string(kini.Satuan)},
		{"halaman rapor", string(dulu.Rapor), string(kini.Rapor)}, {"nilai pengetahuan dan keterampilan", ya(dulu.DuaNilai), ya(kini.DuaNilai)}, {"KKM awal", dulu.Penilaian.KKM.String(), kini.Penilaian.KKM.String()},
		{"dasar", dulu.Sumber, kini.Sumber}, {"kepastian", string(dulu.Yakin), string(kini.Yakin)}, {"catatan", dulu.Catatan, kini.Catatan},
	} {
		catat("", x.hal, x.a, x.b)
	}
	kodeTingkat := gabungKode(kini.Tingkat, dulu.Tingkat, func(t Tingkat) string { return t.Kode })
	for _, kode := range kodeTingkat {
		a, adaA := dulu.CariTingkat(kode)
		b, adaB := kini.CariTingkat(kode)
		pokok := "tingkat " + kode
		catat(pokok, "", keberadaan(adaA), keberadaan(adaB))
		if adaA && adaB {
			catat(pokok, "menit per JP", angka(a.Menit), angka(b.Menit))
			catat(pokok, "pekan setahun", angka(a.Pekan), angka(b.Pekan))
			catat(pokok, "kokurikuler lain", angka(a.Kokurikuler), angka(b.Kokurikuler))
		}
	}
	for _, kode := range gabungKode(kini.Mapel, dulu.Mapel, func(m Mapel) string { return m.Kode }) {
		a, adaA := dulu.cariMapel(kode)
		b, adaB := kini.cariMapel(kode)
		pokok := cmp.Or(b.Nama, a.Nama)
		catat(pokok, "", keberadaan(adaA), keberadaan(adaB))
		if adaA && adaB {
			hasil = append(hasil, bedaMapel(pokok, a, b, kodeTingkat)...)
		}
	}
	return hasil
}

func bedaMapel(pokok string, a, b Mapel, tingkat []string) (hasil []Beda) {
	semua := []Beda{{pokok, "nama", a.Nama, b.Nama}, {pokok, "nama Arab", a.NamaArab, b.NamaArab}, {pokok, "kelompok", a.Kelompok, b.Kelompok}, {pokok, "pilihan", a.Pilihan, b.Pilihan},
		{pokok, "kepastian", string(a.Yakin), string(b.Yakin)}, {pokok, "dasar", a.Sumber, b.Sumber}}
	for _, t := range tingkat {
		semua = append(semua, Beda{pokok, "JP " + t, a.jamTeks(t), b.jamTeks(t)})
	}
	for _, x := range semua {
		if x.Dulu != x.Kini {
			hasil = append(hasil, x)
		}
	}
	return hasil
}

// jamTeks are the hours of a level: "4", "4+1" with a share of projects, "ditetapkan
// sekolah" where nothing fixes them, "" where the subject is not taught.
func (m Mapel) jamTeks(tingkat string) string {
	i := slices.IndexFunc(m.Jam, func(j Jam) bool { return j.Tingkat == tingkat })
	switch {
	case i < 0:
		return ""
	case m.Jam[i].JP == 0:
		return "ditetapkan sekolah"
	case m.Jam[i].Kokurikuler > 0:
		return strconv.Itoa(m.Jam[i].JP) + "+" + strconv.Itoa(m.Jam[i].Kokurikuler)
	}
	return strconv.Itoa(m.Jam[i].JP)
}

func (k Kurikulum) cariMapel(kode string) (Mapel, bool) {
	i := slices.IndexFunc(k.Mapel, func(m Mapel) bool { return m.Kode == kode })
	if i < 0 {
		return Mapel{}, false
	}
	return k.Mapel[i], true
}

// gabungKode lists the codes of both, those of the first in its order first.
func gabungKode[T any](a, b []T, kode func(T) string) (hasil []string) {
	for _, x := range slices.Concat(a, b) {
		if !slices.Contains(hasil, kode(x)) {
			hasil = append(hasil, kode(x))
		}
	}
	return hasil
}

func keberadaan(ada bool) string {
	if ada {
		return "ada"
	}
	return ""
}

func ya(b bool) string {
	if b {
		return "ya"
	}
	return "tidak"
}

func angka(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
