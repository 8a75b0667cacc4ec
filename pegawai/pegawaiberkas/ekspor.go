package pegawaiberkas

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

// Bentuk is the form of a list: [CSV] for people, [CSVPolos] for programs (the
// lines above and below the rows are left out), or a workbook.
type Bentuk = dasarberkas.Bentuk

// The forms of [dasarberkas.Tulis].
const (
	CSV      = dasarberkas.CSV
	CSVPolos = dasarberkas.CSVPolos
	XLSX     = dasarberkas.XLSX
)

// Orang is the opened identity of one person: what the slip, which is kept plain,
// does not hold. It prints as the id alone.
type Orang struct {
	ID                   pegawai.ID
	NIK                  santri.NIK
	NPWP                 pegawai.NPWP // "" = the NIK is the tax number
	Paspor               string       // of a foreigner, "" = citizen
	Rekening             pegawai.Rekening
	KartuKesehatan       string               // number at BPJS Kesehatan, may be empty
	KartuKetenagakerjaan string               // KPJ, may be empty
	PemberiLanjut        bool                 // works for a further employer, for BPA1
	BuktiLalu            string               // number of the previous employer's certificate, for BPA1
	Saldo                []pegawai.SaldoPajak // opening balances of the tax year, for BPA1
}

// String names the person by id: identities do not reach a log by accident.
func (o Orang) String() string { return "orang " + string(o.ID) }

// GoString is String.
func (o Orang) GoString() string { return o.String() }

// Kop is what stands above a list.
type Kop struct {
	Lembaga string      // name of the institution
	Masa    dasar.Bulan // tax month of the slips
}

var (
	// ErrOrang says that a slip's person was not given.
	ErrOrang = dasar.Aturan("PEG-BERKAS-21")
	// ErrIdentitas says that a number which the file must hold is missing or has
	// not its digits.
	ErrIdentitas = dasar.Aturan("PEG-BERKAS-22")
	// ErrSlipGanda says that one slip was given twice, or that slips of several
	// institutions were.
	ErrSlipGanda = dasar.Aturan("PEG-BERKAS-23")
)

// urut returns the slips by number, person and run, having refused doubles: a
// slip that counts twice is money paid twice.
func urut(slips []pegawai.Slip) ([]pegawai.Slip, error) {
	s := slices.Clone(slips)
	slices.SortStableFunc(s, func(a, b pegawai.Slip) int {
		return cmp.Or(cmp.Compare(a.Nomor, b.Nomor), cmp.Compare(a.Pegawai, b.Pegawai), cmp.Compare(a.Putaran, b.Putaran))
	})
	for i := range s[:max(len(s)-1, 0)] {
		a, b := s[i], s[i+1]
		if a.Lembaga != b.Lembaga {
			return nil, ErrSlipGanda.Invalidf("slip berasal dari lebih dari satu lembaga; buat berkas untuk tiap lembaga").Pada("lembaga")
		}
		if a.Pegawai == b.Pegawai && a.Putaran == b.Putaran {
			return nil, ErrSlipGanda.Invalidf("slip pegawai nomor %s diberikan dua kali untuk putaran yang sama", a.Nomor).Pada("slip")
		}
	}
	return s, nil
}

// orangPer finds people by id.
func orangPer(orang []Orang) map[pegawai.ID]*Orang {
	m := make(map[pegawai.ID]*Orang, len(orang))
	for i := range orang {
		m[orang[i].ID] = &orang[i]
	}
	return m
}

// kurang collects whose field is missing, and speaks of all of them at once.
type kurang map[string][]string // numbers of people by field

func (k kurang) catat(bidang, nomor string) {
	if n := len(k[bidang]); n == 0 || k[bidang][n-1] != nomor { // slips of one person stand together
		k[bidang] = append(k[bidang], nomor)
	}
}

// galat is the refusal of the first field that lacks, in the order given.
func (k kurang) galat(bidang ...string) error {
	for _, b := range bidang {
		if len(k[b]) == 0 {
			continue
		}
		nomor := strings.Join(k[b][:min(len(k[b]), 20)], ", ")
		if n := len(k[b]) - 20; n > 0 {
			nomor += fmt.Sprintf(" dan %d lainnya", n)
		}
		if b == "orang" {
			return ErrOrang.Invalidf("identitas pegawai nomor %s belum diberikan", nomor).Pada(b)
		}
		return ErrIdentitas.Invalidf("lengkapi %s pegawai nomor %s, lalu buat berkas lagi", b, nomor).Pada(b)
	}
	return nil
}

// angka reports whether s is n digits.
func angka(s string, n int) bool { return len(s) == n && strings.Trim(s, "0123456789") == "" }

// daftar is a list on its way into a file: rows, and what is said below them.
type daftar struct {
	nama  string
	judul []string
	lebar []int
	baris [][]dasarberkas.Sel
	kaki  [][]dasarberkas.Sel // totals
}

func (d daftar) tulis(w io.Writer, b Bentuk, k Kop) error {
	t := dasarberkas.Tabel{Nama: d.nama, Judul: d.judul, Lebar: d.lebar}
	baris := d.baris
	if b != CSVPolos {
		t.Kepala = [][]string{{k.Lembaga}, {d.nama}}
		if !k.Masa.IsZero() {
			t.Kepala[1][0] += " " + k.Masa.Panjang()
		}
		baris = slices.Concat(d.baris, d.kaki)
	}
	t.Baris = func(yield func([]dasarberkas.Sel, error) bool) {
		for _, s := range baris {
			if !yield(s, nil) {
				return
			}
		}
	}
	return dasarberkas.Tulis(w, b, t)
}

// uang makes cells of amounts.
func uang(rs ...dasar.Rupiah) []dasarberkas.Sel {
	out := make([]dasarberkas.Sel, len(rs))
	for i, r := range rs {
		out[i] = dasarberkas.Uang(r)
	}
	return out
}
