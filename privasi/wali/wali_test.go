package wali_test

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/wali"
)

const lembaga dasar.LembagaID = "uji"

var usia = wali.AturanUsiaBaku()

// pukul is a moment in WIB.
func pukul(tahun, bulan, hari, jam int) time.Time {
	return time.Date(tahun, time.Month(bulan), hari, jam, 0, 0, 0, time.FixedZone("WIB", 7*3600))
}

func oleh(akun string, t time.Time) wali.Waktu { return wali.Waktu{Oleh: akun, Pada: t} }

func fatimah() wali.Orang {
	return wali.Orang{Lembaga: lembaga, Subjek: "fatimah", Lahir: dasar.Tgl(2009, 3, 14), Zona: "Asia/Jakarta"}
}

func ayah() wali.Orang {
	return wali.Orang{Lembaga: lembaga, Subjek: "ayah", Lahir: dasar.Tgl(1980, 1, 1), Zona: "Asia/Jakarta"}
}

func diajukan(t testing.TB, w wali.Orang) wali.Kewenangan {
	t.Helper()
	k, ps, err := wali.Ajukan(wali.Pengajuan{Lembaga: lembaga, ID: "k1", Santri: "fatimah", Wali: w, Hubungan: "ayah", Lingkup: wali.SemuaHak()},
		usia, oleh("akun-ayah", pukul(2024, 7, 1, 8)))
	require.NoError(t, err)
	require.Equal(t, "WaliDiajukan", ps[0].Jenis)
	return k
}

func terbukti(t testing.TB) wali.Kewenangan {
	t.Helper()
	k, ps, err := diajukan(t, ayah()).Buktikan(bukti(), usia, oleh("tu", pukul(2024, 7, 2, 8)))
	require.NoError(t, err)
	require.Equal(t, "WaliDibuktikan", ps[0].Jenis)
	return k
}

func bukti() wali.Pembuktian {
	return wali.Pembuktian{Cara: wali.BuktiKK, Rujukan: privasi.Tutup("3299010101010001"), Wali: ayah()}
}

func TestDaftarkanTipe(t *testing.T) {
	t.Parallel()
	d := &privasi.Daftar{}
	wali.DaftarkanTipe(d)
	require.Len(t, d.Semua(), 6)
	require.True(t, slices.Contains(d.Tipe("wali.Kewenangan").Pribadi(), "Rujukan"))
}

// A married girl of 17 decides for herself and is still kept safe.
func TestU13_DuaPengertianAnak(t *testing.T) {
	t.Parallel()
	o := fatimah()
	tujuhBelas := pukul(2026, 9, 20, 10)
	require.True(t, o.Anak(usia, tujuhBelas))
	o, ps, err := o.CatatNikah(usia, dasar.Tgl(2026, 9, 12), privasi.Tutup("123/45/IX/2026"), oleh("tu", tujuhBelas))
	require.NoError(t, err)
	require.Equal(t, "NikahDicatat", ps[0].Jenis)
	require.False(t, o.Anak(usia, tujuhBelas))
	require.True(t, o.AnakTerlindung(usia, tujuhBelas))
	require.False(t, o.AnakTerlindung(usia, pukul(2027, 3, 14, 0)))

	tanpa := usia
	tanpa.NikahMendewasakan = false
	require.True(t, o.Anak(tanpa, tujuhBelas), "aturan lain: nikah tidak mendewasakan")

	// A second marriage changes nothing; an earlier one, found later, does.
	o2, _, err := o.CatatNikah(usia, dasar.Tgl(2026, 9, 15), privasi.Tutup("x"), oleh("tu", tujuhBelas))
	require.NoError(t, err)
	require.Equal(t, dasar.Tgl(2026, 9, 12), o2.Nikah)
	_, _, err = o.CatatNikah(usia, dasar.Tgl(2026, 9, 12), privasi.Tertutup[string]{}, oleh("tu", tujuhBelas))
	require.ErrorIs(t, err, wali.ErrBuktiWali)
}

