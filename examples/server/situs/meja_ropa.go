package situs

import (
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas/pdf"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/privasiberkas"
	"github.com/pesantren-go/pesantren/privasi/rezim"
	"github.com/pesantren-go/pesantren/privasi/ropa"
)

var halamanMejaRopa = []halaman{
	{pola: "GET /privasi/register", izin: akun.SetujuPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).mejaRopa},
	{pola: "POST /privasi/register", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).gerakRopa},
	{pola: "GET /privasi/register/berkas/{bentuk}", izin: akun.SetujuPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).eksporRopa},
	{pola: "GET /privasi/register/kegiatan/{kode}", izin: akun.SetujuPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).kegiatanRopa},
	{pola: "POST /privasi/register/kegiatan/{kode}", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).ubahRincian},
}

type isiMejaRopa struct {
	salah
	kantor.KeadaanRopa
	Meja, TandaTangani bool
	Tunggu             int // rows of the default register that nobody signed
	Baris              []barisRopa
	Cari, Tujuan       string
	Tampil             string // "", kurang or beda
	PilihTujuan        []privasi.Tujuan
	Peringatan         []string
	NamaHalangan       string
}

// barisRopa is one activity as the list shows it.
type barisRopa struct {
	privasi.Kegiatan
	Uraian string
	Kurang []string // names of contents
	Beda   int
	Belum  bool // nothing can be generated yet
}

// mejaRopa is the record of processing with what is missing, what drifted, and its
// activities.
func (k *kunjungan) mejaRopa() error { return k.tampilMejaRopa(nil) }

func (k *kunjungan) tampilMejaRopa(galat error) (err error) {
	q := k.r.URL.Query()
	isi := isiMejaRopa{Meja: akun.Boleh(k.Akun.Peran, akun.MejaPrivasi), TandaTangani: akun.Boleh(k.Akun.Peran, akun.TandaRegister), Cari: q.Get("q"), Tujuan: q.Get("tujuan"), Tampil: q.Get("tampil")}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	if isi.KeadaanRopa, err = k.s.Kantor.KeadaanRopa(k.ctx(), k.Pelaku); err != nil {
		return err
	}
	if isi.Halangan != nil {
		isi.NamaHalangan = kalimat(pesanDari(isi.Halangan))
	}
	_, baku, err := k.registerDanBaku()
	if err != nil {
		return err
	}
	isi.Tunggu, isi.PilihTujuan, isi.Peringatan = len(isi.Register.Banding(baku).Semua()), isi.Register.Tujuan, isi.Lampiran.Peringatan()
	for _, b := range barisRegister(isi.KeadaanRopa) {
		if isi.saring(b) {
			isi.Baris = append(isi.Baris, b)
		}
	}
	return k.tampilSalah(isi.salah, "meja_ropa", "Rekam kegiatan pemrosesan", isi)
}

func (i isiMejaRopa) saring(b barisRopa) bool {
	cari := strings.ToLower(strings.TrimSpace(i.Cari))
	return (cari == "" || strings.Contains(strings.ToLower(b.Kode+" "+b.Uraian+" "+strings.Join(b.Kategori, " ")), cari)) &&
		(i.Tujuan == "" || i.Tujuan == b.Tujuan) && (i.Tampil != "kurang" || len(b.Kurang) > 0) && (i.Tampil != "beda" || b.Beda > 0)
}

// barisRegister joins the activities of a register with what is missing and what drifted.
func barisRegister(x kantor.KeadaanRopa) (bs []barisRopa) {
	nama := namaButir(rezim.ButirRopa)
	for _, g := range x.Register.Kegiatan {
		b := barisRopa{Kegiatan: g, Uraian: uraianTujuan(x.Register, g.Tujuan), Belum: x.Halangan != nil}
		for _, m := range x.Kurang {
			if m.Kegiatan == g.Kode {
				b.Kurang = append(b.Kurang, nama[m.Butir])
			}
		}
		for _, d := range x.Beda {
			if d.Kegiatan == g.Kode {
				b.Beda++
			}
		}
		bs = append(bs, b)
	}
	return bs
}

// butirHukum are the contents of a list as the newest regime names them.
func butirHukum(d rezim.DaftarButir) []rezim.Butir {
	r, err := rezim.Baku().Cari(rezim.PP33)
	if err != nil {
		return nil // a regime of the product's own data, tried there
	}
	return r.Butir[d]
}

