package keuangan_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

// TestDaftar fails as soon as a store takes or gives a type, or a field, that
// nobody has tagged.
func TestDaftar(t *testing.T) {
	d := &privasi.Daftar{}
	require.NoError(t, keuangan.Daftar(d))
	const (
		saringan = "saringan: tidak disimpan"
		hasil    = "hasil baca dari tipe yang terdaftar: tidak disimpan"
	)
	privasitest.Lengkap(t, d,
		privasitest.Kecuali{Tipe: keuangan.PadaSaat{}, Alasan: saringan}, privasitest.Kecuali{Tipe: keuangan.SaringJurnal{}, Alasan: saringan},
		privasitest.Kecuali{Tipe: keuangan.SaringBuku{}, Alasan: saringan}, privasitest.Kecuali{Tipe: keuangan.SaringTagihan{}, Alasan: saringan},
		privasitest.Kecuali{Tipe: keuangan.SaringBayar{}, Alasan: saringan}, privasitest.Kecuali{Tipe: keuangan.SaringMutasi{}, Alasan: saringan},
		privasitest.Kecuali{Tipe: keuangan.SaldoAkun{}, Alasan: hasil}, privasitest.Kecuali{Tipe: keuangan.HalamanBuku{}, Alasan: hasil},
		privasitest.Kecuali{Tipe: keuangan.Selisih{}, Alasan: hasil}, privasitest.Kecuali{Tipe: keuangan.KunciTagihan{}, Alasan: hasil},
		privasitest.Kecuali{Tipe: keuangan.TagihanAda{}, Alasan: hasil}, privasitest.Kecuali{Tipe: keuangan.Posisi{}, Alasan: hasil},
		privasitest.Kecuali{Tipe: keuangan.PembayaranRinci{}, Alasan: hasil}, privasitest.Kecuali{Tipe: keuangan.Titipan{}, Alasan: hasil},
		privasitest.Kecuali{Tipe: decimal.NullDecimal{}, Alasan: "bilangan; bidang yang memuatnya bertanda"},
		(*keuangan.AkunStore)(nil), (*keuangan.JurnalStore)(nil), (*keuangan.PeriodeStore)(nil), (*keuangan.PengaturanStore)(nil),
		(*keuangan.TarifStore)(nil), (*keuangan.TagihanStore)(nil), (*keuangan.PutaranStore)(nil), (*keuangan.BayarStore)(nil), (*keuangan.MutasiStore)(nil))
}
