package santri

import (
	"context"
	"iter"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// Peserta is a santri as billing, classes and reports see one on a given day:
// the plain facts that tariffs and lists are computed with, nothing sealed.
type Peserta struct {
	ID           ID
	Subjek       privasi.SubjekID
	Alias        Alias
	Keluarga     KeluargaID
	NIS          NIS
	Nama         string
	JenisKelamin JenisKelamin
	Angkatan     int
	Status       Status // on that day
	Mukim        bool   // on that day
	Anggota      []Anggota
}

// Anggota is one membership of a [Peserta] on that day. Peserta.Anggota is
// ordered formal, diniyah, tahfidz.
type Anggota struct {
	Jalur   Jalur
	Unit    KodeUnit
	Tingkat string
	Kelas   string
}

// Utama returns the membership that names the santri on lists and bills: the
// formal one, else diniyah, else tahfidz, else the zero Anggota.
func (p Peserta) Utama() Anggota {
	if len(p.Anggota) == 0 {
		return Anggota{}
	}
	return p.Anggota[0]
}

// SumberPeserta gives santri with the facts that held on one day. Implemented
// by the stores of this package; passes santritest.Run.
type SumberPeserta interface {
	// Peserta streams the santri whose status on the given day is one of
	// status (none means aktif), ordered by ID, in one set-based read of one
	// moment. Other stores of the same unit may be used while it runs.
	Peserta(ctx context.Context, l dasar.LembagaID, pada dasar.Tanggal, status ...Status) iter.Seq2[Peserta, error]

	// PesertaKeluarga returns the members of families, whatever their status,
	// ordered by family and NIS, with the facts of the given day.
	PesertaKeluarga(ctx context.Context, l dasar.LembagaID, pada dasar.Tanggal, k ...KeluargaID) ([]Peserta, error)

	// PesertaID returns the named santri with the facts of the given day, in
	// the order asked for; those not in this institution are absent.
	PesertaID(ctx context.Context, l dasar.LembagaID, pada dasar.Tanggal, id ...ID) ([]Peserta, error)

	// NamaWali streams, for every aktif santri, each wali's name with the
	// santri it belongs to, ordered by santri: what a bank row is matched with.
	NamaWali(ctx context.Context, l dasar.LembagaID, pada dasar.Tanggal) iter.Seq2[WaliSantri, error]
}

// WaliSantri is one row of [SumberPeserta.NamaWali].
type WaliSantri struct {
	Santri   ID
	Keluarga KeluargaID
	NIS      NIS
	Nama     string // of the santri
	Wali     string // full name of the wali
}
