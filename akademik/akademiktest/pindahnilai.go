package akademiktest

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// Who moves to another class during a term brings what was scored in the class before:
// on the grid, in the leger of one class and of all, on the rapor and in the proposal.
func layananNilaiPindah(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	a, _ := h.rapor(t) // 7A: SLM1 90, SAS 80 for everybody
	rs, err := h.AturRombel(ctx, h.Pelaku, "", akademik.Rombel{Tahun: h.Tahun.ID, Jenis: akademik.Kelas, Jalur: santri.Formal, Unit: "MTs", Tingkat: "7", Nama: "7B"})
	require.NoError(t, err)
	b := rs[0]
	buat := func(kode, komponen string, hari dasar.Tanggal) akademik.Asesmen {
		x, err := h.AturAsesmen(ctx, h.Pelaku, "", akademik.Asesmen{Rombel: b.ID, Mapel: "mtk", Periode: "1", Kode: kode, Nama: kode, Komponen: komponen, Tujuan: "uji " + kode, Maks: nilai.A(50), Bobot: nilai.A(1), Tanggal: hari})
		require.NoError(t, err)
		return x
	}
	lama, sas := buat("SLM2", "SLM", dasar.Tgl(2026, 8, 20)), buat("sas", "SAS", dasar.Tgl(2026, 10, 5))
	s3, s6 := h.Santri[3].ID, h.Santri[5].ID
	h.pindah(t, s3, "7", "7B", dasar.Tgl(2026, 9, 1))
	isi := func(a akademik.Asesmen, s santri.ID, teks, dulu string) {
		_, gagal, err := h.IsiSkor(ctx, h.Pelaku, b.ID, "mtk", "1", akademik.IsianSkor{Asesmen: a.ID, Santri: s, Percobaan: 1, Teks: teks, Lama: dulu})
		require.NoError(t, err)
		require.Empty(t, gagal)
	}
	isi(lama, s6, "40", "")
	isi(sas, s6, "40", "")

	// SLM1 came along and SLM2 was before his time; SAS of the class before counts until
	// the one of now is scored: (90 × 60 + 80 × 40) / 100.
	periksa := func(harap string, terisi int, bawaan ...string) {
		t.Helper()
		satu, err := h.Leger(ctx, h.Pelaku, "1", b.ID)
		require.NoError(t, err)
		semua, err := h.Leger(ctx, h.Pelaku, "1", h.Kelas.ID, b.ID)
		require.NoError(t, err)
		require.Equal(t, satu[0].Hasil, semua[1].Hasil, "sama, sendiri atau bersama kelas lamanya")
		require.Equal(t, satu[0].Mapel, semua[1].Mapel)
		require.Equal(t, harap, satu[0].Hasil[s3]["mtk"].Rapor.Bulat.String())
		require.Equal(t, []int{terisi, 4, 2}, []int{satu[0].Mapel[0].Terisi, satu[0].Mapel[0].Seluruh, satu[0].Mapel[0].Rapor})
		l, err := h.Nilai(ctx, h.Pelaku, b.ID, "mtk", "1")
		require.NoError(t, err)
		require.Equal(t, satu[0].Hasil[s3]["mtk"], l.Hasil[s3])
		var ada []string
		for _, x := range l.Bawaan[s3] {
			ada = append(ada, x.Kelas+" "+x.Asesmen.Kode)
		}
		require.Equal(t, bawaan, ada)
		require.Empty(t, l.Bawaan[s6])
		_, u, err := l.Urai(s3)
		require.NoError(t, err)
		require.NotEmpty(t, u.Langkah)
	}
	periksa("86", 4, "7A SAS", "7A SLM1")
	isi(sas, s3, "50", "")
	periksa("94", 4, "7A SLM1")
	isi(lama, s3, "20", "")
	l, err := h.Leger(ctx, h.Pelaku, "1", b.ID)
	require.NoError(t, err)
	require.Equal(t, "79", l[0].Hasil[s3]["mtk"].Rapor.Bulat.String(), "yang disusulkan ikut dihitung: SLM (90 + 40) / 2")
	require.Equal(t, "80", l[0].Hasil[s6]["mtk"].Rapor.Bulat.String())
	d, err := h.DrafRapor(ctx, h.Pelaku, "1", b.ID)
	require.NoError(t, err)
	require.Equal(t, "Menunjukkan penguasaan yang baik dalam uji sas. Perlu pendampingan dalam uji SLM2.", d[0].Rapor.Formal.Kelompok[0].Mapel[0].Deskripsi.Dibuat)

	// Changed, then void, in the class before: what he took along stays until somebody
	// accepts the change.
	a.Bobot, a.Tujuan = nilai.A(3), "uji lain"
	a, err = h.AturAsesmen(ctx, h.Pelaku, "", a)
	require.NoError(t, err)
	lembar := func(harap string) akademik.LembarNilai {
		t.Helper()
		l, err := h.Leger(ctx, h.Pelaku, "1", h.Kelas.ID, b.ID)
		require.NoError(t, err)
		require.Equal(t, harap, l[1].Hasil[s3]["mtk"].Rapor.Bulat.String())
		g, err := h.Nilai(ctx, h.Pelaku, b.ID, "mtk", "1")
		require.NoError(t, err)
		require.Equal(t, l[1].Hasil[s3]["mtk"], g.Hasil[s3])
		return g
	}
	g := lembar("79")
	require.Regexp(t, "^bobot 1 menjadi 3, tujuan “.*” menjadi “uji lain”$", g.Bawaan[s3][0].Berubah)
	a.Batal = "salah kelas"
	_, err = h.AturAsesmen(ctx, h.Pelaku, "", a)
	require.NoError(t, err)
	g = lembar("79")
	require.Equal(t, []string{"SLM1", "dibatalkan: salah kelas"}, []string{g.Bawaan[s3][0].Asesmen.Kode, g.Bawaan[s3][0].Berubah})
	terima := func(kunci, asesmen string, versi int) error {
		return h.TerimaBekuan(ctx, h.Pelaku, kunci, b.ID, "mtk", "1", s3, asesmen, versi)
	}
	require.ErrorIs(t, terima("", a.ID, g.Bawaan[s3][0].Kini.Versi-1), akademik.ErrBekuan, "bukan yang tampak")
	require.ErrorIs(t, terima("", sas.ID, 1), akademik.ErrBekuan, "penilaian kelasnya sendiri")
	require.ErrorIs(t, h.TerimaBekuan(ctx, h.Lingkup("Pondok"), "", b.ID, "mtk", "1", s3, a.ID, g.Bawaan[s3][0].Kini.Versi), akademik.ErrRombelTiada)
	require.NoError(t, terima("k", a.ID, g.Bawaan[s3][0].Kini.Versi))
	require.NoError(t, terima("k", a.ID, g.Bawaan[s3][0].Kini.Versi), "kiriman ulang")
	require.Empty(t, lembar("64").Bawaan[s3])
	riwayat, err := h.Stores.Beku.Beku(ctx, lembaga, s3)
	require.NoError(t, err)
	require.Len(t, riwayat, 2, "yang dibekukan dan yang diterima")
	require.Equal(t, []string{"", "salah kelas"}, []string{riwayat[0].Isi.Batal, riwayat[1].Isi.Batal})
}
