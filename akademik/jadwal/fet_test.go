package jadwal

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// samakan sorts what has no order.
func samakan(j Jadwal) Jadwal {
	j.Rombel, j.Ruang, j.Kegiatan, j.Letak = slices.Clone(j.Rombel), slices.Clone(j.Ruang), slices.Clone(j.Kegiatan), slices.Clone(j.Letak)
	j.Halangan, j.Jeda, j.Sebar, j.Beban = slices.Clone(j.Halangan), slices.Clone(j.Jeda), slices.Clone(j.Sebar), slices.Clone(j.Beban)
	slices.SortFunc(j.Rombel, func(a, b Rombel) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(j.Ruang, func(a, b Ruang) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(j.Kegiatan, func(a, b Kegiatan) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(j.Letak, func(a, b Letak) int { return strings.Compare(a.Kegiatan, b.Kegiatan) })
	slices.SortFunc(j.Halangan, func(a, b Halangan) int {
		return cmp.Or(a.Pihak.banding(b.Pihak), cmp.Compare(a.Hari, b.Hari), cmp.Compare(a.Mulai, b.Mulai))
	})
	slices.SortFunc(j.Beban, func(a, b Beban) int { return strings.Compare(a.Guru, b.Guru) })
	return j
}

// jadwalFET draws a timetable that FET can say wholly: one grid without pauses.
func jadwalFET(t *rapid.T) Jadwal {
	j := jadwalKecil(t)
	jam := JamRata(Pukul(7, 0), 40, 4)
	j.Kisi = []Kisi{KisiRata(kisiFET, santri.Formal, pekan, jam...)}
	j.Santri, j.Jeda, j.Beban, j.Halangan = nil, nil, nil, nil
	for i := range j.Rombel {
		j.Rombel[i].Zona = ""
	}
	j.Ruang = []Ruang{{ID: "R1"}, {ID: "R2"}}
	for i := range j.Kegiatan {
		k := &j.Kegiatan[i]
		k.Kisi = kisiFET
		k.Guru, k.Rombel, k.Ruang, k.Boleh = kosongkan(k.Guru), kosongkan(k.Rombel), kosongkan(k.Ruang), nil
	}
	for i, l := range j.Letak {
		k := kegiatan(j, l.Kegiatan)
		l.Jam = min(l.Jam, 4-k.JP)
		l.Tetap = rapid.Bool().Draw(t, "tetap")
		if len(k.Ruang) == 1 {
			l.Ruang = k.Ruang[0]
		}
		j.Letak[i] = l
	}
	for _, p := range []Pihak{{Guru, "g1"}, {Kelas, "7A"}, {Kamar, "R2"}} {
		if rapid.Bool().Draw(t, "halangan") {
			j.Halangan = append(j.Halangan, Halangan{p, rapid.SampledFrom(pekan).Draw(t, "hari"), rapid.SampledFrom(jam).Draw(t, "jam")})
		}
	}
	if rapid.Bool().Draw(t, "jeda") {
		j.Jeda = []Jeda{{Nama: "jeda", Hari: []Hari{rapid.SampledFrom(pekan).Draw(t, "hari")}, Selang: jam[2], Sumber: "FET"}}
	}
	if rapid.Bool().Draw(t, "beban") {
		j.Beban = []Beban{{Guru: "g1", JPHari: rapid.IntRange(0, 3).Draw(t, "jp"), HariPekan: rapid.IntRange(1, 3).Draw(t, "hari")}}
	}
	slices.Sort(j.Sebar[0].Kegiatan)
	j.Sebar[0].Anjuran = false
	if len(j.Sebar[0].Kegiatan) < 2 {
		j.Sebar = nil
	}
	return j
}

func kosongkan(s []string) []string {
	if len(s) == 0 {
		return nil
	}
	return s
}

func TestFETPulangPergi(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		j := jadwalFET(t)
		var b bytes.Buffer
		catatan, err := TulisFET(&b, j, "Pesantren <Al> & Hikmah")
		require.NoError(t, err)
		require.Empty(t, catatan)
		pulang, err := BacaFET(&b)
		require.NoError(t, err)
		require.Equal(t, "Pesantren <Al> & Hikmah", pulang.Lembaga)
		require.Empty(t, pulang.TakDipahami)
		require.False(t, pulang.JamDikira)
		require.Equal(t, samakan(j), samakan(pulang.Jadwal))
	})
}

// With several grids FET has other hours, and the same clashes; places come back by the
// clock.
func TestFETBanyakKisi(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		j := jadwalKecil(t)
		j.Kisi[0].Renggang = 0
		for i, l := range j.Letak { // FET gives an activity its only room
			if k := kegiatan(j, l.Kegiatan); len(k.Ruang) == 1 {
				j.Letak[i].Ruang = k.Ruang[0]
			}
		}
		var b bytes.Buffer
		_, err := TulisFET(&b, j, "")
		require.NoError(t, err)
		pulang, err := BacaFET(&b)
		require.NoError(t, err)
		semua, err := Periksa(pulang.Jadwal)
		require.NoError(t, err)
		mau, punya := map[string]bool{}, map[string]bool{}
		for _, s := range kasar(j) {
			mau[strings.Replace(s, "AKD-JADWAL-04", "AKD-JADWAL-02", 1)] = true
		}
		for _, s := range semua {
			if slices.Contains([]dasar.Aturan{ErrGuru, ErrKelas, ErrRuang}, s.Aturan) {
				punya[string(s.Aturan)+" "+strings.Join(s.Kegiatan, " ")] = true
			}
		}
		require.Equal(t, mau, punya)

		asal := j
		asal.Letak = nil
		kembali, sisa, err := asal.AmbilLetak(pulang.Jadwal)
		require.NoError(t, err)
		var dalam []Letak // those that lie in their grid
		for _, l := range j.Letak {
			if len(menit(j, l)) > 0 {
				dalam = append(dalam, l)
			}
		}
		require.ElementsMatch(t, dalam, kembali.Letak)
		require.Len(t, sisa, len(j.Kegiatan)-len(dalam))
	})
}

