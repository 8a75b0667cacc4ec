package rapor_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/akademik/rapor"
)

const sebab = "salah tulis nilai"

func TestSesudah(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		nama   string
		dari   rapor.Keadaan
		l      rapor.Langkah
		p      rapor.Peran
		alasan string
		ke     rapor.Keadaan
		galat  error
	}{
		{"guru mengirim", rapor.Terbuka, rapor.Kirim, rapor.Guru, "", rapor.Dikirim, nil},
		{"wali tidak mengirim nilai guru", rapor.Terbuka, rapor.Kirim, rapor.Wali, "", "", rapor.ErrPeran},
		{"kurikulum mengirim untuk guru", rapor.Terbuka, rapor.Kirim, rapor.Kurikulum, "", rapor.Dikirim, nil},
		{"kirim dua kali", rapor.Dikirim, rapor.Kirim, rapor.Guru, "", "", rapor.ErrLangkah},
		{"guru menarik kembali", rapor.Dikirim, rapor.Kembalikan, rapor.Guru, sebab, rapor.Terbuka, nil},
		{"tarik tanpa alasan", rapor.Dikirim, rapor.Kembalikan, rapor.Guru, "ya", "", rapor.ErrAlasan},
		{"guru menarik yang sudah diperiksa", rapor.Diperiksa, rapor.Kembalikan, rapor.Guru, sebab, "", rapor.ErrPeran},
		{"wali yang juga guru", rapor.Diperiksa, rapor.Kembalikan, rapor.Guru | rapor.Wali, sebab, rapor.Terbuka, nil},
		{"wali memeriksa", rapor.Dikirim, rapor.Periksa, rapor.Wali, "", rapor.Diperiksa, nil},
		{"guru tidak memeriksa diri", rapor.Dikirim, rapor.Periksa, rapor.Guru, "", "", rapor.ErrPeran},
		{"periksa yang belum dikirim", rapor.Terbuka, rapor.Periksa, rapor.Wali, "", "", rapor.ErrLangkah},
		{"wali mengunci", rapor.Diperiksa, rapor.Kunci, rapor.Wali, "", rapor.Dikunci, nil},
		{"wali tidak menerbitkan", rapor.Dikunci, rapor.Terbitkan, rapor.Wali, "", "", rapor.ErrPeran},
		{"kurikulum menerbitkan", rapor.Dikunci, rapor.Terbitkan, rapor.Kurikulum, "", rapor.Terbit, nil},
		{"terbit sebelum kunci", rapor.Diperiksa, rapor.Terbitkan, rapor.Kurikulum, "", "", rapor.ErrLangkah},
		{"buka dengan alasan", rapor.Terbit, rapor.Buka, rapor.Kurikulum, sebab, rapor.Diperiksa, nil},
		{"buka tanpa alasan", rapor.Terbit, rapor.Buka, rapor.Kurikulum, "", "", rapor.ErrAlasan},
		{"alasan bukan satu baris", rapor.Terbit, rapor.Buka, rapor.Kurikulum, "salah\ntulis nilai", "", rapor.ErrAlasan},
		{"kunci yang terkunci", rapor.Dikunci, rapor.Kunci, rapor.Kurikulum, "", "", rapor.ErrLangkah},
		{"langkah asing", rapor.Terbuka, "loncat", rapor.Kurikulum, sebab, "", rapor.ErrLangkah},
		{"tanpa peran", rapor.Terbuka, rapor.Kirim, 0, "", "", rapor.ErrPeran},
	} {
		t.Run(c.nama, func(t *testing.T) {
			t.Parallel()
			ke, err := c.dari.Sesudah(c.l, c.p, c.alasan)
			if c.galat != nil {
				require.ErrorIs(t, err, c.galat)
				require.Equal(t, c.dari, ke, "yang ditolak tidak berpindah")
				return
			}
			require.NoError(t, err)
			require.Equal(t, c.ke, ke)
		})
	}
}

func TestPeriksaKunci(t *testing.T) {
	t.Parallel()
	siap, belum := []rapor.Keadaan{rapor.Diperiksa, rapor.Diperiksa}, []rapor.Keadaan{rapor.Diperiksa, rapor.Dikirim}
	require.NoError(t, rapor.PeriksaKunci(siap, rapor.Wali, ""))
	require.NoError(t, rapor.PeriksaKunci(nil, rapor.Wali, ""), "halaqah tanpa mata pelajaran")
	require.ErrorIs(t, rapor.PeriksaKunci(belum, rapor.Wali, sebab), rapor.ErrBelumDiperiksa)
	require.ErrorIs(t, rapor.PeriksaKunci(belum, rapor.Kurikulum, ""), rapor.ErrBelumDiperiksa)
	require.ErrorIs(t, rapor.PeriksaKunci(belum, rapor.Kurikulum, "ya"), rapor.ErrAlasan)
	require.NoError(t, rapor.PeriksaKunci(belum, rapor.Kurikulum, "guru sakit lama"))
}

func TestTerimaNilai(t *testing.T) {
	t.Parallel()
	for _, k := range rapor.DaftarKeadaan() {
		if k == rapor.Terbuka {
			require.NoError(t, k.TerimaNilai())
		} else {
			require.ErrorIs(t, k.TerimaNilai(), rapor.ErrTerkunci, k.Sebutan())
		}
		if k.Kelas() {
			require.ErrorIs(t, k.TerimaIsian(), rapor.ErrTerkunci)
			require.Equal(t, k, k.Lembar(rapor.Terbuka), "kelas menentukan lembarnya")
		} else {
			require.NoError(t, k.TerimaIsian())
			require.Equal(t, rapor.Dikirim, k.Lembar(rapor.Dikirim))
		}
	}
}

// Whatever people try, marks are accepted only where the last step that worked left
// the sheet open, and nothing is published that was not locked before.
func TestLangkahAcak(t *testing.T) {
	t.Parallel()
	semua := []rapor.Langkah{rapor.Kirim, rapor.Kembalikan, rapor.Periksa, rapor.Kunci, rapor.Terbitkan, rapor.Buka}
	rapid.Check(t, func(t *rapid.T) {
		k := rapor.Terbuka
		for range rapid.IntRange(1, 30).Draw(t, "banyak") {
			l, p := rapid.SampledFrom(semua).Draw(t, "langkah"), rapor.Peran(rapid.IntRange(0, 7).Draw(t, "peran"))
			dulu := k
			k2, err := k.Sesudah(l, p, rapid.SampledFrom([]string{"", sebab}).Draw(t, "alasan"))
			if err != nil {
				require.Equal(t, dulu, k2)
				continue
			}
			require.NotEqual(t, dulu, k2)
			if k2 == rapor.Terbit {
				require.Equal(t, rapor.Dikunci, dulu)
				require.True(t, p.Punya(rapor.Kurikulum))
			}
			if k2 == rapor.Terbuka {
				require.Equal(t, rapor.Kembalikan, l)
			}
			k = k2
		}
	})
}
