package nilai

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
)

func aturanUji(t testing.TB) Aturan {
	t.Helper()
	s, err := AmbilSkala("100")
	require.NoError(t, err)
	return Aturan{Kode: "merdeka", Versi: 1, Nama: "Kurikulum Merdeka", Skala: s, KKM: A(75), Komponen: []Komponen{
		{Kode: "SLM", Nama: "Sumatif lingkup materi", Bobot: A(50), Remedial: BatasKKM},
		{Kode: "STS", Nama: "Sumatif tengah semester", Bobot: A(20), Kosong: KosongAbaikan},
		{Kode: "SAS", Nama: "Sumatif akhir semester", Bobot: A(30)},
		{Kode: "FOR", Nama: "Formatif", Formatif: true},
	}}
}

func butirUji() []Butir {
	return []Butir{{Kode: "slm1", Komponen: "SLM"}, {Kode: "slm2", Komponen: "SLM"}, {Kode: "sts", Komponen: "STS"}, {Kode: "sas", Komponen: "SAS"}, {Kode: "kuis", Komponen: "FOR", Maks: A(10)}}
}

func TestAturan_menolak(t *testing.T) {
	t.Parallel()
	require.NoError(t, aturanUji(t).Periksa())
	for nama, c := range map[string]struct {
		ubah   func(*Aturan)
		aturan dasar.Aturan
		bidang string
	}{
		"tanpa kode":          {func(a *Aturan) { a.Kode = "" }, ErrAturanNama, "kode"},
		"tanpa versi":         {func(a *Aturan) { a.Versi = 0 }, ErrAturanNama, "kode"},
		"skala":               {func(a *Aturan) { a.Skala.Langkah = 0 }, ErrSkala, "langkah"},
		"KKM di luar":         {func(a *Aturan) { a.KKM = A(101) }, ErrKKMSkala, "kkm"},
		"pembulatan":          {func(a *Aturan) { a.Bulat.Tempat = 9 }, ErrAturanBulat, "pembulatan"},
		"kosong asing":        {func(a *Aturan) { a.Kosong = "lupa" }, ErrKosong, "kosong"},
		"tanpa komponen":      {func(a *Aturan) { a.Komponen = nil }, ErrTanpaKomponen, "komponen"},
		"formatif saja":       {func(a *Aturan) { a.Komponen = a.Komponen[3:] }, ErrTanpaKomponen, "komponen"},
		"ganda":               {func(a *Aturan) { a.Komponen[1].Kode = " slm" }, ErrKomponenGanda, "komponen"},
		"tanpa kode komponen": {func(a *Aturan) { a.Komponen[1].Kode = " " }, ErrKomponenGanda, "komponen"},
		"kode panjang":        {func(a *Aturan) { a.Komponen[1].Kode = strings.Repeat("s", 41) }, ErrKomponenGanda, "komponen"},
		"bobot negatif":       {func(a *Aturan) { a.Komponen[1].Bobot = -1 }, ErrBobot, "bobot"},
		"satu bobot di atas":  {func(a *Aturan) { a.Komponen[1].Bobot = A(100) + 1 }, ErrBobot, "bobot"},
		"formatif berbobot":   {func(a *Aturan) { a.Komponen[3].Bobot = A(1) }, ErrBobot, "bobot"},
		"jumlah di atas 100":  {func(a *Aturan) { a.Komponen[1].Bobot += 1 }, ErrBobotLebih, "bobot"},
		"cara asing":          {func(a *Aturan) { a.Komponen[0].Cara = "median" }, ErrCara, "cara"},
		"buang negatif":       {func(a *Aturan) { a.Komponen[0].Buang.Terendah = -1 }, ErrBuang, "buang"},
		"buang yang tertinggi": {func(a *Aturan) {
			a.Komponen[0].Cara, a.Komponen[0].Buang.Tertinggi = Tertinggi, 1
		}, ErrBuang, "buang"},
		"remedial asing":       {func(a *Aturan) { a.Komponen[0].Remedial = "ulang" }, ErrRemedial, "remedial"},
		"remedial tanpa KKM":   {func(a *Aturan) { a.KKM = 0 }, ErrRemedial, "remedial"},
		"kosong komponen asng": {func(a *Aturan) { a.Komponen[0].Kosong = "lupa" }, ErrKosong, "kosong"},
	} {
		a := aturanUji(t)
		c.ubah(&a)
		err := a.Periksa()
		require.ErrorIs(t, err, c.aturan, nama)
		require.Equal(t, c.bidang, err.(*dasar.Error).Field, nama)
		_, err = Susun(a, nil)
		require.ErrorIs(t, err, c.aturan, nama)
	}
}

