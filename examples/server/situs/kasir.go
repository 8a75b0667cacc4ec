package situs

import (
	"cmp"
	"errors"
	"net/http"
	"net/url"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

var halamanKasir = []halaman{
	{pola: "GET /kasir", izin: akun.Kasir, tujuan: privasi.TujuanPembayaran, fn: (*kunjungan).cariKasir},
	{pola: "GET /kasir/{keluarga}", izin: akun.Kasir, tujuan: privasi.TujuanPembayaran, fn: (*kunjungan).kasir},
	{pola: "GET /kasir/{keluarga}/bagi", izin: akun.Kasir, tujuan: privasi.TujuanPembayaran, fn: (*kunjungan).pratinjauKasir},
	{pola: "POST /kasir/{keluarga}/kembali", izin: akun.Kasir, tujuan: privasi.TujuanPembayaran, fn: (*kunjungan).kembalikan},
	{pola: "POST /kasir/{keluarga}", izin: akun.Kasir, tujuan: privasi.TujuanPembayaran, fn: (*kunjungan).terima},
}

// errLaci says that the account has no cash drawer.
var errLaci = dasar.Aturan("SRV-KASIR-01")

type isiCariKasir struct {
	Teks  string
	Hasil []Tampak
	Lebih bool
}

// cariKasir finds a family by any of its santri. A search that Enter sends and
// that finds one family opens it at once.
func (k *kunjungan) cariKasir() error {
	isi := isiCariKasir{Teks: strings.TrimSpace(k.r.URL.Query().Get("q"))}
	if isi.Teks != "" {
		ns, next, err := k.s.Santri.Cari(k.ctx(), k.Pelaku, santri.Saringan{Teks: isi.Teks}, dasar.Page{Limit: 20})
		if err != nil {
			return err
		}
		id := make([]santri.ID, len(ns))
		keluarga := map[santri.KeluargaID]bool{}
		for i, n := range ns {
			id[i], keluarga[n.Keluarga] = n.ID, true
		}
		if len(keluarga) == 1 && !k.htmx() {
			return k.pindah("/kasir/"+url.PathEscape(string(ns[0].Keluarga)), "")
		}
		tampak, err := k.tampakID(id...)
		if err != nil {
			return err
		}
		for _, n := range ns {
			isi.Hasil = append(isi.Hasil, tampak[n.ID])
		}
		isi.Lebih = next != ""
	}
	if k.htmx() {
		return k.tampilBagian("kasir", "hasil-kasir", isi)
	}
	return k.tampil("kasir", "Kasir", isi)
}

type isiKasir struct {
	Keluarga       santri.KeluargaID
	Anak           []AnakKasir
	Titipan        dasar.Rupiah
	Ditahan        bool // some bills may not be seen by this visitor
	TitipanDitahan bool
	Total          dasar.Rupiah // of all open bills
	Minta          mintaKasir
	Bagi           *isiBagi
	Laci           string
	Riwayat        []keuangan.PembayaranRinci
	Hari           dasar.Tanggal
	Rekening       []keuangan.RekeningBank
	salah
}

// AnakKasir is one child with its open bills.
type AnakKasir struct {
	Tampak
	Tagihan []BarisTagihan
	Total   dasar.Rupiah
	Ditahan bool // the visitor may not see what it owes
}

// BarisTagihan is one open bill on the cashier's page.
type BarisTagihan struct {
	keuangan.Posisi
	Lewat   bool // past its due date
	Dipilih bool
}

type mintaKasir struct {
	Jumlah, Cara, Rekening, Tanggal string
	Pilih                           []string
}

type isiBagi struct {
	Jumlah dasar.Rupiah
	Bagian []BagianTampak
	Sisa   dasar.Rupiah
	Pesan  string
	Aturan string
}

// BagianTampak is one line of the allocation with the child's name.
type BagianTampak struct {
	keuangan.Bagian
	Nama string
}

// permintaan reads the form into the request of the library. An empty amount is
// zero: the page just opened.
func (k *kunjungan) permintaan(f url.Values) (keuangan.PermintaanBayar, mintaKasir, error) {
	m := mintaKasir{Jumlah: f.Get("jumlah"), Cara: f.Get("cara"), Rekening: f.Get("rekening"), Tanggal: f.Get("tanggal"), Pilih: f["pilih"]}
	if m.Cara == "" {
		m.Cara = string(keuangan.Tunai)
	}
	p := keuangan.PermintaanBayar{Keluarga: santri.KeluargaID(k.r.PathValue("keluarga")), Cara: keuangan.CaraBayar(m.Cara)}
	switch p.Cara {
	case keuangan.Tunai:
		p.Laci = k.Akun.Laci
	case keuangan.Transfer:
		p.Rekening = strings.TrimSpace(m.Rekening)
	}
	for _, id := range m.Pilih {
		p.Pilihan = append(p.Pilihan, keuangan.PilihanTagihan{Tagihan: id})
	}
	var err error
	if m.Tanggal != "" {
		if p.Tanggal, err = dasar.ParseTanggal(m.Tanggal); err != nil {
			return p, m, err
		}
	}
	if strings.TrimSpace(m.Jumlah) != "" {
		if p.Jumlah, err = dasar.ParseRupiah(m.Jumlah); err != nil {
			return p, m, diBidang(err, "jumlah")
		}
	}
	if p.Cara == keuangan.Tunai && p.Laci == "" {
		return p, m, errLaci.Forbiddenf("akun Anda belum punya laci kas; minta admin mengisinya di halaman Akun").Pada("cara")
	}
	return p, m, nil
}

func diBidang(err error, bidang string) error {
	if e, ok := errors.AsType[*dasar.Error](err); ok && e.Field == "" {
		return e.Pada(bidang)
	}
	return err
}

func (k *kunjungan) kasir() error { return k.tampilKasir(k.r.URL.Query(), nil) }

// tampilKasir shows the family with what was typed; galat is a refusal of it.
func (k *kunjungan) tampilKasir(f url.Values, galat error) error {
	p, m, err := k.permintaan(f)
	if galat == nil {
		galat = err
	}
	polos := keuangan.PermintaanBayar{Keluarga: p.Keluarga}
	pra, err := k.s.Keuangan.PratinjauBayar(k.ctx(), k.Pelaku, polos)
	if err != nil {
		return err
	}
	keluarga, err := k.s.Santri.Keluarga(k.ctx(), k.Pelaku, p.Keluarga)
	if err != nil {
		return err
	}
	tampak, err := k.tampakPeserta(keluarga)
	if err != nil {
		return err
	}
	isi := isiKasir{Keluarga: p.Keluarga, Titipan: pra.Titipan, TitipanDitahan: pra.Tertahan, Minta: m, Laci: k.Akun.Laci, Hari: k.hariIni(), Anak: susunAnak(keluarga, tampak, pra.Terbuka, m.Pilih, k.hariIni())}
	for _, a := range isi.Anak {
		isi.Total += a.Total
		isi.Ditahan = isi.Ditahan || a.Ditahan
	}
	if galat == nil && p.Jumlah > 0 {
		isi.Bagi, galat = k.bagi(p, tampak)
	}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	if isi.Rekening, err = k.pilihanRekening(); err != nil {
		return err
	}
	if isi.Riwayat, _, err = k.s.Keuangan.CariBayar(k.ctx(), k.Pelaku, keuangan.SaringBayar{Keluarga: p.Keluarga}, dasar.Page{Limit: 10}); err != nil {
		return err
	}
	if k.r.Method == http.MethodGet {
		isi.status = 0 // the page itself is there; only the preview is refused
	}
	return k.tampilSalah(isi.salah, "kasir_keluarga", "Kasir", isi)
}

// susunAnak groups open bills by child, in the order of the family.
func susunAnak(keluarga []santri.Peserta, tampak map[santri.ID]Tampak, terbuka []keuangan.Posisi, pilih []string, hari dasar.Tanggal) []AnakKasir {
	dipilih := map[string]bool{}
	for _, id := range pilih {
		dipilih[id] = true
	}
	out := make([]AnakKasir, len(keluarga))
	letak := map[santri.ID]int{}
	for i, p := range keluarga {
		out[i].Tampak, letak[p.ID] = tampak[p.ID], i
	}
	for _, t := range terbuka {
		i, ada := letak[t.Tagihan.Santri]
		if !ada {
			continue
		}
		out[i].Tagihan = append(out[i].Tagihan, BarisTagihan{t, !t.Tertahan && t.Tagihan.JatuhTempo.Before(hari), dipilih[t.Tagihan.ID]})
		out[i].Total += t.Sisa()
		out[i].Ditahan = out[i].Ditahan || t.Tertahan
	}
	return out
}

// bagi asks the library how the amount would be spread.
func (k *kunjungan) bagi(p keuangan.PermintaanBayar, tampak map[santri.ID]Tampak) (*isiBagi, error) {
	pra, err := k.s.Keuangan.PratinjauBayar(k.ctx(), k.Pelaku, p)
	if err != nil {
		return nil, err
	}
	b := &isiBagi{Jumlah: p.Jumlah, Sisa: pra.Pembagian.Sisa}
	for _, x := range pra.Pembagian.Bagian {
		b.Bagian = append(b.Bagian, BagianTampak{x, tampak[x.Tagihan.Santri].Nama})
	}
	return b, nil
}

// pratinjauKasir is the allocation alone, for htmx while the amount is typed.
func (k *kunjungan) pratinjauKasir() error {
	p, _, err := k.permintaan(k.r.URL.Query())
	if err == nil && p.Jumlah > 0 {
		var keluarga []santri.Peserta
		if keluarga, err = k.s.Santri.Keluarga(k.ctx(), k.Pelaku, p.Keluarga); err == nil {
			var tampak map[santri.ID]Tampak
			if tampak, err = k.tampakPeserta(keluarga); err == nil {
				var b *isiBagi
				if b, err = k.bagi(p, tampak); err == nil {
					return k.tampilBagian("kasir_keluarga", "bagi", b)
				}
			}
		}
	}
	if err != nil {
		if dasar.RuleOf(err) == "" {
			return err
		}
		return k.tampilBagian("kasir_keluarga", "bagi", &isiBagi{Pesan: kalimat(pesanDari(err)), Aturan: dasar.RuleOf(err)})
	}
	return k.tampilBagian("kasir_keluarga", "bagi", (*isiBagi)(nil))
}

// terima books the payment. The hidden key makes a second click, a reload or a
// lost answer harmless.
func (k *kunjungan) terima() error {
	if err := k.isian(); err != nil {
		return err
	}
	p, _, err := k.permintaan(k.r.PostForm)
	var h keuangan.HasilBayar
	if err == nil {
		h, err = k.s.Keuangan.Terima(k.ctx(), k.Pelaku, k.r.PostForm.Get("kunci"), p)
	}
	if kind := dasar.KindOf(err); err != nil && (kind == dasar.Invalid || kind == dasar.Conflict || kind == dasar.Forbidden) {
		return k.tampilKasir(k.r.PostForm, err)
	}
	if err != nil {
		return err
	}
	return k.pindahKuitansi(h, "")
}

// pindahKuitansi goes on to the paper. Where its content is held back the money is booked
// all the same: the family's page says so, or it would be taken again.
func (k *kunjungan) pindahKuitansi(h keuangan.HasilBayar, kabar string, args ...any) error {
	_, err := k.s.Keuangan.AmbilBayar(k.ctx(), k.Pelaku, h.ID)
	switch {
	case err == nil:
		return k.pindah("/kuitansi/"+h.ID, kabar, args...)
	case dasar.RuleOf(err) != string(privasi.ErrTingkat):
		return err
	}
	return k.pindah("/kasir/"+url.PathEscape(string(h.Keluarga)), "Sudah dibukukan (%s). Jangan ulangi. Isinya ditahan karena data keluarga ini tidak boleh Anda buka.", cmp.Or(h.Kuitansi.String(), "tanpa kuitansi"))
}

// kembalikan gives credit back to the family.
func (k *kunjungan) kembalikan() error {
	if err := k.isian(); err != nil {
		return err
	}
	f := k.r.PostForm
	p := keuangan.PermintaanKembali{Keluarga: santri.KeluargaID(k.r.PathValue("keluarga")), Cara: keuangan.CaraBayar(f.Get("cara")), Alasan: f.Get("alasan")}
	switch p.Cara {
	case keuangan.Tunai:
		p.Laci = k.Akun.Laci
	case keuangan.Transfer:
		p.Rekening = strings.TrimSpace(f.Get("rekening"))
	}
	jumlah, err := dasar.ParseRupiah(f.Get("kembali"))
	var h keuangan.HasilBayar
	if p.Jumlah = jumlah; err == nil {
		h, err = k.s.Keuangan.KembalikanTitipan(k.ctx(), k.Pelaku, f.Get("kunci"), p)
	}
	if err != nil {
		return k.tampilKasir(url.Values{}, diBidang(err, "kembali"))
	}
	return k.pindahKuitansi(h, "Titipan dikembalikan; sisa titipan keluarga %s.", h.Titipan)
}
