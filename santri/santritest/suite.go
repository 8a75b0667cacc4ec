package santritest

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
)

// Run is the conformance suite of [santri.Stores]: each case gets a storage of
// its own, and works beside a second institution.
func Run(t *testing.T, buka func(*testing.T) Toko) {
	for _, k := range []struct {
		nama string
		uji  func(*testing.T, *Pabrik, Toko)
	}{
		{"santri/kosong", santriKosong},
		{"santri/tersimpan_utuh", santriUtuh},
		{"santri/versi_basi_ditolak", santriVersi},
		{"santri/nomor_tunggal", santriTunggal},
		{"santri/nik_boleh_setelah_pergi", santriNIKPergi},
		{"santri/isian_segar_ditolak", santriSegar},
		{"santri/semua_atau_tidak", santriSemua},
		{"santri/banyak_sekaligus", santriBanyak},
		{"santri/dikenali", santriKenali},
		{"cari/urut_dan_berhalaman", cariUrut},
		{"cari/saringan", cariSaringan},
		{"cari/lingkup", cariLingkup},
		{"cari/saringan_salah_ditolak", cariSalah},
		{"wali/tersimpan_utuh", waliUtuh},
		{"wali/ikatan", waliIkatan},
		{"keluarga/dipastikan", keluargaPastikan},
		{"keanggotaan/buka_tutup", anggotaBuka},
		{"mukim/buka_tutup", mukimBuka},
		{"keanggotaan/lanjut", anggotaLanjut},
		{"mukim/lanjut", mukimLanjut},
		{"riwayat/hanya_bertambah", riwayatTambah},
		{"struktur", strukturSimpan},
		{"peserta/fakta_pada_hari", pesertaFakta},
		{"peserta/nama_wali", pesertaWali},
		{"retensi/keluar", retensiKeluar},
		{"retensi/hapus", retensiHapus},
		{"unit/batal_seluruhnya", unitBatal},
		{"unit/alirkan_sambil_menulis", unitAlir},
	} {
		t.Run(k.nama, func(t *testing.T) {
			p := BuatPabrik(t)
			k.uji(t, p, buka(t))
		})
	}
}

var ctx = context.Background()

func santriKosong(t *testing.T, _ *Pabrik, k Toko) {
	s := k.Stores.Santri
	require.NoError(t, s.Simpan(ctx, Lembaga))
	ada, err := s.Ambil(ctx, Lembaga)
	require.NoError(t, err)
	require.Empty(t, ada)
	ada, err = s.Ambil(ctx, Lembaga, "tiada")
	require.NoError(t, err)
	require.Empty(t, ada)
	ada, lanjut, err := s.Cari(ctx, Lembaga, santri.Saringan{}, dasar.Page{})
	require.NoError(t, err)
	require.Empty(t, ada)
	require.Empty(t, lanjut)
	n, err := s.Hitung(ctx, Lembaga, santri.Saringan{})
	require.NoError(t, err)
	require.Zero(t, n)
	ada, err = s.Kenali(ctx, Lembaga, santri.TandaKenal{NIS: []santri.NIS{""}, NISN: []santri.NISN{""}})
	require.NoError(t, err)
	require.Empty(t, ada)
	for range k.Stores.Peserta.Peserta(ctx, Lembaga, dasar.Tgl(2026, 10, 1)) {
		t.Fatal("a peserta in an empty store")
	}
}

func santriUtuh(t *testing.T, p *Pabrik, k Toko) {
	s := k.Stores.Santri
	penuh := p.Santri("Nisa' Al-Khoir")
	kosong := santri.Santri{Lembaga: Lembaga, ID: "s-kosong", Subjek: privasi.NewSubjek(), Nama: "Ahmad 'Umar \\ \"Fauzi\"", Status: santri.Calon, JenisKelamin: santri.Perempuan}
	lain := p.SantriDi(LembagaLain, "Orang Lain", func(n *santri.Santri) { n.ID, n.NIS, n.NISN = penuh.ID, penuh.NIS, penuh.NISN })
	require.NoError(t, s.Simpan(ctx, Lembaga, penuh, kosong))
	require.NoError(t, s.Simpan(ctx, LembagaLain, lain))

	ada, err := s.Ambil(ctx, Lembaga, "s-kosong", "tiada", penuh.ID)
	require.NoError(t, err)
	require.Len(t, ada, 2)
	penuh.Versi, kosong.Versi, lain.Versi = 1, 1, 1
	privasitest.SamaSemua(t, p.R, []santri.Santri{kosong, penuh}, ada)
	ada, err = s.Kunci(ctx, LembagaLain, penuh.ID)
	require.NoError(t, err)
	require.Len(t, ada, 1)
	privasitest.SamaDi(t, p.R, LembagaLain, lain, ada[0])

	penuh.Nama, penuh.NIS, penuh.NIK, penuh.TanggalLahir = "Ganti Nama", "", privasi.Tertutup[santri.NIK]{}, dasar.Tanggal{}
	require.NoError(t, s.Simpan(ctx, Lembaga, penuh))
	penuh.Versi = 2
	ada, err = s.Ambil(ctx, Lembaga, penuh.ID)
	require.NoError(t, err)
	privasitest.Sama(t, p.R, penuh, ada[0])
}

