package pegawai

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// Riwayat is the dated records of one kind: the same four verbs for duties,
// contracts, values and all others that hold from a day until a day. A record is
// never overwritten in meaning: it ends, or it becomes void with a reason.
//
// Records that a locked run has used may be changed, because slips are frozen
// copies; a [Peringatan] ([ErrSudahDikunci]) then says which run does not follow.
// kunci is the Idempotency-Key of a call, or "": repeated with the same records
// the call returns what is stored and does nothing.
type Riwayat[T Berkala] struct {
	s *Service
	j jenisBerkala[T]
}

// jenisBerkala is what is particular about one kind of dated record.
type jenisBerkala[T Berkala] struct {
	nama                        string // in operations and messages
	toko                        func(Stores) BerkalaStore[T]
	kepala                      func(*T) kepala
	rapikan                     func(*T) error                           // normalises and checks the record by itself, or nil
	tempat                      func(T) string                           // the unit it names, or nil
	kenal                       func(*keadaan, *T) ([]Peringatan, error) // against the person and the master data, or nil
	bentrok                     func(lama, baru T) error                 // why both cannot hold on one day, or nil
	sebut                       func(T) ID                               // somebody else whom it names, or nil
	masa                        masaBerkala                              // how its days lie in the service
	perluJabatan, perluKomponen bool
}

// masaBerkala says how the days of a kind of record lie in somebody's service.
type masaBerkala uint8

const (
	masaTugas  masaBerkala = iota // within it, open or with an end
	masaSehari                    // one day within it
	masaTahun                     // a tax year that touches it
	masaLepas                     // anywhere
)

var (
	// ErrMasa says that the days of a record are missing, run backwards or are
	// impossible.
	ErrMasa = dasar.Aturan("PEG-MASA-01")
	// ErrLuarMasa says that a record lies outside the person's service.
	ErrLuarMasa = dasar.Aturan("PEG-MASA-02")
	// ErrSudahDikunci warns that a locked run has used the days of a record.
	ErrSudahDikunci = dasar.Aturan("PEG-MASA-03")
	// ErrCatatan says that there is no such record, or none that the actor may know of.
	ErrCatatan = dasar.Aturan("PEG-MASA-04")
	// ErrCatatanBatal says that a record is void already, or that voiding lacks a reason.
	ErrCatatanBatal = dasar.Aturan("PEG-MASA-05")
)

// Catat adds records, all of them or none. Lembaga, ID, Oleh, Dicatat and Versi are
// set on the way. One that excludes an earlier record is refused (Conflict) with
// the rule of its kind.
func (r Riwayat[T]) Catat(ctx context.Context, pel dasar.Pelaku, kunci string, t ...T) ([]T, []Peringatan, error) {
	return r.catat(ctx, pel, kunci, false, t)
}

// Ganti is Catat that ends what the new records exclude on the day before they
// begin; what begins on the same day becomes void. A record that begins later is
// refused (Conflict) as by Catat.
func (r Riwayat[T]) Ganti(ctx context.Context, pel dasar.Pelaku, kunci string, t ...T) ([]T, []Peringatan, error) {
	return r.catat(ctx, pel, kunci, true, t)
}

// Milik returns all records of one person, void ones included, oldest first.
func (r Riwayat[T]) Milik(ctx context.Context, pel dasar.Pelaku, id ID) ([]T, error) {
	if _, err := r.s.orang(ctx, r.s.Stores, pel, false, id); err != nil {
		return nil, err
	}
	return r.j.toko(r.s.Stores).Milik(ctx, pel.Lembaga, id)
}

// Akhiri sets the last day of a record, earlier or later than it was. Records of a
// single day or a tax year do not end: they become void.
func (r Riwayat[T]) Akhiri(ctx context.Context, pel dasar.Pelaku, kunci, id string, terakhir dasar.Tanggal) (T, []Peringatan, error) {
	return r.ubah(ctx, pel, kunci, "akhiri", id, terakhir.String(), func(t *T) error {
		k := r.j.kepala(t)
		if r.j.masa != masaTugas || terakhir.IsZero() {
			return ErrMasa.Invalidf("isi hari terakhirnya; catatan sehari atau setahun tidak diakhiri, batalkan lalu catat lagi").Pada("selesai")
		}
		*k.selesai = terakhir
		return nil
	})
}

// Batal makes a record void with a reason of 5 to 200 characters. It stays
// readable and counts nowhere.
func (r Riwayat[T]) Batal(ctx context.Context, pel dasar.Pelaku, kunci, id, alasan string) (T, []Peringatan, error) {
	alasan, err := alasanBatal(alasan)
	if err != nil {
		var kosong T
		return kosong, nil, err
	}
	return r.ubah(ctx, pel, kunci, "batal", id, alasan, func(t *T) error {
		*r.j.kepala(t).batal = alasan
		return nil
	})
}

func alasanBatal(s string) (string, error) {
	t, err := dasar.Rapikan(s, 200)
	if err != nil || len([]rune(t)) < 5 {
		return "", ErrCatatanBatal.Invalidf("tulis alasan dalam satu baris, 5 sampai 200 huruf, tanpa urusan pribadi").Pada("alasan").Karena(err)
	}
	return t, nil
}

