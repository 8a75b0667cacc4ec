package situs

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/privasi"
)

var halamanJadwalIsi = []halaman{
	{pola: "GET /akademik/jadwal/{id}/isi", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).isiJadwal},
	{pola: "POST /akademik/jadwal/{id}/isi", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).ubahIsiJadwal},
	{pola: "GET /akademik/jadwal/{id}/fet", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).unduhFET},
	{pola: "POST /akademik/jadwal/{id}/fet", izin: akun.AturAkademik, tujuan: privasi.TujuanRapor, fn: (*kunjungan).unggahFET, besar: maksFET},
}

const (
	// maksFET bounds a file of FET that comes back solved.
	maksFET = 32 << 20
	// maksTampilPindah bounds the moves that the page lists; all of them are accepted.
	maksTampilPindah = 100
)

// pengisi keeps the fills of drafts under way, and their proposals until somebody decides
// on them. Nothing of it is stored: after a restart the person fills again.
type pengisi struct {
	mu  sync.Mutex
	isi map[string]*isian
}

// isian is one fill, or one file of FET that was read.
type isian struct {
	batal  context.CancelFunc
	mulai  time.Time
	tamat  bool
	maju   jadwal.Kemajuan
	usul   akademik.UsulLetak
	galat  error
	tempat string // where the proposal comes from
	berkas []byte // of FET, read again once groups were taken over
}

// mulai starts fn unless a fill of the draft runs already.
func (p *pengisi) mulai(ctx context.Context, kunci string, kini time.Time, fn func(context.Context, func(jadwal.Kemajuan)) (akademik.UsulLetak, error)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if t := p.isi[kunci]; t != nil && !t.tamat {
		return
	}
	ctx, batal := context.WithCancel(context.WithoutCancel(ctx))
	t := &isian{batal: batal, mulai: kini, tempat: "isian otomatis"}
	p.simpan(kunci, t, kini)
	go func() {
		defer batal()
		var u akademik.UsulLetak
		var err error
		defer func() {
			if r := recover(); r != nil {
				err = fmt.Errorf("panic while filling a timetable: %v", r)
			}
			p.mu.Lock()
			defer p.mu.Unlock()
			t.usul, t.galat, t.tamat = u, err, true
		}()
		u, err = fn(ctx, func(m jadwal.Kemajuan) {
			p.mu.Lock()
			defer p.mu.Unlock()
			t.maju = m
		})
	}()
}

// simpan keeps a fill and forgets old ones; the lock is held.
func (p *pengisi) simpan(kunci string, t *isian, kini time.Time) {
	if p.isi == nil {
		p.isi = map[string]*isian{}
	}
	for k, x := range p.isi {
		if x.tamat && kini.Sub(x.mulai) > simpanKerja {
			delete(p.isi, k)
		}
	}
	p.isi[kunci] = t
}

func (p *pengisi) taruh(kunci string, u akademik.UsulLetak, tempat string, berkas []byte, kini time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.simpan(kunci, &isian{batal: func() {}, mulai: kini, tamat: true, usul: u, tempat: tempat, berkas: berkas}, kini)
}

// lihat returns a copy of the fill of a draft.
func (p *pengisi) lihat(kunci string) (isian, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	t := p.isi[kunci]
	if t == nil {
		return isian{}, false
	}
	return *t, true
}

// henti stops a fill that runs; what it has found so far becomes its proposal.
func (p *pengisi) henti(kunci string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if t := p.isi[kunci]; t != nil {
		t.batal()
	}
}

func (p *pengisi) buang(kunci string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if t := p.isi[kunci]; t != nil {
		t.batal()
		delete(p.isi, kunci)
	}
}

func (k *kunjungan) kunciIsian() string {
	return string(k.Lembaga.ID) + "\x00" + k.r.PathValue("id")
}

type isiIsian struct {
	formulir
	Kepala  kepalaJadwal
	Jalan   bool
	Maju    jadwal.Kemajuan
	Ada     bool // a proposal waits for a decision
	Dari    string
	Usul    akademik.UsulLetak
	Basi    bool // the draft moved on since
	Pindah  []PindahTampak
	Lagi    int // moves that do not fit the page
	Sisa    []string
	Bentrok []string
	Anjuran int
	Beda    []akademik.BedaPeserta // differences that can be taken over
	Tetap   []akademik.BedaPeserta // and those that cannot
}

// Dicentang reports whether a difference is ticked: all are, until somebody chose.
func (i isiIsian) Dicentang(b akademik.BedaPeserta) bool {
	return i.F.Get("aksi") != "peserta" || slices.Contains(i.F["ambil"], b.Kunci())
}

// PindahTampak is one move in words.
type PindahTampak struct{ Nama, Dari, Ke string }

