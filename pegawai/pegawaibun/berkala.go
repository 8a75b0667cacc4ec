package pegawaibun

import (
	"cmp"
	"context"
	"iter"
	"slices"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/pegawai"
)

type barisCatatan struct {
	bun.BaseModel `bun:"table:pegawai_catatan,alias:c"`

	Lembaga string     `bun:"lembaga,pk"`
	Jenis   string     `bun:"jenis,pk"`
	ID      string     `bun:"id,pk"`
	Pegawai pegawai.ID `bun:"pegawai"`
	Mulai   string     `bun:"mulai"`
	Selesai string     `bun:"selesai"`
	Batal   bool       `bun:"batal"`
	Jabatan string     `bun:"jabatan"`
	Unit    string     `bun:"unit"`
	Isi     string     `bun:"isi"`
	SegelA  []byte     `bun:"segel_a"`
	SegelB  []byte     `bun:"segel_b"`
	Versi   int        `bun:"versi"`
}

// jenis says how one kind of record becomes a row. tulis fills what the common
// part does not; baca is its opposite.
type jenis[T any] struct {
	nama  string
	tulis func(T, *barisCatatan) error
	baca  func(barisCatatan) (T, error)
}

// biasa is a kind without sealed fields and without columns of its own.
func biasa[T any](nama string) jenis[T] {
	return jenis[T]{
		nama:  nama,
		tulis: func(t T, b *barisCatatan) (err error) { b.Isi, err = tulis(t); return err },
		baca:  func(b barisCatatan) (t T, err error) { return t, baca(b.Isi, &t) },
	}
}

var (
	jenisPenugasan = jenis[pegawai.Penugasan]{
		nama: "penugasan",
		tulis: func(t pegawai.Penugasan, b *barisCatatan) (err error) {
			b.Jabatan, b.Unit = string(t.Jabatan), string(t.Unit)
			b.Isi, err = tulis(t)
			return err
		},
		baca: biasa[pegawai.Penugasan]("").baca,
	}
	jenisJam = jenis[pegawai.CatatanJam]{
		nama: "jam",
		tulis: func(t pegawai.CatatanJam, b *barisCatatan) (err error) {
			b.Unit = string(t.Unit)
			b.Isi, err = tulis(t)
			return err
		},
		baca: biasa[pegawai.CatatanJam]("").baca,
	}
	jenisCuti = jenis[pegawai.Cuti]{
		nama: "cuti",
		tulis: func(t pegawai.Cuti, b *barisCatatan) (err error) {
			if b.SegelA = sandi(t.Alasan, &err); err != nil {
				return err
			}
			b.Isi, err = tulis(cuti{Cuti: t})
			return err
		},
		baca: func(b barisCatatan) (pegawai.Cuti, error) {
			var c cuti
			err := baca(b.Isi, &c)
			c.Cuti.Alasan = segel[string](b.SegelA, nil)
			return c.Cuti, err
		},
	}
	jenisDokumen = jenis[pegawai.Dokumen]{
		nama: "dokumen",
		tulis: func(t pegawai.Dokumen, b *barisCatatan) (err error) {
			b.SegelA, b.SegelB = sandi(t.Nomor, &err), sandi(t.Isi, &err)
			if err != nil {
				return err
			}
			b.Isi, err = tulis(dokumen{Dokumen: t})
			return err
		},
		baca: func(b barisCatatan) (pegawai.Dokumen, error) {
			var d dokumen
			err := baca(b.Isi, &d)
			d.Dokumen.Nomor, d.Dokumen.Isi = segel[string](b.SegelA, nil), segel[[]byte](b.SegelB, nil)
			return d.Dokumen, err
		},
	}
)

// cuti and dokumen hide the sealed fields from JSON, which refuses them.
type (
	cuti struct {
		pegawai.Cuti
		Alasan *struct{} `json:",omitempty"`
	}
	dokumen struct {
		pegawai.Dokumen
		Nomor *struct{} `json:",omitempty"`
		Isi   *struct{} `json:",omitempty"`
	}
)

type tokoBerkala[T pegawai.Berkala] struct {
	db bun.IDB
	j  jenis[T]
}

func (t tokoBerkala[T]) baris(l dasar.LembagaID, r T) (barisCatatan, error) {
	k := r.Kop()
	b := barisCatatan{
		Lembaga: string(l), Jenis: t.j.nama, ID: k.ID, Pegawai: k.Pegawai, Mulai: k.Mulai.String(), Selesai: k.Selesai.String(), Batal: k.Batal != "", Versi: k.Versi + 1,
	}
	return b, t.j.tulis(r, &b)
}

