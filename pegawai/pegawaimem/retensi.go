package pegawaimem

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

type tokoRetensi struct{ c *dasarmem.Conn }

// Keluar implements [pegawai.RetensiStore].
func (t tokoRetensi) Keluar(_ context.Context, l dasar.LembagaID, ss ...privasi.SubjekID) (map[privasi.SubjekID]dasar.Tanggal, error) {
	hasil := map[privasi.SubjekID]dasar.Tanggal{}
	for _, p := range baca(t.c, tabelPegawai, l, func(p pegawai.Pegawai) bool { return len(ss) == 0 || slices.Contains(ss, p.Subjek) }, urutID) {
		santri.Terakhir(hasil, p.Subjek, p.Berhenti)
	}
	return hasil, nil
}

// Digaji implements [pegawai.RetensiStore].
func (t tokoRetensi) Digaji(_ context.Context, l dasar.LembagaID, ss ...privasi.SubjekID) (map[privasi.SubjekID]dasar.Tanggal, error) {
	masa := map[string]dasar.Bulan{}
	for _, p := range baca(t.c, tabelPutaran, l, semuanya[pegawai.Putaran], func(a, b pegawai.Putaran) int { return 0 }) {
		masa[p.ID] = p.Masa
	}
	hasil := map[privasi.SubjekID]dasar.Tanggal{}
	return hasil, dasarmem.View(t.c, tabelSlip, func(m map[kunci]pegawai.Slip) error {
		for i, s := range m {
			if b, ada := masa[s.Putaran]; i.l == l && ada && (len(ss) == 0 || slices.Contains(ss, s.Subjek)) && b.Tambah(1).Awal().After(hasil[s.Subjek]) {
				hasil[s.Subjek] = b.Tambah(1).Awal()
			}
		}
		return nil
	})
}

// Hapus implements [pegawai.RetensiStore].
func (t tokoRetensi) Hapus(_ context.Context, l dasar.LembagaID, k privasi.KelasRetensi, ss ...privasi.SubjekID) (map[privasi.SubjekID]int, error) {
	n := map[privasi.SubjekID]int{}
	return n, dasarmem.Unit(t.c, func(c *dasarmem.Conn) error {
		err := dasarmem.View(c, tabelPegawai, func(m map[kunci]pegawai.Pegawai) error {
			for i, p := range m {
				if baru, ada := p.Kosongkan(k); ada && i.l == l && slices.Contains(ss, p.Subjek) {
					m[i] = baru
					n[p.Subjek]++
				}
			}
			return nil
		})
		if err != nil || k != privasi.RetensiPembukuan {
			return err
		}
		return dasarmem.View(c, tabelSlip, func(m map[kunci]pegawai.Slip) error {
			for i, s := range m {
				if baru, ada := s.Kosongkan(); ada && i.l == l && slices.Contains(ss, s.Subjek) {
					m[i] = baru
					n[s.Subjek]++
				}
			}
			return nil
		})
	})
}
