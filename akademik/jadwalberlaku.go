package akademik

import (
	"cmp"
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
)

var (
	// ErrMasihBentrok says that a version cannot be put in force while clashes stand that
	// nobody answers for (Conflict).
	ErrMasihBentrok = dasar.Aturan("AKD-VERSIJADWAL-08")
	// ErrMulaiJadwal says that a version would begin outside its year, on the day of
	// another one for the same classes, or in days that have a timetable already: the
	// past is not changed (Conflict).
	ErrMulaiJadwal = dasar.Aturan("AKD-VERSIJADWAL-09")
)

// Berlakukan puts a draft in force from a day on: lessons follow from it then, and it is
// not changed any more. Clashes that stand, wishes excepted, are refused with
// [ErrMasihBentrok] unless terima gives a reason for each by its [KunciBentrok]. A day
// before today is refused with [ErrMulaiJadwal] when another version holds for one of
// the classes then; a closed year with [ErrTahunDitutup].
func (s *Service) Berlakukan(ctx context.Context, pel dasar.Pelaku, kunci string, id JadwalID, versi int, mulai dasar.Tanggal, terima map[string]string) (Jadwal, error) {
	p, err := s.Papan(ctx, pel, id)
	if err != nil {
		return Jadwal{}, err
	}
	if p.Jadwal.Mulai != mulai { // other days, other neighbours
		j := p.Jadwal
		j.Mulai = mulai
		if p, err = p.dengan(j, p.Kegiatan); err != nil {
			return Jadwal{}, err
		}
	}
	diterima, err := p.terima(pel, terima)
	if err != nil {
		return Jadwal{}, err
	}
	_, _, err = s.sekali(ctx, pel, "berlakukan_jadwal", kunci, dasar.Sidik([]any{id, versi, mulai, terima}), string(id), func(ctx context.Context, st Stores) error {
		if err := st.Gembok.Kunci(ctx, pel.Lembaga, gembokJadwal); err != nil {
			return err
		}
		j, berlaku, syarat, err := s.draf(ctx, st, pel, id, versi)
		if err != nil {
			return err
		}
		if capPapan(j, berlaku, syarat) != p.cap() {
			return ErrVersi.Conflictf("jadwal lain atau syaratnya berubah selagi diperiksa; ulangi")
		}
		if err := s.periksaMulai(p, berlaku, mulai, s.HariIni(pel.Lembaga)); err != nil {
			return err
		}
		j.Status, j.Mulai, j.Terima, j.Oleh, j.Dicatat = JadwalBerlaku, mulai, diterima, pel.ID, s.kini()
		return st.Jadwal.SimpanJadwal(ctx, pel.Lembaga, j)
	})
	if err != nil {
		return Jadwal{}, err
	}
	j, _, _, err := s.versi(ctx, s.Stores, pel, id)
	return j, err
}

// terima matches the clashes that stand with the reasons given.
func (p *PapanJadwal) terima(pel dasar.Pelaku, alasan map[string]string) (hasil []BentrokDiterima, err error) {
	sisa := 0
	var contoh jadwal.Bentrok
	for _, b := range Wajib(p.Bentrok()) {
		k := KunciBentrok(b)
		teks, salah := dasar.Rapikan(alasan[k], 200)
		if salah != nil || len([]rune(teks)) < 5 {
			if sisa++; sisa == 1 {
				contoh = b
			}
			continue
		}
		hasil = append(hasil, BentrokDiterima{Kunci: k, Alasan: teks, Oleh: pel.ID})
	}
	if sisa > 0 {
		return nil, ErrMasihBentrok.Conflictf("masih ada %d bentrok, misalnya: %s Perbaiki, atau terima satu per satu dengan alasan paling sedikit 5 huruf.", sisa, p.Kalimat(contoh, func(pegawai.ID) string { return "yang sama" })).Pada("bentrok")
	}
	return hasil, nil
}

