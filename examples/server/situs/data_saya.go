package situs

import (
	"context"
	"net/http"
	"slices"
	"strconv"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kantor"
)

var halamanDataSaya = []halaman{
	{pola: "GET /data-saya", tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).dataSaya},
	{pola: "GET /data-saya/{subjek}", tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).dataSatu},
	{pola: "GET /data-saya/{subjek}/izin", tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).pilihanSaya},
	{pola: "POST /data-saya/{subjek}/izin", tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).jawabPilihan},
	{pola: "GET /data-saya/{subjek}/izin/{resi}", tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).unduhResi},
	{pola: "GET /data-saya/{subjek}/jejak", tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).jejakSaya},
	{pola: "GET /data-saya/{subjek}/jejak/{indeks}", tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).unduhBukti},
}

// SumberOrang tells whose an account is.
type SumberOrang interface {
	// Saya returns the person of the account first, then his children; nothing for an
	// account that is not known to be anybody's.
	Saya(ctx context.Context, a akun.Akun) ([]OrangSaya, error)
}

// OrangSaya is a person about whom an account may ask.
type OrangSaya struct {
	Subjek  privasi.SubjekID
	Nama    string
	Diri    bool // the person of the account himself
	Anak    bool // a child for whom the account decides
	Wali    string
	Santri  string
	Pegawai string
}

// perihal is a person of the visitor with the tab of the page.
type perihal struct {
	Orang OrangSaya
	Semua []OrangSaya
	Tab   string
}

// subyek turns the visitor into whoever asks about himself or his children.
func (k *kunjungan) subyek() { k.Pelaku = privasi.SebagaiDiri(k.Pelaku) }

// perihal finds the person of the page among those of the account; anybody else is
// not there.
func (k *kunjungan) perihal(tab string) (perihal, error) {
	k.subyek()
	xs, err := k.s.Orang.Saya(k.ctx(), k.Akun)
	if err != nil {
		return perihal{}, err
	}
	i := slices.IndexFunc(xs, func(x OrangSaya) bool { return string(x.Subjek) == k.r.PathValue("subjek") })
	if i < 0 || !xs[i].Diri && !xs[i].Anak {
		return perihal{}, errTakAda.NotFoundf("data tidak ditemukan")
	}
	return perihal{xs[i], xs, tab}, nil
}

// dataSaya lists the people of the account; with one alone it opens him.
func (k *kunjungan) dataSaya() error {
	xs, err := k.s.Orang.Saya(k.ctx(), k.Akun)
	if err != nil {
		return err
	}
	if len(xs) == 1 {
		return k.pindah("/data-saya/"+string(xs[0].Subjek), "")
	}
	return k.tampil("data_saya_daftar", "Data saya", xs)
}

// barisData is one field as its owner reads it.
type barisData struct{ Nama, Isi string }

type isiDataSatu struct {
	perihal
	Data  []barisData
	Usang int // fields that nobody looked at for long
}

// dataSatu shows everything plain about a person that the office keeps of him.
func (k *kunjungan) dataSatu() error {
	p, err := k.perihal("data")
	if err != nil {
		return err
	}
	isi := isiDataSatu{perihal: p}
	if isi.Data, err = k.barisData(p.Orang); err != nil {
		return err
	}
	if isi.Usang, err = k.usangSaya(p.Orang.Subjek); err != nil {
		return err
	}
	return k.tampil("data_saya", "Data "+p.Orang.Nama, isi)
}

// barisData are the fields of the record by which the account knows the person.
func (k *kunjungan) barisData(o OrangSaya) (bs []barisData, err error) {
	tipe := tipePegawai
	switch {
	case o.Santri != "":
		tipe = tipeSantri
	case o.Wali != "":
		tipe = tipeWali
	}
	cs, err := k.s.Kantor.DataSaya(k.ctx(), k.s.Penjaga, k.Pelaku, o.Subjek)
	for _, c := range cs {
		if c.Tipe != tipe {
			continue
		}
		for _, b := range c.Bidang {
			bs = append(bs, barisData{namaBidang(b.Bidang), isiBidang(b.Bidang, b.Isi)})
		}
	}
	return bs, err
}

type isiPilihan struct {
	perihal
	salah
	Pilihan []kantor.Pilihan
	Resi    []barisResi
}

type barisResi struct {
	ID, Tujuan, Status string
	Pada               string
}

// pilihanSaya shows the optional purposes with their notices, and records that they
// were put before the visitor.
func (k *kunjungan) pilihanSaya() error { return k.tampilPilihan(nil) }

