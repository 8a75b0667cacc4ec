package situs

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/kurikulum"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

var halamanKurikulum = []halaman{
	{pola: "GET /akademik/kurikulum", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).kurikulum},
	{pola: "POST /akademik/kurikulum/ikut", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).ikutKurikulum},
	{pola: "GET /akademik/kurikulum/satu", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).satuKurikulum},
	{pola: "GET /akademik/kurikulum/beda", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).bedaKurikulum},
	{pola: "POST /akademik/kurikulum/salin", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).salinKurikulum},
	{pola: "GET /akademik/kurikulum/ubah", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).ubahKurikulum},
	{pola: "POST /akademik/kurikulum/ubah", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).simpanKurikulum},
	{pola: "GET /akademik/kurikulum/usul", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).usulKurikulum},
	{pola: "POST /akademik/kurikulum/usul", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).terapkanKurikulum},
}

type isiKurikulum struct {
	formulir
	Tahun     akademik.TahunAjaran
	Semua     []akademik.TahunAjaran
	Ikut      []IkutTampak
	Tempat    []Opsi // where a choice may be made
	Pilih     []Opsi // curricula
	Kelas     []akademik.StrukturKelas
	Kurikulum []KurikulumTampak
}

// IkutTampak is a choice with what it offers further.
type IkutTampak struct {
	akademik.IkutKurikulum
	Nama, Kelas string
	Tingkatan   []Opsi   // levels of the curriculum
	Tawaran     []string // choices that it offers
}

// KurikulumTampak is a version on the list.
type KurikulumTampak struct {
	kurikulum.Kurikulum
	Milik, Berlaku bool
}

func (k *kunjungan) kurikulum() error { return k.tampilKurikulum(nil) }

func (k *kunjungan) tampilKurikulum(galat error) (err error) {
	isi := isiKurikulum{formulir: formulirBaru(k.r.PostForm)}
	if isi.Tahun, isi.Semua, err = k.tahunKurikulum(); err != nil {
		return err
	}
	katalog, err := k.s.Akademik.Kurikulum(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	hari := k.hariIni()
	for _, x := range katalog.Semua() {
		kini, _ := katalog.Pada(x.Kode, hari)
		isi.Kurikulum = append(isi.Kurikulum, KurikulumTampak{x, x.Keluarga == kurikulum.Sendiri, kini.Berlaku == x.Berlaku})
		if o := (Opsi{x.Kode, x.Nama + " " + x.Jenjang}); !slices.ContainsFunc(isi.Pilih, func(y Opsi) bool { return y.Kode == o.Kode }) {
			isi.Pilih = append(isi.Pilih, o)
		}
	}
	slices.SortStableFunc(isi.Kurikulum, func(a, b KurikulumTampak) int { return cmp.Compare(urutMilik(a), urutMilik(b)) })
	if isi.Tahun.ID != "" {
		if err := k.isiIkut(&isi, katalog); err != nil {
			return err
		}
	}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
		return k.tampilForm(isi.formulir, "kurikulum", "Kurikulum", isi)
	}
	return k.tampil("kurikulum", "Kurikulum", isi)
}

// urutMilik puts the school's own first.
func urutMilik(x KurikulumTampak) int {
	if x.Milik {
		return 0
	}
	return 1
}

// tahunKurikulum is the year asked for, else the one of today, else the newest.
func (k *kunjungan) tahunKurikulum() (t akademik.TahunAjaran, semua []akademik.TahunAjaran, err error) {
	if semua, err = k.s.Akademik.Tahun(k.ctx(), k.Pelaku); err != nil || len(semua) == 0 {
		return t, semua, err
	}
	if id := k.r.FormValue("tahun"); id != "" {
		i := slices.IndexFunc(semua, func(x akademik.TahunAjaran) bool { return string(x.ID) == id })
		if i < 0 {
			return t, semua, akademik.ErrTahunTiada.NotFoundf("tahun ajaran tidak ditemukan")
		}
		return semua[i], semua, nil
	}
	hari := k.hariIni()
	i := slices.IndexFunc(semua, func(x akademik.TahunAjaran) bool { return x.Memuat(hari) })
	return semua[max(i, 0)], semua, nil
}

