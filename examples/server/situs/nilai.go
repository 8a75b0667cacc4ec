package situs

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

var halamanNilai = []halaman{
	{pola: "GET /nilai/{rombel}/{mapel}", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).nilai},
	{pola: "POST /nilai/{rombel}/{mapel}", izin: akun.IsiAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).isiNilai},
	{pola: "POST /nilai/{rombel}/{mapel}/asesmen", izin: akun.IsiAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).aturAsesmen},
	{pola: "POST /nilai/{rombel}/{mapel}/bekuan", izin: akun.IsiAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).terimaBekuan},
	{pola: "GET /nilai/{rombel}/{mapel}/{santri}", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).uraiNilai},
}

type isiNilai struct {
	formulir
	Buka     string // "asesmen"
	L        akademik.LembarNilai
	Mapel    string
	Baris    []BarisNilai
	Komponen []Opsi
	Hari     dasar.Tanggal
	Tulis    bool
	Remedial int // attempt that the grid shows beside the first
	Gagal    int
	Berubah  []BawaanBerubah
	Pilih    []Opsi // groups of the class that the grid may be narrowed to
	Kelompok string // the one that is shown, "semua" = the whole class
}

// BarisNilai is one santri of the grid.
type BarisNilai struct {
	Tampak
	Sel    []SelNilai
	Rapor  string
	Pita   string
	Tuntas bool
	Belum  string
	Bawaan string // what came along from the class before
	Lepas  bool   // does not take the subject: in none of its groups
}

// BawaanBerubah is what a class before changed after a santri left it.
type BawaanBerubah struct {
	Tampak
	Bawaan akademik.NilaiBawaan
}

// SelNilai is one cell: what stands, and what was typed when it was refused.
type SelNilai struct {
	Nama, Lama, Teks, Salah string
	Lepas                   bool // nothing is expected: not in the group on that day
	Tutup                   bool // nor may anything be written
}

func (k *kunjungan) nilai() error { return k.tampilNilai("", nil, nil) }

// mapelMilik refuses a subject that the visitor, a teacher, does not teach in the class.
func (k *kunjungan) mapelMilik(r akademik.Rombel, m akademik.KodeMapel) error {
	if !k.hanyaMilik() || string(r.Wali) == k.Akun.Pegawai && k.Akun.Pegawai != "" {
		return nil
	}
	ajar, err := k.ajar()
	if err == nil && !slices.ContainsFunc(ajar, func(p akademik.Pengampu) bool { return p.Rombel == r.ID && p.Mapel == m }) {
		err = akademik.ErrMapelTiada.NotFoundf("Anda tidak mengampu pelajaran ini di kelas ini")
	}
	return err
}

// lembarNilai opens the grid of the address: the term of the query, else that of today.
func (k *kunjungan) lembarNilai() (l akademik.LembarNilai, err error) {
	r, err := k.rombel(k.r.PathValue("rombel"))
	if err != nil {
		return l, err
	}
	m := akademik.KodeMapel(k.r.PathValue("mapel"))
	if err := k.mapelMilik(r, m); err != nil {
		return l, err
	}
	periode := k.r.FormValue("periode")
	if periode == "" {
		ts, err := k.s.Akademik.Tahun(k.ctx(), k.Pelaku)
		if err != nil {
			return l, err
		}
		periode = periodeKini(tahunDipilih(ts, string(r.Tahun), k.hariIni()), k.hariIni())
	}
	return k.s.Akademik.Nilai(k.ctx(), k.Pelaku, r.ID, m, periode)
}

// periodeKini is the term of the day, else the first.
func periodeKini(t akademik.TahunAjaran, hari dasar.Tanggal) string {
	if p, ada := t.PeriodePada(hari); ada {
		return p.Kode
	}
	if len(t.Periode) > 0 {
		return t.Periode[0].Kode
	}
	return ""
}

