package persetujuan_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/persetujuan"
	"github.com/pesantren-go/pesantren/privasi/wali"
)

const (
	lembaga dasar.LembagaID = "uji"
	foto                    = privasi.TujuanPublikasi
	versi1                  = "v1"
	versi2                  = "v2"
)

var (
	diri = persetujuan.Pemberi{Diri: true}
	ayah = persetujuan.Pemberi{Wali: "ayah"}
	ibu  = persetujuan.Pemberi{Wali: "ibu"}
)

func hari(tahun, bulan, tgl int) time.Time {
	return time.Date(tahun, time.Month(bulan), tgl, 3, 0, 0, 0, time.UTC)
}

func oleh(akun string, t time.Time) wali.Waktu { return wali.Waktu{Oleh: akun, Pada: t} }

// berwenang is a proven authority since 2 July 2024.
func berwenang(w privasi.SubjekID) wali.Kewenangan {
	return wali.Kewenangan{Lembaga: lembaga, ID: "k-" + string(w), Santri: "fatimah", Wali: w, Lingkup: wali.SemuaHak(), Diajukan: hari(2024, 7, 1), Terbukti: hari(2024, 7, 2)}
}

// sajian served both versions for the photo purpose to everybody on 3 July 2024.
func sajian(versi string, tujuan ...string) (ps []persetujuan.Penyajian) {
	for _, k := range []privasi.SubjekID{"fatimah", "ayah", "ibu"} {
		ps = append(ps, persetujuan.Penyajian{Lembaga: lembaga, ID: "s-" + string(k), Subjek: "fatimah", Kepada: k, Versi: versi, Tujuan: tujuan,
			Bentuk: []wali.BentukKomunikasi{wali.BentukTulisan}, Bahasa: "id", Pada: hari(2024, 7, 3)})
	}
	return ps
}

func fakta() persetujuan.Fakta {
	return persetujuan.Fakta{
		Orang:      wali.Orang{Lembaga: lembaga, Subjek: "fatimah", Lahir: dasar.Tgl(2009, 3, 14), Zona: "Asia/Jakarta"},
		Kewenangan: []wali.Kewenangan{berwenang("ayah"), berwenang("ibu")},
		Peralihan:  wali.Peralihan{Lembaga: lembaga, Santri: "fatimah"},
		Usia:       wali.AturanUsiaBaku(), Setelan: wali.SetelanBaku(),
		Penyajian: slices.Concat(sajian(versi1, foto), sajian(versi2, foto)),
	}
}

func formulir(versi string) *persetujuan.Formulir {
	f := persetujuan.FormulirBaku("F1", 30, [2]string{foto, versi})
	return &f
}

func beri(o persetujuan.Pemberi, versi string) persetujuan.Pemberian {
	return persetujuan.Pemberian{Oleh: o, Tujuan: []string{foto}, Formulir: formulir(versi), Cara: persetujuan.Elektronik, Versi: versi}
}

func diminta(t uji, id string, o persetujuan.Pemberi, pada time.Time) persetujuan.Persetujuan {
	t.Helper()
	p, ps, err := persetujuan.Minta(persetujuan.Permintaan{ID: id, Tujuan: foto, Kegiatan: "publikasi-foto", Dasar: privasi.Persetujuan, Pemberitahuan: versi1, Kepada: o, TanyaUlangHari: 30},
		fakta(), nil, oleh("tu", pada))
	require.NoError(t, err)
	require.Equal(t, "PersetujuanDiminta", ps[0].Jenis)
	return p
}

// diberi is a consent of somebody on 4 July 2024.
func diberi(t uji, id string, o persetujuan.Pemberi) persetujuan.Persetujuan {
	t.Helper()
	p, ps, err := diminta(t, id, o, hari(2024, 7, 4)).Beri(beri(o, versi1), fakta(), oleh("akun", hari(2024, 7, 4)))
	require.NoError(t, err)
	require.Equal(t, privasi.Peristiwa{Jenis: "PersetujuanDiberikan", Objek: id, Subjek: "fatimah", Dari: "diminta", Ke: "diberikan", Oleh: "akun", Kapasitas: "wali", Pada: hari(2024, 7, 4)}, ps[0])
	return p
}

func status(p persetujuan.Persetujuan, f persetujuan.Fakta, t time.Time) persetujuan.Status {
	s, _ := p.StatusPada(f, t)
	return s
}

func TestDaftarkanTipe(t *testing.T) {
	t.Parallel()
	d := &privasi.Daftar{}
	persetujuan.DaftarkanTipe(d)
	require.Len(t, d.Semua(), 8)
}