// usulPerKelas is the proposal of a year, for a teacher limited to his or her classes.
func (k *kunjungan) usulPerKelas(t akademik.TahunID) (akademik.UsulKurikulum, error) {
	u, err := k.s.Akademik.PeriksaKurikulum(k.ctx(), k.Pelaku, t)
	if err != nil || !k.hanyaMilik() {
		return u, err
	}
	ajar, err := k.ajar()
	if err != nil {
		return u, err
	}
	var id []akademik.RombelID
	for _, x := range u.Kelas {
		if k.milik(x.Rombel, ajar) {
			id = append(id, x.Rombel.ID)
		}
	}
	return u.Untuk(id...), nil
}

func (k *kunjungan) isiIkut(isi *isiKurikulum, katalog kurikulum.Katalog) error {
	u, err := k.usulPerKelas(isi.Tahun.ID)
	if err != nil {
		return err
	}
	isi.Kelas = u.Kelas
	kelas := map[akademik.RombelID]string{}
	var satu []Opsi
	for _, x := range u.Kelas {
		r := x.Rombel
		for _, o := range []Opsi{{tempatIkut(r.Unit, r.Jalur, "", ""), string(r.Unit) + " jalur " + string(r.Jalur) + ": semua tingkat"}, {tempatIkut(r.Unit, r.Jalur, r.Tingkat, ""), string(r.Unit) + " jalur " + string(r.Jalur) + ": tingkat " + r.Tingkat}} {
			if !slices.Contains(isi.Tempat, o) && !strings.HasSuffix(o.Nama, "tingkat ") {
				isi.Tempat = append(isi.Tempat, o)
			}
		}
		kelas[r.ID] = r.Nama
		satu = append(satu, Opsi{tempatIkut(r.Unit, r.Jalur, "", r.ID), "Kelas " + string(r.Unit) + " " + r.Nama + " saja"})
	}
	isi.Tempat = append(isi.Tempat, satu...)
	ikut, err := k.s.Akademik.IkutKurikulum(k.ctx(), k.Pelaku, isi.Tahun.ID)
	for _, i := range ikut {
		if i.Kurikulum == "" {
			continue
		}
		x, _ := katalog.Pada(i.Kurikulum, isi.Tahun.Selesai)
		t := IkutTampak{IkutKurikulum: i, Nama: x.Nama + " " + x.Jenjang, Kelas: kelas[i.Rombel], Tawaran: x.Pilihan("")}
		for _, l := range x.Tingkat {
			t.Tingkatan = append(t.Tingkatan, Opsi{l.Kode, "tingkat " + l.Kode})
		}
		isi.Ikut = append(isi.Ikut, t)
	}
	return err
}

// tempatIkut writes a place of a choice as one value of a form.
func tempatIkut(u santri.KodeUnit, j santri.Jalur, tingkat string, r akademik.RombelID) string {
	return url.Values{"u": {string(u)}, "j": {string(j)}, "t": {tingkat}, "r": {string(r)}}.Encode()
}

// Tempat is the place as one value of a form.
func (i IkutTampak) Tempat() string { return tempatIkut(i.Unit, i.Jalur, i.Tingkat, i.Rombel) }

func (k *kunjungan) ikutKurikulum() error {
	f := k.r.PostForm
	t, err := url.ParseQuery(f.Get("tempat"))
	if err != nil || f.Get("tempat") == "" {
		return k.tampilKurikulum(akademik.ErrIkutKurikulum.Invalidf("pilih untuk siapa kurikulum ini").Pada("tempat"))
	}
	i := akademik.IkutKurikulum{Tahun: akademik.TahunID(f.Get("tahun")), Unit: santri.KodeUnit(t.Get("u")), Jalur: santri.Jalur(t.Get("j")), Tingkat: t.Get("t"), Rombel: akademik.RombelID(t.Get("r")),
		Kurikulum: f.Get("kurikulum"), Setara: f.Get("setara"), Pilihan: f["pilihan"]}
	if f.Get("aksi") == "tarik" {
		i.Kurikulum, i.Setara, i.Pilihan = "", "", nil
	} else if i.Kurikulum == "" {
		return k.tampilKurikulum(akademik.ErrIkutKurikulum.Invalidf("pilih kurikulumnya").Pada("kurikulum"))
	}
	if err := k.s.Akademik.AturIkutKurikulum(k.ctx(), k.Pelaku, f.Get("kunci"), i); err != nil {
		return k.tampilKurikulum(err)
	}
	return k.pindah("/akademik/kurikulum?tahun="+url.QueryEscape(string(i.Tahun)), "Pilihan kurikulum disimpan.")
}

