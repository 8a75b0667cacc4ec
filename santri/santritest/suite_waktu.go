package santritest

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
)

func samaWali(t *testing.T, p *Pabrik, mau, dapat []santri.Wali) {
	t.Helper()
	privasitest.SamaSemua(t, p.R, mau, dapat)
}

func keluargaPastikan(t *testing.T, _ *Pabrik, k Toko) {
	s := k.Stores.Keluarga
	kel := func(id santri.KeluargaID, kunci string) santri.Keluarga {
		v := santri.Keluarga{Lembaga: Lembaga, ID: id, Dicatat: mula}
		if kunci != "" {
			v.Kunci = []byte(kunci)
		}
		return v
	}
	ada, err := s.Pastikan(ctx, Lembaga)
	require.NoError(t, err)
	require.Empty(t, ada)
	ada, err = s.Pastikan(ctx, Lembaga, kel("k1", "satu"), kel("k2", ""), kel("k3", "satu"), kel("k4", ""))
	require.NoError(t, err)
	require.Equal(t, []santri.Keluarga{kel("k1", "satu"), kel("k2", ""), kel("k1", "satu"), kel("k4", "")}, ada)
	ada, err = s.Pastikan(ctx, Lembaga, kel("k5", "dua"), kel("k6", "satu"))
	require.NoError(t, err)
	require.Equal(t, []santri.Keluarga{kel("k5", "dua"), kel("k1", "satu")}, ada)
	_, err = s.Pastikan(ctx, Lembaga, kel("k2", ""))
	require.ErrorIs(t, err, dasar.ErrBentrok)
	_, err = s.Pastikan(ctx, Lembaga, kel("k1", "tiga"))
	require.ErrorIs(t, err, dasar.ErrBentrok)
	ada, err = s.Pastikan(ctx, LembagaLain, kel("k9", "satu"))
	require.NoError(t, err)
	require.Equal(t, santri.KeluargaID("k9"), ada[0].ID)
	require.Equal(t, LembagaLain, ada[0].Lembaga)
	ada, err = s.Ambil(ctx, Lembaga, "k5", "k9", "k2")
	require.NoError(t, err)
	require.Equal(t, []santri.Keluarga{kel("k5", "dua"), kel("k2", "")}, ada)
	ada, err = s.Kenali(ctx, Lembaga, []byte("satu"), []byte("dua"), []byte("satu"), []byte("x"))
	require.NoError(t, err)
	require.Equal(t, []santri.Keluarga{kel("k1", "satu"), kel("k5", "dua")}, ada)
}

func anggotaBuka(t *testing.T, p *Pabrik, k Toko) {
	s := k.Stores.Keanggotaan
	n := santri.Santri{Lembaga: Lembaga, ID: "a"}
	f, d := p.Anggota(n, santri.Formal, "MTs", "7", "7A"), p.Anggota(n, santri.Diniyah, "Pondok", "1 Ula", "1 Ula")
	require.NoError(t, s.Buka(ctx, Lembaga))
	require.NoError(t, s.Buka(ctx, Lembaga, d, f))
	require.NoError(t, s.Buka(ctx, LembagaLain, f))
	require.ErrorIs(t, s.Buka(ctx, Lembaga, p.Anggota(n, santri.Formal, "MA", "10", "10A")), santri.ErrAnggotaGanda)
	x, y := p.Anggota(n, santri.Tahfidz, "Pondok", "", ""), p.Anggota(n, santri.Tahfidz, "Pondok", "", "")
	require.ErrorIs(t, s.Buka(ctx, Lembaga, x, y), santri.ErrAnggotaGanda)
	require.ErrorIs(t, s.Buka(ctx, Lembaga, f), dasar.ErrBentrok)
	ada, err := s.Milik(ctx, Lembaga, "a", "b", "a")
	require.NoError(t, err)
	f.Lembaga = Lembaga
	require.Equal(t, []santri.Keanggotaan{f, d}, ada)

	akhir := dasar.Tgl(2026, 10, 1)
	require.ErrorIs(t, s.Tutup(ctx, Lembaga, santri.Penutupan{ID: f.ID, Selesai: akhir, Sebab: "pindah"}, santri.Penutupan{ID: "x", Selesai: akhir, Sebab: "pindah"}), santri.ErrAnggotaTutup)
	require.NoError(t, s.Tutup(ctx, Lembaga))
	require.NoError(t, s.Tutup(ctx, Lembaga, santri.Penutupan{ID: f.ID, Selesai: akhir, Sebab: "pindah"}))
	require.ErrorIs(t, s.Tutup(ctx, Lembaga, santri.Penutupan{ID: f.ID, Selesai: akhir, Sebab: "pindah"}), santri.ErrAnggotaTutup)
	baru := p.Anggota(n, santri.Formal, "MTs", "7", "7B")
	baru.Mulai = akhir
	require.NoError(t, s.Buka(ctx, Lembaga, baru), "yang lama sudah ditutup")
	f.Selesai, f.Sebab = akhir, "pindah"
	ada, err = s.Milik(ctx, Lembaga, "a")
	require.NoError(t, err)
	require.Equal(t, []santri.Keanggotaan{f, baru, d}, ada)
	ada, err = s.Milik(ctx, LembagaLain, "a")
	require.NoError(t, err)
	require.Len(t, ada, 1)
	require.True(t, ada[0].Terbuka(), "lembaga lain tidak tersentuh")
}

