package pegawai_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/pegawai"
)

func TestParseNPWP(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string]struct {
		teks  string
		hasil pegawai.NPWP
		galat error
	}{
		"kosong":             {"  ", "", nil},
		"16 angka":           {"3506994107863094", "3506994107863094", nil},
		"bentuk lama":        {"01.234.567.8-901.000", "0012345678901000", nil},
		"kutip lembar kerja": {"'3506994107863094", "3506994107863094", nil},
		"terlalu pendek":     {"12345", "", pegawai.ErrNPWP},
		"huruf":              {"35O6994107863094", "", pegawai.ErrNPWP},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			n, err := pegawai.ParseNPWP(c.teks)
			require.ErrorIs(t, err, c.galat)
			require.Equal(t, c.hasil, n)
		})
	}
}

func TestParseNomor_resmi(t *testing.T) {
	t.Parallel()
	n, err := pegawai.ParseNUPTK("1234 5678 9012 3456")
	require.NoError(t, err)
	require.Equal(t, "1234567890123456", n)
	_, err = pegawai.ParseNUPTK("123")
	require.ErrorIs(t, err, pegawai.ErrNUPTK)
	n, err = pegawai.ParseNIP("19860701 201001 2 001")
	require.NoError(t, err)
	require.Equal(t, "198607012010012001", n)
	_, err = pegawai.ParseNIP("1986")
	require.ErrorIs(t, err, pegawai.ErrNIP)
}

func TestParseRekening(t *testing.T) {
	t.Parallel()
	r, err := pegawai.ParseRekening("BRI", "0278077285", "FAUZAN")
	require.NoError(t, err)
	require.Equal(t, "BRI 0278077285 a.n. FAUZAN", r.String(), "nol di depan tetap ada")
	r, err = pegawai.ParseRekening("", " ", "")
	require.NoError(t, err)
	require.Equal(t, "tunai", r.String())
	for _, c := range [][3]string{{"", "0278077285", "FAUZAN"}, {"BRI", "12", "FAUZAN"}, {"BRI", "02780A", "FAUZAN"}, {"BRI", "0278077285", ""}} {
		_, err = pegawai.ParseRekening(c[0], c[1], c[2])
		require.ErrorIs(t, err, pegawai.ErrRekening, c)
	}
}
