package nilai

import (
	"math/big"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
)

func requireSama(t require.TestingT, a, b Nilai, pesan ...any) {
	require.Equal(t, a.Ada, b.Ada, pesan...)
	require.Zero(t, a.Tepat.Banding(b.Tepat), "%s dan %s %v", a.Tepat, b.Tepat, pesan)
	require.Equal(t, []any{a.Bulat, a.Pita, a.Tuntas}, []any{b.Bulat, b.Pita, b.Tuntas}, pesan...)
}

func TestHitung_bobot_dinormalkan(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := acakSoal(t)
		a := s.hitung(t, nil)
		s.aturan = s.aturan.salin()
		jumlah := Angka(0)
		for _, k := range s.aturan.Komponen {
			jumlah += k.Bobot
		}
		kali := Angka(rapid.IntRange(1, int(min(4, maksBobot/jumlah))).Draw(t, "kali")) // as far as weights of 100 allow
		for i := range s.aturan.Komponen {
			s.aturan.Komponen[i].Bobot *= kali
		}
		b := s.hitung(t, nil)
		requireSama(t, a.Rapor, b.Rapor)
		requireSama(t, a.Berjalan, b.Berjalan)
		requireSama(t, a.BilaNol, b.BilaNol)
	})
}

func TestHitung_urutan_tak_berarti(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := acakSoal(t)
		var u, v Uraian
		a := s.hitung(t, &u)
		s.aturan = s.aturan.salin()
		s.aturan.Komponen = rapid.Permutation(s.aturan.Komponen).Draw(t, "komponen")
		s.butir = rapid.Permutation(s.butir).Draw(t, "butir")
		s.isian = rapid.Permutation(s.isian).Draw(t, "isian")
		b := s.hitung(t, &v)
		require.Equal(t, a, b)
		require.Equal(t, u, v)
		require.Equal(t, s.aturan.Sidik(), s.susun(t).Aturan().Sidik())
	})
}

// What is not yet assessed is left out of the running value exactly as if the item
// were not there, and keeps the rapor mark away under "tolak". A zero that somebody
// wrote is a mark.
func TestHitung_belum_bukan_nol(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := acakSoal(t)
		h := s.hitung(t, nil)
		tanpa := s
		tanpa.butir, tanpa.isian = nil, nil
		for i, is := range s.isian {
			if keadaanIsian(is) != Belum {
				tanpa.butir, tanpa.isian = append(tanpa.butir, s.butir[i]), append(tanpa.isian, is)
			}
		}
		requireSama(t, h.Berjalan, tanpa.hitung(t, nil).Berjalan)
		if len(h.Belum) > 0 {
			require.False(t, h.Rapor.Ada)
			require.Equal(t, Belum, h.Keadaan())
		}
		for i, is := range s.isian {
			k := s.aturan.Komponen[slices.IndexFunc(s.aturan.Komponen, func(k Komponen) bool { return k.Kode == s.butir[i].Komponen })]
			tolak := keadaanIsian(is) == Belum && k.Bobot > 0 && s.aturan.kosong(k) == KosongTolak
			require.Equal(t, tolak, slices.Contains(h.Belum, is.Butir), is.Butir)
		}
	})
}

func keadaanIsian(is Isian) Keadaan {
	if is.Bebas {
		return Dikecualikan
	}
	_, k := TanpaRemedial.Efektif(is.Percobaan, Pecahan{})
	return k
}

func TestHitung_nol_adalah_nilai(t *testing.T) {
	t.Parallel()
	s, err := AmbilSkala("100")
	require.NoError(t, err)
	r, err := Susun(Aturan{Kode: "a", Versi: 1, Skala: s, Komponen: []Komponen{{Kode: "SAS", Bobot: A(1)}}}, []Butir{{Kode: "sas", Komponen: "sas"}})
	require.NoError(t, err)
	h, err := r.Hitung([]Isian{{Butir: "sas", Percobaan: []Skor{Dapat(0)}}}, nil)
	require.NoError(t, err)
	require.True(t, h.Rapor.Ada)
	require.Zero(t, h.Rapor.Bulat)
	require.Equal(t, Ada, h.Keadaan())
	for _, isian := range [][]Isian{nil, {{Butir: "sas"}}, {{Butir: "sas", Percobaan: []Skor{{}}}}} {
		h, err = r.Hitung(isian, nil)
		require.NoError(t, err)
		require.Equal(t, Hasil{BilaNol: Nilai{Ada: true}, Komponen: []HasilKomponen{{Kode: "SAS", Belum: 1}}, Belum: []string{"sas"}, Sidik: r.Sidik()}, h)
		require.Equal(t, Belum, h.Keadaan())
	}
	h, err = r.Hitung([]Isian{{Butir: "sas", Percobaan: []Skor{Kecualikan(Sakit)}}}, nil)
	require.NoError(t, err)
	require.Equal(t, Dikecualikan, h.Keadaan())
	require.False(t, h.Rapor.Ada || h.BilaNol.Ada || h.Berjalan.Ada)
}

