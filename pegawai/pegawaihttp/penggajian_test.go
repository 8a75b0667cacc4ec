package pegawaihttp_test

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

// bukaGaji is a kantor on 2 November 2026 with two people and a draft of October.
func bukaGaji(t *testing.T) (k *kantor, a, b, jalur string) {
	k = buka(t)
	k.r.Jam.Setel(time.Date(2026, 11, 2, 3, 0, 0, 0, time.UTC))
	a, b = k.orang("Ahmad Fauzan", "MTs", 3_000_000), k.orang("Siti Aminah", "MA", 13_000_000)
	p := k.mau(201, "POST", "/gaji/putaran", `{"jenis":"gaji","masa":"2026-10"}`, "Idempotency-Key", "oktober")
	require.Equal(t, p.di("id"), k.mau(201, "POST", "/gaji/putaran", `{"jenis":"gaji","masa":"2026-10"}`, "Idempotency-Key", "oktober").di("id"))
	require.Equal(t, []any{"draf", "2026-10-01", "2026-10-31", 1.0}, []any{p.di("status"), p.di("dari"), p.di("sampai"), p.di("nomor")})
	return k, a, b, "/gaji/putaran/" + p.teksDi("id")
}

// aliran reads a stream of slips.
func (j jawaban) aliran() (baris []map[string]any) {
	j.t.Helper()
	for s := bufio.NewScanner(strings.NewReader(j.teks)); s.Scan(); {
		m := map[string]any{}
		require.NoError(j.t, json.Unmarshal(s.Bytes(), &m))
		baris = append(baris, m)
	}
	return baris
}

func TestPenggajian_dari_draf_sampai_buku(t *testing.T) {
	t.Parallel()
	k, a, b, jalur := bukaGaji(t)
	k.tolak(409, pegawai.ErrPutaranGanda, "POST", "/gaji/putaran", `{"jenis":"gaji","masa":"2026-10"}`)
	h := k.mau(200, "POST", jalur+"/hitungan", "")
	require.Equal(t, []any{"dihitung", 2.0, 16_000_000.0}, []any{h.di("status"), h.di("jumlah", "orang"), h.di("jumlah", "dibayar")})
	require.Equal(t, h.isi, k.mau(200, "POST", jalur+"/hitungan", "").isi, "yang sama memberi yang sama")
	require.Equal(t, "diperiksa", k.mau(200, "POST", jalur+"/pemeriksaan", "").di("status"))
	k.tolak(403, pegawai.ErrPenyetuju, "POST", jalur+"/persetujuan", "")
	require.Equal(t, "dihitung", k.mau(200, "POST", jalur+"/pengembalian", `{"alasan":"honor belum masuk"}`, "X-Peran", kepala).di("status"))
	k.mau(200, "POST", jalur+"/hitungan", "")
	k.mau(200, "POST", jalur+"/pemeriksaan", "")
	k.mau(200, "POST", jalur+"/persetujuan", "", "X-Peran", kepala)
	k.mau(200, "POST", jalur+"/penguncian", "")
	k.tolak(409, pegawai.ErrTerkunci, "POST", jalur+"/hitungan", "")
	bayar := `{"tanggal":"2026-10-31","rujukan":"TRF-10","rekening":"BSI"}`
	k.tolak(422, pegawai.ErrPembayaran, "POST", jalur+"/pembayaran", strings.Replace(bayar, `"rekening"`, `"laci":"l","rekening"`, 1))
	require.Equal(t, "BSI", k.mau(200, "POST", jalur+"/pembayaran", bayar, "X-Peran", bendahara).di("rekening"))
	p := k.mau(200, "POST", jalur+"/pembukuan", "", "X-Peran", bendahara)
	require.Equal(t, []any{"diposting", "dibalik"}, []any{p.di("status"), p.di("boleh", 0)})
	require.Len(t, p.di("peristiwa"), 8, "menghitung ulang yang sama bukan peristiwa")
	require.Equal(t, 1, k.mau(200, "GET", "/gaji/putaran", "").banyak())
	buku, _, err := k.s.Stores.Buku.Jurnal.Cari(t.Context(), privasitest.Lembaga, keuangan.SaringJurnal{}, dasar.Page{Limit: 50})
	require.NoError(t, err)
	require.NotEmpty(t, buku)

	s := k.mau(200, "GET", jalur+"/slip/"+a, "")
	require.Equal(t, []any{"Ahmad Fauzan", 3_000_000.0, "K/1", "B"}, []any{s.di("nama"), s.di("dibayar"), s.di("ptkp"), s.di("kategori")})
	require.EqualValues(t, s.di("dibayar").(float64)-s.di("pph").(float64)-s.di("iuran").(float64)-s.di("potongan").(float64), s.di("neto"))
	var jumlah float64
	for _, x := range s.di("baris").([]any) {
		if m := x.(map[string]any); m["bagian"] == "pendapatan" {
			jumlah += m["jumlah"].(float64)
		}
	}
	require.Equal(t, s.di("dibayar"), jumlah, "baris menjumlah ke slipnya")
	require.NotEmpty(t, k.mau(200, "GET", jalur+"/slip/"+b, "").di("uraian"), "pajak menjelaskan dirinya")
	ss := k.mau(200, "GET", jalur+"/slip?batas=1", "")
	require.Equal(t, "Ahmad Fauzan", ss.di("isi", 0, "nama"))
	require.Equal(t, "Siti Aminah", k.mau(200, "GET", jalur+"/slip?batas=1&setelah="+ss.teksDi("berikutnya"), "").di("isi", 0, "nama"))
	require.Equal(t, 1, k.mau(200, "GET", jalur+"/slip?teks=siti", "").banyak())

	w := k.mau(200, "GET", jalur+"/aliran-slip", "")
	require.Equal(t, "application/x-ndjson", w.w.Header().Get("Content-Type"))
	baris := w.aliran()
	require.Len(t, baris, 3)
	require.Equal(t, map[string]any{"banyak": 2.0}, baris[2])
	for _, x := range baris[:2] {
		m := x["slip"].(map[string]any)
		satu := k.mau(200, "GET", jalur+"/slip/"+m["pegawai"].(string), "")
		require.Equal(t, satu.isi, m, "aliran memberi slip yang sama")
	}

	require.Equal(t, "dibalik", k.mau(200, "POST", jalur+"/pembalikan", `{"alasan":"dobel bayar"}`).di("status"))
	k.mau(201, "POST", "/gaji/putaran", `{"jenis":"gaji","masa":"2026-10"}`)
	require.Empty(t, k.log.String())
}

