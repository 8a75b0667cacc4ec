package santri

import (
	"context"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// Cari lists santri within the actor's scope, as of today unless the filter
// names a day. A text of 16 digits looks for the NIK; a text that looks like a
// phone number, and is no NIS or NISN, for the santri of wali with that number.
func (s *Service) Cari(ctx context.Context, p dasar.Pelaku, f Saringan, h dasar.Page) ([]Santri, string, error) {
	f, err := s.saringan(ctx, p, f)
	if err != nil {
		return nil, "", err
	}
	hasil, lanjut, err := s.Stores.Santri.Cari(ctx, p.Lembaga, f, h)
	if err != nil || len(hasil) > 0 || h.After != "" || f.Teks == "" {
		return hasil, lanjut, err
	}
	if f, ada, err := s.lewatHP(ctx, p.Lembaga, f); err != nil || ada {
		if err != nil {
			return nil, "", err
		}
		return s.Stores.Santri.Cari(ctx, p.Lembaga, f, h)
	}
	return hasil, lanjut, nil
}

// Hitung counts what [Service.Cari] would list.
func (s *Service) Hitung(ctx context.Context, p dasar.Pelaku, f Saringan) (int, error) {
	f, err := s.saringan(ctx, p, f)
	if err != nil {
		return 0, err
	}
	return s.Stores.Santri.Hitung(ctx, p.Lembaga, f)
}

// saringan adds day and scope to a filter and turns a NIK into its index.
func (s *Service) saringan(ctx context.Context, p dasar.Pelaku, f Saringan) (Saringan, error) {
	if err := p.Validate(); err != nil {
		return f, err
	}
	if f.Pada.IsZero() {
		f.Pada = s.hariIni(p.Lembaga)
	}
	if !p.Lingkup.Semua {
		f.Lingkup = make([]KodeUnit, 0, len(p.Lingkup.Unit))
		for _, u := range p.Lingkup.Unit {
			f.Lingkup = append(f.Lingkup, KodeUnit(u))
		}
	}
	teks, err := dasar.Rapikan(f.Teks, MaksNama)
	if err != nil {
		return f, diBidang(err, "teks")
	}
	f.Teks = teks
	if nik, _, err := ParseNIK(f.Teks); err == nil && nik != "" {
		f.Teks = ""
		if f.IndeksNIK, err = s.Brankas.IndeksButa(ctx, p.Lembaga, privasi.KategoriNIK, string(nik)); err != nil {
			return f, err
		}
	}
	return f, f.Validate()
}

// lewatHP turns a text that is a phone number into the santri of its wali.
func (s *Service) lewatHP(ctx context.Context, l dasar.LembagaID, f Saringan) (Saringan, bool, error) {
	hp, _, err := ParseHP(f.Teks)
	if err != nil || hp == "" || strings.Trim(f.Teks, "0123456789+ -().") != "" {
		return f, false, nil
	}
	indeks, err := s.Brankas.IndeksButa(ctx, l, privasi.KategoriHP, string(hp))
	if err != nil {
		return f, false, err
	}
	wali, err := s.Stores.Wali.Kenali(ctx, l, nil, [][]byte{indeks})
	if err != nil || len(wali) == 0 {
		return f, false, err
	}
	id := make([]WaliID, len(wali))
	for i, w := range wali {
		id[i] = w.ID
	}
	asuhan, err := s.Stores.Wali.Asuhan(ctx, l, id...)
	f.Teks = ""
	for _, a := range asuhan {
		f.ID = append(f.ID, a.Santri)
	}
	return f, len(f.ID) > 0, err
}
