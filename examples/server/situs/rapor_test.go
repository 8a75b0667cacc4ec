package situs_test

import (
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
)

// raporMatematika gives class 7A, whose wali teaches mathematics there, marks of two
// assessments for all but the last santri, and returns the address of its rapor.
func (r *rumah) raporMatematika() (tu, wali peramban, jalur string) {
	r.t.Helper()
	ctx, pel := r.t.Context(), r.pelaku("A", "tata_usaha", privasi.TujuanRapor)
	tu, wali, grid := r.kelasMatematika()
	id := akademik.RombelID(strings.Split(grid, "/")[2])
	ada, err := r.s.Pegawai.Stores.Pegawai.Kenali(ctx, "A", []string{"G01"}, nil)
	require.NoError(r.t, err)
	rs, err := r.s.Akademik.Rombel(ctx, pel, akademik.SaringRombel{ID: []akademik.RombelID{id}})
	require.NoError(r.t, err)
	rs[0].Wali = pegawai.ID(ada[0].ID)
	_, err = r.s.Akademik.AturRombel(ctx, pel, "", rs...)
	require.NoError(r.t, err)
	require.NoError(r.t, r.s.Akademik.AturPenilaian(ctx, pel, "", akademik.AturanNilai{Sejak: dasar.Tgl(2025, 7, 1), Aturan: akademik.AturanNilaiUsul()}))
	ps, err := r.s.Akademik.Anggota(ctx, pel, id, dasar.Tanggal{})
	require.NoError(r.t, err)
	for kode, tujuan := range map[string]string{"SLM": "bilangan bulat", "SAS": "perbandingan"} {
		a, err := r.s.Akademik.AturAsesmen(ctx, pel, "", akademik.Asesmen{Rombel: id, Mapel: "mtk", Periode: "1", Kode: kode, Nama: kode, Komponen: kode, Tujuan: tujuan, Maks: nilai.A(100), Bobot: nilai.A(1), Tanggal: dasar.Tgl(2025, 9, 1)})
		require.NoError(r.t, err)
		for _, p := range ps[:len(ps)-1] {
			n := map[string]string{"SLM": "90", "SAS": "80"}[kode]
			_, gagal, err := r.s.Akademik.IsiSkor(ctx, pel, id, "mtk", "1", akademik.IsianSkor{Asesmen: a.ID, Santri: p.ID, Teks: n})
			require.NoError(r.t, err)
			require.Empty(r.t, gagal)
		}
	}
	return tu, wali, "/rapor/" + string(id)
}

var alamatPDF = regexp.MustCompile(`/akademik/kelas/[^"]+/berkas/rapor[^"]*`)

func langkahForm(langkah, alasan string, mapel ...string) url.Values {
	return url.Values{"kunci": {langkah + alasan + strings.Join(mapel, "")}, "periode": {"1"}, "langkah": {langkah}, "alasan": {alasan}, "mapel": mapel}
}

