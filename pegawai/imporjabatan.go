package pegawai

import (
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/santri"
)

// kodeDari makes the code of a position out of its name: "Wali Kelas" is wali_kelas.
// A name without a letter makes none.
func kodeDari(nama string) KodeJabatan {
	var b strings.Builder
	for kata := range strings.FieldsSeq(santri.KunciCari(nama)) {
		for _, r := range kata {
			if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
				if b.Len() == 0 && r <= '9' {
					b.WriteByte('j')
				}
				b.WriteRune(r)
			}
		}
		b.WriteByte('_')
	}
	k := strings.Trim(b.String(), "_")
	if strings.Trim(k, "j0123456789_") == "" {
		return ""
	}
	return KodeJabatan(strings.TrimRight(k[:min(len(k), 40)], "_"))
}

// tebakKelompok guesses the group of a new position from its words; the preview shows
// it, and [Service.AturJabatan] corrects it.
func tebakKelompok(nama string) Kelompok {
	pendidik := []string{"guru", "ustadz", "ustadzah", "ustaz", "ustazah", "wali", "kelas", "musyrif", "musyrifah", "muhafidz", "muhafidzah", "pengajar", "pengampu",
		"pembina", "pembimbing", "kepala", "wakil", "waka", "mudir", "kiai", "kyai", "nyai", "tutor", "konselor", "bk", "kesiswaan", "kurikulum", "asatidz", "murabbi", "piket"}
	tenaga := []string{"tu", "tata", "usaha", "staf", "staff", "bendahara", "satpam", "keamanan", "masak", "dapur", "kebersihan", "sopir", "supir", "perpustakaan", "laboran",
		"operator", "admin", "administrasi", "koperasi", "penjaga", "teknisi", "keuangan", "perlengkapan", "sarpras", "kantin", "laundry"}
	hasil := TenagaKependidikan
	for kata := range strings.FieldsSeq(santri.KunciCari(nama)) {
		if slices.Contains(tenaga, kata) {
			return TenagaKependidikan
		}
		if slices.Contains(pendidik, kata) {
			hasil = Pendidik
		}
	}
	return hasil
}

// kenaliJabatan gives every row the code of its position: that of the institution
// with the code or name as written, else a new one. The new ones come back.
func (r *rencanaImpor) kenaliJabatan() (baru []Jabatan) {
	kenal, urut := map[string]KodeJabatan{}, 0
	for kode, j := range r.aturan.komponen.jabatan {
		kenal[sederhana(j.Nama)], urut = kode, max(urut, j.Urutan)
	}
	for kode := range r.aturan.komponen.jabatan {
		kenal[sederhana(string(kode))] = kode
	}
	for _, x := range r.rs {
		if !x.diambil() || x.jabatan == "" {
			continue
		}
		kode, ada := kenal[sederhana(x.jabatan)]
		if !ada {
			kode = kodeDari(x.jabatan)
			kenal[sederhana(x.jabatan)] = kode
			if !slices.ContainsFunc(baru, func(j Jabatan) bool { return j.Kode == kode }) {
				urut++
				baru = append(baru, Jabatan{Kode: kode, Nama: x.jabatan, Kelompok: tebakKelompok(x.jabatan), Urutan: urut, Aktif: true})
			}
		}
		x.kode = kode
	}
	return baru
}
