package rezim_test

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi/rezim"
)

func TestSetelanBaku(t *testing.T) {
	t.Parallel()
	s := rezim.SetelanBaku()
	require.NoError(t, s.Periksa())
	require.Equal(t, []int{90, 90, 336, 5, 4, 30, 2, 2, 5, 24, 30, 48}, []int{s.HariPeralihan, s.HariJelangPeralihan, s.PengumumanJam, s.KelompokTerkecil,
		s.DukunganJam, s.DaruratMenit, s.DaruratSehari, s.DaruratTinjauHari, s.OtentikUlangMenit, s.TenangJam, s.UmurCadanganKunci, s.TargetDalamJam})
	require.Equal(t, []string{"deteksi", "lanjut_lalu_tangguh", "hanya_merusak"}, []string{s.MulaiInsiden, s.Peralihan, s.WaliUntukHakAnak})
	require.True(t, s.NikahMendewasakan && s.RezimLebihUntung)
	require.False(t, s.WaliUntukSemuaDasar || s.HariPertamaDihitung)

	c := s
	c.BeralihAwal = map[string]dasar.Tanggal{rezim.PP33: dasar.Tgl(2026, 12, 1)}
	d := c.Salin()
	d.BeralihAwal[rezim.PP33] = dasar.Tgl(2026, 12, 2)
	require.Equal(t, dasar.Tgl(2026, 12, 1), c.BeralihAwal[rezim.PP33])
}

func TestSetelanDitolak(t *testing.T) {
	t.Parallel()
	for nama, ubah := range map[string]func(*rezim.Setelan){
		"zona":              func(s *rezim.Setelan) { s.Zona = "Asia/Kediri" },
		"zona batas kosong": func(s *rezim.Setelan) { s.ZonaBatas = "" },
		"mulai insiden":     func(s *rezim.Setelan) { s.MulaiInsiden = "kapan-kapan" },
		"peralihan":         func(s *rezim.Setelan) { s.Peralihan = "" },
		"hari peralihan":    func(s *rezim.Setelan) { s.HariPeralihan = -1 },
		"wali":              func(s *rezim.Setelan) { s.WaliUntukHakAnak = "" },
		"target":            func(s *rezim.Setelan) { s.TargetDalamJam = -1 },
		"pengumuman":        func(s *rezim.Setelan) { s.PengumumanJam = -1 },
		"pengaduan":         func(s *rezim.Setelan) { s.PengaduanHari = 0 },
		"jeda":              func(s *rezim.Setelan) { s.JedaTanyaUlangHari = 0 },
		"k":                 func(s *rezim.Setelan) { s.KelompokTerkecil = 1 },
		"dukungan":          func(s *rezim.Setelan) { s.DukunganJam = 5 },
		"darurat":           func(s *rezim.Setelan) { s.DaruratMenit = 31 },
		"darurat sehari":    func(s *rezim.Setelan) { s.DaruratSehari = 3 },
		"tinjau":            func(s *rezim.Setelan) { s.DaruratTinjauHari = 3 },
		"otentik":           func(s *rezim.Setelan) { s.OtentikUlangMenit = 6 },
		"tenang":            func(s *rezim.Setelan) { s.TenangJam = 23 },
		"cadangan":          func(s *rezim.Setelan) { s.UmurCadanganKunci = 31 },
		"pengawas":          func(s *rezim.Setelan) { s.AlamatPengawas = "" },
	} {
		s := rezim.SetelanBaku()
		ubah(&s)
		err := s.Periksa()
		require.ErrorIs(t, err, rezim.ErrSetelan, nama)
	}
}

// Every setting shows in the document of measures: changing it changes the document.
func TestUraianMemuatSetiapSetelan(t *testing.T) {
	t.Parallel()
	baku := rezim.SetelanBaku()
	rt := reflect.TypeFor[rezim.Setelan]()
	for i := range rt.NumField() {
		s := rezim.SetelanBaku()
		f := reflect.ValueOf(&s).Elem().Field(i)
		switch f.Kind() {
		case reflect.Bool:
			f.SetBool(!f.Bool())
		case reflect.Int:
			f.SetInt(f.Int() + 1)
		case reflect.String:
			f.SetString(f.String() + " lain")
		case reflect.Map:
			s.BeralihAwal = map[string]dasar.Tanggal{rezim.PP33: dasar.Tgl(2026, 12, 1)}
		}
		require.NotEqual(t, baku.Uraikan(), s.Uraikan(), rt.Field(i).Name)
	}
}
