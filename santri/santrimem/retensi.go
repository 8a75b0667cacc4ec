package santrimem

import (
	"context"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

type tokoRetensi struct{ c *dasarmem.Conn }

// Keluar implements [santri.RetensiStore].
func (t tokoRetensi) Keluar(_ context.Context, l dasar.LembagaID, ss ...privasi.SubjekID) (map[privasi.SubjekID]dasar.Tanggal, error) {
	terakhir := map[santri.ID]santri.Peristiwa{}
	for _, e := range milik[kunciPeristiwa](t.c, tabelRiwayat, func(e santri.Peristiwa) bool { return e.Lembaga == l }, urutPeristiwa) {
		terakhir[e.Santri] = e
	}
	hari, hasil := map[santri.ID]dasar.Tanggal{}, map[privasi.SubjekID]dasar.Tanggal{}
	diminta := himpunan(ss)
	for _, s := range milik[kunci[santri.ID]](t.c, tabelSantri, func(s santri.Santri) bool { return s.Lembaga == l }, func(santri.Santri, santri.Santri) int { return 0 }) {
		if !s.Status.DiPesantren() {
			hari[s.ID] = terakhir[s.ID].Pada
		}
		if len(ss) == 0 || diminta[s.Subjek] {
			santri.Terakhir(hasil, s.Subjek, hari[s.ID])
		}
	}
	asuhan := map[santri.WaliID][]santri.ID{}
	for _, p := range milik[kunciIkatan](t.c, tabelPerwalian, func(p santri.Perwalian) bool { return p.Lembaga == l }, func(santri.Perwalian, santri.Perwalian) int { return 0 }) {
		asuhan[p.Wali] = append(asuhan[p.Wali], p.Santri)
	}
	for _, w := range milik[kunci[santri.WaliID]](t.c, tabelWali, func(w santri.Wali) bool { return w.Lembaga == l && (len(ss) == 0 || diminta[w.Subjek]) }, func(santri.Wali, santri.Wali) int { return 0 }) {
		for _, s := range asuhan[w.ID] {
			santri.Terakhir(hasil, w.Subjek, hari[s])
		}
		if len(asuhan[w.ID]) == 0 {
			santri.Terakhir(hasil, w.Subjek, dasar.Tanggal{})
		}
	}
	return hasil, nil
}

// Milik implements [santri.RetensiStore].
func (t tokoRetensi) Milik(_ context.Context, l dasar.LembagaID, ss ...privasi.SubjekID) (map[santri.ID]privasi.SubjekID, error) {
	hasil, diminta := map[santri.ID]privasi.SubjekID{}, himpunan(ss)
	return hasil, dasarmem.View(t.c, tabelSantri, func(m map[kunci[santri.ID]]santri.Santri) error {
		for i, s := range m {
			if i.l == l && (len(ss) == 0 || diminta[s.Subjek]) {
				hasil[s.ID] = s.Subjek
			}
		}
		return nil
	})
}

// Hapus implements [santri.RetensiStore].
func (t tokoRetensi) Hapus(_ context.Context, l dasar.LembagaID, k privasi.KelasRetensi, ss ...privasi.SubjekID) (map[privasi.SubjekID]int, error) {
	n := map[privasi.SubjekID]int{}
	if k != privasi.RetensiIdentitas || len(ss) == 0 {
		return n, nil
	}
	diminta := himpunan(ss)
	return n, dasarmem.Unit(t.c, func(c *dasarmem.Conn) error {
		err := dasarmem.View(c, tabelSantri, func(m map[kunci[santri.ID]]santri.Santri) error {
			for i, s := range m {
				if i.l == l && diminta[s.Subjek] && s.Nama != santri.NamaMusnah {
					m[i] = s.Kosongkan()
					n[s.Subjek]++
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		return dasarmem.View(c, tabelWali, func(m map[kunci[santri.WaliID]]santri.Wali) error {
			for i, w := range m {
				if i.l == l && diminta[w.Subjek] && w.Nama != santri.NamaMusnah {
					m[i] = w.Kosongkan()
					n[w.Subjek]++
				}
			}
			return nil
		})
	})
}
