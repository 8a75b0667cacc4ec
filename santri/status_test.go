package santri_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

var (
	hariUji = dasar.Tgl(2026, 10, 5)
	kepala  = dasar.Pelaku{ID: "akun-kepala", Lembaga: "uji", Peran: "kepala", Lingkup: dasar.LingkupSemua}
	tu      = dasar.Pelaku{ID: "akun-tu", Lembaga: "uji", Peran: "tata_usaha", Lingkup: dasar.LingkupSemua}
)

// memenuhi is the command for a transition with all it asks for.
func memenuhi(p santri.Peralihan, pada dasar.Tanggal) santri.Perubahan {
	c := santri.Perubahan{Ke: p.Ke, Pada: pada, Syarat: p.Syarat}
	if p.Alasan {
		c.Alasan = "lain"
	}
	return c
}

// Every pair of statuses is either in the table, and goes through with what the
// table asks for, or is refused and names both.
func TestPeralihan_setiap_pasangan(t *testing.T) {
	t.Parallel()
	boleh := 0
	for _, dari := range santri.DaftarStatus() {
		for _, ke := range santri.DaftarStatus() {
			s := santri.Santri{Lembaga: "uji", ID: "a", Status: dari}
			riwayat := []santri.Peristiwa{{Santri: "a", Urut: 4, Ke: dari, Pada: dasar.Tgl(2026, 7, 13)}}
			p, ada := santri.CariPeralihan(dari, ke)
			if !ada {
				_, _, err := santri.Ubah(s, riwayat, santri.Perubahan{Ke: ke, Pada: hariUji, Alasan: "lain"}, kepala, hariUji)
				require.ErrorIs(t, err, santri.ErrStatusPindah)
				require.Contains(t, err.Error(), "dari "+string(dari)+" menjadi "+string(ke))
				continue
			}
			boleh++
			e, ulang, err := santri.Ubah(s, riwayat, memenuhi(p, hariUji), kepala, hariUji)
			require.NoError(t, err, "%s -> %s", dari, ke)
			require.False(t, ulang)
			require.Equal(t, santri.Peristiwa{Lembaga: "uji", Santri: "a", Urut: 5, Dari: dari, Ke: ke, Pada: hariUji, Alasan: e.Alasan, Syarat: e.Syarat,
				Oleh: "akun-kepala", Peran: "kepala"}, e)
			for i := range p.Syarat {
				c := memenuhi(p, hariUji)
				c.Syarat = slices.Delete(slices.Clone(p.Syarat), i, i+1)
				_, _, err := santri.Ubah(s, riwayat, c, kepala, hariUji)
				require.ErrorIs(t, err, santri.ErrStatusSyarat)
				require.Contains(t, err.Error(), string(p.Syarat[i]))
			}
			if p.Alasan {
				c := memenuhi(p, hariUji)
				c.Alasan = ""
				_, _, err := santri.Ubah(s, riwayat, c, kepala, hariUji)
				require.ErrorIs(t, err, santri.ErrStatusAlasan)
			}
			_, _, err = santri.Ubah(s, riwayat, memenuhi(p, hariUji), tu, hariUji)
			if p.Pimpinan {
				require.ErrorIs(t, err, santri.ErrStatusPimpinan)
				require.Equal(t, dasar.Forbidden, dasar.KindOf(err))
			} else {
				require.NoError(t, err)
			}
		}
	}
	require.Equal(t, 15+4+4+12, boleh, "tabel berubah: periksa juga aturannya")
	require.Len(t, santri.TabelPeralihan(), boleh, "tidak ada pasangan ganda")
}

