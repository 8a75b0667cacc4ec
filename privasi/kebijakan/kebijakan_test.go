package kebijakan_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kebijakan"
	"github.com/pesantren-go/pesantren/privasi/rezim"
)

var (
	saat    = time.Date(2026, 11, 1, 1, 0, 0, 0, time.UTC)
	setelan = rezim.SetelanBaku()
	hari    = 24 * time.Hour
)

func kosong() kebijakan.Riwayat {
	return kebijakan.Riwayat{Lembaga: "al-hikmah", Bahasa: "id", Audiens: kebijakan.Wali}
}

func naskah(ubah ...func(*kebijakan.Naskah)) kebijakan.Naskah {
	n := kebijakan.Naskah{Bahasa: "id", Audiens: kebijakan.Wali, Ringkasan: "Data dijaga.",
		Klausul: []kebijakan.Klausul{
			{"pengendali", "Siapa", "Pengendali data adalah Pesantren Al-Hikmah; prosesor data adalah PT Awan."},
			{"tujuan", "Tujuan", "Untuk menagih."},
			{"hak", "Hak", "Anda berhak melihat."},
		},
		Tujuan: []kebijakan.Tujuan{
			{"keuangan.penagihan", "menagih", []string{"identitas.nama"}, []string{"Bendahara"}, []string{"pembukuan"}},
			{"akademik.rapor", "menilai", []string{"akademik"}, []string{"Wali kelas"}, []string{"akademik_tetap"}},
		}}
	for _, u := range ubah {
		u(&n)
	}
	return n
}

func perintah(umum, berlaku time.Time) kebijakan.Perintah {
	return kebijakan.Perintah{Oleh: "akun-1", Kapasitas: "ppdp", DiumumkanPada: umum, BerlakuSejak: berlaku}
}

func terbit(t testing.TB, r kebijakan.Riwayat, n kebijakan.Naskah, umum, berlaku time.Time) (kebijakan.Riwayat, kebijakan.Kebijakan) {
	t.Helper()
	r, k, ps, err := r.Terbitkan(n, perintah(umum, berlaku), setelan)
	require.NoError(t, err)
	require.Len(t, ps, 1)
	require.Equal(t, "KebijakanDiterbitkan", ps[0].Jenis)
	return r, k
}

func TestTerbitkan(t *testing.T) {
	t.Parallel()
	awal := kosong()
	r, k := terbit(t, awal, naskah(), saat, saat.Add(time.Hour))
	require.Empty(t, awal.Terbitan, "the caller's value stays")
	require.Len(t, r.Terbitan, 1)
	require.Equal(t, k.Sidik(), k.ID)
	require.Len(t, k.ID, 64)
	require.Empty(t, k.Induk)
	require.Contains(t, k.Keterbacaan, "kata tiap kalimat")

	lagi, k2, ps, err := r.Terbitkan(naskah(), perintah(saat, saat.Add(time.Hour)), setelan)
	require.NoError(t, err, "the same once more is no change")
	require.Empty(t, ps)
	require.Equal(t, k, k2)
	require.Equal(t, r, lagi)
	_, _, _, err = r.Terbitkan(naskah(), perintah(saat.Add(hari), saat.Add(20*hari)), setelan)
	require.ErrorIs(t, err, kebijakan.ErrTakBerubah)

	baru := naskah(func(n *kebijakan.Naskah) { n.Klausul[2].Teks = "Anda berhak melihat dan membetulkan." })
	r, k3 := terbit(t, r, baru, saat.Add(hari), saat.Add(2*hari))
	require.Equal(t, k.ID, k3.Induk)
	require.False(t, k3.Material)
	r, k4 := terbit(t, r, naskah(), saat.Add(3*hari), saat.Add(4*hari))
	require.NotEqual(t, k.ID, k4.ID, "going back to an old text is another version")
	require.Len(t, r.Terbitan, 3)
}

