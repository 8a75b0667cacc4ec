package akademikbun

import (
	"cmp"
	"context"
	"slices"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/kenaikan"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

type tokoKenaikan struct{ db bun.IDB }

type barisPutaran struct {
	bun.BaseModel `bun:"table:akademik_kenaikan,alias:k"`

	Lembaga  string `bun:"lembaga,pk"`
	ID       string `bun:"id,pk"`
	Nomor    int    `bun:"nomor"`
	Dari     string `bun:"dari"`
	Ke       string `bun:"ke"`
	Rombel   string `bun:"rombel"`
	Pada     string `bun:"pada"`
	Rapat    string `bun:"rapat"`
	Pemimpin string `bun:"pemimpin"`
	Hadir    string `bun:"hadir"`
	Oleh     string `bun:"oleh"`
	Dicatat  int64  `bun:"dicatat"`
	Versi    int    `bun:"versi"`
}

func (b barisPutaran) kunci() (string, int) { return b.ID, b.Versi }

// Simpan implements [akademik.KenaikanStore].
func (t tokoKenaikan) Simpan(ctx context.Context, l dasar.LembagaID, ks ...akademik.Kenaikan) error {
	baris := make([]barisPutaran, len(ks))
	for i, k := range ks {
		b := barisPutaran{Lembaga: string(l), ID: k.ID, Nomor: k.Nomor, Dari: string(k.Dari), Ke: string(k.Ke), Pada: k.Pada.String(), Rapat: k.Rapat.String(), Pemimpin: string(k.Pemimpin),
			Oleh: k.Oleh, Dicatat: dasarbun.Mikro(k.Dicatat), Versi: k.Versi + 1}
		if err := teksJSON([]*string{&b.Rombel, &b.Hadir}, k.Rombel, k.Hadir); err != nil {
			return err
		}
		baris[i] = b
	}
	return simpanVersi(ctx, t.db, l, "akademik_kenaikan", `nomor = EXCLUDED.nomor, dari = EXCLUDED.dari, ke = EXCLUDED.ke, rombel = EXCLUDED.rombel, pada = EXCLUDED.pada, rapat = EXCLUDED.rapat,
		pemimpin = EXCLUDED.pemimpin, hadir = EXCLUDED.hadir, oleh = EXCLUDED.oleh, dicatat = EXCLUDED.dicatat, versi = EXCLUDED.versi`, baris, nil)
}

// Putaran implements [akademik.KenaikanStore].
func (t tokoKenaikan) Putaran(ctx context.Context, l dasar.LembagaID, id []string) (hasil []akademik.Kenaikan, err error) {
	var baris []barisPutaran
	if err := dalam(t.db.NewSelect().Model(&baris).Where("lembaga = ?", string(l)), "id", id).Scan(ctx); err != nil {
		return nil, dasarbun.Translate(err)
	}
	for _, b := range baris {
		k := akademik.Kenaikan{Lembaga: l, ID: b.ID, Nomor: b.Nomor, Dari: akademik.TahunID(b.Dari), Ke: akademik.TahunID(b.Ke), Pada: hari(b.Pada), Rapat: hari(b.Rapat), Pemimpin: pegawai.ID(b.Pemimpin),
			Oleh: b.Oleh, Dicatat: dasarbun.DariMikro(b.Dicatat), Versi: b.Versi}
		if err := cmp.Or(baca(b.Rombel, &k.Rombel), baca(b.Hadir, &k.Hadir)); err != nil {
			return nil, err
		}
		hasil = append(hasil, k)
	}
	slices.SortFunc(hasil, func(a, b akademik.Kenaikan) int { return cmp.Compare(b.Nomor, a.Nomor) })
	return hasil, nil
}

type barisNaik struct {
	bun.BaseModel `bun:"table:akademik_kenaikan_baris,alias:b"`

	Lembaga string `bun:"lembaga,pk"`
	ID      string `bun:"id,pk"`
	Putaran string `bun:"putaran"`
	Santri  string `bun:"santri"`
	Dari    string `bun:"dari"`
	Usul    string `bun:"usul"`
	Alasan  string `bun:"alasan"`
	Putusan string `bun:"putusan"`
	Tujuan  string `bun:"tujuan"`
	Sebab   string `bun:"sebab"`
	Keadaan string `bun:"keadaan"`
	Jejak   string `bun:"jejak"`
	Oleh    string `bun:"oleh"`
	Dicatat int64  `bun:"dicatat"`
	Versi   int    `bun:"versi"`
}

func (b barisNaik) kunci() (string, int) { return b.ID, b.Versi }

func (b barisNaik) baris() (akademik.BarisKenaikan, error) {
	x := akademik.BarisKenaikan{Lembaga: dasar.LembagaID(b.Lembaga), Putaran: b.Putaran, Santri: santri.ID(b.Santri), Dari: akademik.RombelID(b.Dari), Usul: kenaikan.Putusan(b.Usul), Putusan: kenaikan.Putusan(b.Putusan),
		Tujuan: akademik.RombelID(b.Tujuan), Sebab: b.Sebab, Keadaan: akademik.KeadaanNaik(b.Keadaan), Oleh: b.Oleh, Dicatat: dasarbun.DariMikro(b.Dicatat), Versi: b.Versi}
	return x, cmp.Or(baca(b.Alasan, &x.Alasan), baca(b.Jejak, &x.Jejak))
}

// SimpanBaris implements [akademik.KenaikanStore].
func (t tokoKenaikan) SimpanBaris(ctx context.Context, l dasar.LembagaID, bs ...akademik.BarisKenaikan) error {
	baris := make([]barisNaik, len(bs))
	for i, x := range bs {
		b := barisNaik{Lembaga: string(l), ID: x.Putaran + "/" + string(x.Santri), Putaran: x.Putaran, Santri: string(x.Santri), Dari: string(x.Dari), Usul: string(x.Usul), Putusan: string(x.Putusan),
			Tujuan: string(x.Tujuan), Sebab: x.Sebab, Keadaan: string(x.Keadaan), Oleh: x.Oleh, Dicatat: dasarbun.Mikro(x.Dicatat), Versi: x.Versi + 1}
		if err := teksJSON([]*string{&b.Alasan, &b.Jejak}, x.Alasan, x.Jejak); err != nil {
			return err
		}
		baris[i] = b
	}
	return simpanVersi(ctx, t.db, l, "akademik_kenaikan_baris", `dari = EXCLUDED.dari, usul = EXCLUDED.usul, alasan = EXCLUDED.alasan, putusan = EXCLUDED.putusan, tujuan = EXCLUDED.tujuan,
		sebab = EXCLUDED.sebab, keadaan = EXCLUDED.keadaan, jejak = EXCLUDED.jejak, oleh = EXCLUDED.oleh, dicatat = EXCLUDED.dicatat, versi = EXCLUDED.versi`, baris, nil)
}

// Baris implements [akademik.KenaikanStore].
func (t tokoKenaikan) Baris(ctx context.Context, l dasar.LembagaID, putaran ...string) (hasil []akademik.BarisKenaikan, err error) {
	if len(putaran) == 0 {
		return nil, nil
	}
	var baris []barisNaik
	if err := dalam(t.db.NewSelect().Model(&baris).Where("lembaga = ?", string(l)), "putaran", putaran).Scan(ctx); err != nil {
		return nil, dasarbun.Translate(err)
	}
	if hasil, err = terjemah(baris, barisNaik.baris); err != nil {
		return nil, err
	}
	slices.SortFunc(hasil, func(a, b akademik.BarisKenaikan) int {
		return cmp.Or(cmp.Compare(a.Dari, b.Dari), cmp.Compare(a.Santri, b.Santri), cmp.Compare(a.Putaran, b.Putaran))
	})
	return hasil, nil
}

type barisLangkahNaik struct {
	bun.BaseModel `bun:"table:akademik_kenaikan_langkah,alias:p"`

	Lembaga string `bun:"lembaga,pk"`
	Putaran string `bun:"putaran,pk"`
	Urut    int    `bun:"urut,pk"`
	ID      string `bun:"id"`
	Jenis   string `bun:"jenis"`
	Rincian string `bun:"rincian"`
	Oleh    string `bun:"oleh"`
	Dicatat int64  `bun:"dicatat"`
}

// Catat implements [akademik.KenaikanStore].
func (t tokoKenaikan) Catat(ctx context.Context, l dasar.LembagaID, ps ...akademik.LangkahKenaikan) error {
	baris := make([]barisLangkahNaik, len(ps))
	for i, p := range ps {
		baris[i] = barisLangkahNaik{Lembaga: string(l), Putaran: p.Putaran, Urut: p.Urut, ID: p.ID, Jenis: string(p.Jenis), Oleh: p.Oleh, Dicatat: dasarbun.Mikro(p.Dicatat)}
		if err := teksJSON([]*string{&baris[i].Rincian}, p.Rincian); err != nil {
			return err
		}
	}
	return unit(ctx, t.db, func(ctx context.Context, db bun.IDB) error {
		n, err := dasarbun.SisipBanyak(ctx, db, baris, "CONFLICT DO NOTHING")
		if err == nil && int(n) != len(baris) {
			return basi()
		}
		return err
	})
}

// Langkah implements [akademik.KenaikanStore].
func (t tokoKenaikan) Langkah(ctx context.Context, l dasar.LembagaID, putaran string) (hasil []akademik.LangkahKenaikan, err error) {
	var baris []barisLangkahNaik
	if err := t.db.NewSelect().Model(&baris).Where("lembaga = ? AND putaran = ?", string(l), putaran).Order("urut").Scan(ctx); err != nil {
		return nil, dasarbun.Translate(err)
	}
	for _, b := range baris {
		p := akademik.LangkahKenaikan{Lembaga: l, Putaran: b.Putaran, Urut: b.Urut, ID: b.ID, Jenis: akademik.JenisLangkah(b.Jenis), Oleh: b.Oleh, Dicatat: dasarbun.DariMikro(b.Dicatat)}
		if err := baca(b.Rincian, &p.Rincian); err != nil {
			return nil, err
		}
		hasil = append(hasil, p)
	}
	return hasil, nil
}

type barisAturanNaik struct {
	bun.BaseModel `bun:"table:akademik_aturan_naik,alias:a"`

	Lembaga string `bun:"lembaga,pk"`
	Unit    string `bun:"unit,pk"`
	Sejak   string `bun:"sejak,pk"`
	Aturan  string `bun:"aturan"`
	Oleh    string `bun:"oleh"`
	Dicatat int64  `bun:"dicatat"`
}

// SimpanAturan implements [akademik.KenaikanStore].
func (t tokoKenaikan) SimpanAturan(ctx context.Context, l dasar.LembagaID, as ...akademik.AturanNaik) error {
	type tempat struct{ unit, sejak string }
	terakhir := map[tempat]int{} // the same place and day twice in a batch: the last stands
	var baris []barisAturanNaik
	for _, a := range as {
		b := barisAturanNaik{Lembaga: string(l), Unit: string(a.Unit), Sejak: a.Sejak.String(), Oleh: a.Oleh, Dicatat: dasarbun.Mikro(a.Dicatat)}
		if err := teksJSON([]*string{&b.Aturan}, a.Aturan); err != nil {
			return err
		}
		if i, sudah := terakhir[tempat{b.Unit, b.Sejak}]; sudah {
			baris[i] = b
			continue
		}
		terakhir[tempat{b.Unit, b.Sejak}] = len(baris)
		baris = append(baris, b)
	}
	_, err := dasarbun.SisipBanyak(ctx, t.db, baris, "CONFLICT (lembaga, unit, sejak) DO UPDATE SET aturan = EXCLUDED.aturan, oleh = EXCLUDED.oleh, dicatat = EXCLUDED.dicatat")
	return err
}

// Aturan implements [akademik.KenaikanStore].
func (t tokoKenaikan) Aturan(ctx context.Context, l dasar.LembagaID) (hasil []akademik.AturanNaik, err error) {
	baris, err := semua[barisAturanNaik](ctx, t.db, l)
	if err != nil {
		return nil, err
	}
	for _, b := range baris {
		a := akademik.AturanNaik{Lembaga: l, Unit: santri.KodeUnit(b.Unit), Sejak: hari(b.Sejak), Oleh: b.Oleh, Dicatat: dasarbun.DariMikro(b.Dicatat)}
		if err := baca(b.Aturan, &a.Aturan); err != nil {
			return nil, err
		}
		hasil = append(hasil, a)
	}
	slices.SortFunc(hasil, func(a, b akademik.AturanNaik) int {
		return cmp.Or(b.Sejak.Compare(a.Sejak), cmp.Compare(a.Unit, b.Unit))
	})
	return hasil, nil
}
