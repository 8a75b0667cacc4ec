package kalender_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/akademik/kalender"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/hijriah"
)

var jumat = []time.Weekday{time.Friday}

func hari(ks []kalender.Kejadian) []string {
	hasil := []string{}
	for _, k := range ks {
		hasil = append(hasil, k.Hari.String())
	}
	return hasil
}

func TestJabarkan(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string]struct {
		pola         kalender.Pola
		dari, sampai dasar.Tanggal
		harap        []string
	}{
		"sekali":                      {kalender.Pola{Jenis: kalender.Sekali, Mulai: dasar.Tgl(2026, 8, 17)}, dasar.Tgl(2026, 1, 1), dasar.Tgl(2026, 12, 31), []string{"2026-08-17"}},
		"sekali di luar":              {kalender.Pola{Jenis: kalender.Sekali, Mulai: dasar.Tgl(2026, 8, 17)}, dasar.Tgl(2027, 1, 1), dasar.Tgl(2027, 12, 31), []string{}},
		"rentang terpotong":           {kalender.Pola{Jenis: kalender.Rentang, Mulai: dasar.Tgl(2026, 12, 30), Sampai: dasar.Tgl(2027, 1, 9)}, dasar.Tgl(2027, 1, 8), dasar.Tgl(2027, 1, 31), []string{"2027-01-08", "2027-01-09"}},
		"mingguan":                    {kalender.Pola{Jenis: kalender.Mingguan, Hari: []time.Weekday{time.Monday, time.Friday}}, dasar.Tgl(2026, 11, 1), dasar.Tgl(2026, 11, 10), []string{"2026-11-02", "2026-11-06", "2026-11-09"}},
		"tiap dua pekan":              {kalender.Pola{Jenis: kalender.Mingguan, Hari: jumat, Tiap: 2, Mulai: dasar.Tgl(2026, 11, 4)}, dasar.Tgl(2026, 10, 1), dasar.Tgl(2026, 12, 5), []string{"2026-11-06", "2026-11-20", "2026-12-04"}},
		"tiap tiga pekan":             {kalender.Pola{Jenis: kalender.Mingguan, Hari: jumat, Tiap: 3, Mulai: dasar.Tgl(2026, 11, 4)}, dasar.Tgl(2026, 10, 1), dasar.Tgl(2026, 12, 31), []string{"2026-11-06", "2026-11-27", "2026-12-18"}},
		"Jumat pertama":               {kalender.Pola{Jenis: kalender.PekanKe, Hari: jumat, Ke: []int{1}}, dasar.Tgl(2026, 10, 1), dasar.Tgl(2026, 12, 31), []string{"2026-10-02", "2026-11-06", "2026-12-04"}},
		"Jumat terakhir":              {kalender.Pola{Jenis: kalender.PekanKe, Hari: jumat, Ke: []int{kalender.Terakhir}}, dasar.Tgl(2026, 10, 1), dasar.Tgl(2026, 12, 31), []string{"2026-10-30", "2026-11-27", "2026-12-25"}},
		"Jumat kelima":                {kalender.Pola{Jenis: kalender.PekanKe, Hari: jumat, Ke: []int{5}}, dasar.Tgl(2026, 10, 1), dasar.Tgl(2027, 1, 31), []string{"2026-10-30", "2027-01-29"}},
		"kelima juga terakhir":        {kalender.Pola{Jenis: kalender.PekanKe, Hari: jumat, Ke: []int{5, kalender.Terakhir}}, dasar.Tgl(2026, 10, 1), dasar.Tgl(2026, 10, 31), []string{"2026-10-30"}},
		"Jumat pertama bulan Hijriah": {kalender.Pola{Jenis: kalender.PekanKe, Hari: jumat, Ke: []int{1}, Kalender: kalender.Hijriah, Bulan: 9}, dasar.Tgl(2026, 1, 1), dasar.Tgl(2027, 3, 31), []string{"2026-02-20", "2027-02-12"}},
		"Jumat Kliwon":                {kalender.Pola{Jenis: kalender.Weton, Hari: jumat, Pasaran: kalender.Kliwon}, dasar.Tgl(2022, 7, 1), dasar.Tgl(2022, 9, 30), []string{"2022-07-08", "2022-08-12", "2022-09-16"}},
		"malam Jumat Kliwon":          {kalender.Pola{Jenis: kalender.Weton, Hari: jumat, Pasaran: kalender.Kliwon, Malam: true}, dasar.Tgl(2022, 7, 1), dasar.Tgl(2022, 8, 31), []string{"2022-07-07", "2022-08-11"}},
		"pasaran saja":                {kalender.Pola{Jenis: kalender.Weton, Pasaran: kalender.Legi}, dasar.Tgl(1945, 8, 10), dasar.Tgl(1945, 8, 24), []string{"1945-08-12", "1945-08-17", "1945-08-22"}},
		"10 Zulhijah":                 {kalender.Pola{Jenis: kalender.Bulanan, Kalender: kalender.Hijriah, Bulan: 12, HariKe: 10}, dasar.Tgl(2022, 1, 1), dasar.Tgl(2025, 12, 31), []string{"2022-07-10", "2023-06-29", "2024-06-17", "2025-06-06"}},
		"malam 1 Ramadan":             {kalender.Pola{Jenis: kalender.Bulanan, Kalender: kalender.Hijriah, Bulan: 9, HariKe: 1, Malam: true}, dasar.Tgl(2026, 1, 1), dasar.Tgl(2026, 12, 31), []string{"2026-02-18"}},
		"tanggal 31":                  {kalender.Pola{Jenis: kalender.Bulanan, HariKe: 31}, dasar.Tgl(2026, 1, 1), dasar.Tgl(2026, 6, 30), []string{"2026-01-31", "2026-03-31", "2026-05-31"}},
		"29 Februari":                 {kalender.Pola{Jenis: kalender.Bulanan, Bulan: 2, HariKe: 29}, dasar.Tgl(2024, 1, 1), dasar.Tgl(2029, 1, 1), []string{"2024-02-29", "2028-02-29"}},
		"pengecualian dan pindah": {
			kalender.Pola{Jenis: kalender.Mingguan, Hari: jumat, Kecuali: []dasar.Tanggal{dasar.Tgl(2026, 11, 6)}, Pindah: []kalender.Pindah{{Dari: dasar.Tgl(2026, 11, 13), Ke: dasar.Tgl(2026, 11, 14)}, {Dari: dasar.Tgl(2026, 11, 18), Ke: dasar.Tgl(2026, 11, 19)}}},
			dasar.Tgl(2026, 11, 1), dasar.Tgl(2026, 11, 21), []string{"2026-11-14", "2026-11-20"},
		},
		"dipindah masuk dari luar jendela": {
			kalender.Pola{Jenis: kalender.Mingguan, Hari: jumat, Pindah: []kalender.Pindah{{Dari: dasar.Tgl(2026, 10, 30), Ke: dasar.Tgl(2026, 11, 1)}}},
			dasar.Tgl(2026, 11, 1), dasar.Tgl(2026, 11, 5), []string{"2026-11-01"},
		},
		"dipindah ke hari yang sudah ada": {
			kalender.Pola{Jenis: kalender.Mingguan, Hari: jumat, Pindah: []kalender.Pindah{{Dari: dasar.Tgl(2026, 11, 6), Ke: dasar.Tgl(2026, 11, 13)}}},
			dasar.Tgl(2026, 11, 1), dasar.Tgl(2026, 11, 14), []string{"2026-11-13"},
		},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			k, err := c.pola.Jabarkan(hijriah.Baku(), c.dari, c.sampai)
			require.NoError(t, err)
			require.Equal(t, c.harap, hari(k))
		})
	}
}

