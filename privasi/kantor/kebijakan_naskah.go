package kantor

import (
	"context"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kebijakan"
)

// Rancangan is a text that the officer works on: it counts for nothing until it is
// published.
type Rancangan struct {
	Lembaga   dasar.LembagaID     `privasi:"-,lembaga"`
	Audiens   kebijakan.Audiens   `privasi:"-,pembaca"`
	Ringkasan string              `privasi:"-,kebijakan lembaga"`
	Klausul   []kebijakan.Klausul `privasi:"-,kebijakan lembaga"`
	Material  bool                `privasi:"-,sifat perubahan"`
	Oleh      string              `privasi:"-,akun penulis"`
	Pada      time.Time           `privasi:"-,saat disimpan"`
	Versi     uint64              `privasi:"-,versi catatan"`
}

var laciRancangan = laci[Rancangan]{"rancangan_kebijakan", func(x *Rancangan) kepala {
	return kepala{lembaga: x.Lembaga, id: string(x.Audiens), status: "rancangan", versi: &x.Versi}
}}

// Rancangan returns the draft for an audience: what was saved, or else the text in force,
// or else the default text. Its Versi is 0 until it is saved.
func (s *Service) Rancangan(ctx context.Context, pel dasar.Pelaku, a kebijakan.Audiens) (Rancangan, error) {
	if err := petugas(pel); err != nil {
		return Rancangan{}, err
	}
	x, err := laciRancangan.ambil(ctx, s, pel.Lembaga, string(a))
	if err == nil || dasar.KindOf(err) != dasar.NotFound {
		return x, err
	}
	r, err := s.Kebijakan(ctx, pel.Lembaga, a)
	if err != nil {
		return x, err
	}
	x = Rancangan{Lembaga: pel.Lembaga, Audiens: a}
	if n := len(r.Terbitan); n > 0 {
		x.Ringkasan, x.Klausul = r.Terbitan[n-1].Ringkasan, r.Terbitan[n-1].Klausul
		return x, nil
	}
	n, err := s.NaskahBaku(ctx, pel.Lembaga, a)
	x.Ringkasan, x.Klausul = n.Ringkasan, n.Klausul
	return x, err
}

// SimpanRancangan keeps a draft; Versi is that of the draft that was read. A draft may
// still say what the law forbids: it is marked, and not published.
func (s *Service) SimpanRancangan(ctx context.Context, pel dasar.Pelaku, x Rancangan) (Rancangan, error) {
	if err := petugas(pel); err != nil {
		return x, err
	}
	if x.Audiens == "" || len(x.Ringkasan) > 5000 || len(x.Klausul) > 100 {
		return x, kebijakan.ErrNaskah.Invalidf("pilih pembacanya; ringkasan paling panjang 5.000 huruf")
	}
	for i, k := range x.Klausul {
		if len(k.Teks) > 20000 || len(k.Judul) > 300 {
			return x, kebijakan.ErrNaskah.Invalidf("klausul %q terlalu panjang; bagi menjadi beberapa klausul", k.Judul).Pada("klausul")
		}
		x.Klausul[i].Teks = strings.ReplaceAll(k.Teks, "\r\n", "\n")
	}
	x.Ringkasan = strings.ReplaceAll(x.Ringkasan, "\r\n", "\n")
	x.Lembaga, x.Oleh, x.Pada = pel.Lembaga, pel.ID, s.kini()
	return catat(ctx, s, laciRancangan, pel, x, []privasi.Peristiwa{{Jenis: "RancanganDisimpan", Objek: string(x.Audiens), Oleh: pel.ID, Pada: x.Pada}})
}

// Naskah is the text of a draft as it would be published now: with the purposes of the
// register as it stands.
func (s *Service) Naskah(ctx context.Context, x Rancangan) (kebijakan.Naskah, error) {
	n, err := s.NaskahBaku(ctx, x.Lembaga, x.Audiens)
	n.Bahasa, n.Audiens, n.Ringkasan, n.Klausul, n.Material = bahasaKebijakan, x.Audiens, x.Ringkasan, x.Klausul, x.Material
	return n, err
}
