package keuanganmem

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

// Saldo implements [keuangan.JurnalStore].
func (st Jurnal) Saldo(_ context.Context, l dasar.LembagaID, pada keuangan.PadaSaat, perUnit bool) ([]keuangan.SaldoAkun, error) {
	js, err := st.semua(l, func(j keuangan.Jurnal) bool { return saat(j, pada) })
	if err != nil {
		return nil, err
	}
	type sel struct {
		akun keuangan.KodeAkun
		unit santri.KodeUnit
	}
	jumlah := map[sel]keuangan.SaldoAkun{}
	for _, j := range js {
		for _, b := range j.Baris {
			k := sel{akun: b.Akun}
			if perUnit {
				k.unit = b.Unit
			}
			s := jumlah[k]
			s.Akun, s.Unit = k.akun, k.unit
			if s, err = s.Tambah(b.Debit, b.Kredit); err != nil {
				return nil, err
			}
			jumlah[k] = s
		}
	}
	out := make([]keuangan.SaldoAkun, 0, len(jumlah))
	for _, s := range jumlah {
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b keuangan.SaldoAkun) int {
		return cmp.Or(cmp.Compare(a.Akun, b.Akun), cmp.Compare(a.Unit, b.Unit))
	})
	return out, nil
}

// BukuBesar implements [keuangan.JurnalStore].
func (st Jurnal) BukuBesar(_ context.Context, l dasar.LembagaID, s keuangan.SaringBuku, p dasar.Page) (h keuangan.HalamanBuku, err error) {
	k, err := keuangan.BacaKursor(p.After, 2)
	if err != nil {
		return h, err
	}
	js, err := st.semua(l, func(j keuangan.Jurnal) bool {
		return saat(j, keuangan.PadaSaat{Tanggal: s.Sampai, Tercatat: s.Tercatat})
	})
	if err != nil {
		return h, err
	}
	lewat := k == nil // whether the cursor lies behind us
	saldo := dasar.Rupiah(0)
	for _, j := range js {
		for i, b := range j.Baris {
			if !barisCocok(b, s) {
				continue
			}
			saldo += b.Debit - b.Kredit
			kursor := keuangan.Kursor(j.ID, strconv.Itoa(i))
			switch {
			case j.Tanggal.Before(s.Dari) || !lewat:
				h.SaldoAwal = saldo
			case len(h.Baris) == p.Batas():
				if h.Next == "" {
					h.Next = akhirBuku(h)
				}
			default:
				h.Baris = append(h.Baris, barisBuku(j, i, saldo))
			}
			lewat = lewat || p.After == kursor
		}
	}
	if !lewat {
		return keuangan.HalamanBuku{}, keuangan.ErrKursor.Invalidf("penanda halaman tidak dikenal; mulai lagi dari halaman pertama").Pada("after")
	}
	return h, nil
}

func akhirBuku(h keuangan.HalamanBuku) string {
	b := h.Baris[len(h.Baris)-1]
	return keuangan.Kursor(b.Jurnal, strconv.Itoa(b.Nomor-1))
}

func barisCocok(b keuangan.Baris, s keuangan.SaringBuku) bool {
	return b.Akun == s.Akun && (s.Laci == "" || b.Laci == s.Laci) && (s.Rekening == "" || b.Rekening == s.Rekening) &&
		(s.Unit == nil || slices.Contains(s.Unit, b.Unit))
}

func barisBuku(j keuangan.Jurnal, i int, saldo dasar.Rupiah) keuangan.BarisBuku {
	b := j.Baris[i]
	return keuangan.BarisBuku{
		Jurnal: j.ID, Nomor: i + 1, Sumber: j.Sumber, Keterangan: j.Keterangan, Tanggal: j.Tanggal, Dicatat: j.Dicatat,
		Unit: b.Unit, Dana: b.Dana, Laci: b.Laci, Rekening: b.Rekening, Debit: b.Debit, Kredit: b.Kredit, SaldoSesudah: saldo,
	}
}

// Rangkum implements [keuangan.JurnalStore]: there are no totals to rebuild.
func (st Jurnal) Rangkum(context.Context, dasar.LembagaID, ...dasar.Bulan) error { return nil }

// Periksa implements [keuangan.JurnalStore].
func (st Jurnal) Periksa(_ context.Context, l dasar.LembagaID) (out []keuangan.Selisih, err error) {
	js, err := st.semua(l, func(keuangan.Jurnal) bool { return true })
	for _, j := range js {
		if d, k, err := j.Jumlah(); err != nil {
			return nil, err
		} else if d != k {
			out = append(out, keuangan.Selisih{Apa: "jurnal " + j.ID, Tersimpan: d, Hitung: k})
		}
	}
	return out, err
}
