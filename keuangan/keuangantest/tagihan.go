package keuangantest

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

// RunTagihan is the suite of billing: what every [keuangan.TarifStore],
// [keuangan.TagihanStore] and [keuangan.PutaranStore] promises, and what bill
// runs and corrections keep on top of it. Each case opens a fresh database.
func RunTagihan(t *testing.T, buka Buka) {
	for _, k := range []struct {
		nama string
		uji  func(*testing.T, keuangan.Stores, dasar.Atomic[keuangan.Stores])
	}{
		{"komponen", ujiKomponen},
		{"tarif", ujiTarif},
		{"keringanan", ujiKeringanan},
		{"tagihan_terbit_sekali", ujiTerbit},
		{"sudah_ditagih", ujiSudah},
		{"kunci_tagihan_keluarga", ujiKunciPosisi},
		{"koreksi", ujiKoreksi},
		{"posisi_disaring_dan_dihalaman", ujiPosisi},
		{"posisi_pada_saat_lalu", ujiPosisiPada},
		{"putaran", ujiPutaran},
		{"layanan_tarif", ujiLayananTarif},
		{"layanan_putaran", ujiLayananPutaran},
		{"layanan_koreksi", ujiLayananKoreksi},
		{"layanan_coba", ujiLayananCoba},
		{"putaran_yang_lupa", ujiPutaranLupa},
		{"putaran_besar_per_ruas", ujiPutaranBesar},
		{"sifat", ujiSifatTagihan},
		{"serentak", ujiSerentakTagihan},
	} {
		t.Run(k.nama, func(t *testing.T) {
			t.Parallel()
			st, at := buka(t)
			k.uji(t, st, at)
		})
	}
}

const (
	pesantrenA dasar.LembagaID = "pesantren-a"
	pesantrenB dasar.LembagaID = "pesantren-b"
)

func ujiKomponen(t *testing.T, st keuangan.Stores, _ dasar.Atomic[keuangan.Stores]) {
	baku := keuangan.KomponenBaku(pesantrenA)
	baku[0].BulanMasuk, baku[0].BulanKeluar, baku[0].AwalTahun = keuangan.BulanProporsi, keuangan.BulanBebas, 1
	require.NoError(t, st.Tarif.SimpanKomponen(ctx, pesantrenA, baku...))
	got, err := st.Tarif.Komponen(ctx, pesantrenA)
	require.NoError(t, err)
	require.Equal(t, baku, got, "by priority, whole")
	baku[1].Uraian, baku[1].Prioritas = "SPP sekolah", 1
	require.NoError(t, st.Tarif.SimpanKomponen(ctx, pesantrenA, baku[1]))
	got, err = st.Tarif.Komponen(ctx, pesantrenA)
	require.NoError(t, err)
	require.Equal(t, "SPP sekolah", got[0].Uraian)
	require.Len(t, got, len(baku))
	got, err = st.Tarif.Komponen(ctx, pesantrenB)
	require.NoError(t, err)
	require.Empty(t, got)
}

