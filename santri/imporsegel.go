package santri

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// panjangSidik is the length of the mark of one sealed field in [SidikImpor].
const panjangSidik = 16

// bidangSegel is one sealed field that an import compares by its mark. The
// order of segelImpor is the order of marks in [SidikImpor] and never changes.
type bidangSegel struct {
	nama, bidang string // in the file, in the record
	kategori     string
	teks         func(IsiBaris) string
	kosong       func(Santri) bool
	baca         func(*privasi.Pandangan, Santri) (string, error)
	pasang       func(s *Santri, i IsiBaris, lama string)
	milikKita    bool // Dapodik fills it when empty and never overrides
}

func segelImpor() []bidangSegel {
	return []bidangSegel{
		{"no_kk", "NoKK", privasi.KategoriKK, func(i IsiBaris) string { return string(i.NoKK) },
			func(s Santri) bool { return s.NoKK.Kosong() },
			func(v *privasi.Pandangan, s Santri) (string, error) { return bacaTeks(v, s, "NoKK", s.NoKK) },
			func(s *Santri, i IsiBaris, _ string) { s.NoKK = privasi.Tutup(i.NoKK) }, false},
		{"alamat", "Alamat", privasi.KategoriAlamat, func(i IsiBaris) string { return i.Alamat },
			func(s Santri) bool { return s.Alamat.Kosong() },
			func(v *privasi.Pandangan, s Santri) (string, error) { return bacaTeks(v, s, "Alamat", s.Alamat) },
			func(s *Santri, i IsiBaris, _ string) { s.Alamat = privasi.Tutup(i.Alamat) }, true},
		{"hp", "HP", privasi.KategoriHP, func(i IsiBaris) string { return string(i.HP) },
			func(s Santri) bool { return s.HP.Kosong() },
			func(v *privasi.Pandangan, s Santri) (string, error) { return bacaTeks(v, s, "HP", s.HP) },
			func(s *Santri, i IsiBaris, _ string) { s.HP = privasi.Tutup(i.HP) }, true},
		{"ket", "Catatan", "kesiswaan.catatan", func(i IsiBaris) string { return i.Catatan },
			func(s Santri) bool { return s.Catatan.Kosong() },
			func(v *privasi.Pandangan, s Santri) (string, error) { return bacaTeks(v, s, "Catatan", s.Catatan) },
			func(s *Santri, i IsiBaris, _ string) { s.Catatan = privasi.Tutup(i.Catatan) }, true},
		{"data_resmi", "Resmi", "identitas.resmi", func(i IsiBaris) string { return petaTeks(i.Resmi) },
			func(s Santri) bool { return s.Resmi.Kosong() },
			func(v *privasi.Pandangan, s Santri) (string, error) { return bacaPeta(v, s, "Resmi", s.Resmi) },
			func(s *Santri, i IsiBaris, lama string) { s.Resmi = privasi.Tutup(gabungPeta(lama, i.Resmi)) }, false},
		{"kesehatan", "Kesehatan", privasi.KategoriKesehatan, func(i IsiBaris) string { return petaTeks(i.Kesehatan) },
			func(s Santri) bool { return s.Kesehatan.Kosong() },
			func(v *privasi.Pandangan, s Santri) (string, error) { return bacaPeta(v, s, "Kesehatan", s.Kesehatan) },
			func(s *Santri, i IsiBaris, lama string) { s.Kesehatan = privasi.Tutup(gabungPeta(lama, i.Kesehatan)) }, false},
	}
}

func bacaTeks[T ~string](v *privasi.Pandangan, s Santri, bidang string, t privasi.Tertutup[T]) (string, error) {
	n, _, err := privasi.Baca(v, s.Subjek, bidang, t)
	return string(n), err
}

func bacaPeta[T ~map[string]string](v *privasi.Pandangan, s Santri, bidang string, t privasi.Tertutup[T]) (string, error) {
	m, _, err := privasi.Baca(v, s.Subjek, bidang, t)
	return petaTeks(m), err
}

// petaTeks writes a map with its keys in order, "" for an empty one.
func petaTeks[T ~map[string]string](m T) string {
	if len(m) == 0 {
		return ""
	}
	b, _ := json.Marshal(m) // texts only: it cannot fail
	return string(b)
}

// gabungPeta lays the columns of a file over what was known.
func gabungPeta[T ~map[string]string](lama string, baru T) T {
	hasil := T{}
	if lama != "" {
		_ = json.Unmarshal([]byte(lama), &hasil) // written by petaTeks
	}
	maps.Copy(hasil, baru)
	return hasil
}

// sidikBaru computes the marks of rows: keyed hashes of what each says about
// the sealed fields, zero for nothing.
func (im *Impor) sidikBaru(ctx context.Context, l dasar.LembagaID, us []*putusan) (map[int][]byte, error) {
	bs := segelImpor()
	teks := make([]string, 0, len(us)*len(bs))
	for _, u := range us {
		for _, b := range bs {
			t := b.teks(u.Isi)
			if t != "" { // the index folds case; a hash does not
				s := sha256.Sum256([]byte(t))
				t = b.nama + ":" + hex.EncodeToString(s[:])
			}
			teks = append(teks, t)
		}
	}
	indeks, err := im.Service.Brankas.IndeksBanyak(ctx, l, "impor.sidik", teks)
	if err != nil {
		return nil, err
	}
	hasil := make(map[int][]byte, len(us))
	for i, u := range us {
		s := make([]byte, panjangSidik*len(bs))
		for j := range bs {
			if n := i*len(bs) + j; teks[n] != "" {
				copy(s[j*panjangSidik:(j+1)*panjangSidik], indeks[n])
			}
		}
		hasil[u.Nomor] = s
	}
	return hasil, nil
}

