package kantor_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/retensi"
)

// penyerah stands for the storage of an institution: what it keeps now.
type penyerah struct {
	isi   string
	putus bool // once, in the middle
}

func (p *penyerah) Serahkan(_ context.Context, _ dasar.LembagaID, w io.Writer) (int, error) {
	_, err := io.WriteString(w, p.isi)
	if p.putus {
		p.putus = false
		return 0, errors.New("putus")
	}
	return 2, err
}

func (p *penyerah) Isi(context.Context, dasar.LembagaID) (string, error) { return p.isi, nil }

// A whole institution leaves: it gets its data and says so, waits for the days of its
// agreement, and then nothing about anybody is left here; not even what the law keeps,
// which it keeps itself.
func TestP53_LembagaPergi(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, a, b := t.Context(), r.anak(t), r.anak(t)
		k := r.dengan(dasar.Tgl(2026, 10, 1), a, b)
		k.mulai[b.Subjek] = nil // still here
		kosong, err := r.kantor.AkhirLayanan(ctx, r.kepala())
		require.NoError(t, err)
		require.Empty(t, kosong.Status)
		_, err = r.kantor.AkhiriLayanan(ctx, r.kepala(), "PKS-1", r.Jam.Now(), 30)
		require.ErrorIs(t, err, kantor.ErrBukanPetugas)
		_, err = r.kantor.AkhiriLayanan(ctx, r.ppdp(), "PKS-1", r.Jam.Now(), 30)
		require.NoError(t, err)
		_, err = r.kantor.AkhiriLayanan(ctx, r.ppdp(), "PKS-1", r.Jam.Now(), 30)
		require.ErrorIs(t, err, privasi.ErrRekamanGanda, "sekali saja")
		_, err = r.kantor.TerimaData(ctx, r.kepala(), "abc", 2)
		require.ErrorIs(t, err, retensi.ErrAkhirLayanan, "belum diserahkan")
		var berkas bytes.Buffer
		_, err = r.kantor.SerahkanData(ctx, r.ppdp(), &berkas)
		require.ErrorIs(t, err, kantor.ErrTakDapatSerah)
		serah := &penyerah{isi: "isi awal"}
		r.kantor.Serah = serah
		serah.putus = true
		_, err = r.kantor.SerahkanData(ctx, r.ppdp(), &berkas)
		require.ErrorContains(t, err, "putus", "berkas yang terpotong tidak tercatat")
		berkas.Reset()
		a0, err := r.kantor.SerahkanData(ctx, r.ppdp(), &berkas)
		require.NoError(t, err)
		sidik := fmt.Sprintf("%x", sha256.Sum256(berkas.Bytes()))
		require.Equal(t, []any{sidik, 2}, []any{a0.Ekspor, a0.Jumlah}, "dihitung dari berkas yang benar-benar ditulis")
		_, err = r.kantor.TerimaData(ctx, r.kepala(), sidik[1:], 2)
		require.ErrorIs(t, err, retensi.ErrAkhirLayanan, "sidiknya lain")
		_, err = r.kantor.TerimaData(ctx, r.kepala(), sidik, 2)
		require.NoError(t, err)
		_, err = r.kantor.RencanakanMusnahAkhir(ctx, r.ppdp(), "hosting")
		require.ErrorIs(t, err, retensi.ErrAkhirLayanan, "masa perjanjian belum lewat")
		r.Jam.Maju(31 * 24 * time.Hour)
		serah.isi = "isi awal, lalu satu santri masuk"
		_, err = r.kantor.RencanakanMusnahAkhir(ctx, r.ppdp(), "hosting")
		require.ErrorIs(t, err, retensi.ErrAkhirLayanan, "yang berubah sesudah diserahkan akan hilang")
		berkas.Reset()
		a0, err = r.kantor.SerahkanData(ctx, r.ppdp(), &berkas)
		require.NoError(t, err)
		_, err = r.kantor.RencanakanMusnahAkhir(ctx, r.ppdp(), "hosting")
		require.ErrorIs(t, err, retensi.ErrAkhirLayanan, "harus diterima lagi")
		_, err = r.kantor.TerimaData(ctx, r.kepala(), a0.Ekspor, a0.Jumlah)
		require.NoError(t, err)
		r.Jam.Maju(31 * 24 * time.Hour)
		p, err := r.kantor.RencanakanMusnahAkhir(ctx, r.ppdp(), "hosting")
		require.NoError(t, err)
		require.Len(t, p.Sasaran, 2*len(privasi.SemuaRetensi()), "juga pembukuan dan arsip akademik")
		langkah := []func() error{
			func() error { _, err := r.kantor.SetujuiMusnah(ctx, r.kepala(), p.ID); return err },
			func() error {
				_, err := r.kantor.KabariProsesorMusnah(ctx, r.ppdp(), p.ID, retensi.Kabar{Kepada: "hosting", Bukti: "1"})
				return err
			},
			func() error {
				_, err := r.kantor.KabariSubjekMusnah(ctx, r.ppdp(), p.ID, retensi.Kabar{Kepada: string(a.Subjek), Bukti: "2"}, retensi.Kabar{Kepada: string(b.Subjek), Bukti: "3"})
				return err
			},
			func() error {
				semula := serah.isi
				serah.isi = "berubah sebelum dilaksanakan"
				_, err := r.kantor.LaksanakanMusnah(ctx, r.ppdp(), p.ID)
				require.ErrorIs(t, err, retensi.ErrAkhirLayanan)
				require.Equal(t, "Ahmad", k.nama[a.Subjek])
				serah.isi, k.padam = semula, true
				_, err = r.kantor.LaksanakanMusnah(ctx, r.ppdp(), p.ID)
				require.ErrorContains(t, err, "listrik padam")
				serah.isi = "berkurang karena pemusnahannya sendiri"
				_, err = r.kantor.LaksanakanMusnah(ctx, r.ppdp(), p.ID)
				return err
			},
			func() error {
				_, err := r.kantor.BuktikanMusnah(ctx, r.ppdp(), p.ID, retensi.Uji{Cadangan: "lama"})
				return err
			},
			func() error {
				_, err := r.kantor.BuatBeritaAcara(ctx, r.ppdp(), p.ID, kantor.BeritaAcara{Nomor: "BA-1", Tempat: "Jombang", Saksi: []string{"s1", "s2"}})
				return err
			},
		}
		for _, l := range langkah {
			r.Jam.Maju(time.Hour)
			require.NoError(t, l())
		}
		_, err = r.kantor.TutupAkhirLayanan(ctx, r.ppdp(), p.ID)
		require.ErrorIs(t, err, retensi.ErrAkhirLayanan, "pemusnahannya belum ditutup")
		r.Jam.Maju(time.Hour)
		_, err = r.kantor.TutupMusnah(ctx, r.ppdp(), p.ID)
		require.NoError(t, err)
		x, err := r.kantor.TutupAkhirLayanan(ctx, r.ppdp(), p.ID)
		require.NoError(t, err)
		require.Equal(t, retensi.DataDimusnahkan, x.Status)
		require.Equal(t, map[privasi.SubjekID]string{a.Subjek: "(dimusnahkan)", b.Subjek: "(dimusnahkan)"}, k.nama)
		require.Equal(t, privasi.ErrPutusMusnah, r.lihat(t, privasi.PeranTataUsaha, privasi.TujuanKesiswaan, "HP", b.Subjek).Aturan)
	})
}
