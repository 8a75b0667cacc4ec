package kantor

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/antar"
	"github.com/pesantren-go/pesantren/privasi/insiden"
	"github.com/pesantren-go/pesantren/privasi/kebijakan"
	"github.com/pesantren-go/pesantren/privasi/pendedahan"
	"github.com/pesantren-go/pesantren/privasi/retensi"
)

func (s *Service) naskahKebijakan(ctx context.Context, l dasar.LembagaID, as []antar.Antaran) (map[string]Surat, error) {
	nama, tanya, err := s.kopSurat(ctx, l)
	if err != nil {
		return nil, err
	}
	return perRujukan(as, func(a antar.Antaran) (Surat, error) {
		x, err := laciSiaran.ambil(ctx, s, l, a.Rujukan)
		if err != nil {
			return Surat{}, err
		}
		r, err := s.Kebijakan(ctx, l, x.Audiens)
		if err != nil {
			return Surat{}, err
		}
		i := slices.IndexFunc(r.Terbitan, func(k kebijakan.Kebijakan) bool { return k.ID == a.Rujukan })
		if i < 0 {
			return Surat{}, nil
		}
		k := r.Terbitan[i]
		var beda string
		if i > 0 {
			beda = ringkasBeda(kebijakan.Bandingkan(r.Terbitan[i-1], k), k)
		}
		return Surat{judulKabar[a.Jenis], alinea(fmt.Sprintf("%s mengumumkan kebijakan privasi yang berlaku sejak %s.", nama, s.hariPanjang(l, k.BerlakuSejak)), k.Ringkasan, beda, tanya)}, nil
	})
}

// ringkasBeda names what changed in a version.
func ringkasBeda(b kebijakan.Beda, k kebijakan.Kebijakan) string {
	var ss []string
	for _, x := range b.Klausul {
		judul := x.Baru.Judul
		if judul == "" {
			judul = x.Lama.Judul + " (dihapus)"
		}
		ss = append(ss, "bagian “"+judul+"”")
	}
	for _, x := range b.Tujuan {
		uraian := "yang dihapus"
		if i := slices.IndexFunc(k.Tujuan, func(t kebijakan.Tujuan) bool { return t.Kode == x.Kode }); i >= 0 {
			uraian = k.Tujuan[i].Uraian
		}
		ss = append(ss, "tujuan “"+uraian+"”")
	}
	if len(ss) == 0 {
		return ""
	}
	return "Yang berubah: " + strings.Join(ss, "; ") + "."
}

func (s *Service) naskahImpor(ctx context.Context, l dasar.LembagaID, as []antar.Antaran) (map[string]Surat, error) {
	nama, tanya, err := s.kopSurat(ctx, l)
	if err != nil {
		return nil, err
	}
	reg, err := s.Register.Ambil(ctx, l)
	if err != nil && dasar.KindOf(err) != dasar.NotFound {
		return nil, err
	}
	return perRujukan(as, func(a antar.Antaran) (Surat, error) {
		p, err := s.Stores.Pernyataan.Ambil(ctx, l, a.Rujukan)
		if err != nil {
			return Surat{}, err
		}
		hak := "Anda berhak melihat data Anda, membetulkannya, meminta salinan, berkeberatan, dan mengadu."
		if n, ada := reg.CariPemberitahuan(p.Tujuan); ada {
			hak = n.Butir[len(n.Butir)-1].Isi
		}
		return Surat{judulKabar[a.Jenis], alinea(
			fmt.Sprintf("%s menerima data Anda pada %s, bukan langsung dari Anda.", nama, s.hariPanjang(l, p.Pada)),
			fmt.Sprintf("Bagaimana dan dari siapa: diserahkan oleh %s, dari %s, dengan pernyataan bahwa ia berwenang menyerahkannya.", p.Kapasitas, p.Sumber),
			fmt.Sprintf("Untuk apa: %s.", gunaTujuan(reg, p.Tujuan)),
			"Jenis data: "+kebijakan.JenisData(p.Kategori)+".",
			"Hak Anda: "+hak, tanya)}, nil
	})
}

