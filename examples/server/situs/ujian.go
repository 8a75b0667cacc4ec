package situs

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/akademik/mushaf"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

var halamanUjian = []halaman{
	{pola: "GET /ujian", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).daftarUjian},
	{pola: "POST /ujian", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).buatUjian},
	{pola: "GET /ujian/{id}", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).ujian},
	{pola: "POST /ujian/{id}/gerbang", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).aturGerbang},
	{pola: "POST /ujian/{id}/ukuran", izin: akun.IsiAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).catatUkuran},
	{pola: "POST /ujian/{id}/dispensasi", izin: akun.Dispensasi, tujuan: privasi.TujuanRapor, fn: (*kunjungan).beriDispensasi},
	{pola: "POST /ujian/{id}/hasil", izin: akun.IsiAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).hasilUjian},
}

type isiDaftarUjian struct {
	formulir
	Ujian   []akademik.Ujian
	Lanjut  string
	Kelas   []Opsi
	Periode []Opsi
}

func (k *kunjungan) daftarUjian() error { return k.tampilDaftarUjian(nil) }

func (k *kunjungan) tampilDaftarUjian(galat error) (err error) {
	isi := isiDaftarUjian{formulir: formulirBaru(k.r.PostForm)}
	if err := isi.pakai(galat); err != nil {
		return err
	}
	if isi.Ujian, err = k.s.Akademik.DaftarUjian(k.ctx(), k.Pelaku); err != nil {
		return err
	}
	kelas, tahun, err := k.kelasHariIni()
	if err != nil {
		return err
	}
	if k.hanyaMilik() {
		isi.Ujian = slices.DeleteFunc(isi.Ujian, func(u akademik.Ujian) bool {
			return !slices.ContainsFunc(kelas, func(r KelasTampak) bool { return slices.Contains(u.Rombel, r.ID) })
		})
	}
	lanjut := ""
	if isi.Ujian, lanjut = dasar.Potong(isi.Ujian, dasar.Page{After: k.r.URL.Query().Get("setelah"), Limit: perLembar}, func(u akademik.Ujian) string { return u.ID }); lanjut != "" {
		isi.Lanjut = "/ujian?setelah=" + url.QueryEscape(lanjut)
	}
	isi.Kelas = opsiKelas(kelas)
	for _, t := range tahun {
		for _, p := range t.Periode {
			if !slices.ContainsFunc(isi.Periode, func(o Opsi) bool { return o.Kode == p.Kode }) {
				isi.Periode = append(isi.Periode, Opsi{p.Kode, p.Nama})
			}
		}
	}
	return k.tampilForm(isi.formulir, "ujian", "Ujian", isi)
}

func (k *kunjungan) buatUjian() error {
	f := k.r.PostForm
	b := &pembacaForm{f: f}
	u := akademik.Ujian{Nama: b.teks("nama"), Jenis: akademik.JenisUjian(b.teks("jenis")), Periode: b.teks("periode"), Mulai: b.tanggal("mulai"), Selesai: b.tanggal("selesai")}
	for _, r := range f["rombel"] {
		u.Rombel = append(u.Rombel, akademik.RombelID(r))
	}
	err := b.err()
	if err == nil {
		u, err = k.s.Akademik.AturUjian(k.ctx(), k.Pelaku, f.Get("kunci"), u)
	}
	if err != nil {
		return k.tampilDaftarUjian(err)
	}
	return k.pindah(alamatUjian(u.ID), "Ujian %s dibuat; atur syaratnya.", u.Nama)
}

func alamatUjian(id string) string { return "/ujian/" + url.PathEscape(id) }

type isiUjian struct {
	formulir
	Form    string // the form of a row that was refused: hasil, ukuran, dispensasi
	L       akademik.LembarUjian
	Periode string
	Kelas   map[akademik.RombelID]string
	Baris   []BarisUjian
	Layak   int
	Manual  []Opsi // gates that somebody measures
	Semua   []Opsi // all gates
	Bayar   []Opsi // reasons before a payment gate
	Kitab   []Opsi
	Sebelum []Opsi // other exams
	Guru    []Opsi
	Petugas map[string]string
	Alasan  []CatatanTampak // dispensations with their reasons, for whoever gives them
}

// BarisUjian is one santri before an exam.
type BarisUjian struct {
	Tampak
	P akademik.PesertaUjian
}

// CatatanTampak is one dispensation with names.
type CatatanTampak struct {
	akademik.CatatanSyarat
	Nama string
}

