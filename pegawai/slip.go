package pegawai

import (
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/pegawai/uraian"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// Slip is the pay of one person in one run: frozen copies of everything it was
// computed from. Its natural key is (Lembaga, Putaran, Pegawai).
//
// Neto = Dibayar − PPh − Iuran − Potongan, always, and every one of them is the
// sum of its lines.
type Slip struct {
	Lembaga     dasar.LembagaID  `privasi:"-,penanda lembaga"`
	Putaran     string           `privasi:"-,penanda acak"`
	Pegawai     ID               `privasi:"-,penanda acak"`
	Subjek      privasi.SubjekID `privasi:"subjek"`
	Nomor       string           `privasi:"kategori=kepegawaian.nomor;kelas=umum;retensi=pembukuan;terbuka=dicari dan dicetak sebagai nomor induk pegawai"`
	Nama        string           `privasi:"kategori=identitas.nama;kelas=umum;retensi=pembukuan;terbuka=dicari dan diurutkan"`
	Jabatan     KodeJabatan      `privasi:"-,nama jabatan"` // of the main duty
	NamaJabatan string           `privasi:"-,nama jabatan"` // as it was called then
	Unit        santri.KodeUnit  `privasi:"-,nama unit"`    // of the main duty
	Klasifikasi Klasifikasi      `privasi:"-,klasifikasi pajak"`
	Metode      MetodePajak      `privasi:"-,cara pajak ditanggung"`
	KodeObjek   string           `privasi:"-,kode objek pajak"`
	PTKP        string           `privasi:"kategori=kepegawaian.pajak;kelas=spesifik;retensi=pembukuan;terbuka=pajak dihitung dengannya"`
	Kategori    string           `privasi:"-,kategori TER"` // A, B, C or ""
	Tarif       int64            `privasi:"-,tarif pajak"`  // monthly TER in hundredths of a percent; 0 where Pasal 17 applies
	Terakhir    bool             `privasi:"-,masa pajak terakhir"`
	// Disetahunkan says that the tax of the last period was annualised, because the
	// person's being subject to tax began or ended within the year (Ps. 15(3)).
	Disetahunkan bool         `privasi:"-,subjektif pajak mulai atau berakhir"`
	MasaAwal     int          `privasi:"-,masa pajak"`                                                                                 // first month at this institution in the tax year, 1 to 12
	DPP          dasar.Rupiah `privasi:"kategori=kepegawaian.pajak;kelas=spesifik;retensi=pembukuan;terbuka=pajak dihitung dengannya"` // base of the tax document

	Ember        Embers       `privasi:"kategori=kepegawaian.gaji;kelas=spesifik;retensi=pembukuan;terbuka=pajak setahun dihitung dengannya"`
	BiayaJabatan dasar.Rupiah `privasi:"kategori=kepegawaian.pajak;kelas=spesifik;retensi=pembukuan;terbuka=pajak setahun dihitung dengannya"` // of this month alone, half up; 0 unless the settings say BiayaPerBulan
	// BiayaSisa is what BiayaJabatan leaves out, in ten-thousandths of a rupiah: the
	// months of a year are summed exactly and rounded once.
	BiayaSisa int64        `privasi:"kategori=kepegawaian.pajak;kelas=spesifik;retensi=pembukuan;terbuka=pajak setahun dihitung dengannya"`
	Dibayar   dasar.Rupiah `privasi:"kategori=kepegawaian.gaji;kelas=spesifik;retensi=pembukuan;terbuka=dijumlahkan"`                      // pay in money
	Bruto     dasar.Rupiah `privasi:"kategori=kepegawaian.gaji;kelas=spesifik;retensi=pembukuan;terbuka=pajak setahun dihitung dengannya"` // gross for tax, of this slip alone
	PPh       dasar.Rupiah `privasi:"kategori=kepegawaian.pajak;kelas=spesifik;retensi=pembukuan;terbuka=pajak setahun dihitung dengannya"`
	Iuran     dasar.Rupiah `privasi:"kategori=kepegawaian.gaji;kelas=spesifik;retensi=pembukuan;terbuka=dijumlahkan"`
	IuranKami dasar.Rupiah `privasi:"kategori=kepegawaian.gaji;kelas=spesifik;retensi=pembukuan;terbuka=dijumlahkan"`
	Potongan  dasar.Rupiah `privasi:"kategori=kepegawaian.gaji;kelas=spesifik;retensi=pembukuan;terbuka=dijumlahkan"`
	Neto      dasar.Rupiah `privasi:"kategori=kepegawaian.gaji;kelas=spesifik;retensi=pembukuan;terbuka=dijumlahkan"`
	UpahBPJS  dasar.Rupiah `privasi:"kategori=kepegawaian.gaji;kelas=spesifik;retensi=pembukuan;terbuka=dicetak di daftar BPJS"` // fixed wage that contributions were computed on

	Baris      []BarisSlip      `privasi:"-,baris slip, dibaca bersama slipnya"`
	Peringatan []string         `privasi:"-,peringatan tanpa uraian pribadi"`
	Uraian     []uraian.Langkah `privasi:"-,uraian hitungan pajak"` // how the tax came about
	Rujukan    string           `privasi:"-,rujukan pembayaran"`
}

// Bagian is the part of the slip that a line belongs to.
type Bagian string

// The parts of a slip.
const (
	BagianPendapatan Bagian = "pendapatan" // + Dibayar
	BagianNatura     Bagian = "natura"     // informational, may be part of Bruto
	BagianIuranKami  Bagian = "iuran_kami" // BPJS of the institution: informational, partly in Bruto
	BagianIuran      Bagian = "iuran"      // − BPJS of the employee
	BagianPajak      Bagian = "pajak"      // − PPh 21; a refund is a line of its own with a negative amount
	BagianPotongan   Bagian = "potongan"   // − other deductions
)

// Codes of the lines that no component makes.
const (
	BarisPPh       KodeKomponen = "pph21"
	BarisPPhBalik  KodeKomponen = "pph21_kembali"
	BarisTunjPajak KodeKomponen = "tunjangan_pajak"
	BarisKesKami   KodeKomponen = "bpjs_kesehatan_lembaga"
	BarisJKK       KodeKomponen = "bpjs_jkk"
	BarisJKM       KodeKomponen = "bpjs_jkm"
	BarisJHTKami   KodeKomponen = "bpjs_jht_lembaga"
	BarisJPKami    KodeKomponen = "bpjs_jp_lembaga"
	BarisKes       KodeKomponen = "bpjs_kesehatan"
	BarisJHT       KodeKomponen = "bpjs_jht"
	BarisJP        KodeKomponen = "bpjs_jp"
)

// BarisSlip is one line: a frozen copy of what was paid and why. Banyak × Tarif
// explains Jumlah where the way of pay has both.
type BarisSlip struct {
	Komponen   KodeKomponen      `privasi:"-,nama komponen"`
	Nama       string            `privasi:"-,nama komponen"`
	Bagian     Bagian            `privasi:"-,bagian slip"`
	Ember      Ember             `privasi:"-,baris BPA1"`
	Pajak      bool              `privasi:"-,sifat pajak"` // counted in Bruto
	Tetap      bool              `privasi:"-,sifat upah"`
	Pokok      bool              `privasi:"-,sifat upah"`
	Angsuran   bool              `privasi:"-,angsuran kasbon"` // Rujukan names the kasbon
	Unit       santri.KodeUnit   `privasi:"-,nama unit"`
	Jabatan    KodeJabatan       `privasi:"-,nama jabatan"`
	Banyak     Kuantitas         `privasi:"-,banyaknya"`
	Tarif      dasar.Rupiah      `privasi:"-,jumlah upah, dibaca bersama slipnya"`
	Jumlah     dasar.Rupiah      `privasi:"-,jumlah upah, dibaca bersama slipnya"` // positive; a correction may be negative
	Akun       keuangan.KodeAkun `privasi:"-,bagan akun"`                          // expense, or what a deduction is owed to
	Rujukan    string            `privasi:"-,penanda acak"`                        // kasbon, entry or run that the line is about
	Keterangan string            `privasi:"-,uraian hitungan"`
	Uraian     []uraian.Langkah  `privasi:"-,uraian hitungan"`
}

// Embers are the sums of one slip, or of many, by line of form BPA1.
type Embers struct {
	Gaji      dasar.Rupiah `privasi:"-,jumlah upah, dibaca bersama slipnya"` // the first seven add up to bruto
	TunjPajak dasar.Rupiah `privasi:"-,jumlah upah, dibaca bersama slipnya"`
	TunjLain  dasar.Rupiah `privasi:"-,jumlah upah, dibaca bersama slipnya"`
	Honor     dasar.Rupiah `privasi:"-,jumlah upah, dibaca bersama slipnya"`
	Premi     dasar.Rupiah `privasi:"-,jumlah upah, dibaca bersama slipnya"`
	Natura    dasar.Rupiah `privasi:"-,jumlah upah, dibaca bersama slipnya"`
	Bonus     dasar.Rupiah `privasi:"-,jumlah upah, dibaca bersama slipnya"`
	Iuran     dasar.Rupiah `privasi:"-,jumlah upah, dibaca bersama slipnya"` // deductible
	Zakat     dasar.Rupiah `privasi:"-,jumlah upah, dibaca bersama slipnya"` // deductible
}

// Bruto is the sum of the income lines.
func (e Embers) Bruto() dasar.Rupiah {
	return e.Gaji + e.TunjPajak + e.TunjLain + e.Honor + e.Premi + e.Natura + e.Bonus
}

// Tambah returns the sums of both.
func (e Embers) Tambah(f Embers) Embers {
	return Embers{
		e.Gaji + f.Gaji, e.TunjPajak + f.TunjPajak, e.TunjLain + f.TunjLain, e.Honor + f.Honor, e.Premi + f.Premi, e.Natura + f.Natura,
		e.Bonus + f.Bonus, e.Iuran + f.Iuran, e.Zakat + f.Zakat,
	}
}

// Setahun is what the locked slips of one person and one classification in one tax
// year add up to, before a given month and in it. Classifications are never added
// up: the months of a pegawai tidak tetap stand by themselves and have no year-end
// (PMK 168/2023 Ps. 12 and 16), so that somebody who becomes pegawai tetap in July
// starts a year of his own there.
type Setahun struct {
	Pegawai      ID           `privasi:"-,penanda acak"`
	Klasifikasi  Klasifikasi  `privasi:"-,klasifikasi pajak"`
	Bulan        int          `privasi:"-,jumlah masa"` // months with a slip before the given one
	MasaAwal     int          `privasi:"-,masa pajak"`  // first month with a slip, 0 = none
	Ember        Embers       `privasi:"-,jumlah upah, orang disebut dengan penanda acak"`
	BiayaJabatan dasar.Rupiah `privasi:"-,jumlah pajak, orang disebut dengan penanda acak"` // of the months before, as BiayaSisa is
	BiayaSisa    int64        `privasi:"-,jumlah pajak, orang disebut dengan penanda acak"` // ten-thousandths of a rupiah beside it
	PPh          dasar.Rupiah `privasi:"-,jumlah pajak, orang disebut dengan penanda acak"`

	BulanIni    Embers       `privasi:"-,jumlah upah, orang disebut dengan penanda acak"` // earlier runs of the month itself
	PPhBulanIni dasar.Rupiah `privasi:"-,jumlah pajak, orang disebut dengan penanda acak"`
}
