package jadwal

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
)

func TestValidateMenolak(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string]struct {
		ubah   func(*Jadwal)
		aturan dasar.Aturan
		field  string
	}{
		"masa terbalik":          {func(j *Jadwal) { j.Mulai, j.Selesai = dasar.Tgl(2026, 7, 2), dasar.Tgl(2026, 7, 1) }, ErrIsian, "selesai"},
		"hari dua kali":          {func(j *Jadwal) { j.Hari = []Hari{Senin, Senin} }, ErrIsian, "hari[1]"},
		"hari kedelapan":         {func(j *Jadwal) { j.Hari = []Hari{Senin, 7} }, ErrIsian, "hari[1]"},
		"kisi tanpa nama":        {func(j *Jadwal) { j.Kisi[0].ID = "" }, ErrKisi, "kisi[0]"},
		"jam tumpang-tindih":     {func(j *Jadwal) { j.Kisi[0].Hari[0].Jam = []Selang{{420, 460}, {459, 500}} }, ErrKisi, "kisi[0]"},
		"jam lewat tengah malam": {func(j *Jadwal) { j.Kisi[0].Hari[0].Jam = []Selang{{1400, 1441}} }, ErrKisi, "kisi[0]"},
		"jam terbalik":           {func(j *Jadwal) { j.Kisi[0].Hari[0].Jam = []Selang{{460, 420}} }, ErrKisi, "kisi[0]"},
		"renggang negatif":       {func(j *Jadwal) { j.Kisi[0].Renggang = -1 }, ErrKisi, "kisi[0]"},
		"hari kisi dua kali":     {func(j *Jadwal) { j.Kisi[0].Hari = append(j.Kisi[0].Hari, j.Kisi[0].Hari...) }, ErrKisi, "kisi[0]"},
		"kisi dua kali":          {func(j *Jadwal) { j.Kisi[1].ID = "ka" }, ErrGanda, "kisi[1]"},
		"kisi di hari libur":     {func(j *Jadwal) { j.Kisi[1].Hari[0].Hari = Jumat }, ErrRujukan, "kisi[1]"},
		"rombel dua kali":        {func(j *Jadwal) { j.Rombel = append(j.Rombel, Rombel{ID: "7A"}) }, ErrGanda, "rombel[13]"},
		"rombel tanpa id":        {func(j *Jadwal) { j.Rombel[0].ID = "" }, ErrIsian, "rombel[0]"},
		"isi asing":              {func(j *Jadwal) { j.Rombel[0].Isi = []string{"zz"} }, ErrRujukan, "rombel[0].isi"},
		"isi masih terbagi":      {func(j *Jadwal) { j.Rombel[0].Isi = []string{"pa"} }, ErrRujukan, "rombel[0].isi"},
		"ruang dua kali":         {func(j *Jadwal) { j.Ruang[1].ID = "lab" }, ErrGanda, "ruang[1]"},
		"santri dua kali":        {func(j *Jadwal) { j.Santri[1].Santri = "anak-1" }, ErrGanda, "santri[1]"},
		"santri di kelas asing":  {func(j *Jadwal) { j.Santri[1].Rombel = []string{"zz"} }, ErrRujukan, "santri[1].rombel"},
		"kegiatan dua kali":      {func(j *Jadwal) { j.Kegiatan[1].ID = "a" }, ErrGanda, "kegiatan[1]"},
		"kegiatan tanpa kisi":    {func(j *Jadwal) { j.Kegiatan[0].Kisi = "zz" }, ErrRujukan, "kegiatan[0].kisi"},
		"0 JP":                   {func(j *Jadwal) { j.Kegiatan[0].JP = 0 }, ErrIsian, "kegiatan[0].jp"},
		"guru kosong":            {func(j *Jadwal) { j.Kegiatan[0].Guru = []string{""} }, ErrIsian, "kegiatan[0].guru"},
		"guru dua kali":          {func(j *Jadwal) { j.Kegiatan[0].Guru = []string{"g", "g"} }, ErrGanda, "kegiatan[0].guru"},
		"kelas asing":            {func(j *Jadwal) { j.Kegiatan[0].Rombel = []string{"zz"} }, ErrRujukan, "kegiatan[0].rombel"},
		"kelas dua kali":         {func(j *Jadwal) { j.Kegiatan[0].Rombel = []string{"7A", "7A"} }, ErrGanda, "kegiatan[0].rombel"},
		"ruang asing":            {func(j *Jadwal) { j.Kegiatan[0].Ruang = []string{"zz"} }, ErrRujukan, "kegiatan[0].ruang"},
		"letak asing":            {func(j *Jadwal) { j.Letak[0].Kegiatan = "zz" }, ErrRujukan, "letak[0].kegiatan"},
		"letak dua kali":         {func(j *Jadwal) { j.Letak[1].Kegiatan = "a" }, ErrGanda, "letak[1]"},
		"letak di ruang asing":   {func(j *Jadwal) { j.Letak[0].Ruang = "zz" }, ErrRujukan, "letak[0].ruang"},
		"halangan terbalik":      {func(j *Jadwal) { j.Halangan = []Halangan{{Pihak{Guru, "g"}, Senin, Selang{2, 1}}} }, ErrSelang, "halangan[0]"},
		"halangan santri":        {func(j *Jadwal) { j.Halangan = []Halangan{{Pihak{Santri, "anak-1"}, Senin, Selang{1, 2}}} }, ErrRujukan, "halangan[0]"},
		"halangan kelas asing":   {func(j *Jadwal) { j.Halangan = []Halangan{{Pihak{Kelas, "zz"}, Senin, Selang{1, 2}}} }, ErrRujukan, "halangan[0]"},
		"jeda kosong":            {func(j *Jadwal) { j.Jeda = []Jeda{{}} }, ErrSelang, "jeda[0]"},
		"jeda kisi asing":        {func(j *Jadwal) { j.Jeda = []Jeda{{Selang: Selang{1, 2}, Kisi: []string{"zz"}}} }, ErrRujukan, "jeda[0].kisi"},
		"beban negatif":          {func(j *Jadwal) { j.Beban = []Beban{{"g", 0, -1, 0}} }, ErrIsian, "beban[0]"},
		"beban dua kali":         {func(j *Jadwal) { j.Beban = []Beban{{Guru: "g"}, {Guru: "g"}} }, ErrGanda, "beban[1]"},
		"sebar asing":            {func(j *Jadwal) { j.Sebar = []Sebar{{Kegiatan: []string{"zz"}, Jarak: 1}} }, ErrRujukan, "sebar[0].kegiatan"},
		"sebar nol hari":         {func(j *Jadwal) { j.Sebar = []Sebar{{Kegiatan: []string{"a"}}} }, ErrIsian, "sebar[0].jarak"},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			j := dua(Kegiatan{}, Kegiatan{}, "07:00-07:40", "07:00-07:40")
			require.NoError(t, j.Validate())
			c.ubah(&j)
			_, err := Periksa(j)
			require.ErrorIs(t, err, c.aturan)
			var field []string
			for _, e := range err.(interface{ Unwrap() []error }).Unwrap() {
				field = append(field, e.(*dasar.Error).Field)
			}
			require.Contains(t, field, c.field)
		})
	}
}

