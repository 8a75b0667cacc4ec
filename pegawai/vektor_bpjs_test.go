package pegawai_test

import (
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/bpjs"
	"github.com/pesantren-go/pesantren/pegawai/lembur"
	"github.com/pesantren-go/pesantren/pegawai/thr"
)

func jenisBPJS() map[string]jenisVektor {
	return map[string]jenisVektor{
		"bpjs": vektorBPJS, "bpjs_bruto": vektorBPJSBruto, "thr": vektorTHR, "thr_harian": vektorTHRHarian,
		"lembur": vektorLembur, "lembur_base": vektorDasarLembur, "lembur_daily_base": vektorDasarHarian,
	}
}

func iuranVektor(t require.TestingT, upah, umk dasar.Rupiah, hari string, kelas int) bpjs.Iuran {
	tanggal, err := dasar.ParseTanggal(hari)
	require.NoError(t, err)
	buku, err := bpjs.Baku()
	require.NoError(t, err)
	tabel, err := buku.Pada(tanggal.Bulan())
	require.NoError(t, err)
	i, err := tabel.Hitung(bpjs.Masukan{Upah: upah, UMK: umk, KelasJKK: kelas, Ikut: bpjs.Semua()}, nil)
	require.NoError(t, err)
	return i
}

func vektorBPJS(t require.TestingT, k kasusVektor) {
	m := masukanVektor[struct {
		Wage dasar.Rupiah `json:"wage"`
		UMK  dasar.Rupiah `json:"umk"`
		Date string       `json:"date"`
		JKK  int          `json:"jkk"`
	}](t, k)
	h := harapanVektor[struct {
		KesEr     *dasar.Rupiah `json:"kes_er"`
		KesEe     *dasar.Rupiah `json:"kes_ee"`
		JHTEr     *dasar.Rupiah `json:"jht_er"`
		JHTEe     *dasar.Rupiah `json:"jht_ee"`
		JPEr      *dasar.Rupiah `json:"jp_er"`
		JPEe      *dasar.Rupiah `json:"jp_ee"`
		JKK       *dasar.Rupiah `json:"jkk"`
		JKM       *dasar.Rupiah `json:"jkm"`
		BrutoAdd  *dasar.Rupiah `json:"bruto_add"`
		PPhDeduct *dasar.Rupiah `json:"pph_deduct"`
		EeTotal   *dasar.Rupiah `json:"ee_total"`
	}](t, k)
	i := iuranVektor(t, m.Wage, m.UMK, m.Date, m.JKK)
	samaBila(t, h.KesEr, i.KesehatanLembaga, "kes_er")
	samaBila(t, h.KesEe, i.Kesehatan, "kes_ee")
	samaBila(t, h.JHTEr, i.JHTLembaga, "jht_er")
	samaBila(t, h.JHTEe, i.JHT, "jht_ee")
	samaBila(t, h.JPEr, i.JPLembaga, "jp_er")
	samaBila(t, h.JPEe, i.JP, "jp_ee")
	samaBila(t, h.JKK, i.JKK, "jkk")
	samaBila(t, h.JKM, i.JKM, "jkm")
	samaBila(t, h.BrutoAdd, i.Bruto, "bruto_add")
	samaBila(t, h.PPhDeduct, i.Pengurang, "pph_deduct")
	samaBila(t, h.EeTotal, i.Pekerja, "ee_total")
}

func vektorBPJSBruto(t require.TestingT, k kasusVektor) {
	m := masukanVektor[struct {
		FixedWage   dasar.Rupiah `json:"fixed_wage"`
		OtherIncome dasar.Rupiah `json:"other_income"`
		UMK         dasar.Rupiah `json:"umk"`
		Date        string       `json:"date"`
		JKK         int          `json:"jkk"`
	}](t, k)
	h := harapanVektor[struct {
		Bruto     *dasar.Rupiah `json:"bruto"`
		PPhDeduct *dasar.Rupiah `json:"pph_deduct"`
	}](t, k)
	i := iuranVektor(t, m.FixedWage, m.UMK, m.Date, m.JKK)
	samaBila(t, h.Bruto, m.FixedWage+m.OtherIncome+i.Bruto, "bruto")
	samaBila(t, h.PPhDeduct, i.Pengurang, "pph_deduct")
}

