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

type tokoKalender struct{ db bun.IDB }

type barisAcara struct {
	bun.BaseModel `bun:"table:akademik_acara,alias:a"`

	Lembaga string `bun:"lembaga,pk"`
	ID      string `bun:"id,pk"`
	Nama    string `bun:"nama"`
	Libur   bool   `bun:"libur"`
	Unit    string `bun:"unit"`
	Jalur   string `bun:"jalur"`
	Pola    string `bun:"pola"`
	Batal   string `bun:"batal"`
	Oleh    string `bun:"oleh"`
	Dicatat int64  `bun:"dicatat"`
	Versi   int    `bun:"versi"`
}

func (b barisAcara) kunci() (string, int) { return b.ID, b.Versi }

// SimpanAcara implements [akademik.KalenderStore].
func (t tokoKalender) SimpanAcara(ctx context.Context, l dasar.LembagaID, as ...akademik.AcaraKalender) error {
	baris := make([]barisAcara, len(as))
	for i, a := range as {
		b := barisAcara{Lembaga: string(l), ID: a.ID, Nama: a.Nama, Libur: a.Libur, Batal: a.Batal, Oleh: a.Oleh, Dicatat: dasarbun.Mikro(a.Dicatat), Versi: a.Versi + 1}
		if err := teksJSON([]*string{&b.Unit, &b.Jalur, &b.Pola}, a.Unit, a.Jalur, a.Pola); err != nil {
			return err
		}
		baris[i] = b
	}
	return simpanVersi(ctx, t.db, l, "akademik_acara", `nama = EXCLUDED.nama, libur = EXCLUDED.libur, unit = EXCLUDED.unit, jalur = EXCLUDED.jalur, pola = EXCLUDED.pola, batal = EXCLUDED.batal,
		oleh = EXCLUDED.oleh, dicatat = EXCLUDED.dicatat, versi = EXCLUDED.versi`, baris, nil)
}

// Acara implements [akademik.KalenderStore].
func (t tokoKalender) Acara(ctx context.Context, l dasar.LembagaID) (hasil []akademik.AcaraKalender, err error) {
	baris, err := semua[barisAcara](ctx, t.db, l)
	if err != nil {
		return nil, err
	}
	for _, b := range baris {
		a := akademik.AcaraKalender{Lembaga: l, ID: b.ID, Nama: b.Nama, Libur: b.Libur, Batal: b.Batal, Oleh: b.Oleh, Dicatat: dasarbun.DariMikro(b.Dicatat), Versi: b.Versi}
		if err := cmp.Or(baca(b.Unit, &a.Unit), baca(b.Jalur, &a.Jalur), baca(b.Pola, &a.Pola)); err != nil {
			return nil, err
		}
		hasil = append(hasil, a)
	}
	slices.SortFunc(hasil, func(a, b akademik.AcaraKalender) int {
		return cmp.Or(cmp.Compare(a.Nama, b.Nama), cmp.Compare(a.ID, b.ID))
	})
	return hasil, nil
}

type barisPekan struct {
	bun.BaseModel `bun:"table:akademik_libur_pekan,alias:p"`

	Lembaga string `bun:"lembaga,pk"`
	Unit    string `bun:"unit,pk"`
	Sejak   string `bun:"sejak,pk"`
	Hari    string `bun:"hari"`
	Oleh    string `bun:"oleh"`
	Dicatat int64  `bun:"dicatat"`
}

// SimpanPekan implements [akademik.KalenderStore].
func (t tokoKalender) SimpanPekan(ctx context.Context, l dasar.LembagaID, ps ...akademik.LiburPekan) error {
	type tempat struct{ unit, sejak string }
	letak := map[tempat]int{} // the same place and day twice in a batch: the last stands
	var baris []barisPekan
	for _, p := range ps {
		b := barisPekan{Lembaga: string(l), Unit: string(p.Unit), Sejak: p.Sejak.String(), Oleh: p.Oleh, Dicatat: dasarbun.Mikro(p.Dicatat)}
		if err := teksJSON([]*string{&b.Hari}, p.Hari); err != nil {
			return err
		}
		if i, sudah := letak[tempat{b.Unit, b.Sejak}]; sudah {
			baris[i] = b
			continue
		}
		letak[tempat{b.Unit, b.Sejak}] = len(baris)
		baris = append(baris, b)
	}
	_, err := dasarbun.SisipBanyak(ctx, t.db, baris, "CONFLICT (lembaga, unit, sejak) DO UPDATE SET hari = EXCLUDED.hari, oleh = EXCLUDED.oleh, dicatat = EXCLUDED.dicatat")
	return err
}

