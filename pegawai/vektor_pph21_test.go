package pegawai_test

import (
	"encoding/json"
	"strconv"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai/pph21"
)

func jenisPPh21() map[string]jenisVektor {
	return map[string]jenisVektor{
		"pegawai_tetap_year": func(t require.TestingT, k kasusVektor) { vektorSetahun(t, k, false) },
		"pensiunan_year":     func(t require.TestingT, k kasusVektor) { vektorSetahun(t, k, true) },
		"ter_month":          vektorTER,
		"ter_probes":         vektorProbe,
		"gross_up_month":     vektorGrossUp,
		"ptt_harian":         vektorHarian,
		"ptt_bulanan":        vektorTidakTetap,
		"bukan_pegawai":      vektorBukanPegawai,
		"bukan_pegawai_year": vektorBukanPegawaiSetahun,
		"peserta_kegiatan":   vektorPeserta,
		"art17":              vektorPasal17,
		"ptkp":               vektorPTKP,
		"round_rupiah":       vektorBulat,
	}
}

// hukumVektor is the day of the law for kinds that state none.
var hukumVektor = dasar.Tgl(2026, 10, 1)

func tabelVektor(t require.TestingT, hari dasar.Tanggal) *pph21.Tabel {
	tabel, err := pph21.Baku().Pada(hari)
	require.NoError(t, err)
	return tabel
}

func statusVektor(t require.TestingT, s string) pph21.Status {
	status, err := pph21.ParseStatus(s)
	require.NoError(t, err)
	return status
}

// persenVektor asserts a percentage by value: "0.50" is "0.5".
func persenVektor(t require.TestingT, harap *string, dapat pph21.Tarif, nama string) {
	if harap != nil {
		d, err := decimal.NewFromString(*harap)
		require.NoError(t, err, nama)
		require.Equal(t, d.String(), dapat.Persen().String(), nama)
	}
}

type bulanVektor struct {
	Month   int          `json:"month"`
	Gross   dasar.Rupiah `json:"gross"`
	Pension dasar.Rupiah `json:"pension"`
	Zakat   dasar.Rupiah `json:"zakat"`
}

type setahunVektor struct {
	Year         int           `json:"year"`
	PTKP         string        `json:"ptkp"`
	Months       []bulanVektor `json:"months"`
	FinalMonth   int           `json:"final_month"`
	Annualise    bool          `json:"annualise"`
	PrevEmployer struct {
		Net      dasar.Rupiah `json:"net"`
		Withheld dasar.Rupiah `json:"withheld"`
	} `json:"prev_employer"`
	BiayaJabatan string `json:"biaya_jabatan"`
}

type harapanSetahun struct {
	Monthly    map[string]dasar.Rupiah `json:"monthly"`
	FinalMonth *int                    `json:"final_month"`
	Final      *dasar.Rupiah           `json:"final"`
	Annual     struct {
		Gross          *dasar.Rupiah `json:"gross"`
		BiayaJabatan   *dasar.Rupiah `json:"biaya_jabatan"`
		BiayaPensiun   *dasar.Rupiah `json:"biaya_pensiun"`
		Pension        *dasar.Rupiah `json:"pension"`
		Zakat          *dasar.Rupiah `json:"zakat"`
		NetThis        *dasar.Rupiah `json:"net_this"`
		Net            *dasar.Rupiah `json:"net"`
		NetAnnualised  *dasar.Rupiah `json:"net_annualised"`
		PTKP           *dasar.Rupiah `json:"ptkp"`
		PKP            *dasar.Rupiah `json:"pkp"`
		TaxAnnualised  *dasar.Rupiah `json:"tax_annualised"`
		Tax            *dasar.Rupiah `json:"tax"`
		WithheldBefore *dasar.Rupiah `json:"withheld_before"`
	} `json:"annual"`
}

