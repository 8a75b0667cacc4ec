package situs

import (
	"slices"
	"strconv"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kebijakan"
	"github.com/pesantren-go/pesantren/santri"
)

// Everybody with an account reads the news: the one page that rests on a purpose that people
// may refuse.
var halamanBerita = []halaman{
	{pola: "GET /berita", tujuan: privasi.TujuanPublikasi, fitur: kebijakan.FiturTambahan, fn: (*kunjungan).berita},
}

// beritaSehalaman is how many items one page looks at.
const beritaSehalaman = 30

// butirBerita is one item: who received what, on which day.
type butirBerita struct {
	Nama, Judul string
	Tanggal     dasar.Tanggal
}

type isiBerita struct {
	Baris       []butirBerita
	Lanjut      string // the older ones; "" = none
	BelumDibuka bool   // the signed register does not know readers of news
	Tujuan      string
}

// berita tells of the syahadah that were issued, with the names of those alone who, or whose
// guardians, agreed to stand in the news: one decision for the page, whatever it shows.
func (k *kunjungan) berita() error {
	dari, _ := strconv.Atoi(k.r.URL.Query().Get("dari"))
	k.Pelaku.Peran, k.Pelaku.Lingkup = privasi.PeranPembaca, dasar.LingkupSemua // a reader like any other, whatever his office
	isi := isiBerita{Tujuan: privasi.TujuanPublikasi}
	ss, err := k.s.Akademik.DaftarSyahadah(k.ctx(), k.Pelaku, akademik.SaringSyahadah{})
	if err != nil {
		return err
	}
	ss = slices.DeleteFunc(ss, func(s akademik.Syahadah) bool { return s.Batal != "" })
	slices.SortStableFunc(ss, func(a, b akademik.Syahadah) int { return b.Tanggal.Compare(a.Tanggal) })
	ss = ss[min(max(dari, 0), len(ss)):]
	if len(ss) > beritaSehalaman {
		ss, isi.Lanjut = ss[:beritaSehalaman], strconv.Itoa(max(dari, 0)+beritaSehalaman)
	}
	if err := k.isiBerita(&isi, ss); err != nil {
		return err
	}
	return k.tampil("berita", "Berita", isi)
}

func (k *kunjungan) isiBerita(isi *isiBerita, ss []akademik.Syahadah) error {
	if len(ss) == 0 {
		return nil
	}
	id := make([]santri.ID, len(ss))
	for i, s := range ss {
		id[i] = s.Santri
	}
	xs, err := k.s.Santri.Stores.Santri.Ambil(k.ctx(), k.Lembaga.ID, id...)
	if err != nil || len(xs) == 0 {
		return err
	}
	orang, subjek := make(map[santri.ID]*santri.Santri, len(xs)), make([]privasi.SubjekID, len(xs))
	for i := range xs {
		orang[xs[i].ID], subjek[i] = &xs[i], xs[i].Subjek
	}
	v, err := k.s.Penjaga.Minta(k.ctx(), k.Pelaku, tipeSantri, []string{"Nama"}, subjek...)
	if err != nil {
		return err
	}
	putusan := v.Keputusan()
	isi.BelumDibuka = putusan.Hasil(subjek[0], "Nama").Aturan == privasi.ErrPutusPeran
	for _, s := range ss {
		if x := orang[s.Santri]; x != nil && v.Tingkat(x.Subjek, "Nama") == privasi.Penuh {
			isi.Baris = append(isi.Baris, butirBerita{v.Sajikan(x)["Nama"], s.Judul, s.Tanggal})
		}
	}
	return nil
}
