package laporantest

import (
	"context"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/laporan"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// Sekolah is an empty institution with everything wired; two of them share one
// database.
type Sekolah struct {
	Laporan *laporan.Service
	Pelaku  dasar.Pelaku
	Jam     *dasartest.Jam
}

// Run checks an implementation of laporan.Ringkasan. buka gives two
// institutions in one fresh database.
func Run(t *testing.T, buka func(t testing.TB) (satu, dua Sekolah)) {
	t.Run("lembaga_kosong_belum_ada_data", func(t *testing.T) { lembagaKosong(t, buka) })
	t.Run("sama_dengan_pembanding", func(t *testing.T) { samaPembanding(t, buka) })
	t.Run("laporan_lama_tidak_berubah", func(t *testing.T) { laporanLama(t, buka) })
	t.Run("lingkup_dan_tanggal_terbalik", func(t *testing.T) { lingkup(t, buka) })
}

var ctx = context.Background()

// isi gives a school units, fees, prices and n santri in small families.
func isi(t require.TestingT, s Sekolah, n int) []santri.ID {
	pel := s.Pelaku.Untuk(privasi.TujuanKesiswaan)
	st := santri.Struktur{Unit: []santri.Unit{{Lembaga: pel.Lembaga, Kode: "MTs", Nama: "MTs", Jalur: santri.Formal}, {Lembaga: pel.Lembaga, Kode: "MA", Nama: "MA", Jalur: santri.Formal, Urutan: 1}}}
	require.NoError(t, s.Laporan.Santri.AturStruktur(ctx, pel, st))
	require.NoError(t, s.Laporan.Keuangan.Siapkan(ctx, s.Pelaku))
	spp := keuangan.Komponen{Lembaga: pel.Lembaga, Kode: "spp", Uraian: "SPP", Piutang: keuangan.AkunPiutangSantri, Pendapatan: "4.1.1.01", Keringanan: keuangan.AkunKeringanan,
		Prioritas: 1, Berkala: keuangan.Bulanan, TanggalTempo: 10, Aktif: true}
	makan := spp
	makan.Kode, makan.Uraian, makan.Piutang, makan.Pendapatan, makan.Prioritas = "makan", "Makan", "1.1.2.03", "4.1.1.03", 2
	require.NoError(t, s.Laporan.Keuangan.AturKomponen(ctx, s.Pelaku, spp, makan))
	_, err := s.Laporan.Keuangan.AturTarif(ctx, s.Pelaku, keuangan.Tarif{Komponen: "spp", Jumlah: 150_000, Sejak: dasar.Tgl(2026, 7, 1)}, keuangan.Tarif{Komponen: "makan", Unit: "MTs", Jumlah: 400_000, Sejak: dasar.Tgl(2026, 7, 1)})
	require.NoError(t, err)
	var terima []santri.Penerimaan
	for i := range n {
		unit, kelas := santri.KodeUnit("MTs"), "7A"
		if i%3 == 2 {
			unit, kelas = "MA", "10A"
		}
		terima = append(terima, santri.Penerimaan{
			Santri:        santri.Santri{NIS: santri.NIS(fmt.Sprintf("26%04d", i+1)), Nama: fmt.Sprintf("Santri %c", 'A'+i), JenisKelamin: santri.LakiLaki, TanggalLahir: dasar.Tgl(2013, 2, 1+i), Status: santri.Aktif},
			Wali:          []santri.WaliBaru{{Wali: santri.Wali{Nama: fmt.Sprintf("Ayah %d", i/2)}, Hubungan: santri.Ayah, Utama: true}},
			KunciKeluarga: fmt.Sprintf("keluarga-%d", i/2), Pada: dasar.Tgl(2026, 7, 1),
			Keanggotaan: []santri.Keanggotaan{{Jalur: santri.Formal, Unit: unit, Tingkat: strings.TrimRight(kelas, "A"), Kelas: kelas}},
		})
	}
	ss, err := s.Laporan.Santri.Terima(ctx, pel, terima...)
	require.NoError(t, err)
	out := make([]santri.ID, len(ss))
	for i, x := range ss {
		out[i] = x.ID
	}
	return out
}

func tagih(t require.TestingT, s Sekolah, b dasar.Bulan) {
	p, err := s.Laporan.Keuangan.PratinjauTagihan(ctx, s.Pelaku, keuangan.MintaTagihan{Bulan: b, Terbit: b.Awal()}, 0)
	require.NoError(t, err)
	_, err = s.Laporan.Keuangan.TerbitkanTagihan(ctx, s.Pelaku, "", p.Minta, p.Sidik, nil)
	require.NoError(t, err)
}

func lembagaKosong(t *testing.T, buka func(testing.TB) (Sekolah, Sekolah)) {
	s, dua := buka(t)
	isi(t, s, 0)
	isi(t, dua, 3)
	tagih(t, dua, dasar.Bln(2026, 8))
	for nama, buat := range map[string]func() (laporan.Dokumen, error){
		"neraca":    func() (laporan.Dokumen, error) { return s.Laporan.NeracaSaldo(ctx, s.Pelaku, keuangan.SaringNeraca{}) },
		"tunggakan": func() (laporan.Dokumen, error) { return s.Laporan.Tunggakan(ctx, s.Pelaku, keuangan.MintaTunggakan{}) },
		"kas":       func() (laporan.Dokumen, error) { return s.Laporan.Kas(ctx, s.Pelaku, laporan.SaringKas{}) },
	} {
		d, err := buat()
		require.NoError(t, err, nama)
		require.True(t, d.Kosong(), nama)
		require.Empty(t, d.Jumlah, "%s: belum ada data bukan nol", nama)
		require.Len(t, d.Sidik, 8)
	}
}

// gerakAcak does one random thing at the counter. Refusals are part of life.
func gerakAcak(t *rapid.T, s Sekolah, siapa []santri.ID) {
	k, hari := s.Laporan.Keuangan, dasar.TanggalDari(s.Jam.Now())
	s.Jam.Maju(time.Duration(rapid.IntRange(1, 60*60*24*3).Draw(t, "maju")) * time.Second)
	id := rapid.SampledFrom(siapa).Draw(t, "santri")
	ps, err := s.Laporan.Santri.Stores.Peserta.PesertaID(ctx, s.Pelaku.Lembaga, hari, id)
	require.NoError(t, err)
	switch rapid.SampledFrom([]string{"bayar", "bayar", "bayar", "balik", "nota", "batal", "tagih"}).Draw(t, "apa") {
	case "bayar":
		p := keuangan.PermintaanBayar{Keluarga: ps[0].Keluarga, Jumlah: dasar.Rupiah(rapid.IntRange(1, 900_000).Draw(t, "uang")), Cara: keuangan.Tunai, Laci: "Laci 1", Tanggal: hari.TambahHari(-rapid.IntRange(0, 9).Draw(t, "mundur"))}
		if rapid.Bool().Draw(t, "transfer") {
			p.Cara, p.Laci, p.Rekening = keuangan.Transfer, "", "BSI"
		}
		_, err := k.Terima(ctx, s.Pelaku, "", p)
		require.NoError(t, err)
	case "balik":
		bs, _, err := k.CariBayar(ctx, s.Pelaku, keuangan.SaringBayar{Keluarga: ps[0].Keluarga}, dasar.Page{})
		require.NoError(t, err)
		if len(bs) > 0 {
			_, _ = k.BalikBayar(ctx, s.Pelaku, "", rapid.SampledFrom(bs).Draw(t, "bayar").ID, "salah catat") // refused when reversed already
		}
	case "nota", "batal":
		ts, _, err := k.CariTagihan(ctx, s.Pelaku, keuangan.SaringTagihan{Santri: []santri.ID{id}}, keuangan.PadaSaat{}, dasar.Page{})
		require.NoError(t, err)
		if len(ts) > 0 {
			x := rapid.SampledFrom(ts).Draw(t, "tagihan").Tagihan.ID
			if rapid.Bool().Draw(t, "batal") {
				_, _ = k.BatalkanTagihan(ctx, s.Pelaku, "", keuangan.MintaBatal{Tagihan: x, Alasan: "salah tagih"}) // refused while paid
			} else {
				_, _ = k.NotaKredit(ctx, s.Pelaku, "", keuangan.MintaNota{Tagihan: x, Jumlah: 25_000, Alasan: "keringanan"}) // refused when too much
			}
		}
	case "tagih":
		tagih(t, s, hari.Bulan())
	}
}

func samaPembanding(t *testing.T, buka func(testing.TB) (Sekolah, Sekolah)) {
	rapid.Check(t, func(r *rapid.T) {
		s, dua := buka(t)
		siapa := isi(r, s, 5)
		isi(r, dua, 4)
		tagih(r, dua, dasar.Bln(2026, 8))
		tagih(r, s, dasar.Bln(2026, 8))
		saat := []time.Time{{}, s.Jam.Now()}
		for range rapid.IntRange(1, 12).Draw(r, "langkah") {
			gerakAcak(r, s, siapa)
			saat = append(saat, s.Jam.Now())
		}
		pada := keuangan.PadaSaat{Tanggal: dasar.Tgl(2026, 8, 1).TambahHari(rapid.IntRange(0, 60).Draw(r, "hari")), Tercatat: rapid.SampledFrom(saat).Draw(r, "saat")}
		banding(r, s, siapa, pada)
		bukaJumlah(r, s, pada)
	})
}

// banding compares every sum with the row-by-row ones.
func banding(t require.TestingT, s Sekolah, siapa []santri.ID, pada keuangan.PadaSaat) {
	l, r, p := s.Pelaku.Lembaga, s.Laporan.Ringkasan, Pembanding{s.Laporan.Keuangan.Stores}
	for _, menurut := range []keuangan.MenurutTunggakan{keuangan.PerSantri, keuangan.PerKelas, keuangan.PerUnit} {
		for _, saring := range []keuangan.SaringTagihan{{Terbuka: true}, {Terbuka: true, Unit: []santri.KodeUnit{"MA"}}, {Terbuka: true, Komponen: "spp"}} {
			mau, err := p.Tunggakan(ctx, l, saring, pada, keuangan.UmurBaku(), menurut)
			require.NoError(t, err)
			dapat, err := r.Tunggakan(ctx, l, saring, pada, keuangan.UmurBaku(), menurut)
			require.NoError(t, err)
			require.Equal(t, mau, dapat, "%s %+v %v", menurut, saring, pada)
		}
	}
	mau, err := p.Kas(ctx, l, pada.Tanggal.TambahHari(-5), pada.Tanggal, pada.Tercatat)
	require.NoError(t, err)
	dapat, err := r.Kas(ctx, l, pada.Tanggal.TambahHari(-5), pada.Tanggal, pada.Tercatat)
	require.NoError(t, err)
	require.ElementsMatch(t, mau, dapat)
	for _, id := range siapa {
		mau, err := p.Rekening(ctx, l, id, pada)
		require.NoError(t, err)
		dapat, err := r.Rekening(ctx, l, id, pada)
		require.NoError(t, err)
		require.Equal(t, mau, dapat)
	}
}

// bukaJumlah opens totals: unit, class, santri and account say the same.
func bukaJumlah(t require.TestingT, s Sekolah, pada keuangan.PadaSaat) {
	m := keuangan.MintaTunggakan{Pada: pada, Menurut: keuangan.PerUnit}
	unit, err := s.Laporan.Tunggakan(ctx, s.Pelaku, m)
	require.NoError(t, err)
	for _, b := range unit.Baris {
		m := dari(t, b.Rinci, pada)
		kelas, err := s.Laporan.Tunggakan(ctx, s.Pelaku, m)
		require.NoError(t, err)
		require.Equal(t, jumlahBaris(unit, b), jumlahDokumen(kelas))
		for _, b := range kelas.Baris {
			orang, err := s.Laporan.Tunggakan(ctx, s.Pelaku, dari(t, b.Rinci, pada))
			require.NoError(t, err)
			require.Equal(t, jumlahBaris(kelas, b), jumlahDokumen(orang))
		}
	}
	orang, err := s.Laporan.Tunggakan(ctx, s.Pelaku, keuangan.MintaTunggakan{Pada: pada})
	require.NoError(t, err)
	for _, b := range orang.Baris {
		id, _, ada := strings.Cut(strings.TrimPrefix(b.Rinci, "santri/"), "/rekening")
		require.True(t, ada, b.Rinci)
		rek, err := s.Laporan.Rekening(ctx, s.Pelaku, santri.ID(id), pada)
		require.NoError(t, err)
		require.Equal(t, jumlahBaris(orang, b), rek.Jumlah[4].Uang, "sisa di rekening sama dengan tunggakan")
	}
	kas, err := s.Laporan.Kas(ctx, s.Pelaku, laporan.SaringKas{Dari: dasar.Tgl(2026, 8, 1), Sampai: pada.Tanggal, Tercatat: pada.Tercatat})
	require.NoError(t, err)
	for _, b := range kas.Baris {
		u, err := url.Parse(b.Rinci)
		require.NoError(t, err)
		q := u.Query()
		rinci, err := s.Laporan.KasRinci(ctx, s.Pelaku, laporan.SaringKas{Dari: dasar.Tgl(2026, 8, 1), Sampai: pada.Tanggal, Tercatat: pada.Tercatat},
			laporan.BarisKas{Oleh: q.Get("oleh"), Cara: keuangan.CaraBayar(q.Get("cara")), Laci: q.Get("laci"), Rekening: q.Get("rekening")})
		require.NoError(t, err)
		require.Equal(t, b.Sel[6].Uang, rinci.Jumlah[4].Uang)
		require.EqualValues(t, b.Sel[3].N, len(rinci.Baris))
	}
}

// dari reads the address of a row as a question.
func dari(t require.TestingT, rinci string, pada keuangan.PadaSaat) keuangan.MintaTunggakan {
	u, err := url.Parse(rinci)
	require.NoError(t, err)
	q := u.Query()
	require.Equal(t, pada.Tanggal.String(), q.Get("pada"))
	if !pada.Tercatat.IsZero() {
		saat, err := time.Parse(time.RFC3339Nano, q.Get("tercatat"))
		require.NoError(t, err)
		require.True(t, saat.Equal(pada.Tercatat))
	}
	return keuangan.MintaTunggakan{Pada: pada, Menurut: keuangan.MenurutTunggakan(q.Get("menurut")),
		Saring: keuangan.SaringTagihan{Unit: []santri.KodeUnit{santri.KodeUnit(q.Get("unit"))}, Kelas: q.Get("kelas"), Komponen: keuangan.KodeKomponen(q.Get("komponen"))}}
}

func kolomJumlah(d laporan.Dokumen) int {
	return slices.IndexFunc(d.Kolom, func(k laporan.Kolom) bool { return k.Judul == "Jumlah" })
}

func jumlahBaris(d laporan.Dokumen, b laporan.Baris) dasar.Rupiah { return b.Sel[kolomJumlah(d)].Uang }

func jumlahDokumen(d laporan.Dokumen) (r dasar.Rupiah) {
	for _, b := range d.Baris {
		r += jumlahBaris(d, b)
	}
	if len(d.Jumlah) > 0 && d.Jumlah[kolomJumlah(d)].Uang != r {
		panic("jumlah dokumen bukan jumlah barisnya")
	}
	return r
}

// laporanLama asks twice what was said at a moment, before and after late
// entries, a reversal and a backdated payment.
func laporanLama(t *testing.T, buka func(testing.TB) (Sekolah, Sekolah)) {
	s, _ := buka(t)
	siapa := isi(t, s, 4)
	tagih(t, s, dasar.Bln(2026, 8))
	ps, err := s.Laporan.Santri.Stores.Peserta.PesertaID(ctx, s.Pelaku.Lembaga, dasar.Tgl(2026, 8, 1), siapa[0])
	require.NoError(t, err)
	bayar := func(tanggal dasar.Tanggal) string {
		h, err := s.Laporan.Keuangan.Terima(ctx, s.Pelaku, "", keuangan.PermintaanBayar{Keluarga: ps[0].Keluarga, Cara: keuangan.Tunai, Laci: "Laci 1", Jumlah: 200_000, Tanggal: tanggal})
		require.NoError(t, err)
		return h.ID
	}
	s.Jam.Maju(time.Hour)
	id := bayar(dasar.Tanggal{})
	s.Jam.Maju(time.Hour)
	pada := keuangan.PadaSaat{Tanggal: dasar.Tgl(2026, 8, 31), Tercatat: s.Jam.Now()}
	semua := func() map[string]string {
		out := map[string]string{}
		n, err := s.Laporan.NeracaSaldo(ctx, s.Pelaku, keuangan.SaringNeraca{Pada: pada})
		require.NoError(t, err)
		out["neraca"] = n.Sidik
		for _, m := range []keuangan.MenurutTunggakan{keuangan.PerSantri, keuangan.PerKelas, keuangan.PerUnit} {
			d, err := s.Laporan.Tunggakan(ctx, s.Pelaku, keuangan.MintaTunggakan{Pada: pada, Menurut: m})
			require.NoError(t, err)
			out["tunggakan "+string(m)] = d.Sidik
		}
		k, err := s.Laporan.Kas(ctx, s.Pelaku, laporan.SaringKas{Dari: dasar.Tgl(2026, 8, 1), Sampai: pada.Tanggal, Tercatat: pada.Tercatat})
		require.NoError(t, err)
		out["kas"] = k.Sidik
		r, err := s.Laporan.Rekening(ctx, s.Pelaku, siapa[0], pada)
		require.NoError(t, err)
		out["rekening"] = r.Sidik
		b, err := s.Laporan.BukuBesar(ctx, s.Pelaku, keuangan.SaringBuku{Akun: keuangan.AkunKas, Sampai: pada.Tanggal, Tercatat: pada.Tercatat}, dasar.Page{})
		require.NoError(t, err)
		out["buku besar"] = b.Sidik
		return out
	}
	sebelum := semua()
	s.Jam.Maju(time.Hour)
	bayar(dasar.Tgl(2026, 8, 1))
	_, err = s.Laporan.Keuangan.BalikBayar(ctx, s.Pelaku, "", id, "salah keluarga")
	require.NoError(t, err)
	require.Equal(t, sebelum, semua())
	kini := pada
	pada.Tercatat = s.Jam.Now()
	sesudah := semua()
	for _, nama := range slices.Sorted(maps.Keys(sebelum)) {
		if nama != "neraca" || kini != pada {
			require.NotEqual(t, "", sesudah[nama])
		}
	}
	require.NotEqual(t, sebelum["kas"], sesudah["kas"], "tanpa saat pencatatan lama, entri susulan terlihat")
}

func lingkup(t *testing.T, buka func(testing.TB) (Sekolah, Sekolah)) {
	s, dua := buka(t)
	siapa := isi(t, s, 6)
	lain := isi(t, dua, 2)
	tagih(t, s, dasar.Bln(2026, 8))
	sempit := s.Pelaku
	sempit.Lingkup = dasar.Lingkup{Unit: []string{"MA"}}
	d, err := s.Laporan.Tunggakan(ctx, sempit, keuangan.MintaTunggakan{Menurut: keuangan.PerUnit})
	require.NoError(t, err)
	require.Len(t, d.Baris, 1)
	_, err = s.Laporan.Tunggakan(ctx, sempit, keuangan.MintaTunggakan{Saring: keuangan.SaringTagihan{Unit: []santri.KodeUnit{"MTs"}}})
	require.ErrorIs(t, err, dasar.ErrLingkup)
	_, err = s.Laporan.Kas(ctx, sempit, laporan.SaringKas{})
	require.ErrorIs(t, err, dasar.ErrLingkup)
	_, err = s.Laporan.Rekening(ctx, sempit, siapa[0], keuangan.PadaSaat{})
	require.ErrorIs(t, err, laporan.ErrSantri, "santri unit lain tidak ada bagi petugas ini")
	_, err = s.Laporan.Rekening(ctx, s.Pelaku, lain[0], keuangan.PadaSaat{})
	require.ErrorIs(t, err, laporan.ErrSantri, "santri lembaga lain tidak ada")
	_, err = s.Laporan.Kas(ctx, s.Pelaku, laporan.SaringKas{Dari: dasar.Tgl(2026, 8, 2), Sampai: dasar.Tgl(2026, 8, 1)})
	require.ErrorIs(t, err, laporan.ErrRentang)
	_, err = s.Laporan.BukuBesar(ctx, s.Pelaku, keuangan.SaringBuku{}, dasar.Page{})
	require.ErrorIs(t, err, laporan.ErrAkun)
	_, err = s.Laporan.Tunggakan(ctx, s.Pelaku, keuangan.MintaTunggakan{Menurut: "kamar"})
	require.ErrorIs(t, err, keuangan.ErrMenurut)
}
