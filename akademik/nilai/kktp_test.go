package nilai

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
)

func TestKKTP_kriteria(t *testing.T) {
	t.Parallel()
	k := KKTP{TP: "TP1", Cara: KKTPKriteria, Kriteria: []string{"judul", "isi", "alasan", "penutup"}, Cukup: 3}
	m, b := SudahMadai, BelumMadai
	for nama, c := range map[string]struct {
		bukti    []Memadai
		keadaan  Keadaan
		tercapai bool
	}{
		"belum dinilai":                  {nil, Belum, false},
		"tiga memadai":                   {[]Memadai{m, m, b, m}, Ada, true},
		"dua memadai":                    {[]Memadai{m, m, b, b}, Ada, false},
		"satu belum dinilai, masih bisa": {[]Memadai{m, m, b}, Belum, false},
		"sudah pasti tercapai":           {[]Memadai{m, m, m}, Ada, true},
		"sudah pasti tidak":              {[]Memadai{b, b}, Ada, false},
		"lowong di tengah":               {[]Memadai{m, "", m, b}, Belum, false},
	} {
		dapat, err := k.Nilai(Bukti{Kriteria: c.bukti})
		require.NoError(t, err, nama)
		require.Equal(t, CapaianTP{TP: "TP1", Keadaan: c.keadaan, Tercapai: c.tercapai}, dapat, nama)
	}
	for _, bukti := range [][]Memadai{{m, m, m, m, m}, {"baik"}} {
		_, err := k.Nilai(Bukti{Kriteria: bukti})
		require.ErrorIs(t, err, ErrBukti)
	}
}

func rubrikUji() KKTP {
	return KKTP{TP: "TP2", Cara: KKTPRubrik, Capai: 1, Tingkat: []Tingkat{{Nama: "Baru berkembang", Uraian: "dengan bantuan"}, {Nama: "Layak", Uraian: "sebagian"}, {Nama: "Cakap", Uraian: "mandiri"}, {Nama: "Mahir", Uraian: "mengajari teman"}}}
}

func TestKKTP_rubrik_dan_interval(t *testing.T) {
	t.Parallel()
	k := rubrikUji()
	for nama, harap := range map[string]CapaianTP{
		"": {TP: "TP2"}, "layak": {"TP2", Ada, true, "Layak", "sebagian"}, "BARU BERKEMBANG": {"TP2", Ada, false, "Baru berkembang", "dengan bantuan"},
	} {
		dapat, err := k.Nilai(Bukti{Tingkat: nama})
		require.NoError(t, err)
		require.Equal(t, harap, dapat)
	}
	_, err := k.Nilai(Bukti{Tingkat: "hebat"})
	require.ErrorIs(t, err, ErrBukti)

	k.Cara, k.Capai = KKTPInterval, 2
	for i, d := range []int64{0, 41, 66, 86} {
		k.Tingkat[i].Dari = A(d)
	}
	for x, tingkat := range map[Pecahan]string{Utuh(0): "Baru berkembang", Utuh(-1): "Baru berkembang", Utuh(41): "Layak", pecah(131, 2): "Layak", Utuh(66): "Cakap", Utuh(100): "Mahir"} {
		dapat, err := k.Nilai(Bukti{Nilai: Nilai{Ada: true, Tepat: x}})
		require.NoError(t, err)
		require.Equal(t, tingkat, dapat.Tingkat, x)
		require.Equal(t, tingkat == "Cakap" || tingkat == "Mahir", dapat.Tercapai)
	}
	dapat, err := k.Nilai(Bukti{})
	require.NoError(t, err)
	require.Equal(t, CapaianTP{TP: "TP2"}, dapat, "belum dinilai bukan tingkat terendah")
}

func TestKKTP_persen(t *testing.T) {
	t.Parallel()
	k := KKTP{TP: "TP3", Cara: KKTPPersen, Batas: A(75)}
	for _, c := range []struct {
		x        Pecahan
		maks     Angka
		tercapai bool
	}{{Utuh(75), 0, true}, {pecah(7499, 100), 0, false}, {Utuh(6), A(8), true}, {pecah(599, 100), A(8), false}} {
		dapat, err := k.Nilai(Bukti{Nilai: Nilai{Ada: true, Tepat: c.x}, Maks: c.maks})
		require.NoError(t, err)
		require.Equal(t, CapaianTP{TP: "TP3", Keadaan: Ada, Tercapai: c.tercapai}, dapat)
	}
	_, err := k.Nilai(Bukti{Nilai: Nilai{Ada: true}, Maks: -1})
	require.ErrorIs(t, err, ErrBukti)
}

func TestKKTP_menolak(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string]struct {
		ubah   func(*KKTP)
		bidang string
	}{
		"tanpa TP":              {func(k *KKTP) { k.TP = "" }, "tp"},
		"cara asing":            {func(k *KKTP) { k.Cara = "rasa" }, "cara"},
		"satu tingkat":          {func(k *KKTP) { k.Tingkat = k.Tingkat[:1] }, "tingkat"},
		"capai di luar":         {func(k *KKTP) { k.Capai = 4 }, "tingkat"},
		"tanpa uraian":          {func(k *KKTP) { k.Tingkat[2].Uraian = " " }, "tingkat"},
		"nama ganda":            {func(k *KKTP) { k.Tingkat[2].Nama = "layak" }, "tingkat"},
		"interval turun":        {func(k *KKTP) { k.Cara = KKTPInterval }, "tingkat"},
		"persen kosong":         {func(k *KKTP) { k.Cara = KKTPPersen }, "batas"},
		"persen lebih":          {func(k *KKTP) { k.Cara, k.Batas = KKTPPersen, A(101) }, "batas"},
		"kriteria kosong":       {func(k *KKTP) { k.Cara = KKTPKriteria }, "cukup"},
		"kriteria tanpa uraian": {func(k *KKTP) { k.Cara, k.Kriteria, k.Cukup = KKTPKriteria, []string{"a", ""}, 1 }, "kriteria"},
	} {
		k := rubrikUji()
		c.ubah(&k)
		_, err := k.Nilai(Bukti{})
		require.ErrorIs(t, err, ErrKKTP, nama)
		require.Equal(t, c.bidang, err.(*dasar.Error).Field, nama)
	}
}
