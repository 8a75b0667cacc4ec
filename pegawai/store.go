package pegawai

import (
	"context"
	"iter"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/privasi"
)

// Stores is everything that kepegawaian keeps, bound to one database or to one
// unit of work, with the books it posts to. Implementations (pegawaimem,
// pegawaibun) pass pegawaitest.Run.
//
// Every method is about one institution: records of another are never seen,
// counted or changed. Records come and go as copies. Batches are set-based. A
// store neither seals nor opens; it refuses fresh sealed fields with
// privasi.ErrBelumSegel.
type Stores struct {
	Pegawai     Store
	Master      MasterStore
	Penugasan   BerkalaStore[Penugasan]
	Kontrak     BerkalaStore[Kontrak]
	Kepesertaan BerkalaStore[Kepesertaan]
	StatusPajak BerkalaStore[StatusPajak]
	SaldoPajak  BerkalaStore[SaldoPajak]
	Nilai       BerkalaStore[Nilai]
	Isian       BerkalaStore[Isian]
	Jam         BerkalaStore[CatatanJam]
	Presensi    BerkalaStore[Presensi]
	Cuti        BerkalaStore[Cuti]
	Dokumen     DokumenStore
	Kasbon      BerkalaStore[Kasbon]
	Putaran     PutaranStore
	Slip        SlipStore
	Retensi     RetensiStore
	SumberJam   SumberJam // approved hours; nil = the manual entries of Jam
	Buku        keuangan.Buku
	Ulang       dasar.Ulang
}

// Store keeps the records of people.
type Store interface {
	// Simpan inserts records of Versi 0 and replaces those whose Versi equals the
	// stored one; what is stored has the next Versi. Either the whole batch is
	// kept or an error comes back: [ErrVersi] (Conflict) when a record moved on,
	// exists already or does not exist; [ErrNomorDipakai], [ErrNIKDipakai]
	// (Conflict) when another employee has the number or the NIK.
	Simpan(ctx context.Context, l dasar.LembagaID, p ...Pegawai) error
	// Ambil returns the named people in the order asked for; unknown ones are absent.
	Ambil(ctx context.Context, l dasar.LembagaID, id ...ID) ([]Pegawai, error)
	// Kunci is Ambil that also keeps the records from changing until the unit
	// ends; it locks in the order of ID. Outside a unit it is Ambil.
	Kunci(ctx context.Context, l dasar.LembagaID, id ...ID) ([]Pegawai, error)
	// Cari returns a page in the order of name (santri.KunciUrut), then ID, and
	// the cursor of the next page, "" at the end. A cursor that is none of ours
	// is [ErrKursor] (Invalid).
	Cari(ctx context.Context, l dasar.LembagaID, f Saringan, p dasar.Page) ([]Pegawai, string, error)
	// Hitung counts what Cari would list.
	Hitung(ctx context.Context, l dasar.LembagaID, f Saringan) (int, error)
	// Kenali returns, ordered by ID and each once, everybody who has one of the
	// numbers or blind indexes of NIK: what an import compares its rows with.
	Kenali(ctx context.Context, l dasar.LembagaID, nomor []string, indeksNIK [][]byte) ([]Pegawai, error)
	// MenurutSubjek returns, ordered by ID, the employees who are one of the people.
	MenurutSubjek(ctx context.Context, l dasar.LembagaID, s ...privasi.SubjekID) ([]Pegawai, error)
	// Bekerja streams everybody in service on a day of [dari, sampai], ordered by ID.
	Bekerja(ctx context.Context, l dasar.LembagaID, dari, sampai dasar.Tanggal) iter.Seq2[Pegawai, error]
}

// Saringan says which people to list. Conditions are joined by "and"; the zero
// Saringan lists all.
type Saringan struct {
	// Teks are words: each must start a word of the name, or start the number.
	Teks string
	// Jabatan and Unit ask for one assignment that holds on Pada and fulfils both.
	Jabatan KodeJabatan
	Unit    []string
	// Lingkup, unless nil, keeps to people with an assignment that holds on Pada
	// in one of the units. An empty Lingkup finds nobody.
	Lingkup []string
	// Bekerja keeps to people in service on Pada.
	Bekerja bool
	Pada    dasar.Tanggal
}

