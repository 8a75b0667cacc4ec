package ekspor_test

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/buku"
	"github.com/pesantren-go/pesantren/privasi/ekspor"
)

const fatimah privasi.SubjekID = "fatimah"

var pukul = time.Date(2026, 10, 5, 1, 0, 0, 0, time.UTC)

// rumah is an institution with a key and one leaf in its log: a line of the trail.
type rumah struct {
	kunci  ed25519.PrivateKey
	publik string
	titik  string
	jejak  privasi.Jejak
	bukti  buku.BuktiJejak
}

func buat(t testing.TB, nama string) rumah {
	t.Helper()
	_, k, err := ed25519.GenerateKey(rand.Reader)
	require.NoError(t, err)
	r := rumah{kunci: k}
	r.publik, err = buku.KunciPublik(nama, k)
	require.NoError(t, err)
	c := privasi.Catatan{Lembaga: "A", ID: "p1", Pada: pukul, Pelaku: "petugas", Peran: "tata_usaha", Tujuan: "kesiswaan.administrasi", Tipe: "santri.Santri", Golongan: []string{"NIK=samar", "NIK=tiada"},
		Orang: []privasi.OrangTercatat{{Subjek: "orang-lain", Golongan: 1, Garam: privasi.Garam{1}}, {Subjek: fatimah, Garam: privasi.Garam{2}}}}
	pohon := buku.Tanam([]byte("daun lain"), buku.DaunJejak(&c).Isi)
	r.titik, err = buku.TitikPeriksa{Asal: nama, Ukuran: pohon.Ukuran(), Akar: pohon.Akar()}.Tandatangani(k)
	require.NoError(t, err)
	komitmen := buku.KomitmenSemua(&c)
	c.Orang = c.Orang[1:]
	r.jejak = c.Baris(0, 1)
	r.bukti, err = buku.BuatBuktiJejak(privasi.BahanBukti{Catatan: c, Urut: 1, Komitmen: komitmen}, 1, pohon.Ukuran(), pohon.Pembaca())
	require.NoError(t, err)
	return r
}

func isi(t testing.TB, xs ...any) map[string]json.RawMessage {
	t.Helper()
	m := map[string]json.RawMessage{}
	for i := 0; i < len(xs); i += 2 {
		b, err := json.Marshal(xs[i+1])
		require.NoError(t, err)
		m[xs[i].(string)] = b
	}
	return m
}

func (r rumah) barisJejak(t testing.TB) map[string]json.RawMessage {
	t.Helper()
	b, err := json.Marshal(r.jejak)
	require.NoError(t, err)
	var m map[string]json.RawMessage
	require.NoError(t, json.Unmarshal(b, &m))
	m[ekspor.KunciBukti], err = json.Marshal(r.bukti)
	require.NoError(t, err)
	return m
}

func alir(xs ...map[string]json.RawMessage) iter.Seq2[ekspor.Isi, error] {
	return func(yield func(ekspor.Isi, error) bool) {
		for _, x := range xs {
			if !yield(ekspor.Isi{Nilai: x}, nil) {
				return
			}
		}
	}
}

// tulis makes a file with some rows, an empty section and a withheld one.
func (r rumah) tulis(t testing.TB, nama ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	p, err := ekspor.Mulai(&b, ekspor.Manifes{Jenis: ekspor.JenisLengkap, Lembaga: "A", Subjek: fatimah, ID: "e1", Pada: pukul, Oleh: "akun", Peran: "wali"}, r.kunci)
	require.NoError(t, err)
	var baris []map[string]json.RawMessage
	for i, n := range nama {
		baris = append(baris, isi(t, "Nama", n, "Urut", i, "Jumlah", -5))
	}
	n, err := p.Seksi("santri.Santri", []string{"Nama", "Urut", "Jumlah"}, "", alir(baris...))
	require.NoError(t, err)
	require.EqualValues(t, len(nama), n)
	_, err = p.Seksi("akademik.IsianRapor", nil, "rancangan", alir())
	require.NoError(t, err)
	_, err = p.Seksi("keuangan.Tagihan", []string{"ID"}, "", alir())
	require.NoError(t, err)
	_, err = p.Seksi(ekspor.TipeJejak, []string{"Indeks"}, "", alir(r.barisJejak(t)))
	require.NoError(t, err)
	_, err = p.Tutup(r.titik)
	require.NoError(t, err)
	return b.Bytes()
}

func periksa(b []byte, publik string) (ekspor.Hasil, error) {
	return ekspor.Periksa(bytes.NewReader(b), int64(len(b)), publik, pukul)
}

