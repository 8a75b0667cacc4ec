package situs

import (
	"errors"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/retensi"
)

var halamanRetensiAtur = []halaman{
	{pola: "GET /privasi/retensi/otomatis", izin: akun.SetujuPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).perintahTetap},
	{pola: "POST /privasi/retensi/otomatis", izin: akun.SetujuPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).aturPerintahTetap},
	{pola: "GET /privasi/retensi/akhir", izin: akun.SetujuPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).akhirLayanan},
	{pola: "POST /privasi/retensi/akhir", izin: akun.SetujuPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).gerakAkhirLayanan},
}

type isiPerintahTetap struct {
	salah
	retensi.PerintahTetap
	Nama    []string // of the classes in it
	Oleh    map[string]string
	Meja    bool
	Sendiri bool
	Kelas   []Opsi
	Saksi   []akun.Akun
	F       map[string]string
	Pilih   map[string]bool
}

func (k *kunjungan) perintahTetap() error { return k.tampilPerintahTetap(nil) }

func (k *kunjungan) tampilPerintahTetap(galat error) (err error) {
	isi := isiPerintahTetap{Meja: akun.Boleh(k.Akun.Peran, akun.MejaPrivasi), F: map[string]string{}, Pilih: map[string]bool{}}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	if isi.PerintahTetap, err = k.s.Kantor.PerintahTetap(k.ctx(), k.Pelaku); err != nil {
		return err
	}
	isi.Sendiri = isi.Pengusul == k.Pelaku.ID
	j, _, err := k.s.Kantor.JadwalRetensi(k.ctx(), k.Lembaga.ID)
	if err != nil {
		return err
	}
	for _, id := range privasi.SemuaRetensi() {
		if v, ada := j.Pada(id, k.hariIni()); ada && v.Ditetapkan() && !v.Tetap && id != privasi.RetensiKompartemen { // its team decides
			isi.Kelas = append(isi.Kelas, Opsi{Kode: string(id), Nama: namaKelas[id] + ", " + lamaKelas(v)})
		}
	}
	for _, id := range isi.PerintahTetap.Kelas {
		isi.Nama = append(isi.Nama, namaKelas[id])
	}
	if isi.Oleh, err = k.semuaAkun(); err != nil {
		return err
	}
	if isi.Saksi, err = k.s.Akun.Daftar(k.ctx(), k.Lembaga.ID); err != nil {
		return err
	}
	for n, nilai := range k.r.PostForm {
		isi.F[n] = k.r.PostForm.Get(n)
		for _, v := range nilai {
			isi.Pilih[n+"="+v] = true
		}
	}
	return k.tampilSalah(isi.salah, "retensi_otomatis", "Pemusnahan otomatis", isi)
}

func (k *kunjungan) aturPerintahTetap() (err error) {
	f, kabar := k.r.PostForm, ""
	switch f.Get("aksi") {
	case "usulkan":
		p := retensi.PerintahTetap{Prosesor: pecahBaris(f.Get("prosesor")), Kabar: strings.TrimSpace(f.Get("kabar")), Tempat: strings.TrimSpace(f.Get("tempat")), Saksi: f["saksi"]}
		for _, x := range f["kelas"] {
			p.Kelas = append(p.Kelas, privasi.KelasRetensi(x))
		}
		_, err = k.s.Kantor.UsulkanPerintahTetap(k.ctx(), k.Pelaku, p)
		kabar = "Usul dicatat. Orang lain menyetujuinya sebelum berlaku."
	case "setujui":
		_, err = k.s.Kantor.SetujuiPerintahTetap(k.ctx(), k.Pelaku)
		kabar = "Perintah tetap berlaku. Setiap pemusnahan tetap berberita acara."
	case "cabut":
		_, err = k.s.Kantor.CabutPerintahTetap(k.ctx(), k.Pelaku)
		kabar = "Perintah tetap dicabut. Yang jatuh tempo menunggu persetujuan lagi."
	default:
		err = errForm.Invalidf("pilih tindakan").Pada("aksi")
	}
	if err != nil {
		return k.tampilPerintahTetap(err)
	}
	return k.pindah("/privasi/retensi/otomatis", "%s", kabar)
}

