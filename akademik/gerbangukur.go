package akademik

import (
	"context"

	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// ukur gathers the measures of all gates, each kind in one read for everybody.
func (s *Service) ukur(ctx context.Context, lembaga dasar.LembagaID, l LembarUjian, id []santri.ID, catatan []CatatanSyarat, hasil []HasilUjian) (map[santri.ID][]nilai.Ukuran, error) {
	ukuran := map[santri.ID][]nilai.Ukuran{}
	var quran map[santri.ID]hafalan.Keadaan
	for _, x := range l.Syarat {
		var satu map[santri.ID]nilai.Pecahan
		var err error
		switch j := x.Gerbang.Jenis; {
		case j == nilai.GerbangHafalan && x.Dari == "":
			if quran == nil {
				if quran, err = s.hafalanPer(ctx, s.Stores, lembaga, id); err != nil {
					return nil, err
				}
			}
			satu, err = s.ukurQuran(quran, hafalan.Basis(x.Gerbang.Satuan))
		case j == nilai.GerbangHafalan || j == nilai.GerbangKitab:
			satu, err = s.ukurKitab(ctx, lembaga, x, id)
		case j == nilai.GerbangBayar && s.Bayar != nil:
			satu, err = s.ukurBayar(ctx, lembaga, l.Ujian, x, id)
		case j == nilai.GerbangKehadiran && s.Hadir != nil:
			satu, err = s.ukurHadir(ctx, lembaga, l.Ujian, l.Hari)
		case j == nilai.GerbangUjian:
			satu = pernahUjian(hasil, x.Dari, id)
		default:
			satu = diukurOrang(catatan, x.Gerbang.Kode)
		}
		if err != nil {
			return nil, err
		}
		for _, i := range id {
			if n, ada := satu[i]; ada {
				ukuran[i] = append(ukuran[i], nilai.Ukuran{Gerbang: x.Gerbang.Kode, Nilai: n})
			}
		}
	}
	return ukuran, nil
}

// hafalanPer computes what santri know by heart, with one read of their recitations.
func (s *Service) hafalanPer(ctx context.Context, st Stores, l dasar.LembagaID, id []santri.ID) (map[santri.ID]hafalan.Keadaan, error) {
	semua, err := st.Setoran.Milik(ctx, l, id...)
	if err != nil {
		return nil, err
	}
	milik, hasil := map[santri.ID][]Setoran{}, make(map[santri.ID]hafalan.Keadaan, len(id))
	for _, x := range semua {
		milik[x.Santri] = append(milik[x.Santri], x)
	}
	for _, i := range id {
		if hasil[i], err = hafalan.Susun(bacaan(milik[i]), s.kebijakan()); err != nil {
			return nil, err
		}
	}
	return hasil, nil
}

func (s *Service) ukurQuran(quran map[santri.ID]hafalan.Keadaan, b hafalan.Basis) (map[santri.ID]nilai.Pecahan, error) {
	hasil := make(map[santri.ID]nilai.Pecahan, len(quran))
	for i, k := range quran {
		d, err := hafalan.Ukur(s.Mushaf(), k.Hafal).Jumlah(b)
		if err != nil {
			return nil, err
		}
		hasil[i] = nilai.DariDesimal(d)
	}
	return hasil, nil
}

func (s *Service) ukurKitab(ctx context.Context, lembaga dasar.LembagaID, x SyaratUjian, id []santri.ID) (map[santri.ID]nilai.Pecahan, error) {
	k, err := s.satuKitab(ctx, lembaga, x.Dari)
	if err != nil {
		return nil, err
	}
	semua, err := s.Stores.Kitab.Milik(ctx, lembaga, x.Dari, id...)
	if err != nil {
		return nil, err
	}
	per, err := kitabPer(k, semua, id)
	hasil := make(map[santri.ID]nilai.Pecahan, len(per))
	for i, h := range per {
		n := h.Dibaca.Ada
		if x.Gerbang.Jenis == nilai.GerbangHafalan {
			n = h.Hafal.Ada
		}
		hasil[i] = nilai.Utuh(int64(n))
	}
	return hasil, err
}

// masaUkur is the time that presence and payment are measured over: from the beginning
// of the term to the first day of the exam.
func (s *Service) masaUkur(ctx context.Context, l dasar.LembagaID, u Ujian) (dari, sampai dasar.Tanggal, err error) {
	t, err := s.tahun(ctx, s.Stores, l, u.Tahun)
	if err != nil {
		return dari, sampai, err
	}
	p, ada := t.CariPeriode(u.Periode)
	if !ada {
		return dari, sampai, ErrPeriodeTiada.NotFoundf("tahun ajaran %s tidak punya periode itu", t.Nama)
	}
	return p.Mulai, u.Mulai, nil
}

// ukurBayar takes the bills that fall due in the time; where nothing was billed, all is
// paid.
func (s *Service) ukurBayar(ctx context.Context, l dasar.LembagaID, u Ujian, x SyaratUjian, id []santri.ID) (map[santri.ID]nilai.Pecahan, error) {
	dari, sampai, err := s.masaUkur(ctx, l, u)
	if err != nil {
		return nil, err
	}
	bs, err := s.Bayar.Bayaran(ctx, l, x.Dari, dari, sampai, id...)
	hasil := make(map[santri.ID]nilai.Pecahan, len(id))
	for _, i := range id {
		hasil[i] = nilai.UkuranBayar(x.Gerbang.Kode, bs[i].Dibayar, bs[i].Ditagih).Nilai
	}
	return hasil, err
}

// ukurHadir takes the lessons of the classes that sit the exam. Who is in no register
// is not known, which is not 0.
func (s *Service) ukurHadir(ctx context.Context, l dasar.LembagaID, u Ujian, hari dasar.Tanggal) (map[santri.ID]nilai.Pecahan, error) {
	dari, sampai, err := s.masaUkur(ctx, l, u)
	if err != nil {
		return nil, err
	}
	if sampai.After(hari) {
		sampai = hari
	}
	rekap, err := s.Hadir.Kehadiran(ctx, l, dari, sampai, u.Rombel...)
	hasil := make(map[santri.ID]nilai.Pecahan, len(rekap))
	for i, r := range rekap {
		if n, ada := r.Pelajaran.Persen(); ada {
			hasil[i] = n
		}
	}
	return hasil, err
}

func pernahUjian(hasil []HasilUjian, ujian string, id []santri.ID) map[santri.ID]nilai.Pecahan {
	pernah := make(map[santri.ID]nilai.Pecahan, len(id))
	for _, i := range id {
		pernah[i] = nilai.Utuh(0)
	}
	for _, h := range hasil {
		if h.Ujian == ujian && h.Batal == "" && h.Hadir {
			pernah[h.Santri] = nilai.Utuh(1)
		}
	}
	return pernah
}

// diukurOrang are the newest measures that somebody recorded.
func diukurOrang(catatan []CatatanSyarat, kode string) map[santri.ID]nilai.Pecahan {
	hasil := map[santri.ID]nilai.Pecahan{}
	for _, c := range catatan { // oldest first
		if c.Jenis == UkuranSyarat && c.Gerbang == kode && c.Batal == "" {
			hasil[c.Santri] = c.Nilai.Pecahan()
		}
	}
	return hasil
}

// diukurSendiri reports that a gate needs nobody to measure it.
func (s *Service) diukurSendiri(j nilai.JenisGerbang) bool {
	return j == nilai.GerbangHafalan || j == nilai.GerbangKitab || j == nilai.GerbangUjian || j == nilai.GerbangBayar && s.Bayar != nil || j == nilai.GerbangKehadiran && s.Hadir != nil
}
