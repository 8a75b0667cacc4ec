package santribun

import (
	"cmp"
	"context"
	"slices"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

type tokoWali struct{ db bun.IDB }

type barisWali struct {
	bun.BaseModel `bun:"table:santri_wali,alias:w"`

	Lembaga   string        `bun:"lembaga,pk"`
	ID        santri.WaliID `bun:"id,pk"`
	Subjek    string        `bun:"subjek"`
	Nama      string        `bun:"nama"`
	NIK       []byte        `bun:"nik"`
	NIKIndeks []byte        `bun:"nik_indeks"`
	HP        []byte        `bun:"hp"`
	HPIndeks  []byte        `bun:"hp_indeks"`
	Dicatat   int64         `bun:"dicatat"`
	Versi     int           `bun:"versi"`
}

func (b barisWali) wali() santri.Wali {
	return santri.Wali{
		Lembaga: dasar.LembagaID(b.Lembaga), ID: b.ID, Subjek: privasi.SubjekID(b.Subjek), Nama: b.Nama,
		NIK: segel[santri.NIK](b.NIK, b.NIKIndeks), HP: segel[santri.NomorHP](b.HP, b.HPIndeks),
		Dicatat: dasarbun.DariMikro(b.Dicatat), Versi: b.Versi,
	}
}

func urutWali(a, b barisWali) int { return cmp.Compare(a.ID, b.ID) }

// Simpan implements [santri.WaliStore].
func (t tokoWali) Simpan(ctx context.Context, l dasar.LembagaID, ws ...santri.Wali) error {
	var galat error
	var baru, ganti []barisWali
	for _, w := range ws {
		b := barisWali{
			Lembaga: string(l), ID: w.ID, Subjek: string(w.Subjek), Nama: w.Nama, NIK: sandi(w.NIK, &galat), NIKIndeks: indeks(w.NIK),
			HP: sandi(w.HP, &galat), HPIndeks: indeks(w.HP), Dicatat: dasarbun.Mikro(w.Dicatat), Versi: w.Versi + 1,
		}
		if w.Versi == 0 {
			baru = append(baru, b)
		} else {
			ganti = append(ganti, b)
		}
	}
	if galat != nil || len(ws) == 0 {
		return galat
	}
	return unit(ctx, t.db, func(ctx context.Context, db bun.IDB) error {
		if err := ubahWali(ctx, db, l, ganti); err != nil {
			return err
		}
		slices.SortFunc(baru, urutWali)
		n, err := dasarbun.SisipBanyak(ctx, db, baru, "CONFLICT DO NOTHING")
		if err == nil && int(n) != len(baru) {
			return versiBasi()
		}
		return err
	})
}

func ubahWali(ctx context.Context, db bun.IDB, l dasar.LembagaID, baris []barisWali) error {
	if len(baris) == 0 {
		return nil
	}
	slices.SortFunc(baris, urutWali)
	ada, err := petik[barisWali](ctx, db, l, "id", ubah(baris, func(b barisWali) santri.WaliID { return b.ID }), berurut("id"), dasarbun.ForUpdate)
	if err != nil {
		return err
	}
	versi := make(map[santri.WaliID]int, len(ada))
	for _, a := range ada {
		versi[a.ID] = a.Versi
	}
	for i, b := range baris {
		if versi[b.ID] != b.Versi-1 || (i > 0 && baris[i-1].ID == b.ID) {
			return versiBasi()
		}
	}
	_, err = dasarbun.SisipBanyak(ctx, db, baris, `CONFLICT (lembaga, id) DO UPDATE SET subjek = EXCLUDED.subjek, nama = EXCLUDED.nama,
		nik = EXCLUDED.nik, nik_indeks = EXCLUDED.nik_indeks, hp = EXCLUDED.hp, hp_indeks = EXCLUDED.hp_indeks, dicatat = EXCLUDED.dicatat,
		versi = EXCLUDED.versi`)
	return err
}

// Ambil implements [santri.WaliStore].
func (t tokoWali) Ambil(ctx context.Context, l dasar.LembagaID, id ...santri.WaliID) ([]santri.Wali, error) {
	baris, err := petik[barisWali](ctx, t.db, l, "id", id)
	return susun(id, ubah(baris, barisWali.wali), func(w santri.Wali) santri.WaliID { return w.ID }), err
}

// Kenali implements [santri.WaliStore].
func (t tokoWali) Kenali(ctx context.Context, l dasar.LembagaID, nik, hp [][]byte) ([]santri.Wali, error) {
	lewatNIK, err := petik[barisWali](ctx, t.db, l, "nik_indeks", nik)
	if err != nil {
		return nil, err
	}
	lewatHP, err := petik[barisWali](ctx, t.db, l, "hp_indeks", hp)
	semua := slices.SortedFunc(slices.Values(append(lewatNIK, lewatHP...)), urutWali)
	semua = slices.CompactFunc(semua, func(a, b barisWali) bool { return a.ID == b.ID })
	return ubah(semua, barisWali.wali), err
}

// MenurutSubjek implements [santri.WaliStore].
func (t tokoWali) MenurutSubjek(ctx context.Context, l dasar.LembagaID, s ...privasi.SubjekID) ([]santri.Wali, error) {
	baris, err := petik[barisWali](ctx, t.db, l, "subjek", s)
	return ubah(slices.SortedFunc(slices.Values(baris), urutWali), barisWali.wali), err
}

type barisPerwalian struct {
	bun.BaseModel `bun:"table:santri_perwalian,alias:p"`

	Lembaga  string          `bun:"lembaga,pk"`
	Santri   santri.ID       `bun:"santri,pk"`
	Wali     santri.WaliID   `bun:"wali,pk"`
	Hubungan santri.Hubungan `bun:"hubungan"`
	Utama    bool            `bun:"utama"`
}

func (b barisPerwalian) perwalian() santri.Perwalian {
	return santri.Perwalian{Lembaga: dasar.LembagaID(b.Lembaga), Santri: b.Santri, Wali: b.Wali, Hubungan: b.Hubungan, Utama: b.Utama}
}

func urutHubungan(h santri.Hubungan) int {
	return slices.Index([]santri.Hubungan{santri.Ayah, santri.Ibu, santri.Pengampu}, h)
}

// angka orders false before true.
func angka(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Ikat implements [santri.WaliStore].
func (t tokoWali) Ikat(ctx context.Context, l dasar.LembagaID, ps ...santri.Perwalian) error {
	if len(ps) == 0 {
		return nil
	}
	baru := map[barisPerwalian]barisPerwalian{} // the last of a tie given twice stands
	for _, p := range ps {
		baru[barisPerwalian{Santri: p.Santri, Wali: p.Wali}] = barisPerwalian{Lembaga: string(l), Santri: p.Santri, Wali: p.Wali, Hubungan: p.Hubungan, Utama: p.Utama}
	}
	baris := make([]barisPerwalian, 0, len(baru))
	for _, b := range baru {
		baris = append(baris, b)
	}
	// A tie that stops being the main one goes before the one that becomes it.
	slices.SortFunc(baris, func(a, b barisPerwalian) int {
		return cmp.Or(cmp.Compare(a.Santri, b.Santri), cmp.Compare(angka(a.Utama), angka(b.Utama)), cmp.Compare(a.Wali, b.Wali))
	})
	return unit(ctx, t.db, func(ctx context.Context, db bun.IDB) error {
		santriID := unik(ubah(baris, func(b barisPerwalian) santri.ID { return b.Santri }))
		lama, err := petik[barisPerwalian](ctx, db, l, "santri", santriID, func(q *bun.SelectQuery) *bun.SelectQuery { return q.Where("utama") })
		if err != nil {
			return err
		}
		lama = slices.DeleteFunc(lama, func(b barisPerwalian) bool {
			_, diganti := baru[barisPerwalian{Santri: b.Santri, Wali: b.Wali}]
			return diganti
		})
		utama := map[santri.ID]bool{}
		for _, b := range append(lama, baris...) {
			if b.Utama && utama[b.Santri] {
				return santri.ErrUtamaGanda.Conflictf("santri sudah punya kontak utama; ganti yang lama dahulu")
			}
			utama[b.Santri] = utama[b.Santri] || b.Utama
		}
		_, err = dasarbun.SisipBanyak(ctx, db, baris, "CONFLICT (lembaga, santri, wali) DO UPDATE SET hubungan = EXCLUDED.hubungan, utama = EXCLUDED.utama")
		return err
	})
}

// Lepas implements [santri.WaliStore].
func (t tokoWali) Lepas(ctx context.Context, l dasar.LembagaID, ps ...santri.Perwalian) error {
	if len(ps) == 0 {
		return nil
	}
	return unit(ctx, t.db, func(ctx context.Context, db bun.IDB) error {
		for _, p := range ps {
			_, err := db.NewDelete().Model((*barisPerwalian)(nil)).Where("lembaga = ? AND santri = ? AND wali = ?", string(l), p.Santri, p.Wali).Exec(ctx)
			if err != nil {
				return dasarbun.Translate(err)
			}
		}
		return nil
	})
}

// Perwalian implements [santri.WaliStore].
func (t tokoWali) Perwalian(ctx context.Context, l dasar.LembagaID, s ...santri.ID) ([]santri.Perwalian, error) {
	baris, err := petik[barisPerwalian](ctx, t.db, l, "santri", unik(s))
	slices.SortFunc(baris, func(a, b barisPerwalian) int {
		return cmp.Or(cmp.Compare(a.Santri, b.Santri), cmp.Compare(angka(b.Utama), angka(a.Utama)),
			cmp.Compare(urutHubungan(a.Hubungan), urutHubungan(b.Hubungan)), cmp.Compare(a.Wali, b.Wali))
	})
	return ubah(baris, barisPerwalian.perwalian), err
}

// Asuhan implements [santri.WaliStore].
func (t tokoWali) Asuhan(ctx context.Context, l dasar.LembagaID, w ...santri.WaliID) ([]santri.Perwalian, error) {
	baris, err := petik[barisPerwalian](ctx, t.db, l, "wali", unik(w))
	slices.SortFunc(baris, func(a, b barisPerwalian) int {
		return cmp.Or(cmp.Compare(a.Wali, b.Wali), cmp.Compare(a.Santri, b.Santri))
	})
	return ubah(baris, barisPerwalian.perwalian), err
}
