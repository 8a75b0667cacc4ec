package contoh_test

import (
	"bytes"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/contoh"
)

// The price list as other offices save it comes to the same bills.
func TestTarif_ditulis_dengan_cara_lain(t *testing.T) {
	for nama, isi := range map[string]string{
		"titik koma, BOM, kolom tingkat": "\ufeffKode;Uraian;Unit;Tingkat;Mukim;Jumlah\r\nspp;SPP;SMP;;;200.000\r\nspp;SPP;SMA;;;Rp225.000\r\nlaundry;Laundry;;;ya;75000\r\n",
		"tab, CR saja, urutan lain":      "jumlah\tmukim\tunit\turaian\tkode\r200000\t\tsmp\tSPP\tspp\r225000\t\tSMA\tSPP\tspp\r\r75000\tY\t\tLaundry\tlaundry\r",
		"Windows-1252, baris kosong":     "kode,uraian,unit,mukim,jumlah\n\nspp,SPP \x96 bulanan,SMP,,200000\nspp,SPP,SMA,,225000\n,,,,\nlaundry,Laundry,,mukim,75000\n",
	} {
		t.Run(nama, func(t *testing.T) {
			f := sekolahLain(t)
			f["tarif.csv"] = &fstest.MapFile{Data: []byte(isi)}
			h, err := (&contoh.Pelari{Server: bukaServer(t, ""), Folder: f}).Jalankan(t.Context())
			require.NoError(t, err)
			require.Equal(t, map[string]contoh.JumlahKomponen{"spp": {JumlahTagihan: 471, Total: 100_125_000}, "laundry": {JumlahTagihan: 426, Total: 31_950_000}}, h.Ringkasan.Tagihan.Komponen)
			require.Equal(t, map[string]map[string]dasar.Rupiah{"SMP": {"spp": 200_000}, "SMA": {"spp": 225_000}, "mukim": {"laundry": 75_000}}, h.Ringkasan.Tarif)
		})
	}
}

func TestTarif_kode_kantor_dan_unit_yang_tak_ada(t *testing.T) {
	f := sekolahLain(t)
	f["tarif.csv"] = &fstest.MapFile{Data: []byte("kode,uraian,unit,mukim,jumlah,catatan\nUang-Gedung,Uang gedung,,,1000,x\nspp,SPP,SMK,,5,\n")}
	h, err := (&contoh.Pelari{Server: bukaServer(t, ""), Folder: f}).Jalankan(t.Context())
	require.NoError(t, err)
	require.Equal(t, map[string]contoh.JumlahKomponen{"Uang-Gedung": {JumlahTagihan: 471, Total: 471_000}}, h.Ringkasan.Tagihan.Komponen)
	require.Len(t, h.Ringkasan.Peringatan, 2)
	require.Contains(t, h.Ringkasan.Peringatan[0], `"catatan" tidak dibaca`)
	require.Contains(t, h.Ringkasan.Peringatan[1], "unit SMK tidak ada")
}

func TestUnit_diniyah_dari_nama_yang_lain(t *testing.T) {
	atur := func(unit string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("\ufeff" + `{"lembaga":"Al-Ikhlas","unit":` + unit + `,"prefiks_va":"778899","saldo_awal":{},"urutan_impor":["daftar santri.csv"]}`)}
	}
	jalan := func(t *testing.T, f fstest.MapFS) contoh.Ringkasan {
		h, err := (&contoh.Pelari{Server: bukaServer(t, ""), Folder: f}).Jalankan(t.Context())
		require.NoError(t, err)
		imp := h.Ringkasan.Impor["import_daftar_santri"]
		require.Equal(t, []int{466, 4, 1, 9}, []int{imp.OK, imp.Perbaiki, imp.Peringatan, imp.Tolak})
		return h.Ringkasan
	}
	t.Run("pondok putri", func(t *testing.T) {
		f := sekolahLain(t)
		f["pengaturan.json"] = atur(`["SMP","SMA","Pondok Putri"]`)
		require.Empty(t, jalan(t, f).Peringatan)
	})
	t.Run("tidak ada unit diniyah", func(t *testing.T) {
		f := sekolahLain(t)
		f["pengaturan.json"] = atur(`["SMP","SMA"]`)
		require.Contains(t, jalan(t, f).Peringatan[0], "unit Diniyah ditambahkan")
	})
	t.Run("pondok dengan harga sendiri bukan untuk semua", func(t *testing.T) {
		f := sekolahLain(t)
		f["pengaturan.json"] = atur(`["SMP","Pondok Putri"]`)
		f["daftar santri.csv"] = &fstest.MapFile{Data: bytes.ReplaceAll(f["daftar santri.csv"].Data, []byte(",SMA,"), []byte(",Pondok Putri,"))}
		f["tarif.csv"] = &fstest.MapFile{Data: []byte("kode,uraian,unit,mukim,jumlah\nspp,SPP,SMP,,200000\nsyahriah,Syahriah,Pondok Putri,,1000\n")}
		r := jalan(t, f)
		require.Equal(t, 471, r.Tagihan.Komponen["spp"].JumlahTagihan+r.Tagihan.Komponen["syahriah"].JumlahTagihan, "setiap santri satu unit, satu tagihan")
	})
}

func TestFolder_yang_rusak_di_berkas_mana_pun_tidak_meninggalkan_apa_pun(t *testing.T) {
	for nama, rusak := range map[string]func(fstest.MapFS){
		"lembar santri tidak ada": func(f fstest.MapFS) { delete(f, "daftar santri.csv") },
		"lembar santri terpotong": func(f fstest.MapFS) { f["daftar santri.csv"] = &fstest.MapFile{Data: []byte("PK\x03\x04xx")} },
		"mutasi bukan mutasi":     func(f fstest.MapFS) { f["mutasi-bca-2026-09.csv"] = &fstest.MapFile{Data: []byte("a,b\n1,2\n")} },
		"saldo awal asing": func(f fstest.MapFS) {
			f["pengaturan.json"] = &fstest.MapFile{Data: []byte(`{"lembaga":"X","unit":["SMP"],"urutan_impor":["daftar santri.csv"],"saldo_awal":{"kas":1}}`)}
		},
		"kode tarif kosong": func(f fstest.MapFS) {
			f["tarif.csv"] = &fstest.MapFile{Data: []byte("kode,uraian,unit,mukim,jumlah\n--,SPP,,,5\n")}
		},
		"tarif pecahan": func(f fstest.MapFS) {
			f["tarif.csv"] = &fstest.MapFile{Data: []byte("kode,uraian,unit,mukim,jumlah\nspp,SPP,,,\"1000,50\"\n")}
		},
	} {
		t.Run(nama, func(t *testing.T) {
			f, s := sekolahLain(t), bukaServer(t, "")
			rusak(f)
			_, err := (&contoh.Pelari{Server: s, Folder: f}).Jalankan(t.Context())
			require.NotEmpty(t, dasar.RuleOf(err), "%v", err)
			ls, err := s.Akun.SemuaLembaga(t.Context())
			require.NoError(t, err)
			require.Empty(t, ls)
		})
	}
}
