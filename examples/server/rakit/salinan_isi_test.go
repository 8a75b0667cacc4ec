package rakit_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/akademik/kenaikan"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/akademik/presensi"
	"github.com/pesantren-go/pesantren/akademik/rapor"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/examples/server/rakit"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/wali"
	"github.com/pesantren-go/pesantren/santri"
)

// keluargaUji is a santri, his guardian and an employee of the house, each with what the
// packages keep of such a person. The mark stands in every id and name of theirs.
type keluargaUji struct {
	santri  santri.Santri
	wali    santri.Wali
	pegawai pegawai.Pegawai
	akun    map[string]string // id of the account, by role
}

// isiKeluarga plants one family; two of them differ in nothing but their mark.
func isiKeluarga(t *testing.T, s *rakit.Server, x, hp string, saat time.Time) (k keluargaUji) {
	t.Helper()
	ctx, hari, lahir := t.Context(), dasar.TanggalDari(saat), dasar.Tgl(2013, 5, 1)
	k.santri = santri.Santri{Lembaga: "A", ID: santri.ID("santri-" + x), Subjek: privasi.NewSubjek(), Alias: santri.Alias("alias-s-" + x), Keluarga: santri.KeluargaID("keluarga-" + x), Nama: "Anak " + x, NIS: santri.NIS("NIS" + x), JenisKelamin: santri.LakiLaki,
		HP: privasi.Tutup(santri.NomorHP(hp)), TanggalLahir: lahir, Angkatan: 2025, Status: santri.Aktif, Dicatat: saat}
	k.wali = santri.Wali{Lembaga: "A", ID: santri.WaliID("wali-" + x), Subjek: privasi.NewSubjek(), Nama: "Bapak " + x, HP: privasi.Tutup(santri.NomorHP(hp)), Dicatat: saat}
	k.pegawai = pegawai.Pegawai{Lembaga: "A", ID: pegawai.ID("pegawai-" + x), Subjek: privasi.NewSubjek(), Alias: santri.Alias("alias-p-" + x), Nomor: "N" + x, Nama: "Ustadz " + x, JenisKelamin: santri.LakiLaki, TanggalLahir: dasar.Tgl(1990, 2, 28), Agama: pegawai.Islam,
		HP: privasi.Tutup(santri.NomorHP(hp)), Rekening: privasi.Tutup(pegawai.Rekening{Bank: "BSI", Nomor: hp, AtasNama: "Ustadz " + x}), Mulai: dasar.Tgl(2020, 7, 1), Dicatat: saat}
	for _, r := range []any{&k.santri, &k.wali, &k.pegawai} {
		require.NoError(t, segel(t, s, r))
	}
	st := s.Santri.Stores
	require.NoError(t, st.Santri.Simpan(ctx, "A", k.santri))
	require.NoError(t, st.Wali.Simpan(ctx, "A", k.wali))
	require.NoError(t, st.Wali.Ikat(ctx, "A", santri.Perwalian{Lembaga: "A", Santri: k.santri.ID, Wali: k.wali.ID, Hubungan: santri.Ayah, Utama: true}))
	require.NoError(t, st.Riwayat.Catat(ctx, "A", santri.Peristiwa{ID: "peristiwa-" + x, Santri: k.santri.ID, Urut: 1, Ke: santri.Aktif, Pada: hari}))
	require.NoError(t, st.Keanggotaan.Buka(ctx, "A", santri.Keanggotaan{ID: "anggota-" + x, Santri: k.santri.ID, Jalur: santri.Formal, Unit: "Pondok", Kelas: "7A", Mulai: hari}))
	require.NoError(t, st.Mukim.Buka(ctx, "A", santri.Mukim{ID: "mukim-" + x, Santri: k.santri.ID, Mulai: hari}))
	require.NoError(t, s.Pegawai.Stores.Pegawai.Simpan(ctx, "A", k.pegawai))
	k.isiUang(ctx, t, s, x, saat)
	k.isiBelajar(ctx, t, s, x, saat)
	k.isiKerja(ctx, t, s, x, saat)
	k.isiAkun(ctx, t, s, x)
	return k
}

