package kantor

import (
	"context"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// ErrPerjanjian says that an approval of an admission agreement is incomplete.
var ErrPerjanjian = dasar.Aturan("PRI-KANTOR-03")

// Perjanjian says that the guardian of a child approved the agreement on which the
// institution processes the child's data (PP 33/2026 article 41 paragraph 2). Where
// the register asks for it ([privasi.Register].PerluWali), rows that rest on the
// agreement show nothing of a child without one.
type Perjanjian struct {
	Lembaga dasar.LembagaID  `privasi:"-,lembaga"`
	Subjek  privasi.SubjekID `privasi:"subjek"` // the child
	Nomor   string           `privasi:"-,nomor formulir atau surat perjanjian"`
	Tanggal dasar.Tanggal    `privasi:"-,hari ditandatangani wali"`
	Oleh    string           `privasi:"-,akun pencatat"`
	Pada    time.Time        `privasi:"-,saat dicatat"`
	Versi   uint64           `privasi:"-,versi catatan"`
}

var laciPerjanjian = laci[Perjanjian]{"perjanjian", func(p *Perjanjian) kepala {
	return kepala{lembaga: p.Lembaga, id: string(p.Subjek), subjek: p.Subjek, status: "disetujui", pada: p.Pada, versi: &p.Versi}
}}

// CatatPerjanjian records for many children at once that their guardians signed the
// admission agreement: the paper's number and its day. A child that has a record
// keeps it. It returns how many are new.
func (s *Service) CatatPerjanjian(ctx context.Context, pel dasar.Pelaku, nomor string, tanggal dasar.Tanggal, anak ...privasi.SubjekID) (int64, error) {
	if err := petugas(pel); err != nil {
		return 0, err
	}
	nomor, err := dasar.Rapikan(nomor, 100)
	switch {
	case err != nil:
		return 0, err
	case nomor == "":
		return 0, ErrPerjanjian.Invalidf("sebutkan nomor formulir atau surat perjanjian yang ditandatangani wali").Pada("nomor")
	case tanggal.IsZero() || tanggal.Waktu(time.UTC).After(s.kini().Add(24*time.Hour)):
		return 0, ErrPerjanjian.Invalidf("tanggal tanda tangan wali belum diisi atau di masa depan").Pada("tanggal")
	case len(anak) == 0 || slices.Contains(anak, ""):
		return 0, ErrPerjanjian.Invalidf("pilih santri yang perjanjiannya ditandatangani").Pada("santri")
	}
	rs := make([]privasi.Rekaman, len(anak))
	for i, a := range anak {
		p := Perjanjian{pel.Lembaga, a, nomor, tanggal, pel.ID, s.kini(), 0}
		if rs[i], err = laciPerjanjian.rekaman(s.Daftar, &p); err != nil {
			return 0, err
		}
	}
	var n int64
	err = s.Atomic.Do(ctx, func(ctx context.Context, st Stores) (err error) {
		n, err = st.Rekaman.Sisipkan(ctx, pel.Lembaga, rs)
		return err
	})
	return n, err
}

// TanpaPerjanjian returns, in their order, those of some people who are children and whose
// admission agreement is not recorded.
func (s *Service) TanpaPerjanjian(ctx context.Context, pel dasar.Pelaku, ss ...privasi.SubjekID) (kurang []privasi.SubjekID, err error) {
	if err := petugas(pel); err != nil || len(ss) == 0 {
		return nil, err
	}
	b, err := s.bacaBerkas(ctx, pel.Lembaga, ss)
	if err == nil {
		err = s.lengkapiOrang(ctx, pel.Lembaga, &b, ss)
	}
	if err != nil {
		return nil, err
	}
	a, err := s.aturan(ctx, pel.Lembaga)
	for _, x := range ss {
		if !b.perjanjian[x] && b.fakta(pel.Lembaga, x, a).Orang.Anak(a.usia, s.kini()) {
			kurang = append(kurang, x)
		}
	}
	return kurang, err
}
