package kurikulum

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

func contoh() Kurikulum {
	return Kurikulum{
		Kode: "kita", Nama: "Kurikulum Kita", Keluarga: Sendiri, Jenjang: "MTs", Jalur: santri.Formal, Berlaku: dasar.Tgl(2026, 7, 1), Satuan: PerTahun, Rapor: RaporFormal,
		Sumber: "SK Kepala 1/2026", Yakin: Pasti, Penilaian: Penilaian{Skala: "100", KKM: nilai.A(70), Komponen: []nilai.Komponen{{Kode: "S", Nama: "Sumatif", Bobot: nilai.A(100)}}},
		Tingkat: []Tingkat{{Kode: "7", Menit: 40, Pekan: 36}, {Kode: "9", Menit: 40, Pekan: 32}},
		Mapel: []Mapel{
			{Kode: "mtk", Nama: "Matematika", Kelompok: "Umum", Jam: []Jam{{Tingkat: "7", JP: 144, Kokurikuler: 36}, {Tingkat: "9", JP: 128}}},
			{Kode: "pp", Nama: "Pendidikan Pancasila", Kelompok: "Umum", Jam: []Jam{{Tingkat: "7", JP: 54, Kokurikuler: 18}}, Yakin: SatuSumber},
			{Kode: "bing", Nama: "Bahasa Inggris", Pilihan: "Bahasa", Jam: []Jam{{Tingkat: "9", JP: 64}}},
			{Kode: "khat", Nama: "Khat", Jam: []Jam{{Tingkat: "7"}}},
		},
	}
}

func TestValidate(t *testing.T) {
	t.Parallel()
	require.NoError(t, contoh().Validate())
	for nama, u := range map[string]struct {
		ubah  func(*Kurikulum)
		harap error
	}{
		"kode besar":         {func(k *Kurikulum) { k.Kode = "Kita" }, ErrKurikulum},
		"tanpa nama":         {func(k *Kurikulum) { k.Nama = "" }, ErrKurikulum},
		"nama berspasi":      {func(k *Kurikulum) { k.Nama = " Kita" }, ErrKurikulum},
		"tanpa sumber":       {func(k *Kurikulum) { k.Sumber = "" }, ErrKurikulum},
		"keluarga asing":     {func(k *Kurikulum) { k.Keluarga = "ktsp" }, ErrKurikulum},
		"tanpa hari":         {func(k *Kurikulum) { k.Berlaku = dasar.Tanggal{} }, ErrKurikulum},
		"satuan asing":       {func(k *Kurikulum) { k.Satuan = "bulan" }, ErrKurikulum},
		"rapor asing":        {func(k *Kurikulum) { k.Rapor = "" }, ErrKurikulum},
		"kepastian asing":    {func(k *Kurikulum) { k.Yakin = "" }, ErrKurikulum},
		"jalur asing":        {func(k *Kurikulum) { k.Jalur = "umum" }, santri.ErrJalur},
		"tanpa tingkat":      {func(k *Kurikulum) { k.Tingkat = nil }, ErrTingkat},
		"tingkat kembar":     {func(k *Kurikulum) { k.Tingkat[1].Kode = "7" }, ErrTingkat},
		"menit berlebih":     {func(k *Kurikulum) { k.Tingkat[0].Menit = 241 }, ErrTingkat},
		"tanpa pekan":        {func(k *Kurikulum) { k.Tingkat[0].Pekan = 0 }, ErrTingkat},
		"kokurikuler minus":  {func(k *Kurikulum) { k.Tingkat[0].Kokurikuler = -1 }, ErrTingkat},
		"tanpa mapel":        {func(k *Kurikulum) { k.Mapel = nil }, ErrMapel},
		"mapel kembar":       {func(k *Kurikulum) { k.Mapel[1].Kode = "mtk" }, ErrMapel},
		"mapel tanpa nama":   {func(k *Kurikulum) { k.Mapel[1].Nama = "" }, ErrMapel},
		"mapel kepastian":    {func(k *Kurikulum) { k.Mapel[1].Yakin = "mungkin" }, ErrMapel},
		"mapel tanpa jam":    {func(k *Kurikulum) { k.Mapel[3].Jam = nil }, ErrJam},
		"tingkat asing":      {func(k *Kurikulum) { k.Mapel[3].Jam[0].Tingkat = "8" }, ErrJam},
		"tingkat dua kali":   {func(k *Kurikulum) { k.Mapel[0].Jam[1].Tingkat = "7" }, ErrJam},
		"jam minus":          {func(k *Kurikulum) { k.Mapel[0].Jam[0].JP = -1 }, ErrJam},
		"jam lebih setahun":  {func(k *Kurikulum) { k.Mapel[0].Jam[0].JP = 168*36 + 1 }, ErrJam},
		"skala asing":        {func(k *Kurikulum) { k.Penilaian.Skala = "bintang" }, ErrPenilaian},
		"tanpa komponen":     {func(k *Kurikulum) { k.Penilaian.Komponen = nil }, ErrPenilaian},
		"KKM K13 terlalu":    {func(k *Kurikulum) { k.Penilaian.Skala, k.Penilaian.KKM = SkalaK13, nilai.A(99) }, ErrPenilaian},
		"remedial tanpa KKM": {func(k *Kurikulum) { k.Penilaian.KKM, k.Penilaian.Komponen[0].Remedial = 0, nilai.BatasKKM }, ErrPenilaian},
	} {
		k := contoh()
		u.ubah(&k)
		require.ErrorIs(t, k.Validate(), u.harap, nama)
	}
}

