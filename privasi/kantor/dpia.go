package kantor

import (
	"context"
	"maps"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/ropa"
)

var laciDpia = laci[ropa.Dpia]{"dpia", func(p *ropa.Dpia) kepala {
	return kepala{lembaga: p.Lembaga, id: p.ID, status: string(p.Status), tenggat: p.Kedaluwarsa, versi: &p.Versi}
}}

// pemilik lets through who answers for the activities: the officer watches and advises,
// and so neither writes nor approves (UU 27/2022 article 54).
func pemilik(pel dasar.Pelaku) error {
	if err := pimpinan(pel); err != nil {
		return err
	}
	if pel.Peran == privasi.PeranPPDP {
		return ropa.ErrBentur.Forbiddenf("penilaian dampak disusun dan disetujui kepala atau pengasuh; petugas pelindungan data memberi sarannya")
	}
	return nil
}

// PilihDpia names an activity to assess: as it is signed, or (Usulan) as it waits for a
// signature.
type PilihDpia struct {
	Kegiatan string
	Usulan   bool
}

// SusunDpia begins an assessment of an activity: by the head or the pengasuh, whose
// activity it is.
func (s *Service) SusunDpia(ctx context.Context, pel dasar.Pelaku, x PilihDpia, isi map[string]string) (ropa.Dpia, error) {
	if err := pemilik(pel); err != nil {
		return ropa.Dpia{}, err
	}
	m, err := s.bukaMejaDpia(ctx, pel.Lembaga)
	if err != nil {
		return ropa.Dpia{}, err
	}
	g, err := s.susunDpia(m, pel, x, isi)
	if err != nil {
		return g.x, err
	}
	return catat(ctx, s, laciDpia, pel, g.x, g.ps)
}

// SusunDpiaDariDraf begins an assessment of each activity out of its draft, all or nothing:
// each is a record of its own that the officer still advises on and another leader still
// approves. An activity that no draft knows is refused ([ropa.ErrIsiDPIA]).
func (s *Service) SusunDpiaDariDraf(ctx context.Context, pel dasar.Pelaku, xs ...PilihDpia) ([]ropa.Dpia, error) {
	if err := pemilik(pel); err != nil {
		return nil, err
	}
	m, err := s.bukaMejaDpia(ctx, pel.Lembaga)
	if err != nil {
		return nil, err
	}
	return catatTiap(ctx, s, laciDpia, pel, xs, func(x PilihDpia) (gerakan[ropa.Dpia], error) {
		k, err := m.kegiatan(x)
		if err != nil {
			return gerakan[ropa.Dpia]{}, err
		}
		return s.susunDpia(m, pel, x, m.isiDraf(k))
	})
}

func (s *Service) susunDpia(m mejaDpia, pel dasar.Pelaku, x PilihDpia, isi map[string]string) (g gerakan[ropa.Dpia], err error) {
	k, err := m.kegiatan(x)
	if err != nil {
		return g, err
	}
	g.x, g.ps, err = ropa.SusunDpia(idBaru(), pel.Lembaga, k, s.Daftar, rincian(m.lampiran, k.Kode), isi, ropa.ButirDPIA(), pel.ID, s.kini())
	g.x.Usulan = x.Usulan
	if maps.Equal(isi, m.isiDraf(k)) {
		g.x.Draf = m.draf.Naskah.Versi
	}
	return g, err
}

// SaraniDpia adds the advice of the officer to assessments, to all or to none: what is to
// be said of several alike is said once, and stands in each.
func (s *Service) SaraniDpia(ctx context.Context, pel dasar.Pelaku, saran string, ids ...string) ([]ropa.Dpia, error) {
	if err := petugas(pel); err != nil {
		return nil, err
	}
	m, err := s.bukaMejaDpia(ctx, pel.Lembaga)
	if err != nil {
		return nil, err
	}
	return catatTiap(ctx, s, laciDpia, pel, ids, func(id string) (g gerakan[ropa.Dpia], err error) {
		if g.x, err = m.penilaian(id); err == nil {
			g.x, g.ps, err = g.x.Sarani(saran, pel.ID, s.kini())
		}
		return g, err
	})
}

