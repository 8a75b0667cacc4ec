package keuangantest

import (
	"context"
	"errors"
	"iter"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/santri"
)

var (
	september = dasar.Bln(2026, 9)
	oktober   = dasar.Bln(2026, 10)
)

// petugasMTs covers one unit only.
func (k *kantor) petugasMTs() dasar.Pelaku {
	p := k.kasir
	p.Lingkup = dasar.Lingkup{Unit: []string{"MTs"}}
	return p
}

// tolak runs a call that must be refused under a rule and change nothing.
func (k *kantor) tolak(t *testing.T, nama string, aturan dasar.Aturan, jenis dasar.Kind, panggil func() error) {
	t.Helper()
	sebelum := k.potret(t)
	err := panggil()
	require.ErrorIs(t, err, aturan, nama)
	require.Equal(t, jenis, dasar.KindOf(err), nama)
	require.Equal(t, sebelum, k.potret(t), "%s: F-09: a refusal changes nothing", nama)
}

func ujiLayananTarif(t *testing.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	k := bukaKantor(t, st, at)
	a := k.warga.masuk(1, "MTs", true, september.Awal())
	b := k.warga.masuk(4, "MA", true, september.Awal())
	baru := keuangan.Tarif{Komponen: "spp", Unit: "MTs", Jumlah: 160_000, Sejak: dasar.Tgl(2026, 11, 1)}

	ts, err := k.AturTarif(ctx, k.kasir, baru)
	require.NoError(t, err)
	lagi, err := k.AturTarif(ctx, k.kasir, baru)
	require.NoError(t, err)
	require.Equal(t, ts, lagi, "the same price again is no change")
	for _, h := range []struct {
		hari dasar.Tanggal
		mau  dasar.Rupiah
	}{{dasar.Tgl(2026, 10, 31), 150_000}, {dasar.Tgl(2026, 11, 1), 160_000}} {
		daftar, err := k.DaftarTarif(ctx, k.kasir, h.hari)
		require.NoError(t, err)
		x, _, ok, err := keuangan.SusunHarga(daftar).Pilih("spp", santri.Peserta{ID: a, Anggota: []santri.Anggota{{Unit: "MTs"}}}, h.hari)
		require.NoError(t, err, "the predecessor ended on the day the new price began")
		require.True(t, ok)
		require.Equal(t, h.mau, x.Jumlah)
	}
	mts := k.petugasMTs()
	aturTarif := func(pel dasar.Pelaku, x keuangan.Tarif) func() error {
		return func() error { _, err := k.AturTarif(ctx, pel, x); return err }
	}
	mundur := baru
	mundur.Sejak, mundur.Jumlah = dasar.Tgl(2026, 10, 1), 155_000
	k.tolak(t, "bertumpuk", keuangan.ErrTarifGanda, dasar.Conflict, aturTarif(k.kasir, mundur))
	lain := keuangan.Tarif{Komponen: "spp", Unit: "MA", Jumlah: 1, Sejak: dasar.Tgl(2026, 6, 1)}
	k.tolak(t, "mundur_di_depan_yang_terbuka", keuangan.ErrTarifGanda, dasar.Conflict, aturTarif(k.kasir, lain))
	lain = baru
	lain.Komponen = "parkir"
	k.tolak(t, "komponen_tiada", keuangan.ErrKomponenTiada, dasar.Invalid, aturTarif(k.kasir, lain))
	lain = baru
	lain.Unit = "MA"
	k.tolak(t, "unit_di_luar_lingkup", dasar.ErrLingkup, dasar.Forbidden, aturTarif(mts, lain))
	lain.Unit, lain.Santri, lain.Alasan = "", b, "anak guru"
	k.tolak(t, "santri_di_luar_lingkup", keuangan.ErrSantriTiada, dasar.NotFound, aturTarif(mts, lain))
	lain.Santri = a
	_, err = k.AturTarif(ctx, mts, lain)
	require.NoError(t, err)
	semua, err := k.DaftarTarif(ctx, mts, dasar.Tanggal{})
	require.NoError(t, err)
	for _, x := range semua {
		require.NotEqual(t, santri.KodeUnit("MA"), x.Unit)
	}
	k.tolak(t, "akhiri_di_luar_lingkup", keuangan.ErrTarifTiada, dasar.NotFound, func() error { return k.AkhiriTarif(ctx, mts, idUji(), oktober.Awal()) })
	k.tolak(t, "akhiri_sebelum_mulai", keuangan.ErrTarif, dasar.Invalid, func() error { return k.AkhiriTarif(ctx, k.kasir, ts[0].ID, ts[0].Sejak) })
	require.NoError(t, k.AkhiriTarif(ctx, mts, ts[0].ID, dasar.Tgl(2027, 7, 1)))
	ujiLayananKomponen(t, k)
	ujiLayananKeringanan(t, k, a, b)
}

