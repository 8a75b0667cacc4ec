package pegawai

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrLangkah says that a run does not go from its state to another one.
	ErrLangkah = dasar.Aturan("PEG-PUTARAN-05")
	// ErrPenyetuju says that the approver prepared the run himself.
	ErrPenyetuju = dasar.Aturan("PEG-PUTARAN-06")
	// ErrAlasan says that a step needs a reason.
	ErrAlasan = dasar.Aturan("PEG-PUTARAN-07")
	// ErrTerkunci says that a locked run cannot change.
	ErrTerkunci = dasar.Aturan("PEG-PUTARAN-09")
)

// alih is one way between states; Alasan asks for a reason.
type alih struct {
	dari, ke StatusPutaran
	alasan   bool
}

var daftarAlih = [...]alih{
	{Draf, Dihitung, false}, {Dihitung, Dihitung, false}, {Diperiksa, Dihitung, true}, {Disetujui, Dihitung, true},
	{Dihitung, Diperiksa, false}, {Diperiksa, Disetujui, false}, {Disetujui, Dikunci, false}, {Dikunci, Dibayar, false}, {Dibayar, Diposting, false},
	{Draf, Dibalik, true}, {Dihitung, Dibalik, true}, {Diperiksa, Dibalik, true}, {Disetujui, Dibalik, true}, {Dikunci, Dibalik, true},
	{Dibayar, Dibalik, true}, {Diposting, Dibalik, true},
}

// Ke returns the run after one step. It refuses steps that do not exist
// ([ErrLangkah]), steps without the reason they need ([ErrAlasan]), and, where the
// settings ask for it, approval by the preparer ([ErrPenyetuju]).
func (p Putaran) Ke(ke StatusPutaran, alasan, oleh string, pisah bool, pada time.Time) (Putaran, error) {
	i := slices.IndexFunc(daftarAlih[:], func(a alih) bool { return a.dari == p.Status && a.ke == ke })
	switch {
	case i < 0 && p.Status.Terkunci() && (ke == Dihitung || ke == Draf):
		return p, ErrTerkunci.Conflictf("putaran ini sudah dikunci; betulkan dengan isian pada putaran berikutnya atau balik seluruhnya").Pada("status")
	case i < 0:
		return p, ErrLangkah.Conflictf("putaran berstatus %s tidak dapat menjadi %s", p.Status, ke).Pada("status")
	}
	alasan, err := dasar.Rapikan(alasan, 200)
	if err != nil {
		return p, err
	}
	if daftarAlih[i].alasan && alasan == "" {
		return p, ErrAlasan.Invalidf("sebutkan alasannya").Pada("alasan")
	}
	if ke == Disetujui && pisah && p.Oleh == oleh {
		return p, ErrPenyetuju.Forbiddenf("penyetuju harus orang lain, bukan yang menghitung putaran ini").Pada("status")
	}
	p = p.Salin()
	p.Peristiwa = append(p.Peristiwa, PeristiwaPutaran{Dari: p.Status, Ke: ke, Alasan: alasan, Oleh: oleh, Dicatat: pada})
	if ke == Dihitung && !daftarAlih[i].alasan { // whoever gives a run back did not prepare it
		p.Oleh = oleh
	}
	p.Status = ke
	return p, nil
}

// Boleh lists the states that a run may go to from here, in the order of work.
func (s StatusPutaran) Boleh() (ke []StatusPutaran) {
	for _, a := range daftarAlih {
		if a.dari == s {
			ke = append(ke, a.ke)
		}
	}
	return ke
}

// Salin returns a copy that shares no memory with p.
func (p Putaran) Salin() Putaran {
	p.Peristiwa = slices.Clone(p.Peristiwa)
	return p
}
