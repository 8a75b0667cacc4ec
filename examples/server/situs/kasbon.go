package situs

import (
	"net/url"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
)

var halamanKasbon = []halaman{
	{pola: "GET /gaji/kasbon", izin: akun.LihatGaji, tujuan: privasi.TujuanPenggajian, fn: (*kunjungan).daftarKasbon},
	{pola: "POST /gaji/kasbon", izin: akun.BayarGaji, tujuan: privasi.TujuanPenggajian, fn: (*kunjungan).langkahKasbon},
}

type isiKasbon struct {
	formulir
	Semua    bool // paid back ones as well
	Teks     string
	Temu     []PegawaiTampak // people that the search found, to lend to
	Orang    PegawaiTampak   // whom a kasbon is given to
	Baris    []BarisKasbon
	Terutang dasar.Rupiah
	Tampak   bool
	Sumber   []Opsi
	Hari     dasar.Tanggal
}

// BarisKasbon is one kasbon with the name of its person.
type BarisKasbon struct {
	pegawai.KasbonRinci
	Orang PegawaiTampak
}

func (k *kunjungan) daftarKasbon() error { return k.tampilKasbon(nil) }

// tampilKasbon lists what is owed, or everything about one person.
func (k *kunjungan) tampilKasbon(galat error) (err error) {
	q := k.r.URL.Query()
	isi := isiKasbon{formulir: formulirBaru(k.r.PostForm), Semua: q.Get("semua") != "", Teks: strings.TrimSpace(q.Get("q")), Hari: k.hariIni()}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	if err := k.orangKasbon(&isi, pegawai.ID(k.r.FormValue("pegawai"))); err != nil {
		return err
	}
	var ks []pegawai.KasbonRinci
	if isi.Orang.ID != "" {
		ks, err = k.s.Pegawai.KasbonMilik(k.ctx(), k.Pelaku, isi.Orang.ID)
	} else {
		ks, err = k.s.Pegawai.DaftarKasbon(k.ctx(), k.Pelaku, !isi.Semua)
	}
	if err != nil {
		return err
	}
	if err := k.barisKasbon(&isi, ks); err != nil {
		return err
	}
	if akun.Boleh(k.Akun.Peran, akun.BayarGaji) {
		sumber, err := k.sumberBayar()
		if err != nil {
			return err
		}
		for _, s := range sumber {
			isi.Sumber = append(isi.Sumber, Opsi{s, namaSumber(s)})
		}
	}
	return k.tampilForm(isi.formulir, "kasbon", "Kasbon pegawai", isi)
}

// namaSumber is a drawer or an account of the institution in words.
func namaSumber(s string) string {
	if r, ada := strings.CutPrefix(s, "bank:"); ada {
		return "rekening " + r
	}
	return "laci " + strings.TrimPrefix(s, "laci:")
}

// orangKasbon names the person chosen, or finds people by words.
func (k *kunjungan) orangKasbon(isi *isiKasbon, id pegawai.ID) error {
	if id != "" {
		p, err := k.s.Pegawai.Ambil(k.ctx(), k.Pelaku, id)
		if err != nil {
			return err
		}
		tampak, err := k.tampakPegawai([]pegawai.Pegawai{p.Pegawai})
		isi.Orang = tampak[id]
		return err
	}
	if isi.Teks == "" {
		return nil
	}
	ps, _, err := k.s.Pegawai.Cari(k.ctx(), k.Pelaku, pegawai.Saringan{Teks: isi.Teks, Bekerja: true}, dasar.Page{Limit: 20})
	if err != nil {
		return isi.pakai(err)
	}
	tampak, err := k.tampakPegawai(ps)
	for _, p := range ps {
		isi.Temu = append(isi.Temu, tampak[p.ID])
	}
	return err
}

