package kantor

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/insiden"
)

// ErrRadius says that a radius names no account, or nobody is affected by hand.
var ErrRadius = dasar.Aturan("PRI-KANTOR-22")

// RadiusDihitung says which accounts and which window were searched for an incident:
// part of its documentation (PP 33/2026 article 117).
type RadiusDihitung struct {
	Lembaga dasar.LembagaID `privasi:"-,lembaga"`
	ID      string          `privasi:"-,kunci teknis"`
	Insiden string          `privasi:"-,kunci insiden"`
	Akun    []string        `privasi:"-,akun yang dicurigai"` // none: people were named by hand
	Dari    time.Time       `privasi:"-,awal jendela"`
	Sampai  time.Time       `privasi:"-,akhir jendela"`
	Baris   int             `privasi:"-,banyak baris jejak yang dibaca"`
	Orang   int             `privasi:"-,banyak orang yang ditemukan"`
	Oleh    string          `privasi:"-,akun yang menghitung"`
	Pada    time.Time       `privasi:"-,saat dihitung"`
	Versi   uint64          `privasi:"-,versi catatan"`
}

// What belongs to an incident is listed by it: its status in the storage is the id of
// the incident.
var (
	laciTerdampak = laci[insiden.Terdampak]{"terdampak", func(t *insiden.Terdampak) kepala {
		return kepala{lembaga: t.Lembaga, id: idTerdampak(*t), subjek: t.Subjek, status: t.Insiden, pada: t.Terakhir, versi: &t.Versi}
	}}
	laciRadius = laci[RadiusDihitung]{"radius", func(r *RadiusDihitung) kepala {
		return kepala{lembaga: r.Lembaga, id: r.ID, status: r.Insiden, pada: r.Pada, versi: &r.Versi}
	}}
)

// idTerdampak is the same for the same exposure, so that nothing is noted twice.
func idTerdampak(t insiden.Terdampak) string {
	kata := []string{t.Insiden, string(t.Subjek)}
	for _, b := range t.Bidang {
		kata = append(kata, b.Tipe, b.Bidang, b.Kategori, b.Tingkat)
	}
	return idTetap(kata...)
}

// HitungRadius searches the trail for every field that the accounts opened in the
// window, page by page, and notes whoever is affected and was not known yet. A later
// and wider search adds; nothing found is ever taken back. It returns how many people
// were found by this search.
//
// People whose ties to the trail were cut (privasi.GudangJejak.Lupakan) are no longer
// in it.
func (s *Service) HitungRadius(ctx context.Context, pel dasar.Pelaku, id string, j insiden.Jendela) (int, error) {
	if err := petugas(pel); err != nil {
		return 0, err
	}
	j.Akun = slices.DeleteFunc(slices.Clone(j.Akun), func(a string) bool { return strings.TrimSpace(a) == "" })
	slices.Sort(j.Akun)
	if j.Akun = slices.Compact(j.Akun); len(j.Akun) == 0 || !j.Sampai.IsZero() && j.Sampai.Before(j.Dari) {
		return 0, ErrRadius.Invalidf("sebutkan akun yang dicurigai dan rentang waktunya").Pada("akun")
	}
	p := insiden.Kumpulkan(id, pel.Lembaga, j)
	n := 0
	for _, akun := range j.Akun {
		m, err := s.bacaJejakAkun(ctx, pel.Lembaga, akun, j, p)
		if err != nil {
			return 0, err
		}
		n += m
	}
	temu := p.Hasil(s.Daftar)
	r := RadiusDihitung{Lembaga: pel.Lembaga, ID: idBaru(), Insiden: id, Akun: j.Akun, Dari: j.Dari.UTC(), Sampai: j.Sampai.UTC(), Baris: n, Orang: len(temu), Oleh: pel.ID, Pada: s.kini()}
	return len(temu), s.catatTerdampak(ctx, pel, id, r, temu)
}

func (s *Service) bacaJejakAkun(ctx context.Context, l dasar.LembagaID, akun string, j insiden.Jendela, p *insiden.Pengumpul) (n int, err error) {
	f := privasi.SaringJejak{Pelaku: akun, Dari: j.Dari}
	if !j.Sampai.IsZero() {
		f.Sampai = j.Sampai.Add(time.Microsecond) // both ends of a window count
	}
	hal := dasar.Page{Limit: dasar.MaxPage}
	for {
		js, lanjut, err := s.Jejak.Pelaku(ctx, l, f, hal)
		if err != nil {
			return n, err
		}
		p.Tambah(js...)
		if n += len(js); lanjut == "" {
			return n, nil
		}
		hal.After = lanjut
	}
}

// TambahTerdampak notes people whom the trail cannot know of, such as those on a lost
// sheet of paper, with the categories that were on it.
func (s *Service) TambahTerdampak(ctx context.Context, pel dasar.Pelaku, id string, kategori []string, orang ...privasi.SubjekID) error {
	if err := petugas(pel); err != nil {
		return err
	}
	if len(orang) == 0 || slices.Contains(orang, "") || len(kategori) == 0 {
		return ErrRadius.Invalidf("sebutkan orang yang terdampak dan jenis datanya").Pada("orang")
	}
	kategori = slices.Sorted(slices.Values(kategori))
	var bs []insiden.BidangTerdampak
	for _, k := range slices.Compact(kategori) {
		bs = append(bs, insiden.BidangTerdampak{Tipe: "?", Bidang: "?", Kategori: k, Tingkat: "?"})
	}
	kini := s.kini()
	ts := make([]insiden.Terdampak, len(orang))
	for i, o := range orang {
		ts[i] = insiden.Terdampak{Lembaga: pel.Lembaga, Insiden: id, Subjek: o, Bidang: bs, Kali: 1, Pertama: kini, Terakhir: kini}
	}
	return s.catatTerdampak(ctx, pel, id, RadiusDihitung{Lembaga: pel.Lembaga, ID: idBaru(), Insiden: id, Orang: len(ts), Oleh: pel.ID, Pada: kini}, ts)
}

// catatTerdampak adds who is newly affected. What was closed takes nobody in any more.
func (s *Service) catatTerdampak(ctx context.Context, pel dasar.Pelaku, id string, r RadiusDihitung, ts []insiden.Terdampak) error {
	i, err := laciInsiden.ambil(ctx, s, pel.Lembaga, id)
	if err != nil {
		return err
	}
	if i.Status == insiden.Ditutup || i.Status == insiden.BukanKegagalan {
		return ErrRadius.Conflictf("insiden ini sudah selesai; laporkan insiden baru").Pada("akun")
	}
	lama, err := semuaBerstatus(ctx, s, laciTerdampak, pel.Lembaga, id)
	if err != nil {
		return err
	}
	ev := catatanInsiden(i, "RadiusDihitung", pel, r.Pada)
	return sisip(ctx, s, laciInsiden, pel, i, ev, laciTerdampak, insiden.Tambahan(lama, ts), func(ctx context.Context, st Stores) error {
		r := r
		return laciRadius.simpan(ctx, s, st, pel, &r, nil)
	})
}
