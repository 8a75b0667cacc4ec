package keuangan

import (
	"context"

	"github.com/pesantren-go/pesantren/dasar"
)

// PeriksaBuku compares everything that is stored twice: monthly and yearly
// totals with the lines, journals with themselves, what bills, payments and
// credits hold with their rows, and the control accounts with what they
// control: all receivables of santri with the outstanding of all bills, all
// credit of families (and of unknown payers) with its accounts. An empty
// answer is the only right one.
func (s *Service) PeriksaBuku(ctx context.Context, pel dasar.Pelaku) ([]Selisih, error) {
	if err := seluruh(pel); err != nil {
		return nil, err
	}
	var out []Selisih
	for _, periksa := range []func(context.Context, dasar.LembagaID) ([]Selisih, error){
		s.Stores.Buku.Jurnal.Periksa, s.Stores.Tagihan.Periksa, s.Stores.Bayar.Periksa, s.periksaKontrol,
	} {
		selisih, err := periksa(ctx, pel.Lembaga)
		if err != nil {
			return nil, err
		}
		out = append(out, selisih...)
	}
	return out, nil
}

// kontrolUlang is how often a difference of a control account is looked at
// again: a unit of work that ended between two reads looks like one.
const kontrolUlang = 3

func (s *Service) periksaKontrol(ctx context.Context, l dasar.LembagaID) (out []Selisih, err error) {
	for range kontrolUlang {
		if out, err = s.selisihKontrol(ctx, l, PadaSaat{Tercatat: s.kini()}); err != nil || len(out) == 0 {
			return out, err
		}
	}
	return out, nil
}

func (s *Service) selisihKontrol(ctx context.Context, l dasar.LembagaID, pada PadaSaat) ([]Selisih, error) {
	piutang, titipan, err := s.akunPembantu(ctx, l)
	if err != nil {
		return nil, err
	}
	saldo, err := s.Stores.Buku.Jurnal.Saldo(ctx, l, pada, false)
	if err != nil {
		return nil, err
	}
	bukuPiutang, bukuTitipan := Selisih{Apa: "piutang santri"}, Selisih{Apa: "titipan keluarga"}
	for _, a := range saldo {
		if piutang[a.Akun] {
			bukuPiutang.Tersimpan += a.Netto()
		}
		if titipan[a.Akun] {
			bukuTitipan.Tersimpan -= a.Netto()
		}
	}
	for p, err := range SemuaPosisi(ctx, s.Stores.Tagihan, l, SaringTagihan{Terbuka: true}, pada) {
		if err != nil {
			return nil, err
		}
		bukuPiutang.Hitung += p.Sisa()
	}
	keluarga, err := s.Stores.Bayar.Titipan(ctx, l, pada)
	for _, n := range keluarga {
		bukuTitipan.Hitung += n
	}
	var out []Selisih
	for _, b := range []Selisih{bukuPiutang, bukuTitipan} {
		if b.Tersimpan != b.Hitung {
			out = append(out, b)
		}
	}
	return out, err
}

// akunPembantu lists the control accounts of receivables and of credit, under
// all settings that ever held.
func (s *Service) akunPembantu(ctx context.Context, l dasar.LembagaID) (piutang, titipan map[KodeAkun]bool, err error) {
	piutang, titipan = map[KodeAkun]bool{}, map[KodeAkun]bool{}
	ks, err := s.Stores.Tarif.Komponen(ctx, l)
	if err != nil {
		return nil, nil, err
	}
	for _, k := range ks {
		piutang[k.Piutang] = true
	}
	riwayat, err := s.Stores.Pengaturan.Riwayat(ctx, l)
	for _, p := range append(riwayat, PengaturanBaku()) {
		titipan[p.Akun.Titipan], titipan[p.Akun.TitipanTakKenal] = true, true
	}
	return piutang, titipan, err
}
