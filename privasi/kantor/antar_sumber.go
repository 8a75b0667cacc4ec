package kantor

import (
	"context"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/antar"
	"github.com/pesantren-go/pesantren/privasi/insiden"
	"github.com/pesantren-go/pesantren/privasi/kebijakan"
	"github.com/pesantren-go/pesantren/privasi/pendedahan"
	"github.com/pesantren-go/pesantren/privasi/retensi"
	"github.com/pesantren-go/pesantren/privasi/rezim"
)

// sumberKabar is a kind of matter about which people are told.
type sumberKabar struct {
	jenis []antar.Jenis
	// tunggu returns the deliveries of everybody who has not been told, of matters since a
	// moment where there may be many; the zero moment is all.
	tunggu func(ctx context.Context, l dasar.LembagaID, sejak time.Time) ([]antar.Antaran, error)
	// akhiri tells the matter, inside a unit, what became of its notices; nil: it asks.
	akhiri func(ctx context.Context, st Stores, l dasar.LembagaID, as []antar.Antaran) error
	// naskah writes the notices, by delivery; one that is left out is written no more.
	naskah func(ctx context.Context, l dasar.LembagaID, as []antar.Antaran) (map[string]Surat, error)
}

func (s *Service) sumberKabar() []sumberKabar {
	return []sumberKabar{
		{[]antar.Jenis{antar.Kebijakan}, s.tungguKebijakan, s.akhiriKebijakan, s.naskahKebijakan},
		{[]antar.Jenis{antar.Impor}, s.tungguImpor, s.akhiriImpor, s.naskahImpor},
		{[]antar.Jenis{antar.Insiden}, s.tungguInsiden, s.akhiriInsiden, s.naskahInsiden},
		{[]antar.Jenis{antar.Pendedahan}, s.tungguPendedahan, s.akhiriPendedahan, s.naskahPendedahan},
		{[]antar.Jenis{antar.PeralihanDiri, antar.PeralihanWali}, s.tungguPeralihan, s.akhiriPeralihan, s.naskahPeralihan},
		{[]antar.Jenis{antar.Pemusnahan}, s.tungguPemusnahan, nil, s.naskahPemusnahan},
		{[]antar.Jenis{antar.PerintahTetap}, s.tungguTetap, nil, s.naskahTetap},
		{[]antar.Jenis{antar.JawabanHak}, s.tungguJawaban, nil, s.naskahHak},
		{[]antar.Jenis{antar.TenggatHak}, s.tungguTenggat, nil, s.naskahHak},
		{[]antar.Jenis{antar.TinjauDarurat}, s.tungguDarurat, nil, s.naskahDarurat},
	}
}

func (s *Service) tungguKebijakan(ctx context.Context, l dasar.LembagaID, sejak time.Time) (as []antar.Antaran, err error) {
	maju, err := s.kemajuanKabar(ctx, l)
	if err != nil || len(maju) == 0 {
		return nil, err
	}
	siaran, err := semuaBerstatus(ctx, s, laciSiaran, l)
	if err != nil {
		return nil, err
	}
	for _, x := range siaran { // few: one for each version
		if m := maju[x.Kebijakan]; x.Pada.Before(sejak) || m.Orang == m.Terkirim {
			continue
		}
		ts, err := s.tugasVersi(ctx, l, x.Kebijakan)
		if err != nil {
			return nil, err
		}
		for _, t := range kebijakan.BelumSampai(ts) {
			as = append(as, antar.Baru(l, antar.Kebijakan, x.Kebijakan, t.Subjek, time.Time{}, t.Dibuat))
		}
	}
	return as, nil
}

