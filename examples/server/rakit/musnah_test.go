package rakit_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/examples/server/rakit"
	"github.com/pesantren-go/pesantren/examples/server/situs"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/privasi/retensi"
	"github.com/pesantren-go/pesantren/santri"
)

// tersegel are never readable; terang are, until their people are destroyed.
var (
	tersegel = []string{"+6281377700077", "3506991203907777", "DEMAM-KENARI-77", "KIRIMAN-KENARI-77", "9876501234567777"}
	terang   = []string{"KENARI-NAMA-77", "KENARI-WALI-77", "KENARI-STAF-77", "kenari.staf.77", "KENARI-BACAAN-77", "KENARI-YATIM-77", "KENARI-NOTA-77", "KENARI-BAYAR-77", "770077007"}
)

// isiRumah plants them in every package: a santri who left on 20 June 2026 with his
// guardian, his lessons, his bills and a bank statement, and an employee who left then.
func isiRumah(t *testing.T, s *rakit.Server) (santri.Santri, pegawai.Pegawai) {
	t.Helper()
	ctx, hari, saat := t.Context(), dasar.Tgl(2026, 6, 1), time.Date(2026, 6, 20, 0, 0, 0, 0, time.UTC)
	a := santri.Santri{Lembaga: "A", ID: "s1", Subjek: privasi.NewSubjek(), Alias: "SISWA-1", Keluarga: "k1", Nama: terang[0], NIS: santri.NIS(terang[8]), JenisKelamin: santri.LakiLaki,
		HP: privasi.Tutup(santri.NomorHP(tersegel[0])), Angkatan: 2020, Status: santri.Alumni, Dicatat: saat}
	w := santri.Wali{Lembaga: "A", ID: "w1", Subjek: privasi.NewSubjek(), Nama: terang[1], HP: privasi.Tutup(santri.NomorHP(tersegel[0])), Dicatat: saat}
	p := pegawai.Pegawai{Lembaga: "A", ID: "p1", Subjek: privasi.NewSubjek(), Alias: "STAF-1", Nomor: "N1", Nama: terang[2], JenisKelamin: santri.Perempuan, TanggalLahir: dasar.Tgl(1990, 2, 28), Agama: pegawai.Islam,
		NIK: privasi.Tutup(santri.NIK(tersegel[1])), Rekening: privasi.Tutup(pegawai.Rekening{Bank: "BSI", Nomor: tersegel[4], AtasNama: terang[2]}), Mulai: dasar.Tgl(2020, 7, 1), Berhenti: dasar.Tgl(2026, 6, 20), Sebab: pegawai.SebabMundur, Dicatat: saat}
	izin := akademik.IzinSantri{Lembaga: "A", ID: "i1", Santri: "s1", Subjek: a.Subjek, Jenis: akademik.IzinSakit, Alasan: privasi.Tutup(tersegel[2]), Mulai: hari, Selesai: hari, Oleh: "o", Dicatat: saat}
	m := keuangan.MutasiBank{Lembaga: "A", ID: "m1", Rekening: "BSI", Kunci: "FT1", Subjek: privasi.NewSubjek(), Tanggal: hari, Masuk: true, Nominal: decimal.New(100_000, 0), Jumlah: 100_000, Teks: privasi.Tutup(tersegel[3]), Kelas: keuangan.TakDikenal, Berkas: "b", Baris: 1, Oleh: "o", Dicatat: saat, Versi: 1}
	for _, x := range []any{&a, &w, &p, &izin, &m} {
		require.NoError(t, segel(t, s, x))
	}
	st, sk, sp, sa := s.Santri.Stores, s.Keuangan.Stores, s.Pegawai.Stores, s.Akademik.Stores
	require.NoError(t, st.Santri.Simpan(ctx, "A", a))
	require.NoError(t, st.Riwayat.Catat(ctx, "A", santri.Peristiwa{ID: "e1", Santri: "s1", Urut: 1, Ke: santri.Alumni, Pada: dasar.Tgl(2026, 6, 20)}))
	require.NoError(t, st.Wali.Simpan(ctx, "A", w))
	require.NoError(t, st.Wali.Ikat(ctx, "A", santri.Perwalian{Lembaga: "A", Santri: "s1", Wali: "w1", Hubungan: santri.Ayah}))
	require.NoError(t, sp.Pegawai.Simpan(ctx, "A", p))
	require.NoError(t, sp.Putaran.Simpan(ctx, "A", pegawai.Putaran{Lembaga: "A", ID: "r1", Jenis: pegawai.Gaji, Nomor: 1, Masa: dasar.Bln(2026, 5), Dari: dasar.Tgl(2026, 5, 1), Sampai: dasar.Tgl(2026, 5, 31), Status: pegawai.Diposting, Oleh: "o"}))
	require.NoError(t, sp.Slip.Ganti(ctx, "A", "r1", func(yield func(pegawai.Slip, error) bool) {
		yield(pegawai.Slip{Lembaga: "A", Pegawai: "p1", Subjek: p.Subjek, Nomor: "N1", Nama: terang[2], PTKP: "TK/0", Dibayar: 2_000_000, Neto: 2_000_000}, nil)
	}))
	require.NoError(t, sa.Setoran.Simpan(ctx, "A", akademik.Setoran{ID: "h1", Santri: "s1", Jenis: hafalan.Ziyadah, Rentang: []akademik.RentangAyat{{Dari: 1, Sampai: 7}}, Hasil: hafalan.Lulus, Catatan: terang[4], Tanggal: hari, Oleh: "o", Dicatat: saat}))
	require.NoError(t, sa.Presensi.SimpanIzin(ctx, "A", izin))
	require.NoError(t, sk.Tarif.SimpanKeringanan(ctx, "A", keuangan.Keringanan{Lembaga: "A", ID: "kr1", Santri: "s1", Komponen: "spp", Nominal: 1_000, Alasan: terang[5], Penyetuju: "o", Sejak: hari, Dicatat: saat}))
	ada, err := sk.Tagihan.Terbitkan(ctx, "A", []keuangan.Tagihan{{Lembaga: "A", ID: "t1", Santri: "s1", Keluarga: "k1", Alias: "SISWA-1", Komponen: "spp", Periode: "2026-06", Versi: 1, Uraian: "SPP Juni", Bruto: 100_000, Potongan: 1_000, Jumlah: 99_000, Terbit: hari, JatuhTempo: hari,
		Penjelasan: []keuangan.Langkah{{Aturan: "keringanan", Rujuk: "kr1", Teks: "Keringanan (" + terang[5] + ")", Jumlah: 99_000}}, Putaran: "x", Dicatat: saat}})
	require.NoError(t, err)
	require.Empty(t, ada)
	require.NoError(t, sk.Tagihan.Koreksi(ctx, "A", keuangan.NotaKredit{Lembaga: "A", ID: "n1", Tagihan: "t1", Jumlah: 9_000, Tanggal: hari, Alasan: terang[6], Oleh: "o", Dicatat: saat}))
	_, err = sk.Bayar.KunciTitipan(ctx, "A", "k1", "Pondok")
	require.NoError(t, err)
	require.NoError(t, sk.Bayar.Tambah(ctx, "A", keuangan.Pembayaran{Lembaga: "A", ID: "b1", Keluarga: "k1", Cara: keuangan.Tunai, Jumlah: 90_000, Tanggal: hari, Laci: "l", Kuitansi: keuangan.Kuitansi{Seri: "KW", Tahun: 2026, Nomor: 1}, Alasan: terang[7], Oleh: "o", Dicatat: saat},
		[]keuangan.Alokasi{{Lembaga: "A", ID: "al1", Pembayaran: "b1", Tagihan: "t1", Jumlah: 90_000, Tanggal: hari, Sebab: "jatuh_tempo", Oleh: "o", Dicatat: saat}}, nil))
	_, err = sk.Mutasi.Tambah(ctx, "A", []keuangan.MutasiBank{m})
	require.NoError(t, err)
	require.NoError(t, sk.Mutasi.SimpanVA(ctx, "A", keuangan.NomorVA{Lembaga: "A", Nomor: terang[8], Santri: "s1"}))
	_, err = s.Akun.Buat(ctx, akun.Akun{Lembaga: "A", NamaMasuk: terang[3], Nama: terang[2], Peran: "guru", Pegawai: "p1"}, "")
	require.NoError(t, err)
	return a, p
}

