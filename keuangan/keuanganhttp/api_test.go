package keuanganhttp_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"iter"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/keuangan/keuanganberkas"
	"github.com/pesantren-go/pesantren/keuangan/keuanganhttp"
	"github.com/pesantren-go/pesantren/keuangan/keuanganmem"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
)

// muridUji are two brothers of one family, in MTs and MA.
type muridUji struct{}

var murid = []santri.Peserta{
	{ID: "s-1", Subjek: "subjek-1", Alias: "a-1", Keluarga: "k-1", NIS: "20260001", Nama: "Ahmad Fauzi", Status: santri.Aktif, Mukim: true, Anggota: []santri.Anggota{{Jalur: santri.Formal, Unit: "MTs", Tingkat: "7", Kelas: "7A"}}},
	{ID: "s-2", Subjek: "subjek-2", Alias: "a-2", Keluarga: "k-1", NIS: "20260002", Nama: "Hasan", Status: santri.Aktif, Anggota: []santri.Anggota{{Jalur: santri.Formal, Unit: "MA", Tingkat: "10", Kelas: "10A"}}},
}

func milik(l dasar.LembagaID, pilih func(santri.Peserta) bool) (out []santri.Peserta) {
	for _, p := range murid {
		if l == privasitest.Lembaga && pilih(p) {
			out = append(out, p)
		}
	}
	return out
}

func (muridUji) Peserta(_ context.Context, l dasar.LembagaID, _ dasar.Tanggal, _ ...santri.Status) iter.Seq2[santri.Peserta, error] {
	return func(yield func(santri.Peserta, error) bool) {
		for _, p := range milik(l, func(santri.Peserta) bool { return true }) {
			if !yield(p, nil) {
				return
			}
		}
	}
}

func (muridUji) PesertaKeluarga(_ context.Context, l dasar.LembagaID, _ dasar.Tanggal, k ...santri.KeluargaID) ([]santri.Peserta, error) {
	return milik(l, func(p santri.Peserta) bool { return slices.Contains(k, p.Keluarga) }), nil
}

func (muridUji) PesertaID(_ context.Context, l dasar.LembagaID, _ dasar.Tanggal, id ...santri.ID) ([]santri.Peserta, error) {
	return milik(l, func(p santri.Peserta) bool { return slices.Contains(id, p.ID) }), nil
}

func (muridUji) NamaWali(_ context.Context, l dasar.LembagaID, _ dasar.Tanggal) iter.Seq2[santri.WaliSantri, error] {
	return func(yield func(santri.WaliSantri, error) bool) {
		for _, p := range milik(l, func(santri.Peserta) bool { return true }) {
			if !yield(santri.WaliSantri{Santri: p.ID, Keluarga: p.Keluarga, NIS: p.NIS, Nama: p.Nama, Wali: "Abdullah Salim"}, nil) {
				return
			}
		}
	}
}

// kantor is the API of two institutions on memory.
type kantor struct {
	t   *testing.T
	api *dasarhttp.API
	s   *keuangan.Service
	jam *dasartest.Jam
	log bytes.Buffer
}

