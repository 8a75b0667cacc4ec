package situs

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

var halamanPenilaian = []halaman{
	{pola: "GET /akademik/penilaian", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).penilaian},
	{pola: "POST /akademik/penilaian", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).aturPenilaian},
}

type isiPenilaian struct {
	formulir
	Semua     []akademik.AturanNilai
	PilihUnit []Opsi
	Mapel     []Opsi
	Skala     []Opsi
	Baris     []int // rows of components
	Isikan    bool  // the form is filled from rules that were chosen
}

const (
	skalaK13 = "k13"
	kkmK13   = 75 // to start from
)

// maksKomponen is how many components the form offers.
const maksKomponen = 8

func (k *kunjungan) penilaian() error { return k.tampilPenilaian(nil) }

func (k *kunjungan) tampilPenilaian(galat error) (err error) {
	isi := isiPenilaian{formulir: formulirBaru(k.r.PostForm)}
	for i := range maksKomponen {
		isi.Baris = append(isi.Baris, i+1)
	}
	if isi.Semua, err = k.s.Akademik.Penilaian(k.ctx(), k.Pelaku); err != nil {
		return err
	}
	if isi.PilihUnit, err = k.pilihUnit(); err != nil {
		return err
	}
	ms, err := k.s.Akademik.Mapel(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	for _, m := range ms {
		isi.Mapel = append(isi.Mapel, Opsi{string(m.Kode), m.Nama})
	}
	skala, err := nilai.SkalaBawaan()
	if err != nil {
		return err
	}
	for _, s := range skala {
		isi.Skala = append(isi.Skala, Opsi{s.Kode, s.Nama})
	}
	isi.Skala = append(isi.Skala, Opsi{skalaK13, "Predikat K13 (A sampai D dari KKM)"})
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
		return k.tampilForm(isi.formulir, "penilaian", "Aturan penilaian", isi)
	}
	dari, kode := k.r.URL.Query().Get("dari"), k.r.URL.Query().Get("kurikulum")
	usul, err := k.usulAturan(dari, kode)
	if err != nil {
		return err
	}
	isi.Isikan = dari != "" || kode != ""
	isi.isiAwal(dari, k.hariIni().String(), usul)
	return k.tampil("penilaian", "Aturan penilaian", isi)
}

// usulAturan are the rules to start from: those of K13 or of a curriculum when one is named.
func (k *kunjungan) usulAturan(dari, kode string) (nilai.Aturan, error) {
	switch {
	case dari == "k13":
		return akademik.AturanNilaiK13(kkmK13)
	case kode == "":
		return akademik.AturanNilaiUsul(), nil
	}
	x, _, err := k.cariKurikulum(kode, "")
	if err != nil {
		return nilai.Aturan{}, err
	}
	return x.Aturan()
}

// isiAwal fills the form with known rules to change, or with those to start from.
func (isi *isiPenilaian) isiAwal(dari, hari string, usul nilai.Aturan) {
	a := akademik.AturanNilai{Aturan: usul}
	isi.F = map[string][]string{"sejak": {hari}}
	for i, x := range isi.Semua {
		if strconv.Itoa(i+1) == dari {
			a = x
		}
	}
	isi.F.Set("unit", string(a.Unit))
	isi.F.Set("mapel", string(a.Mapel))
	isi.F.Set("skala", a.Aturan.Skala.Kode)
	isi.F.Set("kkm", a.Aturan.KKM.String())
	isi.F.Set("kosong", string(a.Aturan.Kosong))
	isi.F.Set("bulat", string(a.Aturan.Bulat.Cara))
	isi.F.Set("tempat", strconv.Itoa(a.Aturan.Bulat.Tempat))
	isi.F.Set("bawaan", string(a.Aturan.Bawaan))
	for i, c := range a.Aturan.Komponen {
		n := strconv.Itoa(i + 1)
		isi.F["k_kode"+n], isi.F["k_nama"+n], isi.F["k_bobot"+n], isi.F["k_remedial"+n] = []string{c.Kode}, []string{c.Nama}, []string{c.Bobot.String()}, []string{string(c.Remedial)}
		isi.F["k_cara"+n], isi.F["k_buang"+n] = []string{string(c.Cara)}, []string{strconv.Itoa(c.Buang.Terendah)}
		isi.F["k_aspek"+n], isi.F["k_setara"+n] = []string{string(c.Aspek)}, []string{c.Setara}
		if c.Formatif {
			isi.F["k_formatif"+n] = []string{"ya"}
		}
	}
}

func (k *kunjungan) aturPenilaian() error {
	f := k.r.PostForm
	b := &pembacaForm{f: f}
	skala, err := skalaForm(b)
	if err != nil {
		return k.tampilPenilaian(err)
	}
	semua, err := k.s.Akademik.Penilaian(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	a := akademik.AturanNilai{Unit: santri.KodeUnit(b.teks("unit")), Mapel: akademik.KodeMapel(b.teks("mapel")), Sejak: b.tanggal("sejak"),
		Aturan: nilai.Aturan{Kode: "aturan", Versi: len(semua) + 1, Nama: "Aturan penilaian", Skala: skala, KKM: isianForm(b, "kkm", nilai.ParseAngka), Kosong: nilai.Kosong(b.teks("kosong")),
			Bulat: nilai.Pembulatan{Tempat: b.angka("tempat"), Cara: nilai.CaraBulat(b.teks("bulat"))}, Dasar: b.teks("dasar"), Bawaan: nilai.Bawaan(b.teks("bawaan"))}}
	for i := range maksKomponen {
		n := strconv.Itoa(i + 1)
		if b.teks("k_kode"+n) == "" {
			continue
		}
		a.Aturan.Komponen = append(a.Aturan.Komponen, nilai.Komponen{Kode: b.teks("k_kode" + n), Nama: b.teks("k_nama" + n), Bobot: isianForm(b, "k_bobot"+n, nilai.ParseAngka),
			Cara: nilai.Cara(b.teks("k_cara" + n)), Buang: nilai.Buang{Terendah: b.angka("k_buang" + n)}, Remedial: nilai.CaraRemedial(b.teks("k_remedial" + n)), Formatif: b.ya("k_formatif" + n), Aspek: nilai.Aspek(b.teks("k_aspek" + n)), Setara: b.teks("k_setara" + n)})
	}
	err = b.err()
	if err == nil {
		err = k.s.Akademik.AturPenilaian(k.ctx(), k.Pelaku, f.Get("kunci"), a)
	}
	if err != nil {
		return k.tampilPenilaian(err)
	}
	return k.pindah("/akademik/penilaian", "Aturan penilaian disimpan, berlaku sejak %s.", a.Sejak.Panjang())
}

// skalaForm is the scale that a form names: one that comes along, or that of K13, which
// is made from the KKM.
func skalaForm(b *pembacaForm) (nilai.Skala, error) {
	if b.teks("skala") == skalaK13 {
		s, err := nilai.PredikatK13(b.angka("kkm"))
		return s, diBidang(err, "kkm")
	}
	s, err := nilai.AmbilSkala(b.teks("skala"))
	return s, diBidang(err, "skala")
}

// bobotTeks writes the weights of rules in one line.
func bobotTeks(a nilai.Aturan) string {
	t := ""
	for i, c := range a.Komponen {
		if i > 0 {
			t += ", "
		}
		if i == 0 && c.Aspek != "" || i > 0 && c.Aspek != a.Komponen[i-1].Aspek {
			t += strings.ToLower(c.Aspek.Sebutan()) + ": "
		}
		if t += c.Nama; !c.Formatif {
			t += fmt.Sprintf(" %s", c.Bobot)
		}
	}
	return t
}
