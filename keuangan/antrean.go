package keuangan

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

var (
	// ErrAksiPutusan says that a row has been decided, or is not decided so.
	ErrAksiPutusan = dasar.Aturan("KEU-ANTRE-01")
	// ErrAksiKelas says that a decision does not fit the row: a debit is no
	// payment, a credit no charge.
	ErrAksiKelas = dasar.Aturan("KEU-ANTRE-02")
	// ErrAksiSantri says that the chosen santri does not exist here.
	ErrAksiSantri = dasar.Aturan("KEU-ANTRE-03")
	// ErrPasangan says that a payment is not the same money as the row.
	ErrPasangan = dasar.Aturan("KEU-ANTRE-04")
	// ErrMassal says that proposals by name are confirmed one by one.
	ErrMassal = dasar.Aturan("KEU-ANTRE-05")
)

// BarisMutasi names a row of the queue as somebody saw it.
type BarisMutasi struct {
	Rekening string
	Kunci    string
	Versi    int
}

// HasilPutusan is a row after a decision, and the payment it became. Ulangan
// says that an earlier call with the same Idempotency-Key did it.
type HasilPutusan struct {
	Mutasi  MutasiBank
	Bayar   *HasilBayar
	Ulangan bool
}

// Konfirmasi is a person's answer to a row that came in: it is from the family
// of this santri, proposed or not. It becomes a payment, by the bank or, when
// the row sits on titipan tak dikenal, out of that. Pilihan are the bills that
// the payer named; without them the santri's own bills come first. One row at a
// time: names are never confirmed in bulk.
func (s *Service) Konfirmasi(ctx context.Context, pel dasar.Pelaku, kunci string, b BarisMutasi, id santri.ID, pilihan ...PilihanTagihan) (HasilPutusan, error) {
	m, err := s.barisMutasi(ctx, pel, b)
	if err != nil {
		return HasilPutusan{}, err
	}
	k, err := s.pembuku(ctx, pel, nil, id)
	if err != nil {
		return HasilPutusan{}, err
	}
	orang, ada := k.orang[id]
	if !ada {
		return HasilPutusan{}, ErrAksiSantri.NotFoundf("santri tidak ditemukan; cari lagi dari nama atau NIS").Pada("santri")
	}
	at, err := k.untuk(ctx, k.hariBuku(m.Tanggal))
	if err != nil {
		return HasilPutusan{}, err
	}
	var h HasilBayar
	bayar := idBaru()
	masukan := struct {
		Baris   BarisMutasi
		Santri  santri.ID
		Pilihan []PilihanTagihan
	}{b, id, pilihan}
	hasil, ulang, err := s.sekali(ctx, pel.Lembaga, "mutasi.konfirmasi", kunci, masukan, bayar, func(ctx context.Context, st Stores) error {
		m, err := kunciMutasi(ctx, st, pel.Lembaga, b)
		if err != nil {
			return err
		}
		if err := m.bolehBayar(); err != nil {
			return err
		}
		h, err = k.jadikanBayar(ctx, st, at, m, bayar, orang, pilihan)
		return err
	})
	if err != nil {
		return HasilPutusan{}, err
	}
	if ulang {
		if h, err = s.hasilUlang(ctx, pel, hasil); err != nil {
			return HasilPutusan{}, err
		}
	}
	return s.hasilPutusan(ctx, pel, b, &h, ulang)
}

func (m MutasiBank) bolehBayar() error {
	switch {
	case !m.Masuk:
		return ErrAksiKelas.Invalidf("uang keluar tidak dapat menjadi pembayaran santri").Pada("kunci")
	case m.Putusan != Menunggu && m.Putusan != TakKenal:
		return ErrAksiPutusan.Conflictf("baris mutasi ini sudah %s; muat ulang antrean", m.Putusan).Pada("kunci")
	}
	return nil
}

// Pasangkan says that a row is the same money as a payment that the cashier has
// booked already: a transfer of the same amount into the same account. Nothing
// is posted again.
func (s *Service) Pasangkan(ctx context.Context, pel dasar.Pelaku, kunci string, b BarisMutasi, bayar string) (HasilPutusan, error) {
	if _, err := s.barisMutasi(ctx, pel, b); err != nil {
		return HasilPutusan{}, err
	}
	r, err := s.ambilBayar(ctx, pel.Lembaga, bayar)
	if err != nil {
		return HasilPutusan{}, err
	}
	k, err := s.pembuku(ctx, pel, nil)
	if err != nil {
		return HasilPutusan{}, err
	}
	_, ulang, err := s.sekali(ctx, pel.Lembaga, "mutasi.pasangkan", kunci, []any{b, bayar}, b.Kunci, func(ctx context.Context, st Stores) error {
		m, err := kunciMutasi(ctx, st, pel.Lembaga, b)
		if err != nil {
			return err
		}
		if m.Putusan != Menunggu {
			return ErrAksiPutusan.Conflictf("baris mutasi ini sudah %s; muat ulang antrean", m.Putusan).Pada("kunci")
		}
		if _, err := st.Bayar.KunciTitipan(ctx, pel.Lembaga, r.Keluarga, ""); err != nil {
			return err
		}
		r, err := satuBayar(ctx, st, pel.Lembaga, bayar)
		if err != nil {
			return err
		}
		if err := m.sepadan(r); err != nil {
			return err
		}
		m.Putusan, m.Pembayaran, m.Alasan = Dibukukan, bayar, ""
		return k.putuskan(ctx, st, m)
	})
	if err != nil {
		return HasilPutusan{}, err
	}
	return s.hasilPutusan(ctx, pel, b, nil, ulang)
}