func TestU14_LahirTakDiketahuiBerartiAnak(t *testing.T) {
	t.Parallel()
	for nama, lahir := range map[string]dasar.Tanggal{"kosong": {}, "tahun 1": dasar.Tgl(1, 1, 1), "tahun 2999": dasar.Tgl(2999, 1, 1), "ujung": dasar.Tgl(9999, 12, 31)} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			o := wali.Orang{Lembaga: lembaga, Subjek: "x", Lahir: lahir, Nikah: dasar.Tgl(2020, 1, 1), Zona: "Asia/Jakarta"}
			require.True(t, o.Anak(usia, pukul(2026, 10, 5, 8)))
			require.True(t, o.AnakTerlindung(usia, pukul(2026, 10, 5, 8)))
		})
	}
}

func TestUlangTahun29Februari(t *testing.T) {
	t.Parallel()
	o := wali.Orang{Subjek: "x", Lahir: dasar.Tgl(2008, 2, 29), Zona: "Asia/Jakarta"}
	require.Equal(t, dasar.Tgl(2026, 3, 1), wali.UlangTahun(o.Lahir, 18))
	require.Equal(t, dasar.Tgl(2024, 2, 29), wali.UlangTahun(o.Lahir, 16))
	require.True(t, o.Anak(usia, pukul(2026, 2, 28, 23)))
	require.False(t, o.Anak(usia, pukul(2026, 3, 1, 0)))
	require.True(t, wali.UlangTahun(dasar.Tanggal{}, 18).IsZero())
}

func TestZonaMenentukanHariUlangTahun(t *testing.T) {
	t.Parallel()
	o := fatimah()
	wib, _ := o.SaatDewasa(usia)
	require.Equal(t, time.Date(2027, 3, 13, 17, 0, 0, 0, time.UTC), wib)
	o.Zona = "Asia/Jayapura"
	wit, _ := o.SaatDewasa(usia)
	require.Equal(t, 2*time.Hour, wib.Sub(wit))
	o.Zona = "Asia/Makassar"
	wita, _ := o.SaatDewasa(usia)
	require.Equal(t, time.Hour, wib.Sub(wita))
	o.Zona = "entah"
	tak, _ := o.SaatDewasa(usia)
	require.Equal(t, wib, tak, "zona salah: yang paling lambat")
	require.ErrorIs(t, o.Periksa(usia, dasar.Tgl(2026, 1, 1)), wali.ErrZona)
}

func TestB23_TanggalNikah(t *testing.T) {
	t.Parallel()
	for nama, nikah := range map[string]dasar.Tanggal{"sebelum lahir": dasar.Tgl(2009, 3, 13), "besok": dasar.Tgl(2026, 10, 6), "kosong": {}} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			_, _, err := fatimah().CatatNikah(usia, nikah, privasi.Tutup("1"), oleh("tu", pukul(2026, 10, 5, 8)))
			require.ErrorIs(t, err, wali.ErrTanggalNikah)
		})
	}
}

func TestB24_TanggalLahir(t *testing.T) {
	t.Parallel()
	hari := dasar.Tgl(2026, 10, 5)
	for _, teks := range []string{"2009-02-31", "0001-01-01", "2999-01-01", "2026-10-06", "kemarin", "1899-12-31"} {
		_, err := wali.BacaLahir(teks, usia, hari)
		require.ErrorIs(t, err, wali.ErrTanggalLahir, teks)
	}
	l, err := wali.BacaLahir("2009-03-14", usia, hari)
	require.NoError(t, err)
	require.Equal(t, dasar.Tgl(2009, 3, 14), l)
	l, err = wali.BacaLahir("", usia, hari)
	require.NoError(t, err)
	require.True(t, l.IsZero())
	_, _, err = fatimah().Koreksi(usia, dasar.Tgl(2999, 1, 1), dasar.Tanggal{}, privasi.Tutup("akta"), oleh("tu", pukul(2026, 10, 5, 8)))
	require.ErrorIs(t, err, wali.ErrTanggalLahir)
	_, _, err = fatimah().Koreksi(usia, dasar.Tgl(2010, 1, 1), dasar.Tanggal{}, privasi.Tertutup[string]{}, oleh("tu", pukul(2026, 10, 5, 8)))
	require.ErrorIs(t, err, wali.ErrBuktiWali)
}

