package situs

import (
	"net/url"
	"slices"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

var halamanHariIni = []halaman{
	{pola: "GET /akademik/hari-ini", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).hariMengajar},
	{pola: "GET /akademik/presensi/belum", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).presensiBelum},
}

type isiHariIni struct {
	Hari, Kemarin, Besok dasar.Tanggal
	Kini                 bool
	Guru, Tersambung     bool
	Sesi                 []PresensiTampak
	Halaqah              []KelasTampak
	Belum                int // registers of the last days that were not taken
}

// jauhBelum is how many days back a teacher is reminded of registers.
const jauhBelum = 14

// hariMengajar is today for a teacher: the lessons in order, each with its register, and
// what else is waiting. The office sees those of everybody.
func (k *kunjungan) hariMengajar() (err error) {
	hari := k.hariDipilih()
	isi := isiHariIni{Hari: hari, Kemarin: hari.TambahHari(-1), Besok: hari.TambahHari(1), Kini: hari == k.hariIni(), Guru: k.hanyaMilik(), Tersambung: k.Akun.Pegawai != ""}
	xs, err := k.s.Akademik.SesiHari(k.ctx(), k.Pelaku, hari, hari)
	if err != nil {
		return err
	}
	if isi.Guru {
		xs = slices.DeleteFunc(xs, func(x akademik.SesiHari) bool { return !x.Milik(pegawai.ID(k.Akun.Pegawai)) })
	}
	if isi.Sesi, err = k.presensiTampak(xs); err != nil {
		return err
	}
	if isi.Guru && isi.Tersambung {
		f := akademik.SaringSesi{Guru: pegawai.ID(k.Akun.Pegawai)}
		if _, isi.Belum, _, err = k.s.Akademik.BelumDiisi(k.ctx(), k.Pelaku, k.hariIni().TambahHari(-jauhBelum), k.hariIni(), f, dasar.Page{Limit: 1}); err != nil {
			return err
		}
	}
	if isi.Halaqah, err = k.halaqahMilik(); err != nil {
		return err
	}
	return k.tampil("hari_ini", "Hari ini", isi)
}

// halaqahMilik are the halaqah of the visitor.
func (k *kunjungan) halaqahMilik() (out []KelasTampak, err error) {
	if k.Akun.Pegawai == "" {
		return nil, nil
	}
	tahun, err := k.s.Akademik.Tahun(k.ctx(), k.Pelaku)
	if err != nil {
		return nil, err
	}
	tahun = slices.DeleteFunc(tahun, func(t akademik.TahunAjaran) bool { return !t.Memuat(k.hariIni()) })
	semua, err := k.kelasTampak(tahun, nil)
	for _, r := range semua {
		if r.Wali && (r.Jenis == akademik.Halaqah || r.Jalur == santri.Tahfidz) {
			out = append(out, r)
		}
	}
	return out, err
}

type isiBelum struct {
	salah
	Dari, Sampai dasar.Tanggal
	F            url.Values
	PilihKelas   []Opsi
	PilihGuru    []Opsi
	Sesi         []PresensiTampak
	Jumlah       int
	Lanjut       string
	Guru         bool
}

// presensiBelum lists registers that were not taken: of everybody for the office, of his
// own for a teacher.
func (k *kunjungan) presensiBelum() (err error) {
	q := k.r.URL.Query()
	b := &pembacaForm{f: q}
	isi := isiBelum{F: q, Dari: b.tanggal("dari"), Sampai: b.tanggal("sampai"), Guru: k.hanyaMilik()}
	if isi.Sampai.IsZero() {
		isi.Sampai = k.hariIni()
	}
	if isi.Dari.IsZero() {
		isi.Dari = isi.Sampai.TambahHari(-jauhBelum)
	}
	f := akademik.SaringSesi{Rombel: akademik.RombelID(b.teks("kelas")), Guru: pegawai.ID(b.teks("guru"))}
	if isi.Guru {
		if f.Guru = pegawai.ID(k.Akun.Pegawai); f.Guru == "" {
			f.Guru = "-"
		}
	}
	rs, err := k.s.Akademik.Rombel(k.ctx(), k.Pelaku, akademik.SaringRombel{})
	if err != nil {
		return err
	}
	if !isi.Guru {
		for _, r := range rs {
			isi.PilihKelas = append(isi.PilihKelas, Opsi{string(r.ID), string(r.Unit) + " " + r.Nama})
		}
		if isi.PilihGuru, err = k.pilihGuru(); err != nil {
			return err
		}
	}
	xs, jumlah, lanjut, err := k.s.Akademik.BelumDiisi(k.ctx(), k.Pelaku, isi.Dari, isi.Sampai, f, dasar.Page{After: q.Get("setelah"), Limit: perLembar})
	if err != nil {
		if err := isi.pakai(err); err != nil {
			return err
		}
	}
	isi.Jumlah = jumlah
	if isi.Sesi, err = k.presensiTampak(xs); err != nil {
		return err
	}
	if lanjut != "" {
		q.Set("setelah", lanjut)
		isi.Lanjut = "/akademik/presensi/belum?" + q.Encode()
	}
	return k.tampilSalah(isi.salah, "presensi_belum", "Presensi belum diisi", isi)
}