func TestTerbitkanDitolak(t *testing.T) {
	t.Parallel()
	r, _ := terbit(t, kosong(), naskah(), saat, saat.Add(hari))
	satu, lain := time.Hour, naskah(func(n *kebijakan.Naskah) { n.Ringkasan = "Lain." })
	for nama, c := range map[string]struct {
		n   kebijakan.Naskah
		p   kebijakan.Perintah
		mau error
	}{
		"bahasa lain":       {naskah(func(n *kebijakan.Naskah) { n.Bahasa = "ar" }), perintah(saat.Add(2*hari), saat.Add(3*hari)), kebijakan.ErrNaskah},
		"pembaca lain":      {naskah(func(n *kebijakan.Naskah) { n.Audiens = kebijakan.Santri }), perintah(saat.Add(2*hari), saat.Add(3*hari)), kebijakan.ErrNaskah},
		"tanpa penerbit":    {lain, kebijakan.Perintah{DiumumkanPada: saat.Add(2 * hari), BerlakuSejak: saat.Add(3 * hari)}, kebijakan.ErrNaskah},
		"tanpa klausul":     {naskah(func(n *kebijakan.Naskah) { n.Klausul = nil }), perintah(saat.Add(2*hari), saat.Add(3*hari)), kebijakan.ErrNaskah},
		"klausul kosong":    {naskah(func(n *kebijakan.Naskah) { n.Klausul[0].Teks = " \n" }), perintah(saat.Add(2*hari), saat.Add(3*hari)), kebijakan.ErrNaskah},
		"klausul ganda":     {naskah(func(n *kebijakan.Naskah) { n.Klausul[1].Kunci = "hak" }), perintah(saat.Add(2*hari), saat.Add(3*hari)), kebijakan.ErrNaskah},
		"tujuan ganda":      {naskah(func(n *kebijakan.Naskah) { n.Tujuan[1].Kode = n.Tujuan[0].Kode }), perintah(saat.Add(2*hari), saat.Add(20*hari)), kebijakan.ErrNaskah},
		"mendahului":        {lain, perintah(saat, saat.Add(satu)), kebijakan.ErrUrutan},
		"diumumkan sebelum": {lain, perintah(saat.Add(-hari), saat.Add(3*hari)), kebijakan.ErrUrutan},
	} {
		t.Run(nama, func(t *testing.T) {
			_, _, ps, err := r.Terbitkan(c.n, c.p, setelan)
			require.ErrorIs(t, err, c.mau)
			require.Empty(t, ps)
		})
	}
}

func TestP02_VersiTakPernahBerubah(t *testing.T) {
	t.Parallel()
	r, k := terbit(t, kosong(), naskah(), saat, saat.Add(hari))
	lagi, err := r.Pasang(k)
	require.NoError(t, err)
	require.Equal(t, r, lagi)
	palsu := k
	palsu.Klausul = slices.Clone(k.Klausul)
	palsu.Klausul[0].Teks += "!"
	_, err = r.Pasang(palsu)
	require.ErrorIs(t, err, kebijakan.ErrVersiBerubah)
	geser := k
	geser.BerlakuSejak = k.BerlakuSejak.Add(time.Second)
	_, err = r.Pasang(geser)
	require.ErrorIs(t, err, kebijakan.ErrVersiBerubah)
	pulih, err := kosong().Pasang(k)
	require.NoError(t, err)
	require.Equal(t, r, pulih)
	asing := k
	asing.Lembaga = "lain"
	asing.ID = asing.Sidik()
	_, err = kosong().Pasang(asing)
	require.ErrorIs(t, err, kebijakan.ErrUrutan)
}

func TestB35_IdSamaIsiLain(t *testing.T) {
	t.Parallel()
	r, k := terbit(t, kosong(), naskah(), saat, saat.Add(hari))
	k.Ringkasan = "Data tidak dijaga."
	_, err := r.Pasang(k)
	require.ErrorIs(t, err, kebijakan.ErrVersiBerubah)
}

