package nilai

import (
	"errors"
	"strings"

	"github.com/shopspring/decimal"
	"golang.org/x/text/unicode/norm"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrSel says that a cell is neither a score, nor a known word for why there is
	// none.
	ErrSel = dasar.Aturan("AKD-SEL-01")
	// ErrSelRagu says that a cell may be read in two ways: 1.000 is one or a thousand.
	ErrSelRagu = dasar.Aturan("AKD-SEL-02")
)

// kataSel are the words of a sheet for a score that is not there, folded. A letter
// that is the code of a band on the scale is that band.
func kataSel(kata string) (Skor, bool) {
	switch kata {
	case "", "-", "--", "–", "—", ".", "BELUM", "BLM", "KOSONG":
		return Skor{}, true
	case "S", "SAKIT":
		return Kecualikan(Sakit), true
	case "I", "IZIN", "IJIN":
		return Kecualikan(Izin), true
	case "D", "DISP", "DISPENSASI":
		return Kecualikan(DapatDispensasi), true
	case "A", "ALPA", "ALPHA", "ALFA", "TK", "TANPA KETERANGAN":
		return Skor{Sebab: Alpa}, true
	}
	return Skor{}, false
}

// BacaSel reads a cell of a sheet of marks: a number with a comma or a point, in
// Latin or Arabic digits; a band's code or name where the scale is written in bands;
// blank, -, belum as not yet; S, I, D (sakit, izin, dispensasi) as excused; A (alpa)
// as not yet, with the reason. A number of three decimals is refused as doubtful,
// because it may be a thousand. What is not on the scale is [ErrLuarSkala].
func (s Skala) BacaSel(teks string) (Skor, error) {
	if len(teks) > 200 {
		return Skor{}, salahSel(s)
	}
	kata := lipatKode(lepasKutip(teks))
	if s.MasukanPita && kata != "" {
		for _, p := range s.Pita {
			if kata == lipatKode(p.Kode) || kata == lipatKode(p.Nama) || p.Arab != "" && tanpaHarakat(kata) == tanpaHarakat(lipatKode(p.Arab)) {
				return Dapat(p.Nilai), nil
			}
		}
	}
	if skor, dikenal := kataSel(kata); dikenal {
		return skor, nil
	}
	a, err := angkaSel(kata)
	switch {
	case err == errBukanAngka:
		return Skor{}, salahSel(s)
	case err != nil:
		return Skor{}, err
	}
	if err := s.Terima(a); err != nil {
		return Skor{}, err
	}
	return Dapat(a), nil
}

// BacaSel reads a cell for the item of that code, on the scale of its own full mark:
// for a grid in which a teacher types or pastes. Errors name the item as field.
func (r *Rencana) BacaSel(butir, teks string) (Skor, error) {
	i, ada := r.letak[butir]
	if !ada {
		return Skor{}, ErrIsianButir.Invalidf("penilaian tidak ada pada mata pelajaran ini; periksa kodenya").Pada("butir")
	}
	skor, err := r.skalaButir(&r.butir[i]).BacaSel(teks)
	if e, ok := errors.AsType[*dasar.Error](err); ok {
		return Skor{}, e.Pada(butir)
	}
	return skor, err
}

func salahSel(s Skala) error {
	if s.MasukanPita {
		return ErrSel.Invalidf("isi tidak dikenal; tulis angka %s sampai %s, predikat %s, S, I, atau kosongkan", s.Min, s.Maks, s.kodePita())
	}
	return ErrSel.Invalidf("isi tidak dikenal; tulis angka %s sampai %s, S (sakit), I (izin), atau kosongkan", s.Min, s.Maks)
}

const errBukanAngka = tandaGalat("bukan angka")

type tandaGalat string

func (t tandaGalat) Error() string { return string(t) }

// angkaSel reads digits with at most one comma or point between them.
func angkaSel(kata string) (Angka, error) {
	var b strings.Builder
	desimal := -1 // digits after the sign, -1 while there is none
	for _, r := range kata {
		d, angka := digit(r)
		switch {
		case angka:
			b.WriteByte(d)
			if desimal >= 0 {
				desimal++
			}
		case (r == ',' || r == '.' || r == '٫') && desimal < 0 && b.Len() > 0:
			b.WriteByte('.')
			desimal = 0
		default:
			return 0, errBukanAngka
		}
	}
	switch {
	case b.Len() == 0 || b.Len() > 20 || desimal == 0:
		return 0, errBukanAngka
	case desimal == 3:
		return 0, ErrSelRagu.Invalidf("angka dengan tiga desimal dapat berarti ribuan; tulis paling banyak dua desimal")
	}
	d, err := decimal.NewFromString(b.String())
	if err != nil {
		return 0, errBukanAngka
	}
	return AngkaDari(d)
}

// digit returns the Latin digit of a Latin, Arabic or Persian one.
func digit(r rune) (byte, bool) {
	for _, nol := range []rune{'0', '٠', '۰'} {
		if r >= nol && r <= nol+9 {
			return byte('0' + r - nol), true
		}
	}
	return 0, false
}

// lepasKutip takes off the apostrophe that spreadsheets put before a text.
func lepasKutip(s string) string { return strings.TrimPrefix(strings.TrimSpace(s), "'") }

// tanpaHarakat drops the vowel signs of Arabic.
func tanpaHarakat(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 0x064B && r <= 0x0652 || r == 0x0640 || r == 0x0670 {
			return -1
		}
		return r
	}, norm.NFC.String(s))
}
