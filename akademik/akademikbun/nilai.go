package akademikbun

import (
	"cmp"
	"context"
	"slices"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/santri"
)

type tokoNilai struct{ db bun.IDB }

type barisAturan struct {
	bun.BaseModel `bun:"table:akademik_aturan_nilai,alias:a"`

	Lembaga string `bun:"lembaga,pk"`
	Unit    string `bun:"unit,pk"`
	Mapel   string `bun:"mapel,pk"`
	Sejak   string `bun:"sejak,pk"`
	Aturan  string `bun:"aturan"`
	Oleh    string `bun:"oleh"`
	Dicatat int64  `bun:"dicatat"`
}

// SimpanAturan implements [akademik.NilaiStore].
func (t tokoNilai) SimpanAturan(ctx context.Context, l dasar.LembagaID, as ...akademik.AturanNilai) error {
	type tempat struct{ unit, mapel, sejak string }
	terakhir := map[tempat]barisAturan{} // the same place and day twice in a batch: the last stands
	for _, a := range as {
		isi, err := tulis(a.Aturan)
		if err != nil {
			return err
		}
		b := barisAturan{Lembaga: string(l), Unit: string(a.Unit), Mapel: string(a.Mapel), Sejak: a.Sejak.String(), Aturan: isi, Oleh: a.Oleh, Dicatat: dasarbun.Mikro(a.Dicatat)}
		terakhir[tempat{b.Unit, b.Mapel, b.Sejak}] = b
	}
	baris := make([]barisAturan, 0, len(terakhir))
	for _, b := range terakhir {
		baris = append(baris, b)
	}
	_, err := dasarbun.SisipBanyak(ctx, t.db, baris, "CONFLICT (lembaga, unit, mapel, sejak) DO UPDATE SET aturan = EXCLUDED.aturan, oleh = EXCLUDED.oleh, dicatat = EXCLUDED.dicatat")
	return err
}

// Aturan implements [akademik.NilaiStore].
func (t tokoNilai) Aturan(ctx context.Context, l dasar.LembagaID) (hasil []akademik.AturanNilai, err error) {
	baris, err := semua[barisAturan](ctx, t.db, l)
	if err != nil {
		return nil, err
	}
	for _, b := range baris {
		a := akademik.AturanNilai{Lembaga: l, Unit: santri.KodeUnit(b.Unit), Mapel: akademik.KodeMapel(b.Mapel), Sejak: hari(b.Sejak), Oleh: b.Oleh, Dicatat: dasarbun.DariMikro(b.Dicatat)}
		if err := baca(b.Aturan, &a.Aturan); err != nil {
			return nil, err
		}
		hasil = append(hasil, a)
	}
	slices.SortFunc(hasil, func(a, b akademik.AturanNilai) int {
		return cmp.Or(b.Sejak.Compare(a.Sejak), cmp.Compare(a.Unit, b.Unit), cmp.Compare(a.Mapel, b.Mapel))
	})
	return hasil, nil
}

type barisAsesmen struct {
	bun.BaseModel `bun:"table:akademik_asesmen,alias:a"`

	Lembaga  string `bun:"lembaga,pk"`
	ID       string `bun:"id,pk"`
	Rombel   string `bun:"rombel"`
	Mapel    string `bun:"mapel"`
	Periode  string `bun:"periode"`
	Kode     string `bun:"kode"`
	Nama     string `bun:"nama"`
	Komponen string `bun:"komponen"`
	Tujuan   string `bun:"tujuan"`
	Maks     int64  `bun:"maks"`
	Bobot    int64  `bun:"bobot"`
	Tanggal  string `bun:"tanggal"`
	Batal    string `bun:"batal"`
	Oleh     string `bun:"oleh"`
	Dicatat  int64  `bun:"dicatat"`
	Versi    int    `bun:"versi"`
}

func (b barisAsesmen) kunci() (string, int) { return b.ID, b.Versi }

