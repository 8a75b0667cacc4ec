package situs

import (
	"fmt"
	"slices"

	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

var halamanAkunOrang = []halaman{
	{pola: "POST /santri/{id}/akun", izin: akun.Kelola, tujuan: privasi.TujuanKesiswaan, fn: (*kunjungan).akunSantri},
}

// akunSantri makes an account for a santri or one of his guardians, and shows its
// one-time link. Somebody who has an account gets another link for it.
func (k *kunjungan) akunSantri() error {
	p, err := k.s.Santri.Ambil(k.ctx(), k.Pelaku, santri.ID(k.r.PathValue("id")))
	if err != nil {
		return err
	}
	a := akun.Akun{Lembaga: k.Akun.Lembaga, Nama: p.Santri.Nama, Peran: privasi.PeranSantri, Santri: string(p.Santri.ID), NamaMasuk: "santri." + string(p.Santri.NIS)}
	if w := k.r.PostForm.Get("wali"); w != "" {
		i := slices.IndexFunc(p.Wali, func(x santri.WaliBaru) bool { return string(x.Wali.ID) == w })
		if i < 0 {
			return errTakAda.NotFoundf("wali ini tidak tercatat pada santri itu")
		}
		a = akun.Akun{Lembaga: k.Akun.Lembaga, Nama: p.Wali[i].Wali.Nama, Peran: privasi.PeranWali, Wali: w, NamaMasuk: fmt.Sprintf("wali.%s.%d", p.Santri.NIS, i+1)}
	}
	as, err := k.s.Akun.Daftar(k.ctx(), k.Akun.Lembaga)
	if err != nil {
		return err
	}
	if i := slices.IndexFunc(as, func(x akun.Akun) bool {
		return a.Wali != "" && x.Wali == a.Wali || a.Santri != "" && x.Santri == a.Santri
	}); i >= 0 {
		return k.undang(as[i])
	}
	if p.Santri.NIS == "" {
		return errForm.Invalidf("santri ini belum punya NIS; isi NIS dahulu, karena nama masuk dibuat darinya").Pada("nis")
	}
	if a, err = k.s.Akun.Buat(k.ctx(), a, ""); err != nil {
		return err
	}
	return k.undang(a)
}
