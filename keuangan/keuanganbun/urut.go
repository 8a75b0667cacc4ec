package keuanganbun

import (
	"cmp"
	"slices"

	"github.com/pesantren-go/pesantren/keuangan"
)

// urutAkun sorts by the bytes of an account's code. The databases collate
// "1.1" and "1.10" in their own ways.
func urutAkun[T any](xs []T, kode func(T) keuangan.KodeAkun) {
	slices.SortStableFunc(xs, func(a, b T) int { return cmp.Compare(kode(a), kode(b)) })
}
