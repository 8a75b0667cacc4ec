package keuangan

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
)

// ErrKuitansi says that a text is not a receipt number.
var ErrKuitansi = dasar.Aturan("KEU-KUITANSI-01")

// String writes KW/2026/000123. Numbers beyond 999.999 simply get longer. The
// zero Kuitansi, of a payment that moved no money in, prints as "".
func (k Kuitansi) String() string {
	if k.Nomor == 0 {
		return ""
	}
	return fmt.Sprintf("%s/%04d/%06d", k.Seri, k.Tahun, k.Nomor)
}

// IsZero reports whether there is no receipt.
func (k Kuitansi) IsZero() bool { return k.Nomor == 0 }

// ParseKuitansi reads what String writes, as a clerk types it: blanks around
// it, small letters and missing leading zeros of the number are allowed. The
// series may hold slashes of its own.
func ParseKuitansi(s string) (Kuitansi, error) {
	bagian := strings.Split(strings.ToUpper(strings.TrimSpace(s)), "/")
	if len(bagian) >= 3 && len(s) <= 60 {
		n := len(bagian)
		tahun, errTahun := strconv.ParseUint(bagian[n-2], 10, 14)
		nomor, errNomor := strconv.ParseInt(bagian[n-1], 10, 64)
		seri := strings.Join(bagian[:n-2], "/")
		if errTahun == nil && errNomor == nil && len(bagian[n-2]) == 4 && nomor > 0 && PeriksaSeri(seri) == nil {
			return Kuitansi{Seri: seri, Tahun: int(tahun), Nomor: nomor}, nil
		}
	}
	return Kuitansi{}, ErrKuitansi.Invalidf("nomor kuitansi tidak terbaca; tulis misalnya KW/2026/000123").Pada("kuitansi")
}

// PeriksaSeri refuses a receipt series that would not read back: it takes 1 to
// 20 capital letters, digits, dots, dashes and inner slashes.
func PeriksaSeri(seri string) error {
	if seri == "" || len(seri) > 20 || strings.Trim(seri, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-/") != "" || strings.HasPrefix(seri, "/") || strings.HasSuffix(seri, "/") {
		return ErrKuitansi.Invalidf("seri kuitansi terdiri dari 1 sampai 20 huruf besar, angka, titik, strip, atau garis miring di tengah").Pada("seri")
	}
	return nil
}
