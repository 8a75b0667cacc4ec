package santri

import (
	"errors"
	"fmt"
	"log/slog"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// Isian is a form about one santri as it was typed in: the only place where all
// identity stands in the clear together, so that it can be checked together. It
// prints as a mask. [Isian.Baca] turns it into a [Santri] whose personal fields
// are closed.
type Isian struct {
	NIS, NISN, NIK, NoKK string
	Nama, NamaArab       string
	JenisKelamin         string
	TempatLahir          string
	TanggalLahir         dasar.Tanggal
	Alamat, HP, Catatan  string
	Angkatan             int
}

// String prints a mask: a form may end up in a log by mistake.
func (Isian) String() string { return "isian santri •••" }

// GoString prints the mask.
func (i Isian) GoString() string { return i.String() }

// Format prints the mask for every verb.
func (i Isian) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte(i.String())) }

// LogValue logs the mask.
func (i Isian) LogValue() slog.Value { return slog.StringValue(i.String()) }

// MaksCatatan bounds addresses and remarks in characters.
const MaksCatatan = 500

// Baca reads and checks the form. Repairs and warnings of all fields are
// gathered; the errors of all fields come back joined (errors.Join), each a
// [*dasar.Error] that names its field.
func (i Isian) Baca() (Santri, Bacaan, error) {
	var p pembaca
	s := Santri{Angkatan: i.Angkatan, TanggalLahir: i.TanggalLahir}
	s.NIS = baca(&p, "nis", i.NIS, ParseNIS)
	s.NISN = baca(&p, "nisn", i.NISN, ParseNISN)
	s.Nama = baca(&p, "nama", i.Nama, ParseNama)
	s.NamaArab = baca(&p, "nama_arab", i.NamaArab, ParseNamaArab)
	s.JenisKelamin = baca(&p, "jenis_kelamin", i.JenisKelamin, ParseJenisKelamin)
	s.TempatLahir = baca(&p, "tempat_lahir", i.TempatLahir, satuBaris(MaksNama))
	nik := baca(&p, "nik", i.NIK, ParseNIK)
	kk := baca(&p, "no_kk", i.NoKK, ParseKK)
	s.NIK, s.NoKK = privasi.Tutup(nik), privasi.Tutup(kk)
	s.HP = privasi.Tutup(baca(&p, "hp", i.HP, ParseHP))
	s.Alamat = privasi.Tutup(baca(&p, "alamat", i.Alamat, satuBaris(MaksCatatan)))
	s.Catatan = privasi.Tutup(baca(&p, "catatan", i.Catatan, satuBaris(MaksCatatan)))
	if err := kk.BedaDari(nik); err != nil {
		p.salah = append(p.salah, diBidang(err, "no_kk"))
	}
	p.b.Peringatan = append(p.b.Peringatan, nik.Cocok(s.TanggalLahir, s.JenisKelamin)...)
	return s, p.b, errors.Join(p.salah...)
}

// pembaca gathers what reading many fields found.
type pembaca struct {
	b     Bacaan
	salah []error
}

func baca[T any](p *pembaca, bidang, teks string, parse func(string) (T, Bacaan, error)) T {
	v, b, err := parse(teks)
	p.b.Perbaikan = append(p.b.Perbaikan, b.Perbaikan...)
	p.b.Peringatan = append(p.b.Peringatan, b.Peringatan...)
	if err != nil {
		p.salah = append(p.salah, diBidang(err, bidang))
	}
	return v
}

func satuBaris(maks int) func(string) (string, Bacaan, error) {
	return func(s string) (string, Bacaan, error) {
		t, err := dasar.Rapikan(s, maks)
		return t, Bacaan{}, err
	}
}

// diBidang names the field that an error is about, unless it names one already.
func diBidang(err error, bidang string) error {
	if e, ok := errors.AsType[*dasar.Error](err); ok && e.Field == "" {
		return e.Pada(bidang)
	}
	return err
}

var (
	// ErrLahir says that a birth date lies in the future or before 1900.
	ErrLahir = dasar.Aturan("SAN-LAHIR-01")
	// ErrAngkatan says that a year of intake is impossible.
	ErrAngkatan = dasar.Aturan("SAN-ANGKATAN-01")
)

// Periksa checks the plain fields of a record as [Service] is about to store
// it. Sealed fields were checked when they were read.
func (s Santri) Periksa(hariIni dasar.Tanggal) error {
	nama, b, err := ParseNama(s.Nama)
	switch {
	case err != nil:
		return diBidang(err, "nama")
	case nama != s.Nama || !b.Bersih():
		return ErrNamaRapi.Invalidf("nama memuat spasi berlebih").Pada("nama")
	}
	if arab, _, err := ParseNamaArab(s.NamaArab); err != nil || arab != s.NamaArab {
		return ErrNamaArab.Invalidf("nama Arab ditulis dengan huruf Arab saja, dalam satu baris").Pada("nama_arab")
	}
	if err := s.JenisKelamin.Validate(); err != nil {
		return diBidang(err, "jenis_kelamin")
	}
	if err := s.Status.Validate(); err != nil {
		return diBidang(err, "status")
	}
	if nis, _, err := ParseNIS(string(s.NIS)); err != nil || nis != s.NIS {
		return ErrNISBentuk.Invalidf("NIS belum rapi; baca dengan ParseNIS").Pada("nis")
	}
	if nisn, _, err := ParseNISN(string(s.NISN)); err != nil || nisn != s.NISN {
		return ErrNISNPanjang.Invalidf("NISN harus 10 angka").Pada("nisn")
	}
	if t, err := dasar.Rapikan(s.TempatLahir, MaksNama); err != nil || t != s.TempatLahir {
		return dasar.ErrTeks.Invalidf("tempat lahir harus satu baris, paling banyak %d karakter", MaksNama).Pada("tempat_lahir")
	}
	if !s.TanggalLahir.IsZero() && (s.TanggalLahir.After(hariIni) || s.TanggalLahir.Tahun() < 1900) {
		return ErrLahir.Invalidf("tanggal lahir tidak mungkin; periksa tahunnya").Pada("tanggal_lahir")
	}
	if s.Angkatan != 0 && (s.Angkatan < 1900 || s.Angkatan > hariIni.Tahun()+1) {
		return ErrAngkatan.Invalidf("tahun angkatan tidak mungkin").Pada("angkatan")
	}
	return nil
}

// Periksa checks the plain fields of a wali.
func (w Wali) Periksa() error {
	nama, b, err := ParseNama(w.Nama)
	switch {
	case err != nil:
		return diBidang(err, "wali.nama")
	case nama != w.Nama || !b.Bersih():
		return ErrNamaRapi.Invalidf("nama wali memuat spasi berlebih").Pada("wali.nama")
	}
	return nil
}

// ErrHubungan says that a relation is none of ayah, ibu, wali.
var ErrHubungan = dasar.Aturan("SAN-WALI-02")

// Validate refuses, with [ErrHubungan], an unknown relation.
func (h Hubungan) Validate() error {
	if h != Ayah && h != Ibu && h != Pengampu {
		return ErrHubungan.Invalidf("hubungan harus ayah, ibu, atau wali").Pada("hubungan")
	}
	return nil
}
