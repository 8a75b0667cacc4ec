package situs

import (
	"errors"
	"net/url"
	"strconv"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
)

var halamanPegawaiForm = []halaman{
	{pola: "GET /pegawai/baru", izin: akun.UbahPegawai, tujuan: privasi.TujuanKepegawaian, fn: (*kunjungan).formPegawaiBaru},
	{pola: "POST /pegawai/baru", izin: akun.UbahPegawai, tujuan: privasi.TujuanKepegawaian, fn: (*kunjungan).terimaPegawai},
	{pola: "GET /pegawai/{id}/ubah", izin: akun.UbahPegawai, tujuan: privasi.TujuanKepegawaian, fn: (*kunjungan).formUbahPegawai},
	{pola: "POST /pegawai/{id}/ubah", izin: akun.UbahPegawai, tujuan: privasi.TujuanKepegawaian, fn: (*kunjungan).ubahPegawai},
}

// isiFormPegawai is the form about one employee, new or known.
type isiFormPegawai struct {
	formulir
	ID           pegawai.ID // "" = new
	Versi        int
	PilihUnit    []Opsi
	PilihJabatan []Opsi
}

func (k *kunjungan) isiFormPegawai(f url.Values) (isi isiFormPegawai, err error) {
	isi = isiFormPegawai{formulir: formulirBaru(f)}
	if isi.PilihUnit, err = k.pilihUnit(); err != nil {
		return isi, err
	}
	isi.PilihJabatan, err = k.pilihJabatan(false)
	return isi, err
}

func (k *kunjungan) formPegawaiBaru() error {
	isi, err := k.isiFormPegawai(url.Values{"mulai": {k.hariIni().String()}, "agama": {string(pegawai.Islam)}, "metode": {string(pegawai.Gross)}, "kesehatan": {"ya"}, "jkk": {"ya"}, "jht": {"ya"}})
	if err != nil {
		return err
	}
	return k.tampil("pegawai_form", "Pegawai baru", isi)
}

// bacaDiri reads the identity of a new employee.
func bacaDiri(b *pembacaForm) pegawai.Formulir {
	return pegawai.Formulir{Nomor: b.teks("nomor"), Nama: b.teks("nama"), JenisKelamin: b.teks("jenis_kelamin"), Agama: b.teks("agama"), TempatLahir: b.teks("tempat_lahir"),
		TanggalLahir: b.tanggal("tanggal_lahir"), Mulai: b.tanggal("mulai"), NIK: b.teks("nik"), NPWP: b.teks("npwp"), NUPTK: b.teks("nuptk"), NIP: b.teks("nip"),
		HP: b.teks("hp"), Surel: b.teks("surel"), Alamat: b.teks("alamat"), Bank: b.teks("bank"), NoRekening: b.teks("no_rekening"), AtasNama: b.teks("atas_nama")}
}

// penerimaanPegawai reads a whole form: the person with the first record of every
// kind that was filled in.
func (k *kunjungan) penerimaanPegawai(f url.Values) (p pegawai.Penerimaan, err error) {
	b := &pembacaForm{f: f}
	p.Diri = bacaDiri(b)
	if b.teks("jabatan") != "" || b.teks("unit") != "" {
		p.Penugasan = []pegawai.Penugasan{{Jabatan: bacaPenugasan(b, "").Jabatan, Unit: bacaPenugasan(b, "").Unit, Utama: true, NomorSK: b.teks("nomor_sk"),
			JamPekan: isianForm(b, "jam_pekan", pegawai.ParseKuantitas)}}
	}
	if b.teks("jenis") != "" {
		p.Kontrak = []pegawai.Kontrak{{Jenis: pegawai.JenisKontrak(b.teks("jenis")), Nomor: b.teks("nomor_kontrak"), Klasifikasi: pegawai.Klasifikasi(b.teks("klasifikasi")),
			Metode: pegawai.MetodePajak(b.teks("metode")), Selesai: b.tanggal("selesai_kontrak")}}
	}
	if s := b.teks("ptkp"); s != "" {
		t, err := pegawai.BuatStatusPajak(max(p.Diri.Mulai.Tahun(), k.hariIni().Tahun()), s)
		if err != nil {
			b.salah = append(b.salah, err)
		}
		p.StatusPajak = []pegawai.StatusPajak{t}
	}
	if x := (pegawai.Kepesertaan{Kesehatan: b.ya("kesehatan"), JHT: b.ya("jht"), JP: b.ya("jp"), JKKJKM: b.ya("jkk")}); x != (pegawai.Kepesertaan{}) {
		p.Kepesertaan = []pegawai.Kepesertaan{x}
	}
	if n := b.rupiah("pokok"); n != 0 {
		p.Nilai = []pegawai.Nilai{{Komponen: "pokok", Nilai: n}}
	}
	_, _, salah := p.Diri.Baca() // every field at once
	return p, errors.Join(b.err(), salah)
}

