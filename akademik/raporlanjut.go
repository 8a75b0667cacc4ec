package akademik

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/akademik/kenaikan"
	"github.com/pesantren-go/pesantren/akademik/rapor"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// kunciKitab is one santri and one kitab.
type kunciKitab struct {
	santri santri.ID
	kitab  string
}

// bacaKitab reads what santri learnt of all kitab: one read.
func (b *bahanRapor) bacaKitab(ctx context.Context, pel dasar.Pelaku, id []santri.ID) (err error) {
	if b.kitab, err = b.s.kitab(ctx, pel.Lembaga); err != nil {
		return err
	}
	semua, err := b.s.Stores.Kitab.Milik(ctx, pel.Lembaga, "", id...)
	b.baca = map[kunciKitab][]SetoranKitab{}
	for _, x := range semua {
		k := kunciKitab{x.Santri, x.Kitab}
		b.baca[k] = append(b.baca[k], x)
	}
	return err
}

// capaianKitab says how far one santri had come in a kitab at the end of the term: "hafal
// 350 dari 1002 bait"; "" before the first record.
func (b *bahanRapor) capaianKitab(l *Leger, id santri.ID, k hafalan.Kitab) (string, error) {
	sampai := slices.DeleteFunc(slices.Clone(b.baca[kunciKitab{id, k.Kode}]), func(x SetoranKitab) bool { return x.Tanggal.After(l.Periode.Selesai) })
	h, err := susunKitab(k, sampai)
	var bagian []string
	if h.Hafal.Ada > 0 {
		bagian = append(bagian, fmt.Sprintf("hafal %d", h.Hafal.Ada))
	}
	if h.Dibaca.Ada > h.Hafal.Ada {
		bagian = append(bagian, fmt.Sprintf("dibaca %d", h.Dibaca.Ada))
	}
	if err != nil || len(bagian) == 0 {
		return "", err
	}
	return fmt.Sprintf("%s dari %d %s", strings.Join(bagian, ", "), k.Jumlah, k.Satuan), nil
}

// kitabLain are the kitab and nadham that a santri learns beside the subjects of the
// class.
func (b *bahanRapor) kitabLain(l *Leger, id santri.ID) (ks []rapor.Kitab, err error) {
	for _, k := range b.kitab {
		if slices.ContainsFunc(l.Mapel, func(m MapelLeger) bool { return string(m.Kode) == k.Kode }) {
			continue
		}
		teks, err := b.capaianKitab(l, id, k)
		if err != nil {
			return nil, err
		}
		if teks != "" {
			ks = append(ks, rapor.Kitab{Nama: k.Nama, Capaian: teks})
		}
	}
	return ks, nil
}

// periodeAkhir reports whether the term of a leger is the last of its year.
func (l *Leger) periodeAkhir() bool {
	n := len(l.Tahun.Periode)
	return n > 0 && l.Tahun.Periode[n-1].Kode == l.Periode.Kode
}

// kunciPutusan is one santri and the class that was decided about.
type kunciPutusan struct {
	santri santri.ID
	rombel RombelID
}

// bacaPutusan reads what applied runs of promotion decided, for terms that end a year.
func (b *bahanRapor) bacaPutusan(ctx context.Context, pel dasar.Pelaku, _ []santri.ID) error {
	tahun := map[TahunID]bool{}
	for i := range b.leger {
		if l := &b.leger[i]; l.periodeAkhir() {
			tahun[l.Tahun.ID] = true
		}
	}
	if len(tahun) == 0 {
		return nil
	}
	ks, err := b.s.Stores.Kenaikan.Putaran(ctx, pel.Lembaga, nil)
	if err != nil {
		return err
	}
	var putaran []string
	for _, k := range slices.Backward(ks) { // the newest run stands
		if k.Antartahun() && tahun[k.Dari] {
			putaran = append(putaran, k.ID)
		}
	}
	if len(putaran) == 0 {
		return nil
	}
	return b.isiPutusan(ctx, pel.Lembaga, putaran)
}

func (b *bahanRapor) isiPutusan(ctx context.Context, l dasar.LembagaID, putaran []string) error {
	baris, err := b.s.Stores.Kenaikan.Baris(ctx, l, putaran...)
	if err != nil {
		return err
	}
	var tujuan []RombelID
	for _, x := range baris {
		if x.Keadaan == Diterapkan && x.Tujuan != "" {
			tujuan = append(tujuan, x.Tujuan)
		}
	}
	slices.Sort(tujuan)
	tingkat := map[RombelID]string{}
	if len(tujuan) > 0 {
		rs, err := b.s.Stores.Struktur.Rombel(ctx, l, SaringRombel{ID: slices.Compact(tujuan)})
		if err != nil {
			return err
		}
		for _, r := range rs {
			tingkat[r.ID] = r.Tingkat
		}
	}
	urut := func(x BarisKenaikan) int { return slices.Index(putaran, x.Putaran) }
	slices.SortStableFunc(baris, func(x, y BarisKenaikan) int { return urut(x) - urut(y) })
	b.putusan = map[kunciPutusan]string{}
	for _, x := range baris {
		if x.Keadaan == Diterapkan {
			b.putusan[kunciPutusan{x.Santri, x.Dari}] = sebutPutusan(x.Putusan, tingkat[x.Tujuan])
		}
	}
	return nil
}

// sebutPutusan is a decision as a rapor prints it.
func sebutPutusan(p kenaikan.Putusan, tingkat string) string {
	switch p {
	case kenaikan.Naik:
		return "Naik ke kelas " + tingkat
	case kenaikan.Tinggal:
		return "Tinggal di kelas " + tingkat
	case kenaikan.Tamat:
		return "Tamat"
	case kenaikan.Lulus:
		return "Lulus"
	}
	return ""
}
