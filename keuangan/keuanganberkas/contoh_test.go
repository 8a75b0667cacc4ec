package keuanganberkas_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/keuangan/keuanganberkas"
	"github.com/pesantren-go/pesantren/keuangan/keuanganmem"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
)

// warga are the santri of the sample school that its import accepts, read
// lightly from the office's own sheet.
type warga struct {
	peserta []santri.Peserta
	wali    []santri.WaliSantri
}

func (w warga) Peserta(context.Context, dasar.LembagaID, dasar.Tanggal, ...santri.Status) iter.Seq2[santri.Peserta, error] {
	return alir(w.peserta)
}

func (w warga) NamaWali(context.Context, dasar.LembagaID, dasar.Tanggal) iter.Seq2[santri.WaliSantri, error] {
	return alir(w.wali)
}

func alir[T any](xs []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, x := range xs {
			if !yield(x, nil) {
				return
			}
		}
	}
}

func (w warga) PesertaID(_ context.Context, _ dasar.LembagaID, _ dasar.Tanggal, id ...santri.ID) (out []santri.Peserta, err error) {
	for _, i := range id {
		if k := slices.IndexFunc(w.peserta, func(p santri.Peserta) bool { return p.ID == i }); k >= 0 {
			out = append(out, w.peserta[k])
		}
	}
	return out, nil
}

func (w warga) PesertaKeluarga(_ context.Context, _ dasar.LembagaID, _ dasar.Tanggal, ks ...santri.KeluargaID) (out []santri.Peserta, err error) {
	for _, p := range w.peserta {
		if slices.Contains(ks, p.Keluarga) {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(a, b santri.Peserta) int {
		return strings.Compare(string(a.Keluarga)+string(a.NIS), string(b.Keluarga)+string(b.NIS))
	})
	return out, nil
}

func (w warga) nis(n string) santri.Peserta {
	i := slices.IndexFunc(w.peserta, func(p santri.Peserta) bool { return string(p.NIS) == n })
	if i < 0 {
		return santri.Peserta{}
	}
	return w.peserta[i]
}

type kebenaran struct {
	Bank struct {
		Rows      int
		Duplicate int `json:"duplicate_rows"`
		Kelas     map[keuangan.KelasMutasi]int
		Credit    int64
		Truth     []struct {
			Ref, NIS, Jenis string
			Jumlah          dasar.Rupiah
			Kelas           keuangan.KelasMutasi
		}
	}
	Import struct {
		Exceptions []struct {
			Line    int
			Outcome string
		}
	} `json:"import_santri_pondok"`
}

func bacaHarapan(t *testing.T) (h kebenaran) {
	b, err := os.ReadFile("testdata/harapan.json")
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(b, &h))
	return h
}

func bacaWarga(t *testing.T, h kebenaran) (w warga) {
	b, err := os.ReadFile("testdata/santri-pondok.csv")
	require.NoError(t, err)
	tolak := map[int]bool{}
	for _, x := range h.Import.Exceptions {
		tolak[x.Line] = tolak[x.Line] || x.Outcome == "tolak"
	}
	for i, baris := range strings.Split(strings.TrimPrefix(string(b), "\ufeff"), "\n") {
		s := strings.Split(strings.TrimRight(baris, "\r"), ";")
		if i == 0 || tolak[i+1] || len(s) < 17 || s[1] == "" {
			continue
		}
		hp := strings.Map(func(r rune) rune {
			if r < '0' || r > '9' {
				return -1
			}
			return r
		}, s[9])
		hp = strings.TrimPrefix(strings.TrimPrefix(hp, "62"), "0")
		id := santri.ID(fmt.Sprintf("0192aaaa-0000-7000-8000-%012s", s[1]))
		p := santri.Peserta{
			ID: id, Subjek: privasi.SubjekID("s-" + s[1]), Alias: santri.Alias("a-" + s[1]), Keluarga: santri.KeluargaID(s[7] + "|" + s[8] + "|" + hp), NIS: santri.NIS(s[1]),
			Nama: strings.Join(strings.Fields(s[4]), " "), Status: santri.Aktif, Mukim: s[16] == "Ya", Anggota: []santri.Anggota{{Jalur: santri.Formal, Unit: santri.KodeUnit(s[11]), Kelas: s[12]}},
		}
		w.peserta = append(w.peserta, p)
		for _, nama := range s[7:9] {
			w.wali = append(w.wali, santri.WaliSantri{Santri: id, Keluarga: p.Keluarga, NIS: p.NIS, Nama: p.Nama, Wali: nama})
		}
	}
	slices.SortFunc(w.peserta, func(a, b santri.Peserta) int { return strings.Compare(string(a.ID), string(b.ID)) })
	slices.SortFunc(w.wali, func(a, b santri.WaliSantri) int { return strings.Compare(string(a.Santri), string(b.Santri)) })
	return w
}

