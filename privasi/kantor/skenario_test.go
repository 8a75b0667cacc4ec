package kantor_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/privasimem"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/privasi/retensi"
)

// Fifteen years of one santri and one employee, by the daily round alone: what the door
// shows and denies at each year, and that a backup of the first day brings nothing back.
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
	tetap := retensi.PerintahTetap{Kelas: []privasi.KelasRetensi{privasi.RetensiIdentitas, privasi.RetensiKesehatan, privasi.RetensiPembukuan}, Kabar: "PENG-1", Tempat: "Jombang", Saksi: []string{"s1", "s2"}}
	_, err := x.kantor.UsulkanPerintahTetap(ctx, x.ppdp(), tetap)
	require.NoError(t, err)
	_, err = x.kantor.SetujuiPerintahTetap(ctx, x.kepala())
	require.NoError(t, err)

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
	}{
		{2027, func() {}, "identitas", "identitas", 0, 0},
		{2029, func() { k.mulai[fatimah.Subjek] = keluar(dasar.Tgl(2029, 6, 20)) }, "identitas", "identitas", 0, 0},
		{2031, func() {}, "identitas", "identitas", 0, 0}, // two years are over on 21 June only
		{2032, func() { k.mulai[guru.Subjek] = keluar(dasar.Tgl(2032, 3, 31)) }, "-", "identitas", 1, 0},
		{2035, func() {}, "-", "-", 2, 1}, // her health too; his identity
		{2038, func() {}, "-", "-", 2, 2}, // his health
		{2040, func() {}, "-", "-", 3, 2}, // her books: ten years from 31 December 2029
		{2043, func() {}, "-", "-", 3, 3}, // his
	} {
		r.Jam.Setel(time.Date(u.tahun, 5, 1, 2, 0, 0, 0, time.UTC))
		u.peristiwa()
		x.rutin(t, "server")
		r.Jam.Maju(time.Hour)
		require.Equal(t, u.hilang, hilang(fatimah), "santri, %d", u.tahun)
		require.Equal(t, u.hilum, hilang(guru), "pegawai, %d", u.tahun)
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
	require.Len(t, nisan, 6)
	require.ErrorIs(t, lama.Brankas.PeriksaNisan(ctx, privasitest.Lembaga, nisan), privasi.ErrNisanBelumDiputar)
	n, err := y.kantor.PutarNisan(ctx, privasitest.Lembaga, nisan)
	require.NoError(t, err)
	require.Equal(t, 1, n)
	require.NoError(t, lama.Brankas.PeriksaNisan(ctx, privasitest.Lembaga, nisan))
	require.Equal(t, privasi.ErrPutusMusnah, y.lihat(t, privasi.PeranTataUsaha, privasi.TujuanKesiswaan, "HP", fatimah.Subjek).Aturan)
	pulih.HP = privasi.Tutup("baru")
	require.ErrorIs(t, privasi.Segel(ctx, lama.Brankas, lama.Daftar, privasitest.Lembaga, &pulih), privasi.ErrKunciMusnah)
}
