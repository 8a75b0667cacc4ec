package keuangan

import (
	"context"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrBayarDibalik says that a payment was reversed already.
	ErrBayarDibalik = dasar.Aturan("KEU-BALIK-01")
	// ErrBayarPembalik says that a reversal itself is not reversed: book anew.
	ErrBayarPembalik = dasar.Aturan("KEU-BALIK-02")
	// ErrTitipanTerpakai says that the rest of the payment has left the family's
	// credit in a way that cannot be undone by itself.
	ErrTitipanTerpakai = dasar.Aturan("KEU-BALIK-03")
	// ErrAlasan says that a correction has no reason.
	ErrAlasan = dasar.Aturan("KEU-BALIK-04")
)

// HasilBalik is what a reversal did: the reversing payment, and the uses of the
// family's credit that it had to release first, newest first.
type HasilBalik struct {
	Pembalik Pembayaran
	Dilepas  []Pembayaran
	Ulangan  bool
}

// BalikBayar undoes the payment id with a reason: its allocations are released,
// its rest is taken back from the family's credit, and the opposite of its
// journals is posted, in the month of the payment if that is still open and
// otherwise today. If the rest has been used meanwhile, those uses are undone
// first, newest first. The receipt stays in the register, marked.
func (s *Service) BalikBayar(ctx context.Context, pel dasar.Pelaku, kunci, id, alasan string) (HasilBalik, error) {
	alasan, err := alasanKoreksi(alasan)
	if err != nil {
		return HasilBalik{}, err
	}
	asal, err := s.dapatDikoreksi(ctx, pel, id)
	if err != nil {
		return HasilBalik{}, err
	}
	pembalik := Pembayaran{Lembaga: pel.Lembaga, ID: idBaru(), Membalik: id, Oleh: pel.ID, Dicatat: s.kini(), Alasan: alasan, Tanggal: s.hariIni(pel.Lembaga)}
	var h HasilBalik
	baru, ulang, err := s.sekali(ctx, pel.Lembaga, "bayar.balik", kunci, []string{id, alasan}, pembalik.ID, func(ctx context.Context, st Stores) error {
		h, err = Balikkan(ctx, st, asal.Pembayaran, pembalik)
		return err
	})
	if err != nil {
		return HasilBalik{}, err
	}
	if ulang {
		rinci, err := s.ambilBayar(ctx, pel.Lembaga, baru)
		return HasilBalik{Pembalik: rinci.Pembayaran, Ulangan: true}, err
	}
	return h, nil
}

func alasanKoreksi(alasan string) (string, error) {
	alasan, err := dasar.Rapikan(alasan, 200)
	if err == nil && len([]rune(alasan)) < 5 {
		err = ErrAlasan.Invalidf("tulis alasan koreksi, paling sedikit 5 huruf")
	}
	if err != nil {
		return "", ErrAlasan.Invalidf("tulis alasan koreksi dalam satu baris, 5 sampai 200 huruf").Pada("alasan").Karena(err)
	}
	return alasan, nil
}

// Balikkan does the work of [Service.BalikBayar] inside the caller's unit.
// pembalik has its ID, Membalik, Oleh, Dicatat, Alasan and, in Tanggal, today.
func Balikkan(ctx context.Context, st Stores, asal, pembalik Pembayaran) (HasilBalik, error) {
	l := asal.Lembaga
	if err := lepasMutasi(ctx, st, asal, pembalik); err != nil {
		return HasilBalik{}, err
	}
	titipan, err := st.Bayar.KunciTitipan(ctx, l, asal.Keluarga, "")
	if err != nil {
		return HasilBalik{}, err
	}
	rinci, err := satuBayar(ctx, st, l, asal.ID)
	if err != nil {
		return HasilBalik{}, err
	}
	if err := bolehDibalik(rinci); err != nil {
		return HasilBalik{}, err
	}
	pakai, err := pemakaianDilepas(ctx, st, rinci, titipan.Saldo)
	if err != nil {
		return HasilBalik{}, err
	}
	urut := append(pakai, rinci)
	if _, err := st.Tagihan.KunciTagihan(ctx, l, tagihanDari(urut...)...); err != nil {
		return HasilBalik{}, err
	}
	hari, err := hariBalik(ctx, st, l, urut, pembalik.Tanggal)
	if err != nil {
		return HasilBalik{}, err
	}
	var h HasilBalik
	for i, r := range urut {
		p := pembalik
		p.Tanggal, p.Membalik = hari, r.ID
		if i < len(pakai) {
			p.ID = idBaris(pembalik.ID, i)
		}
		if p, err = balikSatu(ctx, st, r, p); err != nil {
			return HasilBalik{}, err
		}
		if i < len(pakai) {
			h.Dilepas = append(h.Dilepas, p)
		} else {
			h.Pembalik = p
		}
	}
	return h, nil
}

func bolehDibalik(r PembayaranRinci) error {
	switch {
	case r.DibalikOleh != "":
		return ErrBayarDibalik.Conflictf("pembayaran ini sudah dibalik; tidak perlu diulang")
	case r.Membalik != "":
		return ErrBayarPembalik.Invalidf("pembalikan tidak dapat dibalik; catat pembayaran baru")
	}
	return nil
}

