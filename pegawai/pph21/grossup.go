package pph21

import (
	"math/bits"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/uraian"
)

// Tanggungan is a month whose tax the employer bears: an allowance as large as the
// tax (gross-up), or the tax paid for the employee (nett), which is the same sum
// since 2024, because the borne tax is a kenikmatan and income itself (PMK 66/2023).
type Tanggungan struct {
	Masa                   // the smallest solution; Bruto includes the allowance
	Tunjangan dasar.Rupiah // the allowance of this payment = Potong
	// Ganda says that the equation has another solution under the next rate: Lain.
	// Both are lawful; the smallest is taken and the slip says so.
	Ganda bool
	Lain  Masa
}

// GrossUp finds the allowance T with T = PPh(neto + T), where neto is the income
// before the allowance. Just above every bound u between rates r < r' there are two
// solutions, for neto in (u(1−r'), u(1−r)]; the smallest is taken, and the other
// returned in Lain. A twin one rupiah higher that rounding alone makes (PMK 168/2023
// Lampiran, Tuan G: 13.777.062 and 13.777.063) is no other solution.
//
// sudah are earlier payments of the same month: the tax already borne stays, and
// the allowance of this payment fills up the rest. It refuses, with [ErrSudah],
// what was withheld beyond the tax of what was paid.
func (t *Tabel) GrossUp(s Status, sudah Dipotong, neto dasar.Rupiah, u *uraian.Uraian) (Tanggungan, error) {
	j, err := t.jenjangStatus(s)
	if err != nil {
		return Tanggungan{}, err
	}
	if err := sudah.periksa(); err != nil {
		return Tanggungan{}, err
	}
	if neto < 0 {
		return Tanggungan{}, negatif("neto")
	}
	if neto > dasar.MaxRupiah-sudah.Bruto {
		return Tanggungan{}, terlaluBesar("neto")
	}
	terkecil := int64(sudah.Bruto + neto) // with an allowance of nothing
	if i := j.cari(terkecil); t.masa(j, i, dasar.Rupiah(terkecil), sudah.PPh).Potong < 0 {
		return Tanggungan{}, ErrSudah.Invalidf("PPh 21 yang sudah dipotong bulan ini melebihi pajak atas bruto yang sudah dibayar; periksa putaran sebelumnya").Pada("pph_sudah")
	}
	var g Tanggungan
	pokok := terkecil - int64(sudah.PPh)
	_, batasAtas := t.titikTetap(pokok, j.puncak())
	batasAtas = min(batasAtas, int64(dasar.MaxRupiah))
	ada := false
	for i := j.cari(terkecil); i < len(j.tarif) && j.bawah(i) <= batasAtas && !g.Ganda; i++ {
		kecil, besar := t.titikTetap(pokok, j.tarif[i])
		kecil = max(kecil, terkecil)
		if i > 0 {
			kecil = max(kecil, j.sampai[i-1]+1)
		}
		if kecil > min(besar, j.sampai[i], batasAtas) {
			continue
		}
		m := t.masa(j, i, dasar.Rupiah(kecil), sudah.PPh)
		m.Kategori = t.ptkp.kategori[s]
		if ada {
			g.Ganda, g.Lain = true, m
		} else {
			ada, g.Masa, g.Tunjangan = true, m, m.Potong
		}
	}
	if !ada {
		return Tanggungan{}, terlaluBesar("neto")
	}
	if u.Perlu() {
		t.uraikanGrossUp(s, j, neto, g, u)
	}
	return g, nil
}

// titikTetap returns the smallest and the largest gross G ≥ 0 with G − tax(G) =
// pokok, when the rate were the same everywhere. With the tax half up and q = D − k,
// where k/D is the rate with its surcharge, that is
//
//	D·pokok − D/2 < G·q ≤ D·pokok + D/2
//
// and the products need 128 bits.
func (t *Tabel) titikTetap(pokok, tarif int64) (kecil, besar int64) {
	const d = skala * 100
	q := uint64(d - tarif*t.pengali)
	hi, lo := bits.Mul64(uint64(pokok), d)
	atas, naik := bits.Add64(lo, d/2, 0)
	b, _ := bits.Div64(hi+naik, atas, q)
	if pokok == 0 {
		return 0, int64(b)
	}
	bawah, pinjam := bits.Sub64(lo, d/2, 0)
	k, _ := bits.Div64(hi-pinjam, bawah, q)
	return int64(k) + 1, int64(b)
}

func (t *Tabel) uraikanGrossUp(s Status, j *jenjang, neto dasar.Rupiah, g Tanggungan, u *uraian.Uraian) {
	u.Catat("PMK 168/2023 Lampiran huruf B I.4", "penghasilan sebelum tunjangan pajak", neto)
	u.Catat("PMK 168/2023 Lampiran huruf B I.4", "tunjangan pajak = PPh 21 atas penghasilan yang memuatnya; jawaban terkecil", g.Tunjangan)
	t.uraikanMasa(s, j, g.Masa, u)
	if g.Ganda {
		u.Catatf("", g.Lain.PPh, "ada jawaban kedua dengan tarif %s dan bruto %s; dipakai yang terkecil", g.Lain.Tarif, g.Lain.Bruto)
	}
}
