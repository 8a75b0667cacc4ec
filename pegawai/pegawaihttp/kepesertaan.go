package pegawaihttp

import (
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/pegawai"
)

// DataKepesertaan says which programs of BPJS somebody is in.
type DataKepesertaan struct {
	Kesehatan bool `json:"kesehatan,omitempty"`
	JHT       bool `json:"jht,omitempty"`
	JP        bool `json:"jp,omitempty"`
	JKKJKM    bool `json:"jkk_jkm,omitempty"`
	Tambahan  int  `json:"tambahan,omitempty" minimum:"0" maximum:"10" doc:"anggota keluarga di luar suami/istri dan tiga anak"`
}

// Kepesertaan is somebody's membership in BPJS for a time.
type Kepesertaan struct {
	KopCatatan
	Orang
	Masa
	DataKepesertaan
}

// MasukanKepesertaan is a membership to be entered.
type MasukanKepesertaan struct {
	Orang
	Masa
	DataKepesertaan
}

func (m MasukanKepesertaan) kepesertaan() (pegawai.Kepesertaan, error) {
	return pegawai.Kepesertaan{
		Pegawai: pegawai.ID(m.Pegawai), Kesehatan: m.Kesehatan, JHT: m.JHT, JP: m.JP, JKKJKM: m.JKKJKM, Tambahan: m.Tambahan, Mulai: m.Mulai, Selesai: m.Selesai,
	}, nil
}

func keKepesertaan(k pegawai.Kepesertaan) Kepesertaan {
	return Kepesertaan{
		KopCatatan{ID: k.ID, Versi: k.Versi, Batal: k.Batal, Oleh: k.Oleh, Dicatat: k.Dicatat}, Orang{string(k.Pegawai)}, Masa{k.Mulai, k.Selesai},
		DataKepesertaan{k.Kesehatan, k.JHT, k.JP, k.JKKJKM, k.Tambahan},
	}
}

func (h pintu) pasangKepesertaan(a *dasarhttp.API) {
	pasangCatatan(a, h, jenisCatatan[pegawai.Kepesertaan, MasukanKepesertaan, Kepesertaan]{
		tujuan: penggajian, kata: "kepesertaan", jalur: "/kepesertaan-bpjs", sebut: "kepesertaan BPJS", akhiri: true, buku: h.s.Kepesertaan(),
		baca: MasukanKepesertaan.kepesertaan, tulis: keKepesertaan,
	})
}
