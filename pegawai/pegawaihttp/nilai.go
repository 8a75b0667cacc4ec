package pegawaihttp

import (
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

// DataNilai is what somebody is paid of a component: an amount, a rate or a percentage.
type DataNilai struct {
	Komponen string       `json:"komponen" minLength:"1" maxLength:"40"`
	Unit     string       `json:"unit,omitempty" maxLength:"80" doc:"unit tugasnya; kosong = di unit mana pun"`
	Nilai    dasar.Rupiah `json:"nilai,omitempty" minimum:"0" doc:"jumlah atau tarif"`
	Persen   string       `json:"persen,omitempty" maxLength:"20"`
}

// Nilai is the value of a component for one person and a time.
type Nilai struct {
	KopCatatan
	Orang
	Masa
	DataNilai
}

// MasukanNilai is a value to be entered.
type MasukanNilai struct {
	Orang
	Masa
	DataNilai
}

func (m MasukanNilai) nilai() (pegawai.Nilai, error) {
	p, err := persen("persen", m.Persen)
	return pegawai.Nilai{
		Pegawai: pegawai.ID(m.Pegawai), Komponen: pegawai.KodeKomponen(m.Komponen), Unit: santri.KodeUnit(m.Unit), Nilai: m.DataNilai.Nilai, Persen: p, Mulai: m.Mulai, Selesai: m.Selesai,
	}, err
}

func keNilai(n pegawai.Nilai) Nilai {
	return Nilai{
		KopCatatan{ID: n.ID, Versi: n.Versi, Batal: n.Batal, Oleh: n.Oleh, Dicatat: n.Dicatat}, Orang{string(n.Pegawai)}, Masa{n.Mulai, n.Selesai},
		DataNilai{string(n.Komponen), string(n.Unit), n.Nilai, angka(n.Persen)},
	}
}

func (h pintu) pasangNilai(a *dasarhttp.API) {
	pasangCatatan(a, h, jenisCatatan[pegawai.Nilai, MasukanNilai, Nilai]{
		tujuan: penggajian, kata: "nilai", jalur: "/nilai-gaji", sebut: "nilai komponen", akhiri: true, buku: h.s.Nilai(), baca: MasukanNilai.nilai, tulis: keNilai,
		bidang: tentangUpah, tutup: func(n *Nilai) {
			n.DataNilai.Nilai, n.Persen = 0, ""
			n.Tersembunyi = []string{"nilai", "persen"}
		},
	})
}

// DataIsian is one thing entered for a day: hours of overtime, an event, a bonus, a
// correction.
type DataIsian struct {
	Tanggal     dasar.Tanggal `json:"tanggal"`
	Komponen    string        `json:"komponen" minLength:"1" maxLength:"40"`
	Unit        string        `json:"unit,omitempty" maxLength:"80"`
	Banyak      string        `json:"banyak,omitempty" maxLength:"20" doc:"kejadian atau jam"`
	Jumlah      dasar.Rupiah  `json:"jumlah,omitempty" doc:"rupiah; negatif membetulkan"`
	Hari        string        `json:"hari,omitempty" maxLength:"20" doc:"jenis hari lembur: kerja, libur, atau libur_pendek"`
	Keterangan  string        `json:"keterangan,omitempty" maxLength:"100" doc:"tanpa nama orang"`
	Membetulkan string        `json:"membetulkan,omitempty" maxLength:"64" doc:"id putaran yang slipnya dibetulkan"`
}

// Isian is an entry of one person.
type Isian struct {
	KopCatatan
	Orang
	DataIsian
}

// MasukanIsian is an entry to be made.
type MasukanIsian struct {
	Orang
	DataIsian
}

func (m MasukanIsian) isian() (pegawai.Isian, error) {
	banyak, err := kuantitas("banyak", m.Banyak)
	return pegawai.Isian{
		Pegawai: pegawai.ID(m.Pegawai), Komponen: pegawai.KodeKomponen(m.Komponen), Unit: santri.KodeUnit(m.Unit), Banyak: banyak, Jumlah: m.Jumlah, Hari: m.Hari,
		Keterangan: m.Keterangan, Membetulkan: m.Membetulkan, Mulai: m.Tanggal,
	}, err
}

func keIsian(i pegawai.Isian) Isian {
	return Isian{
		KopCatatan{ID: i.ID, Versi: i.Versi, Batal: i.Batal, Oleh: i.Oleh, Dicatat: i.Dicatat}, Orang{string(i.Pegawai)},
		DataIsian{i.Mulai, string(i.Komponen), string(i.Unit), angka(i.Banyak), i.Jumlah, i.Hari, i.Keterangan, i.Membetulkan},
	}
}

func (h pintu) pasangIsian(a *dasarhttp.API) {
	pasangCatatan(a, h, jenisCatatan[pegawai.Isian, MasukanIsian, Isian]{
		tujuan: penggajian, kata: "isian", jalur: "/isian-gaji", sebut: "isian gaji", buku: h.s.Isian(), baca: MasukanIsian.isian, tulis: keIsian,
		bidang: tentangUpah, tutup: func(i *Isian) {
			i.Banyak, i.Jumlah = "", 0
			i.Tersembunyi = []string{"banyak", "jumlah"}
		},
	})
}
