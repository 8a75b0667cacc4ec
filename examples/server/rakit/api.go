package rakit

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"

	"github.com/pesantren-go/pesantren/akademik/akademikberkas"
	"github.com/pesantren-go/pesantren/akademik/akademikhttp"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/keuangan/keuanganberkas"
	"github.com/pesantren-go/pesantren/keuangan/keuanganhttp"
	"github.com/pesantren-go/pesantren/laporan/laporanhttp"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/pegawai/pegawaihttp"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasihttp"
	"github.com/pesantren-go/pesantren/privasi/ropa"
	"github.com/pesantren-go/pesantren/santri"
	"github.com/pesantren-go/pesantren/santri/santrihttp"
)

// rakitAPI mounts the JSON APIs of the packages behind the role table.
func (s *Server) rakitAPI(siapa dasarhttp.Siapa) http.Handler {
	a := dasarhttp.Baru(dasarhttp.Opsi{Judul: "Pesantren", Versi: "1", Siapa: siapa, Log: s.opsi.Log, Server: "/api", Izin: s.izinAPI})
	santrihttp.Pasang(a, s.Santri, s.Penjaga)
	keuanganhttp.Pasang(a, s.Keuangan, keuanganhttp.Opsi{Baca: bacaMutasi})
	pegawaihttp.Pasang(a, s.Pegawai)
	akademikhttp.Pasang(a, s.Akademik, akademikhttp.Opsi{Guru: s.guru, BacaNilai: bacaLembar(akademikberkas.BacaNilai), BacaSetoran: bacaLembar(akademikberkas.BacaSetoran)})
	laporanhttp.Pasang(a, s.Laporan)
	privasihttp.Pasang(a, s.Kantor, s.Penjaga, privasihttp.Opsi{Orang: s.orangSaya, Pastikan: s.pastikan})
	s.titikAPI = titikAPI(a.Semua())
	return a
}

// izinAPI asks the role table, and refuses an operation that writes without being a
// registered collection point, and one whose people have no policy in force yet.
func (s *Server) izinAPI(ctx context.Context, p dasar.Pelaku, o dasarhttp.Operasi) error {
	if err := s.Penjaga.Kebijakan.PeriksaKebijakan(ctx, p); err != nil {
		return err
	}
	if o.Metode != http.MethodGet {
		if _, err := s.titikAPI.Terima(kodeTitik(o)); err != nil {
			return err
		}
	}
	return izinAPI(p, o)
}

// titikAPI are the collection points of the API: each operation that writes, with what
// its input type holds; anything more is refused before it is read.
func titikAPI(os []dasarhttp.Terdaftar) (dt ropa.DaftarTitik) {
	for _, o := range os {
		if o.Metode == http.MethodGet {
			continue
		}
		jenis := ropa.TitikPemakaian
		if strings.HasPrefix(o.ID, "impor-") || o.Tujuan == privasi.TujuanImpor {
			jenis = ropa.TitikImpor
		}
		dt = append(dt, ropa.TitikKumpul{Kode: kodeTitik(o.Operasi), Jenis: jenis, Tujuan: o.Tujuan, Bidang: o.Masukan})
	}
	return dt
}

func kodeTitik(o dasarhttp.Operasi) string { return o.Metode + " /api" + o.Jalur }

// guru limits the role of teachers to what the employee of the account teaches.
func (s *Server) guru(ctx context.Context, p dasar.Pelaku) (pegawai.ID, bool, error) {
	if p.Peran != privasi.PeranGuru {
		return "", false, nil
	}
	a, err := s.Akun.Ambil(ctx, p.Lembaga, p.ID)
	return pegawai.ID(a.Pegawai), true, err
}

// orangSaya lists the people of an account about whom it may ask.
func (s *Server) orangSaya(ctx context.Context, p dasar.Pelaku) (os []privasihttp.OrangSaya, err error) {
	a, err := s.Akun.Ambil(ctx, p.Lembaga, p.ID)
	if err != nil {
		return nil, err
	}
	xs, err := orang{s}.Saya(ctx, a)
	for _, x := range xs {
		if x.Diri || x.Anak {
			os = append(os, privasihttp.OrangSaya{Subjek: string(x.Subjek), Nama: x.Nama, Diri: x.Diri})
		}
	}
	return os, err
}

