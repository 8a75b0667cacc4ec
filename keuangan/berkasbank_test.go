package keuangan

import (
	"slices"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
)

func barisUji(baris, hari int, masuk bool, nominal, saldo, rujukan, teks string) BarisBank {
	b := BarisBank{Baris: baris, Tanggal: dasar.Tgl(2026, 10, hari), Masuk: masuk, Nominal: decimal.RequireFromString(nominal), Rujukan: rujukan, Teks: teks}
	if saldo != "" {
		b.Saldo = decimal.NewNullDecimal(decimal.RequireFromString(saldo))
	}
	return b
}

func kunciSusunan(t *testing.T, b BerkasBank) (kunci []string, s SusunanBank) {
	t.Helper()
	s, err := b.Susun()
	require.NoError(t, err)
	for _, r := range s.Baris {
		kunci = append(kunci, r.Kunci)
	}
	return kunci, s
}

func TestSusun_rujukan_unik(t *testing.T) {
	t.Parallel()
	a, b := barisUji(2, 1, true, "100", "1100", "FT1", "A"), barisUji(3, 1, true, "50", "1150", "FT2", "B")
	ulang := a
	ulang.Baris = 4
	kunci, s := kunciSusunan(t, BerkasBank{RujukanUnik: true, Baris: []BarisBank{a, b, ulang}})
	require.Equal(t, []string{"FT1", "FT2"}, kunci)
	require.Equal(t, []int{4}, s.Ulangan)
	require.Empty(t, s.Peringatan, "the repeated row is out before the chain is checked")

	lain := barisUji(5, 1, true, "999", "2149", "FT1", "A")
	kunci, s = kunciSusunan(t, BerkasBank{RujukanUnik: true, Baris: []BarisBank{a, b, lain}})
	require.Equal(t, []string{"FT2"}, kunci, "one reference for two movements: neither is taken")
	require.Equal(t, []int{2, 5}, []int{s.Galat[0].Baris, s.Galat[1].Baris})
	require.Equal(t, ErrRujukanBeda, s.Galat[0].Aturan)
}

func TestSusun_rujukan_tidak_unik(t *testing.T) {
	t.Parallel()
	rs := []BarisBank{
		barisUji(2, 1, true, "1000", "2000", "J1", "TRANSFER"), barisUji(3, 1, false, "6500", "-4500", "J1", "BIAYA"),
		barisUji(4, 1, false, "6500", "-11000", "J1", "BIAYA"), barisUji(5, 1, false, "6500", "-4500", "J1", "BIAYA"), barisUji(6, 1, false, "6500", "-11000", "J1", "BIAYA"),
	}
	kunci, s := kunciSusunan(t, BerkasBank{Baris: rs})
	require.Equal(t, []string{"J1/K1000.00", "J1/D6500.00", "J1/D6500.00/2"}, kunci)
	require.Equal(t, []int{5, 6}, s.Ulangan)
	bagian, _ := kunciSusunan(t, BerkasBank{Baris: rs[1:2]})
	require.Equal(t, []string{"J1/D6500.00"}, bagian, "the key does not depend on what else is in the file")
}

