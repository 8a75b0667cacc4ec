package pegawaihttp

import (
	"errors"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
)

// Peringatan is one doubt about what was accepted, or one repair of it.
type Peringatan struct {
	Bidang string `json:"bidang,omitempty"`
	Aturan string `json:"aturan" doc:"id aturan yang tetap"`
	Pesan  string `json:"pesan"`
}

func kePeringatan(p pegawai.Peringatan) Peringatan {
	return Peringatan{p.Bidang, string(p.Aturan), p.Pesan}
}

// kuantitas reads a quantity of a body; an empty text is none.
func kuantitas(bidang, s string) (pegawai.Kuantitas, error) {
	if s == "" {
		return 0, nil
	}
	k, err := pegawai.ParseKuantitas(s)
	return k, diBidang(err, bidang)
}

// persen reads a percentage of a body; an empty text is none.
func persen(bidang, s string) (pegawai.Persen, error) {
	if s == "" {
		return 0, nil
	}
	p, err := pegawai.ParsePersen(s)
	return p, diBidang(err, bidang)
}

// angka writes hundredths as the text that the two above read; nought is "".
func angka[T pegawai.Kuantitas | pegawai.Persen](n T) string {
	if n == 0 {
		return ""
	}
	return pegawai.Kuantitas(n).Desimal().String()
}

func diBidang(err error, bidang string) error {
	if e, ok := errors.AsType[*dasar.Error](err); ok {
		return e.Pada(bidang)
	}
	return err
}
