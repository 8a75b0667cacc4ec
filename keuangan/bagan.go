package keuangan

import (
	_ "embed"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrBagan says that a chart of accounts contradicts itself.
	ErrBagan = dasar.Aturan("KEU-BAGAN-01")
	// ErrBerkasBagan says that a chart file cannot be read.
	ErrBerkasBagan = dasar.Aturan("KEU-BAGAN-02")
)

// MaksAkun is the largest chart that is accepted.
const MaksAkun = 5_000

//go:embed bagan_baku.csv
var berkasBaku string

// BaganBaku returns the default chart of accounts of an institution: 113
// accounts with the five kinds and two classes of net assets of ISAK 335. It is
// our own chart, in the spirit of the Pedoman Akuntansi Pesantren; no claim of
// conformity is made. Institutions may change it ([Service.AturAkun]) or bring
// their own in the same form ([BacaBagan]).
func BaganBaku(l dasar.LembagaID) ([]Akun, error) {
	return BacaBagan(l, strings.NewReader(berkasBaku))
}

var kepalaBagan = []string{"kode", "nama", "jenis", "saldo_normal", "induk", "postable", "pembatasan", "arus_kas", "kontra", "rincian", "keterangan"}

// BacaBagan reads a chart from CSV with the columns kode, nama, jenis,
// saldo_normal, induk, postable, pembatasan, arus_kas, kontra, rincian and
// keterangan, in this order and with this header, and checks it as a whole
// ([PeriksaBagan]). All accounts are active.
func BacaBagan(l dasar.LembagaID, r io.Reader) ([]Akun, error) {
	c := csv.NewReader(r)
	c.FieldsPerRecord = len(kepalaBagan)
	kepala, err := c.Read()
	if err != nil || !slices.Equal(kepala, kepalaBagan) {
		return nil, ErrBerkasBagan.Invalidf("baris pertama bagan akun harus: %s", strings.Join(kepalaBagan, ",")).Karena(err)
	}
	var as []Akun
	for {
		kolom, err := c.Read()
		if errors.Is(err, io.EOF) {
			return as, PeriksaBagan(as)
		}
		if err != nil {
			return nil, ErrBerkasBagan.Invalidf("bagan akun tidak terbaca sebagai CSV; periksa sesudah akun ke-%d", len(as)).Karena(err)
		}
		a, err := bacaAkun(l, kolom)
		if err != nil {
			return nil, err
		}
		if as = append(as, a); len(as) > MaksAkun {
			return nil, ErrBagan.Invalidf("bagan akun lebih dari %d akun", MaksAkun)
		}
	}
}

func bacaAkun(l dasar.LembagaID, k []string) (Akun, error) {
	a := Akun{
		Lembaga: l, Kode: KodeAkun(k[0]), Nama: k[1], Jenis: JenisAkun(k[2]), Induk: KodeAkun(k[4]), Posting: k[5] == "ya",
		Pembatasan: Pembatasan(k[6]), ArusKas: k[7], Kontra: k[8] == "ya", Rincian: RincianAkun(k[9]), Keterangan: k[10], Aktif: true,
	}
	for _, yaTidak := range []string{k[5], k[8]} {
		if yaTidak != "ya" && yaTidak != "tidak" {
			return a, ErrBerkasBagan.Invalidf("akun %s: kolom postable dan kontra berisi ya atau tidak", potong(k[0]))
		}
	}
	if normal := map[bool]string{true: "debit", false: "kredit"}[a.NormalDebit()]; k[3] != normal {
		return a, ErrBagan.Invalidf("akun %s: saldo normal %s tidak cocok dengan jenis %s dan kontra %s", potong(k[0]), potong(k[3]), potong(k[2]), k[8])
	}
	return a, nil
}