func (k keluargaUji) isiUang(ctx context.Context, t *testing.T, s *rakit.Server, x string, saat time.Time) {
	t.Helper()
	st, hari := s.Keuangan.Stores, dasar.TanggalDari(saat)
	require.NoError(t, st.Tarif.SimpanKeringanan(ctx, "A", keuangan.Keringanan{Lembaga: "A", ID: "ringan-" + x, Santri: k.santri.ID, Komponen: "spp", Nominal: 1_000, Alasan: "yatim", Penyetuju: "o", Sejak: hari, Dicatat: saat}))
	require.NoError(t, st.Tarif.SimpanTarif(ctx, "A", keuangan.Tarif{Lembaga: "A", ID: "tarif-" + x, Komponen: "spp", Santri: k.santri.ID, Jumlah: 90_000, Sejak: hari, Alasan: "anak guru", Dicatat: saat}))
	ada, err := st.Tagihan.Terbitkan(ctx, "A", []keuangan.Tagihan{{Lembaga: "A", ID: "tagihan-" + x, Santri: k.santri.ID, Keluarga: k.santri.Keluarga, Alias: k.santri.Alias, Komponen: "spp", Periode: "2025-10", Versi: 1, Uraian: "SPP Oktober", Bruto: 100_000, Jumlah: 100_000, Terbit: hari, JatuhTempo: hari, Putaran: "putaran-uang", Dicatat: saat}})
	require.NoError(t, err)
	require.Empty(t, ada)
	require.NoError(t, st.Tagihan.Koreksi(ctx, "A", keuangan.NotaKredit{Lembaga: "A", ID: "nota-" + x, Tagihan: "tagihan-" + x, Jumlah: 10_000, Tanggal: hari, Alasan: "salah hitung", Oleh: "o", Dicatat: saat}))
	_, err = st.Bayar.KunciTitipan(ctx, "A", k.santri.Keluarga, "Pondok")
	require.NoError(t, err)
	require.NoError(t, st.Bayar.Tambah(ctx, "A", keuangan.Pembayaran{Lembaga: "A", ID: "bayar-" + x, Keluarga: k.santri.Keluarga, Cara: keuangan.Tunai, Jumlah: 90_000, Tanggal: hari, Laci: "l", Kuitansi: keuangan.Kuitansi{Seri: "KW" + x[:1], Tahun: 2025, Nomor: 1}, Oleh: "o", Dicatat: saat},
		[]keuangan.Alokasi{{Lembaga: "A", ID: "alokasi-" + x, Pembayaran: "bayar-" + x, Tagihan: "tagihan-" + x, Jumlah: 90_000, Tanggal: hari, Sebab: "jatuh_tempo", Oleh: "o", Dicatat: saat}}, nil))
	require.NoError(t, st.Mutasi.SimpanVA(ctx, "A", keuangan.NomorVA{Lembaga: "A", Nomor: "VA" + x, Santri: k.santri.ID}))
}

