package privasibun

import (
	"encoding/binary"
	"errors"

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

func tulisOrang(os []orang) []byte {
	b := make([]byte, 0, 64*len(os))
	for i := range os {
		o := &os[i]
		if o.putus {
			b = binary.BigEndian.AppendUint32(append(b, 0), uint32(o.Golongan))
			b = append(b, o.komitmen[:]...)
			continue
		}
		b = binary.BigEndian.AppendUint32(append(b, 1), uint32(o.Golongan))
		b = binary.BigEndian.AppendUint16(append(b, o.Garam[:]...), uint16(len(o.Subjek)))
		b = append(b, o.Subjek...)
	}
	return b
}

var errOrangRusak = errors.New("daftar orang sebuah keputusan tidak terbaca")

func bacaOrang(b []byte) (os []orang, err error) {
	ambil := func(n int) (x []byte) {
		if len(b) < n {
			b, err = nil, errOrangRusak
			return make([]byte, n)
		}
		x, b = b[:n], b[n:]
		return x
	}
	for len(b) > 0 {
		var o orang
		o.putus = ambil(1)[0] == 0
		o.Golongan = int(binary.BigEndian.Uint32(ambil(4)))
		if o.putus {
			copy(o.komitmen[:], ambil(len(o.komitmen)))
		} else {
			copy(o.Garam[:], ambil(len(o.Garam)))
			o.Subjek = privasi.SubjekID(ambil(int(binary.BigEndian.Uint16(ambil(2)))))
		}
		os = append(os, o)
	}
	return os, err
}
