package keuangantest

import (
	"cmp"
	"flag"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

// runSifat checks the invariants of the ledger on random books. All share one
// database: every draw has an institution of its own.
func runSifat(t *testing.T, open Buka) {
	sedikitUndian()
	st, at := open(t)
	var nomor atomic.Int64
	baru := func(t rapid.TB) *buku { return bukaBuku(t, st, at, lembagaUji(int(nomor.Add(1)))) }
	sifat := []struct {
		nama string
		uji  func(*rapid.T, *buku)
	}{
		{"F01_F02_F03_F06_F09_F11_F12_model", sifatModel},
		{"F04_rangkuman_sama_dengan_baris", sifatRangkum},
		{"F05_urutan_tidak_berpengaruh", sifatUrutan},
		{"F07_pembalikan_menolkan", sifatBalik},
		{"F13_akun_sama_dengan_buku_pembantu", sifatPembantu},
		{"F14_laporan_terbit_tidak_berubah", sifatTerbit},
		{"F17_mundur_menggeser_yang_sesudahnya", sifatMundur},
	}
	for _, s := range sifat {
		t.Run(s.nama, func(t *testing.T) {
			rapid.Check(t, func(r *rapid.T) { s.uji(r, baru(t)) })
		})
	}
}

// sedikitUndian lowers rapid's number of draws to what a test run on a real
// database affords, unless -rapid.checks asks for another one. Draws on a
// database are long sequences, and cost much more than those of a pure rule.
var sedikitUndian = sync.OnceFunc(func() {
	if f := flag.Lookup("rapid.checks"); f != nil && f.Value.String() == f.DefValue {
		_ = f.Value.Set("25")
	}
})

// akunAcak are the accounts that random journals use.
var akunAcak = []keuangan.KodeAkun{keuangan.AkunKas, keuangan.AkunBank, "1.1.2.07", "2.1.1.01", "4.1.1.01", "4.1.1.03", "5.2.1.02", "5.2.1.06"}

var unitAcak = []santri.KodeUnit{"", "MTs", "MA"}

func hariAcak() *rapid.Generator[dasar.Tanggal] {
	return rapid.Custom(func(r *rapid.T) dasar.Tanggal {
		b := dasar.Bln(2026, 11).Tambah(rapid.IntRange(0, 3).Draw(r, "bulan"))
		return b.TanggalKe(rapid.SampledFrom([]int{1, 2, 15, 30, 31}).Draw(r, "hari"))
	})
}

// barisAcak draws lines that balance in every unit.
func barisAcak(r *rapid.T) (baris []keuangan.Baris) {
	for range rapid.IntRange(1, 3).Draw(r, "pasang") {
		unit := rapid.SampledFrom(unitAcak).Draw(r, "unit")
		bs := dk(rapid.SampledFrom(akunAcak).Draw(r, "debit"), rapid.SampledFrom(akunAcak).Draw(r, "kredit"),
			dasar.Rupiah(rapid.Int64Range(1, 1_000_000).Draw(r, "jumlah")), unit)
		for i := range bs {
			if bs[i].Laci != "" {
				bs[i].Laci = rapid.SampledFrom([]string{"laci-1", "laci-2", "laci-3"}).Draw(r, "laci")
			}
		}
		baris = append(baris, bs...)
	}
	return baris
}

// beberapa posts random journals, one unit each.
func beberapa(r *rapid.T, b *buku, paling int) (js []keuangan.Jurnal) {
	for range rapid.IntRange(1, paling).Draw(r, "jurnal") {
		j := b.jurnal(hariAcak().Draw(r, "tanggal"), barisAcak(r)...)
		require.NoError(r, b.catat(j))
		js = append(js, j)
	}
	return js
}

// hitung is the definition of a balance: the sum of the lines that the report
// knows.
func hitung(js []keuangan.Jurnal, pada keuangan.PadaSaat) []keuangan.SaldoAkun {
	type sel struct {
		akun keuangan.KodeAkun
		unit santri.KodeUnit
	}
	jumlah := map[sel]keuangan.SaldoAkun{}
	for _, j := range js {
		if (!pada.Tanggal.IsZero() && j.Tanggal.After(pada.Tanggal)) || (!pada.Tercatat.IsZero() && j.Dicatat.After(pada.Tercatat)) {
			continue
		}
		for _, l := range j.Baris {
			s := jumlah[sel{l.Akun, l.Unit}]
			jumlah[sel{l.Akun, l.Unit}] = keuangan.SaldoAkun{Akun: l.Akun, Unit: l.Unit, Debit: s.Debit + l.Debit, Kredit: s.Kredit + l.Kredit}
		}
	}
	out := make([]keuangan.SaldoAkun, 0, len(jumlah))
	for _, s := range jumlah {
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b keuangan.SaldoAkun) int {
		return cmp.Or(cmpKode(a.Akun, b.Akun), cmp.Compare(a.Unit, b.Unit))
	})
	return out
}

