package kantor_test

import (
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/privasi/retensi"
)

func (r *rumah) kepala() dasar.Pelaku {
	p := r.ppdp()
	p.ID, p.Peran = "akun-kepala", privasi.PeranKepala
	return p
}

// perintahTetap lets identitas go by itself.
func (r *rumah) perintahTetap(t *testing.T) {
	t.Helper()
	ctx := t.Context()
	p := retensi.PerintahTetap{Kelas: []privasi.KelasRetensi{privasi.RetensiIdentitas}, Prosesor: []string{"hosting"}, Kabar: "PENG-1", Tempat: "Jombang", Saksi: []string{"s1", "s2"}}
	p, err := r.kantor.UsulkanPerintahTetap(ctx, r.ppdp(), p)
	require.NoError(t, err)
	require.Equal(t, "menunggu", p.Status())
	_, err = r.kantor.SetujuiPerintahTetap(ctx, r.ppdp())
	require.ErrorIs(t, err, retensi.ErrPerintahTetap, "bukan pengusulnya")
	p, err = r.kantor.SetujuiPerintahTetap(ctx, r.kepala())
	require.NoError(t, err)
	require.Equal(t, "berlaku", p.Status())
}

func (r *rumah) rutin(t *testing.T, server string) kantor.HasilRutin {
	t.Helper()
	h, err := r.kantor.RutinRetensi(t.Context(), privasitest.Lembaga, server)
	require.NoError(t, err)
	return h
}

func (r *rumah) semuaRun(t *testing.T) []retensi.Pemusnahan {
	t.Helper()
	ps, _, err := r.kantor.DaftarPemusnahan(t.Context(), r.kepala(), dasar.Page{})
	require.NoError(t, err)
	return ps
}

const lamaUji = 365 * 24 * time.Hour

func TestP52_U31_RutinMenyiapkanLaluMenungguPersetujuan(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, a, b := t.Context(), r.anak(t), r.anak(t)
		k := r.dengan(dasar.Tgl(2026, 6, 20), a, b)
		require.Equal(t, kantor.HasilRutin{Jalan: true}, r.rutin(t, "x"), "belum ada yang jatuh tempo")
		require.Equal(t, kantor.HasilRutin{}, r.rutin(t, "x"), "sekali sehari")
		r.Jam.Maju(3 * lamaUji)
		require.Equal(t, kantor.HasilRutin{Jalan: true, Disiapkan: 1}, r.rutin(t, "x"))
		r.Jam.Maju(24 * time.Hour)
		require.Equal(t, kantor.HasilRutin{Jalan: true}, r.rutin(t, "x"), "yang menunggu tidak disiapkan lagi")
		ps := r.semuaRun(t)
		require.Len(t, ps, 1)
		require.Equal(t, retensi.Direncanakan, ps[0].Status)
		require.Len(t, ps[0].Sasaran, 2)
		require.Equal(t, "Ahmad", k.nama[a.Subjek])
		kasir := privasitest.Pelaku(privasi.PeranKasir, privasi.TujuanHakSubjek)
		_, err := r.kantor.SetujuiMusnah(ctx, kasir, ps[0].ID)
		require.ErrorIs(t, err, kantor.ErrPenyetujuPeran)
		p, err := r.kantor.SetujuiMusnah(ctx, r.kepala(), ps[0].ID)
		require.NoError(t, err, "kepala menyetujui yang disiapkan penjadwal")
		require.Equal(t, retensi.Disetujui, p.Status)
		_, err = r.kantor.LaksanakanMusnah(ctx, r.kepala(), p.ID)
		require.ErrorIs(t, err, kantor.ErrBukanPetugas, "melaksanakan tetap tugas pejabatnya")
	})
}