func TestUbah_ditolak(t *testing.T) {
	t.Parallel()
	s := santri.Santri{ID: "a", Status: santri.Aktif}
	riwayat := []santri.Peristiwa{{Santri: "a", Urut: 1, Ke: santri.Aktif, Pada: dasar.Tgl(2026, 9, 1)}}
	cuti := santri.Perubahan{Ke: santri.Cuti, Pada: hariUji, Alasan: "sakit", Syarat: []santri.Syarat{santri.RencanaCuti}}
	for nama, u := range map[string]struct {
		ubah   func(*santri.Perubahan)
		aturan dasar.Aturan
	}{
		"status_asing":        {func(c *santri.Perubahan) { c.Ke = "ACTIVE" }, santri.ErrStatusAsing},
		"tanggal_kosong":      {func(c *santri.Perubahan) { c.Pada = dasar.Tanggal{} }, santri.ErrStatusTanggal},
		"besok":               {func(c *santri.Perubahan) { c.Pada = hariUji.TambahHari(1) }, santri.ErrStatusTanggal},
		"mendahului_terakhir": {func(c *santri.Perubahan) { c.Pada = dasar.Tgl(2026, 8, 31) }, santri.ErrStatusTanggal},
		"alasan_bukan_daftar": {func(c *santri.Perubahan) { c.Alasan = "ibunya sakit" }, santri.ErrStatusAlasan},
		"alasan_tak_wajib_pun": {func(c *santri.Perubahan) {
			*c = santri.Perubahan{Ke: santri.Lulus, Pada: hariUji, Alasan: "x", Syarat: []santri.Syarat{santri.JalurTuntas}}
		}, santri.ErrStatusAlasan},
	} {
		c := cuti
		u.ubah(&c)
		_, _, err := santri.Ubah(s, riwayat, c, kepala, hariUji)
		require.ErrorIs(t, err, u.aturan, nama)
	}
	e, _, err := santri.Ubah(s, riwayat, cuti, kepala, hariUji)
	require.NoError(t, err)
	s.Status = santri.Cuti
	lagi, ulang, err := santri.Ubah(s, append(riwayat, e), cuti, tu, hariUji)
	require.NoError(t, err)
	require.True(t, ulang)
	require.Equal(t, e, lagi)
}

func TestAwal(t *testing.T) {
	t.Parallel()
	e, err := santri.Awal(santri.Santri{Lembaga: "uji", ID: "a", Status: santri.Calon}, hariUji, tu, hariUji)
	require.NoError(t, err)
	require.Equal(t, santri.Peristiwa{Lembaga: "uji", Santri: "a", Urut: 1, Ke: santri.Calon, Pada: hariUji, Oleh: "akun-tu", Peran: "tata_usaha"}, e)
	for _, s := range santri.DaftarStatus() {
		if s != santri.Calon && s != santri.Aktif {
			_, err := santri.Awal(santri.Santri{Status: s}, hariUji, tu, hariUji)
			require.ErrorIs(t, err, santri.ErrStatusAwal)
		}
	}
	for _, pada := range []dasar.Tanggal{{}, hariUji.TambahHari(1)} {
		_, err := santri.Awal(santri.Santri{Status: santri.Aktif}, pada, tu, hariUji)
		require.ErrorIs(t, err, santri.ErrStatusTanggal)
	}
}

// However a life goes, the status recomputed from its history equals the stored
// one, and the status on a day is that of the last event up to it.
func TestRiwayat_sifat(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := santri.Santri{ID: "a", Status: rapid.SampledFrom([]santri.Status{santri.Calon, santri.Aktif}).Draw(t, "awal")}
		hari := dasar.Tgl(2020, 7, 1)
		e, err := santri.Awal(s, hari, kepala, hariUji)
		require.NoError(t, err)
		riwayat := []santri.Peristiwa{e}
		for range rapid.IntRange(0, 12).Draw(t, "langkah") {
			ke := rapid.SampledFrom(santri.DaftarStatus()).Draw(t, "ke")
			hari = hari.TambahHari(rapid.IntRange(0, 90).Draw(t, "jeda"))
			c := santri.Perubahan{Ke: ke, Pada: hari, Alasan: "lain"}
			if p, ada := santri.CariPeralihan(s.Status, ke); ada {
				c.Syarat = p.Syarat
			}
			e, ulang, err := santri.Ubah(s, riwayat, c, kepala, hariUji)
			if err != nil || ulang {
				continue
			}
			riwayat = append(riwayat, e)
			s.Status = ke
		}
		dapat, err := santri.PeriksaRiwayat(riwayat)
		require.NoError(t, err)
		require.Equal(t, s.Status, dapat)
		require.Equal(t, s.Status, santri.StatusPada(riwayat, hariUji))
		require.Empty(t, santri.StatusPada(riwayat, dasar.Tgl(2020, 6, 30)))
		for i, e := range riwayat {
			if i+1 == len(riwayat) || riwayat[i+1].Pada != e.Pada {
				require.Equal(t, e.Ke, santri.StatusPada(riwayat, e.Pada))
			}
		}
		if len(riwayat) > 1 {
			rusak := slices.Clone(riwayat)
			rusak[1].Dari = santri.Wafat
			_, err := santri.PeriksaRiwayat(rusak)
			require.Error(t, err)
			_, err = santri.PeriksaRiwayat(riwayat[1:])
			require.Error(t, err)
		}
	})
}
