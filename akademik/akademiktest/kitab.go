package akademiktest

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

func kitab(id string, s santri.ID, kode string, hari dasar.Tanggal, rentang ...int) akademik.SetoranKitab {
	x := akademik.SetoranKitab{ID: id, Santri: s, Kitab: kode, Cara: akademik.Lalaran, Hasil: hafalan.Lulus, Tanggal: hari, Oleh: "akun", Dicatat: saat}
	for i := 0; i < len(rentang); i += 2 {
		x.Selang = append(x.Selang, akademik.SelangKitab{Dari: rentang[i], Sampai: rentang[i+1]})
	}
	return x
}

func ujiKitab(t *testing.T, k Toko) {
	ctx, st := t.Context(), k.Stores.Kitab
	d := func(n int) dasar.Tanggal { return dasar.Tgl(2026, 10, n) }
	a, b, c := kitab("a", "s1", "alfiyah", d(1), 1, 20, 25, 25), kitab("b", "s1", "imrithi", d(2), 1, 5), kitab("c", "s2", "alfiyah", d(1), 1002, 1002)
	a.Rombel, a.Catatan, a.Cara, b.Batal, b.Hasil = "r1", "lancar", akademik.Sorogan, "salah santri", hafalan.Ulang
	require.NoError(t, st.Simpan(ctx, lembaga, b, c, a))
	require.NoError(t, st.Simpan(ctx, lain, kitab("a", "s1", "alfiyah", d(1), 1, 1)))
	for _, x := range []*akademik.SetoranKitab{&a, &b, &c} {
		x.Lembaga, x.Versi = lembaga, 1
	}
	ada, err := st.Ambil(ctx, lembaga, "c", "tiada", "a")
	require.NoError(t, err)
	require.Equal(t, []akademik.SetoranKitab{c, a}, ada)
	ada, err = st.Milik(ctx, lembaga, "", "s2", "s1")
	require.NoError(t, err)
	require.Equal(t, []akademik.SetoranKitab{a, b, c}, ada)
	ada[0].Selang[0].Dari = 99
	ada, err = st.Milik(ctx, lembaga, "alfiyah", "s1")
	require.NoError(t, err)
	require.Equal(t, []akademik.SetoranKitab{a}, ada)
	ada, err = st.Milik(ctx, lembaga, "alfiyah")
	require.NoError(t, err)
	require.Empty(t, ada)
	a.Batal = "dobel"
	require.NoError(t, st.Simpan(ctx, lembaga, a))
	require.ErrorIs(t, st.Simpan(ctx, lembaga, a), akademik.ErrVersi)
	require.ErrorIs(t, st.Simpan(ctx, lembaga, kitab("z", "s1", "alfiyah", d(1), 1, 1), kitab("c", "s2", "alfiyah", d(1), 1, 1)), akademik.ErrVersi)
	ada, err = st.Ambil(ctx, lembaga, "z")
	require.NoError(t, err)
	require.Empty(t, ada)
}

