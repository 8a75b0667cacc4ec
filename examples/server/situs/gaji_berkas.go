package situs

import (
	"cmp"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/pegawai/pegawaiberkas"
	"github.com/pesantren-go/pesantren/privasi"
)

var halamanGajiBerkas = []halaman{
	{pola: "GET /gaji/{id}/berkas/{nama}", izin: akun.LihatGaji, tujuan: privasi.TujuanPenggajian, fn: (*kunjungan).berkasGaji},
	{pola: "GET /gaji/{id}/slip/{pegawai}/pdf", izin: akun.LihatGaji, tujuan: privasi.TujuanPenggajian, fn: (*kunjungan).slipPDF},
}

// errBerkasKosong says that a file would hold nobody.
var errBerkasKosong = dasar.Aturan("SRV-GAJI-01")

// dokumenGaji is one document of a run: what it is called in addresses and on the
// page, who may ask for it, and what it opens of people.
type dokumenGaji struct {
	kode, nama, untuk string
	akhiran           []string // forms, the one for people first
	izin              akun.Izin
	perlu             pegawaiberkas.Keperluan // "" = it names nobody
	pajak             bool                    // needs the numbers of the institution
	siap              func(*berkasGaji) (tulisBerkas, error)
}

// tulisBerkas writes a document whose parts were read and decided on.
type tulisBerkas func(io.Writer) error

// daftarDokumenGaji lists the documents in the order of work. Those of BPJS and tax
// cover all locked runs of the month.
func daftarDokumenGaji() []dokumenGaji {
	daftar, lihat := []string{"xlsx", "csv"}, akun.LihatGaji
	ds := []dokumenGaji{
		{"slip-a5", "Slip gaji, satu per halaman", "A5, untuk dibagikan", []string{"pdf"}, lihat, pegawaiberkas.UntukSlip, false, slipSemua(false)},
		{"slip-tiga", "Slip gaji, tiga per lembar", "A4, untuk dipotong", []string{"pdf"}, lihat, pegawaiberkas.UntukSlip, false, slipSemua(true)},
		{"daftar-gaji", "Daftar gaji", "satu baris per orang", daftar, lihat, pegawaiberkas.UntukDaftar, false, (*berkasGaji).daftarGaji},
		{"rekap-gaji", "Rekap gaji", "per unit dan komponen, tanpa nama", daftar, lihat, "", false, (*berkasGaji).rekapGaji},
	}
	for _, t := range pegawaiberkas.TataTransferBaku() {
		ds = append(ds, dokumenGaji{"transfer-" + t.ID, "Transfer: " + t.Nama, t.Catatan, []string{akhiranTransfer(t.Bentuk)}, akun.BayarGaji, pegawaiberkas.UntukBayar, false, transfer(t)})
	}
	return append(ds,
		dokumenGaji{"tunai", "Daftar bayar tunai", "dengan kolom tanda tangan", daftar, akun.BayarGaji, pegawaiberkas.UntukBayar, false, (*berkasGaji).tunai},
		dokumenGaji{"bpjs-kesehatan", "Iuran BPJS Kesehatan", "semua putaran bulan itu", daftar, lihat, pegawaiberkas.UntukBPJS, false, bpjs(pegawaiberkas.TulisBPJSKesehatan)},
		dokumenGaji{"bpjs-ketenagakerjaan", "Iuran BPJS Ketenagakerjaan", "semua putaran bulan itu", daftar, lihat, pegawaiberkas.UntukBPJS, false, bpjs(pegawaiberkas.TulisBPJSKetenagakerjaan)},
		dokumenGaji{"rekap-pajak", "Rekap SPT Masa PPh 21", "per kode objek, tanpa nama", daftar, lihat, "", false, (*berkasGaji).rekapPajak},
		dokumenGaji{"bpmp", "Coretax BPMP", "bukti potong bulanan pegawai tetap", []string{"xml", "xlsx", "csv"}, lihat, pegawaiberkas.UntukPajak, true, coretax(pegawaiberkas.BPMP)},
		dokumenGaji{"bp21", "Coretax BP21", "pegawai tidak tetap dan bukan pegawai", []string{"xml", "xlsx", "csv"}, lihat, pegawaiberkas.UntukPajak, true, coretax(pegawaiberkas.BP21)},
		dokumenGaji{"bpa1", "Coretax BPA1", "yang masa pajak terakhirnya bulan itu", []string{"xml", "xlsx", "csv"}, lihat, pegawaiberkas.UntukPajak, true, coretax(pegawaiberkas.BPA1)},
		dokumenGaji{"a1", "Rincian PPh 21 setahun", "semua yang masa pajak terakhirnya tahun itu", []string{"pdf", "xlsx", "csv"}, lihat, pegawaiberkas.UntukPajak, true, (*berkasGaji).setahun},
	)
}

