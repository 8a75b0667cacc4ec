package pegawai

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrBerhenti says that the last day or the reason of leaving is missing or
	// impossible.
	ErrBerhenti = dasar.Aturan("PEG-BERHENTI-01")
	// ErrSudahBerhenti says that the service has ended already, or has not (Conflict).
	ErrSudahBerhenti = dasar.Aturan("PEG-BERHENTI-02")
	// ErrBerhentiTerpakai says that a locked run took the leaving into account, so that
	// it can no longer be undone (Conflict).
	ErrBerhentiTerpakai = dasar.Aturan("PEG-BERHENTI-03")
	// ErrWafat warns that death ends the tax subjectivity within the year (PMK
	// 168/2023 Ps. 15(3)).
	ErrWafat = dasar.Aturan("PEG-BERHENTI-04")
)

const batalBerhenti = "pegawai berhenti sebelum catatan ini berlaku"

// Berhentikan ends somebody's service after the last day, which may lie ahead.
// Duties, contracts, memberships and values that are open or end later end on that
// day; those that would begin later become void. What was changed is kept in
// Pegawai.Ditutup, so that [Service.BatalBerhenti] restores it. The month of the
// last day becomes the last tax period of the person at the institution.
func (s *Service) Berhentikan(ctx context.Context, pel dasar.Pelaku, kunci string, id ID, terakhir dasar.Tanggal, sebab SebabBerhenti) (Pegawai, []Peringatan, error) {
	if !slices.Contains(DaftarSebabBerhenti(), sebab) {
		return Pegawai{}, nil, ErrBerhenti.Invalidf("pilih sebab berhenti dari daftar").Pada("sebab")
	}
	if terakhir.IsZero() || terakhir.After(s.HariIni(pel.Lembaga).TambahHari(366)) {
		return Pegawai{}, nil, ErrBerhenti.Invalidf("isi hari terakhir bekerja, paling jauh setahun ke depan").Pada("terakhir")
	}
	return s.ubahOrang(ctx, pel, "berhenti", kunci, id, []string{terakhir.String(), string(sebab)}, func(ctx context.Context, st Stores, p *Pegawai) ([]Peringatan, error) {
		switch {
		case !p.Berhenti.IsZero():
			return nil, ErrSudahBerhenti.Conflictf("pegawai sudah berhenti pada %s; batalkan dahulu bila tanggalnya salah", p.Berhenti.Panjang())
		case terakhir.Before(p.Mulai):
			return nil, ErrBerhenti.Invalidf("hari terakhir mendahului hari pertama bekerja, %s", p.Mulai.Panjang()).Pada("terakhir")
		}
		p.Berhenti, p.Sebab, p.Ditutup = terakhir, sebab, nil
		if err := s.tutupSemua(ctx, st, pel, p); err != nil {
			return nil, err
		}
		w, err := peringatanTerkunci(ctx, st, pel.Lembaga, terakhir.TambahHari(1), dasar.Tanggal{})
		if sebab == SebabWafat {
			w = append(w, Peringatan{"sebab", ErrWafat, "kewajiban pajak berakhir di tengah tahun; tandai kontraknya disetahunkan sebelum gaji terakhir dihitung"})
		}
		return w, err
	})
}

// BatalBerhenti undoes [Service.Berhentikan] as if it had not been: what it closed is
// what it was. It is refused with [ErrBerhentiTerpakai] once a run that covers the
// last day or any day after it is locked.
func (s *Service) BatalBerhenti(ctx context.Context, pel dasar.Pelaku, kunci string, id ID) (Pegawai, error) {
	p, _, err := s.ubahOrang(ctx, pel, "batalberhenti", kunci, id, nil, func(ctx context.Context, st Stores, p *Pegawai) ([]Peringatan, error) {
		if p.Berhenti.IsZero() {
			return nil, ErrSudahBerhenti.Conflictf("pegawai ini masih bekerja; tidak ada yang dibatalkan")
		}
		if run, ada, err := putaranTerkunci(ctx, st, pel.Lembaga, p.Berhenti, dasar.Tanggal{}); err != nil {
			return nil, err
		} else if ada {
			return nil, ErrBerhentiTerpakai.Conflictf("putaran %s sudah dikunci dengan hari terakhir ini; terima kembali pegawainya, jangan dibatalkan", run.Masa.Panjang())
		}
		lama := *p
		p.Berhenti, p.Sebab, p.Ditutup = dasar.Tanggal{}, "", nil
		return nil, s.bukaSemua(ctx, st, pel, lama)
	})
	return p, err
}

