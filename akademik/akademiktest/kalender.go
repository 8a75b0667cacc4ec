package akademiktest

import (
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/kalender"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/hijriah"
	"github.com/pesantren-go/pesantren/santri"
)

func ujiKalender(t *testing.T, k Toko) {
	ctx, st := t.Context(), k.Stores.Kalender
	a := akademik.AcaraKalender{ID: "a", Nama: "Istigasah", Unit: []santri.KodeUnit{"Pondok"}, Jalur: []santri.Jalur{santri.Diniyah}, Dicatat: saat, Oleh: "akun",
		Pola: kalender.Pola{Jenis: kalender.Weton, Hari: []time.Weekday{time.Friday}, Pasaran: kalender.Kliwon, Malam: true, Kecuali: []dasar.Tanggal{HariIni}, Pindah: []kalender.Pindah{{Dari: HariIni.TambahHari(1), Ke: HariIni}}}}
	b := akademik.AcaraKalender{ID: "b", Nama: "Akhir tahun", Libur: true, Pola: kalender.Pola{Jenis: kalender.Rentang, Mulai: HariIni, Sampai: HariIni.TambahHari(9)}, Batal: "salah", Dicatat: saat}
	require.NoError(t, st.SimpanAcara(ctx, lembaga, a, b))
	require.NoError(t, st.SimpanAcara(ctx, lain, a))
	a.Lembaga, b.Lembaga, a.Versi, b.Versi = lembaga, lembaga, 1, 1
	ada, err := st.Acara(ctx, lembaga)
	require.NoError(t, err)
	require.Equal(t, []akademik.AcaraKalender{b, a}, ada)
	ada[1].Pola.Hari[0] = time.Monday
	a.Nama = "Istigasah akbar"
	require.NoError(t, st.SimpanAcara(ctx, lembaga, a))
	require.ErrorIs(t, st.SimpanAcara(ctx, lembaga, a), akademik.ErrVersi)
	ada, err = st.Acara(ctx, lembaga)
	require.NoError(t, err)
	require.Equal(t, time.Friday, ada[1].Pola.Hari[0])

	p := akademik.LiburPekan{Sejak: HariIni, Hari: []time.Weekday{time.Sunday}, Dicatat: saat}
	q := akademik.LiburPekan{Unit: "Pondok", Sejak: HariIni, Hari: []time.Weekday{time.Friday}, Dicatat: saat}
	require.NoError(t, st.SimpanPekan(ctx, lembaga, q, p, p))
	p.Hari = nil
	require.NoError(t, st.SimpanPekan(ctx, lembaga, p))
	require.NoError(t, st.SimpanPekan(ctx, lain, q))
	p.Lembaga, q.Lembaga = lembaga, lembaga
	ps, err := st.Pekan(ctx, lembaga)
	require.NoError(t, err)
	require.Equal(t, []akademik.LiburPekan{p, q}, ps)

	x := akademik.PutusanHijriah{ID: "x", Tahun: 1448, Bulan: 9, Awal: dasar.Tgl(2027, 2, 8), Sumber: "KMA", Oleh: "akun", Dicatat: saat}
	y := akademik.PutusanHijriah{ID: "y", Tahun: 1448, Bulan: 1, Awal: dasar.Tgl(2026, 6, 17), Sumber: "KMA", Batal: "salah", Dicatat: saat}
	require.NoError(t, st.SimpanPutusan(ctx, lembaga, x, y))
	require.NoError(t, st.SimpanPutusan(ctx, lain, x))
	x.Lembaga, y.Lembaga, x.Versi, y.Versi = lembaga, lembaga, 1, 1
	hs, err := st.Putusan(ctx, lembaga)
	require.NoError(t, err)
	require.Equal(t, []akademik.PutusanHijriah{y, x}, hs)
	x.Batal = "diganti"
	require.NoError(t, st.SimpanPutusan(ctx, lembaga, x))
	require.ErrorIs(t, st.SimpanPutusan(ctx, lembaga, x), akademik.ErrVersi)
}

