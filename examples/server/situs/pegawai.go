package situs

import (
	"net/http"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
)

var halamanPegawai = []halaman{
	{pola: "GET /pegawai", izin: akun.LihatPegawai, tujuan: privasi.TujuanKepegawaian, fn: (*kunjungan).daftarPegawai},
}

type isiDaftarPegawai struct {
	Teks, Unit, Jabatan string
	Semua               bool // those who left as well
	PilihUnit           []Opsi
	PilihJabatan        []Opsi
	Jumlah              int
	Baris               []BarisPegawai
	Lanjut              string
	Sulit               string // a search that cannot be understood
}

// PegawaiTampak is an employee as this visitor may see one.
type PegawaiTampak struct {
	ID          pegawai.ID
	Nama, Nomor string
}

// BarisPegawai is one line of the list.
type BarisPegawai struct {
	PegawaiTampak
	Tugas           []string // "Guru, MTs"
	Mulai, Berhenti dasar.Tanggal
	Dibatasi        bool // processing is restricted
}

// daftarPegawai lists and searches the staff: by words of the name, number or NIK.
func (k *kunjungan) daftarPegawai() (err error) {
	q := k.r.URL.Query()
	isi := isiDaftarPegawai{Teks: strings.TrimSpace(q.Get("q")), Unit: q.Get("unit"), Jabatan: q.Get("jabatan"), Semua: q.Get("semua") != ""}
	saring := pegawai.Saringan{Teks: isi.Teks, Jabatan: pegawai.KodeJabatan(isi.Jabatan), Bekerja: !isi.Semua}
	if isi.Unit != "" {
		saring.Unit = []string{isi.Unit}
	}
	if isi.PilihUnit, err = k.pilihUnit(); err != nil {
		return err
	}
	if isi.PilihJabatan, err = k.pilihJabatan(true); err != nil {
		return err
	}
	ps, next, err := k.s.Pegawai.Cari(k.ctx(), k.Pelaku, saring, dasar.Page{After: q.Get("setelah"), Limit: 50})
	if err != nil && dasar.KindOf(err) == dasar.Invalid {
		isi.Sulit = kalimat(pesanDari(err))
		return k.tampilStatus(http.StatusUnprocessableEntity, "pegawai", "Pegawai", isi)
	}
	if err != nil {
		return err
	}
	if isi.Jumlah, err = k.s.Pegawai.Hitung(k.ctx(), k.Pelaku, saring); err != nil {
		return err
	}
	if isi.Baris, err = k.barisPegawai(ps, namaOpsi(isi.PilihJabatan)); err != nil {
		return err
	}
	if next != "" {
		q.Set("setelah", next)
		isi.Lanjut = "/pegawai?" + q.Encode()
	}
	if k.htmx() {
		return k.tampilBagian("pegawai", "hasil-pegawai", isi)
	}
	return k.tampil("pegawai", "Pegawai", isi)
}

func (k *kunjungan) barisPegawai(ps []pegawai.Pegawai, jabatan map[string]string) ([]BarisPegawai, error) {
	tampak, err := k.tampakPegawai(ps)
	if err != nil {
		return nil, err
	}
	id, subjek := make([]pegawai.ID, len(ps)), make([]privasi.SubjekID, len(ps))
	for i, p := range ps {
		id[i], subjek[i] = p.ID, p.Subjek
	}
	batas, err := k.s.Kantor.Dibatasi(k.ctx(), k.Lembaga.ID, subjek...)
	if err != nil {
		return nil, err
	}
	tugas, err := k.s.Pegawai.Stores.Penugasan.Milik(k.ctx(), k.Lembaga.ID, id...)
	if err != nil {
		return nil, err
	}
	milik := map[pegawai.ID][]string{}
	for _, t := range tugas {
		if t.Berlaku(k.hariIni()) {
			milik[t.Pegawai] = append(milik[t.Pegawai], jabatan[string(t.Jabatan)]+", "+string(t.Unit))
		}
	}
	out := make([]BarisPegawai, len(ps))
	for i, p := range ps {
		out[i] = BarisPegawai{tampak[p.ID], milik[p.ID], p.Mulai, p.Berhenti, batas[p.Subjek]}
	}
	return out, nil
}

// tampakPegawai opens the names of staff for the purpose of the page: one decision
// and one trail for the whole list.
func (k *kunjungan) tampakPegawai(ps []pegawai.Pegawai) (map[pegawai.ID]PegawaiTampak, error) {
	out := make(map[pegawai.ID]PegawaiTampak, len(ps))
	if len(ps) == 0 {
		return out, nil
	}
	subjek := make([]privasi.SubjekID, len(ps))
	for i, p := range ps {
		subjek[i] = p.Subjek
	}
	v, err := k.s.Penjaga.Minta(k.ctx(), k.Pelaku, tipePegawai, []string{"Nama", "Nomor"}, subjek...)
	if err != nil {
		return nil, err
	}
	for _, p := range ps {
		out[p.ID] = PegawaiTampak{p.ID, v.Terang(p.Subjek, "Nama", p.Nama), v.Terang(p.Subjek, "Nomor", p.Nomor)}
	}
	return out, nil
}

// tampakPegawaiID is tampakPegawai for ids, each named once or more.
func (k *kunjungan) tampakPegawaiID(id ...pegawai.ID) (map[pegawai.ID]PegawaiTampak, error) {
	id = slices.Clone(id)
	slices.Sort(id)
	id = slices.DeleteFunc(slices.Compact(id), func(i pegawai.ID) bool { return i == "" })
	if len(id) == 0 {
		return map[pegawai.ID]PegawaiTampak{}, nil
	}
	ps, err := k.s.Pegawai.Stores.Pegawai.Ambil(k.ctx(), k.Lembaga.ID, id...)
	if err != nil {
		return nil, err
	}
	return k.tampakPegawai(ps)
}

// pilihUnit lists the units of the institution as choices.
func (k *kunjungan) pilihUnit() (os []Opsi, err error) {
	st, err := k.s.Santri.Struktur(k.ctx(), k.Pelaku)
	for _, u := range st.Unit {
		os = append(os, Opsi{string(u.Kode), u.Nama})
	}
	return os, err
}

// pilihJabatan lists the positions as choices; semua includes those out of use.
func (k *kunjungan) pilihJabatan(semua bool) (os []Opsi, err error) {
	js, err := k.s.Pegawai.Jabatan(k.ctx(), k.Pelaku)
	for _, j := range js {
		if j.Aktif || semua {
			os = append(os, Opsi{string(j.Kode), j.Nama})
		}
	}
	return os, err
}

func namaOpsi(os []Opsi) map[string]string {
	m := make(map[string]string, len(os))
	for _, o := range os {
		m[o.Kode] = o.Nama
	}
	return m
}

// peringatanPegawai joins what a service warned about into one line.
func peringatanPegawai(w []pegawai.Peringatan) string {
	var t []string
	for _, x := range w {
		if s := kalimat(x.Pesan); !slices.Contains(t, s) {
			t = append(t, s)
		}
	}
	if len(t) == 0 {
		return ""
	}
	return " Perhatikan: " + strings.Join(t, " ")
}
