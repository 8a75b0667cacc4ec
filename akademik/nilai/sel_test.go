package nilai

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
)

func skalaUji(t testing.TB, kode string) Skala {
	t.Helper()
	s, err := AmbilSkala(kode)
	require.NoError(t, err)
	return s
}

func TestBacaSel(t *testing.T) {
	t.Parallel()
	seratus, huruf, arab := skalaUji(t, "100"), skalaUji(t, "huruf"), skalaUji(t, "mumtaz")
	for teks, harap := range map[string]Skor{
		"78": Dapat(A(78)), "64,5": Dapat(645_000), "64.5": Dapat(645_000), " 82,25 ": Dapat(822_500), "0": Dapat(0), "'100": Dapat(A(100)), "٨٥": Dapat(A(85)),
		"٨٥٫٥": Dapat(855_000), "۷۸": Dapat(A(78)), "８５": Dapat(A(85)), "007": Dapat(A(7)), "78,50": Dapat(785_000),
		"": {}, " ": {}, "-": {}, "—": {}, "belum": {}, "\u00a0": {},
		"S": Kecualikan(Sakit), "s": Kecualikan(Sakit), "Izin": Kecualikan(Izin), "d": Kecualikan(DapatDispensasi), "A": {Sebab: Alpa}, "alpa": {Sebab: Alpa},
	} {
		dapat, err := seratus.BacaSel(teks)
		require.NoError(t, err, teks)
		require.Equal(t, harap, dapat, "%q", teks)
	}
	for teks, harap := range map[string]Skor{"A": Dapat(A(95)), "b": Dapat(A(85)), "92": Dapat(A(92)), "S": Kecualikan(Sakit), "": {}} {
		dapat, err := huruf.BacaSel(teks)
		require.NoError(t, err, teks)
		require.Equal(t, harap, dapat, "%q", teks)
	}
	for teks, harap := range map[string]Skor{"mumtaz": Dapat(A(95)), "جَيِّد": Dapat(A(75)), "ممتاز": Dapat(A(95)), "jj": Dapat(A(85))} {
		dapat, err := arab.BacaSel(teks)
		require.NoError(t, err, teks)
		require.Equal(t, harap, dapat, "%q", teks)
	}
	for teks, aturan := range map[string]dasar.Aturan{
		"100,5": ErrLuarSkala, "101": ErrLuarSkala, "78,1234": ErrLuarSkala, "1.000": ErrSelRagu, "64,500": ErrSelRagu, "1.000,5": ErrSel, "8/10": ErrSel, "-5": ErrSel, "+5": ErrSel,
		"8e1": ErrSel, "85%": ErrSel, "B": ErrSel, "64,": ErrSel, ",5": ErrSel, "2026-11-01": ErrSel, "1 000": ErrSel, "#N/A": ErrSel, "=1+1": ErrSel,
		"7,12345": ErrAngka, strings.Repeat("9", 20): ErrAngka, strings.Repeat("9", 300): ErrSel, strings.Repeat("9", 21): ErrSel, "78\x00": ErrSel,
	} {
		_, err := seratus.BacaSel(teks)
		require.ErrorIs(t, err, aturan, "%q", teks)
	}
	k13, err := PredikatK13(75) // has bands, and is written in numbers
	require.NoError(t, err)
	dapat, err := k13.BacaSel("A")
	require.NoError(t, err)
	require.Equal(t, Skor{Sebab: Alpa}, dapat)
	_, err = k13.BacaSel("B")
	require.ErrorIs(t, err, ErrSel)
	_, err = huruf.BacaSel("Z")
	require.ErrorIs(t, err, ErrSel)
	require.ErrorContains(t, err, "A, B, C, D, E")
}

// Whatever score a scale takes is read back from the way people write it.
func TestBacaSel_pulang_pergi(t *testing.T) {
	t.Parallel()
	s := skalaUji(t, "100")
	rapid.Check(t, func(t *rapid.T) {
		a := 100 * Angka(rapid.Int64Range(0, 10_000).Draw(t, "angka"))
		for _, teks := range []string{a.String(), a.Desimal().String(), a.Desimal().StringFixed(2), " '" + a.String()} {
			dapat, err := s.BacaSel(teks)
			require.NoError(t, err, teks)
			require.Equal(t, Dapat(a), dapat, teks)
		}
	})
}

func FuzzBacaSel(f *testing.F) {
	for _, s := range []string{"", "78", "64,5", "S", "-", "٨٥٫٥", "1.000", "8/10", "ممتاز", "\xff", "A", "0,0001"} {
		f.Add(s)
	}
	skala := []Skala{skalaUji(f, "100"), skalaUji(f, "huruf"), skalaUji(f, "mumtaz"), skalaUji(f, "diniyah8")}
	f.Fuzz(func(t *testing.T, teks string) {
		for _, s := range skala {
			skor, err := s.BacaSel(teks)
			if err != nil {
				require.Equal(t, Skor{}, skor)
				require.Equal(t, dasar.Invalid, dasar.KindOf(err))
				continue
			}
			require.NoError(t, skor.periksa(s.Min, s.Maks, s.Langkah), "%q", teks)
			if skor.Keadaan == Ada && !s.MasukanPita {
				ulang, err := s.BacaSel(skor.Angka.String())
				require.NoError(t, err)
				require.Equal(t, skor, ulang)
			}
		}
	})
}

func TestRencana_BacaSel(t *testing.T) {
	t.Parallel()
	r, err := Susun(aturanUji(t), butirUji())
	require.NoError(t, err)
	skor, err := r.BacaSel("kuis", "9,5")
	require.NoError(t, err)
	require.Equal(t, Dapat(95_000), skor)
	_, err = r.BacaSel("kuis", "11")
	require.ErrorIs(t, err, ErrLuarSkala)
	require.Equal(t, "kuis", err.(*dasar.Error).Field)
	_, err = r.BacaSel("uts", "9")
	require.ErrorIs(t, err, ErrIsianButir)
}
