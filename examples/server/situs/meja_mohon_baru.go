package situs

import (
	"strings"

	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/hak"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/santri"

	"github.com/pesantren-go/pesantren/dasar"
)

type isiMohonLuar struct {
	formulir
	Cari    string
	Orang   []Opsi // who the search may mean: kind and id
	Siapa   string // who was chosen, "santri:…"
	Nama    string
	Wali    []Opsi // guardians of the chosen santri
	Hak     []hak.Uraian
	Kanal   []Opsi
	Pemohon []Opsi
	Bidang  []Opsi
}

// formMohonLuar writes down a request that came by letter, by message or in person: first
// whose data it is about, then what is asked.
func (k *kunjungan) formMohonLuar() error { return k.tampilMohonLuar(nil) }

func (k *kunjungan) tampilMohonLuar(galat error) (err error) {
	isi := isiMohonLuar{formulir: formulirBaru(k.r.PostForm), Cari: k.r.FormValue("cari"), Siapa: k.r.FormValue("siapa"), Hak: hak.SemuaJenis(), Kanal: opsiPilihan("kanal")[1:], Pemohon: opsiPilihan("pemohon")}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	if isi.Siapa == "" {
		if isi.Orang, err = k.cariOrang(isi.Cari); err != nil {
			return err
		}
		return k.tampilForm(isi.formulir, "mohon_luar", "Catat permohonan", isi)
	}
	o, err := k.orangDipilih(isi.Siapa)
	if err != nil {
		return err
	}
	isi.Nama, isi.Bidang = o.Nama, k.bidangTipe(o.tipe())
	if isi.Wali, err = k.waliDari(o); err != nil {
		return err
	}
	return k.tampilForm(isi.formulir, "mohon_luar", "Catat permohonan", isi)
}

// cariOrang offers santri and staff whose name or number a text may mean. Names are opened
// through the door.
func (k *kunjungan) cariOrang(teks string) (os []Opsi, err error) {
	if teks == "" {
		return nil, nil
	}
	semua := k.Pelaku
	semua.Lingkup = dasar.LingkupSemua
	ns, _, err := k.s.Santri.Cari(k.ctx(), semua, santri.Saringan{Teks: teks}, dasar.Page{Limit: maksCariIzin})
	if err != nil {
		return nil, err
	}
	ps, _, err := k.s.Pegawai.Cari(k.ctx(), semua, pegawai.Saringan{Teks: teks}, dasar.Page{Limit: maksCariIzin})
	if err != nil {
		return nil, err
	}
	ss := make([]privasi.SubjekID, 0, len(ns)+len(ps))
	for _, n := range ns {
		ss = append(ss, n.Subjek)
	}
	for _, p := range ps {
		ss = append(ss, p.Subjek)
	}
	nama, err := k.bukaNama(ss...)
	for _, n := range ns {
		os = append(os, Opsi{"santri:" + string(n.ID), nama[n.Subjek] + ", santri"})
	}
	for _, p := range ps {
		os = append(os, Opsi{"pegawai:" + string(p.ID), nama[p.Subjek] + ", pegawai"})
	}
	return os, err
}

// cariSemua finds santri, employees and the guardians of those santri.
func (k *kunjungan) cariSemua(teks string) ([]Opsi, error) {
	os, err := k.cariOrang(teks)
	if err != nil {
		return nil, err
	}
	var ids []santri.ID
	for _, o := range os {
		if id, ya := strings.CutPrefix(o.Kode, "santri:"); ya {
			ids = append(ids, santri.ID(id))
		}
	}
	ws, err := k.opsiWali(ids...)
	for _, w := range ws {
		os = append(os, Opsi{"wali:" + w.Kode, w.Nama + ", wali"})
	}
	return os, err
}

