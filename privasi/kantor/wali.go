package kantor

import (
	"context"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/wali"
)

// orangSatu is what is known of one person.
func (s *Service) orangSatu(ctx context.Context, l dasar.LembagaID, x privasi.SubjekID) (wali.Orang, error) {
	b, err := s.bacaBerkas(ctx, l, []privasi.SubjekID{x})
	if err != nil {
		return wali.Orang{}, err
	}
	if err := s.lengkapiOrang(ctx, l, &b, []privasi.SubjekID{x}); err != nil {
		return wali.Orang{}, err
	}
	if o, ada := b.orang[x]; ada {
		return o, nil
	}
	return wali.Orang{Lembaga: l, Subjek: x}, nil
}

// AjukanWali claims authority of a guardian over a santri. The desk claims it for
// somebody who came; a guardian claims it for himself.
func (s *Service) AjukanWali(ctx context.Context, pel dasar.Pelaku, santri, siapa privasi.SubjekID, hubungan string, lingkup ...wali.KelompokHak) (wali.Kewenangan, error) {
	if petugas(pel) != nil {
		if diri, err := s.diri(ctx, pel); err != nil || diri != siapa {
			return wali.Kewenangan{}, ErrBukanMilik.NotFoundf("data tidak ditemukan")
		}
	}
	hubungan, err := dasar.Rapikan(hubungan, 60)
	if err != nil {
		return wali.Kewenangan{}, err
	}
	a, err := s.aturan(ctx, pel.Lembaga)
	if err != nil {
		return wali.Kewenangan{}, err
	}
	o, err := s.orangSatu(ctx, pel.Lembaga, siapa)
	if err != nil {
		return wali.Kewenangan{}, err
	}
	k, ps, err := wali.Ajukan(wali.Pengajuan{Lembaga: pel.Lembaga, ID: idBaru(), Santri: santri, Wali: o, Hubungan: hubungan, Lingkup: lingkup}, a.usia, s.waktu(pel))
	if err != nil {
		return k, err
	}
	return catat(ctx, s, laciKewenangan, pel, k, ps)
}

// BuktikanWali records the proof of an authority: which kind of document, its
// number, and that it shows an adult. Whoever claimed it cannot prove it.
func (s *Service) BuktikanWali(ctx context.Context, pel dasar.Pelaku, id string, cara wali.CaraBukti, nomor string, dewasa bool) (wali.Kewenangan, error) {
	if err := petugas(pel); err != nil {
		return wali.Kewenangan{}, err
	}
	nomor, err := dasar.Rapikan(nomor, 100)
	if err != nil {
		return wali.Kewenangan{}, err
	}
	a, err := s.aturan(ctx, pel.Lembaga)
	if err != nil {
		return wali.Kewenangan{}, err
	}
	return gerak(ctx, s, laciKewenangan, pel, id, func(k wali.Kewenangan) (wali.Kewenangan, []privasi.Peristiwa, error) {
		o, err := s.orangSatu(ctx, pel.Lembaga, k.Wali)
		if err != nil {
			return k, nil, err
		}
		return k.Buktikan(wali.Pembuktian{Cara: cara, Rujukan: privasi.Tutup(nomor), Wali: o, Dewasa: dewasa}, a.usia, s.waktu(pel))
	})
}

// BekukanWali freezes an authority, unseen by the guardian; CairkanWali ends the
// freeze by a decision; CabutWali takes the authority away.
func (s *Service) BekukanWali(ctx context.Context, pel dasar.Pelaku, id string, sebab wali.SebabBeku) (wali.Kewenangan, error) {
	return s.gerakWali(ctx, pel, id, func(k wali.Kewenangan) (wali.Kewenangan, []privasi.Peristiwa, error) {
		return k.Bekukan(sebab, s.waktu(pel))
	})
}

// CairkanWali ends a freeze; keputusan is the number of the decision.
func (s *Service) CairkanWali(ctx context.Context, pel dasar.Pelaku, id, keputusan string) (wali.Kewenangan, error) {
	return s.gerakWali(ctx, pel, id, func(k wali.Kewenangan) (wali.Kewenangan, []privasi.Peristiwa, error) {
		return k.Cairkan(strings.TrimSpace(keputusan), s.waktu(pel))
	})
}

