package jadwal

import (
	"errors"
	"fmt"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
)

// maksJP bounds the periods of one activity, and every other small count.
const maksJP = 1000

// Validate refuses a timetable that does not describe one: every fault is one
// [dasar.Error] of the returned errors.Join, with its field ("kegiatan[3].guru"). A
// timetable with clashes is valid; [Periksa] finds those.
func (j Jadwal) Validate() error {
	v := &pemeriksa{j: j, ada: map[Pihak]bool{}, kisi: map[string]bool{}}
	v.dasar()
	v.rombel()
	v.kegiatan()
	v.letak()
	v.aturan()
	return errors.Join(v.salah...)
}

type pemeriksa struct {
	j     Jadwal
	ada   map[Pihak]bool
	kisi  map[string]bool
	salah []error
}

func (v *pemeriksa) tolak(err *dasar.Error, tempat string, args ...any) {
	v.salah = append(v.salah, err.Pada(fmt.Sprintf(tempat, args...)))
}

// catat notes an id, and refuses an empty one and the second of the same kind.
func (v *pemeriksa) catat(p Pihak, tempat string, i int) {
	switch {
	case p.ID == "":
		v.tolak(ErrIsian.Invalidf("isi id %s", p.Jenis), "%s[%d]", tempat, i)
	case v.ada[p]:
		v.tolak(ErrGanda.Invalidf("%s ini tercatat dua kali; hapus salah satunya", p.Jenis), "%s[%d]", tempat, i)
	}
	v.ada[p] = true
}

func (v *pemeriksa) rujuk(jenis JenisPihak, daftar []string, tempat string, args ...any) {
	dulu := map[string]bool{}
	for _, id := range daftar {
		if !v.ada[Pihak{jenis, id}] {
			v.tolak(ErrRujukan.Invalidf("%s %s tidak ada dalam jadwal ini; daftarkan dahulu", jenis, id), tempat, args...)
		}
		if dulu[id] {
			v.tolak(ErrGanda.Invalidf("%s %s disebut dua kali; hapus salah satunya", jenis, id), tempat, args...)
		}
		dulu[id] = true
	}
}

func (v *pemeriksa) dasar() {
	j := v.j
	if !j.Mulai.IsZero() && !j.Selesai.IsZero() && j.Selesai.Before(j.Mulai) {
		v.tolak(ErrIsian.Invalidf("hari terakhir jadwal tidak boleh mendahului hari pertamanya"), "selesai")
	}
	for i, h := range j.Hari {
		if h >= hariSepekan || slices.Contains(j.Hari[:i], h) {
			v.tolak(ErrIsian.Invalidf("hari belajar: Ahad sampai Sabtu, masing-masing satu kali"), "hari[%d]", i)
		}
	}
	for i, k := range j.Kisi {
		if err, ok := errors.AsType[*dasar.Error](k.validate()); ok {
			v.tolak(err, "kisi[%d]", i)
		}
		if v.kisi[k.ID] {
			v.tolak(ErrGanda.Invalidf("kisi %s tercatat dua kali; hapus salah satunya", k.ID), "kisi[%d]", i)
		}
		v.kisi[k.ID] = true
		for _, h := range k.Hari {
			if !slices.Contains(j.Hari, h.Hari) {
				v.tolak(ErrRujukan.Invalidf("kisi %s memuat %s, yang bukan hari belajar; tambahkan ke pekan", k.ID, h.Hari), "kisi[%d]", i)
			}
		}
	}
}

func (v *pemeriksa) rombel() {
	bagian := map[string]bool{}
	for i, r := range v.j.Rombel {
		v.catat(Pihak{Kelas, r.ID}, "rombel", i)
		bagian[r.ID] = len(r.Isi) == 0
	}
	for i, r := range v.j.Rombel {
		v.rujuk(Kelas, r.Isi, "rombel[%d].isi", i)
		for _, b := range r.Isi {
			if ok, ada := bagian[b]; ada && !ok {
				v.tolak(ErrRujukan.Invalidf("isi kelas %s harus bagian terkecil, sedangkan %s masih terbagi", r.ID, b), "rombel[%d].isi", i)
			}
		}
	}
	for i, r := range v.j.Ruang {
		v.catat(Pihak{Kamar, r.ID}, "ruang", i)
	}
	for i, s := range v.j.Santri {
		v.catat(Pihak{Santri, s.Santri}, "santri", i)
		v.rujuk(Kelas, s.Rombel, "santri[%d].rombel", i)
	}
}

