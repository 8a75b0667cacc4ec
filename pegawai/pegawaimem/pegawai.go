package pegawaimem

import (
	"bytes"
	"cmp"
	"context"
	"iter"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

const tabelPegawai = "pegawai"

type tokoPegawai struct{ c *dasarmem.Conn }

func tersegel(p pegawai.Pegawai) error {
	var galat error
	for _, f := range []func() error{
		func() error { _, err := p.NIK.Simpan(); return err }, func() error { _, err := p.NPWP.Simpan(); return err },
		func() error { _, err := p.NUPTK.Simpan(); return err }, func() error { _, err := p.NIP.Simpan(); return err },
		func() error { _, err := p.HP.Simpan(); return err }, func() error { _, err := p.Surel.Simpan(); return err },
		func() error { _, err := p.Alamat.Simpan(); return err }, func() error { _, err := p.Rekening.Simpan(); return err },
	} {
		galat = cmp.Or(galat, f())
	}
	return galat
}

func indeksNIK(p pegawai.Pegawai) []byte {
	b, _ := p.NIK.Bungkus()
	return b.Indeks
}

// Simpan implements [pegawai.Store].
func (t tokoPegawai) Simpan(_ context.Context, l dasar.LembagaID, ps ...pegawai.Pegawai) error {
	return dasarmem.Unit(t.c, func(c *dasarmem.Conn) error {
		return dasarmem.View(c, tabelPegawai, func(m map[kunci]pegawai.Pegawai) error {
			for _, p := range ps {
				if err := tersegel(p); err != nil {
					return err
				}
				if m[kunci{l, string(p.ID)}].Versi != p.Versi {
					return basi()
				}
				p.Lembaga, p.Ditutup = l, slices.Clone(p.Ditutup)
				p.Versi++
				m[kunci{l, string(p.ID)}] = p
			}
			return unik(m, l, ps)
		})
	})
}

// unik refuses a number, and then a NIK, that two employees of the institution have.
func unik(m map[kunci]pegawai.Pegawai, l dasar.LembagaID, baru []pegawai.Pegawai) error {
	kembar := func(nomor func(pegawai.Pegawai) string) bool {
		for _, b := range baru {
			n := nomor(m[kunci{l, string(b.ID)}])
			for k, p := range m {
				if n != "" && k.l == l && p.ID != b.ID && nomor(p) == n {
					return true
				}
			}
		}
		return false
	}
	if kembar(func(p pegawai.Pegawai) string { return p.Nomor }) {
		return pegawai.ErrNomorDipakai.Conflictf("nomor pegawai sudah dipakai pegawai lain").Pada("nomor")
	}
	if kembar(func(p pegawai.Pegawai) string { return string(indeksNIK(p)) }) {
		return pegawai.ErrNIKDipakai.Conflictf("NIK sudah dipakai pegawai lain").Pada("nik")
	}
	return nil
}

// Ambil implements [pegawai.Store].
func (t tokoPegawai) Ambil(_ context.Context, l dasar.LembagaID, id ...pegawai.ID) ([]pegawai.Pegawai, error) {
	teks := make([]string, len(id))
	for i := range id {
		teks[i] = string(id[i])
	}
	return ambil[pegawai.Pegawai](t.c, tabelPegawai, l, teks), nil
}

// Kunci implements [pegawai.Store]; units run one after another here.
func (t tokoPegawai) Kunci(ctx context.Context, l dasar.LembagaID, id ...pegawai.ID) ([]pegawai.Pegawai, error) {
	return t.Ambil(ctx, l, id...)
}

// urut is the place of a person in the list: name, then id.
func urut(p pegawai.Pegawai) string { return string(santri.KunciUrut(p.Nama)) + "\x00" + string(p.ID) }

func (t tokoPegawai) cari(l dasar.LembagaID, f pegawai.Saringan) ([]pegawai.Pegawai, error) {
	if err := f.Validate(); err != nil {
		return nil, err
	}
	tugas := baca(t.c, "pegawai_penugasan", l, func(x pegawai.Penugasan) bool { return x.Berlaku(f.Pada) }, urutBerkala[pegawai.Penugasan])
	ada := func(id pegawai.ID, cocok func(pegawai.Penugasan) bool) bool {
		return slices.ContainsFunc(tugas, func(x pegawai.Penugasan) bool { return x.Pegawai == id && cocok(x) })
	}
	return baca(t.c, tabelPegawai, l, func(p pegawai.Pegawai) bool {
		return cocokTeks(p, f.Teks) && (!f.Bekerja || p.Bekerja(f.Pada, f.Pada)) &&
			(f.Jabatan == "" && len(f.Unit) == 0 || ada(p.ID, func(x pegawai.Penugasan) bool {
				return (f.Jabatan == "" || x.Jabatan == f.Jabatan) && (len(f.Unit) == 0 || slices.Contains(f.Unit, string(x.Unit)))
			})) &&
			(f.Lingkup == nil || ada(p.ID, func(x pegawai.Penugasan) bool { return slices.Contains(f.Lingkup, string(x.Unit)) }))
	}, func(a, b pegawai.Pegawai) int { return cmp.Compare(urut(a), urut(b)) }), nil
}

// cocokTeks reports that every word starts a word of the name, or the number.
func cocokTeks(p pegawai.Pegawai, teks string) bool {
	nama := " " + santri.KunciCari(p.Nama)
	for _, k := range strings.Fields(teks) {
		polos := santri.KunciCari(k)
		if (polos == "" || !strings.Contains(nama, " "+polos)) && !strings.HasPrefix(strings.ToLower(p.Nomor), strings.ToLower(k)) {
			return false
		}
	}
	return true
}

// Cari implements [pegawai.Store].
func (t tokoPegawai) Cari(_ context.Context, l dasar.LembagaID, f pegawai.Saringan, h dasar.Page) ([]pegawai.Pegawai, string, error) {
	semua, err := t.cari(l, f)
	if err != nil {
		return nil, "", err
	}
	return halaman(semua, h, urut)
}

// halaman cuts one page out of an ordered list.
func halaman[V any](semua []V, h dasar.Page, urut func(V) string) ([]V, string, error) {
	sesudah, err := pegawai.BacaKursor(h.After)
	if err != nil {
		return nil, "", err
	}
	if sesudah != "" {
		semua = slices.DeleteFunc(semua, func(v V) bool { return urut(v) <= sesudah })
	}
	if n := h.Batas(); len(semua) > n {
		return semua[:n], pegawai.Kursor(urut(semua[n-1])), nil
	}
	return semua, "", nil
}

// Hitung implements [pegawai.Store].
func (t tokoPegawai) Hitung(_ context.Context, l dasar.LembagaID, f pegawai.Saringan) (int, error) {
	semua, err := t.cari(l, f)
	return len(semua), err
}

// Kenali implements [pegawai.Store].
func (t tokoPegawai) Kenali(_ context.Context, l dasar.LembagaID, nomor []string, nik [][]byte) ([]pegawai.Pegawai, error) {
	return baca(t.c, tabelPegawai, l, func(p pegawai.Pegawai) bool {
		return p.Nomor != "" && slices.Contains(nomor, p.Nomor) || slices.ContainsFunc(nik, func(b []byte) bool { return len(b) > 0 && bytes.Equal(b, indeksNIK(p)) })
	}, urutID), nil
}

// MenurutSubjek implements [pegawai.Store].
func (t tokoPegawai) MenurutSubjek(_ context.Context, l dasar.LembagaID, s ...privasi.SubjekID) ([]pegawai.Pegawai, error) {
	return baca(t.c, tabelPegawai, l, func(p pegawai.Pegawai) bool { return slices.Contains(s, p.Subjek) }, urutID), nil
}

func urutID(a, b pegawai.Pegawai) int { return cmp.Compare(a.ID, b.ID) }

// Bekerja implements [pegawai.Store].
func (t tokoPegawai) Bekerja(_ context.Context, l dasar.LembagaID, dari, sampai dasar.Tanggal) iter.Seq2[pegawai.Pegawai, error] {
	return func(yield func(pegawai.Pegawai, error) bool) {
		for _, p := range baca(t.c, tabelPegawai, l, func(p pegawai.Pegawai) bool { return p.Bekerja(dari, sampai) }, urutID) {
			if !yield(p, nil) {
				return
			}
		}
	}
}
