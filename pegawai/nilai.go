package pegawai

import (
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/lembur"
)

var (
	// ErrNilai says that a value does not fit the way its component is computed.
	ErrNilai = dasar.Aturan("PEG-NILAI-01")
	// ErrNilaiTumpang says that the person has another value of the component and
	// unit on some of the days (Conflict).
	ErrNilaiTumpang = dasar.Aturan("PEG-NILAI-02")
	// ErrKomponenTiada says that the institution has no such component, or that it
	// is out of use.
	ErrKomponenTiada = dasar.Aturan("PEG-NILAI-03")
	// ErrIsian says that an entry does not fit the way its component is computed.
	ErrIsian = dasar.Aturan("PEG-ISIAN-01")
)

// Cocok refuses, with [ErrNilai], a value that its component cannot use: a
// percentage for [CaraPersen] and an amount or rate for the others, nothing
// negative; components computed by formula, entries or law take none.
func (n Nilai) Cocok(k Komponen) error {
	switch k.Cara {
	case CaraRumus, CaraJumlah, CaraLembur, CaraTHR, CaraAngsuran:
		return ErrNilai.Invalidf("komponen %s dihitung tanpa nilai per orang; catat lewat isian atau rumusnya", k.Kode).Pada("komponen")
	case CaraPersen:
		if n.Persen < 0 || n.Persen > 100*100 || n.Nilai != 0 {
			return ErrNilai.Invalidf("komponen %s memakai persen 0 sampai 100", k.Kode).Pada("persen")
		}
		return nil
	}
	if n.Nilai < 0 || n.Nilai > dasar.MaxRupiah || n.Persen != 0 {
		return ErrNilai.Invalidf("komponen %s memakai jumlah atau tarif rupiah, bukan persen, dan tidak negatif", k.Kode).Pada("nilai")
	}
	return nil
}

// jenisNilai tells the common path what is particular about values.
func jenisNilai() jenisBerkala[Nilai] {
	return jenisBerkala[Nilai]{
		nama: "nilai", toko: func(st Stores) BerkalaStore[Nilai] { return st.Nilai }, kepala: (*Nilai).kepala,
		tempat: func(n Nilai) string { return string(n.Unit) },
		bentrok: func(n, baru Nilai) error {
			if n.Komponen != baru.Komponen || n.Unit != baru.Unit {
				return nil
			}
			return ErrNilaiTumpang.Conflictf("nilai %s lain berlaku %s; akhiri atau ganti dahulu", n.Komponen, masa(n.Mulai, n.Selesai)).Pada("mulai")
		},
		kenal: func(k *keadaan, n *Nilai) ([]Peringatan, error) {
			kom, err := k.kenalKomponen(n.Komponen, n.Mulai)
			if err != nil {
				return nil, err
			}
			return nil, n.Cocok(kom)
		},
		perluKomponen: true,
	}
}

// Nilai gives what people are paid; Ganti is a raise: the value so far ends the
// day before.
func (s *Service) Nilai() Riwayat[Nilai] { return Riwayat[Nilai]{s, jenisNilai()} }

// Cocok refuses, with [ErrIsian], an entry that its component cannot use: days,
// events or hours of overtime are a quantity, [CaraJumlah] takes an amount, which
// a correction may make negative; other components take no entries.
func (i Isian) Cocok(k Komponen) error {
	switch k.Cara {
	case CaraJumlah:
		if i.Jumlah == 0 || i.Jumlah.Batas() != nil || i.Banyak != 0 || i.Hari != "" {
			return ErrIsian.Invalidf("komponen %s memakai jumlah rupiah selain nol", k.Kode).Pada("jumlah")
		}
		return nil
	case CaraKejadian, CaraLembur:
	default:
		return ErrIsian.Invalidf("komponen %s tidak memakai isian bulanan", k.Kode).Pada("komponen")
	}
	if i.Banyak <= 0 || i.Banyak > MaksKuantitas || i.Jumlah != 0 {
		return ErrIsian.Invalidf("komponen %s memakai banyaknya kejadian atau jam, lebih dari nol", k.Kode).Pada("banyak")
	}
	if k.Cara != CaraLembur {
		if i.Hari != "" {
			return ErrIsian.Invalidf("jenis hari hanya untuk lembur").Pada("hari")
		}
		return nil
	}
	if !slices.Contains(lembur.DaftarHari(), lembur.Hari(i.Hari)) {
		return ErrIsian.Invalidf("pilih jenis hari lembur: kerja, libur, atau libur_pendek").Pada("hari")
	}
	return nil
}

func (i *Isian) rapikan() (err error) {
	if i.Selesai.IsZero() {
		i.Selesai = i.Mulai
	}
	if i.Mulai != i.Selesai {
		return ErrIsian.Invalidf("isian mencatat satu hari; catat hari lain tersendiri").Pada("mulai")
	}
	if i.Keterangan, err = dasar.Rapikan(i.Keterangan, 100); err != nil {
		return diBidang(err, "keterangan")
	}
	return nil
}

// jenisIsian tells the common path what is particular about entries.
func jenisIsian() jenisBerkala[Isian] {
	return jenisBerkala[Isian]{
		nama: "isian", toko: func(st Stores) BerkalaStore[Isian] { return st.Isian }, kepala: (*Isian).kepala,
		rapikan: (*Isian).rapikan,
		tempat:  func(i Isian) string { return string(i.Unit) },
		kenal: func(k *keadaan, i *Isian) ([]Peringatan, error) {
			kom, err := k.kenalKomponen(i.Komponen, i.Mulai)
			if err != nil {
				return nil, err
			}
			return nil, i.Cocok(kom)
		},
		perluKomponen: true, masa: masaSehari,
	}
}

// Isian gives what is entered for people month by month: overtime, events,
// bonuses, corrections. Entries do not exclude each other.
func (s *Service) Isian() Riwayat[Isian] { return Riwayat[Isian]{s, jenisIsian()} }
