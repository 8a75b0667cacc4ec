package situs

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

var halamanSantri = []halaman{
	{pola: "GET /santri", izin: akun.LihatSantri, tujuan: privasi.TujuanKesiswaan, fn: (*kunjungan).daftarSantri},
	{pola: "GET /santri/{id}", izin: akun.LihatSantri, tujuan: privasi.TujuanKesiswaan, fn: (*kunjungan).profilSantri},
	{pola: "POST /santri/{id}/status", izin: akun.UbahSantri, tujuan: privasi.TujuanKesiswaan, fn: (*kunjungan).ubahStatus},
	{pola: "POST /santri/{id}/kelas", izin: akun.UbahSantri, tujuan: privasi.TujuanKesiswaan, fn: (*kunjungan).pindahKelas},
}

type isiDaftarSantri struct {
	Saring   santri.Saringan
	Unit     string
	Kelas    string
	Status   string
	Struktur santri.Struktur
	Pilihan  []santri.Status
	Jumlah   int
	Baris    []BarisSantri
	Lanjut   string
	Sulit    string // a search that cannot be understood
}

// BarisSantri is one line of the list.
type BarisSantri struct {
	Tampak
	JenisKelamin santri.JenisKelamin
	Anggota      []santri.Anggota
	Dibatasi     bool // processing is restricted: the mark that every view carries
}

// daftarSantri lists and searches: by words of the name, NIS, NISN, NIK or the
// phone number of a wali.
func (k *kunjungan) daftarSantri() error {
	q := k.r.URL.Query()
	isi := isiDaftarSantri{Unit: q.Get("unit"), Kelas: strings.TrimSpace(q.Get("kelas")), Status: q.Get("status"), Pilihan: santri.DaftarStatus()}
	isi.Saring.Teks, isi.Saring.Kelas = strings.TrimSpace(q.Get("q")), isi.Kelas
	if isi.Unit != "" {
		isi.Saring.Unit = []santri.KodeUnit{santri.KodeUnit(isi.Unit)}
	}
	if isi.Status == "" {
		isi.Status = string(santri.Aktif)
	}
	if isi.Status != "semua" {
		isi.Saring.Status = []santri.Status{santri.Status(isi.Status)}
	}
	var err error
	if isi.Struktur, err = k.s.Santri.Struktur(k.ctx(), k.Pelaku); err != nil {
		return err
	}
	ns, next, err := k.s.Santri.Cari(k.ctx(), k.Pelaku, isi.Saring, dasar.Page{After: q.Get("setelah"), Limit: 50})
	if dasar.KindOf(err) == dasar.Invalid && err != nil {
		isi.Sulit = kalimat(pesanDari(err))
		return k.tampilStatus(http.StatusUnprocessableEntity, "santri", "Santri", isi)
	}
	if err != nil {
		return err
	}
	if isi.Jumlah, err = k.s.Santri.Hitung(k.ctx(), k.Pelaku, isi.Saring); err != nil {
		return err
	}
	if isi.Baris, err = k.barisSantri(ns); err != nil {
		return err
	}
	if next != "" {
		q.Set("setelah", next)
		isi.Lanjut = "/santri?" + q.Encode()
	}
	if k.htmx() {
		return k.tampilBagian("santri", "hasil-santri", isi)
	}
	return k.tampil("santri", "Santri", isi)
}

func (k *kunjungan) barisSantri(ns []santri.Santri) ([]BarisSantri, error) {
	id := make([]santri.ID, len(ns))
	for i, n := range ns {
		id[i] = n.ID
	}
	ps, err := k.s.Santri.Stores.Peserta.PesertaID(k.ctx(), k.Lembaga.ID, k.hariIni(), id...)
	if err != nil {
		return nil, err
	}
	tampak, err := k.tampakPeserta(ps)
	if err != nil {
		return nil, err
	}
	subjek := make([]privasi.SubjekID, len(ps))
	for i, p := range ps {
		subjek[i] = p.Subjek
	}
	batas, err := k.s.Kantor.Dibatasi(k.ctx(), k.Lembaga.ID, subjek...)
	out := make([]BarisSantri, len(ps))
	for i, p := range ps {
		out[i] = BarisSantri{tampak[p.ID], p.JenisKelamin, p.Anggota, batas[p.Subjek]}
	}
	return out, err
}

type isiProfil struct {
	ID       santri.ID
	Keluarga santri.KeluargaID
	Judul    string
	Data     map[string]string // fields of santri.Santri as this visitor may see them
	Wali     []WaliTampak
	Saudara  []Tampak
	Profil   santri.Profil
	Jalan    []santri.Peralihan // allowed changes of status
	Alasan   []string
	Struktur santri.Struktur
	Hari     dasar.Tanggal
	Jejak    []privasi.Jejak
	Petugas  map[string]string
	Dibatasi bool
}

// WaliTampak is a wali as this visitor may see one.
type WaliTampak struct {
	ID       santri.WaliID
	Data     map[string]string
	Hubungan santri.Hubungan
	Utama    bool
}

var bidangSantri = []string{"Nama", "NamaArab", "NIS", "NISN", "NIK", "NoKK", "JenisKelamin", "TempatLahir", "TanggalLahir", "Alamat", "HP", "Catatan", "Angkatan", "Status"}