func (k *kunjungan) tampilPilihan(galat error) error {
	p, err := k.perihal("izin")
	if err != nil {
		return err
	}
	isi := isiPilihan{perihal: p}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	if p.Orang.Anak {
		if err := k.s.Kantor.PastikanPengajuan(k.ctx(), k.Pelaku, p.Orang.Subjek, "wali"); err != nil {
			return err
		}
	}
	if isi.Pilihan, err = k.s.Kantor.PilihanSaya(k.ctx(), k.Pelaku, p.Orang.Subjek); err != nil {
		return err
	}
	tujuan := make([]string, len(isi.Pilihan))
	for i, x := range isi.Pilihan {
		tujuan[i] = x.Tujuan.Kode
	}
	if err := k.s.Kantor.SajikanPemberitahuan(k.ctx(), k.Pelaku, p.Orang.Subjek, tujuan...); err != nil {
		return err
	}
	rs, err := k.s.Kantor.ResiSaya(k.ctx(), k.Pelaku, p.Orang.Subjek)
	if err != nil {
		return err
	}
	for _, r := range slices.Backward(rs) {
		b, err := r.Bertanda()
		if err != nil {
			return err
		}
		isi.Resi = append(isi.Resi, barisResi{r.ID, b.Isi.Tujuan, b.Isi.Status, jam(r.Pada, k.Lembaga.Lokasi())})
	}
	return k.tampilSalah(isi.salah, "data_saya_izin", "Izin atas data "+p.Orang.Nama, isi)
}

// jawabPilihan takes one answer to one purpose: two equal buttons, one tap each.
func (k *kunjungan) jawabPilihan() error {
	p, err := k.perihal("izin")
	if err != nil {
		return err
	}
	f := k.r.PostForm
	jawab := f.Get("jawab")
	if jawab != "setuju" && jawab != "tolak" {
		return k.tampilPilihan(errForm.Invalidf("pilih setuju atau tidak").Pada("jawab"))
	}
	if _, err := k.s.Kantor.Jawab(k.ctx(), k.Pelaku, p.Orang.Subjek, f.Get("tujuan"), jawab == "setuju"); err != nil {
		return k.tampilPilihan(err)
	}
	kabar := "Jawaban dicatat: setuju. Anda dapat menariknya kapan saja di halaman ini."
	if jawab == "tolak" {
		kabar = "Jawaban dicatat: tidak. Layanan lain tidak berkurang."
	}
	return k.pindah("/data-saya/"+string(p.Orang.Subjek)+"/izin", "%s", kabar)
}

// unduhResi hands a receipt over as a file that can be checked without a network.
func (k *kunjungan) unduhResi() error {
	p, err := k.perihal("izin")
	if err != nil {
		return err
	}
	g, err := k.s.Kantor.Pegangan(k.ctx(), k.s.Penjaga, k.Pelaku, p.Orang.Subjek, k.r.PathValue("resi"))
	if err != nil {
		return err
	}
	return k.berkasJSON("resi.json", g.Tulis())
}

type isiJejakSaya struct {
	perihal
	Jejak   []privasi.Jejak
	Petugas map[string]string
	Uraian  map[string]string // what a purpose is for
	Lanjut  string
}

// jejakSaya shows who saw the data of a person, and why.
func (k *kunjungan) jejakSaya() error {
	p, err := k.perihal("jejak")
	if err != nil {
		return err
	}
	isi := isiJejakSaya{perihal: p, Petugas: map[string]string{}, Uraian: map[string]string{}}
	isi.Jejak, isi.Lanjut, err = k.s.Kantor.JejakSaya(k.ctx(), k.Pelaku, p.Orang.Subjek, dasar.Page{After: k.r.URL.Query().Get("lanjut"), Limit: 50})
	if err != nil {
		return err
	}
	as, err := k.s.Akun.Daftar(k.ctx(), k.Lembaga.ID)
	if err != nil {
		return err
	}
	for _, a := range as {
		isi.Petugas[a.ID] = a.Nama
	}
	reg, err := k.s.Penjaga.Register.Ambil(k.ctx(), k.Lembaga.ID)
	if err != nil {
		return err
	}
	for _, t := range reg.Tujuan {
		isi.Uraian[t.Kode] = t.Uraian
	}
	return k.tampil("data_saya_jejak", "Siapa yang melihat data "+p.Orang.Nama, isi)
}

// unduhBukti hands over what proves one line of the trail.
func (k *kunjungan) unduhBukti() error {
	p, err := k.perihal("jejak")
	if err != nil {
		return err
	}
	indeks, err := strconv.ParseInt(k.r.PathValue("indeks"), 10, 64)
	if err != nil {
		return errTakAda.NotFoundf("data tidak ditemukan")
	}
	b, err := k.s.Kantor.BuktiBaris(k.ctx(), k.Pelaku, p.Orang.Subjek, indeks)
	if err != nil {
		return err
	}
	return k.berkasJSON("bukti-jejak.json", b.Tulis())
}

func (k *kunjungan) berkasJSON(nama string, isi []byte) error {
	h := k.w.Header()
	h.Set("Content-Type", "application/json")
	h.Set("Content-Disposition", `attachment; filename="`+nama+`"`)
	k.w.WriteHeader(http.StatusOK)
	_, err := k.w.Write(isi)
	return err
}