func (k *kunjungan) isiJadwal() error { return k.tampilIsiJadwal(nil) }

func (k *kunjungan) tampilIsiJadwal(galat error) error {
	p, err := k.bukaJadwal()
	if err != nil {
		return err
	}
	isi := isiIsian{formulir: formulirBaru(k.r.PostForm), Kepala: k.kepalaJadwal(p, "isi", p.Bentrok())}
	t, ada := k.s.pengisi.lihat(k.kunciIsian())
	if ada && t.tamat && t.galat != nil {
		k.s.pengisi.buang(k.kunciIsian())
		if galat == nil {
			galat = t.galat
		}
		ada = false
	}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	}
	isi.Jalan, isi.Ada, isi.Maju, isi.Dari = ada && !t.tamat, ada && t.tamat, t.maju, t.tempat
	if isi.Ada {
		if err := k.isiUsul(p, &isi, t.usul); err != nil {
			return err
		}
	}
	if k.htmx() {
		if isi.Jalan {
			return k.tampilBagian("jadwal_isi", "kemajuan-isi", isi)
		}
		return k.pindah(k.r.URL.Path, "")
	}
	return k.tampilForm(isi.formulir, "jadwal_isi", "Isi otomatis "+p.Jadwal.Nama, isi)
}

// isiUsul puts a proposal into words.
func (k *kunjungan) isiUsul(p *akademik.PapanJadwal, isi *isiIsian, u akademik.UsulLetak) error {
	isi.Usul, isi.Basi = u, u.Versi != p.Jadwal.Versi
	for _, b := range u.Beda {
		if b.Tolak == "" {
			isi.Beda = append(isi.Beda, b)
		} else {
			isi.Tetap = append(isi.Tetap, b)
		}
	}
	guru, err := k.guruJadwal(p, u.Bentrok...)
	if err != nil {
		return err
	}
	disebut := slices.Clone(u.Bentrok)
	for _, x := range u.Sisa {
		disebut = append(disebut, x.Bentrok...)
	}
	anak, err := k.santriJadwal(disebut...)
	if err != nil {
		return err
	}
	tempat := func(id string, t akademik.Tempat) string {
		x, _ := p.Cari(id)
		x.Tempat = t
		w, ada := p.Jadwal.Waktu(x)
		if !ada {
			return "menunggu"
		}
		s := t.Hari.String() + " " + w.String()
		if t.Ruang != "" {
			s += " di " + t.Ruang
		}
		return s
	}
	for i, x := range u.Pindah {
		if i == maksTampilPindah {
			isi.Lagi = len(u.Pindah) - i
			break
		}
		isi.Pindah = append(isi.Pindah, PindahTampak{p.NamaKegiatan(x.Kegiatan), tempat(x.Kegiatan, x.Dari), tempat(x.Kegiatan, x.Ke)})
	}
	for _, x := range u.Sisa {
		isi.Sisa = append(isi.Sisa, p.KalimatSisa(x, guru, anak))
	}
	wajib := akademik.Wajib(u.Bentrok)
	isi.Anjuran = len(u.Bentrok) - len(wajib)
	for _, b := range wajib {
		isi.Bentrok = append(isi.Bentrok, p.Kalimat(b, guru, anak))
	}
	return nil
}

// ubahIsiJadwal starts or stops a fill, accepts its proposal or drops it.
func (k *kunjungan) ubahIsiJadwal() error {
	f := k.r.PostForm
	p, err := k.bukaJadwal()
	if err != nil {
		return err
	}
	id, kunci := p.Jadwal.ID, k.kunciIsian()
	ke := alamatJadwal(id, "isi")
	switch f.Get("aksi") {
	case "mulai":
		benih, _ := strconv.ParseUint(f.Get("benih"), 10, 32) // what is no number is 0
		pel := k.Pelaku
		k.s.pengisi.mulai(k.ctx(), kunci, k.s.Now(), func(ctx context.Context, lapor func(jadwal.Kemajuan)) (akademik.UsulLetak, error) {
			return k.s.Akademik.IsiJadwal(ctx, pel, id, jadwal.AturIsi{Benih: benih, Lapor: lapor})
		})
		return k.pindah(ke, "")
	case "henti":
		k.s.pengisi.henti(kunci)
		return k.pindah(ke, "")
	case "buang":
		k.s.pengisi.buang(kunci)
		return k.pindah(ke, "Usul dibuang; draf tidak berubah.")
	case "terima":
		t, ada := k.s.pengisi.lihat(kunci)
		if !ada || !t.tamat || t.galat != nil {
			return k.tampilIsiJadwal(errForm.Invalidf("usul itu sudah tidak ada; isi lagi"))
		}
		if err := k.s.Akademik.TerimaUsul(k.ctx(), k.Pelaku, f.Get("kunci"), t.usul); err != nil {
			return k.tampilIsiJadwal(err)
		}
		k.s.pengisi.buang(kunci)
		return k.pindah(alamatJadwal(id, ""), "%d pertemuan mendapat tempat. Satu langkah: bisa diurungkan.", len(t.usul.Pindah))
	case "peserta":
		return k.ambilPesertaFET(id, kunci)
	}
	return k.tampilIsiJadwal(errForm.Invalidf("pilih yang akan dilakukan"))
}

