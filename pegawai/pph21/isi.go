package pph21

import (
	"strconv"
)

// pengurai reads and validates the rows of each kind of part.
var pengurai = map[Jenis]func(lembar) (isiBagian, error){
	JenisTERA:         uraiTER('A'),
	JenisTERB:         uraiTER('B'),
	JenisTERC:         uraiTER('C'),
	JenisTERHarian:    uraiHarian,
	JenisPasal17:      uraiPasal17,
	JenisPTKP:         uraiPTKP,
	JenisBiayaJabatan: uraiBiaya(false),
	JenisBiayaPensiun: uraiBiaya(true),
	JenisKetentuan:    uraiKetentuan,
	JenisObjek:        uraiObjek,
}

var (
	kolomJenjang = []string{"lower_exclusive", "upper_inclusive", "rate_percent"}
	kolomNilai   = []string{"nama", "nilai"}
	kolomWajib   = map[Jenis][]string{
		JenisTERA: kolomJenjang, JenisTERB: kolomJenjang, JenisTERC: kolomJenjang, JenisPasal17: kolomJenjang,
		JenisTERHarian:    {"lower_exclusive", "upper_inclusive", "rate_percent", "dpp_percent"},
		JenisPTKP:         {"status", "ptkp_setahun", "ter_category"},
		JenisBiayaJabatan: kolomNilai, JenisBiayaPensiun: kolomNilai, JenisKetentuan: kolomNilai,
		JenisObjek: {"code", "document", "name", "dpp_percent", "tariff", "use"},
	}
)

// lapis reads one row of a ladder.
func (t lembar) lapis(i int) (l Lapis, err error) {
	if l.DiAtas, err = t.rupiah(i, "lower_exclusive", false); err != nil {
		return l, err
	}
	if l.Sampai, err = t.rupiah(i, "upper_inclusive", true); err != nil {
		return l, err
	}
	tarif, ok := bacaTarif(t.teks(i, "rate_percent"))
	if !ok {
		return l, ErrNaik.Invalidf("baris %d: tarif harus berupa persen dengan paling banyak dua desimal, misalnya 0.25", i+1).Pada("rate_percent")
	}
	l.Tarif = tarif
	return l, nil
}

func (t lembar) jenjang() (*jenjang, error) {
	lapis := make([]Lapis, len(t.baris))
	for i := range t.baris {
		l, err := t.lapis(i)
		if err != nil {
			return nil, err
		}
		lapis[i] = l
	}
	return buatJenjang(lapis)
}

type isiTER struct {
	kategori Kategori
	*jenjang
}

func (x isiTER) pasang(t *Tabel) { t.ter[x.kategori-'A'] = x.jenjang }

func uraiTER(k Kategori) func(lembar) (isiBagian, error) {
	return func(t lembar) (isiBagian, error) {
		j, err := t.jenjang()
		return isiTER{k, j}, err
	}
}

type isiPasal17 struct{ *jenjang }

func (x isiPasal17) pasang(t *Tabel) { t.pasal17 = x.jenjang }

func uraiPasal17(t lembar) (isiBagian, error) {
	j, err := t.jenjang()
	return isiPasal17{j}, err
}

// harian is the ladder of daily pay. Where pasal17 is set, the last row holds no
// rate: Article 17 takes dpp percent of the gross of the day.
type harian struct {
	*jenjang
	pasal17 bool
	dpp     int64 // percent, of the last row
}

func (x *harian) pasang(t *Tabel) { t.harian = x }

func uraiHarian(t lembar) (isiBagian, error) {
	h := &harian{}
	var lapis []Lapis
	for i := range t.baris {
		dpp, err := t.persen(i, "dpp_percent", 1, 100)
		if err != nil {
			return nil, err
		}
		akhir := i == len(t.baris)-1
		if h.pasal17 = akhir && t.teks(i, "rate_percent") == "pasal17"; h.pasal17 {
			t.baris[i][t.kolom["rate_percent"]] = Tarif(maksTarif).Persen().String() // above every other
		} else if dpp != 100 {
			return nil, ErrIsi.Invalidf("baris %d: hanya lapis Pasal 17 yang memakai sebagian bruto", i+1).Pada("dpp_percent")
		}
		h.dpp = dpp
		l, err := t.lapis(i)
		if err != nil {
			return nil, err
		}
		lapis = append(lapis, l)
	}
	var err error
	h.jenjang, err = buatJenjang(lapis)
	return h, err
}

// persen reads a whole percentage between the bounds.
func (t lembar) persen(i int, kolom string, dari, sampai int64) (int64, error) {
	n, err := strconv.ParseInt(t.teks(i, kolom), 10, 64)
	if err != nil || n < dari || n > sampai {
		return 0, ErrBentuk.Invalidf("baris %d: %s harus persen utuh %d sampai %d", i+1, kolom, dari, sampai).Pada(kolom)
	}
	return n, nil
}

// isiPTKP holds, by [Status], what the status is worth in a year and its category.
type isiPTKP struct {
	setahun  [banyakStatus]int64 // 0 = not in the table
	kategori [banyakStatus]Kategori
}

func (x *isiPTKP) pasang(t *Tabel) { t.ptkp = x }