// CabutWali takes an authority away, with the document that says so.
func (s *Service) CabutWali(ctx context.Context, pel dasar.Pelaku, id string, sebab wali.SebabCabut, dokumen string) (wali.Kewenangan, error) {
	return s.gerakWali(ctx, pel, id, func(k wali.Kewenangan) (wali.Kewenangan, []privasi.Peristiwa, error) {
		return k.Cabut(sebab, strings.TrimSpace(dokumen), s.waktu(pel))
	})
}

// TolakWali refuses a claim; sebab is a code.
func (s *Service) TolakWali(ctx context.Context, pel dasar.Pelaku, id, sebab string) (wali.Kewenangan, error) {
	return s.gerakWali(ctx, pel, id, func(k wali.Kewenangan) (wali.Kewenangan, []privasi.Peristiwa, error) {
		return k.Tolak(strings.TrimSpace(sebab), s.waktu(pel))
	})
}

func (s *Service) gerakWali(ctx context.Context, pel dasar.Pelaku, id string, aturan func(wali.Kewenangan) (wali.Kewenangan, []privasi.Peristiwa, error)) (wali.Kewenangan, error) {
	if err := petugas(pel); err != nil {
		return wali.Kewenangan{}, err
	}
	return gerak(ctx, s, laciKewenangan, pel, id, aturan)
}

// WaliSantri lists the authorities over a santri: for the desk as they are, for the
// people themselves without what a guardian may not see.
func (s *Service) WaliSantri(ctx context.Context, pel dasar.Pelaku, santri privasi.SubjekID) ([]wali.Kewenangan, error) {
	if err := s.milikAtauPetugas(ctx, pel, santri); err != nil {
		return nil, err
	}
	ks, err := laciKewenangan.milik(ctx, s, pel.Lembaga, santri)
	if err != nil || petugas(pel) == nil {
		return ks, err
	}
	for i := range ks {
		ks[i] = ks[i].UntukWali()
	}
	return ks, nil
}

// DaftarWali pages through authorities of the institution for the desk; status ""
// is all.
func (s *Service) DaftarWali(ctx context.Context, pel dasar.Pelaku, status string, p dasar.Page) ([]wali.Kewenangan, string, error) {
	if err := petugas(pel); err != nil {
		return nil, "", err
	}
	f := privasi.SaringRekaman{}
	if status != "" {
		f.Status = []string{status}
	}
	return laciKewenangan.cari(ctx, s, pel.Lembaga, f, p)
}

// CatatNikah records the first marriage of a person with the number of its document:
// for data protection it ends childhood (PP 33/2026 article 1 number 21).
func (s *Service) CatatNikah(ctx context.Context, pel dasar.Pelaku, x privasi.SubjekID, nikah dasar.Tanggal, nomor string) (wali.Orang, error) {
	return s.ubahOrang(ctx, pel, x, func(o wali.Orang, a wali.AturanUsia) (wali.Orang, []privasi.Peristiwa, error) {
		return o.CatatNikah(a, nikah, privasi.Tutup(strings.TrimSpace(nomor)), s.waktu(pel))
	})
}

// NyatakanKebutuhan records which forms of communication reach a person (UU 27/2022
// article 26).
func (s *Service) NyatakanKebutuhan(ctx context.Context, pel dasar.Pelaku, x privasi.SubjekID, bentuk ...wali.BentukKomunikasi) (wali.Orang, error) {
	return s.ubahOrang(ctx, pel, x, func(o wali.Orang, _ wali.AturanUsia) (wali.Orang, []privasi.Peristiwa, error) {
		return o.NyatakanKebutuhan(bentuk, s.waktu(pel))
	})
}

