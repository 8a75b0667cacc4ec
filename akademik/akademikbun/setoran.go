package akademikbun

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/santri"
)

type tokoSetoran struct{ db bun.IDB }

type barisSetoran struct {
	bun.BaseModel `bun:"table:akademik_setoran,alias:s"`

	Lembaga   string `bun:"lembaga,pk"`
	ID        string `bun:"id,pk"`
	Santri    string `bun:"santri"`
	Rombel    string `bun:"rombel"`
	Jenis     string `bun:"jenis"`
	Rentang   string `bun:"rentang"`
	Kesalahan string `bun:"kesalahan"`
	Skor      string `bun:"skor"`
	Hasil     string `bun:"hasil"`
	Catatan   string `bun:"catatan"`
	Tanggal   string `bun:"tanggal"`
	Batal     string `bun:"batal"`
	Oleh      string `bun:"oleh"`
	Dicatat   int64  `bun:"dicatat"`
	Versi     int    `bun:"versi"`
}

func (b barisSetoran) kunci() (string, int) { return b.ID, b.Versi }

// tulisRentang writes 8-12,255-255: short, and read without a parser of JSON.
func tulisRentang(rs []akademik.RentangAyat) string {
	var b []byte
	for i, r := range rs {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(append(strconv.AppendInt(b, int64(r.Dari), 10), '-'), int64(r.Sampai), 10)
	}
	return string(b)
}

func bacaRentang(s string) (rs []akademik.RentangAyat, err error) {
	if s == "" {
		return nil, nil
	}
	for t := range strings.SplitSeq(s, ",") {
		a, b, _ := strings.Cut(t, "-")
		dari, e1 := strconv.Atoi(a)
		sampai, e2 := strconv.Atoi(b)
		if err := cmp.Or(e1, e2); err != nil {
			return nil, fmt.Errorf("reading ranges of ayat: %w", err)
		}
		rs = append(rs, akademik.RentangAyat{Dari: dari, Sampai: sampai})
	}
	return rs, nil
}

func (b barisSetoran) setoran() (s akademik.Setoran, err error) {
	s = akademik.Setoran{Lembaga: dasar.LembagaID(b.Lembaga), ID: b.ID, Santri: santri.ID(b.Santri), Rombel: akademik.RombelID(b.Rombel), Jenis: hafalan.Jenis(b.Jenis), Skor: b.Skor,
		Hasil: hafalan.Hasil(b.Hasil), Catatan: b.Catatan, Tanggal: hari(b.Tanggal), Batal: b.Batal, Oleh: b.Oleh, Dicatat: dasarbun.DariMikro(b.Dicatat), Versi: b.Versi}
	if s.Rentang, err = bacaRentang(b.Rentang); err != nil {
		return s, err
	}
	return s, baca(b.Kesalahan, &s.Kesalahan)
}

// Simpan implements [akademik.SetoranStore].
func (t tokoSetoran) Simpan(ctx context.Context, l dasar.LembagaID, ss ...akademik.Setoran) error {
	baris := make([]barisSetoran, len(ss))
	for i, s := range ss {
		kesalahan, err := tulis(s.Kesalahan)
		if err != nil {
			return err
		}
		baris[i] = barisSetoran{Lembaga: string(l), ID: s.ID, Santri: string(s.Santri), Rombel: string(s.Rombel), Jenis: string(s.Jenis), Rentang: tulisRentang(s.Rentang), Kesalahan: kesalahan,
			Skor: s.Skor, Hasil: string(s.Hasil), Catatan: s.Catatan, Tanggal: s.Tanggal.String(), Batal: s.Batal, Oleh: s.Oleh, Dicatat: dasarbun.Mikro(s.Dicatat), Versi: s.Versi + 1}
	}
	return simpanVersi(ctx, t.db, l, "akademik_setoran", `santri = EXCLUDED.santri, rombel = EXCLUDED.rombel, jenis = EXCLUDED.jenis, rentang = EXCLUDED.rentang, kesalahan = EXCLUDED.kesalahan,
		skor = EXCLUDED.skor, hasil = EXCLUDED.hasil, catatan = EXCLUDED.catatan, tanggal = EXCLUDED.tanggal, batal = EXCLUDED.batal, oleh = EXCLUDED.oleh, dicatat = EXCLUDED.dicatat,
		versi = EXCLUDED.versi`, baris, nil)
}

// Ambil implements [akademik.SetoranStore].
func (t tokoSetoran) Ambil(ctx context.Context, l dasar.LembagaID, id ...string) ([]akademik.Setoran, error) {
	baris, err := ambilIn[barisSetoran](ctx, t.db, l, "id", id, nil)
	if err != nil {
		return nil, err
	}
	ada, err := terjemah(baris, barisSetoran.setoran)
	return menurut(id, ada, func(s akademik.Setoran) string { return s.ID }, akademik.Setoran.Salin), err
}

// Milik implements [akademik.SetoranStore].
func (t tokoSetoran) Milik(ctx context.Context, l dasar.LembagaID, s ...santri.ID) ([]akademik.Setoran, error) {
	baris, err := ambilIn[barisSetoran](ctx, t.db, l, "santri", s, nil)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(baris, func(a, b barisSetoran) int {
		return cmp.Or(cmp.Compare(a.Santri, b.Santri), cmp.Compare(a.Tanggal, b.Tanggal), cmp.Compare(a.Dicatat, b.Dicatat), cmp.Compare(a.ID, b.ID))
	})
	return terjemah(baris, barisSetoran.setoran)
}

// Selama implements [akademik.SetoranStore].
func (t tokoSetoran) Selama(ctx context.Context, l dasar.LembagaID, dari, sampai dasar.Tanggal, s ...santri.ID) (hasil []akademik.Setoran, err error) {
	rentang := func(q *bun.SelectQuery) *bun.SelectQuery {
		return q.Where("tanggal >= ? AND tanggal <= ? AND batal = ''", dari.String(), sampai.String())
	}
	var baris []barisSetoran
	if len(s) > 0 {
		baris, err = ambilIn[barisSetoran](ctx, t.db, l, "santri", s, rentang)
	} else if err = rentang(t.db.NewSelect().Model(&baris).Where("lembaga = ?", string(l))).Scan(ctx); err != nil {
		err = dasarbun.Translate(err)
	}
	if err != nil {
		return nil, err
	}
	slices.SortFunc(baris, func(a, b barisSetoran) int {
		return cmp.Or(cmp.Compare(a.Tanggal, b.Tanggal), cmp.Compare(a.Santri, b.Santri), cmp.Compare(a.Dicatat, b.Dicatat), cmp.Compare(a.ID, b.ID))
	})
	return terjemah(baris, barisSetoran.setoran)
}
