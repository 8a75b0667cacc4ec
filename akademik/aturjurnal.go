package akademik

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
)

// DaftarJurnal lists journals within the actor's scope, at most two months of days, in order
// of day and hour.
func (s *Service) DaftarJurnal(ctx context.Context, pel dasar.Pelaku, f SaringJurnal) ([]Jurnal, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	if f.Dari.IsZero() || f.Sampai.Before(f.Dari) || f.Sampai.Selisih(f.Dari) >= maksMasaSesi {
		return nil, ErrJurnal.Invalidf("isi rentang tanggal, paling lama %d hari", maksMasaSesi).Pada("sampai")
	}
	js, err := s.Stores.Presensi.Jurnal(ctx, pel.Lembaga, f)
	return slices.DeleteFunc(js, func(j Jurnal) bool { return !pel.Lingkup.Mencakup(string(j.Unit)) }), err
}

// SetujuiJurnal approves journals that wait, all of them or none: from then on payroll
// counts their hours.
func (s *Service) SetujuiJurnal(ctx context.Context, pel dasar.Pelaku, kunci string, id ...string) error {
	if err := pel.Validate(); err != nil || len(id) == 0 {
		return err
	}
	id = slices.Clone(id)
	slices.Sort(id)
	id = slices.Compact(id)
	_, _, err := s.sekali(ctx, pel, "jurnal.setujui", kunci, id, "ada", func(ctx context.Context, st Stores) error {
		js, err := st.Presensi.Jurnal(ctx, pel.Lembaga, SaringJurnal{ID: id})
		if err != nil {
			return err
		}
		if len(js) != len(id) {
			return ErrJurnalTiada.NotFoundf("jurnal tidak ditemukan; muat ulang halaman")
		}
		for i := range js {
			if !pel.Lingkup.Mencakup(string(js[i].Unit)) {
				return ErrJurnalTiada.NotFoundf("jurnal tidak ditemukan; muat ulang halaman")
			}
			if js[i].Disetujui != "" || !js[i].Terlaksana {
				return ke(ErrJurnalSetuju.Conflictf("jurnal ini sudah disetujui, atau pelajarannya belum dilaksanakan; muat ulang halaman"), i, len(js))
			}
			js[i].Disetujui = pel.ID
		}
		return st.Presensi.SimpanJurnal(ctx, pel.Lembaga, js...)
	})
	return err
}

// TunjukPengajar appoints who will teach a lesson whose register is not taken yet: the
// substitutes, each in somebody's place. It is what opens the lesson to them; hours come
// only with the register. Without anybody the timetable holds again.
func (s *Service) TunjukPengajar(ctx context.Context, pel dasar.Pelaku, kunci string, sesi Sesi, ps ...Pengajar) error {
	x, err := s.satuSesi(ctx, pel, sesi)
	if err != nil {
		return err
	}
	j := Jurnal{Lembaga: pel.Lembaga, ID: x.ID(), Tanggal: x.Tanggal, Mulai: x.Mulai, Rombel: x.Rombel, Unit: x.Kelas.Unit, Mapel: x.Mapel, Kelompok: x.Kelompok, JP: x.JP, Pengajar: slices.Clone(ps), Oleh: pel.ID, Dicatat: s.kini()}
	if err := j.Validate(); err != nil {
		return err
	}
	if x.Kegiatan != "" || x.Terisi() {
		return ErrJurnalSetuju.Conflictf("pengganti ditunjuk sebelum presensi pelajaran diisi; sesudahnya ubah jurnalnya").Pada("pengganti")
	}
	if err := s.kenalPengajar(ctx, pel.Lembaga, x, ps); err != nil {
		return err
	}
	_, _, err = s.sekali(ctx, pel, "jurnal.tunjuk", kunci, []any{sesi, ps}, j.ID, func(ctx context.Context, st Stores) error {
		if err := st.Gembok.Kunci(ctx, pel.Lembaga, gembokPresensi(sesi.Tanggal)); err != nil {
			return err
		}
		ada, err := st.Presensi.Jurnal(ctx, pel.Lembaga, SaringJurnal{ID: []string{j.ID}})
		if err != nil {
			return err
		}
		baru := j.Salin()
		if len(ada) == 1 {
			if ada[0].Terlaksana {
				return ErrJurnalSetuju.Conflictf("pelajaran ini sudah dilaksanakan; ubah jurnalnya").Pada("pengganti")
			}
			baru.Versi = ada[0].Versi
		}
		return st.Presensi.SimpanJurnal(ctx, pel.Lembaga, baru)
	})
	return err
}

// bacaJurnal makes the journal of a lesson out of what was sent; nil when there is
// nothing to store.
func (s *Service) bacaJurnal(ctx context.Context, pel dasar.Pelaku, l LembarPresensi, m *MasukanJurnal) (*Jurnal, error) {
	if m == nil || l.Kegiatan != "" {
		return nil, nil
	}
	j := Jurnal{Lembaga: pel.Lembaga, ID: l.ID(), Tanggal: l.Tanggal, Mulai: l.Mulai, Rombel: l.Rombel, Unit: l.Kelas.Unit, Mapel: l.Mapel, Kelompok: l.Kelompok, JP: l.JP, Pengajar: slices.Clone(m.Pengajar),
		Materi: m.Materi, TP: m.TP, Catatan: m.Catatan, Terlaksana: true, Oleh: pel.ID}
	for _, t := range []*string{&j.Materi, &j.TP, &j.Catatan} {
		if rapi, err := dasar.Rapikan(*t, 2*maksMateri); err == nil {
			*t = rapi
		}
	}
	if err := j.Validate(); err != nil {
		return nil, err
	}
	return &j, s.kenalPengajar(ctx, pel.Lembaga, l.SesiHari, j.Pengajar)
}

// kenalPengajar refuses teachers who do not work here, and substitutes of somebody who
// does not have the lesson.
func (s *Service) kenalPengajar(ctx context.Context, l dasar.LembagaID, x SesiHari, ps []Pengajar) error {
	var id []pegawai.ID
	for _, p := range ps {
		id = append(id, p.Guru)
		if p.Menggantikan != "" && !slices.Contains(x.Guru, p.Menggantikan) {
			return ErrJurnal.Invalidf("yang digantikan bukan guru pelajaran ini").Pada("pengganti")
		}
	}
	return s.guru(ctx, l, id...)
}

// simpanJurnal stores a journal beside its register. One that says the same keeps its
// approval; a changed one waits for it again.
func (s *Service) simpanJurnal(ctx context.Context, st Stores, pel dasar.Pelaku, l LembarPresensi, j *Jurnal) error {
	if j == nil {
		return nil
	}
	ada, err := st.Presensi.Jurnal(ctx, pel.Lembaga, SaringJurnal{ID: []string{j.ID}})
	if err != nil {
		return err
	}
	baru := j.Salin()
	if len(ada) == 1 {
		if ada[0].sama(baru) {
			return nil
		}
		baru.Versi = ada[0].Versi
	}
	if baru.Dicatat = s.kini(); l.Aturan.JurnalLangsung {
		baru.Disetujui = pel.ID
	}
	return st.Presensi.SimpanJurnal(ctx, pel.Lembaga, baru)
}

// sama reports whether two journals of a lesson say the same.
func (j Jurnal) sama(x Jurnal) bool {
	return j.Terlaksana == x.Terlaksana && j.JP == x.JP && j.Unit == x.Unit && j.Materi == x.Materi && j.TP == x.TP && j.Catatan == x.Catatan && slices.Equal(j.Pengajar, x.Pengajar)
}