func bukaKantor(t *testing.T) *kantor {
	rumah := privasitest.Rumah(t, func(d *privasi.Daftar) { require.NoError(t, keuangan.Daftar(d)) })
	c := dasarmem.New()
	k := &kantor{t: t, jam: dasartest.JamPada(rumah.Jam.Now().AddDate(0, 0, 3))} // 8 October 2026
	k.s = &keuangan.Service{
		Atomic: keuanganmem.Atomic(c, func(*dasarmem.Conn) santri.SumberPeserta { return muridUji{} }), Stores: keuanganmem.New(c, muridUji{}), Now: k.jam.Now,
		Brankas: rumah.Brankas, Penjaga: rumah.Penjaga, Daftar: rumah.Daftar,
	}
	for _, l := range []dasar.LembagaID{privasitest.Lembaga, privasitest.LembagaLain} {
		require.NoError(t, k.s.Siapkan(context.Background(), dasar.Pelaku{ID: "pengelola", Lembaga: l, Lingkup: dasar.LingkupSemua}))
	}
	k.api = dasarhttp.Baru(dasarhttp.Opsi{Judul: "uji", Log: slog.New(slog.NewTextHandler(&k.log, nil)), Siapa: func(r *http.Request) (dasar.Pelaku, error) {
		p := dasar.Pelaku{ID: "petugas", Lembaga: privasitest.Lembaga, Peran: "bendahara", Lingkup: dasar.LingkupSemua}
		switch r.Header.Get("X-Uji") {
		case "lain":
			p.Lembaga = privasitest.LembagaLain
		case "mts":
			p.Lingkup = dasar.Lingkup{Unit: []string{"MTs"}}
		case "pengasuh":
			p.Peran = "pengasuh"
		case "tamu":
			return dasar.Pelaku{}, nil
		}
		return p, nil
	}})
	keuanganhttp.Pasang(k.api, k.s, keuanganhttp.Opsi{Baca: func(r io.Reader, nama, tataLetak string, dari, sampai dasar.Tanggal) (keuangan.BerkasBank, error) {
		return keuanganberkas.Baca(r, nama, keuanganberkas.Opsi{TataLetak: tataLetak, Dari: dari, Sampai: sampai})
	}})
	return k
}

// jawaban is one answer.
type jawaban struct {
	t    *testing.T
	kode int
	isi  map[string]any
	teks string
}

type kepala map[string]string

func (k *kantor) minta(metode, jalur, badan string, hs ...kepala) jawaban {
	k.t.Helper()
	var r *http.Request
	if badan == "" {
		r = httptest.NewRequest(metode, jalur, nil)
	} else {
		r = httptest.NewRequest(metode, jalur, strings.NewReader(badan))
		r.Header.Set("Content-Type", "application/json")
	}
	for _, h := range hs {
		for n, v := range h {
			r.Header.Set(n, v)
		}
	}
	w := httptest.NewRecorder()
	k.api.ServeHTTP(w, r)
	j := jawaban{k.t, w.Code, nil, w.Body.String()}
	if w.Body.Len() > 0 {
		require.NoError(k.t, json.Unmarshal(w.Body.Bytes(), &j.isi), w.Body.String())
	}
	return j
}

func (k *kantor) ambil(jalur string, hs ...kepala) jawaban {
	k.t.Helper()
	j := k.minta("GET", jalur, "", hs...)
	require.Equal(k.t, 200, j.kode, j.teks)
	return j
}

func (k *kantor) kirim(jalur, badan string, hs ...kepala) jawaban {
	k.t.Helper()
	j := k.minta("POST", jalur, badan, hs...)
	require.Equal(k.t, 200, j.kode, j.teks)
	return j
}

// tolak expects a refusal with a status and a rule.
func (k *kantor) tolak(kode int, aturan dasar.Aturan, metode, jalur, badan string, hs ...kepala) {
	k.t.Helper()
	j := k.minta(metode, jalur, badan, hs...)
	require.Equal(k.t, kode, j.kode, j.teks)
	require.Equal(k.t, string(aturan), j.isi["aturan"], j.teks)
	require.NotEmpty(k.t, j.isi["detail"])
}

// di follows names and numbers into an answer.
func (j jawaban) di(jalan ...any) any {
	j.t.Helper()
	var v any = j.isi
	for _, l := range jalan {
		switch l := l.(type) {
		case string:
			m, ok := v.(map[string]any)
			require.True(j.t, ok, "%v in %s", jalan, j.teks)
			v = m[l]
		case int:
			a, ok := v.([]any)
			require.True(j.t, ok && l < len(a), "%v in %s", jalan, j.teks)
			v = a[l]
		}
	}
	return v
}

func (j jawaban) teksDi(jalan ...any) string {
	j.t.Helper()
	s, ok := j.di(jalan...).(string)
	require.True(j.t, ok, "%v in %s", jalan, j.teks)
	return s
}

func (j jawaban) banyak() int { return len(j.di("isi").([]any)) }

