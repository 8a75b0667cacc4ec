package situs

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

var halamanJadwalKegiatan = []halaman{
	{pola: "GET /akademik/jadwal/{id}/kegiatan", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).kegiatanJadwal},
	{pola: "POST /akademik/jadwal/{id}/kegiatan", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).ubahKegiatanJadwal},
	{pola: "GET /akademik/jadwal/{id}/kisi", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).kisiJadwal},
	{pola: "POST /akademik/jadwal/{id}/kisi", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).ubahKisiJadwal},
	{pola: "GET /akademik/jadwal/{id}/beban", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).bebanJadwal},
}

type isiKegiatanJadwal struct {
	formulir
	Kepala       kepalaJadwal
	Kelas        []KelompokKegiatan
	Baru, Ganti  int // what the assignments ask for
	Lebih        []string
	TanpaKisi    []string
	Ubah         string // the activity that the form changes
	PilihMapel   []Opsi
	PilihPeserta []Opsi
	PilihGuru    []Opsi
	PilihRuang   []Opsi
}

// KelompokKegiatan are the activities of one class.
type KelompokKegiatan struct {
	ID, Nama string
	JP       int
	Isi      []KegiatanTampak
}

// KegiatanTampak is one activity in words.
type KegiatanTampak struct {
	ID, Mapel, Peserta, Guru, Ruang, Tempat string
	JP                                      int
}

func (k *kunjungan) kegiatanJadwal() error { return k.tampilKegiatanJadwal(nil) }

func (k *kunjungan) tampilKegiatanJadwal(galat error) error {
	p, err := k.bukaJadwal()
	if err != nil {
		return err
	}
	isi := isiKegiatanJadwal{formulir: formulirBaru(k.r.PostForm), Kepala: k.kepalaJadwal(p, "kegiatan", p.Bentrok()), Ubah: k.r.FormValue("ubah")}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	guru, err := k.guruJadwal(p)
	if err != nil {
		return err
	}
	isi.susun(p, guru)
	if isi.Kepala.Atur {
		if err := k.pilihanKegiatan(p, &isi, guru); err != nil {
			return err
		}
		if x, ada := p.Cari(isi.Ubah); ada && galat == nil {
			isi.F = formKegiatan(x)
		} else if !ada {
			isi.Ubah = ""
		}
	}
	return k.tampilForm(isi.formulir, "jadwal_kegiatan", "Pertemuan "+p.Jadwal.Nama, isi)
}

func (isi *isiKegiatanJadwal) susun(p *akademik.PapanJadwal, guru func(pegawai.ID) string) {
	for _, r := range p.Rombel {
		g := KelompokKegiatan{ID: string(r.ID), Nama: string(r.Unit) + " " + r.Nama}
		for _, x := range p.Kegiatan {
			if !slices.ContainsFunc(x.Peserta, func(q akademik.PesertaJadwal) bool { return q.Rombel == r.ID }) {
				continue
			}
			t := KegiatanTampak{ID: x.ID, Mapel: p.NamaMapel(x.Mapel), JP: x.JP, Ruang: strings.Join(x.PilihRuang, ", "), Tempat: "menunggu"}
			var orang, peserta []string
			for _, o := range x.Guru {
				orang = append(orang, guru(o))
			}
			for _, q := range x.Peserta {
				peserta = append(peserta, p.NamaPeserta(q))
			}
			t.Guru, t.Peserta = strings.Join(orang, ", "), strings.Join(peserta, " + ")
			if w, ada := p.Jadwal.Waktu(x); ada {
				t.Tempat = x.Tempat.Hari.String() + " " + w.String()
			}
			g.JP += x.JP
			g.Isi = append(g.Isi, t)
		}
		slices.SortStableFunc(g.Isi, func(a, b KegiatanTampak) int { return strings.Compare(a.Mapel, b.Mapel) })
		isi.Kelas = append(isi.Kelas, g)
	}
}

