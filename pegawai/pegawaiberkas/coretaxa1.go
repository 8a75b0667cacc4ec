package pegawaiberkas

import (
	"cmp"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
)

// SlipMasa are the slips of all runs of one tax month.
type SlipMasa struct {
	Masa  dasar.Bulan
	Slips []pegawai.Slip
}

// BarisBPA1 makes the yearly row of everybody whose last tax period is the month
// of c: the sums of their slips as pegawai tetap or pensioner from January to that
// month, and of the opening balances ([Orang].Saldo) of months before this system.
// The certificate of another employer is not added: it has a document of its own.
func BarisBPA1(c Coretax, orang []Orang, tahun []SlipMasa) ([]BarisCoretax, error) {
	if err := c.periksa(); err != nil {
		return nil, err
	}
	semua, bulan := []pegawai.Slip{}, map[pegawai.ID]map[dasar.Bulan]bool{}
	sisa := map[pegawai.ID]int64{}
	akhir, lalu, ini := map[pegawai.ID]pegawai.Slip{}, map[pegawai.ID]dasar.Rupiah{}, map[pegawai.ID]dasar.Rupiah{}
	for _, m := range tahun {
		if m.Masa.Tahun() != c.Masa.Tahun() || m.Masa.Compare(c.Masa) > 0 {
			continue
		}
		for _, s := range m.Slips {
			if !tetap(s) {
				continue
			}
			semua = append(semua, s)
			if bulan[s.Pegawai] == nil {
				bulan[s.Pegawai] = map[dasar.Bulan]bool{}
			}
			bulan[s.Pegawai][m.Masa] = true
			if m.Masa != c.Masa {
				lalu[s.Pegawai] += s.BiayaJabatan
				sisa[s.Pegawai] += s.BiayaSisa
				continue
			}
			ini[s.Pegawai] += s.Bruto
			if s.Terakhir {
				akhir[s.Pegawai] = s
			}
		}
	}
	semua, err := urut(semua)
	if err != nil {
		return nil, err
	}
	siapa, k := orangPer(orang), kurang{}
	var out []BarisCoretax
	for i, j := 0, 0; i < len(semua); i = j {
		for j = i; j < len(semua) && semua[j].Pegawai == semua[i].Pegawai; j++ {
		}
		s, ada := akhir[semua[i].Pegawai]
		if !ada {
			continue
		}
		o := siapa[s.Pegawai]
		b := c.baris(o, semua[i:j], k)
		b.BiayaLalu, b.BiayaSisa, b.BrutoIni = lalu[s.Pegawai], sisa[s.Pegawai], ini[s.Pegawai]
		b.setahun(c, o, s, len(bulan[s.Pegawai]))
		if b.Bruto < 0 || b.PPh < 0 {
			return nil, ErrBarisPajak.Invalidf("bruto atau PPh setahun pegawai nomor %s di bawah nol; periksa slip tahun ini", b.Nomor).Pada("bruto")
		}
		out = append(out, b)
	}
	if err := k.galat("orang", "npwp"); err != nil {
		return nil, err
	}
	return out, nil
}

// BarisSetahun makes the yearly rows of everybody whose last tax period lies in the
// year of c, whatever the month, by number. Rates and PTKP are those of c.Tabel.
func BarisSetahun(c Coretax, orang []Orang, tahun []SlipMasa) (rows []BarisCoretax, err error) {
	for i := range 12 {
		c.Masa = dasar.Bln(c.Masa.Tahun(), i+1)
		bulan, err := BarisBPA1(c, orang, tahun)
		if err != nil {
			return nil, err
		}
		rows = append(rows, bulan...)
	}
	slices.SortStableFunc(rows, func(a, b BarisCoretax) int { return cmp.Compare(a.Nomor, b.Nomor) })
	return rows, nil
}

// setahun turns sums of slips into those of the year, as the last slip sees it.
func (b *BarisCoretax) setahun(c Coretax, o *Orang, akhir pegawai.Slip, bulan int) {
	b.Jabatan, b.PTKP, b.KodeObjek, b.MasaAwal, b.BanyakBulan = akhir.NamaJabatan, akhir.PTKP, akhir.KodeObjek, akhir.MasaAwal, bulan
	b.Status, b.Pensiunan = PotongSebagian, akhir.Klasifikasi == pegawai.Pensiunan
	if o == nil {
		return
	}
	for _, s := range o.Saldo {
		if s.Mulai.Tahun() != c.Masa.Tahun() {
			continue
		}
		if s.PemberiLain {
			b.Lain.Neto, b.Lain.PPh = b.Lain.Neto+s.Neto, b.Lain.PPh+s.PPh
			continue
		}
		b.BiayaLalu += s.BiayaJabatan
		b.Ember = b.Ember.Tambah(s.Ember)
		b.Bruto, b.DPP, b.PPh, b.BanyakBulan = b.Bruto+s.Ember.Bruto(), b.DPP+s.Ember.Bruto(), b.PPh+s.PPh, b.BanyakBulan+s.Bulan
	}
	switch {
	case akhir.Disetahunkan:
		b.Status = PotongDisetahunkan
	case b.MasaAwal == 1 && c.Masa.Ke() == 12:
		b.Status = PotongSetahun
	}
}
