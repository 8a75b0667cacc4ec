package situs

import (
	"net/url"
	"slices"
	"strconv"
	"time"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/kalender"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/hijriah"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

var halamanKalender = []halaman{
	{pola: "GET /akademik/kalender", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).kalender},
	{pola: "POST /akademik/kalender", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).aturAcara},
	{pola: "POST /akademik/kalender/pekan", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).aturLiburPekan},
	{pola: "GET /akademik/kalender/tahun", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).kalenderTahun},
	{pola: "GET /akademik/kalender/kalender.ics", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).kalenderICS},
	{pola: "GET /akademik/kalender/hijriah", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).putusanHijriah},
	{pola: "POST /akademik/kalender/hijriah", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).aturPutusanHijriah},
}

// kalenderHijriah is the Hijri calendar of the institution, with its decisions.
func (k *kunjungan) kalenderHijriah() (*hijriah.Kalender, error) {
	return k.s.Akademik.KalenderHijriah(k.ctx(), k.Lembaga.ID)
}

type isiKalender struct {
	formulir
	Buka       string
	Bulan      dasar.Bulan
	Lalu       dasar.Bulan
	Depan      dasar.Bulan
	Hijriah    string // months of the page in the Hijri calendar
	Unit       string
	Jalur      string
	Pekan      [][]HariTampil // from Monday; days outside the month are zero
	Acara      []akademik.AcaraKalender
	Ubah       akademik.AcaraKalender // item being changed
	LiburPekan []akademik.LiburPekan
	PilihUnit  []Opsi
	PilihJalur []Opsi
	Hari       []Opsi
	Pilih      map[string]bool // ticked days, units and tracks, as h3, uMTs, jformal
	Kini       dasar.Tanggal
}

// HariTampil is one day of the month.
type HariTampil struct {
	akademik.HariKalender
	Ada  bool
	Kini bool
}

// NamaHari is the weekday, for phones that show no columns.
func (h HariTampil) NamaHari() string { return kalender.NamaHari(h.Tanggal.Pekan()) }

// Hijri is the Hijri day in few words: the month is named on its first day.
func (h HariTampil) Hijri() string {
	x := h.Label.Hijriah
	if x.IsZero() {
		return ""
	}
	return strconv.Itoa(x.Hari) + " " + x.NamaBulan()
}

func (k *kunjungan) kalender() error { return k.tampilKalender("", nil) }

func (k *kunjungan) tampilKalender(bagian string, galat error) (err error) {
	isi := isiKalender{formulir: formulirBaru(k.r.PostForm), Buka: bagian, Unit: k.r.FormValue("u"), Jalur: k.r.FormValue("j"), PilihJalur: pilihJalur(), Pilih: map[string]bool{}, Kini: k.hariIni()}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	isi.Bulan = isi.Kini.Bulan()
	if b, err := dasar.ParseBulan(k.r.FormValue("bulan")); err == nil {
		isi.Bulan = b
	}
	isi.Lalu, isi.Depan = isi.Bulan.Tambah(-1), isi.Bulan.Tambah(1)
	for d := range 7 {
		h := time.Weekday((d + 1) % 7)
		isi.Hari = append(isi.Hari, Opsi{strconv.Itoa(int(h)), kalender.NamaHari(h)})
	}
	if isi.PilihUnit, err = k.pilihUnit(); err != nil {
		return err
	}
	if isi.Acara, err = k.s.Akademik.AcaraKalender(k.ctx(), k.Pelaku); err != nil {
		return err
	}
	if isi.LiburPekan, err = k.s.Akademik.LiburPekan(k.ctx(), k.Pelaku); err != nil {
		return err
	}
	hari, err := k.s.Akademik.KalenderHari(k.ctx(), k.Pelaku, santri.KodeUnit(isi.Unit), santri.Jalur(isi.Jalur), isi.Bulan.Awal(), isi.Bulan.Akhir())
	if err != nil {
		return err
	}
	isi.susun(hari)
	isi.isiUbah(k.r.URL.Query().Get("acara"))
	return k.tampilForm(isi.formulir, "kalender", "Kalender "+isi.Bulan.Panjang(), isi)
}

