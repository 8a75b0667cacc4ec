package contoh

import (
	"bytes"
	"embed"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/examples/server/rakit"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/keuangan/keuanganberkas"
	"github.com/pesantren-go/pesantren/pegawai/pegawaiberkas"
	"github.com/pesantren-go/pesantren/santri"
	"github.com/pesantren-go/pesantren/santri/santriberkas"
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
	Telepon      string                  `json:"telepon"` // of the office, for the privacy policy; also surel and alamat
	Surel        string                  `json:"surel"`
	Alamat       string                  `json:"alamat"`
	Unit         []string                `json:"unit"`
	PrefiksVA    string                  `json:"prefiks_va"`
	TanggalTempo int                     `json:"jatuh_tempo_tanggal"`
	SaldoAwal    map[string]dasar.Rupiah `json:"saldo_awal"`
	UrutanImpor  []string                `json:"urutan_impor"`
	UMK          dasar.Rupiah            `json:"umk"`                // minimum wage; with pegawai.csv
	KelasJKK     int                     `json:"kelas_jkk"`          // 1 to 5; with pegawai.csv
	LiburPekanan string                  `json:"hari_libur_pekanan"` // "Jumat"
}

// folder is everything that was found, read before anything is stored.
type folder struct {
	fsys    fs.FS
	atur    pengaturan
	tarif   []tarif
	mutasi  []mutasi
	dapodik []string
	bulan   dasar.Bulan
	lembar  map[string]santri.Lembar // the sheets of santri, by file name
	pegawai santri.Lembar            // the staff sheet; empty when there is none
	nilai   []santri.Lembar          // sheets of marks
	setoran []santri.Lembar          // sheets of recitations
	diniyah santri.KodeUnit          // where the column Diniyah belongs; "" when there is none
	catatan []string                 // what an office should know of its folder
}

type mutasi struct {
	nama, rekening string
	bulan          dasar.Bulan
	berkas         keuangan.BerkasBank
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
	if f.tarif, f.catatan, err = bacaTarif(fsys, f.atur.Unit); err != nil {
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
			bank, err := bacaMutasi(fsys, e.Name(), b)
			if err != nil {
				return f, err
			}
			f.mutasi = append(f.mutasi, mutasi{e.Name(), strings.ToUpper(m[1]), b, bank})
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
	if err := f.bacaLembar(); err != nil {
		return f, err
	}
	if err := f.bacaPegawai(); err != nil {
		return f, err
	}
	return f, f.bacaSekolah()
}

// bacaPegawai reads the staff sheet, when there is one, and what its payroll needs of
// the settings.
func (f *folder) bacaPegawai() error {
	if _, err := fs.Stat(f.fsys, lembarPegawai); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	b, err := bacaBerkas(f.fsys, lembarPegawai)
	if err != nil {
		return err
	}
	if f.pegawai, err = pegawaiberkas.BacaPegawai(bytes.NewReader(b), lembarPegawai, dasarberkas.Batas{}); err != nil {
		return err
	}
	if f.atur.UMK <= 0 || f.atur.KelasJKK < 1 || f.atur.KelasJKK > 5 {
		return errPengaturan.Invalidf("pengaturan.json belum menyebut umk dan kelas_jkk (1 sampai 5) untuk penggajian %s", lembarPegawai)
	}
	return nil
}

func bacaMutasi(fsys fs.FS, nama string, b dasar.Bulan) (keuangan.BerkasBank, error) {
	isi, err := bacaBerkas(fsys, nama)
	if err != nil {
		return keuangan.BerkasBank{}, err
	}
	return keuanganberkas.Baca(bytes.NewReader(isi), nama, keuanganberkas.Opsi{Dari: b.Awal(), Sampai: b.Akhir()}) // for banks that leave the year out
}

// bacaLembar reads the sheets of santri, and gives the column Diniyah a unit:
// the first diniyah unit that no row names as its own, or else one more unit.
// A unit that rows name has prices of its own, which are not for everybody.
func (f *folder) bacaLembar() error {
	f.lembar = map[string]santri.Lembar{}
	for _, nama := range slices.Concat(f.atur.UrutanImpor, f.dapodik) {
		b, err := bacaBerkas(f.fsys, nama)
		if err != nil {
			return err
		}
		if f.lembar[nama], err = santriberkas.Baca(bytes.NewReader(b), nama, santriberkas.Batas{}); err != nil {
			return err
		}
	}
	memuat := func(cocok func(teks string) bool) bool {
		for _, nama := range f.atur.UrutanImpor {
			for _, b := range f.lembar[nama].Baris {
				if slices.ContainsFunc(b.Sel, func(s santri.Sel) bool { return cocok(strings.TrimSpace(s.Teks)) }) {
					return true
				}
			}
		}
		return false
	}
	for _, u := range f.atur.Unit {
		if f.diniyah == "" && rakit.JalurUnit(u) == santri.Diniyah && !memuat(func(s string) bool { return strings.EqualFold(s, u) && !strings.EqualFold(s, "diniyah") }) {
			f.diniyah = santri.KodeUnit(u)
		}
	}
	if f.diniyah == "" && memuat(func(s string) bool { return strings.EqualFold(s, "diniyah") }) {
		f.diniyah = "Diniyah"
		f.atur.Unit = append(f.atur.Unit, "Diniyah")
		f.catatan = append(f.catatan, "unit Diniyah ditambahkan untuk kolom Diniyah, sebab pengaturan.json tidak menyebut unit yang menampungnya")
	}
	return nil
}

func bacaPengaturan(fsys fs.FS) (p pengaturan, err error) {
	b, err := bacaBerkas(fsys, "pengaturan.json")
	if err != nil {
		return p, err
	}
	if err := json.Unmarshal(bytes.TrimPrefix(b, []byte("\ufeff")), &p); err != nil {
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
	for nama := range p.SaldoAwal {
		if rekening, ok := strings.CutPrefix(nama, "bank_"); !ok || rekening == "" {
			return p, errPengaturan.Invalidf("saldo_awal %q tidak dikenal; tulis misalnya bank_bsi", nama)
		}
	}
	if p.Zona == "" {
		p.Zona = "Asia/Jakarta"
	}
	if p.TanggalTempo == 0 {
		p.TanggalTempo = 10
	}
	return p, nil
}
