package akademik

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
)

// gembokJadwal is held by whatever changes timetables.
const gembokJadwal = "jadwal"

// Jadwal lists the versions of timetables that the actor may know of, newest Mulai first.
func (s *Service) Jadwal(ctx context.Context, pel dasar.Pelaku, f SaringJadwal) ([]Jadwal, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	js, err := s.Stores.Jadwal.Jadwal(ctx, pel.Lembaga, f)
	return slices.DeleteFunc(js, func(j Jadwal) bool { return !j.tampak(pel) }), err
}

// AturJadwal makes a draft (ID empty) or changes one: its name, days, grids, divisions
// of classes and the day it is meant for. A new one with Asal begins as a copy of that
// version, activities and places included, whatever it is itself; its own fields that
// are set stand. The year must be open; a version in force is [ErrJadwalTetap]; a grid,
// group or day that an activity uses does not go ([ErrJadwal]).
func (s *Service) AturJadwal(ctx context.Context, pel dasar.Pelaku, kunci string, j Jadwal) (Jadwal, error) {
	j = j.Salin()
	var ks []KegiatanJadwal
	baru := j.ID == ""
	if baru && j.Asal != "" {
		asal, _, _, err := s.versi(ctx, s.Stores, pel, j.Asal)
		if err != nil {
			return j, err
		}
		if ks, err = s.Stores.Jadwal.Kegiatan(ctx, pel.Lembaga, asal.ID); err != nil {
			return j, err
		}
		j = j.warisi(asal)
	}
	j.Lembaga, j.Oleh, j.Dicatat, j.Status = pel.Lembaga, "", time.Time{}, JadwalDraf
	if err := j.Validate(); err != nil {
		return j, err
	}
	if err := j.boleh(pel); err != nil {
		return j, err
	}
	if err := s.kenalUnit(ctx, pel.Lembaga, j.Unit...); err != nil {
		return j, err
	}
	sidik := dasar.Sidik(j)
	if baru {
		j.ID, j.Versi, j.Terima = JadwalID(idBaru()), 0, nil
	}
	j.Oleh, j.Dicatat = pel.ID, s.kini()
	id, _, err := s.sekali(ctx, pel, "jadwal", kunci, sidik[:], string(j.ID), func(ctx context.Context, st Stores) error {
		return s.simpanJadwal(ctx, st, pel, j, baru, ks)
	})
	if err != nil {
		return j, err
	}
	j, _, _, err = s.versi(ctx, s.Stores, pel, JadwalID(id))
	return j, err
}

// warisi takes over from a former version what the new one does not say.
func (j Jadwal) warisi(asal Jadwal) Jadwal {
	asal = asal.Salin()
	if j.Tahun == "" {
		j.Tahun = asal.Tahun
	}
	if len(j.Unit)+len(j.Jalur) == 0 {
		j.Unit, j.Jalur = asal.Unit, asal.Jalur
	}
	if len(j.Hari) == 0 {
		j.Hari = asal.Hari
	}
	if len(j.Kisi) == 0 {
		j.Kisi = asal.Kisi
	}
	if len(j.Pembagian) == 0 && j.Tahun == asal.Tahun {
		j.Pembagian = asal.Pembagian
	}
	return j
}

func (s *Service) simpanJadwal(ctx context.Context, st Stores, pel dasar.Pelaku, j Jadwal, baru bool, ks []KegiatanJadwal) error {
	if err := st.Gembok.Kunci(ctx, pel.Lembaga, gembokJadwal); err != nil {
		return err
	}
	if err := s.tahunTerbuka(ctx, st, pel.Lembaga, j.Tahun); err != nil {
		return err
	}
	if !baru {
		lama, _, _, err := s.draf(ctx, st, pel, j.ID, j.Versi)
		if err != nil {
			return err
		}
		j.Tahun, j.Unit, j.Jalur, j.Asal = lama.Tahun, lama.Unit, lama.Jalur, lama.Asal
		if ks, err = st.Jadwal.Kegiatan(ctx, pel.Lembaga, j.ID); err != nil {
			return err
		}
		if err := j.cukup(ks); err != nil {
			return err
		}
		return st.Jadwal.SimpanJadwal(ctx, pel.Lembaga, j)
	}
	if err := s.pindahTahun(ctx, st, pel.Lembaga, j, ks); err != nil {
		return err
	}
	if err := st.Jadwal.SimpanJadwal(ctx, pel.Lembaga, j); err != nil {
		return err
	}
	ks = slices.DeleteFunc(ks, func(k KegiatanJadwal) bool { return len(k.Peserta) == 0 })
	return st.Jadwal.SimpanKegiatan(ctx, pel.Lembaga, j.ID, ks)
}

