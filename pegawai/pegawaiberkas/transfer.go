package pegawaiberkas

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

// Bayaran is one payment of a run: the net of one slip.
type Bayaran struct {
	Pegawai  pegawai.ID
	Nomor    string
	Nama     string
	Unit     santri.KodeUnit
	Rekening pegawai.Rekening // zero = cash
	Jumlah   dasar.Rupiah     // above zero
}

// String names the payment by id and amount alone.
func (b Bayaran) String() string { return fmt.Sprintf("%s %s", b.Pegawai, b.Jumlah) }

// GoString is String.
func (b Bayaran) GoString() string { return b.String() }

// DaftarBayar is a run split by the way it is paid, each part by number.
type DaftarBayar struct {
	Transfer, Tunai []Bayaran
	Nol             []string // numbers of people whose net is zero: nothing is paid
}

var (
	// ErrNetoMinus says that a slip asks for money from a person, or that a payment
	// is not above zero.
	ErrNetoMinus = dasar.Aturan("PEG-BERKAS-25")
	// ErrBankLain says that an account is at a bank which the layout does not take.
	ErrBankLain = dasar.Aturan("PEG-BERKAS-26")
)

// BagiBayar splits the slips of a run: transfer for who has an account, cash for
// who has none. Every slip is in exactly one of the three parts. It refuses a slip
// that is there twice ([ErrSlipGanda]), whose person was not given ([ErrOrang]),
// or whose net is below zero ([ErrNetoMinus]).
func BagiBayar(orang []Orang, slips []pegawai.Slip) (DaftarBayar, error) {
	var d DaftarBayar
	slips, err := urut(slips)
	if err != nil {
		return d, err
	}
	siapa, k := orangPer(orang), kurang{}
	for _, s := range slips {
		o := siapa[s.Pegawai]
		switch {
		case o == nil:
			k.catat("orang", s.Nomor)
			continue
		case s.Neto < 0:
			return DaftarBayar{}, ErrNetoMinus.Invalidf("bersih pegawai nomor %s di bawah nol; perbaiki potongannya", s.Nomor).Pada("neto")
		case s.Neto == 0:
			d.Nol = append(d.Nol, s.Nomor)
			continue
		}
		b := Bayaran{Pegawai: s.Pegawai, Nomor: s.Nomor, Nama: s.Nama, Unit: s.Unit, Rekening: o.Rekening, Jumlah: s.Neto}
		if o.Rekening == (pegawai.Rekening{}) {
			d.Tunai = append(d.Tunai, b)
		} else {
			d.Transfer = append(d.Transfer, b)
		}
	}
	if err := k.galat("orang"); err != nil {
		return DaftarBayar{}, err
	}
	return d, nil
}

// PerBank returns the payments that the layout takes, and the others, in order:
// what one bank's file leaves out goes by another.
func (t TataTransfer) PerBank(bs []Bayaran) (bisa, lain []Bayaran) {
	for _, b := range bs {
		if len(t.Bank) == 0 || slices.ContainsFunc(t.Bank, func(n string) bool { return lipatBank(n) == lipatBank(b.Rekening.Bank) }) {
			bisa = append(bisa, b)
		} else {
			lain = append(lain, b)
		}
	}
	return bisa, lain
}

