package pegawai

import (
	"regexp"

	"github.com/pesantren-go/pesantren/dasar"
)

// polaKodeMaster is the form of the codes that an institution gives to positions
// and shifts.
var polaKodeMaster = regexp.MustCompile(`^[a-z][a-z0-9_]{0,39}$`)

var (
	// ErrJabatan says that a position is malformed.
	ErrJabatan = dasar.Aturan("PEG-JABATAN-01")
	// ErrJabatanTiada says that there is no such position, or that it is out of use.
	ErrJabatanTiada = dasar.Aturan("PEG-JABATAN-02")
)

// Validate refuses, with [ErrJabatan], a position without code, name or group.
func (j Jabatan) Validate() error {
	switch nama, err := dasar.Rapikan(j.Nama, 60); {
	case !polaKodeMaster.MatchString(string(j.Kode)):
		return ErrJabatan.Invalidf("kode jabatan berisi huruf kecil, angka, dan garis bawah, diawali huruf, paling panjang 40").Pada("kode")
	case err != nil || nama == "" || nama != j.Nama:
		return ErrJabatan.Invalidf("nama jabatan 1 sampai 60 karakter tanpa spasi di tepi").Pada("nama")
	case j.Kelompok != Pendidik && j.Kelompok != TenagaKependidikan:
		return ErrJabatan.Invalidf("kelompok jabatan harus pendidik atau tenaga_kependidikan").Pada("kelompok")
	}
	return nil
}

// JabatanBaku are the positions that a new pesantren usually starts with, in
// use and with the account of their group.
func JabatanBaku() []Jabatan {
	hasil := []Jabatan{
		{Kode: "kepala_madrasah", Nama: "Kepala Madrasah", Kelompok: Pendidik},
		{Kode: "wakil_kepala", Nama: "Wakil Kepala", Kelompok: Pendidik, Tambahan: true},
		{Kode: "guru", Nama: "Guru", Kelompok: Pendidik},
		{Kode: "ustadz", Nama: "Ustadz", Kelompok: Pendidik},
		{Kode: "wali_kelas", Nama: "Wali Kelas", Kelompok: Pendidik, Tambahan: true},
		{Kode: "musyrif", Nama: "Musyrif", Kelompok: Pendidik},
		{Kode: "muhafidz", Nama: "Muhafidz", Kelompok: Pendidik},
		{Kode: "piket", Nama: "Piket", Kelompok: Pendidik, Tambahan: true},
		{Kode: "tata_usaha", Nama: "Tata Usaha", Kelompok: TenagaKependidikan},
		{Kode: "bendahara", Nama: "Bendahara", Kelompok: TenagaKependidikan},
		{Kode: "pustakawan", Nama: "Pustakawan", Kelompok: TenagaKependidikan},
		{Kode: "juru_masak", Nama: "Juru Masak", Kelompok: TenagaKependidikan},
		{Kode: "satpam", Nama: "Satpam", Kelompok: TenagaKependidikan},
		{Kode: "kebersihan", Nama: "Petugas Kebersihan", Kelompok: TenagaKependidikan},
		{Kode: "pengemudi", Nama: "Pengemudi", Kelompok: TenagaKependidikan},
	}
	for i := range hasil {
		hasil[i].Urutan, hasil[i].Aktif = i+1, true
	}
	return hasil
}
