package retensi

import (
	"slices"
	"strconv"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

var (
	// ErrRetensiTakLengkap says which of the ten contents of a class is missing.
	ErrRetensiTakLengkap = dasar.Aturan("PRI-RETENSI-01")
	// ErrRetensiKurang says that a class is kept for less than the law demands, or
	// elsewhere.
	ErrRetensiKurang = dasar.Aturan("PRI-RETENSI-02")
	// ErrDataRetensi says that a table of classes or steps cannot be read.
	ErrDataRetensi = dasar.Aturan("PRI-RETENSI-03")
)

// Tindakan is what happens at the end.
type Tindakan string

// The actions. Deleting keeps the data for the controller alone, destroying makes
// it name nobody, for ever (PP 33/2026 articles 82 and 84).
const (
	Hapus  Tindakan = "hapus"
	Musnah Tindakan = "musnah"
	Anonim Tindakan = "anonim"
	Arsip  Tindakan = "arsip"
)

// Kelas is a retention class: the ten contents of PP 33/2026 article 75, from when
// the version counts, the least that the law asks, and where that stands.
type Kelas struct {
	ID              privasi.KelasRetensi `privasi:"-,kelas retensi"`
	Sejak           dasar.Tanggal        `privasi:"-,mulai berlaku"`
	JenisData       []string             `privasi:"-,jalur kategori"`
	KategoriSubjek  []string             `privasi:"-,golongan orang"`
	Tujuan          string               `privasi:"-,kebijakan lembaga"`
	Dasar           string               `privasi:"-,rujukan hukum"`
	Peristiwa       string               `privasi:"-,kode peristiwa mulai"`
	Tahun           int                  `privasi:"-,lama simpan"`
	Bulan           int                  `privasi:"-,lama simpan"`
	Tetap           bool                 `privasi:"-,disimpan selamanya"`
	Tempat          []string             `privasi:"-,kode negara"` // ISO 3166-1 alpha-2
	Tindakan        Tindakan             `privasi:"-,tindakan akhir"`
	Penahanan       string               `privasi:"-,kebijakan lembaga"`
	PenanggungJawab string               `privasi:"-,jabatan"`
	TinjauBulan     int                  `privasi:"-,jeda peninjauan"`
	MinTahun        int                  `privasi:"-,lama paling singkat menurut hukum"`
	Sumber          string               `privasi:"-,sumber"`
	Keyakinan       string               `privasi:"-,keyakinan sumber"`
}

// SemuaButir are the codes of the ten contents.
func SemuaButir() []string {
	return []string{"jenis_data", "kategori_subjek", "tujuan", "dasar", "peristiwa_mulai", "jangka_waktu", "tempat", "tindakan_akhir", "penahanan", "penanggung_jawab"}
}

// Ditetapkan reports whether the class has a length at all.
func (k Kelas) Ditetapkan() bool { return k.Tetap || k.Tahun > 0 || k.Bulan > 0 }

// Lama is how long the class is kept, in words: "2 tahun", "6 bulan", "1 tahun 6 bulan",
// "tetap"; "" when nobody determined it.
func (k Kelas) Lama() string {
	var bagian []string
	if k.Tahun > 0 {
		bagian = append(bagian, strconv.Itoa(k.Tahun)+" tahun")
	}
	if k.Bulan > 0 {
		bagian = append(bagian, strconv.Itoa(k.Bulan)+" bulan")
	}
	if k.Tetap {
		return "tetap"
	}
	return strings.Join(bagian, " ")
}

// Kurang lists the contents that are missing, in the order of [SemuaButir].
func (k Kelas) Kurang() (butir []string) {
	ada := map[string]bool{
		"jenis_data": len(k.JenisData) > 0, "kategori_subjek": len(k.KategoriSubjek) > 0, "tujuan": k.Tujuan != "", "dasar": k.Dasar != "",
		"peristiwa_mulai": k.Peristiwa != "", "jangka_waktu": k.Ditetapkan(), "tempat": len(k.Tempat) > 0, "tindakan_akhir": k.tindakanSah(),
		"penahanan": k.Penahanan != "", "penanggung_jawab": k.PenanggungJawab != "" && k.TinjauBulan > 0,
	}
	for _, b := range SemuaButir() {
		if !ada[b] {
			butir = append(butir, b)
		}
	}
	return butir
}

// tindakanSah: what is kept for ever is archived, and nothing else is.
func (k Kelas) tindakanSah() bool {
	return slices.Contains([]Tindakan{Hapus, Musnah, Anonim, Arsip}, k.Tindakan) && (k.Tindakan == Arsip) == k.Tetap
}

// Periksa refuses a class that lacks one of its contents ([ErrRetensiTakLengkap]) or
// stays below the law ([ErrRetensiKurang]): the books live ten years, in Indonesia.
func (k Kelas) Periksa() error {
	if kurang := k.Kurang(); len(kurang) > 0 {
		return ErrRetensiTakLengkap.Invalidf("kelas retensi %s belum lengkap; isi %s", k.ID, strings.Join(kurang, ", ")).Pada(kurang[0])
	}
	return k.periksaHukum()
}

func (k Kelas) periksaHukum() error {
	if k.Tahun < 0 || k.Bulan < 0 || k.Tahun > 200 || k.Bulan > 2400 {
		return ErrRetensiKurang.Invalidf("lama simpan %s tidak masuk akal", k.ID).Pada("jangka_waktu")
	}
	if k.Ditetapkan() && !k.Tetap && k.Tahun*12+k.Bulan < k.MinTahun*12 {
		return ErrRetensiKurang.Invalidf("%s wajib disimpan paling singkat %d tahun (%s)", k.ID, k.MinTahun, k.Dasar).Pada("jangka_waktu")
	}
	if k.ID == privasi.RetensiPembukuan && (k.MinTahun < 10 || !slices.Contains(k.Tempat, "ID")) {
		return ErrRetensiKurang.Invalidf("pembukuan wajib disimpan sepuluh tahun di Indonesia (UU KUP Pasal 28 ayat 11)").Pada("tempat")
	}
	return nil
}