func akhiranTransfer(b pegawaiberkas.Bentuk) string {
	if b == pegawaiberkas.XLSX {
		return "xlsx"
	}
	return "csv"
}

// DokumenTampak is one document on the page of a run.
type DokumenTampak struct {
	Nama, Untuk string
	Berkas      []BerkasTampak
	Sebab       string // why there is no file now, "" = there is
}

// BerkasTampak is one form of a document.
type BerkasTampak struct{ Akhiran, Ke string }

// isiDokumen adds the documents of a run to its page, and the runs of its month that
// are not locked: the files of the month do not hold them yet.
func (k *kunjungan) isiDokumen(isi *isiGaji) (err error) {
	if isi.Dokumen, err = k.dokumenTampak(isi.P); err != nil || !isi.P.Status.Terkunci() {
		return err
	}
	ps, err := pegawaiberkas.Sumber{Pegawai: k.s.Pegawai}.PutaranMasa(k.ctx(), k.Pelaku, isi.P.Masa, isi.P.Masa)
	for _, p := range ps {
		if !p.Status.Terkunci() {
			isi.Menunggu = append(isi.Menunggu, p)
		}
	}
	return err
}

// dokumenTampak lists the documents of a run, each with its files or the reason why
// there are none for this visitor now. Nothing is opened for it.
func (k *kunjungan) dokumenTampak(p pegawai.Putaran) (hasil []DokumenTampak, err error) {
	reg, err := k.s.Penjaga.Register.Ambil(k.ctx(), k.Lembaga.ID)
	if err != nil {
		return nil, err
	}
	set, _, err := k.s.Pegawai.Pengaturan(k.ctx(), k.Pelaku, p.Masa.Akhir())
	if err != nil {
		return nil, err
	}
	for _, d := range daftarDokumenGaji() {
		x := DokumenTampak{Nama: d.nama, Untuk: d.untuk}
		switch {
		case !akun.Boleh(k.Akun.Peran, d.izin):
			x.Sebab = "dibuat oleh yang membayarkan gaji"
		case !k.terbuka(reg, d.perlu):
			x.Sebab = "register pemrosesan tidak membuka isinya bagi peran " + akun.NamaPeran(k.Akun.Peran)
		case p.Status == pegawai.Dibalik:
			x.Sebab = "putaran ini dibatalkan"
		case !p.Status.Terkunci():
			x.Sebab = "tersedia sesudah putaran dikunci"
		case d.pajak && (set.NPWPPemotong == "" || set.IDTempatUsaha == ""):
			x.Sebab = "isi NPWP dan NITKU lembaga di pengaturan penggajian dahulu"
		default:
			for _, a := range d.akhiran {
				x.Berkas = append(x.Berkas, BerkasTampak{strings.ToUpper(a), "/gaji/" + p.ID + "/berkas/" + d.kode + "." + a})
			}
		}
		hasil = append(hasil, x)
	}
	return hasil, nil
}

// terbuka reports whether the register gives the visitor what a document holds. It
// is the decision of the door, asked about nobody.
func (k *kunjungan) terbuka(reg privasi.Register, perlu pegawaiberkas.Keperluan) bool {
	slip, orang := perlu.Bidang()
	if perlu == pegawaiberkas.UntukSlip { // the account is left out for who may not see it
		orang = nil
	}
	for tipe, bidang := range map[string][]string{tipeSlip: slip, tipePegawai: orang} {
		if len(bidang) == 0 {
			continue
		}
		m := privasi.Permintaan{Pelaku: k.Pelaku, Tipe: tipe, Bidang: bidang, Subjek: []privasi.SubjekID{"siapa pun"}, Pada: k.s.Now()}
		putusan := privasi.Putuskan(reg, k.s.Penjaga.Daftar, m)
		for _, h := range putusan.Untuk(m.Subjek[0]) {
			if h.Tingkat < privasi.Penuh {
				return false
			}
		}
	}
	return true
}

// berkasGaji is one document on its way out.
type berkasGaji struct {
	k       *kunjungan
	u       pegawaiberkas.Sumber
	p       pegawai.Putaran
	akhiran string
}

// kop is what stands above a list of the run's month.
func (b *berkasGaji) kop() pegawaiberkas.Kop {
	return pegawaiberkas.Kop{Lembaga: b.k.Lembaga.Nama, Masa: b.p.Masa}
}

// bentuk is the form of a list.
func (b *berkasGaji) bentuk() pegawaiberkas.Bentuk {
	if b.akhiran == "xlsx" {
		return pegawaiberkas.XLSX
	}
	return pegawaiberkas.CSV
}

