package pegawai

import (
	"context"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// Ubah replaces the record of an employee by the given one, which was read before
// and changed, usually by [Ubahan.Terapkan]: Versi must still be the stored one
// ([ErrVersi], Conflict). Fresh sealed fields are sealed, sealed ones kept, empty
// ones emptied. ID, Subjek, Alias, Dicatat and the end of the service stay what they
// are. A later Mulai than a dated record begins is refused with [ErrLuarMasa].
//
// kunci is the Idempotency-Key, or ""; a record has sealed fields that nobody can
// compare, so a repeated call is known by its key, Versi and readable fields.
func (s *Service) Ubah(ctx context.Context, pel dasar.Pelaku, kunci string, p Pegawai) (Pegawai, []Peringatan, error) {
	if err := privasi.PeriksaKebijakan(ctx, s.Kebijakan, pel); err != nil {
		return p, nil, err
	}
	lama, err := s.orang(ctx, s.Stores, pel, false, p.ID)
	if err != nil {
		return p, nil, err
	}
	l := lama[0]
	p.Lembaga, p.Subjek, p.Alias, p.Dicatat = l.Lembaga, l.Subjek, l.Alias, l.Dicatat
	p.Berhenti, p.Sebab, p.Ditutup = l.Berhenti, l.Sebab, l.Ditutup
	if err := p.Periksa(s.HariIni(pel.Lembaga)); err != nil {
		return p, nil, err
	}
	ditulis := privasi.Berubah(s.Daftar, "pegawai.Pegawai", &l, &p)
	if err := privasi.Segel(ctx, s.Brankas, s.Daftar, pel.Lembaga, &p); err != nil {
		return p, nil, err
	}
	nik, _ := p.NIK.Bungkus()
	sidik := []any{p.ID, p.Versi, p.Nomor, p.Nama, p.JenisKelamin, p.TempatLahir, p.TanggalLahir, p.Agama, p.Mulai, nik.Indeks}
	var w []Peringatan
	_, _, err = s.sekali(ctx, pel, "ubah", kunci, sidik, string(p.ID), func(ctx context.Context, st Stores) error {
		w, err = s.simpanUbah(ctx, st, pel, p)
		return err
	})
	if err == nil && s.Tulis != nil {
		s.Tulis.Ditulis(ctx, pel, p.Subjek, "pegawai.Pegawai", ditulis...)
	}
	if err != nil {
		return p, nil, err
	}
	hasil, err := s.Stores.Pegawai.Ambil(ctx, pel.Lembaga, p.ID)
	if err != nil || len(hasil) == 0 {
		return p, nil, err
	}
	return hasil[0], w, nil
}

func (s *Service) simpanUbah(ctx context.Context, st Stores, pel dasar.Pelaku, p Pegawai) ([]Peringatan, error) {
	kini, err := s.orang(ctx, st, pel, true, p.ID)
	if err != nil {
		return nil, err
	}
	if p.Mulai.After(kini[0].Mulai) {
		for _, f := range []func() error{
			func() error { return sejak(ctx, st.Penugasan, pel.Lembaga, p) },
			func() error { return sejak(ctx, st.Kontrak, pel.Lembaga, p) },
			func() error { return sejak(ctx, st.Kepesertaan, pel.Lembaga, p) },
			func() error { return sejak(ctx, st.Nilai, pel.Lembaga, p) },
		} {
			if err := f(); err != nil {
				return nil, err
			}
		}
	}
	var w []Peringatan
	if p.Mulai != kini[0].Mulai || p.TanggalLahir != kini[0].TanggalLahir {
		if w, err = peringatanTerkunci(ctx, st, pel.Lembaga, p.Mulai, dasar.Tanggal{}); err != nil {
			return nil, err
		}
	}
	return w, st.Pegawai.Simpan(ctx, pel.Lembaga, p)
}

// sejak refuses a record of the person that begins before the service.
func sejak[T Berkala](ctx context.Context, st BerkalaStore[T], l dasar.LembagaID, p Pegawai) error {
	ts, err := st.Milik(ctx, l, p.ID)
	if err != nil {
		return err
	}
	return awal(ts, p)
}

// awal refuses records that begin before the service.
func awal[T Berkala](ts []T, p Pegawai) error {
	for _, t := range ts {
		if k := t.Kop(); k.Batal == "" && k.Mulai.Before(p.Mulai) {
			return ErrLuarMasa.Invalidf("ada catatan %s yang mendahului TMT baru; batalkan dahulu", masa(k.Mulai, k.Selesai)).Pada("mulai")
		}
	}
	return nil
}
