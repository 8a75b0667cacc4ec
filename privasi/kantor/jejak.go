package kantor

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/buku"
	"github.com/pesantren-go/pesantren/privasi/pendedahan"
)

// rahasia are the instruments of authorities of which a law forbids to tell a person
// yet, as the trail names them.
type rahasia []string

func (r rahasia) menutup(rujukan string) bool {
	return len(r) > 0 && slices.ContainsFunc(strings.Split(rujukan, ", "), func(x string) bool { return slices.Contains(r, x) })
}

// rahasia reads them, for whoever asks about the person: nothing is kept from the
// officer, unless it is about himself.
func (s *Service) rahasia(ctx context.Context, pel dasar.Pelaku, x privasi.SubjekID) (rahasia, error) {
	if petugas(pel) == nil {
		if diri, err := s.pelaksana(ctx, pel); err != nil || diri.Subjek != x {
			return nil, err
		}
	}
	return s.rahasiaDari(ctx, pel.Lembaga, x)
}

// rahasiaDari reads them for what is handed to the person, whoever makes it.
func (s *Service) rahasiaDari(ctx context.Context, l dasar.LembagaID, x privasi.SubjekID) (r rahasia, err error) {
	ps, err := laciPendedahan.milik(ctx, s, l, x)
	for _, p := range ps {
		if tertutup(p, s.kini()) {
			r = append(r, privasi.Konteks{Instrumen: p.ID}.Rujukan())
		}
	}
	return r, err
}

// tertutup reports that a law forbids to tell the person of a disclosure yet.
func tertutup(p pendedahan.Pendedahan, pada time.Time) bool {
	return p.Instrumen.LarangSampai.After(pada)
}

// JejakSaya pages through who saw which data of a person, newest first: for himself,
// for his guardian, and for the officer who answers him. What was opened under the paper
// of an authority is in it for the officer only, while a law forbids to tell the person;
// then it is a line like any other.
func (s *Service) JejakSaya(ctx context.Context, pel dasar.Pelaku, subjek privasi.SubjekID, p dasar.Page) ([]privasi.Jejak, string, error) {
	if err := s.milikAtauPetugas(ctx, pel, subjek); err != nil {
		return nil, "", err
	}
	r, err := s.rahasia(ctx, pel, subjek)
	if err != nil {
		return nil, "", err
	}
	return s.jejakTanpa(ctx, pel.Lembaga, subjek, r, p)
}

// JejakKantor is [Service.JejakSaya] for staff whom the application lets read trails:
// the caller answers for that. The same secrets are kept from them.
func (s *Service) JejakKantor(ctx context.Context, pel dasar.Pelaku, subjek privasi.SubjekID, p dasar.Page) ([]privasi.Jejak, string, error) {
	if err := pel.Validate(); err != nil {
		return nil, "", err
	}
	r, err := s.rahasia(ctx, pel, subjek)
	if err != nil {
		return nil, "", err
	}
	return s.jejakTanpa(ctx, pel.Lembaga, subjek, r, p)
}

// jejakTanpa fills a page with what is no secret, and goes on only where more of that
// follows: a page that is one line short would tell that there is a secret.
func (s *Service) jejakTanpa(ctx context.Context, l dasar.LembagaID, x privasi.SubjekID, r rahasia, p dasar.Page) (hasil []privasi.Jejak, lanjut string, err error) {
	n := p.Batas()
	for len(hasil) < n {
		p.Limit = n - len(hasil)
		var js []privasi.Jejak
		if js, lanjut, err = s.jejakTampak(ctx, l, x, r, p); err != nil {
			return nil, "", err
		}
		hasil = append(hasil, js...)
		if p.After = lanjut; lanjut == "" {
			return hasil, "", nil
		}
	}
	if len(r) == 0 {
		return hasil, lanjut, nil
	}
	p = dasar.Page{After: lanjut, Limit: dasar.MaxPage}
	for {
		js, berikut, err := s.jejakTampak(ctx, l, x, r, p)
		switch {
		case err != nil:
			return nil, "", err
		case len(js) > 0:
			return hasil, lanjut, nil
		case berikut == "":
			return hasil, "", nil
		}
		p.After = berikut
	}
}

func (s *Service) jejakTampak(ctx context.Context, l dasar.LembagaID, x privasi.SubjekID, r rahasia, p dasar.Page) ([]privasi.Jejak, string, error) {
	js, lanjut, err := s.Jejak.Subjek(ctx, l, x, p)
	return slices.DeleteFunc(js, func(j privasi.Jejak) bool { return r.menutup(j.Rujukan) }), lanjut, err
}

// BuktiJejak is a line of the trail with what proves it.
type BuktiJejak struct {
	Bukti buku.BuktiJejak
	Titik string // the signed checkpoint that the proof speaks of
}

// Tulis is the proof as a file: JSON, with the bytes in base64.
func (b BuktiJejak) Tulis() []byte {
	isi, err := json.Marshal(b)
	if err != nil {
		panic("kantor: " + err.Error()) // only plain values inside
	}
	return isi
}

// BuktiBaris proves a line of a person's trail: that it stands in the log as he
// reads it, checked without the database against a checkpoint that is signed now.
func (s *Service) BuktiBaris(ctx context.Context, pel dasar.Pelaku, subjek privasi.SubjekID, indeks int64) (BuktiJejak, error) {
	if err := s.milikAtauPetugas(ctx, pel, subjek); err != nil {
		return BuktiJejak{}, err
	}
	m, err := s.Jejak.Bahan(ctx, pel.Lembaga, subjek, indeks)
	if err != nil {
		return BuktiJejak{}, err
	}
	r, err := s.rahasia(ctx, pel, subjek)
	if err != nil {
		return BuktiJejak{}, err
	}
	if r.menutup(m.Catatan.Rujukan) {
		return BuktiJejak{}, dasar.ErrTiada.NotFoundf("baris jejak tidak ditemukan")
	}
	t, err := s.TandatanganiBuku(ctx, pel.Lembaga)
	if err != nil {
		return BuktiJejak{}, err
	}
	b, err := buku.BuatBuktiJejak(m, indeks, t.Ukuran, s.pembaca(ctx, pel.Lembaga))
	return BuktiJejak{b, t.Teks}, err
}
