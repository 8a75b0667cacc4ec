package pegawaiberkas

import (
	"io"

	"github.com/shopspring/decimal"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/pegawai/pph21"
)

// HitungA1 computes the year of a BPA1 row once more, from its sums alone. Its PPh
// is what the tables ask for less what the slips withheld: nought when both agree.
// It refuses what pph21.Tabel.MasaTerakhir refuses.
func HitungA1(c Coretax, b BarisCoretax) (pph21.Akhir, error) {
	if err := c.periksa(); err != nil {
		return pph21.Akhir{}, err
	}
	s, err := pph21.ParseStatus(b.PTKP)
	if err != nil {
		return pph21.Akhir{}, err
	}
	in := pph21.Setahun{
		Status: s, Masa: b.Masa, Bulan: min(b.BanyakBulan, 12), Bruto: b.Bruto, Iuran: b.Ember.Iuran, Zakat: b.Ember.Zakat, Dipotong: b.PPh, PemberiLain: b.Lain,
		Pensiunan: b.Pensiunan, PerBulan: c.PerBulan, BiayaLalu: decimal.New(int64(b.BiayaLalu)*10_000+b.BiayaSisa, -4), BrutoIni: b.BrutoIni,
	}
	if b.Status == PotongDisetahunkan {
		in.Setahunkan = in.Bulan
	}
	return c.Tabel.MasaTerakhir(in, nil)
}

// barisA1 is one line of the form.
type barisA1 struct {
	nama   string
	jumlah dasar.Rupiah
}

// formulirA1 are the lines of form BPA1 (PER-11/PJ/2025), and below them whether
// the slips agree with the tables.
func formulirA1(b BarisCoretax, a pph21.Akhir) []barisA1 {
	e := b.Ember
	return []barisA1{
		{"Gaji atau uang pensiun", e.Gaji}, {"Tunjangan PPh", e.TunjPajak}, {"Tunjangan lain, lembur", e.TunjLain}, {"Honorarium", e.Honor},
		{"Premi dibayar pemberi kerja", e.Premi}, {"Natura dan kenikmatan", e.Natura}, {"Tantiem, bonus, THR", e.Bonus}, {"Bruto", a.Bruto},
		{"Biaya jabatan atau pensiun", a.Biaya}, {"Iuran pensiun, JHT", a.Iuran}, {"Zakat", a.Zakat}, {"Neto", a.NetoSini},
		{"Neto pemberi kerja lain", b.Lain.Neto}, {"Neto untuk PPh 21", a.NetoSetahun}, {"PTKP", a.PTKP}, {"PKP", a.PKP}, {"PPh 21 atas PKP", a.PajakSetahun},
		{"PPh 21 terutang", a.Pajak}, {"Dipotong pemberi kerja lain", a.DipotongLain}, {"Dipotong lembaga", a.Dipotong}, {"Selisih", a.PPh},
	}
}

// TulisA1 writes the yearly sums of each person in one line. Selisih is nought
// where slips and tables agree. It is for reading: the certificate itself comes
// from Coretax.
func TulisA1(w io.Writer, bentuk Bentuk, k Kop, c Coretax, rows []BarisCoretax) error {
	d := daftar{nama: "Rincian BPA1", judul: []string{"Nomor pegawai", "Nama", "NPWP/NIK", "PTKP", "Masa awal", "Masa akhir", "Bulan"}, lebar: []int{16, 32, 20, 10, 10, 10, 10}}
	for _, x := range formulirA1(BarisCoretax{}, pph21.Akhir{}) {
		d.judul = append(d.judul, x.nama)
	}
	total := make([]dasar.Rupiah, len(d.judul)-7)
	for _, b := range rows {
		a, err := HitungA1(c, b)
		if err != nil {
			return err
		}
		sel := append(dasarberkas.BarisTeks(b.Nomor, b.Nama, b.NPWP, b.PTKP), dasarberkas.Bilangan(int64(b.MasaAwal)), dasarberkas.Bilangan(int64(b.Masa.Ke())), dasarberkas.Bilangan(int64(b.BanyakBulan)))
		for i, x := range formulirA1(b, a) {
			sel = append(sel, dasarberkas.Uang(x.jumlah))
			total[i] += x.jumlah
		}
		d.baris = append(d.baris, sel)
	}
	d.kaki = [][]dasarberkas.Sel{append(dasarberkas.BarisTeks("", "Jumlah", "", "", "", "", ""), uang(total...)...)}
	return d.tulis(w, bentuk, k)
}
