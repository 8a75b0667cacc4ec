package akademiktest

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/akademik/presensi"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

func pembagian(id string, r akademik.RombelID, nama string, sejak dasar.Tanggal, ks ...akademik.Kelompok) akademik.Pembagian {
	return akademik.Pembagian{ID: id, Rombel: r, Nama: nama, Sejak: sejak, Kelompok: ks, Oleh: "akun", Dicatat: saat}
}

func ujiKelompok(t *testing.T, k Toko) {
	ctx, st := t.Context(), k.Stores.Kelompok
	d := func(n int) dasar.Tanggal { return dasar.Tgl(2026, 10, n) }
	pa, pi := akademik.Kelompok{Nama: "pa", Anggota: []santri.ID{"s1", "s2"}}, akademik.Kelompok{Nama: "pi", Anggota: []santri.ID{"s3"}}
	a, b, c := pembagian("a", "r1", "Kelamin", d(2), pa, pi), pembagian("b", "r1", "Bahasa", d(9), pi, pa), pembagian("c", "r2", "Bahasa", d(1))
	require.NoError(t, st.SimpanPembagian(ctx, lembaga, a, c, b))
	require.NoError(t, st.SimpanPembagian(ctx, lain, pembagian("a", "r1", "Kelamin", d(1), pa, pi)))
	for _, x := range []*akademik.Pembagian{&a, &b, &c} {
		x.Lembaga, x.Versi = lembaga, 1
	}
	ada, err := st.Pembagian(ctx, lembaga, "r2", "r1", "tiada")
	require.NoError(t, err)
	require.Equal(t, []akademik.Pembagian{b, a, c}, ada)
	ada[0].Kelompok[0].Anggota[0] = "rusak"
	ada, err = st.Pembagian(ctx, lembaga, "r1")
	require.NoError(t, err)
	require.Equal(t, []akademik.Pembagian{b, a}, ada)
	ada, err = st.Pembagian(ctx, lembaga)
	require.NoError(t, err)
	require.Empty(t, ada)
	a.Batal = true
	require.NoError(t, st.SimpanPembagian(ctx, lembaga, a))
	require.ErrorIs(t, st.SimpanPembagian(ctx, lembaga, a), akademik.ErrVersi)
	require.ErrorIs(t, st.SimpanPembagian(ctx, lembaga, pembagian("z", "r1", "Bahasa", d(1)), pembagian("c", "r2", "Bahasa", d(1))), akademik.ErrVersi)
	a.Versi = 2
	milik, err := k.Stores.Milik.Pembagian(ctx, lembaga, "s3", "s2")
	require.NoError(t, err)
	require.Equal(t, []akademik.Pembagian{b.Hanya("s2", "s3"), a.Hanya("s2", "s3")}, milik, "juga yang diurungkan, tanpa orang lain")
	milik, err = k.Stores.Milik.Pembagian(ctx, lembaga, "s")
	require.NoError(t, err)
	require.Empty(t, milik)
}

// bagiKelas divides 7A twice: by language into the first two and the others, and for
// practice into the second with the third and the others.
func (h *Sekolah) bagiKelas(t *testing.T) (bahasa, praktik akademik.Pembagian) {
	t.Helper()
	s := idSantri(h.Santri[:5])
	for i, x := range []*akademik.Pembagian{&bahasa, &praktik} {
		*x = akademik.Pembagian{Rombel: h.Kelas.ID, Nama: []string{"Bahasa", "Praktik"}[i], Sejak: HariIni}
	}
	bahasa.Kelompok = []akademik.Kelompok{{Nama: "Arab", Anggota: slices.Clone(s[:2])}, {Nama: "Inggris", Anggota: slices.Clone(s[2:])}}
	praktik.Kelompok = []akademik.Kelompok{{Nama: "Tani", Anggota: slices.Clone(s[1:3])}, {Nama: "Tukang", Anggota: append(slices.Clone(s[:1]), s[3:]...)}}
	var err error
	bahasa, err = h.AturPembagian(t.Context(), h.Pelaku, "", bahasa)
	require.NoError(t, err)
	praktik, err = h.AturPembagian(t.Context(), h.Pelaku, "", praktik)
	require.NoError(t, err)
	return bahasa, praktik
}

func idSantri(ps []santri.Peserta) (id []santri.ID) {
	for _, p := range ps {
		id = append(id, p.ID)
	}
	return id
}

