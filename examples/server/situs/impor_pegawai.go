package situs

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"io"
	"net/http"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/pegawai/pegawaiberkas"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// The staff sheet of an office comes in by two steps: a preview with a verdict for
// every row, and its application. The server keeps nothing between them; the page
// carries the sheet, so that it is sent twice, and the mark of the preview binds both.
var halamanImporPegawai = []halaman{
	{pola: "GET /pegawai/impor", izin: akun.UbahGaji, tujuan: privasi.TujuanPenggajian, fn: (*kunjungan).formImporPegawai},
	{pola: "POST /pegawai/impor", izin: akun.UbahGaji, tujuan: privasi.TujuanPenggajian, fn: (*kunjungan).imporPegawai, besar: maksUnggah},
	{pola: "GET /pegawai/impor/contoh.csv", izin: akun.UbahGaji, tujuan: privasi.TujuanPenggajian, fn: (*kunjungan).lembarPegawaiKosong},
}

// maksLembarPegawai bounds a staff sheet; the page carries it once more.
const maksLembarPegawai = 5 << 20

type isiImporPegawai struct {
	formulir
	Hari   dasar.Tanggal
	Nama   string // file name
	Isi    string // the sheet, for the second step
	P      *pegawai.PratinjauImpor
	Kata   []ArtiStatus
	Saring string
	Tampil []pegawai.BarisImpor
	Sisa   int // rows that do not fit the page
	Naskah string
}

// ArtiStatus is what a word of the status column was said to mean.
type ArtiStatus struct {
	Kata, Jenis, Klasifikasi, Metode, Selesai string
	Tanya                                     bool // not explained yet
}

func (k *kunjungan) formImporPegawai() error {
	return k.tampilImporPegawai(isiImporPegawai{formulir: formulirBaru(nil)}, nil)
}

func (k *kunjungan) tampilImporPegawai(isi isiImporPegawai, galat error) error {
	isi.Hari, isi.Naskah = k.hariIni(), NaskahWewenang
	if err := isi.pakai(galat); err != nil {
		return err
	}
	return k.tampilForm(isi.formulir, "impor_pegawai", "Impor daftar pegawai", isi)
}

// imporPegawai reads the sheet that came with the form, judges it, and does what was
// asked: show, download the verdicts, or apply.
func (k *kunjungan) imporPegawai() error {
	f := k.r.PostForm
	isi := isiImporPegawai{formulir: formulirBaru(f), Saring: f.Get("saring")}
	data, nama, err := k.lembarKiriman()
	if err != nil {
		return k.tampilImporPegawai(isi, err)
	}
	isi.Nama = nama
	minta, err := k.permintaanImporPegawai(data, nama, &isi)
	if err != nil {
		return k.tampilImporPegawai(isi, err)
	}
	isi.Isi = base64.StdEncoding.EncodeToString(data)
	p, err := k.s.ImporPegawai.Periksa(k.ctx(), k.Pelaku, minta)
	if err != nil {
		return k.tampilImporPegawai(isi, err)
	}
	isi.pratinjau(&p)
	switch f.Get("aksi") {
	case "unduh":
		k.unduhan("text/csv; charset=utf-8", dasarberkas.NamaBerkas(k.Lembaga.Nama, "hasil-impor-pegawai", k.s.Now(), "csv"))
		return dasarberkas.Tulis(k.w, dasarberkas.CSV, pegawaiberkas.TabelHasilImpor(p))
	case "terapkan":
		if err := k.terapkanImporPegawai(minta, nama); err != nil {
			return k.tampilImporPegawai(isi, err)
		}
		return nil
	}
	return k.tampilImporPegawai(isi, nil)
}

// lembarKiriman returns the sheet: a chosen file, or the one that the page carried.
func (k *kunjungan) lembarKiriman() (data []byte, nama string, err error) {
	if f, kepala, err := k.r.FormFile("berkas"); err == nil {
		defer f.Close()
		if data, err = io.ReadAll(io.LimitReader(f, maksLembarPegawai+1)); err != nil {
			return nil, "", err
		}
		nama = kepala.Filename
	} else if data, err = base64.StdEncoding.DecodeString(k.r.PostFormValue("isi")); err != nil || len(data) == 0 {
		return nil, "", errUnggah.Invalidf("pilih berkas CSV atau XLSX dahulu").Pada("berkas")
	} else {
		nama = k.r.PostFormValue("nama")
	}
	if len(data) > maksLembarPegawai {
		return nil, "", errUnggah.Invalidf("berkas lebih dari 5 MB; hapus lembar atau gambar yang tidak perlu").Pada("berkas")
	}
	return data, nama, nil
}

