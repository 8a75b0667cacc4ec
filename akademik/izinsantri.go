package akademik

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/akademik/presensi"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// JenisIzin is the kind of leave of a santri.
type JenisIzin string

// The kinds.
const (
	IzinUmum   JenisIzin = "izin"
	IzinPulang JenisIzin = "pulang" // home from the dormitory
	IzinSakit  JenisIzin = "sakit"
	IzinUKS    JenisIzin = "uks" // in the sick-bay
)

// DaftarJenisIzin lists the kinds in the order of forms.
func DaftarJenisIzin() []JenisIzin { return []JenisIzin{IzinUmum, IzinPulang, IzinSakit, IzinUKS} }

// IzinSantri is leave or a stay in the sick-bay, from an hour of its first day to an
// hour of its last, both days included. Only an approved one fills registers in. Why
// somebody is ill is health data: Alasan is sealed.
type IzinSantri struct {
	Lembaga   dasar.LembagaID          `privasi:"-,penanda lembaga"`
	ID        string                   `privasi:"-,penanda acak"`
	Santri    santri.ID                `privasi:"-,penanda acak"`
	Subjek    privasi.SubjekID         `privasi:"subjek"`
	Jenis     JenisIzin                `privasi:"-,jenis izin"`
	Alasan    privasi.Tertutup[string] `privasi:"kategori=kesehatan.izin;kelas=spesifik;retensi=kesehatan"`
	Mulai     dasar.Tanggal            `privasi:"-,masa izin"`
	Dari      jadwal.Menit             `privasi:"-,masa izin"` // on the first day; 0 = from its beginning
	Selesai   dasar.Tanggal            `privasi:"-,masa izin"`
	Sampai    jadwal.Menit             `privasi:"-,masa izin"`    // on the last day; 0 = to its end
	Disetujui string                   `privasi:"-,akun petugas"` // who approved it, "" = waits
	Batal     string                   `privasi:"-,alasan pembatalan catatan"`
	Oleh      string                   `privasi:"-,akun petugas"`
	Dicatat   time.Time                `privasi:"-,saat pencatatan"`
	Versi     int                      `privasi:"-,nomor versi catatan"`
}

var (
	// ErrIzin says that leave is malformed.
	ErrIzin = dasar.Aturan("AKD-IZIN-01")
	// ErrIzinTiada says that there is no such leave, or none that the actor may know of.
	ErrIzinTiada = dasar.Aturan("AKD-IZIN-02")
	// ErrIzinStatus says that leave was approved or cancelled already (Conflict), or
	// that cancelling lacks a reason.
	ErrIzinStatus = dasar.Aturan("AKD-IZIN-03")
)

// maksHariIzin bounds one leave.
const maksHariIzin = 366

// Validate refuses, with [ErrIzin], leave without santri or kind, or that runs
// backwards.
func (i IzinSantri) Validate() error {
	salah := func(bidang, pesan string) error { return ErrIzin.Invalidf("%s", pesan).Pada(bidang) }
	switch {
	case i.Santri == "":
		return salah("santri", "pilih santrinya")
	case !slices.Contains(DaftarJenisIzin(), i.Jenis):
		return salah("jenis", "pilih izin, pulang, sakit, atau UKS")
	case i.Mulai.IsZero() || i.Selesai.Before(i.Mulai) || i.Selesai.Selisih(i.Mulai) >= maksHariIzin:
		return salah("selesai", "isi hari pertama dan terakhir, paling lama setahun")
	case i.Dari < 0 || i.Dari >= 24*60 || i.Sampai < 0 || i.Sampai > 24*60:
		return salah("dari", "jam ditulis 00:00 sampai 24:00")
	case i.Mulai == i.Selesai && i.Sampai > 0 && i.Sampai <= i.Dari:
		return salah("sampai", "jam selesai harus sesudah jam mulai")
	}
	return nil
}

// Cuti is the leave as registers know it.
func (i IzinSantri) Cuti() presensi.Cuti {
	k := presensi.Izin
	if i.Jenis == IzinSakit || i.Jenis == IzinUKS {
		k = presensi.Sakit
	}
	return presensi.Cuti{ID: i.ID, Santri: i.Santri, Keadaan: k, Mulai: i.Mulai, Dari: i.Dari, Selesai: i.Selesai, Sampai: i.Sampai}
}
