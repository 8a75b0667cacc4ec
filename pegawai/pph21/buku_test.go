package pph21_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/pph21"
)

// kini is the table of the last day that the shipped book was checked on.
func kini(t testing.TB) *pph21.Tabel {
	tabel, err := pph21.Baku().Pada(dasar.Tgl(2026, 10, 1))
	require.NoError(t, err)
	return tabel
}

func data(t testing.TB, nama string) string {
	isi, err := os.ReadFile("data/" + nama + ".csv")
	require.NoError(t, err)
	return string(isi)
}

func baca(t testing.TB, isi string) pph21.Bagian {
	b, err := pph21.Baca(strings.NewReader(isi))
	require.NoError(t, err)
	return b
}

// ExampleBuku_Dengan adds the table of a later year, from data alone.
func ExampleBuku_Dengan() {
	ptkp, _ := os.ReadFile("data/ptkp.csv")
	baru := strings.NewReplacer("2016-01-01", "2027-01-01", "2026-10-01", "2027-01-05", "PMK 101/PMK.010/2016", "peraturan baru", "TK/0,54000000", "TK/0,58000000").Replace(string(ptkp))
	bagian, err := pph21.Baca(strings.NewReader(baru))
	if err != nil {
		fmt.Println(err)
		return
	}
	buku, _ := pph21.Baku().Dengan(bagian)
	for _, tahun := range []int{2026, 2027} {
		tabel, _ := buku.Pada(dasar.Tgl(tahun, 1, 1))
		ptkp, _ := tabel.PTKP(pph21.TK0)
		fmt.Println(tahun, ptkp)
	}
	// Output:
	// 2026 Rp54.000.000
	// 2027 Rp58.000.000
}

// A day outside every table is refused; an open one says how far somebody looked.
func ExampleBuku_Pada() {
	_, err := pph21.Baku().Pada(dasar.Tgl(2023, 12, 31))
	fmt.Println(err)
	tabel, _ := pph21.Baku().Pada(dasar.Tgl(2027, 1, 1))
	fmt.Println(tabel.Peringatan(dasar.Bln(2027, 1)))
	// Output:
	// [PEG-PPH-07] tidak ada tabel PPh 21 untuk 31 Desember 2023 (tanpa ter_a, ter_b, ter_c, ter_harian, biaya_jabatan, biaya_pensiun, ketentuan); pasang tabelnya dulu
	// tabel pajak (PMK 168/2023 Ps. 10(2)) terakhir dicocokkan dengan peraturan pada 1 Oktober 2026; periksa apakah ada peraturan baru untuk 2027 dan pasang tabelnya
}

func TestBaku_lengkap(t *testing.T) {
	t.Parallel()
	tabel := kini(t)
	for k, n := range map[pph21.Kategori]int{'A': 44, 'B': 40, 'C': 41} {
		require.Len(t, tabel.LapisTER(k), n, "PP 58/2023 Lampiran %s", k)
	}
	require.Len(t, tabel.LapisPasal17(), 5)
	require.Len(t, tabel.DaftarObjek(), 16)
	require.Nil(t, tabel.LapisTER('D'))
	require.Len(t, pph21.Baku().Bagian(), 10)
	for _, b := range tabel.Bagian() {
		require.NotEmpty(t, b.Sumber)
		require.Len(t, b.Sidik, 8)
	}
	require.Equal(t, dasar.Tgl(2025, 1, 1), tabel.Sejak())
	require.True(t, tabel.Sampai().IsZero())
}

func TestBuku_Pada(t *testing.T) {
	t.Parallel()
	buku := pph21.Baku()
	for _, hari := range []dasar.Tanggal{{}, dasar.Tgl(1, 1, 1), dasar.Tgl(2016, 1, 1), dasar.Tgl(2022, 6, 1), dasar.Tgl(2023, 12, 31)} {
		_, err := buku.Pada(hari)
		require.ErrorIs(t, err, pph21.ErrTanggal, hari)
	}
	_, err := new(pph21.Buku).Pada(dasar.Tgl(2026, 1, 1))
	require.ErrorIs(t, err, pph21.ErrTanggal)

	dulu, err := buku.Pada(dasar.Tgl(2024, 1, 1))
	require.NoError(t, err)
	require.Equal(t, dasar.Tgl(2024, 12, 31), dulu.Sampai())
	_, err = dulu.Objek("21-100-01")
	require.ErrorIs(t, err, pph21.ErrObjek, "kode objek Coretax baru ada sejak 2025")
	require.NotEqual(t, dulu.Versi(), kini(t).Versi())
}