func (v *pemeriksa) kegiatan() {
	for i, k := range v.j.Kegiatan {
		v.catat(Pihak{Acara, k.ID}, "kegiatan", i)
		if !v.kisi[k.Kisi] {
			v.tolak(ErrRujukan.Invalidf("kisi %s tidak ada; pilih kisi yang tercatat", k.Kisi), "kegiatan[%d].kisi", i)
		}
		if k.JP < 1 || k.JP > maksJP {
			v.tolak(ErrIsian.Invalidf("lama kegiatan 1 sampai %d JP", maksJP), "kegiatan[%d].jp", i)
		}
		for n, g := range k.Guru {
			if g == "" {
				v.tolak(ErrIsian.Invalidf("isi id guru"), "kegiatan[%d].guru", i)
			}
			if slices.Contains(k.Guru[:n], g) {
				v.tolak(ErrGanda.Invalidf("seorang guru disebut dua kali; hapus salah satunya"), "kegiatan[%d].guru", i)
			}
		}
		v.rujuk(Kelas, k.Rombel, "kegiatan[%d].rombel", i)
		v.rujuk(Kamar, k.Ruang, "kegiatan[%d].ruang", i)
	}
}

func (v *pemeriksa) letak() {
	dulu := map[string]bool{}
	for i, l := range v.j.Letak {
		v.rujuk(Acara, []string{l.Kegiatan}, "letak[%d].kegiatan", i)
		if l.Ruang != "" {
			v.rujuk(Kamar, []string{l.Ruang}, "letak[%d].ruang", i)
		}
		if dulu[l.Kegiatan] {
			v.tolak(ErrGanda.Invalidf("kegiatan %s diletakkan dua kali; hapus salah satunya", l.Kegiatan), "letak[%d]", i)
		}
		dulu[l.Kegiatan] = true
	}
}

func (v *pemeriksa) aturan() {
	for i, h := range v.j.Halangan {
		if h.Hari >= hariSepekan || !h.sah() {
			v.tolak(ErrSelang.Invalidf("halangan: isi hari dan waktu yang benar, misalnya Senin 07:00-07:40"), "halangan[%d]", i)
		}
		switch h.Pihak.Jenis {
		case Guru:
		case Kelas, Kamar:
			v.rujuk(h.Pihak.Jenis, []string{h.Pihak.ID}, "halangan[%d]", i)
		default:
			v.tolak(ErrRujukan.Invalidf("halangan hanya untuk guru, kelas, atau ruang"), "halangan[%d]", i)
		}
	}
	for i, x := range v.j.Jeda {
		if !x.Selang.sah() || slices.ContainsFunc(x.Hari, func(h Hari) bool { return h >= hariSepekan }) {
			v.tolak(ErrSelang.Invalidf("jeda %s: isi hari dan waktu yang benar, misalnya 12:00-12:40", x.Nama), "jeda[%d]", i)
		}
		for _, k := range x.Kisi {
			if !v.kisi[k] {
				v.tolak(ErrRujukan.Invalidf("kisi %s tidak ada; pilih kisi yang tercatat", k), "jeda[%d].kisi", i)
			}
		}
	}
	guru := map[string]bool{}
	for i, b := range v.j.Beban {
		if b.Guru == "" || min(b.JPHari, b.JPPekan, b.HariPekan) < 0 {
			v.tolak(ErrIsian.Invalidf("beban: isi guru dan batas 0 atau lebih; 0 berarti tanpa batas"), "beban[%d]", i)
		}
		if guru[b.Guru] {
			v.tolak(ErrGanda.Invalidf("beban guru ini tercatat dua kali; hapus salah satunya"), "beban[%d]", i)
		}
		guru[b.Guru] = true
	}
	for i, s := range v.j.Sebar {
		v.rujuk(Acara, s.Kegiatan, "sebar[%d].kegiatan", i)
		if s.Jarak < 1 || s.Jarak > hariSepekan {
			v.tolak(ErrIsian.Invalidf("jarak antarpertemuan 1 sampai %d hari", hariSepekan), "sebar[%d].jarak", i)
		}
	}
}

// berlaku reports whether the break counts for a timetable of these days.
func (x Jeda) berlaku(mulai, selesai dasar.Tanggal) bool {
	return (x.Selesai.IsZero() || mulai.IsZero() || !x.Selesai.Before(mulai)) &&
		(x.Mulai.IsZero() || selesai.IsZero() || !x.Mulai.After(selesai))
}
