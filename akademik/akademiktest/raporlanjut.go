package akademiktest

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/kenaikan"
	"github.com/pesantren-go/pesantren/akademik/rapor"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// What was learnt of kitab reaches the rapor by itself: at its subject, or beside the
// subjects on the page of the class; not what is of a later term.
func layananRaporKitab(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	s1, s2 := h.Santri[0].ID, h.Santri[1].ID
	h.rapor(t)
	require.NoError(t, h.AturMapel(ctx, h.Pelaku, "", akademik.Mapel{Kode: "safinah", Nama: "Fikih", Kitab: "Safinatun Najah", Satuan: akademik.PerHalaman, Banyak: 40, Aktif: true}))
	_, err := h.AturPengampu(ctx, h.Pelaku, "", akademik.Pengampu{Rombel: h.Kelas.ID, Mapel: "safinah", Guru: "g2", JP: 2, Mulai: dasar.Tgl(2026, 7, 1)})
	require.NoError(t, err)
	baca := kitab("", s1, "safinah", HariIni, 1, 12)
	baca.Cara = akademik.Sorogan
	_, err = h.CatatKitab(ctx, h.Pelaku, "", baca, kitab("", s1, "alfiyah", dasar.Tgl(2026, 9, 1), 1, 350), kitab("", s2, "safinah", dasar.Tgl(2026, 9, 1), 1, 5))
	require.NoError(t, err)
	d, err := h.DrafRapor(ctx, h.Pelaku, "1", h.Kelas.ID)
	require.NoError(t, err)
	capaian := func(r rapor.Rapor, kode string) string {
		for _, m := range r.Mapel() {
			if m.Kode == kode {
				return m.Capaian
			}
		}
		return "tidak ada"
	}
	require.Equal(t, []string{"dibaca 12 dari 40 halaman", "hafal 5 dari 40 halaman", "", ""},
		[]string{capaian(d[0].Rapor, "safinah"), capaian(d[1].Rapor, "safinah"), capaian(d[2].Rapor, "safinah"), capaian(d[0].Rapor, "mtk")})
	d, err = h.DrafRapor(ctx, h.Pelaku, "1", h.Halaqah.ID)
	require.NoError(t, err)
	require.Equal(t, []rapor.Kitab{{Nama: "Safinatun Najah", Capaian: "dibaca 12 dari 40 halaman"}, {Nama: "Alfiyah Ibnu Malik", Capaian: "hafal 350 dari 1002 bait"}}, d[0].Rapor.Tahfidz.Kitab)
	require.Empty(t, d[0].Rapor.Tahfidz.Capaian, "belum pernah menyetor Qur'an")
	require.Equal(t, "Tahfidz", d[2].Rapor.Kurang[0].Bagian)
}

// What an applied run decided stands on the rapor of the last term, before what the wali
// wrote; taken back, what the wali wrote stands again.
func layananRaporPutusan(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	depan, err := h.AturTahun(ctx, h.Pelaku, "", TahunMasehi(2027))
	require.NoError(t, err)
	rs, err := h.AturRombel(ctx, h.Pelaku, "", // come back by level
		akademik.Rombel{Tahun: depan.ID, Jenis: akademik.Kelas, Jalur: santri.Formal, Unit: "MTs", Tingkat: "8", Nama: "8B"},
		akademik.Rombel{Tahun: depan.ID, Jenis: akademik.Kelas, Jalur: santri.Formal, Unit: "MTs", Tingkat: "7", Nama: "7A"})
	require.NoError(t, err)
	asal := h.Kelas.ID
	k, err := h.AturKenaikan(ctx, h.Pelaku, "", akademik.Kenaikan{Dari: h.Tahun.ID, Ke: depan.ID, Rombel: []akademik.RombelID{asal}, Pada: dasar.Tgl(2027, 7, 12), Rapat: HariIni, Pemimpin: "g1"})
	require.NoError(t, err)
	s := func(i int) santri.ID { return h.Santri[i].ID }
	_, gagal, err := h.IsiRapor(ctx, h.Pelaku, rapor.Wali, asal, "2", "", wali(s(0), akademik.IsiRapor{Keputusan: "Naik bersyarat"}, 0), wali(s(1), akademik.IsiRapor{Keputusan: "Naik bersyarat"}, 0))
	require.NoError(t, err)
	require.Empty(t, gagal)
	ps, err := h.PutuskanKenaikan(ctx, h.Pelaku, "", k.ID, akademik.IsianPutusan{Santri: s(0), Putusan: kenaikan.Naik, Tujuan: rs[1].ID, Sebab: "lain"},
		akademik.IsianPutusan{Santri: s(1), Putusan: kenaikan.Tinggal, Tujuan: rs[0].ID, Sebab: "lain"}, akademik.IsianPutusan{Santri: s(2), Putusan: kenaikan.Tamat, Sebab: "lain"})
	require.NoError(t, err)
	require.Equal(t, map[santri.ID]dasar.Aturan{s(0): "", s(1): "", s(2): ""}, tolakan(ps))
	periksa := func(periode string, harap ...string) {
		t.Helper()
		d, err := h.DrafRapor(ctx, h.Pelaku, periode, asal)
		require.NoError(t, err)
		var ada []string
		for _, x := range d[:3] {
			ada = append(ada, x.Rapor.Keputusan)
		}
		require.Equal(t, harap, ada)
	}
	periksa("2", "Naik bersyarat", "Naik bersyarat", "")
	ts, err := h.TerapkanKenaikan(ctx, h.Pelaku, "", k.ID, []santri.Syarat{santri.JalurTuntas})
	require.NoError(t, err)
	require.Equal(t, map[santri.ID]dasar.Aturan{s(0): "", s(1): "", s(2): ""}, tolakan(ts))
	periksa("2", "Naik ke kelas 8", "Tinggal di kelas 7", "Tamat")
	periksa("1", "", "", "")
	_, err = h.UrungkanKenaikan(ctx, h.Pelaku, "", k.ID, "salah_data", s(0), s(2))
	require.NoError(t, err)
	periksa("2", "Naik bersyarat", "Tinggal di kelas 7", "")
}
