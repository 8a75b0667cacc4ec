package akademikhttp

import (
	"context"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/kurikulum"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/santri"
)

// IkutKurikulum says which curriculum classes follow in a year; the most particular
// choice holds.
type IkutKurikulum struct {
	Tahun     string   `json:"tahun" minLength:"1" maxLength:"64"`
	Unit      string   `json:"unit" minLength:"1" maxLength:"80"`
	Jalur     string   `json:"jalur" maxLength:"20"`
	Tingkat   string   `json:"tingkat,omitempty" maxLength:"20" doc:"kosong = semua tingkat"`
	Rombel    string   `json:"rombel,omitempty" maxLength:"64" doc:"satu kelas, tanpa tingkat; kosong = semua kelas"`
	Kurikulum string   `json:"kurikulum,omitempty" maxLength:"40" doc:"kode; kosong = tarik pilihan di tempat ini"`
	Setara    string   `json:"setara,omitempty" maxLength:"20" doc:"tingkat kurikulum; kosong = menurut nama tingkat"`
	Pilihan   []string `json:"pilihan,omitempty" maxItems:"50" doc:"pilihan kurikulum yang diikuti"`
}

func keIkut(i akademik.IkutKurikulum) IkutKurikulum {
	return IkutKurikulum{string(i.Tahun), string(i.Unit), string(i.Jalur), i.Tingkat, string(i.Rombel), i.Kurikulum, i.Setara, i.Pilihan}
}

func (i IkutKurikulum) ikut() akademik.IkutKurikulum {
	return akademik.IkutKurikulum{Tahun: akademik.TahunID(i.Tahun), Unit: santri.KodeUnit(i.Unit), Jalur: santri.Jalur(i.Jalur), Tingkat: i.Tingkat, Rombel: akademik.RombelID(i.Rombel),
		Kurikulum: i.Kurikulum, Setara: i.Setara, Pilihan: i.Pilihan}
}

// TemuanKurikulum is what was found about a subject of a class.
type TemuanKurikulum struct {
	Jenis string `json:"jenis" doc:"kurang, jp_beda, tanpa_guru, tambahan, atau sesuai"`
	Mapel string `json:"mapel"`
	Nama  string `json:"nama,omitempty"`
	JP    int    `json:"jp" doc:"jam sepekan yang diajarkan"`
	Usul  int    `json:"usul,omitempty" doc:"jam sepekan menurut kurikulum"`
	Min   int    `json:"min,omitempty"`
	Maks  int    `json:"maks,omitempty"`
	Yakin string `json:"yakin,omitempty"`
}

// StrukturKelas is a class beside its curriculum.
type StrukturKelas struct {
	Rombel    string            `json:"rombel"`
	Kelas     string            `json:"kelas"`
	Kurikulum string            `json:"kurikulum,omitempty" doc:"kosong = belum mengikuti kurikulum"`
	Berlaku   dasar.Tanggal     `json:"berlaku,omitzero"`
	Tingkat   string            `json:"tingkat,omitempty" doc:"tingkat kurikulum; kosong = tidak dikenali"`
	Temuan    []TemuanKurikulum `json:"temuan"`
}

// UsulKurikulum is what is missing, and the fingerprint to apply it with.
type UsulKurikulum struct {
	Sidik     string          `json:"sidik"`
	Kelas     []StrukturKelas `json:"kelas"`
	Mapel     []Mapel         `json:"mapel" doc:"mata pelajaran baru, atau yang dipakai lagi"`
	Pengampu  []DataPengampu  `json:"pengampu" doc:"pelajaran kelas yang belum ada gurunya"`
	Penilaian []Aturan        `json:"penilaian"`
	Ragam     []string        `json:"ragam" doc:"unit dengan beberapa kurikulum; aturan penilaiannya dipilih sendiri"`
}

func keTemuan(t kurikulum.Temuan) TemuanKurikulum {
	return TemuanKurikulum{string(t.Jenis), t.Kode, t.Butir.Nama, t.JP, t.Butir.Pekan.Usul, t.Butir.Pekan.Min, t.Butir.Pekan.Maks, string(t.Butir.Yakin)}
}

