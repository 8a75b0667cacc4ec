package keuanganbun

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"
	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

// Tarif is the fees, prices and discounts in SQL. Codes are ordered here,
// because databases collate texts in their own ways.
type Tarif struct{ db bun.IDB }

type komponenRow struct {
	bun.BaseModel `bun:"table:keuangan_komponen,alias:k"`

	Lembaga      string `bun:"lembaga,pk"`
	Kode         string `bun:"kode,pk"`
	Uraian       string `bun:"uraian"`
	Piutang      string `bun:"piutang"`
	Pendapatan   string `bun:"pendapatan"`
	Keringanan   string `bun:"keringanan"`
	Prioritas    int    `bun:"prioritas"`
	Berkala      string `bun:"berkala"`
	AwalTahun    int    `bun:"awal_tahun"`
	TanggalTempo int    `bun:"tanggal_tempo"`
	BulanMasuk   string `bun:"bulan_masuk"`
	BulanKeluar  string `bun:"bulan_keluar"`
	Aktif        bool   `bun:"aktif"`
}

// SimpanKomponen implements [keuangan.TarifStore].
func (st Tarif) SimpanKomponen(ctx context.Context, l dasar.LembagaID, ks ...keuangan.Komponen) error {
	rows := make([]komponenRow, len(ks))
	for i, k := range ks {
		rows[i] = komponenRow{
			Lembaga: string(l), Kode: string(k.Kode), Uraian: k.Uraian, Piutang: string(k.Piutang), Pendapatan: string(k.Pendapatan),
			Keringanan: string(k.Keringanan), Prioritas: k.Prioritas, Berkala: string(k.Berkala), AwalTahun: k.AwalTahun,
			TanggalTempo: k.TanggalTempo, BulanMasuk: string(k.BulanMasuk), BulanKeluar: string(k.BulanKeluar), Aktif: k.Aktif,
		}
	}
	_, err := dasarbun.SisipBanyak(ctx, st.db, rows, `CONFLICT (lembaga, kode) DO UPDATE SET uraian = EXCLUDED.uraian, piutang = EXCLUDED.piutang,
		pendapatan = EXCLUDED.pendapatan, keringanan = EXCLUDED.keringanan, prioritas = EXCLUDED.prioritas, berkala = EXCLUDED.berkala,
		awal_tahun = EXCLUDED.awal_tahun, tanggal_tempo = EXCLUDED.tanggal_tempo, bulan_masuk = EXCLUDED.bulan_masuk,
		bulan_keluar = EXCLUDED.bulan_keluar, aktif = EXCLUDED.aktif`)
	return err
}

// Komponen implements [keuangan.TarifStore].
func (st Tarif) Komponen(ctx context.Context, l dasar.LembagaID) ([]keuangan.Komponen, error) {
	var rows []komponenRow
	if err := st.db.NewSelect().Model(&rows).Where("lembaga = ?", l).Scan(ctx); err != nil {
		return nil, dasarbun.Translate(err)
	}
	var out []keuangan.Komponen
	for _, r := range rows {
		out = append(out, keuangan.Komponen{
			Lembaga: l, Kode: keuangan.KodeKomponen(r.Kode), Uraian: r.Uraian, Piutang: keuangan.KodeAkun(r.Piutang),
			Pendapatan: keuangan.KodeAkun(r.Pendapatan), Keringanan: keuangan.KodeAkun(r.Keringanan), Prioritas: r.Prioritas,
			Berkala: keuangan.Berkala(r.Berkala), AwalTahun: r.AwalTahun, TanggalTempo: r.TanggalTempo,
			BulanMasuk: keuangan.AturanBulan(r.BulanMasuk), BulanKeluar: keuangan.AturanBulan(r.BulanKeluar), Aktif: r.Aktif,
		})
	}
	slices.SortFunc(out, func(a, b keuangan.Komponen) int {
		return cmp.Or(cmp.Compare(a.Prioritas, b.Prioritas), cmp.Compare(a.Kode, b.Kode))
	})
	return out, nil
}

type tarifRow struct {
	bun.BaseModel `bun:"table:keuangan_tarif,alias:t"`

	Lembaga      string        `bun:"lembaga,pk"`
	ID           string        `bun:"id,pk"`
	Komponen     string        `bun:"komponen"`
	Unit         string        `bun:"unit"`
	Tingkat      string        `bun:"tingkat"`
	JenisKelamin string        `bun:"jenis_kelamin"`
	Mukim        string        `bun:"mukim"`
	Angkatan     int           `bun:"angkatan"`
	Santri       string        `bun:"santri"`
	Jumlah       int64         `bun:"jumlah"`
	Sejak        dasar.Tanggal `bun:"sejak"`
	Sampai       dasar.Tanggal `bun:"sampai"`
	Alasan       string        `bun:"alasan"`
	Dicatat      int64         `bun:"dicatat"`
}

