package privasihttp

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/privasi/ropa"
)

// DataPihak is a legal entity.
type DataPihak struct {
	Nama   string `json:"nama" maxLength:"200"`
	Negara string `json:"negara,omitempty" maxLength:"2" doc:"kode negara, misalnya ID"`
	Kontak string `json:"kontak,omitempty" maxLength:"200"`
}

func kePihak(p ropa.Pihak) DataPihak { return DataPihak{p.Nama, p.Negara, p.Kontak} }

func (d DataPihak) pihak(id string) ropa.Pihak {
	return ropa.Pihak{ID: id, Nama: d.Nama, Negara: d.Negara, Kontak: d.Kontak}
}

// DataPenyelenggara says who runs the electronic system.
type DataPenyelenggara struct {
	Nama        string `json:"nama" maxLength:"200"`
	Nomor       string `json:"nomor,omitempty" maxLength:"100" doc:"nomor pendaftaran"`
	AlasanBelum string `json:"alasan_belum,omitempty" maxLength:"500" doc:"mengapa belum terdaftar"`
	Kontak      string `json:"kontak,omitempty" maxLength:"200"`
}

// DataLampiran is what an institution adds to its register.
type DataLampiran struct {
	Pengendali    DataPihak         `json:"pengendali"`
	Penyelenggara DataPenyelenggara `json:"penyelenggara"`
	PPDP          string            `json:"ppdp" maxLength:"200"`
	PemenuhanHak  string            `json:"pemenuhan_hak" maxLength:"2000"`
	Versi         uint64            `json:"versi" doc:"versi lampiran yang dibaca; 0: belum pernah disimpan"`
}

// Lampiran are the attachments, with what they lack.
type Lampiran struct {
	DataLampiran
	Pengamanan []string `json:"pengamanan" doc:"yang benar-benar berjalan"`
	Peringatan []string `json:"peringatan"`
}

func keLampiran(l ropa.Lampiran) Lampiran {
	return Lampiran{DataLampiran{kePihak(l.Pengendali), DataPenyelenggara(l.Penyelenggara), l.PPDP, l.PemenuhanHak, l.Versi}, teks(l.Pengamanan), teks(l.Peringatan())}
}

// DataTempat is a place where data is stored.
type DataTempat struct {
	BadanHukum string    `json:"badan_hukum" maxLength:"200"`
	Kota       string    `json:"kota" maxLength:"100"`
	Negara     string    `json:"negara" maxLength:"2"`
	Pengelola  string    `json:"pengelola,omitempty" maxLength:"64" doc:"kunci prosesor; kosong: lembaga sendiri"`
	Mulai      time.Time `json:"mulai"`
	Selesai    time.Time `json:"selesai,omitzero"`
}

// Tempat is a registered place.
type Tempat struct {
	ID string `json:"id"`
	DataTempat
}

func keTempat(l ropa.Lokasi) Tempat {
	return Tempat{l.ID, DataTempat{l.BadanHukum, l.Kota, l.Negara, l.Pengelola, l.Mulai, l.Selesai}}
}

// DataNilai is the judgement of one mechanism of transfer.
type DataNilai struct {
	Pada     time.Time `json:"pada,omitzero" doc:"kosong: belum dinilai"`
	Memenuhi bool      `json:"memenuhi"`
	Dokumen  string    `json:"dokumen,omitempty" maxLength:"100"`
}

func keNilai(n ropa.Nilai) DataNilai { return DataNilai{n.Pada, n.Memenuhi, n.Dokumen} }

func (d DataNilai) nilai() ropa.Nilai {
	return ropa.Nilai{Pada: d.Pada, Memenuhi: d.Memenuhi, Dokumen: d.Dokumen}
}

// DataTransfer is a transfer abroad.
type DataTransfer struct {
	Tempat    string    `json:"tempat" maxLength:"64" doc:"kunci tempat; negaranya dari sana"`
	Penerima  string    `json:"penerima" maxLength:"200"`
	Kegiatan  []string  `json:"kegiatan" maxItems:"200"`
	Penilaian string    `json:"penilaian" maxLength:"100" doc:"nomor penilaian transfer"`
	Mekanisme string    `json:"mekanisme" maxLength:"20" doc:"setara, mengikat, atau persetujuan: yang lebih ketat dinilai dahulu"`
	Setara    DataNilai `json:"setara,omitzero"`
	Mengikat  DataNilai `json:"mengikat,omitzero"`
	Dikabari  time.Time `json:"dikabari,omitzero" doc:"kapan orangnya diberi tahu"`
	Vital     bool      `json:"vital,omitempty"`
	Mulai     time.Time `json:"mulai"`
}

// Transfer is a registered transfer; Catatan says what is not sound.
type Transfer struct {
	ID     string `json:"id"`
	Negara string `json:"negara"`
	DataTransfer
	Catatan string `json:"catatan,omitempty"`
}

