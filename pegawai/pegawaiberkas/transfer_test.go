package pegawaiberkas_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/pegawai/pegawaiberkas"
)

var kepalaTransfer = pegawaiberkas.Transfer{Tanggal: dasar.Tgl(2026, 10, 30), RekeningAsal: "7000111222", Keterangan: "Bisyaroh Oktober 2026"}

func tata(t testing.TB, id string) pegawaiberkas.TataTransfer {
	t.Helper()
	for _, x := range pegawaiberkas.TataTransferBaku() {
		if x.ID == id {
			return x
		}
	}
	require.Fail(t, "no layout "+id)
	return pegawaiberkas.TataTransfer{}
}

func TestBagiBayar(t *testing.T) {
	t.Parallel()
	orang, slips := sebulan(t)
	nol := slips[3]
	nol.Putaran, nol.Neto = "lain", 0
	d, err := pegawaiberkas.BagiBayar(orang, append(slips, nol))
	require.NoError(t, err)
	require.Len(t, d.Transfer, 4, "pay and THR of one person are two payments")
	require.Len(t, d.Tunai, 1)
	require.Equal(t, []string{"P-004"}, d.Nol)
	require.Equal(t, "Kiai Tamu", d.Tunai[0].Nama)

	_, err = pegawaiberkas.BagiBayar(orang, append(slips, slips[0]))
	require.ErrorIs(t, err, pegawaiberkas.ErrSlipGanda)
	asing := slips[0]
	asing.Lembaga = "lain"
	_, err = pegawaiberkas.BagiBayar(orang, append(slips, asing))
	require.ErrorIs(t, err, pegawaiberkas.ErrSlipGanda, "another institution")
	_, err = pegawaiberkas.BagiBayar(orang[1:], slips)
	require.ErrorIs(t, err, pegawaiberkas.ErrOrang)
	require.ErrorContains(t, err, "P-001")
	minus := slips[3]
	minus.Putaran, minus.Neto = "lain", -1
	_, err = pegawaiberkas.BagiBayar(orang, append(slips, minus))
	require.ErrorIs(t, err, pegawaiberkas.ErrNetoMinus)
}

// What is paid by transfer and in cash is the net of the slips, whatever they are.
func TestBagiBayar_jumlahSamaDenganSlip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		orang, slips := acak(t)
		d, err := pegawaiberkas.BagiBayar(orang, slips)
		require.NoError(t, err)
		var tunai dasar.Rupiah
		for _, b := range d.Tunai {
			tunai += b.Jumlah
		}
		var b bytes.Buffer
		h, err := pegawaiberkas.TulisTransfer(&b, pegawaiberkas.TataTransferBaku()[2], kepalaTransfer, nil)
		require.NoError(t, err)
		require.Zero(t, h.Total)
		semua := pegawaiberkas.TataTransferBaku()[0]
		semua.Bentuk = pegawaiberkas.CSV
		h, err = pegawaiberkas.TulisTransfer(&b, semua, kepalaTransfer, d.Transfer)
		require.NoError(t, err)
		require.Equal(t, jumlah(slips, func(s pegawai.Slip) dasar.Rupiah { return s.Neto }), h.Total+tunai)
		require.Equal(t, len(slips), h.Banyak+len(d.Tunai)+len(d.Nol))
	})
}

func TestTulisTransfer(t *testing.T) {
	t.Parallel()
	orang, slips := sebulan(t)
	d, err := pegawaiberkas.BagiBayar(orang, slips)
	require.NoError(t, err)
	for _, id := range []string{"umum", "bsi_contoh", "bri_contoh", "mandiri_contoh"} {
		x := tata(t, id)
		bisa, lain := x.PerBank(d.Transfer)
		require.Len(t, d.Transfer, len(bisa)+len(lain))
		x.Bentuk = pegawaiberkas.CSV
		if id == "mandiri_contoh" {
			x.Bentuk = pegawaiberkas.CSVPolos
		}
		var b bytes.Buffer
		_, err := pegawaiberkas.TulisTransfer(&b, x, kepalaTransfer, bisa)
		require.NoError(t, err, id)
		emas(t, "transfer_"+id+".csv", b.Bytes())
	}
}

func TestTulisTransfer_bukuKerja(t *testing.T) {
	t.Parallel()
	orang, slips := sebulan(t)
	d, err := pegawaiberkas.BagiBayar(orang, slips)
	require.NoError(t, err)
	var b bytes.Buffer
	h, err := pegawaiberkas.TulisTransfer(&b, tata(t, "umum"), kepalaTransfer, d.Transfer)
	require.NoError(t, err)
	f, err := excelize.OpenReader(&b)
	require.NoError(t, err)
	defer f.Close()
	baris, err := f.GetRows("Daftar transfer umum", excelize.Options{RawCellValue: true})
	require.NoError(t, err)
	require.Equal(t, "0712345678", baris[1][4], "leading zeros stay")
	require.Equal(t, "=HYPERLINK(\"x\")", baris[3][2], "a text, not a formula")
	rumus, err := f.GetCellFormula("Daftar transfer umum", "C4")
	require.NoError(t, err)
	require.Empty(t, rumus)
	require.Equal(t, []string{"", "", "Jumlah", "", "4", h.Sidik}, baris[5][:6])
}

