package situs

import (
	"strings"

	"github.com/pesantren-go/pesantren/akademik/kurikulum"
)

type isiBedaKurikulum struct {
	Dulu, Kini kurikulum.Kurikulum
	Beda       []kurikulum.Beda
	Pilih      []Opsi
	Dengan     string
}

// bedaKurikulum shows what differs between two versions: the one that is compared, and the
// one of the list that stands for what was.
func (k *kunjungan) bedaKurikulum() (err error) {
	q := k.r.URL.Query()
	isi := isiBedaKurikulum{Dengan: q.Get("dengan")}
	if isi.Kini, _, err = k.cariKurikulum(q.Get("kode"), q.Get("sejak")); err != nil {
		return err
	}
	katalog, err := k.s.Akademik.Kurikulum(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	for _, x := range katalog.Semua() {
		sandi := x.Kode + " " + x.Berlaku.String()
		if x.Kode == isi.Kini.Kode && x.Berlaku == isi.Kini.Berlaku {
			continue
		}
		isi.Pilih = append(isi.Pilih, Opsi{sandi, x.Nama + " " + x.Jenjang + ", sejak " + x.Berlaku.Panjang()})
		if isi.Dengan == "" && (x.Kode == isi.Kini.Kode && x.Berlaku.Before(isi.Kini.Berlaku) || x.Kode == isi.Kini.Asal) {
			isi.Dengan = sandi
		}
	}
	if isi.Dengan != "" {
		kode, sejak, _ := strings.Cut(isi.Dengan, " ")
		if isi.Dulu, _, err = k.cariKurikulum(kode, sejak); err != nil {
			return err
		}
		isi.Beda = kurikulum.Bandingkan(isi.Dulu, isi.Kini)
	}
	return k.tampil("kurikulum_beda", "Perbedaan kurikulum", isi)
}