func (k *kunjungan) tampilNilai(bagian string, galat error, gagal []akademik.GalatSel) (err error) {
	isi := isiNilai{formulir: formulirBaru(k.r.PostForm), Buka: bagian, Hari: k.hariIni(), Tulis: akun.Boleh(k.Akun.Peran, akun.IsiAkademik), Remedial: 1, Gagal: len(gagal)}
	if n, err := strconv.Atoi(k.r.FormValue("percobaan")); err == nil && n >= 1 && n <= akademik.MaksPercobaan {
		isi.Remedial = n
	}
	if isi.L, err = k.lembarNilai(); err != nil {
		if dasar.RuleOf(err) == string(akademik.ErrPenilaianTiada) {
			return k.tampilSalah(salah{}, "nilai_belum", "Nilai", kalimat(pesanDari(err)))
		}
		return err
	}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	mapel, err := k.s.Akademik.Mapel(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	isi.Mapel = namaMapel(mapel, isi.L.Mapel)
	for _, c := range isi.L.Aturan.Komponen {
		isi.Komponen = append(isi.Komponen, Opsi{c.Kode, c.Nama})
	}
	if err := k.kelompokNilai(&isi); err != nil {
		return err
	}
	if err := k.barisNilai(&isi, gagal); err != nil {
		return err
	}
	return k.tampilForm(isi.formulir, "nilai", isi.Mapel+" "+isi.L.Rombel.Nama, isi)
}

// kelompokNilai narrows the grid to one group: the one asked for, else those that the
// visitor teaches there.
func (k *kunjungan) kelompokNilai(isi *isiNilai) error {
	bagi, milik, err := k.s.Akademik.KelompokLembar(k.ctx(), k.Pelaku, isi.L, pegawai.ID(k.Akun.Pegawai))
	if err != nil || len(bagi) == 0 {
		return err
	}
	isi.Pilih = []Opsi{{"semua", "seluruh kelas"}}
	if len(milik) > 1 {
		isi.Pilih = append(isi.Pilih, Opsi{strings.Join(milik, "+"), strings.Join(milik, " dan ")})
	}
	for _, p := range bagi {
		for _, x := range p.Kelompok {
			isi.Pilih = append(isi.Pilih, Opsi{x.Nama, p.Nama + ": " + x.Nama})
		}
	}
	isi.Kelompok = cmp.Or(k.r.FormValue("kelompok"), strings.Join(milik, "+"), "semua")
	if !slices.ContainsFunc(isi.Pilih, func(o Opsi) bool { return o.Kode == isi.Kelompok }) {
		isi.Kelompok = "semua"
	}
	if isi.Kelompok != "semua" {
		isi.L = isi.L.Kelompok(bagi, strings.Split(isi.Kelompok, "+")...)
	}
	return nil
}

// barisNilai fills the grid: names, scores and computed marks, each mark shown as the
// register lets the visitor see it.
func (k *kunjungan) barisNilai(isi *isiNilai, gagal []akademik.GalatSel) error {
	nama, err := k.tampakPeserta(isi.L.Santri)
	if err != nil {
		return err
	}
	skor := map[string]akademik.Skor{}
	for _, x := range isi.L.Skor {
		skor[namaSel(x.Asesmen, x.Santri, x.Percobaan)] = x
	}
	salah := map[string]akademik.GalatSel{}
	for _, g := range gagal {
		salah[namaSel(g.Isian.Asesmen, g.Isian.Santri, max(g.Isian.Percobaan, 1))] = g
	}
	for _, p := range isi.L.Santri {
		h := isi.L.Hasil[p.ID]
		b := BarisNilai{Tampak: nama[p.ID], Belum: strings.Join(h.Belum, ", "), Bawaan: sebutBawaan(isi.L.Bawaan[p.ID]), Lepas: !isi.L.Ikut(p.ID)}
		if h.Rapor.Ada {
			b.Rapor, b.Pita, b.Tuntas = h.Rapor.Bulat.String(), h.Rapor.Pita, h.Rapor.Tuntas
		}
		if len(h.Aspek) > 0 {
			b.Rapor, b.Pita, b.Tuntas = sebutAspek(h.Aspek), "", h.Rapor.Tuntas || !h.Rapor.Ada
		}
		for _, a := range isi.L.Asesmen {
			n := namaSel(a.ID, p.ID, isi.Remedial)
			s := SelNilai{Nama: n, Lama: akademik.TeksSkor(skor[n])}
			if s.Teks = s.Lama; salah[n].Err != nil {
				s.Teks, s.Salah = salah[n].Isian.Teks, kalimat(salah[n].Err.Message)
			}
			s.Lepas = !isi.L.Ditunggu(a, p.ID)
			s.Tutup = s.Lepas && b.Lepas && s.Teks == "" && s.Salah == ""
			b.Sel = append(b.Sel, s)
		}
		for _, x := range isi.L.Bawaan[p.ID] {
			if x.Berubah != "" {
				isi.Berubah = append(isi.Berubah, BawaanBerubah{nama[p.ID], x})
			}
		}
		isi.Baris = append(isi.Baris, b)
	}
	return nil
}

// tidakIkut stands where no mark is expected: the santri is in no group of the subject.
const tidakIkut = "tidak ikut"

// sebutAspek writes the marks of aspects in one line: "P 74 D · K 92 B"; "" while none is
// there.
func sebutAspek(as []nilai.HasilAspek) string {
	ada, t := false, make([]string, len(as))
	for i, a := range as {
		t[i] = strings.ToUpper(string(a.Aspek[:1])) + " –"
		if n := a.Rapor; n.Ada {
			ada, t[i] = true, strings.TrimSpace(strings.ToUpper(string(a.Aspek[:1]))+" "+n.Bulat.String()+" "+n.Pita)
		}
	}
	if !ada {
		return ""
	}
	return strings.Join(t, " · ")
}

// sebutBawaan says what came along from the class before: "dari 7A: SLM1 90, SAS 80".
func sebutBawaan(xs []akademik.NilaiBawaan) string {
	t := make([]string, len(xs))
	for i, x := range xs {
		t[i] = x.Asesmen.Kode + " " + akademik.TeksSkor(x.Skor[len(x.Skor)-1]) + " (" + x.Kelas + ")"
		if x.Lepas {
			t[i] += " tidak dihitung: komponen " + x.Asesmen.Komponen + " belum disetarakan di aturan penilaian"
		}
	}
	return strings.Join(t, ", ")
}

// namaSel names the input of one cell.
func namaSel(asesmen string, id santri.ID, percobaan int) string {
	return asesmen + "/" + string(id) + "/" + strconv.Itoa(percobaan)
}

// isiNilai stores the cells that changed. Refused ones come back marked; the others are
// kept.
func (k *kunjungan) isiNilai() error {
	l, err := k.lembarNilai()
	if err != nil {
		return err
	}
	f := k.r.PostForm
	var isian []akademik.IsianSkor
	for nama, v := range f {
		sel, ada := strings.CutPrefix(nama, "s:")
		if !ada || len(v) != 1 {
			continue
		}
		b := strings.Split(sel, "/")
		lama := f.Get("l:" + sel)
		if len(b) != 3 || strings.TrimSpace(v[0]) == lama {
			continue
		}
		ke, _ := strconv.Atoi(b[2]) // what is no number is the first attempt
		isian = append(isian, akademik.IsianSkor{Asesmen: b[0], Santri: santri.ID(b[1]), Percobaan: ke, Teks: v[0], Lama: lama})
	}
	slices.SortFunc(isian, func(a, b akademik.IsianSkor) int {
		return strings.Compare(namaSel(a.Asesmen, a.Santri, a.Percobaan), namaSel(b.Asesmen, b.Santri, b.Percobaan))
	})
	n, gagal, err := k.s.Akademik.IsiSkor(k.ctx(), k.Pelaku, l.Rombel.ID, l.Mapel, l.Periode.Kode, isian...)
	if err != nil {
		return k.tampilNilai("", err, nil)
	}
	if len(gagal) > 0 {
		return k.tampilNilai("", gagal[0].Err, gagal)
	}
	return k.pindah(k.alamatNilai(l), "%d nilai disimpan.", n)
}

func (k *kunjungan) alamatNilai(l akademik.LembarNilai) string {
	q, percobaan := url.Values{"periode": {l.Periode.Kode}}, k.r.PostForm.Get("percobaan")
	if x := k.r.PostForm.Get("kelompok"); x != "" {
		q.Set("kelompok", x)
	}
	if percobaan != "" && percobaan != "1" {
		q.Set("percobaan", percobaan)
	}
	return "/nilai/" + url.PathEscape(string(l.Rombel.ID)) + "/" + url.PathEscape(string(l.Mapel)) + "?" + q.Encode()
}

// aturAsesmen adds an assessment to the grid, or makes one void.
func (k *kunjungan) aturAsesmen() error {
	l, err := k.lembarNilai()
	if err != nil {
		return err
	}
	f := k.r.PostForm
	b := &pembacaForm{f: f}
	a := akademik.Asesmen{Rombel: l.Rombel.ID, Mapel: l.Mapel, Periode: l.Periode.Kode, Kode: b.teks("kode"), Nama: b.teks("nama"), Komponen: b.teks("komponen"), Tujuan: b.teks("tujuan"),
		Maks: isianForm(b, "maks", nilai.ParseAngka), Bobot: isianForm(b, "bobot", nilai.ParseAngka), Tanggal: b.tanggal("tanggal")}
	if f.Get("aksi") == "batal" {
		i := slices.IndexFunc(l.Asesmen, func(x akademik.Asesmen) bool { return x.ID == f.Get("catatan") })
		if i < 0 {
			return akademik.ErrAsesmenTiada.NotFoundf("penilaian itu tidak ada atau sudah dibatalkan")
		}
		a = l.Asesmen[i]
		if a.Batal, err = dasar.Rapikan(f.Get("alasan"), 200); err != nil || len([]rune(a.Batal)) < 5 {
			return k.tampilNilai("asesmen", akademik.ErrAsesmen.Invalidf("tulis alasannya, 5 sampai 200 huruf").Pada("alasan"), nil)
		}
		b = &pembacaForm{}
	}
	err = b.err()
	if err == nil {
		_, err = k.s.Akademik.AturAsesmen(k.ctx(), k.Pelaku, f.Get("kunci"), a)
	}
	if err != nil {
		return k.tampilNilai("asesmen", err, nil)
	}
	return k.pindah(k.alamatNilai(l), "Penilaian %s disimpan.", a.Kode)
}

// terimaBekuan accepts what the class before changed after a santri left it.
func (k *kunjungan) terimaBekuan() error {
	l, err := k.lembarNilai()
	if err != nil {
		return err
	}
	f := k.r.PostForm
	versi, _ := strconv.Atoi(f.Get("versi")) // what is no number is no version
	if err := k.s.Akademik.TerimaBekuan(k.ctx(), k.Pelaku, f.Get("kunci"), l.Rombel.ID, l.Mapel, l.Periode.Kode, santri.ID(f.Get("santri")), f.Get("catatan"), versi); err != nil {
		return k.tampilNilai("", err, nil)
	}
	return k.pindah(k.alamatNilai(l), "Perubahan dari kelas sebelumnya diterima.")
}

type isiUraiNilai struct {
	L      akademik.LembarNilai
	Mapel  string
	Orang  Tampak
	Hasil  nilai.Hasil
	Uraian nilai.Uraian
	Skor   []SkorTampak
}

// SkorTampak is one score with the name of its assessment and what it was before.
type SkorTampak struct {
	akademik.Skor
	Nama, Teks string
}

// uraiNilai opens the mark of one santri to its steps.
func (k *kunjungan) uraiNilai() error {
	l, err := k.lembarNilai()
	if err != nil {
		return err
	}
	id := santri.ID(k.r.PathValue("santri"))
	i := slices.IndexFunc(l.Santri, func(p santri.Peserta) bool { return p.ID == id })
	if i < 0 {
		return akademik.ErrSantriTiada.NotFoundf("santri itu bukan anggota kelas ini")
	}
	nama, err := k.tampakPeserta(l.Santri[i : i+1])
	if err != nil {
		return err
	}
	isi := isiUraiNilai{L: l, Orang: nama[id]}
	if isi.Hasil, isi.Uraian, err = l.Urai(id); err != nil {
		return err
	}
	mapel, err := k.s.Akademik.Mapel(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	isi.Mapel = namaMapel(mapel, l.Mapel)
	for _, a := range l.Asesmen {
		for _, s := range l.Skor {
			if s.Asesmen == a.ID && s.Santri == id {
				isi.Skor = append(isi.Skor, SkorTampak{s, a.Kode + " " + a.Nama, akademik.TeksSkor(s)})
			}
		}
	}
	return k.tampil("nilai_urai", isi.Mapel+" "+isi.Orang.Nama, isi)
}
