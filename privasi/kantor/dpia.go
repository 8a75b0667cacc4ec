package kantor

import (
	"context"
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

// SusunDpia begins an assessment of an activity as it stands in the register: by the
// head or the pengasuh, whose activity it is.
func (s *Service) SusunDpia(ctx context.Context, pel dasar.Pelaku, kode string, isi map[string]string) (ropa.Dpia, error) {
	if err := pemilik(pel); err != nil {
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
	if err := pemilik(pel); err != nil {
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

// KeadaanDpia is where the assessment of an activity stands.
type KeadaanDpia string

// The states. One that was approved and no longer holds ran out or was overtaken by a
// change of the activity, of a tag or of its attachments.
const (
	DpiaTakPerlu    KeadaanDpia = "tidak perlu"
	DpiaBelum       KeadaanDpia = "belum ada"
	DpiaMenunggu    KeadaanDpia = "menunggu"
	DpiaBerlaku     KeadaanDpia = "berlaku"
	DpiaKedaluwarsa KeadaanDpia = "kedaluwarsa"
	DpiaBerubah     KeadaanDpia = "kegiatan berubah"
)

// DpiaKegiatan says why an activity needs an assessment, and which it has.
type DpiaKegiatan struct {
	Kegiatan privasi.Kegiatan
	Pemicu   []ropa.Pemicu
	Terakhir ropa.Dpia // ID "": none was ever written
	Keadaan  KeadaanDpia
}

// DaftarDpia says of every active activity whether it needs an assessment and how its
// last one stands, for those who write, advise and approve.
func (s *Service) DaftarDpia(ctx context.Context, pel dasar.Pelaku) ([]DpiaKegiatan, error) {
	if err := pimpinan(pel); err != nil {
		return nil, err
	}
	reg, err := s.Register.Ambil(ctx, pel.Lembaga)
	if err != nil {
		return nil, err
	}
	l, err := laciLampiran.ambil(ctx, s, pel.Lembaga, "lampiran")
	if err != nil && dasar.KindOf(err) != dasar.NotFound {
		return nil, err
	}
	ps, err := semuaBerstatus(ctx, s, laciDpia, pel.Lembaga)
	if err != nil {
		return nil, err
	}
	terakhir := map[string]ropa.Dpia{}
	for _, p := range ps {
		if t, ada := terakhir[p.Kegiatan]; !ada || t.ID < p.ID { // ids rise
			terakhir[p.Kegiatan] = p
		}
	}
	var hasil []DpiaKegiatan
	for _, k := range reg.Kegiatan {
		if k.Status != privasi.Aktif {
			continue
		}
		d := DpiaKegiatan{Kegiatan: k, Pemicu: ropa.PemicuKegiatan(k, s.Daftar, rincian(l, k.Kode)), Terakhir: terakhir[k.Kode]}
		d.Keadaan = d.nilai(ropa.SidikKegiatan(k, s.Daftar, rincian(l, k.Kode)), s.kini())
		hasil = append(hasil, d)
	}
	return hasil, nil
}

func (d DpiaKegiatan) nilai(sidik string, t time.Time) KeadaanDpia {
	p := d.Terakhir
	switch {
	case p.ID == "" && len(d.Pemicu) == 0:
		return DpiaTakPerlu
	case p.ID == "":
		return DpiaBelum
	case p.BerlakuPada(sidik, t):
		return DpiaBerlaku
	case p.Sidik != sidik:
		return DpiaBerubah
	case p.Status == ropa.DpiaDisetujui:
		return DpiaKedaluwarsa
	}
	return DpiaMenunggu
}

// AmbilDpia returns one assessment and its moves.
func (s *Service) AmbilDpia(ctx context.Context, pel dasar.Pelaku, id string) (p ropa.Dpia, ps []privasi.Peristiwa, err error) {
	if err := pimpinan(pel); err != nil {
		return p, nil, err
	}
	if p, err = laciDpia.ambil(ctx, s, pel.Lembaga, id); err != nil {
		return p, nil, err
	}
	ps, err = s.Stores.Rekaman.Riwayat(ctx, pel.Lembaga, laciDpia.jenis, id)
	return p, ps, err
}
