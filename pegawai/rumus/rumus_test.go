package rumus_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/rumus"
	"github.com/pesantren-go/pesantren/pegawai/uraian"
)

func nilai(nama string) (rumus.Bilangan, bool) {
	b, ada := map[string]rumus.Bilangan{
		"pokok": rumus.Utuh(3_000_000), "jam": rumus.Perseratus(1250), "nol": rumus.Utuh(0), "minus": rumus.Utuh(-7), "besar": rumus.Utuh(9_000_000_000_000_000_000),
	}[nama]
	return b, ada
}

func urai(t require.TestingT, teks string) rumus.Rumus {
	r, err := rumus.Urai(teks)
	require.NoError(t, err, teks)
	return r
}

func requireGalat(t require.TestingT, err error, a dasar.Aturan, kata string) {
	require.ErrorIs(t, err, a)
	require.ErrorContains(t, err, kata)
	e, ok := errors.AsType[*dasar.Error](err)
	require.True(t, ok)
	require.Equal(t, "rumus", e.Field)
	require.Equal(t, dasar.Invalid, e.Kind)
}

func TestHitung(t *testing.T) {
	t.Parallel()
	for teks, harap := range map[string]string{
		"1":                                 "1",
		"007":                               "7",
		"0.05":                              "0,05",
		"1 + 2 * 3":                         "7",
		"(1 + 2) * 3":                       "9",
		"10 - 4 - 3":                        "3",
		"10 - (4 - 3)":                      "9",
		"24 / 4 / 3":                        "2",
		"24 / (4 / 2)":                      "12",
		"2 * 3 / 4":                         "1,5",
		"-3 + 5":                            "2",
		"--3":                               "3",
		"2 - -3":                            "5",
		"-(1 + 2)":                          "-3",
		"1 / 3":                             "1/3",
		"1 / 3 * 3":                         "1",
		"-1 / 3":                            "-1/3",
		"0.1 + 0.2":                         "0,3",
		"pokok * 0.05":                      "150000",
		"pokok*jam/173":                     "37500000/173",
		"bulat(pokok / 173 * jam)":          "216763",
		"bulat(0.5)":                        "1",
		"bulat(0.499999)":                   "0",
		"bulat(-0.5)":                       "-1",
		"bulat(-0.4)":                       "0",
		"bulat(7)":                          "7",
		"bulat(1 / 3)":                      "0",
		"bulat(5 / 3)":                      "2",
		"min(3, 2)":                         "2",
		"max(3, 2)":                         "3",
		"min(-1, 1 / 3)":                    "-1",
		"max(0.3, 1 / 3)":                   "1/3",
		"max(2, 2)":                         "2",
		"min(max(jam - 10, 0), 24) * 2":     "5",
		"jika(jam > 10, 1, 2)":              "1",
		"jika(jam < 10, 1, 2)":              "2",
		"jika(jam >= 12.5, 1, 2)":           "1",
		"jika(jam <= 12.5, 1, 2)":           "1",
		"jika(jam = 12.5, 1, 2)":            "1",
		"jika(jam <> 12.5, 1, 2)":           "2",
		"jika(jam > 12.5, 1, 2)":            "2",
		"jika(jam < 12.5, 1, 2)":            "2",
		"jika(0.5 <> 0.25, 1, 2)":           "1",
		"jika(1 / 3 = 2 / 6, 1, 2)":         "1",
		"jika(minus < nol, minus, 1 / nol)": "-7",
		"jika(nol > 0, 1 / nol, 5)":         "5",
		"jika(nol = 0, 4, tidak_ada)":       "4",
		" 1\t+\n2\u00a0":                    "3",
		"minus * minus":                     "49",
		"minus / 2":                         "-3,5",
		"besar - besar + 1":                 "1",
		"999999999999999 + 1":               "1000000000000000",
		"besar / 9000000":                   "1000000000000",
	} {
		t.Run(teks, func(t *testing.T) {
			t.Parallel()
			got, err := urai(t, teks).Hitung(nilai, nil)
			require.NoError(t, err)
			require.Equal(t, harap, got.String())
		})
	}
}

