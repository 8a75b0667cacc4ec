package situs

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/pendedahan"
	"github.com/pesantren-go/pesantren/santri"
)

var halamanMejaPendedahan = []halaman{
	{pola: "GET /privasi/pendedahan", izin: akun.SetujuPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).mejaPendedahan},
	{pola: "GET /privasi/pendedahan/berkas/{bentuk}", izin: akun.SetujuPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).eksporPendedahan},
	{pola: "GET /privasi/pendedahan/baru", izin: akun.MejaPrivasi, tujuan: privasi.TujuanKesiswaan, fn: (*kunjungan).formPendedahan},
	{pola: "POST /privasi/pendedahan/baru", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).mintaPendedahan},
	{pola: "GET /privasi/pendedahan/{id}", izin: akun.SetujuPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).pendedahanSatu},
	{pola: "POST /privasi/pendedahan/{id}", izin: akun.SetujuPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).gerakPendedahan},
}

type isiMejaPendedahan struct {
	Status string
	Kini   time.Time
	Baris  []pendedahan.Pendedahan
	Nama   map[privasi.SubjekID]string
	Lanjut string
	Meja   bool
}

func (k *kunjungan) mejaPendedahan() (err error) {
	isi := isiMejaPendedahan{Status: k.r.URL.Query().Get("status"), Kini: k.s.Now(), Meja: akun.Boleh(k.Akun.Peran, akun.MejaPrivasi)}
	if isi.Baris, isi.Lanjut, err = k.s.Kantor.DaftarPendedahan(k.ctx(), k.Pelaku, isi.Status, dasar.Page{After: k.r.URL.Query().Get("lanjut"), Limit: 50}); err != nil {
		return err
	}
	if isi.Nama, err = k.namaPendedahan(isi.Baris...); err != nil {
		return err
	}
	return k.tampil("meja_pendedahan", "Pendedahan data", isi)
}

func (k *kunjungan) namaPendedahan(ps ...pendedahan.Pendedahan) (map[privasi.SubjekID]string, error) {
	ss := make([]privasi.SubjekID, len(ps))
	for i, p := range ps {
		ss[i] = p.Subjek
	}
	return k.namaSubjek(ss...)
}

// eksporPendedahan writes the register of disclosures; people are in it by their key.
func (k *kunjungan) eksporPendedahan() error {
	lok := k.Lembaga.Lokasi()
	t := dasarberkas.Tabel{Nama: "Pendedahan", Kepala: [][]string{{k.Lembaga.Nama}, {"Register pendedahan data pribadi per " + jam(k.s.Now(), lok)}},
		Judul: []string{"Nomor", "Status", "Jenis", "Orang", "Penerima", "Tujuan", "Surat", "Data diberikan", "Data ditahan", "Masuk", "Diserahkan", "Dikabari"}}
	t.Baris = func(yield func([]dasarberkas.Sel, error) bool) {
		p := dasar.Page{Limit: dasar.MaxPage}
		for {
			ps, lanjut, err := k.s.Kantor.DaftarPendedahan(k.ctx(), k.Pelaku, "", p)
			if err != nil {
				yield(nil, err)
				return
			}
			for _, x := range ps {
				if !yield(dasarberkas.BarisTeks(x.ID, string(x.Status), string(x.Jenis), string(x.Subjek), x.Penerima, x.Tujuan, strings.TrimSpace(x.Instrumen.Nomor+" "+x.Rujukan), strings.Join(x.Diberikan, ", "), strings.Join(x.Ditahan, ", "), jamAtau(x.Masuk, lok), jamAtau(x.Dilakukan, lok), jamAtau(x.Dikabari, lok)), nil) {
					return
				}
			}
			if p.After = lanjut; lanjut == "" {
				return
			}
		}
	}
	return k.kirimTabel("pendedahan", t)
}

// tipeDedah are the records that disclosures are made from.
var tipeDedah = []string{tipeSantri}

// bidangDedah lists the fields that may be asked for, in the words of the office.
func (k *kunjungan) bidangDedah() (os []Opsi) {
	for _, t := range tipeDedah {
		for _, b := range k.s.Penjaga.Daftar.Tipe(t).Pribadi() {
			os = append(os, Opsi{Kode: t + "." + b, Nama: namaBidang(b)})
		}
	}
	return os
}

