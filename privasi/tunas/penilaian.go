package tunas

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

// ErrPenilaian says that a self-assessment misses a parameter, an aspect or the
// evidence of an answer.
var ErrPenilaian = dasar.Aturan("PRI-TUNAS-05")

// Jawaban is the answer to one parameter.
type Jawaban struct {
	Aspek     string `privasi:"-,kode aspek"`
	Parameter string `privasi:"-,nomor parameter"`
	Berisiko  bool   `privasi:"-,jawaban"`
	Bukti     string `privasi:"-,rujukan bukti"`
}

// Penilaian is the self-assessment of a system that children use.
type Penilaian struct {
	Lembaga dasar.LembagaID `privasi:"-,lembaga"`
	ID      string          `privasi:"-,kunci teknis"`
	Jawaban []Jawaban       `privasi:"-,jawaban penilaian"`
	Oleh    string          `privasi:"-,akun penilai"`
	Pada    time.Time       `privasi:"-,saat dinilai"`
	Versi   uint64          `privasi:"-,versi catatan"`
}

// HasilAspek is what came out for one aspect.
type HasilAspek struct {
	Aspek            Aspek
	Berisiko, Jumlah int
	Tinggi           bool
}

// Hasil is what came out: per aspect, and high when any aspect is.
type Hasil struct {
	Aspek  []HasilAspek
	Tinggi bool
}

// Nilai counts a self-assessment. It refuses, with [ErrPenilaian], one that does not
// answer all parameters once, leaves an aspect out, or gives no evidence. An aspect is
// high when more than the threshold of its answers are risks; one high aspect makes
// the whole high.
func (k Ketentuan) Nilai(p Penilaian) (Hasil, error) {
	if len(p.Jawaban) != k.Parameter {
		return Hasil{}, ErrPenilaian.Invalidf("penilaian memuat %d dari %d parameter", len(p.Jawaban), k.Parameter)
	}
	sudah := map[string]bool{}
	var h Hasil
	for _, a := range k.Aspek {
		h.Aspek = append(h.Aspek, HasilAspek{Aspek: a})
	}
	for _, j := range p.Jawaban {
		i := slices.IndexFunc(k.Aspek, func(a Aspek) bool { return a.Kode == j.Aspek })
		if i < 0 || j.Parameter == "" || sudah[j.Parameter] || j.Bukti == "" {
			return Hasil{}, ErrPenilaian.Invalidf("parameter %q ganda, tanpa bukti, atau aspeknya tidak dikenal", j.Parameter)
		}
		sudah[j.Parameter] = true
		h.Aspek[i].Jumlah++
		if j.Berisiko {
			h.Aspek[i].Berisiko++
		}
	}
	for i := range h.Aspek {
		a := &h.Aspek[i]
		if a.Jumlah == 0 {
			return Hasil{}, ErrPenilaian.Invalidf("aspek %q belum dinilai", a.Aspek.Teks)
		}
		a.Tinggi = a.Berisiko*100 > k.Ambang*a.Jumlah
		h.Tinggi = h.Tinggi || a.Tinggi
	}
	return h, nil
}

// Paket is the evidence for the ministry: the answers, what came out, the bands, the
// access table and the defaults that run, with a hash over all of it.
type Paket struct {
	Penilaian Penilaian
	Hasil     Hasil
	Jenjang   []Jenjang
	Fitur     map[string]map[string]Akses
	Setelan   []Setelan
	Sidik     string
}

// SusunPaket makes the evidence pack.
func (k Ketentuan) SusunPaket(p Penilaian) (Paket, error) {
	h, err := k.Nilai(p)
	if err != nil {
		return Paket{}, err
	}
	x := Paket{Penilaian: p, Hasil: h, Jenjang: slices.Clone(k.jenjang), Fitur: k.fitur, Setelan: slices.Clone(k.setelan)}
	x.Sidik = x.sidik()
	return x, nil
}

func (x Paket) sidik() string {
	x.Sidik = ""
	b, err := json.Marshal(x)
	if err != nil {
		panic("tunas: " + err.Error()) // only plain values inside
	}
	s := sha256.Sum256(append([]byte("pesantren/tunas/1\x00"), b...))
	return hex.EncodeToString(s[:])
}

// Utuh reports whether a pack is what was put together.
func (x Paket) Utuh() bool { return x.Sidik == x.sidik() }
