package situs

import (
	"fmt"
	"net/url"
	"slices"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/rapor"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// Who may take which step is decided by the part that the visitor has in the class: see
// peranRapor. The permission only opens the pages.
var halamanRapor = []halaman{
	{pola: "GET /rapor", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).daftarRapor},
	{pola: "GET /rapor/{rombel}", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).papanRapor},
	{pola: "POST /rapor/{rombel}/langkah", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).langkahRapor},
	{pola: "GET /rapor/{rombel}/isian", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).isianRapor},
	{pola: "POST /rapor/{rombel}/isian", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).simpanIsianRapor},
	{pola: "GET /rapor/{rombel}/deskripsi/{mapel}", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).deskripsiRapor},
	{pola: "POST /rapor/{rombel}/deskripsi/{mapel}", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).simpanDeskripsi},
	{pola: "GET /rapor/{rombel}/santri/{santri}", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).raporSantri},
}

// kelasRapor is a class in the term that a page is about.
type kelasRapor struct {
	R       akademik.Rombel
	Tahun   akademik.TahunAjaran
	Periode akademik.Periode
	Peran   rapor.Peran // part of the visitor in the class, as a teacher of anything in it
	ajar    []akademik.KodeMapel
	K       akademik.KeadaanRapor
}

// Alamat is the address of a page of the class and term.
func (x kelasRapor) Alamat(bagian string) string {
	return "/rapor/" + url.PathEscape(string(x.R.ID)) + bagian + "?" + url.Values{"periode": {x.Periode.Kode}}.Encode()
}

// Berkas is the address of the PDF: of what was published, else of the draft.
func (x kelasRapor) Berkas(terbit bool) string {
	nama := "rapor-draf.pdf"
	if terbit {
		nama = "rapor.pdf"
	}
	return "/akademik/kelas/" + url.PathEscape(string(x.R.ID)) + "/berkas/" + nama + "?" + url.Values{"periode": {x.Periode.Kode}}.Encode()
}

// Wali reports whether the visitor has the class, or runs the rapor of the school.
func (x kelasRapor) Wali() bool { return x.Peran.Punya(rapor.Wali | rapor.Kurikulum) }

// Kurikulum reports whether the visitor runs the rapor of the school.
func (x kelasRapor) Kurikulum() bool { return x.Peran.Punya(rapor.Kurikulum) }

// Tertutup reports whether the class takes nothing more.
func (x kelasRapor) Tertutup() bool { return x.K.Kelas().Kelas() }

// peran is the part of the visitor in some subjects of the class.
func (x kelasRapor) peran(mapel ...akademik.KodeMapel) rapor.Peran {
	p := x.Peran &^ rapor.Guru
	if len(mapel) > 0 && !slices.ContainsFunc(mapel, func(m akademik.KodeMapel) bool { return !slices.Contains(x.ajar, m) }) {
		p |= rapor.Guru
	}
	return p
}

// kelasRapor opens the class of the address in the term of the query, else that of
// today.
func (k *kunjungan) kelasRapor() (x kelasRapor, err error) {
	if x.R, err = k.rombel(k.r.PathValue("rombel")); err != nil {
		return x, err
	}
	ts, err := k.s.Akademik.Tahun(k.ctx(), k.Pelaku)
	if err != nil {
		return x, err
	}
	x.Tahun = tahunDipilih(ts, string(x.R.Tahun), k.hariIni())
	kode := k.r.FormValue("periode")
	if kode == "" {
		kode = periodeKini(x.Tahun, k.hariIni())
	}
	var ada bool
	if x.Periode, ada = x.Tahun.CariPeriode(kode); !ada {
		return x, akademik.ErrPeriodeTiada.NotFoundf("tahun ajaran %s tidak punya periode itu", x.Tahun.Nama)
	}
	if err := k.peranRapor(&x); err != nil {
		return x, err
	}
	ks, err := k.s.Akademik.KeadaanRapor(k.ctx(), k.Pelaku, x.Periode.Kode, x.R.ID)
	if err == nil && len(ks) == 1 {
		x.K = ks[0]
	}
	return x, err
}

