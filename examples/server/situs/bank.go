package situs

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

var halamanBank = []halaman{
	{pola: "GET /bank", izin: akun.Bank, tujuan: privasi.TujuanRekonsiliasi, fn: (*kunjungan).antreanBank},
	{pola: "POST /bank/unggah", izin: akun.Bank, tujuan: privasi.TujuanRekonsiliasi, fn: (*kunjungan).unggahMutasi, besar: maksUnggah},
	{pola: "GET /bank/unggahan/{token}", izin: akun.Bank, tujuan: privasi.TujuanRekonsiliasi, fn: (*kunjungan).pratinjauMutasi},
	{pola: "POST /bank/unggahan/{token}", izin: akun.Bank, tujuan: privasi.TujuanRekonsiliasi, fn: (*kunjungan).terapkanMutasi},
	{pola: "GET /bank/baris", izin: akun.Bank, tujuan: privasi.TujuanRekonsiliasi, fn: (*kunjungan).barisBank},
	{pola: "POST /bank/konfirmasi", izin: akun.Bank, tujuan: privasi.TujuanRekonsiliasi, fn: (*kunjungan).konfirmasiBank},
	{pola: "POST /bank/pasangkan", izin: akun.Bank, tujuan: privasi.TujuanRekonsiliasi, fn: (*kunjungan).pasangkanBank},
	{pola: "POST /bank/putuskan", izin: akun.Bank, tujuan: privasi.TujuanRekonsiliasi, fn: (*kunjungan).putuskanBank},
	{pola: "POST /bank/urungkan", izin: akun.Bank, tujuan: privasi.TujuanRekonsiliasi, fn: (*kunjungan).urungkanBank},
	{pola: "GET /pengaturan/rekening", izin: akun.Bank, tujuan: privasi.TujuanRekonsiliasi, fn: (*kunjungan).rekeningBank},
	{pola: "POST /pengaturan/rekening", izin: akun.Kelola, tujuan: privasi.TujuanRekonsiliasi, fn: (*kunjungan).aturRekening},
	{pola: "POST /pengaturan/rekening/va", izin: akun.Kelola, tujuan: privasi.TujuanRekonsiliasi, fn: (*kunjungan).terbitkanVA},
}

// laciBank is one compartment of the queue: what it holds, and what is done there.
type laciBank struct {
	Kode, Nama, Kosong string
	Saring             keuangan.SaringMutasi
	Aksi               keuangan.AksiMutasi // what the whole page may be decided to, or ""
	AksiNama           string
	Jumlah             int
	menunggu           bool
}

// susunLaci lists the compartments in the order of the work.
func susunLaci() []laciBank {
	tunggu := func(kelas keuangan.KelasMutasi, nama, kosong string, aksi keuangan.AksiMutasi, aksiNama string) laciBank {
		return laciBank{Kode: string(kelas), Nama: nama, Kosong: kosong, Saring: keuangan.SaringMutasi{Kelas: kelas, Menunggu: true}, Aksi: aksi, AksiNama: aksiNama, menunggu: true}
	}
	putus := func(p keuangan.PutusanMutasi, nama, kosong string) laciBank {
		return laciBank{Kode: string(p), Nama: nama, Kosong: kosong, Saring: keuangan.SaringMutasi{Putusan: p}}
	}
	return []laciBank{
		tunggu(keuangan.Tinjau, "Tinjau", "Tidak ada usulan yang menunggu.", "", ""),
		tunggu(keuangan.TakDikenal, "Tak dikenal", "Tidak ada uang masuk tak dikenal yang menunggu.", "", ""),
		tunggu(keuangan.BiayaBank, "Biaya bank", "Tidak ada biaya bank yang menunggu.", keuangan.AksiBiaya, "Bukukan semua di halaman ini sebagai biaya bank"),
		tunggu(keuangan.BagiHasil, "Bagi hasil", "Tidak ada bagi hasil yang menunggu.", keuangan.AksiHasil, "Bukukan semua di halaman ini sebagai bagi hasil"),
		tunggu(keuangan.Keluar, "Uang keluar", "Tidak ada uang keluar yang menunggu.", "", ""),
		tunggu(keuangan.Pasti, "Pasti, tertunda", "Tidak ada yang tertunda: semua yang pasti sudah dibukukan sendiri.", "", ""),
		putus(keuangan.TakKenal, "Titipan tak dikenal", "Tidak ada titipan tak dikenal."),
		putus(keuangan.Dibukukan, "Sudah dibukukan", "Belum ada mutasi yang dibukukan."),
		putus(keuangan.Diabaikan, "Diabaikan", "Tidak ada mutasi yang diabaikan."),
	}
}

func (l laciBank) hitung(n map[keuangan.KelasMutasi]map[keuangan.PutusanMutasi]int) (jumlah int) {
	for kelas, per := range n {
		if l.menunggu && kelas == l.Saring.Kelas {
			jumlah += per[keuangan.Menunggu]
		} else if !l.menunggu {
			jumlah += per[l.Saring.Putusan]
		}
	}
	return jumlah
}

