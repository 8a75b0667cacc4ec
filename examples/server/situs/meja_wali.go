package situs

import (
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/wali"
	"github.com/pesantren-go/pesantren/santri"
)

var halamanMejaWali = []halaman{
	{pola: "GET /privasi/wali", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).mejaWali},
	{pola: "POST /privasi/wali/{id}", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).gerakWali},
}

type isiMejaWali struct {
	salah
	Status string
	Baris  []barisWali
	Lanjut string
}

// barisWali is an authority with the names of both.
type barisWali struct {
	wali.Kewenangan
	NamaSantri, NamaWali string
	Santri               santri.ID
	Kini                 wali.Status
}

// mejaWali lists who speaks for which santri, those that wait for a document first.
func (k *kunjungan) mejaWali() error { return k.tampilWali(nil) }

func (k *kunjungan) tampilWali(galat error) error {
	isi := isiMejaWali{Status: k.r.URL.Query().Get("status")}
	if !slices.Contains([]string{"", "diajukan", "terbukti", "dicabut", "ditolak"}, isi.Status) {
		isi.Status = ""
	}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	ks, lanjut, err := k.s.Kantor.DaftarWali(k.ctx(), k.Pelaku, isi.Status, dasar.Page{After: k.r.URL.Query().Get("lanjut"), Limit: 50})
	if err != nil {
		return err
	}
	isi.Lanjut = lanjut
	if isi.Baris, err = k.barisWali(ks); err != nil {
		return err
	}
	return k.tampilSalah(isi.salah, "meja_wali", "Wali dan kewenangannya", isi)
}

// barisWali names the people of authorities in four statements.
func (k *kunjungan) barisWali(ks []wali.Kewenangan) ([]barisWali, error) {
	subjek := make([]privasi.SubjekID, len(ks))
	for i, x := range ks {
		subjek[i] = x.Santri
	}
	st := k.s.Santri.Stores
	xs, err := st.Santri.Kenali(k.ctx(), k.Lembaga.ID, santri.TandaKenal{Subjek: subjek})
	if err != nil {
		return nil, err
	}
	anak := map[privasi.SubjekID]santri.Santri{}
	ids := make([]santri.ID, len(xs))
	for i, x := range xs {
		anak[x.Subjek], ids[i] = x, x.ID
	}
	ps, err := st.Wali.Perwalian(k.ctx(), k.Lembaga.ID, ids...)
	if err != nil {
		return nil, err
	}
	wid := make([]santri.WaliID, len(ps))
	for i, p := range ps {
		wid[i] = p.Wali
	}
	ws, err := st.Wali.Ambil(k.ctx(), k.Lembaga.ID, wid...)
	if err != nil {
		return nil, err
	}
	nama := map[privasi.SubjekID]string{}
	for _, w := range ws {
		nama[w.Subjek] = w.Nama
	}
	bs := make([]barisWali, len(ks))
	for i, x := range ks {
		o := wali.Orang{Lembaga: k.Lembaga.ID, Subjek: x.Santri, Lahir: anak[x.Santri].TanggalLahir, Zona: k.Lembaga.Zona}
		bs[i] = barisWali{x, anak[x.Santri].Nama, nama[x.Wali], anak[x.Santri].ID, x.StatusPada(o, wali.AturanUsiaBaku(), k.s.Now())}
	}
	return bs, nil
}

// gerakWali proves, refuses, freezes, thaws or revokes an authority.
func (k *kunjungan) gerakWali() (err error) {
	f, id := k.r.PostForm, k.r.PathValue("id")
	switch f.Get("aksi") {
	case "buktikan":
		_, err = k.s.Kantor.BuktikanWali(k.ctx(), k.Pelaku, id, wali.CaraBukti(f.Get("cara")), f.Get("nomor"), f.Get("dewasa") == "ya")
	case "tolak":
		_, err = k.s.Kantor.TolakWali(k.ctx(), k.Pelaku, id, f.Get("sebab"))
	case "bekukan":
		_, err = k.s.Kantor.BekukanWali(k.ctx(), k.Pelaku, id, wali.SebabBeku(f.Get("sebab")))
	case "cairkan":
		_, err = k.s.Kantor.CairkanWali(k.ctx(), k.Pelaku, id, f.Get("nomor"))
	default:
		err = errForm.Invalidf("pilih tindakan").Pada("aksi")
	}
	if err != nil {
		return k.tampilWali(err)
	}
	return k.pindah("/privasi/wali", "Kewenangan wali diperbarui.")
}