func layananKalender(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	mts := h.Lingkup("MTs")
	sekali := func(nama string, hari dasar.Tanggal, libur bool, unit ...santri.KodeUnit) akademik.AcaraKalender {
		return akademik.AcaraKalender{Nama: nama, Libur: libur, Unit: unit, Pola: kalender.Pola{Jenis: kalender.Sekali, Mulai: hari}}
	}
	for nama, u := range map[string]struct {
		a     akademik.AcaraKalender
		pel   dasar.Pelaku
		harap error
	}{
		"tanpa nama": {sekali("", HariIni, false), h.Pelaku, kalender.ErrAcara},
		"tanpa hari": {sekali("Rapat", dasar.Tanggal{}, false), h.Pelaku, kalender.ErrPola},
		"unit asing": {sekali("Rapat", HariIni, false, "MA"), h.Pelaku, santri.ErrUnitAsing},
	} {
		_, err := h.AturAcara(ctx, u.pel, "", u.a)
		require.ErrorIs(t, err, u.harap, nama)
	}
	_, err := h.AturAcara(ctx, mts, "", sekali("Semua", HariIni, true))
	require.Equal(t, dasar.Forbidden, dasar.KindOf(err), "bukan semua unit")
	semua, err := h.AturAcara(ctx, h.Pelaku, "k", sekali("Maulid", dasar.Tgl(2026, 10, 7), true))
	require.NoError(t, err)
	ulang, err := h.AturAcara(ctx, h.Pelaku, "k", sekali("Maulid", dasar.Tgl(2026, 10, 7), true))
	require.NoError(t, err)
	require.Equal(t, semua, ulang)
	milik, err := h.AturAcara(ctx, mts, "", sekali("Class meeting", dasar.Tgl(2026, 10, 8), true, "MTs"))
	require.NoError(t, err)
	_, err = h.BatalAcara(ctx, mts, "", semua.ID, "bukan milik saya", 1)
	require.Equal(t, dasar.Forbidden, dasar.KindOf(err))
	require.ErrorIs(t, h.AturLiburPekan(ctx, h.Pelaku, "", akademik.LiburPekan{Hari: []time.Weekday{time.Friday}}), akademik.ErrPekan)
	require.ErrorIs(t, h.AturLiburPekan(ctx, h.Pelaku, "", akademik.LiburPekan{Sejak: HariIni, Hari: []time.Weekday{1, 1}}), akademik.ErrPekan)
	require.NoError(t, h.AturLiburPekan(ctx, h.Pelaku, "", akademik.LiburPekan{Sejak: dasar.Tgl(2026, 7, 1), Hari: []time.Weekday{time.Friday}}))
	require.NoError(t, h.AturLiburPekan(ctx, mts, "", akademik.LiburPekan{Unit: "MTs", Sejak: dasar.Tgl(2026, 10, 1), Hari: []time.Weekday{time.Sunday}}))

	hari, err := h.KalenderHari(ctx, h.Pelaku, "MTs", santri.Formal, dasar.Tgl(2026, 10, 5), dasar.Tgl(2026, 10, 11))
	require.NoError(t, err)
	require.Len(t, hari, 7)
	require.Equal(t, []string{"Maulid"}, hari[2].Libur)
	require.Equal(t, []string{"Class meeting"}, hari[3].Libur)
	require.False(t, hari[4].Pekanan, "Jumat masuk di MTs sejak Oktober")
	require.True(t, hari[6].Pekanan)
	require.Equal(t, 1448, hari[0].Label.Hijriah.Tahun)
	require.NotZero(t, hari[0].Pasaran)
	l := akademik.LiburKalender{Stores: h.Stores.Kalender, Struktur: h.Stores.Santri.Struktur}
	libur, err := l.Libur(ctx, lembaga, dasar.Tgl(2026, 10, 5), dasar.Tgl(2026, 10, 11))
	require.NoError(t, err)
	require.ElementsMatch(t, []akademik.HariLibur{{Tanggal: dasar.Tgl(2026, 10, 7)}, {Tanggal: dasar.Tgl(2026, 10, 8), Unit: []santri.KodeUnit{"MTs"}}, {Tanggal: dasar.Tgl(2026, 10, 9), Unit: []santri.KodeUnit{"Pondok"}},
		{Tanggal: dasar.Tgl(2026, 10, 11), Unit: []santri.KodeUnit{"MTs"}}}, libur)

	masa, pekan, err := h.HariEfektif(ctx, h.Pelaku, h.Tahun.ID, "MTs", santri.Formal)
	require.NoError(t, err)
	require.Len(t, masa, 2)
	jumlah, seluruh := 0, 0
	for _, m := range masa {
		n := m.Hari + m.Pekanan + len(m.Libur)
		require.Equal(t, m.Selesai.Selisih(m.Mulai)+1, n, "setiap hari dihitung sekali")
		jumlah += m.Hari
	}
	for _, m := range pekan {
		require.LessOrEqual(t, m.Selesai.Selisih(m.Mulai), 6)
		seluruh += m.Hari
	}
	require.Equal(t, jumlah, seluruh, "pekan dan masa menjumlah sama")
	require.Equal(t, []string{"Maulid"}, masa[0].Libur[0].Sebab)

	batal, err := h.BatalAcara(ctx, mts, "", milik.ID, "ditiadakan", milik.Versi)
	require.NoError(t, err)
	require.Equal(t, "ditiadakan", batal.Batal)
	_, err = h.BatalAcara(ctx, mts, "", milik.ID, "sekali lagi", batal.Versi)
	require.ErrorIs(t, err, akademik.ErrAcaraBatal)
	_, err = h.BatalAcara(ctx, mts, "", milik.ID, "x", 2)
	require.ErrorIs(t, err, akademik.ErrAcaraBatal)
	_, err = h.BatalAcara(ctx, mts, "", "tiada", "tidak ada", 0)
	require.ErrorIs(t, err, akademik.ErrAcaraTiada)
	semua.Nama = "Maulid Nabi"
	_, err = h.AturAcara(ctx, h.Pelaku, "", semua)
	require.NoError(t, err)
	_, err = h.AturAcara(ctx, h.Pelaku, "", semua)
	require.ErrorIs(t, err, akademik.ErrVersi)
	hari, err = h.KalenderHari(ctx, h.Pelaku, "", "", dasar.Tgl(2026, 10, 8), dasar.Tgl(2026, 10, 8))
	require.NoError(t, err)
	require.Empty(t, hari[0].Acara)
	_, err = h.KalenderHari(ctx, h.Pelaku, "", "", dasar.Tgl(2026, 1, 1), dasar.Tgl(2056, 1, 1))
	require.ErrorIs(t, err, kalender.ErrJendela)
}