// Every part of the content changes the address, and the length prefixes keep apart what
// stands beside each other.
func TestSidikMencakupSemuaIsi(t *testing.T) {
	t.Parallel()
	_, k := terbit(t, kosong(), naskah(), saat, saat.Add(hari))
	sidik := map[string]string{"asal": k.ID}
	for nama, ubah := range map[string]func(*kebijakan.Kebijakan){
		"lembaga":   func(k *kebijakan.Kebijakan) { k.Lembaga = "b" },
		"induk":     func(k *kebijakan.Kebijakan) { k.Induk = "x" },
		"bahasa":    func(k *kebijakan.Kebijakan) { k.Bahasa = "ar" },
		"audiens":   func(k *kebijakan.Kebijakan) { k.Audiens = kebijakan.Publik },
		"material":  func(k *kebijakan.Kebijakan) { k.Material = !k.Material },
		"ringkasan": func(k *kebijakan.Kebijakan) { k.Ringkasan += "." },
		"kunci":     func(k *kebijakan.Kebijakan) { k.Klausul[0].Kunci = "lain" },
		"geser": func(k *kebijakan.Kebijakan) {
			k.Klausul[0].Judul, k.Klausul[0].Teks = k.Klausul[0].Judul+k.Klausul[0].Teks, ""
		},
		"urutan":   func(k *kebijakan.Kebijakan) { k.Klausul[0], k.Klausul[1] = k.Klausul[1], k.Klausul[0] },
		"kategori": func(k *kebijakan.Kebijakan) { k.Tujuan[0].Kategori = nil },
		"penerima": func(k *kebijakan.Kebijakan) { k.Tujuan[0].Penerima = append(k.Tujuan[0].Penerima, "x") },
		"retensi": func(k *kebijakan.Kebijakan) {
			k.Tujuan[0].Penerima, k.Tujuan[0].Retensi = k.Tujuan[0].Retensi, k.Tujuan[0].Penerima
		},
	} {
		c := (kebijakan.Riwayat{Terbitan: []kebijakan.Kebijakan{k}}).Salin().Terbitan[0]
		ubah(&c)
		for lain, s := range sidik {
			require.NotEqual(t, s, c.Sidik(), "%s dan %s", nama, lain)
		}
		sidik[nama] = c.Sidik()
	}
}

func TestP03_RingkasanDanBeda(t *testing.T) {
	t.Parallel()
	_, _, _, err := kosong().Terbitkan(naskah(func(n *kebijakan.Naskah) { n.Ringkasan = " \n" }), perintah(saat, saat.Add(hari)), setelan)
	require.ErrorIs(t, err, kebijakan.ErrRingkasan)

	r, k1 := terbit(t, kosong(), naskah(), saat, saat.Add(hari))
	_, k2 := terbit(t, r, naskah(func(n *kebijakan.Naskah) {
		n.Klausul = []kebijakan.Klausul{n.Klausul[0], {"hak", "Hak Anda", "Anda berhak melihat."}, {"anak", "Anak", "Anak dilindungi."}}
		n.Tujuan = append(n.Tujuan[:1], kebijakan.Tujuan{Kode: "kesehatan.layanan", Uraian: "merawat", Kategori: []string{"kesehatan"}})
		n.Tujuan[0].Penerima = []string{"Bendahara", "Kasir"}
		n.Tujuan[0].Retensi = []string{"pembukuan", "akun"}
	}), saat.Add(2*hari), saat.Add(30*hari))
	b := kebijakan.Bandingkan(k1, k2)
	var klausul []string
	for _, x := range b.Klausul {
		klausul = append(klausul, string(x.Perubahan)+" "+x.Kunci)
	}
	require.Equal(t, []string{"diubah hak", "ditambah anak", "dihapus tujuan"}, klausul)
	require.Equal(t, []kebijakan.BedaTujuan{{"keuangan.penagihan", kebijakan.Diubah, []string{"penerima", "retensi"}},
		{"kesehatan.layanan", kebijakan.Ditambah, nil}, {"akademik.rapor", kebijakan.Dihapus, nil}}, b.Tujuan)
	require.True(t, k2.Material)
	require.True(t, kebijakan.Bandingkan(k1, k1).Kosong())
	require.False(t, b.Ringkasan)
}

