package akademikbun

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/akademik/presensi"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/santri"
)

type tokoPresensi struct{ db bun.IDB }

type barisRegister struct {
	bun.BaseModel `bun:"table:akademik_register,alias:r"`

	Lembaga  string `bun:"lembaga,pk"`
	ID       string `bun:"id,pk"`
	Tanggal  string `bun:"tanggal"`
	Mulai    int    `bun:"mulai"`
	Selesai  int    `bun:"selesai"`
	Rombel   string `bun:"rombel"`
	Mapel    string `bun:"mapel"`
	Kegiatan string `bun:"kegiatan"`
	Kelompok string `bun:"kelompok"`
	Guru     string `bun:"guru"`
	Ruang    string `bun:"ruang"`
	JP       int    `bun:"jp"`
	Anggota  string `bun:"anggota"`
	Sebab    string `bun:"sebab"`
	Oleh     string `bun:"oleh"`
	Dicatat  int64  `bun:"dicatat"`
	Versi    int    `bun:"versi"`
}

func (b barisRegister) kunci() (string, int) { return b.ID, b.Versi }

type barisAnggota struct {
	bun.BaseModel `bun:"table:akademik_register_anggota"`

	Lembaga string `bun:"lembaga,pk"`
	Sidik   string `bun:"sidik,pk"`
	Santri  string `bun:"santri"`
}

// tulisAnggota gives a list of members its name: the same list is kept once.
func tulisAnggota(l dasar.LembagaID, id []santri.ID) barisAnggota {
	s := make([]string, len(id))
	for i, x := range id {
		s[i] = string(x)
	}
	slices.Sort(s)
	teks := strings.Join(s, "\n")
	sidik := sha256.Sum256([]byte(teks))
	return barisAnggota{Lembaga: string(l), Sidik: hex.EncodeToString(sidik[:16]), Santri: teks}
}

func bacaAnggota(teks string) (id []santri.ID) {
	if teks == "" {
		return nil
	}
	for s := range strings.SplitSeq(teks, "\n") {
		id = append(id, santri.ID(s))
	}
	return id
}

type barisPresensi struct {
	bun.BaseModel `bun:"table:akademik_presensi,alias:p"`

	Lembaga  string `bun:"lembaga,pk"`
	Register string `bun:"register,pk"`
	Santri   string `bun:"santri,pk"`
	Tanggal  string `bun:"tanggal"`
	Keadaan  string `bun:"keadaan"`
	Menit    int    `bun:"menit"`
	Cuti     string `bun:"cuti"`
	Terisi   bool   `bun:"terisi"`
}

type barisRegisterLama struct {
	bun.BaseModel `bun:"table:akademik_register_lama"`

	Lembaga string `bun:"lembaga,pk"`
	ID      string `bun:"id,pk"`
	Versi   int    `bun:"versi,pk"`
	Catatan string `bun:"catatan"`
	Sebab   string `bun:"sebab"`
	Oleh    string `bun:"oleh"`
	Dicatat int64  `bun:"dicatat"`
}

// kiriman is a batch of registers as rows.
type kiriman struct {
	register []barisRegister
	anggota  map[string]barisAnggota
	presensi []barisPresensi
	ganti    []string // ids of those that replace
}

func susunRegister(l dasar.LembagaID, rs []akademik.Register) (k kiriman, err error) {
	k.anggota = map[string]barisAnggota{}
	for _, r := range rs {
		guru, err := tulis(r.Guru)
		if err != nil {
			return k, err
		}
		a := tulisAnggota(l, r.Anggota)
		k.anggota[a.Sidik] = a
		k.register = append(k.register, barisRegister{Lembaga: string(l), ID: r.ID, Tanggal: r.Tanggal.String(), Mulai: int(r.Mulai), Selesai: int(r.Selesai), Rombel: string(r.Rombel),
			Mapel: string(r.Mapel), Kegiatan: r.Kegiatan, Kelompok: r.Kelompok, Guru: guru, Ruang: r.Ruang, JP: r.JP, Anggota: a.Sidik, Sebab: r.Sebab, Oleh: r.Oleh, Dicatat: dasarbun.Mikro(r.Dicatat), Versi: r.Versi + 1})
		for _, c := range r.Catatan {
			k.presensi = append(k.presensi, barisPresensi{Lembaga: string(l), Register: r.ID, Santri: string(c.Santri), Tanggal: r.Tanggal.String(), Keadaan: string(c.Keadaan), Menit: c.Menit, Cuti: c.Cuti, Terisi: c.Terisi})
		}
		if r.Versi > 0 {
			k.ganti = append(k.ganti, r.ID)
		}
	}
	return k, nil
}

