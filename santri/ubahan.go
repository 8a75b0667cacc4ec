package santri

import (
	"errors"
	"fmt"
	"log/slog"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// Ubahan is a form that changes some fields of a santri: nil leaves a field as it
// is, an empty text empties it. Like [Isian] it prints as a mask.
type Ubahan struct {
	NIS, NISN, NIK, NoKK *string
	Nama, NamaArab       *string
	JenisKelamin         *string
	TempatLahir          *string
	TanggalLahir         *dasar.Tanggal
	Alamat, HP, Catatan  *string
	Angkatan             *int
}

// String prints a mask.
func (Ubahan) String() string { return "ubahan santri •••" }

// GoString prints the mask.
func (u Ubahan) GoString() string { return u.String() }

// Format prints the mask for every verb.
func (u Ubahan) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte(u.String())) }

// LogValue logs the mask.
func (u Ubahan) LogValue() slog.Value { return slog.StringValue(u.String()) }

// Terapkan returns the record with the changes, to be given to
// [Service.Perbarui]. Repairs, warnings and errors are those of [Isian.Baca]; a
// NIK is compared with birth date and sex when it is among the changes.
func (u Ubahan) Terapkan(s Santri) (Santri, Bacaan, error) {
	var p pembaca
	ganti(&p, &s.NIS, u.NIS, "nis", ParseNIS)
	ganti(&p, &s.NISN, u.NISN, "nisn", ParseNISN)
	ganti(&p, &s.Nama, u.Nama, "nama", ParseNama)
	ganti(&p, &s.NamaArab, u.NamaArab, "nama_arab", ParseNamaArab)
	ganti(&p, &s.JenisKelamin, u.JenisKelamin, "jenis_kelamin", ParseJenisKelamin)
	ganti(&p, &s.TempatLahir, u.TempatLahir, "tempat_lahir", satuBaris(MaksNama))
	if u.TanggalLahir != nil {
		s.TanggalLahir = *u.TanggalLahir
	}
	if u.Angkatan != nil {
		s.Angkatan = *u.Angkatan
	}
	nik := gantiTertutup(&p, &s.NIK, u.NIK, "nik", ParseNIK)
	kk := gantiTertutup(&p, &s.NoKK, u.NoKK, "no_kk", ParseKK)
	gantiTertutup(&p, &s.HP, u.HP, "hp", ParseHP)
	gantiTertutup(&p, &s.Alamat, u.Alamat, "alamat", satuBaris(MaksCatatan))
	gantiTertutup(&p, &s.Catatan, u.Catatan, "catatan", satuBaris(MaksCatatan))
	if err := kk.BedaDari(nik); err != nil {
		p.salah = append(p.salah, diBidang(err, "no_kk"))
	}
	p.b.Peringatan = append(p.b.Peringatan, nik.Cocok(s.TanggalLahir, s.JenisKelamin)...)
	return s, p.b, errors.Join(p.salah...)
}

func ganti[T any](p *pembaca, tujuan *T, teks *string, bidang string, parse func(string) (T, Bacaan, error)) {
	if teks != nil {
		*tujuan = baca(p, bidang, *teks, parse)
	}
}

func gantiTertutup[T any](p *pembaca, tujuan *privasi.Tertutup[T], teks *string, bidang string, parse func(string) (T, Bacaan, error)) (v T) {
	if teks != nil {
		v = baca(p, bidang, *teks, parse)
		*tujuan = privasi.Tutup(v)
	}
	return v
}