func uraiPTKP(t lembar) (isiBagian, error) {
	p := &isiPTKP{}
	for i := range t.baris {
		s, err := ParseStatus(t.teks(i, "status"))
		if err != nil {
			return nil, ErrIsi.Invalidf("baris %d: status PTKP tidak terbaca", i+1).Pada("status")
		}
		r, err := t.rupiah(i, "ptkp_setahun", false)
		if err != nil {
			return nil, err
		}
		if r == 0 || p.setahun[s] != 0 {
			return nil, ErrIsi.Invalidf("baris %d: PTKP %s nol atau tertulis dua kali", i+1, s).Pada("ptkp_setahun")
		}
		p.setahun[s] = int64(r)
		switch k := t.teks(i, "ter_category"); {
		case (k == "") != (s >= KI0 && s <= KI3):
			return nil, ErrIsi.Invalidf("baris %d: setiap status kecuali K/I harus punya kategori TER, dan K/I tidak", i+1).Pada("ter_category")
		case k == "A" || k == "B" || k == "C":
			p.kategori[s] = Kategori(k[0])
		case k != "":
			return nil, ErrIsi.Invalidf("baris %d: kategori TER harus A, B atau C", i+1).Pada("ter_category")
		}
	}
	for s := TK0; s <= KI3; s++ {
		if p.setahun[s] == 0 {
			return nil, ErrIsi.Invalidf("tabel PTKP belum memuat %s", s).Pada("status")
		}
	}
	for s := TK0; s <= HB3; s++ {
		if s.tanggungan() > 0 && p.setahun[s] != 0 && p.setahun[s] <= p.setahun[s-1] {
			return nil, ErrIsi.Invalidf("PTKP %s harus di atas PTKP %s", s, s-1).Pada("ptkp_setahun")
		}
	}
	return p, nil
}

// maksBiaya bounds the cap of a year: a trillion rupiah, so that it can be counted
// in ten-thousandths.
const maksBiaya = 1_000_000_000_000

// biaya is biaya jabatan or biaya pensiun: a share of gross under two caps.
type biaya struct {
	pensiun          bool
	tarif            int64 // hundredths of a percent
	sebulan, setahun int64
}

func (x *biaya) pasang(t *Tabel) {
	if x.pensiun {
		t.biayaPensiun = x
	} else {
		t.biayaJabatan = x
	}
}

func uraiBiaya(pensiun bool) func(lembar) (isiBagian, error) {
	return func(t lembar) (isiBagian, error) {
		n, err := t.nilai("persen", "sebulan", "setahun")
		if err != nil {
			return nil, err
		}
		tarif, ok := bacaTarif(n["persen"])
		sebulan, err1 := strconv.ParseInt(n["sebulan"], 10, 64)
		setahun, err2 := strconv.ParseInt(n["setahun"], 10, 64)
		if !ok || tarif <= 0 || tarif > 5_000 || err1 != nil || err2 != nil || sebulan <= 0 || setahun < sebulan || setahun > maksBiaya {
			return nil, ErrIsi.Invalidf("biaya: persen di atas 0 sampai 50, lalu batas sebulan dan setahun dalam rupiah utuh")
		}
		return &biaya{pensiun, int64(tarif), sebulan, setahun}, nil
	}
}

// ketentuan is what is left: numbers that stand alone.
type ketentuan struct {
	dppBukanPegawai int64 // percent of gross
	kelipatan       int64 // PKP is rounded down to full multiples of it
	tanpaNPWP       int64 // percent of the tax without a valid number
	kembali         int64 // months after the last period in which a refund is due
}

func (x *ketentuan) pasang(t *Tabel) { t.ketentuan = x }

func uraiKetentuan(t lembar) (isiBagian, error) {
	k := &ketentuan{}
	aturan := []struct {
		nama         string
		ke           *int64
		dari, sampai int64
	}{
		{"dpp_bukan_pegawai_persen", &k.dppBukanPegawai, 1, 100},
		{"pkp_kelipatan", &k.kelipatan, 1, 1_000_000},
		{"tanpa_npwp_persen", &k.tanpaNPWP, 100, 150},
		{"kembali_bulan", &k.kembali, 0, 12},
	}
	n, err := t.nilai(aturan[0].nama, aturan[1].nama, aturan[2].nama, aturan[3].nama)
	if err != nil {
		return nil, err
	}
	for _, a := range aturan {
		if *a.ke, err = strconv.ParseInt(n[a.nama], 10, 64); err != nil || *a.ke < a.dari || *a.ke > a.sampai {
			return nil, ErrIsi.Invalidf("%s harus bilangan bulat %d sampai %d", a.nama, a.dari, a.sampai).Pada(a.nama)
		}
	}
	return k, nil
}

// nilai reads rows of name and value; exactly the given names, once each.
func (t lembar) nilai(nama ...string) (map[string]string, error) {
	n := map[string]string{}
	for i := range t.baris {
		k := t.teks(i, "nama")
		if _, ganda := n[k]; ganda {
			return nil, ErrIsi.Invalidf("baris %d: nama tertulis dua kali", i+1).Pada("nama")
		}
		n[k] = t.teks(i, "nilai")
	}
	for _, k := range nama {
		if n[k] == "" {
			return nil, ErrIsi.Invalidf("nilai %s belum ada", k).Pada(k)
		}
	}
	if len(n) != len(nama) {
		return nil, ErrIsi.Invalidf("ada nama yang tidak dikenal; pakai hanya %v", nama).Pada("nama")
	}
	return n, nil
}