const rekening = "BSI 7123"

// kantor is the treasurer's office of the sample school in November, with the
// bills of October issued.
type kantor struct {
	*keuangan.Service
	*warga
	rumah     *privasitest.RumahUji
	bendahara dasar.Pelaku
}

func bukaKantor(t *testing.T, h kebenaran, atur func(*keuangan.Pengaturan)) kantor {
	ctx := context.Background()
	w := bacaWarga(t, h)
	k := kantor{warga: &w, bendahara: privasitest.Pelaku(privasi.PeranBendahara, privasi.TujuanRekonsiliasi)}
	k.rumah = privasitest.Rumah(t, func(d *privasi.Daftar) { require.NoError(t, keuangan.Daftar(d)) })
	k.rumah.Jam.Setel(time.Date(2026, 11, 2, 2, 0, 0, 0, time.UTC))
	c := dasarmem.New()
	k.Service = &keuangan.Service{
		Stores: keuanganmem.New(c, w), Atomic: keuanganmem.Atomic(c, func(*dasarmem.Conn) santri.SumberPeserta { return w }),
		Brankas: k.rumah.Brankas, Penjaga: k.rumah.Penjaga, Daftar: k.rumah.Daftar, Now: k.rumah.Jam.Now,
	}
	require.NoError(t, k.Siapkan(ctx, k.bendahara))
	p := keuangan.PengaturanBaku()
	p.Sejak, p.AwalanVA = dasar.Tgl(2026, 7, 1), "8810"
	if atur != nil {
		atur(&p)
	}
	require.NoError(t, k.Stores.Pengaturan.Simpan(ctx, privasitest.Lembaga, p))
	require.NoError(t, k.AturKomponen(ctx, k.bendahara, keuangan.KomponenBaku(privasitest.Lembaga)...))
	tarif := func(k keuangan.KodeKomponen, u santri.KodeUnit, m keuangan.TigaNilai, n dasar.Rupiah) keuangan.Tarif {
		return keuangan.Tarif{Komponen: k, Unit: u, Mukim: m, Jumlah: n, Sejak: dasar.Tgl(2026, 7, 1)}
	}
	_, err := k.AturTarif(ctx, k.bendahara, tarif("spp", "MTs", "", 150_000), tarif("spp", "MA", "", 175_000),
		tarif("syahriah", "", keuangan.Ya, 350_000), tarif("syahriah", "", keuangan.Tidak, 100_000), tarif("makan", "", keuangan.Ya, 450_000))
	require.NoError(t, err)
	r, err := k.PratinjauTagihan(ctx, k.bendahara, keuangan.MintaTagihan{Bulan: dasar.Bln(2026, 10), Terbit: dasar.Tgl(2026, 10, 1)}, 0)
	require.NoError(t, err)
	_, err = k.TerbitkanTagihan(ctx, k.bendahara, "okt", r.Minta, r.Sidik, nil)
	require.NoError(t, err)
	return k
}

func bacaMutasi(t *testing.T) keuangan.BerkasBank {
	b, err := os.ReadFile("testdata/mutasi-bsi-2026-10.csv")
	require.NoError(t, err)
	m, err := keuanganberkas.Baca(bytes.NewReader(b), "mutasi-bsi-2026-10.csv", keuanganberkas.Opsi{})
	require.NoError(t, err)
	return m
}