func TestTabel_Peringatan(t *testing.T) {
	t.Parallel()
	tabel := kini(t)
	require.Empty(t, tabel.Peringatan(dasar.Bln(2024, 1)))
	require.Empty(t, tabel.Peringatan(dasar.Bln(2026, 12)))
	require.Contains(t, tabel.Peringatan(dasar.Bln(2027, 1)), "1 Oktober 2026")
}

func TestTabel_Objek(t *testing.T) {
	t.Parallel()
	o, err := kini(t).Objek("21-100-18")
	require.NoError(t, err)
	require.Equal(t, pph21.Objek{
		Kode: "21-100-18", Dokumen: "BP21", Nama: "Penasihat/pengajar/pelatih/penceramah/penyuluh/moderator",
		DPPPersen: 50, Tarif: pph21.TarifPasal17, Pemakaian: "penceramah, ustadz tamu, pelatih",
	}, o)
	_, err = kini(t).Objek("21-100-99")
	require.ErrorIs(t, err, pph21.ErrObjek)
}

func TestBuku_Dengan(t *testing.T) {
	t.Parallel()
	lama := pph21.Baku()
	terA := data(t, "ter_a")

	t.Run("tabel baru mengambil alih pada hari pertamanya", func(t *testing.T) {
		t.Parallel()
		baru := strings.NewReplacer("2024-01-01", "2026-07-01", "0,5400000,0", "0,6000000,0", "5400000,5650000,0.25\n", "", "5650000,5950000,0.5\n", "", "5950000,6300000", "6000000,6300000", "# baris: 44\n", "").Replace(terA)
		buku, err := lama.Dengan(baca(t, baru))
		require.NoError(t, err)
		for hari, harap := range map[dasar.Tanggal]string{dasar.Tgl(2026, 6, 30): "0,75%", dasar.Tgl(2026, 7, 1): "0%"} {
			tabel, err := buku.Pada(hari)
			require.NoError(t, err)
			tarif, err := tabel.Tarif('A', 6_000_000)
			require.NoError(t, err)
			require.Equal(t, harap, tarif.String(), hari)
		}
		require.Len(t, lama.Bagian(), 10, "buku lama tidak berubah")
	})
	t.Run("mulai pada hari yang sama menggantikan, dan versinya lain", func(t *testing.T) {
		t.Parallel()
		buku, err := lama.Dengan(baca(t, strings.Replace(terA, "1400000000,,34", "1400000000,,34.01", 1)))
		require.NoError(t, err)
		require.Len(t, buku.Bagian(), 10)
		tabel, err := buku.Pada(dasar.Tgl(2026, 1, 1))
		require.NoError(t, err)
		require.NotEqual(t, kini(t).Versi(), tabel.Versi())
	})
	t.Run("tabel yang berakhir tidak memanggil yang lama kembali", func(t *testing.T) {
		t.Parallel()
		buku, err := lama.Dengan(baca(t, strings.Replace(terA, "# sejak: 2024-01-01", "# sejak: 2027-01-01\n# sampai: 2027-12-31", 1)))
		require.NoError(t, err)
		_, err = buku.Pada(dasar.Tgl(2027, 12, 31))
		require.NoError(t, err)
		_, err = buku.Pada(dasar.Tgl(2028, 1, 1))
		require.ErrorIs(t, err, pph21.ErrTanggal)
		require.ErrorContains(t, err, "tanpa ter_a")
	})
	t.Run("status yang tidak dimuat tabel ditolak", func(t *testing.T) {
		t.Parallel()
		tanpaHB, _, _ := strings.Cut(data(t, "ptkp"), "HB/0")
		buku, err := lama.Dengan(baca(t, tanpaHB))
		require.NoError(t, err)
		tabel, err := buku.Pada(dasar.Tgl(2026, 1, 1))
		require.NoError(t, err)
		_, err = tabel.Bulanan(pph21.HB0, 1, nil)
		require.ErrorIs(t, err, pph21.ErrStatusKosong)
		_, err = tabel.Bulanan(pph21.TK0, 1, nil)
		require.NoError(t, err)
	})
	t.Run("dua tabel sejenis mulai pada hari yang sama", func(t *testing.T) {
		t.Parallel()
		b := baca(t, terA)
		_, err := lama.Dengan(b, b)
		require.ErrorIs(t, err, pph21.ErrGanda)
	})
	t.Run("bagian buatan tangan", func(t *testing.T) {
		t.Parallel()
		_, err := lama.Dengan(pph21.Bagian{Jenis: pph21.JenisTERA, Sejak: dasar.Tgl(2027, 1, 1)})
		require.ErrorIs(t, err, pph21.ErrIsi)
	})
	t.Run("buku dari bagian sendiri sama dengan yang dikirim", func(t *testing.T) {
		t.Parallel()
		bagian, err := pph21.BacaFS(os.DirFS("data"))
		require.NoError(t, err)
		slices.Reverse(bagian)
		buku, err := pph21.BaruBuku(bagian...)
		require.NoError(t, err)
		tabel, err := buku.Pada(dasar.Tgl(2026, 10, 1))
		require.NoError(t, err)
		require.Equal(t, kini(t).Versi(), tabel.Versi())
	})
}

