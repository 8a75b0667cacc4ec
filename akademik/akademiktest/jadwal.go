package akademiktest

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

// hariBelajar is the week of the school: Friday is free.
var hariBelajar = []jadwal.Hari{jadwal.Sabtu, jadwal.Ahad, jadwal.Senin, jadwal.Selasa, jadwal.Rabu, jadwal.Kamis}

// KisiUji is a grid of periods of 40 minutes from an hour on, every day but Friday.
func KisiUji(id string, jalur santri.Jalur, pukul, n int) akademik.KisiKelas {
	return akademik.KisiKelas{Kisi: jadwal.KisiRata(id, jalur, hariBelajar, jadwal.JamRata(jadwal.Pukul(pukul, 0), 40, n)...)}
}

func versiJadwal(id akademik.JadwalID, tahun akademik.TahunID, mulai dasar.Tanggal) akademik.Jadwal {
	return akademik.Jadwal{ID: id, Tahun: tahun, Nama: "Jadwal " + string(id), Hari: hariBelajar, Kisi: []akademik.KisiKelas{KisiUji("MTs", santri.Formal, 7, 4)}, Status: akademik.JadwalDraf,
		Mulai: mulai, Oleh: "akun", Dicatat: saat}
}

func ujiJadwal(t *testing.T, k Toko) {
	ctx, st := t.Context(), k.Stores.Jadwal
	a, b, c := versiJadwal("a", "t1", dasar.Tgl(2026, 7, 13)), versiJadwal("b", "t1", dasar.Tgl(2026, 10, 1)), versiJadwal("c", "t2", dasar.Tgl(2026, 4, 1))
	a.Status, a.Terima = akademik.JadwalBerlaku, []akademik.BentrokDiterima{{Kunci: "k", Alasan: "guru berdua", Oleh: "akun"}}
	a.Pembagian, b.Asal = []akademik.PembagianKelas{{Rombel: "r1", Kelompok: []string{"pa", "pi"}}}, "a"
	b.Kisi[0].Tingkat, b.Kisi[0].Unit, b.Kisi[0].Renggang = []string{"7"}, []santri.KodeUnit{"MTs"}, 15
	c.Unit, c.Jalur = []santri.KodeUnit{"Pondok"}, []santri.Jalur{santri.Diniyah}
	require.NoError(t, st.SimpanJadwal(ctx, lembaga, c, a, b))
	require.NoError(t, st.SimpanJadwal(ctx, lain, a))
	for _, x := range []*akademik.Jadwal{&a, &b, &c} {
		x.Lembaga, x.Versi = lembaga, 1
	}
	for nama, u := range map[string]struct {
		f     akademik.SaringJadwal
		harap []akademik.Jadwal
	}{
		"semua":       {akademik.SaringJadwal{}, []akademik.Jadwal{b, a, c}},
		"tahun":       {akademik.SaringJadwal{Tahun: []akademik.TahunID{"t1"}}, []akademik.Jadwal{b, a}},
		"tanpa tahun": {akademik.SaringJadwal{Tahun: []akademik.TahunID{}}, nil},
		"berlaku":     {akademik.SaringJadwal{Status: akademik.JadwalBerlaku}, []akademik.Jadwal{a}},
		"id":          {akademik.SaringJadwal{ID: []akademik.JadwalID{"c", "tiada"}}, []akademik.Jadwal{c}},
	} {
		ada, err := st.Jadwal(ctx, lembaga, u.f)
		require.NoError(t, err, nama)
		require.Equal(t, u.harap, ada, nama)
	}
	ada, err := st.Jadwal(ctx, lembaga, akademik.SaringJadwal{})
	require.NoError(t, err)
	ada[0].Kisi[0].Kisi.Hari[0].Jam[0].Mulai = 0
	ada, err = st.Jadwal(ctx, lembaga, akademik.SaringJadwal{ID: []akademik.JadwalID{"b"}})
	require.NoError(t, err)
	require.Equal(t, b, ada[0], "salinan pembaca")
	b.Nama = "Ramadan"
	require.NoError(t, st.SimpanJadwal(ctx, lembaga, b))
	require.ErrorIs(t, st.SimpanJadwal(ctx, lembaga, versiJadwal("d", "t1", HariIni), b), akademik.ErrVersi, "versi lama")
	ada, err = st.Jadwal(ctx, lembaga, akademik.SaringJadwal{Tahun: []akademik.TahunID{"t1"}})
	require.NoError(t, err)
	require.Len(t, ada, 2, "tidak ada yang setengah tersimpan")
}

