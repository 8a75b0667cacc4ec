package persetujuan_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/persetujuan"
	"github.com/pesantren-go/pesantren/privasi/wali"
)

func saat(t *rapid.T, nama string) time.Time {
	return hari(2024, 7, 4).AddDate(0, 0, rapid.IntRange(0, 1500).Draw(t, nama))
}

// gambarFakta draws authority, age, changes and answers of the hand-over.
func gambarFakta(t *rapid.T) persetujuan.Fakta {
	f := fakta()
	f.Orang.Lahir = dasar.Tgl(2006, 1, 1).TambahHari(rapid.IntRange(0, 2000).Draw(t, "lahir"))
	if rapid.Bool().Draw(t, "nikah") {
		f.Orang.Nikah = dasar.Tgl(2025, 1, 1).TambahHari(rapid.IntRange(0, 700).Draw(t, "saat nikah"))
	}
	for i := range f.Kewenangan {
		if rapid.Bool().Draw(t, "beku") {
			f.Kewenangan[i].Beku = []wali.MasaBeku{{Sejak: saat(t, "beku sejak"), Sebab: wali.BekuSengketa}}
		}
		if rapid.IntRange(0, 3).Draw(t, "cabut") == 0 {
			f.Kewenangan[i].Dicabut = saat(t, "dicabut")
		}
	}
	if rapid.Bool().Draw(t, "berubah") {
		f.Perubahan = []persetujuan.PerubahanMaterial{{Versi: versi2, Tujuan: []string{rapid.SampledFrom([]string{foto, "lomba"}).Draw(t, "tersentuh")}, Sejak: saat(t, "berubah sejak")}}
	}
	for range rapid.IntRange(0, 2).Draw(t, "konfirmasi") {
		p, _, err := f.Peralihan.Konfirmasi(f.Orang, f.Usia, "fatimah", foto, rapid.Bool().Draw(t, "lanjut"), oleh("f", saat(t, "saat konfirmasi")))
		if err == nil {
			f.Peralihan = p
		}
	}
	return f
}

// jalani moves records at random, by anybody; beri says whether yes may be among
// the moves. It returns the records.
func jalani(t *rapid.T, f persetujuan.Fakta, denganBeri bool) []persetujuan.Persetujuan {
	var ps []persetujuan.Persetujuan
	kini := hari(2024, 7, 4)
	for i := range rapid.IntRange(1, 14).Draw(t, "langkah") {
		kini = kini.AddDate(0, 0, rapid.IntRange(0, 200).Draw(t, "jeda"))
		o := rapid.SampledFrom([]persetujuan.Pemberi{diri, ayah, ibu}).Draw(t, "siapa")
		w := oleh("akun", kini)
		if len(ps) == 0 || rapid.IntRange(0, 3).Draw(t, "baru") == 0 {
			p, _, err := persetujuan.Minta(persetujuan.Permintaan{ID: fmt.Sprintf("p%02d", i), Tujuan: foto, Dasar: privasi.Persetujuan, Pemberitahuan: versi1, Kepada: o, Prakarsa: true}, f, ps, w)
			require.NoError(t, err)
			ps = append(ps, p)
			continue
		}
		j := rapid.IntRange(0, len(ps)-1).Draw(t, "catatan")
		b := beri(o, rapid.SampledFrom([]string{versi1, versi2}).Draw(t, "versi"))
		if rapid.Bool().Draw(t, "berakhir") {
			b.Berakhir = kini.AddDate(0, 0, rapid.IntRange(1, 400).Draw(t, "lama"))
		}
		p, err := ps[j], error(nil)
		switch apa := rapid.IntRange(0, 7).Draw(t, "apa"); {
		case apa < 3 && denganBeri:
			p, _, err = p.Beri(b, f, w)
		case apa == 3 && denganBeri:
			p, _, err = p.Perbarui(b, f, w)
		case apa == 4:
			p, _, err = p.Tolak(o, f, w)
		case apa == 5:
			p, _, err = p.Tunda(o, f, w)
		case apa == 6:
			p, _, err = p.Tarik(o, privasi.Persetujuan, f, w)
		case apa == 7:
			p, _, err = p.Batalkan(persetujuan.BatalPalsu, w)
		}
		if err == nil {
			require.True(t, slices.Equal(ps[j].Langkah, p.Langkah[:len(ps[j].Langkah)]), "riwayat hanya bertambah")
			ps[j] = p
		}
	}
	return ps
}

