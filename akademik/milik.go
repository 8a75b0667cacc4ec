package akademik

import (
	"context"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// MilikStore reads what classes, assessments and meetings keep of some santri, each
// kind in a few statements: for whoever takes his data with him. Recitations, leave,
// rapor and certificates are found by santri already. Implementations pass
// akademiktest.Run.
type MilikStore interface {
	// Skor returns every version of their scores, as [NilaiStore].RiwayatSkor does: by
	// assessment, santri, attempt, oldest first.
	Skor(ctx context.Context, l dasar.LembagaID, s ...santri.ID) ([]Skor, error)
	// Register returns the registers that say something about one of them, what was
	// replaced too, by ID and Versi: with their Catatan alone, and without Anggota.
	Register(ctx context.Context, l dasar.LembagaID, s ...santri.ID) ([]Register, error)
	// Kenaikan returns their rows in meetings of promotion, by santri and run.
	Kenaikan(ctx context.Context, l dasar.LembagaID, s ...santri.ID) ([]BarisKenaikan, error)
	// Syarat returns what was recorded of their conditions for exams, in the order of
	// recording.
	Syarat(ctx context.Context, l dasar.LembagaID, s ...santri.ID) ([]CatatanSyarat, error)
	// Hasil returns their results of exams, in the order of recording.
	Hasil(ctx context.Context, l dasar.LembagaID, s ...santri.ID) ([]HasilUjian, error)
	// Pembagian returns the divisions of classes that name one of them, void ones
	// included, in the order of [KelompokStore].Pembagian: with their own groups alone,
	// and without the other members.
	Pembagian(ctx context.Context, l dasar.LembagaID, s ...santri.ID) ([]Pembagian, error)
}
