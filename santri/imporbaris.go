package santri

import (
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
)

// Pemeriksaan is a file judged by the rules alone, before anything is compared
// with what is stored: every row with its verdict, and what a person should
// know about the file as a whole.
type Pemeriksaan struct {
	Judul   Judul
	Baris   []BarisImpor
	Jumlah  JumlahHasil
	Catatan []string
}

// PeriksaLembar reads and judges every row of a sheet (IMP-03 to IMP-25). It is
// pure: the same sheet and rules give the same verdicts. Blank rows, rows that
// hold a running number only, and lines below the last santri (totals,
// signatures) are not data. The error, with [ErrJudul] or [ErrImporUnit], is
// about the sheet as a whole.
func PeriksaLembar(l Lembar, a AturanImpor) (Pemeriksaan, error) {
	j, err := CariJudul(l)
	if err != nil {
		return Pemeriksaan{}, err
	}
	p := Pemeriksaan{Judul: j, Catatan: slices.Clone(l.Catatan)}
	if a.Unit, err = unitLembar(j, a); err != nil {
		return Pemeriksaan{}, err
	}
	for _, t := range j.TakDikenal {
		p.Catatan = append(p.Catatan, "kolom tidak dikenal dan tidak dibaca: "+t)
	}
	baca := pembacaBaris{judul: j, aturan: a}
	data, ekor := j.rentang(l.Baris)
	for _, b := range data {
		if j.berisi(b) {
			p.Baris = append(p.Baris, baca.baris(b))
		}
	}
	if len(ekor) > 0 {
		p.Catatan = append(p.Catatan, catatanEkor(ekor))
	}
	tandaiGanda(p.Baris, j)
	for i := range p.Baris {
		p.Jumlah.Tambah(p.Baris[i].Hasil)
	}
	return p, nil
}

// unitLembar settles the unit of a sheet that has no unit column.
func unitLembar(j Judul, a AturanImpor) (KodeUnit, error) {
	if a.Unit != "" {
		u, ada := a.Struktur.CariUnit(string(a.Unit))
		if !ada {
			return "", ErrImporUnit.Invalidf("unit %q tidak ada di lembaga ini; pilih unit dari daftar", potong(string(a.Unit))).Pada("unit")
		}
		return u.Kode, nil
	}
	if _, ada := j.Kolom["unit"]; ada {
		return "", nil
	}
	var temu []KodeUnit
	for _, u := range a.Struktur.Unit {
		for _, teks := range j.blok {
			if slices.Contains(strings.Fields(KunciCari(teks)), KunciCari(string(u.Kode))) && !slices.Contains(temu, u.Kode) {
				temu = append(temu, u.Kode)
			}
		}
	}
	if len(temu) == 1 {
		return temu[0], nil
	}
	return "", ErrImporUnit.Invalidf("lembar ini tidak punya kolom Unit; pilih unit untuk seluruh barisnya").Pada("unit")
}

// kunciBaris are the fields that make a row a santri.
var kunciBaris = [...]string{"nama", "nis", "nisn", "nik"}

// berisi reports that a row holds more than a running number.
func (j Judul) berisi(b BarisLembar) bool {
	no, adaNo := j.Kolom["no"]
	for i, s := range b.Sel {
		if !s.kosong() && !(adaNo && i == no) {
			return true
		}
	}
	return false
}

// rentang parts the rows below the titles into data and what stands below the
// last santri (IMP-05).
func (j Judul) rentang(b []BarisLembar) (data, ekor []BarisLembar) {
	b = b[min(j.Data, len(b)):]
	n := len(b)
	for n > 0 && !j.santri(b[n-1]) {
		n--
	}
	for _, e := range b[n:] {
		if j.berisi(e) {
			ekor = append(ekor, e)
		}
	}
	return b[:n], ekor
}

