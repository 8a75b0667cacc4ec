package situs

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

var halamanKelompok = []halaman{
	{pola: "GET /akademik/kelas/{id}/kelompok", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).kelompok},
	{pola: "POST /akademik/kelas/{id}/kelompok", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).aturKelompok},
}

type isiKelompok struct {
	formulir
	R       akademik.Rombel
	Hari    dasar.Tanggal
	Atur    bool
	Santri  int
	Bagi    []PembagianTampak // that hold
	Usul    *PembagianTampak  // not stored yet
	Riwayat []RiwayatPembagian
	Petugas map[string]string
	Tanya   url.Values // what was asked for as a proposal
}

// PembagianTampak is one division as a form: each santri with the group that is ticked.
type PembagianTampak struct {
	akademik.Pembagian
	Asal      string // the record in force, "" = none
	Baris     []AnggotaTampak
	Jumlah    []JumlahKelompok
	Belum     int // santri in no group
	Keliru    bool
	NamaSemua string
}

// AnggotaTampak is one santri of a class with a group.
type AnggotaTampak struct {
	Tampak
	Kelompok string
}

// JumlahKelompok counts the members of a group.
type JumlahKelompok struct {
	Nama   string
	Banyak int
}

// RiwayatPembagian is one record of a division.
type RiwayatPembagian struct {
	akademik.Pembagian
	Berlaku bool
	Urung   bool // it was recorded last of its division
	Isi     string
}

func (k *kunjungan) kelompok() error { return k.tampilKelompok(nil, nil) }

// tampilKelompok shows the divisions of a class; ketik is the one that was refused.
func (k *kunjungan) tampilKelompok(galat error, ketik *akademik.Pembagian) (err error) {
	isi := isiKelompok{formulir: formulirBaru(k.r.PostForm), Hari: k.hariIni(), Atur: akun.Boleh(k.Akun.Peran, akun.AturAkademik), Tanya: k.r.URL.Query()}
	if isi.R, err = k.rombel(k.r.PathValue("id")); err != nil {
		return err
	}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	ps, err := k.s.Akademik.Anggota(k.ctx(), k.Pelaku, isi.R.ID, isi.Hari)
	if err != nil {
		return err
	}
	nama, err := k.tampakPeserta(ps)
	if err != nil {
		return err
	}
	isi.Santri = len(ps)
	semua, err := k.s.Akademik.Pembagian(k.ctx(), k.Pelaku, isi.R.ID)
	if err != nil {
		return err
	}
	for _, p := range akademik.PembagianPada(semua, isi.R.ID, isi.Hari) {
		asal := p.ID
		salah := ketik != nil && ketik.Nama == p.Nama && ketik.ID != ""
		if salah {
			p.Sejak, p.Kelompok = ketik.Sejak, ketik.Kelompok
		}
		isi.Bagi = append(isi.Bagi, pembagianTampak(p, asal, ps, nama, salah))
	}
	switch {
	case ketik != nil && ketik.ID == "":
		x := pembagianTampak(*ketik, "", ps, nama, true)
		isi.Usul = &x
	case isi.Atur && isi.Tanya.Get("cara") != "":
		x := pembagianTampak(usulPembagian(isi.Tanya, isi.Hari, ps), "", ps, nama, false)
		isi.Usul = &x
	}
	isi.riwayat(semua)
	if isi.Petugas, err = k.semuaAkun(); err != nil {
		return err
	}
	return k.tampilForm(isi.formulir, "kelas_kelompok", "Kelompok "+isi.R.Nama, isi)
}

func pembagianTampak(p akademik.Pembagian, asal string, ps []santri.Peserta, nama map[santri.ID]Tampak, keliru bool) PembagianTampak {
	t := PembagianTampak{Pembagian: p, Asal: asal, Keliru: keliru}
	var kelompok []string
	for _, x := range p.Kelompok {
		kelompok = append(kelompok, x.Nama)
		t.Jumlah = append(t.Jumlah, JumlahKelompok{Nama: x.Nama})
	}
	t.NamaSemua = strings.Join(kelompok, ", ")
	for _, s := range ps {
		b := AnggotaTampak{nama[s.ID], p.KelompokDari(s.ID)}
		if i := slices.Index(kelompok, b.Kelompok); i >= 0 {
			t.Jumlah[i].Banyak++
		} else {
			t.Belum++
		}
		t.Baris = append(t.Baris, b)
	}
	return t
}