func TestHitung_menolak(t *testing.T) {
	t.Parallel()
	for teks, c := range map[string]struct {
		aturan dasar.Aturan
		kata   string
	}{
		"1 + tidak_ada":               {rumus.ErrNama, "huruf ke-5: tidak_ada tidak dikenal"},
		"jika(nol = 1, 4, tidak_ada)": {rumus.ErrNama, "huruf ke-18"},
		"pokok / nol":                 {rumus.ErrBagiNol, "huruf ke-7: pembagian dengan nol"},
		"1 / (jam - 12.5)":            {rumus.ErrBagiNol, "huruf ke-3"},
		"pokok * (besar + besar)":     {rumus.ErrLimpah, "huruf ke-16"},
		"besar * besar":               {rumus.ErrLimpah, "huruf ke-7"},
		"-besar - besar":              {rumus.ErrLimpah, "huruf ke-8"},
		"0.000001 / besar":            {rumus.ErrLimpah, "huruf ke-10"},
		"1 / besar + 1 / (besar - 1)": {rumus.ErrLimpah, "huruf ke-11"},
		"1 / 3 + besar":               {rumus.ErrLimpah, "huruf ke-7"},
		"besar":                       {rumus.ErrLimpah, "hasil rumus melebihi Rp1.000.000.000.000.000"},
		"-besar":                      {rumus.ErrLimpah, "hasil rumus melebihi"},
		"999999999999999 + 1.1":       {rumus.ErrLimpah, "hasil rumus melebihi"},
	} {
		t.Run(teks, func(t *testing.T) {
			t.Parallel()
			_, err := urai(t, teks).Hitung(nilai, nil)
			requireGalat(t, err, c.aturan, c.kata)
		})
	}
	_, err := rumus.Rumus{}.Hitung(nilai, nil)
	requireGalat(t, err, rumus.ErrKosong, "kosong")
	require.True(t, rumus.Rumus{}.IsZero())
	require.Empty(t, rumus.Rumus{}.String())
	require.Empty(t, rumus.Rumus{}.Nama())
}

func TestUrai_menolak(t *testing.T) {
	t.Parallel()
	dalam := strings.Repeat("(", rumus.MaksDalam)
	for teks, c := range map[string]struct {
		aturan dasar.Aturan
		kata   string
	}{
		"":                       {rumus.ErrUrai, "masih kosong"},
		" \t ":                   {rumus.ErrUrai, "masih kosong"},
		"1 +":                    {rumus.ErrUrai, "huruf ke-4: rumus terputus; masih diperlukan angka, nama"},
		"+ 1":                    {rumus.ErrUrai, "huruf ke-1"},
		"1 2":                    {rumus.ErrUrai, `huruf ke-3: "2" tidak terduga; diperlukan operator`},
		"2x":                     {rumus.ErrUrai, "huruf ke-2"},
		"(1":                     {rumus.ErrUrai, "huruf ke-3: rumus terputus; masih diperlukan tanda )"},
		"1)":                     {rumus.ErrUrai, "huruf ke-2"},
		"()":                     {rumus.ErrUrai, "huruf ke-2"},
		"pokok * 0,05":           {rumus.ErrUrai, "huruf ke-10: koma"},
		"Pokok":                  {rumus.ErrUrai, "huruf kecil"},
		"_a":                     {rumus.ErrUrai, "huruf ke-1"},
		"a × b":                  {rumus.ErrUrai, `huruf ke-3: "×" tidak terduga`},
		"é + ;":                  {rumus.ErrUrai, "huruf ke-1"},
		"1 + \u00a0\u00a0;":      {rumus.ErrUrai, "huruf ke-7"},
		"1 + \xff":               {rumus.ErrUrai, "huruf ke-5: huruf tidak terbaca"},
		"min":                    {rumus.ErrUrai, "huruf ke-1: min adalah fungsi"},
		"min(1)":                 {rumus.ErrUrai, "huruf ke-6"},
		"min(1, 2, 3)":           {rumus.ErrUrai, "huruf ke-9: koma"},
		"bulat(1, 2)":            {rumus.ErrUrai, "huruf ke-8: koma"},
		"bulat()":                {rumus.ErrUrai, "huruf ke-7"},
		"jika(1, 2, 3)":          {rumus.ErrUrai, "diperlukan pembanding"},
		"jika(1 > 2, 3)":         {rumus.ErrUrai, "huruf ke-14"},
		"jika(1 > 2 > 3, 1, 2)":  {rumus.ErrUrai, "huruf ke-12"},
		"jika(1 == 2, 1, 2)":     {rumus.ErrUrai, "huruf ke-9"},
		"jika((1 > 2), 1, 2)":    {rumus.ErrUrai, "huruf ke-9"},
		"1 > 2":                  {rumus.ErrUrai, "huruf ke-3"},
		"akar(4)":                {rumus.ErrUrai, "fungsi akar tidak ada"},
		"pokok (4)":              {rumus.ErrUrai, "fungsi pokok tidak ada"},
		strings.Repeat("a", 41):  {rumus.ErrUrai, "nama lebih dari 40"},
		"1.500":                  {rumus.ErrAngka, "1.500 dapat berarti ribuan; tulis 1500"},
		"2 * 001.500":            {rumus.ErrAngka, "huruf ke-5"},
		"1.500.000":              {rumus.ErrAngka, "satu titik"},
		"1..5":                   {rumus.ErrAngka, "satu titik"},
		"1.":                     {rumus.ErrAngka, "berakhir dengan titik"},
		"1234567890123456":       {rumus.ErrAngka, "15 digit"},
		"0.1234567":              {rumus.ErrAngka, "6 di belakangnya"},
		"999999999999999.999999": {rumus.ErrAngka, "kurangi desimalnya"},
		dalam + "(1)" + strings.Repeat(")", rumus.MaksDalam): {rumus.ErrDalam, "huruf ke-34: kurung atau fungsi bertumpuk"},
		strings.Repeat("-", rumus.MaksDalam+1) + "1":         {rumus.ErrDalam, "huruf ke-34"},
		strings.Repeat("bulat(", rumus.MaksDalam+1) + "1":    {rumus.ErrDalam, "bertumpuk"},
		strings.Repeat("1+", rumus.MaksPanjang/2) + "1":      {rumus.ErrPanjang, "lebih dari 500 huruf"},
		"1" + strings.Repeat(" ", 4*rumus.MaksPanjang):       {rumus.ErrPanjang, "lebih dari 500 huruf"},
	} {
		t.Run(teks, func(t *testing.T) {
			t.Parallel()
			r, err := rumus.Urai(teks)
			requireGalat(t, err, c.aturan, c.kata)
			require.True(t, r.IsZero())
		})
	}
	urai(t, dalam+"1"+strings.Repeat(")", rumus.MaksDalam))
	panjang := urai(t, strings.Repeat("1-", rumus.MaksPanjang/2-1)+"11")
	got, err := panjang.Hitung(nilai, nil)
	require.NoError(t, err)
	require.Equal(t, rumus.Utuh(1-248-11), got)
	require.Equal(t, panjang.String(), urai(t, panjang.String()).String())
}