// Simpan implements [pegawai.BerkalaStore].
func (t tokoBerkala[T]) Simpan(ctx context.Context, l dasar.LembagaID, rs ...T) error {
	var baru, ganti []barisCatatan
	for _, r := range rs {
		b, err := t.baris(l, r)
		if err != nil {
			return err
		}
		if b.Versi == 1 {
			baru = append(baru, b)
		} else {
			ganti = append(ganti, b)
		}
	}
	if len(rs) == 0 {
		return nil
	}
	slices.SortFunc(baru, urutCatatan)
	slices.SortFunc(ganti, urutCatatan)
	return unit(ctx, t.db, func(ctx context.Context, db bun.IDB) error {
		if err := t.ubah(ctx, db, l, ganti); err != nil {
			return err
		}
		n, err := dasarbun.SisipBanyak(ctx, db, baru, "CONFLICT DO NOTHING")
		if err == nil && int(n) != len(baru) {
			return basi()
		}
		return err
	})
}

func urutCatatan(a, b barisCatatan) int { return cmp.Compare(a.ID, b.ID) }

// ubah locks the rows, compares versions and owners, and replaces them.
func (t tokoBerkala[T]) ubah(ctx context.Context, db bun.IDB, l dasar.LembagaID, baris []barisCatatan) error {
	if len(baris) == 0 {
		return nil
	}
	id := make([]string, len(baris))
	for i, b := range baris {
		id[i] = b.ID
	}
	ada, err := ambilBanyak[barisCatatan](ctx, db, l, "id", id, t.sejenis, func(q *bun.SelectQuery) *bun.SelectQuery { return q.Order("id") }, dasarbun.ForUpdate)
	if err != nil {
		return err
	}
	lama := make(map[string]barisCatatan, len(ada))
	for _, a := range ada {
		lama[a.ID] = a
	}
	for i, b := range baris {
		if a := lama[b.ID]; a.Versi != b.Versi-1 || a.Pegawai != b.Pegawai || i > 0 && baris[i-1].ID == b.ID {
			return basi()
		}
	}
	_, err = dasarbun.SisipBanyak(ctx, db, baris, `CONFLICT (lembaga, jenis, id) DO UPDATE SET mulai = EXCLUDED.mulai, selesai = EXCLUDED.selesai, batal = EXCLUDED.batal,
		jabatan = EXCLUDED.jabatan, unit = EXCLUDED.unit, isi = EXCLUDED.isi, segel_a = EXCLUDED.segel_a, segel_b = EXCLUDED.segel_b, versi = EXCLUDED.versi`)
	return err
}

func (t tokoBerkala[T]) sejenis(q *bun.SelectQuery) *bun.SelectQuery {
	return q.Where("jenis = ?", t.j.nama)
}

// satu turns a row into a record; institution and version are those of the row.
func (t tokoBerkala[T]) satu(b barisCatatan) (T, error) {
	r, err := t.j.baca(b)
	if err == nil {
		pasang(&r, dasar.LembagaID(b.Lembaga), b.Versi)
	}
	return r, err
}

func (t tokoBerkala[T]) catatan(baris []barisCatatan) ([]T, error) {
	var hasil []T
	for _, b := range baris {
		r, err := t.satu(b)
		if err != nil {
			return nil, err
		}
		hasil = append(hasil, r)
	}
	return hasil, nil
}

// Ambil implements [pegawai.BerkalaStore].
func (t tokoBerkala[T]) Ambil(ctx context.Context, l dasar.LembagaID, id ...string) ([]T, error) {
	baris, err := ambilBanyak[barisCatatan](ctx, t.db, l, "id", id, t.sejenis)
	if err != nil {
		return nil, err
	}
	return t.catatan(susun(id, baris, func(b barisCatatan) string { return b.ID }))
}

// Milik implements [pegawai.BerkalaStore].
func (t tokoBerkala[T]) Milik(ctx context.Context, l dasar.LembagaID, p ...pegawai.ID) ([]T, error) {
	return t.milik(ctx, l, p, t.sejenis)
}

func (t tokoBerkala[T]) milik(ctx context.Context, l dasar.LembagaID, p []pegawai.ID, ubah ...func(*bun.SelectQuery) *bun.SelectQuery) ([]T, error) {
	baris, err := ambilBanyak[barisCatatan](ctx, t.db, l, "pegawai", p, ubah...)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(baris, func(a, b barisCatatan) int {
		return cmp.Or(cmp.Compare(a.Pegawai, b.Pegawai), cmp.Compare(a.Mulai, b.Mulai), cmp.Compare(a.ID, b.ID))
	})
	return t.catatan(slices.CompactFunc(baris, func(a, b barisCatatan) bool { return a.ID == b.ID }))
}

