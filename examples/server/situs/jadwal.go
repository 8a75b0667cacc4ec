package situs

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

var halamanJadwal = []halaman{
	{pola: "GET /akademik/jadwal", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).daftarJadwal},
	{pola: "POST /akademik/jadwal", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).buatJadwal},
	{pola: "GET /akademik/jadwal/pekan", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).pekanJadwal},
	{pola: "GET /akademik/jadwal/{id}", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).papanJadwal},
	{pola: "POST /akademik/jadwal/{id}/letak", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).letakJadwal},
	{pola: "POST /akademik/jadwal/{id}/urung", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).urungJadwal},
}

type isiDaftarJadwal struct {
	formulir
	Tahun      []akademik.TahunAjaran
	Jadwal     []JadwalTampak
	Lanjut     string
	PilihTahun []Opsi
	PilihAsal  []Opsi
	PilihJalur []Opsi
	Hari       []jadwal.Hari
	Rombel     int
}

// JadwalTampak is one version with its year and what it is today.
type JadwalTampak struct {
	akademik.Jadwal
	NamaTahun string
	Keadaan   string // draf, berlaku, akan berlaku, digantikan, selesai, batal
	Akhir     dasar.Tanggal
}

// keadaanJadwal says what a version is on a day; only its state and its days decide.
func keadaanJadwal(j akademik.Jadwal, berlaku []akademik.Jadwal, t akademik.TahunAjaran, hari dasar.Tanggal) JadwalTampak {
	v := JadwalTampak{Jadwal: j, NamaTahun: t.Nama, Keadaan: string(j.Status), Akhir: j.Akhir(berlaku, t)}
	switch {
	case j.Status != akademik.JadwalBerlaku:
	case j.Mulai.After(hari):
		v.Keadaan = "akan berlaku"
	case v.Akhir.Before(hari) && v.Akhir.Before(t.Selesai):
		v.Keadaan = "digantikan"
	case v.Akhir.Before(hari):
		v.Keadaan = "selesai"
	}
	return v
}

func (k *kunjungan) daftarJadwal() error {
	if k.hanyaMilik() {
		return k.pindah("/akademik/jadwal/pekan", "")
	}
	return k.tampilDaftarJadwal(nil)
}

func (k *kunjungan) tampilDaftarJadwal(galat error) (err error) {
	isi := isiDaftarJadwal{formulir: formulirBaru(k.r.PostForm), PilihJalur: pilihJalur(), Hari: hariPekan}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	} else {
		isi.F = url.Values{"mulai": {k.hariIni().String()}, "kisi": {"Pagi"}, "pukul": {"07:00"}, "lama": {"40"}, "banyak": {"8"}, "hari": {"6", "0", "1", "2", "3", "4"}}
	}
	if isi.Tahun, err = k.s.Akademik.Tahun(k.ctx(), k.Pelaku); err != nil {
		return err
	}
	js, err := k.s.Akademik.Jadwal(k.ctx(), k.Pelaku, akademik.SaringJadwal{})
	if err != nil {
		return err
	}
	for _, t := range isi.Tahun {
		if !t.Ditutup {
			isi.PilihTahun = append(isi.PilihTahun, Opsi{string(t.ID), t.Nama})
		}
	}
	for _, j := range js {
		i := slices.IndexFunc(isi.Tahun, func(t akademik.TahunAjaran) bool { return t.ID == j.Tahun })
		if i < 0 {
			continue
		}
		isi.Jadwal = append(isi.Jadwal, keadaanJadwal(j, js, isi.Tahun[i], k.hariIni()))
		if j.Status != akademik.JadwalBatal {
			isi.PilihAsal = append(isi.PilihAsal, Opsi{string(j.ID), j.Nama + " (" + isi.Tahun[i].Nama + ")"})
		}
	}
	lanjut := ""
	if isi.Jadwal, lanjut = dasar.Potong(isi.Jadwal, dasar.Page{After: k.r.URL.Query().Get("setelah"), Limit: perLembar}, func(j JadwalTampak) string { return string(j.ID) }); lanjut != "" {
		isi.Lanjut = "/akademik/jadwal?setelah=" + url.QueryEscape(lanjut)
	}
	return k.tampilForm(isi.formulir, "jadwal", "Jadwal pelajaran", isi)
}

// hariPekan is a week as people write it here.
var hariPekan = []jadwal.Hari{jadwal.Sabtu, jadwal.Ahad, jadwal.Senin, jadwal.Selasa, jadwal.Rabu, jadwal.Kamis, jadwal.Jumat}

// bacaHari reads the days of a week, in the order that people write them.
func bacaHari(nilai []string) (hari []jadwal.Hari) {
	for _, h := range hariPekan {
		if slices.Contains(nilai, strconv.Itoa(int(h))) {
			hari = append(hari, h)
		}
	}
	return hari
}

