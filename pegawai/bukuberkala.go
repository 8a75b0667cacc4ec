package pegawai

import (
	"context"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// bukuBerkala is the records of some people while a unit of work changes them: the
// people are locked, the rules are checked here, and what changed is stored at the
// end.
type bukuBerkala[T Berkala] struct {
	j            jenisBerkala[T]
	k            keadaan
	orang        map[ID]Pegawai
	milik        map[ID][]T
	ubahan       map[string]bool // ids to be stored
	w            []Peringatan
	dari, sampai dasar.Tanggal // days that change, for the warning about locked runs
	ada          bool          // any day changes
}

// keadaan is what records are checked against.
type keadaan struct {
	hariIni  dasar.Tanggal
	unit     map[santri.KodeUnit]bool
	jabatan  map[KodeJabatan]Jabatan
	komponen []Komponen
	orang    Pegawai // of the record being checked
}

// bukaBuku locks the people of the records, within the actor's scope, and reads
// what is stored of them.
func (r Riwayat[T]) bukaBuku(ctx context.Context, st Stores, pel dasar.Pelaku, unit map[santri.KodeUnit]bool, ts []T) (*bukuBerkala[T], error) {
	id := orangDari(ts)
	orang, err := r.s.orang(ctx, st, pel, true, id...)
	if err != nil {
		return nil, err
	}
	b := &bukuBerkala[T]{j: r.j, k: keadaan{hariIni: r.s.HariIni(pel.Lembaga), unit: unit}, orang: map[ID]Pegawai{}, ubahan: map[string]bool{}}
	for _, p := range orang {
		b.orang[p.ID] = p
	}
	if err := r.disebut(ctx, st, pel.Lembaga, ts); err != nil {
		return nil, err
	}
	milik, err := r.j.toko(st).Milik(ctx, pel.Lembaga, id...)
	if err != nil {
		return nil, err
	}
	b.milik = perOrang(milik)
	return b, b.k.muat(ctx, st, pel.Lembaga, r.j.perluJabatan, r.j.perluKomponen)
}

// disebut refuses records that name somebody whom the institution does not have.
func (r Riwayat[T]) disebut(ctx context.Context, st Stores, l dasar.LembagaID, ts []T) error {
	var id []ID
	for _, t := range ts {
		if r.j.sebut != nil && r.j.sebut(t) != "" {
			id = append(id, r.j.sebut(t))
		}
	}
	slices.Sort(id)
	if id = slices.Compact(id); len(id) == 0 {
		return nil
	}
	ada, err := st.Pegawai.Ambil(ctx, l, id...)
	if err == nil && len(ada) != len(id) {
		err = ErrPegawai.NotFoundf("pegawai yang digantikan tidak ditemukan").Pada("menggantikan")
	}
	return err
}

// muat reads the master data that a kind of record needs.
func (k *keadaan) muat(ctx context.Context, st Stores, l dasar.LembagaID, jabatan, komponen bool) (err error) {
	if jabatan {
		js, err := st.Master.Jabatan(ctx, l)
		if err != nil {
			return err
		}
		k.jabatan = map[KodeJabatan]Jabatan{}
		for _, j := range js {
			k.jabatan[j.Kode] = j
		}
	}
	if komponen {
		k.komponen, err = st.Master.Komponen(ctx, l)
	}
	return err
}

func (k *keadaan) kenalJabatan(kode KodeJabatan) error {
	if j, ada := k.jabatan[kode]; !ada || !j.Aktif {
		return ErrJabatanTiada.Invalidf("jabatan %q tidak ada atau tidak dipakai lagi; daftarkan dahulu", potongKode(string(kode))).Pada("jabatan")
	}
	return nil
}

func (k *keadaan) kenalUnit(u string) error {
	if u != "" && !k.unit[santri.KodeUnit(u)] {
		return ErrUnitTiada.Invalidf("unit %q tidak ada di lembaga ini; daftarkan dahulu", potongKode(u)).Pada("unit")
	}
	return nil
}

// kenalKomponen returns the component as it holds on the day; one that begins
// later counts from its first version on.
func (k *keadaan) kenalKomponen(kode KodeKomponen, hari dasar.Tanggal) (hasil Komponen, err error) {
	ada := false
	for _, x := range k.komponen {
		if x.Kode == kode && (!ada || hasil.Sejak.After(hari) || !x.Sejak.After(hari) && x.Sejak.After(hasil.Sejak)) {
			hasil, ada = x, true
		}
	}
	if !ada || !hasil.Aktif {
		return hasil, ErrKomponenTiada.Invalidf("komponen %q tidak ada atau tidak dipakai lagi; daftarkan dahulu", potongKode(string(kode))).Pada("komponen")
	}
	return hasil, nil
}

func potongKode(s string) string {
	if r := []rune(strings.ToValidUTF8(s, "?")); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return strings.ToValidUTF8(s, "?")
}

// tambah checks a new record and takes it in; with ganti it ends what it excludes.
func (b *bukuBerkala[T]) tambah(t T, ganti bool) error {
	k := t.Kop()
	if err := b.periksa(t); err != nil {
		return err
	}
	if err := b.kenal(&t); err != nil {
		return err
	}
	lama := b.milik[k.Pegawai]
	for i := range lama {
		err := b.bentrok(lama[i], t)
		if err == nil {
			continue
		}
		x := b.j.kepala(&lama[i])
		if !ganti || x.mulai.After(k.Mulai) {
			return err
		}
		b.hari(*x.mulai, *x.selesai)
		if *x.mulai == k.Mulai {
			*x.batal = "diganti catatan yang baru"
		} else {
			*x.selesai = k.Mulai.TambahHari(-1)
		}
		kt := b.j.kepala(&t)
		*x.oleh, *x.dicatat = *kt.oleh, *kt.dicatat
		b.ubahan[*x.id] = true
	}
	b.milik[k.Pegawai] = append(lama, t)
	b.ubahan[k.ID] = true
	b.hari(k.Mulai, k.Selesai)
	return nil
}

// ubah changes one stored record and checks it like a new one; a void record is
// only checked for being void once.
func (b *bukuBerkala[T]) ubah(id string, fn func(*T) error, oleh string, s *Service) error {
	for p, milik := range b.milik {
		i := slices.IndexFunc(milik, func(t T) bool { return t.Kop().ID == id })
		if i < 0 {
			continue
		}
		lama := milik[i].Kop()
		if lama.Batal != "" {
			return ErrCatatanBatal.Conflictf("catatan ini sudah dibatalkan; tidak perlu diulang")
		}
		t := milik[i]
		if err := fn(&t); err != nil {
			return err
		}
		x := b.j.kepala(&t)
		*x.oleh, *x.dicatat = oleh, s.kini()
		if *x.batal == "" {
			if err := b.periksa(t); err != nil {
				return err
			}
			for j := range milik {
				if err := b.bentrok(milik[j], t); j != i && err != nil {
					return err
				}
			}
		}
		b.milik[p][i] = t
		b.ubahan[id] = true
		b.hari(lama.Mulai, lama.Selesai)
		b.hari(*x.mulai, *x.selesai)
		return nil
	}
	return catatanTiada()
}

// bentrok says why two records cannot both stand.
func (b *bukuBerkala[T]) bentrok(lama, baru T) error {
	x, y := lama.Kop(), baru.Kop()
	if b.j.bentrok == nil || x.Batal != "" || y.Batal != "" || x.ID == y.ID || !beririsan(x.Mulai, x.Selesai, y.Mulai, y.Selesai) {
		return nil
	}
	return b.j.bentrok(lama, baru)
}

// periksa checks the days of a record against the service of its person.
func (b *bukuBerkala[T]) periksa(t T) error {
	return b.j.masa.periksa(b.orang[t.Kop().Pegawai], t.Kop())
}

// kenal checks a new record against its person and the master data, and completes
// it from them. A record that
// ends is not: its position may be out of use by then.
func (b *bukuBerkala[T]) kenal(t *T) error {
	b.k.orang = b.orang[(*t).Kop().Pegawai]
	if b.j.tempat != nil {
		if err := b.k.kenalUnit(b.j.tempat(*t)); err != nil {
			return err
		}
	}
	if b.j.kenal == nil {
		return nil
	}
	w, err := b.j.kenal(&b.k, t)
	b.w = append(b.w, w...)
	return err
}

// berubah lists what is to be stored, in the order of people and records.
func (b *bukuBerkala[T]) berubah() (ts []T) {
	id := make([]ID, 0, len(b.milik))
	for p := range b.milik {
		id = append(id, p)
	}
	slices.Sort(id)
	for _, p := range id {
		for _, t := range b.milik[p] {
			if b.ubahan[t.Kop().ID] {
				ts = append(ts, t)
			}
		}
	}
	return ts
}

// hari widens the days that change; an unset end is open.
func (b *bukuBerkala[T]) hari(mulai, selesai dasar.Tanggal) {
	if !b.ada {
		b.dari, b.sampai, b.ada = mulai, selesai, true
		return
	}
	if mulai.Before(b.dari) {
		b.dari = mulai
	}
	if selesai.IsZero() || !b.sampai.IsZero() && selesai.After(b.sampai) {
		b.sampai = selesai
	}
}

// terkunci warns when a locked run used the days that change.
func (b *bukuBerkala[T]) terkunci(ctx context.Context, st Stores, l dasar.LembagaID) error {
	if !b.ada {
		return nil
	}
	w, err := peringatanTerkunci(ctx, st, l, b.dari, b.sampai)
	b.w = append(b.w, w...)
	return err
}
