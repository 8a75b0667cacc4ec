package situs

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

var halamanGajiAtur = slices.Concat([]halaman{
	{pola: "GET /gaji/pengaturan", izin: akun.UbahGaji, tujuan: privasi.TujuanPenggajian, fn: (*kunjungan).aturGaji},
	{pola: "POST /gaji/pengaturan", izin: akun.UbahGaji, tujuan: privasi.TujuanPenggajian, fn: (*kunjungan).ubahAturGaji},
}, halamanGajiKomponen, halamanImporPegawai)

// peranAkun are the parts that accounts play in payroll, in the order of the form.
var peranAkun = [...]struct {
	bidang, nama, bantu string
	jenis               keuangan.JenisAkun
	akun                func(*pegawai.PetaAkun) *keuangan.KodeAkun
}{
	{"akun.beban_pendidik", "Beban gaji pendidik", "", keuangan.Beban, func(a *pegawai.PetaAkun) *keuangan.KodeAkun { return &a.BebanPendidik }},
	{"akun.beban_tenaga", "Beban gaji tenaga kependidikan", "", keuangan.Beban, func(a *pegawai.PetaAkun) *keuangan.KodeAkun { return &a.BebanTenaga }},
	{"akun.beban_bpjs", "Beban iuran BPJS lembaga", "", keuangan.Beban, func(a *pegawai.PetaAkun) *keuangan.KodeAkun { return &a.BebanBPJS }},
	{"akun.utang_gaji", "Utang gaji", "", keuangan.Liabilitas, func(a *pegawai.PetaAkun) *keuangan.KodeAkun { return &a.UtangGaji }},
	{"akun.utang_pajak", "Utang PPh 21", "", keuangan.Liabilitas, func(a *pegawai.PetaAkun) *keuangan.KodeAkun { return &a.UtangPajak }},
	{"akun.utang_bpjs", "Utang iuran BPJS", "", keuangan.Liabilitas, func(a *pegawai.PetaAkun) *keuangan.KodeAkun { return &a.UtangBPJS }},
	{"akun.utang_potongan", "Titipan potongan", "Koperasi, infaq, zakat, sampai disetorkan.", keuangan.Liabilitas, func(a *pegawai.PetaAkun) *keuangan.KodeAkun { return &a.UtangPotongan }},
	{"akun.piutang_kasbon", "Piutang kasbon", "", keuangan.Aset, func(a *pegawai.PetaAkun) *keuangan.KodeAkun { return &a.PiutangKasbon }},
	{"akun.kas", "Kas yang membayar tunai", "", keuangan.Aset, func(a *pegawai.PetaAkun) *keuangan.KodeAkun { return &a.Kas }},
	{"akun.bank", "Bank yang membayar transfer", "", keuangan.Aset, func(a *pegawai.PetaAkun) *keuangan.KodeAkun { return &a.Bank }},
}

// PilihanAkun is one part of payroll with the accounts that may play it.
type PilihanAkun struct {
	Bidang, Nama, Bantu string
	O                   []Opsi
}

// VersiPengaturan is one row of the history.
type VersiPengaturan struct {
	pegawai.Pengaturan
	Keadaan string // "berlaku", "akan datang", "digantikan", "dibatalkan"
}

type isiAturGaji struct {
	formulir
	Ada      bool
	Kini     pegawai.Pengaturan // in force today
	Versi    dasar.Tanggal      // the row being mended; unset = a new one
	Libur    []HariPekan
	PilihUMK []Opsi // units
	Akun     []PilihanAkun
	Rekening []Opsi
	Riwayat  []VersiPengaturan
	Petugas  map[string]string
	Raya     []TahunRaya
	BukaRaya bool // the form of the holidays was refused
	Agama    []Opsi
}

// HariPekan is a day of the week to tick.
type HariPekan struct {
	Nomor int
	Nama  string
	Pilih bool
}

