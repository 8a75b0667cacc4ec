package jadwal

import (
	"bytes"
	"encoding/xml"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// tahunFET finds a class of a file.
func tahunFET(b *fetBerkas, nama string) *fetTahun {
	return &b.Tahun[slices.IndexFunc(b.Tahun, func(y fetTahun) bool { return y.Nama == nama })]
}

// ubahan are changes that somebody makes in FET, each with exactly what is to be told.
var ubahan = map[string]func(t *rapid.T, b *fetBerkas) []BedaFET{
	"tidak ada": func(*rapid.T, *fetBerkas) []BedaFET { return nil },
	"kelompok baru": func(_ *rapid.T, b *fetBerkas) []BedaFET {
		y := tahunFET(b, "7B")
		y.Kelompok = append(y.Kelompok, fetBagian{Nama: "7B3"})
		return []BedaFET{{Jenis: KelompokBaru, Nama: "7B3", Baru: []string{"7B"}}}
	},
	"kelas baru": func(_ *rapid.T, b *fetBerkas) []BedaFET {
		b.Tahun = append(b.Tahun, fetTahun{Nama: "9Z"})
		return []BedaFET{{Jenis: KelompokBaru, Nama: "9Z"}}
	},
	"bagian dari kelompok": func(_ *rapid.T, b *fetBerkas) []BedaFET {
		g := &tahunFET(b, "7B").Kelompok[0]
		g.Isi = append(g.Isi, fetAnak{Nama: "remedial"})
		return []BedaFET{{Jenis: KelompokBaru, Nama: "remedial", Baru: []string{g.Nama}}}
	},
	"kelompok pindah": func(_ *rapid.T, b *fetBerkas) []BedaFET {
		y, ke := tahunFET(b, "7B"), tahunFET(b, "H1")
		i := slices.IndexFunc(y.Kelompok, func(g fetBagian) bool { return g.Nama == "7B2" })
		ke.Kelompok = append(ke.Kelompok, y.Kelompok[i])
		y.Kelompok = slices.Delete(y.Kelompok, i, i+1)
		return []BedaFET{{Jenis: KelompokPindah, Nama: "7B2", Lama: []string{"7B"}, Baru: []string{"H1"}}}
	},
	"kelompok hilang": func(_ *rapid.T, b *fetBerkas) []BedaFET { // FET takes it off its activities, and its constraints away
		y := tahunFET(b, "7B")
		y.Kelompok = slices.DeleteFunc(y.Kelompok, func(g fetBagian) bool { return g.Nama == "7B1" })
		hasil := []BedaFET{{Jenis: KelompokHilang, Nama: "7B1", Lama: []string{"7B"}}}
		for i, a := range b.Kegiatan {
			if slices.Contains(a.Peserta, "7B1") {
				b.Kegiatan[i].Peserta = slices.DeleteFunc(slices.Clone(a.Peserta), func(s string) bool { return s == "7B1" })
				hasil = append(hasil, bedaKegiatanUji(a, b.Kegiatan[i].Peserta))
			}
		}
		b.Waktu.Isi = slices.DeleteFunc(b.Waktu.Isi, func(k fetKendala) bool { return k.Peserta == "7B1" })
		return hasil
	},
	"peserta": func(t *rapid.T, b *fetBerkas) []BedaFET {
		a := &b.Kegiatan[rapid.IntRange(0, len(b.Kegiatan)-1).Draw(t, "kegiatan")]
		lama := *a
		a.Peserta = rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"7A", "7A1", "7Ay", "7B", "7B2", "H1"}), 0, 3, rapid.ID).Draw(t, "peserta")
		if x := bedaKegiatanUji(lama, a.Peserta); !slices.Equal(x.Lama, x.Baru) {
			return []BedaFET{x}
		}
		return nil
	},
	"tidak aktif": func(t *rapid.T, b *fetBerkas) []BedaFET {
		a := &b.Kegiatan[rapid.IntRange(0, len(b.Kegiatan)-1).Draw(t, "kegiatan")]
		a.Aktif = new(false)
		x := bedaKegiatanUji(*a, nil)
		return []BedaFET{{Jenis: KegiatanHilang, Nama: x.Nama, Lama: x.Lama}}
	},
	"kegiatan baru": func(_ *rapid.T, b *fetBerkas) []BedaFET {
		b.Kegiatan = append(b.Kegiatan, fetAcara{Mapel: "silat", Peserta: []string{"7B", "7A"}, Lama: 1, ID: 999})
		return []BedaFET{{Jenis: KegiatanBaru, Nama: "silat", Baru: []string{"7A", "7B"}}}
	},
	"berbagi hilang": func(_ *rapid.T, b *fetBerkas) []BedaFET {
		anak := himpunan(b.Tahun).anak["santri #1"]
		for y := range b.Tahun {
			for g := range b.Tahun[y].Kelompok {
				x := &b.Tahun[y].Kelompok[g]
				x.Isi = slices.DeleteFunc(x.Isi, func(s fetAnak) bool { return s.Nama == "santri #1" })
			}
		}
		anak = slices.DeleteFunc(anak, func(nama string) bool { // a class is not named beside its group
			return slices.ContainsFunc(anak, func(kecil string) bool { return slices.Contains(rombelUji(nama).Isi, kecil) })
		})
		if len(anak) < 2 {
			return nil
		}
		return []BedaFET{{Jenis: BerbagiHilang, Lama: anak}}
	},
	"berbagi baru": func(_ *rapid.T, b *fetBerkas) []BedaFET {
		for _, nama := range []string{"7B1", "7B2"} {
			y := tahunFET(b, "7B")
			i := slices.IndexFunc(y.Kelompok, func(g fetBagian) bool { return g.Nama == nama })
			y.Kelompok[i].Isi = append(y.Kelompok[i].Isi, fetAnak{Nama: "pindahan"})
		}
		return []BedaFET{{Jenis: BerbagiBaru, Baru: []string{"7B1", "7B2"}}}
	},
}

