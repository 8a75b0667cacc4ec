package dasar_test

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// What a room may import besides the standard library. Every room has the
// words of "inti".
var (
	luarInti = []string{"github.com/shopspring/decimal", "golang.org/x/text", "github.com/google/uuid"}
	luarUji  = []string{"github.com/stretchr/testify", "pgregory.net/rapid", "github.com/google/go-cmp"}
	supir    = []string{"github.com/uptrace/bun", "github.com/jackc/pgx/v5", "github.com/ncruces/go-sqlite3"}

	luar = map[string][]string{
		"bun":     {"github.com/uptrace/bun"},
		"http":    {"github.com/danielgtaylor/huma/v2"},
		"berkas":  {"github.com/xuri/excelize/v2", "codeberg.org/go-pdf/fpdf", "github.com/go-text/typesetting", "golang.org/x/image", "rsc.io/qr"},
		"test":    luarUji,
		"pembuka": supir,
	}
	// What one room alone may import, because its subject is that library's.
	luarRuang = map[string][]string{"privasi/buku": {"golang.org/x/mod/sumdb"}}
	// Drivers hide under the same address as the library.
	luarTerlarang = []string{"github.com/uptrace/bun/driver"}

	// Which kinds of room a room may import, in its own domain and to its left.
	dalam = map[string][]string{
		"inti":    {"inti"},
		"mem":     {"inti", "mem"},
		"bun":     {"inti", "bun"},
		"http":    {"inti", "http"},
		"berkas":  {"inti", "berkas"},
		"test":    {"inti", "mem", "test"},
		"pembuka": {"inti", "bun"},
	}

	// Rules are pure: these parts of the standard library have no place in them.
	takMurni = []string{"database/sql", "net/http", "os/exec", "unsafe", "plugin", "math/rand", "math/rand/v2"}
)

// periksaArah checks every import of the tree against the line and the table of
// rooms.
func periksaArah(pohon []berkas) (temuan []string) {
	for _, b := range pohon {
		for _, s := range b.pohon.Imports {
			p, _ := strconv.Unquote(s.Path.Value)
			if sebab := tolakImpor(b, p); sebab != "" {
				temuan = append(temuan, fmt.Sprintf("%s mengimpor %s: %s", b.baris(s), p, sebab))
			}
		}
		if b.ruang.urut < 0 {
			temuan = append(temuan, b.path+": bukan folder rumah ini ("+strings.Join(garis, ", ")+")")
		}
	}
	return temuan
}

// tolakImpor says why the file may not import the path, or "".
func tolakImpor(b berkas, p string) string {
	if p+"/" == modul {
		return "akar modul bukan paket"
	}
	if lain, ada := strings.CutPrefix(p, modul); ada {
		return tolakDalam(b, ruangDari(lain))
	}
	if b.uji || b.ruang.jenis == "contoh" {
		return ""
	}
	pertama, _, _ := strings.Cut(p, "/")
	if strings.Contains(pertama, ".") {
		return tolakLuar(b, p)
	}
	if p == "testing" || strings.HasPrefix(p, "testing/") {
		if b.ruang.jenis != "test" {
			return "hanya ruang xtest dan berkas _test.go"
		}
	}
	if (b.ruang.jenis == "inti" || b.ruang.jenis == "mem") && slices.Contains(takMurni, p) {
		return "aturan itu murni"
	}
	return ""
}

func tolakDalam(b berkas, lain ruang) string {
	switch {
	case b.ruang.domain == "examples":
		return ""
	case lain.urut > b.ruang.urut || lain.urut < 0:
		return "garis impor: " + b.ruang.domain + " tidak boleh mengenal " + lain.domain
	case b.uji || slices.Contains(dalam[b.ruang.jenis], lain.jenis):
		return ""
	case b.ruang.domain == "dasar" && b.ruang.jenis == "test" && (lain.jenis == "bun" || lain.jenis == "pembuka"):
		return "" // dasartest opens the databases that the others are tested on
	}
	return "ruang " + b.ruang.jenis + " tidak boleh mengenal ruang " + lain.jenis
}

func tolakLuar(b berkas, p string) string {
	boleh := slices.Concat(luarInti, luar[b.ruang.jenis], luarRuang[b.dir])
	if b.ruang.domain == "dasar" && b.ruang.jenis == "test" {
		boleh = append(boleh, supir...)
	}
	if cocokAwalan(p, boleh) && !cocokAwalan(p, luarTerlarang) {
		return ""
	}
	return "tidak ada dalam daftar ruang " + b.ruang.jenis
}

func cocokAwalan(p string, daftar []string) bool {
	return slices.ContainsFunc(daftar, func(a string) bool { return p == a || strings.HasPrefix(p, a+"/") })
}

func TestArahImpor(t *testing.T) {
	t.Parallel()
	pohon := bacaPohon(t, os.DirFS(".."))
	require.True(t, slices.ContainsFunc(pohon, func(b berkas) bool { return b.path == "dasar/rupiah.go" }), "pohon terbaca dari akar modul")
	requireBersih(t, periksaArah(pohon))
}

func TestDasarTetapKecil(t *testing.T) {
	t.Parallel()
	n := 0
	for _, b := range bacaPohon(t, os.DirFS("..")) {
		if b.dir == "dasar" && !b.uji {
			n++
		}
	}
	require.Greater(t, n, 0)
	require.Less(t, n, 10, "dasar menyimpan kata bersama, bukan aturan; pindahkan berkas baru ke ruang sendiri")
}

