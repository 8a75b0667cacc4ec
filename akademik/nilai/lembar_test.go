package nilai

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik/lembar"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

func lembarUji(baris ...[]santri.Sel) santri.Lembar {
	l := santri.Lembar{Nama: "nilai"}
	for i, b := range baris {
		l.Baris = append(l.Baris, santri.BarisLembar{Nomor: i + 1, Sel: b})
	}
	return l
}

func teks(isi ...string) (s []santri.Sel) {
	for _, x := range isi {
		s = append(s, santri.Sel{Teks: x})
	}
	return s
}

func bahanUji(t testing.TB) BahanLembar {
	t.Helper()
	r, err := Susun(aturanUji(t), butirUji())
	require.NoError(t, err)
	lain, err := Susun(aturanUji(t), []Butir{{Kode: "sas", Komponen: "SAS"}})
	require.NoError(t, err)
	return BahanLembar{
		Santri: map[string]santri.ID{"0701": "a", "0702": "b", "1701": "c", "s-3": "d"},
		Mapel:  map[string]*Rencana{"Al-Qur'an Hadis": r, "qh": r, "Fikih": lain},
	}
}

func TestPeriksaLembar_baris(t *testing.T) {
	t.Parallel()
	bahan := bahanUji(t)
	judul := teks("NIS", "Nama", "Mata Pelajaran", "SLM 1", "slm2", "SAS", "Kuis", "Catatan")
	ada := func(n ...Isian) []Isian { return n }
	isi := func(butir string, s Skor) Isian { return Isian{Butir: butir, Percobaan: []Skor{s}} }
	angka, hari, rusak := santri.Sel{Jenis: santri.SelAngka, Teks: "78.299999999999997"}, santri.Sel{Jenis: santri.SelTanggal, Teks: "2026-10-08"}, santri.Sel{Jenis: santri.SelRusak, Teks: "#N/A"}
	for nama, c := range map[string]struct {
		sel    []santri.Sel
		hasil  santri.Hasil
		aturan []dasar.Aturan
		sudah  string // cell of the first finding
		isian  []Isian
	}{
		"biasa":                 {teks("0701", "", "al quran hadis", "64,5", "S", "", ""), santri.HasilOK, nil, "", ada(isi("slm1", Dapat(645_000)), isi("slm2", Kecualikan(Sakit)))},
		"kode mapel":            {teks("0701", "", "QH", "", "-"), santri.HasilOK, nil, "", nil},
		"kuis sampai 10":        {teks("0701", "", "qh", "", "", "", "11"), santri.HasilTolak, []dasar.Aturan{ErrLuarSkala}, "G2", nil},
		"sel angka":             {append(teks("0701", "", "qh"), angka), santri.HasilOK, nil, "", ada(isi("slm1", Dapat(783_000)))},
		"sel tanggal":           {append(teks("0701", "", "qh"), hari), santri.HasilTolak, []dasar.Aturan{ErrSelTanggal}, "D2", nil},
		"sel rusak":             {append(teks("0701", "", "qh"), rusak), santri.HasilTolak, []dasar.Aturan{ErrSelRusak}, "D2", nil},
		"angka terlalu halus":   {append(teks("0701", "", "qh"), santri.Sel{Jenis: santri.SelAngka, Teks: "78.123"}), santri.HasilTolak, []dasar.Aturan{ErrLuarSkala}, "D2", nil},
		"angka bukan angka":     {append(teks("0701", "", "qh"), santri.Sel{Jenis: santri.SelAngka, Teks: "x"}), santri.HasilTolak, []dasar.Aturan{ErrSel}, "D2", nil},
		"nis angka tanpa nol":   {append([]santri.Sel{{Jenis: santri.SelAngka, Teks: "702"}}, teks("", "qh", "80")...), santri.HasilPerbaiki, []dasar.Aturan{lembar.ErrNol}, "A2", ada(isi("slm1", Dapat(A(80))))},
		"nis berpetik":          {teks("'s-3", "", "qh", "80"), santri.HasilOK, nil, "", ada(isi("slm1", Dapat(A(80))))},
		"nis kosong":            {teks("", "Ali", "qh", "80"), santri.HasilTolak, []dasar.Aturan{lembar.ErrNIS}, "A2", nil},
		"nis eksponen":          {append([]santri.Sel{{Jenis: santri.SelAngka, Teks: "3.5E+15"}}, teks("", "qh", "80")...), santri.HasilTolak, []dasar.Aturan{lembar.ErrNIS}, "A2", nil},
		"nis asing":             {teks("9999", "", "qh", "80"), santri.HasilTolak, []dasar.Aturan{lembar.ErrSantri}, "A2", nil},
		"nol di depan berlebih": {teks("00701", "", "qh", "80"), santri.HasilTolak, []dasar.Aturan{lembar.ErrSantri}, "A2", nil},
		"mapel asing":           {teks("0701", "", "Fisika", "80"), santri.HasilTolak, []dasar.Aturan{ErrLembarMapel}, "C2", nil},
		"mapel tanpa butir itu": {teks("0701", "", "Fikih", "80", "", "90"), santri.HasilTolak, []dasar.Aturan{ErrLembarButir}, "D2", nil},
		"alpa":                  {teks("0701", "", "qh", "A", "80"), santri.HasilPeringatan, []dasar.Aturan{ErrLembarAlpa}, "D2", ada(isi("slm2", Dapat(A(80))))},
		"dua sel salah":         {teks("0701", "", "qh", "101", "1.000", "80"), santri.HasilTolak, []dasar.Aturan{ErrLuarSkala, ErrSelRagu}, "D2", nil},
		"isi di luar judul":     {teks("0701", "", "qh", "80", "", "", "", "x", "y"), santri.HasilPeringatan, []dasar.Aturan{ErrLembarLebih}, "", ada(isi("slm1", Dapat(A(80))))},
	} {
		h, err := PeriksaLembar(lembarUji(judul, c.sel), bahan)
		require.NoError(t, err, nama)
		require.Len(t, h.Baris, 1, nama)
		b := h.Baris[0]
		require.Equal(t, c.hasil, b.Hasil, "%s: %v", nama, b.Temuan)
		require.Equal(t, c.isian, b.Isian, nama)
		var aturan []dasar.Aturan
		for _, x := range b.Temuan {
			aturan = append(aturan, x.Aturan)
		}
		require.Equal(t, c.aturan, aturan, nama)
		if len(b.Temuan) > 0 {
			require.Equal(t, c.sudah, b.Temuan[0].Sel, nama)
			u, _ := b.Utama()
			require.Equal(t, c.hasil, u.Hasil, nama)
		}
		require.Equal(t, []string{"H Catatan"}, h.TakDikenal, nama)
		require.Equal(t, fmt.Sprintf("baris 2 %s", c.hasil), fmt.Sprintf("%+v", b), "tanpa NIS dan nilai")
		if c.hasil != santri.HasilTolak {
			_, err = b.Rencana.Hitung(b.Isian, nil)
			require.NoError(t, err, nama)
		}
	}
}