// Excusing a santri from what is not yet assessed changes nothing that is there and
// never lowers what would come.
func TestHitung_dikecualikan_tak_menurunkan(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := acakSoal(t)
		a := s.hitung(t, nil)
		s.isian = slices.Clone(s.isian)
		for i, is := range s.isian {
			if keadaanIsian(is) == Belum && rapid.Bool().Draw(t, "kecualikan") {
				s.isian[i].Bebas = true
			}
		}
		b := s.hitung(t, nil)
		requireSama(t, a.Berjalan, b.Berjalan)
		if b.BilaNol.Ada {
			require.GreaterOrEqual(t, b.BilaNol.Tepat.Banding(a.BilaNol.Tepat), 0, "%s lalu %s", a.BilaNol.Tepat, b.BilaNol.Tepat)
		}
		if a.Rapor.Ada && b.Rapor.Ada {
			require.GreaterOrEqual(t, b.Rapor.Tepat.Banding(a.Rapor.Tepat), 0)
		}
		require.LessOrEqual(t, len(b.Belum), len(a.Belum))
	})
}

func TestHitung_buang_tak_menurunkan(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := acakSoal(t)
		a := s.hitung(t, nil)
		s.aturan = s.aturan.salin()
		for i := range s.aturan.Komponen {
			s.aturan.Komponen[i].Buang = Buang{}
		}
		b := s.hitung(t, nil)
		for _, v := range [][2]Nilai{{a.Rapor, b.Rapor}, {a.Berjalan, b.Berjalan}, {a.BilaNol, b.BilaNol}} {
			require.Equal(t, v[1].Ada, v[0].Ada)
			require.GreaterOrEqual(t, v[0].Tepat.Banding(v[1].Tepat), 0)
		}
	})
}

// The explanation computes again to the mark, step by step, and the mark does not
// depend on being explained.
func TestHitung_uraian_menghitung_ulang(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := acakSoal(t)
		var u Uraian
		h := s.hitung(t, &u)
		require.Equal(t, s.hitung(t, nil), h)
		require.NoError(t, u.Periksa())
		akhir := h.Rapor
		if !akhir.Ada {
			akhir = h.Berjalan
		}
		if !akhir.Ada {
			require.Empty(t, u.Langkah)
			return
		}
		var bobot, bulat *Langkah
		for i := range u.Langkah {
			switch l := &u.Langkah[i]; l.Kaidah {
			case KaidahBobot:
				bobot = l
			case KaidahBulat:
				bulat = l
			}
		}
		ulang, err := bobot.HitungUlang()
		require.NoError(t, err)
		require.Zero(t, ulang.Banding(akhir.Tepat))
		require.Zero(t, bulat.Hasil.Banding(akhir.Bulat.Pecahan()))
		// What goes in is what was entered.
		masuk := map[string]bool{}
		for _, is := range s.isian {
			for _, p := range is.Percobaan {
				if p.Keadaan == Ada && !is.Bebas {
					masuk[is.Butir+" "+p.Angka.String()] = true
				}
			}
		}
		for _, l := range u.Langkah {
			for _, m := range l.Masukan {
				if m.Langkah == 0 && l.Kaidah != KaidahBobot && !m.Kosong {
					require.True(t, masuk[m.Pokok+" "+m.Nilai.String()], "%s %s", m.Pokok, m.Nilai)
				}
			}
		}
	})
}