func TestP57_DiumumkanSebelumBerlaku(t *testing.T) {
	t.Parallel()
	r, _ := terbit(t, kosong(), naskah(), saat, saat.Add(time.Second))
	material := naskah(func(n *kebijakan.Naskah) { n.Tujuan[0].Penerima = []string{"Bank"} })
	umum := saat.Add(hari)
	_, _, _, err := r.Terbitkan(material, perintah(umum, umum.Add(14*hari-time.Microsecond)), setelan)
	require.ErrorIs(t, err, kebijakan.ErrTerlaluCepat)
	_, k := terbit(t, r, material, umum, umum.Add(14*hari))
	require.True(t, k.Material)
	dinyatakan := naskah(func(n *kebijakan.Naskah) { n.Material, n.Klausul[2].Teks = true, "Anda berhak melihat semuanya." })
	_, _, _, err = r.Terbitkan(dinyatakan, perintah(umum, umum.Add(hari)), setelan)
	require.ErrorIs(t, err, kebijakan.ErrTerlaluCepat)
	s := setelan
	s.PengumumanJam = 24
	_, _, _, err = r.Terbitkan(dinyatakan, perintah(umum, umum.Add(hari)), s)
	require.NoError(t, err)
}

func TestU04_PerubahanTanpaPemberitahuanDitolak(t *testing.T) {
	t.Parallel()
	s := setelan
	s.PengumumanJam = 0 // even without a minimum the law demands before
	r, _ := terbit(t, kosong(), naskah(), saat, saat.Add(time.Second))
	material := naskah(func(n *kebijakan.Naskah) { n.Tujuan[0].Retensi = []string{"akun"} })
	_, _, _, err := r.Terbitkan(material, perintah(saat.Add(hari), saat.Add(hari)), s)
	require.ErrorIs(t, err, kebijakan.ErrBerlakuSebelumDiumumkan)
	_, _, _, err = r.Terbitkan(material, perintah(saat.Add(hari), saat.Add(hari+time.Microsecond)), s)
	require.NoError(t, err)
}

func TestB34_BerlakuSebelumDiumumkan(t *testing.T) {
	t.Parallel()
	for _, berlaku := range []time.Time{saat, saat.Add(-time.Hour), {}, saat.Add(500 * time.Nanosecond)} {
		_, _, _, err := kosong().Terbitkan(naskah(), perintah(saat, berlaku), setelan)
		require.ErrorIs(t, err, kebijakan.ErrBerlakuSebelumDiumumkan)
	}
	_, _, _, err := kosong().Terbitkan(naskah(), perintah(time.Time{}, saat), setelan)
	require.ErrorIs(t, err, kebijakan.ErrBerlakuSebelumDiumumkan)
}

func TestP37_KlausulTerlarangTakTerbit(t *testing.T) {
	t.Parallel()
	_, _, ps, err := kosong().Terbitkan(naskah(func(n *kebijakan.Naskah) { n.Klausul[2].Teks = "Pengguna menanggung segala resikonya." }), perintah(saat, saat.Add(hari)), setelan)
	require.ErrorIs(t, err, kebijakan.ErrKlausulTerlarang)
	require.ErrorContains(t, err, "menanggung segala resikonya")
	require.Empty(t, ps)
}

func TestB51_TeksBerkarakterKendali(t *testing.T) {
	t.Parallel()
	for _, teks := range []string{"Anda\x00", "Anda \x1b[31m", "Anda \u202emelihat", "Anda \u2066melihat", "Anda \xff"} {
		for _, ubah := range []func(*kebijakan.Naskah){
			func(n *kebijakan.Naskah) { n.Klausul[2].Teks = teks }, func(n *kebijakan.Naskah) { n.Ringkasan = teks },
			func(n *kebijakan.Naskah) { n.Klausul[2].Judul = teks }, func(n *kebijakan.Naskah) { n.Tujuan[0].Uraian = teks },
		} {
			_, _, _, err := kosong().Terbitkan(naskah(ubah), perintah(saat, saat.Add(hari)), setelan)
			require.ErrorIs(t, err, dasar.ErrTeks, "%q", teks)
		}
	}
	satu := naskah(func(n *kebijakan.Naskah) { n.Klausul[2].Teks = "Anda dapat me\u0301lihat.\r\nYa. " })
	dua := naskah(func(n *kebijakan.Naskah) { n.Klausul[2].Teks = "Anda dapat m\u00e9lihat.\nYa." })
	_, a := terbit(t, kosong(), satu, saat, saat.Add(hari))
	_, b := terbit(t, kosong(), dua, saat, saat.Add(hari))
	require.Equal(t, a.ID, b.ID, "one canonical text, however it was typed")
}

