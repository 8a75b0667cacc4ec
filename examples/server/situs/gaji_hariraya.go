package situs

import (
	"net/url"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/hijriah"
	"github.com/pesantren-go/pesantren/pegawai"
)

// TahunRaya are the holidays of one year, at least one field for each religion. A
// second date of a religion in a year is possible: 2033 has two Idulfitri.
type TahunRaya struct {
	Tahun int // 0 = what could not be read as a date
	Kini  bool
	Sel   []SelRaya
}

// SelRaya is one date as the form shows it.
type SelRaya struct {
	Agama pegawai.Agama
	Nilai string // 2026-03-20, what was typed, or ""
	Bantu string
}

// rayaTersimpan joins the holidays of all settings: older ones may lack what newer
// ones know.
func rayaTersimpan(semua []pegawai.Pengaturan) []pegawai.HariRaya {
	var raya []pegawai.HariRaya
	for _, p := range semua {
		raya = append(raya, p.HariRaya...)
	}
	return pegawai.SusunHariRaya(raya)
}

func selRaya(raya []pegawai.HariRaya) (ss []SelRaya) {
	for _, h := range raya {
		ss = append(ss, SelRaya{Agama: h.Agama, Nilai: h.Tanggal.String()})
	}
	return ss
}

// rayaDiketik lists the dates of the form, those that are none included.
func rayaDiketik(f url.Values) (ss []SelRaya) {
	for _, a := range pegawai.DaftarAgama() {
		for _, s := range f["raya."+string(a)] {
			if s != "" {
				ss = append(ss, SelRaya{Agama: a, Nilai: s})
			}
		}
	}
	return ss
}

// susunRaya lays holidays out by year, with empty fields for this and the next year.
func susunRaya(kal *hijriah.Kalender, hari dasar.Tanggal, raya []SelRaya) (ts []TahunRaya) {
	tahun := map[int][]SelRaya{hari.Tahun(): nil, hari.Tahun() + 1: nil}
	for _, s := range raya {
		n := 0
		if t, err := dasar.ParseTanggal(s.Nilai); err == nil {
			n = t.Tahun()
		}
		tahun[n] = append(tahun[n], s)
	}
	for n, ada := range tahun {
		t := TahunRaya{Tahun: n, Kini: n == 0 || n >= hari.Tahun()}
		for _, a := range pegawai.DaftarAgama() {
			terisi := false
			for _, s := range ada {
				if s.Agama == a {
					t.Sel, terisi = append(t.Sel, s), true
				}
			}
			if !terisi && n != 0 {
				t.Sel = append(t.Sel, SelRaya{Agama: a, Bantu: perkiraanRaya(kal, a, n)})
			}
		}
		ts = append(ts, t)
	}
	slices.SortFunc(ts, func(a, b TahunRaya) int { return a.Tahun - b.Tahun })
	return ts
}

// perkiraanRaya says when a holiday falls, where a calendar knows it; people enter the
// date that was decided.
func perkiraanRaya(k *hijriah.Kalender, a pegawai.Agama, tahun int) string {
	switch a {
	case pegawai.Islam:
		for h := (tahun - 622) * 33 / 32; h < (tahun-622)*33/32+3; h++ {
			if t, err := k.AwalBulan(h, 10); err == nil && t.Tahun() == tahun {
				return "1 Syawal menurut hitungan: " + t.Panjang()
			}
		}
	case pegawai.Kristen, pegawai.Katolik:
		return "Natal: " + dasar.Tgl(tahun, 12, 25).Panjang()
	}
	return ""
}

// simpanHariRaya stores all dates of the form. A religion that the form does not carry
// keeps what it has.
func (k *kunjungan) simpanHariRaya() error {
	f := k.r.PostForm
	semua, err := k.s.Pegawai.RiwayatPengaturan(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	var raya []pegawai.HariRaya
	for _, h := range rayaTersimpan(semua) {
		if !f.Has("raya." + string(h.Agama)) {
			raya = append(raya, h)
		}
	}
	if t := f.Get("raya_tanggal"); t != "" {
		f.Add("raya."+f.Get("raya_agama"), t)
	}
	for _, s := range rayaDiketik(f) {
		t, err := dasar.ParseTanggal(s.Nilai)
		if err != nil {
			return k.tampilAturGaji(pegawai.ErrHariRaya.Invalidf("tanggal hari raya %s tidak terbaca; tulis seperti 2026-03-20", s.Agama).Pada("hari_raya"))
		}
		raya = append(raya, pegawai.HariRaya{Agama: s.Agama, Tanggal: t})
	}
	if err := k.s.Pegawai.AturHariRaya(k.ctx(), k.Pelaku, f.Get("kunci"), raya); err != nil {
		return k.tampilAturGaji(err)
	}
	return k.pindah("/gaji/pengaturan#hari-raya", "Hari raya disimpan: %d tanggal, termasuk tahun-tahun lalu.", len(pegawai.SusunHariRaya(raya)))
}
