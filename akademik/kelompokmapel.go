package akademik

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// ErrBukanKelompok says that a mark is written for somebody who did not take the subject
// on the day of the assessment: it is taught to groups that he was not in.
var ErrBukanKelompok = dasar.Aturan("AKD-KELOMPOK-05")

// mapelKelompok knows which subjects are taught to groups of a class, by the timetable in
// force, and who is in the groups on which day. The zero value divides no class.
type mapelKelompok struct {
	bagi   map[RombelID][]Pembagian
	jadwal []Jadwal // in force, the newest first
	nama   map[tempatNilai]map[JadwalID][]string
}

// bacaKelompok reads what the marks of classes need of groups: one small read where no
// class is divided.
func (s *Service) bacaKelompok(ctx context.Context, l dasar.LembagaID, rs ...Rombel) (k mapelKelompok, err error) {
	id, tahun := make([]RombelID, len(rs)), []TahunID{}
	for i, r := range rs {
		if id[i] = r.ID; !slices.Contains(tahun, r.Tahun) {
			tahun = append(tahun, r.Tahun)
		}
	}
	bagi, err := s.Stores.Kelompok.Pembagian(ctx, l, id...)
	if err != nil || len(bagi) == 0 {
		return k, err
	}
	if k.jadwal, err = s.Stores.Jadwal.Jadwal(ctx, l, SaringJadwal{Tahun: tahun, Status: JadwalBerlaku}); err != nil || len(k.jadwal) == 0 {
		return k, err
	}
	versi := make([]JadwalID, len(k.jadwal))
	for i, j := range k.jadwal {
		versi[i] = j.ID
	}
	ks, err := s.Stores.Jadwal.Kegiatan(ctx, l, versi...)
	k.susun(bagi, ks)
	return k, err
}

// susun keeps which groups of a divided class have a subject in which version; a lesson
// of the whole class makes it one of everybody.
func (k *mapelKelompok) susun(bagi []Pembagian, ks []KegiatanJadwal) {
	k.bagi, k.nama = map[RombelID][]Pembagian{}, map[tempatNilai]map[JadwalID][]string{}
	for _, p := range bagi {
		k.bagi[p.Rombel] = append(k.bagi[p.Rombel], p)
	}
	type pelajaran struct {
		tempatNilai
		JadwalID
	}
	semua := map[pelajaran]bool{}
	for _, x := range ks {
		for _, p := range x.Peserta {
			t := tempatNilai{p.Rombel, x.Mapel}
			if k.bagi[p.Rombel] == nil {
				continue
			}
			if p.Kelompok == "" {
				semua[pelajaran{t, x.Jadwal}] = true
				continue
			}
			if k.nama[t] == nil {
				k.nama[t] = map[JadwalID][]string{}
			}
			k.nama[t][x.Jadwal] = append(k.nama[t][x.Jadwal], p.Kelompok)
		}
	}
	for x := range semua {
		delete(k.nama[x.tempatNilai], x.JadwalID)
	}
}

// pada gives who of a class takes a subject on a day; nil when all of it does. Before the
// first version of the year that one counts, so that a timetable entered late says the same.
func (k mapelKelompok) pada(r Rombel, m KodeMapel, hari dasar.Tanggal) map[santri.ID]bool {
	versi := k.nama[tempatNilai{r.ID, m}]
	if len(versi) == 0 {
		return nil
	}
	j, ada := JadwalPada(k.jadwal, r, hari)
	for _, x := range slices.Backward(k.jadwal) {
		if !ada && x.Tahun == r.Tahun && x.Mencakup(r.Unit, r.Jalur) {
			j, ada = x, true
		}
	}
	anggota, kenal := AnggotaKelompok(PembagianPada(k.bagi[r.ID], r.ID, hari), versi[j.ID]...)
	if !ada || !kenal {
		return nil
	}
	return anggota
}

// harapan says of whom which assessments of a subject are expected: of those who take it
// on the day of the grid, what was assessed while they were in the group. The zero value
// expects everything of everybody.
type harapan struct {
	ikut map[santri.ID]bool            // nil = the whole class
	pada map[string]map[santri.ID]bool // by assessment; nil = the whole class
}

func (k mapelKelompok) harapan(r Rombel, m KodeMapel, hari dasar.Tanggal, asesmen []Asesmen) (h harapan) {
	if len(k.nama[tempatNilai{r.ID, m}]) == 0 {
		return h
	}
	h.ikut = k.pada(r, m, hari)
	for _, a := range asesmen {
		d := a.Tanggal
		if d.IsZero() {
			d = hari
		}
		if anggota := k.pada(r, m, d); anggota != nil {
			if h.pada == nil {
				h.pada = map[string]map[santri.ID]bool{}
			}
			h.pada[a.ID] = anggota
		}
	}
	return h
}

// terbagi reports whether anybody is left out of anything.
func (h harapan) terbagi() bool { return h.ikut != nil || h.pada != nil }

// diikuti reports whether a santri takes the subject.
func (h harapan) diikuti(id santri.ID) bool { return h.ikut == nil || h.ikut[id] }