func ujiLayananKomponen(t *testing.T, k *kantor) {
	baru := keuangan.KomponenBaku(k.lembaga)[1]
	baru.Kode, baru.Uraian = "laundry", "  Laundry  "
	require.NoError(t, k.AturKomponen(ctx, k.kasir, baru))
	atur := func(pel dasar.Pelaku, ubah func(*keuangan.Komponen)) func() error {
		return func() error { x := baru; ubah(&x); return k.AturKomponen(ctx, pel, x) }
	}
	k.tolak(t, "akun_tiada", keuangan.ErrKomponen, dasar.Invalid, atur(k.kasir, func(x *keuangan.Komponen) { x.Piutang = "9.9" }))
	k.tolak(t, "akun_induk", keuangan.ErrKomponen, dasar.Invalid, atur(k.kasir, func(x *keuangan.Komponen) { x.Piutang = "1.1.2" }))
	k.tolak(t, "akun_salah_jenis", keuangan.ErrKomponen, dasar.Invalid, atur(k.kasir, func(x *keuangan.Komponen) { x.Pendapatan = "1.1.2.01" }))
	k.tolak(t, "bukan_seluruh_lembaga", dasar.ErrLingkup, dasar.Forbidden, atur(k.petugasMTs(), func(*keuangan.Komponen) {}))
	require.NoError(t, atur(k.kasir, func(x *keuangan.Komponen) { x.Pendapatan = "4.1.1.04" })(), "not billed yet: its accounts may change")
	ks, err := k.Komponen(ctx, k.petugasMTs())
	require.NoError(t, err)
	require.Equal(t, "Laundry", ks[1].Uraian, "by priority, then code")

	k.putar(t, minta(september))
	spp := keuangan.KomponenBaku(k.lembaga)[1]
	spp.TanggalTempo, spp.Uraian = 25, "SPP sekolah"
	require.NoError(t, k.AturKomponen(ctx, k.kasir, spp), "words and due dates of later bills may change")
	spp.Piutang = "1.1.2.04"
	k.tolak(t, "akun_terpakai", keuangan.ErrKomponenTerpakai, dasar.Conflict, func() error { return k.AturKomponen(ctx, k.kasir, spp) })
}

func ujiLayananKeringanan(t *testing.T, k *kantor, a, b santri.ID) {
	mts := k.petugasMTs()
	r := keuangan.Keringanan{Santri: a, Komponen: "spp", Persen: decimal.NewFromInt(50), Alasan: "yatim", Penyetuju: "kepala", Sejak: oktober.Awal()}
	ks, err := k.BeriKeringanan(ctx, mts, "kunci-1", r)
	require.NoError(t, err)
	k.jam.Maju(time.Minute)
	ulang, err := k.BeriKeringanan(ctx, mts, "kunci-1", r)
	require.NoError(t, err)
	require.Equal(t, ks[0].ID, ulang[0].ID, "the same key grants once")
	daftar, err := k.DaftarKeringanan(ctx, mts, oktober.Awal())
	require.NoError(t, err)
	require.Len(t, daftar, 1)

	beri := func(pel dasar.Pelaku, kunci string, ubah func(*keuangan.Keringanan)) func() error {
		return func() error { x := r; ubah(&x); _, err := k.BeriKeringanan(ctx, pel, kunci, x); return err }
	}
	k.tolak(t, "kunci_isi_lain", dasar.ErrUlang, dasar.Conflict, beri(mts, "kunci-1", func(x *keuangan.Keringanan) { x.Persen = decimal.NewFromInt(60) }))
	k.tolak(t, "tanpa_alasan", keuangan.ErrKeringanan, dasar.Invalid, beri(mts, "", func(x *keuangan.Keringanan) { x.Alasan = " " }))
	k.tolak(t, "komponen_tiada", keuangan.ErrKomponenTiada, dasar.Invalid, beri(mts, "", func(x *keuangan.Keringanan) { x.Komponen = "parkir" }))
	k.tolak(t, "di_luar_lingkup", keuangan.ErrSantriTiada, dasar.NotFound, beri(mts, "", func(x *keuangan.Keringanan) { x.Santri = b }))
	require.NoError(t, beri(k.kasir, "", func(x *keuangan.Keringanan) { x.Santri = b })())
	daftar, err = k.DaftarKeringanan(ctx, mts, oktober.Awal())
	require.NoError(t, err)
	require.Len(t, daftar, 1, "of santri in scope")
	semua, err := k.DaftarKeringanan(ctx, k.kasir, oktober.Awal())
	require.NoError(t, err)
	for _, x := range semua {
		if x.Santri == b {
			k.tolak(t, "cabut_di_luar_lingkup", keuangan.ErrKeringananTiada, dasar.NotFound, func() error { return k.CabutKeringanan(ctx, mts, x.ID) })
		}
	}

	k.putar(t, minta(oktober))
	require.Equal(t, dasar.Rupiah(75_000), k.satuTagihan(t, a, "spp", "2026-10").Tagihan.Jumlah)
	sebelum := kartu(k.semuaPosisi(t))
	require.NoError(t, k.CabutKeringanan(ctx, mts, ks[0].ID))
	require.ErrorIs(t, k.CabutKeringanan(ctx, mts, ks[0].ID), keuangan.ErrKeringananTutup)
	require.Equal(t, sebelum, kartu(k.semuaPosisi(t)), "F-35: bills that exist do not change")
	k.putar(t, minta(oktober.Tambah(1)))
	require.Equal(t, dasar.Rupiah(87_500), k.satuTagihan(t, b, "spp", "2026-11").Tagihan.Jumlah, "the other discount stays")
	require.Zero(t, k.satuTagihan(t, a, "spp", "2026-11").Tagihan.Potongan, "the revoked one counts no more")
	k.periksa(t)
}

