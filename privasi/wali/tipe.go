package wali

import (
	"time"

	"github.com/pesantren-go/pesantren/privasi"
)

// DaftarkanTipe registers the persisted types of this package.
func DaftarkanTipe(d *privasi.Daftar) {
	privasi.MustDaftarkan[Orang](d)
	privasi.MustDaftarkan[Kewenangan](d)
	privasi.MustDaftarkan[Peralihan](d)
	privasi.MustDaftarkan[Kapasitas](d)
	privasi.MustDaftarkan[MasaBeku](d, privasi.TanpaSubjek)
	privasi.MustDaftarkan[Konfirmasi](d, privasi.TanpaSubjek)
}

// TujuanVerifikasi is the only purpose for which the proof of a guardian is read.
const TujuanVerifikasi = "wali.verifikasi"

// RegisterVerifikasi adds to a register the purpose, the row and the notice under
// which the office reads a guardian's proof, and nothing else does (PP 33/2026
// article 38 paragraph 3).
func RegisterVerifikasi(r privasi.Register, sejak time.Time) privasi.Register {
	r = r.Salin()
	r.Tujuan = append(r.Tujuan, privasi.Tujuan{Kode: TujuanVerifikasi, Uraian: "memeriksa apakah seseorang benar wali santri"})
	r.Kegiatan = append(r.Kegiatan, privasi.Kegiatan{Kode: "wali-verifikasi", Tujuan: TujuanVerifikasi, Dasar: privasi.KewajibanHukum,
		Rujukan: "UU 27/2022 Pasal 25; PP 33/2026 Pasal 38 ayat (3)", Kategori: []string{"wali.bukti"},
		TingkatPeran: map[string]privasi.Tingkat{privasi.PeranTataUsaha: privasi.Penuh, privasi.PeranPPDP: privasi.Penuh},
		Mulai:        sejak.UTC(), Status: privasi.Aktif})
	for i := range r.Pemberitahuan {
		if p := &r.Pemberitahuan[i]; p.Kode == "kesiswaan" {
			p.Tujuan = append(p.Tujuan, TujuanVerifikasi)
		}
	}
	return r
}
