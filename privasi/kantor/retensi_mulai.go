package kantor

import (
	"context"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/hak"
	"github.com/pesantren-go/pesantren/privasi/kompartemen"
	"github.com/pesantren-go/pesantren/privasi/persetujuan"
	"github.com/pesantren-go/pesantren/privasi/retensi"
	"github.com/pesantren-go/pesantren/privasi/wali"
)

// mulaiSemua are the start events of people: those of the packages that keep them, and
// those of what the office itself keeps. Without people, of everybody.
func (s *Service) mulaiSemua(ctx context.Context, l dasar.LembagaID, ss ...privasi.SubjekID) (map[privasi.SubjekID][]retensi.Mulai, error) {
	if s.Mulai == nil {
		return nil, nil
	}
	m, err := s.Mulai.Mulai(ctx, l, ss...)
	if err != nil {
		return nil, err
	}
	if err := s.mulaiPermohonan(ctx, l, m); err != nil {
		return nil, err
	}
	return m, s.mulaiPerkara(ctx, l, m, ss...)
}

// mulaiPermohonan adds when the last matter between a person and the office was over. It
// begins with his leaving at the earliest: one key seals all his requests, and whoever is
// here must be able to ask, and to consent, again.
func (s *Service) mulaiPermohonan(ctx context.Context, l dasar.LembagaID, m map[privasi.SubjekID][]retensi.Mulai) error {
	pergi := map[privasi.SubjekID]dasar.Tanggal{}
	var ss []privasi.SubjekID
	for x, ms := range m {
		if t := (retensi.Isi{Mulai: ms}).Sejak(privasi.RetensiIdentitas); !t.IsZero() {
			pergi[x], ss = t, append(ss, x)
		}
	}
	rs, err := s.Stores.Rekaman.MilikSubjek(ctx, l, []string{laciPermohonan.jenis, laciAduan.jenis, laciKoreksi.jenis, laciKapasitas.jenis, laciPersetujuan.jenis, laciTahan.jenis}, ss)
	if err != nil {
		return err
	}
	selesai := map[privasi.SubjekID]time.Time{}
	terbuka := map[privasi.SubjekID]bool{}
	for _, r := range rs {
		t, ya, err := s.usai(r)
		if err != nil {
			return err
		}
		if !ya {
			terbuka[r.Subjek] = true
		}
		if t.After(selesai[r.Subjek]) {
			selesai[r.Subjek] = t
		}
	}
	for x, t := range selesai {
		if hari := dasar.TanggalDari(t.In(s.zona(l))); !terbuka[x] {
			if hari.Before(pergi[x]) {
				hari = pergi[x]
			}
			m[x] = append(slices.Clip(m[x]), retensi.Mulai{Kelas: privasi.RetensiPermohonan, Pada: hari})
		}
	}
	return nil
}

// usai says when a matter of the office with a person was over; ya is false while it is
// open: a request that is not closed, a consent or a hold in force.
func (s *Service) usai(r privasi.Rekaman) (t time.Time, ya bool, err error) {
	kini := s.kini()
	sampai := func(akhir time.Time) { t, ya = akhir, !akhir.IsZero() && !akhir.After(kini) }
	for _, err := range []error{
		pilah(s, laciPermohonan, r, func(p hak.Permohonan) { sampai(p.Usai()) }),
		pilah(s, laciAduan, r, func(p hak.Pengaduan) { sampai(p.Ditutup) }),
		pilah(s, laciKoreksi, r, func(k hak.CatatanKoreksi) { sampai(k.Pada) }),
		pilah(s, laciKapasitas, r, func(k wali.Kapasitas) { sampai(k.Selesai) }),
		pilah(s, laciPersetujuan, r, func(p persetujuan.Persetujuan) { sampai(p.Usai()) }),
		pilah(s, laciTahan, r, func(p retensi.Penahanan) { sampai(p.Sampai) }),
	} {
		if err != nil {
			return t, ya, err
		}
	}
	return t, ya, nil
}

// mulaiPerkara adds the cases of the task team that are closed; a case is a person of its
// own, so that nobody is found by it.
func (s *Service) mulaiPerkara(ctx context.Context, l dasar.LembagaID, m map[privasi.SubjekID][]retensi.Mulai, ss ...privasi.SubjekID) (err error) {
	var xs []kompartemen.Laporan
	if len(ss) == 0 {
		xs, err = semuaBerstatus(ctx, s, laciLaporan, l)
	} else {
		xs, err = laciLaporan.milik(ctx, s, l, ss...)
	}
	for _, x := range xs {
		m[x.Subjek] = nil
		if !x.Selesai.IsZero() {
			m[x.Subjek] = []retensi.Mulai{{Kelas: privasi.RetensiKompartemen, Pada: dasar.TanggalDari(x.Selesai.In(s.zona(l)))}}
		}
	}
	return err
}

// tanpaPerkara leaves out what only the task team may know of.
func tanpaPerkara(ts []retensi.Tempo) []retensi.Tempo {
	return slices.DeleteFunc(ts, func(t retensi.Tempo) bool { return t.Kelas == privasi.RetensiKompartemen })
}
