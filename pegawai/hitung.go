package pegawai

import (
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/bpjs"
	"github.com/pesantren-go/pesantren/pegawai/lembur"
	"github.com/pesantren-go/pesantren/pegawai/rumus"
	"github.com/pesantren-go/pesantren/pegawai/uraian"
)

// Angka are the figures of one slip: what [Rencana.Angka] computes. It is reused
// from person to person; the zero value is ready.
type Angka struct {
	Upah    []dasar.Rupiah // of the person's pay lines, in their order
	Potong  []dasar.Rupiah // of the person's deduction lines, after the guards
	Tetap   dasar.Rupiah   // fixed wage: base of BPJS, THR and overtime
	Pokok   dasar.Rupiah   // base pay among it
	Dibayar dasar.Rupiah   // pay in money, tax allowance included
	Iuran   bpjs.Iuran
	Pajak   HasilPajak

	JumlahPotong dasar.Rupiah
	Neto         dasar.Rupiah

	ember       [len(daftarEmber)]dasar.Rupiah
	perKode     []dasar.Rupiah // sums of the components that others stand on, see Rencana.jumlahKe
	uraianIuran int            // how many of the steps explain contributions
	tunda       []tertunda     // deductions that the guards cut
}

// MaksUpah bounds one amount of pay and the sum of a slip: 100 triliun rupiah. A
// rate is at most a hundredth of it. It keeps every product within an int64.
const MaksUpah dasar.Rupiah = 100_000_000_000_000

// ErrBatasUpah says that pay is beyond [MaksUpah].
var ErrBatasUpah = dasar.Aturan("PEG-BAHAN-12")

var daftarEmber = [...]Ember{EmberGaji, EmberTunjPajak, EmberTunjLain, EmberHonor, EmberPremi, EmberNatura, EmberBonus, EmberIuran, EmberZakat}

// Places in daftarEmber that the computation itself adds to.
const (
	iTunjPajak = 1
	iPremi     = 4
	iIuran     = 7
	iZakat     = 8
)

// embers names the sums.
func (a *Angka) embers() Embers {
	e := &a.ember
	return Embers{Gaji: e[0], TunjPajak: e[1], TunjLain: e[2], Honor: e[3], Premi: e[4], Natura: e[5], Bonus: e[6], Iuran: e[7], Zakat: e[8]}
}

// bruto is the gross for tax of this slip without the tax allowance (iTunjPajak).
func (a *Angka) bruto() dasar.Rupiah {
	e := &a.ember
	return e[0] + e[2] + e[3] + e[4] + e[5] + e[6]
}

// Angka computes the figures of one person: fixed pay, contributions, other pay,
// tax, deductions under their guards. With a nil u nothing is explained.
func (r *Rencana) Angka(o *Orang, a *Angka, u *uraian.Uraian) error {
	a.kosongkan(len(o.aksi), len(o.potong), r.rujukan)
	if err := r.hitungUpah(o, a, 0, o.tetap); err != nil {
		return err
	}
	if err := r.hitungIuran(o, a, u); err != nil {
		return err
	}
	if err := r.hitungUpah(o, a, o.tetap, len(o.aksi)); err != nil {
		return err
	}
	if o.lembur {
		if err := r.hitungLembur(o, a); err != nil {
			return err
		}
	}
	bruto := a.bruto()
	if a.Dibayar < 0 || bruto < 0 {
		return ErrNegatif.Invalidf("jumlah upah menjadi negatif; periksa koreksinya").Pada("isian")
	}
	if a.Dibayar > MaksUpah || bruto > MaksUpah {
		return ErrBatasUpah.Invalidf("jumlah upah melebihi %s", MaksUpah).Pada("nilai")
	}
	return r.hitungNeto(o, a, bruto, u)
}

// hitungNeto takes the deductions that lessen the tax, the tax, and the others.
func (r *Rencana) hitungNeto(o *Orang, a *Angka, bruto dasar.Rupiah, u *uraian.Uraian) error {
	var sisa ruang
	if len(o.potong) > 0 {
		sisa = ruang{batas: persenDari(a.Dibayar, r.Setelan.BatasPotongan), upah: a.Dibayar - a.Iuran.Pekerja}
		sisa.tanpaPokok = sisa.upah - a.Pokok
		if err := r.potongkan(o, a, true, &sisa); err != nil {
			return err
		}
	}
	if o.langsung && u == nil {
		pph, tarif, err := o.ter.Potong(bruto)
		if err != nil {
			return err
		}
		a.Pajak = HasilPajak{Dipotong: pph, DPP: bruto, Kategori: o.ter.Kategori(), Tarif: int64(tarif)}
	} else if err := r.hitungPajak(o, a, bruto, u); err != nil {
		return err
	}
	if len(o.potong) > 0 {
		pajak := a.Pajak.Dipotong - a.Pajak.Tunjangan // what the pay itself bears
		sisa.upah, sisa.tanpaPokok = sisa.upah-pajak, sisa.tanpaPokok-pajak
		if err := r.potongkan(o, a, false, &sisa); err != nil {
			return err
		}
	}
	a.Dibayar += a.Pajak.Tunjangan
	a.Neto = a.Dibayar - a.Iuran.Pekerja - a.Pajak.Dipotong - a.JumlahPotong
	if a.Neto < 0 {
		return ErrNegatif.Invalidf("upah tidak cukup untuk iuran dan pajaknya").Pada("neto")
	}
	return nil
}

