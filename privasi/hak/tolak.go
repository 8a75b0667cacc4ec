package hak

import (
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

var (
	// ErrAlasanKosong says that a refusal has no reason, text, article or complaint route.
	ErrAlasanKosong = dasar.Aturan("PRI-HAK-11")
	// ErrAlasanTakSah says that a reason is not on the list, or not for this right.
	ErrAlasanTakSah = dasar.Aturan("PRI-HAK-12")
	// ErrUjiKeseimbangan says that a right is limited without a Law and a balance test.
	ErrUjiKeseimbangan = dasar.Aturan("PRI-HAK-13")
)

// SebabTolak is why a request is refused.
type SebabTolak string

// The closed list.
const (
	TolakBahaya      SebabTolak = "membahayakan"     // safety or health of the person or another (UU 33)
	TolakOrangLain   SebabTolak = "data_orang_lain"  // reveals another's data (UU 33)
	TolakPertahanan  SebabTolak = "pertahanan"       // UU 15, 33
	TolakPenegakan   SebabTolak = "penegakan_hukum"  // UU 15
	TolakUmum        SebabTolak = "kepentingan_umum" // state administration (UU 15)
	TolakKeuangan    SebabTolak = "pengawasan_keuangan"
	TolakStatistik   SebabTolak = "statistik_ilmiah"
	TolakDitahan     SebabTolak = "wajib_disimpan"    // a law orders to keep it
	TolakPerkara     SebabTolak = "terkait_perkara"   // tied to a legal case (UU 44)
	TolakDasarLain   SebabTolak = "bukan_persetujuan" // rests on another basis, with explanation
	TolakTanpaDampak SebabTolak = "tanpa_dampak"      // no significant effect, accurate, mitigated (PP 95)
	TolakTakOtomatis SebabTolak = "bukan_otomatis"    // portability: not automated (UU 13)
	TolakIdentitas   SebabTolak = "identitas_tak_pasti"
	TolakTiada       SebabTolak = "data_tidak_ada"
	TolakWali        SebabTolak = "wali_tidak_setuju"
)

// terbatas are the rights that UU 15 lets be limited: only under a Law and with a test.
var terbatas = []Jenis{Akhiri, Hapus, Musnah, Tarik, Keberatan, Batasi, Portabilitas}

// boleh reports whether a reason can refuse a right.
func (s SebabTolak) boleh(j Jenis) bool {
	switch s {
	case TolakBahaya, TolakOrangLain:
		return slices.Contains([]Jenis{Akses, Salinan, Koreksi, Lengkapi, Portabilitas}, j)
	case TolakPertahanan:
		return slices.Contains(terbatas, j) || slices.Contains([]Jenis{Akses, Salinan, Koreksi, Lengkapi}, j)
	case TolakPenegakan, TolakUmum, TolakKeuangan, TolakStatistik:
		return slices.Contains(terbatas, j)
	case TolakDitahan, TolakPerkara:
		return j == Akhiri || j == Hapus || j == Musnah
	case TolakDasarLain:
		return j == Tarik || j == Portabilitas || j == Akhiri
	case TolakTanpaDampak:
		return j == Keberatan
	case TolakTakOtomatis:
		return j == Portabilitas || j == Keberatan
	case TolakIdentitas, TolakTiada, TolakWali:
		return true
	}
	return false
}

// UraianSebab is a reason in words.
type UraianSebab struct {
	Sebab SebabTolak
	Nama  string
	Uji   bool // needs the document of a balance test
}

// semuaSebab are the reasons that an officer may give. The guardian's word is not among
// them: it is his own ([Permohonan.JawabWali]).
func semuaSebab() []UraianSebab {
	us := []UraianSebab{
		{Sebab: TolakIdentitas, Nama: "pemohon tidak dapat dipastikan"},
		{Sebab: TolakTiada, Nama: "datanya tidak ada pada lembaga"},
		{Sebab: TolakBahaya, Nama: "membahayakan keselamatan atau kesehatan seseorang"},
		{Sebab: TolakOrangLain, Nama: "membuka data pribadi orang lain"},
		{Sebab: TolakDitahan, Nama: "wajib disimpan menurut undang-undang"},
		{Sebab: TolakPerkara, Nama: "terkait perkara hukum yang berjalan"},
		{Sebab: TolakDasarLain, Nama: "pemrosesannya tidak bertumpu pada persetujuan"},
		{Sebab: TolakTanpaDampak, Nama: "keputusan otomatis itu tidak berdampak berarti"},
		{Sebab: TolakTakOtomatis, Nama: "data itu tidak diproses secara otomatis"},
		{Sebab: TolakPertahanan, Nama: "pertahanan dan keamanan nasional"},
		{Sebab: TolakPenegakan, Nama: "proses penegakan hukum"},
		{Sebab: TolakUmum, Nama: "kepentingan umum penyelenggaraan negara"},
		{Sebab: TolakKeuangan, Nama: "pengawasan sektor keuangan"},
		{Sebab: TolakStatistik, Nama: "statistik dan penelitian ilmiah"},
	}
	for i := range us {
		us[i].Uji = us[i].Sebab.perluUji()
	}
	return us
}

// SebabUntuk lists the reasons with which an officer may refuse a right.
func SebabUntuk(j Jenis) []UraianSebab {
	return slices.DeleteFunc(semuaSebab(), func(u UraianSebab) bool { return !u.Sebab.boleh(j) })
}

// Nama is a reason in words; one that does not exist stays as it is.
func (s SebabTolak) Nama() string {
	if s == TolakWali {
		return "wali tidak menyetujui"
	}
	for _, u := range semuaSebab() {
		if u.Sebab == s {
			return u.Nama
		}
	}
	return string(s)
}

// dikenal reports a reason of the list.
func (s SebabTolak) dikenal() bool {
	return slices.ContainsFunc(SemuaJenis(), func(u Uraian) bool { return s.boleh(u.Jenis) })
}

// perluUji reports a reason that limits a right for a public interest.
func (s SebabTolak) perluUji() bool {
	return s == TolakPertahanan || s == TolakPenegakan || s == TolakUmum || s == TolakKeuangan || s == TolakStatistik
}

// Penolakan is what a refusal must hold: a reason of the list, what it means in words, the
// article, and where to complain. A limit for a public interest names the document of its
// balance test as well.
type Penolakan struct {
	Sebab    SebabTolak
	Teks     privasi.Tertutup[string]
	Pasal    string
	JalurAdu string
	Uji      string
}

func (t Penolakan) periksa(j Jenis) error {
	switch {
	case t.Sebab == "" || t.Teks.Kosong() || t.Pasal == "" || t.JalurAdu == "":
		return ErrAlasanKosong.Invalidf("penolakan harus menyebut alasan, penjelasan, pasal dan cara mengadu").Pada("alasan")
	case !t.Sebab.dikenal() || !t.Sebab.boleh(j):
		return ErrAlasanTakSah.Invalidf("alasan %q tidak dapat dipakai untuk menolak hak ini; pilih dari daftar", t.Sebab).Pada("alasan")
	case t.Sebab.perluUji() && t.Uji == "":
		return ErrUjiKeseimbangan.Invalidf("pembatasan hak demi kepentingan umum harus menyebut undang-undang dan dokumen uji keseimbangannya").Pada("uji")
	}
	return nil
}
