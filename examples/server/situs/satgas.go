package situs

import (
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kompartemen"
)

var halamanSatgas = []halaman{
	{pola: "GET /lapor/satgas", tujuan: privasi.TujuanPelindungan, fn: (*kunjungan).formLapor},
	{pola: "POST /lapor/satgas", tujuan: privasi.TujuanPelindungan, fn: (*kunjungan).laporkan},
	{pola: "GET /satgas", tujuan: privasi.TujuanPelindungan, fn: (*kunjungan).daftarPerkara},
	{pola: "GET /satgas/{id}", tujuan: privasi.TujuanPelindungan, fn: (*kunjungan).perkara},
	{pola: "POST /satgas/{id}", tujuan: privasi.TujuanPelindungan, fn: (*kunjungan).gerakPerkara},
	{pola: "GET /pengaturan/satgas", izin: akun.TunjukSatgas, tujuan: privasi.TujuanPelindungan, fn: (*kunjungan).aturSatgas},
	{pola: "POST /pengaturan/satgas", izin: akun.TunjukSatgas, tujuan: privasi.TujuanPelindungan, fn: (*kunjungan).tunjukSatgas},
}

// petugasAktif are the accounts of the school's own people, for choosing from.
func (k *kunjungan) petugasAktif() ([]akun.Akun, error) {
	as, err := k.s.Akun.Daftar(k.ctx(), k.Lembaga.ID)
	return slices.DeleteFunc(as, func(a akun.Akun) bool {
		return !a.Aktif || a.Peran == privasi.PeranWali || a.Peran == privasi.PeranSantri
	}), err
}

type isiLapor struct {
	salah
	Isi     kompartemen.Isi
	Petugas []akun.Akun
	Ada     bool // there is a team
}

// formLapor lets anybody tell the team; the title of the page says nothing.
func (k *kunjungan) formLapor() error { return k.tampilLapor(kompartemen.Isi{}, nil) }

func (k *kunjungan) tampilLapor(isian kompartemen.Isi, galat error) (err error) {
	isi := isiLapor{Isi: isian}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	if isi.Petugas, err = k.petugasAktif(); err != nil {
		return err
	}
	tim, err := k.s.Kantor.Satgas(k.ctx(), k.Lembaga.ID)
	if err != nil {
		return err
	}
	isi.Ada = len(tim.Anggota) > 0
	return k.tampilSalah(isi.salah, "lapor_satgas", "Bantuan", isi)
}

func (k *kunjungan) laporkan() error {
	f := k.r.PostForm
	isi := kompartemen.Isi{Korban: strings.TrimSpace(f.Get("korban")), Terlapor: strings.TrimSpace(f.Get("terlapor")), Uraian: f.Get("uraian"), Pelapor: strings.TrimSpace(f.Get("pelapor"))}
	var terlapor []string
	if a := f.Get("akun"); a != "" {
		terlapor = []string{a}
	}
	if err := k.s.Kantor.Laporkan(k.ctx(), k.Pelaku, isi, terlapor...); err != nil {
		return k.tampilLapor(isi, err)
	}
	return k.pindah("/lapor", "Terima kasih sudah bercerita. Satgas akan menanganinya; hanya mereka yang dapat membacanya.")
}

// daftarPerkara is there for the team alone.
func (k *kunjungan) daftarPerkara() error {
	xs, err := k.s.Kantor.LaporanTim(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	return k.tampil("satgas", "Ruang satgas", xs)
}

type isiPerkara struct {
	salah
	kompartemen.Laporan
	Rinci   kompartemen.Isi
	Langkah []kompartemen.Catatan
	Nama    map[string]string
}

func (k *kunjungan) perkara() error { return k.tampilPerkara(nil) }

func (k *kunjungan) tampilPerkara(galat error) (err error) {
	var isi isiPerkara
	if isi.Laporan, isi.Rinci, isi.Langkah, err = k.s.Kantor.BacaLaporan(k.ctx(), k.s.Penjaga, k.Pelaku, k.r.PathValue("id")); err != nil {
		return err
	}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	as, err := k.petugasAktif()
	if err != nil {
		return err
	}
	isi.Nama = map[string]string{}
	for _, a := range as {
		isi.Nama[a.ID] = a.Nama
	}
	return k.tampilSalah(isi.salah, "satgas_perkara", "Ruang satgas", isi)
}

func (k *kunjungan) gerakPerkara() (err error) {
	f, id := k.r.PostForm, k.r.PathValue("id")
	switch f.Get("aksi") {
	case "langkah":
		_, err = k.s.Kantor.CatatLangkah(k.ctx(), k.s.Penjaga, k.Pelaku, id, f.Get("teks"))
	case "tutup":
		_, err = k.s.Kantor.TutupLaporan(k.ctx(), k.Pelaku, id)
	case "keluarkan":
		_, err = k.s.Kantor.KeluarkanTerlapor(k.ctx(), k.Pelaku, id, f.Get("akun"))
	default:
		return k.tampilPerkara(errForm.Invalidf("pilih tindakan").Pada("aksi"))
	}
	if err != nil {
		return k.tampilPerkara(err)
	}
	return k.pindah("/satgas/"+id, "Dicatat.")
}

type isiSatgas struct {
	salah
	Petugas []akun.Akun
	Tim     []string
}

// aturSatgas names the team; naming it opens nothing to whoever names it.
func (k *kunjungan) aturSatgas() error { return k.tampilSatgas(nil) }

func (k *kunjungan) tampilSatgas(galat error) (err error) {
	var isi isiSatgas
	tim, err := k.s.Kantor.Satgas(k.ctx(), k.Lembaga.ID)
	if err != nil {
		return err
	}
	isi.Tim = tim.Anggota
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
		isi.Tim = k.r.PostForm["anggota"]
	}
	if isi.Petugas, err = k.petugasAktif(); err != nil {
		return err
	}
	return k.tampilSalah(isi.salah, "satgas_atur", "Satgas pelindungan anak", isi)
}

func (k *kunjungan) tunjukSatgas() error {
	as, err := k.petugasAktif()
	if err != nil {
		return err
	}
	pilih := k.r.PostForm["anggota"]
	for _, x := range pilih {
		if !slices.ContainsFunc(as, func(a akun.Akun) bool { return a.ID == x }) {
			return k.tampilSatgas(errForm.Invalidf("pilih dari petugas pesantren ini").Pada("anggota"))
		}
	}
	if _, err := k.s.Kantor.TunjukSatgas(k.ctx(), k.Pelaku, pilih...); err != nil {
		return k.tampilSatgas(err)
	}
	return k.pindah("/pengaturan/satgas", "Satgas ditunjuk. Yang dibaca satgas tidak tampak bagi Anda.")
}