// santri reports that a row has a name or number and something beside it, and
// is no total.
func (j Judul) santri(b BarisLembar) bool {
	kunci, terisi, awal := 0, 0, ""
	for _, k := range kunciBaris {
		if i, ada := j.Kolom[k]; ada && !b.sel(i).kosong() {
			kunci++
		}
	}
	no, adaNo := j.Kolom["no"]
	for i, s := range b.Sel {
		if s.kosong() {
			continue
		}
		if awal == "" {
			awal = sederhana(s.Teks)
		}
		if !adaNo || i != no {
			terisi++
		}
	}
	if kunci > 1 {
		return true
	}
	return kunci == 1 && terisi > 1 && !slices.ContainsFunc([]string{"jumlah", "total", "grandtotal", "subtotal", "rekap", "mengetahui"},
		func(kata string) bool { return strings.HasPrefix(awal, kata) })
}

func catatanEkor(ekor []BarisLembar) string {
	nomor := make([]string, 0, 5)
	for _, e := range ekor[:min(len(ekor), 5)] {
		nomor = append(nomor, itoa(e.Nomor))
	}
	return "baris jumlah atau penutup di bawah data tidak dibaca: baris " + strings.Join(nomor, ", ")
}

// pembacaBaris reads rows under the titles of one sheet.
type pembacaBaris struct {
	judul  Judul
	aturan AturanImpor
}

func (p pembacaBaris) baris(b BarisLembar) BarisImpor {
	c := cerita{pembacaBaris: p, lembar: b}
	c.hasil.Nomor = b.Nomor
	c.identitas()
	c.kelahiran()
	c.keluarga()
	c.tempat()
	c.resmi()
	if c.hasil.Hasil == "" {
		c.hasil.Hasil = HasilOK
	}
	return c.hasil
}

// cerita is one row while it is read.
type cerita struct {
	pembacaBaris
	lembar BarisLembar
	hasil  BarisImpor
}

func (c *cerita) sel(bidang string) (Sel, bool) {
	i, ada := c.judul.Kolom[bidang]
	return c.lembar.sel(i), ada
}

// temu records a finding about a field.
func (c *cerita) temu(bidang string, h Hasil, a dasar.Aturan, baru, alasan string) {
	t := Temuan{Bidang: bidang, Hasil: h, Aturan: a, Baru: baru, Alasan: alasan}
	kolom := bidang
	if _, ada := c.judul.Kolom[kolom]; !ada && (bidang == "tempat_lahir" || bidang == "tanggal_lahir") {
		kolom = "ttl"
	}
	if i, ada := c.judul.Kolom[kolom]; ada {
		t.Sel = HurufKolom(i) + itoa(c.lembar.Nomor)
		t.Lama = PotongSel(c.lembar.sel(i).Teks)
	}
	c.hasil.catat(t)
}

// tolak records a refusal that a value's own rule gave.
func (c *cerita) tolak(bidang string, err error) { c.galat(bidang, HasilTolak, err) }

func (c *cerita) galat(bidang string, h Hasil, err error) {
	c.temu(bidang, h, dasar.Aturan(dasar.RuleOf(err)), "", pesan(err))
}

// teks reads a cell as one tidy line of text. An error value, control
// characters and an overlong text are findings; the field then counts as empty.
func (c *cerita) teks(bidang string, maks int, h Hasil) string {
	s, ada := c.sel(bidang)
	if !ada || s.kosong() {
		return ""
	}
	if s.Jenis == SelRusak {
		c.temu(bidang, h, ErrImporSel, "", "sel berisi galat lembar kerja; isi ulang nilainya")
		return ""
	}
	t, err := dasar.Rapikan(LepasJaga(s.tulis()), maks)
	if err != nil {
		c.temu(bidang, h, ErrImporTeks, "", pesan(err))
		return ""
	}
	return t
}

// LepasJaga takes off the apostrophe that an export put before a text which a
// spreadsheet would have computed.
func LepasJaga(s string) string {
	if len(s) > 1 && s[0] == '\'' && strings.IndexByte("=+-@", s[1]) >= 0 {
		return s[1:]
	}
	return s
}

// PotongSel shortens the text of a cell for a finding to 200 characters; what is no
// UTF-8 becomes a question mark.
func PotongSel(s string) string {
	s = strings.ToValidUTF8(s, "?")
	if r := []rune(s); len(r) > 200 {
		return string(r[:200]) + "…"
	}
	return s
}