func TestB19_WaliTakSah(t *testing.T) {
	t.Parallel()
	kakak := wali.Orang{Lembaga: lembaga, Subjek: "kakak", Lahir: dasar.Tgl(2008, 1, 1), Zona: "Asia/Jakarta"}
	for nama, w := range map[string]wali.Orang{"diri sendiri": fatimah(), "anak": kakak, "tak ada": {}} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			_, _, err := wali.Ajukan(wali.Pengajuan{Lembaga: lembaga, ID: "k", Santri: "fatimah", Wali: w, Lingkup: wali.SemuaHak()}, usia, oleh("a", pukul(2024, 7, 1, 8)))
			require.ErrorIs(t, err, wali.ErrWaliTakSah)
		})
	}
	_, _, err := wali.Ajukan(wali.Pengajuan{Lembaga: lembaga, ID: "k", Santri: "fatimah", Wali: ayah(), Lingkup: []wali.KelompokHak{"semua"}}, usia, oleh("a", pukul(2024, 7, 1, 8)))
	require.ErrorIs(t, err, wali.ErrWaliTakSah)

	// Age unknown: the document must show an adult.
	tanpa := ayah()
	tanpa.Lahir = dasar.Tanggal{}
	k := diajukan(t, tanpa)
	p := bukti()
	p.Wali = tanpa
	_, _, err = k.Buktikan(p, usia, oleh("tu", pukul(2024, 7, 2, 8)))
	require.ErrorIs(t, err, wali.ErrWaliTakSah)
	p.Dewasa = true
	_, _, err = k.Buktikan(p, usia, oleh("tu", pukul(2024, 7, 2, 8)))
	require.NoError(t, err)
}

func TestU15_HanyaYangTerbukti(t *testing.T) {
	t.Parallel()
	z := diajukan(t, ayah()).Izin(fatimah(), usia, wali.HakPersetujuan, pukul(2024, 8, 1, 8))
	require.ErrorIs(t, z.Jawab, wali.ErrWaliBelumTerbukti)
	require.ErrorIs(t, z.Efek, wali.ErrWaliBelumTerbukti)
	require.NoError(t, terbukti(t).Izin(fatimah(), usia, wali.HakPersetujuan, pukul(2024, 8, 1, 8)).Efek)
	require.Error(t, terbukti(t).Izin(fatimah(), usia, wali.HakPersetujuan, pukul(2024, 7, 1, 20)).Efek, "sebelum terbukti")

	_, _, err := diajukan(t, ayah()).Buktikan(bukti(), usia, oleh("akun-ayah", pukul(2024, 7, 2, 8)))
	require.ErrorIs(t, err, wali.ErrPembukti)
	tanpa := bukti()
	tanpa.Rujukan = privasi.Tertutup[string]{}
	_, _, err = diajukan(t, ayah()).Buktikan(tanpa, usia, oleh("tu", pukul(2024, 7, 2, 8)))
	require.ErrorIs(t, err, wali.ErrBuktiWali)
}

// The proof of a guardian is read for its own purpose, and for no other of the
// default register but the right of people to see what is kept about them.
func TestU16_BuktiWaliHanyaUntukVerifikasi(t *testing.T) {
	t.Parallel()
	d := &privasi.Daftar{}
	wali.DaftarkanTipe(d)
	sejak := pukul(2024, 1, 1, 0).UTC()
	r, err := wali.RegisterVerifikasi(privasi.DaftarBaku(lembaga, "Pondok", sejak), sejak).Tandatangani("k", "Kepala", sejak)
	require.NoError(t, err)
	var boleh []string
	for _, tj := range r.Tujuan {
		for _, p := range r.Peran {
			k := privasi.Putuskan(r, d, privasi.Permintaan{Pelaku: dasar.Pelaku{ID: "a", Lembaga: lembaga, Peran: p.Kode, Tujuan: tj.Kode},
				Tipe: "wali.Kewenangan", Bidang: []string{"Rujukan"}, Subjek: []privasi.SubjekID{"fatimah"}, Terkait: []privasi.SubjekID{"fatimah"}, Pada: sejak})
			if k.Hasil("fatimah", "Rujukan").Tingkat > privasi.Tiada && !slices.Contains(boleh, tj.Kode) {
				boleh = append(boleh, tj.Kode)
			}
		}
	}
	require.Equal(t, []string{privasi.TujuanHakSubjek, wali.TujuanVerifikasi}, boleh)
}

