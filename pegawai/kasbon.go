package pegawai

import (
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

// Kasbon is money lent to an employee and paid back out of the pay. What is still
// owed is computed: Pokok less the instalments of locked slips and less Pelunasan.
// It is given on Mulai; Selesai is unset.
type Kasbon struct {
	Lembaga    dasar.LembagaID `privasi:"-,penanda lembaga"`
	ID         string          `privasi:"-,penanda acak"`
	Pegawai    ID              `privasi:"orang=pegawai"`
	Pokok      dasar.Rupiah    `privasi:"kategori=kepegawaian.gaji;kelas=spesifik;retensi=pembukuan;terbuka=angsuran dihitung dengannya"`
	Angsuran   []Angsuran      `privasi:"kategori=kepegawaian.gaji;kelas=spesifik;retensi=pembukuan;terbuka=dipotong dari gaji"`          // adds up to Pokok
	Pelunasan  dasar.Rupiah    `privasi:"kategori=kepegawaian.gaji;kelas=spesifik;retensi=pembukuan;terbuka=angsuran dihitung dengannya"` // paid back in cash, outside the pay
	Keterangan string          `privasi:"kategori=kepegawaian.gaji;kelas=spesifik;retensi=pembukuan;terbuka=menjelaskan pinjaman, dari petugas"`
	Mulai      dasar.Tanggal   `privasi:"-,tanggal pinjaman"`
	Selesai    dasar.Tanggal   `privasi:"-,tanggal pinjaman"`
	Batal      string          `privasi:"-,alasan pembatalan catatan"`
	Oleh       string          `privasi:"-,akun petugas"`
	Dicatat    time.Time       `privasi:"-,saat pencatatan"`
	Versi      int             `privasi:"-,nomor versi catatan"`
}

// Angsuran is what is due in one month. What a month's pay could not bear stays
// due in the next.
type Angsuran struct {
	Bulan  dasar.Bulan  `privasi:"-,bulan angsuran"`
	Jumlah dasar.Rupiah `privasi:"-,jumlah angsuran"`
}

// ErrKasbon says that a kasbon is malformed: amount, day, or instalments that do
// not add up to it.
var ErrKasbon = dasar.Aturan("PEG-KASBON-01")

// MaksAngsuran bounds the instalments of one kasbon: ten years.
const MaksAngsuran = 120

// JadwalAngsuran splits an amount into n monthly instalments from the given month
// on. They differ by at most one rupiah, the first carry the rest, and they add up
// to the amount exactly. It refuses, with [ErrKasbon], an amount that is not
// positive and n outside 1 to [MaksAngsuran] or beyond the amount.
func JadwalAngsuran(pokok dasar.Rupiah, n int, mulai dasar.Bulan) ([]Angsuran, error) {
	if pokok <= 0 || pokok > dasar.MaxRupiah || n < 1 || n > MaksAngsuran || dasar.Rupiah(n) > pokok || mulai.IsZero() {
		return nil, ErrKasbon.Invalidf("isi jumlah kasbon, banyaknya angsuran 1 sampai %d, dan bulan angsuran pertama", MaksAngsuran).Pada("angsuran")
	}
	hasil := make([]Angsuran, n)
	for i, jumlah := range pokok.Bagi(n) {
		hasil[i] = Angsuran{mulai.Tambah(i), jumlah}
	}
	return hasil, nil
}

// Validate refuses, with [ErrKasbon], a kasbon whose instalments are not positive,
// do not rise by month, begin before the money is given, or do not add up.
func (k Kasbon) Validate() error {
	salah := func(bidang, pesan string) error { return ErrKasbon.Invalidf("%s", pesan).Pada(bidang) }
	if k.Pokok <= 0 || k.Pokok > dasar.MaxRupiah {
		return salah("pokok", "isi jumlah kasbon")
	}
	if k.Mulai.IsZero() || !k.Selesai.IsZero() {
		return salah("tanggal", "isi tanggal kasbon diberikan")
	}
	if k.Pelunasan < 0 || k.Pelunasan > k.Pokok {
		return salah("pelunasan", "pelunasan tidak boleh melebihi kasbon")
	}
	if len(k.Angsuran) > MaksAngsuran {
		return salah("angsuran", "angsuran terlalu banyak")
	}
	var jumlah dasar.Rupiah
	for i, a := range k.Angsuran {
		if a.Jumlah <= 0 || a.Jumlah > k.Pokok || a.Bulan.Compare(k.Mulai.Bulan()) < 0 || i > 0 && a.Bulan.Compare(k.Angsuran[i-1].Bulan) <= 0 {
			return salah("angsuran", "angsuran harus lebih dari nol, urut menurut bulan, dan tidak mendahului bulan kasbon")
		}
		jumlah += a.Jumlah
	}
	if jumlah != k.Pokok {
		return salah("angsuran", "jumlah semua angsuran harus sama dengan kasbonnya")
	}
	return nil
}

// Sisa is what is still owed; terangsur is what locked slips deducted
// ([SlipStore].Terangsur). A void kasbon owes nothing.
func (k Kasbon) Sisa(terangsur dasar.Rupiah) dasar.Rupiah {
	if k.Batal != "" {
		return 0
	}
	return max(k.Pokok-terangsur-k.Pelunasan, 0)
}

// Jatuh is what is due in a month: all instalments scheduled up to it less what
// was deducted, and never more than is owed. Money paid back in cash so shortens
// the schedule at its end.
func (k Kasbon) Jatuh(masa dasar.Bulan, terangsur dasar.Rupiah) dasar.Rupiah {
	jatuh := -terangsur
	for _, a := range k.Angsuran {
		if a.Bulan.Compare(masa) <= 0 {
			jatuh += a.Jumlah
		}
	}
	return max(min(jatuh, k.Sisa(terangsur)), 0)
}
