package hijriah

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrPutusan says that a decision is incomplete: no such month, no day, or
	// no source.
	ErrPutusan = dasar.Aturan("HIJ-PUTUSAN-01")
	// ErrPutusanGanda says that one set of decisions gives a month two first days.
	ErrPutusanGanda = dasar.Aturan("HIJ-PUTUSAN-02")
	// ErrPutusanPanjang says that a decision makes its own month or the one
	// before it other than 29 or 30 days long.
	ErrPutusanPanjang = dasar.Aturan("HIJ-PUTUSAN-03")
	// ErrPutusanTetangga says that the months between two known first days
	// cannot all have 29 or 30 days.
	ErrPutusanTetangga = dasar.Aturan("HIJ-PUTUSAN-04")
	// ErrPutusanJauh says that a first day lies more than two days from the
	// astronomical table. Documented decisions of 2015 to 2026 differ by 0 or 1.
	ErrPutusanJauh = dasar.Aturan("HIJ-PUTUSAN-05")
)

// terjauh is how many days a decision may differ from the approximate table.
const terjauh = 2

// Putusan is a decision on the first day of a Hijri month, by the Minister of
// Religion (sidang isbat) or by the authority that the institution follows.
type Putusan struct {
	Tahun, Bulan int           // Hijri year and month, 1 Muharam to 12 Zulhijah
	Awal         dasar.Tanggal // the civil day that is the first of the month
	Sumber       string        // the document or announcement; never empty
	Oleh         string        // the account that entered it; empty when shipped with the program
	Dicatat      time.Time     // when it was entered; zero when shipped with the program
}

// Validate refuses an incomplete decision with [ErrPutusan].
func (p Putusan) Validate() error {
	switch {
	case !adaBulan(p.Tahun, p.Bulan):
		return ErrPutusan.Invalidf("bulan Hijriah %d-%d tidak ada; pilih bulan 1 sampai 12", p.Bulan, p.Tahun).Pada("bulan")
	case p.Awal.IsZero():
		return ErrPutusan.Invalidf("isi tanggal 1 %s", urutan(p.Tahun, p.Bulan)).Pada("awal")
	case strings.TrimSpace(p.Sumber) == "":
		return ErrPutusan.Invalidf("tulis sumber putusan awal %s, misalnya nomor keputusan", urutan(p.Tahun, p.Bulan)).Pada("sumber")
	}
	return nil
}

// Dengan returns a calendar with more decisions; k stays as it is. A decision
// replaces what k has for that month, be it computed or decided. The decisions
// are judged together: if the result has a month of other than 29 or 30 days
// all of them are refused ([ErrPutusanPanjang], [ErrPutusanTetangga],
// [ErrPutusanJauh]), so that a decision that moves two months is given as two.
func (k *Kalender) Dengan(putusan ...Putusan) (*Kalender, error) {
	baru := make(map[urut]awal, len(putusan))
	for _, p := range putusan {
		if err := p.Validate(); err != nil {
			return nil, err
		}
		u := urutan(p.Tahun, p.Bulan)
		if lama, ada := baru[u]; ada && lama.hari != p.Awal {
			return nil, ErrPutusanGanda.Invalidf("awal %s diberi dua tanggal, %s dan %s; pilih satu", u, lama.hari.Panjang(), p.Awal.Panjang()).Pada("awal")
		}
		baru[u] = awal{ke: u, hari: p.Awal, asal: AsalPutusan, sumber: p.Sumber}
	}
	pasti := make([]awal, 0, len(k.pasti)+len(baru))
	for _, a := range k.pasti {
		if _, diganti := baru[a.ke]; !diganti {
			pasti = append(pasti, a)
		}
	}
	for _, a := range baru {
		pasti = append(pasti, a)
	}
	return susun(pasti, k.dekat)
}

