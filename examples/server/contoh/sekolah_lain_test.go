package contoh_test

import (
	"bytes"
	"encoding/csv"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/charmap"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/contoh"
)

// sekolahLain is the same folder as another office would keep it: other units,
// columns in another order, commas, Windows-1252, another month, another bank
// whose file leaves the year out, another prefix, other fees.
func sekolahLain(t *testing.T) fstest.MapFS {
	t.Helper()
	baca := func(nama string, pisah rune) [][]string {
		b, err := fs.ReadFile(contoh.Bawaan(), nama)
		require.NoError(t, err)
		r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(b, []byte("\ufeff"))))
		r.Comma, r.FieldsPerRecord, r.LazyQuotes = pisah, -1, true
		rows, err := r.ReadAll()
		require.NoError(t, err)
		return rows
	}
	tulis := func(rows [][]string) []byte {
		var b bytes.Buffer
		require.NoError(t, csv.NewWriter(&b).WriteAll(rows))
		out, err := charmap.Windows1252.NewEncoder().Bytes(b.Bytes())
		require.NoError(t, err)
		return out
	}
	var santri [][]string
	for _, c := range baca("santri-pondok.csv", ';') {
		var r []string
		for _, i := range []int{1, 4, 5, 3, 2, 6, 10, 9, 7, 8, 11, 12, 13, 16, 14, 15, 17} {
			if i < len(c) {
				r = append(r, gantiUnit(c[i]))
			}
		}
		santri = append(santri, r)
	}
	bank := [][]string{{"Tanggal Transaksi", "Keterangan", "Cabang", "Jumlah", "Saldo"}}
	for _, c := range baca("mutasi-bsi-2026-10.csv", ',')[1:] {
		arah := map[string]string{"K": " CR", "D": " DB"}[c[3]]
		hari := strings.Replace(c[1][:5], "31/10", "30/09", 1)
		bank = append(bank, []string{strings.Replace(hari, "/10", "/09", 1), strings.ReplaceAll(c[6], "8810", "778899"), "0000", c[4] + arah, c[5]})
	}
	return fstest.MapFS{
		"pengaturan.json":         {Data: []byte(`{"lembaga":"Al-Ikhlas","zona":"Asia/Makassar","unit":["Pondok","SMP","SMA"],"prefiks_va":"778899","jatuh_tempo_tanggal":5,"urutan_impor":["daftar santri.csv"]}`)},
		"tarif.csv":               {Data: []byte("kode,uraian,unit,mukim,jumlah\nspp,SPP,SMP,,200000\nspp,SPP,SMA,,225000\nlaundry,Laundry,,ya,75000\n")},
		"daftar santri.csv":       {Data: tulis(santri)},
		"mutasi-bca-2026-09.csv":  {Data: tulis(bank)},
		"catatan yang tak dibaca": {Data: []byte("x")},
	}
}

func gantiUnit(s string) string {
	switch s {
	case "MTs":
		return "SMP"
	case "MA":
		return "SMA"
	}
	return s
}

func TestContoh_sekolah_lain(t *testing.T) {
	s := bukaServer(t, "")
	h, err := (&contoh.Pelari{Server: s, Folder: sekolahLain(t)}).Jalankan(t.Context())
	require.NoError(t, err)
	r := h.Ringkasan
	require.Empty(t, r.Peringatan)
	imp := r.Impor["import_daftar_santri"]
	require.Equal(t, []int{480, 466, 4, 1, 9}, []int{imp.Rows, imp.OK, imp.Perbaiki, imp.Peringatan, imp.Tolak})
	require.Equal(t, map[string]contoh.JumlahKomponen{"spp": {JumlahTagihan: 471, Total: 100_125_000}, "laundry": {JumlahTagihan: 426, Total: 31_950_000}}, r.Tagihan.Komponen)
	require.Equal(t, map[string]int{"pasti": 235, "tinjau": 39, "tak_dikenal": 25}, r.Bank.Kelas)
	require.Equal(t, 1, r.Bank.Ganda)
	require.Equal(t, dasar.Bln(2026, 9), r.Bulan)
	require.Equal(t, r.Neraca.Debit, r.Neraca.Kredit)
	require.Contains(t, r.JSON(), "tagihan_sep")
}
