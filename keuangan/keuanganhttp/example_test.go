package keuanganhttp_test

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
	"github.com/pesantren-go/pesantren/keuangan/keuanganhttp"
	"github.com/pesantren-go/pesantren/keuangan/keuanganmem"
)

// A portal mounts the API under a prefix of its own, with its own sessions.
func ExamplePasang() {
	db := dasarmem.New()
	layanan := &keuangan.Service{Atomic: keuanganmem.Atomic(db, nil), Stores: keuanganmem.New(db, nil), Now: time.Now}
	bendahara := dasar.Pelaku{ID: "bu-siti", Lembaga: "al-hikmah", Peran: "bendahara", Lingkup: dasar.LingkupSemua}
	_ = layanan.Siapkan(context.Background(), bendahara)

	api := dasarhttp.Baru(dasarhttp.Opsi{Judul: "Portal kami", Siapa: func(*http.Request) (dasar.Pelaku, error) { return bendahara, nil }})
	keuanganhttp.Pasang(api, layanan)
	mux := http.NewServeMux()
	mux.Handle("/keuangan/", http.StripPrefix("/keuangan", api))

	minta := httptest.NewRequest("POST", "/keuangan/jurnal", strings.NewReader(
		`{"tanggal":"2026-10-08","keterangan":"Listrik","baris":[{"akun":"5.2.1.01","debit":500000},{"akun":"1.1.1.11","kredit":450000,"rekening":"bsi"}]}`))
	minta.Header.Set("Content-Type", "application/json")
	jawab := httptest.NewRecorder()
	mux.ServeHTTP(jawab, minta)
	fmt.Println(jawab.Code, jawab.Body)
	// Output:
	// 422 {"title":"isian belum benar","status":422,"detail":"debit Rp500.000 tidak sama dengan kredit Rp450.000; periksa barisnya","aturan":"KEU-JURNAL-05","bidang":"baris"}
}