// The mark of fractions and integers is the mark of decimals carried to 40 places,
// written the long way: no drop rule, everything assessed.
func TestHitung_sama_dengan_decimal(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := acakSoal(t)
		for i := range s.aturan.Komponen {
			s.aturan.Komponen[i].Buang, s.aturan.Komponen[i].Kosong = Buang{}, KosongAbaikan
		}
		h := s.hitung(t, nil)
		var jumlah, bobot decimal.Decimal
		for _, k := range s.aturan.Komponen {
			v, ada := s.komponenDesimal(k)
			if !ada || k.Bobot == 0 {
				continue
			}
			jumlah, bobot = jumlah.Add(v.Mul(k.Bobot.Desimal())), bobot.Add(k.Bobot.Desimal())
		}
		require.Equal(t, !bobot.IsZero(), h.Rapor.Ada)
		if h.Rapor.Ada {
			d := jumlah.DivRound(bobot, 40)
			// A half that only the 30th decimal hides is a half: 40 places lose nothing that 16 show.
			require.Equal(t, d.Round(30).Round(int32(s.aturan.Bulat.Tempat)).String(), h.Rapor.Bulat.Desimal().Round(int32(s.aturan.Bulat.Tempat)).String())
			beda := new(big.Rat).Sub(h.Rapor.Tepat.Rat(), d.Rat())
			require.Negative(t, beda.Abs(beda).Cmp(big.NewRat(1, 1_000_000_000_000_000_000)), "%s dan %s", h.Rapor.Tepat, d)
		}
	})
}

func (s soal) komponenDesimal(k Komponen) (v decimal.Decimal, ada bool) {
	maks := s.aturan.Skala.Maks.Desimal()
	var atas, bawah, tinggi decimal.Decimal
	for i, b := range s.butir {
		penuh := s.penuh(b).Desimal()
		n, adaSkor := efektifDesimal(s.isian[i], k.Remedial, s.aturan.Skala.Lulus.Desimal().Mul(penuh).DivRound(maks, 60))
		if b.Komponen != k.Kode || !adaSkor {
			continue
		}
		ada = true
		rasio, bobot := n.DivRound(penuh, 60), b.Bobot.Desimal()
		if b.Bobot == 0 {
			bobot = decimal.NewFromInt(1)
		}
		tinggi = decimal.Max(tinggi, rasio)
		if k.Cara == PoinTotal {
			atas, bawah = atas.Add(n), bawah.Add(penuh)
		} else {
			atas, bawah = atas.Add(rasio.Mul(bobot)), bawah.Add(bobot)
		}
	}
	switch {
	case !ada:
		return v, false
	case k.Cara == Tertinggi:
		return tinggi.Mul(maks), true
	}
	return atas.DivRound(bawah, 60).Mul(maks), true
}

func efektifDesimal(is Isian, c CaraRemedial, kkm decimal.Decimal) (decimal.Decimal, bool) {
	var d []decimal.Decimal
	for _, p := range is.Percobaan {
		if p.Keadaan == Ada && !is.Bebas {
			d = append(d, p.Angka.Desimal())
		}
	}
	switch {
	case len(d) == 0:
		return decimal.Decimal{}, false
	case len(d) == 1 || c == TanpaRemedial:
		return d[0], true
	case c == AmbilAkhir:
		return d[len(d)-1], true
	case c == RataMinimalKKM:
		return decimal.Max(d[0].Add(d[len(d)-1]).Div(decimal.NewFromInt(2)), kkm), true
	}
	return decimal.Max(d[0], decimal.Min(decimal.Max(d[1], d[1:]...), kkm)), true
}

