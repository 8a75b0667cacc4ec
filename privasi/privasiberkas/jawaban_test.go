package privasiberkas_test

import (
	"bytes"
	"os/exec"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar/dasarberkas/pdf"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/hak"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/privasiberkas"
)

var wib = time.FixedZone("WIB", 7*3600)

// saat is a Friday evening; the answer comes on the Sunday after.
var saat = time.Date(2026, 11, 27, 13, 0, 0, 0, time.UTC)

func jawaban(p hak.Permohonan) privasiberkas.Jawaban {
	p.ID, p.Dicatat, p.Diterima = "0193-7d1e-0a1b2c", saat, saat
	return privasiberkas.Jawaban{Kop: pdf.Kop{Nama: "Pesantren Contoh", Baris: []string{"Jalan Raya 1"}}, Kepada: "Ahmad Contoh", Kota: "Kediri", Zona: wib, Dibuat: saat,
		Penanda: pdf.Pihak{Sebagai: "Pejabat Pelindungan Data Pribadi", Nama: "Hafsah"}, Berkas: kantor.BerkasPermohonan{Permohonan: p}, Bidang: func(string) string { return "Nomor HP" }}
}

func teks(t *testing.T, j privasiberkas.Jawaban) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, privasiberkas.TulisJawaban(&b, j))
	c := exec.CommandContext(t.Context(), "pdftotext", "-layout", "-", "-")
	c.Stdin = &b
	out, err := c.Output()
	require.NoError(t, err)
	return string(out)
}

// A refusal on paper holds everything that the person needs to go on.
func TestP50_suratPenolakan(t *testing.T) {
	j := jawaban(hak.Permohonan{Jenis: hak.Hapus, Status: hak.Ditutup, Diputus: saat.Add(40 * time.Hour), SebabTolak: hak.TolakDitahan, PasalTolak: "UU KUP Pasal 28 ayat (11)", JalurAdu: "pengaduan di halaman data saya, lalu Kementerian"})
	j.Berkas.Jawaban = "Catatan pembayaran wajib disimpan sepuluh tahun."
	isi := teks(t, j)
	for _, x := range []string{"Pesantren Contoh", "PDP/2026/11/0A1B2C", "Ahmad Contoh", "27 November 2026 pukul 20.00", "29 November 2026 pukul 12.00", "ditolak", "wajib disimpan menurut undang-undang",
		"UU KUP Pasal 28 ayat (11)", "sepuluh tahun", "Kementerian", "Kediri, 29 November 2026", "Hafsah"} {
		require.Contains(t, isi, x)
	}
}

func TestP49_suratPemenuhan(t *testing.T) {
	require.ErrorIs(t, privasiberkas.TulisJawaban(&bytes.Buffer{}, jawaban(hak.Permohonan{Jenis: hak.Akses})), privasiberkas.ErrBelumDiputus)
	j := jawaban(hak.Permohonan{Jenis: hak.Koreksi, Status: hak.Diberitahukan, Diputus: saat.Add(time.Hour), Bukti: "catatan 7"})
	j.Berkas.Koreksi = []kantor.Koreksi{{CatatanKoreksi: hak.CatatanKoreksi{Bidang: "HP"}, Semula: "0811", Menjadi: "0812"}}
	j.Berkas.Riwayat = []privasi.Peristiwa{{Jenis: "PermohonanDipenuhi", Ke: string(hak.DipenuhiSebagian)}}
	isi := teks(t, j)
	for _, x := range []string{"dipenuhi sebagian", "catatan 7", "Nomor HP", "0811", "0812"} {
		require.Contains(t, isi, x)
	}
	require.NotContains(t, isi, "Alasan")
	j.Berkas.Riwayat, j.Berkas.Koreksi, j.Berkas.Jenis, j.Berkas.Dibatasi = nil, nil, hak.Batasi, saat
	isi = teks(t, j)
	require.Contains(t, isi, "data hanya disimpan")
	require.NotContains(t, isi, "sebagian")
}
