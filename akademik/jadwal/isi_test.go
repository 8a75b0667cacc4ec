package jadwal

import (
	"context"
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
)

// requireBersih asks the board, which the filler does not use, whether the timetable
// has no clash, and whether fixed activities are where they were.
func requireBersih(t require.TestingT, j Jadwal, h HasilIsi) Jadwal {
	for _, l := range j.Letak {
		if l.Tetap {
			require.Contains(t, h.Letak, l, "yang tetap tidak pindah")
		}
	}
	j.Letak = h.Letak
	semua, err := Periksa(j)
	require.NoError(t, err)
	require.Equal(t, append([]Bentrok{}, h.Anjuran...), append([]Bentrok{}, semua...))
	for _, b := range semua {
		require.True(t, b.Anjuran, b.String())
	}
	require.Equal(t, len(j.Kegiatan), len(h.Letak)+len(h.Sisa))
	return j
}

func TestIsiTakPernahBentrok(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		j := jadwalKecil(t)
		for i := range j.Letak {
			j.Letak[i].Tetap = rapid.IntRange(0, 3).Draw(t, "tetap") == 0
		}
		atur := AturIsi{Benih: rapid.Uint64().Draw(t, "benih"), Langkah: 300}
		h, err := Isi(context.Background(), j, atur)
		if err != nil {
			require.ErrorIs(t, err, ErrTetap)
			return
		}
		requireBersih(t, j, h)
		for _, s := range h.Sisa {
			require.NotEmpty(t, s.Kalimat(func(p Pihak) string { return p.ID }))
			for _, b := range s.Bentrok {
				require.Contains(t, b.Kegiatan, s.Letak.Kegiatan)
			}
		}
		lagi, err := Isi(context.Background(), j, atur)
		require.NoError(t, err)
		require.Equal(t, h, lagi, "benih yang sama")
	})
}

// What has a solution is solved: a small timetable that lies without a clash is taken
// apart, but for what is fixed.
func TestIsiMenemukanYangAda(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		j := jadwalKecil(t)
		h, err := Isi(context.Background(), j, AturIsi{Langkah: 300})
		if err != nil {
			return
		}
		j.Kegiatan = slices.DeleteFunc(j.Kegiatan, func(k Kegiatan) bool {
			return !slices.ContainsFunc(h.Letak, func(l Letak) bool { return l.Kegiatan == k.ID })
		})
		j.Sebar[0].Kegiatan = slices.DeleteFunc(j.Sebar[0].Kegiatan, func(id string) bool {
			return !slices.ContainsFunc(j.Kegiatan, func(k Kegiatan) bool { return k.ID == id })
		})
		for i, l := range h.Letak {
			if l.Tetap = rapid.Bool().Draw(t, "tetap"); len(kegiatan(j, l.Kegiatan).Ruang) == 0 {
				l.Ruang = ""
			}
			h.Letak[i] = l
		}
		j.Letak = slices.DeleteFunc(h.Letak, func(l Letak) bool { return !l.Tetap })
		h, err = Isi(context.Background(), j, AturIsi{Benih: 7, Langkah: 50_000})
		require.NoError(t, err)
		require.Empty(t, h.Sisa)
		requireBersih(t, j, h)
	})
}

func bacaArahan(t testing.TB) Jadwal {
	t.Helper()
	f, err := os.Open(arahan)
	require.NoError(t, err, "pasang paket Debian fet-data; ./uji.sh melakukannya")
	defer f.Close()
	b, err := BacaFET(f)
	require.NoError(t, err)
	require.Len(t, b.Jadwal.Kegiatan, 383)
	require.Equal(t, []TakDipahami{{"Activity_Tag", 382}, {"ConstraintMinDaysBetweenActivities (Consecutive_If_Same_Day)", 78}, {"Room Capacity", 22}}, b.TakDipahami)
	require.True(t, b.JamDikira)
	return b.Jadwal
}

// A real school, whose classes have not one free hour, is filled with every seed, and
// FET accepts the result.
func TestIsiArahan(t *testing.T) {
	t.Parallel()
	j := bacaArahan(t)
	for benih := range uint64(3) {
		h, err := Isi(t.Context(), j, AturIsi{Benih: benih})
		require.NoError(t, err)
		require.Empty(t, h.Sisa)
		require.LessOrEqual(t, len(h.Anjuran), 20)
		selesai := requireBersih(t, j, h)
		if benih == 0 {
			require.Equal(t, "Simulation successful", nilaiFET(t, fetDari(t, selesai), menitFET).baris)
		}
	}
}

