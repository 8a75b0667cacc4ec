package situs

import (
	"strconv"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

var halamanKuitansi = []halaman{
	{pola: "GET /kuitansi", izin: akun.LihatUang, tujuan: privasi.TujuanPembayaran, fn: (*kunjungan).daftarKuitansi},
	{pola: "GET /kuitansi/{id}", izin: akun.LihatUang, tujuan: privasi.TujuanPembayaran, fn: (*kunjungan).kuitansi},
	{pola: "POST /kuitansi/{id}/balik", izin: akun.Kasir, tujuan: privasi.TujuanPembayaran, fn: (*kunjungan).balikKuitansi},
}

type isiKuitansi struct {
	keuangan.KuitansiCetak
	Baris      []BarisKuitansi
	Hijriah    string
	Petugas    string
	Nama       []string // the children of the family, for the head of the paper
	Kertas     string   // "a5" or "58"
	Pembalik   string   // id of the reversing payment, when there is one
	Asal       string   // id of the payment that this one reverses
	BolehBalik bool
}

// BarisKuitansi is one line of a receipt with the child's name.
type BarisKuitansi struct {
	keuangan.BarisKuitansi
	Nama string
}

func (k *kunjungan) kuitansi() error {
	id := k.r.PathValue("id")
	c, err := k.s.Keuangan.Kuitansi(k.ctx(), k.Pelaku, id)
	if err != nil {
		return err
	}
	rinci, err := k.s.Keuangan.AmbilBayar(k.ctx(), k.Pelaku, id)
	if err != nil {
		return err
	}
	isi := isiKuitansi{KuitansiCetak: c, Kertas: "a5", Pembalik: rinci.DibalikOleh, Asal: rinci.Membalik, Petugas: k.namaAkun(c.Bayar.Oleh)}
	isi.BolehBalik = rinci.DibalikOleh == "" && rinci.Membalik == "" && akun.Boleh(k.Akun.Peran, akun.Kasir)
	if k.r.URL.Query().Get("kertas") == "58" {
		isi.Kertas = "58"
	}
	kal, err := k.kalenderHijriah()
	if err != nil {
		return err
	}
	if h, err := kal.Dari(c.Bayar.Tanggal); err == nil {
		isi.Hijriah = h.String()
	}
	keluarga, err := k.s.Santri.Keluarga(k.ctx(), k.Pelaku, c.Bayar.Keluarga)
	if err != nil {
		return err
	}
	tampak, err := k.tampakPeserta(keluarga)
	if err != nil {
		return err
	}
	disebut := map[santri.ID]bool{}
	for _, b := range c.Baris {
		isi.Baris = append(isi.Baris, BarisKuitansi{b, tampak[b.Santri].Nama})
		disebut[b.Santri] = true
	}
	for _, p := range keluarga {
		if disebut[p.ID] || len(disebut) == 0 {
			t := tampak[p.ID]
			isi.Nama = append(isi.Nama, strings.TrimSpace(t.Nama+" ("+t.NIS+") "+t.Kelas))
		}
	}
	return k.tampil("kuitansi", c.Judul+" "+c.Nomor, isi)
}

// namaAkun is the officer's name; an account that is gone shows its id.
func (k *kunjungan) namaAkun(id string) string {
	if a, err := k.s.Akun.Ambil(k.ctx(), k.Lembaga.ID, id); err == nil {
		return a.Nama
	}
	return id
}

type isiRegister struct {
	Saring keuangan.SaringBayar
	Nomor  string
	Baris  []BarisRegister
	Lanjut string
	Pesan  string
}

// BarisRegister is one receipt in the register.
type BarisRegister struct {
	keuangan.PembayaranRinci
	Petugas string
	Nama    []string
}

func (k *kunjungan) daftarKuitansi() error {
	q := k.r.URL.Query()
	isi := isiRegister{Nomor: strings.TrimSpace(q.Get("nomor")), Saring: keuangan.SaringBayar{Cara: keuangan.CaraBayar(q.Get("cara"))}}
	var err error
	for _, t := range []struct {
		nama string
		ke   *dasar.Tanggal
	}{{"dari", &isi.Saring.Dari}, {"sampai", &isi.Saring.Sampai}} {
		if err = t.ke.UnmarshalText([]byte(q.Get(t.nama))); err != nil {
			return diBidang(err, t.nama)
		}
	}
	if isi.Nomor != "" {
		akhir := isi.Nomor[strings.LastIndex(isi.Nomor, "/")+1:]
		if isi.Saring.Nomor, err = strconv.ParseInt(strings.TrimLeft(akhir, "0"), 10, 64); err != nil || isi.Saring.Nomor < 1 {
			isi.Pesan = "Nomor kuitansi tidak terbaca; tulis misalnya KW/2026/000123 atau 123."
			return k.tampil("kuitansi_daftar", "Kuitansi", isi)
		}
	}
	bs, next, err := k.s.Keuangan.CariBayar(k.ctx(), k.Pelaku, isi.Saring, dasar.Page{After: q.Get("setelah"), Limit: 50})
	if err != nil {
		return err
	}
	if isi.Baris, err = k.barisRegister(bs); err != nil {
		return err
	}
	if next != "" {
		q.Set("setelah", next)
		isi.Lanjut = "?" + q.Encode()
	}
	return k.tampil("kuitansi_daftar", "Kuitansi", isi)
}

// barisRegister adds the families' names and the officers', each in one read.
func (k *kunjungan) barisRegister(bs []keuangan.PembayaranRinci) ([]BarisRegister, error) {
	var ks []santri.KeluargaID
	for _, b := range bs {
		ks = append(ks, b.Keluarga)
	}
	ps, err := k.s.Santri.Stores.Peserta.PesertaKeluarga(k.ctx(), k.Lembaga.ID, k.hariIni(), ks...)
	if err != nil {
		return nil, err
	}
	tampak, err := k.tampakPeserta(ps)
	if err != nil {
		return nil, err
	}
	nama := map[santri.KeluargaID][]string{}
	for _, p := range ps {
		nama[p.Keluarga] = append(nama[p.Keluarga], tampak[p.ID].Nama)
	}
	as, err := k.s.Akun.Daftar(k.ctx(), k.Lembaga.ID)
	if err != nil {
		return nil, err
	}
	petugas := map[string]string{}
	for _, a := range as {
		petugas[a.ID] = a.Nama
	}
	out := make([]BarisRegister, len(bs))
	for i, b := range bs {
		out[i] = BarisRegister{b, petugas[b.Oleh], nama[b.Keluarga]}
	}
	return out, nil
}

func (k *kunjungan) balikKuitansi() error {
	if err := k.isian(); err != nil {
		return err
	}
	id := k.r.PathValue("id")
	h, err := k.s.Keuangan.BalikBayar(k.ctx(), k.Pelaku, k.r.PostForm.Get("kunci"), id, k.r.PostForm.Get("alasan"))
	if err != nil {
		return err
	}
	kabar := "Pembayaran dibalik; kuitansinya tetap tercatat dengan tanda DIBALIK."
	if n := len(h.Dilepas); n > 0 {
		kabar += " " + strconv.Itoa(n) + " pemakaian titipan ikut dilepas."
	}
	return k.pindah("/kuitansi/"+id, "%s", kabar)
}
