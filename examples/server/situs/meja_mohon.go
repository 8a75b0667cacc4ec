package situs

import (
	"html/template"
	"net/url"
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

var halamanMejaMohon = []halaman{
	{pola: "GET /privasi/permohonan", izin: akun.SetujuPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).mejaMohon},
	{pola: "GET /privasi/permohonan/berkas/{bentuk}", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).eksporMohon},
	{pola: "GET /privasi/permohonan/baru", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).formMohonLuar},
	{pola: "POST /privasi/permohonan/baru", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).catatMohonLuar},
	{pola: "GET /privasi/permohonan/{id}", izin: akun.SetujuPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).mejaMohonSatu},
	{pola: "POST /privasi/permohonan/{id}", izin: akun.SetujuPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).gerakMejaMohon},
	{pola: "GET /privasi/permohonan/{id}/surat/jawaban", izin: akun.SetujuPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).suratMohon},
}

type isiMejaMohon struct {
	salah
	Status, Jenis, Nomor string
	Lewat                bool
	Hak                  []hak.Uraian
	Kini                 time.Time
	Baris                []barisMohon
	Oleh                 map[string]string
	Jumlah               map[hak.Status]int
	Lanjut               string
	Saring               template.URL // the filter, for the addresses of files
	Meja                 bool         // the visitor is of the desk, not of the leadership
}

// barisMohon is a request on the list: what it is and how long it has, not whose.
type barisMohon struct {
	hak.Permohonan
	Nomor, Hak string
	Hitungan   string // how its nearest deadline is counted
	Telat      bool
}

func (k *kunjungan) barisMohon(ps []hak.Permohonan) []barisMohon {
	bs := make([]barisMohon, len(ps))
	for i, p := range ps {
		u, _ := p.Jenis.Uraikan()
		bs[i] = barisMohon{Permohonan: p, Nomor: kantor.Nomor(p.ID, p.Dicatat), Hak: u.Nama, Telat: p.Lewat(k.s.Now())}
		for _, j := range k.s.Kantor.JamPermohonan(p) {
			if j.Tenggat.Equal(p.Batas()) && j.Selesai.IsZero() {
				bs[i].Hitungan = j.Aturan.Hitungan()
			}
		}
	}
	return bs
}

// saringMohon reads the filter of the list; what does not exist filters nothing.
func (k *kunjungan) saringMohon() (isi isiMejaMohon, f kantor.SaringPermohonan) {
	q := k.r.URL.Query()
	isi = isiMejaMohon{Status: q.Get("status"), Jenis: q.Get("jenis"), Nomor: strings.TrimSpace(q.Get("nomor")), Lewat: q.Get("lewat") == "ya", Hak: hak.SemuaJenis(), Kini: k.s.Now()}
	switch s := hak.Status(isi.Status); {
	case isi.Status == "semua":
		f.Status = hak.SemuaStatus()
	case slices.Contains(hak.SemuaStatus(), s):
		f.Status = []hak.Status{s}
	default:
		isi.Status = ""
	}
	if _, ada := hak.Jenis(isi.Jenis).Uraikan(); ada {
		f.Jenis = []hak.Jenis{hak.Jenis(isi.Jenis)}
	} else {
		isi.Jenis = ""
	}
	f.Lewat = isi.Lewat
	v := url.Values{"status": {isi.Status}, "jenis": {isi.Jenis}}
	if isi.Lewat {
		v.Set("lewat", "ya")
	}
	isi.Saring = template.URL(v.Encode()) // escaped here, so that the page keeps its parts
	return isi, f
}

