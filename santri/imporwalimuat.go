package santri

import (
	"context"
	"maps"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// indeksWali computes the blind indexes of the NIK and numbers that the rows
// give to wali.
func (x *banding) indeksWali(ctx context.Context) (err error) {
	x.indeks, err = x.im.indeksWali(ctx, x.pel.Lembaga, append(slices.Clone(x.us), x.baru...))
	return err
}

func (im *Impor) indeksWali(ctx context.Context, l dasar.LembagaID, us []*putusan) (map[string][]byte, error) {
	hasil := map[string][]byte{}
	for _, k := range []string{privasi.KategoriNIK, privasi.KategoriHP} {
		var nilai []string
		for _, u := range us {
			for _, w := range []IsiWali{u.Isi.Ayah, u.Isi.Ibu, u.Isi.Wali} {
				n := string(w.NIK)
				if k == privasi.KategoriHP {
					n = string(w.HP)
				}
				if n != "" {
					nilai = append(nilai, n)
				}
			}
		}
		indeks, err := im.Service.Brankas.IndeksBanyak(ctx, l, k, nilai)
		if err != nil {
			return nil, err
		}
		for i, n := range nilai {
			hasil[k+n] = indeks[i]
		}
	}
	return hasil, nil
}

// muatAsuhan reads whom the wali with another name in the file look after.
func (x *banding) muatAsuhan(ctx context.Context) error {
	var id []WaliID
	for _, u := range x.us {
		for _, h := range []Hubungan{Ayah, Ibu, Pengampu} {
			nama := u.Isi.wali(h).Nama
			if w, ada := x.kini(u.santri.ID, h, nama); ada && nama != "" && !samaWali(w.Nama, nama) {
				id = append(id, w.ID)
			}
		}
	}
	slices.Sort(id)
	for bagian := range slices.Chunk(slices.Compact(id), kelompokImpor) {
		asuhan, err := x.im.Stores.Wali.Asuhan(ctx, x.pel.Lembaga, bagian...)
		if err != nil {
			return err
		}
		for _, a := range asuhan {
			x.keadaan.asuhan[a.Wali] = append(x.keadaan.asuhan[a.Wali], a.Santri)
		}
	}
	return nil
}

// muatRumah reads the wali of the families that get another one, so that
// siblings share it.
func (x *banding) muatRumah(ctx context.Context) error {
	var rumah []KeluargaID
	for _, u := range x.us {
		for _, h := range []Hubungan{Ayah, Ibu, Pengampu} {
			nama := u.Isi.wali(h).Nama
			if w, ada := x.kini(u.santri.ID, h, nama); nama != "" && (!ada || !samaWali(w.Nama, nama)) {
				rumah = append(rumah, u.santri.Keluarga)
			}
		}
	}
	slices.Sort(rumah)
	for bagian := range slices.Chunk(slices.Compact(rumah), kelompokImpor) {
		ada, err := waliKeluarga(ctx, x.im.Stores.Stores, x.pel.Lembaga, bagian)
		if err != nil {
			return err
		}
		maps.Copy(x.keadaan.rumah, ada)
	}
	return nil
}

// rumahBaru returns the families that new santri will join, by row number, and
// reads their wali.
func (x *banding) rumahBaru(ctx context.Context) (map[int]KeluargaID, error) {
	menurut := map[string]KeluargaID{}
	for _, u := range x.us {
		if u.kunci != nil && u.tindakan != TindakTolak && menurut[string(u.kunci)] == "" {
			menurut[string(u.kunci)] = u.santri.Keluarga
		}
	}
	var cari [][]byte
	for _, u := range x.baru {
		if u.kunci != nil && menurut[string(u.kunci)] == "" {
			cari = append(cari, u.kunci)
		}
	}
	for bagian := range slices.Chunk(cari, kelompokImpor) {
		ada, err := x.im.Stores.Keluarga.Kenali(ctx, x.pel.Lembaga, bagian...)
		if err != nil {
			return nil, err
		}
		for _, k := range ada {
			menurut[string(k.Kunci)] = k.ID
		}
	}
	hasil := map[int]KeluargaID{}
	var rumah []KeluargaID
	for _, u := range x.baru {
		if k := menurut[string(u.kunci)]; u.kunci != nil && k != "" {
			hasil[u.Nomor] = k
			rumah = append(rumah, k)
		}
	}
	slices.Sort(rumah)
	for bagian := range slices.Chunk(slices.Compact(rumah), kelompokImpor) {
		ada, err := waliKeluarga(ctx, x.im.Stores.Stores, x.pel.Lembaga, bagian)
		if err != nil {
			return nil, err
		}
		maps.Copy(x.keadaan.rumah, ada)
	}
	return hasil, nil
}

// satukan gives siblings among the new ones the same facts about one wali: the
// first row that tells a NIK or number tells it for all.
func satukan(us []*putusan) {
	type orang struct {
		rumah, nama string
		h           Hubungan
	}
	tahu := map[orang]IsiWali{}
	for ronde := range 2 {
		for _, u := range us {
			if u.kunci == nil {
				continue
			}
			for _, h := range []Hubungan{Ayah, Ibu, Pengampu} {
				w := u.Isi.pWali(h)
				k := orang{string(u.kunci), KunciCari(TanpaGelar(w.Nama)), h}
				t := tahu[k]
				if t.NIK == "" {
					t.NIK = w.NIK
				}
				if t.HP == "" {
					t.HP = w.HP
				}
				tahu[k] = t
				if ronde == 1 {
					w.NIK, w.HP = t.NIK, t.HP
				}
			}
		}
	}
}
