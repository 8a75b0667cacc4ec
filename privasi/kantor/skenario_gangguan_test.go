package kantor_test

import (
	"bytes"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/hak"
	"github.com/pesantren-go/pesantren/privasi/insiden"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/privasi/resi"
)

// A consent is withdrawn while the desk reads without a pause: no reading that began
// after the withdrawal was acknowledged shows anything (P-09, I-14), and each that did
// show has its line in the trail (I-09).
func TestP09_I09_I14_skenarioPenarikanBerpacu(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, k := t.Context(), r.keluarga(t)
		x := k.anak.Subjek
		r.jawab(t, k.ayah, x, true)
		var ditarik atomic.Bool
		var terbuka, salah atomic.Int64
		mulai, henti := make(chan struct{}), make(chan struct{})
		var tunggu sync.WaitGroup
		tunggu.Go(func() {
			for n := 0; ; n++ {
				sesudah := ditarik.Load()
				v, err := r.Penjaga.Minta(ctx, privasitest.Pelaku(privasi.PeranTataUsaha, privasi.TujuanPublikasi), tipeAnak, []string{"Nama"}, x)
				if err == nil && v.Tingkat(x, "Nama") == privasi.Penuh {
					terbuka.Add(1)
					if sesudah {
						salah.Add(1)
					}
				}
				if n == 3 {
					close(mulai)
				}
				select {
				case <-henti:
					return
				default:
				}
			}
		})
		<-mulai
		_, err := r.kantor.Jawab(ctx, k.ayah, x, privasi.TujuanPublikasi, false)
		ditarik.Store(true)
		for range 5 {
			require.Equal(t, privasi.ErrPutusPersetujuan, r.publikasi(t, x).Aturan)
		}
		close(henti)
		tunggu.Wait()
		require.NoError(t, err)
		require.Zero(t, salah.Load(), "dibuka sesudah izinnya ditarik")
		require.GreaterOrEqual(t, terbuka.Load(), int64(3))
		var tampak int64
		for hal := (dasar.Page{Limit: dasar.MaxPage}); ; {
			js, lanjut, err := r.kantor.JejakSaya(ctx, k.ayah, x, hal)
			require.NoError(t, err)
			for _, j := range js {
				if j.Tujuan == privasi.TujuanPublikasi && strings.Contains(j.Bidang, "Nama=penuh") {
					tampak++
				}
			}
			if hal.After = lanjut; lanjut == "" {
				break
			}
		}
		require.Equal(t, terbuka.Load(), tampak, "tiap yang tampak ada barisnya, dan hanya itu")
	})
}

// A receipt is offered that was not issued so: a byte of it changed, from a moment to
// come, under the key of another institution, as somebody else's (I-17, B-45). There is
// one answer to all of them, and the true one still holds after the consent was
// withdrawn.
func TestI17_B45_U08_skenarioResiPalsu(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, k := t.Context(), r.keluarga(t)
		x := k.anak.Subjek
		r.jawab(t, k.ayah, x, true)
		rs, err := r.kantor.ResiSaya(ctx, k.ayah, x)
		require.NoError(t, err)
		require.Len(t, rs, 1)
		g, err := r.kantor.Pegangan(ctx, r.Penjaga, k.ayah, x, rs[0].ID)
		require.NoError(t, err)
		publik, err := r.kantor.KunciPublik(ctx, privasitest.Lembaga)
		require.NoError(t, err)
		asing, err := r.kantor.KunciPublik(ctx, privasitest.LembagaLain)
		require.NoError(t, err)
		harap := resi.Harapan{Lembaga: privasitest.Lembaga, Subjek: x, Garam: g.Garam, Kini: r.Jam.Now()}
		dulu, orang, lembaga := harap, harap, harap
		dulu.Kini, orang.Subjek, lembaga.Lembaga = r.Jam.Now().Add(-time.Hour), privasi.NewSubjek(), privasitest.LembagaLain
		ubah := bytes.Replace(g.Resi, []byte("diberikan"), []byte("ditarik.."), 1)
		require.NotEqual(t, g.Resi, ubah)
		for nama, c := range map[string]struct {
			teks   []byte
			publik string
			h      resi.Harapan
		}{
			"diubah": {ubah, publik, harap}, "terpotong": {g.Resi[:len(g.Resi)-1], publik, harap}, "dari masa depan": {g.Resi, publik, dulu},
			"orang lain": {g.Resi, publik, orang}, "lembaga lain": {g.Resi, publik, lembaga}, "kunci lain": {g.Resi, asing, harap},
		} {
			_, err := resi.Periksa(c.teks, c.publik, c.h)
			require.ErrorIs(t, err, resi.ErrResi, nama)
		}
		r.Jam.Maju(time.Hour)
		_, err = r.kantor.Jawab(ctx, k.ayah, x, privasi.TujuanPublikasi, false)
		require.NoError(t, err)
		isi, err := resi.Periksa(g.Resi, publik, harap)
		require.NoError(t, err, "ia membuktikan apa yang dikatakan saat itu")
		require.Equal(t, "diberikan", isi.Status)
	})
}

