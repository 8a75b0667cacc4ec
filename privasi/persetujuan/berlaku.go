package persetujuan

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi/wali"
)

// ErrDiLuarKebijakan says that a purpose stands in no policy in force and nobody
// permitted it.
var ErrDiLuarKebijakan = dasar.Aturan("PRI-PERSETUJUAN-13")

// StatusPada is what a record is at a moment, and why in words.
//
// It is in force when its last step up to then gave it, it has not ended, the
// notice has not been replaced for this purpose, the giver was competent when he
// gave it (as is known now), and the hand-over at majority has not suspended it.
func (p Persetujuan) StatusPada(f Fakta, t time.Time) (Status, string) {
	l, ada := p.terakhir(t)
	if !ada || !l.Ke.Berlaku() || p.Subjek != f.Orang.Subjek || p.Lembaga != f.Orang.Lembaga {
		if l.Ke.Berlaku() {
			return TakAda, "fakta orang lain"
		}
		return l.Ke, ""
	}
	if !l.Sampai.IsZero() && !t.Before(l.Sampai) {
		return Kedaluwarsa, "jangka waktunya habis"
	}
	for _, u := range f.Perubahan {
		if l.Pada.Before(u.Sejak) && !t.Before(u.Sejak) && u.Versi != l.Pemberitahuan && slices.Contains(u.Tujuan, p.Tujuan) {
			return Kedaluwarsa, "pemberitahuan untuk tujuan ini berubah"
		}
	}
	if f.kompeten(l.Oleh, p.Tujuan, l.Pada) != nil {
		return Ditangguhkan, "pemberinya ternyata belum atau tidak lagi berhak saat itu"
	}
	if l.Oleh.Diri {
		return l.Ke, ""
	}
	switch f.Peralihan.Nasib(f.Orang, f.Usia, f.Setelan, p.Tujuan, t) {
	case wali.NasibDikonfirmasi:
		return Diperbarui, "dikonfirmasi santri sesudah dewasa"
	case wali.NasibDitarik:
		return Ditarik, "tidak dilanjutkan santri sesudah dewasa"
	case wali.NasibDitangguhkan:
		return Ditangguhkan, "santri sudah dewasa dan belum menjawab"
	}
	return l.Ke, ""
}

// Putusan says whether consent to a purpose is in force, on which record it rests,
// and why not.
type Putusan struct {
	Ya          bool
	Persetujuan string
	Sebab       string
}

// BerlakuPada answers for a person and one purpose over all of his records. Any
// record in force is enough, unless somebody who may speak for the child says no:
// then the more restrictive answer holds until he changes it, or his authority is
// revoked by a decision, or the santri decides as an adult. A freeze of the one who
// says no widens nothing.
func BerlakuPada(ps []Persetujuan, f Fakta, tujuan string, t time.Time) Putusan {
	var hasil Putusan
	ditentang, alasan := false, ""
	for _, p := range ps {
		if p.Tujuan != tujuan || p.Subjek != f.Orang.Subjek || p.Lembaga != f.Orang.Lembaga {
			continue
		}
		s, sebab := p.StatusPada(f, t)
		switch {
		case !s.Berlaku():
			alasan = max(alasan, sebab) // any order of records gives the same words
		case adaTidak(ps) && f.ditentang(ps, p, t):
			ditentang = true
		case !hasil.Ya || p.ID < hasil.Persetujuan:
			hasil = Putusan{Ya: true, Persetujuan: p.ID}
		}
	}
	switch {
	case hasil.Ya:
	case ditentang:
		hasil.Sebab = "wali lain atau santri tidak setuju"
	case alasan != "":
		hasil.Sebab = alasan
	default:
		hasil.Sebab = "belum ada persetujuan"
	}
	return hasil
}

// adaTidak reports whether anybody said no anywhere: mostly nobody did.
func adaTidak(ps []Persetujuan) bool {
	return slices.ContainsFunc(ps, func(p Persetujuan) bool {
		return slices.ContainsFunc(p.Langkah, func(l Langkah) bool { return l.Ke == Ditolak || l.Ke == Ditarik })
	})
}

// diputusDewasa: the santri said yes as an adult, so no guardian has a say.
func (p Persetujuan) diputusDewasa(f Fakta, l Langkah, t time.Time) bool {
	if l.Oleh.Diri {
		return !f.Orang.Anak(f.Usia, l.Pada)
	}
	return f.Peralihan.Nasib(f.Orang, f.Usia, f.Setelan, p.Tujuan, t) == wali.NasibDikonfirmasi
}

// ditentang: the last word of somebody who is heard on the purpose, up to t, is no.
func (f Fakta) ditentang(ps []Persetujuan, setuju Persetujuan, t time.Time) bool {
	ya, _ := setuju.terakhir(t)
	dewasa := setuju.diputusDewasa(f, ya, t)
	for o, l := range kataTerakhir(ps, setuju, t) {
		switch {
		case l.Ke.Berlaku():
		case o == ya.Oleh:
			if !l.Pada.Before(ya.Pada) {
				return true
			}
		case (o.Diri || !dewasa) && f.didengar(o, l.Pada, t):
			return true
		}
	}
	return false
}

// kataTerakhir is the last yes or no of each giver on the purpose of a record.
func kataTerakhir(ps []Persetujuan, tentang Persetujuan, t time.Time) map[Pemberi]Langkah {
	kata := map[Pemberi]Langkah{}
	for _, p := range ps {
		if p.Tujuan != tentang.Tujuan || p.Subjek != tentang.Subjek || p.Lembaga != tentang.Lembaga {
			continue
		}
		for _, l := range p.Langkah {
			dulu, ada := kata[l.Oleh]
			lebihBaru := !ada || l.Pada.After(dulu.Pada) || (l.Pada.Equal(dulu.Pada) && !l.Ke.Berlaku()) // at one instant, no counts
			if bersuara(l.Ke) && !l.Pada.After(t) && lebihBaru {
				kata[l.Oleh] = l
			}
		}
	}
	return kata
}

func bersuara(s Status) bool { return s.Berlaku() || s == Ditolak || s == Ditarik }

// didengar: a no counts when whoever said it had authority then, frozen or not,
// and has not lost it by a decision since.
func (f Fakta) didengar(o Pemberi, saat, t time.Time) bool {
	if o.Diri {
		return true
	}
	if f.kewenangan(o, saat).Izin(f.Orang, f.Usia, wali.HakPersetujuan, saat).Jawab != nil {
		return false
	}
	s := f.kewenangan(o, t).StatusPada(f.Orang, f.Usia, t)
	return s == wali.Terbukti || s == wali.Dibekukan || s == wali.BerakhirDewasa
}

// BolehDipakai says whether data may be used for a purpose outside the policy
// version in force: only with a consent recorded for exactly it (P-25). kebijakan
// are the purposes of that version.
func BolehDipakai(tujuan string, kebijakan []string, ps []Persetujuan, f Fakta, t time.Time) error {
	if tujuan == "" {
		return privasiKosong()
	}
	if slices.Contains(kebijakan, tujuan) || BerlakuPada(ps, f, tujuan, t).Ya {
		return nil
	}
	return ErrDiLuarKebijakan.Forbiddenf("tujuan ini tidak ada dalam kebijakan yang berlaku; umumkan dahulu atau minta izin tersendiri")
}
