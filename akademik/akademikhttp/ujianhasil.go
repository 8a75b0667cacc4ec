package akademikhttp

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/akademik/mushaf"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

// DataHasilUjian is one attempt as it is entered.
type DataHasilUjian struct {
	Santri  string        `json:"santri" minLength:"1" maxLength:"64"`
	Hadir   bool          `json:"hadir"`
	Penguji []string      `json:"penguji,omitempty" maxItems:"10" doc:"id pegawai"`
	Bagian  []BagianUjian `json:"bagian,omitempty" maxItems:"60" doc:"ujian tahfidz: yang dibaca; nilai dan hasilnya dihitung dari kesalahannya"`
	Nilai   string        `json:"nilai,omitempty" maxLength:"12" doc:"ujian diniyah"`
	Hasil   string        `json:"hasil,omitempty" enum:"lulus,ulang"`
	Catatan string        `json:"catatan,omitempty" maxLength:"200" doc:"tanpa urusan pribadi"`
	Tanggal dasar.Tanggal `json:"tanggal"`
}

// BagianUjian is one part of a tahfidz exam.
type BagianUjian struct {
	Rentang   string      `json:"rentang" minLength:"1" maxLength:"60" doc:"juz 30, 2:1-141"`
	Kesalahan []Kesalahan `json:"kesalahan,omitempty" maxItems:"60"`
}

// HasilUjian is one attempt.
type HasilUjian struct {
	ID string `json:"id"`
	Ke int    `json:"ke" doc:"percobaan ke berapa"`
	DataHasilUjian
	Uraian []string `json:"uraian,omitempty" doc:"bagaimana putusannya terjadi, menurut aturan hari itu"`
	Batal  string   `json:"batal,omitempty"`
	Oleh   string   `json:"oleh"`
}

func keHasilUjian(x akademik.HasilUjian) HasilUjian {
	d := DataHasilUjian{Santri: string(x.Santri), Hadir: x.Hadir, Penguji: teksDari(x.Penguji), Nilai: x.Nilai, Hasil: string(x.Hasil), Catatan: x.Catatan, Tanggal: x.Tanggal}
	for _, b := range x.Bagian {
		d.Bagian = append(d.Bagian, BagianUjian{
			mushaf.Rentang{Dari: mushaf.Ayat(b.Rentang.Dari), Sampai: mushaf.Ayat(b.Rentang.Sampai)}.String(),
			dasarhttp.Peta(b.Kesalahan, func(k akademik.Kesalahan) Kesalahan { return Kesalahan(k) }),
		})
	}
	return HasilUjian{x.ID, x.Ke, d, x.Uraian, x.Batal, x.Oleh}
}

func (d DataHasilUjian) hasil(e *mushaf.Edisi) (akademik.HasilUjian, error) {
	bagian, err := dasarhttp.Coba(d.Bagian, func(b BagianUjian) (akademik.BagianUjian, error) {
		r, err := e.Baca(b.Rentang)
		return akademik.BagianUjian{
			Rentang: akademik.RentangAyat{Dari: int(r.Dari), Sampai: int(r.Sampai)}, Kesalahan: dasarhttp.Peta(b.Kesalahan, func(k Kesalahan) akademik.Kesalahan { return akademik.Kesalahan(k) }),
		}, err
	})
	return akademik.HasilUjian{
		Santri: santri.ID(d.Santri), Hadir: d.Hadir, Penguji: dariTeks[pegawai.ID](d.Penguji), Bagian: bagian, Nilai: d.Nilai, Hasil: hafalan.Hasil(d.Hasil), Catatan: d.Catatan, Tanggal: d.Tanggal,
	}, err
}

type akademikHasilUjian struct {
	MasukID
	dasarhttp.KunciUlang
	Body struct {
		Hasil []DataHasilUjian `json:"hasil" minItems:"1" maxItems:"500"`
	}
}

func (h pintu) pasangHasilUjian(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi("catat-hasil-ujian", kirim, "/ujian/{id}/hasil", "Catat percobaan ujian, semuanya atau tidak sama sekali; yang belum layak ditolak"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikHasilUjian) (*dasarhttp.Kosong, error) {
			hs, err := dasarhttp.Coba(in.Body.Hasil, func(d DataHasilUjian) (akademik.HasilUjian, error) { return d.hasil(h.s.Mushaf()) })
			if err == nil {
				err = h.pesertaUjian(ctx, p, in.ID, dasarhttp.Peta(hs, func(x akademik.HasilUjian) santri.ID { return x.Santri })...)
			}
			if err != nil {
				return nil, err
			}
			return dasarhttp.Selesai(dasarhttp.Urutan(h.s.CatatHasilUjian(ctx, p, in.Kunci, in.ID, hs...), len(hs)))
		})
	dasarhttp.Daftar(a, operasi("batal-hasil-ujian", kirim, "/ujian/{id}/hasil/{catatan}/pembatalan", "Batalkan percobaan dengan alasan, beserta setoran yang dicatatnya"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikBatalUjian) (*dasarhttp.Kosong, error) {
			l, err := h.lembarUjian(ctx, p, in.ID)
			if err == nil && !slices.ContainsFunc(l.Peserta, func(o akademik.PesertaUjian) bool {
				return slices.ContainsFunc(o.Hasil, func(x akademik.HasilUjian) bool { return x.ID == in.Catatan })
			}) {
				err = akademik.ErrHasilTiada.NotFoundf("hasil itu tidak ada atau sudah dibatalkan")
			}
			if err != nil {
				return nil, err
			}
			return dasarhttp.Selesai(h.s.BatalHasilUjian(ctx, p, in.Kunci, in.ID, in.Catatan, in.Body.Alasan))
		})
}
