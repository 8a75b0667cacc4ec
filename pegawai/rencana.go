package pegawai

import (
	"cmp"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/bpjs"
	"github.com/pesantren-go/pesantren/pegawai/lembur"
	"github.com/pesantren-go/pesantren/pegawai/pph21"
	"github.com/pesantren-go/pesantren/pegawai/rumus"
	"github.com/pesantren-go/pesantren/pegawai/thr"
)

// Hukum are the dated tables of the law. The zero value is not usable; see
// [HukumBaku]. An embedder puts next year's tables in without a new release.
type Hukum struct {
	PPh    *pph21.Buku
	BPJS   *bpjs.Buku
	THR    *thr.Buku
	Lembur *lembur.Buku
}

// HukumBaku returns the embedded tables; an error means that the program was built
// with damaged ones.
func HukumBaku() (h Hukum, err error) {
	h.PPh = pph21.Baku()
	if h.BPJS, err = bpjs.Baku(); err != nil {
		return h, err
	}
	if h.THR, err = thr.Baku(); err != nil {
		return h, err
	}
	h.Lembur, err = lembur.Baku()
	return h, err
}

// Rencana is everything that the slips of one run have in common, compiled once:
// the components in the order of computation, the tables of the law of the month,
// the settings. It is immutable and used by many goroutines.
type Rencana struct {
	Putaran Putaran
	Setelan Pengaturan
	Tabel   string // the versions of the tables, for the record

	upah     []langkah // pay: fixed components first
	tetap    int       // how many of upah are fixed
	potongan []langkah // deductions in their order
	nomor    map[KodeKomponen]int
	jumlahKe []int32 // of upah: place in Angka.perKode where others stand on it, else -1
	rujukan  int     // how many others stand on
	hari     int     // days that the run pays
	jabatan  map[KodeJabatan]Jabatan
	pph      *pph21.Tabel
	bpjs     *bpjs.Tabel
	thr      *thr.Tabel
	lembur   *lembur.Tabel
}

// langkah is one component within a plan.
type langkah struct {
	Komponen
	rumus    rumus.Rumus
	dasar    []int // CaraPersen: places in upah
	bayangan bool  // computed because others stand on it, not paid in this run
	ember    int   // place in daftarEmber
}

// Rencanakan compiles a run. It refuses tables that do not cover the month
// (pph21.ErrTanggal, bpjs.ErrMasa), settings that do not hold yet, components that
// are malformed, name what does not exist
// ([ErrKomponenAsing]) or stand on each other in a circle (rumus.ErrLingkar).
func Rencanakan(p Putaran, set Pengaturan, kom []Komponen, jab []Jabatan, h Hukum) (*Rencana, error) {
	if err := p.Validate(); err != nil {
		return nil, err
	}
	if err := set.Validate(); err != nil {
		return nil, err
	}
	if set.Sejak.After(p.Sampai) {
		return nil, ErrPengaturan.Invalidf("pengaturan penggajian belum berlaku pada %s; isi pengaturannya dahulu", p.Sampai.Panjang()).Pada("sejak")
	}
	r := &Rencana{Putaran: p, Setelan: set, nomor: map[KodeKomponen]int{}, hari: p.HariDibayar(), jabatan: make(map[KodeJabatan]Jabatan, len(jab))}
	if err := r.tabel(h); err != nil {
		return nil, err
	}
	for _, j := range jab {
		r.jabatan[j.Kode] = j
	}
	return r, r.susun(KomponenBerlaku(kom, p.Sampai))
}

// tabel finds the tables of the law for the month.
func (r *Rencana) tabel(h Hukum) (err error) {
	if r.pph, err = h.PPh.Pada(r.Putaran.Masa.Awal()); err != nil {
		return err
	}
	if r.Setelan.TanpaNPWP {
		r.pph = r.pph.TanpaNPWP()
	}
	if r.bpjs, err = h.BPJS.Pada(r.Putaran.Masa); err != nil {
		return err
	}
	if r.thr, err = h.THR.Pada(r.Putaran.Sampai); err != nil {
		return err
	}
	r.lembur, err = h.Lembur.Pada(r.Putaran.Sampai)
	r.Tabel = r.pph.Versi() + "; " + r.bpjs.Versi()
	return err
}

