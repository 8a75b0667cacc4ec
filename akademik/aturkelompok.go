package akademik

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

// Pembagian lists the divisions of a class within the actor's scope, former and void ones
// included, by name and day.
func (s *Service) Pembagian(ctx context.Context, pel dasar.Pelaku, r RombelID) ([]Pembagian, error) {
	if _, err := s.satuRombel(ctx, s.Stores, pel, r); err != nil {
		return nil, err
	}
	return s.Stores.Kelompok.Pembagian(ctx, pel.Lembaga, r)
}

// AturPembagian divides a class of an open year from a day on. Of a known division ID
// names the record that the actor saw in force on the day, "" = none yet: [ErrVersi] when
// somebody changed it meanwhile. Members must be of the class on the day
// ([ErrAnggotaKelompok]); a division without groups ends it.
func (s *Service) AturPembagian(ctx context.Context, pel dasar.Pelaku, kunci string, p Pembagian) (Pembagian, error) {
	r, err := s.satuRombel(ctx, s.Stores, pel, p.Rombel)
	if err != nil {
		return p, err
	}
	p = p.Salin()
	p.Kelompok = rapikanKelompok(p.Kelompok)
	p.Lembaga, p.Batal, p.Oleh, p.Dicatat, p.Versi = pel.Lembaga, false, "", time.Time{}, 0
	if err := p.Validate(); err != nil {
		return p, err
	}
	if err := s.periksaAnggota(ctx, pel.Lembaga, r, p); err != nil {
		return p, err
	}
	sidik, lama := dasar.Sidik(p), p.ID
	p.ID, p.Oleh, p.Dicatat = idBaru(), pel.ID, s.kini()
	id, _, err := s.sekali(ctx, pel, "kelompok", kunci, sidik[:], p.ID, func(ctx context.Context, st Stores) error {
		if err := s.kunciKelas(ctx, st, pel.Lembaga, r); err != nil {
			return err
		}
		semua, err := st.Kelompok.Pembagian(ctx, pel.Lembaga, r.ID)
		if err != nil {
			return err
		}
		if err := p.terhadap(PembagianPada(semua, r.ID, p.Sejak), lama); err != nil {
			return err
		}
		return st.Kelompok.SimpanPembagian(ctx, pel.Lembaga, p)
	})
	if err != nil {
		return p, err
	}
	s.Lemari.kosongkan(pel.Lembaga)
	p.ID, p.Versi = id, 1
	return p, nil
}

// kunciKelas holds the classes, and refuses one of a closed year.
func (s *Service) kunciKelas(ctx context.Context, st Stores, l dasar.LembagaID, r Rombel) error {
	if err := st.Gembok.Kunci(ctx, l, gembokStruktur); err != nil {
		return err
	}
	t, err := s.tahun(ctx, st, l, r.Tahun)
	if err == nil && t.Ditutup {
		err = ErrTahunDitutup.Conflictf("tahun ajaran %s sudah ditutup", t.Nama)
	}
	return err
}

// periksaAnggota refuses members that the class does not have on the day.
func (s *Service) periksaAnggota(ctx context.Context, l dasar.LembagaID, r Rombel, p Pembagian) error {
	if len(p.Kelompok) == 0 {
		return nil
	}
	kelas, err := s.anggota(ctx, l, p.Sejak, r)
	if err != nil {
		return err
	}
	ada := idOrang(kelas[r.ID])
	for _, k := range p.Kelompok {
		if slices.ContainsFunc(k.Anggota, func(x santri.ID) bool { return !slices.Contains(ada, x) }) {
			return ErrAnggotaKelompok.Invalidf("kelompok %s memuat santri yang pada %s bukan anggota kelas %s; muat ulang daftarnya", k.Nama, p.Sejak, r.Nama).Pada("kelompok")
		}
	}
	return nil
}

// terhadap checks a new division against those that hold on its first day.
func (p Pembagian) terhadap(berlaku []Pembagian, lama string) error {
	kini := ""
	for _, x := range berlaku {
		if x.Nama == p.Nama {
			kini = x.ID
			continue
		}
		for _, k := range x.Kelompok {
			if slices.ContainsFunc(p.Kelompok, func(y Kelompok) bool { return strings.EqualFold(y.Nama, k.Nama) }) {
				return ErrKelompokGanda.Conflictf("pembagian %s sudah punya kelompok %s; beri nama lain", x.Nama, k.Nama).Pada("kelompok")
			}
		}
	}
	switch {
	case kini != lama:
		return ErrVersi.Conflictf("pembagian ini sudah diubah orang lain; muat ulang lalu ulangi")
	case kini == "" && len(p.Kelompok) == 0:
		return ErrPembagianTiada.NotFoundf("kelas ini tidak punya pembagian itu pada %s", p.Sejak)
	}
	return nil
}

