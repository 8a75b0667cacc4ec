package akademik

import (
	"context"

	"github.com/pesantren-go/pesantren/akademik/presensi"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// SumberKehadiran tells the presence of santri over days, as a rapor prints it.
type SumberKehadiran interface {
	// Kehadiran counts the registers of lessons of [dari, sampai] of classes (none =
	// all) per santri: a fixed number of reads, whatever the number of santri. Somebody
	// who moved between the classes has the sum of them. Whoever is in no register is
	// absent from the result.
	Kehadiran(ctx context.Context, l dasar.LembagaID, dari, sampai dasar.Tanggal, rombel ...RombelID) (map[santri.ID]presensi.Rekap, error)
}
