package retensi_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/retensi"
	"github.com/pesantren-go/pesantren/privasi/rezim"
)

const lembaga dasar.LembagaID = "uji"

var wib = time.FixedZone("WIB", 7*3600)

func pukul(tahun, bulan, hari, jam int) time.Time {
	return time.Date(tahun, time.Month(bulan), hari, jam, 0, 0, 0, wib)
}

func isi(s privasi.SubjekID, ms ...retensi.Mulai) retensi.Isi {
	return retensi.Isi{Lembaga: lembaga, Subjek: s, Mulai: ms}
}

func keluar(k privasi.KelasRetensi, tahun, bulan, hari int) retensi.Mulai {
	return retensi.Mulai{Kelas: k, Pada: dasar.Tgl(tahun, bulan, hari)}
}

func nilai(i retensi.Isi, k privasi.KelasRetensi, t time.Time, tahan ...retensi.Penahanan) retensi.Tempo {
	return retensi.JadwalBaku().Nilai(i, k, tahan, wib, t)
}

func tahan(k privasi.KelasRetensi, s privasi.SubjekID, sejak, sampai time.Time) retensi.Penahanan {
	return retensi.Penahanan{Lembaga: lembaga, ID: "t1", Subjek: s, Kelas: k, Sebab: "perkara", Rujukan: "123/Pdt.G/2030", Sejak: sejak, Sampai: sampai}
}

func TestDaftarkanTipe(t *testing.T) {
	t.Parallel()
	d := &privasi.Daftar{}
	retensi.DaftarkanTipe(d)
	require.Len(t, d.Semua(), 12)
}

// Every retention class of a tag has a class here with its ten contents; the codes
// are those of the law data.
func TestU40_SepuluhButir(t *testing.T) {
	t.Parallel()
	j := retensi.JadwalBaku()
	require.NoError(t, j.Periksa())
	require.Len(t, j, len(privasi.SemuaRetensi()))
	for _, id := range privasi.SemuaRetensi() {
		k, ada := j.Pada(id, dasar.Tgl(2026, 10, 5))
		require.True(t, ada, id)
		if id != privasi.RetensiKompartemen {
			require.NoError(t, k.Periksa(), id)
		}
	}
	require.Equal(t, []privasi.KelasRetensi{privasi.RetensiKompartemen}, j.Terbuka(dasar.Tgl(2026, 10, 5)))

	r, err := rezim.Baku().Cari("PP33-2026")
	require.NoError(t, err)
	require.Equal(t, slices.Sorted(slices.Values(kode(r.Butir["retensi"]))), slices.Sorted(slices.Values(retensi.SemuaButir())))

	k, _ := j.Pada(privasi.RetensiKesehatan, dasar.Tgl(2026, 10, 5))
	for butir, ubah := range map[string]func(*retensi.Kelas){
		"jenis_data": func(k *retensi.Kelas) { k.JenisData = nil }, "kategori_subjek": func(k *retensi.Kelas) { k.KategoriSubjek = nil }, "tujuan": func(k *retensi.Kelas) { k.Tujuan = "" },
		"dasar": func(k *retensi.Kelas) { k.Dasar = "" }, "peristiwa_mulai": func(k *retensi.Kelas) { k.Peristiwa = "" }, "jangka_waktu": func(k *retensi.Kelas) { k.Tahun = 0 },
		"tempat": func(k *retensi.Kelas) { k.Tempat = nil }, "tindakan_akhir": func(k *retensi.Kelas) { k.Tindakan = "simpan" }, "penahanan": func(k *retensi.Kelas) { k.Penahanan = "" },
		"penanggung_jawab": func(k *retensi.Kelas) { k.TinjauBulan = 0 },
	} {
		x := k
		ubah(&x)
		err := x.Periksa()
		require.ErrorIs(t, err, retensi.ErrRetensiTakLengkap, butir)
		require.ErrorContains(t, err, butir)
	}
	arsip := k
	arsip.Tindakan = retensi.Arsip
	require.ErrorIs(t, arsip.Periksa(), retensi.ErrRetensiTakLengkap, "arsip hanya bagi yang disimpan tetap")
}

func kode(bs []rezim.Butir) (k []string) {
	for _, b := range bs {
		k = append(k, b.Kode)
	}
	return k
}

