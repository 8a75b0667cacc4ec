package pph21_test

import (
	"fmt"
	"sort"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/pph21"
	"github.com/pesantren-go/pesantren/pegawai/uraian"
)

// Tuan G of PMK 168/2023: the employer bears the tax.
func ExampleTabel_GrossUp() {
	tabel, _ := pph21.Baku().Pada(dasar.Tgl(2026, 8, 1))
	g, _ := tabel.GrossUp(pph21.TK0, pph21.Dipotong{}, 51_827_997, nil)
	fmt.Println(g.Tunjangan, g.Bruto, g.Tarif)

	// Exactly at the bound of a row there are two answers.
	g, _ = tabel.GrossUp(pph21.TK0, pph21.Dipotong{}, 5_400_000, nil)
	fmt.Println(g.Tunjangan, g.Bruto, g.Ganda, g.Lain.PPh, g.Lain.Bruto, g.Lain.Tarif)
	// Output:
	// Rp13.777.062 Rp65.605.059 21%
	// Rp0 Rp5.400.000 true Rp13.534 Rp5.413.534 0,25%
}

// jawaban is the smallest gross of every row that solves the equation, found by
// halving each row: within a row the pay left over never falls.
func jawaban(t *pph21.Tabel, s pph21.Status, neto dasar.Rupiah) (semua []dasar.Rupiah) {
	k, err := t.Kategori(s)
	if err != nil {
		panic(err)
	}
	for i, l := range t.LapisTER(k) {
		dari, sampai := l.DiAtas+1, l.Sampai
		if i == 0 {
			dari = 0
		}
		if sampai == 0 {
			sampai = dasar.MaxRupiah
		}
		n := sort.Search(int(sampai-dari)+1, func(x int) bool {
			g := dari + dasar.Rupiah(x)
			return g-terDesimal(l.Tarif, g) >= neto
		})
		if g := dari + dasar.Rupiah(n); g <= sampai && g-terDesimal(l.Tarif, g) == neto {
			semua = append(semua, g)
		}
	}
	return semua
}

func periksaGrossUp(t require.TestingT, tabel *pph21.Tabel, s pph21.Status, neto dasar.Rupiah) pph21.Tanggungan {
	g, err := tabel.GrossUp(s, pph21.Dipotong{}, neto, nil)
	require.NoError(t, err)
	semua := jawaban(tabel, s, neto)
	require.NotEmpty(t, semua, "neto %s", neto)
	require.LessOrEqual(t, len(semua), 2)
	require.Equal(t, semua[0], g.Bruto, "neto %s", neto)
	require.Equal(t, len(semua) == 2, g.Ganda, "neto %s", neto)
	if g.Ganda {
		require.Equal(t, semua[1], g.Lain.Bruto)
		bulat, err := tabel.Bulanan(s, g.Lain.Bruto, nil)
		require.NoError(t, err)
		require.Equal(t, bulat, g.Lain)
	}
	// Round trip: the tax of the gross with the allowance is the allowance.
	bulanan, err := tabel.Bulanan(s, g.Bruto, nil)
	require.NoError(t, err)
	require.Equal(t, bulanan, g.Masa)
	require.Equal(t, neto, g.Bruto-g.Tunjangan)
	return g
}

// There is one band of two solutions, (u(1−r'), u(1−r)], at every inner bound u.
func TestGrossUp_pita_di_setiap_batas(t *testing.T) {
	t.Parallel()
	tabel := kini(t)
	for k, status := range kategoriContoh {
		lapis := tabel.LapisTER(k)
		pita := 0
		for i, l := range lapis[:len(lapis)-1] {
			atas := l.Sampai - terDesimal(l.Tarif, l.Sampai)
			bawah := l.Sampai - terDesimal(lapis[i+1].Tarif, l.Sampai)
			for _, tepi := range []dasar.Rupiah{atas, bawah} {
				for geser := dasar.Rupiah(-3); geser <= 3; geser++ {
					periksaGrossUp(t, tabel, status, tepi+geser)
				}
			}
			for _, neto := range []dasar.Rupiah{atas, (atas + bawah) / 2, bawah + 1} {
				g := periksaGrossUp(t, tabel, status, neto)
				require.True(t, g.Ganda, "kategori %s di %s", k, l.Sampai)
				require.Equal(t, []pph21.Tarif{l.Tarif, lapis[i+1].Tarif}, []pph21.Tarif{g.Tarif, g.Lain.Tarif})
			}
			luar := periksaGrossUp(t, tabel, status, atas+2)
			require.NotEqual(t, l.Tarif, luar.Tarif, "di luar pita tidak ada jawaban di bawah batas")
			pita++
		}
		require.Equal(t, map[pph21.Kategori]int{'A': 43, 'B': 39, 'C': 40}[k], pita)
	}
}

