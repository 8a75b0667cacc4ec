package kantor

import (
	"context"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/antar"
	"github.com/pesantren-go/pesantren/privasi/kebijakan"
	"github.com/pesantren-go/pesantren/privasi/retensi"
	"github.com/pesantren-go/pesantren/privasi/wali"
)

// apaPeralihan is which duty of a hand-over a kind of notice does.
var apaPeralihan = map[antar.Jenis]string{antar.PeralihanDiri: "kabar_santri", antar.PeralihanWali: "kabar_wali"}

// tungguPeralihan are the santri who come of age soon, or have, and their guardians, as
// long as they were not told. It looks at everybody, once a day.
func (s *Service) tungguPeralihan(ctx context.Context, l dasar.LembagaID, sejak time.Time) (as []antar.Antaran, err error) {
	if s.Pembaca == nil || !sejak.IsZero() {
		return nil, nil
	}
	ss, err := s.Pembaca.Pembaca(ctx, l, kebijakan.Santri)
	if err != nil || len(ss) == 0 {
		return nil, err
	}
	b, err := s.bacaBerkas(ctx, l, ss)
	if err != nil {
		return nil, err
	}
	if err := s.lengkapiOrang(ctx, l, &b, ss); err != nil {
		return nil, err
	}
	a, err := s.aturan(ctx, l)
	if err != nil {
		return nil, err
	}
	for _, x := range ss {
		o, ada := b.orang[x]
		if !ada {
			continue
		}
		p := b.peralihan[x]
		if p.Tahap(o, a.usia, a.peralihan, s.kini()) == wali.TahapSelesai {
			continue // what was not told in time is of no use any more
		}
		for _, t := range p.Tugas(o, a.usia, a.peralihan, s.kini()) {
			switch t.Apa {
			case "kabar_santri":
				as = append(as, antar.Baru(l, antar.PeralihanDiri, string(x), x, t.Batas, s.kini()))
			case "kabar_wali":
				ws, err := s.waliDari(ctx, l, x)
				if err != nil {
					return nil, err
				}
				for _, w := range ws {
					as = append(as, antar.Baru(l, antar.PeralihanWali, string(x), w, t.Batas, s.kini()))
				}
			}
		}
	}
	return as, nil
}

// waliDari are the guardians of one who comes of age: few on any day.
func (s *Service) waliDari(ctx context.Context, l dasar.LembagaID, x privasi.SubjekID) ([]privasi.SubjekID, error) {
	if s.Kerabat == nil {
		return nil, nil
	}
	return s.Kerabat.Wali(ctx, l, x)
}

func (s *Service) akhiriPeralihan(ctx context.Context, st Stores, l dasar.LembagaID, as []antar.Antaran) error {
	pel := s.sistem(l)
	as = slices.DeleteFunc(slices.Clone(as), func(a antar.Antaran) bool { return a.Status != antar.Terkirim })
	var santri []privasi.SubjekID
	for _, a := range as {
		santri = append(santri, privasi.SubjekID(a.Rujukan))
	}
	rs, err := st.Rekaman.MilikSubjek(ctx, l, []string{laciPeralihan.jenis}, santri)
	if err != nil {
		return err
	}
	per := map[privasi.SubjekID]wali.Peralihan{}
	for _, r := range rs {
		if err := pilah(s, laciPeralihan, r, func(p wali.Peralihan) { per[p.Santri] = p }); err != nil {
			return err
		}
	}
	for _, a := range as { // few on any day
		x := privasi.SubjekID(a.Rujukan)
		p, ada := per[x]
		if !ada {
			p = wali.Peralihan{Lembaga: l, Santri: x}
		}
		p, ps, err := p.Kabari(apaPeralihan[a.Jenis], wali.Waktu{Oleh: retensi.Sistem, Pada: a.Selesai})
		if err != nil {
			return err
		}
		if len(ps) == 0 {
			continue // the other guardian was told before
		}
		if err := laciPeralihan.simpan(ctx, s, st, pel, &p, ps); err != nil {
			return err
		}
		per[x] = p
	}
	return nil
}

// tungguTetap are the two people of a standing order: that it was proposed, stands or was
// taken back, and what it destroyed.
func (s *Service) tungguTetap(ctx context.Context, l dasar.LembagaID, sejak time.Time) (as []antar.Antaran, err error) {
	t, err := s.perintahTetap(ctx, l)
	if err != nil || t.Pengusul == "" || s.Petugas == nil {
		return nil, err
	}
	orang, err := s.orangTetap(ctx, l, t)
	if err != nil || len(orang) == 0 {
		return nil, err
	}
	rujukan := []string{rujukanTetap(t)}
	ms, _, err := laciPemusnahan.cari(ctx, s, l, privasi.SaringRekaman{Status: []string{string(retensi.Ditutup)}}, dasar.Page{Limit: 100})
	if err != nil {
		return nil, err
	}
	if sejak.IsZero() {
		sejak = s.kini().AddDate(0, 0, -30) // what is older is read in the minutes
	}
	for _, m := range ms {
		if m.Rujukan == retensi.RujukanTetap && !m.Langkah[len(m.Langkah)-1].Pada.Before(sejak) {
			rujukan = append(rujukan, m.ID)
		}
	}
	for _, r := range rujukan {
		for _, x := range orang {
			as = append(as, antar.Baru(l, antar.PerintahTetap, r, x, time.Time{}, s.kini()))
		}
	}
	return as, nil
}

// rujukanTetap names the state of an order: proposed, standing and taken back are told
// apart.
func rujukanTetap(t retensi.PerintahTetap) string {
	return "perintah/" + t.Status() + "/" + t.Diusulkan.Format(time.RFC3339)
}

// orangTetap are the people behind the accounts of an order: who proposed it and who
// approved it or, while it waits, who may.
func (s *Service) orangTetap(ctx context.Context, l dasar.LembagaID, t retensi.PerintahTetap) (ss []privasi.SubjekID, err error) {
	xs, err := s.Petugas.Petugas(ctx, l, privasi.PeranPPDP, privasi.PeranKepala, privasi.PeranPengasuh)
	for _, x := range xs {
		terlibat := x.Akun == t.Pengusul || x.Akun == t.Penyetuju || t.Penyetuju == ""
		if terlibat && x.Subjek != "" && !slices.Contains(ss, x.Subjek) {
			ss = append(ss, x.Subjek)
		}
	}
	return ss, err
}
