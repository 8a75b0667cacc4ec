package privasihttp

import (
	"context"
	"errors"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/privasi/ropa"
)

// DataPerjanjian is the agreement with a processor.
type DataPerjanjian struct {
	Nomor   string            `json:"nomor" maxLength:"100"`
	Mulai   time.Time         `json:"mulai"`
	Selesai time.Time         `json:"selesai,omitzero"`
	Isi     map[string]string `json:"isi" doc:"sebelas isi perjanjian menurut kodenya, misalnya ruang_lingkup"`
}

// DataSub is a processor that a processor uses.
type DataSub struct {
	Pihak       DataPihak `json:"pihak"`
	Persetujuan string    `json:"persetujuan" maxLength:"100" doc:"nomor persetujuan tertulis"`
	Disetujui   time.Time `json:"disetujui"`
	Mulai       time.Time `json:"mulai"`
}

// DataProsesor is a processor with its agreement.
type DataProsesor struct {
	Pihak      DataPihak      `json:"pihak"`
	Kegiatan   []string       `json:"kegiatan" maxItems:"200"`
	Perjanjian DataPerjanjian `json:"perjanjian"`
	Sub        []DataSub      `json:"sub,omitempty" maxItems:"20" doc:"saat mengubah: yang ditambahkan"`
}

// Prosesor is a registered processor; Catatan says what is not sound.
type Prosesor struct {
	ID string `json:"id"`
	DataProsesor
	Catatan string `json:"catatan,omitempty"`
}

func keProsesor(p ropa.Prosesor, kini time.Time) Prosesor {
	return Prosesor{p.Pihak.ID, DataProsesor{kePihak(p.Pihak), teks(p.Kegiatan), DataPerjanjian(p.Perjanjian), dasarhttp.Peta(p.Sub, func(s ropa.Sub) DataSub {
		return DataSub{kePihak(s.Pihak), s.Persetujuan, s.Disetujui, s.Mulai}
	})}, pesan(p.Periksa(ropa.ButirPerjanjian(), kini))}
}

func (d DataProsesor) prosesor(id string) ropa.Prosesor {
	return ropa.Prosesor{Pihak: d.Pihak.pihak(id), Kegiatan: d.Kegiatan, Perjanjian: ropa.Perjanjian(d.Perjanjian), Sub: dasarhttp.Peta(d.Sub, func(s DataSub) ropa.Sub {
		return ropa.Sub{Pihak: s.Pihak.pihak(""), Persetujuan: s.Persetujuan, Disetujui: s.Disetujui, Mulai: s.Mulai}
	})}
}

// pesan is what a refusal says to people; "" for none.
func pesan(err error) string {
	if e, ada := errors.AsType[*dasar.Error](err); ada {
		return e.Message
	}
	return ""
}

// MasukProsesor keeps a processor under an id of the sender's choice.
type MasukProsesor struct {
	MasukID
	Body struct {
		DataProsesor
		Versi uint64 `json:"versi" doc:"versi lampiran yang dibaca"`
	}
}

func (h pintu) pasangProsesor(a *dasarhttp.API) {
	dasarhttp.Daftar(a, meja("daftar-prosesor", ambil, "/rekam-kegiatan/prosesor", "Prosesor dan perjanjiannya"),
		func(ctx context.Context, p dasar.Pelaku, m *dasarhttp.Halaman) (*dasarhttp.KeluarDaftar[Prosesor], error) {
			l, err := h.s.Lampiran(ctx, p)
			return dasarhttp.BeriHalaman(l.Prosesor, *m, err, func(x ropa.Prosesor) string { return x.Pihak.ID }, func(x ropa.Prosesor) Prosesor { return keProsesor(x, h.s.Now()) })
		})
	dasarhttp.Daftar(a, meja("atur-prosesor", taruh, "/rekam-kegiatan/prosesor/{id}", "Tambah atau ubah prosesor dan perjanjiannya"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukProsesor) (*dasarhttp.Keluar[Lampiran], error) {
			l, err := h.s.AturProsesor(ctx, p, m.Body.prosesor(m.ID), m.Body.Versi)
			return dasarhttp.Beri(l, err, keLampiran)
		})
}
