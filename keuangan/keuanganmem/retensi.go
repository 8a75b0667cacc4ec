package keuanganmem

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// Retensi erases in memory what people wrote about people.
type Retensi struct{ c *dasarmem.Conn }

// tagihanMilik are the bills of santri by id; without santri, all.
func (st Retensi) tagihanMilik(l dasar.LembagaID, ids []santri.ID) (map[string]keuangan.Tagihan, error) {
	m := map[string]keuangan.Tagihan{}
	return m, lihatTagihan(st.c, func(t map[kunci]barisTagihan) error {
		for k, b := range t {
			if k.lembaga == l && (len(ids) == 0 || slices.Contains(ids, b.t.Santri)) {
				m[k.id] = b.t
			}
		}
		return nil
	})
}

// Terakhir implements [keuangan.RetensiStore].
func (st Retensi) Terakhir(_ context.Context, l dasar.LembagaID, ids ...santri.ID) (map[santri.ID]dasar.Tanggal, error) {
	milik, err := st.tagihanMilik(l, ids)
	if err != nil {
		return nil, err
	}
	hasil := map[santri.ID]dasar.Tanggal{}
	lihat := func(s santri.ID, hari dasar.Tanggal) {
		if hari.After(hasil[s]) {
			hasil[s] = hari
		}
	}
	keluarga := map[santri.KeluargaID][]santri.ID{}
	for _, t := range milik {
		lihat(t.Santri, t.Terbit)
		keluarga[t.Keluarga] = append(keluarga[t.Keluarga], t.Santri)
	}
	nota, err := kumpul(st.c, tabelNota, l, func(n keuangan.NotaKredit) bool { return milik[n.Tagihan].ID != "" })
	if err != nil {
		return nil, err
	}
	for _, n := range nota {
		lihat(milik[n.Tagihan].Santri, n.Tanggal)
	}
	alokasi, err := kumpul(st.c, tabelAlokasi, l, func(a keuangan.Alokasi) bool { return milik[a.Tagihan].ID != "" })
	if err != nil {
		return nil, err
	}
	for _, a := range alokasi {
		lihat(milik[a.Tagihan].Santri, a.Tanggal)
	}
	gerak, err := kumpul(st.c, tabelGerak, l, func(g keuangan.GerakTitipan) bool { return keluarga[g.Keluarga] != nil })
	for _, g := range gerak {
		for _, s := range keluarga[g.Keluarga] {
			lihat(s, g.Tanggal)
		}
	}
	return hasil, err
}

// Hapus implements [keuangan.RetensiStore].
func (st Retensi) Hapus(_ context.Context, l dasar.LembagaID, k privasi.KelasRetensi, ids ...santri.ID) (map[santri.ID]int, error) {
	n := map[santri.ID]int{}
	if len(ids) == 0 || (k != privasi.RetensiIdentitas && k != privasi.RetensiPembukuan) {
		return n, nil
	}
	return n, dasarmem.Unit(st.c, func(c *dasarmem.Conn) error {
		st := Retensi{c}
		if k == privasi.RetensiIdentitas {
			return st.hapusVA(l, n, ids)
		}
		return st.hapusPembukuan(l, n, ids)
	})
}

func (st Retensi) hapusVA(l dasar.LembagaID, n map[santri.ID]int, ids []santri.ID) error {
	return dasarmem.View(st.c, tabelVA, func(t map[kunci]santri.ID) error {
		for k, s := range t {
			if k.lembaga == l && slices.Contains(ids, s) {
				delete(t, k)
				n[s]++
			}
		}
		return nil
	})
}

// padamkan erases a text in the records of an institution whose owner is known.
func padamkan[V any](c *dasarmem.Conn, tabel string, l dasar.LembagaID, n map[santri.ID]int, milik func(V) (santri.ID, bool), alasan func(*V) *string) error {
	return dasarmem.View(c, tabel, func(m map[kunci]V) error {
		for k, v := range m {
			s, ada := milik(v)
			if teks := alasan(&v); k.lembaga == l && ada && !keuangan.AlasanMusnah(*teks) {
				*teks = santri.NamaMusnah
				m[k] = v
				n[s]++
			}
		}
		return nil
	})
}

