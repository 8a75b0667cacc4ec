package pegawaihttp

import (
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

// DataPenugasan is what a duty says besides its person and days.
type DataPenugasan struct {
	Jabatan  string `json:"jabatan" minLength:"1" maxLength:"40" doc:"kode jabatan"`
	Unit     string `json:"unit" minLength:"1" maxLength:"80"`
	Utama    bool   `json:"utama,omitempty" doc:"penugasan utama; seorang punya satu"`
	NomorSK  string `json:"nomor_sk,omitempty" maxLength:"60"`
	JamPekan string `json:"jam_pekan,omitempty" maxLength:"20" doc:"rencana jam mengajar sepekan"`
}

// Penugasan is one duty of one person in one unit.
type Penugasan struct {
	KopCatatan
	Orang
	Masa
	DataPenugasan
}

// MasukanPenugasan is a duty to be entered.
type MasukanPenugasan struct {
	Orang
	Masa
	DataPenugasan
}

func (m MasukanPenugasan) penugasan() (pegawai.Penugasan, error) {
	jam, err := kuantitas("jam_pekan", m.JamPekan)
	return pegawai.Penugasan{
		Pegawai: pegawai.ID(m.Pegawai), Jabatan: pegawai.KodeJabatan(m.Jabatan), Unit: santri.KodeUnit(m.Unit), Utama: m.Utama, NomorSK: m.NomorSK, JamPekan: jam,
		Mulai: m.Mulai, Selesai: m.Selesai,
	}, err
}

func kePenugasan(t pegawai.Penugasan) Penugasan {
	return Penugasan{
		KopCatatan{ID: t.ID, Versi: t.Versi, Batal: t.Batal, Oleh: t.Oleh, Dicatat: t.Dicatat}, Orang{string(t.Pegawai)}, Masa{t.Mulai, t.Selesai},
		DataPenugasan{string(t.Jabatan), string(t.Unit), t.Utama, t.NomorSK, angka(t.JamPekan)},
	}
}

func (h pintu) pasangPenugasan(a *dasarhttp.API) {
	pasangCatatan(a, h, jenisCatatan[pegawai.Penugasan, MasukanPenugasan, Penugasan]{
		tujuan: administrasi, kata: "penugasan", jalur: "/penugasan", sebut: "penugasan", akhiri: true, buku: h.s.Penugasan(), baca: MasukanPenugasan.penugasan, tulis: kePenugasan,
	})
}
