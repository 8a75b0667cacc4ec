package pegawai

import (
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// Bahan is everything about one person that a slip is computed from. The records
// are those that share a day with the run; void ones are left out by whoever
// gathers them.
type Bahan struct {
	Pegawai     Pegawai
	Kontrak     []Kontrak
	Penugasan   []Penugasan
	Status      []StatusPajak
	Kepesertaan []Kepesertaan
	Nilai       []Nilai
	Isian       []Isian
	Jam         []Jam // one entry a unit; none = no hours were recorded
	Hadir       Hari  // days of presence
	Kasbon      []KasbonJatuh
	Setahun     Setahun // locked slips of the tax year, of the contract's classification
	Saldo       []SaldoPajak
}

// KasbonJatuh is what is due of one kasbon, earlier months included.
type KasbonJatuh struct {
	ID     string
	Jumlah dasar.Rupiah
}

// The ways in which a person's records do not allow a slip. Each names its field.
var (
	// ErrNIKKosong says that the person has no NIK: the tax document needs it.
	ErrNIKKosong = dasar.Aturan("PEG-BAHAN-01")
	// ErrPTKPKosong says that the PTKP status of the tax year is not known.
	ErrPTKPKosong = dasar.Aturan("PEG-BAHAN-02")
	// ErrKontrakKosong says that no contract covers the run.
	ErrKontrakKosong = dasar.Aturan("PEG-BAHAN-03")
	// ErrTugasKosong says that no duty covers the run.
	ErrTugasKosong = dasar.Aturan("PEG-BAHAN-04")
	// ErrJamKosong says that somebody is paid by the hour and no approved hours
	// are recorded; hours of nought are recorded as such.
	ErrJamKosong = dasar.Aturan("PEG-BAHAN-05")
	// ErrRekeningKosong says that the pay has no account to go to.
	ErrRekeningKosong = dasar.Aturan("PEG-BAHAN-06")
	// ErrNilaiKosong says that a required component has no value or rate.
	ErrNilaiKosong = dasar.Aturan("PEG-BAHAN-07")
	// ErrHadirKosong says that pay by days of presence or by the day has no
	// recorded presence.
	ErrHadirKosong = dasar.Aturan("PEG-BAHAN-08")
	// ErrTumpang says that records which exclude each other hold on one day.
	ErrTumpang = dasar.Aturan("PEG-BAHAN-09")
	// ErrNegatif says that pay, a base or a net comes out negative.
	ErrNegatif = dasar.Aturan("PEG-BAHAN-10")
	// ErrAgamaKosong says that THR is due and the religion, or the date of its
	// holiday, is not known.
	ErrAgamaKosong = dasar.Aturan("PEG-BAHAN-11")
)

// kontrak returns the contract that decides how the run is taxed: the one in
// force on the last day, or the last one that ended within the run.
func (b *Bahan) kontrak(akhir dasar.Tanggal) (k Kontrak, err error) {
	ada := false
	for i, x := range b.Kontrak {
		for _, y := range b.Kontrak[:i] {
			if beririsan(x.Mulai, x.Selesai, y.Mulai, y.Selesai) {
				return k, ErrTumpang.Invalidf("dua kontrak berlaku pada hari yang sama; akhiri salah satunya").Pada("kontrak")
			}
		}
		if !x.Mulai.After(akhir) && (!ada || x.Mulai.After(k.Mulai)) {
			k, ada = x, true
		}
	}
	if !ada {
		return k, ErrKontrakKosong.Invalidf("belum ada kontrak yang berlaku dalam masa ini").Pada("kontrak")
	}
	return k, nil
}

// utama returns the place of the main duty: the one marked so, else the first.
func (b *Bahan) utama() int {
	return max(slices.IndexFunc(b.Penugasan, func(p Penugasan) bool { return p.Utama }), 0)
}

// tugas refuses a person without duties, or with the same duty twice on one day.
func (b *Bahan) tugas() error {
	if len(b.Penugasan) == 0 {
		return ErrTugasKosong.Invalidf("belum ada penugasan yang berlaku dalam masa ini").Pada("penugasan")
	}
	for i, x := range b.Penugasan {
		for _, y := range b.Penugasan[:i] {
			if x.Jabatan == y.Jabatan && x.Unit == y.Unit && beririsan(x.Mulai, x.Selesai, y.Mulai, y.Selesai) {
				return ErrTumpang.Invalidf("penugasan yang sama tercatat dua kali pada hari yang sama").Pada("penugasan")
			}
		}
	}
	return nil
}

// status returns the PTKP status of a tax year.
func (b *Bahan) status(tahun int) (StatusPajak, bool) {
	i := slices.IndexFunc(b.Status, func(s StatusPajak) bool { return s.Mulai.Tahun() == tahun })
	if i < 0 || b.Status[i].PTKP == "" {
		return StatusPajak{}, false
	}
	return b.Status[i], true
}

// nilai lists the values of a component that share a day with the run.
func (b *Bahan) nilai(k KodeKomponen) (ada []Nilai) {
	for _, n := range b.Nilai {
		if n.Komponen == k {
			ada = append(ada, n)
		}
	}
	return ada
}

// nilaiPada returns the value of a component for a unit on a day: the one of the
// unit, or the general one.
func (b *Bahan) nilaiPada(k KodeKomponen, u santri.KodeUnit, hari dasar.Tanggal) (n Nilai, ada bool) {
	for _, x := range b.Nilai {
		if x.Komponen != k || !berlaku(x.Mulai, x.Selesai, hari) || (x.Unit != "" && x.Unit != u) {
			continue
		}
		if !ada || x.Unit != "" {
			n, ada = x, true
		}
	}
	return n, ada
}