// sepadan refuses a payment that is not the same money as the row.
func (m MutasiBank) sepadan(r PembayaranRinci) error {
	switch {
	case !m.Masuk || r.Jumlah != m.Jumlah || r.Rekening != m.Rekening || r.Cara != Transfer && r.Cara != VA:
		return ErrPasangan.Invalidf("pembayaran itu bukan transfer sebesar %s ke rekening ini", m.Jumlah).Pada("pembayaran")
	case r.Rujukan != "" || r.DibalikOleh != "" || r.Membalik != "":
		return ErrPasangan.Conflictf("pembayaran itu sudah dibalik, atau berasal dari baris mutasi lain").Pada("pembayaran")
	}
	return nil
}

// AksiMutasi is what a person decides about rows without naming a santri.
type AksiMutasi string

// AksiBiaya and AksiHasil book a debit as bank charge and a credit as profit
// share; AksiTitip books a credit to titipan tak dikenal; AksiAbaikan leaves a
// row out of the books, because they know it from elsewhere, with a reason.
const (
	AksiBiaya      AksiMutasi = "biaya_bank"
	AksiHasil      AksiMutasi = "bagi_hasil"
	AksiTitip      AksiMutasi = "titipan_tak_dikenal"
	AksiAbaikan    AksiMutasi = "abaikan"
	AksiKonfirmasi AksiMutasi = "konfirmasi" // refused here: see [Service.Konfirmasi]
)

