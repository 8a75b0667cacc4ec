package kantor

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/persetujuan"
	"github.com/pesantren-go/pesantren/privasi/rezim"
	"github.com/pesantren-go/pesantren/privasi/wali"
)

// SetelanKantor is what an institution decided where the law leaves it open.
type SetelanKantor struct {
	Lembaga dasar.LembagaID `privasi:"-,lembaga"`
	Isi     rezim.Setelan   `privasi:"-,setelan lembaga"`
	Oleh    string          `privasi:"-,akun yang mengubah"`
	Pada    time.Time       `privasi:"-,saat diubah"`
	Versi   uint64          `privasi:"-,versi catatan"`
}

var laciSetelan = laci[SetelanKantor]{"setelan", func(x *SetelanKantor) kepala {
	return kepala{lembaga: x.Lembaga, id: "setelan", status: "berlaku", pada: x.Pada, versi: &x.Versi}
}}

// Setelan returns the settings of the institution: the defaults (rezim.SetelanBaku)
// until the officer changes one. Anybody of the institution may read them.
func (s *Service) Setelan(ctx context.Context, l dasar.LembagaID) (SetelanKantor, error) {
	x, err := laciSetelan.ambil(ctx, s, l, "setelan")
	if dasar.KindOf(err) == dasar.NotFound {
		return SetelanKantor{Lembaga: l, Isi: rezim.SetelanBaku()}, nil
	}
	return x, err
}

// AturSetelan changes the settings; Versi is that of the settings that were read.
func (s *Service) AturSetelan(ctx context.Context, pel dasar.Pelaku, x SetelanKantor) (SetelanKantor, error) {
	if err := petugas(pel); err != nil {
		return x, err
	}
	if err := x.Isi.Periksa(); err != nil {
		return x, err
	}
	x.Lembaga, x.Oleh, x.Pada = pel.Lembaga, pel.ID, s.kini()
	return catat(ctx, s, laciSetelan, pel, x, []privasi.Peristiwa{{Jenis: "SetelanDiubah", Objek: "setelan", Oleh: pel.ID, Pada: x.Pada}})
}

// aturan is what the worth of consents depends on for a whole institution.
type aturan struct {
	usia      wali.AturanUsia
	peralihan wali.Setelan
	perubahan []persetujuan.PerubahanMaterial
}

func (s *Service) aturan(ctx context.Context, l dasar.LembagaID) (aturan, error) {
	x, err := s.Setelan(ctx, l)
	if err != nil {
		return aturan{}, err
	}
	a := aturan{usia: wali.AturanUsiaBaku(), peralihan: wali.Setelan{Mode: wali.ModePeralihan(x.Isi.Peralihan), TenggangHari: x.Isi.HariPeralihan, KabarHari: x.Isi.HariJelangPeralihan}}
	a.usia.NikahMendewasakan = x.Isi.NikahMendewasakan
	ubah, err := s.perubahan(ctx, l)
	a.perubahan = ubah.Isi
	return a, err
}