// isiBelajar gives marks and presence twice each: what was replaced belongs to him too.
func (k keluargaUji) isiBelajar(ctx context.Context, t *testing.T, s *rakit.Server, x string, saat time.Time) {
	t.Helper()
	st, hari := s.Akademik.Stores, dasar.TanggalDari(saat)
	for versi := range 2 {
		require.NoError(t, st.Nilai.SimpanSkor(ctx, "A", akademik.Skor{Asesmen: "uh1", Santri: k.santri.ID, Percobaan: 1, Keadaan: nilai.Ada, Angka: nilai.A(int64(60 + versi)), Oleh: "o", Dicatat: saat, Versi: versi}))
		require.NoError(t, st.Presensi.SimpanRegister(ctx, "A", akademik.Register{ID: "2025-10-20/0420/" + x + "/mtk", Tanggal: hari, Mulai: 420, Selesai: 460, Rombel: akademik.RombelID(x), Mapel: "mtk", JP: 1,
			Anggota: []santri.ID{k.santri.ID}, Catatan: []presensi.Catatan{{Santri: k.santri.ID, Keadaan: presensi.Alpa, Menit: versi}}, Oleh: "o", Dicatat: saat, Versi: versi}))
	}
	izin := akademik.IzinSantri{Lembaga: "A", ID: "izin-" + x, Santri: k.santri.ID, Subjek: k.santri.Subjek, Jenis: akademik.IzinSakit, Alasan: privasi.Tutup("demam " + x), Mulai: hari, Selesai: hari, Oleh: "o", Dicatat: saat}
	require.NoError(t, segel(t, s, &izin))
	require.NoError(t, st.Presensi.SimpanIzin(ctx, "A", izin))
	require.NoError(t, st.Setoran.Simpan(ctx, "A", akademik.Setoran{ID: "setoran-" + x, Santri: k.santri.ID, Jenis: hafalan.Ziyadah, Rentang: []akademik.RentangAyat{{Dari: 1, Sampai: 7}}, Hasil: hafalan.Lulus, Tanggal: hari, Oleh: "o", Dicatat: saat}))
	require.NoError(t, st.Kenaikan.SimpanBaris(ctx, "A", akademik.BarisKenaikan{Putaran: "rapat", Santri: k.santri.ID, Dari: "r", Usul: kenaikan.Naik, Putusan: kenaikan.Naik, Keadaan: akademik.Diterapkan, Oleh: "o", Dicatat: saat}))
	require.NoError(t, st.Kelompok.SimpanPembagian(ctx, "A", akademik.Pembagian{Lembaga: "A", ID: "pembagian-" + x, Rombel: akademik.RombelID(x), Nama: "agama", Sejak: hari, Kelompok: []akademik.Kelompok{{Nama: "a", Anggota: []santri.ID{k.santri.ID}}}, Oleh: "o", Dicatat: saat}))
	require.NoError(t, st.Beku.SimpanBeku(ctx, "A", akademik.Bekuan{Asesmen: "uh1", Santri: k.santri.ID, Versi: 1, Isi: akademik.Asesmen{ID: "uh1", Tanggal: hari}, Oleh: "o", Dicatat: saat}))
	require.NoError(t, st.Kitab.Simpan(ctx, "A", akademik.SetoranKitab{ID: "kitab-" + x, Santri: k.santri.ID, Kitab: "alfiyah", Hasil: hafalan.Lulus, Tanggal: hari, Oleh: "o", Dicatat: saat}))
	require.NoError(t, st.Ujian.SimpanSyahadah(ctx, "A", akademik.Syahadah{ID: "syahadah-" + x, Tahun: 2025, Urut: int(x[0]), Santri: k.santri.ID, Judul: "Syahadah", Tanggal: hari, Oleh: "o", Dicatat: saat}))
	terbit := akademik.RaporTerbit{Lembaga: "A", Nomor: int(x[0]), Versi: 1, Rombel: akademik.RombelID(x), Periode: "2025-1", Santri: k.santri.ID, Subjek: k.santri.Subjek, Isi: privasi.Tutup(rapor.Rapor{}), Pada: hari, Oleh: "o", Dicatat: saat}
	require.NoError(t, privasi.Segel(ctx, s.Brankas, s.Daftar, "A", &terbit))
	require.NoError(t, st.Rapor.SimpanTerbitan(ctx, "A", terbit))
	require.NoError(t, s.Impor.Stores.Pernyataan.TambahTugas(ctx, "A", []privasi.TugasKabar{{Lembaga: "A", Pernyataan: "pernyataan", Subjek: k.santri.Subjek, Dibuat: saat}}))
	require.NoError(t, st.Ujian.SimpanSyarat(ctx, "A", akademik.CatatanSyarat{ID: "syarat-" + x, Ujian: "u", Santri: k.santri.ID, Gerbang: "g", Pada: hari, Oleh: "o", Dicatat: saat}))
	require.NoError(t, st.Ujian.SimpanHasil(ctx, "A", akademik.HasilUjian{ID: "hasil-" + x, Ujian: "u", Santri: k.santri.ID, Ke: 1, Hadir: true, Nilai: "90", Tanggal: hari, Oleh: "o", Dicatat: saat}))
}

