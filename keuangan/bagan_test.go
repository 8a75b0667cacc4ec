package keuangan_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
)

func TestBaganBaku(t *testing.T) {
	as, err := keuangan.BaganBaku("pesantren")
	require.NoError(t, err)
	require.Len(t, as, 113)
	peta := keuangan.Peta(as)
	require.NoError(t, keuangan.PengaturanBaku().Cocok(peta))
	var pelepasan []keuangan.KodeAkun
	for _, a := range as {
		require.Equal(t, dasar.LembagaID("pesantren"), a.Lembaga)
		require.True(t, a.Aktif)
		if a.Pelepasan() {
			pelepasan = append(pelepasan, a.Kode)
		}
	}
	require.Equal(t, []keuangan.KodeAkun{"4.9.1.01", "4.9.1.02"}, pelepasan)
	require.Equal(t, keuangan.PerLaci, peta[keuangan.AkunKas].Rincian)
	require.Equal(t, keuangan.PerRekening, peta[keuangan.AkunBank].Rincian)
	require.False(t, peta["1.1.2.99"].NormalDebit(), "contra asset")
	require.True(t, peta[keuangan.AkunKeringanan].NormalDebit(), "contra income")
}

func TestBacaBagan_ditolak(t *testing.T) {
	const kepala = "kode,nama,jenis,saldo_normal,induk,postable,pembatasan,arus_kas,kontra,rincian,keterangan\n"
	const aset = "1,Aset,aset,debit,,tidak,,,tidak,,\n"
	kasus := []struct {
		nama, isi string
		harap     dasar.Aturan
	}{
		{"kosong", "", keuangan.ErrBerkasBagan},
		{"kepala lain", "kode;nama\n", keuangan.ErrBerkasBagan},
		{"kolom kurang", kepala + "1,Aset\n", keuangan.ErrBerkasBagan},
		{"kutip terbuka", kepala + "1,\"Aset\n", keuangan.ErrBerkasBagan},
		{"ya atau tidak", kepala + strings.Replace(aset, "tidak", "ga", 1), keuangan.ErrBerkasBagan},
		{"saldo normal terbalik", kepala + strings.Replace(aset, "debit", "kredit", 1), keuangan.ErrBagan},
		{"jenis asing", kepala + "1,Aset,modal,kredit,,tidak,,,tidak,,\n", keuangan.ErrBagan},
		{"kode berhuruf", kepala + strings.Replace(aset, "1,", "A1,", 1), keuangan.ErrBagan},
		{"tanpa nama", kepala + strings.Replace(aset, "Aset", "", 1), keuangan.ErrBagan},
		{"pembatasan asing", kepala + "1,Aset,aset,debit,,tidak,penuh,,tidak,,\n", keuangan.ErrBagan},
		{"arus kas asing", kepala + "1,Aset,aset,debit,,tidak,,lain,tidak,,\n", keuangan.ErrBagan},
		{"rincian asing", kepala + "1,Aset,aset,debit,,tidak,,,tidak,santri,\n", keuangan.ErrBagan},
		{"kode ganda", kepala + aset + aset, keuangan.ErrBagan},
		{"induk tidak ada", kepala + "1.1,Kas,aset,debit,1,ya,,kas,tidak,,\n", keuangan.ErrBagan},
		{"induk menerima jurnal", kepala + "1,Aset,aset,debit,,ya,,,tidak,,\n1.1,Kas,aset,debit,1,ya,,kas,tidak,,\n", keuangan.ErrBagan},
		{"induk jenis lain", kepala + aset + "1.1,Utang,liabilitas,kredit,1,ya,,,tidak,,\n", keuangan.ErrBagan},
		{"induk melingkar", kepala + "1,A,aset,debit,2,tidak,,,tidak,,\n2,B,aset,debit,1,tidak,,,tidak,,\n", keuangan.ErrBagan},
		{"terlalu banyak", kepala + strings.Repeat(aset, keuangan.MaksAkun+1), keuangan.ErrBagan},
	}
	for _, k := range kasus {
		t.Run(k.nama, func(t *testing.T) {
			_, err := keuangan.BacaBagan("p", strings.NewReader(k.isi))
			require.ErrorIs(t, err, k.harap)
			require.Equal(t, dasar.Invalid, dasar.KindOf(err))
		})
	}
}

func FuzzBacaBagan(f *testing.F) {
	f.Add("kode,nama,jenis,saldo_normal,induk,postable,pembatasan,arus_kas,kontra,rincian,keterangan\n1,Aset,aset,debit,,tidak,,,tidak,,\n")
	f.Fuzz(func(t *testing.T, s string) {
		as, err := keuangan.BacaBagan("p", strings.NewReader(s))
		if err == nil {
			require.NoError(t, keuangan.PeriksaBagan(as))
			return
		}
		require.NotEmpty(t, dasar.RuleOf(err))
	})
}

func TestPengaturan(t *testing.T) {
	baik := keuangan.PengaturanBaku()
	baik.Sejak = dasar.Tgl(2026, 1, 1)
	require.NoError(t, baik.Validate())
	rusak := map[string]func(*keuangan.Pengaturan){
		"tanpa mulai berlaku": func(p *keuangan.Pengaturan) { p.Sejak = dasar.Tanggal{} },
		"tanpa seri":          func(p *keuangan.Pengaturan) { p.Seri = "" },
		"seri panjang":        func(p *keuangan.Pengaturan) { p.Seri = "KWITANSI-PONDOK" },
		"seri berganti baris": func(p *keuangan.Pengaturan) { p.Seri = "K\n" },
		"akun kosong":         func(p *keuangan.Pengaturan) { p.Akun.BiayaBank = "" },
		"dana ganda":          func(p *keuangan.Pengaturan) { p.Dana = append(p.Dana, p.Dana[0]) },
		"dana tanpa akun":     func(p *keuangan.Pengaturan) { p.Dana[0].AsetNeto = "" },
	}
	for nama, fn := range rusak {
		p := baik.Salin()
		fn(&p)
		require.ErrorIs(t, p.Validate(), keuangan.ErrPengaturan, nama)
	}
	require.NoError(t, baik.Validate(), "a copy shares nothing")

	lama := baik.Salin()
	lama.Sejak, lama.Seri = dasar.Tgl(2025, 1, 1), "LAMA"
	riwayat := []keuangan.Pengaturan{baik, lama}
	require.Equal(t, "KW", keuangan.BerlakuPada(riwayat, dasar.Tgl(2026, 1, 1)).Seri)
	require.Equal(t, "LAMA", keuangan.BerlakuPada(riwayat, dasar.Tgl(2025, 12, 31)).Seri)
	require.Equal(t, keuangan.PengaturanBaku(), keuangan.BerlakuPada(riwayat, dasar.Tgl(2024, 12, 31)), "before the first")
	_, ada := baik.CariDana("haji")
	require.False(t, ada)
}
