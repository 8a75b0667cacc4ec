package keuangantest

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
)

// loket is a cashier's office of one fresh institution: its books, its fees and
// a service whose clock stands still.
type loket struct {
	keuangan.Service
	jam     *dasartest.Jam
	lembaga dasar.LembagaID
	kasir   dasar.Pelaku
	nomor   int // of the last bill made
}

// satuan are the units that bills of a loket belong to; "" is the institution.
var satuan = []santri.KodeUnit{"Pondok", "MTs", "MA"}

// bukaLoket gives an institution that no other test uses, on a database that
// may be shared.
func bukaLoket(t require.TestingT, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) *loket {
	l := dasar.LembagaID("lembaga-" + uuid.NewString())
	return bukaLoketDi(t, l, st, at)
}

func bukaLoketDi(t require.TestingT, l dasar.LembagaID, st keuangan.Stores, at dasar.Atomic[keuangan.Stores]) *loket {
	st.Santri = pesertaLoket{}
	k := &loket{jam: dasartest.JamPada(time.Date(2026, 10, 20, 3, 0, 0, 0, time.UTC)), lembaga: l}
	k.kasir = dasar.Pelaku{ID: "kasir-1", Lembaga: l, Peran: "kasir", Lingkup: dasar.LingkupSemua, Tujuan: "keuangan.pembayaran"}
	k.Service = keuangan.Service{Atomic: at, Stores: st, Now: k.jam.Now, Penjaga: pintu(k.jam.Now)}
	require.NoError(t, k.Siapkan(context.Background(), k.kasir))
	require.NoError(t, st.Tarif.SimpanKomponen(context.Background(), l, keuangan.KomponenBaku(l)...))
	return k
}

// pintu is a door that releases money to the roles of the default register.
func pintu(now func() time.Time) *privasi.Penjaga {
	return privasitest.PenjagaSemua(now, func(d *privasi.Daftar) {
		if err := keuangan.Daftar(d); err != nil {
			panic(err)
		}
	})
}

// pesertaLoket knows the families "k-1" to "k-9" of every institution, each
// with two santri: the first in MTs, the second in MA; "k-pondok" lives in Pondok only.
type pesertaLoket struct{}

func (pesertaLoket) PesertaKeluarga(_ context.Context, _ dasar.LembagaID, _ dasar.Tanggal, ks ...santri.KeluargaID) (out []santri.Peserta, err error) {
	for _, k := range ks {
		nomor, dikenal := strings.CutPrefix(string(k), "k-")
		switch {
		case nomor == "pondok":
			out = append(out, peserta(k, 1, "Pondok"))
		case dikenal && len(nomor) == 1:
			out = append(out, peserta(k, 1, "MTs"), peserta(k, 2, "MA"))
		}
	}
	return out, nil
}

func peserta(k santri.KeluargaID, ke int, unit santri.KodeUnit) santri.Peserta {
	id := santri.ID(fmt.Sprintf("%s-s%d", k, ke))
	return santri.Peserta{ID: id, Subjek: privasi.SubjekID("subjek-" + id), Keluarga: k, Alias: santri.Alias("alias-" + id), Status: santri.Aktif, Anggota: []santri.Anggota{{Jalur: santri.Formal, Unit: unit}}}
}

func (pesertaLoket) Peserta(context.Context, dasar.LembagaID, dasar.Tanggal, ...santri.Status) iter.Seq2[santri.Peserta, error] {
	return func(func(santri.Peserta, error) bool) {}
}

func (w pesertaLoket) PesertaID(ctx context.Context, l dasar.LembagaID, hari dasar.Tanggal, ids ...santri.ID) (out []santri.Peserta, err error) {
	for _, id := range ids {
		keluarga, _, _ := strings.Cut(string(id), "-s")
		ps, err := w.PesertaKeluarga(ctx, l, hari, santri.KeluargaID(keluarga))
		if err != nil {
			return nil, err
		}
		out = append(out, slices.DeleteFunc(ps, func(p santri.Peserta) bool { return p.ID != id })...)
	}
	return out, nil
}

