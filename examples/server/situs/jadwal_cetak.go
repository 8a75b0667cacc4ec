package situs

import (
	"cmp"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
)

var halamanJadwalCetak = []halaman{
	{pola: "GET /akademik/jadwal/{id}/cetak", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).cetakJadwal},
	{pola: "GET /akademik/jadwal/{id}/bentrok", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).bentrokJadwal},
	{pola: "POST /akademik/jadwal/{id}/bentrok", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).putusJadwal},
}

type isiCetakJadwal struct {
	J       akademik.Jadwal
	Tahun   string
	Lihat   string
	Lembar  []LembarJadwal
	Dicetak dasar.Tanggal
}

// LembarJadwal is the timetable of one class or teacher as a table: one page.
type LembarJadwal struct {
	Nama  string
	Hari  []string
	Baris []BarisCetak
}

// BarisCetak is one period of all days.
type BarisCetak struct {
	Waktu string
	Sel   []SelCetak
}

// SelCetak is one cell; Waktu is set where it differs from its row's.
type SelCetak struct {
	Waktu string
	Isi   []AcaraTampak
}

// cetakJadwal prints the timetable of one class or teacher, or of all of them, a page
// for each.
func (k *kunjungan) cetakJadwal() error {
	p, guru, err := k.bukaJadwalGuru()
	if err != nil {
		return err
	}
	v := &penampilPapan{k: k, p: p, guru: guru}
	if v.isi.Lihat = k.r.FormValue("lihat"); v.isi.Lihat != "guru" {
		v.isi.Lihat = "kelas"
	}
	v.isi.Untuk = k.r.FormValue("untuk")
	semua := v.isi.Untuk == "semua"
	v.pilihUntuk()
	isi := isiCetakJadwal{J: p.Jadwal, Tahun: p.Tahun.Nama, Lihat: v.isi.Lihat, Dicetak: k.hariIni()}
	for _, o := range v.isi.PilihUntuk {
		if semua || o.Kode == v.isi.Untuk {
			v.isi.Untuk, v.isi.Hari = o.Kode, nil
			v.kolom()
			isi.Lembar = append(isi.Lembar, lembarJadwal(o.Nama, v.isi.Hari))
		}
	}
	return k.tampil("jadwal_cetak", "Cetak jadwal "+p.Jadwal.Nama, isi)
}

func lembarJadwal(nama string, hari []KolomHari) LembarJadwal {
	l := LembarJadwal{Nama: nama}
	n := 0
	for _, h := range hari {
		l.Hari = append(l.Hari, h.Nama)
		n = max(n, len(h.Sel))
	}
	for i := range n {
		var b BarisCetak
		for _, h := range hari {
			var s SelCetak
			if i < len(h.Sel) {
				if b.Waktu = cmp.Or(b.Waktu, h.Sel[i].Waktu); b.Waktu != h.Sel[i].Waktu {
					s.Waktu = h.Sel[i].Waktu
				}
				s.Isi = h.Sel[i].Isi
			}
			b.Sel = append(b.Sel, s)
		}
		l.Baris = append(l.Baris, b)
	}
	return l
}

type isiPekan struct {
	Milik      bool // the visitor's own lessons
	Nama       string
	Rombel     string
	PilihKelas []Opsi
	Awal       dasar.Tanggal
	Lalu, Maju dasar.Tanggal
	Hari       []HariPelajaran
	Kosong     bool
}

// HariPelajaran is one day with its lessons.
type HariPelajaran struct {
	Tanggal   dasar.Tanggal
	Nama      string
	Ini       bool // today
	Pelajaran []PelajaranTampak
}

// PelajaranTampak is one lesson in words.
type PelajaranTampak struct{ Waktu, Mapel, Kelas, Guru, Ruang string }

// pekanJadwal lists the lessons of seven days: a teacher's own, or those of a class.
func (k *kunjungan) pekanJadwal() error {
	isi := isiPekan{Awal: k.hariIni(), Milik: k.Akun.Pegawai != "" && k.r.FormValue("rombel") == ""}
	if t, err := dasar.ParseTanggal(k.r.FormValue("dari")); err == nil {
		isi.Awal = t
	}
	isi.Lalu, isi.Maju = isi.Awal.TambahHari(-7), isi.Awal.TambahHari(7)
	ts, err := k.s.Akademik.Tahun(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	ts = slices.DeleteFunc(ts, func(t akademik.TahunAjaran) bool {
		return t.Mulai.After(isi.Awal.TambahHari(6)) || t.Selesai.Before(isi.Awal)
	})
	kelas, err := k.kelasTampak(ts, nil)
	if err != nil {
		return err
	}
	rombel := []akademik.RombelID{} // empty: everywhere
	for _, r := range kelas {
		isi.PilihKelas = append(isi.PilihKelas, Opsi{string(r.ID), string(r.Unit) + " " + r.Nama})
	}
	if !isi.Milik {
		minta := k.r.FormValue("rombel")
		i := slices.IndexFunc(kelas, func(r KelasTampak) bool { return string(r.ID) == minta })
		if i < 0 && minta != "" {
			return akademik.ErrRombelTiada.NotFoundf("kelas atau halaqah tidak ditemukan")
		}
		if i = max(i, 0); len(kelas) == 0 {
			isi.Kosong = true
			return k.tampil("jadwal_pekan", "Pelajaran pekan ini", isi)
		}
		rombel = append(rombel, kelas[i].ID)
		isi.Rombel, isi.Nama = string(kelas[i].ID), string(kelas[i].Unit)+" "+kelas[i].Nama
	}
	ps, err := k.s.Akademik.Pelajaran(k.ctx(), k.Lembaga.ID, isi.Awal, isi.Awal.TambahHari(6), rombel...)
	if err != nil {
		return err
	}
	if isi.Milik {
		ps = slices.DeleteFunc(ps, func(p akademik.Pelajaran) bool { return !slices.Contains(p.Guru, pegawai.ID(k.Akun.Pegawai)) })
	}
	if err := k.isiPekan(&isi, ps, kelas); err != nil {
		return err
	}
	return k.tampil("jadwal_pekan", "Pelajaran pekan ini", isi)
}

func (k *kunjungan) isiPekan(isi *isiPekan, ps []akademik.Pelajaran, kelas []KelasTampak) error {
	mapel, err := k.s.Akademik.Mapel(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	var id []pegawai.ID
	for _, p := range ps {
		id = append(id, p.Guru...)
	}
	nama, err := k.tampakPegawaiID(id...)
	if err != nil {
		return err
	}
	for i := range 7 {
		hari := isi.Awal.TambahHari(i)
		h := HariPelajaran{Tanggal: hari, Nama: jadwal.HariDari(hari).String(), Ini: hari == k.hariIni()}
		for _, p := range ps {
			if p.Tanggal != hari {
				continue
			}
			t := PelajaranTampak{Waktu: p.Selang.String(), Mapel: namaMapel(mapel, p.Mapel), Ruang: p.Ruang}
			var guru []string
			for _, g := range p.Guru {
				guru = append(guru, nama[g].Nama)
			}
			t.Guru = strings.Join(guru, ", ")
			for _, r := range kelas {
				if r.ID == p.Rombel {
					t.Kelas = strings.TrimSpace(string(r.Unit) + " " + r.Nama + " " + strings.Join(p.Kelompok, ", "))
				}
			}
			h.Pelajaran = append(h.Pelajaran, t)
		}
		isi.Hari = append(isi.Hari, h)
	}
	isi.Kosong = len(ps) == 0
	return nil
}
