package privasi_test

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

// registerSatu has one row that opens a phone number and a health record.
func registerSatu(d privasi.DasarHukum, ubah ...func(*privasi.Kegiatan)) privasi.Register {
	reg := privasi.DaftarBaku(privasitest.Lembaga, "Uji", sejak)
	reg.TandaTangan = privasi.TandaTangan{Oleh: "a", Pada: sejak}
	k := privasi.Kegiatan{Kode: "k", Tujuan: privasi.TujuanPembayaran, Dasar: d, Rujukan: "uji", Kategori: []string{"kontak", "kesehatan"},
		TingkatPeran: map[string]privasi.Tingkat{privasi.PeranKasir: privasi.Penuh}, Mulai: sejak, Status: privasi.Aktif}
	for _, u := range ubah {
		u(&k)
	}
	reg.Kegiatan = []privasi.Kegiatan{k}
	return reg
}

func TestU21_P25_Putuskan_fakta(t *testing.T) {
	d := &privasi.Daftar{}
	daftarkan(d)
	tegas := func(r privasi.Register) privasi.Register { r.WajibDPIA = true; return r }
	dpia := func(k *privasi.Kegiatan) { k.DPIA, k.DPIASampai = "DPIA-1", berapat.Add(1) }
	perlu := func(ss ...privasi.Syarat) func(*privasi.Kegiatan) { return func(k *privasi.Kegiatan) { k.Perlu = ss } }
	setuju := privasi.Fakta{Persetujuan: privasi.DaftarKata(privasi.TujuanPublikasi, privasi.TujuanPembayaran)}
	for nama, k := range map[string]struct {
		reg     privasi.Register
		f       privasi.Fakta
		konteks privasi.Konteks
		bidang  string
		aturan  dasar.Aturan
	}{
		"persetujuan_berlaku":       {registerSatu(privasi.Persetujuan), setuju, privasi.Konteks{}, "HP", privasi.ErrPutusBoleh},
		"persetujuan_tujuan_lain":   {registerSatu(privasi.Persetujuan), privasi.Fakta{Persetujuan: "keuangan keuangan.pembayaran.x pembayaran"}, privasi.Konteks{}, "HP", privasi.ErrPutusPersetujuan},
		"kontrak_tanpa_wali":        {registerSatu(privasi.Kontrak), privasi.Fakta{Gugur: privasi.HimpunanDasar(0).Tambah(privasi.Kontrak)}, privasi.Konteks{}, "HP", privasi.ErrPutusWali},
		"hukum_tak_perlu_wali":      {registerSatu(privasi.KewajibanHukum), privasi.Fakta{Gugur: privasi.HimpunanDasar(0).Tambah(privasi.Kontrak)}, privasi.Konteks{}, "HP", privasi.ErrPutusBoleh},
		"dibatasi":                  {registerSatu(privasi.Kontrak), privasi.Fakta{Dibatasi: true}, privasi.Konteks{}, "HP", privasi.ErrPutusTerbatas},
		"dibatasi_darurat":          {registerSatu(privasi.KepentinganVital, perlu(privasi.SyaratDarurat)), privasi.Fakta{Dibatasi: true}, privasi.Konteks{Darurat: "D1"}, "HP", privasi.ErrPutusBoleh},
		"dibatasi_darurat_kontrak":  {registerSatu(privasi.Kontrak, perlu(privasi.SyaratDarurat)), privasi.Fakta{Dibatasi: true}, privasi.Konteks{Darurat: "D1"}, "HP", privasi.ErrPutusTerbatas},
		"dibatasi_vital_sehari":     {registerSatu(privasi.KepentinganVital), privasi.Fakta{Dibatasi: true}, privasi.Konteks{Darurat: "D1"}, "HP", privasi.ErrPutusTerbatas},
		"henti_darurat":             {registerSatu(privasi.KepentinganVital, perlu(privasi.SyaratDarurat)), privasi.Fakta{Henti: "kontak"}, privasi.Konteks{Darurat: "D1"}, "HP", privasi.ErrPutusPerintah},
		"dibatasi_bukan_haknya":     {registerSatu(privasi.Kontrak, func(k *privasi.Kegiatan) { k.Tujuan = privasi.TujuanHakSubjek }), privasi.Fakta{Dibatasi: true}, privasi.Konteks{}, "HP", privasi.ErrPutusBoleh},
		"henti":                     {registerSatu(privasi.Kontrak), privasi.Fakta{Henti: "kontak"}, privasi.Konteks{}, "HP", privasi.ErrPutusPerintah},
		"henti_bukan_haknya":        {registerSatu(privasi.Kontrak, func(k *privasi.Kegiatan) { k.Tujuan = privasi.TujuanHakSubjek }), privasi.Fakta{Henti: "kontak.hp"}, privasi.Konteks{}, "HP", privasi.ErrPutusBoleh},
		"henti_kategori_lain":       {registerSatu(privasi.Kontrak), privasi.Fakta{Henti: "kon kontak.hpx identitas"}, privasi.Konteks{}, "HP", privasi.ErrPutusBoleh},
		"musnah":                    {registerSatu(privasi.Kontrak), privasi.Fakta{Musnah: "identitas"}, privasi.Konteks{}, "HP", privasi.ErrPutusMusnah},
		"musnah_kelas_lain":         {registerSatu(privasi.Kontrak), privasi.Fakta{Musnah: "identitas"}, privasi.Konteks{}, "Periksa", privasi.ErrPutusBoleh},
		"dpia_belum":                {tegas(registerSatu(privasi.Kontrak)), privasi.Fakta{}, privasi.Konteks{}, "Periksa", privasi.ErrPutusDPIA},
		"dpia_umum_tak_perlu":       {tegas(registerSatu(privasi.Kontrak)), privasi.Fakta{}, privasi.Konteks{}, "HP", privasi.ErrPutusBoleh},
		"dpia_berlaku":              {tegas(registerSatu(privasi.Kontrak, dpia)), privasi.Fakta{}, privasi.Konteks{}, "Periksa", privasi.ErrPutusBoleh},
		"dpia_lewat":                {tegas(registerSatu(privasi.Kontrak, dpia, func(k *privasi.Kegiatan) { k.DPIASampai = berapat })), privasi.Fakta{}, privasi.Konteks{}, "Periksa", privasi.ErrPutusDPIA},
		"dpia_sejak_besok":          {registerSatu(privasi.Kontrak, func(k *privasi.Kegiatan) { k.DPIASejak = berapat.Add(1) }), privasi.Fakta{}, privasi.Konteks{}, "Periksa", privasi.ErrPutusBoleh},
		"dpia_sejak_kini":           {registerSatu(privasi.Kontrak, func(k *privasi.Kegiatan) { k.DPIASejak = berapat }), privasi.Fakta{}, privasi.Konteks{}, "Periksa", privasi.ErrPutusDPIA},
		"dpia_sejak_kini_dinilai":   {registerSatu(privasi.Kontrak, dpia, func(k *privasi.Kegiatan) { k.DPIASejak = berapat }), privasi.Fakta{}, privasi.Konteks{}, "Periksa", privasi.ErrPutusBoleh},
		"dpia_sejak_kini_umum":      {registerSatu(privasi.Kontrak, func(k *privasi.Kegiatan) { k.DPIASejak = berapat }), privasi.Fakta{}, privasi.Konteks{}, "HP", privasi.ErrPutusBoleh},
		"tiket_kurang":              {registerSatu(privasi.Kontrak, perlu(privasi.SyaratTiket)), privasi.Fakta{}, privasi.Konteks{Instrumen: "x"}, "HP", privasi.ErrPutusSyarat},
		"tiket_ada":                 {registerSatu(privasi.Kontrak, perlu(privasi.SyaratTiket)), privasi.Fakta{}, privasi.Konteks{Tiket: "T1"}, "HP", privasi.ErrPutusBoleh},
		"dua_syarat_satu_terpenuhi": {registerSatu(privasi.Kontrak, perlu(privasi.SyaratTiket, privasi.SyaratDarurat)), privasi.Fakta{}, privasi.Konteks{Tiket: "T1"}, "HP", privasi.ErrPutusSyarat},
		"otentik_lima_menit":        {registerSatu(privasi.Kontrak, perlu(privasi.SyaratOtentik)), privasi.Fakta{}, privasi.Konteks{Otentik: berapat.Add(-privasi.UmurOtentik)}, "HP", privasi.ErrPutusBoleh},
		"otentik_lewat":             {registerSatu(privasi.Kontrak, perlu(privasi.SyaratOtentik)), privasi.Fakta{}, privasi.Konteks{Otentik: berapat.Add(-privasi.UmurOtentik - 1)}, "HP", privasi.ErrPutusSyarat},
		"otentik_masa_depan":        {registerSatu(privasi.Kontrak, perlu(privasi.SyaratOtentik)), privasi.Fakta{}, privasi.Konteks{Otentik: berapat.Add(1)}, "HP", privasi.ErrPutusSyarat},
		"syarat_tak_dikenal":        {registerSatu(privasi.Kontrak, perlu("gaib")), privasi.Fakta{}, privasi.Konteks{Tiket: "T1"}, "HP", privasi.ErrPutusSyarat},
	} {
		t.Run(nama, func(t *testing.T) {
			m := permintaan(privasi.PeranKasir, k.reg.Kegiatan[0].Tujuan, k.bidang)
			m.Fakta, m.Konteks = map[privasi.SubjekID]privasi.Fakta{"s": k.f}, k.konteks
			kp := privasi.Putuskan(k.reg, d, m)
			h := kp.Hasil("s", k.bidang)
			require.Equal(t, k.aturan, h.Aturan, h.Sebab)
			require.Equal(t, k.aturan == privasi.ErrPutusBoleh, h.Tingkat == privasi.Penuh)
		})
	}
}

