package kantor

import (
	"context"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kompartemen"
)

var (
	laciSatgas = laci[kompartemen.Satgas]{"satgas", func(x *kompartemen.Satgas) kepala {
		return kepala{lembaga: x.Lembaga, id: "satgas", status: "ditunjuk", pada: x.Pada, versi: &x.Versi}
	}}
	laciLaporan = laci[kompartemen.Laporan]{"laporan", func(x *kompartemen.Laporan) kepala {
		return kepala{lembaga: x.Lembaga, id: x.ID, subjek: x.Subjek, status: string(x.Status), pada: x.Masuk, versi: &x.Versi}
	}}
)

// tipeLaporan is the registered name of a case.
const tipeLaporan = "kompartemen.Laporan"

// Satgas returns the task team of the institution. Who is of it is no secret.
func (s *Service) Satgas(ctx context.Context, l dasar.LembagaID) (kompartemen.Satgas, error) {
	x, err := laciSatgas.ambil(ctx, s, l, "satgas")
	if dasar.KindOf(err) == dasar.NotFound {
		return kompartemen.Satgas{Lembaga: l}, nil
	}
	return x, err
}

// TunjukSatgas names the team. Only the pengasuh and the head may, and naming it opens
// nothing to them.
func (s *Service) TunjukSatgas(ctx context.Context, pel dasar.Pelaku, akun ...string) (kompartemen.Satgas, error) {
	if err := pel.Validate(); err != nil {
		return kompartemen.Satgas{}, err
	}
	if pel.Peran != privasi.PeranPengasuh && pel.Peran != privasi.PeranKepala {
		return kompartemen.Satgas{}, ErrBukanPetugas.Forbiddenf("satgas ditunjuk oleh pengasuh atau kepala")
	}
	x, err := s.Satgas(ctx, pel.Lembaga)
	if err != nil {
		return x, err
	}
	x, ps, err := x.Tunjuk(akun, pel.ID, s.kini())
	if err != nil {
		return x, err
	}
	return catat(ctx, s, laciSatgas, pel, x, ps)
}

// Laporkan opens a case. Anybody who is signed in may; who reported is written only
// where he gives his name. Terlapor are accounts of the accused, as far as they have
// one. Nothing comes back by which the case could be found.
func (s *Service) Laporkan(ctx context.Context, pel dasar.Pelaku, isi kompartemen.Isi, terlapor ...string) error {
	if err := pel.Validate(); err != nil {
		return err
	}
	tim, err := s.Satgas(ctx, pel.Lembaga)
	if err != nil {
		return err
	}
	x, ps, err := kompartemen.Terima(pel.Lembaga, idBaru(), isi, terlapor, tim, s.kini())
	if err != nil {
		return err
	}
	pel.Peran = "pelapor" // the trail of the case does not say which role reported
	_, err = catat(ctx, s, laciLaporan, pel, x, ps)
	return err
}

// LaporanTim lists the cases of whoever is of their team, newest first; everybody else
// gets the answer of a page that does not exist.
func (s *Service) LaporanTim(ctx context.Context, pel dasar.Pelaku) ([]kompartemen.Laporan, error) {
	if err := s.anggota(ctx, pel); err != nil {
		return nil, err
	}
	var milik []kompartemen.Laporan
	p := dasar.Page{Limit: dasar.MaxPage}
	for {
		xs, lanjut, err := laciLaporan.cari(ctx, s, pel.Lembaga, privasi.SaringRekaman{}, p)
		if err != nil {
			return nil, err
		}
		for _, x := range xs {
			if x.Boleh(pel.ID) {
				milik = append(milik, x)
			}
		}
		if p.After = lanjut; lanjut == "" {
			return milik, nil
		}
	}
}