// ditunggu reports whether a santri was to be assessed.
func (h harapan) ditunggu(asesmen string, id santri.ID) bool {
	anggota := h.pada[asesmen]
	return anggota == nil || anggota[id]
}

// milik are the assessments that the mark of a santri is made of: the expected ones, and
// whatever was scored all the same; none for whoever does not take the subject.
func (h harapan) milik(asesmen []Asesmen, id santri.ID, skor skorMilik) []Asesmen {
	if !h.terbagi() {
		return asesmen
	}
	var pakai []Asesmen
	for _, a := range asesmen {
		if h.diikuti(id) && (h.ditunggu(a.ID, id) || dinilai(skor(a.ID))) {
			pakai = append(pakai, a)
		}
	}
	return pakai
}

// hitungTerbagi computes a subject that is taught to groups of the class: one plan for
// all who are assessed alike.
func (b bahan) hitungTerbagi(l *Leger, x *MapelLeger, a AturanNilai, h harapan, asesmen []Asesmen) error {
	rencana := map[string]*nilai.Rencana{}
	x.Seluruh, x.Peserta = 0, 0
	for _, p := range l.Santri {
		if !h.diikuti(p.ID) {
			l.lewati(p.ID, x.Kode)
			continue
		}
		skor := b.milik(p.ID)
		pakai := h.milik(asesmen, p.ID, skor)
		x.Peserta++
		x.Seluruh += len(pakai)
		for _, y := range pakai {
			if dinilaiPertama(skor(y.ID)) {
				x.Terisi++
			}
		}
		if !x.Aturan {
			continue
		}
		kunci := sidikAsesmen(pakai)
		if rencana[kunci] == nil {
			var err error
			if rencana[kunci], err = nilai.Susun(a.Aturan, butir(pakai)); err != nil {
				return err
			}
		}
		if err := l.catat(x, p.ID, rencana[kunci], isianSatu(pakai, p.ID, skor)); err != nil {
			return err
		}
	}
	return nil
}

func sidikAsesmen(as []Asesmen) (s string) {
	for _, a := range as {
		s += a.ID + "\n"
	}
	return s
}

// catat computes and keeps the mark of one santri.
func (l *Leger) catat(x *MapelLeger, id santri.ID, rencana *nilai.Rencana, isian []nilai.Isian) error {
	h, err := rencana.Hitung(isian, nil)
	if err != nil {
		return err
	}
	if h.Rapor.Ada {
		x.Rapor++
	}
	if l.Hasil[id] == nil {
		l.Hasil[id] = map[KodeMapel]nilai.Hasil{}
	}
	l.Hasil[id][x.Kode] = h
	if l.rinci == nil {
		return nil
	}
	return l.rinci.isi(id, x.Kode, rencana, isian)
}

func (l *Leger) lewati(id santri.ID, m KodeMapel) {
	if l.lepas == nil {
		l.lepas = map[KodeMapel]map[santri.ID]bool{}
	}
	if l.lepas[m] == nil {
		l.lepas[m] = map[santri.ID]bool{}
	}
	l.lepas[m][id] = true
}

// Ikut reports whether a santri takes a subject: false for whoever is in none of the
// groups of the class that it is taught to. No mark is expected of him.
func (l Leger) Ikut(id santri.ID, m KodeMapel) bool { return !l.lepas[m][id] }

// Ikut reports whether a santri takes the subject of the grid; see [Leger.Ikut].
func (l LembarNilai) Ikut(id santri.ID) bool { return l.harapan.diikuti(id) }

// Ditunggu reports whether a mark of a santri is expected at an assessment: he took the
// subject on its day.
func (l LembarNilai) Ditunggu(a Asesmen, id santri.ID) bool { return l.harapan.ditunggu(a.ID, id) }

// bagiLembar marks those of a grid anew who are assessed by less than the whole class,
// and takes the marks of those away who do not take the subject.
func (l *LembarNilai) bagiLembar() error {
	if !l.harapan.terbagi() {
		return nil
	}
	b := bahan{skor: map[string][]Skor{}}
	b.catatSkor(l.Skor)
	for _, p := range l.Santri {
		skor := b.milik(p.ID)
		pakai := l.harapan.milik(l.Asesmen, p.ID, skor)
		switch {
		case !l.Ikut(p.ID):
			delete(l.Hasil, p.ID)
		case len(pakai) < len(l.Asesmen):
			rencana, err := nilai.Susun(l.Aturan, butir(pakai))
			if err != nil {
				return err
			}
			if err := l.sendiri(p.ID, rencana, isianSatu(pakai, p.ID, skor)); err != nil {
				return err
			}
		}
	}
	return nil
}

// sendiri marks one santri by a plan of his own.
func (l *LembarNilai) sendiri(id santri.ID, rencana *nilai.Rencana, isian []nilai.Isian) (err error) {
	if l.pribadi == nil {
		l.pribadi = map[santri.ID]pribadi{}
	}
	l.pribadi[id] = pribadi{rencana, isian}
	l.Hasil[id], err = rencana.Hitung(isian, nil)
	return err
}