func ujiLayananPutaran(t *testing.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	k := bukaKantor(t, st, at)
	mukim := k.warga.masuk(1, "MTs", true, september.Awal())
	k.warga.masuk(2, "MA", false, september.Awal())
	yatim := k.warga.masuk(3, "MA", true, september.Awal())
	_, err := k.BeriKeringanan(ctx, k.kasir, "", keuangan.Keringanan{Santri: yatim, Komponen: "syahriah", Nominal: 50_000, Alasan: "yatim", Penyetuju: "kepala", Sejak: september.Awal()})
	require.NoError(t, err)

	r, err := k.PratinjauTagihan(ctx, k.kasir, minta(oktober), 2)
	require.NoError(t, err)
	require.Len(t, r.Contoh, 2)
	n, total := r.Hitung()
	require.Equal(t, 8, n)
	require.Equal(t, dasar.Rupiah(150+175+175+350+100+300+450+450)*1000, total)
	require.Empty(t, k.semuaPosisi(t), "a preview writes nothing")
	k.tolak(t, "tanpa_pratinjau", keuangan.ErrTanpaPratinjau, dasar.Invalid, func() error {
		_, err := k.TerbitkanTagihan(ctx, k.kasir, "", r.Minta, "", nil)
		return err
	})
	k.tolak(t, "sidik_lain", keuangan.ErrPratinjauBerubah, dasar.Conflict, func() error {
		_, err := k.TerbitkanTagihan(ctx, k.kasir, "kunci-lama", r.Minta, "00"+r.Sidik[2:], nil)
		return err
	})

	var kemajuan [][2]int
	h, err := k.TerbitkanTagihan(ctx, k.kasir, "kunci-1", r.Minta, r.Sidik, func(selesai, total int) { kemajuan = append(kemajuan, [2]int{selesai, total}) })
	require.NoError(t, err)
	require.Equal(t, [][2]int{{8, 8}}, kemajuan)
	require.Equal(t, []any{8, total, r.Sidik}, []any{h.Putaran.Jumlah, h.Putaran.Total, h.Putaran.Sidik}, "F-27: preview = issue")
	require.Equal(t, r.Komponen, h.Putaran.Komponen)
	require.Len(t, k.semuaPosisi(t), 8)
	saldo := k.saldo(t)
	require.Equal(t, map[string]dasar.Rupiah{
		"1.1.2.01 MTs": 500_000, "1.1.2.01 MA": 750_000, "1.1.2.03 MTs": 450_000, "1.1.2.03 MA": 450_000, "4.1.1.91 MA": 50_000,
		"4.1.1.01 MTs": -500_000, "4.1.1.01 MA": -800_000, "4.1.1.03 MTs": -450_000, "4.1.1.03 MA": -450_000,
	}, saldo)
	js, err := k.Stores.Buku.Jurnal.Sumber(ctx, k.lembaga, "penagihan/"+h.Putaran.ID+"/spp", "penagihan/"+h.Putaran.ID+"/syahriah", "penagihan/"+h.Putaran.ID+"/makan")
	require.NoError(t, err)
	require.Len(t, js, 3, "one journal per run and fee")
	k.periksa(t)

	ulang, err := k.TerbitkanTagihan(ctx, k.kasir, "kunci-1", r.Minta, r.Sidik, nil)
	require.NoError(t, err)
	require.True(t, ulang.Ulangan)
	require.Equal(t, h.Putaran, ulang.Putaran, "the same key gives the first result")
	k.tolak(t, "kunci_isi_lain", dasar.ErrUlang, dasar.Conflict, func() error {
		m := r.Minta
		m.Terbit = m.Terbit.TambahHari(1)
		_, err := k.TerbitkanTagihan(ctx, k.kasir, "kunci-1", m, r.Sidik, nil)
		return err
	})
	sebelum := k.potret(t)
	kosong, err := k.TerbitkanTagihan(ctx, k.kasir, "", r.Minta, r.Sidik, nil)
	require.NoError(t, err, "a second click without a key finds nothing to do")
	require.Empty(t, kosong.Putaran.ID)
	require.Equal(t, sebelum, k.potret(t), "F-24")
	ps, _, err := k.CariPutaran(ctx, k.kasir, dasar.Page{})
	require.NoError(t, err)
	require.Equal(t, []keuangan.Putaran{h.Putaran}, ps)

	ujiPutaranSusulan(t, k, mukim)
	ujiPutaranLingkup(t, k)
	ujiPutaranTerhalang(t, k)
	ujiDiMuka(t, k)
}