// Progress in a nadham and in a kitab: what overlaps counts once, what was read by the
// group is not known by heart, and a void record never was.
func layananKitab(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	require.NoError(t, h.AturMapel(ctx, h.Pelaku, "", akademik.Mapel{Kode: "fathul", Nama: "Fikih", Kitab: "Fathul Qarib", Satuan: akademik.PerHalaman, Banyak: 60, Aktif: true},
		akademik.Mapel{Kode: "imrithi", Nama: "Nahwu", Satuan: akademik.PerBait, Banyak: 250, Aktif: true}))
	semua, err := h.Kitab(ctx, h.Pelaku)
	require.NoError(t, err)
	jumlah := map[string]int{}
	for _, k := range semua {
		jumlah[k.Kode] = k.Jumlah
	}
	require.Equal(t, []int{60, 250, 1002}, []int{jumlah["fathul"], jumlah["imrithi"], jumlah["alfiyah"]}, "kitab lembaga mendahului yang bawaan")
	s1, s2 := h.Santri[0].ID, h.Santri[1].ID
	a, b := kitab("", s1, "alfiyah", HariIni, 1, 20), kitab("", s1, "alfiyah", HariIni, 11, 30)
	c, d := kitab("", s2, "alfiyah", HariIni, 1, 10), kitab("", s1, "fathul", HariIni, 1, 4)
	b.Rombel, c.Hasil, d.Cara = h.Halaqah.ID, hafalan.Ulang, akademik.Bandongan
	ada, err := h.CatatKitab(ctx, h.Pelaku, "k", a, b, c, d)
	require.NoError(t, err)
	require.Len(t, ada, 4)
	ulang, err := h.CatatKitab(ctx, h.Pelaku, "k", a, b, c, d)
	require.NoError(t, err)
	require.Equal(t, ada, ulang)
	for nama, u := range map[string]struct {
		ubah  func(*akademik.SetoranKitab)
		harap error
	}{
		"besok":       {func(s *akademik.SetoranKitab) { s.Tanggal = HariIni.TambahHari(1) }, akademik.ErrSetoranDepan},
		"bait 1003":   {func(s *akademik.SetoranKitab) { s.Selang[0].Sampai = 1003 }, hafalan.ErrDiLuarKitab},
		"mundur":      {func(s *akademik.SetoranKitab) { s.Selang[0].Dari = 21 }, akademik.ErrKitab},
		"cara asing":  {func(s *akademik.SetoranKitab) { s.Cara = "daring" }, akademik.ErrKitab},
		"kitab asing": {func(s *akademik.SetoranKitab) { s.Kitab = "tiada" }, akademik.ErrKitabTiada},
		"orang asing": {func(s *akademik.SetoranKitab) { s.Santri = "tiada" }, akademik.ErrSantriTiada},
		"belum masuk": {func(s *akademik.SetoranKitab) { s.Tanggal = dasar.Tgl(2026, 7, 1) }, akademik.ErrSantriTakAktif},
		"kelas asing": {func(s *akademik.SetoranKitab) { s.Rombel = "tiada" }, akademik.ErrRombelTiada},
	} {
		x := a.Salin()
		u.ubah(&x)
		_, err := h.CatatKitab(ctx, h.Pelaku, "", a, x)
		require.ErrorIs(t, err, u.harap, nama)
	}
	per, catatan, err := h.KitabRombel(ctx, h.Pelaku, h.Halaqah.ID, "alfiyah", HariIni)
	require.NoError(t, err)
	require.Len(t, per, 3)
	require.Len(t, catatan, 3)
	require.Equal(t, []int{30, 30, 31}, []int{per[s1].Hafal.Ada, per[s1].Dibaca.Ada, per[s1].Lanjut}, "bait 11 sampai 20 dihitung sekali")
	require.Equal(t, []int{0, 1}, []int{per[s2].Hafal.Ada, per[s2].Lanjut}, "yang mengulang belum hafal")
	capai, err := h.CapaianKitab(ctx, h.Pelaku, s1)
	require.NoError(t, err)
	require.Len(t, capai, 2)
	require.Equal(t, []int{0, 4}, []int{capai["fathul"].Hafal.Ada, capai["fathul"].Dibaca.Ada})
	require.Equal(t, "Fathul Qarib: 4 dari 60 halaman (6,67%)", capai["fathul"].Dibaca.String())
	require.ErrorIs(t, h.BatalKitab(ctx, h.Pelaku, "", ada[1].ID, "x"), akademik.ErrKitab)
	require.NoError(t, h.BatalKitab(ctx, h.Pelaku, "b", ada[1].ID, "salah bait"))
	require.NoError(t, h.BatalKitab(ctx, h.Pelaku, "b", ada[1].ID, "salah bait"), "kiriman ulang")
	require.ErrorIs(t, h.BatalKitab(ctx, h.Pelaku, "", ada[1].ID, "sekali lagi"), akademik.ErrKitab)
	require.ErrorIs(t, h.BatalKitab(ctx, h.Pelaku, "", "tiada", "tidak ada"), akademik.ErrKitabCatatan)
	lain := h.Lingkup("lain")
	require.ErrorIs(t, h.BatalKitab(ctx, lain, "", ada[0].ID, "bukan lingkupnya"), akademik.ErrKitabCatatan)
	capai, err = h.CapaianKitab(ctx, h.Pelaku, s1)
	require.NoError(t, err)
	require.Equal(t, 20, capai["alfiyah"].Hafal.Ada)
	_, err = h.KitabMilik(ctx, lain, s1)
	require.ErrorIs(t, err, akademik.ErrSantriTiada)

	require.NoError(t, h.AturMapel(ctx, h.Pelaku, "", akademik.Mapel{Kode: "fathul", Nama: "Fikih", Satuan: akademik.PerHalaman, Banyak: 3, Aktif: true}))
	capai, err = h.CapaianKitab(ctx, h.Pelaku, s1)
	require.NoError(t, err)
	require.Equal(t, []int{3, 0}, []int{capai["fathul"].Dibaca.Ada, capai["fathul"].Lanjut}, "edisi yang lebih pendek")
	serpihan(t, h)
}

// The union never exceeds its parts, and the order of entry never matters.
func serpihan(t *testing.T, h *Sekolah) {
	ctx, id := t.Context(), h.Santri[2].ID
	rapid.Check(t, func(r *rapid.T) {
		ada, err := h.KitabMilik(ctx, h.Pelaku, id)
		require.NoError(r, err)
		dulu, err := h.CapaianKitab(ctx, h.Pelaku, id)
		require.NoError(r, err)
		dari := rapid.IntRange(1, 1002).Draw(r, "dari")
		sampai := rapid.IntRange(dari, min(dari+40, 1002)).Draw(r, "sampai")
		_, err = h.CatatKitab(ctx, h.Pelaku, "", kitab("", id, "alfiyah", HariIni.TambahHari(-rapid.IntRange(0, 4).Draw(r, "lalu")), dari, sampai))
		require.NoError(r, err)
		kini, err := h.CapaianKitab(ctx, h.Pelaku, id)
		require.NoError(r, err)
		require.GreaterOrEqual(r, kini["alfiyah"].Hafal.Ada, max(dulu["alfiyah"].Hafal.Ada, sampai-dari+1))
		require.LessOrEqual(r, kini["alfiyah"].Hafal.Ada, dulu["alfiyah"].Hafal.Ada+sampai-dari+1)
		require.Less(r, len(ada), 2000)
	})
}
