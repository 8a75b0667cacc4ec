package situs

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

type isiCariTarif struct {
	Teks  string
	Hasil []Tampak
}

// cariTarifSantri finds the santri whose price is asked for.
func (k *kunjungan) cariTarifSantri() error {
	isi := isiCariTarif{Teks: strings.TrimSpace(k.r.URL.Query().Get("q"))}
	if isi.Teks != "" {
		var err error
		if isi.Hasil, err = k.cariTampak(isi.Teks, 20); err != nil {
			return err
		}
		if len(isi.Hasil) == 1 && !k.htmx() {
			return k.pindah("/tarif/santri/"+url.PathEscape(string(isi.Hasil[0].ID)), "")
		}
	}
	if k.htmx() {
		return k.tampilBagian("tarif_cari", "hasil-tarif", isi)
	}
	return k.tampil("tarif_cari", "Tarif satu santri", isi)
}

// cariTampak searches santri and opens their names in one decision.
func (k *kunjungan) cariTampak(teks string, n int) ([]Tampak, error) {
	ns, _, err := k.s.Santri.Cari(k.ctx(), k.Pelaku, santri.Saringan{Teks: teks}, dasar.Page{Limit: n})
	if err != nil {
		return nil, err
	}
	id := make([]santri.ID, len(ns))
	for i, x := range ns {
		id[i] = x.ID
	}
	tampak, err := k.tampakID(id...)
	if err != nil {
		return nil, err
	}
	out := make([]Tampak, len(id))
	for i, x := range id {
		out[i] = tampak[x]
	}
	return out, nil
}

type isiTarifSantri struct {
	salah
	Siapa      Tampak
	Bulan      dasar.Bulan
	Rencana    keuangan.Rencana
	Jumlah     dasar.Rupiah
	Khusus     []BarisTarif
	Keringanan []keuangan.Keringanan
	Lama       []keuangan.Keringanan // revoked or ended
	Komponen   []keuangan.Komponen
	Hari       dasar.Tanggal
	Khas       mintaTarif
	Ringan     mintaKeringanan
}

// mintaKeringanan is the form of a discount as it was typed.
type mintaKeringanan struct {
	Komponen, Persen, Nominal, Urutan, Alasan, Penyetuju, Sejak, Sampai string
}

func (k *kunjungan) tarifSantri() error {
	return k.tampilTarifSantri(mintaTarif{}, mintaKeringanan{}, nil)
}

func (k *kunjungan) tampilTarifSantri(khas mintaTarif, ringan mintaKeringanan, galat error) error {
	id := santri.ID(k.r.PathValue("id"))
	isi := isiTarifSantri{Hari: k.hariIni(), Khas: khas, Ringan: ringan, Bulan: k.hariIni().Bulan()}
	depan := isi.Bulan.Tambah(1).Awal().String()
	if isi.Khas.Sejak == "" {
		isi.Khas.Sejak = depan
	}
	if isi.Ringan.Sejak == "" {
		isi.Ringan.Sejak = depan
	}
	if b := k.r.URL.Query().Get("bulan"); b != "" {
		var err error
		if isi.Bulan, err = dasar.ParseBulan(b); err != nil {
			return err
		}
	}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	if err := k.cobaTagihan(&isi, id); err != nil {
		return err
	}
	if err := k.hargaSantri(&isi, id); err != nil {
		return err
	}
	return k.tampilSalah(isi.salah, "tarif_santri", "Tarif satu santri", isi)
}

// cobaTagihan computes the bills of the month; fees that are not set up yet are
// shown as a message.
func (k *kunjungan) cobaTagihan(isi *isiTarifSantri, id santri.ID) error {
	r, err := k.s.Keuangan.CobaTagihan(k.ctx(), k.Pelaku, id, isi.Bulan)
	if err != nil {
		if err := isi.pakai(err); err != nil {
			return err
		}
	}
	isi.Rencana = r
	_, isi.Jumlah = r.Hitung()
	tampak, err := k.tampakID(id)
	isi.Siapa = tampak[id]
	return err
}

// hargaSantri lists the prices and discounts of the santri alone.
func (k *kunjungan) hargaSantri(isi *isiTarifSantri, id santri.ID) (err error) {
	if isi.Komponen, err = k.s.Keuangan.Komponen(k.ctx(), k.Pelaku); err != nil {
		return err
	}
	ts, err := k.s.Keuangan.DaftarTarif(k.ctx(), k.Pelaku, dasar.Tanggal{})
	if err != nil {
		return err
	}
	ts = slices.DeleteFunc(ts, func(t keuangan.Tarif) bool { return t.Santri != id })
	if isi.Khusus, err = k.barisTarif(ts, isi.Komponen); err != nil {
		return err
	}
	ks, err := k.s.Keuangan.DaftarKeringanan(k.ctx(), k.Pelaku, dasar.Tanggal{})
	if err != nil {
		return err
	}
	for _, x := range ks {
		switch {
		case x.Santri != id:
		case !x.Dicabut.IsZero() || (!x.Sampai.IsZero() && !isi.Hari.Before(x.Sampai)):
			isi.Lama = append(isi.Lama, x)
		default:
			isi.Keringanan = append(isi.Keringanan, x)
		}
	}
	return nil
}

