package akademikbun

import (
	"cmp"
	"context"
	"slices"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/santri"
)

type tokoKelompok struct{ db bun.IDB }

type barisPembagian struct {
	bun.BaseModel `bun:"table:akademik_pembagian,alias:p"`

	Lembaga  string `bun:"lembaga,pk"`
	ID       string `bun:"id,pk"`
	Rombel   string `bun:"rombel"`
	Nama     string `bun:"nama"`
	Sejak    string `bun:"sejak"`
	Kelompok string `bun:"kelompok"`
	Batal    bool   `bun:"batal"`
	Oleh     string `bun:"oleh"`
	Dicatat  int64  `bun:"dicatat"`
	Versi    int    `bun:"versi"`
}

func (b barisPembagian) kunci() (string, int) { return b.ID, b.Versi }

func (b barisPembagian) pembagian() (akademik.Pembagian, error) {
	p := akademik.Pembagian{Lembaga: dasar.LembagaID(b.Lembaga), ID: b.ID, Rombel: akademik.RombelID(b.Rombel), Nama: b.Nama, Sejak: hari(b.Sejak), Batal: b.Batal, Oleh: b.Oleh, Dicatat: dasarbun.DariMikro(b.Dicatat), Versi: b.Versi}
	return p, baca(b.Kelompok, &p.Kelompok)
}

// SimpanPembagian implements [akademik.KelompokStore].
func (t tokoKelompok) SimpanPembagian(ctx context.Context, l dasar.LembagaID, ps ...akademik.Pembagian) error {
	baris := make([]barisPembagian, len(ps))
	for i, p := range ps {
		baris[i] = barisPembagian{Lembaga: string(l), ID: p.ID, Rombel: string(p.Rombel), Nama: p.Nama, Sejak: p.Sejak.String(), Batal: p.Batal, Oleh: p.Oleh, Dicatat: dasarbun.Mikro(p.Dicatat), Versi: p.Versi + 1}
		if err := teksJSON([]*string{&baris[i].Kelompok}, p.Kelompok); err != nil {
			return err
		}
	}
	return simpanVersi(ctx, t.db, l, "akademik_pembagian", `rombel = EXCLUDED.rombel, nama = EXCLUDED.nama, sejak = EXCLUDED.sejak, kelompok = EXCLUDED.kelompok, batal = EXCLUDED.batal,
		oleh = EXCLUDED.oleh, dicatat = EXCLUDED.dicatat, versi = EXCLUDED.versi`, baris, nil)
}

// Pembagian implements [akademik.KelompokStore].
func (t tokoKelompok) Pembagian(ctx context.Context, l dasar.LembagaID, r ...akademik.RombelID) ([]akademik.Pembagian, error) {
	baris, err := ambilIn[barisPembagian](ctx, t.db, l, "rombel", r, nil)
	if err != nil {
		return nil, err
	}
	return urutPembagian(terjemah(baris, barisPembagian.pembagian))
}

func urutPembagian(ps []akademik.Pembagian, err error) ([]akademik.Pembagian, error) {
	slices.SortFunc(ps, func(a, b akademik.Pembagian) int {
		return cmp.Or(cmp.Compare(a.Rombel, b.Rombel), cmp.Compare(a.Nama, b.Nama), a.Sejak.Compare(b.Sejak), a.Dicatat.Compare(b.Dicatat), cmp.Compare(a.ID, b.ID))
	})
	return ps, err
}

// maksSebut bounds the alternatives of one statement.
const maksSebut = 500

// Pembagian implements [akademik.MilikStore].
func (t tokoMilik) Pembagian(ctx context.Context, l dasar.LembagaID, s ...santri.ID) (hasil []akademik.Pembagian, err error) {
	for bagian := range slices.Chunk(s, maksSebut) {
		var baris []barisPembagian
		q := t.db.NewSelect().Model(&baris).Where("p.lembaga = ?", string(l)).WhereGroup(" AND ", menyebut("p.kelompok", bagian))
		if err := q.Scan(ctx); err != nil {
			return nil, dasarbun.Translate(err)
		}
		semua, err := terjemah(baris, barisPembagian.pembagian)
		if err != nil {
			return nil, err
		}
		hasil = append(hasil, semua...)
	}
	for i := range hasil {
		hasil[i] = hasil[i].Hanya(s...)
	}
	hasil, err = urutPembagian(hasil, nil)
	return slices.CompactFunc(hasil, func(a, b akademik.Pembagian) bool { return a.ID == b.ID }), err
}
