package pegawaiberkas_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/pegawai/pegawaiberkas"
	"github.com/pesantren-go/pesantren/santri"
)

func ExampleTabelHasilImpor() {
	p := pegawai.PratinjauImpor{Baris: []pegawai.BarisImpor{
		{Nomor: 2, Pegawai: "P001", Hasil: santri.HasilOK, Tindakan: santri.TindakBaru},
		{Nomor: 3, Pegawai: "P002", Hasil: santri.HasilTolak, Tindakan: santri.TindakTolak, Temuan: []santri.Temuan{{Baris: 3, Sel: "J3", Bidang: "status", Hasil: santri.HasilTolak, Aturan: pegawai.ErrImporStatus, Lama: "honorer", Alasan: "jelaskan arti kata status ini"}}},
	}}
	var b bytes.Buffer
	_ = dasarberkas.Tulis(&b, dasarberkas.CSVPolos, pegawaiberkas.TabelHasilImpor(p))
	fmt.Print(strings.ReplaceAll(b.String(), "\r\n", "\n")) // CSV ends its lines with both
	// Output:
	// Baris,Sel,Nomor pegawai,Hasil,Tindakan,Kolom,Nilai lama,Nilai baru,Keterangan,Aturan
	// 2,,P001,ok,baru,,,,,
	// 3,J3,P002,tolak,tolak,status,honorer,,jelaskan arti kata status ini,PEG-IMPOR-07
}

// What opens in a spreadsheet cannot start a formula.
func TestTabelHasilImpor_aman_dibuka(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	p := pegawai.PratinjauImpor{Baris: []pegawai.BarisImpor{{Nomor: 2, Pegawai: "=HYPERLINK(1)", Hasil: santri.HasilOK}}}
	require.NoError(t, dasarberkas.Tulis(&b, dasarberkas.CSV, pegawaiberkas.TabelHasilImpor(p)))
	require.Contains(t, b.String(), "'=HYPERLINK(1)")
}
