package antar

import (
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrPindah says that a delivery is past this.
	ErrPindah = dasar.Aturan("PRI-ANTAR-01")
	// ErrBukti says that a letter was handed over without a proof.
	ErrBukti = dasar.Aturan("PRI-ANTAR-02")
)

// PercobaanTerbanyak is how often a channel is tried before it is given up.
const PercobaanTerbanyak = 5

// Jeda is the pause after an attempt that failed: five minutes after the first, then
// four times as long each time, at most a day.
func Jeda(percobaan int) time.Duration {
	return min(5*time.Minute<<(2*min(max(percobaan-1, 0), 6)), 24*time.Hour)
}

// Coba takes what became of an attempt. berakun says that somebody reads the inbox of the
// person: what no channel carries then waits there, and otherwise fails.
func (a Antaran) Coba(h Hasil, berakun bool, pada time.Time) (Antaran, error) {
	if a.Status != Antre {
		return a, ErrPindah.Conflictf("kabar ini sudah %s", a.Status)
	}
	pada = mikro(pada)
	if h.Kanal != "" || h.Sebab != TanpaKanal {
		a.Percobaan++
	}
	sebab := h.Sebab
	if !h.Terkirim && sebab == "" && a.Percobaan >= PercobaanTerbanyak {
		sebab = Habis
	}
	switch {
	case h.Terkirim:
		return a.akhir(Terkirim, "", h.Kanal, h.Bukti, pada), nil
	case sebab == "":
		a.Berikut = pada.Add(Jeda(a.Percobaan))
	case berakun:
		a.Status, a.Sebab, a.Kanal, a.Berikut = Ditaruh, sebab, KanalAplikasi, pada.Add(a.Jenis.TungguDibuka())
	case a.Jenis.Dinas():
		return a.akhir(Batal, sebab, h.Kanal, "", pada), nil
	default:
		return a.akhir(Gagal, sebab, h.Kanal, "", pada), nil
	}
	return a, nil
}

func (a Antaran) akhir(s Status, sebab Sebab, kanal, bukti string, pada time.Time) Antaran {
	a.Status, a.Sebab, a.Kanal, a.Bukti, a.Selesai, a.Berikut = s, sebab, kanal, bukti, mikro(pada), time.Time{}
	return a
}

// Lewat fails a notice that lay unopened too long, and leaves any other as it is.
func (a Antaran) Lewat(pada time.Time) Antaran {
	if a.Status != Ditaruh || pada.Before(a.Berikut) {
		return a
	}
	if a.Jenis.Dinas() {
		return a.akhir(Batal, TakDibuka, KanalAplikasi, "", pada)
	}
	return a.akhir(Gagal, TakDibuka, KanalAplikasi, "", pada)
}

// Baca notes that the person, or his guardian, opened the notice. The first time counts;
// it ends a delivery that was still on its way, or had failed.
func (a Antaran) Baca(pada time.Time) Antaran {
	if !a.Dibaca.IsZero() {
		return a
	}
	a.Dibaca = mikro(pada)
	if a.Terbuka() || a.Status == Gagal {
		a = a.akhir(Terkirim, "", KanalAplikasi, a.ID, pada)
	}
	return a
}

// Sampai notes that the person was told another way, by a letter that was handed over
// for one; bukti is the number of the letter or the receipt.
func (a Antaran) Sampai(kanal, bukti string, pada time.Time) (Antaran, error) {
	if !a.Terbuka() && a.Status != Gagal {
		return a, ErrPindah.Conflictf("kabar ini sudah %s", a.Status)
	}
	if bukti == "" || kanal == "" {
		return a, ErrBukti.Invalidf("tulis nomor surat atau tanda terimanya").Pada("bukti")
	}
	return a.akhir(Terkirim, "", kanal, bukti, pada), nil
}

// Ulangi puts a failed delivery back in the queue, with all its attempts before it.
func (a Antaran) Ulangi(pada time.Time) (Antaran, error) {
	if a.Status != Gagal {
		return a, ErrPindah.Conflictf("hanya kabar yang gagal dapat dikirim ulang; kabar ini %s", a.Status)
	}
	a.Status, a.Sebab, a.Kanal, a.Percobaan, a.Selesai, a.Berikut = Antre, "", "", 0, time.Time{}, mikro(pada)
	return a, nil
}

// Batalkan ends a delivery that nobody needs any more.
func (a Antaran) Batalkan(pada time.Time) Antaran {
	if !a.Terbuka() && a.Status != Gagal {
		return a
	}
	return a.akhir(Batal, "", a.Kanal, "", pada)
}

// Terbuka reports that the delivery is on its way.
func (a Antaran) Terbuka() bool { return a.Status == Antre || a.Status == Ditaruh }

// Terlambat reports that the law's deadline passed before the notice arrived.
func (a Antaran) Terlambat(t time.Time) bool {
	return !a.Batas.IsZero() && a.Status != Batal && (a.Status == Terkirim && a.Selesai.After(a.Batas) || a.Status != Terkirim && t.After(a.Batas))
}