// susun puts the components of the run into the order of computation.
func (r *Rencana) susun(kom []Komponen) error {
	semua, err := r.pilih(kom)
	if err != nil {
		return err
	}
	butuh := make(map[string][]string, len(semua))
	for kode, l := range semua {
		butuh[string(kode)] = nil
		for _, n := range l.sebut() {
			if _, bawaan := namaBawaan[n]; !bawaan {
				butuh[string(kode)] = append(butuh[string(kode)], n)
			}
			if err := periksaSebut(semua, l, n); err != nil {
				return err
			}
		}
	}
	urut, err := rumus.Urutan(butuh)
	if err != nil {
		return err
	}
	for _, fase := range []int{0, 1, 2} {
		for _, kode := range urut {
			if l := semua[KodeKomponen(kode)]; l.fase() == fase {
				r.pasang(l, fase)
			}
		}
		if fase == 0 {
			r.tetap = len(r.upah)
		}
	}
	slices.SortStableFunc(r.potongan, func(a, b langkah) int { return cmp.Or(cmp.Compare(a.Urutan, b.Urutan), cmp.Compare(a.Kode, b.Kode)) })
	r.rujuk()
	return nil
}

// rujuk finds the components of pay that others name: only their sums are kept.
func (r *Rencana) rujuk() {
	r.jumlahKe = make([]int32, len(r.upah))
	for i := range r.jumlahKe {
		r.jumlahKe[i] = -1
	}
	for _, ls := range [][]langkah{r.upah, r.potongan} {
		for i := range ls {
			for _, n := range ls[i].sebut() {
				if k, ada := r.nomor[KodeKomponen(n)]; ada && r.jumlahKe[k] < 0 {
					r.jumlahKe[k] = int32(r.rujukan)
					r.rujukan++
				}
			}
		}
	}
}

func (r *Rencana) pasang(l langkah, fase int) {
	for _, k := range l.DasarPersen {
		l.dasar = append(l.dasar, r.nomor[k])
	}
	if fase == 2 {
		r.potongan = append(r.potongan, l)
		return
	}
	r.nomor[l.Kode] = len(r.upah)
	r.upah = append(r.upah, l)
}

// pilih takes the components that the run pays, and the fixed ones as shadows:
// THR, overtime and BPJS stand on the fixed wage.
func (r *Rencana) pilih(kom []Komponen) (map[KodeKomponen]langkah, error) {
	semua := make(map[KodeKomponen]langkah, len(kom))
	for _, k := range kom {
		if err := k.Validate(); err != nil {
			return nil, err
		}
		l := langkah{Komponen: k, bayangan: !k.DalamPutaran(r.Putaran.Jenis), ember: max(slices.Index(daftarEmber[:], k.Ember), 0)}
		if l.bayangan && !k.Tetap {
			continue
		}
		if k.Cara == CaraRumus {
			var err error
			if l.rumus, err = rumus.Urai(k.Rumus); err != nil {
				return nil, err
			}
		}
		semua[k.Kode] = l
	}
	return semua, nil
}

// fase is when a component is computed: 0 fixed, 1 other pay, 2 deductions.
func (l langkah) fase() int {
	switch {
	case l.Golongan == Potongan:
		return 2
	case l.Tetap:
		return 0
	}
	return 1
}

// sebut lists the names that the component stands on.
func (l langkah) sebut() []string {
	if l.Cara == CaraRumus {
		return l.rumus.Nama()
	}
	nama := make([]string, len(l.DasarPersen))
	for i, k := range l.DasarPersen {
		nama[i] = string(k)
	}
	return nama
}

// periksaSebut refuses a name that is unknown, or known only after the component
// is computed: a fixed component stands on fixed ones, pay never on deductions.
func periksaSebut(semua map[KodeKomponen]langkah, l langkah, nama string) error {
	fase, bawaan := namaBawaan[nama]
	if lain, ada := semua[KodeKomponen(nama)]; ada {
		fase = lain.fase()
	} else if !bawaan {
		return ErrKomponenAsing.Invalidf("komponen %s menyebut %q yang tidak ada dalam putaran ini", l.Kode, potong(nama)).Pada("rumus")
	}
	batas := l.fase()
	if fase > batas || (!bawaan && fase == 2) {
		return ErrKomponenAsing.Invalidf("komponen %s menyebut %q yang baru diketahui sesudahnya", l.Kode, potong(nama)).Pada("rumus")
	}
	return nil
}

func urutKomponen(a, b Komponen) int {
	return cmp.Or(cmp.Compare(a.Urutan, b.Urutan), cmp.Compare(a.Kode, b.Kode))
}

// cakupan lists which of the duties a component applies to: position and unit must
// match the same duty.
func (l *langkah) cakupan(tugas []Penugasan) (cocok []int) {
	for i, t := range tugas {
		if len(l.Lingkup) == 0 || slices.ContainsFunc(l.Lingkup, func(s Lingkup) bool {
			return (s.Jabatan == "" || s.Jabatan == t.Jabatan) && (s.Unit == "" || s.Unit == t.Unit)
		}) {
			cocok = append(cocok, i)
		}
	}
	return cocok
}

// Akhir returns the last day that the run pays.
func (r *Rencana) Akhir() dasar.Tanggal { return r.Putaran.Sampai }
