package situs

import (
	"slices"
	"strconv"
	"strings"

	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/ropa"
)

var halamanMejaTitik = []halaman{
	{pola: "GET /privasi/register/titik", izin: akun.SetujuPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).mejaTitik},
	{pola: "GET /privasi/register/titik/berkas/{bentuk}", izin: akun.SetujuPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).eksporTitik},
}

const titikSelembar = 50

type isiMejaTitik struct {
	Baris        []barisTitik
	Semua        int // that the filter left
	Ke           int // the first on the sheet, from 0
	Lanjut       int // the first of the next sheet; 0: none
	Cari, Tujuan string
	Jenis        string
	PilihTujuan  []privasi.Tujuan
	PilihJenis   []ropa.JenisTitik
}

// barisTitik is one collection point under the notice of the register.
type barisTitik struct {
	ropa.TitikKumpul
	Uraian string // of the purpose
	Judul  string // of the notice; "" when none speaks of the purpose
	Versi  string
}

// mejaTitik lists where data comes in: every form, import and operation, what it takes,
// what for, and under which notice.
func (k *kunjungan) mejaTitik() error {
	q := k.r.URL.Query()
	reg, err := k.s.Penjaga.Register.Ambil(k.ctx(), k.Lembaga.ID)
	if err != nil {
		return err
	}
	isi := isiMejaTitik{Cari: strings.TrimSpace(q.Get("q")), Tujuan: q.Get("tujuan"), Jenis: q.Get("jenis"), PilihTujuan: reg.Tujuan,
		PilihJenis: []ropa.JenisTitik{ropa.TitikPemakaian, ropa.TitikUnggah, ropa.TitikImpor, ropa.TitikKontak, ropa.TitikLangganan}}
	bs := slices.DeleteFunc(k.barisTitik(reg), func(b barisTitik) bool { return !isi.saring(b) })
	isi.Semua = len(bs)
	if isi.Ke, err = strconv.Atoi(q.Get("ke")); err != nil || isi.Ke < 0 || isi.Ke > len(bs) {
		isi.Ke = 0
	}
	sampai := min(isi.Ke+titikSelembar, len(bs))
	if isi.Baris = bs[isi.Ke:sampai]; sampai < len(bs) {
		isi.Lanjut = sampai
	}
	return k.tampil("meja_titik", "Titik pengumpulan", isi)
}

func (i isiMejaTitik) saring(b barisTitik) bool {
	teks := strings.ToLower(b.Kode + " " + b.Uraian + " " + strings.Join(b.Bidang, " "))
	return strings.Contains(teks, strings.ToLower(i.Cari)) && (i.Tujuan == "" || i.Tujuan == b.Tujuan) && (i.Jenis == "" || i.Jenis == string(b.Jenis))
}

func (k *kunjungan) barisTitik(reg privasi.Register) (bs []barisTitik) {
	for _, p := range k.s.Kantor.Titik.DenganPemberitahuan(reg) {
		b := barisTitik{TitikKumpul: p, Uraian: uraianTujuan(reg, p.Tujuan)}
		if n, ada := reg.CariPemberitahuan(p.Tujuan); ada {
			b.Judul, b.Versi = n.Judul, n.Versi()[:8]
		}
		bs = append(bs, b)
	}
	slices.SortStableFunc(bs, func(a, b barisTitik) int { return strings.Compare(a.Uraian, b.Uraian) })
	return bs
}

// eksporTitik writes every point as a sheet.
func (k *kunjungan) eksporTitik() error {
	reg, err := k.s.Penjaga.Register.Ambil(k.ctx(), k.Lembaga.ID)
	if err != nil {
		return err
	}
	t := dasarberkas.Tabel{Nama: "Titik pengumpulan", Judul: []string{"Titik", "Jenis", "Tujuan", "Uraian tujuan", "Bidang", "Pemberitahuan", "Versi pemberitahuan"}, Lebar: []int{40, 12, 24, 40, 60, 30, 12}}
	t.Baris = func(yield func([]dasarberkas.Sel, error) bool) {
		for _, b := range k.barisTitik(reg) {
			if !yield(dasarberkas.BarisTeks(b.Kode, string(b.Jenis), b.Tujuan, b.Uraian, strings.Join(b.Bidang, ", "), b.Judul, b.Versi), nil) {
				return
			}
		}
	}
	return k.kirimTabel("titik pengumpulan", t)
}
