// Package keuanganmem keeps the records of keuangan in memory: the executable
// specification that keuanganbun is compared with, and enough for trying
// things out. Nothing survives the process.
//
// # Traps
//
//   - Reports walk over every record: it is exact, not fast.
//   - The number of an Idempotency-Key and the receipts are forgotten with the process.
package keuanganmem

import (
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

// New returns every store of keuangan on c, a database or a unit of work.
// peserta tells who the santri are; it may be nil where nobody is billed.
func New(c *dasarmem.Conn, peserta santri.SumberPeserta) keuangan.Stores {
	return keuangan.Stores{
		Buku:       keuangan.Buku{Akun: Akun{c}, Jurnal: Jurnal{c}, Periode: Periode{c}},
		Pengaturan: Pengaturan{c},
		Tarif:      Tarif{c},
		Tagihan:    Tagihan{c},
		Bayar:      Bayar{c},
		Putaran:    Putaran{c},
		Mutasi:     Mutasi{c},
		Retensi:    Retensi{c},
		Milik:      Milik{c},
		Santri:     peserta,
		Ulang:      dasarmem.Ulang(c),
	}
}

// Atomic returns units of work over c, whose stores are those of [New].
// peserta binds the source of santri to the same unit: an outer one would wait
// for the unit to end. It may be nil where nobody is billed.
func Atomic(c *dasarmem.Conn, peserta func(*dasarmem.Conn) santri.SumberPeserta) dasar.Atomic[keuangan.Stores] {
	return dasarmem.Atomic(c, func(c *dasarmem.Conn) keuangan.Stores {
		if peserta == nil {
			return New(c, nil)
		}
		return New(c, peserta(c))
	})
}

// kunci is the key of a record inside a table.
type kunci struct {
	lembaga dasar.LembagaID
	id      string
}
