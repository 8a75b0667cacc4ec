package mushaf_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/akademik/mushaf"
	"github.com/pesantren-go/pesantren/dasar"
)

func TestBaca(t *testing.T) {
	t.Parallel()
	for teks, kode := range map[string]string{
		"2:255":                           "2:255-2:255",
		"2:1-5":                           "2:1-2:5",
		"2:1-2:5":                         "2:1-2:5",
		"2 : 1 – 3 : 10":                  "2:1-3:10",
		"QS 78":                           "78:1-78:40",
		"Q.S. 78":                         "78:1-78:40",
		"qs. 113-114":                     "113:1-114:6",
		"QS 113 - QS 114":                 "113:1-114:6",
		"QS. Al-Baqarah [2]: 1-5":         "2:1-2:5",
		"QS. Al-Baqarah/2: 1-5":           "2:1-2:5",
		"QS Al Baqarah (2): 255":          "2:255-2:255",
		"Al-Baqarah 1-5":                  "2:1-2:5",
		"Al-Baqarah 2:1-2:5":              "2:1-2:5",
		"al baqarah: 1 s/d 5":             "2:1-2:5",
		"Surat Al-Baqarah ayat 1 s.d. 5":  "2:1-2:5",
		"Al-Baqarah ayat 1 sampai ayat 5": "2:1-2:5",
		"albaqarah 255":                   "2:255-2:255",
		"Baqarah 255":                     "2:255-2:255",
		"Al-Mulk":                         "67:1-67:30",
		"Ali 'Imran 1-10":                 "3:1-3:10",
		"ali imran 1-10":                  "3:1-3:10",
		"Al-Kahfi":                        "18:1-18:110",
		"Yaasiin":                         "36:1-36:83",
		"Ya-Sin 1-12":                     "36:1-36:12",
		"Thaha 1-5":                       "20:1-20:5",
		"Tha-Ha 1-5":                      "20:1-20:5",
		"An-Naba' - An-Nas":               "78:1-114:6",
		"Al-Falaq 1 - An-Nas 6":           "113:1-114:6",
		"Al-Falaq - An-Nas":               "113:1-114:6",
		"Al-Mulk 5 - Al-Qalam":            "67:5-68:52",
		"Al-Mulk - 68:10":                 "67:1-68:10",
		"juz 30":                          "78:1-114:6",
		"Juz 'Amma":                       "78:1-114:6",
		"juz 1-2":                         "1:1-2:252",
		"juz 29 - juz 30":                 "67:1-114:6",
		"hizb 60":                         "87:1-114:6",
		"rub' 106":                        "15:50-15:99",
		"hal. 582":                        "78:1-78:30",
		"halaman 582-604":                 "78:1-114:6",
		"hlm 1":                           "1:1-1:7",
		"سورة البقرة ١-٥":                 "2:1-2:5",
		"البَقَرَة آية ٢٥٥":               "2:255-2:255",
		"آل عمران ١":                      "3:1-3:1",
		"جزء ٣٠":                          "78:1-114:6",
		"الجزء ٣٠":                        "78:1-114:6",
		"صفحة ٦٠٤":                        "112:1-114:6",
		"۲:۲۵۵":                           "2:255-2:255",
	} {
		t.Run(teks, func(t *testing.T) {
			t.Parallel()
			r, err := mushaf.Madinah().Baca(teks)
			require.NoError(t, err)
			require.Equal(t, kode, r.Kode())
		})
	}
}

