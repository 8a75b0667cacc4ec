package kebijakan_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kebijakan"
	"github.com/pesantren-go/pesantren/privasi/lint"
	"github.com/pesantren-go/pesantren/privasi/retensi"
)

func profil() kebijakan.Profil {
	return kebijakan.Profil{Nama: "Pesantren Al-Hikmah", Alamat: "Jl. Melati 3, Kediri", Surel: "kantor@alhikmah.example", Telepon: "0811-0000-0001",
		PPDP: "petugas yayasan, ppdp@alhikmah.example", Prosesor: []kebijakan.Pihak{{"PT Awan Nusantara", "menyimpan data di pusat data", "Indonesia"}},
		Pengaduan: []string{"WhatsApp 0811-0000-0002", "surat ke alamat kantor"}, Pengawas: setelan.AlamatPengawas, BertempatIndonesia: true}
}

// The default text of every audience passes our own linter, without a single finding, is
// published as it is, and names what the register names.
func TestBakuLulusLinter(t *testing.T) {
	t.Parallel()
	reg := privasi.DaftarBaku("al-hikmah", "Pesantren Al-Hikmah", saat)
	for _, p := range []kebijakan.Profil{profil(), {Nama: "Pesantren X", Telepon: "0811-0000-0001"}} {
		for _, a := range kebijakan.SemuaAudiens() {
			n, err := kebijakan.Baku(p, reg, a, nil)
			require.NoError(t, err)
			r, k, _, err := kebijakan.Riwayat{Lembaga: "al-hikmah", Bahasa: "id", Audiens: a}.Terbitkan(n, perintah(saat, saat.Add(time.Hour)), setelan)
			require.NoError(t, err, a)
			require.Empty(t, lint.Periksa(k.Teks()), a)
			require.NotEmpty(t, r.Terbitan[0].Tujuan)
		}
	}
}

func TestBakuNaskahWali(t *testing.T) {
	t.Parallel()
	reg := privasi.Register{Lembaga: "al-hikmah", // a small one of its own: the default register grows
		Tujuan: []privasi.Tujuan{{Kode: privasi.TujuanKesiswaan, Uraian: "mengurus identitas dan asrama santri"}, {Kode: privasi.TujuanPenagihan, Uraian: "menerbitkan tagihan dan mengingatkan wali"},
			{Kode: privasi.TujuanKesehatan, Uraian: "merawat santri yang sakit"}, {Kode: privasi.TujuanHakSubjek, Uraian: "memenuhi hak orang atas datanya sendiri"}},
		Peran: []privasi.Peran{{Kode: "tu", Nama: "Tata usaha"}, {Kode: "musyrif", Nama: "Musyrif"}}}
	for tujuan, kategori := range map[string][]string{privasi.TujuanKesiswaan: {"identitas", "kontak", privasi.KategoriAlamat}, privasi.TujuanPenagihan: {privasi.KategoriNama, privasi.KategoriTagihan},
		privasi.TujuanKesehatan: {privasi.KategoriNama, privasi.KategoriKesehatan}, privasi.TujuanHakSubjek: {"permohonan", "persetujuan", "akun"}} {
		reg.Kegiatan = append(reg.Kegiatan, privasi.Kegiatan{Kode: tujuan, Tujuan: tujuan, Kategori: kategori, TingkatPeran: map[string]privasi.Tingkat{"tu": privasi.Penuh, "musyrif": privasi.Ada}, Status: privasi.Aktif})
	}
	n, err := kebijakan.Baku(profil(), reg, kebijakan.Wali, nil)
	require.NoError(t, err)
	_, k, _, err := kosong().Terbitkan(n, perintah(saat, saat.Add(time.Hour)), setelan)
	require.NoError(t, err)
	dasartest.Emas(t, "baku-wali.txt", []byte(k.Teks()))
}

