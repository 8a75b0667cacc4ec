package akademikhttp

import (
	"cmp"
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/santri"
)

// MurojaahSantri is what one santri of a halaqah is due to repeat.
type MurojaahSantri struct {
	Santri
	Ayat    int       `json:"ayat" doc:"dalam semua yang ditagih"`
	Lewat   int       `json:"lewat" doc:"hari sejak yang paling lama jatuh tempo"`
	Tagihan []Tagihan `json:"tagihan"`
}

func keTagihan(t hafalan.Tagihan) Tagihan {
	return Tagihan{t.Rentang.String(), t.Terakhir, t.Tempo, t.Lewat, t.Mutqin}
}

func (h pintu) pasangMurojaah(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi("murojaah-rombel", ambil, "/rombel/{id}/murojaah", "Yang sudah waktunya diulang di sebuah halaqah, yang paling lama dahulu"),
		func(ctx context.Context, p dasar.Pelaku, in *anggotaRombel) (*dasarhttp.KeluarDaftar[MurojaahSantri], error) {
			if _, _, err := h.rombel(ctx, p, in.rombel()); err != nil {
				return nil, err
			}
			if in.Pada.IsZero() {
				in.Pada = h.s.HariIni(p.Lembaga)
			}
			ps, err := h.s.Anggota(ctx, p, in.rombel(), in.Pada)
			if err != nil {
				return nil, err
			}
			tagih, err := h.tagihan(ctx, p, *in)
			if err != nil {
				return nil, err
			}
			ps = slices.DeleteFunc(ps, func(o santri.Peserta) bool { return len(tagih[o.ID].Tagihan) == 0 })
			slices.SortStableFunc(ps, func(a, b santri.Peserta) int { return cmp.Compare(tagih[b.ID].Lewat, tagih[a.ID].Lewat) })
			nama, err := h.nama(ctx, p, ps)
			return dasarhttp.BeriDaftar(ps, "", err, func(o santri.Peserta) MurojaahSantri {
				x := tagih[o.ID]
				x.Santri = nama[o.ID]
				return x
			})
		})
}

// tagihan is what every member is due to repeat on a day.
func (h pintu) tagihan(ctx context.Context, p dasar.Pelaku, in anggotaRombel) (map[santri.ID]MurojaahSantri, error) {
	hafal, err := h.s.HafalanRombel(ctx, p, in.rombel(), in.Pada)
	if err != nil {
		return nil, err
	}
	out := make(map[santri.ID]MurojaahSantri, len(hafal))
	for id, k := range hafal {
		ts, err := k.Murojaah(hafalan.AturanMurojaahBaku(), in.Pada)
		if err != nil {
			return nil, err
		}
		x := MurojaahSantri{Tagihan: dasarhttp.Peta(ts, keTagihan)}
		for _, t := range ts {
			x.Ayat, x.Lewat = x.Ayat+t.Rentang.Jumlah(), max(x.Lewat, t.Lewat)
		}
		out[id] = x
	}
	return out, nil
}
