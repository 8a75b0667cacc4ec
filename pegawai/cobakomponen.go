package pegawai

import (
	"context"
	"errors"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// BarisCoba is what a component would give one person in a month.
type BarisCoba struct {
	Pegawai ID
	Subjek  privasi.SubjekID
	Nomor   string
	Nama    string
	Baris   []BarisSlip // explained
	Jumlah  dasar.Rupiah
}

// PercobaanKomponen is a dry run of one component over everybody in service.
type PercobaanKomponen struct {
	Putaran Putaran     // of the kind that pays the component; it is not stored
	Orang   []BarisCoba // ordered by Pegawai
	Tanpa   int         // people in service who get none of it
	Jumlah  dasar.Rupiah
	Kurang  []Kurang // people whose records do not allow a slip
}

// CobaKomponen says what a version of a component would pay or deduct in a month, and
// to whom, as if it were stored and in use: everything else is as it stands. Nothing
// is stored. The version must hold within the month ([ErrKomponen]) and stand with the
// others ([Service.PeriksaKomponen]). People whose records do not allow a slip are
// listed and do not stop the others.
func (s *Service) CobaKomponen(ctx context.Context, pel dasar.Pelaku, masa dasar.Bulan, k Komponen) (c PercobaanKomponen, err error) {
	k.Lembaga, k.Aktif = pel.Lembaga, true
	if err := s.PeriksaKomponen(ctx, pel, k); err != nil {
		return c, err
	}
	c.Putaran = Putaran{Lembaga: pel.Lembaga, Jenis: Gaji, Nomor: 1, Masa: masa, Dari: masa.Awal(), Sampai: masa.Akhir(), Status: Draf}
	if !k.DalamPutaran(Gaji) {
		c.Putaran.Jenis = k.Putaran[0]
	}
	if k.Sejak.After(c.Putaran.Sampai) {
		return c, ErrKomponen.Invalidf("komponen ini baru berlaku mulai %s; pilih bulan itu atau sesudahnya", k.Sejak.Panjang()).Pada("bulan")
	}
	r, err := s.rencanaCoba(ctx, c.Putaran, k)
	if err != nil {
		return c, err
	}
	for b, err := range Kumpulkan(ctx, s.Stores, pel.Lembaga, c.Putaran) {
		if err != nil {
			return c, err
		}
		slip, err := r.Hitung(&b, true)
		if e, ok := errors.AsType[*dasar.Error](err); ok && e.Kind != dasar.Internal {
			c.Kurang = append(c.Kurang, Kurang{b.Pegawai.ID, b.Pegawai.Nomor, e})
			continue
		}
		if err != nil {
			return c, err
		}
		c.tambah(&slip, k.Kode)
	}
	return c, nil
}

// rencanaCoba compiles a plan in which the version holds, whatever newer ones say.
func (s *Service) rencanaCoba(ctx context.Context, p Putaran, k Komponen) (*Rencana, error) {
	set, err := s.setelan(ctx, s.Stores, p.Lembaga, p.Sampai)
	if err != nil {
		return nil, err
	}
	semua, err := s.Stores.Master.Komponen(ctx, p.Lembaga)
	if err != nil {
		return nil, err
	}
	jab, err := s.Stores.Master.Jabatan(ctx, p.Lembaga)
	if err != nil {
		return nil, err
	}
	h, err := s.hukum()
	if err != nil {
		return nil, err
	}
	kom := []Komponen{k}
	for _, x := range semua {
		if x.Kode != k.Kode {
			kom = append(kom, x)
		}
	}
	return Rencanakan(p, set, kom, jab, h)
}

func (c *PercobaanKomponen) tambah(s *Slip, kode KodeKomponen) {
	x := BarisCoba{Pegawai: s.Pegawai, Subjek: s.Subjek, Nomor: s.Nomor, Nama: s.Nama}
	for _, b := range s.Baris {
		if b.Komponen == kode {
			x.Baris, x.Jumlah = append(x.Baris, b), x.Jumlah+b.Jumlah
		}
	}
	if len(x.Baris) == 0 {
		c.Tanpa++
		return
	}
	c.Orang, c.Jumlah = append(c.Orang, x), c.Jumlah+x.Jumlah
}
