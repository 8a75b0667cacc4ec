package akademik

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/akademik/rapor"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// LangkahRapor is one step of a sheet, or of a class as a whole (Mapel ""), in a term.
// Steps are never changed: the state is that of the last one.
type LangkahRapor struct {
	Lembaga dasar.LembagaID `privasi:"-,penanda lembaga"`
	Rombel  RombelID        `privasi:"-,penanda acak"`
	Periode string          `privasi:"-,nama periode"`
	Mapel   KodeMapel       `privasi:"-,nama mata pelajaran"`
	Versi   int             `privasi:"-,nomor versi catatan"` // 1 = the first step of the sheet
	Langkah rapor.Langkah   `privasi:"-,langkah rapor"`
	Keadaan rapor.Keadaan   `privasi:"-,keadaan rapor"` // after the step
	Alasan  string          `privasi:"-,alasan langkah tanpa urusan pribadi"`
	Oleh    string          `privasi:"-,akun petugas"`
	Dicatat time.Time       `privasi:"-,saat pencatatan"`
}

// IsianRapor is what people write for the rapor of one santri beside the marks: the
// parts of the wali kelas (Mapel ""), or the description of a subject as its teacher
// edited it.
type IsianRapor struct {
	Lembaga dasar.LembagaID            `privasi:"-,penanda lembaga"`
	Rombel  RombelID                   `privasi:"-,penanda acak"`
	Periode string                     `privasi:"-,nama periode"`
	Mapel   KodeMapel                  `privasi:"-,nama mata pelajaran"`
	Santri  santri.ID                  `privasi:"-,penanda acak"`
	Subjek  privasi.SubjekID           `privasi:"subjek"`
	Isi     privasi.Tertutup[IsiRapor] `privasi:"kategori=akademik.catatan;kelas=umum;retensi=akademik_tetap"`
	Oleh    string                     `privasi:"-,akun petugas"`
	Dicatat time.Time                  `privasi:"-,saat pencatatan"`
	Versi   int                        `privasi:"-,nomor versi catatan"` // 0 = not stored yet
}

// RaporTerbit is one publication of the rapor of one santri. Nomor and Versi name it;
// see rapor.Terbitan. It is never changed.
type RaporTerbit struct {
	Lembaga dasar.LembagaID               `privasi:"-,penanda lembaga"`
	Nomor   int                           `privasi:"-,nomor rapor"`
	Versi   int                           `privasi:"-,nomor versi rapor"`
	Rombel  RombelID                      `privasi:"-,penanda acak"`
	Periode string                        `privasi:"-,nama periode"`
	Santri  santri.ID                     `privasi:"-,penanda acak"`
	Subjek  privasi.SubjekID              `privasi:"subjek"`
	Sidik   rapor.Sidik                   `privasi:"-,sidik untuk memeriksa isi"`
	Isi     privasi.Tertutup[rapor.Rapor] `privasi:"kategori=akademik.rapor;kelas=umum;retensi=akademik_tetap"`
	Kurang  int                           `privasi:"-,banyaknya bagian yang belum ada"`
	Pada    dasar.Tanggal                 `privasi:"-,tanggal terbit"`
	Alasan  string                        `privasi:"-,alasan langkah tanpa urusan pribadi"`
	Oleh    string                        `privasi:"-,akun petugas"`
	Dicatat time.Time                     `privasi:"-,saat pencatatan"`
}

// Terbitan is the publication as a document carries it.
func (t RaporTerbit) Terbitan() rapor.Terbitan {
	return rapor.Terbitan{Nomor: t.Nomor, Versi: t.Versi, Sidik: t.Sidik, Pada: t.Pada, Alasan: t.Alasan}
}

// RaporStore keeps the way of rapor to publication, and what was published. Nothing in
// it is ever removed.
type RaporStore interface {
	// CatatLangkah adds steps; each is the next Versi of its sheet, else nothing is
	// kept and the error is [ErrVersi] (Conflict).
	CatatLangkah(ctx context.Context, l dasar.LembagaID, k ...LangkahRapor) error
	// Langkah returns all steps of a term ("" = all terms) of classes (none = all), by
	// class, term, subject (the class itself first), Versi.
	Langkah(ctx context.Context, l dasar.LembagaID, periode string, r ...RombelID) ([]LangkahRapor, error)
	// SimpanIsian inserts entries of Versi 0 and replaces those whose Versi equals the
	// stored one, all or none ([ErrVersi]). Entries that are not sealed are refused
	// with privasi.ErrBelumSegel.
	SimpanIsian(ctx context.Context, l dasar.LembagaID, i ...IsianRapor) error
	// Isian returns the entries of a term of classes, by class, subject, santri.
	Isian(ctx context.Context, l dasar.LembagaID, periode string, r ...RombelID) ([]IsianRapor, error)
	// Nomor takes the next n numbers of the institution's rapor and returns the first:
	// 1 when there are none yet. Units that fail give them back, so that there is no
	// gap; inside a unit it holds others off until the unit ends.
	Nomor(ctx context.Context, l dasar.LembagaID, n int) (pertama int, err error)
	// SimpanTerbitan adds publications; one that exists is [ErrVersi] (Conflict) and
	// nothing is kept. Unsealed ones are refused as in SimpanIsian.
	SimpanTerbitan(ctx context.Context, l dasar.LembagaID, t ...RaporTerbit) error
	// Terbitan returns what the filter asks for, by Nomor, Versi.
	Terbitan(ctx context.Context, l dasar.LembagaID, f SaringTerbitan) ([]RaporTerbit, error)
}

// SaringTerbitan says which publications to list; conditions are joined by "and".
type SaringTerbitan struct {
	Rombel  []RombelID // nil = all
	Periode string     // "" = all
	Santri  []santri.ID
	Nomor   int  // 0 = all
	Versi   int  // 0 = all
	Isi     bool // with the content; without it Isi stays empty
}
