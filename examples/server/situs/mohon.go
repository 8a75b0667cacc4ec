package situs

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/hak"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/privasiberkas"
)

var halamanMohon = []halaman{
	{pola: "GET /data-saya/{subjek}/permohonan", tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).mohonSaya},
	{pola: "POST /data-saya/{subjek}/permohonan", tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).ajukanMohon},
	{pola: "GET /data-saya/{subjek}/permohonan/{id}", tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).mohonSatu},
	{pola: "POST /data-saya/{subjek}/permohonan/{id}", tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).gerakMohon},
	{pola: "GET /data-saya/{subjek}/permohonan/{id}/surat", tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).suratMohonSaya},
}

type isiMohonSaya struct {
	perihal
	formulir
	Kini   time.Time
	Baris  []hak.Permohonan
	Hak    []hak.Uraian
	Pilih  hak.Uraian // the right whose form is open
	Bidang []Opsi
}

// Nomor is the number of a request.
func (isiMohonSaya) Nomor(p hak.Permohonan) string { return kantor.Nomor(p.ID, p.Dicatat) }

// Betulkan reports that the form asks for a field and what it should say.
func (i isiMohonSaya) Betulkan() bool {
	return i.Pilih.Jenis == hak.Koreksi || i.Pilih.Jenis == hak.Lengkapi
}

// mohonSaya lists the requests about a person and the rights that he can ask for; with a
// right chosen it shows its form.
func (k *kunjungan) mohonSaya() error { return k.tampilMohonSaya(nil) }

func (k *kunjungan) tampilMohonSaya(galat error) error {
	p, err := k.perihal("permohonan")
	if err != nil {
		return err
	}
	isi := isiMohonSaya{perihal: p, formulir: formulirBaru(k.r.PostForm), Kini: k.s.Now(), Hak: hak.SemuaJenis()}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	isi.Pilih, _ = hak.Jenis(k.r.FormValue("jenis")).Uraikan()
	isi.Bidang = k.bidangTipe(p.Orang.tipe())
	if isi.Baris, err = k.s.Kantor.PermohonanSaya(k.ctx(), k.Pelaku, p.Orang.Subjek); err != nil {
		return err
	}
	return k.tampilForm(isi.formulir, "mohon_saya", "Permohonan tentang data "+p.Orang.Nama, isi)
}

// tipe is the record that stands for the person.
func (o OrangSaya) tipe() string {
	switch {
	case o.Santri != "":
		return tipeSantri
	case o.Wali != "":
		return tipeWali
	}
	return tipePegawai
}

// ajukanMohon takes a request: its number and until when it must be answered are said at
// once.
func (k *kunjungan) ajukanMohon() error {
	p, err := k.perihal("permohonan")
	if err != nil {
		return err
	}
	f := k.r.PostForm
	if b := f.Get("bidang"); b != "" && !slices.ContainsFunc(k.bidangTipe(p.Orang.tipe()), func(o Opsi) bool { return o.Kode == b }) {
		return k.tampilMohonSaya(errForm.Invalidf("pilih datanya dari daftar").Pada("bidang"))
	}
	if p.Orang.Anak { // so that the desk has a claim to prove
		if err := k.s.Kantor.PastikanPengajuan(k.ctx(), k.Pelaku, p.Orang.Subjek, "wali"); err != nil {
			return err
		}
	}
	m, err := k.s.Kantor.AjukanPermohonan(k.ctx(), k.Pelaku, p.Orang.Subjek, kantor.MintaHak{Jenis: hak.Jenis(f.Get("jenis")), Uraian: f.Get("uraian"), Bidang: f.Get("bidang"), Usul: f.Get("usul")})
	if err != nil {
		return k.tampilMohonSaya(err)
	}
	ke := "/data-saya/" + string(p.Orang.Subjek) + "/permohonan/" + m.ID
	if m.Status == hak.Duplikat {
		return k.pindah(ke, "Permohonan yang sama sudah ada dan masih dikerjakan; keduanya digabung.")
	}
	return k.pindah(ke, "Permohonan diterima dengan nomor %s.%s", kantor.Nomor(m.ID, m.Dicatat), k.batasHak(m))
}

// batasHak says until when a request must be answered.
func (k *kunjungan) batasHak(p hak.Permohonan) string {
	if b := p.Batas(); !b.IsZero() {
		return " Jawaban paling lambat " + jam(b, k.Lembaga.Lokasi()) + "."
	}
	return ""
}

