package pph21

import (
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
)

// CaraTarif says how the tax of an object is found.
type CaraTarif string

// The ways. [TarifFinal] (PP 68/2009, severance and pension paid at once) is not
// computed by this package.
const (
	TarifTERBulanan CaraTarif = "ter_bulanan"
	TarifTERHarian  CaraTarif = "ter_harian"
	TarifPasal17    CaraTarif = "pasal17"
	TarifFinal      CaraTarif = "final"
)

// Objek is one tax object of Coretax.
type Objek struct {
	Kode      string // 21-100-01
	Dokumen   string // BPMP/BPA1 or BP21
	Nama      string
	DPPPersen int // share of gross that is taxed
	Tarif     CaraTarif
	Pemakaian string // who receives it in a pesantren
}

// ErrObjek says that a tax object code is not in the table.
var ErrObjek = dasar.Aturan("PEG-PPH-06")

type isiObjek []Objek

func (x isiObjek) pasang(t *Tabel) { t.objek = x }

func uraiObjek(t lembar) (isiBagian, error) {
	semua := isiObjek{}
	for i := range t.baris {
		dpp, err := t.persen(i, "dpp_percent", 1, 100)
		if err != nil {
			return nil, err
		}
		o := Objek{t.teks(i, "code"), t.teks(i, "document"), t.teks(i, "name"), int(dpp), CaraTarif(t.teks(i, "tariff")), t.teks(i, "use")}
		if !slices.Contains([]CaraTarif{TarifTERBulanan, TarifTERHarian, TarifPasal17, TarifFinal}, o.Tarif) {
			return nil, ErrIsi.Invalidf("baris %d: cara tarif harus ter_bulanan, ter_harian, pasal17 atau final", i+1).Pada("tariff")
		}
		if o.Kode == "" || o.Dokumen == "" || o.Nama == "" || slices.ContainsFunc(semua, func(l Objek) bool { return l.Kode == o.Kode }) {
			return nil, ErrIsi.Invalidf("baris %d: kode, dokumen dan nama harus terisi, dan kode tertulis sekali", i+1).Pada("code")
		}
		semua = append(semua, o)
	}
	return semua, nil
}

// Objek returns the tax object of a code, or [ErrObjek]. Before 2025 there is no
// table of objects in the standard book.
func (t *Tabel) Objek(kode string) (Objek, error) {
	i := slices.IndexFunc(t.objek, func(o Objek) bool { return o.Kode == kode })
	if i < 0 {
		return Objek{}, ErrObjek.Invalidf("kode objek pajak tidak dikenal; pilih kode dari daftar objek PPh 21").Pada("kode_objek")
	}
	return t.objek[i], nil
}

// DaftarObjek lists the tax objects in the order of the table.
func (t *Tabel) DaftarObjek() []Objek { return slices.Clone(t.objek) }
