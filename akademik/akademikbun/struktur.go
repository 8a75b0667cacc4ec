package akademikbun

import (
	"cmp"
	"context"
	"slices"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

type tokoStruktur struct{ db bun.IDB }

type barisTahun struct {
	bun.BaseModel `bun:"table:akademik_tahun,alias:t"`

	Lembaga  string `bun:"lembaga,pk"`
	ID       string `bun:"id,pk"`
	Nama     string `bun:"nama"`
	Kalender string `bun:"kalender"`
	Unit     string `bun:"unit"`
	Jalur    string `bun:"jalur"`
	Mulai    string `bun:"mulai"`
	Selesai  string `bun:"selesai"`
	Periode  string `bun:"periode"`
	Ditutup  bool   `bun:"ditutup"`
	Oleh     string `bun:"oleh"`
	Dicatat  int64  `bun:"dicatat"`
	Versi    int    `bun:"versi"`
}

func (b barisTahun) kunci() (string, int) { return b.ID, b.Versi }

func barisDariTahun(l dasar.LembagaID, t akademik.TahunAjaran) (b barisTahun, err error) {
	b = barisTahun{Lembaga: string(l), ID: string(t.ID), Nama: t.Nama, Kalender: string(t.Kalender), Mulai: t.Mulai.String(), Selesai: t.Selesai.String(), Ditutup: t.Ditutup,
		Oleh: t.Oleh, Dicatat: dasarbun.Mikro(t.Dicatat), Versi: t.Versi + 1}
	var e1, e2, e3 error
	b.Unit, e1 = tulis(t.Unit)
	b.Jalur, e2 = tulis(t.Jalur)
	b.Periode, e3 = tulis(t.Periode)
	return b, cmp.Or(e1, e2, e3)
}

func (b barisTahun) tahun() (akademik.TahunAjaran, error) {
	t := akademik.TahunAjaran{Lembaga: dasar.LembagaID(b.Lembaga), ID: akademik.TahunID(b.ID), Nama: b.Nama, Kalender: akademik.Kalender(b.Kalender), Mulai: hari(b.Mulai), Selesai: hari(b.Selesai),
		Ditutup: b.Ditutup, Oleh: b.Oleh, Dicatat: dasarbun.DariMikro(b.Dicatat), Versi: b.Versi}
	return t, cmp.Or(baca(b.Unit, &t.Unit), baca(b.Jalur, &t.Jalur), baca(b.Periode, &t.Periode))
}

// SimpanTahun implements [akademik.StrukturStore].
func (t tokoStruktur) SimpanTahun(ctx context.Context, l dasar.LembagaID, ts ...akademik.TahunAjaran) error {
	baris := make([]barisTahun, len(ts))
	for i, x := range ts {
		var err error
		if baris[i], err = barisDariTahun(l, x); err != nil {
			return err
		}
	}
	return simpanVersi(ctx, t.db, l, "akademik_tahun", `nama = EXCLUDED.nama, kalender = EXCLUDED.kalender, unit = EXCLUDED.unit, jalur = EXCLUDED.jalur, mulai = EXCLUDED.mulai,
		selesai = EXCLUDED.selesai, periode = EXCLUDED.periode, ditutup = EXCLUDED.ditutup, oleh = EXCLUDED.oleh, dicatat = EXCLUDED.dicatat, versi = EXCLUDED.versi`, baris, nil)
}

// Tahun implements [akademik.StrukturStore].
func (t tokoStruktur) Tahun(ctx context.Context, l dasar.LembagaID) (hasil []akademik.TahunAjaran, err error) {
	baris, err := semua[barisTahun](ctx, t.db, l)
	if err != nil {
		return nil, err
	}
	for _, b := range baris {
		x, err := b.tahun()
		if err != nil {
			return nil, err
		}
		hasil = append(hasil, x)
	}
	slices.SortFunc(hasil, func(a, b akademik.TahunAjaran) int { return cmp.Or(b.Mulai.Compare(a.Mulai), cmp.Compare(a.ID, b.ID)) })
	return hasil, nil
}

type barisMapel struct {
	bun.BaseModel `bun:"table:akademik_mapel,alias:m"`

	Lembaga   string `bun:"lembaga,pk"`
	Kode      string `bun:"kode,pk"`
	Nama      string `bun:"nama"`
	NamaArab  string `bun:"nama_arab"`
	Kelompok  string `bun:"kelompok"`
	Kitab     string `bun:"kitab"`
	Pengarang string `bun:"pengarang"`
	Satuan    string `bun:"satuan"`
	Banyak    int    `bun:"banyak"`
	Urutan    int    `bun:"urutan"`
	Aktif     bool   `bun:"aktif"`
}

// SimpanMapel implements [akademik.StrukturStore].
func (t tokoStruktur) SimpanMapel(ctx context.Context, l dasar.LembagaID, ms ...akademik.Mapel) error {
	terakhir := map[akademik.KodeMapel]barisMapel{} // the same code twice in a batch: the last stands
	for _, m := range ms {
		terakhir[m.Kode] = barisMapel{Lembaga: string(l), Kode: string(m.Kode), Nama: m.Nama, NamaArab: m.NamaArab, Kelompok: m.Kelompok, Kitab: m.Kitab, Pengarang: m.Pengarang,
			Satuan: string(m.Satuan), Banyak: m.Banyak, Urutan: m.Urutan, Aktif: m.Aktif}
	}
	baris := make([]barisMapel, 0, len(terakhir))
	for _, b := range terakhir {
		baris = append(baris, b)
	}
	slices.SortFunc(baris, func(a, b barisMapel) int { return cmp.Compare(a.Kode, b.Kode) })
	_, err := dasarbun.SisipBanyak(ctx, t.db, baris, `CONFLICT (lembaga, kode) DO UPDATE SET nama = EXCLUDED.nama, nama_arab = EXCLUDED.nama_arab, kelompok = EXCLUDED.kelompok,
		kitab = EXCLUDED.kitab, pengarang = EXCLUDED.pengarang, satuan = EXCLUDED.satuan, banyak = EXCLUDED.banyak, urutan = EXCLUDED.urutan, aktif = EXCLUDED.aktif`)
	return err
}

// Mapel implements [akademik.StrukturStore].
func (t tokoStruktur) Mapel(ctx context.Context, l dasar.LembagaID) (hasil []akademik.Mapel, err error) {
	baris, err := semua[barisMapel](ctx, t.db, l)
	if err != nil {
		return nil, err
	}
	for _, b := range baris {
		hasil = append(hasil, akademik.Mapel{Lembaga: l, Kode: akademik.KodeMapel(b.Kode), Nama: b.Nama, NamaArab: b.NamaArab, Kelompok: b.Kelompok, Kitab: b.Kitab, Pengarang: b.Pengarang,
			Satuan: akademik.SatuanKitab(b.Satuan), Banyak: b.Banyak, Urutan: b.Urutan, Aktif: b.Aktif})
	}
	slices.SortFunc(hasil, func(a, b akademik.Mapel) int {
		return cmp.Or(cmp.Compare(a.Urutan, b.Urutan), cmp.Compare(a.Kode, b.Kode))
	})
	return hasil, nil
}

type barisRombel struct {
	bun.BaseModel `bun:"table:akademik_rombel,alias:r"`

	Lembaga   string `bun:"lembaga,pk"`
	ID        string `bun:"id,pk"`
	Tahun     string `bun:"tahun"`
	Jenis     string `bun:"jenis"`
	Jalur     string `bun:"jalur"`
	Unit      string `bun:"unit"`
	Tingkat   string `bun:"tingkat"`
	Nama      string `bun:"nama"`
	Wali      string `bun:"wali"`
	Kelamin   string `bun:"kelamin"`
	Kapasitas int    `bun:"kapasitas"`
	Oleh      string `bun:"oleh"`
	Dicatat   int64  `bun:"dicatat"`
	Versi     int    `bun:"versi"`
}

func (b barisRombel) kunci() (string, int) { return b.ID, b.Versi }

// SimpanRombel implements [akademik.StrukturStore].
func (t tokoStruktur) SimpanRombel(ctx context.Context, l dasar.LembagaID, rs ...akademik.Rombel) error {
	baris := make([]barisRombel, len(rs))
	for i, r := range rs {
		baris[i] = barisRombel{Lembaga: string(l), ID: string(r.ID), Tahun: string(r.Tahun), Jenis: string(r.Jenis), Jalur: string(r.Jalur), Unit: string(r.Unit), Tingkat: r.Tingkat, Nama: r.Nama,
			Wali: string(r.Wali), Kelamin: string(r.Kelamin), Kapasitas: r.Kapasitas, Oleh: r.Oleh, Dicatat: dasarbun.Mikro(r.Dicatat), Versi: r.Versi + 1}
	}
	ganda := akademik.ErrRombelGanda.Conflictf("kelas dengan nama itu sudah ada di tahun, unit, dan jalur ini").Pada("nama")
	return unit(ctx, t.db, func(ctx context.Context, db bun.IDB) error {
		if err := semuaVersi(ctx, db, l, "akademik_rombel", baris); err != nil {
			return err
		}
		if err := t.namaDipakai(ctx, db, l, rs, ganda); err != nil {
			return err
		}
		return simpanVersi(ctx, db, l, "akademik_rombel", `tahun = EXCLUDED.tahun, jenis = EXCLUDED.jenis, jalur = EXCLUDED.jalur, unit = EXCLUDED.unit, tingkat = EXCLUDED.tingkat, nama = EXCLUDED.nama,
			wali = EXCLUDED.wali, kelamin = EXCLUDED.kelamin, kapasitas = EXCLUDED.kapasitas, oleh = EXCLUDED.oleh, dicatat = EXCLUDED.dicatat, versi = EXCLUDED.versi`, baris, ganda)
	})
}

// namaDipakai refuses a name that another class of the year has, in the store or in
// the batch: found without an error of the database, which would end a Postgres
// transaction.
func (t tokoStruktur) namaDipakai(ctx context.Context, db bun.IDB, l dasar.LembagaID, rs []akademik.Rombel, ganda error) error {
	type nama struct{ tahun, unit, jalur, nama string }
	milik, dalam, tahun := map[nama]akademik.RombelID{}, map[akademik.RombelID]bool{}, map[akademik.TahunID]bool{}
	var ids []akademik.TahunID
	for _, r := range rs {
		dalam[r.ID] = true
		if !tahun[r.Tahun] {
			tahun[r.Tahun], ids = true, append(ids, r.Tahun)
		}
	}
	ada, err := tokoStruktur{db}.Rombel(ctx, l, akademik.SaringRombel{Tahun: ids})
	if err != nil {
		return err
	}
	ada = slices.DeleteFunc(ada, func(r akademik.Rombel) bool { return dalam[r.ID] })
	for _, r := range slices.Concat(ada, rs) {
		n := nama{string(r.Tahun), string(r.Unit), string(r.Jalur), r.Nama}
		if lain, sudah := milik[n]; sudah && lain != r.ID {
			return ganda
		}
		milik[n] = r.ID
	}
	return nil
}

// Rombel implements [akademik.StrukturStore].
func (t tokoStruktur) Rombel(ctx context.Context, l dasar.LembagaID, f akademik.SaringRombel) (hasil []akademik.Rombel, err error) {
	var baris []barisRombel
	q := t.db.NewSelect().Model(&baris).Where("lembaga = ?", string(l))
	q = dalam(dalam(dalam(q, "id", f.ID), "tahun", f.Tahun), "unit", f.Unit)
	if f.Jalur != "" {
		q = q.Where("jalur = ?", string(f.Jalur))
	}
	if f.Wali != "" {
		q = q.Where("wali = ?", string(f.Wali))
	}
	if f.Halaqah {
		q = q.Where("jenis = ?", string(akademik.Halaqah))
	}
	if err := q.Scan(ctx); err != nil {
		return nil, dasarbun.Translate(err)
	}
	for _, b := range baris {
		hasil = append(hasil, akademik.Rombel{Lembaga: l, ID: akademik.RombelID(b.ID), Tahun: akademik.TahunID(b.Tahun), Jenis: akademik.JenisRombel(b.Jenis), Jalur: santri.Jalur(b.Jalur),
			Unit: santri.KodeUnit(b.Unit), Tingkat: b.Tingkat, Nama: b.Nama, Wali: pegawai.ID(b.Wali), Kelamin: santri.JenisKelamin(b.Kelamin), Kapasitas: b.Kapasitas, Oleh: b.Oleh,
			Dicatat: dasarbun.DariMikro(b.Dicatat), Versi: b.Versi})
	}
	slices.SortFunc(hasil, func(a, b akademik.Rombel) int {
		return cmp.Or(cmp.Compare(a.Unit, b.Unit), cmp.Compare(a.Jalur, b.Jalur), cmp.Compare(a.Tingkat, b.Tingkat), cmp.Compare(a.Nama, b.Nama), cmp.Compare(a.ID, b.ID))
	})
	return hasil, nil
}

// dalam keeps to values of a column: nil means all, an empty list none. Lists are
// those of one institution's classes and units: short.
func dalam[V ~string](q *bun.SelectQuery, kolom string, nilai []V) *bun.SelectQuery {
	if nilai == nil {
		return q
	}
	if len(nilai) == 0 {
		return q.Where("1 = 0")
	}
	return q.Where("? IN (?)", bun.Ident(kolom), bun.List(nilai))
}

type barisPengampu struct {
	bun.BaseModel `bun:"table:akademik_pengampu,alias:p"`

	Lembaga string `bun:"lembaga,pk"`
	ID      string `bun:"id,pk"`
	Rombel  string `bun:"rombel"`
	Mapel   string `bun:"mapel"`
	Guru    string `bun:"guru"`
	JP      int    `bun:"jp"`
	Mulai   string `bun:"mulai"`
	Selesai string `bun:"selesai"`
	Batal   string `bun:"batal"`
	Oleh    string `bun:"oleh"`
	Dicatat int64  `bun:"dicatat"`
	Versi   int    `bun:"versi"`
}

func (b barisPengampu) kunci() (string, int) { return b.ID, b.Versi }

// SimpanPengampu implements [akademik.StrukturStore].
func (t tokoStruktur) SimpanPengampu(ctx context.Context, l dasar.LembagaID, ps ...akademik.Pengampu) error {
	baris := make([]barisPengampu, len(ps))
	for i, p := range ps {
		baris[i] = barisPengampu{Lembaga: string(l), ID: p.ID, Rombel: string(p.Rombel), Mapel: string(p.Mapel), Guru: string(p.Guru), JP: p.JP, Mulai: p.Mulai.String(), Selesai: p.Selesai.String(),
			Batal: p.Batal, Oleh: p.Oleh, Dicatat: dasarbun.Mikro(p.Dicatat), Versi: p.Versi + 1}
	}
	return simpanVersi(ctx, t.db, l, "akademik_pengampu", `rombel = EXCLUDED.rombel, mapel = EXCLUDED.mapel, guru = EXCLUDED.guru, jp = EXCLUDED.jp, mulai = EXCLUDED.mulai,
		selesai = EXCLUDED.selesai, batal = EXCLUDED.batal, oleh = EXCLUDED.oleh, dicatat = EXCLUDED.dicatat, versi = EXCLUDED.versi`, baris, nil)
}

// Pengampu implements [akademik.StrukturStore].
func (t tokoStruktur) Pengampu(ctx context.Context, l dasar.LembagaID, f akademik.SaringPengampu) (hasil []akademik.Pengampu, err error) {
	var baris []barisPengampu
	q := t.db.NewSelect().Model(&baris).Where("lembaga = ?", string(l))
	q = dalam(dalam(q, "id", f.ID), "rombel", f.Rombel)
	if f.Guru != "" {
		q = q.Where("guru = ?", string(f.Guru))
	}
	if f.Mapel != "" {
		q = q.Where("mapel = ?", string(f.Mapel))
	}
	if !f.Pada.IsZero() {
		q = q.Where("batal = '' AND mulai <= ? AND (selesai = '' OR selesai >= ?)", f.Pada.String(), f.Pada.String())
	}
	if err := q.Scan(ctx); err != nil {
		return nil, dasarbun.Translate(err)
	}
	for _, b := range baris {
		hasil = append(hasil, akademik.Pengampu{Lembaga: l, ID: b.ID, Rombel: akademik.RombelID(b.Rombel), Mapel: akademik.KodeMapel(b.Mapel), Guru: pegawai.ID(b.Guru), JP: b.JP, Mulai: hari(b.Mulai),
			Selesai: hari(b.Selesai), Batal: b.Batal, Oleh: b.Oleh, Dicatat: dasarbun.DariMikro(b.Dicatat), Versi: b.Versi})
	}
	slices.SortFunc(hasil, func(a, b akademik.Pengampu) int {
		return cmp.Or(cmp.Compare(a.Rombel, b.Rombel), cmp.Compare(a.Mapel, b.Mapel), a.Mulai.Compare(b.Mulai), cmp.Compare(a.ID, b.ID))
	})
	return hasil, nil
}
