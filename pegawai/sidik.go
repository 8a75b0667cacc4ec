package pegawai

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"

	"github.com/pesantren-go/pesantren/dasar"
)

// penjumlah adds up slips as they pass and hashes what they freeze, warnings and
// explanations left out: the same inputs give the same hash. A lock compares it, so
// whatever a document, the books or a kasbon reads from a slip must be in it.
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
	p.kepala(s)
	for i := range s.Baris {
		p.baris(&s.Baris[i])
	}
	p.h.Write(p.buf)
}

func (p *penjumlah) kepala(s *Slip) {
	p.buf = p.buf[:0]
	for _, t := range [...]string{
		string(s.Pegawai), s.PTKP, string(s.Klasifikasi), string(s.Metode), s.KodeObjek, s.Nomor, s.Nama, string(s.Jabatan), s.NamaJabatan, string(s.Unit), s.Kategori,
	} {
		p.teks(t)
	}
	e := &s.Ember
	for _, n := range [...]dasar.Rupiah{
		s.Dibayar, s.Bruto, s.PPh, s.Iuran, s.IuranKami, s.Potongan, s.Neto, s.DPP, s.UpahBPJS, s.BiayaJabatan,
		e.Gaji, e.TunjPajak, e.TunjLain, e.Honor, e.Premi, e.Natura, e.Bonus, e.Iuran, e.Zakat,
	} {
		p.bilangan(int64(n))
	}
	p.bilangan(s.Tarif)
	p.bilangan(int64(s.MasaAwal))
	p.bilangan(s.BiayaSisa)
	p.tanda(s.Terakhir, s.Disetahunkan)
	p.bilangan(int64(len(s.Baris)))
}

func (p *penjumlah) baris(b *BarisSlip) {
	for _, t := range [...]string{string(b.Komponen), b.Nama, string(b.Bagian), string(b.Ember), string(b.Unit), string(b.Jabatan), string(b.Akun), b.Rujukan, b.Keterangan} {
		p.teks(t)
	}
	p.tanda(b.Pajak, b.Tetap, b.Pokok, b.Angsuran)
	p.bilangan(int64(b.Banyak))
	p.bilangan(int64(b.Tarif))
	p.bilangan(int64(b.Jumlah))
}

func (p *penjumlah) bilangan(n int64) { p.buf = binary.BigEndian.AppendUint64(p.buf, uint64(n)) }

func (p *penjumlah) tanda(ya ...bool) {
	for _, y := range ya {
		var b byte
		if y {
			b = 1
		}
		p.buf = append(p.buf, b)
	}
}

// teks writes a text with its length, so that two texts never read as one.
func (p *penjumlah) teks(s string) {
	p.buf = binary.AppendUvarint(p.buf, uint64(len(s)))
	p.buf = append(p.buf, s...)
}

func (p *penjumlah) sidik() string { return hex.EncodeToString(p.h.Sum(nil)) }