// profilSantri shows everything about one santri, each field as the register
// lets this role see it.
func (k *kunjungan) profilSantri() error {
	p, err := k.s.Santri.Ambil(k.ctx(), k.Pelaku, santri.ID(k.r.PathValue("id")))
	if err != nil {
		return err
	}
	v, err := k.s.Penjaga.Minta(k.ctx(), k.Pelaku, tipeSantri, bidangSantri, p.Santri.Subjek)
	if err != nil {
		return err
	}
	isi := isiProfil{ID: p.Santri.ID, Keluarga: p.Santri.Keluarga, Profil: p, Data: v.Sajikan(&p.Santri), Hari: k.hariIni(), Alasan: santri.AlasanBaku()}
	isi.Judul = isi.Data["Nama"]
	if isi.Dibatasi, err = k.dibatasi(p.Santri.Subjek); err != nil {
		return err
	}
	if isi.Wali, err = k.tampakWali(p.Wali); err != nil {
		return err
	}
	if isi.Saudara, err = k.saudara(p.Santri); err != nil {
		return err
	}
	if isi.Struktur, err = k.s.Santri.Struktur(k.ctx(), k.Pelaku); err != nil {
		return err
	}
	for _, t := range santri.TabelPeralihan() {
		if t.Dari == p.Santri.Status {
			isi.Jalan = append(isi.Jalan, t)
		}
	}
	if akun.Boleh(k.Akun.Peran, akun.Privasi) {
		if isi.Jejak, _, err = k.s.Kantor.JejakKantor(k.ctx(), k.Pelaku, p.Santri.Subjek, dasar.Page{Limit: 20}); err != nil {
			return err
		}
		isi.Petugas = map[string]string{}
		as, err := k.s.Akun.Daftar(k.ctx(), k.Lembaga.ID)
		if err != nil {
			return err
		}
		for _, a := range as {
			isi.Petugas[a.ID] = a.Nama
		}
	}
	return k.tampil("santri_profil", isi.Judul, isi)
}

func (k *kunjungan) tampakWali(ws []santri.WaliBaru) ([]WaliTampak, error) {
	if len(ws) == 0 {
		return nil, nil
	}
	subjek := make([]privasi.SubjekID, len(ws))
	for i, w := range ws {
		subjek[i] = w.Wali.Subjek
	}
	v, err := k.s.Penjaga.Minta(k.ctx(), k.Pelaku, "santri.Wali", []string{"Nama", "NIK", "HP"}, subjek...)
	if err != nil {
		return nil, err
	}
	out := make([]WaliTampak, len(ws))
	for i, w := range ws {
		out[i] = WaliTampak{w.Wali.ID, v.Sajikan(&w.Wali), w.Hubungan, w.Utama}
	}
	return out, nil
}

func (k *kunjungan) saudara(n santri.Santri) (out []Tampak, err error) {
	if n.Keluarga == "" {
		return nil, nil
	}
	ps, err := k.s.Santri.Keluarga(k.ctx(), k.Pelaku, n.Keluarga)
	if err != nil {
		return nil, err
	}
	tampak, err := k.tampakPeserta(ps)
	for _, p := range ps {
		if p.ID != n.ID {
			out = append(out, tampak[p.ID])
		}
	}
	return out, err
}

func (k *kunjungan) ubahStatus() error {
	if err := k.isian(); err != nil {
		return err
	}
	f, id := k.r.PostForm, k.r.PathValue("id")
	c := santri.Perubahan{Ke: santri.Status(f.Get("ke")), Alasan: f.Get("alasan")}
	for _, s := range f["syarat"] {
		c.Syarat = append(c.Syarat, santri.Syarat(s))
	}
	var err error
	if c.Pada, err = dasar.ParseTanggal(f.Get("pada")); err != nil {
		return diBidang(err, "pada")
	}
	if _, err := k.s.Santri.UbahStatus(k.ctx(), k.Pelaku, santri.ID(id), c); err != nil {
		return err
	}
	return k.pindah("/santri/"+url.PathEscape(id), "Status menjadi %s mulai %s.", c.Ke, c.Pada.Panjang())
}

func (k *kunjungan) pindahKelas() error {
	if err := k.isian(); err != nil {
		return err
	}
	f, id := k.r.PostForm, k.r.PathValue("id")
	ke := santri.Keanggotaan{Jalur: santri.Jalur(f.Get("jalur")), Unit: santri.KodeUnit(f.Get("unit")), Tingkat: strings.TrimSpace(f.Get("tingkat")), Kelas: strings.TrimSpace(f.Get("kelas"))}
	var err error
	if ke.Mulai, err = dasar.ParseTanggal(f.Get("mulai")); err != nil {
		return diBidang(err, "mulai")
	}
	if _, err := k.s.Santri.Pindahkan(k.ctx(), k.Pelaku, santri.ID(id), ke, "pindah"); err != nil {
		return err
	}
	return k.pindah("/santri/"+url.PathEscape(id), "Kelas %s menjadi %s mulai %s.", ke.Jalur, ke.Kelas, ke.Mulai.Panjang())
}