func ujiTarif(t *testing.T, st keuangan.Stores, _ dasar.Atomic[keuangan.Stores]) {
	satu := keuangan.Tarif{
		Lembaga: pesantrenA, ID: idUji(), Komponen: "spp", Unit: "MTs", Tingkat: "7", JenisKelamin: santri.Perempuan, Mukim: keuangan.Ya, Angkatan: 2026,
		Santri: "s1", Jumlah: 150_000, Sejak: dasar.Tgl(2026, 7, 1), Sampai: dasar.Tgl(2027, 7, 1), Alasan: "anak guru", Dicatat: saat,
	}
	umum := keuangan.Tarif{Lembaga: pesantrenA, ID: idUji(), Komponen: "makan", Jumlah: 450_000, Sejak: dasar.Tgl(2026, 7, 1), Dicatat: saat}
	require.NoError(t, st.Tarif.SimpanTarif(ctx, pesantrenA, satu, umum))
	baca := func(l dasar.LembagaID, pada dasar.Tanggal) []keuangan.Tarif {
		ts, err := st.Tarif.Tarif(ctx, l, pada)
		require.NoError(t, err)
		return ts
	}
	require.Equal(t, []keuangan.Tarif{umum, satu}, baca(pesantrenA, dasar.Tanggal{}))
	require.Empty(t, baca(pesantrenB, dasar.Tanggal{}))
	require.Empty(t, baca(pesantrenA, dasar.Tgl(2026, 6, 30)))
	require.Len(t, baca(pesantrenA, dasar.Tgl(2027, 6, 30)), 2)
	require.Equal(t, []keuangan.Tarif{umum}, baca(pesantrenA, dasar.Tgl(2027, 7, 1)), "Sampai is the first day without")

	lagi := satu
	lagi.ID = idUji()
	require.NoError(t, st.Tarif.SimpanTarif(ctx, pesantrenA, lagi), "the same price again is no change")
	require.Len(t, baca(pesantrenA, dasar.Tanggal{}), 2)
	lagi.Jumlah++
	require.ErrorIs(t, st.Tarif.SimpanTarif(ctx, pesantrenA, lagi), keuangan.ErrTarifGanda)
	require.Len(t, baca(pesantrenA, dasar.Tanggal{}), 2)
	require.NoError(t, st.Tarif.SimpanTarif(ctx, pesantrenB, lagi), "another institution has prices of its own")

	require.NoError(t, st.Tarif.AkhiriTarif(ctx, pesantrenA, umum.ID, dasar.Tgl(2026, 12, 1)))
	require.Empty(t, slices.DeleteFunc(baca(pesantrenA, dasar.Tgl(2026, 12, 1)), func(x keuangan.Tarif) bool { return x.ID != umum.ID }))
	for nama, err := range map[string]error{
		"sudah_diakhiri": st.Tarif.AkhiriTarif(ctx, pesantrenA, umum.ID, dasar.Tgl(2026, 12, 2)),
		"tak_dikenal":    st.Tarif.AkhiriTarif(ctx, pesantrenA, idUji(), dasar.Tgl(2026, 12, 2)),
		"lembaga_lain":   st.Tarif.AkhiriTarif(ctx, pesantrenB, umum.ID, dasar.Tgl(2026, 12, 2)),
	} {
		require.ErrorIs(t, err, keuangan.ErrTarifTutup, nama)
		require.Equal(t, dasar.Conflict, dasar.KindOf(err))
	}
}

func ujiKeringanan(t *testing.T, st keuangan.Stores, _ dasar.Atomic[keuangan.Stores]) {
	a := keuangan.Keringanan{
		Lembaga: pesantrenA, ID: idUji(), Santri: "s1", Komponen: "spp", Persen: decimal.RequireFromString("12.3456"), Urutan: 2, Alasan: "saudara kandung",
		Penyetuju: "kepala", Sejak: dasar.Tgl(2026, 7, 1), Sampai: dasar.Tgl(2026, 12, 1), Dicatat: saat,
	}
	b := keuangan.Keringanan{
		Lembaga: pesantrenA, ID: idUji(), Santri: "s1", Komponen: "spp", Nominal: 50_000, Urutan: 1, Alasan: "anak pegawai", Penyetuju: "kepala",
		Sejak: dasar.Tgl(2026, 8, 1), Dicatat: saat,
	}
	require.NoError(t, st.Tarif.SimpanKeringanan(ctx, pesantrenA, a, b))
	baca := func(pada dasar.Tanggal) (out []string) {
		ks, err := st.Tarif.Keringanan(ctx, pesantrenA, pada)
		require.NoError(t, err)
		for _, k := range ks {
			out = append(out, k.ID)
		}
		return out
	}
	require.Equal(t, []string{b.ID, a.ID}, baca(dasar.Tanggal{}), "by Urutan, whatever the order of entry")
	ks, err := st.Tarif.Keringanan(ctx, pesantrenA, dasar.Tanggal{})
	require.NoError(t, err)
	require.True(t, a.Persen.Equal(ks[1].Persen), "got %s want %s", ks[1].Persen, a.Persen)
	ks[1].Persen, a.Persen = decimal.Zero, decimal.Zero
	require.Equal(t, a, ks[1])
	require.Equal(t, b.Nominal, ks[0].Nominal)
	require.Equal(t, []string{a.ID}, baca(dasar.Tgl(2026, 7, 31)))
	require.Equal(t, []string{b.ID}, baca(dasar.Tgl(2026, 12, 1)))
	require.ErrorIs(t, st.Tarif.SimpanKeringanan(ctx, pesantrenA, b), dasar.ErrBentrok)

	require.NoError(t, st.Tarif.CabutKeringanan(ctx, pesantrenA, b.ID, saat.Add(time.Hour)))
	require.Equal(t, []string{a.ID}, baca(dasar.Tgl(2026, 8, 1)))
	require.Len(t, baca(dasar.Tanggal{}), 2, "revoked ones stay in the register")
	for nama, err := range map[string]error{
		"sudah_dicabut": st.Tarif.CabutKeringanan(ctx, pesantrenA, b.ID, saat),
		"tak_dikenal":   st.Tarif.CabutKeringanan(ctx, pesantrenA, idUji(), saat),
		"lembaga_lain":  st.Tarif.CabutKeringanan(ctx, pesantrenB, a.ID, saat),
	} {
		require.ErrorIs(t, err, keuangan.ErrKeringananTutup, nama)
	}
}

