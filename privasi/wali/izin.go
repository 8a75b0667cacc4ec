package wali

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

var (
	// ErrBukanWali is the one answer to whoever has no authority over a santri:
	// the same for a stranger, a refused claim and a santri that does not exist.
	ErrBukanWali = dasar.Aturan("PRI-WALI-11")
	// ErrWaliBelumTerbukti says that a claim has not been proven yet.
	ErrWaliBelumTerbukti = dasar.Aturan("PRI-WALI-12")
	// ErrWaliBerakhir says that the santri decides for himself now.
	ErrWaliBerakhir = dasar.Aturan("PRI-WALI-13")
	// ErrWaliDibekukan is why an act has no effect. It is never answered to the
	// guardian.
	ErrWaliDibekukan = dasar.Aturan("PRI-WALI-14")
)

// Status is what an authority is at a moment.
type Status string

// The states. BerakhirDewasa follows from the santri's age.
const (
	Tiada          Status = "tiada" // not claimed yet
	Diajukan       Status = "diajukan"
	Terbukti       Status = "terbukti"
	Ditolak        Status = "ditolak"
	Dibekukan      Status = "dibekukan"
	Dicabut        Status = "dicabut"
	BerakhirDewasa Status = "berakhir_dewasa"
)

// dasar is the state without regard to age, after what happened up to and at t.
func (k Kewenangan) dasar(t time.Time) Status {
	sudah := func(s time.Time) bool { return !s.IsZero() && !t.Before(s) }
	switch {
	case !sudah(k.Diajukan):
		return Tiada
	case sudah(k.Dicabut):
		return Dicabut
	case sudah(k.Ditolak):
		return Ditolak
	case !sudah(k.Terbukti):
		return Diajukan
	case slices.ContainsFunc(k.Beku, func(m MasaBeku) bool { return sudah(m.Sejak) && !sudah(m.Sampai) }):
		return Dibekukan
	}
	return Terbukti
}

// StatusPada is what the authority is at a moment, given what is known of the
// santri now.
func (k Kewenangan) StatusPada(santri Orang, a AturanUsia, t time.Time) Status {
	s := k.dasar(t)
	if (s == Terbukti || s == Dibekukan) && !santri.Anak(a, t) {
		return BerakhirDewasa
	}
	return s
}

// Izin is the answer to a guardian who wants to do something.
type Izin struct {
	// Jawab is what goes out; nil is yes. It does not know of freezes.
	Jawab error
	// Efek is why nothing may happen, although Jawab says yes; it stays inside.
	Efek error
	// DataSampai, when set, is the latest moment that a read may show.
	DataSampai time.Time
}

// Izin says what a guardian gets for a right at a moment. Without a freeze Efek
// equals Jawab. While frozen, Jawab is what it would be without the report,
// Efek is [ErrWaliDibekukan], and a read shows the record as it stood when the
// freeze began.
func (k Kewenangan) Izin(santri Orang, a AturanUsia, h KelompokHak, t time.Time) Izin {
	tanpaBeku := k
	tanpaBeku.Beku = nil
	jawab := tanpaBeku.boleh(santri, a, h, t)
	z := Izin{Jawab: jawab, Efek: jawab}
	if jawab == nil && k.dasar(t) == Dibekukan {
		z.Efek, z.DataSampai = ErrWaliDibekukan.Forbiddenf("kewenangan wali sedang dibekukan"), k.bekuSejak(t)
	}
	return z
}

// TanpaBeku returns moves as the family may read them: what begins or ends a freeze is
// not there, and what ends an authority while it was frozen reads like any other.
func TanpaBeku(ps []privasi.Peristiwa) (hasil []privasi.Peristiwa) {
	for _, p := range ps {
		switch {
		case p.Ke == string(Dibekukan) || p.Jenis == "WaliDicairkan":
			continue
		case p.Dari == string(Dibekukan):
			p.Dari = string(Terbukti)
		}
		hasil = append(hasil, p)
	}
	return hasil
}

// bekuSejak is the start of the unbroken freeze that holds at t.
func (k Kewenangan) bekuSejak(t time.Time) time.Time {
	awal := t
	for _, m := range slices.Backward(k.Beku) {
		if !m.Sejak.After(awal) && (m.Sampai.IsZero() || !m.Sampai.Before(awal)) {
			awal = m.Sejak
		}
	}
	return awal
}

// boleh is the rule without freezes.
func (k Kewenangan) boleh(santri Orang, a AturanUsia, h KelompokHak, t time.Time) error {
	if k.Santri != santri.Subjek || k.Lembaga != santri.Lembaga || !slices.Contains(k.Lingkup, h) {
		return bukanWali()
	}
	switch k.StatusPada(santri, a, t) {
	case Terbukti:
		return nil
	case Diajukan:
		return ErrWaliBelumTerbukti.Forbiddenf("hubungan wali belum dibuktikan; serahkan kartu keluarga, akta atau penetapan kepada tata usaha")
	case BerakhirDewasa:
		return ErrWaliBerakhir.Forbiddenf("santri sudah dewasa dan memutuskan sendiri; mintalah kepadanya")
	}
	return bukanWali()
}

func bukanWali() error { return ErrBukanWali.NotFoundf("data tidak ditemukan") }

// Cari returns the authority of a guardian over a santri among those stored, the
// best one at the moment. Without any it returns the zero value, whose answers
// are those of a stranger.
func Cari(ks []Kewenangan, wali Orang, santri Orang, a AturanUsia, t time.Time) Kewenangan {
	nilai := map[Status]int{Terbukti: 4, Dibekukan: 5, BerakhirDewasa: 3, Diajukan: 2, Ditolak: 1, Dicabut: 1}
	var pilih Kewenangan
	terbaik := 0
	for _, k := range ks {
		if k.Wali != wali.Subjek || k.Santri != santri.Subjek || k.Lembaga != santri.Lembaga {
			continue
		}
		if n := nilai[k.StatusPada(santri, a, t)]; n > terbaik {
			pilih, terbaik = k, n
		}
	}
	return pilih
}

// PeriksaMerusak is for a destructive right: the authority must have held when it
// was asked for and must hold, unfrozen, when it runs.
func (k Kewenangan) PeriksaMerusak(santri Orang, a AturanUsia, diminta, dijalankan time.Time) error {
	for _, t := range []time.Time{diminta, dijalankan} {
		if z := k.Izin(santri, a, HakMerusak, t); z.Efek != nil {
			return z.Efek
		}
	}
	return nil
}

// UntukWali is the record as the guardian himself may see it: no freeze, not who
// checked which document, no version that would count hidden changes.
func (k Kewenangan) UntukWali() Kewenangan {
	k.Beku, k.Pembukti, k.Rujukan, k.Versi = nil, "", privasi.Tertutup[string]{}, 0
	return k
}
