package privasihttp

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/ropa"
)

// BarisKegiatan is a row of the signed register.
type BarisKegiatan struct {
	Kode       string            `json:"kode"`
	Tujuan     string            `json:"tujuan"`
	Uraian     string            `json:"uraian" doc:"uraian tujuannya"`
	Dasar      string            `json:"dasar"`
	Rujukan    string            `json:"rujukan"`
	Kategori   []string          `json:"kategori"`
	Tingkat    map[string]string `json:"tingkat" doc:"sejauh mana tiap peran melihat"`
	Perlu      []string          `json:"perlu" doc:"syarat tambahan"`
	Status     string            `json:"status"`
	Mulai      time.Time         `json:"mulai"`
	Selesai    *time.Time        `json:"selesai,omitempty"`
	DPIA       string            `json:"dpia,omitempty" doc:"penilaian dampak yang berlaku"`
	DPIASampai *time.Time        `json:"dpia_sampai,omitempty"`
	DPIASejak  *time.Time        `json:"dpia_sejak,omitempty" doc:"sejak kapan data spesifik tertutup tanpa penilaian"`
}

func keBaris(r privasi.Register, k privasi.Kegiatan) BarisKegiatan {
	b := BarisKegiatan{k.Kode, k.Tujuan, uraian(r, k.Tujuan), k.Dasar.String(), k.Rujukan, teks(k.Kategori), map[string]string{}, teks(k.Perlu), string(k.Status), k.Mulai, saat(k.Selesai), k.DPIA, saat(k.DPIASampai), saat(k.DPIASejak)}
	for p, t := range k.TingkatPeran {
		b.Tingkat[p] = t.String()
	}
	return b
}

// uraian is what a purpose is for; an unknown one is named by its code.
func uraian(r privasi.Register, tujuan string) string {
	for _, t := range r.Tujuan {
		if t.Kode == tujuan {
			return t.Uraian
		}
	}
	return tujuan
}

// KegiatanLengkap is a row with its thirteen contents, its details, what is missing and what
// drifted since the record was put down.
type KegiatanLengkap struct {
	BarisKegiatan
	Butir    map[string][]string `json:"butir"`
	Kurang   []string            `json:"kurang" doc:"kode butir"`
	Berubah  []PerubahanButir    `json:"berubah"`
	Rincian  DataRincian         `json:"rincian,omitzero"`
	Lampiran uint64              `json:"lampiran" doc:"versi lampiran, untuk mengubah rincian"`
}

// DataRincian is what no program knows of an activity.
type DataRincian struct {
	Sebagai        string   `json:"sebagai" maxLength:"40" doc:"pengendali, prosesor, atau pengendali_bersama"`
	KategoriSubjek []string `json:"kategori_subjek" maxItems:"50"`
	Sumber         []string `json:"sumber" maxItems:"50"`
	Penerima       []string `json:"penerima,omitempty" maxItems:"50"`
	Tempat         []string `json:"tempat" maxItems:"50" doc:"kunci tempat penyimpanan"`
	Ciri           []string `json:"ciri,omitempty" maxItems:"20" doc:"ciri risiko"`
}

func (d DataRincian) rincian(kode string) ropa.Rincian {
	return ropa.Rincian{Kegiatan: kode, Sebagai: ropa.PeranPengolah(d.Sebagai), KategoriSubjek: d.KategoriSubjek, Sumber: d.Sumber, Penerima: d.Penerima, Lokasi: d.Tempat, Ciri: dariTeks[ropa.Pemicu](d.Ciri)}
}

func keKegiatanLengkap(x kantor.KeadaanRopa, k privasi.Kegiatan) KegiatanLengkap {
	r := keRekam(x)
	l := KegiatanLengkap{BarisKegiatan: keBaris(x.Register, k), Kurang: []string{}, Berubah: []PerubahanButir{}, Lampiran: x.Lampiran.Versi}
	for _, b := range r.Kegiatan {
		if b.Kode == k.Kode {
			l.Butir = b.Butir
		}
	}
	for _, b := range r.Kurang {
		if b.Kegiatan == k.Kode {
			l.Kurang = append(l.Kurang, b.Butir)
		}
	}
	for _, b := range r.Berubah {
		if b.Kegiatan == k.Kode {
			l.Berubah = append(l.Berubah, b)
		}
	}
	for _, y := range x.Lampiran.Rincian {
		if y.Kegiatan == k.Kode {
			l.Rincian = DataRincian{string(y.Sebagai), teks(y.KategoriSubjek), teks(y.Sumber), teks(y.Penerima), teks(y.Lokasi), teks(y.Ciri)}
		}
	}
	return l
}

// KegiatanDilengkapi names the activities that got the usual details.
type KegiatanDilengkapi struct {
	Kegiatan []string `json:"kegiatan"`
}

// TitikPengumpulan is a place where data comes in.
type TitikPengumpulan struct {
	Kode          string   `json:"kode"`
	Jenis         string   `json:"jenis"`
	Tujuan        string   `json:"tujuan"`
	Uraian        string   `json:"uraian"`
	Bidang        []string `json:"bidang"`
	Pemberitahuan string   `json:"pemberitahuan,omitempty"`
}

func keTitik(r privasi.Register, t ropa.TitikKumpul) TitikPengumpulan {
	return TitikPengumpulan{t.Kode, string(t.Jenis), t.Tujuan, uraian(r, t.Tujuan), teks(t.Bidang), t.Pemberitahuan}
}

