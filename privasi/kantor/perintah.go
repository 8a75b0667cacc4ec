package kantor

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/pendedahan"
)

// semuaOrang stands for the people of a record that is about everybody of an
// institution, so that it is read together with what is known of each.
const semuaOrang privasi.SubjekID = "semua-orang"

var laciPerintah = laci[pendedahan.Perintah]{"perintah", func(p *pendedahan.Perintah) kepala {
	k := kepala{lembaga: p.Lembaga, id: p.ID, subjek: semuaOrang, status: p.Status(), pada: p.Diterima, versi: &p.Versi}
	if p.Dilaksanakan.IsZero() && p.Dicabut.IsZero() {
		k.tenggat = p.Tenggat
	}
	return k
}}

// TerimaPerintah records an order of the regulator. An order to stop or to delete stops
// the categories at the next decision, carried out or not; rights of people go on.
func (s *Service) TerimaPerintah(ctx context.Context, pel dasar.Pelaku, p pendedahan.Perintah) (pendedahan.Perintah, error) {
	if err := petugas(pel); err != nil {
		return p, err
	}
	if p.Diterima.After(s.kini()) {
		return p, ErrWaktuDepan.Invalidf("perintah tidak dapat diterima di masa depan").Pada("diterima")
	}
	h, err := s.hukumPendedahan(ctx, pel.Lembaga)
	if err != nil {
		return p, err
	}
	p.Lembaga, p.ID, p.Versi = pel.Lembaga, idBaru(), 0
	p, ev, err := pendedahan.TerimaPerintah(p, pendedahan.Aktor{Akun: pel.ID, Kapasitas: pel.Peran}, h)
	if err != nil {
		return p, err
	}
	return catat(ctx, s, laciPerintah, pel, p, []privasi.Peristiwa{ev})
}

func (s *Service) gerakPerintah(ctx context.Context, pel dasar.Pelaku, id string, aturan func(pendedahan.Perintah, pendedahan.Aktor) (pendedahan.Perintah, privasi.Peristiwa, error)) (pendedahan.Perintah, error) {
	if err := petugas(pel); err != nil {
		return pendedahan.Perintah{}, err
	}
	return gerak(ctx, s, laciPerintah, pel, id, func(p pendedahan.Perintah) (pendedahan.Perintah, []privasi.Peristiwa, error) {
		p, ev, err := aturan(p, pendedahan.Aktor{Akun: pel.ID, Kapasitas: pel.Peran})
		return p, []privasi.Peristiwa{ev}, err
	})
}

// LaksanakanPerintah notes that an order was carried out, with its proof;
// LaporkanPerintah that the regulator was told; CabutPerintah that he took it back.
func (s *Service) LaksanakanPerintah(ctx context.Context, pel dasar.Pelaku, id, bukti string) (pendedahan.Perintah, error) {
	return s.gerakPerintah(ctx, pel, id, func(p pendedahan.Perintah, a pendedahan.Aktor) (pendedahan.Perintah, privasi.Peristiwa, error) {
		return p.Laksanakan(bukti, a, s.kini())
	})
}

// LaporkanPerintah notes that the regulator was told.
func (s *Service) LaporkanPerintah(ctx context.Context, pel dasar.Pelaku, id string) (pendedahan.Perintah, error) {
	return s.gerakPerintah(ctx, pel, id, func(p pendedahan.Perintah, a pendedahan.Aktor) (pendedahan.Perintah, privasi.Peristiwa, error) {
		return p.Laporkan(a, s.kini())
	})
}

// CabutPerintah notes that the regulator took the order back: what it stopped goes on.
func (s *Service) CabutPerintah(ctx context.Context, pel dasar.Pelaku, id string) (pendedahan.Perintah, error) {
	return s.gerakPerintah(ctx, pel, id, func(p pendedahan.Perintah, a pendedahan.Aktor) (pendedahan.Perintah, privasi.Peristiwa, error) {
		return p.Cabut(a, s.kini())
	})
}

// DaftarPerintah pages through orders, those with the earliest deadline first.
func (s *Service) DaftarPerintah(ctx context.Context, pel dasar.Pelaku, p dasar.Page) ([]pendedahan.Perintah, string, error) {
	if err := petugas(pel); err != nil {
		return nil, "", err
	}
	return laciPerintah.cari(ctx, s, pel.Lembaga, privasi.SaringRekaman{MenurutTenggat: true}, p)
}

// AmbilPerintah returns one order.
func (s *Service) AmbilPerintah(ctx context.Context, pel dasar.Pelaku, id string) (pendedahan.Perintah, error) {
	if err := petugas(pel); err != nil {
		return pendedahan.Perintah{}, err
	}
	return laciPerintah.ambil(ctx, s, pel.Lembaga, id)
}

// henti are the categories that orders stop at the moment.
func henti(ps []pendedahan.Perintah, berlaku func(pendedahan.Perintah, string) bool) string {
	var ks []string
	for _, p := range ps {
		for _, k := range p.Lingkup {
			if berlaku(p, k) && !slices.Contains(ks, k) {
				ks = append(ks, k)
			}
		}
	}
	return privasi.DaftarKata(ks...)
}

// SemuaKategori lists the categories that the registered records hold data of, in order:
// what an order or a ticket may name.
func (s *Service) SemuaKategori() (ks []string) {
	for _, t := range s.Daftar.Semua() {
		for _, b := range t.Bidang {
			if b.Pribadi() && !slices.Contains(ks, b.Kategori) {
				ks = append(ks, b.Kategori)
			}
		}
	}
	slices.Sort(ks)
	return ks
}