func keTransfer(t ropa.Transfer, kini time.Time) Transfer {
	return Transfer{t.ID, t.Negara, DataTransfer{t.Lokasi, t.Penerima, teks(t.Kegiatan), t.Penilaian, string(t.Mekanisme), keNilai(t.Setara), keNilai(t.Mengikat), t.Dikabari, t.Vital, t.Mulai}, pesan(t.Periksa(kini))}
}

func (d DataTransfer) transfer(id string) ropa.Transfer {
	return ropa.Transfer{ID: id, Lokasi: d.Tempat, Penerima: d.Penerima, Kegiatan: d.Kegiatan, Penilaian: d.Penilaian, Mekanisme: ropa.Mekanisme(d.Mekanisme), Setara: d.Setara.nilai(), Mengikat: d.Mengikat.nilai(),
		Dikabari: d.Dikabari, Vital: d.Vital, Mulai: d.Mulai}
}

type (
	// MasukAturLampiran replaces who is who in the attachments.
	MasukAturLampiran struct{ Body DataLampiran }
	// MasukTempat keeps a place under an id of the sender's choice.
	MasukTempat struct {
		MasukID
		Body struct {
			DataTempat
			Versi uint64 `json:"versi" doc:"versi lampiran yang dibaca"`
		}
	}
	// MasukTransfer keeps a transfer.
	MasukTransfer struct {
		MasukID
		Body struct {
			DataTransfer
			Versi uint64 `json:"versi"`
		}
	}
)

func (h pintu) pasangLampiran(a *dasarhttp.API) {
	dasarhttp.Daftar(a, meja("ambil-lampiran", ambil, "/rekam-kegiatan/lampiran", "Lampiran register: pengendali, penyelenggara, pengamanan"),
		func(ctx context.Context, p dasar.Pelaku, _ *dasarhttp.TanpaMasukan) (*dasarhttp.Keluar[Lampiran], error) {
			l, err := h.s.Lampiran(ctx, p)
			return dasarhttp.Beri(l, err, keLampiran)
		})
	dasarhttp.Daftar(a, meja("atur-lampiran", taruh, "/rekam-kegiatan/lampiran", "Ubah pengendali, penyelenggara, narahubung, dan cara hak dipenuhi"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukAturLampiran) (*dasarhttp.Keluar[Lampiran], error) {
			b := m.Body
			l, err := h.s.AturPihak(ctx, p, ropa.Lampiran{Pengendali: b.Pengendali.pihak(""), Penyelenggara: ropa.Penyelenggara(b.Penyelenggara), PPDP: b.PPDP, PemenuhanHak: b.PemenuhanHak, Versi: b.Versi})
			return dasarhttp.Beri(l, err, keLampiran)
		})
	dasarhttp.Daftar(a, meja("daftar-tempat", ambil, "/rekam-kegiatan/tempat", "Tempat penyimpanan data"),
		func(ctx context.Context, p dasar.Pelaku, m *dasarhttp.Halaman) (*dasarhttp.KeluarDaftar[Tempat], error) {
			l, err := h.s.Lampiran(ctx, p)
			return dasarhttp.BeriHalaman(l.Lokasi, *m, err, func(x ropa.Lokasi) string { return x.ID }, keTempat)
		})
	dasarhttp.Daftar(a, meja("atur-tempat", taruh, "/rekam-kegiatan/tempat/{id}", "Tambah atau ubah tempat penyimpanan"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukTempat) (*dasarhttp.Keluar[Lampiran], error) {
			b := m.Body
			l, err := h.s.AturTempat(ctx, p, ropa.Lokasi{ID: m.ID, BadanHukum: b.BadanHukum, Kota: b.Kota, Negara: b.Negara, Pengelola: b.Pengelola, Mulai: b.Mulai, Selesai: b.Selesai}, b.Versi)
			return dasarhttp.Beri(l, err, keLampiran)
		})
	dasarhttp.Daftar(a, meja("daftar-transfer", ambil, "/rekam-kegiatan/transfer", "Transfer data ke luar Indonesia"),
		func(ctx context.Context, p dasar.Pelaku, m *dasarhttp.Halaman) (*dasarhttp.KeluarDaftar[Transfer], error) {
			l, err := h.s.Lampiran(ctx, p)
			return dasarhttp.BeriHalaman(l.Transfer, *m, err, func(x ropa.Transfer) string { return x.ID }, func(x ropa.Transfer) Transfer { return keTransfer(x, h.s.Now()) })
		})
	dasarhttp.Daftar(a, meja("atur-transfer", taruh, "/rekam-kegiatan/transfer/{id}", "Tambah atau ubah transfer ke luar Indonesia"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukTransfer) (*dasarhttp.Keluar[Lampiran], error) {
			l, err := h.s.AturTransfer(ctx, p, m.Body.transfer(m.ID), m.Body.Versi)
			return dasarhttp.Beri(l, err, keLampiran)
		})
}
