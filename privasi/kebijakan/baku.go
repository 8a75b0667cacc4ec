package kebijakan

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// ErrPengendali says that the responsible entity has no name or no contact.
var ErrPengendali = dasar.Aturan("PRI-KEBIJAKAN-16")

// Pihak is a processor: a legal entity that works on instruction of the institution.
type Pihak struct {
	Nama, Kerja, Negara string // "PT Awan Nusantara", "menyimpan data di pusat data", "Indonesia"
}

// Profil is what a policy has to know of the institution besides its register.
type Profil struct {
	Nama, Alamat       string
	Surel, Telepon     string // at least one
	PPDP               string // office and contact of the officer for data protection
	Prosesor           []Pihak
	Pengaduan          []string // channels of complaints, apart from the office's own
	Pengawas           string   // the regulator; rezim.Setelan.AlamatPengawas
	MasaSimpan         map[privasi.KelasRetensi]string
	PengumumanHari     int  // least notice of a material change; 0: 14
	BertempatIndonesia bool // every place of storage is in Indonesia
}

// MasaSimpanBaku proposes how long each class is kept. Only pembukuan is fixed by law; the
// institution sets the rest before it publishes, and its retention plan must say the same.
func MasaSimpanBaku() map[privasi.KelasRetensi]string {
	return map[privasi.KelasRetensi]string{
		privasi.RetensiIdentitas:    "2 tahun sejak keluar dari pesantren, lalu dimusnahkan",
		privasi.RetensiAkademik:     "diarsipkan tetap sebagai bukti lulusan",
		privasi.RetensiKesehatan:    "2 tahun sejak keluar dari pesantren, lalu dimusnahkan",
		privasi.RetensiKedisiplinan: "1 tahun sejak perkara selesai, lalu dimusnahkan",
		privasi.RetensiPembukuan:    "10 tahun sejak akhir tahun buku (UU KUP Pasal 28 ayat (11)), di Indonesia, lalu dimusnahkan",
		privasi.RetensiKompartemen:  "5 tahun sejak perkara selesai, lalu dimusnahkan",
		privasi.RetensiAkun:         "30 hari sejak akses berakhir, lalu dihapus",
		privasi.RetensiPermohonan:   "3 tahun sejak permohonan ditutup, lalu dimusnahkan",
	}
}

var namaKelas = map[privasi.KelasRetensi]string{
	privasi.RetensiIdentitas: "Identitas, kontak, keluarga dan berkas", privasi.RetensiAkademik: "Register dan nilai akademik",
	privasi.RetensiKesehatan: "Kesehatan dan konseling", privasi.RetensiKedisiplinan: "Kedisiplinan", privasi.RetensiPembukuan: "Tagihan, pembayaran, gaji dan pembukuan",
	privasi.RetensiKompartemen: "Laporan dalam kompartemen tertutup", privasi.RetensiAkun: "Akun aplikasi", privasi.RetensiPermohonan: "Permohonan dan pengaduan",
}

// Baku writes the first policy of an institution for an audience, in Indonesian, out of
// its register: what is stopped or not in the register is not in the text. d, where given,
// tells the retention class of each category as the program really stores it. A profile
// without a name or a contact is [ErrPengendali].
func Baku(p Profil, reg privasi.Register, a Audiens, d *privasi.Daftar) (Naskah, error) {
	if p.Nama == "" || p.Surel == "" && p.Telepon == "" {
		return Naskah{}, ErrPengendali.Invalidf("isi nama lembaga dan paling sedikit satu kontaknya; lembaga adalah pengendali data").Pada("pengendali")
	}
	if !slices.Contains(SemuaAudiens(), a) {
		return Naskah{}, ErrNaskah.Invalidf("pembaca %q tidak dikenal", a).Pada("audiens")
	}
	n := Naskah{Bahasa: "id", Audiens: a, Tujuan: tujuanDari(p, reg, a, d)}
	n.Ringkasan = fmt.Sprintf("%s menyimpan data %s hanya untuk tujuan yang disebut di bawah, menjaganya, dan memusnahkannya pada waktunya. "+
		"Anda dapat melihat, membetulkan dan mengambil data Anda, serta melihat siapa yang membukanya.", p.Nama, sebutan(a))
	n.Klausul = slices.Concat(klausulAwal(p), klausulData(n.Tujuan, p, a), klausulHak(p, a), klausulAkhir(p))
	return n, nil
}

