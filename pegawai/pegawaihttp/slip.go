package pegawaihttp

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/pegawai/uraian"
	"github.com/pesantren-go/pesantren/privasi"
)

var bidangSlip = [...]namaBidang{{json: "nomor", bidang: "Nomor"}, {json: "nama", bidang: "Nama"}, {json: "ptkp", bidang: "PTKP"}, {"dpp", "DPP", true}, {"ember", "Ember", true},
	{"biaya_jabatan", "BiayaJabatan", true}, {"dibayar", "Dibayar", true}, {"bruto", "Bruto", true}, {"pph", "PPh", true}, {"iuran", "Iuran", true},
	{"iuran_lembaga", "IuranKami", true}, {"potongan", "Potongan", true}, {"neto", "Neto", true}, {"upah_bpjs", "UpahBPJS", true}}

// RingkasSlip is one row of a list of slips. Amounts that are withheld are absent.
type RingkasSlip struct {
	Pegawai     string        `json:"pegawai"`
	Nomor       string        `json:"nomor,omitempty"`
	Nama        string        `json:"nama,omitempty"`
	Jabatan     string        `json:"jabatan,omitempty" doc:"nama jabatan utama waktu itu"`
	Unit        string        `json:"unit,omitempty"`
	Dibayar     *dasar.Rupiah `json:"dibayar,omitempty"`
	Bruto       *dasar.Rupiah `json:"bruto,omitempty"`
	PPh         *dasar.Rupiah `json:"pph,omitempty"`
	Iuran       *dasar.Rupiah `json:"iuran,omitempty" doc:"BPJS pegawai"`
	IuranKami   *dasar.Rupiah `json:"iuran_lembaga,omitempty" doc:"BPJS lembaga"`
	Potongan    *dasar.Rupiah `json:"potongan,omitempty"`
	Neto        *dasar.Rupiah `json:"neto,omitempty" doc:"dibayar − pph − iuran − potongan"`
	Peringatan  []string      `json:"peringatan,omitempty"`
	Tersamar    []string      `json:"tersamar,omitempty" doc:"bidang yang hanya tampak sebagian"`
	Tersembunyi []string      `json:"tersembunyi,omitempty" doc:"bidang yang tidak boleh dilihat peran ini"`
}

// Slip is the pay of one person in one run with every line and step. Lines and steps
// are shown to whoever may see both pay and tax.
type Slip struct {
	RingkasSlip
	Putaran      string        `json:"putaran"`
	Klasifikasi  string        `json:"klasifikasi"`
	Metode       string        `json:"metode"`
	KodeObjek    string        `json:"kode_objek,omitempty"`
	PTKP         string        `json:"ptkp,omitempty"`
	Kategori     string        `json:"kategori,omitempty" doc:"kategori TER"`
	Tarif        string        `json:"tarif,omitempty" doc:"persen TER; kosong bila Pasal 17"`
	Terakhir     bool          `json:"terakhir,omitempty" doc:"masa pajak terakhir"`
	MasaAwal     int           `json:"masa_awal,omitempty"`
	DPP          *dasar.Rupiah `json:"dpp,omitempty"`
	BiayaJabatan *dasar.Rupiah `json:"biaya_jabatan,omitempty"`
	UpahBPJS     *dasar.Rupiah `json:"upah_bpjs,omitempty"`
	Ember        *Embers       `json:"ember,omitempty"`
	Baris        []BarisSlip   `json:"baris,omitempty"`
	Uraian       []Langkah     `json:"uraian,omitempty" doc:"bagaimana pajaknya dihitung"`
}

// BarisSlip is one line of a slip and why it is so.
type BarisSlip struct {
	Komponen   string       `json:"komponen"`
	Nama       string       `json:"nama"`
	Bagian     string       `json:"bagian" doc:"pendapatan, natura, iuran_kami, iuran, pajak, atau potongan"`
	Ember      string       `json:"ember,omitempty"`
	Pajak      bool         `json:"pajak,omitempty"`
	Unit       string       `json:"unit,omitempty"`
	Jabatan    string       `json:"jabatan,omitempty"`
	Banyak     string       `json:"banyak,omitempty"`
	Tarif      dasar.Rupiah `json:"tarif,omitempty"`
	Jumlah     dasar.Rupiah `json:"jumlah"`
	Akun       string       `json:"akun,omitempty"`
	Rujukan    string       `json:"rujukan,omitempty" doc:"kasbon, isian, atau putaran yang bersangkutan"`
	Keterangan string       `json:"keterangan,omitempty"`
	Uraian     []Langkah    `json:"uraian,omitempty"`
}

// Langkah is one step of an explanation.
type Langkah struct {
	Dasar string       `json:"dasar,omitempty" doc:"pasal atau aturan"`
	Teks  string       `json:"teks"`
	Nilai dasar.Rupiah `json:"nilai"`
}

func keLangkah(l uraian.Langkah) Langkah { return Langkah(l) }

func keBarisSlip(b pegawai.BarisSlip) BarisSlip {
	return BarisSlip{
		string(b.Komponen), b.Nama, string(b.Bagian), string(b.Ember), b.Pajak, string(b.Unit), string(b.Jabatan), angka(b.Banyak), b.Tarif, b.Jumlah, string(b.Akun), b.Rujukan,
		b.Keterangan, dasarhttp.Peta(b.Uraian, keLangkah),
	}
}