type isiAkhirLayanan struct {
	salah
	retensi.AkhirLayanan
	Meja   bool
	Oleh   map[string]string
	F      map[string]string
	Sejak  time.Time // when its data may be destroyed, zero: not known
	Siap   bool
	Kini   time.Time
	Musnah []retensi.Pemusnahan

	PerluSandi bool
}

func (k *kunjungan) akhirLayanan() error { return k.tampilAkhirLayanan(nil) }

func (k *kunjungan) tampilAkhirLayanan(galat error) (err error) {
	isi := isiAkhirLayanan{Meja: akun.Boleh(k.Akun.Peran, akun.MejaPrivasi), F: map[string]string{}, Kini: k.s.Now(), PerluSandi: k.perluSandi()}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	if isi.AkhirLayanan, err = k.s.Kantor.AkhirLayanan(k.ctx(), k.Pelaku); err != nil {
		return err
	}
	if t, ada := isi.MusnahSejak(); ada {
		isi.Sejak, isi.Siap = t, !k.s.Now().Before(t)
	}
	if isi.Oleh, err = k.semuaAkun(); err != nil {
		return err
	}
	if isi.Status == retensi.DataDiterima {
		ps, _, err := k.s.Kantor.DaftarPemusnahan(k.ctx(), k.Pelaku, dasar.Page{Limit: dasar.MaxPage})
		if err != nil {
			return err
		}
		for _, p := range ps {
			if p.Sebab == retensi.SebabAkhirLayanan {
				isi.Musnah = append(isi.Musnah, p)
			}
		}
	}
	for n := range k.r.PostForm {
		isi.F[n] = k.r.PostForm.Get(n)
	}
	return k.tampilSalah(isi.salah, "retensi_akhir", "Lembaga berhenti memakai layanan", isi)
}

// unduhSerahan hands everything of the institution over as a file; what was written is
// what is recorded.
func (k *kunjungan) unduhSerahan() error {
	if err := k.pastikan(); err != nil {
		return err
	}
	return k.unduhSementara("seluruh-data", func(letak string) error {
		f, err := os.OpenFile(letak, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if err != nil {
			return err
		}
		_, err = k.s.Kantor.SerahkanData(k.ctx(), k.Pelaku, f)
		return errors.Join(err, f.Close())
	})
}

func (k *kunjungan) gerakAkhirLayanan() (err error) {
	f, s := k.r.PostForm, k.s.Kantor
	jumlah, _ := strconv.Atoi(f.Get("jumlah")) // 0 is refused with what is missing
	switch f.Get("aksi") {
	case "mulai":
		var hari dasar.Tanggal
		tunggu, _ := strconv.Atoi(f.Get("tunggu"))
		if hari, err = dasar.ParseTanggal(f.Get("berakhir")); err == nil {
			_, err = s.AkhiriLayanan(k.ctx(), k.Pelaku, strings.TrimSpace(f.Get("perjanjian")), hari.Waktu(k.Lembaga.Lokasi()), tunggu)
		}
	case "serahkan":
		if err = k.unduhSerahan(); err == nil {
			return nil
		}
	case "terima":
		_, err = s.TerimaData(k.ctx(), k.Pelaku, strings.TrimSpace(f.Get("sidik")), jumlah)
	case "musnahkan":
		var p retensi.Pemusnahan
		if p, err = s.RencanakanMusnahAkhir(k.ctx(), k.Pelaku, pecahBaris(f.Get("prosesor"))...); err == nil {
			return k.pindah("/privasi/retensi/musnah/"+p.ID, "Rencana pemusnahan seluruh data disusun.")
		}
	case "tutup":
		_, err = s.TutupAkhirLayanan(k.ctx(), k.Pelaku, f.Get("pemusnahan"))
	default:
		err = errForm.Invalidf("pilih tindakan").Pada("aksi")
	}
	if err != nil {
		return k.tampilAkhirLayanan(err)
	}
	return k.pindah("/privasi/retensi/akhir", "Langkah dicatat.")
}