// usulPembagian is a division as it was asked for: evenly, boys and girls, or by hand.
func usulPembagian(f url.Values, hari dasar.Tanggal, ps []santri.Peserta) akademik.Pembagian {
	p := akademik.Pembagian{Nama: strings.TrimSpace(f.Get("nama")), Sejak: hari}
	kelompok := pisahKelompok(f.Get("kelompok"))
	switch f.Get("cara") {
	case "kelamin":
		if len(kelompok) != 2 {
			kelompok = []string{"Putra", "Putri"}
		}
		p.Kelompok = akademik.BagiKelamin(ps, kelompok[0], kelompok[1])
	case "rata":
		p.Kelompok = akademik.BagiRata(ps, kelompok...)
	default:
		for _, n := range kelompok {
			p.Kelompok = append(p.Kelompok, akademik.Kelompok{Nama: n})
		}
	}
	return p
}

func pisahKelompok(s string) (nama []string) {
	for n := range strings.SplitSeq(s, ",") {
		if n = strings.TrimSpace(n); n != "" {
			nama = append(nama, n)
		}
	}
	return nama
}

// riwayat lists every record, the newest first.
func (i *isiKelompok) riwayat(semua []akademik.Pembagian) {
	semua = slices.Clone(semua)
	slices.SortStableFunc(semua, func(a, b akademik.Pembagian) int {
		return slices.Compare([]string{b.Dicatat.Format("20060102150405.000000"), b.ID}, []string{a.Dicatat.Format("20060102150405.000000"), a.ID})
	})
	berlaku := akademik.PembagianPada(semua, i.R.ID, i.Hari)
	terakhir := map[string]bool{}
	for _, p := range semua {
		x := RiwayatPembagian{Pembagian: p, Berlaku: slices.ContainsFunc(berlaku, func(b akademik.Pembagian) bool { return b.ID == p.ID })}
		if !p.Batal {
			x.Urung, terakhir[p.Nama] = !terakhir[p.Nama], true
		}
		var isi []string
		for _, g := range p.Kelompok {
			isi = append(isi, g.Nama+" "+strconv.Itoa(len(g.Anggota)))
		}
		x.Isi = strings.Join(isi, ", ")
		i.Riwayat = append(i.Riwayat, x)
	}
}

// aturKelompok stores a division, ends it, or takes its last record back.
func (k *kunjungan) aturKelompok() error {
	r, err := k.rombel(k.r.PathValue("id"))
	if err != nil {
		return err
	}
	f := k.r.PostForm
	ke := "/akademik/kelas/" + url.PathEscape(string(r.ID)) + "/kelompok"
	if f.Get("aksi") == "urung" {
		versi, _ := strconv.Atoi(f.Get("versi")) // a wrong number is a stale version
		if err := k.s.Akademik.UrungkanPembagian(k.ctx(), k.Pelaku, r.ID, f.Get("catatan"), versi); err != nil {
			return k.tampilKelompok(err, nil)
		}
		return k.pindah(ke, "Pembagian diurungkan; yang sebelumnya berlaku lagi.")
	}
	b := &pembacaForm{f: f}
	p := akademik.Pembagian{ID: b.teks("asal"), Rombel: r.ID, Nama: b.teks("nama"), Sejak: b.tanggal("sejak")}
	if f.Get("aksi") != "akhiri" {
		p.Kelompok = bacaKelompok(f)
	}
	err = b.err()
	if err == nil {
		_, err = k.s.Akademik.AturPembagian(k.ctx(), k.Pelaku, f.Get("kunci"), p)
	}
	if err != nil {
		return k.tampilKelompok(err, &p)
	}
	if len(p.Kelompok) == 0 {
		return k.pindah(ke, "Pembagian %s diakhiri.", p.Nama)
	}
	return k.pindah(ke, "Pembagian %s disimpan.", p.Nama)
}

// bacaKelompok reads the groups of a form and who is in which.
func bacaKelompok(f url.Values) (ks []akademik.Kelompok) {
	for _, n := range pisahKelompok(f.Get("kelompok")) {
		ks = append(ks, akademik.Kelompok{Nama: n})
	}
	for _, id := range f["santri"] {
		for i := range ks {
			if ks[i].Nama == f.Get("k-"+id) {
				ks[i].Anggota = append(ks[i].Anggota, santri.ID(id))
			}
		}
	}
	return ks
}
