package situs

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/insiden"
	"github.com/pesantren-go/pesantren/privasi/kantor"
)

var halamanMejaInsiden = []halaman{
	{pola: "GET /lapor-insiden", awal: true, tujuan: privasi.TujuanSistem, fn: (*kunjungan).formLaporInsiden},
	{pola: "POST /lapor-insiden", awal: true, tujuan: privasi.TujuanSistem, fn: (*kunjungan).laporInsiden},
	{pola: "GET /privasi/insiden", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).mejaInsiden},
	{pola: "GET /privasi/insiden/berkas/{bentuk}", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).eksporInsiden},
	{pola: "GET /privasi/insiden/{id}", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).insidenSatu},
	{pola: "POST /privasi/insiden/{id}", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).gerakInsiden},
	{pola: "GET /privasi/insiden/{id}/kabar/{kabar}", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).teksKabar},
}

type isiLaporInsiden struct {
	salah
	Saat string
}

// formLaporInsiden lets everybody say that something went wrong with data: the clock of the
// law starts with the first sign, not with the officer's.
func (k *kunjungan) formLaporInsiden() error { return k.tampilLaporInsiden(nil) }

func (k *kunjungan) tampilLaporInsiden(galat error) error {
	isi := isiLaporInsiden{Saat: k.s.Now().In(k.Lembaga.Lokasi()).Format(bentukSaat)}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	return k.tampilSalah(isi.salah, "insiden_lapor", "Laporkan kejadian data", isi)
}

// bentukSaat is how a browser writes a moment of the institution.
const bentukSaat = "2006-01-02T15:04"

// saat reads a moment of a form; "" is none.
func (k *kunjungan) saat(bidang string) (time.Time, error) {
	teks := k.r.PostForm.Get(bidang)
	if teks == "" {
		return time.Time{}, nil
	}
	t, err := time.ParseInLocation(bentukSaat, teks, k.Lembaga.Lokasi())
	if err != nil {
		return t, errForm.Invalidf("tanggal dan jam belum benar").Pada(bidang)
	}
	return t, nil
}

func (k *kunjungan) laporInsiden() error {
	l := insiden.Laporan{}
	for _, j := range k.r.PostForm["jenis"] {
		l.Jenis = append(l.Jenis, insiden.Kegagalan(j))
	}
	var err error
	if l.Terdeteksi, err = k.saat("terdeteksi"); err == nil {
		_, err = k.s.Kantor.LaporkanInsiden(k.ctx(), k.Pelaku, l)
	}
	if err != nil {
		return k.tampilLaporInsiden(err)
	}
	return k.pindah("/", "Terima kasih. Petugas pelindungan data akan menghubungi Anda; jangan hapus apa pun.")
}

type isiMejaInsiden struct {
	Status string
	Kini   time.Time
	Baris  []insiden.Insiden
	Lanjut string
	Lewat  int
}

func (k *kunjungan) mejaInsiden() (err error) {
	isi := isiMejaInsiden{Status: k.r.URL.Query().Get("status"), Kini: k.s.Now()}
	if isi.Baris, isi.Lanjut, err = k.s.Kantor.DaftarInsiden(k.ctx(), k.Pelaku, isi.Status, dasar.Page{After: k.r.URL.Query().Get("lanjut"), Limit: 50}); err != nil {
		return err
	}
	if isi.Lewat, err = k.s.Kantor.InsidenLewat(k.ctx(), k.Pelaku); err != nil {
		return err
	}
	return k.tampil("meja_insiden", "Insiden data", isi)
}