type isiFormPendedahan struct {
	salah
	F      map[string]string
	Bidang []Opsi
	Pilih  []string
	Orang  []Opsi
	Cari   string
}

func (k *kunjungan) formPendedahan() error { return k.tampilFormPendedahan(nil) }

func (k *kunjungan) tampilFormPendedahan(galat error) (err error) {
	isi := isiFormPendedahan{F: map[string]string{}, Bidang: k.bidangDedah(), Cari: k.r.FormValue("cari"), Pilih: k.r.PostForm["bidang"]}
	for n := range k.r.PostForm {
		isi.F[n] = k.r.PostForm.Get(n)
	}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	if isi.Orang, err = k.cariSantri(isi.Cari); err != nil {
		return err
	}
	return k.tampilSalah(isi.salah, "pendedahan_baru", "Permintaan data dari luar", isi)
}

// cariSantri offers the santri that a name or NIS may mean.
func (k *kunjungan) cariSantri(teks string) (os []Opsi, err error) {
	if strings.TrimSpace(teks) == "" {
		return nil, nil
	}
	ns, _, err := k.s.Santri.Cari(k.ctx(), k.Pelaku, santri.Saringan{Teks: teks}, dasar.Page{Limit: maksCariIzin})
	for _, n := range ns {
		os = append(os, Opsi{Kode: string(n.ID), Nama: n.Nama})
	}
	return os, err
}

func (k *kunjungan) subjekSantri(id string) (privasi.SubjekID, error) {
	xs, err := k.s.Santri.Stores.Santri.Ambil(k.ctx(), k.Lembaga.ID, santri.ID(id))
	if err != nil {
		return "", err
	}
	if len(xs) == 0 {
		return "", errForm.Invalidf("pilih santri").Pada("santri")
	}
	return xs[0].Subjek, nil
}

func (k *kunjungan) mintaPendedahan() error {
	f := k.r.PostForm
	s, err := k.subjekSantri(f.Get("santri"))
	if err != nil {
		return k.tampilFormPendedahan(err)
	}
	m := pendedahan.Permintaan{Subjek: s, Jenis: pendedahan.Jenis(f.Get("jenis")), Penerima: f.Get("penerima"), Negara: "ID", Tujuan: f.Get("tujuan"), Rujukan: f.Get("rujukan"), Bidang: f["bidang"], Diminta: f["bidang"]}
	if d, err := strconv.Atoi(f.Get("dasar")); err == nil && d > 0 {
		m.Dasar = privasi.DasarHukum(min(d, 255))
	}
	if m.Jenis == pendedahan.KepadaAparat {
		i := pendedahan.Instrumen{Jenis: f.Get("surat_jenis"), Nomor: f.Get("surat_nomor"), Instansi: m.Penerima, Pasal: f.Get("rujukan"), Lingkup: f["bidang"], Petugas: f.Get("petugas"), LarangPasal: f.Get("larang_pasal")}
		if i.Tanggal, err = dasar.ParseTanggal(f.Get("surat_tanggal")); err != nil {
			return k.tampilFormPendedahan(errForm.Invalidf("isi tanggal surat").Pada("surat_tanggal"))
		}
		if i.LarangSampai, err = k.saat("larang_sampai"); err != nil {
			return k.tampilFormPendedahan(err)
		}
		m.Instrumen = i
	}
	p, err := k.s.Kantor.MintaPendedahan(k.ctx(), k.Pelaku, m)
	if err != nil {
		return k.tampilFormPendedahan(err)
	}
	return k.pindah("/privasi/pendedahan/"+p.ID, "Permintaan dicatat. Uji dahulu kebutuhan dan keseimbangannya.")
}

type isiPendedahanSatu struct {
	salah
	pendedahan.Pendedahan
	Nama    string
	Riwayat []privasi.Peristiwa
	Oleh    map[string]string
	Lewat   bool
	Kabari  bool
	Meja    bool
	Isi     []barisData // what is handed over, opened just now
}