func TestB12_PemberitahuanDahulu(t *testing.T) {
	t.Parallel()
	p := diminta(t, "p1", ayah, hari(2024, 7, 4))
	w := oleh("akun", hari(2024, 7, 4))
	for nama, ubah := range map[string]func(*persetujuan.Penyajian){
		"sesudahnya":   func(s *persetujuan.Penyajian) { s.Pada = hari(2024, 7, 5) },
		"versi lain":   func(s *persetujuan.Penyajian) { s.Versi = versi2 },
		"orang lain":   func(s *persetujuan.Penyajian) { s.Kepada = "paman" },
		"santri lain":  func(s *persetujuan.Penyajian) { s.Subjek = "aisyah" },
		"tujuan lain":  func(s *persetujuan.Penyajian) { s.Tujuan = []string{"lomba"} },
		"lembaga lain": func(s *persetujuan.Penyajian) { s.Lembaga = "lain" },
	} {
		f := fakta()
		f.Penyajian = sajian(versi1, foto)
		for i := range f.Penyajian {
			ubah(&f.Penyajian[i])
		}
		_, _, err := p.Beri(beri(ayah, versi1), f, w)
		require.ErrorIs(t, err, persetujuan.ErrPemberitahuanBelumDisajikan, nama)
		_, _, err = persetujuan.Minta(persetujuan.Permintaan{ID: "x", Tujuan: foto, Dasar: privasi.Persetujuan, Pemberitahuan: versi1, Kepada: ayah}, f, nil, w)
		require.ErrorIs(t, err, persetujuan.ErrPemberitahuanBelumDisajikan, nama)
	}
	_, _, err := p.Beri(beri(ayah, ""), fakta(), w)
	require.Error(t, err)
}

func TestB13_TakBebas(t *testing.T) {
	t.Parallel()
	p := diminta(t, "p1", ayah, hari(2024, 7, 4))
	for nama, ubah := range map[string]func(*persetujuan.Formulir){
		"menyatu dengan syarat": func(f *persetujuan.Formulir) { f.DenganSyarat = true },
		"sudah tercentang":      func(f *persetujuan.Formulir) { f.Pilihan[0].TercentangAwal = true },
		"hitung mundur":         func(f *persetujuan.Formulir) { f.HitungMundur = true },
		"tanya terus":           func(f *persetujuan.Formulir) { f.TanyaUlangHari = 0 },
		"tolak tersembunyi":     func(f *persetujuan.Formulir) { f.Pilihan[0].Setara = false },
		"tolak lebih jauh":      func(f *persetujuan.Formulir) { f.Pilihan[0].LangkahTolak = 2 },
		"tarik lebih jauh":      func(f *persetujuan.Formulir) { f.Pilihan[0].LangkahTarik = 2 },
	} {
		b := beri(ayah, versi1)
		ubah(b.Formulir)
		_, _, err := p.Beri(b, fakta(), oleh("akun", hari(2024, 7, 4)))
		require.ErrorIs(t, err, persetujuan.ErrPersetujuanTakBebas, nama)
	}
}

func TestB14_TakSpesifik(t *testing.T) {
	t.Parallel()
	p := diminta(t, "p1", ayah, hari(2024, 7, 4))
	for _, tujuan := range [][]string{nil, {foto, "lomba"}, {"lomba"}, {"kesiswaan"}} {
		b := beri(ayah, versi1)
		b.Tujuan = tujuan
		_, _, err := p.Beri(b, fakta(), oleh("akun", hari(2024, 7, 4)))
		require.ErrorIs(t, err, persetujuan.ErrPersetujuanTakSpesifik)
	}
	_, err := formulir(versi1).Baca(map[string]string{"semua": "setuju"})
	require.ErrorIs(t, err, persetujuan.ErrPersetujuanTakSpesifik)
}

func TestB15_AnakSendiri(t *testing.T) {
	t.Parallel()
	p, w := diminta(t, "p1", diri, hari(2024, 7, 4)), oleh("f", hari(2024, 7, 4))
	_, _, err := p.Beri(beri(diri, versi1), fakta(), w)
	require.ErrorIs(t, err, persetujuan.ErrPerluWali)
	f := fakta()
	f.Kapasitas = []wali.Kapasitas{{Santri: "fatimah", Lingkup: []string{foto}, Mulai: hari(2024, 7, 1), Selesai: hari(2025, 7, 1)}}
	p, _, err = p.Beri(beri(diri, versi1), f, w)
	require.NoError(t, err)
	require.Equal(t, persetujuan.Diberikan, status(p, f, hari(2024, 8, 1)))
	require.Equal(t, persetujuan.Ditangguhkan, status(p, fakta(), hari(2024, 8, 1)), "tanpa penilaian")
}

func TestB16_WaliBelumTerbukti(t *testing.T) {
	t.Parallel()
	f := fakta()
	f.Kewenangan[0].Terbukti = time.Time{}
	_, _, err := diminta(t, "p1", ayah, hari(2024, 7, 4)).Beri(beri(ayah, versi1), f, oleh("akun", hari(2024, 7, 4)))
	require.ErrorIs(t, err, wali.ErrWaliBelumTerbukti)
}

// U-15 asks the same of every consent for a child.
func TestU15_PersetujuanAnakOlehWaliTerbukti(t *testing.T) {
	t.Parallel()
	f := fakta()
	f.Kewenangan[0].Terbukti = hari(2024, 7, 5)
	p := diberi(t, "p1", ayah)
	require.Equal(t, persetujuan.Ditangguhkan, status(p, f, hari(2024, 8, 1)), "baru terbukti sesudah persetujuan")
	require.Equal(t, persetujuan.Diberikan, status(p, fakta(), hari(2024, 8, 1)))
}