func TestHitung_menolak_isian(t *testing.T) {
	t.Parallel()
	s, err := AmbilSkala("100")
	require.NoError(t, err)
	r, err := Susun(Aturan{Kode: "a", Versi: 1, Skala: s, Komponen: []Komponen{{Kode: "SLM", Bobot: A(1)}}}, []Butir{{Kode: "slm1", Komponen: "SLM"}, {Kode: "slm2", Komponen: "SLM", Maks: A(40)}})
	require.NoError(t, err)
	satu := func(butir string, s ...Skor) []Isian { return []Isian{{Butir: butir, Percobaan: s}} }
	for nama, c := range map[string]struct {
		isian  []Isian
		aturan dasar.Aturan
		bidang string
	}{
		"butir asing":   {satu("slm9", Dapat(A(1))), ErrIsianButir, "butir"},
		"dua kali":      {append(satu("slm1", Dapat(A(1))), satu("slm1")...), ErrIsianGanda, "slm1"},
		"terlalu besar": {satu("slm1", Dapat(A(101))), ErrLuarSkala, "slm1"},
		"lewat penuh":   {satu("slm2", Dapat(A(41))), ErrLuarSkala, "slm2"},
		"negatif":       {satu("slm1", Dapat(A(80)), Dapat(A(-1))), ErrLuarSkala, "slm1"},
		"terlalu halus": {satu("slm1", Dapat(800_001)), ErrLuarSkala, "slm1"},
		"keadaan asing": {satu("slm1", Skor{Keadaan: "hadir"}), ErrKeadaan, "slm1"},
		"angka kosong":  {satu("slm1", Skor{Angka: A(5)}), ErrKeadaan, "slm1"},
		"angka bebas":   {satu("slm1", Skor{Keadaan: Dikecualikan, Angka: A(5)}), ErrKeadaan, "slm1"},
	} {
		_, err := r.Hitung(c.isian, nil)
		require.ErrorIs(t, err, c.aturan, nama)
		require.Equal(t, c.bidang, err.(*dasar.Error).Field, nama)
	}
}

