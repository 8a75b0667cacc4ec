package situs

import (
	"slices"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

var halamanPeringkat = []halaman{
	{pola: "GET /akademik/peringkat", izin: akun.Peringkat, tujuan: privasi.TujuanRapor, fn: (*kunjungan).peringkat},
}

type isiPeringkat struct {
	Tahun   []akademik.TahunAjaran
	Pilih   akademik.TahunAjaran
	Periode string
	Seri    nilai.Seri
	Kelas   []KelasTampak
	Dipilih map[akademik.RombelID]bool
	Baris   []BarisPeringkat
	Tanpa   int // santri without a rank
}

// BarisPeringkat is one santri of the report.
type BarisPeringkat struct {
	Tampak
	akademik.Peringkat
	NamaKelas, Rata string
}

// peringkat ranks the santri of the chosen classes together. Ranks are in no rapor.
func (k *kunjungan) peringkat() (err error) {
	isi := isiPeringkat{Seri: nilai.Seri(k.r.FormValue("seri")), Dipilih: map[akademik.RombelID]bool{}}
	if isi.Seri != nilai.SeriRapat {
		isi.Seri = nilai.SeriLompat
	}
	if isi.Tahun, err = k.s.Akademik.Tahun(k.ctx(), k.Pelaku); err != nil {
		return err
	}
	if len(isi.Tahun) == 0 {
		return k.tampil("peringkat", "Peringkat", isi)
	}
	isi.Pilih = tahunDipilih(isi.Tahun, k.r.FormValue("tahun"), k.hariIni())
	if isi.Periode = k.r.FormValue("periode"); isi.Periode == "" {
		isi.Periode = periodeKini(isi.Pilih, k.hariIni())
	}
	if _, ada := isi.Pilih.CariPeriode(isi.Periode); !ada {
		return akademik.ErrPeriodeTiada.NotFoundf("tahun ajaran %s tidak punya periode itu", isi.Pilih.Nama)
	}
	if isi.Kelas, err = k.kelasTampak([]akademik.TahunAjaran{isi.Pilih}, nil); err != nil {
		return err
	}
	isi.Kelas = slices.DeleteFunc(isi.Kelas, func(x KelasTampak) bool { return x.Jenis == akademik.Halaqah })
	var id []akademik.RombelID
	for _, x := range isi.Kelas {
		if slices.Contains(k.r.Form["rombel"], string(x.ID)) {
			id, isi.Dipilih[x.ID] = append(id, x.ID), true
		}
	}
	if len(id) > 0 {
		if err := k.isiPeringkat(&isi, id); err != nil {
			return err
		}
	}
	return k.tampil("peringkat", "Peringkat", isi)
}

func (k *kunjungan) isiPeringkat(isi *isiPeringkat, id []akademik.RombelID) error {
	ls, err := k.s.Akademik.Leger(k.ctx(), k.Pelaku, isi.Periode, id...)
	if err != nil {
		return err
	}
	ps, err := akademik.Peringkatkan(isi.Seri, ls...)
	if err != nil {
		return err
	}
	var orang []santri.Peserta
	kelas := map[akademik.RombelID]string{}
	for _, l := range ls {
		orang, kelas[l.Rombel.ID] = append(orang, l.Santri...), l.Rombel.Nama
	}
	nama, err := k.tampakPeserta(orang)
	if err != nil {
		return err
	}
	for _, p := range ps {
		b := BarisPeringkat{Tampak: nama[p.Santri.ID], Peringkat: p, NamaKelas: kelas[p.Rombel]}
		if p.Ke > 0 {
			b.Rata = (nilai.Pembulatan{Tempat: 2}).Bulat(p.Rata).String()
		} else {
			isi.Tanpa++
		}
		isi.Baris = append(isi.Baris, b)
	}
	return nil
}
