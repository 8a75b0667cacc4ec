package akademik

import (
	"context"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

// PresensiStore keeps registers, journals and leave of santri.
type PresensiStore interface {
	// SimpanRegister inserts registers of Versi 0 and replaces those whose Versi equals
	// the stored one ([ErrVersi]); what is replaced stays in RiwayatRegister. Of a known
	// register only Catatan, Sebab, Oleh and Dicatat change: it stays about the lesson
	// and the members it was taken of.
	SimpanRegister(ctx context.Context, l dasar.LembagaID, r ...Register) error
	// Register returns what the filter asks for, by ID: by day and hour.
	Register(ctx context.Context, l dasar.LembagaID, f SaringRegister) ([]Register, error)
	// RiwayatRegister returns every version of a register, oldest first; the last stands.
	RiwayatRegister(ctx context.Context, l dasar.LembagaID, id string) ([]Register, error)
	// SimpanJurnal works like [StrukturStore].SimpanTahun.
	SimpanJurnal(ctx context.Context, l dasar.LembagaID, j ...Jurnal) error
	// Jurnal returns what the filter asks for, by ID.
	Jurnal(ctx context.Context, l dasar.LembagaID, f SaringJurnal) ([]Jurnal, error)
	// SimpanIzin works like SimpanTahun. It refuses fresh sealed fields with
	// privasi.ErrBelumSegel.
	SimpanIzin(ctx context.Context, l dasar.LembagaID, i ...IzinSantri) error
	// Izin returns what the filter asks for, by Mulai, then ID, void ones included
	// unless it asks for Berlaku.
	Izin(ctx context.Context, l dasar.LembagaID, f SaringIzin) ([]IzinSantri, error)
}

// KegiatanStore keeps activities and the settings of presence.
type KegiatanStore interface {
	// SimpanKegiatan works like [StrukturStore].SimpanTahun.
	SimpanKegiatan(ctx context.Context, l dasar.LembagaID, k ...Kegiatan) error
	// Kegiatan returns all activities, by Mulai, name, ID.
	Kegiatan(ctx context.Context, l dasar.LembagaID) ([]Kegiatan, error)
	// SimpanAturan stores settings; those of the same day are replaced.
	SimpanAturan(ctx context.Context, l dasar.LembagaID, a ...AturanPresensi) error
	// Aturan returns all settings, the newest Sejak first.
	Aturan(ctx context.Context, l dasar.LembagaID) ([]AturanPresensi, error)
}

// SaringRegister says which registers to list; conditions are joined by "and".
type SaringRegister struct {
	ID           []string
	Dari, Sampai dasar.Tanggal // unset = no bound
	Rombel       []RombelID
	Kegiatan     []string
	Pelajaran    bool      // lessons only
	Santri       santri.ID // those with a Catatan about the santri
	Ringkas      bool      // without Anggota and Catatan
}

// SaringJurnal says which journals to list; conditions are joined by "and".
type SaringJurnal struct {
	ID           []string
	Dari, Sampai dasar.Tanggal // unset = no bound
	Rombel       []RombelID
	Guru         pegawai.ID // who taught, or is appointed to
	Menunggu     bool       // of lessons that were held, waiting for approval
}

// SaringIzin says which leave to list; conditions are joined by "and".
type SaringIzin struct {
	ID           []string
	Dari, Sampai dasar.Tanggal // those that share a day with it; unset = no bound
	Santri       []santri.ID
	Berlaku      bool // approved and not void
}
