package keuanganberkas

import (
	"strings"
	"unicode"

	"github.com/shopspring/decimal"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/keuangan"
)

// pembaca turns rows into movements.
type pembaca struct {
	temuan
	periode periode
	bentuk  bentukAngka
	hasil   keuangan.BerkasBank
	akhir   bool // the last row was a movement: a row of text alone continues it
}

func (p *pembaca) ingatkan(baris int, kolom string, a dasar.Aturan, pesan string) {
	p.hasil.Peringatan = append(p.hasil.Peringatan, keuangan.TemuanBaris{Baris: baris, Kolom: kolom, Aturan: a, Pesan: pesan})
}

func (p *pembaca) tolak(baris int, kolom string, a dasar.Aturan, pesan string) {
	p.hasil.Galat = append(p.hasil.Galat, keuangan.TemuanBaris{Baris: baris, Kolom: kolom, Aturan: a, Pesan: pesan})
}

func (p *pembaca) baca(rs []dasarberkas.Baris, bentuk bentukAngka) (keuangan.BerkasBank, error) {
	if p.periode.dari.IsZero() {
		p.periode = bacaPeriode(rs[:p.di])
	}
	data := rs[p.di+1:]
	if p.bentuk = bentuk; bentuk == 0 {
		if err := p.kenaliBentuk(data); err != nil {
			return p.hasil, err
		}
	}
	for _, r := range rs[:p.di] {
		p.ringkasan(r)
	}
	judul := rs[p.di]
	for _, r := range data {
		if samaBaris(r, judul) { // titles again on the next page
			p.akhir = false
			continue
		}
		if err := p.satu(r); err != nil {
			return p.hasil, err
		}
	}
	if !p.hasil.SaldoAwal.Valid || !p.hasil.SaldoAkhir.Valid {
		p.hasil.SaldoAwal, p.hasil.SaldoAkhir = decimal.NullDecimal{}, decimal.NullDecimal{}
	}
	return p.hasil, nil
}

func samaBaris(a, b dasarberkas.Baris) bool {
	for i := range max(len(a.Sel), len(b.Sel)) {
		if a.Teks(i) != b.Teks(i) {
			return false
		}
	}
	return true
}

var kolomAngka = []string{"nominal", "debit", "kredit", "saldo", "saldo_sebelum"}

// kenaliBentuk decides from all amounts of the file how it writes numbers.
func (p *pembaca) kenaliBentuk(rs []dasarberkas.Baris) error {
	var angka []string
	var nomor []int
	for _, r := range rs {
		for _, k := range kolomAngka {
			i := p.letak.kolom(k)
			if i < 0 || i >= len(r.Sel) || r.Sel[i].Jenis == dasarberkas.SelAngka {
				continue
			}
			if x, ok := pecah(r.Teks(i)); ok && x.angka != "" {
				angka, nomor = append(angka, x.angka), append(nomor, r.Fisik)
			}
		}
	}
	b, ok, di := kenaliAngka(angka)
	if !ok {
		return ErrAngka.Invalidf("angka di baris %d ditulis lain dari baris lain (1,000.00 atau 1.000,00); pilih pemisah sen, atau unduh ulang mutasi", nomor[di]).Pada("desimal")
	}
	p.bentuk = b
	return nil
}

