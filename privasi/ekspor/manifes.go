package ekspor

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// Skema is the version of the form of the file.
const Skema = "pesantren/ekspor/1"

// What a file holds.
const (
	JenisLengkap = "lengkap" // everything
	JenisBukti   = "bukti"   // what proves how the data of a person was treated, over some time
)

// Names inside the zip.
const (
	namaManifes = "manifes.json"
	namaTanda   = "manifes.tanda"
	namaBaca    = "BACA-SAYA.txt"
)

// TipeJejak and TipeResi are the sections whose rows carry proofs.
const (
	TipeJejak = "privasi.Jejak"
	TipeResi  = "resi.Catatan"
)

// KunciBukti is the name under which a row carries its proof.
const KunciBukti = "Bukti"

// Manifes says what a file holds. The order of the fields is the order of the
// canonical bytes, and is permanent.
type Manifes struct {
	Skema   string           `json:"skema"`
	Jenis   string           `json:"jenis"`
	Lembaga dasar.LembagaID  `json:"lembaga"`
	Subjek  privasi.SubjekID `json:"subjek"`
	ID      string           `json:"id"` // under which the institution remembers that it gave it
	Pada    time.Time        `json:"pada"`
	Dari    time.Time        `json:"dari,omitzero"` // of evidence: the time it is about, from
	Sampai  time.Time        `json:"sampai,omitzero"`
	Oleh    string           `json:"oleh"` // the account that asked
	Peran   string           `json:"peran"`
	Titik   string           `json:"titik"` // the signed checkpoint that proofs inside speak of
	Baca    string           `json:"baca"`  // hash of the note for readers
	Baris   int64            `json:"baris"` // of all sections
	Seksi   []Seksi          `json:"seksi"` // one per registered type, by name
	Sidik   string           `json:"sidik"` // over all sections
}

// Seksi is one registered type.
type Seksi struct {
	Tipe     string    `json:"tipe"`
	Baris    int64     `json:"baris"`
	Berkas   string    `json:"berkas,omitempty"` // none without rows
	Sidik    string    `json:"sidik"`            // SHA-256 of the file; of nothing without rows
	CSV      string    `json:"csv,omitempty"`
	SidikCSV string    `json:"sidik_csv,omitempty"`
	Sebab    string    `json:"sebab,omitempty"`   // why there are none, or what to know of them
	Ditahan  []Ditahan `json:"ditahan,omitempty"` // fields that were left out
}

// Ditahan is a field that was left out of some rows, and why.
type Ditahan struct {
	Bidang string `json:"bidang"`
	Sebab  string `json:"sebab"`
	Baris  int64  `json:"baris"` // of how many rows
}

// Bita are the canonical bytes: one line of JSON.
func (m Manifes) Bita() []byte {
	b, err := json.Marshal(m)
	if err != nil {
		panic("ekspor: " + err.Error()) // only plain values inside
	}
	return b
}

// SidikSeksi is the hash over all sections, in their order.
func SidikSeksi(ss []Seksi) string {
	b, err := json.Marshal(ss)
	if err != nil {
		panic("ekspor: " + err.Error())
	}
	return sidik(b)
}

// BacaManifes reads the canonical bytes; another way of writing the same is refused.
func BacaManifes(b []byte) (m Manifes, err error) {
	if json.Unmarshal(b, &m) != nil || !bytes.Equal(m.Bita(), b) || m.Skema != Skema {
		return Manifes{}, ErrTanda.Invalidf("manifes tidak terbaca atau bukan bentuk yang dikenal program ini")
	}
	return m, nil
}

// pesanManifes and pesanBerkas set what is signed apart from everything else that the
// key signs.
func pesanManifes(b []byte) []byte { return append([]byte(Skema+"\x00manifes\x00"), b...) }

func pesanBerkas(sidik []byte) []byte { return append([]byte(Skema+"\x00berkas\x00"), sidik...) }

func sidik(b []byte) string {
	s := sha256.Sum256(b)
	return hex.EncodeToString(s[:])
}
