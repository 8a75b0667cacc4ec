package situs

import (
	"fmt"

	"github.com/pesantren-go/pesantren/pegawai"
)

// pilihan are the choices of the forms about staff and school life, in words of the office.
var pilihan = map[string][]Opsi{
	"kelamin": {{"L", "Laki-laki"}, {"P", "Perempuan"}},
	"kontrak": {
		{string(pegawai.KontrakTetap), "Pegawai tetap (SK yayasan, PKWTT)"}, {string(pegawai.KontrakWaktu), "Berjangka (PKWT, honorer)"},
		{string(pegawai.KontrakHarian), "Harian atau borongan"}, {string(pegawai.Khidmah), "Khidmah"},
	},
	"klasifikasi": {
		{string(pegawai.PegawaiTetap), "Pegawai tetap (upah teratur)"}, {string(pegawai.TidakTetapBulan), "Tidak tetap, dibayar bulanan"},
		{string(pegawai.TidakTetapHarian), "Tidak tetap, harian atau satuan"}, {string(pegawai.BukanPegawai), "Bukan pegawai (tenaga ahli, penceramah)"},
		{string(pegawai.PesertaKegiatan), "Peserta kegiatan"}, {string(pegawai.DewanPengawas), "Pengawas, honor tidak teratur"}, {string(pegawai.Pensiunan), "Pensiunan"},
	},
	"metode": {
		{string(pegawai.Gross), "Dipotong dari upah (gross)"}, {string(pegawai.Nett), "Ditanggung lembaga (nett)"}, {string(pegawai.GrossUp), "Diberi tunjangan pajak (gross up)"},
	},
	"sebab": {
		{string(pegawai.SebabMundur), "Mengundurkan diri"}, {string(pegawai.SebabKontrakHabis), "Kontrak habis"}, {string(pegawai.SebabPensiun), "Pensiun"},
		{string(pegawai.SebabPindah), "Pindah lembaga"}, {string(pegawai.SebabDiberhentikan), "Diberhentikan"}, {string(pegawai.SebabWafat), "Wafat"}, {string(pegawai.SebabLain), "Lain"},
	},
	"cuti": {
		{string(pegawai.CutiTahunan), "Cuti tahunan"}, {string(pegawai.CutiSakit), "Sakit"}, {string(pegawai.CutiMelahirkan), "Melahirkan"},
		{string(pegawai.CutiPenting), "Alasan penting"}, {string(pegawai.CutiHaji), "Haji atau umrah"}, {string(pegawai.IzinPribadi), "Izin"}, {string(pegawai.Dinas), "Dinas luar"},
	},
	"dokumen": {
		{"ijazah", "Ijazah"}, {"transkrip", "Transkrip nilai"}, {"sk", "Surat keputusan"}, {"kontrak", "Kontrak"}, {"sertifikat_pendidik", "Sertifikat pendidik"},
		{"sertifikat", "Sertifikat lain"}, {"identitas", "Kartu identitas"}, {"npwp", "Kartu NPWP"}, {"bpjs", "Kartu BPJS"}, {"rekening", "Buku rekening"}, {"lain", "Lain"},
	},
	"kehadiran": {
		{string(pegawai.Hadir), "hadir"}, {string(pegawai.IzinHari), "izin"}, {string(pegawai.SakitHari), "sakit"}, {string(pegawai.CutiHari), "cuti"},
		{string(pegawai.DinasHari), "dinas"}, {string(pegawai.Alpa), "alpa"},
	},
	"cara": {
		{string(pegawai.CaraTetap), "sebulan"}, {string(pegawai.CaraJam), "per jam mengajar"}, {string(pegawai.CaraHadir), "per hari hadir"}, {string(pegawai.CaraKejadian), "per kejadian"},
		{string(pegawai.CaraPersen), "persen"}, {string(pegawai.CaraRumus), "rumus"}, {string(pegawai.CaraJumlah), "jumlah bulanan"}, {string(pegawai.CaraLembur), "jam lembur"},
		{string(pegawai.CaraTHR), "THR"}, {string(pegawai.CaraAngsuran), "angsuran kasbon"},
	},
	"hari":             {{"kerja", "hari kerja"}, {"libur", "hari libur"}, {"libur_pendek", "libur di hari kerja terpendek"}},
	"agama":            {{"Islam", "Islam"}, {"Kristen", "Kristen"}, {"Katolik", "Katolik"}, {"Hindu", "Hindu"}, {"Buddha", "Buddha"}, {"Konghucu", "Konghucu"}},
	"satuan_kitab":     {{"bab", "bab"}, {"halaman", "halaman"}, {"bait", "bait"}},
	"kelas_kelamin":    {{"L", "putra"}, {"P", "putri"}},
	"izin_santri":      {{"izin", "izin"}, {"pulang", "pulang ke rumah"}, {"sakit", "sakit"}, {"uks", "di UKS"}},
	"setoran":          {{"ziyadah", "ziyadah"}, {"murojaah", "murojaah"}, {"tasmi", "tasmi'"}, {"ujian", "ujian"}},
	"ujian":            {{"diniyah", "diniyah"}, {"tahfidz", "tahfidz"}},
	"gerbang":          {{"hafalan", "hafalan"}, {"kitab", "kitab terbaca"}, {"kehadiran", "kehadiran (persen)"}, {"pembayaran", "pembayaran (persen)"}, {"ujian", "ujian sebelumnya (1)"}, {"manual", "dicatat petugas"}},
	"kosong_nilai":     {{"tolak", "nilai rapor belum ada"}, {"nol", "dihitung nol"}, {"abaikan", "dihitung dari yang ada"}},
	"kurikulum_satuan": {{"pekan", "pekan"}, {"tahun", "tahun"}},
	"kurikulum_rapor":  {{"formal", "formal"}, {"diniyah", "diniyah"}},
	"temuan_kurikulum": {{"kurang", "belum ada"}, {"jp_beda", "jam berbeda"}, {"tanpa_guru", "belum ada guru"}, {"tambahan", "di luar kurikulum"}, {"sesuai", "sesuai"}},
	"yakin_semua":      {{"pasti", "pasti"}, {"satu_sumber", "satu sumber"}, {"periksa", "periksa lagi"}},
	"yakin":            {{"satu_sumber", "satu sumber"}, {"periksa", "periksa lagi"}},
	"bulat_nilai":      {{"", "setengah ke atas"}, {"ke_bawah", "ke bawah"}},
	"cara_nilai":       {{"", "rata-rata"}, {"poin", "jumlah poin"}, {"tertinggi", "yang tertinggi"}},
	"remedial":         {{"", "tanpa remedial"}, {"batas_kkm", "paling tinggi KKM"}, {"ambil_akhir", "nilai terakhir"}, {"rata_minimal_kkm", "rata-rata, minimal KKM"}},
	"aspek_nilai":      {{"pengetahuan", "pengetahuan"}, {"keterampilan", "keterampilan"}},
	"bawaan_nilai":     {{"unit", "ikut, hanya dari unit yang sama"}, {"tidak", "tidak ikut"}},
	"ptkp": {
		{"TK/0", "TK/0"}, {"TK/1", "TK/1"}, {"TK/2", "TK/2"}, {"TK/3", "TK/3"}, {"K/0", "K/0"}, {"K/1", "K/1"}, {"K/2", "K/2"}, {"K/3", "K/3"},
	},
	"golongan": {
		{string(pegawai.Pendapatan), "Pendapatan (uang)"}, {string(pegawai.Natura), "Natura (barang, makan, asrama)"}, {string(pegawai.Potongan), "Potongan"},
	},
	"ember": ember,
	"jkk": {
		{"1", "1 (sangat rendah)"}, {"2", "2 (rendah)"}, {"3", "3 (sedang)"}, {"4", "4 (tinggi)"}, {"5", "5 (sangat tinggi)"},
	},
	"hari_kerja": {
		{"6", "6 hari"}, {"5", "5 hari"},
	},
}

// namaPilihan is a choice in words; the lists are short.
func namaPilihan(daftar string, kode any) string {
	teks := fmt.Sprint(kode)
	for _, o := range opsiPilihan(daftar) {
		if o.Kode == teks {
			return o.Nama
		}
	}
	return teks
}