func TestPapanMenolakYangAsing(t *testing.T) {
	t.Parallel()
	papan, err := Susun(dua(Kegiatan{}, Kegiatan{}, "07:00-07:40", "07:00-07:40"))
	require.NoError(t, err)
	_, err = papan.Coba(Letak{Kegiatan: "zz"})
	require.ErrorIs(t, err, ErrRujukan)
	require.Equal(t, dasar.NotFound, dasar.KindOf(err))
	_, err = papan.Pindah(Letak{Kegiatan: "a", Ruang: "zz"})
	require.ErrorIs(t, err, ErrRujukan)
	_, err = papan.Pilihan("zz", "")
	require.ErrorIs(t, err, ErrRujukan)
	require.ErrorIs(t, papan.Lepas("zz"), ErrRujukan)
	semua, err := papan.Coba(Letak{Kegiatan: "a", Waktu: Waktu{Hari: 9, Jam: -1}})
	require.NoError(t, err)
	require.Equal(t, ErrLuarKisi, semua[0].Aturan)
}

func TestParseSelang(t *testing.T) {
	t.Parallel()
	for s, mau := range map[string]string{"07:00-07:40": "07:00-07:40", "7.00 – 7.40": "07:00-07:40", "00:00-24:00": "00:00-24:00"} {
		g, err := ParseSelang(s)
		require.NoError(t, err, s)
		require.Equal(t, mau, g.String())
	}
	for _, s := range []string{"", "07:00", "07:40-07:00", "07:00-07:00", "07:00-24:01", "25:00-26:00", "07:0-07:40", "07:60-08:00", "-1:00-02:00", "a-b"} {
		_, err := ParseSelang(s)
		require.ErrorIs(t, err, ErrSelang, s)
	}
}

func TestPotong(t *testing.T) {
	t.Parallel()
	k := Kisi{ID: "k", Hari: []HariKisi{{Senin, []Selang{{420, 460}, {460, 500}, {515, 555}}}}}
	require.Equal(t, []Selang{{420, 500}}, k.Potong(Senin, 0, 2))
	require.Nil(t, k.Potong(Senin, 1, 2), "jeda 15 menit")
	require.Nil(t, k.Potong(Senin, 2, 2))
	require.Nil(t, k.Potong(Selasa, 0, 1))
	k.Renggang = 15
	require.Equal(t, []Selang{{460, 500}, {515, 555}}, k.Potong(Senin, 1, 2))
}
