package situs

import (
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/privasi/rezim"
)

// pilihanMohon are the words of requests and complaints.
var pilihanMohon = map[string][]Opsi{
	"status_hak": {
		{"diterima", "diterima, pemohon belum dipastikan"}, {"verifikasi", "pemohon sedang dipastikan"}, {"menunggu_bukti_wali", "menunggu bukti wali"},
		{"menunggu_penilaian", "menunggu penilaian kemampuan anak"}, {"menunggu_persetujuan_wali", "menunggu jawaban wali"}, {"diproses", "sedang dikerjakan"},
		{"dipenuhi", "dipenuhi, belum dikabarkan"}, {"dipenuhi_sebagian", "dipenuhi sebagian, belum dikabarkan"}, {"ditolak", "ditolak, belum dikabarkan"},
		{"diberitahukan", "sudah dikabarkan"}, {"ditutup", "selesai"}, {"duplikat", "digabung dengan yang terdahulu"}, {"dibatalkan", "dibatalkan pemohon"},
	},
	"kanal": {
		{"aplikasi", "aplikasi"}, {"surat", "surat"}, {"loket", "datang ke kantor"}, {"telepon", "telepon"}, {"whatsapp", "WhatsApp"}, {"surel", "surel"},
	},
	"pemohon": {
		{"diri", "orangnya sendiri"}, {"wali_anak", "wali dari anak"}, {"wali_disabilitas", "wali dari penyandang disabilitas"}, {"kuasa", "kuasa dengan surat kuasa"}, {"kuasa_kelompok", "kuasa untuk sekelompok orang"},
	},
	"jenis_kabar": {
		{"kebijakan", "kebijakan baru"}, {"impor", "data diserahkan orang lain"}, {"insiden", "kegagalan pelindungan data"}, {"pendedahan", "data diberikan ke luar"},
		{"peralihan_diri", "menjelang dewasa"}, {"peralihan_wali", "santri menjelang dewasa"}, {"pemusnahan", "pemusnahan data"}, {"perintah_tetap", "perintah tetap"},
	},
	"status_kabar": {{"antre", "antre"}, {"ditaruh", "di kotak, belum dibuka"}, {"terkirim", "sampai"}, {"gagal", "gagal"}, {"batal", "tidak perlu lagi"}},
	"sebab_kabar": {
		{"tanpa_kanal", "tidak ada akun atau alamatnya"}, {"alamat_salah", "alamatnya salah"}, {"ditolak_penyedia", "ditolak penyedia"}, {"percobaan_habis", "sudah dicoba berkali-kali"}, {"tidak_dibuka", "kotaknya tidak dibuka"},
	},
	"aduan": {{"diterima", "diterima"}, {"ditangani", "sedang ditangani"}, {"dijawab", "sudah dijawab"}, {"ditutup", "selesai"}},
	"peristiwa_hak": {
		{"PermohonanDiterima", "permohonan diterima"}, {"PermohonanDiverifikasi", "pemohon dipastikan"}, {"VerifikasiDimulai", "pemeriksaan pemohon dimulai"}, {"BuktiWaliDiterima", "kewenangan wali terbukti"},
		{"PermohonanDilanjutkan", "dilanjutkan"}, {"KapasitasDinilai", "kemampuan anak dinilai"}, {"WaliMenyetujuiPermohonan", "wali menyetujui"}, {"PermohonanDitugaskan", "diserahkan kepada petugas"},
		{"PemrosesanDihentikan", "pemrosesan dihentikan"}, {"PembatasanDipasang", "pembatasan dipasang"}, {"PembatasanDilepas", "pembatasan dilepas"}, {"PermohonanDipenuhi", "permohonan dipenuhi"},
		{"PermohonanDitolak", "permohonan ditolak"}, {"PermohonanDiberitahukan", "pemohon dikabari"}, {"PermohonanDitutup", "permohonan ditutup"}, {"PermohonanDibatalkan", "dibatalkan pemohon"}, {"PermohonanDiduplikatkan", "digabung dengan yang terdahulu"},
		{"PengaduanDiterima", "pengaduan diterima"}, {"PengaduanKePimpinan", "diteruskan kepada pimpinan"}, {"PengaduanDitugaskan", "diserahkan kepada yang menangani"}, {"TerlaporDitambah", "orang yang diadukan ditambah"},
		{"PengaduanDijawab", "pengaduan dijawab"}, {"PengaduanDitutup", "pengaduan ditutup"},
	},
}

// opsiPilihan lists the choices of a list.
func opsiPilihan(daftar string) []Opsi { return slices.Concat(pilihan[daftar], pilihanMohon[daftar]) }

// pasalJam says where the length of a clock comes from.
func pasalJam(j rezim.Jam) string {
	switch j.Keyakinan {
	case rezim.BelumPeriksa:
		return "ketentuan lembaga, karena undang-undang tidak menyebut lamanya"
	case rezim.SatuSumber:
		return strings.ReplaceAll(j.Sumber, "art.", "Pasal") + " (baru satu sumber)"
	}
	return strings.ReplaceAll(j.Sumber, "art.", "Pasal")
}
