package keuangantest

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/keuangan/keuanganmem"
	"github.com/pesantren-go/pesantren/santri"
)

// A storm: eight cashiers and one bill run after another on one institution.
const (
	lembagaBadai = "badai"
	kasirBadai   = 8
	santriBadai  = 1800 // three bills each a month: a run is stored in two parts
)

var bulanBadai = []dasar.Bulan{dasar.Bln(2026, 9), dasar.Bln(2026, 10)}

// badai gives the office of the storm; with siapkan it makes its books first.
func badai(t require.TestingT, st keuangan.Stores, at dasar.Atomic[keuangan.Stores], siapkan bool) *kantor {
	w := &warga{}
	for n := range santriBadai {
		w.orang = append(w.orang, wargaBadai(n))
	}
	k := &kantor{warga: w, loket: &loket{lembaga: lembagaBadai, kasir: dasar.Pelaku{ID: "kasir", Lembaga: lembagaBadai, Peran: "kasir", Lingkup: dasar.LingkupSemua, Tujuan: "keuangan.pembayaran"}}}
	mulai := time.Now()
	k.Service = keuangan.Service{Atomic: unitKantor{at, w}, Stores: st, Now: func() time.Time { return time.Date(2026, 10, 20, 3, 0, 0, 0, time.UTC).Add(time.Since(mulai)) }}
	k.Stores.Santri, k.Penjaga = w, pintu(k.Now)
	if siapkan {
		require.NoError(t, k.Siapkan(context.Background(), k.kasir))
		require.NoError(t, st.Tarif.SimpanKomponen(context.Background(), lembagaBadai, keuangan.KomponenBaku(lembagaBadai)...))
		_, err := k.AturTarif(context.Background(), k.kasir, hargaBaku()...)
		require.NoError(t, err)
	}
	return k
}

func wargaBadai(n int) wargaSatu {
	w := &warga{}
	w.masuk(n, "MTs", true, dasar.Tgl(2026, 7, 1))
	return w.orang[0]
}

// AnakBadai is the child of [RunBadai]: it works until it is killed, or until
// everything is done, and says on w what was acknowledged. It begins with what
// an earlier child began with, as a client that never heard an answer does.
func AnakBadai(st keuangan.Stores, at dasar.Atomic[keuangan.Stores], w io.Writer) {
	t := panik{}
	k := badai(t, st, at, false)
	var mu sync.Mutex
	lapor := func(format string, args ...any) {
		mu.Lock()
		defer mu.Unlock()
		fmt.Fprintf(w, format+"\n", args...)
	}
	var wg sync.WaitGroup
	for g := range kasirBadai {
		wg.Go(func() {
			for n := range 400 {
				k.bayarBadai(t, g, n, lapor)
			}
		})
	}
	for _, b := range bulanBadai {
		k.tagihBadai(t, b, lapor)
	}
	wg.Wait()
	lapor("selesai")
}

// panik makes a failed requirement of the child end it loudly.
type panik struct{}

func (panik) Errorf(format string, args ...any) { panic(fmt.Sprintf(format, args...)) }
func (panik) FailNow()                          { panic("gagal") }

func permintaanBadai(g, n int) (kunci string, p keuangan.PermintaanBayar) {
	x := g*7919 + n*104729
	kel := santri.KeluargaID(fmt.Sprintf("0192bbbb-0000-7000-8000-%012d", x%(santriBadai/2)))
	return fmt.Sprintf("kunci-%d-%d", g, n), tunai(kel, dasar.Rupiah(x%900+100)*1000)
}

func (k *kantor) bayarBadai(t require.TestingT, g, n int, lapor func(string, ...any)) keuangan.HasilBayar {
	kunci, p := permintaanBadai(g, n)
	h, err := k.Terima(context.Background(), k.kasir, kunci, p)
	require.NoError(t, err)
	lapor("bayar %d %d %s %s", g, n, h.ID, h.Kuitansi)
	return h
}

func (k *kantor) tagihBadai(t require.TestingT, b dasar.Bulan, lapor func(string, ...any)) {
	m := minta(b)
	m.Batas.PersenLalu = 1_000_000
	r, err := k.PratinjauTagihan(context.Background(), k.kasir, m, 0)
	require.NoError(t, err)
	require.Empty(t, r.Halangan)
	_, err = k.TerbitkanTagihan(context.Background(), k.kasir, "", r.Minta, r.Sidik, func(selesai, total int) {
		if selesai < total {
			lapor("maju %s", b)
		}
	})
	require.NoError(t, err)
	lapor("tagih %s", b)
}

// RunBadai kills a process in the middle of a payment storm and of a bill run,
// again and again, and checks on what is left: nothing acknowledged is lost,
// nothing is there twice, the books balance and the receipts have no gap. anak
// starts a process that runs [AnakBadai]; buka opens what it left.
func RunBadai(t *testing.T, anak func() *exec.Cmd, buka Buka) {
	c := catatan{bayar: map[string]string{}, tagih: map[string]bool{}}
	langkah := func(nama string, fn func(t *testing.T)) { // each opens the database anew and closes it
		if !t.Failed() {
			t.Run(nama, fn)
		}
	}
	langkah("siapkan", func(t *testing.T) {
		st, at := buka(t)
		badai(t, st, at, true)
	})
	langkah("bunuh di tengah penagihan", func(t *testing.T) {
		c.bunuh(t, anak(), func(baris string) bool { return strings.HasPrefix(baris, "maju ") })
	})
	langkah("periksa", func(t *testing.T) { c.periksa(t, buka) })
	for putaran := range 3 {
		langkah("bunuh di tengah pembayaran", func(t *testing.T) {
			batas := len(c.bayar) + 40 + 17*putaran
			c.bunuh(t, anak(), func(string) bool { return len(c.bayar) >= batas })
		})
		langkah("periksa", func(t *testing.T) { c.periksa(t, buka) })
	}
	langkah("tuntaskan", func(t *testing.T) { c.tuntaskan(t, buka) })
}

