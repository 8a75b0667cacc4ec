package privasihttp

import (
	"context"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/privasi/kebijakan"
)

// KebijakanLembaga is whom a policy speaks for, and what is in force for each audience.
type KebijakanLembaga struct {
	Nama        string           `json:"nama"`
	Alamat      string           `json:"alamat,omitempty"`
	Surel       string           `json:"surel,omitempty"`
	Telepon     string           `json:"telepon,omitempty"`
	PPDP        string           `json:"ppdp,omitempty" doc:"pejabat pelindungan data pribadi"`
	Pengaduan   []string         `json:"pengaduan"`
	KunciPublik string           `json:"kunci_publik" doc:"untuk memeriksa resi dan bukti lembaga ini"`
	Audiens     []AudiensTerbuka `json:"audiens"`
}

// AudiensTerbuka is the policy for one audience.
type AudiensTerbuka struct {
	Audiens string `json:"audiens"`
	Bahasa  string `json:"bahasa"`
	Kini    string `json:"kini,omitempty" doc:"versi yang berlaku"`
	Versi   int    `json:"versi" doc:"banyaknya versi"`
}

// MasaVersi is a version with its period.
type MasaVersi struct {
	ID        string     `json:"id" doc:"sidik isinya"`
	Audiens   string     `json:"audiens"`
	Bahasa    string     `json:"bahasa"`
	Diumumkan time.Time  `json:"diumumkan"`
	Dari      time.Time  `json:"dari"`
	Sampai    *time.Time `json:"sampai,omitempty" doc:"tidak ada: belum diganti"`
	Berlaku   bool       `json:"berlaku"`
	Penting   bool       `json:"penting"`
}

// VersiTerbuka is one version in full, with what it changed.
type VersiTerbuka struct {
	MasaVersi
	Ringkasan string            `json:"ringkasan"`
	Klausul   []Klausul         `json:"klausul"`
	Tujuan    []TujuanKebijakan `json:"tujuan"`
	Induk     string            `json:"induk,omitempty" doc:"versi sebelumnya"`
	Perubahan PerubahanVersi    `json:"perubahan" doc:"terhadap versi sebelumnya; kosong pada yang pertama"`
}

// TujuanKebijakan is a purpose that a policy names.
type TujuanKebijakan struct {
	Kode     string   `json:"kode"`
	Uraian   string   `json:"uraian"`
	Kategori []string `json:"kategori"`
	Penerima []string `json:"penerima"`
	Retensi  []string `json:"retensi"`
}

// PerubahanVersi is what differs between a version and the one before it.
type PerubahanVersi struct {
	Ringkasan bool               `json:"ringkasan"`
	Klausul   []PerubahanKlausul `json:"klausul"`
	Tujuan    []PerubahanTujuan  `json:"tujuan"`
}

// PerubahanKlausul is a clause that changed.
type PerubahanKlausul struct {
	Kunci     string  `json:"kunci"`
	Perubahan string  `json:"perubahan" doc:"ditambah, dihapus, atau diubah"`
	Lama      Klausul `json:"lama,omitzero"`
	Baru      Klausul `json:"baru,omitzero"`
}

// PerubahanTujuan is a purpose that changed.
type PerubahanTujuan struct {
	Kode      string   `json:"kode"`
	Perubahan string   `json:"perubahan"`
	Bagian    []string `json:"bagian" doc:"uraian, kategori, penerima, retensi"`
}

func kePerubahanVersi(b kebijakan.Beda) PerubahanVersi {
	return PerubahanVersi{b.Ringkasan, dasarhttp.Peta(b.Klausul, func(k kebijakan.BedaKlausul) PerubahanKlausul {
		return PerubahanKlausul{k.Kunci, string(k.Perubahan), keKlausul(k.Lama), keKlausul(k.Baru)}
	}), dasarhttp.Peta(b.Tujuan, func(t kebijakan.BedaTujuan) PerubahanTujuan {
		return PerubahanTujuan{t.Kode, string(t.Perubahan), teks(t.Bagian)}
	})}
}

// keMasa are the versions of an audience with their periods at a moment.
func keMasa(r kebijakan.Riwayat, kini time.Time) []MasaVersi {
	berlaku, _ := r.Pada(kini)
	return dasarhttp.Peta(r.Terbitan, func(k kebijakan.Kebijakan) MasaVersi {
		dari, sampai, _ := r.Masa(k.ID)
		return MasaVersi{k.ID, string(r.Audiens), r.Bahasa, k.DiumumkanPada, dari, saat(sampai), k.ID == berlaku.ID, k.Material}
	})
}

// keVersiTerbuka is the i-th version of an audience in full.
func keVersiTerbuka(r kebijakan.Riwayat, i int, kini time.Time) VersiTerbuka {
	k := r.Terbitan[i]
	v := VersiTerbuka{MasaVersi: keMasa(r, kini)[i], Ringkasan: k.Ringkasan, Klausul: dasarhttp.Peta(k.Klausul, keKlausul), Induk: k.Induk, Perubahan: kePerubahanVersi(kebijakan.Beda{}),
		Tujuan: dasarhttp.Peta(k.Tujuan, func(t kebijakan.Tujuan) TujuanKebijakan {
			return TujuanKebijakan{t.Kode, t.Uraian, teks(t.Kategori), teks(t.Penerima), teks(t.Retensi)}
		})}
	if i > 0 {
		v.Perubahan = kePerubahanVersi(kebijakan.Bandingkan(r.Terbitan[i-1], k))
	}
	return v
}