func TestI31_manifesCocok(t *testing.T) {
	t.Parallel()
	r := buat(t, "pesantren/A")
	b := r.tulis(t, "Fatimah", "=HYPERLINK()")
	h, err := periksa(b, r.publik)
	require.NoError(t, err)
	require.EqualValues(t, 3, h.Baris)
	require.EqualValues(t, 1, h.BarisJejak)
	var tipe []string
	for _, s := range h.Seksi {
		tipe = append(tipe, fmt.Sprintf("%s %d %s", s.Tipe, s.Baris, s.Sebab))
	}
	require.Equal(t, []string{"akademik.IsianRapor 0 rancangan", "keuangan.Tagihan 0 tidak ada catatan", "privasi.Jejak 1 ", "santri.Santri 2 "}, tipe)

	z := buka(t, b)
	require.Equal(t, "Nama,Urut,Jumlah\nFatimah,0,-5\n'=HYPERLINK(),1,-5\n", z["csv/santri.Santri.csv"], "lembar kerja tidak menghitung isi orang")
	require.Equal(t, "[\n{\"Jumlah\":-5,\"Nama\":\"Fatimah\",\"Urut\":0},\n{\"Jumlah\":-5,\"Nama\":\"=HYPERLINK()\",\"Urut\":1}\n]\n", z["data/santri.Santri.json"])
	require.NotContains(t, z["data/privasi.Jejak.json"], "orang-lain", "bukti tidak menyebut orang lain")

	lain := buat(t, "pesantren/A")
	_, err = periksa(b, lain.publik)
	require.ErrorIs(t, err, ekspor.ErrTanda)
	_, err = periksa(b, "bukan kunci")
	require.ErrorIs(t, err, ekspor.ErrTanda)
}

func buka(t testing.TB, b []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	require.NoError(t, err)
	m := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		require.NoError(t, err)
		isi, err := io.ReadAll(r)
		require.NoError(t, err)
		m[f.Name] = string(isi)
	}
	return m
}

// Every bit counts: none of the file can change, nor can its end go.
func TestI31_tiapBita(t *testing.T) {
	t.Parallel()
	r := buat(t, "pesantren/A")
	b := r.tulis(t, "Fatimah", "Zahra")
	nama := []dasar.Aturan{ekspor.ErrWadah, ekspor.ErrTanda, ekspor.ErrSeksi, ekspor.ErrSidik, ekspor.ErrJumlah, ekspor.ErrBukti}
	bernama := func(t rapid.TB, err error) {
		require.Error(t, err)
		for _, n := range nama {
			if dasar.RuleOf(err) == string(n) {
				return
			}
		}
		require.Fail(t, "galat tanpa nama", "%v", err)
	}
	rapid.Check(t, func(rt *rapid.T) {
		c := bytes.Clone(b)
		c[rapid.IntRange(0, len(c)-1).Draw(rt, "letak")] ^= 1 << rapid.IntRange(0, 7).Draw(rt, "bit")
		_, err := periksa(c, r.publik)
		bernama(rt, err)
	})
	for _, n := range []int{1, 90, len(b) / 2, len(b)} {
		_, err := periksa(b[:len(b)-n], r.publik)
		bernama(t, err)
	}
}

