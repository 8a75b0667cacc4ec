package insiden

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// BidangTerdampak is one field that was exposed.
type BidangTerdampak struct {
	Tipe, Bidang string
	Kategori     string // "" when type or field is not registered
	Tingkat      string // the highest that was released; "?" when the trail cannot be read
}

// Terdampak is what was exposed of one person.
type Terdampak struct {
	Lembaga  dasar.LembagaID   `privasi:"-,lembaga"`
	Insiden  string            `privasi:"-,kunci insiden"`
	Subjek   privasi.SubjekID  `privasi:"subjek"`
	Bidang   []BidangTerdampak `privasi:"-,nama bidang; tanpa isi"`
	Kali     int               `privasi:"-,banyak pembukaan"`
	Pertama  time.Time         `privasi:"-,pembukaan pertama"`
	Terakhir time.Time         `privasi:"-,pembukaan terakhir"`
	Versi    uint64            `privasi:"-,nomor perubahan"`
}

// Kategori lists the categories that were exposed, sorted; "" stands for data that is not
// known better.
func (t Terdampak) Kategori() []string {
	var ks []string
	for _, b := range t.Bidang {
		ks = append(ks, b.Kategori)
	}
	slices.Sort(ks)
	return slices.Compact(ks)
}

// Jendela is what to look for in a trail: accounts that were compromised, and when. A zero
// Sampai is open, a zero Dari is from the beginning; both ends count.
type Jendela struct {
	Akun         []string
	Dari, Sampai time.Time
}

func (j Jendela) memuat(x privasi.Jejak) bool {
	return slices.Contains(j.Akun, x.Pelaku) && (j.Dari.IsZero() || !x.Pada.Before(j.Dari)) && (j.Sampai.IsZero() || !x.Pada.After(j.Sampai))
}

// Radius computes out of lines of the trail which fields of whom the accounts of the
// window opened in an institution: every field that was released at any level. What a line
// does not say clearly counts as released. People come sorted by id, fields by name. d
// tells the categories.
func Radius(insiden string, l dasar.LembagaID, js []privasi.Jejak, j Jendela, d *privasi.Daftar) []Terdampak {
	p := Kumpulkan(insiden, l, j)
	p.Tambah(js...)
	return p.Hasil(d)
}

// Pengumpul is [Radius] over a trail that is read page by page: it holds one entry per
// person, however long the trail is.
type Pengumpul struct {
	insiden string
	lembaga dasar.LembagaID
	jendela Jendela
	orang   map[privasi.SubjekID]*Terdampak
	bidang  map[privasi.SubjekID]map[[2]string]string
}

// Kumpulkan begins a radius.
func Kumpulkan(insiden string, l dasar.LembagaID, j Jendela) *Pengumpul {
	return &Pengumpul{insiden, l, j, map[privasi.SubjekID]*Terdampak{}, map[privasi.SubjekID]map[[2]string]string{}}
}

// Tambah takes lines in, in any order. A line given twice counts twice in Kali.
func (p *Pengumpul) Tambah(js ...privasi.Jejak) {
	for _, x := range js {
		if buka := dibuka(x.Bidang); x.Lembaga == p.lembaga && p.jendela.memuat(x) && len(buka) > 0 {
			p.catat(x, buka)
		}
	}
}

func (p *Pengumpul) catat(x privasi.Jejak, buka map[string]string) {
	t := p.orang[x.Subjek]
	if t == nil {
		t = &Terdampak{Lembaga: p.lembaga, Insiden: p.insiden, Subjek: x.Subjek, Pertama: x.Pada, Terakhir: x.Pada}
		p.orang[x.Subjek], p.bidang[x.Subjek] = t, map[[2]string]string{}
	}
	t.Kali++
	if x.Pada.Before(t.Pertama) {
		t.Pertama = x.Pada
	}
	if x.Pada.After(t.Terakhir) {
		t.Terakhir = x.Pada
	}
	for nama, tingkat := range buka {
		k := [2]string{x.Tipe, nama}
		if urutan(tingkat) > urutan(p.bidang[x.Subjek][k]) {
			p.bidang[x.Subjek][k] = tingkat
		}
	}
}

// Hasil lists the people so far, sorted by id, their fields by name.
func (p *Pengumpul) Hasil(d *privasi.Daftar) []Terdampak {
	ts := make([]Terdampak, 0, len(p.orang))
	for _, s := range slices.Sorted(maps.Keys(p.orang)) {
		t := *p.orang[s]
		for k, tingkat := range p.bidang[s] {
			t.Bidang = append(t.Bidang, BidangTerdampak{k[0], k[1], kategori(d, k[0], k[1]), tingkat})
		}
		slices.SortFunc(t.Bidang, func(a, b BidangTerdampak) int {
			return cmp.Or(cmp.Compare(a.Tipe, b.Tipe), cmp.Compare(a.Bidang, b.Bidang))
		})
		ts = append(ts, t)
	}
	return ts
}

// Tambahan is what of newly found exposure is not known yet: people whom none of lama
// covers in full, each with all that was found. A radius only grows.
func Tambahan(lama, baru []Terdampak) []Terdampak {
	tahu := map[privasi.SubjekID]map[BidangTerdampak]bool{}
	for _, t := range lama {
		if tahu[t.Subjek] == nil {
			tahu[t.Subjek] = map[BidangTerdampak]bool{}
		}
		for _, b := range t.Bidang {
			tahu[t.Subjek][b] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(baru), func(t Terdampak) bool {
		return tahu[t.Subjek] != nil && !slices.ContainsFunc(t.Bidang, func(b BidangTerdampak) bool { return !tahu[t.Subjek][b] })
	})
}

// dibuka reads the fields of a line that were released. A part that is not "name=level"
// with a level that exists counts as released at "?".
func dibuka(teks string) map[string]string {
	buka := map[string]string{}
	if teks == "" {
		return map[string]string{"?": "?"}
	}
	for bagian := range strings.SplitSeq(teks, ",") {
		nama, tingkat, ada := strings.Cut(bagian, "=")
		switch {
		case ada && tingkat == privasi.Tiada.String():
		case ada && nama != "" && urutan(tingkat) > 0:
			if urutan(tingkat) > urutan(buka[nama]) {
				buka[nama] = tingkat
			}
		default:
			buka[cmp.Or(nama, "?")] = "?"
		}
	}
	return buka
}

// urutan orders what was released: "?" is taken for the worst.
func urutan(tingkat string) int {
	switch tingkat {
	case privasi.Ada.String():
		return 1
	case privasi.Samar.String():
		return 2
	case privasi.Penuh.String():
		return 3
	case "?":
		return 4
	}
	return 0
}

func kategori(d *privasi.Daftar, tipe, bidang string) string {
	if d == nil {
		return ""
	}
	t := d.Tipe(tipe)
	if t == nil {
		return ""
	}
	b, _ := t.Cari(bidang)
	return b.Kategori
}
