package ropa

import (
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/privasi"
)

// rincianBaku is what is usual for a purpose, by the beginning of its code.
type rincianBaku struct {
	tujuan                   string
	subjek, sumber, penerima []string
	ciri                     []Pemicu
}

// baku goes from the particular to the general: the first that fits counts.
func baku() []rincianBaku {
	santri, wali, pegawai := "santri", "orang tua atau wali", "guru dan pegawai"
	diri := []string{"yang bersangkutan", "walinya"}
	return []rincianBaku{
		{privasi.TujuanImpor, []string{santri, wali}, []string{"berkas sekolah atau Dapodik"}, nil, nil},
		{privasi.TujuanRekonsiliasi, []string{santri, wali}, []string{"mutasi rekening bank lembaga"}, nil, []Pemicu{Pencocokan}},
		{privasi.TujuanPublikasi, []string{santri}, []string{"foto kegiatan, dengan persetujuan"}, []string{"pembaca berita lembaga"}, nil},
		{"kesiswaan", []string{santri, wali}, []string{"formulir penerimaan santri", "petugas kesiswaan"}, nil, nil},
		{"keuangan", []string{santri, wali}, []string{"data kesiswaan", "pembayaran di loket atau bank"}, nil, nil},
		{"akademik", []string{santri}, []string{"penilaian dan presensi oleh guru"}, nil, nil},
		{"kesehatan", []string{santri, wali}, []string{"yang bersangkutan", "musyrif dan petugas kesehatan"}, nil, nil},
		{privasi.TujuanPenggajian, []string{pegawai}, []string{"data kepegawaian", "presensi"}, []string{"Direktorat Jenderal Pajak", "BPJS Kesehatan dan BPJS Ketenagakerjaan", "bank pembayar gaji"}, nil},
		{"kepegawaian", []string{pegawai}, []string{"formulir kepegawaian"}, nil, nil},
		{"pelindungan", []string{santri, pegawai, "pelapor dan saksi"}, []string{"pelapor", "satgas"}, nil, nil},
		{privasi.TujuanDukungan, []string{"pemakai aplikasi"}, []string{"data akun"}, []string{"penyedia dukungan teknis, dengan tiket"}, nil},
		{"sistem", []string{"pemakai aplikasi"}, []string{"pendaftaran akun oleh admin"}, nil, nil},
		{"layanan", []string{santri, wali, pegawai}, slices.Concat(diri, []string{"pendaftaran akun"}), nil, nil},
		{"hak", []string{santri, wali, pegawai}, diri, nil, nil},
	}
}

// RincianBaku proposes what is usual for an activity of the default register: the
// institution is the controller, and the data rests at lokasi. An activity of a purpose
// that is not known gets its code and its place alone: somebody has to say the rest.
func RincianBaku(k privasi.Kegiatan, lokasi ...string) Rincian {
	r := Rincian{Kegiatan: k.Kode, Sebagai: SebagaiPengendali, Lokasi: slices.Clone(lokasi)}
	for _, b := range baku() {
		if k.Tujuan == b.tujuan || strings.HasPrefix(k.Tujuan, b.tujuan+".") {
			r.KategoriSubjek, r.Sumber, r.Penerima, r.Ciri = b.subjek, b.sumber, b.penerima, b.ciri
			break
		}
	}
	return r
}

// Lengkapi returns a copy with the usual details ([RincianBaku]) of the activities that
// have none yet, and which those are.
func (l Lampiran) Lengkapi(r privasi.Register) (Lampiran, []string) {
	var lokasi, kode []string
	for _, x := range l.Lokasi {
		if x.Selesai.IsZero() {
			lokasi = append(lokasi, x.ID)
		}
	}
	l.Rincian = slices.Clone(l.Rincian)
	for _, k := range r.Kegiatan {
		if _, ada := l.rincian(k.Kode); !ada && k.Status == privasi.Aktif {
			l.Rincian = append(l.Rincian, RincianBaku(k, lokasi...))
			kode = append(kode, k.Kode)
		}
	}
	return l, kode
}
