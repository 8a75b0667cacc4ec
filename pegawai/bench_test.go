package pegawai_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/pegawai/pph21"
)

// BenchmarkSlip computes one monthly slip: by hand on integers, the figures of the
// plan ([pegawai.Rencana.Angka]), and the whole slip with its lines, without and
// with explanation. A million slips are a million iterations. The figures of the
// hand-written code are the plan's: [TestAngka_sama_dengan_tulisan_tangan].
func BenchmarkSlip(b *testing.B) {
	r := rencana(b, putaran(dasar.Bln(2026, 10)))
	bahan := guru()
	o, err := r.Siapkan(&bahan)
	require.NoError(b, err)
	b.Run("tangan", func(b *testing.B) {
		t := tanganUji(b)
		var jumlah dasar.Rupiah
		for i := range b.N {
			jumlah += t.neto(3_000_000+dasar.Rupiah(i&1023)*5_000, 150_000, 25_000, 60_00)
		}
		_ = jumlah
	})
	b.Run("angka", func(b *testing.B) {
		b.ReportAllocs()
		var a pegawai.Angka
		for b.Loop() {
			if err := r.Angka(o, &a, nil); err != nil {
				b.Fatal(err)
			}
		}
	})
	for nama, jelaskan := range map[string]bool{"slip": false, "slip dengan uraian": true} {
		b.Run(nama, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := r.Hitung(&bahan, jelaskan); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// tangan is the same arithmetic written by hand: two fixed amounts, hours × rate,
// contributions with floor and caps, TER by binary search, net.
type tangan struct {
	batas []int64
	tarif []int64
}

func tanganUji(t testing.TB) tangan {
	tabel, err := pph21.Baku().Pada(dasar.Tgl(2026, 10, 1))
	require.NoError(t, err)
	var x tangan
	for _, l := range tabel.LapisTER('B') {
		x.batas, x.tarif = append(x.batas, int64(l.DiAtas)), append(x.tarif, int64(l.Tarif))
	}
	return x
}

func (t tangan) neto(pokok, tunjangan, tarif dasar.Rupiah, jam int64) dasar.Rupiah {
	bulat := func(n, rate int64) int64 { return (n*rate + 5000) / 10000 }
	tetap := int64(pokok + tunjangan)
	bayar := tetap + (int64(tarif)*jam+50)/100
	kes := min(max(tetap, 2_492_811), 12_000_000)
	jp := min(tetap, 11_086_300)
	bruto := bayar + bulat(kes, 400) + bulat(tetap, 24) + bulat(tetap, 30)
	iuran := bulat(kes, 100) + bulat(tetap, 200) + bulat(jp, 100)
	lembaga := bulat(tetap, 370) + bulat(jp, 200)
	_ = lembaga
	lo, hi := 0, len(t.batas)
	for lo < hi {
		m := int(uint(lo+hi) >> 1)
		if t.batas[m] < bruto {
			lo = m + 1
		} else {
			hi = m
		}
	}
	pph := bulat(bruto, t.tarif[max(lo-1, 0)])
	return dasar.Rupiah(bayar - iuran - pph)
}

func TestAngka_sama_dengan_tulisan_tangan(t *testing.T) {
	t.Parallel()
	r, x := rencana(t, putaran(dasar.Bln(2026, 10))), tanganUji(t)
	for i := range dasar.Rupiah(400) {
		b := guru()
		b.Nilai[0].Nilai = 1_000_000 + i*137_003
		s, err := r.Hitung(&b, false)
		require.NoError(t, err)
		require.Equal(t, x.neto(b.Nilai[0].Nilai, 150_000, 25_000, 60_00), s.Neto)
	}
}

// Figures are computed without allocation once the buffers have grown.
func TestAngka_tanpa_alokasi(t *testing.T) { // not parallel: it counts allocations
	r := rencana(t, putaran(dasar.Bln(2026, 10)))
	b := guru()
	o, err := r.Siapkan(&b)
	require.NoError(t, err)
	var a pegawai.Angka
	require.NoError(t, r.Angka(o, &a, nil))
	require.Zero(t, testing.AllocsPerRun(100, func() { _ = r.Angka(o, &a, nil) }))
}