func TestP52_U42_PerintahTetapSampaiBeritaAcara(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, a, b := t.Context(), r.anak(t), r.anak(t)
		k := r.dengan(dasar.Tgl(2026, 6, 20), a, b)
		r.perintahTetap(t)
		r.Jam.Maju(3 * lamaUji)
		h, err := r.kantor.TahanData(ctx, r.ppdp(), retensi.Penahanan{Subjek: b.Subjek, Kelas: privasi.RetensiIdentitas, Sebab: "perkara_hukum", Rujukan: "7/2029"})
		require.NoError(t, err)
		require.Equal(t, kantor.HasilRutin{Jalan: true, Ditutup: 1}, r.rutin(t, "x"))
		p := r.semuaRun(t)[0]
		require.Equal(t, retensi.Ditutup, p.Status)
		require.True(t, p.Utuh())
		require.Len(t, p.Langkah, 9)
		require.Equal(t, []string{retensi.Sistem, "akun-kepala"}, []string{p.Langkah[0].Oleh, p.Langkah[2].Oleh}, "disetujui di muka oleh orang lain")
		require.Equal(t, map[privasi.SubjekID]string{a.Subjek: "(dimusnahkan)", b.Subjek: "Ahmad"}, k.nama)
		require.Equal(t, privasi.ErrPutusMusnah, r.lihat(t, privasi.PeranTataUsaha, privasi.TujuanKesiswaan, "HP", a.Subjek).Aturan)

		_, err = r.kantor.LepasTahanan(ctx, r.ppdp(), h.ID, "putusan_tetap")
		require.NoError(t, err)
		_, err = r.kantor.CabutPerintahTetap(ctx, r.kepala())
		require.NoError(t, err)
		r.Jam.Maju(24 * time.Hour)
		require.Equal(t, kantor.HasilRutin{Jalan: true, Disiapkan: 1}, r.rutin(t, "x"), "tanpa perintah tetap menunggu persetujuan")
		require.Equal(t, "Ahmad", k.nama[b.Subjek])
	})
}

// The power fails in the middle of a destruction: another server finishes it, once the
// first was silent long enough, and there is one run with one set of minutes.
func TestP52_RutinTerputusDituntaskan(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		a := r.anak(t)
		k := r.dengan(dasar.Tgl(2026, 6, 20), a)
		r.perintahTetap(t)
		r.Jam.Maju(3 * lamaUji)
		k.padam = true
		_, err := r.kantor.RutinRetensi(t.Context(), privasitest.Lembaga, "satu")
		require.ErrorContains(t, err, "listrik padam")
		require.Equal(t, privasi.ErrPutusMusnah, r.lihat(t, privasi.PeranTataUsaha, privasi.TujuanKesiswaan, "HP", a.Subjek).Aturan, "pintu tertutup lebih dahulu")
		r.Jam.Maju(kantor.SewaRutin - time.Minute)
		require.False(t, r.rutin(t, "dua").Jalan, "server satu mungkin masih bekerja")
		r.Jam.Maju(time.Minute)
		require.Equal(t, kantor.HasilRutin{Jalan: true, Ditutup: 1}, r.rutin(t, "dua"))
		require.Equal(t, kantor.HasilRutin{}, r.rutin(t, "satu"))
		ps := r.semuaRun(t)
		require.Len(t, ps, 1)
		require.Equal(t, retensi.Ditutup, ps[0].Status)
		require.Equal(t, 1, ps[0].Sasaran[0].Jumlah)
	})
}

func TestP52_DuaServerSekali(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		r.dengan(dasar.Tgl(2026, 6, 20), r.anak(t), r.anak(t))
		r.perintahTetap(t)
		r.Jam.Maju(3 * lamaUji)
		var wg sync.WaitGroup
		hasil := make([]kantor.HasilRutin, 4)
		for i := range hasil {
			wg.Go(func() {
				h, err := r.kantor.RutinRetensi(t.Context(), privasitest.Lembaga, "server-"+strconv.Itoa(i))
				if err == nil {
					hasil[i] = h
				} else {
					t.Errorf("server %d: %v", i, err)
				}
			})
		}
		wg.Wait()
		jalan, tutup := 0, 0
		for _, h := range hasil {
			if h.Jalan {
				jalan++
			}
			tutup += h.Ditutup
		}
		require.Equal(t, []int{1, 1}, []int{jalan, tutup})
		require.Len(t, r.semuaRun(t), 1)
	})
}