func namaButir(d rezim.DaftarButir) map[string]string {
	m := map[string]string{}
	for _, b := range butirHukum(d) {
		m[b.Kode] = b.Teks
	}
	return m
}

func uraianTujuan(r privasi.Register, kode string) string {
	i := slices.IndexFunc(r.Tujuan, func(t privasi.Tujuan) bool { return t.Kode == kode })
	if i < 0 {
		return kode
	}
	return r.Tujuan[i].Uraian
}

// gerakRopa puts the record down, or takes over what is usual for activities without
// details.
func (k *kunjungan) gerakRopa() error {
	switch k.r.PostForm.Get("aksi") {
	case "sahkan":
		r, err := k.s.Kantor.SahkanRopa(k.ctx(), k.Pelaku)
		if err != nil {
			return k.tampilMejaRopa(err)
		}
		return k.pindah("/privasi/register", "Rekam %d kegiatan disahkan. Perubahan sesudah ini akan ditandai.", len(r.Baris))
	case "lengkapi":
		kode, err := k.s.Kantor.LengkapiRincian(k.ctx(), k.Pelaku)
		if err != nil {
			return k.tampilMejaRopa(err)
		}
		return k.pindah("/privasi/register", "Rincian yang lazim dipakai untuk %d kegiatan; periksa satu per satu.", len(kode))
	}
	return k.tampilMejaRopa(errForm.Invalidf("pilih tindakan").Pada("aksi"))
}

