package santri_test

import (
	"testing"

	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
)

// Every type that a store keeps is registered with its tags.
func TestTipeTerdaftar(t *testing.T) {
	t.Parallel()
	d := &privasi.Daftar{}
	santri.DaftarkanTipe(d)
	privasitest.Lengkap(t, d, (*santri.Store)(nil), (*santri.WaliStore)(nil), (*santri.KeluargaStore)(nil), (*santri.KeanggotaanStore)(nil), (*santri.MukimStore)(nil),
		(*santri.RiwayatStore)(nil), (*santri.StrukturStore)(nil),
		privasitest.Kecuali{Tipe: santri.Saringan{}, Alasan: "syarat pencarian, tidak disimpan"},
		privasitest.Kecuali{Tipe: santri.TandaKenal{}, Alasan: "syarat pencarian, tidak disimpan"},
		privasitest.Kecuali{Tipe: santri.NamaLahir{}, Alasan: "syarat pencarian, tidak disimpan"},
		privasitest.Kecuali{Tipe: santri.Struktur{}, Alasan: "hanya memuat Unit dan Tingkat, yang terdaftar"})
}
