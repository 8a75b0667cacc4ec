package kenaikan

import (
	"slices"
	"strconv"
	"strings"

	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// cariTujuan finds the class that follows and checks whether it fits.
func cariTujuan(r Rencana, f Fakta, b Baris, buka santri.Keanggotaan, kelamin santri.JenisKelamin) (Kelas, *dasar.Error) {
	i := slices.IndexFunc(r.Kelas, func(k Kelas) bool { return k.ID == b.Tujuan })
	if b.Tujuan == "" || i < 0 {
		return Kelas{}, ErrTujuan.Invalidf("pilih kelas tujuan dari tahun tujuannya").Pada("tujuan")
	}
	t := r.Kelas[i]
	switch {
	case t.Jalur != b.Dari.Jalur:
		return t, ErrTujuan.Invalidf("kelas tujuan harus dari jalur %s", b.Dari.Jalur).Pada("tujuan")
	case t.ID == b.Dari.ID:
		return t, ErrTujuan.Invalidf("santri sudah di kelas itu; pilih kelas lain").Pada("tujuan")
	case r.Pada.Before(t.Mulai) || r.Pada.After(t.Selesai):
		return t, ErrTujuan.Invalidf("%s di luar tahun ajaran kelas %s", r.Pada.Panjang(), t.Nama).Pada("tujuan")
	case f.Struktur.Periksa(santri.Keanggotaan{Unit: t.Unit, Jalur: t.Jalur, Tingkat: t.Tingkat}) != nil:
		return t, ErrTujuan.Invalidf("tingkat %s tidak ada lagi di unit %s; perbaiki kelasnya", t.Tingkat, t.Unit).Pada("tujuan")
	}
	if salah := tingkat(f.Struktur, b, buka, t); salah != nil {
		return t, salah
	}
	if t.Kelamin != "" && t.Kelamin != kelamin {
		return t, ErrKelamin.Invalidf("kelas %s hanya untuk %s", t.Nama, map[santri.JenisKelamin]string{santri.LakiLaki: "putra", santri.Perempuan: "putri"}[t.Kelamin]).Pada("tujuan")
	}
	return t, nil
}

// tingkat checks the level. Another unit has levels of its own; a level that nobody
// put in order is not compared.
func tingkat(st santri.Struktur, b Baris, buka santri.Keanggotaan, t Kelas) *dasar.Error {
	switch b.Putusan {
	case Tinggal:
		if t.Unit != b.Dari.Unit || t.Tingkat != buka.Tingkat || t.Tahun == b.Dari.Tahun {
			return ErrTingkat.Invalidf("yang tinggal mengulang di tingkat yang sama pada tahun berikutnya").Pada("tujuan")
		}
	case Naik:
		lama, tahu := letak(st, b.Dari)
		baru, tahu2 := letak(st, t)
		if t.Unit == b.Dari.Unit && tahu && tahu2 && baru <= lama {
			return ErrTingkat.Invalidf("kelas %s tidak lebih tinggi dari %s", t.Nama, b.Dari.Nama).Pada("tujuan")
		}
	}
	return nil
}

// letak is the place of a level: in the order of its unit and track, else the number
// that the level or the class begins with.
func letak(st santri.Struktur, k Kelas) (int, bool) {
	n := 0
	for _, t := range st.Tingkat { // by unit, track, order
		if t.Unit == k.Unit && t.Jalur == k.Jalur {
			if t.Kode == k.Tingkat {
				return n, true
			}
			n++
		}
	}
	for _, s := range []string{k.Tingkat, k.Nama} {
		if a, _ := angkaDepan(s); a > 0 && n == 0 {
			return a, true
		}
	}
	return 0, false
}

// angkaDepan splits 7A into 7 and A.
func angkaDepan(s string) (int, string) {
	i := strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' })
	if i < 0 {
		i = len(s)
	}
	n, _ := strconv.Atoi(s[:i]) // 0 = none
	return n, strings.TrimLeft(s[i:], " .-")
}

// bagiTempat refuses rows whose class has no place left, the later row first. Who
// leaves a class in the same plan makes room in it; who is refused stays and does not.
func bagiTempat(r Rencana, f Fakta, hasil []Selisih) {
	batas := map[string]Kelas{}
	for _, k := range r.Kelas {
		batas[k.ID] = k
	}
	for {
		isi := map[string]int{}
		for id, s := range f.Isi {
			isi[id] = len(s)
		}
		for _, s := range hasil {
			if s.Masalah == nil && slices.Contains(f.Isi[s.Baris.Dari.ID], s.Baris.Santri) {
				isi[s.Baris.Dari.ID]--
			}
		}
		penuh := -1
		for i, s := range hasil {
			if s.Masalah != nil || s.Mulai == nil {
				continue
			}
			isi[s.Baris.Tujuan]++
			if k := batas[s.Baris.Tujuan]; k.Kapasitas > 0 && isi[k.ID] > k.Kapasitas {
				penuh = i
			}
		}
		if penuh < 0 {
			return
		}
		k := batas[hasil[penuh].Baris.Tujuan]
		hasil[penuh] = Selisih{Baris: hasil[penuh].Baris, Masalah: ErrPenuh.Conflictf("kelas %s penuh: %d tempat; pilih kelas lain atau tambah kapasitasnya", k.Nama, k.Kapasitas).Pada("tujuan")}
	}
}

// Terakhir reports whether no level of the unit and track comes after that of the
// class; false where nobody put its levels in order.
func Terakhir(st santri.Struktur, k Kelas) bool {
	kode := ""
	for _, t := range st.Tingkat {
		if t.Unit == k.Unit && t.Jalur == k.Jalur {
			kode = t.Kode
		}
	}
	return kode != "" && kode == k.Tingkat
}

// UsulPutusan turns what the rules of promotion say into a decision to propose: ""
// while something is missing.
func UsulPutusan(u nilai.Usul, terakhir bool) Putusan {
	switch {
	case !u.Lengkap:
		return ""
	case !u.Naik:
		return Tinggal
	case terakhir:
		return Tamat
	}
	return Naik
}

// UsulTujuan proposes the class that follows: of the same unit and track and open to
// the sex, one level up for Naik and the same for Tinggal; of several the one named alike
// (7A, 8A). false when there is none, or no telling which.
func UsulTujuan(st santri.Struktur, dari Kelas, p Putusan, kelamin santri.JenisKelamin, semua []Kelas) (Kelas, bool) {
	if p != Naik && p != Tinggal {
		return Kelas{}, false
	}
	asal, tahu := letak(st, dari)
	var cocok []Kelas
	for _, k := range semua {
		n, tahuIni := letak(st, k)
		sama := k.Unit == dari.Unit && k.Jalur == dari.Jalur && k.ID != dari.ID && (k.Kelamin == "" || k.Kelamin == kelamin)
		if sama && tahu && tahuIni && n == asal+map[Putusan]int{Naik: 1}[p] {
			cocok = append(cocok, k)
		}
	}
	_, ekor := angkaDepan(dari.Nama)
	for _, k := range cocok {
		if _, e := angkaDepan(k.Nama); e == ekor {
			return k, true
		}
	}
	if len(cocok) == 1 {
		return cocok[0], true
	}
	return Kelas{}, false
}
