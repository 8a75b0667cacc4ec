package keuangan

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

var (
	// ErrKomponenTerpakai says that the accounts or interval of a fee cannot
	// change any more, because bills were posted with them.
	ErrKomponenTerpakai = dasar.Aturan("KEU-KOMPONEN-03")
	// ErrSantriTiada says that a santri does not exist here or is out of scope.
	ErrSantriTiada = dasar.Aturan("KEU-TARIF-05")
	// ErrTarifTiada says that a price does not exist here or is out of scope.
	ErrTarifTiada = dasar.Aturan("KEU-TARIF-06")
	// ErrKeringananTiada says that a discount does not exist here or is out of scope.
	ErrKeringananTiada = dasar.Aturan("KEU-KERINGANAN-03")
)

const maksAlasan = 200

// AturKomponen saves fees, for an actor who covers the whole institution. Its
// accounts must exist and accept lines. Once bills of a fee exist, its accounts
// and its interval stay ([ErrKomponenTerpakai]): a correction must meet the
// accounts that the bill was posted to.
func (s *Service) AturKomponen(ctx context.Context, pel dasar.Pelaku, ks ...Komponen) error {
	if err := seluruh(pel); err != nil {
		return err
	}
	ks = slices.Clone(ks)
	for i := range ks {
		ks[i].Lembaga = pel.Lembaga
		var err error
		if ks[i].Uraian, err = dasar.Rapikan(ks[i].Uraian, maksDimensi); err != nil {
			return err
		}
		if err := ks[i].Validate(); err != nil {
			return err
		}
	}
	return s.Atomic.Do(ctx, func(ctx context.Context, st Stores) error {
		if err := st.Putaran.Giliran(ctx, pel.Lembaga); err != nil {
			return err
		}
		if err := periksaKomponen(ctx, st, pel.Lembaga, ks); err != nil {
			return err
		}
		return st.Tarif.SimpanKomponen(ctx, pel.Lembaga, ks...)
	})
}

func periksaKomponen(ctx context.Context, st Stores, l dasar.LembagaID, ks []Komponen) error {
	var kode []KodeAkun
	for _, k := range ks {
		kode = append(kode, k.Piutang, k.Pendapatan, k.Keringanan)
	}
	bagan, err := st.Buku.Akun.Ambil(ctx, l, kode...)
	if err != nil {
		return err
	}
	ada, err := st.Tarif.Komponen(ctx, l)
	if err != nil {
		return err
	}
	for _, k := range ks {
		for _, x := range []struct {
			kode  KodeAkun
			jenis JenisAkun
		}{{k.Piutang, Aset}, {k.Pendapatan, Pendapatan}, {k.Keringanan, Pendapatan}} {
			if a, ok := bagan[x.kode]; !ok || !a.Posting || !a.Aktif || a.Jenis != x.jenis {
				return ErrKomponen.Invalidf("akun %s untuk komponen %s harus akun rincian %s yang aktif di bagan akun", potong(string(x.kode)), k.Kode, x.jenis).Pada("akun")
			}
		}
		i := slices.IndexFunc(ada, func(x Komponen) bool { return x.Kode == k.Kode })
		if i < 0 || samaBuku(k, ada[i]) {
			continue
		}
		ps, _, err := st.Tagihan.Posisi(ctx, l, SaringTagihan{Komponen: k.Kode}, PadaSaat{}, dasar.Page{Limit: 1})
		if err != nil {
			return err
		}
		if len(ps) > 0 {
			return ErrKomponenTerpakai.Conflictf("komponen %s sudah pernah ditagihkan; akun dan masanya tidak dapat diubah, buat komponen baru", k.Kode).Pada("kode")
		}
	}
	return nil
}

func samaBuku(a, b Komponen) bool {
	return a.Piutang == b.Piutang && a.Pendapatan == b.Pendapatan && a.Keringanan == b.Keringanan && a.Berkala == b.Berkala && a.awalTahun() == b.awalTahun()
}

// Komponen lists the fees, by priority.
func (s *Service) Komponen(ctx context.Context, pel dasar.Pelaku) ([]Komponen, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	return s.Stores.Tarif.Komponen(ctx, pel.Lembaga)
}

