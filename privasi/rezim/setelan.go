package rezim

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

// ErrSetelan says that a setting has no sense.
var ErrSetelan = dasar.Aturan("PRI-REZIM-05")

// The choices of settings that are words.
const (
	MulaiDeteksi   = "deteksi"   // a breach clock starts when it is seen
	MulaiKepastian = "kepastian" // when a documented investigation concludes

	LanjutLaluTangguh = "lanjut_lalu_tangguh" // optional consents of a guardian go on for HariPeralihan
	TangguhSeketika   = "tangguh_seketika"    // they stop at majority

	WaliWajib        = "wajib"         // guardian approval for every request of a child
	WaliHanyaMerusak = "hanya_merusak" // only for destructive ones
	WaliTidak        = "tidak"
)

// Setelan is what the law leaves open, or what texts contradict each other about, with
// the product's defaults ([SetelanBaku]). An institution changes a copy and keeps it.
type Setelan struct {
	ZonaBatas           string                   `privasi:"-,setelan lembaga"` // decides on which instant a regime begins
	Zona                string                   `privasi:"-,setelan lembaga"` // of the institution: working days end at its midnight
	RezimLebihUntung    bool                     `privasi:"-,setelan lembaga"` // a newer regime may shorten a running clock
	BeralihAwal         map[string]dasar.Tanggal `privasi:"-,setelan lembaga"` // regimes that the institution follows before it must
	HariPertamaDihitung bool                     `privasi:"-,setelan lembaga"` // working days: the day of the event counts
	MulaiInsiden        string                   `privasi:"-,setelan lembaga"`
	TargetDalamJam      int                      `privasi:"-,setelan lembaga"` // internal warning of 72 h clocks

	Peralihan           string `privasi:"-,setelan lembaga"` // hand-over at majority
	HariPeralihan       int    `privasi:"-,setelan lembaga"`
	HariJelangPeralihan int    `privasi:"-,setelan lembaga"` // preparatory notice
	NikahMendewasakan   bool   `privasi:"-,setelan lembaga"` // for data protection only
	WaliUntukHakAnak    string `privasi:"-,setelan lembaga"` // PP 38(7) against its elucidation
	WaliUntukSemuaDasar bool   `privasi:"-,setelan lembaga"` // beyond consent and contract (UU 25(2) read broadly)

	PengumumanJam      int `privasi:"-,setelan lembaga"` // least notice before a material change of policy
	PengaduanHari      int `privasi:"-,setelan lembaga"` // answer to a complaint; the law sets none
	JedaTanyaUlangHari int `privasi:"-,setelan lembaga"` // no new question after a refusal
	KelompokTerkecil   int `privasi:"-,setelan lembaga"` // k of published aggregates

	DukunganJam       int    `privasi:"-,setelan lembaga"` // longest support access of one ticket
	DaruratMenit      int    `privasi:"-,setelan lembaga"`
	DaruratSehari     int    `privasi:"-,setelan lembaga"` // most emergency accesses in 24 hours
	DaruratTinjauHari int    `privasi:"-,setelan lembaga"` // review, or the account is locked
	OtentikUlangMenit int    `privasi:"-,setelan lembaga"` // step-up not older than this
	TenangJam         int    `privasi:"-,setelan lembaga"` // cool-off after a sensitive change
	UmurCadanganKunci int    `privasi:"-,setelan lembaga"` // days: the true upper bound of irreversible
	AlamatPengawas    string `privasi:"-,setelan lembaga"`
	SaksiTitikPeriksa string `privasi:"-,setelan lembaga"` // who keeps copies of log checkpoints
	KedudukanPPDP     string `privasi:"-,setelan lembaga"`
	TinjauBulan       int    `privasi:"-,setelan lembaga"` // people are asked to look at their data; 0: as [SetelanBaku] says
}

// BulanTinjau is the interval after which a field counts as stale. UU 27/2022 article 29 asks
// for accuracy by verification and names no interval; once a school year is the default.
func (s Setelan) BulanTinjau() int { return cmp.Or(s.TinjauBulan, SetelanBaku().TinjauBulan) }