func TestContoh_mutasi_oktober(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	h := bacaHarapan(t)
	k := bukaKantor(t, h, nil)
	berkas := bacaMutasi(t)
	require.Equal(t, "bsi-1", berkas.TataLetak)
	require.Len(t, berkas.Baris, h.Bank.Rows)
	require.Empty(t, berkas.Galat)

	pra, err := k.PratinjauMutasi(ctx, k.bendahara, keuangan.PermintaanMutasi{Rekening: rekening, Berkas: berkas})
	require.NoError(t, err)
	require.Equal(t, h.Bank.Duplicate, pra.Ulangan)
	require.Empty(t, pra.Galat)
	require.Empty(t, pra.Peringatan, "running balance")
	kelas := map[string]keuangan.BarisPratinjau{}
	masuk := int64(0)
	for _, b := range pra.Baris {
		kelas[b.Kunci] = b
		if b.Masuk {
			masuk += b.Nominal.IntPart()
		}
	}
	require.Len(t, kelas, h.Bank.Rows-h.Bank.Duplicate)
	require.Equal(t, h.Bank.Credit, masuk)
	for _, x := range h.Bank.Truth {
		b := kelas[x.Ref]
		require.Equal(t, x.Kelas, b.Kelas, "%s (%s)", x.Ref, x.Jenis)
		if x.Kelas != keuangan.TakDikenal {
			require.True(t, slices.ContainsFunc(b.Usulan, func(u keuangan.Usulan) bool { return u.Santri == k.nis(x.NIS).ID }), "the right santri is proposed for %s", x.Ref)
		}
	}
	require.Equal(t, keuangan.BiayaBank, kelas["ADM2610"].Kelas)
	require.Equal(t, keuangan.BagiHasil, kelas["BGH2610"].Kelas)

	hasil, err := k.ImporMutasi(ctx, k.bendahara, keuangan.PermintaanMutasi{Rekening: rekening, Berkas: berkas, Sidik: pra.Sidik})
	require.NoError(t, err)
	require.Empty(t, hasil.Gagal)
	require.Equal(t, h.Bank.Kelas[keuangan.Pasti], hasil.Dibukukan)
	tepat(t, k, h)

	t.Run("berkas sama dua kali tidak menambah apa pun", func(t *testing.T) {
		lagi, err := k.ImporMutasi(ctx, k.bendahara, keuangan.PermintaanMutasi{Rekening: rekening, Berkas: berkas})
		require.NoError(t, err)
		require.Zero(t, lagi.Baru+lagi.Diperbarui+lagi.Dibukukan)
		require.Equal(t, len(kelas), lagi.Ada)
		tepat(t, k, h)
	})
}

// tepat checks that exactly the certain rows are payments, each of the right
// santri's family, and that the books agree.
func tepat(t *testing.T, k kantor, h kebenaran) {
	t.Helper()
	ctx := context.Background()
	bayar := map[string]keuangan.PembayaranRinci{}
	for p := (dasar.Page{Limit: dasar.MaxPage}); ; {
		bs, next, err := k.Stores.Bayar.Cari(ctx, privasitest.Lembaga, keuangan.SaringBayar{Cara: keuangan.VA}, p)
		require.NoError(t, err)
		for _, b := range bs {
			require.NotContains(t, bayar, b.Rujukan, "booked twice")
			bayar[b.Rujukan] = b
		}
		if p.After = next; next == "" {
			break
		}
	}
	var total dasar.Rupiah
	for _, x := range h.Bank.Truth {
		b, ada := bayar[x.Ref]
		require.Equal(t, x.Kelas == keuangan.Pasti, ada, x.Ref)
		if !ada {
			continue
		}
		require.Equal(t, k.nis(x.NIS).Keluarga, b.Keluarga, "%s went to a wrong family", x.Ref)
		require.Equal(t, x.Jumlah, b.Jumlah)
		total += b.Jumlah
		if len(b.Alokasi) > 0 {
			tagihan, err := k.AmbilTagihan(ctx, k.bendahara, b.Alokasi[0].Tagihan)
			require.NoError(t, err)
			require.Equal(t, k.nis(x.NIS).ID, tagihan.Tagihan.Santri, "the santri of the number is served first")
		}
	}
	require.Len(t, bayar, h.Bank.Kelas[keuangan.Pasti])
	saldo, err := k.Stores.Buku.Jurnal.Saldo(ctx, privasitest.Lembaga, keuangan.PadaSaat{}, false)
	require.NoError(t, err)
	for _, b := range saldo {
		if b.Akun == keuangan.AkunBank {
			require.Equal(t, total, b.Debit-b.Kredit)
		}
	}
}