func TestSusunan(t *testing.T) {
	t.Parallel()
	k := contoh()
	kode := func(bs []Butir) (s []string) {
		for _, b := range bs {
			s = append(s, b.Kode)
		}
		return s
	}
	require.Equal(t, []string{"mtk", "pp", "khat"}, kode(k.Susunan("7")))
	require.Equal(t, []string{"mtk"}, kode(k.Susunan("9")))
	require.Equal(t, []string{"mtk", "bing"}, kode(k.Susunan("9", "Bahasa")))
	require.Empty(t, k.Susunan("8"))
	bs := k.Susunan("7")
	require.Equal(t, Pekan{4, 4, 5}, bs[0].Pekan)
	require.Equal(t, Pekan{2, 1, 2}, bs[1].Pekan, "54 JP dalam 36 pekan diajarkan dua jam")
	require.Equal(t, Pekan{}, bs[2].Pekan)
	require.True(t, bs[2].Pekan.Pas(0) && bs[2].Pekan.Pas(9), "yang tidak ditetapkan selalu pas")
	require.Equal(t, []Yakin{Pasti, SatuSumber, Pasti}, []Yakin{bs[0].Yakin, bs[1].Yakin, bs[2].Yakin})
	require.Equal(t, Pekan{3, 3, 3}, Jam{JP: 3}.Pekan(PerPekan, Tingkat{}))
	require.Equal(t, []string{"Bahasa"}, k.Pilihan("9"))
	require.Empty(t, k.Pilihan("7"))
}

func TestCocok(t *testing.T) {
	t.Parallel()
	k := contoh()
	for tulis, harap := range map[string]string{"7": "7", "VII": "7", "ix": "9", "9 Tahfidz": "9", " VII  A ": "7", "8": "", "": "", "Ula": ""} {
		kode, ada := k.Cocok(tulis)
		require.Equal(t, harap, kode, tulis)
		require.Equal(t, harap != "", ada, tulis)
	}
	k.Tingkat[0].Kode = "1 Ula"
	kode, _ := k.Cocok("1 ula")
	require.Equal(t, "1 Ula", kode)
}

func TestPeriksa(t *testing.T) {
	t.Parallel()
	susunan := contoh().Susunan("7")
	ts := Periksa(susunan, []Diajarkan{{"nahwu", "Nahwu", 2, true}, {"ppkn", "pendidikan pancasila", 2, false}, {"mtk", "Hitung", 3, true}})
	require.Len(t, ts, 4)
	require.Equal(t, []JenisTemuan{JPBeda, TanpaGuru, Kurang, Tambahan}, []JenisTemuan{ts[0].Jenis, ts[1].Jenis, ts[2].Jenis, ts[3].Jenis})
	require.Equal(t, []string{"mtk", "ppkn", "khat", "nahwu"}, []string{ts[0].Kode, ts[1].Kode, ts[2].Kode, ts[3].Kode})
	require.False(t, Lengkap(ts))
	require.True(t, Lengkap(Periksa(susunan, []Diajarkan{{"mtk", "Matematika", 5, true}, {"pp", "PP", 1, true}, {"khat", "Khat", 1, true}, {"x", "X", 1, false}})), "tambahan tidak mengurangi")
}

