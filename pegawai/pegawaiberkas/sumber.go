package pegawaiberkas

import (
	"cmp"
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
)

// Sumber gathers what files are made of: slips of locked runs, and the identity of
// the people on them as far as the register lets the actor see it ([Sumber.Orang]).
// The actor covers the whole institution and declares the purpose of payroll.
//
// Slips come without the steps of their lines: no file prints them.
type Sumber struct{ Pegawai *pegawai.Service }

// ErrBelumKunci says that a file was asked of a run that is not locked, or of a
// month or year without any locked run.
var ErrBelumKunci = dasar.Aturan("PEG-BERKAS-30")

// Putaran returns a locked run with its slips; before the lock the amounts may
// still change, and [ErrBelumKunci] (Conflict) says so.
func (u Sumber) Putaran(ctx context.Context, pel dasar.Pelaku, id string) (pegawai.Putaran, []pegawai.Slip, error) {
	p, err := u.Pegawai.Putaran(ctx, pel, id)
	if err != nil {
		return p, nil, err
	}
	if err := terkunci(p); err != nil {
		return p, nil, err
	}
	slips, err := u.slip(ctx, pel, p.ID)
	return p, slips, err
}

// Slip is [Sumber.Putaran] for the slip of one person; pegawai.ErrPegawai (NotFound)
// when the run has none.
func (u Sumber) Slip(ctx context.Context, pel dasar.Pelaku, putaran string, id pegawai.ID) (pegawai.Putaran, pegawai.Slip, error) {
	p, err := u.Pegawai.Putaran(ctx, pel, putaran)
	if err == nil {
		err = terkunci(p)
	}
	if err != nil {
		return p, pegawai.Slip{}, err
	}
	s, err := u.Pegawai.AmbilSlip(ctx, pel, putaran, id)
	return p, ringan(s), err
}

func terkunci(p pegawai.Putaran) error {
	switch {
	case p.Status == pegawai.Dibalik:
		return ErrBelumKunci.Conflictf("putaran ini sudah dibatalkan; buat berkas dari putaran penggantinya").Pada("status")
	case !p.Status.Terkunci():
		return ErrBelumKunci.Conflictf("putaran ini berstatus %s; berkasnya dibuat sesudah dikunci, sebab angkanya masih dapat berubah", p.Status).Pada("status")
	}
	return nil
}

// Masa returns the slips of all locked runs of the tax months from dari to sampai,
// by month, and the runs of those months that are not locked yet: what a tax file
// would leave out. Without any locked run it refuses with [ErrBelumKunci]
// (Conflict).
func (u Sumber) Masa(ctx context.Context, pel dasar.Pelaku, dari, sampai dasar.Bulan) (bulan []SlipMasa, belum []pegawai.Putaran, err error) {
	ps, err := u.PutaranMasa(ctx, pel, dari, sampai)
	if err != nil {
		return nil, nil, err
	}
	for _, p := range ps {
		if !p.Status.Terkunci() {
			belum = append(belum, p)
			continue
		}
		slips, err := u.slip(ctx, pel, p.ID)
		if err != nil {
			return nil, nil, err
		}
		bulan = tambahMasa(bulan, p.Masa, slips)
	}
	return bulan, belum, adaSlip(bulan, dari, sampai)
}

// Setahun returns the slips of one person in the locked runs of a tax year, by
// month; none is [ErrBelumKunci] (Conflict).
func (u Sumber) Setahun(ctx context.Context, pel dasar.Pelaku, id pegawai.ID, tahun int) (bulan []SlipMasa, err error) {
	dari, sampai := dasar.Bln(tahun, 1), dasar.Bln(tahun, 12)
	ps, err := u.PutaranMasa(ctx, pel, dari, sampai)
	if err != nil {
		return nil, err
	}
	slips, err := u.Pegawai.Stores.Slip.Milik(ctx, pel.Lembaga, id, tahun)
	if err != nil {
		return nil, err
	}
	for _, p := range ps {
		for _, s := range slips {
			if s.Putaran == p.ID {
				bulan = tambahMasa(bulan, p.Masa, []pegawai.Slip{ringan(s)})
			}
		}
	}
	return bulan, adaSlip(bulan, dari, sampai)
}

