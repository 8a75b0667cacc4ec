package kantor

import (
	"context"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/hak"
	"github.com/pesantren-go/pesantren/privasi/wali"
)

// tipePermohonan is the registered name of a request.
const tipePermohonan = "hak.Permohonan"

var laciPermohonan = laci[hak.Permohonan]{"permohonan", func(p *hak.Permohonan) kepala {
	k := kepala{lembaga: p.Lembaga, id: p.ID, subjek: p.Subjek, kunci: Nomor(p.ID, p.Dicatat), status: statusHak(p.Status, p.Jenis), pada: p.Dicatat, versi: &p.Versi}
	if !p.Status.Akhir() {
		k.tenggat = p.Batas()
	}
	return k
}}

// statusHak is what lists filter by: the state with the right.
func statusHak(s hak.Status, j hak.Jenis) string { return string(s) + " " + string(j) }

// Nomor is the number of a request or a complaint as people read it to each other.
func Nomor(id string, dicatat time.Time) string {
	ekor := strings.ToUpper(strings.ReplaceAll(id, "-", ""))
	return "PDP/" + dicatat.UTC().Format("2006/01") + "/" + ekor[max(0, len(ekor)-6):]
}

// aktor is who makes a move: the account with the person behind it, where he is known.
func (s *Service) aktor(ctx context.Context, pel dasar.Pelaku) (hak.Aktor, error) {
	x, err := s.diri(ctx, pel)
	if err != nil && dasar.RuleOf(err) != string(ErrBukanMilik) {
		return hak.Aktor{}, err
	}
	return hak.Aktor{Akun: pel.ID, Subjek: x, Kapasitas: pel.Peran}, nil
}

func (s *Service) hukumHak(ctx context.Context, l dasar.LembagaID) (hak.Hukum, error) {
	set, err := s.Setelan(ctx, l)
	return hak.Hukum{Hukum: s.hukum(), Setelan: set.Isi, Kalender: s.kalender()}, err
}

// kelompokHak is the part of a guardian's authority that a right needs.
func kelompokHak(j hak.Jenis) wali.KelompokHak {
	u, _ := j.Uraikan()
	switch {
	case u.Merusak:
		return wali.HakMerusak
	case j == hak.Tarik:
		return wali.HakPersetujuan
	case j == hak.Koreksi || j == hak.Lengkapi || j == hak.Batasi || j == hak.Keberatan:
		return wali.HakUbah
	}
	return wali.HakLihat
}

// faktaHak is what is known of the people of a request now. beku tells that the
// guardian's authority is frozen: he is answered as if it were not.
func (s *Service) faktaHak(ctx context.Context, l dasar.LembagaID, x, siapa privasi.SubjekID, j hak.Jenis) (f hak.Fakta, beku bool, err error) {
	d, err := s.dataUntuk(ctx, l, x, siapa)
	if err != nil {
		return f, false, err
	}
	t, w := s.kini(), d.berkas.orang[siapa]
	if w.Subjek == "" {
		w = wali.Orang{Lembaga: l, Subjek: siapa}
	}
	z := wali.Cari(d.berkas.kewenangan[x], w, d.fakta.Orang, d.aturan.usia, t).Izin(d.fakta.Orang, d.aturan.usia, kelompokHak(j), t)
	f.Anak, f.WaliTerbukti = d.fakta.Orang.Anak(d.aturan.usia, t), siapa != x && z.Efek == nil
	return f, siapa != x && z.Jawab == nil && z.Efek != nil, nil
}
