package situs_test

import (
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
)

var (
	alamatVersi = regexp.MustCompile(`href="(/akademik/jadwal/[0-9a-f-]{36})"`)
	pilihAcara  = regexp.MustCompile(`href="(/akademik/jadwal/[^"]+pilih=[^"]+)"`)
	formLetak   = regexp.MustCompile(`(?s)<div class="sel b1 (bebas|anjuran|bentrok|sini)">.*?</div>`)
)

// jadwalDraf gives class 7A two subjects of one teacher and a draft with its meetings; it
// returns the address of the draft.
func (r *rumah) jadwalDraf() (tu, guru peramban, ke string) {
	r.t.Helper()
	ctx, pel := r.t.Context(), r.pelaku("A", "tata_usaha", privasi.TujuanRapor)
	tu, guru, _ = r.kelasMatematika()
	ps, err := r.s.Akademik.Pengampu(ctx, pel, akademik.SaringPengampu{})
	require.NoError(r.t, err)
	mtk := ps[0]
	mtk.JP = 3
	_, err = r.s.Akademik.AturPengampu(ctx, pel, "", mtk, akademik.Pengampu{Rombel: mtk.Rombel, Mapel: "ipa", Guru: mtk.Guru, JP: 2, Mulai: dasar.Tgl(2025, 7, 1)})
	require.NoError(r.t, err)
	f := formulir(r.t, tu.isi("/akademik/jadwal"), "/akademik/jadwal", 0)
	kelas, err := r.s.Akademik.Rombel(ctx, pel, akademik.SaringRombel{})
	require.NoError(r.t, err)
	f.Set("tahun", string(kelas[0].Tahun))
	kirimBuruk(r.t, tu, "/akademik/jadwal", dengan(f, "nama", ""), 422, "AKD-VERSIJADWAL-01")
	isi := kirimBaik(r.t, tu, "/akademik/jadwal", dengan(f, "nama", "Ganjil"), "Draf Ganjil dibuat", "meminta 3 pertemuan lagi")
	m := alamatVersi.FindStringSubmatch(isi)
	require.NotNil(r.t, m)
	ke = m[1]
	f = formulir(r.t, isi, ke+"/kegiatan", 0)
	kirimBaik(r.t, tu, ke+"/kegiatan", dengan(f, "aksi", "buat"), "3 pertemuan dibuat", "Idris Contoh")
	return tu, guru, ke
}

// pilih opens the board with the first waiting activity chosen.
func (p peramban) pilih(t *testing.T, ke string) string {
	t.Helper()
	m := pilihAcara.FindStringSubmatch(p.isi(ke))
	require.NotNil(t, m)
	return p.isi(strings.ReplaceAll(m[1], "&amp;", "&"))
}

// bagian asks for the part of a page that htmx swaps in.
func (p peramban) bagian(jalur string) string {
	p.t.Helper()
	r, err := http.NewRequestWithContext(p.t.Context(), http.MethodGet, p.url+strings.ReplaceAll(jalur, "&amp;", "&"), nil)
	require.NoError(p.t, err)
	r.Header.Set("HX-Request", "true")
	res, err := p.c.Do(r)
	require.NoError(p.t, err)
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	require.NoError(p.t, err)
	require.Equal(p.t, 200, res.StatusCode)
	return string(b)
}

