package contoh

import (
	"embed"
	"encoding/csv"
	"encoding/json"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

//go:embed berkas
var bawaan embed.FS

// Bawaan is the folder of the invented school.
func Bawaan() fs.FS {
	sub, err := fs.Sub(bawaan, "berkas")
	if err != nil {
		panic(err) // the folder is part of the binary
	}
	return sub
}

// Rules of the folder.
var (
	errPengaturan = dasar.Aturan("SRV-CONTOH-01")
	errTarif      = dasar.Aturan("SRV-CONTOH-02")
	errMutasi     = dasar.Aturan("SRV-CONTOH-03")
	errBerkas     = dasar.Aturan("SRV-CONTOH-04")
)

// pengaturan is pengaturan.json; members it does not name are ignored, for the
// file also carries what other parts of an office need.
type pengaturan struct {
	Lembaga      string                  `json:"lembaga"`
	Zona         string                  `json:"zona"`
	Unit         []string                `json:"unit"`
	PrefiksVA    string                  `json:"prefiks_va"`
	TanggalTempo int                     `json:"jatuh_tempo_tanggal"`
	SaldoAwal    map[string]dasar.Rupiah `json:"saldo_awal"`
	UrutanImpor  []string                `json:"urutan_impor"`
}

// tarif is one line of tarif.csv.
type tarif struct {
	kode, uraian string
	unit         santri.KodeUnit
	mukim        string // "ya", "tidak" or ""
	jumlah       dasar.Rupiah
}

// folder is everything that was found, read before anything is stored.
type folder struct {
	fsys    fs.FS
	atur    pengaturan
	tarif   []tarif
	mutasi  []mutasi
	dapodik []string
	bulan   dasar.Bulan
}

type mutasi struct {
	nama, rekening string
	bulan          dasar.Bulan
}

const maksBerkas = 32 << 20

func bacaBerkas(fsys fs.FS, nama string) ([]byte, error) {
	if !fs.ValidPath(nama) {
		return nil, errBerkas.Invalidf("nama berkas %q tidak dapat dipakai", nama)
	}
	f, err := fsys.Open(nama)
	if err != nil {
		return nil, errBerkas.Invalidf("berkas %s tidak ditemukan di folder", nama).Karena(err)
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, maksBerkas+1))
	if err != nil {
		return nil, err
	}
	if len(b) > maksBerkas {
		return nil, errBerkas.Invalidf("berkas %s lebih dari 32 MB", nama)
	}
	return b, nil
}

var polaMutasi = regexp.MustCompile(`^mutasi-([a-z0-9]+)-(\d{4}-\d{2})\.(csv|xlsx)$`)

func bacaFolder(fsys fs.FS) (folder, error) {
	f := folder{fsys: fsys}
	var err error
	if f.atur, err = bacaPengaturan(fsys); err != nil {
		return f, err
	}
	if f.tarif, err = bacaTarif(fsys); err != nil {
		return f, err
	}
	isi, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return f, err
	}
	for _, e := range isi {
		if m := polaMutasi.FindStringSubmatch(e.Name()); m != nil {
			b, err := dasar.ParseBulan(m[2])
			if err != nil {
				return f, err
			}
			f.mutasi = append(f.mutasi, mutasi{e.Name(), strings.ToUpper(m[1]), b})
		}
		if strings.HasPrefix(e.Name(), "dapodik") && path.Ext(e.Name()) == ".xlsx" && !slices.Contains(f.atur.UrutanImpor, e.Name()) {
			f.dapodik = append(f.dapodik, e.Name())
		}
	}
	if len(f.mutasi) == 0 {
		return f, errMutasi.Invalidf("folder tidak memuat mutasi bank; beri nama misalnya mutasi-bsi-2026-10.csv")
	}
	for _, m := range f.mutasi {
		if m.bulan.Compare(f.bulan) > 0 {
			f.bulan = m.bulan
		}
	}
	return f, nil
}

func bacaPengaturan(fsys fs.FS) (p pengaturan, err error) {
	b, err := bacaBerkas(fsys, "pengaturan.json")
	if err != nil {
		return p, err
	}
	if err := json.Unmarshal(b, &p); err != nil {
		return p, errPengaturan.Invalidf("pengaturan.json tidak terbaca").Karena(err)
	}
	switch {
	case p.Lembaga == "" || len(p.Unit) == 0:
		return p, errPengaturan.Invalidf("pengaturan.json belum menyebut lembaga dan unit")
	case len(p.UrutanImpor) == 0:
		return p, errPengaturan.Invalidf("pengaturan.json belum menyebut urutan_impor")
	case p.TanggalTempo < 0 || p.TanggalTempo > 31:
		return p, errPengaturan.Invalidf("jatuh_tempo_tanggal harus 1 sampai 31")
	}
	if p.Zona == "" {
		p.Zona = "Asia/Jakarta"
	}
	if p.TanggalTempo == 0 {
		p.TanggalTempo = 10
	}
	return p, nil
}

func bacaTarif(fsys fs.FS) ([]tarif, error) {
	b, err := bacaBerkas(fsys, "tarif.csv")
	if err != nil {
		return nil, err
	}
	teks := strings.TrimPrefix(string(b), "\ufeff")
	r := csv.NewReader(strings.NewReader(teks))
	if awal, _, _ := strings.Cut(teks, "\n"); strings.Count(awal, ";") > strings.Count(awal, ",") {
		r.Comma = ';'
	}
	r.FieldsPerRecord = 5
	rows, err := r.ReadAll()
	if err != nil || len(rows) < 2 || strings.Join(rows[0], ",") != "kode,uraian,unit,mukim,jumlah" {
		return nil, errTarif.Invalidf("tarif.csv harus berkolom kode,uraian,unit,mukim,jumlah dan berisi paling sedikit satu tarif").Karena(err)
	}
	var out []tarif
	for i, c := range rows[1:] {
		jumlah, err := dasar.ParseRupiah(c[4])
		mukim := strings.ToLower(strings.TrimSpace(c[3]))
		if err != nil || jumlah < 0 || c[0] == "" || !slices.Contains([]string{"", "ya", "tidak"}, mukim) {
			return nil, errTarif.Invalidf("tarif.csv baris %d tidak dapat dipakai; periksa kode, mukim (ya, tidak, kosong), dan jumlah", i+2).Karena(err)
		}
		out = append(out, tarif{strings.TrimSpace(c[0]), strings.TrimSpace(c[1]), santri.KodeUnit(strings.TrimSpace(c[2])), mukim, jumlah})
	}
	return out, nil
}
