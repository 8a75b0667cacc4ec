package retensi_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/retensi"
)

// langkah is one move of a run; it starts on 5 January 2032 at 8 and goes on hourly.
type langkah func(p retensi.Pemusnahan, f retensi.Fakta, t time.Time) (retensi.Pemusnahan, []privasi.Peristiwa, error)

func kabar(kepada string, t time.Time) retensi.Kabar {
	return retensi.Kabar{Kepada: kepada, Bukti: "b-" + kepada, Pada: t}
}

func hasil(p retensi.Pemusnahan) []retensi.Sasaran {
	h := slices.Clone(p.Sasaran)
	for i := range h {
		if h[i].Jumlah = 3; h[i].Tindakan == retensi.Musnah {
			h[i].Nisan = fmt.Sprintf("nisan-%d", i)
		}
	}
	return h
}

// jalan are the moves in their order.
func jalan() []langkah {
	return []langkah{
		func(p retensi.Pemusnahan, _ retensi.Fakta, t time.Time) (retensi.Pemusnahan, []privasi.Peristiwa, error) {
			return p.Setujui("ppdp", t)
		},
		func(p retensi.Pemusnahan, _ retensi.Fakta, t time.Time) (retensi.Pemusnahan, []privasi.Peristiwa, error) {
			var ks []retensi.Kabar
			for _, x := range p.Prosesor {
				ks = append(ks, kabar(x, t))
			}
			return p.KabariProsesor(ks, "tu", t)
		},
		func(p retensi.Pemusnahan, _ retensi.Fakta, t time.Time) (retensi.Pemusnahan, []privasi.Peristiwa, error) {
			var ks []retensi.Kabar
			for _, s := range p.Sasaran {
				ks = append(ks, kabar(string(s.Subjek), t))
			}
			return p.KabariSubjek(ks, "tu", t)
		},
		func(p retensi.Pemusnahan, f retensi.Fakta, t time.Time) (retensi.Pemusnahan, []privasi.Peristiwa, error) {
			return p.Laksanakan(hasil(p), f, "sistem", t)
		},
		func(p retensi.Pemusnahan, _ retensi.Fakta, t time.Time) (retensi.Pemusnahan, []privasi.Peristiwa, error) {
			return p.Buktikan(retensi.Uji{Cadangan: "2031-12-31", Salinan: []string{"replika"}}, "sistem", t)
		},
		func(p retensi.Pemusnahan, _ retensi.Fakta, t time.Time) (retensi.Pemusnahan, []privasi.Peristiwa, error) {
			return p.BuatBeritaAcara("BA-1", "Jombang", []string{"saksi1", "saksi2"}, "kepala", t)
		},
		func(p retensi.Pemusnahan, _ retensi.Fakta, t time.Time) (retensi.Pemusnahan, []privasi.Peristiwa, error) {
			return p.Tutup("ppdp", t)
		},
	}
}

func fakta() retensi.Fakta {
	return retensi.Fakta{Jadwal: retensi.JadwalBaku(), Zona: wib, Isi: []retensi.Isi{
		isi("fatimah", keluar(privasi.RetensiKesehatan, 2026, 6, 20), keluar(privasi.RetensiIdentitas, 2026, 6, 20)), isi("aisyah", keluar(privasi.RetensiKesehatan, 2026, 6, 20))}}
}

var awal = pukul(2032, 1, 5, 8)

func rencana(t require.TestingT, f retensi.Fakta) retensi.Pemusnahan {
	p, ps, err := retensi.RencanaMusnah(lembaga, "m1", retensi.SebabRetensi, "", []retensi.Sasaran{
		{Subjek: "fatimah", Kelas: privasi.RetensiKesehatan, Tindakan: retensi.Musnah}, {Subjek: "fatimah", Kelas: privasi.RetensiIdentitas, Tindakan: retensi.Hapus},
		{Subjek: "aisyah", Kelas: privasi.RetensiKesehatan, Tindakan: retensi.Musnah}}, []string{"hosting"}, f, "tu", awal)
	require.NoError(t, err)
	require.Equal(t, "RetensiJatuhTempo", ps[0].Jenis)
	return p
}

// sampai makes n moves, an hour apart.
func sampai(t require.TestingT, p retensi.Pemusnahan, f retensi.Fakta, n int) retensi.Pemusnahan {
	for i, l := range jalan()[:n] {
		var err error
		p, _, err = l(p, f, awal.Add(time.Duration(i+1)*time.Hour))
		require.NoError(t, err, "langkah %d", i)
	}
	return p
}