// A retention class that nobody declared does not register.
func TestP51_BidangTanpaKelas(t *testing.T) {
	t.Parallel()
	type tanpa struct {
		Subjek privasi.SubjekID         `privasi:"subjek"`
		HP     privasi.Tertutup[string] `privasi:"kategori=kontak.hp;kelas=umum"`
	}
	type asing struct {
		Subjek privasi.SubjekID         `privasi:"subjek"`
		HP     privasi.Tertutup[string] `privasi:"kategori=kontak.hp;kelas=umum;retensi=selamanya"`
	}
	require.Error(t, privasi.Daftarkan[tanpa](&privasi.Daftar{}))
	require.Error(t, privasi.Daftarkan[asing](&privasi.Daftar{}))
	for _, id := range privasi.SemuaRetensi() {
		_, ada := retensi.JadwalBaku().Pada(id, dasar.Tgl(2024, 10, 17))
		require.True(t, ada, "setiap kelas tanda punya kelas retensi: %s", id)
	}
}

func TestU65_PembukuanSepuluhTahunDiIndonesia(t *testing.T) {
	t.Parallel()
	j := retensi.JadwalBaku()
	k, _ := j.Pada(privasi.RetensiPembukuan, dasar.Tgl(2026, 1, 1))
	for nama, ubah := range map[string]func(*retensi.Kelas){
		"sembilan tahun": func(k *retensi.Kelas) { k.Tahun = 9 }, "di luar negeri": func(k *retensi.Kelas) { k.Tempat = []string{"SG"} }, "batas dihapus": func(k *retensi.Kelas) { k.MinTahun, k.Tahun = 0, 3 },
		"sebelas bulan kurang": func(k *retensi.Kelas) { k.Tahun, k.Bulan = 9, 11 },
	} {
		x := k
		x.Sejak = dasar.Tgl(2027, 1, 1)
		ubah(&x)
		_, err := j.Ganti(x)
		require.ErrorIs(t, err, retensi.ErrRetensiKurang, nama)
	}
	require.Equal(t, dasar.Tgl(2026, 12, 31), retensi.AkhirTahunBuku(dasar.Tgl(2026, 5, 3), time.December))
	require.Equal(t, dasar.Tgl(2027, 6, 30), retensi.AkhirTahunBuku(dasar.Tgl(2026, 7, 1), time.June))
	require.Equal(t, dasar.Tgl(2028, 2, 29), retensi.AkhirTahunBuku(dasar.Tgl(2027, 3, 1), time.February))

	i := isi("fatimah", keluar(privasi.RetensiPembukuan, 2026, 12, 31))
	for _, c := range []struct {
		t    time.Time
		mau  retensi.Keadaan
		izin bool
	}{
		{pukul(2036, 12, 31, 23), retensi.Menunggu, false},
		{pukul(2037, 1, 1, 0), retensi.JatuhTempo, true},
	} {
		require.Equal(t, c.mau, nilai(i, privasi.RetensiPembukuan, c.t).Keadaan)
		err := j.BolehMusnah(i, privasi.RetensiPembukuan, nil, wib, c.t)
		if c.izin {
			require.NoError(t, err)
		} else {
			require.ErrorIs(t, err, retensi.ErrDitahan)
		}
	}
	// An older year does not take the newer ones along.
	i.Mulai = append(i.Mulai, keluar(privasi.RetensiPembukuan, 2037, 12, 31))
	require.Equal(t, retensi.Menunggu, nilai(i, privasi.RetensiPembukuan, pukul(2037, 5, 1, 0)).Keadaan)
	require.ErrorIs(t, j.BolehMusnah(isi("x"), privasi.RetensiPembukuan, nil, wib, pukul(2050, 1, 1, 0)), retensi.ErrDitahan, "buku masih berjalan")
}

func TestB29_Ditahan(t *testing.T) {
	t.Parallel()
	i := isi("fatimah", keluar(privasi.RetensiKesehatan, 2026, 6, 20))
	j, kini := retensi.JadwalBaku(), pukul(2032, 1, 1, 8)
	require.NoError(t, j.BolehMusnah(i, privasi.RetensiKesehatan, nil, wib, kini))
	for nama, p := range map[string]retensi.Penahanan{"orangnya": tahan(privasi.RetensiKesehatan, "fatimah", pukul(2030, 1, 1, 0), time.Time{}), "semua orang": tahan(privasi.RetensiKesehatan, "", pukul(2030, 1, 1, 0), time.Time{})} {
		err := j.BolehMusnah(i, privasi.RetensiKesehatan, []retensi.Penahanan{p}, wib, kini)
		require.ErrorIs(t, err, retensi.ErrDitahan, nama)
		require.ErrorContains(t, err, "123/Pdt.G/2030")
		require.Equal(t, retensi.Tertahan, nilai(i, privasi.RetensiKesehatan, kini, p).Keadaan)
	}
	seberang := tahan(privasi.RetensiKesehatan, "", pukul(2030, 1, 1, 0), time.Time{})
	seberang.Lembaga = "lain"
	for nama, p := range map[string]retensi.Penahanan{"kelas lain": tahan(privasi.RetensiIdentitas, "", pukul(2030, 1, 1, 0), time.Time{}), "orang lain": tahan(privasi.RetensiKesehatan, "aisyah", pukul(2030, 1, 1, 0), time.Time{}),
		"sudah dilepas": tahan(privasi.RetensiKesehatan, "", pukul(2030, 1, 1, 0), kini), "belum dipasang": tahan(privasi.RetensiKesehatan, "", pukul(2032, 1, 2, 0), time.Time{}), "lembaga lain": seberang} {
		require.NoError(t, j.BolehMusnah(i, privasi.RetensiKesehatan, []retensi.Penahanan{p}, wib, kini), nama)
		require.Equal(t, retensi.JatuhTempo, nilai(i, privasi.RetensiKesehatan, kini, p).Keadaan, nama)
	}
	require.ErrorIs(t, j.BolehMusnah(i, privasi.RetensiAkademik, nil, wib, kini), retensi.ErrDitahan, "disimpan tetap")
}