// eksporInsiden writes the list of incidents for the regulator or the archive: no name
// of anybody.
func (k *kunjungan) eksporInsiden() error {
	lok := k.Lembaga.Lokasi()
	t := dasarberkas.Tabel{Nama: "Insiden", Kepala: [][]string{{k.Lembaga.Nama}, {"Daftar insiden data pribadi per " + jam(k.s.Now(), lok)}},
		Judul: []string{"Nomor", "Status", "Jenis", "Terdeteksi", "Batas kabar", "Diberitahukan", "Pulih", "Ditutup", "Rezim"}}
	t.Baris = func(yield func([]dasarberkas.Sel, error) bool) {
		p := dasar.Page{Limit: dasar.MaxPage}
		for {
			is, lanjut, err := k.s.Kantor.DaftarInsiden(k.ctx(), k.Pelaku, "", p)
			if err != nil {
				yield(nil, err)
				return
			}
			for _, i := range is {
				if !yield(dasarberkas.BarisTeks(i.ID, string(i.Status), gabungKata(i.Jenis), jamAtau(i.Terdeteksi, lok), jamAtau(i.Batas(), lok), jamAtau(i.Diberitahukan, lok), jamAtau(i.Dipulihkan, lok), jamAtau(i.Ditutup, lok), i.Rezim), nil) {
					return
				}
			}
			if p.After = lanjut; lanjut == "" {
				return
			}
		}
	}
	return k.kirimTabel("insiden", t)
}

// kirimTabel answers with a table in the form that the address names.
func (k *kunjungan) kirimTabel(nama string, t dasarberkas.Tabel) error {
	b, tipe := dasarberkas.XLSX, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	switch k.r.PathValue("bentuk") {
	case "xlsx":
	case "csv":
		b, tipe = dasarberkas.CSV, "text/csv; charset=utf-8"
	default:
		return errTakAda.NotFoundf("pilih csv atau xlsx")
	}
	k.unduhan(tipe, dasarberkas.NamaBerkas(k.Lembaga.Nama, nama, k.s.Now().In(k.Lembaga.Lokasi()), string(b)))
	return dasarberkas.Tulis(k.w, b, t)
}

func gabungKata[T ~string](xs []T) string {
	ks := make([]string, len(xs))
	for i, x := range xs {
		ks[i] = string(x)
	}
	return strings.Join(ks, ", ")
}

func jamAtau(t time.Time, l *time.Location) string {
	if t.IsZero() {
		return ""
	}
	return jam(t, l)
}

type isiInsidenSatu struct {
	salah
	kantor.BerkasInsiden
	F      map[string]string // what was typed
	Nama   map[privasi.SubjekID]string
	Akun   []akun.Akun
	Oleh   map[string]string
	Antre  int
	Lewat  bool
	Saat   string
	Kontak string
}

func (k *kunjungan) insidenSatu() error { return k.tampilInsiden(nil) }

func (k *kunjungan) tampilInsiden(galat error) (err error) {
	isi := isiInsidenSatu{F: map[string]string{}, Oleh: map[string]string{}, Saat: k.s.Now().In(k.Lembaga.Lokasi()).Format(bentukSaat)}
	if isi.BerkasInsiden, err = k.s.Kantor.AmbilInsiden(k.ctx(), k.Pelaku, k.r.PathValue("id")); err != nil {
		return err
	}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
		for n := range k.r.PostForm {
			isi.F[n] = k.r.PostForm.Get(n)
		}
	}
	if isi.Akun, err = k.s.Akun.Daftar(k.ctx(), k.Lembaga.ID); err != nil {
		return err
	}
	for _, a := range isi.Akun {
		isi.Oleh[a.ID] = a.Nama
	}
	ss := make([]privasi.SubjekID, 0, len(isi.Terdampak))
	for _, t := range isi.Terdampak {
		ss = append(ss, t.Subjek)
	}
	if isi.Nama, err = k.namaSubjek(ss...); err != nil {
		return err
	}
	for _, x := range isi.Kabar {
		if x.Pihak == insiden.Subjek && x.Status == insiden.Antre {
			isi.Antre++
		}
	}
	isi.Lewat = isi.Insiden.Lewat(k.s.Now())
	return k.tampilSalah(isi.salah, "insiden_satu", "Insiden data", isi)
}

// IDKabar is the id of a notice, for its address.
func (isiInsidenSatu) IDKabar(x insiden.Kabar) string { return kantor.IDKabar(x) }

