package situs

import (
	"slices"
	"strconv"

	"github.com/google/uuid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/antar"
	"github.com/pesantren-go/pesantren/privasi/kantor"
)

var halamanMejaKabar = []halaman{
	{pola: "GET /privasi/kabar", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).mejaKabar},
	{pola: "POST /privasi/kabar", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).gerakKabar},
	{pola: "GET /privasi/kabar/surat", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).suratKabar},
}

type isiMejaKabar struct {
	formulir
	Jenis  antar.Jenis
	Status antar.Status
	Jumlah []jumlahKabar
	Baris  []antar.Antaran
	Nama   map[privasi.SubjekID]string
	Lanjut string
	Gagal  int
}

// jumlahKabar counts the deliveries of one kind.
type jumlahKabar struct {
	Jenis                              antar.Jenis
	Terkirim, Antre, Ditaruh, Gagal, N int
}

// mejaKabar lists what was sent to people and what became of it, what failed first to be
// tried again or handed over on paper.
func (k *kunjungan) mejaKabar() error { return k.tampilMejaKabar(nil) }

func (k *kunjungan) tampilMejaKabar(galat error) error {
	q := k.r.URL.Query()
	isi := isiMejaKabar{formulir: formulirBaru(k.r.PostForm), Jenis: antar.Jenis(q.Get("jenis")), Status: antar.Status(q.Get("status"))}
	if !slices.Contains(antar.SemuaJenis(), isi.Jenis) {
		isi.Jenis = ""
	}
	if !slices.Contains(antar.SemuaStatus(), isi.Status) {
		isi.Status = ""
	}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	n, err := k.s.Kantor.JumlahAntaran(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	for _, j := range antar.SemuaJenis() {
		x := jumlahKabar{Jenis: j, Terkirim: n[j][antar.Terkirim], Antre: n[j][antar.Antre], Ditaruh: n[j][antar.Ditaruh], Gagal: n[j][antar.Gagal]}
		if x.N = x.Terkirim + x.Antre + x.Ditaruh + x.Gagal; x.N > 0 {
			isi.Jumlah = append(isi.Jumlah, x)
		}
		isi.Gagal += x.Gagal
	}
	if isi.Baris, isi.Lanjut, err = k.s.Kantor.DaftarAntaran(k.ctx(), k.Pelaku, kantor.SaringAntaran{Jenis: isi.Jenis, Status: isi.Status}, dasar.Page{After: q.Get("lanjut"), Limit: 50}); err != nil {
		return err
	}
	if isi.Nama, err = k.namaKabar(isi.Baris); err != nil {
		return err
	}
	return k.tampilForm(isi.formulir, "meja_kabar", "Kabar kepada orang", isi)
}

func (k *kunjungan) namaKabar(as []antar.Antaran) (map[privasi.SubjekID]string, error) {
	ss := make([]privasi.SubjekID, len(as))
	for i, a := range as {
		ss[i] = a.Subjek
	}
	slices.Sort(ss)
	return k.namaSubjek(slices.Compact(ss)...)
}

// gerakKabar sends what is due now, tries failed notices again, or notes that their letters
// were handed over: the chosen ones, or all.
func (k *kunjungan) gerakKabar() error {
	f := k.r.PostForm
	pilih := f["kabar"]
	if f.Get("semua") == "" && f.Get("aksi") != "kirim" && len(pilih) == 0 {
		return k.tampilMejaKabar(errForm.Invalidf("centang dahulu kabarnya, atau pilih semua yang gagal").Pada("kabar"))
	}
	if f.Get("semua") != "" {
		pilih = nil
	}
	var n int
	var err error
	kata := " kabar masuk antrean lagi."
	switch f.Get("aksi") {
	case "kirim":
		h, galat := k.s.Kantor.RutinKabar(k.ctx(), k.Lembaga.ID, uuid.NewString())
		if err = galat; err == nil && !h.Jalan {
			return k.pindah("/privasi/kabar", "Pengiriman sedang berjalan; lihat lagi sebentar.")
		}
		n, kata = int(h.Baru), " kabar baru disiapkan; yang jatuh tempo sudah dicoba kirim."
	case "ulangi":
		n, err = k.s.Kantor.UlangiAntaran(k.ctx(), k.Pelaku, pilih...)
	case "serahkan":
		n, err = k.s.Kantor.SerahkanAntaran(k.ctx(), k.Pelaku, f.Get("bukti"), pilih...)
		kata = " surat dicatat diserahkan."
	default:
		err = errForm.Invalidf("pilih tindakan").Pada("aksi")
	}
	if err != nil {
		return k.tampilMejaKabar(err)
	}
	return k.pindah("/privasi/kabar", "%s", strconv.Itoa(n)+kata)
}

type isiSuratKabar struct {
	Jenis   antar.Jenis
	Baris   []antar.Antaran
	Surat   map[string]kantor.Surat
	Nama    map[privasi.SubjekID]string
	Lanjut  string
	Dicetak dasar.Tanggal
}

// suratKabar prints the letters for whoever could not be told another way, one a page.
func (k *kunjungan) suratKabar() (err error) {
	q := k.r.URL.Query()
	isi := isiSuratKabar{Jenis: antar.Jenis(q.Get("jenis")), Dicetak: k.hariIni()}
	if !slices.Contains(antar.SemuaJenis(), isi.Jenis) {
		isi.Jenis = ""
	}
	if isi.Baris, isi.Surat, isi.Lanjut, err = k.s.Kantor.SuratAntaran(k.ctx(), k.Pelaku, isi.Jenis, dasar.Page{After: q.Get("lanjut"), Limit: 50}); err != nil {
		return err
	}
	isi.Baris = slices.DeleteFunc(isi.Baris, func(a antar.Antaran) bool { return isi.Surat[a.ID].Isi == "" })
	if isi.Nama, err = k.namaKabar(isi.Baris); err != nil {
		return err
	}
	return k.tampil("surat_kabar", "Surat pemberitahuan", isi)
}