func TestB17_WaliSesudahDewasa(t *testing.T) {
	t.Parallel()
	p := diminta(t, "p1", ayah, hari(2027, 3, 20))
	_, _, err := p.Beri(beri(ayah, versi1), fakta(), oleh("akun", hari(2027, 3, 20)))
	require.ErrorIs(t, err, wali.ErrWaliBerakhir)
	p = diberi(t, "p2", ayah)
	_, _, err = p.Tarik(ayah, privasi.Persetujuan, fakta(), oleh("akun", hari(2027, 3, 20)))
	require.ErrorIs(t, err, wali.ErrWaliBerakhir)
}

func TestB18_WaliSantriLain(t *testing.T) {
	t.Parallel()
	f := fakta()
	f.Penyajian = append(f.Penyajian, persetujuan.Penyajian{Lembaga: lembaga, Subjek: "fatimah", Kepada: "paman", Versi: versi1, Tujuan: []string{foto}, Bentuk: []wali.BentukKomunikasi{wali.BentukTulisan}, Pada: hari(2024, 7, 3)})
	paman := persetujuan.Pemberi{Wali: "paman"}
	_, _, err := diminta(t, "p1", ayah, hari(2024, 7, 4)).Beri(beri(paman, versi1), f, oleh("akun", hari(2024, 7, 4)))
	require.ErrorIs(t, err, wali.ErrBukanWali)

	lain := fakta()
	lain.Orang.Subjek = "aisyah"
	for _, err := range []error{
		func() error {
			_, _, err := diminta(t, "p1", ayah, hari(2024, 7, 4)).Beri(beri(ayah, versi1), lain, oleh("a", hari(2024, 7, 4)))
			return err
		}(),
		func() error {
			_, _, err := diberi(t, "p1", ayah).Tarik(diri, privasi.Persetujuan, lain, oleh("a", hari(2024, 7, 9)))
			return err
		}(),
	} {
		require.Equal(t, dasar.NotFound, dasar.KindOf(err), "persetujuan orang lain")
	}
	require.Equal(t, persetujuan.TakAda, status(diberi(t, "p1", ayah), lain, hari(2024, 8, 1)))

	// The same person id in another institution is another person.
	seberang := fakta()
	seberang.Orang.Lembaga = "lain"
	_, _, err = diberi(t, "p1", ayah).Tarik(diri, privasi.Persetujuan, seberang, oleh("a", hari(2024, 7, 9)))
	require.Equal(t, dasar.NotFound, dasar.KindOf(err))
	_, _, err = diminta(t, "p1", ayah, hari(2024, 7, 4)).Beri(beri(ayah, versi1), seberang, oleh("a", hari(2024, 7, 4)))
	require.Equal(t, dasar.NotFound, dasar.KindOf(err))
	require.False(t, persetujuan.BerlakuPada([]persetujuan.Persetujuan{diberi(t, "p1", ayah)}, seberang, foto, hari(2024, 8, 1)).Ya)
	tidak, _, err := diminta(t, "p2", ibu, hari(2024, 7, 5)).Tolak(ibu, fakta(), oleh("i", hari(2024, 7, 10)))
	require.NoError(t, err)
	tidak.Lembaga = "lain"
	require.True(t, persetujuan.BerlakuPada([]persetujuan.Persetujuan{diberi(t, "p1", ayah), tidak}, fakta(), foto, hari(2024, 8, 1)).Ya, "penolakan di lembaga lain")
}

func TestB19_WaliDiriSendiri(t *testing.T) {
	t.Parallel()
	for _, o := range []persetujuan.Pemberi{{Wali: "fatimah"}, {}} {
		_, _, err := diminta(t, "p1", ayah, hari(2024, 7, 4)).Beri(beri(o, versi1), fakta(), oleh("akun", hari(2024, 7, 4)))
		require.ErrorIs(t, err, wali.ErrWaliTakSah)
	}
}

func TestB20_BuktiKertas(t *testing.T) {
	t.Parallel()
	p, w := diminta(t, "p1", ayah, hari(2024, 7, 4)), oleh("tu", hari(2024, 7, 4))
	for nama, b := range map[string]persetujuan.Pemberian{
		"tertulis tanpa bukti": {Oleh: ayah, Tujuan: []string{foto}, Cara: persetujuan.Tertulis, Versi: versi1},
		"rekaman tanpa bukti":  {Oleh: ayah, Tujuan: []string{foto}, Cara: persetujuan.Rekaman, Versi: versi1},
		"petugas tanpa bukti":  {Oleh: ayah, Tujuan: []string{foto}, Cara: persetujuan.Tertulis, Petugas: true, Versi: versi1},
		"petugas mengeklik":    {Oleh: ayah, Tujuan: []string{foto}, Cara: persetujuan.Elektronik, Petugas: true, Bukti: "b1", Formulir: formulir(versi1), Versi: versi1},
	} {
		_, _, err := p.Beri(b, fakta(), w)
		require.ErrorIs(t, err, persetujuan.ErrBuktiKosong, nama)
	}
	p, _, err := p.Beri(persetujuan.Pemberian{Oleh: ayah, Tujuan: []string{foto}, Cara: persetujuan.Tertulis, Petugas: true, Bukti: "b1", Versi: versi1}, fakta(), w)
	require.NoError(t, err)
	require.Equal(t, persetujuan.Diberikan, status(p, fakta(), hari(2024, 8, 1)))
}