func TestU43_SembilanLangkah(t *testing.T) {
	t.Parallel()
	require.Len(t, retensi.SembilanLangkah(), 9)
	for _, h := range retensi.SembilanLangkah() {
		require.NotEmpty(t, h.Sumber)
		require.NotEmpty(t, h.Keyakinan)
	}
	f := fakta()
	p := sampai(t, rencana(t, f), f, 7)
	require.Equal(t, retensi.Ditutup, p.Status)
	var kode []string
	for i, l := range p.Langkah {
		kode = append(kode, l.Kode)
		require.Equal(t, retensi.SembilanLangkah()[i].Kode, l.Kode)
	}
	require.Len(t, kode, 9)
	require.True(t, p.Utuh())
	teks := p.Naskah(wib, func(a string) string { return "<" + a + ">" })
	for _, potongan := range []string{"Nomor BA-1", "5 Januari 2032 di Jombang", "fatimah, kelas kesehatan: musnah, 3 catatan, nisan nisan-0", "fatimah, kelas identitas: hapus, 3 catatan\n", "Saksi: <saksi2>", p.BeritaAcara.Sidik, "9. menandatangani berita acara dengan saksi"} {
		require.Contains(t, teks, potongan)
	}
}

// Out of order, twice, by a clock that stands still, or by nobody: refused.
func TestU43_UrutanDijaga(t *testing.T) {
	t.Parallel()
	f := fakta()
	for dari := range 8 {
		p := sampai(t, rencana(t, f), f, dari)
		for i, l := range jalan() {
			_, _, err := l(p, f, awal.Add(20*time.Hour))
			if i == dari {
				require.NoError(t, err)
			} else {
				require.ErrorIs(t, err, retensi.ErrPindahPemusnahan, "dari %d langkah %d", dari, i)
			}
		}
		if dari < 7 {
			_, _, err := jalan()[dari](p, f, awal.Add(time.Duration(dari)*time.Hour))
			require.ErrorIs(t, err, retensi.ErrPindahPemusnahan, "jam tidak maju")
		}
	}
}

// Processors hear before the people, the people before the end, and all nine steps
// are there: over random orders of moves and moments.
func TestI40_ProsesorSebelumSubjek(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		f := fakta()
		p := rencana(t, f)
		kini := awal
		for range rapid.IntRange(5, 40).Draw(t, "percobaan") {
			kini = kini.Add(time.Duration(rapid.IntRange(0, 60).Draw(t, "jeda")) * time.Minute)
			i := rapid.IntRange(0, 9).Draw(t, "langkah")
			var baru retensi.Pemusnahan
			var err error
			switch {
			case i < 7:
				baru, _, err = jalan()[i](p, f, kini)
			case i == 7:
				baru, _, err = p.Tahan("tu", kini)
			default:
				baru, _, err = p.Lanjutkan(f, "tu", kini)
			}
			if err == nil {
				p = baru
			}
		}
		saat := map[string]time.Time{}
		for _, l := range p.Langkah {
			require.NotContains(t, saat, l.Kode, "setiap langkah sekali")
			saat[l.Kode] = l.Pada
		}
		if ps, ada := saat["kabar_subjek"]; ada {
			require.True(t, saat["kabar_prosesor"].Before(ps))
		}
		if lak, ada := saat["laksana"]; ada {
			require.True(t, saat["kabar_subjek"].Before(lak))
		}
		if p.Status == retensi.Ditutup {
			require.Len(t, saat, 9)
			require.True(t, p.Utuh())
		}
	})
}

