package pegawai

import (
	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrTugas says that a duty is malformed.
	ErrTugas = dasar.Aturan("PEG-TUGAS-01")
	// ErrTugasTumpang says that the person has the same duty in the same unit on
	// some of the same days (Conflict).
	ErrTugasTumpang = dasar.Aturan("PEG-TUGAS-02")
	// ErrUtamaGanda says that another duty is the main one on some of the days
	// (Conflict).
	ErrUtamaGanda = dasar.Aturan("PEG-TUGAS-03")
	// ErrUnitTiada says that the institution has no such unit.
	ErrUnitTiada = dasar.Aturan("PEG-TUGAS-04")
)

// maksJamPekan bounds planned hours: a week has 168.
const maksJamPekan Kuantitas = 168 * 100

// Validate refuses, with [ErrTugas], a duty without position, unit or sensible
// hours, and a number of letter that is no short line.
func (p Penugasan) Validate() error {
	switch t, err := dasar.Rapikan(p.NomorSK, 60); {
	case p.Jabatan == "":
		return ErrTugas.Invalidf("pilih jabatan").Pada("jabatan")
	case p.Unit == "":
		return ErrTugas.Invalidf("pilih unit tempat bertugas").Pada("unit")
	case p.JamPekan < 0 || p.JamPekan > maksJamPekan:
		return ErrTugas.Invalidf("jam mengajar sepekan 0 sampai %s", maksJamPekan).Pada("jam_pekan")
	case err != nil || t != p.NomorSK:
		return ErrTugas.Invalidf("nomor SK paling banyak 60 karakter tanpa spasi di tepi").Pada("nomor_sk")
	}
	return nil
}

// bentrok says why two duties of one person exclude each other on one day.
func (p Penugasan) bentrok(baru Penugasan) error {
	if p.Jabatan == baru.Jabatan && p.Unit == baru.Unit {
		return ErrTugasTumpang.Conflictf("penugasan %s di %s sudah ada %s; akhiri atau ganti dahulu", p.Jabatan, p.Unit, masa(p.Mulai, p.Selesai)).Pada("mulai")
	}
	if p.Utama && baru.Utama {
		return ErrUtamaGanda.Conflictf("penugasan utama sudah ada: %s di %s %s; akhiri atau ganti dahulu", p.Jabatan, p.Unit, masa(p.Mulai, p.Selesai)).Pada("utama")
	}
	return nil
}

// jenisPenugasan tells the common path what is particular about duties.
func jenisPenugasan() jenisBerkala[Penugasan] {
	return jenisBerkala[Penugasan]{
		nama: "penugasan", toko: func(st Stores) BerkalaStore[Penugasan] { return st.Penugasan }, kepala: (*Penugasan).kepala,
		rapikan: func(p *Penugasan) error { return p.Validate() },
		tempat:  func(p Penugasan) string { return string(p.Unit) },
		bentrok: Penugasan.bentrok,
		kenal: func(k *keadaan, p *Penugasan) ([]Peringatan, error) {
			return nil, k.kenalJabatan(p.Jabatan)
		},
		perluJabatan: true,
	}
}

// Penugasan gives the duties of people. Ganti moves a duty: the one it replaces,
// and with Utama the main one so far, ends the day before.
func (s *Service) Penugasan() Riwayat[Penugasan] { return Riwayat[Penugasan]{s, jenisPenugasan()} }
