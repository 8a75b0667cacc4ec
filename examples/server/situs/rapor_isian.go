package situs

import (
	"slices"
	"strconv"
	"strings"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/akademik/rapor"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

type isiIsianRapor struct {
	formulir
	kelasRapor
	Sikap     []string            // aspects, one column each
	Ekskul    []string            // names, one column each; the last one is free
	Proyek    []rapor.Kokurikuler // without what each santri did; the last one is free
	Dimensi   []string
	Predikat  []string
	Keputusan bool // the term decides about promotion
	Usul      []string
	Baris     []BarisIsian
	Gagal     int
	Hitung    bool // presence counts absences
}

// BarisIsian is one santri with what stands, or what was typed when it was refused.
type BarisIsian struct {
	Tampak
	Versi     int
	Isi       akademik.IsiRapor
	Terhitung rapor.Kehadiran // by presence, where nothing was typed
	Tertutup  bool            // the visitor may not read what stands
	Salah     string
}

// Sikap is the entry of one aspect.
func (b BarisIsian) Sikap(aspek string) rapor.Sikap {
	i := slices.IndexFunc(b.Isi.Sikap, func(s rapor.Sikap) bool { return s.Aspek == aspek })
	if i < 0 {
		return rapor.Sikap{}
	}
	return b.Isi.Sikap[i]
}

// Ekskul is the entry of one activity.
func (b BarisIsian) Ekskul(nama string) rapor.Ekskul {
	i := slices.IndexFunc(b.Isi.Ekskul, func(e rapor.Ekskul) bool { return e.Nama == nama && nama != "" })
	if i < 0 {
		return rapor.Ekskul{}
	}
	return b.Isi.Ekskul[i]
}

// Proyek is what the santri did in a project.
func (b BarisIsian) Proyek(p rapor.Kokurikuler) string {
	i := slices.IndexFunc(b.Isi.Kokurikuler, func(k rapor.Kokurikuler) bool { return proyekSama(k, p) })
	if i < 0 {
		return ""
	}
	return b.Isi.Kokurikuler[i].Uraian
}

// proyekSama reports whether two entries are of one project of the class.
func proyekSama(a, b rapor.Kokurikuler) bool {
	return a.Tema == b.Tema && a.Judul == b.Judul && a.Tujuan == b.Tujuan && a.Kelompok == b.Kelompok && slices.Equal(a.Dimensi, b.Dimensi)
}

const maksProyek = 3 // projects of one class and term on the form

func (k *kunjungan) isianRapor() error { return k.tampilIsianRapor(nil, nil, nil) }

// kelasWali opens the class for whoever has it; another teacher does not see what the
// wali kelas writes.
func (k *kunjungan) kelasWali() (kelasRapor, error) {
	x, err := k.kelasRapor()
	if err == nil && k.hanyaMilik() && !x.Wali() {
		err = akademik.ErrRombelTiada.NotFoundf("isian rapor kelas ini dibuka wali kelasnya")
	}
	return x, err
}

func (k *kunjungan) tampilIsianRapor(galat error, ketik map[santri.ID]akademik.IsianRaporBaru, gagal []akademik.GalatIsian) (err error) {
	isi := isiIsianRapor{formulir: formulirBaru(k.r.PostForm), Predikat: []string{"Sangat Baik", "Baik", "Cukup", "Kurang"}, Gagal: len(gagal), Hitung: k.s.Akademik.Hadir != nil}
	if isi.kelasRapor, err = k.kelasWali(); err != nil {
		return err
	}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	n := len(isi.Tahun.Periode)
	isi.Keputusan = n > 0 && isi.Tahun.Periode[n-1].Kode == isi.Periode.Kode && isi.R.Jenis == akademik.Kelas
	dimensi, err := nilai.DimensiProfil()
	if err != nil {
		return err
	}
	for _, d := range dimensi {
		isi.Dimensi = append(isi.Dimensi, d.Nama)
	}
	draf, err := k.s.Akademik.DrafRapor(k.ctx(), k.Pelaku, isi.Periode.Kode, isi.R.ID)
	if err != nil {
		return err
	}
	if err := k.barisIsian(&isi, draf, ketik, gagal); err != nil {
		return err
	}
	isi.kolom()
	return k.tampilForm(isi.formulir, "rapor_isian", "Isian rapor "+isi.R.Nama, isi)
}

func (k *kunjungan) barisIsian(isi *isiIsianRapor, draf []akademik.DrafRapor, ketik map[santri.ID]akademik.IsianRaporBaru, gagal []akademik.GalatIsian) error {
	ps := make([]santri.Peserta, len(draf))
	for i, d := range draf {
		ps[i] = d.Santri
	}
	nama, err := k.tampakPeserta(ps)
	if err != nil {
		return err
	}
	for _, d := range draf {
		b := BarisIsian{Tampak: nama[d.Santri.ID], Versi: d.Isian[""].Versi, Isi: d.Isi[""]}
		if _, terbaca := d.Isi[""]; b.Versi > 0 && !terbaca {
			b.Tertutup = true
		}
		if !b.Isi.Hadir.Ada {
			b.Terhitung = d.Rapor.Hadir
		}
		if x, ada := ketik[d.Santri.ID]; ada {
			b.Isi, b.Versi = x.Isi, x.Versi
		}
		for _, g := range gagal {
			if g.Santri == d.Santri.ID {
				b.Salah = kalimat(g.Err.Message)
			}
		}
		isi.Baris = append(isi.Baris, b)
	}
	return nil
}

// kolom finds the columns: what anybody of the class has, and one free column each.
func (i *isiIsianRapor) kolom() {
	i.Sikap = []string{"Spiritual", "Sosial"}
	if i.R.Jalur != santri.Formal {
		i.Sikap = []string{"Akhlak"}
	}
	tambah := func(ke *[]string, s string) {
		if !slices.Contains(*ke, s) {
			*ke = append(*ke, s)
		}
	}
	for _, b := range i.Baris {
		for _, s := range b.Isi.Sikap {
			tambah(&i.Sikap, s.Aspek)
			if s.Predikat != "" {
				tambah(&i.Predikat, s.Predikat)
			}
		}
		for _, e := range b.Isi.Ekskul {
			tambah(&i.Ekskul, e.Nama)
			if e.Predikat != "" {
				tambah(&i.Predikat, e.Predikat)
			}
		}
		for _, p := range b.Isi.Kokurikuler {
			if !slices.ContainsFunc(i.Proyek, func(x rapor.Kokurikuler) bool { return proyekSama(x, p) }) {
				p.Uraian = ""
				i.Proyek = append(i.Proyek, p)
			}
		}
	}
	slices.Sort(i.Ekskul)
	i.Ekskul = append(i.Ekskul, "")
	if len(i.Proyek) < maksProyek {
		i.Proyek = append(i.Proyek, rapor.Kokurikuler{})
	}
}

// simpanIsianRapor stores what the wali kelas wrote for the class. Refused rows come back
// marked; the others are kept.
func (k *kunjungan) simpanIsianRapor() error {
	x, err := k.kelasWali()
	if err != nil {
		return err
	}
	f := k.r.PostForm
	ketik := map[santri.ID]akademik.IsianRaporBaru{}
	var baru []akademik.IsianRaporBaru
	var gagal []akademik.GalatIsian
	for _, id := range f["santri"] {
		b, galat := bacaIsianRapor(f, santri.ID(id))
		ketik[b.Santri] = b
		if galat != nil {
			gagal = append(gagal, akademik.GalatIsian{Santri: b.Santri, Err: galat})
			continue
		}
		baru = append(baru, b)
	}
	n, tolak, err := k.s.Akademik.IsiRapor(k.ctx(), k.Pelaku, x.peran(), x.R.ID, x.Periode.Kode, "", baru...)
	if err != nil {
		return k.tampilIsianRapor(err, ketik, gagal)
	}
	if gagal = append(gagal, tolak...); len(gagal) > 0 {
		for id := range ketik { // what was kept is shown as it is kept
			if !slices.ContainsFunc(gagal, func(g akademik.GalatIsian) bool { return g.Santri == id }) {
				delete(ketik, id)
			}
		}
		return k.tampilIsianRapor(gagal[0].Err, ketik, gagal)
	}
	return k.pindah(x.Alamat("/isian"), "Isian %d santri disimpan.", n)
}

// bacaIsianRapor reads the fields of one santri; those of the class (names of columns) are
// shared.
func bacaIsianRapor(f map[string][]string, id santri.ID) (b akademik.IsianRaporBaru, galat *dasar.Error) {
	satu := func(n string) string {
		if v := f[n]; len(v) > 0 {
			return strings.TrimSpace(v[0])
		}
		return ""
	}
	milik := func(n string) string { return satu(n + ":" + string(id)) }
	b = akademik.IsianRaporBaru{Santri: id, Isi: akademik.IsiRapor{Catatan: milik("catatan"), Keputusan: milik("keputusan")}}
	b.Versi, _ = strconv.Atoi(milik("versi")) // a wrong number is a stale version
	for _, a := range []struct {
		nama string
		ke   *int
	}{{"sakit", &b.Isi.Hadir.Sakit}, {"izin", &b.Isi.Hadir.Izin}, {"alpa", &b.Isi.Hadir.Alpa}} {
		if t := milik(a.nama); t != "" {
			n, err := strconv.Atoi(t)
			if err != nil {
				galat = akademik.ErrIsianRapor.Invalidf("hari tidak hadir harus angka").Pada(a.nama)
			}
			*a.ke, b.Isi.Hadir.Ada = n, true
		}
	}
	for i, aspek := range f["sikapnama"] {
		n := strconv.Itoa(i)
		if s := (rapor.Sikap{Aspek: strings.TrimSpace(aspek), Predikat: milik("sikap" + n), Uraian: milik("sikapu" + n)}); s.Predikat != "" || s.Uraian != "" {
			b.Isi.Sikap = append(b.Isi.Sikap, s)
		}
	}
	for i, nama := range f["ekskulnama"] {
		n := strconv.Itoa(i)
		if e := (rapor.Ekskul{Nama: strings.TrimSpace(nama), Predikat: milik("ekskul" + n), Keterangan: milik("ekskulu" + n)}); e.Predikat != "" || e.Keterangan != "" {
			b.Isi.Ekskul = append(b.Isi.Ekskul, e)
		}
	}
	for i := range maksProyek {
		n := strconv.Itoa(i)
		if u := milik("proyek" + n); u != "" {
			b.Isi.Kokurikuler = append(b.Isi.Kokurikuler, rapor.Kokurikuler{Tema: satu("tema" + n), Judul: satu("judul" + n), Tujuan: satu("tujuan" + n), Kelompok: satu("kelompok" + n), Dimensi: f["dimensi"+n], Uraian: u})
		}
	}
	return b, galat
}

type isiDeskripsi struct {
	formulir
	kelasRapor
	Mapel   string
	Kode    akademik.KodeMapel
	Tulis   bool
	Baris   []BarisDeskripsi
	Gagal   int
	Keadaan rapor.Keadaan
}

// BarisDeskripsi is the description of one santri: what was generated, and what somebody
// made of it.
type BarisDeskripsi struct {
	Tampak
	nilai.Deskripsi
	Nilai string
	Versi int
	Salah string
	Aspek string // "Pengetahuan", "" = the subject has one mark
	Kedua bool   // the second of two marks
}

func (k *kunjungan) deskripsiRapor() error { return k.tampilDeskripsi(nil, nil, nil) }

// lembarDeskripsi opens the class for whoever teaches the subject or has the class.
func (k *kunjungan) lembarDeskripsi() (kelasRapor, akademik.KodeMapel, error) {
	m := akademik.KodeMapel(k.r.PathValue("mapel"))
	x, err := k.kelasRapor()
	if err == nil {
		err = k.mapelMilik(x.R, m)
	}
	return x, m, err
}

func (k *kunjungan) tampilDeskripsi(galat error, ketik map[santri.ID]akademik.IsiRapor, gagal []akademik.GalatIsian) (err error) {
	isi := isiDeskripsi{formulir: formulirBaru(k.r.PostForm), Gagal: len(gagal)}
	if isi.kelasRapor, isi.Kode, err = k.lembarDeskripsi(); err != nil {
		return err
	}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	isi.Keadaan = isi.K.Lembar(isi.Kode)
	isi.Tulis = isi.peran(isi.Kode) != 0 && !isi.Tertutup() && (isi.Keadaan == rapor.Terbuka || isi.Wali())
	mapel, err := k.s.Akademik.Mapel(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	isi.Mapel = namaMapel(mapel, isi.Kode)
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
	for _, d := range draf {
		b := BarisDeskripsi{Tampak: nama[d.Santri.ID], Versi: d.Isian[isi.Kode].Versi}
		for _, g := range gagal {
			if g.Santri == d.Santri.ID {
				b.Salah = kalimat(g.Err.Message)
			}
		}
		isi.Baris = append(isi.Baris, barisDeskripsi(b, d.Rapor, isi.Kode, ketik[d.Santri.ID])...)
	}
	return k.tampilForm(isi.formulir, "rapor_deskripsi", "Deskripsi "+isi.Mapel, isi)
}

// barisDeskripsi are the descriptions of one santri in a subject: one, or one for each
// aspect. What was typed and refused stands in place of what is stored.
func barisDeskripsi(b BarisDeskripsi, r rapor.Rapor, m akademik.KodeMapel, ketik akademik.IsiRapor) (bs []BarisDeskripsi) {
	ditolak := b.Salah != ""
	for _, x := range r.Mapel() {
		if x.Kode != string(m) {
			continue
		}
		for i, y := range x.Bagian() {
			b.Deskripsi, b.Nilai, b.Kedua = y.Deskripsi, y.Nilai, i == 1
			if len(x.Aspek) > 0 {
				b.Aspek = x.Aspek[i].Nama
			}
			if ditolak {
				b.Disunting = [...]string{ketik.Deskripsi, ketik.Keterampilan}[min(i, 1)]
			}
			bs = append(bs, b)
		}
	}
	if len(bs) == 0 {
		bs = []BarisDeskripsi{b}
	}
	return bs
}

// simpanDeskripsi stores edited descriptions; an empty one brings the generated text
// back.
func (k *kunjungan) simpanDeskripsi() error {
	x, m, err := k.lembarDeskripsi()
	if err != nil {
		return err
	}
	f := k.r.PostForm
	ketik := map[santri.ID]akademik.IsiRapor{}
	var baru []akademik.IsianRaporBaru
	for _, id := range f["santri"] {
		b := akademik.IsianRaporBaru{Santri: santri.ID(id), Isi: akademik.IsiRapor{Deskripsi: strings.TrimSpace(f.Get("teks:" + id)), Keterampilan: strings.TrimSpace(f.Get("kedua:" + id))}}
		b.Versi, _ = strconv.Atoi(f.Get("versi:" + id)) // a wrong number is a stale version
		ketik[b.Santri], baru = b.Isi, append(baru, b)
	}
	n, gagal, err := k.s.Akademik.IsiRapor(k.ctx(), k.Pelaku, x.peran(m), x.R.ID, x.Periode.Kode, m, baru...)
	if err != nil {
		return k.tampilDeskripsi(err, ketik, nil)
	}
	if len(gagal) > 0 {
		return k.tampilDeskripsi(gagal[0].Err, ketik, gagal)
	}
	return k.pindah(x.Alamat("/deskripsi/"+string(m)), "%d deskripsi disimpan.", n)
}
