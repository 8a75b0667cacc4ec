package privasi_test

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

type (
	tanpaTanda struct {
		A privasi.SubjekID `privasi:"subjek"`
		X string
	}
	bebasTanpaAlasan struct {
		X string `privasi:"-"`
	}
	bebasAlasanKosong struct {
		X string `privasi:"-, "`
	}
	bebasTanpaKoma struct {
		X string `privasi:"-alasan"`
	}
	kunciTakDikenal struct {
		X privasi.Tertutup[string] `privasi:"kategori=a;kelas=umum;retensi=identitas;warna=merah"`
	}
	kunciGanda struct {
		X privasi.Tertutup[string] `privasi:"kategori=a;kategori=b;kelas=umum;retensi=identitas"`
	}
	kelasTakDikenal struct {
		X privasi.Tertutup[string] `privasi:"kategori=a;kelas=rahasia;retensi=identitas"`
	}
	retensiTakDikenal struct {
		X privasi.Tertutup[string] `privasi:"kategori=a;kelas=umum;retensi=selamanya"`
	}
	kategoriTakSah struct {
		X privasi.Tertutup[string] `privasi:"kategori=A..b;kelas=umum;retensi=identitas"`
	}
	takLengkap struct {
		X privasi.Tertutup[string] `privasi:"kategori=a;kelas=umum"`
	}
	pribadiTakTertutup struct {
		X string `privasi:"kategori=a;kelas=umum;retensi=identitas"`
	}
	terbukaTanpaAlasan struct {
		X string `privasi:"kategori=a;kelas=umum;retensi=identitas;terbuka="`
	}
	wajibTertutup struct {
		X string `privasi:"kategori=kontak.hp;kelas=umum;retensi=identitas;terbuka=dicari"`
	}
	tertutupTanpaPerlu struct {
		X privasi.Tertutup[string] `privasi:"-,bukan data pribadi"`
	}
	tertutupTerbuka struct {
		X privasi.Tertutup[string] `privasi:"kategori=a;kelas=umum;retensi=identitas;terbuka=dicari"`
	}
	indeksTerbuka struct {
		X string `privasi:"kategori=a;kelas=umum;retensi=identitas;terbuka=dicari;indeks"`
	}
	indeksBernilai struct {
		X privasi.Tertutup[string] `privasi:"kategori=a;kelas=umum;retensi=identitas;indeks=ya"`
	}
	sebagaiKosong struct {
		X privasi.Tertutup[string] `privasi:"kategori=a;kelas=umum;retensi=identitas;sebagai="`
	}
	tertutupDalamIrisan struct {
		X []privasi.Tertutup[string] `privasi:"-,tersembunyi"`
	}
	tertutupDalamStruct struct {
		X struct{ Y *privasi.Tertutup[string] } `privasi:"-,tersembunyi"`
	}
	tanpaSubjek struct {
		X privasi.Tertutup[string] `privasi:"kategori=a;kelas=umum;retensi=identitas"`
	}
	duaSubjek struct {
		A privasi.SubjekID `privasi:"subjek"`
		B privasi.SubjekID `privasi:"subjek"`
	}
	subjekTeks struct {
		A string `privasi:"subjek"`
	}
	takDiekspor struct {
		A privasi.SubjekID `privasi:"subjek"`
		b string           `privasi:"-,teknis"` //lint:ignore U1000 read by reflection only
	}
	sebagaiGanda struct {
		A privasi.SubjekID         `privasi:"subjek"`
		X privasi.Tertutup[string] `privasi:"kategori=a;kelas=umum;retensi=identitas"`
		Y privasi.Tertutup[string] `privasi:"kategori=a;kelas=umum;retensi=identitas;sebagai=X"`
	}
)