// In force exactly when the last step gave it, it has not ended, its notice is
// current for the purpose, the giver was competent, and majority did not suspend
// it: told a second time, out of the raw facts.
func TestI13_BerlakuTepatBila(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		f := gambarFakta(t)
		s := saat(t, "s")
		for _, p := range jalani(t, f, true) {
			require.Equal(t, berlakuMenurutFakta(p, f, s), status(p, f, s).Berlaku())
		}
	})
}

func berlakuMenurutFakta(p persetujuan.Persetujuan, f persetujuan.Fakta, s time.Time) bool {
	var l persetujuan.Langkah
	for _, x := range p.Langkah {
		if !x.Pada.After(s) {
			l = x
		}
	}
	if l.Ke != persetujuan.Diberikan && l.Ke != persetujuan.Diperbarui || !l.Sampai.IsZero() && !s.Before(l.Sampai) {
		return false
	}
	for _, u := range f.Perubahan {
		if u.Tujuan[0] == foto && l.Pemberitahuan == versi1 && !s.Before(u.Sejak) && l.Pada.Before(u.Sejak) {
			return false
		}
	}
	dewasa, _ := f.Orang.SaatDewasa(f.Usia)
	if l.Oleh.Diri {
		return !l.Pada.Before(dewasa)
	}
	k := f.Kewenangan[slices.IndexFunc(f.Kewenangan, func(k wali.Kewenangan) bool { return k.Wali == l.Oleh.Wali })]
	if !l.Pada.Before(dewasa) || (!k.Dicabut.IsZero() && !l.Pada.Before(k.Dicabut)) || (len(k.Beku) > 0 && !l.Pada.Before(k.Beku[0].Sejak)) {
		return false
	}
	if s.Before(dewasa) {
		return true
	}
	setuju := s.Before(dewasa.AddDate(0, 0, 90))
	for _, j := range f.Peralihan.Jawaban {
		if !j.Pada.After(s) {
			setuju = j.Setuju
		}
	}
	return setuju
}

// Withdrawing ends it from that instant on and leaves every earlier answer.
func TestI14_TarikTidakMengubahMasaLalu(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		f := gambarFakta(t)
		ps := jalani(t, f, true)
		tarik := hari(2030, 1, 1)
		for i, p := range ps {
			baru, _, err := p.Tarik(diri, privasi.Persetujuan, f, oleh("f", tarik))
			if err != nil {
				continue
			}
			sesudah := slices.Clone(ps)
			sesudah[i] = baru
			s := saat(t, "s")
			require.Equal(t, persetujuan.BerlakuPada(ps, f, foto, s), persetujuan.BerlakuPada(sesudah, f, foto, s))
			kelak := tarik.AddDate(0, 0, rapid.IntRange(0, 900).Draw(t, "kelak"))
			require.NotEqual(t, p.ID, persetujuan.BerlakuPada(sesudah, f, foto, kelak).Persetujuan)
			require.False(t, status(baru, f, kelak).Berlaku())
		}
	})
}

func tanpaBeri(t *rapid.T) {
	f := gambarFakta(t)
	ps := jalani(t, f, false)
	s := saat(t, "s")
	require.False(t, persetujuan.BerlakuPada(ps, f, foto, s).Ya)
	for _, p := range ps {
		require.False(t, status(p, f, s).Berlaku())
	}
}

// Whatever else happens, without an explicit yes nothing is in force.
func TestI15_TanpaBeriTakBerlaku(t *testing.T) {
	t.Parallel()
	rapid.Check(t, tanpaBeri)
}

func TestP05_MengetahuiBukanMenyetujui(t *testing.T) {
	t.Parallel()
	rapid.Check(t, tanpaBeri)
}

func TestI16_MenarikSemudahMemberi(t *testing.T) {
	t.Parallel()
	langkah := rapid.IntRange(0, 4)
	rapid.Check(t, func(t *rapid.T) {
		f := persetujuan.Formulir{Kode: "F", TanyaUlangHari: 30, Pilihan: []persetujuan.Pilihan{{Tujuan: foto, Pemberitahuan: versi1, Setara: rapid.Bool().Draw(t, "setara"),
			LangkahSetuju: langkah.Draw(t, "setuju"), LangkahTolak: langkah.Draw(t, "tolak"), LangkahTarik: langkah.Draw(t, "tarik")}}}
		q := f.Pilihan[0]
		bebas := q.Setara && q.LangkahTarik <= q.LangkahSetuju && q.LangkahTolak <= q.LangkahSetuju && q.LangkahTarik > 0 && q.LangkahTolak > 0
		require.Equal(t, bebas, f.Periksa() == nil)
	})
}

