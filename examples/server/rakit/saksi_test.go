package rakit_test

import (
	"bytes"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/examples/server/rakit"
	"github.com/pesantren-go/pesantren/examples/server/situs"
	"github.com/pesantren-go/pesantren/privasi/buku"
)

// The beat signs; a log that was cut in the database, with everything there that could
// tell, is caught by the file beside it.
func TestI43_bukuTerpotongKetahuan(t *testing.T) {
	jam := dasartest.JamPada(time.Date(2026, 10, 5, 1, 0, 0, 0, time.UTC))
	s, err := rakit.Buka(t.Context(), opsiUji(t.TempDir(), jam))
	require.NoError(t, err)
	defer s.Close()
	_, err = s.SiapkanLembaga(t.Context(), akun.Lembaga{ID: "A", Nama: "Pesantren A", Zona: "Asia/Jakarta"}, situs.Persiapan{Nama: "Pesantren A", Zona: "Asia/Jakarta", Unit: []string{"MTs"},
		Admin: akun.Akun{NamaMasuk: "admin", Nama: "Umar", Peran: "admin"}, Sandi: sandi, Jabatan: "Pimpinan", TandaTangan: true, Kontak: "0811-0000-0001"})
	require.NoError(t, err)
	a := alumnus(t, s)
	var lama struct {
		Ukuran int64
		Tepi   []byte
	}
	for i := range 2 {
		_, err = s.Penjaga.Minta(t.Context(), petugasUji("petugas"), "santri.Santri", []string{"Nama"}, a.Subjek)
		require.NoError(t, err)
		jam.Maju(25 * time.Hour)
		require.NoError(t, s.Rutin(t.Context(), "x"))
		if i == 0 {
			require.NoError(t, s.DB.NewSelect().Table("privasi_buku").Column("ukuran", "tepi").Where("lembaga = 'A'").Scan(t.Context(), &lama))
		}
	}
	var out bytes.Buffer
	require.NoError(t, s.PeriksaBuku(t.Context(), &out))
	require.Contains(t, out.String(), "Pesantren A: utuh")
	require.Contains(t, out.String(), "2 di titik-buku.jsonl, 0 baris sesudah")
	for _, q := range []string{"DELETE FROM privasi_titik WHERE lembaga = 'A' AND ukuran > ?0", "DELETE FROM privasi_daun WHERE lembaga = 'A' AND indeks >= ?0", "UPDATE privasi_buku SET ukuran = ?0, tepi = ?1 WHERE lembaga = 'A'"} {
		_, err := s.DB.ExecContext(t.Context(), q, lama.Ukuran, lama.Tepi)
		require.NoError(t, err)
	}
	n, err := s.Kantor.PeriksaBuku(t.Context(), "A")
	require.NoError(t, err, "dari dalam basis data saja tidak tampak")
	require.Equal(t, 1, n)
	require.ErrorIs(t, s.PeriksaBuku(t.Context(), &out), buku.ErrBuku)
}
