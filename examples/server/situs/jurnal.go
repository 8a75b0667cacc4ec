package situs

import (
	"net/url"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

var halamanJurnal = []halaman{
	{pola: "GET /jurnal", izin: akun.Buku, tujuan: privasi.TujuanLaporan, fn: (*kunjungan).daftarJurnal},
	{pola: "GET /jurnal/baru", izin: akun.Buku, tujuan: privasi.TujuanLaporan, fn: (*kunjungan).formJurnal},
	{pola: "POST /jurnal/baru", izin: akun.Buku, tujuan: privasi.TujuanLaporan, fn: (*kunjungan).catatJurnal},
	{pola: "GET /jurnal/{id}", izin: akun.Laporan, tujuan: privasi.TujuanLaporan, fn: (*kunjungan).jurnal},
	{pola: "POST /jurnal/{id}/balik", izin: akun.Buku, tujuan: privasi.TujuanLaporan, fn: (*kunjungan).balikJurnal},
}

type isiDaftarJurnal struct {
	salah
	Teks, Dari, Sampai, Jenis, Akun, Unit string
	Disaring                              bool
	Jenisnya                              []keuangan.JenisJurnal
	Bagan                                 []keuangan.Akun // accounts that accept lines
	Struktur                              santri.Struktur
	Baris                                 []BarisJurnal
	Lanjut                                string
}

// BarisJurnal is one journal of a list.
type BarisJurnal struct {
	keuangan.Jurnal
	Jumlah dasar.Rupiah
	Nama   map[keuangan.KodeAkun]string
}

// semuaJenis are the kinds of journal in the order of the filter.
func semuaJenis() []keuangan.JenisJurnal {
	return []keuangan.JenisJurnal{keuangan.Umum, keuangan.Penyesuaian, keuangan.Koreksi, keuangan.Pembalik, keuangan.Pembuka, keuangan.Pelepasan, keuangan.Antar, keuangan.Penutup}
}

func (k *kunjungan) daftarJurnal() error {
	q := k.r.URL.Query()
	isi := isiDaftarJurnal{Teks: strings.TrimSpace(q.Get("q")), Dari: q.Get("dari"), Sampai: q.Get("sampai"), Jenis: q.Get("jenis"), Akun: kodeAkun(q.Get("akun")), Unit: q.Get("unit"), Jenisnya: semuaJenis()}
	isi.Disaring = isi.Teks+isi.Dari+isi.Sampai+isi.Jenis+isi.Akun+isi.Unit != ""
	bagan, err := k.s.Keuangan.BaganAkun(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	isi.Bagan = akunRinci(bagan)
	if err := isi.pakai(k.cariJurnal(&isi, q, namaAkunBuku(bagan))); err != nil {
		return err
	}
	if k.htmx() {
		return k.tampilBagian("jurnal", "hasil-jurnal", isi)
	}
	if isi.Struktur, err = k.s.Santri.Struktur(k.ctx(), k.Pelaku); err != nil {
		return err
	}
	return k.tampilSalah(isi.salah, "jurnal", "Jurnal", isi)
}

func (k *kunjungan) cariJurnal(isi *isiDaftarJurnal, q url.Values, nama map[keuangan.KodeAkun]string) error {
	f := keuangan.SaringJurnal{Jenis: keuangan.JenisJurnal(isi.Jenis), Akun: keuangan.KodeAkun(isi.Akun), Teks: isi.Teks}
	if isi.Unit != "" {
		f.Unit = []santri.KodeUnit{santri.KodeUnit(isi.Unit)}
	}
	if err := f.Dari.UnmarshalText([]byte(isi.Dari)); err != nil {
		return diBidang(err, "dari")
	}
	if err := f.Sampai.UnmarshalText([]byte(isi.Sampai)); err != nil {
		return diBidang(err, "sampai")
	}
	js, next, err := k.s.Keuangan.CariJurnal(k.ctx(), k.Pelaku, f, dasar.Page{After: q.Get("setelah"), Limit: 30})
	if err != nil {
		return err
	}
	isi.Baris = susunJurnal(js, nama)
	if next != "" {
		q.Set("setelah", next)
		isi.Lanjut = "/jurnal?" + q.Encode()
	}
	return nil
}

func susunJurnal(js []keuangan.Jurnal, nama map[keuangan.KodeAkun]string) []BarisJurnal {
	out := make([]BarisJurnal, len(js))
	for i, j := range js {
		out[i] = BarisJurnal{Jurnal: j, Nama: nama}
		for _, b := range j.Baris {
			out[i].Jumlah += b.Debit
		}
	}
	return out
}

func namaAkunBuku(bagan []keuangan.Akun) map[keuangan.KodeAkun]string {
	out := make(map[keuangan.KodeAkun]string, len(bagan))
	for _, a := range bagan {
		out[a.Kode] = a.Nama
	}
	return out
}

// akunRinci leaves the accounts that accept lines.
func akunRinci(bagan []keuangan.Akun) []keuangan.Akun {
	var out []keuangan.Akun
	for _, a := range bagan {
		if a.Posting && a.Aktif {
			out = append(out, a)
		}
	}
	return out
}

// kodeAkun takes the code out of what a list offers: "1.1.1.01 Kas".
func kodeAkun(s string) string {
	kode, _, _ := strings.Cut(strings.TrimSpace(s), " ")
	return kode
}

type isiJurnal struct {
	salah
	BarisJurnal
	Petugas    string
	Pembalik   *keuangan.Jurnal // the journal that reverses this one
	BolehBalik bool
	Asal       asalJurnal
	Alasan     string
}

// asalJurnal is the page where the cause of a journal stands.
type asalJurnal struct{ Nama, Tautan string }

// asal finds the page of the cause; journals of bank rows and corrections have
// none of their own.
func asal(j keuangan.Jurnal) asalJurnal {
	jenis, sisa, _ := strings.Cut(j.Sumber, "/")
	id, _, _ := strings.Cut(sisa, "/")
	switch jenis {
	case "bayar":
		return asalJurnal{"pembayaran", "/kuitansi/" + url.PathEscape(id)}
	case "penagihan":
		return asalJurnal{"putaran penagihan", "/tagihan/putaran/" + url.PathEscape(id)}
	case "balik":
		return asalJurnal{"pembalikan", ""}
	case "nota", "batal":
		return asalJurnal{"koreksi tagihan", ""}
	case "mutasi":
		return asalJurnal{"mutasi bank", "/bank"}
	case "saldo-awal", "saldo-awal-tutup":
		return asalJurnal{"saldo awal", ""}
	case "tangan":
		return asalJurnal{"jurnal tangan", ""}
	}
	return asalJurnal{jenis, ""}
}

func (k *kunjungan) jurnal() error { return k.tampilJurnal("", nil) }

func (k *kunjungan) tampilJurnal(alasan string, galat error) error {
	j, err := k.s.Keuangan.AmbilJurnal(k.ctx(), k.Pelaku, k.r.PathValue("id"))
	if err != nil {
		return err
	}
	bagan, err := k.s.Keuangan.BaganAkun(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	isi := isiJurnal{BarisJurnal: susunJurnal([]keuangan.Jurnal{j}, namaAkunBuku(bagan))[0], Petugas: k.namaAkun(j.Oleh), Asal: asal(j), Alasan: alasan}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	balik, err := k.s.Keuangan.Stores.Buku.Jurnal.Sumber(k.ctx(), k.Lembaga.ID, "balik/"+j.ID)
	if err != nil {
		return err
	}
	if len(balik) > 0 {
		isi.Pembalik = &balik[0]
	}
	isi.BolehBalik = akun.Boleh(k.Akun.Peran, akun.Buku) && isi.Pembalik == nil && j.Jenis != keuangan.Pembalik && (isi.Asal.Nama == "jurnal tangan" || strings.HasPrefix(j.Sumber, "saldo-awal/"))
	return k.tampilSalah(isi.salah, "jurnal_satu", "Jurnal", isi)
}

func (k *kunjungan) balikJurnal() error {
	if err := k.isian(); err != nil {
		return err
	}
	f := k.r.PostForm
	j, err := k.s.Keuangan.BalikJurnal(k.ctx(), k.Pelaku, f.Get("kunci"), k.r.PathValue("id"), f.Get("alasan"))
	if err != nil {
		return k.tampilJurnal(f.Get("alasan"), err)
	}
	return k.pindah("/jurnal/"+j.ID, "Jurnal dibalik pada %s.", j.Tanggal.Panjang())
}
