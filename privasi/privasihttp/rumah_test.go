package privasihttp_test

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/ekspor"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/privasihttp"
	"github.com/pesantren-go/pesantren/privasi/privasimem"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

// warga is a record that stands for a person.
type warga struct {
	Subjek privasi.SubjekID         `privasi:"subjek"`
	Nama   string                   `privasi:"kategori=identitas.nama;kelas=umum;retensi=identitas;terbuka=dicari"`
	HP     privasi.Tertutup[string] `privasi:"kategori=kontak.hp;kelas=umum;retensi=identitas"`
	Ortu   string                   `privasi:"kategori=identitas.nama;kelas=umum;retensi=identitas;terbuka=dicari"`
}

const tipeWarga = "privasihttp_test.warga"

// rumah is the API over memory; the headers X-Akun, X-Peran and X-Lembaga say who calls.
type rumah struct {
	*privasitest.RumahUji
	t      *testing.T
	api    *dasarhttp.API
	kantor *kantor.Service
	warga  []warga
	sandi  string // what Pastikan wants
	anak   map[string]privasi.SubjekID
}

func bangun(t *testing.T) *rumah {
	r := &rumah{RumahUji: privasitest.Rumah(t, kantor.DaftarkanTipe, func(d *privasi.Daftar) { privasi.MustDaftarkan[warga](d) }), t: t, sandi: "rahasia"}
	bind := func(c *dasarmem.Conn) kantor.Stores {
		return kantor.Stores{Rekaman: privasimem.NewRekaman(c), Banyak: privasimem.NewRekaman(c), Pernyataan: privasimem.NewPernyataan(c), Buku: privasimem.NewBuku(c), Ulang: dasarmem.Ulang(c)}
	}
	r.kantor = &kantor.Service{Atomic: dasarmem.Atomic(r.Conn, bind), Stores: bind(r.Conn), Jejak: r.Jejak, Register: r.Penjaga.Register, Brankas: r.Brankas, Daftar: r.Daftar, Hubungan: r, Pengenal: r,
		Milik: privasimem.NewMilik(r.Conn), Tinjau: r, Ekspor: []ekspor.Penyedia{r}, Now: r.Jam.Now}
	r.Penjaga.Hubungan, r.Penjaga.Fakta, r.Penjaga.Konteks = r, r.kantor, r.kantor
	r.api = dasarhttp.Baru(dasarhttp.Opsi{Judul: "uji", Log: slog.New(slog.DiscardHandler), Siapa: func(q *http.Request) (dasar.Pelaku, error) {
		return dasar.Pelaku{ID: q.Header.Get("X-Akun"), Lembaga: dasar.LembagaID(q.Header.Get("X-Lembaga")), Peran: q.Header.Get("X-Peran"), Lingkup: dasar.LingkupSemua}, nil
	}})
	privasihttp.Pasang(r.api, r.kantor, r.Penjaga, privasihttp.Opsi{Pastikan: func(_ context.Context, _ dasar.Pelaku, sandi string) error {
		if sandi != r.sandi {
			return dasar.Aturan("UJI-SANDI-01").Forbiddenf("ketik kata sandi sekali lagi").Pada("sandi")
		}
		return nil
	}})
	return r
}

// orang adds a person whose account has his subject as its id.
func (r *rumah) orang(nama string) privasi.SubjekID {
	w := warga{privasi.NewSubjek(), nama, privasi.Tutup("+62811000111"), "Umar"}
	privasitest.Segel(r.t, r.RumahUji, &w)
	r.warga = append(r.warga, w)
	return w.Subjek
}

// Terkait implements [privasi.Hubungan]: an account is its person or has him as a child, in
// one institution.
func (r *rumah) Terkait(_ context.Context, p dasar.Pelaku, ss []privasi.SubjekID) ([]privasi.SubjekID, error) {
	return slices.DeleteFunc(slices.Clone(ss), func(s privasi.SubjekID) bool {
		return string(s) != p.ID && s != r.anak[p.ID] || p.Lembaga != privasitest.Lembaga
	}), nil
}

// Diri implements [kantor.Pengenal].
func (r *rumah) Diri(_ context.Context, p dasar.Pelaku) (privasi.SubjekID, error) {
	return privasi.SubjekID(p.ID), nil
}