func layananKelompok(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	bahasa, _ := h.bagiKelas(t)
	for nama, u := range map[string]struct {
		ubah  func(*akademik.Pembagian)
		harap error
	}{
		"satu kelompok":     {func(p *akademik.Pembagian) { p.Kelompok = p.Kelompok[:1] }, akademik.ErrPembagian},
		"tanda gabung":      {func(p *akademik.Pembagian) { p.Kelompok[0].Nama = "A+B" }, akademik.ErrPembagian},
		"nama kembar":       {func(p *akademik.Pembagian) { p.Kelompok[0].Nama = "inggris" }, akademik.ErrPembagian},
		"di dua kelompok":   {func(p *akademik.Pembagian) { p.Kelompok[0].Anggota = p.Kelompok[1].Anggota }, akademik.ErrPembagian},
		"tanpa hari":        {func(p *akademik.Pembagian) { p.Sejak = dasar.Tanggal{} }, akademik.ErrPembagian},
		"bukan anggota":     {func(p *akademik.Pembagian) { p.Kelompok[0].Anggota = idSantri(h.Santri[5:]) }, akademik.ErrAnggotaKelompok},
		"nama dipakai":      {func(p *akademik.Pembagian) { p.Kelompok[0].Nama = "Tani" }, akademik.ErrKelompokGanda},
		"diubah orang":      {func(p *akademik.Pembagian) { p.ID = "" }, akademik.ErrVersi},
		"akhiri yang tiada": {func(p *akademik.Pembagian) { p.ID, p.Nama, p.Kelompok = "", "Lain", nil }, akademik.ErrPembagianTiada},
		"kelas asing":       {func(p *akademik.Pembagian) { p.Rombel = "tiada" }, akademik.ErrRombelTiada},
	} {
		x := bahasa.Salin()
		u.ubah(&x)
		_, err := h.AturPembagian(ctx, h.Pelaku, "", x)
		require.ErrorIs(t, err, u.harap, nama)
	}
	_, err := h.AturPembagian(ctx, h.Lingkup("Pondok"), "", bahasa)
	require.ErrorIs(t, err, akademik.ErrRombelTiada)

	nanti := bahasa.Salin()
	nanti.Sejak = HariIni.TambahHari(3)
	nanti.Kelompok[0].Anggota, nanti.Kelompok[1].Anggota = nanti.Kelompok[1].Anggota, nanti.Kelompok[0].Anggota
	nanti, err = h.AturPembagian(ctx, h.Pelaku, "kunci", nanti)
	require.NoError(t, err)
	semua, err := h.Pembagian(ctx, h.Pelaku, h.Kelas.ID)
	require.NoError(t, err)
	require.Len(t, semua, 3)
	kelompok := func(hari dasar.Tanggal) string {
		return akademik.PembagianPada(semua, h.Kelas.ID, hari)[0].KelompokDari(h.Santri[0].ID)
	}
	require.Equal(t, []string{"Arab", "Inggris"}, []string{kelompok(HariIni), kelompok(nanti.Sejak)}, "berlaku mulai harinya")
	require.ErrorIs(t, h.UrungkanPembagian(ctx, h.Pelaku, h.Kelas.ID, bahasa.ID, 1), akademik.ErrVersi, "yang terakhir dahulu")
	require.ErrorIs(t, h.UrungkanPembagian(ctx, h.Pelaku, h.Kelas.ID, nanti.ID, 7), akademik.ErrVersi)
	require.ErrorIs(t, h.UrungkanPembagian(ctx, h.Pelaku, h.Halaqah.ID, nanti.ID, 1), akademik.ErrPembagianTiada)
	require.NoError(t, h.UrungkanPembagian(ctx, h.Pelaku, h.Kelas.ID, nanti.ID, 1))
	semua, err = h.Pembagian(ctx, h.Pelaku, h.Kelas.ID)
	require.NoError(t, err)
	require.Equal(t, "Arab", kelompok(nanti.Sejak), "kembali")
	bahasa.Kelompok = nil
	_, err = h.AturPembagian(ctx, h.Pelaku, "", bahasa)
	require.NoError(t, err)
	semua, err = h.Pembagian(ctx, h.Pelaku, h.Kelas.ID)
	require.NoError(t, err)
	require.Len(t, akademik.PembagianPada(semua, h.Kelas.ID, HariIni), 1, "tidak dibagi lagi")
}