// peranRapor finds the part of the visitor: who teaches in the class, who has it, and
// who sets up the school.
func (k *kunjungan) peranRapor(x *kelasRapor) error {
	ajar, err := k.ajar()
	if err != nil {
		return err
	}
	for _, a := range ajar {
		if a.Rombel == x.R.ID {
			x.ajar, x.Peran = append(x.ajar, a.Mapel), x.Peran|rapor.Guru
		}
	}
	if k.Akun.Pegawai != "" && string(x.R.Wali) == k.Akun.Pegawai {
		x.Peran |= rapor.Wali
	}
	if akun.Boleh(k.Akun.Peran, akun.AturAkademik) {
		x.Peran |= rapor.Kurikulum
	}
	return nil
}

type isiPapanRapor struct {
	formulir
	kelasRapor
	Mapel   []MapelRapor
	Siswa   []SantriRapor
	Langkah []LangkahTampak
	Bisa    []TombolLangkah // steps of the class that the visitor may take now
	Siap    []MapelRapor    // sheets to be checked
	Belum   int             // sheets that are not checked
	Ketat   bool            // the visitor sees only what he or she teaches
	Terbit  int             // rapor published, in the version that stands
}

// MapelRapor is one sheet on the board.
type MapelRapor struct {
	MapelTampak
	Keadaan rapor.Keadaan
	Alasan  string // of the last step
	Bisa    []TombolLangkah
	Milik   bool // the visitor teaches it
	Kurang  int  // santri without a mark
}

// TombolLangkah is a step that the visitor may take.
type TombolLangkah struct {
	Langkah     rapor.Langkah
	Nama, Jelas string
	Alasan      bool // needs a reason
	Ragu        bool // worth a second look
}

// SantriRapor is one santri on the board.
type SantriRapor struct {
	Tampak
	Kurang []rapor.Kurang
	Terbit akademik.RaporTerbit // zero: not published
}

// LangkahTampak is one step that was taken, with names.
type LangkahTampak struct {
	akademik.LangkahRapor
	NamaMapel, Petugas string
}

func (k *kunjungan) papanRapor() error { return k.tampilPapanRapor(nil) }

func (k *kunjungan) tampilPapanRapor(galat error) (err error) {
	isi := isiPapanRapor{formulir: formulirBaru(k.r.PostForm)}
	if isi.kelasRapor, err = k.kelasRapor(); err != nil {
		return err
	}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	isi.Ketat = k.hanyaMilik() && !isi.Wali()
	ls, err := k.s.Akademik.Leger(k.ctx(), k.Pelaku, isi.Periode.Kode, isi.R.ID)
	if err != nil {
		return err
	}
	if len(ls) == 0 {
		return akademik.ErrRombelTiada.NotFoundf("kelas tidak ditemukan")
	}
	if err := k.isiMapelRapor(&isi, ls[0]); err != nil {
		return err
	}
	if !isi.Ketat {
		if err := k.isiSantriRapor(&isi); err != nil {
			return err
		}
		if err := k.isiLangkahRapor(&isi); err != nil {
			return err
		}
	}
	return k.tampilForm(isi.formulir, "rapor", "Rapor "+isi.R.Nama, isi)
}

func (k *kunjungan) isiMapelRapor(isi *isiPapanRapor, l akademik.Leger) error {
	tampak := isiLeger{L: l}
	if err := k.isiLeger(&tampak); err != nil {
		return err
	}
	for _, m := range tampak.Mapel {
		x := MapelRapor{MapelTampak: m, Keadaan: isi.K.Lembar(m.Kode), Alasan: isi.K.Akhir(m.Kode).Alasan, Milik: slices.Contains(isi.ajar, m.Kode), Kurang: len(l.Santri) - m.Rapor}
		if x.Keadaan != rapor.Terbuka || x.Alasan == "" {
			x.Alasan = ""
		}
		if isi.K.Akhir(m.Kode).Keadaan != rapor.Diperiksa {
			isi.Belum++
		}
		if isi.Ketat && !x.Milik {
			continue
		}
		for _, t := range tombolLembar(x.Kurang) {
			if _, err := x.Keadaan.Sesudah(t.Langkah, isi.peran(m.Kode), "alasan contoh"); err == nil {
				x.Bisa = append(x.Bisa, t)
			}
		}
		if x.Keadaan == rapor.Dikirim {
			isi.Siap = append(isi.Siap, x)
		}
		isi.Mapel = append(isi.Mapel, x)
	}
	for _, t := range isi.tombolKelas() {
		if _, err := isi.K.Kelas().Sesudah(t.Langkah, isi.peran(), "alasan contoh"); err == nil {
			isi.Bisa = append(isi.Bisa, t)
		}
	}
	return nil
}

