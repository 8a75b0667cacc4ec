package wali_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/wali"
)

func gambarHari(t *rapid.T, nama string) dasar.Tanggal {
	if rapid.IntRange(0, 5).Draw(t, nama+" kosong") == 0 {
		return dasar.Tanggal{}
	}
	return dasar.Tgl(1890, 1, 1).TambahHari(rapid.IntRange(0, 150*365).Draw(t, nama))
}

func gambarSaat(t *rapid.T, nama string) time.Time {
	return time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(rapid.IntRange(0, 8*365*24).Draw(t, nama)) * time.Hour)
}

func gambarOrang(t *rapid.T) wali.Orang {
	return wali.Orang{Lembaga: lembaga, Subjek: "fatimah", Lahir: gambarHari(t, "lahir"), Nikah: gambarHari(t, "nikah"),
		Zona: rapid.SampledFrom([]string{"Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", ""}).Draw(t, "zona")}
}

// gambarKewenangan draws an authority and moves it at random, forward in time.
func gambarKewenangan(t *rapid.T) wali.Kewenangan {
	saat := gambarSaat(t, "diajukan")
	k, _, err := wali.Ajukan(wali.Pengajuan{Lembaga: lembaga, ID: "k", Santri: "fatimah", Wali: ayah(), Lingkup: wali.SemuaHak()}, usia, oleh("a", saat))
	require.NoError(t, err)
	for range rapid.IntRange(0, 8).Draw(t, "langkah") {
		saat = saat.Add(time.Duration(rapid.IntRange(0, 5000).Draw(t, "jeda")) * time.Hour)
		var baru wali.Kewenangan
		switch w := oleh("tu", saat); rapid.IntRange(0, 6).Draw(t, "apa") {
		case 0, 1:
			baru, _, err = k.Buktikan(bukti(), usia, w)
		case 2, 3:
			baru, _, err = k.Bekukan(wali.BekuTuduhan, w)
		case 4, 5:
			baru, _, err = k.Cairkan("p", w)
		default:
			baru, _, err = k.Cabut(wali.CabutPutusan, "p", w)
		}
		if err == nil {
			k = baru
		}
	}
	return k
}

// Authority is false for ever after majority, and an adult stays one.
func TestI18_DewasaTidakKembali(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		o, k := gambarOrang(t), gambarKewenangan(t)
		s, u := gambarSaat(t, "s"), gambarSaat(t, "u")
		if u.Before(s) {
			s, u = u, s
		}
		if !o.Anak(usia, s) {
			require.False(t, o.Anak(usia, u))
			for _, h := range wali.SemuaHak() {
				require.Error(t, k.Izin(o, usia, h, u).Efek)
				require.Error(t, k.Izin(o, usia, h, u).Jawab)
			}
		}
	})
}

func TestI19_AnakSelaluTerlindung(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		o, s := gambarOrang(t), gambarSaat(t, "s")
		a := usia
		a.Dewasa = rapid.IntRange(15, 21).Draw(t, "dewasa")
		a.Lindung = a.Dewasa + rapid.IntRange(0, 3).Draw(t, "lindung")
		require.NoError(t, a.Periksa())
		if o.Anak(a, s) {
			require.True(t, o.AnakTerlindung(a, s))
		}
		if o.Lahir.IsZero() || o.Lahir.Tahun() < a.LahirTerlama || o.Lahir.After(dasar.TanggalDari(s.AddDate(0, 0, 1))) {
			require.True(t, o.Anak(a, s))
		}
	})
}

// The hand-over takes away and never gives: what it makes of a consent is worth
// no more than before, and its history only grows.
func TestI20_PeralihanTidakMenciptakan(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		o, s := gambarOrang(t), gambarSaat(t, "s")
		p := wali.Peralihan{Lembaga: lembaga, Santri: "fatimah"}
		for range rapid.IntRange(0, 4).Draw(t, "jawaban") {
			baru, _, err := p.Konfirmasi(o, usia, "fatimah", "foto", rapid.Bool().Draw(t, "setuju"), oleh("f", gambarSaat(t, "j")))
			if err == nil {
				require.Len(t, baru.Jawaban, len(p.Jawaban)+1)
				require.True(t, slices.Equal(p.Jawaban, baru.Jawaban[:len(p.Jawaban)]))
				p = baru
			}
		}
		if n := p.Nasib(o, usia, setelan, "foto", s); n == wali.NasibDikonfirmasi {
			require.True(t, slices.ContainsFunc(p.Jawaban, func(j wali.Konfirmasi) bool { return j.Setuju && !j.Pada.After(s) }))
		}
		require.Contains(t, []wali.Nasib{wali.NasibBerlaku, wali.NasibDitangguhkan}, p.Nasib(o, usia, setelan, "lain", s), "tujuan lain tidak tersentuh")
	})
}

