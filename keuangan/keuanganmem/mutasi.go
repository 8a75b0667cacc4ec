package keuanganmem

import (
	"cmp"
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

// Mutasi is the bank rows and virtual account numbers in memory.
type Mutasi struct{ c *dasarmem.Conn }

type kunciMutasi struct {
	lembaga         dasar.LembagaID
	rekening, kunci string
}

const (
	tabelMutasi        = "keuangan_mutasi"
	tabelMutasiRiwayat = "keuangan_mutasi_riwayat"
	tabelVA            = "keuangan_va"
)

func (st Mutasi) view(fn func(map[kunciMutasi]keuangan.MutasiBank) error) error {
	return dasarmem.View(st.c, tabelMutasi, fn)
}

// Tambah implements [keuangan.MutasiStore].
func (st Mutasi) Tambah(_ context.Context, l dasar.LembagaID, ms []keuangan.MutasiBank) (baru []string, err error) {
	for _, m := range ms {
		if _, err := m.Teks.Simpan(); err != nil {
			return nil, err
		}
	}
	err = st.view(func(t map[kunciMutasi]keuangan.MutasiBank) error {
		for _, m := range ms {
			k := kunciMutasi{l, m.Rekening, m.Kunci}
			if _, ada := t[k]; ada {
				continue
			}
			m = m.Salin()
			m.Lembaga, m.Versi = l, 1
			t[k] = m
			baru = append(baru, m.Kunci)
		}
		return nil
	})
	return baru, err
}

// Kunci implements [keuangan.MutasiStore].
func (st Mutasi) Kunci(_ context.Context, l dasar.LembagaID, rekening string, kunci ...string) (out []keuangan.MutasiBank, err error) {
	kunci = slices.Compact(slices.Sorted(slices.Values(kunci)))
	err = st.view(func(t map[kunciMutasi]keuangan.MutasiBank) error {
		for _, k := range kunci {
			if m, ada := t[kunciMutasi{l, rekening, k}]; ada {
				out = append(out, m.Salin())
			}
		}
		return nil
	})
	return out, err
}

// Putuskan implements [keuangan.MutasiStore].
func (st Mutasi) Putuskan(_ context.Context, l dasar.LembagaID, ms ...keuangan.MutasiBank) error {
	return dasarmem.Unit(st.c, func(c *dasarmem.Conn) error {
		var peristiwa []keuangan.PeristiwaMutasi
		err := (Mutasi{c}).view(func(t map[kunciMutasi]keuangan.MutasiBank) error {
			for _, m := range ms {
				k := kunciMutasi{l, m.Rekening, m.Kunci}
				lama, ada := t[k]
				if !ada || lama.Versi != m.Versi {
					return keuangan.ErrMutasiVersi.Conflictf("baris mutasi sudah diputus atau berubah; muat ulang antrean")
				}
				if m.Pembayaran != "" {
					for k2, lain := range t {
						if k2.lembaga == l && k2 != k && lain.Pembayaran == m.Pembayaran {
							return keuangan.ErrMutasiGanda.Conflictf("pembayaran ini sudah dipasangkan dengan baris mutasi lain").Pada("pembayaran")
						}
					}
				}
				lama.Kelas, lama.Usulan, lama.Putusan, lama.Pembayaran, lama.Jurnal = m.Kelas, m.Salin().Usulan, m.Putusan, m.Pembayaran, m.Jurnal
				lama.Alasan, lama.Pemutus, lama.Diputus = m.Alasan, m.Pemutus, m.Diputus
				lama.Versi++
				t[k] = lama
				peristiwa = append(peristiwa, lama.Peristiwa())
			}
			return nil
		})
		if err != nil {
			return err
		}
		return dasarmem.View(c, tabelMutasiRiwayat, func(t map[kunciMutasi][]keuangan.PeristiwaMutasi) error {
			for _, p := range peristiwa {
				k := kunciMutasi{l, p.Rekening, p.Kunci}
				t[k] = append(slices.Clip(t[k]), p)
			}
			return nil
		})
	})
}

// Riwayat implements [keuangan.MutasiStore].
func (st Mutasi) Riwayat(_ context.Context, l dasar.LembagaID, rekening, kunci string) (out []keuangan.PeristiwaMutasi, err error) {
	err = dasarmem.View(st.c, tabelMutasiRiwayat, func(t map[kunciMutasi][]keuangan.PeristiwaMutasi) error {
		out = slices.Clone(t[kunciMutasi{l, rekening, kunci}])
		return nil
	})
	return out, err
}

// Cari implements [keuangan.MutasiStore].
func (st Mutasi) Cari(_ context.Context, l dasar.LembagaID, s keuangan.SaringMutasi, p dasar.Page) (out []keuangan.MutasiBank, next string, err error) {
	setelah, err := keuangan.BacaKursor(p.After, 2)
	if err != nil {
		return nil, "", err
	}
	var hari dasar.Tanggal
	if setelah != nil {
		if hari, err = dasar.ParseTanggal(setelah[0]); err != nil {
			return nil, "", keuangan.ErrKursor.Invalidf("penanda halaman tidak dikenal; mulai lagi dari halaman pertama").Pada("after")
		}
	}
	err = st.view(func(t map[kunciMutasi]keuangan.MutasiBank) error {
		for k, m := range t {
			lewat := setelah == nil || cmp.Or(m.Tanggal.Compare(hari), cmp.Compare(m.ID, setelah[1])) > 0
			if k.lembaga == l && lewat && cocokMutasi(m, s) {
				out = append(out, m.Salin())
			}
		}
		return nil
	})
	if err != nil {
		return nil, "", err
	}
	slices.SortFunc(out, func(a, b keuangan.MutasiBank) int {
		return cmp.Or(a.Tanggal.Compare(b.Tanggal), cmp.Compare(a.ID, b.ID))
	})
	if n := p.Batas(); len(out) > n {
		out = out[:n]
		next = keuangan.Kursor(out[n-1].Tanggal.String(), out[n-1].ID)
	}
	return out, next, nil
}

func cocokMutasi(m keuangan.MutasiBank, s keuangan.SaringMutasi) bool {
	return (s.Rekening == "" || m.Rekening == s.Rekening) &&
		(s.Kelas == "" || m.Kelas == s.Kelas) &&
		(s.Putusan == "" || m.Putusan == s.Putusan) &&
		(!s.Menunggu || m.Putusan == keuangan.Menunggu) &&
		(s.Berkas == "" || m.Berkas == s.Berkas) &&
		(s.Pembayaran == "" || m.Pembayaran == s.Pembayaran) &&
		!m.Tanggal.Before(s.Dari) && (s.Sampai.IsZero() || !m.Tanggal.After(s.Sampai))
}

// Hitung implements [keuangan.MutasiStore].
func (st Mutasi) Hitung(_ context.Context, l dasar.LembagaID, rekening string) (map[keuangan.KelasMutasi]map[keuangan.PutusanMutasi]int, error) {
	out := map[keuangan.KelasMutasi]map[keuangan.PutusanMutasi]int{}
	err := st.view(func(t map[kunciMutasi]keuangan.MutasiBank) error {
		for k, m := range t {
			if k.lembaga != l || rekening != "" && m.Rekening != rekening {
				continue
			}
			if out[m.Kelas] == nil {
				out[m.Kelas] = map[keuangan.PutusanMutasi]int{}
			}
			out[m.Kelas][m.Putusan]++
		}
		return nil
	})
	return out, err
}

// SimpanVA implements [keuangan.MutasiStore].
func (st Mutasi) SimpanVA(_ context.Context, l dasar.LembagaID, vas ...keuangan.NomorVA) error {
	return dasarmem.Unit(st.c, func(c *dasarmem.Conn) error {
		return dasarmem.View(c, tabelVA, func(t map[kunci]santri.ID) error {
			for _, v := range vas {
				if lama, ada := t[kunci{l, v.Nomor}]; ada && lama != v.Santri {
					return keuangan.ErrVADipakai.Conflictf("nomor rekening virtual ini milik santri lain").Pada("nomor")
				}
				t[kunci{l, v.Nomor}] = v.Santri
			}
			return nil
		})
	})
}

// CariVA implements [keuangan.MutasiStore].
func (st Mutasi) CariVA(_ context.Context, l dasar.LembagaID, nomor ...string) (map[string]santri.ID, error) {
	out := make(map[string]santri.ID, len(nomor))
	err := dasarmem.View(st.c, tabelVA, func(t map[kunci]santri.ID) error {
		for _, n := range nomor {
			if s, ada := t[kunci{l, n}]; ada {
				out[n] = s
			}
		}
		return nil
	})
	return out, err
}