func tombolLembar(kurang int) []TombolLangkah {
	kirim := TombolLangkah{Langkah: rapor.Kirim, Nama: "Kirim ke wali kelas", Jelas: "Sesudah dikirim nilainya tidak dapat diubah, kecuali ditarik kembali."}
	if kurang > 0 {
		kirim.Ragu, kirim.Jelas = true, fmt.Sprintf("%d santri belum punya nilai rapor. %s", kurang, kirim.Jelas)
	}
	return []TombolLangkah{kirim,
		{Langkah: rapor.Periksa, Nama: "Sudah diperiksa", Jelas: "Nilainya benar dan deskripsinya sudah dibaca."},
		{Langkah: rapor.Kembalikan, Nama: "Kembalikan", Jelas: "Gurunya dapat mengubah nilai lagi.", Alasan: true}}
}

func (i isiPapanRapor) tombolKelas() []TombolLangkah {
	kunci := TombolLangkah{Langkah: rapor.Kunci, Nama: "Kunci rapor kelas", Jelas: "Nilai, deskripsi, dan isian wali kelas tidak dapat diubah lagi."}
	if i.Belum > 0 {
		kunci.Ragu, kunci.Alasan = true, true
		kunci.Jelas = fmt.Sprintf("%d pelajaran belum diperiksa. Hanya bagian kurikulum yang boleh mengunci dalam keadaan ini, dengan alasan; rapornya terbit dengan tanda belum lengkap.", i.Belum)
	}
	return []TombolLangkah{kunci,
		{Langkah: rapor.Terbitkan, Nama: "Terbitkan rapor", Jelas: "Setiap santri mendapat nomor rapor. Rapor yang sudah terbit tidak berubah; perbaikannya menjadi versi baru."},
		{Langkah: rapor.Buka, Nama: "Buka kembali", Jelas: "Versi yang sudah terbit tetap tersimpan dan dapat dibaca. Pilih pelajaran yang nilainya harus diperbaiki gurunya.", Alasan: true}}
}

func (k *kunjungan) isiSantriRapor(isi *isiPapanRapor) error {
	draf, err := k.s.Akademik.DrafRapor(k.ctx(), k.Pelaku, isi.Periode.Kode, isi.R.ID)
	if err != nil {
		return err
	}
	ps := make([]santri.Peserta, len(draf))
	for i, d := range draf {
		ps[i] = d.Santri
	}
	nama, err := k.tampakPeserta(ps)
	if err != nil {
		return err
	}
	terbit, err := k.s.Akademik.TerbitanRapor(k.ctx(), k.Pelaku, isi.Periode.Kode, isi.R.ID)
	if err != nil {
		return err
	}
	akhir := map[santri.ID]akademik.RaporTerbit{}
	for _, t := range terbit { // by number and version: the last stands
		akhir[t.Santri] = t
	}
	isi.Terbit = len(akhir)
	for _, d := range draf {
		isi.Siswa = append(isi.Siswa, SantriRapor{nama[d.Santri.ID], d.Rapor.Kurang, akhir[d.Santri.ID]})
	}
	return nil
}

func (k *kunjungan) isiLangkahRapor(isi *isiPapanRapor) error {
	riwayat, err := k.s.Akademik.RiwayatRapor(k.ctx(), k.Pelaku, isi.Periode.Kode, isi.R.ID)
	if err != nil || len(riwayat) == 0 {
		return err
	}
	petugas, err := k.semuaAkun()
	if err != nil {
		return err
	}
	mapel, err := k.s.Akademik.Mapel(k.ctx(), k.Pelaku)
	for _, l := range slices.Backward(riwayat) {
		isi.Langkah = append(isi.Langkah, LangkahTampak{l, namaMapel(mapel, l.Mapel), petugas[l.Oleh]})
	}
	return err
}