func TestPasangLepasPenahanan(t *testing.T) {
	t.Parallel()
	p, ps, err := retensi.Tahan(retensi.Penahanan{Lembaga: lembaga, ID: "t1", Kelas: privasi.RetensiKesehatan, Sebab: "perkara", Rujukan: "1"}, "ppdp", pukul(2030, 1, 1, 8))
	require.NoError(t, err)
	require.Equal(t, "PenahananDipasang", ps[0].Jenis)
	for nama, ubah := range map[string]func(*retensi.Penahanan){"kelas": func(p *retensi.Penahanan) { p.Kelas = "x" }, "sebab": func(p *retensi.Penahanan) { p.Sebab = "" },
		"rujukan": func(p *retensi.Penahanan) { p.Rujukan = "" }, "akhir": func(p *retensi.Penahanan) { p.Sampai = pukul(2030, 1, 1, 8) }} {
		x := p
		ubah(&x)
		_, _, err := retensi.Tahan(x, "ppdp", pukul(2030, 1, 1, 8))
		require.ErrorIs(t, err, retensi.ErrPenahanan, nama)
	}
	_, _, err = retensi.Tahan(p, "", pukul(2030, 1, 1, 8))
	require.ErrorIs(t, err, retensi.ErrPenahanan)
	_, _, err = p.Lepas("", "ppdp", pukul(2030, 2, 1, 8))
	require.ErrorIs(t, err, retensi.ErrPenahanan)
	p, ps, err = p.Lepas("putusan", "ppdp", pukul(2030, 2, 1, 8))
	require.NoError(t, err)
	require.Equal(t, "PenahananDilepas", ps[0].Jenis)
	require.True(t, p.Berlaku(pukul(2030, 2, 1, 7)))
	require.False(t, p.Berlaku(pukul(2030, 2, 1, 8)))
	_, _, err = p.Lepas("putusan", "ppdp", pukul(2030, 2, 2, 8))
	require.ErrorIs(t, err, retensi.ErrPenahanan)
}

func TestKeadaan(t *testing.T) {
	t.Parallel()
	kini := pukul(2040, 1, 1, 8)
	hilang := isi("x", keluar(privasi.RetensiAkun, 2030, 1, 1))
	hilang.Hilang = []retensi.Hilang{{Kelas: privasi.RetensiAkun, Tindakan: retensi.Musnah, Pada: pukul(2031, 1, 1, 0)}}
	kembali := isi("x", keluar(privasi.RetensiKesehatan, 2026, 6, 20), retensi.Mulai{Kelas: privasi.RetensiKesehatan, Pada: dasar.Tgl(2027, 7, 1), Kembali: true})
	for nama, c := range map[string]struct {
		i   retensi.Isi
		k   privasi.KelasRetensi
		mau retensi.Keadaan
	}{
		"masih mondok":      {isi("x"), privasi.RetensiKesehatan, retensi.Berjalan},
		"keluar lalu masuk": {kembali, privasi.RetensiKesehatan, retensi.Berjalan},
		"buku induk":        {isi("x", keluar(privasi.RetensiAkademik, 2026, 6, 20)), privasi.RetensiAkademik, retensi.TakBerakhir},
		"kompartemen":       {isi("x", keluar(privasi.RetensiKompartemen, 2026, 6, 20)), privasi.RetensiKompartemen, retensi.TanpaLama},
		"sudah hilang":      {hilang, privasi.RetensiAkun, retensi.SudahHilang},
		"jatuh tempo":       {isi("x", keluar(privasi.RetensiAkun, 2030, 1, 1)), privasi.RetensiAkun, retensi.JatuhTempo},
		"kelas asing":       {isi("x"), "foto", retensi.TanpaLama},
	} {
		require.Equal(t, c.mau, nilai(c.i, c.k, kini).Keadaan, nama)
	}
	require.True(t, hilang.Terjangkau(privasi.RetensiAkun, pukul(2030, 12, 31, 23)))
	require.False(t, hilang.Terjangkau(privasi.RetensiAkun, pukul(2031, 1, 1, 0)))
	require.True(t, hilang.Terjangkau(privasi.RetensiKesehatan, kini))
}

