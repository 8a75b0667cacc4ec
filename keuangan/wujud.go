package keuangan

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash"
	"iter"
	"math/bits"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// BahanTagihan is everything that [Wujud] compares, as values.
type BahanTagihan struct {
	Minta      MintaTagihan
	Komponen   []Komponen // those to bill
	Harga      DaftarHarga
	Keringanan DaftarKeringanan
	Ada        SudahDitagih
	Lalu       dasar.Rupiah // total of the monthly fees in the month before
	Contoh     int          // how many bills the Rencana shows
}

// SudahDitagih are the bills that exist around a month, by santri and fee.
type SudahDitagih map[santriKomponen]sudahSatu

type sudahSatu struct {
	versi         int  // newest version of the very period, 0 = none
	ulang         bool // void, and to be billed again
	bentrokDengan string
}

// Tambah takes one existing bill into account for a run of fee k in month b.
func (s SudahDitagih) Tambah(k Komponen, b dasar.Bulan, a TagihanAda) {
	kunci := santriKomponen{a.Kunci.Santri, k.Kode}
	x := s[kunci]
	switch masa := k.Periode(b); {
	case a.Kunci.Periode == masa:
		x.versi, x.ulang = a.Kunci.Versi, a.Batal && a.Ulang
	case !a.Batal && k.bertumpuk(masa, a.Kunci.Periode):
		x.bentrokDengan = a.Kunci.Periode
	default:
		return
	}
	s[kunci] = x
}

// Wujud compares the bills that should be with those that are: the one function
// behind preview and issue. It is pure: equal inputs give an equal [Rencana]
// with an equal Sidik, whatever the order of prices and discounts. peserta
// comes ordered by santri; each new bill goes to tampung (which may be nil) in
// the order of santri, then fee priority, without ID, Putaran and Dicatat. An
// error of peserta or tampung ends the comparison.
func Wujud(b BahanTagihan, peserta iter.Seq2[MasaPeserta, error], tampung func(Tagihan) error) (Rencana, error) {
	w, err := bukaWujud(b, tampung)
	if err != nil {
		return Rencana{}, err
	}
	for p, err := range peserta {
		if err == nil {
			err = w.seorang(p)
		}
		if err != nil {
			return Rencana{}, err
		}
	}
	return w.tutup()
}

type wujud struct {
	bahan    BahanTagihan
	tampung  func(Tagihan) error
	rencana  Rencana
	sidik    hash.Hash
	tulis    []byte // scratch for the hash
	jumlah   int
	bulanan  dasar.Rupiah
	bruto    dasar.Rupiah
	perUnit  map[santri.KodeUnit]bool // units asked for; nil = all
	uraian   []string                 // per fee
	periode  []string
	langkah  []Langkah // scratch
	rincian  map[string]Langkah
	terakhir santri.ID
}

func bukaWujud(b BahanTagihan, tampung func(Tagihan) error) (*wujud, error) {
	if err := b.Minta.Validate(); err != nil {
		return nil, err
	}
	baku := BatasBaku()
	batas := &b.Minta.Batas
	batas.PerSantri, batas.Jumlah = cmp.Or(batas.PerSantri, baku.PerSantri), cmp.Or(batas.Jumlah, baku.Jumlah)
	batas.PersenLalu = cmp.Or(batas.PersenLalu, baku.PersenLalu)
	b.Komponen = slices.Clone(b.Komponen)
	slices.SortFunc(b.Komponen, func(x, y Komponen) int {
		return cmp.Or(cmp.Compare(x.Prioritas, y.Prioritas), strings.Compare(string(x.Kode), string(y.Kode)))
	})
	w := &wujud{
		bahan: b, tampung: tampung, sidik: sha256.New(), rincian: map[string]Langkah{},
		rencana: Rencana{Minta: b.Minta, Dilewati: map[string]int{}, Komponen: make([]RingkasTagihan, len(b.Komponen))},
	}
	if len(b.Minta.Unit) > 0 {
		w.perUnit = map[santri.KodeUnit]bool{}
		for _, u := range b.Minta.Unit {
			w.perUnit[u] = true
		}
	}
	for i, k := range b.Komponen {
		if err := k.Validate(); err != nil {
			return nil, err
		}
		if i > 0 && b.Komponen[i-1].Kode == k.Kode {
			return nil, ErrMintaTagihan.Invalidf("komponen %s diminta dua kali", k.Kode).Pada("komponen")
		}
		w.uraian = append(w.uraian, k.uraianTagihan(b.Minta.Bulan))
		w.periode = append(w.periode, k.Periode(b.Minta.Bulan))
		w.rencana.Komponen[i] = RingkasTagihan{Komponen: k.Kode, Uraian: w.uraian[i]}
	}
	w.catat("minta", b.Minta.Bulan.String(), b.Minta.Terbit.String(), fmt.Sprint(b.Minta.Unit), fmt.Sprint(b.Minta.Status))
	return w, nil
}

