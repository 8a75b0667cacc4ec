package privasi

import "fmt"

// rujukanBaku names what a row of the default register rests on: article 20
// paragraph 2 of UU 27/2022, and the document or law behind it.
func rujukanBaku(tujuan string, d DasarHukum) string {
	const uu = "UU 27/2022 Pasal 20 ayat (2) huruf "
	switch d {
	case Persetujuan:
		return uu + "a: persetujuan tersendiri untuk tujuan ini"
	case Kontrak:
		if mencakup("kepegawaian", tujuan) {
			return uu + "b: perjanjian kerja"
		}
		return uu + "b: perjanjian penerimaan santri antara lembaga dan wali"
	case KewajibanHukum:
		switch tujuan {
		case TujuanPelindungan:
			return uu + "c: pelindungan anak, UU 35/2014 dan PMA 73/2022"
		case TujuanHakSubjek:
			return uu + "c: hak subjek data, UU 27/2022 Pasal 5 sampai 13"
		case TujuanKepegawaian:
			return uu + "c: upah selama sakit dan cuti, UU 13/2003 Pasal 93"
		case TujuanPenggajian:
			return uu + "c: pemotongan dan pelaporan PPh Pasal 21"
		}
		return uu + "c: kewajiban pembukuan, UU KUP Pasal 28"
	case KepentinganVital:
		return uu + "d: keselamatan dan kesehatan santri"
	}
	return uu + "f: keamanan aplikasi dan pemeriksaan penyalahgunaan"
}

// pemberitahuanBaku are the notices of the default register. Each has the seven
// points of UU 27/2022 article 21 paragraph 1, in the order of the law.
func pemberitahuanBaku(lembaga string) []Pemberitahuan {
	n := naskah{lembaga}
	return []Pemberitahuan{
		n.tulis("kesiswaan", "Data santri dan keluarganya", []string{TujuanKesiswaan, TujuanImpor},
			"perjanjian penerimaan santri antara lembaga dan wali",
			"mengurus penerimaan, identitas, status, asrama dan keluarga santri, termasuk memasukkan data dari berkas sekolah",
			"nama, NIS, NISN, NIK, nomor KK, tempat dan tanggal lahir, alamat, nomor telepon, data orang tua dan wali, berkas penerimaan; semuanya diperlukan untuk mengenali santri dan menghubungi keluarganya",
			"sejak santri keluar, selama yang ditetapkan lembaga, lalu dimusnahkan; register akademik diarsipkan tetap"),
		n.tulis("publikasi", "Foto, nama dan prestasi dalam berita lembaga", []string{TujuanPublikasi},
			"persetujuan yang diberikan tersendiri dan dapat ditarik kapan saja",
			"memuat foto, nama dan prestasi santri dalam berita lembaga, yang dibaca semua orang yang punya akun",
			"foto, nama, dan judul penghargaan seperti syahadah; tanpa persetujuan tidak dimuat, dan layanan lain tidak berkurang",
			"sampai persetujuan ditarik"),
		n.tulis("keuangan", "Tagihan, pembayaran dan pembukuan", []string{TujuanPenagihan, TujuanPembayaran, TujuanLaporan, TujuanRekonsiliasi},
			"perjanjian penerimaan santri, dan kewajiban pembukuan menurut undang-undang pajak",
			"menerbitkan tagihan, menerima pembayaran, mencocokkan mutasi bank, dan menyusun laporan keuangan",
			"nama, NIS, kelas, nama wali, nomor telepon, tagihan, pembayaran, nomor rekening pengirim; diperlukan agar uang tercatat pada santri yang benar",
			"sepuluh tahun sejak akhir tahun buku, di Indonesia"),
		n.tulis("akademik", "Nilai dan rapor", []string{TujuanRapor},
			"perjanjian penerimaan santri antara lembaga dan wali",
			"menilai belajar santri dan mencetak rapor",
			"nama, NIS, NISN, tempat dan tanggal lahir, kelas, nilai, kehadiran, nama orang tua; diperlukan untuk isi rapor",
			"register akademik diarsipkan tetap"),
		n.tulis("kesehatan", "Kesehatan santri", []string{TujuanKesehatan},
			"kepentingan vital santri",
			"merawat santri yang sakit dan menghubungi keluarganya",
			"nama, tanggal lahir, catatan kesehatan, nomor telepon wali; hanya dibuka oleh petugas yang merawat",
			"sejak santri keluar, selama yang ditetapkan lembaga, lalu dimusnahkan"),
		n.tulis("kepegawaian", "Data guru dan pegawai", []string{TujuanKepegawaian, TujuanPenggajian},
			"perjanjian kerja, dan kewajiban perpajakan",
			"mengurus kepegawaian, menghitung dan membayar gaji serta pajaknya",
			"nama, NIK, NPWP, alamat, nomor telepon, rekening, keluarga yang ditanggung, kehadiran, alasan cuti sakit; diperlukan untuk menghitung dan membayar gaji",
			"sepuluh tahun sejak akhir tahun buku untuk data gaji; sejak berhenti, selama yang ditetapkan lembaga, untuk yang lain"),
		n.tulis("layanan", "Akun, keamanan dan hak Anda", []string{TujuanSistem, TujuanHakSubjek, TujuanPelindungan, TujuanLayanan, TujuanPemberitahuan, TujuanInformasi, TujuanDukungan},
			"kepentingan sah atas keamanan aplikasi, dan kewajiban memenuhi hak subjek data",
			"mengelola akun, menjaga keamanan, dan memenuhi hak Anda atas data Anda",
			"nama, akun, nomor telepon, catatan siapa membuka data siapa; diperlukan untuk menjaga dan mempertanggungjawabkan data",
			"akun: singkat sesudah akses berakhir; catatan pembukaan data: selama data itu sendiri disimpan"),
	}
}

type naskah struct{ lembaga string }

func (n naskah) tulis(kode, judul string, tujuan []string, legalitas, guna, jenis, retensi string) Pemberitahuan {
	return Pemberitahuan{kode, judul, tujuan, []Butir{
		{"Dasar pemrosesan", fmt.Sprintf("%s memproses data ini berdasarkan %s.", n.lembaga, legalitas)},
		{"Tujuan", fmt.Sprintf("Data dipakai untuk %s, dan tidak untuk yang lain.", guna)},
		{"Jenis dan relevansi data", fmt.Sprintf("Data yang diproses: %s.", jenis)},
		{"Jangka waktu penyimpanan", fmt.Sprintf("Disimpan %s.", retensi)},
		{"Rincian yang dikumpulkan", "Data diisi oleh Anda, oleh wali, atau oleh petugas dari berkas yang Anda serahkan. Setiap kolom dan kegunaannya dapat dilihat dalam register kegiatan."},
		{"Jangka waktu pemrosesan", "Diproses selama hubungan dengan lembaga berlangsung dan selama kewajiban hukum di atas masih berjalan."},
		{"Hak Anda", fmt.Sprintf("Anda berhak melihat data Anda dan catatan siapa yang membukanya, membetulkan, menunda, mengakhiri, menghapus, meminta salinan, berkeberatan, dan mengadu. Sampaikan kepada pejabat pelindungan data pribadi %s.", n.lembaga)},
	}}
}