// AturTarif saves prices. A price takes over from the open one with the same
// conditions: that one ends on the day the new one begins. Bills that exist do
// not change. Saving the same price twice is no change. An actor who does not
// cover the whole institution sets prices of the units in scope, and of santri
// in scope.
func (s *Service) AturTarif(ctx context.Context, pel dasar.Pelaku, ts ...Tarif) ([]Tarif, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	ts = slices.Clone(ts)
	for i := range ts {
		t := &ts[i]
		t.Lembaga, t.ID, t.Dicatat = pel.Lembaga, idBaru(), s.kini()
		var err error
		if t.Alasan, err = dasar.Rapikan(t.Alasan, maksAlasan); err != nil {
			return nil, err
		}
		if err := t.Validate(); err != nil {
			return nil, err
		}
		if err := s.lingkupTarif(ctx, pel, *t); err != nil {
			return nil, err
		}
	}
	var hasil []Tarif
	err := s.Atomic.Do(ctx, func(ctx context.Context, st Stores) (err error) {
		hasil, err = simpanTarif(ctx, st, pel.Lembaga, ts)
		return err
	})
	return hasil, err
}

// lingkupTarif refuses a price that reaches beyond the actor's scope.
func (s *Service) lingkupTarif(ctx context.Context, pel dasar.Pelaku, t Tarif) error {
	if t.Santri == "" {
		return pel.Lingkup.Periksa(string(t.Unit))
	}
	_, err := s.pesertaTarif(ctx, pel, t.Santri)
	return err
}

func (s *Service) pesertaTarif(ctx context.Context, pel dasar.Pelaku, id santri.ID) (santri.Peserta, error) {
	ps, err := s.Stores.Santri.PesertaID(ctx, pel.Lembaga, s.hariIni(pel.Lembaga), id)
	if err != nil {
		return santri.Peserta{}, err
	}
	if len(ps) == 0 || !pesertaDalamLingkup(ps[0], pel.Lingkup) {
		return santri.Peserta{}, ErrSantriTiada.NotFoundf("santri tidak ditemukan; cari lagi dari nama atau NIS").Pada("santri")
	}
	return ps[0], nil
}

// simpanTarif ends predecessors and saves prices; it returns them as stored.
func simpanTarif(ctx context.Context, st Stores, l dasar.LembagaID, ts []Tarif) ([]Tarif, error) {
	komponen, err := st.Tarif.Komponen(ctx, l)
	if err != nil {
		return nil, err
	}
	ada, err := st.Tarif.Tarif(ctx, l, dasar.Tanggal{})
	if err != nil {
		return nil, err
	}
	hasil := make([]Tarif, len(ts))
	var baru []Tarif
	for i, t := range ts {
		if !slices.ContainsFunc(komponen, func(k Komponen) bool { return k.Kode == t.Komponen }) {
			return nil, ErrKomponenTiada.Invalidf("komponen %q tidak ada", potong(string(t.Komponen))).Pada("komponen")
		}
		lama := slices.IndexFunc(ada, func(u Tarif) bool { return t.SamaSyarat(u) && u.Sejak == t.Sejak })
		if lama >= 0 && ada[lama].Jumlah == t.Jumlah && (t.Sampai.IsZero() || t.Sampai == ada[lama].Sampai) {
			hasil[i] = ada[lama]
			continue
		}
		for _, u := range ada {
			if err := akhiriPendahulu(ctx, st, l, t, u); err != nil {
				return nil, err
			}
		}
		hasil[i] = t
		baru, ada = append(baru, t), append(ada, t)
	}
	if len(baru) == 0 {
		return hasil, nil
	}
	return hasil, st.Tarif.SimpanTarif(ctx, l, baru...)
}