func TestP01_TanpaKebijakanTakBolehMemroses(t *testing.T) {
	t.Parallel()
	r := kosong()
	require.ErrorIs(t, r.BolehTujuan("keuangan.penagihan", true, saat), kebijakan.ErrTanpaKebijakan)
	require.NoError(t, r.BolehTujuan(kebijakan.TujuanPraPendaftaran, false, saat))
	r, _ = terbit(t, r, naskah(), saat, saat.Add(hari))
	require.ErrorIs(t, r.BolehTujuan("keuangan.penagihan", false, saat.Add(hari-time.Microsecond)), kebijakan.ErrTanpaKebijakan)
	require.NoError(t, r.BolehTujuan("keuangan.penagihan", false, saat.Add(hari)))
}

func TestP25_TujuanDiLuarKebijakanPerluIzin(t *testing.T) {
	t.Parallel()
	r, _ := terbit(t, kosong(), naskah(), saat, saat.Add(hari))
	kini := saat.Add(2 * hari)
	require.ErrorIs(t, r.BolehTujuan("pemasaran", false, kini), kebijakan.ErrTujuanLain)
	require.NoError(t, r.BolehTujuan("pemasaran", true, kini))
}

// acakRiwayat publishes random changes and returns every version.
func acakRiwayat(t *testing.T, r *rapid.T) kebijakan.Riwayat {
	h, kini := kosong(), saat
	for i := range rapid.IntRange(1, 6).Draw(r, "versi") {
		n := naskah(func(n *kebijakan.Naskah) {
			n.Klausul[2].Teks = fmt.Sprintf("Anda berhak melihat, butir %d.", i)
			n.Tujuan = nil
			for _, kode := range []string{"a", "b", "c"} {
				if rapid.IntRange(0, 3).Draw(r, "ada") > 0 {
					n.Tujuan = append(n.Tujuan, kebijakan.Tujuan{Kode: kode, Uraian: "u", Kategori: acakDaftar(r), Penerima: acakDaftar(r), Retensi: acakDaftar(r)})
				}
			}
		})
		umum := kini.Add(time.Duration(rapid.IntRange(0, 100).Draw(r, "jeda")) * time.Hour)
		berlaku := umum.Add(14*hari + time.Duration(rapid.IntRange(0, 100).Draw(r, "tunda"))*time.Hour)
		var err error
		h, _, _, err = h.Terbitkan(n, perintah(umum, berlaku), setelan)
		require.NoError(t, err)
		kini = berlaku.Add(time.Microsecond)
	}
	return h
}

func acakDaftar(r *rapid.T) []string {
	return rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"x", "y", "z"}), 0, 3, rapid.ID).Draw(r, "daftar")
}

func TestI45_MasaBerlakuMembagiWaktu(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		h := acakRiwayat(t, r)
		awal, _, _ := h.Masa(h.Terbitan[0].ID)
		for range 20 {
			kini := awal.Add(time.Duration(rapid.IntRange(-1000, 4000).Draw(r, "t")) * time.Hour)
			n := 0
			var isi kebijakan.Kebijakan
			for _, k := range h.Terbitan {
				require.True(t, k.DiumumkanPada.Before(k.BerlakuSejak))
				dari, sampai, ada := h.Masa(k.ID)
				require.True(t, ada)
				if !kini.Before(dari) && (sampai.IsZero() || kini.Before(sampai)) {
					n, isi = n+1, k
				}
			}
			got, ada := h.Pada(kini)
			require.Equal(t, !kini.Before(awal), ada)
			if ada {
				require.Equal(t, 1, n)
				require.Equal(t, isi.ID, got.ID)
			} else {
				require.Zero(t, n)
			}
		}
	})
}

