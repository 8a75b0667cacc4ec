package santri

import (
	"fmt"
	"io"
	"log/slog"

	"github.com/pesantren-go/pesantren/dasar"
)

// IsiBaris is what one row says about a santri, read and checked. An empty
// field means that the file says nothing: an import never erases. It is other
// people's data in the clear, lives between file and sealing only, and prints
// as a mask.
type IsiBaris struct {
	ID           ID
	NIS          NIS
	NISN         NISN
	NIK          NIK
	NoKK         NoKK
	Nama         string
	NamaArab     string
	JenisKelamin JenisKelamin
	TempatLahir  string
	TanggalLahir dasar.Tanggal
	Alamat       string
	HP           NomorHP
	Ayah         IsiWali
	Ibu          IsiWali
	Wali         IsiWali
	Catatan      string
	Angkatan     int
	Anggota      []Anggota
	Mukim        Ya
	Asrama       string
	Kamar        string
	Resmi        DataResmi
	Kesehatan    DataKesehatan
}

// IsiWali is what one row says about a parent or guardian.
type IsiWali struct {
	Nama string
	NIK  NIK
	HP   NomorHP
	Alm  bool // the file says that the person has died
}

// Ya is a yes, a no, or nothing said.
type Ya uint8

// The three answers.
const (
	TakDisebut Ya = iota
	YaDisebut
	TidakDisebut
)

// KunciKeluarga is the household the row belongs to, see [KunciKeluarga]. The
// number is the wali's, or the santri's where the file has no other.
func (i IsiBaris) KunciKeluarga() string {
	hp := i.Utama().HP
	if hp == "" {
		hp = i.HP
	}
	return KunciKeluarga(i.Ayah.Nama, i.Ibu.Nama, hp)
}

// HubunganUtama tells who is called and billed first: a named wali, else the
// father, else the mother, the living before the dead. "" when nobody is named.
func (i IsiBaris) HubunganUtama() Hubungan {
	var ada Hubungan
	for _, h := range []Hubungan{Pengampu, Ayah, Ibu} {
		switch w := i.wali(h); {
		case w.Nama == "":
		case !w.Alm:
			return h
		case ada == "":
			ada = h
		}
	}
	return ada
}

// Utama returns the wali of HubunganUtama.
func (i IsiBaris) Utama() IsiWali { return i.wali(i.HubunganUtama()) }

func (i IsiBaris) wali(h Hubungan) IsiWali {
	switch h {
	case Ayah:
		return i.Ayah
	case Ibu:
		return i.Ibu
	case Pengampu:
		return i.Wali
	}
	return IsiWali{}
}

// Format prints a mask for every verb.
func (i IsiBaris) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "•••") }

// LogValue logs a mask.
func (i IsiBaris) LogValue() slog.Value { return slog.StringValue("•••") }

// Format prints a mask for every verb.
func (w IsiWali) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "•••") }
