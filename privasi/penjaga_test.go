package privasi_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

// jejakUji notes the calls and may fail.
type jejakUji struct {
	privasi.GudangJejak
	kali  []privasi.Catatan
	galat error
	saat  func()
}

func (j *jejakUji) Tambah(ctx context.Context, c privasi.Catatan) (int64, error) {
	j.kali = append(j.kali, c)
	if j.saat != nil {
		j.saat()
	}
	if j.galat != nil {
		return 0, j.galat
	}
	return j.GudangJejak.Tambah(ctx, c)
}

func TestMintaLaluBacaPerTingkat(t *testing.T) {
	r, o := rumah(t), contoh()
	privasitest.Segel(t, r, &o)
	bidang := []string{"ID", "Nama", "Lahir", "NIK", "HP", "Alamat", "Periksa", "Foto"}
	v := minta(t, r, privasi.PeranAdmin, privasi.TujuanKesiswaan, bidang, o.Subjek)
	require.Equal(t, map[string]string{"ID": "1", "Nama": "Ahmad Fauzi", "Lahir": "2012", "NIK": "359901•••01", "HP": "•••890", "Alamat": "•••, Kab. Kediri",
		"Periksa": "—", "Foto": "(ada)"}, v.Sajikan(&o))
	require.Equal(t, privasi.Samar, v.Tingkat(o.Subjek, "HP"))
	hp, tingkat, err := privasi.Baca(v, o.Subjek, "HP", o.HP)
	require.ErrorIs(t, err, privasi.ErrTingkat)
	require.Equal(t, dasar.Forbidden, dasar.KindOf(err))
	require.Equal(t, privasi.Samar, tingkat)
	require.Empty(t, hp)
	require.ErrorIs(t, v.Wajib(privasi.Penuh, o.Subjek, "Nama", "HP"), privasi.ErrTingkat)
	require.NoError(t, v.Wajib(privasi.Samar, o.Subjek, "Nama", "HP"))

	k := v.Keputusan()
	require.Equal(t, "Alamat", k.Untuk(o.Subjek)[0].Bidang)
	k.Untuk(o.Subjek)[0].Tingkat = privasi.Penuh
	require.ErrorIs(t, v.Wajib(privasi.Penuh, o.Subjek, "Alamat"), privasi.ErrTingkat, "keputusan tidak dapat diubah dari luar")

	v = minta(t, r, privasi.PeranTataUsaha, privasi.TujuanKesiswaan, bidang, o.Subjek)
	n, tingkat, err := privasi.Baca(v, o.Subjek, "NIK", o.NIK)
	require.NoError(t, err)
	require.Equal(t, privasi.Penuh, tingkat)
	require.Equal(t, nik("3599012902120001"), n)
	require.Equal(t, "2012-02-29", v.Terang(o.Subjek, "Lahir", o.Lahir.String()))
	require.Empty(t, v.Terang(o.Subjek, "Lahir", ""))
	kosong := orang{Subjek: o.Subjek}
	require.Empty(t, privasi.Tampil(v, o.Subjek, "HP", kosong.HP))
	_, _, err = privasi.Baca(v, o.Subjek, "HP", kosong.HP)
	require.NoError(t, err, "kosong bukan kesalahan")
	_, _, err = privasi.Baca(v, o.Subjek, "HP", privasi.Tutup("segar"))
	require.ErrorIs(t, err, privasi.ErrBelumSegel)
	_, _, err = privasi.Baca(v, o.Subjek, "Nama", o.HP)
	require.ErrorIs(t, err, privasi.ErrTingkat, "bidang terbuka bukan pintu bidang tersegel")
	_, _, err = privasi.Baca(v, o.Subjek, "Berat", o.Berat)
	require.ErrorIs(t, err, privasi.ErrTingkat, "tidak diminta")
	lain := privasi.NewSubjek()
	require.Equal(t, "—", privasi.Tampil(v, lain, "HP", o.HP))
	require.Equal(t, "—", v.Terang(lain, "Nama", "Budi"))
	require.Empty(t, v.Sajikan(&orang{Subjek: lain}))
	require.Empty(t, v.Sajikan(o), "bukan penunjuk")
	require.Empty(t, v.Sajikan(&tamu{Subjek: o.Subjek}), "tipe lain")
}

