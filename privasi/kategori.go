package privasi

import (
	"regexp"
	"strings"
)

// Kelas is the legal class of personal data (UU 27/2022 article 4). The zero
// value is Spesifik: what nobody classed is treated as the stricter.
type Kelas uint8

// The two classes. Spesifik are health, biometrics, genetics, criminal records,
// children's data, personal finance and what other laws name.
const (
	Spesifik Kelas = iota
	Umum
)

// String writes the word of the tag.
func (k Kelas) String() string {
	if k == Umum {
		return "umum"
	}
	return "spesifik"
}

// KelasRetensi names how long a field lives and under which key: each person
// has one key per class, so that health data can be destroyed while ten years
// of books stay.
type KelasRetensi string

// The retention classes. Durations are decided by the institution; only
// Pembukuan is fixed by law (UU KUP article 28 paragraph 11: ten years, in
// Indonesia).
const (
	RetensiIdentitas    KelasRetensi = "identitas"      // from leaving the pesantren
	RetensiAkademik     KelasRetensi = "akademik_tetap" // from graduation; archived
	RetensiKesehatan    KelasRetensi = "kesehatan"      // from leaving
	RetensiKedisiplinan KelasRetensi = "kedisiplinan"   // from the end of the case
	RetensiPembukuan    KelasRetensi = "pembukuan"      // from the end of the book year
	RetensiKompartemen  KelasRetensi = "kompartemen"    // from the end of the case
	RetensiAkun         KelasRetensi = "akun"           // from the end of access
	RetensiPermohonan   KelasRetensi = "permohonan"     // from the closing of a request
)

// SemuaRetensi lists the retention classes.
func SemuaRetensi() []KelasRetensi {
	return []KelasRetensi{RetensiIdentitas, RetensiAkademik, RetensiKesehatan, RetensiKedisiplinan,
		RetensiPembukuan, RetensiKompartemen, RetensiAkun, RetensiPermohonan}
}

// Categories are dot paths. These are the ones that the packages of this
// library use; an embedder may add more. A register row for "kontak" covers
// "kontak.hp" and never "kontak_darurat": paths match at a dot only.
const (
	KategoriNama         = "identitas.nama"
	KategoriNIK          = "identitas.nik"
	KategoriKK           = "identitas.kk"
	KategoriNPWP         = "identitas.npwp"
	KategoriNISN         = "identitas.nisn"
	KategoriNIS          = "identitas.nis" // number given by the pesantren
	KategoriKelamin      = "identitas.kelamin"
	KategoriLahir        = "identitas.lahir" // place and date
	KategoriFoto         = "berkas.foto"
	KategoriBerkas       = "berkas"
	KategoriHP           = "kontak.hp"
	KategoriSurel        = "kontak.surel"
	KategoriAlamat       = "alamat"
	KategoriKeluarga     = "keluarga" // who is whose parent or guardian
	KategoriKesiswaan    = "kesiswaan"
	KategoriRekening     = "keuangan.rekening"
	KategoriMutasi       = "keuangan.mutasi" // texts of bank rows
	KategoriTagihan      = "keuangan.tagihan"
	KategoriPembayaran   = "keuangan.pembayaran"
	KategoriKesehatan    = "kesehatan"
	KategoriKonseling    = "konseling"
	KategoriKedisiplinan = "kedisiplinan"
	KategoriAkademik     = "akademik"
	KategoriKepegawaian  = "kepegawaian"
	KategoriAkun         = "akun"
)

// wajibTertutup are the categories that no reason makes readable.
func wajibTertutup(kategori string) bool {
	for _, k := range []string{KategoriNIK, KategoriKK, KategoriNPWP, "kontak", KategoriAlamat, KategoriRekening,
		KategoriKesehatan, KategoriKonseling, KategoriKedisiplinan, KategoriBerkas} {
		if mencakup(k, kategori) {
			return true
		}
	}
	return false
}

// mencakup reports whether path lies under induk, at a dot boundary.
func mencakup(induk, path string) bool {
	return strings.HasPrefix(path, induk) && induk != "" && (len(path) == len(induk) || path[len(induk)] == '.')
}

var polaJalur = regexp.MustCompile(`^[a-z0-9_]+(\.[a-z0-9_]+)*$`)
