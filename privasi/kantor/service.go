package kantor

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/antar"
	"github.com/pesantren-go/pesantren/privasi/buku"
	"github.com/pesantren-go/pesantren/privasi/ekspor"
	"github.com/pesantren-go/pesantren/privasi/hak"
	"github.com/pesantren-go/pesantren/privasi/insiden"
	"github.com/pesantren-go/pesantren/privasi/kebijakan"
	"github.com/pesantren-go/pesantren/privasi/kompartemen"
	"github.com/pesantren-go/pesantren/privasi/pendedahan"
	"github.com/pesantren-go/pesantren/privasi/persetujuan"
	"github.com/pesantren-go/pesantren/privasi/resi"
	"github.com/pesantren-go/pesantren/privasi/retensi"
	"github.com/pesantren-go/pesantren/privasi/rezim"
	"github.com/pesantren-go/pesantren/privasi/ropa"
	"github.com/pesantren-go/pesantren/privasi/wali"
)

var (
	// ErrBukanPetugas says that the desk of the privacy office is for its officer.
	ErrBukanPetugas = dasar.Aturan("PRI-KANTOR-01")
	// ErrBukanMilik says that somebody asked about a person who is neither he nor one
	// of his; the answer is the same as for nobody.
	ErrBukanMilik = dasar.Aturan("PRI-KANTOR-02")
)

// Stores are what a unit of work of the office needs.
type Stores struct {
	Rekaman privasi.GudangRekaman
	Buku    buku.Gudang
	Ulang   dasar.Ulang // calls that are sent twice; needed by [Service.Sekali] alone

	Banyak     privasi.GudangBanyak     // the records of Rekaman, many at once
	Pernyataan privasi.GudangPernyataan // who has to be told of data that somebody else handed in; nil: nobody
}

// SumberOrang tells what is known of people's age and marriage outside the office:
// the records of santri. The embedding application implements it.
type SumberOrang interface {
	// Orang returns what is known, in a few statements; a person left out is unknown,
	// and so a child.
	Orang(ctx context.Context, l dasar.LembagaID, ss []privasi.SubjekID) (map[privasi.SubjekID]wali.Orang, error)
}

// Pengenal tells which human stands behind an account. The embedding application
// implements it from its accounts.
type Pengenal interface {
	// Diri returns the person of the account, or "" when it is not known.
	Diri(ctx context.Context, pel dasar.Pelaku) (privasi.SubjekID, error)
}

// SumberPetugas tells who has an account. The embedding application implements it.
type SumberPetugas interface {
	// Petugas returns the accounts in use of some roles, of every role when none is named,
	// with the person behind each where he is known, in a few statements.
	Petugas(ctx context.Context, l dasar.LembagaID, peran ...string) ([]hak.Aktor, error)
}

// Kerabat tells whom to call for a person. The embedding application implements it.
type Kerabat interface {
	// Wali returns the guardians of a person as people.
	Wali(ctx context.Context, l dasar.LembagaID, x privasi.SubjekID) ([]privasi.SubjekID, error)
}

// Service is the door to the office. All fields are required unless they say
// otherwise; they are set once, at start-up.
type Service struct {
	Atomic   dasar.Atomic[Stores]
	Stores   Stores // for reading outside a unit
	Jejak    privasi.GudangJejak
	Register privasi.GudangRegister
	Brankas  *privasi.Brankas
	Daftar   *privasi.Daftar
	Hubungan privasi.Hubungan                     // nil: nobody is related to anybody
	Pengenal Pengenal                             // nil: no account is known to be anybody
	Orang    SumberOrang                          // nil: only what the office itself recorded
	Kerabat  Kerabat                              // nil: an emergency opens nothing of guardians
	Petugas  SumberPetugas                        // nil: nobody is known to have an account; who is given work or complained about is not checked
	Pembaca  SumberPembaca                        // nil: a new policy affects nobody who is known
	Pengirim Pengirim                             // nil: notices leave the application on paper alone
	Jangkau  Penjangkau                           // nil: nobody has an inbox
	Hukum    *rezim.Hukum                         // nil: rezim.Baku
	Kalender rezim.KalenderKerja                  // nil: rezim.KalenderBaku
	Tinjau   SumberTinjau                         // nil: nobody is asked to look at his data
	Mulai    SumberMulai                          // nil: no retention ever begins, nothing is due
	Serah    Penyerah                             // nil: no institution can leave
	Hapus    []PenyediaHapus                      // who erases readable fields; none: there are none
	Zona     func(dasar.LembagaID) *time.Location // nil: Asia/Jakarta
	Ekspor   []ekspor.Penyedia                    // who gives what a person takes with him; the office gives its own
	Milik    privasi.GudangMilik                  // for copies of a person's data
	Nisan    func(context.Context) error          // keeps the tombstones beside the backups after each destruction; nil: somebody else does
	Now      func() time.Time
	// Saksi keeps each checkpoint of a log outside the database, before the office keeps it;
	// nil: nobody does.
	Saksi func(context.Context, dasar.LembagaID, buku.TitikTersimpan) error

	sekali      sekali
	Titik       ropa.DaftarTitik                                                 // where data is collected; nil: not known
	Baku        func(context.Context, dasar.LembagaID) (privasi.Register, error) // the default register that this program knows; nil: privasi.DaftarBaku
	NaskahDraf  *ropa.NaskahDraf                                                 // texts of drafts of impact assessments; nil: ropa.NaskahDrafBaku
	Konfigurasi *ropa.Konfigurasi                                                // how the server protects data; nil: measures are those that the attachments say
}