func TestTerangTingkatAda(t *testing.T) {
	r, o := rumah(t), contoh()
	reg := privasitest.RegisterBaku(t, privasitest.Lembaga)
	for i := range reg.Kegiatan {
		reg.Kegiatan[i].TingkatPeran[privasi.PeranKasir] = privasi.Ada
	}
	reg, err := reg.Tandatangani("akun", "Pengasuh", berapat)
	require.NoError(t, err)
	require.NoError(t, r.Penjaga.Register.Simpan(t.Context(), privasitest.Lembaga, reg, 1))
	v := minta(t, r, privasi.PeranKasir, privasi.TujuanPembayaran, []string{"Nama", "HP"}, o.Subjek)
	require.Equal(t, "(ada)", v.Terang(o.Subjek, "Nama", o.Nama))
	require.Equal(t, "(ada)", privasi.Tampil(v, o.Subjek, "HP", o.HP), "tanpa kunci pun")
}

func TestI09_U47_B46_JejakSebelumData(t *testing.T) {
	r, o := rumah(t), contoh()
	privasitest.Segel(t, r, &o)
	h := &hitung{GudangKunci: r.Kunci}
	j := &jejakUji{GudangJejak: r.Jejak}
	sudah := int64(0)
	j.saat = func() { require.Equal(t, sudah, h.ambil.Load(), "kunci diambil sebelum jejak tertulis") }
	r.Penjaga.Jejak, r.Penjaga.Brankas = j, privasi.BuatBrankas(h, privasitest.Induk(t))
	pel := privasitest.Pelaku(privasi.PeranTataUsaha, privasi.TujuanKesiswaan)

	j.galat = errors.New("cakram penuh")
	v, err := r.Penjaga.Minta(t.Context(), pel, tipeOrang, []string{"HP"}, o.Subjek)
	require.Nil(t, v)
	require.ErrorIs(t, err, privasi.ErrJejak)
	require.ErrorIs(t, err, j.galat)
	require.Equal(t, dasar.Unavailable, dasar.KindOf(err))
	require.Zero(t, h.ambil.Load())

	j.galat = nil
	v, err = r.Penjaga.Minta(t.Context(), pel, tipeOrang, []string{"HP"}, o.Subjek)
	require.NoError(t, err)
	require.Equal(t, "+6281234567890", privasi.Tampil(v, o.Subjek, "HP", o.HP))
	require.EqualValues(t, 1, h.ambil.Load())

	sudah, h.galat = 1, errors.New("gudang kunci mati")
	v, err = r.Penjaga.Minta(t.Context(), pel, tipeOrang, []string{"HP"}, o.Subjek)
	require.Nil(t, v)
	require.ErrorIs(t, err, h.galat)
}

func TestJejakDaftarLimaPuluhOrangSatuTulis(t *testing.T) {
	r := rumah(t)
	j := &jejakUji{GudangJejak: r.Jejak}
	h := &hitung{GudangKunci: r.Kunci}
	r.Penjaga.Jejak, r.Penjaga.Brankas = j, privasi.BuatBrankas(h, privasitest.Induk(t))
	var recs []*orang
	var s []privasi.SubjekID
	for range 50 {
		o := contoh()
		recs, s = append(recs, &o), append(s, o.Subjek)
	}
	privasitest.Segel(t, r, recs...)
	v := minta(t, r, privasi.PeranKasir, privasi.TujuanPembayaran, []string{"Nama", "HP", "NIK", "Nama"}, append(s, s[0])...)
	require.Len(t, j.kali, 1)
	require.Len(t, j.kali[0].Orang, 50)
	require.Len(t, j.kali[0].Golongan, 1, "orang yang sama keadaannya berbagi satu putusan")
	require.EqualValues(t, 1, h.ambil.Load())
	for _, o := range recs {
		require.Equal(t, map[string]string{"Nama": "Ahmad Fauzi", "HP": "•••890", "NIK": "—"}, v.Sajikan(o))
	}
	js, _, err := r.Jejak.Subjek(t.Context(), privasitest.Lembaga, s[7], dasar.Page{})
	require.NoError(t, err)
	require.Len(t, js, 1)
	b := js[0]
	require.Equal(t, j.kali[0].ID, b.ID)
	b.ID = ""
	require.Equal(t, privasi.Jejak{Lembaga: "uji", Pada: r.Jam.Now(), Pelaku: "akun-kasir", Peran: "kasir", Tujuan: privasi.TujuanPembayaran, Tipe: tipeOrang,
		Bidang: "HP=samar,NIK=tiada,Nama=penuh", Subjek: s[7]}, b)
	require.NotContains(t, fmt.Sprint(j.kali), "+6281234567890")
}