func barisTarif(l dasar.LembagaID, t keuangan.Tarif) tarifRow {
	return tarifRow{
		Lembaga: string(l), ID: t.ID, Komponen: string(t.Komponen), Unit: string(t.Unit), Tingkat: t.Tingkat,
		JenisKelamin: string(t.JenisKelamin), Mukim: string(t.Mukim), Angkatan: t.Angkatan, Santri: string(t.Santri),
		Jumlah: int64(t.Jumlah), Sejak: t.Sejak, Sampai: t.Sampai, Alasan: t.Alasan, Dicatat: dasarbun.Mikro(t.Dicatat),
	}
}

func (r tarifRow) tarif() keuangan.Tarif {
	return keuangan.Tarif{
		Lembaga: dasar.LembagaID(r.Lembaga), ID: r.ID, Komponen: keuangan.KodeKomponen(r.Komponen), Unit: santri.KodeUnit(r.Unit),
		Tingkat: r.Tingkat, JenisKelamin: santri.JenisKelamin(r.JenisKelamin), Mukim: keuangan.TigaNilai(r.Mukim), Angkatan: r.Angkatan,
		Santri: santri.ID(r.Santri), Jumlah: dasar.Rupiah(r.Jumlah), Sejak: r.Sejak, Sampai: r.Sampai, Alasan: r.Alasan,
		Dicatat: dasarbun.DariMikro(r.Dicatat),
	}
}

// SimpanTarif implements [keuangan.TarifStore].
func (st Tarif) SimpanTarif(ctx context.Context, l dasar.LembagaID, ts ...keuangan.Tarif) error {
	rows := make([]tarifRow, len(ts))
	for i, t := range ts {
		rows[i] = barisTarif(l, t)
	}
	return dalamUnit(ctx, st.db, func(ctx context.Context, db bun.IDB) error {
		n, err := dasarbun.SisipBanyak(ctx, db, rows, "CONFLICT (lembaga, komponen, santri, unit, tingkat, jenis_kelamin, mukim, angkatan, sejak) DO NOTHING")
		if err != nil || n == int64(len(rows)) {
			return err
		}
		return tarifSama(ctx, Tarif{db}, l, ts)
	})
}

// tarifSama refuses prices that differ from the stored ones of the same
// conditions and first day.
func tarifSama(ctx context.Context, st Tarif, l dasar.LembagaID, ts []keuangan.Tarif) error {
	ada, err := st.Tarif(ctx, l, dasar.Tanggal{})
	if err != nil {
		return err
	}
	for _, t := range ts {
		i := slices.IndexFunc(ada, func(u keuangan.Tarif) bool { return t.SamaSyarat(u) && t.Sejak == u.Sejak })
		if i < 0 || t.Jumlah != ada[i].Jumlah || t.Sampai != ada[i].Sampai {
			return keuangan.ErrTarifGanda.Conflictf("tarif dengan syarat dan tanggal mulai yang sama sudah ada; pakai tanggal mulai lain").Pada("sejak")
		}
	}
	return nil
}

// AkhiriTarif implements [keuangan.TarifStore].
func (st Tarif) AkhiriTarif(ctx context.Context, l dasar.LembagaID, id string, sampai dasar.Tanggal) error {
	res, err := st.db.NewUpdate().Model((*tarifRow)(nil)).Set("sampai = ?", sampai).
		Where("lembaga = ? AND id = ? AND sampai IS NULL", l, id).Exec(ctx)
	return satuBaris(res, err, keuangan.ErrTarifTutup.Conflictf("tarif tidak ada atau sudah diakhiri; muat ulang daftar tarif"))
}

// Tarif implements [keuangan.TarifStore].
func (st Tarif) Tarif(ctx context.Context, l dasar.LembagaID, pada dasar.Tanggal) ([]keuangan.Tarif, error) {
	var rows []tarifRow
	q := st.db.NewSelect().Model(&rows).Where("lembaga = ?", l)
	if err := berlakuPada(q, pada).Scan(ctx); err != nil {
		return nil, dasarbun.Translate(err)
	}
	var out []keuangan.Tarif
	for _, r := range rows {
		out = append(out, r.tarif())
	}
	slices.SortFunc(out, func(a, b keuangan.Tarif) int {
		return cmp.Or(cmp.Compare(a.Komponen, b.Komponen), a.Sejak.Compare(b.Sejak), strings.Compare(a.ID, b.ID))
	})
	return out, nil
}