// langkahRapor takes one step of a sheet, of several, or of the class.
func (k *kunjungan) langkahRapor() error {
	x, err := k.kelasRapor()
	if err != nil {
		return err
	}
	f := k.r.PostForm
	var mapel []akademik.KodeMapel
	for _, m := range f["mapel"] {
		mapel = append(mapel, akademik.KodeMapel(m))
	}
	l := rapor.Langkah(f.Get("langkah"))
	if l == rapor.Terbitkan {
		ts, err := k.s.Akademik.TerbitkanRapor(k.ctx(), k.Pelaku, f.Get("kunci"), x.peran(), x.R.ID, x.Periode.Kode)
		if err != nil {
			return k.tampilPapanRapor(err)
		}
		return k.pindah(x.Alamat(""), "%d rapor terbit.", len(ts))
	}
	err = k.s.Akademik.LangkahRapor(k.ctx(), k.Pelaku, f.Get("kunci"), x.peran(mapel...), akademik.LangkahRaporBaru{Rombel: x.R.ID, Periode: x.Periode.Kode, Mapel: mapel, Langkah: l, Alasan: f.Get("alasan")})
	if err != nil {
		return k.tampilPapanRapor(err)
	}
	return k.pindah(x.Alamat(""), "%s", map[rapor.Langkah]string{rapor.Kirim: "Nilai dikirim ke wali kelas.", rapor.Kembalikan: "Nilai dikembalikan ke gurunya.", rapor.Periksa: "Nilai ditandai sudah diperiksa.",
		rapor.Kunci: "Rapor kelas dikunci.", rapor.Buka: "Rapor kelas dibuka kembali."}[l])
}

type isiDaftarRapor struct {
	Periode string
	Pilih   []Opsi
	Kelas   []KelasRapor
	Tahun   []akademik.TahunAjaran
}

// KelasRapor is one class of the overview.
type KelasRapor struct {
	akademik.Rombel
	Periode  akademik.Periode
	WaliNama string
	Keadaan  rapor.Keadaan
	Mapel    int
	Siap     int      // sheets that are checked
	Telat    []string // subjects that were not sent, with their teachers
}

// daftarRapor shows how far every class is, and who is late.
func (k *kunjungan) daftarRapor() error {
	isi := isiDaftarRapor{Periode: k.r.FormValue("periode")}
	kelas, tahun, err := k.kelasHariIni()
	if err != nil {
		return err
	}
	isi.Tahun = tahun
	for _, t := range tahun {
		if err := k.isiTahunRapor(&isi, t, kelas); err != nil {
			return err
		}
	}
	return k.tampil("rapor_daftar", "Rapor", isi)
}

// isiTahunRapor fills the classes of one year: its marks are read at once.
func (k *kunjungan) isiTahunRapor(isi *isiDaftarRapor, t akademik.TahunAjaran, kelas []KelasTampak) error {
	for _, p := range t.Periode {
		if !slices.ContainsFunc(isi.Pilih, func(o Opsi) bool { return o.Kode == p.Kode }) {
			isi.Pilih = append(isi.Pilih, Opsi{p.Kode, p.Nama})
		}
	}
	periode := isi.Periode
	if _, ada := t.CariPeriode(periode); !ada {
		periode = periodeKini(t, k.hariIni())
	}
	if isi.Periode == "" {
		isi.Periode = periode
	}
	var id []akademik.RombelID
	wali := map[akademik.RombelID]string{}
	for _, x := range kelas {
		if x.Rombel.Tahun == t.ID {
			id, wali[x.ID] = append(id, x.ID), x.WaliNama
		}
	}
	if len(id) == 0 {
		return nil
	}
	ls, err := k.s.Akademik.Leger(k.ctx(), k.Pelaku, periode, id...)
	if err != nil {
		return err
	}
	ks, err := k.s.Akademik.KeadaanRapor(k.ctx(), k.Pelaku, periode, id...)
	if err != nil {
		return err
	}
	keadaan := map[akademik.RombelID]akademik.KeadaanRapor{}
	for _, x := range ks {
		keadaan[x.Rombel] = x
	}
	guru, err := k.namaGuruLeger(ls)
	if err != nil {
		return err
	}
	for _, l := range ls {
		x := kelasRaporTampak(l, keadaan[l.Rombel.ID], wali[l.Rombel.ID], guru)
		if k.hanyaMilik() && string(l.Rombel.Wali) != k.Akun.Pegawai {
			x.Telat = nil // a teacher need not know which colleague is late
		}
		isi.Kelas = append(isi.Kelas, x)
	}
	return nil
}
