package situs

import (
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/pendedahan"
	"github.com/pesantren-go/pesantren/santri"
)

var halamanMejaDukungan = []halaman{
	{pola: "GET /privasi/dukungan", izin: akun.SetujuPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).mejaDukungan},
	{pola: "POST /privasi/dukungan/{id}", izin: akun.SetujuPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).gerakDukungan},
	{pola: "GET /dukungan", izin: akun.Dukungan, tujuan: privasi.TujuanDukungan, fn: (*kunjungan).dukunganSaya},
	{pola: "POST /dukungan", izin: akun.Dukungan, tujuan: privasi.TujuanDukungan, fn: (*kunjungan).mintaDukungan},
}

type isiMejaDukungan struct {
	salah
	Meja   bool
	Maks   int // hours, of the office's settings
	Baris  []pendedahan.AksesDukungan
	Lanjut string
	Kini   time.Time
	Oleh   map[string]string
}

// mejaDukungan lists who of the vendor asked for what, and lets the office open it for some
// hours or stop it.
func (k *kunjungan) mejaDukungan() error { return k.tampilDukungan(nil) }

func (k *kunjungan) tampilDukungan(galat error) (err error) {
	isi := isiMejaDukungan{Meja: akun.Boleh(k.Akun.Peran, akun.MejaPrivasi), Kini: k.s.Now()}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	x, err := k.s.Kantor.Setelan(k.ctx(), k.Lembaga.ID)
	if err != nil {
		return err
	}
	isi.Maks = x.Isi.DukunganJam
	if isi.Baris, isi.Lanjut, err = k.s.Kantor.DaftarDukungan(k.ctx(), k.Pelaku, dasar.Page{After: k.r.URL.Query().Get("lanjut"), Limit: 50}); err != nil {
		return err
	}
	if isi.Oleh, err = k.semuaAkun(); err != nil {
		return err
	}
	return k.tampilSalah(isi.salah, "meja_dukungan", "Akses dukungan", isi)
}

func (k *kunjungan) gerakDukungan() (err error) {
	b, id, kabar := pembacaForm{f: k.r.PostForm}, k.r.PathValue("id"), "Akses dukungan dihentikan."
	switch b.teks("aksi") {
	case "setujui":
		jam := b.angka("jam")
		if err = b.err(); err == nil {
			kabar = "Akses dukungan dibuka; berakhir sendiri, dan orang yang datanya dilihat dapat membacanya."
			_, err = k.s.Kantor.SetujuiDukungan(k.ctx(), k.Pelaku, id, time.Duration(jam)*time.Hour)
		}
	case "hentikan", "tolak":
		_, err = k.s.Kantor.HentikanDukungan(k.ctx(), k.Pelaku, id)
	default:
		err = errForm.Invalidf("pilih tindakan").Pada("aksi")
	}
	if err != nil {
		return k.tampilDukungan(err)
	}
	return k.pindah("/privasi/dukungan", "%s", kabar)
}

type isiDukunganSaya struct {
	formulir
	Baris []pendedahan.AksesDukungan
	Kini  time.Time
	Data  []string // categories that may be asked for
	Pilih []string
	Aktif bool
	Tiket string // the ticket that is used
	Isi   []barisData
}

// dukunganSaya is the page of support from outside: to ask, and with an open ticket to look
// one santri up, as far as the ticket and the register let him.
func (k *kunjungan) dukunganSaya() error { return k.tampilDukunganSaya(nil) }

func (k *kunjungan) tampilDukunganSaya(galat error) (err error) {
	isi := isiDukunganSaya{formulir: formulirBaru(k.r.Form), Kini: k.s.Now(), Pilih: k.r.PostForm["kategori"], Tiket: k.r.URL.Query().Get("tiket"),
		Data: []string{privasi.KategoriAkun, privasi.KategoriNama, privasi.KategoriNIS}}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	if isi.Baris, err = k.s.Kantor.DukunganSaya(k.ctx(), k.Pelaku); err != nil {
		return err
	}
	for _, d := range isi.Baris {
		isi.Aktif = isi.Aktif || d.Status(isi.Kini) == "aktif"
	}
	if nis := k.r.URL.Query().Get("nis"); nis != "" && isi.Tiket != "" {
		if isi.Isi, err = k.bukaTiket(isi.Tiket, nis); err != nil {
			if err := isi.pakai(err); err != nil {
				return err
			}
		}
	}
	return k.tampilForm(isi.formulir, "dukungan", "Tiket dukungan", isi)
}

// bukaTiket opens name and number of a santri under a ticket, by his exact number.
func (k *kunjungan) bukaTiket(tiket, nis string) ([]barisData, error) {
	xs, err := k.s.Santri.Stores.Santri.Kenali(k.ctx(), k.Lembaga.ID, santri.TandaKenal{NIS: []santri.NIS{santri.NIS(nis)}})
	if err != nil {
		return nil, err
	}
	if len(xs) != 1 {
		return nil, errForm.Invalidf("tidak ada santri dengan NIS itu").Pada("nis")
	}
	return k.bukaSantri(xs[0].Subjek, privasi.Konteks{Tiket: tiket}, []string{"Nama", "NIS"})
}

func (k *kunjungan) mintaDukungan() error {
	f := k.r.PostForm
	if _, err := k.s.Kantor.MintaDukungan(k.ctx(), k.Pelaku, f.Get("nomor"), f.Get("instruksi"), f["kategori"]); err != nil {
		return k.tampilDukunganSaya(err)
	}
	return k.pindah("/dukungan", "Permintaan dikirim; pesantren membukanya untuk beberapa jam.")
}