func (s *Service) akhiriKebijakan(ctx context.Context, st Stores, l dasar.LembagaID, as []antar.Antaran) error {
	rs, err := st.Rekaman.MilikSubjek(ctx, l, []string{laciTugasKabar.jenis, laciHasilKabar.jenis}, subjekAntaran(as))
	if err != nil {
		return err
	}
	var ts []kebijakan.TugasKabar
	var hs []HasilKabar
	for _, r := range rs {
		if err := pilah(s, laciTugasKabar, r, func(t kebijakan.TugasKabar) { ts = append(ts, t) }); err != nil {
			return err
		}
		if err := pilah(s, laciHasilKabar, r, func(h HasilKabar) { hs = append(hs, h) }); err != nil {
			return err
		}
	}
	ts = terapkan(ts, hs)
	var baru []HasilKabar
	for _, a := range as {
		i := slices.IndexFunc(ts, func(t kebijakan.TugasKabar) bool { return t.Kebijakan == a.Rujukan && t.Subjek == a.Subjek })
		if i < 0 {
			continue
		}
		if h, _, err := hasil(ts[i], kebijakan.HasilKirim{Terkirim: a.Status == antar.Terkirim, Sebab: kebijakan.SebabGagal(a.Sebab), Kanal: a.Kanal, Pada: a.Selesai}, retensi.Sistem); err == nil {
			baru = append(baru, h) // otherwise the task has ended
		}
	}
	return sisipkan(ctx, s, st, laciHasilKabar, l, baru)
}

// sisipkan adds records inside a unit; those that are there stay.
func sisipkan[T any](ctx context.Context, s *Service, st Stores, lc laci[T], l dasar.LembagaID, xs []T) error {
	rs := make([]privasi.Rekaman, len(xs))
	for i := range xs {
		r, err := lc.rekaman(s.Daftar, &xs[i])
		if err != nil {
			return err
		}
		rs[i] = r
	}
	_, err := st.Rekaman.Sisipkan(ctx, l, rs)
	return err
}

func subjekAntaran(as []antar.Antaran) []privasi.SubjekID {
	ss := make([]privasi.SubjekID, len(as))
	for i, a := range as {
		ss[i] = a.Subjek
	}
	return ss
}

func (s *Service) tungguImpor(ctx context.Context, l dasar.LembagaID, sejak time.Time) (as []antar.Antaran, err error) {
	if s.Stores.Pernyataan == nil {
		return nil, nil
	}
	set, err := s.Setelan(ctx, l)
	if err != nil {
		return nil, err
	}
	batas := map[time.Time]time.Time{} // by moment: an import has one for thousands of people
	p := dasar.Page{Limit: dasar.MaxPage}
	for {
		ts, lanjut, err := s.Stores.Pernyataan.Tugas(ctx, l, p)
		if err != nil {
			return nil, err
		}
		for _, t := range ts {
			if t.Dibuat.Before(sejak) {
				continue
			}
			b, ada := batas[t.Dibuat]
			if !ada {
				j, _ := s.hukum().Jam(rezim.TenggatInfoLain, rezim.Fakta{rezim.Pengumpulan: t.Dibuat}, set.Isi, s.kalender())
				b = j.Tenggat // none where the law in force sets none, or the calendar lacks the year
				batas[t.Dibuat] = b
			}
			as = append(as, antar.Baru(l, antar.Impor, t.Pernyataan, t.Subjek, b, t.Dibuat))
		}
		if p.After = lanjut; lanjut == "" {
			return as, nil
		}
	}
}

func (s *Service) akhiriImpor(ctx context.Context, st Stores, l dasar.LembagaID, as []antar.Antaran) error {
	per := map[string][]privasi.SubjekID{}
	for _, a := range as {
		if a.Status == antar.Terkirim {
			per[a.Rujukan] = append(per[a.Rujukan], a.Subjek)
		}
	}
	for id, ss := range per { // one for each import
		if err := st.Pernyataan.Selesaikan(ctx, l, id, ss, s.kini()); err != nil {
			return err
		}
	}
	return nil
}

// tungguInsiden are the people of failures that are confirmed and of whom some wait.
func (s *Service) tungguInsiden(ctx context.Context, l dasar.LembagaID, _ time.Time) (as []antar.Antaran, err error) {
	is, err := semuaBerstatus(ctx, s, laciInsiden, l, string(insiden.Dipastikan), string(insiden.Diberitahukan), string(insiden.Dipulihkan))
	if err != nil {
		return nil, err
	}
	for _, i := range is { // few: failures that are open
		ks, err := s.kabarInsiden(ctx, l, i.ID)
		if err != nil {
			return nil, err
		}
		for _, k := range ks {
			if k.Pihak == insiden.Subjek && k.Status != insiden.Terkirim {
				as = append(as, antar.Baru(l, antar.Insiden, IDKabar(k), k.Subjek, rezim.Terdini(i.Jam...).Tenggat, k.Dibuat))
			}
		}
	}
	return as, nil
}