// A hold that comes between the plan and its execution stops what it holds, and nothing
// else; released, the rest follows.
func TestI36_PenahananSaatPelaksanaan(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, a, b := t.Context(), r.anak(t), r.anak(t)
		k := r.dengan(dasar.Tgl(2026, 6, 20), a, b)
		r.Jam.Maju(3 * lamaUji)
		p := r.sampaiKabar(t, kantor.RencanaMusnah{Sebab: retensi.SebabRetensi})
		_, err := r.kantor.SisihkanMusnah(ctx, r.ppdp(), p.ID)
		require.ErrorIs(t, err, retensi.ErrDitahan, "tidak ada yang tertahan")
		_, err = r.kantor.TahanData(ctx, r.ppdp(), retensi.Penahanan{Subjek: b.Subjek, Kelas: privasi.RetensiIdentitas, Sebab: "perkara_hukum", Rujukan: "7/2029"})
		require.NoError(t, err)
		_, err = r.kantor.LaksanakanMusnah(ctx, r.ppdp(), p.ID)
		require.ErrorIs(t, err, retensi.ErrDitahan)
		p, err = r.kantor.SisihkanMusnah(ctx, r.ppdp(), p.ID)
		require.NoError(t, err)
		require.Len(t, p.Sasaran, 1)
		_, err = r.kantor.LaksanakanMusnah(ctx, r.ppdp(), p.ID)
		require.NoError(t, err)
		require.Equal(t, map[privasi.SubjekID]string{a.Subjek: "(dimusnahkan)", b.Subjek: "Ahmad"}, k.nama)
		_, err = r.kantor.SisihkanMusnah(ctx, r.ppdp(), p.ID)
		require.ErrorIs(t, err, retensi.ErrPindahPemusnahan)
	})
}

func TestU42_PerintahTetapDitolak(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx := t.Context()
		baik := retensi.PerintahTetap{Kelas: []privasi.KelasRetensi{privasi.RetensiAkun}, Kabar: "P", Tempat: "T", Saksi: []string{"s1", "s2"}}
		for nama, ubah := range map[string]func(*retensi.PerintahTetap){
			"kelas": func(p *retensi.PerintahTetap) { p.Kelas = nil }, "arsip": func(p *retensi.PerintahTetap) { p.Kelas = []privasi.KelasRetensi{privasi.RetensiAkademik} },
			"tanpa lama": func(p *retensi.PerintahTetap) { p.Kelas = []privasi.KelasRetensi{privasi.RetensiKompartemen} }, "kabar": func(p *retensi.PerintahTetap) { p.Kabar = "" },
			"tempat": func(p *retensi.PerintahTetap) { p.Tempat = "" }, "saksi": func(p *retensi.PerintahTetap) { p.Saksi = []string{"s1", "s1"} },
		} {
			p := baik
			ubah(&p)
			_, err := r.kantor.UsulkanPerintahTetap(ctx, r.ppdp(), p)
			require.ErrorIs(t, err, retensi.ErrPerintahTetap, nama)
		}
		_, err := r.kantor.UsulkanPerintahTetap(ctx, r.kepala(), baik)
		require.ErrorIs(t, err, kantor.ErrBukanPetugas)
		_, err = r.kantor.CabutPerintahTetap(ctx, r.kepala())
		require.Equal(t, dasar.NotFound, dasar.KindOf(err))
		_, err = r.kantor.UsulkanPerintahTetap(ctx, r.ppdp(), baik)
		require.NoError(t, err)
		_, err = r.kantor.CabutPerintahTetap(ctx, r.ppdp())
		require.NoError(t, err)
		_, err = r.kantor.SetujuiPerintahTetap(ctx, r.kepala())
		require.ErrorIs(t, err, retensi.ErrPerintahTetap, "sudah dicabut")
	})
}
