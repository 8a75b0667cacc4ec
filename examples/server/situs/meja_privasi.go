package situs

import (
	"strconv"
	"time"

	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kantor"
)

var halamanMejaPrivasi = []halaman{
	{pola: "GET /privasi", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).mejaPrivasi},
	{pola: "POST /privasi/buku", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).tandatanganiBuku},
}

type isiMejaPrivasi struct {
	salah
	Publik   string
	Buku     kantor.KeadaanBuku
	Umur     string // of the last checkpoint
	Cadang   string // alarm about backups; "" when they are fresh
	Telat    bool   // the log should have been signed by now
	Cocok    int
	Tunggu   int // rows of the default register that nobody signed
	Dampak   angkaBeranda
	Tertutup []tertutupTampak
}

// mejaPrivasi is the desk of the data protection officer: what waits, and whether the
// log is whole.
func (k *kunjungan) mejaPrivasi() (err error) {
	var isi isiMejaPrivasi
	if isi.Publik, err = k.s.Kantor.KunciPublik(k.ctx(), k.Lembaga.ID); err != nil {
		return err
	}
	if isi.Buku, err = k.s.Kantor.KeadaanBuku(k.ctx(), k.Lembaga.ID); err != nil {
		return err
	}
	if t := isi.Buku.Titik.Pada; !t.IsZero() {
		isi.Umur = umur(k.s.Now().Sub(t))
		isi.Telat = isi.Buku.Sesudah() > 0 && k.s.Now().Sub(t) > 2*kantor.JedaTitik
	}
	if isi.Cocok, err = k.s.Kantor.PeriksaBuku(k.ctx(), k.Lembaga.ID); err != nil {
		if err := isi.pakai(err); err != nil {
			return err
		}
	}
	c, err := k.s.Kantor.CadanganTerakhir(k.ctx(), k.Lembaga.ID)
	if err != nil {
		return err
	}
	if c.Pada.IsZero() {
		isi.Cadang = "Belum pernah ada cadangan data. Mintalah admin membuatnya di Pengaturan, Cadangan."
	} else if c.Basi(k.s.Now()) {
		isi.Cadang = "Cadangan data terakhir berumur " + umur(k.s.Now().Sub(c.Pada)) + ". Mintalah admin membuat yang baru di Pengaturan, Cadangan."
	}
	if isi.Dampak, err = k.angkaDampak(); err != nil {
		return err
	}
	if isi.Tertutup, err = k.tujuanTertutup(); err != nil {
		return err
	}
	reg, baku, err := k.registerDanBaku()
	if err != nil {
		return err
	}
	isi.Tunggu = len(reg.Banding(baku).Semua())
	return k.tampilSalah(isi.salah, "meja_privasi", "Pelindungan data pribadi", isi)
}

// umur is how long ago something was, in the unit that people would say.
func umur(d time.Duration) string {
	switch {
	case d < time.Hour:
		return "kurang dari satu jam"
	case d < 48*time.Hour:
		return strconv.Itoa(int(d/time.Hour)) + " jam"
	}
	return strconv.Itoa(int(d/(24*time.Hour))) + " hari"
}

// tandatanganiBuku signs the log now, before a backup.
func (k *kunjungan) tandatanganiBuku() error {
	if _, err := k.s.Kantor.TandatanganiBuku(k.ctx(), k.Lembaga.ID); err != nil {
		return err
	}
	return k.pindah("/privasi", "Buku catatan ditandatangani.")
}
