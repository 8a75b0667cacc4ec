package pegawai

import (
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
)

// NPWP is a tax number: 16 digits, for a resident person equal to the NIK. The
// zero value means "none of its own": the NIK is used.
type NPWP string

var (
	// ErrNPWP says that a tax number has not 15 or 16 digits.
	ErrNPWP = dasar.Aturan("PEG-NOMOR-02")
	// ErrNUPTK says that a NUPTK has not 16 digits; offices carry odd ones, so it
	// is used as a warning.
	ErrNUPTK = dasar.Aturan("PEG-NOMOR-03")
	// ErrNIP says that a civil servant's NIP has not 18 digits.
	ErrNIP = dasar.Aturan("PEG-NOMOR-04")
	// ErrRekening says that a bank account lacks its bank, number or holder, or
	// that the number is not 5 to 20 digits.
	ErrRekening = dasar.Aturan("PEG-NOMOR-05")
)

// ParseNPWP reads 16 digits, or the older 15 (a zero is put in front), with or
// without the usual dots and hyphens. An empty text is the zero NPWP.
func ParseNPWP(s string) (NPWP, error) {
	t := angkaSaja(s)
	switch {
	case strings.TrimSpace(s) == "":
		return "", nil
	case len(t) == 15 && digit(t):
		return NPWP("0" + t), nil
	case len(t) == 16 && digit(t):
		return NPWP(t), nil
	}
	return "", ErrNPWP.Invalidf("NPWP harus 16 angka (atau 15 angka bentuk lama)").Pada("npwp")
}

// ParseNUPTK reads 16 digits; an empty text stays empty.
func ParseNUPTK(s string) (string, error) {
	t := angkaSaja(s)
	if t != "" && (len(t) != 16 || !digit(t)) {
		return "", ErrNUPTK.Invalidf("NUPTK harus 16 angka").Pada("nuptk")
	}
	return t, nil
}

// ParseNIP reads the 18 digits of a civil servant; an empty text stays empty.
func ParseNIP(s string) (string, error) {
	t := angkaSaja(s)
	if t != "" && (len(t) != 18 || !digit(t)) {
		return "", ErrNIP.Invalidf("NIP harus 18 angka").Pada("nip")
	}
	return t, nil
}

// ParseRekening reads a bank account; three empty texts are the zero Rekening,
// pay in cash.
func ParseRekening(bank, nomor, atasNama string) (Rekening, error) {
	bank, errBank := dasar.Rapikan(bank, 40)
	atasNama, errNama := dasar.Rapikan(atasNama, 100)
	nomor = angkaSaja(nomor)
	if bank == "" && nomor == "" && atasNama == "" && errBank == nil && errNama == nil {
		return Rekening{}, nil
	}
	if errBank != nil || errNama != nil || bank == "" || atasNama == "" || len(nomor) < 5 || len(nomor) > 20 || !digit(nomor) {
		return Rekening{}, ErrRekening.Invalidf("isi nama bank, nomor rekening 5 sampai 20 angka, dan nama pemiliknya; kosongkan ketiganya bila dibayar tunai").Pada("rekening")
	}
	return Rekening{Bank: bank, Nomor: nomor, AtasNama: atasNama}, nil
}

// angkaSaja drops what offices put between digits, and the apostrophe with which
// spreadsheets keep a number a text.
func angkaSaja(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" .-'\u00a0", r) {
			return -1
		}
		return r
	}, s)
}

func digit(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
