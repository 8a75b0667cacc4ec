package privasi_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasimem"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

func TestSegelLaluBuka(t *testing.T) {
	r, asli := rumah(t), contoh()
	o := asli
	privasitest.Segel(t, r, &o)
	privasitest.Sama(t, r, asli, o)
	require.Equal(t, map[string]string{"NIK": "3599012902120001", "HP": "+6281234567890", "Alamat": "Jl. Melati 3, Kab. Kediri", "Periksa": "2026-09-01",
		"Berat": "41", "Foto": `"AAEC"`, "Nilai": `{"nahwu":[80,90]}`}, privasitest.Buka(t, r, o))
	lagi := o
	privasitest.Segel(t, r, &lagi)
	satu, _ := o.NIK.Bungkus()
	dua, _ := lagi.NIK.Bungkus()
	require.Equal(t, satu, dua, "yang sudah disegel tidak disegel lagi")
}

func TestSegelSatuKaliAmbilSatuKaliBuat(t *testing.T) {
	r := rumah(t)
	h := &hitung{GudangKunci: r.Kunci}
	b := privasi.BuatBrankas(h, privasitest.Induk(t))
	recs := make([]*orang, 500)
	for i := range recs {
		o := contoh()
		recs[i] = &o
	}
	require.NoError(t, privasi.Segel(t.Context(), b, r.Daftar, "uji", recs...))
	require.Equal(t, []int64{1, 1}, []int64{h.ambil.Load(), h.buat.Load()})
	for _, o := range recs {
		o.HP = privasi.Tutup("0811")
	}
	require.NoError(t, privasi.Segel(t.Context(), b, r.Daftar, "uji", recs...))
	require.Equal(t, []int64{2, 1}, []int64{h.ambil.Load(), h.buat.Load()}, "kunci sudah ada")
	require.NoError(t, privasi.Segel(t.Context(), b, r.Daftar, "uji", recs...))
	require.Equal(t, []int64{2, 1}, []int64{h.ambil.Load(), h.buat.Load()}, "tidak ada yang segar")
}

// Beyond 4,096 keys an import goes in several round trips, none larger.
func TestSegelBerkelompok(t *testing.T) {
	r := rumah(t)
	h := &hitung{GudangKunci: r.Kunci}
	b := privasi.BuatBrankas(h, privasitest.Induk(t))
	recs := make([]*orang, 3000) // three keys each
	for i := range recs {
		o := contoh()
		recs[i] = &o
	}
	require.NoError(t, privasi.Segel(t.Context(), b, r.Daftar, privasitest.Lembaga, recs...))
	require.Equal(t, []int64{3, 3}, []int64{h.ambil.Load(), h.buat.Load()})
	asli := contoh()
	for _, o := range []*orang{recs[0], recs[1365], recs[1366], recs[2999]} {
		asli.Subjek = o.Subjek
		privasitest.Sama(t, r, asli, *o)
	}
	h.galat = errors.New("mati")
	recs[0].HP, recs[2999].HP = privasi.Tutup("1"), privasi.Tutup("2")
	require.ErrorIs(t, privasi.Segel(t.Context(), b, r.Daftar, privasitest.Lembaga, recs...), h.galat)
}

func TestSegelDitolak(t *testing.T) {
	r, o := rumah(t), contoh()
	type lain struct{}
	ctx := t.Context()
	require.ErrorIs(t, privasi.Segel(ctx, r.Brankas, r.Daftar, "uji", &lain{}), privasi.ErrTipe)
	require.ErrorIs(t, privasi.Segel(dasar.TandaiUnit(ctx), r.Brankas, r.Daftar, "uji", &o), privasi.ErrSegelDalamUnit)
	_, err := r.Brankas.IndeksButa(dasar.TandaiUnit(ctx), "uji", privasi.KategoriNIK, "1")
	require.ErrorIs(t, err, privasi.ErrSegelDalamUnit)
	tanpa := contoh()
	tanpa.Subjek = ""
	require.ErrorIs(t, privasi.Segel(ctx, r.Brankas, r.Daftar, "uji", &tanpa), privasi.ErrTanpaSubjek)
	require.True(t, tanpa.HP.Segar())
	require.NoError(t, privasi.Segel(ctx, r.Brankas, r.Daftar, "uji", &orang{}), "tanpa isi tidak perlu subjek")
	rusak := errors.New("gudang mati")
	b := privasi.BuatBrankas(&hitung{GudangKunci: r.Kunci, galat: rusak}, privasitest.Induk(t))
	require.ErrorIs(t, privasi.Segel(ctx, b, r.Daftar, "uji", &o), rusak)
	require.True(t, o.HP.Segar())
}

