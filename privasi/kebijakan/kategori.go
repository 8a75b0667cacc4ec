package kebijakan

import "github.com/pesantren-go/pesantren/privasi"

// namaKategori puts the categories of this library in a parent's words. A category that is
// not here prints as its path.
var namaKategori = map[string]string{
	"identitas": "identitas (nama, NIK, nomor KK, NPWP, NISN, NIS, kelamin, tempat dan tanggal lahir)", "kontak": "nomor telepon dan surel",
	"keuangan":   "tagihan, pembayaran, rekening dan mutasi bank",
	"permohonan": "permohonan dan pengaduan", "permohonan.pengaduan": "pengaduan", "persetujuan": "persetujuan", "wali": "bukti kewenangan wali", "komunikasi": "kebutuhan komunikasi",
	"kompartemen":        "laporan kekerasan, yang hanya dibuka satgas",
	privasi.KategoriNama: "nama", privasi.KategoriNIK: "NIK", privasi.KategoriKK: "nomor KK", privasi.KategoriNPWP: "NPWP", privasi.KategoriNISN: "NISN",
	privasi.KategoriNIS: "NIS", privasi.KategoriKelamin: "kelamin", privasi.KategoriLahir: "tempat dan tanggal lahir", privasi.KategoriFoto: "foto",
	privasi.KategoriBerkas: "berkas", privasi.KategoriHP: "nomor telepon", privasi.KategoriSurel: "surel", privasi.KategoriAlamat: "alamat",
	privasi.KategoriKeluarga: "keluarga dan wali", privasi.KategoriKesiswaan: "status dan asrama", privasi.KategoriRekening: "nomor rekening",
	privasi.KategoriMutasi: "mutasi bank", privasi.KategoriTagihan: "tagihan", privasi.KategoriPembayaran: "pembayaran", privasi.KategoriKesehatan: "kesehatan",
	privasi.KategoriKonseling: "konseling", privasi.KategoriKedisiplinan: "kedisiplinan", privasi.KategoriAkademik: "nilai dan kehadiran",
	privasi.KategoriKepegawaian: "kepegawaian", privasi.KategoriAkun: "akun", "kesehatan.izin": "alasan izin", "kesehatan.cuti": "alasan cuti",
}
