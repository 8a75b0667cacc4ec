package situs

import (
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/pendedahan"
	"github.com/pesantren-go/pesantren/santri"
)

var halamanDarurat = []halaman{
	{pola: "GET /darurat", tujuan: privasi.TujuanKesehatan, fn: (*kunjungan).formDarurat},
	{pola: "POST /darurat", tujuan: privasi.TujuanKesehatan, fn: (*kunjungan).bukaDarurat},
	{pola: "GET /darurat/{id}", tujuan: privasi.TujuanKesehatan, fn: (*kunjungan).daruratSatu},
	{pola: "GET /privasi/darurat", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).mejaDarurat},
	{pola: "POST /privasi/darurat/{id}", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).tinjauDarurat},
}

type isiDarurat struct {
	salah
	Cari   string
	Alasan string
	Orang  []Opsi
	Boleh  bool
}

// formDarurat is for whoever stands beside a santri who needs help now.
func (k *kunjungan) formDarurat() error { return k.tampilDarurat(nil) }

func (k *kunjungan) tampilDarurat(galat error) (err error) {
	isi := isiDarurat{Cari: k.r.FormValue("cari"), Alasan: k.r.PostForm.Get("alasan")}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	if isi.Boleh, err = k.s.Kantor.BolehDarurat(k.ctx(), k.Pelaku); err != nil {
		return err
	}
	if isi.Boleh {
		k.Pelaku.Lingkup = dasar.LingkupSemua // help does not ask whose class it is; the name alone is shown
		if isi.Orang, err = k.cariSantri(isi.Cari); err != nil {
			return err
		}
	}
	return k.tampilSalah(isi.salah, "darurat", "Keadaan darurat", isi)
}

func (k *kunjungan) bukaDarurat() error {
	f := k.r.PostForm
	s, err := k.subjekSantri(f.Get("santri"))
	if err != nil {
		return k.tampilDarurat(err)
	}
	d, err := k.s.Kantor.BukaDarurat(k.ctx(), k.Pelaku, s, f.Get("alasan"))
	if err != nil {
		return k.tampilDarurat(err)
	}
	return k.pindah("/darurat/"+d.ID, "Data darurat terbuka. Petugas pelindungan data dan wali diberi tahu.")
}

type isiDaruratSatu struct {
	pendedahan.Darurat
	Data []barisData
	Wali []barisData
}

// daruratSatu shows what a doctor must know and whom to call, while it is open.
func (k *kunjungan) daruratSatu() error {
	d, err := k.s.Kantor.DaruratAkun(k.ctx(), k.Pelaku, k.r.PathValue("id"))
	if err != nil {
		return err
	}
	isi := isiDaruratSatu{Darurat: d}
	konteks := privasi.Konteks{Darurat: d.ID}
	if isi.Data, err = k.bukaSantri(d.Subjek, konteks, k.bidangDarurat(tipeSantri, privasi.KategoriDarurat())); err != nil {
		return err
	}
	if isi.Wali, err = k.waliDarurat(d.Subjek, konteks); err != nil {
		return err
	}
	return k.tampil("darurat_satu", "Keadaan darurat", isi)
}

// bidangDarurat are the personal fields of a type under some categories.
func (k *kunjungan) bidangDarurat(tipe string, kategori []string) (nama []string) {
	t := k.s.Penjaga.Daftar.Tipe(tipe)
	for _, b := range t.Bidang {
		if b.Pribadi() && slices.ContainsFunc(kategori, func(x string) bool { return b.Kategori == x || strings.HasPrefix(b.Kategori, x+".") }) {
			nama = append(nama, b.Nama)
		}
	}
	return nama
}

// waliDarurat opens names and telephone numbers of the guardians.
func (k *kunjungan) waliDarurat(s privasi.SubjekID, konteks privasi.Konteks) (bs []barisData, err error) {
	st := k.s.Santri.Stores
	xs, err := st.Santri.Kenali(k.ctx(), k.Lembaga.ID, santri.TandaKenal{Subjek: []privasi.SubjekID{s}})
	if err != nil || len(xs) == 0 {
		return nil, err
	}
	ps, err := st.Wali.Perwalian(k.ctx(), k.Lembaga.ID, xs[0].ID)
	if err != nil || len(ps) == 0 {
		return nil, err
	}
	ids := make([]santri.WaliID, len(ps))
	for i, p := range ps {
		ids[i] = p.Wali
	}
	ws, err := st.Wali.Ambil(k.ctx(), k.Lembaga.ID, ids...)
	if err != nil || len(ws) == 0 {
		return nil, err
	}
	ss := make([]privasi.SubjekID, len(ws))
	for i, w := range ws {
		ss[i] = w.Subjek
	}
	v, err := k.s.Penjaga.MintaDengan(k.ctx(), k.Pelaku, konteks, "santri.Wali", []string{"Nama", "HP"}, ss...)
	if err != nil {
		return nil, err
	}
	for i := range ws {
		isi := v.Sajikan(&ws[i])
		bs = append(bs, barisData{isi["Nama"], isi["HP"]})
	}
	return bs, nil
}

type isiMejaDarurat struct {
	salah
	Baris  []pendedahan.Darurat
	Nama   map[privasi.SubjekID]string
	Oleh   map[string]string
	Alasan map[string]string
	Lanjut string
}

// mejaDarurat lists emergencies for review, the reason of each opened through the door.
func (k *kunjungan) mejaDarurat() error { return k.tampilMejaDarurat(nil) }

func (k *kunjungan) tampilMejaDarurat(galat error) (err error) {
	isi := isiMejaDarurat{Alasan: map[string]string{}}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	if isi.Baris, isi.Lanjut, err = k.s.Kantor.DaftarDarurat(k.ctx(), k.Pelaku, dasar.Page{After: k.r.URL.Query().Get("lanjut"), Limit: 50}); err != nil {
		return err
	}
	var ss []privasi.SubjekID
	for _, d := range isi.Baris {
		ss = append(ss, d.Subjek)
	}
	if isi.Nama, err = k.namaSubjek(ss...); err != nil {
		return err
	}
	if isi.Oleh, err = k.semuaAkun(); err != nil {
		return err
	}
	if len(ss) > 0 {
		v, err := k.s.Penjaga.Minta(k.ctx(), k.Pelaku, "pendedahan.Darurat", []string{"Alasan"}, ss...)
		if err != nil {
			return err
		}
		for _, d := range isi.Baris {
			isi.Alasan[d.ID] = privasi.Tampil(v, d.Subjek, "Alasan", d.Alasan)
		}
	}
	return k.tampilSalah(isi.salah, "meja_darurat", "Akses darurat", isi)
}

func (k *kunjungan) tinjauDarurat() error {
	f := k.r.PostForm
	if f.Get("hasil") != "wajar" && f.Get("hasil") != "tidak" {
		return k.tampilMejaDarurat(errForm.Invalidf("pilih wajar atau tidak wajar").Pada("hasil"))
	}
	if _, err := k.s.Kantor.TinjauDarurat(k.ctx(), k.Pelaku, k.r.PathValue("id"), f.Get("hasil") == "wajar", f.Get("catatan")); err != nil {
		return k.tampilMejaDarurat(err)
	}
	return k.pindah("/privasi/darurat", "Tinjauan dicatat.")
}
