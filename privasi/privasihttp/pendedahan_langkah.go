package privasihttp

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/pendedahan"
)

// DataInstrumen is the paper by which an authority asks.
type DataInstrumen struct {
	Jenis        string        `json:"jenis" maxLength:"100"`
	Nomor        string        `json:"nomor" maxLength:"100"`
	Tanggal      dasar.Tanggal `json:"tanggal,omitzero"`
	Instansi     string        `json:"instansi" maxLength:"200"`
	Pasal        string        `json:"pasal" maxLength:"200" doc:"undang-undang yang membolehkannya meminta"`
	Lingkup      []string      `json:"lingkup" maxItems:"200" doc:"bidang yang disebut suratnya, misalnya santri.Santri.HP"`
	Petugas      string        `json:"petugas" maxLength:"200" doc:"bagaimana identitas petugasnya diperiksa"`
	LarangSampai time.Time     `json:"larang_sampai,omitzero" doc:"sampai kapan undang-undang melarang memberi tahu orangnya"`
	LarangPasal  string        `json:"larang_pasal,omitempty" maxLength:"200"`
}

// DataPendedahan is what somebody outside asks for.
type DataPendedahan struct {
	Penerima   string        `json:"penerima" maxLength:"200"`
	Negara     string        `json:"negara" maxLength:"2" doc:"negara penerima, misalnya ID"`
	Perjanjian string        `json:"perjanjian,omitempty" maxLength:"100"`
	Tujuan     string        `json:"tujuan" maxLength:"100"`
	Dasar      string        `json:"dasar,omitempty" maxLength:"40" doc:"dasar hukum: persetujuan, perjanjian, kewajiban hukum, kepentingan vital, tugas publik, kepentingan yang sah"`
	Rujukan    string        `json:"rujukan,omitempty" maxLength:"200"`
	Instrumen  DataInstrumen `json:"instrumen,omitzero"`
	Diminta    []string      `json:"diminta" maxItems:"200" doc:"yang diminta, misalnya santri.Santri.Nama"`
	Bidang     []string      `json:"bidang" maxItems:"200" doc:"yang hendak diberikan: sesedikit mungkin"`
}

func (d DataPendedahan) permintaan(x privasi.SubjekID, j pendedahan.Jenis) pendedahan.Permintaan {
	return pendedahan.Permintaan{Subjek: x, Jenis: j, Penerima: d.Penerima, Negara: d.Negara, Perjanjian: d.Perjanjian, Tujuan: d.Tujuan, Dasar: dasarHukum(d.Dasar), Rujukan: d.Rujukan,
		Instrumen: pendedahan.Instrumen(d.Instrumen), Diminta: d.Diminta, Bidang: d.Bidang}
}

// dasarHukum reads the name of a lawful basis; another text is none.
func dasarHukum(nama string) privasi.DasarHukum {
	for d := privasi.Persetujuan; d <= privasi.KepentinganSah; d++ {
		if d.String() == nama {
			return d
		}
	}
	return privasi.TanpaDasar
}

type (
	// MasukMintaPendedahan records at the desk what somebody outside asks for.
	MasukMintaPendedahan struct {
		dasarhttp.KunciUlang
		Body struct {
			DataPendedahan
			Subjek string `json:"subjek" maxLength:"64"`
			Jenis  string `json:"jenis" maxLength:"40" doc:"aparat atau pihak"`
		}
	}
	// MasukMintaSendiri is what a person wants given to somebody of himself.
	MasukMintaSendiri struct {
		MasukSubjek
		dasarhttp.KunciUlang
		Body DataPendedahan
	}
	// MasukUji records the test of necessity and proportion.
	MasukUji struct {
		MasukID
		Body struct {
			Dokumen  string `json:"dokumen" maxLength:"100"`
			Perlu    bool   `json:"perlu"`
			Seimbang bool   `json:"seimbang"`
		}
	}
	// MasukDiberikan names what was really handed over.
	MasukDiberikan struct {
		MasukID
		Body struct {
			Bidang []string `json:"bidang" maxItems:"200"`
		}
	}
	// MasukBuktiKabar is the proof that somebody was told.
	MasukBuktiKabar struct {
		MasukID
		Body struct {
			Bukti string `json:"bukti" minLength:"1" maxLength:"100"`
		}
	}
)

func (h pintu) pasangPendedahanLangkah(a *dasarhttp.API) {
	dasarhttp.Daftar(a, baru(meja("minta-pendedahan", kirim, "/pendedahan", "Catat permintaan data dari luar")),
		func(ctx context.Context, p dasar.Pelaku, m *MasukMintaPendedahan) (*dasarhttp.Keluar[Pendedahan], error) {
			return buat(ctx, h, p, m.KunciUlang, m.Body, func(s *kantor.Service) (pendedahan.Pendedahan, error) {
				return s.MintaPendedahan(ctx, p, m.Body.permintaan(privasi.SubjekID(m.Body.Subjek), pendedahan.Jenis(m.Body.Jenis)))
			}, kePendedahan)
		})
	dasarhttp.Daftar(a, baru(saya("minta-pendedahan-saya", kirim, "/data-saya/{subjek}/pendedahan", "Minta agar data diri atau anak diberikan kepada pihak lain")),
		func(ctx context.Context, p dasar.Pelaku, m *MasukMintaSendiri) (*dasarhttp.Keluar[Pendedahan], error) {
			return buat(ctx, h, p, m.KunciUlang, []any{m.Subjek, m.Body}, func(s *kantor.Service) (pendedahan.Pendedahan, error) {
				return s.MintaPendedahan(ctx, p, m.Body.permintaan(m.orang(), pendedahan.AtasPermintaan))
			}, kePendedahan)
		})
	dasarhttp.Daftar(a, meja("uji-pendedahan", kirim, "/pendedahan/{id}/uji", "Catat uji keperluan dan keseimbangan"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukUji) (*dasarhttp.Keluar[Pendedahan], error) {
			x, err := h.s.UjiPendedahan(ctx, p, m.ID, pendedahan.HasilUji(m.Body))
			return dasarhttp.Beri(x, err, kePendedahan)
		})
	dasarhttp.Daftar(a, meja("lakukan-pendedahan", kirim, "/pendedahan/{id}/pelaksanaan", "Catat yang benar-benar diberikan"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukDiberikan) (*dasarhttp.Keluar[Pendedahan], error) {
			x, err := h.s.LakukanPendedahan(ctx, p, m.ID, m.Body.Bidang)
			return dasarhttp.Beri(x, err, kePendedahan)
		})
	dasarhttp.Daftar(a, meja("kabari-pendedahan", kirim, "/pendedahan/{id}/kabar", "Catat bahwa orangnya sudah diberi tahu"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukBuktiKabar) (*dasarhttp.Keluar[Pendedahan], error) {
			x, err := h.s.KabariPendedahan(ctx, p, m.ID, m.Body.Bukti)
			return dasarhttp.Beri(x, err, kePendedahan)
		})
}
