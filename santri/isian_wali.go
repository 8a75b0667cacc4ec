package santri

import (
	"errors"
	"fmt"
	"log/slog"

	"github.com/pesantren-go/pesantren/privasi"
)

// IsianWali is a form about one parent or guardian as it was typed in. Like
// [Isian] it prints as a mask.
type IsianWali struct {
	Nama, NIK, HP string
	Hubungan      Hubungan
	Utama         bool
}

// String prints a mask.
func (IsianWali) String() string { return "isian wali •••" }

// GoString prints the mask.
func (i IsianWali) GoString() string { return i.String() }

// Format prints the mask for every verb.
func (i IsianWali) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte(i.String())) }

// LogValue logs the mask.
func (i IsianWali) LogValue() slog.Value { return slog.StringValue(i.String()) }

// BacaWali reads the forms of all wali of one santri. The second result is the
// family key ([KunciKeluarga]) of father, mother and phone number: the main
// contact's number, else the first one given. Errors of all fields come back
// joined.
func BacaWali(isian ...IsianWali) (wali []WaliBaru, kunci string, b Bacaan, err error) {
	var p pembaca
	var ayah, ibu string
	var hp, hpUtama NomorHP
	for _, i := range isian {
		w := WaliBaru{Hubungan: i.Hubungan, Utama: i.Utama}
		w.Wali.Nama = baca(&p, "wali.nama", i.Nama, ParseNama)
		w.Wali.NIK = privasi.Tutup(baca(&p, "wali.nik", i.NIK, ParseNIK))
		nomor := baca(&p, "wali.hp", i.HP, ParseHP)
		w.Wali.HP = privasi.Tutup(nomor)
		if hp == "" {
			hp = nomor
		}
		if i.Utama {
			hpUtama = nomor
		}
		switch i.Hubungan {
		case Ayah:
			ayah = w.Wali.Nama
		case Ibu:
			ibu = w.Wali.Nama
		}
		wali = append(wali, w)
	}
	if hpUtama != "" {
		hp = hpUtama
	}
	return wali, KunciKeluarga(ayah, ibu, hp), p.b, errors.Join(p.salah...)
}