// kemas packs a file anew, with other content, signed again where kunci is given.
func kemas(t testing.TB, isi map[string]string, ubah func(*ekspor.Manifes), kunci crypto.Signer) []byte {
	t.Helper()
	var m ekspor.Manifes
	require.NoError(t, json.Unmarshal([]byte(isi["manifes.json"]), &m))
	if ubah != nil {
		ubah(&m)
		m.Sidik = ekspor.SidikSeksi(m.Seksi)
		isi["manifes.json"] = string(m.Bita())
		tanda, err := kunci.Sign(rand.Reader, append([]byte("pesantren/ekspor/1\x00manifes\x00"), m.Bita()...), crypto.Hash(0))
		require.NoError(t, err)
		isi["manifes.tanda"] = base64.StdEncoding.EncodeToString(tanda) + "\n"
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for nama, x := range isi {
		w, err := z.Create(nama)
		require.NoError(t, err)
		_, err = io.WriteString(w, x)
		require.NoError(t, err)
	}
	require.NoError(t, z.SetComment("pesantren/ekspor/1 "+strings.Repeat("A", 88)))
	require.NoError(t, z.Close())
	return b.Bytes()
}

func TestI31_tiapUbahanBernama(t *testing.T) {
	t.Parallel()
	r := buat(t, "pesantren/A")
	asli := r.tulis(t, "Fatimah", "Zahra")
	santri := func(m *ekspor.Manifes) *ekspor.Seksi { return &m.Seksi[3] }
	for nama, k := range map[string]struct {
		isi   func(map[string]string)
		ubah  func(*ekspor.Manifes)
		harap dasar.Aturan
	}{
		"dikemas ulang":          {nil, nil, ekspor.ErrWadah},
		"seksi hilang":           {func(m map[string]string) { delete(m, "data/santri.Santri.json") }, nil, ekspor.ErrSeksi},
		"csv hilang":             {func(m map[string]string) { delete(m, "csv/santri.Santri.csv") }, nil, ekspor.ErrSeksi},
		"berkas tambahan":        {func(m map[string]string) { m["data/keuangan.Tagihan.json"] = "[]" }, nil, ekspor.ErrSeksi},
		"isi berubah":            {func(m map[string]string) { m["data/santri.Santri.json"] += " " }, nil, ekspor.ErrSidik},
		"csv berubah":            {func(m map[string]string) { m["csv/santri.Santri.csv"] += " " }, nil, ekspor.ErrSidik},
		"catatan baca berubah":   {func(m map[string]string) { m["BACA-SAYA.txt"] += " " }, nil, ekspor.ErrSidik},
		"manifes berubah":        {func(m map[string]string) { m["manifes.json"] = strings.Replace(m["manifes.json"], "wali", "admin", 1) }, nil, ekspor.ErrTanda},
		"manifes tanpa tanda":    {func(m map[string]string) { delete(m, "manifes.tanda") }, nil, ekspor.ErrSeksi},
		"baris kurang":           {nil, func(m *ekspor.Manifes) { santri(m).Baris--; m.Baris-- }, ekspor.ErrJumlah},
		"jumlah seluruhnya lain": {nil, func(m *ekspor.Manifes) { m.Baris++ }, ekspor.ErrJumlah},
		"seksi kosong berisi":    {nil, func(m *ekspor.Manifes) { santri(m).Baris, m.Baris = 0, 1 }, ekspor.ErrSeksi},
		"kosong tanpa alasan":    {nil, func(m *ekspor.Manifes) { m.Seksi[1].Sebab = "" }, ekspor.ErrSeksi},
		"titik orang lain":       {nil, func(m *ekspor.Manifes) { m.Titik = buat(t, "pesantren/A").titik }, ekspor.ErrBukti},
		"subjek lain":            {nil, func(m *ekspor.Manifes) { m.Subjek = "zahra" }, ekspor.ErrBukti},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			isi := buka(t, asli)
			if k.isi != nil {
				k.isi(isi)
			}
			_, err := periksa(kemas(t, isi, k.ubah, r.kunci), r.publik)
			require.ErrorIs(t, err, k.harap)
		})
	}
}

// A line that was rewritten fails although its section is signed again: the log says
// otherwise.
func TestU34_jejakDitulisUlang(t *testing.T) {
	t.Parallel()
	r := buat(t, "pesantren/A")
	r.jejak.Peran = "kepala"
	_, err := periksa(r.tulis(t, "Fatimah"), r.publik)
	require.ErrorIs(t, err, ekspor.ErrBukti)
	r = buat(t, "pesantren/A")
	r.bukti.Catatan.Peran, r.jejak.Peran = "kepala", "kepala"
	_, err = periksa(r.tulis(t, "Fatimah"), r.publik)
	require.ErrorIs(t, err, ekspor.ErrBukti)
}

type satu struct {
	Subjek privasi.SubjekID `privasi:"subjek"`
}
type dua struct {
	Isi string `privasi:"-,uji"`
}

type pemilik []ekspor.Bagian

func (p pemilik) Kenali(context.Context, dasar.LembagaID, *ekspor.Orang) error { return nil }
func (p pemilik) Bagian() []ekspor.Bagian                                      { return p }

func TestI31_tipeTanpaPenyedia(t *testing.T) {
	t.Parallel()
	var d privasi.Daftar
	privasi.MustDaftarkan[satu](&d)
	privasi.MustDaftarkan[dua](&d, privasi.TanpaSubjek)
	ada := ekspor.Daftar(func(context.Context, dasar.LembagaID, ekspor.Orang) ([]satu, error) { return []satu{{fatimah}}, nil })
	_, err := ekspor.Lengkap(&d, pemilik{ada})
	require.ErrorIs(t, err, ekspor.ErrTakLengkap)
	require.ErrorContains(t, err, "ekspor_test.dua")
	require.NotContains(t, err.Error(), "ekspor_test.satu")
	for _, p := range []pemilik{{ada, ada}, {ada, {Tipe: "ekspor_test.dua"}}, {ada, {Tipe: "tiada", Sebab: "x"}}} {
		_, err = ekspor.Lengkap(&d, p)
		require.ErrorIs(t, err, ekspor.ErrPenyedia)
	}
	bs, err := ekspor.Lengkap(&d, pemilik{ada}, pemilik{ekspor.Dalam[dua, satu]()})
	require.NoError(t, err)
	require.Equal(t, "termuat di dalam ekspor_test.satu", bs[0].Sebab)
	n := 0
	for x, err := range bs[1].Baris(t.Context(), "A", ekspor.Orang{}) {
		require.NoError(t, err)
		require.Equal(t, &satu{fatimah}, x)
		n++
	}
	require.Equal(t, 1, n)
}
