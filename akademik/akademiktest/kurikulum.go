package akademiktest

import (
	"context"
	"slices"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/kurikulum"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/akademik/rapor"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// kurikulumKita is a small curriculum of a school's own.
func kurikulumKita() kurikulum.Kurikulum {
	return kurikulum.Kurikulum{
		Kode: "kita", Nama: "Kurikulum Kita", Keluarga: kurikulum.Sendiri, Jenjang: "MTs", Jalur: santri.Formal, Berlaku: dasar.Tgl(2026, 7, 1), Satuan: kurikulum.PerPekan, Rapor: kurikulum.RaporFormal,
		Sumber: "SK Kepala 1/2026", Yakin: kurikulum.Pasti, Penilaian: kurikulum.Penilaian{Skala: "100", KKM: nilai.A(65), Komponen: []nilai.Komponen{{Kode: "S", Nama: "Sumatif", Bobot: nilai.A(100)}}},
		Tingkat: []kurikulum.Tingkat{{Kode: "7", Menit: 40}, {Kode: "8"}},
		Mapel: []kurikulum.Mapel{
			{Kode: "mtk", Nama: "Matematika", Kelompok: "Umum", Jam: []kurikulum.Jam{{Tingkat: "7", JP: 5}, {Tingkat: "8", JP: 4}}},
			{Kode: "nahwu", Nama: "Nahwu", NamaArab: "النحو", Kelompok: "Kitab", Jam: []kurikulum.Jam{{Tingkat: "7", JP: 3}}},
			{Kode: "khat", Nama: "Khat", Pilihan: "Seni", Jam: []kurikulum.Jam{{Tingkat: "7", JP: 1}}},
		},
	}
}

func ujiKurikulum(t *testing.T, k Toko) {
	ctx, st := t.Context(), k.Stores.Kurikulum
	a := akademik.KurikulumSendiri{ID: "a", Isi: kurikulumKita(), Oleh: "akun", Dicatat: saat}
	b := a.Salin()
	b.ID, b.Isi.Berlaku, b.Batal, b.Isi.Mapel = "b", dasar.Tgl(2025, 7, 1), "salah", b.Isi.Mapel[:1]
	c := a.Salin()
	c.ID, c.Isi.Kode, c.Isi.Penilaian.Komponen[0].Remedial = "c", "awal", nilai.BatasKKM
	require.NoError(t, st.SimpanKurikulum(ctx, lembaga, a, b, c))
	require.NoError(t, st.SimpanKurikulum(ctx, lain, a))
	for _, x := range []*akademik.KurikulumSendiri{&a, &b, &c} {
		x.Lembaga, x.Versi = lembaga, 1
	}
	ada, err := st.Kurikulum(ctx, lembaga)
	require.NoError(t, err)
	require.Equal(t, []akademik.KurikulumSendiri{c, b, a}, ada)
	ada[2].Isi.Mapel[0].Jam[0].JP = 99
	a.Isi.Nama = "Kurikulum Kita II"
	require.NoError(t, st.SimpanKurikulum(ctx, lembaga, a))
	require.ErrorIs(t, st.SimpanKurikulum(ctx, lembaga, a), akademik.ErrVersi)
	a.Versi = 2
	ada, err = st.Kurikulum(ctx, lembaga)
	require.NoError(t, err)
	require.Equal(t, a, ada[2])

	ikut := func(tahun akademik.TahunID, tingkat string, r akademik.RombelID, kode string, pilihan ...string) akademik.IkutKurikulum {
		return akademik.IkutKurikulum{Lembaga: lembaga, Tahun: tahun, Unit: "MTs", Jalur: santri.Formal, Tingkat: tingkat, Rombel: r, Kurikulum: kode, Pilihan: pilihan, Oleh: "akun", Dicatat: saat}
	}
	x, y, z := ikut("t1", "", "", "kita"), ikut("t1", "9", "", "k13-mts", "Peminatan IPS"), ikut("t2", "", "r1", "awal")
	z.Setara = "8"
	require.NoError(t, st.SimpanIkut(ctx, lembaga, z, ikut("t1", "9", "", "salah"), x, y))
	require.NoError(t, st.SimpanIkut(ctx, lain, x))
	is, err := st.Ikut(ctx, lembaga)
	require.NoError(t, err)
	require.Equal(t, []akademik.IkutKurikulum{x, y, z}, is)
	is[1].Pilihan[0] = "diubah pembaca"
	x.Kurikulum = ""
	require.NoError(t, st.SimpanIkut(ctx, lembaga, x))
	is, err = st.Ikut(ctx, lembaga, "t1", "t9")
	require.NoError(t, err)
	require.Equal(t, []akademik.IkutKurikulum{x, y}, is)
	is, err = st.Ikut(ctx, lain)
	require.NoError(t, err)
	require.Len(t, is, 1)
}

// ikutKita is the choice of the school's unit MTs.
func (h *Sekolah) ikutKita(kode string) akademik.IkutKurikulum {
	return akademik.IkutKurikulum{Tahun: h.Tahun.ID, Unit: "MTs", Jalur: santri.Formal, Kurikulum: kode}
}

func layananKurikulum(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	katalog, err := h.Kurikulum(ctx, h.Pelaku)
	require.NoError(t, err)
	mts, ada := katalog.Pada("merdeka-mts", HariIni)
	require.True(t, ada)
	salinan := mts.SalinSebagai("mts-kita", "Merdeka Kita", dasar.Tgl(2026, 7, 1))
	salinan.Mapel[0].Jam[0].JP = 108
	_, err = h.AturKurikulum(ctx, h.Lingkup("MTs"), "", akademik.KurikulumSendiri{Isi: salinan})
	require.Equal(t, dasar.Forbidden, dasar.KindOf(err), "bukan seluruh lembaga")
	_, err = h.AturKurikulum(ctx, h.Pelaku, "", akademik.KurikulumSendiri{Isi: mts})
	require.ErrorIs(t, err, akademik.ErrKurikulumBawaan)
	buruk := salinan.Salin()
	buruk.Mapel[0].Jam[0].Tingkat = "12"
	_, err = h.AturKurikulum(ctx, h.Pelaku, "", akademik.KurikulumSendiri{Isi: buruk})
	require.ErrorIs(t, err, kurikulum.ErrJam)
	a, err := h.AturKurikulum(ctx, h.Pelaku, "k", akademik.KurikulumSendiri{Isi: salinan})
	require.NoError(t, err)
	require.Equal(t, "merdeka-mts", a.Isi.Asal)
	ulang, err := h.AturKurikulum(ctx, h.Pelaku, "k", akademik.KurikulumSendiri{Isi: salinan})
	require.NoError(t, err)
	require.Equal(t, a, ulang)
	_, err = h.AturKurikulum(ctx, h.Pelaku, "", akademik.KurikulumSendiri{Isi: salinan})
	require.ErrorIs(t, err, kurikulum.ErrKatalog, "dua versi sehari")
	salinan.Berlaku = dasar.Tgl(2027, 1, 1)
	b, err := h.AturKurikulum(ctx, h.Pelaku, "", akademik.KurikulumSendiri{Isi: salinan})
	require.NoError(t, err)
	ganti := a
	ganti.Isi.Kode = "lain"
	_, err = h.AturKurikulum(ctx, h.Pelaku, "", ganti)
	require.ErrorIs(t, err, akademik.ErrKurikulumTiada)
	a.Isi.Nama = "Merdeka Kami"
	a, err = h.AturKurikulum(ctx, h.Pelaku, "", a)
	require.NoError(t, err)
	hantu := a
	hantu.ID = "hantu"
	_, err = h.AturKurikulum(ctx, h.Pelaku, "", hantu)
	require.ErrorIs(t, err, akademik.ErrKurikulumTiada)
	katalog, err = h.Kurikulum(ctx, h.Pelaku)
	require.NoError(t, err)
	x, _ := katalog.Pada("mts-kita", dasar.Tgl(2026, 12, 31))
	require.Equal(t, "Merdeka Kami", x.Nama)
	x, _ = katalog.Pada("mts-kita", dasar.Tgl(2027, 1, 1))
	require.Equal(t, "Merdeka Kita", x.Nama)

	require.NoError(t, h.AturIkutKurikulum(ctx, h.Pelaku, "", h.ikutKita("mts-kita")))
	_, err = h.BatalKurikulum(ctx, h.Pelaku, "", b.ID, "tidak jadi", b.Versi)
	require.NoError(t, err, "versi lain masih berlaku")
	_, err = h.BatalKurikulum(ctx, h.Pelaku, "", a.ID, "tidak jadi", a.Versi)
	require.ErrorIs(t, err, akademik.ErrKurikulumDipakai)
	require.NoError(t, h.AturIkutKurikulum(ctx, h.Pelaku, "", h.ikutKita("")))
	_, err = h.BatalKurikulum(ctx, h.Pelaku, "", a.ID, "tidak jadi", a.Versi-1)
	require.ErrorIs(t, err, akademik.ErrVersi)
	_, err = h.BatalKurikulum(ctx, h.Lingkup("MTs"), "", a.ID, "tidak jadi", a.Versi)
	require.Equal(t, dasar.Forbidden, dasar.KindOf(err))
	a, err = h.BatalKurikulum(ctx, h.Pelaku, "", a.ID, "tidak jadi", a.Versi)
	require.NoError(t, err)
	_, err = h.BatalKurikulum(ctx, h.Pelaku, "", a.ID, "sekali lagi", a.Versi)
	require.ErrorIs(t, err, akademik.ErrKurikulumTiada)
	_, err = h.BatalKurikulum(ctx, h.Pelaku, "", "tiada", "tidak ada", 1)
	require.ErrorIs(t, err, akademik.ErrKurikulumTiada)
	_, err = h.AturKurikulum(ctx, h.Pelaku, "", a)
	require.ErrorIs(t, err, akademik.ErrKurikulumTiada, "yang batal tetap batal")
}

func layananIkutKurikulum(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	ikut := func(ubah func(*akademik.IkutKurikulum)) akademik.IkutKurikulum {
		i := h.ikutKita("k13-mts")
		ubah(&i)
		return i
	}
	for nama, u := range map[string]struct {
		i     akademik.IkutKurikulum
		harap error
	}{
		"tanpa unit":        {ikut(func(i *akademik.IkutKurikulum) { i.Unit = "" }), akademik.ErrIkutKurikulum},
		"tingkat dan kelas": {ikut(func(i *akademik.IkutKurikulum) { i.Tingkat, i.Rombel = "7", h.Kelas.ID }), akademik.ErrIkutKurikulum},
		"jalur asing":       {ikut(func(i *akademik.IkutKurikulum) { i.Jalur = "umum" }), santri.ErrJalur},
		"unit asing":        {ikut(func(i *akademik.IkutKurikulum) { i.Unit = "MA" }), santri.ErrUnitAsing},
		"tahun asing":       {ikut(func(i *akademik.IkutKurikulum) { i.Tahun = "tiada" }), akademik.ErrTahunTiada},
		"kelas asing":       {ikut(func(i *akademik.IkutKurikulum) { i.Rombel = "tiada" }), akademik.ErrRombelTiada},
		"halaqah":           {ikut(func(i *akademik.IkutKurikulum) { i.Unit, i.Jalur, i.Rombel = "Pondok", santri.Tahfidz, h.Halaqah.ID }), akademik.ErrRombelTiada},
		"kurikulum asing":   {ikut(func(i *akademik.IkutKurikulum) { i.Kurikulum = "ktsp" }), akademik.ErrKurikulumTiada},
		"setara asing":      {ikut(func(i *akademik.IkutKurikulum) { i.Setara = "12" }), akademik.ErrIkutKurikulum},
		"pilihan asing":     {ikut(func(i *akademik.IkutKurikulum) { i.Pilihan = []string{"Peminatan IPS"} }), akademik.ErrIkutKurikulum},
		"pilihan tanpa itu": {ikut(func(i *akademik.IkutKurikulum) { i.Kurikulum, i.Setara = "", "7" }), akademik.ErrIkutKurikulum},
	} {
		require.ErrorIs(t, h.AturIkutKurikulum(ctx, h.Pelaku, "", u.i), u.harap, nama)
	}
	require.Equal(t, dasar.Forbidden, dasar.KindOf(h.AturIkutKurikulum(ctx, h.Lingkup("Pondok"), "", h.ikutKita("k13-mts"))))
	semua, err := h.IkutKurikulum(ctx, h.Pelaku)
	require.NoError(t, err)
	require.Empty(t, semua)

	// A phase-in: the unit follows K13, level 7 Merdeka already, one class of it something
	// of its own.
	kita := kurikulumKita()
	_, err = h.AturKurikulum(ctx, h.Pelaku, "", akademik.KurikulumSendiri{Isi: kita})
	require.NoError(t, err)
	kelas := func(tingkat, nama string) akademik.Rombel {
		rs, err := h.AturRombel(ctx, h.Pelaku, "", akademik.Rombel{Tahun: h.Tahun.ID, Jenis: akademik.Kelas, Jalur: santri.Formal, Unit: "MTs", Tingkat: tingkat, Nama: nama})
		require.NoError(t, err)
		return rs[0]
	}
	r8, r7 := kelas("VIII", "8A"), kelas("7", "7C")
	require.NoError(t, h.AturIkutKurikulum(ctx, h.Lingkup("MTs"), "", h.ikutKita("k13-mts"), ikut(func(i *akademik.IkutKurikulum) { i.Tingkat, i.Kurikulum = "7", "merdeka-mts" }),
		ikut(func(i *akademik.IkutKurikulum) {
			i.Rombel, i.Kurikulum, i.Setara, i.Pilihan = r7.ID, "kita", "7", []string{"Seni"}
		})))
	ks, err := h.KurikulumKelas(ctx, h.Pelaku, h.Tahun.ID)
	require.NoError(t, err)
	dapat := map[akademik.RombelID]string{}
	for _, k := range ks {
		dapat[k.Rombel.ID] = k.Kurikulum.Kode + "/" + k.Tingkat
	}
	require.Equal(t, map[akademik.RombelID]string{h.Kelas.ID: "merdeka-mts/7", r7.ID: "kita/7", r8.ID: "k13-mts/8"}, dapat, "halaqah tidak ikut")
	i := slices.IndexFunc(ks, func(k akademik.KurikulumKelas) bool { return k.Rombel.ID == r7.ID })
	require.Len(t, ks[i].Susunan(), 3)
	kelompok, ada := ks[i].Kelompok(akademik.Mapel{Kode: "nahwu"})
	require.True(t, ada)
	require.Equal(t, "Kitab", kelompok)
	_, ada = ks[i].Kelompok(akademik.Mapel{Kode: "fisika", Nama: "Fisika"})
	require.False(t, ada)
	require.NoError(t, h.AturIkutKurikulum(ctx, h.Pelaku, "", ikut(func(i *akademik.IkutKurikulum) { i.Tingkat, i.Kurikulum = "7", "" })))
	ks, err = h.KurikulumKelas(ctx, h.Pelaku, h.Tahun.ID)
	require.NoError(t, err)
	i = slices.IndexFunc(ks, func(k akademik.KurikulumKelas) bool { return k.Rombel.ID == h.Kelas.ID })
	require.Equal(t, "k13-mts", ks[i].Kurikulum.Kode, "tanpa pilihan di tingkat, pilihan unit berlaku")
	semua, err = h.IkutKurikulum(ctx, h.Lingkup("Pondok"))
	require.NoError(t, err)
	require.Empty(t, semua)
	ks, err = h.KurikulumKelas(ctx, h.Lingkup("Pondok"), h.Tahun.ID)
	require.NoError(t, err)
	require.Empty(t, ks)

	h.Tahun.Ditutup = true
	_, err = h.AturTahun(ctx, h.Pelaku, "", h.Tahun)
	require.NoError(t, err)
	require.ErrorIs(t, h.AturIkutKurikulum(ctx, h.Pelaku, "", h.ikutKita("k13-mts")), akademik.ErrTahunDitutup)
	_, err = h.TerapkanKurikulum(ctx, h.Pelaku, "", h.Tahun.ID, "", true, h.Kelas.ID)
	require.ErrorIs(t, err, akademik.ErrTahunDitutup)
}

// What a proposal shows is what it stores, once; what exists stays as it is.
func layananUsulKurikulum(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	_, err := h.AturKurikulum(ctx, h.Pelaku, "", akademik.KurikulumSendiri{Isi: kurikulumKita()})
	require.NoError(t, err)
	require.NoError(t, h.AturMapel(ctx, h.Pelaku, "", akademik.Mapel{Kode: "hitung", Nama: "matematika", Urutan: 7, Aktif: true}, akademik.Mapel{Kode: "khat", Nama: "Khat lama", Kelompok: "Seni"}))
	_, err = h.AturPengampu(ctx, h.Pelaku, "", akademik.Pengampu{Rombel: h.Kelas.ID, Mapel: "hitung", Guru: "g1", JP: 4, Mulai: h.Tahun.Mulai})
	require.NoError(t, err)
	u, err := h.PeriksaKurikulum(ctx, h.Pelaku, h.Tahun.ID)
	require.NoError(t, err)
	require.True(t, u.Kosong(), "tanpa kurikulum tidak ada usul")
	require.Empty(t, u.Kelas[0].Temuan)

	i := h.ikutKita("kita")
	i.Pilihan = []string{"Seni"}
	require.NoError(t, h.AturIkutKurikulum(ctx, h.Pelaku, "", i))
	u, err = h.PeriksaKurikulum(ctx, h.Pelaku, h.Tahun.ID)
	require.NoError(t, err)
	var jenis []kurikulum.JenisTemuan
	for _, x := range u.Kelas[0].Temuan {
		jenis = append(jenis, x.Jenis)
	}
	require.Equal(t, []kurikulum.JenisTemuan{kurikulum.JPBeda, kurikulum.Kurang, kurikulum.Kurang}, jenis)
	require.Equal(t, "hitung", u.Kelas[0].Temuan[0].Kode, "nama yang sama, kode sekolah")
	require.Equal(t, []akademik.Mapel{{Lembaga: lembaga, Kode: "nahwu", Nama: "Nahwu", NamaArab: "النحو", Kelompok: "Kitab", Urutan: 8, Aktif: true}, {Lembaga: lembaga, Kode: "khat", Nama: "Khat lama", Kelompok: "Seni", Aktif: true}}, u.Mapel)
	require.Len(t, u.Pengampu, 2)
	require.Equal(t, []int{3, 1}, []int{u.Pengampu[0].JP, u.Pengampu[1].JP})
	require.Len(t, u.Penilaian, 1)
	require.Equal(t, nilai.A(65), u.Penilaian[0].Aturan.KKM)

	_, err = h.TerapkanKurikulum(ctx, h.Lingkup("MTs"), "", h.Tahun.ID, u.Sidik(), true, h.Kelas.ID)
	require.Equal(t, dasar.Forbidden, dasar.KindOf(err), "pelajaran baru untuk seluruh lembaga")
	_, err = h.TerapkanKurikulum(ctx, h.Pelaku, "", h.Tahun.ID, "lama", true, h.Kelas.ID)
	require.ErrorIs(t, err, akademik.ErrUsulBerubah)
	kosong, err := h.TerapkanKurikulum(ctx, h.Pelaku, "", h.Tahun.ID, u.Sidik(), true)
	require.NoError(t, err)
	require.True(t, kosong.Kosong(), "tidak ada kelas yang dipilih")
	hasil, err := h.TerapkanKurikulum(ctx, h.Pelaku, "k", h.Tahun.ID, u.Sidik(), true, h.Kelas.ID)
	require.NoError(t, err)
	require.Len(t, hasil.Mapel, 2)
	_, err = h.TerapkanKurikulum(ctx, h.Pelaku, "k", h.Tahun.ID, u.Sidik(), true, h.Kelas.ID)
	require.NoError(t, err, "kunci yang sama: sudah dikerjakan")

	u, err = h.PeriksaKurikulum(ctx, h.Pelaku, h.Tahun.ID)
	require.NoError(t, err)
	require.True(t, u.Kosong(), "sesudah diterapkan tidak ada yang tersisa")
	require.Equal(t, kurikulum.TanpaGuru, u.Kelas[0].Temuan[1].Jenis)
	ps, err := h.Pengampu(ctx, h.Pelaku, akademik.SaringPengampu{Rombel: []akademik.RombelID{h.Kelas.ID}})
	require.NoError(t, err)
	require.Len(t, ps, 3)
	aturan, err := h.Penilaian(ctx, h.Pelaku)
	require.NoError(t, err)
	require.Len(t, aturan, 1)
	ms, err := h.Mapel(ctx, h.Pelaku)
	require.NoError(t, err)
	require.Equal(t, "matematika", ms[slices.IndexFunc(ms, func(m akademik.Mapel) bool { return m.Kode == "hitung" })].Nama, "yang ada tidak diubah")
}

// Two officers who apply the same proposal make each vacancy once.
func layananKurikulumSerentak(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	require.NoError(t, h.AturIkutKurikulum(ctx, h.Pelaku, "", h.ikutKita("k13-mts")))
	u, err := h.PeriksaKurikulum(ctx, h.Pelaku, h.Tahun.ID)
	require.NoError(t, err)
	require.Len(t, u.Pengampu, 14)
	errs := make([]error, 4)
	var wg sync.WaitGroup
	for i := range errs {
		wg.Go(func() {
			_, errs[i] = h.TerapkanKurikulum(ctx, h.Pelaku, "", h.Tahun.ID, u.Sidik(), true, h.Kelas.ID)
		})
	}
	wg.Wait()
	berhasil := 0
	for _, err := range errs {
		if err == nil {
			berhasil++
			continue
		}
		require.ErrorIs(t, err, akademik.ErrUsulBerubah)
	}
	require.Equal(t, 1, berhasil)
	ps, err := h.Pengampu(ctx, h.Pelaku, akademik.SaringPengampu{Rombel: []akademik.RombelID{h.Kelas.ID}})
	require.NoError(t, err)
	require.Len(t, ps, 14)
}

// The rapor says which curriculum the class follows, groups subjects as it does, and has
// its page; the head of the paper may say otherwise.
func layananKurikulumRapor(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	h.rapor(t)
	draf := func() rapor.Rapor {
		t.Helper()
		d, err := h.DrafRapor(ctx, h.Pelaku, "1", h.Kelas.ID)
		require.NoError(t, err)
		return d[0].Rapor
	}
	require.Empty(t, draf().Formal.Kurikulum)
	require.NoError(t, h.AturIkutKurikulum(ctx, h.Pelaku, "", h.ikutKita("k13-mts")))
	r := draf()
	require.Equal(t, "Kurikulum 2013", r.Formal.Kurikulum)
	require.Equal(t, "Kelompok A (Umum)", r.Formal.Kelompok[0].Nama)
	i := h.ikutKita("merdeka-mts")
	i.Tingkat = "7"
	require.NoError(t, h.AturIkutKurikulum(ctx, h.Pelaku, "", i))
	r = draf()
	require.Equal(t, "Kurikulum Merdeka", r.Formal.Kurikulum)
	require.Equal(t, "Mata Pelajaran Umum", r.Formal.Kelompok[0].Nama)
	h.Kop = func(context.Context, dasar.LembagaID, santri.KodeUnit) (akademik.KopRapor, error) {
		return akademik.KopRapor{Kurikulum: "Kurikulum Pondok"}, nil
	}
	require.Equal(t, "Kurikulum Pondok", draf().Formal.Kurikulum)
	i.Kurikulum = "muadalah-muallimin"
	require.NoError(t, h.AturIkutKurikulum(ctx, h.Pelaku, "", i))
	r = draf()
	require.Nil(t, r.Formal)
	require.Equal(t, "Umum", r.Diniyah.Kelompok[0].Nama)
}
