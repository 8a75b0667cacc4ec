package akademik

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// LembarUjian is one exam with who sits it and how the gates stand on a day.
type LembarUjian struct {
	Ujian   Ujian
	Hari    dasar.Tanggal
	Rombel  []Rombel
	Syarat  []SyaratUjian  // that hold on the day
	Peserta []PesertaUjian // by class, then name
}

// PesertaUjian is one santri before an exam. Of a payment gate it says only whether it
// is met: never an amount, nor why somebody was let through.
type PesertaUjian struct {
	santri.Peserta
	Rombel  RombelID
	Putusan []nilai.PutusanGerbang // in the order of the gates
	Layak   bool                   // may sit: every gate is met or dispensed
	Hasil   []HasilUjian           // attempts that stand, the first one first
}

// PesertaUjian evaluates the gates of an exam for everybody who sits it, on today's
// day: a fixed number of reads, and one more for each kitab or component of fees that
// the gates name. Classes outside the actor's scope are left out.
func (s *Service) PesertaUjian(ctx context.Context, pel dasar.Pelaku, ujian string) (l LembarUjian, err error) {
	if l.Ujian, err = s.Ujian(ctx, pel, ujian); err != nil {
		return l, err
	}
	if l.Rombel, err = s.Rombel(ctx, pel, SaringRombel{ID: l.Ujian.Rombel}); err != nil {
		return l, err
	}
	return s.evaluasi(ctx, pel.Lembaga, l)
}

// evaluasi judges the members of the classes of a sheet.
func (s *Service) evaluasi(ctx context.Context, lembaga dasar.LembagaID, l LembarUjian) (LembarUjian, error) {
	ujian := l.Ujian.ID
	l.Hari = s.HariIni(lembaga)
	l.Syarat = l.Ujian.SyaratPada(l.Hari)
	hari := l.Hari
	if hari.After(l.Ujian.Selesai) {
		hari = l.Ujian.Selesai
	}
	anggota, err := s.anggota(ctx, lembaga, hari, l.Rombel...)
	if err != nil {
		return l, err
	}
	var id []santri.ID
	for _, r := range l.Rombel {
		for _, p := range anggota[r.ID] {
			if !slices.Contains(id, p.ID) {
				id = append(id, p.ID)
				l.Peserta = append(l.Peserta, PesertaUjian{Peserta: p, Rombel: r.ID})
			}
		}
	}
	catatan, err := s.Stores.Ujian.Syarat(ctx, lembaga, ujian)
	if err != nil {
		return l, err
	}
	hasil, err := s.Stores.Ujian.Hasil(ctx, lembaga, append(l.ujianSebelum(), ujian)...)
	if err != nil {
		return l, err
	}
	ukuran, err := s.ukur(ctx, lembaga, l, id, catatan, hasil)
	if err != nil {
		return l, err
	}
	return l, l.putuskan(ukuran, catatan, hasil)
}

func (l LembarUjian) ujianSebelum() (id []string) {
	for _, x := range l.Syarat {
		if x.Gerbang.Jenis == nilai.GerbangUjian {
			id = append(id, x.Dari)
		}
	}
	return id
}

// putuskan judges everybody.
func (l *LembarUjian) putuskan(ukuran map[santri.ID][]nilai.Ukuran, catatan []CatatanSyarat, hasil []HasilUjian) error {
	gerbang := make([]nilai.Gerbang, len(l.Syarat))
	for i, x := range l.Syarat {
		gerbang[i] = x.Gerbang
	}
	lepas := map[santri.ID][]nilai.Dispensasi{}
	for _, c := range catatan {
		if c.Jenis == DispensasiSyarat && c.Batal == "" && slices.ContainsFunc(gerbang, func(g nilai.Gerbang) bool { return g.Kode == c.Gerbang }) {
			lepas[c.Santri] = append(lepas[c.Santri], nilai.Dispensasi{Gerbang: c.Gerbang, Oleh: c.Oleh, Alasan: c.Alasan, Pada: c.Pada})
		}
	}
	milik := map[santri.ID][]HasilUjian{}
	for _, h := range hasil {
		if h.Ujian == l.Ujian.ID && h.Batal == "" {
			milik[h.Santri] = append(milik[h.Santri], h)
		}
	}
	for i := range l.Peserta {
		p := &l.Peserta[i]
		ps, err := nilai.PeriksaGerbang(gerbang, ukuran[p.ID], lepas[p.ID])
		if err != nil {
			return err
		}
		p.Layak, p.Hasil = nilai.GerbangTertutup(ps) == 0, milik[p.ID]
		for _, x := range ps {
			p.Putusan = append(p.Putusan, x.Ringkas())
		}
	}
	return nil
}

// GerbangRapor implements [SumberGerbang] over the exams of a term: the verdicts of all
// of them that a class sits, the earliest exam first.
func (s *Service) GerbangRapor(ctx context.Context, l dasar.LembagaID, periode string, rombel ...RombelID) (map[RombelID]map[santri.ID][]nilai.PutusanGerbang, error) {
	us, err := s.Stores.Ujian.Ujian(ctx, l)
	if err != nil {
		return nil, err
	}
	rs, err := s.Stores.Struktur.Rombel(ctx, l, SaringRombel{ID: rombel})
	if err != nil {
		return nil, err
	}
	hasil := map[RombelID]map[santri.ID][]nilai.PutusanGerbang{}
	for _, u := range slices.Backward(us) {
		kelas := slices.DeleteFunc(slices.Clone(rs), func(r Rombel) bool { return r.Tahun != u.Tahun || !slices.Contains(u.Rombel, r.ID) })
		if u.Periode != periode || u.Batal != "" || len(kelas) == 0 {
			continue
		}
		x, err := s.evaluasi(ctx, l, LembarUjian{Ujian: u, Rombel: kelas})
		if err != nil {
			return nil, err
		}
		for _, p := range x.Peserta {
			if hasil[p.Rombel] == nil {
				hasil[p.Rombel] = map[santri.ID][]nilai.PutusanGerbang{}
			}
			hasil[p.Rombel][p.ID] = append(hasil[p.Rombel][p.ID], p.Putusan...)
		}
	}
	return hasil, nil
}