// A decision of the institution relabels days and moves what recurs on Hijri dates;
// what is recorded, and what recurs otherwise, stays.
func layananPutusanHijriah(t *testing.T, h *Sekolah) {
	ctx := t.Context()
	id, err := h.AturAcara(ctx, h.Pelaku, "", akademik.AcaraKalender{Nama: "Idulfitri", Libur: true, Pola: kalender.Pola{Jenis: kalender.Bulanan, Kalender: kalender.Hijriah, Bulan: 10, HariKe: 1}})
	require.NoError(t, err)
	sekali, err := h.AturAcara(ctx, h.Pelaku, "", akademik.AcaraKalender{Nama: "Upacara", Pola: kalender.Pola{Jenis: kalender.Sekali, Mulai: dasar.Tgl(2027, 3, 10)}})
	require.NoError(t, err)
	k, err := h.KalenderHijriah(ctx, lembaga)
	require.NoError(t, err)
	awal, err := k.AwalBulan(1448, 10)
	require.NoError(t, err)
	geser := func(n int) hijriah.Putusan {
		return hijriah.Putusan{Tahun: 1448, Bulan: 10, Awal: awal.TambahHari(n), Sumber: "Sidang isbat 1448"}
	}
	n := 1 // into the direction that leaves both months at 29 or 30 days
	if _, err := k.Dengan(geser(1)); err != nil {
		n = -1
	}
	_, err = h.CobaPutusan(ctx, h.Pelaku, geser(-2*n))
	require.ErrorIs(t, err, hijriah.ErrPutusanPanjang, "bulan 28 atau 31 hari ditolak dengan nama aturannya")
	require.ErrorIs(t, h.AturPutusan(ctx, h.Pelaku, "", geser(-2*n)), hijriah.ErrPutusanPanjang)
	tanpa := geser(n)
	tanpa.Sumber = " "
	require.ErrorIs(t, h.AturPutusan(ctx, h.Pelaku, "", tanpa), hijriah.ErrPutusan)
	require.Equal(t, dasar.Forbidden, dasar.KindOf(h.AturPutusan(ctx, h.Lingkup("MTs"), "", geser(n))))
	e, err := h.CobaPutusan(ctx, h.Pelaku, geser(n))
	require.NoError(t, err)
	require.Equal(t, []akademik.GeserBulan{{Tahun: 1448, Bulan: 10, Dari: awal, Ke: awal.TambahHari(n)}}, e.Bulan)
	require.Len(t, e.Acara, 1)
	require.Equal(t, awal, e.Acara[0].Dari)
	require.Equal(t, awal.TambahHari(n), e.Acara[0].Ke)
	ps, err := h.PutusanHijriah(ctx, h.Pelaku)
	require.NoError(t, err)
	require.Empty(t, ps, "mencoba tidak menyimpan")

	require.NoError(t, h.AturPutusan(ctx, h.Pelaku, "p", geser(n)))
	require.NoError(t, h.AturPutusan(ctx, h.Pelaku, "p", geser(n)), "kiriman ulang")
	hari, err := h.KalenderHari(ctx, h.Pelaku, "", "", awal.TambahHari(n), awal.TambahHari(n))
	require.NoError(t, err)
	require.Equal(t, dasar.Hijriah{Tahun: 1448, Bulan: 10, Hari: 1}, hari[0].Label.Hijriah)
	require.Equal(t, hijriah.AsalPutusan, hari[0].Label.Asal)
	require.Equal(t, "Sidang isbat 1448", hari[0].Label.Sumber)
	require.Equal(t, []string{"Idulfitri"}, hari[0].Libur)
	semua, err := h.AcaraKalender(ctx, h.Pelaku)
	require.NoError(t, err)
	require.Equal(t, []akademik.AcaraKalender{id, sekali}, semua, "catatan tidak berpindah")
	lainnya, err := h.KalenderHijriah(ctx, lain)
	require.NoError(t, err)
	tetap, err := lainnya.AwalBulan(1448, 10)
	require.NoError(t, err)
	require.Equal(t, awal, tetap, "lembaga lain mengikuti kalendernya sendiri")

	require.NoError(t, h.AturPutusan(ctx, h.Pelaku, "", geser(0)), "putusan pengganti")
	ps, err = h.PutusanHijriah(ctx, h.Pelaku)
	require.NoError(t, err)
	require.Len(t, ps, 2)
	berlaku := ps[0]
	if berlaku.Batal != "" {
		berlaku = ps[1]
	}
	require.Equal(t, awal, berlaku.Awal)
	require.ErrorIs(t, h.BatalPutusan(ctx, h.Pelaku, "", berlaku.ID, "x"), akademik.ErrAcaraBatal)
	require.ErrorIs(t, h.BatalPutusan(ctx, h.Pelaku, "", "tiada", "tidak ada"), akademik.ErrAcaraTiada)
	require.NoError(t, h.BatalPutusan(ctx, h.Pelaku, "", berlaku.ID, "kembali ke hitungan"))
	require.ErrorIs(t, h.BatalPutusan(ctx, h.Pelaku, "", berlaku.ID, "sekali lagi"), akademik.ErrAcaraBatal)

	// Two officers who decide one month at once leave one decision.
	var wg sync.WaitGroup
	errs := make([]error, 6)
	for i := range errs {
		wg.Go(func() { errs[i] = h.AturPutusan(ctx, h.Pelaku, "", geser(n)) })
	}
	wg.Wait()
	require.NoError(t, errors.Join(errs...))
	ps, err = h.PutusanHijriah(ctx, h.Pelaku)
	require.NoError(t, err)
	sisa := 0
	for _, p := range ps {
		if p.Batal == "" {
			sisa++
		}
	}
	require.Equal(t, 1, sisa)
}