func segel(t *testing.T, s *rakit.Server, x any) error {
	switch x := x.(type) {
	case *santri.Santri:
		return privasi.Segel(t.Context(), s.Brankas, s.Daftar, "A", x)
	case *santri.Wali:
		return privasi.Segel(t.Context(), s.Brankas, s.Daftar, "A", x)
	case *pegawai.Pegawai:
		return privasi.Segel(t.Context(), s.Brankas, s.Daftar, "A", x)
	case *akademik.IzinSantri:
		return privasi.Segel(t.Context(), s.Brankas, s.Daftar, "A", x)
	case *keuangan.MutasiBank:
		return privasi.Segel(t.Context(), s.Brankas, s.Daftar, "A", x)
	}
	t.Fatalf("%T", x)
	return nil
}

// bukaLembaga opens a server with the institution A.
func bukaLembaga(t *testing.T, o rakit.Opsi) *rakit.Server {
	t.Helper()
	s, err := rakit.Buka(t.Context(), o)
	require.NoError(t, err)
	t.Cleanup(func() { _ = s.Close() })
	_, err = s.SiapkanLembaga(t.Context(), akun.Lembaga{ID: "A", Nama: "A", Zona: "Asia/Jakarta"}, situs.Persiapan{Nama: "A", Zona: "Asia/Jakarta", Unit: []string{"Pondok"},
		Admin: akun.Akun{NamaMasuk: "umar", Nama: "Umar", Peran: "admin"}, Sandi: "kuda hijau makan rumput", Jabatan: "Pimpinan", TandaTangan: true, Kontak: "0811-0000-0001"})
	require.NoError(t, err)
	return s
}

