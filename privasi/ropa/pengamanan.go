package ropa

import (
	"fmt"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// ErrPengamanan says that the running configuration protects too little to be
// written down as a measure.
var ErrPengamanan = dasar.Aturan("PRI-ROPA-19")

// Konfigurasi is what the server really runs with, as far as it protects data. The
// server fills it from its own settings at start-up; nobody writes it by hand.
type Konfigurasi struct {
	TLSMinimal          string        // "1.2" or "1.3"; "" when plain HTTP on the loopback only
	HSTS                time.Duration // 0 on the loopback
	LoopbackSaja        bool
	Sandi               string        // "AES-256-GCM"
	KunciPer            string        // "orang dan kelas retensi"
	KunciIndukDiLuar    bool          // the master key lives outside the database
	JejakSebelumBuka    bool          // the trail commits before a value is released
	TitikPeriksa        time.Duration // how often the log is signed
	CadanganTiap        time.Duration
	CadanganKunci       time.Duration // how long backups of keys live
	UjiPulih            time.Duration // how often a restore is tried
	KataSandiMinimal    int           // characters
	MFA                 bool
	SesiMenganggur      time.Duration
	OtentikUlang        time.Duration // how old a step-up may be
	JendelaDukungan     time.Duration // support access per ticket
	AksesDarurat        time.Duration
	DaruratSehari       int // emergency openings in 24 hours
	KelompokTerkecil    int // smallest published group
	PeringatanDini      time.Duration
	KabarSebelumMateri  time.Duration
	Saksi               string // who keeps checkpoints besides the operator
	PersetujuanWaliHak  string
	PeralihanSesudah    time.Duration
	TanyaUlangHari      int
	PembatasMasukAktif  bool
	SesiBerakhirDilepas bool // login ends when somebody leaves or changes role
}

// MasaCadanganKunci is the longest that a backup of keys lives: the true upper bound
// of "irreversible", and so part of the public text.
const MasaCadanganKunci = 30 * 24 * time.Hour

// Langkah is one measure: for which class of data, in words, and the setting it says.
type Langkah struct {
	Kelas  string `privasi:"-,kelas data"` // "semua" or "spesifik" or a retention class
	Teks   string `privasi:"-,uraian langkah"`
	Publik bool   `privasi:"-,boleh diumumkan"`
}

// Pengamanan is the document of measures: generated, versioned by its hash.
type Pengamanan struct {
	Langkah []Langkah `privasi:"-,langkah pengamanan"`
	Sidik   string    `privasi:"-,sidik konfigurasi"`
}

// SusunPengamanan writes the document out of the running configuration. Each setting
// stands in it; a change of any gives another document. What would be no protection
// is [ErrPengamanan].
func SusunPengamanan(k Konfigurasi) (Pengamanan, error) {
	if err := k.periksa(); err != nil {
		return Pengamanan{}, err
	}
	var p Pengamanan
	tulis := func(kelas string, publik bool, format string, a ...any) {
		p.Langkah = append(p.Langkah, Langkah{kelas, fmt.Sprintf(format, a...), publik})
	}
	if k.LoopbackSaja {
		tulis("semua", true, "server hanya dapat dibuka dari komputer yang sama")
	} else {
		tulis("semua", true, "semua hubungan dienkripsi dengan TLS %s atau lebih baru; peramban diwajibkan memakainya selama %s", k.TLSMinimal, lama(k.HSTS))
	}
	tulis("semua", true, "data tertutup disimpan terenkripsi (%s) dengan kunci tersendiri per %s", k.Sandi, k.KunciPer)
	tulis("semua", false, "kunci induk di luar basis data: %s", yaTidak(k.KunciIndukDiLuar))
	tulis("semua", true, "setiap pembukaan data dicatat sebelum nilainya tampil: %s; catatan ditandatangani %s dan disimpan juga oleh %s", yaTidak(k.JejakSebelumBuka), tiap(k.TitikPeriksa), k.Saksi)
	tulis("semua", false, "cadangan %s; pemulihan diuji %s", tiap(k.CadanganTiap), tiap(k.UjiPulih))
	tulis("semua", true, "cadangan kunci hidup paling lama %s: sesudah itu data yang dimusnahkan tidak dapat kembali", lama(k.CadanganKunci))
	tulis("semua", true, "kata sandi sekurangnya %d huruf; verifikasi dua langkah: %s; percobaan masuk dibatasi: %s", k.KataSandiMinimal, tersedia(k.MFA), yaTidak(k.PembatasMasukAktif))
	tulis("semua", false, "sesi berakhir setelah menganggur %s, dan seketika ketika orangnya berhenti atau berganti peran: %s", lama(k.SesiMenganggur), yaTidak(k.SesiBerakhirDilepas))
	tulis("spesifik", false, "ekspor, penghapusan, peralihan dan ganti wali memerlukan masuk ulang dalam %s terakhir", lama(k.OtentikUlang))
	tulis("semua", true, "akses dukungan teknis per tiket, paling lama %s, terlihat oleh orangnya", lama(k.JendelaDukungan))
	tulis(string(privasi.RetensiKesehatan), false, "akses darurat %s, paling banyak %d kali sehari, ditinjau sesudahnya", lama(k.AksesDarurat), k.DaruratSehari)
	tulis("semua", true, "angka yang diumumkan tidak memuat kelompok di bawah %d orang", k.KelompokTerkecil)
	tulis("semua", false, "petugas diperingatkan %s sesudah permohonan diterima", lama(k.PeringatanDini))
	tulis("semua", true, "perubahan penting kebijakan diumumkan %s sebelum berlaku", lama(k.KabarSebelumMateri))
	tulis("spesifik", true, "persetujuan wali atas permohonan anak: %s; persetujuan wali berlanjut %s sesudah santri dewasa; yang menolak tidak ditanya lagi selama %d hari", k.PersetujuanWaliHak, lama(k.PeralihanSesudah), k.TanyaUlangHari)
	p.Sidik = sidikKonfigurasi(k)
	return p, nil
}

// periksa refuses what makes the promises of the founding policy untrue.
func (k Konfigurasi) periksa() error {
	salah := func(apa string) error { return ErrPengamanan.Invalidf("pengaturan belum aman: %s", apa) }
	switch {
	case !k.LoopbackSaja && k.TLSMinimal != "1.2" && k.TLSMinimal != "1.3":
		return salah("pakai TLS 1.2 atau lebih baru, atau batasi server pada komputer ini")
	case !k.LoopbackSaja && k.HSTS < 365*24*time.Hour:
		return salah("HSTS sekurangnya satu tahun")
	case k.Sandi == "" || !k.KunciIndukDiLuar || k.KunciPer == "":
		return salah("data tertutup harus dienkripsi dengan kunci yang induknya di luar basis data")
	case !k.JejakSebelumBuka:
		return salah("jejak harus ditulis sebelum data dibuka")
	case k.CadanganKunci <= 0 || k.CadanganKunci > MasaCadanganKunci:
		return salah("cadangan kunci hidup paling lama 30 hari")
	case k.KataSandiMinimal < 8 || !k.PembatasMasukAktif:
		return salah("kata sandi sekurangnya 8 huruf dan percobaan masuk dibatasi")
	case k.JendelaDukungan > 4*time.Hour:
		return salah("akses dukungan paling lama 4 jam")
	case k.KelompokTerkecil < 2:
		return salah("kelompok terkecil yang diumumkan sekurangnya dua orang")
	}
	return nil
}

func sidikKonfigurasi(k Konfigurasi) string { return sidik("pengamanan", k) }

// Sesuai reports whether a document says what runs now.
func (p Pengamanan) Sesuai(k Konfigurasi) bool { return p.Sidik == sidikKonfigurasi(k) }

// Teks lists the measures as the record of processing wants them; publik only those
// that the public page shows.
func (p Pengamanan) Teks(publik bool) (ts []string) {
	for _, l := range p.Langkah {
		if l.Publik || !publik {
			ts = append(ts, l.Teks)
		}
	}
	return ts
}

func yaTidak(b bool) string {
	if b {
		return "ya"
	}
	return "tidak"
}

func tersedia(b bool) string {
	if b {
		return "tersedia"
	}
	return "belum tersedia"
}

// tiap says how often something happens; 0 is done by people, not by a clock.
func tiap(d time.Duration) string {
	if d == 0 {
		return "oleh petugas, tidak terjadwal"
	}
	return "tiap " + lama(d)
}

// lama writes a duration in whole days, hours, minutes and seconds.
func lama(d time.Duration) string {
	if d == 0 {
		return "0 menit"
	}
	var bagian []string
	for _, s := range []struct {
		satuan time.Duration
		nama   string
	}{{24 * time.Hour, "hari"}, {time.Hour, "jam"}, {time.Minute, "menit"}, {time.Second, "detik"}} {
		if n := d / s.satuan; n > 0 {
			bagian = append(bagian, fmt.Sprintf("%d %s", n, s.nama))
			d -= n * s.satuan
		}
	}
	return strings.Join(bagian, " ")
}
