package keuangan

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrBarisBank says that a row of a bank file has no day, no amount, or
	// more decimals than sen.
	ErrBarisBank = dasar.Aturan("KEU-MUTASI-01")
	// ErrRujukanBeda says that one bank reference stands for two different
	// movements, in one file or against an earlier import.
	ErrRujukanBeda = dasar.Aturan("KEU-MUTASI-02")
	// ErrSaldoPutus marks a warning: the running balance does not add up.
	ErrSaldoPutus = dasar.Aturan("KEU-MUTASI-03")
	// ErrSaldoBerkas says that opening balance and movements do not give the
	// closing balance that the file states: it is not complete.
	ErrSaldoBerkas = dasar.Aturan("KEU-MUTASI-04")
	// ErrMutasiDepan says that a bank row lies in the future: the day was
	// misread, or the clock is wrong.
	ErrMutasiDepan = dasar.Aturan("KEU-MUTASI-05")
)

// BarisBank is one movement as a bank's file tells it, before any rule has
// looked at it. Nominal is positive; Saldo is the balance after the movement.
// Its text names people: it prints as its line number only.
type BarisBank struct {
	Baris      int           // line in the file, the header counted
	Tanggal    dasar.Tanggal // the day that counts
	TanggalPos dasar.Tanggal // the other date of banks that give two, or unset
	Jam        string
	Masuk      bool // true = credit of the account
	Nominal    decimal.Decimal
	Saldo      decimal.NullDecimal
	Rujukan    string // reference of the bank, or ""
	Teks       string
}

// String tells the line, never the content.
func (b BarisBank) String() string { return "baris " + strconv.Itoa(b.Baris) }

// GoString is String.
func (b BarisBank) GoString() string { return b.String() }

// BerkasBank is a bank statement as keuanganberkas reads it. Rows stand in the
// order of the file. It prints as its size only.
type BerkasBank struct {
	Nama        string // file name as it came, for messages
	TataLetak   string // id of the layout, such as "bsi-1"
	Bank        string
	RujukanUnik bool // the bank gives every movement a reference of its own
	TeksStabil  bool // the text of a movement is the same in every file
	Baris       []BarisBank
	Galat       []TemuanBaris       // rows that were left out, and why
	Peringatan  []TemuanBaris       // what a person should look at
	SaldoAwal   decimal.NullDecimal // where the file states both
	SaldoAkhir  decimal.NullDecimal
}

// String tells the size of the statement, never its content.
func (b BerkasBank) String() string {
	return fmt.Sprintf("mutasi %s %q, %d baris", b.TataLetak, b.Nama, len(b.Baris))
}

// GoString is String.
func (b BerkasBank) GoString() string { return b.String() }

// TemuanBaris is a remark on one line of a file. Pesan names no person.
type TemuanBaris struct {
	Baris  int
	Kolom  string // in the words of the file, or ""
	Aturan dasar.Aturan
	Pesan  string
}

// BarisBerkunci is a row with its natural key.
type BarisBerkunci struct {
	BarisBank
	Kunci string
}

// SusunanBank is what a statement holds once repeated listings are out: rows
// with their keys in the order in which the bank booked them.
type SusunanBank struct {
	Baris      []BarisBerkunci
	Ulangan    []int // lines that list an earlier row again
	Galat      []TemuanBaris
	Peringatan []TemuanBaris
}

// Susun gives every row its key, drops what a file lists twice, and checks the
// running balance. It is pure: the same rows always get the same keys, whatever
// else is in the file.
//
// The key is the bank's reference where the bank keeps it unique; otherwise the
// reference with side and amount (one journal number may cover a transfer and
// its fee), or, without reference, a hash of day, side, amount, running balance,
// the text where it is stable, and the number of the identical row in the file.
// A movement is listed twice when reference, amount and balance are the same, or
// when, without reference, the running balance leaves no room for it.
//
// A reference that stands for two movements is refused for both lines. A file
// that states opening and closing balances which do not fit its rows is refused
// as a whole ([ErrSaldoBerkas]); other breaks are warnings.
func (b BerkasBank) Susun() (SusunanBank, error) {
	s := SusunanBank{Galat: slices.Clone(b.Galat), Peringatan: slices.Clone(b.Peringatan)}
	baris := make([]BarisBank, 0, len(b.Baris))
	for _, r := range b.Baris {
		if err := r.periksa(); err != nil {
			s.Galat = append(s.Galat, TemuanBaris{Baris: r.Baris, Aturan: ErrBarisBank, Pesan: err.Error()})
			continue
		}
		baris = append(baris, r)
	}
	if terbalik(baris) {
		slices.Reverse(baris)
	}
	p := penyusun{berkas: b, s: &s, rujukan: map[string]int{}, sama: map[string]int{}, tolak: map[string]bool{}}
	for _, r := range baris {
		p.tambah(r)
	}
	s.Baris = slices.DeleteFunc(s.Baris, func(r BarisBerkunci) bool { return p.tolak[r.Kunci] })
	s.periksaRangkaian()
	urut := func(x, y TemuanBaris) int { return cmp.Compare(x.Baris, y.Baris) }
	slices.SortStableFunc(s.Galat, urut)
	slices.SortStableFunc(s.Peringatan, urut)
	slices.Sort(s.Ulangan)
	return s, b.periksaSaldo(s.Baris)
}

