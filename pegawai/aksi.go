package pegawai

import "github.com/pesantren-go/pesantren/dasar"

// aksi is one line of pay without anything that is not needed for its figures:
// one cache line, no text, and masks (-1 yes, 0 no) instead of branches.
type aksi struct {
	nilai, banyak          dasar.Rupiah
	tetap, pokok           dasar.Rupiah
	dibayar, pajak, tampil dasar.Rupiah
	ke                     int16 // place in Rencana.upah
	jumlah                 int16 // place in Angka.perKode, -1 = nobody stands on it
	ember                  uint8
	cara                   caraAksi
}

type caraAksi uint8

// How a line's amount is found.
const (
	aksiNilai  caraAksi = iota // the amount itself
	aksiKali                   // rate × quantity
	aksiUmum                   // everything else: [Rencana.jumlah]
	aksiLembur                 // overtime, computed last
)

// siapkanAksi derives the lines' figures from the lines.
func (r *Rencana) siapkanAksi(o *Orang) error {
	topeng := func(ya bool) dasar.Rupiah {
		if ya {
			return -1
		}
		return 0
	}
	o.aksi = make([]aksi, len(o.upah))
	for i := range o.upah {
		x := &o.upah[i]
		l := &r.upah[x.ke]
		if x.ke < r.tetap {
			o.tetap = i + 1
		}
		o.lembur = o.lembur || l.Cara == CaraLembur
		o.aksi[i] = aksi{
			nilai: x.nilai, banyak: dasar.Rupiah(x.banyak), tetap: topeng(l.Tetap), pokok: topeng(l.Pokok && !l.bayangan),
			dibayar: topeng(l.Golongan == Pendapatan && !l.bayangan), pajak: topeng(l.Pajak && !l.bayangan), tampil: topeng(!l.bayangan),
			ke: int16(x.ke), jumlah: int16(r.jumlahKe[x.ke]), ember: uint8(l.ember), cara: caraDari(l, x),
		}
	}
	return nil
}

func caraDari(l *langkah, x *unsur) caraAksi {
	switch l.Cara {
	case CaraTetap:
		if x.bagi > 0 {
			return aksiUmum
		}
		return aksiNilai
	case CaraJumlah, CaraAngsuran:
		return aksiNilai
	case CaraJam, CaraHadir, CaraKejadian:
		return aksiKali
	case CaraLembur:
		return aksiLembur
	}
	return aksiUmum
}

// hitungUpah computes the lines [dari, sampai) of pay and adds them where they
// belong; overtime comes later.
func (r *Rencana) hitungUpah(o *Orang, a *Angka, dari, sampai int) (err error) {
	for i := dari; i < sampai; i++ {
		x := &o.aksi[i]
		jumlah := x.nilai
		switch {
		case x.cara == aksiNilai:
		case x.cara == aksiKali:
			jumlah = kali(x.nilai, Kuantitas(x.banyak))
		case x.cara == aksiLembur:
			continue
		default:
			if jumlah, err = r.jumlah(o, a, &r.upah[x.ke], &o.upah[i]); err != nil {
				return err
			}
		}
		if uint64(jumlah+MaksUpah) > uint64(2*MaksUpah) || x.jumlah >= 0 && !a.kenali(x, jumlah) {
			return r.lewatBatas(x)
		}
		a.bukukan(x, i, jumlah)
	}
	return nil
}

// kenali adds to the sum of a component that others stand on, within the bounds of
// their products.
func (a *Angka) kenali(x *aksi, jumlah dasar.Rupiah) bool {
	a.perKode[x.jumlah] += jumlah
	return a.perKode[x.jumlah] <= 2*MaksUpah
}

// bukukan adds one amount to the sums it belongs to.
func (a *Angka) bukukan(x *aksi, i int, jumlah dasar.Rupiah) {
	a.Upah[i] = jumlah & x.tampil
	a.Tetap += jumlah & x.tetap
	a.Pokok += jumlah & x.pokok
	a.Dibayar += jumlah & x.dibayar
	a.ember[x.ember] += jumlah & x.pajak
}

func (r *Rencana) lewatBatas(x *aksi) error {
	k := r.upah[x.ke].Kode
	return ErrBatasUpah.Invalidf("komponen %s melebihi %s", k, MaksUpah).Pada(string(k))
}
