package privasihttp

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kantor"
)

// OrangSaya is a person about whom the caller may ask.
type OrangSaya struct {
	Subjek string `json:"subjek" doc:"kunci orang, untuk alamat /data-saya/{subjek}"`
	Nama   string `json:"nama,omitempty"`
	Diri   bool   `json:"diri" doc:"pemilik akun sendiri; false: anaknya"`
}

// CatatanData is one record that stands for a person.
type CatatanData struct {
	Catatan string       `json:"catatan" doc:"jenis catatan, misalnya santri.Santri"`
	Bidang  []BidangData `json:"bidang"`
}

// BidangData is one personal field as it is released.
type BidangData struct {
	Bidang   string `json:"bidang"`
	Kategori string `json:"kategori"`
	Tingkat  string `json:"tingkat" doc:"penuh, samar, ada, atau tiada"`
	Sebab    string `json:"sebab" doc:"mengapa sejauh itu"`
	Isi      string `json:"isi"`
}

func keCatatanData(c kantor.CatatanSaya) CatatanData {
	return CatatanData{c.Tipe, dasarhttp.Peta(c.Bidang, func(b kantor.BidangSaya) BidangData {
		return BidangData{b.Bidang, b.Kategori, b.Tingkat.String(), b.Sebab, b.Isi}
	})}
}

// IsianPeriksa is one field that its owner is asked to look at from time to time.
type IsianPeriksa struct {
	Bidang    string    `json:"bidang" doc:"dengan jenis catatannya, misalnya santri.Santri.HP"`
	Terakhir  time.Time `json:"terakhir" doc:"ditulis atau diperiksa"`
	Diperiksa bool      `json:"diperiksa"`
	Usang     bool      `json:"usang" doc:"lebih lama daripada jangka yang ditetapkan lembaga"`
}

func kunciIsian(x kantor.IsianTinjau) string { return x.Tipe + "." + x.Bidang }

func keIsian(x kantor.IsianTinjau) IsianPeriksa {
	return IsianPeriksa{kunciIsian(x), x.Terakhir, x.Diperiksa, x.Usang}
}

type (
	// MasukHalamanSubjek asks for a page of a list about a person.
	MasukHalamanSubjek struct {
		MasukSubjek
		dasarhttp.Halaman
	}
	// MasukKonfirmasiData names the fields that are right as they stand.
	MasukKonfirmasiData struct {
		MasukSubjek
		Body struct {
			Bidang []string `json:"bidang" maxItems:"100" doc:"misalnya santri.Santri.HP; yang salah dibetulkan lewat permohonan koreksi"`
		}
	}
)

// orangSaya are the people of an account: himself alone where the application names nobody.
func (h pintu) orangSaya(ctx context.Context, p dasar.Pelaku) ([]OrangSaya, error) {
	if h.opsi.Orang != nil {
		return h.opsi.Orang(ctx, p)
	}
	if h.s.Pengenal == nil {
		return nil, nil
	}
	x, err := h.s.Pengenal.Diri(ctx, p)
	if err != nil || x == "" {
		return nil, err
	}
	return []OrangSaya{{Subjek: string(x), Diri: true}}, nil
}

func (h pintu) pasangData(a *dasarhttp.API) {
	dasarhttp.Daftar(a, saya("orang-saya", ambil, "/data-saya", "Orang yang datanya boleh dilihat akun ini: diri sendiri, lalu anaknya"),
		func(ctx context.Context, p dasar.Pelaku, m *dasarhttp.Halaman) (*dasarhttp.KeluarDaftar[OrangSaya], error) {
			xs, err := h.orangSaya(ctx, p)
			return dasarhttp.BeriHalaman(xs, *m, err, func(x OrangSaya) string { return x.Subjek }, apaAdanya)
		})
	dasarhttp.Daftar(a, saya("data-saya", ambil, "/data-saya/{subjek}/data", "Data pribadi seseorang, dibuka lewat pintu dan dicatat dalam jejaknya"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukHalamanSubjek) (*dasarhttp.KeluarDaftar[CatatanData], error) {
			cs, err := h.s.DataSaya(ctx, h.jaga, privasi.SebagaiDiri(p), m.orang())
			return dasarhttp.BeriHalaman(cs, m.Halaman, err, func(c kantor.CatatanSaya) string { return c.Tipe }, keCatatanData)
		})
	dasarhttp.Daftar(a, saya("periksa-saya", ambil, "/data-saya/{subjek}/periksa", "Isian yang perlu diperiksa pemiliknya, dan kapan terakhir diperiksa"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukHalamanSubjek) (*dasarhttp.KeluarDaftar[IsianPeriksa], error) {
			xs, err := h.s.PeriksaSaya(ctx, p, m.orang())
			return dasarhttp.BeriHalaman(xs, m.Halaman, err, kunciIsian, keIsian)
		})
	dasarhttp.Daftar(a, saya("konfirmasi-data", kirim, "/data-saya/{subjek}/konfirmasi", "Nyatakan bahwa isian masih benar"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukKonfirmasiData) (*dasarhttp.Kosong, error) {
			return dasarhttp.Selesai(h.s.KonfirmasiData(ctx, p, m.orang(), m.Body.Bidang...))
		})
}
