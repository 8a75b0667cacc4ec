package akademik

import (
	"cmp"
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/akademik/rapor"
	"github.com/pesantren-go/pesantren/dasar"
)

// KeadaanRapor is how far the rapor of one class has come in one term.
type KeadaanRapor struct {
	Rombel  RombelID
	Periode string
	Langkah []LangkahRapor // all steps, those of the class first, then by subject, oldest first
}

// Akhir is the last step of a sheet, or of the class with Mapel "". The zero step means
// that nobody has done anything yet.
func (k KeadaanRapor) Akhir(m KodeMapel) (x LangkahRapor) {
	for _, l := range k.Langkah {
		if l.Mapel == m {
			x = l
		}
	}
	return x
}

// Kelas is the state of the class as a whole.
func (k KeadaanRapor) Kelas() rapor.Keadaan { return k.Akhir("").Keadaan }

// Lembar is the state of a subject.
func (k KeadaanRapor) Lembar(m KodeMapel) rapor.Keadaan {
	return k.Kelas().Lembar(k.Akhir(m).Keadaan)
}

// alasanBuka is why the class was opened again after it was last published.
func (k KeadaanRapor) alasanBuka() (alasan string) {
	for _, l := range k.Langkah {
		if l.Mapel != "" {
			continue
		}
		switch l.Langkah {
		case rapor.Terbitkan:
			alasan = ""
		case rapor.Buka:
			alasan = l.Alasan
		}
	}
	return alasan
}

// gembokAturan is held by whoever changes rules of marks, or locks a class whose marks
// they make.
const gembokAturan = "aturan nilai"

// kunciRapor is the lock that whatever touches marks or rapor of a class and term
// holds, so that nothing is written into a class that is being locked.
func kunciRapor(r RombelID, periode string) string { return "rapor/" + string(r) + "/" + periode }

// KeadaanRapor reads the states of classes in a term, in the order asked for; a class
// that the actor may not know of is left out.
func (s *Service) KeadaanRapor(ctx context.Context, pel dasar.Pelaku, periode string, rombel ...RombelID) ([]KeadaanRapor, error) {
	if len(rombel) == 0 {
		return nil, nil
	}
	rs, err := s.Rombel(ctx, pel, SaringRombel{ID: rombel})
	if err != nil {
		return nil, err
	}
	rombel = slices.DeleteFunc(slices.Clone(rombel), func(id RombelID) bool {
		return !slices.ContainsFunc(rs, func(r Rombel) bool { return r.ID == id })
	})
	return keadaanRapor(ctx, s.Stores, pel.Lembaga, periode, rombel...)
}

func keadaanRapor(ctx context.Context, st Stores, l dasar.LembagaID, periode string, rombel ...RombelID) ([]KeadaanRapor, error) {
	if len(rombel) == 0 {
		return nil, nil
	}
	semua, err := st.Rapor.Langkah(ctx, l, periode, rombel...)
	if err != nil {
		return nil, err
	}
	milik := map[RombelID][]LangkahRapor{}
	for _, k := range semua {
		milik[k.Rombel] = append(milik[k.Rombel], k)
	}
	hasil := make([]KeadaanRapor, len(rombel))
	for i, r := range rombel {
		hasil[i] = KeadaanRapor{Rombel: r, Periode: periode, Langkah: milik[r]}
	}
	return hasil, nil
}

// terimaNilai takes the lock of the class and refuses, with rapor.ErrTerkunci, marks of
// a sheet that is not open.
func terimaNilai(ctx context.Context, st Stores, l dasar.LembagaID, lembar LembarNilai) error {
	tutup, err := terimaLembar(ctx, st, l, []LembarNilai{lembar})
	if err == nil && tutup[0] != nil {
		err = tutup[0]
	}
	return err
}

// terimaLembar is terimaNilai for many sheets, with a verdict for each; nil = open.
func terimaLembar(ctx context.Context, st Stores, l dasar.LembagaID, ls []LembarNilai) ([]*dasar.Error, error) {
	var kunci []string
	var rombel []RombelID
	for _, x := range ls {
		kunci, rombel = append(kunci, kunciRapor(x.Rombel.ID, x.Periode.Kode)), append(rombel, x.Rombel.ID)
	}
	slices.Sort(kunci)
	for _, k := range slices.Compact(kunci) {
		if err := st.Gembok.Kunci(ctx, l, k); err != nil {
			return nil, err
		}
	}
	tutup := make([]*dasar.Error, len(ls))
	if len(ls) == 0 {
		return tutup, nil
	}
	langkah, err := st.Rapor.Langkah(ctx, l, "", rombel...)
	if err != nil {
		return nil, err
	}
	for i, x := range ls {
		k := KeadaanRapor{Rombel: x.Rombel.ID, Periode: x.Periode.Kode}
		for _, y := range langkah {
			if y.Rombel == k.Rombel && y.Periode == k.Periode {
				k.Langkah = append(k.Langkah, y)
			}
		}
		if err := k.Lembar(x.Mapel).TerimaNilai(); err != nil {
			tutup[i] = galatDari(err)
		}
	}
	return tutup, nil
}

