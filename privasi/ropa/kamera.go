package ropa

import (
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrKameraTerlarang says that a camera would look where nobody may, or know who
	// people are. The product refuses it whatever the register says.
	ErrKameraTerlarang = dasar.Aturan("PRI-ROPA-17")
	// ErrKamera says that a camera has no sign, no allowed purpose or no end of its
	// recordings.
	ErrKamera = dasar.Aturan("PRI-ROPA-18")
)

// TujuanKamera is what a camera in a public place may be for (UU 27/2022 article 17).
type TujuanKamera string

// The purposes.
const (
	KameraKeamanan   TujuanKamera = "keamanan"
	KameraBencana    TujuanKamera = "pencegahan_bencana"
	KameraLaluLintas TujuanKamera = "lalu_lintas"
)

// RuangKamera is where a camera looks.
type RuangKamera string

// The places. Those where people sleep, wash, change or are examined are refused.
const (
	RuangGerbang   RuangKamera = "gerbang"
	RuangHalaman   RuangKamera = "halaman"
	RuangKoridor   RuangKamera = "koridor"
	RuangKantor    RuangKamera = "kantor"
	RuangKelas     RuangKamera = "kelas"
	RuangParkir    RuangKamera = "parkir"
	RuangKamar     RuangKamera = "kamar_asrama"
	RuangMandi     RuangKamera = "kamar_mandi"
	RuangGanti     RuangKamera = "ruang_ganti"
	RuangPeriksa   RuangKamera = "ruang_periksa"
	RuangKonseling RuangKamera = "ruang_konseling"
	RuangLaktasi   RuangKamera = "ruang_laktasi"
	RuangUmumLain  RuangKamera = "ruang_umum_lain"
)

// Kamera is a camera as an activity of kind "kamera".
type Kamera struct {
	ID                string       `privasi:"-,kunci teknis"`
	Ruang             RuangKamera  `privasi:"-,jenis ruang"`
	Tujuan            TujuanKamera `privasi:"-,tujuan"`
	Tanda             string       `privasi:"-,rujukan papan pemberitahuan"`
	PencocokanWajah   bool         `privasi:"-,pencocokan wajah"`
	Suara             bool         `privasi:"-,merekam suara"`
	HariSimpan        int          `privasi:"-,lama simpan rekaman"`
	PenanggungJawab   string       `privasi:"-,jabatan"`
	PembukaanTercatat bool         `privasi:"-,setiap pembukaan dicatat"`
}

// MaksHariRekaman is the longest that recordings live without a hold: a product
// default, the law names no number.
const MaksHariRekaman = 30

// Periksa refuses a camera that is forbidden, and one that lacks what it needs.
func (k Kamera) Periksa() error {
	boleh := []RuangKamera{RuangGerbang, RuangHalaman, RuangKoridor, RuangKantor, RuangKelas, RuangParkir, RuangUmumLain}
	switch {
	case !slices.Contains(boleh, k.Ruang):
		return ErrKameraTerlarang.Forbiddenf("kamera tidak boleh dipasang di tempat orang tidur, mandi, berganti atau diperiksa").Pada("ruang")
	case k.PencocokanWajah || k.Suara:
		return ErrKameraTerlarang.Forbiddenf("kamera tidak boleh mengenali wajah atau merekam pembicaraan").Pada("pencocokan_wajah")
	case !slices.Contains([]TujuanKamera{KameraKeamanan, KameraBencana, KameraLaluLintas}, k.Tujuan):
		return ErrKamera.Invalidf("kamera hanya untuk keamanan, pencegahan bencana, atau lalu lintas").Pada("tujuan")
	case k.ID == "" || k.Tanda == "" || k.PenanggungJawab == "":
		return ErrKamera.Invalidf("pasang papan pemberitahuan, dan sebutkan rujukannya serta penanggung jawab kamera").Pada("tanda")
	case k.HariSimpan < 1 || k.HariSimpan > MaksHariRekaman || !k.PembukaanTercatat:
		return ErrKamera.Invalidf("rekaman disimpan paling lama %d hari dan setiap pembukaannya dicatat", MaksHariRekaman).Pada("hari_simpan")
	}
	return nil
}
