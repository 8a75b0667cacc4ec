package pegawai

import (
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// JenisCuti is the kind of leave or official trip.
type JenisCuti string

// The kinds.
const (
	CutiTahunan    JenisCuti = "tahunan"
	CutiSakit      JenisCuti = "sakit"
	CutiMelahirkan JenisCuti = "melahirkan"
	CutiPenting    JenisCuti = "alasan_penting"
	CutiHaji       JenisCuti = "haji_umrah"
	IzinPribadi    JenisCuti = "izin"
	Dinas          JenisCuti = "dinas" // official trip with a letter (SPPD)
)

// StatusCuti is where a request stands.
type StatusCuti string

// The states of a request.
const (
	CutiDiajukan   StatusCuti = "diajukan"
	CutiDisetujui  StatusCuti = "disetujui"
	CutiDitolak    StatusCuti = "ditolak"
	CutiDibatalkan StatusCuti = "dibatalkan"
)

// Cuti is leave or an official trip on [Mulai, Selesai], both ends included. Why
// somebody is ill is health data: Alasan is sealed.
type Cuti struct {
	Lembaga    dasar.LembagaID          `privasi:"-,penanda lembaga"`
	ID         string                   `privasi:"-,penanda acak"`
	Pegawai    ID                       `privasi:"-,penanda acak"`
	Subjek     privasi.SubjekID         `privasi:"subjek"`
	Jenis      JenisCuti                `privasi:"-,jenis cuti"`
	Status     StatusCuti               `privasi:"-,status pengajuan"`
	NomorSurat string                   `privasi:"-,nomor surat tugas"` // of an official trip
	Alasan     privasi.Tertutup[string] `privasi:"kategori=kesehatan.cuti;kelas=spesifik;retensi=kesehatan"`
	Diputus    string                   `privasi:"-,akun petugas"` // who decided
	Catatan    string                   `privasi:"-,alasan keputusan tanpa uraian pribadi"`
	Mulai      dasar.Tanggal            `privasi:"-,masa cuti"`
	Selesai    dasar.Tanggal            `privasi:"-,masa cuti"`
	Batal      string                   `privasi:"-,alasan pembatalan catatan"`
	Oleh       string                   `privasi:"-,akun petugas"`
	Dicatat    time.Time                `privasi:"-,saat pencatatan"`
	Versi      int                      `privasi:"-,nomor versi catatan"`
}

// Dokumen is one document of a person: diploma, letter, certificate. The file and
// its number are sealed. Mulai is the day of issue, Selesai the last day it is
// valid; both may be unset.
type Dokumen struct {
	Lembaga dasar.LembagaID          `privasi:"-,penanda lembaga"`
	ID      string                   `privasi:"-,penanda acak"`
	Pegawai ID                       `privasi:"-,penanda acak"`
	Subjek  privasi.SubjekID         `privasi:"subjek"`
	Jenis   string                   `privasi:"-,jenis dokumen"` // "ijazah", "sk", "sertifikat_pendidik"
	Nama    string                   `privasi:"-,nama berkas tanpa nama orang"`
	Tipe    string                   `privasi:"-,tipe berkas"` // media type
	Nomor   privasi.Tertutup[string] `privasi:"kategori=berkas.nomor;kelas=umum;retensi=identitas"`
	Isi     privasi.Tertutup[[]byte] `privasi:"kategori=berkas.isi;kelas=umum;retensi=identitas"`
	Mulai   dasar.Tanggal            `privasi:"-,tanggal terbit"`
	Selesai dasar.Tanggal            `privasi:"-,masa berlaku"`
	Batal   string                   `privasi:"-,alasan pembatalan catatan"`
	Oleh    string                   `privasi:"-,akun petugas"`
	Dicatat time.Time                `privasi:"-,saat pencatatan"`
	Versi   int                      `privasi:"-,nomor versi catatan"`
}