func (s *Service) periksaMulai(p *PapanJadwal, berlaku []Jadwal, mulai, hariIni dasar.Tanggal) error {
	if !p.Tahun.Memuat(mulai) {
		return ErrMulaiJadwal.Invalidf("hari mulai harus di dalam tahun ajaran %s", p.Tahun.Nama).Pada("mulai")
	}
	for _, r := range p.Rombel {
		x, ada := JadwalPada(berlaku, r, mulai)
		switch {
		case ada && x.Mulai == mulai:
			return ErrMulaiJadwal.Conflictf("jadwal %s sudah mulai berlaku pada hari yang sama untuk kelas yang sama; pilih hari lain", x.Nama).Pada("mulai")
		case ada && mulai.Before(hariIni):
			return ErrMulaiJadwal.Conflictf("hari yang sudah lewat tidak diubah; pilih hari ini atau sesudahnya").Pada("mulai")
		}
	}
	return nil
}

// TarikJadwal takes a version in force back to a draft while its first day has not come.
func (s *Service) TarikJadwal(ctx context.Context, pel dasar.Pelaku, id JadwalID, versi int) error {
	return s.Atomic.Do(ctx, func(ctx context.Context, st Stores) error {
		if err := st.Gembok.Kunci(ctx, pel.Lembaga, gembokJadwal); err != nil {
			return err
		}
		j, _, _, err := s.versi(ctx, st, pel, id)
		if err != nil {
			return err
		}
		switch {
		case j.Status != JadwalBerlaku || !j.Mulai.After(s.HariIni(pel.Lembaga)):
			return ErrJadwalTetap.Conflictf("hanya jadwal yang belum mulai berlaku yang bisa ditarik; salin menjadi draf baru")
		case j.Versi != versi:
			return ErrVersi.Conflictf("jadwal ini sudah diubah orang lain; muat ulang lalu ulangi")
		}
		if err := cmpErr(j.boleh(pel), s.tahunTerbuka(ctx, st, pel.Lembaga, j.Tahun)); err != nil {
			return err
		}
		j.Status, j.Terima, j.Oleh, j.Dicatat = JadwalDraf, nil, pel.ID, s.kini()
		return st.Jadwal.SimpanJadwal(ctx, pel.Lembaga, j)
	})
}

// BebanGuru is what a teacher has in a version and beside it.
type BebanGuru struct {
	Guru      pegawai.ID
	JP        int // periods a week in the version, what waits included
	Tunggu    int // of these, periods that lie nowhere yet
	JPLain    int // periods a week in other versions that hold on its first day
	Hari      int // days with a lesson of the version
	Kegiatan  int
	BatasJP   int // 0 = none
	BatasHari int // 0 = none
}

// Beban counts the load of every teacher of the version, in the order of their ids.
func (p *PapanJadwal) Beban() (hasil []BebanGuru) {
	di := map[pegawai.ID]*BebanGuru{}
	ambil := func(g pegawai.ID) *BebanGuru {
		if di[g] == nil {
			di[g] = &BebanGuru{Guru: g}
		}
		return di[g]
	}
	hari := map[pegawai.ID][]jadwal.Hari{}
	for _, k := range p.Kegiatan {
		for _, g := range k.Guru {
			b := ambil(g)
			b.JP += k.JP
			b.Kegiatan++
			if !k.Tempat.Ada {
				b.Tunggu += k.JP
			} else if !slices.Contains(hari[g], k.Tempat.Hari) {
				hari[g] = append(hari[g], k.Tempat.Hari)
				b.Hari++
			}
		}
	}
	for _, k := range p.segmen[0].isi.Kegiatan {
		if _, milik := p.letak[k.ID]; !milik {
			for _, g := range k.Guru {
				if b := di[pegawai.ID(g)]; b != nil {
					b.JPLain += k.JP
				}
			}
		}
	}
	for _, b := range p.Syarat.Beban {
		if x := di[pegawai.ID(b.Guru)]; x != nil {
			x.BatasJP, x.BatasHari = b.JPPekan, b.HariPekan
		}
	}
	for _, b := range di {
		hasil = append(hasil, *b)
	}
	slices.SortFunc(hasil, func(a, b BebanGuru) int { return cmp.Compare(a.Guru, b.Guru) })
	return hasil
}
