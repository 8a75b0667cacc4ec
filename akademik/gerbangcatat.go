package akademik

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// CatatSyarat records measures of gates that nothing else measures, and dispensations,
// all of them or none. The exam and its gates are those of today, and everybody must
// sit it. A dispensation needs a reason; before a payment gate it is one of
// [DaftarSebabBayar], so that nobody's circumstances are written down.
func (s *Service) CatatSyarat(ctx context.Context, pel dasar.Pelaku, kunci, ujian string, cs ...CatatanSyarat) error {
	l, err := s.PesertaUjian(ctx, pel, ujian)
	if err != nil || len(cs) == 0 {
		return err
	}
	if l.Ujian.Batal != "" {
		return ErrUjianTiada.Conflictf("ujian ini sudah dibatalkan")
	}
	cs = slices.Clone(cs)
	for i := range cs {
		if err := s.periksaCatatan(l, &cs[i]); err != nil {
			return ke(err, i, len(cs))
		}
	}
	sidik := slices.Clone(cs)
	for i := range cs {
		c := &cs[i]
		c.Lembaga, c.ID, c.Ujian, c.Pada, c.Batal, c.Oleh, c.Dicatat, c.Versi = pel.Lembaga, idBaru(), ujian, l.Hari, "", pel.ID, s.kini(), 0
	}
	_, _, err = s.sekali(ctx, pel, "ujian.syarat", kunci, sidik, "ada", func(ctx context.Context, st Stores) error {
		if err := st.Gembok.Kunci(ctx, pel.Lembaga, "ujian/"+ujian); err != nil {
			return err
		}
		ada, err := st.Ujian.Syarat(ctx, pel.Lembaga, ujian)
		if err != nil {
			return err
		}
		for i, c := range cs {
			if c.Jenis == DispensasiSyarat && slices.ContainsFunc(slices.Concat(ada, cs[:i]), func(x CatatanSyarat) bool {
				return x.Jenis == DispensasiSyarat && x.Batal == "" && x.Santri == c.Santri && x.Gerbang == c.Gerbang
			}) {
				return ke(ErrCatatanSyarat.Conflictf("santri itu sudah mendapat dispensasi untuk syarat ini"), i, len(cs))
			}
		}
		return st.Ujian.SimpanSyarat(ctx, pel.Lembaga, cs...)
	})
	return err
}

func (s *Service) periksaCatatan(l LembarUjian, c *CatatanSyarat) error {
	i := slices.IndexFunc(l.Syarat, func(x SyaratUjian) bool { return x.Gerbang.Kode == c.Gerbang })
	if i < 0 {
		return ErrCatatanSyarat.Invalidf("syarat itu tidak diminta ujian ini").Pada("gerbang")
	}
	if !slices.ContainsFunc(l.Peserta, func(p PesertaUjian) bool { return p.ID == c.Santri }) {
		return ErrCatatanSyarat.NotFoundf("santri itu bukan peserta ujian ini").Pada("santri")
	}
	g := l.Syarat[i].Gerbang
	switch c.Jenis {
	case UkuranSyarat:
		if s.diukurSendiri(g.Jenis) {
			return ErrCatatanSyarat.Invalidf("syarat %s dihitung sendiri dari catatannya; perbaiki catatan itu", g.Nama).Pada("gerbang")
		}
		if c.Alasan = ""; c.Nilai < 0 || g.Jenis == nilai.GerbangKehadiran && c.Nilai > nilai.A(100) {
			return ErrCatatanSyarat.Invalidf("isi angka yang tidak negatif, dan persen paling banyak 100").Pada("nilai")
		}
	case DispensasiSyarat:
		c.Nilai = 0
		if g.Jenis == nilai.GerbangBayar {
			if !slices.Contains(DaftarSebabBayar(), SebabDispensasiBayar(c.Alasan)) {
				return ErrCatatanSyarat.Invalidf("pilih alasannya; keadaan keluarga tidak ditulis di sini").Pada("alasan")
			}
			return nil
		}
		alasan, err := dasar.Rapikan(c.Alasan, 200)
		if err != nil || len([]rune(alasan)) < 5 || alasan != c.Alasan {
			return ErrCatatanSyarat.Invalidf("tulis alasan dispensasi dalam satu baris, 5 sampai 200 huruf, tanpa urusan pribadi").Pada("alasan").Karena(err)
		}
	default:
		return ErrCatatanSyarat.Invalidf("pilih ukuran atau dispensasi").Pada("jenis")
	}
	return nil
}

// CatatanUjian lists what was recorded about the gates of an exam, with the reasons:
// for whoever decides on dispensations, not for every teacher. Records of santri outside
// the actor's scope are left out.
func (s *Service) CatatanUjian(ctx context.Context, pel dasar.Pelaku, ujian string) ([]CatatanSyarat, error) {
	if _, err := s.Ujian(ctx, pel, ujian); err != nil {
		return nil, err
	}
	cs, err := s.Stores.Ujian.Syarat(ctx, pel.Lembaga, ujian)
	if err != nil {
		return nil, err
	}
	return milikLingkup(ctx, s, pel, cs, func(c CatatanSyarat) santri.ID { return c.Santri })
}

// BatalSyarat makes a measure or dispensation void with a reason.
func (s *Service) BatalSyarat(ctx context.Context, pel dasar.Pelaku, kunci, ujian, id, alasan string) error {
	alasan, err := alasanBatal(ErrCatatanSyarat, alasan)
	if err != nil {
		return err
	}
	cs, err := s.CatatanUjian(ctx, pel, ujian)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(cs, func(c CatatanSyarat) bool { return c.ID == id }) {
		return hasilTiada()
	}
	_, _, err = s.sekali(ctx, pel, "ujian.syarat.batal", kunci, []string{id, alasan}, id, func(ctx context.Context, st Stores) error {
		if err := st.Gembok.Kunci(ctx, pel.Lembaga, "ujian/"+ujian); err != nil {
			return err
		}
		ada, err := st.Ujian.Syarat(ctx, pel.Lembaga, ujian)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(ada, func(c CatatanSyarat) bool { return c.ID == id && c.Batal == "" })
		if i < 0 {
			return hasilTiada()
		}
		ada[i].Batal = alasan
		return st.Ujian.SimpanSyarat(ctx, pel.Lembaga, ada[i])
	})
	return err
}