// perintahTetap lets every class that ends go by itself.
func perintahTetap(t *testing.T, s *rakit.Server) {
	t.Helper()
	desk := dasar.Pelaku{ID: "ppdp", Lembaga: "A", Peran: privasi.PeranPPDP, Lingkup: dasar.LingkupSemua, Tujuan: privasi.TujuanHakSubjek}
	_, err := s.Kantor.UsulkanPerintahTetap(t.Context(), desk, retensi.PerintahTetap{Kabar: "PENG-1", Tempat: "Jombang", Saksi: []string{"x", "y"},
		Kelas: []privasi.KelasRetensi{privasi.RetensiIdentitas, privasi.RetensiKesehatan, privasi.RetensiKedisiplinan, privasi.RetensiAkun, privasi.RetensiPembukuan}})
	require.NoError(t, err)
	kepala := desk
	kepala.ID, kepala.Peran = "kepala", privasi.PeranKepala
	_, err = s.Kantor.SetujuiPerintahTetap(t.Context(), kepala)
	require.NoError(t, err)
}

// isiTabel is every row of every table of Postgres.
func isiTabel(t *testing.T, s *rakit.Server) []byte {
	t.Helper()
	var tabel []string
	require.NoError(t, s.DB.NewRaw("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").Scan(t.Context(), &tabel))
	var b strings.Builder
	for _, n := range tabel {
		var baris []string
		require.NoError(t, s.DB.NewRaw("SELECT t::text FROM ? AS t", bun.Ident(n)).Scan(t.Context(), &baris))
		b.WriteString(strings.Join(baris, "\n"))
	}
	return []byte(b.String())
}

