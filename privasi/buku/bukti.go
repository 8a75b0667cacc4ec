package buku

import (
	"slices"

	"golang.org/x/mod/sumdb/tlog"
)

// BuktiMuat proves that the log of a size holds the leaf with the index: the
// nodes beside its way to the root.
func BuktiMuat(ukuran, indeks int64, r Pembaca) ([]Sidik, error) {
	if indeks < 0 || indeks >= ukuran {
		return nil, tolak("nomor di luar buku")
	}
	return tlog.ProveRecord(ukuran, indeks, r)
}

// Prabaca reads at once the nodes that [BuktiMuat] will ask for of some leaves.
func Prabaca(ukuran int64, indeks []int64, r Pembaca) (Pembaca, error) {
	var perlu []int64
	catat := func(nomor []int64) ([]Sidik, error) {
		perlu = append(perlu, nomor...)
		return make([]Sidik, len(nomor)), nil
	}
	for _, i := range indeks {
		if _, err := BuktiMuat(ukuran, i, catat); err != nil {
			return nil, err
		}
	}
	slices.Sort(perlu)
	perlu = slices.Compact(perlu)
	simpul, err := r(perlu)
	if err != nil {
		return nil, err
	}
	return func(nomor []int64) ([]Sidik, error) {
		hasil := make([]Sidik, len(nomor))
		for i, n := range nomor {
			letak, ada := slices.BinarySearch(perlu, n)
			if !ada {
				return nil, tolak("simpul tidak dibaca lebih dahulu")
			}
			hasil[i] = simpul[letak]
		}
		return hasil, nil
	}, nil
}

// PeriksaMuat checks a proof of [BuktiMuat] for a leaf; it fails with [ErrBuku].
func PeriksaMuat(bukti []Sidik, ukuran int64, akar Sidik, indeks int64, isi []byte) error {
	if indeks < 0 || indeks >= ukuran || tlog.CheckRecord(bukti, ukuran, akar, indeks, SidikDaun(isi)) != nil {
		return tolak("bukti tidak cocok dengan buku")
	}
	return nil
}

// BuktiSambung proves that the log of the newer size begins with all of the older
// one.
func BuktiSambung(lama, baru int64, r Pembaca) ([]Sidik, error) {
	if lama < 0 || lama > baru {
		return nil, tolak("ukuran buku mundur")
	}
	if lama == 0 || lama == baru {
		return nil, nil
	}
	return tlog.ProveTree(baru, lama, r)
}

// PeriksaSambung checks a proof of [BuktiSambung]; a log that was cut, edited or
// put in another order fails with [ErrBuku].
func PeriksaSambung(bukti []Sidik, lama, baru TitikPeriksa) error {
	switch {
	case lama.Asal != baru.Asal || lama.Ukuran < 0 || lama.Ukuran > baru.Ukuran:
		return tolak("buku terpotong atau bukan buku yang sama")
	case lama.Ukuran == baru.Ukuran:
		if lama.Akar != baru.Akar {
			return tolak("buku ditulis ulang")
		}
		return nil
	case lama.Ukuran == 0:
		return nil
	}
	if tlog.CheckTree(bukti, baru.Ukuran, baru.Akar, lama.Ukuran, lama.Akar) != nil {
		return tolak("buku ditulis ulang")
	}
	return nil
}