type isiMohonSatu struct {
	perihal
	salah
	kantor.BerkasPermohonan
	Nomor  string
	Hak    hak.Uraian
	Jam    []hak.HitunganJam
	Oleh   map[string]string
	Alasan string // the guardian's, typed and refused
	Batal  bool   // the visitor asked himself and may take it back
	Wali   bool   // the guardian is asked for his word
}

func (k *kunjungan) mohonSatu() error { return k.tampilMohonSatu(nil) }

// mohonPerihal reads a request about the person of the page; another's is not there.
func (k *kunjungan) mohonPerihal() (p perihal, b kantor.BerkasPermohonan, err error) {
	if p, err = k.perihal("permohonan"); err != nil {
		return p, b, err
	}
	b, err = k.s.Kantor.BacaPermohonan(k.ctx(), k.s.Penjaga, k.Pelaku, k.r.PathValue("id"))
	if err == nil && b.Subjek != p.Orang.Subjek {
		err = errTakAda.NotFoundf("data tidak ditemukan")
	}
	return p, b, err
}

func (k *kunjungan) tampilMohonSatu(galat error) error {
	p, b, err := k.mohonPerihal()
	if err != nil {
		return err
	}
	isi := isiMohonSatu{perihal: p, BerkasPermohonan: b, Nomor: kantor.Nomor(b.ID, b.Dicatat), Jam: k.s.Kantor.JamPermohonan(b.Permohonan), Alasan: k.r.PostForm.Get("alasan")}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	isi.Hak, _ = b.Jenis.Uraikan()
	diri := p.Semua[0].Subjek
	isi.Batal = b.Pemohon == diri && b.Status.Terbuka()
	isi.Wali = p.Orang.Anak && b.Status == hak.MenungguWali
	if isi.Oleh, err = k.olehSaya(b.Riwayat); err != nil {
		return err
	}
	return k.tampilSalah(isi.salah, "mohon_satu", "Permohonan "+isi.Nomor, isi)
}

// olehSaya names who moved a matter, as the person may know it: himself by name, the office
// by what it is.
func (k *kunjungan) olehSaya(ps []privasi.Peristiwa) (map[string]string, error) {
	as, err := k.semuaAkun()
	if err != nil {
		return nil, err
	}
	m := map[string]string{}
	for _, p := range ps {
		m[p.Oleh] = "petugas pelindungan data"
		if p.Oleh == k.Akun.ID || p.Kapasitas == privasi.PeranWali || p.Kapasitas == privasi.PeranSantri || p.Kapasitas == privasi.PeranDiri {
			m[p.Oleh] = as[p.Oleh]
		}
	}
	return m, nil
}

// gerakMohon takes a request back, or takes the guardian's word about his child's.
func (k *kunjungan) gerakMohon() error {
	p, b, err := k.mohonPerihal()
	if err != nil {
		return err
	}
	f, kabar := k.r.PostForm, "Permohonan dibatalkan."
	switch f.Get("aksi") {
	case "batal":
		_, err = k.s.Kantor.BatalkanPermohonan(k.ctx(), k.Pelaku, b.ID)
	case "setuju":
		_, err = k.s.Kantor.JawabWaliPermohonan(k.ctx(), k.Pelaku, b.ID, true, "")
		kabar = "Persetujuan Anda dicatat; permohonan dikerjakan."
	case "tidak":
		_, err = k.s.Kantor.JawabWaliPermohonan(k.ctx(), k.Pelaku, b.ID, false, f.Get("alasan"))
		kabar = "Jawaban Anda dicatat; permohonan tidak dikerjakan dan anak Anda membaca alasannya."
	default:
		err = errForm.Invalidf("pilih tindakan").Pada("aksi")
	}
	if err != nil {
		return k.tampilMohonSatu(err)
	}
	return k.pindah("/data-saya/"+string(p.Orang.Subjek)+"/permohonan/"+b.ID, "%s", kabar)
}

// suratMohonSaya hands the answer over as a letter.
func (k *kunjungan) suratMohonSaya() error {
	p, b, err := k.mohonPerihal()
	if err != nil {
		return err
	}
	if b.Diputus.IsZero() {
		return errTakAda.NotFoundf("permohonan ini belum dijawab; suratnya ada sesudah diputus")
	}
	return k.kirimSurat(b, p.Orang.Nama)
}

// NamaBidang is the field of the request in words.
func (i isiMohonSatu) NamaBidang() string { return namaBidangPenuh(i.BerkasPermohonan.Bidang) }

// Putusan is what was decided, in a word.
func (i isiMohonSatu) Putusan() string { return privasiberkas.Putusan(i.BerkasPermohonan) }
