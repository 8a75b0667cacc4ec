package akademikberkas

import (
	"io"

	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/santri"
)

// BacaSetoran reads a halaqah's sheet of recitations for [hafalan.PeriksaLembar] (see
// [dasarberkas.Baca]). The separator of a CSV and the sheet of a workbook are those
// under which most titles of such a sheet are known. namaBerkas is the file name as it
// came, used in messages only. Errors carry an id of package dasarberkas, from
// dasarberkas.ErrBesar on, and say what to do.
func BacaSetoran(r io.Reader, namaBerkas string, b dasarberkas.Batas) (santri.Lembar, error) {
	return baca(r, namaBerkas, b, hafalan.NilaiJudul)
}