func TestAkhirTepatHari(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		mulai, jatuh dasar.Tanggal
		k            privasi.KelasRetensi
	}{
		{dasar.Tgl(2024, 2, 29), dasar.Tgl(2026, 3, 2), privasi.RetensiIdentitas}, // two years from 29 February: 1 March, kept to its end
		{dasar.Tgl(2026, 6, 20), dasar.Tgl(2028, 6, 21), privasi.RetensiIdentitas},
		{dasar.Tgl(2026, 8, 31), dasar.Tgl(2027, 3, 2), privasi.RetensiAkun}, // six months: 31 February is 1 March
		{dasar.Tgl(2026, 6, 30), dasar.Tgl(2026, 12, 31), privasi.RetensiAkun},
		{dasar.Tgl(2026, 12, 31), dasar.Tgl(2027, 7, 2), privasi.RetensiAkun},
	} {
		i := isi("x", retensi.Mulai{Kelas: c.k, Pada: c.mulai})
		require.Equal(t, c.jatuh.Waktu(wib).UTC(), nilai(i, c.k, pukul(2026, 12, 31, 0)).Jatuh, c.mulai.String())
	}
}

// A new version counts from its day; what it shortens or prolongs is what is still
// there.
func TestVersiKelas(t *testing.T) {
	t.Parallel()
	j := retensi.JadwalBaku()
	k, _ := j.Pada(privasi.RetensiKesehatan, dasar.Tgl(2026, 1, 1))
	k.Sejak, k.Tahun = dasar.Tgl(2030, 1, 1), 8
	baru, err := j.Ganti(k)
	require.NoError(t, err)
	i := isi("x", keluar(privasi.RetensiKesehatan, 2026, 6, 20))
	require.Equal(t, pukul(2031, 6, 21, 0).UTC(), baru.Nilai(i, privasi.RetensiKesehatan, nil, wib, pukul(2029, 12, 31, 23)).Jatuh)
	require.Equal(t, pukul(2034, 6, 21, 0).UTC(), baru.Nilai(i, privasi.RetensiKesehatan, nil, wib, pukul(2030, 1, 1, 0)).Jatuh)
	_, err = baru.Ganti(k)
	require.ErrorIs(t, err, retensi.ErrDataRetensi, "mundur")
	k.Tujuan = ""
	_, err = j.Ganti(k)
	require.ErrorIs(t, err, retensi.ErrRetensiTakLengkap)
}

func TestBacaJadwalRusak(t *testing.T) {
	t.Parallel()
	const kepala = "kelas,sejak,jenis_data,kategori_subjek,tujuan,dasar,peristiwa_mulai,tahun,bulan,tempat,tindakan_akhir,penahanan,penanggung_jawab,tinjau_bulan,min_tahun,sumber,keyakinan\n"
	const baris = "akun,2024-10-17,akun,santri,a,b,c,1,0,ID,musnah,d,e,12,0,s,verified\n"
	for nama, teks := range map[string]string{
		"kosong": "", "kepala": "a,b\n1,2\n", "tanpa baris": kepala, "tanggal": kepala + strings.Replace(baris, "2024-10-17", "kemarin", 1), "angka": kepala + strings.Replace(baris, ",1,0,ID", ",satu,0,ID", 1),
		"keyakinan": kepala + strings.Replace(baris, "verified", "yakin", 1), "sumber": kepala + strings.Replace(baris, ",s,", ",,", 1), "kelas kurang": kepala + baris, "ganda": kepala + baris + baris,
	} {
		_, err := retensi.BacaJadwal(strings.NewReader(teks))
		require.ErrorIs(t, err, retensi.ErrDataRetensi, nama)
	}
	_, err := retensi.BacaJadwal(strings.NewReader(kepala + strings.Replace(baris, ",a,b,", ",,b,", 1)))
	require.ErrorIs(t, err, retensi.ErrRetensiTakLengkap)
	_, err = retensi.BacaJadwal(strings.NewReader(kepala + strings.Replace(baris, ",1,0,ID", ",-1,0,ID", 1)))
	require.Error(t, err)
}
