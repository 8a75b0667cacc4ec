package situs

import (
	"io"
	"iter"
	"slices"
	"strconv"
	"time"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/akademikberkas"
	"github.com/pesantren-go/pesantren/akademik/rapor"
	"github.com/pesantren-go/pesantren/santri"
)

type isiRaporSantri struct {
	kelasRapor
	ID     santri.ID
	D      rapor.Dokumen
	Isi    rapor.Rapor
	Versi  []akademik.RaporTerbit // all that were published, the newest first
	Terbit bool                   // what is shown was published
}

// raporSantri shows the rapor of one santri: the version that was asked for, else the
// draft of now.
func (k *kunjungan) raporSantri() error {
	isi := isiRaporSantri{ID: santri.ID(k.r.PathValue("santri"))}
	var err error
	if isi.kelasRapor, err = k.kelasWali(); err != nil {
		return err
	}
	id := isi.ID
	draf, err := k.s.Akademik.DrafRapor(k.ctx(), k.Pelaku, isi.Periode.Kode, isi.R.ID)
	if err != nil {
		return err
	}
	terbit, err := k.s.Akademik.TerbitanRapor(k.ctx(), k.Pelaku, isi.Periode.Kode, isi.R.ID)
	if err != nil {
		return err
	}
	for _, t := range slices.Backward(terbit) {
		if t.Santri == id {
			isi.Versi = append(isi.Versi, t)
		}
	}
	i := slices.IndexFunc(draf, func(d akademik.DrafRapor) bool { return d.Santri.ID == id })
	if i < 0 && len(isi.Versi) == 0 {
		return akademik.ErrSantriTiada.NotFoundf("santri itu bukan anggota kelas ini")
	}
	versi, _ := strconv.Atoi(k.r.FormValue("versi")) // what is no number is the draft
	if versi == 0 && i >= 0 {
		isi.D = rapor.Dokumen{Rapor: draf[i].Rapor}
	} else if err := k.bukaVersi(&isi, id, versi); err != nil {
		return err
	}
	isi.Isi = isi.D.Rapor
	return k.tampil("rapor_satu", "Rapor "+isi.Isi.Santri.Nama, isi)
}

func (k *kunjungan) bukaVersi(isi *isiRaporSantri, id santri.ID, versi int) error {
	ds, err := k.s.Akademik.BukaRapor(k.ctx(), k.Pelaku, akademik.SaringTerbitan{Rombel: []akademik.RombelID{isi.R.ID}, Periode: isi.Periode.Kode, Santri: []santri.ID{id}, Versi: versi})
	if err != nil {
		return err
	}
	isi.D, isi.Terbit = ds[0], true
	return nil
}

// berkasRapor is the rapor of the class, or of one santri, as PDF: what was published,
// else the draft with its mark.
func (k *kunjungan) berkasRapor() error {
	x, err := k.kelasWali()
	if err != nil {
		return err
	}
	ds, dibuat, err := k.dokumenRapor(x)
	if err != nil {
		return err
	}
	judul := "rapor " + x.R.Nama + " " + x.Periode.Nama
	c := akademikberkas.CetakRapor{Judul: judul, Dibuat: dibuat.In(k.Lembaga.Lokasi()), Duplex: k.r.FormValue("duplex") != ""}
	return k.kirimBerkas(judul, "pdf", func(w io.Writer) error { return akademikberkas.TulisRapor(w, c, urutanDokumen(ds)) })
}

// dokumenRapor are the documents that the address asks for, and the moment that stands
// in the properties of their file.
func (k *kunjungan) dokumenRapor(x kelasRapor) (ds []rapor.Dokumen, dibuat time.Time, err error) {
	f := akademik.SaringTerbitan{Rombel: []akademik.RombelID{x.R.ID}, Periode: x.Periode.Kode}
	if id := santri.ID(k.r.FormValue("santri")); id != "" {
		f.Santri = []santri.ID{id}
	}
	f.Versi, _ = strconv.Atoi(k.r.FormValue("versi"))
	if x.K.Kelas() == rapor.Terbit || f.Versi > 0 {
		ds, err = k.s.Akademik.BukaRapor(k.ctx(), k.Pelaku, f)
		return ds, x.K.Akhir("").Dicatat, err
	}
	draf, err := k.s.Akademik.DrafRapor(k.ctx(), k.Pelaku, x.Periode.Kode, x.R.ID)
	for _, d := range draf {
		if f.Santri == nil || slices.Contains(f.Santri, d.Santri.ID) {
			ds = append(ds, rapor.Dokumen{Rapor: d.Rapor})
		}
	}
	if err == nil && len(ds) == 0 {
		err = akademik.ErrRaporTiada.NotFoundf("kelas ini belum punya santri")
	}
	return ds, k.s.Now(), err
}

func urutanDokumen(ds []rapor.Dokumen) iter.Seq2[rapor.Dokumen, error] {
	return func(yield func(rapor.Dokumen, error) bool) {
		for _, d := range ds {
			if !yield(d, nil) {
				return
			}
		}
	}
}
