package situs_test

import (
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestLaporan_halaman_berkas_dan_tolakan(t *testing.T) {
	r := bangun(t)
	r.tagihOktober()
	p := r.masuk("bendahara.a")
	require.Contains(t, p.isi("/laporan"), "Neraca saldo")
	isi := p.isi("/neraca-saldo?sampai=2025-10-31")
	require.Contains(t, isi, "Pendapatan Syahriah")
	require.Contains(t, isi, `href="/buku-besar?akun=`)
	require.Contains(t, p.isi("/tunggakan?menurut=santri&pada=2025-10-31"), "Ahmad Fauzi")
	require.Contains(t, p.isi("/neraca-saldo?sampai=2025-10-31&tercatat=2025-01-01T00:00"), "Belum ada data")
	require.Contains(t, p.isi("/santri/"+string(r.id["Budi Santoso"])+"/rekening?pada=2025-10-31"), "300.000")
	csv := p.isi("/tunggakan?menurut=kelas&pada=2025-10-31&bentuk=csv")
	require.Contains(t, csv, "MTs;7A;")
	xlsx := p.isi("/neraca-saldo?bentuk=xlsx")
	require.True(t, strings.HasPrefix(xlsx, "PK"), "buku kerja")
	buku := filepath.Join(t.TempDir(), "buku.journal")
	require.NoError(t, os.WriteFile(buku, []byte(p.isi("/buku.hledger?sampai=2025-10-31")), 0o600))
	out, err := exec.Command("hledger", "-f", buku, "balance", "--flat", "-N", "1.1.2").CombinedOutput()
	require.NoError(t, err, string(out))
	require.Equal(t, 2, strings.Count(string(out), "900000 IDR"), "piutang menurut hledger sama dengan tagihan yang terbit")
	for _, c := range []struct{ path, aturan string }{
		{"/neraca-saldo?sampai=2025-02-30", "DSR-TANGGAL-01"}, {"/neraca-saldo?tercatat=kemarin", "SRV-LAPORAN-01"}, {"/kas?bentuk=pdf", "SRV-LAPORAN-01"},
		{"/kas?dari=2025-10-02&sampai=2025-10-01", "LAP-RENTANG-01"}, {"/tunggakan?menurut=kamar", "KEU-TUNGGAKAN-02"},
	} {
		status, isi := p.ambil(c.path)
		require.Equal(t, 422, status, c.path)
		require.Contains(t, isi, c.aturan, c.path)
	}
	status, _ := p.ambil("/buku-besar?akun=9.9")
	require.Equal(t, 404, status)
}

func TestPengaturan(t *testing.T) {
	r := bangun(t)
	p := r.masuk("umar")
	require.Contains(t, p.isi("/pengaturan"), "Unit dan tingkat")
	isi := p.isi("/pengaturan/privasi")
	require.Contains(t, isi, "Pimpinan")
	require.Contains(t, isi, "keuangan.penagihan")
	status, isi := p.kirim("POST", "/pengaturan/unit", dengan(url.Values{}, "kode", "SMP", "nama", "SMP Al-Hikmah", "jalur", "formal"))
	require.Equal(t, 200, status)
	require.Contains(t, isi, "SMP Al-Hikmah")
	status, isi = p.kirim("POST", "/pengaturan/unit", dengan(url.Values{}, "apa", "tingkat", "unit", "SMP", "jalur", "formal", "kode", "7"))
	require.Equal(t, 200, status)
	require.Contains(t, isi, ">7</span>")
	status, isi = p.kirim("POST", "/pengaturan/unit", dengan(url.Values{}, "kode", "", "nama", "", "jalur", "formal"))
	require.Equal(t, 422, status)
	require.Contains(t, isi, "SAN-")
	status, _ = r.masuk("kasir.a").ambil("/pengaturan/unit")
	require.Equal(t, 403, status)
}