func TestJabarkan_ditolak(t *testing.T) {
	t.Parallel()
	mingguan := kalender.Pola{Jenis: kalender.Mingguan, Hari: jumat}
	awal := dasar.Tgl(2026, 1, 1)
	for nama, c := range map[string]struct{ dari, sampai dasar.Tanggal }{
		"tanpa awal":      {dasar.Tanggal{}, awal},
		"tanpa akhir":     {awal, dasar.Tanggal{}},
		"terbalik":        {awal, awal.TambahHari(-1)},
		"terlalu panjang": {awal, awal.TambahHari(kalender.MaksJendela)},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			_, err := mingguan.Jabarkan(hijriah.Baku(), c.dari, c.sampai)
			require.ErrorIs(t, err, kalender.ErrJendela)
			_, err = kalender.Agenda{Acara: []kalender.Acara{{ID: "a", Nama: "A", Pola: mingguan}}}.Jabarkan(hijriah.Baku(), c.dari, c.sampai)
			require.ErrorIs(t, err, kalender.ErrJendela)
		})
	}
	_, err := mingguan.Jabarkan(hijriah.Baku(), awal, awal.TambahHari(kalender.MaksJendela-1))
	require.NoError(t, err)
	kira, err := kalender.Pola{Jenis: kalender.Bulanan, Kalender: kalender.Hijriah, Bulan: 9, HariKe: 1}.Jabarkan(hijriah.Baku(), dasar.Tgl(2010, 1, 1), dasar.Tgl(2010, 12, 31))
	require.NoError(t, err)
	require.Equal(t, []kalender.Kejadian{{Hari: dasar.Tgl(2010, 8, 11), Sementara: true}}, kira, "hanya kira-kira")
	_, err = kalender.Pola{Jenis: kalender.Bulanan, Kalender: kalender.Hijriah, HariKe: 1}.Jabarkan(hijriah.Baku(), dasar.Tgl(1945, 8, 17), dasar.Tgl(1945, 12, 31))
	require.ErrorIs(t, err, hijriah.ErrDiLuar)
}

