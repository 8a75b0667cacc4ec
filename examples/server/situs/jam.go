package situs

import (
	"net/url"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

var halamanJam = []halaman{
	{pola: "GET /pegawai/jam", izin: akun.LihatPegawai, tujuan: privasi.TujuanKepegawaian, fn: (*kunjungan).daftarJam},
	{pola: "POST /pegawai/jam", izin: akun.LihatPegawai, tujuan: privasi.TujuanKepegawaian, fn: (*kunjungan).langkahJam},
}

type isiJam struct {
	formulir
	Bulan     dasar.Bulan
	Menunggu  int
	Baris     []BarisJam
	Jumlah    pegawai.Kuantitas // approved
	PilihUnit []Opsi
	Orang     []Opsi // who may have taught
	Petugas   map[string]string
}

// BarisJam is one entry of hours with the names of its people.
type BarisJam struct {
	pegawai.CatatanJam
	Orang, Diganti PegawaiTampak
}

func (k *kunjungan) daftarJam() error { return k.tampilJam(nil) }

func (k *kunjungan) tampilJam(galat error) (err error) {
	isi := isiJam{formulir: formulirBaru(k.r.PostForm), Bulan: k.bulanDipilih()}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	cs, err := k.s.Pegawai.DaftarJam(k.ctx(), k.Pelaku, isi.Bulan.Awal(), isi.Bulan.Akhir(), false)
	if err != nil {
		return err
	}
	ps, err := k.bekerjaBulan(isi.Bulan)
	if err != nil {
		return err
	}
	tampak, err := k.tampakPegawai(ps)
	if err != nil {
		return err
	}
	for _, p := range ps {
		isi.Orang = append(isi.Orang, Opsi{string(p.ID), tampak[p.ID].Nama + " " + tampak[p.ID].Nomor})
	}
	if err := k.lengkapiTampak(tampak, cs); err != nil {
		return err
	}
	for _, c := range cs {
		isi.Baris = append(isi.Baris, BarisJam{c, tampak[c.Pegawai], tampak[c.Menggantikan]})
		if c.Disetujui == "" {
			isi.Menunggu++
		} else {
			isi.Jumlah += c.Jumlah
		}
	}
	if isi.PilihUnit, err = k.pilihUnit(); err != nil {
		return err
	}
	if isi.Petugas, err = k.semuaAkun(); err != nil {
		return err
	}
	return k.tampilForm(isi.formulir, "jam", "Jam mengajar", isi)
}

// lengkapiTampak adds the people of entries who are not in service any more.
func (k *kunjungan) lengkapiTampak(tampak map[pegawai.ID]PegawaiTampak, cs []pegawai.CatatanJam) error {
	var id []pegawai.ID
	for _, c := range cs {
		for _, x := range []pegawai.ID{c.Pegawai, c.Menggantikan} {
			if _, ada := tampak[x]; !ada {
				id = append(id, x)
			}
		}
	}
	lain, err := k.tampakPegawaiID(id...)
	for x, t := range lain {
		tampak[x] = t
	}
	return err
}

// langkahJam enters, approves, fills from the plan, or voids hours.
func (k *kunjungan) langkahJam() error {
	f := k.r.PostForm
	switch f.Get("aksi") {
	case "setujui": // whether the same person may enter and approve is a setting of the payroll
		if !akun.Boleh(k.Akun.Peran, akun.UbahPegawai) {
			if err := akun.PeriksaIzin(k.Pelaku, akun.PutusPegawai); err != nil {
				return err
			}
		}
	case "catat", "rencana", "batal":
		if err := akun.PeriksaIzin(k.Pelaku, akun.UbahPegawai); err != nil {
			return err
		}
	}
	kabar, err := k.ubahJam(f)
	if err != nil {
		return k.tampilJam(err)
	}
	ke := "/pegawai/jam"
	if b := k.r.URL.Query().Get("bulan"); b != "" {
		ke += "?bulan=" + url.QueryEscape(b)
	}
	return k.pindah(ke, "%s", kabar)
}

func (k *kunjungan) ubahJam(f url.Values) (string, error) {
	switch f.Get("aksi") {
	case "catat":
		b := &pembacaForm{f: f}
		c := pegawai.CatatanJam{Pegawai: pegawai.ID(b.teks("orang")), Menggantikan: pegawai.ID(b.teks("menggantikan")), Unit: santri.KodeUnit(b.teks("unit")),
			Jumlah: isianForm(b, "jumlah", pegawai.ParseKuantitas), Keterangan: b.teks("keterangan"), Mulai: b.tanggal("mulai")}
		if err := b.err(); err != nil {
			return "", err
		}
		_, w, err := k.s.Pegawai.Jam().Catat(k.ctx(), k.Pelaku, f.Get("kunci"), c)
		return "Jam dicatat; menunggu persetujuan." + peringatanPegawai(w), err
	case "rencana":
		bulan, err := dasar.ParseBulan(f.Get("bulan"))
		if err != nil {
			return "", err
		}
		cs, err := k.s.Pegawai.IsiJamDariRencana(k.ctx(), k.Pelaku, f.Get("kunci"), bulan)
		if len(cs) == 0 {
			return "Tidak ada yang diisi: jam sepekan di penugasan kosong, atau bulannya sudah terisi.", err
		}
		return "Jam bulan ini diisi dari rencana; periksa lalu setujui.", err
	case "setujui":
		if len(f["catatan"]) == 0 {
			return "", errForm.Invalidf("pilih jam yang disetujui")
		}
		cs, w, err := k.s.Pegawai.SetujuiJam(k.ctx(), k.Pelaku, f.Get("kunci"), f["catatan"]...)
		return dasar.Rupiah(len(cs)).Angka() + " catatan jam disetujui." + peringatanPegawai(w), err
	case "batal":
		_, w, err := k.s.Pegawai.Jam().Batal(k.ctx(), k.Pelaku, f.Get("kunci"), f.Get("catatan"), f.Get("alasan"))
		return "Catatan jam dibatalkan." + peringatanPegawai(w), err
	}
	return "", errForm.Invalidf("pilih apa yang dilakukan dengan jam ini")
}
