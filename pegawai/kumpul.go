package pegawai

import (
	"context"
	"iter"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
)

// Kumpulkan streams the [Bahan] of everybody in service in the run, ordered by
// Pegawai, in bounded memory: every kind of record comes in the same order and is
// joined on the way. Nobody's records are read one by one.
func Kumpulkan(ctx context.Context, st Stores, l dasar.LembagaID, p Putaran) iter.Seq2[Bahan, error] {
	return func(yield func(Bahan, error) bool) {
		k, err := bukaKumpulan(ctx, st, l, p)
		if err != nil {
			yield(Bahan{}, err)
			return
		}
		defer k.tutup()
		for orang, err := range st.Pegawai.Bekerja(ctx, l, p.Dari, p.Sampai) {
			if err != nil {
				yield(Bahan{}, err)
				return
			}
			b, err := k.bahan(orang)
			if !yield(b, err) || err != nil {
				return
			}
		}
	}
}

// kumpulan holds the open streams of a run.
type kumpulan struct {
	p           Putaran
	kontrak     *aliran[Kontrak]
	penugasan   *aliran[Penugasan]
	status      *aliran[StatusPajak]
	kepesertaan *aliran[Kepesertaan]
	nilai       *aliran[Nilai]
	isian       *aliran[Isian]
	presensi    *aliran[Presensi]
	cuti        *aliran[Cuti]
	saldo       *aliran[SaldoPajak]
	setahun     *aliran[Setahun]
	jam         map[ID][]Jam
	kasbon      map[ID][]KasbonJatuh
}

func bukaKumpulan(ctx context.Context, st Stores, l dasar.LembagaID, p Putaran) (*kumpulan, error) {
	jam, err := st.SumberJam.Jam(ctx, l, p.Dari, p.Sampai)
	if err != nil {
		return nil, err
	}
	k := &kumpulan{p: p, jam: map[ID][]Jam{}}
	for _, j := range jam {
		k.jam[j.Pegawai] = append(k.jam[j.Pegawai], j)
	}
	if k.kasbon, err = kasbonJatuh(ctx, st, l, p); err != nil {
		return nil, err
	}
	awalTahun, akhirTahun := dasar.Bln(p.Masa.Tahun(), 1).Awal(), dasar.Bln(p.Masa.Tahun(), 12).Akhir()
	k.kontrak = alirkan(st.Kontrak.Selama(ctx, l, p.Dari, p.Sampai))
	k.penugasan = alirkan(st.Penugasan.Selama(ctx, l, p.Dari, p.Sampai))
	k.status = alirkan(st.StatusPajak.Selama(ctx, l, awalTahun, akhirTahun))
	k.kepesertaan = alirkan(st.Kepesertaan.Selama(ctx, l, minim(p.Dari, p.Masa.Awal()), maks(p.Sampai, p.Masa.Akhir())))
	k.nilai = alirkan(st.Nilai.Selama(ctx, l, p.Dari, p.Sampai))
	k.isian = alirkan(st.Isian.Selama(ctx, l, p.Dari, p.Sampai))
	k.presensi = alirkan(st.Presensi.Selama(ctx, l, p.Dari, p.Sampai))
	k.cuti = alirkan(st.Cuti.Selama(ctx, l, p.Dari, p.Sampai))
	k.saldo = alirkan(st.SaldoPajak.Selama(ctx, l, awalTahun, akhirTahun))
	k.setahun = &aliran[Setahun]{milik: func(s Setahun) ID { return s.Pegawai }}
	k.setahun.buka(st.Slip.Setahun(ctx, l, p.Masa, p.ID))
	return k, nil
}

func (k *kumpulan) tutup() {
	for _, t := range []interface{ tutup() }{k.kontrak, k.penugasan, k.status, k.kepesertaan, k.nilai, k.isian, k.presensi, k.cuti, k.saldo, k.setahun} {
		t.tutup()
	}
}

