package pegawaiberkas

import (
	"io"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/pegawai"
)

// IuranOrang are the contributions of one person in one month, as the slips have
// them. Upah is the fixed wage that they were computed on, before any floor or cap.
type IuranOrang struct {
	Pegawai                pegawai.ID
	Nomor, Nama            string
	Upah                   dasar.Rupiah
	KesLembaga, KesPekerja dasar.Rupiah
	JKK, JKM               dasar.Rupiah
	JHTLembaga, JHTPekerja dasar.Rupiah
	JPLembaga              dasar.Rupiah
	JPPekerja              dasar.Rupiah
}

// Kesehatan is what BPJS Kesehatan receives for the person.
func (i IuranOrang) Kesehatan() dasar.Rupiah { return i.KesLembaga + i.KesPekerja }

// Ketenagakerjaan is what BPJS Ketenagakerjaan receives for the person.
func (i IuranOrang) Ketenagakerjaan() dasar.Rupiah {
	return i.JKK + i.JKM + i.JHTLembaga + i.JHTPekerja + i.JPLembaga + i.JPPekerja
}

// RekapIuran adds up the contributions of a month by person, by number; who has
// none is left out. It refuses a slip that is there twice ([ErrSlipGanda]).
func RekapIuran(slips []pegawai.Slip) ([]IuranOrang, error) {
	slips, err := urut(slips)
	if err != nil {
		return nil, err
	}
	var out []IuranOrang
	for _, s := range slips {
		i := IuranOrang{Pegawai: s.Pegawai, Nomor: s.Nomor, Nama: s.Nama, Upah: s.UpahBPJS}
		if n := len(out) - 1; n >= 0 && out[n].Pegawai == s.Pegawai {
			i, out = out[n], out[:n]
			i.Upah += s.UpahBPJS
		}
		for _, b := range s.Baris {
			if ke := i.baris(b.Komponen); ke != nil {
				*ke += b.Jumlah
			}
		}
		out = append(out, i)
	}
	ada := out[:0]
	for _, i := range out {
		if i.Kesehatan() != 0 || i.Ketenagakerjaan() != 0 {
			ada = append(ada, i)
		}
	}
	return ada, nil
}

// baris is where a line of a slip belongs, nil when it is no contribution.
func (i *IuranOrang) baris(k pegawai.KodeKomponen) *dasar.Rupiah {
	switch k {
	case pegawai.BarisKesKami:
		return &i.KesLembaga
	case pegawai.BarisKes:
		return &i.KesPekerja
	case pegawai.BarisJKK:
		return &i.JKK
	case pegawai.BarisJKM:
		return &i.JKM
	case pegawai.BarisJHTKami:
		return &i.JHTLembaga
	case pegawai.BarisJHT:
		return &i.JHTPekerja
	case pegawai.BarisJPKami:
		return &i.JPLembaga
	case pegawai.BarisJP:
		return &i.JPPekerja
	}
	return nil
}

// TulisBPJSKesehatan writes who takes part in BPJS Kesehatan in the month, with
// wage and shares, and the totals. A NIK without its 16 digits is refused
// ([ErrIdentitas]); a card number may be missing.
func TulisBPJSKesehatan(w io.Writer, b Bentuk, k Kop, orang []Orang, slips []pegawai.Slip) error {
	return tulisIuran(w, b, k, orang, slips, daftarIuran{
		nama: "Iuran BPJS Kesehatan", kartu: "Nomor kartu", judul: []string{"Lembaga", "Pekerja", "Jumlah"},
		nomor:  func(o *Orang) string { return o.KartuKesehatan },
		angka:  func(i IuranOrang) []dasar.Rupiah { return []dasar.Rupiah{i.KesLembaga, i.KesPekerja, i.Kesehatan()} },
		jumlah: IuranOrang.Kesehatan,
	})
}

// TulisBPJSKetenagakerjaan writes who takes part in the programs of BPJS
// Ketenagakerjaan in the month; it refuses as [TulisBPJSKesehatan] does.
func TulisBPJSKetenagakerjaan(w io.Writer, b Bentuk, k Kop, orang []Orang, slips []pegawai.Slip) error {
	return tulisIuran(w, b, k, orang, slips, daftarIuran{
		nama: "Iuran BPJS Ketenagakerjaan", kartu: "KPJ", judul: []string{"JKK", "JKM", "JHT lembaga", "JHT pekerja", "JP lembaga", "JP pekerja", "Jumlah"},
		nomor: func(o *Orang) string { return o.KartuKetenagakerjaan },
		angka: func(i IuranOrang) []dasar.Rupiah {
			return []dasar.Rupiah{i.JKK, i.JKM, i.JHTLembaga, i.JHTPekerja, i.JPLembaga, i.JPPekerja, i.Ketenagakerjaan()}
		},
		jumlah: IuranOrang.Ketenagakerjaan,
	})
}

// daftarIuran says what one of the two lists holds.
type daftarIuran struct {
	nama, kartu string
	judul       []string
	nomor       func(*Orang) string
	angka       func(IuranOrang) []dasar.Rupiah
	jumlah      func(IuranOrang) dasar.Rupiah
}

func tulisIuran(w io.Writer, b Bentuk, kop Kop, orang []Orang, slips []pegawai.Slip, x daftarIuran) error {
	iuran, err := RekapIuran(slips)
	if err != nil {
		return err
	}
	d := daftar{nama: x.nama, judul: append([]string{"No", "Nomor pegawai", "Nama", "NIK", x.kartu, "Upah tetap"}, x.judul...), lebar: []int{6, 16, 32, 20, 18}}
	siapa, k := orangPer(orang), kurang{}
	total := make([]dasar.Rupiah, len(x.judul)+1)
	for _, i := range iuran {
		o := siapa[i.Pegawai]
		switch {
		case x.jumlah(i) == 0:
			continue
		case o == nil:
			k.catat("orang", i.Nomor)
			continue
		case !angka(string(o.NIK), 16):
			k.catat("nik", i.Nomor)
		}
		n := append([]dasar.Rupiah{i.Upah}, x.angka(i)...)
		for j := range n {
			total[j] += n[j]
		}
		d.baris = append(d.baris, append([]dasarberkas.Sel{
			dasarberkas.Bilangan(int64(len(d.baris) + 1)), dasarberkas.Teks(i.Nomor), dasarberkas.Teks(i.Nama), dasarberkas.Teks(string(o.NIK)), dasarberkas.Teks(x.nomor(o)),
		}, uang(n...)...))
	}
	if err := k.galat("orang", "nik"); err != nil {
		return err
	}
	d.kaki = [][]dasarberkas.Sel{append([]dasarberkas.Sel{{}, {}, dasarberkas.Teks("Jumlah"), {}, {}}, uang(total...)...)}
	return d.tulis(w, b, kop)
}