func TestJadwal_papan(t *testing.T) {
	r := bangun(t)
	tu, guru, ke := r.jadwalDraf()
	isi := tu.isi(ke)
	for _, kata := range []string{"3 menunggu", "Belum diletakkan", "07:00-07:40", "Sabtu", "Kamis"} {
		require.Contains(t, isi, kata)
	}
	isi = tu.pilih(t, ke)
	require.Contains(t, isi, "tempat bebas")
	sel := formLetak.FindStringSubmatch(isi)
	require.Equal(t, "bebas", sel[1])
	f := formulir(t, isi, ke+"/letak", 0)
	kirimBaik(t, tu, ke+"/letak", f, "Pertemuan diletakkan", "2 menunggu")
	kirimBuruk(t, tu, ke+"/letak", dengan(f, "kunci", "basi"), 409, "AKD-VERSI-01")

	isi = tu.pilih(t, ke)
	require.Contains(t, isi, "dijadwalkan bersamaan pada Sabtu 07:00")
	bentrok := formulir(t, isi, ke+"/letak", 0)
	require.Equal(t, "6:0", bentrok.Get("tempat"))
	require.Equal(t, "ya", bentrok.Get("paksa"))
	kirimBuruk(t, tu, ke+"/letak", dengan(bentrok, "paksa", ""), 409, "AKD-VERSIJADWAL-06", "Tempat itu bentrok", "Idris Contoh")
	kirimBaik(t, tu, ke+"/letak", dengan(bentrok, "paksa", "ya"), "Bentroknya dicatat")
	isi = tu.isi(ke + "/bentrok")
	require.Contains(t, isi, "AKD-JADWAL-01")
	berlaku := formulir(t, isi, ke+"/bentrok", 0)
	kirimBuruk(t, tu, ke+"/bentrok", dengan(berlaku, "aksi", "berlaku"), 409, "AKD-VERSIJADWAL-08")
	urung := formulir(t, tu.isi(ke), ke+"/urung", 0)
	kirimBaik(t, tu, ke+"/urung", urung, "diurungkan: 1 pertemuan")

	isi = tu.bagian(pilihAcara.FindStringSubmatch(tu.isi(ke))[1])
	require.NotContains(t, isi, "<html", "htmx meminta papannya saja")
	require.Contains(t, isi, `id="papan"`)
	status, _ := guru.ambil(ke)
	require.Equal(t, 404, status, "guru melihat pekannya, bukan papan")
	kirimBuruk(t, guru, ke+"/letak", f, 403, "SRV-AKUN-08")
	kepala := r.masuk("kepala.a").isi(ke)
	require.Contains(t, kepala, "Matematika")
	require.NotContains(t, kepala, "pilih=")
	for _, lihat := range []string{"guru", "ruang"} {
		require.Contains(t, tu.isi(ke+"?lihat="+lihat), map[string]string{"guru": "Idris Contoh", "ruang": "Belum ada"}[lihat])
	}
	require.Contains(t, tu.isi(ke+"/cetak?lihat=guru&untuk=semua"), "lembar-jadwal")
	require.Contains(t, tu.isi(ke+"/beban"), "Idris Contoh")
}

