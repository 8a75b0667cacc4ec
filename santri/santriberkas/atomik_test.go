package santriberkas_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// sela is a unit of work that lets something happen around the real one.
type sela struct {
	dalam   dasar.Atomic[santri.ImporStores]
	sebelum func()
	ubah    func(santri.ImporStores) santri.ImporStores
	ulang   bool // runs fn once more, after a first run that was rolled back
}

var errUlang = errors.New("serialization failure")

func (s sela) Do(ctx context.Context, fn func(context.Context, santri.ImporStores) error) error {
	if s.sebelum != nil {
		s.sebelum()
	}
	jalan := func(ctx context.Context, st santri.ImporStores) error {
		if s.ubah != nil {
			st = s.ubah(st)
		}
		return fn(ctx, st)
	}
	if s.ulang {
		err := s.dalam.Do(ctx, func(ctx context.Context, st santri.ImporStores) error {
			if err := jalan(ctx, st); err != nil {
				return err
			}
			return errUlang
		})
		if !errors.Is(err, errUlang) {
			return err
		}
	}
	return s.dalam.Do(ctx, jalan)
}

func TestImpor_unit_yang_diulang(t *testing.T) {
	t.Parallel()
	diSemua(t, func(t *testing.T, r *rumah) {
		r.impor.Atomic = sela{dalam: r.impor.Atomic, ulang: true}
		ganti := strings.NewReplacer("7A", "7B", "RT 1", "RT 2", "Abu Bakar", "Abu Dzar").Replace
		for _, m := range []santri.PermintaanImpor{kecil(t, ali), kecil(t, ganti(ali), umar)} {
			p := r.pratinjau(t, lembaga, m)
			h, sudah, err := r.impor.Terapkan(context.Background(), tataUsaha(lembaga), p.Token, santri.SemuaAtauTidak, r.wewenang(t, tataUsaha(lembaga), p.TataLetak))
			require.NoError(t, err)
			require.False(t, sudah)
			require.Equal(t, []int{p.Baru, p.Berubah}, []int{h.Baru, h.Berubah})
		}
		require.Len(t, r.semua(t, lembaga), 2)
		require.Equal(t, "7B", r.semua(t, lembaga)["1"].Utama().Kelas)
	})
}

// A change that slips in between comparing and writing is seen by the lock.
func TestImpor_berubah_di_antara_banding_dan_tulis(t *testing.T) {
	t.Parallel()
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, pel := context.Background(), tataUsaha(lembaga)
		r.masukkan(t, lembaga, kecil(t, ali))
		p := r.pratinjau(t, lembaga, kecil(t, strings.Replace(ali, "7A", "7B", 1), umar))
		r.impor.Atomic = sela{dalam: r.impor.Atomic, sebelum: func() {
			ada, err := r.toko.Santri.Ambil(ctx, lembaga, r.semua(t, lembaga)["1"].ID)
			require.NoError(t, err)
			ada[0].TempatLahir = "Blitar"
			_, err = r.impor.Service.Perbarui(ctx, pel, ada[0])
			require.NoError(t, err)
		}}
		_, _, err := r.impor.Terapkan(ctx, pel, p.Token, santri.YangBaikSaja, r.wewenang(t, pel, p.TataLetak))
		require.ErrorIs(t, err, santri.ErrImporBasi)
		require.Len(t, r.semua(t, lembaga), 1)
		require.Equal(t, "7A", r.semua(t, lembaga)["1"].Utama().Kelas)
	})
}

type pernyataanRusak struct{ privasi.GudangPernyataan }

func (pernyataanRusak) TambahTugas(context.Context, dasar.LembagaID, []privasi.TugasKabar) error {
	return errors.New("disk penuh")
}

// Whatever fails last takes everything with it, the mark on the preview as
// well: the same token can be applied once the fault is gone.
func TestImpor_gagal_di_ujung(t *testing.T) {
	t.Parallel()
	diSemua(t, func(t *testing.T, r *rumah) {
		ctx, pel := context.Background(), tataUsaha(lembaga)
		r.masukkan(t, lembaga, kecil(t, ali))
		p := r.pratinjau(t, lembaga, kecil(t, strings.Replace(ali, "7A", "9C", 1), umar))
		w := r.wewenang(t, pel, p.TataLetak)
		utuh := r.impor.Atomic
		r.impor.Atomic = sela{dalam: utuh, ubah: func(st santri.ImporStores) santri.ImporStores {
			st.Pernyataan = pernyataanRusak{st.Pernyataan}
			return st
		}}
		_, _, err := r.impor.Terapkan(ctx, pel, p.Token, santri.YangBaikSaja, w)
		require.ErrorContains(t, err, "disk penuh")
		require.Len(t, r.semua(t, lembaga), 1)
		require.Equal(t, "7A", r.semua(t, lembaga)["1"].Utama().Kelas)
		_, err = r.toko.Pernyataan.Ambil(ctx, lembaga, w.ID)
		require.Equal(t, dasar.NotFound, dasar.KindOf(err))
		st, err := r.toko.Struktur.Struktur(ctx, lembaga)
		require.NoError(t, err)
		for _, tk := range st.Tingkat {
			require.NotEqual(t, "9", tk.Kode)
		}

		r.impor.Atomic = utuh
		h, sudah, err := r.impor.Terapkan(ctx, pel, p.Token, santri.YangBaikSaja, w)
		require.NoError(t, err)
		require.False(t, sudah)
		require.Equal(t, []int{1, 1}, []int{h.Baru, h.Berubah})
	})
}