// Lessons of groups: real membership decides what clashes, who stands in the register and
// whose marks a teacher sees.
func layananJadwalKelompok(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	h.isiJadwal(t)
	h.Lemari = &akademik.LemariPapan{}
	j := h.draf(t, "MTs", santri.Formal, 7)
	h.bagiKelas(t)
	ajar := func(m akademik.KodeMapel, g pegawai.ID, kelompok string) akademik.KegiatanJadwal {
		return akademik.KegiatanJadwal{Mapel: m, Guru: []pegawai.ID{g}, Peserta: []akademik.PesertaJadwal{{Rombel: h.Kelas.ID, Kelompok: kelompok}}, JP: 1}
	}
	require.ErrorIs(t, h.AturKegiatan(ctx, h.Pelaku, "", j.ID, j.Versi, []akademik.KegiatanJadwal{ajar("quran", "g1", "Asing")}), akademik.ErrKegiatan)
	require.NoError(t, h.AturKegiatan(ctx, h.Pelaku, "", j.ID, j.Versi, []akademik.KegiatanJadwal{ajar("quran", "g1", "Arab"), ajar("quran", "g2", "Tani"), ajar("ipa", "g2", "Inggris")}))
	require.Len(t, h.jadwal(t, j.ID).Pembagian, 2, "pembagian kelas ikut ke jadwal")
	id := func(m akademik.KodeMapel, kelompok string) string {
		ks := h.cari(t, j.ID, m)
		return ks[slices.IndexFunc(ks, func(k akademik.KegiatanJadwal) bool { return k.Peserta[0].Kelompok == kelompok })].ID
	}
	arab, tani, inggris := id("quran", "Arab"), id("quran", "Tani"), id("ipa", "Inggris")
	_, err := h.letak(t, j.ID, arab, di(jadwal.Senin, 0), false)
	require.NoError(t, err)
	_, err = h.letak(t, j.ID, inggris, di(jadwal.Senin, 0), false)
	require.NoError(t, err, "dua kelompok tanpa santri yang sama")
	_, err = h.letak(t, j.ID, inggris, akademik.Tempat{}, false)
	require.NoError(t, err)
	bs, err := h.letak(t, j.ID, tani, di(jadwal.Senin, 0), false)
	require.ErrorIs(t, err, akademik.ErrLetakBentrok)
	require.Len(t, bs, 1)
	require.Equal(t, jadwal.ErrSantri, bs[0].Aturan)
	require.Equal(t, []santri.ID{h.Santri[1].ID}, akademik.SantriDisebut(bs), "yang ada di keduanya")
	p, err := h.Papan(ctx, h.Pelaku, j.ID)
	require.NoError(t, err)
	siapa := func(pegawai.ID) string { return "" }
	require.Equal(t, "Ahmad ikut Quran 7A Arab dan Quran 7A Tani, bersamaan pada Senin 07:00-07:40; pindahkan salah satunya.",
		p.Kalimat(bs[0], siapa, func(santri.ID) string { return "Ahmad" }))
	require.Contains(t, p.Kalimat(bs[0], siapa), "1 santri ikut")

	var berkas bytes.Buffer
	_, err = h.TulisFETJadwal(ctx, h.Pelaku, j.ID, &berkas, akademik.NamaFET{Lembaga: "Al-Hikmah", Guru: func(id pegawai.ID) string { return string(id) }})
	require.NoError(t, err)
	fet, err := jadwal.BacaFET(bytes.NewReader(berkas.Bytes()))
	require.NoError(t, err)
	require.NotContains(t, berkas.String(), string(h.Santri[1].ID))
	h.samaFET(t, fet.Jadwal, arab, tani, inggris)
	require.Empty(t, h.bacaFET(t, j.ID, berkas.String()).Beda, "kelompok yang berbagi santri pulang pergi")
	u := h.bacaFET(t, j.ID, strings.ReplaceAll(berkas.String(), "<Name>santri #1</Name>", "<Name>santri baru</Name>"))
	require.Empty(t, u.Beda, "nama irisan dibuat FET sendiri, isinya sama")

	// Tani has its lesson in the same period as Inggris would: both teach at once in the register
	_, err = h.letak(t, j.ID, inggris, di(jadwal.Senin, 0), false)
	require.NoError(t, err)
	_, err = h.Berlakukan(ctx, h.Pelaku, "", j.ID, h.jadwal(t, j.ID).Versi, HariIni, nil)
	require.NoError(t, err)
	h.pukul(HariIni, 8)
	semua, err := h.SesiHari(ctx, h.Pelaku, HariIni, HariIni, h.Kelas.ID)
	require.NoError(t, err)
	require.Len(t, semua, 2)
	l, err := h.Presensi(ctx, h.Pelaku, semua[1].Sesi)
	require.NoError(t, err)
	require.Equal(t, "Arab", l.Kelompok)
	require.ElementsMatch(t, idSantri(h.Santri[:2]), idSantri(l.Anggota))
	r, tolak, err := h.IsiPresensi(ctx, h.Pelaku, "", akademik.MasukanPresensi{Sesi: l.Sesi, Isian: []presensi.Isian{{Santri: h.Santri[0].ID, Keadaan: presensi.Alpa}, {Santri: h.Santri[3].ID, Keadaan: presensi.Alpa}}, Jurnal: &akademik.MasukanJurnal{Pengajar: []akademik.Pengajar{{Guru: "g1"}}, Materi: "Al-Fatihah"}})
	require.NoError(t, err)
	require.Len(t, tolak, 1, "bukan anggota kelompok")
	require.Equal(t, l.Sesi, r.Sesi())
	ada, err := h.SesiHari(ctx, h.Pelaku, HariIni, HariIni, h.Kelas.ID)
	require.NoError(t, err)
	require.Equal(t, []bool{false, true}, []bool{ada[0].Terisi(), ada[1].Terisi()}, "hanya kelompok itu")
	require.Equal(t, l.Sesi, ada[1].Jurnal.Sesi())
	salah := l.Sesi
	salah.Kelompok = ""
	_, err = h.Presensi(ctx, h.Pelaku, salah)
	require.ErrorIs(t, err, akademik.ErrSesiTiada, "seluruh kelas tidak punya pelajaran itu")

	bagi, milik, err := h.KelompokLembar(ctx, h.Pelaku, akademik.LembarNilai{Rombel: h.Kelas, Mapel: "quran", Periode: h.Tahun.Periode[0]}, "g1")
	require.NoError(t, err)
	require.Len(t, bagi, 2)
	require.Equal(t, []string{"Arab"}, milik)
	require.ElementsMatch(t, idSantri(h.Santri[:2]), idSantri(akademik.LembarNilai{Santri: h.Santri}.Kelompok(bagi, milik...).Santri))
	_, milik, err = h.KelompokLembar(ctx, h.Pelaku, akademik.LembarNilai{Rombel: h.Kelas, Mapel: "mtk", Periode: h.Tahun.Periode[0]}, "g1")
	require.NoError(t, err)
	require.Empty(t, milik, "seluruh kelas")
}