// pastikan checks the password of the caller once more: the API remembers no sign-in.
func (s *Server) pastikan(ctx context.Context, p dasar.Pelaku, sandi string) error {
	a, err := s.Akun.Ambil(ctx, p.Lembaga, p.ID)
	if err != nil {
		return err
	}
	return s.masuk.Pastikan(a, sandi)
}

// bacaMutasi reads a bank statement for the API.
func bacaMutasi(r io.Reader, nama, tataLetak string, dari, sampai dasar.Tanggal) (keuangan.BerkasBank, error) {
	return keuanganberkas.Baca(r, nama, keuanganberkas.Opsi{TataLetak: tataLetak, Dari: dari, Sampai: sampai})
}

// bacaLembar reads a sheet of school life for the API, within its usual bounds.
func bacaLembar(baca func(io.Reader, string, dasarberkas.Batas) (santri.Lembar, error)) akademikhttp.Pembaca {
	return func(r io.Reader, nama string) (santri.Lembar, error) { return baca(r, nama, dasarberkas.Batas{}) }
}

// izinOperasi names the operations whose permission does not follow from their purpose:
// all permissions of a row, of any row with the operation's id.
var izinOperasi = [...]struct {
	id   string
	izin []akun.Izin
}{
	{"terima-pegawai", []akun.Izin{akun.UbahPegawai, akun.UbahGaji}}, // the pay of the first day comes along
	{"putus-cuti", []akun.Izin{akun.PutusPegawai}},
	{"setujui-jam", []akun.Izin{akun.PutusPegawai}},
	{"setujui-jam", []akun.Izin{akun.UbahPegawai}}, // whether the same person may is a setting of the payroll
	{"setujui-putaran", []akun.Izin{akun.SetujuGaji}},
	{"kembalikan-putaran", []akun.Izin{akun.SetujuGaji}},
	{"bayar-putaran", []akun.Izin{akun.BayarGaji}},
	{"posting-putaran", []akun.Izin{akun.BayarGaji}},
	{"balik-putaran", []akun.Izin{akun.UbahGaji, akun.BayarGaji}}, // it may undo a payment: this border does not see the run
	{"beri-kasbon", []akun.Izin{akun.BayarGaji}},
	{"lunasi-kasbon", []akun.Izin{akun.BayarGaji}},
	{"batal-kasbon", []akun.Izin{akun.BayarGaji}},
	{"buat-asesmen", []akun.Izin{akun.IsiAkademik}},
	{"ubah-asesmen", []akun.Izin{akun.IsiAkademik}},
	{"isi-nilai", []akun.Izin{akun.IsiAkademik}},
	{"catat-setoran", []akun.Izin{akun.IsiAkademik}},
	{"batal-setoran", []akun.Izin{akun.IsiAkademik}},
	{"catat-kitab", []akun.Izin{akun.IsiAkademik}},
	{"batal-catatan-kitab", []akun.Izin{akun.IsiAkademik}},
	{"isi-presensi", []akun.Izin{akun.IsiAkademik}},
	{"catat-ukuran-ujian", []akun.Izin{akun.IsiAkademik}},
	{"batal-ukuran-ujian", []akun.Izin{akun.IsiAkademik}},
	{"catat-hasil-ujian", []akun.Izin{akun.IsiAkademik}},
	{"batal-hasil-ujian", []akun.Izin{akun.IsiAkademik}},
	{"daftar-dispensasi-ujian", []akun.Izin{akun.Dispensasi}},
	{"beri-dispensasi-ujian", []akun.Izin{akun.Dispensasi}},
	{"batal-dispensasi-ujian", []akun.Izin{akun.Dispensasi}},
	{"periksa-syarat-syahadah", []akun.Izin{akun.LihatAkademik}}, // stores nothing
	{"pratinjau-impor-nilai", []akun.Izin{akun.IsiAkademik}},
	{"impor-nilai", []akun.Izin{akun.IsiAkademik}},
	{"pratinjau-impor-setoran", []akun.Izin{akun.IsiAkademik}},
	{"impor-setoran", []akun.Izin{akun.IsiAkademik}},
	{"syarat-jadwal", []akun.Izin{akun.AturAkademik}}, // when each teacher cannot come
	{"unduh-fet", []akun.Izin{akun.AturAkademik}},
	{"langkah-rapor", []akun.Izin{akun.IsiAkademik}}, // which step is whose, the rapor decides
	{"langkah-rapor", []akun.Izin{akun.AturAkademik}},
	{"isi-rapor", []akun.Izin{akun.IsiAkademik}},
	{"isi-rapor", []akun.Izin{akun.AturAkademik}},
}

