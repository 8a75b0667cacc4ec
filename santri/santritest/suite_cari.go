package santritest

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

func cariUrut(t *testing.T, p *Pabrik, k Toko) {
	// The order of an Indonesian register, capitals and accents aside.
	nama := []string{"abdul", "Abdul", "Abdul Aziz", "Ábdul Aziz B", "Abdulloh", "Ahmad", "AHMAD B", "Nisa'", "Nisa'ul", "Nisaa", "Zaki", "Zaki"}
	var semua []santri.Santri
	for i := range nama {
		semua = append(semua, p.Santri(nama[len(nama)-1-i]))
	}
	require.NoError(t, k.Stores.Santri.Simpan(ctx, Lembaga, semua...))
	require.NoError(t, k.Stores.Santri.Simpan(ctx, LembagaLain, p.SantriDi(LembagaLain, "Bukan Kita")))
	var dapat []string
	lihat := map[santri.ID]bool{}
	halaman := dasar.Page{Limit: 5}
	for {
		ada, lanjut, err := k.Stores.Santri.Cari(ctx, Lembaga, santri.Saringan{}, halaman)
		require.NoError(t, err)
		require.LessOrEqual(t, len(ada), 5)
		for _, n := range ada {
			dapat = append(dapat, n.Nama)
			require.False(t, lihat[n.ID], "berulang")
			lihat[n.ID] = true
		}
		if halaman.After = lanjut; lanjut == "" {
			break
		}
	}
	require.Equal(t, nama, dapat)
	_, lanjut, err := k.Stores.Santri.Cari(ctx, Lembaga, santri.Saringan{}, dasar.Page{Limit: len(nama)})
	require.NoError(t, err)
	require.Empty(t, lanjut, "halaman yang pas adalah yang terakhir")
	for _, palsu := range []string{"x", "' OR 1=1 --"} {
		_, _, err = k.Stores.Santri.Cari(ctx, Lembaga, santri.Saringan{}, dasar.Page{After: palsu})
		require.ErrorIs(t, err, santri.ErrKursor)
	}
}