// tokoDokumen lists documents without their files.
type tokoDokumen struct{ tokoBerkala[pegawai.Dokumen] }

// Daftar implements [pegawai.DokumenStore].
func (t tokoDokumen) Daftar(ctx context.Context, l dasar.LembagaID, p pegawai.ID) ([]pegawai.Dokumen, error) {
	return t.milik(ctx, l, []pegawai.ID{p}, t.sejenis, func(q *bun.SelectQuery) *bun.SelectQuery { return q.ExcludeColumn("segel_b") })
}

// Alirkan implements [pegawai.BerkalaStore].
func (t tokoBerkala[T]) Alirkan(ctx context.Context, l dasar.LembagaID, p ...pegawai.ID) iter.Seq2[T, error] {
	return t.alirkan(ctx, l, alir, func(q *bun.SelectQuery) *bun.SelectQuery { return q.Where("pegawai IN (?)", bun.List(p)) })
}

// Alirkan implements [pegawai.BerkalaStore]: files are large, a few at a time.
func (t tokoDokumen) Alirkan(ctx context.Context, l dasar.LembagaID, p ...pegawai.ID) iter.Seq2[pegawai.Dokumen, error] {
	return t.alirkan(ctx, l, 4, func(q *bun.SelectQuery) *bun.SelectQuery { return q.Where("pegawai IN (?)", bun.List(p)) })
}

// Selama implements [pegawai.BerkalaStore].
func (t tokoBerkala[T]) Selama(ctx context.Context, l dasar.LembagaID, dari, sampai dasar.Tanggal) iter.Seq2[T, error] {
	return t.alirkan(ctx, l, alir, func(q *bun.SelectQuery) *bun.SelectQuery {
		return q.Where("NOT batal AND mulai <= ? AND (selesai = '' OR selesai >= ?)", sampai.String(), dari.String())
	})
}

// alirkan streams records of this kind by person, day, ID.
func (t tokoBerkala[T]) alirkan(ctx context.Context, l dasar.LembagaID, n int, saring func(*bun.SelectQuery) *bun.SelectQuery) iter.Seq2[T, error] {
	halaman := func(q *bun.SelectQuery, akhir *barisCatatan) *bun.SelectQuery {
		if q = saring(t.sejenis(q.Where("lembaga = ?", string(l)))).OrderExpr("pegawai, mulai, id"); akhir != nil {
			q = q.Where("(pegawai, mulai, id) > (?, ?, ?)", akhir.Pegawai, akhir.Mulai, akhir.ID)
		}
		return q
	}
	return dasarbun.Alirkan(ctx, t.db, n, halaman, t.satu)
}

// pasang sets institution and version of a record.
func pasang[T pegawai.Berkala](r *T, l dasar.LembagaID, versi int) {
	switch x := any(r).(type) {
	case *pegawai.Penugasan:
		x.Lembaga, x.Versi = l, versi
	case *pegawai.Kontrak:
		x.Lembaga, x.Versi = l, versi
	case *pegawai.Kepesertaan:
		x.Lembaga, x.Versi = l, versi
	case *pegawai.StatusPajak:
		x.Lembaga, x.Versi = l, versi
	case *pegawai.SaldoPajak:
		x.Lembaga, x.Versi = l, versi
	case *pegawai.Nilai:
		x.Lembaga, x.Versi = l, versi
	case *pegawai.Isian:
		x.Lembaga, x.Versi = l, versi
	case *pegawai.CatatanJam:
		x.Lembaga, x.Versi = l, versi
	case *pegawai.Presensi:
		x.Lembaga, x.Versi = l, versi
	case *pegawai.Cuti:
		x.Lembaga, x.Versi = l, versi
	case *pegawai.Dokumen:
		x.Lembaga, x.Versi = l, versi
	case *pegawai.Kasbon:
		x.Lembaga, x.Versi = l, versi
	}
}

type sumberJam struct {
	jam tokoBerkala[pegawai.CatatanJam]
}

// Jam implements [pegawai.SumberJam].
func (s sumberJam) Jam(ctx context.Context, l dasar.LembagaID, dari, sampai dasar.Tanggal) ([]pegawai.Jam, error) {
	return pegawai.JumlahkanJam(s.jam.Selama(ctx, l, dari, sampai))
}

// JamTertunda implements [pegawai.SumberJam].
func (s sumberJam) JamTertunda(ctx context.Context, l dasar.LembagaID, dari, sampai dasar.Tanggal) (int, error) {
	return pegawai.HitungTertunda(s.jam.Selama(ctx, l, dari, sampai))
}