// susun lays the days of a month into weeks from Monday.
func (isi *isiKalender) susun(hari []akademik.HariKalender) {
	var pekan []HariTampil
	for range (int(hari[0].Tanggal.Pekan()) + 6) % 7 {
		pekan = append(pekan, HariTampil{})
	}
	for _, h := range hari {
		if pekan = append(pekan, HariTampil{h, true, h.Tanggal == isi.Kini}); len(pekan) == 7 {
			isi.Pekan, pekan = append(isi.Pekan, pekan), nil
		}
	}
	if len(pekan) > 0 {
		for len(pekan) < 7 {
			pekan = append(pekan, HariTampil{})
		}
		isi.Pekan = append(isi.Pekan, pekan)
	}
	a, z := hari[0].Label.Hijriah, hari[len(hari)-1].Label.Hijriah
	if !a.IsZero() && !z.IsZero() {
		isi.Hijriah = a.NamaBulan() + " – " + z.NamaBulan() + " " + strconv.Itoa(z.Tahun) + " H"
	}
}

// isiUbah fills the form: what was typed, else the item that is changed, else nothing.
func (isi *isiKalender) isiUbah(id string) {
	if id == "" {
		id = isi.F.Get("acara")
	}
	i := slices.IndexFunc(isi.Acara, func(a akademik.AcaraKalender) bool { return a.ID == id && a.Batal == "" })
	if i >= 0 {
		isi.Ubah = isi.Acara[i]
	}
	if !isi.Keliru() {
		isi.F = url.Values{"jenis": {string(kalender.Sekali)}}
		if i >= 0 {
			isi.dari(isi.Ubah)
		}
	}
	for _, n := range []struct{ awalan, bidang string }{{"h", "hari"}, {"u", "unit"}, {"j", "jalur"}, {"k", "ke"}} {
		for _, v := range isi.F[n.bidang] {
			isi.Pilih[n.awalan+v] = true
		}
	}
}

func (isi *isiKalender) dari(a akademik.AcaraKalender) {
	p := a.Pola
	angka := func(n int) string {
		if n == 0 {
			return ""
		}
		return strconv.Itoa(n)
	}
	isi.F = url.Values{"nama": {a.Nama}, "jenis": {string(p.Jenis)}, "mulai": {p.Mulai.String()}, "sampai": {p.Sampai.String()}, "tiap": {angka(p.Tiap)}, "kalender": {string(p.Kalender)}, "bulan_ke": {angka(p.Bulan)},
		"hari_ke": {angka(p.HariKe)}, "pasaran": {p.Pasaran.String()}}
	if a.Libur {
		isi.F.Set("libur", "ya")
	}
	if p.Malam {
		isi.F.Set("malam", "ya")
	}
	for _, h := range p.Hari {
		isi.F.Add("hari", strconv.Itoa(int(h)))
	}
	for _, n := range p.Ke {
		isi.F.Add("ke", strconv.Itoa(n))
	}
	for _, u := range a.Unit {
		isi.F.Add("unit", string(u))
	}
	for _, j := range a.Jalur {
		isi.F.Add("jalur", string(j))
	}
	for _, h := range p.Kecuali {
		isi.F.Add("kecuali", h.String())
	}
}

// hariDari reads ticked weekdays.
func hariDari(f url.Values) (hari []time.Weekday) {
	for _, h := range f["hari"] {
		if n, err := strconv.Atoi(h); err == nil {
			hari = append(hari, time.Weekday(n)) // an impossible one is refused by the rules
		}
	}
	return hari
}

