package keuangan

import (
	"cmp"
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// bacaMasa returns the santri who are there in a month, ordered by ID, with
// the day on which they came or went inside it. It looks at the first and the
// last day of the month and once a week between, and searches the day of change
// of the few who were not there on all of them. So a stay of nine days or more
// is always found, a shorter one if it meets a day that is looked at; an
// absence between two such days changes nothing. Names are left out: nothing is
// computed with them, and a hundred thousand of them weigh.
func bacaMasa(ctx context.Context, sumber santri.SumberPeserta, l dasar.LembagaID, b dasar.Bulan, status []santri.Status) ([]MasaPeserta, error) {
	if len(status) == 0 {
		status = []santri.Status{santri.Aktif}
	}
	p := pembacaMasa{sumber: sumber, l: l, status: status, hemat: map[string]string{}}
	if err := p.tinjau(ctx, b); err != nil {
		return nil, err
	}
	if err := p.cariHari(ctx, p.masuk, true); err != nil {
		return nil, err
	}
	if err := p.cariHari(ctx, p.keluar, false); err != nil {
		return nil, err
	}
	slices.SortFunc(p.hasil, func(x, y MasaPeserta) int { return cmp.Compare(x.Peserta.ID, y.Peserta.ID) })
	return p.hasil, nil
}

type pembacaMasa struct {
	sumber        santri.SumberPeserta
	l             dasar.LembagaID
	status        []santri.Status
	hasil         []MasaPeserta
	masuk, keluar map[int]dasar.Tanggal // by index into hasil: the latest day known to lie before the change
	hemat         map[string]string
}

// ringkas keeps what billing computes with; names of units and classes are
// shared.
func (p *pembacaMasa) ringkas(x santri.Peserta) santri.Peserta {
	x.Nama, x.NIS, x.Subjek = "", "", ""
	for i, a := range x.Anggota {
		x.Anggota[i] = santri.Anggota{
			Jalur: santri.Jalur(p.satu(string(a.Jalur))), Unit: santri.KodeUnit(p.satu(string(a.Unit))), Tingkat: p.satu(a.Tingkat), Kelas: p.satu(a.Kelas),
		}
	}
	return x
}

func (p *pembacaMasa) satu(s string) string {
	if t, ada := p.hemat[s]; ada {
		return t
	}
	p.hemat[s] = s
	return s
}

// tinjau reads the santri of the days that are looked at. Masuk and Keluar are
// set to the first such day with, and the first such day without them.
func (p *pembacaMasa) tinjau(ctx context.Context, b dasar.Bulan) error {
	hari := []dasar.Tanggal{b.Awal(), b.TanggalKe(8), b.TanggalKe(15), b.TanggalKe(22), b.Akhir()}
	ke := map[santri.ID]int{}
	var terakhir []int // by index into hasil: the last day seen
	p.masuk, p.keluar = map[int]dasar.Tanggal{}, map[int]dasar.Tanggal{}
	for h, tgl := range hari {
		for x, err := range p.sumber.Peserta(ctx, p.l, tgl, p.status...) {
			if err != nil {
				return err
			}
			i, ada := ke[x.ID]
			if ada {
				terakhir[i] = h
				continue
			}
			i = len(p.hasil)
			ke[x.ID] = i
			p.hasil, terakhir = append(p.hasil, MasaPeserta{Peserta: p.ringkas(x)}), append(terakhir, h)
			if h > 0 {
				p.hasil[i].Masuk, p.masuk[i] = tgl, hari[h-1]
			}
		}
	}
	for i, h := range terakhir {
		if h < len(hari)-1 {
			p.hasil[i].Keluar, p.keluar[i] = hari[h+1], hari[h]
		}
	}
	return nil
}

// cariHari narrows the day of change by halves: Masuk becomes the first day
// with a billed status, Keluar the first day without.
func (p *pembacaMasa) cariHari(ctx context.Context, siapa map[int]dasar.Tanggal, masuk bool) error {
	for {
		perHari := map[dasar.Tanggal][]int{}
		for i, dari := range siapa {
			if jarak := p.ujung(i, masuk).Selisih(dari); jarak > 1 {
				tengah := dari.TambahHari(jarak / 2)
				perHari[tengah] = append(perHari[tengah], i)
			}
		}
		if len(perHari) == 0 {
			return nil
		}
		for hari, is := range perHari {
			for ruas := range slices.Chunk(is, 1000) {
				if err := p.tanya(ctx, hari, ruas, masuk, siapa); err != nil {
					return err
				}
			}
		}
	}
}

func (p *pembacaMasa) ujung(i int, masuk bool) dasar.Tanggal {
	if masuk {
		return p.hasil[i].Masuk
	}
	return p.hasil[i].Keluar
}

// tanya looks at one day and moves one end of each search there.
func (p *pembacaMasa) tanya(ctx context.Context, hari dasar.Tanggal, is []int, masuk bool, dari map[int]dasar.Tanggal) error {
	id := make([]santri.ID, len(is))
	for n, i := range is {
		id[n] = p.hasil[i].Peserta.ID
	}
	ps, err := p.sumber.PesertaID(ctx, p.l, hari, id...)
	if err != nil {
		return err
	}
	pada := make(map[santri.ID]santri.Peserta, len(ps))
	for _, x := range ps {
		pada[x.ID] = x
	}
	for _, i := range is {
		x, ada := pada[p.hasil[i].Peserta.ID]
		ditagih := ada && slices.Contains(p.status, x.Status)
		switch {
		case masuk && ditagih:
			p.hasil[i].Peserta, p.hasil[i].Masuk = p.ringkas(x), hari
		case !masuk && !ditagih:
			p.hasil[i].Keluar = hari
		default:
			dari[i] = hari
		}
	}
	return nil
}