func (st Retensi) hapusPembukuan(l dasar.LembagaID, n map[santri.ID]int, ids []santri.ID) error {
	milik, err := st.tagihanMilik(l, ids)
	if err != nil {
		return err
	}
	diminta := func(s santri.ID) (santri.ID, bool) { return s, slices.Contains(ids, s) }
	pemilik := func(tagihan string) (santri.ID, bool) { t, ada := milik[tagihan]; return t.Santri, ada }
	for _, langkah := range []func() error{
		func() error {
			return padamkan(st.c, "keuangan_keringanan", l, n, func(k keuangan.Keringanan) (santri.ID, bool) { return diminta(k.Santri) }, func(k *keuangan.Keringanan) *string { return &k.Alasan })
		},
		func() error {
			return padamkan(st.c, "keuangan_tarif", l, n, func(t keuangan.Tarif) (santri.ID, bool) { return diminta(t.Santri) }, func(t *keuangan.Tarif) *string { return &t.Alasan })
		},
		func() error {
			return padamkan(st.c, tabelNota, l, n, func(x keuangan.NotaKredit) (santri.ID, bool) { return pemilik(x.Tagihan) }, func(x *keuangan.NotaKredit) *string { return &x.Alasan })
		},
		func() error {
			return padamkan(st.c, tabelAlokasi, l, n, func(a keuangan.Alokasi) (santri.ID, bool) { return pemilik(a.Tagihan) }, func(a *keuangan.Alokasi) *string { return &a.Alasan })
		},
		func() error { return st.hapusPenjelasan(l, n, milik) },
		func() error { return st.hapusBayar(l, n, milik) },
	} {
		if err := langkah(); err != nil {
			return err
		}
	}
	return nil
}

func (st Retensi) hapusPenjelasan(l dasar.LembagaID, n map[santri.ID]int, milik map[string]keuangan.Tagihan) error {
	return lihatTagihan(st.c, func(m map[kunci]barisTagihan) error {
		for id := range milik {
			if b := m[kunci{l, id}]; len(b.t.Penjelasan) > 0 {
				b.t.Penjelasan = nil
				m[kunci{l, id}] = b
				n[b.t.Santri]++
			}
		}
		return nil
	})
}

// hapusBayar erases the reasons on payments of families of which no bill is explained
// any more.
func (st Retensi) hapusBayar(l dasar.LembagaID, n map[santri.ID]int, milik map[string]keuangan.Tagihan) error {
	keluarga := map[santri.KeluargaID]santri.ID{}
	for _, t := range milik {
		if s, ada := keluarga[t.Keluarga]; !ada || t.Santri < s {
			keluarga[t.Keluarga] = t.Santri
		}
	}
	semua, err := st.tagihanMilik(l, nil)
	if err != nil {
		return err
	}
	for _, t := range semua {
		if len(t.Penjelasan) > 0 {
			delete(keluarga, t.Keluarga)
		}
	}
	return padamkan(st.c, tabelBayar, l, n, func(b barisBayar) (santri.ID, bool) { s, ada := keluarga[b.b.Keluarga]; return s, ada }, func(b *barisBayar) *string { return &b.b.Alasan })
}

// Koran implements [keuangan.RetensiStore].
func (st Retensi) Koran(_ context.Context, l dasar.LembagaID, ss ...privasi.SubjekID) (map[privasi.SubjekID]dasar.Tanggal, error) {
	hasil := map[privasi.SubjekID]dasar.Tanggal{}
	return hasil, Mutasi(st).view(func(m map[kunciMutasi]keuangan.MutasiBank) error {
		for k, x := range m {
			if k.lembaga == l && !x.Teks.Kosong() && (len(ss) == 0 || slices.Contains(ss, x.Subjek)) && x.Tanggal.After(hasil[x.Subjek]) {
				hasil[x.Subjek] = x.Tanggal
			}
		}
		return nil
	})
}

// HapusKoran implements [keuangan.RetensiStore].
func (st Retensi) HapusKoran(_ context.Context, l dasar.LembagaID, k privasi.KelasRetensi, ss ...privasi.SubjekID) (map[privasi.SubjekID]int, error) {
	n := map[privasi.SubjekID]int{}
	if k != privasi.RetensiPembukuan {
		return n, nil
	}
	return n, dasarmem.Unit(st.c, func(c *dasarmem.Conn) error {
		var kena []kunciMutasi
		err := Mutasi{c}.view(func(m map[kunciMutasi]keuangan.MutasiBank) error {
			for k, x := range m {
				if k.lembaga != l || !slices.Contains(ss, x.Subjek) {
					continue
				}
				if kena = append(kena, k); x.Teks.Kosong() && keuangan.AlasanMusnah(x.Alasan) {
					continue
				}
				x.Teks = privasi.Tertutup[string]{}
				x.Alasan = padam(x.Alasan)
				m[k] = x
				n[x.Subjek]++
			}
			return nil
		})
		if err != nil {
			return err
		}
		return dasarmem.View(c, tabelMutasiRiwayat, func(m map[kunciMutasi][]keuangan.PeristiwaMutasi) error {
			for _, k := range kena {
				ps := slices.Clone(m[k])
				for i := range ps {
					ps[i].Alasan = padam(ps[i].Alasan)
				}
				m[k] = ps
			}
			return nil
		})
	})
}

// padam is what stands where a reason stood.
func padam(alasan string) string {
	if alasan == "" {
		return ""
	}
	return santri.NamaMusnah
}