func (k *kunjungan) ujian() error { return k.tampilUjian(nil) }

// lembarUjian reads an exam with its santri; a teacher only those of his or her classes.
func (k *kunjungan) lembarUjian() (l akademik.LembarUjian, err error) {
	if l, err = k.s.Akademik.PesertaUjian(k.ctx(), k.Pelaku, k.r.PathValue("id")); err != nil || !k.hanyaMilik() {
		return l, err
	}
	ajar, err := k.ajar()
	if err != nil {
		return l, err
	}
	l.Rombel = slices.DeleteFunc(l.Rombel, func(r akademik.Rombel) bool { return !k.milik(r, ajar) })
	l.Peserta = slices.DeleteFunc(l.Peserta, func(p akademik.PesertaUjian) bool {
		return !slices.ContainsFunc(l.Rombel, func(r akademik.Rombel) bool { return r.ID == p.Rombel })
	})
	if len(l.Rombel) == 0 {
		return l, akademik.ErrUjianTiada.NotFoundf("ujian tidak ditemukan")
	}
	return l, nil
}

func (k *kunjungan) tampilUjian(galat error) (err error) {
	isi := isiUjian{formulir: formulirBaru(k.r.PostForm), Form: path.Base(k.r.URL.Path), Kelas: map[akademik.RombelID]string{}}
	if err := isi.pakai(galat); err != nil {
		return err
	}
	if isi.L, err = k.lembarUjian(); err != nil {
		return err
	}
	for _, r := range isi.L.Rombel {
		isi.Kelas[r.ID] = string(r.Unit) + " " + r.Nama
	}
	ps := make([]santri.Peserta, len(isi.L.Peserta))
	for i, p := range isi.L.Peserta {
		ps[i] = p.Peserta
	}
	nama, err := k.tampakPeserta(ps)
	if err != nil {
		return err
	}
	for _, p := range isi.L.Peserta {
		if isi.Baris = append(isi.Baris, BarisUjian{nama[p.ID], p}); p.Layak {
			isi.Layak++
		}
	}
	if isi.Petugas, err = k.semuaAkun(); err != nil {
		return err
	}
	if err := k.pilihanUjian(&isi); err != nil {
		return err
	}
	if akun.Boleh(k.Akun.Peran, akun.Dispensasi) {
		cs, err := k.s.Akademik.CatatanUjian(k.ctx(), k.Pelaku, isi.L.Ujian.ID)
		if err != nil {
			return err
		}
		for _, c := range cs {
			if c.Jenis == akademik.DispensasiSyarat {
				isi.Alasan = append(isi.Alasan, CatatanTampak{c, nama[c.Santri].Nama})
			}
		}
	}
	return k.tampilForm(isi.formulir, "ujian_satu", isi.L.Ujian.Nama, isi)
}

func (k *kunjungan) pilihanUjian(isi *isiUjian) (err error) {
	for _, x := range isi.L.Syarat {
		isi.Semua = append(isi.Semua, Opsi{x.Gerbang.Kode, x.Gerbang.Nama})
		if j := x.Gerbang.Jenis; j == nilai.GerbangManual || j == nilai.GerbangKehadiran && k.s.Akademik.Hadir == nil {
			isi.Manual = append(isi.Manual, Opsi{x.Gerbang.Kode, x.Gerbang.Nama})
		}
	}
	for _, x := range akademik.DaftarSebabBayar() {
		isi.Bayar = append(isi.Bayar, Opsi{string(x), string(x)})
	}
	if akun.Boleh(k.Akun.Peran, akun.AturAkademik) {
		kitab, err := k.s.Akademik.Kitab(k.ctx(), k.Pelaku)
		if err != nil {
			return err
		}
		for _, x := range kitab {
			isi.Kitab = append(isi.Kitab, Opsi{x.Kode, x.Nama + " (" + x.Satuan + ")"})
		}
		us, err := k.s.Akademik.DaftarUjian(k.ctx(), k.Pelaku)
		if err != nil {
			return err
		}
		for _, u := range us {
			if u.ID != isi.L.Ujian.ID && u.Batal == "" {
				isi.Sebelum = append(isi.Sebelum, Opsi{u.ID, u.Nama})
			}
		}
	}
	if isi.L.Ujian.Jenis == akademik.UjianTahfidz {
		isi.Guru, err = k.pilihGuru()
	}
	return err
}