// kosongkan makes room; what the computation writes in any case is left as it is.
func (a *Angka) kosongkan(upah, potong, kode int) {
	if cap(a.Upah) < upah || cap(a.Potong) < potong || cap(a.perKode) < kode {
		a.Upah, a.Potong, a.perKode = make([]dasar.Rupiah, upah), make([]dasar.Rupiah, potong), make([]dasar.Rupiah, kode)
	}
	a.Upah, a.Potong, a.perKode, a.tunda = a.Upah[:upah], a.Potong[:potong], a.perKode[:kode], a.tunda[:0]
	clear(a.perKode)
	a.Tetap, a.Pokok, a.Dibayar, a.JumlahPotong, a.uraianIuran = 0, 0, 0, 0, 0
	a.ember = [len(daftarEmber)]dasar.Rupiah{}
}

// jumlah computes one line from what is known so far.
func (r *Rencana) jumlah(o *Orang, a *Angka, l *langkah, x *unsur) (dasar.Rupiah, error) {
	switch l.Cara {
	case CaraTetap:
		if x.bagi > 0 {
			return bagiBulat(x.nilai*dasar.Rupiah(x.bagi), dasar.Rupiah(r.hari)), nil
		}
		return x.nilai, nil
	case CaraJumlah, CaraAngsuran:
		return x.nilai, nil
	case CaraPersen:
		var jumlah dasar.Rupiah
		for _, k := range l.dasar {
			jumlah += a.perKode[r.jumlahKe[k]]
		}
		return persenDari(jumlah, x.persen), nil
	case CaraRumus:
		return r.hitungRumus(o, a, l)
	case CaraTHR:
		return r.thr.Besar(a.Tetap, int(x.banyak/100), nil)
	}
	return kali(x.nilai, x.banyak), nil
}

// hitungRumus evaluates a formula and rounds once, half up, to whole rupiah.
func (r *Rencana) hitungRumus(o *Orang, a *Angka, l *langkah) (dasar.Rupiah, error) {
	d, err := l.rumus.Hitung(func(nama string) (rumus.Bilangan, bool) { return r.arti(o, a, nama) }, nil)
	if err != nil {
		return 0, err
	}
	return d.Rupiah(), nil
}

// arti gives the value of a name in a formula.
func (r *Rencana) arti(o *Orang, a *Angka, nama string) (rumus.Bilangan, bool) {
	bulat := func(n dasar.Rupiah) (rumus.Bilangan, bool) { return rumus.Utuh(int64(n)), true }
	if k, ada := r.nomor[KodeKomponen(nama)]; ada {
		return bulat(a.perKode[r.jumlahKe[k]])
	}
	switch nama {
	case namaUpahTetap:
		return bulat(a.Tetap)
	case namaUpahPokok:
		return bulat(a.Pokok)
	case namaJam:
		return rumus.Perseratus(int64(o.jam)), true
	case namaHadir:
		return rumus.Perseratus(int64(o.b.Hadir.Hadir)), true
	case namaAlpa:
		return rumus.Perseratus(int64(o.b.Hadir.Alpa)), true
	case namaMasaKerja:
		return bulat(dasar.Rupiah(o.masaKerja))
	case namaUMK:
		return bulat(r.Setelan.UMKDi(o.b.Penugasan[o.utama].Unit))
	case namaIuranKes:
		return bulat(a.Iuran.Kesehatan)
	case namaIuranJHT:
		return bulat(a.Iuran.JHT)
	case namaIuranJP:
		return bulat(a.Iuran.JP)
	case namaSudahDibayar:
		return bulat(a.Dibayar)
	}
	return rumus.Bilangan{}, false
}

// hitungIuran takes the contributions of the month on the fixed wage.
func (r *Rencana) hitungIuran(o *Orang, a *Angka, u *uraian.Uraian) error {
	if !o.pakaiBPJS || a.Tetap <= 0 {
		a.Iuran = bpjs.Iuran{}
		return nil
	}
	if u == nil {
		if err := o.iuran.Hitung(a.Tetap, &a.Iuran); err != nil {
			return err
		}
	} else if err := r.uraikanIuran(o, a, u); err != nil {
		return err
	}
	a.ember[iPremi] += a.Iuran.Bruto
	a.ember[iIuran] += a.Iuran.Pengurang
	return nil
}

// uraikanIuran takes the contributions with their steps.
func (r *Rencana) uraikanIuran(o *Orang, a *Angka, u *uraian.Uraian) (err error) {
	m := o.masukan
	m.Upah = a.Tetap
	a.Iuran, err = r.bpjs.Hitung(m, u)
	a.uraianIuran = len(u.Langkah)
	return err
}

// hitungLembur pays overtime last: its base looks at the whole wage.
func (r *Rencana) hitungLembur(o *Orang, a *Angka) error {
	upah, err := r.lembur.Dasar(a.Pokok, a.Tetap-a.Pokok, r.tidakTetap(o, a), nil)
	if err != nil {
		return err
	}
	for i := o.tetap; i < len(o.upah); i++ {
		x := &o.upah[i]
		if o.aksi[i].cara != aksiLembur {
			continue
		}
		h, err := r.lembur.Hitung(lembur.Masukan{Upah: upah, Hari: x.hari, Pekan: r.Setelan.HariKerja, Jam: x.banyak.Desimal()}, nil)
		if err != nil {
			return err
		}
		y := &o.aksi[i]
		if h.Jumlah > MaksUpah || y.jumlah >= 0 && !a.kenali(y, h.Jumlah) {
			return r.lewatBatas(y)
		}
		a.bukukan(y, i, h.Jumlah)
	}
	return nil
}