// Every way in which a table can be wrong is refused by name.
func TestBaca_menolak(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string]struct {
		berkas, lama, baru string
		harap              error
	}{
		"bagian tak dikenal":              {"ter_a", "bagian: ter_a", "bagian: ter_d", pph21.ErrBentuk},
		"kepala ganda":                    {"ter_a", "# sejak", "# sejak: 2025-01-01\n# sejak", pph21.ErrBentuk},
		"kepala tanpa titik dua":          {"ter_a", "# sejak: 2024-01-01", "# sejak 2024-01-01", pph21.ErrBentuk},
		"tanpa tanggal":                   {"ter_a", "# sejak: 2024-01-01\n", "", pph21.ErrBentuk},
		"tanggal tidak ada":               {"ter_a", "2024-01-01", "2024-02-30", pph21.ErrBentuk},
		"diperiksa bukan tanggal":         {"ter_a", "2026-10-01", "kemarin", pph21.ErrBentuk},
		"tanpa sumber":                    {"ter_a", "# sumber: PP 58/2023 Lampiran A\n", "", pph21.ErrBentuk},
		"kolom hilang":                    {"ter_a", "rate_percent", "tarif", pph21.ErrBentuk},
		"CSV rusak":                       {"ter_a", "0,5400000,0\n", "0,5400000\n", pph21.ErrBentuk},
		"batas bukan rupiah":              {"ter_a", "0,5400000,0\n", "0,5.400.000,0\n", pph21.ErrBentuk},
		"batas bertanda":                  {"ter_a", "0,5400000,0\n", "0,+5400000,0\n", pph21.ErrBentuk},
		"batas terlalu besar":             {"ter_a", "0,5400000,0\n", "0,1000000000000001,0\n", pph21.ErrBentuk},
		"berakhir sebelum mulai":          {"ter_a", "# diperiksa", "# sampai: 2023-12-31\n# diperiksa", pph21.ErrIsi},
		"jumlah baris lain":               {"ter_a", "# baris: 44", "# baris: 43", pph21.ErrIsi},
		"tidak mulai dari nol":            {"ter_a", "0,5400000,0\n", "1,5400000,0\n", pph21.ErrSambung},
		"celah satu rupiah":               {"ter_a", "5400000,5650000", "5400001,5650000", pph21.ErrSambung},
		"bertumpuk":                       {"ter_a", "5400000,5650000", "5399999,5650000", pph21.ErrSambung},
		"batas terbalik":                  {"ter_a", "5400000,5650000", "5400000,5400000", pph21.ErrSambung},
		"lapis tengah terbuka":            {"ter_a", "5400000,5650000", "5400000,", pph21.ErrSambung},
		"lapis terakhir tertutup":         {"ter_a", "1400000000,,34", "1400000000,2000000000,34", pph21.ErrSambung},
		"tanpa lapis":                     {"pasal17", "0,60000000,5\n60000000,250000000,15\n250000000,500000000,25\n500000000,5000000000,30\n5000000000,,35\n# baris: 5\n", "", pph21.ErrSambung},
		"tarif tidak naik":                {"ter_a", "5650000,5950000,0.5", "5650000,5950000,0.25", pph21.ErrNaik},
		"tarif turun":                     {"ter_a", "1400000000,,34", "1400000000,,32", pph21.ErrNaik},
		"tarif tiga desimal":              {"ter_a", "5650000,5950000,0.5", "5650000,5950000,0.500", pph21.ErrNaik},
		"tarif negatif":                   {"ter_a", "0,5400000,0\n", "0,5400000,-1\n", pph21.ErrNaik},
		"tarif dengan koma":               {"pasal17", "5000000000,,35", "5000000000,,\"35,5\"", pph21.ErrNaik},
		"tarif titik tanpa angka":         {"pasal17", "5000000000,,35", "5000000000,,35.", pph21.ErrNaik},
		"tarif kosong":                    {"pasal17", "5000000000,,35", "5000000000,,", pph21.ErrNaik},
		"tarif tanpa titik":               {"ter_a", "1400000000,,34", "1400000000,,340", pph21.ErrNaik},
		"harian: pasal17 di tengah":       {"ter_harian", "2500000,0.5,100", "2500000,pasal17,100", pph21.ErrNaik},
		"harian: sebagian bruto":          {"ter_harian", "2500000,0.5,100", "2500000,0.5,50", pph21.ErrIsi},
		"harian: persen salah":            {"ter_harian", "pasal17,50", "pasal17,101", pph21.ErrBentuk},
		"ptkp: mulai di tengah tahun":     {"ptkp", "2016-01-01", "2016-06-27", pph21.ErrIsi},
		"ptkp: berakhir di tengah tahun":  {"ptkp", "# diperiksa", "# sampai: 2026-06-30\n# diperiksa", pph21.ErrIsi},
		"ptkp: status asing":              {"ptkp", "TK/0,", "TK/9,", pph21.ErrIsi},
		"ptkp: status ganda":              {"ptkp", "TK/1,58500000", "TK/0,58500000", pph21.ErrIsi},
		"ptkp: status kurang":             {"ptkp", "K/3,72000000,C,\n", "", pph21.ErrIsi},
		"ptkp: tidak naik":                {"ptkp", "TK/1,58500000", "TK/1,54000000", pph21.ErrIsi},
		"ptkp: nol":                       {"ptkp", "TK/0,54000000", "TK/0,0", pph21.ErrIsi},
		"ptkp: bukan angka":               {"ptkp", "TK/0,54000000", "TK/0,54jt", pph21.ErrBentuk},
		"ptkp: K/I berkategori":           {"ptkp", "K/I/0,112500000,,", "K/I/0,112500000,A,", pph21.ErrIsi},
		"ptkp: tanpa kategori":            {"ptkp", "K/3,72000000,C,", "K/3,72000000,,", pph21.ErrIsi},
		"ptkp: kategori asing":            {"ptkp", "K/3,72000000,C,", "K/3,72000000,D,", pph21.ErrIsi},
		"biaya: nol":                      {"biaya_jabatan", "persen,5", "persen,0", pph21.ErrIsi},
		"biaya: setahun di bawah sebulan": {"biaya_jabatan", "setahun,6000000", "setahun,400000", pph21.ErrIsi},
		"biaya: terlalu besar":            {"biaya_pensiun", "setahun,2400000", "setahun,1000000000001", pph21.ErrIsi},
		"biaya: nama kurang":              {"biaya_pensiun", "sebulan,200000\n", "", pph21.ErrIsi},
		"biaya: nama ganda":               {"biaya_pensiun", "sebulan,", "persen,", pph21.ErrIsi},
		"biaya: nama asing":               {"biaya_pensiun", "setahun,2400000\n", "setahun,2400000\nsehari,1\n", pph21.ErrIsi},
		"ketentuan: di luar batas":        {"ketentuan", "tanpa_npwp_persen,120", "tanpa_npwp_persen,20", pph21.ErrIsi},
		"objek: cara asing":               {"objek", "100,final,PHK", "100,lain,PHK", pph21.ErrIsi},
		"objek: kode ganda":               {"objek", "21-100-02", "21-100-01", pph21.ErrIsi},
		"objek: persen":                   {"objek", "100,final,PHK", "0,final,PHK", pph21.ErrBentuk},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			isi := data(t, c.berkas)
			if nama == "tanpa lapis" {
				isi = strings.Replace(isi, "# baris: 5\n", "", 1)
				c.lama = strings.TrimSuffix(c.lama, "# baris: 5\n")
			}
			require.Contains(t, isi, c.lama, "kasus ini mengubah sesuatu")
			_, err := pph21.Baca(strings.NewReader(strings.Replace(isi, c.lama, c.baru, 1)))
			require.ErrorIs(t, err, c.harap)
		})
	}
}