func TestSusun_tanpa_rujukan(t *testing.T) {
	t.Parallel()
	rs := []BarisBank{
		barisUji(2, 1, true, "100", "600", "", "A"), barisUji(3, 1, false, "100", "500", "", "B"), barisUji(4, 1, true, "100", "600", "", "A"),
		barisUji(5, 1, false, "100", "500", "", "B"), barisUji(6, 1, true, "7", "507", "", "C"),
	}
	kunci, s := kunciSusunan(t, BerkasBank{TeksStabil: true, Baris: rs})
	require.Len(t, slices.Compact(slices.Sorted(slices.Values(kunci))), 5, "the same money twice, and the balance leaves room for it")
	require.Empty(t, s.Ulangan)

	ulang := rs[0]
	ulang.Baris = 7
	kunciUlang, s := kunciSusunan(t, BerkasBank{TeksStabil: true, Baris: append(slices.Clone(rs[:2:2]), rs[4], ulang)})
	require.Equal(t, []int{7}, s.Ulangan, "the balance leaves no room: listed twice")
	require.Equal(t, kunci[0], kunciUlang[0])

	tanpaSaldo := []BarisBank{barisUji(2, 1, true, "100", "", "", "A"), barisUji(3, 1, true, "100", "", "", "A")}
	kunci, s = kunciSusunan(t, BerkasBank{Baris: tanpaSaldo})
	require.NotEqual(t, kunci[0], kunci[1], "nothing tells them from two movements")
	require.Empty(t, s.Ulangan)

	ubah := slices.Clone(rs[:1])
	ubah[0].Teks = "A, kata bank hari berikutnya"
	stabil, _ := kunciSusunan(t, BerkasBank{TeksStabil: true, Baris: ubah})
	labil, _ := kunciSusunan(t, BerkasBank{Baris: ubah})
	asal, _ := kunciSusunan(t, BerkasBank{Baris: rs[:1]})
	require.NotEqual(t, stabil, labil)
	require.Equal(t, asal, labil, "a text that changes is no part of the key")
}

func TestSusun_rangkaian_saldo(t *testing.T) {
	t.Parallel()
	maju := []BarisBank{
		barisUji(2, 1, true, "100", "1100", "A", ""), barisUji(3, 2, false, "50.25", "1049.75", "B", ""), barisUji(4, 3, true, "1", "1050.75", "C", ""),
		barisUji(5, 3, true, "1", "1059.75", "D", ""), barisUji(6, 3, true, "1", "1060.75", "E", ""),
	}
	kunci, s := kunciSusunan(t, BerkasBank{RujukanUnik: true, Baris: maju})
	require.Len(t, s.Peringatan, 1)
	require.Equal(t, TemuanBaris{Baris: 5, Aturan: ErrSaldoPutus, Pesan: "saldo baris ini tidak bersambung dengan baris 4; mungkin ada mutasi yang tidak ikut di berkas"}, s.Peringatan[0])
	mundur := slices.Clone(maju)
	slices.Reverse(mundur)
	sama, s := kunciSusunan(t, BerkasBank{RujukanUnik: true, Baris: mundur})
	require.Equal(t, kunci, sama, "newest first is read oldest first")
	require.Len(t, s.Peringatan, 1)

	b := BerkasBank{RujukanUnik: true, Baris: maju[:3], SaldoAwal: decimal.NewNullDecimal(decimal.NewFromInt(1000)), SaldoAkhir: decimal.NewNullDecimal(decimal.RequireFromString("1050.75"))}
	_, err := b.Susun()
	require.NoError(t, err)
	b.SaldoAkhir.Decimal = decimal.RequireFromString("1050.76")
	_, err = b.Susun()
	require.ErrorIs(t, err, ErrSaldoBerkas)
}

func TestSusun_baris_yang_tidak_dapat_dibukukan(t *testing.T) {
	t.Parallel()
	baik := barisUji(2, 1, true, "100", "", "FT1", "A")
	ubah := func(fn func(*BarisBank)) BarisBank { b := baik; fn(&b); return b }
	for nama, b := range map[string]BarisBank{
		"tanpa tanggal":       ubah(func(b *BarisBank) { b.Tanggal = dasar.Tanggal{} }),
		"nol":                 ubah(func(b *BarisBank) { b.Nominal = decimal.Zero }),
		"kurang dari nol":     ubah(func(b *BarisBank) { b.Nominal = decimal.NewFromInt(-1) }),
		"tiga angka sen":      ubah(func(b *BarisBank) { b.Nominal = decimal.RequireFromString("1.001") }),
		"melebihi batas":      ubah(func(b *BarisBank) { b.Nominal = decimal.NewFromInt(int64(dasar.MaxRupiah) + 1) }),
		"saldo tiga angka":    ubah(func(b *BarisBank) { b.Saldo = decimal.NewNullDecimal(decimal.RequireFromString("0.001")) }),
		"karakter kendali":    ubah(func(b *BarisBank) { b.Teks = "a\x00b" }),
		"rujukan kepanjangan": ubah(func(b *BarisBank) { b.Rujukan = string(make([]rune, 101)) }),
	} {
		s, err := BerkasBank{RujukanUnik: true, Baris: []BarisBank{b}}.Susun()
		require.NoError(t, err)
		require.Empty(t, s.Baris, nama)
		require.Len(t, s.Galat, 1, nama)
		require.Equal(t, ErrBarisBank, s.Galat[0].Aturan, nama)
	}
}

