package pegawai

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
)

// ErrAkun says that an account does not exist in the chart, takes no postings, or
// is of the wrong kind for its part.
var ErrAkun = dasar.Aturan("PEG-AKUN-01")

// Jabatan returns all positions of the institution by Urutan, then Kode.
func (s *Service) Jabatan(ctx context.Context, pel dasar.Pelaku) ([]Jabatan, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	return s.Stores.Master.Jabatan(ctx, pel.Lembaga)
}

// AturJabatan stores positions, for whoever covers the whole institution; one with
// the same Kode is replaced. None is removed: Aktif false keeps it from new duties.
// An account of its own must be an expense ([ErrAkun]).
func (s *Service) AturJabatan(ctx context.Context, pel dasar.Pelaku, kunci string, js ...Jabatan) error {
	if err := seluruh(pel); err != nil {
		return err
	}
	js = slices.Clone(js)
	var akun []akunPeran
	for i := range js {
		js[i].Lembaga = pel.Lembaga
		if err := js[i].Validate(); err != nil {
			return ke(err, i, len(js))
		}
		if js[i].Akun != "" {
			akun = append(akun, akunPeran{"akun", js[i].Akun, keuangan.Beban})
		}
	}
	_, _, err := s.sekali(ctx, pel, "jabatan", kunci, js, "ada", func(ctx context.Context, st Stores) error {
		if err := periksaAkun(ctx, st, pel.Lembaga, akun); err != nil {
			return err
		}
		return st.Master.SimpanJabatan(ctx, pel.Lembaga, js...)
	})
	return err
}

// Shift returns all shifts of the institution by Kode.
func (s *Service) Shift(ctx context.Context, pel dasar.Pelaku) ([]Shift, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	return s.Stores.Master.Shift(ctx, pel.Lembaga)
}

// AturShift stores shifts, for whoever covers the whole institution; one with the
// same Kode is replaced, none is removed. Presence keeps its own moments, so that
// a changed shift changes only what late and early mean from now on.
func (s *Service) AturShift(ctx context.Context, pel dasar.Pelaku, kunci string, ss ...Shift) error {
	if err := seluruh(pel); err != nil {
		return err
	}
	ss = slices.Clone(ss)
	for i := range ss {
		ss[i].Lembaga = pel.Lembaga
		if err := ss[i].Validate(); err != nil {
			return ke(err, i, len(ss))
		}
	}
	_, _, err := s.sekali(ctx, pel, "shift", kunci, ss, "ada", func(ctx context.Context, st Stores) error {
		return st.Master.SimpanShift(ctx, pel.Lembaga, ss...)
	})
	return err
}

// peran lists the accounts with the kind that each part needs.
func (a PetaAkun) peran() []akunPeran {
	return []akunPeran{
		{"akun.beban_pendidik", a.BebanPendidik, keuangan.Beban}, {"akun.beban_tenaga", a.BebanTenaga, keuangan.Beban}, {"akun.beban_bpjs", a.BebanBPJS, keuangan.Beban},
		{"akun.utang_gaji", a.UtangGaji, keuangan.Liabilitas}, {"akun.utang_pajak", a.UtangPajak, keuangan.Liabilitas},
		{"akun.utang_bpjs", a.UtangBPJS, keuangan.Liabilitas}, {"akun.utang_potongan", a.UtangPotongan, keuangan.Liabilitas},
		{"akun.piutang_kasbon", a.PiutangKasbon, keuangan.Aset}, {"akun.kas", a.Kas, keuangan.Aset}, {"akun.bank", a.Bank, keuangan.Aset},
	}
}

// akunPeran is an account that plays a part, and of which kind it must be.
type akunPeran struct {
	bidang string
	kode   keuangan.KodeAkun
	jenis  keuangan.JenisAkun
}

// periksaAkun refuses, with [ErrAkun], accounts that cannot play their parts.
func periksaAkun(ctx context.Context, st Stores, l dasar.LembagaID, peran []akunPeran) error {
	if len(peran) == 0 {
		return nil
	}
	kode := make([]keuangan.KodeAkun, len(peran))
	for i, p := range peran {
		kode[i] = p.kode
	}
	slices.Sort(kode)
	bagan, err := st.Buku.Akun.Ambil(ctx, l, slices.Compact(kode)...)
	if err != nil {
		return err
	}
	for _, p := range peran {
		switch a, ada := bagan[p.kode]; {
		case !ada || !a.Posting || !a.Aktif:
			return ErrAkun.Invalidf("akun %q tidak ada di bagan akun, atau tidak dapat dipakai mencatat", potongKode(string(p.kode))).Pada(p.bidang)
		case a.Jenis != p.jenis:
			return ErrAkun.Invalidf("akun %s harus akun %s", p.kode, p.jenis).Pada(p.bidang)
		}
	}
	return nil
}
