package situs

import (
	"slices"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/akademik/presensi"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

var halamanPresensiRekap = []halaman{
	{pola: "GET /akademik/kelas/{id}/presensi", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).rekapPresensi},
	{pola: "GET /akademik/presensi/santri/{id}", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).presensiSantri},
}

type isiRekapPresensi struct {
	R       akademik.RekapKelas
	Tahun   akademik.TahunAjaran
	Periode string
	Baris   []BarisRekapPresensi
	Jumlah  presensi.Jumlah // of all lessons
	Persen  string
}

// BarisRekapPresensi is one santri with the days and lessons of a term.
type BarisRekapPresensi struct {
	Tampak
	presensi.Rekap
	Ada    int // lessons at which the santri was there, late or not
	Persen string
}

// persenHadir writes the part that was there with one decimal, half up.
func persenHadir(j presensi.Jumlah) string {
	p, ada := j.Persen()
	if !ada {
		return ""
	}
	return nilai.Pembulatan{Tempat: 1}.Bulat(p).String() + "%"
}

// rekapPresensi is the presence of a class over a term: for the office and the wali
// kelas, and for teachers of the class.
func (k *kunjungan) rekapPresensi() error {
	r, err := k.rombel(k.r.PathValue("id"))
	if err != nil {
		return err
	}
	ts, err := k.s.Akademik.Tahun(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	isi := isiRekapPresensi{Tahun: tahunDipilih(ts, string(r.Tahun), k.hariIni()), Periode: k.r.FormValue("periode")}
	if isi.Periode == "" {
		isi.Periode = periodeKini(isi.Tahun, k.hariIni())
	}
	p, ada := isi.Tahun.CariPeriode(isi.Periode)
	if !ada {
		return akademik.ErrPeriodeTiada.NotFoundf("tahun ajaran %s tidak punya periode itu", isi.Tahun.Nama)
	}
	if isi.R, err = k.s.Akademik.RekapKelas(k.ctx(), k.Pelaku, r.ID, p.Mulai, p.Selesai); err != nil {
		return err
	}
	nama, err := k.tampakPeserta(isi.R.Santri)
	if err != nil {
		return err
	}
	for _, x := range isi.R.Santri {
		b := BarisRekapPresensi{Tampak: nama[x.ID], Rekap: isi.R.Hasil[x.ID]}
		b.Ada, b.Persen = b.Pelajaran.Hadir+b.Pelajaran.Terlambat, persenHadir(b.Pelajaran)
		isi.Jumlah = isi.Jumlah.Tambah(b.Pelajaran)
		isi.Baris = append(isi.Baris, b)
	}
	isi.Persen = persenHadir(isi.Jumlah)
	if k.r.FormValue("bentuk") != "" {
		return k.unduhLembar("presensi-"+r.Nama+"-"+isi.Periode, isi.tabel())
	}
	return k.tampil("presensi_rekap", "Presensi "+r.Nama, isi)
}

// tabel is the recap as a sheet.
func (i isiRekapPresensi) tabel() dasarberkas.Tabel {
	t := dasarberkas.Tabel{Nama: "Presensi " + i.R.Rombel.Nama, Judul: []string{"NIS", "Nama", "Sakit (hari)", "Izin (hari)", "Alpa (hari)", "Terlambat (hari)", "Hari", "Pelajaran hadir", "Pelajaran", "Persen"}}
	t.Baris = func(yield func([]dasarberkas.Sel, error) bool) {
		for _, b := range i.Baris {
			n := func(x int) dasarberkas.Sel { return dasarberkas.Bilangan(int64(x)) }
			baris := []dasarberkas.Sel{dasarberkas.Teks(b.NIS), dasarberkas.Teks(b.Nama), n(b.Hari.Sakit), n(b.Hari.Izin), n(b.Hari.Alpa), n(b.Hari.Terlambat), n(b.Hari.Semua()), n(b.Ada), n(b.Pelajaran.Semua()), dasarberkas.Teks(b.Persen)}
			if !yield(baris, nil) {
				return
			}
		}
	}
	return t
}

type isiPresensiSantri struct {
	Orang        Tampak
	Dari, Sampai dasar.Tanggal
	Baris        []BarisPresensiSantri
}

// BarisPresensiSantri is one lesson at which a santri was not simply there.
type BarisPresensiSantri struct {
	PresensiTampak
	C presensi.Catatan
}

// presensiSantri lists the lessons of the last year at which one santri was away, late,
// or there in spite of leave. A teacher sees the santri of his classes: his own lessons,
// as wali kelas all of them.
func (k *kunjungan) presensiSantri() error {
	id, hari := santri.ID(k.r.PathValue("id")), k.hariIni()
	b := &pembacaForm{f: k.r.URL.Query()}
	isi := isiPresensiSantri{Dari: b.tanggal("dari"), Sampai: b.tanggal("sampai")}
	if isi.Sampai.IsZero() {
		isi.Sampai = hari
	}
	if isi.Dari.IsZero() {
		isi.Dari = isi.Sampai.TambahHari(-365)
	}
	var err error
	if isi.Orang, _, err = k.santriMilik(id); err != nil {
		return err
	}
	rs, err := k.s.Akademik.PresensiSantri(k.ctx(), k.Pelaku, id, isi.Dari, isi.Sampai)
	if err != nil {
		return err
	}
	kelas, err := k.s.Akademik.Rombel(k.ctx(), k.Pelaku, akademik.SaringRombel{})
	if err != nil {
		return err
	}
	kegiatan, err := k.s.Akademik.DaftarKegiatanPondok(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	xs := make([]akademik.SesiHari, len(rs))
	for i, r := range rs {
		xs[i] = akademik.SesiHari{Sesi: r.Sesi(), Selesai: r.Selesai, Guru: r.Guru, Register: r}
		if j := slices.IndexFunc(kelas, func(x akademik.Rombel) bool { return x.ID == r.Rombel }); j >= 0 {
			xs[i].Kelas = kelas[j]
		}
		if k.hanyaMilik() && !k.sesiMilik(xs[i]) {
			rs[i].Catatan = nil // of another teacher's lesson
		}
		if j := slices.IndexFunc(kegiatan, func(x akademik.Kegiatan) bool { return x.ID == r.Kegiatan }); j >= 0 {
			xs[i].Nama = kegiatan[j].Nama
		}
	}
	ts, err := k.presensiTampak(xs)
	if err != nil {
		return err
	}
	for i, t := range ts {
		if len(rs[i].Catatan) > 0 {
			isi.Baris = append(isi.Baris, BarisPresensiSantri{t, rs[i].Catatan[0]})
		}
	}
	slices.Reverse(isi.Baris)
	return k.tampil("presensi_santri", "Presensi "+isi.Orang.Nama, isi)
}
