package pph21

import (
	"github.com/shopspring/decimal"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/uraian"
)

// Setahun is what the last period is computed from: the year of one person at this
// employer, the last period included. The last period is December, or the last
// month of work.
type Setahun struct {
	Status Status
	Masa   dasar.Bulan // the last period; the tables must be in force in it
	Bulan  int         // months of work in this tax year at this employer, 1 to 12: the cap of biaya jabatan

	Bruto    dasar.Rupiah // of all months
	Iuran    dasar.Rupiah // JHT, JP and pension contributions that the employee paid; not BPJS Kesehatan
	Zakat    dasar.Rupiah // paid through the employer to a recognised body; no limit
	Dipotong dasar.Rupiah // PPh 21 withheld before, earlier payments of the last month included

	PemberiLain A1  // previous employer, or the first of two payers at the same time
	Setahunkan  int // months of tax subjectivity, when it begins or ends inside the year; 0 = not annualised (Ps. 15(3))
	Pensiunan   bool

	// Month by month: the variant of PMK 10/2025 no. 3. BiayaLalu is the sum of
	// [Tabel.BiayaSebulan] of the earlier months, BrutoIni the part of Bruto that
	// belongs to the last. Both are read only with PerBulan.
	PerBulan  bool
	BiayaLalu decimal.Decimal
	BrutoIni  dasar.Rupiah
}

// A1 is what the certificate of another payer shows. The zero value: none was
// handed over, and the full PTKP is applied again.
type A1 struct {
	Neto dasar.Rupiah
	PPh  dasar.Rupiah
}

// Akhir is the tax of the last period, and the year as form BPA1 shows it.
type Akhir struct {
	Bruto        dasar.Rupiah
	Biaya        dasar.Rupiah // biaya jabatan, or biaya pensiun
	Iuran        dasar.Rupiah
	Zakat        dasar.Rupiah
	NetoSini     dasar.Rupiah // of this employer; may be negative
	Neto         dasar.Rupiah // with the other payer's
	NetoSetahun  dasar.Rupiah // annualised and half up; Neto when not annualised
	PTKP         dasar.Rupiah
	PKP          dasar.Rupiah // full thousands
	PajakSetahun dasar.Rupiah // Article 17 on PKP
	Pajak        dasar.Rupiah // PajakSetahun × n/12 when annualised
	Dipotong     dasar.Rupiah // by this employer in earlier periods
	DipotongLain dasar.Rupiah // on the other payer's certificate

	PPh          dasar.Rupiah  // Pajak − Dipotong − DipotongLain; negative is a refund
	BatasKembali dasar.Tanggal // last day to return a refund with the certificate (Ps. 21(1)); zero when PPh ≥ 0
	Versi        string
}

// ErrBulan says that a number of months is not 1 to 12.
var ErrBulan = dasar.Aturan("PEG-PPH-09")

// BiayaSebulan is biaya jabatan (or biaya pensiun) of one month by itself, exact:
// 5% of gross, at most 500.000 (200.000). Only the month-by-month variant adds them.
func (t *Tabel) BiayaSebulan(bruto dasar.Rupiah, pensiunan bool) (decimal.Decimal, error) {
	if err := batas(bruto, "bruto"); err != nil {
		return decimal.Decimal{}, err
	}
	b := t.biaya(pensiunan)
	return decimal.New(min(int64(bruto)*b.tarif, b.sebulan*skala), -4), nil
}

func (t *Tabel) biaya(pensiunan bool) *biaya {
	if pensiunan {
		return t.biayaPensiun
	}
	return t.biayaJabatan
}

// MasaTerakhir is the tax of the last period (PMK 168/2023 Ps. 15(1)b, 15(2),
// Lampiran huruf B I.2): Article 17 on the year, less what was withheld. The result
// is signed and never clamped. Rounding: biaya half up once for the year, PKP down
// to full thousands (UU PPh Ps. 17(4)), n/12 of the tax half up.
//
// Somebody whose only month is the last has Bulan 1 and Dipotong 0. It refuses an
// unknown status and K/I, months outside 1 to 12 ([ErrBulan]), amounts outside 0 to
// [dasar.MaxRupiah] ([ErrJumlah]), and a Masa in which these tables are not in
// force ([ErrTanggal]).
func (t *Tabel) MasaTerakhir(in Setahun, u *uraian.Uraian) (Akhir, error) {
	if err := t.periksaSetahun(in); err != nil {
		return Akhir{}, err
	}
	a, err := t.akhir(in)
	if err == nil && u.Perlu() {
		t.uraikanAkhir(in, a, u)
	}
	return a, err
}