// Times 1.000.000 these lie just above 2⁶⁴ and just below 2×2⁶⁴: the borrow and the
// carry of long arithmetic.
func TestGrossUp_lewat_64_bit(t *testing.T) {
	t.Parallel()
	for _, neto := range []dasar.Rupiah{18_446_744_073_709, 18_446_744_073_710, 36_893_488_147_419, 36_893_488_147_420} {
		periksaGrossUp(t, kini(t), pph21.K3, neto)
	}
}

func TestGrossUp_pulang_pergi(t *testing.T) {
	t.Parallel()
	tabel := kini(t)
	rapid.Check(t, func(t *rapid.T) {
		periksaGrossUp(t, tabel, statusTER(t), brutoAcak(t, "neto")*6/10)
	})
}

// tabelKecil has bounds of a few hundred rupiah, so that every number can be tried.
func tabelKecil(t testing.TB) *pph21.Tabel {
	isi := "# bagian: ter_a\n# sejak: 2026-01-01\n# sumber: contoh\nlower_exclusive,upper_inclusive,rate_percent\n" +
		"0,100,0\n100,190,2.75\n190,220,9\n220,226,11.5\n226,400,12\n400,,34\n"
	buku, err := pph21.Baku().Dengan(baca(t, isi))
	require.NoError(t, err)
	tabel, err := buku.Pada(dasar.Tgl(2026, 1, 1))
	require.NoError(t, err)
	return tabel
}

// Every net pay and every earlier payment, against trying every allowance.
func TestGrossUp_coba_semua(t *testing.T) {
	t.Parallel()
	for nama, tabel := range map[string]*pph21.Tabel{"biasa": tabelKecil(t), "tanpa NPWP": tabelKecil(t).TanpaNPWP()} {
		pph := make([]dasar.Rupiah, 2_000)
		tarif := make([]pph21.Tarif, len(pph))
		for g := range pph {
			m, err := tabel.Bulanan(pph21.TK0, dasar.Rupiah(g), nil)
			require.NoError(t, err)
			pph[g], tarif[g] = m.PPh, m.Tarif
		}
		for lama := 0; lama <= 420; lama += 7 {
			sudah := pph21.Dipotong{Bruto: dasar.Rupiah(lama), PPh: pph[lama]}
			for neto := range 420 {
				var harap []int // smallest gross of each rate
				for g := lama + neto; g < len(pph); g++ {
					if dasar.Rupiah(g-lama-neto) == pph[g]-sudah.PPh && (len(harap) == 0 || tarif[harap[len(harap)-1]] != tarif[g]) {
						harap = append(harap, g)
					}
				}
				g, err := tabel.GrossUp(pph21.TK0, sudah, dasar.Rupiah(neto), nil)
				require.NoError(t, err)
				require.Equal(t, dasar.Rupiah(harap[0]), g.Bruto, "%s: %d sesudah %d", nama, neto, lama)
				require.Equal(t, g.Tunjangan, g.Bruto-sudah.Bruto-dasar.Rupiah(neto))
				require.Equal(t, g.Tunjangan, g.Potong)
				require.Equal(t, g.PPh, g.Potong+sudah.PPh)
				require.Equal(t, len(harap) > 1, g.Ganda, "%s: %d sesudah %d", nama, neto, lama)
				if g.Ganda {
					require.Equal(t, dasar.Rupiah(harap[1]), g.Lain.Bruto)
				}
			}
		}
	}
}

func TestGrossUp_menolak(t *testing.T) {
	t.Parallel()
	// The tax at the bound is 34%: the allowance would lift the gross beyond it.
	_, err := kini(t).GrossUp(pph21.TK0, pph21.Dipotong{}, dasar.MaxRupiah*66/100+1, nil)
	require.ErrorIs(t, err, pph21.ErrJumlah)
	g, err := kini(t).GrossUp(pph21.TK0, pph21.Dipotong{}, dasar.MaxRupiah*66/100, nil)
	require.NoError(t, err)
	require.Equal(t, dasar.MaxRupiah, g.Bruto)
	_, err = kini(t).GrossUp(pph21.TK0, pph21.Dipotong{Bruto: dasar.MaxRupiah}, 1, nil)
	require.ErrorIs(t, err, pph21.ErrJumlah)
	// 5.400.000 owes nothing: whoever withheld 100 has made a mistake elsewhere.
	_, err = kini(t).GrossUp(pph21.TK0, pph21.Dipotong{Bruto: 5_300_000, PPh: 100}, 100_000, nil)
	require.ErrorIs(t, err, pph21.ErrSudah)
}

func TestGrossUp_menjelaskan(t *testing.T) {
	t.Parallel()
	var u uraian.Uraian
	_, err := kini(t).GrossUp(pph21.TK0, pph21.Dipotong{}, 5_400_000, &u)
	require.NoError(t, err)
	require.Equal(t, "ada jawaban kedua dengan tarif 0,25% dan bruto Rp5.413.534; dipakai yang terkecil", u.Langkah[len(u.Langkah)-1].Teks)
	require.True(t, strings.HasPrefix(u.Langkah[1].Teks, "tunjangan pajak"))
}
