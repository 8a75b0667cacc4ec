package keuangan

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

var (
	// ErrUmur says that ageing buckets do not rise.
	ErrUmur = dasar.Aturan("KEU-TUNGGAKAN-01")
	// ErrMenurut says that arrears are asked for by something unknown.
	ErrMenurut = dasar.Aturan("KEU-TUNGGAKAN-02")
)

// Umur are the ageing buckets as data: each number is the last day late of a
// bucket, rising from 0, which is "not due yet". What is later than the last
// one falls in a bucket of its own at the end.
type Umur []int

// UmurBaku returns the usual buckets: not due, 1 to 30, 31 to 60, 61 to 90
// days late, and more.
func UmurBaku() Umur { return Umur{0, 30, 60, 90} }

// Validate refuses, with [ErrUmur], bounds that do not begin at 0 and rise.
func (u Umur) Validate() error {
	if len(u) == 0 || u[0] != 0 || len(u) > 20 {
		return ErrUmur.Invalidf("batas umur tunggakan dimulai dari 0, paling banyak 20 batas").Pada("umur")
	}
	for i := 1; i < len(u); i++ {
		if u[i] <= u[i-1] {
			return ErrUmur.Invalidf("batas umur tunggakan harus menaik: %d lalu %d", u[i-1], u[i]).Pada("umur")
		}
	}
	return nil
}

// Label names the buckets for a table head, one more than there are bounds.
func (u Umur) Label() []string {
	out := []string{"Belum jatuh tempo"}
	for i := 1; i < len(u); i++ {
		out = append(out, fmt.Sprintf("%d–%d hari", u[i-1]+1, u[i]))
	}
	return append(out, fmt.Sprintf("> %d hari", u[len(u)-1]))
}

// keranjang returns the bucket of a due date on a day.
func (u Umur) keranjang(tempo, pada dasar.Tanggal) int {
	telat := pada.Selisih(tempo)
	i := slices.IndexFunc(u, func(batas int) bool { return telat <= batas })
	if i < 0 {
		return len(u)
	}
	return i
}

// MenurutTunggakan is what arrears are added up by.
type MenurutTunggakan string

// By santri (with unit and class of the oldest open bill), by class of a unit,
// or by unit.
const (
	PerSantri MenurutTunggakan = "santri"
	PerKelas  MenurutTunggakan = "kelas"
	PerUnit   MenurutTunggakan = "unit"
)

// BarisTunggakan is one line of arrears. Umur has one amount per bucket of
// [Umur] and adds up to Jumlah.
type BarisTunggakan struct {
	Santri   santri.ID         // PerSantri only
	Keluarga santri.KeluargaID // PerSantri only
	Unit     santri.KodeUnit
	Kelas    string // PerSantri and PerKelas
	Tagihan  int    // number of open bills
	Jumlah   dasar.Rupiah
	Umur     []dasar.Rupiah
	Tertua   dasar.Tanggal // oldest due date
	Tertahan bool          // PerSantri: the reader may not see it
}

// Tunggakan adds up what bills still ask as of a day, aged by their due dates:
// a pure function over the positions as of that day, so that the same question
// has the same answer for ever. Bills that ask for nothing are passed over.
// The lines are ordered by unit, class and santri; the total of all of them is
// the receivable of the positions.
func Tunggakan(ps iter.Seq2[Posisi, error], pada dasar.Tanggal, umur Umur, menurut MenurutTunggakan) (baris []BarisTunggakan, total BarisTunggakan, err error) {
	if err := umur.Validate(); err != nil {
		return nil, total, err
	}
	if menurut != PerSantri && menurut != PerKelas && menurut != PerUnit {
		return nil, total, ErrMenurut.Invalidf("tunggakan dapat dilihat per santri, kelas atau unit").Pada("menurut")
	}
	total.Umur = make([]dasar.Rupiah, len(umur)+1)
	kumpul := map[kunciTunggakan]*BarisTunggakan{}
	for p, err := range ps {
		if err != nil {
			return nil, total, err
		}
		if p.Sisa() == 0 {
			continue
		}
		k := kunciBaris(p.Tagihan, menurut)
		b := kumpul[k]
		if b == nil {
			b = &BarisTunggakan{Santri: k.Santri, Unit: k.Unit, Kelas: k.Kelas, Umur: make([]dasar.Rupiah, len(umur)+1)}
			kumpul[k] = b
		}
		if err := b.tambah(p, umur, pada, menurut); err != nil {
			return nil, total, err
		}
		if err := total.tambah(p, umur, pada, PerUnit); err != nil {
			return nil, total, err
		}
	}
	for _, b := range kumpul {
		baris = append(baris, *b)
	}
	slices.SortFunc(baris, func(a, b BarisTunggakan) int {
		return cmp.Or(cmp.Compare(a.Unit, b.Unit), strings.Compare(a.Kelas, b.Kelas), cmp.Compare(a.Santri, b.Santri))
	})
	return baris, total, nil
}

// kunciTunggakan tells the lines of arrears apart.
type kunciTunggakan struct {
	Santri santri.ID
	Unit   santri.KodeUnit
	Kelas  string
}

func kunciBaris(t Tagihan, menurut MenurutTunggakan) kunciTunggakan {
	switch menurut {
	case PerSantri:
		return kunciTunggakan{Santri: t.Santri}
	case PerKelas:
		return kunciTunggakan{Unit: t.Unit, Kelas: t.Kelas}
	}
	return kunciTunggakan{Unit: t.Unit}
}

func (b *BarisTunggakan) tambah(p Posisi, umur Umur, pada dasar.Tanggal, menurut MenurutTunggakan) (err error) {
	t, i := p.Tagihan, umur.keranjang(p.Tagihan.JatuhTempo, pada)
	if b.Jumlah, err = dasar.JumlahRupiah(b.Jumlah, p.Sisa()); err != nil {
		return err
	}
	b.Umur[i] += p.Sisa() // no more than Jumlah
	b.Tagihan++
	if b.Tertua.IsZero() || t.JatuhTempo.Before(b.Tertua) {
		b.Tertua = t.JatuhTempo
		if menurut == PerSantri {
			b.Keluarga, b.Unit, b.Kelas = t.Keluarga, t.Unit, t.Kelas
		}
	}
	return nil
}