func sebutan(a Audiens) string {
	switch a {
	case Wali:
		return "wali dan santri"
	case Santri:
		return "santri"
	case Pegawai:
		return "guru dan pegawai"
	}
	return "pengunjung dan calon pendaftar"
}

// untuk says whether a purpose concerns an audience. Purposes of the institution's own
// making concern everybody who has an account: nothing is left out by mistake.
func untuk(a Audiens, tujuan string) bool {
	pertama, _, _ := strings.Cut(tujuan, ".")
	switch pertama {
	case "kesiswaan", "keuangan", "akademik", "kesehatan":
		return a == Wali || a == Santri || a == Publik && tujuan == privasi.TujuanPublikasi
	case "kepegawaian":
		return a == Pegawai
	case "sistem", "hak":
		return true
	}
	return a != Publik
}

func tujuanDari(p Profil, reg privasi.Register, a Audiens, d *privasi.Daftar) (ts []Tujuan) {
	for _, t := range reg.Tujuan {
		if !untuk(a, t.Kode) {
			continue
		}
		var kategori, penerima, kelas []string
		for _, k := range reg.Kegiatan {
			if k.Tujuan != t.Kode || k.Status != privasi.Aktif {
				continue
			}
			kategori = append(kategori, k.Kategori...)
			for _, peran := range reg.Peran {
				if k.TingkatPeran[peran.Kode] > privasi.Tiada {
					penerima = append(penerima, peran.Nama)
				}
			}
		}
		if len(kategori) == 0 {
			continue
		}
		for _, k := range kategori {
			kelas = append(kelas, kelasDari(k, d)...)
		}
		for _, x := range p.Prosesor {
			penerima = append(penerima, x.Nama)
		}
		ts = append(ts, Tujuan{t.Kode, t.Uraian, urut(kategori), urut(penerima), urut(kelas)})
	}
	return ts
}

// kelasDari gives the retention classes of a category: those of the tags, or the usual one.
func kelasDari(kategori string, d *privasi.Daftar) (kelas []string) {
	if d != nil {
		for _, t := range d.Semua() {
			for _, b := range t.Bidang {
				if b.Pribadi() && (b.Kategori == kategori || strings.HasPrefix(b.Kategori, kategori+".")) {
					kelas = append(kelas, string(b.Retensi))
				}
			}
		}
	}
	if len(kelas) > 0 {
		return urut(kelas)
	}
	pertama, _, _ := strings.Cut(kategori, ".")
	switch pertama {
	case "akademik", "kesiswaan":
		return []string{string(privasi.RetensiAkademik)}
	case "kesehatan", "konseling":
		return []string{string(privasi.RetensiKesehatan)}
	case "kedisiplinan":
		return []string{string(privasi.RetensiKedisiplinan)}
	case "keuangan", "kepegawaian":
		return []string{string(privasi.RetensiPembukuan)}
	case "permohonan", "persetujuan":
		return []string{string(privasi.RetensiPermohonan)}
	case "akun":
		return []string{string(privasi.RetensiAkun)}
	}
	return []string{string(privasi.RetensiIdentitas)}
}

// masaSimpan are the lines of the classes that the purposes use.
func masaSimpan(ts []Tujuan, p Profil) string {
	masa := MasaSimpanBaku()
	maps.Copy(masa, p.MasaSimpan)
	var baris []string
	for _, k := range privasi.SemuaRetensi() {
		dipakai := k == privasi.RetensiPermohonan
		for _, t := range ts {
			dipakai = dipakai || slices.Contains(t.Retensi, string(k))
		}
		if dipakai {
			baris = append(baris, fmt.Sprintf("• %s: %s.", namaKelas[k], masa[k]))
		}
	}
	return strings.Join(baris, "\n\n")
}
