package privasi

import (
	"maps"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

// The purposes of the default register. Pages and endpoints declare one of them
// through [dasar.Pelaku].Untuk.
const (
	TujuanKesiswaan    = "kesiswaan.administrasi"
	TujuanImpor        = "kesiswaan.impor"
	TujuanPublikasi    = "kesiswaan.publikasi" // rests on consent: denied until consent exists
	TujuanPenagihan    = "keuangan.penagihan"
	TujuanPembayaran   = "keuangan.pembayaran"
	TujuanLaporan      = "keuangan.laporan"
	TujuanRekonsiliasi = "keuangan.rekonsiliasi"
	TujuanRapor        = "akademik.rapor"
	TujuanKesehatan    = "kesehatan.layanan"
	TujuanKepegawaian  = "kepegawaian.administrasi"
	TujuanPenggajian   = "kepegawaian.penggajian"
	TujuanSistem       = "sistem.administrasi"
	TujuanHakSubjek    = "hak.subjek"

	TujuanPelindungan = "pelindungan.anak" // reports of violence, read by their team

	// The four purposes of the founding policy.
	TujuanLayanan       = "layanan.administrasi"  // administrative data of the service
	TujuanPemberitahuan = "layanan.pemberitahuan" // notices of changes: contact channels only
	TujuanInformasi     = "layanan.informasi"     // information about the service
	TujuanDukungan      = "layanan.dukungan"      // technical support, by ticket
)

// The roles of the default register.
const (
	PeranAdmin     = "admin"
	PeranTataUsaha = "tata_usaha"
	PeranBendahara = "bendahara"
	PeranKasir     = "kasir"
	PeranKepala    = "kepala"
	PeranPengasuh  = "pengasuh"
	PeranWaliKelas = "wali_kelas"
	PeranMusyrif   = "musyrif"
	PeranGuru      = "guru" // teachers and ustadz; what they teach decides whom they see
	PeranDiri      = "diri" // whoever asks about himself: an employee, an alumnus; never more than his own
	PeranHRD       = "hrd"
	PeranWali      = "wali"
	PeranSantri    = "santri"
	PeranPPDP      = "ppdp"     // the officer for personal-data protection
	PeranSatgas    = "satgas"   // a member of the task team while he reads a case of his
	PeranPembaca   = "pembaca"  // whoever reads the institution's news; it opens nothing else
	PeranDukungan  = "dukungan" // support from outside, by ticket and never longer than it
)

// DaftarBaku returns the register that a new institution starts with: purposes,
// roles, activities, notices and masks, in words for its set-up page to show. It
// allows nothing until somebody signs it ([Register].Tandatangani), and the
// institution may change any of it before it does. sejak is when its activities
// begin; from [MasaPeralihanDPIA] later they show specific data only under an impact
// assessment in force.
func DaftarBaku(l dasar.LembagaID, nama string, sejak time.Time) Register {
	return Register{
		Lembaga:       l,
		Tujuan:        tujuanBaku(),
		Peran:         peranBaku(),
		Kegiatan:      kegiatanBaku(sejak.UTC().Truncate(time.Microsecond)),
		Pemberitahuan: pemberitahuanBaku(nama),
		Samaran:       SamaranBaku(),
	}
}

func tujuanBaku() []Tujuan {
	return []Tujuan{
		{TujuanKesiswaan, "mengurus penerimaan, identitas, status, asrama dan keluarga santri"},
		{TujuanImpor, "memasukkan data santri dari berkas sekolah atau Dapodik"},
		{TujuanPublikasi, "memuat foto, nama dan prestasi santri dalam berita lembaga"},
		{TujuanPenagihan, "menerbitkan tagihan dan mengingatkan wali"},
		{TujuanPembayaran, "menerima pembayaran dan mencetak kuitansi"},
		{TujuanLaporan, "menyusun buku dan laporan keuangan"},
		{TujuanRekonsiliasi, "mencocokkan mutasi bank dengan tagihan"},
		{TujuanRapor, "menilai belajar santri dan mencetak rapor"},
		{TujuanKesehatan, "merawat santri yang sakit"},
		{TujuanKepegawaian, "mengurus data guru dan pegawai"},
		{TujuanPenggajian, "menghitung dan membayar gaji serta pajaknya"},
		{TujuanSistem, "mengelola akun dan keamanan aplikasi"},
		{TujuanHakSubjek, "memenuhi hak orang atas datanya sendiri"},
		{TujuanPelindungan, "menangani laporan kekerasan"},
		{TujuanLayanan, "membuat data administratif layanan"},
		{TujuanPemberitahuan, "memberi tahu perubahan layanan dan kebijakan"},
		{TujuanInformasi, "memberi informasi tentang layanan"},
		{TujuanDukungan, "mendampingi pemakaian aplikasi dengan tiket"},
	}
}

func peranBaku() []Peran {
	return []Peran{
		{PeranAdmin, "Admin aplikasi", false},
		{PeranTataUsaha, "Tata usaha", false},
		{PeranBendahara, "Bendahara", false},
		{PeranKasir, "Kasir", false},
		{PeranKepala, "Kepala sekolah atau madrasah", false},
		{PeranPengasuh, "Pengasuh", false},
		{PeranWaliKelas, "Wali kelas", true},
		{PeranMusyrif, "Musyrif", true},
		{PeranHRD, "Kepegawaian", false},
		{PeranWali, "Wali santri", true},
		{PeranSantri, "Santri", true},
		{PeranPPDP, "Pejabat pelindungan data pribadi", false},
		{PeranGuru, "Guru atau ustadz", false},
		{PeranDiri, "Orang yang bersangkutan", true},
		{PeranSatgas, "Satgas pelindungan anak", false},
		{PeranDukungan, "Dukungan teknis dari luar", false},
		{PeranPembaca, "Pembaca berita lembaga", false},
	}
}

// barisBaku is one row of the default register before it gets its moment.
type barisBaku struct {
	kode, tujuan string
	dasar        DasarHukum
	kategori     []string
	peran        map[string]Tingkat
	perlu        []Syarat
}

func kegiatanBaku(sejak time.Time) []Kegiatan {
	var ks []Kegiatan
	for _, b := range slices.Concat(barisKesiswaan(), barisKeuangan(), barisLain(), barisBersyarat()) {
		ks = append(ks, Kegiatan{Kode: b.kode, Tujuan: b.tujuan, Dasar: b.dasar, Rujukan: rujukanBaku(b.tujuan, b.dasar),
			Kategori: b.kategori, TingkatPeran: b.peran, Perlu: b.perlu, Mulai: sejak, Status: Aktif, DPIASejak: sejak.Add(MasaPeralihanDPIA)})
	}
	return ks
}

// beri gives a level to roles; gabung joins several.
func beri(t Tingkat, peran ...string) map[string]Tingkat {
	m := map[string]Tingkat{}
	for _, p := range peran {
		m[p] = t
	}
	return m
}

func gabung(ms ...map[string]Tingkat) map[string]Tingkat {
	g := map[string]Tingkat{}
	for _, m := range ms {
		maps.Copy(g, m)
	}
	return g
}

func barisKesiswaan() []barisBaku {
	pokok := []string{KategoriNama, KategoriNIS, KategoriNISN, KategoriKelamin, KategoriKesiswaan}
	pimpinan := []string{PeranKepala, PeranPengasuh, PeranWaliKelas, PeranMusyrif}
	return []barisBaku{
		{"santri-pokok", TujuanKesiswaan, Kontrak, pokok,
			gabung(beri(Penuh, pimpinan...), beri(Penuh, PeranAdmin, PeranTataUsaha, PeranBendahara, PeranKasir)), nil},
		{"santri-identitas", TujuanKesiswaan, Kontrak, []string{"identitas"}, gabung(beri(Penuh, PeranTataUsaha), beri(Samar, PeranAdmin, PeranKepala)), nil},
		{"santri-lahir", TujuanKesiswaan, Kontrak, []string{KategoriLahir}, beri(Penuh, pimpinan...), nil},
		{"santri-kontak", TujuanKesiswaan, Kontrak, []string{"kontak", KategoriAlamat},
			gabung(beri(Penuh, PeranTataUsaha), beri(Penuh, pimpinan...), beri(Samar, PeranAdmin, PeranBendahara, PeranKasir)), nil},
		{"santri-keluarga", TujuanKesiswaan, Kontrak, []string{KategoriKeluarga}, gabung(beri(Penuh, PeranTataUsaha), beri(Penuh, pimpinan...), beri(Samar, PeranAdmin)), nil},
		{"santri-berkas", TujuanKesiswaan, Kontrak, []string{KategoriBerkas}, gabung(beri(Penuh, PeranTataUsaha), beri(Ada, PeranKepala, PeranAdmin)), nil},
		{"santri-izin", TujuanKesiswaan, Kontrak, []string{KategoriKesehatan + ".izin"}, beri(Penuh, PeranTataUsaha, PeranPengasuh, PeranMusyrif), nil},
		{"santri-kedisiplinan", TujuanKesiswaan, Kontrak, []string{KategoriKedisiplinan}, beri(Penuh, PeranKepala, PeranPengasuh, PeranMusyrif), nil},
		{"impor-identitas", TujuanImpor, Kontrak, []string{"identitas", "kontak", KategoriAlamat, KategoriKeluarga, KategoriKesiswaan},
			gabung(beri(Penuh, PeranTataUsaha), beri(Samar, PeranAdmin)), nil},
		{"impor-pokok", TujuanImpor, Kontrak, pokok, beri(Penuh, PeranAdmin), nil},
		{"publikasi-foto", TujuanPublikasi, Persetujuan, []string{KategoriFoto, KategoriNama}, beri(Penuh, PeranTataUsaha, PeranPembaca), nil},
	}
}

func barisKeuangan() []barisBaku {
	pokok := []string{KategoriNama, KategoriNIS, KategoriKesiswaan}
	uang := []string{KategoriTagihan, KategoriPembayaran}
	loket := []string{PeranBendahara, PeranKasir}
	// In a small school the admin sits at the counter; the heads watch it.
	buku := []string{PeranBendahara, PeranKepala, PeranPengasuh, PeranAdmin}
	semua := slices.Concat(buku, []string{PeranKasir})
	return []barisBaku{
		{"penagihan-pokok", TujuanPenagihan, Kontrak, pokok, beri(Penuh, PeranBendahara, PeranKasir, PeranTataUsaha, PeranKepala, PeranPengasuh, PeranAdmin), nil},
		{"penagihan-uang", TujuanPenagihan, Kontrak, uang, beri(Penuh, semua...), nil},
		{"penagihan-kontak", TujuanPenagihan, Kontrak, []string{KategoriHP}, gabung(beri(Penuh, PeranBendahara), beri(Samar, PeranKasir, PeranTataUsaha)), nil},
		{"penagihan-keluarga", TujuanPenagihan, Kontrak, []string{KategoriKeluarga}, beri(Penuh, loket...), nil},
		{"penagihan-nik", TujuanPenagihan, Kontrak, []string{KategoriNIK, KategoriAlamat}, beri(Samar, PeranBendahara), nil},
		{"pembayaran-pokok", TujuanPembayaran, Kontrak, pokok, beri(Penuh, semua...), nil},
		{"pembayaran-uang", TujuanPembayaran, Kontrak, uang, beri(Penuh, semua...), nil},
		{"pembayaran-keluarga", TujuanPembayaran, Kontrak, []string{KategoriKeluarga}, beri(Penuh, loket...), nil},
		{"pembayaran-kontak", TujuanPembayaran, Kontrak, []string{KategoriHP}, gabung(beri(Penuh, PeranBendahara), beri(Samar, PeranKasir)), nil},
		{"laporan-pokok", TujuanLaporan, KewajibanHukum, pokok, beri(Penuh, semua...), nil},
		{"laporan-uang", TujuanLaporan, KewajibanHukum, uang, beri(Penuh, semua...), nil},
		{"rekonsiliasi-pokok", TujuanRekonsiliasi, KewajibanHukum, slices.Concat(pokok, []string{KategoriKeluarga}), beri(Penuh, PeranBendahara), nil},
		{"rekonsiliasi-uang", TujuanRekonsiliasi, KewajibanHukum, slices.Concat(uang, []string{KategoriRekening, KategoriMutasi}), beri(Penuh, PeranBendahara), nil},
	}
}

func barisLain() []barisBaku {
	semua := []string{"identitas", "kontak", KategoriAlamat, KategoriKeluarga, KategoriKesiswaan, "keuangan", KategoriAkademik,
		KategoriKesehatan, KategoriKedisiplinan, KategoriBerkas, KategoriKepegawaian, KategoriAkun, "persetujuan", "wali", "permohonan", "komunikasi"}
	guru := []string{PeranWaliKelas, PeranKepala, PeranTataUsaha}
	return []barisBaku{
		{"rapor", TujuanRapor, Kontrak, []string{KategoriNama, KategoriNIS, KategoriNISN, KategoriKelamin, KategoriLahir, KategoriKesiswaan, KategoriAkademik, KategoriKeluarga}, beri(Penuh, guru...), nil},
		{"rapor-guru", TujuanRapor, Kontrak, []string{KategoriNama, KategoriNIS, KategoriKelamin, KategoriKesiswaan, KategoriAkademik}, beri(Penuh, PeranGuru, PeranPengasuh), nil},
		{"rapor-admin", TujuanRapor, Kontrak, []string{KategoriNama, KategoriNIS, KategoriKelamin, KategoriKesiswaan}, beri(Penuh, PeranAdmin), nil},
		{"kesehatan-pokok", TujuanKesehatan, KepentinganVital, []string{KategoriNama, KategoriKelamin, KategoriLahir, KategoriHP}, beri(Penuh, PeranMusyrif), nil},
		{"kesehatan-catatan", TujuanKesehatan, KepentinganVital, []string{KategoriKesehatan}, gabung(beri(Penuh, PeranMusyrif), beri(Ada, PeranPPDP)), nil},
		{"pegawai-data", TujuanKepegawaian, Kontrak, []string{"identitas", "kontak", KategoriAlamat, KategoriKeluarga, KategoriKepegawaian, KategoriBerkas}, beri(Penuh, PeranHRD), nil},
		{"pegawai-pokok", TujuanKepegawaian, Kontrak, []string{KategoriNama, KategoriKepegawaian}, beri(Penuh, PeranKepala, PeranPengasuh, PeranAdmin), nil},
		{"cuti-alasan", TujuanKepegawaian, KewajibanHukum, []string{KategoriKesehatan + ".cuti"}, beri(Penuh, PeranHRD), nil},
		{"gaji-data", TujuanPenggajian, Kontrak, []string{"identitas", "kontak", KategoriAlamat, KategoriKeluarga, KategoriKepegawaian, KategoriRekening}, beri(Penuh, PeranHRD), nil},
		{"gaji-bayar", TujuanPenggajian, Kontrak, []string{KategoriNama, KategoriKepegawaian, KategoriRekening}, beri(Penuh, PeranBendahara), nil},
		{"gaji-setuju", TujuanPenggajian, Kontrak, []string{KategoriNama, KategoriKepegawaian}, beri(Penuh, PeranKepala, PeranPengasuh), nil},
		{"gaji-pajak", TujuanPenggajian, KewajibanHukum, []string{KategoriNPWP, KategoriNIK}, beri(Samar, PeranBendahara), nil},
		{"sistem-akun", TujuanSistem, KepentinganSah, []string{KategoriAkun, KategoriNama}, beri(Penuh, PeranAdmin, PeranPPDP), nil},
		{"sistem-kontak", TujuanSistem, KepentinganSah, []string{"kontak"}, beri(Samar, PeranAdmin), nil},
		{"kompartemen", TujuanPelindungan, KewajibanHukum, []string{"kompartemen"}, beri(Penuh, PeranSatgas), nil},
		{"layanan-akun", TujuanLayanan, Kontrak, []string{KategoriAkun, KategoriNama}, beri(Penuh, PeranAdmin, PeranTataUsaha), nil},
		{"layanan-kabar", TujuanPemberitahuan, KewajibanHukum, []string{KategoriNama, "kontak"}, beri(Penuh, PeranTataUsaha, PeranPPDP), nil},
		{"layanan-info", TujuanInformasi, Kontrak, []string{KategoriNama, "kontak"}, beri(Penuh, PeranTataUsaha), nil},
		{"layanan-dukungan", TujuanDukungan, KepentinganSah, []string{KategoriAkun, KategoriNama, KategoriNIS}, beri(Samar, PeranDukungan), []Syarat{SyaratTiket}},
		{"pengaduan-pimpinan", TujuanHakSubjek, KewajibanHukum, []string{KategoriNama, "permohonan.pengaduan"}, beri(Penuh, PeranKepala, PeranPengasuh), nil},
		{"permohonan-pimpinan", TujuanHakSubjek, KewajibanHukum, []string{KategoriNama, "permohonan"}, beri(Penuh, PeranKepala, PeranPengasuh), nil},
		{"hak-subjek", TujuanHakSubjek, KewajibanHukum, semua, beri(Penuh, PeranWali, PeranSantri, PeranDiri, PeranPPDP), nil},
	}
}

// KategoriDarurat is the fixed set that an emergency opens: who it is, whom to call,
// what a doctor must know.
func KategoriDarurat() []string {
	return []string{KategoriNama, KategoriLahir, KategoriKelamin, KategoriHP, KategoriKeluarga, KategoriKesiswaan, KategoriKesehatan}
}

// barisBersyarat are the rows that allow nothing without an emergency that was declared.
func barisBersyarat() []barisBaku {
	asrama := []string{PeranMusyrif, PeranGuru, PeranWaliKelas, PeranTataUsaha, PeranPengasuh, PeranKepala}
	return []barisBaku{
		{"darurat", TujuanKesehatan, KepentinganVital, KategoriDarurat(), beri(Penuh, asrama...), []Syarat{SyaratDarurat}},
	}
}
