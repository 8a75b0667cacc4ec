package pegawaihttp

import (
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/pegawai"
)

// Embers are sums by line of form BPA1.
type Embers struct {
	Gaji      dasar.Rupiah `json:"gaji,omitempty"`
	TunjPajak dasar.Rupiah `json:"tunjangan_pajak,omitempty"`
	TunjLain  dasar.Rupiah `json:"tunjangan_lain,omitempty"`
	Honor     dasar.Rupiah `json:"honor,omitempty"`
	Premi     dasar.Rupiah `json:"premi,omitempty"`
	Natura    dasar.Rupiah `json:"natura,omitempty"`
	Bonus     dasar.Rupiah `json:"bonus,omitempty"`
	Iuran     dasar.Rupiah `json:"iuran,omitempty"`
	Zakat     dasar.Rupiah `json:"zakat,omitempty"`
}

// DataSaldoPajak are the figures of a tax year before this system, or of another
// employer.
type DataSaldoPajak struct {
	PemberiLain  bool         `json:"pemberi_lain,omitempty" doc:"bukti potong pemberi kerja lain: neto dan pph saja"`
	Bulan        int          `json:"bulan,omitempty" minimum:"0" maximum:"12" doc:"banyaknya masa"`
	Ember        Embers       `json:"ember,omitzero"`
	BiayaJabatan dasar.Rupiah `json:"biaya_jabatan,omitempty"`
	Neto         dasar.Rupiah `json:"neto,omitempty"`
	PPh          dasar.Rupiah `json:"pph,omitempty"`
}

// SaldoPajak is an opening balance of the tax of one person.
type SaldoPajak struct {
	KopCatatan
	Orang
	Masa
	DataSaldoPajak
}

// MasukanSaldoPajak is a balance to be entered.
type MasukanSaldoPajak struct {
	Orang
	Masa
	DataSaldoPajak
}

func (m MasukanSaldoPajak) saldo() (pegawai.SaldoPajak, error) {
	return pegawai.SaldoPajak{
		Pegawai: pegawai.ID(m.Pegawai), PemberiLain: m.PemberiLain, Bulan: m.Bulan, Ember: pegawai.Embers(m.Ember), BiayaJabatan: m.BiayaJabatan, Neto: m.Neto, PPh: m.PPh,
		Mulai: m.Mulai, Selesai: m.Selesai,
	}, nil
}

func keSaldoPajak(s pegawai.SaldoPajak) SaldoPajak {
	return SaldoPajak{
		KopCatatan{ID: s.ID, Versi: s.Versi, Batal: s.Batal, Oleh: s.Oleh, Dicatat: s.Dicatat}, Orang{string(s.Pegawai)}, Masa{s.Mulai, s.Selesai},
		DataSaldoPajak{s.PemberiLain, s.Bulan, Embers(s.Ember), s.BiayaJabatan, s.Neto, s.PPh},
	}
}

func (h pintu) pasangSaldoPajak(a *dasarhttp.API) {
	pasangCatatan(a, h, jenisCatatan[pegawai.SaldoPajak, MasukanSaldoPajak, SaldoPajak]{
		tujuan: penggajian, kata: "saldo-pajak", jalur: "/saldo-pajak", sebut: "saldo pajak", buku: h.s.SaldoPajak(), baca: MasukanSaldoPajak.saldo, tulis: keSaldoPajak,
		bidang: tentangPajak, tutup: func(s *SaldoPajak) {
			s.DataSaldoPajak = DataSaldoPajak{PemberiLain: s.PemberiLain, Bulan: s.Bulan}
			s.Tersembunyi = []string{"biaya_jabatan", "ember", "neto", "pph"}
		},
	})
}
