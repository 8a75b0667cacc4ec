package ekspor

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/csv"
	"hash"
	"hash/crc32"
	"io"
)

// simpanan is a CSV that is written compressed into memory.
type simpanan struct {
	isi    bytes.Buffer
	mampat *flate.Writer
	csv    *csv.Writer
	sidik  hash.Hash
	crc    hash.Hash32
	polos  hitung
}

type hitung struct{ n uint64 }

func (h *hitung) Write(b []byte) (int, error) {
	h.n += uint64(len(b))
	return len(b), nil
}

func bukaSimpanan() (*simpanan, error) {
	s := &simpanan{sidik: sha256.New(), crc: crc32.NewIEEE()}
	var err error
	if s.mampat, err = flate.NewWriter(&s.isi, flate.DefaultCompression); err != nil {
		return nil, err
	}
	s.csv = csv.NewWriter(io.MultiWriter(s.mampat, s.sidik, s.crc, &s.polos))
	return s, nil
}

func (s *simpanan) baris(sel []string) error { return s.csv.Write(sel) }

// tutup ends the file and returns its header and bytes for the zip.
func (s *simpanan) tutup(nama string) (zip.FileHeader, []byte, error) {
	s.csv.Flush()
	if err := s.csv.Error(); err != nil {
		return zip.FileHeader{}, nil, err
	}
	if err := s.mampat.Close(); err != nil {
		return zip.FileHeader{}, nil, err
	}
	h := zip.FileHeader{Name: nama, Method: zip.Deflate, CRC32: s.crc.Sum32(), CompressedSize64: uint64(s.isi.Len()), UncompressedSize64: s.polos.n}
	return h, s.isi.Bytes(), nil
}