func TestPemusnahanDitolak(t *testing.T) {
	t.Parallel()
	f := fakta()
	s := []retensi.Sasaran{{Subjek: "fatimah", Kelas: privasi.RetensiKesehatan, Tindakan: retensi.Musnah}}
	buat := func(sebab retensi.SebabMusnah, rujukan string, s []retensi.Sasaran, oleh string, t time.Time) error {
		_, _, err := retensi.RencanaMusnah(lembaga, "m", sebab, rujukan, s, nil, f, oleh, t)
		return err
	}
	require.NoError(t, buat(retensi.SebabRetensi, "", s, "tu", awal))
	for nama, err := range map[string]error{
		"sebab asing": buat("bosan", "r", s, "tu", awal), "tanpa rujukan": buat(retensi.SebabPermohonan, "", s, "tu", awal), "tanpa sasaran": buat(retensi.SebabRetensi, "", nil, "tu", awal), "tanpa pelaku": buat(retensi.SebabRetensi, "", s, "", awal),
		"arsip":       buat(retensi.SebabRetensi, "", []retensi.Sasaran{{Subjek: "fatimah", Kelas: privasi.RetensiKesehatan, Tindakan: retensi.Arsip}}, "tu", awal),
		"tanpa orang": buat(retensi.SebabRetensi, "", []retensi.Sasaran{{Kelas: privasi.RetensiKesehatan, Tindakan: retensi.Musnah}}, "tu", awal),
		"nisan dulu":  buat(retensi.SebabRetensi, "", []retensi.Sasaran{{Subjek: "fatimah", Kelas: privasi.RetensiKesehatan, Tindakan: retensi.Musnah, Nisan: "x"}}, "tu", awal),
	} {
		require.ErrorIs(t, err, retensi.ErrPemusnahan, nama)
	}
	require.ErrorIs(t, buat(retensi.SebabRetensi, "", s, "tu", pukul(2030, 1, 1, 8)), retensi.ErrDitahan, "belum jatuh tempo")
	require.NoError(t, buat(retensi.SebabPermohonan, "p1", s, "tu", pukul(2030, 1, 1, 8)), "permohonan tidak menunggu")
	require.ErrorIs(t, buat(retensi.SebabPermohonan, "p1", []retensi.Sasaran{{Subjek: "fatimah", Kelas: privasi.RetensiPembukuan, Tindakan: retensi.Musnah}}, "tu", awal), retensi.ErrDitahan, "pembukuan tidak dapat diminta musnah")

	p := rencana(t, f)
	_, _, err := p.Setujui("tu", awal.Add(time.Hour))
	require.ErrorIs(t, err, retensi.ErrPenyetujuMusnah)
	_, _, err = p.Setujui("", awal.Add(time.Hour))
	require.ErrorIs(t, err, retensi.ErrPemusnahan)
	p = sampai(t, p, f, 1)
	jam2 := awal.Add(2 * time.Hour)
	for nama, ks := range map[string][]retensi.Kabar{"kosong": nil, "tanpa bukti": {{Kepada: "hosting", Pada: jam2}}, "orang lain": {kabar("lain", jam2)}, "sebelum disetujui": {kabar("hosting", awal)}, "kelak": {kabar("hosting", jam2.Add(time.Hour))}} {
		_, _, err = p.KabariProsesor(ks, "tu", jam2)
		require.ErrorIs(t, err, retensi.ErrPemusnahan, nama)
	}
	p = sampai(t, rencana(t, f), f, 2)
	_, _, err = p.KabariSubjek([]retensi.Kabar{kabar("fatimah", awal.Add(3*time.Hour))}, "tu", awal.Add(3*time.Hour))
	require.ErrorIs(t, err, retensi.ErrPemusnahan, "aisyah belum dikabari")

	p = sampai(t, rencana(t, f), f, 3)
	for nama, ubah := range map[string]func([]retensi.Sasaran) []retensi.Sasaran{
		"kurang": func(h []retensi.Sasaran) []retensi.Sasaran { return h[1:] }, "tanpa nisan": func(h []retensi.Sasaran) []retensi.Sasaran { h[0].Nisan = ""; return h },
		"hapus bernisan": func(h []retensi.Sasaran) []retensi.Sasaran { h[1].Nisan = "x"; return h }, "orang lain": func(h []retensi.Sasaran) []retensi.Sasaran { h[0].Subjek = "x"; return h },
		"tindakan lain": func(h []retensi.Sasaran) []retensi.Sasaran { h[0].Tindakan = retensi.Anonim; h[0].Nisan = ""; return h }, "kelas lain": func(h []retensi.Sasaran) []retensi.Sasaran { h[0].Kelas = privasi.RetensiAkun; return h },
		"jumlah minus": func(h []retensi.Sasaran) []retensi.Sasaran { h[0].Jumlah = -1; return h },
	} {
		_, _, err = p.Laksanakan(ubah(hasil(p)), f, "sistem", awal.Add(5*time.Hour))
		require.ErrorIs(t, err, retensi.ErrBuktiMusnah, nama)
	}
	p = sampai(t, rencana(t, f), f, 4)
	for _, u := range []retensi.Uji{{Cadangan: "c", Dibuka: 1}, {}} {
		_, _, err = p.Buktikan(u, "sistem", awal.Add(9*time.Hour))
		require.ErrorIs(t, err, retensi.ErrBuktiMusnah)
	}
	p = sampai(t, rencana(t, f), f, 5)
	for nama, c := range map[string]struct {
		nomor string
		saksi []string
		mau   error
	}{"tanpa nomor": {"", []string{"a", "b"}, retensi.ErrPemusnahan}, "satu saksi": {"1", []string{"a", "a"}, retensi.ErrPemusnahan}, "saksi kosong": {"1", []string{"", "b"}, retensi.ErrPemusnahan}, "perencana bersaksi": {"1", []string{"tu", "b"}, retensi.ErrPenyetujuMusnah}} {
		_, _, err = p.BuatBeritaAcara(c.nomor, "Jombang", c.saksi, "kepala", awal.Add(9*time.Hour))
		require.ErrorIs(t, err, c.mau, nama)
	}
	p = sampai(t, rencana(t, f), f, 6)
	p.Sasaran = slices.Clone(p.Sasaran)
	p.Sasaran[0].Jumlah = 99
	require.False(t, p.Utuh())
	_, _, err = p.Tutup("ppdp", awal.Add(9*time.Hour))
	require.ErrorIs(t, err, retensi.ErrBuktiMusnah, "diubah sesudah ditandatangani")
	p = sampai(t, rencana(t, f), f, 6)
	p.Langkah = slices.Delete(slices.Clone(p.Langkah), 2, 3)
	_, _, err = p.Tutup("ppdp", awal.Add(9*time.Hour))
	require.ErrorIs(t, err, retensi.ErrPemusnahan, "langkah hilang")
}