// LangkahRaporBaru asks for one step: of the sheets of some subjects, or of the class
// when Mapel is empty. [Service.TerbitkanRapor] publishes.
type LangkahRaporBaru struct {
	Rombel  RombelID
	Periode string
	Mapel   []KodeMapel // for rapor.Buka: the sheets that go back to their teachers
	Langkah rapor.Langkah
	Alasan  string
}

// LangkahRapor takes one step of the way to publication, as peran: whoever calls says
// in which part the actor acts (a border knows who teaches what). All of the subjects
// take the step or none does. The rules are rapor.Keadaan.Sesudah and
// rapor.PeriksaKunci; the year must not be closed.
func (s *Service) LangkahRapor(ctx context.Context, pel dasar.Pelaku, kunci string, peran rapor.Peran, b LangkahRaporBaru) error {
	if b.Langkah == rapor.Terbitkan {
		return rapor.ErrLangkah.Invalidf("menerbitkan rapor memakai perintahnya sendiri").Pada("langkah")
	}
	r, _, _, err := s.kelasPeriode(ctx, pel, b.Rombel, b.Periode)
	if err != nil {
		return err
	}
	alasan, err := dasar.Rapikan(b.Alasan, 200)
	if err != nil {
		return rapor.ErrAlasan.Invalidf("tulis alasan dalam satu baris, paling banyak 200 huruf").Pada("alasan").Karena(err)
	}
	b.Alasan = alasan
	_, _, err = s.sekali(ctx, pel, "rapor."+string(b.Langkah), kunci, b, "ada", func(ctx context.Context, st Stores) error {
		if err := st.Gembok.Kunci(ctx, pel.Lembaga, kunciRapor(r.ID, b.Periode)); err != nil {
			return err
		}
		if b.Langkah == rapor.Kunci {
			if err := st.Gembok.Kunci(ctx, pel.Lembaga, gembokAturan); err != nil {
				return err
			}
		}
		k, err := keadaanRapor(ctx, st, pel.Lembaga, b.Periode, r.ID)
		if err != nil {
			return err
		}
		mapel, err := s.mapelKelas(ctx, st, pel.Lembaga, r, b.Periode)
		if err != nil {
			return err
		}
		langkah, err := b.susun(k[0], mapel, peran, LangkahRapor{Lembaga: pel.Lembaga, Rombel: r.ID, Periode: b.Periode, Langkah: b.Langkah, Alasan: b.Alasan, Oleh: pel.ID, Dicatat: s.kini()})
		if err != nil {
			return err
		}
		return st.Rapor.CatatLangkah(ctx, pel.Lembaga, langkah...)
	})
	return err
}

// susun makes the steps; mapel are the subjects of the class, isi what all steps
//
//	have in common.
func (b LangkahRaporBaru) susun(k KeadaanRapor, mapel []KodeMapel, peran rapor.Peran, isi LangkahRapor) (hasil []LangkahRapor, err error) {
	tambah := func(m KodeMapel, l rapor.Langkah, ke rapor.Keadaan) {
		x := isi
		x.Mapel, x.Langkah, x.Keadaan, x.Versi = m, l, ke, k.Akhir(m).Versi+1
		hasil = append(hasil, x)
	}
	for _, m := range b.Mapel {
		if !slices.Contains(mapel, m) {
			return nil, ErrMapelTiada.NotFoundf("mata pelajaran itu tidak diajarkan di kelas ini").Pada("mapel")
		}
	}
	switch b.Langkah {
	case rapor.Kunci, rapor.Buka:
		ke, err := k.Kelas().Sesudah(b.Langkah, peran, b.Alasan)
		if err != nil {
			return nil, err
		}
		if b.Langkah == rapor.Kunci {
			lembar := make([]rapor.Keadaan, len(mapel))
			for i, m := range mapel {
				lembar[i] = k.Akhir(m).Keadaan
			}
			if err := rapor.PeriksaKunci(lembar, peran, b.Alasan); err != nil {
				return nil, err
			}
		}
		tambah("", b.Langkah, ke)
		if b.Langkah == rapor.Buka {
			for _, m := range b.Mapel {
				if k.Akhir(m).Keadaan != rapor.Terbuka {
					tambah(m, rapor.Kembalikan, rapor.Terbuka)
				}
			}
		}
		return hasil, nil
	}
	if len(b.Mapel) == 0 {
		return nil, rapor.ErrLangkah.Invalidf("pilih mata pelajarannya").Pada("mapel")
	}
	for _, m := range b.Mapel {
		ke, err := k.Lembar(m).Sesudah(b.Langkah, peran, b.Alasan)
		if err != nil {
			return nil, err
		}
		tambah(m, b.Langkah, ke)
	}
	return hasil, nil
}