func (k *kunjungan) terimaPegawai() error {
	f := k.r.PostForm
	isi, err := k.isiFormPegawai(f)
	if err != nil {
		return err
	}
	p, err := k.penerimaanPegawai(f)
	if err != nil {
		isi.salahkan(err)
		return k.tampilForm(isi.formulir, "pegawai_form", "Pegawai baru", isi)
	}
	orang, w, err := k.s.Pegawai.Terima(k.ctx(), k.Pelaku, f.Get("kunci"), p)
	if err != nil {
		if err := isi.pakai(err); err != nil {
			return err
		}
		return k.tampilForm(isi.formulir, "pegawai_form", "Pegawai baru", isi)
	}
	return k.pindah("/pegawai/"+url.PathEscape(string(orang[0].ID)), "Pegawai diterima.%s", peringatanPegawai(w))
}

// bukaPegawai opens one record for editing.
func (k *kunjungan) bukaPegawai(isi *isiFormPegawai, p pegawai.Pegawai) error {
	v, err := k.s.Penjaga.Minta(k.ctx(), k.Pelaku, tipePegawai, bidangPegawai, p.Subjek)
	if err != nil {
		return err
	}
	segel := v.Sajikan(&p)
	isi.buka(v, p.Subjek, []bidangForm{
		{"nomor", "Nomor", p.Nomor}, {"nama", "Nama", p.Nama}, {"jenis_kelamin", "JenisKelamin", string(p.JenisKelamin)}, {"agama", "Agama", string(p.Agama)},
		{"tempat_lahir", "TempatLahir", p.TempatLahir}, {"tanggal_lahir", "TanggalLahir", p.TanggalLahir.String()}, {"mulai", "Mulai", p.Mulai.String()},
		{"nik", "NIK", segel["NIK"]}, {"npwp", "NPWP", segel["NPWP"]}, {"nuptk", "NUPTK", segel["NUPTK"]}, {"nip", "NIP", segel["NIP"]},
		{"hp", "HP", segel["HP"]}, {"surel", "Surel", segel["Surel"]}, {"alamat", "Alamat", segel["Alamat"]},
	})
	return nil
}

func (k *kunjungan) formUbahPegawai() error {
	p, err := k.s.Pegawai.Ambil(k.ctx(), k.Pelaku, pegawai.ID(k.r.PathValue("id")))
	if err != nil {
		return err
	}
	isi, err := k.isiFormPegawai(nil)
	if err != nil {
		return err
	}
	isi.ID, isi.Versi = p.Pegawai.ID, p.Pegawai.Versi
	if err := k.bukaPegawai(&isi, p.Pegawai); err != nil {
		return err
	}
	return k.tampil("pegawai_form", "Ubah data pegawai", isi)
}

// ubahanDari reads what the form changes: a field that the officer could not see and
// left empty stays as it is.
func ubahanDari(i formulir) (u pegawai.Ubahan, err error) {
	b := &pembacaForm{f: i.F}
	teks := func(n string) *string {
		if i.tetap(n) {
			return nil
		}
		return new(b.teks(n))
	}
	hari := func(n string) *dasar.Tanggal {
		if i.tetap(n) {
			return nil
		}
		return new(b.tanggal(n))
	}
	u = pegawai.Ubahan{Nomor: teks("nomor"), Nama: teks("nama"), JenisKelamin: teks("jenis_kelamin"), Agama: teks("agama"), TempatLahir: teks("tempat_lahir"),
		TanggalLahir: hari("tanggal_lahir"), Mulai: hari("mulai"), NIK: teks("nik"), NPWP: teks("npwp"), NUPTK: teks("nuptk"), NIP: teks("nip"),
		HP: teks("hp"), Surel: teks("surel"), Alamat: teks("alamat")}
	return u, b.err()
}

func (k *kunjungan) ubahPegawai() error {
	f := k.r.PostForm
	p, err := k.s.Pegawai.Ambil(k.ctx(), k.Pelaku, pegawai.ID(k.r.PathValue("id")))
	if err != nil {
		return err
	}
	isi, err := k.isiFormPegawai(f)
	if err != nil {
		return err
	}
	isi.ID = p.Pegawai.ID
	isi.Versi, _ = strconv.Atoi(f.Get("versi")) // a wrong number is a stale version
	if err := k.bukaPegawai(&isi, p.Pegawai); err != nil {
		return err
	}
	w, err := k.simpanPegawai(isi, p.Pegawai)
	if err != nil {
		if err := isi.pakai(err); err != nil {
			return err
		}
		return k.tampilForm(isi.formulir, "pegawai_form", "Ubah data pegawai", isi)
	}
	return k.pindah("/pegawai/"+url.PathEscape(string(isi.ID)), "Data disimpan.%s", peringatanPegawai(w))
}

func (k *kunjungan) simpanPegawai(isi isiFormPegawai, lama pegawai.Pegawai) ([]pegawai.Peringatan, error) {
	u, err := ubahanDari(isi.formulir)
	baru, bacaan, salah := u.Terapkan(lama)
	if err := errors.Join(err, salah); err != nil {
		return nil, err
	}
	baru.Versi = isi.Versi
	_, w, err := k.s.Pegawai.Ubah(k.ctx(), k.Pelaku, "", baru) // Versi keeps a form from counting twice; a key could not tell sealed fields apart
	return append(bacaan.Peringatan, w...), err
}

// rekeningDari reads the bank account of a form; all empty means cash.
func rekeningDari(f url.Values) *pegawai.IsianRekening {
	t := func(n string) string { return strings.TrimSpace(f.Get(n)) }
	return &pegawai.IsianRekening{Bank: t("bank"), Nomor: t("no_rekening"), AtasNama: t("atas_nama")}
}
