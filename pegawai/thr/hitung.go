package thr

import (
	"fmt"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/uraian"
)

// ErrTanggal says that a day of the service is missing or contradicts another.
var ErrTanggal = dasar.Aturan("PEG-THR-06")

// Masukan is what the THR of one worker depends on.
type Masukan struct {
	HariRaya dasar.Tanggal // first day of the worker's holiday
	Mulai    dasar.Tanggal // first day of continuous service here
	Sambung  dasar.Tanggal // first day at the former institution, of somebody transferred with continued service; zero = not transferred
	Berhenti dasar.Tanggal // last day of service; zero = still here
	Waktu    bool          // employed for a fixed term (PKWT)

	Upah    dasar.Rupiah   // pokok + tunjangan tetap of a month
	Harian  bool           // daily worker: Bulanan instead of Upah
	Bulanan []dasar.Rupiah // pay of each month, oldest first
}

// Hasil is what the worker is entitled to.
type Hasil struct {
	Bulan      int           // whole months of service that count
	Upah       dasar.Rupiah  // the wage, or the average of a daily worker (half up)
	Jumlah     dasar.Rupiah  // rounded once, half up; nol = no right
	JatuhTempo dasar.Tanggal // last day to pay
	Alasan     string        // why there is no right, or ""
}

// BulanKerja counts the whole months from the day mulai that are completed when
// the day pada begins: somebody who began on 15 January has one on 15 February,
// and not on the 14th. A month without that day completes on its last day. Days
// before mulai give nol.
func BulanKerja(mulai, pada dasar.Tanggal) int {
	a, b := mulai.Bulan(), pada.Bulan()
	n := (b.Tahun()-a.Tahun())*12 + b.Ke() - a.Ke()
	if b.TanggalKe(mulai.Hari()).After(pada) {
		n--
	}
	return max(n, 0)
}

// Hitung returns the THR of one worker. Somebody who left keeps the right when the
// service ended within 30 days before the holiday and had no fixed term (Ps. 7;
// the article names no reason for the end); the months then count to the last
// day. A transfer with continued service counts from [Masukan.Sambung] (Ps. 8).
func (t *Tabel) Hitung(m Masukan, u *uraian.Uraian) (Hasil, error) {
	if err := m.periksa(); err != nil {
		return Hasil{}, err
	}
	mulai, sampai := m.Mulai, m.HariRaya
	if !m.Sambung.IsZero() {
		mulai = m.Sambung
		u.Catatf(t.Sambung.Sumber, 0, "masa kerja disambung dari %s", mulai.Panjang())
	}
	if !m.Berhenti.IsZero() && m.Berhenti.Before(m.HariRaya) {
		sampai = m.Berhenti.TambahHari(1)
	}
	h := Hasil{Bulan: BulanKerja(mulai, sampai), JatuhTempo: t.JatuhTempo(m.HariRaya)}
	if h.Alasan = t.gugur(m); h.Alasan != "" {
		u.Catat(t.Berhenti.Sumber, h.Alasan, 0)
		return h, nil
	}
	var err error
	if m.Harian {
		h.Upah, h.Jumlah, err = t.BesarHarian(m.Bulanan, h.Bulan, u)
	} else {
		h.Upah = m.Upah
		h.Jumlah, err = t.Besar(m.Upah, h.Bulan, u)
	}
	if err != nil {
		return Hasil{}, err
	}
	if h.Bulan < t.Hak.Bulan {
		h.Alasan = fmt.Sprintf("masa kerja belum %d bulan penuh pada hari raya", t.Hak.Bulan)
	} else if u.Perlu() {
		u.Catatf(t.Bayar.Sumber, 0, "dibayar paling lambat %s", h.JatuhTempo.Panjang())
	}
	return h, nil
}

// gugur says why somebody who left has no right, or "".
func (t *Tabel) gugur(m Masukan) string {
	switch {
	case m.Berhenti.IsZero() || !m.Berhenti.Before(m.HariRaya):
		return ""
	case m.Waktu && !t.Berhenti.WaktuTertentu:
		return "masa kerja waktu tertentu berakhir sebelum hari raya"
	case m.HariRaya.Selisih(m.Berhenti) > t.Berhenti.Hari:
		return fmt.Sprintf("berhenti lebih dari %d hari sebelum hari raya", t.Berhenti.Hari)
	}
	return ""
}

func (m Masukan) periksa() error {
	switch {
	case m.HariRaya.IsZero():
		return ErrTanggal.Invalidf("isi tanggal hari raya").Pada("hari_raya")
	case m.Mulai.IsZero():
		return ErrTanggal.Invalidf("isi tanggal mulai bekerja").Pada("mulai")
	case !m.Sambung.IsZero() && m.Sambung.After(m.Mulai):
		return ErrTanggal.Invalidf("tanggal mulai di lembaga asal tidak boleh sesudah mulai bekerja di sini").Pada("sambung")
	case !m.Berhenti.IsZero() && m.Berhenti.Before(m.Mulai):
		return ErrTanggal.Invalidf("tanggal berhenti tidak boleh sebelum mulai bekerja").Pada("berhenti")
	}
	return nil
}
