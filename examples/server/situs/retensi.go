package situs

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarberkas"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/retensi"
)

var halamanRetensi = []halaman{
	{pola: "GET /privasi/retensi", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).jatuhTempo},
	{pola: "POST /privasi/retensi", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).rencanakanMusnah},
	{pola: "GET /privasi/retensi/berkas/{bentuk}", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).eksporJatuhTempo},
	{pola: "GET /privasi/retensi/kelas", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).kelasRetensi},
	{pola: "POST /privasi/retensi/kelas", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).gantiKelasRetensi},
	{pola: "GET /privasi/retensi/tahan", izin: akun.MejaPrivasi, tujuan: privasi.TujuanKesiswaan, fn: (*kunjungan).tahananData},
	{pola: "POST /privasi/retensi/tahan", izin: akun.MejaPrivasi, tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).aturTahanan},
	{pola: "GET /data-saya/{subjek}/masa", tujuan: privasi.TujuanHakSubjek, fn: (*kunjungan).masaSaya},
}

// namaKelas and namaMulai are retention classes and their start events in the words of
// the office.
var (
	namaKelas = map[privasi.KelasRetensi]string{
		privasi.RetensiIdentitas: "Identitas dan kontak", privasi.RetensiAkademik: "Buku induk dan rapor", privasi.RetensiKesehatan: "Kesehatan", privasi.RetensiKedisiplinan: "Kedisiplinan",
		privasi.RetensiPembukuan: "Pembukuan", privasi.RetensiKompartemen: "Konseling dan laporan kekerasan", privasi.RetensiAkun: "Akun", privasi.RetensiPermohonan: "Permohonan tentang data",
	}
	namaMulai = map[string]string{"keluar": "sejak keluar", "lulus": "sejak lulus", "kasus_selesai": "sejak perkaranya selesai", "akhir_tahun_buku": "sejak akhir tahun buku", "akses_berakhir": "sejak akses berakhir", "permohonan_ditutup": "sejak permohonan ditutup"}
	namaHal   = map[retensi.Keadaan]string{
		retensi.Berjalan: "dipakai", retensi.Menunggu: "disimpan", retensi.Tertahan: "ditahan", retensi.JatuhTempo: "jatuh tempo", retensi.TakBerakhir: "disimpan tetap", retensi.TanpaLama: "masa simpannya belum ditetapkan", retensi.SudahHilang: "sudah dimusnahkan",
	}
)

// lamaKelas says how long a class is kept.
func lamaKelas(k retensi.Kelas) string { return cmp.Or(k.Lama(), "belum ditetapkan") }

// barisTempo is one class of one person on the screen.
type barisTempo struct {
	retensi.Tempo
	Nama, Kelas, Hal string
	Jatuh            dasar.Tanggal // unset: not known
}

func (k *kunjungan) barisTempo(ts []retensi.Tempo) ([]barisTempo, error) {
	ss := make([]privasi.SubjekID, len(ts))
	for i, t := range ts {
		ss[i] = t.Subjek
	}
	nama, err := k.namaSubjek(ss...)
	if err != nil {
		return nil, err
	}
	bs := make([]barisTempo, len(ts))
	for i, t := range ts {
		bs[i] = barisTempo{Tempo: t, Nama: nama[t.Subjek], Kelas: namaKelas[t.Kelas], Hal: namaHal[t.Keadaan]}
		if !t.Jatuh.IsZero() {
			bs[i].Jatuh = dasar.TanggalDari(t.Jatuh.In(k.Lembaga.Lokasi()))
		}
	}
	return bs, nil
}

type isiJatuhTempo struct {
	salah
	Pilih      string
	Kelas      []Opsi // with how many are due
	Baris      []barisTempo
	Banyak, Ke int
	Lanjut     int // first row of the next page, 0 = none
	Menunggu   []retensi.Pemusnahan
	Terbuka    []string // classes whose length nobody has set
	F          map[string]string
}

// barisSehalaman is how many rows a page of retention shows.
const barisSehalaman = 50

func (k *kunjungan) jatuhTempo() error { return k.tampilJatuhTempo(nil) }

