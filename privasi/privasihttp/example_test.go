package privasihttp_test

import (
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/privasihttp"
	"github.com/pesantren-go/pesantren/privasi/privasimem"
)

// A portal mounts the office under a prefix of its own, with its own sessions. The policy is
// open to whoever asks; of a person who is neither the caller nor one of his nobody learns
// anything.
func ExamplePasang() {
	db := dasarmem.New()
	bind := func(c *dasarmem.Conn) kantor.Stores {
		return kantor.Stores{Rekaman: privasimem.NewRekaman(c), Buku: privasimem.NewBuku(c), Ulang: dasarmem.Ulang(c)}
	}
	kantorKami := &kantor.Service{Atomic: dasarmem.Atomic(db, bind), Stores: bind(db), Now: time.Now} // and what Service says is required
	siapa := func(r *http.Request) (dasar.Pelaku, error) {
		return dasar.Pelaku{ID: r.Header.Get("X-Akun"), Lembaga: "al-hikmah", Peran: privasi.PeranWali}, nil
	}

	api := dasarhttp.Baru(dasarhttp.Opsi{Judul: "Portal kami", Siapa: siapa, Log: slog.New(slog.DiscardHandler)})
	privasihttp.Pasang(api, kantorKami, &privasi.Penjaga{}, privasihttp.Opsi{})
	mux := http.NewServeMux()
	mux.Handle("/privasi/", http.StripPrefix("/privasi", api))

	for _, x := range []struct{ akun, jalur string }{{"", "/lembaga/al-hikmah/kebijakan-privasi"}, {"", "/data-saya/s-1/data"}, {"bu-siti", "/data-saya/s-1/data"}} {
		minta := httptest.NewRequest("GET", "/privasi"+x.jalur, nil)
		minta.Header.Set("X-Akun", x.akun)
		jawab := httptest.NewRecorder()
		mux.ServeHTTP(jawab, minta)
		fmt.Println(strings.TrimSpace(fmt.Sprint(jawab.Code, " ", jawab.Body)))
	}
	// Output:
	// 404 {"title":"tidak ditemukan","status":404,"detail":"lembaga ini tidak ada, atau belum menerbitkan kebijakan privasi","aturan":"DSR-SIMPAN-01"}
	// 401 {"title":"belum masuk","status":401,"detail":"Anda belum masuk. Masuk dahulu, lalu ulangi.","aturan":"DSR-HTTP-01"}
	// 404 {"title":"tidak ditemukan","status":404,"detail":"data tidak ditemukan","aturan":"PRI-KANTOR-02"}
}
