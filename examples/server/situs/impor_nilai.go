package situs

import (
	"bytes"
	"slices"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/akademikberkas"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/santri"
)

const alamatImporNilai = "/akademik/impor/nilai"

// isiImporNilaiBaru fills the choices: classes in which the visitor teaches, their
// terms, the subjects.
func (k *kunjungan) isiImporNilaiBaru() (isi isiImporSekolah, sasaran []akademik.KelasImpor, err error) {
	isi = isiImporSekolah{formulir: k.isianImpor(), Ke: alamatImporNilai, Judul: "Impor nilai", Nilai: true}
	kelas, tahun, err := k.kelasHariIni()
	if err != nil {
		return isi, nil, err
	}
	if sasaran, err = k.sasaranNilai(kelas); err != nil {
		return isi, nil, err
	}
	kelas = slices.DeleteFunc(kelas, func(r KelasTampak) bool {
		return !slices.ContainsFunc(sasaran, func(x akademik.KelasImpor) bool { return x.Rombel == r.ID })
	})
	isi.Kelas = opsiKelas(kelas)
	for _, t := range tahun {
		if !slices.ContainsFunc(kelas, func(r KelasTampak) bool { return r.Tahun == t.ID }) {
			continue
		}
		for _, p := range t.Periode {
			if !slices.ContainsFunc(isi.Periode, func(o Opsi) bool { return o.Kode == p.Kode }) {
				isi.Periode = append(isi.Periode, Opsi{p.Kode, p.Nama})
			}
		}
		if isi.F.Get("periode") == "" {
			isi.F.Set("periode", periodeKini(t, k.hariIni()))
		}
	}
	mapel, err := k.s.Akademik.Mapel(k.ctx(), k.Pelaku)
	for _, m := range mapel {
		if m.Aktif && (!k.hanyaMilik() || slices.ContainsFunc(sasaran, func(x akademik.KelasImpor) bool { return slices.Contains(x.Mapel, m.Kode) })) {
			isi.Mapel = append(isi.Mapel, Opsi{string(m.Kode), m.Nama})
		}
	}
	return isi, sasaran, err
}

// sasaranNilai says whose marks the visitor may write: a teacher those of the subjects
// that he or she teaches, in each class.
func (k *kunjungan) sasaranNilai(kelas []KelasTampak) (out []akademik.KelasImpor, err error) {
	ajar, err := k.ajar()
	if err != nil {
		return nil, err
	}
	for _, r := range kelas {
		x := akademik.KelasImpor{Rombel: r.ID}
		if k.hanyaMilik() {
			for _, a := range ajar {
				if a.Rombel == r.ID {
					x.Mapel = append(x.Mapel, a.Mapel)
				}
			}
			if len(x.Mapel) == 0 {
				continue
			}
		}
		out = append(out, x)
	}
	return out, nil
}

// mintaNilai narrows what the visitor may write to the class that the form names.
func mintaNilai(isi isiImporSekolah, sasaran []akademik.KelasImpor) (akademik.MintaImporNilai, error) {
	m := akademik.MintaImporNilai{Periode: isi.F.Get("periode"), Tetap: akademik.KodeMapel(isi.F.Get("mapel"))}
	for _, x := range sasaran {
		if p := isi.F.Get("kelas"); p == "" || p == string(x.Rombel) {
			m.Kelas = append(m.Kelas, x)
		}
	}
	if len(m.Kelas) == 0 {
		return m, errPilihKelas.Invalidf("pilih kelas yang Anda ajar; tanpa pelajaran yang diampu tidak ada nilai yang dapat diisi").Pada("kelas")
	}
	return m, nil
}

func (k *kunjungan) formImporNilai() error {
	isi, _, err := k.isiImporNilaiBaru()
	if err != nil {
		return err
	}
	return k.tampilImporSekolah(isi, nil)
}

// imporNilai reads the sheet that came with the form, judges it, and does what was
// asked: show, download the verdicts, or apply.
func (k *kunjungan) imporNilai() error {
	isi, sasaran, err := k.isiImporNilaiBaru()
	if err != nil {
		return err
	}
	data, err := k.lembarSekolah(&isi)
	if err != nil {
		return k.tampilImporSekolah(isi, err)
	}
	m, err := mintaNilai(isi, sasaran)
	if err != nil {
		return k.tampilImporSekolah(isi, err)
	}
	if m.Lembar, err = akademikberkas.BacaNilai(bytes.NewReader(data), isi.Nama, dasarberkas.Batas{Ukuran: maksLembarPegawai}); err != nil {
		return k.tampilImporSekolah(isi, err)
	}
	p, err := k.s.Akademik.PeriksaImporNilai(k.ctx(), k.Pelaku, m)
	if err != nil {
		return k.tampilImporSekolah(isi, err)
	}
	switch isi.F.Get("aksi") {
	case "unduh":
		return k.unduhHasilSekolah("nilai", p)
	case "terapkan":
		h, err := k.s.Akademik.TerapkanImporNilai(k.ctx(), k.Pelaku, isi.F.Get("kunci"), m, isi.F.Get("sidik"), isi.F.Get("cara") == "timpa")
		if err == nil {
			kabar := "Impor selesai: %d nilai disimpan, %d sudah sama, %d nilai lain dibiarkan, %d baris ditolak."
			if len(h.Gagal) > 0 {
				kabar += " Sebagian diubah orang lain sementara itu; periksa lagi berkasnya."
			}
			return k.pindah(alamatImporSekolah(alamatImporNilai, isi.F.Get("kelas")), kabar, h.Tersimpan, h.Sama, h.Dilewati, h.Ditolak)
		}
		if err := isi.pakai(err); err != nil {
			return err
		}
	}
	if err := k.pratinjauSekolah(&isi, p); err != nil {
		return err
	}
	return k.tampilImporSekolah(isi, nil)
}

// lembarNilaiKosong is a sheet to fill: every santri of the class under every subject,
// with a column for each assessment.
func (k *kunjungan) lembarNilaiKosong() error {
	isi, sasaran, err := k.isiImporNilaiBaru()
	if err != nil {
		return err
	}
	m, err := mintaNilai(isi, sasaran)
	if err != nil {
		return k.tampilImporSekolah(isi, err)
	}
	ls, err := k.s.Akademik.LembarImporNilai(k.ctx(), k.Pelaku, m)
	if err != nil {
		return k.tampilImporSekolah(isi, err)
	}
	var ps []santri.Peserta
	t := dasarberkas.Tabel{Nama: "Nilai", Judul: []string{"NIS", "Nama", "Kelas", "Mapel"}, Lebar: []int{14, 30, 10, 24}}
	for _, l := range ls {
		for _, a := range l.Asesmen {
			if !slices.Contains(t.Judul, a.Kode) {
				t.Judul = append(t.Judul, a.Kode)
			}
		}
		for _, p := range l.Santri {
			if !slices.ContainsFunc(ps, func(x santri.Peserta) bool { return x.ID == p.ID }) {
				ps = append(ps, p)
			}
		}
	}
	nama, err := k.tampakPeserta(ps)
	if err != nil {
		return err
	}
	t.Baris = func(yield func([]dasarberkas.Sel, error) bool) {
		for _, l := range ls {
			for _, p := range l.Santri {
				if len(l.Asesmen) > 0 && l.Ikut(p.ID) && !yield(dasarberkas.BarisTeks(nama[p.ID].NIS, nama[p.ID].Nama, l.Rombel.Nama, string(l.Mapel)), nil) {
					return
				}
			}
		}
	}
	return k.unduhLembar("lembar-nilai", t)
}