func TestU20_BentukKomunikasi(t *testing.T) {
	t.Parallel()
	w := oleh("tu", pukul(2026, 10, 5, 8))
	_, _, err := fatimah().NyatakanKebutuhan(nil, w)
	require.ErrorIs(t, err, wali.ErrBentuk)
	_, _, err = fatimah().NyatakanKebutuhan([]wali.BentukKomunikasi{"telepati"}, w)
	require.ErrorIs(t, err, wali.ErrBentuk)
	o, _, err := fatimah().NyatakanKebutuhan([]wali.BentukKomunikasi{wali.BentukIsyarat, wali.BentukAAC, wali.BentukAAC}, w)
	require.NoError(t, err)
	require.Len(t, o.Bentuk, 2)
	require.False(t, o.Dipahami([]wali.BentukKomunikasi{wali.BentukTulisan}))
	require.True(t, o.Dipahami([]wali.BentukKomunikasi{wali.BentukTulisan, wali.BentukIsyarat}))
	require.True(t, fatimah().Dipahami([]wali.BentukKomunikasi{wali.BentukTulisan}))
	require.False(t, fatimah().Dipahami(nil))
}

// The accused guardian: rights stop at once, and what he gets does not say so.
func TestU61_WaliTertuduh(t *testing.T) {
	t.Parallel()
	k := terbukti(t)
	beku, ps, err := k.Bekukan(wali.BekuTuduhan, oleh("satgas", pukul(2025, 5, 1, 9)))
	require.NoError(t, err)
	require.Equal(t, privasi.Peristiwa{Jenis: "WaliDibekukan", Objek: "k1", Subjek: "fatimah", Dari: "terbukti", Ke: "dibekukan", Oleh: "satgas", Sebab: "tuduhan", Pada: pukul(2025, 5, 1, 9).UTC()}, ps[0])
	for _, h := range wali.SemuaHak() {
		sebelum, sesudah := k.Izin(fatimah(), usia, h, pukul(2025, 5, 1, 10)), beku.Izin(fatimah(), usia, h, pukul(2025, 5, 1, 10))
		require.Equal(t, sebelum.Jawab, sesudah.Jawab)
		require.NoError(t, sebelum.Efek)
		require.ErrorIs(t, sesudah.Efek, wali.ErrWaliDibekukan)
		require.Equal(t, pukul(2025, 5, 1, 9).UTC(), sesudah.DataSampai)
	}
	require.Equal(t, k.UntukWali(), beku.UntukWali())
	require.NoError(t, beku.Izin(fatimah(), usia, wali.HakLihat, pukul(2025, 5, 1, 8)).Efek, "sebelum dibekukan")
}

func TestB18_WaliSantriLain(t *testing.T) {
	t.Parallel()
	lain := fatimah()
	lain.Subjek = "aisyah"
	ditolak, _, err := diajukan(t, ayah()).Tolak("dokumen_palsu", oleh("tu", pukul(2024, 7, 2, 8)))
	require.NoError(t, err)
	seberang := fatimah()
	seberang.Lembaga = "lain"
	jawab := map[string]error{
		"santri lain": terbukti(t).Izin(lain, usia, wali.HakLihat, pukul(2025, 1, 1, 8)).Jawab,
		"tak pernah":  wali.Cari(nil, ayah(), fatimah(), usia, pukul(2025, 1, 1, 8)).Izin(fatimah(), usia, wali.HakLihat, pukul(2025, 1, 1, 8)).Jawab,
		"ditolak":     ditolak.Izin(fatimah(), usia, wali.HakLihat, pukul(2025, 1, 1, 8)).Jawab,
		"tanpa hak": func() error {
			k := terbukti(t)
			k.Lingkup = nil
			return k.Izin(fatimah(), usia, wali.HakLihat, pukul(2025, 1, 1, 8)).Jawab
		}(),
		"lembaga lain": terbukti(t).Izin(seberang, usia, wali.HakLihat, pukul(2025, 1, 1, 8)).Jawab,
	}
	for nama, err := range jawab {
		require.ErrorIs(t, err, wali.ErrBukanWali, nama)
		require.Equal(t, jawab["tak pernah"], err, nama)
		require.Equal(t, dasar.NotFound, dasar.KindOf(err), nama)
	}
}

