package situs

import (
	"encoding/base64"
	"net/url"
	"slices"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/akademikberkas"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// Sheets of marks and of recitations come in by two steps, like the staff sheet: a
// preview with a verdict for every row, and its application. The server keeps nothing
// between them; the page carries the sheet, and the mark of the preview binds both.
var halamanImporSekolah = []halaman{
	{pola: "GET /akademik/impor/nilai", izin: akun.IsiAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).formImporNilai},
	{pola: "POST /akademik/impor/nilai", izin: akun.IsiAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).imporNilai, besar: maksUnggah},
	{pola: "GET /akademik/impor/nilai/lembar", izin: akun.IsiAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).lembarNilaiKosong},
	{pola: "GET /akademik/impor/setoran", izin: akun.IsiAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).formImporSetoran},
	{pola: "POST /akademik/impor/setoran", izin: akun.IsiAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).imporSetoran, besar: maksUnggah},
	{pola: "GET /akademik/impor/setoran/lembar", izin: akun.IsiAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).lembarSetoranKosong},
}

// errPilihKelas says that nothing was chosen that the visitor may write.
var errPilihKelas = dasar.Aturan("SRV-IMPOR-02")

type isiImporSekolah struct {
	formulir
	Ke      string // where the form posts to
	Judul   string
	Nilai   bool
	Kelas   []Opsi
	Periode []Opsi
	Mapel   []Opsi
	Nama    string // file name
	Isi     string // the sheet, for the second step
	P       *akademik.PratinjauImpor
	Saring  string
	Tampil  []akademik.BarisImpor
	Orang   map[santri.ID]Tampak
	Sisa    int // rows that do not fit the page
}

// isianImpor is what was chosen: in the form that came, else in the address.
func (k *kunjungan) isianImpor() formulir {
	f := k.r.PostForm
	if len(f) == 0 {
		f = k.r.URL.Query()
	}
	return formulirBaru(f)
}

// pratinjauSekolah lays a preview out: the rows that need a look, or those asked for.
func (k *kunjungan) pratinjauSekolah(isi *isiImporSekolah, p akademik.PratinjauImpor) (err error) {
	isi.P, isi.Saring = &p, isi.F.Get("saring")
	var id []santri.ID
	for _, b := range p.Baris {
		if isi.Saring != "semua" && isi.Saring != string(b.Hasil) && (isi.Saring != "" || b.Hasil == santri.HasilOK) {
			continue
		}
		if len(isi.Tampil) == barisTampil {
			isi.Sisa++
			continue
		}
		if isi.Tampil = append(isi.Tampil, b); b.Santri != "" && !slices.Contains(id, b.Santri) {
			id = append(id, b.Santri)
		}
	}
	isi.Orang, err = k.tampakID(id...)
	return err
}

func (k *kunjungan) tampilImporSekolah(isi isiImporSekolah, galat error) error {
	if err := isi.pakai(galat); err != nil {
		return err
	}
	return k.tampilForm(isi.formulir, "impor_sekolah", isi.Judul, isi)
}

// unduhHasilSekolah is the result file: every row with verdict, field and reason.
func (k *kunjungan) unduhHasilSekolah(jenis string, p akademik.PratinjauImpor) error {
	k.unduhan("text/csv; charset=utf-8", dasarberkas.NamaBerkas(k.Lembaga.Nama, "hasil-impor-"+jenis, k.s.Now().In(k.Lembaga.Lokasi()), "csv"))
	return dasarberkas.Tulis(k.w, dasarberkas.CSV, akademikberkas.TabelHasil(p))
}

// unduhLembar is a prepared sheet, as a workbook unless CSV is asked for.
func (k *kunjungan) unduhLembar(jenis string, t dasarberkas.Tabel) error {
	b, tipe := dasarberkas.XLSX, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	if k.r.FormValue("bentuk") == "csv" {
		b, tipe = dasarberkas.CSV, "text/csv; charset=utf-8"
	}
	k.unduhan(tipe, dasarberkas.NamaBerkas(k.Lembaga.Nama, jenis, k.s.Now().In(k.Lembaga.Lokasi()), string(b)))
	return dasarberkas.Tulis(k.w, b, t)
}

// lembarSekolah returns the sheet of the form and keeps it for the second step.
func (k *kunjungan) lembarSekolah(isi *isiImporSekolah) (data []byte, err error) {
	if data, isi.Nama, err = k.lembarKiriman(); err == nil {
		isi.Isi = base64.StdEncoding.EncodeToString(data)
	}
	return data, err
}

// kelasHariIni lists the classes and halaqah of today's years that the visitor may see.
func (k *kunjungan) kelasHariIni() (kelas []KelasTampak, tahun []akademik.TahunAjaran, err error) {
	if tahun, err = k.s.Akademik.Tahun(k.ctx(), k.Pelaku); err != nil {
		return nil, nil, err
	}
	hari := k.hariIni()
	tahun = slices.DeleteFunc(tahun, func(t akademik.TahunAjaran) bool { return !t.Memuat(hari) })
	kelas, err = k.kelasTampak(tahun, nil)
	return kelas, tahun, err
}

func opsiKelas(kelas []KelasTampak) (os []Opsi) {
	for _, r := range kelas {
		os = append(os, Opsi{string(r.ID), string(r.Unit) + " " + r.Nama})
	}
	return os
}

// alamatImpor keeps the choice of a class on the way.
func alamatImporSekolah(ke, kelas string) string {
	if kelas == "" {
		return ke
	}
	return ke + "?" + url.Values{"kelas": {kelas}}.Encode()
}
