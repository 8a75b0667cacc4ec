package keuanganberkas_test

import (
	"bytes"
	"errors"
	"iter"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/keuangan/keuanganberkas"
	"github.com/pesantren-go/pesantren/santri"
)

var orang = keuanganberkas.Orang{
	Santri:   func(id santri.ID) (string, string) { return "0" + string(id), "=HYPERLINK(\"x\")" },
	Keluarga: func(santri.KeluargaID) string { return "  ＠keluarga; \"uji\"" },
}

var (
	tagihanUji = keuangan.Posisi{Tagihan: keuangan.Tagihan{
		Santri: "1", Unit: "MTs", Kelas: "7A", Komponen: "spp", Uraian: "SPP Oktober 2026", Periode: "2026-10", Terbit: dasar.Tgl(2026, 10, 1), JatuhTempo: dasar.Tgl(2026, 10, 10),
		Bruto: 150_000, Potongan: 50_000, Jumlah: 100_000,
	}, Teralokasi: 40_000}
	bayarUji = keuangan.PembayaranRinci{Pembayaran: keuangan.Pembayaran{
		Kuitansi: keuangan.Kuitansi{Seri: "KW", Tahun: 2026, Nomor: 123}, Tanggal: dasar.Tgl(2026, 10, 5), Cara: keuangan.Tunai, Jumlah: -100_000, SisaTitipan: -25_000,
		Laci: "laci-1", Oleh: "kasir", Alasan: "-1+1",
	}}
)

func satu[T any](x T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) { yield(x, nil) }
}

func TestTulis_CSV(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	require.NoError(t, keuanganberkas.TulisTagihan(&b, keuanganberkas.CSV, orang, satu(tagihanUji)))
	require.Equal(t, "\ufeffNIS;Nama;Unit;Kelas;Komponen;Uraian;Periode;Terbit;Jatuh tempo;Bruto;Potongan;Jumlah;Nota kredit;Dibayar;Sisa;Batal\r\n"+
		"01;\"'=HYPERLINK(\"\"x\"\")\";MTs;7A;spp;SPP Oktober 2026;2026-10;2026-10-01;2026-10-10;150000;50000;100000;0;40000;60000;\r\n", b.String())
	b.Reset()
	require.NoError(t, keuanganberkas.TulisPembayaran(&b, keuanganberkas.CSV, orang, satu(bayarUji)))
	require.Contains(t, b.String(), "\r\nKW/2026/000123;2026-10-05;\"'  ＠keluarga; \"\"uji\"\"\";tunai;-100000;-75000;-25000;laci-1;;;kasir;'-1+1\r\n", "amounts below zero are numbers, texts are guarded")
	b.Reset()
	require.NoError(t, keuanganberkas.TulisPembayaran(&b, keuanganberkas.CSVPolos, orang, satu(bayarUji)))
	require.Contains(t, b.String(), "kasir,-1+1\r\n", "for programs, as it is")
	require.ErrorIs(t, keuanganberkas.TulisPembayaran(&b, "pdf", orang, satu(bayarUji)), keuanganberkas.ErrBentuk)
	rusak := errors.New("putus")
	err := keuanganberkas.TulisTagihan(&b, keuanganberkas.XLSX, orang, func(yield func(keuangan.Posisi, error) bool) { yield(keuangan.Posisi{}, rusak) })
	require.ErrorIs(t, err, rusak)
}

func TestTulis_XLSX(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	require.NoError(t, keuanganberkas.TulisTagihan(&b, keuanganberkas.XLSX, orang, satu(tagihanUji)))
	f, err := excelize.OpenReader(&b)
	require.NoError(t, err)
	defer f.Close()
	for sel, mau := range map[string]string{"A2": "01", "B2": "=HYPERLINK(\"x\")", "L2": "100000", "A1": "NIS"} {
		dapat, err := f.GetCellValue("Sheet1", sel, excelize.Options{RawCellValue: true})
		require.NoError(t, err)
		require.Equal(t, mau, dapat, sel)
	}
	jenis, err := f.GetCellType("Sheet1", "A2")
	require.NoError(t, err)
	require.NotEqual(t, excelize.CellTypeNumber, jenis, "leading zeros stay")
	rumus, err := f.GetCellFormula("Sheet1", "B2")
	require.NoError(t, err)
	require.Empty(t, rumus, "a text, not a formula")
}

func TestTulisHasil(t *testing.T) {
	t.Parallel()
	h := keuangan.HasilMutasi{Gagal: []keuangan.TemuanBaris{{Baris: 3, Pesan: "gagal"}}}
	h.Baris = []keuangan.BarisPratinjau{
		{Nomor: 2, Kunci: "FT1", Tanggal: dasar.Tgl(2026, 10, 1), Masuk: true, Nominal: decimal.NewFromInt(5), HasilCocok: keuangan.HasilCocok{Kelas: keuangan.Pasti, Penjelasan: []keuangan.Langkah{{Teks: "VA"}}}},
		{Nomor: 3, Kunci: "FT2", Tanggal: dasar.Tgl(2026, 10, 1), Nominal: decimal.RequireFromString("1.5"), HasilCocok: keuangan.HasilCocok{Kelas: keuangan.Keluar}},
	}
	h.Galat = []keuangan.TemuanBaris{{Baris: 9, Aturan: keuangan.ErrBarisBank, Pesan: "tanggal tidak terbaca"}}
	var b bytes.Buffer
	require.NoError(t, keuanganberkas.TulisHasil(&b, keuanganberkas.CSVPolos, h))
	require.Equal(t, "Baris,Rujukan,Tanggal,Arah,Nominal,Hasil,Keterangan\r\n2,FT1,2026-10-01,masuk,5.00,pasti,VA\r\n3,FT2,2026-10-01,keluar,1.50,keluar,gagal\r\n9,,,,,KEU-MUTASI-01,tanggal tidak terbaca\r\n", b.String())
}