// DaftarkanTipe registers the persisted types of the office and its rooms.
func DaftarkanTipe(d *privasi.Daftar) {
	for _, daftar := range []func(*privasi.Daftar){buku.DaftarkanTipe, wali.DaftarkanTipe, persetujuan.DaftarkanTipe, resi.DaftarkanTipe, retensi.DaftarkanTipe, kompartemen.DaftarkanTipe, insiden.DaftarkanTipe, pendedahan.DaftarkanTipe, ropa.DaftarkanTipe, kebijakan.DaftarkanTipe, hak.DaftarkanTipe, antar.DaftarkanTipe} {
		daftar(d)
	}
	privasi.MustDaftarkan[Musnah](d)
	privasi.MustDaftarkan[Pembatasan](d)
	privasi.MustDaftarkan[Tinjauan](d)
	privasi.MustDaftarkan[JadwalKantor](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Rutin](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Perjanjian](d)
	privasi.MustDaftarkan[SetelanKantor](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[RadiusDihitung](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[KirimanKabar](d)
	privasi.MustDaftarkan[ProfilKantor](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[PerubahanKebijakan](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Siaran](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[HasilKabar](d)
	privasi.MustDaftarkan[Salinan](d)
	privasi.MustDaftarkan[Rancangan](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Cadangan](d, privasi.TanpaSubjek)
}

func (s *Service) kini() time.Time { return s.Now().UTC().Truncate(time.Microsecond) }

func (s *Service) hukum() *rezim.Hukum {
	if s.Hukum == nil {
		return rezim.Baku()
	}
	return s.Hukum
}

func (s *Service) kalender() rezim.KalenderKerja {
	if s.Kalender == nil {
		return rezim.KalenderBaku()
	}
	return s.Kalender
}

func (s *Service) zona(l dasar.LembagaID) *time.Location {
	if s.Zona == nil {
		return time.FixedZone("WIB", 7*3600)
	}
	return s.Zona(l)
}

func idBaru() string { return uuid.Must(uuid.NewV7()).String() }

// petugas lets the officer of the institution through.
func petugas(pel dasar.Pelaku) error {
	if err := pel.Validate(); err != nil {
		return err
	}
	if pel.Peran != privasi.PeranPPDP {
		return ErrBukanPetugas.Forbiddenf("halaman ini untuk pejabat pelindungan data pribadi (PPDP)")
	}
	return nil
}

// milik lets through who asks about himself or one of his, as [Service.Hubungan]
// proves.
func (s *Service) milik(ctx context.Context, pel dasar.Pelaku, subjek privasi.SubjekID) error {
	if err := pel.Validate(); err != nil {
		return err
	}
	if s.Hubungan != nil && subjek != "" {
		ss, err := s.Hubungan.Terkait(ctx, pel, []privasi.SubjekID{subjek})
		if err != nil {
			return err
		}
		if len(ss) == 1 && ss[0] == subjek {
			return nil
		}
	}
	return ErrBukanMilik.NotFoundf("data tidak ditemukan")
}

// diri is the person behind the account.
func (s *Service) diri(ctx context.Context, pel dasar.Pelaku) (privasi.SubjekID, error) {
	if err := pel.Validate(); err != nil {
		return "", err
	}
	if s.Pengenal != nil {
		x, err := s.Pengenal.Diri(ctx, pel)
		if err != nil || x != "" {
			return x, err
		}
	}
	return "", ErrBukanMilik.NotFoundf("akun ini belum dihubungkan dengan seseorang; mintalah tata usaha menghubungkannya")
}

// milikAtauPetugas is for what the person may do, and the officer for him.
func (s *Service) milikAtauPetugas(ctx context.Context, pel dasar.Pelaku, subjek privasi.SubjekID) error {
	if petugas(pel) == nil {
		return nil
	}
	return s.milik(ctx, pel, subjek)
}

func (s *Service) waktu(pel dasar.Pelaku) wali.Waktu { return wali.Waktu{Oleh: pel.ID, Pada: s.kini()} }
