package situs

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/akademik/kalender"
	"github.com/pesantren-go/pesantren/akademik/presensi"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
)

var halamanKegiatanPondok = []halaman{
	{pola: "GET /akademik/kegiatan", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).kegiatanPondok},
	{pola: "POST /akademik/kegiatan", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).aturKegiatanPondok},
}

type isiKegiatanPondok struct {
	formulir
	Buka    string
	Baris   []BarisKegiatanPondok
	Hari    []Opsi
	Kelas   []Opsi
	Guru    []Opsi
	Berlaku akademik.AturanPresensi
	Dipilih map[string]bool // of the form that was refused
}

// BarisKegiatanPondok is one activity in words.
type BarisKegiatanPondok struct {
	akademik.Kegiatan
	HariNama, Peserta, PetugasNama string
}

func (k *kunjungan) kegiatanPondok() error { return k.tampilKegiatanPondok("", nil) }

// tampilKegiatanPondok lists the activities of the pondok, and how presence is counted.
func (k *kunjungan) tampilKegiatanPondok(buka string, galat error) (err error) {
	isi := isiKegiatanPondok{formulir: formulirBaru(k.r.PostForm), Buka: buka, Dipilih: map[string]bool{}}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	for _, n := range []string{"hari", "kelas"} {
		for _, v := range k.r.PostForm[n] {
			isi.Dipilih[n+v] = true
		}
	}
	for h := time.Sunday; h <= time.Saturday; h++ {
		isi.Hari = append(isi.Hari, Opsi{strconv.Itoa(int(h)), jadwal.Hari(h).String()})
	}
	tahun, err := k.s.Akademik.Tahun(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	id := []akademik.TahunID{}
	for _, t := range tahun {
		if t.Memuat(k.hariIni()) {
			id = append(id, t.ID)
		}
	}
	rs, err := k.s.Akademik.Rombel(k.ctx(), k.Pelaku, akademik.SaringRombel{Tahun: id})
	if err != nil {
		return err
	}
	for _, r := range rs {
		isi.Kelas = append(isi.Kelas, Opsi{string(r.ID), string(r.Unit) + " " + r.Nama})
	}
	if isi.Guru, err = k.pilihGuru(); err != nil {
		return err
	}
	as, err := k.s.Akademik.AturanPresensi(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	isi.Berlaku = akademik.AturanPresensiPada(as, k.hariIni())
	ks, err := k.s.Akademik.DaftarKegiatanPondok(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	for _, x := range ks {
		b := BarisKegiatanPondok{Kegiatan: x, Peserta: strconv.Itoa(len(x.Santri)) + " santri"}
		var hari, kelas, petugas []string
		for _, h := range x.Pola.Hari {
			hari = append(hari, jadwal.Hari(h).String())
		}
		for _, o := range isi.Kelas {
			if slices.Contains(x.Rombel, akademik.RombelID(o.Kode)) {
				kelas = append(kelas, o.Nama)
			}
		}
		for _, o := range isi.Guru {
			if slices.Contains(x.Petugas, pegawai.ID(o.Kode)) {
				petugas = append(petugas, o.Nama)
			}
		}
		if b.HariNama, b.PetugasNama = strings.Join(hari, ", "), strings.Join(petugas, ", "); len(x.Rombel) > 0 {
			b.Peserta = strings.Join(kelas, ", ")
		}
		isi.Baris = append(isi.Baris, b)
	}
	return k.tampilForm(isi.formulir, "kegiatan_pondok", "Kegiatan pondok", isi)
}

// aturKegiatanPondok adds a weekly activity, ends one, or stores how presence is counted.
func (k *kunjungan) aturKegiatanPondok() error {
	f := k.r.PostForm
	b := &pembacaForm{f: f}
	switch f.Get("aksi") {
	case "aturan":
		a := akademik.AturanPresensi{Sejak: k.hariIni(), HariKoreksi: b.angka("hari_koreksi"), JurnalLangsung: b.ya("langsung"), Aturan: presensi.Aturan{Hari: presensi.AturanHari{Cara: presensi.CaraHari(b.teks("cara"))}}}
		if as, err := k.s.Akademik.AturanPresensi(k.ctx(), k.Pelaku); err == nil {
			a.Aturan.Kata = akademik.AturanPresensiPada(as, a.Sejak).Aturan.Kata
		}
		if bagian := b.teks("bagian"); bagian != "" && a.Aturan.Hari.Cara == presensi.SebagianPelajaran {
			p, q, _ := strings.Cut(bagian, "/")
			a.Aturan.Hari.Pembilang, _ = strconv.Atoi(p) // a fraction that is none is refused below
			a.Aturan.Hari.Penyebut, _ = strconv.Atoi(q)
		}
		err := b.err()
		if err == nil {
			err = k.s.Akademik.AturAturanPresensi(k.ctx(), k.Pelaku, f.Get("kunci"), a)
		}
		if err != nil {
			return k.tampilKegiatanPondok("aturan", err)
		}
		return k.pindah("/akademik/kegiatan", "Aturan presensi disimpan, berlaku sejak hari ini.")
	case "berhenti":
		ks, err := k.s.Akademik.DaftarKegiatanPondok(k.ctx(), k.Pelaku)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(ks, func(x akademik.Kegiatan) bool { return x.ID == f.Get("kegiatan") })
		if i < 0 {
			return akademik.ErrKegiatanTiada.NotFoundf("kegiatan itu tidak ada")
		}
		ks[i].Aktif = !ks[i].Aktif
		if _, err := k.s.Akademik.AturKegiatanPondok(k.ctx(), k.Pelaku, f.Get("kunci"), ks[i]); err != nil {
			return k.tampilKegiatanPondok("", err)
		}
		return k.pindah("/akademik/kegiatan", "%s disimpan; presensi yang sudah diisi tetap.", ks[i].Nama)
	}
	x := akademik.Kegiatan{Nama: b.teks("nama"), Jenis: b.teks("jenis"), Mulai: isianForm(b, "mulai", pukul), Selesai: isianForm(b, "selesai", pukul), Aktif: true, Pola: kalender.Pola{Jenis: kalender.Mingguan, Mulai: k.hariIni()}}
	for _, h := range f["hari"] {
		if n, err := strconv.Atoi(h); err == nil {
			x.Pola.Hari = append(x.Pola.Hari, time.Weekday(n))
		}
	}
	for _, r := range f["kelas"] {
		x.Rombel = append(x.Rombel, akademik.RombelID(r))
	}
	if g := b.teks("petugas"); g != "" {
		x.Petugas = []pegawai.ID{pegawai.ID(g)}
	}
	err := b.err()
	if err == nil {
		_, err = k.s.Akademik.AturKegiatanPondok(k.ctx(), k.Pelaku, f.Get("kunci"), x)
	}
	if err != nil {
		return k.tampilKegiatanPondok("kegiatan", err)
	}
	return k.pindah("/akademik/kegiatan", "%s disimpan; presensinya tampil di hari ini.", x.Nama)
}
