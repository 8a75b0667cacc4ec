package nilai

import (
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
)

// CaraKKTP is one of the ways in which a teacher sets when a learning objective
// (tujuan pembelajaran, TP) is reached (Permendikbudristek 21/2022 Ps. 9, and the
// Panduan Pembelajaran dan Asesmen).
type CaraKKTP string

// The four ways of the guide.
const (
	KKTPKriteria CaraKKTP = "kriteria" // so many of the described criteria are adequate
	KKTPRubrik   CaraKKTP = "rubrik"   // a level of a rubric
	KKTPInterval CaraKKTP = "interval" // an interval of values, each with a description
	KKTPPersen   CaraKKTP = "persen"   // a share of the value
)

// KKTP is the criterion for one TP (kriteria ketercapaian tujuan pembelajaran). The
// bounds are the teacher's: one absolute pass number for everything is discouraged,
// and no table is official.
type KKTP struct {
	TP       string    `privasi:"-,aturan penilaian"`
	Cara     CaraKKTP  `privasi:"-,aturan penilaian"`
	Kriteria []string  `privasi:"-,aturan penilaian"` // KKTPKriteria: the descriptions
	Cukup    int       `privasi:"-,aturan penilaian"` // KKTPKriteria: so many must be adequate
	Tingkat  []Tingkat `privasi:"-,aturan penilaian"` // KKTPRubrik, KKTPInterval: from low to high
	Capai    int       `privasi:"-,aturan penilaian"` // index of the lowest level of Tingkat that reaches the TP
	Batas    Angka     `privasi:"-,aturan penilaian"` // KKTPPersen: 0 to 100
}

// Tingkat is a level of a rubric ("layak") or an interval of values from Dari on.
type Tingkat struct {
	Nama   string `privasi:"-,aturan penilaian"`
	Uraian string `privasi:"-,aturan penilaian"`
	Dari   Angka  `privasi:"-,aturan penilaian"` // KKTPInterval only, inclusive
}

// Memadai is what a teacher says of one criterion.
type Memadai string

// The zero value is not yet assessed.
const (
	SudahMadai Memadai = "memadai"
	BelumMadai Memadai = "belum_memadai"
)

// Bukti is what is known of one santri and TP; the way of the KKTP decides which
// field is looked at. The zero value is not yet assessed.
type Bukti struct {
	Kriteria []Memadai // in the order of KKTP.Kriteria; a short list is not yet assessed at its end
	Tingkat  string    // name of a level of the rubric
	Nilai    Nilai     // for intervals and shares
	Maks     Angka     // of the scale of Nilai, for shares; 0 is 100
}

// CapaianTP tells whether a TP is reached. With Belum it is neither: somebody has
// not assessed yet.
type CapaianTP struct {
	TP       string
	Keadaan  Keadaan // Belum or Ada
	Tercapai bool
	Tingkat  string // name of the level or interval
	Uraian   string
}

var (
	// ErrKKTP says that a criterion contradicts itself or lacks a description.
	ErrKKTP = dasar.Aturan("AKD-KKTP-01")
	// ErrBukti says that what is known does not fit the criterion.
	ErrBukti = dasar.Aturan("AKD-KKTP-02")
)

