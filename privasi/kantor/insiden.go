package kantor

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/insiden"
)

var laciInsiden = laci[insiden.Insiden]{"insiden", func(i *insiden.Insiden) kepala {
	k := kepala{lembaga: i.Lembaga, id: i.ID, status: string(i.Status), pada: i.Terdeteksi, versi: &i.Versi}
	if i.Diberitahukan.IsZero() && i.TandaPPDP == "" {
		k.tenggat = i.Batas()
	}
	return k
}}

func (s *Service) hukumInsiden(ctx context.Context, l dasar.LembagaID) (insiden.Hukum, error) {
	x, err := s.Setelan(ctx, l)
	return insiden.Hukum{Hukum: s.hukum(), Setelan: x.Isi, Kalender: s.kalender()}, err
}

func pelapor(pel dasar.Pelaku) insiden.Aktor {
	return insiden.Aktor{Akun: pel.ID, Kapasitas: pel.Peran}
}

// LaporkanInsiden records the first sign of a failure and starts its clock. Whoever is
// signed in may report; the desk takes over. A zero Terdeteksi is now, and a sign of
// the future is refused.
func (s *Service) LaporkanInsiden(ctx context.Context, pel dasar.Pelaku, l insiden.Laporan) (insiden.Insiden, error) {
	if err := pel.Validate(); err != nil {
		return insiden.Insiden{}, err
	}
	l.Lembaga, l.ID = pel.Lembaga, idBaru()
	switch kini := s.kini(); {
	case l.Terdeteksi.IsZero():
		l.Terdeteksi = kini
	case l.Terdeteksi.After(kini) || l.Dari.After(kini):
		return insiden.Insiden{}, ErrWaktuDepan.Invalidf("waktu kejadian dan terdeteksi tidak boleh di masa depan").Pada("terdeteksi")
	}
	h, err := s.hukumInsiden(ctx, pel.Lembaga)
	if err != nil {
		return insiden.Insiden{}, err
	}
	i, ev, err := insiden.Deteksi(l, pelapor(pel), h)
	if err != nil {
		return i, err
	}
	return catat(ctx, s, laciInsiden, pel, i, []privasi.Peristiwa{ev})
}

// ErrWaktuDepan says that something is said to have happened in the future.
var ErrWaktuDepan = dasar.Aturan("PRI-KANTOR-21")

func (s *Service) gerakInsiden(ctx context.Context, pel dasar.Pelaku, id string, aturan func(insiden.Insiden) (insiden.Insiden, privasi.Peristiwa, error)) (insiden.Insiden, error) {
	if err := petugas(pel); err != nil {
		return insiden.Insiden{}, err
	}
	return gerak(ctx, s, laciInsiden, pel, id, func(i insiden.Insiden) (insiden.Insiden, []privasi.Peristiwa, error) {
		i, ev, err := aturan(i)
		return i, []privasi.Peristiwa{ev}, err
	})
}

// SelidikiInsiden opens the investigation.
func (s *Service) SelidikiInsiden(ctx context.Context, pel dasar.Pelaku, id string) (insiden.Insiden, error) {
	return s.gerakInsiden(ctx, pel, id, func(i insiden.Insiden) (insiden.Insiden, privasi.Peristiwa, error) {
		return i.Selidiki(pelapor(pel), s.kini())
	})
}

// PastikanInsiden concludes that it is a failure, with what every notice will say.
func (s *Service) PastikanInsiden(ctx context.Context, pel dasar.Pelaku, id string, k insiden.Kepastian) (insiden.Insiden, error) {
	h, err := s.hukumInsiden(ctx, pel.Lembaga)
	if err != nil {
		return insiden.Insiden{}, err
	}
	return s.gerakInsiden(ctx, pel, id, func(i insiden.Insiden) (insiden.Insiden, privasi.Peristiwa, error) {
		return i.Pastikan(k, pelapor(pel), h, s.kini())
	})
}

// BukanInsiden concludes, signed by the officer with his reason, that nothing failed.
func (s *Service) BukanInsiden(ctx context.Context, pel dasar.Pelaku, id, alasan string) (insiden.Insiden, error) {
	alasan, err := dasar.Rapikan(alasan, 2000)
	if err != nil {
		return insiden.Insiden{}, err
	}
	return s.gerakInsiden(ctx, pel, id, func(i insiden.Insiden) (insiden.Insiden, privasi.Peristiwa, error) {
		return i.Bukan(alasan, pelapor(pel), s.kini())
	})
}

// BeritahukanInsiden notes that everybody was told; whoever is missing is
// [insiden.ErrKabarBelumLengkap].
func (s *Service) BeritahukanInsiden(ctx context.Context, pel dasar.Pelaku, id string) (insiden.Insiden, error) {
	return s.gerakInsiden(ctx, pel, id, func(i insiden.Insiden) (insiden.Insiden, privasi.Peristiwa, error) {
		ts, ks, err := s.isiInsiden(ctx, pel.Lembaga, id)
		if err != nil {
			return i, privasi.Peristiwa{}, err
		}
		return i.Beritahukan(ts, ks, pelapor(pel), s.kini())
	})
}

// PulihkanInsiden notes that what failed works again.
func (s *Service) PulihkanInsiden(ctx context.Context, pel dasar.Pelaku, id string) (insiden.Insiden, error) {
	return s.gerakInsiden(ctx, pel, id, func(i insiden.Insiden) (insiden.Insiden, privasi.Peristiwa, error) {
		return i.Pulihkan(pelapor(pel), s.kini())
	})
}

