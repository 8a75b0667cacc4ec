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

var halamanTagihan = []halaman{
	{pola: "GET /tagihan", izin: akun.LihatUang, tujuan: privasi.TujuanPenagihan, fn: (*kunjungan).daftarTagihan},
	{pola: "GET /tagihan/terbit", izin: akun.Menagih, tujuan: privasi.TujuanPenagihan, fn: (*kunjungan).pratinjauTagihan},
	{pola: "POST /tagihan/terbit", izin: akun.Menagih, tujuan: privasi.TujuanPenagihan, fn: (*kunjungan).terbitkanTagihan},
	{pola: "GET /tagihan/putaran", izin: akun.LihatUang, tujuan: privasi.TujuanPenagihan, fn: (*kunjungan).daftarPutaran},
	{pola: "GET /tagihan/putaran/{id}", izin: akun.LihatUang, tujuan: privasi.TujuanPenagihan, fn: (*kunjungan).putaran},
	{pola: "GET /tagihan/{id}", izin: akun.LihatUang, tujuan: privasi.TujuanPenagihan, fn: (*kunjungan).tagihan},
	{pola: "POST /tagihan/{id}/nota", izin: akun.Menagih, tujuan: privasi.TujuanPenagihan, fn: (*kunjungan).notaKredit},
	{pola: "POST /tagihan/{id}/batal", izin: akun.Menagih, tujuan: privasi.TujuanPenagihan, fn: (*kunjungan).batalTagihan},
}

type isiDaftarTagihan struct {
	salah
	Teks, Bulan, Komponen, Unit, Kelas, Putaran string
	Sisa                                        bool // open bills only
	Daftar                                      []keuangan.Komponen
	Struktur                                    santri.Struktur
	Baris                                       []BarisDaftarTagihan
	Lanjut                                      string
	Menagih                                     bool
	BulanTerbit                                 dasar.Bulan        // proposed for the next run
	Terakhir                                    []keuangan.Putaran // the last runs
	Disaring                                    bool
}

// BarisDaftarTagihan is one bill of a list, with whose it is.
type BarisDaftarTagihan struct {
	keuangan.Posisi
	Tampak
	Status keuangan.StatusTagihan
}

// maksCocok bounds how many santri a search by name may bring to a list of
// bills.
const maksCocok = 100

func (k *kunjungan) daftarTagihan() error {
	q := k.r.URL.Query()
	isi := isiDaftarTagihan{Teks: strings.TrimSpace(q.Get("q")), Bulan: q.Get("bulan"), Komponen: q.Get("komponen"), Unit: q.Get("unit"),
		Kelas: strings.TrimSpace(q.Get("kelas")), Putaran: q.Get("putaran"), Sisa: q.Get("terbuka") == "ya", Menagih: akun.Boleh(k.Akun.Peran, akun.Menagih)}
	isi.Disaring = isi.Teks+isi.Bulan+isi.Komponen+isi.Unit+isi.Kelas+isi.Putaran != "" || isi.Sisa
	if err := isi.pakai(k.barisTagihan(&isi, q)); err != nil {
		return err
	}
	if k.htmx() {
		return k.tampilBagian("tagihan", "hasil-tagihan", isi)
	}
	var err error
	if isi.Daftar, err = k.s.Keuangan.Komponen(k.ctx(), k.Pelaku); err != nil {
		return err
	}
	if isi.Struktur, err = k.s.Santri.Struktur(k.ctx(), k.Pelaku); err != nil {
		return err
	}
	if isi.Terakhir, _, err = k.s.Keuangan.CariPutaran(k.ctx(), k.Pelaku, dasar.Page{Limit: 3}); err != nil {
		return err
	}
	isi.BulanTerbit = k.hariIni().Bulan()
	if len(isi.Terakhir) > 0 && isi.Terakhir[0].Bulan.Compare(isi.BulanTerbit) >= 0 {
		isi.BulanTerbit = isi.Terakhir[0].Bulan.Tambah(1)
	}
	return k.tampilSalah(isi.salah, "tagihan", "Tagihan", isi)
}

