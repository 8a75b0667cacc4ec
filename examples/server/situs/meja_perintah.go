package situs

import (
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/pendedahan"
)

var halamanMejaPerintah = []halaman{
	{pola: "GET /privasi/perintah", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).mejaPerintah},
	{pola: "POST /privasi/perintah", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).terimaPerintah},
	{pola: "POST /privasi/perintah/{id}", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).gerakPerintah},
}

type isiMejaPerintah struct {
	formulir
	Baris  []pendedahan.Perintah
	Lanjut string
	Kini   time.Time
	Jenis  []Opsi
	Data   []string // categories of the institution's records
	Pilih  []string
}

var jenisPerintah = []Opsi{{string(pendedahan.PerintahHenti), "menghentikan pemrosesan"}, {string(pendedahan.PerintahHapus), "menghapus atau memusnahkan data"}, {string(pendedahan.PerintahTegur), "teguran"}, {string(pendedahan.PerintahDenda), "denda"}}

// mejaPerintah lists what the regulator ordered, the earliest deadline first.
func (k *kunjungan) mejaPerintah() error { return k.tampilPerintah(nil) }

func (k *kunjungan) tampilPerintah(galat error) (err error) {
	isi := isiMejaPerintah{formulir: formulirBaru(k.r.PostForm), Kini: k.s.Now(), Jenis: jenisPerintah, Pilih: k.r.PostForm["lingkup"], Data: k.s.Kantor.SemuaKategori()}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	if isi.Baris, isi.Lanjut, err = k.s.Kantor.DaftarPerintah(k.ctx(), k.Pelaku, dasar.Page{After: k.r.URL.Query().Get("lanjut"), Limit: 50}); err != nil {
		return err
	}
	return k.tampilForm(isi.formulir, "meja_perintah", "Perintah pengawas", isi)
}

func (k *kunjungan) terimaPerintah() error {
	b := pembacaForm{f: k.r.PostForm}
	p := pendedahan.Perintah{Jenis: pendedahan.JenisPerintah(b.teks("jenis")), Nomor: b.teks("nomor"), Instansi: b.teks("instansi"), Lingkup: k.r.PostForm["lingkup"]}
	var err error
	if p.Diterima, err = k.saat("diterima"); err == nil {
		p.Tenggat, err = k.saat("tenggat")
	}
	if err == nil {
		p, err = k.s.Kantor.TerimaPerintah(k.ctx(), k.Pelaku, p)
	}
	if err != nil {
		return k.tampilPerintah(err)
	}
	if p.Jenis == pendedahan.PerintahHenti || p.Jenis == pendedahan.PerintahHapus {
		return k.pindah("/privasi/perintah", "Perintah dicatat; data %s tertutup mulai sekarang.", strings.Join(p.Lingkup, ", "))
	}
	return k.pindah("/privasi/perintah", "Perintah dicatat.")
}

func (k *kunjungan) gerakPerintah() (err error) {
	f, id := k.r.PostForm, k.r.PathValue("id")
	kabar := "Pelaksanaan dicatat; laporkan kepada pengawas."
	switch f.Get("aksi") {
	case "laksanakan":
		_, err = k.s.Kantor.LaksanakanPerintah(k.ctx(), k.Pelaku, id, strings.TrimSpace(f.Get("bukti")))
	case "laporkan":
		kabar = "Laporan kepada pengawas dicatat."
		_, err = k.s.Kantor.LaporkanPerintah(k.ctx(), k.Pelaku, id)
	case "cabut":
		kabar = "Pencabutan dicatat; yang dihentikan perintah ini terbuka kembali."
		_, err = k.s.Kantor.CabutPerintah(k.ctx(), k.Pelaku, id)
	default:
		if _, err = k.s.Kantor.AmbilPerintah(k.ctx(), k.Pelaku, id); err == nil {
			err = errForm.Invalidf("pilih tindakan").Pada("aksi")
		}
	}
	if err != nil {
		return k.tampilPerintah(err)
	}
	return k.pindah("/privasi/perintah", "%s", kabar)
}
