package keuangan

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// cocokkan classes rows against the santri, wali and numbers of the institution.
func (s *Service) cocokkan(ctx context.Context, l dasar.LembagaID, rs []BarisBerkunci, k *KataMutasi) ([]HasilCocok, error) {
	if k == nil {
		baku := KataMutasiBaku()
		k = &baku
	}
	nomor := map[string]bool{}
	for _, r := range rs {
		for _, a := range AngkaMutasi(r.Teks) {
			nomor[a] = true
		}
	}
	va, err := s.kenalVA(ctx, l, kunciUrut(nomor))
	if err != nil {
		return nil, err
	}
	var wali []santri.WaliSantri
	for w, err := range s.Stores.Santri.NamaWali(ctx, l, s.hariIni(l)) {
		if err != nil {
			return nil, err
		}
		wali = append(wali, w)
	}
	p := BuatPengenal(wali, va, *k)
	out := make([]HasilCocok, len(rs))
	for i, r := range rs {
		out[i] = p.Cocokkan(r.BarisBank)
	}
	return out, s.petunjukJumlah(ctx, l, rs, out)
}

func kunciUrut(m map[string]bool) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// petunjukJumlah adds the hint that an amount fits the open bill, or all open
// bills, of exactly one family.
func (s *Service) petunjukJumlah(ctx context.Context, l dasar.LembagaID, rs []BarisBerkunci, hs []HasilCocok) error {
	if !slices.ContainsFunc(hs, func(h HasilCocok) bool { return h.Kelas == TakDikenal && len(h.Usulan) == 0 }) {
		return nil
	}
	pas, err := s.tagihanPas(ctx, l)
	if err != nil {
		return err
	}
	for i, r := range rs {
		if h := &hs[i]; h.Kelas == TakDikenal && len(h.Usulan) == 0 && r.Nominal.IsInteger() {
			if u := pas[dasar.Rupiah(r.Nominal.IntPart())]; len(u) == 1 {
				h.Usulan = u
				h.Penjelasan = append(h.Penjelasan, Langkah{Aturan: aturanCocokTiada, Rujuk: string(u[0].Santri), Teks: SebabJumlah.Teks()})
			}
		}
	}
	return nil
}

// tagihanPas returns the families by the amounts that would settle one of their
// bills or all of them; two proposals stand for "several".
func (s *Service) tagihanPas(ctx context.Context, l dasar.LembagaID) (map[dasar.Rupiah][]Usulan, error) {
	out := map[dasar.Rupiah][]Usulan{}
	tambah := func(n dasar.Rupiah, u Usulan) {
		us := out[n]
		if len(us) < 2 && !slices.ContainsFunc(us, func(x Usulan) bool { return x.Keluarga == u.Keluarga }) {
			out[n] = append(us, u)
		}
	}
	total, pertama := map[santri.KeluargaID]dasar.Rupiah{}, map[santri.KeluargaID]Usulan{}
	for p := (dasar.Page{Limit: dasar.MaxPage}); ; {
		ps, next, err := s.Stores.Tagihan.Posisi(ctx, l, SaringTagihan{Terbuka: true}, PadaSaat{}, p)
		if err != nil {
			return nil, err
		}
		for _, x := range ps {
			u := Usulan{x.Tagihan.Santri, x.Tagihan.Keluarga, SebabJumlah}
			if u.Keluarga == "" {
				continue
			}
			tambah(x.Sisa(), u)
			total[u.Keluarga] += x.Sisa()
			if _, ada := pertama[u.Keluarga]; !ada {
				pertama[u.Keluarga] = u
			}
		}
		if next == "" {
			break
		}
		p.After = next
	}
	for k, n := range total {
		tambah(n, pertama[k])
	}
	return out, nil
}
