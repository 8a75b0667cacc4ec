package pegawai

import (
	"context"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// RetensiStore is what retention asks of the records of employees: when their service
// ended, and that they no longer name anybody.
type RetensiStore interface {
	// Keluar returns for each known person his last day of service, unset while he is
	// here. Without people it is about everybody.
	Keluar(ctx context.Context, l dasar.LembagaID, s ...privasi.SubjekID) (map[privasi.SubjekID]dasar.Tanggal, error)
	// Digaji returns for each person with a slip the first day of the month after his
	// last tax month: his last pay is in the books by then. Runs that were reversed
	// count too. Without people it is about everybody.
	Digaji(ctx context.Context, l dasar.LembagaID, s ...privasi.SubjekID) (map[privasi.SubjekID]dasar.Tanggal, error)
	// Hapus erases what stands readable of a class, and the sealed bytes beside it. Of
	// identitas: name ([santri.NamaMusnah]), own number, birth, religion, contacts. Of
	// pembukuan: NIK, NPWP and account with their blind index, and name, number and
	// tax status on the slips, whose amounts stay so that the year still adds up.
	// It returns how many records of each person it changed; it is idempotent.
	Hapus(ctx context.Context, l dasar.LembagaID, k privasi.KelasRetensi, s ...privasi.SubjekID) (map[privasi.SubjekID]int, error)
}

// NomorMusnah is the number on the slips of somebody who was destroyed.
const NomorMusnah = "-"

// Kosongkan returns the record without what [RetensiStore].Hapus erases of a class,
// and whether there was anything.
func (p Pegawai) Kosongkan(k privasi.KelasRetensi) (Pegawai, bool) {
	switch {
	case k == privasi.RetensiIdentitas && p.Nama != santri.NamaMusnah:
		p.Nama, p.Nomor, p.TempatLahir, p.TanggalLahir, p.Agama = santri.NamaMusnah, "", "", dasar.Tanggal{}, ""
		p.NUPTK, p.NIP, p.HP, p.Surel, p.Alamat = privasi.Tertutup[string]{}, privasi.Tertutup[string]{}, privasi.Tertutup[santri.NomorHP]{}, privasi.Tertutup[string]{}, privasi.Tertutup[string]{}
	case k == privasi.RetensiPembukuan && (!p.NIK.Kosong() || !p.NPWP.Kosong() || !p.Rekening.Kosong()):
		p.NIK, p.NPWP, p.Rekening = privasi.Tertutup[santri.NIK]{}, privasi.Tertutup[NPWP]{}, privasi.Tertutup[Rekening]{}
	default:
		return p, false
	}
	p.Versi++
	return p, true
}

// Kosongkan returns the slip without a name, and whether there was one.
func (s Slip) Kosongkan() (Slip, bool) {
	if s.Nama == santri.NamaMusnah {
		return s, false
	}
	s.Nama, s.Nomor, s.PTKP = santri.NamaMusnah, NomorMusnah, ""
	return s, true
}