// A ciphertext copied to another person, field, type or institution stays shut.
func TestI38_SandiPindahTakPernahTerbuka(t *testing.T) {
	r, a, b := rumah(t), contoh(), contoh()
	x, y := tamu{Subjek: a.Subjek, KTP: privasi.Tutup(nik("1")), Lama: privasi.Tutup(nik("2"))}, contoh()
	a.HP, a.NIK = privasi.Tutup("111"), privasi.Tutup(nik("222"))
	privasitest.Segel(t, r, &a, &b)
	privasitest.Segel(t, r, &x)
	privasitest.SegelUntuk(t, r, privasitest.LembagaLain, &y)
	sandiA, _ := a.HP.Bungkus()
	v := minta(t, r, privasi.PeranTataUsaha, privasi.TujuanKesiswaan, []string{"NIK", "HP"}, a.Subjek, b.Subjek, y.Subjek)
	baca := func(s privasi.SubjekID, bidang string, b privasi.Bungkus) error {
		_, _, err := privasi.Baca(v, s, bidang, privasi.DariSegel[string](b))
		return err
	}
	require.NoError(t, baca(a.Subjek, "HP", sandiA))
	sandiX, _ := x.KTP.Bungkus()
	sandiY, _ := y.HP.Bungkus()
	rusak := append([]byte{}, sandiA.Sandi...)
	rusak[len(rusak)-1] ^= 1
	versi := append([]byte{}, sandiA.Sandi...)
	versi[0] = 9
	for nama, err := range map[string]error{
		"orang_lain": baca(b.Subjek, "HP", sandiA), "bidang_lain": baca(a.Subjek, "NIK", sandiA), "tipe_lain": baca(a.Subjek, "NIK", sandiX),
		"satu_bit": baca(a.Subjek, "HP", privasi.Bungkus{Sandi: rusak}), "versi": baca(a.Subjek, "HP", privasi.Bungkus{Sandi: versi}),
		"terpotong": baca(a.Subjek, "HP", privasi.Bungkus{Sandi: sandiA.Sandi[:5]}),
	} {
		require.ErrorIs(t, err, privasi.ErrSandi, nama)
	}
	require.ErrorIs(t, baca(y.Subjek, "HP", sandiY), privasi.ErrKunciTiada, "kunci lembaga lain")
	require.Equal(t, "(tidak terbaca)", privasi.Tampil(v, b.Subjek, "HP", privasi.DariSegel[string](sandiA)))
}

// Even with the key row copied to another institution nothing opens.
func TestB31_KunciPindahLembagaTakTerbuka(t *testing.T) {
	r, o := rumah(t), contoh()
	privasitest.Segel(t, r, &o)
	ctx, id := t.Context(), privasi.KunciID{Subjek: o.Subjek, Kelas: privasi.RetensiIdentitas}
	k, err := r.Kunci.Ambil(ctx, privasitest.Lembaga, []privasi.KunciID{id})
	require.NoError(t, err)
	_, err = r.Kunci.Buat(ctx, privasitest.LembagaLain, map[privasi.KunciID][]byte{id: k[id].Terbungkus}, r.Jam.Now())
	require.NoError(t, err)
	pel := privasitest.Pelaku(privasi.PeranTataUsaha, privasi.TujuanKesiswaan)
	pel.Lembaga = privasitest.LembagaLain
	_, err = r.Penjaga.Minta(ctx, pel, tipeOrang, []string{"HP"}, o.Subjek)
	require.ErrorIs(t, err, privasi.ErrKunciInduk)
}