func TestB07_B08_B09_B10_P51_TandaSalah(t *testing.T) {
	d := &privasi.Daftar{}
	for nama, k := range map[string]struct {
		err   error
		sebab string
	}{
		"tanpa_tanda":           {privasi.Daftarkan[tanpaTanda](d), "tanpa tanda"},
		"bebas_tanpa_alasan":    {privasi.Daftarkan[bebasTanpaAlasan](d), "bebas tanpa alasan"},
		"bebas_alasan_kosong":   {privasi.Daftarkan[bebasAlasanKosong](d), "bebas tanpa alasan"},
		"bebas_tanpa_koma":      {privasi.Daftarkan[bebasTanpaKoma](d), "bebas tanpa alasan"},
		"kunci_tak_dikenal":     {privasi.Daftarkan[kunciTakDikenal](d), "kunci tak dikenal: warna"},
		"kunci_ganda":           {privasi.Daftarkan[kunciGanda](d), "kunci ganda: kategori"},
		"kelas_tak_dikenal":     {privasi.Daftarkan[kelasTakDikenal](d), "kelas tak dikenal: rahasia"},
		"retensi_tak_dikenal":   {privasi.Daftarkan[retensiTakDikenal](d), "retensi tak dikenal: selamanya"},
		"kategori_tak_sah":      {privasi.Daftarkan[kategoriTakSah](d), "kategori tak sah: A..b"},
		"tak_lengkap":           {privasi.Daftarkan[takLengkap](d), "tanda tak lengkap: kategori, kelas dan retensi wajib ada"},
		"pribadi_tak_tertutup":  {privasi.Daftarkan[pribadiTakTertutup](d), "data pribadi harus Tertutup, atau terbuka dengan alasan"},
		"terbuka_tanpa_alasan":  {privasi.Daftarkan[terbukaTanpaAlasan](d), "terbuka tanpa alasan"},
		"wajib_tertutup":        {privasi.Daftarkan[wajibTertutup](d), "kategori kontak.hp wajib Tertutup"},
		"tertutup_tanpa_perlu":  {privasi.Daftarkan[tertutupTanpaPerlu](d), "tertutup tanpa perlu: bidang ini dinyatakan bukan data pribadi"},
		"tertutup_dan_terbuka":  {privasi.Daftarkan[tertutupTerbuka](d), "tertutup tanpa perlu: bidang ini dinyatakan terbuka"},
		"indeks_bidang_terbuka": {privasi.Daftarkan[indeksTerbuka](d), "indeks hanya untuk bidang Tertutup"},
		"indeks_bernilai":       {privasi.Daftarkan[indeksBernilai](d), "indeks tidak menerima nilai"},
		"sebagai_kosong":        {privasi.Daftarkan[sebagaiKosong](d), "sebagai tanpa nama"},
		"dalam_irisan":          {privasi.Daftarkan[tertutupDalamIrisan](d), "Tertutup harus menjadi tipe bidang itu sendiri, bukan di dalam penunjuk, irisan, peta atau struct"},
		"dalam_struct":          {privasi.Daftarkan[tertutupDalamStruct](d), "Tertutup harus menjadi tipe bidang itu sendiri, bukan di dalam penunjuk, irisan, peta atau struct"},
		"tanpa_subjek":          {privasi.Daftarkan[tanpaSubjek](d), "harus tepat satu subjek, ada 0"},
		"dua_subjek":            {privasi.Daftarkan[duaSubjek](d), "harus tepat satu subjek, ada 2"},
		"subjek_bukan_SubjekID": {privasi.Daftarkan[subjekTeks](d), "subjek harus bertipe privasi.SubjekID"},
		"tak_diekspor":          {privasi.Daftarkan[takDiekspor](d), "bidang tidak diekspor"},
		"nama_segel_ganda":      {privasi.Daftarkan[sebagaiGanda](d), "nama segel ganda: X"},
		"bukan_struct":          {privasi.Daftarkan[int](d), "bukan struct bernama"},
		"struct_tak_bernama":    {privasi.Daftarkan[struct{}](d), "bukan struct bernama"},
		"orang_tanpa_jenis":     {privasi.Daftarkan[orangTanpaJenis](d), "orang tanpa jenis id"},
		"orang_bukan_teks":      {privasi.Daftarkan[orangBukanTeks](d), "orang harus berupa id teks"},
		"orang_dan_subjek":      {privasi.Daftarkan[orangDanSubjek](d), "harus tepat satu subjek, ada 2"},
		"orang_tersegel":        {privasi.Daftarkan[orangTersegel](d), "data tersegel perlu SubjekID"},
		"orang_tanpa_subjek":    {privasi.Daftarkan[lewatOrang](d, privasi.TanpaSubjek), "tipe tanpa subjek memuat data pribadi"},
		"tanpa_subjek_pribadi":  {privasi.Daftarkan[orang](d, privasi.TanpaSubjek), "tipe tanpa subjek memuat data pribadi"},
	} {
		g, ok := k.err.(*privasi.GalatTanda)
		require.True(t, ok, "%s: %v", nama, k.err)
		require.Equal(t, k.sebab, g.Sebab, nama)
	}
	require.Empty(t, d.Semua(), "tipe yang salah tidak terdaftar")
}

type (
	orangTanpaJenis struct {
		Santri string `privasi:"orang="`
	}
	orangBukanTeks struct {
		Santri int `privasi:"orang=santri"`
	}
	orangDanSubjek struct {
		Subjek privasi.SubjekID `privasi:"subjek"`
		Santri string           `privasi:"orang=santri"`
	}
	orangTersegel struct {
		Santri string                   `privasi:"orang=santri"`
		HP     privasi.Tertutup[string] `privasi:"kategori=kontak.hp;kelas=umum;retensi=identitas"`
	}
	lewatOrang struct {
		Santri string `privasi:"orang=santri"`
		Jumlah int    `privasi:"kategori=keuangan.tagihan;kelas=umum;retensi=pembukuan;terbuka=dijumlahkan"`
	}
)