// Growing up creates no consent and deletes no step: what is in force after
// majority was in force just before it, or the santri said yes since.
func TestI20_DewasaTidakMenciptakanPersetujuan(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		f := gambarFakta(t)
		f.Perubahan = nil
		ps := jalani(t, f, true)
		dewasa, _ := f.Orang.SaatDewasa(f.Usia)
		s := dewasa.AddDate(0, 0, rapid.IntRange(0, 400).Draw(t, "sesudah"))
		if !persetujuan.BerlakuPada(ps, f, foto, s).Ya || persetujuan.BerlakuPada(ps, f, foto, dewasa.Add(-time.Nanosecond)).Ya {
			return
		}
		santriSetuju := slices.ContainsFunc(f.Peralihan.Jawaban, func(j wali.Konfirmasi) bool { return j.Setuju && !j.Pada.After(s) })
		for _, p := range ps {
			for _, l := range p.Langkah {
				santriSetuju = santriSetuju || (l.Oleh.Diri && l.Ke.Berlaku() && !l.Pada.After(s) && !l.Pada.Before(dewasa))
			}
		}
		require.True(t, santriSetuju)
	})
}

func TestI21_TanpaKonfirmasiBerhenti(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		f := gambarFakta(t)
		ps := jalani(t, f, true)
		dewasa, _ := f.Orang.SaatDewasa(f.Usia)
		s := dewasa.AddDate(0, 0, 90+rapid.IntRange(0, 400).Draw(t, "sesudah"))
		k := persetujuan.BerlakuPada(ps, f, foto, s)
		if !k.Ya {
			return
		}
		p := ps[slices.IndexFunc(ps, func(p persetujuan.Persetujuan) bool { return p.ID == k.Persetujuan })]
		var l persetujuan.Langkah
		for _, x := range p.Langkah {
			if !x.Pada.After(s) {
				l = x
			}
		}
		dikonfirmasi := slices.ContainsFunc(f.Peralihan.Jawaban, func(j wali.Konfirmasi) bool { return j.Setuju && !j.Pada.After(s) })
		require.True(t, l.Oleh.Diri || dikonfirmasi)
	})
}

// A birth date corrected to a child suspends what the child gave alone, and the
// answers do not depend on what was believed in between.
func TestI23_KoreksiLahirMenangguhkan(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		f := fakta()
		f.Orang.Lahir = dasar.Tgl(2005, 1, 1)
		p, _, err := diminta(t, "p1", diri, hari(2024, 7, 4)).Beri(beri(diri, versi1), f, oleh("f", hari(2024, 7, 4)))
		require.NoError(t, err)
		benar := dasar.Tgl(2003, 1, 1).TambahHari(rapid.IntRange(0, 2500).Draw(t, "benar"))
		koreksi := func(o wali.Orang, l dasar.Tanggal) wali.Orang {
			o, _, err := o.Koreksi(f.Usia, l, o.Nikah, privasi.Tutup("akta"), oleh("tu", hari(2026, 1, 1)))
			require.NoError(t, err)
			return o
		}
		satu, dua := f, f
		satu.Orang = koreksi(f.Orang, benar)
		dua.Orang = koreksi(koreksi(f.Orang, dasar.Tgl(2010, 5, 5)), benar)
		s := hari(2026, 2, 1)
		require.Equal(t, status(p, satu, s), status(p, dua, s))
		mau := persetujuan.Diberikan
		if satu.Orang.Anak(f.Usia, hari(2024, 7, 4)) {
			mau = persetujuan.Ditangguhkan
		}
		require.Equal(t, mau, status(p, satu, s))
	})
}