// A run whose people lack something names each with the field, and keeps nothing.
func TestPenggajian_bahan_kurang_disebut_per_orang(t *testing.T) {
	t.Parallel()
	k, _, _, jalur := bukaGaji(t)
	tanpa := k.mau(201, "POST", "/pegawai", `{"nama":"Hasan Basri","jenis_kelamin":"L","mulai":"2026-01-05","penugasan":[{"jabatan":"guru","unit":"MA"}]}`).teksDi("id")
	j := k.tolak(422, pegawai.ErrBahanKurang, "POST", jalur+"/hitungan", "")
	require.Len(t, j.di("rincian"), 1)
	require.True(t, strings.HasPrefix(j.teksDi("rincian", 0, "bidang"), "pegawai."+tanpa+"."), j.teks)
	require.NotContains(t, j.teks, "Hasan")
	require.Zero(t, k.mau(200, "GET", jalur+"/slip", "").banyak())
	require.Equal(t, "draf", k.mau(200, "GET", jalur, "").di("status"))
}

func TestBanding(t *testing.T) {
	t.Parallel()
	k, a, _, jalur := bukaGaji(t)
	for _, l := range []string{"/hitungan", "/pemeriksaan"} {
		k.mau(200, "POST", jalur+l, "")
	}
	awal := k.mau(200, "GET", jalur+"/perbedaan", "")
	require.Equal(t, []any{nil, 2.0, true}, []any{awal.di("lalu"), awal.di("jumlah"), awal.di("beda", 0, "baru")})
	k.mau(200, "POST", jalur+"/persetujuan", "", "X-Peran", kepala)
	k.mau(200, "POST", jalur+"/penguncian", "")
	k.mau(201, "POST", "/nilai-gaji", `{"ganti":true,"catatan":[{"pegawai":"`+a+`","komponen":"pokok","nilai":3500000,"mulai":"2026-11-01"}]}`)
	november := "/gaji/putaran/" + k.mau(201, "POST", "/gaji/putaran", `{"jenis":"gaji","masa":"2026-11"}`).teksDi("id")
	k.mau(200, "POST", november+"/hitungan", "")
	d := k.mau(200, "GET", november+"/perbedaan?batas=1", "")
	require.Equal(t, []any{"2026-10", 1.0, "Ahmad Fauzan", "pokok", 500_000.0},
		[]any{d.di("lalu", "masa"), d.di("jumlah"), d.di("beda", 0, "nama"), d.di("beda", 0, "baris", 0, "komponen"), d.di("beda", 0, "baris", 0, "kini").(float64) - d.di("beda", 0, "baris", 0, "lalu").(float64)}, d.teks)
	admin := k.mau(200, "GET", november+"/perbedaan", "", "X-Peran", "admin")
	require.Equal(t, []any{nil, nil, nil, []any{"baris", "nama", "nomor", "perbedaan"}},
		[]any{admin.di("beda", 0, "perbedaan"), admin.di("beda", 0, "nama"), admin.di("beda", 0, "baris"), admin.di("beda", 0, "tersembunyi")}, admin.teks)
	k.tolak(422, dasarhttp.ErrPermintaan, "GET", november+"/perbedaan?batas=0", "")
}

