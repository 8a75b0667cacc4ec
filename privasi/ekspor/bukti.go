package ekspor

import (
	"encoding/base64"
	"encoding/json"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/buku"
	"github.com/pesantren-go/pesantren/privasi/resi"
)

// barisJejak is a line of the trail with what proves it.
type barisJejak struct {
	privasi.Jejak
	Bukti *buku.BuktiJejak
}

// barisResi is a receipt as the institution keeps it, with its salt and its proof.
type barisResi struct {
	Lembaga dasar.LembagaID
	ID      string
	Isi     string
	Tanda   string
	Garam   string
	Indeks  int64
	Bukti   []buku.Sidik
}

func (p *pemeriksa) periksaBukti(tipe string, isi []byte) error {
	switch tipe {
	case TipeJejak:
		return p.periksaJejak(isi)
	case TipeResi:
		return p.periksaResi(isi)
	}
	return nil
}

// periksaJejak: the line is that of the person, reads as the log has it, and stands in
// the log of the checkpoint. What is older than the log says so by a negative number.
func (p *pemeriksa) periksaJejak(isi []byte) error {
	var b barisJejak
	if json.Unmarshal(isi, &b) != nil || b.Subjek != p.h.Subjek {
		return ErrBukti.Invalidf("baris jejak tidak terbaca atau milik orang lain")
	}
	if b.Bukti == nil && b.Indeks < 0 {
		p.h.TanpaBuku++
		return nil
	}
	if b.Bukti == nil || b.Bukti.Periksa(p.titik) != nil || !b.Bukti.Tersambung(p.h.Subjek) || !sama(b.Bukti.Catatan.Baris(0, b.Bukti.Indeks), b.Jejak) {
		return ErrBukti.Invalidf("baris jejak nomor %d tidak terbukti ada dalam buku lembaga", b.Indeks)
	}
	p.h.BarisJejak++
	return nil
}

func sama(a, b privasi.Jejak) bool {
	pada := a.Pada.Equal(b.Pada)
	a.Pada = b.Pada
	return pada && a == b
}

// periksaResi: the receipt verifies as if its holder had shown it. Without its salt,
// which goes with the person's key, it proves nothing about anybody.
func (p *pemeriksa) periksaResi(isi []byte) error {
	var b barisResi
	if json.Unmarshal(isi, &b) != nil {
		return ErrBukti.Invalidf("resi tidak terbaca")
	}
	if b.Garam == "" {
		return nil
	}
	garam, err := base64.StdEncoding.DecodeString(b.Garam)
	if err == nil {
		var t resi.Bertanda
		if t, err = (resi.Catatan{Lembaga: b.Lembaga, ID: b.ID, Isi: b.Isi, Tanda: b.Tanda}).Bertanda(); err == nil {
			_, err = resi.Periksa(t.Lengkapi(b.Indeks, b.Bukti, p.h.Titik).Tulis(), p.publik, resi.Harapan{Lembaga: p.h.Lembaga, Subjek: p.h.Subjek, Garam: garam, Kini: p.kini})
		}
	}
	if err != nil {
		return ErrBukti.Invalidf("resi %s tidak terbukti", b.ID)
	}
	p.h.Resi++
	return nil
}