// satu reads one row after the titles.
func (p *pembaca) satu(r dasarberkas.Baris) error {
	tanggal, teks := r.Teks(p.letak["tanggal"]), p.teks(r)
	jumlah, masuk, galat := p.jumlah(r)
	switch {
	case strings.EqualFold(strings.Trim(tanggal, "'"), "pend"):
		p.ingatkan(r.Fisik, "tanggal", ErrPending, "mutasi ini belum dibukukan bank (PEND); ia ikut di unduhan berikutnya")
		p.akhir = false
		return nil
	case p.ringkasan(r):
		p.akhir = false
		return nil
	case tanggal == "" && jumlah.IsZero() && galat == "" && p.akhir && teks != "": // the description goes on
		b := &p.hasil.Baris[len(p.hasil.Baris)-1]
		b.Teks = p.pendekkan(b.Teks+" "+teks, b.Baris)
		return nil
	case tanggal == "" && jumlah.IsZero() && galat == "":
		p.akhir = false
		return nil
	case p.kaki(r):
		p.akhir = false
		return nil
	}
	p.akhir = false
	hari, jam, err := p.hari(r, "tanggal")
	if err != nil {
		if dasar.RuleOf(err) == string(ErrPeriode) {
			return err
		}
		p.tolak(r.Fisik, "tanggal", ErrTanggalBaris, pesanGalat(err))
		return nil
	}
	if galat == "" && jumlah.Sign() <= 0 {
		galat = "jumlah mutasi kosong atau nol"
	}
	if galat != "" {
		p.tolak(r.Fisik, "jumlah", ErrJumlahBaris, galat)
		return nil
	}
	b := keuangan.BarisBank{
		Baris: r.Fisik, Tanggal: hari, Jam: jam, Masuk: masuk, Nominal: jumlah, Rujukan: rapikan(r.Teks(p.letak.kolom("rujukan"))), Teks: p.pendekkan(teks, r.Fisik),
	}
	if t := rapikan(r.Teks(p.letak.kolom("jam"))); t != "" {
		b.Jam = t
	}
	if b.Jam = rapikan(b.Jam); len(b.Jam) > 20 {
		b.Jam = ""
	}
	if pos, _, err := p.hari(r, "tanggal_pos"); err == nil && p.letak.kolom("tanggal_pos") >= 0 {
		b.TanggalPos = pos
	}
	p.saldo(r, &b)
	p.hasil.Baris = append(p.hasil.Baris, b)
	p.akhir = true
	return nil
}

func pesanGalat(err error) string {
	if e, ok := err.(*dasar.Error); ok {
		return e.Message
	}
	return err.Error()
}

// kaki reports a total at the foot of the table: a row that begins with the
// word, or has nothing but amounts.
func (p *pembaca) kaki(r dasarberkas.Baris) bool {
	for i := range r.Sel {
		if s := lipat(r.Teks(i)); s != "" {
			return strings.HasPrefix(s, "total") || strings.HasPrefix(s, "jumlah") || strings.HasPrefix(s, "saldo") ||
				p.kolomUang(i) && r.Teks(p.letak["tanggal"]) == ""
		}
	}
	return false
}

func (p *pembaca) kolomUang(i int) bool {
	for _, k := range kolomAngka {
		if p.letak.kolom(k) == i {
			return true
		}
	}
	return false
}

func (p *pembaca) hari(r dasarberkas.Baris, kolom string) (dasar.Tanggal, string, error) {
	i := p.letak.kolom(kolom)
	if i >= 0 && i < len(r.Sel) && r.Sel[i].Jenis == dasarberkas.SelHari {
		return bacaHari(r.Teks(i), "ymd", p.periode)
	}
	return bacaHari(r.Teks(i), p.tata.Hari, p.periode)
}

func (p *pembaca) teks(r dasarberkas.Baris) string {
	return rapikan(r.Teks(p.letak.kolom("teks")) + " " + r.Teks(p.letak.kolom("teks_2")))
}

// rapikan makes one line: blanks collapsed, control characters out, the leading
// apostrophe of spreadsheets too.
func rapikan(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r) || r == unicode.ReplacementChar:
			return -1
		}
		return r
	}, s)
	return strings.TrimPrefix(strings.Join(strings.Fields(s), " "), "'")
}

// pendekkan cuts a text that no bank writes, rather than lose its money.
func (p *pembaca) pendekkan(s string, baris int) string {
	if r := []rune(s); len(r) > keuangan.MaksTeksMutasi {
		p.ingatkan(baris, "teks", ErrDibaca, "teks mutasi terlalu panjang dan dipotong")
		return string(r[:keuangan.MaksTeksMutasi])
	}
	return s
}

// angka reads the amount in a column; "" means that it has one or is empty.
func (p *pembaca) angka(r dasarberkas.Baris, kolom string) (d decimal.Decimal, x pecahan, galat string) {
	i := p.letak.kolom(kolom)
	if i < 0 || i >= len(r.Sel) {
		return d, x, ""
	}
	if r.Sel[i].Jenis == dasarberkas.SelAngka {
		d, err := decimal.NewFromString(r.Teks(i))
		if err != nil || d.Exponent() > 30 || d.Exponent() < -30 {
			return decimal.Zero, x, "kolom " + kolom + " bukan angka"
		}
		return d.Abs().Round(2), pecahan{angka: "x", minus: d.Sign() < 0}, ""
	}
	x, ok := pecah(r.Teks(i))
	if !ok {
		return d, x, "kolom " + kolom + " bukan angka"
	}
	if d, ok = p.bentuk.baca(x.angka); !ok {
		return decimal.Zero, x, "kolom " + kolom + " tidak ditulis seperti angka lain di berkas ini"
	}
	return d, x, ""
}