func TestB17_WaliSesudahDewasa(t *testing.T) {
	t.Parallel()
	require.NoError(t, terbukti(t).Izin(fatimah(), usia, wali.HakPersetujuan, pukul(2027, 3, 13, 23)).Efek)
	require.ErrorIs(t, terbukti(t).Izin(fatimah(), usia, wali.HakPersetujuan, pukul(2027, 3, 14, 0)).Efek, wali.ErrWaliBerakhir)
	require.Equal(t, wali.BerakhirDewasa, terbukti(t).StatusPada(fatimah(), usia, pukul(2027, 3, 14, 0)))
}

func TestPerpindahanKewenangan(t *testing.T) {
	t.Parallel()
	k, w := terbukti(t), oleh("tu", pukul(2025, 1, 1, 8))
	_, _, err := k.Buktikan(bukti(), usia, w)
	require.ErrorIs(t, err, wali.ErrPindahWali)
	_, _, err = k.Tolak("x", w)
	require.ErrorIs(t, err, wali.ErrPindahWali)
	_, _, err = k.Cairkan("x", w)
	require.ErrorIs(t, err, wali.ErrPindahWali)
	_, _, err = k.Bekukan("iseng", w)
	require.ErrorIs(t, err, wali.ErrAlasanWali)
	_, _, err = k.Bekukan(wali.BekuSengketa, oleh("tu", pukul(2024, 7, 1, 12)))
	require.ErrorIs(t, err, wali.ErrPindahWali, "jam mundur")
	_, _, err = k.Cabut(wali.CabutManual, "", w)
	require.ErrorIs(t, err, wali.ErrAlasanWali)
	_, _, err = diajukan(t, ayah()).Tolak("", w)
	require.ErrorIs(t, err, wali.ErrAlasanWali)

	k, _, err = k.Bekukan(wali.BekuSengketa, w)
	require.NoError(t, err)
	_, _, err = k.Cairkan("", oleh("tu", pukul(2025, 1, 5, 8)))
	require.ErrorIs(t, err, wali.ErrAlasanWali)
	k, ps, err := k.Cairkan("putusan-1", oleh("tu", pukul(2025, 1, 5, 8)))
	require.NoError(t, err)
	require.Equal(t, "WaliDicairkan", ps[0].Jenis)
	require.Equal(t, wali.Dibekukan, k.StatusPada(fatimah(), usia, pukul(2025, 1, 3, 8)), "riwayat tetap")
	require.Equal(t, wali.Terbukti, k.StatusPada(fatimah(), usia, pukul(2025, 1, 6, 8)))
	k, _, err = k.Cabut(wali.CabutPutusan, "123/Pdt.P/2025", oleh("tu", pukul(2025, 2, 1, 8)))
	require.NoError(t, err)
	require.ErrorIs(t, k.Izin(fatimah(), usia, wali.HakLihat, pukul(2025, 2, 1, 8)).Jawab, wali.ErrBukanWali)
	_, _, err = k.Bekukan(wali.BekuTuduhan, oleh("tu", pukul(2025, 3, 1, 8)))
	require.ErrorIs(t, err, wali.ErrPindahWali)
}

func TestAturanUsia(t *testing.T) {
	t.Parallel()
	require.NoError(t, usia.Periksa())
	for nama, ubah := range map[string]func(*wali.AturanUsia){
		"lindung di bawah dewasa": func(a *wali.AturanUsia) { a.Lindung = 17 },
		"nol":                     func(a *wali.AturanUsia) { a.Dewasa = 0 },
		"tanpa sumber":            func(a *wali.AturanUsia) { a.Sumber = "" },
	} {
		a := usia
		ubah(&a)
		require.ErrorIs(t, a.Periksa(), wali.ErrAturanUsia, nama)
	}
}

