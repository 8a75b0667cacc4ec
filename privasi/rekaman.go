package privasi

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrRekamanVersi says that somebody else moved a record meanwhile.
	ErrRekamanVersi = dasar.Aturan("PRI-REKAMAN-01")
	// ErrRekamanGanda says that a record with the same id or natural key is there.
	ErrRekamanGanda = dasar.Aturan("PRI-REKAMAN-02")
)

// Rekaman is one record of the privacy office as a storage keeps it: the state of a
// request, an incident, a consent. What it means is the business of the room that
// its Jenis names; a storage looks at the fields beside Isi only.
type Rekaman struct {
	Lembaga dasar.LembagaID `privasi:"-,lembaga"`
	Jenis   string          `privasi:"-,jenis rekaman"` // "permohonan", "insiden", …
	ID      string          `privasi:"-,kunci teknis"`
	Versi   int64           `privasi:"-,nomor versi"` // 1, 2, …: set by the storage
	Subjek  SubjekID        `privasi:"subjek"`        // "" when it is about nobody in particular
	Kunci   string          `privasi:"-,kunci alami"` // unique within its kind; "" = none
	Status  string          `privasi:"-,status"`
	Tenggat time.Time       `privasi:"-,tenggat berikut"` // zero: none
	Pada    time.Time       `privasi:"-,saat masuk"`
	Isi     []byte          `privasi:"-,isi menurut tandanya sendiri; bagian pribadinya tersegel"`
}

// SaringRekaman asks for records of one kind.
type SaringRekaman struct {
	Jenis   string
	Status  []string  // any of them; none = all
	Subjek  SubjekID  // "" = of anybody
	Sebelum time.Time // with a deadline before this moment; zero = with or without one
	// MenurutTenggat puts the earliest deadline first and those without one last;
	// otherwise the newest comes first.
	MenurutTenggat bool
}

// GudangRekaman keeps records of the privacy office, each with the moves that led
// to it. It may be bound to a unit of work. Implementations pass
// privasitest.GudangRekaman.
type GudangRekaman interface {
	// Ambil returns a record, or NotFound.
	Ambil(ctx context.Context, l dasar.LembagaID, jenis, id string) (Rekaman, error)
	// MenurutKunci returns the record with a natural key, or NotFound.
	MenurutKunci(ctx context.Context, l dasar.LembagaID, jenis, kunci string) (Rekaman, error)
	// Simpan adds a record (lama 0) or puts it in the place of version lama, and
	// appends its moves, all or nothing; it returns the new version. A taken id or
	// natural key is Conflict [ErrRekamanGanda], another version than lama Conflict
	// [ErrRekamanVersi]. Jenis, ID, Subjek and Pada never change.
	Simpan(ctx context.Context, r Rekaman, lama int64, ps ...Peristiwa) (versi int64, err error)
	// Sisipkan adds many new records in a few statements and returns how many; those
	// whose id or natural key is taken are left out.
	Sisipkan(ctx context.Context, l dasar.LembagaID, rs []Rekaman) (int64, error)
	// Cari pages through records.
	Cari(ctx context.Context, l dasar.LembagaID, f SaringRekaman, p dasar.Page) (rs []Rekaman, lanjut string, err error)
	// MilikSubjek returns the records of some kinds about some people, oldest first,
	// in a few statements for any number of people.
	MilikSubjek(ctx context.Context, l dasar.LembagaID, jenis []string, ss []SubjekID) ([]Rekaman, error)
	// Riwayat returns the moves of a record, oldest first.
	Riwayat(ctx context.Context, l dasar.LembagaID, jenis, id string) ([]Peristiwa, error)
	// Jumlah counts the records of a kind by status.
	Jumlah(ctx context.Context, l dasar.LembagaID, jenis string) (map[string]int, error)
}

// GudangBanyak changes many records at once: what one round did to hundreds of them. It
// may be bound to a unit of work. Implementations pass privasitest.GudangBanyak.
type GudangBanyak interface {
	// Ganti puts each record in the place of the version that it carries, in a few
	// statements, and returns the ids of those that it changed, sorted; one that somebody
	// else moved meanwhile, or that is not there, stays as it is. Only Status, Tenggat and
	// Isi change, and no move is kept.
	Ganti(ctx context.Context, l dasar.LembagaID, rs []Rekaman) (ids []string, err error)
	// Gerakkan adds records (Versi 0) or puts them in the place of the version that they
	// carry, and appends the moves of each, in a few statements, all or nothing. A taken id
	// or natural key is Conflict [ErrRekamanGanda], another version Conflict
	// [ErrRekamanVersi]. Of a record that is there only Status, Tenggat and Isi change.
	Gerakkan(ctx context.Context, l dasar.LembagaID, gs []GerakRekaman) error
}

// GerakRekaman is a record with the moves that led to it as it is now.
type GerakRekaman struct {
	Rekaman   Rekaman
	Peristiwa []Peristiwa
}

// GudangMilik reads everything of one person out of stores that are otherwise read
// record by record: for whoever takes his data with him. Implementations pass
// privasitest.GudangMilik.
type GudangMilik interface {
	// Peristiwa returns the moves of a person's records of some kinds, by kind, record
	// and order, in one statement.
	Peristiwa(ctx context.Context, l dasar.LembagaID, jenis []string, s SubjekID) ([]Peristiwa, error)
	// Tugas returns the duties to tell a person of data that somebody else handed in,
	// done and to do, oldest first.
	Tugas(ctx context.Context, l dasar.LembagaID, s SubjekID) ([]TugasKabar, error)
}
