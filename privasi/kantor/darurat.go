package kantor

import (
	"context"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/pendedahan"
)

// ErrPeranDarurat says that the register gives the role no emergency access.
var ErrPeranDarurat = dasar.Aturan("PRI-KANTOR-25")

// BolehDarurat reports that the register gives the role something in an emergency.
func (s *Service) BolehDarurat(ctx context.Context, pel dasar.Pelaku) (bool, error) {
	reg, err := s.Register.Ambil(ctx, pel.Lembaga)
	if err != nil {
		return false, err
	}
	return slices.ContainsFunc(reg.Kegiatan, func(k privasi.Kegiatan) bool {
		return k.Status == privasi.Aktif && slices.Contains(k.Perlu, privasi.SyaratDarurat) && k.TingkatPeran[pel.Peran] > privasi.Tiada
	}), nil
}

// BukaDarurat declares an emergency about one person: for a short while the fixed set
// of fields may be opened with it. alasan is sealed. Two people of one account at once
// cannot pass the bound together.
func (s *Service) BukaDarurat(ctx context.Context, pel dasar.Pelaku, x privasi.SubjekID, alasan string) (d pendedahan.Darurat, err error) {
	if err := pel.Validate(); err != nil {
		return d, err
	}
	if boleh, err := s.BolehDarurat(ctx, pel); err != nil {
		return d, err
	} else if !boleh {
		return d, ErrPeranDarurat.Forbiddenf("peran Anda tidak diberi akses darurat; hubungi musyrif, pengasuh atau pejabat pelindungan data pribadi")
	}
	if alasan, err = dasar.Rapikan(alasan, 500); err != nil {
		return d, err
	}
	set, err := s.Setelan(ctx, pel.Lembaga)
	if err != nil {
		return d, err
	}
	riwayat, err := s.riwayatDarurat(ctx, pel)
	if err != nil {
		return d, err
	}
	var rahasia privasi.Tertutup[string]
	if alasan != "" {
		rahasia = privasi.Tutup(alasan)
	}
	d, ev, err := pendedahan.BukaDarurat(pel.Lembaga, idBaru(), x, rahasia, riwayat, pendedahan.Aktor{Akun: pel.ID, Kapasitas: pel.Peran}, set.Isi, s.kini())
	if err != nil {
		return d, err
	}
	return catat(ctx, s, laciDaruratSesudah(riwayat), pel, d, []privasi.Peristiwa{ev})
}

// laciDaruratSesudah is the drawer for the emergency that follows those that were read:
// its natural key names how many of the account came before within a day, so that two at
// once cannot both be the next.
func laciDaruratSesudah(riwayat []pendedahan.Darurat) laci[pendedahan.Darurat] {
	l := laciDarurat
	l.kepala = func(d *pendedahan.Darurat) kepala {
		k := laciDarurat.kepala(d)
		akhir := d.Mulai.Truncate(24 * time.Hour).Format(time.DateOnly)
		for _, r := range riwayat {
			if r.Akun == d.Akun && r.Mulai.After(d.Mulai.Add(-24*time.Hour)) {
				akhir = r.ID
				break // the newest comes first
			}
		}
		k.kunci = d.Akun + " sesudah " + akhir
		return k
	}
	return l
}

// riwayatDarurat are the emergencies of an account that its next one depends on: those of
// the last 24 hours, newest first, and those that nobody has reviewed.
func (s *Service) riwayatDarurat(ctx context.Context, pel dasar.Pelaku) (ds []pendedahan.Darurat, err error) {
	p := dasar.Page{Limit: dasar.MaxPage}
	for lagi := true; lagi; {
		xs, lanjut, err := laciDarurat.cari(ctx, s, pel.Lembaga, privasi.SaringRekaman{}, p)
		if err != nil {
			return nil, err
		}
		lagi, p.After = lanjut != "", lanjut
		for _, d := range xs {
			if lagi = lagi && d.Mulai.After(s.kini().Add(-24*time.Hour)); d.Akun == pel.ID && d.Mulai.After(s.kini().Add(-24*time.Hour)) {
				ds = append(ds, d)
			}
		}
	}
	belum, err := semuaBerstatus(ctx, s, laciDarurat, pel.Lembaga, "terbuka")
	for _, d := range belum {
		if d.Akun == pel.ID && !slices.ContainsFunc(ds, func(x pendedahan.Darurat) bool { return x.ID == d.ID }) {
			ds = append(ds, d)
		}
	}
	return ds, err
}

// TerkunciDarurat reports that an emergency of the account was not reviewed in time:
// whoever embeds the office shows him nothing personal until it is.
func (s *Service) TerkunciDarurat(ctx context.Context, pel dasar.Pelaku) (bool, error) {
	p := dasar.Page{Limit: dasar.MaxPage}
	for {
		ds, lanjut, err := laciDarurat.cari(ctx, s, pel.Lembaga, privasi.SaringRekaman{Status: []string{"terbuka"}, Sebelum: s.kini(), MenurutTenggat: true}, p)
		if err != nil || pendedahan.Terkunci(ds, pel.Lembaga, pel.ID, s.kini()) {
			return err == nil, err
		}
		if p.After = lanjut; lanjut == "" {
			return false, nil
		}
	}
}

// TinjauDarurat reviews an emergency: by the officer, with a word about it.
func (s *Service) TinjauDarurat(ctx context.Context, pel dasar.Pelaku, id string, wajar bool, catatan string) (pendedahan.Darurat, error) {
	if err := petugas(pel); err != nil {
		return pendedahan.Darurat{}, err
	}
	catatan, err := dasar.Rapikan(catatan, 500)
	if err != nil {
		return pendedahan.Darurat{}, err
	}
	var rahasia privasi.Tertutup[string]
	if catatan != "" {
		rahasia = privasi.Tutup(catatan)
	}
	return gerak(ctx, s, laciDarurat, pel, id, func(d pendedahan.Darurat) (pendedahan.Darurat, []privasi.Peristiwa, error) {
		d, ev, err := d.Tinjauan(wajar, rahasia, pendedahan.Aktor{Akun: pel.ID, Kapasitas: pel.Peran}, s.kini())
		return d, []privasi.Peristiwa{ev}, err
	})
}

// DaftarDarurat pages through emergencies, those that wait for review first.
func (s *Service) DaftarDarurat(ctx context.Context, pel dasar.Pelaku, p dasar.Page) ([]pendedahan.Darurat, string, error) {
	if err := petugas(pel); err != nil {
		return nil, "", err
	}
	return laciDarurat.cari(ctx, s, pel.Lembaga, privasi.SaringRekaman{MenurutTenggat: true}, p)
}

// DaruratSaya lists the emergencies in which data of a person was open: he and his
// guardian are told of every one.
func (s *Service) DaruratSaya(ctx context.Context, pel dasar.Pelaku, x privasi.SubjekID) ([]pendedahan.Darurat, error) {
	if err := s.milikAtauPetugas(ctx, pel, x); err != nil {
		return nil, err
	}
	return laciDarurat.milik(ctx, s, pel.Lembaga, x)
}

// DaruratAkun returns an emergency of the account itself, to work under it.
func (s *Service) DaruratAkun(ctx context.Context, pel dasar.Pelaku, id string) (pendedahan.Darurat, error) {
	d, err := laciDarurat.ambil(ctx, s, pel.Lembaga, id)
	if err == nil && d.Akun != pel.ID {
		return pendedahan.Darurat{}, ErrBukanMilik.NotFoundf("data tidak ditemukan")
	}
	return d, err
}
