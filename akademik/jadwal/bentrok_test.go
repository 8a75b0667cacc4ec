package jadwal

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

func TestBentrokSamaDenganCaraKasar(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		j := jadwalKecil(t)
		semua, err := Periksa(j)
		require.NoError(t, err)
		daftar := []string{}
		for _, b := range semua {
			if slices.Contains([]dasar.Aturan{ErrGuru, ErrKelas, ErrRuang, ErrSantri}, b.Aturan) {
				daftar = append(daftar, string(b.Aturan)+" "+strings.Join(b.Kegiatan, " "))
			}
		}
		require.ElementsMatch(t, kasar(j), daftar)
	})
}

func TestBentrokTakBergantungUrutan(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		j := jadwalKecil(t)
		satu, err := Periksa(j)
		require.NoError(t, err)
		dua, err := Periksa(acak(t, j))
		require.NoError(t, err)
		require.Equal(t, satu, dua)
	})
}

// One move tells exactly what the whole timetable would tell about the activity.
func TestBentrokSatuLangkah(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		j := jadwalKecil(t)
		papan, err := Susun(j)
		require.NoError(t, err)
		for range 3 {
			l := Letak{Kegiatan: rapid.SampledFrom(j.Kegiatan).Draw(t, "kegiatan").ID, Ruang: rapid.SampledFrom([]string{"", "R1", "R2"}).Draw(t, "ruang"),
				Waktu: Waktu{rapid.SampledFrom(pekan).Draw(t, "hari"), rapid.IntRange(0, 3).Draw(t, "jam")}}
			sebelum := papan.Letak()
			coba, err := papan.Coba(l)
			require.NoError(t, err)
			require.Equal(t, sebelum, papan.Letak(), "mencoba tidak memindahkan")
			pindah, err := papan.Pindah(l)
			require.NoError(t, err)
			require.Equal(t, coba, pindah)

			j.Letak = papan.Letak()
			semua, err := Periksa(j)
			require.NoError(t, err)
			require.Equal(t, semua, papan.Semua())
			ikut := slices.DeleteFunc(semua, func(b Bentrok) bool { return !slices.Contains(b.Kegiatan, l.Kegiatan) })
			require.Equal(t, append([]Bentrok{}, ikut...), append([]Bentrok{}, coba...))
		}
	})
}

func TestPapanPilihan(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		j := jadwalKecil(t)
		papan, err := Susun(j)
		require.NoError(t, err)
		pilihan, err := papan.Pilihan(j.Kegiatan[0].ID, "R2")
		require.NoError(t, err)
		for _, p := range pilihan {
			coba, err := papan.Coba(p.Letak)
			require.NoError(t, err)
			require.Equal(t, coba, p.Bentrok)
		}
		require.NoError(t, papan.Lepas(j.Kegiatan[0].ID))
		require.False(t, slices.ContainsFunc(papan.Letak(), func(l Letak) bool { return l.Kegiatan == j.Kegiatan[0].ID }))
	})
}

// dua puts two activities of one period at the given times.
func dua(a, b Kegiatan, selangA, selangB string) Jadwal {
	ga, _ := ParseSelang(selangA)
	gb, _ := ParseSelang(selangB)
	a.ID, a.Kisi, a.JP = "a", "ka", 1
	b.ID, b.Kisi, b.JP = "b", "kb", 1
	return Jadwal{
		Hari:     []Hari{Senin},
		Kisi:     []Kisi{KisiRata("ka", santri.Formal, []Hari{Senin}, ga), KisiRata("kb", santri.Diniyah, []Hari{Senin}, gb)},
		Rombel:   slices.Concat(Pecah("7A", "", []string{"pa", "pi"}, []string{"arab", "inggris"}), Pecah("7B", "", []string{"7B1", "7B2"}), Pecah("H1", "")),
		Ruang:    []Ruang{{ID: "lab"}, {ID: "kelas putra", Zona: santri.LakiLaki}},
		Santri:   []Keikutsertaan{{"anak-1", []string{"7A", "H1"}}, {"anak-2", []string{"H1", "7A"}}, {"anak-3", []string{"H1", "7B1"}}},
		Kegiatan: []Kegiatan{a, b}, Letak: []Letak{{Kegiatan: "a", Waktu: Waktu{Hari: Senin}}, {Kegiatan: "b", Waktu: Waktu{Hari: Senin}}},
	}
}

