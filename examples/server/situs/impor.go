package situs

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
	"github.com/pesantren-go/pesantren/santri/santriberkas"
)

// NaskahWewenang is what whoever imports other people's data states.
const NaskahWewenang = "Kami berhak dan berwenang menyerahkan data ini, dan akan memberi tahu setiap orang yang datanya kami masukkan."

// maksUnggah bounds an upload.
const maksUnggah = 20 << 20

var halamanImpor = []halaman{
	{pola: "GET /impor", izin: akun.Impor, tujuan: privasi.TujuanImpor, fn: (*kunjungan).formImpor},
	{pola: "POST /impor", izin: akun.Impor, tujuan: privasi.TujuanImpor, fn: (*kunjungan).unggahImpor, besar: maksUnggah},
	{pola: "GET /impor/contoh.csv", izin: akun.Impor, tujuan: privasi.TujuanImpor, fn: (*kunjungan).lembarKosong},
	{pola: "GET /impor/{token}", izin: akun.Impor, tujuan: privasi.TujuanImpor, fn: (*kunjungan).pratinjauImpor},
	{pola: "GET /impor/{token}/hasil.csv", izin: akun.Impor, tujuan: privasi.TujuanImpor, fn: (*kunjungan).hasilImpor},
	{pola: "POST /impor/{token}", izin: akun.Impor, tujuan: privasi.TujuanImpor, fn: (*kunjungan).terapkanImpor},
	{pola: "POST /impor/{token}/jawab", izin: akun.Impor, tujuan: privasi.TujuanImpor, fn: (*kunjungan).jawabImpor},
}

// errUnggah says that no file came with the form.
var errUnggah = dasar.Aturan("SRV-IMPOR-01")

type isiUnggah struct {
	Struktur santri.Struktur
	Hari     dasar.Tanggal
	salah
}

func (k *kunjungan) formImpor() error { return k.tampilUnggah(nil) }

