package privasihttp

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarhttp"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/rezim"
)

// DataSetelan is what an institution decides where the law leaves it open.
type DataSetelan struct {
	ZonaBatas           string                   `json:"zona_batas" maxLength:"40"`
	Zona                string                   `json:"zona" maxLength:"40"`
	RezimLebihUntung    bool                     `json:"rezim_lebih_untung"`
	BeralihAwal         map[string]dasar.Tanggal `json:"beralih_awal,omitempty" doc:"aturan yang diikuti sebelum wajib, dan sejak hari apa"`
	HariPertamaDihitung bool                     `json:"hari_pertama_dihitung"`
	MulaiInsiden        string                   `json:"mulai_insiden" maxLength:"20"`
	TargetDalamJam      int                      `json:"target_dalam_jam"`
	Peralihan           string                   `json:"peralihan" maxLength:"40"`
	HariPeralihan       int                      `json:"hari_peralihan"`
	HariJelangPeralihan int                      `json:"hari_jelang_peralihan"`
	NikahMendewasakan   bool                     `json:"nikah_mendewasakan"`
	WaliUntukHakAnak    string                   `json:"wali_untuk_hak_anak" maxLength:"40"`
	WaliUntukSemuaDasar bool                     `json:"wali_untuk_semua_dasar"`
	PengumumanJam       int                      `json:"pengumuman_jam"`
	PengaduanHari       int                      `json:"pengaduan_hari"`
	JedaTanyaUlangHari  int                      `json:"jeda_tanya_ulang_hari"`
	KelompokTerkecil    int                      `json:"kelompok_terkecil"`
	DukunganJam         int                      `json:"dukungan_jam"`
	DaruratMenit        int                      `json:"darurat_menit"`
	DaruratSehari       int                      `json:"darurat_sehari"`
	DaruratTinjauHari   int                      `json:"darurat_tinjau_hari"`
	OtentikUlangMenit   int                      `json:"otentik_ulang_menit"`
	TenangJam           int                      `json:"tenang_jam"`
	UmurCadanganKunci   int                      `json:"umur_cadangan_kunci" doc:"hari"`
	AlamatPengawas      string                   `json:"alamat_pengawas" maxLength:"300"`
	SaksiTitikPeriksa   string                   `json:"saksi_titik_periksa" maxLength:"300"`
	KedudukanPPDP       string                   `json:"kedudukan_ppdp" maxLength:"300"`
	TinjauBulan         int                      `json:"tinjau_bulan"`
}

// Setelan are the settings of the office, with who changed them last.
type Setelan struct {
	Isi   DataSetelan `json:"isi"`
	Oleh  string      `json:"oleh,omitempty"`
	Pada  *time.Time  `json:"pada,omitempty"`
	Versi uint64      `json:"versi" doc:"0: belum pernah diubah"`
}

func keSetelan(x kantor.SetelanKantor) Setelan {
	return Setelan{DataSetelan(x.Isi), x.Oleh, saat(x.Pada), x.Versi}
}

// MasukSetelan replaces the settings of the version that was read.
type MasukSetelan struct {
	Body struct {
		Isi   DataSetelan `json:"isi"`
		Versi uint64      `json:"versi"`
	}
}

func (h pintu) pasangSetelan(a *dasarhttp.API) {
	dasarhttp.Daftar(a, meja("ambil-setelan-kantor", ambil, "/setelan-privasi", "Setelan kantor pelindungan data"),
		func(ctx context.Context, p dasar.Pelaku, _ *dasarhttp.TanpaMasukan) (*dasarhttp.Keluar[Setelan], error) {
			x, err := h.s.Setelan(ctx, p.Lembaga)
			return dasarhttp.Beri(x, err, keSetelan)
		})
	dasarhttp.Daftar(a, meja("atur-setelan-kantor", taruh, "/setelan-privasi", "Ubah setelan kantor pelindungan data"),
		func(ctx context.Context, p dasar.Pelaku, m *MasukSetelan) (*dasarhttp.Keluar[Setelan], error) {
			x, err := h.s.AturSetelan(ctx, p, kantor.SetelanKantor{Isi: rezim.Setelan(m.Body.Isi), Versi: m.Body.Versi})
			return dasarhttp.Beri(x, err, keSetelan)
		})
}