func faktaAcak(rt *rapid.T, nama string) privasi.Fakta {
	return privasi.Fakta{
		Persetujuan: privasi.DaftarKata(rapid.SliceOfN(rapid.SampledFrom([]string{privasi.TujuanPembayaran, privasi.TujuanKesehatan, "gaib"}), 0, 3).Draw(rt, nama+".setuju")...),
		Gugur:       privasi.HimpunanDasar(rapid.Byte().Draw(rt, nama+".gugur")),
		Dibatasi:    rapid.Bool().Draw(rt, nama+".batas"),
		Musnah:      privasi.DaftarKata(rapid.SliceOfN(rapid.SampledFrom(privasi.SemuaRetensi()), 0, 2).Draw(rt, nama+".musnah")...),
		Henti:       privasi.DaftarKata(rapid.SliceOfN(rapid.SampledFrom([]string{"kontak", "identitas.nama", "kesehatan"}), 0, 2).Draw(rt, nama+".henti")...),
	}
}

// Taking a consent away, or adding what speaks against, never raises a level; and
// what is known of one person never changes the answer for another.
func TestI03_faktaMonoton(t *testing.T) {
	d := &privasi.Daftar{}
	daftarkan(d)
	boleh, turun := 0, 0
	rapid.Check(t, func(rt *rapid.T) {
		reg := acak(rt)
		reg.WajibDPIA = rapid.Bool().Draw(rt, "dpia")
		f, g := faktaAcak(rt, "a"), faktaAcak(rt, "b")
		lebih := privasi.Fakta{Gugur: f.Gugur | g.Gugur, Dibatasi: f.Dibatasi || g.Dibatasi, Musnah: privasi.DaftarKata(kata(f.Musnah, g.Musnah)...), Henti: privasi.DaftarKata(kata(f.Henti, g.Henti)...)}
		for _, k := range kata(f.Persetujuan) {
			if g.Setuju(k) {
				lebih.Persetujuan = privasi.DaftarKata(append(kata(lebih.Persetujuan), k)...)
			}
		}
		for _, m := range semuaPermintaan(rt) {
			m.Fakta = map[privasi.SubjekID]privasi.Fakta{"a": f, "b": f}
			semula := privasi.Putuskan(reg, d, m)
			m.Fakta = map[privasi.SubjekID]privasi.Fakta{"a": lebih, "b": f}
			sesudah := privasi.Putuskan(reg, d, m)
			require.Equal(t, semula.Untuk("b"), sesudah.Untuk("b"))
			for _, b := range m.Bidang {
				x, y := semula.Hasil("a", b).Tingkat, sesudah.Hasil("a", b).Tingkat
				require.LessOrEqual(t, y, x)
				boleh += int(y)
				turun += int(x - y)
			}
		}
	})
	require.NotZero(t, boleh)
	require.NotZero(t, turun, "uji ini harus pernah melihat izin yang hilang")
}

