package situs

import (
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/kenaikan"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

type isiSelisih struct {
	formulir
	L     akademik.LembarKenaikan
	Baris []BarisNaikTampil
	Siap  int
	Lulus int
}

// selisihKenaikan shows what the decisions would change, row by row, before anything
// happens.
func (k *kunjungan) selisihKenaikan() error { return k.tampilSelisih(nil) }

func (k *kunjungan) tampilSelisih(galat error) (err error) {
	isi := isiSelisih{formulir: formulirBaru(k.r.PostForm)}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	if isi.L, err = k.lembarKenaikan(); err != nil {
		return err
	}
	semua := isiKenaikan{L: isi.L, Hitung: map[string]int{}}
	if err := k.isiBarisKenaikan(&semua, nil); err != nil {
		return err
	}
	for _, b := range semua.Baris {
		if b.Selisih == nil {
			continue
		}
		isi.Baris = append(isi.Baris, b)
		if b.Selisih.Masalah == nil {
			isi.Siap++
			if b.Selisih.Status != "" {
				isi.Lulus++
			}
		}
	}
	return k.tampilForm(isi.formulir, "kenaikan_selisih", "Yang akan berubah", isi)
}

func (k *kunjungan) terapkanKenaikan() error {
	f := k.r.PostForm
	var pilih []akademik.PilihanNaik
	for _, p := range f["pilih"] {
		id, sidik, _ := strings.Cut(p, ":")
		pilih = append(pilih, akademik.PilihanNaik{Santri: santri.ID(id), Sidik: sidik})
	}
	if len(pilih) == 0 {
		return k.tampilSelisih(errForm.Invalidf("centang santri yang diterapkan"))
	}
	var syarat []santri.Syarat
	if f.Get("tuntas") != "" {
		syarat = append(syarat, santri.JalurTuntas)
	}
	rs, err := k.s.Akademik.TerapkanKenaikan(k.ctx(), k.Pelaku, f.Get("kunci"), k.r.PathValue("id"), syarat, pilih...)
	if err != nil {
		return k.tampilSelisih(err)
	}
	return k.hasilLangkah(rs, "diterapkan")
}

func (k *kunjungan) urungkanKenaikan() error {
	f := k.r.PostForm
	var pilih []santri.ID
	for _, p := range f["pilih"] {
		pilih = append(pilih, santri.ID(p))
	}
	rs, err := k.s.Akademik.UrungkanKenaikan(k.ctx(), k.Pelaku, f.Get("kunci"), k.r.PathValue("id"), f.Get("sebab"), pilih...)
	if err != nil {
		return k.tampilKenaikan(nil, err)
	}
	return k.hasilLangkah(rs, "diurungkan")
}

// hasilLangkah shows what a step did; refusals are named on the page of the run.
func (k *kunjungan) hasilLangkah(rs []akademik.RincianLangkah, kata string) error {
	tolak := 0
	for _, r := range rs {
		if r.Tolak != "" {
			tolak++
		}
	}
	if tolak == 0 {
		return k.pindah(k.alamatKenaikan(""), "%d santri %s.", len(rs), kata)
	}
	k.s.Sesi.Put(k.ctx(), "kabar", "")
	k.r.PostForm.Del("kelas")
	k.r.Form.Del("kelas")
	return k.tampilKenaikan(rs, nil)
}

type isiBeritaAcara struct {
	L        akademik.LembarKenaikan
	Pemimpin string
	Hadir    []string
	Kelas    []KelasBerita
	Penutup  []HitungPutusan
}

// KelasBerita is one class of the minutes.
type KelasBerita struct {
	akademik.Rombel
	Baris []BarisNaikTampil
}

// HitungPutusan counts the santri of one decision.
type HitungPutusan struct {
	Putusan string
	Banyak  int
}

// beritaAcara prints the minutes of the meeting: who was there, and what was decided
// about whom.
func (k *kunjungan) beritaAcara() error {
	l, err := k.lembarKenaikan()
	if err != nil {
		return err
	}
	isi := isiBeritaAcara{L: l}
	semua := isiKenaikan{L: l, Hitung: map[string]int{}}
	if err := k.isiBarisKenaikan(&semua, nil); err != nil {
		return err
	}
	nama, err := k.tampakPegawaiID(append(slices.Clone(l.Putaran.Hadir), l.Putaran.Pemimpin)...)
	if err != nil {
		return err
	}
	isi.Pemimpin = nama[l.Putaran.Pemimpin].Nama
	for _, h := range l.Putaran.Hadir {
		isi.Hadir = append(isi.Hadir, nama[pegawai.ID(h)].Nama)
	}
	slices.Sort(isi.Hadir)
	hitung := map[kenaikan.Putusan]int{}
	for _, r := range l.Kelas {
		kb := KelasBerita{Rombel: r}
		for _, b := range semua.Baris {
			if b.Dari.ID == r.ID && b.Simpan.Putusan != "" {
				kb.Baris = append(kb.Baris, b)
				hitung[b.Simpan.Putusan]++
			}
		}
		isi.Kelas = append(isi.Kelas, kb)
	}
	for _, p := range kenaikan.DaftarPutusan() {
		if hitung[p] > 0 {
			isi.Penutup = append(isi.Penutup, HitungPutusan{string(p), hitung[p]})
		}
	}
	return k.tampil("kenaikan_berita", "Berita acara kenaikan kelas", isi)
}