func TestAmbilLetakTidakMemindahkanYangTetap(t *testing.T) {
	t.Parallel()
	j := dua(Kegiatan{}, Kegiatan{}, "07:00-07:40", "10:00-10:40")
	j.Letak[0].Tetap, j.Letak[0].Ruang = true, "lab"
	lain := dua(Kegiatan{}, Kegiatan{}, "07:00-07:40", "10:00-10:50")
	lain.Letak[0].Ruang = "kelas putra"
	baru, sisa, err := j.AmbilLetak(lain)
	require.NoError(t, err)
	require.Equal(t, []string{"b"}, sisa, "10:00-10:50 bukan jam kisi kb")
	require.Equal(t, j.Letak, baru.Letak)
	_, _, err = Jadwal{Letak: []Letak{{Kegiatan: "zz"}}}.AmbilLetak(lain)
	require.ErrorIs(t, err, ErrRujukan)
	_, _, err = j.AmbilLetak(Jadwal{Letak: []Letak{{Kegiatan: "zz"}}})
	require.ErrorIs(t, err, ErrRujukan)
}

// berkasFET makes a small file with the given constraints.
func berkasFETUji(waktu, tempat string) string {
	return "\ufeff" + `<?xml version="1.0" encoding="UTF-8"?><fet version="6.8.5"><Mode>Official</Mode><Institution_Name>X</Institution_Name>
<Days_List><Number_of_Days>2</Number_of_Days><Day><Name>Monday</Name></Day><Day><Name>Jum'at</Name></Day></Days_List>
<Hours_List><Number_of_Hours>3</Number_of_Hours><Hour><Name>1</Name></Hour><Hour><Name>2</Name></Hour><Hour><Name>3</Name></Hour></Hours_List>
<Students_List><Year><Name>7</Name><Group><Name>7A</Name><Subgroup><Name>7A1</Name></Subgroup><Subgroup><Name>7A2</Name></Subgroup></Group><Group><Name>7B</Name></Group></Year></Students_List>
<Activities_List><Activity><Teacher>T</Teacher><Subject>S</Subject><Students>7A</Students><Duration>2</Duration><Id>4</Id><Active>true</Active></Activity>
<Activity><Subject>S</Subject><Duration>1</Duration><Id>5</Id><Active>false</Active></Activity></Activities_List>
<Rooms_List><Room><Name>R</Name></Room></Rooms_List>
<Time_Constraints_List>` + waktu + `</Time_Constraints_List><Space_Constraints_List>` + tempat + `</Space_Constraints_List></fet>`
}

