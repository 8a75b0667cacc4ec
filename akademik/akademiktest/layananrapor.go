package akademiktest

import (
	"context"
	"encoding/json"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/akademik/presensi"
	"github.com/pesantren-go/pesantren/akademik/rapor"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

const alasan = "salah tulis nilai"

// rapor gives class 7A all marks of mathematics, whose objectives are told apart, and
// its teacher.
func (h *Sekolah) rapor(t *testing.T) (a, b akademik.Asesmen) {
	ctx := t.Context()
	a, b = h.nilai(t)
	a.Tujuan, b.Tujuan = "operasi bilangan bulat", "perbandingan"
	var err error
	a, err = h.AturAsesmen(ctx, h.Pelaku, "", a)
	require.NoError(t, err)
	b, err = h.AturAsesmen(ctx, h.Pelaku, "", b)
	require.NoError(t, err)
	_, err = h.AturPengampu(ctx, h.Pelaku, "", akademik.Pengampu{Rombel: h.Kelas.ID, Mapel: "mtk", Guru: "g2", JP: 4, Mulai: dasar.Tgl(2026, 7, 1)})
	require.NoError(t, err)
	var isian []akademik.IsianSkor
	for _, p := range h.Santri[:5] {
		isian = append(isian, akademik.IsianSkor{Asesmen: a.ID, Santri: p.ID, Teks: "90"}, akademik.IsianSkor{Asesmen: b.ID, Santri: p.ID, Teks: "80"})
	}
	h.skor(t, isian...)
	return a, b
}

func (h *Sekolah) skor(t *testing.T, isian ...akademik.IsianSkor) {
	t.Helper()
	_, gagal, err := h.IsiSkor(t.Context(), h.Pelaku, h.Kelas.ID, "mtk", "1", isian...)
	require.NoError(t, err)
	require.Empty(t, gagal)
}

func (h *Sekolah) langkah(t *testing.T, p rapor.Peran, l rapor.Langkah, sebab string, m ...akademik.KodeMapel) {
	t.Helper()
	require.NoError(t, h.LangkahRapor(t.Context(), h.Pelaku, "", p, akademik.LangkahRaporBaru{Rombel: h.Kelas.ID, Periode: "1", Mapel: m, Langkah: l, Alasan: sebab}))
}

// terbit takes class 7A all the way.
func (h *Sekolah) terbit(t *testing.T) []akademik.RaporTerbit {
	t.Helper()
	h.langkah(t, rapor.Guru, rapor.Kirim, "", "mtk")
	h.langkah(t, rapor.Wali, rapor.Periksa, "", "mtk")
	h.langkah(t, rapor.Wali, rapor.Kunci, "")
	ts, err := h.TerbitkanRapor(t.Context(), h.Pelaku, "", rapor.Kurikulum, h.Kelas.ID, "1")
	require.NoError(t, err)
	return ts
}

func wali(s santri.ID, isi akademik.IsiRapor, versi int) akademik.IsianRaporBaru {
	return akademik.IsianRaporBaru{Santri: s, Isi: isi, Versi: versi}
}

func layananRapor(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	h.rapor(t)
	s1 := h.Santri[0].ID
	_, err := h.CatatSetoran(ctx, h.Pelaku, "", setoran("", s1, HariIni, 1, 7))
	require.NoError(t, err)
	isi := akademik.IsiRapor{Catatan: "Pertahankan", Hadir: rapor.Kehadiran{Ada: true, Sakit: 1}, Ekskul: []rapor.Ekskul{{Nama: "Pramuka", Predikat: "Baik"}, {Nama: "Kaligrafi"}}}
	n, gagal, err := h.IsiRapor(ctx, h.Pelaku, rapor.Wali, h.Kelas.ID, "1", "", wali(s1, isi, 0))
	require.NoError(t, err)
	require.Empty(t, gagal)
	require.Equal(t, 1, n)
	n, _, err = h.IsiRapor(ctx, h.Pelaku, rapor.Guru, h.Kelas.ID, "1", "mtk", wali(s1, akademik.IsiRapor{Deskripsi: "Tekun berlatih."}, 0))
	require.NoError(t, err)
	require.Equal(t, 1, n)

	draf, err := h.DrafRapor(ctx, h.Pelaku, "1", h.Kelas.ID)
	require.NoError(t, err)
	require.Len(t, draf, 5)
	r := draf[0].Rapor
	require.Equal(t, rapor.Santri{Nama: "Santri 1", NamaArab: "عبد الله", NIS: string(h.Santri[0].NIS), NISN: r.Santri.NISN}, r.Santri)
	require.Equal(t, []string{"7A", "Formal", "2026/2027", "Ganjil", "Guru g1"}, []string{r.Kelas, r.Jalur, r.Tahun, r.Periode, r.Wali.Nama})
	m := r.Formal.Kelompok[0].Mapel[0]
	require.Equal(t, []string{"Matematika", "86", "70"}, []string{m.Nama, m.Nilai, m.KKM})
	require.Equal(t, nilai.Deskripsi{Dibuat: "Menunjukkan penguasaan yang baik dalam operasi bilangan bulat. Perlu penguatan dalam perbandingan.", Disunting: "Tekun berlatih.", Tinggi: "operasi bilangan bulat", Rendah: "perbandingan"}, m.Deskripsi)
	require.Equal(t, akademik.AturanNilaiUsul().Sidik(), m.Aturan.Sidik, "aturan dipatok")
	require.Equal(t, []string{"Guru g2"}, m.Guru)
	require.Equal(t, []string{"Kaligrafi", "Pramuka"}, []string{r.Ekskul[0].Nama, r.Ekskul[1].Nama}, "urut nama")
	require.Equal(t, 7, r.Tahfidz.Setoran[0].Baru)
	require.Contains(t, r.Hijriah, " Rajab 1448 H", "31 Desember 2026 menurut kalender lembaga")
	require.True(t, r.Lengkap())
	require.Nil(t, draf[4].Rapor.Tahfidz)
	require.Equal(t, []rapor.Kurang{{Bagian: "Kehadiran", Sebab: "belum diisi wali kelas"}}, draf[1].Rapor.Kurang, "tetap tercetak dengan tanda")

	ts := h.terbit(t)
	require.Len(t, ts, 5)
	for i, x := range ts {
		require.Equal(t, []int{i + 1, 1}, []int{x.Nomor, x.Versi})
		require.Equal(t, draf[i].Rapor.Sidik(), x.Sidik)
	}
	lagi, err := h.TerbitkanRapor(ctx, h.Pelaku, "", rapor.Kurikulum, h.Kelas.ID, "1")
	require.NoError(t, err)
	require.Equal(t, ts, lagi, "terbit dua kali tidak mengubah apa pun")
	h.terbitLagi(t, ts, draf)
	h.terbitLain(t)
}

// terbitLagi opens the class again, changes one mark and publishes the second version.
func (h *Sekolah) terbitLagi(t *testing.T, ts []akademik.RaporTerbit, draf []akademik.DrafRapor) {
	ctx := t.Context()
	h.langkah(t, rapor.Kurikulum, rapor.Buka, alasan, "mtk")
	l, err := h.Nilai(ctx, h.Pelaku, h.Kelas.ID, "mtk", "1")
	require.NoError(t, err)
	h.skor(t, akademik.IsianSkor{Asesmen: l.Asesmen[0].ID, Santri: h.Santri[4].ID, Teks: "100", Lama: akademik.TeksSkor(l.Skor[len(l.Skor)-1])})
	baru := h.terbit(t)
	for i, x := range baru {
		require.Equal(t, []int{ts[i].Nomor, 2}, []int{x.Nomor, x.Versi}, "nomornya tetap")
		require.Equal(t, alasan, x.Alasan)
		require.Equal(t, i != 4, x.Sidik == ts[i].Sidik, "hanya yang berubah bersidik lain")
	}
	lama, err := h.BukaRapor(ctx, h.Pelaku, akademik.SaringTerbitan{Nomor: 5, Versi: 1})
	require.NoError(t, err)
	require.Equal(t, string(draf[4].Rapor.Kanonik()), string(lama[0].Rapor.Kanonik()), "versi 1 tetap terbaca")
	require.Equal(t, "SUDAH DIGANTI VERSI 2", lama[0].Tanda())
	semua, err := h.BukaRapor(ctx, h.Pelaku, akademik.SaringTerbitan{Rombel: []akademik.RombelID{h.Kelas.ID}, Periode: "1"})
	require.NoError(t, err)
	require.Len(t, semua, 5)
	require.Empty(t, semua[0].Tanda())
	riwayat, err := h.TerbitanRapor(ctx, h.Pelaku, "1", h.Kelas.ID)
	require.NoError(t, err)
	require.Len(t, riwayat, 10)
	langkah, err := h.RiwayatRapor(ctx, h.Pelaku, "1", h.Kelas.ID)
	require.NoError(t, err)
	require.Len(t, langkah, 10)
	for _, f := range []akademik.SaringTerbitan{{Nomor: 99}, {Nomor: 1, Versi: 9}} {
		_, err = h.BukaRapor(ctx, h.Pelaku, f)
		require.ErrorIs(t, err, akademik.ErrRaporTiada)
	}
	_, err = h.BukaRapor(ctx, h.Lingkup("Pondok"), akademik.SaringTerbitan{Nomor: 1})
	require.ErrorIs(t, err, akademik.ErrRaporTiada)
	kasir := h.Pelaku
	kasir.Peran = privasi.PeranAdmin
	_, err = h.BukaRapor(ctx, kasir, akademik.SaringTerbitan{Nomor: 1})
	require.ErrorIs(t, err, privasi.ErrTingkat)
}

// terbitLain publishes the halaqah, which has no subjects: its numbers go on.
func (h *Sekolah) terbitLain(t *testing.T) {
	ctx := t.Context()
	b := akademik.LangkahRaporBaru{Rombel: h.Halaqah.ID, Periode: "1", Langkah: rapor.Kunci}
	require.NoError(t, h.LangkahRapor(ctx, h.Pelaku, "", rapor.Wali, b))
	ts, err := h.TerbitkanRapor(ctx, h.Pelaku, "k", rapor.Kurikulum, h.Halaqah.ID, "1")
	require.NoError(t, err)
	require.Len(t, ts, 3)
	require.Equal(t, 6, ts[0].Nomor)
	d, err := h.BukaRapor(ctx, h.Pelaku, akademik.SaringTerbitan{Nomor: 6})
	require.NoError(t, err)
	require.Nil(t, d[0].Rapor.Formal)
	require.Equal(t, "7", d[0].Rapor.Tahfidz.Capaian[2].Jumlah)
	baru, err := h.AturRombel(ctx, h.Pelaku, "", akademik.Rombel{Tahun: h.Tahun.ID, Jenis: akademik.Kelas, Jalur: santri.Formal, Unit: "MTs", Tingkat: "7", Nama: "7C"})
	require.NoError(t, err)
	require.NoError(t, h.LangkahRapor(ctx, h.Pelaku, "", rapor.Wali, akademik.LangkahRaporBaru{Rombel: baru[0].ID, Periode: "1", Langkah: rapor.Kunci}))
	_, err = h.TerbitkanRapor(ctx, h.Pelaku, "", rapor.Kurikulum, baru[0].ID, "1")
	require.ErrorIs(t, err, akademik.ErrRaporKosong)
}

func layananRaporIsian(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	h.rapor(t)
	s1, s2, s3 := h.Santri[0].ID, h.Santri[1].ID, h.Santri[2].ID
	isi := func(teks string) akademik.IsiRapor { return akademik.IsiRapor{Catatan: teks} }
	n, gagal, err := h.IsiRapor(ctx, h.Pelaku, rapor.Wali, h.Kelas.ID, "1", "", wali(s1, isi(" Rajin  sekali "), 0), wali("tiada", isi("x"), 0), wali(h.Santri[5].ID, isi("x"), 0),
		wali(s2, akademik.IsiRapor{Hadir: rapor.Kehadiran{Ada: true, Alpa: -1}}, 0), wali(s3, akademik.IsiRapor{}, 0), wali(s1, isi("dua kali"), 0))
	require.NoError(t, err)
	require.Equal(t, 1, n)
	var aturan []string
	for _, g := range gagal {
		aturan = append(aturan, g.Err.Rule)
	}
	require.Equal(t, []string{string(akademik.ErrSantriTiada), string(akademik.ErrSantriTiada), string(akademik.ErrIsianRapor)}, aturan)
	n, gagal, err = h.IsiRapor(ctx, h.Pelaku, rapor.Wali, h.Kelas.ID, "1", "", wali(s1, isi("Rajin sekali"), 0))
	require.NoError(t, err)
	require.Empty(t, gagal)
	require.Zero(t, n, "yang sama tidak dicatat lagi")
	_, gagal, err = h.IsiRapor(ctx, h.Pelaku, rapor.Wali, h.Kelas.ID, "1", "", wali(s1, isi("lain"), 0))
	require.NoError(t, err)
	require.ErrorIs(t, gagal[0].Err, akademik.ErrIsianBentrok)
	n, _, err = h.IsiRapor(ctx, h.Pelaku, rapor.Wali, h.Kelas.ID, "1", "", wali(s1, isi("lain"), 1))
	require.NoError(t, err)
	require.Equal(t, 1, n)
	for nama, x := range map[string]akademik.IsiRapor{
		"sikap tanpa aspek": {Sikap: []rapor.Sikap{{Predikat: "Baik"}}}, "ekskul tanpa nama": {Ekskul: []rapor.Ekskul{{Predikat: "Baik"}}}, "kokurikuler kosong": {Kokurikuler: []rapor.Kokurikuler{{Uraian: "ya"}}},
		"terlalu panjang": {Keputusan: string(make([]byte, 200))}, "absen setahun lebih": {Hadir: rapor.Kehadiran{Ada: true, Izin: 400}},
	} {
		_, gagal, err := h.IsiRapor(ctx, h.Pelaku, rapor.Wali, h.Kelas.ID, "1", "", wali(s2, x, 0))
		require.NoError(t, err, nama)
		require.Len(t, gagal, 1, nama)
		require.ErrorIs(t, gagal[0].Err, akademik.ErrIsianRapor, nama)
	}
	_, _, err = h.IsiRapor(ctx, h.Pelaku, rapor.Guru, h.Kelas.ID, "1", "", wali(s1, isi("guru"), 2))
	require.ErrorIs(t, err, rapor.ErrPeran)
	_, _, err = h.IsiRapor(ctx, h.Lingkup("Pondok"), rapor.Wali, h.Kelas.ID, "1", "", wali(s1, isi("guru"), 2))
	require.ErrorIs(t, err, akademik.ErrRombelTiada)
	h.langkah(t, rapor.Guru, rapor.Kirim, "", "mtk")
	_, _, err = h.IsiRapor(ctx, h.Pelaku, rapor.Guru, h.Kelas.ID, "1", "mtk", wali(s1, akademik.IsiRapor{Deskripsi: "Baik."}, 0))
	require.ErrorIs(t, err, rapor.ErrTerkunci, "guru sesudah mengirim")
	_, _, err = h.IsiRapor(ctx, h.Pelaku, rapor.Wali, h.Kelas.ID, "1", "mtk", wali(s1, akademik.IsiRapor{Deskripsi: "Baik."}, 0))
	require.NoError(t, err, "wali masih menyunting")
	h.langkah(t, rapor.Wali, rapor.Periksa, "", "mtk")
	h.langkah(t, rapor.Wali, rapor.Kunci, "")
	_, _, err = h.IsiRapor(ctx, h.Pelaku, rapor.Wali, h.Kelas.ID, "1", "", wali(s1, isi("sesudah kunci"), 2))
	require.ErrorIs(t, err, rapor.ErrTerkunci)
}

// Marks, assessments and rules after the lock are refused by name, and work again after
// the class is opened.
func layananRaporTerkunci(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	a, _ := h.rapor(t)
	coba := func(harap error) {
		t.Helper()
		_, _, err := h.IsiSkor(ctx, h.Pelaku, h.Kelas.ID, "mtk", "1", akademik.IsianSkor{Asesmen: a.ID, Santri: h.Santri[0].ID, Teks: "91", Lama: "90"})
		require.ErrorIs(t, err, harap)
		x := a
		x.Nama = "Nama lain"
		_, err = h.AturAsesmen(ctx, h.Pelaku, "", x)
		require.ErrorIs(t, err, harap)
		x.ID, x.Versi, x.Kode = "", 0, "SLM9"
		_, err = h.AturAsesmen(ctx, h.Pelaku, "", x)
		require.ErrorIs(t, err, harap)
	}
	b := akademik.LangkahRaporBaru{Rombel: h.Kelas.ID, Periode: "1", Langkah: rapor.Kirim, Mapel: []akademik.KodeMapel{"mtk"}}
	require.ErrorIs(t, h.LangkahRapor(ctx, h.Pelaku, "", rapor.Wali, b), rapor.ErrPeran)
	asing := b
	asing.Mapel = []akademik.KodeMapel{"mtk", "ipa"}
	require.ErrorIs(t, h.LangkahRapor(ctx, h.Pelaku, "", rapor.Guru, asing), akademik.ErrMapelTiada)
	asing.Mapel = nil
	require.ErrorIs(t, h.LangkahRapor(ctx, h.Pelaku, "", rapor.Guru, asing), rapor.ErrLangkah)
	require.NoError(t, h.LangkahRapor(ctx, h.Pelaku, "k", rapor.Guru, b))
	require.NoError(t, h.LangkahRapor(ctx, h.Pelaku, "k", rapor.Guru, b), "kiriman ulang")
	require.ErrorIs(t, h.LangkahRapor(ctx, h.Pelaku, "", rapor.Guru, b), rapor.ErrLangkah)
	coba(rapor.ErrTerkunci)
	kunci := akademik.LangkahRaporBaru{Rombel: h.Kelas.ID, Periode: "1", Langkah: rapor.Kunci}
	require.ErrorIs(t, h.LangkahRapor(ctx, h.Pelaku, "", rapor.Wali, kunci), rapor.ErrBelumDiperiksa)
	kunci.Alasan = "guru sedang haji"
	require.NoError(t, h.LangkahRapor(ctx, h.Pelaku, "", rapor.Kurikulum, kunci), "kurikulum dengan alasan")
	coba(rapor.ErrTerkunci)
	k, err := h.KeadaanRapor(ctx, h.Pelaku, "1", h.Kelas.ID, "tiada")
	require.NoError(t, err)
	require.Len(t, k, 1)
	require.Equal(t, rapor.Dikunci, k[0].Lembar("mtk"))

	aturan := akademik.AturanNilai{Sejak: dasar.Tgl(2026, 8, 1), Aturan: akademik.AturanNilaiUsul()}
	aturan.Aturan.Versi, aturan.Aturan.KKM = 2, nilai.A(75)
	require.ErrorIs(t, h.AturPenilaian(ctx, h.Pelaku, "", aturan), rapor.ErrTerkunci)
	aturan.Unit = "Pondok"
	require.NoError(t, h.AturPenilaian(ctx, h.Pelaku, "", aturan), "unit lain")
	aturan.Unit, aturan.Sejak = "", dasar.Tgl(2027, 1, 1)
	require.NoError(t, h.AturPenilaian(ctx, h.Pelaku, "", aturan), "sesudah periodenya")
	_, err = h.TerbitkanRapor(ctx, h.Pelaku, "", rapor.Wali, h.Kelas.ID, "1")
	require.ErrorIs(t, err, rapor.ErrPeran)
	require.ErrorIs(t, h.LangkahRapor(ctx, h.Pelaku, "", rapor.Kurikulum, akademik.LangkahRaporBaru{Rombel: h.Kelas.ID, Periode: "1", Langkah: rapor.Terbitkan}), rapor.ErrLangkah)
	h.langkah(t, rapor.Kurikulum, rapor.Buka, alasan, "mtk")
	coba(nil)
	require.ErrorIs(t, h.langkahTahunTutup(t, b), akademik.ErrTahunDitutup)
}

// langkahTahunTutup closes the year and tries one step.
func (h *Sekolah) langkahTahunTutup(t *testing.T, b akademik.LangkahRaporBaru) error {
	h.Tahun.Ditutup = true
	_, err := h.AturTahun(t.Context(), h.Pelaku, "", h.Tahun)
	require.NoError(t, err)
	return h.LangkahRapor(t.Context(), h.Pelaku, "", rapor.Guru, b)
}

// Reopened and published with nothing changed: another version, the same hash. What
// order things were entered in never matters.
func layananRaporTetap(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	h.rapor(t)
	ekskul := []rapor.Ekskul{{Nama: "Pramuka"}, {Nama: "Kaligrafi", Predikat: "Baik"}}
	isi := func(e ...rapor.Ekskul) akademik.IsiRapor {
		return akademik.IsiRapor{Hadir: rapor.Kehadiran{Ada: true}, Ekskul: e}
	}
	_, gagal, err := h.IsiRapor(ctx, h.Pelaku, rapor.Wali, h.Kelas.ID, "1", "", wali(h.Santri[1].ID, isi(ekskul[0], ekskul[1]), 0), wali(h.Santri[0].ID, isi(ekskul[1], ekskul[0]), 0))
	require.NoError(t, err)
	require.Empty(t, gagal)
	satu := h.terbit(t)
	h.langkah(t, rapor.Kurikulum, rapor.Buka, alasan)
	h.langkah(t, rapor.Wali, rapor.Kunci, "")
	dua, err := h.TerbitkanRapor(ctx, h.Pelaku, "x", rapor.Kurikulum, h.Kelas.ID, "1")
	require.NoError(t, err)
	for i := range dua {
		require.Equal(t, []int{satu[i].Nomor, 2}, []int{dua[i].Nomor, dua[i].Versi})
		require.Equal(t, satu[i].Sidik, dua[i].Sidik)
	}
	d, err := h.BukaRapor(ctx, h.Pelaku, akademik.SaringTerbitan{Rombel: []akademik.RombelID{h.Kelas.ID}})
	require.NoError(t, err)
	a, b := d[0].Rapor, d[1].Rapor
	a.Santri, b.Santri = rapor.Santri{}, rapor.Santri{}
	x, err := json.Marshal(a)
	require.NoError(t, err)
	y, err := json.Marshal(b)
	require.NoError(t, err)
	require.JSONEq(t, string(x), string(y), "urutan ketik tidak berarti apa-apa")
}

// Two classes published by several people at once: every santri gets one number, and
// together they have no gap.
func layananRaporSerentak(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	h.rapor(t)
	for _, l := range []rapor.Langkah{rapor.Kirim, rapor.Periksa} {
		h.langkah(t, rapor.Guru|rapor.Wali, l, "", "mtk")
	}
	h.langkah(t, rapor.Wali, rapor.Kunci, "")
	require.NoError(t, h.LangkahRapor(ctx, h.Pelaku, "", rapor.Wali, akademik.LangkahRaporBaru{Rombel: h.Halaqah.ID, Periode: "1", Langkah: rapor.Kunci}))
	const n = 6
	var wg sync.WaitGroup
	hasil, errs := make([][]akademik.RaporTerbit, n), make([]error, n)
	for i := range n {
		wg.Go(func() {
			kelas := []akademik.RombelID{h.Kelas.ID, h.Halaqah.ID}[i%2]
			hasil[i], errs[i] = h.TerbitkanRapor(ctx, h.Pelaku, "", rapor.Kurikulum, kelas, "1")
		})
	}
	wg.Wait()
	nomor := map[int]bool{}
	for i := range n {
		require.NoError(t, errs[i])
		require.Equal(t, hasil[i%2], hasil[i], "semua melihat terbitan yang sama")
		for _, x := range hasil[i] {
			nomor[x.Nomor] = true
			require.Equal(t, 1, x.Versi)
		}
	}
	require.Len(t, nomor, 8)
	for i := range 8 {
		require.True(t, nomor[i+1], "tanpa lubang")
	}
}

// absen is presence made up on the fly.
type absen map[santri.ID]presensi.Rekap

// Kehadiran implements [akademik.SumberKehadiran].
func (a absen) Kehadiran(context.Context, dasar.LembagaID, dasar.Tanggal, dasar.Tanggal, ...akademik.RombelID) (map[santri.ID]presensi.Rekap, error) {
	return a, nil
}

// Days of absence are counted where presence is kept, and what the wali kelas types
// stands before it.
func layananRaporHadir(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	h.rapor(t)
	s1, s2 := h.Santri[0].ID, h.Santri[1].ID
	h.Hadir = absen{s1: {Hari: presensi.Jumlah{Sakit: 2, Alpa: 1}}, s2: {Hari: presensi.Jumlah{Izin: 4}}}
	_, gagal, err := h.IsiRapor(ctx, h.Pelaku, rapor.Wali, h.Kelas.ID, "1", "", wali(s2, akademik.IsiRapor{Hadir: rapor.Kehadiran{Ada: true, Izin: 3}}, 0))
	require.NoError(t, err)
	require.Empty(t, gagal)
	draf, err := h.DrafRapor(ctx, h.Pelaku, "1", h.Kelas.ID)
	require.NoError(t, err)
	require.Equal(t, rapor.Kehadiran{Ada: true, Sakit: 2, Alpa: 1}, draf[0].Rapor.Hadir)
	require.Equal(t, rapor.Kehadiran{Ada: true, Izin: 3}, draf[1].Rapor.Hadir)
	require.False(t, draf[2].Rapor.Hadir.Ada, "yang tidak diketahui bukan nol")
	require.Equal(t, "Kehadiran", draf[2].Rapor.Kurang[0].Bagian)
}