func santriVersi(t *testing.T, p *Pabrik, k Toko) {
	s := k.Stores.Santri
	n := p.Santri("Ahmad")
	require.NoError(t, s.Simpan(ctx, Lembaga, n))
	require.ErrorIs(t, s.Simpan(ctx, Lembaga, n), santri.ErrVersi, "sudah ada")
	n.Versi = 1
	require.NoError(t, s.Simpan(ctx, Lembaga, n))
	err := s.Simpan(ctx, Lembaga, n)
	require.ErrorIs(t, err, santri.ErrVersi, "basi")
	require.Equal(t, dasar.Conflict, dasar.KindOf(err))
	tiada := p.Santri("Tiada")
	tiada.Versi = 3
	require.ErrorIs(t, s.Simpan(ctx, Lembaga, tiada), santri.ErrVersi, "belum ada")
	n.Versi = 2
	require.ErrorIs(t, s.Simpan(ctx, LembagaLain, n), santri.ErrVersi, "milik lembaga lain")
	jumlah(t, k, Lembaga, 1)
	jumlah(t, k, LembagaLain, 0)
}

func jumlah(t *testing.T, k Toko, l dasar.LembagaID, mau int) {
	t.Helper()
	n, err := k.Stores.Santri.Hitung(ctx, l, santri.Saringan{})
	require.NoError(t, err)
	require.Equal(t, mau, n)
}

func santriTunggal(t *testing.T, p *Pabrik, k Toko) {
	s := k.Stores.Santri
	a := p.Santri("Ahmad")
	require.NoError(t, s.Simpan(ctx, Lembaga, a))
	for _, c := range []struct {
		nama   string
		aturan error
		ubah   func(*santri.Santri)
	}{
		{"nis", santri.ErrNISDipakai, func(n *santri.Santri) { n.NIS = a.NIS }},
		{"nisn", santri.ErrNISNDipakai, func(n *santri.Santri) { n.NISN = a.NISN }},
		{"nik", santri.ErrNIKDipakai, func(n *santri.Santri) { n.NIK = privasi.Tutup(NIK(1)) }},
	} {
		baru := p.Santri("Kembar", c.ubah)
		err := s.Simpan(ctx, Lembaga, baru)
		require.ErrorIs(t, err, c.aturan, c.nama)
		require.Equal(t, dasar.Conflict, dasar.KindOf(err))

		lama := p.Santri("Lama")
		require.NoError(t, s.Simpan(ctx, Lembaga, lama))
		lama.Versi = 1
		c.ubah(&lama)
		privasitest.Segel(t, p.R, &lama)
		require.ErrorIs(t, s.Simpan(ctx, Lembaga, lama), c.aturan, c.nama+" pada perubahan")

		x, y := p.Santri("Satu"), p.Santri("Dua")
		y.NIS, y.NISN, y.NIK = x.NIS, x.NISN, x.NIK
		require.Error(t, s.Simpan(ctx, Lembaga, x, y), "kembar di satu kiriman")
	}
	x, y := p.Santri("Tertukar Satu"), p.Santri("Tertukar Dua")
	require.NoError(t, s.Simpan(ctx, Lembaga, x, y))
	x.Versi, y.Versi = 1, 1
	x.NIS, y.NIS, x.NISN, y.NISN = y.NIS, x.NIS, y.NISN, x.NISN
	x.NIK, y.NIK = privasi.Tutup(NIK(901)), privasi.Tutup(NIK(902))
	privasitest.Segel(t, p.R, &x, &y)
	require.NoError(t, s.Simpan(ctx, Lembaga, x, y), "nomor yang tertukar ditukar kembali")
	ada, err := s.Ambil(ctx, Lembaga, x.ID, y.ID)
	require.NoError(t, err)
	require.Equal(t, []santri.NIS{x.NIS, y.NIS}, []santri.NIS{ada[0].NIS, ada[1].NIS})
	for range 2 { // unset numbers never clash
		require.NoError(t, s.Simpan(ctx, Lembaga, p.Santri("Kosong", func(n *santri.Santri) {
			n.NIS, n.NISN, n.NIK = "", "", privasi.Tertutup[santri.NIK]{}
		})))
	}
	di := p.SantriDi(LembagaLain, "Lain", func(n *santri.Santri) { n.NIS, n.NISN, n.NIK = a.NIS, a.NISN, privasi.Tutup(NIK(1)) })
	require.NoError(t, s.Simpan(ctx, LembagaLain, di), "lembaga lain bernomor sama")
}

