package pph21

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"github.com/pesantren-go/pesantren/dasar"
)

//go:embed data/*.csv
var berkasBaku embed.FS

// Buku is an immutable book of dated tables, safe for use by many goroutines. Get
// one from [Baku] or [BaruBuku]; the zero value holds nothing and refuses every
// day.
type Buku struct {
	bagian []Bagian
	tabel  []*Tabel // complete regimes, by first day
}

var (
	// ErrTanggal says that no complete set of tables is in force on a day.
	ErrTanggal = dasar.Aturan("PEG-PPH-07")
	// ErrGanda says that two parts of one kind begin on the same day.
	ErrGanda = dasar.Aturan("PEG-PPH-15")
)

var baku = sync.OnceValue(func() *Buku {
	data, err := fs.Sub(berkasBaku, "data")
	if err != nil {
		panic(err)
	}
	bagian, err := BacaFS(data)
	if err != nil {
		panic(err) // a test reads every file
	}
	b, err := BaruBuku(bagian...)
	if err != nil {
		panic(err)
	}
	return b
})

// Baku returns the book that is shipped: the law as it stood on 1 October 2026,
// from tax year 2024 on (there is no TER before).
func Baku() *Buku { return baku() }

// BaruBuku makes a book of these parts alone.
func BaruBuku(bagian ...Bagian) (*Buku, error) { return (&Buku{}).Dengan(bagian...) }

// Dengan returns a book with these parts added. A part takes over from the older
// one of its kind on its first day; one that begins on the same day replaces it.
// Where the newest part has ended (Sampai) nothing is in force: the older one does
// not come back. The receiver is unchanged.
func (b *Buku) Dengan(bagian ...Bagian) (*Buku, error) {
	semua := slices.Clone(bagian)
	slices.SortStableFunc(semua, urutBagian)
	for i, p := range semua {
		if p.isi == nil {
			return nil, ErrIsi.Invalidf("bagian tabel pajak harus berasal dari Baca atau BacaFS")
		}
		if i > 0 && urutBagian(semua[i-1], p) == 0 {
			return nil, ErrGanda.Invalidf("dua tabel %s mulai %s; pakai satu", p.Jenis, p.Sejak.Panjang())
		}
	}
	for _, lama := range b.bagian {
		if !slices.ContainsFunc(semua, func(p Bagian) bool { return urutBagian(lama, p) == 0 }) {
			semua = append(semua, lama)
		}
	}
	slices.SortFunc(semua, urutBagian)
	return &Buku{semua, susun(semua)}, nil
}

// Bagian lists the parts of the book by kind and first day.
func (b *Buku) Bagian() []Bagian { return slices.Clone(b.bagian) }

// Pada returns the tables in force on a day: the day on which the income is due or
// paid, whichever is earlier (PMK 168/2023 Ps. 19(1)); for a month, its first day.
// A day without a complete set is [ErrTanggal], never the newest set. A set may be
// open; [Tabel.Peringatan] then says how far somebody has looked.
func (b *Buku) Pada(t dasar.Tanggal) (*Tabel, error) {
	i, tepat := slices.BinarySearchFunc(b.tabel, t, func(x *Tabel, t dasar.Tanggal) int { return x.sejak.Compare(t) })
	if !tepat {
		i--
	}
	if t.IsZero() {
		return nil, ErrTanggal.Invalidf("tanggal penghasilan belum diisi").Pada("tanggal")
	}
	if i < 0 || (!b.tabel[i].sampai.IsZero() && t.After(b.tabel[i].sampai)) {
		return nil, ErrTanggal.Invalidf("tidak ada tabel PPh 21 untuk %s (tanpa %s); pasang tabelnya dulu", t.Panjang(), b.kurang(t)).Pada("tanggal")
	}
	return b.tabel[i], nil
}

// kurang names the parts that are missing on a day.
func (b *Buku) kurang(t dasar.Tanggal) string {
	berlaku := berlakuPada(b.bagian, t)
	var nama []string
	for _, j := range jenisWajib {
		if _, ada := berlaku[j]; !ada {
			nama = append(nama, string(j))
		}
	}
	return strings.Join(nama, ", ")
}

var jenisWajib = []Jenis{
	JenisTERA, JenisTERB, JenisTERC, JenisTERHarian, JenisPasal17, JenisPTKP, JenisBiayaJabatan, JenisBiayaPensiun, JenisKetentuan,
}

// berlakuPada picks the newest part of each kind, if it has not ended.
func berlakuPada(bagian []Bagian, t dasar.Tanggal) map[Jenis]Bagian {
	ada := map[Jenis]Bagian{}
	for _, p := range bagian { // rising within a kind
		if p.Sejak.After(t) {
			continue
		}
		if delete(ada, p.Jenis); p.Sampai.IsZero() || !p.Sampai.Before(t) {
			ada[p.Jenis] = p
		}
	}
	return ada
}

// susun cuts the line of days wherever a part begins or ends, and makes a table of
// every piece that is complete.
func susun(bagian []Bagian) []*Tabel {
	var batas []dasar.Tanggal
	for _, p := range bagian {
		batas = append(batas, p.Sejak)
		if !p.Sampai.IsZero() {
			batas = append(batas, p.Sampai.TambahHari(1))
		}
	}
	slices.SortFunc(batas, dasar.Tanggal.Compare)
	batas = slices.Compact(batas)
	var tabel []*Tabel
	for i, dari := range batas {
		berlaku := berlakuPada(bagian, dari)
		if slices.ContainsFunc(jenisWajib, func(j Jenis) bool { _, ada := berlaku[j]; return !ada }) {
			continue
		}
		t := buatTabel(dari, berlaku)
		if i+1 < len(batas) {
			t.sampai = batas[i+1].TambahHari(-1)
		}
		tabel = append(tabel, t)
	}
	return tabel
}

func buatTabel(sejak dasar.Tanggal, berlaku map[Jenis]Bagian) *Tabel {
	t := &Tabel{sejak: sejak, pengali: 100}
	sidik := sha256.New()
	for _, p := range berlaku {
		t.bagian = append(t.bagian, p)
		p.isi.pasang(t)
	}
	slices.SortFunc(t.bagian, urutBagian)
	for _, p := range t.bagian {
		fmt.Fprintln(sidik, p.Jenis, p.Sejak, p.Sidik)
	}
	t.versi = sejak.String() + "+" + hex.EncodeToString(sidik.Sum(nil)[:4])
	for s, k := range t.ptkp.kategori {
		if k != 0 {
			t.terStatus[s] = t.ter[k-'A']
		}
	}
	return t
}