func TestKapasitas(t *testing.T) {
	t.Parallel()
	w := oleh("bk", pukul(2026, 1, 5, 8))
	lengkap := wali.Kapasitas{Lembaga: lembaga, ID: "p1", Santri: "fatimah", Alasan: privasi.Tutup("memahami akibatnya"), DPIA: "d1", Lingkup: []string{"kesiswaan.publikasi"}, Selesai: pukul(2027, 1, 1, 0)}
	k, ps, err := wali.NilaiKapasitas(lengkap, w)
	require.NoError(t, err)
	require.Equal(t, "KapasitasDinilai", ps[0].Jenis)
	require.True(t, k.Berlaku("fatimah", "kesiswaan.publikasi", pukul(2026, 2, 1, 0)))
	require.False(t, k.Berlaku("fatimah", "kesiswaan", pukul(2026, 2, 1, 0)))
	require.False(t, k.Berlaku("aisyah", "kesiswaan.publikasi", pukul(2026, 2, 1, 0)))
	require.False(t, k.Berlaku("fatimah", "kesiswaan.publikasi", pukul(2027, 1, 1, 0)))
	for nama, ubah := range map[string]func(*wali.Kapasitas){
		"tanpa alasan": func(k *wali.Kapasitas) { k.Alasan = privasi.Tertutup[string]{} }, "tanpa dpia": func(k *wali.Kapasitas) { k.DPIA = "" },
		"tanpa lingkup": func(k *wali.Kapasitas) { k.Lingkup = nil }, "tanpa akhir": func(k *wali.Kapasitas) { k.Selesai = time.Time{} },
	} {
		x := lengkap
		ubah(&x)
		_, _, err := wali.NilaiKapasitas(x, w)
		require.ErrorIs(t, err, wali.ErrKapasitas, nama)
	}
}

func teksJSON(t *rapid.T, v any) string {
	b, err := json.Marshal(v)
	require.NoError(t, err)
	return string(b)
}

// Of several authorities of one pair the frozen one counts first, and nothing of
// another guardian, santri or institution.
func TestCariKewenangan(t *testing.T) {
	t.Parallel()
	s := pukul(2025, 6, 1, 8)
	k := terbukti(t)
	beku, _, err := k.Bekukan(wali.BekuSengketa, oleh("tu", pukul(2025, 1, 1, 8)))
	require.NoError(t, err)
	baru, lain, seberang, ibu := diajukan(t, ayah()), k, k, k
	beku.ID, baru.ID, lain.ID, seberang.ID, ibu.ID = "beku", "baru", "lain", "seberang", "ibu"
	lain.Santri, seberang.Lembaga, ibu.Wali = "aisyah", "lain", "ibu"
	for nama, c := range map[string]struct {
		ks  []wali.Kewenangan
		mau string
	}{
		"bukan miliknya":         {[]wali.Kewenangan{lain, seberang, ibu}, ""},
		"di antara yang lain":    {[]wali.Kewenangan{lain, k, ibu}, "k1"},
		"terbukti sebelum baru":  {[]wali.Kewenangan{baru, k}, "k1"},
		"terbukti sesudah baru":  {[]wali.Kewenangan{k, baru}, "k1"},
		"beku lebih kuat":        {[]wali.Kewenangan{k, beku, baru}, "beku"},
		"beku lebih kuat, balik": {[]wali.Kewenangan{beku, k}, "beku"},
		"kosong":                 {nil, ""},
	} {
		require.Equal(t, c.mau, wali.Cari(c.ks, ayah(), fatimah(), usia, s).ID, nama)
	}
	require.Equal(t, wali.Diajukan, baru.StatusPada(fatimah(), usia, pukul(2030, 1, 1, 0)), "yang tak pernah terbukti tidak berakhir karena dewasa")
}