func santriNIKPergi(t *testing.T, p *Pabrik, k Toko) {
	s := k.Stores.Santri
	dulu := p.Santri("Pulang", func(n *santri.Santri) { n.Status = santri.Boyong })
	sama := func(n *santri.Santri) { n.NIK = privasi.Tutup(NIK(1)) }
	require.NoError(t, s.Simpan(ctx, Lembaga, dulu))
	require.NoError(t, s.Simpan(ctx, Lembaga, p.Santri("Sama NIK", sama)), "yang dulu sudah pergi")
	require.ErrorIs(t, s.Simpan(ctx, Lembaga, p.Santri("Ketiga", sama)), santri.ErrNIKDipakai)
	dulu.Versi, dulu.Status = 1, santri.Aktif
	require.ErrorIs(t, s.Simpan(ctx, Lembaga, dulu), santri.ErrNIKDipakai, "kembali saat NIK dipakai orang lain")
}

func santriSegar(t *testing.T, p *Pabrik, k Toko) {
	n := p.Santri("Segar")
	n.Catatan = privasi.Tutup("belum disegel")
	require.ErrorIs(t, k.Stores.Santri.Simpan(ctx, Lembaga, n), privasi.ErrBelumSegel)
	w := p.Wali("Bapak Segar", "+6281234567890")
	w.HP = privasi.Tutup(santri.NomorHP("+6281200000000"))
	require.ErrorIs(t, k.Stores.Wali.Simpan(ctx, Lembaga, w), privasi.ErrBelumSegel)
	jumlah(t, k, Lembaga, 0)
}

func santriSemua(t *testing.T, p *Pabrik, k Toko) {
	lama := p.Santri("Lama")
	require.NoError(t, k.Stores.Santri.Simpan(ctx, Lembaga, lama))
	lama.Versi, lama.Nama = 1, "Berubah"
	require.ErrorIs(t, k.Stores.Santri.Simpan(ctx, Lembaga, lama, p.Santri("Baru"), p.Santri("Kembar", func(n *santri.Santri) { n.NIS = lama.NIS })), santri.ErrNISDipakai)
	jumlah(t, k, Lembaga, 1)
	ada, err := k.Stores.Santri.Ambil(ctx, Lembaga, lama.ID)
	require.NoError(t, err)
	require.Equal(t, "Lama", ada[0].Nama)
}

func santriBanyak(t *testing.T, p *Pabrik, k Toko) {
	const n = 120
	var semua []santri.Santri
	for i := range n {
		semua = append(semua, p.Santri(fmt.Sprintf("Santri %03d", i)))
	}
	require.NoError(t, k.Stores.Santri.Simpan(ctx, Lembaga, semua...))
	id := make([]santri.ID, n)
	for i := range semua {
		semua[i].Versi, semua[i].Angkatan = 1, 2025
		id[n-1-i] = semua[i].ID
	}
	require.NoError(t, k.Stores.Santri.Simpan(ctx, Lembaga, semua...))
	ada, err := k.Stores.Santri.Ambil(ctx, Lembaga, id...)
	require.NoError(t, err)
	require.Len(t, ada, n)
	for i, s := range ada {
		require.Equal(t, id[i], s.ID)
		require.Equal(t, 2, s.Versi)
		require.Equal(t, 2025, s.Angkatan)
	}
	lihat := 0
	for s, err := range k.Stores.Santri.Alirkan(ctx, Lembaga, santri.Saringan{}) {
		require.NoError(t, err)
		require.Equal(t, semua[lihat].ID, s.ID)
		lihat++
	}
	require.Equal(t, n, lihat)
}