// seorang compares the bills of one santri.
func (w *wujud) seorang(p MasaPeserta) error {
	if w.terakhir != "" && p.Peserta.ID <= w.terakhir {
		return fmt.Errorf("wujud: peserta tidak berurutan menurut ID")
	}
	w.terakhir = p.Peserta.ID
	baru := 0
	for i := range w.bahan.Komponen {
		ada, err := w.satu(i, p)
		if err != nil {
			return err
		}
		if ada {
			baru++
		}
	}
	if baru > w.rencana.Minta.Batas.PerSantri {
		w.halang(p.Peserta.ID, "", ErrTerlaluBanyak.Invalidf("seorang santri mendapat %d tagihan sekaligus, lebih dari batas %d; periksa daftar komponen", baru, w.rencana.Minta.Batas.PerSantri))
	}
	w.jumlah += baru
	return nil
}

// satu compares one bill; it reports whether a new one is due.
func (w *wujud) satu(i int, p MasaPeserta) (bool, error) {
	k, r := w.bahan.Komponen[i], &w.rencana.Komponen[i]
	t, lewat, ok, err := w.bahan.Harga.Pilih(k.Kode, p.Peserta, p.hari(w.rencana.Minta.Bulan))
	if !ok {
		lewat = p.Peserta.Utama()
	}
	if w.perUnit != nil && !w.perUnit[lewat.Unit] {
		return false, nil
	}
	ada := w.bahan.Ada[santriKomponen{p.Peserta.ID, k.Kode}]
	switch {
	case ada.versi > 0 && !ada.ulang:
		r.Ada++
		return false, nil
	case err != nil:
		w.gagal(p.Peserta.ID, k.Kode, err)
		return false, nil
	case !ok:
		r.TanpaTarif++
		w.rencana.Dilewati[string(ErrTanpaTarif)]++
		return false, nil
	}
	x, ditagih := w.hitung(i, p, t)
	switch {
	case !ditagih:
		w.rencana.Dilewati[string(ErrBebas)]++
		return false, nil
	case ada.bentrokDengan != "":
		w.halang(p.Peserta.ID, k.Kode, ErrMasaGanda.Invalidf("tagihan %s masa %s sudah ada dan mencakup %s; batalkan dahulu atau pakai komponen lain", k.Kode, ada.bentrokDengan, x.Periode))
		return false, nil
	case p.Peserta.Keluarga == "":
		w.gagal(p.Peserta.ID, k.Kode, ErrTanpaKeluarga.Invalidf("santri belum punya keluarga pembayar; lengkapi data wali"))
		return false, nil
	}
	x.Versi = ada.versi + 1
	x.Unit, x.Tingkat, x.Kelas = lewat.Unit, lewat.Tingkat, lewat.Kelas
	return true, w.baru(r, k, x)
}

// hitung makes a bill out of a price, the days of the month and the discounts;
// the second result is false when nothing is charged.
func (w *wujud) hitung(i int, p MasaPeserta, t Tarif) (Tagihan, bool) {
	k, m := w.bahan.Komponen[i], w.rencana.Minta
	w.langkah = append(w.langkah[:0], w.jelasTarif(t))
	bruto := t.Jumlah
	if k.Berkala == Bulanan {
		n := m.Bulan.Akhir().Hari()
		dari, sampai := hariTagih(k, m.Bulan, p.Masuk, p.Keluar)
		bruto = Proporsi(bruto, n, dari, sampai)
		if dari > 0 || sampai < n {
			w.langkah = append(w.langkah, Langkah{
				Aturan: "proporsi", Jumlah: bruto,
				Teks: fmt.Sprintf("Hari ke-%d sampai %d dari %d hari: %s", dari+1, sampai, n, bruto),
			})
		}
	}
	if bruto <= 0 {
		return Tagihan{}, false
	}
	potongan := dasar.Rupiah(0)
	if ks := w.bahan.Keringanan.Pada(p.Peserta.ID, k.Kode, p.hari(m.Bulan)); len(ks) > 0 {
		var langkah []Langkah
		potongan, langkah = TerapkanKeringanan(bruto, ks...)
		w.langkah = append(w.langkah, langkah...)
	}
	return Tagihan{
		Santri: p.Peserta.ID, Keluarga: p.Peserta.Keluarga, Alias: p.Peserta.Alias, Komponen: k.Kode, Periode: w.periode[i],
		Uraian: w.uraian[i], Bruto: bruto, Potongan: potongan, Jumlah: bruto - potongan, Terbit: m.Terbit,
		JatuhTempo: k.tempo(m.Bulan, m.Terbit), Prioritas: k.Prioritas, Penjelasan: slices.Clone(w.langkah),
	}, true
}

