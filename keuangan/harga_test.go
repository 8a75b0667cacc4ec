package keuangan_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

var juli = dasar.Tgl(2026, 7, 1)

func tarif(id string, jumlah dasar.Rupiah, syarat ...func(*keuangan.Tarif)) keuangan.Tarif {
	t := keuangan.Tarif{ID: id, Komponen: "spp", Jumlah: jumlah, Sejak: juli}
	for _, s := range syarat {
		s(&t)
	}
	return t
}

func unit(u santri.KodeUnit) func(*keuangan.Tarif) { return func(t *keuangan.Tarif) { t.Unit = u } }
func tingkat(k string) func(*keuangan.Tarif)       { return func(t *keuangan.Tarif) { t.Tingkat = k } }
func mukim(m keuangan.TigaNilai) func(*keuangan.Tarif) {
	return func(t *keuangan.Tarif) { t.Mukim = m }
}
func angkatan(n int) func(*keuangan.Tarif) { return func(t *keuangan.Tarif) { t.Angkatan = n } }
func putri(t *keuangan.Tarif)              { t.JenisKelamin = santri.Perempuan }
func khusus(id santri.ID) func(*keuangan.Tarif) {
	return func(t *keuangan.Tarif) { t.Santri, t.Alasan = id, "anak guru" }
}
func sampai(h dasar.Tanggal) func(*keuangan.Tarif) { return func(t *keuangan.Tarif) { t.Sampai = h } }

func TestPilih(t *testing.T) {
	t.Parallel()
	aisyah := santri.Peserta{
		ID: "aisyah", JenisKelamin: santri.Perempuan, Angkatan: 2026, Mukim: true,
		Anggota: []santri.Anggota{{Jalur: santri.Formal, Unit: "MTs", Tingkat: "7", Kelas: "7A"}, {Jalur: santri.Diniyah, Unit: "Pondok", Tingkat: "1 Ula", Kelas: "1 Ula B"}},
	}
	for nama, k := range map[string]struct {
		daftar []keuangan.Tarif
		mau    string // "" = none matches
		kelas  string
	}{
		"tanpa_syarat_untuk_semua":          {[]keuangan.Tarif{tarif("a", 1)}, "a", "7A"},
		"lebih_khusus_menang":               {[]keuangan.Tarif{tarif("a", 1), tarif("b", 2, unit("MTs"))}, "b", "7A"},
		"dua_syarat_menang_atas_satu":       {[]keuangan.Tarif{tarif("a", 1, unit("MTs")), tarif("b", 2, unit("MTs"), putri)}, "b", "7A"},
		"seorang_menang_atas_semua_syarat":  {[]keuangan.Tarif{tarif("a", 1, unit("MTs"), putri, tingkat("7"), mukim(keuangan.Ya), angkatan(2026)), tarif("b", 2, khusus("aisyah"))}, "b", "7A"},
		"khusus_orang_lain_tak_cocok":       {[]keuangan.Tarif{tarif("b", 2, khusus("lain"))}, "", ""},
		"unit_lewat_diniyah":                {[]keuangan.Tarif{tarif("a", 1, unit("Pondok"))}, "a", "1 Ula B"},
		"unit_dan_tingkat_satu_keanggotaan": {[]keuangan.Tarif{tarif("a", 1, unit("Pondok"), tingkat("7"))}, "", ""},
		"tidak_mukim_tak_cocok":             {[]keuangan.Tarif{tarif("a", 1, mukim(keuangan.Tidak))}, "", ""},
		"angkatan_lain_tak_cocok":           {[]keuangan.Tarif{tarif("a", 1, angkatan(2025))}, "", ""},
		"sudah_berakhir":                    {[]keuangan.Tarif{tarif("a", 1, sampai(dasar.Tgl(2026, 10, 1)))}, "", ""},
		"komponen_lain":                     {[]keuangan.Tarif{{ID: "a", Komponen: "makan", Sejak: juli}}, "", ""},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			got, lewat, ok, err := keuangan.SusunHarga(k.daftar).Pilih("spp", aisyah, dasar.Tgl(2026, 10, 1))
			require.NoError(t, err)
			require.Equal(t, k.mau != "", ok)
			require.Equal(t, k.mau, got.ID)
			require.Equal(t, k.kelas, lewat.Kelas)
		})
	}
}

func TestPilih_rancu_ditolak(t *testing.T) {
	t.Parallel()
	p := santri.Peserta{ID: "s", JenisKelamin: santri.Perempuan, Mukim: true, Anggota: []santri.Anggota{{Unit: "MTs"}}}
	daftar := []keuangan.Tarif{tarif("a", 1, unit("MTs")), tarif("b", 1, putri), tarif("c", 5)}
	_, _, _, err := keuangan.SusunHarga(daftar).Pilih("spp", p, juli)
	require.ErrorIs(t, err, keuangan.ErrTarifRancu)
	require.Equal(t, dasar.Invalid, dasar.KindOf(err))

	_, _, ok, err := keuangan.SusunHarga(append(daftar, tarif("d", 9, unit("MTs"), putri))).Pilih("spp", p, juli)
	require.NoError(t, err, "a more specific price settles it")
	require.True(t, ok)
}