func (t *Tabel) periksaSetahun(in Setahun) error {
	if _, err := t.jenjangStatus(in.Status); err != nil {
		return err
	}
	if in.Masa.IsZero() || in.Masa.Akhir().Before(t.sejak) || (!t.sampai.IsZero() && in.Masa.Awal().After(t.sampai)) {
		return ErrTanggal.Invalidf("tabel PPh 21 ini tidak berlaku pada masa pajak terakhir; ambil tabel masa itu").Pada("masa")
	}
	if in.Bulan < 1 || in.Bulan > 12 {
		return ErrBulan.Invalidf("jumlah bulan bekerja harus 1 sampai 12").Pada("bulan")
	}
	if in.Setahunkan < 0 || in.Setahunkan > 12 {
		return ErrBulan.Invalidf("jumlah bulan yang disetahunkan harus 1 sampai 12, atau 0 bila tidak").Pada("setahunkan")
	}
	for _, x := range [...]struct {
		nama   string
		jumlah dasar.Rupiah
	}{
		{"bruto", in.Bruto}, {"iuran", in.Iuran}, {"zakat", in.Zakat}, {"dipotong", in.Dipotong},
		{"neto_pemberi_lain", in.PemberiLain.Neto}, {"pph_pemberi_lain", in.PemberiLain.PPh},
	} {
		if err := batas(x.jumlah, x.nama); err != nil {
			return err
		}
	}
	if !in.PerBulan {
		return nil
	}
	if in.BrutoIni < 0 || in.BrutoIni > in.Bruto {
		return ErrJumlah.Invalidf("bruto bulan terakhir harus 0 sampai bruto setahun").Pada("bruto_ini")
	}
	if _, ok := skalakan(in.BiayaLalu, t.biaya(in.Pensiunan).setahun); !ok {
		return ErrJumlah.Invalidf("biaya bulan-bulan lalu harus 0 sampai batas setahun, paling banyak empat desimal").Pada("biaya_lalu")
	}
	return nil
}

// skalakan turns an amount of at most four decimals into ten-thousandths; false
// when it is none, or outside 0 to maks.
func skalakan(d decimal.Decimal, maks int64) (int64, bool) {
	if e := d.Exponent(); e < -100 || e > 15 || d.IsNegative() || d.GreaterThan(decimal.NewFromInt(maks)) {
		return 0, d.IsZero()
	}
	s := d.Shift(4)
	return s.IntPart(), s.IsInteger()
}

// akhir computes; the input is checked but for the sums.
func (t *Tabel) akhir(in Setahun) (Akhir, error) {
	a := Akhir{
		Bruto: in.Bruto, Biaya: t.biayaSetahun(in), Iuran: in.Iuran, Zakat: in.Zakat, PTKP: dasar.Rupiah(t.ptkp.setahun[in.Status]),
		Dipotong: in.Dipotong, DipotongLain: in.PemberiLain.PPh, Versi: t.versi,
	}
	a.NetoSini = a.Bruto - a.Biaya - a.Iuran - a.Zakat
	a.Neto = a.NetoSini + in.PemberiLain.Neto
	n := int64(12)
	if in.Setahunkan > 0 {
		n = int64(in.Setahunkan)
	}
	if int64(a.Neto) > int64(dasar.MaxRupiah)/12*n {
		return Akhir{}, terlaluBesar("neto")
	}
	a.NetoSetahun = dasar.Rupiah(bagiBulat(int64(a.Neto)*12, n))
	// Exact in twelfths: the annualised net is not rounded before the thousands.
	if lebih := int64(a.Neto)*12 - int64(a.PTKP)*n; lebih > 0 {
		a.PKP = dasar.Rupiah(lebih / (n * t.ketentuan.kelipatan) * t.ketentuan.kelipatan)
	}
	pajak := t.pasal17.progresif(int64(a.PKP))
	a.PajakSetahun = t.bulat(pajak)
	a.Pajak = dasar.Rupiah(kaliBagi(uint64(pajak), uint64(t.pengali*n), skala*100*12))
	a.PPh = a.Pajak - a.Dipotong - a.DipotongLain
	if a.PPh < 0 {
		a.BatasKembali = in.Masa.Tambah(int(t.ketentuan.kembali)).Akhir()
	}
	return a, nil
}