// pilihanKegiatan fills the choices of the form and what the assignments ask for.
func (k *kunjungan) pilihanKegiatan(p *akademik.PapanJadwal, isi *isiKegiatanJadwal, guru func(pegawai.ID) string) (err error) {
	h, err := k.s.Akademik.SelisihKegiatan(k.ctx(), k.Pelaku, p.Jadwal.ID)
	if err != nil {
		return err
	}
	isi.Baru, isi.Ganti = len(h.Baru), len(h.GantiGuru)
	for _, x := range h.Lebih {
		isi.Lebih = append(isi.Lebih, p.NamaMapel(x.Mapel)+" "+p.NamaPeserta(akademik.PesertaJadwal{Rombel: x.Rombel})+" oleh "+guru(x.Guru)+": "+strconv.Itoa(x.Ada)+" JP, ditugaskan "+strconv.Itoa(x.Perlu))
	}
	for _, r := range h.TanpaKisi {
		isi.TanpaKisi = append(isi.TanpaKisi, p.NamaPeserta(akademik.PesertaJadwal{Rombel: r}))
	}
	ms, err := k.s.Akademik.Mapel(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	for _, m := range ms {
		if m.Aktif {
			isi.PilihMapel = append(isi.PilihMapel, Opsi{string(m.Kode), m.Nama})
		}
	}
	for _, r := range p.Rombel {
		isi.PilihPeserta = append(isi.PilihPeserta, Opsi{string(r.ID) + "|", string(r.Unit) + " " + r.Nama})
		for _, x := range p.Kelompok(r.ID) {
			isi.PilihPeserta = append(isi.PilihPeserta, Opsi{string(r.ID) + "|" + x, r.Nama + " kelompok " + x})
		}
	}
	for _, r := range p.Syarat.Ruang {
		isi.PilihRuang = append(isi.PilihRuang, Opsi{r.ID, r.ID})
	}
	isi.PilihGuru, err = k.pilihGuru()
	return err
}

func formKegiatan(x akademik.KegiatanJadwal) url.Values {
	f := url.Values{"mapel": {string(x.Mapel)}, "jp": {strconv.Itoa(x.JP)}, "ruang": x.PilihRuang}
	for _, g := range x.Guru {
		f.Add("guru", string(g))
	}
	for _, p := range x.Peserta {
		f.Add("peserta", string(p.Rombel)+"|"+p.Kelompok)
	}
	return f
}

// ubahKegiatanJadwal makes activities out of the assignments, adds or changes one, or
// removes one.
func (k *kunjungan) ubahKegiatanJadwal() error {
	f := k.r.PostForm
	id := akademik.JadwalID(k.r.PathValue("id"))
	versi, _ := strconv.Atoi(f.Get("versi")) // a wrong number is a stale version
	var kabar string
	var err error
	switch f.Get("aksi") {
	case "buat":
		var baru, ganti int
		baru, ganti, err = k.s.Akademik.BuatKegiatan(k.ctx(), k.Pelaku, f.Get("kunci"), id, versi)
		kabar = strconv.Itoa(baru) + " pertemuan dibuat dan " + strconv.Itoa(ganti) + " berganti guru."
	case "hapus":
		err = k.s.Akademik.AturKegiatan(k.ctx(), k.Pelaku, f.Get("kunci"), id, versi, nil, f.Get("hapus"))
		kabar = "Pertemuan dihapus dari draf."
	default:
		b := &pembacaForm{f: f}
		x := akademik.KegiatanJadwal{ID: f.Get("ubah"), Mapel: akademik.KodeMapel(b.teks("mapel")), JP: b.angka("jp"), PilihRuang: f["ruang"]}
		for _, g := range f["guru"] {
			x.Guru = append(x.Guru, pegawai.ID(g))
		}
		for _, q := range f["peserta"] {
			r, kelompok, _ := strings.Cut(q, "|")
			x.Peserta = append(x.Peserta, akademik.PesertaJadwal{Rombel: akademik.RombelID(r), Kelompok: kelompok})
		}
		if err = b.err(); err == nil {
			err = k.s.Akademik.AturKegiatan(k.ctx(), k.Pelaku, f.Get("kunci"), id, versi, []akademik.KegiatanJadwal{x})
		}
		kabar = "Pertemuan disimpan."
	}
	if err != nil {
		return k.tampilKegiatanJadwal(err)
	}
	return k.pindah(alamatJadwal(id, "kegiatan"), "%s", kabar)
}

type isiKisiJadwal struct {
	formulir
	Kepala     kepalaJadwal
	Hari       []jadwal.Hari
	Kisi       []KisiTampak
	PilihJalur []Opsi
	Kelompok   []KelompokKelas
}

// KisiTampak is one grid as fields; the last one of the page is empty.
type KisiTampak struct {
	ID, Jalur, Unit, Tingkat, Renggang string
	Jam                                []string // per day of the week of the page
}

// KelompokKelas is one class with its divisions as text: "putra, putri; Arab, Inggris".
type KelompokKelas struct{ ID, Nama, Bagi string }

func (k *kunjungan) kisiJadwal() error { return k.tampilKisiJadwal(nil) }

func (k *kunjungan) tampilKisiJadwal(galat error) error {
	p, err := k.bukaJadwal()
	if err != nil {
		return err
	}
	isi := isiKisiJadwal{formulir: formulirBaru(k.r.PostForm), Kepala: k.kepalaJadwal(p, "kisi", p.Bentrok()), Hari: hariPekan, PilihJalur: pilihJalur()}
	j := p.Jadwal
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
		isi.Kisi = kisiKetikan(k.r.PostForm)
	} else {
		isi.F = url.Values{"nama": {j.Nama}, "mulai": {j.Mulai.String()}}
		for _, h := range j.Hari {
			isi.F.Add("hari", strconv.Itoa(int(h)))
		}
		for _, x := range j.Kisi {
			isi.Kisi = append(isi.Kisi, kisiTampak(x))
		}
	}
	isi.Kisi = append(isi.Kisi, KisiTampak{Jam: make([]string, len(hariPekan))})
	for _, r := range p.Rombel {
		var bagi []string
		for _, b := range j.Pembagian {
			if b.Rombel == r.ID {
				bagi = append(bagi, strings.Join(b.Kelompok, ", "))
			}
		}
		g := KelompokKelas{string(r.ID), string(r.Unit) + " " + r.Nama, strings.Join(bagi, "; ")}
		if galat != nil {
			g.Bagi = k.r.PostForm.Get("bagi:" + g.ID)
		}
		isi.Kelompok = append(isi.Kelompok, g)
	}
	return k.tampilForm(isi.formulir, "jadwal_kisi", "Jam "+j.Nama, isi)
}

