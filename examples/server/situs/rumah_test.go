package situs_test

import (
	"bytes"
	"encoding/csv"
	"io"
	"log/slog"
	"maps"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/examples/server/rakit"
	"github.com/pesantren-go/pesantren/examples/server/rakit/rakittest"
	"github.com/pesantren-go/pesantren/examples/server/situs"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// sandiUji signs everybody of the test house in.
const sandiUji = "kuda hijau makan rumput"

// rumah is a served school in a database file of its own: three santri, two of
// them siblings, with fees and prices. The day is 20 October 2025, before the
// clock of any machine that runs the tests, so that sessions hold.
type rumah struct {
	t   *testing.T
	s   *rakit.Server
	jam *dasartest.Jam
	url string
	id  map[string]santri.ID // by name
	kel map[string]santri.KeluargaID

	tanpaKontak bool // of institutions set up from now on: their policy waits
}

// awal is the house before any test touches it.
var awal struct {
	rakittest.Cetakan
	id  map[string]santri.ID
	kel map[string]santri.KeluargaID
}

func bangun(t *testing.T) *rumah {
	t.Helper()
	r := &rumah{t: t, jam: dasartest.JamPada(time.Date(2025, 10, 20, 3, 0, 0, 0, time.UTC))}
	r.buka(awal.Salin(t, func(dir string) {
		r := &rumah{t: t, jam: r.jam, id: map[string]santri.ID{}, kel: map[string]santri.KeluargaID{}}
		r.buka(dir)
		r.isi()
		require.NoError(t, r.s.Close())
		awal.id, awal.kel = r.id, r.kel
	}))
	r.id, r.kel = maps.Clone(awal.id), maps.Clone(awal.kel)
	srv := httptest.NewServer(r.s.Handler)
	t.Cleanup(func() { srv.Close(); require.NoError(t, r.s.Close()) })
	r.url = srv.URL
	return r
}

func (r *rumah) buka(dir string) {
	r.t.Helper()
	s, err := rakit.Buka(r.t.Context(), rakit.Opsi{Data: dir, Now: r.jam.Now, Takaran: rakittest.Takaran, Log: slog.New(slog.DiscardHandler)})
	require.NoError(r.t, err)
	r.s = s
}

func (r *rumah) isi() {
	r.t.Helper()
	r.lembaga("A", "umar")
	pel := r.pelaku("A", "admin", privasi.TujuanKesiswaan)
	for _, x := range []struct {
		nis, nama, wali string
		mukim           bool
	}{{"210001", "Ahmad Fauzi", "Nashir Setiawan", true}, {"210002", "Siti Aminah", "Nashir Setiawan", true}, {"210003", "Budi Santoso", "Darmo Wibowo", false}} {
		r.terima(pel, x.nis, x.nama, x.wali, x.mukim)
	}
}

// lembaga sets an institution up with an admin of the given sign-in name, and a
// treasurer and a cashier whose names begin with the institution's.
func (r *rumah) lembaga(l dasar.LembagaID, admin string) {
	r.t.Helper()
	kontak := "0811-0000-0001"
	if r.tanpaKontak {
		kontak = ""
	}
	_, err := r.s.SiapkanLembaga(r.t.Context(), akun.Lembaga{ID: l, Nama: "Pesantren " + string(l), Zona: "Asia/Jakarta"}, situs.Persiapan{
		Nama: "Pesantren " + string(l), Zona: "Asia/Jakarta", Unit: []string{"Pondok", "MTs"}, AwalanVA: "9007",
		Admin: akun.Akun{NamaMasuk: admin, Nama: "Umar", Peran: "admin", Laci: "Laci 1"}, Sandi: sandiUji, Jabatan: "Pimpinan", TandaTangan: true, Kontak: kontak,
	})
	require.NoError(r.t, err)
	for _, a := range []akun.Akun{
		{NamaMasuk: "bendahara." + strings.ToLower(string(l)), Nama: "Zaid", Peran: "bendahara", Laci: "Laci 2"},
		{NamaMasuk: "kasir." + strings.ToLower(string(l)), Nama: "Hasan", Peran: "kasir", Laci: "Laci 3"},
		{NamaMasuk: "kepala." + strings.ToLower(string(l)), Nama: "Ali", Peran: "kepala"},
	} {
		a.Lembaga = l
		_, err := r.s.Akun.Buat(r.t.Context(), a, sandiUji)
		require.NoError(r.t, err)
	}
}

func (r *rumah) pelaku(l dasar.LembagaID, peran, tujuan string) dasar.Pelaku {
	return dasar.Pelaku{ID: "uji", Lembaga: l, Peran: peran, Lingkup: dasar.LingkupSemua, Tujuan: tujuan}
}

func (r *rumah) terima(pel dasar.Pelaku, nis, nama, wali string, mukim bool) {
	r.t.Helper()
	n, _, err := santri.Isian{NIS: nis, Nama: nama, JenisKelamin: "L"}.Baca()
	require.NoError(r.t, err)
	n.Status = santri.Aktif
	ws, kunci, _, err := santri.BacaWali(santri.IsianWali{Nama: wali, HP: "0812-3456-7890", Hubungan: santri.Ayah, Utama: true})
	require.NoError(r.t, err)
	p := santri.Penerimaan{Santri: n, Wali: ws, KunciKeluarga: kunci, Pada: dasar.Tgl(2025, 7, 14),
		Keanggotaan: []santri.Keanggotaan{{Jalur: santri.Formal, Unit: "MTs", Kelas: "7A"}}}
	if mukim {
		p.Mukim = &santri.Mukim{}
	}
	ns, err := r.s.Santri.Terima(r.t.Context(), pel, p)
	require.NoError(r.t, err)
	r.id[nama], r.kel[nama] = ns[0].ID, ns[0].Keluarga
}

// bertarif gives the school of the house its fees: syahriah for everybody, meals
// for those who board.
func (r *rumah) bertarif() {
	r.t.Helper()
	pel := r.pelaku("A", "bendahara", privasi.TujuanPenagihan)
	require.NoError(r.t, r.s.Keuangan.AturKomponen(r.t.Context(), pel, keuangan.KomponenBaku("A")...))
	_, err := r.s.Keuangan.AturTarif(r.t.Context(), pel, keuangan.Tarif{Komponen: "syahriah", Jumlah: 300_000, Sejak: dasar.Tgl(2025, 7, 1)},
		keuangan.Tarif{Komponen: "makan", Mukim: keuangan.Ya, Jumlah: 450_000, Sejak: dasar.Tgl(2025, 7, 1)})
	require.NoError(r.t, err)
}

// tagihOktober issues the bills of October without a page.
func (r *rumah) tagihOktober() {
	r.t.Helper()
	r.bertarif()
	pel := r.pelaku("A", "bendahara", privasi.TujuanPenagihan)
	pra, err := r.s.Keuangan.PratinjauTagihan(r.t.Context(), pel, keuangan.MintaTagihan{Bulan: dasar.Bln(2025, 10), Terbit: dasar.Tgl(2025, 10, 1)}, 0)
	require.NoError(r.t, err)
	_, err = r.s.Keuangan.TerbitkanTagihan(r.t.Context(), pel, "", pra.Minta, pra.Sidik, nil)
	require.NoError(r.t, err)
}

// tagihan returns the October bill of a santri.
func (r *rumah) tagihan(nama string, komponen keuangan.KodeKomponen) keuangan.Posisi {
	r.t.Helper()
	ps, _, err := r.s.Keuangan.CariTagihan(r.t.Context(), r.pelaku("A", "bendahara", privasi.TujuanPenagihan),
		keuangan.SaringTagihan{Santri: []santri.ID{r.id[nama]}, Komponen: komponen}, keuangan.PadaSaat{}, dasar.Page{Limit: 5})
	require.NoError(r.t, err)
	require.Len(r.t, ps, 1)
	return ps[0]
}

// utuh checks that every stored total is the sum of its rows.
func (r *rumah) utuh() {
	r.t.Helper()
	ss, err := r.s.Keuangan.PeriksaBuku(r.t.Context(), r.pelaku("A", "bendahara", privasi.TujuanLaporan))
	require.NoError(r.t, err)
	require.Empty(r.t, ss)
}

// masuk signs somebody in and returns the browser.
func (r *rumah) masuk(nama string) peramban {
	r.t.Helper()
	p := tamu(r.t, r.url)
	status, isi := p.kirim(http.MethodPost, "/masuk", url.Values{"nama_masuk": {nama}, "sandi": {sandiUji}})
	require.Equal(r.t, 200, status, isi)
	require.Contains(r.t, isi, "Keluar")
	return p
}

// formulir returns what the form that posts to an address carries, as a browser
// would send it untouched. The n-th such form is meant.
func formulir(t *testing.T, halaman, aksi string, n int) url.Values {
	t.Helper()
	var ketemu []string
	for _, f := range regexp.MustCompile(`(?s)<form[^>]*method="post"[^>]*>.*?</form>`).FindAllString(halaman, -1) {
		if strings.Contains(f[:strings.Index(f, ">")], `action="`+aksi+`"`) {
			ketemu = append(ketemu, f)
		}
	}
	require.Greater(t, len(ketemu), n, "formulir %s tidak ada di halaman:\n%s", aksi, halaman)
	v := url.Values{}
	for _, x := range regexp.MustCompile(`(?s)<input[^>]*>`).FindAllString(ketemu[n], -1) {
		nama, jenis := atribut(x, "name"), atribut(x, "type")
		if nama == "" || ((jenis == "radio" || jenis == "checkbox") && !strings.Contains(x, " checked")) {
			continue
		}
		v.Add(nama, atribut(x, "value"))
	}
	return v
}

func atribut(tag, nama string) string {
	m := regexp.MustCompile(`\b` + nama + `="([^"]*)"`).FindStringSubmatch(tag)
	if m == nil {
		return ""
	}
	return strings.NewReplacer("&#43;", "+", "&amp;", "&", "&#39;", "'", "&#34;", `"`).Replace(m[1])
}

// dengan sets fields of a form.
func dengan(v url.Values, pasangan ...string) url.Values {
	for i := 0; i < len(pasangan); i += 2 {
		v.Set(pasangan[i], pasangan[i+1])
	}
	return v
}

// unggah sends a file with fields.
func (p peramban) unggah(path, nama, isi string, bidang url.Values) (int, string) {
	p.t.Helper()
	return p.unggahBidang(path, "berkas", nama, isi, bidang)
}

// unggahBidang is unggah for a form whose file has another name.
func (p peramban) unggahBidang(path, berkas, nama, isi string, bidang url.Values) (int, string) {
	p.t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for k, xs := range bidang {
		for _, x := range xs {
			require.NoError(p.t, w.WriteField(k, x))
		}
	}
	if nama != "" {
		f, err := w.CreateFormFile(berkas, nama)
		require.NoError(p.t, err)
		_, err = io.WriteString(f, isi)
		require.NoError(p.t, err)
	}
	require.NoError(p.t, w.Close())
	r, err := http.NewRequestWithContext(p.t.Context(), http.MethodPost, p.url+path, &b)
	require.NoError(p.t, err)
	r.Header.Set("Content-Type", w.FormDataContentType())
	res, err := p.c.Do(r)
	require.NoError(p.t, err)
	defer res.Body.Close()
	hasil, err := io.ReadAll(res.Body)
	require.NoError(p.t, err)
	return res.StatusCode, string(hasil)
}

// mutasiBSI writes a statement as BSI does.
func mutasiBSI(t *testing.T, baris ...[]string) string {
	t.Helper()
	var b strings.Builder
	w := csv.NewWriter(&b)
	require.NoError(t, w.Write([]string{"TrxId", "Tanggal", "Trx Time", "D/K", "Mutasi", "Saldo", "Keterangan"}))
	require.NoError(t, w.WriteAll(baris))
	return b.String()
}
