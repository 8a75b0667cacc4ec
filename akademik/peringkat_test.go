package akademik_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/santri"
)

func TestPeringkatkan(t *testing.T) {
	t.Parallel()
	ada := func(p nilai.Pecahan) nilai.Hasil { return nilai.Hasil{Rapor: nilai.Nilai{Ada: true, Tepat: p}} }
	bebas := nilai.Hasil{Komponen: []nilai.HasilKomponen{{Kode: "SLM", Dikecualikan: 1}}}
	l := akademik.Leger{Mapel: []akademik.MapelLeger{{Mapel: akademik.Mapel{Kode: "mtk"}}, {Mapel: akademik.Mapel{Kode: "ipa"}}},
		Santri: []santri.Peserta{{ID: "belum"}, {ID: "a"}, {ID: "b"}, {ID: "bebas"}, {ID: "d"}},
		Hasil: map[santri.ID]map[akademik.KodeMapel]nilai.Hasil{
			"belum": {"mtk": ada(nilai.Utuh(100))}, "a": {"mtk": ada(nilai.Utuh(80)), "ipa": ada(nilai.Utuh(81))},
			"b": {"mtk": ada(nilai.Utuh(81)), "ipa": ada(nilai.Utuh(80))}, "bebas": {"mtk": ada(nilai.Utuh(90)), "ipa": bebas}, "d": {"mtk": ada(nilai.Utuh(0)), "ipa": ada(nilai.Utuh(0))}}}
	lain := akademik.Leger{Mapel: l.Mapel[:1], Santri: []santri.Peserta{{ID: "z"}}, Hasil: map[santri.ID]map[akademik.KodeMapel]nilai.Hasil{"z": {"mtk": ada(nilai.Utuh(80).Tambah(nilai.Utuh(1).Bagi(nilai.Utuh(3))))}}}
	for seri, harap := range map[nilai.Seri][]int{nilai.SeriLompat: {1, 2, 2, 4, 5, 0}, nilai.SeriRapat: {1, 2, 2, 3, 4, 0}} {
		ps, err := akademik.Peringkatkan(seri, l, lain)
		require.NoError(t, err)
		var id []santri.ID
		var ke []int
		for _, p := range ps {
			id, ke = append(id, p.Santri.ID), append(ke, p.Ke)
		}
		require.Equal(t, []santri.ID{"bebas", "a", "b", "z", "d", "belum"}, id)
		require.Equal(t, harap, ke)
	}
	_, err := akademik.Peringkatkan("acak", l)
	require.ErrorIs(t, err, nilai.ErrSeri)
}