func (pesertaLoket) NamaWali(context.Context, dasar.LembagaID, dasar.Tanggal) iter.Seq2[santri.WaliSantri, error] {
	return func(func(santri.WaliSantri, error) bool) {}
}

// tagih issues one bill of a family with its journal, due on a day.
func (k *loket) tagih(t require.TestingT, keluarga santri.KeluargaID, unit santri.KodeUnit, komponen keuangan.KodeKomponen, tempo dasar.Tanggal, jumlah dasar.Rupiah) string {
	k.nomor++
	id := fmt.Sprintf("%s-t%04d", k.lembaga, k.nomor)
	tag := keuangan.Tagihan{
		Lembaga: k.lembaga, ID: id, Santri: santri.ID(keluarga + "-s1"), Keluarga: keluarga, Alias: "alias", Komponen: komponen,
		Periode: fmt.Sprintf("p%04d", k.nomor), Versi: 1, Unit: unit, Uraian: fmt.Sprintf("%s %s", komponen, tempo.Bulan().Panjang()),
		Bruto: jumlah, Jumlah: jumlah, Terbit: tempo.Bulan().Awal(), JatuhTempo: tempo, Prioritas: prioritas[komponen], Putaran: "uji", Dicatat: k.jam.Now(),
		Penjelasan: []keuangan.Langkah{{Aturan: "tarif", Rujuk: "t1", Teks: "Tarif", Jumlah: jumlah}},
	}
	piutang := piutangBaku(komponen)
	j := keuangan.Jurnal{
		Lembaga: k.lembaga, ID: "j-" + id, Sumber: "penagihan/uji/" + id, Jenis: keuangan.Umum, Tanggal: tag.Terbit, Keterangan: "Penagihan", Oleh: "uji", Dicatat: tag.Dicatat,
		Baris: []keuangan.Baris{{Akun: piutang, Unit: unit, Debit: jumlah}, {Akun: "4.1.1.01", Unit: unit, Kredit: jumlah}},
	}
	require.NoError(t, k.Atomic.Do(context.Background(), func(ctx context.Context, st keuangan.Stores) error {
		ada, err := st.Tagihan.Terbitkan(ctx, k.lembaga, []keuangan.Tagihan{tag})
		if err != nil || len(ada) > 0 {
			return fmt.Errorf("menerbitkan %v: %w", ada, err)
		}
		return keuangan.Catat(ctx, st.Buku, j)
	}))
	return id
}

var prioritas = map[keuangan.KodeKomponen]int{"syahriah": 10, "spp": 20, "makan": 30}

func piutangBaku(komponen keuangan.KodeKomponen) keuangan.KodeAkun {
	for _, k := range keuangan.KomponenBaku("") {
		if k.Kode == komponen {
			return k.Piutang
		}
	}
	return keuangan.AkunPiutangSantri
}

func tunai(k santri.KeluargaID, jumlah dasar.Rupiah) keuangan.PermintaanBayar {
	return keuangan.PermintaanBayar{Keluarga: k, Cara: keuangan.Tunai, Jumlah: jumlah, Laci: "laci-1"}
}

func titipan(k santri.KeluargaID, jumlah dasar.Rupiah) keuangan.PermintaanBayar {
	return keuangan.PermintaanBayar{Keluarga: k, Cara: keuangan.DariTitipan, Jumlah: jumlah}
}

// terima books a payment that must go through.
func (k *loket) terima(t require.TestingT, p keuangan.PermintaanBayar) keuangan.HasilBayar {
	h, err := k.Terima(context.Background(), k.kasir, "", p)
	require.NoError(t, err)
	return h
}

// semuaPosisi reads every bill of the institution.
func (k *loket) semuaPosisi(t require.TestingT) (out []keuangan.Posisi) {
	for p := (dasar.Page{Limit: dasar.MaxPage}); ; {
		ps, next, err := k.Stores.Tagihan.Posisi(context.Background(), k.lembaga, keuangan.SaringTagihan{}, keuangan.PadaSaat{}, p)
		require.NoError(t, err)
		if out = append(out, ps...); next == "" {
			return out
		}
		p.After = next
	}
}