// tagihanContoh is a bill of October.
func tagihanContoh(s santri.ID, k keuangan.KodeKomponen, jumlah dasar.Rupiah) keuangan.Tagihan {
	return keuangan.Tagihan{
		Lembaga: pesantrenA, ID: idUji(), Santri: s, Keluarga: santri.KeluargaID("k-" + s), Alias: santri.Alias("x-" + s), Komponen: k, Periode: "2026-10", Versi: 1,
		Unit: "MTs", Tingkat: "7", Kelas: "7A", Uraian: "Tagihan Oktober 2026", Bruto: jumlah + 1000, Potongan: 1000, Jumlah: jumlah, Terbit: dasar.Tgl(2026, 10, 1),
		JatuhTempo: dasar.Tgl(2026, 10, 10), Prioritas: 20, Putaran: "putaran-1", Dicatat: saat,
		Penjelasan: []keuangan.Langkah{{Aturan: "tarif", Rujuk: "t1", Teks: "Tarif \"SPP\" − Rp1.000", Jumlah: jumlah}},
	}
}

func terbitkan(t *testing.T, st keuangan.Stores, ts ...keuangan.Tagihan) []keuangan.KunciTagihan {
	t.Helper()
	ada, err := st.Tagihan.Terbitkan(ctx, pesantrenA, ts)
	require.NoError(t, err)
	return ada
}

func semua(t *testing.T, st keuangan.Stores, f keuangan.SaringTagihan, pada keuangan.PadaSaat) (out []keuangan.Posisi) {
	t.Helper()
	for p, err := range keuangan.SemuaPosisi(ctx, st.Tagihan, pesantrenA, f, pada) {
		require.NoError(t, err)
		out = append(out, p)
	}
	return out
}

func ujiTerbit(t *testing.T, st keuangan.Stores, _ dasar.Atomic[keuangan.Stores]) {
	a, b := tagihanContoh("s1", "spp", 149_000), tagihanContoh("s2", "spp", 99_000)
	require.Empty(t, terbitkan(t, st, a, b))
	require.Equal(t, []keuangan.Posisi{{Tagihan: a}, {Tagihan: b}}, semua(t, st, keuangan.SaringTagihan{}, keuangan.PadaSaat{}), "whole, with its explanation")

	lagi, baru := a, tagihanContoh("s3", "spp", 1)
	lagi.ID = idUji()
	require.Equal(t, []keuangan.KunciTagihan{a.Kunci()}, terbitkan(t, st, lagi, baru), "the natural key exists: skipped and told")
	require.Len(t, semua(t, st, keuangan.SaringTagihan{}, keuangan.PadaSaat{}), 3)

	ganda := tagihanContoh("s4", "spp", 5)
	kembar := ganda
	kembar.ID = idUji()
	require.Equal(t, []keuangan.KunciTagihan{ganda.Kunci()}, terbitkan(t, st, ganda, kembar), "twice in one batch is once")

	versi := a
	versi.ID, versi.Versi = idUji(), 2
	require.Empty(t, terbitkan(t, st, versi))

	// A batch of the size at which stores change their way of writing.
	var banyak []keuangan.Tagihan
	for i := range 1200 {
		banyak = append(banyak, tagihanContoh(santri.ID(fmt.Sprintf("z%05d", i)), "makan", dasar.Rupiah(i)))
	}
	require.Empty(t, terbitkan(t, st, banyak...))
	_, err := st.Tagihan.Terbitkan(ctx, pesantrenA, banyak[:700])
	require.ErrorIs(t, err, dasar.ErrBentrok, "an id is used once")
	for i := range banyak {
		banyak[i].ID = idUji()
	}
	require.Len(t, terbitkan(t, st, banyak...), 1200)
	got, _, err := st.Tagihan.Posisi(ctx, pesantrenB, keuangan.SaringTagihan{}, keuangan.PadaSaat{}, dasar.Page{})
	require.NoError(t, err)
	require.Empty(t, got)
}