func TestI34_I35_B30_Musnah(t *testing.T) {
	r, o := rumah(t), contoh()
	ctx := t.Context()
	privasitest.Segel(t, r, &o)
	id := privasi.KunciID{Subjek: o.Subjek, Kelas: privasi.RetensiIdentitas}
	cadangan, err := r.Kunci.Ambil(ctx, privasitest.Lembaga, []privasi.KunciID{id})
	require.NoError(t, err)
	for range 2 {
		require.NoError(t, r.Brankas.Musnahkan(ctx, privasitest.Lembaga, o.Subjek, privasi.RetensiIdentitas))
	}
	require.NoError(t, r.Brankas.Musnahkan(ctx, privasitest.Lembaga, o.Subjek))
	require.Error(t, r.Brankas.Musnahkan(ctx, privasitest.Lembaga, o.Subjek, "selamanya"))
	require.Error(t, r.Brankas.Musnahkan(ctx, privasitest.Lembaga, "", privasi.RetensiIdentitas))
	_, err = r.Kunci.Buat(ctx, privasitest.Lembaga, map[privasi.KunciID][]byte{id: cadangan[id].Terbungkus}, r.Jam.Now()) // restored backup
	require.NoError(t, err)

	v := minta(t, r, privasi.PeranTataUsaha, privasi.TujuanKesiswaan, []string{"HP", "Nama", "Periksa"}, o.Subjek)
	_, tingkat, err := privasi.Baca(v, o.Subjek, "HP", o.HP)
	require.ErrorIs(t, err, privasi.ErrKunciMusnah)
	require.Equal(t, privasi.Penuh, tingkat)
	require.Equal(t, "(dimusnahkan)", privasi.Tampil(v, o.Subjek, "HP", o.HP))
	require.Equal(t, "—", privasi.Tampil(v, o.Subjek, "Periksa", o.Periksa))
	o.HP = privasi.Tutup("baru")
	require.ErrorIs(t, privasi.Segel(ctx, r.Brankas, r.Daftar, privasitest.Lembaga, &o), privasi.ErrKunciMusnah, "menulis ke kelas yang dimusnahkan")

	pel := privasitest.Pelaku(privasi.PeranPPDP, privasi.TujuanHakSubjek)
	v, err = r.Penjaga.Minta(ctx, pel, tipeOrang, []string{"Periksa"}, o.Subjek)
	require.NoError(t, err)
	tgl, _, err := privasi.Baca(v, o.Subjek, "Periksa", o.Periksa)
	require.NoError(t, err, "kelas lain tetap terbuka")
	require.Equal(t, dasar.Tgl(2026, 9, 1), tgl)
}

// Two processes seal for the same new people at once: all of it opens.
func TestSegelBersamaan(t *testing.T) {
	r := rumah(t)
	subjek := make([]privasi.SubjekID, 20)
	for i := range subjek {
		subjek[i] = privasi.NewSubjek()
	}
	const n = 8
	hasil, galat := make([][]*orang, n), make([]error, n)
	var wg sync.WaitGroup
	for p := range n {
		wg.Go(func() {
			b := privasi.BuatBrankas(r.Kunci, privasitest.Induk(t))
			for _, s := range subjek {
				o := contoh()
				o.Subjek, o.HP = s, privasi.Tutup(fmt.Sprint("hp", p))
				hasil[p] = append(hasil[p], &o)
			}
			galat[p] = privasi.Segel(context.Background(), b, r.Daftar, privasitest.Lembaga, hasil[p]...)
		})
	}
	wg.Wait()
	require.NoError(t, errors.Join(galat...))
	v := minta(t, r, privasi.PeranTataUsaha, privasi.TujuanKesiswaan, []string{"HP"}, subjek...)
	for p, os := range hasil {
		for _, o := range os {
			hp, _, err := privasi.Baca(v, o.Subjek, "HP", o.HP)
			require.NoError(t, err)
			require.Equal(t, fmt.Sprint("hp", p), hp)
		}
	}
}

func TestIndeksButa(t *testing.T) {
	r, o := rumah(t), contoh()
	ctx := t.Context()
	x := tamu{Subjek: privasi.NewSubjek(), KTP: privasi.Tutup(nik("3599012902120001")), Lama: privasi.Tutup(nik("3599012902120001"))}
	y := contoh()
	privasitest.Segel(t, r, &o)
	privasitest.Segel(t, r, &x)
	privasitest.SegelUntuk(t, r, privasitest.LembagaLain, &y)
	cari, err := r.Brankas.IndeksButa(ctx, privasitest.Lembaga, privasi.KategoriNIK, " 3599012902120001 ")
	require.NoError(t, err)
	diOrang, _ := o.NIK.Bungkus()
	diTamu, _ := x.KTP.Bungkus()
	tanpaIndeks, _ := x.Lama.Bungkus()
	diLain, _ := y.NIK.Bungkus()
	require.Len(t, cari, 32)
	require.Equal(t, cari, diOrang.Indeks)
	require.Equal(t, cari, diTamu.Indeks, "kategori yang sama di tipe lain")
	require.Nil(t, tanpaIndeks.Indeks)
	require.NotEqual(t, cari, diLain.Indeks, "lembaga lain")
	require.NotEqual(t, diOrang.Sandi, diTamu.Sandi)
	lain, err := r.Brankas.IndeksButa(ctx, privasitest.Lembaga, privasi.KategoriKK, "3599012902120001")
	require.NoError(t, err)
	require.NotEqual(t, cari, lain, "kategori lain")
	banyak, err := r.Brankas.IndeksBanyak(ctx, privasitest.Lembaga, privasi.KategoriSurel, []string{"Budi@Contoh.id", "budi@contoh.id", "x"})
	require.NoError(t, err)
	require.Equal(t, banyak[0], banyak[1], "huruf besar kecil tidak dibedakan")
	require.NotEqual(t, banyak[1], banyak[2])
}

