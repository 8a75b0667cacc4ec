package situs

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

var halamanTarif = []halaman{
	{pola: "GET /tarif", izin: akun.Menagih, tujuan: privasi.TujuanPenagihan, fn: (*kunjungan).daftarTarif},
	{pola: "POST /tarif", izin: akun.Menagih, tujuan: privasi.TujuanPenagihan, fn: (*kunjungan).aturTarif},
	{pola: "POST /tarif/{id}/akhiri", izin: akun.Menagih, tujuan: privasi.TujuanPenagihan, fn: (*kunjungan).akhiriTarif},
	{pola: "GET /tarif/komponen", izin: akun.Menagih, tujuan: privasi.TujuanPenagihan, fn: (*kunjungan).daftarKomponen},
	{pola: "POST /tarif/komponen", izin: akun.Menagih, tujuan: privasi.TujuanPenagihan, fn: (*kunjungan).aturKomponen},
	{pola: "POST /tarif/komponen/baku", izin: akun.Menagih, tujuan: privasi.TujuanPenagihan, fn: (*kunjungan).komponenBaku},
	{pola: "GET /tarif/keringanan", izin: akun.Menagih, tujuan: privasi.TujuanPenagihan, fn: (*kunjungan).daftarKeringanan},
	{pola: "GET /tarif/santri", izin: akun.Menagih, tujuan: privasi.TujuanPenagihan, fn: (*kunjungan).cariTarifSantri},
	{pola: "GET /tarif/santri/{id}", izin: akun.Menagih, tujuan: privasi.TujuanPenagihan, fn: (*kunjungan).tarifSantri},
	{pola: "POST /tarif/santri/{id}/keringanan", izin: akun.Menagih, tujuan: privasi.TujuanPenagihan, fn: (*kunjungan).beriKeringanan},
	{pola: "POST /tarif/santri/{id}/khusus", izin: akun.Menagih, tujuan: privasi.TujuanPenagihan, fn: (*kunjungan).tarifKhusus},
	{pola: "POST /tarif/keringanan/{id}/cabut", izin: akun.Menagih, tujuan: privasi.TujuanPenagihan, fn: (*kunjungan).cabutKeringanan},
}

type isiTarif struct {
	salah
	Baris    []BarisTarif
	Nanti    []BarisTarif // begin later
	Lama     []BarisTarif // ended
	Komponen []keuangan.Komponen
	Struktur santri.Struktur
	Minta    mintaTarif
	Hari     dasar.Tanggal
}

// BarisTarif is one price with the name of its fee.
type BarisTarif struct {
	keuangan.Tarif
	Uraian string
	Siapa  Tampak // the santri of a price for one
}

// mintaTarif is the form of a price as it was typed.
type mintaTarif struct {
	Komponen, Unit, Tingkat, JenisKelamin, Mukim, Angkatan, Jumlah, Sejak, Sampai, Alasan string
}

func bacaTarif(f url.Values) mintaTarif {
	return mintaTarif{f.Get("komponen"), f.Get("unit"), strings.TrimSpace(f.Get("tingkat")), f.Get("jenis_kelamin"), f.Get("mukim"), strings.TrimSpace(f.Get("angkatan")),
		f.Get("jumlah"), f.Get("sejak"), f.Get("sampai"), f.Get("alasan")}
}

// tarif turns the form into a price. Sampai is the last day on the form, and
// the first day without in the library.
func (m mintaTarif) tarif() (t keuangan.Tarif, err error) {
	t = keuangan.Tarif{Komponen: keuangan.KodeKomponen(m.Komponen), Unit: santri.KodeUnit(m.Unit), Tingkat: m.Tingkat,
		JenisKelamin: santri.JenisKelamin(m.JenisKelamin), Mukim: keuangan.TigaNilai(m.Mukim), Alasan: m.Alasan}
	if m.Angkatan != "" {
		if t.Angkatan, err = strconv.Atoi(m.Angkatan); err != nil {
			return t, errForm.Invalidf("angkatan ditulis sebagai tahun, misalnya 2026").Pada("angkatan")
		}
	}
	if t.Jumlah, err = dasar.ParseRupiah(m.Jumlah); err != nil {
		return t, diBidang(err, "jumlah")
	}
	t.Sejak, t.Sampai, err = masa(m.Sejak, m.Sampai)
	return t, err
}

