package situs

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

type isiTulisJurnal struct {
	salah
	Jenis, Tanggal, Keterangan string
	Baris                      []BarisTulis
	Debit, Kredit              dasar.Rupiah
	Bagan                      []keuangan.Akun
	Struktur                   santri.Struktur
	Dana                       []keuangan.Dana
	Rekening                   []keuangan.RekeningBank
	Laci                       string
	Jenisnya                   []keuangan.JenisJurnal
	Hari                       dasar.Tanggal
	Fokus                      int // the line to write next
}

// BarisTulis is one line of the form as it was typed.
type BarisTulis struct {
	Akun, Debit, Kredit, Unit, Rincian, Dana string
	Salah                                    bool // the refusal is about this line
}

func (b BarisTulis) kosong() bool { return strings.TrimSpace(b.Akun+b.Debit+b.Kredit) == "" }

// barisAwal is how many lines an empty form has, and how many "tambah baris"
// adds.
const barisAwal, barisTambah = 4, 3

func (k *kunjungan) formJurnal() error {
	isi := isiTulisJurnal{Tanggal: k.hariIni().String(), Jenis: string(keuangan.Umum), Baris: make([]BarisTulis, barisAwal)}
	return k.tampilTulis(isi, nil)
}

func bacaTulis(f url.Values) isiTulisJurnal {
	isi := isiTulisJurnal{Jenis: f.Get("jenis"), Tanggal: f.Get("tanggal"), Keterangan: f.Get("keterangan")}
	ke := func(nama string, i int) string {
		if xs := f[nama]; i < len(xs) {
			return xs[i]
		}
		return ""
	}
	for i := range f["akun"] {
		isi.Baris = append(isi.Baris, BarisTulis{Akun: ke("akun", i), Debit: ke("debit", i), Kredit: ke("kredit", i), Unit: ke("unit", i), Rincian: ke("rincian", i), Dana: ke("dana", i)})
	}
	return isi
}

func (k *kunjungan) tampilTulis(isi isiTulisJurnal, galat error) error {
	bagan, err := k.s.Keuangan.BaganAkun(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	isi.Bagan, isi.Hari, isi.Laci = akunRinci(bagan), k.hariIni(), k.Akun.Laci
	isi.Jenisnya = []keuangan.JenisJurnal{keuangan.Umum, keuangan.Penyesuaian, keuangan.Koreksi, keuangan.Antar, keuangan.Pelepasan}
	if isi.Struktur, err = k.s.Santri.Struktur(k.ctx(), k.Pelaku); err != nil {
		return err
	}
	atur, err := k.s.Keuangan.Setelan(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	isi.Dana, isi.Rekening = atur.Dana, atur.RekeningBank
	for _, b := range isi.Baris {
		d, _ := dasar.ParseRupiah(b.Debit)
		kr, _ := dasar.ParseRupiah(b.Kredit)
		isi.Debit, isi.Kredit = isi.Debit+d, isi.Kredit+kr
	}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
		isi.tandai()
	}
	return k.tampilSalah(isi.salah, "jurnal_tulis", "Jurnal baru", isi)
}

// tandai marks the line that a refusal names as baris[2].
func (isi *isiTulisJurnal) tandai() {
	nomor, ok := strings.CutPrefix(isi.Bidang, "baris[")
	if !ok {
		return
	}
	if i, err := strconv.Atoi(strings.TrimSuffix(nomor, "]")); err == nil {
		for j := range isi.Baris { // blank lines do not count
			if isi.Baris[j].kosong() {
				continue
			}
			if i == 0 {
				isi.Baris[j].Salah = true
				return
			}
			i--
		}
	}
}

// masukan turns the form into the journal of the library. Rincian is the drawer
// or the bank account, whichever the account of the line asks for.
func (isi isiTulisJurnal) masukan(bagan map[keuangan.KodeAkun]keuangan.Akun) (m keuangan.MasukanJurnal, err error) {
	m = keuangan.MasukanJurnal{Jenis: keuangan.JenisJurnal(isi.Jenis), Keterangan: isi.Keterangan}
	if err := m.Tanggal.UnmarshalText([]byte(isi.Tanggal)); err != nil {
		return m, diBidang(err, "tanggal")
	}
	for _, t := range isi.Baris {
		if t.kosong() {
			continue
		}
		di := "baris[" + strconv.Itoa(len(m.Baris)) + "]"
		b := keuangan.Baris{Akun: keuangan.KodeAkun(kodeAkun(t.Akun)), Unit: santri.KodeUnit(t.Unit), Dana: t.Dana}
		for _, x := range []struct {
			teks string
			ke   *dasar.Rupiah
		}{{t.Debit, &b.Debit}, {t.Kredit, &b.Kredit}} {
			if strings.TrimSpace(x.teks) != "" {
				if *x.ke, err = dasar.ParseRupiah(x.teks); err != nil {
					return m, diBidang(err, di)
				}
			}
		}
		switch bagan[b.Akun].Rincian {
		case keuangan.PerLaci:
			b.Laci = strings.TrimSpace(t.Rincian)
		case keuangan.PerRekening:
			b.Rekening = strings.TrimSpace(t.Rincian)
		}
		m.Baris = append(m.Baris, b)
	}
	return m, nil
}

// catatJurnal posts the journal; "tambah baris" only makes the form longer.
func (k *kunjungan) catatJurnal() error {
	if err := k.isian(); err != nil {
		return err
	}
	f := k.r.PostForm
	isi := bacaTulis(f)
	if f.Get("aksi") == "baris" {
		isi.Fokus = len(isi.Baris)
		isi.Baris = append(isi.Baris, make([]BarisTulis, barisTambah)...)
		return k.tampilTulis(isi, nil)
	}
	bagan, err := k.s.Keuangan.BaganAkun(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	m, err := isi.masukan(keuangan.Peta(bagan))
	var j keuangan.Jurnal
	if err == nil {
		j, err = k.s.Keuangan.CatatJurnal(k.ctx(), k.Pelaku, f.Get("kunci"), m)
	}
	if err != nil {
		return k.tampilTulis(isi, err)
	}
	return k.pindah("/jurnal/"+j.ID, "Jurnal dicatat.")
}
