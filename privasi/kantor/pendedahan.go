package kantor

import (
	"context"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/pendedahan"
)

var (
	// ErrPenyetujuPeran says that only the head, the pengasuh or the officer approve.
	ErrPenyetujuPeran = dasar.Aturan("PRI-KANTOR-23")
	// ErrBidangAsing says that a disclosure names a field that is not personal data of a
	// registered type.
	ErrBidangAsing = dasar.Aturan("PRI-KANTOR-24")
)

var laciPendedahan = laci[pendedahan.Pendedahan]{"pendedahan", func(p *pendedahan.Pendedahan) kepala {
	k := kepala{lembaga: p.Lembaga, id: p.ID, subjek: p.Subjek, status: string(p.Status), pada: p.Masuk, versi: &p.Versi}
	switch p.Status {
	case pendedahan.Diminta, pendedahan.Diuji, pendedahan.Disetujui:
		k.tenggat = p.Jam.Tenggat
	case pendedahan.Dilakukan:
		k.tenggat = p.Dilakukan
	case pendedahan.KabarDitunda:
		k.tenggat = p.Instrumen.LarangSampai
	}
	return k
}}

func (s *Service) hukumPendedahan(ctx context.Context, l dasar.LembagaID) (pendedahan.Hukum, error) {
	x, err := s.Setelan(ctx, l)
	return pendedahan.Hukum{Hukum: s.hukum(), Setelan: x.Isi, Kalender: s.kalender()}, err
}

// pelaksana is who makes a move, with the person behind the account where it is known:
// nobody approves what is about himself.
func (s *Service) pelaksana(ctx context.Context, pel dasar.Pelaku) (pendedahan.Aktor, error) {
	a := pendedahan.Aktor{Akun: pel.ID, Kapasitas: pel.Peran}
	x, err := s.diri(ctx, pel)
	if dasar.KindOf(err) == dasar.NotFound {
		return a, nil
	}
	a.Subjek = x
	return a, err
}

// MintaPendedahan records that somebody outside asks for data of a person. What an
// authority or another party asks is recorded at the desk; what the person himself asks
// for, by himself or his guardian. Fields are "type.Field" of registered types.
func (s *Service) MintaPendedahan(ctx context.Context, pel dasar.Pelaku, m pendedahan.Permintaan) (pendedahan.Pendedahan, error) {
	m.Otentik = false
	if m.Jenis == pendedahan.AtasPermintaan {
		if err := s.milik(ctx, pel, m.Subjek); err != nil {
			return pendedahan.Pendedahan{}, err
		}
		m.Otentik = true
	} else if err := petugas(pel); err != nil {
		return pendedahan.Pendedahan{}, err
	}
	for _, b := range slices.Concat(m.Bidang, m.Diminta, m.Instrumen.Lingkup) {
		if _, _, err := s.bidang(b); err != nil {
			return pendedahan.Pendedahan{}, err
		}
	}
	h, err := s.hukumPendedahan(ctx, pel.Lembaga)
	if err != nil {
		return pendedahan.Pendedahan{}, err
	}
	a, err := s.pelaksana(ctx, pel)
	if err != nil {
		return pendedahan.Pendedahan{}, err
	}
	m.Lembaga, m.ID, m.Pada = pel.Lembaga, idBaru(), s.kini()
	p, ev, err := pendedahan.Minta(m, a, h)
	if err != nil {
		return p, err
	}
	return catat(ctx, s, laciPendedahan, pel, p, []privasi.Peristiwa{ev})
}

// bidang splits "santri.Santri.HP" into type and field, both registered.
func (s *Service) bidang(nama string) (*privasi.Tipe, privasi.Bidang, error) {
	if n := strings.LastIndexByte(nama, '.'); n > 0 {
		if t := s.Daftar.Tipe(nama[:n]); t != nil {
			if b, ada := t.Cari(nama[n+1:]); ada && b.Pribadi() {
				return t, b, nil
			}
		}
	}
	return nil, privasi.Bidang{}, ErrBidangAsing.Invalidf("bidang %q tidak dikenal; pilih dari daftar", nama).Pada("bidang")
}