type isiBank struct {
	salah
	Rekening  string
	Pilihan   []keuangan.RekeningBank
	Laci      []laciBank
	Kini      laciBank
	Baris     []BarisBank
	Lanjut    string
	Jalur     string // of this page, to come back to
	Tertutup  bool   // the role sees no text
	Ada       bool   // anything was ever imported
	Kelola    bool
	AksiBaris []keuangan.BarisMutasi
}

// BarisBank is a row of the queue with its proposals as this visitor may see
// them.
type BarisBank struct {
	keuangan.BarisAntrean
	Usulan []UsulanTampak
}

// UsulanTampak is one proposal with the santri's name and open bills.
type UsulanTampak struct {
	Tampak
	Sebab string
	Sisa  dasar.Rupiah // what the santri's bills still ask
	Pas   bool         // exactly the amount of the row
}

func (k *kunjungan) antreanBank() error { return k.tampilBank(nil) }

func (k *kunjungan) tampilBank(galat error) error {
	q := k.r.URL.Query()
	isi := isiBank{Rekening: q.Get("rekening"), Laci: susunLaci(), Kelola: akun.Boleh(k.Akun.Peran, akun.Kelola)}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	var err error
	if isi.Pilihan, err = k.pilihanRekening(); err != nil {
		return err
	}
	n, err := k.s.Keuangan.HitungMutasi(k.ctx(), k.Pelaku, isi.Rekening)
	if err != nil {
		return err
	}
	isi.Ada = len(n) > 0
	isi.Kini = pilihLaci(isi.Laci, n, q.Get("laci"))
	isi.Jalur = "/bank?" + url.Values{"laci": {isi.Kini.Kode}, "rekening": {isi.Rekening}}.Encode()
	saring := isi.Kini.Saring
	saring.Rekening = isi.Rekening
	ms, next, err := k.s.Keuangan.AntreanMutasi(k.ctx(), k.Pelaku, saring, dasar.Page{After: q.Get("setelah"), Limit: 20})
	if err != nil {
		return err
	}
	if next != "" {
		isi.Lanjut = isi.Jalur + "&setelah=" + url.QueryEscape(next)
	}
	if isi.Baris, err = k.barisAntrean(ms); err != nil {
		return err
	}
	isi.Tertutup = tertutup(ms)
	if isi.Kini.Aksi != "" {
		for _, m := range ms {
			isi.AksiBaris = append(isi.AksiBaris, keuangan.BarisMutasi{Rekening: m.Rekening, Kunci: m.Kunci, Versi: m.Versi})
		}
	}
	return k.tampilSalah(isi.salah, "bank", "Mutasi bank", isi)
}

// pilihLaci counts the compartments and returns the one asked for, or the first
// that has work.
func pilihLaci(ls []laciBank, n map[keuangan.KelasMutasi]map[keuangan.PutusanMutasi]int, minta string) laciBank {
	pilih := 0
	for i := range ls {
		ls[i].Jumlah = ls[i].hitung(n)
		if ls[i].Kode == minta {
			pilih = i
		}
	}
	if minta == "" {
		for i := range ls {
			if ls[i].menunggu && ls[i].Jumlah > 0 {
				return ls[i]
			}
		}
	}
	return ls[pilih]
}

// tertutup reports that the texts of all rows stay closed to the visitor.
func tertutup(ms []keuangan.BarisAntrean) bool {
	for _, m := range ms {
		if m.Tampil != "—" {
			return false
		}
	}
	return len(ms) > 0
}

// barisAntrean adds names and open bills to rows: one decision and one read for
// the page.
func (k *kunjungan) barisAntrean(ms []keuangan.BarisAntrean) ([]BarisBank, error) {
	var id []santri.ID
	for _, m := range ms {
		for _, u := range m.Usulan {
			id = append(id, u.Santri)
		}
	}
	id = satuSatu(id)
	tampak, err := k.tampakID(id...)
	if err != nil {
		return nil, err
	}
	sisa, err := k.sisaSantri(id)
	if err != nil {
		return nil, err
	}
	out := make([]BarisBank, len(ms))
	for i, m := range ms {
		out[i] = BarisBank{BarisAntrean: m}
		for _, u := range m.Usulan {
			out[i].Usulan = append(out[i].Usulan, UsulanTampak{tampak[u.Santri], u.Sebab.Teks(), sisa[u.Santri], sisa[u.Santri] == m.Jumlah})
		}
	}
	return out, nil
}

// sisaSantri adds up what the bills of santri still ask.
func (k *kunjungan) sisaSantri(id []santri.ID) (map[santri.ID]dasar.Rupiah, error) {
	out := map[santri.ID]dasar.Rupiah{}
	if len(id) == 0 {
		return out, nil
	}
	for p := (dasar.Page{Limit: dasar.MaxPage}); ; {
		ps, next, err := k.s.Keuangan.CariTagihan(k.ctx(), k.Pelaku, keuangan.SaringTagihan{Santri: id, Terbuka: true}, keuangan.PadaSaat{}, p)
		if err != nil {
			return nil, err
		}
		for _, x := range ps {
			out[x.Tagihan.Santri] += x.Sisa()
		}
		if p.After = next; next == "" {
			return out, nil
		}
	}
}