// susun checks the known months against each other and against the
// approximation, and joins the two.
func susun(pasti, dekat []awal) (*Kalender, error) {
	slices.SortFunc(pasti, func(a, b awal) int { return cmp.Compare(a.ke, b.ke) })
	for i := 1; i < len(pasti); i++ {
		if err := periksaJarak(pasti[i-1], pasti[i]); err != nil {
			return nil, err
		}
	}
	for _, a := range pasti {
		d, ada := cariBulan(dekat, a.ke)
		if beda := a.hari.Selisih(d.hari); ada && (beda > terjauh || beda < -terjauh) {
			return nil, ErrPutusanJauh.Invalidf("1 %s pada %s terpaut lebih dari %d hari dari hitungan hilal; periksa tanggal dan tahunnya", a.ke, a.hari.Panjang(), terjauh).Pada("awal")
		}
	}
	return &Kalender{pasti: pasti, dekat: dekat, kira: sambung(pasti, dekat)}, nil
}

// periksaJarak checks that the months from a to b can have 29 or 30 days each.
func periksaJarak(a, b awal) error {
	n, hari := int(b.ke-a.ke), b.hari.Selisih(a.hari)
	if hari >= n*terpendek && hari <= n*terpanjang {
		return nil
	}
	if n == 1 {
		return ErrPutusanPanjang.Invalidf("%s menjadi %d hari (%s sampai sebelum %s), padahal harus 29 atau 30; periksa tanggalnya, atau masukkan juga putusan awal %s",
			a.ke, hari, a.hari.Panjang(), b.hari.Panjang(), pilihPasangan(a, b)).Pada("awal")
	}
	return ErrPutusanTetangga.Invalidf("awal %s (%s) dan awal %s (%s) tidak mungkin keduanya benar; periksa tanggal dan tahunnya",
		a.ke, a.hari.Panjang(), b.ke, b.hari.Panjang()).Pada("awal")
}

// pilihPasangan names the month that still stands as computed: its decision is
// the one that is missing.
func pilihPasangan(a, b awal) urut {
	if b.asal == AsalPutusan && a.asal != AsalPutusan {
		return a.ke
	}
	return b.ke
}

// sambung joins the known months with the approximate ones into one line without
// gaps. Approximate months next to a known one move by the day or so that
// keeps every month at 29 or 30 days: going backwards it works out how far each
// may move, going forwards it takes the nearest possible day.
func sambung(pasti, dekat []awal) []awal {
	if len(dekat) == 0 {
		return nil
	}
	garis := slices.Clone(dekat)
	for _, a := range pasti {
		if i := int(a.ke - garis[0].ke); i >= 0 && i < len(garis) {
			garis[i] = a
		}
	}
	mungkin := make([][2]dasar.Tanggal, len(garis)) // earliest and latest first day
	for i := len(garis) - 1; i >= 0; i-- {
		switch {
		case garis[i].asal != AsalKira:
			mungkin[i] = [2]dasar.Tanggal{garis[i].hari, garis[i].hari}
		case i == len(garis)-1:
			mungkin[i] = [2]dasar.Tanggal{garis[i].hari.TambahHari(-terpanjang), garis[i].hari.TambahHari(terpanjang)}
		default:
			mungkin[i] = [2]dasar.Tanggal{mungkin[i+1][0].TambahHari(-terpanjang), mungkin[i+1][1].TambahHari(-terpendek)}
		}
	}
	for i := range garis {
		dini, lambat := mungkin[i][0], mungkin[i][1]
		if i > 0 {
			dini = paling(dini, garis[i-1].hari.TambahHari(terpendek), 1)
			lambat = paling(lambat, garis[i-1].hari.TambahHari(terpanjang), -1)
		}
		garis[i].hari = paling(paling(garis[i].hari, dini, 1), lambat, -1)
	}
	return garis
}

// paling returns the later of two days for arah 1, the earlier for -1.
func paling(a, b dasar.Tanggal, arah int) dasar.Tanggal {
	if a.Compare(b) == arah {
		return a
	}
	return b
}