func TestBaca_bentuk_yang_boleh(t *testing.T) {
	t.Parallel()
	isi := data(t, "ter_a")
	b := baca(t, "\ufeff"+strings.ReplaceAll(isi, "\n", "\r\n"))
	require.Equal(t, baca(t, isi).Sumber, b.Sumber)
	require.Equal(t, dasar.Tgl(2024, 1, 1), baca(t, strings.Replace(isi, "# diperiksa: 2026-10-01\n", "", 1)).Diperiksa, "tanpa diperiksa: sejak")
	_, err := pph21.Baca(strings.NewReader(isi + strings.Repeat(" ", 1<<20)))
	require.ErrorIs(t, err, pph21.ErrBentuk)
	_, err = pph21.Baca(gagalBaca{})
	require.ErrorIs(t, err, pph21.ErrBentuk)
}

type gagalBaca struct{}

func (gagalBaca) Read([]byte) (int, error) { return 0, os.ErrClosed }

func TestBacaFS_menyebut_berkasnya(t *testing.T) {
	t.Parallel()
	_, err := pph21.BacaFS(fstest.MapFS{"ter_a.csv": {Data: []byte("# bagian: ter_a\n")}, "catatan.txt": {}})
	require.ErrorIs(t, err, pph21.ErrBentuk)
	galat, ok := err.(*dasar.Error)
	require.True(t, ok)
	require.Equal(t, "ter_a.csv", galat.Field)
	kosong, err := pph21.BacaFS(fstest.MapFS{})
	require.NoError(t, err)
	require.Empty(t, kosong)
}