// berkasGaji answers with one document of a run. What cannot be made is said on the
// page of the run.
func (k *kunjungan) berkasGaji() error {
	p, err := k.s.Pegawai.Putaran(k.ctx(), k.Pelaku, k.r.PathValue("id"))
	if err != nil {
		return err
	}
	kode, akhiran, _ := strings.Cut(k.r.PathValue("nama"), ".")
	for _, d := range daftarDokumenGaji() {
		for _, a := range d.akhiran {
			if d.kode != kode || a != akhiran {
				continue
			}
			if err := akun.PeriksaIzin(k.Pelaku, d.izin); err != nil {
				return err
			}
			b := &berkasGaji{k, pegawaiberkas.Sumber{Pegawai: k.s.Pegawai}, p, a}
			tulis, err := d.siap(b)
			if err == nil {
				err = k.kirimBerkas(kode+" "+p.Masa.Panjang(), a, tulis)
			}
			if err != nil {
				return k.tampilGaji(err)
			}
			return nil
		}
	}
	return errTakAda.NotFoundf("dokumen ini tidak ada; pilih dari daftar dokumen di halaman putaran")
}

// slipPDF answers with the payslip of one person.
func (k *kunjungan) slipPDF() error {
	u := pegawaiberkas.Sumber{Pegawai: k.s.Pegawai}
	p, s, err := u.Slip(k.ctx(), k.Pelaku, k.r.PathValue("id"), pegawai.ID(k.r.PathValue("pegawai")))
	if err != nil {
		return err
	}
	b := &berkasGaji{k, u, p, "pdf"}
	tulis, err := b.slip(false, []pegawai.Slip{s})
	if err != nil {
		return err
	}
	return k.kirimBerkas("slip "+p.Masa.Panjang()+" "+s.Nomor, "pdf", tulis)
}

var jenisBerkas = map[string]string{
	"pdf": "application/pdf", "xml": "application/xml; charset=utf-8", "csv": "text/csv; charset=utf-8",
	"zip":  "application/zip",
	"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

// kirimBerkas writes a document to the visitor as it is made. A refusal before its
// first byte is given back; one after it breaks the transfer off, so that nobody
// takes half a file for a whole one.
func (k *kunjungan) kirimBerkas(nama, akhiran string, tulis tulisBerkas) error {
	w := &penulisBerkas{k: k, jenis: jenisBerkas[akhiran], nama: dasarberkas.NamaBerkas(k.Lembaga.Nama, nama, k.s.Now().In(k.Lembaga.Lokasi()), akhiran)}
	err := tulis(w)
	if err != nil && w.mulai && k.ctx().Err() == nil {
		k.s.Log.ErrorContext(k.ctx(), "document broken off", "path", k.r.URL.Path, "err", err)
		panic(http.ErrAbortHandler)
	}
	if w.mulai {
		return nil
	}
	return err
}

// penulisBerkas sends the headers of a file with its first byte.
type penulisBerkas struct {
	k           *kunjungan
	jenis, nama string
	mulai       bool
}

func (p *penulisBerkas) Write(b []byte) (int, error) {
	if !p.mulai {
		p.mulai = true
		p.k.unduhan(p.jenis, p.nama)
	}
	return p.k.w.Write(b)
}

// dikunci is when the run was locked: the moment in the properties of its documents,
// which are the same however often they are asked for.
func (b *berkasGaji) dikunci() time.Time {
	for _, e := range b.p.Peristiwa {
		if e.Ke == pegawai.Dikunci {
			return e.Dicatat.In(b.k.Lembaga.Lokasi())
		}
	}
	return b.k.s.Now().In(b.k.Lembaga.Lokasi()) // of several runs
}

// tanggal is the day of payment: the one recorded, today before that.
func (b *berkasGaji) tanggal() dasar.Tanggal {
	if b.p.Dibayar.IsZero() {
		return b.k.hariIni()
	}
	return b.p.Dibayar
}

// rekeningAsal is the account that pays: the number in what the settings say about
// it, or else the name that the institution gave it.
func (b *berkasGaji) rekeningAsal() (string, error) {
	set, err := b.k.s.Keuangan.Setelan(b.k.ctx(), b.k.Pelaku)
	if err != nil {
		return "", err
	}
	gaji, _, err := b.k.s.Pegawai.Pengaturan(b.k.ctx(), b.k.Pelaku, b.p.Sampai)
	kode := cmp.Or(b.p.Rekening, gaji.Rekening)
	for _, r := range set.RekeningBank {
		for _, kata := range strings.FieldsFunc(r.Uraian, func(c rune) bool { return c < '0' || c > '9' }) {
			if r.Kode == kode && len(kata) >= 8 {
				return kata, err
			}
		}
	}
	return kode, err
}
