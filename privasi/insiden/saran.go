package insiden

import (
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/privasi"
)

// Saran is what a person should do when data of a category was exposed.
type Saran struct{ Kategori, Nama, Teks string }

// saranBaku has one entry for each category of package privasi, and for the families that
// registers speak of. Sub-paths use the entry of the longest path above them.
var saranBaku = []Saran{
	{privasi.KategoriNama, "nama", "waspadai orang yang menyapa Anda dengan nama lengkap lalu meminta uang atau kode; tanyakan kembali lewat nomor resmi pesantren."},
	{privasi.KategoriNIK, "NIK", "periksa apakah NIK dipakai untuk pinjaman atau nomor telepon lain (SLIK OJK, cek nomor ke operator), dan jangan kirim foto KTP kepada siapa pun yang menghubungi Anda."},
	{privasi.KategoriKK, "nomor KK", "minta operator seluler memeriksa nomor yang terdaftar dengan KK Anda, dan tolak permintaan foto KK."},
	{privasi.KategoriNPWP, "NPWP", "periksa akun pajak Anda, ganti kata sandinya, dan abaikan surat tagihan pajak yang meminta transfer ke rekening pribadi."},
	{privasi.KategoriNISN, "NISN", "periksa data santri di laman resmi NISN, dan laporkan bila ada sekolah lain yang memakainya."},
	{privasi.KategoriNIS, "NIS", "jangan pakai NIS sebagai kata sandi; ganti bila pernah."},
	{privasi.KategoriKelamin, "kelamin", "tidak perlu tindakan khusus; waspadai pesan yang berpura-pura mengenal Anda."},
	{privasi.KategoriLahir, "tempat dan tanggal lahir", "ganti kata sandi dan PIN yang memakai tanggal lahir, juga pertanyaan keamanan akun."},
	{privasi.KategoriFoto, "foto", "laporkan akun yang memakai foto ini, dan jangan bayar orang yang mengancam menyebarkannya; kabari kami."},
	{privasi.KategoriBerkas, "berkas", "anggap isi berkas (ijazah, akta, kartu) dapat disalahgunakan; tolak tagihan atau pinjaman yang tidak Anda buat dan minta surat keterangan dari kami bila perlu."},
	{privasi.KategoriHP, "nomor telepon", "jangan berikan kode OTP kepada siapa pun, aktifkan verifikasi dua langkah WhatsApp, dan waspadai pesan yang mengaku dari pesantren."},
	{privasi.KategoriSurel, "surel", "ganti kata sandi surel, aktifkan verifikasi dua langkah, dan jangan buka tautan yang tidak Anda minta."},
	{privasi.KategoriAlamat, "alamat", "jangan terima paket bayar di tempat yang tidak Anda pesan, dan tanyakan surat tugas orang yang datang mengaku dari pesantren."},
	{privasi.KategoriKeluarga, "data keluarga", "sepakati kata rahasia keluarga untuk telepon darurat, dan beri tahu anggota keluarga lain."},
	{privasi.KategoriKesiswaan, "status dan asrama santri", "penjemputan santri tetap hanya oleh wali yang tercatat; laporkan orang yang bertanya tentang kamar atau jadwalnya."},
	{privasi.KategoriRekening, "nomor rekening", "periksa mutasi rekening, beri tahu bank, dan jangan berikan PIN atau kode OTP; transfer hanya ke rekening resmi pesantren."},
	{privasi.KategoriMutasi, "catatan mutasi bank", "periksa mutasi rekening Anda dan waspadai orang yang menyebut transaksi Anda untuk meyakinkan Anda."},
	{privasi.KategoriTagihan, "tagihan", "bayar hanya lewat cara yang tertera di aplikasi, dan tanyakan ke bendahara bila menerima tagihan lain."},
	{privasi.KategoriPembayaran, "pembayaran", "simpan kuitansi Anda, dan abaikan permintaan membayar ulang sebelum bertanya ke bendahara."},
	{privasi.KategoriKesehatan, "kesehatan", "Anda boleh meminta pendampingan; laporkan orang yang menyebarkan atau mengejek, dan tanyakan perawatan hanya kepada petugas kesehatan."},
	{privasi.KategoriKonseling, "konseling", "pembimbing Anda akan menghubungi Anda; Anda boleh meminta pembimbing lain dan tempat yang aman untuk bicara."},
	{privasi.KategoriKedisiplinan, "kedisiplinan", "laporkan ejekan atau tekanan karena catatan ini; catatan tidak berubah karena kejadian ini."},
	{privasi.KategoriAkademik, "nilai dan kehadiran", "cocokkan rapor dengan yang tercatat di aplikasi, dan laporkan bila berbeda."},
	{privasi.KategoriKepegawaian, "kepegawaian", "waspadai tawaran kerja atau pinjaman yang menyebut jabatan dan gaji Anda."},
	{privasi.KategoriAkun, "akun", "ganti kata sandi sekarang, keluarkan semua perangkat dari menu akun, dan ganti di tempat lain bila kata sandinya sama."},
	{"identitas", "identitas", "anggap nama, NIK, dan tanggal lahir Anda diketahui orang lain: waspadai pinjaman atas nama Anda dan jangan kirim foto kartu identitas."},
	{"kontak", "kontak", "jangan berikan kode OTP kepada siapa pun, dan waspadai pesan atau surel yang mengaku dari pesantren."},
	{"keuangan", "keuangan", "periksa mutasi rekening, beri tahu bank, dan bayar hanya lewat cara resmi."},
	{"persetujuan", "persetujuan", "periksa persetujuan Anda di menu Data Saya; tarik yang tidak Anda kenal."},
	{"wali", "bukti kewenangan wali", "tanyakan kepada kami sebelum mengikuti orang yang mengaku wali atau utusan wali."},
	{"komunikasi", "kebutuhan komunikasi", "waspadai orang yang memanfaatkan kebutuhan ini untuk mendekati Anda; Anda boleh meminta pendamping."},
	{"biometrik", "biometrik", "minta perekaman lama dihapus dari alat, dan pakai kata sandi sebagai gantinya di tempat lain."},
	{"permohonan", "permohonan dan pengaduan", "Anda boleh meminta petugas lain; laporkan tekanan karena permohonan atau pengaduan Anda."},
}

// saranUmum is for data that is not known better.
var saranUmum = Saran{"", "data lain", "ganti kata sandi Anda, waspadai pesan yang mengaku dari pesantren, dan hubungi kami bila melihat data Anda dipakai orang lain."}

// SaranUntuk gives the advice for exposed categories, each piece once, sorted by category.
// A category that is not known gets the general advice.
func SaranUntuk(kategori []string) []Saran {
	var ss []Saran
	for _, k := range kategori {
		s := saran(k)
		if !slices.ContainsFunc(ss, func(x Saran) bool { return x.Kategori == s.Kategori }) {
			ss = append(ss, s)
		}
	}
	slices.SortFunc(ss, func(a, b Saran) int { return strings.Compare(a.Kategori, b.Kategori) })
	return ss
}

func saran(kategori string) Saran {
	for k := kategori; k != ""; {
		if i := slices.IndexFunc(saranBaku, func(s Saran) bool { return s.Kategori == k }); i >= 0 {
			return saranBaku[i]
		}
		k = k[:max(strings.LastIndexByte(k, '.'), 0)]
	}
	return saranUmum
}
