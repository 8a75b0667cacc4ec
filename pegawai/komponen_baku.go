package pegawai

import "github.com/pesantren-go/pesantren/dasar"

// KomponenBaku are the components that a new institution starts with, from a day
// on. All of them can be changed; deductions other than kasbon wait (Aktif false)
// until the institution names its written rule.
func KomponenBaku(sejak dasar.Tanggal) []Komponen {
	ks := []Komponen{
		{Kode: "pokok", Nama: "Gaji/Bisyaroh Pokok", Golongan: Pendapatan, Cara: CaraTetap, Ember: EmberGaji, Pajak: true, Tetap: true, Pokok: true, Prorata: true, Wajib: true},
		{Kode: "tunjangan_jabatan", Nama: "Tunjangan Jabatan", Golongan: Pendapatan, Cara: CaraTetap, Ember: EmberTunjLain, Pajak: true, Tetap: true, Prorata: true},
		{Kode: "tunjangan_keluarga", Nama: "Tunjangan Keluarga", Golongan: Pendapatan, Cara: CaraTetap, Ember: EmberTunjLain, Pajak: true, Tetap: true, Prorata: true},
		{Kode: "tunjangan_masa_kerja", Nama: "Tunjangan Masa Kerja", Golongan: Pendapatan, Cara: CaraTetap, Ember: EmberTunjLain, Pajak: true, Tetap: true, Prorata: true},
		{Kode: "honor_mengajar", Nama: "Honor Mengajar", Golongan: Pendapatan, Cara: CaraJam, Ember: EmberHonor, Pajak: true, Wajib: false},
		{Kode: "transport", Nama: "Transport Kehadiran", Golongan: Pendapatan, Cara: CaraHadir, Ember: EmberTunjLain, Pajak: true},
		{Kode: "piket", Nama: "Honor Piket", Golongan: Pendapatan, Cara: CaraKejadian, Ember: EmberTunjLain, Pajak: true},
		{Kode: "kegiatan", Nama: "Honor Kegiatan, Panitia, Munaqosah", Golongan: Pendapatan, Cara: CaraJumlah, Ember: EmberHonor, Pajak: true},
		{Kode: "lembur", Nama: "Lembur", Golongan: Pendapatan, Cara: CaraLembur, Ember: EmberTunjLain, Pajak: true},
		{Kode: "thr", Nama: "Tunjangan Hari Raya", Golongan: Pendapatan, Cara: CaraTHR, Ember: EmberBonus, Pajak: true, Putaran: []JenisPutaran{THR}},
		{Kode: "bonus", Nama: "Bonus", Golongan: Pendapatan, Cara: CaraJumlah, Ember: EmberBonus, Pajak: true, Putaran: []JenisPutaran{Bonus, Gaji}},
		{Kode: "koreksi", Nama: "Koreksi Slip Lalu", Golongan: Pendapatan, Cara: CaraJumlah, Ember: EmberTunjLain, Pajak: true},
		{Kode: "asrama_makan", Nama: "Asrama dan Makan", Golongan: Natura, Cara: CaraTetap},
		{Kode: "natura_pajak", Nama: "Natura Kena Pajak", Golongan: Natura, Cara: CaraJumlah, Ember: EmberNatura, Pajak: true},
		{Kode: "kasbon", Nama: "Angsuran Kasbon", Golongan: Potongan, Cara: CaraAngsuran, Sebagian: true, Aturan: "perjanjian kasbon yang ditandatangani pegawai (PP 36/2021 Ps. 63)"},
		{Kode: "zakat", Nama: "Zakat Profesi", Golongan: Potongan, Cara: CaraPersen, Persen: 250, DasarPersen: []KodeKomponen{"pokok"}, Ember: EmberZakat, Pengurang: true},
		{Kode: "infaq", Nama: "Infaq", Golongan: Potongan, Cara: CaraTetap},
		{Kode: "koperasi", Nama: "Koperasi", Golongan: Potongan, Cara: CaraTetap},
		{Kode: "absen", Nama: "Potongan Tidak Hadir", Golongan: Potongan, Cara: CaraRumus, Rumus: "upah_tetap / 26 * alpa"},
	}
	for i := range ks {
		ks[i].Sejak, ks[i].Urutan, ks[i].Aktif = sejak, (i+1)*10, true
		if ks[i].Golongan == Potongan && ks[i].Aturan == "" {
			ks[i].Aktif, ks[i].Aturan = false, "belum diisi"
		}
	}
	return ks
}
