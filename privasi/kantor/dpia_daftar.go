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

// mejaDpia is all that the assessments of an institution are judged by.
type mejaDpia struct {
	register privasi.Register
	usulan   []privasi.Kegiatan // rows that wait for a signature
	lampiran ropa.Lampiran
	semua    map[string]ropa.Dpia // by id
	draf     ropa.BahanDraf
}

func (s *Service) bukaMejaDpia(ctx context.Context, l dasar.LembagaID) (m mejaDpia, err error) {
	if m.register, err = s.Register.Ambil(ctx, l); err != nil {
		return m, err
	}
	baku, err := s.registerBaku(ctx, l)
	if err != nil {
		return m, err
	}
	m.usulan = m.register.Banding(baku).Semua()
	if m.lampiran, err = laciLampiran.ambil(ctx, s, l, "lampiran"); err != nil && dasar.KindOf(err) != dasar.NotFound {
		return m, err
	}
	ps, err := semuaBerstatus(ctx, s, laciDpia, l)
	if err != nil {
		return m, err
	}
	m.semua = make(map[string]ropa.Dpia, len(ps))
	for _, p := range ps {
		m.semua[p.ID] = p
	}
	m.draf, err = s.bahanDraf(ctx, l, m.register, baku)
	return m, err
}

// registerBaku is the default register that this program knows.
func (s *Service) registerBaku(ctx context.Context, l dasar.LembagaID) (privasi.Register, error) {
	if s.Baku == nil {
		return privasi.DaftarBaku(l, string(l), s.kini()), nil
	}
	return s.Baku(ctx, l)
}

// bahanDraf is what drafts are written out of; a purpose or role that only the default
// register knows is named as there.
func (s *Service) bahanDraf(ctx context.Context, l dasar.LembagaID, reg, baku privasi.Register) (b ropa.BahanDraf, err error) {
	j, _, err := s.JadwalRetensi(ctx, l)
	if err != nil {
		return b, err
	}
	naskah := ropa.NaskahDrafBaku()
	if s.NaskahDraf != nil {
		naskah = *s.NaskahDraf
	}
	reg.Tujuan, reg.Peran = slices.Concat(reg.Tujuan, baku.Tujuan), gabungPeran(reg.Peran, baku.Peran)
	b = ropa.BahanDraf{Register: reg, Daftar: s.Daftar, Jadwal: j, Naskah: naskah, Pada: s.kini()}
	if s.Konfigurasi != nil {
		b.Pengamanan, err = s.pengamanan(ctx, l)
	}
	return b, err
}

func gabungPeran(ada, baku []privasi.Peran) []privasi.Peran {
	ada = slices.Clone(ada)
	for _, p := range baku {
		if !slices.ContainsFunc(ada, func(x privasi.Peran) bool { return x.Kode == p.Kode }) {
			ada = append(ada, p)
		}
	}
	return ada
}

// kegiatan finds an activity, or [ErrKegiatanAsing].
func (m mejaDpia) kegiatan(x PilihDpia) (privasi.Kegiatan, error) {
	ks := m.register.Kegiatan
	if x.Usulan {
		ks = m.usulan
	}
	i := slices.IndexFunc(ks, func(k privasi.Kegiatan) bool { return k.Kode == x.Kegiatan })
	if i < 0 {
		return privasi.Kegiatan{}, ErrKegiatanAsing.Invalidf("kegiatan %q tidak ada dalam register", x.Kegiatan).Pada("kegiatan")
	}
	return ks[i], nil
}

func (m mejaDpia) penilaian(id string) (ropa.Dpia, error) {
	p, ada := m.semua[id]
	if !ada {
		return p, dasar.ErrTiada.NotFoundf("penilaian dampak tidak ditemukan")
	}
	return p, nil
}

// isiDraf writes the draft of an activity: with what the attachments say of it, or what is
// usual for it.
func (m mejaDpia) isiDraf(k privasi.Kegiatan) map[string]string {
	b := m.draf
	if b.Rincian = rincian(m.lampiran, k.Kode); b.Rincian.Kegiatan == "" {
		b.Rincian = ropa.RincianBaku(k)
	}
	return b.DrafDPIA(k)
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
	Usulan   bool // the activity waits for a signature, which it does not get before
	Pemicu   []ropa.Pemicu
	Terakhir ropa.Dpia // ID "": none was ever written
	Keadaan  KeadaanDpia
	Draf     map[string]string // what one would begin with
}

// Perlu reports that the activity needs an assessment.
func (d DpiaKegiatan) Perlu() bool { return len(d.Pemicu) > 0 }

// Tertutup reports that specific data of the activity is shut at a moment, because no
// assessment holds.
func (d DpiaKegiatan) Tertutup(pada time.Time) bool {
	k := d.Kegiatan
	return d.Perlu() && !k.DPIABerlaku(pada) && (d.Usulan || !k.DPIASejak.IsZero() && !pada.Before(k.DPIASejak))
}

// DaftarDpia says of every activity, active or waiting for a signature, whether it needs an
// assessment and how its last one stands, for those who write, advise and approve.
func (s *Service) DaftarDpia(ctx context.Context, pel dasar.Pelaku) ([]DpiaKegiatan, error) {
	if err := pimpinan(pel); err != nil {
		return nil, err
	}
	m, err := s.bukaMejaDpia(ctx, pel.Lembaga)
	if err != nil {
		return nil, err
	}
	var hasil []DpiaKegiatan
	for _, k := range m.register.Kegiatan {
		if k.Status == privasi.Aktif {
			hasil = append(hasil, s.keadaanDpia(m, k, false))
		}
	}
	for _, k := range m.usulan {
		hasil = append(hasil, s.keadaanDpia(m, k, true))
	}
	return hasil, nil
}

func (s *Service) keadaanDpia(m mejaDpia, k privasi.Kegiatan, usulan bool) DpiaKegiatan {
	r := rincian(m.lampiran, k.Kode)
	d := DpiaKegiatan{Kegiatan: k, Usulan: usulan, Pemicu: ropa.PemicuKegiatan(k, s.Daftar, r), Terakhir: m.terakhir(k, usulan)}
	if d.Perlu() {
		d.Draf = m.isiDraf(k)
	}
	d.Keadaan = d.nilai(ropa.SidikKegiatan(k, s.Daftar, r), s.kini())
	return d
}

// terakhir is the newest assessment of an activity; one that was made while it waited for
// its signature counts for the signed one from then on.
func (m mejaDpia) terakhir(k privasi.Kegiatan, usulan bool) (t ropa.Dpia) {
	for _, id := range slices.Sorted(maps.Keys(m.semua)) { // ids rise
		if p := m.semua[id]; p.Kegiatan == k.Kode && (p.Usulan == usulan || p.ID == k.DPIA) {
			t = p
		}
	}
	return t
}

func (d DpiaKegiatan) nilai(sidik string, t time.Time) KeadaanDpia {
	p := d.Terakhir
	switch {
	case p.ID == "" && !d.Perlu():
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