// gerakInsiden makes one move of an incident.
func (k *kunjungan) gerakInsiden() (err error) {
	f, id, kabar := k.r.PostForm, k.r.PathValue("id"), "Insiden diperbarui."
	switch f.Get("aksi") {
	case "selidiki":
		_, err = k.s.Kantor.SelidikiInsiden(k.ctx(), k.Pelaku, id)
	case "radius":
		kabar, err = k.radiusInsiden(id)
	case "pastikan":
		err = k.pastikanInsiden(id)
	case "bukan":
		_, err = k.s.Kantor.BukanInsiden(k.ctx(), k.Pelaku, id, f.Get("alasan"))
	case "susun":
		var n int
		n, err = k.s.Kantor.SusunKabar(k.ctx(), k.Pelaku, id, f.Get("umum") == "ya")
		kabar = strconv.Itoa(n) + " pemberitahuan disusun."
	case "kirim", "gagal":
		var n int
		n, err = k.s.Kantor.CatatKiriman(k.ctx(), k.Pelaku, id, kantor.Pengiriman{Terkirim: f.Get("aksi") == "kirim", Kanal: f.Get("kanal"), Bukti: f.Get("bukti"), Sebab: f.Get("sebab")}, slices.DeleteFunc(slices.Clone(f["kabar"]), func(s string) bool { return s == "" })...)
		kabar = strconv.Itoa(n) + " pemberitahuan dicatat."
	case "beritahukan":
		_, err = k.s.Kantor.BeritahukanInsiden(k.ctx(), k.Pelaku, id)
	case "pulihkan":
		_, err = k.s.Kantor.PulihkanInsiden(k.ctx(), k.Pelaku, id)
	case "tutup":
		_, err = k.s.Kantor.TutupInsiden(k.ctx(), k.Pelaku, id)
	default:
		err = errForm.Invalidf("pilih tindakan").Pada("aksi")
	}
	if err != nil {
		return k.tampilInsiden(err)
	}
	return k.pindah("/privasi/insiden/"+id, "%s", kabar)
}

func (k *kunjungan) radiusInsiden(id string) (string, error) {
	j := insiden.Jendela{Akun: k.r.PostForm["akun"]}
	var err error
	if j.Dari, err = k.saat("dari"); err != nil {
		return "", err
	}
	if j.Sampai, err = k.saat("sampai"); err != nil {
		return "", err
	}
	n, err := k.s.Kantor.HitungRadius(k.ctx(), k.Pelaku, id, j)
	return "Jejak dibaca: " + strconv.Itoa(n) + " orang datanya dibuka akun itu.", err
}

func (k *kunjungan) pastikanInsiden(id string) error {
	f := k.r.PostForm
	x := insiden.Kepastian{Umum: f.Get("umum") == "ya", Isi: insiden.IsiKabar{Kapan: f.Get("kapan"), Bagaimana: f.Get("bagaimana"), Penanganan: f.Get("penanganan"), Pemulihan: f.Get("pemulihan"), KontakPPDP: f.Get("kontak_ppdp")}}
	for _, j := range f["jenis"] {
		x.Jenis = append(x.Jenis, insiden.Kegagalan(j))
	}
	var err error
	if x.Dari, err = k.saat("dari"); err != nil {
		return err
	}
	if x.Sampai, err = k.saat("sampai"); err != nil {
		return err
	}
	_, err = k.s.Kantor.PastikanInsiden(k.ctx(), k.Pelaku, id, x)
	return err
}

type isiTeksKabar struct{ ID, Teks string }

// teksKabar shows a notice as it is sent, to copy or print.
func (k *kunjungan) teksKabar() error {
	id := k.r.PathValue("id")
	teks, err := k.s.Kantor.TeksKabar(k.ctx(), k.Pelaku, id, k.r.PathValue("kabar"), k.Lembaga.Nama)
	if err != nil {
		return err
	}
	return k.tampil("insiden_kabar", "Pemberitahuan", isiTeksKabar{id, teks})
}
