package akademikberkas_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik/akademikberkas"
	"github.com/pesantren-go/pesantren/akademik/lembar"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/santri"
)

// santriDiterima reads the roster from the sheet of the same office: everybody whom
// its import takes in.
func santriDiterima(t *testing.T) map[string]santri.ID {
	t.Helper()
	const folder = "../../santri/santriberkas/testdata/"
	isi, err := os.ReadFile(folder + "harapan.json")
	require.NoError(t, err)
	var harap struct {
		Impor struct {
			Exceptions []struct {
				NIS     string `json:"nis"`
				Line    int    `json:"line"`
				Outcome string `json:"outcome"`
			} `json:"exceptions"`
		} `json:"import_santri_pondok"`
	}
	require.NoError(t, json.Unmarshal(isi, &harap))
	tolak := map[int]bool{}
	for _, x := range harap.Impor.Exceptions {
		if x.Outcome == "tolak" {
			tolak[x.Line] = true
		}
	}
	f, err := os.Open(folder + "santri-pondok.csv")
	require.NoError(t, err)
	defer f.Close()
	l, err := dasarberkas.Baca(f, "santri-pondok.csv", dasarberkas.Opsi{})
	require.NoError(t, err)
	terima := map[string]santri.ID{}
	for _, b := range l.Baris[1:] {
		if !tolak[b.Nomor] {
			terima[b.Teks(1)] = santri.ID("id-" + b.Teks(1))
		}
	}
	require.Len(t, terima, 480-len(tolak))
	return terima
}

func bahanContoh(t *testing.T) nilai.BahanLembar {
	t.Helper()
	skala, err := nilai.AmbilSkala("100")
	require.NoError(t, err)
	bahan := nilai.BahanLembar{Santri: santriDiterima(t), Mapel: map[string]*nilai.Rencana{}}
	for _, m := range []string{"Al-Qur'an Hadis", "Akidah Akhlak", "Fikih", "SKI", "Bahasa Arab", "Matematika", "IPA", "Bahasa Indonesia"} {
		r, err := nilai.Susun(
			nilai.Aturan{Kode: "merdeka", Versi: 1, Skala: skala, KKM: nilai.A(75), Komponen: []nilai.Komponen{{Kode: "SLM", Bobot: nilai.A(60)}, {Kode: "SAS", Bobot: nilai.A(40)}}},
			[]nilai.Butir{{Kode: "slm1", Komponen: "SLM"}, {Kode: "slm2", Komponen: "SLM"}, {Kode: "slm3", Komponen: "SLM"}, {Kode: "sas", Komponen: "SAS"}})
		require.NoError(t, err)
		bahan.Mapel[m] = r
	}
	return bahan
}

// The sheet of class 7: commas as decimals, blanks, S; rows of santri whom the
// office's import refused are refused, and every other row becomes the mark that
// plain decimals make of it.
func TestNilai7(t *testing.T) {
	t.Parallel()
	isi, err := os.ReadFile("testdata/nilai-7.csv")
	require.NoError(t, err)
	l, err := akademikberkas.BacaNilai(bytes.NewReader(isi), "nilai-7.csv", dasarberkas.Batas{})
	require.NoError(t, err)
	h, err := nilai.PeriksaLembar(l, bahanContoh(t))
	require.NoError(t, err)

	teks, err := os.ReadFile("testdata/harapan_nilai.json")
	require.NoError(t, err)
	var harap struct {
		Nilai struct {
			Rows  int `json:"rows"`
			Tolak int `json:"tolak_santri_tak_dikenal"`
		} `json:"nilai"`
	}
	require.NoError(t, json.Unmarshal(teks, &harap))
	require.Equal(t, santri.JumlahHasil{Baris: harap.Nilai.Rows, OK: harap.Nilai.Rows - harap.Nilai.Tolak, Tolak: harap.Nilai.Tolak}, h.Jumlah)
	require.Empty(t, h.TakDikenal)

	mentah, err := csv.NewReader(bytes.NewReader(isi)).ReadAll()
	require.NoError(t, err)
	lengkap, kurang := 0, 0
	for i, b := range h.Baris {
		require.Equal(t, i+2, b.Nomor)
		if b.Hasil == santri.HasilTolak {
			u, _ := b.Utama()
			require.Equal(t, lembar.ErrSantri, u.Aturan)
			require.Equal(t, "260063", b.NIS)
			require.Nil(t, b.Isian)
			continue
		}
		var u nilai.Uraian
		hasil, err := b.Rencana.Hitung(b.Isian, &u)
		require.NoError(t, err)
		require.NoError(t, u.Periksa())
		periksaBaris(t, mentah[i+1], hasil)
		if hasil.Rapor.Ada {
			lengkap++
		} else {
			kurang++
		}
	}
	require.Equal(t, harap.Nilai.Rows-harap.Nilai.Tolak, lengkap+kurang)
	require.Positive(t, kurang, "baris dengan sel kosong belum menjadi nilai rapor")
}