// The check sees itself red.
func TestArahImporMenemukan(t *testing.T) {
	t.Parallel()
	for nama, c := range map[string]struct{ berkas, impor, sebab string }{
		"ke kanan":                     {"santri/a.go", modul + "keuangan", "garis impor"},
		"uji pun tidak ke kanan":       {"santri/a_test.go", modul + "keuangan/keuanganmem", "garis impor"},
		"domain mengimpor contoh":      {"laporan/a.go", modul + "examples/server", "garis impor"},
		"aturan mengimpor SQL":         {"santri/a.go", modul + "santri/santribun", "ruang inti tidak boleh mengenal ruang bun"},
		"aturan mengimpor memori":      {"keuangan/a.go", modul + "santri/santrimem", "ruang inti tidak boleh mengenal ruang mem"},
		"aturan mengimpor bun":         {"keuangan/a.go", "github.com/uptrace/bun", "daftar ruang inti"},
		"aturan mengimpor net/http":    {"keuangan/a.go", "net/http", "murni"},
		"aturan mengimpor testing":     {"keuangan/a.go", "testing", "hanya ruang xtest"},
		"ruang satu pokok ikut inti":   {"pegawai/pph21/a.go", "github.com/xuri/excelize/v2", "daftar ruang inti"},
		"memori mengimpor bun":         {"santri/santrimem/a.go", "github.com/uptrace/bun", "daftar ruang mem"},
		"bun mengimpor supir":          {"santri/santribun/a.go", "github.com/jackc/pgx/v5", "daftar ruang bun"},
		"bun mengimpor supir bun":      {"santri/santribun/a.go", "github.com/uptrace/bun/driver/pgdriver", "daftar ruang bun"},
		"bun mengimpor pembuka":        {"santri/santribun/a.go", modul + "dasar/dasarbun/pgdb", "ruang bun tidak boleh mengenal ruang pembuka"},
		"http mengimpor SQL":           {"santri/santrihttp/a.go", modul + "santri/santribun", "ruang http tidak boleh mengenal ruang bun"},
		"http mengimpor bun":           {"santri/santrihttp/a.go", "github.com/uptrace/bun", "daftar ruang http"},
		"berkas mengimpor http":        {"santri/santriberkas/a.go", modul + "dasar/dasarhttp", "ruang berkas tidak boleh mengenal ruang http"},
		"xtest mengimpor bun":          {"santri/santritest/a.go", "github.com/uptrace/bun", "daftar ruang test"},
		"buku orang lain":              {"privasi/resi/a.go", "golang.org/x/mod/sumdb/tlog", "daftar ruang inti"},
		"awalan bukan jalan yang sama": {"santri/a.go", "golang.org/x/textile", "daftar ruang inti"},
		"folder asing":                 {"utils/a.go", "strings", "bukan folder rumah ini"},
		"mengimpor folder asing":       {"santri/a.go", modul + "utils", "garis impor"},
		"mengimpor akar modul":         {"examples/embed/main.go", strings.TrimSuffix(modul, "/"), "akar modul"},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			temuan := periksaArah(pohonTiruan(t, map[string]string{c.berkas: "package a\n\nimport _ \"" + c.impor + "\"\n"}))
			require.Len(t, temuan, 1)
			require.Contains(t, temuan[0], c.sebab)
			require.Contains(t, temuan[0], c.berkas)
		})
	}
}

func TestArahImporMembolehkan(t *testing.T) {
	t.Parallel()
	temuan := periksaArah(pohonTiruan(t, map[string]string{
		"keuangan/a.go":                     imporSemua("strings", modul+"santri", modul+"dasar/terbilang", modul+"privasi/brankas", "golang.org/x/text/collate", "github.com/google/uuid"),
		"keuangan/a_test.go":                imporSemua("testing", "net/http", modul+"keuangan/keuanganmem", "pgregory.net/rapid"),
		"keuangan/keuanganmem/a.go":         imporSemua(modul+"keuangan", modul+"dasar/dasarmem", modul+"santri/santrimem"),
		"keuangan/keuanganbun/a.go":         imporSemua(modul+"keuangan", modul+"dasar/dasarbun", "github.com/uptrace/bun/schema", "database/sql"),
		"keuangan/keuanganbun/sub/a.go":     imporSemua("github.com/uptrace/bun"),
		"keuangan/keuanganhttp/a.go":        imporSemua(modul+"keuangan", modul+"dasar/dasarhttp", "github.com/danielgtaylor/huma/v2", "net/http"),
		"keuangan/keuanganberkas/a.go":      imporSemua("github.com/xuri/excelize/v2", "codeberg.org/go-pdf/fpdf"),
		"keuangan/keuangantest/a.go":        imporSemua("testing", "github.com/stretchr/testify/require", modul+"dasar/dasartest"),
		"dasar/dasarbun/pgdb/a.go":          imporSemua("github.com/jackc/pgx/v5/stdlib", "github.com/uptrace/bun"),
		"dasar/dasartest/a.go":              imporSemua("testing", modul+"dasar/dasarbun/pgdb", "github.com/uptrace/bun"),
		"examples/server/a.go":              imporSemua(modul+"laporan", modul+"santri/santribun", "github.com/alexedwards/scs/v2"),
		"santri/testdata/keuangan/salah.go": imporSemua(modul + "keuangan"),
	}))
	requireBersih(t, temuan)
}

func imporSemua(jalan ...string) string {
	var b strings.Builder
	b.WriteString("package a\n\nimport (\n")
	for _, p := range jalan {
		fmt.Fprintf(&b, "\t_ %q\n", p)
	}
	b.WriteString(")\n")
	return b.String()
}