// SimpanAsesmen implements [akademik.NilaiStore].
func (t tokoNilai) SimpanAsesmen(ctx context.Context, l dasar.LembagaID, as ...akademik.Asesmen) error {
	baris := make([]barisAsesmen, len(as))
	for i, a := range as {
		baris[i] = barisAsesmen{Lembaga: string(l), ID: a.ID, Rombel: string(a.Rombel), Mapel: string(a.Mapel), Periode: a.Periode, Kode: a.Kode, Nama: a.Nama, Komponen: a.Komponen, Tujuan: a.Tujuan,
			Maks: int64(a.Maks), Bobot: int64(a.Bobot), Tanggal: a.Tanggal.String(), Batal: a.Batal, Oleh: a.Oleh, Dicatat: dasarbun.Mikro(a.Dicatat), Versi: a.Versi + 1}
	}
	return simpanVersi(ctx, t.db, l, "akademik_asesmen", `rombel = EXCLUDED.rombel, mapel = EXCLUDED.mapel, periode = EXCLUDED.periode, kode = EXCLUDED.kode, nama = EXCLUDED.nama,
		komponen = EXCLUDED.komponen, tujuan = EXCLUDED.tujuan, maks = EXCLUDED.maks, bobot = EXCLUDED.bobot, tanggal = EXCLUDED.tanggal, batal = EXCLUDED.batal, oleh = EXCLUDED.oleh, dicatat = EXCLUDED.dicatat,
		versi = EXCLUDED.versi`, baris, nil)
}

// Asesmen implements [akademik.NilaiStore].
func (t tokoNilai) Asesmen(ctx context.Context, l dasar.LembagaID, f akademik.SaringAsesmen) (hasil []akademik.Asesmen, err error) {
	var baris []barisAsesmen
	q := dalam(dalam(t.db.NewSelect().Model(&baris).Where("lembaga = ?", string(l)), "id", f.ID), "rombel", f.Rombel)
	for kolom, isi := range map[string]string{"mapel": string(f.Mapel), "periode": f.Periode} {
		if isi != "" {
			q = q.Where("? = ?", bun.Ident(kolom), isi)
		}
	}
	if err := q.Scan(ctx); err != nil {
		return nil, dasarbun.Translate(err)
	}
	for _, b := range baris {
		hasil = append(hasil, akademik.Asesmen{Lembaga: l, ID: b.ID, Rombel: akademik.RombelID(b.Rombel), Mapel: akademik.KodeMapel(b.Mapel), Periode: b.Periode, Kode: b.Kode, Nama: b.Nama,
			Komponen: b.Komponen, Tujuan: b.Tujuan, Maks: nilai.Angka(b.Maks), Bobot: nilai.Angka(b.Bobot), Tanggal: hari(b.Tanggal), Batal: b.Batal, Oleh: b.Oleh, Dicatat: dasarbun.DariMikro(b.Dicatat), Versi: b.Versi})
	}
	slices.SortFunc(hasil, func(a, b akademik.Asesmen) int {
		return cmp.Or(a.Tanggal.Compare(b.Tanggal), cmp.Compare(a.Kode, b.Kode), cmp.Compare(a.ID, b.ID))
	})
	return hasil, nil
}

// isiSkor are the columns that what stands and what was have in common.
type isiSkor struct {
	Lembaga   string
	Asesmen   string
	Santri    string
	Percobaan int
	Keadaan   string
	Sebab     string
	Angka     int64
	Oleh      string
	Dicatat   int64
	Versi     int
}

type barisSkor struct {
	bun.BaseModel `bun:"table:akademik_skor,alias:s"`
	isiSkor
}

type barisSkorLama struct {
	bun.BaseModel `bun:"table:akademik_skor_lama"`
	isiSkor
}

func (b isiSkor) skor() akademik.Skor {
	return akademik.Skor{Lembaga: dasar.LembagaID(b.Lembaga), Asesmen: b.Asesmen, Santri: santri.ID(b.Santri), Percobaan: b.Percobaan, Keadaan: nilai.Keadaan(b.Keadaan), Sebab: nilai.Sebab(b.Sebab),
		Angka: nilai.Angka(b.Angka), Oleh: b.Oleh, Dicatat: dasarbun.DariMikro(b.Dicatat), Versi: b.Versi}
}

const kolomSkor = "lembaga, asesmen, santri, percobaan, keadaan, sebab, angka, oleh, dicatat, versi"

type tempatSkor struct {
	asesmen, santri string
	percobaan       int
}

