package nilai

import (
	"fmt"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
)

// JenisGerbang is what a gate asks for.
type JenisGerbang string

// The gates of diniyah exams and promotion.
const (
	GerbangHafalan   JenisGerbang = "hafalan"    // muhafadhah: so many bait, ayat, juz
	GerbangKitab     JenisGerbang = "kitab"      // taftisy, koreksian: glosses of the kitab complete
	GerbangKehadiran JenisGerbang = "kehadiran"  // percent present
	GerbangBayar     JenisGerbang = "pembayaran" // percent of the fees paid
	GerbangUjian     JenisGerbang = "ujian"      // the exam before was sat
	GerbangManual    JenisGerbang = "manual"     // somebody says so
)

// Gerbang is a condition before an exam or a promotion. Ambang is how much of Satuan
// there must be (350 bait, 100 persen); for [GerbangUjian] and [GerbangManual] 1
// means that it happened.
type Gerbang struct {
	Kode   string       `privasi:"-,aturan ujian"`
	Nama   string       `privasi:"-,aturan ujian"`
	Jenis  JenisGerbang `privasi:"-,aturan ujian"`
	Ambang Angka        `privasi:"-,aturan ujian"`
	Satuan string       `privasi:"-,aturan ujian"`
}

// Ukuran is how far a santri has come towards the gate of that code. A gate without
// one is not known, which is not 0.
type Ukuran struct {
	Gerbang string
	Nilai   Pecahan
}

// UkuranBayar measures a payment gate: the share paid in percent, exactly; 100 where
// nothing was billed.
func UkuranBayar(gerbang string, dibayar, ditagih dasar.Rupiah) Ukuran {
	if ditagih <= 0 {
		return Ukuran{gerbang, Utuh(100)}
	}
	return Ukuran{gerbang, Utuh(int64(dibayar)).Kali(Utuh(100)).Bagi(Utuh(int64(ditagih)))}
}

// Dispensasi lets a santri through a gate that is not met. It is given by a named
// person for a reason and stays visible.
type Dispensasi struct {
	Gerbang string
	Oleh    string
	Alasan  string
	Pada    dasar.Tanggal
}

// KeadaanGerbang says how a gate stands, before any dispensation.
type KeadaanGerbang string

// The states of a gate.
const (
	GerbangTerpenuhi KeadaanGerbang = "terpenuhi"
	GerbangBelum     KeadaanGerbang = "belum"
	GerbangTakTahu   KeadaanGerbang = "belum_diketahui" // nobody measured it yet
)

// PutusanGerbang is the verdict on one gate for one santri. Kurang is what is
// missing of Ambang. Of a payment only whoever may see fees is shown it: everybody
// else gets [PutusanGerbang.Ringkas].
type PutusanGerbang struct {
	Gerbang    Gerbang
	Keadaan    KeadaanGerbang
	Kurang     Pecahan
	Dispensasi Dispensasi // zero when none was given
}

var (
	// ErrGerbang says that a gate has no code, an unknown kind, a code twice, or asks
	// for nothing.
	ErrGerbang = dasar.Aturan("AKD-GERBANG-01")
	// ErrUkuran says that a measure or dispensation names no gate, or one twice.
	ErrUkuran = dasar.Aturan("AKD-GERBANG-02")
	// ErrDispensasi says that a dispensation does not say who gave it, why and when.
	ErrDispensasi = dasar.Aturan("AKD-GERBANG-03")
)

// Periksa refuses a gate that asks for nothing or for something unknown.
func (g Gerbang) Periksa() error {
	jenis := []JenisGerbang{GerbangHafalan, GerbangKitab, GerbangKehadiran, GerbangBayar, GerbangUjian, GerbangManual}
	switch {
	case !kodeSah(g.Kode) || kosong(g.Nama):
		return ErrGerbang.Invalidf("syarat ujian memerlukan kode dan nama").Pada("kode")
	case !slices.Contains(jenis, g.Jenis):
		return ErrGerbang.Invalidf("pilih jenis syarat %s: hafalan, kitab, kehadiran, pembayaran, ujian, atau manual", g.Kode).Pada("jenis")
	case g.Ambang <= 0 || g.Ambang > MaksAngka, (g.Jenis == GerbangKehadiran || g.Jenis == GerbangBayar) && g.Ambang > A(100):
		return ErrGerbang.Invalidf("ambang syarat %s harus lebih dari 0, dan untuk persen paling banyak 100", g.Kode).Pada("ambang")
	}
	return nil
}

