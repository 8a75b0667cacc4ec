package pegawai

import "github.com/pesantren-go/pesantren/dasar"

// ruang is what deductions may still take of one pay.
type ruang struct {
	batas      dasar.Rupiah // under the cap
	upah       dasar.Rupiah // of the pay
	tanpaPokok dasar.Rupiah // of the pay without touching base pay
}

// tertunda is a deduction that the guards cut.
type tertunda struct {
	ke    int // place in Angka.Potong
	minta dasar.Rupiah
}

// potongkan takes deductions in their order, under the guards:
//
//   - All deductions together stay under the cap of the settings (PP 36/2021 Ps.
//     65: half of the payment).
//   - Base pay is out of reach unless the written rule of the deduction says
//     otherwise. Contributions and tax are the law's and stand outside.
//   - A deduction that does not fit is cut where its rule allows a part, and left
//     out otherwise; either way the slip says so and what is owed stays owed.
//
// Those that lessen the tax (pension, zakat) are taken before it, and guarded
// without it; the others after.
func (r *Rencana) potongkan(o *Orang, a *Angka, pengurang bool, sisa *ruang) error {
	for i := range o.potong {
		l := &r.potongan[o.potong[i].ke]
		if l.Pengurang != pengurang {
			continue
		}
		minta, err := r.jumlah(o, a, l, &o.potong[i])
		if err != nil {
			return err
		}
		if minta < 0 || minta > MaksUpah {
			return ErrNegatif.Invalidf("potongan %s negatif atau melebihi batas", l.Kode).Pada(string(l.Kode))
		}
		boleh := sisa.boleh(l, minta)
		if boleh < minta {
			a.tunda = append(a.tunda, tertunda{i, minta})
		}
		a.Potong[i] = boleh
		a.JumlahPotong += boleh
		sisa.batas, sisa.upah, sisa.tanpaPokok = sisa.batas-boleh, sisa.upah-boleh, sisa.tanpaPokok-boleh
		if l.Pengurang {
			a.ember[l.ember] += boleh
		}
	}
	return nil
}

func (s *ruang) boleh(l *langkah, minta dasar.Rupiah) dasar.Rupiah {
	boleh := min(minta, s.batas, s.upah)
	if !l.BolehPokok {
		boleh = min(boleh, s.tanpaPokok)
	}
	if boleh < minta && !l.Sebagian {
		return 0
	}
	return max(boleh, 0)
}
