package akademiktest

import (
	"context"
	"fmt"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/rapor"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

func (m *model) langkahRapor(l dasar.LembagaID) perintah {
	k := langkah(akademik.RombelID(m.id("r", 2)), akademik.KodeMapel([]string{"", "mtk"}[m.pilih("mapel", 2)]), 1+m.pilih("versi", 4))
	k.Periode = m.id("", 2)
	return func(ctx context.Context, st akademik.Stores) error { return st.Rapor.CatatLangkah(ctx, l, k) }
}

func (m *model) isianRapor(l dasar.LembagaID) perintah {
	is := beberapa(m, func(versi int) akademik.IsianRapor {
		return akademik.IsianRapor{Rombel: akademik.RombelID(m.id("r", 2)), Periode: "1", Mapel: akademik.KodeMapel([]string{"", "mtk"}[m.pilih("mapel", 2)]), Santri: m.orang(), Subjek: "sub",
			Isi: privasi.DariSegel[akademik.IsiRapor](m.segel()), Dicatat: saat, Versi: versi}
	}, func(i akademik.IsianRapor) string { return fmt.Sprint(i.Rombel, i.Mapel, i.Santri) })
	return func(ctx context.Context, st akademik.Stores) error { return st.Rapor.SimpanIsian(ctx, l, is...) }
}

// nomorRapor takes numbers and says the first in a refusal when it is odd, so that both
// storages must give the same.
func (m *model) nomorRapor(l dasar.LembagaID) perintah {
	n := 1 + m.pilih("nomor", 3)
	return func(ctx context.Context, st akademik.Stores) error {
		pertama, err := st.Rapor.Nomor(ctx, l, n)
		if err == nil && pertama%2 == 0 {
			err = akademik.ErrVersi.Conflictf("unit ini batal")
		}
		return err
	}
}

func (m *model) terbitan(l dasar.LembagaID) perintah {
	ts := beberapa(m, func(int) akademik.RaporTerbit {
		n := m.pilih("nomor", 4) // each number is of one santri of one class
		return akademik.RaporTerbit{Nomor: n + 1, Versi: 1 + m.pilih("versi", 3), Rombel: akademik.RombelID(fmt.Sprint("r", n%2)), Periode: "1", Santri: santri.ID(fmt.Sprint("o", n)), Subjek: "sub", Sidik: rapor.Sidik(fmt.Sprint(n)),
			Isi: privasi.DariSegel[rapor.Rapor](m.segel()), Kurang: m.pilih("kurang", 3), Pada: m.hari(), Dicatat: saat}
	}, func(t akademik.RaporTerbit) string { return fmt.Sprint(t.Nomor, "/", t.Versi) })
	return func(ctx context.Context, st akademik.Stores) error { return st.Rapor.SimpanTerbitan(ctx, l, ts...) }
}

func (m *model) potretRapor(st akademik.Stores, l dasar.LembagaID) (hasil []any) {
	ctx := m.t.Context()
	for _, periode := range []string{"", "1"} {
		ls, err := st.Rapor.Langkah(ctx, l, periode)
		hasil = tambahPotret(m, hasil, ls, err)
	}
	ls, err := st.Rapor.Langkah(ctx, l, "1", "r1")
	hasil = tambahPotret(m, hasil, ls, err)
	is, err := st.Rapor.Isian(ctx, l, "1", "r0", "r1", "r2")
	for i := range is {
		b, _ := is[i].Isi.Bungkus()
		hasil, is[i].Isi = append(hasil, string(b.Sandi)), privasi.Tertutup[akademik.IsiRapor]{}
	}
	hasil = tambahPotret(m, hasil, is, err)
	for _, f := range []akademik.SaringTerbitan{{}, {Isi: true}, {Rombel: []akademik.RombelID{"r1"}}, {Santri: []santri.ID{"o1"}}, {Nomor: 2, Versi: 1}, {Periode: "2"}} {
		ts, err := st.Rapor.Terbitan(ctx, l, f)
		for i := range ts {
			b, _ := ts[i].Isi.Bungkus()
			hasil, ts[i].Isi = append(hasil, string(b.Sandi)), privasi.Tertutup[rapor.Rapor]{}
		}
		hasil = tambahPotret(m, hasil, ts, err)
	}
	return hasil
}
