package santri

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

// Pratinjau is what a person sees before confirming: every row with its verdict
// and what would happen to it. It holds other people's data; a page shows it to
// whoever brought the file, within minutes, and does not keep it.
type Pratinjau struct {
	Token       string
	TataLetak   TataLetak
	Dibuat      time.Time
	Kedaluwarsa time.Time
	Jumlah      JumlahHasil // verdicts; their sum is the number of rows
	Baru        int
	Berubah     int
	Sama        int
	Tanya       int // likely known persons, to be answered
	Keluarga    int // households among the rows that are taken
	TingkatBaru []Tingkat
	Kategori    []string // what the statement of authority must cover
	Catatan     []string
	Baris       []BarisPratinjau
	Hasil       HasilImpor // once applied
}

// Tindakan is what applying the preview does with a row.
type Tindakan string

// The actions.
const (
	TindakBaru  Tindakan = "baru"
	TindakUbah  Tindakan = "ubah"
	TindakSama  Tindakan = "sama"  // nothing new
	TindakTanya Tindakan = "tanya" // likely a known person: [Impor.Jawab] decides
	TindakLewat Tindakan = "lewat" // left out by an answer
	TindakTolak Tindakan = "tolak"
)

// BarisPratinjau is one row of a preview.
type BarisPratinjau struct {
	Nomor    int
	NIS      string
	Nama     string
	Hasil    Hasil
	Temuan   []Temuan
	Tindakan Tindakan
	Santri   ID     // who is known already; "" for a new one
	Mirip    []ID   // who it may be, for TindakTanya
	Beda     []Beda // what changes, for TindakUbah
}

// Utama returns the finding that the verdict rests on, see [BarisImpor].
func (b BarisPratinjau) Utama() (Temuan, bool) {
	return BarisImpor{Hasil: b.Hasil, Temuan: b.Temuan}.Utama()
}

// Beda is one field that changes. Values of sealed fields are masked.
type Beda struct{ Bidang, Lama, Baru string }

// Jawaban answers the question of one row: [JawabBaru], [JawabLewat], or the ID
// of the known santri that the row is about.
type Jawaban string

// The answers that name nobody.
const (
	JawabBaru  Jawaban = "baru"  // another person of the same name
	JawabLewat Jawaban = "lewat" // leave the row out
)

// IsiImpor is the content of a preview, which only a seal ever holds.
type IsiImpor struct{ p isiPolos }

type isiPolos struct {
	Baris   []barisSegel
	Jawaban map[int]Jawaban
	Mulai   dasar.Tanggal
	Catatan []string
	Sidik   []byte // hash of the decisions that were shown
}

// barisSegel is a row without the methods that keep it from being written.
type barisSegel struct {
	Nomor  int         `json:"n"`
	NIS    string      `json:"s,omitempty"`
	Hasil  Hasil       `json:"h"`
	Temuan []Temuan    `json:"t,omitempty"`
	Isi    isiTerbuka  `json:"i"`
	Ayah   waliTerbuka `json:"a"`
	Ibu    waliTerbuka `json:"b"`
	Wali   waliTerbuka `json:"w"`
}

type (
	isiTerbuka  IsiBaris
	waliTerbuka IsiWali
)

// segelkan and bukakan part a row from the masks of its types, for sealing only.
func segelkan(b BarisImpor) barisSegel {
	s := barisSegel{b.Nomor, b.NIS, b.Hasil, b.Temuan, isiTerbuka(b.Isi), waliTerbuka(b.Isi.Ayah), waliTerbuka(b.Isi.Ibu), waliTerbuka(b.Isi.Wali)}
	s.Isi.Ayah, s.Isi.Ibu, s.Isi.Wali = IsiWali{}, IsiWali{}, IsiWali{}
	return s
}

func (s barisSegel) bukakan() BarisImpor {
	b := BarisImpor{s.Nomor, s.NIS, s.Hasil, s.Temuan, IsiBaris(s.Isi)}
	b.Isi.Ayah, b.Isi.Ibu, b.Isi.Wali = IsiWali(s.Ayah), IsiWali(s.Ibu), IsiWali(s.Wali)
	return b
}

// MarshalJSON refuses: a row is never written in the clear.
func (IsiBaris) MarshalJSON() ([]byte, error) { return nil, errIsi }

// MarshalJSON writes nothing of the person.
func (IsiWali) MarshalJSON() ([]byte, error) { return []byte("null"), nil }

// UnmarshalJSON reads nothing.
func (*IsiWali) UnmarshalJSON([]byte) error { return nil }

var errIsi = errors.New("santri: a row of an import is written sealed only")

// MarshalText packs the rows; it is called while sealing only.
func (i IsiImpor) MarshalText() ([]byte, error) {
	var b bytes.Buffer
	tulis := base64.NewEncoder(base64.RawStdEncoding, &b)
	z, err := gzip.NewWriterLevel(tulis, gzip.BestSpeed)
	if err != nil {
		return nil, err
	}
	if err := json.NewEncoder(z).Encode(i.p); err != nil {
		return nil, err
	}
	if err := errors.Join(z.Close(), tulis.Close()); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// UnmarshalText unpacks the rows.
func (i *IsiImpor) UnmarshalText(t []byte) error {
	z, err := gzip.NewReader(base64.NewDecoder(base64.RawStdEncoding, bytes.NewReader(t)))
	if err != nil {
		return err
	}
	if err := json.NewDecoder(z).Decode(&i.p); err != nil {
		return err
	}
	_, err = io.Copy(io.Discard, z) // the checksum stands at the end
	return err
}
