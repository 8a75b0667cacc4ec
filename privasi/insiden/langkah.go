package insiden

import (
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// Laporan is the first sign of a failure.
type Laporan struct {
	Lembaga           dasar.LembagaID
	ID                string
	Jenis             []Kegagalan // as far as known
	Dari, Sampai      time.Time   // window, as far as known
	Terdeteksi        time.Time
	DiketahuiProsesor time.Time // a processor reported it: when he knew
}

// Deteksi records a sign and starts the clock.
func Deteksi(l Laporan, a Aktor, h Hukum) (Insiden, privasi.Peristiwa, error) {
	if l.Lembaga == "" || l.ID == "" || a.Akun == "" || l.Terdeteksi.IsZero() || slices.ContainsFunc(l.Jenis, func(k Kegagalan) bool { return !k.dikenal() }) ||
		!l.Sampai.IsZero() && l.Sampai.Before(l.Dari) || l.DiketahuiProsesor.After(l.Terdeteksi) {
		return Insiden{}, privasi.Peristiwa{}, ErrInsiden.Invalidf("sebutkan kapan terdeteksi, oleh siapa, dan jenis kegagalannya").Pada("terdeteksi")
	}
	r, err := h.Hukum.Pada(l.Terdeteksi, h.Setelan)
	if err != nil {
		return Insiden{}, privasi.Peristiwa{}, err
	}
	i := Insiden{Lembaga: l.Lembaga, ID: l.ID, Jenis: satukan(l.Jenis), Dari: mikroAtauNol(l.Dari), Sampai: mikroAtauNol(l.Sampai),
		Terdeteksi: mikro(l.Terdeteksi), DiketahuiProsesor: mikroAtauNol(l.DiketahuiProsesor), Rezim: r.ID}
	if i, err = i.hitung(h); err != nil {
		return Insiden{}, privasi.Peristiwa{}, err
	}
	i, ev := i.pindah("InsidenTerdeteksi", Terdeteksi, a, "", i.Terdeteksi)
	return i, ev, nil
}

func mikroAtauNol(t time.Time) time.Time {
	if t.IsZero() {
		return time.Time{}
	}
	return mikro(t)
}

// Selidiki opens the investigation.
func (i Insiden) Selidiki(a Aktor, pada time.Time) (Insiden, privasi.Peristiwa, error) {
	if i.Status != Terdeteksi {
		return i, privasi.Peristiwa{}, i.tolakPindah(Diselidiki)
	}
	i, ev := i.pindah("InsidenDiselidiki", Diselidiki, a, "", pada)
	return i, ev, nil
}

// Kepastian is what an investigation found out.
type Kepastian struct {
	Jenis        []Kegagalan
	Dari, Sampai time.Time
	Umum         bool
	Isi          IsiKabar
}

// Pastikan concludes that it is a failure: what failed, when, and what every notice will
// say. Without a named contact for data protection it is refused ([ErrTanpaPPDP]).
func (i Insiden) Pastikan(k Kepastian, a Aktor, h Hukum, pada time.Time) (Insiden, privasi.Peristiwa, error) {
	switch {
	case i.Status != Diselidiki:
		return i, privasi.Peristiwa{}, i.tolakPindah(Dipastikan)
	case len(k.Jenis) == 0 || slices.ContainsFunc(k.Jenis, func(x Kegagalan) bool { return !x.dikenal() }) || k.Dari.IsZero() || k.Sampai.Before(k.Dari) || pada.Before(i.Terdeteksi):
		return i, privasi.Peristiwa{}, ErrInsiden.Invalidf("sebutkan jenis kegagalan dan rentang waktu kejadiannya").Pada("rentang")
	case k.Isi.KontakPPDP == "":
		return i, privasi.Peristiwa{}, ErrTanpaPPDP.Invalidf("tunjuk dahulu penanggung jawab pelindungan data dan sebutkan kontaknya").Pada("kontak_ppdp")
	case len(k.Isi.Kurang()) > 0:
		return i, privasi.Peristiwa{}, ErrIsiKabar.Invalidf("lengkapi isi pemberitahuan: %s", strings.Join(k.Isi.Kurang(), ", ")).Pada(k.Isi.Kurang()[0])
	}
	q := i
	q.Jenis, q.Dari, q.Sampai, q.Umum, q.Isi, q.Dipastikan = satukan(k.Jenis), mikro(k.Dari), mikro(k.Sampai), k.Umum, k.Isi, mikro(pada)
	q, err := q.hitung(h)
	if err != nil {
		return i, privasi.Peristiwa{}, err
	}
	q, ev := q.pindah("InsidenDipastikan", Dipastikan, a, "", pada)
	return q, ev, nil
}

// Bukan concludes that nothing failed: with a reason, and signed by the officer for data
// protection himself.
func (i Insiden) Bukan(alasan string, a Aktor, pada time.Time) (Insiden, privasi.Peristiwa, error) {
	switch {
	case i.Status != Diselidiki:
		return i, privasi.Peristiwa{}, i.tolakPindah(BukanKegagalan)
	case strings.TrimSpace(alasan) == "" || a.Kapasitas != PeranPPDP || a.Akun == "":
		return i, privasi.Peristiwa{}, ErrBukanKegagalan.Forbiddenf("kesimpulan bahwa tidak ada kegagalan harus beralasan dan ditandatangani pejabat pelindungan data pribadi").Pada("alasan")
	}
	i.AlasanBukan, i.TandaPPDP = strings.TrimSpace(alasan), a.Akun
	i, ev := i.pindah("InsidenBukanKegagalan", BukanKegagalan, a, "bukan_kegagalan", pada)
	return i, ev, nil
}

// Beritahukan notes that everybody has been told. ts are all who are affected and ks all
// notices of the incident; whoever is missing is [ErrKabarBelumLengkap].
func (i Insiden) Beritahukan(ts []Terdampak, ks []Kabar, a Aktor, pada time.Time) (Insiden, privasi.Peristiwa, error) {
	if i.Status != Dipastikan {
		return i, privasi.Peristiwa{}, i.tolakPindah(Diberitahukan)
	}
	if err := i.Lengkap(ts, ks); err != nil {
		return i, privasi.Peristiwa{}, err
	}
	i.Diberitahukan = mikro(pada)
	i, ev := i.pindah("InsidenDiberitahukan", Diberitahukan, a, "", pada)
	return i, ev, nil
}

// Pulihkan notes that what failed works again.
func (i Insiden) Pulihkan(a Aktor, pada time.Time) (Insiden, privasi.Peristiwa, error) {
	if i.Status != Diberitahukan {
		return i, privasi.Peristiwa{}, i.tolakPindah(Dipulihkan)
	}
	i.Dipulihkan = mikro(pada)
	i, ev := i.pindah("InsidenDipulihkan", Dipulihkan, a, "", pada)
	return i, ev, nil
}

// Tutup closes an incident: one that was told and recovered from, with all notices still
// there, or one that the officer signed to be none.
func (i Insiden) Tutup(ts []Terdampak, ks []Kabar, a Aktor, pada time.Time) (Insiden, privasi.Peristiwa, error) {
	switch i.Status {
	case BukanKegagalan:
	case Dipulihkan:
		if err := i.Lengkap(ts, ks); err != nil {
			return i, privasi.Peristiwa{}, err
		}
	default:
		if i.terbuka() && i.Lengkap(ts, ks) != nil {
			return i, privasi.Peristiwa{}, i.Lengkap(ts, ks)
		}
		return i, privasi.Peristiwa{}, i.tolakPindah(Ditutup)
	}
	i.Ditutup = mikro(pada)
	i, ev := i.pindah("InsidenDitutup", Ditutup, a, "", pada)
	return i, ev, nil
}
