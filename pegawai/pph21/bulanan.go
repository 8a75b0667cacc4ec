package pph21

import (
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/uraian"
)

// Masa is the tax of one month by monthly TER. PPh is that of the whole month and
// what a document of the month shows; Potong is what this payment withholds.
type Masa struct {
	Kategori Kategori
	Tarif    Tarif
	Bruto    dasar.Rupiah // whole gross of the month
	PPh      dasar.Rupiah // Tarif × Bruto, half up
	Sudah    dasar.Rupiah // withheld by earlier payments of the month
	Potong   dasar.Rupiah // PPh − Sudah; negative gives back
	Versi    string       // see [Tabel.Versi]
}

// Dipotong is what earlier payments of the same month came to.
type Dipotong struct {
	Bruto dasar.Rupiah // their gross, allowances for tax included
	PPh   dasar.Rupiah // withheld from them
}

// ErrSudah says that more was withheld earlier in the month than was paid.
var ErrSudah = dasar.Aturan("PEG-PPH-08")

// Bulanan is the tax of a month that is not the last period: the rate of the row
// that holds the gross, on the whole gross (PMK 168/2023 Ps. 15(1)a, PP 58/2023
// Lampiran A to C), half up. No biaya jabatan, PTKP, contribution or zakat
// reduces it. It serves pegawai tetap, pegawai tidak tetap paid monthly, receivers
// of a periodic pension, and the irregular honorarium of supervisors.
//
// It refuses an unknown status ([ErrStatusKosong]), K/I ([ErrTanpaTER]) and a gross
// outside 0 to [dasar.MaxRupiah] ([ErrJumlah]).
func (t *Tabel) Bulanan(s Status, bruto dasar.Rupiah, u *uraian.Uraian) (Masa, error) {
	r, err := t.TER(s)
	if err != nil {
		return Masa{}, err
	}
	pph, tarif, err := r.Potong(bruto)
	if err != nil {
		return Masa{}, err
	}
	m := Masa{Kategori: r.kategori, Tarif: tarif, Bruto: bruto, PPh: pph, Potong: pph, Versi: t.versi}
	if u.Perlu() {
		t.uraikanMasa(s, r.j, m, u)
	}
	return m, nil
}

// Susulan is the tax of a further payment in a month that has paid before (THR
// after the salary): the month is one tax base, so the rate is that of the whole
// month, and Potong is what is left of its tax. It composes: withholding n payments
// one after the other comes to [Tabel.Bulanan] of their sum.
func (t *Tabel) Susulan(s Status, sudah Dipotong, bruto dasar.Rupiah, u *uraian.Uraian) (Masa, error) {
	j, err := t.jenjangStatus(s)
	if err != nil {
		return Masa{}, err
	}
	if err := sudah.periksa(); err != nil {
		return Masa{}, err
	}
	if bruto < 0 {
		return Masa{}, negatif("bruto")
	}
	if bruto > dasar.MaxRupiah-sudah.Bruto {
		return Masa{}, terlaluBesar("bruto")
	}
	m := t.masa(j, j.cari(int64(sudah.Bruto+bruto)), sudah.Bruto+bruto, sudah.PPh)
	m.Kategori = t.ptkp.kategori[s]
	if u.Perlu() {
		t.uraikanMasa(s, j, m, u)
	}
	return m, nil
}

// jenjangStatus finds the ladder of a status, or says why there is none.
func (t *Tabel) jenjangStatus(s Status) (*jenjang, error) {
	if int(s) < len(t.terStatus) && t.terStatus[s] != nil {
		return t.terStatus[s], nil
	}
	_, err := t.Kategori(s)
	return nil, err
}

// masa is the month with a gross in row i.
func (t *Tabel) masa(j *jenjang, i int, bruto, sudah dasar.Rupiah) Masa {
	pph := t.bulat(int64(bruto) * j.tarif[i])
	return Masa{Tarif: Tarif(j.tarif[i]), Bruto: bruto, PPh: pph, Sudah: sudah, Potong: pph - sudah, Versi: t.versi}
}

func (d Dipotong) periksa() error {
	if d == (Dipotong{}) {
		return nil
	}
	if err := batas(d.Bruto, "bruto_sudah"); err != nil {
		return err
	}
	if d.PPh < 0 || d.PPh > d.Bruto {
		return ErrSudah.Invalidf("PPh 21 yang sudah dipotong bulan ini harus 0 sampai bruto yang sudah dibayar; periksa putaran sebelumnya").Pada("pph_sudah")
	}
	return nil
}

func (t *Tabel) uraikanMasa(s Status, j *jenjang, m Masa, u *uraian.Uraian) {
	u.Catatf("PP 58/2023 Ps. 2(4)", 0, "status PTKP %s: TER kategori %s", s, m.Kategori)
	i := j.cari(int64(m.Bruto))
	lampiran := t.sumber([...]Jenis{JenisTERA, JenisTERB, JenisTERC}[m.Kategori-'A'])
	switch {
	case i == len(j.sampai)-1:
		u.Catatf(lampiran, m.Bruto, "bruto sebulan di atas %s: tarif %s", dasar.Rupiah(j.bawah(i)), m.Tarif)
	case i == 0:
		u.Catatf(lampiran, m.Bruto, "bruto sebulan sampai %s: tarif %s", dasar.Rupiah(j.sampai[i]), m.Tarif)
	default:
		u.Catatf(lampiran, m.Bruto, "bruto sebulan di atas %s sampai %s: tarif %s", dasar.Rupiah(j.bawah(i)), dasar.Rupiah(j.sampai[i]), m.Tarif)
	}
	u.Catatf("PMK 168/2023 Ps. 15(1)a; PER-11/PJ/2025 Ps. 129", m.PPh, "%s × %s%s, dibulatkan ke rupiah terdekat", m.Tarif, m.Bruto, t.tambahan())
	if m.Sudah != 0 {
		u.Catat("", "dikurangi PPh 21 yang sudah dipotong bulan ini", m.Sudah)
		u.Catat("", "dipotong dari pembayaran ini", m.Potong)
	}
}

// tambahan names the surcharge in a step, or is empty.
func (t *Tabel) tambahan() string {
	if t.pengali == 100 {
		return ""
	}
	return " × " + Tarif(t.pengali*100).String() + " (UU PPh Ps. 21(5a), tanpa NPWP)"
}