// Every subject is found exactly once, on either side, whatever the lists.
func TestPeriksaUtuh(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		huruf := rapid.SampledFrom([]string{"a", "b", "c", "d"})
		var susunan []Butir
		for _, k := range rapid.SliceOfNDistinct(huruf, 0, 4, rapid.ID).Draw(t, "kurikulum") {
			susunan = append(susunan, Butir{Mapel: Mapel{Kode: k, Nama: huruf.Draw(t, "nama")}, Pekan: Pekan{2, 2, 3}})
		}
		var ajar []Diajarkan
		for _, k := range rapid.SliceOfNDistinct(huruf, 0, 4, rapid.ID).Draw(t, "kelas") {
			ajar = append(ajar, Diajarkan{k, huruf.Draw(t, "nama"), rapid.IntRange(0, 4).Draw(t, "jp"), rapid.Bool().Draw(t, "guru")})
		}
		ts := Periksa(susunan, ajar)
		var pasang, kurang, tambahan int
		for i, x := range ts {
			switch x.Jenis {
			case Kurang:
				kurang++
			case Tambahan:
				tambahan++
			default:
				pasang++
			}
			if i < len(susunan) && susunan[i].Kode != x.Butir.Kode {
				t.Fatalf("urutan kurikulum berubah")
			}
			for _, d := range ajar {
				if i < len(susunan) && d.Kode == susunan[i].Kode && x.Kode != d.Kode {
					t.Fatalf("kode yang sama tidak dipasangkan")
				}
			}
		}
		if pasang+kurang != len(susunan) || pasang+tambahan != len(ajar) {
			t.Fatalf("%d pasang, %d kurang, %d tambahan dari %d dan %d", pasang, kurang, tambahan, len(susunan), len(ajar))
		}
	})
}

func TestKatalog(t *testing.T) {
	t.Parallel()
	a, b := contoh(), contoh()
	b.Berlaku, b.Nama = dasar.Tgl(2027, 1, 1), "Kita II"
	k, err := Susun(b, a)
	require.NoError(t, err)
	x, _ := k.Pada("kita", dasar.Tgl(2026, 12, 31))
	require.Equal(t, a, x)
	x, _ = k.Pada("kita", dasar.Tgl(2030, 1, 1))
	require.Equal(t, "Kita II", x.Nama)
	x.Mapel[0].Jam[0].JP = 1
	x, _ = k.Versi("kita", b.Berlaku)
	require.Equal(t, 144, x.Mapel[0].Jam[0].JP, "pembaca mendapat salinan")
	_, err = k.Dengan(a)
	require.ErrorIs(t, err, ErrKatalog)
	require.True(t, k.Punya("kita"))
	require.False(t, k.Punya("k13-smp"))
	a.Nama = ""
	_, err = Susun(a)
	require.ErrorIs(t, err, ErrKurikulum)

	s := contoh().SalinSebagai("milik", "Milik Kita", dasar.Tgl(2028, 7, 1))
	require.Equal(t, []any{"milik", "kita", Sendiri}, []any{s.Kode, s.Asal, s.Keluarga})
	require.NoError(t, s.Validate())
}

func TestBaca(t *testing.T) {
	t.Parallel()
	const kepala = `[{"kode":"kita","nama":"Kita","keluarga":"sendiri","jenjang":"MTs","jalur":"formal","berlaku":"2026-07-01","satuan":"pekan","rapor":"formal","sumber":"SK","yakin":"pasti",
		"penilaian":{"skala":"100","kkm":"70","sumber":"SK","komponen":[{"kode":"S","nama":"Sumatif","bobot":"100"}]},"tingkat":[{"kode":"7","menit":40,"pekan":0},{"kode":"8","menit":40,"pekan":0}],"mapel":[`
	k, err := Baca(strings.NewReader(kepala + `{"kode":"mtk","nama":"Matematika","jam":[4,null]}]}]`))
	require.NoError(t, err)
	require.Equal(t, []Jam{{Tingkat: "7", JP: 4}}, k.Semua()[0].Mapel[0].Jam, "null bukan nol")
	for nama, isi := range map[string]string{
		"bukan json": "kode,nama", "kolom asing": kepala + `{"kode":"mtk","nama":"M","jp":4}]}]`, "jam kurang": kepala + `{"kode":"mtk","nama":"M","jam":[4]}]}]`,
		"kokurikuler kurang": kepala + `{"kode":"mtk","nama":"M","jam":[4,4],"kokurikuler":[1]}]}]`,
	} {
		_, err := Baca(strings.NewReader(isi))
		require.ErrorIs(t, err, ErrBerkas, nama)
	}
	_, err = Baca(strings.NewReader(kepala + `{"kode":"mtk","nama":"M","jam":[null,null]}]}]`))
	require.ErrorIs(t, err, ErrJam)
}

func TestAturanK13(t *testing.T) {
	t.Parallel()
	a, err := ambil(t, "k13-mts", dasar.Tgl(2026, 7, 1)).Aturan()
	require.NoError(t, err)
	p, ada := a.Skala.Predikat(nilai.Utuh(84))
	require.True(t, ada)
	require.Equal(t, "B", p.Kode, "KKM 75: B mulai 84")
	require.True(t, slices.ContainsFunc(a.Komponen, func(k nilai.Komponen) bool { return k.Kode == "PAS" }))
}
