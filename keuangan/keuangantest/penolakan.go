package keuangantest

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
)

// ujiPenolakan breaks every rule of Catat once, and finds the books unchanged
// after each (F-09).
func ujiPenolakan(t *testing.T, b *buku) {
	okt := dasar.Tgl(2026, 10, 1)
	asal := b.jurnal(okt, dk(keuangan.AkunKas, "4.1.1.01", 100, "MTs")...)
	b.harusCatat(t, asal)
	pembalik, err := asal.Balik(idUji(), okt, "uji", "petugas-uji", b.kini())
	require.NoError(t, err)
	kedua := b.jurnal(okt, dk(keuangan.AkunKas, "4.1.1.01", 100, "MTs")...)
	b.harusCatat(t, kedua)
	balikKedua, err := kedua.Balik(idUji(), okt, "uji", "petugas-uji", b.kini())
	require.NoError(t, err)
	b.harusCatat(t, balikKedua)
	mati, err := b.st.Buku.Akun.Ambil(ctx, b.l, "5.2.1.03")
	require.NoError(t, err)
	a := mati["5.2.1.03"]
	a.Aktif = false
	require.NoError(t, b.st.Buku.Akun.Simpan(ctx, b.l, a))
	require.NoError(t, b.ubahPeriode(dasar.Bln(2026, 3), keuangan.PeriodeDikunci))

	baris := func(bs ...keuangan.Baris) func(*keuangan.Jurnal) {
		return func(j *keuangan.Jurnal) { j.Baris = bs }
	}
	pasang := func(debit, kredit keuangan.KodeAkun) func(*keuangan.Jurnal) {
		return baris(dk(debit, kredit, 5, "")...)
	}
	kasus := []struct {
		nama  string
		rusak func(*keuangan.Jurnal)
		harap dasar.Aturan
	}{
		{"debit dan kredit sekaligus", func(j *keuangan.Jurnal) { j.Baris[0].Kredit = 1 }, keuangan.ErrBaris},
		{"baris nol", func(j *keuangan.Jurnal) { j.Baris[0].Debit = 0 }, keuangan.ErrBaris},
		{"debit negatif", func(j *keuangan.Jurnal) { j.Baris[0].Debit = -5 }, keuangan.ErrBaris},
		{"kredit negatif", func(j *keuangan.Jurnal) { j.Baris[1].Kredit = -5 }, keuangan.ErrBaris},
		{"melebihi batas", baris(dk(keuangan.AkunKas, "4.1.1.01", dasar.MaxRupiah+1, "")...), keuangan.ErrJumlah},
		{"tanpa sumber", func(j *keuangan.Jurnal) { j.Sumber = "" }, keuangan.ErrSumberKosong},
		{"sumber berganti baris", func(j *keuangan.Jurnal) { j.Sumber = "a\nb" }, keuangan.ErrSumberKosong},
		{"sumber terlalu panjang", func(j *keuangan.Jurnal) { j.Sumber = strings.Repeat("x", 201) }, keuangan.ErrSumberKosong},
		{"tanpa baris", baris(), keuangan.ErrBarisKurang},
		{"satu baris", func(j *keuangan.Jurnal) { j.Baris = j.Baris[:1] }, keuangan.ErrBarisKurang},
		{"tidak seimbang", func(j *keuangan.Jurnal) { j.Baris[0].Debit++ }, keuangan.ErrTakSeimbang},
		{"antar-unit", func(j *keuangan.Jurnal) { j.Baris[0].Unit = "MTs" }, keuangan.ErrTimbang},
		{"antar-dana", baris(keuangan.Baris{Akun: "1.1.1.14", Dana: "zakat", Debit: 5}, keuangan.Baris{Akun: "4.1.1.01", Kredit: 5}), keuangan.ErrTimbang},
		{"akun asing", pasang(keuangan.AkunKas, "9.9.9.9"), keuangan.ErrAkunTiada},
		{"akun kosong", pasang(keuangan.AkunKas, ""), keuangan.ErrAkunTiada},
		{"akun induk", pasang(keuangan.AkunKas, "1.1.1"), keuangan.ErrAkunInduk},
		{"akun nonaktif", pasang("5.2.1.03", keuangan.AkunKas), keuangan.ErrAkunMati},
		{"dana terikat tanpa nama", pasang("1.1.1.14", "2.1.4.01"), keuangan.ErrDana},
		{"dana pada akun tanpa pembatasan", baris(keuangan.Baris{Akun: "4.1.1.91", Dana: "zakat", Debit: 5}, keuangan.Baris{Akun: "4.1.1.01", Dana: "zakat", Kredit: 5}), keuangan.ErrDana},
		{"kas tanpa laci", func(j *keuangan.Jurnal) { j.Baris[0].Laci = "" }, keuangan.ErrRincian},
		{"bank tanpa rekening", baris(keuangan.Baris{Akun: keuangan.AkunBank, Debit: 5}, keuangan.Baris{Akun: "4.1.1.01", Kredit: 5}), keuangan.ErrRincian},
		{"jenis asing", func(j *keuangan.Jurnal) { j.Jenis = "bebas" }, keuangan.ErrJenisJurnal},
		{"pembalik tanpa asal", func(j *keuangan.Jurnal) { j.Jenis = keuangan.Pembalik }, keuangan.ErrJenisJurnal},
		{"asal tanpa pembalik", func(j *keuangan.Jurnal) { j.Membalik = asal.ID }, keuangan.ErrJenisJurnal},
		{"tanpa tanggal", func(j *keuangan.Jurnal) { j.Tanggal = dasar.Tanggal{} }, keuangan.ErrTanggalJurnal},
		{"tahun mustahil", func(j *keuangan.Jurnal) { j.Tanggal = dasar.Tgl(202, 10, 1) }, keuangan.ErrTanggalJurnal},
		{"abad yang lalu", func(j *keuangan.Jurnal) { j.Tanggal = dasar.Tgl(1926, 10, 1) }, keuangan.ErrTanggalJurnal},
		{"tanpa keterangan", func(j *keuangan.Jurnal) { j.Keterangan = "" }, keuangan.ErrTeksJurnal},
		{"keterangan dengan NUL", func(j *keuangan.Jurnal) { j.Keterangan = "a\x00b" }, keuangan.ErrTeksJurnal},
		{"keterangan bukan UTF-8", func(j *keuangan.Jurnal) { j.Keterangan = "a\xff" }, keuangan.ErrTeksJurnal},
		{"unit dengan NUL", func(j *keuangan.Jurnal) { j.Baris[0].Unit = "M\x00" }, keuangan.ErrTeksJurnal},
		{"tanpa petugas", func(j *keuangan.Jurnal) { j.Oleh = "" }, keuangan.ErrKopJurnal},
		{"bulan terkunci", func(j *keuangan.Jurnal) { j.Tanggal = dasar.Tgl(2026, 3, 31) }, keuangan.ErrTerkunci},
		{"sumber ganda", func(j *keuangan.Jurnal) { j.Sumber = asal.Sumber }, keuangan.ErrSumber},
		{"membalik yang tidak ada", func(j *keuangan.Jurnal) { *j = pembalik.Salin(); j.Membalik = idUji() }, keuangan.ErrAsalTiada},
		{"membalik pembalik", func(j *keuangan.Jurnal) {
			*j = balikKedua.Salin()
			j.ID, j.Membalik, j.Sumber = idUji(), balikKedua.ID, "balik/"+balikKedua.ID
		}, keuangan.ErrJurnalPembalik},
		{"pembalik bukan cermin", func(j *keuangan.Jurnal) {
			*j = pembalik.Salin()
			j.Baris[0].Laci = "laci-9"
		}, keuangan.ErrBukanCermin},
		{"pembalik kedua", func(j *keuangan.Jurnal) { *j = balikKedua.Salin(); j.ID, j.Sumber = idUji(), "lain" }, keuangan.ErrDibalik},
		{"pelepasan tanpa pasangan", func(j *keuangan.Jurnal) {
			j.Jenis = keuangan.Pelepasan
			j.Baris = []keuangan.Baris{{Akun: "5.1.1.01", Debit: 5}, {Akun: "1.1.1.14", Dana: "zakat", Kredit: 5}}
		}, keuangan.ErrTimbang},
		{"antar tanpa pasangan", func(j *keuangan.Jurnal) {
			j.Jenis = keuangan.Antar
			j.Baris[0].Unit = "MTs"
		}, keuangan.ErrTimbang},
	}
	sebelum := b.semuaJurnal(t, keuangan.SaringJurnal{}, 50)
	for _, k := range kasus {
		j := b.jurnal(okt, dk(keuangan.AkunKas, "4.1.1.01", 5, "")...)
		k.rusak(&j)
		bagus := b.jurnal(okt, dk(keuangan.AkunKas, "4.1.1.01", 9, "")...)
		err := b.catat(bagus, j)
		require.ErrorIs(t, err, k.harap, k.nama)
		require.NotEqual(t, dasar.Internal, dasar.KindOf(err), k.nama)
		require.Equal(t, sebelum, b.semuaJurnal(t, keuangan.SaringJurnal{}, 50), "a refusal changes nothing: %s", k.nama)
	}
	asing := b.jurnal(okt, dk(keuangan.AkunKas, "4.1.1.01", 5, "")...)
	asing.Lembaga = "pesantren-tetangga"
	require.ErrorIs(t, b.catat(b.jurnal(okt, dk(keuangan.AkunKas, "4.1.1.01", 9, "")...), asing), keuangan.ErrSekelompok)
	require.NoError(t, b.catat(), "nothing to post is no error")

	boleh := []keuangan.Jurnal{
		b.jurnal(okt, // release by policy (a): one journal that balances in each fund
			keuangan.Baris{Akun: "5.1.2.06", Debit: 5}, keuangan.Baris{Akun: "1.1.1.14", Dana: "zakat", Kredit: 5},
			keuangan.Baris{Akun: "4.9.1.02", Dana: "zakat", Debit: 5}, keuangan.Baris{Akun: "4.9.1.01", Kredit: 5}),
		b.jurnal(okt, keuangan.Baris{Akun: "4.9.1.02", Dana: "zakat", Debit: 5}, keuangan.Baris{Akun: "4.9.1.01", Kredit: 5}),
		b.jurnal(okt, keuangan.Baris{Akun: keuangan.AkunKas, Laci: "laci-1", Unit: "MTs", Debit: 5}, keuangan.Baris{Akun: keuangan.AkunKas, Laci: "laci-1", Unit: "MA", Kredit: 5}),
	}
	boleh[1].Jenis, boleh[2].Jenis = keuangan.Pelepasan, keuangan.Antar
	require.NoError(t, b.catat(boleh...))
	silang, err := boleh[2].Balik(idUji(), okt, "uji", "petugas-uji", b.kini())
	require.NoError(t, err)
	require.NoError(t, b.catat(silang), "the mirror of a transfer crosses as it did")
	b.utuh(t)
}
