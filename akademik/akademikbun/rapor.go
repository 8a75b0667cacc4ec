package akademikbun

import (
	"cmp"
	"context"
	"slices"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/rapor"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

type tokoRapor struct{ db bun.IDB }

type barisLangkahRapor struct {
	bun.BaseModel `bun:"table:akademik_rapor_langkah,alias:k"`

	Lembaga string `bun:"lembaga,pk"`
	Rombel  string `bun:"rombel,pk"`
	Periode string `bun:"periode,pk"`
	Mapel   string `bun:"mapel,pk"`
	Versi   int    `bun:"versi,pk"`
	Langkah string `bun:"langkah"`
	Keadaan string `bun:"keadaan"`
	Alasan  string `bun:"alasan"`
	Oleh    string `bun:"oleh"`
	Dicatat int64  `bun:"dicatat"`
}

type lembarRapor struct{ rombel, periode, mapel string }

// CatatLangkah implements [akademik.RaporStore].
func (t tokoRapor) CatatLangkah(ctx context.Context, l dasar.LembagaID, ks ...akademik.LangkahRapor) error {
	if len(ks) == 0 {
		return nil
	}
	baris, rombel := make([]barisLangkahRapor, len(ks)), map[string]bool{}
	for i, k := range ks {
		baris[i] = barisLangkahRapor{Lembaga: string(l), Rombel: string(k.Rombel), Periode: k.Periode, Mapel: string(k.Mapel), Versi: k.Versi, Langkah: string(k.Langkah), Keadaan: string(k.Keadaan),
			Alasan: k.Alasan, Oleh: k.Oleh, Dicatat: dasarbun.Mikro(k.Dicatat)}
		rombel[baris[i].Rombel] = true
	}
	slices.SortFunc(baris, urutLangkahRapor)
	return unit(ctx, t.db, func(ctx context.Context, db bun.IDB) error {
		akhir := map[lembarRapor]int{}
		for bagian := range slices.Chunk(kunciDari(rombel), sekali) {
			var ada []barisLangkahRapor
			if err := db.NewSelect().Model(&ada).Column("rombel", "periode", "mapel", "versi").Where("lembaga = ?", string(l)).Where("rombel IN (?)", bun.List(bagian)).Scan(ctx); err != nil {
				return dasarbun.Translate(err)
			}
			for _, b := range ada {
				k := lembarRapor{b.Rombel, b.Periode, b.Mapel}
				akhir[k] = max(akhir[k], b.Versi)
			}
		}
		for _, b := range baris {
			k := lembarRapor{b.Rombel, b.Periode, b.Mapel}
			if b.Versi != akhir[k]+1 {
				return basi()
			}
			akhir[k]++
		}
		n, err := dasarbun.SisipBanyak(ctx, db, baris, "CONFLICT DO NOTHING")
		if err == nil && int(n) != len(baris) {
			err = basi() // somebody was faster
		}
		return err
	})
}

func urutLangkahRapor(a, b barisLangkahRapor) int {
	return cmp.Or(cmp.Compare(a.Rombel, b.Rombel), cmp.Compare(a.Periode, b.Periode), cmp.Compare(a.Mapel, b.Mapel), cmp.Compare(a.Versi, b.Versi))
}

// Langkah implements [akademik.RaporStore].
func (t tokoRapor) Langkah(ctx context.Context, l dasar.LembagaID, periode string, r ...akademik.RombelID) (hasil []akademik.LangkahRapor, err error) {
	var baris []barisLangkahRapor
	q := t.db.NewSelect().Model(&baris).Where("lembaga = ?", string(l))
	if periode != "" {
		q = q.Where("periode = ?", periode)
	}
	if len(r) > 0 {
		q = dalam(q, "rombel", r)
	}
	if err := q.Scan(ctx); err != nil {
		return nil, dasarbun.Translate(err)
	}
	slices.SortFunc(baris, urutLangkahRapor)
	for _, b := range baris {
		hasil = append(hasil, akademik.LangkahRapor{Lembaga: l, Rombel: akademik.RombelID(b.Rombel), Periode: b.Periode, Mapel: akademik.KodeMapel(b.Mapel), Versi: b.Versi,
			Langkah: rapor.Langkah(b.Langkah), Keadaan: rapor.Keadaan(b.Keadaan), Alasan: b.Alasan, Oleh: b.Oleh, Dicatat: dasarbun.DariMikro(b.Dicatat)})
	}
	return hasil, nil
}

type barisIsian struct {
	bun.BaseModel `bun:"table:akademik_rapor_isian,alias:i"`

	Lembaga string `bun:"lembaga,pk"`
	Rombel  string `bun:"rombel,pk"`
	Periode string `bun:"periode,pk"`
	Mapel   string `bun:"mapel,pk"`
	Santri  string `bun:"santri,pk"`
	Subjek  string `bun:"subjek"`
	Isi     []byte `bun:"isi"`
	Oleh    string `bun:"oleh"`
	Dicatat int64  `bun:"dicatat"`
	Versi   int    `bun:"versi"`
}

type tempatIsian struct{ rombel, periode, mapel, santri string }

func (b barisIsian) tempat() tempatIsian { return tempatIsian{b.Rombel, b.Periode, b.Mapel, b.Santri} }

func urutIsian(a, b barisIsian) int {
	return cmp.Or(cmp.Compare(a.Rombel, b.Rombel), cmp.Compare(a.Periode, b.Periode), cmp.Compare(a.Mapel, b.Mapel), cmp.Compare(a.Santri, b.Santri))
}

// SimpanIsian implements [akademik.RaporStore].
func (t tokoRapor) SimpanIsian(ctx context.Context, l dasar.LembagaID, is ...akademik.IsianRapor) error {
	if len(is) == 0 {
		return nil
	}
	baris, rombel := make([]barisIsian, len(is)), map[string]bool{}
	for i, x := range is {
		isi, err := x.Isi.Simpan()
		if err != nil {
			return err
		}
		baris[i] = barisIsian{Lembaga: string(l), Rombel: string(x.Rombel), Periode: x.Periode, Mapel: string(x.Mapel), Santri: string(x.Santri), Subjek: string(x.Subjek), Isi: isi.Sandi,
			Oleh: x.Oleh, Dicatat: dasarbun.Mikro(x.Dicatat), Versi: x.Versi + 1}
		rombel[baris[i].Rombel] = true
	}
	slices.SortFunc(baris, urutIsian)
	return unit(ctx, t.db, func(ctx context.Context, db bun.IDB) error {
		versi, err := versiIsian(ctx, db, l, kunciDari(rombel))
		if err != nil {
			return err
		}
		var sebelum tempatIsian
		for _, b := range baris {
			if versi[b.tempat()] != b.Versi-1 || b.tempat() == sebelum {
				return basi()
			}
			sebelum = b.tempat()
		}
		ganti := slices.DeleteFunc(slices.Clone(baris), func(b barisIsian) bool { return b.Versi == 1 })
		if _, err := dasarbun.SisipBanyak(ctx, db, ganti, `CONFLICT (lembaga, rombel, periode, mapel, santri) DO UPDATE SET subjek = EXCLUDED.subjek, isi = EXCLUDED.isi, oleh = EXCLUDED.oleh,
			dicatat = EXCLUDED.dicatat, versi = EXCLUDED.versi`); err != nil { // read and held above
			return err
		}
		baru := slices.DeleteFunc(baris, func(b barisIsian) bool { return b.Versi != 1 })
		n, err := dasarbun.SisipBanyak(ctx, db, baru, "CONFLICT DO NOTHING")
		if err == nil && int(n) != len(baru) {
			err = basi() // somebody was faster
		}
		return err
	})
}

func versiIsian(ctx context.Context, db bun.IDB, l dasar.LembagaID, rombel []string) (map[tempatIsian]int, error) {
	versi := map[tempatIsian]int{}
	for bagian := range slices.Chunk(rombel, sekali) {
		var ada []barisIsian
		q := db.NewSelect().Model(&ada).Column("rombel", "periode", "mapel", "santri", "versi").Where("lembaga = ?", string(l)).Where("rombel IN (?)", bun.List(bagian)).
			Order("rombel", "periode", "mapel", "santri")
		if err := dasarbun.ForUpdate(q).Scan(ctx); err != nil {
			return nil, dasarbun.Translate(err)
		}
		for _, b := range ada {
			versi[b.tempat()] = b.Versi
		}
	}
	return versi, nil
}

// Isian implements [akademik.RaporStore].
func (t tokoRapor) Isian(ctx context.Context, l dasar.LembagaID, periode string, r ...akademik.RombelID) (hasil []akademik.IsianRapor, err error) {
	baris, err := ambilIn[barisIsian](ctx, t.db, l, "rombel", r, func(q *bun.SelectQuery) *bun.SelectQuery { return q.Where("periode = ?", periode) })
	if err != nil {
		return nil, err
	}
	slices.SortFunc(baris, urutIsian)
	for _, b := range baris {
		hasil = append(hasil, akademik.IsianRapor{Lembaga: l, Rombel: akademik.RombelID(b.Rombel), Periode: b.Periode, Mapel: akademik.KodeMapel(b.Mapel), Santri: santri.ID(b.Santri),
			Subjek: privasi.SubjekID(b.Subjek), Isi: privasi.DariSegel[akademik.IsiRapor](privasi.Bungkus{Sandi: b.Isi}), Oleh: b.Oleh, Dicatat: dasarbun.DariMikro(b.Dicatat), Versi: b.Versi})
	}
	return hasil, nil
}

// Nomor implements [akademik.RaporStore]: the row is written, and so held.
func (t tokoRapor) Nomor(ctx context.Context, l dasar.LembagaID, n int) (int, error) {
	var akhir int
	err := t.db.NewRaw(`INSERT INTO akademik_rapor_nomor (lembaga, n) VALUES (?, ?) ON CONFLICT (lembaga) DO UPDATE SET n = akademik_rapor_nomor.n + EXCLUDED.n RETURNING n`, string(l), n).Scan(ctx, &akhir)
	return akhir - n + 1, dasarbun.Translate(err)
}

type barisRapor struct {
	bun.BaseModel `bun:"table:akademik_rapor,alias:r"`

	Lembaga string `bun:"lembaga,pk"`
	Nomor   int    `bun:"nomor,pk"`
	Versi   int    `bun:"versi,pk"`
	Rombel  string `bun:"rombel"`
	Periode string `bun:"periode"`
	Santri  string `bun:"santri"`
	Subjek  string `bun:"subjek"`
	Sidik   string `bun:"sidik"`
	Isi     []byte `bun:"isi"`
	Kurang  int    `bun:"kurang"`
	Pada    string `bun:"pada"`
	Alasan  string `bun:"alasan"`
	Oleh    string `bun:"oleh"`
	Dicatat int64  `bun:"dicatat"`
}

func urutRapor(a, b barisRapor) int { return cmp.Or(a.Nomor-b.Nomor, a.Versi-b.Versi) }

// SimpanTerbitan implements [akademik.RaporStore].
func (t tokoRapor) SimpanTerbitan(ctx context.Context, l dasar.LembagaID, ts ...akademik.RaporTerbit) error {
	baris := make([]barisRapor, len(ts))
	for i, x := range ts {
		isi, err := x.Isi.Simpan()
		if err != nil {
			return err
		}
		baris[i] = barisRapor{Lembaga: string(l), Nomor: x.Nomor, Versi: x.Versi, Rombel: string(x.Rombel), Periode: x.Periode, Santri: string(x.Santri), Subjek: string(x.Subjek), Sidik: string(x.Sidik),
			Isi: isi.Sandi, Kurang: x.Kurang, Pada: x.Pada.String(), Alasan: x.Alasan, Oleh: x.Oleh, Dicatat: dasarbun.Mikro(x.Dicatat)}
	}
	slices.SortFunc(baris, urutRapor)
	return unit(ctx, t.db, func(ctx context.Context, db bun.IDB) error {
		n, err := dasarbun.SisipBanyak(ctx, db, baris, "CONFLICT DO NOTHING")
		if err == nil && int(n) != len(baris) {
			err = basi()
		}
		return err
	})
}

// Terbitan implements [akademik.RaporStore].
func (t tokoRapor) Terbitan(ctx context.Context, l dasar.LembagaID, f akademik.SaringTerbitan) (hasil []akademik.RaporTerbit, err error) {
	var baris []barisRapor
	q := dalam(dalam(t.db.NewSelect().Model(&baris).Where("lembaga = ?", string(l)), "rombel", f.Rombel), "santri", f.Santri)
	if !f.Isi {
		q = q.ExcludeColumn("isi")
	}
	if f.Periode != "" {
		q = q.Where("periode = ?", f.Periode)
	}
	for kolom, n := range map[string]int{"nomor": f.Nomor, "versi": f.Versi} {
		if n != 0 {
			q = q.Where("? = ?", bun.Ident(kolom), n)
		}
	}
	if err := q.Scan(ctx); err != nil {
		return nil, dasarbun.Translate(err)
	}
	slices.SortFunc(baris, urutRapor)
	for _, b := range baris {
		hasil = append(hasil, akademik.RaporTerbit{Lembaga: l, Nomor: b.Nomor, Versi: b.Versi, Rombel: akademik.RombelID(b.Rombel), Periode: b.Periode, Santri: santri.ID(b.Santri),
			Subjek: privasi.SubjekID(b.Subjek), Sidik: rapor.Sidik(b.Sidik), Isi: privasi.DariSegel[rapor.Rapor](privasi.Bungkus{Sandi: b.Isi}), Kurang: b.Kurang, Pada: hari(b.Pada), Alasan: b.Alasan,
			Oleh: b.Oleh, Dicatat: dasarbun.DariMikro(b.Dicatat)})
	}
	return hasil, nil
}