// PutuskanMutasi decides rows without naming a santri, all of them or none.
// AksiAbaikan needs a reason. Rows that wait, and nothing else, are decided.
func (s *Service) PutuskanMutasi(ctx context.Context, pel dasar.Pelaku, kunci string, aksi AksiMutasi, alasan string, bs ...BarisMutasi) ([]MutasiBank, error) {
	if err := seluruh(pel); err != nil {
		return nil, err
	}
	alasan, err := aksi.periksa(alasan, len(bs))
	if err != nil {
		return nil, err
	}
	hari := map[BarisMutasi]AturanBayar{}
	k, err := s.pembuku(ctx, pel, nil)
	if err != nil {
		return nil, err
	}
	for _, b := range bs {
		m, err := s.barisMutasi(ctx, pel, b)
		if err != nil {
			return nil, err
		}
		if hari[b], err = k.untuk(ctx, k.hariBuku(m.Tanggal)); err != nil {
			return nil, err
		}
	}
	bs = slices.Clone(bs)
	slices.SortFunc(bs, func(x, y BarisMutasi) int {
		return slices.Compare([]string{x.Rekening, x.Kunci}, []string{y.Rekening, y.Kunci})
	})
	if len(hari) != len(bs) {
		return nil, ErrAksiPutusan.Invalidf("satu baris mutasi disebut dua kali").Pada("kunci")
	}
	_, _, err = s.sekali(ctx, pel.Lembaga, "mutasi.putuskan", kunci, []any{aksi, alasan, bs}, "", func(ctx context.Context, st Stores) error {
		for _, b := range bs {
			if err := k.aksi(ctx, st, hari[b], b, aksi, alasan); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	out := make([]MutasiBank, len(bs))
	for i, b := range bs {
		if out[i], err = s.satuMutasi(ctx, pel.Lembaga, b); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (a AksiMutasi) periksa(alasan string, n int) (string, error) {
	switch {
	case n == 0 || n > dasar.MaxPage:
		return "", ErrAksiPutusan.Invalidf("pilih 1 sampai %d baris mutasi", dasar.MaxPage).Pada("kunci")
	case a == AksiKonfirmasi:
		return "", ErrMassal.Invalidf("usulan dikonfirmasi satu per satu, dengan menyebut santrinya").Pada("aksi")
	case a == AksiAbaikan:
		return alasanKoreksi(alasan)
	case a != AksiBiaya && a != AksiHasil && a != AksiTitip:
		return "", ErrAksiKelas.Invalidf("pilih biaya_bank, bagi_hasil, titipan_tak_dikenal, atau abaikan").Pada("aksi")
	case alasan != "":
		return alasanKoreksi(alasan)
	}
	return "", nil
}

func (k *pembuku) aksi(ctx context.Context, st Stores, at AturanBayar, b BarisMutasi, aksi AksiMutasi, alasan string) error {
	m, err := kunciMutasi(ctx, st, k.pel.Lembaga, b)
	if err != nil {
		return err
	}
	if m.Putusan != Menunggu {
		return ErrAksiPutusan.Conflictf("baris mutasi ini sudah %s; muat ulang antrean", m.Putusan).Pada("kunci")
	}
	if aksi == AksiBiaya && m.Masuk || (aksi == AksiHasil || aksi == AksiTitip) && !m.Masuk {
		return ErrAksiKelas.Invalidf("aksi %s tidak cocok dengan arah uang baris ini", aksi).Pada("aksi")
	}
	switch aksi {
	case AksiBiaya:
		return k.bukukan(ctx, st, at, m, idBaru(), BiayaBank, alasan)
	case AksiHasil:
		return k.bukukan(ctx, st, at, m, idBaru(), BagiHasil, alasan)
	case AksiTitip:
		return k.titipkan(ctx, st, at, m, idBaru(), alasan)
	}
	m.Putusan, m.Alasan = Diabaikan, alasan
	return k.putuskan(ctx, st, m)
}

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

func kunciMutasi(ctx context.Context, st Stores, l dasar.LembagaID, b BarisMutasi) (MutasiBank, error) {
	ms, err := st.Mutasi.Kunci(ctx, l, b.Rekening, b.Kunci)
	switch {
	case err != nil:
		return MutasiBank{}, err
	case len(ms) == 0:
		return MutasiBank{}, mutasiTiada()
	case ms[0].Versi != b.Versi:
		return MutasiBank{}, ErrMutasiVersi.Conflictf("baris mutasi sudah diputus atau berubah; muat ulang antrean")
	}
	return ms[0], nil
}

func mutasiTiada() error {
	return ErrMutasiTiada.NotFoundf("baris mutasi tidak ditemukan; muat ulang antrean")
}

// barisMutasi reads a row outside a unit, for an actor who covers the whole
// institution.
func (s *Service) barisMutasi(ctx context.Context, pel dasar.Pelaku, b BarisMutasi) (MutasiBank, error) {
	if err := seluruh(pel); err != nil {
		return MutasiBank{}, err
	}
	return s.satuMutasi(ctx, pel.Lembaga, b)
}

func (s *Service) satuMutasi(ctx context.Context, l dasar.LembagaID, b BarisMutasi) (MutasiBank, error) {
	ms, err := s.Stores.Mutasi.Kunci(ctx, l, b.Rekening, b.Kunci)
	if err == nil && len(ms) == 0 {
		err = mutasiTiada()
	}
	if err != nil {
		return MutasiBank{}, err
	}
	return ms[0], nil
}

func (s *Service) hasilPutusan(ctx context.Context, pel dasar.Pelaku, b BarisMutasi, h *HasilBayar, ulang bool) (HasilPutusan, error) {
	m, err := s.satuMutasi(ctx, pel.Lembaga, b)
	return HasilPutusan{Mutasi: m, Bayar: h, Ulangan: ulang}, err
}

// BarisAntrean is a row of the queue as the actor may see it.
type BarisAntrean struct {
	MutasiBank
	Tampil string // the text, masked, or "—", as was decided
}

// AntreanMutasi pages bank rows, oldest first, with their texts opened in one
// logged decision for the actor's purpose. The actor covers the whole institution.
func (s *Service) AntreanMutasi(ctx context.Context, pel dasar.Pelaku, saring SaringMutasi, p dasar.Page) ([]BarisAntrean, string, error) {
	if err := seluruh(pel); err != nil {
		return nil, "", err
	}
	if s.Penjaga == nil {
		return nil, "", ErrBrankas.Unavailablef("penjaga data pribadi belum dipasang; hubungi pengelola")
	}
	ms, next, err := s.Stores.Mutasi.Cari(ctx, pel.Lembaga, saring, p)
	if err != nil || len(ms) == 0 {
		return nil, next, err
	}
	subjek := make([]privasi.SubjekID, len(ms))
	for i, m := range ms {
		subjek[i] = m.Subjek
	}
	slices.Sort(subjek)
	v, err := s.Penjaga.Minta(ctx, pel, "keuangan.MutasiBank", []string{"Teks"}, slices.Compact(subjek)...)
	if err != nil {
		return nil, "", err
	}
	out := make([]BarisAntrean, len(ms))
	for i, m := range ms {
		out[i] = BarisAntrean{m, privasi.Tampil(v, m.Subjek, "Teks", m.Teks)}
	}
	return out, next, nil
}

// HitungMutasi counts the rows of an account, or of all, per class and decision.
func (s *Service) HitungMutasi(ctx context.Context, pel dasar.Pelaku, rekening string) (map[KelasMutasi]map[PutusanMutasi]int, error) {
	if err := seluruh(pel); err != nil {
		return nil, err
	}
	return s.Stores.Mutasi.Hitung(ctx, pel.Lembaga, rekening)
}

// RiwayatMutasi returns what was decided about a row, oldest first.
func (s *Service) RiwayatMutasi(ctx context.Context, pel dasar.Pelaku, b BarisMutasi) ([]PeristiwaMutasi, error) {
	if _, err := s.barisMutasi(ctx, pel, b); err != nil {
		return nil, err
	}
	return s.Stores.Mutasi.Riwayat(ctx, pel.Lembaga, b.Rekening, b.Kunci)
}