func TestU42_DitahanSampaiSaatTerakhir(t *testing.T) {
	t.Parallel()
	f := fakta()
	tertahan := f
	tertahan.Penahanan = []retensi.Penahanan{tahan(privasi.RetensiKesehatan, "aisyah", awal.Add(3*time.Hour), time.Time{})}
	p := sampai(t, rencana(t, f), f, 3)
	_, _, err := p.Laksanakan(hasil(p), tertahan, "sistem", awal.Add(4*time.Hour))
	require.ErrorIs(t, err, retensi.ErrDitahan)
	p, ps, err := p.Tahan("ppdp", awal.Add(4*time.Hour))
	require.NoError(t, err)
	require.Equal(t, "PemusnahanDitahan", ps[0].Jenis)
	_, _, err = p.Lanjutkan(tertahan, "ppdp", awal.Add(5*time.Hour))
	require.ErrorIs(t, err, retensi.ErrDitahan)
	p, _, err = p.Lanjutkan(f, "ppdp", awal.Add(6*time.Hour))
	require.NoError(t, err)
	require.Equal(t, retensi.SubjekKabar, p.Status)
	require.Empty(t, p.Hilang("fatimah"))
	p, ps, err = p.Laksanakan(hasil(p), f, "sistem", awal.Add(7*time.Hour))
	require.NoError(t, err)
	require.Equal(t, "KunciDimusnahkan", ps[0].Jenis)
	_, _, err = p.Tahan("ppdp", awal.Add(8*time.Hour))
	require.ErrorIs(t, err, retensi.ErrPindahPemusnahan, "tidak dapat ditahan lagi")
	require.Len(t, p.Hilang("fatimah"), 2)
	require.Len(t, p.Hilang("aisyah"), 1)
}

// Deleted is out of everybody's reach; destroyed as well. Both from the moment of
// execution, and no earlier.
func TestU41_HapusMenutupJangkauan(t *testing.T) {
	t.Parallel()
	f := fakta()
	p := sampai(t, rencana(t, f), f, 4)
	i := f.Isi[0]
	i.Hilang = p.Hilang("fatimah")
	saat := awal.Add(4 * time.Hour)
	for _, k := range []privasi.KelasRetensi{privasi.RetensiKesehatan, privasi.RetensiIdentitas} {
		require.True(t, i.Terjangkau(k, saat.Add(-time.Second)))
		require.False(t, i.Terjangkau(k, saat))
		require.Equal(t, retensi.SudahHilang, f.Jadwal.Nilai(i, k, nil, wib, saat).Keadaan)
	}
	require.Equal(t, retensi.Hapus, i.Hilang[1].Tindakan)
}

