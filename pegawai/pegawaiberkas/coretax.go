package pegawaiberkas

import (
	"cmp"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/pegawai/pph21"
)

// Coretax is what the rows of one tax month have in common.
type Coretax struct {
	NPWP        string        // 16 digits of the institution
	TempatUsaha string        // its IDPlaceOfBusinessActivity (NITKU), 22 digits
	Masa        dasar.Bulan   // tax month
	Tanggal     dasar.Tanggal // day of withholding; zero = the last of the month
	Dokumen     string        // BP21: proof of payment of slips without a reference of their own
	Tabel       *pph21.Tabel  // objects and Pasal 17 of the month
	PerBulan    bool          // BPA1: biaya jabatan month by month, as the settings of the payroll say
}

// StatusPotong says which part of the year a BPA1 covers. What Coretax calls it is
// data ([PetaCoretax]); the meaning was read from the names (unverified).
type StatusPotong string

// The parts.
const (
	PotongSetahun      StatusPotong = "setahun"      // January to December
	PotongSebagian     StatusPotong = "sebagian"     // joined or left inside the year
	PotongDisetahunkan StatusPotong = "disetahunkan" // subjectivity began or ended inside the year: Ps. 15(3)
)

// BarisCoretax is one withholding document before it is written: BPMP, BP21 or BPA1.
// Amounts are sums of slips, never recomputed.
type BarisCoretax struct {
	Pegawai       pegawai.ID
	Nomor, Nama   string
	NPWP          string // 16 digits: the tax number, or the NIK
	Paspor        string
	Jabatan       string
	PTKP          string
	KodeObjek     string
	Masa          dasar.Bulan
	MasaAwal      int // BPA1: first month
	BanyakBulan   int // BPA1: months with a slip
	Bruto, DPP    dasar.Rupiah
	PPh           dasar.Rupiah // of the month; BPA1: of the year
	DPPPersen     int          // BP21
	Tarif         int64        // hundredths of a percent; 0 in a BPA1
	Ember         pegawai.Embers
	GrossUp       bool
	PemberiLanjut bool
	Status        StatusPotong // BPA1
	BuktiLalu     string       // BPA1
	Pensiunan     bool         // BPA1
	Lain          pph21.A1     // BPA1: certificates of other employers
	BiayaLalu     dasar.Rupiah // BPA1, month by month: biaya jabatan of the months before the last
	BiayaSisa     int64        // what BiayaLalu leaves out, in ten-thousandths of a rupiah
	BrutoIni      dasar.Rupiah // BPA1, month by month: gross of the last month
	NomorDokumen  string       // BP21
	TempatUsaha   string
	TanggalPotong dasar.Tanggal
	Peringatan    []string // what a person should look at, without identities
}

// String names the row by id alone.
func (b BarisCoretax) String() string { return "baris pajak " + string(b.Pegawai) }

// GoString is String.
func (b BarisCoretax) GoString() string { return b.String() }

var (
	// ErrPemotong says that a number of the institution, the month or the tables
	// are missing: no tax file without them.
	ErrPemotong = dasar.Aturan("PEG-BERKAS-27")
	// ErrBarisPajak says that a row's gross or tax is below zero where the tax
	// office takes none.
	ErrBarisPajak = dasar.Aturan("PEG-BERKAS-28")
)

func (c Coretax) periksa() error {
	switch {
	case !angka(c.NPWP, 16):
		return ErrPemotong.Invalidf("isi NPWP lembaga 16 angka di pengaturan penggajian").Pada("npwp_pemotong")
	case !angka(c.TempatUsaha, 22):
		return ErrPemotong.Invalidf("isi NITKU lembaga 22 angka di pengaturan penggajian").Pada("id_tempat_usaha")
	case c.Masa.IsZero():
		return ErrPemotong.Invalidf("sebutkan masa pajaknya").Pada("masa")
	case c.Tabel == nil:
		return ErrPemotong.Invalidf("tabel PPh 21 masa ini belum diberikan").Pada("tabel")
	}
	return nil
}

// tetap reports whether the slip belongs to a BPMP or BPA1: PER-11/PJ/2025 gives
// them to pegawai tetap and receivers of a periodic pension.
func tetap(s pegawai.Slip) bool {
	return s.Klasifikasi == pegawai.PegawaiTetap || s.Klasifikasi == pegawai.Pensiunan
}

// PisahTetap splits slips into those of BPMP and BPA1 and those of BP21, so that a
// file opens the identity of its own people alone.
func PisahTetap(slips []pegawai.Slip) (bpmp, bp21 []pegawai.Slip) {
	for _, s := range slips {
		if tetap(s) {
			bpmp = append(bpmp, s)
		} else {
			bp21 = append(bp21, s)
		}
	}
	return bpmp, bp21
}

// BarisBPMP makes the monthly rows of pegawai tetap and pensioners: all slips of a
// person in the month are one row. Who has the last period in the month gets a BPA1
// instead. Coretax computes the tax itself as gross times rate: a row whose slips
// add up to something else says so in Peringatan.
func BarisBPMP(c Coretax, orang []Orang, slips []pegawai.Slip) ([]BarisCoretax, error) {
	return c.susun(orang, slips, func(s pegawai.Slip) bool { return tetap(s) })
}

// BarisBP21 makes the rows of everybody else. Pay by monthly TER is one row a
// month; what is taxed payment by payment (daily wages, Pasal 17) is one row a slip.
func BarisBP21(c Coretax, orang []Orang, slips []pegawai.Slip) ([]BarisCoretax, error) {
	return c.susun(orang, slips, func(s pegawai.Slip) bool { return !tetap(s) })
}