func TestBakuMengikutiRegister(t *testing.T) {
	t.Parallel()
	kode := func(a kebijakan.Audiens, reg privasi.Register) (ks []string) {
		n, err := kebijakan.Baku(profil(), reg, a, nil)
		require.NoError(t, err)
		for _, x := range n.Tujuan {
			ks = append(ks, x.Kode)
		}
		return ks
	}
	reg := privasi.DaftarBaku("al-hikmah", "Pesantren Al-Hikmah", saat)
	require.Subset(t, kode(kebijakan.Pegawai, reg), []string{privasi.TujuanKepegawaian, privasi.TujuanPenggajian, privasi.TujuanSistem, privasi.TujuanHakSubjek, privasi.TujuanPemberitahuan})
	require.NotContains(t, kode(kebijakan.Pegawai, reg), privasi.TujuanPenagihan)
	require.Equal(t, []string{privasi.TujuanPublikasi, privasi.TujuanSistem, privasi.TujuanHakSubjek}, kode(kebijakan.Publik, reg))
	require.Contains(t, kode(kebijakan.Wali, reg), privasi.TujuanKesehatan)

	reg.Tujuan = append(reg.Tujuan, privasi.Tujuan{Kode: "koperasi.belanja", Uraian: "mencatat belanja santri"})
	require.NotContains(t, kode(kebijakan.Wali, reg), "koperasi.belanja", "no row uses it")
	reg.Kegiatan = append(reg.Kegiatan, privasi.Kegiatan{Kode: "x", Tujuan: "koperasi.belanja", Kategori: []string{"keuangan"}, TingkatPeran: map[string]privasi.Tingkat{privasi.PeranKasir: privasi.Penuh}, Status: privasi.Aktif})
	require.Contains(t, kode(kebijakan.Wali, reg), "koperasi.belanja")
	for i := range reg.Kegiatan {
		if reg.Kegiatan[i].Tujuan == privasi.TujuanKesehatan {
			reg.Kegiatan[i].Status = privasi.Dihentikan
		}
	}
	require.NotContains(t, kode(kebijakan.Wali, reg), privasi.TujuanKesehatan, "stopped")
}

type catatan struct {
	Subjek privasi.SubjekID         `privasi:"subjek"`
	Sakit  privasi.Tertutup[string] `privasi:"kategori=kesehatan.rawat;kelas=spesifik;retensi=kedisiplinan"`
}

// Every category of the default register has words of its own, so that no path of the
// program shows in the text.
func TestBakuKategoriBernama(t *testing.T) {
	t.Parallel()
	reg := privasi.DaftarBaku("al-hikmah", "Pesantren Al-Hikmah", saat)
	for _, a := range kebijakan.SemuaAudiens() {
		n, err := kebijakan.Baku(profil(), reg, a, nil)
		require.NoError(t, err)
		for _, k := range n.Klausul {
			for _, x := range n.Tujuan {
				for _, kategori := range x.Kategori {
					if strings.Contains(kategori, ".") {
						require.NotContains(t, k.Teks, strings.ReplaceAll(kategori, ".", " ")+",", "%s: %s", a, kategori)
					}
				}
			}
		}
	}
}

// Where the inventory is given, the text says what the program really does.
func TestBakuRetensiDariInventaris(t *testing.T) {
	t.Parallel()
	var d privasi.Daftar
	privasi.MustDaftarkan[catatan](&d)
	reg := privasi.DaftarBaku("al-hikmah", "Pesantren Al-Hikmah", saat)
	n, err := kebijakan.Baku(profil(), reg, kebijakan.Wali, &d)
	require.NoError(t, err)
	i := slices.IndexFunc(n.Tujuan, func(x kebijakan.Tujuan) bool { return x.Kode == privasi.TujuanKesehatan })
	kelas := strings.Join(n.Tujuan[i].Retensi, "; ")
	require.Contains(t, kelas, string(privasi.RetensiKedisiplinan)+": 1 tahun")
	require.NotContains(t, kelas, string(privasi.RetensiKesehatan)+":")
}