func TestB01_B02_B03_B04_MintaDitolak(t *testing.T) {
	r, o := rumah(t), contoh()
	privasitest.Segel(t, r, &o)
	j := &jejakUji{GudangJejak: r.Jejak}
	r.Penjaga.Jejak = j
	pel := privasitest.Pelaku(privasi.PeranTataUsaha, privasi.TujuanKesiswaan)
	lembagaBaru := pel
	lembagaBaru.Lembaga = "baru"
	banyak := make([]privasi.SubjekID, privasi.MaksSubjek+1)
	bidang, ctx := []string{"HP"}, t.Context()
	for nama, k := range map[string]struct {
		ctx    context.Context
		pel    dasar.Pelaku
		tipe   string
		bidang []string
		s      []privasi.SubjekID
		aturan dasar.Aturan
		jejak  int
	}{
		"dalam_unit":           {dasar.TandaiUnit(ctx), pel, tipeOrang, bidang, []privasi.SubjekID{"s"}, privasi.ErrBukaDalamUnit, 0},
		"tanpa_pelaku":         {ctx, dasar.Pelaku{}, tipeOrang, bidang, []privasi.SubjekID{"s"}, dasar.ErrPelaku, 0},
		"tanpa_tujuan":         {ctx, pel.Untuk(""), tipeOrang, bidang, []privasi.SubjekID{"s"}, privasi.ErrTujuanKosong, 0},
		"tujuan_tak_dikenal":   {ctx, pel.Untuk("gaib"), tipeOrang, bidang, []privasi.SubjekID{"s"}, privasi.ErrTujuanTakDikenal, 1},
		"tanpa_bidang":         {ctx, pel, tipeOrang, nil, []privasi.SubjekID{"s"}, privasi.ErrBidangKosong, 0},
		"tanpa_orang":          {ctx, pel, tipeOrang, bidang, nil, privasi.ErrBidangKosong, 0},
		"orang_kosong":         {ctx, pel, tipeOrang, bidang, []privasi.SubjekID{"s", ""}, privasi.ErrBidangKosong, 0},
		"terlalu_banyak_orang": {ctx, pel, tipeOrang, bidang, banyak, privasi.ErrTerlaluBanyak, 0},
		"terlalu_banyak_kolom": {ctx, pel, tipeOrang, make([]string, privasi.MaksBidang+1), []privasi.SubjekID{"s"}, privasi.ErrTerlaluBanyak, 0},
		"tipe_tak_terdaftar":   {ctx, pel, "x.Y", bidang, []privasi.SubjekID{"s"}, privasi.ErrTipe, 0},
		"lembaga_tanpa_reg":    {ctx, lembagaBaru, tipeOrang, bidang, []privasi.SubjekID{"s"}, privasi.ErrRegisterBelum, 0},
	} {
		j.kali = nil
		v, err := r.Penjaga.Minta(k.ctx, k.pel, k.tipe, k.bidang, k.s...)
		require.Nil(t, v, nama)
		require.ErrorIs(t, err, k.aturan, nama)
		require.Len(t, j.kali, k.jejak, nama)
	}
}

func TestPandanganKedaluwarsa(t *testing.T) {
	r, o := rumah(t), contoh()
	privasitest.Segel(t, r, &o)
	v := minta(t, r, privasi.PeranTataUsaha, privasi.TujuanKesiswaan, []string{"HP"}, o.Subjek)
	r.Jam.Maju(privasi.MasaPandangan)
	_, _, err := privasi.Baca(v, o.Subjek, "HP", o.HP)
	require.NoError(t, err)
	r.Jam.Maju(time.Microsecond)
	_, _, err = privasi.Baca(v, o.Subjek, "HP", o.HP)
	require.ErrorIs(t, err, privasi.ErrPandanganHabis)
	require.Equal(t, "(tidak terbaca)", privasi.Tampil(v, o.Subjek, "HP", o.HP))
}

type kerabat struct {
	anak  privasi.SubjekID
	galat error
}

func (k kerabat) Terkait(context.Context, dasar.Pelaku, []privasi.SubjekID) ([]privasi.SubjekID, error) {
	return []privasi.SubjekID{k.anak}, k.galat
}

