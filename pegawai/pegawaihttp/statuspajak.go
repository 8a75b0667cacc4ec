package pegawaihttp

import (
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/pegawai"
)

// DataStatusPajak is the PTKP status of a tax year: as a text, as the facts of 1
// January that it follows from, or both.
type DataStatusPajak struct {
	Tahun      int    `json:"tahun" minimum:"1945" maximum:"9999"`
	PTKP       string `json:"ptkp,omitempty" maxLength:"10" doc:"TK/0 sampai K/3; diturunkan dari keadaan bila kosong"`
	Kawin      *bool  `json:"kawin,omitempty" doc:"pada 1 Januari; menurut ptkp bila kosong"`
	Tanggungan *int   `json:"tanggungan,omitempty" minimum:"0" maximum:"20"`
	SuratSuami bool   `json:"surat_suami,omitempty" doc:"ada surat bahwa suami tidak berpenghasilan"`
	Sementara  bool   `json:"sementara,omitempty" doc:"belum dipastikan; slip menyebutkannya"`
}

// StatusPajak is the PTKP status of one person for one tax year.
type StatusPajak struct {
	KopCatatan
	Orang
	DataStatusPajak
}

// MasukanStatusPajak is a status to be entered.
type MasukanStatusPajak struct {
	Orang
	DataStatusPajak
}

func (m MasukanStatusPajak) status() (s pegawai.StatusPajak, err error) {
	if m.PTKP != "" {
		s, err = pegawai.BuatStatusPajak(m.Tahun, m.PTKP)
	} else if b, salah := dasar.BuatBulan(m.Tahun, 1); salah == nil {
		s.Mulai = b.Awal()
	}
	if m.Kawin != nil {
		s.Kawin = *m.Kawin
	}
	if m.Tanggungan != nil {
		s.Tanggungan = *m.Tanggungan
	}
	s.Pegawai, s.SuratSuami, s.Sementara = pegawai.ID(m.Pegawai), m.SuratSuami, m.Sementara
	return s, err
}

func keStatusPajak(s pegawai.StatusPajak) StatusPajak {
	return StatusPajak{
		KopCatatan{ID: s.ID, Versi: s.Versi, Batal: s.Batal, Oleh: s.Oleh, Dicatat: s.Dicatat}, Orang{string(s.Pegawai)},
		DataStatusPajak{s.Mulai.Tahun(), s.PTKP, &s.Kawin, &s.Tanggungan, s.SuratSuami, s.Sementara},
	}
}

func (h pintu) pasangStatusPajak(a *dasarhttp.API) {
	pasangCatatan(a, h, jenisCatatan[pegawai.StatusPajak, MasukanStatusPajak, StatusPajak]{
		tujuan: penggajian, kata: "status-pajak", jalur: "/status-pajak", sebut: "status PTKP", buku: h.s.StatusPajak(), baca: MasukanStatusPajak.status, tulis: keStatusPajak,
		bidang: "PTKP", tutup: func(s *StatusPajak) {
			s.PTKP, s.Kawin, s.Tanggungan, s.SuratSuami = "", nil, nil, false
			s.Tersembunyi = []string{"kawin", "ptkp", "surat_suami", "tanggungan"}
		},
	})
}