func (b BarisBank) periksa() error {
	switch {
	case b.Tanggal.IsZero():
		return fmt.Errorf("tanggal tidak terbaca")
	case b.Nominal.Sign() <= 0:
		return fmt.Errorf("jumlah mutasi tidak lebih dari nol")
	case !sen(b.Nominal) || b.Saldo.Valid && !sen(b.Saldo.Decimal):
		return fmt.Errorf("jumlah atau saldo lebih dari dua angka sen, atau melebihi %s", dasar.MaxRupiah)
	case !bersih(b.Rujukan, maksRujukan) || !bersih(b.Teks, MaksTeksMutasi) || !bersih(b.Jam, 20):
		return fmt.Errorf("teks terlalu panjang atau memuat karakter kendali")
	}
	return nil
}

// Longest texts of a bank row, in characters.
const (
	maksRujukan    = 100
	MaksTeksMutasi = 2000
)

// sen reports an amount that fits a bank row: two decimals, within bounds.
func sen(d decimal.Decimal) bool {
	return d.Equal(d.Truncate(2)) && d.Abs().LessThanOrEqual(decimal.NewFromInt(int64(dasar.MaxRupiah)))
}

func (b BarisBank) bertanda() decimal.Decimal {
	if b.Masuk {
		return b.Nominal
	}
	return b.Nominal.Neg()
}

// sambung reports whether the row follows a balance.
func (b BarisBank) sambung(sebelum decimal.Decimal) bool {
	return b.Saldo.Decimal.Equal(sebelum.Add(b.bertanda()))
}

// terbalik reports a file whose newest row stands first, by its balances or,
// without them, by its days.
func terbalik(rs []BarisBank) bool {
	maju, mundur := 0, 0
	for i := 1; i < len(rs); i++ {
		a, b := rs[i-1], rs[i]
		if a.Saldo.Valid && b.Saldo.Valid {
			if b.sambung(a.Saldo.Decimal) {
				maju++
			}
			if a.sambung(b.Saldo.Decimal) {
				mundur++
			}
		}
	}
	if maju == 0 && mundur == 0 && len(rs) > 1 {
		return rs[0].Tanggal.After(rs[len(rs)-1].Tanggal)
	}
	return mundur > maju
}

type penyusun struct {
	berkas  BerkasBank
	s       *SusunanBank
	rujukan map[string]int // place in s.Baris by key
	sama    map[string]int // how many identical rows so far
	tolak   map[string]bool
	saldo   decimal.NullDecimal // after the last row
}

func (p *penyusun) tambah(r BarisBank) {
	k := r.Rujukan
	switch {
	case k == "":
		k = p.tanpaRujukan(r)
	case !p.berkas.RujukanUnik:
		k += "/" + r.isi()
	}
	if k == "" {
		p.s.Ulangan = append(p.s.Ulangan, r.Baris)
		return
	}
	dasarKunci := k
	for n := 2; ; n++ {
		i, ada := p.rujukan[k]
		if !ada {
			break
		}
		lama := p.s.Baris[i]
		switch {
		case lama.isi() == r.isi() && lama.Tanggal == r.Tanggal && lama.samaSaldo(r):
			p.s.Ulangan = append(p.s.Ulangan, r.Baris)
			return
		case p.berkas.RujukanUnik:
			p.tolakDua(k, lama.Baris, r.Baris)
			return
		}
		k = dasarKunci + "/" + strconv.Itoa(n)
	}
	p.rujukan[k] = len(p.s.Baris)
	p.s.Baris = append(p.s.Baris, BarisBerkunci{r, k})
	p.saldo = r.Saldo
}