func TestP58_VersiLamaTetapTerbaca(t *testing.T) {
	t.Parallel()
	r, k1 := terbit(t, kosong(), naskah(), saat, saat.Add(hari))
	r, k2 := terbit(t, r, naskah(func(n *kebijakan.Naskah) { n.Ringkasan = "Lain." }), saat.Add(5*hari), saat.Add(6*hari))
	for _, c := range []struct {
		t   time.Time
		mau string
	}{{saat.Add(hari), k1.ID}, {saat.Add(6*hari - time.Microsecond), k1.ID}, {saat.Add(6 * hari), k2.ID}, {saat.Add(5000 * hari), k2.ID}} {
		k, ada := r.Pada(c.t)
		require.True(t, ada)
		require.Equal(t, c.mau, k.ID)
	}
	require.Equal(t, k2.ID, r.Mendatang(saat.Add(5 * hari))[0].ID)
	require.Empty(t, r.Mendatang(saat.Add(6*hari)))
	_, _, ada := r.Masa("karangan")
	require.False(t, ada)
}

func TestP61_HanyaTujuanYangBerubah(t *testing.T) {
	t.Parallel()
	r, k1 := terbit(t, kosong(), naskah(), saat, saat.Add(hari))
	r, k2 := terbit(t, r, naskah(func(n *kebijakan.Naskah) { n.Tujuan[0].Penerima = []string{"Bank"} }), saat.Add(2*hari), saat.Add(20*hari))
	r, _ = terbit(t, r, naskah(), saat.Add(21*hari), saat.Add(40*hari)) // and back again
	require.Empty(t, r.Tersentuh(k1.ID, saat.Add(20*hari-time.Microsecond)), "announced is not in force")
	require.Equal(t, []string{"keuangan.penagihan"}, r.Tersentuh(k1.ID, saat.Add(20*hari)))
	require.Equal(t, []string{"keuangan.penagihan"}, r.Tersentuh(k1.ID, saat.Add(50*hari)), "changed back is changed twice")
	require.Equal(t, []string{"keuangan.penagihan"}, r.Tersentuh(k2.ID, saat.Add(50*hari)))
	require.Equal(t, []string{"akademik.rapor", "keuangan.penagihan"}, r.Tersentuh("karangan", saat.Add(50*hari)))
	require.Empty(t, kosong().Tersentuh("x", saat))
}

// A purpose is touched exactly when its row differs in some step, read by an oracle that
// compares rows as text.
func TestI46_PerubahanMengenaiTujuanTersentuhSaja(t *testing.T) {
	t.Parallel()
	baris := func(k kebijakan.Kebijakan, kode string) string {
		for _, x := range k.Tujuan {
			if x.Kode == kode {
				return fmt.Sprint(x)
			}
		}
		return ""
	}
	rapid.Check(t, func(r *rapid.T) {
		h := acakRiwayat(t, r)
		dari := rapid.IntRange(0, len(h.Terbitan)-1).Draw(r, "dari")
		sampai := rapid.IntRange(dari, len(h.Terbitan)-1).Draw(r, "sampai")
		got := h.Tersentuh(h.Terbitan[dari].ID, h.Terbitan[sampai].BerlakuSejak)
		for _, kode := range []string{"a", "b", "c"} {
			beda := false
			for i := dari + 1; i <= sampai; i++ {
				b := baris(h.Terbitan[i-1], kode) != baris(h.Terbitan[i], kode)
				require.True(t, !b || h.Terbitan[i].Material)
				beda = beda || b
			}
			require.Equal(t, beda, slices.Contains(got, kode), kode)
		}
		var satu []string // the list of changes tells the same
		for _, p := range h.Perubahan() {
			if p.Sejak.After(h.Terbitan[dari].BerlakuSejak) && !p.Sejak.After(h.Terbitan[sampai].BerlakuSejak) {
				satu = append(satu, p.Tujuan...)
			}
		}
		slices.Sort(satu)
		require.ElementsMatch(t, got, slices.Compact(satu))
	})
}

func TestDaftarkanTipe(t *testing.T) {
	t.Parallel()
	var d privasi.Daftar
	kebijakan.DaftarkanTipe(&d)
	for _, n := range []string{"Riwayat", "Kebijakan", "Klausul", "Tujuan", "Pengakuan", "TugasKabar"} {
		require.NotNil(t, d.Tipe("kebijakan."+n), n)
	}
}
