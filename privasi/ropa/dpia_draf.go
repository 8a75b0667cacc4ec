package ropa

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/retensi"
)

// ErrDataDraf says that a table of draft texts cannot be used; it names the row.
var ErrDataDraf = dasar.Aturan("PRI-ROPA-25")

//go:embed data/draf_dpia.csv
var berkasDraf []byte

// NaskahDraf is what no program can tell about an activity: why it is needed, and what may
// happen to people. The rest of a draft is written out of register and tags.
type NaskahDraf struct {
	Versi     string            // of the texts; a draft keeps it
	Kebutuhan map[string]string // by code of the activity
	Risiko    map[string]string // by category, for all below it
	Langkah   map[string]string // by category, for all below it
}

// NaskahDrafBaku returns the shipped texts for the activities of [privasi.DaftarBaku].
func NaskahDrafBaku() NaskahDraf { return naskahBaku() }

var naskahBaku = sync.OnceValue(func() NaskahDraf {
	n, err := BacaNaskahDraf(bytes.NewReader(berkasDraf))
	if err != nil {
		panic("ropa: " + err.Error()) // the shipped table
	}
	return n
})

// BacaNaskahDraf reads texts from CSV (bagian,kunci,teks), for an embedder that has its own.
// An unknown part, a key twice, an empty text or a table without version is [ErrDataDraf].
func BacaNaskahDraf(r io.Reader) (NaskahDraf, error) {
	n := NaskahDraf{Kebutuhan: map[string]string{}, Risiko: map[string]string{}, Langkah: map[string]string{}}
	c := csv.NewReader(r)
	c.FieldsPerRecord = 3
	baris, err := c.ReadAll()
	if err != nil {
		return n, fmt.Errorf("membaca naskah draf: %w", err)
	}
	bagian := map[string]map[string]string{"kebutuhan": n.Kebutuhan, "risiko": n.Risiko, "langkah": n.Langkah}
	for i, b := range baris {
		if i == 0 {
			continue
		}
		if b[0] == "versi" && n.Versi == "" && b[2] != "" {
			n.Versi = b[2]
			continue
		}
		m, ada := bagian[b[0]]
		if _, ganda := m[b[1]]; !ada || ganda || b[1] == "" || strings.TrimSpace(b[2]) == "" {
			return n, ErrDataDraf.Invalidf("naskah draf baris %d tidak dikenal, ganda, atau kosong", i+1)
		}
		m[b[1]] = b[2]
	}
	if n.Versi == "" {
		return n, ErrDataDraf.Invalidf("naskah draf tidak menyebut versinya")
	}
	return n, nil
}

// BahanDraf is what a draft is written out of.
type BahanDraf struct {
	Register   privasi.Register
	Daftar     *privasi.Daftar
	Jadwal     retensi.Jadwal
	Rincian    Rincian
	Pengamanan []string // what the running configuration does
	Naskah     NaskahDraf
	Pada       time.Time
}

// DrafDPIA writes the four contents ([ButirDPIA]) of an assessment of an activity: what it
// uses, who sees it how far and how long it stays are what the program really does. A draft
// binds nobody before somebody of the institution took it over. Why the activity is needed
// is told for those of the default register alone: for another it comes out empty, and
// somebody has to say it.
func (b BahanDraf) DrafDPIA(k privasi.Kegiatan) map[string]string {
	d := draf{b, k, medanKegiatan(k, b.Daftar)}
	return map[string]string{"uraian": d.uraian(), "kebutuhan": d.kebutuhan(), "risiko": d.risiko(), "langkah": d.langkah()}
}

type draf struct {
	BahanDraf
	k  privasi.Kegiatan
	ms []medan
}

func (d draf) hitung(ya func(privasi.Bidang) bool) (n int) {
	for _, m := range d.ms {
		if ya(m.b) {
			n++
		}
	}
	return n
}

func spesifik(b privasi.Bidang) bool { return b.Kelas == privasi.Spesifik }
func tersegel(b privasi.Bidang) bool { return b.Tertutup }

// kategori lists the categories of the fields, without doubles.
func (d draf) kategori() []string {
	ada := map[string]bool{}
	for _, m := range d.ms {
		ada[m.b.Kategori] = true
	}
	return slices.Sorted(maps.Keys(ada))
}