func TestB21_TarikDuaKali(t *testing.T) {
	t.Parallel()
	p, satu, err := diberi(t, "p1", ayah).Tarik(ayah, privasi.Persetujuan, fakta(), oleh("akun", hari(2024, 9, 1)))
	require.NoError(t, err)
	lagi, dua, err := p.Tarik(ayah, privasi.Persetujuan, fakta(), oleh("akun", hari(2024, 9, 5)))
	require.NoError(t, err)
	require.Equal(t, p, lagi)
	require.Equal(t, satu, dua)
}

func TestB22_BukanDasarPersetujuan(t *testing.T) {
	t.Parallel()
	_, _, err := diberi(t, "p1", ayah).Tarik(ayah, privasi.KewajibanHukum, fakta(), oleh("akun", hari(2024, 9, 1)))
	require.ErrorIs(t, err, persetujuan.ErrBukanDasarPersetujuan)
	require.Contains(t, err.Error(), "kewajiban hukum")
	_, _, err = persetujuan.Minta(persetujuan.Permintaan{ID: "x", Tujuan: foto, Dasar: privasi.Kontrak, Pemberitahuan: versi1, Kepada: ayah}, fakta(), nil, oleh("tu", hari(2024, 7, 4)))
	require.ErrorIs(t, err, persetujuan.ErrBukanDasarPersetujuan, "U-07: kontrak bukan persetujuan")
	_, _, err = persetujuan.Minta(persetujuan.Permintaan{ID: "x", Dasar: privasi.Persetujuan, Kepada: ayah}, fakta(), nil, oleh("tu", hari(2024, 7, 4)))
	require.ErrorIs(t, err, privasi.ErrTujuanKosong)
}

// A married girl of 17 consents alone, and her father no more.
func TestU13_MenikahMemutuskanSendiri(t *testing.T) {
	t.Parallel()
	f := fakta()
	f.Orang.Nikah = dasar.Tgl(2026, 9, 12)
	p, _, err := diminta(t, "p1", diri, hari(2026, 9, 20)).Beri(beri(diri, versi1), f, oleh("f", hari(2026, 9, 20)))
	require.NoError(t, err)
	require.True(t, persetujuan.BerlakuPada([]persetujuan.Persetujuan{p}, f, foto, hari(2026, 9, 21)).Ya)
	require.True(t, f.Orang.AnakTerlindung(f.Usia, hari(2026, 9, 21)))
}

func TestU20_BentukPemberitahuan(t *testing.T) {
	t.Parallel()
	f := fakta()
	f.Lain = []wali.Orang{{Lembaga: lembaga, Subjek: "ayah", Bentuk: []wali.BentukKomunikasi{wali.BentukBraille}}}
	p, w := diminta(t, "p1", ayah, hari(2024, 7, 4)), oleh("a", hari(2024, 7, 4))
	_, _, err := p.Beri(beri(ayah, versi1), f, w)
	require.ErrorIs(t, err, persetujuan.ErrBentukKomunikasi)
	f.Penyajian[1].Bentuk = append(f.Penyajian[1].Bentuk, wali.BentukBraille)
	_, _, err = p.Beri(beri(ayah, versi1), f, w)
	require.NoError(t, err)
}

func TestU01_PersetujuanHanyaUntukDasarnya(t *testing.T) {
	t.Parallel()
	for _, d := range []privasi.DasarHukum{privasi.TanpaDasar, privasi.Kontrak, privasi.KewajibanHukum, privasi.KepentinganVital, privasi.TugasPublik, privasi.KepentinganSah} {
		_, _, err := persetujuan.Minta(persetujuan.Permintaan{ID: "x", Tujuan: foto, Dasar: d, Pemberitahuan: versi1, Kepada: ayah}, fakta(), nil, oleh("tu", hari(2024, 7, 4)))
		require.ErrorIs(t, err, persetujuan.ErrBukanDasarPersetujuan, d.String())
	}
	require.False(t, persetujuan.BerlakuPada([]persetujuan.Persetujuan{diberi(t, "p1", ayah)}, fakta(), foto, hari(2024, 7, 3)).Ya, "sebelum diberikan")
}