// jumlah reads amount and side of a row; the last result says what is wrong.
func (p *pembaca) jumlah(r dasarberkas.Baris) (d decimal.Decimal, masuk bool, galat string) {
	if p.letak.kolom("nominal") < 0 {
		debit, xd, g1 := p.angka(r, "debit")
		kredit, xk, g2 := p.angka(r, "kredit")
		switch {
		case g1 != "":
			return d, false, g1
		case g2 != "":
			return d, false, g2
		case xd.minus && !debit.IsZero(), xk.minus && !kredit.IsZero():
			return d, false, "debit atau kredit kurang dari nol"
		case !debit.IsZero() && !kredit.IsZero():
			return d, false, "debit dan kredit terisi keduanya"
		}
		return debit.Add(kredit), !kredit.IsZero(), ""
	}
	d, x, galat := p.angka(r, "nominal")
	if galat != "" || d.IsZero() {
		return d, false, galat
	}
	arah := lipat(x.tanda)
	if a := lipat(r.Teks(p.letak.kolom("arah"))); a != "" {
		arah = a
	}
	switch arah {
	case "k", "cr", "c", "kr", "kredit", "credit":
		masuk = true
	case "d", "db", "dr", "debit", "debet":
	case "":
		if p.tata.Kolom["arah"] != "" {
			return d, false, "arah mutasi (debit atau kredit) kosong"
		}
		return d, !x.minus, ""
	default:
		return d, false, "arah mutasi tidak dikenal; D atau K"
	}
	if x.minus {
		return d, masuk, "jumlah kurang dari nol"
	}
	return d, masuk, ""
}

// saldo reads the balance after the movement; a balance before it is moved on.
func (p *pembaca) saldo(r dasarberkas.Baris, b *keuangan.BarisBank) {
	kolom := "saldo"
	if p.letak.kolom(kolom) < 0 {
		kolom = "saldo_sebelum"
	}
	d, x, galat := p.angka(r, kolom)
	if galat != "" || x.angka == "" {
		if galat != "" {
			p.ingatkan(r.Fisik, "saldo", ErrJumlahBaris, "saldo baris ini tidak terbaca")
		}
		return
	}
	if x.minus || x.tanda == "db" || x.tanda == "dr" || x.tanda == "d" {
		d = d.Neg()
	}
	if kolom == "saldo_sebelum" {
		if b.Masuk {
			d = d.Add(b.Nominal)
		} else {
			d = d.Sub(b.Nominal)
		}
	}
	b.Saldo = decimal.NewNullDecimal(d)
}

// ringkasan reads a line such as "Saldo Awal : 1,000.00" above or below the
// table, and reports whether the row is one.
func (p *pembaca) ringkasan(r dasarberkas.Baris) bool {
	for i := range r.Sel {
		if r.Teks(i) == "" {
			continue
		}
		judul, isi, _ := strings.Cut(r.Teks(i), ":")
		nama := lipat(judul)
		switch nama {
		case "saldoawal", "saldoakhir", "openingbalance", "startingbalance", "closingbalance", "endingbalance", "mutasikredit", "mutasidebet", "mutasidebit", "kredit", "debet", "debit", "credit":
		default:
			return false
		}
		for j := i + 1; strings.TrimSpace(isi) == "" && j < len(r.Sel); j++ {
			isi = strings.TrimLeft(r.Teks(j), ": ")
		}
		x, ok := pecah(isi)
		if d, terbaca := p.bentuk.baca(x.angka); ok && terbaca && x.angka != "" {
			if x.minus {
				d = d.Neg()
			}
			switch nama {
			case "saldoawal", "openingbalance", "startingbalance":
				p.hasil.SaldoAwal = decimal.NewNullDecimal(d)
			case "saldoakhir", "closingbalance", "endingbalance":
				p.hasil.SaldoAkhir = decimal.NewNullDecimal(d)
			}
		}
		return true
	}
	return false
}
