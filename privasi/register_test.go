package privasi_test

import (
	"context"
	"encoding/json"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasimem"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

func TestDaftarBakuLengkap(t *testing.T) {
	reg := privasi.DaftarBaku("uji", "Pesantren Uji", sejak)
	require.NoError(t, reg.Periksa())
	require.ErrorIs(t, reg.PeriksaTandaTangan(), privasi.ErrRegisterBelum)
	for _, tj := range reg.Tujuan {
		p, ada := reg.CariPemberitahuan(tj.Kode)
		require.True(t, ada, tj.Kode)
		require.Len(t, p.Butir, 7, "tujuh butir UU 27/2022 Pasal 21 ayat (1)")
		require.Contains(t, p.Butir[0].Isi, "Pesantren Uji")
	}
	_, ada := reg.CariPemberitahuan("gaib")
	require.False(t, ada)
}

func TestTandatangani(t *testing.T) {
	reg := privasi.DaftarBaku("uji", "Pesantren Uji", sejak)
	jakarta := time.FixedZone("WIB", 7*3600)
	tanda, err := reg.Tandatangani("akun", "Pengasuh", sejak.In(jakarta))
	require.NoError(t, err)
	require.NoError(t, tanda.PeriksaTandaTangan())
	require.Equal(t, sejak, tanda.TandaTangan.Pada)
	require.Empty(t, reg.TandaTangan.Oleh, "yang asli tidak berubah")

	var dibaca privasi.Register
	b, err := json.Marshal(tanda)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(b, &dibaca))
	require.NoError(t, dibaca.PeriksaTandaTangan(), "sidik tetap sesudah disimpan")

	for nama, ubah := range map[string]func(r *privasi.Register){
		"tingkat":       func(r *privasi.Register) { r.Kegiatan[0].TingkatPeran["kasir"] = privasi.Samar },
		"kategori":      func(r *privasi.Register) { r.Kegiatan[0].Kategori[0] = "kesehatan" },
		"masa":          func(r *privasi.Register) { r.Kegiatan[0].Selesai = berapat },
		"hubungan":      func(r *privasi.Register) { r.Peran[9].PerluHubungan = false },
		"samaran":       func(r *privasi.Register) { r.Samaran[1].Depan = 16 },
		"pemberitahuan": func(r *privasi.Register) { r.Pemberitahuan[0].Butir[0].Isi += "." },
		"lembaga":       func(r *privasi.Register) { r.Lembaga = "lain" },
	} {
		r := tanda.Salin()
		ubah(&r)
		require.ErrorIs(t, r.PeriksaTandaTangan(), privasi.ErrRegisterBerubah, nama)
	}
	require.NoError(t, tanda.PeriksaTandaTangan(), "Salin tidak berbagi isi")

	for nama, k := range map[string]struct {
		oleh, jabatan string
		pada          time.Time
	}{"tanpa_nama": {"", "Pengasuh", sejak}, "tanpa_jabatan": {"akun", "", sejak}, "tanpa_waktu": {"akun", "Pengasuh", time.Time{}}} {
		_, err := reg.Tandatangani(k.oleh, k.jabatan, k.pada)
		require.ErrorIs(t, err, privasi.ErrRegisterIsi, nama)
	}
}