// TerimaKembali takes somebody back from a new first day on, with a new count of
// service; the person keeps ID, number and history. Duties, contract and pay are
// added afterwards.
func (s *Service) TerimaKembali(ctx context.Context, pel dasar.Pelaku, kunci string, id ID, mulai dasar.Tanggal) (Pegawai, error) {
	p, _, err := s.ubahOrang(ctx, pel, "terimakembali", kunci, id, mulai.String(), func(_ context.Context, _ Stores, p *Pegawai) ([]Peringatan, error) {
		switch {
		case p.Berhenti.IsZero():
			return nil, ErrSudahBerhenti.Conflictf("pegawai ini masih bekerja")
		case !mulai.After(p.Berhenti):
			return nil, ErrBerhenti.Invalidf("hari pertama bekerja kembali harus sesudah %s", p.Berhenti.Panjang()).Pada("mulai")
		}
		p.Mulai, p.Berhenti, p.Sebab, p.Ditutup = mulai, dasar.Tanggal{}, "", nil
		return nil, p.Periksa(s.HariIni(pel.Lembaga))
	})
	return p, err
}

// ubahOrang changes one locked person in one unit of work.
func (s *Service) ubahOrang(ctx context.Context, pel dasar.Pelaku, operasi, kunci string, id ID, masukan any, fn func(context.Context, Stores, *Pegawai) ([]Peringatan, error)) (p Pegawai, w []Peringatan, err error) {
	if err := pel.Validate(); err != nil {
		return p, nil, err
	}
	_, _, err = s.sekali(ctx, pel, operasi, kunci, []any{id, masukan}, string(id), func(ctx context.Context, st Stores) error {
		ada, err := s.orang(ctx, st, pel, true, id)
		if err != nil {
			return err
		}
		baru := ada[0]
		if w, err = fn(ctx, st, &baru); err != nil {
			return err
		}
		return st.Pegawai.Simpan(ctx, pel.Lembaga, baru)
	})
	if err != nil {
		return p, nil, err
	}
	ada, err := s.Stores.Pegawai.Ambil(ctx, pel.Lembaga, id)
	if err != nil || len(ada) == 0 {
		return p, nil, err
	}
	return ada[0], w, nil
}

// tutupSemua closes what holds beyond the last day.
func (s *Service) tutupSemua(ctx context.Context, st Stores, pel dasar.Pelaku, p *Pegawai) error {
	for _, f := range []func() error{
		func() error { return tutup(ctx, s, st, pel, jenisPenugasan(), p) },
		func() error { return tutup(ctx, s, st, pel, jenisKontrak(), p) },
		func() error { return tutup(ctx, s, st, pel, jenisKepesertaan(), p) },
		func() error { return tutup(ctx, s, st, pel, jenisNilai(), p) },
	} {
		if err := f(); err != nil {
			return err
		}
	}
	return nil
}

func tutup[T Berkala](ctx context.Context, s *Service, st Stores, pel dasar.Pelaku, j jenisBerkala[T], p *Pegawai) error {
	ts, err := j.toko(st).Milik(ctx, pel.Lembaga, p.ID)
	if err != nil {
		return err
	}
	var ubah []T
	for _, t := range ts {
		k := t.Kop()
		if k.Batal != "" || !k.Selesai.IsZero() && !k.Selesai.After(p.Berhenti) {
			continue
		}
		h := j.kepala(&t)
		x := Penutupan{j.nama, k.ID, k.Selesai, k.Mulai.After(p.Berhenti)}
		if x.Batal {
			*h.batal = batalBerhenti
		} else {
			*h.selesai = p.Berhenti
		}
		*h.oleh, *h.dicatat = pel.ID, s.kini()
		p.Ditutup, ubah = append(p.Ditutup, x), append(ubah, t)
	}
	return j.toko(st).Simpan(ctx, pel.Lembaga, ubah...)
}

// bukaSemua restores what leaving closed.
func (s *Service) bukaSemua(ctx context.Context, st Stores, pel dasar.Pelaku, p Pegawai) error {
	for _, f := range []func() error{
		func() error { return buka(ctx, s, st, pel, jenisPenugasan(), p) },
		func() error { return buka(ctx, s, st, pel, jenisKontrak(), p) },
		func() error { return buka(ctx, s, st, pel, jenisKepesertaan(), p) },
		func() error { return buka(ctx, s, st, pel, jenisNilai(), p) },
	} {
		if err := f(); err != nil {
			return err
		}
	}
	return nil
}

// buka restores the records of one kind, but those that somebody changed since.
func buka[T Berkala](ctx context.Context, s *Service, st Stores, pel dasar.Pelaku, j jenisBerkala[T], p Pegawai) error {
	dulu := map[string]Penutupan{}
	var id []string
	for _, x := range p.Ditutup {
		if x.Jenis == j.nama {
			dulu[x.ID], id = x, append(id, x.ID)
		}
	}
	ts, err := j.toko(st).Ambil(ctx, pel.Lembaga, id...)
	if err != nil {
		return err
	}
	var ubah []T
	for _, t := range ts {
		h, x := j.kepala(&t), dulu[t.Kop().ID]
		switch {
		case x.Batal && *h.batal == batalBerhenti:
			*h.batal = ""
		case !x.Batal && *h.batal == "" && *h.selesai == p.Berhenti:
			*h.selesai = x.Selesai
		default:
			continue
		}
		*h.oleh, *h.dicatat = pel.ID, s.kini()
		ubah = append(ubah, t)
	}
	return j.toko(st).Simpan(ctx, pel.Lembaga, ubah...)
}