// Told more than 72 hours before: told again within 72 hours after.
func TestU43_KabarSusulan(t *testing.T) {
	t.Parallel()
	f := fakta()
	p := sampai(t, rencana(t, f), f, 3)
	_, perlu := p.PerluSusulan()
	require.False(t, perlu)
	dini := awal.Add(3*time.Hour + 72*time.Hour)
	tepat, _, err := p.Laksanakan(hasil(p), f, "sistem", dini)
	require.NoError(t, err)
	_, perlu = tepat.PerluSusulan()
	require.False(t, perlu, "tepat 72 jam masih cukup")
	p, _, err = p.Laksanakan(hasil(p), f, "sistem", dini.Add(time.Second))
	require.NoError(t, err)
	batas, perlu := p.PerluSusulan()
	require.True(t, perlu)
	require.Equal(t, dini.Add(time.Second+72*time.Hour).UTC(), batas)
	p, _, err = p.Buktikan(retensi.Uji{Cadangan: "c"}, "sistem", dini.Add(time.Hour))
	require.NoError(t, err)
	p, _, err = p.BuatBeritaAcara("1", "Jombang", []string{"a", "b"}, "kepala", dini.Add(2*time.Hour))
	require.NoError(t, err)
	_, _, err = p.Tutup("ppdp", dini.Add(4*time.Hour))
	require.ErrorIs(t, err, retensi.ErrPemusnahan)
	jam3 := dini.Add(3 * time.Hour)
	p, _, err = p.KabariSusulan([]retensi.Kabar{kabar("fatimah", jam3), kabar("aisyah", jam3)}, "tu", jam3)
	require.NoError(t, err)
	p, _, err = p.Tutup("ppdp", dini.Add(4*time.Hour))
	require.NoError(t, err)
	_, _, err = p.KabariSusulan(nil, "tu", jam3)
	require.ErrorIs(t, err, retensi.ErrPindahPemusnahan)
}

