package pegawaihttp_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/keuangan/keuanganmem"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/pegawai/pegawaihttp"
	"github.com/pesantren-go/pesantren/pegawai/pegawaimem"
	"github.com/pesantren-go/pesantren/santri/santrimem"
)

// A portal mounts the API under a prefix of its own, with its own sessions. A run
// cannot be opened twice for one month.
func ExamplePasang() {
	db := dasarmem.New()
	layanan := &pegawai.Service{Atomic: dasarmem.Atomic(db, pegawaimem.Stores), Stores: pegawaimem.Stores(db), Unit: santrimem.Stores(db).Struktur, Now: time.Now}
	buku := &keuangan.Service{Atomic: keuanganmem.Atomic(db, nil), Stores: keuanganmem.New(db, nil), Now: time.Now}
	hr := dasar.Pelaku{ID: "bu-siti", Lembaga: "al-hikmah", Peran: "hrd", Lingkup: dasar.LingkupSemua}
	_ = buku.Siapkan(context.Background(), hr)

	api := dasarhttp.Baru(dasarhttp.Opsi{Judul: "Portal kami", Siapa: func(*http.Request) (dasar.Pelaku, error) { return hr, nil }})
	pegawaihttp.Pasang(api, layanan) // Penjaga and Brankas as well, before anything personal is kept
	mux := http.NewServeMux()
	mux.Handle("/kepegawaian/", http.StripPrefix("/kepegawaian", api))

	for range 2 {
		minta := httptest.NewRequest("POST", "/kepegawaian/gaji/putaran", strings.NewReader(`{"jenis":"gaji","masa":"2026-10"}`))
		minta.Header.Set("Content-Type", "application/json")
		jawab := httptest.NewRecorder()
		mux.ServeHTTP(jawab, minta)
		if fmt.Println(jawab.Code); jawab.Code != http.StatusCreated {
			fmt.Println(jawab.Body)
		}
	}
	// Output:
	// 201
	// 409
	// {"title":"bentrok dengan data yang ada","status":409,"detail":"putaran gaji 2026-10 nomor 1 sudah ada","aturan":"PEG-PUTARAN-01","bidang":"masa"}
}
