package keuangan

import (
	"cmp"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrPilihanTagihan says that the payer chose a bill that is not open for
	// this family, or chose one twice.
	ErrPilihanTagihan = dasar.Aturan("KEU-ALOKASI-01")
	// ErrPilihanJumlah says that a chosen amount does not fit the bill or the payment.
	ErrPilihanJumlah = dasar.Aturan("KEU-ALOKASI-02")
	// ErrKriteria says that an allocation order names an unknown criterion, or one twice.
	ErrKriteria = dasar.Aturan("KEU-ALOKASI-03")
)

// Kriteria is one criterion of the order in which a payment serves bills.
type Kriteria string

// The criteria. Pilihan (what the payer asked for) always comes first and
// PerNomor (the smallest bill id) always last, so that every order is total
// and every machine gives the same answer.
const (
	PerPilihan   Kriteria = "pilihan"
	PerTempo     Kriteria = "jatuh_tempo" // oldest due date first
	PerPrioritas Kriteria = "prioritas"   // smallest Tagihan.Prioritas first
	PerKomponen  Kriteria = "komponen"    // by code of the fee, for houses that serve one fee at a time
	PerNomor     Kriteria = "nomor"
)

// UrutanBaku is the order of a new institution: the oldest due date, then the
// priority of the fee, then the smallest bill id.
func UrutanBaku() []Kriteria { return []Kriteria{PerTempo, PerPrioritas} }

// Teks names the criterion for the explanation on the cashier's page.
func (k Kriteria) Teks() string {
	switch k {
	case PerPilihan:
		return "dipilih pembayar"
	case PerTempo:
		return "jatuh tempo paling lama"
	case PerPrioritas:
		return "prioritas komponen"
	case PerKomponen:
		return "urutan komponen"
	case PerNomor:
		return "nomor tagihan terkecil"
	}
	return string(k)
}

// PilihanTagihan is one bill that the payer wants served first. A zero Jumlah
// means as much as the bill asks and the money allows.
type PilihanTagihan struct {
	Tagihan string
	Jumlah  dasar.Rupiah
}

// Pembagian is how one amount is spread over bills, with the reason for each
// rupiah: the sum of Bagian.Jumlah and Sisa is the amount.
type Pembagian struct {
	Bagian []Bagian
	Sisa   dasar.Rupiah // rest that no bill asks for
}

// Bagian is what one bill gets: what it asked before, what it got and why, and
// what it asks afterwards.
type Bagian struct {
	Tagihan Tagihan
	Sebelum dasar.Rupiah
	Jumlah  dasar.Rupiah
	Sesudah dasar.Rupiah
	Sebab   Kriteria
}

// Dibayar returns how much of the amount the bills get.
func (p Pembagian) Dibayar() (r dasar.Rupiah) {
	for _, b := range p.Bagian {
		r += b.Jumlah
	}
	return r
}

// Alokasikan spreads jumlah over the open bills: first those that the payer
// chose, in the payer's order, then the rest in the given order (empty means
// [UrutanBaku]). Bills that ask for nothing are passed over. The order of
// terbuka does not matter.
func Alokasikan(jumlah dasar.Rupiah, terbuka []Posisi, pilihan []PilihanTagihan, urutan []Kriteria) (Pembagian, error) {
	if jumlah < 0 {
		return Pembagian{}, ErrPilihanJumlah.Invalidf("jumlah uang tidak boleh kurang dari nol").Pada("jumlah")
	}
	urutan, err := urutanPenuh(urutan)
	if err != nil {
		return Pembagian{}, err
	}
	a := pembagi{sisa: jumlah, urutan: urutan, masih: make(map[string]dasar.Rupiah, len(terbuka))}
	for _, p := range terbuka {
		if p.Sisa() > 0 {
			a.masih[p.Tagihan.ID] = p.Sisa()
			a.antre = append(a.antre, p.Tagihan)
		}
	}
	slices.SortFunc(a.antre, a.banding)
	if err := a.layaniPilihan(pilihan); err != nil {
		return Pembagian{}, err
	}
	a.layaniSisanya()
	return Pembagian{Bagian: a.hasil, Sisa: a.sisa}, nil
}

