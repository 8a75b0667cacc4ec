package ekspor

import (
	"archive/zip"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"io"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/privasi/buku"
)

// Hasil is what a file that holds says.
type Hasil struct {
	Manifes
	BarisJejak int64 // lines of the trail that were proven
	TanpaBuku  int64 // lines from before there was a log: nothing proves them
	Resi       int64 // receipts that were proven
}

const maksManifes = 16 << 20

// Periksa checks a file offline against the public key of the institution
// (buku.KunciPublik): signatures, sections, hashes, counts and every proof inside. kini
// is the moment of checking.
func Periksa(r io.ReaderAt, ukuran int64, publik string, kini time.Time) (Hasil, error) {
	kunci, asal := buku.UraikanKunci(publik)
	if kunci == nil {
		return Hasil{}, ErrTanda.Invalidf("kunci publik tidak terbaca; salin seluruh barisnya dari halaman kebijakan privasi lembaga")
	}
	p := pemeriksa{publik: publik, kunci: kunci, kini: kini, berkas: map[string]*zip.File{}}
	if err := p.buka(r, ukuran); err != nil {
		return Hasil{}, err
	}
	if err := p.bacaManifes(asal); err != nil {
		return Hasil{}, err
	}
	if err := p.periksaSusunan(); err != nil {
		return Hasil{}, err
	}
	for _, s := range p.h.Seksi {
		if err := p.periksaSeksi(s); err != nil {
			return Hasil{}, err
		}
	}
	return p.h, p.periksaWadah(r, ukuran)
}

type pemeriksa struct {
	publik string
	kunci  ed25519.PublicKey
	kini   time.Time
	zip    *zip.Reader
	berkas map[string]*zip.File
	titik  buku.TitikPeriksa
	h      Hasil
}

func (p *pemeriksa) buka(r io.ReaderAt, ukuran int64) error {
	z, err := zip.NewReader(r, ukuran)
	if err != nil || !strings.HasPrefix(z.Comment, awalKomentar) || len(z.Comment) != panjangKomentar {
		return ErrWadah.Invalidf("ini bukan berkas ekspor yang utuh; unduh ulang, dan serahkan sebagaimana diunduh")
	}
	p.zip = z
	for _, f := range z.File {
		if p.berkas[f.Name] != nil {
			return ErrSeksi.Invalidf("berkas memuat dua kali %s", f.Name)
		}
		p.berkas[f.Name] = f
	}
	return nil
}

func (p *pemeriksa) isi(nama string) ([]byte, error) {
	f := p.berkas[nama]
	if f == nil {
		return nil, ErrSeksi.Invalidf("berkas tidak memuat %s", nama)
	}
	r, err := f.Open()
	if err != nil {
		return nil, ErrWadah.Invalidf("%s tidak terbaca", nama)
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, maksManifes))
	if err != nil {
		return nil, ErrSidik.Invalidf("isi %s berubah sejak ditandatangani", nama)
	}
	return b, nil
}

func (p *pemeriksa) bacaManifes(asal string) error {
	isi, err := p.isi(namaManifes)
	if err != nil {
		return err
	}
	tanda, err := p.isi(namaTanda)
	if err != nil {
		return err
	}
	teks, baris := strings.CutSuffix(string(tanda), "\n")
	if !baris || !p.sah(pesanManifes(isi), teks) {
		return ErrTanda.Invalidf("manifes tidak ditandatangani dengan kunci ini; cocokkan kunci dengan yang di halaman kebijakan privasi lembaga")
	}
	if p.h.Manifes, err = BacaManifes(isi); err != nil {
		return err
	}
	if p.titik, err = buku.BukaTitik(p.h.Titik, p.publik); err != nil || p.titik.Asal != asal {
		return ErrBukti.Invalidf("titik periksa di dalam berkas tidak ditandatangani dengan kunci ini")
	}
	baca, err := p.isi(namaBaca)
	if err == nil && sidik(baca) != p.h.Baca {
		return ErrSidik.Invalidf("isi %s berubah sejak ditandatangani", namaBaca)
	}
	return err
}

func (p *pemeriksa) sah(pesan []byte, tanda string) bool {
	b, err := base64.StdEncoding.Strict().DecodeString(tanda)
	return err == nil && len(b) == ed25519.SignatureSize && ed25519.Verify(p.kunci, pesan, b)
}

