package akademik

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// MintaImporNilai is a sheet of marks of one term with what its writer may write: the
// caller names only classes and subjects that are his or hers.
type MintaImporNilai struct {
	Lembar  santri.Lembar
	Periode string
	Kelas   []KelasImpor
	Tetap   KodeMapel // subject of a sheet without a column for it
}

// KelasImpor are the subjects of one class whose marks may be written; nil = every
// subject in use.
type KelasImpor struct {
	Rombel RombelID
	Mapel  []KodeMapel
}

// PeriksaImporNilai judges every row of a sheet of marks against the classes, their
// assessments and what stands, in a fixed number of reads; it writes nothing. Columns
// are the codes of assessments. [ErrPenilaianTiada] when no subject has rules of marks.
func (s *Service) PeriksaImporNilai(ctx context.Context, pel dasar.Pelaku, m MintaImporNilai) (p PratinjauImpor, err error) {
	b, err := s.bahanImporNilai(ctx, pel, m)
	if err != nil {
		return p, err
	}
	h, err := nilai.PeriksaLembar(m.Lembar, b.bahan)
	if err != nil {
		return p, err
	}
	p.TakDikenal, p.Catatan, p.lembar = h.TakDikenal, m.Lembar.Catatan, b.lembar
	for _, x := range h.Baris {
		p.tambah(b.baris(&p, x))
	}
	p.cap(m.Lembar, m.Periode, m.Kelas, m.Tetap)
	return p, nil
}

// bahanImporNilai is what a sheet of marks is judged with.
type bahanImporNilai struct {
	bahan  nilai.BahanLembar
	rombel []RombelID // of bahan.Kelas
	lembar []LembarNilai
	letak  map[*nilai.Rencana]int // in lembar
	skor   map[kunciSkor]Skor
	nama   map[KodeMapel]string
}

func (s *Service) bahanImporNilai(ctx context.Context, pel dasar.Pelaku, m MintaImporNilai) (b bahanImporNilai, err error) {
	id := make([]RombelID, len(m.Kelas))
	for i, k := range m.Kelas {
		id[i] = k.Rombel
	}
	rs, err := s.Rombel(ctx, pel, SaringRombel{ID: id})
	if err != nil {
		return b, err
	}
	if len(rs) == 0 || len(rs) != len(id) {
		return b, ErrRombelTiada.NotFoundf("kelas tidak ditemukan; pilih kelas yang Anda ajar")
	}
	baca, err := s.bahanLeger(ctx, pel.Lembaga, m.Periode, rs)
	if err != nil {
		return b, err
	}
	b = bahanImporNilai{letak: map[*nilai.Rencana]int{}, skor: map[kunciSkor]Skor{}, nama: map[KodeMapel]string{}}
	b.bahan.Santri, b.bahan.Tetap = map[string]santri.ID{}, string(m.Tetap)
	hari, perHari := s.HariIni(pel.Lembaga), map[dasar.Tanggal][]Rombel{}
	for _, r := range rs {
		k := slices.IndexFunc(m.Kelas, func(k KelasImpor) bool { return k.Rombel == r.ID })
		x, err := b.kelas(baca, r, m.Periode, m.Kelas[k].Mapel)
		if err != nil {
			return b, err
		}
		perHari[hariLembar(x.Periode, hari)] = append(perHari[hariLembar(x.Periode, hari)], r)
	}
	if len(b.lembar) == 0 {
		return b, ErrPenilaianTiada.Invalidf("belum ada pelajaran dengan aturan penilaian di kelas ini; atur mata pelajaran, komponen, dan bobotnya dahulu")
	}
	for d, rs := range perHari {
		anggota, err := s.anggota(ctx, pel.Lembaga, d, rs...)
		if err != nil {
			return b, err
		}
		b.pakaiAnggota(rs, anggota)
	}
	for _, xs := range baca.skor {
		for _, x := range xs {
			b.skor[kunciSkor{x.Asesmen, x.Santri, x.Percobaan}] = x
		}
	}
	return b, nil
}

// kelas adds the grids of one class; it returns its year and term.
func (b *bahanImporNilai) kelas(baca bahan, r Rombel, periode string, boleh []KodeMapel) (l LembarNilai, err error) {
	k := slices.IndexFunc(baca.tahun, func(t TahunAjaran) bool { return t.ID == r.Tahun })
	if k < 0 {
		return l, ErrTahunTiada.NotFoundf("tahun ajaran kelas itu tidak ditemukan")
	}
	l.Rombel, l.Tahun = r, baca.tahun[k]
	if l.Tahun.Ditutup {
		return l, ErrTahunDitutup.Conflictf("tahun ajaran %s sudah ditutup", l.Tahun.Nama)
	}
	var ada bool
	if l.Periode, ada = l.Tahun.CariPeriode(periode); !ada {
		return l, ErrPeriodeTiada.NotFoundf("tahun ajaran %s tidak punya periode itu", l.Tahun.Nama).Pada("periode")
	}
	kelas := nilai.KelasLembar{Mapel: map[string]*nilai.Rencana{}}
	for _, m := range baca.mapel {
		if boleh != nil && !slices.Contains(boleh, m.Kode) || boleh == nil && !m.Aktif {
			continue
		}
		a, ada := AturanBerlaku(baca.aturan, r.Unit, m.Kode, l.Periode.Selesai)
		if !ada {
			continue
		}
		x := l
		x.Mapel, x.Aturan, x.Asesmen = m.Kode, a.Aturan, baca.asesmen[tempatNilai{r.ID, m.Kode}]
		x.harapan = baca.kelompok.harapan(r, m.Kode, hariLembar(l.Periode, baca.hari), x.Asesmen)
		if x.rencana, err = nilai.Susun(a.Aturan, butir(x.Asesmen)); err != nil {
			return l, err
		}
		kelas.Mapel[m.Nama], kelas.Mapel[string(m.Kode)], b.nama[m.Kode] = x.rencana, x.rencana, m.Nama
		b.letak[x.rencana] = len(b.lembar)
		b.lembar = append(b.lembar, x)
	}
	b.bahan.Kelas, b.rombel = append(b.bahan.Kelas, kelas), append(b.rombel, r.ID)
	return l, nil
}