type isiBentrokJadwal struct {
	formulir
	Kepala  kepalaJadwal
	Akhir   dasar.Tanggal
	Wajib   []BentrokTampak
	Anjuran []string
	Terima  []string // reasons that clashes were accepted with
	Tarik   bool     // it can be taken back to a draft
	Hari    dasar.Tanggal
}

// BentrokTampak is one clash in words with where to act on it.
type BentrokTampak struct {
	Kunci, Kalimat, Aturan, Alasan string
	Kegiatan                       string // the activity to move
	Diterima                       string
}

func (k *kunjungan) bentrokJadwal() error { return k.tampilBentrokJadwal(nil) }

func (k *kunjungan) tampilBentrokJadwal(galat error) error {
	p, err := k.bukaJadwal()
	if err != nil {
		return err
	}
	semua := p.Bentrok()
	isi := isiBentrokJadwal{formulir: formulirBaru(k.r.PostForm), Kepala: k.kepalaJadwal(p, "bentrok", semua), Akhir: p.Selesai, Hari: k.hariIni()}
	if galat != nil {
		if err := isi.pakai(galat); err != nil {
			return err
		}
	} else {
		isi.F.Set("mulai", slices.MaxFunc([]dasar.Tanggal{p.Jadwal.Mulai, isi.Hari}, dasar.Tanggal.Compare).String())
	}
	guru, err := k.guruJadwal(p, semua...)
	if err != nil {
		return err
	}
	anak, err := k.santriJadwal(semua...)
	if err != nil {
		return err
	}
	for _, b := range semua {
		if b.Anjuran {
			isi.Anjuran = append(isi.Anjuran, p.Kalimat(b, guru, anak))
			continue
		}
		x := BentrokTampak{Kunci: akademik.KunciBentrok(b), Kalimat: p.Kalimat(b, guru, anak), Aturan: string(b.Aturan)}
		x.Alasan = k.r.PostForm.Get("a:" + x.Kunci)
		for _, id := range b.Kegiatan {
			if _, milik := p.Cari(id); milik {
				x.Kegiatan = id
			}
		}
		for _, t := range p.Jadwal.Terima {
			if t.Kunci == x.Kunci {
				x.Diterima = t.Alasan
			}
		}
		isi.Wajib = append(isi.Wajib, x)
	}
	isi.Tarik = p.Jadwal.Status == akademik.JadwalBerlaku && p.Jadwal.Mulai.After(isi.Hari) && akun.Boleh(k.Akun.Peran, akun.AturAkademik)
	return k.tampilForm(isi.formulir, "jadwal_bentrok", "Bentrok "+p.Jadwal.Nama, isi)
}

// putusJadwal puts a draft in force, takes one back or gives it up.
func (k *kunjungan) putusJadwal() error {
	f := k.r.PostForm
	id := akademik.JadwalID(k.r.PathValue("id"))
	b := &pembacaForm{f: f}
	versi, _ := strconv.Atoi(f.Get("versi")) // a wrong number is a stale version
	var err error
	kabar := "Draf dibatalkan."
	switch f.Get("aksi") {
	case "berlaku":
		mulai, terima := b.tanggal("mulai"), map[string]string{}
		for n, v := range f {
			if kunci, ada := strings.CutPrefix(n, "a:"); ada && v[0] != "" {
				terima[kunci] = v[0]
			}
		}
		if err = b.err(); err == nil {
			_, err = k.s.Akademik.Berlakukan(k.ctx(), k.Pelaku, f.Get("kunci"), id, versi, mulai, terima)
		}
		kabar = "Jadwal berlaku sejak " + mulai.Panjang() + "."
	case "tarik":
		err = k.s.Akademik.TarikJadwal(k.ctx(), k.Pelaku, id, versi)
		kabar = "Jadwal ditarik menjadi draf lagi."
	case "batal":
		err = k.s.Akademik.BatalkanJadwal(k.ctx(), k.Pelaku, id, versi)
	default:
		err = errForm.Invalidf("pilih yang akan dilakukan")
	}
	if err != nil {
		return k.tampilBentrokJadwal(err)
	}
	return k.pindah("/akademik/jadwal", "%s", kabar)
}
