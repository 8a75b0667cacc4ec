package santriberkas_test

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/santri"
	"github.com/pesantren-go/pesantren/santri/santriberkas"
)

// berkasBesar writes the office's own sheet for n invented santri, three to a
// household.
func berkasBesar(n int) []byte {
	var b bytes.Buffer
	b.WriteString("No;NIS;NISN;NIK;Nama Lengkap;L/P;Tempat, Tgl Lahir;Nama Ayah;Nama Ibu;No. HP Wali;Alamat;Unit;Kelas;Diniyah;Asrama;Kamar;Mukim;Ket\r\n")
	for i := range n {
		fmt.Fprintf(&b, "%d;%06d;%010d;35069901%02d%02d%04d;Santri %d;L;Kediri, %02d-%02d-2010;Ayah %d;Ibu %d;0812%08d;RT 01 RW 02;MTs;%d%c;2 Ula;Al-Ghozali;%d;Ya;\r\n",
			i+1, i+1, 10_000_000+i, i/9000%12+1, 10, i%9000+1, i, 1, i/9000%12+1, i/3, i/3, i/3, 7+i%3, 'A'+rune(i%5), i%20)
	}
	return b.Bytes()
}

func BenchmarkBaca_CSV(b *testing.B) {
	data := berkasBesar(100_000)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		_, err := santriberkas.Baca(bytes.NewReader(data), "besar.csv", santriberkas.Batas{})
		require.NoError(b, err)
	}
}

func BenchmarkPeriksaLembar(b *testing.B) {
	l, err := santriberkas.Baca(bytes.NewReader(berkasBesar(100_000)), "besar.csv", santriberkas.Batas{})
	require.NoError(b, err)
	for b.Loop() {
		p, err := santri.PeriksaLembar(l, santri.AturanImpor{Struktur: struktur("Pondok", "MTs")})
		require.NoError(b, err)
		require.Equal(b, 100_000, p.Jumlah.OK)
	}
	b.ReportMetric(b.Elapsed().Seconds()*1e6/float64(b.N)/100_000, "µs/baris")
}

// BenchmarkImpor previews, applies, and repeats a file of 100,000 santri.
func BenchmarkImpor(b *testing.B) {
	const n = 100_000
	l, err := santriberkas.Baca(bytes.NewReader(berkasBesar(n)), "besar.csv", santriberkas.Batas{})
	require.NoError(b, err)
	for _, p := range penyimpanan {
		b.Run(p.nama, func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				r := buatRumah(b, p.buka(b))
				b.StartTimer()
				_, h := r.masukkan(b, lembaga, santri.PermintaanImpor{Lembar: l})
				require.Equal(b, n, h.Baru)
				awal := b.Elapsed()
				b.ReportMetric(awal.Seconds(), "s/baru")
				_, h = r.masukkan(b, lembaga, santri.PermintaanImpor{Lembar: l})
				require.Equal(b, n, h.Sama)
				b.ReportMetric((b.Elapsed() - awal).Seconds(), "s/ulang")
			}
		})
	}
}