// pakaiAnggota gives classes their santri.
func (b *bahanImporNilai) pakaiAnggota(rs []Rombel, anggota map[RombelID][]santri.Peserta) {
	for i := range b.lembar {
		if l := &b.lembar[i]; slices.ContainsFunc(rs, func(r Rombel) bool { return r.ID == l.Rombel.ID }) {
			l.Santri = anggota[l.Rombel.ID]
		}
	}
	for i, r := range b.rombel {
		for _, p := range anggota[r] {
			b.bahan.Kelas[i].Santri = append(b.bahan.Kelas[i].Santri, p.ID)
			b.bahan.Santri[string(p.NIS)] = p.ID
		}
	}
}

// baris turns the verdict on a row into cells to write.
func (b bahanImporNilai) baris(p *PratinjauImpor, x nilai.BarisLembar) BarisImpor {
	y := BarisImpor{Nomor: x.Nomor, NIS: x.NIS, Santri: x.Santri, Isi: x.Mapel, Hasil: x.Hasil, Temuan: x.Temuan}
	if x.Rencana == nil {
		return y
	}
	l := b.lembar[b.letak[x.Rencana]]
	y.Rombel, y.Isi = l.Rombel.ID, b.nama[l.Mapel]
	if x.Hasil == santri.HasilTolak {
		return y
	}
	for _, n := range x.Isian {
		a := l.Asesmen[slices.IndexFunc(l.Asesmen, func(a Asesmen) bool { return a.Kode == n.Butir })]
		lama := b.skor[kunciSkor{a.ID, x.Santri, 1}]
		baru := Skor{Keadaan: n.Percobaan[0].Keadaan, Sebab: n.Percobaan[0].Sebab, Angka: n.Percobaan[0].Angka}
		i := IsianSkor{Asesmen: a.ID, Santri: x.Santri, Teks: TeksSkor(baru), Lama: TeksSkor(lama)}
		switch {
		case lama.Keadaan == baru.Keadaan && lama.Angka == baru.Angka && lama.Sebab == baru.Sebab:
			y.Sama++
		case !l.bolehDinilai(b.skor, i):
			y.temu(santri.Temuan{Bidang: n.Butir, Hasil: santri.HasilPeringatan, Aturan: ErrBukanKelompok, Baru: i.Teks, Alasan: "santri ini tidak di kelompok yang mengikuti pelajarannya pada hari itu; nilainya tidak disimpan"})
		case i.Lama == "":
			y.Baru++
			p.isian = append(p.isian, i)
		default:
			y.Beda++
			y.temu(santri.Temuan{Bidang: n.Butir, Hasil: santri.HasilPeringatan, Aturan: ErrSkorLain, Lama: i.Lama, Baru: i.Teks, Alasan: "sudah ada nilai lain; diganti hanya bila Anda memilihnya"})
			p.ganti = append(p.ganti, i)
		}
	}
	return y
}

// TerapkanImporNilai writes the marks of the rows that are not refused, all in one
// unit; timpa also replaces marks that stand with another value, else they are left
// alone. The same sheet again changes nothing. A mark that somebody changed after the
// preview is left as it is and named in Gagal.
func (s *Service) TerapkanImporNilai(ctx context.Context, pel dasar.Pelaku, kunci string, m MintaImporNilai, sidik string, timpa bool) (HasilImpor, error) {
	p, err := s.PeriksaImporNilai(ctx, pel, m)
	if err != nil {
		return HasilImpor{}, err
	}
	h, isian := HasilImpor{Sama: p.Sama, Ditolak: p.Jumlah.Tolak, Dilewati: len(p.ganti)}, p.isian
	if timpa {
		isian, h.Dilewati = slices.Concat(isian, p.ganti), 0
	}
	h.Tersimpan = len(isian)
	dulu, ulang, err := s.sekali(ctx, pel, "impor.nilai", kunci, []any{sidik, timpa}, h.tulis(), func(ctx context.Context, st Stores) (err error) {
		if p.Sidik != sidik {
			return pratinjauBasi()
		}
		h.Tersimpan, h.Gagal, err = s.isiLembar(ctx, st, pel, p.lembar, isian)
		return err
	})
	if err == nil && ulang {
		return bacaHasilImpor(dulu)
	}
	return h, err
}

// LembarImporNilai are the grids that a sheet of marks may fill, by class and subject in
// the order of the school: what a prepared sheet lists.
func (s *Service) LembarImporNilai(ctx context.Context, pel dasar.Pelaku, m MintaImporNilai) ([]LembarNilai, error) {
	b, err := s.bahanImporNilai(ctx, pel, m)
	return b.lembar, err
}
