package kebijakan_test

import (
	"reflect"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kebijakan"
)

func TestP04_SidikTampilSamaDenganYangDiakui(t *testing.T) {
	t.Parallel()
	r, k := terbit(t, kosong(), naskah(), saat, saat.Add(hari))
	p, ev, err := r.Akui(k.ID, k.Sidik(), "s1", "akun-2", saat.Add(time.Hour))
	require.NoError(t, err)
	require.Equal(t, k.ID, p.Kebijakan)
	require.Equal(t, "KebijakanDiakui", ev.Jenis)
	_, _, err = r.Akui(k.ID, "lain", "s1", "akun-2", saat.Add(time.Hour))
	require.ErrorIs(t, err, kebijakan.ErrSidikTampil)
	for _, c := range []struct {
		id string
		s  privasi.SubjekID
		t  time.Time
	}{{"karangan", "s1", saat}, {k.ID, "", saat}, {k.ID, "s1", saat.Add(-time.Hour)}} {
		_, _, err = r.Akui(c.id, c.id, c.s, "akun-2", c.t)
		require.ErrorIs(t, err, kebijakan.ErrPengakuan)
	}
}

// An acknowledgement has nowhere to name a purpose: no code can read a consent out of it.
func TestP05_PengakuanTakMenyebutTujuan(t *testing.T) {
	t.Parallel()
	for _, rt := range []reflect.Type{reflect.TypeFor[kebijakan.Pengakuan]()} {
		for i := range rt.NumField() {
			require.NotContains(t, []string{"Tujuan", "Persetujuan", "Setuju"}, rt.Field(i).Name)
		}
	}
	r, k := terbit(t, kosong(), naskah(), saat, saat.Add(hari))
	_, ev, err := r.Akui(k.ID, k.ID, "s1", "akun-2", saat)
	require.NoError(t, err)
	require.NotContains(t, ev.Jenis, "etujuan")
	// and it opens no purpose that the version does not name
	require.ErrorIs(t, r.BolehTujuan("pemasaran", false, saat.Add(2*hari)), kebijakan.ErrTujuanLain)
}

func TestP60_PerubahanPentingPerluDibaca(t *testing.T) {
	t.Parallel()
	r, k1 := terbit(t, kosong(), naskah(), saat, saat.Add(hari))
	akui := func(id string, pada time.Time) kebijakan.Pengakuan {
		p, _, err := r.Akui(id, id, "s1", "akun-2", pada)
		require.NoError(t, err)
		return p
	}
	lama := akui(k1.ID, saat.Add(hari))
	require.NoError(t, r.Boleh(kebijakan.FiturTambahan, nil, "s1", saat.Add(2*hari)), "nothing has changed yet")
	r, k2 := terbit(t, r, naskah(func(n *kebijakan.Naskah) { n.Tujuan[0].Penerima = []string{"Bank"} }), saat.Add(3*hari), saat.Add(20*hari))
	require.NoError(t, r.Boleh(kebijakan.FiturTambahan, []kebijakan.Pengakuan{lama}, "s1", saat.Add(19*hari)))
	berlaku := saat.Add(20 * hari)
	require.ErrorIs(t, r.Boleh(kebijakan.FiturTambahan, []kebijakan.Pengakuan{lama}, "s1", berlaku), kebijakan.ErrPerluPengakuan)
	for _, f := range []kebijakan.Fitur{kebijakan.FiturHak, kebijakan.FiturPengaduan, kebijakan.FiturTarik, kebijakan.FiturEkspor, kebijakan.FiturDarurat, kebijakan.FiturPokok} {
		require.NoError(t, r.Boleh(f, nil, "s1", berlaku), f)
	}
	baru := akui(k2.ID, saat.Add(4*hari)) // read before it took effect
	require.NoError(t, r.Boleh(kebijakan.FiturTambahan, []kebijakan.Pengakuan{lama, baru}, "s1", berlaku))
	require.ErrorIs(t, r.Boleh(kebijakan.FiturTambahan, []kebijakan.Pengakuan{baru}, "s2", berlaku), kebijakan.ErrPerluPengakuan, "another person's")
	r, _ = terbit(t, r, naskah(func(n *kebijakan.Naskah) {
		n.Tujuan[0].Penerima = []string{"Bank"}
		n.Ringkasan = "Data dijaga baik."
	}), saat.Add(21*hari), saat.Add(22*hari))
	require.NoError(t, r.Boleh(kebijakan.FiturTambahan, []kebijakan.Pengakuan{baru}, "s1", saat.Add(30*hari)), "a small change asks for nothing")
}

func TestP59_SatuTugasTiapOrangSampaiSelesai(t *testing.T) {
	t.Parallel()
	_, k := terbit(t, kosong(), naskah(), saat, saat.Add(hari))
	ts := k.TugasUntuk("s1", "s2", "s1", "", "s3")
	require.Len(t, ts, 3)
	catat := func(x kebijakan.TugasKabar, h kebijakan.HasilKirim) kebijakan.TugasKabar {
		h.Pada = saat.Add(time.Minute)
		x, ev, err := x.Catat(h)
		require.NoError(t, err)
		require.Equal(t, string(x.Status), ev.Ke)
		return x
	}
	ts[0] = catat(ts[0], kebijakan.HasilKirim{Terkirim: true, Kanal: "whatsapp"})
	ts[1] = catat(ts[1], kebijakan.HasilKirim{Sebab: kebijakan.GagalTanpaKanal})
	for range kebijakan.PercobaanTerbanyak {
		require.Equal(t, kebijakan.KabarAntre, ts[2].Status)
		ts[2] = catat(ts[2], kebijakan.HasilKirim{Kanal: "surel"})
	}
	require.Equal(t, kebijakan.GagalHabis, ts[2].Sebab)
	belum := kebijakan.BelumSampai(ts)
	require.Len(t, belum, 2)
	require.Len(t, ts, 3)
	require.Equal(t, privasi.SubjekID("s2"), belum[0].Subjek)
	for _, x := range ts {
		require.False(t, x.Selesai.IsZero())
		_, _, err := x.Catat(kebijakan.HasilKirim{Pada: saat})
		require.ErrorIs(t, err, kebijakan.ErrKabarSelesai)
		y, ev, err := x.Catat(kebijakan.HasilKirim{Terkirim: true, Kanal: "surat", Pada: saat})
		if x.Status == kebijakan.KabarTerkirim {
			require.ErrorIs(t, err, kebijakan.ErrKabarSelesai)
			continue
		}
		require.NoError(t, err, "yang gagal masih dapat sampai lewat jalan lain")
		require.Equal(t, kebijakan.KabarTerkirim, y.Status)
		require.Empty(t, y.Sebab)
		require.Equal(t, string(kebijakan.KabarGagal), ev.Dari)
	}
	baru := k.TugasUntuk("s9")[0]
	for _, h := range []kebijakan.HasilKirim{{Sebab: "lupa"}, {Terkirim: true, Sebab: kebijakan.GagalAlamat}} {
		_, _, err := baru.Catat(h)
		require.ErrorIs(t, err, kebijakan.ErrKabarSebab)
	}
}