func (k *kunjungan) tampilUnggah(galat error) error {
	st, err := k.s.Impor.Service.Struktur(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	isi := isiUnggah{Struktur: st, Hari: k.hariIni()}
	if err := isi.pakai(galat); err != nil {
		return err
	}
	return k.tampilSalah(isi.salah, "impor", "Impor santri", isi)
}

// unggahImpor reads and judges the file and shows the preview. Nothing of it is
// stored but the sealed preview.
func (k *kunjungan) unggahImpor() error {
	f, kepala, err := k.r.FormFile("berkas")
	if err != nil {
		return k.tampilUnggah(errUnggah.Invalidf("pilih berkas CSV atau XLSX dahulu"))
	}
	defer f.Close()
	lembar, err := santriberkas.Baca(f, kepala.Filename, santriberkas.Batas{Ukuran: maksUnggah})
	if err != nil {
		return k.tampilUnggah(err)
	}
	minta := santri.PermintaanImpor{Lembar: lembar, Unit: santri.KodeUnit(k.r.FormValue("unit")), UnitDiniyah: santri.KodeUnit(k.r.FormValue("unit_diniyah"))}
	if err := minta.Mulai.UnmarshalText([]byte(k.r.FormValue("mulai"))); err != nil {
		return k.tampilUnggah(err)
	}
	p, err := k.s.Impor.Periksa(k.ctx(), k.Pelaku, minta)
	if err != nil {
		return k.tampilUnggah(err)
	}
	return k.pindah(alamatImpor(p.Token, kepala.Filename), "")
}

func alamatImpor(token, nama string) string {
	return "/impor/" + url.PathEscape(token) + "?" + url.Values{"nama": {nama}}.Encode()
}

type isiPratinjau struct {
	santri.Pratinjau
	Berkas      string
	Saring      string
	Tampil      []santri.BarisPratinjau
	Tersembunyi int
	Naskah      string
	Mirip       map[santri.ID]Tampak
	Kapasitas   string
	salah
}

// barisTampil bounds the rows of one page of the preview.
const barisTampil = 300

func (k *kunjungan) pratinjauImpor() error { return k.tampilPratinjau(nil) }

func (k *kunjungan) tampilPratinjau(galat error) error {
	p, err := k.s.Impor.Ambil(k.ctx(), k.Pelaku, k.r.PathValue("token"))
	if err != nil {
		return err
	}
	isi := isiPratinjau{Pratinjau: p, Berkas: k.r.FormValue("nama"), Saring: k.r.FormValue("hasil"), Naskah: NaskahWewenang, Kapasitas: k.r.FormValue("kapasitas")}
	var id []santri.ID
	for _, b := range p.Baris {
		if isi.Saring != "" && isi.Saring != "semua" && string(b.Hasil) != isi.Saring && string(b.Tindakan) != isi.Saring || isi.Saring == "" && b.Hasil == santri.HasilOK && b.Tindakan != santri.TindakTanya {
			continue
		}
		if len(isi.Tampil) == barisTampil {
			isi.Tersembunyi++
			continue
		}
		isi.Tampil = append(isi.Tampil, b)
		id = append(id, b.Mirip...)
	}
	if isi.Mirip, err = k.tampakID(id...); err != nil {
		return err
	}
	if err := isi.pakai(galat); err != nil {
		return err
	}
	return k.tampilSalah(isi.salah, "impor_pratinjau", "Pratinjau impor", isi)
}

func (k *kunjungan) terapkanImpor() error {
	if err := k.isian(); err != nil {
		return err
	}
	f, token := k.r.PostForm, k.r.PathValue("token")
	p, err := k.s.Impor.Ambil(k.ctx(), k.Pelaku, token)
	if err != nil {
		return err
	}
	naskah := ""
	if f.Get("wewenang") == "ya" {
		naskah = NaskahWewenang
	}
	nama := f.Get("nama")
	if nama == "" {
		nama = "lembar unggahan"
	}
	kategori := p.Kategori
	if len(kategori) == 0 {
		kategori = []string{"identitas"} // already applied: the statement is not stored again
	}
	w, err := privasi.Nyatakan(k.Pelaku, f.Get("kapasitas"), naskah, nama, kategori, k.s.Now())
	if err != nil {
		return k.tampilPratinjau(err)
	}
	h, sudah, err := k.s.Impor.Terapkan(k.ctx(), k.Pelaku, token, santri.CaraImpor(f.Get("cara")), w)
	if err != nil {
		return k.tampilPratinjau(err)
	}
	kabar := "Impor selesai: " + strconv.Itoa(h.Baru) + " santri baru, " + strconv.Itoa(h.Berubah) + " berubah, " + strconv.Itoa(h.Sama) + " sama, " + strconv.Itoa(h.Ditolak) + " ditolak."
	if sudah {
		kabar = "Berkas ini sudah diterapkan sebelumnya; tidak ada yang berubah."
	}
	return k.pindah(alamatImpor(token, f.Get("nama")), "%s", kabar)
}

// jawabImpor answers which rows are people who are known already.
func (k *kunjungan) jawabImpor() error {
	if err := k.isian(); err != nil {
		return err
	}
	jawab := map[int]santri.Jawaban{}
	for nama, nilai := range k.r.PostForm {
		if nomor, err := strconv.Atoi(strings.TrimPrefix(nama, "jawab_")); err == nil && strings.HasPrefix(nama, "jawab_") && nilai[0] != "" {
			jawab[nomor] = santri.Jawaban(nilai[0])
		}
	}
	p, err := k.s.Impor.Jawab(k.ctx(), k.Pelaku, k.r.PathValue("token"), jawab)
	if err != nil {
		return k.tampilPratinjau(err)
	}
	return k.pindah(alamatImpor(p.Token, k.r.PostForm.Get("nama")), "Jawaban dicatat.")
}

// hasilImpor is the result file: every row with outcome, field and reason.
func (k *kunjungan) hasilImpor() error {
	p, err := k.s.Impor.Ambil(k.ctx(), k.Pelaku, k.r.PathValue("token"))
	if err != nil {
		return err
	}
	k.unduhan("text/csv; charset=utf-8", santriberkas.NamaBerkas(k.Lembaga.Nama, "hasil-impor", k.s.Now(), "csv"))
	return santriberkas.TulisCSV(k.w, santriberkas.TabelHasil(p), santriberkas.UntukLembarKerja)
}

// unduhan sets the headers of a file to save.
func (k *kunjungan) unduhan(jenis, nama string) {
	h := k.w.Header()
	h.Set("Content-Type", jenis)
	h.Set("Content-Disposition", "attachment; filename*=UTF-8''"+url.PathEscape(nama))
}

const kepalaLembar = "No;NIS;NISN;NIK;Nama Lengkap;L/P;Tempat, Tgl Lahir;Nama Ayah;Nama Ibu;No. HP Wali;Alamat;Unit;Kelas;Diniyah;Asrama;Kamar;Mukim;Ket\r\n"

// lembarKosong is an empty sheet with the right headings, for an office that
// starts from paper.
func (k *kunjungan) lembarKosong() error {
	k.unduhan("text/csv; charset=utf-8", "lembar-santri.csv")
	k.w.WriteHeader(http.StatusOK)
	_, _ = k.w.Write([]byte("\ufeff" + kepalaLembar)) // the client is gone: nobody is left to tell
	return nil
}
