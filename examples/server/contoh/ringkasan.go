package contoh

import (
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
)

// Ringkasan is what the month came to. Its JSON carries one member per santri
// sheet, named import_<sheet>, and the bills under tagihan_<month>.
type Ringkasan struct {
	Impor      map[string]*HasilLembar // by member name
	Santri     int                     // rows of all sheets
	Tarif      map[string]map[string]dasar.Rupiah
	Bulan      dasar.Bulan
	Tagihan    Tagihan
	Keluarga   int
	Dapodik    *Dapodik
	Bank       Bank
	Pegawai    int      // rows of the staff sheet
	Gaji       *Gaji    // nil without a staff sheet, or while somebody's record lacks something
	Nilai      *Nilai   // nil without a sheet of marks
	Setoran    *Setoran // nil without a sheet of recitations
	Tunggakan  Tunggakan
	Neraca     Neraca
	Peringatan []string // what a person should look at
}

// HasilLembar are the verdicts of one sheet; Exceptions lists every row that is
// not simply ok.
type HasilLembar struct {
	Rows       int        `json:"rows"`
	OK         int        `json:"ok"`
	Perbaiki   int        `json:"perbaiki"`
	Peringatan int        `json:"peringatan"`
	Tolak      int        `json:"tolak"`
	Exceptions []Kecuali  `json:"exceptions"`
	Alasan     []Penyebab `json:"alasan"`
}

// Kecuali is one row that was repaired, warned about or refused.
type Kecuali struct {
	Line    int    `json:"line"`
	NIS     string `json:"nis"`
	Outcome string `json:"outcome"`
	Field   string `json:"field"`
	Value   string `json:"value"`
}

// Penyebab says why, with the rule and the cell.
type Penyebab struct {
	Line   int    `json:"line"`
	Sel    string `json:"sel"`
	Aturan string `json:"aturan"`
	Alasan string `json:"alasan"`
}

// Tagihan are the bills of the month per fee.
type Tagihan struct {
	Komponen map[string]JumlahKomponen `json:"komponen"`
	Total    dasar.Rupiah              `json:"total"`
}

// JumlahKomponen counts and sums the bills of one fee.
type JumlahKomponen struct {
	JumlahTagihan int          `json:"jumlah_tagihan"`
	Total         dasar.Rupiah `json:"total"`
}

// Dapodik are the verdicts of the official workbook in an institution of its
// own.
type Dapodik struct {
	Rows     int             `json:"rows"`
	Tolak    int             `json:"tolak"`
	Perbaiki []PerbaikiBaris `json:"perbaiki"`
}

// PerbaikiBaris is one repaired cell.
type PerbaikiBaris struct {
	NIS   string `json:"nis"`
	Field string `json:"field"`
	Value string `json:"value"`
}

// Bank are the matched rows of the statements.
type Bank struct {
	Rows      int            `json:"rows"`
	Ganda     int            `json:"duplicate_rows"`
	Kelas     map[string]int `json:"kelas"`
	Credit    dasar.Rupiah   `json:"credit"`
	Truth     []BarisBank    `json:"truth"`
	Dibukukan int            `json:"dibukukan"`
}

// BarisBank is the class of one reference. NIS is the santri whom a certain row
// was posted to, or the first proposal; Usulan are the NIS of all proposals.
type BarisBank struct {
	Ref    string       `json:"ref"`
	NIS    string       `json:"nis"`
	Jumlah dasar.Rupiah `json:"jumlah"`
	Kelas  string       `json:"kelas"`
	Usulan []string     `json:"usulan,omitempty"`
}

// Tunggakan is what is still owed at the end of the month.
type Tunggakan struct {
	Santri int          `json:"santri"`
	Jumlah dasar.Rupiah `json:"jumlah"`
}

// Neraca is the trial balance at the end of the month.
type Neraca struct {
	Akun   []BarisNeraca `json:"akun"`
	Debit  dasar.Rupiah  `json:"debit"`
	Kredit dasar.Rupiah  `json:"kredit"`
}

