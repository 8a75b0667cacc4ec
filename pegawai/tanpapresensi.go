package pegawai

import (
	"context"
	"slices"
	"strconv"

	"github.com/pesantren-go/pesantren/dasar"
)

// PresensiKosong is one employee with the working days of which nothing is known.
type PresensiKosong struct {
	Pegawai Pegawai
	Hari    []dasar.Tanggal
}

// MaksRentangPresensi is the longest time that [Service.TanpaPresensi] covers, in days.
const MaksRentangPresensi = 62

// TanpaPresensi lists, for everybody in service within the actor's scope, the working
// days of [dari, sampai] up to today that have neither a record nor approved leave,
// ordered by person; people without such days are left out. Working days are those of
// the settings in force on sampai: somebody who comes on some weekdays only appears
// with the others as well, and the office knows better.
func (s *Service) TanpaPresensi(ctx context.Context, pel dasar.Pelaku, dari, sampai dasar.Tanggal) ([]PresensiKosong, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	if dari.IsZero() || sampai.Before(dari) || sampai.Selisih(dari) >= MaksRentangPresensi {
		return nil, ErrMasa.Invalidf("isi rentang tanggal, paling lama %d hari", MaksRentangPresensi).Pada("sampai")
	}
	if hari := s.HariIni(pel.Lembaga); sampai.After(hari) {
		sampai = hari
	}
	kerja, err := s.hariKerja(ctx, pel.Lembaga, dari, sampai)
	if err != nil || len(kerja) == 0 {
		return nil, err
	}
	presensi, err := selama(ctx, s, pel, s.Stores.Presensi, dari, sampai)
	if err != nil {
		return nil, err
	}
	cuti, err := selama(ctx, s, pel, s.Stores.Cuti, dari, sampai)
	if err != nil {
		return nil, err
	}
	orang, err := s.bekerja(ctx, pel, dari, sampai)
	if err != nil {
		return nil, err
	}
	ada, bercuti := perOrang(presensi), perOrang(cuti)
	var hasil []PresensiKosong
	for _, p := range orang {
		terisi := hariCuti(bercuti[p.ID], dari, sampai)
		for _, x := range ada[p.ID] {
			terisi[x.Mulai] = x.Kehadiran
		}
		kosong := slices.DeleteFunc(slices.Clone(kerja), func(d dasar.Tanggal) bool { return terisi[d] != "" || !p.Bekerja(d, d) })
		if len(kosong) > 0 {
			hasil = append(hasil, PresensiKosong{p, kosong})
		}
	}
	return hasil, nil
}

// HariHadir counts the days of presence ([HitungHari]) in [dari, sampai], at most a
// year, for everybody within the actor's scope of whom anything was recorded: what
// components by days of presence are paid by.
func (s *Service) HariHadir(ctx context.Context, pel dasar.Pelaku, dari, sampai dasar.Tanggal) (map[ID]Hari, error) {
	if err := rentang(dari, sampai); err != nil {
		return nil, err
	}
	presensi, err := selama(ctx, s, pel, s.Stores.Presensi, dari, sampai)
	if err != nil {
		return nil, err
	}
	cuti, err := selama(ctx, s, pel, s.Stores.Cuti, dari, sampai)
	if err != nil {
		return nil, err
	}
	hasil, ada, bercuti := map[ID]Hari{}, perOrang(presensi), perOrang(cuti)
	for _, id := range append(orangDari(presensi), orangDari(cuti)...) {
		if h := HitungHari(ada[id], bercuti[id], dari, sampai); h.Diketahui {
			hasil[id] = h
		}
	}
	return hasil, nil
}

// hariKerja lists the working days under the settings in force on the last day; an
// institution without settings works every day.
func (s *Service) hariKerja(ctx context.Context, l dasar.LembagaID, dari, sampai dasar.Tanggal) ([]dasar.Tanggal, error) {
	p, err := setelanPada(ctx, s.Stores, l, sampai)
	return p.DaftarHariKerja(dari, sampai), err
}

// setelanPada returns the settings in force on a day, the zero Pengaturan when there
// are none.
func setelanPada(ctx context.Context, st Stores, l dasar.LembagaID, hari dasar.Tanggal) (Pengaturan, error) {
	semua, err := st.Master.Pengaturan(ctx, l)
	p, _ := PengaturanBerlaku(semua, hari)
	return p, err
}

// bekerja lists everybody in service on a day of [dari, sampai] within the actor's
// scope, ordered by ID.
func (s *Service) bekerja(ctx context.Context, pel dasar.Pelaku, dari, sampai dasar.Tanggal) (hasil []Pegawai, err error) {
	for p, err := range s.Stores.Pegawai.Bekerja(ctx, pel.Lembaga, dari, sampai) {
		if err != nil {
			return nil, err
		}
		hasil = append(hasil, p)
	}
	if pel.Lingkup.Semua || len(hasil) == 0 {
		return hasil, nil
	}
	id := make([]ID, len(hasil))
	for i, p := range hasil {
		id[i] = p.ID
	}
	tugas, err := s.Stores.Penugasan.Milik(ctx, pel.Lembaga, id...)
	milik, hari := perOrang(tugas), s.HariIni(pel.Lembaga)
	return slices.DeleteFunc(hasil, func(p Pegawai) bool { return !tercakup(pel.Lingkup, milik[p.ID], hari) }), err
}

// IsiHadir records as present what [Service.TanpaPresensi] lists of the given people
// (none = everybody listed): the way of an office that writes down exceptions and
// then says "the rest was here". It returns how many days it recorded.
func (s *Service) IsiHadir(ctx context.Context, pel dasar.Pelaku, kunci string, dari, sampai dasar.Tanggal, id ...ID) (int, []Peringatan, error) {
	kosong, err := s.TanpaPresensi(ctx, pel, dari, sampai)
	if err != nil {
		return 0, nil, err
	}
	var baru []Presensi
	for _, k := range kosong {
		if len(id) > 0 && !slices.Contains(id, k.Pegawai.ID) {
			continue
		}
		for _, d := range k.Hari {
			baru = append(baru, Presensi{
				Lembaga: pel.Lembaga, ID: idBaru(), Pegawai: k.Pegawai.ID, Urut: 1, Kehadiran: Hadir, Mulai: d, Selesai: d, Oleh: pel.ID, Dicatat: s.kini(),
			})
		}
	}
	var w []Peringatan
	banyak, _, err := s.sekali(ctx, pel, "presensi.isi", kunci, []any{dari, sampai, id}, strconv.Itoa(len(baru)), func(ctx context.Context, st Stores) error {
		w, err = s.simpanPresensi(ctx, st, pel, baru)
		return err
	})
	if err != nil {
		return 0, nil, err
	}
	n, err := strconv.Atoi(banyak)
	return n, w, err
}