// CatatanDari implements [kantor.SumberTinjau].
func (r *rumah) CatatanDari(_ context.Context, l dasar.LembagaID, x privasi.SubjekID) (cs []kantor.CatatanOrang, err error) {
	for _, w := range r.warga {
		if w.Subjek == x && l == privasitest.Lembaga {
			cs = append(cs, kantor.CatatanOrang{Subjek: x, Tipe: tipeWarga, Dicatat: awal})
		}
	}
	return cs, nil
}

// Catatan implements [kantor.SumberTinjau].
func (r *rumah) Catatan(ctx context.Context, l dasar.LembagaID, _ string, p dasar.Page) (cs []kantor.CatatanOrang, lanjut string, err error) {
	for _, w := range r.warga {
		x, _ := r.CatatanDari(ctx, l, w.Subjek)
		cs = append(cs, x...)
	}
	cs, lanjut = dasar.Potong(cs, p, func(c kantor.CatatanOrang) string { return string(c.Subjek) })
	return cs, lanjut, nil
}

// Kenali implements [ekspor.Penyedia].
func (r *rumah) Kenali(context.Context, dasar.LembagaID, *ekspor.Orang) error { return nil }

// Bagian implements [ekspor.Penyedia]: the name of the parent is the parent's.
func (r *rumah) Bagian() []ekspor.Bagian {
	b := ekspor.Daftar(func(_ context.Context, _ dasar.LembagaID, o ekspor.Orang) ([]warga, error) {
		return slices.DeleteFunc(slices.Clone(r.warga), func(w warga) bool { return w.Subjek != o.Subjek }), nil
	})
	b.Sunting = func(nilai map[string]json.RawMessage) ([]privasi.Ditahan, error) {
		delete(nilai, "Ortu")
		return []privasi.Ditahan{{Bidang: "Ortu", Sebab: "data orang lain"}}, nil
	}
	return []ekspor.Bagian{b}
}

// kirim calls as an account in a role; "akun/peran/lembaga", the last two may be left out.
func (r *rumah) kirim(siapa, metode, jalur, badan string, kepala ...string) *httptest.ResponseRecorder {
	r.t.Helper()
	q := httptest.NewRequest(metode, jalur, strings.NewReader(badan))
	x := append(strings.Split(siapa, "/"), "", "")
	q.Header.Set("Content-Type", "application/json")
	q.Header.Set("X-Akun", x[0])
	q.Header.Set("X-Peran", x[1])
	if q.Header.Set("X-Lembaga", x[2]); x[2] == "" {
		q.Header.Set("X-Lembaga", string(privasitest.Lembaga))
	}
	for i := 0; i+1 < len(kepala); i += 2 {
		q.Header.Set(kepala[i], kepala[i+1])
	}
	w := httptest.NewRecorder()
	r.api.ServeHTTP(w, q)
	return w
}

// mau is kirim with the status and the answer that are wanted.
func (r *rumah) mau(kode int, siapa, metode, jalur, badan string, kepala ...string) (hasil map[string]any) {
	r.t.Helper()
	w := r.kirim(siapa, metode, jalur, badan, kepala...)
	require.Equal(r.t, kode, w.Code, "%s %s: %s", metode, jalur, w.Body)
	if w.Body.Len() > 0 {
		require.NoError(r.t, json.Unmarshal(w.Body.Bytes(), &hasil), w.Body)
	}
	return hasil
}

// isi are the rows of a list.
func isi(x map[string]any) (bs []map[string]any) {
	for _, b := range x["isi"].([]any) {
		bs = append(bs, b.(map[string]any))
	}
	return bs
}

// halaman reads a list row by row, following its cursors.
func (r *rumah) halaman(siapa, jalur string) (bs []map[string]any) {
	r.t.Helper()
	pisah := "?"
	if strings.Contains(jalur, "?") {
		pisah = "&"
	}
	for lanjut := ""; ; {
		x := r.mau(200, siapa, "GET", jalur+pisah+"batas=1&setelah="+url.QueryEscape(lanjut), "")
		b := isi(x)
		require.LessOrEqual(r.t, len(b), 1, jalur)
		bs = append(bs, b...)
		if lanjut, _ = x["berikutnya"].(string); lanjut == "" {
			return bs
		}
		require.Less(r.t, len(bs), 500, "%s never ends", jalur)
	}
}

const ppdp = "petugas/ppdp"

// awal is long before the clock of the house.
var awal = time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)
