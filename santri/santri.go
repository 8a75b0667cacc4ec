package santri

import (
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// ID is the permanent id of one santri in one institution: a random UUID,
// never a NIS or NIK. A santri who returns keeps it.
type ID string

// Alias is the random name under which journals speak of a person, so that
// destroying the person's keys leaves every sum intact.
type Alias string

// JenisKelamin is L (laki-laki, putra) or P (perempuan, putri).
type JenisKelamin string

// The two values that Dapodik, EMIS and every form use.
const (
	LakiLaki  JenisKelamin = "L"
	Perempuan JenisKelamin = "P"
)

// Santri is one student of the institution: identity and present status. What
// changes with dates lives beside it: memberships ([Keanggotaan]), boarding
// ([Mukim]), status history ([Peristiwa]).
//
// NIK, KK number, phone, address, remarks, official extra data and health are
// sealed; the service seals them before a store sees the record.
type Santri struct {
	Lembaga      dasar.LembagaID                 `privasi:"-,penanda lembaga"`
	ID           ID                              `privasi:"-,penanda acak"`
	Subjek       privasi.SubjekID                `privasi:"subjek"`
	Alias        Alias                           `privasi:"-,nama acak di jurnal"`
	Keluarga     KeluargaID                      `privasi:"-,penanda acak"`
	NIS          NIS                             `privasi:"kategori=identitas.nis;kelas=umum;retensi=identitas;terbuka=dicari dan dicetak sebagai nomor induk"`
	NISN         NISN                            `privasi:"kategori=identitas.nisn;kelas=umum;retensi=identitas;terbuka=kunci impor data resmi"`
	NIK          privasi.Tertutup[NIK]           `privasi:"kategori=identitas.nik;kelas=umum;retensi=identitas;indeks"`
	NoKK         privasi.Tertutup[NoKK]          `privasi:"kategori=identitas.kk;kelas=umum;retensi=identitas"`
	Nama         string                          `privasi:"kategori=identitas.nama;kelas=umum;retensi=identitas;terbuka=dicari dan diurutkan"`
	NamaArab     string                          `privasi:"kategori=identitas.nama;kelas=umum;retensi=identitas;terbuka=dicetak pada rapor dan syahadah di samping nama"` // as the family writes it, "" = not given
	JenisKelamin JenisKelamin                    `privasi:"kategori=identitas.kelamin;kelas=umum;retensi=identitas;terbuka=tarif dan asrama dihitung dengannya"`
	TempatLahir  string                          `privasi:"kategori=identitas.lahir;kelas=umum;retensi=identitas;terbuka=dicetak bersama tanggal lahir"`
	TanggalLahir dasar.Tanggal                   `privasi:"kategori=identitas.lahir;kelas=umum;retensi=identitas;terbuka=umur dihitung dengannya"`
	Alamat       privasi.Tertutup[string]        `privasi:"kategori=alamat;kelas=umum;retensi=identitas"`
	HP           privasi.Tertutup[NomorHP]       `privasi:"kategori=kontak.hp;kelas=umum;retensi=identitas"`
	Catatan      privasi.Tertutup[string]        `privasi:"kategori=kesiswaan.catatan;kelas=umum;retensi=identitas"`
	Resmi        privasi.Tertutup[DataResmi]     `privasi:"kategori=identitas.resmi;kelas=umum;retensi=identitas"`
	Kesehatan    privasi.Tertutup[DataKesehatan] `privasi:"kategori=kesehatan.dasar;kelas=spesifik;retensi=kesehatan"`
	Angkatan     int                             `privasi:"kategori=kesiswaan.angkatan;kelas=umum;retensi=identitas;terbuka=tarif dihitung dengannya"` // year of intake, 0 = unknown
	Status       Status                          `privasi:"kategori=kesiswaan.status;kelas=umum;retensi=identitas;terbuka=disaring dan dihitung dengannya"`
	Dicatat      time.Time                       `privasi:"-,saat pencatatan"`
	Versi        int                             `privasi:"-,nomor versi catatan"` // 0 = not stored yet
}

// DataResmi are the remaining columns of the official "Daftar Peserta Didik"
// workbook, by field name, as the office wrote them. They are carried, shown
// and exported, never computed with, and sealed as one value.
type DataResmi map[string]string

// DataKesehatan are the health columns of the official workbook (berat_badan,
// tinggi_badan, lingkar_kepala, kebutuhan_khusus), sealed under a retention
// class of their own.
type DataKesehatan map[string]string