// A second freeze right after the first goes on from where the first began.
func TestBekuBersambung(t *testing.T) {
	t.Parallel()
	k, _, err := terbukti(t).Bekukan(wali.BekuSengketa, oleh("tu", pukul(2025, 1, 1, 8)))
	require.NoError(t, err)
	k, _, err = k.Cairkan("p", oleh("tu", pukul(2025, 2, 1, 8)))
	require.NoError(t, err)
	sambung, _, err := k.Bekukan(wali.BekuTuduhan, oleh("tu", pukul(2025, 2, 1, 8)))
	require.NoError(t, err)
	require.Equal(t, pukul(2025, 1, 1, 8).UTC(), sambung.Izin(fatimah(), usia, wali.HakLihat, pukul(2025, 3, 1, 8)).DataSampai)
	putus, _, err := k.Bekukan(wali.BekuTuduhan, oleh("tu", pukul(2025, 2, 2, 8)))
	require.NoError(t, err)
	require.Equal(t, pukul(2025, 2, 2, 8).UTC(), putus.Izin(fatimah(), usia, wali.HakLihat, pukul(2025, 3, 1, 8)).DataSampai)
}

func TestBatasSetelanDanAturan(t *testing.T) {
	t.Parallel()
	for nama, s := range map[string]wali.Setelan{"kabar 0": {wali.LanjutLaluTangguh, 90, 0}, "kabar 367": {wali.LanjutLaluTangguh, 90, 367}, "tenggang -1": {wali.LanjutLaluTangguh, -1, 90}, "tenggang 367": {wali.LanjutLaluTangguh, 367, 90}} {
		require.ErrorIs(t, s.Periksa(), wali.ErrSetelanPeralihan, nama)
	}
	for nama, ubah := range map[string]func(*wali.AturanUsia){
		"dewasa 31": func(a *wali.AturanUsia) { a.Dewasa, a.Lindung = 31, 31 }, "lindung 31": func(a *wali.AturanUsia) { a.Lindung = 31 }, "tahun 1799": func(a *wali.AturanUsia) { a.LahirTerlama = 1799 },
	} {
		a := usia
		ubah(&a)
		require.ErrorIs(t, a.Periksa(), wali.ErrAturanUsia, nama)
	}
}

// What a storage keeps comes back as it was, and is worth the same.
func TestIsiRekaman(t *testing.T) {
	t.Parallel()
	d := &privasi.Daftar{}
	wali.DaftarkanTipe(d)
	k, _, err := terbukti(t).Bekukan(wali.BekuTuduhan, oleh("satgas", pukul(2025, 5, 1, 9)))
	require.NoError(t, err)
	_, err = privasi.TulisIsi(d, &k)
	require.ErrorIs(t, err, privasi.ErrBelumSegel, "nomor dokumen disegel dahulu")
	k.Rujukan = privasi.Tertutup[string]{}
	isi, err := privasi.TulisIsi(d, &k)
	require.NoError(t, err)
	var q wali.Kewenangan
	require.NoError(t, privasi.BacaIsi(d, isi, &q))
	require.Equal(t, k, q)
	o, _, err := fatimah().NyatakanKebutuhan([]wali.BentukKomunikasi{wali.BentukIsyarat}, oleh("tu", pukul(2025, 5, 1, 9)))
	require.NoError(t, err)
	isi, err = privasi.TulisIsi(d, &o)
	require.NoError(t, err)
	var r wali.Orang
	require.NoError(t, privasi.BacaIsi(d, isi, &r))
	require.Equal(t, o, r)
}

// A guardian of whom no date is recorded is known to be an adult; a date says more than
// that, and without either somebody is a child.
func TestU14_DewasaTanpaTanggal(t *testing.T) {
	t.Parallel()
	saat, a := time.Date(2026, 11, 27, 0, 0, 0, 0, time.UTC), wali.AturanUsiaBaku()
	for _, c := range []struct {
		o    wali.Orang
		anak bool
	}{{wali.Orang{}, true}, {wali.Orang{Dewasa: true}, false}, {wali.Orang{Dewasa: true, Lahir: dasar.Tgl(2015, 1, 1)}, true}, {wali.Orang{Lahir: dasar.Tgl(1990, 1, 1)}, false}} {
		require.Equal(t, c.anak, c.o.Anak(a, saat), c.o)
		require.Equal(t, c.anak, c.o.AnakTerlindung(a, saat), c.o)
	}
}