func TestSusun_menolak_butir(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string]struct {
		butir  []Butir
		aturan dasar.Aturan
	}{
		"ganda":          {[]Butir{{Kode: "a", Komponen: "SLM"}, {Kode: "A ", Komponen: "SAS"}}, ErrButirGanda},
		"tanpa kode":     {[]Butir{{Komponen: "SLM"}}, ErrButirGanda},
		"komponen asing": {[]Butir{{Kode: "a", Komponen: "PAS"}}, ErrButirKomponen},
		"penuh negatif":  {[]Butir{{Kode: "a", Komponen: "SLM", Maks: -1}}, ErrButirMaks},
		"penuh besar":    {[]Butir{{Kode: "a", Komponen: "SLM", Maks: A(10_001)}}, ErrButirMaks},
		"bobot besar":    {[]Butir{{Kode: "a", Komponen: "SLM", Bobot: A(101)}}, ErrButirMaks},
		"terlalu banyak": {make([]Butir, 501), ErrButirGanda},
		"kode bertombol": {[]Butir{{Kode: "a\x00", Komponen: "SLM"}}, ErrButirGanda},
	} {
		_, err := Susun(aturanUji(t), c.butir)
		require.ErrorIs(t, err, c.aturan, nama)
	}
}

// Every field changes the fingerprint, and nothing else does.
func TestSidik(t *testing.T) {
	t.Parallel()
	asal := aturanUji(t)
	terbalik := aturanUji(t)
	slices.Reverse(terbalik.Komponen)
	require.Equal(t, asal.Sidik(), terbalik.Sidik())
	require.Len(t, string(asal.Sidik()), 64)
	sudah := map[Sidik]string{asal.Sidik(): "asal"}
	for nama, ubah := range map[string]func(*Aturan){
		"kode": func(a *Aturan) { a.Kode = "x" }, "versi": func(a *Aturan) { a.Versi++ }, "nama": func(a *Aturan) { a.Nama = "x" },
		"kkm": func(a *Aturan) { a.KKM++ }, "kosong": func(a *Aturan) { a.Kosong = KosongNol }, "tempat": func(a *Aturan) { a.Bulat.Tempat++ },
		"bulat": func(a *Aturan) { a.Bulat.Cara = KeBawah }, "dasar": func(a *Aturan) { a.Dasar = "SK 1" },
		"skala": func(a *Aturan) { a.Skala.Kode = "x" }, "skala nama": func(a *Aturan) { a.Skala.Nama = "x" }, "min": func(a *Aturan) { a.Skala.Min = A(10) },
		"maks": func(a *Aturan) { a.Skala.Maks = A(101) }, "langkah": func(a *Aturan) { a.Skala.Langkah = A(1) }, "lulus": func(a *Aturan) { a.Skala.Lulus = A(70) },
		"bulat dahulu": func(a *Aturan) { a.Skala.BulatDahulu = true }, "masukan": func(a *Aturan) { a.Skala.MasukanPita = true }, "sumber": func(a *Aturan) { a.Skala.Sumber = "x" },
		"pita": func(a *Aturan) { a.Skala.Pita = []Pita{{Kode: "A"}} }, "pita nama": func(a *Aturan) { a.Skala.Pita = []Pita{{Kode: "A", Nama: "A"}} },
		"pita arab": func(a *Aturan) { a.Skala.Pita = []Pita{{Kode: "A", Arab: "A"}} }, "pita dari": func(a *Aturan) { a.Skala.Pita = []Pita{{Kode: "A", Dari: 1}} },
		"pita nilai": func(a *Aturan) { a.Skala.Pita = []Pita{{Kode: "A", Nilai: 1}} },
		"komponen":   func(a *Aturan) { a.Komponen[0].Kode = "X" }, "komponen nama": func(a *Aturan) { a.Komponen[0].Nama = "X" }, "bobot": func(a *Aturan) { a.Komponen[0].Bobot-- },
		"cara": func(a *Aturan) { a.Komponen[0].Cara = PoinTotal }, "rendah": func(a *Aturan) { a.Komponen[0].Buang.Terendah = 1 }, "tinggi": func(a *Aturan) { a.Komponen[0].Buang.Tertinggi = 1 },
		"remedial": func(a *Aturan) { a.Komponen[0].Remedial = AmbilAkhir }, "kosong komponen": func(a *Aturan) { a.Komponen[0].Kosong = KosongNol }, "formatif": func(a *Aturan) { a.Komponen[0].Formatif = true },
	} {
		a := aturanUji(t)
		ubah(&a)
		require.Empty(t, sudah[a.Sidik()], nama)
		sudah[a.Sidik()] = nama
	}
	r, err := Susun(asal, butirUji())
	require.NoError(t, err)
	require.Empty(t, sudah[r.Sidik()], "butirnya ikut")
	sudah[r.Sidik()] = "butir asal"
	for nama, ubah := range map[string]func(*Butir){
		"kode": func(b *Butir) { b.Kode = "x" }, "nama": func(b *Butir) { b.Nama = "x" }, "komponen": func(b *Butir) { b.Komponen = "SAS" }, "maks": func(b *Butir) { b.Maks = A(50) },
		"bobot": func(b *Butir) { b.Bobot = A(2) }, "jangan": func(b *Butir) { b.JanganBuang = true }, "tp": func(b *Butir) { b.TP = []string{"1"} },
	} {
		butir := butirUji()
		ubah(&butir[0])
		r, err := Susun(asal, butir)
		require.NoError(t, err, nama)
		require.Empty(t, sudah[r.Sidik()], nama)
		sudah[r.Sidik()] = "butir " + nama
	}
}