// pindahTahun gives copied activities the classes of the new year that have the same
// unit, track and name; those without any take part no more. Groups that the version
// does not divide are the whole class.
func (s *Service) pindahTahun(ctx context.Context, st Stores, l dasar.LembagaID, j Jadwal, ks []KegiatanJadwal) error {
	rs, err := st.Struktur.Rombel(ctx, l, SaringRombel{})
	if err != nil {
		return err
	}
	lama, baru := map[RombelID]Rombel{}, map[tempatRombel]RombelID{}
	for _, r := range rs {
		lama[r.ID] = r
		if r.Tahun == j.Tahun && j.Mencakup(r.Unit, r.Jalur) {
			baru[tempatRombel{r.Jalur, r.Unit, r.Nama}] = r.ID
		}
	}
	for i, k := range ks {
		var peserta []PesertaJadwal
		for _, p := range k.Peserta {
			r := lama[p.Rombel]
			if id := baru[tempatRombel{r.Jalur, r.Unit, r.Nama}]; id != "" {
				if p.Rombel = id; !j.punyaKelompok(p) {
					p.Kelompok = ""
				}
				peserta = append(peserta, p)
			}
		}
		ks[i].Peserta = peserta
	}
	return nil
}

// cukup refuses a version that lacks what its activities use.
func (j Jadwal) cukup(ks []KegiatanJadwal) error {
	for _, k := range ks {
		i := slices.IndexFunc(j.Kisi, func(x KisiKelas) bool { return x.ID == k.Kisi })
		if i < 0 {
			return ErrJadwal.Invalidf("kisi %s masih dipakai kegiatan; pindahkan kegiatannya dahulu", k.Kisi).Pada("kisi")
		}
		if _, ada := j.Waktu(k); k.Tempat.Ada && !ada {
			return ErrJadwal.Invalidf("ada kegiatan pada %s jam ke-%d yang tidak muat lagi di kisi %s; angkat dahulu", k.Tempat.Hari, k.Tempat.Jam+1, k.Kisi).Pada("kisi")
		}
		for _, p := range k.Peserta {
			if p.Kelompok != "" && !j.punyaKelompok(p) {
				return ErrJadwal.Invalidf("kelompok %s masih dipakai kegiatan; ubah kegiatannya dahulu", p.Kelompok).Pada("pembagian")
			}
		}
	}
	return nil
}

func (j Jadwal) punyaKelompok(p PesertaJadwal) bool {
	return slices.ContainsFunc(j.Pembagian, func(x PembagianKelas) bool { return x.Rombel == p.Rombel && slices.Contains(x.Kelompok, p.Kelompok) })
}

// tahunTerbuka refuses, with [ErrTahunDitutup], a timetable for a closed year.
func (s *Service) tahunTerbuka(ctx context.Context, st Stores, l dasar.LembagaID, id TahunID) error {
	t, err := s.tahun(ctx, st, l, id)
	if err == nil && t.Ditutup {
		err = ErrTahunDitutup.Conflictf("tahun ajaran %s sudah ditutup; jadwal untuk tahun yang ditutup tidak dibuat atau diubah", t.Nama).Pada("tahun")
	}
	return err
}

// draf reads a version that may be worked on, in the version that the actor saw.
func (s *Service) draf(ctx context.Context, st Stores, pel dasar.Pelaku, id JadwalID, versi int) (j Jadwal, berlaku []Jadwal, syarat SyaratJadwal, err error) {
	if j, berlaku, syarat, err = s.versi(ctx, st, pel, id); err != nil {
		return j, berlaku, syarat, err
	}
	switch {
	case j.Status != JadwalDraf:
		err = ErrJadwalTetap.Conflictf("jadwal %s sudah %s dan tidak diubah lagi; salin menjadi draf baru", j.Nama, j.Status)
	case j.Versi != versi:
		err = ErrVersi.Conflictf("jadwal ini sudah diubah orang lain; muat ulang lalu ulangi")
	default:
		err = cmpErr(j.boleh(pel), s.tahunTerbuka(ctx, st, pel.Lembaga, j.Tahun))
	}
	return j, berlaku, syarat, err
}

