package pegawaiberkas_test

import (
	"bytes"
	"io"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/pegawai/pegawaiberkas"
)

func TestDaftar_emas(t *testing.T) {
	t.Parallel()
	orang, slips := sebulan(t)
	polos := func(f func(io.Writer, pegawaiberkas.Bentuk, pegawaiberkas.Kop, []pegawai.Slip) error) func(io.Writer, pegawaiberkas.Bentuk) error {
		return func(w io.Writer, b pegawaiberkas.Bentuk) error { return f(w, b, kop, slips) }
	}
	for nama, tulis := range map[string]func(io.Writer, pegawaiberkas.Bentuk) error{
		"rekap_pajak": polos(pegawaiberkas.TulisRekapPajak), "rekap_gaji": polos(pegawaiberkas.TulisRekapGaji), "daftar_gaji": polos(pegawaiberkas.TulisDaftarGaji),
		"bpjs_kesehatan": func(w io.Writer, b pegawaiberkas.Bentuk) error {
			return pegawaiberkas.TulisBPJSKesehatan(w, b, kop, orang, slips)
		},
		"bpjs_ketenagakerjaan": func(w io.Writer, b pegawaiberkas.Bentuk) error {
			return pegawaiberkas.TulisBPJSKetenagakerjaan(w, b, kop, orang, slips)
		},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			var csv, xlsx, polos bytes.Buffer
			require.NoError(t, tulis(&csv, pegawaiberkas.CSV))
			emas(t, nama+".csv", csv.Bytes())
			require.NoError(t, tulis(&xlsx, pegawaiberkas.XLSX))
			require.Equal(t, "PK", xlsx.String()[:2])
			require.NoError(t, tulis(&polos, pegawaiberkas.CSVPolos))
			require.NotContains(t, polos.String(), "Pondok Contoh", "for programs: titles and rows alone")
			require.NotContains(t, polos.String(), "Jumlah,,")
		})
	}
}

// A month in which somebody's December gives tax back.
func TestRekapPajak_pengembalian(t *testing.T) {
	t.Parallel()
	slips := []pegawai.Slip{
		{Pegawai: "a", Putaran: "1", KodeObjek: "21-100-01", Bruto: 100, DPP: 100, PPh: -30}, {Pegawai: "a", Putaran: "2", KodeObjek: "21-100-01", Bruto: 50, DPP: 50, PPh: 10},
		{Pegawai: "b", Putaran: "1", KodeObjek: "21-100-01", Bruto: 7, DPP: 7, PPh: 2}, {Pegawai: "c", Putaran: "1", KodeObjek: "21-100-18", Bruto: 8, DPP: 4, PPh: 1},
	}
	r, err := pegawaiberkas.RekapPajak(slips)
	require.NoError(t, err)
	require.Equal(t, []pegawaiberkas.BarisRekapPajak{{"21-100-01", 2, 157, 157, 2, 20}, {"21-100-18", 1, 8, 4, 1, 0}}, r)
}

func TestBPJS_menolak(t *testing.T) {
	t.Parallel()
	orang, slips := sebulan(t)
	var b bytes.Buffer
	orang[0].NIK = "350699"
	err := pegawaiberkas.TulisBPJSKesehatan(&b, pegawaiberkas.CSV, kop, orang, slips)
	require.ErrorIs(t, err, pegawaiberkas.ErrIdentitas)
	require.ErrorContains(t, err, "P-001")
	require.NotContains(t, err.Error(), "350699")
	require.ErrorIs(t, pegawaiberkas.TulisBPJSKesehatan(&b, pegawaiberkas.CSV, kop, nil, slips), pegawaiberkas.ErrOrang)
	require.ErrorIs(t, pegawaiberkas.TulisBPJSKetenagakerjaan(&b, pegawaiberkas.CSV, kop, orang, append(slips, slips...)), pegawaiberkas.ErrSlipGanda)
	require.Zero(t, b.Len())
}

func TestRekap_jumlahSamaDenganSlip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		_, slips := acak(t)
		pajak, err := pegawaiberkas.RekapPajak(slips)
		require.NoError(t, err)
		var bruto, pph dasar.Rupiah
		for _, r := range pajak {
			bruto, pph = bruto+r.Bruto, pph+r.PPh-r.Kembali
		}
		require.Equal(t, jumlah(slips, func(s pegawai.Slip) dasar.Rupiah { return s.Bruto }), bruto)
		require.Equal(t, jumlah(slips, func(s pegawai.Slip) dasar.Rupiah { return s.PPh }), pph)

		gaji, err := pegawaiberkas.RekapGaji(slips)
		require.NoError(t, err)
		per := map[pegawai.Bagian]dasar.Rupiah{}
		for _, r := range gaji {
			per[r.Bagian] += r.Jumlah
			require.Positive(t, r.Orang)
		}
		require.Equal(t, jumlah(slips, func(s pegawai.Slip) dasar.Rupiah { return s.Dibayar }), per[pegawai.BagianPendapatan])
		require.Equal(t, jumlah(slips, func(s pegawai.Slip) dasar.Rupiah { return s.Potongan }), per[pegawai.BagianPotongan])

		iuran, err := pegawaiberkas.RekapIuran(slips)
		require.NoError(t, err)
		var bpjs dasar.Rupiah
		for _, i := range iuran {
			bpjs += i.Kesehatan() + i.Ketenagakerjaan()
		}
		require.Equal(t, jumlah(slips, func(s pegawai.Slip) dasar.Rupiah { return s.Iuran + s.IuranKami }), bpjs)
	})
}
