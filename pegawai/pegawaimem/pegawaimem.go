// Package pegawaimem keeps the records of kepegawaian in memory, with the books
// they post to. It is the executable specification of the ports in package
// pegawai: the database stores are compared with it. Nothing survives the process.
//
//	c := dasarmem.New()
//	toko := pegawaimem.Stores(c)
//	unit := dasarmem.Atomic(c, pegawaimem.Stores)
package pegawaimem

import (
	"cmp"
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/keuangan/keuanganmem"
	"github.com/pesantren-go/pesantren/pegawai"
)

// Stores returns the stores kept in c; it is the bind function of
// dasarmem.Atomic.
func Stores(c *dasarmem.Conn) pegawai.Stores {
	jam := tokoBerkala[pegawai.CatatanJam]{c, "pegawai_jam", versi[pegawai.CatatanJam]{
		func(t *pegawai.CatatanJam, l dasar.LembagaID, n int) { t.Lembaga, t.Versi = l, n }, nil, nil}}
	dokumen := tokoBerkala[pegawai.Dokumen]{c, "pegawai_dokumen", versi[pegawai.Dokumen]{
		func(t *pegawai.Dokumen, l dasar.LembagaID, n int) { t.Lembaga, t.Versi = l, n },
		func(t pegawai.Dokumen) error {
			_, err := t.Nomor.Simpan()
			_, err2 := t.Isi.Simpan()
			return cmp.Or(err, err2)
		}, nil}}
	return pegawai.Stores{
		Pegawai: tokoPegawai{c}, Master: tokoMaster{c}, Putaran: tokoPutaran{c}, Slip: tokoSlip{c}, Retensi: tokoRetensi{c},
		Penugasan:   tokoBerkala[pegawai.Penugasan]{c, "pegawai_penugasan", versi[pegawai.Penugasan]{func(t *pegawai.Penugasan, l dasar.LembagaID, n int) { t.Lembaga, t.Versi = l, n }, nil, nil}},
		Kontrak:     tokoBerkala[pegawai.Kontrak]{c, "pegawai_kontrak", versi[pegawai.Kontrak]{func(t *pegawai.Kontrak, l dasar.LembagaID, n int) { t.Lembaga, t.Versi = l, n }, nil, nil}},
		Kepesertaan: tokoBerkala[pegawai.Kepesertaan]{c, "pegawai_kepesertaan", versi[pegawai.Kepesertaan]{func(t *pegawai.Kepesertaan, l dasar.LembagaID, n int) { t.Lembaga, t.Versi = l, n }, nil, nil}},
		StatusPajak: tokoBerkala[pegawai.StatusPajak]{c, "pegawai_status_pajak", versi[pegawai.StatusPajak]{func(t *pegawai.StatusPajak, l dasar.LembagaID, n int) { t.Lembaga, t.Versi = l, n }, nil, nil}},
		SaldoPajak:  tokoBerkala[pegawai.SaldoPajak]{c, "pegawai_saldo_pajak", versi[pegawai.SaldoPajak]{func(t *pegawai.SaldoPajak, l dasar.LembagaID, n int) { t.Lembaga, t.Versi = l, n }, nil, nil}},
		Nilai:       tokoBerkala[pegawai.Nilai]{c, "pegawai_nilai", versi[pegawai.Nilai]{func(t *pegawai.Nilai, l dasar.LembagaID, n int) { t.Lembaga, t.Versi = l, n }, nil, nil}},
		Isian:       tokoBerkala[pegawai.Isian]{c, "pegawai_isian", versi[pegawai.Isian]{func(t *pegawai.Isian, l dasar.LembagaID, n int) { t.Lembaga, t.Versi = l, n }, nil, nil}},
		Presensi:    tokoBerkala[pegawai.Presensi]{c, "pegawai_presensi", versi[pegawai.Presensi]{func(t *pegawai.Presensi, l dasar.LembagaID, n int) { t.Lembaga, t.Versi = l, n }, nil, nil}},
		Cuti: tokoBerkala[pegawai.Cuti]{c, "pegawai_cuti", versi[pegawai.Cuti]{func(t *pegawai.Cuti, l dasar.LembagaID, n int) { t.Lembaga, t.Versi = l, n },
			func(t pegawai.Cuti) error { _, err := t.Alasan.Simpan(); return err }, nil}},
		Dokumen: tokoDokumen{dokumen},
		Kasbon: tokoBerkala[pegawai.Kasbon]{c, "pegawai_kasbon", versi[pegawai.Kasbon]{func(t *pegawai.Kasbon, l dasar.LembagaID, n int) { t.Lembaga, t.Versi = l, n },
			nil, func(t pegawai.Kasbon) pegawai.Kasbon { t.Angsuran = slices.Clone(t.Angsuran); return t }}},
		Jam: jam, SumberJam: sumberJam{jam}, Buku: keuanganmem.New(c, nil).Buku, Ulang: dasarmem.Ulang(c),
	}
}

// kunci names a row: institution first, as in every table of the house.
type kunci struct {
	l  dasar.LembagaID
	id string
}

// baca returns the rows of an institution that pass, in order.
func baca[V any](c *dasarmem.Conn, tabel string, l dasar.LembagaID, pilih func(V) bool, urut func(a, b V) int) (hasil []V) {
	_ = dasarmem.View(c, tabel, func(m map[kunci]V) error {
		for k, v := range m {
			if k.l == l && pilih(v) {
				hasil = append(hasil, v)
			}
		}
		return nil
	})
	slices.SortFunc(hasil, urut)
	return hasil
}

// ambil returns the rows with the given ids, in their order, unknown ones left out.
func ambil[V any](c *dasarmem.Conn, tabel string, l dasar.LembagaID, id []string) (hasil []V) {
	_ = dasarmem.View(c, tabel, func(m map[kunci]V) error {
		for _, i := range id {
			if v, ada := m[kunci{l, i}]; ada {
				hasil = append(hasil, v)
			}
		}
		return nil
	})
	return hasil
}

func basi() error {
	return pegawai.ErrVersi.Conflictf("data sudah diubah orang lain; muat ulang lalu ulangi")
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
