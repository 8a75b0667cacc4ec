package rakit_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/ropa"
	"github.com/pesantren-go/pesantren/santri"
)

// Whoever adds a personal field anywhere adds the activity that needs it: the record of
// processing is generated out of both, and a field that nobody may use is not collected.
func TestU39_SetiapBidangPunyaKegiatan(t *testing.T) {
	t.Parallel()
	d := &privasi.Daftar{}
	privasi.DaftarkanTipe(d)
	santri.DaftarkanTipe(d)
	require.NoError(t, keuangan.Daftar(d))
	pegawai.DaftarkanTipe(d)
	akademik.DaftarkanTipe(d)
	akun.DaftarkanTipe(d)
	sejak := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	reg := privasi.DaftarBaku("l", "Pondok", sejak)
	require.Empty(t, ropa.TanpaKegiatan(reg, d, sejak))
	reg.Kegiatan = reg.Kegiatan[:1]
	require.NotEmpty(t, ropa.TanpaKegiatan(reg, d, sejak), "uji ini melihat dirinya merah")
}

// The record of the running server, with nothing but what the office said of itself at
// set-up and where its computer stands: thirteen contents for every activity, no personal
// field outside, the institution's own retention in it; and drift when something changes.
func TestU39_RopaServerLengkap(t *testing.T) {
	t.Parallel()
	k := buka(t)
	ctx, pel := t.Context(), dasar.Pelaku{ID: "petugas", Lembaga: k.l.ID, Peran: privasi.PeranPPDP, Lingkup: dasar.LingkupSemua, Tujuan: privasi.TujuanHakSubjek}
	x, err := k.srv.Kantor.Profil(ctx, k.l.ID)
	require.NoError(t, err)
	x.Nama, x.Telepon, x.Alamat, x.BertempatIndonesia = "Yayasan Uji", "+62811000", "Jombang", true
	_, err = k.srv.Kantor.AturProfil(ctx, pel, x)
	require.NoError(t, err)
	_, err = k.srv.Kantor.SahkanRopa(ctx, pel)
	require.ErrorIs(t, err, ropa.ErrRopaTakLengkap, "usulan belum disimpan siapa pun")

	l, err := k.srv.Kantor.Lampiran(ctx, pel)
	require.NoError(t, err)
	require.Zero(t, l.Versi)
	l, err = k.srv.Kantor.AturLampiran(ctx, pel, l)
	require.NoError(t, err)
	keadaan, err := k.srv.Kantor.KeadaanRopa(ctx, pel)
	require.NoError(t, err)
	require.Empty(t, keadaan.Kurang)
	require.Regexp(t, `lewat \d+ titik pengumpulan, pemberitahuan kesiswaan versi [0-9a-f]{8}`, strings.Join(keadaan.Kini.Baris[0].Butir["sumber_tujuan_data"], "\n"), "P-13")
	require.Empty(t, keadaan.TanpaKegiatan, "setiap bidang data pribadi server ini dicakup suatu kegiatan")
	require.True(t, keadaan.Lengkap())
	r, err := k.srv.Kantor.SahkanRopa(ctx, pel)
	require.NoError(t, err)
	require.Len(t, r.Baris, len(keadaan.Register.Kegiatan))
	for _, b := range r.Baris {
		require.Len(t, b.Butir, len(ropa.ButirRopa()), b.Kegiatan)
	}
	require.Contains(t, r.Baris[0].Butir["pengamanan"], "server hanya dapat dibuka dari komputer yang sama")

	j, jadwal, err := k.srv.Kantor.JadwalRetensi(ctx, k.l.ID)
	require.NoError(t, err)
	kelas, ada := j.Pada(privasi.RetensiIdentitas, dasar.TanggalDari(time.Now()))
	require.True(t, ada)
	kelas.Tahun, kelas.Sejak = 7, dasar.TanggalDari(time.Now())
	_, err = k.srv.Kantor.GantiKelas(ctx, pel, kelas, jadwal.Versi)
	require.NoError(t, err)
	keadaan, err = k.srv.Kantor.KeadaanRopa(ctx, pel)
	require.NoError(t, err)
	require.NotEmpty(t, keadaan.Beda, "masa simpan lembaga sendiri ada dalam catatan")
	require.Equal(t, "retensi", keadaan.Beda[0].Butir)
	require.Contains(t, strings.Join(keadaan.Beda[0].Baru, "; "), "identitas: 7 tahun")

	l.Rincian = l.Rincian[1:]
	_, err = k.srv.Kantor.AturLampiran(ctx, pel, l)
	require.NoError(t, err)
	keadaan, err = k.srv.Kantor.KeadaanRopa(ctx, pel)
	require.NoError(t, err)
	require.NotEmpty(t, keadaan.Kurang, "uji ini melihat dirinya merah")
	require.False(t, keadaan.Lengkap())
}