// The text says what the retention plan says, and a changed plan is a material change of
// the purposes that use it.
func TestBakuMasaSimpanDariJadwal(t *testing.T) {
	t.Parallel()
	p, reg := profil(), privasi.DaftarBaku("al-hikmah", "P", saat)
	p.PengumumanHari = 30
	lama, err := kebijakan.Baku(p, reg, kebijakan.Wali, nil)
	require.NoError(t, err)
	j := retensi.JadwalBaku()
	for _, k := range j {
		if k.ID == privasi.RetensiKesehatan {
			k.Sejak, k.Tahun, k.Bulan, k.Tindakan = dasar.Tgl(2027, 1, 1), 7, 6, retensi.Hapus
			j, err = j.Ganti(k)
			require.NoError(t, err)
		}
	}
	p.Jadwal = j
	baru, err := kebijakan.Baku(p, reg, kebijakan.Wali, nil)
	require.NoError(t, err)
	require.Contains(t, semuaTeks(lama), "Kesehatan dan konseling: 5 tahun sejak keluar dari pesantren, di Indonesia, lalu dimusnahkan.")
	require.Contains(t, semuaTeks(baru), "Kesehatan dan konseling: 7 tahun 6 bulan sejak keluar dari pesantren, di Indonesia, lalu dihapus.")
	require.Contains(t, semuaTeks(baru), "10 tahun sejak akhir tahun buku (UU KUP Pasal 28 ayat (11)), di Indonesia, lalu dimusnahkan")
	require.Contains(t, semuaTeks(baru), "Akun aplikasi: 6 bulan sejak akses berakhir")
	require.Contains(t, semuaTeks(baru), "disimpan tetap sebagai arsip")
	require.Contains(t, semuaTeks(baru), "paling lambat 30 hari")
	b := kebijakan.Bandingkan(kebijakan.Kebijakan{Tujuan: lama.Tujuan}, kebijakan.Kebijakan{Tujuan: baru.Tujuan})
	require.Contains(t, b.Tersentuh(), privasi.TujuanKesehatan)
	require.NotContains(t, b.Tersentuh(), privasi.TujuanPenagihan)
	p.Hari = dasar.Tgl(2026, 12, 31)
	kini, err := kebijakan.Baku(p, reg, kebijakan.Wali, nil)
	require.NoError(t, err)
	require.Equal(t, lama, kini, "the plan of that day")

	n, err := kebijakan.Baku(profil(), privasi.DaftarBaku("al-hikmah", "Pesantren Al-Hikmah", saat), kebijakan.Wali, daftarKompartemen(t))
	require.NoError(t, err, "only those who handle a case can say how long it is kept")
	require.Contains(t, semuaTeks(n), "satgas menetapkan lamanya")

	p.Jadwal = retensi.Jadwal{}
	_, err = kebijakan.Baku(p, reg, kebijakan.Wali, nil)
	require.ErrorIs(t, err, kebijakan.ErrMasaSimpan)
}

type laporan struct {
	Subjek privasi.SubjekID         `privasi:"subjek"`
	Isi    privasi.Tertutup[string] `privasi:"kategori=kompartemen;kelas=spesifik;retensi=kompartemen"`
}

func daftarKompartemen(t *testing.T) *privasi.Daftar {
	t.Helper()
	d := &privasi.Daftar{}
	privasi.MustDaftarkan[laporan](d)
	return d
}

func semuaTeks(n kebijakan.Naskah) string {
	var teks []string
	for _, k := range n.Klausul {
		teks = append(teks, k.Teks)
	}
	return strings.Join(teks, "\n")
}

func TestP07_PengendaliWajibBernama(t *testing.T) {
	t.Parallel()
	reg := privasi.DaftarBaku("al-hikmah", "P", saat)
	for _, p := range []kebijakan.Profil{{}, {Nama: "P"}, {Surel: "a@b.example"}} {
		_, err := kebijakan.Baku(p, reg, kebijakan.Wali, nil)
		require.ErrorIs(t, err, kebijakan.ErrPengendali)
	}
	_, err := kebijakan.Baku(profil(), reg, "tamu", nil)
	require.ErrorIs(t, err, kebijakan.ErrNaskah)
	n, err := kebijakan.Baku(profil(), reg, kebijakan.Publik, nil)
	require.NoError(t, err)
	require.Contains(t, n.Klausul[0].Teks, "Pengendali data adalah Pesantren Al-Hikmah")
	require.Contains(t, n.Klausul[0].Teks, "Prosesor data")
	require.Contains(t, n.Klausul[0].Teks, "PT Awan Nusantara")
}