// BarisNeraca is one account of the trial balance.
type BarisNeraca struct {
	Kode   string       `json:"kode"`
	Nama   string       `json:"nama"`
	Debit  dasar.Rupiah `json:"debit"`
	Kredit dasar.Rupiah `json:"kredit"`
}

var singkatBulan = [...]string{"jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des"}

// JSON is the summary as the member names of an office's own check file.
func (r Ringkasan) JSON() map[string]any {
	m := map[string]any{
		"santri": r.Santri, "tarif": r.Tarif, "tagihan_" + singkatBulan[r.Bulan.Ke()-1]: r.Tagihan, "keluarga": r.Keluarga,
		"bank": r.Bank, "tunggakan": r.Tunggakan, "neraca_saldo": r.Neraca, "bulan": r.Bulan, "peringatan": r.Peringatan,
	}
	if r.Dapodik != nil {
		m["dapodik"] = r.Dapodik
	}
	if r.Pegawai > 0 {
		m["pegawai"], m["gaji"] = r.Pegawai, r.Gaji
	}
	if r.Nilai != nil {
		m["nilai"] = r.Nilai
	}
	if r.Setoran != nil {
		m["setoran"] = r.Setoran
	}
	for nama, h := range r.Impor {
		m[nama] = h
	}
	return m
}

// Cetak writes the summary for the person at the window.
func (r Ringkasan) Cetak(w io.Writer) {
	p := func(format string, a ...any) { fmt.Fprintf(w, format+"\n", a...) }
	p("")
	p("Ringkasan %s", r.Bulan.Panjang())
	for _, nama := range slices.Sorted(maps.Keys(r.Impor)) {
		h := r.Impor[nama]
		p("  %s: %d baris; %d baik, %d diperbaiki, %d peringatan, %d ditolak", nama, h.Rows, h.OK, h.Perbaiki, h.Peringatan, h.Tolak)
		for _, a := range h.Alasan {
			p("    baris %d %s: %s [%s]", a.Line, a.Sel, a.Alasan, a.Aturan)
		}
	}
	p("  keluarga: %d", r.Keluarga)
	for _, k := range slices.Sorted(maps.Keys(r.Tagihan.Komponen)) {
		p("  tagihan %s: %d lembar, %s", k, r.Tagihan.Komponen[k].JumlahTagihan, r.Tagihan.Komponen[k].Total)
	}
	p("  tagihan seluruhnya: %s", r.Tagihan.Total)
	p("  mutasi bank: %d baris, %d berulang; %d pasti dibukukan sendiri, %d ditinjau, %d tak dikenal", r.Bank.Rows, r.Bank.Ganda, r.Bank.Kelas["pasti"], r.Bank.Kelas["tinjau"], r.Bank.Kelas["tak_dikenal"])
	if r.Dapodik != nil {
		p("  Dapodik (lembaga uji sendiri): %d baris, %d diperbaiki, %d ditolak", r.Dapodik.Rows, len(r.Dapodik.Perbaiki), r.Dapodik.Tolak)
	}
	if r.Gaji != nil {
		p("  gaji: %d orang, pendapatan %s, PPh 21 %s, dibayarkan %s", r.Gaji.Orang, r.Gaji.Dibayar, r.Gaji.PPh, r.Gaji.Neto)
	}
	if n := r.Nilai; n != nil {
		p("  nilai: %d baris, %d ditolak; %d nilai rapor lengkap", n.Baris, n.Tolak, n.Rapor)
	}
	if s := r.Setoran; s != nil {
		p("  setoran: %d baris, %d ditolak; %d santri punya hafalan", s.Baris, s.Tolak, len(s.Hafal))
	}
	p("  tunggakan akhir bulan: %d santri, %s", r.Tunggakan.Santri, r.Tunggakan.Jumlah)
	p("  neraca saldo:")
	for _, a := range r.Neraca.Akun {
		p("    %-9s %-44s %18s %18s", a.Kode, a.Nama, a.Debit.Angka(), a.Kredit.Angka())
	}
	p("    %-54s %18s %18s", "jumlah", r.Neraca.Debit.Angka(), r.Neraca.Kredit.Angka())
	for _, x := range r.Peringatan {
		p("  perhatikan: %s", x)
	}
}
