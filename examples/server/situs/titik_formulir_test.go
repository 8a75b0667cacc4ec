package situs_test

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/examples/server/situs"
	"github.com/pesantren-go/pesantren/privasi/ropa"
)

var (
	polaForm   = regexp.MustCompile(`(?s)<form method="post"([^>]*|[^>]*\{\{[^}]*\}\}[^>]*)>(.*?)</form>`)
	polaAksi   = regexp.MustCompile(`action="([^"]*(?:\{\{[^}]*\}\}[^"]*)*)"`)
	polaNama   = regexp.MustCompile(`(?:\bname=|"n" )"([a-z][a-z_0-9]*[:.\-]?)(\{\{[^"]*)?("?)`)
	polaBagian = regexp.MustCompile(`\{\{template "([a-z-]+)"`)
	polaTentu  = regexp.MustCompile(`(?s)\{\{define "([^"]+)"\}\}(.*?)(?:\{\{define|\z)`)
	polaKe     = regexp.MustCompile(`\$ke :?= (?:print )?([^}]*)\}\}`)
	polaRuas   = regexp.MustCompile(`\{\{[^}]*\}\}|\{[a-z]+\}`)
)

// formulirTemplat is one form of a template: where it goes and what it asks for.
type formulirTemplat struct {
	berkas, aksi string
	nama         []string
}

// semuaFormulir reads the forms that send something out of the templates, with the parts
// that they take in.
func semuaFormulir(t *testing.T) (fs []formulirTemplat) {
	t.Helper()
	naskah, bagian := map[string]string{}, map[string]string{}
	berkas, err := semuaTemplat()
	require.NoError(t, err)
	for n, isi := range berkas {
		naskah[n] = isi
		for _, m := range polaTentu.FindAllStringSubmatch(isi, -1) {
			if m[1] != "isi" {
				bagian[m[1]] = m[2]
			}
		}
	}
	for n, isi := range naskah {
		for _, m := range polaForm.FindAllStringSubmatch(isi, -1) {
			aksi := polaAksi.FindStringSubmatch(m[1])
			require.NotNil(t, aksi, "%s: formulir tanpa tujuan: %s", n, m[1])
			fs = append(fs, formulirTemplat{n, aksiTetap(aksi[1], isi), namaIsian(m[2], bagian)})
		}
	}
	return fs
}

func semuaTemplat() (map[string]string, error) {
	m := map[string]string{}
	err := fs.WalkDir(situs.Templat, "templates", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(situs.Templat, p)
		m[p] = string(b)
		return err
	})
	return m, err
}

// aksiTetap writes an address with "{}" for what is filled in; "" when the file does not
// say where the form goes.
func aksiTetap(aksi, isi string) string {
	if strings.Contains(aksi, "$ke}}") {
		ke := polaKe.FindStringSubmatch(isi)
		if ke == nil {
			return ""
		}
		var awal string
		for _, b := range strings.Fields(ke[1]) {
			if strings.HasPrefix(b, `"`) {
				awal += strings.Trim(b, `"`)
			} else {
				awal += "{}"
			}
		}
		aksi = strings.Replace(aksi, "{{$ke}}", awal, 1)
	}
	aksi, _, _ = strings.Cut(polaRuas.ReplaceAllString(aksi, "{}"), "?")
	aksi, _, _ = strings.Cut(aksi, "#")
	if !strings.HasPrefix(aksi, "/") {
		return ""
	}
	return aksi
}

func namaIsian(isi string, bagian map[string]string) (ns []string) {
	for _, m := range polaNama.FindAllStringSubmatch(isi, -1) {
		n := m[1]
		if m[2] != "" || strings.HasSuffix(n, ":") || strings.HasSuffix(n, ".") || strings.HasSuffix(n, "-") {
			n += "*"
		}
		ns = append(ns, n)
	}
	for _, m := range polaBagian.FindAllStringSubmatch(isi, -1) {
		if b, ada := bagian[m[1]]; ada && m[1] != "langkah-rapor" {
			ns = append(ns, namaIsian(b, map[string]string{})...)
		}
	}
	return ns
}

// jalurCocok compares a route with an address, segment by segment.
func jalurCocok(pola, aksi string) bool {
	a, b := strings.Split(pola, "/"), strings.Split(aksi, "/")
	return slices.EqualFunc(a, b, func(a, b string) bool { return a == b || strings.HasPrefix(a, "{") })
}

// Every form that the server shows declares what it asks for: a new box in a template
// without its name in the declaration is found here, not by whoever fills it in.
func TestP13_FormulirMemintaYangDinyatakan(t *testing.T) {
	titik := new(situs.Situs).Titik()
	tanpaTujuan := 0
	for _, f := range semuaFormulir(t) {
		i := slices.IndexFunc(titik, func(p ropa.TitikKumpul) bool { return p.Kode == "POST "+f.aksi })
		if i < 0 {
			i = slices.IndexFunc(titik, func(p ropa.TitikKumpul) bool { return jalurCocok(strings.TrimPrefix(p.Kode, "POST "), f.aksi) })
		}
		if f.aksi == "" {
			tanpaTujuan++
			continue
		}
		require.GreaterOrEqual(t, i, 0, "%s: formulir ke %s bukan titik pengumpulan", f.berkas, f.aksi)
		for _, n := range f.nama {
			ada := slices.Contains(situs.IsianTeknis(), n) || titik[i].Menerima(strings.Replace(n, "*", "1", 1))
			require.True(t, ada, "%s: tambahkan %q pada %q di titik_isian.go", f.berkas, n, titik[i].Kode)
		}
	}
	require.LessOrEqual(t, tanpaTujuan, 10, "tulis tujuan formulir dengan print di awal templat, supaya isiannya diperiksa")
}
