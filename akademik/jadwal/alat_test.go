package jadwal

import (
	"fmt"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/santri"
)

var pekan = []Hari{Sabtu, Ahad, Senin, Selasa}

// jadwalKecil draws a small, crowded timetable with everything that can clash in it.
func jadwalKecil(t *rapid.T) Jadwal {
	formal := KisiRata("formal", santri.Formal, pekan[:3], Selang{420, 460}, Selang{460, 500}, Selang{515, 555})
	formal.Renggang = rapid.SampledFrom([]Menit{0, 15}).Draw(t, "renggang")
	j := Jadwal{
		Hari:   pekan,
		Kisi:   []Kisi{formal, KisiRata("diniyah", santri.Diniyah, pekan, JamRata(430, 45, 3)...)},
		Rombel: slices.Concat(Pecah("7A", santri.LakiLaki, []string{"7A1", "7A2"}, []string{"7Ax", "7Ay"}), Pecah("7B", "", []string{"7B1", "7B2"}), Pecah("H1", santri.Perempuan)),
		Ruang:  []Ruang{{ID: "R1", Zona: santri.LakiLaki}, {ID: "R2"}},
	}
	var rombel []string
	for _, r := range j.Rombel {
		rombel = append(rombel, r.ID)
	}
	sebagian := func(dari []string, maks int, nama string) []string {
		return rapid.SliceOfNDistinct(rapid.SampledFrom(dari), 0, maks, rapid.ID).Draw(t, nama)
	}
	for i := range rapid.IntRange(0, 4).Draw(t, "santri") {
		j.Santri = append(j.Santri, Keikutsertaan{fmt.Sprint("s", i), sebagian(rombel, 3, "ikut")})
	}
	guru := []string{"g1", "g2", "g3", "g4", "g5"}
	waktu := rapid.Custom(func(t *rapid.T) Waktu {
		return Waktu{rapid.SampledFrom(pekan).Draw(t, "hari"), rapid.IntRange(0, 2).Draw(t, "jam")}
	})
	var acara []string
	for i := range rapid.IntRange(1, 9).Draw(t, "n") {
		k := Kegiatan{
			ID: fmt.Sprintf("k%02d", i), Kisi: rapid.SampledFrom([]string{"formal", "diniyah"}).Draw(t, "kisi"), Mapel: "fikih",
			JP: rapid.IntRange(1, 2).Draw(t, "jp"), Guru: sebagian(guru, 2, "guru"), Rombel: sebagian(rombel, 2, "rombel"),
			Ruang: sebagian([]string{"R1", "R2"}, 2, "ruang"), Boleh: rapid.SliceOfN(waktu, 0, 1).Draw(t, "boleh"),
		}
		if rapid.IntRange(0, 3).Draw(t, "bebas") > 0 {
			k.Boleh, k.Ruang = nil, nil
		}
		j.Kegiatan, acara = append(j.Kegiatan, k), append(acara, k.ID)
		if rapid.IntRange(0, 5).Draw(t, "diletakkan") > 0 {
			j.Letak = append(j.Letak, Letak{Kegiatan: k.ID, Waktu: waktu.Draw(t, "waktu"), Ruang: rapid.SampledFrom([]string{"", "R1", "R2"}).Draw(t, "di")})
		}
	}
	selang := rapid.Custom(func(t *rapid.T) Selang {
		a := Menit(rapid.IntRange(410, 560).Draw(t, "dari"))
		return Selang{a, a + Menit(rapid.IntRange(1, 40).Draw(t, "lama"))}
	})
	pihak := []Pihak{{Guru, "g1"}, {Kelas, "7A1"}, {Kelas, "7B"}, {Kamar, "R2"}}
	for range rapid.IntRange(0, 3).Draw(t, "halangan") {
		j.Halangan = append(j.Halangan, Halangan{rapid.SampledFrom(pihak).Draw(t, "siapa"), rapid.SampledFrom(pekan).Draw(t, "hari"), selang.Draw(t, "selang")})
	}
	if rapid.Bool().Draw(t, "jeda") {
		j.Jeda = []Jeda{{Nama: "salat", Selang: selang.Draw(t, "selang"), Hari: pekan[:2], Kisi: []string{"diniyah"}}}
	}
	j.Beban = []Beban{{"g2", rapid.IntRange(0, 2).Draw(t, "jp hari"), rapid.IntRange(0, 3).Draw(t, "jp pekan"), rapid.IntRange(0, 1).Draw(t, "hari")}}
	j.Sebar = []Sebar{{sebagian(acara, 3, "sebar"), rapid.IntRange(1, 3).Draw(t, "jarak"), rapid.Bool().Draw(t, "anjuran")}}
	return j
}