// bahan joins the records of one person.
func (k *kumpulan) bahan(orang Pegawai) (Bahan, error) {
	b := Bahan{Pegawai: orang, Jam: k.jam[orang.ID], Kasbon: k.kasbon[orang.ID]}
	var presensi []Presensi
	var cuti []Cuti
	var setahun []Setahun
	for _, ambil := range []func() error{
		func() (err error) { b.Kontrak, err = k.kontrak.ambil(orang.ID); return },
		func() (err error) { b.Penugasan, err = k.penugasan.ambil(orang.ID); return },
		func() (err error) { b.Status, err = k.status.ambil(orang.ID); return },
		func() (err error) { b.Kepesertaan, err = k.kepesertaan.ambil(orang.ID); return },
		func() (err error) { b.Nilai, err = k.nilai.ambil(orang.ID); return },
		func() (err error) { b.Isian, err = k.isian.ambil(orang.ID); return },
		func() (err error) { presensi, err = k.presensi.ambil(orang.ID); return },
		func() (err error) { cuti, err = k.cuti.ambil(orang.ID); return },
		func() (err error) { b.Saldo, err = k.saldo.ambil(orang.ID); return },
		func() (err error) { setahun, err = k.setahun.ambil(orang.ID); return },
	} {
		if err := ambil(); err != nil {
			return b, err
		}
	}
	b.Hadir = HitungHari(presensi, cuti, k.p.Dari, k.p.Sampai)
	if kontrak, err := b.kontrak(k.p.Sampai); err == nil { // a refusal is the plan's to give
		if i := slices.IndexFunc(setahun, func(s Setahun) bool { return s.Klasifikasi == kontrak.Klasifikasi }); i >= 0 {
			b.Setahun = setahun[i]
		}
	}
	return b, nil
}

// aliran reads a stream that is ordered by person, one person at a time.
type aliran[T any] struct {
	milik    func(T) ID
	next     func() (T, error, bool)
	stop     func()
	depan    T
	adaDepan bool
	err      error
}

func alirkan[T Berkala](s iter.Seq2[T, error]) *aliran[T] {
	a := &aliran[T]{milik: func(t T) ID { return t.Kop().Pegawai }}
	a.buka(s)
	return a
}

func (a *aliran[T]) buka(s iter.Seq2[T, error]) {
	a.next, a.stop = iter.Pull2(s)
	a.maju()
}

func (a *aliran[T]) tutup() { a.stop() }

func (a *aliran[T]) maju() {
	var err error
	a.depan, err, a.adaDepan = a.next()
	if err != nil {
		a.err, a.adaDepan = err, false
	}
}

// ambil returns the records of the person; those of people before it, who are not
// in the run, are passed over.
func (a *aliran[T]) ambil(id ID) (hasil []T, err error) {
	for a.adaDepan && a.milik(a.depan) < id {
		a.maju()
	}
	for a.adaDepan && a.milik(a.depan) == id {
		hasil = append(hasil, a.depan)
		a.maju()
	}
	return hasil, a.err
}

// kasbonJatuh lists what is due by the tax month of a run and not yet deducted.
func kasbonJatuh(ctx context.Context, st Stores, l dasar.LembagaID, p Putaran) (map[ID][]KasbonJatuh, error) {
	jatuh := map[ID][]KasbonJatuh{}
	if p.Jenis != Gaji {
		return jatuh, nil
	}
	sudah, err := st.Slip.Terangsur(ctx, l)
	if err != nil {
		return nil, err
	}
	for k, err := range st.Kasbon.Selama(ctx, l, dasar.Tgl(2000, 1, 1), p.Sampai) {
		if err != nil {
			return nil, err
		}
		if n := k.Jatuh(p.Masa, sudah[k.ID]); n > 0 {
			jatuh[k.Pegawai] = append(jatuh[k.Pegawai], KasbonJatuh{ID: k.ID, Jumlah: n})
		}
	}
	return jatuh, nil
}
