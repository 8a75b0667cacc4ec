package kantor

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi/antar"
)

// Surat is a notice as the person reads it, in the application or on paper: blocks of text, a
// blank line between them. It holds no value of a sealed field.
type Surat struct {
	Judul, Isi string
}

// judulKabar is what a kind of notice is called where others may read along.
var judulKabar = map[antar.Jenis]string{
	antar.Kebijakan:     "Kebijakan privasi yang baru",
	antar.Impor:         "Data Anda diserahkan kepada lembaga",
	antar.Insiden:       "Kegagalan pelindungan data pribadi",
	antar.Pendedahan:    "Data Anda diberikan kepada pihak lain",
	antar.PeralihanDiri: "Anda segera memutuskan sendiri tentang data Anda",
	antar.PeralihanWali: "Santri Anda segera memutuskan sendiri tentang datanya",
	antar.Pemusnahan:    "Data Anda akan dimusnahkan",
	antar.PerintahTetap: "Perintah tetap pemusnahan",
	antar.JawabanHak:    "Permohonan Anda sudah dijawab",
	antar.TenggatHak:    "Permohonan hampir lewat batas",
	antar.TinjauDarurat: "Akses darurat menunggu tinjauan Anda",
}

// JudulKabar is the name of a kind of notice.
func JudulKabar(j antar.Jenis) string { return judulKabar[j] }

// pesan is what leaves the application: never more than that there is something to read.
func pesan(a antar.Antaran, lembaga string) antar.Pesan {
	isi := "Ada pemberitahuan untuk Anda dari " + lembaga + ". Masuklah ke aplikasi dan buka menu Pemberitahuan untuk membacanya."
	if a.Jenis.Publik() {
		isi = lembaga + " mengumumkan kebijakan privasi yang baru. Bacalah di halaman Kebijakan privasi pada situs lembaga; Anda tidak perlu masuk."
	}
	return antar.Pesan{ID: a.ID, Jenis: a.Jenis, Subjek: a.Subjek, Judul: "Pemberitahuan dari " + lembaga, Isi: isi}
}

// kopSurat is the name of the institution and whom to ask.
func (s *Service) kopSurat(ctx context.Context, l dasar.LembagaID) (nama, tanya string, err error) {
	p, err := s.Profil(ctx, l)
	if nama = p.Nama; nama == "" {
		nama = "Lembaga"
	}
	if tanya = "Pejabat pelindungan data pribadi"; p.PPDP != "" {
		tanya = p.PPDP
	}
	return nama, "Pertanyaan dan permintaan Anda: " + tanya + ".", err
}

// tulisSurat writes deliveries, by id. What its matter writes no more is left out.
func (s *Service) tulisSurat(ctx context.Context, l dasar.LembagaID, as []antar.Antaran) (map[string]Surat, error) {
	semua := map[string]Surat{}
	for _, x := range s.sumberKabar() {
		bagian := slices.DeleteFunc(slices.Clone(as), func(a antar.Antaran) bool { return !slices.Contains(x.jenis, a.Jenis) })
		if len(bagian) == 0 {
			continue
		}
		m, err := x.naskah(ctx, l, bagian)
		if err != nil {
			return nil, err
		}
		for id, t := range m {
			semua[id] = t
		}
	}
	return semua, nil
}

// perRujukan writes one text for each matter and gives it to all its deliveries.
func perRujukan(as []antar.Antaran, tulis func(a antar.Antaran) (Surat, error)) (map[string]Surat, error) {
	m, sudah := map[string]Surat{}, map[string]Surat{}
	for _, a := range as {
		kunci := string(a.Jenis) + "\x00" + a.Rujukan
		t, ada := sudah[kunci]
		if !ada {
			var err error
			if t, err = tulis(a); err != nil && dasar.KindOf(err) != dasar.NotFound {
				return nil, err
			}
			sudah[kunci] = t
		}
		if t.Isi != "" {
			m[a.ID] = t
		}
	}
	return m, nil
}

// hariPanjang is a day of the institution in words.
func (s *Service) hariPanjang(l dasar.LembagaID, t time.Time) string {
	return dasar.TanggalDari(t.In(s.zona(l))).Panjang()
}

func alinea(ss ...string) string {
	return strings.Join(slices.DeleteFunc(ss, func(s string) bool { return s == "" }), "\n\n")
}
