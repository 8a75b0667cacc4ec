package situs

import (
	"net/url"
	"slices"

	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/rezim"
	"github.com/pesantren-go/pesantren/privasi/ropa"
)

var halamanMejaDpia = []halaman{
	{pola: "GET /privasi/dpia", izin: akun.SetujuPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).mejaDpia},
	{pola: "GET /privasi/dpia/baru", izin: akun.TandaRegister, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).formDpia},
	{pola: "POST /privasi/dpia/baru", izin: akun.TandaRegister, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).susunDpia},
	{pola: "GET /privasi/dpia/{id}", izin: akun.SetujuPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).dpiaSatu},
	{pola: "POST /privasi/dpia/{id}", izin: akun.SetujuPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).gerakDpia},
}

type isiMejaDpia struct {
	Meja    bool
	Pemilik bool // may write and approve
	Wajib   bool // the register closes specific data without an assessment
	Semua   bool
	Baris   []kantor.DpiaKegiatan
	Perlu   int // activities that need one
	Berlaku int // and have it
}

// mejaDpia lists which activities need an impact assessment and how it stands.
func (k *kunjungan) mejaDpia() error {
	isi := isiMejaDpia{Meja: akun.Boleh(k.Akun.Peran, akun.MejaPrivasi), Pemilik: akun.Boleh(k.Akun.Peran, akun.TandaRegister), Semua: k.r.URL.Query().Get("semua") != ""}
	reg, err := k.s.Penjaga.Register.Ambil(k.ctx(), k.Lembaga.ID)
	if err != nil {
		return err
	}
	isi.Wajib = reg.WajibDPIA
	if isi.Baris, err = k.s.Kantor.DaftarDpia(k.ctx(), k.Pelaku); err != nil {
		return err
	}
	for _, d := range isi.Baris {
		if len(d.Pemicu) > 0 {
			isi.Perlu++
			if d.Keadaan == kantor.DpiaBerlaku {
				isi.Berlaku++
			}
		}
	}
	if !isi.Semua {
		isi.Baris = slices.DeleteFunc(isi.Baris, func(d kantor.DpiaKegiatan) bool { return d.Keadaan == kantor.DpiaTakPerlu })
	}
	return k.tampil("meja_dpia", "Penilaian dampak", isi)
}

type isiFormDpia struct {
	formulir
	Kegiatan privasi.Kegiatan
	Pemicu   []ropa.Pemicu
	Butir    []rezim.Butir
}

func (k *kunjungan) formDpia() error { return k.tampilFormDpia(nil) }

func (k *kunjungan) tampilFormDpia(galat error) error {
	isi := isiFormDpia{formulir: formulirBaru(k.r.PostForm), Butir: butirHukum(rezim.ButirDPIA)}
	ds, err := k.s.Kantor.DaftarDpia(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(ds, func(d kantor.DpiaKegiatan) bool { return d.Kegiatan.Kode == k.r.FormValue("kegiatan") })
	if i < 0 {
		return errTakAda.NotFoundf("kegiatan ini tidak ada; pilih dari daftar penilaian dampak")
	}
	isi.Kegiatan, isi.Pemicu = ds[i].Kegiatan, ds[i].Pemicu
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	} else {
		isi.F = url.Values{}
		for b, teks := range ds[i].Terakhir.Isi {
			isi.F.Set(b, teks) // the last one is where the next begins
		}
	}
	return k.tampilForm(isi.formulir, "dpia_baru", "Penilaian dampak "+isi.Kegiatan.Kode, isi)
}

func (k *kunjungan) susunDpia() error {
	isi := map[string]string{}
	for _, b := range ropa.ButirDPIA() {
		isi[b] = k.r.PostForm.Get(b)
	}
	d, err := k.s.Kantor.SusunDpia(k.ctx(), k.Pelaku, k.r.PostForm.Get("kegiatan"), isi)
	if err != nil {
		return k.tampilFormDpia(err)
	}
	return k.pindah("/privasi/dpia/"+d.ID, "Penilaian disusun; sekarang menunggu saran petugas pelindungan data.")
}

type isiDpiaSatu struct {
	formulir
	ropa.Dpia
	Meja     bool
	Saya     bool // the visitor had a part in it already
	Pemilik  bool // may write and approve
	Berlaku  bool
	Berubah  bool // the activity is no longer what was assessed
	ButirIsi []barisData
	Riwayat  []privasi.Peristiwa
	Oleh     map[string]string
}

func (k *kunjungan) dpiaSatu() error { return k.tampilDpia(nil) }

func (k *kunjungan) tampilDpia(galat error) (err error) {
	isi := isiDpiaSatu{formulir: formulirBaru(k.r.PostForm), Meja: akun.Boleh(k.Akun.Peran, akun.MejaPrivasi), Pemilik: akun.Boleh(k.Akun.Peran, akun.TandaRegister)}
	if isi.Dpia, isi.Riwayat, err = k.s.Kantor.AmbilDpia(k.ctx(), k.Pelaku, k.r.PathValue("id")); err != nil {
		return err
	}
	ds, err := k.s.Kantor.DaftarDpia(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	for _, d := range ds {
		if d.Kegiatan.Kode == isi.Kegiatan {
			isi.Berlaku = d.Keadaan == kantor.DpiaBerlaku && d.Terakhir.ID == isi.ID
			isi.Berubah = d.Keadaan == kantor.DpiaBerubah || d.Terakhir.ID != isi.ID
		}
	}
	isi.Saya = k.Akun.ID == isi.Penyusun || k.Akun.ID == isi.PPDP
	for _, b := range butirHukum(rezim.ButirDPIA) {
		isi.ButirIsi = append(isi.ButirIsi, barisData{b.Teks, isi.Isi[b.Kode]})
	}
	if isi.Oleh, err = k.semuaAkun(); err != nil {
		return err
	}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	if isi.F.Get("sampai") == "" {
		isi.F = url.Values{"sampai": {k.hariIni().TambahHari(365).String()}, "jabatan": {k.r.PostForm.Get("jabatan")}, "saran": {k.r.PostForm.Get("saran")}}
	}
	return k.tampilForm(isi.formulir, "dpia_satu", "Penilaian dampak "+isi.Kegiatan, isi)
}

// gerakDpia adds the officer's advice, or approves: three people in all.
func (k *kunjungan) gerakDpia() error {
	b, id := pembacaForm{f: k.r.PostForm}, k.r.PathValue("id")
	var err error
	kabar := "Saran dicatat; sekarang menunggu persetujuan pimpinan yang lain."
	switch b.teks("aksi") {
	case "sarani":
		_, err = k.s.Kantor.SaraniDpia(k.ctx(), k.Pelaku, id, b.teks("saran"))
	case "setujui":
		sampai := k.awalHari(b.tanggal("sampai"))
		if err = b.err(); err == nil {
			kabar = "Penilaian disetujui dan register ditandatangani dengannya."
			_, err = k.s.Kantor.SetujuiDpia(k.ctx(), k.Pelaku, id, b.teks("jabatan"), sampai)
		}
	default: // the page says first whether there is such an assessment
		err = errForm.Invalidf("pilih tindakan").Pada("aksi")
	}
	if err != nil {
		return k.tampilDpia(err)
	}
	return k.pindah("/privasi/dpia/"+id, "%s", kabar)
}