// SimpanRegister implements [akademik.PresensiStore]: what is replaced is copied first,
// all set-based.
func (t tokoPresensi) SimpanRegister(ctx context.Context, l dasar.LembagaID, rs ...akademik.Register) error {
	if len(rs) == 0 {
		return nil
	}
	k, err := susunRegister(l, rs)
	if err != nil {
		return err
	}
	return unit(ctx, t.db, func(ctx context.Context, db bun.IDB) error {
		lama, err := salinLama(ctx, db, l, k.ganti)
		if err != nil {
			return err
		}
		// The version is checked and the row held here, before anything else is written.
		if err := simpanVersi(ctx, db, l, "akademik_register", `sebab = EXCLUDED.sebab, oleh = EXCLUDED.oleh, dicatat = EXCLUDED.dicatat, versi = EXCLUDED.versi`, k.register, nil); err != nil {
			return err
		}
		if _, err := dasarbun.SisipBanyak(ctx, db, lama, "CONFLICT DO NOTHING"); err != nil {
			return err
		}
		anggota := make([]barisAnggota, 0, len(k.anggota))
		for _, a := range k.anggota {
			anggota = append(anggota, a)
		}
		slices.SortFunc(anggota, func(a, b barisAnggota) int { return cmp.Compare(a.Sidik, b.Sidik) })
		if _, err := dasarbun.SisipBanyak(ctx, db, anggota, "CONFLICT DO NOTHING"); err != nil {
			return err
		}
		for bagian := range slices.Chunk(k.ganti, sekali) {
			if _, err := db.NewDelete().Table("akademik_presensi").Where("lembaga = ?", string(l)).Where("register IN (?)", bun.List(bagian)).Exec(ctx); err != nil {
				return dasarbun.Translate(err)
			}
		}
		slices.SortFunc(k.presensi, func(a, b barisPresensi) int {
			return cmp.Or(cmp.Compare(a.Register, b.Register), cmp.Compare(a.Santri, b.Santri))
		})
		_, err = dasarbun.SisipBanyak(ctx, db, k.presensi, "CONFLICT DO NOTHING")
		return err
	})
}

// salinLama copies the registers that are about to be replaced, and holds them.
func salinLama(ctx context.Context, db bun.IDB, l dasar.LembagaID, id []string) (lama []barisRegisterLama, err error) {
	slices.Sort(id)
	for bagian := range slices.Chunk(id, sekali) {
		var ada []barisRegister
		q := dasarbun.ForUpdate(db.NewSelect().Model(&ada).Where("lembaga = ?", string(l)).Where("id IN (?)", bun.List(bagian)).Order("id"))
		if err := q.Scan(ctx); err != nil {
			return nil, dasarbun.Translate(err)
		}
		catatan, err := catatanDari(ctx, db, l, func(q *bun.SelectQuery) *bun.SelectQuery { return q.Where("p.register IN (?)", bun.List(bagian)) })
		if err != nil {
			return nil, err
		}
		for _, b := range ada {
			teks, err := tulis(catatan[b.ID])
			if err != nil {
				return nil, err
			}
			lama = append(lama, barisRegisterLama{Lembaga: string(l), ID: b.ID, Versi: b.Versi, Catatan: teks, Sebab: b.Sebab, Oleh: b.Oleh, Dicatat: b.Dicatat})
		}
	}
	return lama, nil
}

func catatanDari(ctx context.Context, db bun.IDB, l dasar.LembagaID, saring func(*bun.SelectQuery) *bun.SelectQuery) (map[string][]presensi.Catatan, error) {
	var baris []barisPresensi
	q := saring(db.NewSelect().Model(&baris).Column("p.register", "p.santri", "p.keadaan", "p.menit", "p.cuti", "p.terisi").Where("p.lembaga = ?", string(l)))
	if err := q.Scan(ctx); err != nil {
		return nil, dasarbun.Translate(err)
	}
	hasil := map[string][]presensi.Catatan{}
	for _, b := range baris {
		hasil[b.Register] = append(hasil[b.Register], presensi.Catatan{Santri: santri.ID(b.Santri), Keadaan: presensi.Keadaan(b.Keadaan), Menit: b.Menit, Cuti: b.Cuti, Terisi: b.Terisi})
	}
	for _, c := range hasil {
		presensi.UrutCatatan(c)
	}
	return hasil, nil
}

