package pegawai_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
)

func TestDokumen(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	p := h.guru("Fauzan")
	pdf := append([]byte("%PDF-1.7\n"), bytes.Repeat([]byte{'x'}, 100)...)
	m := pegawai.MasukanDokumen{Pegawai: p.ID, Jenis: "ijazah", Nama: "Ijazah S1", Nomor: "12/UIN/2010", Isi: pdf, Mulai: dasar.Tgl(2010, 7, 1)}
	d, err := h.s.TambahDokumen(ctx, h.hr, "k", m)
	require.NoError(t, err)
	require.Equal(t, "application/pdf", d.Tipe)
	require.True(t, d.Isi.Kosong(), "isi tidak ikut dalam daftar")
	sama, err := h.s.TambahDokumen(ctx, h.hr, "k", m)
	require.NoError(t, err)
	require.Equal(t, d.ID, sama.ID)
	ds, err := h.s.DaftarDokumen(ctx, h.hr, p.ID)
	require.NoError(t, err)
	require.Len(t, ds, 1)
	require.True(t, ds[0].Isi.Kosong())

	pegawaian := h.hr.Untuk(privasi.TujuanKepegawaian)
	_, nomor, isi, err := h.s.BacaDokumen(ctx, pegawaian, d.ID)
	require.NoError(t, err)
	require.Equal(t, "12/UIN/2010", nomor)
	require.Equal(t, pdf, isi)
	_, _, _, err = h.s.BacaDokumen(ctx, h.hr, d.ID)
	require.ErrorIs(t, err, privasi.ErrTingkat, "penggajian tidak memerlukan berkas")
	luar := h.di("MA").Untuk(privasi.TujuanKepegawaian)
	_, _, _, err = h.s.BacaDokumen(ctx, luar, d.ID)
	require.ErrorIs(t, err, pegawai.ErrCatatan)
	_, err = h.s.DaftarDokumen(ctx, luar, p.ID)
	require.ErrorIs(t, err, pegawai.ErrPegawai)
	b, err := h.s.BatalDokumen(ctx, h.hr, "", d.ID, "berkas orang lain")
	require.NoError(t, err)
	require.Equal(t, "berkas orang lain", b.Batal)

	for nama, c := range map[string]struct {
		rusak func(*pegawai.MasukanDokumen)
		a     error
	}{
		"jenis asing":   {func(m *pegawai.MasukanDokumen) { m.Jenis = "surat_cinta" }, pegawai.ErrDokumen},
		"tanpa nama":    {func(m *pegawai.MasukanDokumen) { m.Nama = " " }, pegawai.ErrDokumen},
		"nomor panjang": {func(m *pegawai.MasukanDokumen) { m.Nomor = string(bytes.Repeat([]byte{'1'}, 61)) }, pegawai.ErrDokumen},
		"masa mundur":   {func(m *pegawai.MasukanDokumen) { m.Selesai = m.Mulai.TambahHari(-1) }, pegawai.ErrDokumen},
		"terlalu besar": {func(m *pegawai.MasukanDokumen) { m.Isi = append([]byte("%PDF-"), make([]byte, pegawai.MaksDokumen)...) }, pegawai.ErrDokumenBesar},
		"bukan dokumen": {func(m *pegawai.MasukanDokumen) { m.Isi = []byte("MZ program") }, pegawai.ErrDokumenTipe},
		"kosong":        {func(m *pegawai.MasukanDokumen) { m.Isi = nil }, pegawai.ErrDokumenTipe},
		"orang asing":   {func(m *pegawai.MasukanDokumen) { m.Pegawai = "tak-ada" }, pegawai.ErrPegawai},
	} {
		x := m
		c.rusak(&x)
		_, err := h.s.TambahDokumen(ctx, h.hr, "", x)
		require.ErrorIs(t, err, c.a, nama)
	}
	for awal, tipe := range map[string]string{"\xff\xd8\xff\xe0": "image/jpeg", "\x89PNG\r\n\x1a\n": "image/png"} {
		m.Isi = []byte(awal + "isi")
		d, err := h.s.TambahDokumen(ctx, h.hr, "", m)
		require.NoError(t, err)
		require.Equal(t, tipe, d.Tipe)
		require.Contains(t, pegawai.DaftarTipeDokumen(), tipe)
	}
}