// What a role sees is decided by the register for every answer that holds pay or
// identity: a role outside it sees neither, in no list, stream or single record.
func TestTampilan_menurut_keputusan(t *testing.T) {
	t.Parallel()
	k, a, _, jalur := bukaGaji(t)
	k.mau(200, "POST", jalur+"/hitungan", "")
	kasbon := k.mau(201, "POST", "/kasbon", `{"pegawai":"`+a+`","pokok":765432,"tanggal":"2026-10-05","kali":3,"angsuran_pertama":"2026-12","kas":{"laci":"laci-1"}}`)
	k.mau(201, "POST", "/saldo-pajak", `{"catatan":[{"pegawai":"`+a+`","mulai":"2026-01-01","selesai":"2026-06-30","bulan":6,"ember":{"gaji":18000000},"pph":157000}]}`)
	k.mau(201, "POST", "/isian-gaji", `{"catatan":[{"pegawai":"`+a+`","komponen":"bonus","tanggal":"2026-11-02","jumlah":456789}]}`)
	semua := []string{
		"/pegawai", "/pegawai/" + a, "/pegawai/" + a + "/rekening", "/pegawai/" + a + "/nilai-gaji", "/pegawai/" + a + "/status-pajak", "/pegawai/" + a + "/saldo-pajak",
		"/pegawai/" + a + "/isian-gaji", "/kasbon", "/pegawai/" + a + "/kasbon", jalur + "/slip", jalur + "/slip/" + a, jalur + "/aliran-slip", jalur + "/perbedaan",
	}
	rahasia := []string{"Fauzan", "Siti", "P001", "3506991203900001", "1990-03-12", "7123400001", "3000000", "25000", "K/1", "18000000", "157000", "456789", "765432", "+6281234567890"}
	for _, x := range semua {
		w := k.mau(200, "GET", x, "", "X-Peran", "tamu")
		for _, r := range rahasia {
			require.NotContains(t, w.teks, r, "%s: peran yang tidak terdaftar tidak melihat apa-apa", x)
		}
		require.Contains(t, w.teks, "tersembunyi", x)
	}
	for _, r := range rahasia { // the same answers hold all of it for the office: the test above could fail
		tampak := false
		for _, x := range semua {
			tampak = tampak || strings.Contains(k.mau(200, "GET", x, "").teks, r)
		}
		require.True(t, tampak, r)
	}
	slip := k.mau(200, "GET", jalur+"/slip/"+a, "", "X-Peran", bendahara)
	require.Equal(t, []any{"Ahmad Fauzan", 3_000_000.0, "K/1"}, []any{slip.di("nama"), slip.di("dibayar"), slip.di("ptkp")})
	require.Contains(t, k.mau(200, "GET", "/pegawai/"+a+"/rekening", "", "X-Peran", bendahara).teks, "7123400001")
	require.NotContains(t, k.mau(200, "GET", "/pegawai/"+a, "", "X-Peran", bendahara).teks, "Fauzan", "tujuan administrasi bukan untuk bendahara")
	w := k.mau(201, "POST", "/nilai-gaji", `{"catatan":[{"pegawai":"`+a+`","komponen":"transport","nilai":98765,"mulai":"2026-02-01"}]}`, "X-Peran", "admin")
	require.Equal(t, []any{"nilai", "persen"}, w.di("catatan", 0, "tersembunyi"), "jawaban tulisan pun diputuskan")
	require.NotContains(t, w.teks, "98765")
	require.NotContains(t, k.mau(200, "POST", "/kasbon/"+kasbon.teksDi("id")+"/pelunasan", `{"jumlah":65432,"tanggal":"2026-10-06","kas":{"laci":"laci-1"}}`, "X-Peran", "admin").teks, "700000")
}

