package akademikhttp

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/kurikulum"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/santri"
)

// DataKurikulum is one version of a curriculum.
type DataKurikulum struct {
	Kode      string             `json:"kode" minLength:"1" maxLength:"40"`
	Nama      string             `json:"nama" minLength:"1" maxLength:"60"`
	Jenjang   string             `json:"jenjang" minLength:"1" maxLength:"60"`
	Jalur     string             `json:"jalur" maxLength:"20"`
	Berlaku   dasar.Tanggal      `json:"berlaku" doc:"hari pertama versi ini"`
	Satuan    string             `json:"satuan" maxLength:"10" doc:"jam pelajaran per pekan atau tahun"`
	Rapor     string             `json:"rapor" maxLength:"10" doc:"formal atau diniyah"`
	DuaNilai  bool               `json:"dua_nilai,omitempty" doc:"pengetahuan dan keterampilan dinilai sendiri-sendiri"`
	Penilaian PenilaianKurikulum `json:"penilaian"`
	Tingkat   []TingkatKurikulum `json:"tingkat" minItems:"1" maxItems:"20"`
	Mapel     []MapelKurikulum   `json:"mapel" minItems:"1" maxItems:"200"`
	Sumber    string             `json:"sumber" minLength:"1" maxLength:"400"`
	Yakin     string             `json:"yakin" maxLength:"20" doc:"pasti, satu_sumber, atau periksa"`
	Catatan   string             `json:"catatan,omitempty" maxLength:"400"`
	Asal      string             `json:"asal,omitempty" maxLength:"40" doc:"kode kurikulum yang disalin"`
}

// PenilaianKurikulum are the defaults for rules of marks.
type PenilaianKurikulum struct {
	Skala    string     `json:"skala" maxLength:"40" doc:"kode skala bawaan, atau k13"`
	KKM      string     `json:"kkm,omitempty" maxLength:"24"`
	Komponen []Komponen `json:"komponen" minItems:"1" maxItems:"50"`
	Sumber   string     `json:"sumber,omitempty" maxLength:"400"`
}

// TingkatKurikulum is one level.
type TingkatKurikulum struct {
	Kode        string `json:"kode" minLength:"1" maxLength:"20"`
	Menit       int    `json:"menit,omitempty" minimum:"0" maximum:"240" doc:"lama satu jam pelajaran; kosong = ditetapkan sendiri"`
	Pekan       int    `json:"pekan,omitempty" minimum:"0" maximum:"54" doc:"pekan setahun"`
	Kokurikuler int    `json:"kokurikuler,omitempty" minimum:"0" maximum:"9072" doc:"JP projek di luar bagian mata pelajaran"`
}

// MapelKurikulum is one subject of a curriculum.
type MapelKurikulum struct {
	Kode     string         `json:"kode" minLength:"1" maxLength:"40"`
	Nama     string         `json:"nama" minLength:"1" maxLength:"60"`
	NamaArab string         `json:"nama_arab,omitempty" maxLength:"60"`
	Kelompok string         `json:"kelompok,omitempty" maxLength:"60"`
	Pilihan  string         `json:"pilihan,omitempty" maxLength:"60" doc:"kosong = wajib"`
	Jam      []JamKurikulum `json:"jam" minItems:"1" maxItems:"20"`
	Yakin    string         `json:"yakin,omitempty" maxLength:"20"`
	Sumber   string         `json:"sumber,omitempty" maxLength:"400"`
}

// JamKurikulum are the JP of a subject in a level.
type JamKurikulum struct {
	Tingkat     string `json:"tingkat" minLength:"1" maxLength:"20"`
	JP          int    `json:"jp" minimum:"0" maximum:"9072" doc:"0 = diajarkan, jamnya ditetapkan sekolah"`
	Kokurikuler int    `json:"kokurikuler,omitempty" minimum:"0" maximum:"9072"`
}

// Kurikulum is a version of the catalogue; one that ships has no id.
type Kurikulum struct {
	ID    string `json:"id,omitempty"`
	Versi int    `json:"versi,omitempty"`
	Batal string `json:"batal,omitempty"`
	DataKurikulum
}