func TestU03_RegisterTakSah(t *testing.T) {
	for nama, ubah := range map[string]func(r *privasi.Register){
		"tanpa_lembaga":               func(r *privasi.Register) { r.Lembaga = "" },
		"tanpa_tujuan":                func(r *privasi.Register) { r.Tujuan = nil },
		"tujuan_ganda":                func(r *privasi.Register) { r.Tujuan[1] = r.Tujuan[0] },
		"tujuan_salah_tulis":          func(r *privasi.Register) { r.Tujuan[0].Kode = "Keuangan Baru" },
		"tujuan_tanpa_pemberitahuan":  func(r *privasi.Register) { r.Pemberitahuan = r.Pemberitahuan[1:] },
		"pemberitahuan_kurang_butir":  func(r *privasi.Register) { r.Pemberitahuan[0].Butir = r.Pemberitahuan[0].Butir[:6] },
		"pemberitahuan_tujuan_gaib":   func(r *privasi.Register) { r.Pemberitahuan[0].Tujuan[0] = "gaib" },
		"peran_ganda":                 func(r *privasi.Register) { r.Peran[1] = r.Peran[0] },
		"kode_kegiatan_ganda":         func(r *privasi.Register) { r.Kegiatan[1].Kode = r.Kegiatan[0].Kode },
		"kegiatan_tujuan_gaib":        func(r *privasi.Register) { r.Kegiatan[0].Tujuan = "gaib" },
		"kegiatan_tanpa_dasar":        func(r *privasi.Register) { r.Kegiatan[0].Dasar = 0 },
		"kegiatan_tanpa_rujukan":      func(r *privasi.Register) { r.Kegiatan[0].Rujukan = "" },
		"kegiatan_tanpa_kategori":     func(r *privasi.Register) { r.Kegiatan[0].Kategori = nil },
		"kegiatan_kategori_salah":     func(r *privasi.Register) { r.Kegiatan[0].Kategori = []string{"a..b"} },
		"kegiatan_tanpa_peran":        func(r *privasi.Register) { r.Kegiatan[0].TingkatPeran = nil },
		"kegiatan_peran_gaib":         func(r *privasi.Register) { r.Kegiatan[0].TingkatPeran["gaib"] = privasi.Ada },
		"kegiatan_tingkat_gaib":       func(r *privasi.Register) { r.Kegiatan[0].TingkatPeran["kasir"] = 9 },
		"kegiatan_status_gaib":        func(r *privasi.Register) { r.Kegiatan[0].Status = "draf" },
		"kegiatan_selesai_lebih_awal": func(r *privasi.Register) { r.Kegiatan[0].Selesai = sejak },
		"kegiatan_bukan_utc":          func(r *privasi.Register) { r.Kegiatan[0].Mulai = sejak.In(time.FixedZone("WIB", 25200)) },
	} {
		r := privasi.DaftarBaku("uji", "Uji", sejak)
		ubah(&r)
		_, err := r.Tandatangani("akun", "Pengasuh", sejak)
		require.ErrorIs(t, err, privasi.ErrRegisterIsi, nama)
	}
}

func TestPemberitahuanVersi(t *testing.T) {
	p := privasi.DaftarBaku("uji", "Uji", sejak).Pemberitahuan[0]
	lain := p
	lain.Judul += " "
	require.Equal(t, p.Versi(), privasi.DaftarBaku("lain", "Uji", berapat).Pemberitahuan[0].Versi())
	require.NotEqual(t, p.Versi(), lain.Versi())
}

type gudangHitung struct {
	privasi.GudangRegister
	kali  int
	galat error
}

func (g *gudangHitung) Ambil(ctx context.Context, l dasar.LembagaID) (privasi.Register, error) {
	g.kali++
	if g.galat != nil {
		return privasi.Register{}, g.galat
	}
	return g.GudangRegister.Ambil(ctx, l)
}

func TestSinggahan(t *testing.T) {
	ctx, jam := t.Context(), dasartest.JamPada(berapat)
	asal := &gudangHitung{GudangRegister: privasimem.NewRegister(dasarmem.New())}
	s := privasi.Singgahkan(asal, jam.Now)
	reg := privasitest.RegisterBaku(t, "uji")
	_, err := s.Ambil(ctx, "uji")
	require.ErrorIs(t, err, privasi.ErrRegisterBelum)
	require.NoError(t, s.Simpan(ctx, "uji", reg, 0))
	for range 5 {
		got, err := s.Ambil(ctx, "uji")
		require.NoError(t, err)
		require.Equal(t, 1, got.Versi)
	}
	require.Equal(t, 2, asal.kali)
	require.NoError(t, asal.GudangRegister.Simpan(ctx, "uji", reg, 1), "ditandatangani di mesin lain")
	jam.Maju(privasi.MasaSinggah)
	got, err := s.Ambil(ctx, "uji")
	require.NoError(t, err)
	require.Equal(t, 2, got.Versi, "berlaku dalam satu detik")
	require.NoError(t, s.Simpan(ctx, "uji", reg, 2))
	got, err = s.Ambil(ctx, "uji")
	require.NoError(t, err)
	require.Equal(t, 3, got.Versi, "berlaku seketika bila ditandatangani di sini")
	asal.galat = errors.New("mati")
	jam.Maju(time.Hour)
	_, err = s.Ambil(ctx, "uji")
	require.ErrorIs(t, err, asal.galat, "register basi tidak dipakai")
	jam.Maju(-2 * time.Hour)
	_, err = s.Ambil(ctx, "uji")
	require.ErrorIs(t, err, asal.galat, "jam mundur tidak memperpanjang")
}