// PutaranMasa lists the runs of the tax months from dari to sampai that were not
// reversed, oldest month first.
func (u Sumber) PutaranMasa(ctx context.Context, pel dasar.Pelaku, dari, sampai dasar.Bulan) (hasil []pegawai.Putaran, err error) {
	for h := (dasar.Page{Limit: dasar.MaxPage}); ; {
		ps, next, err := u.Pegawai.DaftarPutaran(ctx, pel, h)
		if err != nil {
			return nil, err
		}
		for _, p := range ps {
			if p.Masa.Compare(dari) >= 0 && p.Masa.Compare(sampai) <= 0 && p.Status != pegawai.Dibalik {
				hasil = append(hasil, p)
			}
		}
		if next == "" || len(ps) > 0 && ps[len(ps)-1].Masa.Compare(dari) < 0 {
			slices.SortStableFunc(hasil, func(a, b pegawai.Putaran) int { return cmp.Or(a.Masa.Compare(b.Masa), cmp.Compare(a.Urut(), b.Urut())) })
			return hasil, nil
		}
		h.After = next
	}
}

func (u Sumber) slip(ctx context.Context, pel dasar.Pelaku, id string) (slips []pegawai.Slip, err error) {
	for s, err := range u.Pegawai.AlirkanSlip(ctx, pel, id) {
		if err != nil {
			return nil, err
		}
		slips = append(slips, ringan(s))
	}
	return slips, nil
}

// ringan drops the steps: a run of ten thousand people fits into memory without.
func ringan(s pegawai.Slip) pegawai.Slip {
	s.Uraian, s.Baris = nil, slices.Clone(s.Baris)
	for i := range s.Baris {
		s.Baris[i].Uraian = nil
	}
	return s
}

// tambahMasa adds slips to the last month, or begins the next one.
func tambahMasa(bulan []SlipMasa, m dasar.Bulan, slips []pegawai.Slip) []SlipMasa {
	if n := len(bulan) - 1; n >= 0 && bulan[n].Masa == m {
		bulan[n].Slips = append(bulan[n].Slips, slips...)
		return bulan
	}
	return append(bulan, SlipMasa{Masa: m, Slips: slips})
}

func adaSlip(bulan []SlipMasa, dari, sampai dasar.Bulan) error {
	if len(bulan) > 0 {
		return nil
	}
	kapan := dari.Panjang()
	if dari != sampai {
		kapan += " sampai " + sampai.Panjang()
	}
	return ErrBelumKunci.Conflictf("belum ada putaran yang dikunci untuk %s", kapan).Pada("masa")
}

// Gabung returns the slips of all months together.
func Gabung(bulan []SlipMasa) (slips []pegawai.Slip) {
	for _, m := range bulan {
		slips = append(slips, m.Slips...)
	}
	return slips
}

// Coretax returns what the rows of a tax month have in common, from the payroll
// settings of its last day. dokumen is the proof of payment of BP21 rows that have
// none of their own. What the settings lack is refused by the rows ([ErrPemotong]).
func (u Sumber) Coretax(ctx context.Context, pel dasar.Pelaku, masa dasar.Bulan, dokumen string) (Coretax, error) {
	set, _, err := u.Pegawai.Pengaturan(ctx, pel, masa.Akhir())
	if err != nil {
		return Coretax{}, err
	}
	hukum := u.Pegawai.Hukum
	if hukum.PPh == nil {
		if hukum, err = pegawai.HukumBaku(); err != nil {
			return Coretax{}, err
		}
	}
	t, err := hukum.PPh.Pada(masa.Akhir())
	if err != nil {
		return Coretax{}, err
	}
	return Coretax{NPWP: set.NPWPPemotong, TempatUsaha: set.IDTempatUsaha, Masa: masa, Dokumen: dokumen, Tabel: t, PerBulan: set.BiayaPerBulan}, nil
}
