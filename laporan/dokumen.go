package laporan

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
)

// Dokumen is one statement, complete in itself.
type Dokumen struct {
	Judul   string
	Lembaga dasar.LembagaID
	Kueri   []Butir           // the question, in the words of the office
	Pada    keuangan.PadaSaat // day and moment that it looks from
	Dibuat  time.Time
	Kolom   []Kolom
	Baris   []Baris
	Jumlah  []Sel  // one per column, or none where nothing is added up
	Lanjut  string // cursor of the next page of a long statement, "" on the last
	Sidik   string // first eight hex digits of the SHA-256 over all cells
}

// Butir is one part of a question.
type Butir struct{ Nama, Nilai string }

// sebutDitahan says how many rows stand without what the reader may not see.
func (d *Dokumen) sebutDitahan(n int) {
	if n > 0 {
		d.Kueri = append(d.Kueri, Butir{"ditahan", strconv.Itoa(n) + " baris yang tidak boleh Anda buka; jumlah di bawah tetap seluruhnya"})
	}
}

// JenisKolom says how a column is aligned and exported.
type JenisKolom uint8

// Text is the zero value; numbers of identity are text.
const (
	Teks JenisKolom = iota
	Uang
	Hari
	Bilangan
)

// Kolom is one column.
type Kolom struct {
	Judul string
	Jenis JenisKolom
}

// Baris is one row. Rinci is the address of what lies behind it, relative to
// where statements are shown: a statement with its query ("buku-besar?akun=…"),
// a bill or a receipt.
type Baris struct {
	Sel   []Sel
	Rinci string
}

// Sel is one cell: the part that its column's Jenis names is set.
type Sel struct {
	Teks string
	Uang dasar.Rupiah
	Hari dasar.Tanggal
	N    int64
	Isi  bool // false = no value, which is not the same as zero
}

func teks(s string) Sel          { return Sel{Teks: s, Isi: true} }
func uang(r dasar.Rupiah) Sel    { return Sel{Uang: r, Isi: true} }
func hari(t dasar.Tanggal) Sel   { return Sel{Hari: t, Isi: !t.IsZero()} }
func bilangan(n int) Sel         { return Sel{N: int64(n), Isi: true} }
func kosong() Sel                { return Sel{} }
func isiAtau(r dasar.Rupiah) Sel { return Sel{Uang: r, Isi: r != 0} } // zero is left blank, as in a ledger

// Tampil writes the cell as people read it in a column of the kind.
func (s Sel) Tampil(j JenisKolom) string {
	switch {
	case !s.Isi:
		return ""
	case j == Uang:
		return s.Uang.Angka()
	case j == Hari:
		return s.Hari.Panjang()
	case j == Bilangan:
		return strconv.FormatInt(s.N, 10)
	}
	return s.Teks
}

// mentah writes the cell as it is hashed and exported: 1250000, 2026-10-01.
func (s Sel) mentah(j JenisKolom) string {
	switch {
	case !s.Isi:
		return ""
	case j == Uang:
		return strconv.FormatInt(int64(s.Uang), 10)
	case j == Hari:
		return s.Hari.String()
	case j == Bilangan:
		return strconv.FormatInt(s.N, 10)
	}
	return s.Teks
}

// Mentah writes the cell for machines: 1250000, 2026-10-01.
func (s Sel) Mentah(j JenisKolom) string { return s.mentah(j) }

// Kosong reports that the statement has nothing to tell: "belum ada data".
func (d Dokumen) Kosong() bool { return len(d.Baris) == 0 }

// segel sets the checksum over question, moment and all cells.
func (d *Dokumen) segel() {
	var b strings.Builder
	b.WriteString(d.Judul + "\x00" + string(d.Lembaga) + "\x00" + d.Pada.Tanggal.String() + "\x00")
	for _, k := range d.Kueri {
		b.WriteString(k.Nama + "\x01" + k.Nilai + "\x00")
	}
	tulis := func(sel []Sel) {
		for i, s := range sel {
			b.WriteString(s.mentah(d.Kolom[i].Jenis) + "\x01")
		}
		b.WriteByte('\n')
	}
	for _, r := range d.Baris {
		tulis(r.Sel)
	}
	tulis(d.Jumlah)
	s := sha256.Sum256([]byte(b.String()))
	d.Sidik = hex.EncodeToString(s[:4])
}