// aturGerbang adds a gate to those that hold today, or takes one out; both hold from
// today on.
func (k *kunjungan) aturGerbang() error {
	f := k.r.PostForm
	l, err := k.lembarUjian()
	if err != nil {
		return err
	}
	b := &pembacaForm{f: f}
	syarat := slices.DeleteFunc(slices.Clone(l.Syarat), func(x akademik.SyaratUjian) bool { return x.Gerbang.Kode == f.Get("kode") && f.Get("aksi") == "hapus" })
	if f.Get("aksi") != "hapus" {
		g := nilai.Gerbang{Kode: b.teks("kode"), Nama: b.teks("nama"), Jenis: nilai.JenisGerbang(b.teks("jenis")), Ambang: isianForm(b, "ambang", nilai.ParseAngka), Satuan: b.teks("satuan")}
		x := akademik.SyaratUjian{Gerbang: g}
		switch g.Jenis {
		case nilai.GerbangHafalan, nilai.GerbangKitab:
			x.Dari = b.teks("kitab")
		case nilai.GerbangUjian:
			x.Dari = b.teks("sebelum")
		}
		syarat = append(syarat, x)
	}
	if err = b.err(); err == nil {
		_, err = k.s.Akademik.AturGerbang(k.ctx(), k.Pelaku, f.Get("kunci"), l.Ujian.ID, k.hariIni(), syarat)
	}
	if err != nil {
		return k.tampilUjian(err)
	}
	return k.pindah(alamatUjian(l.Ujian.ID), "Syarat ujian disimpan.")
}

// pesertaMilik refuses a santri who is no participant that the visitor may see.
func pesertaMilik(l akademik.LembarUjian, id santri.ID) error {
	if !slices.ContainsFunc(l.Peserta, func(p akademik.PesertaUjian) bool { return p.ID == id }) {
		return akademik.ErrCatatanSyarat.NotFoundf("santri itu bukan peserta ujian di kelas Anda")
	}
	return nil
}

func (k *kunjungan) catatUkuran() error {
	b := &pembacaForm{f: k.r.PostForm}
	return k.catatSyarat(akademik.CatatanSyarat{Jenis: akademik.UkuranSyarat, Nilai: isianForm(b, "nilai", nilai.ParseAngka)}, b.err(), "Ukuran dicatat.")
}

// beriDispensasi lets a santri through a gate: before a payment with one of the neutral
// reasons, else with what was written.
func (k *kunjungan) beriDispensasi() error {
	f := k.r.PostForm
	alasan := strings.TrimSpace(f.Get("alasan"))
	if alasan == "" {
		alasan = f.Get("sebab")
	}
	return k.catatSyarat(akademik.CatatanSyarat{Jenis: akademik.DispensasiSyarat, Alasan: alasan}, nil, "Dispensasi dicatat atas nama Anda.")
}

func (k *kunjungan) catatSyarat(c akademik.CatatanSyarat, galat error, kabar string) error {
	f := k.r.PostForm
	l, err := k.lembarUjian()
	if err != nil {
		return err
	}
	c.Santri, c.Gerbang = santri.ID(f.Get("santri")), f.Get("gerbang")
	if err := pesertaMilik(l, c.Santri); err != nil {
		return err
	}
	if galat == nil {
		galat = k.s.Akademik.CatatSyarat(k.ctx(), k.Pelaku, f.Get("kunci"), l.Ujian.ID, c)
	}
	if galat != nil {
		return k.tampilUjian(galat)
	}
	return k.pindah(alamatUjian(l.Ujian.ID), "%s", kabar)
}

// hasilUjian records one attempt, or makes one void.
func (k *kunjungan) hasilUjian() error {
	f := k.r.PostForm
	l, err := k.lembarUjian()
	if err != nil {
		return err
	}
	id := santri.ID(f.Get("santri"))
	if err := pesertaMilik(l, id); err != nil {
		return err
	}
	if f.Get("aksi") == "batal" {
		err = k.s.Akademik.BatalHasilUjian(k.ctx(), k.Pelaku, f.Get("kunci"), l.Ujian.ID, f.Get("catatan"), f.Get("alasan"))
	} else {
		var h akademik.HasilUjian
		if h, err = k.bacaHasilUjian(l, id); err == nil {
			err = k.s.Akademik.CatatHasilUjian(k.ctx(), k.Pelaku, f.Get("kunci"), l.Ujian.ID, h)
		}
	}
	if err != nil {
		return k.tampilUjian(err)
	}
	return k.pindah(alamatUjian(l.Ujian.ID), "Hasil ujian disimpan.")
}