const (
	lain     = "lain"
	kunciSPP = `{"kode":"spp","uraian":"SPP","piutang":"1.1.2.01","pendapatan":"4.1.1.01","keringanan":"4.1.1.91","prioritas":1,"berkala":"bulanan","tanggal_tempo":10,"aktif":true}`
)

func (k *kantor) siapkanTarif() {
	k.t.Helper()
	require.Equal(k.t, 204, k.minta("PUT", "/komponen", `{"komponen":[`+kunciSPP+`]}`).kode)
	k.kirim("/tarif", `{"tarif":[{"komponen":"spp","unit":"MTs","jumlah":200000,"sejak":"2026-07-01"},{"komponen":"spp","unit":"MA","jumlah":300000,"sejak":"2026-07-01"}]}`)
}

// tagihOktober issues October's bills over HTTP.
func (k *kantor) tagihOktober() {
	k.t.Helper()
	k.siapkanTarif()
	r := k.kirim("/penagihan/pratinjau", `{"bulan":"2026-10","contoh":1}`)
	require.EqualValues(k.t, 2, r.di("jumlah"))
	require.EqualValues(k.t, 500_000, r.di("total"))
	require.Equal(k.t, "SPP Oktober 2026", r.di("contoh", 0, "uraian"))
	minta, err := json.Marshal(r.di("minta"))
	require.NoError(k.t, err)
	badan := `{"minta":` + string(minta) + `,"sidik":"` + r.teksDi("sidik") + `"}`
	h := k.kirim("/penagihan", badan, kepala{"Idempotency-Key": "oktober"})
	require.EqualValues(k.t, 2, h.di("jumlah"))
	lagi := k.kirim("/penagihan", badan, kepala{"Idempotency-Key": "oktober"})
	require.Equal(k.t, h.di("id"), lagi.di("id"))
	require.Equal(k.t, true, lagi.di("ulangan"))
}