func TestPeriksaLembar_ganda_dan_hitungan(t *testing.T) {
	t.Parallel()
	bahan := bahanUji(t)
	bahan.Tetap = "Fikih"
	h, err := PeriksaLembar(lembarUji(teks("Nilai Fikih kelas 7"), teks("NIS", "SAS"), teks("0701", "80"), teks("", " "), teks("0702", "x"), teks("0701", "90"), teks("1701", "A"), teks("701", "")), bahan)
	require.NoError(t, err)
	require.Equal(t, santri.JumlahHasil{Baris: 5, OK: 1, Peringatan: 1, Tolak: 3}, h.Jumlah)
	u, _ := h.Baris[2].Utama()
	require.Equal(t, ErrLembarGanda, u.Aturan)
	require.Contains(t, u.Alasan, "baris 3")
	require.Equal(t, 7, h.Baris[3].Nomor)
	u, _ = h.Baris[4].Utama()
	require.Equal(t, ErrLembarGanda, u.Aturan, "701 adalah 0701 yang kehilangan nolnya")

	h, err = PeriksaLembar(lembarUji(teks("NIS", "Mapel", "SAS"), teks("0701", "Fikih", "80"), teks("0701", "qh", "90"), teks("0701", "Al-Qur'an Hadis", "90")), bahan)
	require.NoError(t, err)
	require.Equal(t, santri.JumlahHasil{Baris: 3, OK: 2, Tolak: 1}, h.Jumlah, "mata pelajaran lain bukan ganda, nama lain dari yang sama ganda")

	bahan.Santri["00702"] = "e" // now 702 may be two santri
	h, err = PeriksaLembar(lembarUji(teks("NIS", "SAS"), teks("702", "80")), bahan)
	require.NoError(t, err)
	u, _ = h.Baris[0].Utama()
	require.Equal(t, lembar.ErrSantri, u.Aturan)
}

