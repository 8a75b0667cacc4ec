package situs

import (
	"net/url"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
)

var halamanPegawaiProfil = []halaman{
	{pola: "GET /pegawai/{id}", izin: akun.LihatPegawai, tujuan: privasi.TujuanKepegawaian, fn: (*kunjungan).profilPegawai},
	{pola: "POST /pegawai/{id}/riwayat/{jenis}", izin: akun.UbahPegawai, tujuan: privasi.TujuanKepegawaian, fn: (*kunjungan).riwayatPegawai},
	{pola: "POST /pegawai/{id}/masa", izin: akun.UbahPegawai, tujuan: privasi.TujuanKepegawaian, fn: (*kunjungan).masaPegawai},
}

type isiPegawai struct {
	formulir
	Buka         string // part whose form was refused
	ID           pegawai.ID
	Data         map[string]string
	Profil       pegawai.Profil
	Dokumen      []pegawai.Dokumen
	Hari         dasar.Tanggal
	PilihUnit    []Opsi
	PilihJabatan []Opsi
	NamaJabatan  map[string]string
	Jejak        []privasi.Jejak
	Petugas      map[string]string
	Dibatasi     bool
}

// Form is the form of one part: what was typed when it was refused, else empty.
func (i isiPegawai) Form(bagian string) formulir {
	if i.Buka == bagian {
		return i.formulir
	}
	return formulirBaru(url.Values{})
}

var bidangPegawai = []string{"Nama", "Nomor", "JenisKelamin", "TempatLahir", "TanggalLahir", "Agama", "NIK", "NPWP", "NUPTK", "NIP", "HP", "Surel", "Alamat", "Mulai", "Berhenti", "Sebab"}

func (k *kunjungan) profilPegawai() error { return k.tampilPegawai("", nil) }

// tampilPegawai shows one employee; galat is a refusal of the form of a part.
func (k *kunjungan) tampilPegawai(bagian string, galat error) (err error) {
	isi := isiPegawai{formulir: formulirBaru(k.r.PostForm), Buka: bagian, ID: pegawai.ID(k.r.PathValue("id")), Hari: k.hariIni()}
	if isi.Profil, err = k.s.Pegawai.Ambil(k.ctx(), k.Pelaku, isi.ID); err != nil {
		return err
	}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	p := isi.Profil.Pegawai
	v, err := k.s.Penjaga.Minta(k.ctx(), k.Pelaku, tipePegawai, bidangPegawai, p.Subjek)
	if err != nil {
		return err
	}
	isi.Data = v.Sajikan(&p)
	if isi.Dibatasi, err = k.dibatasi(p.Subjek); err != nil {
		return err
	}
	if isi.Dokumen, err = k.s.Pegawai.DaftarDokumen(k.ctx(), k.Pelaku, isi.ID); err != nil {
		return err
	}
	if isi.PilihUnit, err = k.pilihUnit(); err != nil {
		return err
	}
	if isi.PilihJabatan, err = k.pilihJabatan(false); err != nil {
		return err
	}
	semua, err := k.pilihJabatan(true)
	if err != nil {
		return err
	}
	isi.NamaJabatan = namaOpsi(semua)
	if akun.Boleh(k.Akun.Peran, akun.Privasi) {
		if isi.Jejak, _, err = k.s.Kantor.JejakKantor(k.ctx(), k.Pelaku, p.Subjek, dasar.Page{Limit: 20}); err != nil {
			return err
		}
	}
	if isi.Petugas, err = k.semuaAkun(); err != nil {
		return err
	}
	return k.tampilForm(isi.formulir, "pegawai_profil", isi.Data["Nama"], isi)
}

// tampilForm renders a page whose data holds f: with the status of the refusal when
// there is one.
func (k *kunjungan) tampilForm(f formulir, nama, judul string, isi any) error {
	return k.tampilSalah(salah{status: f.status}, nama, judul, isi)
}

// masaPegawai ends the service of somebody, undoes that, or takes the person back.
func (k *kunjungan) masaPegawai() error {
	f, id := k.r.PostForm, pegawai.ID(k.r.PathValue("id"))
	b := pembacaForm{f: f}
	hari := b.tanggal("hari")
	if err := b.err(); err != nil {
		return k.tampilPegawai("masa", err)
	}
	kabar, err := k.ubahMasa(f, id, hari)
	if err != nil {
		return k.tampilPegawai("masa", err)
	}
	return k.pindah("/pegawai/"+url.PathEscape(string(id)), "%s", kabar)
}

func (k *kunjungan) ubahMasa(f url.Values, id pegawai.ID, hari dasar.Tanggal) (string, error) {
	switch f.Get("aksi") {
	case "berhenti":
		p, w, err := k.s.Pegawai.Berhentikan(k.ctx(), k.Pelaku, f.Get("kunci"), id, hari, pegawai.SebabBerhenti(f.Get("sebab")))
		return "Dicatat berhenti sesudah " + p.Berhenti.Panjang() + "." + peringatanPegawai(w), err
	case "batal":
		_, err := k.s.Pegawai.BatalBerhenti(k.ctx(), k.Pelaku, f.Get("kunci"), id)
		return "Pemberhentian dibatalkan; catatan yang ditutup dibuka lagi.", err
	case "kembali":
		p, err := k.s.Pegawai.TerimaKembali(k.ctx(), k.Pelaku, f.Get("kunci"), id, hari)
		return "Diterima kembali mulai " + p.Mulai.Panjang() + "; isi penugasan dan kontrak barunya.", err
	}
	return "", errForm.Invalidf("pilih apa yang dicatat")
}