// The order in which prices were entered never matters.
func TestPilih_urutan_masuk_tidak_berpengaruh(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var daftar []keuangan.Tarif
		for i := range rapid.IntRange(1, 8).Draw(t, "banyak") {
			x := tarif(string(rune('a'+i)), dasar.Rupiah(i))
			for _, s := range []func(*keuangan.Tarif){unit("MTs"), tingkat("7"), putri, mukim(keuangan.Ya), angkatan(2026), khusus("s")} {
				if rapid.IntRange(0, 2).Draw(t, "syarat?") == 0 {
					s(&x)
				}
			}
			daftar = append(daftar, x)
		}
		p := santri.Peserta{ID: "s", JenisKelamin: santri.Perempuan, Mukim: true, Angkatan: 2026, Anggota: []santri.Anggota{{Unit: "MTs", Tingkat: "7"}}}
		got, _, ok, err := keuangan.SusunHarga(daftar).Pilih("spp", p, juli)
		lain, _, okLain, errLain := keuangan.SusunHarga(rapid.Permutation(daftar).Draw(t, "acak")).Pilih("spp", p, juli)
		require.Equal(t, got, lain)
		require.Equal(t, ok, okLain)
		require.Equal(t, err == nil, errLain == nil)
	})
}

func TestTarif_Validate(t *testing.T) {
	t.Parallel()
	require.NoError(t, tarif("a", 0).Validate(), "nol is a price")
	for nama, ubah := range map[string]func(*keuangan.Tarif){
		"tanpa_komponen":      func(t *keuangan.Tarif) { t.Komponen = "" },
		"negatif":             func(t *keuangan.Tarif) { t.Jumlah = -1 },
		"tanpa_mulai":         func(t *keuangan.Tarif) { t.Sejak = dasar.Tanggal{} },
		"berakhir_saat_mulai": func(t *keuangan.Tarif) { t.Sampai = t.Sejak },
		"jenis_kelamin_aneh":  func(t *keuangan.Tarif) { t.JenisKelamin = "X" },
		"mukim_aneh":          func(t *keuangan.Tarif) { t.Mukim = "mungkin" },
		"angkatan_aneh":       func(t *keuangan.Tarif) { t.Angkatan = 26 },
		"khusus_tanpa_alasan": func(t *keuangan.Tarif) { t.Santri = "s" },
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			x := tarif("a", 1)
			ubah(&x)
			require.ErrorIs(t, x.Validate(), keuangan.ErrTarif)
		})
	}
	x := tarif("a", dasar.MaxRupiah+1)
	require.ErrorIs(t, x.Validate(), dasar.ErrRupiahBatas)
}

func TestKomponen_Validate(t *testing.T) {
	t.Parallel()
	for _, k := range keuangan.KomponenBaku("l") {
		require.NoError(t, k.Validate(), k.Kode)
	}
	baik := keuangan.KomponenBaku("l")[1]
	for nama, ubah := range map[string]func(*keuangan.Komponen){
		"kode_berspasi":      func(k *keuangan.Komponen) { k.Kode = "Uang Makan" },
		"tanpa_uraian":       func(k *keuangan.Komponen) { k.Uraian = "" },
		"tanpa_akun":         func(k *keuangan.Komponen) { k.Piutang = "" },
		"masa_aneh":          func(k *keuangan.Komponen) { k.Berkala = "mingguan" },
		"tempo_nol":          func(k *keuangan.Komponen) { k.TanggalTempo = 0 },
		"tempo_32":           func(k *keuangan.Komponen) { k.TanggalTempo = 32 },
		"awal_tahun_13":      func(k *keuangan.Komponen) { k.AwalTahun = 13 },
		"aturan_bulan_aneh":  func(k *keuangan.Komponen) { k.BulanMasuk = "separuh" },
		"tahunan_diproporsi": func(k *keuangan.Komponen) { k.Berkala, k.BulanKeluar = keuangan.Tahunan, keuangan.BulanProporsi },
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			k := baik
			ubah(&k)
			require.ErrorIs(t, k.Validate(), keuangan.ErrKomponen)
		})
	}
}

func TestKomponen_Periode(t *testing.T) {
	t.Parallel()
	k := keuangan.Komponen{Kode: "dana", Uraian: "Dana tahunan", Berkala: keuangan.Tahunan}
	require.Equal(t, "2026", k.Periode(dasar.Bln(2026, 7)), "a school year begins in July")
	require.Equal(t, "2026", k.Periode(dasar.Bln(2027, 6)))
	require.Equal(t, "2027", k.Periode(dasar.Bln(2027, 7)))
	k.AwalTahun = 1
	require.Equal(t, "2027", k.Periode(dasar.Bln(2027, 6)))
	k.Berkala = keuangan.Bulanan
	require.Equal(t, "2027-06", k.Periode(dasar.Bln(2027, 6)))
	k.Berkala = keuangan.SekaliSaja
	require.Equal(t, "sekali", k.Periode(dasar.Bln(2027, 6)))
}