// Every look at a slip leaves its line, in a list and in a stream too.
func TestTampilan_meninggalkan_jejak(t *testing.T) {
	t.Parallel()
	k, a, _, jalur := bukaGaji(t)
	k.mau(200, "POST", jalur+"/hitungan", "")
	ada, err := k.s.Stores.Pegawai.Ambil(t.Context(), privasitest.Lembaga, pegawai.ID(a))
	require.NoError(t, err)
	jejak := func() int {
		js, _, err := k.r.Jejak.Subjek(t.Context(), privasitest.Lembaga, ada[0].Subjek, dasar.Page{})
		require.NoError(t, err)
		if len(js) > 0 {
			require.Contains(t, []string{"kepegawaian.penggajian", "kepegawaian.administrasi"}, js[0].Tujuan)
		}
		return len(js)
	}
	for _, x := range []string{jalur + "/slip", jalur + "/slip/" + a, jalur + "/aliran-slip", jalur + "/perbedaan", "/pegawai", "/pegawai/" + a, "/pegawai/" + a + "/nilai-gaji", "/pegawai/" + a + "/rekening"} {
		sebelum := jejak()
		k.mau(200, "GET", x, "", "X-Peran", kepala)
		require.Equal(t, sebelum+1, jejak(), x)
	}
}

// jejakHabis is a trail that can be written so many times.
type jejakHabis struct {
	privasi.GudangJejak
	sisa int
}

func (j *jejakHabis) Tambah(ctx context.Context, c privasi.Catatan) (int64, error) {
	if j.sisa--; j.sisa < 0 {
		return 0, errors.New("disk penuh")
	}
	return j.GudangJejak.Tambah(ctx, c)
}

// A stream releases batch by batch, each after its trail: when that cannot be written
// the stream says that it broke off, and a stream that cannot begin is a refusal.
func TestAliran_berhenti_bila_jejak_tidak_tertulis(t *testing.T) {
	t.Parallel()
	k := buka(t)
	p := k.mau(201, "POST", "/gaji/putaran", `{"jenis":"gaji","masa":"2026-10"}`).teksDi("id")
	require.NoError(t, k.s.Stores.Slip.Ganti(t.Context(), privasitest.Lembaga, p, func(yield func(pegawai.Slip, error) bool) {
		for i := range 450 {
			s := pegawai.Slip{Lembaga: privasitest.Lembaga, Putaran: p, Pegawai: pegawai.ID(fmt.Sprintf("o-%03d", i)), Subjek: privasi.NewSubjek(), Nama: "Fulan", Neto: dasar.Rupiah(i)}
			if !yield(s, nil) {
				return
			}
		}
	}))
	jalur := "/gaji/putaran/" + p + "/aliran-slip"
	utuh := k.mau(200, "GET", jalur, "").aliran()
	require.Len(t, utuh, 451)
	require.EqualValues(t, 450, utuh[450]["banyak"])
	require.EqualValues(t, 449, utuh[449]["slip"].(map[string]any)["neto"])
	asli := k.s.Penjaga.Jejak
	k.s.Penjaga.Jejak = &jejakHabis{asli, 1}
	putus := k.mau(200, "GET", jalur, "").aliran()
	require.Len(t, putus, 201)
	require.Equal(t, string(privasi.ErrJejak), putus[200]["putus"].(map[string]any)["aturan"])
	k.s.Penjaga.Jejak = &jejakHabis{asli, 0}
	k.tolak(503, privasi.ErrJejak, "GET", jalur, "")
	k.tolak(404, pegawai.ErrPutaranTiada, "GET", "/gaji/putaran/tiada/aliran-slip", "")
}