func cariSaringan(t *testing.T, p *Pabrik, k Toko) {
	hari := dasar.Tgl(2026, 10, 1)
	a := p.Santri("Ahmad Nisa'ul Fauzi", func(n *santri.Santri) { n.NIS = "AB_1" })
	b := p.Santri("Siti Ahmadah", func(n *santri.Santri) {
		n.JenisKelamin, n.Angkatan, n.Status, n.Keluarga = santri.Perempuan, 2025, santri.Cuti, a.Keluarga
	})
	c := p.Santri("Rahmad 100%", func(n *santri.Santri) { n.NIS, n.NISN = "", "" })
	require.NoError(t, k.Stores.Santri.Simpan(ctx, Lembaga, a, b, c))
	lain := p.SantriDi(LembagaLain, "Ahmad Lain", func(n *santri.Santri) { n.ID, n.Keluarga = a.ID, a.Keluarga })
	require.NoError(t, k.Stores.Santri.Simpan(ctx, LembagaLain, lain))
	pindah := p.Anggota(a, santri.Formal, "MTs", "9", "9A")
	pindah.Mulai, pindah.Selesai, pindah.Sebab = dasar.Tgl(2025, 7, 14), dasar.Tgl(2026, 7, 13), "naik"
	require.NoError(t, k.Stores.Keanggotaan.Buka(ctx, Lembaga, pindah, p.Anggota(a, santri.Formal, "MA", "10", "10C"), p.Anggota(b, santri.Formal, "MTs", "7", "7A"),
		p.Anggota(b, santri.Diniyah, "Pondok", "2 Ula", "2 Ula")))
	require.NoError(t, k.Stores.Keanggotaan.Buka(ctx, LembagaLain, p.Anggota(lain, santri.Formal, "MTs", "7", "7A")))
	nik, _ := b.NIK.Bungkus()
	for _, u := range []struct {
		nama string
		f    santri.Saringan
		mau  []santri.ID
	}{
		{"semua", santri.Saringan{}, []santri.ID{a.ID, c.ID, b.ID}},
		{"kata_depan", santri.Saringan{Teks: "AHMAD"}, []santri.ID{a.ID, b.ID}},
		{"dua_kata", santri.Saringan{Teks: "fau ah"}, []santri.ID{a.ID}},
		{"tanpa_kutip", santri.Saringan{Teks: "nisaul"}, []santri.ID{a.ID}},
		{"dengan_kutip", santri.Saringan{Teks: "Nisa’ul"}, []santri.ID{a.ID}},
		{"tengah_kata_tidak", santri.Saringan{Teks: "hmad"}, nil},
		{"nis", santri.Saringan{Teks: "ab_"}, []santri.ID{a.ID}},
		{"nisn", santri.Saringan{Teks: string(b.NISN)}, []santri.ID{b.ID}},
		{"tanda_pola_bukan_pola", santri.Saringan{Teks: "%"}, nil},
		{"garis_bawah_bukan_pola", santri.Saringan{Teks: "_"}, nil},
		{"angka", santri.Saringan{Teks: "100%"}, []santri.ID{c.ID}},
		{"kutip_sql", santri.Saringan{Teks: "'; DROP TABLE santri_santri; --"}, nil},
		{"nik", santri.Saringan{IndeksNIK: nik.Indeks}, []santri.ID{b.ID}},
		{"id", santri.Saringan{ID: []santri.ID{c.ID, "x"}}, []santri.ID{c.ID}},
		{"status", santri.Saringan{Status: []santri.Status{santri.Cuti, santri.Skors}}, []santri.ID{b.ID}},
		{"kelamin", santri.Saringan{JenisKelamin: santri.Perempuan}, []santri.ID{b.ID}},
		{"keluarga", santri.Saringan{Keluarga: []santri.KeluargaID{a.Keluarga}}, []santri.ID{a.ID, b.ID}},
		{"angkatan", santri.Saringan{Angkatan: 2025}, []santri.ID{b.ID}},
		{"unit", santri.Saringan{Unit: []santri.KodeUnit{"MTs"}, Pada: hari}, []santri.ID{b.ID}},
		{"unit_dahulu", santri.Saringan{Unit: []santri.KodeUnit{"MTs"}, Pada: dasar.Tgl(2026, 7, 12)}, []santri.ID{a.ID}},
		{"hari_berakhir_tidak_termasuk", santri.Saringan{Unit: []santri.KodeUnit{"MTs", "MA"}, Kelas: "9A", Pada: dasar.Tgl(2026, 7, 13)}, nil},
		{"kelas", santri.Saringan{Jalur: santri.Formal, Kelas: "10C", Pada: hari}, []santri.ID{a.ID}},
		{"satu_keanggotaan_memenuhi_semua", santri.Saringan{Jalur: santri.Diniyah, Unit: []santri.KodeUnit{"MTs"}, Pada: hari}, nil},
		{"tingkat", santri.Saringan{Tingkat: "2 Ula", Pada: hari}, []santri.ID{b.ID}},
	} {
		require.Equal(t, u.mau, cariID(t, k, u.f), u.nama)
		n, err := k.Stores.Santri.Hitung(ctx, Lembaga, u.f)
		require.NoError(t, err)
		require.Equal(t, len(u.mau), n, u.nama)
	}
}

func cariID(t *testing.T, k Toko, f santri.Saringan) (id []santri.ID) {
	t.Helper()
	ada, _, err := k.Stores.Santri.Cari(ctx, Lembaga, f, dasar.Page{})
	require.NoError(t, err)
	for _, n := range ada {
		id = append(id, n.ID)
	}
	return id
}