func TestSatuBulan(t *testing.T) {
	k := bukaKantor(t)
	k.tagihOktober()
	require.Equal(t, 1, k.ambil("/penagihan").banyak())
	ts := k.ambil("/tagihan?terbuka=true&batas=1")
	require.Equal(t, 1, ts.banyak())
	require.Equal(t, "terbuka", ts.di("isi", 0, "status"))
	require.NotEmpty(t, ts.di("isi", 0, "penjelasan"))
	require.Equal(t, 1, k.ambil("/tagihan?terbuka=true&batas=1&setelah="+ts.teksDi("berikutnya")).banyak(), "the second page")
	require.Equal(t, "jatuh_tempo", k.ambil("/tagihan?pada=2026-10-11").di("isi", 0, "status"), "computed for the day asked")
	require.Equal(t, 1, k.ambil("/tagihan?santri=s-1&santri=s-9").banyak())

	p := k.kirim("/pembayaran/pratinjau", `{"keluarga":"k-1","cara":"tunai","jumlah":600000,"laci":"laci-1"}`)
	require.EqualValues(t, 100_000, p.di("sisa"))
	require.Len(t, p.di("bagian"), 2)
	const bayar = `{"keluarga":"k-1","cara":"tunai","jumlah":600000,"laci":"laci-1"}`
	b := k.kirim("/pembayaran", bayar, kepala{"Idempotency-Key": "b-1"})
	require.Equal(t, "KW/2026/000001", b.di("kuitansi"))
	require.EqualValues(t, 100_000, b.di("titipan"))
	lagi := k.kirim("/pembayaran", bayar, kepala{"Idempotency-Key": "b-1"})
	require.Equal(t, b.di("id"), lagi.di("id"))
	require.Equal(t, true, lagi.di("ulangan"))
	k.tolak(409, dasar.ErrUlang, "POST", "/pembayaran", strings.Replace(bayar, "600000", "600001", 1), kepala{"Idempotency-Key": "b-1"})
	require.Equal(t, 1, k.ambil("/pembayaran").banyak())
	require.EqualValues(t, 100_000, k.ambil("/titipan?keluarga=k-1").di("isi", 0, "saldo"))

	id := b.teksDi("id")
	kw := k.ambil("/pembayaran/" + id + "/kuitansi")
	require.Equal(t, "enam ratus ribu rupiah", strings.ToLower(kw.teksDi("terbilang")))
	require.NotContains(t, kw.teks, "Ahmad", "names are asked elsewhere")
	require.Equal(t, "lunas", k.ambil("/tagihan?santri=s-1").di("isi", 0, "status"))
	require.EqualValues(t, 0, k.ambil("/tunggakan").di("jumlah", "jumlah"))

	n := k.ambil("/neraca-saldo?pada=2026-10-31")
	require.Equal(t, n.di("debit"), n.di("kredit"))
	require.EqualValues(t, 600_000, n.di("debit"))
	bb := k.ambil("/buku-besar/1.1.1.01?laci=laci-1&batas=1")
	require.EqualValues(t, 0, bb.di("saldo_awal"))
	require.Empty(t, k.ambil("/pemeriksaan-buku").di("isi"))

	balik := k.kirim("/pembayaran/"+id+"/pembalikan", `{"alasan":"salah keluarga"}`, kepala{"Idempotency-Key": "v-1"})
	require.Equal(t, id, balik.di("pembalik", "membalik"))
	k.tolak(409, keuangan.ErrBayarDibalik, "POST", "/pembayaran/"+id+"/pembalikan", `{"alasan":"sekali lagi"}`)
	require.NotEmpty(t, k.ambil("/pembayaran/"+id).di("dibalik_oleh"))
	tg := k.ambil("/tunggakan?pada=2026-12-31&menurut=kelas&umur=0,30")
	require.EqualValues(t, 500_000, tg.di("jumlah", "jumlah"))
	require.Len(t, tg.di("umur"), 3)

	nota := k.kirim("/tagihan/"+k.ambil("/tagihan?santri=s-1").teksDi("isi", 0, "id")+"/nota", `{"jumlah":50000,"alasan":"keringanan susulan"}`, kepala{"Idempotency-Key": "n-1"})
	require.EqualValues(t, 150_000, nota.di("tagihan", "sisa"))
	require.Equal(t, 1, k.ambil("/tagihan/"+nota.teksDi("tagihan", "id")+"/nota").banyak())
	batal := k.kirim("/tagihan/"+k.ambil("/tagihan?santri=s-2").teksDi("isi", 0, "id")+"/pembatalan", `{"alasan":"salah unit"}`)
	require.Equal(t, "batal", batal.di("tagihan", "status"))
	require.Empty(t, k.ambil("/pemeriksaan-buku").di("isi"))
}

// TestPeriksaBukuMenemukan posts behind the back of bills and credits: the
// control accounts then tell.
func TestPeriksaBukuMenemukan(t *testing.T) {
	k := bukaKantor(t)
	k.tagihOktober()
	liar := keuangan.Jurnal{
		Lembaga: privasitest.Lembaga, ID: "liar", Sumber: "liar", Jenis: keuangan.Umum, Tanggal: dasar.Tgl(2026, 10, 8), Keterangan: "liar", Oleh: "x", Dicatat: k.jam.Now(),
		Baris: []keuangan.Baris{{Akun: "1.1.2.01", Debit: 7}, {Akun: keuangan.AkunTitipan, Kredit: 7}},
	}
	require.NoError(t, k.s.Atomic.Do(context.Background(), func(ctx context.Context, st keuangan.Stores) error { return keuangan.Catat(ctx, st.Buku, liar) }))
	h := k.ambil("/pemeriksaan-buku")
	require.Equal(t, []any{
		map[string]any{"apa": "piutang santri", "tersimpan": 500_007.0, "hitung": 500_000.0},
		map[string]any{"apa": "titipan keluarga", "tersimpan": 7.0, "hitung": 0.0},
	}, h.di("isi"))
}

