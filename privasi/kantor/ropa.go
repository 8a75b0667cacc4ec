package kantor

import (
	"context"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/retensi"
	"github.com/pesantren-go/pesantren/privasi/rezim"
	"github.com/pesantren-go/pesantren/privasi/ropa"
)

// ErrKegiatanAsing says that the register has no such activity.
var ErrKegiatanAsing = dasar.Aturan("PRI-KANTOR-26")

var (
	laciLampiran = laci[ropa.Lampiran]{"lampiran_ropa", func(l *ropa.Lampiran) kepala {
		return kepala{lembaga: l.Lembaga, id: "lampiran", status: "berlaku", versi: &l.Versi}
	}}
	laciDpia = laci[ropa.Dpia]{"dpia", func(p *ropa.Dpia) kepala {
		return kepala{lembaga: p.Lembaga, id: p.ID, status: string(p.Status), tenggat: p.Kedaluwarsa, versi: &p.Versi}
	}}
)

// Lampiran returns what the institution added to its register; empty until it did.
func (s *Service) Lampiran(ctx context.Context, pel dasar.Pelaku) (ropa.Lampiran, error) {
	if err := petugas(pel); err != nil {
		return ropa.Lampiran{}, err
	}
	l, err := laciLampiran.ambil(ctx, s, pel.Lembaga, "lampiran")
	if dasar.KindOf(err) == dasar.NotFound {
		return ropa.Lampiran{Lembaga: pel.Lembaga}, nil
	}
	return l, err
}

// AturLampiran changes it; Versi is that of what was read.
func (s *Service) AturLampiran(ctx context.Context, pel dasar.Pelaku, l ropa.Lampiran) (ropa.Lampiran, error) {
	if err := petugas(pel); err != nil {
		return l, err
	}
	l.Lembaga = pel.Lembaga
	if err := l.PeriksaMulai(); err != nil {
		return l, err
	}
	return catat(ctx, s, laciLampiran, pel, l, []privasi.Peristiwa{{Jenis: "LampiranRopaDiubah", Objek: "lampiran", Oleh: pel.ID, Pada: s.kini()}})
}

// Ropa generates the record of processing activities of the moment. With
// [ropa.ErrRopaTakLengkap] it comes as far as it goes, to see what is missing.
func (s *Service) Ropa(ctx context.Context, pel dasar.Pelaku) (ropa.Ropa, error) {
	l, err := s.Lampiran(ctx, pel)
	if err != nil {
		return ropa.Ropa{}, err
	}
	reg, err := s.Register.Ambil(ctx, pel.Lembaga)
	if err != nil {
		return ropa.Ropa{}, err
	}
	return ropa.Susun(reg, s.Daftar, retensi.JadwalBaku(), l, ropa.ButirRopa(), s.kini())
}

func (s *Service) kegiatan(ctx context.Context, pel dasar.Pelaku, kode string) (privasi.Register, int, ropa.Rincian, error) {
	reg, err := s.Register.Ambil(ctx, pel.Lembaga)
	if err != nil {
		return reg, 0, ropa.Rincian{}, err
	}
	i := slices.IndexFunc(reg.Kegiatan, func(k privasi.Kegiatan) bool { return k.Kode == kode })
	if i < 0 {
		return reg, 0, ropa.Rincian{}, ErrKegiatanAsing.Invalidf("kegiatan %q tidak ada dalam register", kode).Pada("kegiatan")
	}
	l, err := laciLampiran.ambil(ctx, s, pel.Lembaga, "lampiran")
	if dasar.KindOf(err) == dasar.NotFound {
		err = nil
	}
	n := slices.IndexFunc(l.Rincian, func(r ropa.Rincian) bool { return r.Kegiatan == kode })
	if n < 0 {
		return reg, i, ropa.Rincian{}, err
	}
	return reg, i, l.Rincian[n], err
}

// SusunDpia begins an assessment of an activity as it stands in the register: by the
// head or the pengasuh, whose activity it is.
func (s *Service) SusunDpia(ctx context.Context, pel dasar.Pelaku, kode string, isi map[string]string) (ropa.Dpia, error) {
	if err := pimpinan(pel); err != nil {
		return ropa.Dpia{}, err
	}
	reg, i, rinci, err := s.kegiatan(ctx, pel, kode)
	if err != nil {
		return ropa.Dpia{}, err
	}
	p, ps, err := ropa.SusunDpia(idBaru(), pel.Lembaga, reg.Kegiatan[i], s.Daftar, rinci, isi, ropa.ButirDPIA(), pel.ID, s.kini())
	if err != nil {
		return p, err
	}
	return catat(ctx, s, laciDpia, pel, p, ps)
}