// MasterStore keeps what the institution defines: positions, shifts, components,
// settings.
type MasterStore interface {
	// SimpanJabatan stores positions; one with the same Kode is replaced.
	SimpanJabatan(ctx context.Context, l dasar.LembagaID, j ...Jabatan) error
	// Jabatan returns all positions by Urutan, then Kode.
	Jabatan(ctx context.Context, l dasar.LembagaID) ([]Jabatan, error)
	// SimpanShift stores shifts; one with the same Kode is replaced.
	SimpanShift(ctx context.Context, l dasar.LembagaID, s ...Shift) error
	// Shift returns all shifts by Kode.
	Shift(ctx context.Context, l dasar.LembagaID) ([]Shift, error)
	// SimpanKomponen stores versions of components; one with the same Kode and
	// Sejak is replaced.
	SimpanKomponen(ctx context.Context, l dasar.LembagaID, k ...Komponen) error
	// Komponen returns all versions by Urutan, Kode, then newest first.
	Komponen(ctx context.Context, l dasar.LembagaID) ([]Komponen, error)
	// SimpanPengaturan stores settings; those of the same day are replaced.
	SimpanPengaturan(ctx context.Context, l dasar.LembagaID, p Pengaturan) error
	// Pengaturan returns all settings, newest Sejak first.
	Pengaturan(ctx context.Context, l dasar.LembagaID) ([]Pengaturan, error)
}

// Berkala is a dated record of one employee.
type Berkala interface {
	Penugasan | Kontrak | Kepesertaan | StatusPajak | SaldoPajak | Nilai | Isian | CatatanJam | Presensi | Cuti | Dokumen | Kasbon
	// Kop returns what every dated record has.
	Kop() KopBerkala
}

// KopBerkala is what every dated record has in common.
type KopBerkala struct {
	ID             string
	Pegawai        ID
	Mulai, Selesai dasar.Tanggal // both included; a zero Selesai is open
	Batal          string        // why the record is void, "" = it stands
	Versi          int
}

// BerkalaStore keeps the dated records of one kind. Records are never removed: a
// wrong one is void (Batal) and stays. The store knows no rules of overlap; those
// are checked by the service while it holds the person ([Store].Kunci).
type BerkalaStore[T Berkala] interface {
	// Simpan inserts records of Versi 0 and replaces those whose Versi equals the
	// stored one, all or none; what is stored has the next Versi. [ErrVersi]
	// (Conflict) when one moved on, exists already or does not exist. A record's
	// Pegawai never changes.
	Simpan(ctx context.Context, l dasar.LembagaID, t ...T) error
	// Ambil returns the named records in the order asked for; unknown ones are absent.
	Ambil(ctx context.Context, l dasar.LembagaID, id ...string) ([]T, error)
	// Milik returns all records of the people, void ones included, ordered by
	// Pegawai, Mulai, ID.
	Milik(ctx context.Context, l dasar.LembagaID, p ...ID) ([]T, error)
	// Alirkan streams what Milik returns, in the same order. Other store methods may be
	// called while it runs.
	Alirkan(ctx context.Context, l dasar.LembagaID, p ...ID) iter.Seq2[T, error]
	// Selama streams the records that are not void and share a day with [dari,
	// sampai], of everybody, ordered by Pegawai, Mulai, ID. Other store methods
	// may be called while it runs.
	Selama(ctx context.Context, l dasar.LembagaID, dari, sampai dasar.Tanggal) iter.Seq2[T, error]
}

// DokumenStore keeps documents, whose files are large.
type DokumenStore interface {
	BerkalaStore[Dokumen]
	// Daftar returns what Milik does for one person, with Isi empty: the files are
	// not read.
	Daftar(ctx context.Context, l dasar.LembagaID, p ID) ([]Dokumen, error)
}