// 3,000 santri of 16 subjects are 48,000 marks.
func BenchmarkHitung(b *testing.B) {
	r, isian := bahanUkur(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := r.Hitung(isian, nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkHitung_3000x16(b *testing.B) {
	r, isian := bahanUkur(b)
	b.ReportAllocs()
	for b.Loop() {
		for range 3000 * 16 {
			if _, err := r.Hitung(isian, nil); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkHitung_uraian(b *testing.B) {
	r, isian := bahanUkur(b)
	b.ReportAllocs()
	for b.Loop() {
		var u Uraian
		if _, err := r.Hitung(isian, &u); err != nil {
			b.Fatal(err)
		}
	}
}

func bahanUkur(b *testing.B) (*Rencana, []Isian) {
	s, err := PredikatK13(75)
	require.NoError(b, err)
	r, err := Susun(Aturan{Kode: "km", Versi: 1, Skala: s, Komponen: []Komponen{{Kode: "SLM", Bobot: A(50), Remedial: BatasKKM}, {Kode: "STS", Bobot: A(20)}, {Kode: "SAS", Bobot: A(30)}}},
		[]Butir{{Kode: "slm1", Komponen: "SLM"}, {Kode: "slm2", Komponen: "SLM"}, {Kode: "slm3", Komponen: "SLM"}, {Kode: "slm4", Komponen: "SLM"}, {Kode: "sts", Komponen: "STS"}, {Kode: "sas", Komponen: "SAS"}})
	require.NoError(b, err)
	var isian []Isian
	for i, k := range []string{"slm1", "slm2", "slm3", "slm4", "sts", "sas"} {
		isian = append(isian, Isian{Butir: k, Percobaan: []Skor{Dapat(A(70) + Angka(i)*33_300)}})
	}
	return r, isian
}

// Each policy for what is missing, by hand.
func TestHitung_kosong(t *testing.T) {
	t.Parallel()
	hitung := func(ubah func(*Aturan), butir []Butir) Hasil {
		a := Aturan{Kode: "a", Versi: 1, Skala: skalaUji(t, "100"), Komponen: []Komponen{{Kode: "SLM", Bobot: A(50)}, {Kode: "SAS", Bobot: A(50)}, {Kode: "INFO"}}}
		ubah(&a)
		r, err := Susun(a, butir)
		require.NoError(t, err)
		h, err := r.Hitung([]Isian{{Butir: "slm1", Percobaan: []Skor{Dapat(A(80))}}}, nil)
		require.NoError(t, err)
		return h
	}
	semua := []Butir{{Kode: "slm1", Komponen: "SLM"}, {Kode: "slm2", Komponen: "SLM"}, {Kode: "sas", Komponen: "SAS"}, {Kode: "info", Komponen: "INFO"}}
	tanpaSAS := []Butir{semua[0]}
	for nama, c := range map[string]struct {
		kosong Kosong
		butir  []Butir
		rapor  Angka
		belum  []string
	}{
		"tolak, dan bobot nol tidak menahan": {KosongIkut, semua, 0, []string{"sas", "slm2"}},
		"nol":                                {KosongNol, semua, A(20), nil},
		"abaikan":                            {KosongAbaikan, semua, A(80), nil},
		"komponen tanpa penilaian: tolak":    {KosongTolak, tanpaSAS, 0, []string{"SAS"}},
		"komponen tanpa penilaian: nol":      {KosongNol, tanpaSAS, A(40), nil},
		"komponen tanpa penilaian: abaikan":  {KosongAbaikan, tanpaSAS, A(80), nil},
	} {
		h := hitung(func(a *Aturan) { a.Kosong = c.kosong }, c.butir)
		require.Equal(t, c.belum, h.Belum, nama)
		require.Equal(t, c.belum == nil, h.Rapor.Ada, nama)
		require.Equal(t, c.rapor, h.Rapor.Bulat, nama)
		require.Equal(t, A(80), h.Berjalan.Bulat, nama)
	}
	h := hitung(func(a *Aturan) { a.Komponen[1].Kosong = KosongNol }, []Butir{semua[0], semua[2]})
	require.Equal(t, A(40), h.Rapor.Bulat, "komponen mendahului aturan")
}

func TestHitung_satu_alokasi(t *testing.T) { // not parallel: it counts allocations
	r, err := Susun(aturanUji(t), butirUji())
	require.NoError(t, err)
	isian := []Isian{{Butir: "slm1", Percobaan: []Skor{Dapat(A(60)), Dapat(A(90))}}, {Butir: "slm2", Percobaan: []Skor{Dapat(A(80))}}, {Butir: "sas", Percobaan: []Skor{Dapat(A(70))}}, {Butir: "sts", Percobaan: []Skor{Dapat(A(70))}}}
	require.LessOrEqual(t, testing.AllocsPerRun(100, func() { _, _ = r.Hitung(isian, nil) }), 1.0)
}

// 74,6 prints as 75. Whether it reaches a KKM of 75 is a property of the scale.
func TestHitung_tuntas_menurut_skala(t *testing.T) {
	t.Parallel()
	k13, err := PredikatK13(75)
	require.NoError(t, err)
	for _, c := range []struct {
		skala  Skala
		pita   string
		tuntas bool
	}{{skalaUji(t, "100"), "", false}, {k13, "C", true}} {
		r, err := Susun(Aturan{Kode: "a", Versi: 1, Skala: c.skala, KKM: A(75), Komponen: []Komponen{{Kode: "SAS", Bobot: A(1)}}}, []Butir{{Kode: "sas", Komponen: "SAS"}})
		require.NoError(t, err)
		h, err := r.Hitung([]Isian{{Butir: "sas", Percobaan: []Skor{Dapat(746_000)}}}, nil)
		require.NoError(t, err)
		require.Equal(t, Nilai{Ada: true, Tepat: pecah(746, 10), Bulat: A(75), Pita: c.pita, Tuntas: c.tuntas}, h.Rapor)
	}
}

// A KKM of 7 on a scale of 9 is 70/9 of 10 points: no decimal, and still exact.
func TestHitung_remedial_pecahan(t *testing.T) {
	t.Parallel()
	s := Skala{Kode: "9", Nama: "9", Maks: A(9), Langkah: A(1), Lulus: A(7)}
	r, err := Susun(Aturan{Kode: "a", Versi: 1, Skala: s, Bulat: Pembulatan{Tempat: 2}, Komponen: []Komponen{{Kode: "T", Bobot: A(1), Remedial: BatasKKM}}},
		[]Butir{{Kode: "a", Komponen: "T", Maks: A(10)}, {Kode: "b", Komponen: "T", Maks: A(10)}})
	require.NoError(t, err)
	h, err := r.Hitung([]Isian{{Butir: "a", Percobaan: []Skor{Dapat(A(5)), Dapat(A(9))}}, {Butir: "b", Percobaan: []Skor{Dapat(A(8))}}}, nil)
	require.NoError(t, err)
	require.Equal(t, Nilai{Ada: true, Tepat: pecah(71, 10), Bulat: 71_000, Tuntas: true}, h.Rapor)
}