// SetujuiDpia approves assessments until a day, all or none, and signs one new version of
// the register with those of signed activities: from then on the decision counts them, and
// the activity shows specific data only as long as one is in force. One of an activity that
// waits for its signature lets it be signed ([Service.TandatanganiRegister]). An activity that
// changed since it was assessed is refused ([ropa.ErrDPIA]).
func (s *Service) SetujuiDpia(ctx context.Context, pel dasar.Pelaku, jabatan string, sampai time.Time, ids ...string) ([]ropa.Dpia, error) {
	if err := pemilik(pel); err != nil {
		return nil, err
	}
	m, err := s.bukaMejaDpia(ctx, pel.Lembaga)
	if err != nil {
		return nil, err
	}
	baru := m.register.Salin()
	gs, err := tiap(ids, func(id string) (gerakan[ropa.Dpia], error) {
		p, err := m.penilaian(id)
		if err != nil {
			return gerakan[ropa.Dpia]{}, err
		}
		return s.setujui(m, &baru, p, pel, sampai)
	})
	if err != nil {
		return nil, err
	}
	if baru, err = baru.Tandatangani(pel.ID, jabatan, s.kini()); err != nil {
		return nil, err
	}
	hasil, err := catatBanyak(ctx, s, laciDpia, pel, gs)
	if err != nil || !slices.ContainsFunc(hasil, func(p ropa.Dpia) bool { return !p.Usulan }) {
		return hasil, err
	}
	return hasil, s.Register.Simpan(ctx, pel.Lembaga, baru, m.register.Versi)
}

// setujui approves one assessment and puts it into its row.
func (s *Service) setujui(m mejaDpia, baru *privasi.Register, p ropa.Dpia, pel dasar.Pelaku, sampai time.Time) (g gerakan[ropa.Dpia], err error) {
	i := slices.IndexFunc(baru.Kegiatan, func(k privasi.Kegiatan) bool { return k.Kode == p.Kegiatan })
	putus := p.Status == ropa.DpiaDisetujui && !p.Usulan && i >= 0 && baru.Kegiatan[i].DPIA != p.ID
	if !putus { // approved already, and the register was not signed: sign it now
		if p, g.ps, err = p.Setujui(sampai, pel.ID, s.kini()); err != nil {
			return g, err
		}
	}
	g.x = p
	k, err := m.kegiatan(PilihDpia{p.Kegiatan, p.Usulan})
	if err != nil || !p.BerlakuPada(ropa.SidikKegiatan(k, s.Daftar, rincian(m.lampiran, k.Kode)), s.kini()) {
		return g, ropa.ErrDPIA.Conflictf("kegiatan %q berubah sesudah dinilai; susun penilaian yang baru", p.Kegiatan)
	}
	if !p.Usulan {
		dinilai(&baru.Kegiatan[i], p, s.kini())
	}
	return g, nil
}

// catatTiap lets a rule move each of what was chosen and stores all of them.
func catatTiap[A comparable, T any](ctx context.Context, s *Service, l laci[T], pel dasar.Pelaku, xs []A, aturan func(A) (gerakan[T], error)) ([]T, error) {
	gs, err := tiap(xs, aturan)
	if err != nil {
		return nil, err
	}
	return catatBanyak(ctx, s, l, pel, gs)
}

// tiap lets a rule move each of what was chosen, each once; nothing chosen is
// [ropa.ErrIsiDPIA].
func tiap[A comparable, T any](xs []A, aturan func(A) (gerakan[T], error)) (gs []gerakan[T], err error) {
	if len(xs) == 0 {
		return nil, ropa.ErrIsiDPIA.Invalidf("pilih sekurangnya satu penilaian").Pada("pilih")
	}
	sudah := map[A]bool{}
	for _, x := range xs {
		if sudah[x] {
			continue
		}
		sudah[x] = true
		g, err := aturan(x)
		if err != nil {
			return nil, err
		}
		gs = append(gs, g)
	}
	return gs, nil
}