// periksaBaris computes a row of the file the long way.
func periksaBaris(t *testing.T, sel []string, h nilai.Hasil) {
	t.Helper()
	var jumlah, bobot decimal.Decimal
	kosong := 0
	for _, k := range []struct {
		sel   []string
		bobot int64
	}{{sel[2:5], 60}, {sel[5:6], 40}} {
		var n, s decimal.Decimal
		for _, x := range k.sel {
			switch x {
			case "":
				kosong++
			case "S":
			default:
				s, n = s.Add(decimal.RequireFromString(strings.Replace(x, ",", ".", 1))), n.Add(decimal.NewFromInt(1))
			}
		}
		if !n.IsZero() {
			w := decimal.NewFromInt(k.bobot)
			jumlah, bobot = jumlah.Add(s.DivRound(n, 40).Mul(w)), bobot.Add(w)
		}
	}
	require.Len(t, h.Belum, kosong)
	require.Equal(t, kosong == 0 && !bobot.IsZero(), h.Rapor.Ada)
	require.Equal(t, !bobot.IsZero(), h.Berjalan.Ada)
	if h.Rapor.Ada {
		require.Equal(t, h.Berjalan.Bulat, h.Rapor.Bulat, "tanpa yang kosong, nilai rapor adalah nilai berjalan")
	}
	if h.Berjalan.Ada {
		require.Equal(t, jumlah.DivRound(bobot, 30).Round(0).String(), h.Berjalan.Bulat.Desimal().String(), "%v", sel[2:])
	}
}

// The same sheet as a workbook, with numbers as numbers, gives the same marks.
func TestNilai7_xlsx(t *testing.T) {
	t.Parallel()
	isi, err := os.ReadFile("testdata/nilai-7.csv")
	require.NoError(t, err)
	mentah, err := csv.NewReader(bytes.NewReader(isi)).ReadAll()
	require.NoError(t, err)
	var buku bytes.Buffer
	require.NoError(t, dasarberkas.Tulis(&buku, dasarberkas.XLSX, dasarberkas.Tabel{Nama: "nilai", Judul: mentah[0], Kepala: [][]string{{"Nilai kelas 7"}}, Baris: func(yield func([]dasarberkas.Sel, error) bool) {
		for _, b := range mentah[1:] {
			sel := dasarberkas.BarisTeks(b...)
			for i, s := range b {
				if _, err := strconv.Atoi(s); err == nil {
					sel[i].Jenis = dasarberkas.SelAngka
				}
			}
			if !yield(sel, nil) {
				return
			}
		}
	}}))
	bahan := bahanContoh(t)
	x, err := akademikberkas.BacaNilai(&buku, "nilai.xlsx", dasarberkas.Batas{})
	require.NoError(t, err)
	c, err := akademikberkas.BacaNilai(bytes.NewReader(isi), "nilai.csv", dasarberkas.Batas{})
	require.NoError(t, err)
	dariX, err := nilai.PeriksaLembar(x, bahan)
	require.NoError(t, err)
	dariC, err := nilai.PeriksaLembar(c, bahan)
	require.NoError(t, err)
	require.Equal(t, dariC.Jumlah, dariX.Jumlah)
	for i := range dariC.Baris {
		require.Equal(t, dariC.Baris[i].Isian, dariX.Baris[i].Isian)
		require.Equal(t, dariC.Baris[i].Santri, dariX.Baris[i].Santri)
		require.Equal(t, dariC.Baris[i].Hasil, dariX.Baris[i].Hasil)
	}
}

func TestBacaNilai_menolak(t *testing.T) {
	t.Parallel()
	for nama, isi := range map[string]string{"kosong": "", "PDF": "%PDF-1.7", "kutip": "nis,mapel\n\"1,2"} {
		_, err := akademikberkas.BacaNilai(strings.NewReader(isi), nama, dasarberkas.Batas{})
		require.Error(t, err, nama)
	}
	l, err := akademikberkas.BacaNilai(strings.NewReader("NIS;Mapel;slm1\n1;Fikih;64,5\n"), "nilai.csv", dasarberkas.Batas{})
	require.NoError(t, err)
	require.Equal(t, "64,5", l.Baris[1].Sel[2].Teks, "pemisah yang mengenal judul dipilih")
}
