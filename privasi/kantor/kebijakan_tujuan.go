package kantor

import (
	"context"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kebijakan"
)

// TujuanTertutup is a purpose of the register that the policy in force for some audiences
// does not name: nothing is opened or written for it ([kebijakan.ErrTujuanLain]).
type TujuanTertutup struct {
	Tujuan  privasi.Tujuan
	Audiens []kebijakan.Audiens
	Sejak   time.Time // from when versions that are announced name it to all of them; zero: none does
}

// DaftarTujuanTertutup lists the purposes with active rows in the register that policies
// shut, in the order of the register. A register that is not signed yet has none.
func (s *Service) DaftarTujuanTertutup(ctx context.Context, l dasar.LembagaID) ([]TujuanTertutup, error) {
	reg, err := s.Register.Ambil(ctx, l)
	if dasar.RuleOf(err) == string(privasi.ErrRegisterBelum) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	rs, err := s.SemuaKebijakan(ctx, l)
	if err != nil {
		return nil, err
	}
	return tujuanTertutup(reg, rs, s.kini()), nil
}

func tujuanTertutup(reg privasi.Register, rs []kebijakan.Riwayat, kini time.Time) (ts []TujuanTertutup) {
	for _, t := range reg.Tujuan {
		if !slices.ContainsFunc(reg.Kegiatan, func(k privasi.Kegiatan) bool { return k.Tujuan == t.Kode && k.Status == privasi.Aktif }) {
			continue
		}
		x, terjanji, izin := TujuanTertutup{Tujuan: t}, true, hanyaIzin(reg, t.Kode)
		for _, a := range kebijakan.AudiensTujuan(t.Kode) {
			i := slices.IndexFunc(rs, func(r kebijakan.Riwayat) bool { return r.Audiens == a })
			if i < 0 || dasar.RuleOf(rs[i].BolehTujuan(t.Kode, izin, kini)) != string(kebijakan.ErrTujuanLain) {
				continue
			}
			x.Audiens = append(x.Audiens, a)
			sejak, ada := dijanjikan(rs[i], t.Kode, kini)
			if terjanji = terjanji && ada; ada && sejak.After(x.Sejak) {
				x.Sejak = sejak
			}
		}
		if !terjanji {
			x.Sejak = time.Time{}
		}
		if len(x.Audiens) > 0 {
			ts = append(ts, x)
		}
	}
	return ts
}

// dijanjikan is from when the first announced version names a purpose.
func dijanjikan(r kebijakan.Riwayat, tujuan string, kini time.Time) (time.Time, bool) {
	for _, k := range r.Mendatang(kini) {
		if slices.ContainsFunc(k.Tujuan, func(t kebijakan.Tujuan) bool { return t.Kode == tujuan }) {
			return k.BerlakuSejak, true
		}
	}
	return time.Time{}, false
}

// hanyaIzin reports that everything which is opened for a purpose needs the consent of
// its person: the register has active rows of it, and none that rests on anything else.
func hanyaIzin(reg privasi.Register, tujuan string) (ada bool) {
	for _, k := range reg.Kegiatan {
		if k.Tujuan != tujuan || k.Status != privasi.Aktif {
			continue
		}
		if k.Dasar != privasi.Persetujuan {
			return false
		}
		ada = true
	}
	return ada
}
