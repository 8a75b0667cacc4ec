package situs_test

import (
	"net/http"
	"net/url"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/hak"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/kebijakan"
)

// An emergency that nobody reviewed in time locks the account on every page and in the
// API, says whom to turn to, leaves what is his own and the way out open, and ends with the
// review.
func TestB47_AkunTerkunciSampaiDitinjau(t *testing.T) {
	r := bangun(t)
	kepala, ppdp, lain := r.masuk("kepala.a"), r.petugasData("hafsah"), r.masuk("bendahara.a")
	d, err := r.s.Kantor.BukaDarurat(t.Context(), r.pelakuAkun("kepala.a").Untuk(privasi.TujuanKesehatan), r.subjek("Ahmad Fauzi"), "jatuh dari tangga")
	require.NoError(t, err)
	require.Contains(t, kepala.isi("/santri"), "Ahmad Fauzi")
	r.jam.Maju(d.Tinjau.Sub(r.jam.Now()) + time.Second)
	for _, u := range []string{"/", "/santri", "/santri/" + string(r.id["Ahmad Fauzi"]), "/privasi/pengaduan", "/darurat"} {
		status, isi := kepala.ambil(u)
		require.Equal(t, 403, status, u)
		require.Contains(t, isi, "PRI-DARURAT-02", u)
		require.Contains(t, isi, "Hafsah hafsah", u)
		require.NotContains(t, isi, "Ahmad Fauzi", u)
	}
	status, isi := kepala.kirim(http.MethodPost, "/darurat", url.Values{"santri": {string(r.id["Ahmad Fauzi"])}, "alasan": {"lagi"}})
	require.Equal(t, 403, status)
	require.Contains(t, isi, "PRI-DARURAT-02")
	status, isi = kepala.ambil("/api/santri")
	require.Equal(t, 403, status)
	require.Contains(t, isi, "PRI-DARURAT-02")
	for _, u := range []string{"/data-saya", "/pengaduan"} {
		status, _ = kepala.ambil(u)
		require.Equal(t, 200, status, u)
	}
	require.Contains(t, lain.isi("/santri"), "Ahmad Fauzi", "akun lain tidak terkunci")
	status, isi = ppdp.kirim(http.MethodPost, "/privasi/darurat/"+d.ID, url.Values{"hasil": {"wajar"}, "catatan": {"benar jatuh"}})
	require.Equal(t, 200, status, isi)
	require.Contains(t, kepala.isi("/santri"), "Ahmad Fauzi", "terbuka lagi tanpa masuk ulang")
	status, isi = kepala.kirim(http.MethodPost, "/keluar", nil)
	require.Equal(t, 200, status)
	require.Contains(t, isi, "Masuk")
}

