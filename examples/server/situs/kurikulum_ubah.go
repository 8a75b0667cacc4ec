package situs

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/kurikulum"
	"github.com/pesantren-go/pesantren/akademik/nilai"
)

// Rows that the form offers beside those that are there.
const (
	tambahTingkat = 2
	tambahMapel   = 4
)

type isiUbahKurikulum struct {
	formulir
	Milik   akademik.KurikulumSendiri
	Tingkat []int // rows of levels
	Mapel   []int // rows of subjects
	Jam     []KolomJam
}

// KolomJam is the column of a level.
type KolomJam struct {
	N       int
	Tingkat string
}

func (k *kunjungan) ubahKurikulum() error { return k.tampilUbahKurikulum(nil) }

func (k *kunjungan) tampilUbahKurikulum(galat error) error {
	isi := isiUbahKurikulum{formulir: formulirBaru(k.r.PostForm)}
	milik, err := k.kurikulumMilik(k.r.FormValue("id"))
	if err != nil {
		return err
	}
	isi.Milik = milik
	for i := range len(milik.Isi.Tingkat) + tambahTingkat {
		isi.Tingkat = append(isi.Tingkat, i+1)
	}
	for i := range len(milik.Isi.Mapel) + tambahMapel {
		isi.Mapel = append(isi.Mapel, i+1)
	}
	for i, t := range milik.Isi.Tingkat {
		isi.Jam = append(isi.Jam, KolomJam{i + 1, t.Kode})
	}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
		return k.tampilForm(isi.formulir, "kurikulum_ubah", milik.Isi.Nama, isi)
	}
	isi.F = isianKurikulum(milik)
	return k.tampil("kurikulum_ubah", milik.Isi.Nama, isi)
}

func (k *kunjungan) kurikulumMilik(id string) (akademik.KurikulumSendiri, error) {
	semua, err := k.s.Akademik.KurikulumSendiri(k.ctx(), k.Pelaku)
	if err != nil {
		return akademik.KurikulumSendiri{}, err
	}
	i := slices.IndexFunc(semua, func(x akademik.KurikulumSendiri) bool { return x.ID == id && x.Batal == "" })
	if i < 0 {
		return akademik.KurikulumSendiri{}, akademik.ErrKurikulumTiada.NotFoundf("kurikulum milik sendiri itu tidak ditemukan")
	}
	return semua[i], nil
}

// isianKurikulum is a version as the fields of the form.
func isianKurikulum(m akademik.KurikulumSendiri) url.Values {
	x := m.Isi
	f := url.Values{"nama": {x.Nama}, "jenjang": {x.Jenjang}, "berlaku": {x.Berlaku.String()}, "satuan": {string(x.Satuan)}, "rapor": {string(x.Rapor)}, "sumber": {x.Sumber}, "catatan": {x.Catatan}, "kkm": {x.Penilaian.KKM.String()},
		"versi": {strconv.Itoa(m.Versi)}, "yakin": {string(x.Yakin)}}
	if x.DuaNilai {
		f.Set("dua_nilai", "ya")
	}
	for i, t := range x.Tingkat {
		n := strconv.Itoa(i + 1)
		f.Set("t_kode"+n, t.Kode)
		f.Set("t_menit"+n, strconv.Itoa(t.Menit))
		f.Set("t_pekan"+n, strconv.Itoa(t.Pekan))
		f.Set("t_ko"+n, angkaTeks(t.Kokurikuler))
	}
	for i, p := range x.Mapel {
		n := strconv.Itoa(i + 1)
		f.Set("m_kode"+n, p.Kode)
		f.Set("m_nama"+n, p.Nama)
		f.Set("m_kelompok"+n, p.Kelompok)
		f.Set("m_pilihan"+n, p.Pilihan)
		f.Set("m_arab"+n, p.NamaArab)
		f.Set("m_yakin"+n, string(p.Yakin))
		f.Set("m_sumber"+n, p.Sumber)
		for _, j := range p.Jam {
			l := slices.IndexFunc(x.Tingkat, func(t kurikulum.Tingkat) bool { return t.Kode == j.Tingkat })
			f.Set("j"+n+"_"+strconv.Itoa(l+1), jamForm(j))
		}
	}
	return f
}

// jamForm writes hours as the form shows them: "4", or "4+1" with a share of projects.
func jamForm(j kurikulum.Jam) string {
	if j.Kokurikuler > 0 {
		return strconv.Itoa(j.JP) + "+" + strconv.Itoa(j.Kokurikuler)
	}
	return strconv.Itoa(j.JP)
}