func tabelTHR(t require.TestingT) *thr.Tabel {
	buku, err := thr.Baku()
	require.NoError(t, err)
	tabel, err := buku.Pada(hukumVektor)
	require.NoError(t, err)
	return tabel
}

func vektorTHR(t require.TestingT, k kasusVektor) {
	m := masukanVektor[struct {
		Wage   dasar.Rupiah `json:"wage"`
		Months int          `json:"months"`
	}](t, k)
	h := harapanVektor[struct {
		THR *dasar.Rupiah `json:"thr"`
	}](t, k)
	n, err := tabelTHR(t).Besar(m.Wage, m.Months, nil)
	require.NoError(t, err)
	samaBila(t, h.THR, n, "thr")
}

// The months listed are the months worked: they are also the length of service.
func vektorTHRHarian(t require.TestingT, k kasusVektor) {
	m := masukanVektor[struct {
		Months []dasar.Rupiah `json:"months"`
	}](t, k)
	h := harapanVektor[struct {
		Base *dasar.Rupiah `json:"base"`
		THR  *dasar.Rupiah `json:"thr"`
	}](t, k)
	rata, n, err := tabelTHR(t).BesarHarian(m.Months, len(m.Months), nil)
	require.NoError(t, err)
	samaBila(t, h.Base, rata, "base")
	samaBila(t, h.THR, n, "thr")
}

func tabelLembur(t require.TestingT) *lembur.Tabel {
	buku, err := lembur.Baku()
	require.NoError(t, err)
	tabel, err := buku.Pada(hukumVektor)
	require.NoError(t, err)
	return tabel
}

func vektorLembur(t require.TestingT, k kasusVektor) {
	m := masukanVektor[struct {
		Wage  dasar.Rupiah    `json:"wage"`
		Day   string          `json:"day"`
		Hours decimal.Decimal `json:"hours"`
		Week  int             `json:"week"`
	}](t, k)
	h := harapanVektor[struct {
		Hourly *dasar.Rupiah    `json:"hourly"`
		Units  *decimal.Decimal `json:"units"`
		Pay    *dasar.Rupiah    `json:"pay"`
	}](t, k)
	hari, ada := map[string]lembur.Hari{"workday": lembur.HariKerja, "rest": lembur.HariLibur, "rest_short": lembur.LiburPendek}[m.Day]
	require.True(t, ada, "hari %q", m.Day)
	tabel := tabelLembur(t)
	upah, err := tabel.Dasar(m.Wage, 0, 0, nil)
	require.NoError(t, err)
	r, err := tabel.Hitung(lembur.Masukan{Upah: upah, Hari: hari, Pekan: m.Week, Jam: m.Hours}, nil)
	require.NoError(t, err)
	samaBila(t, h.Hourly, r.Sejam, "hourly")
	if h.Units != nil {
		require.True(t, h.Units.Equal(r.Satuan), "units: harap %s, dapat %s", h.Units, r.Satuan)
	}
	samaBila(t, h.Pay, r.Jumlah, "pay")
}

func vektorDasarLembur(t require.TestingT, k kasusVektor) {
	m := masukanVektor[struct {
		Pokok      dasar.Rupiah `json:"pokok"`
		Tetap      dasar.Rupiah `json:"tetap"`
		TidakTetap dasar.Rupiah `json:"tidak_tetap"`
	}](t, k)
	h := harapanVektor[struct {
		Base   *dasar.Rupiah `json:"base"`
		Hourly *dasar.Rupiah `json:"hourly"`
	}](t, k)
	tabel := tabelLembur(t)
	upah, err := tabel.Dasar(m.Pokok, m.Tetap, m.TidakTetap, nil)
	require.NoError(t, err)
	samaBila(t, h.Base, upah.Rupiah(), "base")
	samaBila(t, h.Hourly, tabel.Sejam(upah), "hourly")
}

func vektorDasarHarian(t require.TestingT, k kasusVektor) {
	m := masukanVektor[struct {
		Daily dasar.Rupiah `json:"daily"`
		Week  int          `json:"week"`
	}](t, k)
	h := harapanVektor[struct {
		Monthly *dasar.Rupiah `json:"monthly"`
	}](t, k)
	upah, err := tabelLembur(t).DasarHarian(m.Daily, m.Week, nil)
	require.NoError(t, err)
	samaBila(t, h.Monthly, upah.Rupiah(), "monthly")
}