func (s *Service) gerakPendedahan(ctx context.Context, pel dasar.Pelaku, id string, aturan func(pendedahan.Pendedahan, pendedahan.Aktor) (pendedahan.Pendedahan, privasi.Peristiwa, error)) (pendedahan.Pendedahan, error) {
	a, err := s.pelaksana(ctx, pel)
	if err != nil {
		return pendedahan.Pendedahan{}, err
	}
	return gerak(ctx, s, laciPendedahan, pel, id, func(p pendedahan.Pendedahan) (pendedahan.Pendedahan, []privasi.Peristiwa, error) {
		p, ev, err := aturan(p, a)
		return p, []privasi.Peristiwa{ev}, err
	})
}

func (s *Service) gerakPetugas(ctx context.Context, pel dasar.Pelaku, id string, aturan func(pendedahan.Pendedahan, pendedahan.Aktor) (pendedahan.Pendedahan, privasi.Peristiwa, error)) (pendedahan.Pendedahan, error) {
	if err := petugas(pel); err != nil {
		return pendedahan.Pendedahan{}, err
	}
	return s.gerakPendedahan(ctx, pel, id, aturan)
}

// UjiPendedahan records the test for necessity and balance.
func (s *Service) UjiPendedahan(ctx context.Context, pel dasar.Pelaku, id string, u pendedahan.HasilUji) (pendedahan.Pendedahan, error) {
	return s.gerakPetugas(ctx, pel, id, func(p pendedahan.Pendedahan, a pendedahan.Aktor) (pendedahan.Pendedahan, privasi.Peristiwa, error) {
		return p.Ujikan(u, a, s.kini())
	})
}

// pimpinan lets through who may approve: the head, the pengasuh, the officer.
func pimpinan(pel dasar.Pelaku) error {
	if err := pel.Validate(); err != nil {
		return err
	}
	if !slices.Contains([]string{privasi.PeranKepala, privasi.PeranPengasuh, privasi.PeranPPDP}, pel.Peran) {
		return ErrPenyetujuPeran.Forbiddenf("yang menyetujui adalah kepala, pengasuh, atau pejabat pelindungan data pribadi")
	}
	return nil
}

// SetujuiPendedahan adds an approval; an authority's request needs two.
func (s *Service) SetujuiPendedahan(ctx context.Context, pel dasar.Pelaku, id string) (pendedahan.Pendedahan, error) {
	if err := pimpinan(pel); err != nil {
		return pendedahan.Pendedahan{}, err
	}
	return s.gerakPendedahan(ctx, pel, id, func(p pendedahan.Pendedahan, a pendedahan.Aktor) (pendedahan.Pendedahan, privasi.Peristiwa, error) {
		return p.Setujui(a, s.kini())
	})
}

// TolakPendedahan refuses; sebab is a code.
func (s *Service) TolakPendedahan(ctx context.Context, pel dasar.Pelaku, id, sebab string) (pendedahan.Pendedahan, error) {
	if err := pimpinan(pel); err != nil {
		return pendedahan.Pendedahan{}, err
	}
	return s.gerakPendedahan(ctx, pel, id, func(p pendedahan.Pendedahan, a pendedahan.Aktor) (pendedahan.Pendedahan, privasi.Peristiwa, error) {
		return p.Tolak(strings.TrimSpace(sebab), a, s.kini())
	})
}

// LakukanPendedahan notes what was really handed over. What is opened for it goes
// through the door with the disclosure as the instrument ([Service.PeriksaKonteks])
// before this.
func (s *Service) LakukanPendedahan(ctx context.Context, pel dasar.Pelaku, id string, diberikan []string) (pendedahan.Pendedahan, error) {
	return s.gerakPetugas(ctx, pel, id, func(p pendedahan.Pendedahan, a pendedahan.Aktor) (pendedahan.Pendedahan, privasi.Peristiwa, error) {
		return p.Lakukan(diberikan, a, s.kini())
	})
}

