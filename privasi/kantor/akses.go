package kantor

import (
	"context"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/pendedahan"
)

var (
	laciDukungan = laci[pendedahan.AksesDukungan]{"dukungan", func(d *pendedahan.AksesDukungan) kepala {
		k := kepala{lembaga: d.Lembaga, id: d.ID, status: "diminta", pada: d.Diminta, versi: &d.Versi}
		switch {
		case !d.Dihentikan.IsZero():
			k.status = "dihentikan"
		case !d.Mulai.IsZero():
			k.status, k.tenggat = "dibuka", d.Berakhir
		}
		return k
	}}
	laciDarurat = laci[pendedahan.Darurat]{"darurat", func(d *pendedahan.Darurat) kepala {
		k := kepala{lembaga: d.Lembaga, id: d.ID, subjek: d.Subjek, status: "terbuka", tenggat: d.Tinjau, pada: d.Mulai, versi: &d.Versi}
		if !d.Ditinjau.IsZero() {
			k.status, k.tenggat = "ditinjau", time.Time{}
		}
		return k
	}}
)

// PeriksaKonteks implements [privasi.PemeriksaKonteks]: it vouches for a ticket that is
// open for the account, a disclosure that was approved, an emergency that is running,
// each for exactly the people and fields of the request. Anything it does not find is
// refused like what is not there.
func (s *Service) PeriksaKonteks(ctx context.Context, m privasi.Permintaan) error {
	for _, syarat := range []struct {
		id      string
		periksa func(context.Context, privasi.Permintaan) error
	}{{m.Konteks.Tiket, s.periksaTiket}, {m.Konteks.Instrumen, s.periksaInstrumen}, {m.Konteks.Darurat, s.periksaDarurat}} {
		if syarat.id == "" {
			continue
		}
		err := syarat.periksa(ctx, m)
		if dasar.KindOf(err) == dasar.NotFound {
			return privasi.ErrKonteks.Forbiddenf("tiket, surat atau keadaan darurat ini tidak ditemukan")
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// kategori calls fn with the category of every personal field of a request.
func (s *Service) kategori(m privasi.Permintaan, fn func(kategori string) error) error {
	t := s.Daftar.Tipe(m.Tipe)
	if t == nil {
		return privasi.ErrKonteks.Forbiddenf("jenis catatan %s tidak terdaftar", m.Tipe)
	}
	for _, nama := range m.Bidang {
		b, ada := t.Cari(nama)
		if !ada {
			return privasi.ErrKonteks.Forbiddenf("bidang %s tidak dikenal", nama)
		}
		if !b.Pribadi() {
			continue
		}
		if err := fn(b.Kategori); err != nil {
			return err
		}
	}
	return nil
}

func (s *Service) periksaTiket(ctx context.Context, m privasi.Permintaan) error {
	d, err := laciDukungan.ambil(ctx, s, m.Pelaku.Lembaga, m.Konteks.Tiket)
	if err != nil {
		return err
	}
	return s.kategori(m, func(k string) error { return d.Periksa(m.Pelaku.ID, k, m.Pada) })
}

func (s *Service) periksaInstrumen(ctx context.Context, m privasi.Permintaan) error {
	p, err := laciPendedahan.ambil(ctx, s, m.Pelaku.Lembaga, m.Konteks.Instrumen)
	if err != nil {
		return err
	}
	for _, x := range m.Subjek {
		for _, b := range m.Bidang {
			if err := p.Periksa(x, m.Tipe+"."+b); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *Service) periksaDarurat(ctx context.Context, m privasi.Permintaan) error {
	d, err := laciDarurat.ambil(ctx, s, m.Pelaku.Lembaga, m.Konteks.Darurat)
	if err != nil {
		return err
	}
	for _, x := range m.Subjek {
		if x != d.Subjek {
			if x, err = s.dipanggil(ctx, m, d, x); err != nil {
				return err
			}
		}
		if err := s.kategori(m, func(k string) error { return d.Periksa(m.Pelaku.ID, x, k, m.Pada) }); err != nil {
			return err
		}
	}
	return nil
}

// dipanggil stands in the person of an emergency for a guardian of his, of whom only
// name and telephone number are opened; for anybody else it changes nothing.
func (s *Service) dipanggil(ctx context.Context, m privasi.Permintaan, d pendedahan.Darurat, x privasi.SubjekID) (privasi.SubjekID, error) {
	if s.Kerabat == nil {
		return x, nil
	}
	ws, err := s.Kerabat.Wali(ctx, m.Pelaku.Lembaga, d.Subjek)
	if err != nil || !slices.Contains(ws, x) {
		return x, err
	}
	return d.Subjek, s.kategori(m, func(k string) error {
		if k != privasi.KategoriNama && k != privasi.KategoriHP {
			return pendedahan.ErrDarurat.Forbiddenf("keadaan darurat hanya membuka nama dan nomor telepon wali")
		}
		return nil
	})
}

// MintaDukungan asks for support access: by whoever of the vendor holds the account,
// with his ticket and the number of the institution's written instruction.
func (s *Service) MintaDukungan(ctx context.Context, pel dasar.Pelaku, tiket, instruksi string, kategori []string) (pendedahan.AksesDukungan, error) {
	if err := pel.Validate(); err != nil {
		return pendedahan.AksesDukungan{}, err
	}
	d, ev, err := pendedahan.MintaDukungan(pel.Lembaga, idBaru(), tiket, instruksi, kategori, pendedahan.Aktor{Akun: pel.ID, Kapasitas: pel.Peran}, s.kini())
	if err != nil {
		return d, err
	}
	return catat(ctx, s, laciDukungan, pel, d, []privasi.Peristiwa{ev})
}

// SetujuiDukungan opens the access for some time; it ends by itself.
func (s *Service) SetujuiDukungan(ctx context.Context, pel dasar.Pelaku, id string, lama time.Duration) (pendedahan.AksesDukungan, error) {
	if err := pimpinan(pel); err != nil {
		return pendedahan.AksesDukungan{}, err
	}
	x, err := s.Setelan(ctx, pel.Lembaga)
	if err != nil {
		return pendedahan.AksesDukungan{}, err
	}
	return gerak(ctx, s, laciDukungan, pel, id, func(d pendedahan.AksesDukungan) (pendedahan.AksesDukungan, []privasi.Peristiwa, error) {
		d, ev, err := d.Setujui(lama, pendedahan.Aktor{Akun: pel.ID, Kapasitas: pel.Peran}, x.Isi, s.kini())
		return d, []privasi.Peristiwa{ev}, err
	})
}

// HentikanDukungan ends the access before its time.
func (s *Service) HentikanDukungan(ctx context.Context, pel dasar.Pelaku, id string) (pendedahan.AksesDukungan, error) {
	if err := pimpinan(pel); err != nil {
		return pendedahan.AksesDukungan{}, err
	}
	return gerak(ctx, s, laciDukungan, pel, id, func(d pendedahan.AksesDukungan) (pendedahan.AksesDukungan, []privasi.Peristiwa, error) {
		d, ev := d.Hentikan(pendedahan.Aktor{Akun: pel.ID, Kapasitas: pel.Peran}, s.kini())
		return d, []privasi.Peristiwa{ev}, nil
	})
}

// DaftarDukungan pages through support access, the newest first.
func (s *Service) DaftarDukungan(ctx context.Context, pel dasar.Pelaku, p dasar.Page) ([]pendedahan.AksesDukungan, string, error) {
	if err := pimpinan(pel); err != nil {
		return nil, "", err
	}
	return laciDukungan.cari(ctx, s, pel.Lembaga, privasi.SaringRekaman{}, p)
}

// DukunganSaya lists what the account itself asked for, the newest first.
func (s *Service) DukunganSaya(ctx context.Context, pel dasar.Pelaku) ([]pendedahan.AksesDukungan, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	ds, err := semuaBerstatus(ctx, s, laciDukungan, pel.Lembaga)
	return slices.DeleteFunc(ds, func(d pendedahan.AksesDukungan) bool { return d.Akun != pel.ID }), err
}