// akhiriPendahulu ends u where the new price t takes over, and refuses t where
// both would hold on a day.
func akhiriPendahulu(ctx context.Context, st Stores, l dasar.LembagaID, t, u Tarif) error {
	tumpuk := t.SamaSyarat(u) && (u.Sampai.IsZero() || t.Sejak.Before(u.Sampai)) && (t.Sampai.IsZero() || u.Sejak.Before(t.Sampai))
	switch {
	case !tumpuk:
		return nil
	case u.Sampai.IsZero() && u.Sejak.Before(t.Sejak):
		return st.Tarif.AkhiriTarif(ctx, l, u.ID, t.Sejak)
	}
	return ErrTarifGanda.Conflictf("tarif %s untuk %s sudah ada sejak %s; akhiri dahulu atau pakai tanggal mulai sesudahnya", t.Komponen, t.Syarat(), u.Sejak.Panjang()).Pada("sejak")
}

// AkhiriTarif ends an open price: sampai is the first day on which it no
// longer holds.
func (s *Service) AkhiriTarif(ctx context.Context, pel dasar.Pelaku, id string, sampai dasar.Tanggal) error {
	if err := pel.Validate(); err != nil {
		return err
	}
	ts, err := s.Stores.Tarif.Tarif(ctx, pel.Lembaga, dasar.Tanggal{})
	if err != nil {
		return err
	}
	i := slices.IndexFunc(ts, func(t Tarif) bool { return t.ID == id })
	if i < 0 || s.lingkupTarif(ctx, pel, ts[i]) != nil {
		return ErrTarifTiada.NotFoundf("tarif tidak ditemukan; muat ulang daftar tarif")
	}
	if !ts[i].Sejak.Before(sampai) {
		return ErrTarif.Invalidf("tarif berakhir sesudah mulai berlakunya, %s", ts[i].Sejak.Panjang()).Pada("sampai")
	}
	return s.Atomic.Do(ctx, func(ctx context.Context, st Stores) error {
		return st.Tarif.AkhiriTarif(ctx, pel.Lembaga, id, sampai)
	})
}

// DaftarTarif lists the prices that hold on a day, or all when it is unset, as
// far as they concern the actor's units; those of single santri as the door releases
// their money, as in [Service.DaftarKeringanan].
func (s *Service) DaftarTarif(ctx context.Context, pel dasar.Pelaku, pada dasar.Tanggal) ([]Tarif, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	ts, err := s.tarifTerjangkau(ctx, pel, pada)
	if err != nil {
		return nil, err
	}
	return s.lihatTarif(ctx, pel, ts)
}

func (s *Service) tarifTerjangkau(ctx context.Context, pel dasar.Pelaku, pada dasar.Tanggal) ([]Tarif, error) {
	ts, err := s.Stores.Tarif.Tarif(ctx, pel.Lembaga, pada)
	if err != nil || pel.Lingkup.Semua {
		return ts, err
	}
	boleh, err := santriTerjangkau(ctx, s, pel, ts, func(t Tarif) santri.ID { return t.Santri })
	return slices.DeleteFunc(ts, func(t Tarif) bool {
		return (t.Santri == "" && t.Unit != "" && !pel.Lingkup.Mencakup(string(t.Unit))) || (t.Santri != "" && !boleh[t.Santri])
	}), err
}

// BeriKeringanan grants discounts to santri in scope. They count from the next
// bill on; bills that exist do not change. kunci is the Idempotency-Key.
func (s *Service) BeriKeringanan(ctx context.Context, pel dasar.Pelaku, kunci string, ks ...Keringanan) ([]Keringanan, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	masukan := slices.Clone(ks)
	ks = slices.Clone(ks)
	for i := range ks {
		k := &ks[i]
		k.Lembaga, k.ID, k.Dicatat = pel.Lembaga, idBaru(), s.kini()
		k.Dicabut = time.Time{}
		var err error
		if k.Alasan, err = dasar.Rapikan(k.Alasan, maksAlasan); err != nil {
			return nil, err
		}
		if err := k.Validate(); err != nil {
			return nil, err
		}
		if _, err := s.pesertaTarif(ctx, pel, k.Santri); err != nil {
			return nil, err
		}
	}
	if len(ks) == 0 {
		return nil, nil
	}
	pertama, ulang, err := s.sekali(ctx, pel.Lembaga, "keringanan", kunci, masukan, ks[0].ID, func(ctx context.Context, st Stores) error {
		komponen, err := st.Tarif.Komponen(ctx, pel.Lembaga)
		if err != nil {
			return err
		}
		for _, k := range ks {
			if !slices.ContainsFunc(komponen, func(x Komponen) bool { return x.Kode == k.Komponen }) {
				return ErrKomponenTiada.Invalidf("komponen %q tidak ada", potong(string(k.Komponen))).Pada("komponen")
			}
		}
		return st.Tarif.SimpanKeringanan(ctx, pel.Lembaga, ks...)
	})
	if err != nil || !ulang {
		return ks, err
	}
	return s.keringananSejak(ctx, pel, pertama, len(ks))
}

