package situs

import (
	"bytes"
	"net/url"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/laporan"
	"github.com/pesantren-go/pesantren/laporan/laporanberkas"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

var halamanLaporan = []halaman{
	{pola: "GET /laporan", izin: akun.Laporan, tujuan: privasi.TujuanLaporan, fn: (*kunjungan).daftarLaporan},
	{pola: "GET /tunggakan", izin: akun.LihatUang, tujuan: privasi.TujuanLaporan, fn: (*kunjungan).tunggakan},
	{pola: "GET /neraca-saldo", izin: akun.Laporan, tujuan: privasi.TujuanLaporan, fn: (*kunjungan).neracaSaldo},
	{pola: "GET /buku-besar", izin: akun.Laporan, tujuan: privasi.TujuanLaporan, fn: (*kunjungan).bukuBesar},
	{pola: "GET /buku.hledger", izin: akun.Laporan, tujuan: privasi.TujuanLaporan, fn: (*kunjungan).hledger},
	{pola: "GET /kas", izin: akun.Laporan, tujuan: privasi.TujuanLaporan, fn: (*kunjungan).kas},
	{pola: "GET /kas/rinci", izin: akun.Laporan, tujuan: privasi.TujuanLaporan, fn: (*kunjungan).kasRinci},
	{pola: "GET /santri/{id}/rekening", izin: akun.LihatUang, tujuan: privasi.TujuanLaporan, fn: (*kunjungan).rekening},
}

// errTanya says that a question cannot be read.
var errTanya = dasar.Aturan("SRV-LAPORAN-01")

// isiDokumen is a statement on a page, with the form that asked for it.
type isiDokumen struct {
	laporan.Dokumen
	Nama     string // of the statement: "tunggakan"
	Kembali  string
	F        url.Values
	Struktur santri.Struktur
	Komponen []keuangan.Komponen
	Akun     []keuangan.Akun
	CSV      string
	XLSX     string
	LanjutKe string
	Saat     string // the moment now, to fix this question with
}

func (k *kunjungan) daftarLaporan() error { return k.tampil("laporan", "Laporan", nil) }

// tanya reads the moment of a question: the days pada or sampai, and tercatat.
func (k *kunjungan) tanya(nama string, ke *dasar.Tanggal) error {
	return diBidang(ke.UnmarshalText([]byte(k.r.URL.Query().Get(nama))), nama)
}

// tercatat reads the moment of recording: RFC 3339, or what a datetime field
// gives, in the zone of the institution.
func (k *kunjungan) tercatat() (time.Time, error) {
	s := k.r.URL.Query().Get("tercatat")
	if s == "" {
		return time.Time{}, nil
	}
	if t, err := time.Parse(time.RFC3339Nano, s); err == nil {
		return t, nil
	}
	for _, bentuk := range []string{"2006-01-02T15:04", "2006-01-02T15:04:05"} {
		if t, err := time.ParseInLocation(bentuk, s, k.Lembaga.Lokasi()); err == nil {
			return t, nil
		}
	}
	return time.Time{}, errTanya.Invalidf("saat pencatatan tidak terbaca; pilih tanggal dan jam").Pada("tercatat")
}

func (k *kunjungan) pada(nama string) (p keuangan.PadaSaat, err error) {
	if err := k.tanya(nama, &p.Tanggal); err != nil {
		return p, err
	}
	p.Tercatat, err = k.tercatat()
	return p, err
}

func unitDari(q url.Values) (us []santri.KodeUnit) {
	for _, v := range q["unit"] {
		for _, u := range strings.Split(v, ",") {
			if u = strings.TrimSpace(u); u != "" {
				us = append(us, santri.KodeUnit(u))
			}
		}
	}
	return us
}

// sajikan answers with the statement as a page, a CSV file or a workbook.
func (k *kunjungan) sajikan(nama, kembali string, d laporan.Dokumen, err error) error {
	if err != nil {
		return err
	}
	q := k.r.URL.Query()
	switch bentuk := q.Get("bentuk"); bentuk {
	case "csv":
		k.unduhan("text/csv; charset=utf-8", k.namaBerkas(d, "csv"))
		return laporanberkas.TulisCSV(k.w, d, k.Lembaga.Nama, k.Lembaga.Lokasi())
	case "xlsx":
		k.unduhan("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", k.namaBerkas(d, "xlsx"))
		return laporanberkas.TulisXLSX(k.w, d, k.Lembaga.Nama, k.Lembaga.Lokasi())
	case "":
	default:
		return errTanya.Invalidf("bentuk %.10q tidak ada; pilih csv atau xlsx", bentuk).Pada("bentuk")
	}
	isi := isiDokumen{Dokumen: d, Nama: nama, Kembali: kembali, F: q, Saat: k.s.Now().In(k.Lembaga.Lokasi()).Format("2006-01-02T15:04")}
	if isi.Struktur, err = k.s.Santri.Struktur(k.ctx(), k.Pelaku); err != nil {
		return err
	}
	switch nama {
	case "tunggakan":
		isi.Komponen, err = k.s.Keuangan.Komponen(k.ctx(), k.Pelaku)
	case "buku-besar":
		isi.Akun, err = k.s.Keuangan.BaganAkun(k.ctx(), k.Pelaku)
	}
	if err != nil {
		return err
	}
	ke := func(nama, nilai string) string {
		c := url.Values{}
		for n, v := range q {
			c[n] = v
		}
		c.Set(nama, nilai)
		return "?" + c.Encode()
	}
	isi.CSV, isi.XLSX = ke("bentuk", "csv"), ke("bentuk", "xlsx")
	if d.Lanjut != "" {
		isi.LanjutKe = ke("setelah", d.Lanjut)
	}
	return k.tampil("dokumen", d.Judul, isi)
}

func (k *kunjungan) namaBerkas(d laporan.Dokumen, akhiran string) string {
	return strings.ToLower(strings.ReplaceAll(d.Judul, " ", "-")) + "-" + d.Pada.Tanggal.String() + "." + akhiran
}

// asalLaporan is where a report that the counter opens too goes back to.
func (k *kunjungan) asalLaporan() string {
	if akun.Boleh(k.Akun.Peran, akun.Laporan) {
		return "/laporan"
	}
	return "/"
}

func (k *kunjungan) tunggakan() error {
	q := k.r.URL.Query()
	p, err := k.pada("pada")
	if err != nil {
		return err
	}
	m := keuangan.MintaTunggakan{Pada: p, Menurut: keuangan.MenurutTunggakan(q.Get("menurut")),
		Saring: keuangan.SaringTagihan{Unit: unitDari(q), Kelas: strings.TrimSpace(q.Get("kelas")), Komponen: keuangan.KodeKomponen(q.Get("komponen"))}}
	d, err := k.s.Laporan.Tunggakan(k.ctx(), k.Pelaku, m)
	return k.sajikan("tunggakan", k.asalLaporan(), d, err)
}

func (k *kunjungan) neracaSaldo() error {
	p, err := k.pada("sampai")
	if err != nil {
		return err
	}
	m := keuangan.SaringNeraca{Pada: p, Unit: unitDari(k.r.URL.Query())}
	if err := k.tanya("dari", &m.Dari); err != nil {
		return err
	}
	d, err := k.s.Laporan.NeracaSaldo(k.ctx(), k.Pelaku, m)
	return k.sajikan("neraca-saldo", "/laporan", d, err)
}

func (k *kunjungan) bukuBesar() error {
	q := k.r.URL.Query()
	p, err := k.pada("sampai")
	if err != nil {
		return err
	}
	m := keuangan.SaringBuku{Akun: keuangan.KodeAkun(q.Get("akun")), Sampai: p.Tanggal, Tercatat: p.Tercatat, Unit: unitDari(q), Laci: q.Get("laci"), Rekening: q.Get("rekening")}
	if err := k.tanya("dari", &m.Dari); err != nil {
		return err
	}
	if m.Akun == "" {
		m.Akun = keuangan.AkunKas
	}
	batas := 100
	if q.Get("bentuk") != "" {
		batas = dasar.MaxPage
	}
	d, err := k.s.Laporan.BukuBesar(k.ctx(), k.Pelaku, m, dasar.Page{After: q.Get("setelah"), Limit: batas})
	return k.sajikan("buku-besar", "/neraca-saldo", d, err)
}

// hledger gives the whole journal as a plain-text file that other programs
// check and read.
func (k *kunjungan) hledger() error {
	p, err := k.pada("sampai")
	if err != nil {
		return err
	}
	if p.Tanggal.IsZero() {
		p.Tanggal = k.hariIni()
	}
	var b bytes.Buffer // a refusal must not follow half a file
	if err := k.s.Keuangan.TulisHledger(k.ctx(), k.Pelaku, p, &b); err != nil {
		return err
	}
	k.unduhan("text/plain; charset=utf-8", "buku-"+p.Tanggal.String()+".journal")
	_, _ = k.w.Write(b.Bytes()) // the client is gone: nobody is left to tell
	return nil
}

func (k *kunjungan) saringKas() (m laporan.SaringKas, err error) {
	if err := k.tanya("dari", &m.Dari); err != nil {
		return m, err
	}
	if err := k.tanya("sampai", &m.Sampai); err != nil {
		return m, err
	}
	if m.Tercatat, err = k.tercatat(); err != nil {
		return m, err
	}
	as, err := k.s.Akun.Daftar(k.ctx(), k.Lembaga.ID)
	m.Petugas = make(map[string]string, len(as))
	for _, a := range as {
		m.Petugas[a.ID] = a.Nama
	}
	return m, err
}

func (k *kunjungan) kas() error {
	m, err := k.saringKas()
	if err != nil {
		return err
	}
	d, err := k.s.Laporan.Kas(k.ctx(), k.Pelaku, m)
	return k.sajikan("kas", k.asalLaporan(), d, err)
}

func (k *kunjungan) kasRinci() error {
	m, err := k.saringKas()
	if err != nil {
		return err
	}
	q := k.r.URL.Query()
	d, err := k.s.Laporan.KasRinci(k.ctx(), k.Pelaku, m, laporan.BarisKas{Oleh: q.Get("oleh"), Cara: keuangan.CaraBayar(q.Get("cara")), Laci: q.Get("laci"), Rekening: q.Get("rekening")})
	return k.sajikan("kas-rinci", "/kas", d, err)
}

func (k *kunjungan) rekening() error {
	p, err := k.pada("pada")
	if err != nil {
		return err
	}
	id := santri.ID(k.r.PathValue("id"))
	d, err := k.s.Laporan.Rekening(k.ctx(), k.Pelaku, id, p)
	return k.sajikan("rekening", "/santri/"+url.PathEscape(string(id)), d, err)
}