// jelasTarif explains a price; thousands of bills share one sentence.
func (w *wujud) jelasTarif(t Tarif) Langkah {
	l, ada := w.rincian[t.ID]
	if !ada {
		l = t.Langkah()
		w.rincian[t.ID] = l
	}
	return l
}

// baru counts, hashes and hands on a new bill.
func (w *wujud) baru(r *RingkasTagihan, k Komponen, t Tagihan) (err error) {
	r.Jumlah++
	for _, n := range []struct {
		ke     *dasar.Rupiah
		tambah dasar.Rupiah
	}{{&r.Bruto, t.Bruto}, {&r.Potongan, t.Potongan}, {&r.Total, t.Jumlah}, {&w.bruto, t.Bruto}} {
		if *n.ke, err = dasar.JumlahRupiah(*n.ke, n.tambah); err != nil {
			return err
		}
	}
	if k.Berkala == Bulanan {
		if w.bulanan, err = dasar.JumlahRupiah(w.bulanan, t.Jumlah); err != nil {
			return err
		}
	}
	w.sidikTagihan(t)
	if len(w.rencana.Contoh) < w.bahan.Contoh {
		w.rencana.Contoh = append(w.rencana.Contoh, t)
	}
	if w.tampung == nil {
		return nil
	}
	return w.tampung(t)
}

func (w *wujud) gagal(s santri.ID, k KodeKomponen, err error) {
	w.catat("gagal", string(s), string(k), dasar.RuleOf(err))
	if len(w.rencana.Gagal) == MaksKecualian {
		w.rencana.Lebih++
		return
	}
	w.rencana.Gagal = append(w.rencana.Gagal, kecualian(s, k, err))
}

func (w *wujud) halang(s santri.ID, k KodeKomponen, err error) {
	w.catat("halang", string(s), string(k), dasar.RuleOf(err))
	if len(w.rencana.Halangan) < MaksKecualian {
		w.rencana.Halangan = append(w.rencana.Halangan, kecualian(s, k, err))
	}
}

func kecualian(s santri.ID, k KodeKomponen, err error) Kecualian {
	c := Kecualian{Santri: s, Komponen: k, Aturan: dasar.RuleOf(err), Sebab: err.Error()}
	if e, ok := err.(*dasar.Error); ok {
		c.Sebab = e.Message
	}
	return c
}

// tutup checks the bounds of the run as a whole and seals the hash.
func (w *wujud) tutup() (Rencana, error) {
	batas := w.rencana.Minta.Batas
	if w.jumlah > batas.Jumlah {
		w.halang("", "", ErrTerlaluBanyak.Invalidf("putaran ini membuat %d tagihan, lebih dari batas %d; terbitkan per unit atau per komponen", w.jumlah, batas.Jumlah))
	}
	if lalu := w.bahan.Lalu; lalu > 0 && melebihi(w.bulanan, lalu, batas.PersenLalu) {
		w.halang("", "", ErrLonjakan.Invalidf("jumlah tagihan %s melebihi %d%% dari bulan lalu (%s); periksa tarif, atau naikkan batas bila memang benar", w.bulanan, batas.PersenLalu, lalu))
	}
	w.rencana.Sidik = hex.EncodeToString(w.sidik.Sum(nil))
	return w.rencana, nil
}

// melebihi reports whether a is more than the given percentage of b, exactly.
func melebihi(a, b dasar.Rupiah, persen int) bool {
	ah, al := bits.Mul64(uint64(a), 100)
	bh, bl := bits.Mul64(uint64(b), uint64(persen))
	return ah > bh || (ah == bh && al > bl)
}

// catat writes texts, each after its length, into the hash.
func (w *wujud) catat(teks ...string) {
	w.tulis = w.tulis[:0]
	for _, s := range teks {
		w.tulis = append(binary.AppendUvarint(w.tulis, uint64(len(s))), s...)
	}
	w.sidik.Write(w.tulis)
}

func (w *wujud) sidikTagihan(t Tagihan) {
	w.catat("tagihan", string(t.Santri), string(t.Keluarga), string(t.Komponen), t.Periode, string(t.Unit), t.Tingkat, t.Kelas)
	b := w.tulis[:0]
	tempo := t.JatuhTempo.Selisih(t.Terbit)
	for _, n := range [...]int64{int64(t.Versi), int64(t.Bruto), int64(t.Potongan), int64(t.Jumlah), int64(t.Prioritas), int64(tempo)} {
		b = binary.AppendVarint(b, n)
	}
	for _, l := range t.Penjelasan {
		b = binary.AppendVarint(append(b, l.Rujuk...), int64(l.Jumlah))
	}
	w.sidik.Write(b)
	w.tulis = b
}
