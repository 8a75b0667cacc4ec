package kebijakan

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/retensi"
)

var (
	// ErrPengendali says that the responsible entity has no name or no contact.
	ErrPengendali = dasar.Aturan("PRI-KEBIJAKAN-16")
	// ErrMasaSimpan says that nobody has decided how long data of a class is kept: a
	// policy cannot say it then.
	ErrMasaSimpan = dasar.Aturan("PRI-KEBIJAKAN-17")
)

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
	Pengaduan          []string       // channels of complaints, apart from the office's own
	Pengawas           string         // the regulator; rezim.Setelan.AlamatPengawas
	Jadwal             retensi.Jadwal // how long each class is kept; nil: retensi.JadwalBaku
	Hari               dasar.Tanggal  // the day whose plan counts; zero: the newest
	PengumumanHari     int            // least notice of a material change; 0: 14
	BertempatIndonesia bool           // every place of storage is in Indonesia
}

var namaKelas = map[privasi.KelasRetensi]string{
	privasi.RetensiIdentitas: "Identitas, kontak, keluarga dan berkas", privasi.RetensiAkademik: "Register dan nilai akademik",
	privasi.RetensiKesehatan: "Kesehatan dan konseling", privasi.RetensiKedisiplinan: "Kedisiplinan", privasi.RetensiPembukuan: "Tagihan, pembayaran, gaji dan pembukuan",
	privasi.RetensiKompartemen: "Laporan dalam kompartemen tertutup", privasi.RetensiAkun: "Akun aplikasi", privasi.RetensiPermohonan: "Permohonan dan pengaduan",
}

// Baku writes the first policy of an institution for an audience, in Indonesian, out of
// its register and its retention plan: what is stopped or not in the register is not in the
// text, and a changed length is a changed purpose. d, where given, tells the retention class
// of each category as the program really stores it. A profile without a name or a contact
// is [ErrPengendali], a class in use without a length [ErrMasaSimpan].
func Baku(p Profil, reg privasi.Register, a Audiens, d *privasi.Daftar) (Naskah, error) {
	if p.Nama == "" || p.Surel == "" && p.Telepon == "" {
		return Naskah{}, ErrPengendali.Invalidf("isi nama lembaga dan paling sedikit satu kontaknya; lembaga adalah pengendali data").Pada("pengendali")
	}
	if !slices.Contains(SemuaAudiens(), a) {
		return Naskah{}, ErrNaskah.Invalidf("pembaca %q tidak dikenal", a).Pada("audiens")
	}
	n := Naskah{Bahasa: "id", Audiens: a, Tujuan: tujuanDari(p, reg, a, d)}
	simpan, err := masaSimpan(n.Tujuan, p)
	if err != nil {
		return Naskah{}, err
	}
	n.Ringkasan = fmt.Sprintf("%s menyimpan data %s hanya untuk tujuan yang disebut di bawah, menjaganya, dan memusnahkannya pada waktunya. "+
		"Anda dapat melihat, membetulkan dan mengambil data Anda, serta melihat siapa yang membukanya.", p.Nama, sebutan(a))
	n.Klausul = slices.Concat(klausulAwal(p), klausulData(n.Tujuan, p, a, simpan), klausulHak(p, a), klausulAkhir(p))
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

// AudiensTujuan lists whom a purpose concerns: those who must have been told, by a policy
// in force, before it is processed.
func AudiensTujuan(tujuan string) (as []Audiens) {
	for _, a := range SemuaAudiens() {
		if untuk(a, tujuan) {
			as = append(as, a)
		}
	}
	return as
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
