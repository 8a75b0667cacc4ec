package situs

import (
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/hak"
	"github.com/pesantren-go/pesantren/privasi/kantor"
)

// Complaints are for the officer, and for the leadership where they came to it.
var halamanMejaAduan = []halaman{
	{pola: "GET /privasi/pengaduan", izin: akun.SetujuPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).mejaAduan},
	{pola: "GET /privasi/pengaduan/berkas/{bentuk}", izin: akun.SetujuPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).eksporAduan},
	{pola: "GET /privasi/pengaduan/baru", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).formAduanLuar},
	{pola: "POST /privasi/pengaduan/baru", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).catatAduanLuar},
	{pola: "GET /privasi/pengaduan/{id}", izin: akun.SetujuPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).mejaAduanSatu},
	{pola: "POST /privasi/pengaduan/{id}", izin: akun.SetujuPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).gerakAduan},
}

type isiMejaAduan struct {
	salah
	Status, Nomor string
	Lewat         bool
	Pilihan       []Opsi
	Kini          time.Time
	Baris         []hak.Pengaduan
	Oleh          map[string]string
	Lanjut        string
	Meja          bool
}

// Nomori is the number of a complaint.
func (isiMejaAduan) Nomori(p hak.Pengaduan) string { return kantor.Nomor(p.ID, p.Diterima) }

// saringAduan is how the list is filtered.
func (k *kunjungan) saringAduan() kantor.SaringAduan {
	q := k.r.URL.Query()
	f := kantor.SaringAduan{Lewat: q.Get("lewat") == "ya"}
	if s := hak.StatusAduan(q.Get("status")); slices.Contains(hak.SemuaStatusAduan(), s) {
		f.Status = []hak.StatusAduan{s}
	}
	return f
}

// eksporAduan writes the list as it is filtered: numbers and moments, nobody's name but the
// handler's, and none of what is complained about.
func (k *kunjungan) eksporAduan() error {
	lok, f := k.Lembaga.Lokasi(), k.saringAduan()
	oleh, err := k.semuaAkun()
	if err != nil {
		return err
	}
	t := dasarberkas.Tabel{Nama: "Pengaduan", Kepala: [][]string{{k.Lembaga.Nama}, {"Daftar pengaduan per " + jam(k.s.Now(), lok)}},
		Judul: []string{"Nomor", "Saluran", "Status", "Diterima", "Batas menjawab", "Lewat", "Dijawab", "Ditutup", "Penangan", "Di pimpinan"}}
	t.Baris = barisSemua(func(p dasar.Page) ([]hak.Pengaduan, string, error) {
		return k.s.Kantor.DaftarAduan(k.ctx(), k.Pelaku, f, p)
	}, func(x hak.Pengaduan) []dasarberkas.Sel {
		lewat := x.Dijawab.IsZero() && k.s.Now().After(x.Tenggat)
		return dasarberkas.BarisTeks(kantor.Nomor(x.ID, x.Diterima), namaPilihan("kanal", x.Kanal), namaPilihan("aduan", x.Status), jamAtau(x.Diterima, lok), jamAtau(x.Tenggat, lok), yaAtau(lewat), jamAtau(x.Dijawab, lok), jamAtau(x.Ditutup, lok), oleh[x.Penangan], yaAtau(x.Pimpinan))
	})
	return k.kirimTabel("pengaduan", t)
}

// mejaAduan lists complaints by their deadline. A number opens its complaint.
func (k *kunjungan) mejaAduan() (err error) {
	q := k.r.URL.Query()
	isi := isiMejaAduan{Status: q.Get("status"), Nomor: strings.TrimSpace(q.Get("nomor")), Lewat: q.Get("lewat") == "ya", Pilihan: opsiPilihan("aduan"), Kini: k.s.Now(), Meja: akun.Boleh(k.Akun.Peran, akun.MejaPrivasi)}
	f := k.saringAduan()
	if isi.Nomor != "" {
		x, err := k.s.Kantor.CariAduan(k.ctx(), k.Pelaku, strings.ToUpper(isi.Nomor))
		if err == nil {
			return k.pindah("/privasi/pengaduan/"+x.ID, "")
		}
		if dasar.KindOf(err) != dasar.NotFound {
			return err
		}
		isi.Pesan, isi.Aturan = "Tidak ada pengaduan dengan nomor itu.", string(errTakAda)
	}
	if isi.Baris, isi.Lanjut, err = k.s.Kantor.DaftarAduan(k.ctx(), k.Pelaku, f, dasar.Page{After: q.Get("lanjut"), Limit: 50}); err != nil {
		return err
	}
	if isi.Oleh, err = k.semuaAkun(); err != nil {
		return err
	}
	return k.tampil("meja_aduan", "Pengaduan", isi)
}

type isiMejaAduanSatu struct {
	formulir
	Aksi string
	kantor.BerkasAduan
	Nomor    string
	Siapa    string
	Telat    bool
	Oleh     map[string]string
	Penangan []Opsi
	Petugas  []Opsi
	Sendiri  bool // the visitor handles it
}