func anggotaLanjut(t *testing.T, p *Pabrik, k Toko) {
	s := k.Stores.Keanggotaan
	a, b := santri.Santri{Lembaga: Lembaga, ID: "a"}, santri.Santri{Lembaga: Lembaga, ID: "b"}
	f, g, d := p.Anggota(a, santri.Formal, "MTs", "7", "7A"), p.Anggota(b, santri.Formal, "MTs", "7", "7A"), p.Anggota(a, santri.Diniyah, "Pondok", "1 Ula", "1 Ula")
	akhir := dasar.Tgl(2026, 10, 1)
	tutup := func(k santri.Keanggotaan) santri.Penutupan {
		return santri.Penutupan{ID: k.ID, Selesai: akhir, Sebab: "naik"}
	}
	require.NoError(t, s.Buka(ctx, Lembaga, f, g, d))
	require.NoError(t, s.Buka(ctx, LembagaLain, f))
	require.NoError(t, s.Tutup(ctx, Lembaga, tutup(f), tutup(g)))
	require.NoError(t, s.Tutup(ctx, LembagaLain, tutup(f)))
	require.NoError(t, s.Lanjutkan(ctx, Lembaga))
	for nama, salah := range map[string]santri.Penutupan{
		"terbuka": {ID: d.ID, Selesai: akhir, Sebab: "naik"}, "tiada": {ID: "x", Selesai: akhir, Sebab: "naik"},
		"hari lain": {ID: g.ID, Selesai: akhir.TambahHari(1), Sebab: "naik"}, "sebab lain": {ID: g.ID, Selesai: akhir, Sebab: "tinggal"},
	} {
		require.ErrorIs(t, s.Lanjutkan(ctx, Lembaga, tutup(f), salah), santri.ErrAnggotaLanjut, nama)
	}
	baru := p.Anggota(b, santri.Formal, "MTs", "8", "8A")
	baru.Mulai = akhir
	require.NoError(t, s.Buka(ctx, Lembaga, baru))
	require.ErrorIs(t, s.Lanjutkan(ctx, Lembaga, tutup(f), tutup(g)), santri.ErrAnggotaLanjut, "jalurnya sudah terbuka lagi")
	require.NoError(t, s.Lanjutkan(ctx, Lembaga, tutup(f)))
	f.Lembaga, d.Lembaga = Lembaga, Lembaga
	ada, err := s.Milik(ctx, Lembaga, "a")
	require.NoError(t, err)
	require.Equal(t, []santri.Keanggotaan{f, d}, ada, "persis seperti sebelum ditutup")
	ada, err = s.Milik(ctx, LembagaLain, "a")
	require.NoError(t, err)
	require.Equal(t, akhir, ada[0].Selesai, "lembaga lain tidak tersentuh")
}

func mukimLanjut(t *testing.T, p *Pabrik, k Toko) {
	s := k.Stores.Mukim
	m := p.Mukim(santri.Santri{Lembaga: Lembaga, ID: "a"}, "Al-Ghozali 2", "12")
	tutup := santri.Penutupan{ID: m.ID, Selesai: dasar.Tgl(2026, 10, 1)}
	require.NoError(t, s.Buka(ctx, Lembaga, m))
	require.ErrorIs(t, s.Lanjutkan(ctx, Lembaga, tutup), santri.ErrMukimLanjut)
	require.NoError(t, s.Tutup(ctx, Lembaga, tutup))
	baru := p.Mukim(santri.Santri{Lembaga: Lembaga, ID: "a"}, "Khadijah", "1")
	baru.Mulai = tutup.Selesai
	require.NoError(t, s.Buka(ctx, Lembaga, baru))
	require.ErrorIs(t, s.Lanjutkan(ctx, Lembaga, tutup), santri.ErrMukimLanjut)
	require.NoError(t, s.Tutup(ctx, Lembaga, santri.Penutupan{ID: baru.ID, Selesai: baru.Mulai}))
	require.NoError(t, s.Lanjutkan(ctx, Lembaga, tutup))
	m.Lembaga, baru.Lembaga, baru.Selesai = Lembaga, Lembaga, baru.Mulai
	ada, err := s.Milik(ctx, Lembaga, "a")
	require.NoError(t, err)
	require.Equal(t, []santri.Mukim{m, baru}, ada)
}

