package kantor_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/antar"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/retensi"
)

// Whose data a standing order destroys is told himself, before it happens: the run waits
// for the notices, at most two days, and keeps each one's own proof; what failed rests on
// the announcement. Afterwards he may still read what went.
func TestU43_U40_perintahTetapMengabariOrangnya(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, a, b, c := t.Context(), r.anak(t), r.anak(t), r.anak(t)
		k := r.dengan(dasar.Tgl(2026, 6, 20), a, b, c)
		r.perintahTetap(t)
		r.kantor.Jangkau = kotak{a.Subjek: true, c.Subjek: true}
		r.Jam.Maju(3 * lamaUji)
		require.Equal(t, kantor.HasilRutin{Jalan: true, Mengabari: 1}, r.rutin(t, "x"), "orangnya belum tahu")
		r.Jam.Maju(time.Minute)
		require.Equal(t, kantor.HasilKabarRutin{Jalan: true, Baru: 3, Gagal: 1}, r.putarKabar(t, "x"), "b tidak dapat masuk")
		r.milik["akun-a"] = []privasi.SubjekID{a.Subjek}
		kotakA, err := r.kantor.KotakSaya(ctx, akunBernama("akun-a", privasi.PeranWali), a.Subjek)
		require.NoError(t, err)
		r.Jam.Maju(time.Minute)
		_, surat, err := r.kantor.BukaKabar(ctx, akunBernama("akun-a", privasi.PeranWali), kotakA[0].ID)
		require.NoError(t, err)
		require.Contains(t, surat.Isi, "akan dihapus atau dimusnahkan")
		require.Contains(t, surat.Isi, "mintalah salinannya sekarang")
		dibaca := r.Jam.Now()
		r.Jam.Maju(24 * time.Hour)
		require.Equal(t, kantor.HasilRutin{Jalan: true, Mengabari: 1}, r.rutin(t, "x"), "c belum membuka")
		require.Equal(t, "Ahmad", k.nama[a.Subjek])
		r.Jam.Maju(24 * time.Hour)
		require.Equal(t, kantor.HasilRutin{Jalan: true, Ditutup: 1}, r.rutin(t, "x"))
		p := r.semuaRun(t)[0]
		require.True(t, p.Utuh())
		bukti := map[string]retensi.Kabar{}
		for _, x := range p.Kabar {
			bukti[x.Kepada] = x
		}
		require.Contains(t, bukti[string(a.Subjek)].Bukti, antar.KanalAplikasi)
		require.True(t, dibaca.Truncate(time.Microsecond).Equal(bukti[string(a.Subjek)].Pada))
		require.Equal(t, "PENG-1", bukti[string(b.Subjek)].Bukti, "yang gagal: pengumumannya")
		require.Equal(t, "PENG-1", bukti[string(c.Subjek)].Bukti, "yang tidak membuka: pengumumannya")
		require.Equal(t, "(dimusnahkan)", k.nama[c.Subjek])
		r.Jam.Maju(25 * time.Hour)
		r.putarKabar(t, "x")
		r.milik["akun-c"] = []privasi.SubjekID{c.Subjek}
		kotakC, err := r.kantor.KotakSaya(ctx, akunBernama("akun-c", privasi.PeranWali), c.Subjek)
		require.NoError(t, err)
		require.Len(t, kotakC, 1, "sesudahnya masih dapat dibaca")
		_, surat, err = r.kantor.BukaKabar(ctx, akunBernama("akun-c", privasi.PeranWali), kotakC[0].ID)
		require.NoError(t, err)
		require.Contains(t, surat.Isi, "telah dihapus atau dimusnahkan pada")
	})
}