func TestKeringanan(t *testing.T) {
	k := bukaKantor(t)
	k.siapkanTarif()
	beri := k.kirim("/keringanan", `{"keringanan":[{"santri":"s-1","komponen":"spp","persen":"12.5","alasan":"yatim","penyetuju":"kepala","sejak":"2026-10-01"}]}`, kepala{"Idempotency-Key": "k-1"})
	require.Equal(t, "12.5", beri.di("isi", 0, "persen"))
	require.EqualValues(t, 475_000, k.kirim("/penagihan/pratinjau", `{"bulan":"2026-10"}`).di("total"))
	id := beri.teksDi("isi", 0, "id")
	require.Equal(t, 204, k.minta("POST", "/keringanan/"+id+"/pencabutan", "").kode)
	require.EqualValues(t, 500_000, k.kirim("/penagihan/pratinjau", `{"bulan":"2026-10"}`).di("total"))
	require.Equal(t, 1, k.ambil("/keringanan").banyak())
	k.tolak(404, keuangan.ErrKeringananTiada, "POST", "/keringanan/"+id+"/pencabutan", "", kepala{"X-Uji": lain})
	require.Equal(t, 1, k.ambil("/komponen").banyak())
	tarif := k.ambil("/tarif?pada=2026-10-01")
	require.Equal(t, 2, tarif.banyak())
	require.Equal(t, 204, k.minta("POST", "/tarif/"+tarif.teksDi("isi", 0, "id")+"/pengakhiran", `{"sampai":"2026-10-01"}`).kode)
	require.Equal(t, 1, k.ambil("/tarif?pada=2026-10-01").banyak())
}

const jurnalATK = `{"tanggal":"2026-10-07","keterangan":"Beli kertas","baris":[{"akun":"5.2.1.02","debit":75000,"unit":"MTs"},{"akun":"1.1.1.01","kredit":75000,"unit":"MTs","laci":"laci-1"}]}`

func TestBuku(t *testing.T) {
	k := bukaKantor(t)
	require.Equal(t, 113, k.ambil("/akun").banyak())
	require.Equal(t, 204, k.minta("PUT", "/akun", `{"akun":[{"kode":"5.2.1.10","nama":"Beban Qurban","jenis":"beban","induk":"5","posting":true,"aktif":true}]}`).kode)
	require.Equal(t, 114, k.ambil("/akun").banyak())
	j := k.kirim("/jurnal", jurnalATK, kepala{"Idempotency-Key": "j-1"})
	require.Equal(t, j.isi, k.kirim("/jurnal", jurnalATK, kepala{"Idempotency-Key": "j-1"}).isi)
	require.Equal(t, j.isi, k.ambil("/jurnal/"+j.teksDi("id")).isi)
	require.Equal(t, 1, k.ambil("/jurnal?akun=5.2.1.02&teks=kertas&dari=2026-10-01&sampai=2026-10-31&unit=MTs&urut=terlama").banyak())
	require.Zero(t, k.ambil("/jurnal?unit=MA&unit=Pondok").banyak())
	balik := k.kirim("/jurnal/"+j.teksDi("id")+"/pembalikan", `{"alasan":"dobel"}`, kepala{"Idempotency-Key": "jb-1"})
	require.Equal(t, "pembalik", balik.di("jenis"))
	k.tolak(409, keuangan.ErrDibalik, "POST", "/jurnal/"+j.teksDi("id")+"/pembalikan", `{"alasan":"lagi"}`)

	k.kirim("/saldo-awal", `{"tanggal":"2026-10-01","saldo":[{"akun":"1.1.1.11","jumlah":250000000,"rekening":"bsi"}]}`, kepala{"Idempotency-Key": "sa"})
	require.Equal(t, "pembuka", k.kirim("/saldo-awal/penutupan", `{"tanggal":"2026-10-01"}`).di("jenis"))
	require.EqualValues(t, 250_000_000, k.ambil("/neraca-saldo").di("debit"))

	require.Equal(t, 204, k.minta("PUT", "/periode/2026-09", `{"status":"dikunci","alasan":"selesai"}`).kode)
	k.tolak(422, keuangan.ErrTerkunci, "POST", "/jurnal", strings.Replace(jurnalATK, "2026-10-07", "2026-09-30", 1))
	k.tolak(403, keuangan.ErrPembuka, "PUT", "/periode/2026-09", `{"status":"buka","alasan":"lupa"}`)
	require.Equal(t, 204, k.minta("PUT", "/periode/2026-09", `{"status":"buka","alasan":"lupa"}`, kepala{"X-Uji": "pengasuh"}).kode)
	k.jam.Maju(1e9)
	k.kirim("/jurnal", strings.Replace(jurnalATK, "2026-10-07", "2026-09-30", 1))
	require.Equal(t, 1, k.ambil("/periode/2026-09/susulan").banyak())
	require.Equal(t, "buka", k.ambil("/periode").di("isi", 0, "status"))
	require.Equal(t, 2, k.ambil("/periode/riwayat").banyak())

	atur := k.ambil("/pengaturan-keuangan")
	atur.isi["sejak"], atur.isi["seri"] = "2026-10-01", "B"
	badan, err := json.Marshal(atur.isi)
	require.NoError(t, err)
	require.Equal(t, 204, k.minta("PUT", "/pengaturan-keuangan", string(badan)).kode)
	require.Equal(t, "B", k.ambil("/pengaturan-keuangan").di("seri"))
}

