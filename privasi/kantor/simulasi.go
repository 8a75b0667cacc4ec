package kantor

import (
	"context"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi/rezim"
	"github.com/pesantren-go/pesantren/privasi/ropa"
)

// The kinds of matters that a dry run replays.
const (
	PerkaraInsiden    = "insiden"
	PerkaraPermohonan = "permohonan"
	PerkaraPendedahan = "pendedahan"
	PerkaraKegiatan   = "kegiatan"
)

// HasilSimulasi is what another regime would change today.
type HasilSimulasi struct {
	Rezim  rezim.Rezim
	Banyak map[string]int // matters that were replayed, by kind
	Akibat map[string][]rezim.Akibat
}

// Simulasi replays incidents, requests (open and closed), requests of authorities and the
// contents of the record of processing under another regime, and lists what would be newly
// late or newly incomplete: it changes nothing.
func (s *Service) Simulasi(ctx context.Context, pel dasar.Pelaku, id string) (h HasilSimulasi, err error) {
	if err := petugas(pel); err != nil {
		return h, err
	}
	if h.Rezim, err = s.hukum().Cari(id); err != nil {
		return h, err
	}
	set, err := s.Setelan(ctx, pel.Lembaga)
	if err != nil {
		return h, err
	}
	h.Banyak, h.Akibat = map[string]int{}, map[string][]rezim.Akibat{}
	for jenis, kumpulkan := range map[string]func(context.Context, dasar.Pelaku) ([]rezim.Perkara, error){
		PerkaraInsiden: s.perkaraInsiden, PerkaraPermohonan: s.perkaraPermohonan, PerkaraPendedahan: s.perkaraPendedahan, PerkaraKegiatan: s.perkaraKegiatan,
	} {
		ps, err := kumpulkan(ctx, pel)
		if err != nil {
			return h, err
		}
		h.Banyak[jenis] = len(ps)
		if h.Akibat[jenis], err = s.hukum().Simulasi(id, ps, set.Isi, s.kalender(), s.kini()); err != nil {
			return h, err
		}
	}
	return h, nil
}

func (s *Service) perkaraInsiden(ctx context.Context, pel dasar.Pelaku) (ps []rezim.Perkara, err error) {
	is, err := semuaBerstatus(ctx, s, laciInsiden, pel.Lembaga)
	for _, i := range is {
		f := rezim.Fakta{rezim.Terdeteksi: i.Terdeteksi}
		if !i.Dipastikan.IsZero() {
			f[rezim.Dipastikan] = i.Dipastikan
		}
		ps = append(ps, rezim.Perkara{Objek: i.ID, Kunci: rezim.TenggatInsiden, Fakta: f, Selesai: i.Diberitahukan})
	}
	return ps, err
}

func (s *Service) perkaraPermohonan(ctx context.Context, pel dasar.Pelaku) (ps []rezim.Perkara, err error) {
	hs, err := semuaBerstatus(ctx, s, laciPermohonan, pel.Lembaga)
	for _, p := range hs {
		ps = append(ps, p.Perkara()...)
	}
	return ps, err
}

func (s *Service) perkaraPendedahan(ctx context.Context, pel dasar.Pelaku) (ps []rezim.Perkara, err error) {
	ds, err := semuaBerstatus(ctx, s, laciPendedahan, pel.Lembaga)
	for _, d := range ds {
		if !d.Jam.Tenggat.IsZero() {
			ps = append(ps, rezim.Perkara{Objek: d.ID, Kunci: rezim.TenggatAparat, Fakta: rezim.Fakta{rezim.PermintaanAparat: d.Masuk}, Selesai: d.Dilakukan})
		}
	}
	return ps, err
}

// perkaraKegiatan are the activities with the contents that their record holds.
func (s *Service) perkaraKegiatan(ctx context.Context, pel dasar.Pelaku) (ps []rezim.Perkara, err error) {
	k, err := s.KeadaanRopa(ctx, pel)
	if k.Halangan != nil { // nothing can be generated: everything is missing
		for _, g := range k.Register.Kegiatan {
			ps = append(ps, rezim.Perkara{Objek: g.Kode, Daftar: rezim.ButirRopa, Isi: map[string]string{}})
		}
	}
	for _, b := range k.Kini.Baris {
		isi := map[string]string{}
		for _, butir := range ropa.ButirRopa() {
			isi[butir] = strings.Join(b.Butir[butir], "; ")
		}
		ps = append(ps, rezim.Perkara{Objek: b.Kegiatan, Daftar: rezim.ButirRopa, Isi: isi})
	}
	return ps, err
}
