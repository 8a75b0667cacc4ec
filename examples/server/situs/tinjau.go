package situs

import (
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kantor"
)

// People look at their own data from time to time; the desk sees whose data nobody looked
// at for long.
var halamanTinjau = []halaman{
	{pola: "GET /data-saya/{subjek}/periksa", tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).periksaSaya},
	{pola: "POST /data-saya/{subjek}/periksa", tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).konfirmasiSaya},
	{pola: "GET /privasi/usang", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).mejaUsang},
	{pola: "GET /privasi/usang/berkas/{bentuk}", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).eksporUsang},
}

type isiPeriksa struct {
	perihal
	salah
	Baris []barisPeriksa
	Usang int
}

// barisPeriksa is one field that its owner may confirm.
type barisPeriksa struct {
	kantor.IsianTinjau
	Nama, Isi string
}

// Kode is the field with its type.
func (b barisPeriksa) Kode() string { return b.Tipe + "." + b.IsianTinjau.Bidang }

func (k *kunjungan) periksaSaya() error { return k.tampilPeriksa(nil) }

func (k *kunjungan) tampilPeriksa(galat error) error {
	p, err := k.perihal("periksa")
	if err != nil {
		return err
	}
	isi := isiPeriksa{perihal: p}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	xs, err := k.s.Kantor.PeriksaSaya(k.ctx(), k.Pelaku, p.Orang.Subjek)
	if err != nil {
		return err
	}
	data, err := k.barisData(p.Orang)
	if err != nil {
		return err
	}
	nilai := map[string]string{}
	for _, d := range data {
		nilai[d.Nama] = d.Isi
	}
	for _, x := range xs {
		b := barisPeriksa{IsianTinjau: x, Nama: namaBidang(x.Bidang)}
		b.Isi = nilai[b.Nama]
		isi.Baris = append(isi.Baris, b)
		if x.Usang {
			isi.Usang++
		}
	}
	return k.tampilSalah(isi.salah, "data_saya_periksa", "Periksa data "+p.Orang.Nama, isi)
}

// konfirmasiSaya takes the fields that are right as they stand.
func (k *kunjungan) konfirmasiSaya() error {
	p, err := k.perihal("periksa")
	if err != nil {
		return err
	}
	if err := k.s.Kantor.KonfirmasiData(k.ctx(), k.Pelaku, p.Orang.Subjek, k.r.PostForm["bidang"]...); err != nil {
		return k.tampilPeriksa(err)
	}
	return k.pindah("/data-saya/"+string(p.Orang.Subjek)+"/periksa", "Terima kasih, %d isian dicatat masih benar.", len(k.r.PostForm["bidang"]))
}

// usangSaya is how many fields of a person were not looked at for long.
func (k *kunjungan) usangSaya(s privasi.SubjekID) (n int, err error) {
	xs, err := k.s.Kantor.PeriksaSaya(k.ctx(), k.Pelaku, s)
	for _, x := range xs {
		if x.Usang {
			n++
		}
	}
	return n, err
}

// jenisUsang are the records that the desk may ask about.
var jenisUsang = []Opsi{{tipeSantri, "Santri"}, {"santri.Wali", "Wali santri"}, {tipePegawai, "Pegawai"}}

type isiUsang struct {
	Jenis   string
	Pilihan []Opsi
	Baris   []barisUsang
	Lanjut  string
}

type barisUsang struct {
	Nama, Isian string
	Tertua      time.Time
}

func (k *kunjungan) mejaUsang() (err error) {
	isi := isiUsang{Jenis: k.jenisUsang(), Pilihan: jenisUsang}
	isi.Baris, isi.Lanjut, err = k.usang(isi.Jenis, dasar.Page{After: k.r.URL.Query().Get("lanjut"), Limit: 50})
	if err != nil {
		return err
	}
	return k.tampil("meja_usang", "Data lama", isi)
}

func (k *kunjungan) jenisUsang() string {
	q := k.r.URL.Query().Get("jenis")
	for _, o := range jenisUsang {
		if o.Kode == q {
			return q
		}
	}
	return tipeSantri
}

func (k *kunjungan) usang(jenis string, p dasar.Page) (bs []barisUsang, lanjut string, err error) {
	xs, lanjut, err := k.s.Kantor.DataUsang(k.ctx(), k.Pelaku, jenis, p)
	if err != nil || len(xs) == 0 {
		return nil, lanjut, err
	}
	ss := make([]privasi.SubjekID, len(xs))
	for i, x := range xs {
		ss[i] = x.Subjek
	}
	nama, err := k.namaSubjek(ss...)
	if err != nil {
		return nil, "", err
	}
	for _, x := range xs {
		isian := make([]string, len(x.Usang))
		for i, u := range x.Usang {
			isian[i] = namaBidang(u.Bidang)
		}
		bs = append(bs, barisUsang{nama[x.Subjek], strings.Join(isian, ", "), x.Tertua})
	}
	return bs, lanjut, nil
}

// eksporUsang writes the list, so that the office can ask by phone or on paper.
func (k *kunjungan) eksporUsang() error {
	jenis, lok := k.jenisUsang(), k.Lembaga.Lokasi()
	t := dasarberkas.Tabel{Nama: "Data lama", Kepala: [][]string{{k.Lembaga.Nama}, {"Data yang lama tidak diperiksa per " + jam(k.s.Now(), lok)}}, Judul: []string{"Nama", "Isian", "Terakhir diperiksa atau ditulis"}, Lebar: []int{34, 60, 26}}
	t.Baris = barisSemua(func(p dasar.Page) ([]barisUsang, string, error) { return k.usang(jenis, p) }, func(x barisUsang) []dasarberkas.Sel {
		return dasarberkas.BarisTeks(x.Nama, x.Isian, dasar.TanggalDari(x.Tertua.In(lok)).Panjang())
	})
	return k.kirimTabel("data lama", t)
}