func TestU05_CaraMenyatakan(t *testing.T) {
	t.Parallel()
	require.NotContains(t, persetujuan.SemuaCara(), persetujuan.Cara("diam"))
	for _, c := range []persetujuan.Cara{"diam", "", "gulir"} {
		b := beri(ayah, versi1)
		b.Cara = c
		_, _, err := diminta(t, "p1", ayah, hari(2024, 7, 4)).Beri(b, fakta(), oleh("a", hari(2024, 7, 4)))
		require.ErrorIs(t, err, persetujuan.ErrCara)
	}
	b := beri(ayah, versi1)
	b.Formulir = nil
	_, _, err := diminta(t, "p1", ayah, hari(2024, 7, 4)).Beri(b, fakta(), oleh("a", hari(2024, 7, 4)))
	require.ErrorIs(t, err, persetujuan.ErrFormulir)
	b.Formulir = formulir(versi2)
	_, _, err = diminta(t, "p1", ayah, hari(2024, 7, 4)).Beri(b, fakta(), oleh("a", hari(2024, 7, 4)))
	require.ErrorIs(t, err, persetujuan.ErrFormulir, "formulir menanyakan versi lain")
}

func TestU06_FormulirTergabungBatal(t *testing.T) {
	t.Parallel()
	m := persetujuan.Permintaan{ID: "p1", Tujuan: foto, Dasar: privasi.Persetujuan, Pemberitahuan: versi1, Kepada: ayah}
	b := persetujuan.Pemberian{Oleh: ayah, Tujuan: []string{foto}, Formulir: formulir(versi1), Cara: persetujuan.Tertulis, Bukti: "surat-2024", Versi: versi1}
	b.Formulir.DenganSyarat = true
	p, ps, err := persetujuan.CatatLampau(m, b, fakta(), oleh("tu", hari(2024, 7, 4)))
	require.NoError(t, err)
	require.Equal(t, "PersetujuanDibatalkan", ps[1].Jenis)
	require.Equal(t, persetujuan.Dibatalkan, status(p, fakta(), hari(2024, 8, 1)))
	b.Bukti = ""
	_, _, err = persetujuan.CatatLampau(m, b, fakta(), oleh("tu", hari(2024, 7, 4)))
	require.ErrorIs(t, err, persetujuan.ErrBuktiKosong)
	b.Bukti, b.Formulir = "surat-2024", nil
	p, _, err = persetujuan.CatatLampau(m, b, fakta(), oleh("tu", hari(2024, 7, 4)))
	require.NoError(t, err)
	require.Equal(t, persetujuan.Diberikan, status(p, fakta(), hari(2024, 8, 1)))
	m.Pemberitahuan = "v0"
	_, _, err = persetujuan.CatatLampau(m, b, fakta(), oleh("tu", hari(2024, 7, 4)))
	require.ErrorIs(t, err, persetujuan.ErrPemberitahuanBelumDisajikan)
}

func TestU10_FormulirTanpaBujukan(t *testing.T) {
	t.Parallel()
	require.NoError(t, formulir(versi1).Periksa())
	require.ErrorIs(t, persetujuan.Formulir{Kode: "F"}.Periksa(), persetujuan.ErrFormulir)
	ganda := persetujuan.FormulirBaku("F", 30, [2]string{foto, versi1}, [2]string{foto, versi1})
	require.ErrorIs(t, ganda.Periksa(), persetujuan.ErrFormulir)
	tanpa := persetujuan.FormulirBaku("F", 30, [2]string{foto, ""})
	require.ErrorIs(t, tanpa.Periksa(), persetujuan.ErrFormulir)

	// No second question within thirty days; the person himself may come back.
	p, _, err := diminta(t, "p1", ayah, hari(2024, 7, 4)).Tolak(ayah, fakta(), oleh("a", hari(2024, 7, 4)))
	require.NoError(t, err)
	lama := []persetujuan.Persetujuan{p}
	m := persetujuan.Permintaan{ID: "p2", Tujuan: foto, Dasar: privasi.Persetujuan, Pemberitahuan: versi1, Kepada: ayah, TanyaUlangHari: 30}
	_, _, err = persetujuan.Minta(m, fakta(), lama, oleh("tu", hari(2024, 8, 2)))
	require.ErrorIs(t, err, persetujuan.ErrTanyaUlang)
	_, _, err = persetujuan.Minta(m, fakta(), lama, oleh("tu", hari(2024, 8, 3)))
	require.NoError(t, err)
	m.Prakarsa = true
	_, _, err = persetujuan.Minta(m, fakta(), lama, oleh("a", hari(2024, 7, 5)))
	require.NoError(t, err)
	m.Prakarsa, m.Kepada = false, ibu
	_, _, err = persetujuan.Minta(m, fakta(), lama, oleh("tu", hari(2024, 7, 5)))
	require.NoError(t, err, "ibu belum ditanya")
	require.NoError(t, persetujuan.BolehTanya(lama, ayah, "lomba", 30, hari(2024, 7, 5)), "tujuan lain")
}

