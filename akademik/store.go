package akademik

import (
	"context"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

// Stores is everything that akademik keeps, bound to one database or to one unit of
// work. Implementations (akademikmem, akademikbun) pass akademiktest.Run.
//
// Every method is about one institution: records of another are never seen, counted
// or changed. Records come and go as copies. Batches are set-based.
type Stores struct {
	Struktur  StrukturStore
	Setoran   SetoranStore
	Nilai     NilaiStore
	Jadwal    JadwalStore
	Kitab     KitabStore
	Ujian     UjianStore
	Kenaikan  KenaikanStore
	Kalender  KalenderStore
	Kurikulum KurikulumStore
	Santri    santri.Stores // of the same database: promotion moves memberships in one unit
	Rapor     RaporStore
	Presensi  PresensiStore
	Kegiatan  KegiatanStore
	Kelompok  KelompokStore
	Beku      BekuStore
	Retensi   RetensiStore
	Milik     MilikStore
	Gembok    Gembok
	Ulang     dasar.Ulang
}

// Gembok holds named locks of an institution, so that what is checked and then written
// in one unit cannot meet its like in another.
type Gembok interface {
	// Kunci waits for the named lock and holds it until the unit ends. Outside a unit
	// it does nothing that lasts.
	Kunci(ctx context.Context, l dasar.LembagaID, nama string) error
}

// StrukturStore keeps years, subjects, classes and who teaches them. They are few and
// never removed.
type StrukturStore interface {
	// SimpanTahun inserts years of Versi 0 and replaces those whose Versi equals the
	// stored one; what is stored has the next Versi. [ErrVersi] (Conflict) when a
	// record moved on, exists already or does not exist. Two years that meet are the
	// service's concern, under [Gembok].
	SimpanTahun(ctx context.Context, l dasar.LembagaID, t ...TahunAjaran) error
	// Tahun returns all years, the newest Mulai first, then by ID.
	Tahun(ctx context.Context, l dasar.LembagaID) ([]TahunAjaran, error)
	// SimpanMapel stores subjects; one with the same Kode is replaced.
	SimpanMapel(ctx context.Context, l dasar.LembagaID, m ...Mapel) error
	// Mapel returns all subjects by Urutan, then Kode.
	Mapel(ctx context.Context, l dasar.LembagaID) ([]Mapel, error)
	// SimpanRombel works like SimpanTahun; another class of the same year, unit, track
	// and name is [ErrRombelGanda] (Conflict).
	SimpanRombel(ctx context.Context, l dasar.LembagaID, r ...Rombel) error
	// Rombel returns what the filter asks for, by unit, track, level, name, ID.
	Rombel(ctx context.Context, l dasar.LembagaID, f SaringRombel) ([]Rombel, error)
	// SimpanPengampu works like SimpanTahun.
	SimpanPengampu(ctx context.Context, l dasar.LembagaID, p ...Pengampu) error
	// Pengampu returns what the filter asks for, void ones included unless it names a
	// day, by class, subject, Mulai, ID.
	Pengampu(ctx context.Context, l dasar.LembagaID, f SaringPengampu) ([]Pengampu, error)
}

// SaringRombel says which classes to list; conditions are joined by "and", the zero
// filter lists all.
type SaringRombel struct {
	ID      []RombelID
	Tahun   []TahunID
	Unit    []string // units of the actor's scope; nil = all, empty = none
	Jalur   santri.Jalur
	Wali    pegawai.ID
	Halaqah bool // halaqah only
}

// SaringPengampu says which assignments to list.
type SaringPengampu struct {
	ID     []string
	Rombel []RombelID
	Guru   pegawai.ID
	Mapel  KodeMapel
	Pada   dasar.Tanggal // those that hold on the day
}

// SetoranStore keeps recitations. They are never changed but to become void.
type SetoranStore interface {
	// Simpan inserts recitations of Versi 0 and replaces those whose Versi equals the
	// stored one ([ErrVersi]).
	Simpan(ctx context.Context, l dasar.LembagaID, s ...Setoran) error
	// Ambil returns the named ones in the order asked for; unknown ones are absent.
	Ambil(ctx context.Context, l dasar.LembagaID, id ...string) ([]Setoran, error)
	// Milik returns the recitations of santri, void ones included, by santri, day,
	// moment of recording, ID: all that their memorised set is made of.
	Milik(ctx context.Context, l dasar.LembagaID, s ...santri.ID) ([]Setoran, error)
	// Selama returns those of [dari, sampai] of the given santri (none = everybody)
	// that are not void, by day, santri, moment of recording, ID.
	Selama(ctx context.Context, l dasar.LembagaID, dari, sampai dasar.Tanggal, s ...santri.ID) ([]Setoran, error)
}

// NilaiStore keeps rules of marks, assessments and scores.
type NilaiStore interface {
	// SimpanAturan stores rules; those of the same unit, subject and day are replaced.
	SimpanAturan(ctx context.Context, l dasar.LembagaID, a ...AturanNilai) error
	// Aturan returns all rules, the newest Sejak first, then by unit and subject.
	Aturan(ctx context.Context, l dasar.LembagaID) ([]AturanNilai, error)
	// SimpanAsesmen works like [StrukturStore].SimpanTahun.
	SimpanAsesmen(ctx context.Context, l dasar.LembagaID, a ...Asesmen) error
	// Asesmen returns what the filter asks for, void ones included, by day, code, ID.
	Asesmen(ctx context.Context, l dasar.LembagaID, f SaringAsesmen) ([]Asesmen, error)
	// SimpanSkor inserts scores of Versi 0 and replaces those whose Versi equals the
	// stored one ([ErrVersi]); what is replaced stays in RiwayatSkor.
	SimpanSkor(ctx context.Context, l dasar.LembagaID, s ...Skor) error
	// Skor returns the scores that stand of assessments, by assessment, santri, attempt.
	Skor(ctx context.Context, l dasar.LembagaID, asesmen ...string) ([]Skor, error)
	// RiwayatSkor returns every version of the scores of one santri at one assessment,
	// by attempt, oldest first; what stands is the last of its attempt.
	RiwayatSkor(ctx context.Context, l dasar.LembagaID, asesmen string, s santri.ID) ([]Skor, error)
}

// SaringAsesmen says which assessments to list; conditions are joined by "and".
type SaringAsesmen struct {
	ID      []string
	Rombel  []RombelID
	Mapel   KodeMapel
	Periode string
}
