package pegawai

import (
	"errors"
	"fmt"
	"log/slog"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// Ubahan is a form that changes some fields of an employee: nil leaves a field as
// it is, an empty text empties it. Like [Formulir] it prints as a mask.
type Ubahan struct {
	Nomor, Nama, JenisKelamin, Agama *string
	TempatLahir                      *string
	TanggalLahir, Mulai              *dasar.Tanggal
	NIK, NPWP, NUPTK, NIP            *string
	HP, Surel, Alamat                *string
	Rekening                         *IsianRekening
}

// IsianRekening is a bank account as typed in; three empty texts mean cash.
type IsianRekening struct{ Bank, Nomor, AtasNama string }

// String prints a mask.
func (Ubahan) String() string { return "ubahan pegawai •••" }

// GoString prints the mask.
func (u Ubahan) GoString() string { return u.String() }

// Format prints the mask for every verb.
func (u Ubahan) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte(u.String())) }

// LogValue logs the mask.
func (u Ubahan) LogValue() slog.Value { return slog.StringValue(u.String()) }

// Terapkan returns the record with the changes, to be given to [Service.Ubah].
// Repairs, warnings and errors are those of [Formulir.Baca]; a NIK is compared
// with birth date and sex when it is among the changes.
func (u Ubahan) Terapkan(r Pegawai) (Pegawai, Bacaan, error) {
	var p pembaca
	lahirLama := r.TanggalLahir
	ganti(&p, &r.Nomor, u.Nomor, "nomor", tanpaBacaan(satuBaris(MaksNomor)))
	ganti(&p, &r.Nama, u.Nama, "nama", santri.ParseNama)
	ganti(&p, &r.JenisKelamin, u.JenisKelamin, "jenis_kelamin", santri.ParseJenisKelamin)
	ganti(&p, &r.Agama, u.Agama, "agama", tanpaBacaan(ParseAgama))
	ganti(&p, &r.TempatLahir, u.TempatLahir, "tempat_lahir", tanpaBacaan(satuBaris(santri.MaksNama)))
	if u.TanggalLahir != nil {
		r.TanggalLahir = *u.TanggalLahir
	}
	if u.Mulai != nil {
		r.Mulai = *u.Mulai
	}
	gantiTertutup(&p, &r.NPWP, u.NPWP, "npwp", tanpaBacaan(ParseNPWP))
	gantiTertutup(&p, &r.NUPTK, u.NUPTK, "nuptk", bacaNUPTK)
	gantiTertutup(&p, &r.NIP, u.NIP, "nip", tanpaBacaan(ParseNIP))
	gantiTertutup(&p, &r.HP, u.HP, "hp", santri.ParseHP)
	gantiTertutup(&p, &r.Surel, u.Surel, "surel", tanpaBacaan(ParseSurel))
	gantiTertutup(&p, &r.Alamat, u.Alamat, "alamat", tanpaBacaan(satuBaris(MaksAlamat)))
	if k := u.Rekening; k != nil {
		rek, err := ParseRekening(k.Bank, k.Nomor, k.AtasNama)
		p.tolak("rekening", err)
		if r.Rekening = (privasi.Tertutup[Rekening]{}); rek != (Rekening{}) {
			r.Rekening = privasi.Tutup(rek)
		}
	}
	if nik := gantiTertutup(&p, &r.NIK, u.NIK, "nik", santri.ParseNIK); u.NIK != nil {
		p.cocokkanNIK(r, nik, *u.NIK)
	}
	if u.NIK != nil || u.Mulai != nil || r.TanggalLahir != lahirLama {
		p.cocokkanUsia(r)
	}
	p.tolak("mulai", periksaMulai(r))
	return r, p.b, errors.Join(p.salah...)
}

// tanpaBacaan gives a parser that repairs nothing the shape of those that do.
func tanpaBacaan[T any](parse func(string) (T, error)) func(string) (T, santri.Bacaan, error) {
	return func(s string) (T, santri.Bacaan, error) {
		v, err := parse(s)
		return v, santri.Bacaan{}, err
	}
}

func ganti[T any](p *pembaca, tujuan *T, teks *string, bidang string, parse func(string) (T, santri.Bacaan, error)) {
	if teks != nil {
		*tujuan = baca(p, bidang, *teks, parse)
	}
}

func gantiTertutup[T any](p *pembaca, tujuan *privasi.Tertutup[T], teks *string, bidang string, parse func(string) (T, santri.Bacaan, error)) (v T) {
	if teks != nil {
		v = baca(p, bidang, *teks, parse)
		*tujuan = privasi.Tutup(v)
	}
	return v
}