// What is sealed stands in no byte of the storage at any time. What is readable goes with
// its people, class by class, as its time comes: by the daily round of the server, with
// no hand in between. Sums and receipts stay.
func TestU31_I34_SemuaPaketTidakMenyisakan(t *testing.T) {
	for nama, buka := range map[string]func(*testing.T, *dasartest.Jam) (*rakit.Server, func() []byte){
		"sqlite": func(t *testing.T, jam *dasartest.Jam) (*rakit.Server, func() []byte) {
			dir := t.TempDir()
			return bukaLembaga(t, opsiUji(dir, jam)), func() (isi []byte) {
				ada, err := os.ReadDir(dir)
				require.NoError(t, err)
				for _, e := range ada {
					b, err := os.ReadFile(filepath.Join(dir, e.Name()))
					require.NoError(t, err)
					isi = append(isi, b...)
				}
				return isi
			}
		},
		"postgres": func(t *testing.T, jam *dasartest.Jam) (*rakit.Server, func() []byte) {
			o := opsiUji(t.TempDir(), jam)
			o.DatabaseURL = dasartest.PostgresURL(t)
			s := bukaLembaga(t, o)
			return s, func() []byte { return isiTabel(t, s) }
		},
	} {
		t.Run(nama, func(t *testing.T) {
			jam := dasartest.JamPada(time.Date(2026, 6, 20, 1, 0, 0, 0, time.UTC))
			s, isi := buka(t, jam)
			ctx := t.Context()
			isiRumah(t, s)
			perintahTetap(t, s)
			for _, k := range terang {
				require.Contains(t, string(isi()), k, "pencarian ini melihat isinya")
			}
			privasitest.TanpaKenari(t, nama+" sebelum", isi(), tersegel...)
			for _, u := range []struct {
				tahun int
				sisa  []string
			}{
				{2027, terang[:0:0]},                       // akun, enam bulan sesudah keluar, dan kedisiplinan
				{2029, []string{"YATIM", "NOTA", "BAYAR"}}, // identitas
				{2032, []string{"YATIM", "NOTA", "BAYAR"}}, // kesehatan
				{2037, []string{}},                         // pembukuan
			} {
				jam.Setel(time.Date(u.tahun, 6, 25, 1, 0, 0, 0, time.UTC))
				for range 4 { // its people are told before, for two days
					require.NoError(t, s.Rutin(ctx, "server"))
					jam.Maju(24 * time.Hour)
				}
				privasitest.TanpaKenari(t, nama, isi(), append([]string{"kenari.staf.77"}, tersegel...)...)
				if u.tahun >= 2029 {
					privasitest.TanpaKenari(t, nama, isi(), terang[0], terang[1], terang[4], terang[8])
				}
				for _, k := range u.sisa {
					require.Contains(t, string(isi()), "KENARI-"+k, "belum waktunya: %d", u.tahun)
				}
			}
			privasitest.TanpaKenari(t, nama+" sesudah", isi(), append(terang, tersegel...)...)
			ps, err := s.Keuangan.Stores.Bayar.Ambil(ctx, "A", "b1")
			require.NoError(t, err)
			require.Equal(t, []any{dasar.Rupiah(90_000), "KW/2026/000001"}, []any{ps[0].Jumlah, ps[0].Kuitansi.String()})
			require.NoError(t, s.Rutin(ctx, "server"))
			runs, _, err := s.Kantor.DaftarPemusnahan(ctx, dasar.Pelaku{ID: "k", Lembaga: "A", Peran: privasi.PeranKepala, Lingkup: dasar.LingkupSemua, Tujuan: privasi.TujuanHakSubjek}, dasar.Page{})
			require.NoError(t, err)
			require.Len(t, runs, 4, "satu putaran setiap kali, dengan berita acaranya")
			kelas := map[privasi.KelasRetensi]bool{}
			for _, p := range runs {
				require.Equal(t, retensi.Ditutup, p.Status)
				require.True(t, p.Utuh())
				for _, x := range p.Sasaran {
					kelas[x.Kelas] = true
				}
			}
			require.Len(t, kelas, 5, "juga kedisiplinan, yang mulai dihitung saat orangnya pergi")
		})
	}
}
