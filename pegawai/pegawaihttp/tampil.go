package pegawaihttp

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
)

const (
	tipePegawai = "pegawai.Pegawai"
	tipeSlip    = "pegawai.Slip"
)

// namaBidang pairs the JSON name of a field with its name in the record. A number
// (angka) is shown whole or not at all.
type namaBidang struct {
	json, bidang string
	angka        bool
}

func namaDari(bidang []namaBidang) []string {
	return dasarhttp.Peta(bidang, func(b namaBidang) string { return b.bidang })
}

// tampilan shows the fields of one record as far as was decided.
type tampilan struct {
	nilai                 map[string]string
	tersamar, tersembunyi []string
}

// sajikan shows a record: rec is a pointer to one of the viewed type.
func sajikan(v *privasi.Pandangan, s privasi.SubjekID, bidang []namaBidang, rec any) tampilan {
	t := tampilan{nilai: map[string]string{}}
	semua := v.Sajikan(rec)
	for _, b := range bidang {
		switch tingkat := v.Tingkat(s, b.bidang); {
		case tingkat == privasi.Penuh:
			t.nilai[b.json] = semua[b.bidang]
		case tingkat == privasi.Tiada || b.angka:
			t.tersembunyi = append(t.tersembunyi, b.json)
		default:
			t.nilai[b.json] = semua[b.bidang]
			if semua[b.bidang] != "" {
				t.tersamar = append(t.tersamar, b.json)
			}
		}
	}
	slices.Sort(t.tersamar)
	slices.Sort(t.tersembunyi)
	return t
}

// uang gives an amount when it may be shown.
func (t tampilan) uang(json string, r dasar.Rupiah) *dasar.Rupiah {
	if slices.Contains(t.tersembunyi, json) {
		return nil
	}
	return &r
}

// Fields of [pegawai.Slip] whose decision holds for what a person is paid wherever it
// stands, and for what is known of the tax.
const (
	tentangUpah  = "Neto"
	tentangPajak = "PPh"
)

// bolehLihat asks, once for all of them, whether a field of slips may be seen of people
// whom the service has found within the caller's scope.
func (h pintu) bolehLihat(ctx context.Context, p dasar.Pelaku, bidang string, id ...pegawai.ID) (map[pegawai.ID]bool, error) {
	boleh := map[pegawai.ID]bool{}
	id = slices.Clone(id)
	slices.Sort(id)
	for bagian := range slices.Chunk(slices.Compact(id), privasi.MaksSubjek) {
		orang, err := h.s.Stores.Pegawai.Ambil(ctx, p.Lembaga, bagian...)
		if err != nil {
			return nil, err
		}
		if len(orang) == 0 {
			continue
		}
		v, err := h.s.Penjaga.Minta(ctx, p, tipeSlip, []string{bidang}, dasarhttp.Peta(orang, func(o pegawai.Pegawai) privasi.SubjekID { return o.Subjek })...)
		if err != nil {
			return nil, err
		}
		for _, o := range orang {
			boleh[o.ID] = v.Tingkat(o.Subjek, bidang) == privasi.Penuh
		}
	}
	return boleh, nil
}