func TestBank(t *testing.T) {
	k := bukaKantor(t)
	k.tagihOktober()
	atur := k.ambil("/pengaturan-keuangan")
	atur.isi["sejak"], atur.isi["awalan_va"] = "2026-10-01", "8810"
	badan, err := json.Marshal(atur.isi)
	require.NoError(t, err)
	require.Equal(t, 204, k.minta("PUT", "/pengaturan-keuangan", string(badan)).kode)
	require.EqualValues(t, 2, k.kirim("/va/penerbitan", "").di("jumlah"))

	const berkas = "Tanggal;Waktu;Keterangan;Debet;Kredit;Saldo;Referensi\n" +
		"05/10/2026;10:01;PEMBAYARAN VA 881020260001 SPP;;200000;10200000;FT1\n" +
		"06/10/2026;10:02;TRF DARI ABDULLAH SALIM UNTUK HASAN;;300000;10500000;FT2\n" +
		"07/10/2026;10:03;SETORAN TUNAI;;50000;10550000;FT3\n"
	biner := kepala{"Content-Type": "application/octet-stream"}
	p := k.kirim("/mutasi/pratinjau?rekening=bsi&nama=bsi.csv", berkas, biner)
	require.EqualValues(t, 3, p.di("baru"), p.teks)
	require.Equal(t, []any{"pasti", "tinjau", "tak_dikenal"}, []any{p.di("baris", 0, "kelas"), p.di("baris", 1, "kelas"), p.di("baris", 2, "kelas")})
	require.NotContains(t, p.teks, "ABDULLAH", "the text stays in the queue")
	h := k.kirim("/mutasi/impor?rekening=bsi&nama=bsi.csv&sidik="+p.teksDi("sidik"), berkas, biner)
	require.EqualValues(t, 1, h.di("dibukukan"))
	require.EqualValues(t, 0, k.kirim("/mutasi/impor?rekening=bsi&nama=bsi.csv", berkas, biner).di("baru"), "the same file again")

	antre := k.ambil("/mutasi?rekening=bsi&menunggu=true")
	require.Equal(t, 2, antre.banyak())
	require.Equal(t, "s-2", antre.di("isi", 0, "usulan", 0, "santri"))
	baris := func(i int) string {
		b, err := json.Marshal(map[string]any{"rekening": "bsi", "kunci": antre.di("isi", i, "kunci"), "versi": antre.di("isi", i, "versi")})
		require.NoError(t, err)
		return string(b)
	}
	konfirmasi := strings.TrimSuffix(baris(0), "}") + `,"santri":"s-2"}`
	pt := k.kirim("/mutasi/konfirmasi", konfirmasi, kepala{"Idempotency-Key": "m-1"})
	require.EqualValues(t, 300_000, pt.di("pembayaran", "jumlah"))
	require.Equal(t, "transfer", pt.di("pembayaran", "cara"))
	k.tolak(409, keuangan.ErrMutasiVersi, "POST", "/mutasi/konfirmasi", konfirmasi)
	k.kirim("/mutasi/putusan", `{"aksi":"titipan_tak_dikenal","baris":[`+baris(1)+`]}`, kepala{"Idempotency-Key": "m-2"})
	require.Zero(t, k.ambil("/mutasi?menunggu=true").banyak())
	require.Equal(t, 3, k.ambil("/mutasi/hitungan").banyak())
	kunci := antre.teksDi("isi", 1, "kunci")
	riwayat := k.ambil("/mutasi/riwayat?rekening=bsi&kunci=" + kunci)
	require.NotZero(t, riwayat.banyak())
	versi := k.ambil("/mutasi?putusan=titipan_tak_dikenal").di("isi", 0, "versi")
	urung, err := json.Marshal(map[string]any{"rekening": "bsi", "kunci": kunci, "versi": versi, "alasan": "ternyata dikenal"})
	require.NoError(t, err)
	require.Nil(t, k.kirim("/mutasi/pengurungan", string(urung)).di("mutasi", "putusan"), "it waits again")
	require.Equal(t, 204, k.minta("PUT", "/va", `{"va":[{"nomor":"99990001","santri":"s-1"}]}`).kode)
	require.Empty(t, k.ambil("/pemeriksaan-buku").di("isi"))

	k.tolak(422, keuanganberkas.ErrTataLetak, "POST", "/mutasi/pratinjau?rekening=bsi&nama=x.csv", "a;b;c\n1;2;3\n", biner)
	k.tolak(422, dasarhttp.ErrPermintaan, "POST", "/mutasi/pratinjau?nama=x.csv", "a;b\n", biner)
}

