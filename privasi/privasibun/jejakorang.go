package privasibun

import (
	"bytes"
	"encoding/binary"
	"errors"
	"maps"
	"math"
	"slices"

	"github.com/google/uuid"

	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/buku"
)

// orang is one person of a decision as its row keeps him: whose ties were cut has no id
// and no salt, and the commitment instead.
type orang struct {
	privasi.OrangTercatat
	putus    bool
	komitmen [32]byte
}

// terikat reports that the person is still known to be this one.
func (o *orang) terikat(s privasi.SubjekID) bool { return !o.putus && s != "" && o.Subjek == s }

// tanda is kept where the ties were cut, and computed elsewhere.
func (o *orang) tanda() [32]byte {
	if o.putus {
		return o.komitmen
	}
	return buku.Komitmen(o.OrangTercatat)
}

// putuskan cuts the ties.
func (o *orang) putuskan() {
	*o = orang{OrangTercatat: privasi.OrangTercatat{Golongan: o.Golongan}, putus: true, komitmen: o.tanda()}
}

// Forms of a person in a row. A group has four bytes, in the short form as few as it needs.
const (
	orangPutus   = 0 // group, commitment
	orangPanjang = 1 // group, salt, length and text of the id
	orangRingkas = 2 // group, salt, the sixteen bytes of a [privasi.NewSubjek]
)

// tulisOrang keeps lists short: a school reads the names of a class many times a day,
// and the trail keeps each reading for years.
func tulisOrang(os []orang) []byte {
	b := make([]byte, 0, 40*len(os))
	for i := range os {
		o := &os[i]
		if o.putus {
			b = binary.BigEndian.AppendUint32(append(b, orangPutus), uint32(o.Golongan))
			b = append(b, o.komitmen[:]...)
			continue
		}
		if u, ok := ringkas(o.Subjek); ok {
			b = append(binary.AppendUvarint(append(b, orangRingkas), uint64(o.Golongan)), o.Garam[:]...)
			b = append(b, u[:]...)
			continue
		}
		b = binary.BigEndian.AppendUint32(append(b, orangPanjang), uint32(o.Golongan))
		b = binary.BigEndian.AppendUint16(append(b, o.Garam[:]...), uint16(len(o.Subjek)))
		b = append(b, o.Subjek...)
	}
	return b
}

// ringkas is an id as the bytes of a UUID, if it reads back as the same text.
func ringkas(s privasi.SubjekID) (u uuid.UUID, ok bool) {
	u, err := uuid.Parse(string(s))
	return u, err == nil && u.String() == string(s)
}

// mungkinMemuat reports that a list may name a person, in either form, without reading it.
func mungkinMemuat(b []byte, s privasi.SubjekID) bool {
	if u, ok := ringkas(s); ok && bytes.Contains(b, u[:]) {
		return true
	}
	return bytes.Contains(b, []byte(s))
}

var errOrangRusak = errors.New("daftar orang sebuah keputusan tidak terbaca")

// pembacaOrang reads what [tulisOrang] wrote; past its end it reads zeros and says so.
type pembacaOrang struct {
	b   []byte
	err error
}

func (p *pembacaOrang) ambil(n int) (x []byte) {
	if len(p.b) < n {
		p.b, p.err = nil, errOrangRusak
		return make([]byte, n)
	}
	x, p.b = p.b[:n], p.b[n:]
	return x
}

func (p *pembacaOrang) bilangan() int {
	n, lebar := binary.Uvarint(p.b)
	if lebar <= 0 || n > math.MaxInt32 {
		p.b, p.err = nil, errOrangRusak
		return 0
	}
	p.b = p.b[lebar:]
	return int(n)
}

func (p *pembacaOrang) orang() (o orang) {
	bentuk := p.ambil(1)[0]
	if bentuk == orangRingkas {
		o.Golongan = p.bilangan()
		copy(o.Garam[:], p.ambil(len(o.Garam)))
		o.Subjek = privasi.SubjekID(uuid.UUID(p.ambil(len(uuid.UUID{}))).String())
		return o
	}
	o.Golongan = int(binary.BigEndian.Uint32(p.ambil(4)))
	switch bentuk {
	case orangPutus:
		o.putus = true
		copy(o.komitmen[:], p.ambil(len(o.komitmen)))
	case orangPanjang:
		copy(o.Garam[:], p.ambil(len(o.Garam)))
		o.Subjek = privasi.SubjekID(p.ambil(int(binary.BigEndian.Uint16(p.ambil(2)))))
	default:
		p.b, p.err = nil, errOrangRusak
	}
	return o
}

func bacaOrang(b []byte) (os []orang, err error) {
	p := pembacaOrang{b: b}
	for len(p.b) > 0 {
		os = append(os, p.orang())
	}
	return os, p.err
}

// himpunanOrang collects the people of many lists: a block names the same ones a
// hundred times, so that an id becomes a text only once.
type himpunanOrang struct {
	ringkas map[uuid.UUID]bool
	panjang map[privasi.SubjekID]bool
}

// tambah adds those of a list whose ties stand.
func (h *himpunanOrang) tambah(b []byte) error {
	p := pembacaOrang{b: b}
	for len(p.b) > 0 {
		if p.b[0] != orangRingkas {
			if o := p.orang(); o.Subjek != "" {
				h.panjang[o.Subjek] = true
			}
			continue
		}
		p.ambil(1)
		p.bilangan()
		p.ambil(len(privasi.Garam{}))
		if u := uuid.UUID(p.ambil(len(uuid.UUID{}))); p.err == nil && !h.ringkas[u] {
			h.ringkas[u] = true
		}
	}
	return p.err
}

func (h *himpunanOrang) subjek() []privasi.SubjekID {
	for u := range h.ringkas {
		h.panjang[privasi.SubjekID(u.String())] = true
	}
	return slices.Sorted(maps.Keys(h.panjang))
}