// TutupInsiden closes an incident of which everybody was told, or one that was none.
func (s *Service) TutupInsiden(ctx context.Context, pel dasar.Pelaku, id string) (insiden.Insiden, error) {
	return s.gerakInsiden(ctx, pel, id, func(i insiden.Insiden) (insiden.Insiden, privasi.Peristiwa, error) {
		ts, ks, err := s.isiInsiden(ctx, pel.Lembaga, id)
		if err != nil {
			return i, privasi.Peristiwa{}, err
		}
		return i.Tutup(ts, ks, pelapor(pel), s.kini())
	})
}

// isiInsiden are all who are affected and all notices, with what became of them.
func (s *Service) isiInsiden(ctx context.Context, l dasar.LembagaID, id string) ([]insiden.Terdampak, []insiden.Kabar, error) {
	ts, err := semuaBerstatus(ctx, s, laciTerdampak, l, id)
	if err != nil {
		return nil, nil, err
	}
	ks, err := s.kabarInsiden(ctx, l, id)
	return ts, ks, err
}

// semuaBerstatus reads all records of a kind with a status, a large page at a time.
func semuaBerstatus[T any](ctx context.Context, s *Service, l laci[T], di dasar.LembagaID, status ...string) (xs []T, err error) {
	p := dasar.Page{Limit: dasar.MaxPage}
	for {
		ys, lanjut, err := l.cari(ctx, s, di, privasi.SaringRekaman{Status: status}, p)
		if err != nil {
			return nil, err
		}
		if xs = append(xs, ys...); lanjut == "" {
			return xs, nil
		}
		p.After = lanjut
	}
}

// DaftarInsiden pages through incidents, those with the earliest deadline first; status
// "" is all.
func (s *Service) DaftarInsiden(ctx context.Context, pel dasar.Pelaku, status string, p dasar.Page) ([]insiden.Insiden, string, error) {
	if err := petugas(pel); err != nil {
		return nil, "", err
	}
	f := privasi.SaringRekaman{MenurutTenggat: true}
	if status != "" {
		f.Status = []string{status}
	}
	return laciInsiden.cari(ctx, s, pel.Lembaga, f, p)
}

// BerkasInsiden is one incident with all that belongs to it.
type BerkasInsiden struct {
	insiden.Insiden
	Terdampak []insiden.Terdampak
	Kabar     []insiden.Kabar
	Radius    []RadiusDihitung
	Riwayat   []privasi.Peristiwa
}

// AmbilInsiden returns one incident for the desk.
func (s *Service) AmbilInsiden(ctx context.Context, pel dasar.Pelaku, id string) (b BerkasInsiden, err error) {
	if err := petugas(pel); err != nil {
		return b, err
	}
	if b.Insiden, err = laciInsiden.ambil(ctx, s, pel.Lembaga, id); err != nil {
		return b, err
	}
	if b.Terdampak, b.Kabar, err = s.isiInsiden(ctx, pel.Lembaga, id); err != nil {
		return b, err
	}
	if b.Radius, err = semuaBerstatus(ctx, s, laciRadius, pel.Lembaga, id); err != nil {
		return b, err
	}
	b.Riwayat, err = s.Stores.Rekaman.Riwayat(ctx, pel.Lembaga, laciInsiden.jenis, id)
	return b, err
}

// InsidenLewat counts open incidents whose notices are late at the moment.
func (s *Service) InsidenLewat(ctx context.Context, pel dasar.Pelaku) (n int, err error) {
	if err := petugas(pel); err != nil {
		return 0, err
	}
	is, _, err := laciInsiden.cari(ctx, s, pel.Lembaga, privasi.SaringRekaman{Sebelum: s.kini(), MenurutTenggat: true}, dasar.Page{Limit: dasar.MaxPage})
	for _, i := range is {
		if i.Lewat(s.kini()) && i.Diberitahukan.IsZero() {
			n++
		}
	}
	return n, err
}

// sisip adds many records with one move of what they belong to, all or nothing: the
// version of the parent keeps two people from adding at once.
func sisip[T, I any](ctx context.Context, s *Service, li laci[I], pel dasar.Pelaku, induk I, ev privasi.Peristiwa, l laci[T], xs []T, ikut ...func(context.Context, Stores) error) error {
	rs := make([]privasi.Rekaman, len(xs))
	for i := range xs {
		r, err := l.rekaman(s.Daftar, &xs[i])
		if err != nil {
			return err
		}
		rs[i] = r
	}
	ikut = append(ikut, func(ctx context.Context, st Stores) error {
		_, err := st.Rekaman.Sisipkan(ctx, pel.Lembaga, rs)
		return err
	})
	_, err := catat(ctx, s, li, pel, induk, []privasi.Peristiwa{ev}, ikut...)
	return err
}

// fakta of an incident that is not a move from state to state.
func catatanInsiden(i insiden.Insiden, jenis string, pel dasar.Pelaku, pada time.Time) privasi.Peristiwa {
	return privasi.Peristiwa{Jenis: jenis, Objek: i.ID, Dari: string(i.Status), Ke: string(i.Status), Oleh: pel.ID, Rezim: i.Rezim, Pada: pada}
}
