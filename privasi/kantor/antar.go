package kantor

import (
	"context"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/antar"
)

// Pengirim carries notices outside the application: by e-mail, by WhatsApp. It looks
// addresses up and opens them itself, through the door. The embedding application
// implements it; without one people find notices in their inbox, or get letters.
type Pengirim interface {
	// Kirim tries once for each message, in any order, and says what became of message i
	// as soon as it is known, once; what it says is kept at once, and an error of lapor
	// ends it. A message of which it says nothing is tried again later, as is all of it
	// when it fails; [antar.Pesan].ID tells who receives one twice.
	Kirim(ctx context.Context, l dasar.LembagaID, ps []antar.Pesan, lapor func(i int, h antar.Hasil) error) error
}

// Penjangkau tells whom an inbox reaches. The embedding application implements it from
// its accounts.
type Penjangkau interface {
	// Berakun returns those of the people whose notices somebody can open: with an account
	// in use, his own or, while he is a child, a guardian's; in a few statements.
	Berakun(ctx context.Context, l dasar.LembagaID, ss []privasi.SubjekID) (map[privasi.SubjekID]bool, error)
}

var laciAntaran = laci[antar.Antaran]{"antaran", func(a *antar.Antaran) kepala {
	return kepala{lembaga: a.Lembaga, id: a.ID, subjek: a.Subjek, status: statusAntaran(a.Status, a.Jenis), tenggat: a.Berikut, pada: a.Dibuat, versi: &a.Versi}
}}

func statusAntaran(s antar.Status, j antar.Jenis) string { return string(s) + "/" + string(j) }

// statusPer are the states of all kinds, or of one.
func statusPer(j antar.Jenis, ss ...antar.Status) (out []string) {
	js := []antar.Jenis{j}
	if j == "" {
		js = antar.SemuaJenis()
	}
	for _, s := range ss {
		for _, j := range js {
			out = append(out, statusAntaran(s, j))
		}
	}
	return out
}

// KumpulkanKabar makes the deliveries of what people have to be told since a moment,
// each once however often it is called, and returns how many are new. The zero moment
// looks at everything, and ends deliveries that nobody needs any more.
func (s *Service) KumpulkanKabar(ctx context.Context, l dasar.LembagaID, sejak time.Time) (int64, error) {
	perlu := map[string]bool{}
	var rs []privasi.Rekaman
	for _, x := range s.sumberKabar() {
		as, err := x.tunggu(ctx, l, sejak)
		if err != nil {
			return 0, err
		}
		for i := range as {
			r, err := laciAntaran.rekaman(s.Daftar, &as[i])
			if err != nil {
				return 0, err
			}
			if perlu[as[i].ID] = true; as[i].Subjek != "" {
				rs = append(rs, r)
			}
		}
	}
	n, err := s.Stores.Rekaman.Sisipkan(ctx, l, rs)
	if err != nil || !sejak.IsZero() {
		return n, err
	}
	return n, s.batalkanKabar(ctx, l, perlu)
}

// batalkanKabar ends open deliveries that are not needed.
func (s *Service) batalkanKabar(ctx context.Context, l dasar.LembagaID, perlu map[string]bool) error {
	as, err := semuaBerstatus(ctx, s, laciAntaran, l, statusPer("", antar.Antre, antar.Ditaruh, antar.Gagal)...)
	if err != nil {
		return err
	}
	as = slices.DeleteFunc(as, func(a antar.Antaran) bool { return perlu[a.ID] })
	for i := range as {
		as[i] = as[i].Batalkan(s.kini())
	}
	_, err = s.simpanAntaran(ctx, l, as)
	return err
}

// simpanAntaran stores deliveries in the place of the versions that they carry and, in
// the same unit, tells the matters what became of them. What somebody else moved
// meanwhile is left. It returns those that were stored.
func (s *Service) simpanAntaran(ctx context.Context, l dasar.LembagaID, as []antar.Antaran) (jadi []antar.Antaran, err error) {
	if len(as) == 0 {
		return nil, nil
	}
	rs := make([]privasi.Rekaman, len(as))
	for i := range as {
		if rs[i], err = laciAntaran.rekaman(s.Daftar, &as[i]); err != nil {
			return nil, err
		}
	}
	err = s.Atomic.Do(ctx, func(ctx context.Context, st Stores) error {
		ids, err := st.Banyak.Ganti(ctx, l, rs)
		if err != nil {
			return err
		}
		jadi = slices.DeleteFunc(slices.Clone(as), func(a antar.Antaran) bool { _, ada := slices.BinarySearch(ids, a.ID); return !ada })
		return s.akhiriPerkara(ctx, st, l, jadi)
	})
	for i := range jadi {
		jadi[i].Versi++
	}
	return jadi, err
}

// akhiriPerkara tells each kind of matter which of its notices arrived or failed.
func (s *Service) akhiriPerkara(ctx context.Context, st Stores, l dasar.LembagaID, as []antar.Antaran) error {
	per := map[antar.Jenis][]antar.Antaran{}
	for _, a := range as {
		if a.Status == antar.Terkirim || a.Status == antar.Gagal {
			per[a.Jenis] = append(per[a.Jenis], a)
		}
	}
	for _, x := range s.sumberKabar() {
		for _, j := range x.jenis {
			if len(per[j]) > 0 && x.akhiri != nil {
				if err := x.akhiri(ctx, st, l, per[j]); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// sudahSampai ends, inside a unit, the deliveries of a kind of people who were told
// another way; the matter knows it already.
func (s *Service) sudahSampai(l dasar.LembagaID, j antar.Jenis, kanal, bukti string, milik map[privasi.SubjekID]string) func(context.Context, Stores) error {
	return func(ctx context.Context, st Stores) error {
		var ss []privasi.SubjekID
		for x := range milik {
			ss = append(ss, x)
		}
		slices.Sort(ss)
		rs, err := st.Rekaman.MilikSubjek(ctx, l, []string{laciAntaran.jenis}, ss)
		if err != nil {
			return err
		}
		var ganti []privasi.Rekaman
		for _, r := range rs {
			if r.ID != antar.Kunci(j, milik[r.Subjek], r.Subjek) {
				continue
			}
			a, err := laciAntaran.keadaan(s.Daftar, r)
			if err != nil {
				return err
			}
			if a, err = a.Sampai(kanal, bukti, s.kini()); err != nil {
				continue // it has ended
			}
			if r, err = laciAntaran.rekaman(s.Daftar, &a); err != nil {
				return err
			}
			ganti = append(ganti, r)
		}
		_, err = st.Banyak.Ganti(ctx, l, ganti)
		return err
	}
}
