package akademiktest

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/akademik/kenaikan"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/akademik/presensi"
	"github.com/pesantren-go/pesantren/akademik/rapor"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// Who moves to another unit during a term brings marks and days of both: components of
// the unit before count as the rules of the one of now say, and what they have none for
// is named.
func layananNilaiPindahUnit(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	h.rapor(t) // MTs 7A: SLM1 90, SAS 80 for everybody
	st := h.Stores.Santri
	require.NoError(t, st.Struktur.SimpanUnit(ctx, lembaga, santri.Unit{Lembaga: lembaga, Kode: "SMP", Nama: "SMP", Jalur: santri.Formal}))
	rs, err := h.AturRombel(ctx, h.Pelaku, "", akademik.Rombel{Tahun: h.Tahun.ID, Jenis: akademik.Kelas, Jalur: santri.Formal, Unit: "SMP", Tingkat: "7", Nama: "7C", Wali: "g1"})
	require.NoError(t, err)
	smp := rs[0]
	aturan := akademik.AturanNilaiUsul()
	aturan.Komponen = []nilai.Komponen{{Kode: "TES", Nama: "Tes", Bobot: nilai.A(100), Setara: "slm, UH"}}
	atur := func(b nilai.Bawaan) {
		aturan.Bawaan = b
		aturan.Versi++
		require.NoError(t, h.AturPenilaian(ctx, h.Pelaku, "", akademik.AturanNilai{Unit: "SMP", Sejak: dasar.Tgl(2026, 7, 1), Aturan: aturan}))
	}
	atur(nilai.BawaanJalur)
	_, err = h.AturPengampu(ctx, h.Pelaku, "", akademik.Pengampu{Rombel: smp.ID, Mapel: "mtk", Guru: "g1", JP: 4, Mulai: dasar.Tgl(2026, 7, 1)})
	require.NoError(t, err)

	k, err := h.AturKenaikan(ctx, h.Pelaku, "", akademik.Kenaikan{Dari: h.Tahun.ID, Ke: h.Tahun.ID, Rombel: []akademik.RombelID{h.Kelas.ID}, Pada: HariIni})
	require.NoError(t, err)
	s3 := h.Santri[3].ID
	tolak, err := h.PutuskanKenaikan(ctx, h.Pelaku, "", k.ID, akademik.IsianPutusan{Santri: s3, Putusan: kenaikan.Pindah, Tujuan: smp.ID, Sebab: "permintaan_wali"})
	require.NoError(t, err)
	require.Empty(t, tolak[0].Tolak)
	lembar, err := h.LembarKenaikan(ctx, h.Pelaku, k.ID)
	require.NoError(t, err)
	for _, b := range lembar.Baris {
		harap := []akademik.BawaanPindah(nil)
		if b.Peserta.ID == s3 {
			harap = []akademik.BawaanPindah{{Mapel: "mtk", Ikut: []string{"SLM1"}, Lepas: []string{"SAS"}}}
		}
		require.Equal(t, harap, b.Bawaan, "tampak sebelum diterapkan")
	}

	alpa := presensi.Catatan{Santri: s3, Keadaan: presensi.Alpa}
	for i, r := range []akademik.RombelID{h.Kelas.ID, smp.ID} {
		x := register(akademik.Sesi{Tanggal: dasar.Tgl(2026, 8+i, 20), Mulai: jadwal.Pukul(7, 0), Rombel: r, Mapel: "mtk"}, alpa)
		x.Anggota = []santri.ID{s3}
		require.NoError(t, h.Stores.Presensi.SimpanRegister(ctx, lembaga, x))
	}
	h.Hadir = akademik.KehadiranDari(h.Stores)
	ada, err := santri.BacaKeadaan(ctx, st, lembaga, false, s3)
	require.NoError(t, err)
	m, err := ada[s3].Pindah(santri.Keanggotaan{ID: "ke-smp", Santri: s3, Jalur: santri.Formal, Unit: "SMP", Tingkat: "7", Kelas: "7C", Mulai: dasar.Tgl(2026, 9, 1)}, "pindah")
	require.NoError(t, err)
	require.NoError(t, santri.SimpanMutasi(ctx, st, lembaga, m))

	satu, err := h.Leger(ctx, h.Pelaku, "1", smp.ID)
	require.NoError(t, err)
	semua, err := h.Leger(ctx, h.Pelaku, "1", h.Kelas.ID, smp.ID)
	require.NoError(t, err)
	require.Equal(t, satu[0].Hasil, semua[1].Hasil, "sama, sendiri atau bersama kelas lamanya")
	require.Equal(t, "90", satu[0].Hasil[s3]["mtk"].Rapor.Bulat.String())
	l, err := h.Nilai(ctx, h.Pelaku, smp.ID, "mtk", "1")
	require.NoError(t, err)
	require.Equal(t, satu[0].Hasil[s3]["mtk"], l.Hasil[s3])
	require.Len(t, l.Bawaan[s3], 2)
	require.Equal(t, []string{"MTs 7A", "SLM1"}, []string{l.Bawaan[s3][0].Kelas, l.Bawaan[s3][0].Asesmen.Kode})
	require.Equal(t, []any{"SAS", true}, []any{l.Bawaan[s3][1].Asesmen.Kode, l.Bawaan[s3][1].Lepas})
	_, u, err := l.Urai(s3)
	require.NoError(t, err)
	require.Equal(t, "SLM1 dari MTs 7A", u.Langkah[0].Masukan[0].Pokok, "uraiannya menyebut asal")

	d, err := h.DrafRapor(ctx, h.Pelaku, "1", smp.ID)
	require.NoError(t, err)
	require.Len(t, d, 1)
	x := d[0].Rapor.Formal.Kelompok[0].Mapel[0]
	require.Equal(t, []string{"90", "MTs 7A"}, append([]string{x.Nilai}, x.Asal...))
	require.Equal(t, rapor.Kehadiran{Ada: true, Alpa: 2}, d[0].Rapor.Hadir, "hari di kedua kelas")

	for _, b := range []nilai.Bawaan{nilai.BawaanUnit, nilai.BawaanTidak} {
		atur(b)
		satu, err = h.Leger(ctx, h.Pelaku, "1", smp.ID)
		require.NoError(t, err)
		require.False(t, satu[0].Hasil[s3]["mtk"].Rapor.Ada, string(b))
		l, err = h.Nilai(ctx, h.Pelaku, smp.ID, "mtk", "1")
		require.NoError(t, err)
		require.Empty(t, l.Bawaan, string(b))
	}
}