func TestIsiSekolah24(t *testing.T) {
	t.Parallel()
	for _, lama := range []Menit{40, 45} {
		j := sekolah24(lama)
		var maju []Kemajuan
		h, err := Isi(t.Context(), j, AturIsi{Lapor: func(k Kemajuan) { maju = append(maju, k) }})
		require.NoError(t, err)
		require.Len(t, h.Sisa, 0)
		selesai := requireBersih(t, j, h)
		require.Equal(t, len(j.Kegiatan), maju[len(maju)-1].Terletak)
		require.True(t, slices.IsSortedFunc(maju, func(a, b Kemajuan) int { return a.Langkah - b.Langkah }))
		require.Equal(t, "Simulation successful", nilaiFET(t, fetDari(t, selesai), menitFET).baris)
	}
}

func TestIsiBerhentiDanBatas(t *testing.T) {
	t.Parallel()
	j := bacaArahan(t)
	ctx, batal := context.WithCancel(t.Context())
	h, err := Isi(ctx, j, AturIsi{Lapor: func(k Kemajuan) {
		if k.Langkah > 0 {
			batal()
		}
	}})
	require.NoError(t, err)
	require.True(t, h.Berhenti)
	require.NotEmpty(t, h.Sisa)
	require.Less(t, h.Langkah, 3000)
	requireBersih(t, j, h)

	h, err = Isi(t.Context(), j, AturIsi{Langkah: 500})
	require.NoError(t, err)
	require.False(t, h.Berhenti)
	require.Equal(t, 500, h.Langkah)
	require.NotEmpty(t, h.Sisa)
	requireBersih(t, j, h)
}

func TestIsiMengatakanSebab(t *testing.T) {
	t.Parallel()
	j := dua(Kegiatan{Guru: []string{"g"}}, Kegiatan{Guru: []string{"g"}}, "07:00-07:40", "07:30-08:10")
	j.Letak = []Letak{{Kegiatan: "a", Waktu: Waktu{Hari: Senin}, Tetap: true}}
	h, err := Isi(t.Context(), j, AturIsi{Langkah: 100})
	require.NoError(t, err)
	require.Len(t, h.Sisa, 1)
	require.Equal(t, []dasar.Aturan{ErrGuru}, []dasar.Aturan{h.Sisa[0].Bentrok[0].Aturan})
	require.Equal(t, "B belum mendapat tempat. Yang paling ringan: Guru g dijadwalkan bersamaan pada Senin 07:30-07:40 untuk a dan b; pindahkan salah satunya.",
		h.Sisa[0].Kalimat(func(p Pihak) string { return p.ID }))

	j.Kegiatan[1].JP = 2
	h, err = Isi(t.Context(), j, AturIsi{Langkah: 100})
	require.NoError(t, err)
	require.Equal(t, "B tidak muat di kisinya; kurangi JP-nya atau pilih kisi lain.", h.Sisa[0].Kalimat(func(p Pihak) string { return p.ID }))
}

// A fixed lesson keeps its place though two others could have it.
func TestIsiTidakMengorbankanYangTetap(t *testing.T) {
	t.Parallel()
	hari := []Hari{Senin}
	j := Jadwal{Hari: hari, Kisi: []Kisi{KisiRata("k", "formal", hari, JamRata(420, 40, 2)...)}, Kegiatan: []Kegiatan{
		{ID: "a", Kisi: "k", Guru: []string{"g"}, JP: 2}, {ID: "b", Kisi: "k", Guru: []string{"g"}, JP: 1}, {ID: "c", Kisi: "k", Guru: []string{"g"}, JP: 1}},
		Letak: []Letak{{Kegiatan: "a", Waktu: Waktu{Hari: Senin}, Tetap: true}}}
	h, err := Isi(t.Context(), j, AturIsi{Langkah: 1000})
	require.NoError(t, err)
	require.Len(t, h.Sisa, 2)
	requireBersih(t, j, h)
	j.Letak[0].Tetap = false
	h, err = Isi(t.Context(), j, AturIsi{Langkah: 1000})
	require.NoError(t, err)
	require.Len(t, h.Sisa, 1, "yang tidak tetap mengalah")
}

func TestIsiMenolakTetapYangBentrok(t *testing.T) {
	t.Parallel()
	j := dua(Kegiatan{Guru: []string{"g"}}, Kegiatan{Guru: []string{"g"}}, "07:00-07:40", "07:30-08:10")
	j.Letak[0].Tetap, j.Letak[1].Tetap = true, true
	_, err := Isi(t.Context(), j, AturIsi{})
	require.ErrorIs(t, err, ErrTetap)
	require.Contains(t, err.Error(), "AKD-JADWAL-01")
	j.Letak[1] = Letak{Kegiatan: "zz"}
	_, err = Isi(t.Context(), j, AturIsi{})
	require.ErrorIs(t, err, ErrRujukan)
}
