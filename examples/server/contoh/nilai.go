package contoh

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/lembar"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// judulNilai are the columns of a sheet of marks: its subjects and its assessments.
type judulNilai struct {
	mapel []string
	kode  []string
}

// bacaJudulNilai takes the first row for titles: nis, mapel, and a column for each
// assessment.
func bacaJudulNilai(l santri.Lembar) (j judulNilai) {
	if len(l.Baris) == 0 {
		return j
	}
	kolom := -1
	for i, s := range l.Baris[0].Sel {
		switch t := strings.ToLower(strings.TrimSpace(s.Teks)); t {
		case "mapel":
			kolom = i
		case "", "nis", "nama", "kelas":
		default:
			j.kode = append(j.kode, strings.ToUpper(t))
		}
	}
	for _, b := range l.Baris[1:] {
		if kolom < 0 || kolom >= len(b.Sel) {
			continue
		}
		if t := strings.TrimSpace(b.Sel[kolom].Teks); t != "" && !slices.Contains(j.mapel, t) {
			j.mapel = append(j.mapel, t)
		}
	}
	return j
}

// kodeMapel makes the code of a subject from its name.
func kodeMapel(nama string) akademik.KodeMapel {
	f := strings.FieldsFunc(strings.ToLower(nama), func(r rune) bool { return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return akademik.KodeMapel(strings.Join(f, "_"))
}

// masukkanNilai prepares subjects, rules and assessments that the sheets name, takes
// the sheets in, and counts the rapor marks of their classes.
func (p *Pelari) masukkanNilai(ctx context.Context, pel dasar.Pelaku) error {
	t, err := p.tahunAjaran(ctx, pel)
	if err != nil {
		return err
	}
	periode, _ := t.PeriodePada(p.f.bulan.Akhir())
	rs, err := p.kelasFormal(ctx, pel, t)
	if err != nil || len(rs) == 0 {
		return err
	}
	s, h := p.Server.Akademik, Nilai{}
	for _, l := range p.f.nilai {
		m := akademik.MintaImporNilai{Lembar: l, Periode: periode.Kode}
		for _, r := range rs {
			m.Kelas = append(m.Kelas, akademik.KelasImpor{Rombel: r.ID})
		}
		if err := p.siapkanPenilaian(ctx, pel, bacaJudulNilai(l), m, periode); err != nil {
			return err
		}
		pra, err := s.PeriksaImporNilai(ctx, pel, m)
		if err != nil {
			return err
		}
		hasil, err := s.TerapkanImporNilai(ctx, pel, "", m, pra.Sidik, false)
		if err != nil {
			return err
		}
		h.Baris, h.Tolak, h.Tersimpan = h.Baris+pra.Jumlah.Baris, h.Tolak+pra.Jumlah.Tolak, h.Tersimpan+hasil.Tersimpan
		for _, b := range pra.Baris {
			if u, ada := (santri.BarisImpor{Hasil: b.Hasil, Temuan: b.Temuan}).Utama(); ada && b.Hasil == santri.HasilTolak && u.Aturan == lembar.ErrSantri {
				h.Asing++
			}
		}
		p.kabar("  %s: %d baris, %d nilai baru, %d sudah ada, %d baris ditolak", l.Nama, pra.Jumlah.Baris, hasil.Tersimpan, hasil.Sama, hasil.Ditolak)
	}
	id := make([]akademik.RombelID, len(rs))
	for i, r := range rs {
		id[i] = r.ID
	}
	ls, err := s.Leger(ctx, pel, periode.Kode, id...)
	for _, l := range ls {
		for _, m := range l.Mapel {
			h.Rapor += m.Rapor
		}
	}
	p.r.Nilai = &h
	return err
}

// siapkanPenilaian makes the subjects, the usual rules of marks and the assessments of
// a sheet, unless they are there.
func (p *Pelari) siapkanPenilaian(ctx context.Context, pel dasar.Pelaku, j judulNilai, m akademik.MintaImporNilai, periode akademik.Periode) error {
	s := p.Server.Akademik
	ada, err := s.Mapel(ctx, pel)
	if err != nil {
		return err
	}
	var baru []akademik.Mapel
	for i, nama := range j.mapel {
		x := akademik.Mapel{Kode: kodeMapel(nama), Nama: nama, Urutan: i + 1, Aktif: true}
		if !slices.ContainsFunc(ada, func(y akademik.Mapel) bool { return y.Kode == x.Kode || y.Nama == x.Nama }) {
			baru = append(baru, x)
		}
	}
	if err := s.AturMapel(ctx, pel, "", baru...); err != nil {
		return err
	}
	aturan, err := s.Penilaian(ctx, pel)
	if err == nil && len(aturan) == 0 {
		err = s.AturPenilaian(ctx, pel, "", akademik.AturanNilai{Sejak: periode.Mulai, Aturan: akademik.AturanNilaiUsul()})
	}
	if err != nil {
		return err
	}
	ls, err := s.LembarImporNilai(ctx, pel, m)
	if err != nil {
		return err
	}
	for _, l := range ls {
		if !slices.ContainsFunc(j.mapel, func(n string) bool { return kodeMapel(n) == l.Mapel }) {
			continue
		}
		for _, kode := range j.kode {
			if slices.ContainsFunc(l.Asesmen, func(a akademik.Asesmen) bool { return strings.EqualFold(a.Kode, kode) }) {
				continue
			}
			a := akademik.Asesmen{Rombel: l.Rombel.ID, Mapel: l.Mapel, Periode: periode.Kode, Kode: kode, Nama: kode, Komponen: "SLM", Maks: nilai.A(100), Bobot: nilai.A(1), Tanggal: p.f.bulan.Awal()}
			if kode == "SAS" {
				a.Komponen = "SAS"
			}
			if _, err := s.AturAsesmen(ctx, pel, "", a); err != nil {
				return err
			}
		}
	}
	return nil
}

// masukkanSetoran takes the recitations in and counts what is known by heart.
func (p *Pelari) masukkanSetoran(ctx context.Context, pel dasar.Pelaku) error {
	s, h, orang := p.Server.Akademik, Setoran{Hafal: map[string]int{}}, map[santri.ID]string{}
	for _, l := range p.f.setoran {
		m := akademik.MintaImporSetoran{Lembar: l}
		pra, err := s.PeriksaImporSetoran(ctx, pel, m)
		if err != nil {
			return err
		}
		hasil, err := s.TerapkanImporSetoran(ctx, pel, "", m, pra.Sidik)
		if err != nil {
			return err
		}
		for _, b := range pra.Baris {
			if b.Hasil != santri.HasilTolak {
				orang[b.Santri] = b.NIS
			}
		}
		h.Baris, h.Tolak, h.Tersimpan = h.Baris+pra.Jumlah.Baris, h.Tolak+pra.Jumlah.Tolak, h.Tersimpan+hasil.Tersimpan
		p.kabar("  %s: %d baris, %d setoran baru, %d sudah ada, %d baris ditolak", l.Nama, pra.Jumlah.Baris, hasil.Tersimpan, hasil.Sama, hasil.Ditolak)
	}
	for id, nis := range orang {
		k, err := s.Hafalan(ctx, pel, id)
		if err != nil {
			return err
		}
		h.Hafal[nis] = k.Hafal.Jumlah()
	}
	p.r.Setoran = &h
	return nil
}