// A plan keeps what it was made of, whatever the caller does to the slices.
func TestSusun_menyalin(t *testing.T) {
	t.Parallel()
	a, butir := aturanUji(t), butirUji()
	butir[0].TP = []string{"TP1"}
	r, err := Susun(a, butir)
	require.NoError(t, err)
	sidik := a.Sidik()
	a.Komponen[0].Bobot, butir[0].TP[0] = 0, "x"
	salinan := r.Aturan()
	salinan.Komponen[0].Bobot = 0
	r.Butir()[0].Kode = "x"
	require.Equal(t, sidik, r.Aturan().Sidik())
	require.Equal(t, []string{"TP1"}, r.Butir()[slices.IndexFunc(r.Butir(), func(b Butir) bool { return b.Kode == "slm1" })].TP)
}

func TestSimpangan(t *testing.T) {
	t.Parallel()
	sekolah, guru := aturanUji(t), aturanUji(t)
	slices.Reverse(guru.Komponen)
	require.Empty(t, Simpangan(sekolah, guru))
	guru = aturanUji(t)
	guru.KKM, guru.Bulat.Tempat, guru.Kosong = A(70), 2, KosongNol
	guru.Komponen[0].Bobot = A(40)
	guru.Komponen[2].Remedial = AmbilAkhir
	guru.Komponen = append(guru.Komponen[:1], append(guru.Komponen[2:], Komponen{Kode: "PRJ", Bobot: A(10)})...)
	require.Equal(t, []Beda{
		{"kkm", "75", "70"}, {"kosong", "tolak", "nol"}, {"pembulatan", "setengah ke atas ke bilangan bulat", "setengah ke atas ke 2 desimal"},
		{"komponen PRJ", "tidak ada", "bobot 10"}, {"komponen SAS", "bobot 30", "bobot 30, remedial ambil_akhir"}, {"komponen SLM", "bobot 50, remedial batas_kkm", "bobot 40, remedial batas_kkm"},
		{"komponen STS", "bobot 20, kosong abaikan", "tidak ada"},
	}, Simpangan(sekolah, guru))
}