// eksporRopa writes the record as a sheet or as a document with the school's head.
func (k *kunjungan) eksporRopa() error {
	x, err := k.s.Kantor.KeadaanRopa(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	if x.Halangan != nil {
		return k.tampilMejaRopa(x.Halangan)
	}
	c := privasiberkas.CetakRopa{Ropa: x.Kini, Kop: pdf.Kop{Nama: k.Lembaga.Nama}, Butir: butirHukum(rezim.ButirRopa), Nama: map[string]string{}, Zona: k.Lembaga.Lokasi(),
		Pihak: []pdf.Pihak{{Sebagai: "Pengendali data"}, {Sebagai: "Pejabat pelindungan data pribadi"}}}
	for _, p := range []string{x.Lampiran.Pengendali.Nama, x.Lampiran.Pengendali.Kontak} {
		if p != "" && p != k.Lembaga.Nama {
			c.Kop.Baris = append(c.Kop.Baris, p)
		}
	}
	for _, g := range x.Register.Kegiatan {
		c.Nama[g.Kode] = g.Kode + ": " + uraianTujuan(x.Register, g.Tujuan)
	}
	if !x.Lengkap() {
		c.Tanda = "BELUM LENGKAP"
	}
	bentuk := k.r.PathValue("bentuk")
	nama := dasarberkas.NamaBerkas(k.Lembaga.Nama, "rekam pemrosesan", k.s.Now().In(k.Lembaga.Lokasi()), bentuk)
	switch bentuk {
	case "xlsx":
		k.unduhan("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", nama)
		return privasiberkas.TulisRopa(k.w, dasarberkas.XLSX, c)
	case "csv":
		k.unduhan("text/csv; charset=utf-8", nama)
		return privasiberkas.TulisRopa(k.w, dasarberkas.CSV, c)
	case "pdf":
		k.unduhan("application/pdf", nama)
		return privasiberkas.TulisRopaPDF(k.w, c)
	}
	return errTakAda.NotFoundf("pilih pdf, xlsx, atau csv")
}

type isiKegiatanRopa struct {
	formulir
	barisRopa
	Meja    bool
	Butir   []butirRopa
	Usulan  bool // what the form shows is what is usual: nobody kept it yet
	Versi   uint64
	Lokasi  []ropa.Lokasi
	Pemicu  []ropa.Pemicu
	Sebagai []Opsi
	Dpia    kantor.DpiaKegiatan
}

// butirRopa is one of the thirteen contents as generated, and as it was when it was put
// down.
type butirRopa struct {
	Nama       string
	Kini, Lama []string
	Beda       bool
}

// kegiatanRopa shows one activity: its thirteen contents, drift, and the details that no
// program knows.
func (k *kunjungan) kegiatanRopa() error { return k.tampilKegiatanRopa(nil) }

func (k *kunjungan) tampilKegiatanRopa(galat error) error {
	x, err := k.s.Kantor.KeadaanRopa(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	kode := k.r.PathValue("kode")
	bs := barisRegister(x)
	i := slices.IndexFunc(bs, func(b barisRopa) bool { return b.Kode == kode })
	if i < 0 {
		return errTakAda.NotFoundf("kegiatan ini tidak ada; kembali ke rekam kegiatan")
	}
	isi := isiKegiatanRopa{formulir: formulirBaru(k.r.PostForm), barisRopa: bs[i], Meja: akun.Boleh(k.Akun.Peran, akun.MejaPrivasi), Versi: x.Lampiran.Versi, Lokasi: x.Lampiran.Lokasi,
		Pemicu: slices.DeleteFunc(ropa.SemuaPemicu(), func(p ropa.Pemicu) bool { return p == ropa.DataSpesifik }), Sebagai: peranPengolah}
	isi.Butir = butirKegiatan(x, kode)
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	} else {
		isi.isiRincian(x, bs[i].Kegiatan)
	}
	ds, err := k.s.Kantor.DaftarDpia(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	for _, d := range ds {
		if d.Kegiatan.Kode == kode && !d.Usulan {
			isi.Dpia = d
		}
	}
	return k.tampilForm(isi.formulir, "ropa_kegiatan", kode, isi)
}

var peranPengolah = []Opsi{{string(ropa.SebagaiPengendali), "Pengendali"}, {string(ropa.SebagaiBersama), "Pengendali bersama"}, {string(ropa.SebagaiProsesor), "Prosesor untuk lembaga lain"}}

func butirKegiatan(x kantor.KeadaanRopa, kode string) (bs []butirRopa) {
	isi := func(r ropa.Ropa) map[string][]string {
		for _, b := range r.Baris {
			if b.Kegiatan == kode {
				return b.Butir
			}
		}
		return nil
	}
	kini, lama := isi(x.Kini), isi(x.Disahkan)
	for _, b := range butirHukum(rezim.ButirRopa) {
		beda := slices.ContainsFunc(x.Beda, func(d ropa.Beda) bool { return d.Kegiatan == kode && d.Butir == b.Kode })
		bs = append(bs, butirRopa{b.Teks, kini[b.Kode], lama[b.Kode], beda})
	}
	return bs
}

// isiRincian fills the form with what was kept, else with what is usual.
func (i *isiKegiatanRopa) isiRincian(x kantor.KeadaanRopa, g privasi.Kegiatan) {
	n := slices.IndexFunc(x.Lampiran.Rincian, func(r ropa.Rincian) bool { return r.Kegiatan == g.Kode })
	if n < 0 || x.Lampiran.Versi == 0 {
		i.Usulan = true
	}
	var lokasi []string
	for _, l := range x.Lampiran.Lokasi {
		lokasi = append(lokasi, l.ID)
	}
	r := ropa.RincianBaku(g, lokasi...)
	if n >= 0 {
		r = x.Lampiran.Rincian[n]
	}
	i.F = map[string][]string{"sebagai": {string(r.Sebagai)}, "subjek": {strings.Join(r.KategoriSubjek, "\n")}, "sumber": {strings.Join(r.Sumber, "\n")}, "penerima": {strings.Join(r.Penerima, "\n")}, "lokasi": r.Lokasi}
	for _, c := range r.Ciri {
		i.F.Add("ciri", string(c))
	}
}

func (k *kunjungan) ubahRincian() error {
	f, kode := k.r.PostForm, k.r.PathValue("kode")
	r := ropa.Rincian{Kegiatan: kode, Sebagai: ropa.PeranPengolah(f.Get("sebagai")), KategoriSubjek: barisTeks(f.Get("subjek")), Sumber: barisTeks(f.Get("sumber")), Penerima: barisTeks(f.Get("penerima")), Lokasi: f["lokasi"]}
	for _, c := range f["ciri"] {
		r.Ciri = append(r.Ciri, ropa.Pemicu(c))
	}
	versi, err := k.versiLampiran()
	if err == nil {
		_, err = k.s.Kantor.AturRincian(k.ctx(), k.Pelaku, r, versi)
	}
	if err != nil {
		return k.tampilKegiatanRopa(err)
	}
	return k.pindah("/privasi/register/kegiatan/"+kode, "Rincian kegiatan disimpan.")
}

// barisTeks are the lines of a box that say something.
func barisTeks(s string) (ls []string) {
	for l := range strings.Lines(s) {
		if l = strings.TrimSpace(l); l != "" {
			ls = append(ls, l)
		}
	}
	return ls
}