func santriKenali(t *testing.T, p *Pabrik, k Toko) {
	s := k.Stores.Santri
	a, b, c, d := p.Santri("Ahmad Nisa'"), p.Santri("Budi"), p.Santri("Cici"), p.Santri("Dedi")
	require.NoError(t, s.Simpan(ctx, Lembaga, a, b, c, d))
	require.NoError(t, s.Simpan(ctx, LembagaLain, p.SantriDi(LembagaLain, "Ahmad Nisa'", func(n *santri.Santri) { n.NIS = b.NIS })))
	nik, _ := c.NIK.Bungkus()
	kenal := func(tanda santri.TandaKenal) (id []santri.ID) {
		ada, err := s.Kenali(ctx, Lembaga, tanda)
		require.NoError(t, err)
		for _, n := range ada {
			id = append(id, n.ID)
		}
		return id
	}
	require.Equal(t, []santri.ID{a.ID, b.ID, c.ID, d.ID}, kenal(santri.TandaKenal{
		ID: []santri.ID{d.ID, d.ID, "x"}, NIS: []santri.NIS{b.NIS, "", "x"}, NISN: []santri.NISN{b.NISN}, IndeksNIK: [][]byte{nik.Indeks, []byte("x")},
		NamaLahir: []santri.NamaLahir{{Nama: santri.KunciCari("AHMAD NISA"), Lahir: a.TanggalLahir}}}))
	require.Empty(t, kenal(santri.TandaKenal{NamaLahir: []santri.NamaLahir{{Nama: "ahmad nisa", Lahir: dasar.Tgl(2010, 3, 13)}, {Nama: "budi"}}}))
	require.Equal(t, []santri.ID{b.ID}, kenal(santri.TandaKenal{NISN: []santri.NISN{b.NISN}}))
	require.Equal(t, []santri.ID{c.ID}, kenal(santri.TandaKenal{Subjek: []privasi.SubjekID{c.Subjek, "", "x"}}))
}

func unitBatal(t *testing.T, p *Pabrik, k Toko) {
	n := p.Santri("Batal")
	gagal := fmt.Errorf("gagal")
	err := k.Atomic.Do(ctx, func(ctx context.Context, s santri.Stores) error {
		require.NoError(t, s.Santri.Simpan(ctx, Lembaga, n))
		require.NoError(t, s.Riwayat.Catat(ctx, Lembaga, p.Masuk(n)))
		require.NoError(t, s.Keanggotaan.Buka(ctx, Lembaga, p.Anggota(n, santri.Formal, "MA", "10", "10C")))
		require.NoError(t, s.Mukim.Buka(ctx, Lembaga, p.Mukim(n, "Al-Ghozali", "3")))
		w := p.Wali("Bapak", "+6281234567890")
		require.NoError(t, s.Wali.Simpan(ctx, Lembaga, w))
		require.NoError(t, s.Wali.Ikat(ctx, Lembaga, santri.Perwalian{Santri: n.ID, Wali: w.ID, Hubungan: santri.Ayah}))
		ada, err := s.Santri.Kunci(ctx, Lembaga, n.ID)
		require.NoError(t, err)
		require.Len(t, ada, 1, "unit membaca tulisannya sendiri")
		return gagal
	})
	require.Equal(t, gagal, err)
	jumlah(t, k, Lembaga, 0)
	riwayat, err := k.Stores.Riwayat.Milik(ctx, Lembaga, n.ID)
	require.NoError(t, err)
	require.Empty(t, riwayat)
	ikatan, err := k.Stores.Wali.Perwalian(ctx, Lembaga, n.ID)
	require.NoError(t, err)
	require.Empty(t, ikatan)
}

func unitAlir(t *testing.T, p *Pabrik, k Toko) {
	a, b := p.Santri("A"), p.Santri("B")
	require.NoError(t, k.Stores.Santri.Simpan(ctx, Lembaga, a, b))
	require.NoError(t, k.Stores.Riwayat.Catat(ctx, Lembaga, p.Masuk(a), p.Masuk(b)))
	require.NoError(t, k.Atomic.Do(ctx, func(ctx context.Context, s santri.Stores) error {
		for n, err := range s.Peserta.Peserta(ctx, Lembaga, dasar.Tgl(2026, 10, 1)) {
			require.NoError(t, err)
			m := p.Mukim(santri.Santri{Lembaga: Lembaga, ID: n.ID}, "Khadijah", "1")
			require.NoError(t, s.Mukim.Buka(ctx, Lembaga, m))
		}
		for n, err := range s.Santri.Alirkan(ctx, Lembaga, santri.Saringan{}) {
			require.NoError(t, err)
			n.Angkatan = 2020
			require.NoError(t, s.Santri.Simpan(ctx, Lembaga, n))
		}
		return nil
	}))
	ada, err := k.Stores.Santri.Ambil(ctx, Lembaga, a.ID, b.ID)
	require.NoError(t, err)
	require.False(t, slices.ContainsFunc(ada, func(n santri.Santri) bool { return n.Angkatan != 2020 || n.Versi != 2 }))
}
