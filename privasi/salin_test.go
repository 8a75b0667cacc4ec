package privasi_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

func TestU35_Salin(t *testing.T) {
	t.Parallel()
	r := rumah(t)
	a, b := contoh(), contoh()
	b.Foto = privasi.Tertutup[[]byte]{}
	privasitest.Segel(t, r, &a)
	privasitest.Segel(t, r, &b)
	bidang := r.Daftar.Tipe(tipeOrang).Pribadi()
	v := minta(t, r, privasi.PeranPPDP, privasi.TujuanHakSubjek, bidang, a.Subjek)

	isi, ditahan, err := privasi.Salin(r.Daftar, v, a.Subjek, &a)
	require.NoError(t, err)
	require.Empty(t, ditahan)
	teks, err := json.Marshal(isi)
	require.NoError(t, err)
	require.JSONEq(t, `{"ID":"1","Subjek":"`+string(a.Subjek)+`","Nama":"Ahmad Fauzi","Lahir":"2012-02-29","NIK":"3599012902120001","HP":"+6281234567890",
		"Alamat":{"Jalan":"Jl. Melati 3","Kabupaten":"Kab. Kediri"},"Periksa":"2026-09-01","Berat":41,"Foto":"AAEC","Nilai":{"nahwu":[80,90]}}`, string(teks))

	for nama, rec := range map[string]any{"orang lain": &b, "nilai tanpa penunjuk": a, "kosong": (*orang)(nil), "tanpa subjek": &orang{}, "tipe lain": &tamu{Subjek: a.Subjek}, "tak terdaftar": &struct{ A int }{}} {
		isi, _, err := privasi.Salin(r.Daftar, v, a.Subjek, rec)
		require.Error(t, err, nama)
		require.Nil(t, isi)
	}
	_, _, err = privasi.Salin(r.Daftar, nil, a.Subjek, &a)
	require.ErrorIs(t, err, privasi.ErrTingkat, "tanpa pandangan tidak ada salinan")

	isi, _, err = privasi.Salin(r.Daftar, minta(t, r, privasi.PeranPPDP, privasi.TujuanHakSubjek, bidang, b.Subjek), b.Subjek, &b)
	require.NoError(t, err)
	require.Equal(t, json.RawMessage("null"), isi["Foto"])

	isi, ditahan, err = privasi.Salin(r.Daftar, minta(t, r, privasi.PeranKasir, privasi.TujuanPembayaran, bidang, a.Subjek), a.Subjek, &a)
	require.NoError(t, err)
	require.Contains(t, isi, "Nama")
	require.NotContains(t, isi, "NIK", "yang tidak dilepas penuh tidak disalin, juga tidak tersamar")
	require.NotContains(t, isi, "HP")
	require.Contains(t, ditahan, privasi.Ditahan{Bidang: "NIK", Sebab: "tidak ada kegiatan dengan tujuan ini yang memakai data tersebut"})

	require.NoError(t, r.Brankas.Musnahkan(t.Context(), privasitest.Lembaga, a.Subjek, privasi.RetensiKesehatan))
	isi, ditahan, err = privasi.Salin(r.Daftar, minta(t, r, privasi.PeranPPDP, privasi.TujuanHakSubjek, bidang, a.Subjek), a.Subjek, &a)
	require.NoError(t, err)
	require.NotContains(t, isi, "Berat")
	require.Contains(t, ditahan, privasi.Ditahan{Bidang: "Berat", Sebab: "data ini sudah dimusnahkan"})
}

// What was copied pours back into an empty record, sealed fields fresh.
func TestU35_Tuang(t *testing.T) {
	t.Parallel()
	r := rumah(t)
	a := contoh()
	asli := a
	privasitest.Segel(t, r, &a)
	bidang := r.Daftar.Tipe(tipeOrang).Pribadi()
	isi, _, err := privasi.Salin(r.Daftar, minta(t, r, privasi.PeranPPDP, privasi.TujuanHakSubjek, bidang, a.Subjek), a.Subjek, &a)
	require.NoError(t, err)
	var b orang
	require.NoError(t, privasi.Tuang(r.Daftar, isi, &b))
	require.True(t, b.NIK.Segar())
	privasitest.Segel(t, r, &asli, &b)
	privasitest.Sama(t, r, asli, b)
	isi["Berat"] = json.RawMessage(`"bukan angka"`)
	require.ErrorIs(t, privasi.Tuang(r.Daftar, isi, &orang{}), privasi.ErrTuang)
	require.ErrorIs(t, privasi.Tuang(r.Daftar, isi, &struct{ A int }{}), privasi.ErrTipe)
}
