package pegawaihttp

import (
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/pegawai"
)

// DataKontrak is what a contract says besides its person and days.
type DataKontrak struct {
	Jenis       string `json:"jenis" enum:"tetap,waktu,harian,khidmah"`
	Nomor       string `json:"nomor,omitempty" maxLength:"60"`
	Klasifikasi string `json:"klasifikasi" enum:"pegawai_tetap,tidak_tetap_bulanan,tidak_tetap_harian,bukan_pegawai,peserta_kegiatan,dewan_pengawas,pensiunan" doc:"menurut PMK 168/2023; diputuskan orang, tidak ditebak"`
	Metode      string `json:"metode" enum:"gross,nett,gross_up" doc:"siapa menanggung pajaknya"`
	KodeObjek   string `json:"kode_objek,omitempty" maxLength:"9" doc:"kode objek pajak Coretax; menurut klasifikasi bila kosong"`
	Disetahun   bool   `json:"disetahunkan,omitempty" doc:"kewajiban pajak mulai atau berakhir di tengah tahun"`
}

// Kontrak is the terms of one person for a time.
type Kontrak struct {
	KopCatatan
	Orang
	Masa
	DataKontrak
}

// MasukanKontrak is a contract to be entered.
type MasukanKontrak struct {
	Orang
	Masa
	DataKontrak
}

func (m MasukanKontrak) kontrak() (pegawai.Kontrak, error) {
	return pegawai.Kontrak{
		Pegawai: pegawai.ID(m.Pegawai), Jenis: pegawai.JenisKontrak(m.Jenis), Nomor: m.Nomor, Klasifikasi: pegawai.Klasifikasi(m.Klasifikasi), Metode: pegawai.MetodePajak(m.Metode),
		KodeObjek: m.KodeObjek, Disetahun: m.Disetahun, Mulai: m.Mulai, Selesai: m.Selesai,
	}, nil
}

func keKontrak(k pegawai.Kontrak) Kontrak {
	return Kontrak{
		KopCatatan{ID: k.ID, Versi: k.Versi, Batal: k.Batal, Oleh: k.Oleh, Dicatat: k.Dicatat}, Orang{string(k.Pegawai)}, Masa{k.Mulai, k.Selesai},
		DataKontrak{string(k.Jenis), k.Nomor, string(k.Klasifikasi), string(k.Metode), k.KodeObjek, k.Disetahun},
	}
}

func (h pintu) pasangKontrak(a *dasarhttp.API) {
	pasangCatatan(a, h, jenisCatatan[pegawai.Kontrak, MasukanKontrak, Kontrak]{
		tujuan: administrasi, kata: "kontrak", jalur: "/kontrak-kerja", sebut: "kontrak", akhiri: true, buku: h.s.Kontrak(), baca: MasukanKontrak.kontrak, tulis: keKontrak,
	})
}