func TestBaca_ditolak(t *testing.T) {
	t.Parallel()
	for teks, c := range map[string]struct {
		aturan dasar.Aturan
		pesan  string
	}{
		"":                              {mushaf.ErrRujukan, "tulis rujukannya"},
		" - ":                           {mushaf.ErrRujukan, "tidak terbaca"},
		"78":                            {mushaf.ErrRujukan, "QS 78, juz 78, atau halaman 78"},
		"78-80":                         {mushaf.ErrRujukan, "QS 78"},
		"1:8-1:9":                       {mushaf.ErrAyat, "Al-Fatihah ayat 8 tidak ada"},
		"0:1-1:1":                       {mushaf.ErrAyat, "surah 0 tidak ada"},
		"115:1":                         {mushaf.ErrAyat, "surah 115 tidak ada"},
		"QS 115":                        {mushaf.ErrAyat, "surah 115 tidak ada"},
		"2:0":                           {mushaf.ErrAyat, "ayat 0 tidak ada"},
		"2:0-5":                         {mushaf.ErrAyat, "ayat 0 tidak ada"},
		"2:287":                         {mushaf.ErrAyat, "berisi 286 ayat"},
		"9:130-9:130":                   {mushaf.ErrAyat, "berisi 129 ayat"},
		"An-Nas 5-9":                    {mushaf.ErrAyat, "An-Nas ayat 9"},
		"2:5-4":                         {mushaf.ErrTerbalik, "2:5 sesudah 2:4"},
		"2:1-1:1":                       {mushaf.ErrTerbalik, "terbalik"},
		"An-Nas - Al-Falaq":             {mushaf.ErrTerbalik, "terbalik"},
		"juz 3-1":                       {mushaf.ErrTerbalik, "terbalik"},
		"juz 31":                        {mushaf.ErrBagian, "pilih 1 sampai 30"},
		"juz 0":                         {mushaf.ErrBagian, "juz 0"},
		"halaman 605":                   {mushaf.ErrBagian, "mushaf Madinah"},
		"hizb 61":                       {mushaf.ErrBagian, "hizb 61"},
		"rub 241":                       {mushaf.ErrBagian, "rub 241"},
		"juz":                           {mushaf.ErrRujukan, "juz 3-5"},
		"juz 1 ayat 3":                  {mushaf.ErrRujukan, "juz 3-5"},
		"juz 1 - hizb 3":                {mushaf.ErrRujukan, "juz 3-5"},
		"Al-Bakaroh 1-5":                {mushaf.ErrSurah, "mungkin Al-Baqarah (QS 2)"},
		"Al-Xyzabc 1":                   {mushaf.ErrSurah, "tidak dikenal"},
		"Al-Baqarah [3]: 1":             {mushaf.ErrRujukan, "tidak cocok"},
		"Al-Mulk - 5":                   {mushaf.ErrRujukan, "tulis ayat awalnya"},
		"2:1-5-9":                       {mushaf.ErrRujukan, "tidak terbaca"},
		"2:1:5":                         {mushaf.ErrRujukan, "tidak terbaca"},
		"2:99999999999":                 {mushaf.ErrRujukan, "terlalu besar"},
		"2:1=5":                         {mushaf.ErrRujukan, "tanda"},
		"2:1\x00":                       {mushaf.ErrRujukan, "karakter asing"},
		strings.Repeat("2", 5000):       {mushaf.ErrRujukan, "terlalu panjang"},
		"2:1" + strings.Repeat("-", 60): {mushaf.ErrRujukan, "tulis rujukannya"},
	} {
		t.Run(teks[:min(len(teks), 30)], func(t *testing.T) {
			t.Parallel()
			r, err := mushaf.Madinah().Baca(teks)
			require.ErrorIs(t, err, c.aturan)
			require.ErrorContains(t, err, c.pesan)
			require.Equal(t, dasar.Invalid, dasar.KindOf(err))
			require.Zero(t, r)
		})
	}
}

// Every name of every surah, in all shipped spellings and with the article left out or
// joined, finds that surah and no other.
func TestCariSurah_semuaEjaan(t *testing.T) {
	t.Parallel()
	for _, s := range mushaf.DaftarSurah() {
		for _, n := range append([]string{s.Nama, s.Arab}, s.Lain...) {
			for _, ejaan := range []string{n, strings.ToUpper(n), strings.ReplaceAll(n, "-", " "), strings.ReplaceAll(n, "-", ""), strings.ReplaceAll(n, "'", "’"), strings.ReplaceAll(n, "'", "")} {
				dapat, err := mushaf.CariSurah(ejaan)
				require.NoError(t, err, ejaan)
				require.Equal(t, s.Nomor, dapat.Nomor, ejaan)
			}
		}
	}
	_, err := mushaf.CariSurah("Ar-Rahim")
	require.ErrorIs(t, err, mushaf.ErrSurah)
	_, err = mushaf.CariSurah(strings.Repeat("a", 41))
	require.ErrorIs(t, err, mushaf.ErrSurah)
}

// What a range prints, Baca reads back.
func TestBaca_bolakBalik(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		a, b := rapid.IntRange(1, mushaf.JumlahAyat).Draw(r, "a"), rapid.IntRange(1, mushaf.JumlahAyat).Draw(r, "b")
		x, err := mushaf.BuatRentang(mushaf.Ayat(min(a, b)), mushaf.Ayat(max(a, b)))
		require.NoError(r, err)
		for _, teks := range []string{x.String(), x.Kode()} {
			y, err := mushaf.Madinah().Baca(teks)
			require.NoError(r, err, teks)
			require.Equal(r, x, y, teks)
		}
	})
}

// Whatever is written: no panic; a range inside the mushaf, or a refusal under one of
// the ids of this package.
func FuzzBaca(f *testing.F) {
	for _, s := range []string{"Al-Baqarah 1-5", "2:255", "QS 78", "juz 30", "hal. 582-604", "سورة البقرة ١-٥", "Al-Falaq - An-Nas", "2:5-4", "Q.S. [2]: 1 s/d 5", "--", "juz 'amma", "٢:٢٥٥-", "\u0966\u1d7ff"} {
		f.Add(s)
	}
	ids := []dasar.Aturan{mushaf.ErrAyat, mushaf.ErrTerbalik, mushaf.ErrBagian, mushaf.ErrSurah, mushaf.ErrRujukan}
	f.Fuzz(func(t *testing.T, teks string) {
		r, err := mushaf.Madinah().Baca(teks)
		if err == nil {
			require.NoError(t, r.Validate())
			balik, err := mushaf.Madinah().Baca(r.String())
			require.NoError(t, err)
			require.Equal(t, r, balik)
			return
		}
		require.Zero(t, r)
		require.True(t, slices.Contains(ids, dasar.Aturan(dasar.RuleOf(err))), "%v", err)
	})
}
