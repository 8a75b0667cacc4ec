package pegawai_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

// Whatever an office writes: the verdicts add up to the rows, what was accepted comes
// in, and the same sheet again finds everybody and changes nothing.
func TestImpor_diulang_tidak_mengubah(t *testing.T) {
	t.Parallel()
	kolom := [][]string{
		{"P001", "P002", "P003", ""}, {"Fauzan", "Hilmi  Ahmad", "Sa'id"}, {"L", "P", "laki-laki"}, {"1977-03-06", "6 Maret 1977", "", "32-1-2000"},
		{"3506990603774410", "3506990603774411", "3506990603774412", "", "12"}, {"Ustadz", "Guru", "Kepala Dapur", ""}, {"MTs", "MA", "mts/MA", "SMP"},
		{"Islam", "", "Hindu"}, {"2024-12-01", "1/11/2026", "2026-10-03"}, {"tetap", "honorer", ""}, {"K/1", "TK0", "", "K/9"}, {"2000000", "Rp1.500.000", "0", ""},
		{"25000", "0", "-", ""}, {"17", "12,5", ""}, {"ya", "tidak", ""}, {"ya", "tidak", ""}, {"BSI"}, {"0278077285", "0278077286"}, {"FAUZAN"},
	}
	rapid.Check(t, func(rt *rapid.T) {
		h := rumah(t)
		lembarAcak := func(n string) santri.Lembar {
			var b strings.Builder
			b.WriteString(judulUji)
			for range rapid.IntRange(1, 5).Draw(rt, n) {
				sel := make([]string, len(kolom))
				for i, k := range kolom {
					sel[i] = rapid.SampledFrom(k).Draw(rt, "sel")
				}
				b.WriteString(strings.Join(sel, "|") + "\n")
			}
			return lembar(b.String())
		}
		for range 2 { // a first sheet, and another one over it
			m := pegawai.PermintaanImpor{Lembar: lembarAcak("baris"), Sejak: dasar.Tgl(2026, rapid.IntRange(9, 11).Draw(rt, "bulan"), 1),
				Kontrak: map[string]pegawai.PilihanKontrak{"honorer": {Jenis: pegawai.KontrakWaktu, Klasifikasi: pegawai.PegawaiTetap}}}
			p := h.periksa(m)
			require.Equal(rt, p.Jumlah.Baris, p.Jumlah.OK+p.Jumlah.Perbaiki+p.Jumlah.Peringatan+p.Jumlah.Tolak)
			require.Equal(rt, p.Jumlah.Baris, p.Baru+p.Berubah+p.Sama+p.Jumlah.Tolak)
			hasil, err := h.impor().Terapkan(ctx, h.hr, "", m, p.Sidik, santri.YangBaikSaja, h.wewenang())
			require.NoError(rt, err)
			require.Equal(rt, [4]int{p.Baru, p.Berubah, p.Sama, p.Jumlah.Tolak}, [4]int{hasil.Baru, hasil.Berubah, hasil.Sama, hasil.Ditolak})
			lagi := h.periksa(m)
			for i, b := range p.Baris {
				if b.Tindakan != santri.TindakTolak {
					require.Equal(rt, santri.TindakSama, lagi.Baris[i].Tindakan, "%v %v", lagi.Baris[i].Beda, lagi.Baris[i].Temuan)
				}
			}
		}
	})
}
