package situs

import (
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/retensi"
)

var halamanSatgasMasa = []halaman{
	{pola: "GET /satgas/masa", tujuan: privasi.TujuanPelindungan, fn: (*kunjungan).masaPerkara},
	{pola: "POST /satgas/masa", tujuan: privasi.TujuanPelindungan, fn: (*kunjungan).aturMasaPerkara},
}

type isiMasaPerkara struct {
	salah
	retensi.PerintahTetap
	Lama    string // "": nobody has set how long cases are kept
	Oleh    map[string]string
	Sendiri bool // he proposed it
	Tempat  string
	Berita  []barisBerita
}

type barisBerita struct {
	retensi.Pemusnahan
	Naskah string
}

// masaPerkara shows the team by which order of its own closed cases go, and the minutes
// that whoever is signed in witnessed.
func (k *kunjungan) masaPerkara() error { return k.tampilMasaPerkara(nil) }

func (k *kunjungan) tampilMasaPerkara(galat error) (err error) {
	isi := isiMasaPerkara{Tempat: k.r.PostForm.Get("tempat")}
	if isi.PerintahTetap, err = k.s.Kantor.PerintahPerkara(k.ctx(), k.Pelaku); err != nil {
		return err
	}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	isi.Sendiri = isi.Pengusul == k.Pelaku.ID
	j, _, err := k.s.Kantor.JadwalRetensi(k.ctx(), k.Lembaga.ID)
	if err != nil {
		return err
	}
	if v, ada := j.Pada(privasi.RetensiKompartemen, k.hariIni()); ada {
		isi.Lama = v.Lama()
	}
	if isi.Oleh, err = k.semuaAkun(); err != nil {
		return err
	}
	ms, err := k.s.Kantor.BeritaPerkara(k.ctx(), k.Pelaku)
	for _, m := range ms {
		isi.Berita = append(isi.Berita, barisBerita{m, m.Naskah(k.Lembaga.Lokasi(), func(id string) string {
			if n := isi.Oleh[id]; n != "" {
				return n
			}
			return id
		})})
	}
	if err != nil {
		return err
	}
	return k.tampilSalah(isi.salah, "satgas_masa", "Masa simpan perkara", isi)
}

func (k *kunjungan) aturMasaPerkara() (err error) {
	pesan := "Diusulkan. Anggota satgas yang lain menyetujuinya."
	switch k.r.PostForm.Get("aksi") {
	case "usulkan":
		_, err = k.s.Kantor.UsulkanPerintahPerkara(k.ctx(), k.Pelaku, k.r.PostForm.Get("tempat"))
	case "setujui":
		pesan = "Berlaku. Perkara yang habis masa simpannya dimusnahkan sendiri, dengan berita acara."
		_, err = k.s.Kantor.SetujuiPerintahPerkara(k.ctx(), k.Pelaku)
	case "cabut":
		pesan = "Dicabut. Perkara yang habis masa simpannya menunggu."
		_, err = k.s.Kantor.CabutPerintahPerkara(k.ctx(), k.Pelaku)
	default:
		err = errForm.Invalidf("pilih tindakan").Pada("aksi")
	}
	if err != nil {
		return k.tampilMasaPerkara(err)
	}
	return k.pindah("/satgas/masa", "%s", pesan)
}