// TestF47_kunci_tidak_bergantung_pada_potongan: whatever part of a statement a
// file holds, a row with a reference, or with a running balance that is its own,
// has the same key.
func TestF47_kunci_tidak_bergantung_pada_potongan(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		unik := rapid.Bool().Draw(r, "unik")
		saldo := decimal.Zero
		var rs []BarisBank
		for i := range rapid.IntRange(1, 20).Draw(r, "n") {
			n := decimal.New(rapid.Int64Range(1, 100_000).Draw(r, "sen"), -2)
			b := BarisBank{Baris: i + 2, Tanggal: dasar.Tgl(2026, 10, 1+i), Masuk: rapid.Bool().Draw(r, "masuk"), Nominal: n, Teks: "T"}
			saldo = saldo.Add(b.bertanda())
			b.Saldo = decimal.NewNullDecimal(saldo)
			if unik || rapid.Bool().Draw(r, "berujukan") {
				b.Rujukan = "R" + strconv.Itoa(i)
			}
			rs = append(rs, b)
		}
		penuh, err := BerkasBank{RujukanUnik: unik, Baris: rs}.Susun()
		require.NoError(r, err)
		require.Len(r, penuh.Baris, len(rs))
		require.Empty(r, penuh.Peringatan)
		dari := rapid.IntRange(0, len(rs)-1).Draw(r, "dari")
		sampai := rapid.IntRange(dari+1, len(rs)).Draw(r, "sampai")
		potong, err := BerkasBank{RujukanUnik: unik, Baris: rs[dari:sampai]}.Susun()
		require.NoError(r, err)
		require.Equal(r, penuh.Baris[dari:sampai], potong.Baris)
	})
}

func TestBulat_mengikuti_saldo_bank(t *testing.T) {
	t.Parallel()
	for teks, mau := range map[string]dasar.Rupiah{"0.49": 0, "0.5": 1, "-0.5": 0, "-0.51": -1, "-1.5": -1, "7": 7} {
		require.Equal(t, mau, bulat(decimal.RequireFromString(teks)), teks)
	}
	rapid.Check(t, func(r *rapid.T) {
		awal := decimal.New(rapid.Int64Range(-40_000, 40_000).Draw(r, "awal")*25, -2)
		saldo, buku := awal, bulat(awal)
		for range rapid.IntRange(1, 30).Draw(r, "n") {
			m := MutasiBank{Masuk: rapid.Bool().Draw(r, "masuk"), Nominal: decimal.New(rapid.Int64Range(1, 4_000).Draw(r, "sen")*25, -2)}
			m.Jumlah = dasar.Rupiah(m.Nominal.IntPart())
			saldo = saldo.Add(m.bertanda())
			m.Saldo = decimal.NewNullDecimal(saldo)
			gerak := m.gerakBank()
			buku += gerak
			require.Equal(r, bulat(saldo), buku, "the books are the rounded balance of the bank")
			if !m.Masuk {
				gerak = -gerak
			}
			require.Contains(r, []dasar.Rupiah{0, 1}, gerak-m.Jumlah)
			if m.Nominal.IsInteger() {
				require.Equal(r, m.Jumlah, gerak, "whole rupiah need no rounding")
			}
		}
	})
}
