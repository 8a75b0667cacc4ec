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

var halamanJadwalSyarat = []halaman{
	{pola: "GET /akademik/jadwal/syarat", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).syaratJadwal},
	{pola: "POST /akademik/jadwal/syarat", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).ubahSyaratJadwal},
}

type isiSyaratJadwal struct {
	formulir
	Buka       string
	S          akademik.SyaratJadwal
	Halangan   []HalanganTampak
	Beban      []BarisBeban
	Hari       []jadwal.Hari
	PilihPihak []Opsi
	PilihGuru  []Opsi
}

// HalanganTampak is one unavailability with the name of whom it is about.
type HalanganTampak struct {
	Ke       int
	Siapa    string
	Hari     string
	Selang   jadwal.Selang
	Seharian bool
}

// BarisBeban is the bound of one teacher with the name.
type BarisBeban struct {
	jadwal.Beban
	Ke   int
	Nama string
}

// Form is the form of one part: what was typed when it was refused, else empty.
func (i isiSyaratJadwal) Form(bagian string) formulir {
	if i.Buka == bagian {
		return i.formulir
	}
	return formulirBaru(url.Values{})
}

func (k *kunjungan) syaratJadwal() error { return k.tampilSyaratJadwal("", nil) }

func (k *kunjungan) tampilSyaratJadwal(bagian string, galat error) (err error) {
	isi := isiSyaratJadwal{formulir: formulirBaru(k.r.PostForm), Buka: bagian, Hari: hariPekan}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	if isi.S, err = k.s.Akademik.SyaratJadwal(k.ctx(), k.Pelaku); err != nil {
		return err
	}
	var guru []pegawai.ID
	for _, h := range isi.S.Halangan {
		if h.Pihak.Jenis == jadwal.Guru {
			guru = append(guru, pegawai.ID(h.Pihak.ID))
		}
	}
	for _, b := range isi.S.Beban {
		guru = append(guru, pegawai.ID(b.Guru))
	}
	nama, err := k.tampakPegawaiID(guru...)
	if err != nil {
		return err
	}
	rs, err := k.s.Akademik.Rombel(k.ctx(), k.Pelaku, akademik.SaringRombel{})
	if err != nil {
		return err
	}
	kelas := map[string]string{}
	for _, r := range rs {
		kelas[string(r.ID)] = string(r.Unit) + " " + r.Nama
	}
	for i, h := range isi.S.Halangan {
		siapa := h.Pihak.ID
		switch h.Pihak.Jenis {
		case jadwal.Guru:
			siapa = nama[pegawai.ID(h.Pihak.ID)].Nama
		case jadwal.Kelas:
			siapa = "kelas " + kelas[h.Pihak.ID]
		case jadwal.Kamar:
			siapa = "ruang " + siapa
		}
		isi.Halangan = append(isi.Halangan, HalanganTampak{Ke: i, Siapa: siapa, Hari: h.Hari.String(), Selang: h.Selang, Seharian: h.Mulai == 0 && h.Selesai == jadwal.Pukul(24, 0)})
	}
	slices.SortStableFunc(isi.Halangan, func(a, b HalanganTampak) int { return strings.Compare(a.Siapa, b.Siapa) })
	for i, b := range isi.S.Beban {
		isi.Beban = append(isi.Beban, BarisBeban{b, i, nama[pegawai.ID(b.Guru)].Nama})
	}
	if err := k.pilihPihak(&isi, rs); err != nil {
		return err
	}
	return k.tampilForm(isi.formulir, "jadwal_syarat", "Syarat jadwal", isi)
}

