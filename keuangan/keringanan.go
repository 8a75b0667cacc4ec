package keuangan

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

var (
	// ErrKeringanan says that a discount is described wrongly.
	ErrKeringanan = dasar.Aturan("KEU-KERINGANAN-01")
	// ErrKeringananTutup says that a discount is unknown or was revoked already.
	ErrKeringananTutup = dasar.Aturan("KEU-KERINGANAN-02")
)

var seratus = decimal.NewFromInt(100)

// Validate refuses, with [ErrKeringanan], a discount without reason, approver
// or a size: a percentage over 0 to 100 with at most four decimals, or a
// positive amount, not both.
func (k Keringanan) Validate() error {
	switch {
	case k.Santri == "" || k.Komponen == "":
		return ErrKeringanan.Invalidf("santri dan komponen keringanan belum dipilih").Pada("santri")
	case k.Alasan == "":
		return ErrKeringanan.Invalidf("alasan keringanan belum diisi").Pada("alasan")
	case k.Penyetuju == "":
		return ErrKeringanan.Invalidf("penyetuju keringanan belum diisi").Pada("penyetuju")
	case k.Sejak.IsZero() || (!k.Sampai.IsZero() && !k.Sejak.Before(k.Sampai)):
		return ErrKeringanan.Invalidf("masa berlaku keringanan harus punya tanggal mulai, dan berakhir sesudahnya").Pada("sejak")
	case k.Persen.IsZero() == (k.Nominal == 0):
		return ErrKeringanan.Invalidf("isi salah satu: persen atau nominal").Pada("persen")
	case k.Persen.IsNegative() || k.Persen.GreaterThan(seratus) || !k.Persen.Equal(k.Persen.Truncate(4)):
		return ErrKeringanan.Invalidf("persen keringanan harus lebih dari 0 sampai 100, paling banyak empat angka di belakang koma").Pada("persen")
	case k.Nominal < 0:
		return ErrKeringanan.Invalidf("nominal keringanan harus lebih dari nol").Pada("nominal")
	}
	return k.Nominal.Batas()
}

// Berlaku reports whether the discount is in force on a day: from Sejak until
// before Sampai, unless revoked.
func (k Keringanan) Berlaku(pada dasar.Tanggal) bool {
	return k.Dicabut.IsZero() && berlaku(k.Sejak, k.Sampai, pada)
}

func berlaku(sejak, sampai, pada dasar.Tanggal) bool {
	return !pada.Before(sejak) && (sampai.IsZero() || pada.Before(sampai))
}

// potong returns what the discount takes from what is left of the gross: a
// percentage rounded half up to whole rupiah, or the amount, never more than
// is left.
func (k Keringanan) potong(sisa dasar.Rupiah) dasar.Rupiah {
	if k.Nominal != 0 {
		return min(k.Nominal, sisa)
	}
	return min(dasar.Rupiah(k.Persen.Mul(decimal.NewFromInt(int64(sisa))).Div(seratus).Round(0).IntPart()), sisa)
}

func (k Keringanan) besar() string {
	if k.Nominal != 0 {
		return k.Nominal.String()
	}
	return strings.Replace(k.Persen.String(), ".", ",", 1) + "%"
}

// TerapkanKeringanan applies discounts to a gross amount one after the other,
// in the order of Urutan and ID whatever the order given, and explains each
// step. 350.000 with 10% and 50.000 leaves 265.000 when the percentage comes
// first and 270.000 when the amount does. Which discounts are in force is the
// caller's to choose.
func TerapkanKeringanan(bruto dasar.Rupiah, ks ...Keringanan) (potongan dasar.Rupiah, langkah []Langkah) {
	ks = slices.Clone(ks)
	slices.SortFunc(ks, bandingKeringanan)
	for _, k := range ks {
		n := k.potong(bruto - potongan)
		potongan += n
		langkah = append(langkah, Langkah{
			Aturan: "keringanan", Rujuk: k.ID, Jumlah: bruto - potongan,
			Teks: fmt.Sprintf("Keringanan %s (%s): −%s", k.besar(), k.Alasan, n),
		})
	}
	return potongan, langkah
}

func bandingKeringanan(a, b Keringanan) int {
	return cmp.Or(cmp.Compare(a.Urutan, b.Urutan), strings.Compare(a.ID, b.ID))
}

type santriKomponen struct {
	santri   santri.ID
	komponen KodeKomponen
}

// DaftarKeringanan finds the discounts of a santri on a fee.
type DaftarKeringanan map[santriKomponen][]Keringanan

// SusunKeringanan indexes discounts; revoked ones are left out.
func SusunKeringanan(ks []Keringanan) DaftarKeringanan {
	d := DaftarKeringanan{}
	for _, k := range ks {
		if kunci := (santriKomponen{k.Santri, k.Komponen}); k.Dicabut.IsZero() {
			d[kunci] = append(d[kunci], k)
		}
	}
	return d
}

// Pada returns the discounts of a santri on a fee that are in force on a day.
func (d DaftarKeringanan) Pada(s santri.ID, k KodeKomponen, pada dasar.Tanggal) []Keringanan {
	semua := d[santriKomponen{s, k}]
	if len(semua) == 0 {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(semua), func(x Keringanan) bool { return !x.Berlaku(pada) })
}
