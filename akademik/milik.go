package akademik

import (
	"context"
	"iter"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

// MilikStore reads what classes, assessments and meetings keep of some people: for
// whoever takes his data with him. What a person has many of is streamed, and other
// store methods may be called while a stream runs. Leave, rapor and certificates are
// found by santri already. Implementations pass akademiktest.Run.
type MilikStore interface {
	// Setoran streams recitations, void ones too, by santri, day, moment of recording,
	// ID.
	Setoran(ctx context.Context, l dasar.LembagaID, s ...santri.ID) iter.Seq2[Setoran, error]
	// Skor streams every version of their scores: those that were replaced, then those
	// that hold, each by assessment, santri, attempt, oldest first.
	Skor(ctx context.Context, l dasar.LembagaID, s ...santri.ID) iter.Seq2[Skor, error]
	// Register streams the registers that say something about one of them: those that
	// hold, then what was replaced, each by ID and Versi; with their Catatan alone, and
	// without Anggota.
	Register(ctx context.Context, l dasar.LembagaID, s ...santri.ID) iter.Seq2[Register, error]
	// Jurnal streams the journals of lessons that a teacher held or was to hold, by ID.
	Jurnal(ctx context.Context, l dasar.LembagaID, guru pegawai.ID) iter.Seq2[Jurnal, error]
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