// UrungkanPembagian takes the record of a division back that was made last: what held
// before holds again. Registers that were taken meanwhile stay as they are.
func (s *Service) UrungkanPembagian(ctx context.Context, pel dasar.Pelaku, rombel RombelID, id string, versi int) error {
	r, err := s.satuRombel(ctx, s.Stores, pel, rombel)
	if err != nil {
		return err
	}
	err = s.Atomic.Do(ctx, func(ctx context.Context, st Stores) error {
		if err := s.kunciKelas(ctx, st, pel.Lembaga, r); err != nil {
			return err
		}
		semua, err := st.Kelompok.Pembagian(ctx, pel.Lembaga, r.ID)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(semua, func(x Pembagian) bool { return x.ID == id && !x.Batal })
		if i < 0 {
			return ErrPembagianTiada.NotFoundf("pembagian itu tidak ada atau sudah diurungkan; muat ulang halaman")
		}
		p := semua[i]
		if slices.ContainsFunc(semua, func(x Pembagian) bool { return !x.Batal && x.Nama == p.Nama && x.dicatatSesudah(p) }) {
			return ErrVersi.Conflictf("pembagian %s sudah diubah lagi sesudah itu; urungkan yang terakhir dahulu", p.Nama)
		}
		p.Batal, p.Versi, p.Oleh, p.Dicatat = true, versi, pel.ID, s.kini()
		return st.Kelompok.SimpanPembagian(ctx, pel.Lembaga, p)
	})
	if err == nil {
		s.Lemari.kosongkan(pel.Lembaga)
	}
	return err
}

// pembagianHari reads the divisions of classes that hold on a day.
func (s *Service) pembagianHari(ctx context.Context, l dasar.LembagaID, hari dasar.Tanggal, r ...RombelID) (map[RombelID][]Pembagian, error) {
	semua, err := s.Stores.Kelompok.Pembagian(ctx, l, r...)
	hasil := map[RombelID][]Pembagian{}
	for _, x := range r {
		if ps := PembagianPada(semua, x, hari); len(ps) > 0 {
			hasil[x] = ps
		}
	}
	return hasil, err
}

// hanyaKelompok keeps the members that are in one of the groups; all of them when the
// names say the whole class, or groups that nobody was entered for.
func hanyaKelompok(ps []santri.Peserta, bagi []Pembagian, nama []string) []santri.Peserta {
	anggota, kenal := AnggotaKelompok(bagi, nama...)
	if len(nama) == 0 || !kenal {
		return ps
	}
	return slices.DeleteFunc(ps, func(p santri.Peserta) bool { return !anggota[p.ID] })
}

// KelompokLembar tells the divisions that hold for a mark grid, and the groups of which a
// teacher has the subject by the timetable in force: none when somebody teaches the whole
// class, or nothing there.
func (s *Service) KelompokLembar(ctx context.Context, pel dasar.Pelaku, l LembarNilai, guru pegawai.ID) (bagi []Pembagian, milik []string, err error) {
	hari := hariLembar(l.Periode, s.HariIni(pel.Lembaga))
	semua, err := s.pembagianHari(ctx, pel.Lembaga, hari, l.Rombel.ID)
	if bagi = semua[l.Rombel.ID]; err != nil || len(bagi) == 0 || guru == "" {
		return bagi, nil, err
	}
	js, err := s.Stores.Jadwal.Jadwal(ctx, pel.Lembaga, SaringJadwal{Status: JadwalBerlaku})
	if err != nil {
		return nil, nil, err
	}
	j, ada := JadwalPada(js, l.Rombel, hari)
	if !ada {
		return bagi, nil, nil
	}
	ks, err := s.Stores.Jadwal.Kegiatan(ctx, pel.Lembaga, j.ID)
	return bagi, KelompokAjar(ks, l.Rombel.ID, l.Mapel, guru), err
}

// KelompokAjar lists the groups of a class of which a teacher has a subject, by name: none
// when he has the whole class, or nothing there.
func KelompokAjar(ks []KegiatanJadwal, r RombelID, m KodeMapel, guru pegawai.ID) (nama []string) {
	for _, k := range ks {
		if k.Mapel != m || !k.diikuti(r) || !slices.Contains(k.Guru, guru) {
			continue
		}
		x := k.kelompok(r)
		if len(x) == 0 {
			return nil
		}
		nama = append(nama, x...)
	}
	slices.Sort(nama)
	return slices.Compact(nama)
}

// Kelompok is the grid with the members of some groups alone; all of it for none.
func (l LembarNilai) Kelompok(bagi []Pembagian, nama ...string) LembarNilai {
	l.Santri = hanyaKelompok(slices.Clone(l.Santri), bagi, nama)
	return l
}