// mejaMohon lists requests, what is due first on top. A number opens its request.
func (k *kunjungan) mejaMohon() error {
	isi, f := k.saringMohon()
	if isi.Nomor != "" {
		p, err := k.s.Kantor.CariPermohonan(k.ctx(), k.Pelaku, isi.Nomor)
		if err == nil {
			return k.pindah("/privasi/permohonan/"+p.ID, "")
		}
		if dasar.KindOf(err) != dasar.NotFound {
			return err
		}
		isi.Pesan, isi.Aturan = "Tidak ada permohonan dengan nomor itu. Nomor ditulis seperti PDP/2026/11/0A1B2C.", string(errTakAda)
	}
	ps, lanjut, err := k.s.Kantor.DaftarPermohonan(k.ctx(), k.Pelaku, f, dasar.Page{After: k.r.URL.Query().Get("lanjut"), Limit: 50})
	if err != nil {
		return err
	}
	isi.Baris, isi.Lanjut = k.barisMohon(ps), lanjut
	if isi.Meja = akun.Boleh(k.Akun.Peran, akun.MejaPrivasi); isi.Meja {
		if isi.Jumlah, err = k.s.Kantor.JumlahPermohonan(k.ctx(), k.Pelaku); err != nil {
			return err
		}
	}
	if isi.Oleh, err = k.semuaAkun(); err != nil {
		return err
	}
	return k.tampil("meja_mohon", "Permohonan", isi)
}

// eksporMohon writes the list as it is filtered: numbers and moments, nobody's name.
func (k *kunjungan) eksporMohon() error {
	lok := k.Lembaga.Lokasi()
	_, f := k.saringMohon()
	oleh, err := k.semuaAkun()
	if err != nil {
		return err
	}
	t := dasarberkas.Tabel{Nama: "Permohonan", Kepala: [][]string{{k.Lembaga.Nama}, {"Daftar permohonan hak subjek data per " + jam(k.s.Now(), lok)}},
		Judul: []string{"Nomor", "Hak", "Pasal", "Saluran", "Pemohon", "Status", "Diterima", "Dicatat", "Batas", "Lewat", "Hitungan", "Diputus", "Alasan ditolak", "Dikabari", "Ditutup", "Penangan", "Aturan hukum"}}
	t.Baris = barisSemua(func(p dasar.Page) ([]barisMohon, string, error) {
		ps, lanjut, err := k.s.Kantor.DaftarPermohonan(k.ctx(), k.Pelaku, f, p)
		return k.barisMohon(ps), lanjut, err
	}, func(b barisMohon) []dasarberkas.Sel {
		u, _ := b.Jenis.Uraikan()
		alasan := ""
		if b.SebabTolak != "" {
			alasan = b.SebabTolak.Nama()
		}
		return dasarberkas.BarisTeks(b.Nomor, b.Hak, u.Pasal, namaPilihan("kanal", b.Kanal), namaPilihan("pemohon", b.Sebagai), namaPilihan("status_hak", b.Status), jamAtau(b.Diterima, lok), jamAtau(b.Dicatat, lok), jamAtau(b.Batas(), lok), yaAtau(b.Telat), b.Hitungan,
			jamAtau(b.Diputus, lok), alasan, jamAtau(b.Dikabari, lok), jamAtau(b.Ditutup, lok), oleh[b.Penangan], b.Rezim)
	})
	return k.kirimTabel("permohonan", t)
}

// barisSemua writes the rows of a table page by page, all of them.
func barisSemua[T any](ambil func(dasar.Page) ([]T, string, error), tulis func(T) []dasarberkas.Sel) func(func([]dasarberkas.Sel, error) bool) {
	return func(yield func([]dasarberkas.Sel, error) bool) {
		for p := (dasar.Page{Limit: dasar.MaxPage}); ; {
			xs, lanjut, err := ambil(p)
			if err != nil {
				yield(nil, err)
				return
			}
			for _, x := range xs {
				if !yield(tulis(x), nil) {
					return
				}
			}
			if p.After = lanjut; lanjut == "" {
				return
			}
		}
	}
}

// yaAtau is "ya", or nothing.
func yaAtau(b bool) string {
	if b {
		return "ya"
	}
	return ""
}