// mapelKelas are the subjects that are taught or assessed in a class and term.
func (s *Service) mapelKelas(ctx context.Context, st Stores, l dasar.LembagaID, r Rombel, periode string) ([]KodeMapel, error) {
	t, err := s.tahun(ctx, st, l, r.Tahun)
	if err != nil {
		return nil, err
	}
	p, _ := t.CariPeriode(periode)
	ajar, err := st.Struktur.Pengampu(ctx, l, SaringPengampu{Rombel: []RombelID{r.ID}})
	if err != nil {
		return nil, err
	}
	asesmen, err := st.Nilai.Asesmen(ctx, l, SaringAsesmen{Rombel: []RombelID{r.ID}, Periode: periode})
	if err != nil {
		return nil, err
	}
	var ada []KodeMapel
	for _, x := range ajar {
		if x.selama(p) {
			ada = append(ada, x.Mapel)
		}
	}
	for _, a := range asesmen {
		if a.Batal == "" {
			ada = append(ada, a.Mapel)
		}
	}
	slices.Sort(ada)
	return slices.Compact(ada), nil
}

// selama reports whether the assignment holds on some day of the term.
func (p Pengampu) selama(t Periode) bool {
	return p.Batal == "" && !p.Mulai.After(t.Selesai) && (p.Selesai.IsZero() || !p.Selesai.Before(t.Mulai))
}

// kelasPeriode reads a class with its year and term, for a change: the year must not be
// closed.
func (s *Service) kelasPeriode(ctx context.Context, pel dasar.Pelaku, id RombelID, periode string) (r Rombel, t TahunAjaran, p Periode, err error) {
	if r, err = s.satuRombel(ctx, s.Stores, pel, id); err != nil {
		return r, t, p, err
	}
	if t, err = s.tahun(ctx, s.Stores, pel.Lembaga, r.Tahun); err != nil {
		return r, t, p, err
	}
	p, ada := t.CariPeriode(periode)
	switch {
	case !ada:
		err = ErrPeriodeTiada.NotFoundf("tahun ajaran %s tidak punya periode itu", t.Nama).Pada("periode")
	case t.Ditutup:
		err = ErrTahunDitutup.Conflictf("tahun ajaran %s sudah ditutup", t.Nama)
	}
	return r, t, p, err
}

// aturanTerkunci refuses, with rapor.ErrTerkunci, rules of marks that would change the
// marks of a class that is locked or published.
func (s *Service) aturanTerkunci(ctx context.Context, st Stores, l dasar.LembagaID, baru AturanNilai) error {
	langkah, err := st.Rapor.Langkah(ctx, l, "")
	if err != nil {
		return err
	}
	terkunci := map[RombelID]map[string]bool{}
	for _, k := range langkah { // the last step of a class stands
		if k.Mapel == "" {
			if terkunci[k.Rombel] == nil {
				terkunci[k.Rombel] = map[string]bool{}
			}
			terkunci[k.Rombel][k.Periode] = k.Keadaan.Kelas()
		}
	}
	if len(terkunci) == 0 {
		return nil
	}
	tahun, err := st.Struktur.Tahun(ctx, l)
	if err != nil {
		return err
	}
	rombel, err := st.Struktur.Rombel(ctx, l, SaringRombel{})
	if err != nil {
		return err
	}
	semua, err := st.Nilai.Aturan(ctx, l)
	if err != nil {
		return err
	}
	mapel, err := st.Struktur.Mapel(ctx, l)
	if err != nil {
		return err
	}
	sesudah := slices.DeleteFunc(slices.Clone(semua), func(a AturanNilai) bool { return a.Unit == baru.Unit && a.Mapel == baru.Mapel && a.Sejak == baru.Sejak })
	sesudah = append(sesudah, baru)
	slices.SortStableFunc(sesudah, func(a, b AturanNilai) int { return b.Sejak.Compare(a.Sejak) })
	for _, r := range rombel {
		i := slices.IndexFunc(tahun, func(t TahunAjaran) bool { return t.ID == r.Tahun })
		if i < 0 {
			continue
		}
		for _, p := range tahun[i].Periode {
			if terkunci[r.ID][p.Kode] && slices.ContainsFunc(mapel, func(m Mapel) bool {
				a, _ := AturanBerlaku(semua, r.Unit, m.Kode, p.Selesai)
				b, _ := AturanBerlaku(sesudah, r.Unit, m.Kode, p.Selesai)
				return a.Aturan.Sidik() != b.Aturan.Sidik()
			}) {
				return rapor.ErrTerkunci.Conflictf("aturan ini mengubah nilai kelas %s %s yang rapornya sudah dikunci; pilih hari berlaku sesudah %s, atau buka rapornya dahulu", r.Unit, r.Nama, p.Selesai.Panjang()).Pada("sejak")
			}
		}
	}
	return nil
}

// RiwayatRapor lists the steps of a class and term in the order in which they were
// taken.
func (s *Service) RiwayatRapor(ctx context.Context, pel dasar.Pelaku, periode string, rombel RombelID) ([]LangkahRapor, error) {
	k, err := s.KeadaanRapor(ctx, pel, periode, rombel)
	if err != nil || len(k) == 0 {
		return nil, err
	}
	slices.SortStableFunc(k[0].Langkah, func(a, b LangkahRapor) int {
		return cmp.Or(a.Dicatat.Compare(b.Dicatat), cmp.Compare(a.Versi, b.Versi))
	})
	return k[0].Langkah, nil
}