func (k keluargaUji) isiKerja(ctx context.Context, t *testing.T, s *rakit.Server, x string, saat time.Time) {
	t.Helper()
	st, p, hari := s.Pegawai.Stores, k.pegawai.ID, dasar.TanggalDari(saat)
	cuti := pegawai.Cuti{Lembaga: "A", ID: "cuti-" + x, Pegawai: p, Subjek: k.pegawai.Subjek, Jenis: "sakit", Alasan: privasi.Tutup("batuk " + x), Mulai: hari, Selesai: hari, Oleh: "o", Dicatat: saat}
	dok := pegawai.Dokumen{Lembaga: "A", ID: "dok-" + x, Pegawai: p, Subjek: k.pegawai.Subjek, Jenis: "ijazah", Nama: "ijazah.pdf", Isi: privasi.Tutup([]byte("isi " + x)), Oleh: "o", Dicatat: saat}
	require.NoError(t, privasi.Segel(ctx, s.Brankas, s.Daftar, "A", &cuti))
	require.NoError(t, privasi.Segel(ctx, s.Brankas, s.Daftar, "A", &dok))
	for _, err := range []error{
		st.Penugasan.Simpan(ctx, "A", pegawai.Penugasan{Lembaga: "A", ID: "tugas-" + x, Pegawai: p, Jabatan: "guru", Unit: "Pondok", Mulai: hari, Oleh: "o", Dicatat: saat}),
		st.Kontrak.Simpan(ctx, "A", pegawai.Kontrak{Lembaga: "A", ID: "kontrak-" + x, Pegawai: p, Mulai: hari, Oleh: "o", Dicatat: saat}),
		st.Kepesertaan.Simpan(ctx, "A", pegawai.Kepesertaan{Lembaga: "A", ID: "bpjs-" + x, Pegawai: p, Mulai: hari, Oleh: "o", Dicatat: saat}),
		st.StatusPajak.Simpan(ctx, "A", pegawai.StatusPajak{Lembaga: "A", ID: "ptkp-" + x, Pegawai: p, PTKP: "TK/0", Mulai: hari, Oleh: "o", Dicatat: saat}),
		st.SaldoPajak.Simpan(ctx, "A", pegawai.SaldoPajak{Lembaga: "A", ID: "saldo-" + x, Pegawai: p, Mulai: hari, Oleh: "o", Dicatat: saat}),
		st.Nilai.Simpan(ctx, "A", pegawai.Nilai{Lembaga: "A", ID: "nilai-" + x, Pegawai: p, Komponen: "pokok", Nilai: 1_000, Mulai: hari, Oleh: "o", Dicatat: saat}),
		st.Isian.Simpan(ctx, "A", pegawai.Isian{Lembaga: "A", ID: "isian-" + x, Pegawai: p, Komponen: "lembur", Mulai: hari, Selesai: hari, Oleh: "o", Dicatat: saat}),
		st.Jam.Simpan(ctx, "A", pegawai.CatatanJam{Lembaga: "A", ID: "jam-" + x, Pegawai: p, Unit: "Pondok", Mulai: hari, Selesai: hari, Oleh: "o", Dicatat: saat}),
		st.Presensi.Simpan(ctx, "A", pegawai.Presensi{Lembaga: "A", ID: "hadir-" + x, Pegawai: p, Urut: 1, Kehadiran: "hadir", Mulai: hari, Selesai: hari, Oleh: "o", Dicatat: saat}),
		st.Kasbon.Simpan(ctx, "A", pegawai.Kasbon{Lembaga: "A", ID: "kasbon-" + x, Pegawai: p, Pokok: 1_000, Mulai: hari, Selesai: hari, Oleh: "o", Dicatat: saat}),
		st.Cuti.Simpan(ctx, "A", cuti), st.Dokumen.Simpan(ctx, "A", dok),
		st.Putaran.Simpan(ctx, "A", pegawai.Putaran{Lembaga: "A", ID: "gaji-" + x, Jenis: pegawai.Gaji, Nomor: int(x[0]), Masa: dasar.Bln(2025, 9), Dari: dasar.Tgl(2025, 9, 1), Sampai: dasar.Tgl(2025, 9, 30), Status: pegawai.Diposting, Oleh: "o"}),
		st.Slip.Ganti(ctx, "A", "gaji-"+x, func(yield func(pegawai.Slip, error) bool) {
			yield(pegawai.Slip{Lembaga: "A", Pegawai: p, Subjek: k.pegawai.Subjek, Nomor: "N" + x, Nama: k.pegawai.Nama, PTKP: "TK/0", Dibayar: 2_000_000, Neto: 2_000_000}, nil)
		}),
		s.Akademik.Stores.Struktur.SimpanRombel(ctx, "A", akademik.Rombel{Lembaga: "A", ID: akademik.RombelID("rombel-" + x), Tahun: "2025", Jalur: santri.Formal, Unit: "Pondok", Nama: x, Wali: p, Oleh: "o", Dicatat: saat}),
		s.Akademik.Stores.Struktur.SimpanPengampu(ctx, "A", akademik.Pengampu{Lembaga: "A", ID: "pengampu-" + x, Rombel: akademik.RombelID("rombel-" + x), Mapel: "mtk", Guru: p, JP: 2, Mulai: hari, Oleh: "o", Dicatat: saat}),
		s.Akademik.Stores.Presensi.SimpanJurnal(ctx, "A", akademik.Jurnal{Lembaga: "A", ID: "2025-10-20/0420/" + x + "/mtk", Tanggal: hari, Mulai: 420, Rombel: akademik.RombelID(x), Unit: "Pondok", Mapel: "mtk", JP: 1, Pengajar: []akademik.Pengajar{{Guru: p}}, Terlaksana: true, Oleh: "o", Dicatat: saat}),
	} {
		require.NoError(t, err)
	}
}

