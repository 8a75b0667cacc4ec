package pegawai

import "github.com/pesantren-go/pesantren/dasar"

// KomponenPesantren are components that many pesantren add to [KomponenBaku], from a
// day on and in use. None pays or deducts anything until somebody has a value, an
// entry of the month or a kasbon. Deductions name the power of attorney in writing
// that PP 36/2021 Ps. 63 asks for; an institution with a rule of its own puts its
// number there.
//
// Hours of a substitute (badal) are paid by CaraJam to whoever taught; "badal" here is
// what some houses give on top, by the event. How khidmah is taxed is decided person by
// person, by the contract.
func KomponenPesantren(sejak dasar.Tanggal) []Komponen {
	const kuasa = "surat kuasa tertulis pegawai (PP 36/2021 Ps. 63)"
	ks := []Komponen{
		{Kode: "bisyaroh", Nama: "Bisyaroh", Golongan: Pendapatan, Cara: CaraTetap, Ember: EmberGaji, Pajak: true, Tetap: true, Prorata: true},
		{Kode: "mukafaah", Nama: "Mukafaah", Golongan: Pendapatan, Cara: CaraTetap, Ember: EmberGaji, Pajak: true, Tetap: true, Prorata: true},
		{Kode: "khidmah", Nama: "Uang Saku Khidmah", Golongan: Pendapatan, Cara: CaraTetap, Ember: EmberTunjLain, Pajak: true},
		{Kode: "badal", Nama: "Honor Badal per Kejadian", Golongan: Pendapatan, Cara: CaraKejadian, Ember: EmberHonor, Pajak: true},
		{Kode: "kasbon", Nama: "Angsuran Kasbon", Golongan: Potongan, Cara: CaraAngsuran, Sebagian: true, Aturan: "perjanjian kasbon yang ditandatangani pegawai (PP 36/2021 Ps. 63)"},
		{Kode: "koperasi", Nama: "Koperasi", Golongan: Potongan, Cara: CaraTetap, Aturan: kuasa},
		{Kode: "infaq", Nama: "Infaq", Golongan: Potongan, Cara: CaraTetap, Aturan: kuasa},
		{Kode: "asrama_makan", Nama: "Asrama dan Makan", Golongan: Natura, Cara: CaraTetap},
		{Kode: "natura_pajak", Nama: "Natura Kena Pajak", Golongan: Natura, Cara: CaraJumlah, Ember: EmberNatura, Pajak: true},
	}
	for i := range ks {
		ks[i].Sejak, ks[i].Urutan, ks[i].Aktif = sejak, 200+i*10, true
	}
	return ks
}