// SaraniDpia adds the advice of the officer.
func (s *Service) SaraniDpia(ctx context.Context, pel dasar.Pelaku, id, saran string) (ropa.Dpia, error) {
	if err := petugas(pel); err != nil {
		return ropa.Dpia{}, err
	}
	return gerak(ctx, s, laciDpia, pel, id, func(p ropa.Dpia) (ropa.Dpia, []privasi.Peristiwa, error) {
		return p.Sarani(saran, pel.ID, s.kini())
	})
}

// SetujuiDpia approves an assessment until a day and signs a new version of the register
// with it: from then on the decision counts it. An activity that changed since it was
// assessed is refused ([ropa.ErrDPIA]).
func (s *Service) SetujuiDpia(ctx context.Context, pel dasar.Pelaku, id, jabatan string, sampai time.Time) (ropa.Dpia, error) {
	if err := pimpinan(pel); err != nil {
		return ropa.Dpia{}, err
	}
	p, err := laciDpia.ambil(ctx, s, pel.Lembaga, id)
	if err != nil {
		return p, err
	}
	reg, i, rinci, err := s.kegiatan(ctx, pel, p.Kegiatan)
	if err != nil {
		return p, err
	}
	var ps []privasi.Peristiwa
	if p.Status != ropa.DpiaDisetujui || reg.Kegiatan[i].DPIA == p.ID { // approved already, and the register was not signed: sign it now
		if p, ps, err = p.Setujui(sampai, pel.ID, s.kini()); err != nil {
			return p, err
		}
	}
	if !p.BerlakuPada(ropa.SidikKegiatan(reg.Kegiatan[i], s.Daftar, rinci), s.kini()) {
		return p, ropa.ErrDPIA.Conflictf("kegiatan %q berubah sesudah dinilai; susun penilaian yang baru", p.Kegiatan)
	}
	baru := reg.Salin()
	baru.Kegiatan[i].DPIA, baru.Kegiatan[i].DPIASampai = p.ID, p.Kedaluwarsa
	if baru, err = baru.Tandatangani(pel.ID, jabatan, s.kini()); err != nil {
		return p, err
	}
	if len(ps) > 0 {
		if p, err = catat(ctx, s, laciDpia, pel, p, ps); err != nil {
			return p, err
		}
	}
	return p, s.Register.Simpan(ctx, pel.Lembaga, baru, reg.Versi)
}

// Simulasi replays incidents and requests of authorities under another regime and lists
// those that would be newly late: it changes nothing.
func (s *Service) Simulasi(ctx context.Context, pel dasar.Pelaku, id string) ([]rezim.Akibat, error) {
	if err := petugas(pel); err != nil {
		return nil, err
	}
	set, err := s.Setelan(ctx, pel.Lembaga)
	if err != nil {
		return nil, err
	}
	is, err := semuaBerstatus(ctx, s, laciInsiden, pel.Lembaga)
	if err != nil {
		return nil, err
	}
	ds, err := semuaBerstatus(ctx, s, laciPendedahan, pel.Lembaga)
	if err != nil {
		return nil, err
	}
	var ps []rezim.Perkara
	for _, i := range is {
		f := rezim.Fakta{rezim.Terdeteksi: i.Terdeteksi}
		if !i.Dipastikan.IsZero() {
			f[rezim.Dipastikan] = i.Dipastikan
		}
		ps = append(ps, rezim.Perkara{Objek: i.ID, Kunci: rezim.TenggatInsiden, Fakta: f, Selesai: i.Diberitahukan})
	}
	for _, d := range ds {
		if !d.Jam.Tenggat.IsZero() {
			ps = append(ps, rezim.Perkara{Objek: d.ID, Kunci: rezim.TenggatAparat, Fakta: rezim.Fakta{rezim.PermintaanAparat: d.Masuk}, Selesai: d.Dilakukan})
		}
	}
	return s.hukum().Simulasi(id, ps, set.Isi, s.kalender(), s.kini())
}
