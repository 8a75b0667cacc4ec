package pegawai

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

// Pembukuan gathers what the slips of a run come to, unit by unit and account by
// account, and makes the journals of it. Every journal balances in its unit. The
// zero value is not usable; see [BuatPembukuan].
type Pembukuan struct {
	akun PetaAkun
	unit map[santri.KodeUnit]*bukuUnit
}

type bukuUnit struct {
	debit, kredit map[keuangan.KodeAkun]dasar.Rupiah
}

// BuatPembukuan returns an empty sum for the accounts of the settings.
func BuatPembukuan(a PetaAkun) *Pembukuan {
	return &Pembukuan{akun: a, unit: map[santri.KodeUnit]*bukuUnit{}}
}

// Tambah adds one slip. What a person is owed, and what is withheld, stands in the
// units that the pay is booked in: filled in order, to the rupiah, so that the pay
// of several units needs no account between them.
func (p *Pembukuan) Tambah(s *Slip) {
	beban := map[santri.KodeUnit]dasar.Rupiah{} // what each unit bears in money
	utang := map[keuangan.KodeAkun]dasar.Rupiah{}
	for _, b := range s.Baris {
		switch b.Bagian {
		case BagianPendapatan:
			p.buku(b.Unit).debit[b.Akun] += b.Jumlah
			beban[b.Unit] += b.Jumlah
		case BagianIuranKami:
			u := p.buku(b.Unit)
			u.debit[b.Akun] += b.Jumlah
			u.kredit[p.akun.UtangBPJS] += b.Jumlah
		case BagianPajak:
			if b.Jumlah < 0 { // a refund: the tax office owes it back to the institution
				p.buku(b.Unit).debit[b.Akun] -= b.Jumlah
				beban[b.Unit] -= b.Jumlah
			} else {
				utang[b.Akun] += b.Jumlah
			}
		case BagianIuran, BagianPotongan:
			utang[b.Akun] += b.Jumlah
		}
	}
	if s.Neto != 0 {
		utang[p.akun.UtangGaji] += s.Neto
	}
	p.bagi(beban, utang)
}

// bagi gives every account to the units in order until both run out. The sums are
// equal, because the net is what is left.
func (p *Pembukuan) bagi(beban map[santri.KodeUnit]dasar.Rupiah, utang map[keuangan.KodeAkun]dasar.Rupiah) {
	unit := slices.Sorted(maps.Keys(beban))
	i := 0
	for _, u := range unit { // a correction may leave one unit below nought: it gives back what another pays more
		if beban[u] < 0 {
			p.buku(u).kredit[p.akun.UtangGaji] += beban[u]
			utang[p.akun.UtangGaji] -= beban[u]
			beban[u] = 0
		}
	}
	for _, a := range slices.Sorted(maps.Keys(utang)) {
		for utang[a] > 0 && i < len(unit) {
			n := min(utang[a], beban[unit[i]])
			p.buku(unit[i]).kredit[a] += n
			utang[a] -= n
			if beban[unit[i]] -= n; beban[unit[i]] == 0 {
				i++
			}
		}
	}
}

func (p *Pembukuan) buku(u santri.KodeUnit) *bukuUnit {
	b := p.unit[u]
	if b == nil {
		b = &bukuUnit{debit: map[keuangan.KodeAkun]dasar.Rupiah{}, kredit: map[keuangan.KodeAkun]dasar.Rupiah{}}
		p.unit[u] = b
	}
	return b
}

// Jurnal returns the journals of a run: for each unit what was earned and is owed,
// on the last day of the run, and what was paid out, on the day of payment, from
// the drawer or bank account that the run names.
func (p *Pembukuan) Jurnal(run Putaran, oleh string, dicatat time.Time) []keuangan.Jurnal {
	var js []keuangan.Jurnal
	kas := p.akun.Bank
	if run.Laci != "" {
		kas = p.akun.Kas
	}
	for _, u := range slices.Sorted(maps.Keys(p.unit)) {
		b := p.unit[u]
		kop := keuangan.Jurnal{Lembaga: run.Lembaga, Jenis: keuangan.Umum, Oleh: oleh, Dicatat: dicatat}
		beban := kop
		beban.ID, beban.Tanggal = idBaru(), run.Sampai
		beban.Sumber = sumberBeban(run, u)
		beban.Keterangan = fmt.Sprintf("%s %s%s", run.Jenis.Nama(), run.Masa.Panjang(), diUnit(u))
		beban.Baris = barisJurnal(u, b.debit, b.kredit)
		if len(beban.Baris) >= 2 {
			js = append(js, beban)
		}
		neto := b.kredit[p.akun.UtangGaji]
		if neto == 0 {
			continue
		}
		bayar := kop
		bayar.ID, bayar.Tanggal = idBaru(), run.Dibayar
		bayar.Sumber = sumberBayar(run, u)
		bayar.Keterangan = fmt.Sprintf("Pembayaran %s %s%s", run.Jenis.Nama(), run.Masa.Panjang(), diUnit(u))
		bayar.Baris = []keuangan.Baris{
			{Akun: p.akun.UtangGaji, Debit: max(neto, 0), Kredit: max(-neto, 0), Unit: u},
			{Akun: kas, Kredit: max(neto, 0), Debit: max(-neto, 0), Unit: u, Laci: run.Laci, Rekening: run.Rekening},
		}
		js = append(js, bayar)
	}
	return js
}

// sumberBeban and sumberBayar are the causes of the two journals of a unit.
func sumberBeban(p Putaran, u santri.KodeUnit) string { return "gaji/" + p.ID + "/" + string(u) }

func sumberBayar(p Putaran, u santri.KodeUnit) string { return "gaji-bayar/" + p.ID + "/" + string(u) }

func diUnit(u santri.KodeUnit) string {
	if u == "" {
		return ""
	}
	return ", " + string(u)
}

// barisJurnal writes the sums of one unit; a negative sum stands on the other side.
func barisJurnal(u santri.KodeUnit, debit, kredit map[keuangan.KodeAkun]dasar.Rupiah) (bs []keuangan.Baris) {
	tambah := func(a keuangan.KodeAkun, d, k dasar.Rupiah) {
		switch n := d - k; {
		case n > 0:
			bs = append(bs, keuangan.Baris{Akun: a, Debit: n, Unit: u})
		case n < 0:
			bs = append(bs, keuangan.Baris{Akun: a, Kredit: -n, Unit: u})
		}
	}
	for _, a := range slices.Sorted(maps.Keys(debit)) {
		tambah(a, debit[a], 0)
	}
	for _, a := range slices.Sorted(maps.Keys(kredit)) {
		tambah(a, 0, kredit[a])
	}
	slices.SortStableFunc(bs, func(a, b keuangan.Baris) int { return cmp.Compare(a.Kredit, 0) - cmp.Compare(b.Kredit, 0) })
	return bs
}

// Nama is the kind of run as people read it.
func (j JenisPutaran) Nama() string {
	switch j {
	case THR:
		return "THR"
	case Bonus:
		return "Bonus"
	}
	return "Gaji dan bisyaroh"
}
