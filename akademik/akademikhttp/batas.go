package akademikhttp

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// batas is how far a caller sees: everything within the scope of units, or what he or
// she teaches.
type batas struct {
	terbatas bool
	ajar     akademik.Ajar
}

func (h pintu) batas(ctx context.Context, p dasar.Pelaku) (b batas, err error) {
	if h.o.Guru == nil {
		return b, nil
	}
	id, terbatas, err := h.o.Guru(ctx, p)
	if err != nil || !terbatas {
		return b, err
	}
	b.terbatas = true
	b.ajar, err = h.s.Ajar(ctx, p, id)
	return b, err
}

func (b batas) rombel(r akademik.Rombel) bool { return !b.terbatas || b.ajar.Rombel(r) }

func (b batas) mapel(r akademik.Rombel, m akademik.KodeMapel) bool {
	return !b.terbatas || b.ajar.Mapel(r, m)
}

// kelas lists the classes of a filter that the caller may see.
func (h pintu) kelas(ctx context.Context, p dasar.Pelaku, f akademik.SaringRombel) ([]akademik.Rombel, batas, error) {
	b, err := h.batas(ctx, p)
	if err != nil {
		return nil, b, err
	}
	rs, err := h.s.Rombel(ctx, p, f)
	return slices.DeleteFunc(rs, func(r akademik.Rombel) bool { return !b.rombel(r) }), b, err
}

// rombel returns one class that the caller may see, and how far he sees.
func (h pintu) rombel(ctx context.Context, p dasar.Pelaku, id akademik.RombelID) (akademik.Rombel, batas, error) {
	rs, b, err := h.kelas(ctx, p, akademik.SaringRombel{ID: []akademik.RombelID{id}})
	if err == nil && len(rs) == 0 {
		err = akademik.ErrRombelTiada.NotFoundf("kelas atau halaqah tidak ditemukan")
	}
	if err != nil {
		return akademik.Rombel{}, b, err
	}
	return rs[0], b, nil
}

// pelajaran refuses a subject of a class that the caller has nothing to do with.
func (h pintu) pelajaran(ctx context.Context, p dasar.Pelaku, id akademik.RombelID, m akademik.KodeMapel) error {
	r, b, err := h.rombel(ctx, p, id)
	if err == nil && !b.mapel(r, m) {
		err = akademik.ErrMapelTiada.NotFoundf("pelajaran itu tidak Anda ampu di kelas ini").Pada("mapel")
	}
	return err
}

// santri refuses a santri that the caller may not see: a teacher sees those of his or
// her own classes of today.
func (h pintu) santri(ctx context.Context, p dasar.Pelaku, id ...santri.ID) error {
	milik, bebas, err := h.santriMilik(ctx, p, id)
	if err != nil || bebas {
		return err // the service looks at the scope
	}
	for _, i := range id {
		if !milik[i] {
			return akademik.ErrSantriTiada.NotFoundf("santri tidak ditemukan")
		}
	}
	return nil
}

// santriMilik tells which santri a limited caller may see, in three reads for all of
// them; bebas means that the caller is not limited.
func (h pintu) santriMilik(ctx context.Context, p dasar.Pelaku, id []santri.ID) (milik map[santri.ID]bool, bebas bool, err error) {
	b, err := h.batas(ctx, p)
	if err != nil || !b.terbatas {
		return nil, true, err
	}
	milik = map[santri.ID]bool{}
	hari := h.s.HariIni(p.Lembaga)
	tahun, err := h.tahunKini(ctx, p)
	if err != nil {
		return nil, false, err
	}
	rs, err := h.s.Rombel(ctx, p, akademik.SaringRombel{Tahun: tahun})
	if err != nil {
		return nil, false, err
	}
	ps, err := h.s.Santri.Peserta.PesertaID(ctx, p.Lembaga, hari, id...)
	for _, o := range ps {
		milik[o.ID] = slices.ContainsFunc(rs, func(r akademik.Rombel) bool { return b.rombel(r) && r.Memuat(o) })
	}
	return milik, false, err
}

// tahunKini are the years of today; none is empty, which filters take as none.
func (h pintu) tahunKini(ctx context.Context, p dasar.Pelaku) ([]akademik.TahunID, error) {
	tahun, err := h.s.Tahun(ctx, p)
	id, hari := []akademik.TahunID{}, h.s.HariIni(p.Lembaga)
	for _, t := range tahun {
		if t.Memuat(hari) {
			id = append(id, t.ID)
		}
	}
	return id, err
}
