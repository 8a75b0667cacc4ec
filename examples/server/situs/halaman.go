package situs

import (
	"net/http"
	"slices"
)

// The pages of each subject.
var (
	halamanUmum      = [][]halaman{halamanAkun, halamanPengaturan, halamanRegister, halamanDataSaya, halamanMejaPrivasi, halamanMejaRopa, halamanMejaTitik, halamanMejaLampiran, halamanRegisterBeda, halamanMejaDpia, halamanMejaSimulasi, halamanMejaSetelan, halamanMejaPerintah, halamanMejaPerjanjian, halamanMejaDukungan, halamanMejaWali, halamanKebijakan, halamanKebijakanPertama, halamanRetensi, halamanRetensiMusnah, halamanRetensiAtur, halamanMejaInsiden, halamanMejaPendedahan, halamanDarurat, halamanDataSayaKabar, halamanTinjau, halamanPemberitahuan, halamanMejaKabar, halamanCadangan, halamanSalinan, halamanMohon, halamanAduan, halamanMejaMohon, halamanMejaAduan, halamanAkunOrang, halamanSatgas, halamanSatgasMasa, halamanKerja, halamanRujukan}
	halamanKesiswaan = [][]halaman{halamanSantri, halamanSantriForm, halamanImpor}
	halamanKeuangan  = [][]halaman{
		halamanKasir, halamanKuitansi, halamanLaporan, halamanPengaturanKeuangan, halamanTagihan, halamanTarif,
		halamanBank, halamanJurnal, halamanPeriode,
	}
	halamanKepegawaian = [][]halaman{
		halamanPegawai, halamanPegawaiProfil, halamanPegawaiForm, halamanPegawaiGaji, halamanDokumen,
		halamanCuti, halamanKehadiran, halamanJam, halamanJabatan, halamanKasbon,
		halamanGaji, halamanGajiBerkas, halamanPegawaiSlip, halamanGajiAtur,
	}
	halamanSekolah = [][]halaman{
		halamanAkademik,
		halamanAkademikAtur,
		halamanJadwal, halamanJadwalKegiatan, halamanJadwalSyarat, halamanJadwalIsi, halamanJadwalCetak,
		halamanKelas, halamanKelompok,
		halamanTahfidz,
		halamanNilai,
		halamanPenilaian,
		halamanLeger,
		halamanSekolahBerkas,
		halamanKop,
		halamanKenaikan,
		halamanKalender,
		halamanKurikulum,
		halamanRapor,
		halamanPeringkat,
		halamanImporSekolah,
		halamanKitab,
		halamanMurojaah,
		halamanUjian,
		halamanSyahadah,
		halamanBerita,
		halamanHariIni,
		halamanPresensi,
		halamanPresensiRekap,
		halamanIzinSantri,
		halamanJurnalAjar,
		halamanKegiatanPondok,
	}
)

// semuaHalaman lists the pages for signed-in people.
func (s *Situs) semuaHalaman() []halaman {
	hs := []halaman{{pola: "GET /{$}", tujuan: "sistem.administrasi", fn: (*kunjungan).beranda}}
	for _, bagian := range slices.Concat(halamanUmum, halamanKesiswaan, halamanKeuangan, halamanKepegawaian, halamanSekolah) {
		hs = append(hs, bagian...)
	}
	return hs
}

// halamanPublik is a page that needs no account.
type halamanPublik struct {
	pola string
	fn   func(*Situs, http.ResponseWriter, *http.Request) error
}

var halamanTamu = []halamanPublik{
	{"GET /masuk", (*Situs).formMasuk},
	{"POST /masuk", (*Situs).masuk},
	{"POST /keluar", (*Situs).keluar},
	{"GET /lapor", (*Situs).lapor},
	{"GET /kebijakan", (*Situs).kebijakan},
	{"GET /kebijakan/{versi}", (*Situs).kebijakan},
	{"GET /siapkan", (*Situs).formSiapkan},
	{"POST /siapkan", (*Situs).siapkan},
	{"GET /undangan", (*Situs).formUndangan},
	{"POST /undangan", (*Situs).undangan},
}
