package akademik

import (
	"cmp"
	"context"
	"maps"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

// Leger are all marks of one class in one term, with what is still missing.
type Leger struct {
	Rombel  Rombel
	Tahun   TahunAjaran
	Periode Periode
	Mapel   []MapelLeger     // taught or assessed in the term, in the order of the school
	Santri  []santri.Peserta // by name
	Hasil   map[santri.ID]map[KodeMapel]nilai.Hasil

	asal  map[santri.ID]asalNilai          // who came from another class during the term
	lepas map[KodeMapel]map[santri.ID]bool // who does not take a subject taught to groups
	rinci *rincian                         // what a rapor says beside the marks; nil when nobody asked
}

// rincian are the rules and the learning objectives behind the marks of a leger.
type rincian struct {
	aturan map[KodeMapel]aturanBersidik
	tujuan map[santri.ID]map[bagianMapel][]nilai.NilaiTP
	asal   map[santri.ID]map[KodeMapel][]string // classes before whose marks count
}

// aturanBersidik are rules with their fingerprint, made once per class: it costs more than
// the mark of a santri.
type aturanBersidik struct {
	nilai.Aturan
	sidik nilai.Sidik
}

// bagianMapel is a subject, or one aspect of it.
type bagianMapel struct {
	mapel KodeMapel
	aspek nilai.Aspek
}

// MapelLeger is one subject of a Leger: whose it is and how far it has come.
type MapelLeger struct {
	Mapel
	Guru    []pegawai.ID
	Asesmen int           // assessments that stand, formative ones included
	Terisi  int           // first scores that are there or excused
	Seluruh int           // first scores that are expected: of whoever takes the subject, at each assessment
	Peserta int           // santri who take it: all, or those of the groups that it is taught to
	Rapor   int           // santri with a rapor mark
	Aturan  bool          // rules of marks hold
	Aspek   []nilai.Aspek // that the rules tell apart; none = one mark
}

// Lengkap reports that everybody who takes the subject has a rapor mark.
func (m MapelLeger) Lengkap() bool { return m.Peserta > 0 && m.Rapor == m.Peserta }

// Leger computes the marks of classes in a term: a fixed number of reads, whatever the
// number of classes, subjects and santri. Classes outside the actor's scope are left
// out; all of them must lie in years that have the term.
func (s *Service) Leger(ctx context.Context, pel dasar.Pelaku, periode string, rombel ...RombelID) ([]Leger, error) {
	return s.leger(ctx, pel, periode, false, rombel)
}

func (s *Service) leger(ctx context.Context, pel dasar.Pelaku, periode string, rinci bool, rombel []RombelID) ([]Leger, error) {
	rs, err := s.Rombel(ctx, pel, SaringRombel{ID: rombel})
	if err != nil || len(rs) == 0 {
		return nil, err
	}
	b, err := s.bahanLeger(ctx, pel.Lembaga, periode, rs)
	if err != nil {
		return nil, err
	}
	hari := s.HariIni(pel.Lembaga)
	hasil := make([]Leger, len(rs))
	perHari := map[dasar.Tanggal][]Rombel{}
	for i, r := range rs {
		l := Leger{Rombel: r, Hasil: map[santri.ID]map[KodeMapel]nilai.Hasil{}}
		if rinci {
			l.rinci = &rincian{map[KodeMapel]aturanBersidik{}, map[santri.ID]map[bagianMapel][]nilai.NilaiTP{}, map[santri.ID]map[KodeMapel][]string{}}
		}
		k := slices.IndexFunc(b.tahun, func(t TahunAjaran) bool { return t.ID == r.Tahun })
		if k < 0 {
			return nil, ErrTahunTiada.NotFoundf("tahun ajaran kelas itu tidak ditemukan")
		}
		l.Tahun = b.tahun[k]
		var ada bool
		if l.Periode, ada = l.Tahun.CariPeriode(periode); !ada {
			return nil, ErrPeriodeTiada.NotFoundf("tahun ajaran %s tidak punya periode itu", l.Tahun.Nama).Pada("periode")
		}
		hasil[i] = l
		d := hariLembar(l.Periode, hari)
		perHari[d] = append(perHari[d], r)
	}
	for d, rs := range perHari {
		anggota, err := s.anggota(ctx, pel.Lembaga, d, rs...)
		if err != nil {
			return nil, err
		}
		for i := range hasil {
			if ps, ada := anggota[hasil[i].Rombel.ID]; ada {
				hasil[i].Santri = ps
			}
		}
	}
	if err := b.hitungSemua(hasil); err != nil {
		return nil, err
	}
	return hasil, s.pindahkan(ctx, pel.Lembaga, b, periode, hasil)
}

// bahan is what legers are computed from, read once.
type bahan struct {
	tahun    []TahunAjaran
	mapel    []Mapel
	aturan   []AturanNilai
	pengampu map[tempatNilai][]Pengampu
	asesmen  map[tempatNilai][]Asesmen
	skor     map[string][]Skor // by assessment
	rencana  map[tempatRencana]rencanaAkhir
	bekas    map[santri.ID]bool        // scored in a class that they are not members of
	lain     map[tempatNilai][]Asesmen // of classes of other years, of all their terms
	kelompok mapelKelompok
	beku     map[santri.ID]map[string]Bekuan // what who moved took along, by assessment
	hari     dasar.Tanggal                   // today
}

// catatAsesmen takes up assessments that stand and returns their ids.
func (b bahan) catatAsesmen(asesmen []Asesmen) (id []string) {
	for _, a := range asesmen {
		if a.Batal == "" {
			t := tempatNilai{a.Rombel, a.Mapel}
			b.asesmen[t], id = append(b.asesmen[t], a), append(id, a.ID)
		}
	}
	return id
}

// catatSkor takes up scores by assessment.
func (b bahan) catatSkor(skor []Skor) {
	for len(skor) > 0 {
		n := slices.IndexFunc(skor, func(x Skor) bool { return x.Asesmen != skor[0].Asesmen })
		if n < 0 {
			n = len(skor)
		}
		b.skor[skor[0].Asesmen], skor = skor[:n:n], skor[n:]
	}
}

// tempatRencana is where one plan of marks may serve several classes.
type tempatRencana struct {
	unit  santri.KodeUnit
	mapel KodeMapel
	sejak dasar.Tanggal
}

type rencanaAkhir struct {
	butir []nilai.Butir
	*nilai.Rencana
}

// susun prepares the marks of a subject, or takes the plan of the class before when it
// is assessed in the same way.
func (b bahan) susun(t tempatRencana, a AturanNilai, butir []nilai.Butir) (*nilai.Rencana, error) {
	if r, ada := b.rencana[t]; ada && slices.EqualFunc(r.butir, butir, butirSama) {
		return r.Rencana, nil
	}
	r, err := nilai.Susun(a.Aturan, butir)
	if err == nil {
		b.rencana[t] = rencanaAkhir{butir, r}
	}
	return r, err
}

func butirSama(a, b nilai.Butir) bool {
	return a.Kode == b.Kode && a.Nama == b.Nama && a.Komponen == b.Komponen && a.Maks == b.Maks && a.Bobot == b.Bobot && a.JanganBuang == b.JanganBuang && slices.Equal(a.TP, b.TP)
}

type tempatNilai struct {
	rombel RombelID
	mapel  KodeMapel
}

func (s *Service) bahanLeger(ctx context.Context, l dasar.LembagaID, periode string, rs []Rombel) (b bahan, err error) {
	id := make([]RombelID, len(rs))
	for i, r := range rs {
		id[i] = r.ID
	}
	var asesmen []Asesmen
	var pengampu []Pengampu
	for _, f := range []func() error{
		func() (err error) { b.tahun, err = s.Stores.Struktur.Tahun(ctx, l); return },
		func() (err error) { b.mapel, err = s.Stores.Struktur.Mapel(ctx, l); return },
		func() (err error) { b.aturan, err = s.Stores.Nilai.Aturan(ctx, l); return },
		func() (err error) {
			pengampu, err = s.Stores.Struktur.Pengampu(ctx, l, SaringPengampu{Rombel: id})
			return
		},
		func() (err error) {
			asesmen, err = s.Stores.Nilai.Asesmen(ctx, l, SaringAsesmen{Rombel: id, Periode: periode})
			return
		},
	} {
		if err := f(); err != nil {
			return b, err
		}
	}
	b.pengampu = make(map[tempatNilai][]Pengampu, len(pengampu))
	for _, p := range pengampu {
		t := tempatNilai{p.Rombel, p.Mapel}
		b.pengampu[t] = append(b.pengampu[t], p)
	}
	b.lain = map[tempatNilai][]Asesmen{}
	b.beku, b.asesmen, b.skor, b.rencana, b.bekas = map[santri.ID]map[string]Bekuan{}, map[tempatNilai][]Asesmen{}, map[string][]Skor{}, map[tempatRencana]rencanaAkhir{}, map[santri.ID]bool{}
	skor, err := s.Stores.Nilai.Skor(ctx, l, b.catatAsesmen(asesmen)...)
	if b.catatSkor(skor); err != nil {
		return b, err
	}
	b.hari = s.HariIni(l)
	b.kelompok, err = s.bacaKelompok(ctx, l, rs...)
	return b, err
}

// hitungSemua fills legers, on all processors: each has its own plans and notes, the
// rest is only read.
func (b bahan) hitungSemua(legers []Leger) error {
	n := min(runtime.GOMAXPROCS(0), len(legers))
	galat, bekas := make([]error, len(legers)), make([]map[santri.ID]bool, n)
	var giliran atomic.Int64
	var semua sync.WaitGroup
	for i := range n {
		sendiri := b
		sendiri.rencana, sendiri.bekas = map[tempatRencana]rencanaAkhir{}, map[santri.ID]bool{}
		bekas[i] = sendiri.bekas
		semua.Go(func() {
			for k := giliran.Add(1) - 1; k < int64(len(legers)); k = giliran.Add(1) - 1 {
				galat[k] = sendiri.hitung(&legers[k])
			}
		})
	}
	semua.Wait()
	for _, x := range bekas {
		maps.Copy(b.bekas, x)
	}
	return cmp.Or(galat...)
}

// hitung fills one leger.
func (b bahan) hitung(l *Leger) error {
	for _, m := range b.mapel {
		x, diajarkan := MapelLeger{Mapel: m}, false
		for _, p := range b.pengampu[tempatNilai{l.Rombel.ID, m.Kode}] {
			if p.selama(l.Periode) {
				if diajarkan = true; !p.Lowong() && !slices.Contains(x.Guru, p.Guru) {
					x.Guru = append(x.Guru, p.Guru)
				}
			}
		}
		asesmen := b.asesmen[tempatNilai{l.Rombel.ID, m.Kode}]
		if !diajarkan && len(asesmen) == 0 {
			continue
		}
		if err := b.hitungMapel(l, &x, asesmen); err != nil {
			return err
		}
		l.Mapel = append(l.Mapel, x)
	}
	slices.SortStableFunc(l.Mapel, func(a, b MapelLeger) int { return cmp.Compare(a.Urutan, b.Urutan) })
	return nil
}

func (b bahan) hitungMapel(l *Leger, x *MapelLeger, asesmen []Asesmen) error {
	x.Asesmen, x.Seluruh, x.Peserta = len(asesmen), len(asesmen)*len(l.Santri), len(l.Santri)
	a, ada := AturanBerlaku(b.aturan, l.Rombel.Unit, x.Kode, l.Periode.Selesai)
	if x.Aturan = ada; ada {
		x.Aspek = a.Aturan.Aspek()
		if l.rinci != nil {
			l.rinci.aturan[x.Kode] = aturanBersidik{a.Aturan, a.Aturan.Sidik()}
		}
	}
	if h := b.harapan(l, x.Kode); h.terbagi() {
		defer b.catatBekas(l, asesmen)
		return b.hitungTerbagi(l, x, a, h, asesmen)
	}
	if !ada {
		return nil
	}
	rencana, err := b.susun(tempatRencana{l.Rombel.Unit, x.Kode, a.Sejak}, a, butir(asesmen))
	if err != nil {
		return err
	}
	skor := make([][]Skor, len(asesmen))
	for i, y := range asesmen {
		skor[i] = b.skor[y.ID]
	}
	isian := isian(asesmen, skor...)
	lain := len(isian)
	for _, p := range l.Santri {
		if len(isian[p.ID]) > 0 {
			lain--
		}
		for _, i := range isian[p.ID] {
			if i.Percobaan[0].Keadaan != nilai.Belum {
				x.Terisi++
			}
		}
		if err := l.catat(x, p.ID, rencana, isian[p.ID]); err != nil {
			return err
		}
	}
	if lain > 0 {
		b.catatBekas(l, asesmen)
	}
	return nil
}

// catatBekas notes who is scored in the class without being a member.
func (b bahan) catatBekas(l *Leger, asesmen []Asesmen) {
	for _, a := range asesmen {
		for _, x := range b.skor[a.ID] {
			if l.Hasil[x.Santri] == nil {
				b.bekas[x.Santri] = true
			}
		}
	}
}

// harapan says of whom the assessments of a subject are expected.
func (b bahan) harapan(l *Leger, m KodeMapel) harapan {
	return b.kelompok.harapan(l.Rombel, m, hariLembar(l.Periode, b.hari), b.asesmen[tempatNilai{l.Rombel.ID, m}])
}

// isi notes how far one santri has come in the learning objectives of a subject, by
// aspect where the rules tell them apart.
func (r *rincian) isi(id santri.ID, m KodeMapel, rencana *nilai.Rencana, isian []nilai.Isian) error {
	aspek := r.aturan[m].Aspek()
	if len(aspek) == 0 {
		tp, err := rencana.PerTP(isian)
		r.catat(id, bagianMapel{m, ""}, tp)
		return err
	}
	for _, a := range aspek {
		tp, err := rencana.PerTPAspek(a, isian)
		if err != nil {
			return err
		}
		r.catat(id, bagianMapel{m, a}, tp)
	}
	return nil
}

func (r *rincian) catat(id santri.ID, b bagianMapel, tp []nilai.NilaiTP) {
	if len(tp) == 0 {
		return
	}
	if r.tujuan[id] == nil {
		r.tujuan[id] = map[bagianMapel][]nilai.NilaiTP{}
	}
	r.tujuan[id][b] = tp
}

func (r *rincian) catatAsal(id santri.ID, m KodeMapel, kelas string) {
	if r.asal[id] == nil {
		r.asal[id] = map[KodeMapel][]string{}
	}
	r.asal[id][m] = append(r.asal[id][m], kelas)
}