func TestRapor_dari_nilai_sampai_terbit(t *testing.T) {
	r := bangun(t)
	tu, wali, jalur := r.raporMatematika()
	isi := wali.isi(jalur + "?periode=1")
	for _, kata := range []string{"Matematika", "kurang 1", "Kirim ke wali kelas", "1 santri belum punya nilai", "Nilai Matematika", "Kehadiran"} {
		require.Contains(t, isi, kata)
	}
	require.NotContains(t, isi, "Terbitkan rapor")
	require.Contains(t, tu.isi("/rapor?periode=1"), "Matematika (Idris Contoh)", "siapa yang terlambat")
	require.Contains(t, wali.isi("/rapor"), "7A")

	// the wali's parts, in one screen
	isi = wali.isi(jalur + "/isian?periode=1")
	f := formulir(t, isi, jalur+"/isian", 0)
	id := regexp.MustCompile(`name="versi:([^"]+)"`).FindAllStringSubmatch(isi, -1)
	require.Len(t, id, 3)
	orang := []string{}
	for _, x := range id {
		orang = append(orang, x[1])
	}
	f["santri"], f["sikapnama"], f["ekskulnama"] = orang, []string{"Spiritual", "Sosial"}, []string{"Pramuka"}
	f = dengan(f, "sakit:"+orang[0], "2", "catatan:"+orang[0], "Pertahankan", "sikap0:"+orang[0], "Baik", "ekskul0:"+orang[0], "Sangat Baik", "judul0", "Kebun santri", "proyek0:"+orang[0], "Merawat bedeng", "alpa:"+orang[1], "seribu")
	kirimBuruk(t, wali, jalur+"/isian", f, 422, "1 baris belum disimpan", "AKD-RAPOR-07", "keliru")
	isi = wali.isi(jalur + "/isian?periode=1")
	for _, kata := range []string{"Pertahankan", `value="Pramuka"`, `value="Kebun santri"`, "Merawat bedeng"} {
		require.Contains(t, isi, kata, "yang benar tersimpan")
	}
	kirimBuruk(t, wali, jalur+"/isian", dengan(f, "alpa:"+orang[1], "1", "catatan:"+orang[0], "Lain"), 409, "AKD-RAPOR-08", "sudah diubah orang lain")

	// descriptions
	d := jalur + "/deskripsi/mtk"
	isi = wali.isi(d + "?periode=1")
	require.Contains(t, isi, "Menunjukkan penguasaan yang baik dalam bilangan bulat. Perlu penguatan dalam perbandingan.")
	f = url.Values{"periode": {"1"}, "santri": {orang[0]}, "versi:" + orang[0]: {"0"}, "teks:" + orang[0]: {"Tekun berlatih."}}
	kirimBaik(t, wali, d, f, "1 deskripsi disimpan", "Tekun berlatih.", "Menunjukkan penguasaan")

	// a draft prints at any time
	satu := jalur + "/santri/" + orang[0]
	isi = wali.isi(satu + "?periode=1")
	for _, kata := range []string{"DRAF BELUM TERBIT", "Tekun berlatih.", "<strong>86</strong>", "Pertahankan", "Kebun santri", "Sakit 2 hari", "Wali Kelas"} {
		require.Contains(t, isi, kata)
	}
	require.Contains(t, isi, `<th>Capaian</th>`)
	isi = wali.isi(jalur + "/santri/" + orang[2] + "?periode=1")
	require.Contains(t, isi, "DRAF BELUM LENGKAP")
	require.NotContains(t, isi, `<th>Capaian</th>`, "no word about any subject: no column, as on paper")
	require.NotContains(t, isi, `<th>Predikat</th>`)
	isi = wali.isi(jalur + "?periode=1")
	status, pdf := wali.ambil(strings.ReplaceAll(alamatPDF.FindString(isi), "&amp;", "&"))
	require.Equal(t, 200, status)
	require.True(t, strings.HasPrefix(pdf, "%PDF-"))

	r.terbitkan(tu, wali, jalur, satu)
}