// KabariPendedahan notes that the person was told, with proof; while a law forbids it
// it is refused.
func (s *Service) KabariPendedahan(ctx context.Context, pel dasar.Pelaku, id, bukti string) (pendedahan.Pendedahan, error) {
	bukti, err := dasar.Rapikan(bukti, 100)
	if err != nil {
		return pendedahan.Pendedahan{}, err
	}
	return s.gerakPetugas(ctx, pel, id, func(p pendedahan.Pendedahan, a pendedahan.Aktor) (pendedahan.Pendedahan, privasi.Peristiwa, error) {
		return p.Kabari(bukti, a, s.kini())
	})
}

// DaftarPendedahan pages through disclosures, the newest first; status "" is all. The
// head and the pengasuh see it too: they approve.
func (s *Service) DaftarPendedahan(ctx context.Context, pel dasar.Pelaku, status string, p dasar.Page) ([]pendedahan.Pendedahan, string, error) {
	if err := pimpinan(pel); err != nil {
		return nil, "", err
	}
	f := privasi.SaringRekaman{}
	if status != "" {
		f.Status = []string{status}
	}
	a, err := s.pelaksana(ctx, pel)
	if err != nil {
		return nil, "", err
	}
	ps, lanjut, err := laciPendedahan.cari(ctx, s, pel.Lembaga, f, p)
	return slices.DeleteFunc(ps, func(p pendedahan.Pendedahan) bool { return s.rahasiaBagi(a, p) }), lanjut, err
}

// rahasiaBagi reports that a disclosure is about whoever asks, and may not be told yet:
// whoever works at the desk learns it no earlier than anybody else.
func (s *Service) rahasiaBagi(a pendedahan.Aktor, p pendedahan.Pendedahan) bool {
	return a.Subjek != "" && a.Subjek == p.Subjek && tertutup(p, s.kini())
}

// AmbilPendedahan returns one disclosure and its moves.
func (s *Service) AmbilPendedahan(ctx context.Context, pel dasar.Pelaku, id string) (p pendedahan.Pendedahan, ps []privasi.Peristiwa, err error) {
	if err := pimpinan(pel); err != nil {
		return p, nil, err
	}
	a, err := s.pelaksana(ctx, pel)
	if err != nil {
		return p, nil, err
	}
	if p, err = laciPendedahan.ambil(ctx, s, pel.Lembaga, id); err != nil {
		return p, nil, err
	}
	if s.rahasiaBagi(a, p) {
		return pendedahan.Pendedahan{}, nil, dasar.ErrTiada.NotFoundf("pendedahan tidak ditemukan")
	}
	ps, err = s.Stores.Rekaman.Riwayat(ctx, pel.Lembaga, laciPendedahan.jenis, id)
	return p, ps, err
}

// PerluDikabari lists disclosures of which the person is to be told now: at once, or
// since a prohibition ended.
func (s *Service) PerluDikabari(ctx context.Context, pel dasar.Pelaku) ([]pendedahan.Pendedahan, error) {
	if err := petugas(pel); err != nil {
		return nil, err
	}
	return s.perluDikabari(ctx, pel.Lembaga)
}

func (s *Service) perluDikabari(ctx context.Context, l dasar.LembagaID) ([]pendedahan.Pendedahan, error) {
	ps, err := semuaBerstatus(ctx, s, laciPendedahan, l, string(pendedahan.Dilakukan), string(pendedahan.KabarDitunda))
	return slices.DeleteFunc(ps, func(p pendedahan.Pendedahan) bool { return !p.PerluKabar(s.kini()) }), err
}

// PendedahanSaya lists what was disclosed of a person, for himself or his guardian. Where
// a law forbids telling him it is not in the list until that ends, and what was only
// asked for never is.
func (s *Service) PendedahanSaya(ctx context.Context, pel dasar.Pelaku, x privasi.SubjekID) ([]pendedahan.Pendedahan, error) {
	if err := s.milikAtauPetugas(ctx, pel, x); err != nil {
		return nil, err
	}
	ps, err := laciPendedahan.milik(ctx, s, pel.Lembaga, x)
	return slices.DeleteFunc(ps, func(p pendedahan.Pendedahan) bool {
		return p.Dilakukan.IsZero() || tertutup(p, s.kini())
	}), err
}