func mukimBuka(t *testing.T, p *Pabrik, k Toko) {
	s := k.Stores.Mukim
	n := santri.Santri{Lembaga: Lembaga, ID: "a"}
	m := p.Mukim(n, "Al-Ghozali 2", "12")
	require.NoError(t, s.Buka(ctx, Lembaga, m))
	require.NoError(t, s.Buka(ctx, LembagaLain, m))
	require.ErrorIs(t, s.Buka(ctx, Lembaga, p.Mukim(n, "Khadijah", "1")), santri.ErrMukimGanda)
	require.ErrorIs(t, s.Buka(ctx, Lembaga, m), dasar.ErrBentrok)
	akhir := dasar.Tgl(2026, 10, 1)
	require.NoError(t, s.Tutup(ctx, Lembaga, santri.Penutupan{ID: m.ID, Selesai: akhir}))
	require.ErrorIs(t, s.Tutup(ctx, Lembaga, santri.Penutupan{ID: m.ID, Selesai: akhir}), santri.ErrMukimTutup)
	baru := p.Mukim(n, "Al-Ghozali 2", "13")
	baru.Mulai = akhir
	require.NoError(t, s.Buka(ctx, Lembaga, baru))
	m.Selesai = akhir
	ada, err := s.Milik(ctx, Lembaga, "a", "b")
	require.NoError(t, err)
	require.Equal(t, []santri.Mukim{m, baru}, ada)
}

func riwayatTambah(t *testing.T, p *Pabrik, k Toko) {
	s := k.Stores.Riwayat
	e := p.Masuk(santri.Santri{Lembaga: Lembaga, ID: "a"})
	f := santri.Peristiwa{Lembaga: Lembaga, ID: "e2", Santri: "a", Urut: 2, Dari: santri.Aktif, Ke: santri.Cuti, Pada: dasar.Tgl(2026, 9, 1), Alasan: "sakit",
		Syarat: "rencana_cuti", Oleh: "akun", Peran: "kepala", Dicatat: mula}
	require.NoError(t, s.Catat(ctx, Lembaga))
	require.NoError(t, s.Catat(ctx, Lembaga, f, e))
	require.NoError(t, s.Catat(ctx, LembagaLain, e))
	require.ErrorIs(t, s.Catat(ctx, Lembaga, f), santri.ErrStatusVersi)
	g := f
	g.Urut, g.ID = 3, "e3"
	require.ErrorIs(t, s.Catat(ctx, Lembaga, g, f), santri.ErrStatusVersi)
	ada, err := s.Milik(ctx, Lembaga, "a", "b")
	require.NoError(t, err)
	require.Equal(t, []santri.Peristiwa{e, f}, ada)
}

