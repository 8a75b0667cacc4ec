package resi

import (
	"crypto"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/buku"
)

// Bertanda is a signed body that waits for its place in the log.
type Bertanda struct {
	Isi   Isi    `json:"isi"`
	Tanda []byte `json:"tanda"` // Ed25519
}

// Terbitkan signs a body with the key of the institution's log.
func Terbitkan(i Isi, kunci crypto.Signer) (Bertanda, error) {
	if _, ok := kunci.Public().(ed25519.PublicKey); !ok {
		return Bertanda{}, ErrTerbitResi.Invalidf("kunci tanda resi harus Ed25519")
	}
	t, err := kunci.Sign(rand.Reader, pesan(i), crypto.Hash(0))
	if err != nil {
		return Bertanda{}, ErrTerbitResi.Unavailablef("kunci tanda sedang tidak dapat dipakai; coba lagi").Karena(err)
	}
	return Bertanda{i, t}, nil
}

// pesan sets what is signed apart from everything else that the key signs.
func pesan(i Isi) []byte { return append([]byte(Skema+"\x00"), i.Bita()...) }

// Daun are the bytes of the leaf: a hash over body and signature.
func (b Bertanda) Daun() []byte {
	h := sha256.New()
	h.Write(pesan(b.Isi))
	h.Write([]byte{0})
	h.Write(b.Tanda)
	return append([]byte("resi\x00"), h.Sum(nil)...)
}

// Resi is a receipt with its proof: leaf number, the nodes beside its way to the
// root, and the signed checkpoint that names the root.
type Resi struct {
	Bertanda
	Indeks int64        `json:"indeks"`
	Bukti  []buku.Sidik `json:"bukti"`
	Titik  string       `json:"titik"`
}

// Lengkapi adds the proof that the leaf stands in the log. titik is signed by the
// log alone; witnesses sign their own copies.
func (b Bertanda) Lengkapi(indeks int64, bukti []buku.Sidik, titik string) Resi {
	if bukti == nil {
		bukti = []buku.Sidik{}
	}
	return Resi{b, indeks, bukti, titik}
}

// Tulis is the canonical text of the receipt: one line of JSON.
func (r Resi) Tulis() []byte {
	r.Isi.Pada = r.Isi.Pada.UTC().Truncate(time.Microsecond)
	b, err := json.Marshal(r)
	if err != nil {
		panic("resi: " + err.Error()) // only plain values inside
	}
	return b
}

// Catatan is what the institution keeps of a receipt. The salt is sealed: it goes
// when the person's key goes.
type Catatan struct {
	Lembaga dasar.LembagaID          `privasi:"-,lembaga"`
	ID      string                   `privasi:"-,kunci resi"`
	Subjek  privasi.SubjekID         `privasi:"subjek"`
	Garam   privasi.Tertutup[string] `privasi:"kategori=persetujuan.garam;kelas=umum;retensi=permohonan"` // base64
	Isi     string                   `privasi:"-,isi bertanda tanpa nama"`
	Tanda   string                   `privasi:"-,tanda digital"`
	Indeks  int64                    `privasi:"-,nomor daun"`
	Pada    time.Time                `privasi:"-,saat diterbitkan"`
	Versi   uint64                   `privasi:"-,versi catatan"`
}

// Catat makes the record of a signed body; the salt is fresh and is sealed before
// it is stored.
func (b Bertanda) Catat(s privasi.SubjekID, garam []byte, indeks int64) Catatan {
	return Catatan{Lembaga: b.Isi.Lembaga, ID: b.Isi.ID, Subjek: s, Garam: privasi.Tutup(base64.StdEncoding.EncodeToString(garam)),
		Isi: string(b.Isi.Bita()), Tanda: base64.StdEncoding.EncodeToString(b.Tanda), Indeks: indeks, Pada: b.Isi.Pada}
}

// Bertanda reads the signed body back out of a record.
func (c Catatan) Bertanda() (Bertanda, error) {
	var b Bertanda
	t, err := base64.StdEncoding.DecodeString(c.Tanda)
	if err != nil || json.Unmarshal([]byte(c.Isi), &b.Isi) != nil || string(b.Isi.Bita()) != c.Isi || b.Isi.ID != c.ID || b.Isi.Lembaga != c.Lembaga {
		return Bertanda{}, tolak()
	}
	b.Tanda = t
	return b, nil
}

// DaftarkanTipe registers the persisted types of this package.
func DaftarkanTipe(d *privasi.Daftar) { privasi.MustDaftarkan[Catatan](d) }
