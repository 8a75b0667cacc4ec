package akademikberkas_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik/akademikberkas"
	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/akademik/lembar"
	"github.com/pesantren-go/pesantren/akademik/mushaf"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/santri"
)

// A week of recitations of one office, as CSV and as the workbook that the same cells
// make: impossible ayat and unknown santri are refused with a reason, every other row
// stands, and each santri has memorised exactly the ayat expected.
func TestSetoranSepekan(t *testing.T) {
	t.Parallel()
	isi, err := os.ReadFile("testdata/harapan_setoran.json")
	require.NoError(t, err)
	var harap struct {
		Setoran struct {
			Rows      int            `json:"rows"`
			Tolak     int            `json:"tolak"`
			AyatHafal map[string]int `json:"ayat_hafal"`
		} `json:"setoran"`
	}
	require.NoError(t, json.Unmarshal(isi, &harap))
	asal, err := os.ReadFile("testdata/setoran.csv")
	require.NoError(t, err)
	diterima := santriDiterima(t)
	for _, bentuk := range []dasarberkas.Bentuk{dasarberkas.CSV, dasarberkas.CSVPolos, dasarberkas.XLSX} {
		t.Run(string(bentuk), func(t *testing.T) {
			t.Parallel()
			l, err := akademikberkas.BacaSetoran(bytes.NewReader(tulisUlang(t, asal, bentuk)), "setoran", dasarberkas.Batas{})
			require.NoError(t, err)
			h, err := hafalan.PeriksaLembar(l, hafalan.BahanLembar{Santri: diterima, Sampai: dasar.Tgl(2026, 11, 7)})
			require.NoError(t, err)
			require.Equal(t, santri.JumlahHasil{Baris: harap.Setoran.Rows, OK: harap.Setoran.Rows - harap.Setoran.Tolak, Tolak: harap.Setoran.Tolak}, h.Jumlah)

			sebab := map[dasar.Aturan]int{}
			nis := map[santri.ID]string{}
			var ayat []int
			for i, b := range h.Baris {
				require.Equal(t, i+2, b.Nomor)
				nis[b.Santri] = b.NIS
				u, ada := b.Utama()
				_, kenal := diterima[b.NIS]
				require.Equal(t, !kenal, u.Aturan == lembar.ErrSantri, "baris %d", b.Nomor)
				if ada {
					sebab[u.Aturan]++
					require.NotEmpty(t, u.Sel)
				}
				if u.Aturan == mushaf.ErrAyat {
					ayat = append(ayat, b.Nomor)
				}
			}
			require.Equal(t, map[dasar.Aturan]int{mushaf.ErrAyat: 3, lembar.ErrSantri: 6}, sebab)
			require.Equal(t, []int{62, 189, 304}, ayat, "114:9: An-Nas has 6 ayat")

			keadaan, err := h.Keadaan(hafalan.KebijakanBaku())
			require.NoError(t, err)
			dapat := map[string]int{}
			for id, k := range keadaan {
				dapat[nis[id]] = k.Hafal.Jumlah()
			}
			require.Equal(t, harap.Setoran.AyatHafal, dapat)
		})
	}
}

// tulisUlang writes the cells of a CSV in another form, all of them as texts.
func tulisUlang(t *testing.T, asal []byte, bentuk dasarberkas.Bentuk) []byte {
	t.Helper()
	l, err := dasarberkas.Baca(bytes.NewReader(asal), "setoran.csv", dasarberkas.Opsi{})
	require.NoError(t, err)
	judul := make([]string, len(l.Baris[0].Sel))
	for i := range judul {
		judul[i] = l.Baris[0].Teks(i)
	}
	var keluar bytes.Buffer
	require.NoError(t, dasarberkas.Tulis(&keluar, bentuk, dasarberkas.Tabel{Nama: "Setoran", Judul: judul, Baris: func(yield func([]dasarberkas.Sel, error) bool) {
		for _, b := range l.Baris[1:] {
			if !yield(b.Sel, nil) {
				return
			}
		}
	}}))
	return keluar.Bytes()
}

func TestBacaSetoran_ditolak(t *testing.T) {
	t.Parallel()
	_, err := akademikberkas.BacaSetoran(strings.NewReader("%PDF-1.7"), "setoran.xlsx", dasarberkas.Batas{})
	require.ErrorIs(t, err, dasarberkas.ErrBentuk)
	_, err = akademikberkas.BacaSetoran(strings.NewReader(""), "setoran.csv", dasarberkas.Batas{})
	require.ErrorIs(t, err, dasarberkas.ErrKosong)
}

// A halaqah's sheet becomes a verdict per row, and the memory of the rows that stand.
func ExampleBacaSetoran() {
	berkas := "tanggal;nis;jenis;dari;sampai;nilai\n" +
		"2026-11-02;260001;ziyadah;114:1;114:6;lancar\n" +
		"2026-11-03;260001;ziyadah;114:5;114:9;lancar\n" +
		"2026-11-03;260001;ziyadah;Al-Falaq 1;5;kurang\n"
	l, err := akademikberkas.BacaSetoran(strings.NewReader(berkas), "setoran.csv", dasarberkas.Batas{})
	if err != nil {
		fmt.Println(err)
		return
	}
	h, err := hafalan.PeriksaLembar(l, hafalan.BahanLembar{Santri: map[string]santri.ID{"260001": "a"}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, b := range h.Baris {
		if u, ada := b.Utama(); ada {
			fmt.Println(b.Nomor, b.Hasil, u.Sel, u.Alasan)
			continue
		}
		fmt.Println(b.Nomor, b.Hasil, b.Setoran.Rentang[0])
	}
	k, _ := h.Keadaan(hafalan.KebijakanBaku())
	fmt.Println(hafalan.Ukur(mushaf.Madinah(), k["a"].Hafal).Sebut(hafalan.BasisAyat))
	// Output:
	// 2 ok An-Nas 1-6
	// 3 tolak E3 An-Nas ayat 9 tidak ada; surah 114 berisi 6 ayat
	// 4 ok Al-Falaq 1-5
	// 0,18% ayat (11 dari 6236 ayat, mushaf Madinah)
}