// semuaBayar reads every payment of the institution, oldest first.
func (k *loket) semuaBayar(t require.TestingT) (out []keuangan.PembayaranRinci) {
	for p := (dasar.Page{Limit: dasar.MaxPage}); ; {
		bs, next, err := k.Stores.Bayar.Cari(context.Background(), k.lembaga, keuangan.SaringBayar{}, p)
		require.NoError(t, err)
		if out = append(out, bs...); next == "" {
			slices.Reverse(out)
			return out
		}
		p.After = next
	}
}

// sisa returns what each bill still asks.
func (k *loket) sisa(t require.TestingT) map[string]dasar.Rupiah {
	out := map[string]dasar.Rupiah{}
	for _, p := range k.semuaPosisi(t) {
		out[p.Tagihan.ID] = p.Sisa()
	}
	return out
}

// titipanKeluarga returns the credit of one family.
func (k *loket) titipanKeluarga(t require.TestingT, kel santri.KeluargaID) dasar.Rupiah {
	ts, err := k.Stores.Bayar.Titipan(context.Background(), k.lembaga, keuangan.PadaSaat{}, kel)
	require.NoError(t, err)
	return ts[kel]
}

// saldo returns debit less kredit of each account and unit, "akun unit".
func (k *loket) saldo(t require.TestingT) map[string]dasar.Rupiah {
	ss, err := k.Stores.Buku.Jurnal.Saldo(context.Background(), k.lembaga, keuangan.PadaSaat{Tanggal: dasar.Tgl(2999, 12, 31)}, true)
	require.NoError(t, err)
	out := map[string]dasar.Rupiah{}
	for _, s := range ss {
		if n := s.Debit - s.Kredit; n != 0 {
			out[kunciSaldo(s.Akun, s.Unit)] += n
		}
	}
	return out
}

func kunciSaldo(a keuangan.KodeAkun, u santri.KodeUnit) string { return string(a) + " " + string(u) }

// potret is everything that the ports of an institution show, to compare.
func (k *loket) potret(t require.TestingT) string {
	var b strings.Builder
	ctx := context.Background()
	for _, p := range k.semuaPosisi(t) {
		fmt.Fprintf(&b, "%+v\n", p)
	}
	for _, r := range k.semuaBayar(t) {
		fmt.Fprintf(&b, "%+v\n", r)
	}
	for p := (dasar.Page{Limit: dasar.MaxPage}); ; {
		js, next, err := k.Stores.Buku.Jurnal.Cari(ctx, k.lembaga, keuangan.SaringJurnal{}, p)
		require.NoError(t, err)
		for _, j := range js {
			fmt.Fprintf(&b, "%+v\n", j)
		}
		if p.After = next; next == "" {
			break
		}
	}
	ts, err := k.Stores.Bayar.Titipan(ctx, k.lembaga, keuangan.PadaSaat{Tanggal: dasar.Tgl(2999, 12, 31)})
	require.NoError(t, err)
	fmt.Fprintf(&b, "%v\n%v\n", ts, k.saldo(t))
	for _, periksa := range []func(context.Context, dasar.LembagaID) ([]keuangan.Selisih, error){k.Stores.Bayar.Periksa, k.Stores.Tagihan.Periksa} {
		s, err := periksa(ctx, k.lembaga)
		require.NoError(t, err)
		fmt.Fprintf(&b, "%v\n", s)
	}
	return b.String()
}

