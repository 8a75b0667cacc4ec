package rezim_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/privasi/rezim"
)

const (
	kepalaRezim   = "id,name,from,adult_age,marriage_makes_adult,protected_age,source,confidence\n"
	kepalaTenggat = "key,hours,working_days,starts,source,confidence,regimes\n"
	kepalaButir   = "list,code,text,source,confidence,regimes\n"
	barisRezim    = "R1,Satu,2025-01-01,18,yes,18,sumber,verified\n"
	barisTenggat  = "akses,72,,diterima,sumber,verified,R1\n"
)

func TestBacaHukum(t *testing.T) {
	t.Parallel()
	baca := func(r, te, b string) error {
		_, err := rezim.BacaHukum(strings.NewReader(r), strings.NewReader(te), strings.NewReader(b))
		return err
	}
	require.NoError(t, baca(kepalaRezim+barisRezim, kepalaTenggat+barisTenggat, kepalaButir))
	for nama, c := range map[string][3]string{
		"kosong":            {"", kepalaTenggat, kepalaButir},
		"tanpa kolom":       {"id,name\n", kepalaTenggat, kepalaButir},
		"tanggal":           {kepalaRezim + "R1,Satu,2025-02-31,18,yes,18,s,verified\n", kepalaTenggat + barisTenggat, kepalaButir},
		"usia":              {kepalaRezim + "R1,Satu,2025-01-01,delapan belas,yes,18,s,verified\n", kepalaTenggat + barisTenggat, kepalaButir},
		"jam":               {kepalaRezim + barisRezim, kepalaTenggat + "akses,tiga hari,,diterima,s,verified,R1\n", kepalaButir},
		"hari kerja":        {kepalaRezim + barisRezim, kepalaTenggat + "akses,,x,diterima,s,verified,R1\n", kepalaButir},
		"rezim tak dikenal": {kepalaRezim + barisRezim, kepalaTenggat + "akses,72,,diterima,s,verified,R2\n", kepalaButir},
		"tanpa rezim":       {kepalaRezim + barisRezim, kepalaTenggat + "akses,72,,diterima,s,verified,\n", kepalaButir},
		"tenggat ganda":     {kepalaRezim + barisRezim, kepalaTenggat + barisTenggat + barisTenggat, kepalaButir},
		"butir tanpa teks":  {kepalaRezim + barisRezim, kepalaTenggat + barisTenggat, kepalaButir + "ropa,a,,s,verified,R1\n"},
		"butir salah rezim": {kepalaRezim + barisRezim, kepalaTenggat + barisTenggat, kepalaButir + "ropa,a,b,s,verified,R9\n"},
	} {
		require.ErrorIs(t, baca(c[0], c[1], c[2]), rezim.ErrData, nama)
	}
	_, err := rezim.BacaLibur(strings.NewReader("date,kind,name,source,confidence\n2026-01-01,pesta,x,y,verified\n"))
	require.ErrorIs(t, err, rezim.ErrData)
	_, err = rezim.BacaLibur(strings.NewReader("date,kind,name,source,confidence\n2026-02-30,libur,x,y,verified\n"))
	require.ErrorIs(t, err, rezim.ErrData)
}
