package akademikhttp

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/santri"
)

// UkuranUjian is how far a santri has come towards a gate that nothing else measures.
type UkuranUjian struct {
	Santri  string `json:"santri" minLength:"1" maxLength:"64"`
	Gerbang string `json:"gerbang" minLength:"1" maxLength:"40" doc:"kode syaratnya"`
	Nilai   string `json:"nilai" minLength:"1" maxLength:"24"`
}

// DispensasiUjian lets a santri through a gate.
type DispensasiUjian struct {
	Santri  string `json:"santri" minLength:"1" maxLength:"64"`
	Gerbang string `json:"gerbang" minLength:"1" maxLength:"40" doc:"kode syaratnya"`
	Alasan  string `json:"alasan" minLength:"1" maxLength:"200" doc:"tanpa urusan pribadi; untuk pembayaran: keputusan pimpinan, sedang diproses bendahara, atau pembayaran belum tercatat"`
}

// CatatanUjian is what somebody recorded about a gate of an exam.
type CatatanUjian struct {
	ID      string        `json:"id"`
	Santri  string        `json:"santri"`
	Gerbang string        `json:"gerbang"`
	Jenis   string        `json:"jenis" doc:"ukuran atau dispensasi"`
	Nilai   string        `json:"nilai,omitempty"`
	Alasan  string        `json:"alasan,omitempty"`
	Pada    dasar.Tanggal `json:"pada"`
	Oleh    string        `json:"oleh"`
	Batal   string        `json:"batal,omitempty"`
}

func keCatatanUjian(c akademik.CatatanSyarat) CatatanUjian {
	return CatatanUjian{c.ID, string(c.Santri), c.Gerbang, string(c.Jenis), teks(c.Nilai), c.Alasan, c.Pada, c.Oleh, c.Batal}
}

func (u UkuranUjian) catatan() (akademik.CatatanSyarat, error) {
	b := &bacaAngka{}
	return akademik.CatatanSyarat{Santri: santri.ID(u.Santri), Gerbang: u.Gerbang, Jenis: akademik.UkuranSyarat, Nilai: b.angka("nilai", u.Nilai)}, b.err
}

func (d DispensasiUjian) catatan() akademik.CatatanSyarat {
	return akademik.CatatanSyarat{Santri: santri.ID(d.Santri), Gerbang: d.Gerbang, Jenis: akademik.DispensasiSyarat, Alasan: d.Alasan}
}

type akademikUkuranUjian struct {
	MasukID
	dasarhttp.KunciUlang
	Body struct {
		Ukuran []UkuranUjian `json:"ukuran" minItems:"1" maxItems:"500"`
	}
}

type akademikDispensasiUjian struct {
	MasukID
	dasarhttp.KunciUlang
	Body struct {
		Dispensasi []DispensasiUjian `json:"dispensasi" minItems:"1" maxItems:"500"`
	}
}

type akademikBatalUjian struct {
	MasukID
	Catatan string `path:"catatan" maxLength:"64"`
	dasarhttp.KunciUlang
	Body struct {
		Alasan string `json:"alasan" minLength:"1" maxLength:"200" doc:"tanpa urusan pribadi"`
	}
}

