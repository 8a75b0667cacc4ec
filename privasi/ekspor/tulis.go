package ekspor

import (
	"archive/zip"
	"crypto"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"hash"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// Isi is one row on its way into a file.
type Isi struct {
	Nilai   map[string]json.RawMessage // by field; a proof stands under [KunciBukti]
	Ditahan []privasi.Ditahan
}

// Penulis writes one export. It holds no more of it in memory than the CSV of the
// section at hand, compressed.
type Penulis struct {
	zip   *zip.Writer
	ekor  *ekor
	kunci crypto.Signer
	m     Manifes
}

// Mulai begins a file: m says whose it is and what for; sections, counts and hashes
// come with the rows. kunci signs in the name of the institution (Ed25519).
func Mulai(w io.Writer, m Manifes, kunci crypto.Signer) (*Penulis, error) {
	if _, ok := kunci.Public().(ed25519.PublicKey); !ok {
		return nil, ErrTanda.Invalidf("kunci tanda ekspor harus Ed25519")
	}
	e := &ekor{keluar: w, sidik: sha256.New()}
	p := &Penulis{zip: zip.NewWriter(e), ekor: e, kunci: kunci, m: m}
	p.m.Skema = Skema
	teks := teksBaca(m)
	p.m.Baca = sidik([]byte(teks))
	return p, p.simpan(namaBaca, []byte(teks))
}

// Seksi writes the rows of one type; kolom are the columns of its CSV in order. sebab
// says why there are none, or what to know of them. It returns how many it wrote.
func (p *Penulis) Seksi(tipe string, kolom []string, sebab string, baris iter.Seq2[Isi, error]) (int64, error) {
	s := Seksi{Tipe: tipe, Sebab: sebab, Sidik: sidik(nil)}
	var t *tulisan
	for isi, err := range baris {
		if err == nil && t == nil {
			s.Berkas, s.CSV = "data/"+tipe+".json", "csv/"+tipe+".csv"
			t, err = p.buka(s.Berkas, kolom)
		}
		if err == nil {
			err = t.baris(isi.Nilai)
		}
		if err != nil {
			return s.Baris, err
		}
		s.Baris++
		s.Ditahan = tambahDitahan(s.Ditahan, isi.Ditahan)
	}
	switch {
	case t != nil:
		if err := t.tutup(p.zip, &s); err != nil {
			return s.Baris, err
		}
	case s.Sebab == "":
		s.Sebab = "tidak ada catatan"
	}
	slices.SortFunc(s.Ditahan, func(a, b Ditahan) int { return strings.Compare(a.Bidang+a.Sebab, b.Bidang+b.Sebab) })
	p.m.Seksi = append(p.m.Seksi, s)
	p.m.Baris += s.Baris
	return s.Baris, nil
}

func tambahDitahan(ada []Ditahan, baru []privasi.Ditahan) []Ditahan {
	for _, x := range baru {
		i := slices.IndexFunc(ada, func(d Ditahan) bool { return d.Bidang == x.Bidang && d.Sebab == x.Sebab })
		if i < 0 {
			i, ada = len(ada), append(ada, Ditahan{Bidang: x.Bidang, Sebab: x.Sebab})
		}
		ada[i].Baris++
	}
	return ada
}

// Tutup writes the manifest and signs it and the whole file. titik is the signed
// checkpoint that the proofs inside speak of. Without Tutup there is no file.
func (p *Penulis) Tutup(titik string) (Manifes, error) {
	slices.SortFunc(p.m.Seksi, func(a, b Seksi) int { return strings.Compare(a.Tipe, b.Tipe) })
	p.m.Titik, p.m.Sidik = titik, SidikSeksi(p.m.Seksi)
	isi := p.m.Bita()
	tanda, err := p.tandatangani(pesanManifes(isi))
	if err != nil {
		return p.m, err
	}
	for _, b := range []struct {
		nama string
		isi  []byte
	}{{namaManifes, isi}, {namaTanda, []byte(tanda + "\n")}} {
		if err := p.simpan(b.nama, b.isi); err != nil {
			return p.m, err
		}
	}
	if err := p.zip.SetComment(strings.Repeat("-", panjangKomentar)); err != nil {
		return p.m, err
	}
	if err := p.zip.Close(); err != nil {
		return p.m, err
	}
	if tanda, err = p.tandatangani(pesanBerkas(p.ekor.sidik.Sum(nil))); err != nil {
		return p.m, err
	}
	_, err = io.WriteString(p.ekor.keluar, awalKomentar+tanda)
	return p.m, err
}

func (p *Penulis) tandatangani(pesan []byte) (string, error) {
	t, err := p.kunci.Sign(rand.Reader, pesan, crypto.Hash(0))
	if err != nil {
		return "", ErrTanda.Unavailablef("kunci tanda sedang tidak dapat dipakai; coba lagi").Karena(err)
	}
	return base64.StdEncoding.EncodeToString(t), nil
}

func (p *Penulis) simpan(nama string, isi []byte) error {
	w, err := p.zip.Create(nama)
	if err != nil {
		return err
	}
	_, err = w.Write(isi)
	return err
}

// tulisan is one section on its way: its JSON goes out at once, its CSV waits
// compressed, because a zip takes one file after the other.
type tulisan struct {
	json  io.Writer
	sidik hash.Hash
	csv   *simpanan
	kolom []string
	ada   bool
}

func (p *Penulis) buka(nama string, kolom []string) (*tulisan, error) {
	w, err := p.zip.Create(nama)
	if err != nil {
		return nil, err
	}
	csv, err := bukaSimpanan()
	if err != nil {
		return nil, err
	}
	h := sha256.New()
	return &tulisan{io.MultiWriter(w, h), h, csv, kolom, false}, csv.baris(kolom)
}

func (t *tulisan) baris(isi map[string]json.RawMessage) error {
	b, err := json.Marshal(isi)
	if err != nil {
		return err
	}
	awal := ",\n"
	if !t.ada {
		awal, t.ada = "[\n", true
	}
	if _, err := t.json.Write(append([]byte(awal), b...)); err != nil {
		return err
	}
	sel := make([]string, len(t.kolom))
	for i, k := range t.kolom {
		sel[i] = teksSel(isi[k])
	}
	return t.csv.baris(sel)
}

func (t *tulisan) tutup(z *zip.Writer, s *Seksi) error {
	if _, err := io.WriteString(t.json, "\n]\n"); err != nil {
		return err
	}
	s.Sidik = hex.EncodeToString(t.sidik.Sum(nil))
	h, isi, err := t.csv.tutup(s.CSV)
	if err != nil {
		return err
	}
	s.SidikCSV = hex.EncodeToString(t.csv.sidik.Sum(nil))
	w, err := z.CreateRaw(&h)
	if err != nil {
		return err
	}
	_, err = w.Write(isi)
	return err
}

// teksSel is a value in a cell: a text is guarded against spreadsheets that would
// compute it, a list stays JSON.
func teksSel(b json.RawMessage) string {
	var s string
	switch {
	case len(b) == 0 || string(b) == "null":
		return ""
	case json.Unmarshal(b, &s) == nil:
		return dasar.JagaRumus(s)
	}
	return string(b)
}

// ekor lets all but the last bytes through, and hashes what it lets through: the last
// bytes are the comment, which signs the rest.
type ekor struct {
	keluar io.Writer
	sidik  hash.Hash
	tahan  []byte
}

const (
	awalKomentar    = Skema + " "
	panjangKomentar = len(awalKomentar) + (ed25519.SignatureSize+2)/3*4
)

func (e *ekor) Write(b []byte) (int, error) {
	e.tahan = append(e.tahan, b...)
	if n := len(e.tahan) - panjangKomentar; n > 0 {
		e.sidik.Write(e.tahan[:n])
		if _, err := e.keluar.Write(e.tahan[:n]); err != nil {
			return 0, err
		}
		e.tahan = append(e.tahan[:0], e.tahan[n:]...)
	}
	return len(b), nil
}