func TestWaliHanyaMelihatAnaknya(t *testing.T) {
	r, anak, lain := rumah(t), contoh(), contoh()
	privasitest.Segel(t, r, &anak, &lain)
	bidang := []string{"Nama", "HP"}
	v := minta(t, r, privasi.PeranWali, privasi.TujuanHakSubjek, bidang, anak.Subjek)
	require.Equal(t, map[string]string{"Nama": "—", "HP": "—"}, v.Sajikan(&anak), "tanpa bukti hubungan tidak ada yang terlihat")
	r.Penjaga.Hubungan = kerabat{anak: anak.Subjek}
	v = minta(t, r, privasi.PeranWali, privasi.TujuanHakSubjek, bidang, anak.Subjek, lain.Subjek)
	require.Equal(t, map[string]string{"Nama": "Ahmad Fauzi", "HP": "+6281234567890"}, v.Sajikan(&anak))
	require.Equal(t, map[string]string{"Nama": "—", "HP": "—"}, v.Sajikan(&lain))
	js, _, err := r.Jejak.Subjek(t.Context(), privasitest.Lembaga, lain.Subjek, dasar.Page{})
	require.NoError(t, err)
	require.Equal(t, "HP=tiada,Nama=tiada", js[0].Bidang, "percobaan yang ditolak tercatat")
	r.Penjaga.Hubungan = kerabat{galat: errors.New("mati")}
	_, err = r.Penjaga.Minta(t.Context(), privasitest.Pelaku(privasi.PeranWali, privasi.TujuanHakSubjek), tipeOrang, bidang, anak.Subjek)
	require.Error(t, err)
}

// An institution's own register and keys say nothing about another's people.
func TestLembagaLainTakTerlihat(t *testing.T) {
	r, o := rumah(t), contoh()
	privasitest.Segel(t, r, &o)
	pel := privasitest.Pelaku(privasi.PeranTataUsaha, privasi.TujuanKesiswaan)
	pel.Lembaga = privasitest.LembagaLain
	v, err := r.Penjaga.Minta(t.Context(), pel, tipeOrang, []string{"HP"}, o.Subjek)
	require.NoError(t, err)
	_, _, err = privasi.Baca(v, o.Subjek, "HP", o.HP)
	require.ErrorIs(t, err, privasi.ErrKunciTiada)
}

// terbitUji counts what it is asked, and refuses while nothing is published.
type terbitUji struct {
	kali  int
	galat error
}

func (k *terbitUji) PeriksaKebijakan(context.Context, dasar.Pelaku) error { k.kali++; return k.galat }

// The door asks once for a decision whether a policy is in force, however many people it is
// about, and not at all in an emergency; a refusal opens nothing and leaves no line.
func TestP01_pintuBertanyaSekaliSekeputusan(t *testing.T) {
	r, o := rumah(t), contoh()
	privasitest.Segel(t, r, &o)
	j, k := &jejakUji{GudangJejak: r.Jejak}, &terbitUji{}
	r.Penjaga.Jejak, r.Penjaga.Kebijakan = j, k
	ss := make([]privasi.SubjekID, 1000)
	for i := range ss {
		ss[i] = privasi.NewSubjek()
	}
	minta(t, r, privasi.PeranAdmin, privasi.TujuanKesiswaan, []string{"Nama"}, append(ss, o.Subjek)...)
	require.Equal(t, 1, k.kali)
	k.galat = dasar.Aturan("UJI-01").Forbiddenf("belum terbit")
	_, err := r.Penjaga.Minta(t.Context(), privasitest.Pelaku(privasi.PeranAdmin, privasi.TujuanKesiswaan), tipeOrang, []string{"Nama"}, o.Subjek)
	require.ErrorIs(t, err, k.galat)
	require.Len(t, j.kali, 1)
	_, err = r.Penjaga.MintaDengan(t.Context(), privasitest.Pelaku(privasi.PeranMusyrif, privasi.TujuanKesehatan), privasi.Konteks{Darurat: "d-1"}, tipeOrang, []string{"Nama"}, o.Subjek)
	require.ErrorIs(t, err, privasi.ErrKonteks, "keadaan darurat ditanyakan kepada pemeriksanya, bukan kepada kebijakan")
	require.Equal(t, 2, k.kali)
}