// pilihanRekening lists the bank accounts of the institution.
func (k *kunjungan) pilihanRekening() ([]keuangan.RekeningBank, error) {
	p, err := k.s.Keuangan.Setelan(k.ctx(), k.Pelaku)
	return p.RekeningBank, err
}

// bacaBaris reads which row a form is about, as the person saw it.
func bacaBaris(f url.Values) (keuangan.BarisMutasi, error) {
	versi, err := strconv.Atoi(f.Get("versi"))
	if err != nil {
		return keuangan.BarisMutasi{}, errForm.Invalidf("formulir ini tidak lengkap; muat ulang antrean").Karena(err)
	}
	return keuangan.BarisMutasi{Rekening: f.Get("rekening"), Kunci: f.Get("baris"), Versi: versi}, nil
}

// usaiBank goes back to the page that the form came from, or shows the row with
// the refusal.
func (k *kunjungan) usaiBank(b keuangan.BarisMutasi, err error, kabar string) error {
	if err != nil {
		return k.tampilBaris(b, err)
	}
	return k.pindah(tujuanAman(k.r.PostForm.Get("kembali")), "%s", kabar)
}

func (k *kunjungan) konfirmasiBank() error {
	if err := k.isian(); err != nil {
		return err
	}
	f := k.r.PostForm
	b, err := bacaBaris(f)
	if err != nil {
		return err
	}
	var pilihan []keuangan.PilihanTagihan
	for _, id := range f["pilih"] {
		pilihan = append(pilihan, keuangan.PilihanTagihan{Tagihan: id})
	}
	h, err := k.s.Keuangan.Konfirmasi(k.ctx(), k.Pelaku, f.Get("kunci"), b, santri.ID(f.Get("santri")), pilihan...)
	kabar := ""
	if err == nil && h.Bayar != nil {
		kabar = "Dibukukan sebagai pembayaran " + h.Bayar.Jumlah.String() + ", kuitansi " + h.Bayar.Kuitansi.String() + "."
		if h.Ulangan {
			kabar = "Baris ini sudah dibukukan sebelumnya; tidak ada yang berubah."
		}
	}
	return k.usaiBank(b, err, kabar)
}

func (k *kunjungan) pasangkanBank() error {
	if err := k.isian(); err != nil {
		return err
	}
	f := k.r.PostForm
	b, err := bacaBaris(f)
	if err != nil {
		return err
	}
	_, err = k.s.Keuangan.Pasangkan(k.ctx(), k.Pelaku, f.Get("kunci"), b, f.Get("pembayaran"))
	return k.usaiBank(b, err, "Baris dipasangkan dengan pembayaran yang sudah dicatat kasir; tidak ada yang dibukukan dua kali.")
}

var kabarPutusan = map[keuangan.AksiMutasi]string{
	keuangan.AksiBiaya: "dibukukan sebagai biaya bank", keuangan.AksiHasil: "dibukukan sebagai bagi hasil",
	keuangan.AksiTitip: "masuk titipan tak dikenal", keuangan.AksiAbaikan: "diabaikan",
}

// putuskanBank decides one row, or all the rows that a page listed.
func (k *kunjungan) putuskanBank() error {
	if err := k.isian(); err != nil {
		return err
	}
	f := k.r.PostForm
	var bs []keuangan.BarisMutasi
	if rekening, kunci, versi := f["rekening"], f["baris"], f["versi"]; len(rekening) == len(kunci) && len(kunci) == len(versi) {
		for i := range kunci {
			b, err := bacaBaris(url.Values{"rekening": {rekening[i]}, "baris": {kunci[i]}, "versi": {versi[i]}})
			if err != nil {
				return err
			}
			bs = append(bs, b)
		}
	}
	aksi := keuangan.AksiMutasi(f.Get("aksi"))
	_, err := k.s.Keuangan.PutuskanMutasi(k.ctx(), k.Pelaku, f.Get("kunci"), aksi, strings.TrimSpace(f.Get("alasan")), bs...)
	if err != nil && len(bs) != 1 {
		return k.tampilBank(err)
	}
	var b keuangan.BarisMutasi
	if len(bs) > 0 {
		b = bs[0]
	}
	return k.usaiBank(b, err, strconv.Itoa(len(bs))+" baris "+kabarPutusan[aksi]+".")
}

func (k *kunjungan) urungkanBank() error {
	if err := k.isian(); err != nil {
		return err
	}
	f := k.r.PostForm
	b, err := bacaBaris(f)
	if err != nil {
		return err
	}
	_, err = k.s.Keuangan.Urungkan(k.ctx(), k.Pelaku, f.Get("kunci"), b, f.Get("alasan"))
	return k.usaiBank(b, err, "Putusan diurungkan; yang dibukukan sudah dibalik dan barisnya menunggu lagi.")
}