func (k *kunjungan) tampilJatuhTempo(galat error) error {
	q := k.r.URL.Query()
	isi := isiJatuhTempo{Pilih: q.Get("kelas"), F: map[string]string{"prosesor": k.r.PostForm.Get("prosesor")}}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	ts, err := k.s.Kantor.JatuhTempo(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	jumlah := map[privasi.KelasRetensi]int{}
	for _, t := range ts {
		jumlah[t.Kelas]++
	}
	for _, id := range privasi.SemuaRetensi() {
		isi.Kelas = append(isi.Kelas, Opsi{Kode: string(id), Nama: fmt.Sprintf("%s (%d)", namaKelas[id], jumlah[id])})
	}
	ts = slices.DeleteFunc(ts, func(t retensi.Tempo) bool { return isi.Pilih != "" && string(t.Kelas) != isi.Pilih })
	isi.Banyak = len(ts)
	if isi.Ke, err = strconv.Atoi(cmp.Or(q.Get("ke"), "0")); err != nil || isi.Ke < 0 {
		isi.Ke = 0
	}
	ts = ts[min(isi.Ke, len(ts)):]
	if len(ts) > barisSehalaman {
		ts, isi.Lanjut = ts[:barisSehalaman], isi.Ke+barisSehalaman
	}
	if isi.Baris, err = k.barisTempo(ts); err != nil {
		return err
	}
	if isi.Menunggu, _, err = k.s.Kantor.DaftarPemusnahan(k.ctx(), k.Pelaku, dasar.Page{Limit: 20}, retensi.SemuaTerbuka()...); err != nil {
		return err
	}
	j, _, err := k.s.Kantor.JadwalRetensi(k.ctx(), k.Lembaga.ID)
	for _, id := range j.Terbuka(k.hariIni()) {
		isi.Terbuka = append(isi.Terbuka, namaKelas[id])
	}
	if err != nil {
		return err
	}
	return k.tampilSalah(isi.salah, "retensi", "Masa simpan data", isi)
}

// rencanakanMusnah puts everything that is due now into a run that waits for approval.
func (k *kunjungan) rencanakanMusnah() error {
	m := kantor.RencanaMusnah{Sebab: retensi.SebabRetensi, Prosesor: pecahBaris(k.r.PostForm.Get("prosesor"))}
	p, err := k.s.Kantor.RencanakanMusnah(k.ctx(), k.Pelaku, m)
	if err != nil {
		return k.tampilJatuhTempo(err)
	}
	return k.pindah("/privasi/retensi/musnah/"+p.ID, "Rencana disusun. Kepala, pengasuh atau petugas lain menyetujuinya.")
}

// pecahBaris reads a list that was typed with a line or a comma between its parts.
func pecahBaris(s string) (xs []string) {
	for _, x := range strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' || r == ',' || r == ';' }) {
		if x = strings.TrimSpace(x); x != "" {
			xs = append(xs, x)
		}
	}
	return xs
}

// eksporJatuhTempo writes what is due; people are in it by their key.
func (k *kunjungan) eksporJatuhTempo() error {
	ts, err := k.s.Kantor.JatuhTempo(k.ctx(), k.Pelaku)
	if err != nil {
		return err
	}
	lok := k.Lembaga.Lokasi()
	return k.kirimTabel("jatuh-tempo", dasarberkas.Tabel{Nama: "Jatuh tempo", Kepala: [][]string{{k.Lembaga.Nama}, {"Data pribadi yang habis masa simpannya per " + jam(k.s.Now(), lok)}},
		Judul: []string{"Orang", "Kelas", "Mulai dihitung", "Jatuh tempo", "Tindakan"},
		Baris: func(yield func([]dasarberkas.Sel, error) bool) {
			for _, t := range ts {
				if !yield(dasarberkas.BarisTeks(string(t.Subjek), namaKelas[t.Kelas], t.Mulai.String(), dasar.TanggalDari(t.Jatuh.In(lok)).String(), string(t.Tindakan)), nil) {
					return
				}
			}
		}})
}

type barisKelas struct {
	retensi.Kelas
	Nama, Mulai, Lama string
	Ubah              bool // a school may decide it
}

type isiKelasRetensi struct {
	salah
	Baris   []barisKelas
	Ubah    *barisKelas
	Versi   uint64
	F       map[string]string
	Riwayat []barisKelas // what the institution set itself, the newest first
}

func (k *kunjungan) kelasRetensi() error {
	return k.tampilKelasRetensi(k.r.URL.Query().Get("ubah"), nil)
}