func kendalaUji(nama, isi string) string {
	return "<" + nama + "><Weight_Percentage>100</Weight_Percentage>" + isi + "</" + nama + ">"
}

func TestBacaFET(t *testing.T) {
	t.Parallel()
	b, err := BacaFET(strings.NewReader(berkasFETUji(
		kendalaUji("ConstraintActivityPreferredStartingTime", "<Activity_Id>4</Activity_Id><Preferred_Day>Jum'at</Preferred_Day><Preferred_Hour>2</Preferred_Hour>")+
			kendalaUji("ConstraintTeacherMaxHoursDaily", "<Teacher_Name>T</Teacher_Name><Maximum_Hours_Daily>5</Maximum_Hours_Daily>")+
			kendalaUji("ConstraintTeacherMaxHoursDaily", "<Teacher_Name>T</Teacher_Name><Maximum_Hours_Daily>4</Maximum_Hours_Daily>"),
		kendalaUji("ConstraintActivityPreferredRoom", "<Activity_Id>4</Activity_Id><Room>R</Room>"))))
	require.NoError(t, err)
	require.True(t, b.JamDikira)
	require.Equal(t, Jadwal{
		Hari:     []Hari{Senin, Jumat},
		Kisi:     []Kisi{KisiRata("fet", santri.Formal, []Hari{Senin, Jumat}, Selang{420, 460}, Selang{460, 500}, Selang{500, 540})},
		Rombel:   []Rombel{{ID: "7", Isi: []string{"7A1", "7A2", "7B"}}, {ID: "7A", Isi: []string{"7A1", "7A2"}}, {ID: "7A1"}, {ID: "7A2"}, {ID: "7B"}},
		Ruang:    []Ruang{{ID: "R"}},
		Kegiatan: []Kegiatan{{ID: "4", Kisi: "fet", Mapel: "S", Guru: []string{"T"}, Rombel: []string{"7A"}, JP: 2, Ruang: []string{"R"}}},
		Letak:    []Letak{{Kegiatan: "4", Waktu: Waktu{Jumat, 1}, Ruang: "R", Tetap: true}},
		Beban:    []Beban{{Guru: "T", JPHari: 4}},
	}, b.Jadwal)
	require.Equal(t, []TakDipahami{{"Activity (Active false)", 1}}, b.TakDipahami)
}

