package jadwal

import (
	"os"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// BenchmarkIsi fills a school and lets FET fill the same, in turn, and compares the
// processor time of both: the machine may be busy with other things.
func BenchmarkIsi(b *testing.B) {
	asli, err := os.ReadFile(arahan)
	require.NoError(b, err, "pasang paket Debian fet-data; ./uji.sh melakukannya")
	for _, c := range []struct {
		nama string
		j    Jadwal
		fet  []byte
	}{{"arahan", bacaArahan(b), asli}, {"sekolah24", sekolah24(40), fetDari(b, sekolah24(40))}} {
		b.Run(c.nama, func(b *testing.B) {
			var kami, penuh, fet time.Duration
			anjuran, benih := 0, uint64(0)
			for b.Loop() {
				mulai := cpu()
				h, err := Isi(b.Context(), tanpaAnjuran(c.j), AturIsi{Benih: benih})
				require.NoError(b, err)
				require.Empty(b, h.Sisa)
				kami += cpu() - mulai

				mulai = cpu()
				h, err = Isi(b.Context(), c.j, AturIsi{Benih: benih})
				require.NoError(b, err)
				require.Empty(b, h.Sisa)
				penuh += cpu() - mulai
				anjuran += len(h.Anjuran)
				p := nilaiFET(b, c.fet, 5*time.Minute)
				require.True(b, p.diterima())
				fet += p.cpu
				benih++
			}
			n := float64(b.N)
			b.ReportMetric(kami.Seconds()*1000/n, "ms-tanpa-anjuran")
			b.ReportMetric(penuh.Seconds()*1000/n, "ms-kami")
			b.ReportMetric(fet.Seconds()*1000/n, "ms-fet")
			b.ReportMetric(penuh.Seconds()/fet.Seconds(), "kami/fet")
			b.ReportMetric(float64(anjuran)/n, "anjuran-dilanggar")
		})
	}
}

func tanpaAnjuran(j Jadwal) Jadwal {
	var sebar []Sebar
	for _, s := range j.Sebar {
		if !s.Anjuran {
			sebar = append(sebar, s)
		}
	}
	j.Sebar = sebar
	return j
}

func cpu() time.Duration {
	var r syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &r)
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

// BenchmarkPeriksa is the whole timetable of a school of 24 classes, 600 santri in three
// tracks; BenchmarkCoba one move in it; BenchmarkPeriksaKasar compares all pairs.
func BenchmarkPeriksa(b *testing.B) {
	j := selesai24(b)
	papan, err := Susun(j)
	require.NoError(b, err)
	for b.Loop() {
		require.Empty(b, papan.Semua())
	}
}

func BenchmarkSusun(b *testing.B) {
	j := selesai24(b)
	for b.Loop() {
		_, err := Susun(j)
		require.NoError(b, err)
	}
}

func BenchmarkPeriksaKasar(b *testing.B) {
	j := selesai24(b)
	papan, err := Susun(j)
	require.NoError(b, err)
	for b.Loop() {
		var hasil []Bentrok
		for x, t := range papan.letak {
			for y := x + 1; y < len(papan.letak); y++ {
				u := papan.letak[y]
				if g, ada := iris(t.selang, u.selang); ada && t.Hari == u.Hari {
					hasil = papan.pasangan(int32(x), int32(y), t, u, g, hasil)
				}
			}
		}
		require.Empty(b, hasil)
	}
}

func BenchmarkCoba(b *testing.B) {
	j := selesai24(b)
	papan, err := Susun(j)
	require.NoError(b, err)
	i := 0
	for b.Loop() {
		l := j.Letak[i%len(j.Letak)]
		l.Waktu = j.Letak[(i*7+1)%len(j.Letak)].Waktu
		_, err := papan.Coba(l)
		require.NoError(b, err)
		i++
	}
}

func selesai24(b testing.TB) Jadwal {
	b.Helper()
	j := sekolah24(45)
	h, err := Isi(b.Context(), j, AturIsi{})
	require.NoError(b, err)
	require.Empty(b, h.Sisa)
	j.Letak = h.Letak
	return j
}
