package pph21

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"strconv"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
)

// Jenis names one part of the regime. Every part is dated on its own.
type Jenis string

// The parts. All but [JenisObjek] are needed before a tax can be computed.
const (
	JenisTERA         Jenis = "ter_a"
	JenisTERB         Jenis = "ter_b"
	JenisTERC         Jenis = "ter_c"
	JenisTERHarian    Jenis = "ter_harian"
	JenisPasal17      Jenis = "pasal17"
	JenisPTKP         Jenis = "ptkp"
	JenisBiayaJabatan Jenis = "biaya_jabatan"
	JenisBiayaPensiun Jenis = "biaya_pensiun"
	JenisKetentuan    Jenis = "ketentuan"
	JenisObjek        Jenis = "objek"
)

// Bagian is one part of the regime with its dates and its source, validated. Get
// one from [Baca] or [BacaFS].
type Bagian struct {
	Jenis     Jenis
	Sejak     dasar.Tanggal // first day in force
	Sampai    dasar.Tanggal // last day in force, zero = open
	Diperiksa dasar.Tanggal // day on which somebody last compared it with the law
	Sumber    string        // the regulation
	Sidik     string        // short digest of the text it was read from

	isi isiBagian
}

// isiBagian puts the content of a part where the rules look for it.
type isiBagian interface{ pasang(*Tabel) }

var (
	// ErrBentuk says that a file is not a table in the form of this package.
	ErrBentuk = dasar.Aturan("PEG-PPH-13")
	// ErrIsi says that a table is well formed, but incomplete or contradicts itself.
	ErrIsi = dasar.Aturan("PEG-PPH-14")
)

// maksBerkas bounds one file of a table; the largest shipped is under 3 kB.
const maksBerkas = 1 << 20

// Baca reads one part from CSV (UTF-8, comma, a first row of column names). Lines
// of the form "# key: value" before the names say what the part is:
//
//	# bagian: ter_a
//	# sejak: 2024-01-01
//	# sampai:              (optional; empty = open)
//	# diperiksa: 2026-10-01 (optional; default = sejak)
//	# sumber: PP 58/2023 Lampiran A
//	# baris: 44            (optional; the number of rows is then checked)
//
// The files in data/ are the model of every kind; columns beyond the named ones
// are notes. Refusals are [ErrBentuk], [ErrSambung], [ErrNaik] and [ErrIsi].
func Baca(r io.Reader) (Bagian, error) {
	isi, err := io.ReadAll(io.LimitReader(r, maksBerkas+1))
	if err != nil {
		return Bagian{}, ErrBentuk.Invalidf("berkas tabel pajak tidak dapat dibaca").Karena(err)
	}
	if len(isi) > maksBerkas {
		return Bagian{}, ErrBentuk.Invalidf("berkas tabel pajak terlalu besar; paling banyak 1 MB")
	}
	kepala, sisa, err := bacaKepala(bytes.TrimPrefix(isi, []byte("\ufeff")))
	if err != nil {
		return Bagian{}, err
	}
	b := Bagian{Jenis: Jenis(kepala["bagian"]), Sumber: kepala["sumber"]}
	urai, ada := pengurai[b.Jenis]
	if !ada {
		return Bagian{}, ErrBentuk.Invalidf("baris \"# bagian:\" harus menyebut ter_a, ter_b, ter_c, ter_harian, pasal17, ptkp, biaya_jabatan, biaya_pensiun, ketentuan atau objek")
	}
	if err := b.tanggali(kepala); err != nil {
		return Bagian{}, err
	}
	t, err := bacaTabel(sisa, kolomWajib[b.Jenis])
	if err != nil {
		return Bagian{}, err
	}
	if n := kepala["baris"]; n != "" && n != strconv.Itoa(len(t.baris)) {
		return Bagian{}, ErrIsi.Invalidf("%s seharusnya %s baris, terbaca %d", b.Jenis, n, len(t.baris))
	}
	if b.isi, err = urai(t); err != nil {
		return Bagian{}, err
	}
	sidik := sha256.Sum256(isi)
	b.Sidik = hex.EncodeToString(sidik[:4])
	return b, nil
}

// BacaFS reads every *.csv in the root of a file system, in the order of names.
func BacaFS(fsys fs.FS) ([]Bagian, error) {
	nama, err := fs.Glob(fsys, "*.csv")
	if err != nil {
		return nil, ErrBentuk.Invalidf("folder tabel pajak tidak dapat dibaca").Karena(err)
	}
	semua := make([]Bagian, 0, len(nama))
	for _, n := range nama {
		f, err := fsys.Open(n)
		if err != nil {
			return nil, ErrBentuk.Invalidf("berkas %s tidak dapat dibuka", n).Karena(err)
		}
		b, err := Baca(f)
		_ = f.Close() // only read
		if err != nil {
			if e, ok := errors.AsType[*dasar.Error](err); ok {
				err = e.Pada(n)
			}
			return nil, err
		}
		semua = append(semua, b)
	}
	return semua, nil
}

