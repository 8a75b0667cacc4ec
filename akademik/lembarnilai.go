package akademik

import (
	"context"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// LembarNilai is the mark grid of one class, subject and term.
type LembarNilai struct {
	Rombel  Rombel
	Tahun   TahunAjaran
	Periode Periode
	Mapel   KodeMapel
	Aturan  nilai.Aturan
	Asesmen []Asesmen        // that stand, by day, then code
	Santri  []santri.Peserta // by name, as of the last day of the term that has come
	Skor    []Skor
	Hasil   map[santri.ID]nilai.Hasil
	Bawaan  map[santri.ID][]NilaiBawaan // of who came from another class during the term

	harapan harapan
	rencana *nilai.Rencana
	pribadi map[santri.ID]pribadi // who is marked by other assessments than the class
}

// NilaiBawaan is an assessment of the class before of a santri who moved. It counts by
// nilai.Aturan.Bawaan, unless Lepas.
type NilaiBawaan struct {
	Asesmen Asesmen
	Kelas   string // name of the class before, with its unit when that is another one
	Skor    []Skor // attempts
	Lepas   bool   // the rules have no component for it: see nilai.Komponen.Setara

	// Berubah says how it is different in its class since the santri left, which counts
	// only once somebody accepts it ([Service.TerimaBekuan]); Kini is what it is there.
	Berubah string
	Kini    Asesmen

	skorKini []Skor
	beku     int
}

type pribadi struct {
	rencana *nilai.Rencana
	isian   []nilai.Isian
}

// Nilai reads the grid of a class, subject and term and computes every mark: a fixed
// number of reads, whatever the size of the class. Who came from another class during
// the term brings what was scored there. [ErrPenilaianTiada] when no rules hold.
func (s *Service) Nilai(ctx context.Context, pel dasar.Pelaku, rombel RombelID, mapel KodeMapel, periode string) (l LembarNilai, err error) {
	if l, err = s.bukaLembar(ctx, pel, rombel, mapel, periode); err != nil {
		return l, err
	}
	if l.Asesmen, err = s.Stores.Nilai.Asesmen(ctx, pel.Lembaga, SaringAsesmen{Rombel: []RombelID{rombel}, Mapel: mapel, Periode: periode}); err != nil {
		return l, err
	}
	l.Asesmen = slices.DeleteFunc(l.Asesmen, func(a Asesmen) bool { return a.Batal != "" })
	if l.rencana, err = nilai.Susun(l.Aturan, butir(l.Asesmen)); err != nil {
		return l, err
	}
	if l.Santri, err = s.Anggota(ctx, pel, rombel, hariLembar(l.Periode, s.HariIni(pel.Lembaga))); err != nil {
		return l, err
	}
	if l.Skor, err = s.Stores.Nilai.Skor(ctx, pel.Lembaga, l.idAsesmen()...); err != nil {
		return l, err
	}
	kelompok, err := s.bacaKelompok(ctx, pel.Lembaga, l.Rombel)
	if err != nil {
		return l, err
	}
	l.harapan = kelompok.harapan(l.Rombel, mapel, hariLembar(l.Periode, s.HariIni(pel.Lembaga)), l.Asesmen)
	isian := l.isian()
	l.Hasil = make(map[santri.ID]nilai.Hasil, len(l.Santri))
	for _, p := range l.Santri {
		if l.Hasil[p.ID], err = l.rencana.Hitung(isian[p.ID], nil); err != nil {
			return l, err
		}
	}
	if err := l.bagiLembar(); err != nil {
		return l, err
	}
	return l, s.bawa(ctx, pel.Lembaga, &l)
}

// bukaLembar finds class, year, term and the rules of a grid.
func (s *Service) bukaLembar(ctx context.Context, pel dasar.Pelaku, rombel RombelID, mapel KodeMapel, periode string) (l LembarNilai, err error) {
	l.Mapel = mapel
	if l.Rombel, err = s.satuRombel(ctx, s.Stores, pel, rombel); err != nil {
		return l, err
	}
	if l.Tahun, err = s.tahun(ctx, s.Stores, pel.Lembaga, l.Rombel.Tahun); err != nil {
		return l, err
	}
	var ada bool
	if l.Periode, ada = l.Tahun.CariPeriode(periode); !ada {
		return l, ErrPeriodeTiada.NotFoundf("tahun ajaran %s tidak punya periode itu", l.Tahun.Nama).Pada("periode")
	}
	ms, err := s.Stores.Struktur.Mapel(ctx, pel.Lembaga)
	if err != nil {
		return l, err
	}
	if !slices.ContainsFunc(ms, func(m Mapel) bool { return m.Kode == mapel }) {
		return l, ErrMapelTiada.NotFoundf("mata pelajaran itu tidak ada").Pada("mapel")
	}
	semua, err := s.Stores.Nilai.Aturan(ctx, pel.Lembaga)
	if err != nil {
		return l, err
	}
	a, ada := AturanBerlaku(semua, l.Rombel.Unit, mapel, l.Periode.Selesai)
	if !ada {
		return l, ErrPenilaianTiada.Invalidf("aturan penilaian untuk %s di %s belum ada; atur komponen dan bobotnya dahulu", mapel, l.Rombel.Unit)
	}
	l.Aturan = a.Aturan
	return l, nil
}

// hariLembar is the day whose members a grid lists: today within the term, else its
// nearest end.
func hariLembar(p Periode, hari dasar.Tanggal) dasar.Tanggal {
	if hari.Before(p.Mulai) {
		return p.Mulai
	}
	if hari.After(p.Selesai) {
		return p.Selesai
	}
	return hari
}

func butir(as []Asesmen) []nilai.Butir {
	bs := make([]nilai.Butir, len(as))
	for i, a := range as {
		bs[i] = a.Butir()
	}
	return bs
}

// isian are the scores of every santri as the engine takes them.
func (l LembarNilai) isian() map[santri.ID][]nilai.Isian { return isian(l.Asesmen, l.Skor) }

// isian takes scores as [NilaiStore].Skor orders them: by assessment, santri, attempt.
// Attempts share one array, and so do the entries of one santri: a whole school passes
// through here.
func isian(asesmen []Asesmen, skor ...[]Skor) map[santri.ID][]nilai.Isian {
	kode, n := make(map[string]string, len(asesmen)), 0
	for _, a := range asesmen {
		kode[a.ID] = a.Kode
	}
	for _, xs := range skor {
		n += len(xs)
	}
	semua := make([]nilai.Skor, 0, n)
	hasil := make(map[santri.ID][]nilai.Isian, n/max(len(asesmen), 1))
	for _, xs := range skor {
		for i := 0; i < len(xs); {
			x, awal := xs[i], len(semua)
			for ; i < len(xs) && xs[i].Asesmen == x.Asesmen && xs[i].Santri == x.Santri; i++ {
				semua = append(semua, nilai.Skor{Keadaan: xs[i].Keadaan, Sebab: xs[i].Sebab, Angka: xs[i].Angka})
			}
			is, ada := hasil[x.Santri]
			if !ada {
				is = make([]nilai.Isian, 0, len(asesmen))
			}
			hasil[x.Santri] = append(is, nilai.Isian{Butir: kode[x.Asesmen], Percobaan: semua[awal:len(semua):len(semua)]})
		}
	}
	return hasil
}

// Urai computes the mark of one santri of the grid with its steps.
func (l LembarNilai) Urai(id santri.ID) (nilai.Hasil, nilai.Uraian, error) {
	var u nilai.Uraian
	if x, pindah := l.pribadi[id]; pindah {
		h, err := x.rencana.Hitung(x.isian, &u)
		return h, u, err
	}
	h, err := l.rencana.Hitung(l.isian()[id], &u)
	return h, u, err
}

// AturPenilaian stores rules of marks that hold from a day on, for whoever covers the
// whole institution; those of the same place and day are replaced. Rules that contradict
// themselves are refused by nilai.Aturan.Periksa, and those that would change the marks
// of a locked or published rapor with rapor.ErrTerkunci.
func (s *Service) AturPenilaian(ctx context.Context, pel dasar.Pelaku, kunci string, a AturanNilai) error {
	if err := seluruh(pel); err != nil {
		return err
	}
	a = a.Salin()
	a.Lembaga, a.Oleh, a.Dicatat = pel.Lembaga, "", time.Time{}
	if a.Sejak.IsZero() {
		return ErrPenilaianTiada.Invalidf("isi sejak kapan aturan ini berlaku").Pada("sejak")
	}
	if err := a.Aturan.Periksa(); err != nil {
		return err
	}
	if a.Unit != "" {
		if err := s.kenalUnit(ctx, pel.Lembaga, a.Unit); err != nil {
			return err
		}
	}
	sidik := dasar.Sidik(a)
	a.Oleh, a.Dicatat = pel.ID, s.kini()
	_, _, err := s.sekali(ctx, pel, "penilaian", kunci, sidik[:], "ada", func(ctx context.Context, st Stores) error {
		if err := st.Gembok.Kunci(ctx, pel.Lembaga, gembokAturan); err != nil {
			return err
		}
		if err := s.aturanTerkunci(ctx, st, pel.Lembaga, a); err != nil {
			return err
		}
		return st.Nilai.SimpanAturan(ctx, pel.Lembaga, a)
	})
	return err
}

// Penilaian lists all rules of marks, the newest first.
func (s *Service) Penilaian(ctx context.Context, pel dasar.Pelaku) ([]AturanNilai, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	return s.Stores.Nilai.Aturan(ctx, pel.Lembaga)
}

// AturAsesmen stores a new assessment (ID empty) or changes a known one, which stays in
// its class, subject and term ([ErrAsesmenTiada]); Batal makes it void with its scores.
// Component, full mark and weight must fit the rules of marks, and the sheet must be open
// (rapor.ErrTerkunci).
func (s *Service) AturAsesmen(ctx context.Context, pel dasar.Pelaku, kunci string, a Asesmen) (Asesmen, error) {
	if err := a.Validate(); err != nil {
		return a, err
	}
	l, err := s.bukaLembar(ctx, pel, a.Rombel, a.Mapel, a.Periode)
	if err != nil {
		return a, err
	}
	if l.Tahun.Ditutup {
		return a, ErrTahunDitutup.Conflictf("tahun ajaran %s sudah ditutup", l.Tahun.Nama)
	}
	anggota, err := s.anggota(ctx, pel.Lembaga, hariLembar(l.Periode, s.HariIni(pel.Lembaga)), l.Rombel)
	if err != nil {
		return a, err
	}
	sidik := a
	if a.ID == "" {
		a.ID, a.Versi = idBaru(), 0
	}
	a.Lembaga, a.Oleh, a.Dicatat = pel.Lembaga, pel.ID, s.kini()
	id, _, err := s.sekali(ctx, pel, "asesmen", kunci, sidik, a.ID, func(ctx context.Context, st Stores) error {
		if err := terimaNilai(ctx, st, pel.Lembaga, l); err != nil {
			return err
		}
		ada, err := st.Nilai.Asesmen(ctx, pel.Lembaga, SaringAsesmen{Rombel: []RombelID{a.Rombel}, Mapel: a.Mapel, Periode: a.Periode})
		if err != nil {
			return err
		}
		if a.Versi > 0 {
			i := slices.IndexFunc(ada, func(x Asesmen) bool { return x.ID == a.ID })
			if i < 0 {
				return ErrAsesmenTiada.NotFoundf("pelajaran ini tidak punya penilaian itu; kelas, pelajaran, dan periodenya tidak diubah")
			}
			if err := s.bekukan(ctx, st, pel, ada[i], anggota[l.Rombel.ID]); err != nil {
				return err
			}
		}
		ada = slices.DeleteFunc(ada, func(x Asesmen) bool { return x.Batal != "" || x.ID == a.ID })
		if a.Batal == "" {
			if slices.ContainsFunc(ada, func(x Asesmen) bool { return x.Kode == a.Kode }) {
				return ErrAsesmenGanda.Conflictf("kode %s sudah dipakai di pelajaran ini", a.Kode).Pada("kode")
			}
			if _, err := nilai.Susun(l.Aturan, butir(append(ada, a))); err != nil {
				return err
			}
		}
		return st.Nilai.SimpanAsesmen(ctx, pel.Lembaga, a)
	})
	if err != nil {
		return a, err
	}
	hasil, err := s.Stores.Nilai.Asesmen(ctx, pel.Lembaga, SaringAsesmen{ID: []string{id}})
	if err != nil || len(hasil) == 0 {
		return a, err
	}
	return hasil[0], nil
}

// RiwayatSkor lists what a cell was before, oldest first, and what stands last.
func (s *Service) RiwayatSkor(ctx context.Context, pel dasar.Pelaku, rombel RombelID, asesmen string, id santri.ID) ([]Skor, error) {
	if _, err := s.satuRombel(ctx, s.Stores, pel, rombel); err != nil {
		return nil, err
	}
	ada, err := s.Stores.Nilai.Asesmen(ctx, pel.Lembaga, SaringAsesmen{ID: []string{asesmen}, Rombel: []RombelID{rombel}})
	if err != nil || len(ada) == 0 {
		return nil, err
	}
	return s.Stores.Nilai.RiwayatSkor(ctx, pel.Lembaga, asesmen, id)
}