func bacaSudah(t *testing.T, st keuangan.Stores, l dasar.LembagaID, periode []string, k ...keuangan.KodeKomponen) (out []keuangan.TagihanAda) {
	t.Helper()
	for a, err := range st.Tagihan.Sudah(ctx, l, periode, k...) {
		require.NoError(t, err)
		out = append(out, a)
	}
	return out
}

func ujiSudah(t *testing.T, st keuangan.Stores, _ dasar.Atomic[keuangan.Stores]) {
	a, b, c := tagihanContoh("s1", "makan", 10), tagihanContoh("s1", "spp", 20), tagihanContoh("s2", "spp", 30)
	b2, lama := b, tagihanContoh("s1", "spp", 40)
	b2.ID, b2.Versi, b2.Jumlah, b2.Bruto = idUji(), 2, 25, 1025
	lama.Periode = "2026-09"
	terbitkan(t, st, c, b, a, lama)
	require.NoError(t, st.Tagihan.Koreksi(ctx, pesantrenA, keuangan.NotaKredit{ID: idUji(), Tagihan: b.ID, Batal: true, Ulang: true, Jumlah: 20, Tanggal: dasar.Tgl(2026, 10, 2), Alasan: "salah tarif", Oleh: "x", Dicatat: saat}))
	ada := func(t keuangan.Tagihan, batal, ulang bool) keuangan.TagihanAda {
		return keuangan.TagihanAda{Kunci: t.Kunci(), ID: t.ID, Unit: "MTs", Jumlah: t.Jumlah, Batal: batal, Ulang: ulang}
	}
	require.Equal(t, []keuangan.TagihanAda{ada(a, false, false), ada(b, true, true), ada(c, false, false)}, bacaSudah(t, st, pesantrenA, []string{"2026-10"}))
	for nama, j := range map[string]struct {
		periode  string
		unit     []santri.KodeUnit
		komponen []keuangan.KodeKomponen
		mau      dasar.Rupiah
	}{
		"semua_kecuali_batal": {"2026-10", nil, nil, 40},
		"satu_komponen":       {"2026-10", nil, []keuangan.KodeKomponen{"spp"}, 30},
		"unit_lain":           {"2026-10", []santri.KodeUnit{"MA"}, nil, 0},
		"bulan_lain":          {"2026-09", []santri.KodeUnit{"MTs"}, []keuangan.KodeKomponen{"spp", "makan"}, 40},
		"bulan_kosong":        {"2026-08", nil, nil, 0},
	} {
		n, err := st.Tagihan.Jumlah(ctx, pesantrenA, j.periode, j.unit, j.komponen...)
		require.NoError(t, err)
		require.Equal(t, j.mau, n, nama)
	}
	n, err := st.Tagihan.Jumlah(ctx, pesantrenB, "2026-10", nil)
	require.NoError(t, err)
	require.Zero(t, n)
	terbitkan(t, st, b2)
	require.Equal(t, []keuangan.TagihanAda{ada(b2, false, false), ada(c, false, false)}, bacaSudah(t, st, pesantrenA, []string{"2026-10"}, "spp"), "the newest version only")
	require.Len(t, bacaSudah(t, st, pesantrenA, nil), 4)
	require.Len(t, bacaSudah(t, st, pesantrenA, []string{"2026-09", "2026-10"}, "spp", "makan"), 4)
	require.Empty(t, bacaSudah(t, st, pesantrenB, nil))
	for range st.Tagihan.Sudah(ctx, pesantrenA, nil) {
		break // stopping early is fine, and the store stays usable
	}
	require.Len(t, bacaSudah(t, st, pesantrenA, nil), 4)
}

