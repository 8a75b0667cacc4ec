package akademikbun

import (
	"context"
	"iter"
	"slices"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/santri"
)

type tokoKitab struct{ db bun.IDB }

type barisKitab struct {
	bun.BaseModel `bun:"table:akademik_kitab,alias:k"`

	Lembaga string `bun:"lembaga,pk"`
	ID      string `bun:"id,pk"`
	Santri  string `bun:"santri"`
	Kitab   string `bun:"kitab"`
	Rombel  string `bun:"rombel"`
	Cara    string `bun:"cara"`
	Selang  string `bun:"selang"`
	Hasil   string `bun:"hasil"`
	Catatan string `bun:"catatan"`
	Tanggal string `bun:"tanggal"`
	Batal   string `bun:"batal"`
	Oleh    string `bun:"oleh"`
	Dicatat int64  `bun:"dicatat"`
	Versi   int    `bun:"versi"`
}

func (b barisKitab) kunci() (string, int) { return b.ID, b.Versi }

func (b barisKitab) setoran() (s akademik.SetoranKitab, err error) {
	s = akademik.SetoranKitab{Lembaga: dasar.LembagaID(b.Lembaga), ID: b.ID, Santri: santri.ID(b.Santri), Kitab: b.Kitab, Rombel: akademik.RombelID(b.Rombel), Cara: akademik.CaraKitab(b.Cara),
		Hasil: hafalan.Hasil(b.Hasil), Catatan: b.Catatan, Tanggal: hari(b.Tanggal), Batal: b.Batal, Oleh: b.Oleh, Dicatat: dasarbun.DariMikro(b.Dicatat), Versi: b.Versi}
	rs, err := bacaRentang(b.Selang)
	for _, r := range rs {
		s.Selang = append(s.Selang, akademik.SelangKitab(r))
	}
	return s, err
}

// Simpan implements [akademik.KitabStore].
func (t tokoKitab) Simpan(ctx context.Context, l dasar.LembagaID, ss ...akademik.SetoranKitab) error {
	baris := make([]barisKitab, len(ss))
	for i, s := range ss {
		var rs []akademik.RentangAyat
		for _, r := range s.Selang {
			rs = append(rs, akademik.RentangAyat(r))
		}
		baris[i] = barisKitab{Lembaga: string(l), ID: s.ID, Santri: string(s.Santri), Kitab: s.Kitab, Rombel: string(s.Rombel), Cara: string(s.Cara), Selang: tulisRentang(rs), Hasil: string(s.Hasil),
			Catatan: s.Catatan, Tanggal: s.Tanggal.String(), Batal: s.Batal, Oleh: s.Oleh, Dicatat: dasarbun.Mikro(s.Dicatat), Versi: s.Versi + 1}
	}
	return simpanVersi(ctx, t.db, l, "akademik_kitab", `santri = EXCLUDED.santri, kitab = EXCLUDED.kitab, rombel = EXCLUDED.rombel, cara = EXCLUDED.cara, selang = EXCLUDED.selang, hasil = EXCLUDED.hasil,
		catatan = EXCLUDED.catatan, tanggal = EXCLUDED.tanggal, batal = EXCLUDED.batal, oleh = EXCLUDED.oleh, dicatat = EXCLUDED.dicatat, versi = EXCLUDED.versi`, baris, nil)
}

// Ambil implements [akademik.KitabStore].
func (t tokoKitab) Ambil(ctx context.Context, l dasar.LembagaID, id ...string) ([]akademik.SetoranKitab, error) {
	baris, err := ambilIn[barisKitab](ctx, t.db, l, "id", id, nil)
	if err != nil {
		return nil, err
	}
	ada, err := terjemah(baris, barisKitab.setoran)
	return menurut(id, ada, func(s akademik.SetoranKitab) string { return s.ID }, akademik.SetoranKitab.Salin), err
}

// Milik implements [akademik.KitabStore].
func (t tokoKitab) Milik(ctx context.Context, l dasar.LembagaID, kitab string, s ...santri.ID) ([]akademik.SetoranKitab, error) {
	baris, err := ambilIn[barisKitab](ctx, t.db, l, "santri", s, func(q *bun.SelectQuery) *bun.SelectQuery {
		if kitab != "" {
			q = q.Where("kitab = ?", kitab)
		}
		return q
	})
	if err != nil {
		return nil, err
	}
	hasil, err := terjemah(baris, barisKitab.setoran)
	slices.SortFunc(hasil, akademik.BandingSetoranKitab)
	return hasil, err
}

// Alirkan implements [akademik.KitabStore].
func (t tokoKitab) Alirkan(ctx context.Context, l dasar.LembagaID, s ...santri.ID) iter.Seq2[akademik.SetoranKitab, error] {
	return dasarbun.Alirkan(ctx, t.db, sealir, halaman(l, s, "santri, tanggal, dicatat, id", func(b *barisKitab) []any { return []any{b.Santri, b.Tanggal, b.Dicatat, b.ID} }), barisKitab.setoran)
}