var namaHari = [...]string{"Ahad", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"}

func (k *kunjungan) aturGaji() error { return k.tampilAturGaji(nil) }

// tampilAturGaji shows the settings: the form, the holidays year by year, the history.
// ?sejak= opens one row to mend it; without it a new row begins this month.
func (k *kunjungan) tampilAturGaji(galat error) error {
	semua, err := k.s.Pegawai.RiwayatPengaturan(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	isi := isiAturGaji{formulir: formulirBaru(url.Values{}), Agama: opsiAgama()}
	isi.Kini, isi.Ada = pegawai.PengaturanBerlaku(semua, k.hariIni())
	isi.Riwayat = k.riwayatAtur(semua, isi.Kini)
	aksi := k.r.PostFormValue("aksi")
	mulai := isi.Kini
	if len(semua) > 0 && !isi.Ada { // all of it is yet to come
		mulai = semua[len(semua)-1]
	}
	if t, err := dasar.ParseTanggal(k.r.URL.Query().Get("sejak")); err == nil {
		for _, p := range semua {
			if p.Sejak == t {
				mulai, isi.Versi = p, t
			}
		}
	}
	isi.F = k.formPengaturan(mulai, isi.Versi)
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
		if isi.BukaRaya = aksi == "hari_raya"; aksi == "" || aksi == "simpan" {
			isi.F = k.r.PostForm
		}
	}
	kal, err := k.kalenderHijriah()
	if err != nil {
		return err
	}
	if isi.BukaRaya {
		isi.Raya = susunRaya(kal, k.hariIni(), rayaDiketik(k.r.PostForm))
	} else {
		isi.Raya = susunRaya(kal, k.hariIni(), selRaya(rayaTersimpan(semua)))
	}
	for i, n := range namaHari {
		isi.Libur = append(isi.Libur, HariPekan{i, n, slices.Contains(isi.F["libur"], strconv.Itoa(i))})
	}
	if err := k.pilihanAtur(&isi); err != nil {
		return err
	}
	return k.tampilForm(isi.formulir, "gaji_atur", "Pengaturan penggajian", isi)
}

// riwayatAtur says of every row where it stands today.
func (k *kunjungan) riwayatAtur(semua []pegawai.Pengaturan, kini pegawai.Pengaturan) (vs []VersiPengaturan) {
	for _, p := range semua {
		v := VersiPengaturan{p, "digantikan"}
		switch {
		case p.Batal != "":
			v.Keadaan = "dibatalkan"
		case p.Sejak == kini.Sejak:
			v.Keadaan = "berlaku"
		case p.Sejak.After(k.hariIni()):
			v.Keadaan = "akan datang"
		}
		vs = append(vs, v)
	}
	return vs
}

// pilihanAtur reads what the form offers to choose from.
func (k *kunjungan) pilihanAtur(isi *isiAturGaji) (err error) {
	if isi.PilihUMK, err = k.pilihUnit(); err != nil {
		return err
	}
	bagan, err := k.s.Keuangan.BaganAkun(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	for _, p := range peranAkun {
		isi.Akun = append(isi.Akun, PilihanAkun{p.bidang, p.nama, p.bantu, opsiAkun(bagan, p.jenis)})
	}
	set, err := k.s.Keuangan.Setelan(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	for _, r := range set.RekeningBank {
		isi.Rekening = append(isi.Rekening, Opsi{r.Kode, r.Kode + " " + r.Uraian})
	}
	isi.Petugas, err = k.semuaAkun()
	return err
}

// opsiAkun lists the accounts of some kinds that take postings.
func opsiAkun(bagan []keuangan.Akun, jenis ...keuangan.JenisAkun) (os []Opsi) {
	for _, a := range bagan {
		if a.Posting && a.Aktif && slices.Contains(jenis, a.Jenis) {
			os = append(os, Opsi{string(a.Kode), string(a.Kode) + " " + a.Nama})
		}
	}
	return os
}

func opsiAgama() []Opsi { return pilihan["agama"] }

// formPengaturan writes settings into the fields of the form. A new row takes over
// those in force and begins with this month, unless there are none at all.
func (k *kunjungan) formPengaturan(p pegawai.Pengaturan, versi dasar.Tanggal) url.Values {
	ya := map[bool]string{true: "ya"}
	f := url.Values{"sejak": {versi.String()}, "batas_potongan": {p.BatasPotongan.String()}, "pekan_sebulan": {p.PekanSebulan.String()}, "tunai": {ya[p.Tunai]}, "pisah": {ya[p.PenyetujuLain]},
		"biaya_per_bulan": {ya[p.BiayaPerBulan]}, "tanpa_npwp": {ya[p.TanpaNPWP]}, "npwp": {p.NPWPPemotong}, "nitku": {p.IDTempatUsaha}, "rekening": {p.Rekening}}
	if p.Sejak.IsZero() {
		p = pegawai.Pengaturan{Akun: pegawai.PetaAkunBaku(), LiburPekanan: []time.Weekday{time.Friday}}
		f.Set("sejak", dasar.Bln(k.hariIni().Tahun(), 1).Awal().String())
		f.Set("batas_potongan", "50")
		f.Set("pekan_sebulan", "4")
		f.Set("hari_kerja", "6")
		f.Set("pisah", "ya")
	} else {
		f.Set("umk", p.UMK.Angka())
		f.Set("kelas_jkk", angkaTeks(p.KelasJKK))
		f.Set("hari_kerja", angkaTeks(p.HariKerja))
		if versi.IsZero() {
			f.Set("sejak", k.hariIni().Bulan().Awal().String())
		}
	}
	for _, u := range p.UMKUnit {
		f.Set("umk."+string(u.Unit), u.UMK.Angka())
	}
	for _, d := range p.LiburPekanan {
		f.Add("libur", strconv.Itoa(int(d)))
	}
	var libur []string
	for _, t := range p.Libur {
		libur = append(libur, t.String())
	}
	f.Set("libur_lain", strings.Join(libur, "\n"))
	for _, x := range peranAkun {
		f.Set(x.bidang, string(*x.akun(&p.Akun)))
	}
	return f
}

// ubahAturGaji takes one of the three forms of the page.
func (k *kunjungan) ubahAturGaji() error {
	f := k.r.PostForm
	switch f.Get("aksi") {
	case "hari_raya":
		return k.simpanHariRaya()
	case "batal":
		sejak, err := dasar.ParseTanggal(f.Get("sejak"))
		if err == nil {
			_, err = k.s.Pegawai.BatalPengaturan(k.ctx(), k.Pelaku, f.Get("kunci"), sejak, f.Get("alasan"))
		}
		if dasar.KindOf(err) == dasar.NotFound && err != nil {
			return k.pindah("/gaji/pengaturan#riwayat", "Pengaturan itu tidak ada lagi; lihat riwayatnya.")
		}
		if err != nil {
			return k.tampilAturGaji(err)
		}
		return k.pindah("/gaji/pengaturan#riwayat", "Pengaturan mulai %s dibatalkan; yang sebelumnya tetap berlaku.", sejak.Panjang())
	}
	return k.simpanAturGaji()
}

// simpanAturGaji stores the settings and, the first time, the default components and
// positions.
func (k *kunjungan) simpanAturGaji() error {
	p, err := k.bacaAturGaji()
	if err != nil {
		return k.tampilAturGaji(err)
	}
	w, err := k.s.Pegawai.AturPengaturan(k.ctx(), k.Pelaku, k.r.PostFormValue("kunci"), p)
	if err != nil {
		return k.tampilAturGaji(err)
	}
	if err := k.s.Pegawai.SiapkanPenggajian(k.ctx(), k.Pelaku, p.Sejak); err != nil {
		return k.tampilAturGaji(err)
	}
	kabar := "Pengaturan penggajian disimpan, berlaku sejak " + p.Sejak.Panjang() + "."
	for _, x := range w {
		kabar += " " + kalimat(x.Pesan)
	}
	return k.pindah("/gaji/pengaturan", "%s", kabar)
}

// bacaAturGaji reads the form; what it does not hold stays as it was.
func (k *kunjungan) bacaAturGaji() (p pegawai.Pengaturan, err error) {
	semua, err := k.s.Pegawai.RiwayatPengaturan(k.ctx(), k.Pelaku)
	if err != nil {
		return p, err
	}
	f := k.r.PostForm
	b := &pembacaForm{f: f}
	sejak := b.tanggal("sejak")
	if p, _ = pegawai.PengaturanBerlaku(semua, max2(sejak, k.hariIni())); p.Akun == (pegawai.PetaAkun{}) {
		p.Akun, p.PekanSebulan = pegawai.PetaAkunBaku(), 400
	}
	p.Sejak, p.HariRaya = sejak, rayaTersimpan(semua)
	p.UMK = b.rupiah("umk")
	p.BatasPotongan = isianForm(b, "batas_potongan", pegawai.ParsePersen)
	if f.Has("pekan_sebulan") {
		p.PekanSebulan = isianForm(b, "pekan_sebulan", pegawai.ParseKuantitas)
	}
	p.KelasJKK = b.pilihan("kelas_jkk", "kelas risiko JKK ditulis dengan satu angka, 1 sampai 5, sesuai penetapan BPJS Ketenagakerjaan")
	p.HariKerja = b.pilihan("hari_kerja", "hari kerja sepekan ditulis dengan angka 5 atau 6")
	p.Tunai, p.PenyetujuLain, p.NPWPPemotong, p.IDTempatUsaha = b.ya("tunai"), b.ya("pisah"), b.teks("npwp"), b.teks("nitku")
	if f.Get("lengkap") != "" { // the whole page was sent, not only what a script knows
		p.BiayaPerBulan, p.TanpaNPWP, p.Rekening = b.ya("biaya_per_bulan"), b.ya("tanpa_npwp"), b.teks("rekening")
		p.LiburPekanan, p.Libur = b.liburPekanan(), b.liburLain()
		if p.UMKUnit, err = k.bacaUMKUnit(b); err != nil {
			return p, err
		}
	}
	for _, x := range peranAkun {
		if f.Has(x.bidang) {
			*x.akun(&p.Akun) = keuangan.KodeAkun(b.teks(x.bidang))
		}
	}
	if err := b.err(); err != nil {
		return p, err
	}
	return p, p.Validate()
}

func angkaTeks(n int) string { return strconv.Itoa(n) }

// max2 is the later day.
func max2(a, b dasar.Tanggal) dasar.Tanggal {
	if a.After(b) {
		return a
	}
	return b
}

func (k *kunjungan) bacaUMKUnit(b *pembacaForm) (us []pegawai.UMKUnit, err error) {
	unit, err := k.pilihUnit()
	for _, u := range unit {
		if n := b.rupiah("umk." + u.Kode); n != 0 {
			us = append(us, pegawai.UMKUnit{Unit: santri.KodeUnit(u.Kode), UMK: n})
		}
	}
	return us, err
}

// pilihan reads a number of one digit; anything else is refused with what to write.
func (p *pembacaForm) pilihan(n, pesan string) int {
	return isianForm(p, n, func(s string) (int, error) {
		v, err := strconv.Atoi(s)
		if err != nil {
			return 0, pegawai.ErrPengaturan.Invalidf("%s", pesan)
		}
		return v, nil
	})
}

func (p *pembacaForm) liburPekanan() (ds []time.Weekday) {
	for _, s := range p.f["libur"] {
		n, err := strconv.Atoi(s)
		if err != nil {
			n = -1 // refused below as no day of the week
		}
		ds = append(ds, time.Weekday(n))
	}
	return ds
}

// liburLain reads days, one a line or parted by commas.
func (p *pembacaForm) liburLain() (ts []dasar.Tanggal) {
	for _, s := range strings.FieldsFunc(p.teks("libur_lain"), func(c rune) bool { return c == '\n' || c == ',' || c == ' ' || c == '\r' }) {
		t, err := dasar.ParseTanggal(s)
		if err != nil {
			p.salah = append(p.salah, diBidang(err, "libur_lain"))
			return nil
		}
		ts = append(ts, t)
	}
	slices.SortFunc(ts, dasar.Tanggal.Compare)
	return slices.Compact(ts)
}
