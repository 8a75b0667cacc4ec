package situs

import (
	"slices"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

var halamanAkademik = []halaman{
	{pola: "GET /akademik", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).berandaAkademik},
}

type isiAkademik struct {
	Tahun      []akademik.TahunAjaran // those of today
	Kelas      []KelasTampak
	Guru       bool // the visitor sees only what he or she teaches
	Tersambung bool // the account names its employee
	Mapel      int
	Hari       dasar.Tanggal
}

// KelasTampak is one class with what the visitor teaches in it.
type KelasTampak struct {
	akademik.Rombel
	WaliNama string
	Mapel    []string
	Wali     bool // the visitor is its wali, or the ustadz of the halaqah
}

// berandaAkademik is today for a teacher: the classes and halaqah that are his or
// hers; for the office it is all of them.
func (k *kunjungan) berandaAkademik() error {
	isi := isiAkademik{Hari: k.hariIni(), Guru: k.hanyaMilik(), Tersambung: k.Akun.Pegawai != ""}
	tahun, err := k.s.Akademik.Tahun(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	for _, t := range tahun {
		if t.Memuat(isi.Hari) {
			isi.Tahun = append(isi.Tahun, t)
		}
	}
	mapel, err := k.s.Akademik.Mapel(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	isi.Mapel = len(mapel)
	if isi.Kelas, err = k.kelasTampak(isi.Tahun, mapel); err != nil {
		return err
	}
	return k.tampil("akademik", "Akademik", isi)
}

// hanyaMilik reports whether the visitor sees only what he or she teaches.
func (k *kunjungan) hanyaMilik() bool { return k.Akun.Peran == privasi.PeranGuru }

// kelasTampak lists the classes of years that the visitor may see.
func (k *kunjungan) kelasTampak(tahun []akademik.TahunAjaran, mapel []akademik.Mapel) ([]KelasTampak, error) {
	id := make([]akademik.TahunID, len(tahun))
	for i, t := range tahun {
		id[i] = t.ID
	}
	rs, err := k.s.Akademik.Rombel(k.ctx(), k.Pelaku, akademik.SaringRombel{Tahun: id})
	if err != nil {
		return nil, err
	}
	ajar, err := k.ajar()
	if err != nil {
		return nil, err
	}
	if k.hanyaMilik() {
		rs = slices.DeleteFunc(rs, func(r akademik.Rombel) bool { return !k.milik(r, ajar) })
	}
	wali := make([]pegawai.ID, len(rs))
	for i, r := range rs {
		wali[i] = r.Wali
	}
	nama, err := k.tampakPegawaiID(wali...)
	if err != nil {
		return nil, err
	}
	out := make([]KelasTampak, len(rs))
	for i, r := range rs {
		out[i] = KelasTampak{Rombel: r, WaliNama: nama[r.Wali].Nama, Wali: r.Wali != "" && string(r.Wali) == k.Akun.Pegawai}
		for _, a := range ajar {
			if a.Rombel == r.ID {
				out[i].Mapel = append(out[i].Mapel, namaMapel(mapel, a.Mapel))
			}
		}
	}
	return out, nil
}

// ajar lists what the visitor teaches today; nothing when the account names nobody.
func (k *kunjungan) ajar() ([]akademik.Pengampu, error) {
	if k.Akun.Pegawai == "" {
		return nil, nil
	}
	return k.s.Akademik.Pengampu(k.ctx(), k.Pelaku, akademik.SaringPengampu{Guru: pegawai.ID(k.Akun.Pegawai), Pada: k.hariIni()})
}

func (k *kunjungan) milik(r akademik.Rombel, ajar []akademik.Pengampu) bool {
	if k.Akun.Pegawai == "" {
		return false
	}
	return string(r.Wali) == k.Akun.Pegawai || slices.ContainsFunc(ajar, func(p akademik.Pengampu) bool { return p.Rombel == r.ID })
}

func namaMapel(ms []akademik.Mapel, kode akademik.KodeMapel) string {
	for _, m := range ms {
		if m.Kode == kode {
			return m.Nama
		}
	}
	return string(kode)
}

// rombel reads a class that the visitor may see: a teacher only those of his or her
// own.
func (k *kunjungan) rombel(id string) (akademik.Rombel, error) {
	rs, err := k.s.Akademik.Rombel(k.ctx(), k.Pelaku, akademik.SaringRombel{ID: []akademik.RombelID{akademik.RombelID(id)}})
	if err != nil {
		return akademik.Rombel{}, err
	}
	if len(rs) == 1 && k.hanyaMilik() {
		ajar, err := k.ajar()
		if err != nil {
			return akademik.Rombel{}, err
		}
		if !k.milik(rs[0], ajar) {
			rs = nil
		}
	}
	if len(rs) == 0 {
		return akademik.Rombel{}, akademik.ErrRombelTiada.NotFoundf("kelas atau halaqah tidak ditemukan")
	}
	return rs[0], nil
}

// anggotaTampak lists the members of a class on a day, named as the visitor may see
// them, by name.
func (k *kunjungan) anggotaTampak(r akademik.Rombel, hari dasar.Tanggal) ([]Tampak, error) {
	ps, err := k.s.Akademik.Anggota(k.ctx(), k.Pelaku, r.ID, hari)
	if err != nil {
		return nil, err
	}
	nama, err := k.tampakPeserta(ps)
	out := make([]Tampak, len(ps))
	for i, p := range ps {
		out[i] = nama[p.ID]
	}
	return out, err
}

// pilihJalur are the tracks as choices.
func pilihJalur() (os []Opsi) {
	for _, j := range []santri.Jalur{santri.Formal, santri.Diniyah, santri.Tahfidz} {
		os = append(os, Opsi{string(j), string(j)})
	}
	return os
}