func TestPola_ditolak(t *testing.T) {
	t.Parallel()
	h := dasar.Tgl(2026, 11, 6)
	for nama, p := range map[string]kalender.Pola{
		"tanpa jenis":            {},
		"jenis asing":            {Jenis: "harian"},
		"terbalik":               {Jenis: kalender.Rentang, Mulai: h, Sampai: h.TambahHari(-1)},
		"sekali tanpa tanggal":   {Jenis: kalender.Sekali},
		"sekali dua tanggal":     {Jenis: kalender.Sekali, Mulai: h, Sampai: h.TambahHari(1)},
		"sekali dengan malam":    {Jenis: kalender.Sekali, Mulai: h, Malam: true},
		"rentang tanpa akhir":    {Jenis: kalender.Rentang, Mulai: h},
		"mingguan tanpa hari":    {Jenis: kalender.Mingguan},
		"hari dua kali":          {Jenis: kalender.Mingguan, Hari: []time.Weekday{5, 5}},
		"hari kedelapan":         {Jenis: kalender.Mingguan, Hari: []time.Weekday{7}},
		"tiap negatif":           {Jenis: kalender.Mingguan, Hari: jumat, Tiap: -1},
		"tiap dua tanpa mulai":   {Jenis: kalender.Mingguan, Hari: jumat, Tiap: 2},
		"mingguan dan pasaran":   {Jenis: kalender.Mingguan, Hari: jumat, Pasaran: kalender.Legi},
		"pekan ke nol":           {Jenis: kalender.PekanKe, Hari: jumat, Ke: []int{0}},
		"pekan ke enam":          {Jenis: kalender.PekanKe, Hari: jumat, Ke: []int{6}},
		"pekan ke tanpa ke":      {Jenis: kalender.PekanKe, Hari: jumat},
		"kalender asing":         {Jenis: kalender.Bulanan, Kalender: "jawa", HariKe: 1},
		"bulan 13":               {Jenis: kalender.Bulanan, Bulan: 13, HariKe: 1},
		"hari 32":                {Jenis: kalender.Bulanan, HariKe: 32},
		"hari 31 Hijriah":        {Jenis: kalender.Bulanan, Kalender: kalender.Hijriah, HariKe: 31},
		"bulanan tanpa hari":     {Jenis: kalender.Bulanan},
		"weton tanpa pasaran":    {Jenis: kalender.Weton, Hari: jumat},
		"pasaran keenam":         {Jenis: kalender.Weton, Pasaran: 6},
		"kecuali kosong":         {Jenis: kalender.Mingguan, Hari: jumat, Kecuali: []dasar.Tanggal{{}}},
		"pindah ke diri":         {Jenis: kalender.Mingguan, Hari: jumat, Pindah: []kalender.Pindah{{Dari: h, Ke: h}}},
		"pindah dan kecuali":     {Jenis: kalender.Mingguan, Hari: jumat, Kecuali: []dasar.Tanggal{h}, Pindah: []kalender.Pindah{{Dari: h, Ke: h.TambahHari(1)}}},
		"pindah dua kali":        {Jenis: kalender.Mingguan, Hari: jumat, Pindah: []kalender.Pindah{{Dari: h, Ke: h.TambahHari(1)}, {Dari: h, Ke: h.TambahHari(2)}}},
		"terlalu banyak kecuali": {Jenis: kalender.Mingguan, Hari: jumat, Kecuali: slices.Repeat([]dasar.Tanggal{h}, 501)},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			_, err := p.Jabarkan(hijriah.Baku(), h, h)
			require.ErrorIs(t, err, kalender.ErrPola)
			require.Equal(t, dasar.Invalid, dasar.KindOf(err))
		})
	}
}