// barisKasbon adds names to what is owed; whoever may not see pay sees no amounts.
func (k *kunjungan) barisKasbon(isi *isiKasbon, ks []pegawai.KasbonRinci) error {
	id := make([]pegawai.ID, len(ks))
	for i, x := range ks {
		id[i] = x.Pegawai
	}
	ps, err := k.s.Pegawai.Stores.Pegawai.Ambil(k.ctx(), k.Lembaga.ID, id...)
	if err != nil || len(ps) == 0 {
		return err
	}
	subjek := make([]privasi.SubjekID, len(ps))
	for i, p := range ps {
		subjek[i] = p.Subjek
	}
	v, err := k.s.Penjaga.Minta(k.ctx(), k.Pelaku, tipeSlip, []string{"Nama", "Nomor", "Neto"}, subjek...)
	if err != nil {
		return err
	}
	tampak := map[pegawai.ID]PegawaiTampak{}
	for _, p := range ps {
		if v.Tingkat(p.Subjek, "Neto") == privasi.Penuh {
			tampak[p.ID] = PegawaiTampak{p.ID, v.Terang(p.Subjek, "Nama", p.Nama), v.Terang(p.Subjek, "Nomor", p.Nomor)}
		}
	}
	for _, x := range ks {
		if o, boleh := tampak[x.Pegawai]; boleh {
			isi.Baris = append(isi.Baris, BarisKasbon{x, o})
			isi.Terutang += x.Terutang
		}
	}
	return nil
}

// langkahKasbon lends, takes money back, or undoes a kasbon.
func (k *kunjungan) langkahKasbon() error {
	kabar, err := k.ubahKasbon(k.r.PostForm)
	if err != nil {
		return k.tampilKasbon(err)
	}
	ke := "/gaji/kasbon"
	if id := k.r.PostFormValue("pegawai"); id != "" {
		ke += "?pegawai=" + url.QueryEscape(id)
	}
	return k.pindah(ke, "%s", kabar)
}

func (k *kunjungan) ubahKasbon(f url.Values) (string, error) {
	b := &pembacaForm{f: f}
	switch f.Get("aksi") {
	case "beri":
		m := pegawai.PermintaanKasbon{Pegawai: pegawai.ID(f.Get("pegawai")), Pokok: b.rupiah("pokok"), Tanggal: b.tanggal("tanggal"), Kali: b.angka("kali"),
			AngsuranPertama: isianForm(b, "angsuran_pertama", dasar.ParseBulan), Keterangan: b.teks("keterangan"), Kas: k.kasForm(b)}
		if err := b.err(); err != nil {
			return "", err
		}
		r, err := k.s.Pegawai.BeriKasbon(k.ctx(), k.Pelaku, f.Get("kunci"), m)
		return "Kasbon " + r.Pokok.String() + " diberikan dan dibukukan.", err
	case "lunasi":
		m := pegawai.PelunasanKasbon{Jumlah: b.rupiah("jumlah"), Tanggal: b.tanggal("tanggal"), Kas: k.kasForm(b)}
		if err := b.err(); err != nil {
			return "", err
		}
		r, err := k.s.Pegawai.LunasiKasbon(k.ctx(), k.Pelaku, f.Get("kunci"), f.Get("kasbon"), m)
		return "Pelunasan dibukukan; sisa " + r.Terutang.String() + ".", err
	case "batal":
		_, err := k.s.Pegawai.BatalKasbon(k.ctx(), k.Pelaku, f.Get("kunci"), f.Get("kasbon"), f.Get("alasan"))
		return "Kasbon dibatalkan; jurnalnya dibalik.", err
	}
	return "", errForm.Invalidf("pilih beri, lunasi, atau batalkan")
}

// kasForm reads where the money comes from or goes to: an account of the
// institution or the visitor's own drawer, nothing else.
func (k *kunjungan) kasForm(b *pembacaForm) (kas pegawai.KasPegawai) {
	dari := b.teks("dari")
	sumber, err := k.sumberBayar()
	if err == nil && !slices.Contains(sumber, dari) {
		err = errForm.Invalidf("pilih rekening lembaga atau laci Anda sendiri; rekening didaftarkan di Pengaturan").Pada("dari")
	}
	if err != nil {
		b.salah = append(b.salah, err)
		return kas
	}
	if r, ada := strings.CutPrefix(dari, "bank:"); ada {
		return pegawai.KasPegawai{Rekening: r}
	}
	return pegawai.KasPegawai{Laci: strings.TrimPrefix(dari, "laci:")}
}
