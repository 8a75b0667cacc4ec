package keuanganbun

import (
	"context"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/keuangan"
)

// Akun is the chart of accounts in SQL.
type Akun struct{ db bun.IDB }

type akunRow struct {
	bun.BaseModel `bun:"table:keuangan_akun,alias:a"`

	Lembaga    string `bun:"lembaga,pk"`
	Kode       string `bun:"kode,pk"`
	Nama       string `bun:"nama"`
	Jenis      string `bun:"jenis"`
	Kontra     bool   `bun:"kontra"`
	Induk      string `bun:"induk"`
	Posting    bool   `bun:"posting"`
	Pembatasan string `bun:"pembatasan"`
	ArusKas    string `bun:"arus_kas"`
	Rincian    string `bun:"rincian"`
	Keterangan string `bun:"keterangan"`
	Aktif      bool   `bun:"aktif"`
}

func (r akunRow) akun() keuangan.Akun {
	return keuangan.Akun{
		Lembaga: dasar.LembagaID(r.Lembaga), Kode: keuangan.KodeAkun(r.Kode), Nama: r.Nama, Jenis: keuangan.JenisAkun(r.Jenis),
		Kontra: r.Kontra, Induk: keuangan.KodeAkun(r.Induk), Posting: r.Posting, Pembatasan: keuangan.Pembatasan(r.Pembatasan),
		ArusKas: r.ArusKas, Rincian: keuangan.RincianAkun(r.Rincian), Keterangan: r.Keterangan, Aktif: r.Aktif,
	}
}

// Simpan implements [keuangan.AkunStore].
func (st Akun) Simpan(ctx context.Context, l dasar.LembagaID, as ...keuangan.Akun) error {
	rows := make([]akunRow, len(as))
	for i, a := range as {
		rows[i] = akunRow{
			Lembaga: string(l), Kode: string(a.Kode), Nama: a.Nama, Jenis: string(a.Jenis), Kontra: a.Kontra, Induk: string(a.Induk),
			Posting: a.Posting, Pembatasan: string(a.Pembatasan), ArusKas: a.ArusKas, Rincian: string(a.Rincian), Keterangan: a.Keterangan, Aktif: a.Aktif,
		}
	}
	_, err := dasarbun.SisipBanyak(ctx, st.db, rows, `CONFLICT (lembaga, kode) DO UPDATE SET nama = EXCLUDED.nama, jenis = EXCLUDED.jenis,
		kontra = EXCLUDED.kontra, induk = EXCLUDED.induk, posting = EXCLUDED.posting, pembatasan = EXCLUDED.pembatasan,
		arus_kas = EXCLUDED.arus_kas, rincian = EXCLUDED.rincian, keterangan = EXCLUDED.keterangan, aktif = EXCLUDED.aktif`)
	return err
}

// Ambil implements [keuangan.AkunStore].
func (st Akun) Ambil(ctx context.Context, l dasar.LembagaID, kode ...keuangan.KodeAkun) (map[keuangan.KodeAkun]keuangan.Akun, error) {
	out := make(map[keuangan.KodeAkun]keuangan.Akun, len(kode))
	if len(kode) == 0 {
		return out, nil
	}
	var rows []akunRow
	err := st.db.NewSelect().Model(&rows).Where("lembaga = ? AND kode IN (?)", l, bun.List(kode)).Scan(ctx)
	for _, r := range rows {
		a := r.akun()
		out[a.Kode] = a
	}
	return out, dasarbun.Translate(err)
}

// Semua implements [keuangan.AkunStore]. Codes are ASCII; the order is made
// here, because databases collate "1.1" and "1.10" in their own ways.
func (st Akun) Semua(ctx context.Context, l dasar.LembagaID) ([]keuangan.Akun, error) {
	var rows []akunRow
	if err := st.db.NewSelect().Model(&rows).Where("lembaga = ?", l).Scan(ctx); err != nil {
		return nil, dasarbun.Translate(err)
	}
	out := make([]keuangan.Akun, len(rows))
	for i, r := range rows {
		out[i] = r.akun()
	}
	urutAkun(out, func(a keuangan.Akun) keuangan.KodeAkun { return a.Kode })
	return out, nil
}