func keRingkasSlip(s *pegawai.Slip, t tampilan) RingkasSlip {
	return RingkasSlip{
		Pegawai: string(s.Pegawai), Nomor: t.nilai["nomor"], Nama: t.nilai["nama"], Jabatan: s.NamaJabatan, Unit: string(s.Unit), Dibayar: t.uang("dibayar", s.Dibayar),
		Bruto: t.uang("bruto", s.Bruto), PPh: t.uang("pph", s.PPh), Iuran: t.uang("iuran", s.Iuran), IuranKami: t.uang("iuran_lembaga", s.IuranKami),
		Potongan: t.uang("potongan", s.Potongan), Neto: t.uang("neto", s.Neto), Peringatan: s.Peringatan, Tersamar: t.tersamar, Tersembunyi: t.tersembunyi,
	}
}

func keSlip(s *pegawai.Slip, t tampilan) Slip {
	r := Slip{
		RingkasSlip: keRingkasSlip(s, t), Putaran: s.Putaran, Klasifikasi: string(s.Klasifikasi), Metode: string(s.Metode), KodeObjek: s.KodeObjek, PTKP: t.nilai["ptkp"],
		Terakhir: s.Terakhir, MasaAwal: s.MasaAwal, DPP: t.uang("dpp", s.DPP), BiayaJabatan: t.uang("biaya_jabatan", s.BiayaJabatan), UpahBPJS: t.uang("upah_bpjs", s.UpahBPJS),
	}
	if t.uang("ember", 0) != nil {
		r.Ember = new(Embers(s.Ember))
	}
	if t.uang("pph", 0) != nil {
		r.Kategori, r.Tarif = s.Kategori, angka(pegawai.Persen(s.Tarif))
	} else {
		r.Tersembunyi = append(r.Tersembunyi, "kategori", "tarif")
	}
	if t.uang("pph", 0) != nil && t.uang("neto", 0) != nil {
		r.Baris, r.Uraian = dasarhttp.Peta(s.Baris, keBarisSlip), dasarhttp.Peta(s.Uraian, keLangkah)
	} else {
		r.Tersembunyi = append(r.Tersembunyi, "baris", "uraian")
	}
	slices.Sort(r.Tersembunyi)
	return r
}

// bukaSlip decides about slips of a run, once for all of them.
func (h pintu) bukaSlip(ctx context.Context, p dasar.Pelaku, bidang []namaBidang, ss []pegawai.Slip) ([]tampilan, error) {
	ts := make([]tampilan, 0, len(ss))
	for bagian := range slices.Chunk(ss, privasi.MaksSubjek) {
		v, err := h.s.Penjaga.Minta(ctx, p, tipeSlip, namaDari(bidang), dasarhttp.Peta(bagian, func(s pegawai.Slip) privasi.SubjekID { return s.Subjek })...)
		if err != nil {
			return nil, err
		}
		for i := range bagian {
			ts = append(ts, sajikan(v, bagian[i].Subjek, bidang, &bagian[i]))
		}
	}
	return ts, nil
}

type cariSlip struct {
	MasukID
	dasarhttp.Halaman
	Teks string `query:"teks" maxLength:"100" doc:"awal kata nama, atau awal nomor"`
}

type pegawaiSlip struct {
	MasukID
	Pegawai string `path:"pegawai" maxLength:"64"`
}

func (h pintu) pasangSlip(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi(penggajian, "daftar-slip", ambil, "/gaji/putaran/{id}/slip", "Slip satu putaran menurut nama, tanpa barisnya"),
		func(ctx context.Context, p dasar.Pelaku, in *cariSlip) (*dasarhttp.KeluarDaftar[RingkasSlip], error) {
			if _, err := h.s.Putaran(ctx, p, in.ID); err != nil {
				return nil, err
			}
			ss, lanjut, err := h.s.DaftarSlip(ctx, p, in.ID, in.Teks, in.Page())
			if err != nil {
				return nil, err
			}
			bidang := slices.DeleteFunc(slices.Clone(bidangSlip[:]), func(b namaBidang) bool {
				return slices.Contains([]string{"ptkp", "dpp", "ember", "biaya_jabatan", "upah_bpjs"}, b.json)
			})
			ts, err := h.bukaSlip(ctx, p, bidang, ss)
			xs := make([]RingkasSlip, len(ts))
			for i := range ts {
				xs[i] = keRingkasSlip(&ss[i], ts[i])
			}
			return dasarhttp.BeriDaftar(xs, lanjut, err, func(x RingkasSlip) RingkasSlip { return x })
		})
	dasarhttp.Daftar(a, operasi(penggajian, "ambil-slip", ambil, "/gaji/putaran/{id}/slip/{pegawai}", "Satu slip dengan penjelasan setiap angkanya"),
		func(ctx context.Context, p dasar.Pelaku, in *pegawaiSlip) (*dasarhttp.Keluar[Slip], error) {
			if _, err := h.s.Putaran(ctx, p, in.ID); err != nil {
				return nil, err
			}
			s, err := h.s.AmbilSlip(ctx, p, in.ID, pegawai.ID(in.Pegawai))
			if err != nil {
				return nil, err
			}
			ts, err := h.bukaSlip(ctx, p, bidangSlip[:], []pegawai.Slip{s})
			return dasarhttp.Beri(ts, err, func(ts []tampilan) Slip { return keSlip(&s, ts[0]) })
		})
	h.pasangAliran(a)
	h.pasangBanding(a)
}
