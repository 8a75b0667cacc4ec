package kantor

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/ekspor"
)

// CatatanSaya is one record that stands for a person, as he reads it.
type CatatanSaya struct {
	Tipe   string
	Bidang []BidangSaya // in the order of the type
}

// BidangSaya is one personal field as the decision releases it.
type BidangSaya struct {
	privasi.HasilBidang
	Isi string // masked, "(ada)" or "—" where the level says so
}

// DataSaya opens, through the door j, the records that stand for the caller or for his child
// ([SumberTinjau]), read as a copy of his data reads them ([Service.Ekspor]); the reading
// stands in the trail. What lies inside a field and is somebody else's is only said to be
// there.
func (s *Service) DataSaya(ctx context.Context, j *privasi.Penjaga, pel dasar.Pelaku, x privasi.SubjekID) (hasil []CatatanSaya, err error) {
	if err := s.milik(ctx, pel, x); err != nil || s.Tinjau == nil {
		return nil, err
	}
	cs, err := s.Tinjau.CatatanDari(ctx, pel.Lembaga, x)
	if err != nil {
		return nil, err
	}
	o, err := s.kenali(ctx, pel.Lembaga, x)
	if err != nil {
		return nil, err
	}
	for _, b := range s.bagianDari(cs) { // a person has three at most
		t := s.Daftar.Tipe(b.Tipe)
		v, err := j.Minta(ctx, pel, t.Nama, t.Pribadi(), x)
		if err != nil {
			return nil, err
		}
		for rec, err := range b.Baris(ctx, pel.Lembaga, o) {
			if err != nil {
				return nil, err
			}
			c, err := sajikanSaya(s.Daftar, v, x, b, rec)
			if err != nil {
				return nil, err
			}
			hasil = append(hasil, c)
		}
	}
	return hasil, nil
}

// bagianDari are the sections of a copy that hold some records, each once.
func (s *Service) bagianDari(cs []CatatanOrang) (bs []ekspor.Bagian) {
	for _, p := range s.Ekspor {
		for _, b := range p.Bagian() {
			if b.Baris != nil && slices.ContainsFunc(cs, func(c CatatanOrang) bool { return c.Tipe == b.Tipe }) {
				bs = append(bs, b)
			}
		}
	}
	return bs
}

// kenali gathers the ids by which the owners know a person.
func (s *Service) kenali(ctx context.Context, l dasar.LembagaID, x privasi.SubjekID) (ekspor.Orang, error) {
	o := ekspor.Orang{Subjek: x}
	for _, p := range s.Ekspor {
		if err := p.Kenali(ctx, l, &o); err != nil {
			return o, err
		}
	}
	return o, nil
}

func sajikanSaya(d *privasi.Daftar, v *privasi.Pandangan, x privasi.SubjekID, b ekspor.Bagian, rec any) (c CatatanSaya, err error) {
	c.Tipe = b.Tipe
	isi, k := v.Sajikan(rec), v.Keputusan()
	for _, nama := range d.Tipe(b.Tipe).Pribadi() {
		c.Bidang = append(c.Bidang, BidangSaya{k.Hasil(x, nama), isi[nama]})
	}
	if b.Sunting == nil {
		return c, nil
	}
	nilai, _, err := privasi.Salin(d, v, x, rec)
	if err != nil {
		return c, err
	}
	lain, err := b.Sunting(nilai)
	for i := range c.Bidang {
		h := &c.Bidang[i]
		if n := slices.IndexFunc(lain, func(l privasi.Ditahan) bool { return l.Bidang == h.Bidang }); n >= 0 && h.Tingkat > privasi.Ada {
			h.Tingkat, h.Sebab, h.Isi = privasi.Ada, lain[n].Sebab, privasi.TeksAda
		}
	}
	return c, err
}