// Validate refuses an account that is wrong by itself.
func (a Akun) Validate() error {
	salah := func(apa string) error {
		return ErrBagan.Invalidf("akun %s: %s", potong(string(a.Kode)), apa).Pada("akun")
	}
	switch {
	case a.Kode == "" || len(a.Kode) > 20 || strings.Trim(string(a.Kode), "0123456789.-") != "":
		return salah("kode berisi 1 sampai 20 angka, titik atau setrip")
	case a.Nama == "" || !bersih(a.Nama, 120) || !bersih(a.Keterangan, 300):
		return salah("nama harus 1 sampai 120 karakter tanpa ganti baris")
	case !slices.Contains([]JenisAkun{Aset, Liabilitas, AsetNeto, Pendapatan, Beban}, a.Jenis):
		return salah("jenis harus aset, liabilitas, aset_neto, pendapatan atau beban")
	case !slices.Contains([]Pembatasan{"", TanpaPembatasan, DenganPembatasan}, a.Pembatasan):
		return salah("pembatasan harus tanpa, dengan, atau kosong")
	case !slices.Contains([]string{"", "kas", "operasi", "investasi", "pendanaan", ArusNonKas}, a.ArusKas):
		return salah("arus kas harus kas, operasi, investasi, pendanaan, non_kas atau kosong")
	case !slices.Contains([]RincianAkun{"", PerLaci, PerRekening}, a.Rincian):
		return salah("rincian harus laci, rekening, atau kosong")
	}
	return nil
}

// PeriksaBagan refuses a chart that contradicts itself: an account wrong by
// itself, a code twice, a parent that does not exist, accepts lines, or is of
// another kind, or a circle of parents.
func PeriksaBagan(as []Akun) error {
	peta := make(map[KodeAkun]Akun, len(as))
	for _, a := range as {
		if err := a.Validate(); err != nil {
			return err
		}
		if _, ada := peta[a.Kode]; ada {
			return ErrBagan.Invalidf("akun %s ada dua kali", a.Kode).Pada("akun")
		}
		peta[a.Kode] = a
	}
	for _, a := range as {
		if err := periksaInduk(a, peta); err != nil {
			return err
		}
	}
	return nil
}

func periksaInduk(a Akun, peta map[KodeAkun]Akun) error {
	langkah := 0
	for anak := a; anak.Induk != ""; langkah++ {
		induk, ada := peta[anak.Induk]
		switch {
		case !ada:
			return ErrBagan.Invalidf("akun %s: induk %s tidak ada", anak.Kode, potong(string(anak.Induk))).Pada("akun")
		case induk.Posting:
			return ErrBagan.Invalidf("akun %s: induk %s menerima jurnal; jadikan induk murni dahulu", anak.Kode, induk.Kode).Pada("akun")
		case induk.Jenis != anak.Jenis:
			return ErrBagan.Invalidf("akun %s: jenisnya berbeda dari induk %s", anak.Kode, induk.Kode).Pada("akun")
		case langkah > len(peta):
			return ErrBagan.Invalidf("akun %s: induknya melingkar", a.Kode).Pada("akun")
		}
		anak = induk
	}
	return nil
}

// Peta returns the chart by code.
func Peta(as []Akun) map[KodeAkun]Akun {
	peta := make(map[KodeAkun]Akun, len(as))
	for _, a := range as {
		peta[a.Kode] = a
	}
	return peta
}

// Cocok refuses settings that name accounts which the chart lacks or which
// accept no lines.
func (p Pengaturan) Cocok(bagan map[KodeAkun]Akun) error {
	a := p.Akun
	semua := []KodeAkun{a.Kas, a.Bank, a.Titipan, a.TitipanTakKenal, a.BiayaBank, a.BagiHasil, a.Pembulatan, a.SaldoAwal, a.Surplus, a.DiMuka, a.AntarUnit}
	for _, d := range p.Dana {
		semua = append(semua, d.AsetNeto)
	}
	for _, k := range semua {
		if a, ada := bagan[k]; !ada || !a.Posting {
			return ErrPengaturan.Invalidf("akun %s tidak ada di bagan akun atau tidak menerima jurnal", potong(string(k))).Pada("akun")
		}
	}
	return nil
}
