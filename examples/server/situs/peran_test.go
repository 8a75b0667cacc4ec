package situs_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/examples/server/akun"
)

// Every role, and a treasurer of one unit, meets every money page with an answer:
// the page, a refusal with its rule, or "not here"; never with a failure.
func TestHalaman_uang_bagi_setiap_peran(t *testing.T) {
	r := bangun(t)
	r.tagihOktober()
	r.imporContoh(r.masuk("bendahara.a"))
	x := r.tagihan("Ahmad Fauzi", "syahriah")
	jalur := []string{
		"/tagihan", "/tagihan?q=Ahmad&terbuka=ya", "/tagihan/terbit", "/tagihan/terbit?bulan=2025-11", "/tagihan/putaran", "/tagihan/putaran/" + x.Tagihan.Putaran, "/tagihan/" + x.Tagihan.ID,
		"/tarif", "/tarif/komponen", "/tarif/keringanan", "/tarif/santri?q=s", "/tarif/santri/" + string(r.id["Ahmad Fauzi"]), "/kasir", "/kasir?q=s", "/kasir/" + string(r.kel["Ahmad Fauzi"]),
		"/kuitansi", "/bank", "/bank?laci=tak_dikenal", "/bank/baris?rekening=BSI&baris=FT2", "/pengaturan/rekening", "/jurnal", "/jurnal/baru", "/periode", "/periode/2025-09", "/periode/periksa",
	}
	peran := []akun.Akun{{NamaMasuk: "bendahara.mts", Nama: "Zaid", Peran: "bendahara", Unit: []string{"MTs"}, Laci: "Laci 4"}, {NamaMasuk: "bendahara.pondok", Nama: "Zaid", Peran: "bendahara", Unit: []string{"Pondok"}}}
	for _, p := range akun.SemuaPeran() {
		peran = append(peran, akun.Akun{NamaMasuk: "uji." + p, Nama: "Petugas", Peran: p})
	}
	for _, a := range peran {
		t.Run(a.NamaMasuk, func(t *testing.T) {
			a.Lembaga = "A"
			_, err := r.s.Akun.Buat(t.Context(), a, sandiUji)
			require.NoError(t, err)
			p := r.masuk(a.NamaMasuk)
			for _, u := range jalur {
				status, isi := p.ambil(u)
				require.Contains(t, []int{200, 403, 404}, status, u)
				if status != 200 {
					require.Contains(t, isi, "Aturan ", u)
				}
				if a.NamaMasuk == "bendahara.pondok" {
					require.NotContains(t, isi, "Ahmad Fauzi", "%s: santri di luar unit tidak tampak", u)
				}
			}
		})
	}
}

// Every role, and an officer of one unit, meets every page of payroll with an answer;
// what is a person's pay is there only for those whom the register lets see it.
func TestHalaman_gaji_bagi_setiap_peran(t *testing.T) {
	r := bangun(t)
	hrd := r.kepegawaian(true)
	putaran := r.putaranGaji(hrd)
	status, isi := hrd.kirim(http.MethodPost, putaran, aksi("hitung"))
	require.Equal(t, 200, status, isi)
	slip := regexp.MustCompile(regexp.QuoteMeta(putaran) + `/slip/[0-9a-f-]{36}`).FindString(isi)
	require.NotEmpty(t, slip)
	orang := "/pegawai/" + slip[strings.LastIndex(slip, "/")+1:]
	jalur := []string{"/gaji", "/gaji?setelah=x", "/gaji/pengaturan", "/gaji/komponen", "/gaji/kasbon", putaran, putaran + "?q=Maryam", slip, "/gaji/tidak-ada", putaran + "/slip/tidak-ada",
		putaran + "/berkas/slip-a5.pdf", putaran + "/berkas/transfer-umum.xlsx", putaran + "/berkas/bpmp.xml", putaran + "/berkas/tidak-ada.pdf", slip + "/pdf", orang + "/slip", orang + "/slip?tahun=x", orang + "/slip/a1.pdf"}
	jalur = append(jalur, "/gaji/pengaturan?sejak=2025-01-01", "/gaji/komponen?q=pokok&semua=ya", "/gaji/komponen/baru", "/gaji/komponen/baru?dari=pokok", "/gaji/komponen/satu?kode=pokok",
		"/gaji/komponen/satu?kode=pokok&coba=2025-09", "/gaji/komponen/satu?kode=tidak_ada", "/pegawai/impor", "/pegawai/impor/contoh.csv")
	melihat := map[string]bool{"hrd": true, "bendahara": true, "kepala": true, "pengasuh": true}
	peran := []akun.Akun{{NamaMasuk: "hrd.mts", Nama: "Zaid", Peran: "hrd", Unit: []string{"MTs"}}}
	for _, p := range akun.SemuaPeran() {
		peran = append(peran, akun.Akun{NamaMasuk: "uji." + p, Nama: "Petugas", Peran: p})
	}
	for _, a := range peran {
		t.Run(a.NamaMasuk, func(t *testing.T) {
			a.Lembaga = "A"
			_, err := r.s.Akun.Buat(t.Context(), a, sandiUji)
			require.NoError(t, err)
			p := r.masuk(a.NamaMasuk)
			for _, u := range jalur {
				status, isi := p.ambil(u)
				require.Contains(t, []int{200, 403, 404, 409, 422}, status, u)
				if status != 200 {
					require.Contains(t, isi, "Aturan ", u)
				}
				if !melihat[a.Peran] || len(a.Unit) > 0 {
					require.NotContains(t, isi, "Maryam Contoh", u)
				}
			}
		})
	}
}
