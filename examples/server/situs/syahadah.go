package situs

import (
	"io"
	"strings"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/akademikberkas"
	"github.com/pesantren-go/pesantren/akademik/rapor"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

var halamanSyahadah = []halaman{
	{pola: "GET /syahadah", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).syahadah},
	{pola: "POST /syahadah", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).terbitkanSyahadah},
	{pola: "GET /syahadah/{id}/berkas/{nama}", izin: akun.LihatAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).berkasSyahadah},
	{pola: "POST /syahadah/{id}/batal", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).batalSyahadah},
}

type isiSyahadah struct {
	formulir
	Baris []SyahadahTampak
	Hari  dasar.Tanggal
}

// SyahadahTampak is one certificate with the name of its santri.
type SyahadahTampak struct {
	akademik.Syahadah
	Orang Tampak
}

func (k *kunjungan) syahadah() error { return k.tampilSyahadah(nil) }

func (k *kunjungan) tampilSyahadah(galat error) error {
	isi := isiSyahadah{formulir: formulirBaru(k.r.PostForm), Hari: k.hariIni()}
	if err := isi.pakai(galat); err != nil {
		return err
	}
	ss, err := k.s.Akademik.DaftarSyahadah(k.ctx(), k.Pelaku, akademik.SaringSyahadah{})
	if err != nil {
		return err
	}
	if k.hanyaMilik() {
		if ss, err = k.syahadahMilik(ss); err != nil {
			return err
		}
	}
	id := make([]santri.ID, len(ss))
	for i, s := range ss {
		id[i] = s.Santri
	}
	orang, err := k.tampakID(id...)
	for _, s := range ss {
		isi.Baris = append(isi.Baris, SyahadahTampak{s, orang[s.Santri]})
	}
	if err != nil {
		return err
	}
	return k.tampilForm(isi.formulir, "syahadah", "Syahadah", isi)
}

// syahadahMilik keeps those of the santri of a teacher's own classes.
func (k *kunjungan) syahadahMilik(ss []akademik.Syahadah) (out []akademik.Syahadah, err error) {
	kelas, _, err := k.kelasHariIni()
	if err != nil {
		return nil, err
	}
	boleh := map[santri.ID]bool{}
	for p, err := range k.s.Santri.Stores.Peserta.Peserta(k.ctx(), k.Lembaga.ID, k.hariIni()) {
		if err != nil {
			return nil, err
		}
		for _, r := range kelas {
			boleh[p.ID] = boleh[p.ID] || r.Memuat(p)
		}
	}
	for _, s := range ss {
		if boleh[s.Santri] {
			out = append(out, s)
		}
	}
	return out, nil
}

func (k *kunjungan) terbitkanSyahadah() error {
	f := k.r.PostForm
	b := &pembacaForm{f: f}
	juz, tanggal := b.angka("juz"), b.tanggal("tanggal")
	if err := b.err(); err != nil {
		return k.tampilSyahadah(err)
	}
	if juz < 1 || juz > 30 {
		return k.tampilSyahadah(akademik.ErrSyahadah.Invalidf("isi banyaknya juz, 1 sampai 30").Pada("juz"))
	}
	var id santri.ID
	for p, err := range k.s.Santri.Stores.Peserta.Peserta(k.ctx(), k.Lembaga.ID, k.hariIni()) {
		if err != nil {
			return err
		}
		if string(p.NIS) == b.teks("nis") {
			id = p.ID
		}
	}
	if id == "" {
		return k.tampilSyahadah(akademik.ErrSyahadah.Invalidf("NIS itu tidak dimiliki santri aktif; periksa lagi").Pada("nis"))
	}
	s, err := k.s.Akademik.TerbitkanSyahadah(k.ctx(), k.Pelaku, f.Get("kunci"), id, b.teks("judul"), tanggal, akademik.SyaratJuz(juz, b.ya("mutqin")))
	if err != nil {
		return k.tampilSyahadah(err)
	}
	return k.pindah("/syahadah", "Syahadah %s diterbitkan.", s.Nomor())
}

func (k *kunjungan) batalSyahadah() error {
	f := k.r.PostForm
	s, err := k.s.Akademik.BatalSyahadah(k.ctx(), k.Pelaku, f.Get("kunci"), k.r.PathValue("id"), f.Get("alasan"))
	if err != nil {
		return k.tampilSyahadah(err)
	}
	return k.pindah("/syahadah", "Syahadah %s dibatalkan; nomornya tidak dipakai lagi.", s.Nomor())
}

// berkasSyahadah is the certificate to print; a void one says so across its page.
func (k *kunjungan) berkasSyahadah() error {
	ss, err := k.s.Akademik.DaftarSyahadah(k.ctx(), k.Pelaku, akademik.SaringSyahadah{ID: []string{k.r.PathValue("id")}})
	if err == nil && k.hanyaMilik() {
		ss, err = k.syahadahMilik(ss)
	}
	if err != nil {
		return err
	}
	if len(ss) == 0 || k.r.PathValue("nama") != "syahadah.pdf" {
		return errTakAda.NotFoundf("syahadah ini tidak ada; kembali ke daftar syahadah")
	}
	c, err := k.cetakSyahadah(ss[0])
	if err != nil {
		return err
	}
	return k.kirimBerkas("syahadah "+strings.ReplaceAll(ss[0].Nomor(), "/", "-"), "pdf", func(w io.Writer) error {
		return akademikberkas.TulisSyahadah(w, ss[0].Dicatat.In(k.Lembaga.Lokasi()), func(yield func(akademikberkas.Syahadah, error) bool) { yield(c, nil) })
	})
}

func (k *kunjungan) cetakSyahadah(s akademik.Syahadah) (c akademikberkas.Syahadah, err error) {
	ps, err := k.s.Santri.Stores.Peserta.PesertaID(k.ctx(), k.Lembaga.ID, k.hariIni(), s.Santri)
	if err != nil {
		return c, err
	}
	orang, err := k.tampakPeserta(ps)
	if err != nil {
		return c, err
	}
	o := orang[s.Santri]
	kop, err := k.s.Akademik.Kop(k.ctx(), k.Lembaga.ID, o.Unit)
	if err != nil {
		return c, err
	}
	var syarat []string
	for _, x := range s.Syarat {
		syarat = append(syarat, x.Nama+", ada "+x.Ada+" "+string(x.Basis))
	}
	hijrah, err := k.s.Akademik.KalenderHijriah(k.ctx(), k.Pelaku.Lembaga)
	if err != nil {
		return c, err
	}
	arab, err := k.namaArab(s.Santri)
	if err != nil {
		return c, err
	}
	c = akademikberkas.Syahadah{Hijriah: akademik.LabelDokumen(hijrah, s.Tanggal), Sekolah: kop.Sekolah, Nomor: s.Nomor(), Santri: rapor.Santri{Nama: o.Nama, NamaArab: arab, NIS: o.NIS}, Capaian: s.Judul, Dasar: strings.Join(syarat, "; "), Tanggal: s.Tanggal, Penanda: []rapor.Penanda{kop.Kepala}}
	if s.Batal != "" {
		c.Tanda = "BATAL"
	}
	return c, nil
}