// masa reads the first and the last day of a form into the half-open days of
// the library.
func masa(sejak, sampai string) (a, b dasar.Tanggal, err error) {
	if err := a.UnmarshalText([]byte(sejak)); err != nil {
		return a, b, diBidang(err, "sejak")
	}
	if err := b.UnmarshalText([]byte(sampai)); err != nil {
		return a, b, diBidang(err, "sampai")
	}
	if !b.IsZero() {
		b = b.TambahHari(1)
	}
	return a, b, nil
}

func (k *kunjungan) daftarTarif() error {
	return k.tampilTarif(mintaTarif{Sejak: k.hariIni().Bulan().Tambah(1).Awal().String()}, nil)
}

func (k *kunjungan) tampilTarif(m mintaTarif, galat error) error {
	isi := isiTarif{Minta: m, Hari: k.hariIni()}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	var err error
	if isi.Komponen, err = k.s.Keuangan.Komponen(k.ctx(), k.Pelaku); err != nil {
		return err
	}
	if isi.Struktur, err = k.s.Santri.Struktur(k.ctx(), k.Pelaku); err != nil {
		return err
	}
	ts, err := k.s.Keuangan.DaftarTarif(k.ctx(), k.Pelaku, dasar.Tanggal{})
	if err != nil {
		return err
	}
	bs, err := k.barisTarif(ts, isi.Komponen)
	if err != nil {
		return err
	}
	for _, b := range bs {
		switch {
		case b.Berlaku(isi.Hari):
			isi.Baris = append(isi.Baris, b)
		case b.Sejak.After(isi.Hari):
			isi.Nanti = append(isi.Nanti, b)
		default:
			isi.Lama = append(isi.Lama, b)
		}
	}
	return k.tampilSalah(isi.salah, "tarif", "Tarif", isi)
}

// barisTarif orders prices by fee and adds names: those of santri in one
// decision.
func (k *kunjungan) barisTarif(ts []keuangan.Tarif, ks []keuangan.Komponen) ([]BarisTarif, error) {
	urut := map[keuangan.KodeKomponen]int{}
	for i, x := range ks {
		urut[x.Kode] = i
	}
	slices.SortStableFunc(ts, func(a, b keuangan.Tarif) int { return urut[a.Komponen] - urut[b.Komponen] })
	var id []santri.ID
	for _, t := range ts {
		if t.Santri != "" {
			id = append(id, t.Santri)
		}
	}
	tampak, err := k.tampakID(satuSatu(id)...)
	if err != nil {
		return nil, err
	}
	out := make([]BarisTarif, len(ts))
	for i, t := range ts {
		out[i] = BarisTarif{Tarif: t, Uraian: string(t.Komponen), Siapa: tampak[t.Santri]}
		if n, ada := urut[t.Komponen]; ada {
			out[i].Uraian = ks[n].Uraian
		}
	}
	return out, nil
}

func (k *kunjungan) aturTarif() error {
	if err := k.isian(); err != nil {
		return err
	}
	m := bacaTarif(k.r.PostForm)
	t, err := m.tarif()
	if err == nil {
		_, err = k.s.Keuangan.AturTarif(k.ctx(), k.Pelaku, t)
	}
	if err != nil {
		return k.tampilTarif(m, err)
	}
	return k.pindah("/tarif", "Tarif %s untuk %s berlaku sejak %s. Tagihan yang sudah terbit tidak berubah.", t.Komponen, t.Syarat(), t.Sejak.Panjang())
}

func (k *kunjungan) akhiriTarif() error {
	if err := k.isian(); err != nil {
		return err
	}
	_, sampai, err := masa("", k.r.PostForm.Get("sampai"))
	if err == nil && sampai.IsZero() {
		err = errForm.Invalidf("isi hari terakhir berlakunya tarif").Pada("sampai")
	}
	if err == nil {
		err = k.s.Keuangan.AkhiriTarif(k.ctx(), k.Pelaku, k.r.PathValue("id"), sampai)
	}
	if err != nil {
		return k.tampilTarif(mintaTarif{}, err)
	}
	return k.pindah("/tarif", "Tarif berakhir sesudah %s.", sampai.TambahHari(-1).Panjang())
}
