package situs

import (
	"net/url"
	"slices"
	"strconv"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/pegawai/rumus"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// ember names the lines of BPA1 in words; what is outside of the form is "".
var ember = []Opsi{
	{"", "Di luar bukti potong (tidak kena pajak, atau potongan biasa)"}, {string(pegawai.EmberGaji), "Gaji, bisyaroh, pensiun"}, {string(pegawai.EmberTunjLain), "Tunjangan lain, lembur, transport"},
	{string(pegawai.EmberHonor), "Honorarium"}, {string(pegawai.EmberBonus), "Tantiem, bonus, THR"}, {string(pegawai.EmberNatura), "Natura dan kenikmatan kena pajak"},
	{string(pegawai.EmberIuran), "Pengurang: iuran pensiun atau JHT"}, {string(pegawai.EmberZakat), "Pengurang: zakat lewat lembaga"},
}

type isiKomponenGaji struct {
	formulir
	Baru     bool
	Kode     pegawai.KodeKomponen
	Nama     string
	Kini     pegawai.Komponen
	Riwayat  []pegawai.Komponen
	Versi    dasar.Tanggal // the version being mended; unset = a new one
	Hari     dasar.Tanggal
	Ember    []Opsi
	Dasar    []PilihanDasar // components that a percentage may stand on
	Lingkup  []pegawai.Lingkup
	Jabatan  []Opsi
	Unit     []Opsi
	Putaran  []PilihanDasar
	Akun     []Opsi
	Nama2    map[string]string // names of positions and units
	Petugas  map[string]string
	NamaNama []Opsi // what formulas may name
	Bulan    string
	Coba     *CobaTampak
}

// PilihanDasar is something to tick.
type PilihanDasar struct {
	Kode, Nama string
	Pilih      bool
}

// CobaTampak is a dry run as the visitor may see it.
type CobaTampak struct {
	pegawai.PercobaanKomponen
	Tampak bool
	Baris  []BarisCobaTampak
	Kurang []KurangTampak
}

// BarisCobaTampak is what one person would get.
type BarisCobaTampak struct {
	pegawai.BarisCoba
	Tampak bool
}

// namaRumus are the names that formulas know beside the codes of components.
var namaRumus = []Opsi{
	{"upah_tetap", "jumlah upah tetap"}, {"upah_pokok", "jumlah gaji pokok"}, {"jam", "jam mengajar disetujui"}, {"hadir", "hari hadir"}, {"alpa", "hari alpa"},
	{"masa_kerja_bulan", "masa kerja dalam bulan penuh"}, {"umk", "upah minimum tempat kerja"}, {"iuran_kesehatan", "iuran BPJS Kesehatan pegawai"}, {"iuran_jht", "iuran JHT pegawai"},
	{"iuran_jp", "iuran JP pegawai"}, {"dibayar", "upah uang sebelum potongan; hanya untuk potongan"},
}

// komponenGaji shows one component: what it is, its versions, and what it pays in a
// month (?coba=2025-09). ?sejak= opens one version to mend it.
func (k *kunjungan) komponenGaji() error {
	q := k.r.URL.Query()
	ks, err := k.s.Pegawai.Komponen(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	kini := komponenKini(ks, k.hariIni())
	i := slices.IndexFunc(kini, func(x KomponenTampak) bool { return string(x.Kode) == q.Get("kode") })
	if i < 0 {
		return errKomponenTiada.NotFoundf("komponen ini tidak ada; kembali ke daftar komponen")
	}
	x := kini[i].Komponen
	if t, err := dasar.ParseTanggal(q.Get("sejak")); err == nil {
		for _, y := range ks {
			if y.Kode == x.Kode && y.Sejak == t {
				x = y
			}
		}
	}
	if q.Get("coba") != "" {
		return k.cobaKomponen(x, q.Get("coba"))
	}
	return k.tampilKomponenGaji(x, nil, nil)
}

// komponenGajiBaru is an empty form, or the copy of a component (?dari=).
func (k *kunjungan) komponenGajiBaru() error {
	x := pegawai.Komponen{Golongan: pegawai.Pendapatan, Cara: pegawai.CaraTetap, Ember: pegawai.EmberTunjLain, Pajak: true, Prorata: true, Aktif: true, Urutan: 500}
	if dari := k.r.URL.Query().Get("dari"); dari != "" {
		asal, ada, err := k.versiKomponen(dari, k.hariIni())
		if err != nil {
			return err
		}
		if !ada {
			return errKomponenTiada.NotFoundf("komponen ini tidak ada; kembali ke daftar komponen")
		}
		x = asal
		x.Kode, x.Nama, x.Aktif = asal.Kode+"_2", asal.Nama+" (salinan)", true
	}
	x.Sejak = k.hariIni().Bulan().Awal()
	return k.tampilKomponenGaji(x, nil, nil)
}

// tampilKomponenGaji shows the form of a component with what was refused and a dry run.
func (k *kunjungan) tampilKomponenGaji(x pegawai.Komponen, coba *CobaTampak, galat error) error {
	q, f := k.r.URL.Query(), k.r.PostForm
	isi := isiKomponenGaji{formulir: formulirBaru(nil), Hari: k.hariIni(), Ember: ember, NamaNama: namaRumus, Bulan: k.hariIni().Bulan().String(), Coba: coba, Kode: x.Kode, Nama: x.Nama, Kini: x}
	isi.Baru = k.r.URL.Path == "/gaji/komponen/baru" || f.Get("baru") != ""
	if dikirim := len(f["golongan"]) > 0; dikirim {
		isi.F = f
	} else {
		sejak := k.hariIni().Bulan().Awal()
		if t, err := dasar.ParseTanggal(q.Get("sejak")); err == nil && t == x.Sejak {
			sejak, isi.Versi = t, t
		} else if x.Sejak.After(sejak) {
			sejak = x.Sejak
		}
		isi.F = formKomponen(x, sejak)
	}
	if b := f.Get("bulan"); b != "" {
		isi.Bulan = b
	} else if b := q.Get("coba"); b != "" {
		isi.Bulan = b
	}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	if err := k.pilihanKomponenGaji(&isi, x); err != nil {
		return err
	}
	judul := "Komponen " + x.Nama
	if isi.Baru {
		judul = "Komponen baru"
	}
	return k.tampilForm(isi.formulir, "gaji_komponen_satu", judul, isi)
}

// pilihanKomponenGaji reads the history and what the form offers.
func (k *kunjungan) pilihanKomponenGaji(isi *isiKomponenGaji, x pegawai.Komponen) (err error) {
	ks, err := k.s.Pegawai.Komponen(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	for _, y := range ks {
		if y.Kode == x.Kode && !isi.Baru {
			isi.Riwayat = append(isi.Riwayat, y)
		}
	}
	for _, y := range komponenKini(ks, isi.Hari) {
		if y.Kode != x.Kode && y.Golongan != pegawai.Potongan && y.Aktif {
			isi.Dasar = append(isi.Dasar, PilihanDasar{string(y.Kode), y.Nama, slices.Contains(isi.F["dasar_persen"], string(y.Kode))})
		}
	}
	for _, j := range [...]pegawai.JenisPutaran{pegawai.Gaji, pegawai.THR, pegawai.Bonus} {
		isi.Putaran = append(isi.Putaran, PilihanDasar{string(j), j.Nama(), slices.Contains(isi.F["putaran"], string(j))})
	}
	jabatan, unit := isi.F["lingkup_jabatan"], isi.F["lingkup_unit"]
	for i := range max(len(jabatan), len(unit)) {
		t := pegawai.Lingkup{}
		if i < len(jabatan) {
			t.Jabatan = pegawai.KodeJabatan(jabatan[i])
		}
		if i < len(unit) {
			t.Unit = santri.KodeUnit(unit[i])
		}
		if t != (pegawai.Lingkup{}) {
			isi.Lingkup = append(isi.Lingkup, t)
		}
	}
	isi.Lingkup = append(isi.Lingkup, pegawai.Lingkup{}, pegawai.Lingkup{})
	if isi.Jabatan, err = k.pilihJabatan(true); err != nil {
		return err
	}
	if isi.Unit, err = k.pilihUnit(); err != nil {
		return err
	}
	bagan, err := k.s.Keuangan.BaganAkun(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	isi.Akun = slices.Concat(opsiAkun(bagan, keuangan.Beban), opsiAkun(bagan, keuangan.Liabilitas), opsiAkun(bagan, keuangan.Aset), opsiAkun(bagan, keuangan.Pendapatan))
	isi.Nama2 = namaOpsi(slices.Concat(isi.Jabatan, isi.Unit))
	isi.Petugas, err = k.semuaAkun()
	return err
}

// formKomponen writes a component into the fields of the form.
func formKomponen(x pegawai.Komponen, sejak dasar.Tanggal) url.Values {
	ya := map[bool]string{true: "ya"}
	f := url.Values{"kode": {string(x.Kode)}, "nama": {x.Nama}, "sejak": {sejak.String()}, "golongan": {string(x.Golongan)}, "cara": {string(x.Cara)}, "ember": {string(x.Ember)},
		"rumus": {x.Rumus}, "aturan": {x.Aturan}, "akun": {string(x.Akun)}, "urutan": {strconv.Itoa(x.Urutan)}, "tetap": {ya[x.Tetap]}, "pokok": {ya[x.Pokok]}, "prorata": {ya[x.Prorata]},
		"wajib": {ya[x.Wajib]}, "per_tugas": {ya[x.PerTugas]}, "boleh_pokok": {ya[x.BolehPokok]}, "sebagian": {ya[x.Sebagian]}, "aktif": {ya[x.Aktif]}}
	if x.Nilai != 0 {
		f.Set("nilai", x.Nilai.Angka())
	}
	if x.Persen != 0 {
		f.Set("persen", x.Persen.String())
	}
	for _, d := range x.DasarPersen {
		f.Add("dasar_persen", string(d))
	}
	for _, j := range x.Putaran {
		f.Add("putaran", string(j))
	}
	for _, t := range x.Lingkup {
		f.Add("lingkup_jabatan", string(t.Jabatan))
		f.Add("lingkup_unit", string(t.Unit))
	}
	return f
}

// bacaKomponen reads the form. What counts for tax follows from the line of BPA1.
func (k *kunjungan) bacaKomponen() (pegawai.Komponen, error) {
	f := k.r.PostForm
	b := &pembacaForm{f: f}
	x := pegawai.Komponen{
		Kode: pegawai.KodeKomponen(b.teks("kode")), Nama: b.teks("nama"), Sejak: b.tanggal("sejak"), Golongan: pegawai.Golongan(b.teks("golongan")), Cara: pegawai.Cara(b.teks("cara")),
		Nilai: b.rupiah("nilai"), Persen: isianForm(b, "persen", pegawai.ParsePersen), Rumus: b.teks("rumus"), Ember: pegawai.Ember(b.teks("ember")), Tetap: b.ya("tetap"), Pokok: b.ya("pokok"),
		Prorata: b.ya("prorata"), Wajib: b.ya("wajib"), PerTugas: b.ya("per_tugas"), Aturan: b.teks("aturan"), BolehPokok: b.ya("boleh_pokok"), Sebagian: b.ya("sebagian"),
		Urutan: b.angka("urutan"), Akun: keuangan.KodeAkun(b.teks("akun")), Aktif: b.ya("aktif"),
	}
	x.Pajak, x.Pengurang = x.Ember != "" && x.Golongan != pegawai.Potongan, x.Ember != "" && x.Golongan == pegawai.Potongan
	if x.Cara != pegawai.CaraTetap { // out of sight then, and without meaning
		x.Prorata, x.PerTugas = false, false
	}
	for _, d := range f["dasar_persen"] {
		x.DasarPersen = append(x.DasarPersen, pegawai.KodeKomponen(d))
	}
	for _, j := range f["putaran"] {
		x.Putaran = append(x.Putaran, pegawai.JenisPutaran(j))
	}
	if slices.Equal(x.Putaran, []pegawai.JenisPutaran{pegawai.Gaji}) {
		x.Putaran = nil
	}
	jabatan, unit := f["lingkup_jabatan"], f["lingkup_unit"]
	if len(jabatan) != len(unit) {
		b.salah = append(b.salah, errForm.Invalidf("setiap tempat berlaku menyebut jabatan dan unitnya; muat ulang halaman").Pada("lingkup"))
	} else {
		for i := range jabatan {
			if t := (pegawai.Lingkup{Jabatan: pegawai.KodeJabatan(jabatan[i]), Unit: santri.KodeUnit(unit[i])}); t != (pegawai.Lingkup{}) && !slices.Contains(x.Lingkup, t) {
				x.Lingkup = append(x.Lingkup, t)
			}
		}
	}
	if err := b.err(); err != nil {
		return x, err
	}
	if f.Get("baru") != "" {
		ks, err := k.s.Pegawai.Komponen(k.ctx(), k.Pelaku)
		if err != nil {
			return x, err
		}
		if slices.ContainsFunc(ks, func(y pegawai.Komponen) bool { return y.Kode == x.Kode }) {
			return x, errKomponenAda.Conflictf("kode ini sudah dipakai komponen lain; pilih kode lain, atau ubah komponen itu").Pada("kode")
		}
	}
	return x, x.Validate()
}

func (k *kunjungan) simpanKomponenGaji() error {
	x, err := k.bacaKomponen()
	if err == nil {
		err = k.s.Pegawai.AturKomponen(k.ctx(), k.Pelaku, x)
	}
	if err != nil {
		return k.tampilKomponenGaji(x, nil, err)
	}
	return k.pindah(alamatKomponen(x), "Komponen %s disimpan, berlaku sejak %s.", x.Nama, x.Sejak.Panjang())
}

type isiPeriksaKomponen struct {
	formulir
	Rumus   string
	Memakai []string
}

// periksaKomponenGaji says, while the form is being filled in, whether the component
// can stand: its formula, what it names, and that nothing goes in a circle.
func (k *kunjungan) periksaKomponenGaji() error {
	isi := isiPeriksaKomponen{formulir: formulirBaru(k.r.PostForm)}
	x, err := k.bacaKomponen()
	if err == nil {
		err = k.s.Pegawai.PeriksaKomponen(k.ctx(), k.Pelaku, x)
	}
	if err != nil {
		if err := isi.pakai(err); err != nil {
			return err
		}
	}
	if r, err := rumus.Urai(x.Rumus); err == nil && x.Cara == pegawai.CaraRumus {
		isi.Rumus, isi.Memakai = x.Rumus, r.Nama()
	}
	return k.tampilBagian("gaji_komponen_satu", "periksa-komponen", isi)
}

// cobaKomponen shows what the component would pay in a month, and to whom.
func (k *kunjungan) cobaKomponen(x pegawai.Komponen, bulan string) error {
	masa, err := dasar.ParseBulan(bulan)
	if err != nil {
		return k.tampilKomponenGaji(x, nil, diBidang(err, "bulan"))
	}
	c, err := k.s.Pegawai.CobaKomponen(k.ctx(), k.Pelaku, masa, x)
	if err != nil {
		return k.tampilKomponenGaji(x, nil, err)
	}
	tampak, err := k.cobaTampak(c)
	if err != nil {
		return err
	}
	return k.tampilKomponenGaji(x, tampak, nil)
}

func (k *kunjungan) cobaTampak(c pegawai.PercobaanKomponen) (*CobaTampak, error) {
	t := &CobaTampak{PercobaanKomponen: c}
	var err error
	if len(c.Kurang) > 0 {
		if t.Kurang, err = k.kurangTampak(c.Kurang); err != nil {
			return nil, err
		}
	}
	if len(c.Orang) == 0 {
		return t, nil
	}
	subjek := make([]privasi.SubjekID, len(c.Orang))
	for i, o := range c.Orang {
		subjek[i] = o.Subjek
	}
	v, err := k.s.Penjaga.Minta(k.ctx(), k.Pelaku, tipeSlip, []string{"Nama", "Nomor", "Neto"}, subjek...)
	if err != nil {
		return nil, err
	}
	t.Tampak = true
	for _, o := range c.Orang {
		o.Nama, o.Nomor = v.Terang(o.Subjek, "Nama", o.Nama), v.Terang(o.Subjek, "Nomor", o.Nomor)
		boleh := v.Tingkat(o.Subjek, "Neto") == privasi.Penuh
		t.Tampak = t.Tampak && boleh
		t.Baris = append(t.Baris, BarisCobaTampak{o, boleh})
	}
	return t, nil
}
