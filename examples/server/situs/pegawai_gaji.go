package situs

import (
	"net/url"
	"strconv"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
)

// What a person is paid, and what tax and BPJS need for it, has a page of its own:
// its purpose is another one than that of the page about duties.
var halamanPegawaiGaji = []halaman{
	{pola: "GET /pegawai/{id}/gaji", izin: akun.LihatGaji, tujuan: privasi.TujuanPenggajian, fn: (*kunjungan).gajiPegawai},
	{pola: "POST /pegawai/{id}/gaji/{jenis}", izin: akun.UbahGaji, tujuan: privasi.TujuanPenggajian, fn: (*kunjungan).riwayatGajiPegawai},
	{pola: "POST /pegawai/{id}/rekening", izin: akun.UbahGaji, tujuan: privasi.TujuanPenggajian, fn: (*kunjungan).rekeningPegawai},
}

type isiGajiPegawai struct {
	formulir
	Buka      string
	ID        pegawai.ID
	Data      map[string]string
	Profil    pegawai.Profil
	Kasbon    []pegawai.KasbonRinci
	Terutang  dasar.Rupiah
	Tampak    bool // amounts may be shown
	Rekening  bool // the account may be shown
	Hari      dasar.Tanggal
	PilihUnit []Opsi
	Tetap     []Opsi // components that take a value of the person
	Isian     []Opsi // components that take entries of the month
	Nama      map[string]string
	Lengkap   []KurangPegawai
}

// KurangPegawai is what a run would miss.
type KurangPegawai struct{ Bagian, Pesan string }

// Form is the form of one part: what was typed when it was refused, else empty.
func (i isiGajiPegawai) Form(bagian string) formulir {
	if i.Buka == bagian {
		return i.formulir
	}
	f := url.Values{}
	if bagian == "ptkp" {
		f.Set("tahun", strconv.Itoa(i.Hari.Tahun()))
	}
	return formulirBaru(f)
}

func (k *kunjungan) gajiPegawai() error { return k.tampilGajiPegawai("", nil) }

func (k *kunjungan) tampilGajiPegawai(bagian string, galat error) (err error) {
	isi := isiGajiPegawai{formulir: formulirBaru(k.r.PostForm), Buka: bagian, ID: pegawai.ID(k.r.PathValue("id")), Hari: k.hariIni(), Nama: map[string]string{}}
	if isi.Profil, err = k.s.Pegawai.Ambil(k.ctx(), k.Pelaku, isi.ID); err != nil {
		return err
	}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	p := isi.Profil.Pegawai
	v, err := k.s.Penjaga.Minta(k.ctx(), k.Pelaku, tipePegawai, []string{"Nama", "Nomor", "Rekening", "NIK", "NPWP", "Agama"}, p.Subjek)
	if err != nil {
		return err
	}
	isi.Data, isi.Rekening = v.Sajikan(&p), v.Tingkat(p.Subjek, "Rekening") == privasi.Penuh
	upah, err := k.s.Penjaga.Minta(k.ctx(), k.Pelaku, tipeSlip, []string{"Neto"}, p.Subjek)
	if err != nil {
		return err
	}
	if isi.Tampak = upah.Tingkat(p.Subjek, "Neto") == privasi.Penuh; isi.Tampak {
		if err := k.isiUpah(&isi); err != nil {
			return err
		}
	}
	isi.Lengkap = kurangGaji(isi.Profil, isi.Hari, akun.Boleh(k.Akun.Peran, akun.UbahPegawai))
	return k.tampilForm(isi.formulir, "pegawai_gaji", "Gaji "+isi.Data["Nama"], isi)
}

