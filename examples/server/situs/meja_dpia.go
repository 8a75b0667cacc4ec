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
	{pola: "POST /privasi/dpia", izin: akun.SetujuPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).gerakMejaDpia},
	{pola: "GET /privasi/dpia/baru", izin: akun.TandaRegister, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).formDpia},
	{pola: "POST /privasi/dpia/baru", izin: akun.TandaRegister, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).susunDpia},
	{pola: "GET /privasi/dpia/{id}", izin: akun.SetujuPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).dpiaSatu},
	{pola: "POST /privasi/dpia/{id}", izin: akun.SetujuPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).gerakDpia},
}

// kelompokDpia are the activities whose assessment is at one step, and who makes the next.
type kelompokDpia struct {
	Kode, Judul, Aksi, Tombol string
	Boleh                     bool // the visitor makes the next step of some
	Baris                     []barisDpia
}

// barisDpia is one activity with the text to read before anything is ticked.
type barisDpia struct {
	kantor.DpiaKegiatan
	Nilai    string // what the box sends: an activity, or the id of an assessment
	Isian    string // the name of the box; "" when this visitor may not
	ButirIsi []barisData
	Tertutup bool
	Pilih    bool
}

type isiMejaDpia struct {
	formulir
	Meja    bool
	Pemilik bool // may write and approve
	Semua   bool
	kemajuanDpia
	Kelompok []kelompokDpia
	Berjalan []kantor.DpiaKegiatan // what is in force, or not needed
}

// mejaDpia lists which activities need an impact assessment and how it stands: what waits
// for the next step is read and done here, many at once.
func (k *kunjungan) mejaDpia() error { return k.tampilMejaDpia(nil) }

func (k *kunjungan) tampilMejaDpia(galat error) error {
	isi := isiMejaDpia{formulir: formulirBaru(k.r.PostForm), Meja: akun.Boleh(k.Akun.Peran, akun.MejaPrivasi), Pemilik: akun.Boleh(k.Akun.Peran, akun.TandaRegister), Semua: k.r.URL.Query().Get("semua") != ""}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	} else {
		isi.F = url.Values{"sampai": {k.hariIni().TambahHari(365).String()}}
	}
	ds, err := k.s.Kantor.DaftarDpia(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	isi.kemajuanDpia = hitungDpia(ds, k.s.Now())
	isi.Kelompok = []kelompokDpia{
		{Kode: "susun", Judul: "Belum dinilai", Aksi: "susun", Tombol: "Susun yang dicentang dari draf", Boleh: isi.Pemilik},
		{Kode: "saran", Judul: "Menunggu saran petugas pelindungan data", Aksi: "sarani", Tombol: "Beri saran pada yang dicentang", Boleh: isi.Meja},
		{Kode: "setuju", Judul: "Menunggu persetujuan pimpinan lain", Aksi: "setujui", Tombol: "Setujui yang dicentang", Boleh: isi.Pemilik},
	}
	for _, d := range ds {
		if i := langkahDpia(d); i >= 0 {
			g := &isi.Kelompok[i]
			g.Baris = append(g.Baris, k.barisDpia(d, i, g.Boleh, isi.F))
		} else if d.Perlu() || isi.Semua {
			isi.Berjalan = append(isi.Berjalan, d)
		}
	}
	for i := range isi.Kelompok {
		g := &isi.Kelompok[i]
		g.Boleh = slices.ContainsFunc(g.Baris, func(b barisDpia) bool { return b.Isian != "" })
	}
	return k.tampilForm(isi.formulir, "meja_dpia", "Penilaian dampak", isi)
}

// langkahDpia is the group of an activity whose assessment waits for somebody; -1: for
// nobody.
func langkahDpia(d kantor.DpiaKegiatan) int {
	switch {
	case !d.Perlu() && d.Terakhir.ID == "", d.Keadaan == kantor.DpiaBerlaku:
		return -1
	case d.Keadaan != kantor.DpiaMenunggu:
		return 0
	case d.Terakhir.Status == ropa.DpiaDisusun:
		return 1
	}
	return 2
}

func (k *kunjungan) barisDpia(d kantor.DpiaKegiatan, langkah int, boleh bool, f url.Values) barisDpia {
	b := barisDpia{DpiaKegiatan: d, Nilai: d.Terakhir.ID, Isian: "dpia", Tertutup: d.Tertutup(k.s.Now())}
	isi := d.Terakhir.Isi
	if langkah == 0 {
		b.Nilai, b.Isian, isi = d.Kegiatan.Kode, "kegiatan", d.Draf
		if d.Usulan {
			b.Isian = "usulan"
		}
	}
	for _, x := range butirHukum(rezim.ButirDPIA) {
		b.ButirIsi = append(b.ButirIsi, barisData{x.Teks, isi[x.Kode]})
		if langkah == 0 && isi[x.Kode] == "" {
			boleh = false // no draft says it: somebody has to write it
		}
	}
	if d.Terakhir.Saran != "" && langkah == 2 {
		b.ButirIsi = append(b.ButirIsi, barisData{"Saran petugas pelindungan data", d.Terakhir.Saran})
	}
	b.Pilih = slices.Contains(f[b.Isian], b.Nilai) || k.r.URL.Query().Get("centang") == "semua"
	if saya := k.Akun.ID == d.Terakhir.Penyusun || k.Akun.ID == d.Terakhir.PPDP; !boleh || langkah > 0 && saya {
		b.Isian = ""
	}
	return b
}

