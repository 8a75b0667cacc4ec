package situs

import (
	"strings"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
)

var halamanJurnalAjar = []halaman{
	{pola: "GET /akademik/jurnal", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).jurnalAjar},
	{pola: "POST /akademik/jurnal", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).setujuiJurnal},
}

type isiJurnalAjar struct {
	formulir
	Bulan, Lalu, Maju dasar.Bulan
	Menunggu          int
	Semua             bool // approved ones as well
	Baris             []BarisJurnalAjar
	Jam               []BarisJamJurnal
}

// BarisJurnalAjar is one journal with its names.
type BarisJurnalAjar struct {
	akademik.Jurnal
	Pelajaran, Kelas, Siapa, Ke string
}

// BarisJamJurnal sums the JP of one teacher in a month.
type BarisJamJurnal struct {
	Nama                       string
	Disetujui, Menunggu, Badal int
}

func (k *kunjungan) jurnalAjar() error { return k.tampilJurnalAjar(nil) }

// tampilJurnalAjar lists the journals of a month: those that wait, and the hours they
// make. A teacher sees his own.
func (k *kunjungan) tampilJurnalAjar(galat error) (err error) {
	bulan := k.bulanDipilih()
	isi := isiJurnalAjar{formulir: formulirBaru(k.r.PostForm), Bulan: bulan, Lalu: bulan.Tambah(-1), Maju: bulan.Tambah(1), Semua: k.r.URL.Query().Get("semua") != "" || k.hanyaMilik()}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	f := akademik.SaringJurnal{Dari: bulan.Awal(), Sampai: bulan.Akhir()}
	if k.hanyaMilik() {
		if f.Guru = pegawai.ID(k.Akun.Pegawai); f.Guru == "" {
			f.Guru = "-"
		}
	}
	js, err := k.s.Akademik.DaftarJurnal(k.ctx(), k.Pelaku, f)
	if err != nil {
		return err
	}
	if err := k.barisJurnal(&isi, js, f.Guru); err != nil {
		return err
	}
	return k.tampilForm(isi.formulir, "jurnal_ajar", "Jurnal mengajar", isi)
}

func (k *kunjungan) barisJurnal(isi *isiJurnalAjar, js []akademik.Jurnal, hanya pegawai.ID) error {
	mapel, err := k.s.Akademik.Mapel(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	rs, err := k.s.Akademik.Rombel(k.ctx(), k.Pelaku, akademik.SaringRombel{})
	if err != nil {
		return err
	}
	kelas := map[akademik.RombelID]string{}
	for _, r := range rs {
		kelas[r.ID] = string(r.Unit) + " " + r.Nama
	}
	var guru []pegawai.ID
	for _, j := range js {
		for _, p := range j.Pengajar {
			guru = append(guru, p.Guru, p.Menggantikan)
		}
	}
	nama, err := k.tampakPegawaiID(guru...)
	if err != nil {
		return err
	}
	ke := map[pegawai.ID]int{}
	for _, j := range js {
		if !j.Terlaksana {
			continue
		}
		b := BarisJurnalAjar{Jurnal: j, Pelajaran: namaMapel(mapel, j.Mapel), Kelas: strings.TrimSpace(kelas[j.Rombel] + " " + strings.Join(j.Sesi().NamaKelompok(), ", ")), Ke: alamatPresensi(j.Sesi())}
		var siapa []string
		for _, p := range j.Pengajar {
			t := nama[p.Guru].Nama
			if p.Menggantikan != "" {
				t += " (menggantikan " + nama[p.Menggantikan].Nama + ")"
			}
			siapa = append(siapa, t)
			if hanya == "" || hanya == p.Guru {
				isi.tambahJam(ke, p, j, nama[p.Guru].Nama)
			}
		}
		b.Siapa = strings.Join(siapa, ", ")
		if j.Disetujui == "" {
			isi.Menunggu++
		}
		if j.Disetujui == "" || isi.Semua {
			isi.Baris = append(isi.Baris, b)
		}
	}
	return nil
}

func (i *isiJurnalAjar) tambahJam(ke map[pegawai.ID]int, p akademik.Pengajar, j akademik.Jurnal, nama string) {
	n, ada := ke[p.Guru]
	if !ada {
		n = len(i.Jam)
		ke[p.Guru] = n
		i.Jam = append(i.Jam, BarisJamJurnal{Nama: nama})
	}
	if j.Disetujui == "" {
		i.Jam[n].Menunggu += j.JP
	} else {
		i.Jam[n].Disetujui += j.JP
	}
	if p.Menggantikan != "" {
		i.Jam[n].Badal += j.JP
	}
}

func (k *kunjungan) setujuiJurnal() error {
	f := k.r.PostForm
	if len(f["jurnal"]) == 0 {
		return k.tampilJurnalAjar(errForm.Invalidf("pilih jurnal yang disetujui"))
	}
	if err := k.s.Akademik.SetujuiJurnal(k.ctx(), k.Pelaku, f.Get("kunci"), f["jurnal"]...); err != nil {
		return k.tampilJurnalAjar(err)
	}
	return k.pindah("/akademik/jurnal?bulan="+k.bulanDipilih().String(), "%d jurnal disetujui; jamnya masuk penggajian.", len(f["jurnal"]))
}
