package santri

import "github.com/pesantren-go/pesantren/privasi"

// Daftar registers every type that this package persists with the inventory of
// personal data. Call it once per inventory at start-up.
func Daftar(d *privasi.Daftar) error {
	for _, f := range []func() error{
		func() error { return privasi.Daftarkan[Santri](d) },
		func() error { return privasi.Daftarkan[Wali](d) },
		func() error { return privasi.Daftarkan[Keluarga](d, privasi.TanpaSubjek) },
		func() error { return privasi.Daftarkan[Perwalian](d, privasi.TanpaSubjek) },
		func() error { return privasi.Daftarkan[Keanggotaan](d, privasi.TanpaSubjek) },
		func() error { return privasi.Daftarkan[Mukim](d, privasi.TanpaSubjek) },
		func() error { return privasi.Daftarkan[Penutupan](d, privasi.TanpaSubjek) },
		func() error { return privasi.Daftarkan[Peristiwa](d, privasi.TanpaSubjek) },
		func() error { return privasi.Daftarkan[Unit](d, privasi.TanpaSubjek) },
		func() error { return privasi.Daftarkan[Tingkat](d, privasi.TanpaSubjek) },
	} {
		if err := f(); err != nil {
			return err
		}
	}
	return nil
}