type (
	// MasukCariKegiatan filters the rows of the register.
	MasukCariKegiatan struct {
		dasarhttp.Halaman
		Cari   string `query:"cari" maxLength:"100" doc:"dalam kode, uraian tujuan, dan kategori"`
		Tujuan string `query:"tujuan" maxLength:"80"`
	}
	// MasukCariTitik filters the collection points.
	MasukCariTitik struct {
		dasarhttp.Halaman
		Cari   string `query:"cari" maxLength:"100" doc:"dalam kode, uraian tujuan, dan bidang"`
		Tujuan string `query:"tujuan" maxLength:"80"`
		Jenis  string `query:"jenis" maxLength:"20" doc:"pemakaian, unggah, impor, kontak, atau langganan"`
	}
	// MasukKode names an activity.
	MasukKode struct {
		Kode string `path:"kode" maxLength:"80"`
	}
	// MasukRincian keeps the details of an activity.
	MasukRincian struct {
		MasukKode
		Body struct {
			DataRincian
			Versi uint64 `json:"versi" doc:"versi lampiran yang dibaca"`
		}
	}
)

func memuat(cari string, dalam ...string) bool {
	return strings.Contains(strings.ToLower(strings.Join(dalam, " ")), strings.ToLower(strings.TrimSpace(cari)))
}

func (h pintu) daftarKegiatan(ctx context.Context, p dasar.Pelaku, m *MasukCariKegiatan) (*dasarhttp.KeluarDaftar[BarisKegiatan], error) {
	reg, _, err := h.s.RegisterKini(ctx, p)
	ks := slices.DeleteFunc(slices.Clone(reg.Kegiatan), func(k privasi.Kegiatan) bool {
		return m.Tujuan != "" && k.Tujuan != m.Tujuan || !memuat(m.Cari, append(slices.Clone(k.Kategori), k.Kode, uraian(reg, k.Tujuan))...)
	})
	return dasarhttp.BeriHalaman(ks, m.Halaman, err, func(k privasi.Kegiatan) string { return k.Kode }, func(k privasi.Kegiatan) BarisKegiatan { return keBaris(reg, k) })
}

func (h pintu) ambilKegiatan(ctx context.Context, p dasar.Pelaku, m *MasukKode) (*dasarhttp.Keluar[KegiatanLengkap], error) {
	x, err := h.s.KeadaanRopa(ctx, p)
	i := slices.IndexFunc(x.Register.Kegiatan, func(k privasi.Kegiatan) bool { return k.Kode == m.Kode })
	if err == nil && i < 0 {
		err = kantor.ErrKegiatanAsing.NotFoundf("kegiatan ini tidak ada; lihat daftar kegiatan")
	}
	if err != nil {
		return nil, err
	}
	return dasarhttp.Beri(keKegiatanLengkap(x, x.Register.Kegiatan[i]), nil, apaAdanya)
}

func (h pintu) daftarTitik(ctx context.Context, p dasar.Pelaku, m *MasukCariTitik) (*dasarhttp.KeluarDaftar[TitikPengumpulan], error) {
	reg, _, err := h.s.RegisterKini(ctx, p)
	ts := slices.DeleteFunc(slices.Clone(h.s.Titik.DenganPemberitahuan(reg)), func(t ropa.TitikKumpul) bool {
		return m.Tujuan != "" && t.Tujuan != m.Tujuan || m.Jenis != "" && string(t.Jenis) != m.Jenis || !memuat(m.Cari, append(slices.Clone(t.Bidang), t.Kode, uraian(reg, t.Tujuan))...)
	})
	return dasarhttp.BeriHalaman(ts, m.Halaman, err, func(t ropa.TitikKumpul) string { return t.Kode }, func(t ropa.TitikKumpul) TitikPengumpulan { return keTitik(reg, t) })
}

func (h pintu) pasangKegiatan(a *dasarhttp.API) {
	dasarhttp.Daftar(a, meja("daftar-kegiatan-register", ambil, "/rekam-kegiatan/kegiatan", "Baris register yang ditandatangani"), h.daftarKegiatan)
	dasarhttp.Daftar(a, meja("ambil-kegiatan-register", ambil, "/rekam-kegiatan/kegiatan/{kode}", "Satu kegiatan: tiga belas butir, yang kurang, dan yang berubah"), h.ambilKegiatan)
	dasarhttp.Daftar(a, meja("atur-rincian-kegiatan", taruh, "/rekam-kegiatan/kegiatan/{kode}/rincian", "Ubah rincian kegiatan yang tidak diketahui program"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukRincian) (*dasarhttp.Keluar[Lampiran], error) {
			l, err := h.s.AturRincian(ctx, p, m.Body.rincian(m.Kode), m.Body.Versi)
			return dasarhttp.Beri(l, err, keLampiran)
		})
	dasarhttp.Daftar(a, meja("lengkapi-rincian-kegiatan", kirim, "/rekam-kegiatan/kelengkapan", "Pakai rincian yang lazim bagi kegiatan yang belum punya"),
		func(ctx context.Context, p dasar.Pelaku, _ *dasarhttp.TanpaMasukan) (*dasarhttp.Keluar[KegiatanDilengkapi], error) {
			kode, err := h.s.LengkapiRincian(ctx, p)
			return dasarhttp.Beri(kode, err, func(kode []string) KegiatanDilengkapi { return KegiatanDilengkapi{teks(kode)} })
		})
	dasarhttp.Daftar(a, meja("daftar-titik-pengumpulan", ambil, "/rekam-kegiatan/titik", "Di mana data masuk, apa yang diambil, dan pemberitahuannya"), h.daftarTitik)
}