func TestSegelSifat(t *testing.T) {
	r := rumah(t)
	rapid.Check(t, func(rt *rapid.T) {
		o := contoh()
		o.HP, o.NIK = privasi.Tutup(rapid.String().Draw(rt, "hp")), privasi.Tutup(nik(rapid.String().Draw(rt, "nik")))
		o.Alamat = privasi.Tutup(alamat{rapid.StringN(0, 20, -1).Draw(rt, "jalan"), "x"})
		o.Foto = privasi.Tutup(rapid.SliceOfN(rapid.Byte(), 0, 99).Draw(rt, "foto"))
		salin := o
		privasitest.Segel(t, r, &salin)
		privasitest.Sama(t, r, o, salin)
	})
}

func TestSandiTidakMemuatIsi(t *testing.T) {
	r, o := rumah(t), contoh()
	o.HP, o.NIK = privasi.Tutup(kenari), privasi.Tutup(nik(kenari))
	privasitest.Segel(t, r, &o)
	for _, f := range []interface {
		Bungkus() (privasi.Bungkus, bool)
	}{o.HP, o.NIK} {
		b, _ := f.Bungkus()
		tanpaKenari(t, "sandi", string(b.Sandi)+string(b.Indeks))
	}
	dua := o
	dua.HP = privasi.Tutup(kenari)
	privasitest.Segel(t, r, &dua)
	a, _ := o.HP.Bungkus()
	b, _ := dua.HP.Bungkus()
	require.NotEqual(t, a.Sandi, b.Sandi, "isi yang sama tidak memberi sandi yang sama")
}

func TestKunciSidikTidakMemuatNama(t *testing.T) {
	id := privasi.KunciID{Subjek: "s", Kelas: privasi.RetensiIdentitas}
	require.NotEqual(t, id.Sidik("a"), id.Sidik("b"))
	require.NotEqual(t, privasi.KunciID{Subjek: "sx", Kelas: "y"}.Sidik("a"), privasi.KunciID{Subjek: "s", Kelas: "xy"}.Sidik("a"))
}

func TestIndukBerbedaDitolak(t *testing.T) {
	c := dasarmem.New()
	lama, err := privasi.IndukDari(make([]byte, 32))
	require.NoError(t, err)
	ctx := t.Context()
	require.NoError(t, privasi.BuatBrankas(privasimem.NewKunci(c), lama).Periksa(ctx, "uji"))
	require.NoError(t, privasi.BuatBrankas(privasimem.NewKunci(c), lama).Periksa(ctx, "uji"))
	require.ErrorIs(t, privasi.BuatBrankas(privasimem.NewKunci(c), privasitest.Induk(t)).Periksa(ctx, "uji"), privasi.ErrKunciInduk)
	_, err = privasi.IndukDari([]byte("pendek"))
	require.ErrorIs(t, err, privasi.ErrKunciInduk)
}

// Another master key changes no plaintext and revives nothing that was destroyed; a
// rotation that was cut off is finished by the next.
func TestI39_PutarInduk(t *testing.T) {
	r, o := rumah(t), contoh()
	ctx := t.Context()
	lain := contoh()
	privasitest.Segel(t, r, &o, &lain)
	require.NoError(t, r.Brankas.Musnahkan(ctx, privasitest.Lembaga, lain.Subjek, privasi.RetensiIdentitas))
	baru, err := privasi.IndukDari([]byte("kunci induk baru untuk uji, 32b!"))
	require.NoError(t, err)
	n, err := r.Brankas.PutarInduk(ctx, privasitest.Lembaga, baru)
	require.NoError(t, err)
	require.Positive(t, n)
	n, err = r.Brankas.PutarInduk(ctx, privasitest.Lembaga, baru)
	require.NoError(t, err)
	require.Zero(t, n, "dua kali sama saja")

	require.ErrorIs(t, r.Brankas.Periksa(ctx, privasitest.Lembaga), privasi.ErrKunciInduk, "kunci lama tidak membuka apa pun lagi")
	r.Brankas = privasi.BuatBrankas(r.Kunci, baru)
	r.Brankas.Now, r.Penjaga.Brankas = r.Jam.Now, r.Brankas
	v := minta(t, r, privasi.PeranTataUsaha, privasi.TujuanKesiswaan, []string{"HP"}, o.Subjek, lain.Subjek)
	require.Equal(t, "+6281234567890", privasi.Tampil(v, o.Subjek, "HP", o.HP))
	require.Equal(t, "(dimusnahkan)", privasi.Tampil(v, lain.Subjek, "HP", lain.HP))
}