func ujiKunciPosisi(t *testing.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	kelak, kini, penting, lunas := tagihanContoh("s1", "a", 10), tagihanContoh("s1", "b", 20), tagihanContoh("s1", "c", 30), tagihanContoh("s1", "d", 0)
	kelak.JatuhTempo, penting.Prioritas = dasar.Tgl(2026, 11, 10), 1
	lunas.Bruto, lunas.Potongan = 1000, 1000
	terbitkan(t, st, kelak, kini, penting, lunas, tagihanContoh("s2", "a", 5))
	err := at.Do(ctx, func(ctx context.Context, st keuangan.Stores) error {
		ps, err := st.Tagihan.KunciPosisi(ctx, pesantrenA, "k-s1")
		require.NoError(t, err)
		var got []string
		for _, p := range ps {
			got = append(got, p.Tagihan.ID)
		}
		require.Equal(t, []string{penting.ID, kini.ID, kelak.ID}, got, "oldest due date, then priority; paid ones left out")
		ps, err = st.Tagihan.KunciTagihan(ctx, pesantrenA, kini.ID, idUji(), kelak.ID)
		require.NoError(t, err)
		require.Len(t, ps, 2)
		require.Equal(t, []string{kelak.ID, kini.ID}, []string{ps[0].Tagihan.ID, ps[1].Tagihan.ID}, "by id")
		ps, err = st.Tagihan.KunciTagihan(ctx, pesantrenB, kini.ID)
		require.Empty(t, ps)
		return err
	})
	require.NoError(t, err)
}

func nota(t keuangan.Tagihan, jumlah dasar.Rupiah, ubah ...func(*keuangan.NotaKredit)) keuangan.NotaKredit {
	n := keuangan.NotaKredit{Lembaga: pesantrenA, ID: idUji(), Tagihan: t.ID, Jumlah: jumlah, Tanggal: dasar.Tgl(2026, 10, 5), Alasan: "salah tarif", Oleh: "bendahara", Dicatat: saat.Add(time.Minute)}
	for _, u := range ubah {
		u(&n)
	}
	return n
}

func membatalkan(n *keuangan.NotaKredit) { n.Batal = true }

func ujiKoreksi(t *testing.T, st keuangan.Stores, _ dasar.Atomic[keuangan.Stores]) {
	a, b := tagihanContoh("s1", "spp", 100), tagihanContoh("s2", "spp", 100)
	terbitkan(t, st, a, b)
	kosong, err := st.Tagihan.Nota(ctx, pesantrenA, a.ID)
	require.NoError(t, err)
	require.Empty(t, kosong)
	ns := []keuangan.NotaKredit{nota(a, 30), nota(a, 20), nota(b, 100, membatalkan)}
	ns[0].Dicatat = ns[0].Dicatat.Add(time.Second) // recorded later than the second
	require.NoError(t, st.Tagihan.Koreksi(ctx, pesantrenA, ns...))
	for i := range ns {
		ns[i].Lembaga = pesantrenA
	}
	ada, err := st.Tagihan.Nota(ctx, pesantrenA, a.ID)
	require.NoError(t, err)
	require.Equal(t, []keuangan.NotaKredit{ns[1], ns[0]}, ada, "in the order of recording")
	ada, err = st.Tagihan.Nota(ctx, pesantrenA, a.ID, b.ID)
	require.NoError(t, err)
	require.Len(t, ada, 3)
	for _, siapa := range []struct {
		l  dasar.LembagaID
		id []string
	}{{pesantrenB, []string{a.ID}}, {pesantrenA, nil}, {pesantrenA, []string{"tiada"}}} {
		kosong, err := st.Tagihan.Nota(ctx, siapa.l, siapa.id...)
		require.NoError(t, err)
		require.Empty(t, kosong)
	}
	ps := semua(t, st, keuangan.SaringTagihan{}, keuangan.PadaSaat{})
	require.Equal(t, []dasar.Rupiah{50, 0}, []dasar.Rupiah{ps[0].Sisa(), ps[1].Sisa()})
	require.Equal(t, a, ps[0].Tagihan, "F-32: the bill itself is unchanged")
	require.True(t, ps[1].Batal)
	sebelum := ps
	for nama, ns := range map[string][]keuangan.NotaKredit{
		"melebihi_tagihan": {nota(a, 51)},
		"tagihan_batal":    {nota(b, 0)},
		"batal_dua_kali":   {nota(b, 0, membatalkan)},
		"tagihan_tiada":    {nota(tagihanContoh("s9", "spp", 5), 1)},
		"satu_salah_semua": {nota(a, 1), nota(a, 50)},
	} {
		err := st.Tagihan.Koreksi(ctx, pesantrenA, ns...)
		require.ErrorIs(t, err, keuangan.ErrTagihanBerubah, nama)
		require.Equal(t, dasar.Conflict, dasar.KindOf(err))
		require.Equal(t, sebelum, semua(t, st, keuangan.SaringTagihan{}, keuangan.PadaSaat{}), nama)
	}
	require.ErrorIs(t, st.Tagihan.Koreksi(ctx, pesantrenB, nota(a, 1)), keuangan.ErrTagihanBerubah)
	selisih, err := st.Tagihan.Periksa(ctx, pesantrenA)
	require.NoError(t, err)
	require.Empty(t, selisih)
}