// PeriksaGerbang judges the gates of one santri, in their order.
func PeriksaGerbang(gerbang []Gerbang, ukuran []Ukuran, dispensasi []Dispensasi) ([]PutusanGerbang, error) {
	hasil := make([]PutusanGerbang, 0, len(gerbang))
	letak := map[string]int{}
	for i, g := range gerbang {
		if err := g.Periksa(); err != nil {
			return nil, err
		}
		if _, ganda := letak[g.Kode]; ganda {
			return nil, ErrGerbang.Invalidf("kode syarat %s dipakai dua kali", g.Kode).Pada("kode")
		}
		letak[g.Kode] = i
		hasil = append(hasil, PutusanGerbang{Gerbang: g, Keadaan: GerbangTakTahu})
	}
	for _, u := range ukuran {
		i, ada := letak[u.Gerbang]
		if !ada || hasil[i].Keadaan != GerbangTakTahu {
			return nil, ErrUkuran.Invalidf("ukuran menyebut syarat yang tidak ada atau sudah diukur; periksa kodenya").Pada("gerbang")
		}
		hasil[i].ukur(u.Nilai)
	}
	for _, d := range dispensasi {
		i, ada := letak[d.Gerbang]
		switch {
		case !ada || hasil[i].Dispensasi != Dispensasi{}:
			return nil, ErrUkuran.Invalidf("dispensasi menyebut syarat yang tidak ada atau sudah mendapat dispensasi").Pada("gerbang")
		case kosong(d.Oleh) || kosong(d.Alasan) || d.Pada.IsZero():
			return nil, ErrDispensasi.Invalidf("dispensasi memerlukan nama pemberi, alasan, dan tanggal").Pada("dispensasi")
		}
		hasil[i].Dispensasi = d
	}
	return hasil, nil
}

func (p *PutusanGerbang) ukur(n Pecahan) {
	p.Keadaan = GerbangTerpenuhi
	if n.bandingAngka(p.Gerbang.Ambang) < 0 {
		p.Keadaan, p.Kurang = GerbangBelum, p.Gerbang.Ambang.Pecahan().Kurang(n)
	}
}

// Terbuka tells whether the santri may pass: met, or dispensed by somebody.
func (p PutusanGerbang) Terbuka() bool {
	return p.Keadaan == GerbangTerpenuhi || p.Dispensasi != Dispensasi{}
}

// Ringkas is what a teacher sees: of a payment only whether it is met, never how
// much is missing, nor why somebody was let through.
func (p PutusanGerbang) Ringkas() PutusanGerbang {
	if p.Gerbang.Jenis == GerbangBayar {
		p.Kurang, p.Dispensasi.Alasan = Pecahan{}, ""
	}
	return p
}

// Format prints the verdict without what is missing of a payment.
func (p PutusanGerbang) Format(f fmt.State, _ rune) {
	p = p.Ringkas()
	_, _ = fmt.Fprintf(f, "%s: %s", p.Gerbang.Nama, p.Keadaan)
	if p.Kurang.Tanda() > 0 {
		_, _ = fmt.Fprintf(f, ", kurang %s %s", p.Kurang, p.Gerbang.Satuan)
	}
	if p.Dispensasi.Oleh != "" {
		_, _ = fmt.Fprintf(f, ", dispensasi oleh %s", p.Dispensasi.Oleh)
	}
}

// GerbangTertutup counts the gates that hold the santri back.
func GerbangTertutup(semua []PutusanGerbang) (n int) {
	for _, p := range semua {
		if !p.Terbuka() {
			n++
		}
	}
	return n
}
