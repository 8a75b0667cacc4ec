package situs

import (
	"net/url"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/kenaikan"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

type isiKenaikan struct {
	formulir
	L          akademik.LembarKenaikan
	Kelas      akademik.RombelID // "" = all
	Baris      []BarisNaikTampil
	Tujuan     []Opsi
	Putusan    []Opsi
	Sebab      []Opsi
	SebabUrung []Opsi
	PilihGuru  []Opsi
	Hadir      map[string]bool
	NamaGuru   map[pegawai.ID]string
	Hitung     map[string]int // rows by state: belum, menunggu, diterapkan, diurungkan
	Ditolak    []TolakTampil  // what the last step was refused
	Langkah    []LangkahTampil
}

// BarisNaikTampil is one row with names, and what was typed into it when it was refused.
type BarisNaikTampil struct {
	akademik.BarisTampil
	Tampak
	NamaTujuan string
	Pesan      string // why it was refused
}

// TolakTampil is one refusal of a step.
type TolakTampil struct {
	Nama, Pesan string
	Aturan      dasar.Aturan
}

// LangkahTampil is one step of the history, counted.
type LangkahTampil struct {
	akademik.LangkahKenaikan
	Jadi, Tolak int
}

func opsiKata(kode ...string) (os []Opsi) {
	for _, k := range kode {
		os = append(os, Opsi{k, strings.ReplaceAll(k, "_", " ")})
	}
	return os
}

func (k *kunjungan) kenaikan() error { return k.tampilKenaikan(nil, nil) }

// lembarKenaikan reads a run; a teacher gets the rows of the classes that he or she is
// wali of.
func (k *kunjungan) lembarKenaikan() (akademik.LembarKenaikan, error) {
	l, err := k.s.Akademik.LembarKenaikan(k.ctx(), k.Pelaku, k.r.PathValue("id"))
	if err != nil || !k.hanyaMilik() {
		return l, err
	}
	wali := func(r akademik.Rombel) bool { return r.Wali != "" && string(r.Wali) == k.Akun.Pegawai }
	l.Kelas = slices.DeleteFunc(l.Kelas, func(r akademik.Rombel) bool { return !wali(r) })
	l.Baris = slices.DeleteFunc(l.Baris, func(b akademik.BarisTampil) bool { return !wali(b.Dari) })
	l.Langkah = nil // steps name santri of other classes
	if len(l.Kelas) == 0 {
		err = akademik.ErrKenaikanTiada.NotFoundf("putaran kenaikan tidak ditemukan")
	}
	return l, err
}

func (k *kunjungan) tampilKenaikan(rincian []akademik.RincianLangkah, galat error) (err error) {
	isi := isiKenaikan{formulir: formulirBaru(k.r.PostForm), Kelas: akademik.RombelID(k.r.FormValue("kelas")), Hadir: map[string]bool{}, Hitung: map[string]int{}, NamaGuru: map[pegawai.ID]string{},
		Sebab: opsiKata(akademik.SebabPutusan()...), SebabUrung: opsiKata(akademik.SebabUrung()...)}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	if isi.L, err = k.lembarKenaikan(); err != nil {
		return err
	}
	for _, p := range kenaikan.DaftarPutusan() {
		isi.Putusan = append(isi.Putusan, Opsi{string(p), string(p)})
	}
	if err := k.isiBarisKenaikan(&isi, rincian); err != nil {
		return err
	}
	if err := k.isiRapat(&isi); err != nil {
		return err
	}
	for _, p := range isi.L.Langkah {
		t := LangkahTampil{LangkahKenaikan: p}
		for _, r := range p.Rincian {
			if r.Tolak == "" {
				t.Jadi++
			} else {
				t.Tolak++
			}
		}
		isi.Langkah = append(isi.Langkah, t)
	}
	if isi.status == 0 && len(isi.Ditolak) > 0 && k.r.Method == "POST" {
		isi.status = 422
	}
	return k.tampilForm(isi.formulir, "kenaikan", "Kenaikan kelas", isi)
}

func (k *kunjungan) isiBarisKenaikan(isi *isiKenaikan, rincian []akademik.RincianLangkah) error {
	ps := make([]santri.Peserta, len(isi.L.Baris))
	for i, b := range isi.L.Baris {
		ps[i] = b.Peserta
	}
	nama, err := k.tampakPeserta(ps)
	if err != nil {
		return err
	}
	tujuan := map[akademik.RombelID]string{}
	for _, r := range isi.L.Tujuan {
		tujuan[r.ID] = string(r.Unit) + " " + r.Nama
		isi.Tujuan = append(isi.Tujuan, Opsi{string(r.ID), tujuan[r.ID]})
	}
	tolak := map[santri.ID]akademik.RincianLangkah{}
	for _, r := range rincian {
		if r.Tolak != "" {
			tolak[r.Santri] = r
			isi.Ditolak = append(isi.Ditolak, TolakTampil{nama[r.Santri].Nama, kalimat(r.Pesan), r.Tolak})
		}
	}
	for _, b := range isi.L.Baris {
		keadaan := string(b.Simpan.Keadaan)
		if b.Simpan.Putusan == "" && b.Simpan.Keadaan != akademik.Diterapkan {
			keadaan = "belum"
		}
		isi.Hitung[keadaan]++
		if isi.Kelas != "" && isi.Kelas != b.Dari.ID {
			continue
		}
		t := BarisNaikTampil{BarisTampil: b, Tampak: nama[b.Peserta.ID], NamaTujuan: tujuan[b.Simpan.Tujuan]}
		if r, ada := tolak[b.Peserta.ID]; ada {
			t.Pesan = kalimat(r.Pesan)
			t.Simpan.Putusan, t.Simpan.Tujuan, t.Simpan.Sebab = r.Putusan, r.Tujuan, r.Sebab
		}
		isi.Baris = append(isi.Baris, t)
	}
	return nil
}

func (k *kunjungan) isiRapat(isi *isiKenaikan) (err error) {
	x := isi.L.Putaran
	nama, err := k.tampakPegawaiID(append(slices.Clone(x.Hadir), x.Pemimpin)...)
	if err != nil {
		return err
	}
	for id, p := range nama {
		isi.NamaGuru[id] = p.Nama
	}
	if k.hanyaMilik() {
		return nil
	}
	if isi.F.Get("aksi") != "rapat" {
		isi.F = url.Values{"pada": {x.Pada.String()}, "rapat": {x.Rapat.String()}, "pemimpin": {string(x.Pemimpin)}}
		for _, h := range x.Hadir {
			isi.F.Add("hadir", string(h))
		}
	}
	for _, h := range isi.F["hadir"] {
		isi.Hadir[h] = true
	}
	isi.PilihGuru, err = k.pilihGuru()
	return err
}

func (k *kunjungan) rapatKenaikan() error {
	f := k.r.PostForm
	l, err := k.lembarKenaikan()
	if err != nil {
		return err
	}
	b := &pembacaForm{f: f}
	x := l.Putaran
	x.Pada, x.Rapat, x.Pemimpin, x.Hadir, x.Versi = b.tanggal("pada"), b.tanggal("rapat"), pegawai.ID(b.teks("pemimpin")), nil, versiForm(f, "versi")
	for _, h := range f["hadir"] {
		x.Hadir = append(x.Hadir, pegawai.ID(h))
	}
	if err = b.err(); err == nil {
		_, err = k.s.Akademik.AturKenaikan(k.ctx(), k.Pelaku, f.Get("kunci"), x)
	}
	if err != nil {
		return k.tampilKenaikan(nil, err)
	}
	return k.pindah(k.alamatKenaikan(""), "Rapat dan hari berlaku disimpan.")
}

func (k *kunjungan) alamatKenaikan(ekor string) string {
	return "/akademik/kenaikan/" + url.PathEscape(k.r.PathValue("id")) + ekor
}

// putuskanKenaikan keeps the decisions of the page: as typed, as proposed, or one for
// all ticked rows.
func (k *kunjungan) putuskanKenaikan() error {
	f := k.r.PostForm
	l, err := k.lembarKenaikan()
	if err != nil {
		return err
	}
	kelas := akademik.RombelID(f.Get("kelas"))
	var isian []akademik.IsianPutusan
	for _, b := range l.Baris {
		id := string(b.Peserta.ID)
		if kelas != "" && kelas != b.Dari.ID || b.Simpan.Keadaan == akademik.Diterapkan || !f.Has("v-"+id) {
			continue
		}
		x := akademik.IsianPutusan{Santri: b.Peserta.ID, Putusan: kenaikan.Putusan(f.Get("p-" + id)), Tujuan: akademik.RombelID(f.Get("t-" + id)), Sebab: f.Get("s-" + id), Versi: versiForm(f, "v-"+id)}
		switch f.Get("aksi") {
		case "usul": // what is decided stays
			if b.Simpan.Putusan != "" || b.UsulPutusan == "" {
				continue
			}
			x.Putusan, x.Tujuan, x.Sebab = b.UsulPutusan, b.UsulTujuan, ""
		case "massal":
			if !slices.Contains(f["pilih"], id) {
				continue
			}
			x.Putusan, x.Tujuan, x.Sebab = kenaikan.Putusan(f.Get("massal_putusan")), akademik.RombelID(f.Get("massal_tujuan")), f.Get("massal_sebab")
		}
		if x.Putusan == "" && x.Versi == 0 {
			continue // nothing decided, nothing to keep
		}
		isian = append(isian, x)
	}
	rs, err := k.s.Akademik.PutuskanKenaikan(k.ctx(), k.Pelaku, f.Get("kunci"), l.Putaran.ID, isian...)
	if err != nil {
		return k.tampilKenaikan(nil, err)
	}
	if slices.ContainsFunc(rs, func(r akademik.RincianLangkah) bool { return r.Tolak != "" }) {
		return k.tampilKenaikan(rs, nil)
	}
	return k.pindah(k.alamatKenaikan("?kelas="+url.QueryEscape(string(kelas))), "%d putusan disimpan.", len(rs))
}
