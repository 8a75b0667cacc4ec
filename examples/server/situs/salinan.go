package situs

import (
	"io"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/hak"
	"github.com/pesantren-go/pesantren/privasi/kantor"
)

var halamanSalinan = []halaman{
	{pola: "GET /data-saya/{subjek}/unduh", tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).unduhSaya},
	{pola: "POST /data-saya/{subjek}/unduh", tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).unduhSalinan},
	{pola: "GET /privasi/salinan", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).mejaSalinan},
	{pola: "POST /privasi/salinan", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).unduhSalinanMeja},
}

type isiUnduh struct {
	perihal
	salah
	Publik       string
	Dari, Sampai dasar.Tanggal
	PerluSandi   bool
}

// unduhSaya says what is in a copy of one's data before it is taken.
func (k *kunjungan) unduhSaya() error { return k.tampilUnduh(nil) }

func (k *kunjungan) tampilUnduh(galat error) error {
	p, err := k.perihal("unduh")
	if err != nil {
		return err
	}
	isi := isiUnduh{perihal: p, Sampai: k.hariIni(), PerluSandi: k.perluSandi()}
	isi.Dari = isi.Sampai.TambahHari(-30)
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
		isi.Dari, isi.Sampai, _ = k.rentangBukti()
	}
	if isi.Publik, err = k.s.Kantor.KunciPublik(k.ctx(), k.Lembaga.ID); err != nil {
		return err
	}
	return k.tampilSalah(isi.salah, "data_saya_unduh", "Unduh data "+p.Orang.Nama, isi)
}

// unduhSalinan hands the copy over, or the evidence of a span of days.
func (k *kunjungan) unduhSalinan() error {
	p, err := k.perihal("unduh")
	if err != nil {
		return err
	}
	m := kantor.MintaSalinan{Subjek: p.Orang.Subjek}
	if err := k.kirimSalinan(m); err != nil {
		return k.tampilUnduh(err)
	}
	return nil
}

// rentangBukti are the days of the form, both included.
func (k *kunjungan) rentangBukti() (dari, sampai dasar.Tanggal, err error) {
	if dari, err = dasar.ParseTanggal(k.r.PostForm.Get("dari")); err != nil {
		return dari, sampai, errForm.Invalidf("isi tanggal mulai").Pada("dari")
	}
	if sampai, err = dasar.ParseTanggal(k.r.PostForm.Get("sampai")); err != nil {
		return dari, sampai, errForm.Invalidf("isi tanggal sampai").Pada("sampai")
	}
	return dari, sampai, nil
}

// kirimSalinan writes the file as it is made; a refusal comes before its first byte.
func (k *kunjungan) kirimSalinan(m kantor.MintaSalinan) error {
	nama := "salinan data"
	if k.r.PostForm.Get("jenis") == "bukti" {
		dari, sampai, err := k.rentangBukti()
		if err != nil {
			return err
		}
		m.Bukti, m.Dari, m.Sampai = true, dari.Waktu(k.Lembaga.Lokasi()), sampai.TambahHari(1).Waktu(k.Lembaga.Lokasi())
		nama = "berkas bukti"
	}
	if err := k.pastikan(); err != nil {
		return err
	}
	p, err := k.s.Kantor.SiapkanSalinan(k.ctx(), k.Pelaku, m)
	if err != nil {
		return err
	}
	return k.kirimBerkas(nama, "zip", func(w io.Writer) error {
		_, err := p.Tulis(k.ctx(), k.s.Penjaga, w)
		return err
	})
}

type isiMejaSalinan struct {
	salah
	Baris        []barisSalinan
	Nomor        string // the request that the visitor came from or looked for
	Lanjut       string
	Dari, Sampai dasar.Tanggal
	PerluSandi   bool
}

// barisSalinan is a request that a copy answers.
type barisSalinan struct {
	hak.Permohonan
	Nomor, Hak string
}

// mejaSalinan lists the open requests that a copy answers: nobody's data leaves the
// desk without one.
func (k *kunjungan) mejaSalinan() error { return k.tampilMejaSalinan(nil) }

func (k *kunjungan) tampilMejaSalinan(galat error) (err error) {
	q := k.r.URL.Query()
	isi := isiMejaSalinan{Sampai: k.hariIni(), Nomor: strings.TrimSpace(q.Get("nomor")), PerluSandi: k.perluSandi()}
	isi.Dari = isi.Sampai.TambahHari(-365)
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
		if isi.Nomor = k.r.PostForm.Get("nomor"); k.r.PostForm.Get("jenis") == "bukti" {
			isi.Dari, isi.Sampai, _ = k.rentangBukti()
		}
	}
	var ps []hak.Permohonan
	if isi.Nomor != "" {
		ps, err = k.s.Kantor.PermohonanSalinanNomor(k.ctx(), k.Pelaku, isi.Nomor)
	} else {
		ps, isi.Lanjut, err = k.s.Kantor.PermohonanSalinan(k.ctx(), k.Pelaku, dasar.Page{After: q.Get("lanjut"), Limit: barisSehalaman})
	}
	if err != nil {
		return err
	}
	for _, p := range ps {
		u, _ := p.Jenis.Uraikan()
		isi.Baris = append(isi.Baris, barisSalinan{p, kantor.Nomor(p.ID, p.Dicatat), u.Nama})
	}
	return k.tampilSalah(isi.salah, "meja_salinan", "Salinan data", isi)
}

// unduhSalinanMeja makes the file that answers a request.
func (k *kunjungan) unduhSalinanMeja() error {
	m := kantor.MintaSalinan{Permohonan: k.r.PostForm.Get("permohonan"), Subjek: privasi.SubjekID(k.r.PostForm.Get("subjek"))}
	if err := k.kirimSalinan(m); err != nil {
		return k.tampilMejaSalinan(err)
	}
	return nil
}
