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

type tokoKurikulum struct{ db bun.IDB }

type barisKurikulum struct {
	bun.BaseModel `bun:"table:akademik_kurikulum,alias:k"`

	Lembaga string `bun:"lembaga,pk"`
	ID      string `bun:"id,pk"`
	Kode    string `bun:"kode"`
	Berlaku string `bun:"berlaku"`
	Isi     string `bun:"isi"`
	Batal   string `bun:"batal"`
	Oleh    string `bun:"oleh"`
	Dicatat int64  `bun:"dicatat"`
	Versi   int    `bun:"versi"`
}

func (b barisKurikulum) kunci() (string, int) { return b.ID, b.Versi }

// SimpanKurikulum implements [akademik.KurikulumStore].
func (t tokoKurikulum) SimpanKurikulum(ctx context.Context, l dasar.LembagaID, ks ...akademik.KurikulumSendiri) error {
	baris := make([]barisKurikulum, len(ks))
	for i, k := range ks {
		b := barisKurikulum{Lembaga: string(l), ID: k.ID, Kode: k.Isi.Kode, Berlaku: k.Isi.Berlaku.String(), Batal: k.Batal, Oleh: k.Oleh, Dicatat: dasarbun.Mikro(k.Dicatat), Versi: k.Versi + 1}
		if err := teksJSON([]*string{&b.Isi}, k.Isi); err != nil {
			return err
		}
		baris[i] = b
	}
	return simpanVersi(ctx, t.db, l, "akademik_kurikulum", `kode = EXCLUDED.kode, berlaku = EXCLUDED.berlaku, isi = EXCLUDED.isi, batal = EXCLUDED.batal,
		oleh = EXCLUDED.oleh, dicatat = EXCLUDED.dicatat, versi = EXCLUDED.versi`, baris, nil)
}

// Kurikulum implements [akademik.KurikulumStore].
func (t tokoKurikulum) Kurikulum(ctx context.Context, l dasar.LembagaID) (hasil []akademik.KurikulumSendiri, err error) {
	baris, err := semua[barisKurikulum](ctx, t.db, l)
	if err != nil {
		return nil, err
	}
	for _, b := range baris {
		k := akademik.KurikulumSendiri{Lembaga: l, ID: b.ID, Batal: b.Batal, Oleh: b.Oleh, Dicatat: dasarbun.DariMikro(b.Dicatat), Versi: b.Versi}
		if err := baca(b.Isi, &k.Isi); err != nil {
			return nil, err
		}
		hasil = append(hasil, k)
	}
	slices.SortFunc(hasil, func(a, b akademik.KurikulumSendiri) int {
		return cmp.Or(cmp.Compare(a.Isi.Kode, b.Isi.Kode), a.Isi.Berlaku.Compare(b.Isi.Berlaku), cmp.Compare(a.ID, b.ID))
	})
	return hasil, nil
}

type barisIkut struct {
	bun.BaseModel `bun:"table:akademik_kurikulum_ikut,alias:i"`

	Lembaga   string `bun:"lembaga,pk"`
	Tahun     string `bun:"tahun,pk"`
	Unit      string `bun:"unit,pk"`
	Jalur     string `bun:"jalur,pk"`
	Tingkat   string `bun:"tingkat,pk"`
	Rombel    string `bun:"rombel,pk"`
	Kurikulum string `bun:"kurikulum"`
	Setara    string `bun:"setara"`
	Pilihan   string `bun:"pilihan"`
	Oleh      string `bun:"oleh"`
	Dicatat   int64  `bun:"dicatat"`
}

// SimpanIkut implements [akademik.KurikulumStore].
func (t tokoKurikulum) SimpanIkut(ctx context.Context, l dasar.LembagaID, is ...akademik.IkutKurikulum) error {
	type tempat struct{ tahun, unit, jalur, tingkat, rombel string }
	letak := map[tempat]int{} // the same place twice in a batch: the last stands
	var baris []barisIkut
	for _, i := range is {
		b := barisIkut{Lembaga: string(l), Tahun: string(i.Tahun), Unit: string(i.Unit), Jalur: string(i.Jalur), Tingkat: i.Tingkat, Rombel: string(i.Rombel),
			Kurikulum: i.Kurikulum, Setara: i.Setara, Oleh: i.Oleh, Dicatat: dasarbun.Mikro(i.Dicatat)}
		if err := teksJSON([]*string{&b.Pilihan}, i.Pilihan); err != nil {
			return err
		}
		x := tempat{b.Tahun, b.Unit, b.Jalur, b.Tingkat, b.Rombel}
		if n, sudah := letak[x]; sudah {
			baris[n] = b
			continue
		}
		letak[x], baris = len(baris), append(baris, b)
	}
	_, err := dasarbun.SisipBanyak(ctx, t.db, baris, `CONFLICT (lembaga, tahun, unit, jalur, tingkat, rombel) DO UPDATE SET kurikulum = EXCLUDED.kurikulum, setara = EXCLUDED.setara,
		pilihan = EXCLUDED.pilihan, oleh = EXCLUDED.oleh, dicatat = EXCLUDED.dicatat`)
	return err
}

// Ikut implements [akademik.KurikulumStore].
func (t tokoKurikulum) Ikut(ctx context.Context, l dasar.LembagaID, tahun ...akademik.TahunID) (hasil []akademik.IkutKurikulum, err error) {
	var baris []barisIkut
	q := t.db.NewSelect().Model(&baris).Where("lembaga = ?", string(l))
	if len(tahun) > 0 {
		q = q.Where("tahun IN (?)", bun.List(tahun))
	}
	if err := q.Scan(ctx); err != nil {
		return nil, dasarbun.Translate(err)
	}
	for _, b := range baris {
		i := akademik.IkutKurikulum{Lembaga: l, Tahun: akademik.TahunID(b.Tahun), Unit: santri.KodeUnit(b.Unit), Jalur: santri.Jalur(b.Jalur), Tingkat: b.Tingkat, Rombel: akademik.RombelID(b.Rombel),
			Kurikulum: b.Kurikulum, Setara: b.Setara, Oleh: b.Oleh, Dicatat: dasarbun.DariMikro(b.Dicatat)}
		if err := baca(b.Pilihan, &i.Pilihan); err != nil {
			return nil, err
		}
		hasil = append(hasil, i)
	}
	slices.SortFunc(hasil, func(a, b akademik.IkutKurikulum) int {
		return cmp.Or(cmp.Compare(a.Tahun, b.Tahun), cmp.Compare(a.Unit, b.Unit), cmp.Compare(a.Jalur, b.Jalur), cmp.Compare(a.Tingkat, b.Tingkat), cmp.Compare(a.Rombel, b.Rombel))
	})
	return hasil, nil
}