func ujiKegiatanJadwal(t *testing.T, k Toko) {
	ctx, st := t.Context(), k.Stores.Jadwal
	a := akademik.KegiatanJadwal{ID: "a", Kisi: "MTs", Mapel: "mtk", Guru: []pegawai.ID{"g1", "g2"}, Peserta: []akademik.PesertaJadwal{{Rombel: "r1", Kelompok: "pa"}, {Rombel: "r2"}}, JP: 2,
		PilihRuang: []string{"Lab"}, Tempat: akademik.Tempat{Ada: true, Hari: jadwal.Kamis, Jam: 3, Ruang: "Lab", Tetap: true}}
	b := akademik.KegiatanJadwal{ID: "b", Kisi: "MTs", Mapel: "ipa", Peserta: []akademik.PesertaJadwal{{Rombel: "r1"}}, JP: 1}
	c := b
	c.ID = "c"
	require.NoError(t, st.SimpanKegiatan(ctx, lembaga, "j1", []akademik.KegiatanJadwal{b, a}))
	require.NoError(t, st.SimpanKegiatan(ctx, lembaga, "j2", []akademik.KegiatanJadwal{b}))
	require.NoError(t, st.SimpanKegiatan(ctx, lain, "j1", []akademik.KegiatanJadwal{b}))
	a.Lembaga, a.Jadwal, b.Lembaga, b.Jadwal, c.Lembaga, c.Jadwal = lembaga, "j1", lembaga, "j1", lembaga, "j1"
	ada, err := st.Kegiatan(ctx, lembaga, "j1")
	require.NoError(t, err)
	require.Equal(t, []akademik.KegiatanJadwal{a, b}, ada)
	ada[0].Peserta[0].Rombel = "diubah pembaca"
	b.Tempat = akademik.Tempat{Ada: true, Hari: jadwal.Senin}
	require.NoError(t, st.SimpanKegiatan(ctx, lembaga, "j1", []akademik.KegiatanJadwal{c, b}, "a", "tiada"))
	ada, err = st.Kegiatan(ctx, lembaga, "j1")
	require.NoError(t, err)
	require.Equal(t, []akademik.KegiatanJadwal{b, c}, ada)
	ada, err = st.Kegiatan(ctx, lembaga, "j2", "j1")
	require.NoError(t, err)
	require.Len(t, ada, 3)
	require.Equal(t, akademik.JadwalID("j1"), ada[0].Jadwal)
	ada, err = st.Kegiatan(ctx, lembaga)
	require.NoError(t, err)
	require.Empty(t, ada)

	langkah := func(n int, urung bool) akademik.LangkahJadwal {
		return akademik.LangkahJadwal{Lembaga: lembaga, Jadwal: "j1", Nomor: n, Pindah: []akademik.PindahKegiatan{{Kegiatan: "b", Ke: b.Tempat}}, Urung: urung, Oleh: "akun", Dicatat: saat}
	}
	require.NoError(t, st.SimpanLangkah(ctx, lembaga, langkah(1, false), langkah(2, false), langkah(10, false)))
	require.NoError(t, st.SimpanLangkah(ctx, lembaga, langkah(10, true)))
	ls, err := st.Langkah(ctx, lembaga, "j1", 2)
	require.NoError(t, err)
	require.Equal(t, []akademik.LangkahJadwal{langkah(10, true), langkah(2, false)}, ls)
	ls, err = st.Langkah(ctx, lain, "j1", 5)
	require.NoError(t, err)
	require.Empty(t, ls)
}

func ujiSyaratJadwal(t *testing.T, k Toko) {
	ctx, st := t.Context(), k.Stores.Jadwal
	s, err := st.Syarat(ctx, lembaga)
	require.NoError(t, err)
	require.Equal(t, akademik.SyaratJadwal{Lembaga: lembaga}, s)
	s.Ruang = []jadwal.Ruang{{ID: "Lab"}, {ID: "Kelas putri", Zona: santri.Perempuan}}
	s.Jeda = []jadwal.Jeda{{Nama: "Zuhur", Hari: []jadwal.Hari{jadwal.Ahad}, Kisi: []string{"MTs"}, Mulai: HariIni, Selang: jadwal.Selang{Mulai: jadwal.Pukul(12, 0), Selesai: jadwal.Pukul(12, 40)}, Sumber: "takmir"}}
	s.Halangan = []jadwal.Halangan{{Pihak: jadwal.Pihak{Jenis: jadwal.Guru, ID: "g1"}, Hari: jadwal.Senin, Selang: jadwal.Selang{Mulai: 1, Selesai: 1440}}}
	s.Beban, s.Oleh, s.Dicatat = []jadwal.Beban{{Guru: "g1", JPHari: 8}}, "akun", saat
	require.NoError(t, st.SimpanSyarat(ctx, lembaga, s))
	require.ErrorIs(t, st.SimpanSyarat(ctx, lembaga, s), akademik.ErrVersi)
	s.Versi = 1
	ada, err := st.Syarat(ctx, lembaga)
	require.NoError(t, err)
	require.Equal(t, s, ada)
	ada.Jeda[0].Hari[0] = jadwal.Jumat
	s.Ruang = nil
	require.NoError(t, st.SimpanSyarat(ctx, lembaga, s))
	s.Versi = 2
	ada, err = st.Syarat(ctx, lembaga)
	require.NoError(t, err)
	require.Equal(t, s, ada)
	kosong, err := st.Syarat(ctx, lain)
	require.NoError(t, err)
	require.Zero(t, kosong.Versi)
}