// Terms of two years that have other codes count for each other when the school says so,
// in whichever year it says it; a term of the same code no longer does then.
func layananPadanan(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	h.rapor(t) // MTs 7A, term "1": SLM1 90, SAS 80 for everybody
	st := h.Stores.Santri
	require.NoError(t, st.Struktur.SimpanUnit(ctx, lembaga, santri.Unit{Lembaga: lembaga, Kode: "SMP", Nama: "SMP", Jalur: santri.Formal}))
	h.Tahun.Unit = []santri.KodeUnit{"MTs", "Pondok"}
	var err error
	h.Tahun, err = h.AturTahun(ctx, h.Pelaku, "", h.Tahun)
	require.NoError(t, err)
	lain := TahunMasehi(2026)
	lain.Nama, lain.Unit = "SMP 2026", []santri.KodeUnit{"SMP"}
	lain.Periode[0].Kode, lain.Periode[1].Kode = "2", "1" // whoever numbers like this
	lain.ID, lain.Versi = "", 0
	lain, err = h.AturTahun(ctx, h.Pelaku, "", lain)
	require.NoError(t, err)
	rs, err := h.AturRombel(ctx, h.Pelaku, "", akademik.Rombel{Tahun: lain.ID, Jenis: akademik.Kelas, Jalur: santri.Formal, Unit: "SMP", Tingkat: "7", Nama: "7C", Wali: "g1"})
	require.NoError(t, err)
	_, err = h.AturPengampu(ctx, h.Pelaku, "", akademik.Pengampu{Rombel: rs[0].ID, Mapel: "mtk", Guru: "g1", JP: 4, Mulai: dasar.Tgl(2026, 7, 1)})
	require.NoError(t, err)
	s3 := h.Santri[3].ID
	ada, err := santri.BacaKeadaan(ctx, st, lembaga, false, s3)
	require.NoError(t, err)
	m, err := ada[s3].Pindah(santri.Keanggotaan{ID: "ke-smp", Santri: s3, Jalur: santri.Formal, Unit: "SMP", Tingkat: "7", Kelas: "7C", Mulai: dasar.Tgl(2026, 9, 1)}, "pindah")
	require.NoError(t, err)
	require.NoError(t, santri.SimpanMutasi(ctx, st, lembaga, m))

	rapor := func() (string, bool) {
		t.Helper()
		l, err := h.Leger(ctx, h.Pelaku, "2", rs[0].ID)
		require.NoError(t, err)
		g, err := h.Nilai(ctx, h.Pelaku, rs[0].ID, "mtk", "2")
		require.NoError(t, err)
		require.Equal(t, l[0].Hasil[s3]["mtk"], g.Hasil[s3])
		n := g.Hasil[s3].Rapor
		return n.Bulat.String(), n.Ada
	}
	_, dihitung := rapor()
	require.False(t, dihitung, "kode lain tanpa padanan")
	salah := func(setara ...akademik.PeriodeLain) {
		t.Helper()
		x := lain.Salin()
		x.Periode[0].Setara = akademik.TulisPadanan(setara...)
		_, err := h.AturTahun(ctx, h.Pelaku, "", x)
		require.ErrorIs(t, err, akademik.ErrPadanan)
	}
	salah(akademik.PeriodeLain{Tahun: "tiada", Kode: "1"})
	salah(akademik.PeriodeLain{Tahun: lain.ID, Kode: "1"})
	salah(akademik.PeriodeLain{Tahun: h.Tahun.ID, Kode: "9"})
	salah(akademik.PeriodeLain{Tahun: h.Tahun.ID, Kode: "2"})
	ganda := lain.Salin()
	for i := range ganda.Periode {
		ganda.Periode[i].Setara = "tanpa tanda"
	}
	_, err = h.AturTahun(ctx, h.Pelaku, "", ganda)
	require.ErrorIs(t, err, akademik.ErrPadanan)

	lain.Periode[0].Setara = akademik.TulisPadanan(akademik.PeriodeLain{Tahun: h.Tahun.ID, Kode: "1"})
	lain, err = h.AturTahun(ctx, h.Pelaku, "", lain)
	require.NoError(t, err)
	n, _ := rapor()
	require.Equal(t, "86", n)
	lain.Periode[0].Setara = ""
	lain, err = h.AturTahun(ctx, h.Pelaku, "", lain)
	require.NoError(t, err)
	h.Tahun.Periode[0].Setara = akademik.TulisPadanan(akademik.PeriodeLain{Tahun: lain.ID, Kode: "2"})
	h.Tahun, err = h.AturTahun(ctx, h.Pelaku, "", h.Tahun)
	require.NoError(t, err)
	n, _ = rapor()
	require.Equal(t, "86", n, "juga bila tahun yang lain yang menyebutnya")
}