// kembaliTitipan is what undoing the payment changes the family's credit by.
func kembaliTitipan(r PembayaranRinci) dasar.Rupiah {
	var bersih dasar.Rupiah
	for _, a := range r.Alokasi {
		bersih += a.Jumlah
	}
	if r.Cara == DariTitipan {
		return bersih // what was released since is in the credit already
	}
	return bersih - r.Jumlah
}

// pemakaianDilepas chooses the uses of the family's credit that must be undone
// so that the rest of the payment can be taken back: newest first, no more than
// needed.
func pemakaianDilepas(ctx context.Context, st Stores, r PembayaranRinci, saldo dasar.Rupiah) (out []PembayaranRinci, err error) {
	saldo += kembaliTitipan(r)
	saring := SaringBayar{Keluarga: r.Keluarga, Cara: DariTitipan}
	for p := (dasar.Page{Limit: dasar.MaxPage}); saldo < 0; {
		pakai, next, err := st.Bayar.Cari(ctx, r.Lembaga, saring, p)
		if err != nil {
			return nil, err
		}
		for _, u := range pakai {
			if saldo < 0 && u.ID != r.ID && bolehDibalik(u) == nil {
				out = append(out, u)
				saldo += kembaliTitipan(u)
			}
		}
		if next == "" && saldo < 0 {
			return nil, ErrTitipanTerpakai.Conflictf("sisa pembayaran ini sudah keluar dari titipan keluarga (%s kurang); balikkan dahulu pengembalian titipannya", -saldo)
		}
		p.After = next
	}
	return out, nil
}

// hariBalik chooses the day of the opposite entries: today when the newest of
// what is undone lies in this month, the last day of its month when that is
// still open, and today otherwise.
func hariBalik(ctx context.Context, st Stores, l dasar.LembagaID, rs []PembayaranRinci, hariIni dasar.Tanggal) (dasar.Tanggal, error) {
	var akhir dasar.Tanggal
	for _, r := range rs {
		for _, t := range append([]dasar.Tanggal{r.Tanggal}, tanggalAlokasi(r)...) {
			if t.After(akhir) {
				akhir = t
			}
		}
	}
	bulan := akhir.Bulan()
	if bulan.Compare(hariIni.Bulan()) >= 0 {
		return hariIni, nil
	}
	status, err := st.Buku.Periode.Kunci(ctx, l, bulan)
	if err != nil || status[bulan] == PeriodeDikunci {
		return hariIni, err
	}
	return bulan.Akhir(), nil
}

func tanggalAlokasi(r PembayaranRinci) (ts []dasar.Tanggal) {
	for _, a := range r.Alokasi {
		ts = append(ts, a.Tanggal)
	}
	return ts
}

// balikSatu appends the opposite of one payment: of its allocations as they
// stand now, of its part in the credit, and of each of its journals.
func balikSatu(ctx context.Context, st Stores, r PembayaranRinci, p Pembayaran) (Pembayaran, error) {
	p.Lembaga, p.Keluarga, p.Cara, p.Laci, p.Rekening = r.Lembaga, r.Keluarga, r.Cara, r.Laci, r.Rekening
	as := lepasSemua(r, p)
	gerak := kembaliTitipan(r)
	for _, a := range as {
		p.Jumlah += a.Jumlah
	}
	if r.Cara != DariTitipan {
		p.SisaTitipan = gerak
		p.Jumlah += gerak
	}
	if err := balikJurnalBayar(ctx, st, r, p); err != nil {
		return p, err
	}
	return p, st.Bayar.Tambah(ctx, p.Lembaga, p, as, gerakBalik(r, p, gerak))
}

func gerakBalik(r PembayaranRinci, p Pembayaran, gerak dasar.Rupiah) (ts []GerakTitipan) {
	if r.Cara == DariTakKenal {
		ts = append(ts, gerakTitipan(p, 0, "", r.Jumlah, "/tak_dikenal"))
	}
	if gerak != 0 {
		ts = append(ts, gerakTitipan(p, 1, p.Keluarga, gerak, ""))
	}
	return ts
}

// balikJurnalBayar posts the mirror of the payment's journal and of those of
// its moves and releases.
func balikJurnalBayar(ctx context.Context, st Stores, r PembayaranRinci, p Pembayaran) error {
	sumber := []string{sumberBayar(r.ID)}
	for _, a := range r.Alokasi {
		if s := sumberGeser(a); s != "" {
			sumber = append(sumber, s)
		}
	}
	asal, err := st.Buku.Jurnal.Sumber(ctx, r.Lembaga, sumber...)
	if err != nil {
		return err
	}
	js := make([]Jurnal, len(asal))
	for i, j := range asal {
		if js[i], err = j.Balik(idBaris(p.ID, i), p.Tanggal, p.Alasan, p.Oleh, p.Dicatat); err != nil {
			return err
		}
	}
	return Catat(ctx, st.Buku, js...)
}

// lepasSemua makes the rows that release what the payment still holds on each bill.
func lepasSemua(r PembayaranRinci, p Pembayaran) (as []Alokasi) {
	for _, t := range r.Bersih() {
		as = append(as, Alokasi{
			Lembaga: p.Lembaga, ID: idBaris(p.ID, len(as)), Pembayaran: p.ID, Tagihan: t.Tagihan, Jumlah: -t.Jumlah,
			Tanggal: p.Tanggal, Sebab: "balik", Alasan: p.Alasan, Oleh: p.Oleh, Dicatat: p.Dicatat,
		})
	}
	return as
}
