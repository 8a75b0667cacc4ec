package situs

import (
	"net/url"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

var halamanIzinSantri = []halaman{
	{pola: "GET /akademik/izin", izin: akun.AturAkademik, tujuan: privasi.TujuanKesiswaan, fn: (*kunjungan).izinSantri},
	{pola: "POST /akademik/izin", izin: akun.AturAkademik, tujuan: privasi.TujuanKesiswaan, fn: (*kunjungan).langkahIzin},
}

type isiIzinSantri struct {
	formulir
	Hari    dasar.Tanggal
	Dari    dasar.Tanggal
	Sampai  dasar.Tanggal
	Baris   []BarisIzin
	Buka    string // leave whose reason is shown
	Alasan  string
	Cari    string
	Orang   []Opsi // santri found
	Petugas map[string]string
}

// BarisIzin is one leave with its santri.
type BarisIzin struct {
	akademik.IzinSantri
	Orang Tampak
	Jam   string // 09:30–12:00
}

func (k *kunjungan) izinSantri() error { return k.tampilIzin("", nil) }

// maksCariIzin bounds the santri offered for a leave.
const maksCariIzin = 20

func (k *kunjungan) tampilIzin(buka string, galat error) (err error) {
	q := k.r.URL.Query()
	b := &pembacaForm{f: q}
	isi := isiIzinSantri{formulir: formulirBaru(k.r.PostForm), Hari: k.hariIni(), Dari: b.tanggal("dari"), Sampai: b.tanggal("sampai"), Buka: buka, Cari: k.r.FormValue("cari")}
	if isi.Dari.IsZero() {
		isi.Dari = isi.Hari.TambahHari(-7)
	}
	if isi.Sampai.IsZero() {
		isi.Sampai = isi.Hari.TambahHari(30)
	}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	is, err := k.s.Akademik.DaftarIzin(k.ctx(), k.Pelaku, isi.Dari, isi.Sampai)
	if err != nil {
		return err
	}
	id := make([]santri.ID, len(is))
	for i, x := range is {
		id[i] = x.Santri
	}
	nama, err := k.tampakID(id...)
	if err != nil {
		return err
	}
	for _, x := range is {
		isi.Baris = append(isi.Baris, BarisIzin{x, nama[x.Santri], rentangPukul(x.Dari, x.Sampai)})
	}
	slices.Reverse(isi.Baris)
	if buka != "" {
		if isi.Alasan, err = k.s.Akademik.AlasanIzin(k.ctx(), k.Pelaku, buka); err != nil {
			if err := isi.pakai(err); err != nil {
				return err
			}
		}
	}
	if err := k.cariIzin(&isi); err != nil {
		return err
	}
	if isi.Petugas, err = k.semuaAkun(); err != nil {
		return err
	}
	return k.tampilForm(isi.formulir, "izin_santri", "Izin dan UKS", isi)
}

func rentangPukul(dari, sampai jadwal.Menit) string {
	switch {
	case dari == 0 && sampai == 0:
		return ""
	case sampai == 0:
		return "sejak " + dari.String()
	case dari == 0:
		return "sampai " + sampai.String()
	}
	return dari.String() + "–" + sampai.String()
}

// cariIzin lists the santri that a name or NIS may mean, so that the leave is of the
// right one also without a script.
func (k *kunjungan) cariIzin(isi *isiIzinSantri) error {
	if strings.TrimSpace(isi.Cari) == "" {
		return nil
	}
	ns, _, err := k.s.Santri.Cari(k.ctx(), k.Pelaku, santri.Saringan{Teks: isi.Cari, Status: []santri.Status{santri.Aktif}}, dasar.Page{Limit: maksCariIzin})
	if err != nil {
		return err
	}
	id := make([]santri.ID, len(ns))
	for i, n := range ns {
		id[i] = n.ID
	}
	nama, err := k.tampakID(id...)
	for _, i := range id {
		isi.Orang = append(isi.Orang, Opsi{string(i), strings.TrimSpace(nama[i].Nama + " " + nama[i].NIS + " " + nama[i].Kelas)})
	}
	return err
}

// langkahIzin records, approves or cancels leave, or opens why.
func (k *kunjungan) langkahIzin() error {
	f := k.r.PostForm
	id, kunci := f.Get("izin"), f.Get("kunci")
	switch f.Get("aksi") {
	case "alasan":
		return k.tampilIzin(id, nil)
	case "setujui":
		if _, err := k.s.Akademik.SetujuiIzin(k.ctx(), k.Pelaku, kunci, id); err != nil {
			return k.tampilIzin("", err)
		}
		return k.pindah("/akademik/izin", "Izin disetujui; presensi pada hari-harinya ikut terisi.")
	case "batal":
		if _, err := k.s.Akademik.BatalIzin(k.ctx(), k.Pelaku, kunci, id, f.Get("alasan")); err != nil {
			return k.tampilIzin("", err)
		}
		return k.pindah("/akademik/izin", "Izin dibatalkan; yang diterangkannya kembali tanpa keterangan.")
	}
	b := &pembacaForm{f: f}
	m := akademik.MasukanIzin{Santri: santri.ID(b.teks("santri")), Jenis: akademik.JenisIzin(b.teks("jenis")), Mulai: b.tanggal("mulai"), Selesai: b.tanggal("selesai"),
		Dari: isianForm(b, "dari", pukul), Sampai: isianForm(b, "sampai", pukul), Alasan: b.teks("alasan"), Setujui: b.ya("setujui")}
	if m.Selesai.IsZero() {
		m.Selesai = m.Mulai
	}
	if err := b.err(); err != nil {
		return k.tampilIzin("", err)
	}
	if _, err := k.s.Akademik.CatatIzin(k.ctx(), k.Pelaku, kunci, m); err != nil {
		return k.tampilIzin("", err)
	}
	q := url.Values{"dari": {m.Mulai.String()}, "sampai": {m.Selesai.String()}}
	if m.Mulai.After(k.hariIni().TambahHari(-7)) && m.Mulai.Before(k.hariIni().TambahHari(30)) {
		q = nil
	}
	return k.pindah(strings.TrimSuffix("/akademik/izin?"+q.Encode(), "?"), "Izin dicatat.")
}