func (s *Service) akhiriInsiden(ctx context.Context, st Stores, l dasar.LembagaID, as []antar.Antaran) error {
	rs, err := st.Rekaman.MilikSubjek(ctx, l, []string{laciKabar.jenis, laciKiriman.jenis}, subjekAntaran(as))
	if err != nil {
		return err
	}
	var ks []insiden.Kabar
	var kirim []KirimanKabar
	for _, r := range rs {
		if err := pilah(s, laciKabar, r, func(k insiden.Kabar) { ks = append(ks, k) }); err != nil {
			return err
		}
		if err := pilah(s, laciKiriman, r, func(k KirimanKabar) { kirim = append(kirim, k) }); err != nil {
			return err
		}
	}
	ks = akhiri(ks, kirim)
	var baru []KirimanKabar
	for _, a := range as {
		i := slices.IndexFunc(ks, func(k insiden.Kabar) bool { return IDKabar(k) == a.Rujukan })
		if i < 0 {
			continue
		}
		p := Pengiriman{Terkirim: a.Status == antar.Terkirim, Kanal: a.Kanal, Bukti: a.Bukti, Sebab: string(a.Sebab)}
		if _, _, err := ks[i].Catat(p.Terkirim, p.Kanal, p.Bukti, p.Sebab, a.Selesai); err == nil {
			baru = append(baru, kiriman(ks[i], p, retensi.Sistem, a.Selesai)) // otherwise it has ended
		}
	}
	return sisipkan(ctx, s, st, laciKiriman, l, baru)
}

func (s *Service) tungguPendedahan(ctx context.Context, l dasar.LembagaID, _ time.Time) (as []antar.Antaran, err error) {
	ps, err := s.perluDikabari(ctx, l)
	for _, p := range ps {
		as = append(as, antar.Baru(l, antar.Pendedahan, p.ID, p.Subjek, time.Time{}, s.kini()))
	}
	return as, err
}

func (s *Service) akhiriPendedahan(ctx context.Context, st Stores, l dasar.LembagaID, as []antar.Antaran) error {
	pel := s.sistem(l)
	for _, a := range as { // few: a disclosure is one letter
		if a.Status != antar.Terkirim {
			continue
		}
		r, err := st.Rekaman.Ambil(ctx, l, laciPendedahan.jenis, a.Rujukan)
		if err != nil {
			return err
		}
		p, err := laciPendedahan.keadaan(s.Daftar, r)
		if err != nil {
			return err
		}
		if !p.PerluKabar(s.kini()) {
			continue
		}
		p, ev, err := p.Kabari(a.Kanal+": "+a.Bukti, pendedahan.Aktor{Akun: pel.ID, Kapasitas: pel.Peran}, s.kini())
		if err != nil {
			return err
		}
		if err := laciPendedahan.simpan(ctx, s, st, pel, &p, []privasi.Peristiwa{ev}); err != nil {
			return err
		}
	}
	return nil
}

// tungguPemusnahan are the people of runs whose processors know: they are told before it
// happens, and may still read of it for as long as a notice waits in an inbox.
func (s *Service) tungguPemusnahan(ctx context.Context, l dasar.LembagaID, _ time.Time) (as []antar.Antaran, err error) {
	ms, err := semuaBerstatus(ctx, s, laciPemusnahan, l, kata([]retensi.Status{retensi.ProsesorKabar, retensi.SubjekKabar, retensi.Dieksekusi, retensi.Dibuktikan, retensi.BerBeritaAcara})...)
	if err != nil {
		return nil, err
	}
	tutup, _, err := laciPemusnahan.cari(ctx, s, l, privasi.SaringRekaman{Status: []string{string(retensi.Ditutup)}}, dasar.Page{Limit: 100})
	if err != nil {
		return nil, err
	}
	for _, m := range tutup { // the newest
		if s.kini().Sub(m.Langkah[len(m.Langkah)-1].Pada) < antar.Pemusnahan.TungguDibuka() {
			ms = append(ms, m)
		}
	}
	for _, m := range ms {
		for _, x := range m.Orang() {
			as = append(as, antar.Baru(l, antar.Pemusnahan, m.ID, privasi.SubjekID(x), time.Time{}, s.kini()))
		}
	}
	return as, nil
}