// What is not understood is named, with its number; nothing is dropped in silence.
func TestBacaFETMenyebutYangTakDipahami(t *testing.T) {
	t.Parallel()
	letak := kendalaUji("ConstraintActivityPreferredStartingTime", "<Activity_Id>4</Activity_Id><Preferred_Day>Monday</Preferred_Day><Preferred_Hour>1</Preferred_Hour>")
	for nama, c := range map[string]struct {
		waktu, tempat string
		mau           TakDipahami
	}{
		"asing":        {kendalaUji("ConstraintTeachersMaxGapsPerWeek", "") + kendalaUji("ConstraintTeachersMaxGapsPerWeek", ""), "", TakDipahami{"ConstraintTeachersMaxGapsPerWeek", 2}},
		"asing tempat": {"", kendalaUji("ConstraintSubjectPreferredRoom", ""), TakDipahami{"ConstraintSubjectPreferredRoom", 1}},
		"berurut": {strings.Replace(kendalaUji("ConstraintMinDaysBetweenActivities", "<Consecutive_If_Same_Day>true</Consecutive_If_Same_Day><Activity_Id>4</Activity_Id><MinDays>1</MinDays>"), "100", "95", 1), "",
			TakDipahami{"ConstraintMinDaysBetweenActivities (Consecutive_If_Same_Day)", 1}},
		"bagian berkas":      {"</Time_Constraints_List><Timetable_Generation_Options_List><X></X></Timetable_Generation_Options_List><Time_Constraints_List>", "", TakDipahami{"Timetable_Generation_Options_List", 1}},
		"bobot":              {strings.Replace(letak, "100", "99.5", 1), "", TakDipahami{"ConstraintActivityPreferredStartingTime (99.5%)", 1}},
		"tidak aktif":        {strings.Replace(letak, "<Activity_Id>", "<Active>false</Active><Activity_Id>", 1), "", TakDipahami{"ConstraintActivityPreferredStartingTime (Active false)", 1}},
		"hari saja":          {strings.Replace(letak, "<Preferred_Hour>1</Preferred_Hour>", "", 1), "", TakDipahami{"ConstraintActivityPreferredStartingTime (day or hour only)", 1}},
		"dua letak":          {letak + letak, "", TakDipahami{"ConstraintActivityPreferredStartingTime (second of one activity)", 1}},
		"kegiatan tak aktif": {strings.Replace(letak, "<Activity_Id>4", "<Activity_Id>5", 1), "", TakDipahami{"ConstraintActivityPreferredStartingTime (inactive activity)", 1}},
		"jarak ke tak aktif": {kendalaUji("ConstraintMinDaysBetweenActivities", "<Activity_Id>5</Activity_Id><MinDays>1</MinDays>"), "", TakDipahami{"ConstraintMinDaysBetweenActivities (inactive activity)", 1}},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			b, err := BacaFET(strings.NewReader(berkasFETUji(c.waktu, c.tempat)))
			require.NoError(t, err)
			require.Contains(t, b.TakDipahami, c.mau)
		})
	}
}

func TestBacaFETMenolak(t *testing.T) {
	t.Parallel()
	benar := berkasFETUji("", "")
	for nama, s := range map[string]string{
		"kosong":            "",
		"bukan XML":         "ID;Hari",
		"XML lain":          "<html></html>",
		"terpotong":         benar[:len(benar)/2],
		"angka rusak":       strings.Replace(benar, "<Duration>2", "<Duration>dua", 1),
		"kelas asing":       strings.Replace(benar, "<Students>7A<", "<Students>9Z<", 1),
		"lama nol":          strings.Replace(benar, "<Duration>2", "<Duration>0", 1),
		"kelas tanpa nama":  strings.Replace(benar, "<Name>7B</Name>", "<Name></Name>", 1),
		"jam sama":          strings.Replace(benar, "<Name>3</Name>", "<Name>2</Name>", 1),
		"nomor dua kali":    strings.Replace(strings.Replace(benar, "<Id>5", "<Id>4", 1), "false", "true", 1),
		"hari asing":        berkasFETUji(kendalaUji("ConstraintBreakTimes", "<Break_Time><Day>X</Day><Hour>1</Hour></Break_Time>"), ""),
		"jam asing":         berkasFETUji(kendalaUji("ConstraintTeacherNotAvailableTimes", "<Teacher>T</Teacher><Not_Available_Time><Day>Monday</Day><Hour>9</Hour></Not_Available_Time>"), ""),
		"awal asing":        berkasFETUji(kendalaUji("ConstraintActivityPreferredStartingTimes", "<Activity_Id>4</Activity_Id><Preferred_Starting_Time><Preferred_Starting_Day>X</Preferred_Starting_Day></Preferred_Starting_Time>"), ""),
		"letak jam asing":   berkasFETUji(kendalaUji("ConstraintActivityPreferredStartingTime", "<Activity_Id>4</Activity_Id><Preferred_Day>Monday</Preferred_Day><Preferred_Hour>9</Preferred_Hour>"), ""),
		"letak tanpa nomor": berkasFETUji(kendalaUji("ConstraintActivityPreferredStartingTime", ""), ""),
		"ruang asing":       berkasFETUji("", kendalaUji("ConstraintActivityPreferredRooms", "<Activity_Id>4</Activity_Id><Preferred_Room>Q</Preferred_Room>")),
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			_, err := BacaFET(strings.NewReader(s))
			require.ErrorIs(t, err, ErrFET)
		})
	}
	banyak := strings.Replace(benar, "<Hour><Name>1", strings.Repeat("<Hour><Name>x</Name></Hour>", 58)+"<Hour><Name>1", 1)
	_, err := BacaFET(strings.NewReader(banyak))
	require.ErrorIs(t, err, ErrFETBatas)
	_, err = BacaFET(&tanpaAkhir{})
	require.ErrorIs(t, err, ErrFETBatas)
}