func (b *buku) saldoUnit(t rapid.TB, pada keuangan.PadaSaat) []keuangan.SaldoAkun {
	t.Helper()
	out, err := b.st.Buku.Jurnal.Saldo(ctx, b.l, pada, true)
	require.NoError(t, err)
	if out == nil {
		out = []keuangan.SaldoAkun{}
	}
	return out
}

func saatAcak(r *rapid.T, b *buku) keuangan.PadaSaat {
	var p keuangan.PadaSaat
	if rapid.Bool().Draw(r, "per tanggal") {
		p.Tanggal = hariAcak().Draw(r, "pada")
	}
	if rapid.Bool().Draw(r, "per pencatatan") {
		p.Tercatat = saat.Add(time.Duration(rapid.Int64Range(0, b.jam.Load()+1).Draw(r, "tercatat")) * time.Second)
	}
	return p
}

func sifatRangkum(r *rapid.T, b *buku) {
	js := beberapa(r, b, 6)
	for range rapid.IntRange(1, 3).Draw(r, "putaran") {
		bulan := dasar.Bln(2026, 11).Tambah(rapid.IntRange(0, 3).Draw(r, "rangkum"))
		require.NoError(r, b.st.Buku.Jurnal.Rangkum(ctx, b.l, bulan))
		js = append(js, beberapa(r, b, 2)...)
		b.utuh(r)
		pada := saatAcak(r, b)
		require.Equal(r, hitung(js, pada), b.saldoUnit(r, pada), "as of %+v", pada)
	}
}

func sifatUrutan(r *rapid.T, b *buku) {
	js := make([]keuangan.Jurnal, rapid.IntRange(2, 5).Draw(r, "banyak"))
	for i := range js {
		js[i] = b.jurnal(hariAcak().Draw(r, "tanggal"), barisAcak(r)...)
	}
	lain := &buku{l: b.l + "-urut", st: b.st, at: b.at}
	bukaBuku(r, b.st, b.at, lain.l)
	for _, j := range rapid.Permutation(js).Draw(r, "urutan") {
		j.Lembaga = lain.l
		require.NoError(r, lain.catat(j))
	}
	require.NoError(r, b.catat(js...))
	require.Equal(r, b.saldoUnit(r, keuangan.PadaSaat{}), lain.saldoUnit(r, keuangan.PadaSaat{}))
}

func sifatBalik(r *rapid.T, b *buku) {
	js := beberapa(r, b, 4)
	for _, j := range rapid.Permutation(js).Draw(r, "urutan") {
		balik, err := j.Balik(idUji(), hariAcak().Draw(r, "hari balik"), "uji", "petugas-uji", b.kini())
		require.NoError(r, err)
		require.NoError(r, b.catat(balik))
	}
	for _, s := range b.saldoUnit(r, keuangan.PadaSaat{}) {
		require.Zero(r, s.Netto(), "account %s of unit %q", s.Akun, s.Unit)
	}
	for _, laci := range []string{"laci-1", "laci-2", "laci-3"} {
		_, akhir := bacaBuku(r, b, keuangan.SaringBuku{Akun: keuangan.AkunKas, Laci: laci})
		require.Zero(r, akhir, laci)
	}
}