// Form is the form of one move: what was typed when it was refused, else empty.
func (i isiMejaAduanSatu) Form(aksi string) formulir {
	if i.Aksi == aksi {
		return i.formulir
	}
	return formulirBaru(nil)
}

func (k *kunjungan) mejaAduanSatu() error { return k.tampilMejaAduan(nil) }

func (k *kunjungan) tampilMejaAduan(galat error) (err error) {
	isi := isiMejaAduanSatu{formulir: formulirBaru(k.r.PostForm), Aksi: k.r.PostForm.Get("aksi")}
	if isi.BerkasAduan, err = k.s.Kantor.BacaAduan(k.ctx(), k.s.Penjaga, k.Pelaku, k.r.PathValue("id")); err != nil {
		return err
	}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	x := isi.Pengaduan
	isi.Nomor, isi.Telat, isi.Sendiri = kantor.Nomor(x.ID, x.Diterima), x.Lewat(k.s.Now()), x.Penangan == k.Akun.ID
	nama, err := k.bukaNama(x.Subjek)
	if err != nil {
		return err
	}
	isi.Siapa = nama[x.Subjek]
	if isi.Oleh, err = k.semuaAkun(); err != nil {
		return err
	}
	ps, err := k.s.Kantor.PenanganAduan(k.ctx(), k.Lembaga.ID, x)
	if err != nil {
		return err
	}
	for _, a := range ps {
		isi.Penangan = append(isi.Penangan, Opsi{a.Akun, isi.Oleh[a.Akun] + " (" + akun.NamaPeran(a.Kapasitas) + ")"})
	}
	if isi.Petugas, err = k.pilihTerlapor(""); err != nil {
		return err
	}
	isi.Petugas = slices.DeleteFunc(isi.Petugas, func(o Opsi) bool { return slices.Contains(x.Terlapor, o.Kode) })
	return k.tampilForm(isi.formulir, "aduan_meja", "Pengaduan "+isi.Nomor, isi)
}

// gerakAduan makes one move of a complaint.
func (k *kunjungan) gerakAduan() (err error) {
	f, id := k.r.PostForm, k.r.PathValue("id")
	switch f.Get("aksi") {
	case "tugas":
		_, err = k.s.Kantor.TanganiAduan(k.ctx(), k.Pelaku, id, f.Get("penangan"))
	case "terlapor":
		_, err = k.s.Kantor.TambahTerlapor(k.ctx(), k.Pelaku, id, terpilih(f["terlapor"])...)
	case "jawab":
		_, err = k.s.Kantor.JawabAduan(k.ctx(), k.Pelaku, id, f.Get("jawaban"))
	case "tutup":
		_, err = k.s.Kantor.TutupAduan(k.ctx(), k.Pelaku, id)
	default:
		err = errForm.Invalidf("pilih tindakan").Pada("aksi")
	}
	if err != nil {
		return k.tampilMejaAduan(err)
	}
	return k.pindah("/privasi/pengaduan", "Pengaduan diperbarui.")
}

type isiAduanLuar struct {
	formulir
	Cari, Siapa, Nama string
	Orang             []Opsi
	Wali              []Opsi // of the chosen santri: more often they complain
	Kanal             []Opsi
	Petugas           []Opsi
}

// formAduanLuar writes down a complaint that came by letter, by message or in person.
func (k *kunjungan) formAduanLuar() error { return k.tampilAduanLuar(nil) }

func (k *kunjungan) tampilAduanLuar(galat error) (err error) {
	isi := isiAduanLuar{formulir: formulirBaru(k.r.PostForm), Cari: k.r.FormValue("cari"), Siapa: k.r.FormValue("siapa"), Kanal: opsiPilihan("kanal")[1:]}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	if isi.Siapa == "" {
		if isi.Orang, err = k.cariOrang(isi.Cari); err != nil {
			return err
		}
		return k.tampilForm(isi.formulir, "aduan_luar", "Catat pengaduan", isi)
	}
	o, err := k.orangDipilih(isi.Siapa)
	if err != nil {
		return err
	}
	isi.Nama = o.Nama
	if isi.Wali, err = k.waliDari(o); err != nil {
		return err
	}
	if isi.Petugas, err = k.pilihTerlapor(""); err != nil {
		return err
	}
	return k.tampilForm(isi.formulir, "aduan_luar", "Catat pengaduan", isi)
}

func (k *kunjungan) catatAduanLuar() error {
	f := k.r.PostForm
	o, err := k.orangDipilih(f.Get("siapa"))
	if err != nil {
		return err
	}
	x, err := k.s.Kantor.CatatAduan(k.ctx(), k.Pelaku, o.Subjek, hak.Kanal(f.Get("kanal")), f.Get("rincian"), terpilih(f["terlapor"])...)
	if err != nil {
		return k.tampilAduanLuar(err)
	}
	return k.pindah("/privasi/pengaduan", "Pengaduan dicatat dengan nomor %s. Beri tahu pengadu nomor ini; jawaban paling lambat %s.", kantor.Nomor(x.ID, x.Diterima), jam(x.Tenggat, k.Lembaga.Lokasi()))
}
