package pegawai

import (
	"regexp"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrKontrak says that a contract is malformed.
	ErrKontrak = dasar.Aturan("PEG-KONTRAK-01")
	// ErrKontrakTumpang says that another contract holds on some of the days (Conflict).
	ErrKontrakTumpang = dasar.Aturan("PEG-KONTRAK-02")
	// ErrKontrakMasa warns that a contract for a time has no end or runs longer than
	// five years (PP 35/2021 Ps. 8).
	ErrKontrakMasa = dasar.Aturan("PEG-KONTRAK-03")
	// ErrKontrakKlasifikasi warns about a kind of contract and a classification that
	// rarely go together.
	ErrKontrakKlasifikasi = dasar.Aturan("PEG-KONTRAK-04")
)

// polaObjek is the form of a Coretax object code: 21-100-01.
var polaObjek = regexp.MustCompile(`^\d{2}-\d{3}-\d{2}$`)

// Validate refuses, with [ErrKontrak], a contract without kind, classification or
// method: the classification for tax is somebody's decision, never a default
// (PMK 168/2023).
func (k Kontrak) Validate() error {
	switch t, err := dasar.Rapikan(k.Nomor, 60); {
	case !slices.Contains(DaftarJenisKontrak(), k.Jenis):
		return ErrKontrak.Invalidf("jenis kontrak harus tetap, waktu, harian, atau khidmah").Pada("jenis")
	case !slices.Contains(DaftarKlasifikasi(), k.Klasifikasi):
		return ErrKontrak.Invalidf("pilih klasifikasi pajak penerima penghasilan; tanyakan kepada konsultan pajak bila ragu").Pada("klasifikasi")
	case k.Metode != Gross && k.Metode != Nett && k.Metode != GrossUp:
		return ErrKontrak.Invalidf("pilih cara pajak ditanggung: gross, nett, atau gross_up").Pada("metode")
	case k.KodeObjek != "" && !polaObjek.MatchString(k.KodeObjek):
		return ErrKontrak.Invalidf("kode objek pajak ditulis seperti 21-100-01").Pada("kode_objek")
	case err != nil || t != k.Nomor:
		return ErrKontrak.Invalidf("nomor kontrak paling banyak 60 karakter tanpa spasi di tepi").Pada("nomor")
	}
	return nil
}

// DaftarJenisKontrak lists the kinds in the order of forms.
func DaftarJenisKontrak() []JenisKontrak {
	return []JenisKontrak{KontrakTetap, KontrakWaktu, KontrakHarian, Khidmah}
}

// Peringatan lists what is unusual about a contract that is accepted.
func (k Kontrak) Peringatan() (w []Peringatan) {
	if k.Jenis == KontrakWaktu && (k.Selesai.IsZero() || !k.Mulai.IsZero() && k.Selesai.After(ulangTahun(k.Mulai, 5))) {
		w = append(w, Peringatan{"selesai", ErrKontrakMasa, "kontrak berjangka biasanya punya tanggal akhir, paling lama lima tahun (PP 35/2021 Ps. 8)"})
	}
	if tetap := k.Klasifikasi == PegawaiTetap; k.Jenis == KontrakHarian && tetap || k.Jenis == KontrakTetap && !tetap {
		w = append(w, Peringatan{"klasifikasi", ErrKontrakKlasifikasi, "jenis kontrak dan klasifikasi pajaknya jarang berpasangan; periksa sekali lagi"})
	}
	return w
}

// jenisKontrak tells the common path what is particular about contracts.
func jenisKontrak() jenisBerkala[Kontrak] {
	return jenisBerkala[Kontrak]{
		nama: "kontrak", toko: func(st Stores) BerkalaStore[Kontrak] { return st.Kontrak }, kepala: (*Kontrak).kepala,
		rapikan: func(k *Kontrak) error { return k.Validate() },
		bentrok: func(k, _ Kontrak) error {
			return ErrKontrakTumpang.Conflictf("kontrak lain berlaku %s; akhiri atau ganti dahulu", masa(k.Mulai, k.Selesai)).Pada("mulai")
		},
		kenal: func(_ *keadaan, k *Kontrak) ([]Peringatan, error) { return k.Peringatan(), nil },
	}
}

// Kontrak gives the contracts of people; Ganti ends the one so far.
func (s *Service) Kontrak() Riwayat[Kontrak] { return Riwayat[Kontrak]{s, jenisKontrak()} }