func (k *kunjungan) pendedahanSatu() error { return k.tampilPendedahan(nil, nil) }

func (k *kunjungan) tampilPendedahan(galat error, buka []barisData) (err error) {
	isi := isiPendedahanSatu{Meja: akun.Boleh(k.Akun.Peran, akun.MejaPrivasi), Isi: buka}
	if isi.Pendedahan, isi.Riwayat, err = k.s.Kantor.AmbilPendedahan(k.ctx(), k.Pelaku, k.r.PathValue("id")); err != nil {
		return err
	}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	nama, err := k.namaPendedahan(isi.Pendedahan)
	if err != nil {
		return err
	}
	if isi.Oleh, err = k.semuaAkun(); err != nil {
		return err
	}
	isi.Nama, isi.Lewat, isi.Kabari = nama[isi.Subjek], isi.Pendedahan.Lewat(k.s.Now()), isi.PerluKabar(k.s.Now())
	return k.tampilSalah(isi.salah, "pendedahan_satu", "Pendedahan data", isi)
}

func (k *kunjungan) gerakPendedahan() (err error) {
	f, id := k.r.PostForm, k.r.PathValue("id")
	switch f.Get("aksi") {
	case "uji":
		_, err = k.s.Kantor.UjiPendedahan(k.ctx(), k.Pelaku, id, pendedahan.HasilUji{Dokumen: f.Get("dokumen"), Perlu: f.Get("perlu") == "ya", Seimbang: f.Get("seimbang") == "ya"})
	case "setujui":
		_, err = k.s.Kantor.SetujuiPendedahan(k.ctx(), k.Pelaku, id)
	case "tolak":
		_, err = k.s.Kantor.TolakPendedahan(k.ctx(), k.Pelaku, id, f.Get("sebab"))
	case "buka":
		var bs []barisData
		if bs, err = k.bukaPendedahan(id); err == nil {
			return k.tampilPendedahan(nil, bs)
		}
	case "lakukan":
		_, err = k.s.Kantor.LakukanPendedahan(k.ctx(), k.Pelaku, id, f["bidang"])
	case "kabari":
		_, err = k.s.Kantor.KabariPendedahan(k.ctx(), k.Pelaku, id, f.Get("bukti"))
	default:
		err = errForm.Invalidf("pilih tindakan").Pada("aksi")
	}
	if err != nil {
		return k.tampilPendedahan(err, nil)
	}
	return k.pindah("/privasi/pendedahan/"+id, "Pendedahan diperbarui.")
}

// bukaPendedahan opens exactly the approved fields, with the disclosure as the
// instrument in the trail: the sheet that is handed over.
func (k *kunjungan) bukaPendedahan(id string) (bs []barisData, err error) {
	p, _, err := k.s.Kantor.AmbilPendedahan(k.ctx(), k.Pelaku, id)
	if err != nil {
		return nil, err
	}
	var bidang []string
	for _, b := range p.Bidang {
		if nama, ada := strings.CutPrefix(b, tipeSantri+"."); ada {
			bidang = append(bidang, nama)
		}
	}
	return k.bukaSantri(p.Subjek, privasi.Konteks{Instrumen: id}, bidang)
}

// bukaSantri opens fields of a santri with a context.
func (k *kunjungan) bukaSantri(s privasi.SubjekID, konteks privasi.Konteks, bidang []string) (bs []barisData, err error) {
	xs, err := k.s.Santri.Stores.Santri.Kenali(k.ctx(), k.Lembaga.ID, santri.TandaKenal{Subjek: []privasi.SubjekID{s}})
	if err != nil {
		return nil, err
	}
	if len(xs) == 0 || len(bidang) == 0 {
		return nil, errTakAda.NotFoundf("data tidak ditemukan")
	}
	v, err := k.s.Penjaga.MintaDengan(k.ctx(), k.Pelaku, konteks, tipeSantri, bidang, s)
	if err != nil {
		return nil, err
	}
	isi := v.Sajikan(&xs[0])
	for _, b := range slices.Sorted(slices.Values(bidang)) {
		bs = append(bs, barisData{namaBidang(b), isi[b]})
	}
	return bs, nil
}
