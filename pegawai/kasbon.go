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
	Pegawai    ID              `privasi:"-,penanda acak"`
	Pokok      dasar.Rupiah    `privasi:"-,jumlah pinjaman, orang disebut dengan penanda acak"`
	Angsuran   []Angsuran      `privasi:"-,jadwal angsuran"`                                    // adds up to Pokok
	Pelunasan  dasar.Rupiah    `privasi:"-,jumlah pinjaman, orang disebut dengan penanda acak"` // paid back in cash, outside the pay
	Keterangan string          `privasi:"-,uraian tanpa nama orang"`
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