func (k *kunjungan) tampilKelasRetensi(ubah string, galat error) error {
	isi := isiKelasRetensi{F: map[string]string{}}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	j, x, err := k.s.Kantor.JadwalRetensi(k.ctx(), k.Lembaga.ID)
	if err != nil {
		return err
	}
	isi.Versi = x.Versi
	for _, id := range privasi.SemuaRetensi() {
		if v, ada := j.Pada(id, k.hariIni()); ada {
			b := baris(v)
			if isi.Baris = append(isi.Baris, b); string(id) == ubah && b.Ubah {
				isi.Ubah = &b
			}
		}
	}
	for _, v := range slices.Backward(x.Kelas) {
		isi.Riwayat = append(isi.Riwayat, baris(v))
	}
	if isi.Ubah != nil {
		isi.F = map[string]string{"tahun": strconv.Itoa(isi.Ubah.Tahun), "bulan": strconv.Itoa(isi.Ubah.Bulan), "sejak": k.hariIni().TambahHari(1).String()}
	}
	for n := range k.r.PostForm {
		isi.F[n] = k.r.PostForm.Get(n)
	}
	return k.tampilSalah(isi.salah, "retensi_kelas", "Kelas masa simpan", isi)
}

// baris is a class on the screen. What is kept for ever is not the school's to shorten.
func baris(v retensi.Kelas) barisKelas {
	return barisKelas{Kelas: v, Nama: namaKelas[v.ID], Mulai: cmp.Or(namaMulai[v.Peristiwa], v.Peristiwa), Lama: lamaKelas(v), Ubah: !v.Tetap}
}

func (k *kunjungan) gantiKelasRetensi() error {
	f := k.r.PostForm
	j, _, err := k.s.Kantor.JadwalRetensi(k.ctx(), k.Lembaga.ID)
	if err != nil {
		return err
	}
	v, ada := j.Pada(privasi.KelasRetensi(f.Get("kelas")), k.hariIni())
	if !ada || v.Tetap {
		return errTakAda.NotFoundf("kelas ini tidak dapat diubah")
	}
	salah := func(bidang, pesan string) error {
		return k.tampilKelasRetensi(f.Get("kelas"), errForm.Invalidf("%s", pesan).Pada(bidang))
	}
	if v.Sejak, err = dasar.ParseTanggal(f.Get("sejak")); err != nil || !v.Sejak.After(k.hariIni().TambahHari(-1)) {
		return salah("sejak", "isi tanggal mulai berlaku, hari ini atau sesudahnya")
	}
	tahun, err1 := strconv.Atoi(cmp.Or(f.Get("tahun"), "0"))
	bulan, err2 := strconv.Atoi(cmp.Or(f.Get("bulan"), "0"))
	if err1 != nil || err2 != nil || tahun < 0 || bulan < 0 || bulan > 11 || tahun > 200 {
		return salah("tahun", "isi lama simpan dengan angka: tahun 0 sampai 200, bulan 0 sampai 11")
	}
	alasan, err := dasar.Rapikan(f.Get("alasan"), 200)
	if err != nil || alasan == "" {
		return salah("alasan", "tulis alasan perubahan, misalnya nomor keputusan pengasuh")
	}
	versi, err := strconv.ParseUint(f.Get("versi"), 10, 64)
	if err != nil {
		return salah("versi", "muat ulang halaman lalu isi lagi")
	}
	v.Tahun, v.Bulan, v.Sumber, v.Keyakinan = tahun, bulan, alasan, "verified"
	if _, err := k.s.Kantor.GantiKelas(k.ctx(), k.Pelaku, v, versi); err != nil {
		return k.tampilKelasRetensi(f.Get("kelas"), err)
	}
	return k.pindah("/privasi/retensi/kelas", "Masa simpan %s menjadi %s mulai %s.", namaKelas[v.ID], lamaKelas(v), v.Sejak.Panjang())
}

type barisTahanan struct {
	retensi.Penahanan
	Nama, Kelas string
	Berlaku     bool
}

type isiTahanan struct {
	salah
	Baris  []barisTahanan
	Lanjut string
	Kelas  []Opsi
	F      map[string]string
	Orang  []Opsi
	Cari   string
	Oleh   map[string]string
}

func (k *kunjungan) tahananData() error { return k.tampilTahanan(nil) }

