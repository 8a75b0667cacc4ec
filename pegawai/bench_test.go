package pegawai_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/pegawai/pph21"
)

// orangBench are so many teachers that wages differ from slip to slip: no branch and
// no row of a table can be learned by heart, by either side.
const orangBench = 1024

func guruBench(i int) pegawai.Bahan {
	b := guru()
	b.Nilai[0].Nilai = 3_000_000 + dasar.Rupiah(i*7919%orangBench)*5_000
	return b
}

// BenchmarkSlip computes one monthly slip: the figures of the plan
// ([pegawai.Rencana.Angka]) beside the same arithmetic written by hand on integers,
// and the whole slip with its lines, without and with explanation. A million slips
// are a million iterations. Both sides keep the same figures:
// [TestAngka_sama_dengan_tulisan_tangan].
func BenchmarkSlip(b *testing.B) {
	r := rencana(b, putaran(dasar.Bln(2026, 10)))
	bahan := make([]pegawai.Bahan, orangBench)
	siap, masukan := make([]*pegawai.Orang, orangBench), make([]masukanTangan, orangBench)
	for i := range bahan {
		bahan[i] = guruBench(i)
		o, err := r.Siapkan(&bahan[i])
		require.NoError(b, err)
		siap[i], masukan[i] = o, masukanTangan{bahan[i].Nilai[0].Nilai, 150_000, 25_000, 60_00, 2_492_811}
	}
	b.Run("angka", func(b *testing.B) { bandingkanTangan(b, r, siap, masukan) })
	for nama, jelaskan := range map[string]bool{"slip": false, "slip dengan uraian": true} {
		b.Run(nama, func(b *testing.B) {
			b.ReportAllocs()
			for i := range b.N {
				if _, err := r.Hitung(&bahan[i%orangBench], jelaskan); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// bandingkanTangan computes the same slips on both sides in turn. On a shared machine
// a turn now and then is interrupted: the fastest of each side are compared.
func bandingkanTangan(b *testing.B, r *pegawai.Rencana, siap []*pegawai.Orang, masukan []masukanTangan) {
	t := tanganUji(b)
	var a pegawai.Angka
	var x angkaTangan
	kita, tangan := time.Hour, time.Hour
	b.ReportAllocs()
	for range max(b.N/orangBench, 1) {
		mulai := time.Now()
		for _, o := range siap {
			if err := r.Angka(o, &a, nil); err != nil {
				b.Fatal(err)
			}
		}
		kita = min(kita, time.Since(mulai))
		mulai = time.Now()
		for i := range masukan {
			if !t.hitung(&masukan[i], &x) {
				b.Fatal("ditolak")
			}
			hasilTangan = &x
		}
		tangan = min(tangan, time.Since(mulai))
	}
	b.ReportMetric(float64(kita.Nanoseconds())/orangBench, "ns-kita")
	b.ReportMetric(float64(tangan.Nanoseconds())/orangBench, "ns-tangan")
	b.ReportMetric(float64(kita)/float64(tangan), "x-tangan")
}

// hasilTangan keeps the compiler from dropping the work.
var hasilTangan *angkaTangan

type masukanTangan struct{ pokok, tunjangan, tarif, jam, umk dasar.Rupiah }

// angkaTangan are the figures that a slip needs and [pegawai.Angka] holds: lines,
// contributions of both sides, sums by line of form BPA1, tax, net.
type angkaTangan struct {
	baris                                                  [3]dasar.Rupiah
	tetap, pokok, dibayar, bruto                           dasar.Rupiah
	kesKami, kes, jhtKami, jht, jpKami, jp, jkk, jkm       dasar.Rupiah
	iuranKami, iuran, pengurang                            dasar.Rupiah
	emberGaji, emberLain, emberHonor, emberPremi, emberIur dasar.Rupiah
	pph, neto                                              dasar.Rupiah
	tarif                                                  int64
}

// tangan is the same arithmetic written by hand: two fixed amounts, hours × rate,
// contributions with floor and caps, TER by binary search, net, and the refusals of
// what is negative or beyond every bound.
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

func (t *tangan) hitung(m *masukanTangan, a *angkaTangan) bool {
	bulat := func(n dasar.Rupiah, rate dasar.Rupiah) dasar.Rupiah { return (n*rate + 5000) / 10000 }
	a.baris = [3]dasar.Rupiah{m.pokok, m.tunjangan, (m.tarif*m.jam + 50) / 100}
	a.pokok, a.tetap = m.pokok, m.pokok+m.tunjangan
	a.dibayar = a.tetap + a.baris[2]
	if a.dibayar < 0 || a.dibayar > pegawai.MaksUpah {
		return false
	}
	kes, jp := min(max(a.tetap, m.umk), 12_000_000), min(a.tetap, 11_086_300)
	a.kesKami, a.kes = bulat(kes, 400), bulat(kes, 100)
	a.jhtKami, a.jht = bulat(a.tetap, 370), bulat(a.tetap, 200)
	a.jpKami, a.jp = bulat(jp, 200), bulat(jp, 100)
	a.jkk, a.jkm = bulat(a.tetap, 24), bulat(a.tetap, 30)
	a.iuranKami, a.iuran, a.pengurang = a.kesKami+a.jhtKami+a.jpKami+a.jkk+a.jkm, a.kes+a.jht+a.jp, a.jht+a.jp
	a.emberGaji, a.emberLain, a.emberHonor, a.emberPremi, a.emberIur = m.pokok, m.tunjangan, a.baris[2], a.kesKami+a.jkk+a.jkm, a.pengurang
	a.bruto = a.dibayar + a.emberPremi
	lo, hi := 0, len(t.batas)
	for lo < hi {
		tengah := int(uint(lo+hi) >> 1)
		if t.batas[tengah] < int64(a.bruto) {
			lo = tengah + 1
		} else {
			hi = tengah
		}
	}
	a.tarif = t.tarif[max(lo-1, 0)]
	a.pph = bulat(a.bruto, dasar.Rupiah(a.tarif))
	a.neto = a.dibayar - a.iuran - a.pph
	return a.neto >= 0
}

func TestAngka_sama_dengan_tulisan_tangan(t *testing.T) {
	t.Parallel()
	r, x := rencana(t, putaran(dasar.Bln(2026, 10))), tanganUji(t)
	for i := range dasar.Rupiah(400) {
		b := guru()
		b.Nilai[0].Nilai = 1_000_000 + i*137_003
		s, err := r.Hitung(&b, false)
		require.NoError(t, err)
		var a angkaTangan
		require.True(t, x.hitung(&masukanTangan{b.Nilai[0].Nilai, 150_000, 25_000, 60_00, 2_492_811}, &a))
		require.Equal(t, []dasar.Rupiah{a.neto, a.pph, a.bruto, a.dibayar, a.tetap, a.iuran, a.iuranKami}, []dasar.Rupiah{s.Neto, s.PPh, s.Bruto, s.Dibayar, s.UpahBPJS, s.Iuran, s.IuranKami})
		require.Equal(t, pegawai.Embers{Gaji: a.emberGaji, TunjLain: a.emberLain, Honor: a.emberHonor, Premi: a.emberPremi, Iuran: a.emberIur}, s.Ember)
		require.Equal(t, a.tarif, s.Tarif)
		jumlah := map[pegawai.KodeKomponen]dasar.Rupiah{}
		for _, l := range s.Baris {
			jumlah[l.Komponen] = l.Jumlah
		}
		require.Equal(t, map[pegawai.KodeKomponen]dasar.Rupiah{
			"pokok": a.baris[0], "tunjangan_keluarga": a.baris[1], "honor_mengajar": a.baris[2], pegawai.BarisPPh: a.pph, pegawai.BarisKesKami: a.kesKami, pegawai.BarisKes: a.kes,
			pegawai.BarisJHTKami: a.jhtKami, pegawai.BarisJHT: a.jht, pegawai.BarisJPKami: a.jpKami, pegawai.BarisJP: a.jp, pegawai.BarisJKK: a.jkk, pegawai.BarisJKM: a.jkm,
		}, jumlah)
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
