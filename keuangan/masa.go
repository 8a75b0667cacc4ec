package keuangan

import (
	"cmp"
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// bacaMasa returns the santri who are there in a month, ordered by ID, with
// the day on which they came or went inside it. It compares the first day with
// the last and looks for the day of change of the few who differ; an absence
// between the two ends changes nothing. Names are left out: nothing is
// computed with them, and a hundred thousand of them weigh.
func bacaMasa(ctx context.Context, sumber santri.SumberPeserta, l dasar.LembagaID, b dasar.Bulan, status []santri.Status) ([]MasaPeserta, error) {
	if len(status) == 0 {
		status = []santri.Status{santri.Aktif}
	}
	p := pembacaMasa{sumber: sumber, l: l, status: status, hemat: map[string]string{}}
	if err := p.keduaUjung(ctx, b); err != nil {
		return nil, err
	}
	if err := p.cariHari(ctx, b, p.masuk, true); err != nil {
		return nil, err
	}
	if err := p.cariHari(ctx, b, p.keluar, false); err != nil {
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
	masuk, keluar []int // indexes into hasil of those whose day is looked for
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

func (p *pembacaMasa) keduaUjung(ctx context.Context, b dasar.Bulan) error {
	di := map[santri.ID]int{}
	for x, err := range p.sumber.Peserta(ctx, p.l, b.Awal(), p.status...) {
		if err != nil {
			return err
		}
		di[x.ID] = len(p.hasil)
		p.hasil = append(p.hasil, MasaPeserta{Peserta: p.ringkas(x)})
	}
	for x, err := range p.sumber.Peserta(ctx, p.l, b.Akhir(), p.status...) {
		if err != nil {
			return err
		}
		if _, ada := di[x.ID]; ada {
			delete(di, x.ID)
			continue
		}
		p.masuk = append(p.masuk, len(p.hasil))
		p.hasil = append(p.hasil, MasaPeserta{Peserta: p.ringkas(x), Masuk: b.Akhir()})
	}
	for _, i := range di {
		p.keluar = append(p.keluar, i)
		p.hasil[i].Keluar = b.Akhir()
	}
	return nil
}

// cariHari narrows the day of change of the santri at the given indexes, by
// halves: Masuk becomes the first day with a billed status, Keluar the first
// day without.
func (p *pembacaMasa) cariHari(ctx context.Context, b dasar.Bulan, siapa []int, masuk bool) error {
	dari := make([]dasar.Tanggal, len(p.hasil)) // the latest day known to lie before the change
	for _, i := range siapa {
		dari[i] = b.Awal()
	}
	for {
		perHari := map[dasar.Tanggal][]int{}
		for _, i := range siapa {
			if jarak := p.ujung(i, masuk).Selisih(dari[i]); jarak > 1 {
				tengah := dari[i].TambahHari(jarak / 2)
				perHari[tengah] = append(perHari[tengah], i)
			}
		}
		if len(perHari) == 0 {
			return nil
		}
		for hari, is := range perHari {
			for ruas := range slices.Chunk(is, 1000) {
				if err := p.tanya(ctx, hari, ruas, masuk, dari); err != nil {
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
func (p *pembacaMasa) tanya(ctx context.Context, hari dasar.Tanggal, is []int, masuk bool, dari []dasar.Tanggal) error {
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
			p.hasil[i] = MasaPeserta{Peserta: p.ringkas(x), Masuk: hari}
		case !masuk && !ditagih:
			p.hasil[i].Keluar = hari
		default:
			dari[i] = hari
		}
	}
	return nil
}