// The clock of the machine jumps back two days. A consent that was given later than it
// now says opens nothing, no deadline moves, what was destroyed or restricted stays so,
// and the log still grows and verifies (I-27, I-42, P-09).
func TestI27_I42_skenarioJamMundur(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, k := t.Context(), r.keluarga(t)
		x := k.anak.Subjek
		p, err := r.kantor.AjukanPermohonan(ctx, k.ayah, x, kantor.MintaHak{Jenis: hak.Akses})
		require.NoError(t, err)
		batas := p.Batas()
		r.Jam.Maju(time.Hour)
		r.jawab(t, k.ayah, x, true)
		r.Jam.Maju(time.Hour)
		require.Equal(t, privasi.Penuh, r.publikasi(t, x).Tingkat)
		_, err = r.kantor.TandatanganiBuku(ctx, privasitest.Lembaga)
		require.NoError(t, err)

		r.Jam.Setel(r.Jam.Now().Add(-48 * time.Hour))
		require.Equal(t, privasi.ErrPutusPersetujuan, r.publikasi(t, x).Aturan, "izin dari masa depan tidak membuka apa pun")
		lagi, err := r.kantor.AjukanPermohonan(ctx, k.ayah, x, kantor.MintaHak{Jenis: hak.Akses})
		require.NoError(t, err)
		ps, err := r.kantor.PermohonanSaya(ctx, k.ayah, x)
		require.NoError(t, err)
		for _, q := range ps {
			if q.ID == p.ID {
				require.False(t, q.Batas().After(batas), "batas tidak pernah mundur")
			}
		}
		require.NotEmpty(t, lagi.ID)
		_, err = r.kantor.TandatanganiBuku(ctx, privasitest.Lembaga)
		require.NoError(t, err)
		n, err := r.kantor.PeriksaBuku(ctx, privasitest.Lembaga)
		require.NoError(t, err, "buku bersambung menurut urutannya, bukan menurut jam")
		require.GreaterOrEqual(t, n, 2)

		r.Jam.Setel(r.Jam.Now().Add(48 * time.Hour))
		require.Equal(t, privasi.Penuh, r.publikasi(t, x).Tingkat, "jam yang dibetulkan memulihkan keadaan")
	})
}

// A phone is stolen at two in the morning of the Saturday before Idulfitri 2027: the 72
// hours run through the holiday and end in it, everybody whom its account was shown in
// those hours is in the radius and nobody else, and nothing closes without their notices
// (U-46, I-47, I-48).
func TestU46_I47_I48_skenarioPonselMalamLebaran(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, a, b := t.Context(), r.anak(t), r.anak(t)
		wib := time.FixedZone("WIB", 7*3600)
		hilang := time.Date(2027, 3, 6, 2, 0, 0, 0, wib)
		r.Jam.Setel(hilang.Add(-24 * time.Hour))
		r.lihat(t, privasi.PeranTataUsaha, privasi.TujuanKesiswaan, "HP", b.Subjek) // the day before, still in his hands
		r.Jam.Setel(hilang.Add(20 * time.Minute))
		r.lihat(t, privasi.PeranTataUsaha, privasi.TujuanKesiswaan, "HP", a.Subjek)
		r.Jam.Setel(hilang.Add(6 * time.Hour))
		tu := privasitest.Pelaku(privasi.PeranTataUsaha, privasi.TujuanKesiswaan)
		i, err := r.kantor.LaporkanInsiden(ctx, tu, insiden.Laporan{Terdeteksi: hilang, Jenis: []insiden.Kegagalan{insiden.Kerahasiaan}})
		require.NoError(t, err)
		require.True(t, i.Batas().Equal(hilang.Add(72*time.Hour)), "hari libur tidak menghentikan jam: %s", i.Batas())
		_, err = r.kantor.SelidikiInsiden(ctx, r.ppdp(), i.ID)
		require.NoError(t, err)
		n, err := r.kantor.HitungRadius(ctx, r.ppdp(), i.ID, insiden.Jendela{Akun: []string{tu.ID}, Dari: hilang})
		require.NoError(t, err)
		require.Equal(t, 1, n)
		berkas, err := r.kantor.AmbilInsiden(ctx, r.ppdp(), i.ID)
		require.NoError(t, err)
		require.Equal(t, a.Subjek, berkas.Terdampak[0].Subjek)
		_, err = r.kantor.PastikanInsiden(ctx, r.ppdp(), i.ID, kepastian(r))
		require.NoError(t, err)
		r.Jam.Setel(hilang.Add(73 * time.Hour))
		_, err = r.kantor.TutupInsiden(ctx, r.ppdp(), i.ID)
		require.ErrorIs(t, err, insiden.ErrKabarBelumLengkap)
		berkas, err = r.kantor.AmbilInsiden(ctx, r.ppdp(), i.ID)
		require.NoError(t, err)
		require.True(t, berkas.Batas().Equal(hilang.Add(72*time.Hour)), "terlambat tetap terlambat")
	})
}
