package pegawaiberkas_test

import (
	"bytes"
	"os/exec"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas/pdf"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/pegawai/pegawaiberkas"
	"github.com/pesantren-go/pesantren/pegawai/pph21"
)

var cetak = pegawaiberkas.CetakSlip{
	Lembaga: "Pondok Pesantren Al-Ḥikmah", Alamat: []string{"Jalan Raya Contoh 12, Kediri 64100"}, Jenis: pegawai.Gaji, Masa: okt, Dari: okt.Awal(), Sampai: okt.Akhir(),
	Dibuat: time.Date(2026, 10, 31, 9, 30, 0, 0, time.FixedZone("WIB", 7*3600)),
}

// slipCetak are the slips of October, and that of somebody who leaves and is
// given tax back.
func slipCetak(t testing.TB) ([]pegawaiberkas.Orang, []pegawai.Slip) {
	t.Helper()
	orang, slips := sebulan(t)
	pergi := bahan("006", "Nyai Siti Maʿrūfah binti ʿAbd al-Raḥmān", "MTs", pegawai.PegawaiTetap, 7_500_000)
	pergi.Pegawai.Berhenti = dasar.Tgl(2026, 10, 31)
	pergi.Status[0].Sementara = true
	pergi.Setahun = pegawai.Setahun{Pegawai: "006", Bulan: 2, MasaAwal: 8, Ember: pegawai.Embers{Gaji: 18_000_000}, PPh: 540_000}
	return orang, append(slips[:4:4], slip(t, rencana(t, pegawai.Gaji, okt), pergi))
}

func TestTulisSlip_emas(t *testing.T) {
	t.Parallel()
	orang, slips := slipCetak(t)
	for _, hemat := range []bool{false, true} {
		c, nama := cetak, "slip_a5"
		if c.Hemat = hemat; hemat {
			nama = "slip_tiga"
		}
		var a, b bytes.Buffer
		require.NoError(t, pegawaiberkas.TulisSlip(&a, c, orang, slips))
		require.NoError(t, pegawaiberkas.TulisSlip(&b, c, orang, slips))
		require.True(t, bytes.Equal(a.Bytes(), b.Bytes()), "the same slips give the same file")
		teks := teksPDF(t, a.Bytes())
		emas(t, nama+".txt", teks)
		for _, s := range slips {
			require.Contains(t, string(teks), "Diterima: "+s.Neto.String())
			for _, b := range s.Baris {
				require.Contains(t, string(teks), b.Jumlah.Angka(), b.Nama)
			}
		}
		require.NotContains(t, string(teks), "0712345678", "an account is not given away")
	}
}

// teksPDF reads a document with pdftotext of poppler-utils, which uji.sh installs.
func teksPDF(t testing.TB, isi []byte) []byte {
	t.Helper()
	c := exec.Command("pdftotext", "-raw", "-", "-")
	c.Stdin = bytes.NewReader(isi)
	out, err := c.Output()
	require.NoError(t, err, "install poppler-utils")
	return out
}

func TestTulisSlip_menolak(t *testing.T) {
	t.Parallel()
	orang, slips := slipCetak(t)
	var b bytes.Buffer
	require.ErrorIs(t, pegawaiberkas.TulisSlip(&b, cetak, orang, append(slips, slips[0])), pegawaiberkas.ErrSlipGanda)
	require.ErrorIs(t, pegawaiberkas.TulisSlip(&b, cetak, orang, nil), pdf.ErrKosong)
	require.Zero(t, b.Len())
}

func TestTulisA1PDF(t *testing.T) {
	t.Parallel()
	orang, tahun := setahun(t)
	c := coretax(t, dasar.Bln(2026, 12))
	rows, err := pegawaiberkas.BarisBPA1(c, orang, tahun)
	require.NoError(t, err)
	k := pegawaiberkas.Kop{Lembaga: "Pondok Contoh", Masa: c.Masa}
	var a, b bytes.Buffer
	require.NoError(t, pegawaiberkas.TulisA1PDF(&a, k, c, rows, cetak.Dibuat))
	require.NoError(t, pegawaiberkas.TulisA1PDF(&b, k, c, rows, cetak.Dibuat))
	require.True(t, bytes.Equal(a.Bytes(), b.Bytes()))
	emas(t, "a1.txt", teksPDF(t, a.Bytes()))
	b.Reset()
	rows[0].PTKP = "?"
	require.ErrorIs(t, pegawaiberkas.TulisA1PDF(&b, k, c, rows, cetak.Dibuat), pph21.ErrStatus)
	require.ErrorIs(t, pegawaiberkas.TulisA1PDF(&b, k, c, nil, cetak.Dibuat), pdf.ErrKosong)
	require.Zero(t, b.Len())
}
