package laporan

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

// Ringkasan makes sums and lists that need more than one port of keuangan, in
// the database and never row by row. Implementations pass laporantest.Run. An
// unset day or moment in pada is open.
type Ringkasan interface {
	// Tunggakan sums what bills still ask as of pada, by santri, class or unit,
	// into one bucket more than umur has bounds. Lines are ordered by unit,
	// class, santri. Keluarga is set for PerSantri; Unit and Kelas are the bill's
	// own and empty for PerSantri.
	Tunggakan(ctx context.Context, l dasar.LembagaID, s keuangan.SaringTagihan, pada keuangan.PadaSaat, umur keuangan.Umur, menurut keuangan.MenurutTunggakan) ([]keuangan.BarisTunggakan, error)

	// Kas sums the money of payments with an effective day in [dari, sampai] and
	// recorded by tercatat, per officer, way, drawer and bank account, in that
	// order. Uses of credit are no money and left out.
	Kas(ctx context.Context, l dasar.LembagaID, dari, sampai dasar.Tanggal, tercatat time.Time) ([]BarisKas, error)

	// Rekening lists everything that changed what one santri owes, as of pada,
	// ordered by (Tanggal, Dicatat, kind, ID).
	Rekening(ctx context.Context, l dasar.LembagaID, id santri.ID, pada keuangan.PadaSaat) ([]GerakRekening, error)
}

// BarisKas is the money of one officer in one way. Keluar are reversals and
// refunds, as a positive amount.
type BarisKas struct {
	Oleh           string
	Cara           keuangan.CaraBayar
	Laci, Rekening string
	Bukti          int // number of payments, reversals included
	Masuk, Keluar  dasar.Rupiah
}

// JenisGerak is what kind of event a line of an account is.
type JenisGerak string

// Bills raise what is owed; credit notes, voids and allocations lower it;
// a released allocation raises it again.
const (
	GerakTagihan JenisGerak = "tagihan"
	GerakNota    JenisGerak = "nota"
	GerakAlokasi JenisGerak = "alokasi"
)

// GerakRekening is one line of a santri's account. Exactly one of Debit (owes
// more) and Kredit (owes less) is positive.
type GerakRekening struct {
	Jenis   JenisGerak
	ID      string // of the bill, credit note or allocation
	Tagihan string
	Bayar   string // of an allocation
	Uraian  string // of the bill
	Tanggal dasar.Tanggal
	Dicatat time.Time
	Debit   dasar.Rupiah
	Kredit  dasar.Rupiah
}