func vektorSetahun(t require.TestingT, k kasusVektor, pensiunan bool) {
	in, harap := masukanVektor[setahunVektor](t, k), harapanVektor[harapanSetahun](t, k)
	if in.FinalMonth == 0 {
		in.FinalMonth = 12
	}
	bulanan, a := jalaniSetahun(t, in, pensiunan)
	for bulan, pph := range harap.Monthly {
		dapat, ada := bulanan[bulan]
		require.True(t, ada, "bulan %s tidak dihitung dengan TER", bulan)
		require.Equal(t, pph, dapat, "bulan %s", bulan)
	}
	samaBila(t, harap.FinalMonth, in.FinalMonth, "final_month")
	samaBila(t, harap.Final, a.PPh, "final")
	h := harap.Annual
	samaBila(t, h.Gross, a.Bruto, "gross")
	if pensiunan {
		require.Nil(t, h.BiayaJabatan, "pensiunan tidak mengenal biaya_jabatan")
	} else {
		require.Nil(t, h.BiayaPensiun, "pegawai tidak mengenal biaya_pensiun")
	}
	samaBila(t, h.BiayaJabatan, a.Biaya, "biaya_jabatan")
	samaBila(t, h.BiayaPensiun, a.Biaya, "biaya_pensiun")
	samaBila(t, h.Pension, a.Iuran, "pension")
	samaBila(t, h.Zakat, a.Zakat, "zakat")
	samaBila(t, h.NetThis, a.NetoSini, "net_this")
	samaBila(t, h.Net, a.Neto, "net")
	samaBila(t, h.NetAnnualised, a.NetoSetahun, "net_annualised")
	samaBila(t, h.PTKP, a.PTKP, "ptkp")
	samaBila(t, h.PKP, a.PKP, "pkp")
	samaBila(t, h.TaxAnnualised, a.PajakSetahun, "tax_annualised")
	samaBila(t, h.Tax, a.Pajak, "tax")
	samaBila(t, h.WithheldBefore, a.Dipotong, "withheld_before")
}

// jalaniSetahun pays the months one after the other, as an office does, and then
// the last period.
func jalaniSetahun(t require.TestingT, in setahunVektor, pensiunan bool) (map[string]dasar.Rupiah, pph21.Akhir) {
	status := statusVektor(t, in.PTKP)
	terakhir, err := dasar.BuatBulan(in.Year, in.FinalMonth)
	require.NoError(t, err)
	tabel := tabelVektor(t, terakhir.Awal())
	masukan := pph21.Setahun{
		Status: status, Masa: terakhir, Bulan: len(in.Months), Pensiunan: pensiunan,
		PemberiLain: pph21.A1{Neto: in.PrevEmployer.Net, PPh: in.PrevEmployer.Withheld},
	}
	if in.Annualise {
		masukan.Setahunkan = len(in.Months)
	}
	switch in.BiayaJabatan {
	case "":
	case "per_month":
		masukan.PerBulan = true
	default:
		require.Fail(t, "biaya_jabatan tidak dikenal", in.BiayaJabatan)
	}
	bulanan := map[string]dasar.Rupiah{}
	ada := map[int]bool{}
	for _, b := range in.Months {
		require.True(t, b.Month >= 1 && b.Month <= in.FinalMonth && !ada[b.Month], "bulan %d", b.Month)
		ada[b.Month] = true
		masukan.Bruto, masukan.Iuran, masukan.Zakat = masukan.Bruto+b.Gross, masukan.Iuran+b.Pension, masukan.Zakat+b.Zakat
		if b.Month == in.FinalMonth {
			masukan.BrutoIni = b.Gross
			continue
		}
		m, err := tabelVektor(t, dasar.Bln(in.Year, b.Month).Awal()).Bulanan(status, b.Gross, nil)
		require.NoError(t, err)
		bulanan[strconv.Itoa(b.Month)] = m.Potong
		masukan.Dipotong += m.Potong
		biaya, err := tabel.BiayaSebulan(b.Gross, pensiunan)
		require.NoError(t, err)
		masukan.BiayaLalu = masukan.BiayaLalu.Add(biaya)
	}
	a, err := tabel.MasaTerakhir(masukan, nil)
	require.NoError(t, err)
	return bulanan, a
}

func vektorTER(t require.TestingT, k kasusVektor) {
	in := masukanVektor[struct {
		PTKP  string       `json:"ptkp"`
		Gross dasar.Rupiah `json:"gross"`
	}](t, k)
	harap := harapanVektor[struct {
		Category    *string       `json:"category"`
		RatePercent *string       `json:"rate_percent"`
		PPh21       *dasar.Rupiah `json:"pph21"`
	}](t, k)
	m, err := tabelVektor(t, hukumVektor).Bulanan(statusVektor(t, in.PTKP), in.Gross, nil)
	require.NoError(t, err)
	samaBila(t, harap.Category, m.Kategori.String(), "category")
	persenVektor(t, harap.RatePercent, m.Tarif, "rate_percent")
	samaBila(t, harap.PPh21, m.PPh, "pph21")
}

// pasanganVektor is a row [x, y] of a table in a case.
func pasanganVektor[A, B any](t require.TestingT, isi json.RawMessage) (a A, b B) {
	var dua []json.RawMessage
	require.NoError(t, uraiKetat(isi, &dua))
	require.Len(t, dua, 2)
	require.NoError(t, uraiKetat(dua[0], &a))
	require.NoError(t, uraiKetat(dua[1], &b))
	return a, b
}

