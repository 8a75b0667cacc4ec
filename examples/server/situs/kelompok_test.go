package situs_test

import (
	"context"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
)

// pelajaranArab is a timetable whose lessons are of one group.
type pelajaranArab struct{ jadwalTiruan }

// Pelajaran implements [akademik.SumberPelajaran].
func (j pelajaranArab) Pelajaran(ctx context.Context, l dasar.LembagaID, dari, sampai dasar.Tanggal, rombel ...akademik.RombelID) ([]akademik.Pelajaran, error) {
	ps, err := j.jadwalTiruan.Pelajaran(ctx, l, dari, sampai, rombel...)
	for i := range ps {
		ps[i].Kelompok = []string{"Arab"}
	}
	return ps, err
}

// jadwalArab has mathematics taught to the group Arab alone, by the timetable in force.
func (r *rumah) jadwalArab(rombel string) {
	ctx, l := r.t.Context(), dasar.LembagaID("A")
	st := r.s.Akademik.Stores
	rs, err := st.Struktur.Rombel(ctx, l, akademik.SaringRombel{ID: []akademik.RombelID{akademik.RombelID(rombel)}})
	require.NoError(r.t, err)
	require.NoError(r.t, st.Jadwal.SimpanJadwal(ctx, l, akademik.Jadwal{ID: "j", Tahun: rs[0].Tahun, Nama: "Ganjil", Status: akademik.JadwalBerlaku, Mulai: dasar.Tgl(2025, 7, 14)}))
	require.NoError(r.t, st.Jadwal.SimpanKegiatan(ctx, l, "j", []akademik.KegiatanJadwal{{ID: "k", Mapel: "mtk", Peserta: []akademik.PesertaJadwal{{Rombel: rs[0].ID, Kelompok: "Arab"}}, JP: 2}}))
}

func TestKelompok_bagi_kelas(t *testing.T) {
	r := bangun(t)
	tu, guru, rombel, jalur := r.mengajar()
	ke := "/akademik/kelas/" + rombel + "/kelompok"
	require.Contains(t, tu.isi(ke), "Kelas ini belum dibagi")
	isi := tu.isi(ke + "?nama=Bahasa&kelompok=Arab,+Inggris&cara=rata")
	require.Contains(t, isi, "belum disimpan")
	require.Contains(t, isi, "<strong>Arab</strong> 2 · <strong>Inggris</strong> 1", "tiga santri dibagi rata")
	usul := formulir(t, isi, ke, 0)
	for n, id := range regexp.MustCompile(`name="k-([^"]+)"`).FindAllStringSubmatch(isi, -1) { // the first two to Arab
		usul["santri"] = append(usul["santri"][:n:n], id[1])
		usul.Set("k-"+id[1], []string{"Arab", "Arab", "Inggris"}[n])
	}
	dengan(usul, "aksi", "simpan", "kunci", "b1")
	kirimBuruk(t, tu, ke, dengan(usul, "nama", ""), 422, "AKD-KELOMPOK-01", "<strong>Arab</strong> 2", "Beri nama pembagiannya")
	kirimBuruk(t, guru, ke, usul, 403, "SRV-AKUN-08")
	isi = kirimBaik(t, tu, ke, dengan(usul, "nama", "Bahasa"), "Pembagian Bahasa disimpan", "<strong>Arab</strong> 2 · <strong>Inggris</strong> 1")
	require.NotContains(t, guru.isi(ke), "Simpan perubahan", "guru hanya melihat")
	arab := regexp.MustCompile(`class="siapa">([^<]+)<`).FindAllStringSubmatch(isi, -1)
	require.Len(t, arab, 3)

	r.s.Akademik.SumberPelajaran = pelajaranArab{jadwalTiruan{akademik.RombelID(rombel), r.nomorGuru("G01")}}
	require.Contains(t, guru.isi("/akademik/hari-ini"), jalur+"?kelompok=Arab")
	lembar := guru.isi(jalur + "?kelompok=Arab")
	require.Contains(t, lembar, "7A Arab")
	require.Contains(t, lembar, arab[0][1])
	require.NotContains(t, lembar, arab[2][1], "kelompok lain tidak di presensi ini")
	status, _ := guru.ambil(jalur)
	require.Equal(t, 404, status, "seluruh kelas tidak punya pelajaran itu")
	f := formulir(t, lembar, jalur+"?kelompok=Arab", 0)
	kirimBaik(t, guru, jalur+"?kelompok=Arab", dengan(f, "materi", "Muhadatsah"), "Presensi disimpan", "7A Arab")
	require.Contains(t, guru.isi(jalur+"?kelompok=Arab"), "sudah diisi")

	f = formulir(t, tu.isi("/akademik/penilaian"), "/akademik/penilaian", 0)
	kirimBaik(t, tu, "/akademik/penilaian", dengan(f, "skala", "100", "kosong", "tolak", "k_remedial1", "batas_kkm", "sejak", "2025-07-01"), "berlaku sejak")
	nilai := "/nilai/" + rombel + "/mtk"
	f = formulir(t, guru.isi(nilai), nilai+"/asesmen", 0)
	kirimBaik(t, guru, nilai+"/asesmen", dengan(f, "kode", "SLM1", "nama", "Satu", "komponen", "SLM"), "SLM1")
	require.Contains(t, guru.isi(nilai), arab[2][1])
	kisi := guru.isi(nilai + "?kelompok=Arab")
	require.Contains(t, kisi, arab[0][1])
	require.NotContains(t, kisi, arab[2][1], "hanya anggota kelompok")
	f = formulir(t, kisi, nilai, 0)
	sel := selKisi.FindAllStringSubmatch(kisi, -1)
	require.NotContains(t, kirimBaik(t, guru, nilai, dengan(f, sel[0][1], "80"), "1 nilai disimpan"), arab[2][1], "kembali ke kelompoknya")

	leger := "/akademik/kelas/" + rombel + "/leger"
	require.Contains(t, tu.isi(leger), `data-judul="Terisi">1 dari 3</td>`, "tanpa jadwal: seluruh kelas")
	r.jadwalArab(rombel)
	require.Contains(t, tu.isi(leger), `data-judul="Terisi">1 dari 2</td>`)
	require.Contains(t, tu.isi(leger), `data-judul="Rapor">0 dari 2</td>`)
	require.Contains(t, tu.isi(leger), "tidak ikut")
	kisi = guru.isi(nilai + "?kelompok=semua")
	require.Len(t, selKisi.FindAllString(kisi, -1), 2, "tanpa kotak bagi yang tidak ikut")
	require.Equal(t, 1, strings.Count(kisi, "<small>tidak ikut</small>"))

	urung := formulir(t, tu.isi(ke), ke, 1)
	require.Equal(t, "urung", urung.Get("aksi"))
	kirimBaik(t, tu, ke, urung, "diurungkan", "Kelas ini belum dibagi")
	kirimBuruk(t, tu, ke, urung, 404)
	require.False(t, strings.Contains(tu.isi(nilai), "Kelompok<select"))
}