var jenisSalahUjian = []hafalan.Salah{hafalan.Tawaqquf, hafalan.Tark, hafalan.Tabdil, hafalan.Lupa, hafalan.Tajwid}

// kolomJuzUjian are the fields of one juz; each comes once per row of the form.
var kolomJuzUjian = []string{"juz", string(hafalan.Tawaqquf), string(hafalan.Tark), string(hafalan.Tabdil), string(hafalan.Lupa), string(hafalan.Tajwid)}

func (k *kunjungan) bacaHasilUjian(l akademik.LembarUjian, id santri.ID) (akademik.HasilUjian, error) {
	f := k.r.PostForm
	b := &pembacaForm{f: f}
	h := akademik.HasilUjian{Santri: id, Hadir: f.Get("hadir") != "tidak", Tanggal: b.tanggal("tanggal"), Nilai: strings.ReplaceAll(b.teks("nilai"), ",", "."), Hasil: hafalan.Hasil(b.teks("hasil"))}
	if l.Ujian.Jenis == akademik.UjianTahfidz && h.Hadir {
		h.Nilai, h.Hasil = "", ""
		var err error
		if h.Bagian, err = k.bacaBagianUjian(f); err != nil {
			return h, err
		}
		for _, g := range f["penguji"] {
			if g != "" {
				h.Penguji = append(h.Penguji, pegawai.ID(g))
			}
		}
	}
	return h, b.err()
}

// bacaBagianUjian reads the rows of juz with their mistakes; rows left empty do not count.
func (k *kunjungan) bacaBagianUjian(f url.Values) (bagian []akademik.BagianUjian, err error) {
	for i := range f["juz"] {
		satu, kosong := url.Values{}, true
		for _, nama := range kolomJuzUjian {
			if i < len(f[nama]) && f[nama][i] != "" {
				satu[nama], kosong = f[nama][i:i+1], false
			}
		}
		if kosong && i > 0 {
			continue
		}
		b := &pembacaForm{f: satu}
		r, err := k.s.Akademik.Mushaf().Bagian(mushaf.Juz, b.angka("juz"))
		if err != nil {
			return nil, diBidang(err, "juz")
		}
		x := akademik.BagianUjian{Rentang: akademik.RentangAyat{Dari: int(r.Dari), Sampai: int(r.Sampai)}}
		for _, j := range jenisSalahUjian {
			if n := b.angka(string(j)); n > 0 {
				x.Kesalahan = append(x.Kesalahan, akademik.Kesalahan{Jenis: string(j), Banyak: n})
			}
		}
		if err := b.err(); err != nil {
			return nil, err
		}
		bagian = append(bagian, x)
	}
	return bagian, nil
}

// Kurang writes what is missing of a gate; of a payment nothing.
func (isiUjian) Kurang(p nilai.PutusanGerbang) string {
	if p.Kurang.Tanda() <= 0 {
		return ""
	}
	return "kurang " + p.Kurang.String() + " " + p.Gerbang.Satuan
}

// Untuk reports whether a form of a row is the one that was refused.
func (i isiUjian) Untuk(id, form string) bool {
	return i.Keliru() && i.Form == form && i.F.Get("santri") == id && i.F.Get("aksi") != "batal"
}

// Batal reports whether the refused form is the one that makes a result void.
func (i isiUjian) Batal(hasil string) bool {
	return i.Keliru() && i.Form == "hasil" && i.F.Get("aksi") == "batal" && i.F.Get("catatan") == hasil
}

// BarisJuz numbers the further juz of the form: four, or as many as were typed.
func (i isiUjian) BarisJuz(id string) []int {
	n := 4
	if i.Untuk(id, "hasil") {
		n = max(n, len(i.F["juz"])-1)
	}
	baris := make([]int, n)
	for j := range baris {
		baris[j] = j + 1
	}
	return baris
}

// Ketik is what was typed into a field of the refused form, which may come several times;
// "" elsewhere.
func (i isiUjian) Ketik(id, form, nama string, ke int) string {
	if xs := i.F[nama]; i.Untuk(id, form) && ke < len(xs) {
		return xs[ke]
	}
	return ""
}

// Hari is today, for the forms.
func (i isiUjian) Hari() dasar.Tanggal { return i.L.Hari }