// gerakMejaDpia takes drafts over, advises or approves what was ticked: all of it or none.
func (k *kunjungan) gerakMejaDpia() error {
	b, f := pembacaForm{f: k.r.PostForm}, k.r.PostForm
	var err error
	var ds []ropa.Dpia
	kabar := "%d penilaian disusun dari draf; sekarang menunggu saran petugas pelindungan data."
	switch b.teks("aksi") {
	case "susun":
		ds, err = k.s.Kantor.SusunDpiaDariDraf(k.ctx(), k.Pelaku, pilihDpia(f)...)
	case "sarani":
		kabar = "Saran dicatat pada %d penilaian; sekarang menunggu persetujuan pimpinan yang lain."
		ds, err = k.s.Kantor.SaraniDpia(k.ctx(), k.Pelaku, b.teks("saran"), f["dpia"]...)
	case "setujui":
		kabar = "%d penilaian disetujui dan register ditandatangani dengannya."
		sampai := k.awalHari(b.tanggal("sampai"))
		if err = b.err(); err == nil {
			ds, err = k.s.Kantor.SetujuiDpia(k.ctx(), k.Pelaku, b.teks("jabatan"), sampai, f["dpia"]...)
		}
	default:
		err = errForm.Invalidf("pilih tindakan").Pada("aksi")
	}
	if err != nil {
		return k.tampilMejaDpia(err)
	}
	return k.pindah("/privasi/dpia", kabar, len(ds))
}

// pilihDpia reads which activities were chosen, signed ones and those that wait for it.
func pilihDpia(f url.Values) (xs []kantor.PilihDpia) {
	for _, kode := range f["kegiatan"] {
		xs = append(xs, kantor.PilihDpia{Kegiatan: kode})
	}
	for _, kode := range f["usulan"] {
		xs = append(xs, kantor.PilihDpia{Kegiatan: kode, Usulan: true})
	}
	return xs
}

type isiFormDpia struct {
	formulir
	Kegiatan privasi.Kegiatan
	Usulan   bool
	Draf     bool // the text is the draft, not what somebody wrote
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
	if err := k.r.ParseForm(); err != nil {
		return err
	}
	pilih := pilihDpia(k.r.Form)
	i := slices.IndexFunc(ds, func(d kantor.DpiaKegiatan) bool {
		return slices.Contains(pilih, kantor.PilihDpia{Kegiatan: d.Kegiatan.Kode, Usulan: d.Usulan})
	})
	if i < 0 {
		return errTakAda.NotFoundf("kegiatan ini tidak ada; pilih dari daftar penilaian dampak")
	}
	isi.Kegiatan, isi.Usulan, isi.Pemicu = ds[i].Kegiatan, ds[i].Usulan, ds[i].Pemicu
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	} else {
		isi.F, isi.Draf = url.Values{}, ds[i].Terakhir.ID == ""
		mulai := ds[i].Terakhir.Isi // the last one is where the next begins
		if isi.Draf {
			mulai = ds[i].Draf
		}
		for b, teks := range mulai {
			isi.F.Set(b, teks)
		}
	}
	return k.tampilForm(isi.formulir, "dpia_baru", "Penilaian dampak "+isi.Kegiatan.Kode, isi)
}

func (k *kunjungan) susunDpia() error {
	isi := map[string]string{}
	for _, b := range ropa.ButirDPIA() {
		isi[b] = k.r.PostForm.Get(b)
	}
	xs := pilihDpia(k.r.PostForm)
	if len(xs) != 1 {
		return errTakAda.NotFoundf("kegiatan ini tidak ada; pilih dari daftar penilaian dampak")
	}
	d, err := k.s.Kantor.SusunDpia(k.ctx(), k.Pelaku, xs[0], isi)
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
		if d.Kegiatan.Kode == isi.Kegiatan && (d.Usulan == isi.Usulan || d.Terakhir.ID == isi.ID) {
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
		_, err = k.s.Kantor.SaraniDpia(k.ctx(), k.Pelaku, b.teks("saran"), id)
	case "setujui":
		sampai := k.awalHari(b.tanggal("sampai"))
		if err = b.err(); err == nil {
			kabar = "Penilaian disetujui dan register ditandatangani dengannya."
			_, err = k.s.Kantor.SetujuiDpia(k.ctx(), k.Pelaku, b.teks("jabatan"), sampai, id)
		}
	default: // the page says first whether there is such an assessment
		err = errForm.Invalidf("pilih tindakan").Pada("aksi")
	}
	if err != nil {
		return k.tampilDpia(err)
	}
	return k.pindah("/privasi/dpia/"+id, "%s", kabar)
}