func (d draf) uraian() string {
	t := bahan{k: d.k, r: d.Register}.tujuan()
	if _, kata, ada := strings.Cut(t, ": "); ada {
		t = kata
	}
	ts := []string{
		fmt.Sprintf("Kegiatan ini dijalankan untuk %s. Dasarnya %s: %s.", t, d.k.Dasar, d.k.Rujukan),
		fmt.Sprintf("Menyentuh %d bidang data, %d di antaranya data spesifik. Kategorinya: %s.", len(d.ms), d.hitung(spesifik), strings.Join(d.kategori(), ", ")),
	}
	if s := d.Rincian.KategoriSubjek; len(s) > 0 {
		ts = append(ts, "Data mengenai "+strings.Join(s, ", ")+".")
	}
	if s := d.Rincian.Sumber; len(s) > 0 {
		ts = append(ts, "Datanya dari "+strings.Join(s, ", ")+"; "+strings.Join(bahan{rinci: d.Rincian}.penerima(), ", ")+".")
	}
	return strings.Join(append(ts, "Yang melihat: "+strings.Join(d.yangMelihat(), "; ")+".", "Disimpan: "+strings.Join(bahan{medan: d.ms, j: d.Jadwal, t: d.Pada}.retensi(), "; ")+"."), "\n")
}

func (d draf) yangMelihat() (ps []string) {
	for _, p := range d.Register.Peran {
		t := d.k.TingkatPeran[p.Kode]
		if t == privasi.Tiada {
			continue
		}
		s := p.Nama + " (" + t.String()
		if p.PerluHubungan {
			s += ", hanya orang yang berhubungan dengannya"
		}
		ps = append(ps, s+")")
	}
	return ps
}

func (d draf) kebutuhan() string {
	alasan := d.Naskah.Kebutuhan[d.k.Kode]
	if alasan == "" {
		return ""
	}
	tak := []string{}
	for _, p := range d.Register.Peran {
		if d.k.TingkatPeran[p.Kode] == privasi.Tiada {
			tak = append(tak, p.Nama)
		}
	}
	return alasan + "\nLewat kegiatan ini tidak melihat apa pun: " + strings.Join(tak, ", ") + "."
}

// menurutKategori picks the texts of the categories that the activity touches.
func (d draf) menurutKategori(teks map[string]string) (ts []string) {
	ada := d.kategori()
	for _, k := range slices.Sorted(maps.Keys(teks)) {
		if slices.ContainsFunc(ada, func(x string) bool { return mencakup(k, x) }) {
			ts = append(ts, teks[k])
		}
	}
	return ts
}

func (d draf) risiko() string {
	ts := append(d.menurutKategori(d.Naskah.Risiko), "Petugas yang berwenang membuka lebih banyak daripada yang dikerjakannya, atau akunnya dipakai orang lain.")
	if slices.Contains(d.Rincian.KategoriSubjek, "santri") {
		ts = append(ts, "Sebagian besar orangnya anak: akibatnya lebih lama dan mereka sendiri jarang menyadarinya.")
	}
	if n := len(d.ms) - d.hitung(tersegel); n > 0 {
		ts = append(ts, fmt.Sprintf("%d bidang disimpan terbaca agar dapat dicari dan dihitung: yang mencuri basis data tanpa kunci tetap dapat membacanya.", n))
	}
	return "- " + strings.Join(ts, "\n- ")
}

func (d draf) langkah() string {
	ts := []string{
		fmt.Sprintf("%d dari %d bidang disimpan tersegel.", d.hitung(tersegel), len(d.ms)),
		"Setiap pembukaan diputuskan per bidang menurut tujuan dan peran, dan dicatat sebelum nilainya tampil; orangnya dapat melihat siapa membuka datanya.",
	}
	for _, s := range d.k.Perlu {
		ts = append(ts, "Tertutup tanpa "+strings.ReplaceAll(string(s), "_", " ")+".")
	}
	ts = append(ts, d.menurutKategori(d.Naskah.Langkah)...)
	for _, p := range d.Pengamanan {
		ts = append(ts, strings.ToUpper(p[:1])+p[1:]+".")
	}
	return "- " + strings.Join(append(ts, "Yang lewat masa simpannya dimusnahkan dengan berita acara."), "\n- ")
}
