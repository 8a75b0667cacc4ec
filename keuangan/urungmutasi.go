package keuangan

import (
	"context"

	"github.com/pesantren-go/pesantren/dasar"
)

// Urungkan takes the last decision about a row back, with a reason: what was
// booked for it is reversed, and the row waits again, or sits on titipan tak
// dikenal again if the payment came out of that. A payment that the row was only
// paired with stays. What was undone is never booked by itself again.
func (s *Service) Urungkan(ctx context.Context, pel dasar.Pelaku, kunci string, b BarisMutasi, alasan string) (HasilPutusan, error) {
	alasan, err := alasanKoreksi(alasan)
	if err != nil {
		return HasilPutusan{}, err
	}
	if _, err := s.barisMutasi(ctx, pel, b); err != nil {
		return HasilPutusan{}, err
	}
	k, err := s.pembuku(ctx, pel, nil)
	if err != nil {
		return HasilPutusan{}, err
	}
	id := idBaru()
	_, ulang, err := s.sekali(ctx, pel.Lembaga, "mutasi.urungkan", kunci, []any{b, alasan}, id, func(ctx context.Context, st Stores) error {
		return k.urungkan(ctx, st, b, id, alasan)
	})
	if err != nil {
		return HasilPutusan{}, err
	}
	return s.hasilPutusan(ctx, pel, b, nil, ulang)
}

func (k *pembuku) urungkan(ctx context.Context, st Stores, b BarisMutasi, id, alasan string) error {
	m, err := kunciMutasi(ctx, st, k.pel.Lembaga, b)
	switch {
	case err != nil:
		return err
	case m.Putusan == Menunggu:
		return ErrAksiPutusan.Conflictf("baris mutasi ini sedang menunggu; tidak ada yang diurungkan").Pada("kunci")
	case m.Putusan == TakKenal:
		return k.batalTitip(ctx, st, m, id, alasan)
	case m.Pembayaran == "":
		return k.lepas(ctx, st, m, id, alasan)
	}
	r, err := satuBayar(ctx, st, m.Lembaga, m.Pembayaran)
	if err != nil {
		return err
	}
	if r.Rujukan == "" { // only paired
		return k.lepas(ctx, st, m, id, alasan)
	}
	p := Pembayaran{Lembaga: m.Lembaga, ID: id, Membalik: r.ID, Oleh: k.pel.ID, Dicatat: k.dicatat, Alasan: alasan, Tanggal: k.hariIni}
	_, err = Balikkan(ctx, st, r.Pembayaran, p)
	return err
}

// batalTitip takes a credit off titipan tak dikenal.
func (k *pembuku) batalTitip(ctx context.Context, st Stores, m MutasiBank, id, alasan string) error {
	if _, err := st.Bayar.KunciTitipan(ctx, m.Lembaga, "", ""); err != nil {
		return err
	}
	hari, err := k.balikJurnal(ctx, st, m.Lembaga, m.Jurnal, id, alasan)
	if err != nil {
		return err
	}
	g := GerakTitipan{Lembaga: m.Lembaga, ID: id, Jumlah: -m.Jumlah, Tanggal: hari, Sumber: "balik/" + m.Jurnal, Dicatat: k.dicatat}
	if err := st.Bayar.TambahTitipan(ctx, m.Lembaga, g); err != nil {
		return err
	}
	m.Jurnal, m.Putusan, m.Alasan = "", Menunggu, alasan
	return k.putuskan(ctx, st, m)
}

// lepas makes a row wait again; a journal of its own is reversed.
func (k *pembuku) lepas(ctx context.Context, st Stores, m MutasiBank, id, alasan string) error {
	if m.Jurnal != "" {
		if _, err := k.balikJurnal(ctx, st, m.Lembaga, m.Jurnal, id+".sen", alasan); err != nil {
			return err
		}
	}
	m.Jurnal, m.Pembayaran, m.Putusan, m.Alasan = "", "", Menunggu, alasan
	return k.putuskan(ctx, st, m)
}

// lepasMutasi frees the bank row of a payment that is about to be reversed, in
// the unit that reverses it, before the family is locked: the row waits again,
// or sits on titipan tak dikenal again.
func lepasMutasi(ctx context.Context, st Stores, asal, pembalik Pembayaran) error {
	if st.Mutasi == nil || asal.Rekening == "" {
		return nil
	}
	ms, _, err := st.Mutasi.Cari(ctx, asal.Lembaga, SaringMutasi{Pembayaran: asal.ID}, dasar.Page{Limit: 1})
	if err != nil || len(ms) == 0 {
		return err
	}
	m, err := kunciMutasi(ctx, st, asal.Lembaga, BarisMutasi{ms[0].Rekening, ms[0].Kunci, ms[0].Versi})
	if err != nil {
		return err
	}
	k := &pembuku{pel: dasar.Pelaku{ID: pembalik.Oleh}, hariIni: pembalik.Tanggal, dicatat: pembalik.Dicatat}
	if k.terkunci, err = bulanTerkunci(ctx, st, asal.Lembaga); err != nil {
		return err
	}
	if asal.Cara == DariTakKenal {
		m.Pembayaran, m.Putusan, m.Alasan = "", TakKenal, pembalik.Alasan
		return k.putuskan(ctx, st, m)
	}
	return k.lepas(ctx, st, m, pembalik.ID, pembalik.Alasan)
}