func kata(daftar ...string) []string { return strings.Fields(strings.Join(daftar, " ")) }

// I-06: consent for one purpose never changes a decision for another.
func TestI06_persetujuanTujuanLainTakMengubah(t *testing.T) {
	d := &privasi.Daftar{}
	daftarkan(d)
	rapid.Check(t, func(rt *rapid.T) {
		reg := acak(rt)
		for _, m := range semuaPermintaan(rt) {
			f := faktaAcak(rt, "f")
			m.Fakta = map[privasi.SubjekID]privasi.Fakta{"a": f}
			semula := privasi.Putuskan(reg, d, m)
			f.Persetujuan = privasi.DaftarKata(append(kata(f.Persetujuan), m.Pelaku.Tujuan+"x", "x."+m.Pelaku.Tujuan)...)
			m.Fakta = map[privasi.SubjekID]privasi.Fakta{"a": f}
			sesudah := privasi.Putuskan(reg, d, m)
			require.Equal(t, semula.Untuk("a"), sesudah.Untuk("a"))
		}
	})
}

func TestKonteksTanpaPenjamin(t *testing.T) {
	r, o := rumah(t), contoh()
	_, err := r.Penjaga.MintaDengan(t.Context(), privasitest.Pelaku(privasi.PeranKasir, privasi.TujuanPembayaran), privasi.Konteks{Tiket: "T1"}, tipeOrang, []string{"HP"}, o.Subjek)
	require.ErrorIs(t, err, privasi.ErrKonteks)
}