func (h pintu) pasangSyaratUjian(a *dasarhttp.API) {
	dasarhttp.Daftar(a, operasi("daftar-ukuran-ujian", ambil, "/ujian/{id}/ukuran", "Ukuran syarat yang dicatat orang, juga yang dibatalkan"),
		func(ctx context.Context, p dasar.Pelaku, in *MasukID) (*dasarhttp.KeluarDaftar[CatatanUjian], error) {
			return h.catatanUjian(ctx, p, in.ID, akademik.UkuranSyarat)
		})
	dasarhttp.Daftar(a, operasi("catat-ukuran-ujian", kirim, "/ujian/{id}/ukuran", "Catat ukuran syarat yang tidak dihitung sendiri, semuanya atau tidak sama sekali"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikUkuranUjian) (*dasarhttp.Kosong, error) {
			cs, err := dasarhttp.Coba(in.Body.Ukuran, UkuranUjian.catatan)
			if err != nil {
				return nil, err
			}
			return h.catatSyarat(ctx, p, in.ID, in.Kunci, cs)
		})
	dasarhttp.Daftar(a, operasi("batal-ukuran-ujian", kirim, "/ujian/{id}/ukuran/{catatan}/pembatalan", "Batalkan ukuran dengan alasan"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikBatalUjian) (*dasarhttp.Kosong, error) {
			return h.batalSyarat(ctx, p, *in, akademik.UkuranSyarat)
		})
	dasarhttp.Daftar(a, operasi("daftar-dispensasi-ujian", ambil, "/ujian/{id}/dispensasi", "Dispensasi syarat beserta alasannya, bagi yang memutuskannya"),
		func(ctx context.Context, p dasar.Pelaku, in *MasukID) (*dasarhttp.KeluarDaftar[CatatanUjian], error) {
			return h.catatanUjian(ctx, p, in.ID, akademik.DispensasiSyarat)
		})
	dasarhttp.Daftar(a, operasi("beri-dispensasi-ujian", kirim, "/ujian/{id}/dispensasi", "Beri dispensasi atas nama sendiri; syarat yang belum terpenuhi lalu dilewati"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikDispensasiUjian) (*dasarhttp.Kosong, error) {
			return h.catatSyarat(ctx, p, in.ID, in.Kunci, dasarhttp.Peta(in.Body.Dispensasi, DispensasiUjian.catatan))
		})
	dasarhttp.Daftar(a, operasi("batal-dispensasi-ujian", kirim, "/ujian/{id}/dispensasi/{catatan}/pembatalan", "Cabut dispensasi dengan alasan"),
		func(ctx context.Context, p dasar.Pelaku, in *akademikBatalUjian) (*dasarhttp.Kosong, error) {
			return h.batalSyarat(ctx, p, *in, akademik.DispensasiSyarat)
		})
}

func (h pintu) catatSyarat(ctx context.Context, p dasar.Pelaku, ujian, kunci string, cs []akademik.CatatanSyarat) (*dasarhttp.Kosong, error) {
	if err := h.pesertaUjian(ctx, p, ujian, dasarhttp.Peta(cs, func(c akademik.CatatanSyarat) santri.ID { return c.Santri })...); err != nil {
		return nil, err
	}
	return dasarhttp.Selesai(dasarhttp.Urutan(h.s.CatatSyarat(ctx, p, kunci, ujian, cs...), len(cs)))
}

// syaratMilik lists the records of one kind about santri that the caller may see.
func (h pintu) syaratMilik(ctx context.Context, p dasar.Pelaku, ujian string, jenis akademik.JenisCatatanSyarat) ([]akademik.CatatanSyarat, error) {
	l, err := h.lembarUjian(ctx, p, ujian)
	if err != nil {
		return nil, err
	}
	b, err := h.batas(ctx, p)
	if err != nil {
		return nil, err
	}
	cs, err := h.s.CatatanUjian(ctx, p, ujian)
	return slices.DeleteFunc(cs, func(c akademik.CatatanSyarat) bool {
		return c.Jenis != jenis || b.terbatas && !slices.ContainsFunc(l.Peserta, func(o akademik.PesertaUjian) bool { return o.ID == c.Santri })
	}), err
}

func (h pintu) catatanUjian(ctx context.Context, p dasar.Pelaku, ujian string, jenis akademik.JenisCatatanSyarat) (*dasarhttp.KeluarDaftar[CatatanUjian], error) {
	cs, err := h.syaratMilik(ctx, p, ujian, jenis)
	return dasarhttp.BeriDaftar(cs, "", err, keCatatanUjian)
}

func (h pintu) batalSyarat(ctx context.Context, p dasar.Pelaku, in akademikBatalUjian, jenis akademik.JenisCatatanSyarat) (*dasarhttp.Kosong, error) {
	cs, err := h.syaratMilik(ctx, p, in.ID, jenis)
	if err == nil && !slices.ContainsFunc(cs, func(c akademik.CatatanSyarat) bool { return c.ID == in.Catatan }) {
		err = akademik.ErrHasilTiada.NotFoundf("catatan itu tidak ada pada ujian ini")
	}
	if err != nil {
		return nil, err
	}
	return dasarhttp.Selesai(h.s.BatalSyarat(ctx, p, in.Kunci, in.ID, in.Catatan, in.Body.Alasan))
}