func (m mintaKeringanan) keringanan(id santri.ID) (x keuangan.Keringanan, err error) {
	x = keuangan.Keringanan{Santri: id, Komponen: keuangan.KodeKomponen(m.Komponen), Alasan: m.Alasan, Penyetuju: strings.TrimSpace(m.Penyetuju)}
	if m.Persen != "" {
		if x.Persen, err = decimal.NewFromString(strings.Replace(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(m.Persen), "%")), ",", ".", 1)); err != nil {
			return x, errForm.Invalidf("persen ditulis sebagai angka, misalnya 10 atau 12,5").Pada("persen")
		}
	}
	if m.Nominal != "" {
		if x.Nominal, err = dasar.ParseRupiah(m.Nominal); err != nil {
			return x, diBidang(err, "nominal")
		}
	}
	if m.Urutan != "" {
		if x.Urutan, err = strconv.Atoi(m.Urutan); err != nil {
			return x, errForm.Invalidf("urutan ditulis sebagai angka").Pada("urutan")
		}
	}
	x.Sejak, x.Sampai, err = masa(m.Sejak, m.Sampai)
	return x, err
}

func (k *kunjungan) beriKeringanan() error {
	if err := k.isian(); err != nil {
		return err
	}
	f, id := k.r.PostForm, santri.ID(k.r.PathValue("id"))
	m := mintaKeringanan{f.Get("komponen"), f.Get("persen"), f.Get("nominal"), f.Get("urutan"), f.Get("alasan"), f.Get("penyetuju"), f.Get("sejak"), f.Get("sampai")}
	x, err := m.keringanan(id)
	if err == nil {
		_, err = k.s.Keuangan.BeriKeringanan(k.ctx(), k.Pelaku, f.Get("kunci"), x)
	}
	if err != nil {
		return k.tampilTarifSantri(mintaTarif{}, m, err)
	}
	return k.pindah("/tarif/santri/"+url.PathEscape(string(id))+"?bulan="+x.Sejak.Bulan().String(), "Keringanan diberikan; berlaku pada tagihan berikutnya.")
}

func (k *kunjungan) tarifKhusus() error {
	if err := k.isian(); err != nil {
		return err
	}
	id, m := santri.ID(k.r.PathValue("id")), bacaTarif(k.r.PostForm)
	t, err := m.tarif()
	t.Santri = id
	if err == nil {
		_, err = k.s.Keuangan.AturTarif(k.ctx(), k.Pelaku, t)
	}
	if err != nil {
		return k.tampilTarifSantri(m, mintaKeringanan{}, err)
	}
	return k.pindah("/tarif/santri/"+url.PathEscape(string(id))+"?bulan="+t.Sejak.Bulan().String(), "Tarif khusus disimpan; berlaku pada tagihan berikutnya.")
}

type isiKeringanan struct {
	Baris []BarisKeringanan
	Hari  dasar.Tanggal
}

// BarisKeringanan is one discount with whose it is.
type BarisKeringanan struct {
	keuangan.Keringanan
	Siapa Tampak
}

// daftarKeringanan lists the discounts in force.
func (k *kunjungan) daftarKeringanan() error {
	ks, err := k.s.Keuangan.DaftarKeringanan(k.ctx(), k.Pelaku, k.hariIni())
	if err != nil {
		return err
	}
	id := make([]santri.ID, len(ks))
	for i, x := range ks {
		id[i] = x.Santri
	}
	tampak, err := k.tampakID(satuSatu(id)...)
	if err != nil {
		return err
	}
	isi := isiKeringanan{Hari: k.hariIni()}
	for _, x := range ks {
		isi.Baris = append(isi.Baris, BarisKeringanan{x, tampak[x.Santri]})
	}
	slices.SortStableFunc(isi.Baris, func(a, b BarisKeringanan) int { return strings.Compare(a.Siapa.Nama, b.Siapa.Nama) })
	return k.tampil("tarif_keringanan", "Keringanan", isi)
}

func (k *kunjungan) cabutKeringanan() error {
	if err := k.isian(); err != nil {
		return err
	}
	if err := k.s.Keuangan.CabutKeringanan(k.ctx(), k.Pelaku, k.r.PathValue("id")); err != nil {
		return err
	}
	ke := "/tarif/keringanan"
	if s := k.r.PostForm.Get("santri"); s != "" {
		ke = "/tarif/santri/" + url.PathEscape(s)
	}
	return k.pindah(ke, "Keringanan dicabut; tagihan yang sudah terbit tidak berubah.")
}