func TestTulisTransfer_menolakSebelumMenulis(t *testing.T) {
	t.Parallel()
	orang, slips := sebulan(t)
	d, err := pegawaiberkas.BagiBayar(orang, slips)
	require.NoError(t, err)
	for nama, c := range map[string]struct {
		tata  string
		ubah  func([]pegawaiberkas.Bayaran)
		galat dasar.Aturan
	}{
		"bank lain":       {"bsi_contoh", func([]pegawaiberkas.Bayaran) {}, pegawaiberkas.ErrBankLain},
		"tanpa rekening":  {"umum", func(b []pegawaiberkas.Bayaran) { b[2].Rekening = pegawai.Rekening{} }, pegawaiberkas.ErrIdentitas},
		"rekening kurang": {"umum", func(b []pegawaiberkas.Bayaran) { b[2].Rekening.AtasNama = "" }, pegawaiberkas.ErrIdentitas},
		"nol":             {"umum", func(b []pegawaiberkas.Bayaran) { b[3].Jumlah = 0 }, pegawaiberkas.ErrNetoMinus},
		"melebihi batas":  {"umum", func(b []pegawaiberkas.Bayaran) { b[1].Jumlah, b[2].Jumlah = 1<<62, 1<<62 }, dasar.ErrRupiahBatas},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			bs := append([]pegawaiberkas.Bayaran(nil), d.Transfer...)
			c.ubah(bs)
			var b bytes.Buffer
			_, err := pegawaiberkas.TulisTransfer(&b, tata(t, c.tata), kepalaTransfer, bs)
			require.ErrorIs(t, err, c.galat)
			require.Zero(t, b.Len(), "no half of a file")
			require.NotContains(t, err.Error(), "GURU HONOR")
		})
	}
}

// Who approves elsewhere sees that one digit of one account was changed.
func TestTulisTransfer_sidikMengikutiIsi(t *testing.T) {
	t.Parallel()
	orang, slips := sebulan(t)
	d, err := pegawaiberkas.BagiBayar(orang, slips)
	require.NoError(t, err)
	var b bytes.Buffer
	asal, err := pegawaiberkas.TulisTransfer(&b, tata(t, "umum"), kepalaTransfer, d.Transfer)
	require.NoError(t, err)
	d.Transfer[0].Rekening.Nomor = "0712345670"
	lain, err := pegawaiberkas.TulisTransfer(&b, tata(t, "umum"), kepalaTransfer, d.Transfer)
	require.NoError(t, err)
	require.Equal(t, asal.Total, lain.Total)
	require.NotEqual(t, asal.Sidik, lain.Sidik)
}

func TestBacaTataTransfer(t *testing.T) {
	t.Parallel()
	sah := `{"id":"x","nama":"X","bentuk":"csv","judul":true,"kolom":[{"judul":"R","isi":"rekening"},{"judul":"J","isi":"jumlah"}]}`
	x, err := pegawaiberkas.BacaTataTransfer([]byte(sah))
	require.NoError(t, err)
	require.Equal(t, "X", x.Nama)
	for _, b := range pegawaiberkas.TataTransferBaku() {
		require.NoError(t, b.Validate(), b.ID)
	}
	for nama, ganti := range map[string][2]string{
		"bukan JSON":     {`{"id"`, `{id`},
		"anggota asing":  {`"nama"`, `"nama_bank"`},
		"tanpa id":       {`"id":"x"`, `"id":""`},
		"bentuk asing":   {`"csv"`, `"pdf"`},
		"tanpa jumlah":   {`"isi":"jumlah"`, `"isi":"nama"`},
		"tanpa pembuka":  {`"judul":true`, `"judul":false`},
		"isi asing":      {`{"judul":"J",`, `{"isi":"gaji"},{"judul":"J",`},
		"isi dan tetap":  {`"isi":"jumlah"}`, `"isi":"jumlah"},{"isi":"nama","tetap":"N"}`},
		"total di baris": {`"isi":"jumlah"}`, `"isi":"jumlah"},{"isi":"total"}`},
		"terlalu banyak": {`"kolom":[`, `"kolom":[` + strings.Repeat(`{},`, 60)},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			_, err := pegawaiberkas.BacaTataTransfer([]byte(strings.Replace(sah, ganti[0], ganti[1], 1)))
			require.ErrorIs(t, err, pegawaiberkas.ErrTataTransfer)
		})
	}
}

func TestTulisTunai(t *testing.T) {
	t.Parallel()
	orang, slips := sebulan(t)
	d, err := pegawaiberkas.BagiBayar(orang, slips)
	require.NoError(t, err)
	var b bytes.Buffer
	require.NoError(t, pegawaiberkas.TulisTunai(&b, pegawaiberkas.CSV, kop, d.Tunai))
	emas(t, "tunai.csv", b.Bytes())
	b.Reset()
	require.ErrorIs(t, pegawaiberkas.TulisTunai(&b, pegawaiberkas.CSV, kop, []pegawaiberkas.Bayaran{{Nomor: "P-1"}}), pegawaiberkas.ErrNetoMinus)
	require.Zero(t, b.Len())
}

// A bank that takes few letters gets few; accounts and amounts are never cut.
func TestTulisTransfer_dipotong(t *testing.T) {
	t.Parallel()
	x := tata(t, "mandiri_contoh")
	for i := range x.Kolom {
		x.Kolom[i].Maks = 5
	}
	var b bytes.Buffer
	_, err := pegawaiberkas.TulisTransfer(&b, x, kepalaTransfer, []pegawaiberkas.Bayaran{
		{Nomor: "P-000123", Jumlah: 1_234_567, Rekening: pegawai.Rekening{Bank: "mandiri", Nomor: "1440012345678", AtasNama: "Nu’mān Šāliḥ"}},
	})
	require.NoError(t, err)
	require.Contains(t, b.String(), "1440012345678,NUMAN,IDR,1234567,BISYA,P-000123\r\n")
}
