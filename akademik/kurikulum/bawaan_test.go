package kurikulum

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
)

func ambil(t *testing.T, kode string, hari dasar.Tanggal) Kurikulum {
	t.Helper()
	k, err := Bawaan()
	require.NoError(t, err)
	x, ada := k.Pada(kode, hari)
	require.True(t, ada, kode)
	return x
}

// jumlah adds up the hours of the compulsory subjects and the named choices of a level.
func jumlah(k Kurikulum, tingkat string, pilihan ...string) (jp, kokurikuler int) {
	x, _ := k.CariTingkat(tingkat)
	kokurikuler = x.Kokurikuler
	for _, b := range k.Susunan(tingkat, pilihan...) {
		jp, kokurikuler = jp+b.JamTingkat.JP, kokurikuler+b.JamTingkat.Kokurikuler
	}
	return jp, kokurikuler
}

// The totals are those that the regulations print under their tables, so that a slip in
// one number of the data shows.
func TestBawaanJumlah(t *testing.T) {
	t.Parallel()
	for _, u := range []struct {
		kode, tingkat   string
		jp, kokurikuler int
		pilihan         []string
	}{
		{"merdeka-sd", "1", 828, 216, nil}, {"merdeka-sd", "2", 900, 216, nil}, {"merdeka-sd", "4", 1044, 252, nil}, {"merdeka-sd", "6", 928, 224, nil},
		{"merdeka-smp", "7", 1044, 360, nil}, {"merdeka-smp", "8", 1116, 360, []string{"Muatan lokal"}}, {"merdeka-smp", "9", 928, 320, nil},
		{"merdeka-sma", "10", 1098, 486, nil},
		{"merdeka-mi", "2", 1080, 180, nil}, {"merdeka-mts", "7", 1368, 216, nil}, {"merdeka-mts", "9", 1216, 192, nil},
		{"k13-smp", "7", 38, 0, nil}, {"k13-mts", "8", 46, 0, nil},
		{"k13-sma", "10", 42, 0, []string{"Peminatan MIPA", "Lintas minat"}}, {"k13-sma", "12", 44, 0, []string{"Peminatan IPS", "Lintas minat"}},
		{"k13-ma", "10", 51, 0, []string{"Peminatan IPS", "Lintas minat"}}, {"k13-ma", "11", 51, 0, []string{"Peminatan MIPA", "Lintas minat"}},
		{"k13-sd", "1", 30, 0, nil}, {"k13-sd", "3", 34, 0, nil}, {"k13-sd", "5", 36, 0, nil}, {"k13-mi", "4", 42, 0, nil},
	} {
		for _, hari := range []dasar.Tanggal{dasar.Tgl(2024, 7, 15), dasar.Tgl(2026, 7, 13)} {
			jp, kok := jumlah(ambil(t, u.kode, hari), u.tingkat, u.pilihan...)
			require.Equal(t, []int{u.jp, u.kokurikuler}, []int{jp, kok}, "%s tingkat %s pada %s", u.kode, u.tingkat, hari)
		}
	}
}

// A later decision changes what holds from its day on and nothing before it.
func TestBawaanBerlaku(t *testing.T) {
	t.Parallel()
	lama, baru := ambil(t, "merdeka-smp", dasar.Tgl(2025, 7, 14)), ambil(t, "merdeka-smp", dasar.Tgl(2025, 7, 15))
	require.NotContains(t, lama.Pilihan("7"), "Koding dan KA")
	require.Contains(t, baru.Pilihan("7"), "Koding dan KA")
	require.Equal(t, Periksalah, ambil(t, "merdeka-mts", dasar.Tgl(2026, 1, 1)).Yakin)
	k, err := Bawaan()
	require.NoError(t, err)
	_, ada := k.Pada("merdeka-smp", dasar.Tgl(2024, 6, 30))
	require.False(t, ada, "belum berlaku")
	_, ada = k.Versi("merdeka-smp", dasar.Tgl(2025, 7, 14))
	require.False(t, ada)
}

// One code is one subject in every curriculum, so that a phase-in keeps its subjects; each
// curriculum makes valid rules of marks, says where it comes from, and only K13 has two
// marks.
func TestBawaanUtuh(t *testing.T) {
	t.Parallel()
	k, err := Bawaan()
	require.NoError(t, err)
	require.Equal(t, 26, len(k.Semua()))
	nama := map[string]string{}
	for _, x := range k.Semua() {
		a, err := x.Aturan()
		require.NoError(t, err, x.Kode)
		require.Equal(t, x.Kode, a.Kode)
		require.Equal(t, x.Keluarga == K13, x.DuaNilai, x.Kode)
		require.Equal(t, x.DuaNilai, slices.ContainsFunc(a.Komponen, func(k nilai.Komponen) bool { return k.Aspek == nilai.Keterampilan }), "%s: dua nilai bila keterampilan dinilai sendiri", x.Kode)
		require.Equal(t, strings.HasPrefix(x.Kode, "mdt") || strings.HasPrefix(x.Kode, "pdf") || strings.HasPrefix(x.Kode, "muadalah"), x.Rapor == RaporDiniyah, x.Kode)
		for _, m := range x.Mapel {
			if lama, ada := nama[m.Kode]; ada {
				require.Equal(t, lama, m.Nama, m.Kode)
			}
			nama[m.Kode] = m.Nama
		}
		for _, tk := range x.Tingkat {
			require.NotEmpty(t, x.Susunan(tk.Kode), "%s tingkat %s", x.Kode, tk.Kode)
		}
	}
}
