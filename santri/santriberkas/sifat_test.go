package santriberkas_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/santri"
	"github.com/pesantren-go/pesantren/santri/santriberkas"
)

// lembarAcak draws a small sheet from small pools, so that numbers, names and
// households meet often, in the ways that sheets of real offices do.
func lembarAcak(t *rapid.T, nama string) santri.Lembar {
	pilih := func(apa string, dari ...string) string { return rapid.SampledFrom(dari).Draw(t, nama+apa) }
	n := rapid.IntRange(1, 8).Draw(t, nama+"baris")
	var b strings.Builder
	b.WriteString(judulKecil)
	for range n {
		lahir := pilih("lahir", "12-3-2013", "1/2/2012", "31-2-2012", "")
		fmt.Fprintf(&b, "%s,%s,%s,%s,%s,Kediri,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,\n",
			pilih("nis", "1", "2", "3", "4", ""), pilih("nisn", "0131234567", "131234568", "0121234569", "", ""),
			pilih("nik", "3506991203130001", "'3506990102120002", "3506991203130003", "350", "", ""),
			pilih("nama", "Ali", "ALI", "  Umar ", "Zaid", ""), pilih("jk", "L", "laki-laki", ""), lahir,
			pilih("ayah", "Abu Bakar", "H. Abu Bakar", "Abu Dzar", "Alm. Abu Bakar", ""), pilih("ibu", "Ummu Salamah", "Hj. UMMU SALAMAH", "Khadijah", ""),
			pilih("hp", "081234567890", "+62 812-3456-7890", "081333333333", "O812", ""), pilih("unit", "MTs", "MA", "SMK", ""),
			pilih("kelas", "7A", "8B", ""), pilih("diniyah", "1 Ula", "2 Ula", ""), pilih("asrama", "A 1", "B 2", ""), pilih("mukim", "Ya", "Tidak", ""),
			pilih("alamat", "RT 1", "RT 2", ""))
	}
	l, err := santriberkas.Baca(strings.NewReader(b.String()), "acak.csv", santriberkas.Batas{})
	require.NoError(t, err)
	return l
}

// dapodikAcak is lembarAcak in the layout of the official workbook.
func dapodikAcak(t *rapid.T, nama string) santri.Lembar {
	pilih := func(apa string, dari ...string) string { return rapid.SampledFrom(dari).Draw(t, nama+apa) }
	var b strings.Builder
	b.WriteString("Nama,NIPD,JK,NISN,Tanggal Lahir,NIK,No KK,Agama,Alamat,RT,HP,SKHUN,Penerima KPS,No. KPS,Penerima KIP,Lintang,Berat Badan,Nama Ayah,Nama Ibu,Ayah NIK,Rombel Saat Ini,Jenis Tinggal\n")
	for range rapid.IntRange(1, 6).Draw(t, nama+"baris") {
		fmt.Fprintf(&b, "%s,%s,L,%s,%s,%s,%s,Islam,%s,%s,%s,,Tidak,,Ya,%s,%s,%s,%s,%s,%s,%s\n",
			pilih("nama", "ALI", "Ali", "Umar"), pilih("nipd", "1", "2", "7", ""), pilih("nisn", "0131234567", "131234568", "0121234569", ""),
			pilih("lahir", "2013-03-12", "2012-02-01"), pilih("nik", "3506991203130001", "3506990102120002", ""), pilih("kk", "3506990000000001", "3506990000000002", ""),
			pilih("alamat", "RT 1", "RT 2", ""), pilih("rt", "1", "2", ""), pilih("hp", "081234567890", "081333333333", ""), pilih("lintang", "-7.7", "-7.8", ""),
			pilih("berat", "33", "34", ""), pilih("ayah", "ABU BAKAR", "Abu Dzar", ""), pilih("ibu", "Ummu Salamah", "KHADIJAH", ""),
			pilih("ayahnik", "3506990101700001", "123", ""), pilih("kelas", "7A", "8B", ""), pilih("tinggal", "Pesantren", "Bersama orang tua", ""))
	}
	l, err := santriberkas.Baca(strings.NewReader(b.String()), "acak.csv", santriberkas.Batas{})
	require.NoError(t, err)
	return l
}

// Whatever was stored before and whatever a sheet says: its outcomes sum up, it
// does what its preview said, and applying it again changes nothing.
func TestSifat_impor_kedua_tidak_mengubah_apa_pun(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		r := buatRumah(t, nil)
		for _, nama := range []string{"a", "b", "c"} {
			m := santri.PermintaanImpor{}
			if rapid.Bool().Draw(rt, nama+"dapodik") {
				m = santri.PermintaanImpor{Lembar: dapodikAcak(rt, nama), Unit: "MTs"}
			} else {
				m.Lembar = lembarAcak(rt, nama)
			}
			p, h := r.masukkan(t, lembaga, m)
			require.Equal(rt, p.Jumlah.Baris, p.Jumlah.OK+p.Jumlah.Perbaiki+p.Jumlah.Peringatan+p.Jumlah.Tolak)
			require.Equal(rt, p.Jumlah.Baris, h.Baru+h.Berubah+h.Sama+h.Ditolak+h.Ditahan)
			require.Equal(rt, []int{p.Baru, p.Berubah, p.Sama}, []int{h.Baru, h.Berubah, h.Sama})
			sebelum := r.semua(t, lembaga)
			p, h = r.masukkan(t, lembaga, m)
			for _, b := range p.Baris {
				require.NotEqual(rt, santri.TindakBaru, b.Tindakan, "baris %d", b.Nomor)
				require.NotEqual(rt, santri.TindakUbah, b.Tindakan, "baris %d: %v", b.Nomor, tampak(b))
			}
			require.Equal(rt, sebelum, r.semua(t, lembaga))
			require.Zero(rt, h.Dikabari)
		}
	})
}
