package situs_test

import (
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
)

// A form for editing opens no more than the profile: what the register closes to the
// role, stored readable or sealed, stays empty and is kept when it is left so.
func TestP12_formulir_ubah_membuka_sebatas_peran(t *testing.T) {
	r := bangun(t)
	id := r.id["Ahmad Fauzi"]
	pel := r.pelaku("A", "admin", privasi.TujuanKesiswaan)
	lama, err := r.s.Santri.Ambil(t.Context(), pel, id)
	require.NoError(t, err)
	lama.Santri.TempatLahir, lama.Santri.TanggalLahir, lama.Santri.NISN = "Bangkalan", dasar.Tgl(2012, 3, 4), "0123456789"
	_, err = r.s.Santri.Perbarui(t.Context(), pel, lama.Santri)
	require.NoError(t, err)

	p := r.masuk("umar") // admin
	ke := "/santri/" + string(id) + "/ubah"
	isi := p.isi(ke)
	require.NotContains(t, isi, "2012-03-04")
	require.NotContains(t, isi, "Bangkalan")
	f := func() url.Values { return dengan(formulir(t, p.isi(ke), ke, 0), "jenis_kelamin", "L") }
	require.Empty(t, f().Get("tanggal_lahir"))
	kirimBuruk(t, p, ke, dengan(f(), "nisn", "12"), 422, "NISN")
	kirimBaik(t, p, ke, dengan(f(), "nama", "Ahmad Fauzi Rahman"), "Data disimpan", "Ahmad Fauzi Rahman")
	baru, err := r.s.Santri.Ambil(t.Context(), pel, id)
	require.NoError(t, err)
	require.Equal(t, [...]any{dasar.Tgl(2012, 3, 4), "Bangkalan", lama.Santri.NISN}, [...]any{baru.Santri.TanggalLahir, baru.Santri.TempatLahir, baru.Santri.NISN})
	kirimBaik(t, p, ke, dengan(f(), "tanggal_lahir", "2012-03-05"), "Data disimpan")
	baru, err = r.s.Santri.Ambil(t.Context(), pel, id)
	require.NoError(t, err)
	require.Equal(t, dasar.Tgl(2012, 3, 5), baru.Santri.TanggalLahir, "yang diisi mengganti yang tidak terlihat")

	jalur := pegawaiBaru(t, r.hrd())
	isi = p.isi(jalur + "/ubah")
	require.Contains(t, isi, `value="Maryam Contoh"`, "nama terbuka bagi admin")
	for _, x := range []string{"1990-05-01", `value="Islam" selected`, `value="P" selected`, "3506994105900001"} {
		require.NotContains(t, isi, x)
	}
	kirimBaik(t, p, jalur+"/ubah", dengan(formulir(t, isi, jalur+"/ubah", 0), "nama", "Maryam Lain", "jenis_kelamin", "", "agama", ""), "Data disimpan", "Maryam Lain")
	kerja, err := r.s.Pegawai.Ambil(t.Context(), r.pelaku("A", "hrd", privasi.TujuanKepegawaian), pegawai.ID(strings.TrimPrefix(jalur, "/pegawai/")))
	require.NoError(t, err)
	require.Equal(t, [...]any{dasar.Tgl(1990, 5, 1), pegawai.Islam, "P"}, [...]any{kerja.Pegawai.TanggalLahir, kerja.Pegawai.Agama, string(kerja.Pegawai.JenisKelamin)})
	require.False(t, kerja.Pegawai.NIK.Kosong(), "yang tersegel tetap ada")
	require.NotContains(t, p.isi("/pegawai"), ">—<", "nama pegawai terbuka bagi admin")
}
