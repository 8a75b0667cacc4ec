package pegawaihttp

import (
	"context"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
)

// bidangDaftar are shown on lists, bidangProfil on one person's page.
var (
	bidangDaftar = [...]namaBidang{{json: "nomor", bidang: "Nomor"}, {json: "nama", bidang: "Nama"}, {json: "jenis_kelamin", bidang: "JenisKelamin"}, {json: "mulai", bidang: "Mulai"},
		{json: "berhenti", bidang: "Berhenti"}, {json: "sebab", bidang: "Sebab"}}
	bidangProfil = [...]namaBidang{bidangDaftar[0], bidangDaftar[1], bidangDaftar[2], bidangDaftar[3], bidangDaftar[4], bidangDaftar[5],
		{json: "agama", bidang: "Agama"}, {json: "tempat_lahir", bidang: "TempatLahir"}, {json: "tanggal_lahir", bidang: "TanggalLahir"}, {json: "nik", bidang: "NIK"},
		{json: "npwp", bidang: "NPWP"}, {json: "nuptk", bidang: "NUPTK"}, {json: "nip", bidang: "NIP"}, {json: "hp", bidang: "HP"}, {json: "surel", bidang: "Surel"},
		{json: "alamat", bidang: "Alamat"}}
)

// Pegawai is one row of a list. Absent fields are withheld.
type Pegawai struct {
	ID           string   `json:"id"`
	Nomor        string   `json:"nomor,omitempty"`
	Nama         string   `json:"nama,omitempty"`
	JenisKelamin string   `json:"jenis_kelamin,omitempty"`
	Mulai        string   `json:"mulai,omitempty" doc:"hari pertama bekerja"`
	Berhenti     string   `json:"berhenti,omitempty" doc:"hari terakhir; kosong bila masih bekerja"`
	Sebab        string   `json:"sebab,omitempty"`
	Tersamar     []string `json:"tersamar,omitempty" doc:"bidang yang hanya tampak sebagian"`
	Tersembunyi  []string `json:"tersembunyi,omitempty" doc:"bidang yang tidak boleh dilihat peran ini"`
}

// Profil is one employee as the caller may see them, with their work; what they are
// paid is asked of the operations of payroll.
type Profil struct {
	Pegawai
	Versi        int          `json:"versi"`
	Agama        string       `json:"agama,omitempty"`
	TempatLahir  string       `json:"tempat_lahir,omitempty"`
	TanggalLahir string       `json:"tanggal_lahir,omitempty"`
	NIK          string       `json:"nik,omitempty"`
	NPWP         string       `json:"npwp,omitempty"`
	NUPTK        string       `json:"nuptk,omitempty"`
	NIP          string       `json:"nip,omitempty"`
	HP           string       `json:"hp,omitempty"`
	Surel        string       `json:"surel,omitempty"`
	Alamat       string       `json:"alamat,omitempty"`
	Penugasan    []Penugasan  `json:"penugasan"`
	Kontrak      []Kontrak    `json:"kontrak"`
	Cuti         []Cuti       `json:"cuti"`
	Perbaikan    []Peringatan `json:"perbaikan,omitempty" doc:"yang dirapikan dari isian"`
	Peringatan   []Peringatan `json:"peringatan,omitempty" doc:"keraguan atas isian yang diterima"`
}

// SaringPegawai are the conditions of a search.
type SaringPegawai struct {
	Teks    string        `query:"teks" maxLength:"100" doc:"awal kata nama atau nomor; atau NIK seutuhnya"`
	Jabatan string        `query:"jabatan" maxLength:"40"`
	Unit    []string      `query:"unit,explode" maxItems:"50"`
	Bekerja bool          `query:"bekerja" doc:"yang bekerja pada hari itu saja"`
	Pada    dasar.Tanggal `query:"pada" doc:"hari ini bila kosong"`
}

func (s SaringPegawai) saring() pegawai.Saringan {
	return pegawai.Saringan{Teks: s.Teks, Jabatan: pegawai.KodeJabatan(s.Jabatan), Unit: s.Unit, Bekerja: s.Bekerja, Pada: s.Pada}
}

type cariPegawai struct {
	dasarhttp.Halaman
	SaringPegawai
}

type hitungPegawai struct{ SaringPegawai }

// Jumlah is how many there are.
type Jumlah struct {
	Jumlah int `json:"jumlah"`
}