// gunaTujuan is a purpose in the words of the register.
func gunaTujuan(reg privasi.Register, kode string) string {
	for _, t := range reg.Tujuan {
		if t.Kode == kode {
			return t.Uraian
		}
	}
	return kode
}

func (s *Service) naskahInsiden(ctx context.Context, l dasar.LembagaID, as []antar.Antaran) (map[string]Surat, error) {
	nama, _, err := s.kopSurat(ctx, l)
	if err != nil {
		return nil, err
	}
	ks, err := laciKabar.milik(ctx, s, l, subjekAntaran(as)...)
	if err != nil {
		return nil, err
	}
	per := make(map[string]insiden.Kabar, len(ks))
	for _, k := range ks {
		per[IDKabar(k)] = k
	}
	perkara := map[string]insiden.Insiden{}
	m := map[string]Surat{}
	for _, a := range as {
		k, ada := per[a.Rujukan]
		if !ada {
			continue
		}
		i, ada := perkara[k.Insiden]
		if !ada {
			if i, err = laciInsiden.ambil(ctx, s, l, k.Insiden); err != nil {
				return nil, err
			}
			perkara[k.Insiden] = i
		}
		teks, err := i.Tulis(k, nama)
		if err != nil {
			return nil, err
		}
		m[a.ID] = Surat{judulKabar[a.Jenis], teks}
	}
	return m, nil
}

func (s *Service) naskahPendedahan(ctx context.Context, l dasar.LembagaID, as []antar.Antaran) (map[string]Surat, error) {
	nama, tanya, err := s.kopSurat(ctx, l)
	if err != nil {
		return nil, err
	}
	ps, err := laciPendedahan.milik(ctx, s, l, subjekAntaran(as)...)
	if err != nil {
		return nil, err
	}
	return perRujukan(as, func(a antar.Antaran) (Surat, error) {
		i := slices.IndexFunc(ps, func(p pendedahan.Pendedahan) bool { return p.ID == a.Rujukan })
		if i < 0 || tertutup(ps[i], s.kini()) {
			return Surat{}, nil
		}
		p := ps[i]
		return Surat{judulKabar[a.Jenis], alinea(
			fmt.Sprintf("%s memberikan data Anda kepada %s pada %s, untuk %s.", nama, p.Penerima, s.hariPanjang(l, p.Dilakukan), p.Tujuan),
			"Data yang diberikan: "+strings.Join(p.Diberikan, ", ")+".", tanya)}, nil
	})
}

func (s *Service) naskahPeralihan(ctx context.Context, l dasar.LembagaID, as []antar.Antaran) (map[string]Surat, error) {
	nama, tanya, err := s.kopSurat(ctx, l)
	if err != nil {
		return nil, err
	}
	set, err := s.aturan(ctx, l)
	if err != nil {
		return nil, err
	}
	lanjut := fmt.Sprintf("Persetujuan yang diberikan wali berlaku paling lama %d hari sesudah itu, kecuali santri sendiri meneruskannya.", set.peralihan.TenggangHari)
	return perRujukan(as, func(a antar.Antaran) (Surat, error) {
		saat := ""
		if !a.Batas.IsZero() {
			saat = " pada " + s.hariPanjang(l, a.Batas)
		}
		if a.Jenis == antar.PeralihanDiri {
			return Surat{judulKabar[a.Jenis], alinea(fmt.Sprintf("Menurut hukum Anda dewasa%s. Sejak itu Anda sendiri yang memutuskan tentang data Anda di %s.", saat, nama),
				lanjut, "Bukalah Data saya, lalu Izin, dan jawab setiap tujuan. Mintalah juga agar nomor Anda sendiri dicatat, supaya kabar sampai kepada Anda.", tanya)}, nil
		}
		return Surat{judulKabar[a.Jenis], alinea(fmt.Sprintf("Santri yang Anda wakili dewasa menurut hukum%s. Sejak itu ia sendiri yang memutuskan tentang datanya di %s.", saat, nama),
			lanjut, "Tagihan yang Anda bayar tetap dapat Anda lihat; yang lain hanya bila ia mengizinkan.", tanya)}, nil
	})
}

