package pegawaiberkas

import (
	"cmp"
	"io"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

// BarisRekapPajak is one tax object of a month, as the SPT Masa adds it up.
type BarisRekapPajak struct {
	KodeObjek  string
	Orang      int          // people with a slip of the object
	Bruto, DPP dasar.Rupiah // sums of the slips
	PPh        dasar.Rupiah // withheld, of the people whose month is not below zero
	Kembali    dasar.Rupiah // given back in the last period, as a positive amount; PPh − Kembali is what the slips add up to
}

// RekapPajak adds up the slips of one tax month by tax object. Somebody's slips of
// the month count together: only what is below zero after that is a refund.
func RekapPajak(slips []pegawai.Slip) ([]BarisRekapPajak, error) {
	slips, err := urut(slips)
	if err != nil {
		return nil, err
	}
	type kunci struct {
		objek string
		orang pegawai.ID
	}
	pph, per := map[kunci]dasar.Rupiah{}, map[string]*BarisRekapPajak{}
	for _, s := range slips {
		r := per[s.KodeObjek]
		if r == nil {
			r = &BarisRekapPajak{KodeObjek: s.KodeObjek}
			per[s.KodeObjek] = r
		}
		r.Bruto += s.Bruto
		r.DPP += s.DPP
		pph[kunci{s.KodeObjek, s.Pegawai}] += s.PPh
	}
	for k, n := range pph {
		r := per[k.objek]
		r.Orang++
		r.PPh += max(n, 0)
		r.Kembali += max(-n, 0)
	}
	out := make([]BarisRekapPajak, 0, len(per))
	for _, r := range per {
		out = append(out, *r)
	}
	slices.SortFunc(out, func(a, b BarisRekapPajak) int { return cmp.Compare(a.KodeObjek, b.KodeObjek) })
	return out, nil
}

// TulisRekapPajak writes [RekapPajak] with its totals.
func TulisRekapPajak(w io.Writer, b Bentuk, k Kop, slips []pegawai.Slip) error {
	rekap, err := RekapPajak(slips)
	if err != nil {
		return err
	}
	d := daftar{nama: "Rekap PPh 21", judul: []string{"Kode objek", "Orang", "Bruto", "DPP", "PPh dipotong", "PPh dikembalikan", "PPh"}}
	var t BarisRekapPajak
	baris := func(judul string, r BarisRekapPajak) []dasarberkas.Sel {
		return append([]dasarberkas.Sel{dasarberkas.Teks(judul), dasarberkas.Bilangan(int64(r.Orang))}, uang(r.Bruto, r.DPP, r.PPh, r.Kembali, r.PPh-r.Kembali)...)
	}
	for _, r := range rekap {
		d.baris = append(d.baris, baris(r.KodeObjek, r))
		t = BarisRekapPajak{"", t.Orang + r.Orang, t.Bruto + r.Bruto, t.DPP + r.DPP, t.PPh + r.PPh, t.Kembali + r.Kembali}
	}
	d.kaki = [][]dasarberkas.Sel{baris("Jumlah", t)}
	return d.tulis(w, b, k)
}

// BarisRekapGaji is one component in one unit.
type BarisRekapGaji struct {
	Unit     santri.KodeUnit
	Bagian   pegawai.Bagian
	Komponen pegawai.KodeKomponen
	Nama     string // as it was called on the first slip
	Orang    int    // people with the line
	Jumlah   dasar.Rupiah
}

// daftarBagian are the parts of a slip in the order of print.
var daftarBagian = []struct {
	bagian pegawai.Bagian
	judul  string
}{
	{pegawai.BagianPendapatan, "Pendapatan"}, {pegawai.BagianIuran, "Iuran BPJS pegawai"}, {pegawai.BagianPajak, "Pajak"}, {pegawai.BagianPotongan, "Potongan"},
	{pegawai.BagianIuranKami, "Iuran BPJS dibayar lembaga"}, {pegawai.BagianNatura, "Natura"},
}

func tempatBagian(b pegawai.Bagian) int {
	for i, x := range daftarBagian {
		if x.bagian == b {
			return i
		}
	}
	return len(daftarBagian)
}

// RekapGaji adds up the lines of slips by unit, part and component: the unit is
// that of the line, so that one person's duties in two units count in each.
func RekapGaji(slips []pegawai.Slip) ([]BarisRekapGaji, error) {
	slips, err := urut(slips)
	if err != nil {
		return nil, err
	}
	type kunci struct {
		unit     santri.KodeUnit
		bagian   pegawai.Bagian
		komponen pegawai.KodeKomponen
	}
	type hitungan struct {
		BarisRekapGaji
		akhir pegawai.ID // counted last: slips of one person stand together
	}
	per := map[kunci]*hitungan{}
	for _, s := range slips {
		for _, b := range s.Baris {
			k := kunci{b.Unit, b.Bagian, b.Komponen}
			h := per[k]
			if h == nil {
				h = &hitungan{BarisRekapGaji: BarisRekapGaji{Unit: b.Unit, Bagian: b.Bagian, Komponen: b.Komponen, Nama: b.Nama}}
				per[k] = h
			}
			if h.Orang == 0 || h.akhir != s.Pegawai {
				h.Orang, h.akhir = h.Orang+1, s.Pegawai
			}
			h.Jumlah += b.Jumlah
		}
	}
	out := make([]BarisRekapGaji, 0, len(per))
	for _, h := range per {
		out = append(out, h.BarisRekapGaji)
	}
	slices.SortFunc(out, func(a, b BarisRekapGaji) int {
		return cmp.Or(cmp.Compare(a.Unit, b.Unit), cmp.Compare(tempatBagian(a.Bagian), tempatBagian(b.Bagian)), cmp.Compare(a.Nama, b.Nama), cmp.Compare(a.Komponen, b.Komponen))
	})
	return out, nil
}

// TulisRekapGaji writes [RekapGaji], and below it what each part adds up to and
// the net of the run.
func TulisRekapGaji(w io.Writer, b Bentuk, k Kop, slips []pegawai.Slip) error {
	rekap, err := RekapGaji(slips)
	if err != nil {
		return err
	}
	d := daftar{nama: "Rekap gaji", judul: []string{"Unit", "Bagian", "Komponen", "Orang", "Jumlah"}, lebar: []int{14, 28, 36, 10, 18}}
	per := map[pegawai.Bagian]dasar.Rupiah{}
	for _, r := range rekap {
		per[r.Bagian] += r.Jumlah
		judul := string(r.Bagian)
		if i := tempatBagian(r.Bagian); i < len(daftarBagian) {
			judul = daftarBagian[i].judul
		}
		d.baris = append(d.baris, []dasarberkas.Sel{
			dasarberkas.Teks(string(r.Unit)), dasarberkas.Teks(judul), dasarberkas.Teks(r.Nama), dasarberkas.Bilangan(int64(r.Orang)), dasarberkas.Uang(r.Jumlah),
		})
	}
	for _, x := range daftarBagian {
		d.kaki = append(d.kaki, []dasarberkas.Sel{dasarberkas.Teks("Jumlah"), dasarberkas.Teks(x.judul), {}, {}, dasarberkas.Uang(per[x.bagian])})
	}
	var neto dasar.Rupiah
	for _, s := range slips {
		neto += s.Neto
	}
	d.kaki = append(d.kaki, []dasarberkas.Sel{dasarberkas.Teks("Dibayarkan"), {}, {}, {}, dasarberkas.Uang(neto)})
	return d.tulis(w, b, k)
}

// TulisDaftarGaji writes one line for each slip, by number, with its sums.
func TulisDaftarGaji(w io.Writer, b Bentuk, k Kop, slips []pegawai.Slip) error {
	slips, err := urut(slips)
	if err != nil {
		return err
	}
	d := daftar{
		nama: "Daftar gaji", lebar: []int{6, 16, 32, 24, 12},
		judul: []string{"No", "Nomor pegawai", "Nama", "Jabatan", "Unit", "Pendapatan", "Iuran BPJS", "PPh 21", "Potongan", "Dibayarkan", "Bruto pajak", "BPJS dibayar lembaga"},
	}
	total := make([]dasar.Rupiah, 7)
	for i, s := range slips {
		n := []dasar.Rupiah{s.Dibayar, s.Iuran, s.PPh, s.Potongan, s.Neto, s.Bruto, s.IuranKami}
		for j := range n {
			total[j] += n[j]
		}
		d.baris = append(d.baris, append([]dasarberkas.Sel{
			dasarberkas.Bilangan(int64(i + 1)), dasarberkas.Teks(s.Nomor), dasarberkas.Teks(s.Nama), dasarberkas.Teks(s.NamaJabatan), dasarberkas.Teks(string(s.Unit)),
		}, uang(n...)...))
	}
	d.kaki = [][]dasarberkas.Sel{append([]dasarberkas.Sel{{}, {}, dasarberkas.Teks("Jumlah"), {}, {}}, uang(total...)...)}
	return d.tulis(w, b, k)
}