// Officers see on every list and profile that somebody had processing restricted.
func TestU33_TandaPembatasan(t *testing.T) {
	r := bangun(t)
	staf, _, err := r.s.Pegawai.Terima(t.Context(), r.pelaku("A", "hrd", privasi.TujuanKepegawaian), "", pegawai.Penerimaan{Diri: pegawai.Formulir{Nama: "Maryam Contoh", JenisKelamin: "P", TanggalLahir: dasar.Tgl(1990, 1, 1), Mulai: dasar.Tgl(2024, 7, 1)}})
	require.NoError(t, err)
	r.tagihOktober()
	umar, meja := r.masuk("umar"), r.mejaData()
	keluarga := "/kasir/" + string(r.tagihan("Ahmad Fauzi", "makan").Tagihan.Keluarga)
	uang := []string{"/tagihan?q=Ahmad+Fauzi", "/tunggakan?menurut=santri", keluarga}
	for _, u := range uang {
		require.NotContains(t, umar.isi(u), "ditahan", u)
	}
	jalur := []string{"/santri", "/santri/" + string(r.id["Ahmad Fauzi"]), "/pegawai", "/pegawai/" + string(staf[0].ID)}
	for _, u := range jalur {
		require.NotContains(t, umar.isi(u), "pemrosesan dibatasi", u)
	}
	for _, s := range []privasi.SubjekID{r.subjek("Ahmad Fauzi"), staf[0].Subjek} {
		p, err := r.s.Kantor.CatatPermohonan(t.Context(), meja, kantor.CatatanPermohonan{Subjek: s, MintaHak: kantor.MintaHak{Jenis: hak.Batasi}, Kanal: hak.Loket})
		require.NoError(t, err)
		p, err = r.s.Kantor.PastikanPemohon(t.Context(), meja, p.ID, "KTP dilihat")
		require.NoError(t, err)
		if p.Status == hak.MenungguPenilaian {
			_, err = r.s.Kantor.NilaiPermohonanAnak(t.Context(), meja, p.ID, true, "paham", "DPIA-1")
			require.NoError(t, err)
		}
		_, err = r.s.Kantor.HentikanPemrosesan(t.Context(), meja, p.ID)
		require.NoError(t, err)
	}
	for _, u := range jalur {
		require.Contains(t, umar.isi(u), "pemrosesan dibatasi", u)
	}
	require.NotContains(t, umar.isi("/santri/"+string(r.id["Siti Aminah"])), "pemrosesan dibatasi")
	for _, u := range uang { // his bills stay in their lists, without what they ask
		require.Contains(t, umar.isi(u), "ditahan", u)
	}
	// Money that is brought is taken: the page says so instead of refusing the receipt,
	// or it would be taken twice.
	status, isi := umar.kirim(http.MethodPost, keluarga, url.Values{"kunci": {"sekali"}, "cara": {"tunai"}, "jumlah": {"50000"}})
	require.Equal(t, 200, status)
	require.Contains(t, isi, "Sudah dibukukan (KW/2025/000001)")
	status, _ = umar.ambil("/tagihan/" + r.tagihan("Ahmad Fauzi", "makan").Tagihan.ID)
	require.Equal(t, 403, status)
	status, _ = umar.ambil("/santri/" + string(r.id["Ahmad Fauzi"]) + "/rekening")
	require.Equal(t, 403, status)
}

// A policy that is announced while somebody is signed in reaches him within minutes, on
// whichever page, until he says that he has read it.
func TestP59_KabarKebijakanTanpaMasukUlang(t *testing.T) {
	r := bangun(t)
	r.lahirkan("Ahmad Fauzi")
	w, ppdp := r.wali("Ahmad Fauzi", "nashir"), r.mejaData()
	r.akuiKebijakan(w, "nashir")
	require.NotContains(t, w.isi("/pengaduan"), "belum Anda baca")
	n, err := r.s.Kantor.NaskahBaku(t.Context(), "A", kebijakan.Wali)
	require.NoError(t, err)
	n.Klausul[1].Teks += " Ini kalimat baru."
	_, err = r.s.Kantor.TerbitkanKebijakan(t.Context(), ppdp, n, r.jam.Now().Add(24*time.Hour))
	require.NoError(t, err)
	r.jam.Maju(5 * time.Minute)
	require.NotContains(t, w.isi("/pengaduan"), "belum Anda baca", "belum waktunya bertanya lagi")
	r.jam.Maju(6 * time.Minute)
	for _, u := range []string{"/pengaduan", "/", "/data-saya"} {
		require.Contains(t, w.isi(u), "belum Anda baca", u)
	}
	require.NotContains(t, r.akuiKebijakan(w, "nashir"), "belum Anda baca")
	r.jam.Maju(11 * time.Minute)
	require.NotContains(t, w.isi("/"), "belum Anda baca")
}

// akuiKebijakan says for an account that it has read the newest policy.
func (r *rumah) akuiKebijakan(p peramban, nama string) string {
	r.t.Helper()
	x, ada, err := r.s.Kantor.KebijakanSaya(r.t.Context(), r.pelakuAkun(nama))
	require.NoError(r.t, err)
	require.True(r.t, ada)
	status, isi := p.kirim(http.MethodPost, "/data-saya/kebijakan", url.Values{"versi": {x.Kebijakan.ID}, "tampil": {x.Kebijakan.ID}})
	require.Equal(r.t, 200, status, isi)
	return isi
}