// SetelanBaku returns the defaults.
func SetelanBaku() Setelan {
	return Setelan{
		ZonaBatas: "Asia/Jakarta", Zona: "Asia/Jakarta", RezimLebihUntung: true, MulaiInsiden: MulaiDeteksi, TargetDalamJam: 48,
		Peralihan: LanjutLaluTangguh, HariPeralihan: 90, HariJelangPeralihan: 90, NikahMendewasakan: true, WaliUntukHakAnak: WaliHanyaMerusak,
		PengumumanJam: 336, PengaduanHari: 14, JedaTanyaUlangHari: 90, KelompokTerkecil: 5,
		DukunganJam: 4, DaruratMenit: 30, DaruratSehari: 2, DaruratTinjauHari: 2, OtentikUlangMenit: 5, TenangJam: 24, UmurCadanganKunci: 30,
		AlamatPengawas:    "Kementerian Komunikasi dan Digital (selama lembaga pelindungan data pribadi belum dibentuk)",
		SaksiTitikPeriksa: "grup pesan wali santri", KedudukanPPDP: "petugas yayasan, boleh melayani beberapa lembaga",
		TinjauBulan: 12,
	}
}

// Periksa refuses, with [ErrSetelan], a zone that does not exist, a word outside its
// choices, and a number that takes a protection away: longer emergency access, less
// notice than the law's "before", groups smaller than two.
func (s Setelan) Periksa() error {
	for _, z := range []struct{ bidang, nama string }{{"zona_batas", s.ZonaBatas}, {"zona", s.Zona}} {
		if _, err := time.LoadLocation(z.nama); err != nil || z.nama == "" {
			return ErrSetelan.Invalidf("zona waktu %q tidak dikenal; tulis misalnya Asia/Makassar", z.nama).Pada(z.bidang)
		}
	}
	for _, b := range []struct {
		bidang string
		salah  bool
	}{
		{"mulai_insiden", s.MulaiInsiden != MulaiDeteksi && s.MulaiInsiden != MulaiKepastian},
		{"peralihan", s.Peralihan != LanjutLaluTangguh && s.Peralihan != TangguhSeketika},
		{"wali_untuk_hak_anak", s.WaliUntukHakAnak != WaliWajib && s.WaliUntukHakAnak != WaliHanyaMerusak && s.WaliUntukHakAnak != WaliTidak},
		{"target_dalam_jam", s.TargetDalamJam < 0},
		{"hari_peralihan", s.HariPeralihan < 0 || s.HariJelangPeralihan < 0},
		{"pengumuman_jam", s.PengumumanJam < 0},
		{"pengaduan_hari", s.PengaduanHari < 1},
		{"jeda_tanya_ulang", s.JedaTanyaUlangHari < 1},
		{"kelompok_terkecil", s.KelompokTerkecil < 2},
		{"dukungan_jam", s.DukunganJam < 1 || s.DukunganJam > 4},
		{"darurat_menit", s.DaruratMenit < 1 || s.DaruratMenit > 30},
		{"darurat_sehari", s.DaruratSehari < 1 || s.DaruratSehari > 2},
		{"darurat_tinjau_hari", s.DaruratTinjauHari < 1 || s.DaruratTinjauHari > 2},
		{"otentik_ulang_menit", s.OtentikUlangMenit < 1 || s.OtentikUlangMenit > 5},
		{"tenang_jam", s.TenangJam < 24},
		{"umur_cadangan_kunci", s.UmurCadanganKunci < 1 || s.UmurCadanganKunci > 30},
		{"tinjau_bulan", s.TinjauBulan < 0 || s.TinjauBulan > 60},
		{"alamat_pengawas", s.AlamatPengawas == ""},
	} {
		if b.salah {
			return ErrSetelan.Invalidf("setelan %s tidak boleh demikian; kembalikan ke bawaan atau pilih nilai yang lebih melindungi", b.bidang).Pada(b.bidang)
		}
	}
	return nil
}

