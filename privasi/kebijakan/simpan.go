package kebijakan

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/retensi"
)

// masaSimpan writes how long each class is kept that the purposes use, and puts the same
// words beside the class in every purpose.
func masaSimpan(ts []Tujuan, p Profil) (string, error) {
	jadwal, hari := p.Jadwal, p.Hari
	if jadwal == nil {
		jadwal = retensi.JadwalBaku()
	}
	if hari.IsZero() {
		hari = dasar.Tgl(9999, 12, 31)
	}
	var baris []string
	for _, id := range privasi.SemuaRetensi() {
		dipakai := id == privasi.RetensiPermohonan // what people ask is kept as well
		for _, t := range ts {
			dipakai = dipakai || slices.Contains(t.Retensi, string(id))
		}
		if !dipakai {
			continue
		}
		k, ada := jadwal.Pada(id, hari)
		if !ada || !k.Ditetapkan() && id != privasi.RetensiKompartemen {
			return "", ErrMasaSimpan.Invalidf("tetapkan dahulu masa simpan kelas %s dalam jadwal retensi", id).Pada(string(id))
		}
		masa := lamaSimpan(k)
		baris = append(baris, fmt.Sprintf("• %s: %s.", namaKelas[id], masa))
		for i := range ts {
			if n := slices.Index(ts[i].Retensi, string(id)); n >= 0 {
				ts[i].Retensi[n] = string(id) + ": " + masa
			}
		}
	}
	return strings.Join(baris, "\n\n"), nil
}

var (
	sejakKata = map[string]string{"keluar": "keluar dari pesantren", "kasus_selesai": "perkara selesai", "lulus": "lulus"}
	akhirKata = map[retensi.Tindakan]string{retensi.Hapus: "dihapus", retensi.Musnah: "dimusnahkan", retensi.Anonim: "dilepaskan dari nama orangnya", retensi.Arsip: "diarsipkan"}
)

// lamaSimpan puts a class in words.
func lamaSimpan(k retensi.Kelas) string {
	var s string
	switch {
	case !k.Ditetapkan(): // reports of violence: the law leaves the length to those who handle them
		return "selama perkaranya ditangani; sesudah itu satgas menetapkan lamanya bersama penasihat hukum, lalu " + akhirKata[k.Tindakan]
	case k.Tetap:
		s = "disimpan tetap sebagai arsip"
	default:
		s = k.Lama()
	}
	if !k.Tetap {
		sejak := sejakKata[k.Peristiwa]
		if sejak == "" {
			sejak = strings.ReplaceAll(k.Peristiwa, "_", " ")
		}
		s += " sejak " + sejak
	}
	if k.MinTahun > 0 {
		s += " (" + k.Dasar + ")"
	}
	if slices.Equal(k.Tempat, []string{"ID"}) {
		s += ", di Indonesia"
	}
	if !k.Tetap {
		s += ", lalu " + akhirKata[k.Tindakan]
	}
	return s
}
