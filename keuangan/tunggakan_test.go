package keuangan_test

import (
	"fmt"
	"iter"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

func posisiTempo(id santri.ID, unit santri.KodeUnit, kelas string, tempo dasar.Tanggal, jumlah, bayar dasar.Rupiah) keuangan.Posisi {
	return keuangan.Posisi{Teralokasi: bayar, Tagihan: keuangan.Tagihan{
		ID: fmt.Sprintf("%s-%s", id, tempo), Santri: id, Keluarga: santri.KeluargaID("k-" + id), Unit: unit, Kelas: kelas,
		Terbit: tempo.TambahHari(-10), JatuhTempo: tempo, Bruto: jumlah, Jumlah: jumlah,
	}}
}

func alir(ps ...keuangan.Posisi) iter.Seq2[keuangan.Posisi, error] {
	return func(yield func(keuangan.Posisi, error) bool) {
		for _, p := range ps {
			if !yield(p, nil) {
				return
			}
		}
	}
}

func TestTunggakan(t *testing.T) {
	t.Parallel()
	pada := dasar.Tgl(2026, 10, 31)
	hari := func(telat int) dasar.Tanggal { return pada.TambahHari(-telat) }
	data := alir(
		posisiTempo("a", "MTs", "7A", hari(91), 100, 0), posisiTempo("a", "MTs", "7A", hari(0), 50, 20),
		posisiTempo("b", "MTs", "7A", hari(30), 70, 0), posisiTempo("c", "MA", "10C", hari(31), 40, 0),
		posisiTempo("d", "MA", "10C", hari(60), 40, 40), posisiTempo("c", "MA", "10C", hari(-5), 9, 0))
	baris, total, err := keuangan.Tunggakan(data, pada, keuangan.UmurBaku(), keuangan.PerSantri)
	require.NoError(t, err)
	require.Equal(t, []keuangan.BarisTunggakan{
		{Santri: "c", Keluarga: "k-c", Unit: "MA", Kelas: "10C", Tagihan: 2, Jumlah: 49, Umur: []dasar.Rupiah{9, 0, 40, 0, 0}, Tertua: hari(31)},
		{Santri: "a", Keluarga: "k-a", Unit: "MTs", Kelas: "7A", Tagihan: 2, Jumlah: 130, Umur: []dasar.Rupiah{30, 0, 0, 0, 100}, Tertua: hari(91)},
		{Santri: "b", Keluarga: "k-b", Unit: "MTs", Kelas: "7A", Tagihan: 1, Jumlah: 70, Umur: []dasar.Rupiah{0, 70, 0, 0, 0}, Tertua: hari(30)},
	}, baris)
	require.Equal(t, keuangan.BarisTunggakan{Tagihan: 5, Jumlah: 249, Umur: []dasar.Rupiah{39, 70, 40, 0, 100}, Tertua: hari(91)}, total)

	perUnit, _, err := keuangan.Tunggakan(data, pada, keuangan.UmurBaku(), keuangan.PerUnit)
	require.NoError(t, err)
	require.Len(t, perUnit, 2)
	require.Equal(t, dasar.Rupiah(200), perUnit[1].Jumlah)
	require.Equal(t, []string{"Belum jatuh tempo", "1–30 hari", "31–60 hari", "61–90 hari", "> 90 hari"}, keuangan.UmurBaku().Label())
}

func TestTunggakan_ditolak(t *testing.T) {
	t.Parallel()
	for nama, u := range map[string]keuangan.Umur{"kosong": nil, "tidak_dari_nol": {30, 60}, "tidak_menaik": {0, 30, 30}} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			_, _, err := keuangan.Tunggakan(alir(), juli, u, keuangan.PerUnit)
			require.ErrorIs(t, err, keuangan.ErrUmur)
		})
	}
	_, _, err := keuangan.Tunggakan(alir(), juli, keuangan.UmurBaku(), "kamar")
	require.ErrorIs(t, err, keuangan.ErrMenurut)
}