// tanpaAkhir never ends.
type tanpaAkhir struct{}

func (tanpaAkhir) Read(b []byte) (int, error) { return len(b), nil }

func TestTulisFETMenolak(t *testing.T) {
	t.Parallel()
	_, err := TulisFET(&bytes.Buffer{}, Jadwal{Letak: []Letak{{Kegiatan: "zz"}}}, "")
	require.ErrorIs(t, err, ErrRujukan)
	_, err = TulisFET(&bytes.Buffer{}, Jadwal{Hari: []Hari{Senin}, Kisi: []Kisi{KisiRata("k", santri.Formal, []Hari{Senin}, JamRata(0, 10, 61)...)}}, "")
	require.ErrorIs(t, err, ErrFETBatas)
}

// What FET cannot say is said to the person.
func TestTulisFETMencatat(t *testing.T) {
	t.Parallel()
	j := dua(Kegiatan{Guru: []string{"g"}}, Kegiatan{JP: 1}, "07:00-07:40", "07:20-08:00")
	j.Letak[1].Jam = 4
	j.Beban = []Beban{{Guru: "g", JPHari: 3, JPPekan: 20}}
	j.Jeda = []Jeda{{Nama: "duha", Selang: Selang{420, 430}, Kisi: []string{"kb"}}}
	var b bytes.Buffer
	catatan, err := TulisFET(&b, j, "")
	require.NoError(t, err)
	require.Equal(t, []string{
		"zona ruang tidak ikut; FET tidak mengenalnya",
		"letak di luar kisi tidak ikut; perbaiki dahulu (AKD-JADWAL-12)",
		"jeda duha berlaku untuk sebagian kisi; FET hanya mengenal jeda untuk semua",
		"batas JP guru sepekan, dan batas JP sehari bila kisinya berlainan, tidak ikut",
	}, catatan)
	require.NotContains(t, b.String(), "anak-1", "id santri tidak ditulis")
}

// Two semesters of a polytechnic with constraints that have no counterpart here: these
// are named, and what is read can be written again.
func TestBacaContohFET(t *testing.T) {
	t.Parallel()
	for _, nama := range []string{"Indonesia/TelPolytech-Bandung/2010-2011/TelPolytech_even.fet", "Indonesia/TelPolytech-Bandung/2010-2011/TelPolytech_odd.fet"} {
		f, err := os.ReadFile("/usr/share/doc/fet-data/examples/FET-5-official/" + nama)
		require.NoError(t, err, "pasang paket Debian fet-data; ./uji.sh melakukannya")
		b, err := BacaFET(bytes.NewReader(f))
		require.NoError(t, err, nama)
		require.Contains(t, b.TakDipahami, TakDipahami{"ConstraintTeacherMinHoursDaily", map[bool]int{true: 146, false: 4}[strings.Contains(nama, "even")]})
		lagi, err := BacaFET(bytes.NewReader(fetDari(t, b.Jadwal)))
		require.NoError(t, err)
		require.Len(t, lagi.Jadwal.Kegiatan, len(b.Jadwal.Kegiatan))
	}
}