// rombelUji is a class or group as jadwalKecil divides them.
func rombelUji(id string) (r Rombel) {
	for _, x := range slices.Concat(Pecah("7A", "", []string{"7A1", "7A2"}, []string{"7Ax", "7Ay"}), Pecah("7B", "", []string{"7B1", "7B2"})) {
		if x.ID == id {
			r = x
		}
	}
	return r
}

func bedaKegiatanUji(a fetAcara, baru []string) BedaFET {
	urut := func(s []string) []string { return slices.Sorted(slices.Values(s)) }
	return BedaFET{Jenis: PesertaBeda, Nama: strings.TrimPrefix(a.Catatan, awalanID), Lama: urut(a.Peserta), Baru: urut(baru)}
}

// What somebody changes about students in a file of FET is told line by line, exactly
// that and nothing else, however classes are divided and share santri.
func TestBedaFET(t *testing.T) {
	t.Parallel()
	nama := make([]string, 0, len(ubahan))
	for n := range ubahan {
		nama = append(nama, n)
	}
	slices.Sort(nama)
	rapid.Check(t, func(t *rapid.T) {
		j := jadwalKecil(t)
		j.Santri = slices.DeleteFunc(j.Santri, func(k Keikutsertaan) bool { // both halves of one division: nobody is in them
			return slices.Contains(k.Rombel, "7B1") && slices.Contains(k.Rombel, "7B2")
		})
		pilih := rapid.SampledFrom(nama).Draw(t, "ubahan")
		if pilih == "kelompok pindah" { // who is in it would be shared with the class that it leaves
			j.Santri = nil
		}
		var w bytes.Buffer
		_, err := TulisFET(&w, j, "")
		require.NoError(t, err)
		var b fetBerkas
		require.NoError(t, xml.Unmarshal(w.Bytes(), &b))
		mau := ubahan[pilih](t, &b)
		isi, err := xml.Marshal(b)
		require.NoError(t, err)
		baca, err := BacaFET(bytes.NewReader(isi))
		require.NoError(t, err)
		beda, err := baca.Beda(j)
		require.NoError(t, err)
		require.Equal(t, kosongFET(mau), kosongFET(beda))
	})
	_, err := BerkasFET{}.Beda(Jadwal{Letak: []Letak{{Kegiatan: "zz"}}})
	require.ErrorIs(t, err, ErrRujukan)
}

// kosongFET makes lists without anything nil.
func kosongFET(bs []BedaFET) (hasil []BedaFET) {
	for _, b := range bs {
		b.Lama, b.Baru = kosongkan(b.Lama), kosongkan(b.Baru)
		hasil = append(hasil, b)
	}
	return hasil
}