func TestU11_PemasaranTersendiri(t *testing.T) {
	t.Parallel()
	gabung := persetujuan.FormulirBaku("F", 30, [2]string{foto, versi1}, [2]string{"pemasaran.wa", versi1})
	require.ErrorIs(t, gabung.Periksa(), persetujuan.ErrPersetujuanTakSpesifik)
	balik := persetujuan.FormulirBaku("F", 30, [2]string{"pemasaran", versi1}, [2]string{foto, versi1})
	require.ErrorIs(t, balik.Periksa(), persetujuan.ErrPersetujuanTakSpesifik)
	pisah := persetujuan.FormulirBaku("F", 30, [2]string{foto, versi1}, [2]string{"pemasaran.wa", "vp"})
	require.NoError(t, pisah.Periksa())

	f := fakta()
	f.Penyajian = slices.Concat(sajian("vp", "pemasaran", foto), sajian("vq", "pemasaran"))
	m := persetujuan.Permintaan{ID: "m", Tujuan: "pemasaran", Dasar: privasi.Persetujuan, Pemberitahuan: "vp", Kepada: ayah}
	_, _, err := persetujuan.Minta(m, f, nil, oleh("tu", hari(2024, 7, 4)))
	require.ErrorIs(t, err, persetujuan.ErrPersetujuanTakSpesifik)
	m.Pemberitahuan = "vq"
	p, _, err := persetujuan.Minta(m, f, nil, oleh("tu", hari(2024, 7, 4)))
	require.NoError(t, err)
	fm := persetujuan.FormulirBaku("F", 30, [2]string{"pemasaran", "vq"})
	p, _, err = p.Beri(persetujuan.Pemberian{Oleh: ayah, Tujuan: []string{"pemasaran"}, Formulir: &fm, Cara: persetujuan.Elektronik, Versi: "vq"}, f, oleh("a", hari(2024, 7, 4)))
	require.NoError(t, err)
	ps := []persetujuan.Persetujuan{p, diberi(t, "p1", ayah)}
	require.True(t, persetujuan.BerlakuPada(ps, f, "pemasaran", hari(2024, 8, 1)).Ya)
	require.False(t, persetujuan.BerlakuPada(ps, f, "pemasaran.wa", hari(2024, 8, 1)).Ya)
	require.False(t, persetujuan.BerlakuPada(ps[1:], f, "pemasaran", hari(2024, 8, 1)).Ya)
}

func TestU12_TarikSeketika(t *testing.T) {
	t.Parallel()
	saat := hari(2024, 9, 1)
	p, ps, err := diberi(t, "p1", ayah).Tarik(diri, privasi.Persetujuan, fakta(), oleh("f", saat))
	require.NoError(t, err, "santri sendiri boleh menarik, juga sebagai anak")
	require.Equal(t, "diri", ps[0].Kapasitas)
	semua := []persetujuan.Persetujuan{p}
	require.True(t, persetujuan.BerlakuPada(semua, fakta(), foto, saat.Add(-time.Nanosecond)).Ya)
	require.False(t, persetujuan.BerlakuPada(semua, fakta(), foto, saat).Ya)

	// A clock that jumped back does not keep it alive.
	p, _, err = diberi(t, "p1", ayah).Tarik(ayah, privasi.Persetujuan, fakta(), oleh("a", hari(2024, 7, 3)))
	require.NoError(t, err)
	require.Equal(t, persetujuan.Ditarik, status(p, fakta(), hari(2024, 7, 4)))

	// Final: consenting again is a new record.
	_, _, err = p.Perbarui(beri(ayah, versi1), fakta(), oleh("a", hari(2024, 9, 2)))
	require.ErrorIs(t, err, persetujuan.ErrPindahPersetujuan)
	_, _, err = diminta(t, "p3", ayah, hari(2024, 7, 4)).Tarik(ayah, privasi.Persetujuan, fakta(), oleh("a", hari(2024, 9, 2)))
	require.ErrorIs(t, err, persetujuan.ErrPindahPersetujuan, "belum pernah diberikan")
}

func TestP06_SyaratBukanPersetujuan(t *testing.T) {
	t.Parallel()
	f := persetujuan.FormulirBaku("F1", 30, [2]string{foto, versi1}, [2]string{"lomba", "v9"})
	js, err := f.Baca(map[string]string{"syarat": "true"})
	require.NoError(t, err)
	require.Empty(t, js)
	js, err = f.Baca(map[string]string{"syarat": "true", "lomba": "tolak"})
	require.NoError(t, err)
	require.Equal(t, []persetujuan.Jawaban{{Tujuan: "lomba", Pemberitahuan: "v9", Setuju: false}}, js)
	_, err = f.Baca(map[string]string{"kantin": "setuju"})
	require.ErrorIs(t, err, persetujuan.ErrFormulir)
	_, err = f.Baca(map[string]string{"lomba": "true"})
	require.ErrorIs(t, err, persetujuan.ErrFormulir)
	f.DenganSyarat = true
	_, err = f.Baca(map[string]string{"lomba": "setuju"})
	require.ErrorIs(t, err, persetujuan.ErrPersetujuanTakBebas)
}