// izinKantor is the permission of an operation of the privacy office: what a person asks
// about himself needs none, for kantor decides about whom.
func izinKantor(p dasar.Pelaku, o dasarhttp.Operasi) error {
	if o.Tag == privasihttp.TagSaya {
		return nil
	}
	switch o.ID {
	case "daftar-pendedahan", "ambil-pendedahan", "setujui-pendedahan", "tolak-pendedahan", "rekam-kegiatan",
		"daftar-kegiatan-register", "ambil-kegiatan-register", "daftar-titik-pengumpulan", "tanda-register", "daftar-pembaruan-register",
		"daftar-dpia", "ambil-dpia", "sarani-dpia", // who advises, the office asks
		"daftar-permohonan", "verifikasi-permohonan", "hentikan-pemrosesan", "penuhi-permohonan", "kabari-permohonan", "tutup-permohonan", // of those about the desk the leadership sees its own
		"daftar-pemusnahan", "ambil-pemusnahan", "setujui-pemusnahan", "tahan-pemusnahan", "lanjutkan-pemusnahan", "perintah-tetap",
		"daftar-pengaduan", "jawab-pengaduan", "tutup-pengaduan": // of those against the desk the leadership sees its own
		return akun.PeriksaIzin(p, akun.SetujuPrivasi)
	case "tandatangani-pembaruan-register", "susun-dpia", "susun-dpia-dari-draf", "setujui-dpia":
		return akun.PeriksaIzin(p, akun.TandaRegister)
	}
	return akun.PeriksaIzin(p, akun.MejaPrivasi)
}

// izinAPI says which permission an operation needs: its own where [izinOperasi] names
// one, else by its purpose and whether it changes anything. An operation that nothing
// covers is refused.
func izinAPI(p dasar.Pelaku, o dasarhttp.Operasi) error {
	if khusus, err := izinKhusus(p, o.ID); khusus {
		return err
	}
	if o.Tujuan == privasi.TujuanHakSubjek {
		return izinKantor(p, o)
	}
	baca := o.Metode == http.MethodGet
	for _, b := range [...]struct {
		tujuan     string
		baca, ubah akun.Izin
	}{
		{"kesiswaan.impor", akun.Impor, akun.Impor},
		{"kesiswaan", akun.LihatSantri, akun.UbahSantri},
		{"keuangan.penagihan", akun.LihatUang, akun.Menagih},
		{"keuangan.pembayaran", akun.LihatUang, akun.Kasir},
		{"keuangan.rekonsiliasi", akun.Bank, akun.Bank},
		{"keuangan.laporan", akun.LihatUang, akun.Buku}, // what is written there is the books
		{"keuangan", akun.LihatUang, akun.Buku},
		{"kepegawaian.administrasi", akun.LihatPegawai, akun.UbahPegawai},
		{"kepegawaian.penggajian", akun.LihatGaji, akun.UbahGaji},
		{"akademik", akun.LihatAkademik, akun.AturAkademik},
		{"kesehatan", akun.LihatAkademik, akun.AturAkademik}, // whether anything opens, the register decides
		{"sistem", akun.Kelola, akun.Kelola},
	} {
		if o.Tujuan == b.tujuan || strings.HasPrefix(o.Tujuan, b.tujuan+".") {
			if baca {
				return akun.PeriksaIzin(p, b.baca)
			}
			return akun.PeriksaIzin(p, b.ubah)
		}
	}
	return akun.ErrIzin.Forbiddenf("bagian ini tidak dibuka lewat API")
}

// izinKhusus decides about an operation of [izinOperasi]; false when it is none.
func izinKhusus(p dasar.Pelaku, id string) (khusus bool, err error) {
	for _, b := range izinOperasi {
		if b.id != id {
			continue
		}
		khusus, err = true, nil
		for _, i := range b.izin {
			err = errors.Join(err, akun.PeriksaIzin(p, i))
		}
		if err == nil {
			break
		}
	}
	return khusus, err
}