// terbitkan takes the class to publication and back.
func (r *rumah) terbitkan(tu, wali peramban, jalur, satu string) {
	t, l := r.t, jalur+"/langkah"
	kirimBuruk(t, wali, l, langkahForm("terbitkan", ""), 403, "AKD-RAPOR-03")
	kirimBaik(t, wali, l, langkahForm("kirim", "", "mtk"), "Nilai dikirim ke wali kelas", "Sudah diperiksa")
	grid := strings.Replace(jalur, "/rapor/", "/nilai/", 1) + "/mtk"
	isi := wali.isi(grid + "?periode=1")
	f := formulir(t, isi, grid, 0)
	sel := selKisi.FindAllStringSubmatch(isi, -1)
	kirimBuruk(t, wali, grid, dengan(f, sel[0][1], "91"), 409, "AKD-RAPOR-06", "sudah dikirim ke wali kelas")
	kirimBuruk(t, wali, l, langkahForm("kembalikan", "x", "mtk"), 422, "AKD-RAPOR-04")
	kirimBaik(t, wali, l, langkahForm("periksa", "", "mtk"), "sudah diperiksa")
	kirimBaik(t, wali, l, langkahForm("kunci", ""), "Rapor kelas dikunci", "dikunci")
	require.Contains(t, wali.isi(jalur+"/isian?periode=1"), "hanya dapat dibaca")
	kirimBuruk(t, wali, l, langkahForm("terbitkan", ""), 403, "AKD-RAPOR-03")
	kirimBaik(t, tu, l, langkahForm("terbitkan", ""), "3 rapor terbit", "000001/1", "000003/1")
	isi = wali.isi(satu + "?periode=1&versi=1")
	for _, kata := range []string{"No. 00000", "/1", "Sidik", "Versi yang terbit"} {
		require.Contains(t, isi, kata)
	}
	status, pdf := wali.ambil(strings.ReplaceAll(alamatPDF.FindString(isi), "&amp;", "&"))
	require.Equal(t, 200, status)
	require.True(t, strings.HasPrefix(pdf, "%PDF-"))
	kirimBuruk(t, tu, l, langkahForm("buka", ""), 422, "AKD-RAPOR-04")
	kirimBaik(t, tu, l, langkahForm("buka", "salah tulis nilai", "mtk"), "dibuka kembali", "Riwayat", "salah tulis nilai")
	kirimBaik(t, wali, l, langkahForm("kirim", "lagi", "mtk"), "dikirim")
	kirimBaik(t, wali, l, langkahForm("periksa", "lagi", "mtk"), "diperiksa")
	kirimBaik(t, wali, l, langkahForm("kunci", "sudah dibetulkan"), "dikunci")
	kirimBaik(t, tu, l, langkahForm("terbitkan", "lagi"), "000001/2")
	require.Contains(t, wali.isi(satu+"?periode=1&versi=1"), "SUDAH DIGANTI VERSI 2")
	require.NotContains(t, wali.isi(satu+"?periode=1&versi=2"), "DIGANTI")
}

func TestRapor_lingkup_guru(t *testing.T) {
	r := bangun(t)
	tu, _, jalur := r.raporMatematika()
	lain := r.guru("G02", "Guru Lain")
	status, _ := lain.ambil(jalur)
	require.Equal(t, 404, status, "kelas yang bukan ampuannya")
	ctx, pel := t.Context(), r.pelaku("A", "tata_usaha", privasi.TujuanRapor)
	ada, err := r.s.Pegawai.Stores.Pegawai.Kenali(ctx, "A", []string{"G02"}, nil)
	require.NoError(t, err)
	_, err = r.s.Akademik.AturPengampu(ctx, pel, "", akademik.Pengampu{Rombel: akademik.RombelID(strings.TrimPrefix(jalur, "/rapor/")), Mapel: "ipa", Guru: pegawai.ID(ada[0].ID), Mulai: dasar.Tgl(2025, 7, 1)})
	require.NoError(t, err)
	isi := lain.isi(jalur + "?periode=1")
	require.Contains(t, isi, "IPA")
	for _, kata := range []string{"Matematika", "Ahmad Fauzi", "Isian wali kelas", "Kunci rapor", "Riwayat"} {
		require.NotContains(t, isi, kata)
	}
	for _, x := range []string{"/isian", "/deskripsi/mtk"} {
		status, _ = lain.ambil(jalur + x + "?periode=1")
		require.Equal(t, 404, status, x)
	}
	kirimBuruk(t, lain, jalur+"/langkah", langkahForm("kirim", "", "mtk"), 403, "AKD-RAPOR-03")
	kirimBuruk(t, lain, jalur+"/langkah", langkahForm("kirim", "", "mtk", "ipa"), 403, "AKD-RAPOR-03")
	kirimBaik(t, lain, jalur+"/langkah", langkahForm("kirim", "", "ipa"), "dikirim")
	kepala := r.masuk("kepala.a")
	require.NotContains(t, kepala.isi(jalur+"?periode=1"), "Kirim ke wali kelas")
	kirimBuruk(t, kepala, jalur+"/langkah", langkahForm("kirim", "", "mtk"), 403, "AKD-RAPOR-03")

	p := "/akademik/peringkat"
	status, isi = lain.ambil(p)
	require.Equal(t, 403, status, isi)
	isi = kepala.isi(p)
	require.Contains(t, isi, "Pilih kelas")
	isi = tu.isi(p + "?periode=1&rombel=" + strings.TrimPrefix(jalur, "/rapor/"))
	require.Contains(t, isi, "belum diberi peringkat", "IPA belum dinilai")
}
