package santriberkas_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
	"github.com/pesantren-go/pesantren/santri/santriberkas"
)

// kecuali is one row of a result: the keys under which the sample school's
// expectations are written.
type kecuali struct {
	Line    int    `json:"line"`
	NIS     string `json:"nis"`
	Outcome string `json:"outcome"`
	Field   string `json:"field"`
	Value   string `json:"value"`
}

type harapan struct {
	Pondok struct {
		Rows       int       `json:"rows"`
		OK         int       `json:"ok"`
		Perbaiki   int       `json:"perbaiki"`
		Peringatan int       `json:"peringatan"`
		Tolak      int       `json:"tolak"`
		Exceptions []kecuali `json:"exceptions"`
	} `json:"import_santri_pondok"`
	Keluarga int `json:"keluarga"`
	Dapodik  struct {
		Rows     int       `json:"rows"`
		Tolak    int       `json:"tolak"`
		Perbaiki []kecuali `json:"perbaiki"`
	} `json:"dapodik"`
}

func bacaHarapan(t *testing.T) harapan {
	t.Helper()
	b, err := os.ReadFile("testdata/harapan.json")
	require.NoError(t, err)
	var h harapan
	require.NoError(t, json.Unmarshal(b, &h))
	return h
}

func struktur(kode ...string) santri.Struktur {
	var s santri.Struktur
	for i, k := range kode {
		j := santri.Formal
		if i == 0 {
			j = santri.Diniyah
		}
		s.Unit = append(s.Unit, santri.Unit{Lembaga: "contoh", Kode: santri.KodeUnit(k), Nama: k, Jalur: j, Urutan: i + 1})
	}
	return s
}

func baca(t testing.TB, nama string) santri.Lembar {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", nama))
	require.NoError(t, err)
	l, err := santriberkas.Baca(bytes.NewReader(b), nama, santriberkas.Batas{})
	require.NoError(t, err)
	return l
}

func periksa(t testing.TB, nama string, a santri.AturanImpor) santri.Pemeriksaan {
	t.Helper()
	if a.Hari.IsZero() {
		a.Hari = dasar.Tgl(2026, 10, 1)
	}
	p, err := santri.PeriksaLembar(baca(t, nama), a)
	require.NoError(t, err)
	return p
}

func daftarKecuali(p santri.Pemeriksaan) []kecuali {
	var ks []kecuali
	for _, b := range p.Baris {
		if t, ada := b.Utama(); ada {
			ks = append(ks, kecuali{b.Nomor, b.NIS, string(b.Hasil), t.Bidang, t.Nilai()})
		}
	}
	return ks
}

func TestContoh_daftar_pondok(t *testing.T) {
	t.Parallel()
	h := bacaHarapan(t).Pondok
	p := periksa(t, "santri-pondok.csv", santri.AturanImpor{Struktur: struktur("Pondok", "MTs", "MA")})
	require.Equal(t, santri.JumlahHasil{Baris: h.Rows, OK: h.OK, Perbaiki: h.Perbaiki, Peringatan: h.Peringatan, Tolak: h.Tolak}, p.Jumlah)
	require.Equal(t, h.Exceptions, daftarKecuali(p))
	keluarga := map[string]bool{}
	for _, b := range p.Baris {
		if b.Hasil != santri.HasilTolak {
			keluarga[b.Isi.KunciKeluarga()] = true
		}
	}
	require.Len(t, keluarga, bacaHarapan(t).Keluarga)
	require.Empty(t, p.Catatan)
}

func TestContoh_dapodik(t *testing.T) {
	t.Parallel()
	h := bacaHarapan(t).Dapodik
	p := periksa(t, "dapodik-mts.xlsx", santri.AturanImpor{Struktur: struktur("Pondok", "MTs", "MA")})
	require.Equal(t, santri.LembarDapodik, p.Judul.TataLetak)
	require.Len(t, p.Judul.Kolom, 66)
	require.Equal(t, santri.JumlahHasil{Baris: h.Rows, OK: h.Rows - len(h.Perbaiki), Perbaiki: len(h.Perbaiki)}, p.Jumlah)
	var got []kecuali
	for _, k := range daftarKecuali(p) {
		got = append(got, kecuali{NIS: k.NIS, Field: k.Field, Value: k.Value})
	}
	require.Equal(t, h.Perbaiki, got)
	require.Empty(t, p.Catatan)
}