func (s *Service) naskahPemusnahan(ctx context.Context, l dasar.LembagaID, as []antar.Antaran) (map[string]Surat, error) {
	nama, tanya, err := s.kopSurat(ctx, l)
	if err != nil {
		return nil, err
	}
	runs := map[string]retensi.Pemusnahan{}
	m := map[string]Surat{}
	for _, a := range as {
		p, ada := runs[a.Rujukan]
		if !ada {
			if p, err = laciPemusnahan.ambil(ctx, s, l, a.Rujukan); err != nil {
				return nil, err
			}
			runs[a.Rujukan] = p
		}
		var kelas []string
		for _, x := range p.Sasaran {
			if x.Subjek == a.Subjek {
				kelas = append(kelas, string(x.Kelas))
			}
		}
		if len(kelas) > 0 {
			m[a.ID] = Surat{judulKabar[a.Jenis], alinea(s.isiPemusnahan(l, p, nama, strings.Join(kelas, ", ")), tanya)}
		}
	}
	return m, nil
}

// isiPemusnahan says what goes or went, and why.
func (s *Service) isiPemusnahan(l dasar.LembagaID, p retensi.Pemusnahan, nama, kelas string) string {
	sebab := map[retensi.SebabMusnah]string{
		retensi.SebabRetensi: "Masa simpan sebagian data Anda di " + nama + " sudah berakhir.", retensi.SebabPermohonan: "Anda meminta data Anda di " + nama + " dihapus.",
		retensi.SebabPenarikan: "Persetujuan Anda untuk sebagian data di " + nama + " sudah ditarik.", retensi.SebabTakPerlu: "Sebagian data Anda di " + nama + " tidak diperlukan lagi.",
		retensi.SebabMelawanHukum: "Sebagian data Anda di " + nama + " diperoleh tidak menurut hukum.", retensi.SebabAkhirLayanan: nama + " berhenti memakai layanan ini dan sudah menerima seluruh datanya.",
	}[p.Sebab]
	if i := slices.IndexFunc(p.Langkah, func(x retensi.Langkah) bool { return x.Kode == "laksana" }); i >= 0 {
		return alinea(sebab, fmt.Sprintf("Data berikut telah dihapus atau dimusnahkan pada %s dan tidak dapat dikembalikan: %s.", s.hariPanjang(l, p.Langkah[i].Pada), kelas))
	}
	return alinea(sebab, fmt.Sprintf("Data berikut akan dihapus atau dimusnahkan dan tidak dapat dikembalikan: %s.", kelas), "Bila Anda masih memerlukannya, mintalah salinannya sekarang.")
}

func (s *Service) naskahTetap(ctx context.Context, l dasar.LembagaID, as []antar.Antaran) (map[string]Surat, error) {
	return perRujukan(as, func(a antar.Antaran) (Surat, error) {
		if t, ada := strings.CutPrefix(a.Rujukan, "perintah/"); ada {
			status, _, _ := strings.Cut(t, "/")
			teks := map[string]string{
				"menunggu": "Sebuah perintah tetap pemusnahan diusulkan dan menunggu persetujuan orang kedua. Periksalah di meja retensi sebelum menyetujuinya.",
				"berlaku":  "Perintah tetap pemusnahan berlaku. Kelas yang disebut di dalamnya dimusnahkan sendiri saat jatuh tempo; Anda dikabari setiap kali itu terjadi, dan dapat mencabutnya kapan saja.",
				"dicabut":  "Perintah tetap pemusnahan dicabut. Yang jatuh tempo menunggu persetujuan lagi.",
			}[status]
			return Surat{judulKabar[a.Jenis], teks}, nil
		}
		p, err := laciPemusnahan.ambil(ctx, s, l, a.Rujukan)
		if err != nil {
			return Surat{}, err
		}
		return Surat{judulKabar[a.Jenis], fmt.Sprintf("Perintah tetap telah memusnahkan %d sasaran. Berita acaranya nomor %s; unduhlah di meja retensi.", len(p.Sasaran), p.BeritaAcara.Nomor)}, nil
	})
}