func (h pintu) pasangAmbil(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi(administrasi, "cari-pegawai", ambil, "/pegawai", "Cari pegawai"),
		func(ctx context.Context, p dasar.Pelaku, in *cariPegawai) (*dasarhttp.KeluarDaftar[Pegawai], error) {
			ps, lanjut, err := h.s.Cari(ctx, p, in.saring(), in.Page())
			if err != nil {
				return nil, err
			}
			isi, err := h.daftarPegawai(ctx, p, ps)
			return dasarhttp.BeriDaftar(isi, lanjut, err, func(p Pegawai) Pegawai { return p })
		})
	dasarhttp.Daftar(a, operasi(administrasi, "hitung-pegawai", ambil, "/pegawai/hitungan", "Banyaknya pegawai yang ditemukan pencarian"),
		func(ctx context.Context, p dasar.Pelaku, in *hitungPegawai) (*dasarhttp.Keluar[Jumlah], error) {
			n, err := h.s.Hitung(ctx, p, in.saring())
			return dasarhttp.Beri(n, err, func(n int) Jumlah { return Jumlah{n} })
		})
	dasarhttp.Daftar(a, operasi(administrasi, "lihat-pegawai", ambil, "/pegawai/{id}", "Data seorang pegawai beserta tugas, kontrak, dan cutinya"),
		func(ctx context.Context, p dasar.Pelaku, in *MasukID) (*dasarhttp.Keluar[Profil], error) {
			return h.profil(ctx, p, in.pegawai(), pegawai.Bacaan{})
		})
}

// daftarPegawai shows people whom the service has found within the caller's scope: one
// decision for all of them.
func (h pintu) daftarPegawai(ctx context.Context, p dasar.Pelaku, ps []pegawai.Pegawai) ([]Pegawai, error) {
	if len(ps) == 0 {
		return nil, nil
	}
	v, err := h.s.Penjaga.Minta(ctx, p, tipePegawai, namaDari(bidangDaftar[:]), dasarhttp.Peta(ps, func(o pegawai.Pegawai) privasi.SubjekID { return o.Subjek })...)
	if err != nil {
		return nil, err
	}
	return dasarhttp.Peta(ps, func(o pegawai.Pegawai) Pegawai { return kePegawai(o, sajikan(v, o.Subjek, bidangDaftar[:], &o)) }), nil
}

func kePegawai(o pegawai.Pegawai, t tampilan) Pegawai {
	return Pegawai{ID: string(o.ID), Nomor: t.nilai["nomor"], Nama: t.nilai["nama"], JenisKelamin: t.nilai["jenis_kelamin"], Mulai: t.nilai["mulai"],
		Berhenti: t.nilai["berhenti"], Sebab: t.nilai["sebab"], Tersamar: t.tersamar, Tersembunyi: t.tersembunyi}
}

// profil shows one employee, with what reading a form found.
func (h pintu) profil(ctx context.Context, p dasar.Pelaku, id pegawai.ID, b pegawai.Bacaan) (*dasarhttp.Keluar[Profil], error) {
	r, err := h.s.Ambil(ctx, p, id)
	if err != nil {
		return nil, err
	}
	o := &r.Pegawai
	v, err := h.s.Penjaga.Minta(ctx, p, tipePegawai, namaDari(bidangProfil[:]), o.Subjek)
	if err != nil {
		return nil, err
	}
	t := sajikan(v, o.Subjek, bidangProfil[:], o)
	return &dasarhttp.Keluar[Profil]{Body: Profil{
		Pegawai: kePegawai(*o, t), Versi: o.Versi, Agama: t.nilai["agama"], TempatLahir: t.nilai["tempat_lahir"], TanggalLahir: t.nilai["tanggal_lahir"], NIK: t.nilai["nik"],
		NPWP: t.nilai["npwp"], NUPTK: t.nilai["nuptk"], NIP: t.nilai["nip"], HP: t.nilai["hp"], Surel: t.nilai["surel"], Alamat: t.nilai["alamat"],
		Penugasan: dasarhttp.Peta(r.Penugasan, kePenugasan), Kontrak: dasarhttp.Peta(r.Kontrak, keKontrak), Cuti: dasarhttp.Peta(r.Cuti, keCuti),
		Perbaikan: dasarhttp.Peta(b.Perbaikan, kePeringatan), Peringatan: dasarhttp.Peta(b.Peringatan, kePeringatan),
	}}, nil
}