func TestDitolak(t *testing.T) {
	k := bukaKantor(t)
	k.tagihOktober()
	j := k.kirim("/jurnal", jurnalATK)
	b := k.kirim("/pembayaran", `{"keluarga":"k-1","cara":"tunai","jumlah":1000,"laci":"laci-1"}`)
	tagihan := k.ambil("/tagihan").teksDi("isi", 0, "id")
	asing := kepala{"X-Uji": lain}
	kasus := []struct {
		nama, metode, jalur, badan string
		kepala                     kepala
		kode                       int
		aturan                     dasar.Aturan
	}{
		{"belum masuk", "GET", "/jurnal", "", kepala{"X-Uji": "tamu"}, 401, dasarhttp.ErrBelumMasuk},
		{"jurnal lembaga lain", "GET", "/jurnal/" + j.teksDi("id"), "", asing, 404, keuangan.ErrJurnalTiada},
		{"tagihan lembaga lain", "GET", "/tagihan/" + tagihan, "", asing, 404, keuangan.ErrTagihanTiada},
		{"pembayaran lembaga lain", "GET", "/pembayaran/" + b.teksDi("id"), "", asing, 404, keuangan.ErrBayarTiada},
		{"keluarga lembaga lain", "POST", "/pembayaran", `{"keluarga":"k-1","cara":"tunai","jumlah":1000,"laci":"l"}`, asing, 404, keuangan.ErrBayarKeluarga},
		{"unit di luar wewenang", "GET", "/neraca-saldo?unit=MA", "", kepala{"X-Uji": "mts"}, 403, dasar.ErrLingkup},
		{"antrean bank di luar wewenang", "GET", "/mutasi", "", kepala{"X-Uji": "mts"}, 403, dasar.ErrLingkup},
		{"bidang asing", "POST", "/jurnal", strings.Replace(jurnalATK, `"tanggal"`, `"tgl":1,"tanggal"`, 1), nil, 422, dasarhttp.ErrPermintaan},
		{"saringan asing", "GET", "/jurnal?status=aktif", "", nil, 422, dasarhttp.ErrPermintaan},
		{"nilai saringan asing", "GET", "/jurnal?jenis=UMUM", "", nil, 422, keuangan.ErrJenisJurnal},
		{"cara asing", "GET", "/pembayaran?cara=cek", "", nil, 422, dasarhttp.ErrPermintaan},
		{"uang negatif", "POST", "/pembayaran", `{"keluarga":"k-1","cara":"tunai","jumlah":-1,"laci":"l"}`, nil, 422, dasarhttp.ErrPermintaan},
		{"uang terlalu besar", "POST", "/pembayaran", `{"keluarga":"k-1","cara":"tunai","jumlah":1000000000000001,"laci":"l"}`, nil, 422, dasar.ErrRupiahBatas},
		{"uang bukan angka", "POST", "/pembayaran", `{"keluarga":"k-1","cara":"tunai","jumlah":"1000","laci":"l"}`, nil, 422, dasarhttp.ErrPermintaan},
		{"uang pecahan", "POST", "/pembayaran", `{"keluarga":"k-1","cara":"tunai","jumlah":1000.5,"laci":"l"}`, nil, 422, dasarhttp.ErrPermintaan},
		{"tanggal tidak ada", "POST", "/jurnal", strings.Replace(jurnalATK, "2026-10-07", "2026-02-30", 1), nil, 422, dasarhttp.ErrPermintaan},
		{"tanggal saringan tidak ada", "GET", "/neraca-saldo?pada=2026-02-30", "", nil, 422, dasarhttp.ErrPermintaan},
		{"bulan tidak ada", "PUT", "/periode/2026-13", `{"status":"dikunci","alasan":"x"}`, nil, 422, dasarhttp.ErrPermintaan},
		{"bukan JSON", "POST", "/jurnal", "{", nil, 400, dasarhttp.ErrBentuk},
		{"jurnal tidak seimbang", "POST", "/jurnal", strings.Replace(jurnalATK, `"debit":75000`, `"debit":75001`, 1), nil, 422, keuangan.ErrTakSeimbang},
		{"kursor asing", "GET", "/jurnal?setelah=abc", "", nil, 422, keuangan.ErrKursor},
		{"sidik basi", "POST", "/penagihan", `{"minta":{"bulan":"2026-11"},"sidik":"basi"}`, nil, 409, keuangan.ErrPratinjauBerubah},
		{"akun besar tanpa bagan", "GET", "/buku-besar/9.9", "", nil, 404, keuangan.ErrAkunTiada},
		{"sebagian unit menyiapkan bagan", "PUT", "/akun", `{"akun":[{"kode":"9","nama":"x","jenis":"aset","posting":true,"aktif":true}]}`, kepala{"X-Uji": "mts"}, 403, dasar.ErrLingkup},
	}
	sebelum := k.ambil("/jurnal").teks
	for _, c := range kasus {
		t.Run(c.nama, func(t *testing.T) {
			k.t = t
			k.tolak(c.kode, c.aturan, c.metode, c.jalur, c.badan, c.kepala)
		})
	}
	k.t = t
	require.Equal(t, sebelum, k.ambil("/jurnal").teks, "a refusal changes nothing")
	require.NotContains(t, k.log.String(), "level=ERROR")
}

func TestDokumen(t *testing.T) {
	k := bukaKantor(t)
	jumlah := 0
	for _, p := range k.api.OpenAPI().Paths {
		for _, o := range []any{p.Get, p.Post, p.Put} {
			if o != nil {
				jumlah++
			}
		}
	}
	require.Greater(t, jumlah, 40)
	var dok bytes.Buffer
	w := httptest.NewRecorder()
	k.api.ServeHTTP(w, httptest.NewRequest("GET", "/openapi.json", nil))
	require.NoError(t, json.Indent(&dok, w.Body.Bytes(), "", " "))
	for _, p := range []string{"/jurnal/{id}", "/penagihan", "/pembayaran/{id}/kuitansi", "/mutasi/impor"} {
		require.Contains(t, k.api.OpenAPI().Paths, p)
	}
	tanpa := dasarhttp.Baru(dasarhttp.Opsi{Judul: "uji", Siapa: func(*http.Request) (dasar.Pelaku, error) { return dasar.Pelaku{}, nil }})
	keuanganhttp.Pasang(tanpa, k.s)
	require.NotContains(t, tanpa.OpenAPI().Paths, "/mutasi/impor", "nobody reads statements here")
}