func TestP25_TujuanDiLuarKebijakan(t *testing.T) {
	t.Parallel()
	p := diberi(t, "p1", ayah)
	ditarik, _, err := p.Tarik(ayah, privasi.Persetujuan, fakta(), oleh("a", hari(2024, 7, 10)))
	require.NoError(t, err)
	for nama, c := range map[string]struct {
		tujuan    string
		kebijakan []string
		ps        []persetujuan.Persetujuan
		mau       error
	}{
		"dalam kebijakan":         {foto, []string{foto}, nil, nil},
		"di luar, ada izin":       {foto, nil, []persetujuan.Persetujuan{p}, nil},
		"di luar, izin ditarik":   {foto, nil, []persetujuan.Persetujuan{ditarik}, persetujuan.ErrDiLuarKebijakan},
		"di luar, tanpa izin":     {foto, []string{"kesiswaan"}, nil, persetujuan.ErrDiLuarKebijakan},
		"izin untuk tujuan lain":  {"lomba", nil, []persetujuan.Persetujuan{p}, persetujuan.ErrDiLuarKebijakan},
		"tanpa tujuan":            {"", []string{""}, nil, privasi.ErrTujuanKosong},
		"awalan bukan tujuan itu": {"kesiswaan", []string{foto}, []persetujuan.Persetujuan{p}, persetujuan.ErrDiLuarKebijakan},
	} {
		err := persetujuan.BolehDipakai(c.tujuan, c.kebijakan, c.ps, fakta(), hari(2024, 8, 1))
		if c.mau == nil {
			require.NoError(t, err, nama)
		} else {
			require.ErrorIs(t, err, c.mau, nama)
		}
	}
}

// A yes and a no at one instant, in two records: the no counts.
func TestSaatBersamaanTidakMenang(t *testing.T) {
	t.Parallel()
	ya := diberi(t, "p1", ayah)
	for _, id := range []string{"p0", "p2"} {
		tidak, _, err := diminta(t, id, ibu, hari(2024, 7, 4)).Tolak(ibu, fakta(), oleh("i", hari(2024, 8, 1)))
		require.NoError(t, err)
		sekaligus, _, err := diminta(t, "p9", ibu, hari(2024, 7, 4)).Beri(beri(ibu, versi1), fakta(), oleh("i", hari(2024, 8, 1)))
		require.NoError(t, err)
		for _, ps := range [][]persetujuan.Persetujuan{{ya, tidak, sekaligus}, {sekaligus, tidak, ya}} {
			require.False(t, persetujuan.BerlakuPada(ps, fakta(), foto, hari(2024, 9, 1)).Ya)
		}
	}
}

func TestBatalkanDanPerpindahan(t *testing.T) {
	t.Parallel()
	p := diberi(t, "p1", ayah)
	_, _, err := p.Batalkan("bosan", oleh("tu", hari(2024, 8, 1)))
	require.ErrorIs(t, err, persetujuan.ErrSebabBatal)
	batal, ps, err := p.Batalkan(persetujuan.BatalPalsu, oleh("tu", hari(2024, 8, 1)))
	require.NoError(t, err)
	require.Equal(t, "petugas", ps[0].Kapasitas)
	require.Equal(t, persetujuan.Dibatalkan, status(batal, fakta(), hari(2024, 8, 1)))
	for _, err := range []error{
		func() error {
			_, _, err := batal.Batalkan(persetujuan.BatalPalsu, oleh("tu", hari(2024, 8, 2)))
			return err
		}(),
		func() error {
			_, _, err := p.Beri(beri(ayah, versi1), fakta(), oleh("a", hari(2024, 8, 2)))
			return err
		}(),
		func() error { _, _, err := p.Tolak(ayah, fakta(), oleh("a", hari(2024, 8, 2))); return err }(),
		func() error {
			_, _, err := p.Perbarui(beri(ayah, versi2), fakta(), oleh("a", hari(2024, 7, 3)))
			return err
		}(),
		func() error {
			b := beri(ayah, versi2)
			b.Berakhir = hari(2024, 8, 2)
			_, _, err := p.Perbarui(b, fakta(), oleh("a", hari(2024, 8, 2)))
			return err
		}(),
	} {
		require.ErrorIs(t, err, persetujuan.ErrPindahPersetujuan)
	}
	tunda, _, err := diminta(t, "p2", ayah, hari(2024, 7, 4)).Tunda(ayah, fakta(), oleh("a", hari(2024, 7, 4)))
	require.NoError(t, err)
	tunda, _, err = tunda.Beri(beri(ayah, versi1), fakta(), oleh("a", hari(2024, 7, 6)))
	require.NoError(t, err)
	require.Equal(t, persetujuan.Diberikan, status(tunda, fakta(), hari(2024, 7, 6)))
	require.Equal(t, persetujuan.DitundaJawab, status(tunda, fakta(), hari(2024, 7, 5)))
}

