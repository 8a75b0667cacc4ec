package pegawaimem

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"maps"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

const (
	tabelPutaran = "pegawai_putaran"
	tabelSlip    = "pegawai_slip"
)

type tokoPutaran struct{ c *dasarmem.Conn }

// Simpan implements [pegawai.PutaranStore].
func (t tokoPutaran) Simpan(_ context.Context, l dasar.LembagaID, p pegawai.Putaran) error {
	return dasarmem.View(t.c, tabelPutaran, func(m map[kunci]pegawai.Putaran) error {
		if m[kunci{l, p.ID}].Versi != p.Versi {
			return basi()
		}
		for k, lain := range m {
			if k.l == l && lain.ID != p.ID && lain.Status != pegawai.Dibalik && p.Status != pegawai.Dibalik && lain.Masa == p.Masa && lain.Jenis == p.Jenis && lain.Nomor == p.Nomor {
				return pegawai.ErrPutaranGanda.Conflictf("putaran %s %s nomor %d sudah ada", p.Jenis, p.Masa, p.Nomor).Pada("masa")
			}
		}
		p = p.Salin()
		p.Lembaga = l
		p.Versi++
		m[kunci{l, p.ID}] = p
		return nil
	})
}

// Ambil implements [pegawai.PutaranStore].
func (t tokoPutaran) Ambil(_ context.Context, l dasar.LembagaID, id ...string) ([]pegawai.Putaran, error) {
	ps := ambil[pegawai.Putaran](t.c, tabelPutaran, l, id)
	for i := range ps {
		ps[i] = ps[i].Salin()
	}
	return ps, nil
}

// Kunci implements [pegawai.PutaranStore].
func (t tokoPutaran) Kunci(ctx context.Context, l dasar.LembagaID, id string) (pegawai.Putaran, error) {
	ps, _ := t.Ambil(ctx, l, id)
	if len(ps) == 0 {
		return pegawai.Putaran{}, pegawai.ErrPutaranTiada.NotFoundf("putaran gaji tidak ditemukan")
	}
	return ps[0], nil
}

// Cari implements [pegawai.PutaranStore].
func (t tokoPutaran) Cari(_ context.Context, l dasar.LembagaID, h dasar.Page) ([]pegawai.Putaran, string, error) {
	semua := baca(t.c, tabelPutaran, l, semuanya[pegawai.Putaran], func(a, b pegawai.Putaran) int { return cmp.Compare(a.Urut(), b.Urut()) })
	for i := range semua {
		semua[i] = semua[i].Salin()
	}
	return halaman(semua, h, pegawai.Putaran.Urut)
}

// KunciMasa implements [pegawai.PutaranStore]; units run one after another here.
func (t tokoPutaran) KunciMasa(context.Context, dasar.LembagaID) error { return nil }

type tokoSlip struct{ c *dasarmem.Conn }

func kunciSlip(putaran string, p pegawai.ID) string { return putaran + "/" + string(p) }

// Ganti implements [pegawai.SlipStore].
func (t tokoSlip) Ganti(_ context.Context, l dasar.LembagaID, putaran string, slip iter.Seq2[pegawai.Slip, error]) error {
	var baru []pegawai.Slip
	for s, err := range slip {
		if err != nil {
			return err
		}
		s = s.Salin()
		s.Lembaga, s.Putaran = l, putaran
		baru = append(baru, s)
	}
	return dasarmem.View(t.c, tabelSlip, func(m map[kunci]pegawai.Slip) error {
		for k, s := range m {
			if k.l == l && s.Putaran == putaran {
				delete(m, k)
			}
		}
		for _, s := range baru {
			m[kunci{l, kunciSlip(putaran, s.Pegawai)}] = s
		}
		return nil
	})
}

func salinSlip(ss []pegawai.Slip) []pegawai.Slip {
	for i := range ss {
		ss[i] = ss[i].Salin()
	}
	return ss
}

// Ambil implements [pegawai.SlipStore].
func (t tokoSlip) Ambil(_ context.Context, l dasar.LembagaID, putaran string, p ...pegawai.ID) ([]pegawai.Slip, error) {
	id := make([]string, len(p))
	for i := range p {
		id[i] = kunciSlip(putaran, p[i])
	}
	return salinSlip(ambil[pegawai.Slip](t.c, tabelSlip, l, id)), nil
}

// Alirkan implements [pegawai.SlipStore].
func (t tokoSlip) Alirkan(_ context.Context, l dasar.LembagaID, putaran string) iter.Seq2[pegawai.Slip, error] {
	return func(yield func(pegawai.Slip, error) bool) {
		for _, s := range salinSlip(t.dari(l, putaran, urutSlip)) {
			if !yield(s, nil) {
				return
			}
		}
	}
}

func urutSlip(a, b pegawai.Slip) int { return cmp.Compare(a.Pegawai, b.Pegawai) }

func (t tokoSlip) dari(l dasar.LembagaID, putaran string, urut func(a, b pegawai.Slip) int) []pegawai.Slip {
	return baca(t.c, tabelSlip, l, func(s pegawai.Slip) bool { return s.Putaran == putaran }, urut)
}