// FET refuses what we call a clash, and accepts the same timetable without it.
func TestFETMenolakBentrok(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string]struct {
		a, b  Kegiatan
		ruang string
	}{
		"guru":               {Kegiatan{Guru: []string{"g"}}, Kegiatan{Guru: []string{"h", "g"}}, ""},
		"kelas":              {Kegiatan{Rombel: []string{"7B"}}, Kegiatan{Rombel: []string{"7B"}}, ""},
		"kelas dan kelompok": {Kegiatan{Rombel: []string{"7B"}}, Kegiatan{Rombel: []string{"7B1"}}, ""},
		"dua pembagian":      {Kegiatan{Rombel: []string{"pa"}}, Kegiatan{Rombel: []string{"arab"}}, ""},
		"santri":             {Kegiatan{Rombel: []string{"7A"}}, Kegiatan{Rombel: []string{"H1"}}, ""},
		"ruang":              {Kegiatan{Rombel: []string{"7A"}}, Kegiatan{Rombel: []string{"7B"}}, "lab"},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			buat := func(selang string) Jadwal {
				j := dua(c.a, c.b, "07:00-07:40", selang)
				for i := range j.Letak {
					j.Letak[i].Tetap, j.Letak[i].Ruang = true, c.ruang
				}
				return j
			}
			bersentuhan, bentrok := buat("07:40-08:25"), buat("07:30-08:15")
			semua, err := Periksa(bersentuhan)
			require.NoError(t, err)
			require.Empty(t, semua)
			require.Equal(t, "Simulation successful", nilaiFET(t, fetDari(t, bersentuhan), menitFET).baris)
			semua, err = Periksa(bentrok)
			require.NoError(t, err)
			require.Len(t, semua, 1)
			require.False(t, nilaiFET(t, fetDari(t, bentrok), 5*time.Second).diterima())
		})
	}
}

// In the timetable of a whole school, one lesson moved onto another one is found by both.
func TestFETMenolakSatuLangkahYangBentrok(t *testing.T) {
	t.Parallel()
	j := sekolah24(45)
	h, err := Isi(t.Context(), j, AturIsi{Benih: 11})
	require.NoError(t, err)
	j.Letak = h.Letak
	papan, err := Susun(j)
	require.NoError(t, err)
	require.True(t, nilaiFET(t, fetDari(t, j), menitFET).diterima(), "sebelum digeser diterima")
	for _, aturan := range []dasar.Aturan{ErrGuru, ErrKelas, ErrRuang} {
		l, b := langkahBentrok(t, papan, j, aturan)
		t.Run(string(aturan), func(t *testing.T) {
			t.Parallel()
			k := j
			k.Letak = slices.Clone(j.Letak)
			k.Letak[slices.IndexFunc(k.Letak, func(x Letak) bool { return x.Kegiatan == l.Kegiatan })] = l
			require.False(t, nilaiFET(t, fetDari(t, k), 5*time.Second).diterima(), fmt.Sprint(b))
		})
	}
}

// langkahBentrok finds a move whose only clash is one of the rule.
func langkahBentrok(t testing.TB, papan *Papan, j Jadwal, aturan dasar.Aturan) (Letak, []Bentrok) {
	t.Helper()
	for _, l := range j.Letak {
		pilihan, err := papan.Pilihan(l.Kegiatan, l.Ruang)
		require.NoError(t, err)
		for _, p := range pilihan {
			if len(p.Bentrok) > 0 && !slices.ContainsFunc(p.Bentrok, func(b Bentrok) bool { return b.Aturan != aturan }) {
				return p.Letak, p.Bentrok
			}
		}
	}
	t.Fatalf("tidak ada langkah yang hanya melanggar %s", aturan)
	return Letak{}, nil
}

// Whatever the filler makes of small timetables, FET accepts.
func TestFETMenerimaIsian(t *testing.T) {
	t.Parallel()
	for n := range 8 {
		j := rapid.Custom(jadwalKecil).Example(n)
		j.Kisi[0].Renggang = 0
		for i := range j.Letak {
			j.Letak[i].Tetap = false
		}
		h, err := Isi(context.Background(), j, AturIsi{Langkah: 2000})
		require.NoError(t, err)
		j.Kegiatan = slices.DeleteFunc(j.Kegiatan, func(k Kegiatan) bool {
			return slices.ContainsFunc(h.Sisa, func(s Sisa) bool { return s.Letak.Kegiatan == k.ID })
		})
		j.Sebar, j.Letak = nil, h.Letak
		if len(j.Kegiatan) > 0 {
			require.Equal(t, "Simulation successful", nilaiFET(t, fetDari(t, j), menitFET).baris, "%d: %s", n, fetDari(t, j))
		}
	}
}