type isiKurikulumSatu struct {
	formulir
	K       kurikulum.Kurikulum
	Milik   akademik.KurikulumSendiri // zero: it ships
	Kembali string
}

// Jam is the JP of a subject in a level as the page shows them; "" = not taught.
func (isiKurikulumSatu) Jam(m kurikulum.Mapel, t kurikulum.Tingkat) *kurikulum.Jam {
	for _, j := range m.Jam {
		if j.Tingkat == t.Kode {
			return &j
		}
	}
	return nil
}

func (k *kunjungan) satuKurikulum() error { return k.tampilSatuKurikulum(nil) }

func (k *kunjungan) tampilSatuKurikulum(galat error) error {
	isi := isiKurikulumSatu{formulir: formulirBaru(k.r.PostForm)}
	x, milik, err := k.cariKurikulum(k.r.FormValue("kode"), k.r.FormValue("sejak"))
	if err != nil {
		return err
	}
	isi.K, isi.Milik = x, milik
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
		return k.tampilForm(isi.formulir, "kurikulum_satu", x.Nama, isi)
	}
	isi.F = url.Values{"berlaku": {k.hariIni().String()}, "nama": {x.Nama}}
	return k.tampil("kurikulum_satu", x.Nama, isi)
}

// cariKurikulum finds a version by its code and first day, today's without one.
func (k *kunjungan) cariKurikulum(kode, sejak string) (x kurikulum.Kurikulum, milik akademik.KurikulumSendiri, err error) {
	katalog, err := k.s.Akademik.Kurikulum(k.ctx(), k.Pelaku)
	if err != nil {
		return x, milik, err
	}
	ada := false
	if sejak == "" {
		x, ada = katalog.Pada(kode, k.hariIni())
	} else if hari, err := dasar.ParseTanggal(sejak); err == nil {
		x, ada = katalog.Versi(kode, hari)
	}
	if !ada {
		return x, milik, akademik.ErrKurikulumTiada.NotFoundf("kurikulum itu tidak ada, atau belum berlaku pada hari itu")
	}
	semua, err := k.s.Akademik.KurikulumSendiri(k.ctx(), k.Pelaku)
	for _, m := range semua {
		if m.Batal == "" && m.Isi.Kode == x.Kode && m.Isi.Berlaku == x.Berlaku {
			milik = m
		}
	}
	return x, milik, err
}

// salinKurikulum makes a curriculum of the school's own out of another, or a later version
// of one's own.
func (k *kunjungan) salinKurikulum() error {
	f := k.r.PostForm
	x, milik, err := k.cariKurikulum(f.Get("kode"), f.Get("sejak"))
	if err != nil {
		return err
	}
	b := &pembacaForm{f: f}
	baru := x.SalinSebagai(b.teks("kode_baru"), b.teks("nama"), b.tanggal("berlaku"))
	if milik.ID != "" && baru.Kode == x.Kode {
		baru.Asal = x.Asal
	}
	err = b.err()
	if err == nil {
		milik, err = k.s.Akademik.AturKurikulum(k.ctx(), k.Pelaku, f.Get("kunci"), akademik.KurikulumSendiri{Isi: baru})
	}
	if err != nil {
		return k.tampilSatuKurikulum(err)
	}
	return k.pindah("/akademik/kurikulum/ubah?id="+url.QueryEscape(milik.ID), "%s disalin. Ubah pelajaran dan jamnya di sini.", milik.Isi.Nama)
}