func cmpErr(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// BatalkanJadwal gives a draft up; it stays in the list.
func (s *Service) BatalkanJadwal(ctx context.Context, pel dasar.Pelaku, id JadwalID, versi int) error {
	return s.Atomic.Do(ctx, func(ctx context.Context, st Stores) error {
		if err := st.Gembok.Kunci(ctx, pel.Lembaga, gembokJadwal); err != nil {
			return err
		}
		j, _, _, err := s.draf(ctx, st, pel, id, versi)
		if err != nil {
			return err
		}
		j.Status, j.Oleh, j.Dicatat = JadwalBatal, pel.ID, s.kini()
		return st.Jadwal.SimpanJadwal(ctx, pel.Lembaga, j)
	})
}

// SyaratJadwal returns what every timetable must respect.
func (s *Service) SyaratJadwal(ctx context.Context, pel dasar.Pelaku) (SyaratJadwal, error) {
	if err := pel.Validate(); err != nil {
		return SyaratJadwal{}, err
	}
	return s.Stores.Jadwal.Syarat(ctx, pel.Lembaga)
}

// AturSyaratJadwal replaces the conditions, for whoever covers the whole institution.
// Teachers must be employees; [ErrSyarat] or a rule of package jadwal says what is
// malformed. Versions in force keep what they are; what they break is listed.
func (s *Service) AturSyaratJadwal(ctx context.Context, pel dasar.Pelaku, kunci string, x SyaratJadwal) error {
	if err := seluruh(pel); err != nil {
		return err
	}
	x = x.Salin()
	x.Lembaga, x.Oleh, x.Dicatat = pel.Lembaga, "", time.Time{}
	if err := x.Validate(); err != nil {
		return err
	}
	if err := s.guru(ctx, pel.Lembaga, x.guru()...); err != nil {
		return err
	}
	sidik := dasar.Sidik(x)
	x.Oleh, x.Dicatat = pel.ID, s.kini()
	_, _, err := s.sekali(ctx, pel, "syarat_jadwal", kunci, sidik[:], "ada", func(ctx context.Context, st Stores) error {
		if err := st.Gembok.Kunci(ctx, pel.Lembaga, gembokJadwal); err != nil {
			return err
		}
		return st.Jadwal.SimpanSyarat(ctx, pel.Lembaga, x)
	})
	return err
}

// guru lists the teachers that the conditions name.
func (x SyaratJadwal) guru() (id []pegawai.ID) {
	for _, h := range x.Halangan {
		if h.Pihak.Jenis == jadwal.Guru {
			id = append(id, pegawai.ID(h.Pihak.ID))
		}
	}
	for _, b := range x.Beban {
		id = append(id, pegawai.ID(b.Guru))
	}
	return id
}

// Validate refuses, with [ErrSyarat] or a rule of package jadwal, conditions by
// themselves; grids and classes that they name may belong to any version.
func (x SyaratJadwal) Validate() error {
	var salah []error
	for _, r := range x.Ruang {
		if n, err := dasar.Rapikan(r.ID, maksNama); err != nil || n == "" || n != r.ID {
			salah = append(salah, ErrSyarat.Invalidf("nama ruang 1 sampai %d karakter tanpa spasi di tepi", maksNama).Pada("ruang"))
		}
	}
	j := jadwal.Jadwal{Ruang: x.Ruang, Jeda: slices.Clone(x.Jeda), Halangan: x.Halangan, Beban: x.Beban}
	for i, y := range j.Jeda {
		if n, err := dasar.Rapikan(y.Nama, maksNama); err != nil || n == "" || n != y.Nama {
			salah = append(salah, ErrSyarat.Invalidf("beri nama jedanya, misalnya Salat Zuhur").Pada("nama"))
		}
		if !y.Mulai.IsZero() && !y.Selesai.IsZero() && y.Selesai.Before(y.Mulai) {
			salah = append(salah, ErrSyarat.Invalidf("hari terakhir jeda tidak mendahului hari pertamanya").Pada("selesai"))
		}
		j.Jeda[i].Kisi = nil
	}
	ada := map[string]bool{}
	for _, h := range x.Halangan {
		if h.Pihak.Jenis == jadwal.Kelas && !ada[h.Pihak.ID] {
			ada[h.Pihak.ID] = true
			j.Rombel = append(j.Rombel, jadwal.Rombel{ID: h.Pihak.ID})
		}
	}
	return errors.Join(append(salah, j.Validate())...)
}
