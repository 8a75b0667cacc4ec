package kantor_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/hak"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/privasimem"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/privasi/retensi"
)

// Fifteen years of one santri and one employee, by the daily round alone: what the door
// shows and denies at each year, and that a backup of the first day brings nothing back.
// Her requests, his discipline and a case of the task team begin to age by themselves.
func TestP52_SkenarioLimaBelasTahun(t *testing.T) {
	t.Parallel()
	r := privasitest.Rumah(t, daftarkan)
	bind := func(c *dasarmem.Conn) kantor.Stores {
		return kantor.Stores{Rekaman: privasimem.NewRekaman(c), Banyak: privasimem.NewRekaman(c), Pernyataan: privasimem.NewPernyataan(c), Buku: privasimem.NewBuku(c)}
	}
	x := pasang(r, dasarmem.Atomic(r.Conn, bind), bind(r.Conn), privasimem.NewMilik(r.Conn))
	ctx, fatimah, guru := t.Context(), x.anak(t), x.anak(t)
	k := x.dengan(dasar.Tanggal{}, fatimah, guru)
	k.mulai[fatimah.Subjek], k.mulai[guru.Subjek] = nil, nil // both are here
	tetap := retensi.PerintahTetap{Kelas: []privasi.KelasRetensi{privasi.RetensiIdentitas, privasi.RetensiKesehatan, privasi.RetensiPembukuan, privasi.RetensiPermohonan, privasi.RetensiKedisiplinan}, Kabar: "PENG-1", Tempat: "Jombang", Saksi: []string{"s1", "s2"}}
	_, err := x.kantor.UsulkanPerintahTetap(ctx, x.ppdp(), tetap)
	require.NoError(t, err)
	_, err = x.kantor.SetujuiPerintahTetap(ctx, x.kepala())
	require.NoError(t, err)
	hafsah, umar := akunBernama("hafsah", privasi.PeranGuru), akunBernama("umar", privasi.PeranMusyrif)
	_, err = x.kantor.TunjukSatgas(ctx, akunBernama("pengasuh", privasi.PeranPengasuh), hafsah.ID, umar.ID)
	require.NoError(t, err)
	x.lamaPerkara(t, 8)
	_, err = x.kantor.UsulkanPerintahPerkara(ctx, hafsah, "Jombang")
	require.NoError(t, err)
	_, err = x.kantor.SetujuiPerintahPerkara(ctx, umar)
	require.NoError(t, err)
	perkara := func() int { // how many are still there
		xs, err := x.kantor.LaporanTim(ctx, umar)
		require.NoError(t, err)
		return len(xs)
	}
	x.kantor.Pengenal = akunOrang{"fatimah": fatimah.Subjek}
	x.milik["fatimah"] = []privasi.SubjekID{fatimah.Subjek}
	tanya := func() { // she asks, and takes it back
		p, err := x.kantor.AjukanPermohonan(ctx, akunBernama("fatimah", privasi.PeranSantri), fatimah.Subjek, kantor.MintaHak{Jenis: hak.Akses, Uraian: "data apa saja"})
		require.NoError(t, err)
		_, err = x.kantor.BatalkanPermohonan(ctx, akunBernama("fatimah", privasi.PeranSantri), p.ID)
		require.NoError(t, err)
	}
	pergi := func(t dasar.Tanggal) []retensi.Mulai {
		return append(keluar(t), retensi.Mulai{Kelas: privasi.RetensiKedisiplinan, Pada: t})
	}

	pintu := func(a anak) string { // whether the door shows, or denies because of destruction
		h := x.lihat(t, privasi.PeranTataUsaha, privasi.TujuanKesiswaan, "HP", a.Subjek)
		if h.Aturan == privasi.ErrPutusMusnah {
			return "-"
		}
		require.Equal(t, privasi.Penuh, h.Tingkat, h.Aturan)
		return "identitas"
	}
	hilang := func(a anak) (n int) {
		ts, err := x.kantor.TempoSaya(ctx, x.ppdp(), a.Subjek)
		require.NoError(t, err)
		for _, h := range ts {
			if h.Keadaan == retensi.SudahHilang {
				n++
			}
		}
		return n
	}
	for _, u := range []struct {
		tahun         int
		peristiwa     func()
		santri, staf  string // what the door shows of identitas
		hilang, hilum int    // classes gone of the santri, of the employee
		perkara       int
	}{
		{2027, tanya, "identitas", "identitas", 0, 0, 0},
		{2029, func() { k.mulai[fatimah.Subjek] = pergi(dasar.Tgl(2029, 6, 20)) }, "identitas", "identitas", 0, 0, 0},
		{2030, func() { tanya(); x.perkara(t, hafsah) }, "identitas", "identitas", 0, 0, 1},
		{2031, func() {}, "identitas", "identitas", 1, 0, 1}, // discipline: a year; two years are over on 21 June only
		{2032, func() { k.mulai[guru.Subjek] = pergi(dasar.Tgl(2032, 3, 31)) }, "-", "identitas", 2, 0, 1},
		{2035, func() {}, "-", "-", 3, 2, 1}, // her health too; his identity and discipline
		{2036, func() {}, "-", "-", 4, 2, 1}, // what she asked when she was gone: five years from May 2030
		{2038, func() {}, "-", "-", 4, 3, 1}, // his health; the case until the end of its last day
		{2039, func() {}, "-", "-", 4, 3, 0},
		{2040, func() {}, "-", "-", 5, 3, 0}, // her books: ten years from 31 December 2029
		{2043, func() {}, "-", "-", 5, 4, 0}, // his
	} {
		r.Jam.Setel(time.Date(u.tahun, 5, 1, 2, 0, 0, 0, time.UTC))
		u.peristiwa()
		x.rutin(t, "server")
		r.Jam.Maju(time.Hour)
		require.Equal(t, u.hilang, hilang(fatimah), "santri, %d", u.tahun)
		require.Equal(t, u.hilum, hilang(guru), "pegawai, %d", u.tahun)
		require.Equal(t, u.perkara, perkara(), "perkara, %d", u.tahun)
		require.Equal(t, u.santri, pintu(fatimah), "santri, %d", u.tahun)
		require.Equal(t, u.staf, pintu(guru), "pegawai, %d", u.tahun)
	}
	ts, err := x.kantor.TempoSaya(ctx, x.ppdp(), fatimah.Subjek)
	require.NoError(t, err)
	require.Equal(t, retensi.TakBerakhir, ts[1].Keadaan, "buku induk tetap tersimpan")

	// An office of the first day, with its keys, names and no memory of any destruction.
	lama := privasitest.Rumah(t, daftarkan)
	y := pasang(lama, dasarmem.Atomic(lama.Conn, bind), bind(lama.Conn), privasimem.NewMilik(lama.Conn))
	lama.Jam.Setel(r.Jam.Now())
	pulih := fatimah
	pulih.HP, pulih.Periksa = privasi.Tutup("+62811000111"), privasi.Tutup("asma")
	privasitest.Segel(t, lama, &pulih)
	y.dengan(dasar.Tgl(2029, 6, 20), pulih)
	var nisan []privasi.Nisan
	for n, err := range r.Brankas.Nisan(ctx, privasitest.Lembaga) {
		require.NoError(t, err)
		nisan = append(nisan, n)
	}
	require.Len(t, nisan, 10)
	require.ErrorIs(t, lama.Brankas.PeriksaNisan(ctx, privasitest.Lembaga, nisan), privasi.ErrNisanBelumDiputar)
	n, err := y.kantor.PutarNisan(ctx, privasitest.Lembaga, nisan)
	require.NoError(t, err)
	require.Equal(t, 1, n)
	require.NoError(t, lama.Brankas.PeriksaNisan(ctx, privasitest.Lembaga, nisan))
	require.Equal(t, privasi.ErrPutusMusnah, y.lihat(t, privasi.PeranTataUsaha, privasi.TujuanKesiswaan, "HP", fatimah.Subjek).Aturan)
	pulih.HP = privasi.Tutup("baru")
	require.ErrorIs(t, privasi.Segel(ctx, lama.Brankas, lama.Daftar, privasitest.Lembaga, &pulih), privasi.ErrKunciMusnah)
}