// PutaranStore keeps runs.
type PutaranStore interface {
	// Simpan inserts a run of Versi 0 or replaces the one whose Versi equals the
	// stored one ([ErrVersi]). A second run of the same Masa, Jenis and Nomor is
	// [ErrPutaranGanda] (Conflict) unless the first was reversed (Dibalik).
	Simpan(ctx context.Context, l dasar.LembagaID, p Putaran) error
	// Ambil returns the named runs in the order asked for.
	Ambil(ctx context.Context, l dasar.LembagaID, id ...string) ([]Putaran, error)
	// Kunci is Ambil of one run that keeps it from changing until the unit ends;
	// an unknown one is [ErrPutaranTiada] (NotFound).
	Kunci(ctx context.Context, l dasar.LembagaID, id string) (Putaran, error)
	// Cari returns a page, newest Masa first, then Jenis, Nomor, ID.
	Cari(ctx context.Context, l dasar.LembagaID, p dasar.Page) ([]Putaran, string, error)
	// KunciMasa keeps other units from locking runs of the institution until this
	// one ends: two runs of one tax month see each other.
	KunciMasa(ctx context.Context, l dasar.LembagaID) error
}

// SlipStore keeps slips.
type SlipStore interface {
	// Ganti replaces all slips of a run by the given ones, in bounded memory.
	Ganti(ctx context.Context, l dasar.LembagaID, putaran string, s iter.Seq2[Slip, error]) error
	// Ambil returns the slips of a run for the given people, in that order,
	// unknown ones left out.
	Ambil(ctx context.Context, l dasar.LembagaID, putaran string, p ...ID) ([]Slip, error)
	// Alirkan streams the slips of a run with their lines, ordered by Pegawai.
	Alirkan(ctx context.Context, l dasar.LembagaID, putaran string) iter.Seq2[Slip, error]
	// Cari returns a page of the slips of a run without lines and steps, ordered
	// by name (santri.KunciUrut), then Pegawai; teks as in [Saringan].Teks.
	Cari(ctx context.Context, l dasar.LembagaID, putaran, teks string, p dasar.Page) ([]Slip, string, error)
	// Setahun returns, ordered by Pegawai and one for each Klasifikasi, the sums of
	// the slips of locked runs in the year of masa: before masa, and in masa itself
	// but not of the given run. Reversed runs do not count.
	Setahun(ctx context.Context, l dasar.LembagaID, masa dasar.Bulan, putaran string) iter.Seq2[Setahun, error]
	// Milik returns the slips of one person in locked runs of a year (0 = of every
	// year), with lines, oldest first.
	Milik(ctx context.Context, l dasar.LembagaID, p ID, tahun int) ([]Slip, error)
	// Terangsur returns what locked slips deducted for each kasbon so far.
	Terangsur(ctx context.Context, l dasar.LembagaID) (map[string]dasar.Rupiah, error)
}

var (
	// ErrVersi says that a record moved on since it was read, or exists already.
	ErrVersi = dasar.Aturan("PEG-VERSI-01")
	// ErrKursor says that a page was asked for with a cursor that is not ours.
	ErrKursor = dasar.Aturan("PEG-CARI-01")
	// ErrSaringan says that a filter is malformed.
	ErrSaringan = dasar.Aturan("PEG-CARI-02")
	// ErrNomorDipakai says that another employee has the number.
	ErrNomorDipakai = dasar.Aturan("PEG-NOMOR-01")
	// ErrNIKDipakai says that another employee has the NIK.
	ErrNIKDipakai = dasar.Aturan("PEG-NIK-01")
	// ErrPutaranGanda says that the month has a run of the kind already.
	ErrPutaranGanda = dasar.Aturan("PEG-PUTARAN-01")
	// ErrPutaranTiada says that there is no such run.
	ErrPutaranTiada = dasar.Aturan("PEG-PUTARAN-02")
)
