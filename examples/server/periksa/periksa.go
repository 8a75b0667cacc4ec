// Package periksa checks what the server hands out, offline: exports, receipts, lines
// of the trail and checkpoints. It needs the file and the public key of the
// institution, which the policy page prints; no database, no network, no server.
package periksa

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/buku"
	"github.com/pesantren-go/pesantren/privasi/ekspor"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/resi"
)

var (
	// ErrKunci says that no public key was given.
	ErrKunci = dasar.Aturan("SRV-PERIKSA-01")
	// ErrBentuk says that the file is none that this program hands out.
	ErrBentuk = dasar.Aturan("SRV-PERIKSA-02")
)

// Permintaan is what is to be checked.
type Permintaan struct {
	Jenis  string // ekspor, resi, jejak or titik; "" = the file says it itself
	Berkas string
	Publik string           // the public key, or the name of a file that holds it
	Subjek privasi.SubjekID // whose a receipt is to be; "" = whoever holds the salt
	Kini   time.Time
}

// Berkas checks a file and says in Indonesian what it proves. What does not hold is an
// error with the rule it breaks.
func Berkas(out io.Writer, m Permintaan) error {
	publik, err := bacaKunci(m.Publik)
	if err != nil {
		return err
	}
	m.Publik = publik
	f, err := os.Open(m.Berkas)
	if err != nil {
		return err
	}
	defer f.Close()
	s, err := f.Stat()
	if err != nil {
		return err
	}
	if m.Jenis == "" {
		m.Jenis = kenali(f)
	}
	if m.Jenis == "ekspor" {
		return periksaEkspor(out, f, s.Size(), m)
	}
	fn := map[string]func(io.Writer, []byte, Permintaan) error{"resi": periksaResi, "jejak": periksaJejak, "titik": periksaTitik}[m.Jenis]
	if fn == nil {
		return ErrBentuk.Invalidf("berkas ini bukan ekspor (.zip), resi, bukti jejak, atau titik periksa")
	}
	isi, err := io.ReadAll(io.LimitReader(f, 8<<20))
	if err != nil {
		return err
	}
	return fn(out, bytes.TrimSpace(isi), m)
}

func bacaKunci(s string) (string, error) {
	if isi, err := os.ReadFile(s); err == nil && len(isi) < 4096 {
		s = string(isi)
	}
	if s = strings.TrimSpace(s); s == "" {
		return "", ErrKunci.Invalidf("sebutkan -kunci-publik; kuncinya tercantum di halaman kebijakan privasi lembaga")
	}
	return s, nil
}

// kenali tells from its first bytes what a file is.
func kenali(f io.ReaderAt) string {
	awal := make([]byte, 64)
	n, _ := f.ReadAt(awal, 0)
	switch awal = bytes.TrimSpace(awal[:n]); {
	case bytes.HasPrefix(awal, []byte("PK\x03\x04")):
		return "ekspor"
	case bytes.HasPrefix(awal, []byte(`{"resi"`)) || bytes.HasPrefix(awal, []byte(`{"isi"`)):
		return "resi"
	case bytes.HasPrefix(awal, []byte(`{"Bukti"`)):
		return "jejak"
	case bytes.HasPrefix(awal, []byte("pesantren/")):
		return "titik"
	}
	return ""
}

func periksaEkspor(out io.Writer, f io.ReaderAt, ukuran int64, m Permintaan) error {
	h, err := ekspor.Periksa(f, ukuran, m.Publik, m.Kini)
	if err != nil {
		return err
	}
	apa := "salinan data"
	if h.Jenis == ekspor.JenisBukti {
		apa = "berkas bukti"
	}
	fmt.Fprintf(out, "UTUH: %s %s dari lembaga %s, dibuat %s.\n", apa, h.ID, h.Lembaga, saat(h.Pada))
	fmt.Fprintf(out, "%d jenis catatan, %d baris; %d baris jejak dan %d resi terbukti ada dalam buku lembaga.\n", len(h.Seksi), h.Baris, h.BarisJejak, h.Resi)
	if h.TanpaBuku > 0 {
		fmt.Fprintf(out, "%d baris jejak lebih tua daripada buku dan tidak berbukti.\n", h.TanpaBuku)
	}
	for _, s := range h.Seksi {
		if s.Baris > 0 {
			fmt.Fprintf(out, "%8d  %s\n", s.Baris, s.Tipe)
		}
	}
	return nil
}

func periksaResi(out io.Writer, isi []byte, m Permintaan) error {
	p, err := resi.BacaPegangan(isi)
	if err != nil {
		p = resi.Pegangan{Resi: isi} // a receipt alone, without the salt
	}
	x, err := resi.PeriksaTerbitan(p.Resi, m.Publik, m.Kini)
	if err != nil {
		return err
	}
	milik := "Milik siapa resi ini tidak diperiksa; sebutkan -subjek."
	if m.Subjek != "" {
		if x, err = resi.Periksa(p.Resi, m.Publik, resi.Harapan{Lembaga: x.Lembaga, Subjek: m.Subjek, Garam: p.Garam, Kini: m.Kini}); err != nil {
			return err
		}
		milik = "Resi ini milik orang yang disebut."
	}
	_, err = fmt.Fprintf(out, "SAH: resi %s dari lembaga %s: tujuan %s, status %s, %s oleh %s.\n%s\n", x.ID, x.Lembaga, x.Tujuan, x.Status, saat(x.Pada), x.Kapasitas, milik)
	return err
}

func periksaJejak(out io.Writer, isi []byte, m Permintaan) error {
	var b kantor.BuktiJejak
	if json.Unmarshal(isi, &b) != nil {
		return ErrBentuk.Invalidf("bukti jejak tidak terbaca")
	}
	t, err := buku.BukaTitik(b.Titik, m.Publik)
	if err != nil {
		return err
	}
	if err := b.Bukti.Periksa(t); err != nil {
		return err
	}
	c := b.Bukti.Catatan
	_, err = fmt.Fprintf(out, "SAH: baris %d dalam buku %s: %s (%s) membuka %s pada %s untuk %s: %s.\n", b.Bukti.Indeks, t.Asal, c.Pelaku, c.Peran, c.Tipe, saat(c.Pada), c.Tujuan, c.Golongan[c.Orang[0].Golongan])
	return err
}

func periksaTitik(out io.Writer, isi []byte, m Permintaan) error {
	t, err := buku.BukaTitik(string(isi)+"\n", m.Publik)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "SAH: buku %s berisi %d catatan, akar %s.\n", t.Asal, t.Ukuran, t.Akar)
	return err
}

func saat(t time.Time) string { return t.UTC().Format("2006-01-02 15:04:05") + " UTC" }