// saringRegister is the filter as conditions on akademik_register.
func saringRegister(q *bun.SelectQuery, l dasar.LembagaID, f akademik.SaringRegister) *bun.SelectQuery {
	q = dalam(dalam(dalam(q.Where("r.lembaga = ?", string(l)), "r.id", f.ID), "r.rombel", f.Rombel), "r.kegiatan", f.Kegiatan)
	if !f.Dari.IsZero() {
		q = q.Where("r.tanggal >= ?", f.Dari.String())
	}
	if !f.Sampai.IsZero() {
		q = q.Where("r.tanggal <= ?", f.Sampai.String())
	}
	if f.Pelajaran {
		q = q.Where("r.kegiatan = ''")
	}
	if f.Santri != "" {
		q = q.Where("EXISTS (SELECT 1 FROM akademik_presensi AS x WHERE x.lembaga = r.lembaga AND x.register = r.id AND x.santri = ?)", string(f.Santri))
	}
	return q
}

// Register implements [akademik.PresensiStore]: three reads, whatever the number of
// registers.
func (t tokoPresensi) Register(ctx context.Context, l dasar.LembagaID, f akademik.SaringRegister) (hasil []akademik.Register, err error) {
	var baris []barisRegister
	if err := saringRegister(t.db.NewSelect().Model(&baris), l, f).Scan(ctx); err != nil {
		return nil, dasarbun.Translate(err)
	}
	if len(baris) == 0 {
		return nil, nil
	}
	anggota, catatan := map[string]string{}, map[string][]presensi.Catatan{}
	if !f.Ringkas {
		pilih := func(kolom string) *bun.SelectQuery {
			return saringRegister(t.db.NewSelect().Table("akademik_register").ModelTableExpr("akademik_register AS r").ColumnExpr("?", bun.Ident(kolom)), l, f)
		}
		if catatan, err = catatanDari(ctx, t.db, l, func(q *bun.SelectQuery) *bun.SelectQuery { return q.Where("p.register IN (?)", pilih("r.id")) }); err != nil {
			return nil, err
		}
		var daftar []barisAnggota
		if err := t.db.NewSelect().Model(&daftar).Where("lembaga = ?", string(l)).Where("sidik IN (?)", pilih("r.anggota")).Scan(ctx); err != nil {
			return nil, dasarbun.Translate(err)
		}
		for _, a := range daftar {
			anggota[a.Sidik] = a.Santri
		}
	}
	for _, b := range baris {
		r, err := b.register()
		if err != nil {
			return nil, err
		}
		r.Anggota, r.Catatan = bacaAnggota(anggota[b.Anggota]), catatan[b.ID]
		hasil = append(hasil, r)
	}
	slices.SortFunc(hasil, func(a, b akademik.Register) int { return cmp.Compare(a.ID, b.ID) })
	return hasil, nil
}

func (b barisRegister) register() (akademik.Register, error) {
	r := akademik.Register{Lembaga: dasar.LembagaID(b.Lembaga), ID: b.ID, Tanggal: hari(b.Tanggal), Mulai: jadwal.Menit(b.Mulai), Selesai: jadwal.Menit(b.Selesai), Rombel: akademik.RombelID(b.Rombel),
		Mapel: akademik.KodeMapel(b.Mapel), Kegiatan: b.Kegiatan, Kelompok: b.Kelompok, Ruang: b.Ruang, JP: b.JP, Sebab: b.Sebab, Oleh: b.Oleh, Dicatat: dasarbun.DariMikro(b.Dicatat), Versi: b.Versi}
	return r, baca(b.Guru, &r.Guru)
}

// RiwayatRegister implements [akademik.PresensiStore].
func (t tokoPresensi) RiwayatRegister(ctx context.Context, l dasar.LembagaID, id string) ([]akademik.Register, error) {
	kini, err := t.Register(ctx, l, akademik.SaringRegister{ID: []string{id}})
	if err != nil || len(kini) == 0 {
		return nil, err
	}
	var lama []barisRegisterLama
	if err := t.db.NewSelect().Model(&lama).Where("lembaga = ? AND id = ?", string(l), id).Order("versi").Scan(ctx); err != nil {
		return nil, dasarbun.Translate(err)
	}
	var hasil []akademik.Register
	for _, b := range lama {
		r := kini[0].Salin()
		r.Catatan = nil
		if err := baca(b.Catatan, &r.Catatan); err != nil {
			return nil, err
		}
		r.Sebab, r.Oleh, r.Dicatat, r.Versi = b.Sebab, b.Oleh, dasarbun.DariMikro(b.Dicatat), b.Versi
		hasil = append(hasil, r)
	}
	return append(hasil, kini[0]), nil
}
