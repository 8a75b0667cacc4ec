package situs

import (
	"maps"
	"net/url"
	"slices"
	"strconv"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

var halamanKenaikan = []halaman{
	{pola: "GET /akademik/kenaikan", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).daftarKenaikan},
	{pola: "POST /akademik/kenaikan", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).buatKenaikan},
	{pola: "POST /akademik/kenaikan/kelas", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).salinKelas},
	{pola: "POST /akademik/kenaikan/aturan", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).aturKenaikan},
	{pola: "GET /akademik/kenaikan/{id}", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).kenaikan},
	{pola: "POST /akademik/kenaikan/{id}/rapat", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).rapatKenaikan},
	{pola: "POST /akademik/kenaikan/{id}/putusan", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).putuskanKenaikan},
	{pola: "GET /akademik/kenaikan/{id}/selisih", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).selisihKenaikan},
	{pola: "POST /akademik/kenaikan/{id}/terapkan", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).terapkanKenaikan},
	{pola: "POST /akademik/kenaikan/{id}/urungkan", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).urungkanKenaikan},
	{pola: "GET /akademik/kenaikan/{id}/berita-acara", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).beritaAcara},
}

type isiDaftarKenaikan struct {
	formulir
	Buka      string // which form was refused
	Tahun     []akademik.TahunAjaran
	Dari, Ke  akademik.TahunAjaran
	Kelas     []akademik.Rombel // of the year Dari
	Tujuan    int               // classes of the year Ke
	Putaran   []PutaranTampil
	Terpilih  map[string]bool
	PilihUnit []Opsi
	Berlaku   []akademik.AturanNaik
	Predikat  []Opsi
	Satuan    []Opsi
}

// PutaranTampil is one run with the names of its years.
type PutaranTampil struct {
	akademik.Kenaikan
	NamaDari, NamaKe string
}

func (k *kunjungan) daftarKenaikan() error { return k.tampilDaftarKenaikan("", nil) }

func (k *kunjungan) tampilDaftarKenaikan(bagian string, galat error) (err error) {
	isi := isiDaftarKenaikan{formulir: formulirBaru(k.r.PostForm), Buka: bagian, Terpilih: map[string]bool{}}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	if isi.Tahun, err = k.s.Akademik.Tahun(k.ctx(), k.Pelaku); err != nil {
		return err
	}
	if isi.Putaran, err = k.putaranTampil(isi.Tahun); err != nil {
		return err
	}
	if len(isi.Tahun) > 0 {
		if err := k.isiPilihanKenaikan(&isi); err != nil {
			return err
		}
	}
	if isi.Berlaku, err = k.s.Akademik.AturanNaik(k.ctx(), k.Pelaku); err != nil {
		return err
	}
	isi.Satuan = []Opsi{{string(hafalan.BasisJuz), "juz"}, {string(hafalan.BasisHalaman), "halaman"}, {string(hafalan.BasisAyat), "ayat"}}
	for _, p := range akademik.AturanNaikUsul().Sikap.Pita {
		isi.Predikat = append(isi.Predikat, Opsi{p.Kode, p.Nama})
	}
	return k.tampilForm(isi.formulir, "kenaikan_daftar", "Kenaikan kelas", isi)
}

// isiPilihanKenaikan fills the form of a new run: the year of today, and the year that
// begins next; within one year when asked.
func (k *kunjungan) isiPilihanKenaikan(isi *isiDaftarKenaikan) (err error) {
	isi.Dari = tahunDipilih(isi.Tahun, k.r.FormValue("dari"), k.hariIni())
	isi.Ke = isi.Dari
	for _, t := range isi.Tahun { // newest first: the last that begins after is the next
		if t.Mulai.After(isi.Dari.Selesai) {
			isi.Ke = t
		}
	}
	if ke := k.r.FormValue("ke"); ke != "" {
		isi.Ke = tahunDipilih(isi.Tahun, ke, k.hariIni())
	}
	if isi.Kelas, err = k.s.Akademik.Rombel(k.ctx(), k.Pelaku, akademik.SaringRombel{Tahun: []akademik.TahunID{isi.Dari.ID}}); err != nil {
		return err
	}
	ke, err := k.s.Akademik.Rombel(k.ctx(), k.Pelaku, akademik.SaringRombel{Tahun: []akademik.TahunID{isi.Ke.ID}})
	if err != nil {
		return err
	}
	isi.Tujuan = len(ke)
	for _, r := range isi.F["rombel"] {
		isi.Terpilih[r] = true
	}
	if isi.F.Get("pada") == "" {
		pada := isi.Ke.Mulai
		if isi.Ke.ID == isi.Dari.ID {
			pada = k.hariIni()
		}
		isi.F = maps.Clone(isi.F)
		if isi.F == nil {
			isi.F = url.Values{}
		}
		isi.F.Set("pada", pada.String())
	}
	isi.PilihUnit, err = k.pilihUnit()
	return err
}