func kisiTampak(x akademik.KisiKelas) KisiTampak {
	v := KisiTampak{ID: x.ID, Jalur: string(x.Jalur), Tingkat: strings.Join(x.Tingkat, ", "), Renggang: strconv.Itoa(int(x.Renggang))}
	var unit []string
	for _, u := range x.Unit {
		unit = append(unit, string(u))
	}
	v.Unit = strings.Join(unit, ", ")
	for _, h := range hariPekan {
		var jam []string
		for _, d := range x.Hari {
			for _, g := range d.Jam {
				if d.Hari == h {
					jam = append(jam, g.String())
				}
			}
		}
		v.Jam = append(v.Jam, strings.Join(jam, ", "))
	}
	return v
}

// kisiKetikan gives the grids as they were typed, for a form that was refused.
func kisiKetikan(f url.Values) (hasil []KisiTampak) {
	for i, id := range f["kisi"] {
		v := KisiTampak{ID: id, Jalur: ke(f["jalur"], i), Unit: ke(f["unit"], i), Tingkat: ke(f["tingkat"], i), Renggang: ke(f["renggang"], i)}
		for _, h := range hariPekan {
			v.Jam = append(v.Jam, ke(f["jam"+strconv.Itoa(int(h))], i))
		}
		if strings.TrimSpace(id) != "" {
			hasil = append(hasil, v)
		}
	}
	return hasil
}

func ke(daftar []string, i int) string {
	if i < len(daftar) {
		return strings.TrimSpace(daftar[i])
	}
	return ""
}

