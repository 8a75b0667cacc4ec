package kantor_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

// catatan are the records of a school whose people are asked to look at their data.
type catatan []kantor.CatatanOrang

func (c catatan) Catatan(_ context.Context, _ dasar.LembagaID, _ string, p dasar.Page) ([]kantor.CatatanOrang, string, error) {
	if p.After == "" && len(c) > 1 { // two pages
		return c[:1], "sisanya", nil
	}
	return c[min(1, len(c)-1):], "", nil
}

func (c catatan) CatatanDari(_ context.Context, _ dasar.LembagaID, s privasi.SubjekID) (cs []kantor.CatatanOrang, _ error) {
	for _, x := range c {
		if x.Subjek == s {
			cs = append(cs, x)
		}
	}
	return cs, nil
}

// The age of every field is known; what was written or confirmed is fresh for the
// institution's interval, and only what the person was asked can be confirmed.
func TestP47_U38_data_lama(t *testing.T) {
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, a, b := t.Context(), r.anak(t), r.anak(t)
		awal := r.Jam.Now()
		r.kantor.Tinjau = catatan{{Subjek: a.Subjek, Tipe: tipeAnak, Dicatat: awal}, {Subjek: b.Subjek, Tipe: tipeAnak, Dicatat: awal.AddDate(0, 11, 0)}}
		wali := privasitest.Pelaku(privasi.PeranWali, privasi.TujuanHakSubjek)
		wali.ID = "wali-a"
		r.milik[wali.ID] = []privasi.SubjekID{a.Subjek}

		xs, err := r.kantor.PeriksaSaya(ctx, wali, a.Subjek)
		require.NoError(t, err)
		require.Equal(t, []kantor.IsianTinjau{{Tipe: tipeAnak, Bidang: "Nama", Terakhir: awal}, {Tipe: tipeAnak, Bidang: "HP", Terakhir: awal}}, xs, "kesehatan tidak ditanyakan")
		_, err = r.kantor.PeriksaSaya(ctx, wali, b.Subjek)
		require.Equal(t, dasar.NotFound, dasar.KindOf(err), "anak orang lain")

		r.Jam.Maju(365*24*time.Hour + 24*time.Hour)
		usang := func() (n map[privasi.SubjekID][]string) {
			n = map[privasi.SubjekID][]string{}
			for p := (dasar.Page{Limit: 1}); ; {
				us, lanjut, err := r.kantor.DataUsang(ctx, r.ppdp(), tipeAnak, p)
				require.NoError(t, err)
				for _, u := range us {
					for _, x := range u.Usang {
						n[u.Subjek] = append(n[u.Subjek], x.Bidang)
					}
				}
				if p.After = lanjut; lanjut == "" {
					return n
				}
			}
		}
		require.Equal(t, map[privasi.SubjekID][]string{a.Subjek: {"Nama", "HP"}}, usang())
		_, _, err = r.kantor.DataUsang(ctx, wali, tipeAnak, dasar.Page{Limit: 5})
		require.Equal(t, dasar.Forbidden, dasar.KindOf(err))

		for _, buruk := range [][]string{nil, {tipeAnak + ".Periksa"}, {"santri.Santri.HP"}} {
			require.Equal(t, string(kantor.ErrTinjauan), dasar.RuleOf(r.kantor.KonfirmasiData(ctx, wali, a.Subjek, buruk...)), buruk)
		}
		require.Equal(t, dasar.NotFound, dasar.KindOf(r.kantor.KonfirmasiData(ctx, wali, b.Subjek, tipeAnak+".HP")))
		require.NoError(t, r.kantor.KonfirmasiData(ctx, wali, a.Subjek, tipeAnak+".HP"))
		require.Equal(t, map[privasi.SubjekID][]string{a.Subjek: {"Nama"}}, usang(), "yang dikonfirmasi segar lagi")
		require.NoError(t, r.kantor.CatatTulis(ctx, wali, a.Subjek, tipeAnak, "Nama", "Periksa", "HP"))
		require.Empty(t, usang(), "yang ditulis ulang segar lagi")
		xs, err = r.kantor.PeriksaSaya(ctx, wali, a.Subjek)
		require.NoError(t, err)
		require.Len(t, xs, 2)
		require.False(t, xs[1].Diperiksa, "ditulis sesudah diperiksa")
		require.Equal(t, r.Jam.Now().UTC(), xs[0].Terakhir.UTC())

		set, err := r.kantor.Setelan(ctx, privasitest.Lembaga)
		require.NoError(t, err)
		require.Equal(t, 12, set.Isi.BulanTinjau())
		r.Jam.Maju(345 * 24 * time.Hour)
		require.Equal(t, map[privasi.SubjekID][]string{b.Subjek: {"Nama", "HP"}}, usang(), "tiap catatan menurut umurnya")
	})
}
