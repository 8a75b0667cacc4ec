package keuangan

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// JenisJurnal says what a journal is for; statements choose by it.
type JenisJurnal string

// The kinds of journal. Performance statements leave Penutup out; only
// Pelepasan and Antar may cross funds or units, in pairs that add up to zero.
const (
	Umum        JenisJurnal = "umum"
	Pembuka     JenisJurnal = "pembuka"
	Penyesuaian JenisJurnal = "penyesuaian"
	Koreksi     JenisJurnal = "koreksi"
	Pembalik    JenisJurnal = "pembalik"
	Pelepasan   JenisJurnal = "pelepasan"
	Antar       JenisJurnal = "antar"
	Penutup     JenisJurnal = "penutup"
)

// Jurnal is one balanced, immutable entry. Sumber names its cause
// ("penagihan/<run>/spp", "bayar/<id>", "balik/<jurnal>") and is unique in the
// institution, so that repeating the cause cannot post twice. Tanggal is the
// effective day, Dicatat the moment of recording; a report fixes both.
type Jurnal struct {
	Lembaga    dasar.LembagaID `privasi:"-,penanda lembaga"`
	ID         string          `privasi:"-,penanda acak"`
	Sumber     string          `privasi:"-,penyebab tanpa nama orang"`
	Jenis      JenisJurnal     `privasi:"-,jenis jurnal"`
	Tanggal    dasar.Tanggal   `privasi:"-,tanggal buku"`
	Keterangan string          `privasi:"-,uraian pembukuan tanpa nama orang"`
	Membalik   string          `privasi:"-,jurnal asal"` // id of the journal that this one reverses, or ""
	Oleh       string          `privasi:"-,akun petugas"`
	Dicatat    time.Time       `privasi:"-,saat pencatatan"`
	Baris      []Baris         `privasi:"-,baris pembukuan"`
}

// Baris is one line of a [Jurnal]. Exactly one of Debit and Kredit is positive,
// the other zero. The dimensions are optional, except that a control account
// with a sub-ledger per drawer or bank account names it.
type Baris struct {
	Akun     KodeAkun        `privasi:"-,bagan akun"`
	Debit    dasar.Rupiah    `privasi:"-,jumlah pembukuan"`
	Kredit   dasar.Rupiah    `privasi:"-,jumlah pembukuan"`
	Unit     santri.KodeUnit `privasi:"-,nama unit"`           // "" = the institution itself
	Dana     string          `privasi:"-,nama dana"`           // "" = tanpa pembatasan
	Laci     string          `privasi:"-,laci kasir"`          // drawer, on cash accounts
	Rekening string          `privasi:"-,rekening bank"`       // bank account of the institution, on bank accounts
	Alias    santri.Alias    `privasi:"-,nama acak di jurnal"` // person of a sub-ledger, never a name
}

var (
	// ErrBaris says that a line is not exactly one positive amount on one side.
	ErrBaris = dasar.Aturan("KEU-JURNAL-01")
	// ErrJumlah says that an amount, or a sum, is beyond its bound.
	ErrJumlah = dasar.Aturan("KEU-JURNAL-02")
	// ErrSumberKosong says that a journal does not name its cause.
	ErrSumberKosong = dasar.Aturan("KEU-JURNAL-03")
	// ErrBarisKurang says that a journal has less than two lines, or too many.
	ErrBarisKurang = dasar.Aturan("KEU-JURNAL-04")
	// ErrTakSeimbang says that debit and kredit differ.
	ErrTakSeimbang = dasar.Aturan("KEU-JURNAL-05")
	// ErrJenisJurnal says that the kind of journal is unknown, or does not fit.
	ErrJenisJurnal = dasar.Aturan("KEU-JURNAL-16")
	// ErrTanggalJurnal says that the effective day is missing or absurd.
	ErrTanggalJurnal = dasar.Aturan("KEU-JURNAL-17")
	// ErrTeksJurnal says that a text of a journal is missing, too long or unprintable.
	ErrTeksJurnal = dasar.Aturan("KEU-JURNAL-18")
	// ErrKopJurnal says that id, institution, officer or moment is missing.
	ErrKopJurnal = dasar.Aturan("KEU-JURNAL-20")
)

// MaksBaris is the largest number of lines of one journal.
const MaksBaris = 10_000

// Longest texts of a journal, in characters.
const (
	maksKeterangan = 300
	maksSumber     = 200
	maksDimensi    = 80
)