func vektorProbe(t require.TestingT, k kasusVektor) {
	in := masukanVektor[struct {
		Category string `json:"category"`
	}](t, k)
	harap := harapanVektor[struct {
		Probes []json.RawMessage `json:"probes"`
	}](t, k)
	require.Len(t, in.Category, 1)
	for _, p := range harap.Probes {
		bruto, persen := pasanganVektor[dasar.Rupiah, string](t, p)
		tarif, err := tabelVektor(t, hukumVektor).Tarif(pph21.Kategori(in.Category[0]), bruto)
		require.NoError(t, err)
		persenVektor(t, &persen, tarif, bruto.String())
	}
}

func vektorGrossUp(t require.TestingT, k kasusVektor) {
	in := masukanVektor[struct {
		PTKP     string       `json:"ptkp"`
		NetGross dasar.Rupiah `json:"net_gross"`
	}](t, k)
	harap := harapanVektor[struct {
		RatePercent *string       `json:"rate_percent"`
		Gross       *dasar.Rupiah `json:"gross"`
		PPh21       *dasar.Rupiah `json:"pph21"`
		Other       *struct {
			Gross       *dasar.Rupiah `json:"gross"`
			RatePercent *string       `json:"rate_percent"`
			PPh21       *dasar.Rupiah `json:"pph21"`
		} `json:"other"`
	}](t, k)
	g, err := tabelVektor(t, hukumVektor).GrossUp(statusVektor(t, in.PTKP), pph21.Dipotong{}, in.NetGross, nil)
	require.NoError(t, err)
	persenVektor(t, harap.RatePercent, g.Tarif, "rate_percent")
	samaBila(t, harap.Gross, g.Bruto, "gross")
	samaBila(t, harap.PPh21, g.Tunjangan, "pph21")
	if harap.Other != nil {
		require.True(t, g.Ganda, "jawaban kedua")
		samaBila(t, harap.Other.Gross, g.Lain.Bruto, "other.gross")
		samaBila(t, harap.Other.PPh21, g.Lain.PPh, "other.pph21")
		persenVektor(t, harap.Other.RatePercent, g.Lain.Tarif, "other.rate_percent")
	}
}

func vektorHarian(t require.TestingT, k kasusVektor) {
	in := masukanVektor[struct {
		Total dasar.Rupiah `json:"total"`
		Days  int          `json:"days"`
	}](t, k)
	harap := harapanVektor[struct {
		PerDayGross *dasar.Rupiah `json:"per_day_gross"`
		PerDayPPh21 *dasar.Rupiah `json:"per_day_pph21"`
		TotalPPh21  *dasar.Rupiah `json:"total_pph21"`
	}](t, k)
	h, err := tabelVektor(t, hukumVektor).Harian(in.Total, in.Days, nil)
	require.NoError(t, err)
	samaBila(t, harap.PerDayGross, h.BrutoSehari, "per_day_gross")
	samaBila(t, harap.PerDayPPh21, h.PPhSehari, "per_day_pph21")
	samaBila(t, harap.TotalPPh21, h.PPh, "total_pph21")
}

func vektorTidakTetap(t require.TestingT, k kasusVektor) {
	in := masukanVektor[struct {
		Year  int            `json:"year"`
		PTKP  string         `json:"ptkp"`
		Gross []dasar.Rupiah `json:"gross"`
	}](t, k)
	harap := harapanVektor[struct {
		PPh21 *[]dasar.Rupiah `json:"pph21"`
		Total *dasar.Rupiah   `json:"total"`
	}](t, k)
	semua, jumlah := []dasar.Rupiah{}, dasar.Rupiah(0)
	for i, bruto := range in.Gross {
		masa, err := dasar.BuatBulan(in.Year, i+1)
		require.NoError(t, err)
		m, err := tabelVektor(t, masa.Awal()).Bulanan(statusVektor(t, in.PTKP), bruto, nil)
		require.NoError(t, err)
		semua, jumlah = append(semua, m.PPh), jumlah+m.PPh
	}
	samaBila(t, harap.PPh21, semua, "pph21")
	samaBila(t, harap.Total, jumlah, "total")
}