// isiAkun gives guardian and employee an account, and the guardian his proof.
func (k *keluargaUji) isiAkun(ctx context.Context, t *testing.T, s *rakit.Server, x string) {
	t.Helper()
	k.akun = map[string]string{}
	for _, a := range []akun.Akun{
		{NamaMasuk: "wali." + x, Nama: k.wali.Nama, Peran: privasi.PeranWali, Wali: string(k.wali.ID)},
		{NamaMasuk: "santri." + x, Nama: k.santri.Nama, Peran: privasi.PeranSantri, Santri: string(k.santri.ID)},
		{NamaMasuk: "guru." + x, Nama: k.pegawai.Nama, Peran: privasi.PeranGuru, Pegawai: string(k.pegawai.ID)},
	} {
		a.Lembaga = "A"
		ada, err := s.Akun.Buat(ctx, a, "")
		require.NoError(t, err)
		k.akun[a.Peran] = ada.ID
	}
	ada, err := s.Kantor.AjukanWali(ctx, petugasUji("petugas-1"), k.santri.Subjek, k.wali.Subjek, "ayah", wali.SemuaHak()...)
	require.NoError(t, err)
	_, err = s.Kantor.BuktikanWali(ctx, petugasUji("petugas-2"), ada.ID, wali.BuktiKK, "KK-"+x, true)
	require.NoError(t, err)
}

func petugasUji(id string) dasar.Pelaku {
	return dasar.Pelaku{ID: id, Lembaga: "A", Peran: privasi.PeranPPDP, Lingkup: dasar.LingkupSemua, Tujuan: privasi.TujuanHakSubjek}
}

// sendiri is a person of the family asking about himself or his child.
func (k keluargaUji) sendiri(peran string) dasar.Pelaku {
	p := dasar.Pelaku{ID: k.akun[peran], Lembaga: "A", Peran: peran, Tujuan: privasi.TujuanHakSubjek}
	if peran == privasi.PeranGuru {
		p.Peran = privasi.PeranDiri
	}
	return p
}
