package santri

import (
	"context"

	"github.com/pesantren-go/pesantren/dasar"
)

// tandaWali is what makes two wali of one family the same person: relation and
// name without titles.
type tandaWali struct {
	keluarga KeluargaID
	hubungan Hubungan
	nama     string
}

// kenaliWali looks for families that are stored already and takes over their
// wali, so that no keys are made for persons known before. It runs before the
// unit; [cocokkanWali] has the last word inside it.
func (s *Service) kenaliWali(ctx context.Context, l dasar.LembagaID, ps []*Penerimaan) error {
	var kunci [][]byte
	for _, r := range ps {
		if r.keluarga.Kunci != nil {
			kunci = append(kunci, r.keluarga.Kunci)
		}
	}
	ada, err := s.Stores.Keluarga.Kenali(ctx, l, kunci...)
	if err != nil {
		return err
	}
	// Give intakes of one family the same id beforehand: the stored one, or the
	// first of the batch.
	id := map[string]Keluarga{}
	for _, k := range ada {
		id[string(k.Kunci)] = k
	}
	for _, r := range ps {
		if r.keluarga.Kunci == nil {
			continue
		}
		if k, sudah := id[string(r.keluarga.Kunci)]; sudah {
			r.keluarga = k
		} else {
			id[string(r.keluarga.Kunci)] = r.keluarga
		}
	}
	return cocokkanWali(ctx, s.Stores, l, ps)
}

// cocokkanWali replaces every wali that the family has already, in the store or
// earlier in the batch, by the one that is there.
func cocokkanWali(ctx context.Context, st Stores, l dasar.LembagaID, ps []*Penerimaan) error {
	var keluarga []KeluargaID
	lihat := map[KeluargaID]bool{}
	for _, r := range ps {
		if k := r.keluargaID(); k != "" && len(r.Wali) > 0 && !lihat[k] {
			lihat[k] = true
			keluarga = append(keluarga, k)
		}
	}
	ada, err := waliKeluarga(ctx, st, l, keluarga)
	if err != nil {
		return err
	}
	for _, r := range ps {
		for j := range r.Wali {
			w := &r.Wali[j]
			t := tandaWali{r.keluargaID(), w.Hubungan, KunciCari(TanpaGelar(w.Wali.Nama))}
			if lama, sudah := ada[t]; sudah {
				w.Wali = lama
			} else {
				ada[t] = w.Wali
			}
		}
	}
	return nil
}

// waliKeluarga returns the stored wali of families by their marks.
func waliKeluarga(ctx context.Context, st Stores, l dasar.LembagaID, keluarga []KeluargaID) (map[tandaWali]Wali, error) {
	hasil := map[tandaWali]Wali{}
	if len(keluarga) == 0 {
		return hasil, nil
	}
	rumah := map[ID]KeluargaID{}
	var anak []ID
	for s, err := range st.Santri.Alirkan(ctx, l, Saringan{Keluarga: keluarga}) {
		if err != nil {
			return nil, err
		}
		rumah[s.ID] = s.Keluarga
		anak = append(anak, s.ID)
	}
	if len(anak) == 0 {
		return hasil, nil
	}
	ikatan, err := st.Wali.Perwalian(ctx, l, anak...)
	if err != nil {
		return nil, err
	}
	wali, err := ambilWali(ctx, st, l, ikatan)
	if err != nil {
		return nil, err
	}
	for _, i := range ikatan {
		if w, ada := wali[i.Wali]; ada {
			hasil[tandaWali{rumah[i.Santri], i.Hubungan, KunciCari(TanpaGelar(w.Nama))}] = w
		}
	}
	return hasil, nil
}

// ambilWali returns the wali of ties by id.
func ambilWali(ctx context.Context, st Stores, l dasar.LembagaID, ikatan []Perwalian) (map[WaliID]Wali, error) {
	hasil := map[WaliID]Wali{}
	var id []WaliID
	for _, i := range ikatan {
		if _, sudah := hasil[i.Wali]; !sudah {
			hasil[i.Wali] = Wali{}
			id = append(id, i.Wali)
		}
	}
	ws, err := st.Wali.Ambil(ctx, l, id...)
	if err != nil {
		return nil, err
	}
	clear(hasil)
	for _, w := range ws {
		hasil[w.ID] = w
	}
	return hasil, nil
}