func ujiPosisi(t *testing.T, st keuangan.Stores, _ dasar.Atomic[keuangan.Stores]) {
	var ts []keuangan.Tagihan
	for i := range 7 {
		x := tagihanContoh(santri.ID(fmt.Sprintf("s%d", i%3)), keuangan.KodeKomponen([]string{"spp", "makan"}[i%2]), dasar.Rupiah(i))
		x.Periode = fmt.Sprintf("2026-%02d", i+1)
		x.JatuhTempo = dasar.Tgl(2026, 10, 10+i%2)
		x.Unit, x.Kelas, x.Putaran = []santri.KodeUnit{"MTs", "MA"}[i%2], []string{"7A", "7B"}[i/4], fmt.Sprintf("p%d", i/4)
		ts = append(ts, x)
	}
	ts[0].Bruto, ts[0].Potongan = 1000, 1000 // asks for nothing
	terbitkan(t, st, ts...)
	urut := slices.Clone(ts)
	slices.SortStableFunc(urut, func(a, b keuangan.Tagihan) int { return a.JatuhTempo.Compare(b.JatuhTempo) })
	for _, batas := range []int{1, 2, 3, 7, 50} {
		var got []keuangan.Tagihan
		for p := (dasar.Page{Limit: batas}); ; {
			ps, next, err := st.Tagihan.Posisi(ctx, pesantrenA, keuangan.SaringTagihan{}, keuangan.PadaSaat{}, p)
			require.NoError(t, err)
			require.LessOrEqual(t, len(ps), batas)
			for _, x := range ps {
				got = append(got, x.Tagihan)
			}
			if p.After = next; next == "" {
				break
			}
		}
		require.Equal(t, urut, got, "halaman %d", batas)
	}
	for nama, f := range map[string]struct {
		saring keuangan.SaringTagihan
		mau    func(keuangan.Tagihan) bool
	}{
		"id":             {keuangan.SaringTagihan{ID: []string{ts[1].ID, ts[4].ID}}, func(x keuangan.Tagihan) bool { return x.ID == ts[1].ID || x.ID == ts[4].ID }},
		"santri":         {keuangan.SaringTagihan{Santri: []santri.ID{"s0", "s2"}}, func(x keuangan.Tagihan) bool { return x.Santri != "s1" }},
		"keluarga":       {keuangan.SaringTagihan{Keluarga: "k-s1"}, func(x keuangan.Tagihan) bool { return x.Santri == "s1" }},
		"unit":           {keuangan.SaringTagihan{Unit: []santri.KodeUnit{"MA"}}, func(x keuangan.Tagihan) bool { return x.Unit == "MA" }},
		"unit_dan_kelas": {keuangan.SaringTagihan{Unit: []santri.KodeUnit{"MA"}, Kelas: "7B"}, func(x keuangan.Tagihan) bool { return x.Unit == "MA" && x.Kelas == "7B" }},
		"komponen":       {keuangan.SaringTagihan{Komponen: "makan"}, func(x keuangan.Tagihan) bool { return x.Komponen == "makan" }},
		"periode":        {keuangan.SaringTagihan{Periode: "2026-03"}, func(x keuangan.Tagihan) bool { return x.Periode == "2026-03" }},
		"putaran":        {keuangan.SaringTagihan{Putaran: "p1"}, func(x keuangan.Tagihan) bool { return x.Putaran == "p1" }},
		"terbuka":        {keuangan.SaringTagihan{Terbuka: true}, func(x keuangan.Tagihan) bool { return x.Jumlah > 0 }},
	} {
		var mau []string
		for _, x := range urut {
			if f.mau(x) {
				mau = append(mau, x.ID)
			}
		}
		for _, pada := range []keuangan.PadaSaat{{}, {Tanggal: dasar.Tgl(2026, 12, 31)}} {
			var got []string
			for _, p := range semua(t, st, f.saring, pada) {
				got = append(got, p.Tagihan.ID)
			}
			require.Equal(t, mau, got, nama)
		}
	}
	for nama, k := range map[string]string{"asing": "bukan-kursor", "tanggal_rusak": keuangan.Kursor("2026-99-99", "x")} {
		_, _, err := st.Tagihan.Posisi(ctx, pesantrenA, keuangan.SaringTagihan{}, keuangan.PadaSaat{}, dasar.Page{After: k})
		require.ErrorIs(t, err, keuangan.ErrKursor, nama)
	}
}