// Pekan implements [akademik.KalenderStore].
func (t tokoKalender) Pekan(ctx context.Context, l dasar.LembagaID) (hasil []akademik.LiburPekan, err error) {
	baris, err := semua[barisPekan](ctx, t.db, l)
	if err != nil {
		return nil, err
	}
	for _, b := range baris {
		p := akademik.LiburPekan{Lembaga: l, Unit: santri.KodeUnit(b.Unit), Sejak: hari(b.Sejak), Oleh: b.Oleh, Dicatat: dasarbun.DariMikro(b.Dicatat)}
		if err := baca(b.Hari, &p.Hari); err != nil {
			return nil, err
		}
		hasil = append(hasil, p)
	}
	slices.SortFunc(hasil, func(a, b akademik.LiburPekan) int {
		return cmp.Or(b.Sejak.Compare(a.Sejak), cmp.Compare(a.Unit, b.Unit))
	})
	return hasil, nil
}

type barisPutusan struct {
	bun.BaseModel `bun:"table:akademik_putusan_hijriah,alias:h"`

	Lembaga string `bun:"lembaga,pk"`
	ID      string `bun:"id,pk"`
	Tahun   int    `bun:"tahun"`
	Bulan   int    `bun:"bulan"`
	Awal    string `bun:"awal"`
	Sumber  string `bun:"sumber"`
	Batal   string `bun:"batal"`
	Oleh    string `bun:"oleh"`
	Dicatat int64  `bun:"dicatat"`
	Versi   int    `bun:"versi"`
}

func (b barisPutusan) kunci() (string, int) { return b.ID, b.Versi }

// SimpanPutusan implements [akademik.KalenderStore].
func (t tokoKalender) SimpanPutusan(ctx context.Context, l dasar.LembagaID, ps ...akademik.PutusanHijriah) error {
	baris := make([]barisPutusan, len(ps))
	for i, p := range ps {
		baris[i] = barisPutusan{Lembaga: string(l), ID: p.ID, Tahun: p.Tahun, Bulan: p.Bulan, Awal: p.Awal.String(), Sumber: p.Sumber, Batal: p.Batal, Oleh: p.Oleh, Dicatat: dasarbun.Mikro(p.Dicatat), Versi: p.Versi + 1}
	}
	return simpanVersi(ctx, t.db, l, "akademik_putusan_hijriah", `tahun = EXCLUDED.tahun, bulan = EXCLUDED.bulan, awal = EXCLUDED.awal, sumber = EXCLUDED.sumber, batal = EXCLUDED.batal,
		oleh = EXCLUDED.oleh, dicatat = EXCLUDED.dicatat, versi = EXCLUDED.versi`, baris, nil)
}

// Putusan implements [akademik.KalenderStore].
func (t tokoKalender) Putusan(ctx context.Context, l dasar.LembagaID) (hasil []akademik.PutusanHijriah, err error) {
	var baris []barisPutusan
	if err := t.db.NewSelect().Model(&baris).Where("lembaga = ?", string(l)).Order("tahun", "bulan", "dicatat", "id").Scan(ctx); err != nil {
		return nil, dasarbun.Translate(err)
	}
	for _, b := range baris {
		hasil = append(hasil, akademik.PutusanHijriah{Lembaga: l, ID: b.ID, Tahun: b.Tahun, Bulan: b.Bulan, Awal: hari(b.Awal), Sumber: b.Sumber, Batal: b.Batal, Oleh: b.Oleh, Dicatat: dasarbun.DariMikro(b.Dicatat), Versi: b.Versi})
	}
	return hasil, nil
}