func TestBentrokDua(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string]struct {
		a, b   Kegiatan
		ga, gb string
		aturan []dasar.Aturan
	}{
		"guru sama":                        {Kegiatan{Guru: []string{"g"}}, Kegiatan{Guru: []string{"g"}}, "07:00-07:40", "07:30-08:15", []dasar.Aturan{ErrGuru}},
		"bersentuhan":                      {Kegiatan{Guru: []string{"g"}}, Kegiatan{Guru: []string{"g"}}, "07:00-07:40", "07:40-08:20", nil},
		"satu menit":                       {Kegiatan{Guru: []string{"g"}}, Kegiatan{Guru: []string{"g"}}, "07:00-07:41", "07:40-08:20", []dasar.Aturan{ErrGuru}},
		"kelas dan kelompoknya":            {Kegiatan{Rombel: []string{"7A"}}, Kegiatan{Rombel: []string{"pa"}}, "07:00-07:40", "07:00-07:40", []dasar.Aturan{ErrKelas}},
		"kelompok satu pembagian":          {Kegiatan{Rombel: []string{"pa"}}, Kegiatan{Rombel: []string{"pi"}}, "07:00-07:40", "07:00-07:40", nil},
		"kelompok lain pembagian":          {Kegiatan{Rombel: []string{"pa"}}, Kegiatan{Rombel: []string{"arab"}}, "07:00-07:40", "07:00-07:40", []dasar.Aturan{ErrKelas}},
		"satu pembagian saja":              {Kegiatan{Rombel: []string{"7B1"}}, Kegiatan{Rombel: []string{"7B2"}}, "07:00-07:40", "07:00-07:40", nil},
		"satu pembagian dan kelasnya":      {Kegiatan{Rombel: []string{"7B1"}}, Kegiatan{Rombel: []string{"7B"}}, "07:00-07:40", "07:00-07:40", []dasar.Aturan{ErrKelas}},
		"santri di dua jalur":              {Kegiatan{Rombel: []string{"7A"}}, Kegiatan{Rombel: []string{"H1"}}, "07:00-07:40", "07:39-08:20", []dasar.Aturan{ErrSantri}},
		"santri di dua jalur, bersentuhan": {Kegiatan{Rombel: []string{"7A"}}, Kegiatan{Rombel: []string{"H1"}}, "07:00-07:40", "07:40-08:20", nil},
		"santri di kelompok, kelasnya":     {Kegiatan{Rombel: []string{"7B"}}, Kegiatan{Rombel: []string{"H1"}}, "07:00-07:40", "07:30-08:20", []dasar.Aturan{ErrSantri}},
		"santri di kelompok lain":          {Kegiatan{Rombel: []string{"7B2"}}, Kegiatan{Rombel: []string{"H1"}}, "07:00-07:40", "07:30-08:20", nil},
		"kelas lain":                       {Kegiatan{Rombel: []string{"7A"}}, Kegiatan{Rombel: []string{"7B"}}, "07:00-07:40", "07:00-07:40", nil},
		"guru dan kelas":                   {Kegiatan{Rombel: []string{"7A"}, Guru: []string{"g"}}, Kegiatan{Rombel: []string{"7A"}, Guru: []string{"h", "g"}}, "07:00-07:40", "07:00-07:40", []dasar.Aturan{ErrGuru, ErrKelas}},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			semua, err := Periksa(dua(c.a, c.b, c.ga, c.gb))
			require.NoError(t, err)
			var aturan []dasar.Aturan
			for _, b := range semua {
				aturan = append(aturan, b.Aturan)
				require.Equal(t, []string{"a", "b"}, b.Kegiatan)
			}
			require.Equal(t, c.aturan, aturan)
		})
	}
}