func TestString(t *testing.T) {
	t.Parallel()
	for teks, harap := range map[string]string{
		"((1))":                        "1",
		"a+b*c":                        "a + b * c",
		"(a+b)*c":                      "(a + b) * c",
		"(a*b)+c":                      "a * b + c",
		"a-(b-c)":                      "a - (b - c)",
		"(a-b)-c":                      "a - b - c",
		"a/(b*c)":                      "a / (b * c)",
		"-(a)":                         "-a",
		"-(a+b)":                       "-(a + b)",
		"(-a)*b":                       "-a * b",
		"a*-b":                         "a * -b",
		"jika(a<=b,min(1,2),bulat(c))": "jika(a <= b, min(1, 2), bulat(c))",
		"jika(a<>b,1,max(c,2))":        "jika(a <> b, 1, max(c, 2))",
		"0.50":                         "0.5",
		"1.1250":                       "1.1250",
		"1234.567":                     "1234.567",
		"0.125":                        "0.125",
	} {
		require.Equal(t, harap, urai(t, teks).String())
	}
}

func TestNama(t *testing.T) {
	t.Parallel()
	r := urai(t, "b + a * b - jika(c > a, 1, d_2)")
	require.Equal(t, []string{"b", "a", "c", "d_2"}, r.Nama())
	r.Nama()[0] = "x"
	require.Equal(t, "b + a * b - jika(c > a, 1, d_2)", r.String())
}

func TestHitung_uraian(t *testing.T) {
	t.Parallel()
	var u uraian.Uraian
	_, err := urai(t, "jika(nol = 0, pokok / 7, lain)").Hitung(nilai, &u)
	require.NoError(t, err)
	require.Equal(t, []uraian.Langkah{{Teks: "rumus jika(nol = 0, pokok / 7, lain), dengan nol = 0; pokok = 3000000", Nilai: 428_571}}, u.Langkah)
}

func TestHitung_tidak_mengalokasi(t *testing.T) { // not parallel: it counts allocations
	r := urai(t, "jika(masa >= 5, pokok * 0.05, 0) + min(jam, 24) * 12500 - bulat(pokok / 173)")
	cari := func(nama string) (rumus.Bilangan, bool) { return rumus.Utuh(int64(len(nama)) * 1_000), true }
	require.Zero(t, testing.AllocsPerRun(100, func() {
		if _, err := r.Hitung(cari, nil); err != nil {
			panic(err)
		}
	}))
}

func FuzzUrai(f *testing.F) {
	for _, s := range []string{
		"jika(masa_kerja >= 5, pokok * 0.05, 0) + min(jam, 24) * 12500", "-(a + b) / bulat(c)", "1.1250 - 2", "((((1))))", "a <> b", "0,5", "\xff(", "--1",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, err := rumus.Urai(s)
		if err != nil {
			require.Equal(t, dasar.Invalid, dasar.KindOf(err))
			require.True(t, strings.HasPrefix(dasar.RuleOf(err), "PEG-RUMUS-0"))
			return
		}
		kedua, err := rumus.Urai(r.String())
		require.NoError(t, err, r.String())
		require.Equal(t, r.String(), kedua.String())
		require.Equal(t, r.Nama(), kedua.Nama())
		cari := func(nama string) (rumus.Bilangan, bool) {
			return rumus.Perseratus(int64(len(nama))*37 - 100), nama != "x"
		}
		a, galatA := r.Hitung(cari, nil)
		b, galatB := kedua.Hitung(cari, nil)
		require.Equal(t, a, b)
		require.Equal(t, dasar.RuleOf(galatA), dasar.RuleOf(galatB))
	})
}