// catatan is what the children acknowledged.
type catatan struct {
	bayar map[string]string // "g n" to "id kuitansi"
	tagih map[string]bool
}

// bunuh runs a child until it says something, and kills it at once.
func (c *catatan) bunuh(t *testing.T, cmd *exec.Cmd, cukup func(baris string) bool) {
	keluar, err := cmd.StdoutPipe()
	require.NoError(t, err)
	var galat strings.Builder
	cmd.Stderr = &galat
	require.NoError(t, cmd.Start())
	jaga := time.AfterFunc(90*time.Second, func() { cmd.Process.Kill() })
	defer jaga.Stop()
	tercapai := false
	for s := bufio.NewScanner(keluar); s.Scan(); {
		c.dengar(t, s.Text())
		if !tercapai && cukup(s.Text()) {
			tercapai = true
			require.NoError(t, cmd.Process.Kill()) // SIGKILL; what it wrote before is still read
		}
	}
	_ = cmd.Wait()
	require.True(t, tercapai, "anak berhenti sendiri: %s", galat.String())
}

// dengar keeps an acknowledgement; a repeated one must say the same.
func (c *catatan) dengar(t *testing.T, baris string) {
	kata := strings.Fields(baris)
	switch {
	case len(kata) == 5 && kata[0] == "bayar":
		kunci, hasil := kata[1]+" "+kata[2], kata[3]+" "+kata[4]
		if lama, ada := c.bayar[kunci]; ada {
			require.Equal(t, lama, hasil, "permintaan %s dijawab lain", kunci)
		}
		c.bayar[kunci] = hasil
	case len(kata) == 2 && kata[0] == "tagih":
		c.tagih[kata[1]] = true
	}
}

// periksa opens what a child left: everything acknowledged is there.
func (c *catatan) periksa(t *testing.T, buka Buka) *kantor {
	st, at := buka(t)
	k := badai(t, st, at, false)
	ada := map[string]bool{}
	for _, r := range k.semuaBayar(t) {
		ada[r.ID+" "+r.Kuitansi.String()] = true
	}
	for kunci, hasil := range c.bayar {
		require.True(t, ada[hasil], "pembayaran %s (%s) hilang", kunci, hasil)
	}
	require.LessOrEqual(t, len(ada), len(c.bayar)+kasirBadai, "lebih banyak pembayaran daripada permintaan")
	per := map[string]int{}
	for _, p := range k.semuaPosisi(t) {
		per[p.Tagihan.Periode]++
	}
	for _, b := range bulanBadai {
		n := per[b.String()]
		require.Contains(t, []int{0, 3 * santriBadai}, n, "penagihan %s separuh jalan", b)
		if c.tagih[b.String()] {
			require.Equal(t, 3*santriBadai, n, "penagihan %s hilang", b)
		}
	}
	k.loket.periksa(t)
	return k
}

// tuntaskan sends again what nobody heard an answer to, runs the bills again,
// and compares with a history that nothing interrupted.
func (c *catatan) tuntaskan(t *testing.T, buka Buka) {
	k := c.periksa(t, buka)
	mau := dasar.Rupiah(0)
	banyak := 0
	for g := range kasirBadai {
		for n := 0; ; n++ {
			h := k.bayarBadai(t, g, n, func(string, ...any) {})
			mau += h.Jumlah
			banyak++
			hasil, terjawab := c.bayar[fmt.Sprintf("%d %d", g, n)]
			if !terjawab {
				break // at most one of each cashier was under way
			}
			require.True(t, h.Ulangan)
			require.Equal(t, hasil, h.ID+" "+h.Kuitansi.String())
		}
	}
	for _, b := range bulanBadai {
		k.tagihBadai(t, b, func(string, ...any) {})
		k.tagihBadai(t, b, func(string, ...any) {})
	}
	bs, dapat := k.semuaBayar(t), dasar.Rupiah(0)
	for _, r := range bs {
		dapat += r.Jumlah
	}
	require.Len(t, bs, banyak, "tiap permintaan tepat satu pembayaran")
	require.Equal(t, mau, dapat)
	require.Equal(t, nomor(1, int64(banyak)), k.nomorKuitansi(t))
	k.loket.periksa(t)

	m := dasarmem.New()
	utuh := badai(t, keuanganmem.New(m, nil), keuanganmem.Atomic(m, nil), true)
	for _, b := range bulanBadai {
		utuh.tagihBadai(t, b, func(string, ...any) {})
	}
	require.Equal(t, kartu(tanpaAlokasi(utuh.semuaPosisi(t))), kartu(tanpaAlokasi(k.semuaPosisi(t))), "F-24: sama dengan penagihan yang tidak terputus")
}

func tanpaAlokasi(ps []keuangan.Posisi) []keuangan.Posisi {
	ps = slices.Clone(ps)
	for i := range ps {
		ps[i].Teralokasi = 0
	}
	return ps
}