// acak shuffles every list of the timetable whose order means nothing.
func acak(t *rapid.T, j Jadwal) Jadwal {
	j.Kisi = rapid.Permutation(j.Kisi).Draw(t, "kisi")
	j.Rombel = rapid.Permutation(j.Rombel).Draw(t, "rombel")
	j.Ruang = rapid.Permutation(j.Ruang).Draw(t, "ruang")
	j.Santri = rapid.Permutation(j.Santri).Draw(t, "santri")
	j.Kegiatan = rapid.Permutation(j.Kegiatan).Draw(t, "kegiatan")
	j.Letak = rapid.Permutation(j.Letak).Draw(t, "letak")
	j.Halangan = rapid.Permutation(j.Halangan).Draw(t, "halangan")
	j.Kegiatan = slices.Clone(j.Kegiatan)
	for i := range j.Kegiatan {
		k := &j.Kegiatan[i]
		k.Guru = rapid.Permutation(k.Guru).Draw(t, "guru")
		k.Rombel = rapid.Permutation(k.Rombel).Draw(t, "rombel")
	}
	return j
}

// kasar names the clashes of two activities minute by minute and pair by pair: slow,
// and nothing in it is shared with the product.
func kasar(j Jadwal) []string {
	hasil := map[string]bool{}
	for i, a := range j.Letak {
		for _, b := range j.Letak[i+1:] {
			x, y := kegiatan(j, a.Kegiatan), kegiatan(j, b.Kegiatan)
			if !slices.ContainsFunc(menit(j, a), func(m int) bool { return slices.Contains(menit(j, b), m) }) {
				continue
			}
			catat := func(id string, ada bool) {
				if ada {
					k := []string{a.Kegiatan, b.Kegiatan}
					slices.Sort(k)
					hasil[id+" "+strings.Join(k, " ")] = true
				}
			}
			catat("AKD-JADWAL-01", bersama(x.Guru, y.Guru))
			catat("AKD-JADWAL-03", a.Ruang != "" && a.Ruang == b.Ruang)
			for _, r := range x.Rombel {
				for _, s := range y.Rombel {
					sama := bersama(bagian(j, r), bagian(j, s))
					catat("AKD-JADWAL-02", sama)
					catat("AKD-JADWAL-04", !sama && slices.ContainsFunc(j.Santri, func(k Keikutsertaan) bool {
						return ikut(j, k, r) && ikut(j, k, s)
					}))
				}
			}
		}
	}
	var daftar []string
	for k := range hasil {
		daftar = append(daftar, k)
	}
	slices.Sort(daftar)
	return daftar
}

func menit(j Jadwal, l Letak) (hasil []int) {
	k := kegiatan(j, l.Kegiatan)
	i := slices.IndexFunc(j.Kisi, func(x Kisi) bool { return x.ID == k.Kisi })
	for _, g := range j.Kisi[i].Potong(l.Hari, l.Jam, k.JP) {
		for m := g.Mulai; m < g.Selesai; m++ {
			hasil = append(hasil, int(l.Hari)*1440+int(m))
		}
	}
	return hasil
}

func kegiatan(j Jadwal, id string) Kegiatan {
	return j.Kegiatan[slices.IndexFunc(j.Kegiatan, func(k Kegiatan) bool { return k.ID == id })]
}

func bagian(j Jadwal, id string) []string {
	for _, r := range j.Rombel {
		if r.ID == id && len(r.Isi) > 0 {
			return r.Isi
		}
	}
	return []string{id}
}

// ikut reports whether the santri is in the class: by name, or in a group within it.
func ikut(j Jadwal, k Keikutsertaan, rombel string) bool {
	return slices.ContainsFunc(k.Rombel, func(r string) bool {
		return !slices.ContainsFunc(bagian(j, r), func(b string) bool { return !slices.Contains(bagian(j, rombel), b) })
	})
}

func bersama(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}
