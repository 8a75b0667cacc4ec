package akademik

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// jejakKelas says in which classes santri were and when, oldest first within a track:
// several for who moved.
type jejakKelas map[santri.ID][]masaKelas

// masaKelas is one stay in a class: on [mulai, selesai), within the year of the class.
type masaKelas struct {
	Rombel
	mulai, selesai dasar.Tanggal
}

// jejak reads the stays of santri in the classes rs, whose years are ts: one read.
func (s *Service) jejak(ctx context.Context, l dasar.LembagaID, ts []TahunAjaran, rs []Rombel, id ...santri.ID) (jejakKelas, error) {
	if len(rs) == 0 || len(id) == 0 {
		return nil, nil
	}
	type tempat struct {
		jalur santri.Jalur
		unit  santri.KodeUnit
		nama  string
	}
	kelas := make(map[tempat][]masaKelas, len(rs)) // a name comes back every year
	for _, r := range rs {
		if i := slices.IndexFunc(ts, func(t TahunAjaran) bool { return t.ID == r.Tahun }); i >= 0 {
			k := tempat{r.Jalur, r.Unit, r.Nama}
			kelas[k] = append(kelas[k], masaKelas{r, ts[i].Mulai, ts[i].Selesai.TambahHari(1)})
		}
	}
	semua, err := s.Stores.Santri.Keanggotaan.Milik(ctx, l, id...)
	j := make(jejakKelas, len(id))
	for _, k := range semua {
		for _, m := range kelas[tempat{k.Jalur, k.Unit, k.Kelas}] {
			if k.Mulai.After(m.mulai) {
				m.mulai = k.Mulai
			}
			if !k.Selesai.IsZero() && k.Selesai.Before(m.selesai) {
				m.selesai = k.Selesai
			}
			if m.mulai.Before(m.selesai) { // what was taken back never held
				j[k.Santri] = append(j[k.Santri], m)
			}
		}
	}
	return j, err
}

// selama are the stays of a santri in a track that touch [dari, sampai].
func (j jejakKelas) selama(id santri.ID, jalur santri.Jalur, dari, sampai dasar.Tanggal) (ms []masaKelas) {
	for _, m := range j[id] {
		if m.Jalur == jalur && !m.mulai.After(sampai) && m.selesai.After(dari) {
			ms = append(ms, m)
		}
	}
	return ms
}