func strukturSimpan(t *testing.T, _ *Pabrik, k Toko) {
	s := k.Stores.Struktur
	kosong, err := s.Struktur(ctx, Lembaga)
	require.NoError(t, err)
	require.Empty(t, kosong.Unit)
	mts, ma := santri.Unit{Lembaga: Lembaga, Kode: "MTs", Nama: "MTs Uji", Jalur: santri.Formal, Urutan: 1}, santri.Unit{Lembaga: Lembaga, Kode: "MA", Nama: "MA Uji", Jalur: santri.Formal, Urutan: 2}
	require.NoError(t, s.SimpanUnit(ctx, Lembaga))
	require.NoError(t, s.SimpanUnit(ctx, Lembaga, ma, santri.Unit{Kode: "MTs", Nama: "lama"}, mts))
	require.NoError(t, s.SimpanUnit(ctx, LembagaLain, ma))
	t7, t8 := santri.Tingkat{Lembaga: Lembaga, Unit: "MTs", Jalur: santri.Formal, Kode: "7", Urutan: 1}, santri.Tingkat{Lembaga: Lembaga, Unit: "MTs", Jalur: santri.Formal, Kode: "8", Urutan: 2}
	t10 := santri.Tingkat{Lembaga: Lembaga, Unit: "MA", Jalur: santri.Formal, Kode: "10", Urutan: 9}
	din := santri.Tingkat{Lembaga: Lembaga, Unit: "MTs", Jalur: santri.Diniyah, Kode: "1 Ula", Urutan: 0}
	require.NoError(t, s.SimpanTingkat(ctx, Lembaga))
	require.NoError(t, s.SimpanTingkat(ctx, Lembaga, t8, din, t7, t10, t8))
	ada, err := s.Struktur(ctx, Lembaga)
	require.NoError(t, err)
	require.Equal(t, santri.Struktur{Unit: []santri.Unit{mts, ma}, Tingkat: []santri.Tingkat{t10, t7, t8, din}}, ada)
	mts.Nama, t7.Urutan = "MTs Baru", 5
	require.NoError(t, s.SimpanUnit(ctx, Lembaga, mts))
	require.NoError(t, s.SimpanTingkat(ctx, Lembaga, t7))
	ada, err = s.Struktur(ctx, Lembaga)
	require.NoError(t, err)
	require.Equal(t, santri.Struktur{Unit: []santri.Unit{mts, ma}, Tingkat: []santri.Tingkat{t10, t8, t7, din}}, ada)
}

func peserta(t *testing.T, k Toko, hari dasar.Tanggal, status ...santri.Status) (hasil []santri.Peserta) {
	t.Helper()
	for p, err := range k.Stores.Peserta.Peserta(ctx, Lembaga, hari, status...) {
		require.NoError(t, err)
		hasil = append(hasil, p)
	}
	return hasil
}

func pesertaFakta(t *testing.T, p *Pabrik, k Toko) {
	a := p.Santri("Ahmad")
	b := p.Santri("Budi", func(n *santri.Santri) { n.Keluarga, n.NIS, n.Status = a.Keluarga, "000001", santri.Cuti })
	c := p.Santri("Belum Masuk", func(n *santri.Santri) { n.NIS = "" })
	require.NoError(t, k.Stores.Santri.Simpan(ctx, Lembaga, a, b, c))
	lain := p.SantriDi(LembagaLain, "Lain", func(n *santri.Santri) { n.ID, n.Keluarga = a.ID, a.Keluarga })
	require.NoError(t, k.Stores.Santri.Simpan(ctx, LembagaLain, lain))
	cuti := santri.Peristiwa{ID: "e9", Santri: b.ID, Urut: 2, Dari: santri.Aktif, Ke: santri.Cuti, Pada: dasar.Tgl(2026, 9, 10)}
	require.NoError(t, k.Stores.Riwayat.Catat(ctx, Lembaga, p.Masuk(a), p.Masuk(b), cuti))
	require.NoError(t, k.Stores.Riwayat.Catat(ctx, LembagaLain, p.Masuk(lain)))
	naik := p.Anggota(a, santri.Formal, "MTs", "7", "7A")
	naik.Selesai, naik.Sebab = dasar.Tgl(2026, 9, 10), "naik"
	delapan := p.Anggota(a, santri.Formal, "MTs", "8", "8A")
	delapan.Mulai = dasar.Tgl(2026, 9, 10)
	require.NoError(t, k.Stores.Keanggotaan.Buka(ctx, Lembaga, p.Anggota(a, santri.Tahfidz, "Pondok", "", "H1"), p.Anggota(a, santri.Diniyah, "Pondok", "2 Ula", "2 Ula"), naik, delapan))
	mukim := p.Mukim(a, "Al-Ghozali", "1")
	mukim.Selesai = dasar.Tgl(2026, 9, 10)
	require.NoError(t, k.Stores.Mukim.Buka(ctx, Lembaga, mukim))
	require.NoError(t, k.Stores.Mukim.Buka(ctx, LembagaLain, p.Mukim(lain, "X", "1")))

	fakta := func(n santri.Santri, s santri.Status, mukim bool, g ...santri.Anggota) santri.Peserta {
		return santri.Peserta{ID: n.ID, Subjek: n.Subjek, Alias: n.Alias, Keluarga: n.Keluarga, NIS: n.NIS, Nama: n.Nama, JenisKelamin: n.JenisKelamin, Angkatan: n.Angkatan,
			Status: s, Mukim: mukim, Anggota: g}
	}
	din, tah := santri.Anggota{Jalur: santri.Diniyah, Unit: "Pondok", Tingkat: "2 Ula", Kelas: "2 Ula"}, santri.Anggota{Jalur: santri.Tahfidz, Unit: "Pondok", Kelas: "H1"}
	tujuh := fakta(a, santri.Aktif, true, santri.Anggota{Jalur: santri.Formal, Unit: "MTs", Tingkat: "7", Kelas: "7A"}, din, tah)
	lapan := fakta(a, santri.Aktif, false, santri.Anggota{Jalur: santri.Formal, Unit: "MTs", Tingkat: "8", Kelas: "8A"}, din, tah)
	sebelum, sesudah := dasar.Tgl(2026, 9, 9), dasar.Tgl(2026, 9, 10)
	require.Empty(t, peserta(t, k, dasar.Tgl(2026, 7, 11)), "belum ada yang masuk")
	require.Equal(t, []santri.Peserta{tujuh, fakta(b, santri.Aktif, false)}, peserta(t, k, sebelum))
	require.Equal(t, []santri.Peserta{lapan}, peserta(t, k, sesudah))
	require.Equal(t, []santri.Peserta{fakta(b, santri.Cuti, false)}, peserta(t, k, sesudah, santri.Cuti))
	require.Equal(t, []santri.Peserta{lapan, fakta(b, santri.Cuti, false)}, peserta(t, k, sesudah, santri.Cuti, santri.Aktif))

	ada, err := k.Stores.Peserta.PesertaKeluarga(ctx, Lembaga, sesudah, c.Keluarga, a.Keluarga)
	require.NoError(t, err)
	require.Equal(t, []santri.Peserta{fakta(b, santri.Cuti, false), lapan, fakta(c, "", false)}, ada)
	ada, err = k.Stores.Peserta.PesertaID(ctx, Lembaga, sebelum, c.ID, "x", a.ID)
	require.NoError(t, err)
	require.Equal(t, []santri.Peserta{fakta(c, "", false), tujuh}, ada)
	for _, kosong := range []func() ([]santri.Peserta, error){
		func() ([]santri.Peserta, error) { return k.Stores.Peserta.PesertaID(ctx, Lembaga, sebelum) },
		func() ([]santri.Peserta, error) { return k.Stores.Peserta.PesertaKeluarga(ctx, Lembaga, sebelum) },
	} {
		ada, err := kosong()
		require.NoError(t, err)
		require.Empty(t, ada)
	}
}

