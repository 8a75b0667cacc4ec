package pendedahan

import (
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/rezim"
)

// ErrPerintah says that an order of the regulator misses a part or cannot make a move.
var ErrPerintah = dasar.Aturan("PRI-PERINTAH-01")

// JenisPerintah is what the regulator orders (UU 27/2022 article 57).
type JenisPerintah string

// The kinds.
const (
	PerintahTegur JenisPerintah = "teguran"
	PerintahHenti JenisPerintah = "henti"
	PerintahHapus JenisPerintah = "hapus" // or destroy
	PerintahDenda JenisPerintah = "denda"
)

// Perintah is an order of the regulator: a command that is carried out, with a clock.
type Perintah struct {
	Lembaga      dasar.LembagaID `privasi:"-,lembaga"`
	ID           string          `privasi:"-,kunci teknis"`
	Jenis        JenisPerintah   `privasi:"-,jenis perintah"`
	Nomor        string          `privasi:"-,nomor surat"`
	Instansi     string          `privasi:"-,pengawas"`
	Lingkup      []string        `privasi:"-,jalur kategori; tanpa isi"`
	Diterima     time.Time       `privasi:"-,saat diterima"`
	Tenggat      time.Time       `privasi:"-,batas waktu"`
	Dilaksanakan time.Time       `privasi:"-,saat dilaksanakan"`
	Bukti        string          `privasi:"-,kunci bukti pelaksanaan"`
	Dilaporkan   time.Time       `privasi:"-,saat dilaporkan"`
	Dicabut      time.Time       `privasi:"-,saat dicabut pengawas"`
	Versi        uint64          `privasi:"-,nomor perubahan"`
}

// TerimaPerintah records an order. Its own deadline counts; where it names none, that of
// stopping after a request does.
func TerimaPerintah(p Perintah, a Aktor, h Hukum) (Perintah, privasi.Peristiwa, error) {
	dikenal := p.Jenis == PerintahTegur || p.Jenis == PerintahHenti || p.Jenis == PerintahHapus || p.Jenis == PerintahDenda
	berlingkup := p.Jenis == PerintahHenti || p.Jenis == PerintahHapus
	if p.Lembaga == "" || p.ID == "" || !dikenal || p.Nomor == "" || p.Instansi == "" || p.Diterima.IsZero() || berlingkup && len(p.Lingkup) == 0 || !p.Tenggat.IsZero() && p.Tenggat.Before(p.Diterima) {
		return Perintah{}, privasi.Peristiwa{}, ErrPerintah.Invalidf("sebutkan pengawas, nomor surat, isi perintah dan data yang dikenainya").Pada("nomor")
	}
	p.Diterima, p.Lingkup = mikro(p.Diterima), urut(p.Lingkup)
	p.Dilaksanakan, p.Dilaporkan, p.Dicabut, p.Bukti = time.Time{}, time.Time{}, time.Time{}, ""
	if p.Tenggat.IsZero() {
		j, err := h.Hukum.Jam(rezim.TenggatHenti, rezim.Fakta{rezim.Diterima: p.Diterima}, h.Setelan, h.Kalender)
		if err != nil {
			return Perintah{}, privasi.Peristiwa{}, err
		}
		p.Tenggat = j.Tenggat
	}
	p.Tenggat = mikro(p.Tenggat)
	return p, p.peristiwa("PerintahLembagaDiterima", "", a, p.Diterima), nil
}

// Status is "diterima", "dilaksanakan", "dilaporkan" or "dicabut".
func (p Perintah) Status() string {
	switch {
	case !p.Dicabut.IsZero():
		return "dicabut"
	case !p.Dilaporkan.IsZero():
		return "dilaporkan"
	case !p.Dilaksanakan.IsZero():
		return "dilaksanakan"
	}
	return "diterima"
}

func (p Perintah) peristiwa(jenis, dari string, a Aktor, pada time.Time) privasi.Peristiwa {
	return privasi.Peristiwa{Jenis: jenis, Objek: p.ID, Dari: dari, Ke: p.Status(), Oleh: a.Akun, Kapasitas: a.Kapasitas, Sebab: string(p.Jenis), Pada: mikro(pada)}
}

// Laksanakan notes that the order was carried out, with its proof.
func (p Perintah) Laksanakan(bukti string, a Aktor, pada time.Time) (Perintah, privasi.Peristiwa, error) {
	if p.Status() != "diterima" || bukti == "" || pada.Before(p.Diterima) {
		return p, privasi.Peristiwa{}, ErrPerintah.Conflictf("perintah yang %s dilaksanakan satu kali, dengan buktinya", p.Status())
	}
	p.Dilaksanakan, p.Bukti = mikro(pada), bukti
	return p, p.peristiwa("PerintahDilaksanakan", "diterima", a, pada), nil
}

// Laporkan notes that the regulator was told.
func (p Perintah) Laporkan(a Aktor, pada time.Time) (Perintah, privasi.Peristiwa, error) {
	if p.Status() != "dilaksanakan" {
		return p, privasi.Peristiwa{}, ErrPerintah.Conflictf("perintah yang %s tidak dapat dilaporkan; laksanakan dahulu", p.Status())
	}
	p.Dilaporkan = mikro(pada)
	return p, p.peristiwa("PerintahDilaporkan", "dilaksanakan", a, pada), nil
}

// Cabut notes that the regulator took the order back.
func (p Perintah) Cabut(a Aktor, pada time.Time) (Perintah, privasi.Peristiwa, error) {
	dari := p.Status()
	if dari == "dicabut" {
		return p, privasi.Peristiwa{}, ErrPerintah.Conflictf("perintah sudah dicabut")
	}
	p.Dicabut = mikro(pada)
	return p, p.peristiwa("PerintahDicabut", dari, a, pada), nil
}

// Menghentikan reports whether processing of a category is stopped by the order at t: from
// its receipt, carried out or not, until it is taken back.
func (p Perintah) Menghentikan(kategori string, t time.Time) bool {
	return (p.Jenis == PerintahHenti || p.Jenis == PerintahHapus) && mencakup(p.Lingkup, kategori) && !t.Before(p.Diterima) && (p.Dicabut.IsZero() || t.Before(p.Dicabut))
}

// Lewat reports whether the order is or was carried out late. What was taken back is not.
func (p Perintah) Lewat(t time.Time) bool {
	if !p.Dicabut.IsZero() {
		return false
	}
	return rezim.Jam{Tenggat: p.Tenggat}.Lewat(p.Dilaksanakan, t)
}
