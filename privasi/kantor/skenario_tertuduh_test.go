package kantor_test

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/ekspor"
	"github.com/pesantren-go/pesantren/privasi/hak"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/kompartemen"
	"github.com/pesantren-go/pesantren/privasi/wali"
)

var (
	kunciAcak = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`)
	sidikAcak = regexp.MustCompile(`'?([A-Za-z0-9+/]{22}==|[A-Za-z0-9+/_=-]{30,}|\[(\d+[ ,]){7,}\d+\])`)
)

// catatanAyah writes down what an account is answered, so that two offices can be compared:
// random ids count by their first appearance, hashes and signatures are only there.
type catatanAyah struct {
	t     *testing.T
	ids   map[string]string
	baris []string
}

func (c *catatanAyah) catat(apa string, isi any, err error) {
	c.t.Helper()
	c.baris = append(c.baris, c.tanpaAcak(fmt.Sprintf("%s %+v %v", apa, isi, err)))
}

func (c *catatanAyah) tanpaAcak(s string) string {
	s = kunciAcak.ReplaceAllStringFunc(s, func(id string) string {
		if c.ids[id] == "" {
			c.ids[id] = fmt.Sprintf("<%d>", len(c.ids))
		}
		return c.ids[id]
	})
	return sidikAcak.ReplaceAllString(s, "#")
}

// lihatSemua is everything that the father's account can ask about himself and the child.
func (r *rumah) lihatSemua(c *catatanAyah, k keluarga) {
	ctx, o, x := c.t.Context(), r.kantor, k.anak.Subjek
	diri := o.Pengenal.(akunOrang)[k.ayah.ID]
	tanya := map[string]func() (any, error){
		"wali":      func() (any, error) { return o.WaliSantri(ctx, k.ayah, x) },
		"pilihan":   func() (any, error) { return o.PilihanSaya(ctx, k.ayah, x) },
		"resi":      func() (any, error) { return o.ResiSaya(ctx, k.ayah, x) },
		"data":      func() (any, error) { return o.DataSaya(ctx, r.Penjaga, k.ayah, x) },
		"diri":      func() (any, error) { return o.DataSaya(ctx, r.Penjaga, k.ayah, diri) },
		"periksa":   func() (any, error) { return o.PeriksaSaya(ctx, k.ayah, x) },
		"minta":     func() (any, error) { return o.PermohonanSaya(ctx, k.ayah, x) },
		"aduan":     func() (any, error) { return o.AduanSaya(ctx, k.ayah) },
		"insiden":   func() (any, error) { return o.InsidenSaya(ctx, k.ayah, x, "Ahmad") },
		"kotak":     func() (any, error) { return o.KotakSaya(ctx, k.ayah, x, diri) },
		"tempo":     func() (any, error) { return o.TempoSaya(ctx, k.ayah, x) },
		"bagi":      func() (any, error) { return o.PendedahanSaya(ctx, k.ayah, x) },
		"darurat":   func() (any, error) { return o.DaruratSaya(ctx, k.ayah, x) },
		"kasus":     func() (any, error) { return o.LaporanTim(ctx, k.ayah) },
		"satgas":    func() (any, error) { return o.Satgas(ctx, k.ayah.Lembaga) },
		"peralihan": func() (any, error) { s, u, err := o.Peralihan(ctx, k.ayah, x); return []any{s, u}, err },
		"jejak": func() (any, error) {
			s, _, err := o.JejakSaya(ctx, k.ayah, x, dasar.Page{Limit: dasar.MaxPage})
			return s, err
		},
		"kebijakan": func() (any, error) { s, _, err := o.KebijakanSaya(ctx, k.ayah); return s, err },
	}
	for _, apa := range slices.Sorted(maps.Keys(tanya)) {
		isi, err := tanya[apa]()
		c.catat(apa, isi, err)
	}
}

// putuskan is what he decides for the child, and what he sees of it.
func (r *rumah) putuskan(c *catatanAyah, k keluarga, jawab ...bool) {
	ctx, o, x := c.t.Context(), r.kantor, k.anak.Subjek
	for _, setuju := range jawab {
		r.Jam.Maju(time.Minute)
		c.catat("sajikan", nil, o.SajikanPemberitahuan(ctx, k.ayah, x, privasi.TujuanPublikasi))
		p, err := o.Jawab(ctx, k.ayah, x, privasi.TujuanPublikasi, setuju)
		c.catat("jawab", p, err)
		r.lihatSemua(c, k)
	}
}

// minta is what he asks for her, and the copy of her data that he takes.
func (r *rumah) minta(c *catatanAyah, k keluarga) (id string) {
	r.Jam.Maju(time.Minute)
	p, err := r.kantor.AjukanPermohonan(c.t.Context(), k.ayah, k.anak.Subjek, kantor.MintaHak{Jenis: hak.Batasi, Uraian: "jangan diolah"})
	c.catat("ajukan", p, err)
	r.lihatSemua(c, k)
	_, isi := r.unduh(c.t, k.ayah, kantor.MintaSalinan{Subjek: k.anak.Subjek})
	for _, nama := range slices.Sorted(maps.Keys(isi)) {
		c.catat(nama, isi[nama], nil)
	}
	return p.ID
}