func (k *kunjungan) permintaanImporPegawai(data []byte, nama string, isi *isiImporPegawai) (m pegawai.PermintaanImpor, err error) {
	b := &pembacaForm{f: k.r.PostForm}
	m.Sejak = b.tanggal("sejak")
	m.Kontrak = map[string]pegawai.PilihanKontrak{}
	f, ke := k.r.PostForm, func(n string, i int) string {
		if xs := k.r.PostForm[n]; i < len(xs) {
			return xs[i]
		}
		return ""
	}
	for i, kata := range f["kata"] {
		a := ArtiStatus{Kata: kata, Jenis: ke("jenis", i), Klasifikasi: ke("klasifikasi", i), Metode: ke("metode", i), Selesai: ke("selesai", i)}
		isi.Kata = append(isi.Kata, a)
		p := pegawai.PilihanKontrak{Jenis: pegawai.JenisKontrak(a.Jenis), Klasifikasi: pegawai.Klasifikasi(a.Klasifikasi), Metode: pegawai.MetodePajak(a.Metode)}
		if a.Selesai != "" {
			if p.Selesai, err = dasar.ParseTanggal(a.Selesai); err != nil { // the word stays unexplained
				if err := isi.pakai(diBidang(err, "selesai")); err != nil {
					return m, err
				}
				continue
			}
		}
		if a.Jenis != "" || a.Klasifikasi != "" {
			m.Kontrak[kata] = p
		}
	}
	if err := b.err(); err != nil {
		return m, err
	}
	m.Lembar, err = pegawaiberkas.BacaPegawai(bytes.NewReader(data), nama, dasarberkas.Batas{Ukuran: maksLembarPegawai})
	return m, err
}

// pratinjau lays a preview out: the rows that need a look, or those asked for.
func (i *isiImporPegawai) pratinjau(p *pegawai.PratinjauImpor) {
	i.P = p
	for _, kata := range p.StatusTanya {
		if n := slices.IndexFunc(i.Kata, func(a ArtiStatus) bool { return a.Kata == kata }); n >= 0 {
			i.Kata[n].Tanya = true
		} else {
			i.Kata = append(i.Kata, ArtiStatus{Kata: kata, Metode: string(pegawai.Gross), Tanya: true})
		}
	}
	for _, b := range p.Baris {
		switch {
		case i.Saring == "semua", i.Saring == string(b.Hasil), i.Saring == string(b.Tindakan):
		case i.Saring == "" && (b.Hasil != santri.HasilOK || b.Tindakan == santri.TindakUbah):
		default:
			continue
		}
		if len(i.Tampil) == barisTampil {
			i.Sisa++
			continue
		}
		i.Tampil = append(i.Tampil, b)
	}
}

// terapkanImporPegawai writes what was shown: once for the key of the form, and only if
// sheet, answers and records are still those of the preview.
func (k *kunjungan) terapkanImporPegawai(m pegawai.PermintaanImpor, nama string) error {
	f := k.r.PostForm
	naskah := ""
	if f.Get("wewenang") == "ya" {
		naskah = NaskahWewenang
	}
	if nama == "" {
		nama = "lembar unggahan"
	}
	w, err := privasi.Nyatakan(k.Pelaku, f.Get("kapasitas"), naskah, nama, pegawai.KategoriImpor(), k.s.Now())
	if err != nil {
		return err
	}
	kunci, pel := f.Get("kunci"), k.Pelaku
	return k.kerjakan(kunci, "Mengimpor daftar pegawai", func(ctx context.Context, _ func(selesai, total int)) (hasilKerja, error) {
		h, err := k.s.ImporPegawai.Terapkan(ctx, pel, kunci, m, f.Get("sidik"), santri.CaraImpor(f.Get("cara")), w)
		if err != nil {
			return hasilKerja{}, err
		}
		return hasilKerja{"/pegawai", fmt.Sprintf("Impor selesai: %d pegawai baru, %d berubah, %d sama, %d ditolak, %d jabatan baru; %d orang perlu dikabari.", h.Baru, h.Berubah, h.Sama, h.Ditolak, h.JabatanBaru, h.Dikabari)}, nil
	})
}

const kepalaPegawai = "nip;nama;jenis_kelamin;tempat_lahir;tanggal_lahir;nik;npwp;agama;hp;alamat;jabatan;unit;nomor_sk;tmt;status_kepegawaian;ptkp;gaji_pokok;tunjangan_jabatan;tunjangan_keluarga;tarif_jam_mengajar;jam_per_pekan;ikut_bpjs_kesehatan;ikut_bpjs_tk;bank;no_rekening;atas_nama\r\n"

// lembarPegawaiKosong is an empty sheet with headings that the import knows.
func (k *kunjungan) lembarPegawaiKosong() error {
	k.unduhan("text/csv; charset=utf-8", "lembar-pegawai.csv")
	k.w.WriteHeader(http.StatusOK)
	_, _ = k.w.Write([]byte("\ufeff" + kepalaPegawai)) // the client is gone: nobody is left to tell
	return nil
}