// Periksa refuses a criterion that nobody could apply.
func (k KKTP) Periksa() error {
	salah := func(bidang, pesan string, isi ...any) error { return ErrKKTP.Invalidf(pesan, isi...).Pada(bidang) }
	if !kodeSah(k.TP) {
		return salah("tp", "KKTP memerlukan kode tujuan pembelajaran")
	}
	switch k.Cara {
	case KKTPKriteria:
		if k.Cukup < 1 || k.Cukup > len(k.Kriteria) {
			return salah("cukup", "isi berapa dari %d kriteria yang harus memadai", len(k.Kriteria))
		}
		if slices.ContainsFunc(k.Kriteria, kosong) {
			return salah("kriteria", "setiap kriteria memerlukan uraian")
		}
	case KKTPRubrik, KKTPInterval:
		if len(k.Tingkat) < 2 || k.Capai < 0 || k.Capai >= len(k.Tingkat) {
			return salah("tingkat", "isi paling sedikit dua tingkat, dan tingkat yang berarti tercapai")
		}
		for i, t := range k.Tingkat {
			switch {
			case kosong(t.Nama) || kosong(t.Uraian):
				return salah("tingkat", "tingkat ke-%d memerlukan nama dan uraian", i+1)
			case slices.ContainsFunc(k.Tingkat[:i], func(x Tingkat) bool { return lipatKode(x.Nama) == lipatKode(t.Nama) }):
				return salah("tingkat", "nama tingkat %s dipakai dua kali", t.Nama)
			case k.Cara == KKTPInterval && i > 0 && t.Dari <= k.Tingkat[i-1].Dari:
				return salah("tingkat", "batas %s harus lebih tinggi dari tingkat sebelumnya", t.Nama)
			}
		}
	case KKTPPersen:
		if k.Batas <= 0 || k.Batas > A(100) {
			return salah("batas", "batas persen harus lebih dari 0 sampai 100")
		}
	default:
		return salah("cara", "pilih cara KKTP: kriteria, rubrik, interval, atau persen")
	}
	return nil
}

func kosong(s string) bool { return strings.TrimSpace(s) == "" }

// Nilai judges what is known of one santri.
func (k KKTP) Nilai(b Bukti) (CapaianTP, error) {
	if err := k.Periksa(); err != nil {
		return CapaianTP{}, err
	}
	switch k.Cara {
	case KKTPKriteria:
		return k.kriteria(b.Kriteria)
	case KKTPRubrik:
		return k.rubrik(b.Tingkat)
	}
	c := CapaianTP{TP: k.TP}
	if !b.Nilai.Ada {
		return c, nil
	}
	c.Keadaan = Ada
	if k.Cara == KKTPPersen {
		maks := b.Maks
		if maks == 0 {
			maks = A(100)
		}
		if maks < 0 {
			return CapaianTP{}, ErrBukti.Invalidf("nilai tertinggi skala harus lebih dari 0").Pada("maks")
		}
		c.Tercapai = b.Nilai.Tepat.Kali(Utuh(100)).Bagi(maks.Pecahan()).bandingAngka(k.Batas) >= 0
		return c, nil
	}
	i := 0 // below the lowest bound is in the lowest interval
	for n, t := range k.Tingkat {
		if b.Nilai.Tepat.bandingAngka(t.Dari) >= 0 {
			i = n
		}
	}
	return k.padaTingkat(i), nil
}

func (k KKTP) padaTingkat(i int) CapaianTP {
	t := k.Tingkat[i]
	return CapaianTP{TP: k.TP, Keadaan: Ada, Tercapai: i >= k.Capai, Tingkat: t.Nama, Uraian: t.Uraian}
}

func (k KKTP) rubrik(nama string) (CapaianTP, error) {
	if kosong(nama) {
		return CapaianTP{TP: k.TP}, nil
	}
	i := slices.IndexFunc(k.Tingkat, func(t Tingkat) bool { return lipatKode(t.Nama) == lipatKode(nama) })
	if i < 0 {
		return CapaianTP{}, ErrBukti.Invalidf("tingkat itu tidak ada pada rubrik; pilih salah satu tingkatnya").Pada("tingkat")
	}
	return k.padaTingkat(i), nil
}

// kriteria is settled as soon as what is not yet assessed can no longer change it.
func (k KKTP) kriteria(m []Memadai) (CapaianTP, error) {
	if len(m) > len(k.Kriteria) {
		return CapaianTP{}, ErrBukti.Invalidf("lebih banyak penilaian daripada kriteria; isi satu untuk setiap kriteria").Pada("kriteria")
	}
	memadai, belum := 0, len(k.Kriteria)-len(m)
	for _, x := range m {
		switch x {
		case SudahMadai:
			memadai++
		case "":
			belum++
		case BelumMadai:
		default:
			return CapaianTP{}, ErrBukti.Invalidf("isi kriteria dengan memadai atau belum memadai").Pada("kriteria")
		}
	}
	c := CapaianTP{TP: k.TP, Tercapai: memadai >= k.Cukup}
	if c.Tercapai || memadai+belum < k.Cukup {
		c.Keadaan = Ada
	}
	return c, nil
}
