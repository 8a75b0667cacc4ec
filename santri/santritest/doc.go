// Package santritest is the conformance suite of the stores of kesiswaan ([Run],
// [RunBersamaan], [RunModel]) and holds builders for tests of packages that read
// santri ([Pabrik]).
//
//	func TestSQLite(t *testing.T) {
//		santritest.Run(t, func(t *testing.T) santritest.Toko {
//			db := dasartest.SQLite(t, santribun.Migrasi)
//			return santritest.Toko{Stores: santribun.Stores(db), Atomic: dasarbun.Atomic(db, santribun.Stores)}
//		})
//	}
package santritest

import (
	"fmt"
	"testing"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
)

// Toko is one fresh, empty storage: its stores and its units of work.
type Toko struct {
	Stores santri.Stores
	Atomic dasar.Atomic[santri.Stores]
}

// The two institutions of every case.
const (
	Lembaga     = privasitest.Lembaga
	LembagaLain = privasitest.LembagaLain
)

// Pabrik builds records for tests, with invented people. Numbers rise with every
// record, so that nothing clashes unless a test wants it to.
type Pabrik struct {
	t    testing.TB
	R    *privasitest.RumahUji
	urut int
}

// BuatPabrik returns a factory with a vault of its own in memory.
func BuatPabrik(t testing.TB) *Pabrik {
	return &Pabrik{t: t, R: privasitest.Rumah(t, santri.DaftarkanTipe)}
}

var mula = time.Date(2026, 7, 1, 1, 2, 3, 4000, time.UTC)

// Layanan returns a service over the storage, with the factory's vault and its
// clock (2026-10-05 08:00 WIB).
func (p *Pabrik) Layanan(t Toko) *santri.Service {
	return &santri.Service{Atomic: t.Atomic, Stores: t.Stores, Brankas: p.R.Brankas, Daftar: p.R.Daftar, Now: p.R.Jam.Now}
}

// Santri returns a sealed record of [Lembaga] that is not stored yet: aktif, with
// a NIK, phone and address, unless ubah says otherwise.
func (p *Pabrik) Santri(nama string, ubah ...func(*santri.Santri)) santri.Santri {
	return p.SantriDi(Lembaga, nama, ubah...)
}

// SantriDi is [Pabrik.Santri] for another institution.
func (p *Pabrik) SantriDi(l dasar.LembagaID, nama string, ubah ...func(*santri.Santri)) santri.Santri {
	p.urut++
	s := santri.Santri{
		Lembaga: l, ID: santri.ID(fmt.Sprintf("s-%06d", p.urut)), Subjek: privasi.NewSubjek(), Alias: santri.Alias(fmt.Sprintf("a-%06d", p.urut)),
		Keluarga: santri.KeluargaID(fmt.Sprintf("k-%06d", p.urut)), NIS: santri.NIS(fmt.Sprintf("26%04d", p.urut)), NISN: santri.NISN(fmt.Sprintf("%010d", 90000000+p.urut)),
		NIK: privasi.Tutup(NIK(p.urut)), NoKK: privasi.Tutup(santri.NoKK(fmt.Sprintf("350699010120%04d", p.urut))), Nama: nama, NamaArab: "عبد الله", JenisKelamin: santri.LakiLaki,
		TempatLahir: "Nganjuk", TanggalLahir: dasar.Tgl(2010, 3, 12), Alamat: privasi.Tutup("RT 06 RW 03 Ds. Wates"), HP: privasi.Tutup(santri.NomorHP("+6281234567890")),
		Catatan: privasi.Tutup("yatim"), Resmi: privasi.Tutup(santri.DataResmi{"agama": "Islam"}), Kesehatan: privasi.Tutup(santri.DataKesehatan{"tinggi_badan": "150"}),
		Angkatan: 2026, Status: santri.Aktif, Dicatat: mula,
	}
	for _, u := range ubah {
		u(&s)
	}
	privasitest.SegelUntuk(p.t, p.R, l, &s)
	return s
}

// NIK returns the n-th invented NIK, of a boy born on 12 March 2010 in a
// kecamatan that does not exist.
func NIK(n int) santri.NIK { return santri.NIK(fmt.Sprintf("350699120310%04d", n)) }

// Wali returns a sealed wali of [Lembaga] that is not stored yet.
func (p *Pabrik) Wali(nama string, hp santri.NomorHP) santri.Wali {
	return p.WaliDi(Lembaga, nama, hp)
}

// WaliDi is [Pabrik.Wali] for another institution.
func (p *Pabrik) WaliDi(l dasar.LembagaID, nama string, hp santri.NomorHP) santri.Wali {
	p.urut++
	w := santri.Wali{Lembaga: l, ID: santri.WaliID(fmt.Sprintf("w-%06d", p.urut)), Subjek: privasi.NewSubjek(), Nama: nama,
		NIK: privasi.Tutup(NIK(p.urut)), HP: privasi.Tutup(hp), Dicatat: mula}
	privasitest.SegelUntuk(p.t, p.R, l, &w)
	return w
}

// Anggota returns an open membership since 13 July 2026.
func (p *Pabrik) Anggota(s santri.Santri, j santri.Jalur, unit santri.KodeUnit, tingkat, kelas string) santri.Keanggotaan {
	p.urut++
	return santri.Keanggotaan{Lembaga: s.Lembaga, ID: fmt.Sprintf("g-%06d", p.urut), Santri: s.ID, Jalur: j, Unit: unit, Tingkat: tingkat, Kelas: kelas,
		Mulai: dasar.Tgl(2026, 7, 13), Dicatat: mula}
}

// Mukim returns an open stay since 12 July 2026.
func (p *Pabrik) Mukim(s santri.Santri, asrama, kamar string) santri.Mukim {
	p.urut++
	return santri.Mukim{Lembaga: s.Lembaga, ID: fmt.Sprintf("m-%06d", p.urut), Santri: s.ID, Asrama: asrama, Kamar: kamar, Mulai: dasar.Tgl(2026, 7, 12), Dicatat: mula}
}

// Masuk returns the first event of a santri, taken in as aktif on 12 July 2026.
func (p *Pabrik) Masuk(s santri.Santri) santri.Peristiwa {
	p.urut++
	return santri.Peristiwa{Lembaga: s.Lembaga, ID: fmt.Sprintf("e-%06d", p.urut), Santri: s.ID, Urut: 1, Ke: santri.Aktif, Pada: dasar.Tgl(2026, 7, 12),
		Oleh: "akun-tu", Peran: "tata_usaha", Dicatat: mula}
}