func keStruktur(k akademik.StrukturKelas) StrukturKelas {
	return StrukturKelas{string(k.Rombel.ID), string(k.Rombel.Unit) + " " + k.Rombel.Nama, k.Kurikulum.Kode, k.Kurikulum.Berlaku, k.Tingkat, dasarhttp.Peta(k.Temuan, keTemuan)}
}

func keUsulKurikulum(u akademik.UsulKurikulum) UsulKurikulum {
	return UsulKurikulum{u.Sidik(), dasarhttp.Peta(u.Kelas, keStruktur), dasarhttp.Peta(u.Mapel, keMapel),
		dasarhttp.Peta(u.Pengampu, func(p akademik.Pengampu) DataPengampu { return kePengampu(p).DataPengampu }), dasarhttp.Peta(u.Penilaian, keAturan), teksDari(u.Ragam)}
}

type cariIkut struct {
	Tahun []string `query:"tahun,explode" maxItems:"100" doc:"kosong = semua"`
}

type akademikIkut struct {
	dasarhttp.KunciUlang
	Body struct {
		Ikut []IkutKurikulum `json:"ikut" minItems:"1" maxItems:"500"`
	}
}

type akademikTerapkanKurikulum struct {
	MasukID
	dasarhttp.KunciUlang
	Body struct {
		Sidik     string   `json:"sidik" minLength:"1" maxLength:"64" doc:"sidik usul yang diperlihatkan"`
		Rombel    []string `json:"rombel" minItems:"1" maxItems:"500"`
		Penilaian bool     `json:"penilaian,omitempty" doc:"simpan juga aturan penilaiannya"`
	}
}

func (h pintu) pasangIkutKurikulum(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi("daftar-ikut-kurikulum", ambil, "/kurikulum-ikut", "Kurikulum yang diikuti tiap unit, tingkat, atau kelas"),
		func(ctx context.Context, p dasar.Pelaku, in *cariIkut) (*dasarhttp.KeluarDaftar[IkutKurikulum], error) {
			is, err := h.s.IkutKurikulum(ctx, p, dariTeks[akademik.TahunID](in.Tahun)...)
			return dasarhttp.BeriDaftar(is, "", err, keIkut)
		})
	dasarhttp.Daftar(a, operasi("atur-ikut-kurikulum", ganti, "/kurikulum-ikut", "Pilih kurikulum; yang tidak disebut tetap"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikIkut) (*dasarhttp.Kosong, error) {
			return dasarhttp.Selesai(dasarhttp.Urutan(h.s.AturIkutKurikulum(ctx, p, in.Kunci, dasarhttp.Peta(in.Body.Ikut, IkutKurikulum.ikut)...), len(in.Body.Ikut)))
		})
	dasarhttp.Daftar(a, operasi("usul-kurikulum", ambil, "/tahun-ajaran/{id}/usul-kurikulum", "Kelas dibandingkan dengan kurikulumnya, dan usul untuk yang kurang"),
		func(ctx context.Context, p dasar.Pelaku, in *MasukID) (*dasarhttp.Keluar[UsulKurikulum], error) {
			b, err := h.batas(ctx, p)
			if err != nil {
				return nil, err
			}
			u, err := h.s.PeriksaKurikulum(ctx, p, akademik.TahunID(in.ID))
			if b.terbatas {
				var milik []akademik.RombelID
				for _, k := range u.Kelas {
					if b.rombel(k.Rombel) {
						milik = append(milik, k.Rombel.ID)
					}
				}
				u = u.Untuk(milik...)
			}
			return dasarhttp.Beri(u, err, keUsulKurikulum)
		})
	dasarhttp.Daftar(a, operasi("terapkan-kurikulum", kirim, "/tahun-ajaran/{id}/usul-kurikulum", "Terapkan usul bagi kelas yang dipilih"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikTerapkanKurikulum) (*dasarhttp.Keluar[UsulKurikulum], error) {
			u, err := h.s.TerapkanKurikulum(ctx, p, in.Kunci, akademik.TahunID(in.ID), in.Body.Sidik, in.Body.Penilaian, dariTeks[akademik.RombelID](in.Body.Rombel)...)
			return dasarhttp.Beri(u, err, keUsulKurikulum)
		})
}
