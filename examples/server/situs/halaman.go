package situs

import "slices"

// The pages of each subject.
var (
	halamanUmum      = [][]halaman{halamanAkun, halamanPengaturan, halamanRegister, halamanDataSaya, halamanMejaPrivasi, halamanMejaRopa, halamanMejaLampiran, halamanRegisterBeda, halamanMejaDpia, halamanMejaSimulasi, halamanMejaSetelan, halamanMejaPerintah, halamanMejaPerjanjian, halamanMejaDukungan, halamanMejaWali, halamanKebijakan, halamanRetensi, halamanRetensiMusnah, halamanRetensiAtur, halamanMejaInsiden, halamanMejaPendedahan, halamanDarurat, halamanDataSayaKabar, halamanPemberitahuan, halamanMejaKabar, halamanCadangan, halamanSalinan, halamanMohon, halamanAduan, halamanMejaMohon, halamanMejaAduan, halamanAkunOrang, halamanSatgas, halamanKerja, halamanRujukan}
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
