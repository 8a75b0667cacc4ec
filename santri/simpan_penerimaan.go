package santri

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
)

// SimpanPenerimaan stores prepared intakes with the stores of one unit of work:
// a dozen statements, whatever their number. Callers other than [Service] give
// it what [Service.SiapkanPenerimaan] prepared.
func SimpanPenerimaan(ctx context.Context, st Stores, l dasar.LembagaID, ps []*Penerimaan) error {
	if len(ps) == 0 {
		return nil
	}
	if err := pastikanKeluarga(ctx, st, l, ps); err != nil {
		return err
	}
	if err := cocokkanWali(ctx, st, l, ps); err != nil {
		return err
	}
	var b bahan
	for _, r := range ps {
		b.tambah(r)
	}
	return b.simpan(ctx, st, l)
}

// pastikanKeluarga finds or stores the family of every intake.
func pastikanKeluarga(ctx context.Context, st Stores, l dasar.LembagaID, ps []*Penerimaan) error {
	var baru []Keluarga
	var milik []*Penerimaan
	var sebut []KeluargaID
	for _, r := range ps {
		if r.Santri.Keluarga == "" {
			baru, milik = append(baru, r.keluarga), append(milik, r)
		} else if !slices.Contains(sebut, r.Santri.Keluarga) {
			sebut = append(sebut, r.Santri.Keluarga)
		}
	}
	if dikenal, err := st.Keluarga.Ambil(ctx, l, sebut...); err != nil {
		return err
	} else if len(dikenal) != len(sebut) {
		return ErrKeluarga.NotFoundf("keluarga tidak ditemukan").Pada("keluarga")
	}
	if len(baru) == 0 {
		return nil
	}
	ada, err := st.Keluarga.Pastikan(ctx, l, baru...)
	if err != nil {
		return err
	}
	for i, r := range milik {
		r.keluarga = ada[i]
	}
	return nil
}

// keluargaID is the family that the santri will belong to.
func (r *Penerimaan) keluargaID() KeluargaID {
	if r.Santri.Keluarga != "" {
		return r.Santri.Keluarga
	}
	return r.keluarga.ID
}

// bahan gathers the rows of a batch, one slice per store.
type bahan struct {
	santri    []Santri
	wali      []Wali
	sudah     map[WaliID]bool
	ikatan    []Perwalian
	anggota   []Keanggotaan
	mukim     []Mukim
	peristiwa []Peristiwa
}

func (b *bahan) tambah(r *Penerimaan) {
	n := r.Santri
	n.Keluarga = r.keluargaID()
	b.santri = append(b.santri, n)
	b.peristiwa = append(b.peristiwa, r.peristiwa)
	b.anggota = append(b.anggota, r.Keanggotaan...)
	if r.Mukim != nil {
		b.mukim = append(b.mukim, *r.Mukim)
	}
	if b.sudah == nil {
		b.sudah = map[WaliID]bool{}
	}
	for _, w := range r.Wali {
		if w.Wali.Versi == 0 && !b.sudah[w.Wali.ID] {
			b.wali = append(b.wali, w.Wali)
		}
		b.sudah[w.Wali.ID] = true
		b.ikatan = append(b.ikatan, Perwalian{Lembaga: n.Lembaga, Santri: n.ID, Wali: w.Wali.ID, Hubungan: w.Hubungan, Utama: w.Utama})
	}
}

func (b *bahan) simpan(ctx context.Context, st Stores, l dasar.LembagaID) error {
	for _, f := range []func() error{
		func() error { return st.Santri.Simpan(ctx, l, b.santri...) },
		func() error { return st.Riwayat.Catat(ctx, l, b.peristiwa...) },
		func() error { return st.Wali.Simpan(ctx, l, b.wali...) },
		func() error { return st.Wali.Ikat(ctx, l, b.ikatan...) },
		func() error { return st.Keanggotaan.Buka(ctx, l, b.anggota...) },
		func() error { return st.Mukim.Buka(ctx, l, b.mukim...) },
	} {
		if err := f(); err != nil {
			return err
		}
	}
	return nil
}