// pilihPihak lists whom an unavailability can be about: people, classes of open years,
// rooms.
func (k *kunjungan) pilihPihak(isi *isiSyaratJadwal, rs []akademik.Rombel) (err error) {
	if isi.PilihGuru, err = k.pilihGuru(); err != nil {
		return err
	}
	ts, err := k.s.Akademik.Tahun(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	for _, g := range isi.PilihGuru {
		isi.PilihPihak = append(isi.PilihPihak, Opsi{string(jadwal.Guru) + ":" + g.Kode, g.Nama})
	}
	for _, r := range isi.S.Ruang {
		isi.PilihPihak = append(isi.PilihPihak, Opsi{string(jadwal.Kamar) + ":" + r.ID, "ruang " + r.ID})
	}
	for _, r := range rs {
		if slices.ContainsFunc(ts, func(t akademik.TahunAjaran) bool { return t.ID == r.Tahun && !t.Ditutup }) {
			isi.PilihPihak = append(isi.PilihPihak, Opsi{string(jadwal.Kelas) + ":" + string(r.ID), "kelas " + string(r.Unit) + " " + r.Nama})
		}
	}
	return nil
}

// ubahSyaratJadwal adds or removes one room, break, unavailability or bound; everything
// else stays as it is stored.
func (k *kunjungan) ubahSyaratJadwal() error {
	f := k.r.PostForm
	bagian := f.Get("bagian")
	s, err := k.s.Akademik.SyaratJadwal(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	b := &pembacaForm{f: f}
	if n, err := strconv.Atoi(f.Get("versi")); f.Get("aksi") == "hapus" && (err != nil || n != s.Versi) {
		return k.tampilSyaratJadwal(bagian, akademik.ErrVersi.Conflictf("daftar ini sudah diubah orang lain; periksa lalu hapus lagi"))
	}
	if f.Get("aksi") == "hapus" {
		hapusSyarat(&s, bagian, b.angka("ke"))
	} else {
		tambahSyarat(&s, bagian, b)
	}
	if err = b.err(); err == nil {
		err = k.s.Akademik.AturSyaratJadwal(k.ctx(), k.Pelaku, f.Get("kunci"), s)
	}
	if err != nil {
		return k.tampilSyaratJadwal(bagian, err)
	}
	return k.pindah("/akademik/jadwal/syarat#"+url.PathEscape(bagian), "Disimpan.")
}

func hapusSyarat(s *akademik.SyaratJadwal, bagian string, i int) {
	switch {
	case bagian == "ruang" && i < len(s.Ruang):
		s.Ruang = slices.Delete(s.Ruang, i, i+1)
	case bagian == "jeda" && i < len(s.Jeda):
		s.Jeda = slices.Delete(s.Jeda, i, i+1)
	case bagian == "halangan" && i < len(s.Halangan):
		s.Halangan = slices.Delete(s.Halangan, i, i+1)
	case bagian == "beban" && i < len(s.Beban):
		s.Beban = slices.Delete(s.Beban, i, i+1)
	}
}

func tambahSyarat(s *akademik.SyaratJadwal, bagian string, b *pembacaForm) {
	waktu := func() (g jadwal.Selang) {
		if t := b.teks("waktu"); t != "" {
			return isianForm(b, "waktu", jadwal.ParseSelang)
		}
		return jadwal.Selang{Selesai: jadwal.Pukul(24, 0)}
	}
	switch bagian {
	case "ruang":
		s.Ruang = append(s.Ruang, jadwal.Ruang{ID: b.teks("ruang"), Zona: santri.JenisKelamin(b.teks("zona"))})
	case "jeda":
		s.Jeda = append(s.Jeda, jadwal.Jeda{Nama: b.teks("nama"), Hari: bacaHari(b.f["hari"]), Kisi: daftarTeks[string](b.f.Get("kisi")), Mulai: b.tanggal("mulai"), Selesai: b.tanggal("selesai"),
			Selang: isianForm(b, "waktu", jadwal.ParseSelang), Sumber: b.teks("sumber")})
	case "halangan":
		jenis, id, _ := strings.Cut(b.teks("pihak"), ":")
		hari := bacaHari(b.f["hari"])
		if id == "" || len(hari) == 0 {
			b.salah = append(b.salah, errForm.Invalidf("pilih siapa yang berhalangan dan harinya").Pada("pihak"))
		}
		for _, h := range hari {
			s.Halangan = append(s.Halangan, jadwal.Halangan{Pihak: jadwal.Pihak{Jenis: jadwal.JenisPihak(jenis), ID: id}, Hari: h, Selang: waktu()})
		}
	case "beban":
		x := jadwal.Beban{Guru: b.teks("guru"), JPHari: b.angka("jp_hari"), JPPekan: b.angka("jp_pekan"), HariPekan: b.angka("hari_pekan")}
		s.Beban = slices.DeleteFunc(s.Beban, func(y jadwal.Beban) bool { return y.Guru == x.Guru })
		s.Beban = append(s.Beban, x)
	default:
		b.salah = append(b.salah, errForm.Invalidf("pilih bagian yang diubah"))
	}
}