func TestRujukanDiJejak(t *testing.T) {
	r, o := rumah(t), contoh()
	pk := penjamin{}
	r.Penjaga.Konteks = &pk
	konteks := privasi.Konteks{Tiket: "T-1", Darurat: "D-2"}
	_, err := r.Penjaga.MintaDengan(t.Context(), privasitest.Pelaku(privasi.PeranKasir, privasi.TujuanPembayaran), konteks, tipeOrang, []string{"HP"}, o.Subjek)
	require.NoError(t, err)
	js, _, err := r.Jejak.Subjek(t.Context(), privasitest.Lembaga, o.Subjek, dasar.Page{})
	require.NoError(t, err)
	require.Equal(t, "tiket T-1, darurat D-2", js[0].Rujukan)
	pk.galat = privasi.ErrKonteks.Forbiddenf("tiket sudah habis")
	_, err = r.Penjaga.MintaDengan(t.Context(), privasitest.Pelaku(privasi.PeranKasir, privasi.TujuanPembayaran), konteks, tipeOrang, []string{"HP"}, o.Subjek)
	require.ErrorIs(t, err, privasi.ErrKonteks)
}

// penjamin vouches for everything until it is told not to.
type penjamin struct{ galat error }

func (p *penjamin) PeriksaKonteks(context.Context, privasi.Permintaan) error {
	return p.galat
}