func (s *Service) ubahOrang(ctx context.Context, pel dasar.Pelaku, x privasi.SubjekID, aturan func(wali.Orang, wali.AturanUsia) (wali.Orang, []privasi.Peristiwa, error)) (wali.Orang, error) {
	if err := petugas(pel); err != nil {
		return wali.Orang{}, err
	}
	a, err := s.aturan(ctx, pel.Lembaga)
	if err != nil {
		return wali.Orang{}, err
	}
	o, err := s.orangSatu(ctx, pel.Lembaga, x)
	if err != nil {
		return o, err
	}
	o, ps, err := aturan(o, a.usia)
	if err != nil || len(ps) == 0 {
		return o, err
	}
	return catat(ctx, s, laciOrang, pel, o, ps)
}

// Peralihan tells where a santri stands in the hand-over at majority, and what is due.
func (s *Service) Peralihan(ctx context.Context, pel dasar.Pelaku, x privasi.SubjekID) (wali.Tahap, []wali.Tugas, error) {
	if err := s.milikAtauPetugas(ctx, pel, x); err != nil {
		return "", nil, err
	}
	o, p, a, err := s.bahanPeralihan(ctx, pel.Lembaga, x)
	if err != nil {
		return "", nil, err
	}
	return p.Tahap(o, a.usia, a.peralihan, s.kini()), p.Tugas(o, a.usia, a.peralihan, s.kini()), nil
}

func (s *Service) bahanPeralihan(ctx context.Context, l dasar.LembagaID, x privasi.SubjekID) (o wali.Orang, p wali.Peralihan, a aturan, err error) {
	if a, err = s.aturan(ctx, l); err != nil {
		return o, p, a, err
	}
	b, err := s.bacaBerkas(ctx, l, []privasi.SubjekID{x})
	if err != nil {
		return o, p, a, err
	}
	if err := s.lengkapiOrang(ctx, l, &b, []privasi.SubjekID{x}); err != nil {
		return o, p, a, err
	}
	p, ada := b.peralihan[x]
	if !ada {
		p = wali.Peralihan{Lembaga: l, Santri: x}
	}
	return b.fakta(l, x, a).Orang, p, a, nil
}

// KonfirmasiPeralihan records what a santri says, once adult, about one purpose that
// his guardian had agreed to.
func (s *Service) KonfirmasiPeralihan(ctx context.Context, pel dasar.Pelaku, tujuan string, setuju bool) (wali.Peralihan, error) {
	x, err := s.diri(ctx, pel)
	if err != nil {
		return wali.Peralihan{}, err
	}
	o, p, a, err := s.bahanPeralihan(ctx, pel.Lembaga, x)
	if err != nil {
		return p, err
	}
	p, ps, err := p.Konfirmasi(o, a.usia, x, tujuan, setuju, s.waktu(pel))
	if err != nil {
		return p, err
	}
	return catat(ctx, s, laciPeralihan, pel, p, ps)
}

// KabariPeralihan records that a duty of the hand-over was done.
func (s *Service) KabariPeralihan(ctx context.Context, pel dasar.Pelaku, x privasi.SubjekID, apa string) (wali.Peralihan, error) {
	if err := petugas(pel); err != nil {
		return wali.Peralihan{}, err
	}
	_, p, _, err := s.bahanPeralihan(ctx, pel.Lembaga, x)
	if err != nil {
		return p, err
	}
	p, ps, err := p.Kabari(apa, s.waktu(pel))
	if err != nil || len(ps) == 0 {
		return p, err
	}
	return catat(ctx, s, laciPeralihan, pel, p, ps)
}

// PastikanPengajuan claims the authority of whoever is signed in over a child of his,
// unless he has claimed it before: so that the desk finds it and asks for the
// document. Hubungan says how the school's records relate them.
func (s *Service) PastikanPengajuan(ctx context.Context, pel dasar.Pelaku, santri privasi.SubjekID, hubungan string) error {
	if err := s.milik(ctx, pel, santri); err != nil {
		return err
	}
	siapa, err := s.diri(ctx, pel)
	if err != nil || siapa == santri {
		return err
	}
	ks, err := laciKewenangan.milik(ctx, s, pel.Lembaga, santri)
	if err != nil || slices.ContainsFunc(ks, func(k wali.Kewenangan) bool { return k.Wali == siapa }) {
		return err
	}
	_, err = s.AjukanWali(ctx, pel, santri, siapa, hubungan, wali.SemuaHak()...)
	return err
}
