package keuangan

import (
	"context"
	"slices"
	"strconv"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// bukukanOtomatis books what needs no person: every waiting certain row of the
// account, and, where the settings say so, charges, profit share and unknown
// credits of this file. A row that a rule refuses stays and is reported.
func (s *Service) bukukanOtomatis(ctx context.Context, pel dasar.Pelaku, p PermintaanMutasi, h *HasilMutasi) error {
	antre, err := s.antreOtomatis(ctx, pel.Lembaga, p.Rekening, h.Baris)
	if err != nil || len(antre) == 0 {
		return err
	}
	k, err := s.pembuku(ctx, pel, antre)
	if err != nil {
		return err
	}
	for i, m := range antre {
		switch err := k.satu(ctx, m); {
		case err == nil:
			h.Dibukukan++
		case dasar.KindOf(err) == dasar.Internal || dasar.KindOf(err) == dasar.Unavailable:
			return err
		default:
			h.Gagal = append(h.Gagal, TemuanBaris{Baris: m.Baris, Aturan: dasar.Aturan(dasar.RuleOf(err)), Pesan: err.Error()})
		}
		if p.Maju != nil {
			p.Maju(i+1, len(antre))
		}
	}
	return nil
}

// antreOtomatis collects the rows to book, oldest first.
func (s *Service) antreOtomatis(ctx context.Context, l dasar.LembagaID, rekening string, berkas []BarisPratinjau) (out []MutasiBank, err error) {
	atur, err := s.Stores.Setelan(ctx, l, s.hariIni(l))
	if err != nil {
		return nil, err
	}
	diBerkas := make(map[string]bool, len(berkas))
	for _, b := range berkas {
		diBerkas[b.Kunci] = true
	}
	for p := (dasar.Page{Limit: dasar.MaxPage}); ; {
		ms, next, err := s.Stores.Mutasi.Cari(ctx, l, SaringMutasi{Rekening: rekening, Menunggu: true}, p)
		if err != nil {
			return nil, err
		}
		for _, m := range ms {
			biaya := (m.Kelas == BiayaBank || m.Kelas == BagiHasil) && atur.BukukanBiaya
			titip := m.Kelas == TakDikenal && atur.TitipTakKenal
			if m.perawan() && (m.Kelas == Pasti || (biaya || titip) && diBerkas[m.Kunci]) {
				out = append(out, m)
			}
		}
		if next == "" {
			return out, nil
		}
		p.After = next
	}
}

// pembuku books bank rows: what it needs to know is read once.
type pembuku struct {
	s        *Service
	pel      dasar.Pelaku
	hariIni  dasar.Tanggal
	dicatat  time.Time
	orang    map[santri.ID]santri.Peserta
	unit     map[santri.KeluargaID]santri.KodeUnit
	terkunci map[dasar.Bulan]bool
	aturan   map[dasar.Tanggal]AturanBayar
}

// pembuku reads the families that the rows propose, and the locked months.
func (s *Service) pembuku(ctx context.Context, pel dasar.Pelaku, ms []MutasiBank, tambahan ...santri.ID) (*pembuku, error) {
	k := &pembuku{s: s, pel: pel, hariIni: s.hariIni(pel.Lembaga), dicatat: s.kini(), aturan: map[dasar.Tanggal]AturanBayar{}}
	id := tambahan
	for _, m := range ms {
		if m.Kelas == Pasti {
			for _, u := range m.Usulan {
				id = append(id, u.Santri)
			}
		}
	}
	slices.Sort(id)
	var err error
	if k.orang, err = s.santriAda(ctx, pel.Lembaga, slices.Compact(id)); err != nil {
		return nil, err
	}
	if k.unit, err = s.unitKeluarga(ctx, pel.Lembaga, k.orang); err != nil {
		return nil, err
	}
	k.terkunci, err = bulanTerkunci(ctx, s.Stores, pel.Lembaga)
	return k, err
}

func bulanTerkunci(ctx context.Context, st Stores, l dasar.LembagaID) (map[dasar.Bulan]bool, error) {
	riwayat, err := st.Buku.Periode.Riwayat(ctx, l)
	out := make(map[dasar.Bulan]bool, len(riwayat))
	for _, p := range slices.Backward(riwayat) {
		out[p.Bulan] = p.Status == PeriodeDikunci
	}
	return out, err
}

// unitKeluarga returns the unit of the first santri of each family.
func (s *Service) unitKeluarga(ctx context.Context, l dasar.LembagaID, orang map[santri.ID]santri.Peserta) (map[santri.KeluargaID]santri.KodeUnit, error) {
	var ks []santri.KeluargaID
	for _, p := range orang {
		if p.Keluarga != "" {
			ks = append(ks, p.Keluarga)
		}
	}
	slices.Sort(ks)
	unit := make(map[santri.KeluargaID]santri.KodeUnit, len(ks))
	for ruas := range slices.Chunk(slices.Compact(ks), 1000) {
		ps, err := s.Stores.Santri.PesertaKeluarga(ctx, l, s.hariIni(l), ruas...)
		if err != nil {
			return nil, err
		}
		for _, p := range ps {
			if _, ada := unit[p.Keluarga]; !ada {
				unit[p.Keluarga] = p.Utama().Unit
			}
		}
	}
	return unit, nil
}

// hariBuku is the day of the books of a row: the day of the bank, or the first
// day of the first open month after it when that month is locked.
func (k *pembuku) hariBuku(t dasar.Tanggal) dasar.Tanggal {
	for b := t.Bulan(); b.Compare(k.hariIni.Bulan()) <= 0; b = b.Tambah(1) {
		switch {
		case k.terkunci[b]:
		case b == t.Bulan():
			return t
		default:
			return b.Awal()
		}
	}
	return t
}

// untuk returns the rules of a day of the books.
func (k *pembuku) untuk(ctx context.Context, hari dasar.Tanggal) (AturanBayar, error) {
	if at, ada := k.aturan[hari]; ada {
		return at, nil
	}
	at, err := k.s.aturanLembaga(ctx, k.pel, hari)
	if err == nil {
		k.aturan[hari] = at
	}
	return at, err
}

// satu books one row in a unit of its own, unless somebody did meanwhile.
func (k *pembuku) satu(ctx context.Context, m MutasiBank) error {
	id := idBaru()
	at, err := k.untuk(ctx, k.hariBuku(m.Tanggal))
	if err != nil {
		return err
	}
	return k.s.Atomic.Do(ctx, func(ctx context.Context, st Stores) error {
		ms, err := st.Mutasi.Kunci(ctx, m.Lembaga, m.Rekening, m.Kunci)
		if err != nil || len(ms) == 0 || !ms[0].perawan() || ms[0].Kelas != m.Kelas {
			return err
		}
		switch r := ms[0]; r.Kelas {
		case Pasti:
			_, err = k.jadikanBayar(ctx, st, at, r, id, k.orang[r.Usulan[0].Santri], nil)
		case TakDikenal:
			err = k.titipkan(ctx, st, at, r, id, "")
		default:
			err = k.bukukan(ctx, st, at, r, id, r.Kelas, "")
		}
		return err
	})
}

// jadikanBayar turns a row, locked in this unit, into a payment of the santri's
// family. What the payer did not choose goes to the bills of that santri first,
// then to those of the family.
func (k *pembuku) jadikanBayar(ctx context.Context, st Stores, at AturanBayar, m MutasiBank, id string, p santri.Peserta, pilihan []PilihanTagihan) (HasilBayar, error) {
	b := Pembayaran{
		Lembaga: m.Lembaga, ID: id, Keluarga: p.Keluarga, Cara: caraMutasi(m), Jumlah: m.Jumlah, Tanggal: k.hariBuku(m.Tanggal),
		Rekening: m.Rekening, Rujukan: m.Kunci, Oleh: k.pel.ID, Dicatat: k.dicatat,
	}
	if err := b.Validate(k.hariIni); err != nil {
		return HasilBayar{}, err
	}
	at.Unit = k.unit[p.Keluarga]
	if len(pilihan) == 0 {
		var err error
		if pilihan, err = milikSantri(ctx, st, at, b, p.ID); err != nil {
			return HasilBayar{}, err
		}
	}
	h, err := Bayar(ctx, st, at, b, pilihan...)
	if err != nil {
		return HasilBayar{}, err
	}
	if m.Putusan != TakKenal {
		if m.Jurnal, err = k.catatSen(ctx, st, at, m, id+".sen"); err != nil {
			return HasilBayar{}, err
		}
	}
	m.Putusan, m.Pembayaran, m.Alasan = Dibukukan, b.ID, ""
	return h, k.putuskan(ctx, st, m)
}

func caraMutasi(m MutasiBank) CaraBayar {
	switch {
	case m.Putusan == TakKenal:
		return DariTakKenal
	case m.Kelas == Pasti:
		return VA
	}
	return Transfer
}

// milikSantri chooses the open bills of one santri, in the order of the house.
// Locks are taken in the order of [Bayar].
func milikSantri(ctx context.Context, st Stores, at AturanBayar, b Pembayaran, id santri.ID) ([]PilihanTagihan, error) {
	urutan, err := urutanPenuh(at.Urutan)
	if err != nil {
		return nil, err
	}
	if _, err := kunciSumber(ctx, st, at, b); err != nil {
		return nil, err
	}
	terbuka, err := st.Tagihan.KunciPosisi(ctx, b.Lembaga, b.Keluarga)
	if err != nil {
		return nil, err
	}
	terbuka = slices.DeleteFunc(terbuka, func(p Posisi) bool { return p.Tagihan.Santri != id })
	a := pembagi{urutan: urutan}
	slices.SortFunc(terbuka, func(x, y Posisi) int { return a.banding(x.Tagihan, y.Tagihan) })
	pilihan := make([]PilihanTagihan, len(terbuka))
	for i, p := range terbuka {
		pilihan[i] = PilihanTagihan{Tagihan: p.Tagihan.ID}
	}
	return pilihan, nil
}

// bukukan books a bank charge or profit share.
func (k *pembuku) bukukan(ctx context.Context, st Stores, at AturanBayar, m MutasiBank, id string, sebagai KelasMutasi, alasan string) error {
	akun, teks := at.Akun.BiayaBank, "Biaya bank"
	if sebagai == BagiHasil {
		akun, teks = at.Akun.BagiHasil, "Bagi hasil bank"
	}
	var err error
	if m.Jurnal, err = k.catat(ctx, st, at, m, id, teks, Baris{Akun: akun}, m.Jumlah); err != nil {
		return err
	}
	m.Kelas, m.Putusan, m.Alasan = sebagai, Dibukukan, alasan
	return k.putuskan(ctx, st, m)
}

// titipkan books a credit of an unknown payer to titipan tak dikenal.
func (k *pembuku) titipkan(ctx context.Context, st Stores, at AturanBayar, m MutasiBank, id, alasan string) error {
	if m.Jumlah == 0 {
		return ErrAksiKelas.Invalidf("mutasi di bawah satu rupiah tidak dititipkan; abaikan dengan alasan").Pada("aksi")
	}
	if _, err := st.Bayar.KunciTitipan(ctx, m.Lembaga, "", ""); err != nil {
		return err
	}
	var err error
	if m.Jurnal, err = k.catat(ctx, st, at, m, id, "Penerimaan tak dikenal", Baris{Akun: at.Akun.TitipanTakKenal}, m.Jumlah); err != nil {
		return err
	}
	g := GerakTitipan{Lembaga: m.Lembaga, ID: id, Jumlah: m.Jumlah, Tanggal: k.hariBuku(m.Tanggal), Sumber: m.sumber(), Dicatat: k.dicatat}
	if err := st.Bayar.TambahTitipan(ctx, m.Lembaga, g); err != nil {
		return err
	}
	m.Putusan, m.Alasan = TakKenal, alasan
	return k.putuskan(ctx, st, m)
}

// catatSen books the rupiah by which the rounded balance of the bank moved
// more than the payment. It returns "" when there is none.
func (k *pembuku) catatSen(ctx context.Context, st Stores, at AturanBayar, m MutasiBank, id string) (string, error) {
	return k.catat(ctx, st, at, m, id, "Pembulatan sen mutasi bank", Baris{}, 0)
}

// catat posts a row between bank and the account of lawan; the bank moves by
// its rounded balance, and the difference to jumlah goes to rounding. It
// returns the id of the journal, "" when nothing moves.
func (k *pembuku) catat(ctx context.Context, st Stores, at AturanBayar, m MutasiBank, id, teks string, lawan Baris, jumlah dasar.Rupiah) (string, error) {
	gerak := m.gerakBank()
	if !m.Masuk {
		gerak = -gerak
	}
	selisih := gerak - m.Jumlah
	bank := Baris{Akun: at.Akun.Bank, Rekening: m.Rekening}
	var b barisJurnal
	for _, x := range []struct {
		lawan Baris
		n     dasar.Rupiah
	}{{lawan, jumlah}, {Baris{Akun: at.Akun.Pembulatan}, selisih}} {
		debit, kredit := bank, x.lawan
		if m.Masuk != (x.n > 0) {
			debit, kredit = kredit, debit
		}
		if n := max(x.n, -x.n); n > 0 {
			b.debit(debit, n)
			b.kredit(kredit, n)
		}
	}
	if len(b.baris) == 0 {
		return "", nil
	}
	j := Jurnal{
		Lembaga: m.Lembaga, ID: id, Sumber: m.sumber(), Jenis: Umum, Tanggal: k.hariBuku(m.Tanggal), Keterangan: teks,
		Oleh: k.pel.ID, Dicatat: k.dicatat, Baris: b.selesai(at.Akun.AntarUnit),
	}
	return id, Catat(ctx, st.Buku, j)
}

// sumber names the cause of what is booked for a row: its id, and the version
// in which it waited, so that a row undone and decided anew posts anew.
func (m MutasiBank) sumber() string { return "mutasi/" + m.ID + "/" + strconv.Itoa(m.Versi) }

func (k *pembuku) putuskan(ctx context.Context, st Stores, m MutasiBank) error {
	m.Pemutus, m.Diputus = k.pel.ID, k.dicatat
	return st.Mutasi.Putuskan(ctx, m.Lembaga, m)
}

// balikJurnal posts the mirror of the journal of a row, in its month while that
// is open.
func (k *pembuku) balikJurnal(ctx context.Context, st Stores, l dasar.LembagaID, jurnal, id, alasan string) (dasar.Tanggal, error) {
	js, err := st.Buku.Jurnal.Ambil(ctx, l, jurnal)
	if err != nil {
		return dasar.Tanggal{}, err
	}
	if len(js) == 0 {
		return dasar.Tanggal{}, ErrAsalTiada.NotFoundf("jurnal baris mutasi ini tidak ditemukan")
	}
	hari := k.hariIni
	if b := js[0].Tanggal.Bulan(); b.Compare(hari.Bulan()) < 0 && !k.terkunci[b] {
		hari = b.Akhir()
	}
	j, err := js[0].Balik(id, hari, alasan, k.pel.ID, k.dicatat)
	if err != nil {
		return hari, err
	}
	return hari, Catat(ctx, st.Buku, j)
}
