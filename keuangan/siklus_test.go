package keuangan_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/keuangan/keuanganmem"
)

// TestSiklusPenuh posts a published set of 51 demonstration journals of an
// invented mosque (opening, general, adjusting, correcting, closing) under its
// own chart of accounts, and compares the trial balances before and after
// closing. The closing journal has to take an expense with a credit balance to
// zero as well. The lines carry no fund, so the chart leaves funds open.
func TestSiklusPenuh(t *testing.T) {
	var siklus struct {
		Jurnal []struct {
			Tanggal, Keterangan string
			Baris               []struct {
				Akun          keuangan.KodeAkun
				Debit, Kredit dasar.Rupiah
			}
		}
		PetaPenutup map[string][]string `json:"peta_penutup"`
		Harapan     struct {
			Sebelum map[keuangan.KodeAkun]dasar.Rupiah `json:"neraca_saldo_sebelum_penutup"`
			Sesudah map[keuangan.KodeAkun]dasar.Rupiah `json:"neraca_saldo_setelah_penutup"`
		}
	}
	isi, err := os.ReadFile("testdata/siklus_masjid.json")
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(isi, &siklus))
	require.Len(t, siklus.Jurnal, 51)

	const l = dasar.LembagaID("masjid")
	c := dasarmem.New()
	st, at := keuanganmem.New(c, nil), keuanganmem.Atomic(c, nil)
	jenis := map[byte]keuangan.JenisAkun{'1': keuangan.Aset, '2': keuangan.Liabilitas, '3': keuangan.AsetNeto, '4': keuangan.Pendapatan, '5': keuangan.Beban}
	var bagan []keuangan.Akun
	var js []keuangan.Jurnal
	sudah := map[keuangan.KodeAkun]bool{}
	for i, j := range siklus.Jurnal {
		k := keuangan.Jurnal{
			Lembaga: l, ID: fmt.Sprintf("j-%03d", i), Sumber: fmt.Sprintf("siklus/%d", i), Jenis: keuangan.Umum, Keterangan: j.Keterangan,
			Oleh: "bendahara", Dicatat: time.Date(2026, 7, 1, 0, 0, i, 0, time.UTC),
		}
		if k.Tanggal, err = dasar.ParseTanggal(j.Tanggal); i == len(siklus.Jurnal)-1 {
			k.Jenis = keuangan.Penutup
		}
		require.NoError(t, err)
		for _, b := range j.Baris {
			k.Baris = append(k.Baris, keuangan.Baris{Akun: b.Akun, Debit: b.Debit, Kredit: b.Kredit})
			if !sudah[b.Akun] {
				sudah[b.Akun] = true
				bagan = append(bagan, keuangan.Akun{Lembaga: l, Kode: b.Akun, Nama: string(b.Akun), Jenis: jenis[b.Akun[0]], Posting: true, Aktif: true})
			}
		}
		js = append(js, k)
	}
	require.NoError(t, keuangan.PeriksaBagan(bagan))
	ctx := context.Background()
	require.NoError(t, st.Buku.Akun.Simpan(ctx, l, bagan...))
	catat := func(js ...keuangan.Jurnal) {
		require.NoError(t, at.Do(ctx, func(ctx context.Context, st keuangan.Stores) error { return keuangan.Catat(ctx, st.Buku, js...) }))
	}
	cocok := func(harap map[keuangan.KodeAkun]dasar.Rupiah) {
		t.Helper()
		saldo, err := st.Buku.Jurnal.Saldo(ctx, l, keuangan.PadaSaat{}, false)
		require.NoError(t, err)
		n, err := keuangan.SusunNeraca(bagan, nil, saldo)
		require.NoError(t, err)
		require.Equal(t, n.Debit, n.Kredit)
		for _, b := range n.Baris {
			require.Equal(t, harap[b.Akun.Kode], b.Akhir, b.Akun.Kode)
		}
		for akun, n := range harap {
			require.True(t, n == 0 || sudah[akun], akun)
		}
	}
	catat(js[:50]...)
	cocok(siklus.Harapan.Sebelum)
	catat(js[50])
	cocok(siklus.Harapan.Sesudah)
}

func TestSusunNeraca(t *testing.T) {
	bagan := []keuangan.Akun{{Kode: "1.1", Nama: "Kas", Jenis: keuangan.Aset}}
	n, err := keuangan.SusunNeraca(bagan, []keuangan.SaldoAkun{{Akun: "1.1", Unit: "MTs", Debit: 10}},
		[]keuangan.SaldoAkun{{Akun: "1.1", Unit: "MA", Debit: 5, Kredit: 1}, {Akun: "1.1", Unit: "MTs", Debit: 12}, {Akun: "9", Kredit: 16}})
	require.NoError(t, err)
	require.Equal(t, []keuangan.BarisNeraca{
		{Akun: bagan[0], Awal: 10, Debit: 7, Kredit: 1, Akhir: 16}, {Akun: keuangan.Akun{Kode: "9", Nama: "9"}, Kredit: 16, Akhir: -16},
	}, n.Baris, "units add up; an account missing in the chart does not hide")
	require.Equal(t, n.Debit, n.Kredit)

	besar := make([]keuangan.SaldoAkun, 10)
	for i := range besar {
		besar[i] = keuangan.SaldoAkun{Akun: keuangan.KodeAkun(fmt.Sprint(i)), Debit: 1_000_000_000_000_000_000}
	}
	_, err = keuangan.SusunNeraca(nil, nil, besar)
	require.ErrorIs(t, err, keuangan.ErrJumlah)
	_, err = keuangan.SusunNeraca(nil, append(besar, besar[0], besar[0], besar[0], besar[0], besar[0], besar[0], besar[0], besar[0], besar[0]), nil)
	require.ErrorIs(t, err, keuangan.ErrJumlah)
}

func TestKursor(t *testing.T) {
	k, err := keuangan.BacaKursor("", 3)
	require.NoError(t, err)
	require.Nil(t, k)
	k, err = keuangan.BacaKursor(keuangan.Kursor("a", "", "é"), 3)
	require.NoError(t, err)
	require.Equal(t, []string{"a", "", "é"}, k)
	for _, s := range []string{"x", keuangan.Kursor("a"), keuangan.Kursor("a", "b", "c\x00"), "é"} {
		_, err = keuangan.BacaKursor(s, 3)
		require.ErrorIs(t, err, keuangan.ErrKursor, "%q", s)
	}
}
