package privasi

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

// ErrKonteks says that a ticket, an instrument or an emergency was named and nobody
// vouched for it.
var ErrKonteks = dasar.Aturan("PRI-KONTEKS-01")

// Fakta is what a decision must know of one person besides the register. The zero
// value is a person of whom nothing is known: no consent is in force, and nothing
// speaks against what needs none.
type Fakta struct {
	Persetujuan string        // purposes with a consent in force, as [DaftarKata] writes them
	Gugur       HimpunanDasar // bases that do not hold for him: a child whose guardian has not agreed
	Dibatasi    bool          // he had processing restricted: his data is only stored
	Musnah      string        // retention classes destroyed, as [DaftarKata] writes them
	Henti       string        // categories that the regulator ordered to stop, as [DaftarKata] writes them
}

// DaftarKata writes words sorted, without doubles, a blank between them: a list
// that can be compared.
func DaftarKata[T ~string](kata ...T) string {
	ks := make([]string, len(kata))
	for i, k := range kata {
		ks[i] = string(k)
	}
	slices.Sort(ks)
	return strings.Join(slices.Compact(ks), " ")
}

func memuatKata(daftar, kata string) bool {
	for k := range strings.SplitSeq(daftar, " ") {
		if k == kata && kata != "" {
			return true
		}
	}
	return false
}

// Setuju reports a consent in force for exactly this purpose: none is inherited
// from another.
func (f Fakta) Setuju(tujuan string) bool { return memuatKata(f.Persetujuan, tujuan) }

// SudahMusnah reports that a retention class of the person was destroyed.
func (f Fakta) SudahMusnah(k KelasRetensi) bool { return memuatKata(f.Musnah, string(k)) }

// Dihentikan reports that the regulator ordered to stop the category, or one above it.
func (f Fakta) Dihentikan(kategori string) bool {
	if f.Henti == "" {
		return false
	}
	for k := range strings.SplitSeq(f.Henti, " ") {
		if k != "" && mencakup(k, kategori) {
			return true
		}
	}
	return false
}

// HimpunanDasar is a set of lawful bases; the zero value is empty.
type HimpunanDasar uint8

// Tambah returns the set with more bases in it.
func (h HimpunanDasar) Tambah(ds ...DasarHukum) HimpunanDasar {
	for _, d := range ds {
		h |= 1 << d
	}
	return h
}

// Memuat reports whether a basis is in the set.
func (h HimpunanDasar) Memuat(d DasarHukum) bool { return h&(1<<d) != 0 }

// SumberFakta tells what is known of people. The privacy office implements it from
// consents, guardians, restrictions and destructions.
type SumberFakta interface {
	// Fakta returns what is known of each person at the moment, in a few statements
	// for any number; a person left out is one of whom nothing is known. An error
	// denies everything.
	Fakta(ctx context.Context, l dasar.LembagaID, s []SubjekID, tujuan string, pada time.Time) (map[SubjekID]Fakta, error)
}

// Syarat is what a row of the register asks for besides role and purpose.
type Syarat string

// The conditions.
const (
	SyaratTiket     Syarat = "tiket"     // support by ticket
	SyaratInstrumen Syarat = "instrumen" // the paper of an authority
	SyaratDarurat   Syarat = "darurat"   // an emergency, with its reason
	SyaratOtentik   Syarat = "otentik"   // a sign-in not older than [UmurOtentik]
)

// UmurOtentik is how old a sign-in may be where a row asks for a fresh one.
const UmurOtentik = 5 * time.Minute

// Konteks is what an actor shows besides his account. The zero value is nothing.
type Konteks struct {
	Tiket     string
	Instrumen string
	Darurat   string // id of the emergency that was declared
	Otentik   time.Time
}

// Kosong reports that nothing was shown that somebody has to vouch for.
func (k Konteks) Kosong() bool { return k.Tiket == "" && k.Instrumen == "" && k.Darurat == "" }

// Memenuhi reports whether every condition is met; an unknown one never is.
func (k Konteks) Memenuhi(ss []Syarat, pada time.Time) bool {
	for _, s := range ss {
		ada := false
		switch s {
		case SyaratTiket:
			ada = k.Tiket != ""
		case SyaratInstrumen:
			ada = k.Instrumen != ""
		case SyaratDarurat:
			ada = k.Darurat != ""
		case SyaratOtentik:
			ada = !k.Otentik.IsZero() && !k.Otentik.After(pada) && pada.Sub(k.Otentik) <= UmurOtentik
		}
		if !ada {
			return false
		}
	}
	return true
}

// Rujukan is how the trail names what was shown.
func (k Konteks) Rujukan() string {
	var r []string
	for _, x := range []struct{ apa, id string }{{"tiket", k.Tiket}, {"instrumen", k.Instrumen}, {"darurat", k.Darurat}} {
		if x.id != "" {
			r = append(r, x.apa+" "+x.id)
		}
	}
	return strings.Join(r, ", ")
}

// PemeriksaKonteks vouches for what an actor shows: that the ticket is open and
// his, that the instrument covers these people, that the emergency is running.
type PemeriksaKonteks interface {
	// PeriksaKonteks refuses what does not hold for the request: its actor, each of its
	// people and fields, its moment. Where it accepts an emergency, its people count
	// as related to the actor: nobody waits for a list while a child is unconscious.
	PeriksaKonteks(ctx context.Context, m Permintaan) error
}