// isiUpah adds what only those see who may see the pay.
func (k *kunjungan) isiUpah(isi *isiGajiPegawai) (err error) {
	if isi.Kasbon, err = k.s.Pegawai.KasbonMilik(k.ctx(), k.Pelaku, isi.ID); err != nil {
		return err
	}
	for _, x := range isi.Kasbon {
		isi.Terutang += x.Terutang
	}
	if isi.PilihUnit, err = k.pilihUnit(); err != nil {
		return err
	}
	semua, err := k.s.Pegawai.Komponen(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	for _, x := range pegawai.KomponenBerlaku(semua, isi.Hari) {
		isi.Nama[string(x.Kode)] = x.Nama
		o := Opsi{string(x.Kode), x.Nama + " (" + namaPilihan("cara", x.Cara) + ")"}
		switch x.Cara {
		case pegawai.CaraTetap, pegawai.CaraJam, pegawai.CaraHadir, pegawai.CaraPersen:
			isi.Tetap = append(isi.Tetap, o)
		case pegawai.CaraKejadian:
			isi.Tetap, isi.Isian = append(isi.Tetap, o), append(isi.Isian, o)
		case pegawai.CaraJumlah, pegawai.CaraLembur:
			isi.Isian = append(isi.Isian, o)
		}
	}
	return nil
}

// kurangGaji says what a run of today would miss of a person, with the part of the
// page that fills it. The run itself decides; this only saves a walk.
func kurangGaji(p pegawai.Profil, hari dasar.Tanggal, ubah bool) (ks []KurangPegawai) {
	kurang := func(ada bool, bagian, pesan string) {
		if !ada {
			ks = append(ks, KurangPegawai{bagian, pesan})
		}
	}
	_, bertugas := p.Utama(hari)
	id := "/pegawai/" + url.PathEscape(string(p.Pegawai.ID))
	identitas := id + "#identitas"
	if ubah {
		identitas = id + "/ubah"
	}
	kurang(!p.Pegawai.NIK.Kosong(), identitas, "NIK belum diisi")
	kurang(!p.Pegawai.Rekening.Kosong(), "#rekening", "Rekening belum diisi: dibayar tunai")
	kurang(bertugas, id+"#penugasan", "Belum ada penugasan yang berlaku hari ini")
	kurang(adaBerlaku(p.Kontrak, hari), id+"#kontrak", "Belum ada kontrak yang berlaku hari ini")
	kurang(adaBerlaku(p.StatusPajak, hari), "#ptkp", "Status PTKP tahun ini belum diisi")
	kurang(adaBerlaku(p.Nilai, hari), "#nilai", "Belum ada nilai komponen, misalnya gaji pokok")
	return ks
}

func adaBerlaku[T pegawai.Berkala](ts []T, hari dasar.Tanggal) bool {
	for _, t := range ts {
		if k := t.Kop(); k.Batal == "" && !k.Mulai.After(hari) && (k.Selesai.IsZero() || !k.Selesai.Before(hari)) {
			return true
		}
	}
	return false
}

func (k *kunjungan) riwayatGajiPegawai() error {
	return k.tulisRiwayat(riwayatGaji, "/pegawai/"+url.PathEscape(k.r.PathValue("id"))+"/gaji", k.tampilGajiPegawai)
}

// rekeningPegawai replaces the bank account that the pay goes to.
func (k *kunjungan) rekeningPegawai() error {
	f, id := k.r.PostForm, pegawai.ID(k.r.PathValue("id"))
	p, err := k.s.Pegawai.Ambil(k.ctx(), k.Pelaku, id)
	if err != nil {
		return err
	}
	baru, _, err := pegawai.Ubahan{Rekening: rekeningDari(f)}.Terapkan(p.Pegawai)
	if err != nil {
		return k.tampilGajiPegawai("rekening", err)
	}
	baru.Versi, _ = strconv.Atoi(f.Get("versi")) // a wrong number is a stale version
	if _, _, err := k.s.Pegawai.Ubah(k.ctx(), k.Pelaku, "", baru); err != nil {
		return k.tampilGajiPegawai("rekening", err)
	}
	return k.pindah("/pegawai/"+url.PathEscape(string(id))+"/gaji#rekening", "Rekening disimpan.")
}