func TestJadwal_isi_dan_berlaku(t *testing.T) {
	r := bangun(t)
	tu, guru, ke := r.jadwalDraf()
	require.Contains(t, guru.isi("/akademik/jadwal"), "belum ada jadwal yang berlaku")
	kirimBaik(t, tu, "/akademik/jadwal/syarat", url.Values{"kunci": {"s1"}, "bagian": {"ruang"}, "ruang": {"Lab"}, "zona": {"P"}}, "Disimpan", "Lab")
	kirimBaik(t, tu, "/akademik/jadwal/syarat", url.Values{"kunci": {"s2"}, "bagian": {"jeda"}, "nama": {"Duha"}, "waktu": {"07:00-07:40"}, "sumber": {"takmir"}}, "Duha")
	kirimBuruk(t, tu, "/akademik/jadwal/syarat", url.Values{"kunci": {"s3"}, "bagian": {"jeda"}, "nama": {"Zuhur"}, "waktu": {"12-13"}}, 422, "AKD-JADWAL-20", `value="Zuhur"`)
	kirimBuruk(t, tu, "/akademik/jadwal/syarat", url.Values{"kunci": {"s4"}, "bagian": {"halangan"}}, 422, "Pilih siapa")
	ps, err := r.s.Pegawai.Stores.Pegawai.Kenali(t.Context(), "A", []string{"G01"}, nil)
	require.NoError(t, err)
	id := pegawai.ID(ps[0].ID)
	kirimBaik(t, tu, "/akademik/jadwal/syarat", url.Values{"kunci": {"s5"}, "bagian": {"halangan"}, "pihak": {"guru:" + string(id)}, "hari": {"6", "0"}}, "Idris Contoh", "seharian")
	kirimBaik(t, tu, "/akademik/jadwal/syarat", url.Values{"kunci": {"s6"}, "bagian": {"beban"}, "guru": {string(id)}, "jp_pekan": {"24"}}, "24 JP sepekan")
	kirimBuruk(t, tu, "/akademik/jadwal/syarat", url.Values{"kunci": {"s7"}, "bagian": {"beban"}, "aksi": {"hapus"}, "ke": {"0"}, "versi": {"1"}}, 409, "AKD-VERSI-01")

	kisi := formulir(t, tu.isi(ke+"/kisi"), ke+"/kisi", 0)
	kisi["jalur"] = []string{"formal", "formal"}
	for _, hari := range []string{"6", "0", "1", "2", "3", "4"} {
		kisi["jam"+hari] = []string{"07:00-07:40, 07:40-08:20, 08:40-09:20, 09:20-10:00", ""}
	}
	kirimBuruk(t, tu, ke+"/kisi", dengan(kisi, "kisi", "Lain"), 422, "AKD-VERSIJADWAL-01", `value="Lain"`)
	kirimBaik(t, tu, ke+"/kisi", dengan(kisi, "kisi", "Pagi", "renggang", "20"), "Jam dan kelompok disimpan")

	kirimBaik(t, tu, ke+"/isi", url.Values{"aksi": {"mulai"}, "benih": {"1"}})
	var isi string
	require.Eventually(t, func() bool { isi = tu.isi(ke + "/isi"); return strings.Contains(isi, "Terima usul") }, 20*time.Second, 20*time.Millisecond)
	require.Contains(t, inti(isi), "3 pertemuan pindah atau mendapat tempat")
	require.Contains(t, isi, "Tidak ada bentrok")
	require.Contains(t, tu.isi(ke), "3 menunggu", "usul belum mengubah draf")
	kirimBaik(t, tu, ke+"/isi", url.Values{"aksi": {"terima"}, "kunci": {"t1"}}, "3 pertemuan mendapat tempat")
	kirimBuruk(t, tu, ke+"/isi", url.Values{"aksi": {"terima"}, "kunci": {"t2"}}, 422, "Usul itu sudah tidak ada")

	status, fet := tu.ambil(ke + "/fet")
	require.Equal(t, 200, status)
	require.Contains(t, fet, "Idris Contoh")
	_, isi = tu.unggah(ke+"/fet", "hasil.fet", fet, nil)
	require.Contains(t, isi, "Usul dari berkas FET")
	require.NotContains(t, isi, "menurut berkas", "tidak ada yang berbeda")
	// groups made in FET: ticked ones are taken over together, the others are left
	kelompok := strings.Replace(fet, "<Number_of_Students>0</Number_of_Students>", "<Group><Name>7A pa</Name></Group><Group><Name>7A pi</Name></Group>", 1)
	kelompok = strings.Replace(kelompok, "</Students_List>", "<Year><Name>9Z</Name></Year></Students_List>", 1)
	_, isi = tu.unggah(ke+"/fet", "hasil.fet", kelompok, nil)
	for _, kata := range []string{"3 perbedaan kelompok atau peserta", "Kelompok 7A pa baru di 7A", "Kelas 9Z ada di berkas, di sini tidak: buat kelasnya dahulu"} {
		require.Contains(t, isi, kata)
	}
	f := formulir(t, isi, ke+"/isi", 0)
	require.Len(t, f["ambil"], 2, "semua yang dapat diambil dicentang")
	kirimBuruk(t, tu, ke+"/isi", url.Values{"aksi": {"peserta"}, "kunci": {"p1"}, "ambil": f["ambil"][:1]}, 422, "akan sendirian di kelasnya", "AKD-VERSIJADWAL-10",
		`pa" checked> Kelompok 7A pa`, `pi"> Kelompok 7A pi`)
	isi = kirimBaik(t, tu, ke+"/isi", url.Values{"aksi": {"peserta"}, "kunci": {"p2"}, "ambil": f["ambil"]}, "2 perbedaan diambil")
	require.NotContains(t, isi, "7A pa baru")
	require.Contains(t, isi, "Kelas 9Z")
	require.NotContains(t, isi, "Draf sudah berubah", "usulnya dihitung lagi")
	require.Contains(t, tu.isi(ke+"/kisi"), `value="pa, pi"`)
	kirimBaik(t, tu, ke+"/isi", url.Values{"aksi": {"buang"}}, "draf tidak berubah")
	kirimBuruk(t, tu, ke+"/isi", url.Values{"aksi": {"peserta"}, "kunci": {"p3"}, "ambil": f["ambil"]}, 422, "unggah lagi")
	_, isi = tu.unggah(ke+"/fet", "hasil.fet", "bukan xml", nil)
	require.Contains(t, isi, "AKD-JADWAL-30")

	berlaku := formulir(t, tu.isi(ke+"/bentrok"), ke+"/bentrok", 0)
	isi = kirimBaik(t, tu, ke+"/bentrok", dengan(berlaku, "aksi", "berlaku"), "Jadwal berlaku sejak", ">berlaku<")
	require.Contains(t, isi, "Salin dari")
	isi = guru.isi("/akademik/jadwal/pekan")
	require.Contains(t, isi, "Pelajaran saya")
	require.Contains(t, isi, "Matematika")
	require.NotContains(t, isi, "<h2>Sabtu", "guru berhalangan")
	require.Contains(t, tu.isi("/akademik/jadwal/pekan"), "Idris Contoh")
	require.NotContains(t, tu.isi(ke), "Letakkan", "yang berlaku tidak diubah")
}