// SimpanSkor implements [akademik.NilaiStore]: what is replaced is copied first, all
// set-based.
func (t tokoNilai) SimpanSkor(ctx context.Context, l dasar.LembagaID, ss ...akademik.Skor) error {
	if len(ss) == 0 {
		return nil
	}
	baris := make([]barisSkor, len(ss))
	asesmen, orang := map[string]bool{}, map[string]bool{}
	for i, s := range ss {
		baris[i] = barisSkor{isiSkor: isiSkor{Lembaga: string(l), Asesmen: s.Asesmen, Santri: string(s.Santri), Percobaan: s.Percobaan, Keadaan: string(s.Keadaan), Sebab: string(s.Sebab),
			Angka: int64(s.Angka), Oleh: s.Oleh, Dicatat: dasarbun.Mikro(s.Dicatat), Versi: s.Versi + 1}}
		asesmen[s.Asesmen], orang[string(s.Santri)] = true, true
	}
	slices.SortFunc(baris, func(a, b barisSkor) int {
		return cmp.Or(cmp.Compare(a.Asesmen, b.Asesmen), cmp.Compare(a.Santri, b.Santri), cmp.Compare(a.Percobaan, b.Percobaan))
	})
	return unit(ctx, t.db, func(ctx context.Context, db bun.IDB) error {
		ada, err := skorKini(ctx, db, l, kunciDari(asesmen), kunciDari(orang))
		if err != nil {
			return err
		}
		var lama []barisSkorLama
		sebelum := tempatSkor{}
		for _, b := range baris {
			k := tempatSkor{b.Asesmen, b.Santri, b.Percobaan}
			x := ada[k]
			if x.Versi != b.Versi-1 || k == sebelum {
				return basi()
			}
			if sebelum = k; x.Versi > 0 {
				lama = append(lama, barisSkorLama{isiSkor: x})
			}
		}
		if _, err := dasarbun.SisipBanyak(ctx, db, lama, "CONFLICT DO NOTHING"); err != nil {
			return err
		}
		ganti := slices.DeleteFunc(slices.Clone(baris), func(b barisSkor) bool { return b.Versi == 1 })
		if _, err := dasarbun.SisipBanyak(ctx, db, ganti, `CONFLICT (lembaga, asesmen, santri, percobaan) DO UPDATE SET keadaan = EXCLUDED.keadaan, sebab = EXCLUDED.sebab, angka = EXCLUDED.angka,
			oleh = EXCLUDED.oleh, dicatat = EXCLUDED.dicatat, versi = EXCLUDED.versi`); err != nil { // read and held above
			return err
		}
		baru := slices.DeleteFunc(baris, func(b barisSkor) bool { return b.Versi != 1 })
		n, err := dasarbun.SisipBanyak(ctx, db, baru, "CONFLICT DO NOTHING")
		if err == nil && int(n) != len(baru) {
			err = basi() // somebody was faster
		}
		return err
	})
}

func kunciDari(m map[string]bool) []string {
	s := make([]string, 0, len(m))
	for k := range m {
		s = append(s, k)
	}
	slices.Sort(s)
	return s
}

func skorKini(ctx context.Context, db bun.IDB, l dasar.LembagaID, asesmen, orang []string) (map[tempatSkor]isiSkor, error) {
	hasil := map[tempatSkor]isiSkor{}
	for bagian := range slices.Chunk(orang, sekali) {
		var baris []isiSkor
		q := db.NewSelect().Table("akademik_skor").ColumnExpr(kolomSkor).Where("lembaga = ?", string(l)).Where("asesmen IN (?)", bun.List(asesmen)).Where("santri IN (?)", bun.List(bagian)).
			Order("asesmen", "santri", "percobaan")
		if err := dasarbun.ForUpdate(q).Scan(ctx, &baris); err != nil {
			return nil, dasarbun.Translate(err)
		}
		for _, b := range baris {
			hasil[tempatSkor{b.Asesmen, b.Santri, b.Percobaan}] = b
		}
	}
	return hasil, nil
}

func urutSkor(a, b akademik.Skor) int {
	return cmp.Or(cmp.Compare(a.Asesmen, b.Asesmen), cmp.Compare(a.Santri, b.Santri), cmp.Compare(a.Percobaan, b.Percobaan), cmp.Compare(a.Versi, b.Versi))
}

func semuaSkor(baris []isiSkor) []akademik.Skor {
	var hasil []akademik.Skor
	for _, b := range baris {
		hasil = append(hasil, b.skor())
	}
	slices.SortFunc(hasil, urutSkor)
	return hasil
}

// RiwayatSkor implements [akademik.NilaiStore].
func (t tokoNilai) RiwayatSkor(ctx context.Context, l dasar.LembagaID, asesmen string, id santri.ID) ([]akademik.Skor, error) {
	var semua []isiSkor
	for _, tabel := range []string{"akademik_skor_lama", "akademik_skor"} {
		var baris []isiSkor
		if err := t.db.NewSelect().Table(tabel).ColumnExpr(kolomSkor).Where("lembaga = ? AND asesmen = ? AND santri = ?", string(l), asesmen, string(id)).Scan(ctx, &baris); err != nil {
			return nil, dasarbun.Translate(err)
		}
		semua = append(semua, baris...)
	}
	return semuaSkor(semua), nil
}