// K-06: whoever comes in the middle of a period gets exactly the bills of the
// rule, by a later run, under its own id.
func ujiPutaranSusulan(t *testing.T, k *kantor, mukim santri.ID) {
	baru := k.warga.masuk(6, "MTs", false, dasar.Tgl(2026, 10, 20))
	tanpaUnit := k.warga.masuk(8, "SMK", false, september.Awal())
	k.warga.ubah(tanpaUnit, func(o *wargaSatu) { o.p.Keluarga = "" })
	m := minta(oktober)
	m.Terbit = dasar.Tgl(2026, 10, 20)
	h := k.putar(t, m)
	require.Equal(t, 2, h.Putaran.Jumlah)
	require.Len(t, h.Gagal, 1, "a santri without family is listed, the others are billed")
	require.Equal(t, string(keuangan.ErrTanpaKeluarga), h.Gagal[0].Aturan)
	p := k.satuTagihan(t, baru, "spp", "2026-10").Tagihan
	require.Equal(t, dasar.Tgl(2026, 10, 20), p.JatuhTempo, "never due before it is issued")
	require.Equal(t, h.Putaran.ID, p.Putaran)
	require.NotEqual(t, p.Putaran, k.satuTagihan(t, mukim, "spp", "2026-10").Tagihan.Putaran)
	k.warga.jadi(tanpaUnit, santri.Boyong, dasar.Tgl(2026, 10, 21))
	k.periksa(t)
}

func ujiPutaranLingkup(t *testing.T, k *kantor) {
	mts := k.petugasMTs()
	r, err := k.PratinjauTagihan(ctx, mts, minta(september), 100)
	require.NoError(t, err)
	for _, x := range r.Contoh {
		require.Equal(t, santri.KodeUnit("MTs"), x.Unit)
	}
	m := minta(september)
	m.Unit = []santri.KodeUnit{"MA"}
	_, err = k.PratinjauTagihan(ctx, mts, m, 0)
	require.ErrorIs(t, err, dasar.ErrLingkup)
	tanpa := mts
	tanpa.Lingkup = dasar.Lingkup{}
	_, err = k.PratinjauTagihan(ctx, tanpa, minta(september), 0)
	require.ErrorIs(t, err, dasar.ErrLingkup)
	_, err = k.PratinjauTagihan(ctx, dasar.Pelaku{}, minta(september), 0)
	require.ErrorIs(t, err, dasar.ErrPelaku)
	m = minta(september)
	m.Komponen = []keuangan.KodeKomponen{"parkir"}
	_, err = k.PratinjauTagihan(ctx, k.kasir, m, 0)
	require.ErrorIs(t, err, keuangan.ErrKomponenTiada)

	h, err := k.TerbitkanTagihan(ctx, mts, "", r.Minta, r.Sidik, nil)
	require.NoError(t, err)
	require.NotZero(t, h.Putaran.Jumlah)
	ps, _, err := k.CariPutaran(ctx, mts, dasar.Page{})
	require.NoError(t, err)
	require.Len(t, ps, 1, "runs of the whole institution are not theirs to see")
	semua, _, err := k.CariPutaran(ctx, k.kasir, dasar.Page{})
	require.NoError(t, err)
	for _, x := range semua {
		p, err := k.AmbilPutaran(ctx, mts, x.ID)
		if x.ID == ps[0].ID {
			require.NoError(t, err)
			require.Equal(t, x, p)
			continue
		}
		require.ErrorIs(t, err, keuangan.ErrPutaranTiada)
	}
	tagihan, _, err := k.CariTagihan(ctx, mts, keuangan.SaringTagihan{}, keuangan.PadaSaat{}, dasar.Page{Limit: 500})
	require.NoError(t, err)
	for _, p := range k.semuaPosisi(t) {
		_, err := k.AmbilTagihan(ctx, mts, p.Tagihan.ID)
		if p.Tagihan.Unit == "MTs" {
			require.NoError(t, err)
			continue
		}
		require.ErrorIs(t, err, keuangan.ErrTagihanTiada)
		require.NotContains(t, tagihan, p)
	}
	_, _, err = k.CariTagihan(ctx, mts, keuangan.SaringTagihan{Unit: []santri.KodeUnit{"MA"}}, keuangan.PadaSaat{}, dasar.Page{})
	require.ErrorIs(t, err, dasar.ErrLingkup)
}

