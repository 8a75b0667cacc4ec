package akademikmem

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/presensi"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
)

type tokoPresensi struct{ c *dasarmem.Conn }

var (
	tabelJurnal = berversi[akademik.Jurnal]{"akademik_jurnal", func(j akademik.Jurnal) (string, int) { return j.ID, j.Versi },
		func(j *akademik.Jurnal, l dasar.LembagaID, n int) { *j = j.Salin(); j.Lembaga, j.Versi = l, n }, nil}
	tabelIzin = berversi[akademik.IzinSantri]{"akademik_izin", func(i akademik.IzinSantri) (string, int) { return i.ID, i.Versi },
		func(i *akademik.IzinSantri, l dasar.LembagaID, n int) { i.Lembaga, i.Versi = l, n }, nil}
)

const tabelRegister, tabelRegisterLama = "akademik_register", "akademik_register_lama"

// SimpanRegister implements [akademik.PresensiStore].
func (t tokoPresensi) SimpanRegister(_ context.Context, l dasar.LembagaID, rs ...akademik.Register) error {
	return dasarmem.Unit(t.c, func(c *dasarmem.Conn) error {
		var lama []akademik.Register
		err := dasarmem.View(c, tabelRegister, func(m map[kunci]akademik.Register) error {
			for _, r := range rs {
				ada, sudah := m[kunci{l, r.ID}]
				if ada.Versi != r.Versi || sudah != (r.Versi > 0) {
					return akademik.ErrVersi.Conflictf("data sudah diubah orang lain; muat ulang lalu ulangi")
				}
				baru := r.Salin()
				if sudah {
					lama = append(lama, ada)
					baru = ada.Salin()
					baru.Catatan, baru.Sebab, baru.Oleh, baru.Dicatat = slices.Clone(r.Catatan), r.Sebab, r.Oleh, r.Dicatat
				}
				slices.Sort(baru.Anggota)
				presensi.UrutCatatan(baru.Catatan)
				baru.Lembaga, baru.Versi = l, r.Versi+1
				m[kunci{l, r.ID}] = baru
			}
			return nil
		})
		if err != nil {
			return err
		}
		return dasarmem.View(c, tabelRegisterLama, func(m map[kunci]akademik.Register) error {
			for _, r := range lama {
				m[kunci{l, fmt.Sprintf("%s#%d", r.ID, r.Versi)}] = r
			}
			return nil
		})
	})
}

func urutRegister(a, b akademik.Register) int {
	return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Versi, b.Versi))
}

// Register implements [akademik.PresensiStore].
func (t tokoPresensi) Register(_ context.Context, l dasar.LembagaID, f akademik.SaringRegister) ([]akademik.Register, error) {
	salin := func(r akademik.Register) akademik.Register {
		if f.Ringkas {
			r.Anggota, r.Catatan = nil, nil
		}
		return r.Salin()
	}
	return baca(t.c, tabelRegister, l, salin, func(r akademik.Register) bool {
		return (f.ID == nil || slices.Contains(f.ID, r.ID)) && dalamMasa(r.Tanggal, f.Dari, f.Sampai) && (f.Rombel == nil || slices.Contains(f.Rombel, r.Rombel)) &&
			(f.Kegiatan == nil || slices.Contains(f.Kegiatan, r.Kegiatan)) && (!f.Pelajaran || r.Kegiatan == "") &&
			(f.Santri == "" || slices.ContainsFunc(r.Catatan, func(c presensi.Catatan) bool { return c.Santri == f.Santri }))
	}, urutRegister), nil
}

func dalamMasa(t, dari, sampai dasar.Tanggal) bool {
	return (dari.IsZero() || !t.Before(dari)) && (sampai.IsZero() || !t.After(sampai))
}

// RiwayatRegister implements [akademik.PresensiStore].
func (t tokoPresensi) RiwayatRegister(_ context.Context, l dasar.LembagaID, id string) ([]akademik.Register, error) {
	punya := func(r akademik.Register) bool { return r.ID == id }
	semua := append(baca(t.c, tabelRegisterLama, l, akademik.Register.Salin, punya, urutRegister), baca(t.c, tabelRegister, l, akademik.Register.Salin, punya, urutRegister)...)
	return semua, nil
}

// SimpanJurnal implements [akademik.PresensiStore].
func (t tokoPresensi) SimpanJurnal(_ context.Context, l dasar.LembagaID, js ...akademik.Jurnal) error {
	return tabelJurnal.simpan(t.c, l, js)
}

// Jurnal implements [akademik.PresensiStore].
func (t tokoPresensi) Jurnal(_ context.Context, l dasar.LembagaID, f akademik.SaringJurnal) ([]akademik.Jurnal, error) {
	return baca(t.c, tabelJurnal.tabel, l, akademik.Jurnal.Salin, func(j akademik.Jurnal) bool {
		return (f.ID == nil || slices.Contains(f.ID, j.ID)) && dalamMasa(j.Tanggal, f.Dari, f.Sampai) && (f.Rombel == nil || slices.Contains(f.Rombel, j.Rombel)) &&
			(f.Guru == "" || j.Mengajar(f.Guru)) && (!f.Menunggu || j.Terlaksana && j.Disetujui == "")
	}, func(a, b akademik.Jurnal) int { return cmp.Compare(a.ID, b.ID) }), nil
}

// SimpanIzin implements [akademik.PresensiStore].
func (t tokoPresensi) SimpanIzin(_ context.Context, l dasar.LembagaID, is ...akademik.IzinSantri) error {
	for _, i := range is {
		if _, err := i.Alasan.Simpan(); err != nil {
			return err
		}
	}
	return tabelIzin.simpan(t.c, l, is)
}

// Izin implements [akademik.PresensiStore].
func (t tokoPresensi) Izin(_ context.Context, l dasar.LembagaID, f akademik.SaringIzin) ([]akademik.IzinSantri, error) {
	return baca(t.c, tabelIzin.tabel, l, tetap[akademik.IzinSantri], func(i akademik.IzinSantri) bool {
		return (f.ID == nil || slices.Contains(f.ID, i.ID)) && (f.Dari.IsZero() || !i.Selesai.Before(f.Dari)) && (f.Sampai.IsZero() || !i.Mulai.After(f.Sampai)) &&
			(f.Santri == nil || slices.Contains(f.Santri, i.Santri)) && (!f.Berlaku || i.Disetujui != "" && i.Batal == "")
	}, func(a, b akademik.IzinSantri) int {
		return cmp.Or(a.Mulai.Compare(b.Mulai), cmp.Compare(a.ID, b.ID))
	}), nil
}