// periksaSusunan compares the files with the sections, by name.
func (p *pemeriksa) periksaSusunan() error {
	if SidikSeksi(p.h.Seksi) != p.h.Sidik {
		return ErrSidik.Invalidf("sidik keseluruhan tidak cocok dengan daftar seksi")
	}
	boleh := map[string]bool{namaManifes: true, namaTanda: true, namaBaca: true}
	jumlah, sebelum := int64(0), ""
	for _, s := range p.h.Seksi {
		if s.Tipe <= sebelum || (s.Baris > 0) != (s.Berkas != "") || (s.Baris > 0) != (s.CSV != "") || s.Baris == 0 && s.Sebab == "" {
			return ErrSeksi.Invalidf("seksi %s ganda, tanpa berkas, atau tanpa alasan", s.Tipe)
		}
		sebelum, jumlah = s.Tipe, jumlah+s.Baris
		for _, nama := range []string{s.Berkas, s.CSV} {
			if nama != "" && p.berkas[nama] == nil {
				return ErrSeksi.Invalidf("seksi %s hilang dari berkas", s.Tipe)
			}
			boleh[nama] = true
		}
	}
	if jumlah != p.h.Baris {
		return ErrJumlah.Invalidf("jumlah baris semua seksi %d, manifes menyebut %d", jumlah, p.h.Baris)
	}
	for _, f := range p.zip.File {
		if !boleh[f.Name] {
			return ErrSeksi.Invalidf("berkas memuat %s, yang tidak ada dalam manifes", f.Name)
		}
	}
	return nil
}

func (p *pemeriksa) periksaSeksi(s Seksi) error {
	if s.Baris == 0 {
		if s.Sidik != sidik(nil) {
			return ErrSidik.Invalidf("sidik seksi %s bukan sidik seksi kosong", s.Tipe)
		}
		return nil
	}
	n := int64(0)
	err := p.alirkan(s.Berkas, s.Sidik, func(r io.Reader) error {
		var err error
		n, err = p.hitungBaris(s.Tipe, r)
		return err
	})
	if err == nil && n != s.Baris {
		err = ErrJumlah.Invalidf("seksi %s memuat %d baris, manifes menyebut %d", s.Tipe, n, s.Baris)
	}
	if err != nil {
		return err
	}
	return p.alirkan(s.CSV, s.SidikCSV, func(io.Reader) error { return nil })
}

// alirkan reads a file of the zip once, through fn and through its hash. A hash that
// does not fit is told before anything that fn found.
func (p *pemeriksa) alirkan(nama, harap string, fn func(io.Reader) error) error {
	r, err := p.berkas[nama].Open()
	if err != nil {
		return ErrWadah.Invalidf("%s tidak terbaca", nama)
	}
	defer r.Close()
	h := sha256.New()
	t := io.TeeReader(r, h)
	temuan := fn(t)
	if _, err := io.Copy(io.Discard, t); err != nil || hex.EncodeToString(h.Sum(nil)) != harap {
		return ErrSidik.Invalidf("isi %s berubah sejak ditandatangani", nama)
	}
	return temuan
}

// hitungBaris counts the rows of a section and checks the proofs that they carry.
func (p *pemeriksa) hitungBaris(tipe string, r io.Reader) (n int64, err error) {
	d := json.NewDecoder(r)
	rusak := ErrJumlah.Invalidf("seksi %s tidak terbaca sebagai daftar", tipe)
	if t, err := d.Token(); err != nil || t != json.Delim('[') {
		return 0, rusak
	}
	for ; d.More(); n++ {
		var isi json.RawMessage
		if d.Decode(&isi) != nil {
			return n, rusak
		}
		if err := p.periksaBukti(tipe, isi); err != nil {
			return n, err
		}
	}
	if t, err := d.Token(); err != nil || t != json.Delim(']') {
		return n, rusak
	}
	return n, nil
}

// periksaWadah checks the signature over every byte of the file but itself.
func (p *pemeriksa) periksaWadah(r io.ReaderAt, ukuran int64) error {
	h := sha256.New()
	if _, err := io.Copy(h, io.NewSectionReader(r, 0, ukuran-int64(panjangKomentar))); err != nil {
		return ErrWadah.Invalidf("berkas tidak terbaca sampai habis").Karena(err)
	}
	if !p.sah(pesanBerkas(h.Sum(nil)), strings.TrimPrefix(p.zip.Comment, awalKomentar)) {
		return ErrWadah.Invalidf("isinya cocok dengan manifes, tetapi wadahnya bukan yang diterbitkan; mintalah berkas sebagaimana diunduh")
	}
	return nil
}
