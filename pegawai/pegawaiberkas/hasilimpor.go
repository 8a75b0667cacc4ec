package pegawaiberkas

import (
	"fmt"

	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/pegawai"
)

// TabelHasilImpor is the result file of an import of staff: one line per finding, and
// one for each row without any, so that every row of the sheet is in it. It repeats
// values of the sheet: it goes back to whoever brought the sheet.
func TabelHasilImpor(p pegawai.PratinjauImpor) dasarberkas.Tabel {
	return dasarberkas.Tabel{Nama: "Hasil impor", Judul: []string{"Baris", "Sel", "Nomor pegawai", "Hasil", "Tindakan", "Kolom", "Nilai lama", "Nilai baru", "Keterangan", "Aturan"},
		Baris: func(yield func([]dasarberkas.Sel, error) bool) {
			for _, b := range p.Baris {
				nomor := fmt.Sprint(b.Nomor)
				if len(b.Temuan) == 0 && !yield(dasarberkas.BarisTeks(nomor, "", b.Pegawai, string(b.Hasil), string(b.Tindakan), "", "", "", "", ""), nil) {
					return
				}
				for _, t := range b.Temuan {
					if !yield(dasarberkas.BarisTeks(nomor, t.Sel, b.Pegawai, string(t.Hasil), string(b.Tindakan), t.Bidang, t.Lama, t.Baru, t.Alasan, string(t.Aturan)), nil) {
						return
					}
				}
			}
		}}
}