// berlakuPada keeps the rows that hold on a day; an unset day keeps all.
func berlakuPada(q *bun.SelectQuery, pada dasar.Tanggal) *bun.SelectQuery {
	if pada.IsZero() {
		return q
	}
	return q.Where("sejak <= ?", pada).Where("sampai IS NULL OR sampai > ?", pada)
}

type keringananRow struct {
	bun.BaseModel `bun:"table:keuangan_keringanan,alias:k"`

	Lembaga   string        `bun:"lembaga,pk"`
	ID        string        `bun:"id,pk"`
	Santri    string        `bun:"santri"`
	Komponen  string        `bun:"komponen"`
	PersenE4  int64         `bun:"persen_e4"`
	Nominal   int64         `bun:"nominal"`
	Urutan    int           `bun:"urutan"`
	Alasan    string        `bun:"alasan"`
	Penyetuju string        `bun:"penyetuju"`
	Sejak     dasar.Tanggal `bun:"sejak"`
	Sampai    dasar.Tanggal `bun:"sampai"`
	Dicatat   int64         `bun:"dicatat"`
	Dicabut   int64         `bun:"dicabut"`
}

func (r keringananRow) keringanan() keuangan.Keringanan {
	return keuangan.Keringanan{
		Lembaga: dasar.LembagaID(r.Lembaga), ID: r.ID, Santri: santri.ID(r.Santri), Komponen: keuangan.KodeKomponen(r.Komponen), Persen: decimal.New(r.PersenE4, -4),
		Nominal: dasar.Rupiah(r.Nominal), Urutan: r.Urutan, Alasan: r.Alasan, Penyetuju: r.Penyetuju, Sejak: r.Sejak, Sampai: r.Sampai,
		Dicatat: dasarbun.DariMikro(r.Dicatat), Dicabut: dasarbun.DariMikro(r.Dicabut),
	}
}

// SimpanKeringanan implements [keuangan.TarifStore].
func (st Tarif) SimpanKeringanan(ctx context.Context, l dasar.LembagaID, ks ...keuangan.Keringanan) error {
	rows := make([]keringananRow, len(ks))
	for i, k := range ks {
		rows[i] = keringananRow{
			Lembaga: string(l), ID: k.ID, Santri: string(k.Santri), Komponen: string(k.Komponen), PersenE4: k.Persen.Shift(4).IntPart(),
			Nominal: int64(k.Nominal), Urutan: k.Urutan, Alasan: k.Alasan, Penyetuju: k.Penyetuju, Sejak: k.Sejak, Sampai: k.Sampai,
			Dicatat: dasarbun.Mikro(k.Dicatat), Dicabut: dasarbun.Mikro(k.Dicabut),
		}
	}
	return dalamUnit(ctx, st.db, func(ctx context.Context, db bun.IDB) error {
		n, err := dasarbun.SisipBanyak(ctx, db, rows, "CONFLICT (lembaga, id) DO NOTHING")
		if err == nil && n != int64(len(rows)) {
			return dasar.ErrBentrok.Conflictf("keringanan sudah ada")
		}
		return err
	})
}

// CabutKeringanan implements [keuangan.TarifStore].
func (st Tarif) CabutKeringanan(ctx context.Context, l dasar.LembagaID, id string, pada time.Time) error {
	res, err := st.db.NewUpdate().Model((*keringananRow)(nil)).Set("dicabut = ?", dasarbun.Mikro(pada)).
		Where("lembaga = ? AND id = ? AND dicabut = 0", l, id).Exec(ctx)
	return satuBaris(res, err, keuangan.ErrKeringananTutup.Conflictf("keringanan tidak ada atau sudah dicabut; muat ulang daftar keringanan"))
}

// Keringanan implements [keuangan.TarifStore].
func (st Tarif) Keringanan(ctx context.Context, l dasar.LembagaID, pada dasar.Tanggal) ([]keuangan.Keringanan, error) {
	var rows []keringananRow
	q := st.db.NewSelect().Model(&rows).Where("lembaga = ?", l)
	if !pada.IsZero() {
		q = q.Where("dicabut = 0")
	}
	if err := berlakuPada(q, pada).Scan(ctx); err != nil {
		return nil, dasarbun.Translate(err)
	}
	var out []keuangan.Keringanan
	for _, r := range rows {
		out = append(out, r.keringanan())
	}
	slices.SortFunc(out, func(a, b keuangan.Keringanan) int {
		return cmp.Or(cmp.Compare(a.Santri, b.Santri), cmp.Compare(a.Komponen, b.Komponen), cmp.Compare(a.Urutan, b.Urutan), strings.Compare(a.ID, b.ID))
	})
	return out, nil
}