// Validate reports the first rule of a journal that j breaks by itself; what
// the chart of accounts says about it is [Jurnal.PeriksaAkun].
func (j Jurnal) Validate() error {
	if err := j.periksaKop(); err != nil {
		return err
	}
	if n := len(j.Baris); n < 2 || n > MaksBaris {
		return ErrBarisKurang.Invalidf("jurnal harus 2 sampai %d baris; ini %d", MaksBaris, n).Pada("baris")
	}
	for i, b := range j.Baris {
		if err := b.periksa(i + 1); err != nil {
			return err
		}
	}
	debit, kredit, err := j.Jumlah()
	if err != nil {
		return err
	}
	if debit != kredit {
		return ErrTakSeimbang.Invalidf("debit %s tidak sama dengan kredit %s; periksa barisnya", debit, kredit).Pada("baris")
	}
	return nil
}

// Jumlah returns the sums of debit and kredit; a sum that an int64 cannot hold
// is [ErrJumlah].
func (j Jurnal) Jumlah() (debit, kredit dasar.Rupiah, err error) {
	for _, b := range j.Baris {
		var errD, errK error
		debit, errD = dasar.JumlahRupiah(debit, b.Debit)
		kredit, errK = dasar.JumlahRupiah(kredit, b.Kredit)
		if errD != nil || errK != nil {
			return 0, 0, ErrJumlah.Invalidf("jumlah jurnal melebihi batas bilangan; pecah jurnalnya").Pada("baris")
		}
	}
	return debit, kredit, nil
}

func (j Jurnal) periksaKop() error {
	switch {
	case j.Lembaga == "" || j.ID == "" || j.Oleh == "" || j.Dicatat.IsZero():
		return ErrKopJurnal.Invalidf("jurnal tanpa lembaga, penanda, petugas atau saat pencatatan")
	case j.Sumber == "" || !bersih(j.Sumber, maksSumber):
		return ErrSumberKosong.Invalidf("sumber jurnal belum diisi dengan benar").Pada("sumber")
	case j.Tanggal.IsZero() || j.Tanggal.Tahun() < 2000 || j.Tanggal.Tahun() > 2999: // 1926 is a slip of the finger
		return ErrTanggalJurnal.Invalidf("tanggal jurnal belum diisi dengan benar; periksa tahunnya").Pada("tanggal")
	case j.Keterangan == "" || !bersih(j.Keterangan, maksKeterangan):
		return ErrTeksJurnal.Invalidf("keterangan jurnal harus 1 sampai %d karakter tanpa ganti baris", maksKeterangan).Pada("keterangan")
	case !slices.Contains(semuaJenis[:], j.Jenis):
		return ErrJenisJurnal.Invalidf("jenis jurnal %q tidak dikenal; pilih %s", potong(string(j.Jenis)), daftarJenis()).Pada("jenis")
	case (j.Jenis == Pembalik) != (j.Membalik != ""):
		return ErrJenisJurnal.Invalidf("jurnal pembalik, dan hanya itu, menyebut jurnal yang dibaliknya").Pada("membalik")
	}
	return nil
}

func (b Baris) periksa(nomor int) error {
	di := fmt.Sprintf("baris[%d]", nomor-1)
	switch {
	case b.Debit < 0 || b.Kredit < 0 || (b.Debit == 0) == (b.Kredit == 0):
		return ErrBaris.Invalidf("baris %d harus debit saja atau kredit saja, lebih dari nol", nomor).Pada(di)
	case b.Debit > dasar.MaxRupiah || b.Kredit > dasar.MaxRupiah:
		return ErrJumlah.Invalidf("baris %d melebihi %s", nomor, dasar.MaxRupiah).Pada(di)
	}
	for _, s := range [...]string{string(b.Akun), string(b.Unit), b.Dana, b.Laci, b.Rekening, string(b.Alias)} {
		if !bersih(s, maksDimensi) {
			return ErrTeksJurnal.Invalidf("baris %d memuat teks lebih dari %d karakter atau karakter kendali", nomor, maksDimensi).Pada(di)
		}
	}
	return nil
}

var semuaJenis = [...]JenisJurnal{Umum, Pembuka, Penyesuaian, Koreksi, Pembalik, Pelepasan, Antar, Penutup}

func daftarJenis() string {
	s := make([]string, len(semuaJenis))
	for i, j := range semuaJenis {
		s[i] = string(j)
	}
	return strings.Join(s, ", ")
}

// Salin returns a copy that shares no memory with j.
func (j Jurnal) Salin() Jurnal {
	j.Baris = slices.Clone(j.Baris)
	return j
}
