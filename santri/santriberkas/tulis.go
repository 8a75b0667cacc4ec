package santriberkas

import (
	"fmt"
	"io"
	"time"

	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/santri"
)

// Jaga says whether cells are kept from starting a formula.
type Jaga bool

// The two kinds of CSV.
const (
	UntukLembarKerja Jaga = true  // opened by people in a spreadsheet: guarded
	UntukUnggahResmi Jaga = false // read by an official system: as it is
)

// TulisCSV writes [dasarberkas.CSV] for people, whose apostrophes the import
// takes off again from numbers, or [dasarberkas.CSVPolos] for official systems.
func TulisCSV(w io.Writer, t dasarberkas.Tabel, j Jaga) error {
	if j == UntukUnggahResmi {
		return dasarberkas.Tulis(w, dasarberkas.CSVPolos, t)
	}
	return dasarberkas.Tulis(w, dasarberkas.CSV, t)
}

// NamaBerkas is [dasarberkas.NamaBerkas].
func NamaBerkas(lembaga, jenis string, pada time.Time, akhiran string) string {
	return dasarberkas.NamaBerkas(lembaga, jenis, pada, akhiran)
}

// TabelHasil is the result file of an import (IMP-23): one line per finding,
// and one for each row without any, so that every row of the file is in it.
// It repeats values of the file: it goes back to whoever brought the file.
func TabelHasil(p santri.Pratinjau) dasarberkas.Tabel {
	return dasarberkas.Tabel{Nama: "Hasil impor", Judul: []string{"Baris", "Sel", "NIS", "Hasil", "Kolom", "Nilai lama", "Nilai baru", "Keterangan", "Aturan"},
		Baris: func(yield func([]dasarberkas.Sel, error) bool) {
			for _, b := range p.Baris {
				nomor := fmt.Sprint(b.Nomor)
				if len(b.Temuan) == 0 && !yield(dasarberkas.BarisTeks(nomor, "", b.NIS, string(b.Hasil), "", "", "", "", ""), nil) {
					return
				}
				for _, t := range b.Temuan {
					if !yield(dasarberkas.BarisTeks(nomor, t.Sel, b.NIS, string(t.Hasil), t.Bidang, t.Lama, t.Baru, t.Alasan, string(t.Aturan)), nil) {
						return
					}
				}
			}
		}}
}
