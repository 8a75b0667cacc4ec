package situs

import (
	"cmp"
	"context"
	"errors"
	"net/http"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/kebijakan"
)

// jalurKebijakanPertama is where an institution without a policy in force is led.
const jalurKebijakanPertama = "/kebijakan-pertama"

var halamanKebijakanPertama = []halaman{
	{pola: "GET /kebijakan-pertama", izin: akun.TerbitPertama, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).kebijakanPertama},
	{pola: "POST /kebijakan-pertama", izin: akun.TerbitPertama, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).terbitkanPertama},
}

type isiKebijakanPertama struct {
	salah
	Profil kantor.ProfilKantor
	Naskah []kebijakan.Naskah // empty while a question without which there is no text is open
	Kurang string             // what that question is
	Terbit []kebijakan.Riwayat
}

// periksaPengabaran lets a page through when people were told of what it does: a policy is
// in force, and who visits has read what changed in it where the page is not essential. lain
// says that another page was shown in its place.
func (k *kunjungan) periksaPengabaran(h halaman) (lain bool, err error) {
	if h.awal || k.s.Penjaga == nil {
		return false, nil
	}
	err = privasi.PeriksaKebijakan(k.ctx(), k.s.Penjaga.Kebijakan, k.Pelaku)
	if errors.Is(err, kebijakan.ErrTanpaKebijakan) {
		return true, k.tanpaKebijakan()
	}
	if err != nil || h.fitur != kebijakan.FiturTambahan {
		return false, err
	}
	err = k.s.Kantor.BolehFitur(k.ctx(), k.Pelaku, h.fitur)
	if errors.Is(err, kebijakan.ErrPerluPengakuan) {
		return true, k.pindah("/data-saya/kebijakan?kembali="+urlAman(k.r.URL.RequestURI()), "%s", kalimat(pesanDari(err)))
	}
	return false, err
}

// tanpaKebijakan stands in the place of a page while no policy is in force: whoever may
// publish the first is led there at once, everybody else is told whom to ask.
func (k *kunjungan) tanpaKebijakan() (err error) {
	if akun.Boleh(k.Akun.Peran, akun.TerbitPertama) && k.r.Method == http.MethodGet {
		return k.pindah(jalurKebijakanPertama, "")
	}
	var isi isiTerkunci
	if isi.Profil, err = k.s.Kantor.Profil(k.ctx(), k.Lembaga.ID); err != nil {
		return err
	}
	if isi.Petugas, err = k.akunPeran(privasi.PeranAdmin, privasi.PeranKepala, privasi.PeranPengasuh, privasi.PeranPPDP); err != nil {
		return err
	}
	return k.tampilStatus(http.StatusForbidden, "tanpa_kebijakan", "Kebijakan privasi belum terbit", isi)
}

func (k *kunjungan) kebijakanPertama() error {
	x, err := k.s.Kantor.Profil(k.ctx(), k.Lembaga.ID)
	if err == nil {
		x, err = k.tebakProfil(x)
	}
	if err != nil {
		return err
	}
	return k.tampilKebijakanPertama(x, nil)
}

// tebakProfil answers what nobody answered yet out of what the school wrote elsewhere: its
// name, the address on its paper, and who is in charge of people's data.
func (k *kunjungan) tebakProfil(x kantor.ProfilKantor) (kantor.ProfilKantor, error) {
	x.Nama = cmp.Or(x.Nama, k.Lembaga.Nama)
	if x.Alamat == "" {
		alamat, err := k.s.Akun.AlamatKop(k.ctx(), k.Lembaga.ID)
		if err != nil {
			return x, err
		}
		x.Alamat = alamat
	}
	if x.PPDP != "" {
		return x, nil
	}
	for _, peran := range []string{privasi.PeranPPDP, privasi.PeranPengasuh, privasi.PeranKepala, k.Akun.Peran} {
		os, err := k.akunPeran(peran)
		if err != nil {
			return x, err
		}
		if len(os) > 0 {
			x.PPDP = os[0].Nama + ", " + akun.NamaPeran(peran)
			return x, nil
		}
	}
	return x, nil
}

func (k *kunjungan) tampilKebijakanPertama(x kantor.ProfilKantor, galat error) (err error) {
	isi := isiKebijakanPertama{Profil: x}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	if isi.Terbit, err = k.s.Kantor.SemuaKebijakan(k.ctx(), k.Lembaga.ID); err != nil {
		return err
	}
	if isi.Naskah, err = k.s.Kantor.PratinjauKebijakan(k.ctx(), k.Pelaku, x); err != nil {
		if jenis := dasar.KindOf(err); jenis != dasar.Invalid && jenis != dasar.Forbidden {
			return err
		}
		isi.Kurang = kalimat(pesanDari(err)) // no contact, a length that nobody decided, no signed register
	}
	return k.tampilSalah(isi.salah, "kebijakan_pertama", "Kebijakan privasi pertama", isi)
}

// terbitkanPertama shows the text as it reads with the answers, or publishes it.
func (k *kunjungan) terbitkanPertama() error {
	f := k.r.PostForm
	x, err := k.s.Kantor.Profil(k.ctx(), k.Lembaga.ID)
	if err != nil {
		return err
	}
	x.Nama, x.Telepon, x.Surel, x.Alamat, x.PPDP = f.Get("nama"), f.Get("telepon"), f.Get("surel"), f.Get("alamat"), f.Get("ppdp")
	if f.Get("aksi") != "terbitkan" {
		return k.tampilKebijakanPertama(x, nil)
	}
	if err := k.terbitkanBaku(k.ctx(), x); err != nil {
		return k.tampilKebijakanPertama(x, err)
	}
	return k.pindah("/", "Kebijakan privasi terbit dan langsung berlaku. Siapa pun dapat membacanya lewat tautan di bawah setiap halaman. Bila santri belum ada, mulailah dengan mengimpor daftarnya.")
}

func (k *kunjungan) terbitkanBaku(ctx context.Context, x kantor.ProfilKantor) error {
	if _, err := k.s.Kantor.AturProfil(ctx, k.Pelaku, x); err != nil {
		return err
	}
	return k.s.Kantor.SiapkanKebijakan(ctx, k.Pelaku)
}