// bacaBuku reads a ledger account in small pages; akhir is the balance after
// the last line, or before the page when there is none.
func bacaBuku(r *rapid.T, b *buku, s keuangan.SaringBuku) (baris []keuangan.BarisBuku, akhir dasar.Rupiah) {
	p := dasar.Page{Limit: rapid.IntRange(1, 4).Draw(r, "per halaman")}
	for {
		h, err := b.st.Buku.Jurnal.BukuBesar(ctx, b.l, s, p)
		require.NoError(r, err)
		saldo := h.SaldoAwal
		for _, l := range h.Baris {
			saldo += l.Debit - l.Kredit
			require.Equal(r, saldo, l.SaldoSesudah)
		}
		baris, akhir = append(baris, h.Baris...), saldo
		if h.Next == "" {
			return baris, akhir
		}
		p.After = h.Next
	}
}

func sifatPembantu(r *rapid.T, b *buku) {
	beberapa(r, b, 8)
	hari := hariAcak().Draw(r, "pada")
	for range 2 {
		var laci dasar.Rupiah
		for _, n := range []string{"laci-1", "laci-2", "laci-3"} {
			_, akhir := bacaBuku(r, b, keuangan.SaringBuku{Akun: keuangan.AkunKas, Laci: n, Sampai: hari})
			laci += akhir
		}
		_, akun := bacaBuku(r, b, keuangan.SaringBuku{Akun: keuangan.AkunKas, Sampai: hari})
		require.Equal(r, akun, laci)
		require.Equal(r, akun, b.saldo(r, keuangan.PadaSaat{Tanggal: hari})[keuangan.AkunKas])
		require.NoError(r, b.st.Buku.Jurnal.Rangkum(ctx, b.l))
	}
}

func sifatTerbit(r *rapid.T, b *buku) {
	beberapa(r, b, 5)
	pada := keuangan.PadaSaat{Tanggal: hariAcak().Draw(r, "pada"), Tercatat: b.kini()}
	terbit := b.saldoUnit(r, pada)
	buku, _ := bacaBuku(r, b, keuangan.SaringBuku{Akun: keuangan.AkunKas, Sampai: pada.Tanggal, Tercatat: pada.Tercatat})
	for range 2 {
		beberapa(r, b, 3)
		require.NoError(r, b.st.Buku.Jurnal.Rangkum(ctx, b.l))
		require.Equal(r, terbit, b.saldoUnit(r, pada), "a published figure")
		lagi, _ := bacaBuku(r, b, keuangan.SaringBuku{Akun: keuangan.AkunKas, Sampai: pada.Tanggal, Tercatat: pada.Tercatat})
		require.Equal(r, buku, lagi, "a published ledger")
	}
}

func sifatMundur(r *rapid.T, b *buku) {
	beberapa(r, b, 6)
	sebelum, _ := bacaBuku(r, b, keuangan.SaringBuku{Akun: keuangan.AkunKas})
	jumlah := dasar.Rupiah(rapid.Int64Range(1, 1000).Draw(r, "jumlah"))
	j := b.jurnal(hariAcak().Draw(r, "tanggal"), dk(keuangan.AkunKas, "4.1.1.01", jumlah, "")...)
	require.NoError(r, b.catat(j))
	sesudah, _ := bacaBuku(r, b, keuangan.SaringBuku{Akun: keuangan.AkunKas})
	require.Len(r, sesudah, len(sebelum)+1)
	i := slices.IndexFunc(sesudah, func(l keuangan.BarisBuku) bool { return l.Jurnal == j.ID })
	require.Equal(r, slices.Concat(sebelum[:i]), slices.Concat(sesudah[:i]), "no earlier balance")
	for k, l := range sebelum[i:] {
		require.False(r, l.Tanggal.Before(j.Tanggal) || l.Tanggal == j.Tanggal && l.Dicatat.Before(j.Dicatat))
		l.SaldoSesudah += jumlah
		require.Equal(r, l, sesudah[i+1+k], "every later balance by exactly the amount")
	}
}