// Salin returns a deep copy.
func (s Setelan) Salin() Setelan {
	s.BeralihAwal = maps.Clone(s.BeralihAwal)
	return s
}

func lokasi(nama string) *time.Location {
	z, err := time.LoadLocation(nama)
	if err != nil || nama == "" {
		return time.FixedZone("WIB", 7*60*60) // Periksa refuses such a value; rules stay total
	}
	return z
}

func (s Setelan) zonaBatas() *time.Location { return lokasi(s.ZonaBatas) }
func (s Setelan) zona() *time.Location      { return lokasi(s.Zona) }

// UraianSetelan is one setting in words, for the document of measures.
type UraianSetelan struct{ Nama, Nilai string }

// Uraikan lists the settings in words.
func (s Setelan) Uraikan() []UraianSetelan {
	return []UraianSetelan{
		{"Zona waktu yang menentukan mulai berlakunya aturan baru", s.ZonaBatas},
		{"Zona waktu lembaga", s.Zona},
		{"Aturan baru yang lebih menguntungkan subjek dipakai untuk jam yang sedang berjalan", ya(s.RezimLebihUntung)},
		{"Aturan yang diikuti lebih awal", s.lebihAwal()},
		{"Hari peristiwa ikut dihitung sebagai hari kerja pertama", ya(s.HariPertamaDihitung)},
		{"Mulai jam kegagalan pelindungan data", s.MulaiInsiden},
		{"Peringatan internal jam 72 jam", fmt.Sprintf("%d jam", s.TargetDalamJam)},
		{"Peralihan saat dewasa", fmt.Sprintf("%s, %d hari; pemberitahuan %d hari sebelumnya", s.Peralihan, s.HariPeralihan, s.HariJelangPeralihan)},
		{"Nikah mendewasakan untuk pelindungan data", ya(s.NikahMendewasakan)},
		{"Persetujuan wali untuk permohonan anak sendiri", s.WaliUntukHakAnak},
		{"Persetujuan wali untuk semua dasar pemrosesan", ya(s.WaliUntukSemuaDasar)},
		{"Pengumuman sebelum perubahan kebijakan yang penting", fmt.Sprintf("%d jam", s.PengumumanJam)},
		{"Jawaban pengaduan", fmt.Sprintf("%d hari", s.PengaduanHari)},
		{"Jeda sebelum bertanya lagi sesudah penolakan", fmt.Sprintf("%d hari", s.JedaTanyaUlangHari)},
		{"Kelompok terkecil dalam statistik", fmt.Sprintf("%d orang", s.KelompokTerkecil)},
		{"Akses dukungan per tiket", fmt.Sprintf("paling lama %d jam", s.DukunganJam)},
		{"Akses darurat", fmt.Sprintf("%d menit, paling banyak %d kali dalam 24 jam, ditinjau dalam %d hari atau akun dikunci", s.DaruratMenit, s.DaruratSehari, s.DaruratTinjauHari)},
		{"Masuk ulang sebelum ekspor, penghapusan, peralihan atau ganti wali", fmt.Sprintf("tidak lebih lama dari %d menit, lalu masa tenang %d jam", s.OtentikUlangMenit, s.TenangJam)},
		{"Orang diminta memeriksa datanya", fmt.Sprintf("tiap %d bulan", s.BulanTinjau())},
		{"Umur cadangan kunci", fmt.Sprintf("%d hari", s.UmurCadanganKunci)},
		{"Pengawas", s.AlamatPengawas},
		{"Saksi titik periksa", s.SaksiTitikPeriksa},
		{"Pejabat pelindungan data pribadi", s.KedudukanPPDP},
	}
}

func (s Setelan) lebihAwal() string {
	var bagian []string
	for _, id := range slices.Sorted(maps.Keys(s.BeralihAwal)) {
		bagian = append(bagian, id+" sejak "+s.BeralihAwal[id].Panjang())
	}
	if len(bagian) == 0 {
		return "tidak ada"
	}
	return strings.Join(bagian, ", ")
}

func ya(b bool) string {
	if b {
		return "ya"
	}
	return "tidak"
}