func tarikPola(r *rapid.T) kalender.Pola {
	satuHari := []time.Weekday{time.Weekday(rapid.IntRange(0, 6).Draw(r, "hari"))}
	mulai := dasar.Tgl(2026, 1, 1).TambahHari(rapid.IntRange(0, 200).Draw(r, "mulai"))
	kal := rapid.SampledFrom([]kalender.Kalender{kalender.Masehi, kalender.Hijriah}).Draw(r, "kalender")
	return rapid.SampledFrom([]kalender.Pola{
		{Jenis: kalender.Mingguan, Hari: satuHari, Tiap: rapid.IntRange(0, 5).Draw(r, "tiap"), Mulai: mulai},
		{Jenis: kalender.PekanKe, Hari: satuHari, Ke: []int{rapid.SampledFrom([]int{kalender.Terakhir, 1, 3, 5}).Draw(r, "ke")}, Kalender: kal},
		{Jenis: kalender.Weton, Hari: satuHari, Pasaran: kalender.Pon, Malam: rapid.Bool().Draw(r, "malam")},
		{Jenis: kalender.Bulanan, Kalender: kal, HariKe: rapid.IntRange(1, 30).Draw(r, "hari ke"), Sampai: mulai.TambahHari(300)},
	}).Draw(r, "pola")
}

// A window cut in two gives what the whole gives: where it is looked at from changes
// nothing. Days rise, and stay inside.
func TestJabarkan_potongan(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		p := tarikPola(r)
		dari := dasar.Tgl(2025, 12, 1)
		n, potong := rapid.IntRange(1, 700).Draw(r, "panjang"), rapid.IntRange(0, 700).Draw(r, "potong")
		potong = min(potong, n-1)
		utuh, err := p.Jabarkan(hijriah.Baku(), dari, dari.TambahHari(n))
		require.NoError(r, err)
		a, err := p.Jabarkan(hijriah.Baku(), dari, dari.TambahHari(potong))
		require.NoError(r, err)
		b, err := p.Jabarkan(hijriah.Baku(), dari.TambahHari(potong+1), dari.TambahHari(n))
		require.NoError(r, err)
		require.Equal(r, hari(utuh), append(hari(a), hari(b)...))
		for i, k := range utuh {
			require.False(r, k.Hari.Before(dari) || k.Hari.After(dari.TambahHari(n)))
			require.True(r, i == 0 || utuh[i-1].Hari.Before(k.Hari))
		}
	})
}

func TestBacaNama(t *testing.T) {
	t.Parallel()
	for teks, harap := range map[string]kalender.HariPasaran{"legi": kalender.Legi, "Manis": kalender.Legi, " Pahing ": kalender.Pahing, "paing": kalender.Pahing, "PON": kalender.Pon, "Wage": kalender.Wage, "kliwon": kalender.Kliwon} {
		p, err := kalender.BacaPasaran(teks)
		require.NoError(t, err)
		require.Equal(t, harap, p)
	}
	for teks, harap := range map[string]time.Weekday{"Ahad": 0, "minggu": 0, "Jum'at": 5, "JUMAT": 5, "sabtu": 6} {
		h, err := kalender.BacaHari(teks)
		require.NoError(t, err)
		require.Equal(t, harap, h)
	}
	_, err := kalender.BacaPasaran("")
	require.ErrorIs(t, err, kalender.ErrNamaHari)
	_, err = kalender.BacaHari("Friday")
	require.ErrorIs(t, err, kalender.ErrNamaHari)
	require.Empty(t, kalender.NamaHari(7)+kalender.HariPasaran(9).String()+kalender.PasaranDari(dasar.Tanggal{}).String()+kalender.WetonDari(dasar.Tanggal{}))
	require.Equal(t, "Jumat Legi", kalender.WetonDari(dasar.Tgl(1945, 8, 17)))
	require.Equal(t, "Kamis Kliwon", kalender.WetonDari(dasar.Tgl(1945, 8, 16)), "sebelum jangkar")
}
