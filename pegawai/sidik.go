package pegawai

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"

	"github.com/pesantren-go/pesantren/dasar"
)

// penjumlah adds up slips as they pass and hashes their figures: the same inputs
// give the same hash.
type penjumlah struct {
	Jumlahan
	h   hash.Hash
	buf []byte
}

func buatPenjumlah() *penjumlah { return &penjumlah{h: sha256.New()} }

func (p *penjumlah) tambah(s *Slip) {
	p.Orang++
	p.Dibayar += s.Dibayar
	p.Bruto += s.Bruto
	p.PPh += s.PPh
	p.Iuran += s.Iuran
	p.IuranKami += s.IuranKami
	p.Potongan += s.Potongan
	p.Neto += s.Neto
	p.buf = p.buf[:0]
	for _, t := range []string{string(s.Pegawai), s.PTKP, string(s.Klasifikasi), string(s.Metode), s.KodeObjek, s.Nama, s.NamaJabatan, string(s.Unit)} {
		p.teks(t)
	}
	for _, n := range []dasar.Rupiah{s.Dibayar, s.Bruto, s.PPh, s.Iuran, s.IuranKami, s.Potongan, s.Neto, s.DPP, s.UpahBPJS} {
		p.buf = binary.BigEndian.AppendUint64(p.buf, uint64(n))
	}
	for _, b := range s.Baris {
		p.teks(string(b.Komponen))
		p.teks(string(b.Unit))
		p.teks(string(b.Akun))
		p.buf = binary.BigEndian.AppendUint64(p.buf, uint64(b.Banyak))
		p.buf = binary.BigEndian.AppendUint64(p.buf, uint64(b.Jumlah))
	}
	p.h.Write(p.buf)
}

// teks writes a text with its length, so that two texts never read as one.
func (p *penjumlah) teks(s string) {
	p.buf = binary.AppendUvarint(p.buf, uint64(len(s)))
	p.buf = append(p.buf, s...)
}

func (p *penjumlah) sidik() string { return hex.EncodeToString(p.h.Sum(nil)) }
