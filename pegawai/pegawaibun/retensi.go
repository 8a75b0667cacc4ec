package pegawaibun

import (
	"context"
	"slices"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

type tokoRetensi struct{ db bun.IDB }

// Keluar implements [pegawai.RetensiStore].
func (t tokoRetensi) Keluar(ctx context.Context, l dasar.LembagaID, ss ...privasi.SubjekID) (map[privasi.SubjekID]dasar.Tanggal, error) {
	hasil := map[privasi.SubjekID]dasar.Tanggal{}
	for _, b := range bagi(ss) {
		var baris []struct {
			Subjek   privasi.SubjekID
			Berhenti string
		}
		q := t.db.NewSelect().Table("pegawai_pegawai").Column("subjek", "berhenti").Where("lembaga = ?", string(l))
		if len(b) > 0 {
			q = q.Where("subjek IN (?)", bun.List(b))
		}
		if err := q.Scan(ctx, &baris); err != nil {
			return nil, dasarbun.Translate(err)
		}
		for _, x := range baris {
			santri.Terakhir(hasil, x.Subjek, hari(x.Berhenti))
		}
	}
	return hasil, nil
}

// bagi cuts people for statements; nobody in particular is one piece: everybody.
func bagi(ss []privasi.SubjekID) [][]privasi.SubjekID {
	if len(ss) == 0 {
		return [][]privasi.SubjekID{nil}
	}
	return slices.Collect(slices.Chunk(ss, sekali))
}

// Digaji implements [pegawai.RetensiStore].
func (t tokoRetensi) Digaji(ctx context.Context, l dasar.LembagaID, ss ...privasi.SubjekID) (map[privasi.SubjekID]dasar.Tanggal, error) {
	hasil := map[privasi.SubjekID]dasar.Tanggal{}
	for _, b := range bagi(ss) {
		var baris []struct {
			Subjek privasi.SubjekID
			Masa   dasar.Bulan
		}
		q := t.db.NewSelect().TableExpr("pegawai_slip AS s").Join("JOIN pegawai_putaran AS p ON p.lembaga = s.lembaga AND p.id = s.putaran").
			ColumnExpr("s.subjek, MAX(p.masa) AS masa").Where("s.lembaga = ?", string(l)).GroupExpr("s.subjek")
		if len(b) > 0 {
			q = q.Where("s.subjek IN (?)", bun.List(b))
		}
		if err := q.Scan(ctx, &baris); err != nil {
			return nil, dasarbun.Translate(err)
		}
		for _, x := range baris {
			hasil[x.Subjek] = x.Masa.Tambah(1).Awal()
		}
	}
	return hasil, nil
}

const (
	hapusIdentitas = `UPDATE pegawai_pegawai SET nama = ?, urut = ?, cari = ?, nomor = NULL, tempat_lahir = '', tanggal_lahir = '', agama = '', nuptk = NULL, nip = NULL, hp = NULL,
		surel = NULL, alamat = NULL, versi = versi + 1 WHERE lembaga = ? AND subjek IN (?) AND nama <> ? RETURNING subjek`
	hapusPembukuan = `UPDATE pegawai_pegawai SET nik = NULL, nik_indeks = NULL, npwp = NULL, rekening = NULL, versi = versi + 1
		WHERE lembaga = ? AND subjek IN (?) AND (nik IS NOT NULL OR npwp IS NOT NULL OR rekening IS NOT NULL) RETURNING subjek`
	hapusSlip = `UPDATE pegawai_slip SET nama = ?, urut = ?, cari = ?, nomor = ?, ptkp = '' WHERE lembaga = ? AND subjek IN (?) AND nama <> ? RETURNING subjek`
)

// Hapus implements [pegawai.RetensiStore].
func (t tokoRetensi) Hapus(ctx context.Context, l dasar.LembagaID, k privasi.KelasRetensi, ss ...privasi.SubjekID) (map[privasi.SubjekID]int, error) {
	n := map[privasi.SubjekID]int{}
	return n, unit(ctx, t.db, func(ctx context.Context, db bun.IDB) error {
		clear(n) // the unit may run twice
		nama, urut, cari := santri.NamaMusnah, santri.BuatPengurut().Kunci(santri.NamaMusnah), " "+santri.KunciCari(santri.NamaMusnah)
		for b := range slices.Chunk(ss, sekali) {
			var galat error
			switch k {
			case privasi.RetensiIdentitas:
				galat = hapus(ctx, db, n, hapusIdentitas, nama, urut, cari, string(l), bun.List(b), nama)
			case privasi.RetensiPembukuan:
				if galat = hapus(ctx, db, n, hapusPembukuan, string(l), bun.List(b)); galat == nil {
					galat = hapus(ctx, db, n, hapusSlip, nama, urut, cari, pegawai.NomorMusnah, string(l), bun.List(b), nama)
				}
			}
			if galat != nil {
				return galat
			}
		}
		return nil
	})
}

func hapus(ctx context.Context, db bun.IDB, n map[privasi.SubjekID]int, teks string, arg ...any) error {
	var kena []privasi.SubjekID
	if err := db.NewRaw(teks, arg...).Scan(ctx, &kena); err != nil {
		return dasarbun.Translate(err)
	}
	for _, s := range kena {
		n[s]++
	}
	return nil
}