func (c Coretax) susun(orang []Orang, slips []pegawai.Slip, ikut func(pegawai.Slip) bool) ([]BarisCoretax, error) {
	if err := c.periksa(); err != nil {
		return nil, err
	}
	slips, err := urut(slips)
	if err != nil {
		return nil, err
	}
	akhir := map[pegawai.ID]bool{}
	for _, s := range slips {
		akhir[s.Pegawai] = akhir[s.Pegawai] || s.Terakhir && tetap(s)
	}
	siapa, k := orangPer(orang), kurang{}
	var out []BarisCoretax
	for _, kel := range c.kelompok(slips, func(s pegawai.Slip) bool { return ikut(s) && !(tetap(s) && akhir[s.Pegawai]) }) {
		b := c.baris(siapa[kel[0].Pegawai], kel, k)
		if err := c.tarif(&b, kel); err != nil {
			return nil, err
		}
		if b.Bruto < 0 || b.PPh < 0 {
			return nil, ErrBarisPajak.Invalidf("bruto atau PPh masa ini pegawai nomor %s di bawah nol; betulkan bukti potong masa yang dikoreksi", b.Nomor).Pada("bruto")
		}
		if b.Bruto != 0 || b.PPh != 0 {
			out = append(out, b)
		}
	}
	if err := k.galat("orang", "npwp"); err != nil {
		return nil, err
	}
	return out, nil
}

// kelompok splits slips, which are in order of people, into those of one document.
func (c Coretax) kelompok(slips []pegawai.Slip, ikut func(pegawai.Slip) bool) (kel [][]pegawai.Slip) {
	for _, s := range slips {
		if !ikut(s) {
			continue
		}
		i := len(kel) - 1
		for i >= 0 && kel[i][0].Pegawai == s.Pegawai && !(kel[i][0].KodeObjek == s.KodeObjek && c.sebulan(s)) {
			i--
		}
		if i >= 0 && kel[i][0].Pegawai == s.Pegawai {
			kel[i] = append(kel[i], s)
		} else {
			kel = append(kel, []pegawai.Slip{s})
		}
	}
	return kel
}

// sebulan reports whether slips of the object count together in a month.
func (c Coretax) sebulan(s pegawai.Slip) bool {
	o, err := c.Tabel.Objek(s.KodeObjek)
	return tetap(s) || err == nil && o.Tarif == pph21.TarifTERBulanan
}

// baris adds up slips of one document; what lacks is noted in k.
func (c Coretax) baris(o *Orang, slips []pegawai.Slip, k kurang) BarisCoretax {
	s := slips[len(slips)-1]
	b := BarisCoretax{
		Pegawai: s.Pegawai, Nomor: s.Nomor, Nama: s.Nama, Jabatan: s.NamaJabatan, PTKP: s.PTKP, KodeObjek: s.KodeObjek, Masa: c.Masa,
		TempatUsaha: c.TempatUsaha, TanggalPotong: c.Tanggal, NomorDokumen: cmp.Or(s.Rujukan, c.Dokumen),
	}
	if c.Tanggal.IsZero() {
		b.TanggalPotong = c.Masa.Akhir()
	}
	for _, s := range slips {
		b.Bruto, b.DPP, b.PPh = b.Bruto+s.Bruto, b.DPP+s.DPP, b.PPh+s.PPh
		b.Ember = b.Ember.Tambah(s.Ember)
		b.GrossUp = b.GrossUp || s.Metode == pegawai.GrossUp || s.Metode == pegawai.Nett
	}
	if o == nil {
		k.catat("orang", s.Nomor)
		return b
	}
	b.NPWP, b.Paspor, b.PemberiLanjut, b.BuktiLalu = cmp.Or(string(o.NPWP), string(o.NIK)), o.Paspor, o.PemberiLanjut, o.BuktiLalu
	if !angka(b.NPWP, 16) {
		k.catat("npwp", s.Nomor)
	}
	return b
}

// tarif finds the rate that the document shows. With Pasal 17 it is the rate of
// the layer that the DPP lies in, as the converter of DJP picks it (single source).
func (c Coretax) tarif(b *BarisCoretax, slips []pegawai.Slip) error {
	o, err := c.Tabel.Objek(b.KodeObjek)
	if err != nil {
		return err
	}
	b.DPPPersen = o.DPPPersen
	switch o.Tarif {
	case pph21.TarifTERBulanan:
		b.tarifTER(slips)
	case pph21.TarifPasal17:
		for i, l := range c.Tabel.LapisPasal17() {
			if b.DPP > l.DiAtas {
				b.Tarif = int64(l.Tarif)
				if i > 0 {
					b.Peringatan = []string{"PPh dihitung berlapis; periksa hasil hitungan Coretax"}
				}
			}
		}
	default:
		if b.Bruto > 0 {
			b.Tarif = (int64(b.PPh)*10_000 + int64(b.Bruto)/2) / int64(b.Bruto) // effective rate, half up
		}
	}
	return nil
}

// tarifTER takes the rate of the whole month: that of the slip which explains what
// was withheld, else the highest.
func (b *BarisCoretax) tarifTER(slips []pegawai.Slip) {
	cocok := func(t int64) bool { return (int64(b.Bruto)*t+5_000)/10_000 == int64(b.PPh) } // half up, PER-11/PJ/2025 Ps. 129(3)
	for _, s := range slips {
		b.Tarif = max(b.Tarif, s.Tarif)
	}
	if i := slices.IndexFunc(slips, func(s pegawai.Slip) bool { return cocok(s.Tarif) }); i >= 0 {
		b.Tarif = slips[i].Tarif
		return
	}
	b.Peringatan = []string{"PPh slip tidak sama dengan bruto kali tarif; Coretax akan menghitung lain"}
}