func vektorBukanPegawai(t require.TestingT, k kasusVektor) {
	in := masukanVektor[struct {
		Gross     dasar.Rupiah `json:"gross"`
		Excluded  dasar.Rupiah `json:"excluded"`
		NoValidID bool         `json:"no_valid_id"`
	}](t, k)
	harap := harapanVektor[struct {
		DPP   *dasar.Rupiah `json:"dpp"`
		PPh21 *dasar.Rupiah `json:"pph21"`
	}](t, k)
	tabel := tabelVektor(t, hukumVektor)
	if in.NoValidID {
		tabel = tabel.TanpaNPWP()
	}
	b, err := tabel.BukanPegawai(in.Gross, in.Excluded, nil)
	require.NoError(t, err)
	samaBila(t, harap.DPP, b.DPP, "dpp")
	samaBila(t, harap.PPh21, b.PPh, "pph21")
}

func vektorBukanPegawaiSetahun(t require.TestingT, k kasusVektor) {
	in := masukanVektor[struct {
		Gross []dasar.Rupiah `json:"gross"`
	}](t, k)
	harap := harapanVektor[struct {
		DPPTotal   *dasar.Rupiah `json:"dpp_total"`
		PPh21Total *dasar.Rupiah `json:"pph21_total"`
	}](t, k)
	var dpp, pph dasar.Rupiah
	for _, bruto := range in.Gross {
		b, err := tabelVektor(t, hukumVektor).BukanPegawai(bruto, 0, nil)
		require.NoError(t, err)
		dpp, pph = dpp+b.DPP, pph+b.PPh
	}
	samaBila(t, harap.DPPTotal, dpp, "dpp_total")
	samaBila(t, harap.PPh21Total, pph, "pph21_total")
}

func vektorPeserta(t require.TestingT, k kasusVektor) {
	in := masukanVektor[struct {
		Gross     *dasar.Rupiah  `json:"gross"`
		GrossList []dasar.Rupiah `json:"gross_list"`
	}](t, k)
	harap := harapanVektor[struct {
		PPh21     *dasar.Rupiah   `json:"pph21"`
		PPh21List *[]dasar.Rupiah `json:"pph21_list"`
	}](t, k)
	satu := func(bruto dasar.Rupiah) dasar.Rupiah {
		b, err := tabelVektor(t, hukumVektor).SekaliBayar(bruto, nil)
		require.NoError(t, err)
		return b.PPh
	}
	if harap.PPh21 != nil {
		require.NotNil(t, in.Gross, "gross")
		samaBila(t, harap.PPh21, satu(*in.Gross), "pph21")
	}
	daftar := []dasar.Rupiah{}
	for _, bruto := range in.GrossList {
		daftar = append(daftar, satu(bruto))
	}
	samaBila(t, harap.PPh21List, daftar, "pph21_list")
}

func vektorPasal17(t require.TestingT, k kasusVektor) {
	masukanVektor[struct{}](t, k)
	harap := harapanVektor[struct {
		Pairs []json.RawMessage `json:"pairs"`
	}](t, k)
	for _, p := range harap.Pairs {
		pkp, pajak := pasanganVektor[dasar.Rupiah, dasar.Rupiah](t, p)
		dapat, err := tabelVektor(t, hukumVektor).Pasal17(pkp)
		require.NoError(t, err)
		require.Equal(t, pajak, dapat, "PKP %s", pkp)
	}
}

func vektorPTKP(t require.TestingT, k kasusVektor) {
	masukanVektor[struct{}](t, k)
	harap := harapanVektor[struct {
		Rows []json.RawMessage `json:"rows"`
	}](t, k)
	tabel := tabelVektor(t, hukumVektor)
	for _, isi := range harap.Rows {
		var kolom []json.RawMessage
		require.NoError(t, uraiKetat(isi, &kolom))
		require.Len(t, kolom, 3)
		var (
			teks     string
			setahun  dasar.Rupiah
			kategori *string
		)
		for i, ke := range []any{&teks, &setahun, &kategori} {
			require.NoError(t, uraiKetat(kolom[i], ke))
		}
		status := statusVektor(t, teks)
		ptkp, err := tabel.PTKP(status)
		require.NoError(t, err)
		require.Equal(t, setahun, ptkp, teks)
		dapat, err := tabel.Kategori(status)
		if kategori == nil {
			require.ErrorIs(t, err, pph21.ErrTanpaTER, teks)
			continue
		}
		require.NoError(t, err, teks)
		require.Equal(t, *kategori, dapat.String(), teks)
	}
}

func vektorBulat(t require.TestingT, k kasusVektor) {
	in := masukanVektor[struct {
		Value string `json:"value"`
	}](t, k)
	harap := harapanVektor[struct {
		Rupiah *dasar.Rupiah `json:"rupiah"`
	}](t, k)
	d, err := decimal.NewFromString(in.Value)
	require.NoError(t, err)
	dapat, err := pph21.Bulatkan(d)
	require.NoError(t, err)
	samaBila(t, harap.Rupiah, dapat, "rupiah")
}