func ujiPutaranTerhalang(t *testing.T, k *kantor) {
	november := oktober.Tambah(1)
	m := minta(november)
	m.Batas.PersenLalu = 10
	r, err := k.PratinjauTagihan(ctx, k.kasir, m, 0)
	require.NoError(t, err)
	require.Len(t, r.Halangan, 1)
	k.tolak(t, "lonjakan", keuangan.ErrLonjakan, dasar.Invalid, func() error {
		_, err := k.TerbitkanTagihan(ctx, k.kasir, "", r.Minta, r.Sidik, nil)
		return err
	})
	require.NoError(t, k.KunciPeriode(ctx, k.kasir, september, "sudah diperiksa"))
	k.warga.masuk(20, "MTs", false, dasar.Tgl(2026, 9, 15))
	r, err = k.PratinjauTagihan(ctx, k.kasir, minta(september), 0)
	require.NoError(t, err)
	k.tolak(t, "bulan_terkunci", keuangan.ErrTerkunci, dasar.Invalid, func() error {
		_, err := k.TerbitkanTagihan(ctx, k.kasir, "", r.Minta, r.Sidik, nil)
		return err
	})
	r, err = k.PratinjauTagihan(ctx, k.kasir, minta(oktober), 0)
	require.NoError(t, err)
	k.warga.masuk(22, "MTs", false, dasar.Tgl(2026, 9, 15))
	k.tolak(t, "berubah_sejak_pratinjau", keuangan.ErrPratinjauBerubah, dasar.Conflict, func() error {
		_, err := k.TerbitkanTagihan(ctx, k.kasir, "", r.Minta, r.Sidik, nil)
		return err
	})
}

// A run that overlooked what exists counts and posts only what is new.
func ujiPutaranLupa(t *testing.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	k := bukaKantor(t, st, at)
	a := k.warga.masuk(1, "MTs", false, september.Awal())
	k.warga.masuk(4, "MA", false, september.Awal())
	k.putar(t, minta(oktober))
	utuh, ingat := k.Atomic, k.Stores.Tagihan
	k.Atomic = unitLupa{utuh}
	lupa := func() keuangan.HasilTagihan { h := k.putar(t, minta(oktober)); k.Stores.Tagihan = ingat; return h }
	sebelum := k.potret(t)
	k.Stores.Tagihan = tagihanLupa{ingat}
	require.Empty(t, lupa().Putaran.ID)
	require.Equal(t, sebelum, k.potret(t))
	baru := k.warga.masuk(6, "MA", false, september.Awal())
	k.Stores.Tagihan = tagihanLupa{ingat}
	h := lupa()
	require.Equal(t, 2, h.Putaran.Jumlah)
	require.Equal(t, h.Putaran.ID, k.satuTagihan(t, baru, "spp", "2026-10").Tagihan.Putaran)
	k.periksa(t)

	// Void bills do not count in the month before.
	k.Atomic = utuh
	november := minta(oktober.Tambah(1))
	november.Terbit, november.Batas.PersenLalu = dasar.Tgl(2026, 10, 20), 60
	halangan := func() int {
		r, err := k.PratinjauTagihan(ctx, k.kasir, november, 0)
		require.NoError(t, err)
		return len(r.Halangan)
	}
	require.Equal(t, 1, halangan())
	for _, p := range k.semuaPosisi(t) {
		if p.Tagihan.Santri != a || p.Tagihan.Komponen != "spp" {
			_, err := k.BatalkanTagihan(ctx, k.kasir, "", keuangan.MintaBatal{Tagihan: p.Tagihan.ID, Alasan: "salah tarif"})
			require.NoError(t, err)
		}
	}
	november.Batas.PersenLalu = 300
	require.Equal(t, 1, halangan(), "800.000 is more than three times the 150.000 that stand")
	k.periksa(t)
}

type unitLupa struct{ dasar.Atomic[keuangan.Stores] }

func (u unitLupa) Do(ctx context.Context, fn func(context.Context, keuangan.Stores) error) error {
	return u.Atomic.Do(ctx, func(ctx context.Context, st keuangan.Stores) error {
		st.Tagihan = tagihanLupa{st.Tagihan}
		return fn(ctx, st)
	})
}

// tagihanLupa does not know which bills exist.
type tagihanLupa struct{ keuangan.TagihanStore }

func (tagihanLupa) Sudah(context.Context, dasar.LembagaID, []string, ...keuangan.KodeKomponen) iter.Seq2[keuangan.TagihanAda, error] {
	return func(func(keuangan.TagihanAda, error) bool) {}
}

