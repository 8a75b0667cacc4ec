package santri

import (
	"errors"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
	"golang.org/x/text/unicode/norm"

	"github.com/pesantren-go/pesantren/dasar"
)

func itoa(n int) string { return strconv.Itoa(n) }

// pesan is the sentence of an error for a result file.
func pesan(err error) string {
	if e, ok := errors.AsType[*dasar.Error](err); ok {
		return e.Message
	}
	return err.Error()
}

// tulis writes a cell as text: the digits of a whole number without exponent
// or point, everything else as it stands.
func (s Sel) tulis() string {
	if s.Jenis != SelAngka || len(s.Teks) > 40 || digit(s.Teks) {
		return s.Teks
	}
	n, err := decimal.NewFromString(strings.TrimSpace(s.Teks))
	if err != nil || n.Exponent() > 20 || n.Exponent() < -40 {
		return s.Teks
	}
	return n.String()
}

// identitas reads the numbers and the name, in the order in which a person
// looks at a row.
func (c *cerita) identitas() {
	isi := &c.hasil.Isi
	isi.ID = ID(c.teks("id", 60, HasilTolak))
	c.nama()
	if s := c.angka("nis"); s != "" {
		n, b, err := ParseNIS(s)
		c.hasil.NIS = potong(strings.TrimSpace(s))
		if c.nilai("nis", string(n), b, err) {
			isi.NIS = n
		}
	}
	if s := c.angka("nisn"); s != "" {
		n, b, err := ParseNISN(s)
		if c.nilai("nisn", string(n), b, err) {
			isi.NISN = n
		}
	}
	if s := c.angka("nik"); s != "" {
		n, b, err := ParseNIK(s)
		if c.nilai("nik", string(n), b, err) {
			isi.NIK = n
		}
	}
	if isi.ID == "" && isi.NIS == "" && isi.NISN == "" && isi.NIK == "" && c.hasil.Hasil != HasilTolak {
		c.temu("nis", HasilTolak, ErrImporTanda, "", "NIS, NISN, dan NIK kosong semua; isi salah satunya supaya santri dapat dikenali")
	}
	if s := c.angka("no_kk"); s != "" {
		k, b, err := ParseKK(s)
		if err == nil {
			err = k.BedaDari(isi.NIK)
		}
		if c.nilai("no_kk", string(k), b, err) {
			isi.NoKK = k
		}
	}
}

func (c *cerita) nama() {
	nama := c.teks("nama", MaksNama, HasilTolak)
	if nama == "" {
		if c.hasil.Hasil != HasilTolak {
			c.temu("nama", HasilTolak, ErrImporNama, "", "nama kosong; isi nama lengkap")
		}
		return
	}
	nama, _, err := ParseNama(nama)
	if err != nil {
		c.tolak("nama", err)
		return
	}
	s, _ := c.sel("nama")
	if norm.NFC.String(s.Teks) != nama {
		c.temu("nama", HasilPerbaiki, ErrImporRapi, nama, "spasi berlebih pada nama dibuang")
	}
	c.hasil.Isi.Nama = nama
	arab, b, err := ParseNamaArab(c.teks("nama_arab", MaksNama, HasilTolak))
	if c.nilai("nama_arab", arab, b, err) {
		c.hasil.Isi.NamaArab = arab
	}
}

// angka reads the cell of an identity number as text (IMP-04, IMP-10). A number
// cell of 16 digits that ends in 0 is refused: spreadsheets keep 15 digits and
// write 0 for the last, so that it cannot be told from a true 0.
func (c *cerita) angka(bidang string) string {
	s := c.teks(bidang, 60, HasilTolak)
	sel, _ := c.sel(bidang)
	if sel.Jenis != SelAngka || s == "" {
		return s
	}
	if len(s) >= 16 && digit(s) {
		if strings.HasSuffix(s, "0") {
			c.temu(bidang, HasilTolak, ErrImporAngka, "", "disimpan sebagai angka, jadi angka ke-16 hilang; ketik ulang sebagai teks")
			return ""
		}
		c.temu(bidang, HasilPerbaiki, ErrImporAngkaTks, s, "sel angka dibaca sebagai teks")
	}
	return s
}

// nilai records what reading a value found and reports whether it stands.
func (c *cerita) nilai(bidang, baru string, b Bacaan, err error) bool {
	if err != nil {
		c.tolak(bidang, err)
		return false
	}
	for _, p := range b.Perbaikan {
		c.temu(bidang, HasilPerbaiki, p.Aturan, baru, p.Pesan)
	}
	for _, p := range b.Peringatan {
		c.temu(bidang, HasilPeringatan, p.Aturan, "", p.Pesan)
	}
	return true
}

// kelahiran reads sex, place and day of birth, and compares them with the NIK.
func (c *cerita) kelahiran() {
	isi := &c.hasil.Isi
	c.kelamin()
	tempat, tanggal := c.teks("tempat_lahir", 80, HasilTolak), Sel{}
	if s, ada := c.sel("ttl"); ada && s.Jenis == SelTanggal {
		tanggal = s
	} else if t := c.teks("ttl", 120, HasilTolak); t != "" {
		kota, hari := pisahTTL(t)
		tanggal = Sel{Teks: hari}
		if tempat == "" {
			tempat = kota
		}
	}
	if s, ada := c.sel("tanggal_lahir"); ada && !s.kosong() {
		if tanggal = s; s.Jenis != SelTanggal {
			tanggal = Sel{Teks: c.teks("tanggal_lahir", 60, HasilTolak)}
		}
	}
	isi.TempatLahir = tempat
	if !tanggal.kosong() {
		t, err := BacaTanggal(tanggal)
		if err == nil && (t.Tahun() < 1900 || !c.aturan.Hari.IsZero() && t.After(c.aturan.Hari)) {
			err = ErrImporDepan.Invalidf("tanggal lahir di masa depan atau sebelum 1900; periksa tahunnya")
		}
		if err != nil {
			c.tolak("tanggal_lahir", err)
		} else {
			isi.TanggalLahir = t
		}
	}
	for _, p := range isi.NIK.Cocok(isi.TanggalLahir, isi.JenisKelamin) {
		c.temu("nik", HasilPeringatan, p.Aturan, "", p.Pesan)
	}
}

// kelamin reads the sex (IMP-06). An empty one is refused: the NIK may propose
// it, a person decides.
func (c *cerita) kelamin() {
	s := c.teks("jenis_kelamin", 40, HasilTolak)
	jk, kata := JenisKelamin(""), sederhana(s)
	switch kata {
	case "l", "lakilaki", "lk", "laki", "putra", "pria", "1":
		jk = LakiLaki
	case "p", "perempuan", "pr", "putri", "wanita", "2":
		jk = Perempuan
	case "":
		alasan := "jenis kelamin kosong; isi L atau P"
		if usul := c.hasil.Isi.NIK.JenisKelamin(); usul != "" {
			alasan += " (menurut NIK: " + string(usul) + ", putuskan sendiri)"
		}
		c.temu("jenis_kelamin", HasilTolak, ErrImporKelamin, "", alasan)
		return
	default:
		c.temu("jenis_kelamin", HasilTolak, ErrImporJKAsing, "", "jenis kelamin tidak terbaca; isi L atau P")
		return
	}
	c.hasil.Isi.JenisKelamin = jk
	if len(kata) > 1 {
		c.temu("jenis_kelamin", HasilPerbaiki, ErrImporJKTulis, string(jk), "jenis kelamin ditulis dengan kata")
	}
}