func (p *penyusun) tolakDua(k string, baris ...int) {
	if p.tolak[k] {
		baris = baris[1:]
	}
	p.tolak[k] = true
	for _, n := range baris {
		p.s.Galat = append(p.s.Galat, TemuanBaris{Baris: n, Aturan: ErrRujukanBeda,
			Pesan: "satu rujukan bank dipakai untuk dua mutasi yang berbeda; unduh ulang mutasi dari bank, atau hubungi bank"})
	}
}

// tanpaRujukan makes the key of a row without reference, or "" when the running
// balance shows that the file lists an earlier row again.
func (p *penyusun) tanpaRujukan(r BarisBank) string {
	isi := r.Tanggal.String() + "\x1f" + r.isi() + "\x1f"
	if r.Saldo.Valid {
		isi += r.Saldo.Decimal.StringFixed(2)
	}
	if p.berkas.TeksStabil {
		isi += "\x1f" + r.Teks
	}
	n := p.sama[isi]
	if n > 0 && r.Saldo.Valid && p.saldo.Valid && !r.sambung(p.saldo.Decimal) {
		return ""
	}
	p.sama[isi]++
	h := sha256.Sum256([]byte(isi + "\x1f" + strconv.Itoa(n)))
	return "baris-" + hex.EncodeToString(h[:16])
}

// isi is side and amount, as part of a key.
func (b BarisBank) isi() string {
	sisi := "D"
	if b.Masuk {
		sisi = "K"
	}
	return sisi + b.Nominal.StringFixed(2)
}

func (b BarisBank) samaSaldo(c BarisBank) bool {
	return b.Saldo.Valid == c.Saldo.Valid && b.Saldo.Decimal.Equal(c.Saldo.Decimal)
}

// periksaRangkaian warns of every row whose balance does not follow from the
// row before it.
func (s *SusunanBank) periksaRangkaian() {
	for i := 1; i < len(s.Baris); i++ {
		a, b := s.Baris[i-1], s.Baris[i]
		if a.Saldo.Valid && b.Saldo.Valid && !b.sambung(a.Saldo.Decimal) {
			s.Peringatan = append(s.Peringatan, TemuanBaris{Baris: b.Baris, Aturan: ErrSaldoPutus,
				Pesan: fmt.Sprintf("saldo baris ini tidak bersambung dengan baris %d; mungkin ada mutasi yang tidak ikut di berkas", a.Baris)})
		}
	}
}

// periksaSaldo holds the rows against the opening and closing balance that the
// file states.
func (b BerkasBank) periksaSaldo(rs []BarisBerkunci) error {
	if !b.SaldoAwal.Valid || !b.SaldoAkhir.Valid {
		return nil
	}
	jumlah := b.SaldoAwal.Decimal
	for _, r := range rs {
		jumlah = jumlah.Add(r.bertanda())
	}
	if !jumlah.Equal(b.SaldoAkhir.Decimal) {
		return ErrSaldoBerkas.Invalidf("saldo awal ditambah mutasi (%s) tidak sama dengan saldo akhir (%s) yang tertulis di berkas; unduh ulang mutasi yang lengkap",
			jumlah.StringFixed(2), b.SaldoAkhir.Decimal.StringFixed(2))
	}
	return nil
}

// bulat rounds half up to whole rupiah, so that bulat(x+n) = bulat(x)+n for
// whole n: booked movements then add up to the rounded balance of the bank.
func bulat(d decimal.Decimal) dasar.Rupiah {
	return dasar.Rupiah(d.Add(decimal.New(5, -1)).Floor().IntPart())
}

// gerakBank is what a row moves the bank account by in whole rupiah: the
// difference of the rounded balances where the bank tells them. It differs from
// Jumlah by at most one rupiah, which is booked to rounding.
func (m MutasiBank) gerakBank() dasar.Rupiah {
	if !m.Saldo.Valid {
		if m.Masuk {
			return m.Jumlah
		}
		return -m.Jumlah
	}
	return bulat(m.Saldo.Decimal) - bulat(m.Saldo.Decimal.Sub(m.bertanda()))
}