// A record whose person is named by another id is decided on, shown and copied for whom
// the caller knows it to be about, and for nobody otherwise.
func TestP11_OrangLewatIdLain(t *testing.T) {
	r := rumah(t)
	privasi.MustDaftarkan[lewatOrang](r.Daftar)
	const tipe = "privasi_test.lewatOrang"
	require.Equal(t, "santri", r.Daftar.Tipe(tipe).Orang)
	require.Equal(t, []string{"Jumlah"}, r.Daftar.Tipe(tipe).Pribadi())
	rec := lewatOrang{"s-1", 5}
	v, err := r.Penjaga.Minta(t.Context(), privasitest.Pelaku(privasi.PeranKasir, privasi.TujuanPembayaran), tipe, []string{"Jumlah"}, "orang-1")
	require.NoError(t, err)
	require.Equal(t, map[string]string{"Jumlah": "5"}, v.SajikanMilik("orang-1", &rec))
	require.Empty(t, v.Sajikan(&rec))
	require.Empty(t, v.SajikanMilik("orang-2", &rec))
	isi, _, err := privasi.Salin(r.Daftar, v, "orang-1", &rec)
	require.NoError(t, err)
	require.JSONEq(t, "5", string(isi["Jumlah"]))
	_, _, err = privasi.Salin(r.Daftar, v, "orang-2", &rec)
	require.ErrorIs(t, err, privasi.ErrTingkat)
	v, err = r.Penjaga.Minta(t.Context(), privasitest.Pelaku(privasi.PeranMusyrif, privasi.TujuanPembayaran), tipe, []string{"Jumlah"}, "orang-1")
	require.NoError(t, err)
	require.Equal(t, map[string]string{"Jumlah": privasi.TeksTiada}, v.SajikanMilik("orang-1", &rec))
	require.NoError(t, privasi.Segel(t.Context(), r.Brankas, r.Daftar, privasitest.Lembaga, &rec))
}

func TestDaftar(t *testing.T) {
	d := &privasi.Daftar{}
	require.NoError(t, privasi.Daftarkan[orang](d))
	err := privasi.Daftarkan[orang](d)
	require.Equal(t, &privasi.GalatTanda{Tipe: tipeOrang, Sebab: "sudah terdaftar"}, err)
	require.EqualError(t, err, "privasi: privasi_test.orang: sudah terdaftar")
	require.Error(t, privasi.Daftarkan[tamu](d, privasi.Bernama(tipeOrang)), "nama yang sama")
	require.NoError(t, privasi.Daftarkan[tamu](d, privasi.Bernama("tamu.Lama")))
	require.Panics(t, func() { privasi.MustDaftarkan[tamu](d) })
	require.Nil(t, d.Tipe("privasi_test.tamu"))
	require.Same(t, d.Tipe("tamu.Lama"), d.TipeDari(reflect.TypeFor[tamu]()))
	require.Len(t, d.Semua(), 2)
	require.Equal(t, []string{"Nama", "Lahir", "NIK", "HP", "Alamat", "Periksa", "Berat", "Foto", "Nilai"}, d.Tipe(tipeOrang).Pribadi())
	b, ada := d.Tipe(tipeOrang).Cari("NIK")
	require.True(t, ada)
	require.Equal(t, "identitas.nik umum identitas NIK", b.Kategori+" "+b.Kelas.String()+" "+string(b.Retensi)+" "+b.Sebagai)
	require.True(t, b.Tertutup && b.Indeks && b.Pribadi())
	_, ada = d.Tipe(tipeOrang).Cari("Tiada")
	require.False(t, ada)
}

type Alamat struct {
	Desa privasi.Tertutup[string] `privasi:"kategori=alamat.desa;kelas=umum;retensi=identitas"`
}

type penghuni struct {
	Subjek privasi.SubjekID `privasi:"subjek"`
	Alamat
}

func TestStructTersematDibacaSebagaiBidangnya(t *testing.T) {
	r := rumah(t)
	privasi.MustDaftarkan[penghuni](r.Daftar)
	p := penghuni{privasi.NewSubjek(), Alamat{privasi.Tutup("Sukorejo")}}
	require.NoError(t, privasi.Segel(t.Context(), r.Brankas, r.Daftar, "uji", &p))
	require.False(t, p.Desa.Segar())
}

func TestP11_KelasNolAdalahSpesifik(t *testing.T) {
	require.Equal(t, "spesifik", privasi.Kelas(0).String())
	require.Equal(t, "tiada", privasi.Tingkat(0).String())
	require.Equal(t, "tanpa dasar", privasi.DasarHukum(0).String())
	require.Equal(t, "tanpa dasar", privasi.DasarHukum(99).String())
}