func TestAkhirBerlakuDanPembaruan(t *testing.T) {
	t.Parallel()
	b := beri(ayah, versi1)
	b.Berakhir = hari(2025, 7, 1)
	p, _, err := diminta(t, "p1", ayah, hari(2024, 7, 4)).Beri(b, fakta(), oleh("a", hari(2024, 7, 4)))
	require.NoError(t, err)
	require.Equal(t, persetujuan.Diberikan, status(p, fakta(), hari(2025, 6, 30)))
	require.Equal(t, persetujuan.Kedaluwarsa, status(p, fakta(), hari(2025, 7, 1)))
	p, ps, err := p.Perbarui(beri(ayah, versi2), fakta(), oleh("a", hari(2025, 8, 1)))
	require.NoError(t, err)
	require.Equal(t, "PersetujuanDiperbarui", ps[0].Jenis)
	require.Equal(t, persetujuan.Diperbarui, status(p, fakta(), hari(2025, 8, 1)))
	require.Equal(t, persetujuan.Kedaluwarsa, status(p, fakta(), hari(2025, 7, 15)), "masa lalu tidak berubah")
}

// A material change ends the consents for what it touches, and no others.
func TestP61_PerubahanMaterial(t *testing.T) {
	t.Parallel()
	f := fakta()
	f.Perubahan = []persetujuan.PerubahanMaterial{{Versi: versi2, Tujuan: []string{foto}, Sejak: hari(2025, 1, 1)}}
	p := diberi(t, "p1", ayah)
	require.Equal(t, persetujuan.Diberikan, status(p, f, hari(2024, 12, 31)))
	require.Equal(t, persetujuan.Kedaluwarsa, status(p, f, hari(2025, 1, 1)))
	lebihDulu, _, err := p.Perbarui(beri(ayah, versi2), f, oleh("a", hari(2024, 12, 20)))
	require.NoError(t, err)
	require.Equal(t, persetujuan.Diperbarui, status(lebihDulu, f, hari(2025, 1, 1)), "sudah menyetujui versi baru sebelum berlaku")
	f.Perubahan[0].Tujuan = []string{"lomba", "kesiswaan"}
	require.Equal(t, persetujuan.Diberikan, status(p, f, hari(2025, 1, 1)))
}

func TestISO27560(t *testing.T) {
	t.Parallel()
	terlihat := map[string]bool{}
	for _, s := range persetujuan.SemuaStatus() {
		iso, catatan := s.ISO()
		require.False(t, terlihat[iso], "tiap status berbeda")
		terlihat[iso] = true
		require.Equal(t, s == persetujuan.Ditangguhkan, catatan != "")
		require.Equal(t, s.Berlaku(), iso == "ConsentGiven" || iso == "RenewedConsentGiven")
	}
}

// A clause in a contract is no consent: nothing turns the one into the other.
func TestU07_KontrakBukanPersetujuan(t *testing.T) {
	t.Parallel()
	m := persetujuan.Permintaan{ID: "k1", Tujuan: foto, Dasar: privasi.Kontrak, Pemberitahuan: versi1, Kepada: ayah, Prakarsa: true}
	_, _, err := persetujuan.Minta(m, fakta(), nil, oleh("tu", hari(2024, 7, 4)))
	require.ErrorIs(t, err, persetujuan.ErrBukanDasarPersetujuan)
	p, _, err := persetujuan.CatatLampau(m, persetujuan.Pemberian{Oleh: ayah, Tujuan: []string{foto}, Cara: persetujuan.Tertulis, Bukti: "perjanjian-penerimaan-7", Versi: versi1}, fakta(), oleh("tu", hari(2024, 7, 4)))
	require.ErrorIs(t, err, persetujuan.ErrBukanDasarPersetujuan)
	require.False(t, persetujuan.BerlakuPada([]persetujuan.Persetujuan{p}, fakta(), foto, hari(2024, 8, 1)).Ya)
	b := beri(ayah, versi1)
	b.Formulir.DenganSyarat = true
	_, _, err = diminta(t, "p1", ayah, hari(2024, 7, 4)).Beri(b, fakta(), oleh("a", hari(2024, 7, 4)))
	require.ErrorIs(t, err, persetujuan.ErrPersetujuanTakBebas)
}

// What a storage keeps comes back as it was, and is worth the same.
func TestIsiRekaman(t *testing.T) {
	t.Parallel()
	d := &privasi.Daftar{}
	persetujuan.DaftarkanTipe(d)
	p, _, err := diberi(t, "p1", ayah).Tarik(diri, privasi.Persetujuan, fakta(), oleh("f", hari(2024, 9, 1)))
	require.NoError(t, err)
	isi, err := privasi.TulisIsi(d, &p)
	require.NoError(t, err)
	var q persetujuan.Persetujuan
	require.NoError(t, privasi.BacaIsi(d, isi, &q))
	require.Equal(t, p, q)
	s, f := fakta().Penyajian[0], persetujuan.Penyajian{}
	isi, err = privasi.TulisIsi(d, &s)
	require.NoError(t, err)
	require.NoError(t, privasi.BacaIsi(d, isi, &f))
	require.Equal(t, s, f)
}

func BenchmarkBerlakuPada(b *testing.B) {
	f := fakta()
	ps := []persetujuan.Persetujuan{diberi(b, "p1", ayah), diberi(b, "p2", ibu)}
	b.ReportAllocs()
	for b.Loop() {
		if !persetujuan.BerlakuPada(ps, f, foto, hari(2024, 9, 1)).Ya {
			b.Fatal("harus berlaku")
		}
	}
}