// anggota lets through who is, or was when a case came, of a team.
func (s *Service) anggota(ctx context.Context, pel dasar.Pelaku) error {
	if err := pel.Validate(); err != nil {
		return err
	}
	tim, err := s.Satgas(ctx, pel.Lembaga)
	if err != nil {
		return err
	}
	if !slices.Contains(tim.Anggota, pel.ID) {
		return kompartemen.Tiada()
	}
	return nil
}

// BacaLaporan opens a case for its team. The reading stands in the trail of the case,
// which is nobody's but its own.
func (s *Service) BacaLaporan(ctx context.Context, p *privasi.Penjaga, pel dasar.Pelaku, id string) (kompartemen.Laporan, kompartemen.Isi, []kompartemen.Catatan, error) {
	var isi kompartemen.Isi
	x, err := s.laporanTim(ctx, pel, id)
	if err != nil {
		return x, isi, nil, err
	}
	pel.Peran = privasi.PeranSatgas
	v, err := p.Minta(ctx, pel.Untuk(privasi.TujuanPelindungan), tipeLaporan, []string{"Isi", "Catatan"}, x.Subjek)
	if err != nil {
		return x, isi, nil, err
	}
	if isi, _, err = privasi.Baca(v, x.Subjek, "Isi", x.Isi); err != nil {
		return x, isi, nil, err
	}
	catatan, _, err := privasi.Baca(v, x.Subjek, "Catatan", x.Catatan)
	return x, isi, catatan, err
}

func (s *Service) laporanTim(ctx context.Context, pel dasar.Pelaku, id string) (kompartemen.Laporan, error) {
	if err := pel.Validate(); err != nil {
		return kompartemen.Laporan{}, err
	}
	x, err := laciLaporan.ambil(ctx, s, pel.Lembaga, id)
	if dasar.KindOf(err) == dasar.NotFound {
		return kompartemen.Laporan{}, kompartemen.Tiada()
	}
	if err == nil {
		err = x.Periksa(pel.ID)
	}
	if err != nil {
		return kompartemen.Laporan{}, err
	}
	return x, nil
}

// CatatLangkah adds what the team did.
func (s *Service) CatatLangkah(ctx context.Context, p *privasi.Penjaga, pel dasar.Pelaku, id, teks string) (kompartemen.Laporan, error) {
	x, _, lama, err := s.BacaLaporan(ctx, p, pel, id)
	if err != nil {
		return x, err
	}
	x, ps, err := x.Tambah(lama, strings.TrimSpace(teks), pel.ID, s.kini())
	if err != nil {
		return x, err
	}
	return catat(ctx, s, laciLaporan, pel, x, ps)
}

// TutupLaporan closes a case.
func (s *Service) TutupLaporan(ctx context.Context, pel dasar.Pelaku, id string) (kompartemen.Laporan, error) {
	return s.gerakLaporan(ctx, pel, id, func(x kompartemen.Laporan) (kompartemen.Laporan, []privasi.Peristiwa, error) {
		return x.Tutup(pel.ID, s.kini())
	})
}

// KeluarkanTerlapor takes an accused account out of a case.
func (s *Service) KeluarkanTerlapor(ctx context.Context, pel dasar.Pelaku, id, akun string) (kompartemen.Laporan, error) {
	return s.gerakLaporan(ctx, pel, id, func(x kompartemen.Laporan) (kompartemen.Laporan, []privasi.Peristiwa, error) {
		return x.Keluarkan(akun, pel.ID, s.kini())
	})
}

func (s *Service) gerakLaporan(ctx context.Context, pel dasar.Pelaku, id string, aturan func(kompartemen.Laporan) (kompartemen.Laporan, []privasi.Peristiwa, error)) (kompartemen.Laporan, error) {
	x, err := s.laporanTim(ctx, pel, id)
	if err != nil {
		return x, err
	}
	y, ps, err := aturan(x)
	if err != nil || len(ps) == 0 {
		return y, err
	}
	return catat(ctx, s, laciLaporan, pel, y, ps)
}
