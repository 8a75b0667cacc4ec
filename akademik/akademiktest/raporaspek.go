package akademiktest

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/akademik/rapor"
	"github.com/pesantren-go/pesantren/dasar"
)

// In K13 a subject has two marks, each with predikat and description, and none over
// both: on the rapor, in the leger and in the proposal, which counts the subject once.
func layananRaporAspek(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	k13, err := akademik.AturanNilaiK13(75)
	require.NoError(t, err)
	require.NoError(t, h.AturMapel(ctx, h.Pelaku, "", akademik.Mapel{Kode: "mtk", Nama: "Matematika", Aktif: true}))
	require.NoError(t, h.AturPenilaian(ctx, h.Pelaku, "", akademik.AturanNilai{Sejak: dasar.Tgl(2026, 7, 1), Aturan: k13}))
	s1, s2 := h.Santri[0].ID, h.Santri[1].ID
	for _, x := range []struct{ kode, komponen, tujuan, nilai string }{{"PH1", "PH", "pecahan", "80"}, {"PTS", "PTS", "", "70"}, {"PAS", "PAS", "", "64"}, {"PR1", "PRAK", "mengukur luas", "92"}} {
		a, err := h.AturAsesmen(ctx, h.Pelaku, "", akademik.Asesmen{Rombel: h.Kelas.ID, Mapel: "mtk", Periode: "1", Kode: x.kode, Nama: x.kode, Komponen: x.komponen, Tujuan: x.tujuan, Maks: nilai.A(100), Bobot: nilai.A(1), Tanggal: dasar.Tgl(2026, 8, 1)})
		require.NoError(t, err)
		h.skor(t, akademik.IsianSkor{Asesmen: a.ID, Santri: s1, Teks: x.nilai})
		if x.kode == "PR1" {
			h.skor(t, akademik.IsianSkor{Asesmen: a.ID, Santri: s2, Teks: "80"})
		}
	}
	_, gagal, err := h.IsiRapor(ctx, h.Pelaku, rapor.Guru, h.Kelas.ID, "1", "mtk", wali(s1, akademik.IsiRapor{Keterampilan: "Teliti saat mengukur."}, 0))
	require.NoError(t, err)
	require.Empty(t, gagal)

	d, err := h.DrafRapor(ctx, h.Pelaku, "1", h.Kelas.ID)
	require.NoError(t, err)
	m := d[0].Rapor.Formal.Kelompok[0].Mapel[0]
	require.Equal(t, []string{"", "75", ""}, []string{m.Nilai, m.KKM, m.Deskripsi.Teks()}, "tidak ada nilai gabungan")
	require.Equal(t, []any{nilai.Ada, false}, []any{m.Keadaan, m.Tuntas})
	require.Len(t, m.Aspek, 2)
	p, k := m.Aspek[0], m.Aspek[1]
	require.Equal(t, []string{"Pengetahuan", "74", "D", "Menunjukkan penguasaan yang baik dalam pecahan."}, []string{p.Nama, p.Nilai, p.Predikat.Kode, p.Deskripsi.Teks()}, "(80 × 50 + 70 × 25 + 64 × 25) / 100 = 73,5, dibulatkan dahulu")
	require.Equal(t, []string{"Keterampilan", "92", "B", "Teliti saat mengukur."}, []string{k.Nama, k.Nilai, k.Predikat.Kode, k.Deskripsi.Teks()})
	require.Equal(t, []bool{false, true}, []bool{p.Tuntas, k.Tuntas})
	lain := d[1].Rapor.Formal.Kelompok[0].Mapel[0]
	require.Equal(t, []nilai.Keadaan{nilai.Belum, nilai.Belum, nilai.Ada}, []nilai.Keadaan{lain.Keadaan, lain.Aspek[0].Keadaan, lain.Aspek[1].Keadaan})
	require.Contains(t, d[1].Rapor.Kurang, rapor.Kurang{Bagian: "Nilai Matematika", Sebab: "PAS, PH1, PTS belum dinilai"})

	ls, err := h.Leger(ctx, h.Pelaku, "1", h.Kelas.ID)
	require.NoError(t, err)
	var kolom []string
	for _, x := range ls[0].Kolom() {
		kolom = append(kolom, x.Sandi()+" "+x.Sebutan()+" "+ls[0].Nilai(s1, x).Rapor.Bulat.String())
	}
	require.Equal(t, []string{"mtk-P Matematika (pengetahuan) 74", "mtk-K Matematika (keterampilan) 92"}, kolom)

	depan, err := h.AturTahun(ctx, h.Pelaku, "", TahunMasehi(2027))
	require.NoError(t, err)
	n, err := h.AturKenaikan(ctx, h.Pelaku, "", akademik.Kenaikan{Dari: h.Tahun.ID, Ke: depan.ID, Rombel: []akademik.RombelID{h.Kelas.ID}, Pada: dasar.Tgl(2027, 7, 12)})
	require.NoError(t, err)
	l, err := h.LembarKenaikan(ctx, h.Pelaku, n.ID)
	require.NoError(t, err)
	require.Equal(t, []string{"mtk"}, l.Baris[0].Usul.Gagal, "satu aspek di bawah KKM, satu pelajaran")
	require.Equal(t, "nilai mtk pengetahuan belum lengkap", l.Baris[1].Usul.Alasan[0].Teks)
}