func TestI21_TenggangTanpaJawaban(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		o, s := gambarOrang(t), gambarSaat(t, "s")
		st := wali.Setelan{Mode: rapid.SampledFrom([]wali.ModePeralihan{wali.LanjutLaluTangguh, wali.TangguhSeketika}).Draw(t, "mode"), TenggangHari: rapid.IntRange(0, 200).Draw(t, "tenggang"), KabarHari: 90}
		dewasa, ada := o.SaatDewasa(usia)
		batas := dewasa.AddDate(0, 0, st.TenggangHari)
		if st.Mode == wali.TangguhSeketika {
			batas = dewasa
		}
		n := wali.Peralihan{Santri: "fatimah"}.Nasib(o, usia, st, "foto", s)
		if ada && !s.Before(batas) {
			require.Equal(t, wali.NasibDitangguhkan, n)
		} else {
			require.Equal(t, wali.NasibBerlaku, n)
		}
	})
}

func TestI22_PandanganWaliMenyempit(t *testing.T) {
	t.Parallel()
	kategori := rapid.SliceOf(rapid.SampledFrom([]string{"a", "b", "c", "d", "e"}))
	rapid.Check(t, func(t *rapid.T) {
		o, s := gambarOrang(t), gambarSaat(t, "s")
		dulu, bayar, izin := kategori.Draw(t, "dulu"), kategori.Draw(t, "bayar"), kategori.Draw(t, "izin")
		p := wali.Peralihan{Santri: "fatimah", Izinkan: izin}
		for _, k := range p.LihatWali(o, usia, dulu, bayar, s) {
			require.Contains(t, dulu, k)
			if !o.Anak(usia, s) {
				require.True(t, slices.Contains(bayar, k) || slices.Contains(izin, k))
			}
		}
	})
}

// Corrections of the birth date lead to the same answers whatever came before.
func TestI23_KoreksiLahirMenyatu(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := time.Date(2035, 1, 1, 0, 0, 0, 0, time.UTC)
		benar, salah := dasar.Tgl(2000, 1, 1).TambahHari(rapid.IntRange(0, 9000).Draw(t, "benar")), dasar.Tgl(2000, 1, 1).TambahHari(rapid.IntRange(0, 9000).Draw(t, "salah"))
		koreksi := func(o wali.Orang, l dasar.Tanggal) wali.Orang {
			o, _, err := o.Koreksi(usia, l, o.Nikah, privasi.Tutup("akta"), oleh("tu", s))
			require.NoError(t, err)
			return o
		}
		satu := koreksi(koreksi(fatimah(), salah), benar)
		dua := koreksi(fatimah(), benar)
		u := gambarSaat(t, "u")
		require.Equal(t, dua.Anak(usia, u), satu.Anak(usia, u))
		k := gambarKewenangan(t)
		require.Equal(t, k.Izin(dua, usia, wali.HakPersetujuan, u), k.Izin(satu, usia, wali.HakPersetujuan, u))
	})
}

// What goes out to a guardian is byte for byte what goes out without any report.
func TestI25_BekuTakTampak(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		o, k, s := gambarOrang(t), gambarKewenangan(t), gambarSaat(t, "s")
		tanpa := k
		tanpa.Beku = nil
		h := rapid.SampledFrom(wali.SemuaHak()).Draw(t, "hak")
		z, y := k.Izin(o, usia, h, s), tanpa.Izin(o, usia, h, s)
		require.Equal(t, teksJSON(t, y.Jawab), teksJSON(t, z.Jawab))
		require.Equal(t, k.UntukWali(), tanpa.UntukWali())
		if k.StatusPada(o, usia, s) == wali.Dibekukan {
			require.ErrorIs(t, z.Efek, wali.ErrWaliDibekukan)
			require.False(t, z.DataSampai.After(s))
			require.False(t, z.DataSampai.IsZero())
		} else {
			require.Equal(t, y, z)
		}
	})
}

func TestI26_MerusakDiperiksaSaatDijalankan(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		o, k := gambarOrang(t), gambarKewenangan(t)
		minta, jalan := gambarSaat(t, "minta"), gambarSaat(t, "jalan")
		boleh := k.PeriksaMerusak(o, usia, minta, jalan) == nil
		require.Equal(t, k.StatusPada(o, usia, minta) == wali.Terbukti && k.StatusPada(o, usia, jalan) == wali.Terbukti, boleh)
	})
}
