package situs_test

import (
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// A teacher's sheet of marks: verdicts first, written once, other classes' subjects
// stay closed.
func TestImporNilai_guru(t *testing.T) {
	r := bangun(t)
	_, guru, jalur := r.kelasMatematika()
	ctx, pel, kelas := t.Context(), r.pelaku("A", "guru", privasi.TujuanRapor), strings.Split(jalur, "/")[2]
	require.NoError(t, r.s.Akademik.AturPenilaian(ctx, pel, "", akademik.AturanNilai{Sejak: dasar.Tgl(2025, 7, 1), Aturan: akademik.AturanNilaiUsul()}))
	for _, m := range []akademik.KodeMapel{"mtk", "ipa"} {
		_, err := r.s.Akademik.AturAsesmen(ctx, pel, "", akademik.Asesmen{Rombel: akademik.RombelID(kelas), Mapel: m, Periode: "1", Kode: "SLM1", Nama: "Bilangan", Komponen: "SLM", Maks: nilai.A(100), Bobot: nilai.A(1), Tanggal: dasar.Tgl(2025, 8, 1)})
		require.NoError(t, err)
	}
	const ke = "/akademik/impor/nilai"
	isi := guru.isi(ke)
	require.Contains(t, isi, "MTs 7A")
	require.NotContains(t, isi, `value="ipa"`, "bukan ampuannya")
	status, lembar := guru.ambil(ke + "/lembar?bentuk=csv&periode=1&kelas=" + kelas)
	require.Equal(t, 200, status)
	require.Contains(t, lembar, "NIS;Nama;Kelas;Mapel;SLM1\r\n")
	require.Contains(t, lembar, "210001;Ahmad Fauzi;7A;mtk\r\n")
	require.NotContains(t, lembar, "ipa")

	status, isi = guru.unggah(ke, "nilai.csv", "nis,mapel,slm1,warna\n210001,Matematika,\"64,5\",x\n210002,mtk,105,\n210003,IPA,90,\n999,mtk,1,\n", url.Values{"aksi": {"periksa"}, "periode": {"1"}})
	require.Equal(t, 200, status)
	for _, kata := range []string{"Pratinjau nilai.csv", "4 baris: 1 nilai baru", "3 baris ditolak", "AKD-SKALA-03", "AKD-LEMBAR-05", "AKD-LEMBAR-04", "Siti Aminah", "D warna"} {
		require.Contains(t, isi, kata)
	}
	require.NotContains(t, isi, "Ahmad Fauzi", "yang baik tidak perlu dilihat")
	v := formulir(t, isi, ke, 0)
	_, isi = guru.unggah(ke, "", "", dengan(v, "saring", "semua"))
	require.Contains(t, isi, "Ahmad Fauzi")
	_, hasil := guru.unggah(ke, "", "", dengan(formulir(t, isi, ke, 0), "aksi", "unduh"))
	require.Contains(t, hasil, "3;C3;210002;Matematika;tolak")
	v = formulir(t, isi, ke, 0)
	status, isi = guru.unggah(ke, "", "", dengan(formulir(t, isi, ke, 0), "aksi", "terapkan", "sidik", "lain"))
	require.Equal(t, 409, status)
	require.Contains(t, isi, "AKD-IMPOR-01")
	_, isi = guru.unggah(ke, "", "", dengan(v, "aksi", "terapkan", "kunci", "k1"))
	require.Contains(t, isi, "1 nilai disimpan, 0 sudah sama, 0 nilai lain dibiarkan, 3 baris ditolak")
	require.Contains(t, guru.isi(jalur+"?periode=1"), `value="64,5"`)
	_, isi = guru.unggah(ke, "nilai.csv", "nis,slm1\n210001,70\n210002,80\n", url.Values{"aksi": {"periksa"}, "periode": {"1"}, "mapel": {"mtk"}})
	for _, kata := range []string{"1 nilai baru", "1 berbeda", "AKD-IMPOR-02", "64,5 → 70", "Biarkan yang tersimpan"} {
		require.Contains(t, isi, kata)
	}
	v = formulir(t, isi, ke, 0)
	_, isi = guru.unggah(ke, "", "", dengan(v, "aksi", "terapkan", "kunci", "k2", "cara", "timpa"))
	require.Contains(t, isi, "2 nilai disimpan")
	require.Contains(t, guru.isi(jalur+"?periode=1"), `value="70"`)

	status, isi = guru.unggah(ke, "nilai.csv", "nis,mapel,slm1\n1,mtk,1\n", url.Values{"aksi": {"periksa"}, "periode": {"1"}, "kelas": {"lain"}})
	require.Equal(t, 422, status)
	require.Contains(t, isi, "SRV-IMPOR-02")
	status, isi = guru.unggah(ke, "", "", url.Values{"aksi": {"periksa"}, "periode": {"1"}})
	require.Equal(t, 422, status)
	require.Contains(t, isi, "SRV-IMPOR-01")
	status, _ = r.masuk("kepala.a").ambil(ke)
	require.Equal(t, 403, status)
}

func TestImporSetoran_halaqah(t *testing.T) {
	r := bangun(t)
	guru, jalur := r.halaqahUtsman()
	const ke = "/akademik/impor/setoran"
	halaqah := strings.TrimPrefix(jalur, "/tahfidz/")
	status, lembar := guru.ambil(ke + "/lembar?bentuk=csv&kelas=" + halaqah)
	require.Equal(t, 200, status)
	require.Contains(t, lembar, "2025-10-20;210001;Ahmad Fauzi;;;;\r\n")
	status, isi := guru.unggah(ke, "setoran.csv", lembar, url.Values{"aksi": {"periksa"}})
	require.Equal(t, 200, status)
	require.Contains(t, isi, "0 baris: 0 setoran baru", "lembar yang belum diisi tidak punya baris")
	berkas := "tanggal,nis,jenis,dari,sampai,nilai,penguji\n2025-10-20,210001,ziyadah,1:1,1:7,lancar,Ust. X\n2025-10-20,210002,ziyadah,114:1,114:9,lancar,\n2025-10-20,210003,ziyadah,114:1,114:6,lancar,\n"
	_, isi = guru.unggah(ke, "setoran.csv", berkas, url.Values{"aksi": {"periksa"}})
	for _, kata := range []string{"3 baris: 1 setoran baru", "2 baris ditolak", "AKD-MUSHAF", "AKD-LEMBAR-04"} {
		require.Contains(t, isi, kata)
	}
	require.NotContains(t, isi, "Budi", "bukan santri halaqahnya")
	_, isi = guru.unggah(ke, "", "", dengan(formulir(t, isi, ke, 0), "aksi", "terapkan"))
	require.Contains(t, isi, "1 setoran dicatat, 0 sudah ada, 2 baris ditolak")
	require.Contains(t, guru.isi(jalur), "1 dari 2 sudah setor")
	_, isi = guru.unggah(ke, "setoran.csv", berkas, url.Values{"aksi": {"periksa"}})
	require.Contains(t, isi, "0 setoran baru, 1 sudah ada")
	require.Contains(t, isi, "disabled")
	status, isi = r.guru("G02", "Zubair Contoh").unggah(ke, "setoran.csv", berkas, url.Values{"aksi": {"periksa"}})
	require.Equal(t, 422, status)
	require.Contains(t, isi, "SRV-IMPOR-02", "ustadz tanpa halaqah tidak menulis untuk siapa pun")
}