func ujiPosisiPada(t *testing.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	a := tagihanContoh("s1", "spp", 100)
	terbitkan(t, st, a)
	require.NoError(t, st.Tagihan.Koreksi(ctx, pesantrenA, nota(a, 10)))
	for nama, pada := range map[string]keuangan.PadaSaat{
		"belum_dicatat": {Tanggal: dasar.Tgl(2026, 10, 31), Tercatat: saat}, "belum_harinya": {Tanggal: dasar.Tgl(2026, 10, 4)},
	} {
		require.Equal(t, dasar.Rupiah(100), semua(t, st, keuangan.SaringTagihan{}, pada)[0].Sisa(), "only a note moved since: %s", nama)
	}
	bayar := keuangan.Pembayaran{
		Lembaga: pesantrenA, ID: idUji(), Keluarga: a.Keluarga, Cara: keuangan.Tunai, Jumlah: 40, Tanggal: dasar.Tgl(2026, 10, 7), Laci: "l",
		Kuitansi: keuangan.Kuitansi{Seri: "KW", Tahun: 2026, Nomor: 1}, Oleh: "kasir", Dicatat: saat.Add(time.Hour),
	}
	require.NoError(t, at.Do(ctx, func(ctx context.Context, st keuangan.Stores) error {
		return st.Bayar.Tambah(ctx, pesantrenA, bayar, []keuangan.Alokasi{{
			Lembaga: pesantrenA, ID: idUji(), Pembayaran: bayar.ID, Tagihan: a.ID, Jumlah: 40, Tanggal: bayar.Tanggal, Sebab: "x", Oleh: "kasir", Dicatat: bayar.Dicatat,
		}}, nil)
	}))
	b := tagihanContoh("s2", "spp", 100)
	b.Terbit, b.JatuhTempo = dasar.Tgl(2026, 10, 3), dasar.Tgl(2026, 10, 12)
	terbitkan(t, st, b)
	require.NoError(t, st.Tagihan.Koreksi(ctx, pesantrenA, nota(b, 100, membatalkan)))

	hari := func(h int) dasar.Tanggal { return dasar.Tgl(2026, 10, h) }
	for nama, k := range map[string]struct {
		pada keuangan.PadaSaat
		mau  []dasar.Rupiah // of a and b; absent = not issued yet
	}{
		"sekarang":                    {keuangan.PadaSaat{}, []dasar.Rupiah{50, 0}},
		"sebelum_terbit":              {keuangan.PadaSaat{Tanggal: dasar.Tgl(2026, 9, 30)}, nil},
		"hari_terbit":                 {keuangan.PadaSaat{Tanggal: hari(1)}, []dasar.Rupiah{100}},
		"sebelum_nota":                {keuangan.PadaSaat{Tanggal: hari(4)}, []dasar.Rupiah{100, 100}},
		"hari_nota_dan_batal":         {keuangan.PadaSaat{Tanggal: hari(5)}, []dasar.Rupiah{90, 0}},
		"hari_bayar":                  {keuangan.PadaSaat{Tanggal: hari(7)}, []dasar.Rupiah{50, 0}},
		"sebelum_nota_dicatat":        {keuangan.PadaSaat{Tanggal: hari(31), Tercatat: saat}, []dasar.Rupiah{100, 100}},
		"sebelum_bayar_dicatat":       {keuangan.PadaSaat{Tanggal: hari(31), Tercatat: saat.Add(time.Minute)}, []dasar.Rupiah{90, 0}},
		"sebelum_semua_dicatat":       {keuangan.PadaSaat{Tercatat: saat.Add(-time.Second)}, nil},
		"tercatat_saja_tanpa_tanggal": {keuangan.PadaSaat{Tercatat: saat.Add(time.Hour)}, []dasar.Rupiah{50, 0}},
	} {
		var got []dasar.Rupiah
		for _, p := range semua(t, st, keuangan.SaringTagihan{}, k.pada) {
			got = append(got, p.Sisa())
		}
		require.Equal(t, k.mau, got, nama)
	}
	require.Len(t, semua(t, st, keuangan.SaringTagihan{Terbuka: true}, keuangan.PadaSaat{Tanggal: hari(4)}), 2)
	require.Len(t, semua(t, st, keuangan.SaringTagihan{Terbuka: true}, keuangan.PadaSaat{Tanggal: hari(5)}), 1)
	selisih, err := st.Tagihan.Periksa(ctx, pesantrenA)
	require.NoError(t, err)
	require.Empty(t, selisih)
}