func cariLingkup(t *testing.T, p *Pabrik, k Toko) {
	hari := dasar.Tgl(2026, 10, 1)
	kini, dulu, pernah, tanpa := p.Santri("A Kini"), p.Santri("B Dulu"), p.Santri("C Pernah"), p.Santri("D Tanpa")
	require.NoError(t, k.Stores.Santri.Simpan(ctx, Lembaga, kini, dulu, pernah, tanpa))
	tutup := func(s santri.Santri) santri.Keanggotaan {
		g := p.Anggota(s, santri.Formal, "MTs", "9", "9A")
		g.Selesai, g.Sebab = dasar.Tgl(2026, 9, 1), "selesai"
		return g
	}
	baru := p.Anggota(pernah, santri.Formal, "MA", "10", "10A")
	baru.Mulai = dasar.Tgl(2026, 9, 1)
	require.NoError(t, k.Stores.Keanggotaan.Buka(ctx, Lembaga, p.Anggota(kini, santri.Formal, "MTs", "9", "9A"), tutup(dulu), tutup(pernah), baru))
	lingkup := func(u ...santri.KodeUnit) []santri.ID { return cariID(t, k, santri.Saringan{Lingkup: u, Pada: hari}) }
	require.Equal(t, []santri.ID{kini.ID, dulu.ID}, lingkup("MTs"), "yang sudah pindah bukan lagi milik MTs")
	require.Equal(t, []santri.ID{pernah.ID}, lingkup("MA"))
	require.Equal(t, []santri.ID{kini.ID, dulu.ID, pernah.ID}, lingkup("MA", "MTs"))
	require.Empty(t, cariID(t, k, santri.Saringan{Lingkup: []santri.KodeUnit{}, Pada: hari}))
	require.Len(t, cariID(t, k, santri.Saringan{}), 4)
}

func cariSalah(t *testing.T, p *Pabrik, k Toko) {
	require.NoError(t, k.Stores.Santri.Simpan(ctx, Lembaga, p.Santri("Ahmad")))
	for _, u := range []struct {
		f      santri.Saringan
		aturan error
	}{
		{santri.Saringan{Status: []santri.Status{"ACTIVE"}}, santri.ErrStatusAsing},
		{santri.Saringan{Jalur: "formil", Pada: dasar.Tgl(2026, 10, 1)}, santri.ErrJalur},
		{santri.Saringan{JenisKelamin: "X"}, santri.ErrSaringan},
		{santri.Saringan{Kelas: "7A"}, santri.ErrSaringan},
		{santri.Saringan{Lingkup: []santri.KodeUnit{"MA"}}, santri.ErrSaringan},
	} {
		_, _, err := k.Stores.Santri.Cari(ctx, Lembaga, u.f, dasar.Page{})
		require.ErrorIs(t, err, u.aturan)
		_, err = k.Stores.Santri.Hitung(ctx, Lembaga, u.f)
		require.ErrorIs(t, err, u.aturan)
		for _, err := range k.Stores.Santri.Alirkan(ctx, Lembaga, u.f) {
			require.ErrorIs(t, err, u.aturan)
		}
	}
}

