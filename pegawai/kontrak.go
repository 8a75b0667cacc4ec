package pegawai

import (
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

// Klasifikasi is how the tax law sees somebody's pay (PMK 168/2023). It is
// decided by a person for each contract and never inferred.
type Klasifikasi string

// The classifications.
const (
	PegawaiTetap     Klasifikasi = "pegawai_tetap"       // regular pay in a determined amount, fixed terms included
	TidakTetapBulan  Klasifikasi = "tidak_tetap_bulanan" // paid only when working, monthly
	TidakTetapHarian Klasifikasi = "tidak_tetap_harian"  // by day, week, piece or job
	BukanPegawai     Klasifikasi = "bukan_pegawai"       // experts, guest preachers, services
	PesertaKegiatan  Klasifikasi = "peserta_kegiatan"    // committee, training, service of santri
	DewanPengawas    Klasifikasi = "dewan_pengawas"      // irregular honorarium of supervisors
	Pensiunan        Klasifikasi = "pensiunan"           // periodic pension
)

// DaftarKlasifikasi lists the classifications in the order of forms.
func DaftarKlasifikasi() []Klasifikasi {
	return []Klasifikasi{PegawaiTetap, TidakTetapBulan, TidakTetapHarian, BukanPegawai, PesertaKegiatan, DewanPengawas, Pensiunan}
}

// MetodePajak says who bears the tax.
type MetodePajak string

// The methods. Nett is the same sum as GrossUp since 2024: the borne tax is
// income itself (rules of natura).
const (
	Gross   MetodePajak = "gross"    // the employee bears it
	Nett    MetodePajak = "nett"     // the institution bears it
	GrossUp MetodePajak = "gross_up" // the institution gives an allowance as large as the tax
)

// JenisKontrak is the legal kind of a contract of work.
type JenisKontrak string

// The kinds of contract.
const (
	KontrakTetap  JenisKontrak = "tetap"  // PKWTT, SK pegawai tetap yayasan
	KontrakWaktu  JenisKontrak = "waktu"  // PKWT, honorer with a term
	KontrakHarian JenisKontrak = "harian" // daily or by job
	Khidmah       JenisKontrak = "khidmah"
)

// Kontrak is the terms of one person for a time: [Mulai, Selesai] with both ends.
// Contracts of one person do not overlap. The contract in force on the last day
// of a run (or the last one that ended in it) decides how it is taxed.
type Kontrak struct {
	Lembaga     dasar.LembagaID `privasi:"-,penanda lembaga"`
	ID          string          `privasi:"-,penanda acak"`
	Pegawai     ID              `privasi:"orang=pegawai"`
	Jenis       JenisKontrak    `privasi:"kategori=kepegawaian.kontrak;kelas=umum;retensi=identitas;terbuka=gaji dan pajak dihitung dengannya"`
	Nomor       string          `privasi:"kategori=kepegawaian.kontrak;kelas=umum;retensi=identitas;terbuka=dicetak di surat"`
	Klasifikasi Klasifikasi     `privasi:"kategori=kepegawaian.pajak;kelas=spesifik;retensi=pembukuan;terbuka=pajak dihitung dengannya"`
	Metode      MetodePajak     `privasi:"kategori=kepegawaian.pajak;kelas=spesifik;retensi=pembukuan;terbuka=pajak dihitung dengannya"`
	KodeObjek   string          `privasi:"kategori=kepegawaian.pajak;kelas=spesifik;retensi=pembukuan;terbuka=dicetak di bukti potong"`  // Coretax object code, "" = that of the classification
	Disetahun   bool            `privasi:"kategori=kepegawaian.pajak;kelas=spesifik;retensi=pembukuan;terbuka=pajak dihitung dengannya"` // tax subjectivity starts or ends inside the year: Ps. 15(3)
	Mulai       dasar.Tanggal   `privasi:"kategori=kepegawaian.kontrak;kelas=umum;retensi=identitas;terbuka=masa kerja dihitung dengannya"`
	Selesai     dasar.Tanggal   `privasi:"kategori=kepegawaian.kontrak;kelas=umum;retensi=identitas;terbuka=masa kerja dihitung dengannya"`
	Batal       string          `privasi:"-,alasan pembatalan catatan"`
	Oleh        string          `privasi:"-,akun petugas"`
	Dicatat     time.Time       `privasi:"-,saat pencatatan"`
	Versi       int             `privasi:"-,nomor versi catatan"`
}

// Kepesertaan is somebody's membership in the BPJS programs for a time. JKK and
// JKM go together. The numbers are printed on the lists that BPJS takes.
type Kepesertaan struct {
	Lembaga   dasar.LembagaID `privasi:"-,penanda lembaga"`
	ID        string          `privasi:"-,penanda acak"`
	Pegawai   ID              `privasi:"orang=pegawai"`
	Kesehatan bool            `privasi:"kategori=kepegawaian.bpjs;kelas=umum;retensi=identitas;terbuka=iuran dihitung dengannya"`
	JHT       bool            `privasi:"kategori=kepegawaian.bpjs;kelas=umum;retensi=identitas;terbuka=iuran dihitung dengannya"`
	JP        bool            `privasi:"kategori=kepegawaian.bpjs;kelas=umum;retensi=identitas;terbuka=iuran dihitung dengannya"`
	JKKJKM    bool            `privasi:"kategori=kepegawaian.bpjs;kelas=umum;retensi=identitas;terbuka=iuran dihitung dengannya"`
	Tambahan  int             `privasi:"kategori=kepegawaian.bpjs;kelas=umum;retensi=identitas;terbuka=iuran dihitung dengannya"` // family members beyond spouse and three children
	Mulai     dasar.Tanggal   `privasi:"-,masa kepesertaan"`
	Selesai   dasar.Tanggal   `privasi:"-,masa kepesertaan"`
	Batal     string          `privasi:"-,alasan pembatalan catatan"`
	Oleh      string          `privasi:"-,akun petugas"`
	Dicatat   time.Time       `privasi:"-,saat pencatatan"`
	Versi     int             `privasi:"-,nomor versi catatan"`
}

// StatusPajak is the PTKP status of one person for one tax year, fixed on 1
// January whatever happens later (PMK 168/2023 Ps. 9(4)). Its Mulai is 1 January
// and its Selesai 31 December.
type StatusPajak struct {
	Lembaga    dasar.LembagaID `privasi:"-,penanda lembaga"`
	ID         string          `privasi:"-,penanda acak"`
	Pegawai    ID              `privasi:"orang=pegawai"`
	PTKP       string          `privasi:"kategori=kepegawaian.pajak;kelas=spesifik;retensi=pembukuan;terbuka=pajak dihitung dengannya"` // "K/1", read by pph21.ParseStatus
	Kawin      bool            `privasi:"kategori=kepegawaian.pajak;kelas=spesifik;retensi=pembukuan;terbuka=pajak dihitung dengannya"`
	Tanggungan int             `privasi:"kategori=kepegawaian.pajak;kelas=spesifik;retensi=pembukuan;terbuka=pajak dihitung dengannya"`
	SuratSuami bool            `privasi:"kategori=kepegawaian.pajak;kelas=spesifik;retensi=pembukuan;terbuka=pajak dihitung dengannya"` // of a married woman
	Sementara  bool            `privasi:"kategori=kepegawaian.pajak;kelas=spesifik;retensi=pembukuan;terbuka=disebut pada slip"`        // assumed until the person answers: the slip says so
	Mulai      dasar.Tanggal   `privasi:"-,tahun pajak"`
	Selesai    dasar.Tanggal   `privasi:"-,tahun pajak"`
	Batal      string          `privasi:"-,alasan pembatalan catatan"`
	Oleh       string          `privasi:"-,akun petugas"`
	Dicatat    time.Time       `privasi:"-,saat pencatatan"`
	Versi      int             `privasi:"-,nomor versi catatan"`
}

// SaldoPajak is what happened to one person in a tax year before this system, or
// elsewhere: the months paid by the institution before it began to use the
// system, or the A1 of a previous employer.
type SaldoPajak struct {
	Lembaga      dasar.LembagaID `privasi:"-,penanda lembaga"`
	ID           string          `privasi:"-,penanda acak"`
	Pegawai      ID              `privasi:"orang=pegawai"`
	PemberiLain  bool            `privasi:"kategori=kepegawaian.pajak;kelas=spesifik;retensi=pembukuan;terbuka=pajak dihitung dengannya"` // A1 of another employer: Neto and PPh only
	Bulan        int             `privasi:"kategori=kepegawaian.pajak;kelas=spesifik;retensi=pembukuan;terbuka=pajak dihitung dengannya"` // months covered, 0 when PemberiLain
	Ember        Embers          `privasi:"kategori=kepegawaian.pajak;kelas=spesifik;retensi=pembukuan;terbuka=pajak dihitung dengannya"`
	BiayaJabatan dasar.Rupiah    `privasi:"kategori=kepegawaian.pajak;kelas=spesifik;retensi=pembukuan;terbuka=pajak dihitung dengannya"` // sum of the months' own
	Neto         dasar.Rupiah    `privasi:"kategori=kepegawaian.pajak;kelas=spesifik;retensi=pembukuan;terbuka=pajak dihitung dengannya"` // of the other employer's A1
	PPh          dasar.Rupiah    `privasi:"kategori=kepegawaian.pajak;kelas=spesifik;retensi=pembukuan;terbuka=pajak dihitung dengannya"` // withheld in those months
	Mulai        dasar.Tanggal   `privasi:"-,tahun pajak"`
	Selesai      dasar.Tanggal   `privasi:"-,tahun pajak"`
	Batal        string          `privasi:"-,alasan pembatalan catatan"`
	Oleh         string          `privasi:"-,akun petugas"`
	Dicatat      time.Time       `privasi:"-,saat pencatatan"`
	Versi        int             `privasi:"-,nomor versi catatan"`
}