func pesertaWali(t *testing.T, p *Pabrik, k Toko) {
	a, b := p.Santri("Ahmad"), p.Santri("Berhenti", func(n *santri.Santri) { n.Status = santri.Boyong })
	require.NoError(t, k.Stores.Santri.Simpan(ctx, Lembaga, a, b))
	pergi := santri.Peristiwa{ID: "e9", Santri: b.ID, Urut: 2, Dari: santri.Aktif, Ke: santri.Boyong, Pada: dasar.Tgl(2026, 8, 1)}
	require.NoError(t, k.Stores.Riwayat.Catat(ctx, Lembaga, p.Masuk(a), p.Masuk(b), pergi))
	w, v := p.Wali("Bapak Satu", "+6281234567890"), p.Wali("Ibu Dua", "+6281234567890")
	require.NoError(t, k.Stores.Wali.Simpan(ctx, Lembaga, w, v))
	require.NoError(t, k.Stores.Wali.Ikat(ctx, Lembaga, santri.Perwalian{Santri: a.ID, Wali: v.ID, Hubungan: santri.Ibu}, santri.Perwalian{Santri: a.ID, Wali: w.ID, Hubungan: santri.Ayah},
		santri.Perwalian{Santri: b.ID, Wali: w.ID, Hubungan: santri.Ayah}))
	require.NoError(t, k.Stores.Wali.Ikat(ctx, LembagaLain, santri.Perwalian{Santri: a.ID, Wali: w.ID, Hubungan: santri.Ayah}))
	baris := func(n santri.Santri, w santri.Wali) santri.WaliSantri {
		return santri.WaliSantri{Santri: n.ID, Keluarga: n.Keluarga, NIS: n.NIS, Nama: n.Nama, Wali: w.Nama}
	}
	for hari, mau := range map[dasar.Tanggal][]santri.WaliSantri{
		dasar.Tgl(2026, 10, 1): {baris(a, w), baris(a, v)},
		dasar.Tgl(2026, 7, 31): {baris(a, w), baris(a, v), baris(b, w)},
	} {
		var ada []santri.WaliSantri
		for x, err := range k.Stores.Peserta.NamaWali(ctx, Lembaga, hari) {
			require.NoError(t, err)
			ada = append(ada, x)
		}
		require.Equal(t, mau, ada)
	}
}