// A bill of a month that has not begun is income of that month.
func ujiDiMuka(t *testing.T, k *kantor) {
	sebelum := k.saldoPada(t, dasar.Tgl(2026, 10, 31))
	m := minta(oktober.Tambah(1))
	m.Terbit, m.Batas.PersenLalu = dasar.Tgl(2026, 10, 25), 1000
	m.Komponen = []keuangan.KodeKomponen{"spp"}
	h := k.putar(t, m)
	total := h.Putaran.Total
	oktoberAkhir, november := k.saldoPada(t, dasar.Tgl(2026, 10, 31)), k.saldoPada(t, dasar.Tgl(2026, 11, 1))
	require.Equal(t, total, oktoberAkhir["1.1.2.01"]-sebelum["1.1.2.01"])
	require.Equal(t, -total, oktoberAkhir["2.1.3.01"]-sebelum["2.1.3.01"])
	require.Equal(t, sebelum["4.1.1.01"], oktoberAkhir["4.1.1.01"], "no income in October")
	require.Zero(t, november["2.1.3.01"])
	require.Equal(t, -total, november["4.1.1.01"]-sebelum["4.1.1.01"])

	k.jam.Maju(6 * 24 * time.Hour) // 26 October
	p := k.semuaPosisi(t)
	satu := p[len(p)-1].Tagihan
	require.Equal(t, "2026-11", satu.Periode)
	_, err := k.BatalkanTagihan(ctx, k.kasir, "", keuangan.MintaBatal{Tagihan: satu.ID, Alasan: "santri boyong"})
	require.NoError(t, err)
	oktoberAkhir, november = k.saldoPada(t, dasar.Tgl(2026, 10, 31)), k.saldoPada(t, dasar.Tgl(2026, 11, 1))
	require.Equal(t, -(total - satu.Jumlah), oktoberAkhir["2.1.3.01"])
	require.Equal(t, sebelum["4.1.1.01"], oktoberAkhir["4.1.1.01"], "a void before its month touches no income of October")
	require.Zero(t, november["2.1.3.01"])
	require.Equal(t, -(total - satu.Jumlah), november["4.1.1.01"]-sebelum["4.1.1.01"])
	k.periksa(t)
}

// saldoPada returns debit less kredit of each account at the end of a day.
func (k *kantor) saldoPada(t require.TestingT, hari dasar.Tanggal) map[keuangan.KodeAkun]dasar.Rupiah {
	ss, err := k.Stores.Buku.Jurnal.Saldo(ctx, k.lembaga, keuangan.PadaSaat{Tanggal: hari}, false)
	require.NoError(t, err)
	out := map[keuangan.KodeAkun]dasar.Rupiah{}
	for _, s := range ss {
		out[s.Akun] = s.Debit - s.Kredit
	}
	return out
}

func ujiLayananKoreksi(t *testing.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	k := bukaKantor(t, st, at)
	a := k.warga.masuk(1, "MTs", false, september.Awal())
	k.warga.masuk(4, "MA", false, september.Awal())
	k.putar(t, minta(oktober))
	spp, syahriah := k.satuTagihan(t, a, "spp", "2026-10"), k.satuTagihan(t, a, "syahriah", "2026-10")
	nota := func(ubah func(*keuangan.MintaNota)) func() error {
		m := keuangan.MintaNota{Tagihan: spp.Tagihan.ID, Jumlah: 10_000, Alasan: "salah tarif"}
		ubah(&m)
		return func() error { _, err := k.NotaKredit(ctx, k.kasir, "", m); return err }
	}
	k.tolak(t, "nota_nol", keuangan.ErrNotaJumlah, dasar.Invalid, nota(func(m *keuangan.MintaNota) { m.Jumlah = 0 }))
	k.tolak(t, "nota_negatif", keuangan.ErrNotaJumlah, dasar.Invalid, nota(func(m *keuangan.MintaNota) { m.Jumlah = -5 }))
	k.tolak(t, "nota_melebihi_tagihan", keuangan.ErrNotaJumlah, dasar.Invalid, nota(func(m *keuangan.MintaNota) { m.Jumlah = 150_001 }))
	k.tolak(t, "nota_raksasa", keuangan.ErrNotaJumlah, dasar.Invalid, nota(func(m *keuangan.MintaNota) { m.Jumlah = 1 << 62 }))
	k.tolak(t, "nota_tanpa_alasan", keuangan.ErrAlasan, dasar.Invalid, nota(func(m *keuangan.MintaNota) { m.Alasan = " " }))
	k.tolak(t, "nota_besok", keuangan.ErrNotaTanggal, dasar.Invalid, nota(func(m *keuangan.MintaNota) { m.Tanggal = dasar.Tgl(2026, 10, 21) }))
	k.tolak(t, "nota_sebelum_terbit", keuangan.ErrNotaTanggal, dasar.Invalid, nota(func(m *keuangan.MintaNota) { m.Tanggal = dasar.Tgl(2026, 9, 30) }))
	k.tolak(t, "nota_tagihan_tiada", keuangan.ErrTagihanTiada, dasar.NotFound, nota(func(m *keuangan.MintaNota) { m.Tagihan = idUji() }))
	k.tolak(t, "nota_di_luar_lingkup", keuangan.ErrTagihanTiada, dasar.NotFound, func() error {
		pel := k.kasir
		pel.Lingkup = dasar.Lingkup{Unit: []string{"MA"}}
		_, err := k.NotaKredit(ctx, pel, "", keuangan.MintaNota{Tagihan: spp.Tagihan.ID, Jumlah: 1, Alasan: "salah tarif"})
		return err
	})

	m := keuangan.MintaNota{Tagihan: spp.Tagihan.ID, Jumlah: 30_000, Alasan: "salah tarif"}
	h, err := k.NotaKredit(ctx, k.kasir, "kunci-nota", m)
	require.NoError(t, err)
	require.Equal(t, dasar.Rupiah(120_000), h.Posisi.Sisa())
	h, err = k.NotaKredit(ctx, k.kasir, "kunci-nota", m)
	require.NoError(t, err)
	require.True(t, h.Ulangan)
	require.Equal(t, dasar.Rupiah(120_000), h.Posisi.Sisa(), "the same key credits once")
	ns, err := k.NotaTagihan(ctx, k.kasir, spp.Tagihan.ID)
	require.NoError(t, err)
	require.Len(t, ns, 1)
	require.Equal(t, dasar.Rupiah(30_000), ns[0].Jumlah)
	k.tolak(t, "nota_dibaca_di_luar_lingkup", keuangan.ErrTagihanTiada, dasar.NotFound, func() error {
		pel := k.kasir
		pel.Lingkup = dasar.Lingkup{Unit: []string{"MA"}}
		_, err := k.NotaTagihan(ctx, pel, spp.Tagihan.ID)
		return err
	})
	k.periksa(t)

	// A paid bill: the allocation is released first, the excess is credit.
	kel := k.warga.keluarga(a)
	k.terima(t, keuangan.PermintaanBayar{Keluarga: kel, Cara: keuangan.Tunai, Laci: "laci-1", Jumlah: 100_000, Pilihan: []keuangan.PilihanTagihan{{Tagihan: spp.Tagihan.ID}}})
	h, err = k.NotaKredit(ctx, k.kasir, "", keuangan.MintaNota{Tagihan: spp.Tagihan.ID, Jumlah: 50_000, Alasan: "kelebihan tagih"})
	require.NoError(t, err)
	require.Equal(t, []dasar.Rupiah{0, 30_000}, []dasar.Rupiah{h.Posisi.Sisa(), h.Dilepas}, "20.000 was open, 30.000 becomes credit")
	require.Equal(t, dasar.Rupiah(30_000), k.titipanKeluarga(t, kel))
	require.Equal(t, spp.Tagihan, k.satuTagihan(t, a, "spp", "2026-10").Tagihan, "F-32: the issued bill is unchanged")
	require.Equal(t, h.Posisi, k.satuTagihan(t, a, "spp", "2026-10"))
	k.periksa(t)
	ujiBatal(t, k, a, spp.Tagihan, syahriah.Tagihan)
}

