package akademikmem

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
)

type tokoJadwal struct{ c *dasarmem.Conn }

var (
	tabelSyarat = berversi[akademik.SyaratJadwal]{"akademik_jadwal_syarat", func(s akademik.SyaratJadwal) (string, int) { return "umum", s.Versi },
		func(s *akademik.SyaratJadwal, l dasar.LembagaID, n int) { *s = s.Salin(); s.Lembaga, s.Versi = l, n }, nil}
	tabelJadwal = berversi[akademik.Jadwal]{"akademik_jadwal", func(j akademik.Jadwal) (string, int) { return string(j.ID), j.Versi },
		func(j *akademik.Jadwal, l dasar.LembagaID, n int) { *j = j.Salin(); j.Lembaga, j.Versi = l, n }, nil}
)

// SimpanSyarat implements [akademik.JadwalStore].
func (t tokoJadwal) SimpanSyarat(_ context.Context, l dasar.LembagaID, s akademik.SyaratJadwal) error {
	return tabelSyarat.simpan(t.c, l, []akademik.SyaratJadwal{s})
}

// Syarat implements [akademik.JadwalStore].
func (t tokoJadwal) Syarat(_ context.Context, l dasar.LembagaID) (hasil akademik.SyaratJadwal, err error) {
	hasil.Lembaga = l
	for _, s := range baca(t.c, tabelSyarat.tabel, l, akademik.SyaratJadwal.Salin, func(akademik.SyaratJadwal) bool { return true }, func(a, b akademik.SyaratJadwal) int { return 0 }) {
		hasil = s
	}
	return hasil, nil
}

// SimpanJadwal implements [akademik.JadwalStore].
func (t tokoJadwal) SimpanJadwal(_ context.Context, l dasar.LembagaID, j ...akademik.Jadwal) error {
	return tabelJadwal.simpan(t.c, l, j)
}

// Jadwal implements [akademik.JadwalStore].
func (t tokoJadwal) Jadwal(_ context.Context, l dasar.LembagaID, f akademik.SaringJadwal) ([]akademik.Jadwal, error) {
	return baca(t.c, tabelJadwal.tabel, l, akademik.Jadwal.Salin, func(j akademik.Jadwal) bool {
		return (f.ID == nil || slices.Contains(f.ID, j.ID)) && (f.Tahun == nil || slices.Contains(f.Tahun, j.Tahun)) && (f.Status == "" || f.Status == j.Status)
	}, func(a, b akademik.Jadwal) int {
		return cmp.Or(b.Mulai.Compare(a.Mulai), cmp.Compare(a.Nama, b.Nama), cmp.Compare(a.ID, b.ID))
	}), nil
}

func kunciKegiatan(l dasar.LembagaID, j akademik.JadwalID, id string) kunci {
	return kunci{l, string(j) + "\x00" + id}
}

// SimpanKegiatan implements [akademik.JadwalStore].
func (t tokoJadwal) SimpanKegiatan(_ context.Context, l dasar.LembagaID, j akademik.JadwalID, simpan []akademik.KegiatanJadwal, hapus ...string) error {
	return dasarmem.View(t.c, "akademik_jadwal_kegiatan", func(m map[kunci]akademik.KegiatanJadwal) error {
		for _, id := range hapus {
			delete(m, kunciKegiatan(l, j, id))
		}
		for _, k := range simpan {
			k = k.Salin()
			k.Lembaga, k.Jadwal = l, j
			m[kunciKegiatan(l, j, k.ID)] = k
		}
		return nil
	})
}

// Kegiatan implements [akademik.JadwalStore].
func (t tokoJadwal) Kegiatan(_ context.Context, l dasar.LembagaID, j ...akademik.JadwalID) ([]akademik.KegiatanJadwal, error) {
	return baca(t.c, "akademik_jadwal_kegiatan", l, akademik.KegiatanJadwal.Salin, func(k akademik.KegiatanJadwal) bool { return slices.Contains(j, k.Jadwal) }, func(a, b akademik.KegiatanJadwal) int {
		return cmp.Or(cmp.Compare(a.Jadwal, b.Jadwal), cmp.Compare(a.ID, b.ID))
	}), nil
}

// SimpanLangkah implements [akademik.JadwalStore].
func (t tokoJadwal) SimpanLangkah(_ context.Context, l dasar.LembagaID, ls ...akademik.LangkahJadwal) error {
	return timpa(t.c, "akademik_jadwal_langkah", l, ls, func(x akademik.LangkahJadwal) (string, akademik.LangkahJadwal) {
		x = x.Salin()
		x.Lembaga = l
		return kunciKegiatan(l, x.Jadwal, fmt.Sprint(x.Nomor)).id, x
	})
}

// Langkah implements [akademik.JadwalStore].
func (t tokoJadwal) Langkah(_ context.Context, l dasar.LembagaID, j akademik.JadwalID, n int) ([]akademik.LangkahJadwal, error) {
	semua := baca(t.c, "akademik_jadwal_langkah", l, akademik.LangkahJadwal.Salin, func(x akademik.LangkahJadwal) bool { return x.Jadwal == j }, func(a, b akademik.LangkahJadwal) int {
		return cmp.Compare(b.Nomor, a.Nomor)
	})
	return semua[:min(n, len(semua))], nil
}