// barisTagihan reads the page of the list that the query asks for.
func (k *kunjungan) barisTagihan(isi *isiDaftarTagihan, q url.Values) error {
	f := keuangan.SaringTagihan{Komponen: keuangan.KodeKomponen(isi.Komponen), Periode: isi.Bulan, Kelas: isi.Kelas, Putaran: isi.Putaran, Terbuka: isi.Sisa}
	if isi.Unit != "" {
		f.Unit = []santri.KodeUnit{santri.KodeUnit(isi.Unit)}
	}
	if isi.Teks != "" {
		ns, _, err := k.s.Santri.Cari(k.ctx(), k.Pelaku, santri.Saringan{Teks: isi.Teks}, dasar.Page{Limit: maksCocok})
		if err != nil || len(ns) == 0 {
			return err
		}
		for _, n := range ns {
			f.Santri = append(f.Santri, n.ID)
		}
	}
	ps, next, err := k.s.Keuangan.CariTagihan(k.ctx(), k.Pelaku, f, keuangan.PadaSaat{}, dasar.Page{After: q.Get("setelah"), Limit: 50})
	if err != nil {
		return err
	}
	if next != "" {
		q.Set("setelah", next)
		isi.Lanjut = "/tagihan?" + q.Encode()
	}
	isi.Baris, err = k.tampakTagihan(ps)
	return err
}

// tampakTagihan adds whose the bills are, in one decision.
func (k *kunjungan) tampakTagihan(ps []keuangan.Posisi) ([]BarisDaftarTagihan, error) {
	id := make([]santri.ID, len(ps))
	for i, p := range ps {
		id[i] = p.Tagihan.Santri
	}
	tampak, err := k.tampakID(satuSatu(id)...)
	if err != nil {
		return nil, err
	}
	out := make([]BarisDaftarTagihan, len(ps))
	for i, p := range ps {
		out[i] = BarisDaftarTagihan{p, tampak[p.Tagihan.Santri], p.Status(k.hariIni())}
	}
	return out, nil
}

// satuSatu drops what is listed again.
func satuSatu[T comparable](xs []T) []T {
	sudah := make(map[T]bool, len(xs))
	out := make([]T, 0, len(xs))
	for _, x := range xs {
		if !sudah[x] {
			sudah[x] = true
			out = append(out, x)
		}
	}
	return out
}

type isiDaftarPutaran struct {
	Baris   []keuangan.Putaran
	Petugas map[string]string
	Lanjut  string
}

func (k *kunjungan) daftarPutaran() error {
	ps, next, err := k.s.Keuangan.CariPutaran(k.ctx(), k.Pelaku, dasar.Page{After: k.r.URL.Query().Get("setelah"), Limit: 50})
	if err != nil {
		return err
	}
	isi := isiDaftarPutaran{Baris: ps}
	if next != "" {
		isi.Lanjut = "?setelah=" + url.QueryEscape(next)
	}
	if isi.Petugas, err = k.semuaAkun(); err != nil {
		return err
	}
	return k.tampil("tagihan_putaran_daftar", "Putaran penagihan", isi)
}

type isiPutaran struct {
	keuangan.Putaran
	Petugas string
	Gagal   []KecualianTampak
}

func (k *kunjungan) putaran() error {
	p, err := k.s.Keuangan.AmbilPutaran(k.ctx(), k.Pelaku, k.r.PathValue("id"))
	if err != nil {
		return err
	}
	isi := isiPutaran{Putaran: p, Petugas: k.namaAkun(p.Oleh)}
	if isi.Gagal, err = k.tampakKecualian(p.Gagal); err != nil {
		return err
	}
	return k.tampil("tagihan_putaran", "Tagihan "+p.Bulan.Panjang(), isi)
}

// KecualianTampak is a failure with the santri's name.
type KecualianTampak struct {
	keuangan.Kecualian
	Tampak
}

// maksKecualian bounds the failures that a page names.
const maksKecualian = 200

func (k *kunjungan) tampakKecualian(ks []keuangan.Kecualian) ([]KecualianTampak, error) {
	ks = ks[:min(len(ks), maksKecualian)]
	var id []santri.ID
	for _, x := range ks {
		if x.Santri != "" {
			id = append(id, x.Santri)
		}
	}
	tampak, err := k.tampakID(satuSatu(id)...)
	if err != nil {
		return nil, err
	}
	out := make([]KecualianTampak, len(ks))
	for i, x := range ks {
		out[i] = KecualianTampak{x, tampak[x.Santri]}
	}
	return out, nil
}

// semuaAkun is the names of the officers by account id.
func (k *kunjungan) semuaAkun() (map[string]string, error) {
	as, err := k.s.Akun.Daftar(k.ctx(), k.Lembaga.ID)
	if err != nil {
		return nil, err
	}
	out := make(map[string]string, len(as))
	for _, a := range as {
		out[a.ID] = a.Nama
	}
	return out, nil
}