func ujiBatal(t *testing.T, k *kantor, a santri.ID, spp, syahriah keuangan.Tagihan) {
	kel := k.warga.keluarga(a)
	batal := func(m keuangan.MintaBatal) func() error {
		return func() error { _, err := k.BatalkanTagihan(ctx, k.kasir, "", m); return err }
	}
	k.tolak(t, "batal_terbayar", keuangan.ErrBatalTerbayar, dasar.Conflict, batal(keuangan.MintaBatal{Tagihan: spp.ID, Alasan: "salah santri"}))
	k.tolak(t, "batal_tanpa_alasan", keuangan.ErrAlasan, dasar.Invalid, batal(keuangan.MintaBatal{Tagihan: syahriah.ID}))
	h, err := k.BatalkanTagihan(ctx, k.kasir, "", keuangan.MintaBatal{Tagihan: spp.ID, Lepas: true, Alasan: "salah santri"})
	require.NoError(t, err)
	require.Equal(t, dasar.Rupiah(70_000), h.Dilepas)
	require.Equal(t, dasar.Rupiah(100_000), k.titipanKeluarga(t, kel), "F-38: all that was paid is credit now")
	require.Equal(t, keuangan.StatusBatal, h.Posisi.Status(oktober.Akhir()))
	require.Equal(t, dasar.Rupiah(0), k.saldoPada(t, oktober.Akhir())["4.1.1.91"], "the credit notes are undone as well")
	k.tolak(t, "batal_dua_kali", keuangan.ErrNotaBatal, dasar.Conflict, batal(keuangan.MintaBatal{Tagihan: spp.ID, Alasan: "salah santri"}))
	k.tolak(t, "nota_atas_batal", keuangan.ErrNotaBatal, dasar.Conflict, func() error {
		_, err := k.NotaKredit(ctx, k.kasir, "", keuangan.MintaNota{Tagihan: spp.ID, Jumlah: 1, Alasan: "salah tarif"})
		return err
	})
	require.Empty(t, k.putar(t, minta(oktober)).Putaran.ID, "a void bill keeps its key")

	require.NoError(t, batal(keuangan.MintaBatal{Tagihan: syahriah.ID, Ulang: true, Alasan: "tarif keliru"})())
	lagi := k.putar(t, minta(oktober))
	require.Equal(t, 1, lagi.Putaran.Jumlah, "unless the void asked for a new bill")
	ps := k.semuaPosisi(t)
	var versi []int
	for _, p := range ps {
		if p.Tagihan.Santri == a && p.Tagihan.Komponen == "syahriah" {
			versi = append(versi, p.Tagihan.Versi)
		}
	}
	require.ElementsMatch(t, []int{1, 2}, versi)
	k.periksa(t)
	ujiTunggakan(t, k)
}

