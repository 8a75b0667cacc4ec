package situs_test

import (
	"fmt"
	"html"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/examples/server/akun"
)

var (
	kaitTautan = regexp.MustCompile(`<a\b[^>]*\bhref="([^"#]+)[^"]*"`)
	acakAlamat = regexp.MustCompile(`/[^/?]*\d[^/?]*|=[^&]*`) // ids and values: one page of each kind is enough
)

// jelajahi follows every link that a role is shown, once per kind of page, and returns
// what did not open.
func (p peramban) jelajahi() (dibuka int, rusak []string) {
	p.t.Helper()
	antre, kenal, asal := []string{"/"}, map[string]bool{}, map[string]string{}
	for len(antre) > 0 {
		ke := antre[0]
		antre = antre[1:]
		if jenis := acakAlamat.ReplaceAllString(ke, "*"); kenal[jenis] {
			continue
		} else {
			kenal[jenis] = true
		}
		require.Less(p.t, len(kenal), 500, "jelajah tidak berakhir")
		status, jenis, isi := p.baca(ke)
		dibuka++
		if status != http.StatusOK {
			rusak = append(rusak, fmt.Sprintf("%d %s di %s", status, ke, asal[ke]))
		}
		if !strings.HasPrefix(jenis, "text/html") {
			continue
		}
		dari, err := url.Parse(ke)
		require.NoError(p.t, err)
		for _, m := range kaitTautan.FindAllStringSubmatch(isi, -1) {
			tuju, err := dari.Parse(html.UnescapeString(m[1]))
			require.NoError(p.t, err, m[1])
			for k := range tuju.Query() {
				require.NotContains(p.t, k, "=", "saringan yang hilang di %s: %s", ke, m[1])
			}
			if tuju.Host == "" && tuju.Scheme == "" {
				antre = append(antre, tuju.RequestURI())
				if _, ada := asal[tuju.RequestURI()]; !ada {
					asal[tuju.RequestURI()] = ke
				}
			}
		}
	}
	return dibuka, rusak
}

func (p peramban) baca(ke string) (status int, jenis, isi string) {
	p.t.Helper()
	r, err := http.NewRequestWithContext(p.t.Context(), http.MethodGet, p.url+ke, http.NoBody)
	require.NoError(p.t, err)
	res, err := p.c.Do(r)
	require.NoError(p.t, err)
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	require.NoError(p.t, err)
	return res.StatusCode, res.Header.Get("Content-Type"), string(b)
}

// Nobody is shown a link that does not open: every role walks through all of its pages.
func TestTautan_terbuka_bagi_yang_melihatnya(t *testing.T) {
	r := bangun(t)
	r.lahirkan("Ahmad Fauzi")
	r.hrd()
	r.tagihOktober()
	orang := map[string]peramban{"wali": r.wali("Ahmad Fauzi", "nashir"), "guru": r.guru("P077", "Fulan Contoh"), "hrd": r.masuk("hrd.a"), "tata_usaha": r.tataUsaha(), "admin": r.masuk("umar"),
		"bendahara": r.masuk("bendahara.a"), "kasir": r.masuk("kasir.a"), "kepala": r.masuk("kepala.a")}
	_, err := r.s.Akun.Buat(t.Context(), akun.Akun{Lembaga: "A", NamaMasuk: "ahmad", Nama: "Ahmad Fauzi", Peran: "santri", Santri: string(r.id["Ahmad Fauzi"])}, sandiUji)
	require.NoError(t, err)
	orang["santri"] = r.masuk("ahmad")
	r.buktikan("Ahmad Fauzi")
	r.siapAkademik(orang["tata_usaha"])
	semua := map[string][]string{}
	for _, peran := range akun.SemuaPeran() {
		p, ada := orang[peran]
		if !ada {
			p = r.petugas("uji."+peran, peran)
		}
		n, rusak := p.jelajahi()
		rusak = slices.DeleteFunc(rusak, func(s string) bool { return strings.HasPrefix(s, "404 /satgas ") }) // whoever is no member sees that nothing is there
		if len(rusak) > 0 {
			semua[peran] = rusak
		}
		require.Greater(t, n, 5, peran)
	}
	require.Empty(t, semua)
}
