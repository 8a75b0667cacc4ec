package pegawai

import "github.com/pesantren-go/pesantren/dasar"

var (
	// ErrSaldo says that an opening balance of tax is malformed.
	ErrSaldo = dasar.Aturan("PEG-SALDO-01")
	// ErrSaldoGanda says that the tax year has an opening balance of the institution
	// already (Conflict).
	ErrSaldoGanda = dasar.Aturan("PEG-SALDO-02")
)

// Validate refuses, with [ErrSaldo], days that are not within one tax year,
// negative amounts (but PPh, of which a refund may have been given back), a balance
// of the institution without its months, and an A1 of another employer that says
// more than net income and tax.
func (s SaldoPajak) Validate() error {
	salah := func(bidang, pesan string) error { return ErrSaldo.Invalidf("%s", pesan).Pada(bidang) }
	e := s.Ember
	for _, n := range []dasar.Rupiah{e.Gaji, e.TunjPajak, e.TunjLain, e.Honor, e.Premi, e.Natura, e.Bonus, e.Iuran, e.Zakat, s.BiayaJabatan, s.Neto} {
		if n < 0 || n > dasar.MaxRupiah {
			return salah("ember", "jumlah saldo pajak tidak boleh negatif atau melebihi batas")
		}
	}
	lain := e != (Embers{}) || s.BiayaJabatan != 0 || s.Bulan != 0
	switch {
	case s.Mulai.IsZero() || s.Selesai.IsZero() || s.Mulai.Tahun() != s.Selesai.Tahun() || s.Selesai.Before(s.Mulai):
		return salah("mulai", "saldo pajak mencakup hari-hari dalam satu tahun pajak")
	case s.PPh.Batas() != nil || s.PPh < 0 && s.PemberiLain:
		return salah("pph", "PPh pada bukti potong pemberi kerja lain tidak negatif")
	case s.PemberiLain && (lain || s.Neto == 0 && s.PPh == 0):
		return salah("neto", "bukti potong pemberi kerja lain memuat penghasilan neto dan PPh saja")
	case !s.PemberiLain && (s.Bulan < 1 || s.Bulan > 12 || s.Neto != 0):
		return salah("bulan", "saldo dari lembaga sendiri menyebut 1 sampai 12 masa dan jumlah tiap baris, bukan penghasilan neto")
	}
	return nil
}

// jenisSaldo tells the common path what is particular about opening balances.
func jenisSaldo() jenisBerkala[SaldoPajak] {
	return jenisBerkala[SaldoPajak]{
		nama: "saldopajak", toko: func(st Stores) BerkalaStore[SaldoPajak] { return st.SaldoPajak }, kepala: (*SaldoPajak).kepala,
		rapikan: func(s *SaldoPajak) error { return s.Validate() },
		bentrok: func(s, baru SaldoPajak) error {
			if s.PemberiLain || baru.PemberiLain {
				return nil
			}
			return ErrSaldoGanda.Conflictf("saldo pajak lembaga ini untuk %s sudah ada; ganti dahulu", masa(s.Mulai, s.Selesai)).Pada("mulai")
		},
		masa: masaLepas,
	}
}

// SaldoPajak gives what happened in a tax year before this system, or at another
// employer.
func (s *Service) SaldoPajak() Riwayat[SaldoPajak] { return Riwayat[SaldoPajak]{s, jenisSaldo()} }