// urutanPenuh checks an order and ends it with PerNomor.
func urutanPenuh(urutan []Kriteria) ([]Kriteria, error) {
	if len(urutan) == 0 {
		urutan = UrutanBaku()
	}
	out := make([]Kriteria, 0, len(urutan)+1)
	for _, k := range urutan {
		switch {
		case k == PerNomor && len(out) == len(urutan)-1: // said already
		case k != PerTempo && k != PerPrioritas && k != PerKomponen, slices.Contains(out, k):
			return nil, ErrKriteria.Invalidf("urutan alokasi memuat %q yang tidak dikenal, berulang, atau salah tempat; pakai jatuh_tempo, prioritas, komponen", string(k)).Pada("urutan_alokasi")
		default:
			out = append(out, k)
		}
	}
	return append(out, PerNomor), nil
}

type pembagi struct {
	sisa   dasar.Rupiah
	urutan []Kriteria
	antre  []Tagihan // open bills in order
	masih  map[string]dasar.Rupiah
	hasil  []Bagian
}

func (a *pembagi) layaniPilihan(pilihan []PilihanTagihan) error {
	dipilih := make(map[string]bool, len(pilihan))
	for _, p := range pilihan {
		i := slices.IndexFunc(a.antre, func(t Tagihan) bool { return t.ID == p.Tagihan })
		if i < 0 || dipilih[p.Tagihan] {
			return ErrPilihanTagihan.Invalidf("tagihan yang dipilih sudah lunas, bukan milik keluarga ini, atau dipilih dua kali; muat ulang daftar tagihan").Pada("pilihan")
		}
		dipilih[p.Tagihan] = true
		t := a.antre[i]
		if p.Jumlah < 0 || p.Jumlah > min(a.masih[t.ID], a.sisa) {
			return ErrPilihanJumlah.Invalidf("bagian untuk %s paling banyak %s", t.Uraian, min(a.masih[t.ID], a.sisa)).Pada("pilihan")
		}
		minta := p.Jumlah
		if minta == 0 {
			minta = a.masih[t.ID]
		}
		a.beri(t, minta, PerPilihan)
	}
	// A bill that the payer limited gets no more than that from this payment.
	a.antre = slices.DeleteFunc(a.antre, func(t Tagihan) bool { return dipilih[t.ID] })
	return nil
}

func (a *pembagi) layaniSisanya() {
	for i, t := range a.antre {
		if a.sisa == 0 {
			return
		}
		a.beri(t, a.masih[t.ID], a.sebab(i))
	}
}

func (a *pembagi) beri(t Tagihan, minta dasar.Rupiah, sebab Kriteria) {
	n := min(minta, a.sisa)
	if n == 0 {
		return
	}
	sebelum := a.masih[t.ID]
	a.sisa -= n
	a.masih[t.ID] -= n
	a.hasil = append(a.hasil, Bagian{Tagihan: t, Sebelum: sebelum, Jumlah: n, Sesudah: sebelum - n, Sebab: sebab})
}

// sebab returns the criterion that put bill i before the one after it; the
// last bill is compared with the one before it.
func (a *pembagi) sebab(i int) Kriteria {
	if len(a.antre) == 1 {
		return a.urutan[0]
	}
	j := i + 1
	if j == len(a.antre) {
		j = i - 1
	}
	for _, k := range a.urutan {
		if bandingSatu(k, a.antre[i], a.antre[j]) != 0 {
			return k
		}
	}
	return PerNomor
}

func (a *pembagi) banding(x, y Tagihan) int {
	for _, k := range a.urutan {
		if c := bandingSatu(k, x, y); c != 0 {
			return c
		}
	}
	return 0
}

func bandingSatu(k Kriteria, x, y Tagihan) int {
	switch k {
	case PerTempo:
		return x.JatuhTempo.Compare(y.JatuhTempo)
	case PerPrioritas:
		return cmp.Compare(x.Prioritas, y.Prioritas)
	case PerKomponen:
		return strings.Compare(string(x.Komponen), string(y.Komponen))
	default:
		return strings.Compare(x.ID, y.ID)
	}
}