// tersegel compares sealed fields: by the mark of the last import where there is
// one, else by opening, as far as the register allows it.
func (x *banding) tersegel(ctx context.Context) error {
	baru, err := x.im.sidikBaru(ctx, x.pel.Lembaga, x.us)
	if err != nil {
		return err
	}
	bs := segelImpor()
	buka := map[*putusan][]int{}
	for _, u := range x.us {
		lama := x.keadaan.sidik[u.santri.ID]
		if len(lama) != len(bs)*panjangSidik {
			lama = make([]byte, len(bs)*panjangSidik)
		}
		sidik := bytes.Clone(lama)
		for i, b := range bs {
			di := sidik[i*panjangSidik : (i+1)*panjangSidik]
			teks, kata := b.teks(u.Isi), baru[u.Nomor][i*panjangSidik:(i+1)*panjangSidik]
			if teks == "" || bytes.Equal(di, kata) {
				continue
			}
			copy(di, kata)
			switch {
			case b.kosong(*u.santri):
				u.bedakan(b.nama, "", b.tampil("", teks))
				b.pasang(u.ubah.santri, u.Isi, "")
			case b.milikKita && x.layout == LembarDapodik:
			default:
				buka[u] = append(buka[u], i)
			}
		}
		if !bytes.Equal(sidik, lama) {
			u.ubah.sidik = &SidikImpor{x.pel.Lembaga, u.santri.ID, x.layout, sidik}
		}
	}
	return x.buka(ctx, buka)
}

// buka compares fields that need opening. One that the actor may not open is
// left as it is when no import wrote it before, and replaced when one did.
func (x *banding) buka(ctx context.Context, perlu map[*putusan][]int) error {
	bs := segelImpor()
	antre := make([]*putusan, 0, len(perlu))
	for _, u := range x.us {
		if len(perlu[u]) > 0 {
			antre = append(antre, u)
		}
	}
	for bagian := range slices.Chunk(antre, kelompokImpor) {
		var bidang []string
		subjek := make([]privasi.SubjekID, len(bagian))
		for i, u := range bagian {
			subjek[i] = u.santri.Subjek
			for _, j := range perlu[u] {
				if !slices.Contains(bidang, bs[j].bidang) {
					bidang = append(bidang, bs[j].bidang)
				}
			}
		}
		v, err := x.im.Penjaga.Minta(ctx, x.pel, "santri.Santri", bidang, subjek...)
		if err != nil {
			return err
		}
		for _, u := range bagian {
			for _, j := range perlu[u] {
				x.satu(v, u, bs[j], j)
			}
		}
	}
	return nil
}

func (x *banding) satu(v *privasi.Pandangan, u *putusan, b bidangSegel, i int) {
	teks := b.teks(u.Isi)
	lama, err := b.baca(v, *u.santri)
	dulu := x.keadaan.sidik[u.santri.ID]
	pernah := len(dulu) > 0 && !bytes.Equal(dulu[i*panjangSidik:(i+1)*panjangSidik], make([]byte, panjangSidik))
	if err != nil && !pernah {
		// Not to be compared: the field stays, and no mark claims otherwise.
		if s := u.ubah.sidik; s != nil {
			clear(s.Sidik[i*panjangSidik : (i+1)*panjangSidik])
		}
		return
	}
	u.samakan(b, lama, teks)
}

// tampil shows the new value of a sealed field: masked, or, where many columns
// are sealed as one, the names of the columns that are new or other.
func (b bidangSegel) tampil(lama, baru string) string {
	if b.bidang != "Resmi" && b.bidang != "Kesehatan" {
		return samarkan(b.kategori, baru)
	}
	dulu, kini := gabungPeta[DataResmi](lama, nil), gabungPeta[DataResmi](baru, nil)
	var kolom []string
	for k, v := range kini {
		if dulu[k] != v {
			kolom = append(kolom, k)
		}
	}
	slices.Sort(kolom)
	return strings.Join(kolom, ", ")
}

// samakan records a difference unless the file repeats what is stored.
func (u *putusan) samakan(b bidangSegel, lama, teks string) {
	hasil := teks
	if b.bidang == "Resmi" {
		hasil = petaTeks(gabungPeta(lama, u.Isi.Resmi))
	} else if b.bidang == "Kesehatan" {
		hasil = petaTeks(gabungPeta(lama, u.Isi.Kesehatan))
	}
	if hasil == lama {
		return
	}
	u.bedakan(b.nama, samarkan(b.kategori, lama), b.tampil(lama, hasil))
	b.pasang(u.ubah.santri, u.Isi, lama)
}
