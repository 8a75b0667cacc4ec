package akademikberkas

import (
	"fmt"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
)

// TabelHasil is the result file of an import of marks or recitations: every row with
// its verdict, each finding of it on a line of its own.
func TabelHasil(p akademik.PratinjauImpor) dasarberkas.Tabel {
	return dasarberkas.Tabel{Nama: "Hasil impor", Judul: []string{"Baris", "Sel", "NIS", "Isi", "Hasil", "Kolom", "Nilai lama", "Nilai baru", "Keterangan", "Aturan"},
		Baris: func(yield func([]dasarberkas.Sel, error) bool) {
			for _, b := range p.Baris {
				nomor := fmt.Sprint(b.Nomor)
				if len(b.Temuan) == 0 && !yield(dasarberkas.BarisTeks(nomor, "", b.NIS, b.Isi, string(b.Hasil), "", "", "", "", ""), nil) {
					return
				}
				for _, t := range b.Temuan {
					if !yield(dasarberkas.BarisTeks(nomor, t.Sel, b.NIS, b.Isi, string(t.Hasil), t.Bidang, t.Lama, t.Baru, t.Alasan, string(t.Aturan)), nil) {
						return
					}
				}
			}
		}}
}
