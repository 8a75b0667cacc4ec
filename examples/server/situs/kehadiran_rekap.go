package situs

import (
	"net/url"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
)

type isiRekapKehadiran struct {
	salah
	Bulan      dasar.Bulan
	Baris      []BarisRekap
	Kosong     int // days of everybody of which nothing is known
	Lalu, Maju dasar.Bulan
}

// BarisRekap is one person in one month.
type BarisRekap struct {
	PegawaiTampak
	Hadir, Alpa pegawai.Kuantitas
	Kosong      []dasar.Tanggal
}

func (k *kunjungan) rekapKehadiran() error { return k.tampilRekap(nil) }

// tampilRekap counts the presence of a month: what pay by days is computed from, with
// the working days that nobody has filled in.
func (k *kunjungan) tampilRekap(galat error) error {
	bulan := k.bulanDipilih()
	isi := isiRekapKehadiran{Bulan: bulan, Lalu: bulan.Tambah(-1), Maju: bulan.Tambah(1)}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	hari, err := k.s.Pegawai.HariHadir(k.ctx(), k.Pelaku, bulan.Awal(), bulan.Akhir())
	if err != nil {
		return err
	}
	kosong, err := k.s.Pegawai.TanpaPresensi(k.ctx(), k.Pelaku, bulan.Awal(), bulan.Akhir())
	if err != nil {
		return err
	}
	hampa := map[pegawai.ID][]dasar.Tanggal{}
	for _, x := range kosong {
		hampa[x.Pegawai.ID] = x.Hari
		isi.Kosong += len(x.Hari)
	}
	ps, err := k.bekerjaBulan(bulan)
	if err != nil {
		return err
	}
	tampak, err := k.tampakPegawai(ps)
	if err != nil {
		return err
	}
	for _, p := range ps {
		h := hari[p.ID]
		isi.Baris = append(isi.Baris, BarisRekap{tampak[p.ID], h.Hadir, h.Alpa, hampa[p.ID]})
	}
	return k.tampilSalah(isi.salah, "kehadiran_rekap", "Rekap kehadiran "+bulan.Panjang(), isi)
}

// bekerjaBulan lists the people in service on the last day of the month that has come,
// by name: a table for a wall or for the payroll, so all of them.
func (k *kunjungan) bekerjaBulan(bulan dasar.Bulan) (semua []pegawai.Pegawai, err error) {
	pada := bulan.Akhir()
	if hari := k.hariIni(); pada.After(hari) && !bulan.Awal().After(hari) {
		pada = hari
	}
	h := dasar.Page{Limit: dasar.MaxPage}
	for {
		ps, next, err := k.s.Pegawai.Cari(k.ctx(), k.Pelaku, pegawai.Saringan{Bekerja: true, Pada: pada}, h)
		if err != nil {
			return nil, err
		}
		if semua = append(semua, ps...); next == "" {
			return semua, nil
		}
		h.After = next
	}
}

// isiHadir records the rest of a month as present, of one person or of everybody.
func (k *kunjungan) isiHadir() error {
	f := k.r.PostForm
	bulan, err := dasar.ParseBulan(f.Get("bulan"))
	if err != nil {
		return k.tampilRekap(err)
	}
	var id []pegawai.ID
	if x := f.Get("orang"); x != "" {
		id = append(id, pegawai.ID(x))
	}
	n, w, err := k.s.Pegawai.IsiHadir(k.ctx(), k.Pelaku, f.Get("kunci"), bulan.Awal(), bulan.Akhir(), id...)
	if err != nil {
		return k.tampilRekap(err)
	}
	return k.pindah("/pegawai/kehadiran/rekap?bulan="+url.QueryEscape(bulan.String()), "%d hari dicatat hadir.%s", n, peringatanPegawai(w))
}
