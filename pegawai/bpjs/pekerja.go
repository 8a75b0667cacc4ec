package bpjs

import "github.com/pesantren-go/pesantren/dasar"

// Pekerja is what the table says about one worker whatever the wage: looked up once
// by [Tabel.Pekerja], computed as often as wanted. The zero value owes nothing.
type Pekerja struct {
	kes, jht, jp, jkk, jkm program
	peringatan             []string
}

// program is one program of one worker, without branches: somebody who does not
// take part has rates of nought.
type program struct {
	bawah, atas      dasar.Rupiah // bounds of the wage
	lembaga, pekerja uint32       // hundredths of a percent
	bruto, pengurang int8         // masks
}

func (l *laju) untuk(umk dasar.Rupiah, tarifPekerja uint64) program {
	return program{umk & l.bawah, l.atas, uint32(l.lembaga), uint32(tarifPekerja), int8(l.bruto), int8(l.pengurang)}
}

// Pekerja resolves everything of m but the wage, which it does not look at. It
// refuses what [Tabel.Hitung] refuses.
func (t *Tabel) Pekerja(m Masukan) (p Pekerja, err error) {
	if err := t.periksa(&m); err != nil {
		return p, err
	}
	if m.Ikut.Kesehatan {
		l := &t.kes.laju
		p.kes = l.untuk(m.UMK, l.pekerja+l.tambahan*uint64(m.Tambahan))
	}
	if m.Ikut.JHT {
		p.jht = t.jht.laju.untuk(m.UMK, t.jht.laju.pekerja)
	}
	if m.Ikut.JP {
		p.peringatan = t.kabur
		if t.lewat(&m) {
			p.peringatan = t.lewatUsia
		} else {
			p.jp = t.jp.laju.untuk(m.UMK, t.jp.laju.pekerja)
		}
	}
	if m.Ikut.JKK {
		p.jkk = t.jkk[m.KelasJKK-1].laju.untuk(m.UMK, 0)
	}
	if m.Ikut.JKM {
		p.jkm = t.jkm.laju.untuk(m.UMK, 0)
	}
	return p, nil
}

// Hitung writes the contributions on a wage into i, replacing what was there. It
// allocates nothing. A wage outside 0 to [dasar.MaxRupiah] is [ErrUpah].
func (p *Pekerja) Hitung(upah dasar.Rupiah, i *Iuran) error {
	if uint64(upah) > uint64(dasar.MaxRupiah) {
		return ErrUpah.Invalidf("upah dasar iuran harus Rp0 sampai %s", dasar.MaxRupiah).Pada("upah")
	}
	i.KesehatanLembaga, i.Kesehatan = p.kes.hitung(upah)
	i.JHTLembaga, i.JHT = p.jht.hitung(upah)
	i.JPLembaga, i.JP = p.jp.hitung(upah)
	i.JKK, _ = p.jkk.hitung(upah)
	i.JKM, _ = p.jkm.hitung(upah)
	i.Lembaga = i.KesehatanLembaga + i.JHTLembaga + i.JPLembaga + i.JKK + i.JKM
	i.Pekerja = i.Kesehatan + i.JHT + i.JP
	r := func(topeng int8) dasar.Rupiah { return dasar.Rupiah(topeng) }
	i.Bruto = i.KesehatanLembaga&r(p.kes.bruto) + i.JHTLembaga&r(p.jht.bruto) + i.JPLembaga&r(p.jp.bruto) + i.JKK&r(p.jkk.bruto) + i.JKM&r(p.jkm.bruto)
	i.Pengurang = i.Kesehatan&r(p.kes.pengurang) + i.JHT&r(p.jht.pengurang) + i.JP&r(p.jp.pengurang)
	if p.peringatan != nil || i.Peringatan != nil { // nearly never: a pointer is dear to write
		i.Peringatan = p.peringatan
	}
	return nil
}

// hitung rounds each side once, half up.
func (p *program) hitung(upah dasar.Rupiah) (lembaga, pekerja dasar.Rupiah) {
	d := uint64(min(max(upah, p.bawah), p.atas))
	return dasar.Rupiah((d*uint64(p.lembaga) + 5_000) / 10_000), dasar.Rupiah((d*uint64(p.pekerja) + 5_000) / 10_000)
}