// bacaJam reads hours as jamForm writes them.
func bacaJam(b *pembacaForm, bidang string) (j kurikulum.Jam) {
	return isianForm(b, bidang, func(s string) (j kurikulum.Jam, err error) {
		jp, ko, ada := strings.Cut(s, "+")
		if j.JP, err = strconv.Atoi(strings.TrimSpace(jp)); err == nil && ada {
			j.Kokurikuler, err = strconv.Atoi(strings.TrimSpace(ko))
		}
		if err != nil || j.JP < 0 || j.Kokurikuler < 0 {
			return j, errForm.Invalidf("tulis jam seperti 4, atau 4+1 dengan bagian kokurikuler")
		}
		return j, nil
	})
}

// kurikulumForm reads the form over what is stored: what the form does not show stays.
func kurikulumForm(b *pembacaForm, m akademik.KurikulumSendiri) akademik.KurikulumSendiri {
	lama := m.Isi
	x := lama.Salin()
	x.Nama, x.Jenjang, x.Berlaku, x.Sumber, x.Catatan = b.teks("nama"), b.teks("jenjang"), b.tanggal("berlaku"), b.teks("sumber"), b.teks("catatan")
	x.Satuan, x.Rapor, x.DuaNilai, x.Penilaian.KKM = kurikulum.Satuan(b.teks("satuan")), kurikulum.BentukRapor(b.teks("rapor")), b.ya("dua_nilai"), isianForm(b, "kkm", nilai.ParseAngka)
	x.Yakin = kurikulum.Yakin(b.teks("yakin"))
	x.Tingkat, x.Mapel = nil, nil
	kode := map[int]string{} // the levels by their row
	for i := range len(lama.Tingkat) + tambahTingkat {
		n := strconv.Itoa(i + 1)
		t := kurikulum.Tingkat{Kode: b.teks("t_kode" + n), Menit: b.angka("t_menit" + n), Pekan: b.angka("t_pekan" + n), Kokurikuler: b.angka("t_ko" + n)}
		if t.Kode != "" {
			x.Tingkat, kode[i] = append(x.Tingkat, t), t.Kode
		}
	}
	for i := range len(lama.Mapel) + tambahMapel {
		n := strconv.Itoa(i + 1)
		if b.teks("m_kode"+n) == "" {
			continue
		}
		p := kurikulum.Mapel{}
		if i < len(lama.Mapel) {
			p = lama.Mapel[i]
		}
		p.Kode, p.Nama, p.Kelompok, p.Pilihan = b.teks("m_kode"+n), b.teks("m_nama"+n), b.teks("m_kelompok"+n), b.teks("m_pilihan"+n)
		p.NamaArab, p.Yakin, p.Sumber = b.teks("m_arab"+n), kurikulum.Yakin(b.teks("m_yakin"+n)), b.teks("m_sumber"+n)
		p.Jam = nil
		for l := range lama.Tingkat {
			bidang := "j" + n + "_" + strconv.Itoa(l+1)
			if b.teks(bidang) == "" || kode[l] == "" {
				continue
			}
			j := bacaJam(b, bidang)
			j.Tingkat = kode[l]
			p.Jam = append(p.Jam, j)
		}
		x.Mapel = append(x.Mapel, p)
	}
	m.Isi = x
	m.Versi, _ = strconv.Atoi(b.teks("versi")) // a wrong number is a stale version
	return m
}

func (k *kunjungan) simpanKurikulum() error {
	f := k.r.PostForm
	milik, err := k.kurikulumMilik(f.Get("id"))
	if err != nil {
		return err
	}
	if f.Get("aksi") == "batal" {
		versi, _ := strconv.Atoi(f.Get("versi"))
		if _, err := k.s.Akademik.BatalKurikulum(k.ctx(), k.Pelaku, f.Get("kunci"), milik.ID, f.Get("alasan"), versi); err != nil {
			return k.tampilUbahKurikulum(err)
		}
		return k.pindah("/akademik/kurikulum", "%s dibatalkan.", milik.Isi.Nama)
	}
	b := &pembacaForm{f: f}
	baru := kurikulumForm(b, milik)
	err = b.err()
	if err == nil {
		baru, err = k.s.Akademik.AturKurikulum(k.ctx(), k.Pelaku, f.Get("kunci"), baru)
	}
	if err != nil {
		return k.tampilUbahKurikulum(err)
	}
	return k.pindah("/akademik/kurikulum/ubah?id="+url.QueryEscape(baru.ID), "%s disimpan.", baru.Isi.Nama)
}