// catat adds records in one unit of work.
func (r Riwayat[T]) catat(ctx context.Context, pel dasar.Pelaku, kunci string, ganti bool, masukan []T) (hasil []T, w []Peringatan, err error) {
	if err := pel.Validate(); err != nil {
		return nil, nil, err
	}
	ts := slices.Clone(masukan)
	for i := range ts {
		if err := r.siapkan(pel, &ts[i]); err != nil {
			return nil, nil, ke(err, i, len(ts))
		}
	}
	sidik := struct {
		Ganti bool
		Isi   []T
	}{ganti, slices.Clone(ts)}
	id := make([]string, len(ts))
	for i := range ts {
		k := r.j.kepala(&ts[i])
		id[i] = idBaru()
		*k.id, *k.oleh, *k.dicatat = id[i], pel.ID, r.s.kini()
	}
	unit, err := r.s.unit(ctx, pel.Lembaga)
	if err != nil {
		return nil, nil, err
	}
	semua, _, err := r.s.sekali(ctx, pel, r.j.nama+".catat", kunci, sidik, strings.Join(id, ","), func(ctx context.Context, st Stores) error {
		w, err = r.tulis(ctx, st, pel, unit, ganti, ts)
		return err
	})
	if err != nil || len(ts) == 0 {
		return nil, nil, err
	}
	hasil, err = r.j.toko(r.s.Stores).Ambil(ctx, pel.Lembaga, strings.Split(semua, ",")...)
	return hasil, w, err
}

// siapkan sets what the caller does not decide and checks a record by itself.
func (r Riwayat[T]) siapkan(pel dasar.Pelaku, t *T) error {
	k := r.j.kepala(t)
	*k.lembaga, *k.id, *k.oleh, *k.batal, *k.versi = pel.Lembaga, "", "", "", 0
	*k.dicatat = time.Time{}
	if r.j.rapikan != nil {
		if err := r.j.rapikan(t); err != nil {
			return err
		}
	}
	return r.dalamUnit(pel, *t)
}

// dalamUnit refuses a record about a unit that the actor does not cover.
func (r Riwayat[T]) dalamUnit(pel dasar.Pelaku, t T) error {
	if r.j.tempat == nil || r.j.tempat(t) == "" {
		return nil
	}
	return pel.Lingkup.Periksa(r.j.tempat(t))
}

// tulis checks the records against what is stored of their people, which it locks,
// and stores all that changes.
func (r Riwayat[T]) tulis(ctx context.Context, st Stores, pel dasar.Pelaku, unit map[santri.KodeUnit]bool, ganti bool, ts []T) ([]Peringatan, error) {
	b, err := r.bukaBuku(ctx, st, pel, unit, ts)
	if err != nil {
		return nil, err
	}
	for i, t := range ts {
		if err := b.tambah(t, ganti); err != nil {
			return nil, ke(err, i, len(ts))
		}
	}
	if err := r.j.toko(st).Simpan(ctx, pel.Lembaga, b.berubah()...); err != nil {
		return nil, err
	}
	return b.w, b.terkunci(ctx, st, pel.Lembaga)
}

// ubah changes one stored record in one unit of work.
func (r Riwayat[T]) ubah(ctx context.Context, pel dasar.Pelaku, kunci, operasi, id, masukan string, fn func(*T) error) (t T, w []Peringatan, err error) {
	if err := pel.Validate(); err != nil {
		return t, nil, err
	}
	unit, err := r.s.unit(ctx, pel.Lembaga)
	if err != nil {
		return t, nil, err
	}
	_, _, err = r.s.sekali(ctx, pel, r.j.nama+"."+operasi, kunci, []string{id, masukan}, id, func(ctx context.Context, st Stores) error {
		w, err = r.ubahSatu(ctx, st, pel, unit, id, fn)
		return err
	})
	if err != nil {
		return t, nil, err
	}
	ada, err := r.j.toko(r.s.Stores).Ambil(ctx, pel.Lembaga, id)
	if err != nil || len(ada) == 0 {
		return t, nil, err
	}
	return ada[0], w, nil
}

func (r Riwayat[T]) ubahSatu(ctx context.Context, st Stores, pel dasar.Pelaku, unit map[santri.KodeUnit]bool, id string, fn func(*T) error) ([]Peringatan, error) {
	ada, err := r.j.toko(st).Ambil(ctx, pel.Lembaga, id)
	if err != nil {
		return nil, err
	}
	if len(ada) == 0 || r.dalamUnit(pel, ada[0]) != nil {
		return nil, catatanTiada()
	}
	b, err := r.bukaBuku(ctx, st, pel, unit, ada)
	if err != nil {
		return nil, err
	}
	if err := b.ubah(id, fn, pel.ID, r.s); err != nil {
		return nil, err
	}
	if err := r.j.toko(st).Simpan(ctx, pel.Lembaga, b.berubah()...); err != nil {
		return nil, err
	}
	return b.w, b.terkunci(ctx, st, pel.Lembaga)
}

func catatanTiada() error { return ErrCatatan.NotFoundf("catatan tidak ditemukan; muat ulang halaman") }

// ke says which record of a batch an error is about; a single one needs no number.
func ke(err error, i, n int) error {
	if n == 1 {
		return err
	}
	return fmt.Errorf("catatan ke-%d: %w", i+1, err)
}
