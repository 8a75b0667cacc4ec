package santri

import (
	"context"
	"iter"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// Stores is everything that kesiswaan keeps, bound to one database or to one
// unit of work. Implementations (santrimem, santribun) pass santritest.Run.
//
// Every method is about one institution: records of another are never seen,
// counted or changed. Records come and go as copies. Batches are set-based: a
// store sends a few large statements, whatever their length. A store neither
// seals nor opens; it refuses fresh sealed fields with privasi.ErrBelumSegel.
type Stores struct {
	Santri      Store
	Wali        WaliStore
	Keluarga    KeluargaStore
	Keanggotaan KeanggotaanStore
	Mukim       MukimStore
	Riwayat     RiwayatStore
	Struktur    StrukturStore
	Peserta     SumberPeserta
	Retensi     RetensiStore
	Ulang       dasar.Ulang // idempotency keys; see [Service.Sekali]
}

// Store keeps the records of santri.
type Store interface {
	// Simpan inserts records of Versi 0 and replaces those whose Versi equals
	// the stored one; what is stored has the next Versi. Either the whole batch
	// is kept or an error comes back: [ErrVersi] (Conflict) when a record moved
	// on, exists already or does not exist; [ErrNISDipakai], [ErrNISNDipakai],
	// [ErrNIKDipakai] (Conflict) when another santri has the number. NIS and
	// NISN are unique for good, a NIK among those of [Status.DiPesantren].
	Simpan(ctx context.Context, l dasar.LembagaID, s ...Santri) error

	// Ambil returns the named santri in the order asked for; unknown ones are
	// absent.
	Ambil(ctx context.Context, l dasar.LembagaID, id ...ID) ([]Santri, error)

	// Kunci is Ambil that also keeps the records from changing until the unit
	// ends; it locks in the order of ID. Outside a unit it is Ambil.
	Kunci(ctx context.Context, l dasar.LembagaID, id ...ID) ([]Santri, error)

	// Cari returns a page in the order of name ([KunciUrut]), then ID, and the
	// cursor of the next page, "" at the end. A cursor that is none of ours is
	// [ErrKursor] (Invalid). Records that change between pages are neither
	// repeated nor skipped unless their name changed.
	Cari(ctx context.Context, l dasar.LembagaID, f Saringan, p dasar.Page) ([]Santri, string, error)

	// Hitung counts what Cari would list.
	Hitung(ctx context.Context, l dasar.LembagaID, f Saringan) (int, error)

	// Alirkan streams what Cari would list, in the same order and in bounded
	// memory, batch by batch: like pages, batches are not of one moment. Other
	// store methods may be called while it runs.
	Alirkan(ctx context.Context, l dasar.LembagaID, f Saringan) iter.Seq2[Santri, error]

	// Kenali returns, ordered by ID and each once, every santri that has at
	// least one of the given marks: what an import compares its rows with.
	Kenali(ctx context.Context, l dasar.LembagaID, t TandaKenal) ([]Santri, error)
}

// Saringan says which santri to list. Conditions are joined by "and"; the zero
// Saringan lists all. Values of one field are joined by "or".
type Saringan struct {
	// Teks are words: each must start a word of the name, or start the NIS or
	// NISN. Case, accents and apostrophes do not matter.
	Teks string
	// IndeksNIK asks for the santri with this blind index of the NIK.
	IndeksNIK []byte
	// ID keeps to the named santri.
	ID []ID

	Status       []Status
	JenisKelamin JenisKelamin
	Keluarga     []KeluargaID
	Angkatan     int

	// Unit, Jalur, Tingkat and Kelas ask for one membership that holds on Pada
	// and fulfils all of them. They need Pada.
	Unit    []KodeUnit
	Jalur   Jalur
	Tingkat string
	Kelas   string

	// Lingkup, unless nil, keeps to the units that an actor covers: those of
	// the memberships that hold on Pada, or, for a santri without any, of the
	// memberships of the past. An empty Lingkup finds nobody. It needs Pada.
	Lingkup []KodeUnit
	Pada    dasar.Tanggal
}

// berkelas reports that a membership is asked for.
func (f Saringan) berkelas() bool {
	return len(f.Unit) > 0 || f.Jalur != "" || f.Tingkat != "" || f.Kelas != ""
}

// Validate refuses, with [ErrSaringan], a status, sex or track that does not
// exist (an unknown value would silently find nobody) and a condition on
// memberships without its day.
func (f Saringan) Validate() error {
	for _, s := range f.Status {
		if err := s.Validate(); err != nil {
			return err
		}
	}
	if f.Jalur != "" {
		if err := f.Jalur.Validate(); err != nil {
			return err
		}
	}
	if f.JenisKelamin != "" && f.JenisKelamin != LakiLaki && f.JenisKelamin != Perempuan {
		return ErrSaringan.Invalidf("jenis kelamin harus L atau P").Pada("jenis_kelamin")
	}
	if (f.berkelas() || f.Lingkup != nil) && f.Pada.IsZero() {
		return ErrSaringan.Invalidf("tanggal saringan belum diisi").Pada("pada")
	}
	return nil
}

// TandaKenal are the marks by which an import, or the privacy office, recognises
// persons.
type TandaKenal struct {
	ID        []ID
	Subjek    []privasi.SubjekID
	NIS       []NIS
	NISN      []NISN
	IndeksNIK [][]byte
	NamaLahir []NamaLahir
}

// NamaLahir is a name ([KunciCari]) with a birth date: a likely, never a
// certain sign of the same person.
type NamaLahir struct {
	Nama  string
	Lahir dasar.Tanggal
}

// WaliStore keeps parents and guardians and whom they belong to.
type WaliStore interface {
	// Simpan works like [Store].Simpan; nothing of a wali is unique.
	Simpan(ctx context.Context, l dasar.LembagaID, w ...Wali) error

	// Ambil returns the named wali in the order asked for; unknown ones are absent.
	Ambil(ctx context.Context, l dasar.LembagaID, id ...WaliID) ([]Wali, error)

	// Kenali returns, ordered by ID, every wali with one of the blind indexes.
	Kenali(ctx context.Context, l dasar.LembagaID, nik, hp [][]byte) ([]Wali, error)

	// MenurutSubjek returns, ordered by ID, the wali who are one of the people.
	MenurutSubjek(ctx context.Context, l dasar.LembagaID, s ...privasi.SubjekID) ([]Wali, error)

	// Ikat ties wali to santri; a tie that exists gets the new Hubungan and
	// Utama. A second Utama of one santri is [ErrUtamaGanda] (Conflict).
	Ikat(ctx context.Context, l dasar.LembagaID, p ...Perwalian) error

	// Lepas unties; a tie that does not exist is no error.
	Lepas(ctx context.Context, l dasar.LembagaID, p ...Perwalian) error

	// Perwalian returns the ties of santri, ordered by santri, Utama first,
	// then ayah, ibu, wali, then by wali.
	Perwalian(ctx context.Context, l dasar.LembagaID, s ...ID) ([]Perwalian, error)

	// Asuhan returns the ties of wali, ordered by wali, then santri.
	Asuhan(ctx context.Context, l dasar.LembagaID, w ...WaliID) ([]Perwalian, error)
}

// KeluargaStore keeps families.
type KeluargaStore interface {
	// Pastikan returns, for each given family in order, the stored one with the
	// same Kunci, or stores the given one. Families without Kunci are always
	// new. The same Kunci twice in a batch gives the same family twice; two
	// calls at once agree.
	Pastikan(ctx context.Context, l dasar.LembagaID, k ...Keluarga) ([]Keluarga, error)

	// Ambil returns the named families in the order asked for.
	Ambil(ctx context.Context, l dasar.LembagaID, id ...KeluargaID) ([]Keluarga, error)

	// Kenali returns, ordered by ID, the families with one of the keys.
	Kenali(ctx context.Context, l dasar.LembagaID, kunci ...[]byte) ([]Keluarga, error)
}

// KeanggotaanStore keeps memberships. They are opened and closed, never removed.
type KeanggotaanStore interface {
	// Buka adds memberships. A second open one for a santri and track is
	// [ErrAnggotaGanda] (Conflict), an ID that exists [dasar.ErrBentrok].
	Buka(ctx context.Context, l dasar.LembagaID, k ...Keanggotaan) error

	// Tutup ends open memberships. One that is not open is [ErrAnggotaTutup]
	// (Conflict).
	Tutup(ctx context.Context, l dasar.LembagaID, t ...Penutupan) error

	// Lanjutkan takes ends back: each membership must still end on that day for that
	// reason, and its track must have no open one ([ErrAnggotaLanjut], Conflict).
	Lanjutkan(ctx context.Context, l dasar.LembagaID, t ...Penutupan) error

	// Milik returns all memberships of santri, ordered by santri, track, Mulai, ID.
	Milik(ctx context.Context, l dasar.LembagaID, s ...ID) ([]Keanggotaan, error)
}

// MukimStore keeps stays in dormitories, under the same terms as
// [KeanggotaanStore]: at most one open stay per santri ([ErrMukimGanda]).
type MukimStore interface {
	Buka(ctx context.Context, l dasar.LembagaID, m ...Mukim) error
	// Tutup ends open stays, [ErrMukimTutup] (Conflict) for one that is not
	// open. Sebab is not kept.
	Tutup(ctx context.Context, l dasar.LembagaID, t ...Penutupan) error
	// Lanjutkan takes ends back like [KeanggotaanStore].Lanjutkan, [ErrMukimLanjut]
	// (Conflict). Sebab is not looked at.
	Lanjutkan(ctx context.Context, l dasar.LembagaID, t ...Penutupan) error
	// Milik returns all stays of santri, ordered by santri, Mulai, ID.
	Milik(ctx context.Context, l dasar.LembagaID, s ...ID) ([]Mukim, error)
}

// Penutupan names an open membership or stay, its end and why it ends.
type Penutupan struct {
	ID      string        `privasi:"-,penanda acak"`
	Selesai dasar.Tanggal `privasi:"-,tanggal berakhir"`
	Sebab   string        `privasi:"-,sebab dari daftar"`
}

// RiwayatStore keeps the history of statuses. It grows only.
type RiwayatStore interface {
	// Catat adds events. An (Santri, Urut) that exists is [ErrStatusVersi]
	// (Conflict): another writer was first.
	Catat(ctx context.Context, l dasar.LembagaID, e ...Peristiwa) error

	// Milik returns the events of santri, ordered by santri, oldest first.
	Milik(ctx context.Context, l dasar.LembagaID, s ...ID) ([]Peristiwa, error)
}

// StrukturStore keeps units and levels.
type StrukturStore interface {
	// SimpanUnit stores units; one with the same Kode is replaced.
	SimpanUnit(ctx context.Context, l dasar.LembagaID, u ...Unit) error

	// SimpanTingkat stores levels; one with the same Unit, Jalur and Kode is
	// replaced.
	SimpanTingkat(ctx context.Context, l dasar.LembagaID, t ...Tingkat) error

	// Struktur returns units by Urutan and Kode, and levels by unit code,
	// track, Urutan and Kode.
	Struktur(ctx context.Context, l dasar.LembagaID) (Struktur, error)
}

var (
	// ErrVersi says that a record moved on since it was read, or exists already.
	ErrVersi = dasar.Aturan("SAN-VERSI-01")
	// ErrKursor says that a page was asked for with a cursor that is not ours.
	ErrKursor = dasar.Aturan("SAN-CARI-01")
	// ErrSaringan says that a filter is malformed.
	ErrSaringan = dasar.Aturan("SAN-CARI-02")
	// ErrNISNDipakai says that another santri has the NISN.
	ErrNISNDipakai = dasar.Aturan("SAN-NISN-05")
	// ErrNIKDipakai says that another person of the institution has the NIK.
	ErrNIKDipakai = dasar.Aturan("SAN-NIK-09")
	// ErrUtamaGanda says that a santri would have two main wali.
	ErrUtamaGanda = dasar.Aturan("SAN-WALI-01")
	// ErrAnggotaGanda says that a santri has an open membership in the track.
	ErrAnggotaGanda = dasar.Aturan("SAN-ANGGOTA-01")
	// ErrAnggotaTutup says that a membership is closed already, or unknown.
	ErrAnggotaTutup = dasar.Aturan("SAN-ANGGOTA-02")
	// ErrAnggotaLanjut says that the end of a membership cannot be taken back: it reads
	// otherwise by now, or the track has an open one.
	ErrAnggotaLanjut = dasar.Aturan("SAN-ANGGOTA-07")
	// ErrMukimGanda says that a santri boards already.
	ErrMukimGanda = dasar.Aturan("SAN-MUKIM-01")
	// ErrMukimTutup says that a stay is closed already, or unknown.
	ErrMukimTutup = dasar.Aturan("SAN-MUKIM-02")
	// ErrMukimLanjut says that the end of a stay cannot be taken back.
	ErrMukimLanjut = dasar.Aturan("SAN-MUKIM-04")
)
