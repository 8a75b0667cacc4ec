package privasitest

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasimem"
)

// PenjagaSemua returns a door in memory, with its trail, for types without sealed fields:
// every institution has the default register in force since the year 2000, without the day
// from which it demands impact assessments. For suites that make institutions as they go.
func PenjagaSemua(now func() time.Time, daftarkan func(*privasi.Daftar)) *privasi.Penjaga {
	d := &privasi.Daftar{}
	daftarkan(d)
	return &privasi.Penjaga{Register: privasi.Singgahkan(registerSemua{}, now), Jejak: privasimem.NewJejak(dasarmem.New()), Brankas: privasi.BuatBrankas(privasimem.NewKunci(dasarmem.New()), nil), Daftar: d, Now: now}
}

// registerSemua has the default register of any institution.
type registerSemua struct{}

// Ambil implements [privasi.GudangRegister].
func (registerSemua) Ambil(_ context.Context, l dasar.LembagaID) (privasi.Register, error) {
	sejak := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	reg := privasi.DaftarBaku(l, "Pesantren Uji", sejak)
	for i := range reg.Kegiatan {
		reg.Kegiatan[i].DPIASejak = time.Time{}
	}
	reg, err := reg.Tandatangani("akun-kepala", "Pengasuh", sejak)
	reg.Versi = 1
	return reg, err
}

// Simpan implements [privasi.GudangRegister]: nothing is kept.
func (registerSemua) Simpan(context.Context, dasar.LembagaID, privasi.Register, int) error {
	return privasi.ErrRegisterVersi.Conflictf("register uji tidak disimpan")
}