// lapor is a report of the santri about an account, which the team reads.
func (r *rumah) lapor(t *testing.T, terlapor string) {
	t.Helper()
	ctx, hafsah := t.Context(), akunBernama("hafsah", privasi.PeranGuru)
	require.NoError(t, r.kantor.Laporkan(ctx, akunBernama("akun-santri", privasi.PeranSantri), kompartemen.Isi{Korban: "KENARI", Terlapor: terlapor, Uraian: "KENARI"}, terlapor))
	xs, err := r.kantor.LaporanTim(ctx, hafsah)
	require.NoError(t, err)
	require.Len(t, xs, 1)
	_, isi, _, err := r.kantor.BacaLaporan(ctx, r.Penjaga, hafsah, xs[0].ID)
	require.NoError(t, err)
	require.Equal(t, terlapor, isi.Terlapor, "satgas melihat perkaranya")
}

// bekukan is what the desk does with the authority of an account over the child.
func (r *rumah) bekukan(t *testing.T, akun string, x privasi.SubjekID) {
	t.Helper()
	ks, err := r.kantor.WaliSantri(t.Context(), r.ppdp(), x)
	require.NoError(t, err)
	i := slices.IndexFunc(ks, func(k wali.Kewenangan) bool { return k.Pengaju == akun })
	_, err = r.kantor.BekukanWali(t.Context(), akunBernama("akun-ibu", privasi.PeranWali), ks[i].ID, wali.BekuTuduhan)
	require.ErrorIs(t, err, kantor.ErrBukanPetugas)
	_, err = r.kantor.BekukanWali(t.Context(), r.ppdp(), ks[i].ID, wali.BekuTuduhan)
	require.NoError(t, err)
}

// penuhi is what the desk gets that carries out his request.
func (r *rumah) penuhi(t *testing.T, id string) (aturan string) {
	t.Helper()
	_, err := r.kantor.HentikanPemrosesan(t.Context(), r.ppdp(), id)
	return dasar.RuleOf(err)
}

// The father is reported by the santri. Two offices do the same things at the same
// moments; in one of them he is accused. What his account is answered, and what his copy
// of her data holds, is the same byte for byte; there what he decides has no effect.
func TestU60_U61_skenarioAyahTertuduh(t *testing.T) {
	for nama, buka := range semuaRumah {
		t.Run(nama, func(t *testing.T) {
			dua := [2]*rumah{buka(t), buka(t)}
			var k [2]keluarga
			var tulis [2]*catatanAyah
			for i, r := range dua {
				_, err := r.kantor.TunjukSatgas(t.Context(), akunBernama("pengasuh", privasi.PeranPengasuh), "hafsah", "umar")
				require.NoError(t, err)
				k[i] = r.keluarga(t)
				r.kantor.Tinjau = catatan{{Subjek: k[i].anak.Subjek, Tipe: tipeAnak, Dicatat: r.Jam.Now()}}
				r.kantor.Ekspor = []ekspor.Penyedia{pemilikAnak{k[i].anak}}
				tulis[i] = &catatanAyah{t: t, ids: map[string]string{}}
				r.putuskan(tulis[i], k[i], true, false)
			}
			sama := func() {
				require.Equal(t, len(tulis[0].baris), len(tulis[1].baris))
				for i, s := range tulis[0].baris {
					require.Equal(t, s, tulis[1].baris[i], "baris %d", i)
				}
			}
			sama()
			dua[0].lapor(t, "akun-lain") // there the team reads of somebody else
			dua[1].lapor(t, k[1].ayah.ID)
			dua[1].bekukan(t, k[1].ayah.ID, k[1].anak.Subjek)
			var pinta [2]string
			for i, r := range dua {
				r.Jam.Maju(time.Hour)
				r.putuskan(tulis[i], k[i], true, false, true)
				pinta[i] = r.minta(tulis[i], k[i])
			}
			sama()
			require.NotContains(t, strings.Join(tulis[1].baris, "\n"), "KENARI")
			require.Equal(t, privasi.Penuh, dua[0].publikasi(t, k[0].anak.Subjek).Tingkat)
			require.Equal(t, privasi.ErrPutusPersetujuan, dua[1].publikasi(t, k[1].anak.Subjek).Aturan, "jawabannya tidak berlaku")
			for i, r := range dua {
				require.Equal(t, []string{"", string(hak.ErrWaliBelumTerbukti)}[i], r.penuhi(t, pinta[i]), "permintaannya tidak dilaksanakan")
				rs, err := r.kantor.ResiSaya(t.Context(), k[i].ibu, k[i].anak.Subjek)
				require.NoError(t, err)
				require.Len(t, rs, []int{5, 2}[i], "ibunya melihat yang berlaku saja")
				n, err := r.kantor.Stores.Rekaman.Jumlah(t.Context(), k[i].ayah.Lembaga, "persetujuan")
				require.NoError(t, err)
				require.Equal(t, []map[string]int{{"diberikan": 1, "ditarik": 2}, {"ditarik": 1}}[i], n, "yang tidak berlaku disimpan terpisah")
			}
		})
	}
}