// Arrears as of a day and moment never change again, and equal the receivable
// accounts of that day.
func ujiTunggakan(t *testing.T, k *kantor) {
	k.jam.Maju(40 * 24 * time.Hour)
	kini := keuangan.PadaSaat{Tanggal: dasar.Tgl(2026, 11, 29), Tercatat: k.jam.Now()}
	tanya := func(pel dasar.Pelaku, m keuangan.MintaTunggakan) keuangan.HasilTunggakan {
		h, err := k.Tunggakan(ctx, pel, m)
		require.NoError(t, err)
		return h
	}
	h := tanya(k.kasir, keuangan.MintaTunggakan{Pada: kini})
	saldo := k.saldoPada(t, kini.Tanggal)
	require.Equal(t, saldo["1.1.2.01"]+saldo["1.1.2.03"], h.Total.Jumlah)
	require.Equal(t, h.Total.Jumlah, h.Total.Umur[2], "all of it due on 10 October, 50 days late")
	require.Equal(t, keuangan.UmurBaku(), h.Minta.Umur, "the question comes back whole")
	mts := tanya(k.petugasMTs(), keuangan.MintaTunggakan{Pada: kini, Menurut: keuangan.PerUnit})
	require.Len(t, mts.Baris, 1)
	require.Equal(t, santri.KodeUnit("MTs"), mts.Baris[0].Unit)
	require.Zero(t, tanya(k.kasir, keuangan.MintaTunggakan{Pada: keuangan.PadaSaat{Tanggal: dasar.Tgl(2026, 9, 30)}}).Total.Jumlah)

	k.jam.Maju(time.Hour)
	k.putar(t, minta(oktober.Tambah(1)))
	for _, b := range h.Baris {
		k.terima(t, keuangan.PermintaanBayar{Keluarga: b.Keluarga, Cara: keuangan.Tunai, Laci: "laci-1", Jumlah: 1000, Tanggal: dasar.Tgl(2026, 11, 20)})
	}
	require.Equal(t, h, tanya(k.kasir, h.Minta), "a published figure does not change")
	_, err := k.Tunggakan(ctx, k.kasir, keuangan.MintaTunggakan{Umur: keuangan.Umur{5}})
	require.ErrorIs(t, err, keuangan.ErrUmur)
	k.periksa(t)
}

// A large run is stored in parts; one that fails in the middle leaves nothing.
func ujiPutaranBesar(t *testing.T, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) {
	k := bukaKantor(t, st, at)
	const banyak = 5600 // two bills each: parts of 5000, 5000 and 1200
	for n := range banyak {
		k.warga.masuk(n, []santri.KodeUnit{"MTs", "MA"}[n%2], false, september.Awal())
	}
	r, err := k.PratinjauTagihan(ctx, k.kasir, minta(oktober), 0)
	require.NoError(t, err)
	utuh := k.Atomic
	k.Atomic = unitMacet{utuh}
	_, err = k.TerbitkanTagihan(ctx, k.kasir, "kunci", r.Minta, r.Sidik, nil)
	require.ErrorIs(t, err, errMacet)
	k.Atomic = utuh
	require.Empty(t, k.semuaPosisi(t))
	require.Empty(t, k.saldo(t))

	var kemajuan [][2]int
	h, err := k.TerbitkanTagihan(ctx, k.kasir, "kunci", r.Minta, r.Sidik, func(selesai, total int) { kemajuan = append(kemajuan, [2]int{selesai, total}) })
	require.NoError(t, err, "the key of the failed call was not used up")
	require.Equal(t, [][2]int{{5000, 11_200}, {10_000, 11_200}, {11_200, 11_200}}, kemajuan)
	require.Equal(t, 2*banyak, h.Putaran.Jumlah)
	require.Len(t, k.semuaPosisi(t), 2*banyak)
	k.periksa(t)
}

var errMacet = errors.New("penyimpanan macet")

// unitMacet gives bill stores whose second write fails.
type unitMacet struct{ dasar.Atomic[keuangan.Stores] }

func (u unitMacet) Do(ctx context.Context, fn func(context.Context, keuangan.Stores) error) error {
	return u.Atomic.Do(ctx, func(ctx context.Context, st keuangan.Stores) error {
		st.Tagihan = &tagihanMacet{TagihanStore: st.Tagihan}
		return fn(ctx, st)
	})
}

type tagihanMacet struct {
	keuangan.TagihanStore
	ke int
}

func (m *tagihanMacet) Terbitkan(ctx context.Context, l dasar.LembagaID, ts []keuangan.Tagihan) ([]keuangan.KunciTagihan, error) {
	if m.ke++; m.ke == 2 {
		return nil, errMacet
	}
	return m.TagihanStore.Terbitkan(ctx, l, ts)
}