// samaFET: what comes back out of a file of FET clashes for the same groups.
func (h *Sekolah) samaFET(t *testing.T, j jadwal.Jadwal, arab, tani, inggris string) {
	t.Helper()
	p, err := jadwal.Susun(j)
	require.NoError(t, err)
	at := func(id string) jadwal.Letak {
		return jadwal.Letak{Kegiatan: id, Waktu: jadwal.Waktu{Hari: jadwal.Rabu, Jam: 0}}
	}
	_, err = p.Pindah(at(arab))
	require.NoError(t, err)
	bs, err := p.Coba(at(inggris))
	require.NoError(t, err)
	require.Empty(t, bs)
	bs, err = p.Coba(at(tani))
	require.NoError(t, err)
	require.Len(t, bs, 1)
	require.Equal(t, jadwal.ErrKelas, bs[0].Aturan, "kelompok yang santrinya sama")
}

func (m *model) pembagian(l dasar.LembagaID) perintah {
	ps := beberapa(m, func(versi int) akademik.Pembagian {
		p := pembagian(m.id("b", 4), akademik.RombelID(m.id("r", 2)), m.id("B", 2), m.hari(), akademik.Kelompok{Nama: "pa", Anggota: []santri.ID{m.orang()}}, akademik.Kelompok{Nama: "pi"})
		p.Versi, p.Batal, p.Dicatat = versi, m.pilih("urung", 3) == 0, saat.Add(time.Duration(m.pilih("detik", 3))*time.Second)
		return p
	}, func(p akademik.Pembagian) string { return p.ID })
	return func(ctx context.Context, st akademik.Stores) error { return st.Kelompok.SimpanPembagian(ctx, l, ps...) }
}

func (m *model) potretKelompok(st akademik.Stores, l dasar.LembagaID) (hasil []any) {
	ps, err := st.Kelompok.Pembagian(m.t.Context(), l, "r1", "r0", "r2")
	hasil = tambahPotret(m, hasil, ps, err)
	ps, err = st.Milik.Pembagian(m.t.Context(), l, "o1")
	hasil = tambahPotret(m, hasil, ps, err)
	bs, err := st.Beku.Beku(m.t.Context(), l, "o1", "o2")
	return tambahPotret(m, hasil, bs, err)
}