func TestBentrokSendiri(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string]struct {
		ubah    func(*Jadwal)
		aturan  []dasar.Aturan
		kalimat string
	}{
		"guru berhalangan": {func(j *Jadwal) { j.Halangan = []Halangan{{Pihak{Guru, "g"}, Senin, Selang{450, 480}}} },
			[]dasar.Aturan{ErrHalangan}, "Guru g berhalangan pada Senin 07:30-07:40, waktu a; cari waktu lain."},
		"halangan hari lain":       {func(j *Jadwal) { j.Halangan = []Halangan{{Pihak{Guru, "g"}, Selasa, Selang{450, 480}}} }, nil, ""},
		"kelas pergi, kelompoknya": {func(j *Jadwal) { j.Halangan = []Halangan{{Pihak{Kelas, "arab"}, Senin, Selang{420, 430}}} }, []dasar.Aturan{ErrHalangan}, ""},
		"ruang ditutup": {func(j *Jadwal) {
			j.Letak[0].Ruang = "lab"
			j.Halangan = []Halangan{{Pihak{Kamar, "lab"}, Senin, Selang{420, 430}}}
		},
			[]dasar.Aturan{ErrHalangan}, "Ruang lab berhalangan pada Senin 07:00-07:10, waktu a; cari waktu lain."},
		"waktu salat": {func(j *Jadwal) { j.Jeda = []Jeda{{Nama: "salat duha", Selang: Selang{455, 465}}} },
			[]dasar.Aturan{ErrJeda}, "A mengenai salat duha pada Senin 07:35-07:40; geser sebelum atau sesudahnya."},
		"jeda kisi lain": {func(j *Jadwal) { j.Jeda = []Jeda{{Nama: "salat", Selang: Selang{420, 460}, Kisi: []string{"kb"}}} }, nil, ""},
		"jeda hari lain": {func(j *Jadwal) { j.Jeda = []Jeda{{Nama: "salat", Selang: Selang{420, 460}, Hari: []Hari{Jumat}}} }, nil, ""},
		"jeda masa lain": {func(j *Jadwal) {
			j.Mulai, j.Selesai = dasar.Tgl(2026, 7, 1), dasar.Tgl(2026, 12, 31)
			j.Jeda = []Jeda{{Nama: "salat", Selang: Selang{420, 460}, Mulai: dasar.Tgl(2027, 1, 1)}, {Nama: "salat", Selang: Selang{420, 460}, Selesai: dasar.Tgl(2026, 6, 30)}}
		}, nil, ""},
		"jeda di hari terakhir": {func(j *Jadwal) {
			j.Mulai, j.Selesai = dasar.Tgl(2026, 7, 1), dasar.Tgl(2026, 12, 31)
			j.Jeda = []Jeda{{Nama: "salat", Selang: Selang{420, 460}, Mulai: dasar.Tgl(2026, 12, 31)}}
		}, []dasar.Aturan{ErrJeda}, ""},
		"jeda di hari pertama": {func(j *Jadwal) {
			j.Mulai, j.Selesai = dasar.Tgl(2026, 7, 1), dasar.Tgl(2026, 12, 31)
			j.Jeda = []Jeda{{Nama: "salat", Selang: Selang{420, 460}, Selesai: dasar.Tgl(2026, 7, 1)}}
		}, []dasar.Aturan{ErrJeda}, ""},
		"sebaran pas": {func(j *Jadwal) {
			j.Hari = []Hari{Kamis, Sabtu}
			j.Kisi[0].Hari[0].Hari, j.Letak[0].Hari = Kamis, Kamis
			j.Kisi[1].Hari[0].Hari, j.Letak[1].Hari = Sabtu, Sabtu
			j.Sebar = []Sebar{{Kegiatan: []string{"b", "a"}, Jarak: 1}}
		}, nil, ""},
		"zona ruang": {func(j *Jadwal) { j.Letak[0].Ruang = "kelas putra"; j.Rombel[0].Zona = santri.Perempuan },
			[]dasar.Aturan{ErrZona}, "Ruang kelas putra bukan untuk a; pilih ruang lain."},
		"luar kisi":   {func(j *Jadwal) { j.Letak[0].Jam = 1 }, []dasar.Aturan{ErrLuarKisi}, "A tidak muat di kisinya pada Senin; pilih jam lain."},
		"ruang lain":  {func(j *Jadwal) { j.Kegiatan[0].Ruang = []string{"lab"} }, []dasar.Aturan{ErrTempat}, "A tidak boleh mulai atau bertempat di situ pada Senin 07:00-07:40; pilih jam atau ruang yang diperbolehkan."},
		"waktu lain":  {func(j *Jadwal) { j.Kegiatan[0].Boleh = []Waktu{{Senin, 1}} }, []dasar.Aturan{ErrTempat}, ""},
		"beban hari":  {func(j *Jadwal) { tambahB(j); j.Beban = []Beban{{Guru: "g", JPHari: 1}} }, []dasar.Aturan{ErrBebanHari}, "Guru g mengajar 2 JP pada Senin, batasnya 1; pindahkan sebagian ke hari lain."},
		"beban pekan": {func(j *Jadwal) { tambahB(j); j.Beban = []Beban{{Guru: "g", JPPekan: 1}} }, []dasar.Aturan{ErrBebanPekan}, "Guru g mengajar 2 JP sepekan, batasnya 1; serahkan sebagian kepada guru lain."},
		"beban pas":   {func(j *Jadwal) { tambahB(j); j.Beban = []Beban{{"g", 2, 2, 1}} }, nil, ""},
		"banyaknya hari": {func(j *Jadwal) {
			tambahB(j)
			j.Hari = []Hari{Senin, Selasa}
			j.Kisi[1].Hari[0].Hari, j.Letak[1].Hari = Selasa, Selasa
			j.Beban = []Beban{{Guru: "g", HariPekan: 1}}
		}, []dasar.Aturan{ErrBebanJumlahHari}, "Guru g mengajar pada 2 hari, batasnya 1; kumpulkan pelajarannya."},
		"sebaran": {func(j *Jadwal) { j.Sebar = []Sebar{{Kegiatan: []string{"b", "a"}, Jarak: 1}} },
			[]dasar.Aturan{ErrSebar}, "A dan b berjarak 0 hari, seharusnya paling sedikit 1; pindahkan salah satunya ke hari lain."},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			j := dua(Kegiatan{Guru: []string{"g"}, Rombel: []string{"7A"}}, Kegiatan{}, "07:00-07:40", "10:00-10:40")
			c.ubah(&j)
			semua, err := Periksa(j)
			require.NoError(t, err)
			var aturan []dasar.Aturan
			for _, b := range semua {
				aturan = append(aturan, b.Aturan)
			}
			require.Equal(t, c.aturan, aturan)
			if c.kalimat != "" {
				require.Equal(t, "["+string(c.aturan[0])+"] "+c.kalimat, semua[0].String())
			}
		})
	}
}

func tambahB(j *Jadwal) { j.Kegiatan[1].Guru = []string{"g"} }

func TestKalimatMenyebutNama(t *testing.T) {
	t.Parallel()
	semua, err := Periksa(dua(Kegiatan{Rombel: []string{"7A"}}, Kegiatan{Rombel: []string{"H1"}}, "07:00-07:40", "07:30-08:20"))
	require.NoError(t, err)
	nama := map[Pihak]string{{Acara, "a"}: "IPA 7A", {Acara, "b"}: "halaqah 1", {Santri, "anak-1"}: "Zaid", {Santri, "anak-2"}: "Umar"}
	require.Equal(t, "Santri Zaid dan santri Umar dijadwalkan bersamaan pada Senin 07:30-07:40 untuk IPA 7A dan halaqah 1; pindahkan salah satunya.",
		semua[0].Kalimat(func(p Pihak) string { return nama[p] }))
}