func FuzzBaca(f *testing.F) {
	for _, n := range []string{"ter_a", "ter_harian", "pasal17", "ptkp", "biaya_jabatan", "ketentuan", "objek"} {
		f.Add(data(f, n))
	}
	f.Fuzz(func(t *testing.T, isi string) {
		b, err := pph21.Baca(strings.NewReader(isi))
		if err != nil {
			require.Equal(t, dasar.Invalid, dasar.KindOf(err))
			return
		}
		// What is accepted never makes a rule panic or leave the bounds of a tax.
		if !b.Sampai.IsZero() || b.Sejak.Before(dasar.Tgl(2024, 1, 1)) {
			return
		}
		buku, err := pph21.Baku().Dengan(b)
		require.NoError(t, err)
		tabel, err := buku.Pada(b.Sejak)
		if err != nil {
			return
		}
		for _, bruto := range []dasar.Rupiah{0, 1, 5_400_001, 30_000_000, dasar.MaxRupiah} {
			m, err := tabel.TanpaNPWP().Bulanan(pph21.K3, bruto, nil)
			require.NoError(t, err)
			require.True(t, m.PPh >= 0 && m.PPh <= bruto, "%s dari %s", m.PPh, bruto)
			h, err := tabel.Harian(bruto, 7, nil)
			require.NoError(t, err)
			require.True(t, h.PPh >= 0 && h.PPh <= bruto)
			a, err := tabel.MasaTerakhir(pph21.Setahun{Status: pph21.TK0, Masa: b.Sejak.Bulan(), Bulan: 12, Bruto: min(bruto, dasar.MaxRupiah/2)}, nil)
			require.NoError(t, err)
			require.True(t, a.Pajak >= 0 && a.Pajak <= bruto)
		}
	})
}
