package nilai

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
)

func TestUsulkan(t *testing.T) {
	t.Parallel()
	sikap, err := AmbilSkala("sikap")
	require.NoError(t, err)
	a := AturanKenaikan{MaksGagal: 1, MinSikap: "B", MinEkskul: "B", MaksAlpa: A(15), Gerbang: true, Ujian: true, MinHafalan: A(2), Satuan: "juz", Sikap: sikap}
	term := func(n ...int64) (s []Nilai) {
		for _, x := range n {
			s = append(s, Nilai{Ada: true, Tepat: Utuh(x)})
		}
		return s
	}
	baik := func() BahanKenaikan {
		return BahanKenaikan{Mapel: []MapelSetahun{{Kode: "FIK", KKM: A(70), Term: term(65, 75)}, {Kode: "MTK", KKM: A(70), Term: term(60, 79)}}, Sikap: "sb", Ekskul: "B", Alpa: 30, HariEfektif: 200, Hafalan: new(Utuh(2))}
	}
	u := a.Usulkan(baik())
	require.Equal(t, Usul{Lengkap: true, Naik: true, Gagal: []string{"MTK"}}, u)
	for nama, c := range map[string]struct {
		ubah    func(*BahanKenaikan)
		aturan  dasar.Aturan
		lengkap bool
	}{
		"dua gagal":        {func(b *BahanKenaikan) { b.Mapel[0].Term = term(60, 79) }, ErrNaikGagal, true},
		"sikap cukup":      {func(b *BahanKenaikan) { b.Sikap = "C" }, ErrNaikSikap, true},
		"pramuka kurang":   {func(b *BahanKenaikan) { b.Ekskul = "K" }, ErrNaikEkskul, true},
		"alpa":             {func(b *BahanKenaikan) { b.Alpa = 31 }, ErrNaikAlpa, true},
		"gerbang":          {func(b *BahanKenaikan) { b.GerbangTerbuka = 1 }, ErrNaikGerbang, true},
		"ujian":            {func(b *BahanKenaikan) { b.UjianBelum = []string{"Imtihan"} }, ErrNaikUjian, true},
		"hafalan":          {func(b *BahanKenaikan) { b.Hafalan = new(pecah(19, 10)) }, ErrNaikHafalan, true},
		"hafalan tak tahu": {func(b *BahanKenaikan) { b.Hafalan = nil }, ErrNaikLengkap, false},
		"nilai belum ada":  {func(b *BahanKenaikan) { b.Mapel[0].Term[1] = Nilai{} }, ErrNaikLengkap, false},
		"tanpa semester":   {func(b *BahanKenaikan) { b.Mapel[0].Term = nil }, ErrNaikLengkap, false},
		"tanpa mapel":      {func(b *BahanKenaikan) { b.Mapel = nil }, ErrNaikLengkap, false},
		"sikap belum ada":  {func(b *BahanKenaikan) { b.Sikap = "" }, ErrNaikLengkap, false},
		"hari belum diisi": {func(b *BahanKenaikan) { b.HariEfektif = 0 }, ErrNaikLengkap, false},
	} {
		b := baik()
		c.ubah(&b)
		u := a.Usulkan(b)
		require.False(t, u.Naik, nama)
		require.Equal(t, c.lengkap, u.Lengkap, nama)
		require.Len(t, u.Alasan, 1, nama)
		require.Equal(t, c.aturan, u.Alasan[0].Aturan, nama)
	}
	// The mean of 69,4 and 69,6 is 69,5: it passes only where it is rounded first.
	b := BahanKenaikan{Mapel: []MapelSetahun{{Kode: "FIK", KKM: A(70), Term: []Nilai{{Ada: true, Tepat: pecah(694, 10)}, {Ada: true, Tepat: pecah(696, 10)}}}}}
	require.False(t, AturanKenaikan{}.Usulkan(b).Naik)
	require.True(t, AturanKenaikan{BulatDahulu: true}.Usulkan(b).Naik)
}

// What a rule does not ask for holds nobody back.
func TestUsulkan_tidak_ditanyakan(t *testing.T) {
	t.Parallel()
	b := BahanKenaikan{Mapel: []MapelSetahun{{Kode: "FIK", KKM: A(70), Term: []Nilai{{Ada: true, Tepat: Utuh(70)}}}}, GerbangTerbuka: 3, UjianBelum: []string{"Imtihan"}, Alpa: 100, HariEfektif: 100}
	require.True(t, AturanKenaikan{}.Usulkan(b).Naik)
}

func TestTerendahSikap(t *testing.T) {
	t.Parallel()
	sikap, err := AmbilSkala("sikap")
	require.NoError(t, err)
	a := AturanKenaikan{Sikap: sikap}
	require.Equal(t, "C", a.TerendahSikap("Sangat Baik", "cukup", "B"))
	require.Equal(t, "B", a.TerendahSikap("b", "SB"))
	require.Empty(t, a.TerendahSikap("B", "rajin"), "yang tak terbaca tidak ditebak")
	require.Empty(t, a.TerendahSikap())
	require.Equal(t, "Pramuka", a.NamaEkskul())
}
