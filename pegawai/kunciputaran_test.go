package pegawai_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
)

// A run whose kasbon was undone and replaced by another of the same amount is not
// locked with slips that deduct the dead one.
func TestKunciPutaran_kasbon_diganti(t *testing.T) {
	t.Parallel()
	k := bukaKantor(t)
	require.NoError(t, k.Stores.Isian.Simpan(k.ctx, "uji", pegawai.Isian{ID: "i", Pegawai: "p1", Komponen: "kegiatan", Jumlah: 2_000_000, Mulai: dasar.Tgl(2026, 10, 2), Selesai: dasar.Tgl(2026, 10, 2)}))
	kasbon := pegawai.Kasbon{ID: "lama", Pegawai: "p1", Pokok: 100_000, Angsuran: []pegawai.Angsuran{{Bulan: dasar.Bln(2026, 10), Jumlah: 100_000}}, Mulai: dasar.Tgl(2026, 9, 20)}
	require.NoError(t, k.Stores.Kasbon.Simpan(k.ctx, "uji", kasbon))
	p := k.putaran(pegawai.Gaji, dasar.Bln(2026, 10))
	k.sampai(p.ID, pegawai.Disetujui)
	batal, baru := kasbon, kasbon
	batal.Batal, batal.Versi, baru.ID = "salah catat", 1, "baru"
	require.NoError(t, k.Stores.Kasbon.Simpan(k.ctx, "uji", batal, baru))
	_, err := k.KunciPutaran(k.ctx, hrd, p.ID)
	require.ErrorIs(t, err, pegawai.ErrBasi)
}

// Whatever a slip freezes is part of what the lock compares: the line of form BPA1
// that pay stands on, although no sum changes with it.
func TestKunciPutaran_baris_BPA1_berubah(t *testing.T) {
	t.Parallel()
	k := bukaKantor(t)
	p := k.putaran(pegawai.Gaji, dasar.Bln(2026, 10))
	k.sampai(p.ID, pegawai.Disetujui)
	ks, err := k.Stores.Master.Komponen(k.ctx, "uji")
	require.NoError(t, err)
	for _, x := range ks {
		if x.Kode == "pokok" {
			x.Ember = pegawai.EmberHonor
			require.NoError(t, k.Stores.Master.SimpanKomponen(k.ctx, "uji", x))
		}
	}
	_, err = k.KunciPutaran(k.ctx, hrd, p.ID)
	require.ErrorIs(t, err, pegawai.ErrBasi)
}
