package pegawai

import (
	"fmt"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// Impor takes an office's staff sheet in, in two steps with a person between them.
// [Impor.Periksa] reads and judges every row, compares it with what is stored and
// returns a preview; nothing is written. [Impor.Terapkan] is given the same sheet and
// the mark of the preview, and writes exactly what was shown, in one unit of work, or
// refuses because something changed meanwhile. People are recognised by the office's
// number or the NIK, never by name; importing the same sheet again changes nothing.
//
// The sheet is the caller's to keep between the steps: no preview is stored.
type Impor struct {
	Service *Service
	Atomic  dasar.Atomic[ImporStores]
}

// ImporStores is what an import writes in one unit of work: kepegawaian, and the
// statement of authority with the duties it brings.
type ImporStores struct {
	Stores
	Pernyataan privasi.GudangPernyataan
}

// PermintaanImpor is a sheet to be taken in. pegawaiberkas reads CSV and XLSX into a
// [santri.Lembar].
type PermintaanImpor struct {
	Lembar santri.Lembar

	// Sejak is the day from which the sheet is true: duties, contracts, memberships
	// and pay of the rows hold from it on (from TMT for somebody who came later), and
	// the PTKP status is that of its year. Unset means the first day of this month.
	Sejak dasar.Tanggal

	// Kontrak says what the words of the status column mean for contract and tax
	// ("tidak_tetap", "honorer", "PNS"); letters and digits count only. Words for a
	// permanent employee of the foundation are known ([PilihanKontrak] of
	// pegawai_tetap); every other word is a judgement that the law leaves to a person,
	// and rows with a word that is not in the map are refused.
	Kontrak map[string]PilihanKontrak

	// Komponen renames the components that the columns gaji_pokok, tunjangan_jabatan,
	// tunjangan_keluarga and tarif_jam fill; unset ones are pokok, tunjangan_jabatan,
	// tunjangan_keluarga and honor_mengajar. A column whose title is the code or the
	// name of any other component fills that one.
	Komponen map[string]KodeKomponen
}

// PilihanKontrak is what a word of the status column means. An empty Metode is
// [Gross], as the tax law has it where nobody promised otherwise.
type PilihanKontrak struct {
	Jenis       JenisKontrak
	Klasifikasi Klasifikasi
	Metode      MetodePajak
	Selesai     dasar.Tanggal // last day of contracts for a time, or unset
}

// HasilImpor is what applying a preview did.
type HasilImpor struct {
	Pernyataan  string // id of the statement of authority
	Baru        int
	Berubah     int
	Sama        int
	Ditolak     int
	JabatanBaru int
	Dikabari    int // people who are to be told
}

// PratinjauImpor is what a person sees before confirming. It holds other people's
// data: a page shows it to whoever brought the sheet and does not keep it.
type PratinjauImpor struct {
	Sidik       string // mark of everything shown, for [Impor.Terapkan]
	Sejak       dasar.Tanggal
	Jumlah      santri.JumlahHasil // verdicts; their sum is the number of rows
	Baru        int
	Berubah     int
	Sama        int
	JabatanBaru []Jabatan // positions that the rows need and the institution lacks, with the guessed group
	StatusTanya []string  // words of the status column that [PermintaanImpor].Kontrak must explain
	TakDikenal  []string  // titles that mean nothing to the import, with their letter
	Kategori    []string  // what the statement of authority must cover
	Catatan     []string
	Baris       []BarisImpor
}

// BarisImpor is one row of a preview. Values of sealed fields are masked in Beda.
type BarisImpor struct {
	Nomor    int    // row number as a spreadsheet shows it; the titles count
	Pegawai  string // the office's number as written
	Nama     string
	Hasil    santri.Hasil
	Temuan   []santri.Temuan
	Tindakan santri.Tindakan
	ID       ID            // who is known already, "" for a new one
	Beda     []santri.Beda // what changes
}

// Format prints no person.
func (b BarisImpor) Format(f fmt.State, _ rune) {
	_, _ = fmt.Fprintf(f, "baris %d %s %s", b.Nomor, b.Hasil, b.Tindakan)
}

// Utama returns the finding that the verdict rests on: the first of the worst ones. A
// row that is ok has none.
func (b BarisImpor) Utama() (santri.Temuan, bool) {
	return santri.BarisImpor{Hasil: b.Hasil, Temuan: b.Temuan}.Utama()
}

// KategoriImpor are the categories of personal data that a staff sheet holds: what
// the statement of authority must cover.
func KategoriImpor() []string {
	return []string{"identitas", "kontak", privasi.KategoriAlamat, privasi.KategoriRekening, privasi.KategoriKepegawaian}
}

var (
	// ErrImporJudul says that no row looks like column titles, or that a column the
	// import cannot do without is missing.
	ErrImporJudul = dasar.Aturan("PEG-IMPOR-01")
	// ErrImporSel says that a cell holds an error value such as #N/A.
	ErrImporSel = dasar.Aturan("PEG-IMPOR-02")
	// ErrImporAngka says that a number cell may have lost its last digits.
	ErrImporAngka = dasar.Aturan("PEG-IMPOR-03")
	// ErrImporAngkaTeks marks a repair: a number cell where text belongs.
	ErrImporAngkaTeks = dasar.Aturan("PEG-IMPOR-04")
	// ErrImporUnit says that a row names no unit of the institution.
	ErrImporUnit = dasar.Aturan("PEG-IMPOR-05")
	// ErrImporJabatan says that a row of a new employee names no position, or one that
	// is no short line with a letter.
	ErrImporJabatan = dasar.Aturan("PEG-IMPOR-06")
	// ErrImporStatus says that the word of the status column has no meaning yet:
	// [PermintaanImpor].Kontrak must say it.
	ErrImporStatus = dasar.Aturan("PEG-IMPOR-07")
	// ErrImporYa says that a cell is neither yes nor no.
	ErrImporYa = dasar.Aturan("PEG-IMPOR-08")
	// ErrImporJumlah says that a cell is no amount in whole rupiah, or negative.
	ErrImporJumlah = dasar.Aturan("PEG-IMPOR-09")
	// ErrImporGanda says that an earlier row has the same number or NIK.
	ErrImporGanda = dasar.Aturan("PEG-IMPOR-10")
	// ErrImporTanda says that a row has neither number nor NIK.
	ErrImporTanda = dasar.Aturan("PEG-IMPOR-11")
	// ErrImporDua says that number and NIK of a row belong to two people.
	ErrImporDua = dasar.Aturan("PEG-IMPOR-12")
	// ErrImporOrang says that the number belongs to somebody of another name and birth
	// date.
	ErrImporOrang = dasar.Aturan("PEG-IMPOR-13")
	// ErrImporBerhenti says that the person has left the institution.
	ErrImporBerhenti = dasar.Aturan("PEG-IMPOR-14")
	// ErrImporLingkup says that a row lies outside the actor's scope.
	ErrImporLingkup = dasar.Aturan("PEG-IMPOR-15")
	// ErrImporKomponen says that a column fills a component that the institution lacks.
	ErrImporKomponen = dasar.Aturan("PEG-IMPOR-16")
	// ErrImporBasi says that what is stored changed since the preview (Conflict).
	ErrImporBasi = dasar.Aturan("PEG-IMPOR-17")
	// ErrImporCara says that rows are refused and the sheet was to be taken whole.
	ErrImporCara = dasar.Aturan("PEG-IMPOR-18")
	// ErrImporWewenang says that the statement of authority is not this actor's, or
	// does not cover the data of a staff sheet.
	ErrImporWewenang = dasar.Aturan("PEG-IMPOR-19")
	// ErrImporBanding warns that a sealed field could not be compared and stays as it is.
	ErrImporBanding = dasar.Aturan("PEG-IMPOR-20")
	// ErrImporLebih warns that a row has cells beyond the titles.
	ErrImporLebih = dasar.Aturan("PEG-IMPOR-21")
	// ErrImporKurang warns that a row lacks what a payroll run will ask for.
	ErrImporKurang = dasar.Aturan("PEG-IMPOR-22")
)