func TestPeriksaLembar_menolak_lembar(t *testing.T) {
	t.Parallel()
	bahan := bahanUji(t)
	for nama, c := range map[string]struct {
		l      santri.Lembar
		ubah   func(*BahanLembar)
		aturan dasar.Aturan
	}{
		"kosong":             {lembarUji(), nil, ErrLembarJudul},
		"tanpa NIS":          {lembarUji(teks("Nama", "Mapel", "SAS"), teks("a", "qh", "8")), nil, ErrLembarJudul},
		"tanpa penilaian":    {lembarUji(teks("NIS", "Mapel", "UTS"), teks("a", "qh", "8")), nil, ErrLembarJudul},
		"tanpa mapel":        {lembarUji(teks("NIS", "SAS"), teks("a", "8")), nil, ErrLembarJudul},
		"nama mapel sama":    {lembarUji(), func(b *BahanLembar) { b.Mapel["FIKIH"] = b.Mapel["qh"] }, ErrLembarBahan},
		"mapel tanpa nama":   {lembarUji(), func(b *BahanLembar) { b.Mapel[" "] = b.Mapel["qh"] }, ErrLembarBahan},
		"mapel tanpa aturan": {lembarUji(), func(b *BahanLembar) { b.Mapel["IPA"] = nil }, ErrLembarBahan},
		"kode butir serupa": {lembarUji(), func(b *BahanLembar) {
			r, err := Susun(aturanUji(t), []Butir{{Kode: "slm-1", Komponen: "SLM"}, {Kode: "slm1", Komponen: "SLM"}})
			require.NoError(t, err)
			b.Mapel["IPA"] = r
		}, ErrLembarBahan},
	} {
		b := bahan
		b.Mapel = map[string]*Rencana{}
		for k, r := range bahan.Mapel {
			b.Mapel[k] = r
		}
		if c.ubah != nil {
			c.ubah(&b)
		}
		_, err := PeriksaLembar(c.l, b)
		require.ErrorIs(t, err, c.aturan, nama)
	}
	require.Equal(t, 3, NilaiJudul(lembarUji(teks("Kelas 7A"), teks("NIS", "Nama", "Mapel", "slm1"))))
	require.Zero(t, NilaiJudul(lembarUji(teks("Nama", "Mapel"))))
}

// In a sheet of several classes each row is judged with the plans of its own class, and
// a santri of two classes with those of the one that has the subject.
func TestPeriksaLembar_beberapaKelas(t *testing.T) {
	t.Parallel()
	rencana := func(maks Angka) *Rencana {
		r, err := Susun(aturanUji(t), []Butir{{Kode: "sas", Komponen: "SAS", Maks: maks}})
		require.NoError(t, err)
		return r
	}
	a, b, d := rencana(A(100)), rencana(A(10)), rencana(A(100))
	bahan := BahanLembar{Santri: map[string]santri.ID{"1": "a", "2": "b"}, Kelas: []KelasLembar{
		{Santri: []santri.ID{"a"}, Mapel: map[string]*Rencana{"Fikih": a, "fkh": a}},
		{Santri: []santri.ID{"b"}, Mapel: map[string]*Rencana{"Fikih": b}},
		{Santri: []santri.ID{"b", "a"}, Mapel: map[string]*Rencana{"Nahwu": d}},
	}}
	h, err := PeriksaLembar(lembarUji(teks("NIS", "Mapel", "SAS"), teks("1", "fikih", "90"), teks("2", "fikih", "9"), teks("2", "FKH", "9"), teks("2", "Fikih ", "90"), teks("2", "nahwu", "90"),
		teks("1", "kimia", "1"), teks("3", "fikih", "1")), bahan)
	require.NoError(t, err)
	var utama []dasar.Aturan
	for _, x := range h.Baris {
		u, _ := x.Utama()
		utama = append(utama, u.Aturan)
	}
	require.Equal(t, []dasar.Aturan{"", "", ErrLembarMapel, ErrLembarGanda, "", ErrLembarMapel, lembar.ErrSantri}, utama)
	require.Equal(t, []*Rencana{a, b, d}, []*Rencana{h.Baris[0].Rencana, h.Baris[1].Rencana, h.Baris[4].Rencana})
	require.Len(t, h.Baris[6].Temuan, 1, "mata pelajaran orang asing dikenal di salah satu kelas")
	bahan.Kelas[0].Mapel["FIKIH"] = b
	_, err = PeriksaLembar(lembarUji(teks("NIS", "Mapel", "SAS")), bahan)
	require.ErrorIs(t, err, ErrLembarBahan)
}
