package akademik

import (
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/akademik/presensi"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// BahanNaik implements [SumberNaik] over what the service keeps: presence and entries of
// the rapor by term, the diniyah exams of the year with their gates, and what is known by
// heart on its last day. It reads only what the rules ask for. Who moved between classes
// of a track has both: days are added up, and of a term the entries of the last class
// count.
func (s *Service) BahanNaik(ctx context.Context, pel dasar.Pelaku, m PermintaanNaik) (map[santri.ID]nilai.BahanKenaikan, error) {
	b := &bahanUsul{s: s, pel: pel, m: m, id: slices.Sorted(maps.Keys(m.Kelas)), hasil: make(map[santri.ID]nilai.BahanKenaikan, len(m.Kelas))}
	if err := b.bacaJejak(ctx); err != nil || len(b.id) == 0 {
		return b.hasil, err
	}
	for _, f := range []struct {
		perlu func(nilai.AturanKenaikan) bool
		baca  func(context.Context) error
	}{
		{func(a nilai.AturanKenaikan) bool { return a.MinSikap != "" || a.MinEkskul != "" || a.MaksAlpa > 0 }, b.raporSetahun},
		{func(a nilai.AturanKenaikan) bool { return a.Gerbang || a.Ujian }, b.ujianSetahun},
		{func(a nilai.AturanKenaikan) bool { return a.MinHafalan > 0 }, b.hafalan},
	} {
		if !slices.ContainsFunc(slices.Collect(maps.Values(m.Aturan)), f.perlu) {
			continue
		}
		if err := f.baca(ctx); err != nil {
			return nil, err
		}
	}
	return b.hasil, nil
}

// bahanUsul gathers what one proposal weighs.
type bahanUsul struct {
	s     *Service
	pel   dasar.Pelaku
	m     PermintaanNaik
	id    []santri.ID
	jejak jejakKelas
	hari  map[RombelID][]EfektifMasa // by the calendar, by class
	hasil map[santri.ID]nilai.BahanKenaikan
}

func (b *bahanUsul) aturan(id santri.ID) nilai.AturanKenaikan { return b.m.Aturan[b.m.Kelas[id].ID] }

func (b *bahanUsul) ubah(id santri.ID, f func(*nilai.BahanKenaikan)) {
	x := b.hasil[id]
	f(&x)
	b.hasil[id] = x
}

// bacaJejak finds the classes of all tracks that the santri were in during the year.
func (b *bahanUsul) bacaJejak(ctx context.Context) error {
	ts, err := b.s.Stores.Struktur.Tahun(ctx, b.pel.Lembaga)
	if err != nil {
		return err
	}
	ts = slices.DeleteFunc(ts, func(t TahunAjaran) bool { return t.Mulai.After(b.m.Tahun.Selesai) || t.Selesai.Before(b.m.Tahun.Mulai) })
	tahun := make([]TahunID, len(ts))
	for i, t := range ts {
		tahun[i] = t.ID
	}
	rs, err := b.s.Stores.Struktur.Rombel(ctx, b.pel.Lembaga, SaringRombel{Tahun: tahun})
	if err != nil {
		return err
	}
	b.jejak, err = b.s.jejak(ctx, b.pel.Lembaga, ts, rs, b.id...)
	return err
}

// raporSetahun takes the terms of the year: days of absence, and of the last one the
// predikat.
func (b *bahanUsul) raporSetahun(ctx context.Context) error {
	t := b.m.Tahun
	isi, err := b.isian(ctx)
	if err != nil {
		return err
	}
	for i, p := range t.Periode {
		rekap, err := b.hadir(ctx, p)
		if err != nil {
			return err
		}
		for _, id := range b.id {
			x, ada := isi[i][id]
			if i == len(t.Periode)-1 {
				b.predikat(id, x)
			}
			alpa, hari := rekap[id].Hari.Alpa, rekap[id].Hari.Semua()
			if ada && x.Hadir.Ada {
				if alpa = x.Hadir.Alpa; hari == 0 {
					if hari, err = b.efektif(ctx, b.m.Kelas[id], i); err != nil {
						return err
					}
				}
			}
			b.ubah(id, func(n *nilai.BahanKenaikan) { n.Alpa, n.HariEfektif = n.Alpa+alpa, n.HariEfektif+hari })
		}
	}
	return nil
}

// isian opens the entries of the wali kelas, by term of the year.
func (b *bahanUsul) isian(ctx context.Context) ([]map[santri.ID]IsiRapor, error) {
	semua, hasil := make([][]IsianRapor, len(b.m.Tahun.Periode)), make([]map[santri.ID]IsiRapor, len(b.m.Tahun.Periode))
	var subjek []privasi.SubjekID
	for i, p := range b.m.Tahun.Periode { // few, as a year has terms
		kelas := map[santri.ID]RombelID{}
		for _, id := range b.id {
			if ms := b.jejak.selama(id, b.m.Kelas[id].Jalur, p.Mulai, p.Selesai); len(ms) > 0 {
				kelas[id] = ms[len(ms)-1].ID
			}
		}
		rombel := slices.Sorted(maps.Values(kelas))
		if rombel = slices.Compact(rombel); len(rombel) == 0 {
			continue
		}
		ada, err := b.s.Stores.Rapor.Isian(ctx, b.pel.Lembaga, p.Kode, rombel...)
		if err != nil {
			return nil, err
		}
		for _, x := range ada {
			if x.Mapel == "" && kelas[x.Santri] == x.Rombel {
				semua[i], subjek = append(semua[i], x), append(subjek, x.Subjek)
			}
		}
	}
	if len(subjek) == 0 {
		return hasil, nil
	}
	slices.Sort(subjek)
	v, err := b.s.Penjaga.Minta(ctx, b.pel, "akademik.IsianRapor", []string{"Isi"}, slices.Compact(subjek)...)
	if err != nil {
		return nil, err
	}
	for i, xs := range semua {
		hasil[i] = make(map[santri.ID]IsiRapor, len(xs))
		for _, x := range xs {
			if isi, _, err := privasi.Baca(v, x.Subjek, "Isi", x.Isi); err == nil { // closed for this actor: as if not written
				hasil[i][x.Santri] = isi
			}
		}
	}
	return hasil, nil
}

func (b *bahanUsul) predikat(id santri.ID, isi IsiRapor) {
	a := b.aturan(id)
	var sikap []string
	for _, x := range isi.Sikap {
		if x.Predikat != "" {
			sikap = append(sikap, x.Predikat)
		}
	}
	b.ubah(id, func(n *nilai.BahanKenaikan) {
		n.Sikap = a.TerendahSikap(sikap...)
		for _, x := range isi.Ekskul {
			if strings.EqualFold(x.Nama, a.NamaEkskul()) {
				n.Ekskul = a.KodeSikap(x.Predikat)
			}
		}
	})
}

// hadir counts the lessons of a term in all classes of a santri's track.
func (b *bahanUsul) hadir(ctx context.Context, p Periode) (map[santri.ID]presensi.Rekap, error) {
	hasil := map[santri.ID]presensi.Rekap{}
	if b.s.Hadir == nil {
		return hasil, nil
	}
	kelas := map[santri.Jalur][]RombelID{}
	for _, id := range b.id {
		j := b.m.Kelas[id].Jalur
		for _, m := range b.jejak.selama(id, j, p.Mulai, p.Selesai) {
			kelas[j] = append(kelas[j], m.ID)
		}
	}
	for j, rs := range kelas { // at most three tracks
		slices.Sort(rs)
		rekap, err := b.s.Hadir.Kehadiran(ctx, b.pel.Lembaga, p.Mulai, p.Selesai, slices.Compact(rs)...)
		if err != nil {
			return nil, err
		}
		for _, id := range b.id {
			if x, ada := rekap[id]; ada && b.m.Kelas[id].Jalur == j {
				hasil[id] = x
			}
		}
	}
	return hasil, nil
}

// efektif are the days with lessons of a term by the calendar.
func (b *bahanUsul) efektif(ctx context.Context, r Rombel, periode int) (int, error) {
	if b.hari == nil {
		b.hari = map[RombelID][]EfektifMasa{}
	}
	masa, ada := b.hari[r.ID]
	if !ada {
		var err error
		if masa, _, err = b.s.HariEfektif(ctx, b.pel, b.m.Tahun.ID, r.Unit, r.Jalur); err != nil {
			return 0, err
		}
		b.hari[r.ID] = masa
	}
	return masa[periode].Hari, nil
}

// ujianSetahun looks at the diniyah exams of the year that classes of the santri sat,
// in whatever track: gates on the day of the exam, and whether it was passed. Attended
// without a verdict is passed: nobody said otherwise.
func (b *bahanUsul) ujianSetahun(ctx context.Context) error {
	us, err := b.s.Stores.Ujian.Ujian(ctx, b.pel.Lembaga)
	if err != nil {
		return err
	}
	kelas := map[RombelID]Rombel{}
	for _, id := range b.id {
		for _, m := range b.jejak[id] {
			kelas[m.ID] = m.Rombel
		}
	}
	for _, u := range slices.Backward(us) { // few, as a year has exams
		if u.Batal != "" || u.Jenis != UjianDiniyah || u.Mulai.Before(b.m.Tahun.Mulai) || u.Mulai.After(b.m.Tahun.Selesai) {
			continue
		}
		l := LembarUjian{Ujian: u}
		for _, r := range u.Rombel {
			if x, ada := kelas[r]; ada {
				l.Rombel = append(l.Rombel, x)
			}
		}
		if len(l.Rombel) == 0 {
			continue
		}
		if l, err = b.s.evaluasi(ctx, b.pel.Lembaga, l); err != nil {
			return err
		}
		for _, p := range l.Peserta {
			if _, diputuskan := b.m.Kelas[p.ID]; diputuskan {
				b.ubah(p.ID, func(n *nilai.BahanKenaikan) {
					if n.GerbangTerbuka += nilai.GerbangTertutup(p.Putusan); !lulusUjian(p.Hasil) {
						n.UjianBelum = append(n.UjianBelum, u.Nama)
					}
				})
			}
		}
	}
	return nil
}

// lulusUjian reports whether one of the attempts that stand was passed, or the last one
// was attended and left without a verdict.
func lulusUjian(hs []HasilUjian) bool {
	for i, h := range hs {
		if h.Hadir && (h.Hasil == hafalan.Lulus || h.Hasil == "" && i == len(hs)-1) {
			return true
		}
	}
	return false
}

// hafalan measures the Qur'an by heart on the last day of the year.
func (b *bahanUsul) hafalan(ctx context.Context) error {
	semua, err := b.s.Stores.Setoran.Milik(ctx, b.pel.Lembaga, b.id...)
	if err != nil {
		return err
	}
	milik := map[santri.ID][]Setoran{}
	for _, x := range semua {
		if !x.Tanggal.After(b.m.Tahun.Selesai) {
			milik[x.Santri] = append(milik[x.Santri], x)
		}
	}
	for _, id := range b.id {
		a := b.aturan(id)
		if a.MinHafalan == 0 {
			continue
		}
		k, err := hafalan.Susun(bacaan(milik[id]), b.s.kebijakan())
		if err != nil {
			return err
		}
		d, err := hafalan.Ukur(b.s.Mushaf(), k.Hafal).Jumlah(hafalan.Basis(a.Satuan))
		if err != nil {
			return err
		}
		b.ubah(id, func(n *nilai.BahanKenaikan) { n.Hafalan = new(nilai.DariDesimal(d)) })
	}
	return nil
}