// bacaKepala splits the lines "# key: value" from the rows.
func bacaKepala(isi []byte) (map[string]string, []byte, error) {
	kepala := map[string]string{}
	for len(isi) > 0 && isi[0] == '#' {
		baris, sisa, _ := bytes.Cut(isi, []byte("\n"))
		isi = sisa
		nama, nilai, ada := strings.Cut(string(baris[1:]), ":")
		nama, nilai = strings.TrimSpace(nama), strings.TrimSpace(nilai)
		if _, ganda := kepala[nama]; ganda || !ada {
			return nil, nil, ErrBentuk.Invalidf("kepala tabel pajak harus berbentuk \"# nama: nilai\", tiap nama sekali")
		}
		kepala[nama] = nilai
	}
	return kepala, isi, nil
}

// tanggali reads the dates of the part and checks them against each other.
func (b *Bagian) tanggali(kepala map[string]string) error {
	for _, k := range []struct {
		nama  string
		ke    *dasar.Tanggal
		wajib bool
	}{{"sejak", &b.Sejak, true}, {"sampai", &b.Sampai, false}, {"diperiksa", &b.Diperiksa, false}} {
		teks := kepala[k.nama]
		if teks == "" && !k.wajib {
			continue
		}
		t, err := dasar.ParseTanggal(teks)
		if err != nil {
			return ErrBentuk.Invalidf("baris \"# %s:\" harus berisi tanggal, misalnya 2024-01-01", k.nama).Pada(k.nama)
		}
		*k.ke = t
	}
	if b.Sumber == "" {
		return ErrBentuk.Invalidf("baris \"# sumber:\" harus menyebut peraturannya").Pada("sumber")
	}
	if !b.Sampai.IsZero() && b.Sampai.Before(b.Sejak) {
		return ErrIsi.Invalidf("tabel berakhir sebelum mulai berlaku").Pada("sampai")
	}
	// The status is fixed on 1 January, so what it is worth changes with the year.
	if b.Jenis == JenisPTKP && (!awalTahun(b.Sejak) || (!b.Sampai.IsZero() && !awalTahun(b.Sampai.TambahHari(1)))) {
		return ErrIsi.Invalidf("tabel PTKP berlaku untuk tahun pajak penuh: mulai 1 Januari, berakhir 31 Desember").Pada("sejak")
	}
	if b.Diperiksa.IsZero() {
		b.Diperiksa = b.Sejak
	}
	return nil
}

func awalTahun(t dasar.Tanggal) bool { return t == dasar.Tgl(t.Tahun(), 1, 1) }

// lembar is the rows of a file below its names.
type lembar struct {
	kolom map[string]int
	baris [][]string
}

func bacaTabel(isi []byte, wajib []string) (lembar, error) {
	r := csv.NewReader(bytes.NewReader(isi))
	semua, err := r.ReadAll()
	if err != nil {
		return lembar{}, ErrBentuk.Invalidf("baris tabel pajak tidak terbaca sebagai CSV").Karena(err)
	}
	t := lembar{kolom: map[string]int{}}
	if len(semua) > 0 {
		for i, nama := range semua[0] {
			t.kolom[strings.TrimSpace(nama)] = i
		}
		t.baris = semua[1:]
	}
	for _, k := range wajib {
		if _, ada := t.kolom[k]; !ada {
			return lembar{}, ErrBentuk.Invalidf("kolom %s tidak ada", k).Pada(k)
		}
	}
	return t, nil
}

// teks returns a cell without the blanks around it.
func (t lembar) teks(i int, kolom string) string {
	return strings.TrimSpace(t.baris[i][t.kolom[kolom]])
}

// rupiah reads a cell of digits; an empty one is 0 where that is allowed.
func (t lembar) rupiah(i int, kolom string, bolehKosong bool) (dasar.Rupiah, error) {
	s := t.teks(i, kolom)
	if s == "" && bolehKosong {
		return 0, nil
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 0 || n > int64(dasar.MaxRupiah) || strings.HasPrefix(s, "+") {
		return 0, ErrBentuk.Invalidf("baris %d: %s harus berupa rupiah utuh", i+1, kolom).Pada(kolom)
	}
	return dasar.Rupiah(n), nil
}

// urutBagian orders parts by kind and by first day.
func urutBagian(a, b Bagian) int {
	return cmp.Or(cmp.Compare(a.Jenis, b.Jenis), a.Sejak.Compare(b.Sejak))
}