// buatJadwal makes a draft: a copy of a former version, or an empty one with a first
// grid for each of its tracks.
func (k *kunjungan) buatJadwal() error {
	f := k.r.PostForm
	b := &pembacaForm{f: f}
	j := akademik.Jadwal{Nama: b.teks("nama"), Tahun: akademik.TahunID(b.teks("tahun")), Mulai: b.tanggal("mulai"), Asal: akademik.JadwalID(b.teks("asal"))}
	if x := santri.Jalur(b.teks("jalur")); x != "" {
		j.Jalur = []santri.Jalur{x}
	}
	if j.Asal == "" {
		j.Hari = bacaHari(f["hari"])
		mulai := isianForm(b, "pukul", bacaPukul)
		jam := jadwal.JamRata(mulai, jadwal.Menit(min(b.angka("lama"), 300)), min(b.angka("banyak"), 24))
		jalur := j.Jalur
		if len(jalur) == 0 {
			jalur = []santri.Jalur{santri.Formal}
		}
		for _, x := range jalur {
			j.Kisi = append(j.Kisi, akademik.KisiKelas{Kisi: jadwal.KisiRata(b.teks("kisi"), x, j.Hari, jam...)})
		}
	}
	err := b.err()
	if err == nil {
		j, err = k.s.Akademik.AturJadwal(k.ctx(), k.Pelaku, f.Get("kunci"), j)
	}
	if err != nil {
		return k.tampilDaftarJadwal(err)
	}
	return k.pindah(alamatJadwal(j.ID, "kegiatan"), "Draf %s dibuat. Sekarang buat pertemuan dari daftar pengampu.", j.Nama)
}

func bacaPukul(s string) (jadwal.Menit, error) {
	g, err := jadwal.ParseSelang(s + "-24:00")
	return g.Mulai, err
}

func alamatJadwal(id akademik.JadwalID, bagian string) string {
	ke := "/akademik/jadwal/" + url.PathEscape(string(id))
	if bagian != "" {
		ke += "/" + bagian
	}
	return ke
}

// bukaJadwal reads the board of the address; teachers see their week instead.
func (k *kunjungan) bukaJadwal() (*akademik.PapanJadwal, error) {
	if k.hanyaMilik() {
		return nil, akademik.ErrJadwalTiada.NotFoundf("papan jadwal dibuka oleh tata usaha; jadwal Anda ada di halaman jadwal pekan ini")
	}
	return k.s.Akademik.Papan(k.ctx(), k.Pelaku, akademik.JadwalID(k.r.PathValue("id")))
}

// kepalaJadwal is what every page of one version shows at its top.
type kepalaJadwal struct {
	J       akademik.Jadwal
	Keadaan string
	Atur    bool // the visitor may work on it
	Tahun   string
	Tunggu  int // activities that lie nowhere
	Bentrok int // clashes, wishes excepted
	Bagian  string
}

func (k *kunjungan) kepalaJadwal(p *akademik.PapanJadwal, bagian string, bentrok []jadwal.Bentrok) kepalaJadwal {
	h := kepalaJadwal{J: p.Jadwal, Tahun: p.Tahun.Nama, Bagian: bagian, Bentrok: len(akademik.Wajib(bentrok)), Keadaan: string(p.Jadwal.Status)}
	h.Atur = p.Jadwal.Status == akademik.JadwalDraf && !p.Tahun.Ditutup && akun.Boleh(k.Akun.Peran, akun.AturAkademik)
	if p.Jadwal.Status == akademik.JadwalBerlaku && p.Jadwal.Mulai.After(k.hariIni()) {
		h.Keadaan = "akan berlaku"
	}
	for _, x := range p.Kegiatan {
		if !x.Tempat.Ada {
			h.Tunggu++
		}
	}
	return h
}

// santriJadwal names the santri whom clashes are about, as the visitor may see them.
func (k *kunjungan) santriJadwal(bentrok ...jadwal.Bentrok) (func(santri.ID) string, error) {
	nama, err := k.tampakID(akademik.SantriDisebut(bentrok)...)
	return func(s santri.ID) string { return cmp.Or(nama[s].Nama, "santri lain") }, err
}

// bukaJadwalGuru is bukaJadwal with the names of its teachers.
func (k *kunjungan) bukaJadwalGuru() (p *akademik.PapanJadwal, guru func(pegawai.ID) string, err error) {
	if p, err = k.bukaJadwal(); err == nil {
		guru, err = k.guruJadwal(p)
	}
	return p, guru, err
}

// guruJadwal names the teachers of a version as the visitor may see them.
func (k *kunjungan) guruJadwal(p *akademik.PapanJadwal, bentrok ...jadwal.Bentrok) (func(pegawai.ID) string, error) {
	var id []pegawai.ID
	for _, x := range p.Kegiatan {
		id = append(id, x.Guru...)
	}
	for _, b := range bentrok {
		for _, x := range b.Pihak {
			if x.Jenis == jadwal.Guru {
				id = append(id, pegawai.ID(x.ID))
			}
		}
	}
	nama, err := k.tampakPegawaiID(id...)
	return func(g pegawai.ID) string {
		if n := nama[g].Nama; n != "" {
			return n
		}
		return "guru lain"
	}, err
}
