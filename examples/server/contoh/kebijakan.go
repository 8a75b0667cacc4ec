package contoh

import (
	"cmp"
	"context"

	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
)

// terbitkanKebijakan publishes the default policy with the contact of the folder, where
// nobody has: without one nothing is imported. A folder without a contact gets an invented
// one of a domain that nobody owns.
func (p *Pelari) terbitkanKebijakan(ctx context.Context, a akun.Akun) error {
	k, pel, atur := p.Server.Kantor, a.Pelaku().Untuk(privasi.TujuanHakSubjek), p.f.atur
	x, err := k.Profil(ctx, a.Lembaga)
	if err != nil {
		return err
	}
	if x.Versi == 0 {
		x.Nama, x.Alamat, x.Telepon, x.Surel = atur.Lembaga, atur.Alamat, atur.Telepon, atur.Surel
		if x.Telepon == "" {
			x.Surel = cmp.Or(x.Surel, "kantor@contoh.example")
		}
		x.PPDP, x.Pengaduan, x.BertempatIndonesia = namaPPDP+", petugas pelindungan data", []string{"surat kepada pimpinan pesantren"}, true
		if _, err := k.AturProfil(ctx, pel, x); err != nil {
			return err
		}
	}
	return k.SiapkanKebijakan(ctx, pel)
}

const namaPPDP = "Petugas Data Contoh"

// catatanPemrosesan saves what the record of processing needs besides the register, so that
// the officer of the sample school can look at it and put it down.
func (p *Pelari) catatanPemrosesan(ctx context.Context) (err error) {
	if p.ppdp, err = p.akun(ctx, akun.Akun{NamaMasuk: "ppdp", Nama: namaPPDP, Peran: privasi.PeranPPDP}); err != nil {
		return err
	}
	k, pel := p.Server.Kantor, p.ppdp.Pelaku().Untuk(privasi.TujuanHakSubjek)
	l, err := k.Lampiran(ctx, pel)
	if err != nil || l.Versi > 0 {
		return err
	}
	_, err = k.AturLampiran(ctx, pel, l)
	return err
}