func FuzzBacaFET(f *testing.F) {
	f.Add([]byte(berkasFETUji("", "")))
	f.Add([]byte(berkasFETUji(kendalaUji("ConstraintMinDaysBetweenActivities", "<Activity_Id>4</Activity_Id><MinDays>1</MinDays>")+
		kendalaUji("ConstraintBreakTimes", "<Break_Time><Day>Monday</Day><Hour>1</Hour></Break_Time>"), kendalaUji("ConstraintActivityPreferredRoom", "<Activity_Id>4</Activity_Id><Room>R</Room>"))))
	f.Add([]byte("<fet><Days_List><Day><Name>Senin</Name></Day></Days_List></fet>"))
	f.Fuzz(func(t *testing.T, isi []byte) {
		b, err := BacaFET(bytes.NewReader(isi))
		if err != nil {
			require.NotEmpty(t, dasar.RuleOf(err))
			return
		}
		semua, err := Periksa(b.Jadwal)
		require.NoError(t, err)
		var w bytes.Buffer
		_, err = TulisFET(&w, b.Jadwal, b.Lembaga)
		require.NoError(t, err)
		lagi, err := BacaFET(&w)
		require.NoError(t, err, w.String())
		require.Len(t, lagi.Jadwal.Kegiatan, len(b.Jadwal.Kegiatan))
		if !slices.ContainsFunc(semua, func(b Bentrok) bool { return b.Aturan == ErrLuarKisi }) {
			require.Len(t, lagi.Jadwal.Letak, len(b.Jadwal.Letak))
		}
	})
}

// What FET makes of our school comes back by the clock, and we find no clash in it.
func TestFETMengisiKitaMemeriksa(t *testing.T) {
	t.Parallel()
	j := sekolah24(40)
	p := nilaiFET(t, fetDari(t, j), menitFET)
	require.Equal(t, "Simulation successful", p.baris)
	b, err := BacaFET(bytes.NewReader(p.hasil))
	require.NoError(t, err)
	require.Empty(t, b.TakDipahami)
	beda, err := b.Beda(j)
	require.NoError(t, err)
	require.Empty(t, beda, "FET writes the groups as it read them")
	j, sisa, err := j.AmbilLetak(b.Jadwal)
	require.NoError(t, err)
	require.Empty(t, sisa)
	require.Len(t, j.Letak, len(j.Kegiatan))
	semua, err := Periksa(j)
	require.NoError(t, err)
	require.Empty(t, semua)
}

// Of a class whose groups everybody is known, groups that share nobody may meet at once,
// and FET refuses two that share a santri.
func TestFETKelompokMenurutAnggota(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string]struct {
		kelompok string
		bentrok  bool
	}{"tanpa santri yang sama": {"tukang", false}, "satu santri di keduanya": {"tani", true}} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			j := dua(Kegiatan{Rombel: []string{"7A"}}, Kegiatan{Rombel: []string{"7A"}}, "07:00-07:40", "07:00-07:40")
			j.Rombel, j.Santri = Terbagi("7A", "", "arab", "inggris", "tani", "tukang"), []Keikutsertaan{{"s1", []string{"arab", "tani"}}, {"s2", []string{"inggris", "tukang"}}, {"s3", []string{"inggris", "tani"}}}
			j.Kegiatan[0].Rombel, j.Kegiatan[1].Rombel = []string{"arab"}, []string{c.kelompok}
			for i := range j.Letak {
				j.Letak[i].Tetap = true
			}
			bs, err := Periksa(j)
			require.NoError(t, err)
			require.Equal(t, c.bentrok, len(bs) == 1, bs)
			require.Equal(t, !c.bentrok, nilaiFET(t, fetDari(t, j), map[bool]time.Duration{false: menitFET, true: 5 * time.Second}[c.bentrok]).diterima())
			j.Kegiatan[1].Rombel = []string{"7A"}
			bs, err = Periksa(j)
			require.NoError(t, err)
			require.Equal(t, ErrKelas, bs[0].Aturan, "kelas memuat kelompoknya")
		})
	}
}
