package situs

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

var halamanKelas = []halaman{
	{pola: "GET /akademik/kelas", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).daftarKelas},
	{pola: "POST /akademik/kelas", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).buatKelas},
	{pola: "GET /akademik/kelas/{id}", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).kelas},
	{pola: "POST /akademik/kelas/{id}", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).ubahKelas},
	{pola: "POST /akademik/kelas/{id}/pengampu", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).aturPengampu},
}

type isiDaftarKelas struct {
	formulir
	Tahun      []akademik.TahunAjaran
	Pilih      akademik.TahunAjaran
	Kelas      []KelasTampak
	Usul       []akademik.Rombel // classes that santri have and the year lacks
	PilihUnit  []Opsi
	PilihJalur []Opsi
	PilihGuru  []Opsi
}

func (k *kunjungan) daftarKelas() error { return k.tampilDaftarKelas(nil) }

func (k *kunjungan) tampilDaftarKelas(galat error) (err error) {
	isi := isiDaftarKelas{formulir: formulirBaru(k.r.PostForm), PilihJalur: pilihJalur()}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	if isi.Tahun, err = k.s.Akademik.Tahun(k.ctx(), k.Pelaku); err != nil {
		return err
	}
	if len(isi.Tahun) == 0 {
		return k.tampilForm(isi.formulir, "kelas_daftar", "Kelas dan halaqah", isi)
	}
	isi.Pilih = tahunDipilih(isi.Tahun, k.r.FormValue("tahun"), k.hariIni())
	mapel, err := k.s.Akademik.Mapel(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	if isi.Kelas, err = k.kelasTampak([]akademik.TahunAjaran{isi.Pilih}, mapel); err != nil {
		return err
	}
	if isi.Usul, err = k.usulKelas(isi.Pilih, isi.Kelas); err != nil {
		return err
	}
	if isi.PilihUnit, err = k.pilihUnit(); err != nil {
		return err
	}
	if isi.PilihGuru, err = k.pilihGuru(); err != nil {
		return err
	}
	return k.tampilForm(isi.formulir, "kelas_daftar", "Kelas dan halaqah", isi)
}

// tahunDipilih is the year with an id, else that of today, else the newest.
func tahunDipilih(ts []akademik.TahunAjaran, id string, hari dasar.Tanggal) akademik.TahunAjaran {
	for _, t := range ts {
		if string(t.ID) == id {
			return t
		}
	}
	for _, t := range ts {
		if t.Memuat(hari) {
			return t
		}
	}
	return ts[0]
}

// usulKelas finds the classes that santri are members of today and the year does not
// have yet: nobody should type what the office has entered once.
func (k *kunjungan) usulKelas(t akademik.TahunAjaran, ada []KelasTampak) (usul []akademik.Rombel, err error) {
	type tempat struct {
		jalur   santri.Jalur
		unit    santri.KodeUnit
		nama    string
		tingkat string
	}
	sudah := map[tempat]bool{}
	for _, r := range ada {
		sudah[tempat{r.Jalur, r.Unit, r.Nama, ""}] = true
	}
	for p, err := range k.s.Santri.Stores.Peserta.Peserta(k.ctx(), k.Lembaga.ID, k.hariIni()) {
		if err != nil {
			return nil, err
		}
		for _, a := range p.Anggota {
			x := tempat{a.Jalur, a.Unit, a.Kelas, ""}
			if a.Kelas == "" || sudah[x] || !t.Mencakup(a.Unit, a.Jalur) || !k.Pelaku.Lingkup.Mencakup(string(a.Unit)) {
				continue
			}
			sudah[x] = true
			jenis := akademik.Kelas
			if a.Jalur == santri.Tahfidz {
				jenis = akademik.Halaqah
			}
			usul = append(usul, akademik.Rombel{Tahun: t.ID, Jenis: jenis, Jalur: a.Jalur, Unit: a.Unit, Tingkat: a.Tingkat, Nama: a.Kelas})
		}
	}
	slices.SortFunc(usul, func(a, b akademik.Rombel) int {
		return slices.Compare([]string{string(a.Unit), string(a.Jalur), a.Nama}, []string{string(b.Unit), string(b.Jalur), b.Nama})
	})
	return usul, nil
}

// pilihGuru lists the people in service today as choices.
func (k *kunjungan) pilihGuru() (os []Opsi, err error) {
	ps, err := k.bekerjaBulan(k.hariIni().Bulan())
	if err != nil {
		return nil, err
	}
	tampak, err := k.tampakPegawai(ps)
	for _, p := range ps {
		os = append(os, Opsi{string(p.ID), strings.TrimSpace(tampak[p.ID].Nama + " " + tampak[p.ID].Nomor)})
	}
	return os, err
}

func bacaRombel(b *pembacaForm) akademik.Rombel {
	return akademik.Rombel{Tahun: akademik.TahunID(b.teks("tahun")), Jenis: akademik.JenisRombel(b.teks("jenis")), Jalur: santri.Jalur(b.teks("jalur")), Unit: santri.KodeUnit(b.teks("unit")),
		Tingkat: b.teks("tingkat"), Nama: b.teks("nama"), Wali: pegawai.ID(b.teks("wali")), Kelamin: santri.JenisKelamin(b.teks("kelamin")), Kapasitas: b.angka("kapasitas")}
}

// buatKelas makes one class, or all that the memberships of santri ask for.
func (k *kunjungan) buatKelas() error {
	f := k.r.PostForm
	b := &pembacaForm{f: f}
	rs := []akademik.Rombel{bacaRombel(b)}
	if err := b.err(); err != nil {
		return k.tampilDaftarKelas(err)
	}
	if f.Get("aksi") == "usul" {
		ts, err := k.s.Akademik.Tahun(k.ctx(), k.Pelaku)
		if err != nil {
			return err
		}
		if len(ts) == 0 {
			return k.tampilDaftarKelas(akademik.ErrTahunTiada.Invalidf("buat tahun ajarannya dahulu"))
		}
		t := tahunDipilih(ts, f.Get("tahun"), k.hariIni())
		ada, err := k.kelasTampak([]akademik.TahunAjaran{t}, nil)
		if err != nil {
			return err
		}
		if rs, err = k.usulKelas(t, ada); err != nil {
			return err
		}
	}
	hasil, err := k.s.Akademik.AturRombel(k.ctx(), k.Pelaku, f.Get("kunci"), rs...)
	if err != nil {
		return k.tampilDaftarKelas(err)
	}
	return k.pindah("/akademik/kelas?tahun="+url.QueryEscape(f.Get("tahun")), "%d kelas dibuat.", len(hasil))
}

type isiKelas struct {
	formulir
	Buka      string
	R         akademik.Rombel
	Tahun     akademik.TahunAjaran
	WaliNama  string
	Anggota   []Tampak
	Pengampu  []PengampuTampak
	Mapel     []Opsi
	PilihGuru []Opsi
	Hari      dasar.Tanggal
}

// PengampuTampak is one assignment with names.
type PengampuTampak struct {
	akademik.Pengampu
	NamaMapel, NamaGuru string
}

// Form is the form of one part: what was typed when it was refused, else what holds.
func (i isiKelas) Form(bagian string) formulir {
	if i.Buka == bagian {
		return i.formulir
	}
	f := formulirBaru(url.Values{})
	if bagian == "kelas" {
		f.F = url.Values{"nama": {i.R.Nama}, "tingkat": {i.R.Tingkat}, "wali": {string(i.R.Wali)}, "kelamin": {string(i.R.Kelamin)}}
		if i.R.Kapasitas > 0 {
			f.F.Set("kapasitas", strconv.Itoa(i.R.Kapasitas))
		}
	} else {
		f.F.Set("mulai", i.Tahun.Mulai.String())
	}
	return f
}

func (k *kunjungan) kelas() error { return k.tampilKelas("", nil) }

func (k *kunjungan) tampilKelas(bagian string, galat error) (err error) {
	isi := isiKelas{formulir: formulirBaru(k.r.PostForm), Buka: bagian, Hari: k.hariIni()}
	if isi.R, err = k.rombel(k.r.PathValue("id")); err != nil {
		return err
	}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	ts, err := k.s.Akademik.Tahun(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	isi.Tahun = tahunDipilih(ts, string(isi.R.Tahun), isi.Hari)
	if isi.Anggota, err = k.anggotaTampak(isi.R, isi.Hari); err != nil {
		return err
	}
	if err := k.isiPengampu(&isi); err != nil {
		return err
	}
	if akun.Boleh(k.Akun.Peran, akun.AturAkademik) {
		if isi.PilihGuru, err = k.pilihGuru(); err != nil {
			return err
		}
	}
	return k.tampilForm(isi.formulir, "kelas", string(isi.R.Unit)+" "+isi.R.Nama, isi)
}

func (k *kunjungan) isiPengampu(isi *isiKelas) error {
	mapel, err := k.s.Akademik.Mapel(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	for _, m := range mapel {
		if m.Aktif {
			isi.Mapel = append(isi.Mapel, Opsi{string(m.Kode), m.Nama})
		}
	}
	ps, err := k.s.Akademik.Pengampu(k.ctx(), k.Pelaku, akademik.SaringPengampu{Rombel: []akademik.RombelID{isi.R.ID}})
	if err != nil {
		return err
	}
	guru := []pegawai.ID{isi.R.Wali}
	for _, p := range ps {
		guru = append(guru, p.Guru)
	}
	nama, err := k.tampakPegawaiID(guru...)
	isi.WaliNama = nama[isi.R.Wali].Nama
	slices.SortStableFunc(ps, func(a, b akademik.Pengampu) int {
		letak := func(p akademik.Pengampu) int {
			return slices.IndexFunc(mapel, func(m akademik.Mapel) bool { return m.Kode == p.Mapel })
		}
		return letak(a) - letak(b)
	})
	for _, p := range ps {
		isi.Pengampu = append(isi.Pengampu, PengampuTampak{p, namaMapel(mapel, p.Mapel), nama[p.Guru].Nama})
	}
	return err
}

func (k *kunjungan) ubahKelas() error {
	r, err := k.rombel(k.r.PathValue("id"))
	if err != nil {
		return err
	}
	b := &pembacaForm{f: k.r.PostForm}
	x := bacaRombel(b)
	r.Nama, r.Tingkat, r.Wali, r.Kelamin, r.Kapasitas = x.Nama, x.Tingkat, x.Wali, x.Kelamin, x.Kapasitas
	r.Versi, _ = strconv.Atoi(b.teks("versi")) // a wrong number is a stale version
	err = b.err()
	if err == nil {
		_, err = k.s.Akademik.AturRombel(k.ctx(), k.Pelaku, "", r)
	}
	if err != nil {
		return k.tampilKelas("kelas", err)
	}
	return k.pindah("/akademik/kelas/"+url.PathEscape(string(r.ID)), "Kelas disimpan.")
}

// aturPengampu adds a teacher to a class, ends an assignment, or makes it void.
func (k *kunjungan) aturPengampu() error {
	f := k.r.PostForm
	r, err := k.rombel(k.r.PathValue("id"))
	if err != nil {
		return err
	}
	p, err := k.pengampuForm(f, r.ID)
	if err == nil {
		_, err = k.s.Akademik.AturPengampu(k.ctx(), k.Pelaku, f.Get("kunci"), p)
	}
	if err != nil {
		return k.tampilKelas("pengampu", err)
	}
	return k.pindah("/akademik/kelas/"+url.PathEscape(string(r.ID))+"#pengampu", "Pengampu disimpan.")
}

func (k *kunjungan) pengampuForm(f url.Values, r akademik.RombelID) (akademik.Pengampu, error) {
	b := &pembacaForm{f: f}
	if f.Get("aksi") == "catat" {
		p := akademik.Pengampu{Rombel: r, Mapel: akademik.KodeMapel(b.teks("mapel")), Guru: pegawai.ID(b.teks("guru")), JP: b.angka("jp"), Mulai: b.tanggal("mulai"), Selesai: b.tanggal("selesai")}
		return p, b.err()
	}
	ada, err := k.s.Akademik.Pengampu(k.ctx(), k.Pelaku, akademik.SaringPengampu{ID: []string{f.Get("catatan")}})
	if err != nil {
		return akademik.Pengampu{}, err
	}
	if len(ada) == 0 || ada[0].Rombel != r {
		return akademik.Pengampu{}, akademik.ErrRombelTiada.NotFoundf("catatan pengampu tidak ditemukan; muat ulang halaman")
	}
	switch f.Get("aksi") {
	case "isi":
		if ada[0].Guru = pegawai.ID(b.teks("guru")); ada[0].Guru == "" {
			b.salah = append(b.salah, akademik.ErrPengampu.Invalidf("pilih gurunya").Pada("guru"))
		}
	case "akhiri":
		ada[0].Selesai = b.tanggal("terakhir")
	case "batal":
		if ada[0].Batal, err = dasar.Rapikan(f.Get("alasan"), 200); err == nil && len([]rune(ada[0].Batal)) < 5 {
			err = akademik.ErrPengampu.Invalidf("tulis alasannya, paling sedikit 5 huruf").Pada("alasan")
		}
		b.salah = append(b.salah, err)
	default:
		b.salah = append(b.salah, errForm.Invalidf("pilih isi, akhiri, atau batalkan"))
	}
	return ada[0], b.err()
}
