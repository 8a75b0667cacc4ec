package akun

import (
	"context"
	"strings"
	"unicode/utf8"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
)

// ErrKop says that a line of the head of the paper is too long.
var ErrKop = dasar.Aturan("SRV-KOP-01")

// Kop is the head of the paper of one unit, and who signs for it. Everything is as
// printed; "" prints nothing.
type Kop struct {
	bun.BaseModel `bun:"table:server_kop"`

	Lembaga     dasar.LembagaID `bun:"lembaga,pk"`
	Unit        string          `bun:"unit,pk"`
	Nama        string          `bun:"nama"`
	NamaArab    string          `bun:"nama_arab"`
	NamaUnit    string          `bun:"nama_unit"`
	Nomor       string          `bun:"nomor"` // NPSN, NSM or NSPP with its label
	Alamat      string          `bun:"alamat"`
	Kota        string          `bun:"kota"`
	Kepala      string          `bun:"kepala"`
	Jabatan     string          `bun:"jabatan"`
	NomorKepala string          `bun:"nomor_kepala"` // NIP with its label
	Kurikulum   string          `bun:"kurikulum"`
}

// maksKop is the length of one line, in letters.
const maksKop = 150

// Bidang are the lines with the names of their fields, in the order of the form.
func (k *Kop) Bidang() []struct {
	Nama string
	Isi  *string
} {
	return []struct {
		Nama string
		Isi  *string
	}{
		{"nama", &k.Nama}, {"nama_arab", &k.NamaArab}, {"nama_unit", &k.NamaUnit}, {"nomor", &k.Nomor}, {"alamat", &k.Alamat}, {"kota", &k.Kota},
		{"kepala", &k.Kepala}, {"jabatan", &k.Jabatan}, {"nomor_kepala", &k.NomorKepala}, {"kurikulum", &k.Kurikulum},
	}
}

// AlamatKop returns an address that stands on the paper of the institution, with its town;
// "" when no unit has one.
func (g Gudang) AlamatKop(ctx context.Context, l dasar.LembagaID) (string, error) {
	var ks []Kop
	err := g.DB.NewSelect().Model(&ks).Where("lembaga = ?", string(l)).Where("alamat <> ''").Order("unit").Limit(1).Scan(ctx)
	if err != nil || len(ks) == 0 {
		return "", dasarbun.Translate(err)
	}
	return strings.TrimSuffix(ks[0].Alamat+", "+ks[0].Kota, ", "), nil
}

// Kop returns the head of the paper of a unit; ada is false when nobody wrote one.
func (g Gudang) Kop(ctx context.Context, l dasar.LembagaID, unit string) (k Kop, ada bool, err error) {
	var ks []Kop
	err = g.DB.NewSelect().Model(&ks).Where("lembaga = ?", string(l)).Where("unit = ?", unit).Scan(ctx)
	if err != nil || len(ks) == 0 {
		return Kop{Lembaga: l, Unit: unit}, false, dasarbun.Translate(err)
	}
	return ks[0], true, nil
}

// SimpanKop inserts or replaces the head of the paper of a unit; a line over 150
// letters is refused with [ErrKop].
func (g Gudang) SimpanKop(ctx context.Context, k Kop) error {
	q := g.DB.NewInsert().Model(&k).On("CONFLICT (lembaga, unit) DO UPDATE")
	for _, b := range k.Bidang() {
		*b.Isi = strings.Join(strings.Fields(*b.Isi), " ")
		if utf8.RuneCountInString(*b.Isi) > maksKop {
			return ErrKop.Invalidf("isian ini paling panjang %d huruf; singkatkan", maksKop).Pada(b.Nama)
		}
		q = q.Set("? = EXCLUDED.?", bun.Ident(b.Nama), bun.Ident(b.Nama))
	}
	_, err := q.Exec(ctx)
	return dasarbun.Translate(err)
}