// daftarTeks cuts a list typed with commas.
func daftarTeks[T ~string](s string) (hasil []T) {
	for t := range strings.SplitSeq(s, ",") {
		if t = strings.TrimSpace(t); t != "" {
			hasil = append(hasil, T(t))
		}
	}
	return hasil
}

func (k *kunjungan) ubahKisiJadwal() error {
	f := k.r.PostForm
	p, err := k.bukaJadwal()
	if err != nil {
		return err
	}
	j := p.Jadwal.Salin()
	j.Versi, _ = strconv.Atoi(f.Get("versi")) // a wrong number is a stale version
	b := &pembacaForm{f: f}
	j.Nama, j.Mulai, j.Hari = b.teks("nama"), b.tanggal("mulai"), bacaHari(f["hari"])
	j.Kisi = bacaKisi(b, kisiKetikan(f), j.Hari)
	j.Pembagian = nil
	for _, r := range p.Rombel {
		for bagi := range strings.SplitSeq(f.Get("bagi:"+string(r.ID)), ";") {
			if x := daftarTeks[string](bagi); len(x) > 0 {
				j.Pembagian = append(j.Pembagian, akademik.PembagianKelas{Rombel: r.ID, Kelompok: x})
			}
		}
	}
	if err = b.err(); err == nil {
		_, err = k.s.Akademik.AturJadwal(k.ctx(), k.Pelaku, f.Get("kunci"), j)
	}
	if err != nil {
		return k.tampilKisiJadwal(err)
	}
	return k.pindah(alamatJadwal(j.ID, "kisi"), "Jam dan kelompok disimpan.")
}

func bacaKisi(b *pembacaForm, ketikan []KisiTampak, hari []jadwal.Hari) (hasil []akademik.KisiKelas) {
	for _, v := range ketikan {
		x := akademik.KisiKelas{Kisi: jadwal.Kisi{ID: v.ID, Jalur: santri.Jalur(v.Jalur)}, Unit: daftarTeks[santri.KodeUnit](v.Unit), Tingkat: daftarTeks[string](v.Tingkat)}
		if n, err := strconv.Atoi(v.Renggang); err == nil && n >= 0 && n < 1440 {
			x.Renggang = jadwal.Menit(n)
		} else if v.Renggang != "" {
			b.salah = append(b.salah, diBidang(errForm.Invalidf("jeda di dalam pelajaran kisi %s ditulis dalam menit", v.ID), "renggang"))
		}
		for i, h := range hariPekan {
			d := jadwal.HariKisi{Hari: h}
			for _, t := range daftarTeks[string](v.Jam[i]) {
				g, err := jadwal.ParseSelang(t)
				if err != nil {
					b.salah = append(b.salah, diBidang(err, "jam"))
				}
				d.Jam = append(d.Jam, g)
			}
			if len(d.Jam) > 0 && (slices.Contains(hari, h) || len(hari) == 0) {
				x.Hari = append(x.Hari, d)
			}
		}
		hasil = append(hasil, x)
	}
	return hasil
}

type isiBebanJadwal struct {
	Kepala kepalaJadwal
	Guru   []BebanTampak
}

// BebanTampak is the load of one teacher with the name.
type BebanTampak struct {
	akademik.BebanGuru
	Nama string
}

func (k *kunjungan) bebanJadwal() error {
	p, guru, err := k.bukaJadwalGuru()
	if err != nil {
		return err
	}
	isi := isiBebanJadwal{Kepala: k.kepalaJadwal(p, "beban", p.Bentrok())}
	for _, b := range p.Beban() {
		isi.Guru = append(isi.Guru, BebanTampak{b, guru(b.Guru)})
	}
	slices.SortStableFunc(isi.Guru, func(a, b BebanTampak) int { return strings.Compare(a.Nama, b.Nama) })
	return k.tampil("jadwal_beban", "Beban guru "+p.Jadwal.Nama, isi)
}

// Seluruh is the load in all versions together.
func (b BebanTampak) Seluruh() int { return b.JP + b.JPLain }

// Melebihi reports a load above its bound.
func (b BebanTampak) Melebihi() bool { return b.BatasJP > 0 && b.Seluruh() > b.BatasJP }