func ujiPutaran(t *testing.T, st keuangan.Stores, _ dasar.Atomic[keuangan.Stores]) {
	var ps []keuangan.Putaran
	for i := range 3 {
		ps = append(ps, keuangan.Putaran{
			Lembaga: pesantrenA, ID: idUji(), Bulan: dasar.Bln(2026, 10), Unit: []santri.KodeUnit{"MA", "MTs"}, Terbit: dasar.Tgl(2026, 10, 1), Sidik: "abc",
			Komponen: []keuangan.RingkasTagihan{{Komponen: "spp", Uraian: "SPP", Jumlah: 2, Bruto: 10, Potongan: 3, Total: 7, Ada: 1, TanpaTarif: 4}},
			Gagal:    []keuangan.Kecualian{{Santri: "s1", Komponen: "spp", Aturan: "KEU-TARIF-02", Sebab: "dua tarif"}},
			Jumlah:   2, Total: 7, Oleh: "bendahara", Dicatat: saat.Add(time.Duration(i/2) * time.Hour),
		})
		require.NoError(t, st.Putaran.Tambah(ctx, pesantrenA, ps[i]))
	}
	require.ErrorIs(t, st.Putaran.Tambah(ctx, pesantrenA, ps[0]), dasar.ErrBentrok)
	require.NoError(t, st.Putaran.Giliran(ctx, pesantrenA), "without fees there is nothing to wait for")
	got, err := st.Putaran.Ambil(ctx, pesantrenA, ps[2].ID, idUji(), ps[0].ID)
	require.NoError(t, err)
	require.Equal(t, []keuangan.Putaran{ps[2], ps[0]}, got)
	got, err = st.Putaran.Ambil(ctx, pesantrenB, ps[0].ID)
	require.NoError(t, err)
	require.Empty(t, got)
	var semua []keuangan.Putaran
	for p := (dasar.Page{Limit: 1}); ; {
		got, next, err := st.Putaran.Cari(ctx, pesantrenA, p)
		require.NoError(t, err)
		semua = append(semua, got...)
		if p.After = next; next == "" {
			break
		}
	}
	require.Equal(t, []keuangan.Putaran{ps[2], ps[1], ps[0]}, semua, "newest first, then the larger id")
	_, _, err = st.Putaran.Cari(ctx, pesantrenA, dasar.Page{After: "bukan-kursor"})
	require.ErrorIs(t, err, keuangan.ErrKursor)
}
