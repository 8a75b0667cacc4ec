package pegawai

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
)

// Komponen returns all versions of the components, by Urutan, Kode, then newest
// first.
func (s *Service) Komponen(ctx context.Context, pel dasar.Pelaku) ([]Komponen, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	return s.Stores.Master.Komponen(ctx, pel.Lembaga)
}

// AturKomponen stores versions of components. Each must be sound by itself
// ([Komponen.Validate]), name units, positions and an account that exist
// ([ErrUnitTiada], [ErrJabatanTiada], [ErrAkun]), and all that then hold on the day of
// the oldest one and on every later day of a change must make a plan: a circle, or a
// name that does not exist, is refused before it can stop a run.
func (s *Service) AturKomponen(ctx context.Context, pel dasar.Pelaku, ks ...Komponen) error {
	if err := seluruh(pel); err != nil {
		return err
	}
	ks = slices.Clone(ks)
	for i := range ks {
		ks[i].Lembaga, ks[i].Oleh, ks[i].Dicatat = pel.Lembaga, pel.ID, s.kini()
	}
	if err := s.unitKomponen(ctx, pel.Lembaga, ks); err != nil {
		return err
	}
	return s.Atomic.Do(ctx, func(ctx context.Context, st Stores) error {
		if err := periksaKomponen(ctx, st, pel.Lembaga, ks); err != nil {
			return err
		}
		return st.Master.SimpanKomponen(ctx, pel.Lembaga, ks...)
	})
}

// PeriksaKomponen is [Service.AturKomponen] that stores nothing: what a form asks
// while it is being filled in.
func (s *Service) PeriksaKomponen(ctx context.Context, pel dasar.Pelaku, ks ...Komponen) error {
	if err := seluruh(pel); err != nil {
		return err
	}
	if err := s.unitKomponen(ctx, pel.Lembaga, ks); err != nil {
		return err
	}
	return periksaKomponen(ctx, s.Stores, pel.Lembaga, ks)
}

// unitKomponen refuses scopes that name a unit which the institution lacks.
func (s *Service) unitKomponen(ctx context.Context, l dasar.LembagaID, ks []Komponen) error {
	var sebut []Lingkup
	for _, k := range ks {
		sebut = append(sebut, k.Lingkup...)
	}
	if !slices.ContainsFunc(sebut, func(t Lingkup) bool { return t.Unit != "" }) {
		return nil
	}
	unit, err := s.unit(ctx, l)
	if err != nil {
		return err
	}
	k := keadaan{unit: unit}
	for _, t := range sebut {
		if err := k.kenalUnit(string(t.Unit)); err != nil {
			return diBidang(err, "lingkup")
		}
	}
	return nil
}

// periksaKomponen refuses versions of components that cannot stand with those stored.
func periksaKomponen(ctx context.Context, st Stores, l dasar.LembagaID, ks []Komponen) error {
	jabatan, err := st.Master.Jabatan(ctx, l)
	if err != nil {
		return err
	}
	for _, x := range ks {
		if err := x.Validate(); err != nil {
			return err
		}
		for _, t := range x.Lingkup {
			if t.Jabatan != "" && !slices.ContainsFunc(jabatan, func(j Jabatan) bool { return j.Kode == t.Jabatan }) {
				return ErrJabatanTiada.Invalidf("jabatan %q tidak ada; daftarkan dahulu", potongKode(string(t.Jabatan))).Pada("lingkup")
			}
		}
	}
	if err := periksaAkunKomponen(ctx, st, l, ks); err != nil {
		return err
	}
	semua, err := st.Master.Komponen(ctx, l)
	if err != nil {
		return err
	}
	return periksaRencana(timpa(semua, ks), ks)
}

// periksaAkunKomponen refuses, with [ErrAkun], an account of its own that does not
// exist or is of the wrong kind: pay is an expense; a deduction is owed to somebody,
// lessens what the person owes, or is income of the institution.
func periksaAkunKomponen(ctx context.Context, st Stores, l dasar.LembagaID, ks []Komponen) error {
	var kode []keuangan.KodeAkun
	for _, k := range ks {
		if k.Akun != "" {
			kode = append(kode, k.Akun)
		}
	}
	if len(kode) == 0 {
		return nil
	}
	slices.Sort(kode)
	bagan, err := st.Buku.Akun.Ambil(ctx, l, slices.Compact(kode)...)
	if err != nil {
		return err
	}
	for _, k := range ks {
		jenis := JenisAkunKomponen(k.Golongan)
		switch a, ada := bagan[k.Akun]; {
		case k.Akun == "":
		case !ada || !a.Posting || !a.Aktif:
			return ErrAkun.Invalidf("akun %q tidak ada di bagan akun, atau tidak dapat dipakai mencatat", potongKode(string(k.Akun))).Pada("akun")
		case !slices.Contains(jenis, a.Jenis):
			return ErrAkun.Invalidf("akun %s tidak cocok untuk %s; pilih akun %s", k.Akun, k.Golongan, jenis[0]).Pada("akun")
		}
	}
	return nil
}

// JenisAkunKomponen are the kinds of account that a component of a side may be booked
// to, the usual one first.
func JenisAkunKomponen(g Golongan) []keuangan.JenisAkun {
	if g == Potongan {
		return []keuangan.JenisAkun{keuangan.Liabilitas, keuangan.Aset, keuangan.Pendapatan}
	}
	return []keuangan.JenisAkun{keuangan.Beban}
}

// timpa returns the versions with the new ones in the place of those that they replace.
func timpa(semua, baru []Komponen) []Komponen {
	hasil := slices.DeleteFunc(slices.Clone(semua), func(x Komponen) bool {
		return slices.ContainsFunc(baru, func(k Komponen) bool { return k.Kode == x.Kode && k.Sejak == x.Sejak })
	})
	return append(hasil, baru...)
}

// periksaRencana compiles what holds on every day from the oldest of the new versions
// on that something changes.
func periksaRencana(semua, baru []Komponen) error {
	if len(baru) == 0 {
		return nil
	}
	awal := slices.MinFunc(baru, func(a, b Komponen) int { return a.Sejak.Compare(b.Sejak) }).Sejak
	var hari []dasar.Tanggal
	for _, k := range semua {
		if !k.Sejak.Before(awal) && !slices.Contains(hari, k.Sejak) {
			hari = append(hari, k.Sejak)
		}
	}
	slices.SortFunc(hari, dasar.Tanggal.Compare)
	for _, h := range hari {
		for _, j := range []JenisPutaran{Gaji, THR, Bonus} {
			r := Rencana{Putaran: Putaran{Jenis: j}, nomor: map[KodeKomponen]int{}}
			if err := r.susun(KomponenBerlaku(semua, h)); err != nil {
				return err
			}
		}
	}
	return nil
}

// SiapkanPenggajian gives an institution that has no components yet the default
// ones and the default positions, from a day on. It may be repeated.
func (s *Service) SiapkanPenggajian(ctx context.Context, pel dasar.Pelaku, sejak dasar.Tanggal) error {
	ada, err := s.Komponen(ctx, pel)
	if err != nil || len(ada) > 0 {
		return err
	}
	jabatan, err := s.Jabatan(ctx, pel)
	if err != nil {
		return err
	}
	if len(jabatan) == 0 {
		if err := s.AturJabatan(ctx, pel, "", JabatanBaku()...); err != nil {
			return err
		}
	}
	return s.AturKomponen(ctx, pel, KomponenBaku(sejak)...)
}
