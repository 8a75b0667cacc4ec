package situs

import (
	"slices"
	"strconv"

	"github.com/pesantren-go/pesantren/akademik"
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
