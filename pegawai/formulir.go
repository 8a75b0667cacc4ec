package pegawai

import (
	"errors"
	"fmt"
	"log/slog"
	"regexp"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// Formulir is a form about one employee as it was typed in: the only place where
// all identity stands in the clear together, so that it can be checked together.
// It prints as a mask. [Formulir.Baca] turns it into a [Pegawai] whose sealed
// fields are closed. Empty texts mean "not known".
type Formulir struct {
	Nomor, Nama, JenisKelamin, Agama string
	TempatLahir                      string
	TanggalLahir, Mulai              dasar.Tanggal // Mulai is the TMT
	NIK, NPWP, NUPTK, NIP            string
	HP, Surel, Alamat                string
	Bank, NoRekening, AtasNama       string // all empty: pay in cash
}

// String prints a mask: a form may end up in a log by mistake.
func (Formulir) String() string { return "formulir pegawai •••" }

// GoString prints the mask.
func (f Formulir) GoString() string { return f.String() }

// Format prints the mask for every verb.
func (f Formulir) Format(s fmt.State, _ rune) { _, _ = s.Write([]byte(f.String())) }

// LogValue logs the mask.
func (f Formulir) LogValue() slog.Value { return slog.StringValue(f.String()) }

// Longest texts of a form, in characters.
const (
	MaksNomor  = 30
	MaksAlamat = 500
)

var (
	// ErrLahir says that a birth date lies in the future or before 1900.
	ErrLahir = dasar.Aturan("PEG-DIRI-01")
	// ErrAgama says that a religion is none of [DaftarAgama].
	ErrAgama = dasar.Aturan("PEG-DIRI-02")
	// ErrSurel says that a text is no e-mail address.
	ErrSurel = dasar.Aturan("PEG-DIRI-03")
	// ErrMulai says that the first day of service is missing or impossible.
	ErrMulai = dasar.Aturan("PEG-DIRI-04")
	// ErrUsia warns that somebody was younger than 18 on the first day of service
	// (UU 13/2003 Ps. 1 no. 26: a child), or that the birth date is not known.
	ErrUsia = dasar.Aturan("PEG-DIRI-05")
	// ErrTanpaNIK warns that the NIK is missing: no tax document without it.
	ErrTanpaNIK = dasar.Aturan("PEG-DIRI-06")
	// ErrTakRapi says that a plain field of a record did not come from a form.
	ErrTakRapi = dasar.Aturan("PEG-DIRI-07")
	// ErrNPWPBeda warns that the NPWP of 16 digits differs from the NIK, which for
	// a resident person it should not.
	ErrNPWPBeda = dasar.Aturan("PEG-DIRI-08")
)

// Baca reads and checks the form. Repairs and warnings of all fields are
// gathered; the errors of all fields come back joined (errors.Join), each a
// [*dasar.Error] that names its field.
func (f Formulir) Baca() (Pegawai, Bacaan, error) {
	var p pembaca
	r := Pegawai{TanggalLahir: f.TanggalLahir, Mulai: f.Mulai}
	r.Nomor = bacaDiam(&p, "nomor", f.Nomor, satuBaris(MaksNomor))
	r.Nama = baca(&p, "nama", f.Nama, santri.ParseNama)
	r.JenisKelamin = baca(&p, "jenis_kelamin", f.JenisKelamin, santri.ParseJenisKelamin)
	r.Agama = bacaDiam(&p, "agama", f.Agama, ParseAgama)
	r.TempatLahir = bacaDiam(&p, "tempat_lahir", f.TempatLahir, satuBaris(santri.MaksNama))
	nik := baca(&p, "nik", f.NIK, santri.ParseNIK)
	r.NIK = privasi.Tutup(nik)
	p.rahasia(&r, f)
	p.tolak("mulai", periksaMulai(r))
	p.cocokkanNIK(r, nik, f.NIK)
	p.cocokkanUsia(r)
	if npwp, err := ParseNPWP(f.NPWP); err == nil && nik != "" && npwp != "" && npwp[0] != '0' && string(npwp) != string(nik) {
		p.ingatkan("npwp", ErrNPWPBeda, "NPWP 16 angka biasanya sama dengan NIK; cocokkan keduanya")
	}
	return r, p.b, errors.Join(p.salah...)
}

// rahasia reads the sealed fields but the NIK.
func (p *pembaca) rahasia(r *Pegawai, f Formulir) {
	r.NPWP = privasi.Tutup(bacaDiam(p, "npwp", f.NPWP, ParseNPWP))
	r.NIP = privasi.Tutup(bacaDiam(p, "nip", f.NIP, ParseNIP))
	r.HP = privasi.Tutup(baca(p, "hp", f.HP, santri.ParseHP))
	r.Surel = privasi.Tutup(bacaDiam(p, "surel", f.Surel, ParseSurel))
	r.Alamat = privasi.Tutup(bacaDiam(p, "alamat", f.Alamat, satuBaris(MaksAlamat)))
	r.NUPTK = privasi.Tutup(baca(p, "nuptk", f.NUPTK, bacaNUPTK))
	if rek := bacaDiam(p, "rekening", "", func(string) (Rekening, error) { return ParseRekening(f.Bank, f.NoRekening, f.AtasNama) }); rek != (Rekening{}) {
		r.Rekening = privasi.Tutup(rek)
	}
}

// bacaNUPTK keeps an odd NUPTK, with a warning: offices have such.
func bacaNUPTK(s string) (string, santri.Bacaan, error) {
	t, err := ParseNUPTK(s)
	if err == nil {
		return t, santri.Bacaan{}, nil
	}
	t, err = dasar.Rapikan(s, MaksNomor)
	return t, santri.Bacaan{Peringatan: []santri.Peringatan{{Aturan: ErrNUPTK, Pesan: "NUPTK biasanya 16 angka; cocokkan dengan kartunya"}}}, err
}

func (p *pembaca) cocokkanNIK(r Pegawai, nik santri.NIK, teks string) {
	p.tambah("nik", santri.Bacaan{Peringatan: nik.Cocok(r.TanggalLahir, r.JenisKelamin)})
	if strings.TrimSpace(teks) == "" {
		p.ingatkan("nik", ErrTanpaNIK, "NIK belum diisi; gaji tidak dapat dihitung tanpa NIK")
	}
}

func (p *pembaca) cocokkanUsia(r Pegawai) {
	switch lahir := r.TanggalLahir; {
	case lahir.IsZero():
		p.ingatkan("tanggal_lahir", ErrUsia, "tanggal lahir belum diisi; batas usia JP tidak dapat diperiksa")
	case !r.Mulai.IsZero() && r.Mulai.Before(ulangTahun(lahir, 18)):
		p.ingatkan("tanggal_lahir", ErrUsia, "usia belum 18 tahun pada hari pertama bekerja; periksa tanggal lahir dan TMT")
	}
}

// ulangTahun is the day on which somebody turns n: 28 February for the 29th in
// years that lack it.
func ulangTahun(lahir dasar.Tanggal, n int) dasar.Tanggal {
	return lahir.Bulan().Tambah(12 * n).TanggalKe(lahir.Hari())
}

// ParseAgama reads a religion in any case, with the usual other spellings; an
// empty text is the zero Agama.
func ParseAgama(s string) (Agama, error) {
	t := strings.ToLower(strings.TrimSpace(s))
	switch t {
	case "":
		return "", nil
	case "kristen protestan", "protestan":
		return Kristen, nil
	case "budha":
		return Buddha, nil
	case "khonghucu", "kong hu cu", "konghuchu":
		return Konghucu, nil
	}
	for _, a := range DaftarAgama() {
		if strings.ToLower(string(a)) == t {
			return a, nil
		}
	}
	return "", ErrAgama.Invalidf("agama tidak dikenal; tulis Islam, Kristen, Katolik, Hindu, Buddha, atau Konghucu").Pada("agama")
}

var polaSurel = regexp.MustCompile(`^[A-Za-z0-9._%+'-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}$`)

// ParseSurel reads an e-mail address of the usual form, lower-cased; an empty
// text stays empty.
func ParseSurel(s string) (string, error) {
	t := strings.ToLower(strings.TrimSpace(s))
	if t != "" && (len(t) > 254 || !polaSurel.MatchString(t)) {
		return "", ErrSurel.Invalidf("alamat surel tidak terbaca; tulis misalnya nama@contoh.sch.id").Pada("surel")
	}
	return t, nil
}

// Periksa checks the plain fields of a record as [Service] is about to store it.
// Sealed fields were checked when they were read.
func (p Pegawai) Periksa(hariIni dasar.Tanggal) error {
	if nama, b, err := santri.ParseNama(p.Nama); err != nil {
		return diBidang(err, "nama")
	} else if nama != p.Nama || !b.Bersih() {
		return ErrTakRapi.Invalidf("nama memuat spasi berlebih").Pada("nama")
	}
	if err := p.JenisKelamin.Validate(); err != nil {
		return ErrTakRapi.Invalidf("jenis kelamin harus L atau P").Pada("jenis_kelamin").Karena(err)
	}
	for _, t := range [...]struct {
		bidang, teks string
		maks         int
	}{{"nomor", p.Nomor, MaksNomor}, {"tempat_lahir", p.TempatLahir, santri.MaksNama}} {
		if u, err := dasar.Rapikan(t.teks, t.maks); err != nil || u != t.teks {
			return ErrTakRapi.Invalidf("tulis dalam satu baris, paling banyak %d karakter, tanpa spasi di tepi", t.maks).Pada(t.bidang)
		}
	}
	switch {
	case p.Agama != "" && !slices.Contains(DaftarAgama(), p.Agama):
		return ErrAgama.Invalidf("agama tidak dikenal; pilih dari daftar").Pada("agama")
	case !p.TanggalLahir.IsZero() && (p.TanggalLahir.After(hariIni) || p.TanggalLahir.Tahun() < 1900):
		return ErrLahir.Invalidf("tanggal lahir tidak mungkin; periksa tahunnya").Pada("tanggal_lahir")
	case p.Mulai.After(hariIni.TambahHari(366)):
		return ErrMulai.Invalidf("hari pertama bekerja lebih dari setahun di depan; periksa tahunnya").Pada("mulai")
	}
	return periksaMulai(p)
}

func periksaMulai(p Pegawai) error {
	if p.Mulai.IsZero() || p.Mulai.Tahun() < 1945 || !p.Berhenti.IsZero() && p.Berhenti.Before(p.Mulai) || !p.TanggalLahir.IsZero() && !p.Mulai.After(p.TanggalLahir) {
		return ErrMulai.Invalidf("isi hari pertama bekerja (TMT) dengan benar, sesudah tanggal lahir dan tidak sesudah hari terakhir").Pada("mulai")
	}
	return nil
}