// However arrears are grouped and aged, they add up to what the bills ask.
func TestF33_TunggakanSamaDenganSisa(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		pada := dasar.Tgl(2026, 10, 31)
		var ps []keuangan.Posisi
		var sisa dasar.Rupiah
		for range rapid.IntRange(0, 12).Draw(t, "banyak") {
			jumlah := dasar.Rupiah(rapid.Int64Range(0, 1_000_000).Draw(t, "jumlah"))
			p := posisiTempo(santri.ID(rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "santri")), rapid.SampledFrom([]santri.KodeUnit{"MTs", "MA"}).Draw(t, "unit"),
				rapid.SampledFrom([]string{"7A", "7B"}).Draw(t, "kelas"), pada.TambahHari(rapid.IntRange(-400, 400).Draw(t, "telat")), jumlah,
				dasar.Rupiah(rapid.Int64Range(0, int64(jumlah)).Draw(t, "bayar")))
			p.Batal = rapid.IntRange(0, 4).Draw(t, "batal?") == 0
			sisa += p.Sisa()
			ps = append(ps, p)
		}
		for _, menurut := range []keuangan.MenurutTunggakan{keuangan.PerSantri, keuangan.PerKelas, keuangan.PerUnit} {
			baris, total, err := keuangan.Tunggakan(alir(ps...), pada, keuangan.UmurBaku(), menurut)
			require.NoError(t, err)
			var jumlah, umur dasar.Rupiah
			for _, b := range baris {
				jumlah += b.Jumlah
				for _, u := range b.Umur {
					umur += u
				}
			}
			require.Equal(t, []dasar.Rupiah{sisa, sisa, sisa}, []dasar.Rupiah{total.Jumlah, jumlah, umur})
		}
	})
}

func TestF34_StatusDihitung(t *testing.T) {
	t.Parallel()
	tempo := dasar.Tgl(2026, 10, 10)
	buka := posisiTempo("a", "MTs", "7A", tempo, 100, 0)
	sebagian := posisiTempo("a", "MTs", "7A", tempo, 100, 40)
	nota := buka
	nota.NotaKredit = 30
	lunas := posisiTempo("a", "MTs", "7A", tempo, 100, 100)
	dibebaskan := buka
	dibebaskan.NotaKredit = 100
	batal := buka
	batal.Batal = true
	for nama, k := range map[string]struct {
		p            keuangan.Posisi
		tepat, telat keuangan.StatusTagihan // on the due date, the day after
	}{
		"terbuka":    {buka, keuangan.StatusTerbuka, keuangan.StatusJatuhTempo},
		"sebagian":   {sebagian, keuangan.StatusSebagian, keuangan.StatusJatuhTempo},
		"nota":       {nota, keuangan.StatusSebagian, keuangan.StatusJatuhTempo},
		"lunas":      {lunas, keuangan.StatusLunas, keuangan.StatusLunas},
		"dibebaskan": {dibebaskan, keuangan.StatusLunas, keuangan.StatusLunas},
		"batal":      {batal, keuangan.StatusBatal, keuangan.StatusBatal},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, k.tepat, k.p.Status(tempo))
			require.Equal(t, k.telat, k.p.Status(tempo.TambahHari(1)), "the clock moves, nothing is written")
		})
	}
}

func TestTagihan_Validate(t *testing.T) {
	t.Parallel()
	baik := keuangan.Tagihan{
		ID: "t", Santri: "s", Keluarga: "k", Komponen: "spp", Periode: "2026-10", Versi: 1, Bruto: 100, Potongan: 40, Jumlah: 60,
		Terbit: dasar.Tgl(2026, 10, 1), JatuhTempo: dasar.Tgl(2026, 10, 10),
	}
	require.NoError(t, baik.Validate())
	for nama, ubah := range map[string]func(*keuangan.Tagihan){
		"tanpa_keluarga":    func(t *keuangan.Tagihan) { t.Keluarga = "" },
		"tempo_sebelum":     func(t *keuangan.Tagihan) { t.JatuhTempo = dasar.Tgl(2026, 9, 30) },
		"jumlah_tak_cocok":  func(t *keuangan.Tagihan) { t.Jumlah = 61 },
		"potongan_berlebih": func(t *keuangan.Tagihan) { t.Potongan, t.Jumlah = 101, -1 },
		"bruto_nol":         func(t *keuangan.Tagihan) { t.Bruto, t.Potongan, t.Jumlah = 0, 0, 0 },
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			x := baik
			ubah(&x)
			require.ErrorIs(t, x.Validate(), keuangan.ErrTagihan)
		})
	}
}