// biayaSetahun is min(5% of gross, n × 500.000), or the sum of the months.
func (t *Tabel) biayaSetahun(in Setahun) dasar.Rupiah {
	b := t.biaya(in.Pensiunan)
	jumlah := min(int64(in.Bruto)*b.tarif, int64(in.Bulan)*b.sebulan*skala)
	if in.PerBulan {
		lalu, _ := skalakan(in.BiayaLalu, b.setahun)
		jumlah = lalu + min(int64(in.BrutoIni)*b.tarif, b.sebulan*skala)
	}
	return dasar.Rupiah((min(jumlah, b.setahun*skala) + skala/2) / skala)
}

// bagiBulat divides by a positive n, half away from zero.
func bagiBulat(x, n int64) int64 {
	if x < 0 {
		return -bagiBulat(-x, n)
	}
	return (x + n/2) / n
}

func (t *Tabel) uraikanAkhir(in Setahun, a Akhir, u *uraian.Uraian) {
	b, pasal, nama := t.biaya(in.Pensiunan), t.sumber(JenisBiayaJabatan), "biaya jabatan"
	if in.Pensiunan {
		pasal, nama = t.sumber(JenisBiayaPensiun), "biaya pensiun"
	}
	u.Catatf("PMK 168/2023 Ps. 15(1)b", a.Bruto, "bruto %d bulan", in.Bulan)
	if in.PerBulan {
		u.Catatf("PMK 10/2025 Lampiran B no. 3", a.Biaya, "%s bulan demi bulan, %s dan paling banyak %s sebulan", nama, Tarif(b.tarif), dasar.Rupiah(b.sebulan))
	} else {
		u.Catatf(pasal, a.Biaya, "%s: %s dari bruto, paling banyak %d × %s", nama, Tarif(b.tarif), in.Bulan, dasar.Rupiah(b.sebulan))
	}
	if a.Iuran != 0 {
		u.Catat("PMK 168/2023 Ps. 10(1)b", "iuran pensiun, JHT dan JP yang dibayar sendiri", a.Iuran)
	}
	if a.Zakat != 0 {
		u.Catat("PMK 168/2023 Ps. 10(1)c", "zakat atau sumbangan wajib melalui pemberi kerja", a.Zakat)
	}
	u.Catat("", "neto dari pemberi kerja ini", a.NetoSini)
	if in.PemberiLain != (A1{}) {
		u.Catat("PMK 168/2023 Lampiran huruf C I.3", "neto menurut bukti potong pemberi kerja lain", in.PemberiLain.Neto)
	}
	if in.Setahunkan > 0 {
		u.Catatf("PMK 168/2023 Ps. 15(3)", a.NetoSetahun, "neto disetahunkan: × 12/%d", in.Setahunkan)
	}
	u.Catatf(t.sumber(JenisPTKP), a.PTKP, "PTKP %s setahun penuh", in.Status)
	u.Catatf("UU PPh Ps. 17(4); PMK 168/2023 Ps. 8(4)", a.PKP, "penghasilan kena pajak, ke bawah ke kelipatan %s", dasar.Rupiah(t.ketentuan.kelipatan))
	t.uraikanPasal17(a.PKP, u)
	if t.pengali != 100 || in.Setahunkan > 0 {
		u.Catatf("PMK 168/2023 Ps. 15(1)b", a.PajakSetahun, "pajak setahun%s", t.tambahan())
	}
	if in.Setahunkan > 0 {
		u.Catatf("PMK 168/2023 Ps. 15(3)", a.Pajak, "pajak bagian tahun: × %d/12, dibulatkan ke rupiah terdekat", in.Setahunkan)
	}
	u.Catat("", "dikurangi PPh 21 yang sudah dipotong", a.Dipotong+a.DipotongLain)
	if a.PPh < 0 {
		u.Catatf("PMK 168/2023 Ps. 21(1)", a.PPh, "lebih potong: dikembalikan bersama bukti potong paling lambat %s", a.BatasKembali.Panjang())
	} else {
		u.Catat("PMK 168/2023 Ps. 15(2)", "PPh 21 masa pajak terakhir", a.PPh)
	}
}