// periksa checks what must hold after every step: F-01, F-02, F-10, F-13, F-33
// and F-41, and that every derived column equals its rows.
func (k *loket) periksa(t require.TestingT) {
	ctx := context.Background()
	mau := map[string]dasar.Rupiah{}
	ps := k.semuaPosisi(t)
	for _, p := range ps {
		require.GreaterOrEqual(t, int64(p.Teralokasi), int64(0))
		require.LessOrEqual(t, int64(p.Teralokasi+p.NotaKredit), int64(p.Tagihan.Jumlah), "tagihan %s lebih bayar", p.Tagihan.ID)
		mau[kunciSaldo(piutangBaku(p.Tagihan.Komponen), p.Tagihan.Unit)] += p.Sisa()
	}
	kas := k.periksaBayar(t)
	saldo := k.saldo(t)
	jumlah, perUnit, titipan := dasar.Rupiah(0), map[string]dasar.Rupiah{}, dasar.Rupiah(0)
	for s, n := range saldo {
		akun, unit, _ := strings.Cut(s, " ")
		jumlah += n
		perUnit[unit] += n
		switch keuangan.KodeAkun(akun) {
		case keuangan.AkunPiutangSantri, "1.1.2.03":
			require.Equal(t, mau[s], n, "piutang %s", s)
			delete(mau, s)
		case keuangan.AkunTitipan, keuangan.AkunTitipanTakKenal:
			titipan -= n
			require.LessOrEqual(t, int64(n), int64(0), "titipan %s bersaldo debit", s)
		case keuangan.AkunKas, keuangan.AkunBank:
			kas[akun] -= n
		}
	}
	for s, n := range mau {
		require.Zero(t, n, "piutang %s tidak ada di buku", s)
	}
	for akun, n := range kas {
		require.Zero(t, n, "akun %s berbeda dari pembayaran", akun)
	}
	require.Zero(t, jumlah, "neraca saldo")
	for u, n := range perUnit {
		require.Zero(t, n, "unit %s tidak seimbang", u)
	}
	ts, err := k.Stores.Bayar.Titipan(ctx, k.lembaga, keuangan.PadaSaat{})
	require.NoError(t, err)
	for kel, n := range ts {
		require.Positive(t, int64(n), "titipan %s", kel)
		titipan -= n
	}
	require.Zero(t, titipan, "akun titipan berbeda dari titipan keluarga")
	for _, periksa := range []func(context.Context, dasar.LembagaID) ([]keuangan.Selisih, error){k.Stores.Bayar.Periksa, k.Stores.Tagihan.Periksa, k.Stores.Buku.Jurnal.Periksa} {
		s, err := periksa(ctx, k.lembaga)
		require.NoError(t, err)
		require.Empty(t, s)
	}
}

// periksaBayar checks every payment and the register of receipts, and returns
// the money that payments say is in cash and bank.
func (k *loket) periksaBayar(t require.TestingT) map[string]dasar.Rupiah {
	kas := map[string]dasar.Rupiah{}
	nomor := map[keuangan.Kuitansi]string{}
	terbesar := map[keuangan.Kuitansi]int64{}
	for _, r := range k.semuaBayar(t) {
		bagian := r.SisaTitipan
		for _, a := range r.Alokasi {
			if a.Sebab != "lepas" {
				bagian += a.Jumlah
			}
		}
		require.Equal(t, r.Jumlah, bagian, "F-41: pembayaran %s", r.ID)
		switch r.Cara {
		case keuangan.Tunai:
			kas[string(keuangan.AkunKas)] += r.Jumlah
		case keuangan.Transfer, keuangan.VA:
			kas[string(keuangan.AkunBank)] += r.Jumlah
		}
		berkuitansi := r.Jumlah > 0 && r.Membalik == "" && r.Cara != keuangan.DariTitipan
		require.Equal(t, berkuitansi, !r.Kuitansi.IsZero(), "kuitansi %s", r.ID)
		if berkuitansi {
			require.Empty(t, nomor[r.Kuitansi], "kuitansi %s dipakai dua kali", r.Kuitansi)
			nomor[r.Kuitansi] = r.ID
			seri := keuangan.Kuitansi{Seri: r.Kuitansi.Seri, Tahun: r.Kuitansi.Tahun}
			terbesar[seri] = max(terbesar[seri], r.Kuitansi.Nomor)
		}
	}
	var banyak int64
	for _, n := range terbesar {
		banyak += n
	}
	require.Len(t, nomor, int(banyak), "F-10: ada nomor kuitansi yang hilang")
	return kas
}
