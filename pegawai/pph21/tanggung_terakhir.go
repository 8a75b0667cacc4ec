package pph21

import (
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/uraian"
)

// TanggunganAkhir is a last period whose tax the employer bears.
type TanggunganAkhir struct {
	Akhir                  // the smallest solution; Bruto includes the allowance
	Tunjangan dasar.Rupiah // the allowance of this payment; PPh when that is positive, else 0
	// Ganda says that the equation has another solution, Lain (the largest): the
	// steps of whole thousands of PKP can make one a few hundred rupiah higher.
	Ganda bool
	Lain  Akhir
}

// GrossUpTerakhir finds the allowance T of the last period with T = PPh(year with
// T): the allowance raises gross, biaya jabatan and PKP. in.Bruto (and, month by
// month, in.BrutoIni) is without it. The smallest T ≥ 0 is taken. Where earlier
// periods withheld more than the year owes there is no allowance: PPh is negative,
// a refund like any other. No official example of a gross-up over a year exists.
//
// It refuses what [Tabel.MasaTerakhir] refuses.
func (t *Tabel) GrossUpTerakhir(in Setahun, u *uraian.Uraian) (TanggunganAkhir, error) {
	if err := t.periksaSetahun(in); err != nil {
		return TanggunganAkhir{}, err
	}
	a, tunjangan, err := t.turutiAkhir(in, 0)
	if err != nil {
		return TanggunganAkhir{}, err
	}
	g := TanggunganAkhir{Akhir: a, Tunjangan: tunjangan}
	// Two solutions cannot lie further apart than a step of PKP allows; from beyond
	// that, the equation leads down to the largest.
	lebar := int64(t.pasal17.puncak()) * t.pengali // rate in millionths
	jendela := (lebar*t.ketentuan.kelipatan/1_000_000+3)*1_000_000/(1_000_000-lebar) + 1
	lain, besar, err := t.turutiAkhir(in, tunjangan+dasar.Rupiah(jendela))
	if err == nil && besar != tunjangan {
		g.Ganda, g.Lain = true, lain
	}
	if u.Perlu() {
		u.Catat("PMK 168/2023 Lampiran huruf B I.4", "tunjangan pajak = PPh 21 masa terakhir atas setahun yang memuatnya; jawaban terkecil", g.Tunjangan)
		t.uraikanAkhir(in, g.Akhir, u)
		if g.Ganda {
			u.Catat("", "ada jawaban kedua; dipakai yang terkecil", besar)
		}
	}
	return g, nil
}

// turutiAkhir follows T → max(0, PPh(T)) from an allowance to where it stands
// still. The tax never falls when T rises, so from 0 that is the smallest solution
// and from above all of them the largest; the tax grows by less than T does, so a
// few dozen steps are enough.
func (t *Tabel) turutiAkhir(in Setahun, tunjangan dasar.Rupiah) (Akhir, dasar.Rupiah, error) {
	for {
		dengan := in
		if in.Bruto > dasar.MaxRupiah-tunjangan {
			return Akhir{}, 0, terlaluBesar("bruto")
		}
		dengan.Bruto, dengan.BrutoIni = in.Bruto+tunjangan, in.BrutoIni+tunjangan
		a, err := t.akhir(dengan)
		if err != nil {
			return Akhir{}, 0, err
		}
		berikut := max(0, a.PPh)
		if berikut == tunjangan {
			return a, tunjangan, nil
		}
		tunjangan = berikut
	}
}