// keringananSejak reads what an earlier call with the same key granted: the
// first by its id, the rest by the same moment of recording.
func (s *Service) keringananSejak(ctx context.Context, pel dasar.Pelaku, pertama string, n int) ([]Keringanan, error) {
	semua, err := s.Stores.Tarif.Keringanan(ctx, pel.Lembaga, dasar.Tanggal{})
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(semua, func(k Keringanan) bool { return k.ID == pertama })
	if i < 0 {
		return nil, ErrKeringananTiada.NotFoundf("keringanan tidak ditemukan; muat ulang daftar keringanan")
	}
	var out []Keringanan
	for _, k := range semua {
		if k.Dicatat.Equal(semua[i].Dicatat) && k.ID >= pertama {
			out = append(out, k)
		}
	}
	slices.SortFunc(out, func(a, b Keringanan) int { return strings.Compare(a.ID, b.ID) })
	return out[:min(n, len(out))], nil
}

// CabutKeringanan ends a discount from now on, for later bills.
func (s *Service) CabutKeringanan(ctx context.Context, pel dasar.Pelaku, id string) error {
	if err := pel.Validate(); err != nil {
		return err
	}
	ks, err := s.keringananTerjangkau(ctx, pel, dasar.Tanggal{})
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(ks, func(k Keringanan) bool { return k.ID == id }) {
		return ErrKeringananTiada.NotFoundf("keringanan tidak ditemukan; muat ulang daftar keringanan")
	}
	return s.Atomic.Do(ctx, func(ctx context.Context, st Stores) error {
		return st.Tarif.CabutKeringanan(ctx, pel.Lembaga, id, s.kini())
	})
}

// DaftarKeringanan lists the discounts in force on a day, or all when it is
// unset, of the santri in scope as far as the door releases their money; a reason that
// it holds back reads [privasi.TeksTiada].
func (s *Service) DaftarKeringanan(ctx context.Context, pel dasar.Pelaku, pada dasar.Tanggal) ([]Keringanan, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	ks, err := s.keringananTerjangkau(ctx, pel, pada)
	if err != nil {
		return nil, err
	}
	return s.lihatKeringanan(ctx, pel, ks)
}

func (s *Service) keringananTerjangkau(ctx context.Context, pel dasar.Pelaku, pada dasar.Tanggal) ([]Keringanan, error) {
	ks, err := s.Stores.Tarif.Keringanan(ctx, pel.Lembaga, pada)
	if err != nil || pel.Lingkup.Semua {
		return ks, err
	}
	boleh, err := santriTerjangkau(ctx, s, pel, ks, func(k Keringanan) santri.ID { return k.Santri })
	return slices.DeleteFunc(ks, func(k Keringanan) bool { return !boleh[k.Santri] }), err
}

// santriTerjangkau says which santri named by records lie in the actor's scope.
func santriTerjangkau[T any](ctx context.Context, s *Service, pel dasar.Pelaku, xs []T, siapa func(T) santri.ID) (map[santri.ID]bool, error) {
	var id []santri.ID
	for _, x := range xs {
		if i := siapa(x); i != "" {
			id = append(id, i)
		}
	}
	boleh := map[santri.ID]bool{}
	for ruas := range slices.Chunk(himpunan(id), 1000) {
		ps, err := s.Stores.Santri.PesertaID(ctx, pel.Lembaga, s.hariIni(pel.Lembaga), ruas...)
		if err != nil {
			return nil, err
		}
		for _, p := range ps {
			boleh[p.ID] = pesertaDalamLingkup(p, pel.Lingkup)
		}
	}
	return boleh, nil
}
