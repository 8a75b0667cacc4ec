package ekspor

import (
	"archive/zip"
	"encoding/json"
	"io"
	"slices"
	"time"
)

// maksBaris is how many rows of a section are read back: what a person brings to another
// institution is about one family.
const maksBaris = 10_000

// BacaSeksi checks a file as [Periksa] does and returns the rows of some sections, by
// type: for an institution that a person brings his data to. A section that the file has
// no rows of is absent.
func BacaSeksi(r io.ReaderAt, ukuran int64, publik string, kini time.Time, tipe ...string) (Hasil, map[string][]map[string]json.RawMessage, error) {
	h, err := Periksa(r, ukuran, publik, kini)
	if err != nil {
		return h, nil, err
	}
	p := pemeriksa{berkas: map[string]*zip.File{}}
	if err := p.buka(r, ukuran); err != nil {
		return h, nil, err
	}
	isi := map[string][]map[string]json.RawMessage{}
	for _, s := range h.Seksi {
		if !slices.Contains(tipe, s.Tipe) || s.Baris == 0 {
			continue
		}
		if isi[s.Tipe], err = p.bacaBaris(s); err != nil {
			return h, nil, err
		}
	}
	return h, isi, nil
}

func (p *pemeriksa) bacaBaris(s Seksi) (hasil []map[string]json.RawMessage, err error) {
	if s.Baris > maksBaris {
		return nil, ErrJumlah.Invalidf("seksi %s memuat lebih dari %d baris", s.Tipe, maksBaris)
	}
	return hasil, p.alirkan(s.Berkas, s.Sidik, func(r io.Reader) error {
		if json.NewDecoder(r).Decode(&hasil) != nil {
			return ErrJumlah.Invalidf("seksi %s tidak terbaca sebagai daftar", s.Tipe)
		}
		return nil
	})
}
