package akademik

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/akademik/kenaikan"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// SumberNaik tells what a proposal weighs besides marks: predikat of sikap and of the
// compulsory ekstrakurikuler, presence of the year, gates that hold back.
type SumberNaik interface {
	// BahanNaik returns it for santri of a year, by id; whoever is absent has nothing
	// recorded. Mapel of the result is not looked at.
	BahanNaik(ctx context.Context, l dasar.LembagaID, t TahunAjaran, s ...santri.ID) (map[santri.ID]nilai.BahanKenaikan, error)
}

// AturKenaikanUsul stores rules of promotion that hold from a day on, for whoever
// covers the whole institution; those of the same unit and day are replaced.
func (s *Service) AturKenaikanUsul(ctx context.Context, pel dasar.Pelaku, kunci string, a AturanNaik) error {
	if err := seluruh(pel); err != nil {
		return err
	}
	a = a.Salin()
	a.Lembaga = pel.Lembaga
	switch {
	case a.Sejak.IsZero():
		return ErrKenaikan.Invalidf("isi sejak kapan aturan ini berlaku").Pada("sejak")
	case a.Aturan.MaksGagal < 0 || a.Aturan.MaksGagal > 50:
		return ErrKenaikan.Invalidf("banyaknya mata pelajaran di bawah KKM 0 sampai 50").Pada("maks_gagal")
	case a.Aturan.MaksAlpa < 0 || a.Aturan.MaksAlpa > nilai.A(100):
		return ErrKenaikan.Invalidf("batas tanpa keterangan 0 sampai 100 persen; 0 berarti tidak ditanyakan").Pada("maks_alpa")
	}
	for bidang, kode := range map[string]string{"min_sikap": a.Aturan.MinSikap, "min_ekskul": a.Aturan.MinEkskul} {
		if _, err := a.Aturan.Sikap.Setidaknya(kode, kode); kode != "" && err != nil {
			return ErrKenaikan.Invalidf("predikat itu tidak ada di skala sikap").Pada(bidang)
		}
	}
	if a.Unit != "" {
		if err := s.kenalUnit(ctx, pel.Lembaga, a.Unit); err != nil {
			return err
		}
	}
	sidik := a
	a.Oleh, a.Dicatat = pel.ID, s.kini()
	_, _, err := s.sekali(ctx, pel, "aturan-naik", kunci, sidik, "ada", func(ctx context.Context, st Stores) error {
		return st.Kenaikan.SimpanAturan(ctx, pel.Lembaga, a)
	})
	return err
}

// AturanNaik returns the rules of promotion, newest first.
func (s *Service) AturanNaik(ctx context.Context, pel dasar.Pelaku) ([]AturanNaik, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	return s.Stores.Kenaikan.Aturan(ctx, pel.Lembaga)
}

// usulkan fills the proposals of a run between years: out of the marks of all terms
// under the rules that hold on its last day, and of what [Service].Naik knows.
func (s *Service) usulkan(ctx context.Context, pel dasar.Pelaku, l *LembarKenaikan) error {
	if !l.Putaran.Antartahun() || len(l.Baris) == 0 {
		return nil
	}
	bahan, err := s.bahanNaik(ctx, pel, l)
	if err != nil {
		return err
	}
	aturan, err := s.Stores.Kenaikan.Aturan(ctx, pel.Lembaga)
	if err != nil {
		return err
	}
	struktur, err := s.Santri.Struktur.Struktur(ctx, pel.Lembaga)
	if err != nil {
		return err
	}
	var semua []kenaikan.Kelas
	for _, r := range l.Tujuan {
		semua = append(semua, kelasNaik(r, l.Ke))
	}
	for i := range l.Baris {
		b := &l.Baris[i]
		dari := kelasNaik(b.Dari, l.Dari)
		b.Usul = AturanNaikBerlaku(aturan, b.Dari.Unit, l.Dari.Selesai).Usulkan(bahan[b.Peserta.ID])
		b.UsulPutusan = kenaikan.UsulPutusan(b.Usul, kenaikan.Terakhir(struktur, dari))
		p := b.Simpan.Putusan
		if p == "" {
			p = b.UsulPutusan
		}
		if k, ada := kenaikan.UsulTujuan(struktur, dari, p, b.Peserta.JenisKelamin, semua); ada {
			b.UsulTujuan = RombelID(k.ID)
		}
	}
	return nil
}

// bahanNaik gathers the marks of all terms, by santri and subject.
func (s *Service) bahanNaik(ctx context.Context, pel dasar.Pelaku, l *LembarKenaikan) (map[santri.ID]nilai.BahanKenaikan, error) {
	aturan, err := s.Stores.Nilai.Aturan(ctx, pel.Lembaga)
	if err != nil {
		return nil, err
	}
	id, bahan := make([]santri.ID, len(l.Baris)), map[santri.ID]nilai.BahanKenaikan{}
	for i, b := range l.Baris {
		id[i] = b.Peserta.ID
	}
	if s.Naik != nil {
		if bahan, err = s.Naik.BahanNaik(ctx, pel.Lembaga, l.Dari, id...); err != nil {
			return nil, err
		}
	}
	for _, p := range l.Dari.Periode { // few, as a year has terms
		legers, err := s.Leger(ctx, pel, p.Kode, l.Putaran.Rombel...)
		if err != nil {
			return nil, err
		}
		for _, x := range legers {
			for _, m := range x.Mapel {
				a, _ := AturanBerlaku(aturan, x.Rombel.Unit, m.Kode, p.Selesai)
				for _, n := range x.Santri {
					b := bahan[n.ID]
					b.Mapel = tambahTerm(b.Mapel, string(m.Kode), a.Aturan.KKM, x.Hasil[n.ID][m.Kode].Rapor)
					bahan[n.ID] = b
				}
			}
		}
	}
	return bahan, nil
}

// tambahTerm adds the mark of one term; the KKM is that of the last term.
func tambahTerm(ms []nilai.MapelSetahun, kode string, kkm nilai.Angka, n nilai.Nilai) []nilai.MapelSetahun {
	i := slices.IndexFunc(ms, func(m nilai.MapelSetahun) bool { return m.Kode == kode })
	if i < 0 {
		return append(ms, nilai.MapelSetahun{Kode: kode, KKM: kkm, Term: []nilai.Nilai{n}})
	}
	ms[i].KKM, ms[i].Term = kkm, append(ms[i].Term, n)
	return ms
}
