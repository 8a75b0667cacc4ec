package akademikhttp_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/akademikhttp"
	"github.com/pesantren-go/pesantren/akademik/akademikmem"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
)

// A portal mounts the API under a prefix of its own, with its own sessions. A subject
// whose kitab has a unit and no length is refused by name.
func ExamplePasang() {
	db := dasarmem.New()
	layanan := &akademik.Service{Atomic: dasarmem.Atomic(db, akademikmem.Stores), Stores: akademikmem.Stores(db), Now: time.Now} // Santri, Guru and Penjaga as well
	tu := dasar.Pelaku{ID: "bu-siti", Lembaga: "al-hikmah", Peran: "tata_usaha", Lingkup: dasar.LingkupSemua}

	api := dasarhttp.Baru(dasarhttp.Opsi{Judul: "Portal kami", Siapa: func(*http.Request) (dasar.Pelaku, error) { return tu, nil }})
	akademikhttp.Pasang(api, layanan, akademikhttp.Opsi{})
	mux := http.NewServeMux()
	mux.Handle("/akademik/", http.StripPrefix("/akademik", api))

	for _, banyak := range []string{"0", "1002"} {
		minta := httptest.NewRequest("PUT", "/akademik/mapel", strings.NewReader(`{"mapel":[{"kode":"nahwu","nama":"Nahwu","kitab":"Alfiyah","satuan":"bait","banyak":`+banyak+`,"aktif":true}]}`))
		minta.Header.Set("Content-Type", "application/json")
		jawab := httptest.NewRecorder()
		mux.ServeHTTP(jawab, minta)
		fmt.Println(strings.TrimSpace(fmt.Sprint(jawab.Code, " ", jawab.Body)))
	}
	// Output:
	// 422 {"title":"isian belum benar","status":422,"detail":"isi satuan kitab dan banyaknya bersama-sama, paling banyak 100000","aturan":"AKD-MAPEL-01","bidang":"banyak"}
	// 204
}