// putaranTampil lists the runs; a teacher sees those of the class that he or she is
// wali of.
func (k *kunjungan) putaranTampil(tahun []akademik.TahunAjaran) (out []PutaranTampil, err error) {
	ks, err := k.s.Akademik.Kenaikan(k.ctx(), k.Pelaku)
	if err != nil {
		return nil, err
	}
	if k.hanyaMilik() {
		wali, err := k.rombelWali()
		if err != nil {
			return nil, err
		}
		ks = slices.DeleteFunc(ks, func(x akademik.Kenaikan) bool {
			return !slices.ContainsFunc(x.Rombel, func(r akademik.RombelID) bool { return wali[r] })
		})
	}
	nama := map[akademik.TahunID]string{}
	for _, t := range tahun {
		nama[t.ID] = t.Nama
	}
	for _, x := range ks {
		out = append(out, PutaranTampil{x, nama[x.Dari], nama[x.Ke]})
	}
	return out, nil
}

// rombelWali are the classes whose wali the visitor is.
func (k *kunjungan) rombelWali() (map[akademik.RombelID]bool, error) {
	wali := map[akademik.RombelID]bool{}
	rs, err := k.s.Akademik.Rombel(k.ctx(), k.Pelaku, akademik.SaringRombel{})
	for _, r := range rs {
		if r.Wali != "" && string(r.Wali) == k.Akun.Pegawai {
			wali[r.ID] = true
		}
	}
	return wali, err
}

func (k *kunjungan) buatKenaikan() error {
	f := k.r.PostForm
	b := &pembacaForm{f: f}
	x := akademik.Kenaikan{Dari: akademik.TahunID(b.teks("dari")), Ke: akademik.TahunID(b.teks("ke")), Pada: b.tanggal("pada")}
	for _, r := range f["rombel"] {
		x.Rombel = append(x.Rombel, akademik.RombelID(r))
	}
	err := b.err()
	if err == nil {
		x, err = k.s.Akademik.AturKenaikan(k.ctx(), k.Pelaku, f.Get("kunci"), x)
	}
	if err != nil {
		return k.tampilDaftarKenaikan("baru", err)
	}
	return k.pindah("/akademik/kenaikan/"+url.PathEscape(x.ID), "Putaran %d dibuat.", x.Nomor)
}

// salinKelas gives the year Ke the classes of the year Dari, without their wali.
func (k *kunjungan) salinKelas() error {
	f := k.r.PostForm
	dari, ke := akademik.TahunID(f.Get("dari")), akademik.TahunID(f.Get("ke"))
	rs, err := k.s.Akademik.Rombel(k.ctx(), k.Pelaku, akademik.SaringRombel{Tahun: []akademik.TahunID{dari}})
	if err != nil {
		return err
	}
	for i := range rs {
		rs[i].ID, rs[i].Tahun, rs[i].Wali, rs[i].Versi = "", ke, "", 0
	}
	hasil, err := k.s.Akademik.AturRombel(k.ctx(), k.Pelaku, f.Get("kunci"), rs...)
	if err != nil {
		return k.tampilDaftarKenaikan("kelas", err)
	}
	return k.pindah("/akademik/kenaikan?dari="+url.QueryEscape(string(dari))+"&ke="+url.QueryEscape(string(ke)), "%d kelas disalin; wali kelas dipilih di halaman kelasnya.", len(hasil))
}

func (k *kunjungan) aturKenaikan() error {
	b := &pembacaForm{f: k.r.PostForm}
	a := akademik.AturanNaik{Unit: santri.KodeUnit(b.teks("unit")), Sejak: b.tanggal("sejak"), Aturan: akademik.AturanNaikUsul()}
	a.Aturan.MaksGagal, a.Aturan.MinSikap, a.Aturan.MinEkskul, a.Aturan.BulatDahulu = b.angka("maks_gagal"), b.teks("min_sikap"), b.teks("min_ekskul"), b.ya("bulat_dahulu")
	a.Aturan.EkskulWajib, a.Aturan.Gerbang, a.Aturan.Ujian, a.Aturan.Satuan = b.teks("ekskul_wajib"), b.ya("gerbang"), b.ya("ujian"), b.teks("satuan")
	a.Aturan.MaksAlpa, a.Aturan.MinHafalan = isianForm(b, "maks_alpa", nilai.ParseAngka), isianForm(b, "min_hafalan", nilai.ParseAngka)
	if a.Aturan.MinHafalan == 0 {
		a.Aturan.Satuan = ""
	}
	err := b.err()
	if err == nil {
		err = k.s.Akademik.AturKenaikanUsul(k.ctx(), k.Pelaku, k.r.PostFormValue("kunci"), a)
	}
	if err != nil {
		return k.tampilDaftarKenaikan("aturan", err)
	}
	return k.pindah("/akademik/kenaikan", "Aturan usulan berlaku sejak %s.", a.Sejak.Panjang())
}

// versiForm is the version of a record in a form; a wrong number is a stale one.
func versiForm(f url.Values, n string) int {
	v, _ := strconv.Atoi(f.Get(n))
	return v
}