// bacaPola reads the fields of the kind that was chosen and leaves those of others.
func bacaPola(b *pembacaForm) kalender.Pola {
	p := kalender.Pola{Jenis: kalender.JenisPola(b.teks("jenis")), Mulai: b.tanggal("mulai"), Sampai: b.tanggal("sampai")}
	switch p.Jenis {
	case kalender.Mingguan:
		p.Hari, p.Tiap = hariDari(b.f), b.angka("tiap")
	case kalender.PekanKe:
		p.Hari, p.Kalender, p.Bulan = hariDari(b.f), kalender.Kalender(b.teks("kalender")), b.angka("bulan_ke")
		for _, k := range b.f["ke"] {
			n, _ := strconv.Atoi(k) // 0 is refused by the rules
			p.Ke = append(p.Ke, n)
		}
	case kalender.Weton:
		p.Hari, p.Pasaran = hariDari(b.f), isianForm(b, "pasaran", kalender.BacaPasaran)
	case kalender.Bulanan:
		p.Kalender, p.Bulan, p.HariKe = kalender.Kalender(b.teks("kalender")), b.angka("bulan_ke"), b.angka("hari_ke")
	case kalender.Sekali:
		p.Sampai = dasar.Tanggal{}
	}
	if p.Jenis != kalender.Sekali && p.Jenis != kalender.Rentang {
		p.Malam = b.ya("malam")
	}
	return p
}

// aturAcara adds or changes an item, takes one day out of it, or makes it void.
func (k *kunjungan) aturAcara() error {
	f := k.r.PostForm
	kembali := "/akademik/kalender?bulan=" + url.QueryEscape(f.Get("bulan"))
	if f.Get("aksi") == "batal" {
		a, err := k.s.Akademik.BatalAcara(k.ctx(), k.Pelaku, f.Get("kunci"), f.Get("acara"), f.Get("alasan"), versiForm(f, "versi"))
		if err != nil {
			return k.tampilKalender("batal", err)
		}
		return k.pindah(kembali, "%s dibatalkan.", a.Nama)
	}
	b := &pembacaForm{f: f}
	a := akademik.AcaraKalender{ID: f.Get("acara"), Nama: b.teks("nama"), Libur: b.ya("libur"), Pola: bacaPola(b), Versi: versiForm(f, "versi")}
	for _, u := range f["unit"] {
		a.Unit = append(a.Unit, santri.KodeUnit(u))
	}
	for _, j := range f["jalur"] {
		a.Jalur = append(a.Jalur, santri.Jalur(j))
	}
	for _, h := range f["kecuali"] {
		if t, err := dasar.ParseTanggal(h); h != "" && err == nil {
			a.Pola.Kecuali = append(a.Pola.Kecuali, t)
		}
	}
	err := b.err()
	if err == nil && a.ID != "" {
		err = k.pindahanLama(&a)
	}
	if err == nil {
		a, err = k.s.Akademik.AturAcara(k.ctx(), k.Pelaku, f.Get("kunci"), a)
	}
	if err != nil {
		return k.tampilKalender("acara", err)
	}
	return k.pindah(kembali, "%s disimpan.", a.Nama)
}

// pindahanLama keeps the moved days of an item, which the form does not show.
func (k *kunjungan) pindahanLama(a *akademik.AcaraKalender) error {
	semua, err := k.s.Akademik.AcaraKalender(k.ctx(), k.Pelaku)
	for _, x := range semua {
		if x.ID == a.ID {
			a.Pola.Pindah = x.Pola.Pindah
		}
	}
	return err
}

func (k *kunjungan) aturLiburPekan() error {
	b := &pembacaForm{f: k.r.PostForm}
	p := akademik.LiburPekan{Unit: santri.KodeUnit(b.teks("unit_pekan")), Sejak: b.tanggal("sejak"), Hari: hariDari(b.f)}
	err := b.err()
	if err == nil {
		err = k.s.Akademik.AturLiburPekan(k.ctx(), k.Pelaku, b.f.Get("kunci"), p)
	}
	if err != nil {
		return k.tampilKalender("pekan", err)
	}
	return k.pindah("/akademik/kalender#pekan", "Libur pekanan berlaku sejak %s.", p.Sejak.Panjang())
}
