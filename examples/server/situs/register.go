package situs

import (
	"strconv"

	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
)

var halamanRegister = []halaman{
	{pola: "GET /pengaturan/privasi", izin: akun.Privasi, awal: true, tujuan: privasi.TujuanSistem, fn: (*kunjungan).registerPrivasi},
	{pola: "POST /pengaturan/privasi", izin: akun.Kelola, awal: true, tujuan: privasi.TujuanSistem, fn: (*kunjungan).tandatanganiRegister},
}

type isiRegisterPrivasi struct {
	privasi.Register
	salah
	Sidik   string
	Petugas string
	Tunggu  privasi.Pembaruan // what the program knows and the institution has not signed
	Jabatan string
}

// registerPrivasi shows the register that every decision rests on, who signed it, and
// the rows of a newer default register that wait for a signature.
func (k *kunjungan) registerPrivasi() error { return k.tampilRegister(nil) }

func (k *kunjungan) tampilRegister(galat error) error {
	reg, baku, err := k.registerDanBaku()
	if err != nil {
		return err
	}
	isi := isiRegisterPrivasi{Register: reg, Sidik: reg.TandaTangan.Sidik, Petugas: k.namaAkun(reg.TandaTangan.Oleh), Tunggu: reg.Banding(baku), Jabatan: reg.TandaTangan.Jabatan}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
		isi.Jabatan = k.r.PostFormValue("jabatan")
	}
	return k.tampilSalah(isi.salah, "privasi", "Pemrosesan data pribadi", isi)
}

// registerDanBaku returns the signed register and the default one of this program.
func (k *kunjungan) registerDanBaku() (reg, baku privasi.Register, err error) {
	if reg, err = k.s.Penjaga.Register.Ambil(k.ctx(), k.Lembaga.ID); err != nil {
		return reg, baku, err
	}
	if baku, err = k.s.Siap.DaftarPemrosesan(k.Lembaga.Nama); err != nil {
		return reg, baku, err
	}
	baku.Lembaga = k.Lembaga.ID
	return reg, baku, nil
}

// registerTertinggal counts the new rows of a purpose that nobody signed yet: then
// people see less than their role is meant to, and the page says why.
func (k *kunjungan) registerTertinggal(tujuan string) (n int, err error) {
	reg, baku, err := k.registerDanBaku()
	if err != nil {
		return 0, err
	}
	for _, b := range reg.Banding(baku).Baru {
		if b.Tujuan == tujuan {
			n++
		}
	}
	return n, nil
}

// tandatanganiRegister puts a new version of the register in force: the one that was
// shown, with the rows that were ticked.
func (k *kunjungan) tandatanganiRegister() error {
	n, err := k.tandatanganiBaris()
	if err != nil {
		return k.tampilRegister(err)
	}
	return k.pindah("/pengaturan/privasi", "Ditandatangani: %d kegiatan berlaku mulai sekarang.", n)
}

// tandatanganiBaris signs the rows of the default register that were ticked, and counts
// them. A basis that is in force is not changed under its own code, and a row that touches
// specific data waits for its assessment.
func (k *kunjungan) tandatanganiBaris() (int, error) {
	f := k.r.PostForm
	if f.Get("tanda_tangan") != "ya" || len(f["kegiatan"]) == 0 {
		return 0, errTandaTangan.Invalidf("pilih kegiatan yang disetujui, isi jabatan, lalu centang tanda tangan").Pada("tanda_tangan")
	}
	versi, _ := strconv.Atoi(f.Get("versi")) // what is no number is no version either
	_, err := k.s.Kantor.TandatanganiPembaruan(k.ctx(), k.Pelaku, f.Get("jabatan"), versi, f["kegiatan"]...)
	return len(f["kegiatan"]), err
}

// simpanRegister signs a register in the place of the one that was shown.
func (k *kunjungan) simpanRegister(baru privasi.Register) error {
	f := k.r.PostForm
	baru.Versi, _ = strconv.Atoi(f.Get("versi")) // what is no number is no version either
	_, err := k.s.Kantor.TandatanganiRegister(k.ctx(), k.Pelaku, baru, f.Get("jabatan"))
	return err
}