// RingkasKurikulum is a version on the list.
type RingkasKurikulum struct {
	ID      string        `json:"id,omitempty" doc:"kosong = bawaan"`
	Versi   int           `json:"versi,omitempty"`
	Batal   string        `json:"batal,omitempty"`
	Kode    string        `json:"kode"`
	Nama    string        `json:"nama"`
	Jenjang string        `json:"jenjang"`
	Jalur   string        `json:"jalur"`
	Berlaku dasar.Tanggal `json:"berlaku"`
	Sumber  string        `json:"sumber"`
	Yakin   string        `json:"yakin"`
}

func keDataKurikulum(k kurikulum.Kurikulum) DataKurikulum {
	d := DataKurikulum{
		Kode: k.Kode, Nama: k.Nama, Jenjang: k.Jenjang, Jalur: string(k.Jalur), Berlaku: k.Berlaku, Satuan: string(k.Satuan), Rapor: string(k.Rapor), DuaNilai: k.DuaNilai,
		Penilaian: PenilaianKurikulum{k.Penilaian.Skala, teks(k.Penilaian.KKM), dasarhttp.Peta(k.Penilaian.Komponen, keKomponen), k.Penilaian.Sumber},
		Tingkat:   dasarhttp.Peta(k.Tingkat, func(t kurikulum.Tingkat) TingkatKurikulum { return TingkatKurikulum(t) }),
		Sumber:    k.Sumber, Yakin: string(k.Yakin), Catatan: k.Catatan, Asal: k.Asal,
	}
	for _, m := range k.Mapel {
		d.Mapel = append(d.Mapel, MapelKurikulum{m.Kode, m.Nama, m.NamaArab, m.Kelompok, m.Pilihan, dasarhttp.Peta(m.Jam, func(j kurikulum.Jam) JamKurikulum { return JamKurikulum(j) }), string(m.Yakin), m.Sumber})
	}
	return d
}

func (d DataKurikulum) kurikulum() (kurikulum.Kurikulum, error) {
	b := &bacaAngka{}
	k := kurikulum.Kurikulum{
		Kode: d.Kode, Nama: d.Nama, Keluarga: kurikulum.Sendiri, Jenjang: d.Jenjang, Jalur: santri.Jalur(d.Jalur), Berlaku: d.Berlaku, Satuan: kurikulum.Satuan(d.Satuan), Rapor: kurikulum.BentukRapor(d.Rapor), DuaNilai: d.DuaNilai,
		Penilaian: kurikulum.Penilaian{Skala: d.Penilaian.Skala, KKM: b.angka("penilaian.kkm", d.Penilaian.KKM), Sumber: d.Penilaian.Sumber},
		Tingkat:   dasarhttp.Peta(d.Tingkat, func(t TingkatKurikulum) kurikulum.Tingkat { return kurikulum.Tingkat(t) }),
		Sumber:    d.Sumber, Yakin: kurikulum.Yakin(d.Yakin), Catatan: d.Catatan, Asal: d.Asal,
	}
	for _, x := range d.Penilaian.Komponen {
		k.Penilaian.Komponen = append(k.Penilaian.Komponen, x.komponen(b))
	}
	for _, m := range d.Mapel {
		k.Mapel = append(k.Mapel, kurikulum.Mapel{Kode: m.Kode, Nama: m.Nama, NamaArab: m.NamaArab, Kelompok: m.Kelompok, Pilihan: m.Pilihan, Yakin: kurikulum.Yakin(m.Yakin), Sumber: m.Sumber,
			Jam: dasarhttp.Peta(m.Jam, func(j JamKurikulum) kurikulum.Jam { return kurikulum.Jam(j) })})
	}
	return k, b.err
}

func keKurikulum(k akademik.KurikulumSendiri) Kurikulum {
	return Kurikulum{k.ID, k.Versi, k.Batal, keDataKurikulum(k.Isi)}
}

func keRingkasKurikulum(k akademik.KurikulumSendiri) RingkasKurikulum {
	x := k.Isi
	return RingkasKurikulum{k.ID, k.Versi, k.Batal, x.Kode, x.Nama, x.Jenjang, string(x.Jalur), x.Berlaku, x.Sumber, string(x.Yakin)}
}