// Cari implements [pegawai.SlipStore].
func (t tokoSlip) Cari(_ context.Context, l dasar.LembagaID, putaran, teks string, h dasar.Page) ([]pegawai.Slip, string, error) {
	nama := func(s pegawai.Slip) string { return string(santri.KunciUrut(s.Nama)) + "\x00" + string(s.Pegawai) }
	semua := t.dari(l, putaran, func(a, b pegawai.Slip) int { return cmp.Compare(nama(a), nama(b)) })
	semua = slices.DeleteFunc(semua, func(s pegawai.Slip) bool { return !cocokTeks(pegawai.Pegawai{Nama: s.Nama, Nomor: s.Nomor}, teks) })
	for i := range semua {
		semua[i].Baris, semua[i].Uraian = nil, nil
		semua[i] = semua[i].Salin()
	}
	return halaman(semua, h, nama)
}

// terkunci returns the locked runs of an institution.
func (t tokoSlip) terkunci(l dasar.LembagaID) map[string]pegawai.Putaran {
	m := map[string]pegawai.Putaran{}
	for _, p := range baca(t.c, tabelPutaran, l, func(p pegawai.Putaran) bool { return p.Status.Terkunci() }, func(a, b pegawai.Putaran) int { return cmp.Compare(a.ID, b.ID) }) {
		m[p.ID] = p
	}
	return m
}

// Setahun implements [pegawai.SlipStore].
func (t tokoSlip) Setahun(_ context.Context, l dasar.LembagaID, masa dasar.Bulan, putaran string) iter.Seq2[pegawai.Setahun, error] {
	return func(yield func(pegawai.Setahun, error) bool) {
		runs := t.terkunci(l)
		hasil := map[pegawai.Setahun]*jumlahSetahun{} // by Pegawai and Klasifikasi alone
		for _, s := range baca(t.c, tabelSlip, l, func(s pegawai.Slip) bool { return s.Putaran != putaran && runs[s.Putaran].ID != "" }, urutSlip) {
			m := runs[s.Putaran].Masa
			if m.Tahun() != masa.Tahun() || m.Compare(masa) > 0 {
				continue
			}
			k := pegawai.Setahun{Pegawai: s.Pegawai, Klasifikasi: s.Klasifikasi}
			if hasil[k] == nil {
				hasil[k] = &jumlahSetahun{Setahun: k, bulan: map[int]bool{}}
			}
			hasil[k].tambah(s, m, masa)
		}
		for _, k := range slices.SortedFunc(maps.Keys(hasil), func(a, b pegawai.Setahun) int {
			return cmp.Or(cmp.Compare(a.Pegawai, b.Pegawai), cmp.Compare(a.Klasifikasi, b.Klasifikasi))
		}) {
			if !yield(hasil[k].Setahun, nil) {
				return
			}
		}
	}
}

type jumlahSetahun struct {
	pegawai.Setahun
	bulan map[int]bool
}

func (x *jumlahSetahun) tambah(s pegawai.Slip, m, masa dasar.Bulan) {
	if x.MasaAwal == 0 || m.Ke() < x.MasaAwal {
		x.MasaAwal = m.Ke()
	}
	if m == masa {
		x.BulanIni, x.PPhBulanIni = x.BulanIni.Tambah(s.Ember), x.PPhBulanIni+s.PPh
		return
	}
	x.bulan[m.Ke()] = true
	x.Bulan = len(x.bulan)
	x.Ember, x.PPh = x.Ember.Tambah(s.Ember), x.PPh+s.PPh
	x.BiayaJabatan, x.BiayaSisa = x.BiayaJabatan+s.BiayaJabatan, x.BiayaSisa+s.BiayaSisa
}

// Milik implements [pegawai.SlipStore].
func (t tokoSlip) Milik(_ context.Context, l dasar.LembagaID, p pegawai.ID, tahun int) ([]pegawai.Slip, error) {
	runs := t.terkunci(l)
	kapan := func(s pegawai.Slip) string {
		r := runs[s.Putaran]
		return r.Masa.String() + string(r.Jenis) + fmt.Sprintf("%02d", r.Nomor)
	}
	return salinSlip(baca(t.c, tabelSlip, l, func(s pegawai.Slip) bool {
		return s.Pegawai == p && runs[s.Putaran].ID != "" && (tahun == 0 || runs[s.Putaran].Masa.Tahun() == tahun)
	},
		func(a, b pegawai.Slip) int { return cmp.Compare(kapan(a), kapan(b)) })), nil
}

// Terangsur implements [pegawai.SlipStore].
func (t tokoSlip) Terangsur(_ context.Context, l dasar.LembagaID) (map[string]dasar.Rupiah, error) {
	runs, hasil := t.terkunci(l), map[string]dasar.Rupiah{}
	for _, s := range baca(t.c, tabelSlip, l, func(s pegawai.Slip) bool { return runs[s.Putaran].ID != "" }, urutSlip) {
		for _, b := range s.Baris {
			if b.Kasbon() {
				hasil[b.Rujukan] += b.Jumlah
			}
		}
	}
	return hasil, nil
}