func TestP53_AkhirLayanan(t *testing.T) {
	t.Parallel()
	berakhir := pukul(2032, 1, 1, 0)
	a, ps, err := retensi.AkhiriLayanan(lembaga, "a1", "PKS-7", berakhir, 30, "vendor", pukul(2031, 12, 1, 8))
	require.NoError(t, err)
	require.Equal(t, "LayananBerakhir", ps[0].Jenis)
	_, _, err = retensi.AkhiriLayanan(lembaga, "a1", "", berakhir, 30, "vendor", pukul(2031, 12, 1, 8))
	require.ErrorIs(t, err, retensi.ErrAkhirLayanan)
	_, _, err = a.Terima("sidik", 10, "kepala", berakhir)
	require.ErrorIs(t, err, retensi.ErrAkhirLayanan)
	_, siap := a.MusnahSejak()
	require.False(t, siap)
	a, _, err = a.Serahkan("sidik", "isi", 10, "vendor", pukul(2032, 1, 2, 8))
	require.NoError(t, err)
	for _, c := range []struct {
		sidik  string
		jumlah int
	}{{"lain", 10}, {"sidik", 9}} {
		_, _, err = a.Terima(c.sidik, c.jumlah, "kepala", pukul(2032, 1, 3, 8))
		require.ErrorIs(t, err, retensi.ErrAkhirLayanan)
	}
	a, _, err = a.Terima("sidik", 10, "kepala", pukul(2032, 1, 3, 8))
	require.NoError(t, err)
	sejak, siap := a.MusnahSejak()
	require.True(t, siap)
	require.Equal(t, pukul(2032, 2, 2, 8).UTC(), sejak, "30 hari sejak diterima, yang lebih lambat")

	// The books too: the institution has them now. A hold still binds.
	f := fakta()
	f.Akhir = a
	s := []retensi.Sasaran{{Subjek: "fatimah", Kelas: privasi.RetensiPembukuan, Tindakan: retensi.Musnah}}
	_, _, err = retensi.RencanaMusnah(lembaga, "m", retensi.SebabAkhirLayanan, "a1", s, nil, f, "vendor", sejak.Add(-time.Second))
	require.ErrorIs(t, err, retensi.ErrAkhirLayanan)
	for nama, ubah := range map[string]func(*retensi.AkhirLayanan){"perkara lain": func(a *retensi.AkhirLayanan) { a.ID = "a2" }, "lembaga lain": func(a *retensi.AkhirLayanan) { a.Lembaga = "lain" }} {
		g := f
		ubah(&g.Akhir)
		_, _, err = retensi.RencanaMusnah(lembaga, "m", retensi.SebabAkhirLayanan, "a1", s, nil, g, "vendor", sejak)
		require.ErrorIs(t, err, retensi.ErrAkhirLayanan, nama)
	}
	tertahan := f
	tertahan.Penahanan = []retensi.Penahanan{tahan(privasi.RetensiPembukuan, "", awal, time.Time{})}
	_, _, err = retensi.RencanaMusnah(lembaga, "m", retensi.SebabAkhirLayanan, "a1", s, nil, tertahan, "vendor", sejak)
	require.ErrorIs(t, err, retensi.ErrDitahan)
	p, _, err := retensi.RencanaMusnah(lembaga, "m", retensi.SebabAkhirLayanan, "a1", s, nil, f, "vendor", sejak)
	require.NoError(t, err)
	for i, l := range jalan() {
		_, _, err = a.Musnahkan(p, "vendor", sejak.Add(9*time.Hour))
		require.ErrorIs(t, err, retensi.ErrAkhirLayanan, "pemusnahan belum ditutup")
		p, _, err = l(p, f, sejak.Add(time.Duration(i+1)*time.Hour))
		require.NoError(t, err)
	}
	for nama, ubah := range map[string]func(*retensi.AkhirLayanan, *retensi.Pemusnahan){
		"sudah selesai": func(a *retensi.AkhirLayanan, _ *retensi.Pemusnahan) { a.Status = retensi.DataDimusnahkan }, "sebab lain": func(_ *retensi.AkhirLayanan, p *retensi.Pemusnahan) { p.Sebab = retensi.SebabRetensi },
		"perkara lain": func(_ *retensi.AkhirLayanan, p *retensi.Pemusnahan) { p.Rujukan = "a2" }, "lembaga lain": func(_ *retensi.AkhirLayanan, p *retensi.Pemusnahan) { p.Lembaga = "lain" }, "terlalu dini": func(a *retensi.AkhirLayanan, _ *retensi.Pemusnahan) { a.TungguHari = 60 },
	} {
		x, y := a, p
		ubah(&x, &y)
		_, _, err = x.Musnahkan(y, "vendor", sejak.Add(9*time.Hour))
		require.ErrorIs(t, err, retensi.ErrAkhirLayanan, nama)
	}
	a, ps, err = a.Musnahkan(p, "vendor", sejak.Add(9*time.Hour))
	require.NoError(t, err)
	require.Equal(t, "DataDimusnahkan", ps[0].Jenis)
	_, _, err = a.Serahkan("sidik", "isi", 10, "vendor", sejak)
	require.ErrorIs(t, err, retensi.ErrAkhirLayanan)
}

// The minutes stay true over a storage: what comes back still is what was signed.
func TestIsiRekaman(t *testing.T) {
	t.Parallel()
	d := &privasi.Daftar{}
	retensi.DaftarkanTipe(d)
	f := fakta()
	p := sampai(t, rencana(t, f), f, 7)
	isi, err := privasi.TulisIsi(d, &p)
	require.NoError(t, err)
	var q retensi.Pemusnahan
	require.NoError(t, privasi.BacaIsi(d, isi, &q))
	require.Equal(t, p, q)
	require.True(t, q.Utuh())
	tanpa, _, err := retensi.RencanaMusnah(lembaga, "m2", retensi.SebabRetensi, "", p.Sasaran[:0:0], nil, f, "tu", awal)
	require.ErrorIs(t, err, retensi.ErrPemusnahan)
	require.Empty(t, tanpa)
	sendiri, _, err := retensi.RencanaMusnah(lembaga, "m3", retensi.SebabRetensi, "", []retensi.Sasaran{{Subjek: "aisyah", Kelas: privasi.RetensiKesehatan, Tindakan: retensi.Musnah}}, []string{}, f, "tu", awal)
	require.NoError(t, err)
	sendiri = sampai(t, sendiri, f, 7)
	isi, err = privasi.TulisIsi(d, &sendiri)
	require.NoError(t, err)
	q = retensi.Pemusnahan{}
	require.NoError(t, privasi.BacaIsi(d, isi, &q))
	require.True(t, q.Utuh(), "tanpa prosesor pun utuh")
}