func (k *kunjungan) tampilTahanan(galat error) (err error) {
	isi := isiTahanan{F: map[string]string{}, Cari: k.r.FormValue("cari")}
	for n := range k.r.PostForm {
		isi.F[n] = k.r.PostForm.Get(n)
	}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	for _, id := range privasi.SemuaRetensi() {
		isi.Kelas = append(isi.Kelas, Opsi{Kode: string(id), Nama: namaKelas[id]})
	}
	hs, lanjut, err := k.s.Kantor.DaftarTahanan(k.ctx(), k.Pelaku, dasar.Page{After: k.r.URL.Query().Get("lanjut"), Limit: barisSehalaman})
	if err != nil {
		return err
	}
	isi.Lanjut = lanjut
	var ss []privasi.SubjekID
	for _, h := range hs {
		if h.Subjek != "" {
			ss = append(ss, h.Subjek)
		}
	}
	nama, err := k.namaSubjek(ss...)
	if err != nil {
		return err
	}
	for _, h := range hs {
		isi.Baris = append(isi.Baris, barisTahanan{h, cmp.Or(nama[h.Subjek], "semua orang"), namaKelas[h.Kelas], h.Berlaku(k.s.Now())})
	}
	if isi.Oleh, err = k.semuaAkun(); err != nil {
		return err
	}
	if isi.Orang, err = k.cariSemua(isi.Cari); err != nil {
		return err
	}
	return k.tampilSalah(isi.salah, "retensi_tahan", "Penahanan data", isi)
}

func (k *kunjungan) aturTahanan() (err error) {
	f := k.r.PostForm
	if f.Get("aksi") == "lepas" {
		if _, err := k.s.Kantor.LepasTahanan(k.ctx(), k.Pelaku, f.Get("id"), strings.TrimSpace(f.Get("sebab_lepas"))); err != nil {
			return k.tampilTahanan(err)
		}
		return k.pindah("/privasi/retensi/tahan", "Penahanan dilepas. Yang sudah jatuh tempo masuk rencana berikutnya.")
	}
	h := retensi.Penahanan{Kelas: privasi.KelasRetensi(f.Get("kelas")), Sebab: strings.TrimSpace(f.Get("sebab")), Rujukan: strings.TrimSpace(f.Get("rujukan"))}
	if f.Get("siapa") != "" {
		o, err := k.orangDipilih(f.Get("siapa"))
		if err != nil {
			return k.tampilTahanan(err)
		}
		h.Subjek = o.Subjek
	} else if f.Get("semua") != "ya" {
		return k.tampilTahanan(errForm.Invalidf("cari lalu pilih orangnya, atau centang semua orang").Pada("siapa"))
	}
	if u := strings.TrimSpace(f.Get("uraian")); u != "" {
		h.Uraian = privasi.Tutup(u)
	}
	if _, err := k.s.Kantor.TahanData(k.ctx(), k.Pelaku, h); err != nil {
		return k.tampilTahanan(err)
	}
	return k.pindah("/privasi/retensi/tahan", "Data ditahan: tidak akan dimusnahkan sampai dilepas.")
}

type isiMasaSaya struct {
	perihal
	Baris []barisTempo
	Kelas map[privasi.KelasRetensi]barisKelas
}

// masaSaya tells a person until when each kind of his data is kept, and why.
func (k *kunjungan) masaSaya() error {
	p, err := k.perihal("masa")
	if err != nil {
		return err
	}
	ts, err := k.s.Kantor.TempoSaya(k.ctx(), k.Pelaku, p.Orang.Subjek)
	if err != nil {
		return err
	}
	j, _, err := k.s.Kantor.JadwalRetensi(k.ctx(), k.Lembaga.ID)
	if err != nil {
		return err
	}
	isi := isiMasaSaya{perihal: p, Kelas: map[privasi.KelasRetensi]barisKelas{}}
	for _, t := range ts {
		if v, ada := j.Pada(t.Kelas, k.hariIni()); ada {
			isi.Kelas[t.Kelas] = baris(v)
		}
		b := barisTempo{Tempo: t, Kelas: namaKelas[t.Kelas], Hal: namaHal[t.Keadaan]}
		if !t.Jatuh.IsZero() {
			b.Jatuh = dasar.TanggalDari(t.Jatuh.In(k.Lembaga.Lokasi()).Add(-time.Second)) // its last day
		}
		isi.Baris = append(isi.Baris, b)
	}
	return k.tampil("data_saya_masa", "Sampai kapan data "+p.Orang.Nama+" disimpan", isi)
}