// semuaKurikulum are the institution's own versions and those that ship, each by code, then
// by day.
func (h pintu) semuaKurikulum(ctx context.Context, p dasar.Pelaku) ([]akademik.KurikulumSendiri, error) {
	katalog, err := h.s.Kurikulum(ctx, p)
	if err != nil {
		return nil, err
	}
	milik, err := h.s.KurikulumSendiri(ctx, p)
	semua := slices.Clone(milik)
	for _, k := range katalog.Semua() {
		if !slices.ContainsFunc(milik, func(x akademik.KurikulumSendiri) bool { return x.Isi.Kode == k.Kode && x.Batal == "" }) {
			semua = append(semua, akademik.KurikulumSendiri{Isi: k})
		}
	}
	return semua, err
}

type cariKurikulum struct {
	Kode string        `path:"kode" maxLength:"40"`
	Pada dasar.Tanggal `query:"pada" doc:"versi yang berlaku pada hari itu; kosong = hari ini"`
}

type akademikKurikulumBaru struct {
	dasarhttp.KunciUlang
	Body DataKurikulum
}

type akademikUbahKurikulum struct {
	MasukID
	dasarhttp.KunciUlang
	Body struct {
		Versi int `json:"versi" minimum:"1"`
		DataKurikulum
	}
}

type akademikBatalKurikulum struct {
	MasukID
	dasarhttp.KunciUlang
	Body struct {
		Versi  int    `json:"versi" minimum:"1"`
		Alasan string `json:"alasan" minLength:"1" maxLength:"200"`
	}
}

func (h pintu) pasangKurikulum(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi("daftar-kurikulum", ambil, "/kurikulum", "Kurikulum bawaan dan milik sendiri dengan versinya"),
		func(ctx context.Context, p dasar.Pelaku, _ *dasarhttp.TanpaMasukan) (*dasarhttp.KeluarDaftar[RingkasKurikulum], error) {
			ks, err := h.semuaKurikulum(ctx, p)
			return dasarhttp.BeriDaftar(ks, "", err, keRingkasKurikulum)
		})
	dasarhttp.Daftar(a, operasi("baca-kurikulum", ambil, "/kurikulum/{kode}", "Satu kurikulum seperti berlaku pada suatu hari"),
		func(ctx context.Context, p dasar.Pelaku, in *cariKurikulum) (*dasarhttp.Keluar[DataKurikulum], error) {
			katalog, err := h.s.Kurikulum(ctx, p)
			if err != nil {
				return nil, err
			}
			if in.Pada.IsZero() {
				in.Pada = h.s.HariIni(p.Lembaga)
			}
			k, ada := katalog.Pada(in.Kode, in.Pada)
			if !ada {
				err = akademik.ErrKurikulumTiada.NotFoundf("kurikulum itu tidak ada, atau belum berlaku pada hari itu")
			}
			return dasarhttp.Beri(k, err, keDataKurikulum)
		})
	dasarhttp.Daftar(a, baru("buat-kurikulum", "/kurikulum-sendiri", "Simpan kurikulum milik sendiri, atau versi barunya"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikKurikulumBaru) (*dasarhttp.Keluar[Kurikulum], error) {
			k, err := in.Body.kurikulum()
			if err != nil {
				return nil, err
			}
			x, err := h.s.AturKurikulum(ctx, p, in.Kunci, akademik.KurikulumSendiri{Isi: k})
			return dasarhttp.Beri(x, err, keKurikulum)
		})
	dasarhttp.Daftar(a, operasi("ubah-kurikulum", ganti, "/kurikulum-sendiri/{id}", "Ubah satu versi kurikulum milik sendiri"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikUbahKurikulum) (*dasarhttp.Keluar[Kurikulum], error) {
			k, err := in.Body.kurikulum()
			if err != nil {
				return nil, err
			}
			x, err := h.s.AturKurikulum(ctx, p, in.Kunci, akademik.KurikulumSendiri{ID: in.ID, Versi: in.Body.Versi, Isi: k})
			return dasarhttp.Beri(x, err, keKurikulum)
		})
	dasarhttp.Daftar(a, operasi("batal-kurikulum", kirim, "/kurikulum-sendiri/{id}/pembatalan", "Batalkan satu versi kurikulum milik sendiri"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikBatalKurikulum) (*dasarhttp.Keluar[Kurikulum], error) {
			x, err := h.s.BatalKurikulum(ctx, p, in.Kunci, in.ID, in.Body.Alasan, in.Body.Versi)
			return dasarhttp.Beri(x, err, keKurikulum)
		})
	h.pasangIkutKurikulum(a)
}
