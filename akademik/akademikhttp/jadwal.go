package akademikhttp

import (
	"context"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

// DataJadwal is what a version of a timetable says.
type DataJadwal struct {
	Tahun     string        `json:"tahun" minLength:"1" maxLength:"64" doc:"id tahun ajaran"`
	Nama      string        `json:"nama" minLength:"1" maxLength:"60"`
	Unit      []string      `json:"unit,omitempty" maxItems:"100" doc:"kosong = semua unit tahun itu"`
	Jalur     []string      `json:"jalur,omitempty" maxItems:"10" doc:"kosong = semua jalur tahun itu"`
	Hari      []int         `json:"hari" minItems:"1" maxItems:"7" doc:"0 = Ahad sampai 6 = Sabtu, menurut urutan pekan sekolah"`
	Kisi      []Kisi        `json:"kisi" minItems:"1" maxItems:"50"`
	Pembagian []Pembagian   `json:"pembagian,omitempty" maxItems:"200"`
	Mulai     dasar.Tanggal `json:"mulai" doc:"hari yang dimaksud draf ini"`
}

// Kisi is a grid of periods, and which classes use it.
type Kisi struct {
	ID       string     `json:"id" minLength:"1" maxLength:"60"`
	Jalur    string     `json:"jalur" minLength:"1" maxLength:"20"`
	Unit     []string   `json:"unit,omitempty" maxItems:"100"`
	Tingkat  []string   `json:"tingkat,omitempty" maxItems:"100"`
	Renggang int        `json:"renggang,omitempty" minimum:"0" maximum:"1440" doc:"jeda terpanjang, dalam menit, di tengah satu pertemuan"`
	Hari     []HariKisi `json:"hari" minItems:"1" maxItems:"7"`
}

// HariKisi is one day of a grid.
type HariKisi struct {
	Hari int      `json:"hari" minimum:"0" maximum:"6" doc:"0 = Ahad"`
	Jam  []string `json:"jam" minItems:"1" maxItems:"40" doc:"07:00-07:40"`
}

// Pembagian divides a class into groups that share nobody.
type Pembagian struct {
	Rombel   string   `json:"rombel" minLength:"1" maxLength:"64"`
	Kelompok []string `json:"kelompok" minItems:"2" maxItems:"20"`
}

// Jadwal is one version of a timetable.
type Jadwal struct {
	ID     string `json:"id"`
	Versi  int    `json:"versi"`
	Status string `json:"status" doc:"draf, berlaku, batal"`
	Asal   string `json:"asal,omitempty"`
	DataJadwal
}

func keJadwal(j akademik.Jadwal) Jadwal {
	return Jadwal{string(j.ID), j.Versi, string(j.Status), string(j.Asal), DataJadwal{
		string(j.Tahun), j.Nama, teksDari(j.Unit), teksDari(j.Jalur), dasarhttp.Peta(j.Hari, func(h jadwal.Hari) int { return int(h) }),
		dasarhttp.Peta(j.Kisi, keKisi), dasarhttp.Peta(j.Pembagian, func(p akademik.PembagianKelas) Pembagian { return Pembagian{string(p.Rombel), p.Kelompok} }), j.Mulai,
	}}
}

func keKisi(k akademik.KisiKelas) Kisi {
	return Kisi{k.ID, string(k.Kisi.Jalur), teksDari(k.Unit), k.Tingkat, int(k.Renggang), dasarhttp.Peta(k.Kisi.Hari, func(h jadwal.HariKisi) HariKisi {
		return HariKisi{int(h.Hari), dasarhttp.Peta(h.Jam, jadwal.Selang.String)}
	})}
}

func (d DataJadwal) jadwal() (j akademik.Jadwal, err error) {
	j = akademik.Jadwal{Tahun: akademik.TahunID(d.Tahun), Nama: d.Nama, Unit: dariTeks[santri.KodeUnit](d.Unit), Jalur: dariTeks[santri.Jalur](d.Jalur), Mulai: d.Mulai}
	if j.Hari, err = bacaHari(d.Hari); err != nil {
		return j, err
	}
	for _, p := range d.Pembagian {
		j.Pembagian = append(j.Pembagian, akademik.PembagianKelas{Rombel: akademik.RombelID(p.Rombel), Kelompok: p.Kelompok})
	}
	j.Kisi, err = dasarhttp.Coba(d.Kisi, Kisi.kisi)
	return j, err
}

func (k Kisi) kisi() (akademik.KisiKelas, error) {
	hari, err := dasarhttp.Coba(k.Hari, func(h HariKisi) (jadwal.HariKisi, error) {
		jam, err := dasarhttp.Coba(h.Jam, jadwal.ParseSelang)
		return jadwal.HariKisi{Hari: jadwal.Hari(h.Hari), Jam: jam}, err
	})
	return akademik.KisiKelas{
		Kisi: jadwal.Kisi{ID: k.ID, Jalur: santri.Jalur(k.Jalur), Hari: hari, Renggang: jadwal.Menit(k.Renggang)}, Unit: dariTeks[santri.KodeUnit](k.Unit), Tingkat: k.Tingkat,
	}, err
}

type cariJadwal struct {
	dasarhttp.Halaman
	Tahun []string `query:"tahun,explode" maxItems:"50"`
}

type akademikJadwalBaru struct {
	dasarhttp.KunciUlang
	Body struct {
		Asal string `json:"asal,omitempty" maxLength:"64" doc:"salinan dari versi ini, berikut isinya"`
		DataJadwal
	}
}

type akademikUbahJadwal struct {
	MasukID
	dasarhttp.KunciUlang
	Body struct {
		Versi int `json:"versi" minimum:"1"`
		DataJadwal
	}
}

type akademikVersiJadwal struct {
	MasukID
	dasarhttp.KunciUlang
	Body struct {
		Versi int `json:"versi" minimum:"1"`
	}
}

func (m akademikVersiJadwal) jadwal() akademik.JadwalID { return akademik.JadwalID(m.ID) }

type akademikBerlakukan struct {
	MasukID
	dasarhttp.KunciUlang
	Body struct {
		Versi  int               `json:"versi" minimum:"1"`
		Mulai  dasar.Tanggal     `json:"mulai"`
		Terima map[string]string `json:"terima,omitempty" doc:"bentrok yang diterima menurut kuncinya, dengan alasannya"`
	}
}

// HasilKegiatan tells how many activities a command made or gave another teacher.
type HasilKegiatan struct {
	Baru  int `json:"baru"`
	Ganti int `json:"ganti"`
}

// HasilUrung tells how many activities moved back.
type HasilUrung struct {
	Pindah int `json:"pindah"`
}

func (h pintu) pasangJadwal(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi("daftar-jadwal", ambil, "/jadwal", "Versi jadwal pelajaran, yang terbaru dahulu"),
		func(ctx context.Context, p dasar.Pelaku, in *cariJadwal) (*dasarhttp.KeluarDaftar[Jadwal], error) {
			js, err := h.s.Jadwal(ctx, p, akademik.SaringJadwal{Tahun: dariTeks[akademik.TahunID](in.Tahun)})
			js, lanjut := dasar.Potong(js, in.Page(), func(j akademik.Jadwal) string { return string(j.ID) })
			return dasarhttp.BeriDaftar(js, lanjut, err, keJadwal)
		})
	dasarhttp.Daftar(a, baru("buat-jadwal", "/jadwal", "Buat draf jadwal, kosong atau salinan versi lain"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikJadwalBaru) (*dasarhttp.Keluar[Jadwal], error) {
			j, err := in.Body.jadwal()
			if err != nil {
				return nil, err
			}
			j.Asal = akademik.JadwalID(in.Body.Asal)
			j, err = h.s.AturJadwal(ctx, p, in.Kunci, j)
			return dasarhttp.Beri(j, err, keJadwal)
		})
	dasarhttp.Daftar(a, operasi("ubah-jadwal", ganti, "/jadwal/{id}", "Ubah nama, hari, kisi, dan pembagian kelas sebuah draf"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikUbahJadwal) (*dasarhttp.Keluar[Jadwal], error) {
			j, err := in.Body.jadwal()
			if err != nil {
				return nil, err
			}
			j.ID, j.Versi = akademik.JadwalID(in.ID), in.Body.Versi
			j, err = h.s.AturJadwal(ctx, p, in.Kunci, j)
			return dasarhttp.Beri(j, err, keJadwal)
		})
	dasarhttp.Daftar(a, operasi("susun-kegiatan-jadwal", kirim, "/jadwal/{id}/kegiatan", "Buat pertemuan dari penetapan guru; guru yang berganti ikut diganti"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikVersiJadwal) (*dasarhttp.Keluar[HasilKegiatan], error) {
			n, ganti, err := h.s.BuatKegiatan(ctx, p, in.Kunci, in.jadwal(), in.Body.Versi)
			return dasarhttp.Beri(HasilKegiatan{n, ganti}, err, func(x HasilKegiatan) HasilKegiatan { return x })
		})
	dasarhttp.Daftar(a, operasi("urungkan-jadwal", kirim, "/jadwal/{id}/pengurungan", "Urungkan langkah terakhir pada draf"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikVersiJadwal) (*dasarhttp.Keluar[HasilUrung], error) {
			n, err := h.s.Urungkan(ctx, p, in.Kunci, in.jadwal(), in.Body.Versi)
			return dasarhttp.Beri(n, err, func(n int) HasilUrung { return HasilUrung{n} })
		})
	dasarhttp.Daftar(a, operasi("berlakukan-jadwal", kirim, "/jadwal/{id}/pemberlakuan", "Berlakukan draf sejak suatu hari; yang sudah lewat tidak berubah"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikBerlakukan) (*dasarhttp.Keluar[Jadwal], error) {
			j, err := h.s.Berlakukan(ctx, p, in.Kunci, akademik.JadwalID(in.ID), in.Body.Versi, in.Body.Mulai, in.Body.Terima)
			return dasarhttp.Beri(j, err, keJadwal)
		})
	dasarhttp.Daftar(a, operasi("tarik-jadwal", kirim, "/jadwal/{id}/penarikan", "Jadikan draf lagi selama belum mulai berlaku"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikVersiJadwal) (*dasarhttp.Kosong, error) {
			return dasarhttp.Selesai(h.s.TarikJadwal(ctx, p, in.jadwal(), in.Body.Versi))
		})
	dasarhttp.Daftar(a, operasi("batalkan-jadwal", kirim, "/jadwal/{id}/pembatalan", "Tinggalkan draf; ia tetap tercatat"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikVersiJadwal) (*dasarhttp.Kosong, error) {
			return dasarhttp.Selesai(h.s.BatalkanJadwal(ctx, p, in.jadwal(), in.Body.Versi))
		})
	h.pasangPapan(a)
	h.pasangSyaratJadwal(a)
	h.pasangFET(a)
}

// tanpaNama keeps names of teachers out of sentences: names are asked of kepegawaian.
func tanpaNama(id pegawai.ID) string { return "guru " + string(id) }
