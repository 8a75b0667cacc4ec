package rezim

import (
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

// Jam is a running clock: it belongs to one matter and never moves later.
type Jam struct {
	Kunci     string    `privasi:"-,nama tenggat"`
	Rezim     string    `privasi:"-,aturan hukum saat jam mulai"`  // fixed at the start
	Menurut   string    `privasi:"-,aturan hukum yang menentukan"` // another than Rezim only where it is earlier
	Mulai     time.Time `privasi:"-,saat jam mulai"`
	Tenggat   time.Time `privasi:"-,batas waktu"` // zero: an order, or nothing to count yet
	Sumber    string    `privasi:"-,pasal"`
	Keyakinan Keyakinan `privasi:"-,kepastian sumber"`
}

// Lewat reports whether the deadline had passed at t without being met. selesai is when
// it was met; zero: not yet. At the very instant is in time.
func (j Jam) Lewat(selesai, t time.Time) bool {
	if j.Tenggat.IsZero() {
		return false
	}
	if selesai.IsZero() || selesai.After(t) {
		return t.After(j.Tenggat)
	}
	return selesai.After(j.Tenggat)
}

// Peringatan is the internal target of a clock: it warns earlier and never replaces the
// deadline. A clock shorter than the target has none but its deadline.
func (j Jam) Peringatan(s Setelan) time.Time {
	target := j.Mulai.Add(time.Duration(s.TargetDalamJam) * time.Hour)
	if j.Tenggat.IsZero() || s.TargetDalamJam <= 0 || target.After(j.Tenggat) {
		return j.Tenggat
	}
	return target
}

// Perketat merges two computations of one clock: the earlier start and the earlier
// deadline stay. A clock that has not started yields to one that has.
func (j Jam) Perketat(lain Jam) Jam {
	if j.Mulai.IsZero() || !lain.Mulai.IsZero() && lain.Mulai.Before(j.Mulai) {
		j.Mulai, j.Rezim = lain.Mulai, lain.Rezim
	}
	if !lain.Tenggat.IsZero() && (j.Tenggat.IsZero() || lain.Tenggat.Before(j.Tenggat)) {
		j.Kunci, j.Tenggat, j.Menurut, j.Sumber, j.Keyakinan = lain.Kunci, lain.Tenggat, lain.Menurut, lain.Sumber, lain.Keyakinan
	}
	return j
}

// Terdini gives the clock with the earliest deadline: where several rules apply to one
// event, that one counts. The zero Jam when none has a deadline.
func Terdini(js ...Jam) (dini Jam) {
	for _, j := range js {
		if !j.Tenggat.IsZero() && (dini.Tenggat.IsZero() || j.Tenggat.Before(dini.Tenggat)) {
			dini = j
		}
	}
	return dini
}

// Jam computes the clock of a deadline out of facts. The regime is the one in force when
// the clock started. One that takes effect before the deadline is up may shorten it
// (Setelan.RezimLebihUntung): its own length counts from its first instant, so that it
// makes nobody late backwards. Without the starting fact [ErrBelumMulai]; a deadline that
// no regime concerned knows is [ErrTenggat].
func (h *Hukum) Jam(kunci string, f Fakta, s Setelan, k KalenderKerja) (Jam, error) {
	lebih := error(ErrTenggat.Invalidf("tenggat %q tidak dikenal", kunci))
	for i := range h.rezim {
		a, ada := h.rezim[i].Tenggat[kunci]
		if !ada {
			continue
		}
		mulai, ada := a.Mulai.saat(f, s)
		if !ada {
			lebih = ErrBelumMulai.Invalidf("jam %q belum mulai; catat dahulu kapan %s", kunci, a.Mulai)
			continue
		}
		return h.jamDari(kunci, mulai, f, s, k)
	}
	return Jam{}, lebih
}

func (h *Hukum) jamDari(kunci string, mulai time.Time, f Fakta, s Setelan, k KalenderKerja) (Jam, error) {
	awal := h.pada(awalPerkara(f, mulai), s)
	if awal < 0 {
		return Jam{}, ErrRezim.Invalidf("belum ada aturan pelindungan data yang berlaku pada saat itu")
	}
	a, ada := h.rezim[awal].Tenggat[kunci]
	if ada {
		if mulai, ada = a.Mulai.saat(f, s); !ada {
			return Jam{}, ErrBelumMulai.Invalidf("jam %q belum mulai; catat dahulu kapan %s", kunci, a.Mulai)
		}
	}
	j := Jam{Kunci: kunci, Rezim: h.rezim[awal].ID, Mulai: mulai.UTC()}
	if ada {
		t, err := a.dari(mulai, s, k)
		if err != nil {
			return Jam{}, err
		}
		j.Menurut, j.Tenggat, j.Sumber, j.Keyakinan = j.Rezim, t, a.Sumber, a.Keyakinan
	}
	if s.RezimLebihUntung {
		if err := h.lebihUntung(&j, awal, f, s, k); err != nil {
			return Jam{}, err
		}
	}
	if !ada && j.Menurut == "" {
		return Jam{}, ErrTenggat.Invalidf("%s tidak mengenal tenggat %q", j.Rezim, kunci)
	}
	return j, nil
}

// lebihUntung lets regimes that begin while the clock runs shorten it.
func (h *Hukum) lebihUntung(j *Jam, awal int, f Fakta, s Setelan, k KalenderKerja) error {
	for i := awal + 1; i < len(h.rezim); i++ {
		a, ada := h.rezim[i].Tenggat[j.Kunci]
		batas := h.rezim[i].Mulai(s)
		mulai, tahu := a.Mulai.saat(f, s)
		if !ada || !tahu || a.Urutan() || !j.Tenggat.IsZero() && !batas.Before(j.Tenggat) {
			continue
		}
		if batas.After(mulai) {
			mulai = batas
		}
		t, err := a.dari(mulai, s, k)
		if err != nil {
			return err
		}
		if j.Tenggat.IsZero() || t.Before(j.Tenggat) {
			j.Menurut, j.Tenggat, j.Sumber, j.Keyakinan = h.rezim[i].ID, t, a.Sumber, a.Keyakinan
		}
	}
	return nil
}

// awalPerkara is the moment that fixes the regime of a matter: the receipt of a request
// where there is one, else the start of the clock.
func awalPerkara(f Fakta, mulai time.Time) time.Time {
	if t := f[Diterima]; !t.IsZero() && t.Before(mulai) {
		return t
	}
	return mulai
}

// dari counts from an instant: hours exactly, working days to the end of the last one in
// the institution's zone.
func (a AturanTenggat) dari(mulai time.Time, s Setelan, k KalenderKerja) (time.Time, error) {
	switch {
	case a.Jam > 0:
		return mulai.UTC().Add(time.Duration(a.Jam) * time.Hour), nil
	case a.HariKerja == 0:
		return time.Time{}, nil
	case k == nil:
		return time.Time{}, ErrKalenderTakAda.Invalidf("tenggat %q dihitung dengan hari kerja; sediakan kalender hari kerja", a.Kunci)
	}
	zona := s.zona()
	hari := dasar.TanggalDari(mulai.In(zona))
	n := a.HariKerja
	if s.HariPertamaDihitung {
		hari = hari.TambahHari(-1)
	}
	akhir, err := k.TambahHariKerja(hari, n)
	if err != nil {
		return time.Time{}, err
	}
	return akhir.TambahHari(1).Waktu(zona).Add(-time.Microsecond).UTC(), nil
}
