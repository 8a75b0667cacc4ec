package keuanganberkas_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

// TestContoh_setiap_wali writes, for every wali and santri of the sample school,
// the row that this wali would cause, and a row of the same wali about somebody
// else: the first is always proposed for the santri, the second never is.
func TestContoh_setiap_wali(t *testing.T) {
	t.Parallel()
	w := bacaWarga(t, bacaHarapan(t))
	p := keuangan.BuatPengenal(w.wali, nil, keuangan.KataMutasiBaku())
	usulan, pertama := 0, 0
	for _, x := range w.wali {
		depan, _, _ := strings.Cut(x.Nama, " ")
		h := p.Cocokkan(keuangan.BarisBank{Masuk: true, Teks: strings.ToUpper("TRSF " + x.Wali + " SPP " + depan + " OKT")})
		require.Equal(t, keuangan.Tinjau, h.Kelas, "%s for %s", x.Wali, x.Nama)
		require.True(t, slices.ContainsFunc(h.Usulan, func(u keuangan.Usulan) bool { return u.Santri == x.Santri }))
		usulan += len(h.Usulan)
		if h.Usulan[0].Santri == x.Santri {
			pertama++
		}
		h = p.Cocokkan(keuangan.BarisBank{Masuk: true, Teks: strings.ToUpper("TRANSFER DARI " + x.Wali)})
		require.Equal(t, keuangan.TakDikenal, h.Kelas, "the name of a wali alone is not enough: %s", x.Wali)
	}
	n := len(w.wali)
	require.Less(t, usulan, n*12/10, "few rows have more than one proposal")
	require.Greater(t, pertama, n*9/10, "the right one stands first as a rule")
}

// TestContoh_orang_asing: a stranger whose name is made of the same words as
// the names of the school is nobody's wali.
func TestContoh_orang_asing(t *testing.T) {
	t.Parallel()
	w := bacaWarga(t, bacaHarapan(t))
	p := keuangan.BuatPengenal(w.wali, nil, keuangan.KataMutasiBaku())
	wali := map[string]bool{}
	var depan, belakang []string
	for _, x := range w.wali {
		wali[santri.KunciCari(x.Wali)] = true
		s := strings.Fields(x.Wali)
		depan, belakang = append(depan, s[0]), append(belakang, s[len(s)-1])
	}
	slices.Sort(depan)
	slices.Sort(belakang)
	depan, belakang = slices.Compact(depan), slices.Compact(belakang)
	asing := 0
	for _, a := range depan {
		for _, b := range belakang {
			for _, nama := range []string{a + " " + b, b + " " + a, a + " " + a + " " + b} {
				if wali[santri.KunciCari(nama)] {
					continue
				}
				asing++
				for _, santri := range []string{"", " SPP " + depan[0] + " OKT"} {
					h := p.Cocokkan(keuangan.BarisBank{Masuk: true, Teks: strings.ToUpper("TRANSFER DARI " + nama + santri)})
					require.Equal(t, keuangan.TakDikenal, h.Kelas, nama+santri)
				}
			}
		}
	}
	require.Greater(t, asing, 1000)
}
