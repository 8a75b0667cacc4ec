package situs

import (
	"errors"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

var halamanSantriForm = []halaman{
	{pola: "GET /santri/baru", izin: akun.UbahSantri, tujuan: privasi.TujuanKesiswaan, fn: (*kunjungan).formSantriBaru},
	{pola: "POST /santri/baru", izin: akun.UbahSantri, tujuan: privasi.TujuanKesiswaan, fn: (*kunjungan).terimaSantri},
	{pola: "GET /santri/{id}/ubah", izin: akun.UbahSantri, tujuan: privasi.TujuanKesiswaan, fn: (*kunjungan).formUbahSantri},
	{pola: "POST /santri/{id}/ubah", izin: akun.UbahSantri, tujuan: privasi.TujuanKesiswaan, fn: (*kunjungan).ubahSantri},
}

// isiForm is a form about one santri: what was typed, and what is wrong.
type isiForm struct {
	formulir
	ID       santri.ID
	Versi    int
	Struktur santri.Struktur
	Hari     dasar.Tanggal
	Serupa   []Tampak // santri who have this NIK or NISN already
}

// bacaIsian reads the form about the person. The error joins those of all fields.
func bacaIsian(f url.Values) (santri.Santri, santri.Bacaan, error) {
	in := santri.Isian{NIS: f.Get("nis"), NISN: f.Get("nisn"), NIK: f.Get("nik"), NoKK: f.Get("no_kk"), Nama: f.Get("nama"), NamaArab: f.Get("nama_arab"), JenisKelamin: f.Get("jenis_kelamin"),
		TempatLahir: f.Get("tempat_lahir"), Alamat: f.Get("alamat"), HP: f.Get("hp"), Catatan: f.Get("catatan")}
	var salah []error
	if t := f.Get("tanggal_lahir"); t != "" {
		var err error
		if in.TanggalLahir, err = dasar.ParseTanggal(t); err != nil {
			salah = append(salah, diBidang(err, "tanggal_lahir"))
		}
	}
	if a := strings.TrimSpace(f.Get("angkatan")); a != "" {
		n, err := strconv.Atoi(a)
		if err != nil {
			salah = append(salah, santri.ErrAngkatan.Invalidf("tahun masuk ditulis dengan angka, misalnya 2026").Pada("angkatan"))
		}
		in.Angkatan = n
	}
	s, b, err := in.Baca()
	return s, b, errors.Join(append(salah, err)...)
}

func (k *kunjungan) isiForm(f url.Values) (isiForm, error) {
	st, err := k.s.Santri.Struktur(k.ctx(), k.Pelaku)
	return isiForm{formulir: formulirBaru(f), Struktur: st, Hari: k.hariIni()}, err
}

func (k *kunjungan) formSantriBaru() error {
	isi, err := k.isiForm(url.Values{"pada": {k.hariIni().String()}, "status": {string(santri.Aktif)}})
	if err != nil {
		return err
	}
	return k.tampil("santri_form", "Santri baru", isi)
}

// terimaSantri takes a new santri in, after looking for the NIK and NISN among
// those who are known.
func (k *kunjungan) terimaSantri() error {
	if err := k.isian(); err != nil {
		return err
	}
	f := k.r.PostForm
	isi, err := k.isiForm(f)
	if err != nil {
		return err
	}
	n, bacaan, err := bacaIsian(f)
	isi.salahkan(err)
	for _, p := range bacaan.Peringatan {
		isi.Peringatan = append(isi.Peringatan, kalimat(p.Pesan))
	}
	terima := santri.Penerimaan{Santri: n}
	terima.Santri.Status = santri.Status(f.Get("status"))
	if terima.Pada, err = dasar.ParseTanggal(f.Get("pada")); err != nil {
		isi.salahkan(diBidang(err, "pada"))
	}
	isi.salahkan(k.bacaWali(f, &terima))
	bacaKeanggotaan(f, &terima)
	if isi.Serupa, err = k.serupa(f.Get("nik"), f.Get("nisn")); err != nil {
		return err
	}
	if len(isi.Serupa) > 0 || len(isi.Salah)+len(isi.Lain) > 0 {
		return k.tampilStatus(http.StatusUnprocessableEntity, "santri_form", "Santri baru", isi)
	}
	hasil, err := k.s.Santri.Terima(k.ctx(), k.Pelaku, terima)
	if kind := dasar.KindOf(err); err != nil && (kind == dasar.Invalid || kind == dasar.Conflict) {
		isi.salahkan(err)
		return k.tampilStatus(dasarhttp.Status(err), "santri_form", "Santri baru", isi)
	}
	if err != nil {
		return err
	}
	return k.pindah("/santri/"+url.PathEscape(string(hasil[0].ID)), "Santri diterima.")
}

func (k *kunjungan) bacaWali(f url.Values, t *santri.Penerimaan) error {
	hp, _, err := santri.ParseHP(f.Get("hp_wali"))
	if err != nil {
		return diBidang(err, "hp_wali")
	}
	for _, w := range []struct {
		bidang   string
		hubungan santri.Hubungan
	}{{"ayah", santri.Ayah}, {"ibu", santri.Ibu}} {
		nama, _, err := santri.ParseNama(f.Get(w.bidang))
		if f.Get(w.bidang) == "" {
			continue
		}
		if err != nil {
			return diBidang(err, w.bidang)
		}
		baru := santri.WaliBaru{Wali: santri.Wali{Nama: nama}, Hubungan: w.hubungan, Utama: len(t.Wali) == 0}
		if baru.Utama && hp != "" {
			baru.Wali.HP = privasi.Tutup(hp)
		}
		t.Wali = append(t.Wali, baru)
	}
	t.KunciKeluarga = santri.KunciKeluarga(f.Get("ayah"), f.Get("ibu"), hp)
	return nil
}

func bacaKeanggotaan(f url.Values, t *santri.Penerimaan) {
	if f.Get("unit") != "" {
		t.Keanggotaan = append(t.Keanggotaan, santri.Keanggotaan{Jalur: santri.Jalur(f.Get("jalur")), Unit: santri.KodeUnit(f.Get("unit")),
			Tingkat: strings.TrimSpace(f.Get("tingkat")), Kelas: strings.TrimSpace(f.Get("kelas"))})
	}
	if f.Get("mukim") == "ya" {
		t.Mukim = &santri.Mukim{Asrama: strings.TrimSpace(f.Get("asrama")), Kamar: strings.TrimSpace(f.Get("kamar"))}
	}
}

// serupa returns santri who have one of the numbers already.
func (k *kunjungan) serupa(nomor ...string) ([]Tampak, error) {
	var id []santri.ID
	for _, n := range nomor {
		if strings.TrimSpace(n) == "" {
			continue
		}
		ns, _, err := k.s.Santri.Cari(k.ctx(), k.Pelaku, santri.Saringan{Teks: n}, dasar.Page{Limit: 5})
		if err != nil && dasar.KindOf(err) != dasar.Invalid {
			return nil, err
		}
		for _, s := range ns {
			if !slices.Contains(id, s.ID) {
				id = append(id, s.ID)
			}
		}
	}
	tampak, err := k.tampakID(id...)
	var out []Tampak
	for _, i := range id {
		out = append(out, tampak[i])
	}
	return out, err
}

// bukaForm opens one record for editing.
func (k *kunjungan) bukaForm(isi *isiForm, n santri.Santri) error {
	v, err := k.s.Penjaga.Minta(k.ctx(), k.Pelaku, tipeSantri, bidangSantri, n.Subjek)
	if err != nil {
		return err
	}
	segel := v.Sajikan(&n)
	isi.buka(v, n.Subjek, slices.Concat(bidangTerbuka(n), []bidangForm{
		{"nik", "NIK", segel["NIK"]}, {"no_kk", "NoKK", segel["NoKK"]}, {"hp", "HP", segel["HP"]}, {"alamat", "Alamat", segel["Alamat"]}, {"catatan", "Catatan", segel["Catatan"]},
	}))
	return nil
}

// bidangTerbuka are the fields of the form that are stored readable.
func bidangTerbuka(n santri.Santri) []bidangForm {
	angkatan := ""
	if n.Angkatan > 0 {
		angkatan = strconv.Itoa(n.Angkatan)
	}
	return []bidangForm{
		{"nis", "NIS", string(n.NIS)}, {"nisn", "NISN", string(n.NISN)}, {"nama", "Nama", n.Nama}, {"nama_arab", "NamaArab", n.NamaArab}, {"jenis_kelamin", "JenisKelamin", string(n.JenisKelamin)},
		{"tempat_lahir", "TempatLahir", n.TempatLahir}, {"tanggal_lahir", "TanggalLahir", n.TanggalLahir.String()}, {"angkatan", "Angkatan", angkatan},
	}
}

func (k *kunjungan) formUbahSantri() error {
	p, err := k.s.Santri.Ambil(k.ctx(), k.Pelaku, santri.ID(k.r.PathValue("id")))
	if err != nil {
		return err
	}
	isi, err := k.isiForm(nil)
	if err != nil {
		return err
	}
	isi.ID, isi.Versi = p.Santri.ID, p.Santri.Versi
	if err := k.bukaForm(&isi, p.Santri); err != nil {
		return err
	}
	return k.tampil("santri_form", "Ubah data santri", isi)
}

func (k *kunjungan) ubahSantri() error {
	if err := k.isian(); err != nil {
		return err
	}
	f := k.r.PostForm
	p, err := k.s.Santri.Ambil(k.ctx(), k.Pelaku, santri.ID(k.r.PathValue("id")))
	if err != nil {
		return err
	}
	lama := p.Santri
	isi, err := k.isiForm(f)
	if err != nil {
		return err
	}
	if err := k.bukaForm(&isi, lama); err != nil {
		return err
	}
	isi.ID = lama.ID
	isi.Versi, _ = strconv.Atoi(f.Get("versi")) // a wrong number is a stale version
	n, bacaan, err := bacaIsian(lengkapi(isi.formulir, lama))
	isi.salahkan(err)
	for _, w := range bacaan.Peringatan {
		isi.Peringatan = append(isi.Peringatan, kalimat(w.Pesan))
	}
	n.ID, n.Versi, n.Keluarga, n.Resmi, n.Kesehatan = lama.ID, isi.Versi, lama.Keluarga, lama.Resmi, lama.Kesehatan
	biarkanSegel(isi.formulir, &n, lama)
	if len(isi.Salah)+len(isi.Lain) > 0 {
		return k.tampilStatus(http.StatusUnprocessableEntity, "santri_form", "Ubah data santri", isi)
	}
	_, err = k.s.Santri.Perbarui(k.ctx(), k.Pelaku, n)
	if kind := dasar.KindOf(err); err != nil && (kind == dasar.Invalid || kind == dasar.Conflict) {
		isi.salahkan(err)
		return k.tampilStatus(dasarhttp.Status(err), "santri_form", "Ubah data santri", isi)
	}
	if err != nil {
		return err
	}
	return k.pindah("/santri/"+url.PathEscape(string(lama.ID)), "Data disimpan.")
}

// lengkapi puts what is stored where the officer could not see a readable field and
// left it empty.
func lengkapi(i formulir, lama santri.Santri) url.Values {
	f := maps.Clone(i.F)
	for _, b := range bidangTerbuka(lama) {
		if i.tetap(b.form) {
			f.Set(b.form, b.teks)
		}
	}
	return f
}

// biarkanSegel keeps sealed values that the officer could not see and left empty.
func biarkanSegel(i formulir, n *santri.Santri, lama santri.Santri) {
	if i.tetap("nik") {
		n.NIK = lama.NIK
	}
	if i.tetap("no_kk") {
		n.NoKK = lama.NoKK
	}
	if i.tetap("hp") {
		n.HP = lama.HP
	}
	if i.tetap("alamat") {
		n.Alamat = lama.Alamat
	}
	if i.tetap("catatan") {
		n.Catatan = lama.Catatan
	}
}