// lipatBank writes a bank's name without capitals and signs.
func lipatBank(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// Transfer is what one file of transfers says besides its rows.
type Transfer struct {
	Tanggal      dasar.Tanggal // day of the transfer
	RekeningAsal string        // account that pays
	Keterangan   string        // what the receiver reads, the same for all: "Bisyaroh Oktober 2026"
}

// HasilTransfer is what a file of transfers adds up to. Sidik is the SHA-256 of
// bank, account and amount of every row in order: who approves on another screen
// compares it, and the total, with the paper.
type HasilTransfer struct {
	Banyak int
	Total  dasar.Rupiah
	Sidik  string
}

// TulisTransfer writes the payments in a bank's layout and returns their totals.
// It refuses, before anything is written, a layout that cannot be used
// ([ErrTataTransfer]), an account of another bank ([ErrBankLain]) or without its
// parts ([ErrIdentitas]), and an amount not above zero ([ErrNetoMinus]).
func TulisTransfer(w io.Writer, t TataTransfer, kepala Transfer, bs []Bayaran) (HasilTransfer, error) {
	if err := t.Validate(); err != nil {
		return HasilTransfer{}, err
	}
	h, err := t.jumlahkan(bs)
	if err != nil {
		return HasilTransfer{}, err
	}
	p := penulisTransfer{t, kepala, h}
	tab := dasarberkas.Tabel{Nama: t.Nama}
	pembuka := p.rekaman(t.Pembuka, nil, 0)
	for _, s := range pembuka {
		tab.Judul = append(tab.Judul, s.Teks)
	}
	if t.Judul {
		if len(pembuka) > 0 {
			tab.Kepala = [][]string{tab.Judul}
		}
		tab.Judul = nil
		for _, k := range t.Kolom {
			tab.Judul = append(tab.Judul, k.Judul)
		}
	}
	tab.Baris = func(yield func([]dasarberkas.Sel, error) bool) {
		for i := range bs {
			if !yield(p.rekaman(t.Kolom, &bs[i], i+1), nil) {
				return
			}
		}
		if len(t.Penutup) > 0 {
			yield(p.rekaman(t.Penutup, nil, 0), nil)
		}
	}
	return h, dasarberkas.Tulis(w, t.Bentuk, tab)
}

func (t TataTransfer) jumlahkan(bs []Bayaran) (h HasilTransfer, err error) {
	sidik, k := sha256.New(), kurang{}
	if _, lain := t.PerBank(bs); len(lain) > 0 {
		return h, ErrBankLain.Invalidf("rekening pegawai nomor %s tidak di bank yang dilayani susunan ini; masukkan ke berkas bank lain", lain[0].Nomor).Pada("bank")
	}
	for _, b := range bs {
		if b.Jumlah <= 0 {
			return h, ErrNetoMinus.Invalidf("jumlah transfer pegawai nomor %s harus di atas nol", b.Nomor).Pada("jumlah")
		}
		if _, err := pegawai.ParseRekening(b.Rekening.Bank, b.Rekening.Nomor, b.Rekening.AtasNama); err != nil || b.Rekening.Nomor == "" {
			k.catat("rekening", b.Nomor)
		}
		if h.Total, err = dasar.JumlahRupiah(h.Total, b.Jumlah); err != nil {
			return h, err
		}
		fmt.Fprintf(sidik, "%s|%s|%d\n", lipatBank(b.Rekening.Bank), b.Rekening.Nomor, b.Jumlah)
	}
	h.Banyak, h.Sidik = len(bs), hex.EncodeToString(sidik.Sum(nil))
	return h, k.galat("rekening")
}

// penulisTransfer fills the cells of one file.
type penulisTransfer struct {
	tata TataTransfer
	Transfer
	hasil HasilTransfer
}

func (p penulisTransfer) rekaman(ks []KolomTransfer, b *Bayaran, ke int) []dasarberkas.Sel {
	out := make([]dasarberkas.Sel, len(ks))
	for i, k := range ks {
		out[i] = p.sel(k, b, ke)
	}
	return out
}

func (p penulisTransfer) sel(k KolomTransfer, b *Bayaran, ke int) dasarberkas.Sel {
	if k.Isi == "" {
		return dasarberkas.Teks(k.Tetap)
	}
	if b != nil {
		switch k.Isi {
		case "urut":
			return dasarberkas.Bilangan(int64(ke))
		case "jumlah":
			return dasarberkas.Uang(b.Jumlah)
		case "rekening":
			return dasarberkas.Teks(b.Rekening.Nomor)
		case "nomor":
			return dasarberkas.Teks(b.Nomor)
		case "nama":
			return p.teks(k, b.Nama)
		case "unit":
			return p.teks(k, string(b.Unit))
		case "bank":
			return p.teks(k, b.Rekening.Bank)
		case "atas_nama":
			return p.teks(k, b.Rekening.AtasNama)
		}
	}
	switch k.Isi {
	case "banyak":
		return dasarberkas.Bilangan(int64(p.hasil.Banyak))
	case "total":
		return dasarberkas.Uang(p.hasil.Total)
	case "sidik":
		return dasarberkas.Teks(p.hasil.Sidik)
	case "tanggal":
		return dasarberkas.Hari(p.Tanggal)
	case "tanggal_rapat":
		return dasarberkas.Teks(strings.ReplaceAll(p.Tanggal.String(), "-", ""))
	case "rekening_asal":
		return dasarberkas.Teks(p.RekeningAsal)
	}
	return p.teks(k, p.Keterangan)
}

// teks makes a text fit for the bank.
func (p penulisTransfer) teks(k KolomTransfer, s string) dasarberkas.Sel {
	if p.tata.HurufBesar {
		s = strings.Map(func(r rune) rune {
			switch {
			case unicode.Is(unicode.Mn, r) || strings.ContainsRune("'’`ʼ", r):
				return -1
			case r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)):
				return unicode.ToUpper(r)
			}
			return ' '
		}, norm.NFD.String(s))
		s = strings.Join(strings.Fields(s), " ")
	}
	if r := []rune(s); k.Maks > 0 && len(r) > k.Maks {
		s = strings.TrimSpace(string(r[:k.Maks]))
	}
	return dasarberkas.Teks(s)
}

// TulisTunai writes the list of who is paid in cash, with a column to sign.
func TulisTunai(w io.Writer, b Bentuk, k Kop, bs []Bayaran) error {
	d := daftar{nama: "Daftar bayar tunai", judul: []string{"No", "Nomor pegawai", "Nama", "Unit", "Jumlah", "Tanda tangan"}, lebar: []int{6, 16, 32, 12, 16, 24}}
	var total dasar.Rupiah
	for i, x := range bs {
		if x.Jumlah <= 0 {
			return ErrNetoMinus.Invalidf("jumlah tunai pegawai nomor %s harus di atas nol", x.Nomor).Pada("jumlah")
		}
		total += x.Jumlah
		d.baris = append(d.baris, []dasarberkas.Sel{
			dasarberkas.Bilangan(int64(i + 1)), dasarberkas.Teks(x.Nomor), dasarberkas.Teks(x.Nama), dasarberkas.Teks(string(x.Unit)), dasarberkas.Uang(x.Jumlah), {},
		})
	}
	d.kaki = [][]dasarberkas.Sel{{{}, {}, dasarberkas.Teks("Jumlah"), {}, dasarberkas.Uang(total), {}}}
	return d.tulis(w, b, k)
}