// orangDipilih finds the chosen person in this institution.
func (k *kunjungan) orangDipilih(siapa string) (o OrangSaya, err error) {
	jenis, id, _ := strings.Cut(siapa, ":")
	switch jenis {
	case "santri":
		o.Santri = id
		xs, err := k.s.Santri.Stores.Santri.Ambil(k.ctx(), k.Lembaga.ID, santri.ID(id))
		if err != nil {
			return o, err
		}
		for _, x := range xs {
			o.Subjek = x.Subjek
		}
	case "pegawai":
		o.Pegawai = id
		xs, err := k.s.Pegawai.Stores.Pegawai.Ambil(k.ctx(), k.Lembaga.ID, pegawai.ID(id))
		if err != nil {
			return o, err
		}
		for _, x := range xs {
			o.Subjek = x.Subjek
		}
	case "wali":
		o.Wali = id
		xs, err := k.s.Santri.Stores.Wali.Ambil(k.ctx(), k.Lembaga.ID, santri.WaliID(id))
		if err != nil {
			return o, err
		}
		for _, x := range xs {
			o.Subjek = x.Subjek
		}
	}
	if o.Subjek == "" {
		return o, errTakAda.NotFoundf("orang ini tidak ada; cari kembali namanya")
	}
	nama, err := k.bukaNama(o.Subjek)
	o.Nama = nama[o.Subjek]
	return o, err
}

// waliDari are the guardians of a santri, as choices.
func (k *kunjungan) waliDari(o OrangSaya) (os []Opsi, err error) {
	if o.Santri == "" {
		return nil, nil
	}
	return k.opsiWali(santri.ID(o.Santri))
}

// opsiWali are the guardians of some santri, as choices.
func (k *kunjungan) opsiWali(anak ...santri.ID) (os []Opsi, err error) {
	if len(anak) == 0 {
		return nil, nil
	}
	st := k.s.Santri.Stores.Wali
	ps, err := st.Perwalian(k.ctx(), k.Lembaga.ID, anak...)
	if err != nil || len(ps) == 0 {
		return nil, err
	}
	id := make([]santri.WaliID, len(ps))
	for i, p := range ps {
		id[i] = p.Wali
	}
	ws, err := st.Ambil(k.ctx(), k.Lembaga.ID, id...)
	if err != nil {
		return nil, err
	}
	ss := make([]privasi.SubjekID, len(ws))
	for i, w := range ws {
		ss[i] = w.Subjek
	}
	nama, err := k.bukaNama(ss...)
	for _, w := range ws {
		os = append(os, Opsi{string(w.ID), nama[w.Subjek]})
	}
	return os, err
}

// catatMohonLuar records it, counted from the moment it arrived.
func (k *kunjungan) catatMohonLuar() error {
	f := k.r.PostForm
	o, err := k.orangDipilih(f.Get("siapa"))
	if err != nil {
		return err
	}
	c := kantor.CatatanPermohonan{Subjek: o.Subjek, Sebagai: hak.Pemohon(f.Get("sebagai")), Kanal: hak.Kanal(f.Get("kanal")), Pindaian: f.Get("pindaian"),
		MintaHak: kantor.MintaHak{Jenis: hak.Jenis(f.Get("jenis")), Uraian: f.Get("uraian"), Bidang: f.Get("bidang"), Usul: f.Get("usul")}}
	if c.Sebagai == hak.WaliAnak || c.Sebagai == hak.WaliDisabel {
		if c.Pemohon, err = k.waliPemohon(o, f.Get("wali")); err != nil {
			return k.tampilMohonLuar(err)
		}
	}
	if c.Tiba, err = k.saat("tiba"); err != nil {
		return k.tampilMohonLuar(err)
	}
	p, err := k.s.Kantor.CatatPermohonan(k.ctx(), k.Pelaku, c)
	if err != nil {
		return k.tampilMohonLuar(err)
	}
	return k.pindah("/privasi/permohonan/"+p.ID, "Permohonan dicatat dengan nomor %s. Beri tahu pemohon nomor ini.%s", kantor.Nomor(p.ID, p.Dicatat), k.batasHak(p))
}

// waliPemohon is the guardian who asks: one of the santri's.
func (k *kunjungan) waliPemohon(o OrangSaya, id string) (privasi.SubjekID, error) {
	ws, err := k.waliDari(o)
	if err != nil {
		return "", err
	}
	for _, w := range ws {
		if w.Kode == id {
			x, err := k.orangDipilih("wali:" + id)
			return x.Subjek, err
		}
	}
	return "", errForm.Invalidf("pilih wali yang meminta dari daftar").Pada("wali")
}