type (
	// MasukLembaga names the institution whose policy is asked for.
	MasukLembaga struct {
		Lembaga string `path:"lembaga" maxLength:"64"`
	}
	// MasukVersiLembaga names one version.
	MasukVersiLembaga struct {
		MasukLembaga
		Versi string `path:"versi" maxLength:"64" doc:"sidik isinya"`
	}
	// MasukVersiAudiens asks for the versions of an audience.
	MasukVersiAudiens struct {
		MasukLembaga
		dasarhttp.Halaman
		Audiens string `query:"audiens" maxLength:"20" doc:"wali, santri, pegawai, atau publik; kosong: semua"`
	}
)

// terbuka makes an operation that asks for nobody.
func terbuka(id, jalur, ringkas string) dasarhttp.Operasi {
	o := saya(id, ambil, jalur, ringkas)
	o.Tag = TagTerbuka
	return o
}

// riwayatTerbuka are the policies of an institution; one that nobody knows and one that
// published none are answered alike.
func (h pintu) riwayatTerbuka(ctx context.Context, m MasukLembaga) ([]kebijakan.Riwayat, error) {
	rs, err := h.s.SemuaKebijakan(ctx, dasar.LembagaID(m.Lembaga))
	if err == nil && len(rs) == 0 {
		err = dasar.ErrTiada.NotFoundf("lembaga ini tidak ada, atau belum menerbitkan kebijakan privasi")
	}
	return rs, err
}

func (h pintu) kebijakanLembaga(ctx context.Context, m *MasukLembaga) (*dasarhttp.Keluar[KebijakanLembaga], error) {
	rs, err := h.riwayatTerbuka(ctx, *m)
	if err != nil {
		return nil, err
	}
	p, err := h.s.Profil(ctx, dasar.LembagaID(m.Lembaga))
	if err != nil {
		return nil, err
	}
	kunci, err := h.s.KunciPublik(ctx, dasar.LembagaID(m.Lembaga))
	x := KebijakanLembaga{p.Nama, p.Alamat, p.Surel, p.Telepon, p.PPDP, teks(p.Pengaduan), kunci, dasarhttp.Peta(rs, func(r kebijakan.Riwayat) AudiensTerbuka {
		kini, _ := r.Pada(h.s.Now())
		return AudiensTerbuka{string(r.Audiens), r.Bahasa, kini.ID, len(r.Terbitan)}
	})}
	return dasarhttp.Beri(x, err, apaAdanya)
}

func (h pintu) pasangKebijakanPublik(a *dasarhttp.API) {
	dasarhttp.DaftarTerbuka(a, terbuka("kebijakan-lembaga", "/lembaga/{lembaga}/kebijakan-privasi", "Kebijakan privasi lembaga bagi tiap pembaca, dan kepada siapa bertanya; tanpa masuk"), h.kebijakanLembaga)
	dasarhttp.DaftarTerbuka(a, terbuka("versi-kebijakan-lembaga", "/lembaga/{lembaga}/kebijakan-privasi/versi", "Semua versi kebijakan privasi dan masa berlakunya, yang terlama dahulu; tanpa masuk"),
		func(ctx context.Context, m *MasukVersiAudiens) (*dasarhttp.KeluarDaftar[MasaVersi], error) {
			rs, err := h.riwayatTerbuka(ctx, m.MasukLembaga)
			var vs []MasaVersi
			for _, r := range rs {
				if m.Audiens == "" || m.Audiens == string(r.Audiens) {
					vs = append(vs, keMasa(r, h.s.Now())...)
				}
			}
			return dasarhttp.BeriHalaman(vs, m.Halaman, err, func(v MasaVersi) string { return v.ID }, apaAdanya)
		})
	dasarhttp.DaftarTerbuka(a, terbuka("satu-versi-kebijakan-lembaga", "/lembaga/{lembaga}/kebijakan-privasi/versi/{versi}", "Satu versi kebijakan privasi, dan bedanya dengan versi sebelumnya; tanpa masuk"),
		func(ctx context.Context, m *MasukVersiLembaga) (*dasarhttp.Keluar[VersiTerbuka], error) {
			rs, err := h.riwayatTerbuka(ctx, m.MasukLembaga)
			for _, r := range rs {
				if i := slices.IndexFunc(r.Terbitan, func(k kebijakan.Kebijakan) bool { return k.ID == m.Versi }); i >= 0 {
					return dasarhttp.Beri(keVersiTerbuka(r, i, h.s.Now()), nil, apaAdanya)
				}
			}
			if err == nil {
				err = dasar.ErrTiada.NotFoundf("versi kebijakan ini tidak ada; lihat daftar versinya")
			}
			return nil, err
		})
}