// Another guardian's no, and a freeze, never widen; nor does the order of records.
func TestI24_YangLebihKetatMenang(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		f := gambarFakta(t)
		ps := jalani(t, f, true)
		s := saat(t, "s")
		awal := persetujuan.BerlakuPada(ps, f, foto, s)

		acak := slices.Clone(ps)
		rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "benih"), 1)).Shuffle(len(acak), func(i, j int) { acak[i], acak[j] = acak[j], acak[i] })
		require.Equal(t, awal, persetujuan.BerlakuPada(acak, f, foto, s))

		o := rapid.SampledFrom([]persetujuan.Pemberi{diri, ayah, ibu}).Draw(t, "penentang")
		tolak := persetujuan.Persetujuan{Lembaga: lembaga, ID: "zz", Subjek: "fatimah", Tujuan: foto, Langkah: []persetujuan.Langkah{{Ke: persetujuan.Ditolak, Pada: saat(t, "tolak"), Oleh: o}}}
		if persetujuan.BerlakuPada(append(slices.Clone(ps), tolak), f, foto, s).Ya {
			require.True(t, awal.Ya, "penolakan tidak menciptakan persetujuan")
		}
		beku := f
		beku.Kewenangan = slices.Clone(f.Kewenangan)
		i := rapid.IntRange(0, 1).Draw(t, "dibekukan")
		beku.Kewenangan[i].Beku = append(slices.Clone(beku.Kewenangan[i].Beku), wali.MasaBeku{Sejak: saat(t, "beku"), Sebab: wali.BekuSengketa})
		if persetujuan.BerlakuPada(ps, beku, foto, s).Ya {
			require.True(t, awal.Ya, "sengketa tidak memperluas")
		}
	})
}

func TestI24_DuaWali(t *testing.T) {
	t.Parallel()
	f := fakta()
	ya := diberi(t, "p1", ayah)
	tidak, _, err := diminta(t, "p2", ibu, hari(2024, 7, 5)).Tolak(ibu, f, oleh("i", hari(2024, 7, 10)))
	require.NoError(t, err)
	ps := []persetujuan.Persetujuan{ya, tidak}
	require.True(t, persetujuan.BerlakuPada(ps, f, foto, hari(2024, 7, 9)).Ya)
	require.False(t, persetujuan.BerlakuPada(ps, f, foto, hari(2024, 7, 10)).Ya)

	// A freeze of the mother changes nothing; a decision that revokes her does.
	f.Kewenangan[1].Beku = []wali.MasaBeku{{Sejak: hari(2024, 8, 1), Sebab: wali.BekuSengketa}}
	require.False(t, persetujuan.BerlakuPada(ps, f, foto, hari(2024, 8, 2)).Ya)
	f.Kewenangan[1].Dicabut = hari(2024, 9, 1)
	require.True(t, persetujuan.BerlakuPada(ps, f, foto, hari(2024, 9, 2)).Ya)

	// A no from somebody without authority is not heard.
	f.Kewenangan[1] = berwenang("ibu")
	f.Kewenangan[1].Terbukti = time.Time{}
	require.True(t, persetujuan.BerlakuPada(ps, f, foto, hari(2024, 8, 2)).Ya)

	// As an adult she decides alone.
	f = fakta()
	sendiri, _, err := diminta(t, "p3", diri, hari(2027, 4, 1)).Beri(beri(diri, versi1), f, oleh("f", hari(2027, 4, 1)))
	require.NoError(t, err)
	ps = append(ps, sendiri)
	require.Equal(t, "p3", persetujuan.BerlakuPada(ps, f, foto, hari(2027, 5, 1)).Persetujuan)
	lagi, _, err := diminta(t, "p4", diri, hari(2027, 6, 1)).Tolak(diri, f, oleh("f", hari(2027, 6, 1)))
	require.NoError(t, err)
	require.False(t, persetujuan.BerlakuPada(append(ps, lagi), f, foto, hari(2027, 6, 2)).Ya, "kata terakhirnya tidak")
}

// Consent for one purpose says nothing about another.
func TestI46_PerubahanHanyaTujuanTersentuh(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		f := gambarFakta(t)
		f.Perubahan = nil
		ps := jalani(t, f, true)
		s := saat(t, "s")
		tujuan := rapid.SliceOfN(rapid.SampledFrom([]string{foto, "lomba", "kesiswaan", foto + ".web"}), 0, 4).Draw(t, "tersentuh")
		g := f
		g.Perubahan = []persetujuan.PerubahanMaterial{{Versi: "v3", Tujuan: tujuan, Sejak: saat(t, "sejak")}}
		for _, p := range ps {
			lama, baru := status(p, f, s), status(p, g, s)
			if !slices.Contains(tujuan, foto) {
				require.Equal(t, lama, baru)
			} else if lama != baru {
				require.Equal(t, persetujuan.Kedaluwarsa, baru)
				require.False(t, s.Before(g.Perubahan[0].Sejak))
			}
		}
	})
}

// uji is what the helpers need of a test, plain or inside rapid.
type uji interface {
	require.TestingT
	Helper()
}