func waliUtuh(t *testing.T, p *Pabrik, k Toko) {
	w, v := p.Wali("H. Nashir Setiawan", "+6289557030877"), p.Wali("Rizqi Mubarokah", "+6289557030877")
	require.NoError(t, k.Stores.Wali.Simpan(ctx, Lembaga))
	require.NoError(t, k.Stores.Wali.Simpan(ctx, Lembaga, w, v))
	lain := p.WaliDi(LembagaLain, "Lain", "+6289557030877")
	require.NoError(t, k.Stores.Wali.Simpan(ctx, LembagaLain, lain))
	require.ErrorIs(t, k.Stores.Wali.Simpan(ctx, Lembaga, w), santri.ErrVersi)
	w.Versi, v.Versi = 1, 1
	ada, err := k.Stores.Wali.Ambil(ctx, Lembaga, v.ID, lain.ID, w.ID)
	require.NoError(t, err)
	require.Len(t, ada, 2)
	samaWali(t, p, []santri.Wali{v, w}, ada)
	hp, _ := w.HP.Bungkus()
	nik, _ := v.NIK.Bungkus()
	ada, err = k.Stores.Wali.Kenali(ctx, Lembaga, [][]byte{nik.Indeks}, [][]byte{hp.Indeks})
	require.NoError(t, err)
	samaWali(t, p, []santri.Wali{w, v}, ada)
	ada, err = k.Stores.Wali.Kenali(ctx, Lembaga, [][]byte{nik.Indeks}, nil)
	require.NoError(t, err)
	samaWali(t, p, []santri.Wali{v}, ada)
	ada, err = k.Stores.Wali.MenurutSubjek(ctx, Lembaga, w.Subjek, lain.Subjek, "", w.Subjek)
	require.NoError(t, err)
	samaWali(t, p, []santri.Wali{w}, ada)
	ada, err = k.Stores.Wali.MenurutSubjek(ctx, Lembaga)
	require.NoError(t, err)
	require.Empty(t, ada)
	w.Nama, w.HP = "Nashir", privasi.Tertutup[santri.NomorHP]{}
	require.NoError(t, k.Stores.Wali.Simpan(ctx, Lembaga, w))
	require.ErrorIs(t, k.Stores.Wali.Simpan(ctx, Lembaga, w), santri.ErrVersi)
	w.Versi = 2
	ada, err = k.Stores.Wali.Ambil(ctx, Lembaga, w.ID)
	require.NoError(t, err)
	samaWali(t, p, []santri.Wali{w}, ada)
}

func waliIkatan(t *testing.T, p *Pabrik, k Toko) {
	w := k.Stores.Wali
	ikat := func(s santri.ID, i santri.WaliID, h santri.Hubungan, utama bool) santri.Perwalian {
		return santri.Perwalian{Lembaga: Lembaga, Santri: s, Wali: i, Hubungan: h, Utama: utama}
	}
	semua := []santri.Perwalian{ikat("a", "w3", santri.Pengampu, true), ikat("a", "w2", santri.Ayah, false), ikat("a", "w1", santri.Ibu, false), ikat("b", "w2", santri.Ayah, true)}
	require.NoError(t, w.Ikat(ctx, Lembaga))
	require.NoError(t, w.Ikat(ctx, Lembaga, semua[3], semua[2], semua[1], semua[0]))
	require.NoError(t, w.Ikat(ctx, LembagaLain, semua[0]))
	ada, err := w.Perwalian(ctx, Lembaga, "b", "a", "a")
	require.NoError(t, err)
	require.Equal(t, semua, ada)
	ada, err = w.Asuhan(ctx, Lembaga, "w2", "w1")
	require.NoError(t, err)
	require.Equal(t, []santri.Perwalian{semua[2], semua[1], semua[3]}, ada)

	require.ErrorIs(t, w.Ikat(ctx, Lembaga, ikat("a", "w1", santri.Ibu, true)), santri.ErrUtamaGanda)
	require.ErrorIs(t, w.Ikat(ctx, Lembaga, ikat("c", "w1", santri.Ibu, true), ikat("c", "w2", santri.Ayah, true)), santri.ErrUtamaGanda)
	require.NoError(t, w.Ikat(ctx, Lembaga, ikat("a", "w1", santri.Ibu, true), ikat("a", "w3", santri.Pengampu, false)), "kontak utama berpindah")
	ada, err = w.Perwalian(ctx, Lembaga, "a")
	require.NoError(t, err)
	require.Equal(t, []santri.Perwalian{ikat("a", "w1", santri.Ibu, true), semua[1], ikat("a", "w3", santri.Pengampu, false)}, ada)
	for range 2 {
		require.NoError(t, w.Lepas(ctx, Lembaga, ikat("a", "w1", "", false)))
	}
	ada, err = w.Perwalian(ctx, Lembaga, "a")
	require.NoError(t, err)
	require.Len(t, ada, 2)
	ada, err = w.Perwalian(ctx, LembagaLain, "a")
	require.NoError(t, err)
	require.Len(t, ada, 1)
}
