package santri

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// Impor takes santri in from a file, in two steps with a person between them.
// [Impor.Periksa] reads and judges everything, compares it with what is stored
// and keeps a sealed preview; nothing else is written. [Impor.Terapkan] then
// applies exactly that preview, in one unit of work. Importing the same file
// again finds every santri again and changes nothing.
//
// All fields are required.
type Impor struct {
	Service *Service
	Penjaga *privasi.Penjaga
	Atomic  dasar.Atomic[ImporStores]
	Stores  ImporStores // for reading outside a unit
}

// ImporStores is what an import writes in one unit of work: kesiswaan itself,
// the preview, and the statement of authority with the duties it brings.
type ImporStores struct {
	Stores
	Impor      ImporStore
	Pernyataan privasi.GudangPernyataan
}

// ImporStore keeps previews and marks of imports. Implementations pass
// santritest.RunImpor.
type ImporStore interface {
	// Simpan adds a preview; a Token that exists is [dasar.ErrBentrok] (Conflict).
	Simpan(ctx context.Context, l dasar.LembagaID, c CatatanImpor) error

	// Ambil returns a preview, or NotFound with [ErrImporToken].
	Ambil(ctx context.Context, l dasar.LembagaID, token string) (CatatanImpor, error)

	// Selesaikan marks a preview as applied and empties its content. It reports
	// false, and changes nothing, when it was applied before or does not exist.
	// Of several calls at once exactly one gets true.
	Selesaikan(ctx context.Context, l dasar.LembagaID, token string, h HasilImpor) (bool, error)

	// Buang removes previews that were never applied and expired before the
	// moment, and returns how many.
	Buang(ctx context.Context, l dasar.LembagaID, sebelum time.Time) (int, error)

	// Sidik returns the marks that imports of a layout left on santri, ordered by
	// santri.
	Sidik(ctx context.Context, l dasar.LembagaID, t TataLetak, s ...ID) ([]SidikImpor, error)

	// SimpanSidik stores marks; one of the same santri and layout is replaced.
	SimpanSidik(ctx context.Context, l dasar.LembagaID, s ...SidikImpor) error
}

// CatatanImpor is one preview as it is stored: who, from where, when, and the
// sealed rows. Subjek is a random id of the file itself, so that the rows of
// many people are sealed under one key that goes with them.
type CatatanImpor struct {
	Lembaga     dasar.LembagaID            `privasi:"-,penanda lembaga"`
	Token       string                     `privasi:"-,penanda acak"`
	Subjek      privasi.SubjekID           `privasi:"subjek"`
	Oleh        string                     `privasi:"-,akun petugas"`
	TataLetak   TataLetak                  `privasi:"-,jenis lembar"`
	Dibuat      time.Time                  `privasi:"-,saat pencatatan"`
	Kedaluwarsa time.Time                  `privasi:"-,batas waktu pratinjau"`
	Isi         privasi.Tertutup[IsiImpor] `privasi:"kategori=kesiswaan.impor;kelas=spesifik;retensi=identitas"`
	Hasil       HasilImpor                 `privasi:"-,hitungan dan saat penerapan"` // zero until applied
}

// HasilImpor is what applying a preview did.
type HasilImpor struct {
	Pernyataan string    `privasi:"-,kunci pernyataan wewenang"`
	Pada       time.Time `privasi:"-,saat diterapkan"` // zero: not applied
	Baru       int       `privasi:"-,hitungan"`
	Berubah    int       `privasi:"-,hitungan"`
	Sama       int       `privasi:"-,hitungan"`
	Ditolak    int       `privasi:"-,hitungan"` // rows not taken: refused
	Ditahan    int       `privasi:"-,hitungan"` // rows not taken: question open, or left out on purpose
	Dikabari   int       `privasi:"-,hitungan"` // people who are to be told
}

// SidikImpor remembers, as keyed hashes, what the last import of a layout said
// about the sealed fields of a santri. So the same file is recognised as saying
// nothing new without opening anybody's data, and never overwrites what people
// mended by hand since.
type SidikImpor struct {
	Lembaga   dasar.LembagaID `privasi:"-,penanda lembaga"`
	Santri    ID              `privasi:"-,penanda acak"`
	TataLetak TataLetak       `privasi:"-,jenis lembar"`
	Sidik     []byte          `privasi:"-,indeks buta berkunci"` // panjangSidik bytes per sealed field, in a fixed order
}

// MasaPratinjau is how long a preview may wait for its confirmation.
const MasaPratinjau = 24 * time.Hour

var (
	// ErrImporToken says that there is no such preview, or that it has expired.
	ErrImporToken = dasar.Aturan("IMP-PRATINJAU-01")
	// ErrImporBasi says that what is stored changed since the preview: what
	// would be written is no longer what was shown.
	ErrImporBasi = dasar.Aturan("IMP-PRATINJAU-02")
	// ErrImporCara says that the file cannot be taken as a whole: rows are
	// refused or questions open.
	ErrImporCara = dasar.Aturan("IMP-TERAP-01")
	// ErrImporWewenang says that the statement of authority is not this actor's,
	// or does not cover the data of the file.
	ErrImporWewenang = dasar.Aturan("IMP-TERAP-02")
	// ErrImporJawab says that an answer does not fit the question of its row.
	ErrImporJawab = dasar.Aturan("IMP-TERAP-03")
	// ErrImporDua says that the numbers of a row belong to several santri.
	ErrImporDua = dasar.Aturan("IMP-KENAL-01")
	// ErrImporID says that a row names an id that the institution does not have.
	ErrImporID = dasar.Aturan("IMP-KENAL-02")
	// ErrImporMirip asks whether a new santri is one that is known already.
	ErrImporMirip = dasar.Aturan("IMP-KENAL-03")
	// ErrImporStatus says that the santri has left the institution.
	ErrImporStatus = dasar.Aturan("IMP-KENAL-04")
	// ErrImporLingkup says that a row lies outside the actor's scope.
	ErrImporLingkup = dasar.Aturan("IMP-KENAL-05")
	// ErrImporTukar says that the rows of a file pass a number from one known
	// santri to another.
	ErrImporTukar = dasar.Aturan("IMP-KENAL-06")
	// ErrImporHPWali warns that two rows give one wali two numbers.
	ErrImporHPWali = dasar.Aturan("IMP-WALI-02")
)

// daftarkanImpor registers what an import persists.
func daftarkanImpor(d *privasi.Daftar) {
	privasi.MustDaftarkan[CatatanImpor](d)
	privasi.MustDaftarkan[HasilImpor](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[SidikImpor](d, privasi.TanpaSubjek)
}
