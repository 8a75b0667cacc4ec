package akademik

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// LemariPapan keeps the boards that somebody works on, so that one question does not
// read a whole school. Its zero value is empty and ready; it is safe for concurrent use.
type LemariPapan struct {
	mu  sync.Mutex
	isi map[string]*PapanJadwal
}

const (
	maksLemari = 16              // boards kept at once
	umurPapan  = 2 * time.Minute // after which memberships and names are read again
)

func (l *LemariPapan) ambil(kunci, cap string, kini time.Time) *PapanJadwal {
	if l == nil {
		return nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	p := l.isi[kunci]
	if p == nil || p.cap() != cap || kini.Sub(p.dimuat) > umurPapan {
		return nil
	}
	return p
}

func (l *LemariPapan) simpan(kunci string, p *PapanJadwal) {
	if l == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.isi == nil {
		l.isi = map[string]*PapanJadwal{}
	}
	l.isi[kunci] = p
	for len(l.isi) > maksLemari {
		tua := kunci
		for k, x := range l.isi {
			if x.dimuat.Before(l.isi[tua].dimuat) || tua == kunci {
				tua = k
			}
		}
		delete(l.isi, tua)
	}
}

// kosongkan forgets the boards of an institution: what they were made of changed.
func (l *LemariPapan) kosongkan(di dasar.LembagaID) {
	if l == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	maps.DeleteFunc(l.isi, func(kunci string, _ *PapanJadwal) bool { return strings.HasPrefix(kunci, string(di)+"\x00") })
}

// cap changes whenever something changes that the board was made of, memberships and
// names excepted.
func (p *PapanJadwal) cap() string { return capPapan(p.Jadwal, p.bahan.berlaku[1:], p.Syarat) }

func capPapan(j Jadwal, lain []Jadwal, s SyaratJadwal) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s.%d %d", j.ID, j.Versi, s.Versi)
	for _, x := range lain {
		fmt.Fprintf(&b, " %s.%d", x.ID, x.Versi)
	}
	return b.String()
}

// Papan puts a version of a timetable on the board.
func (s *Service) Papan(ctx context.Context, pel dasar.Pelaku, id JadwalID) (*PapanJadwal, error) {
	j, berlaku, syarat, err := s.versi(ctx, s.Stores, pel, id)
	if err != nil {
		return nil, err
	}
	kunci := string(pel.Lembaga) + "\x00" + string(id)
	if p := s.Lemari.ambil(kunci, capPapan(j, berlaku, syarat), s.kini()); p != nil {
		return p, nil
	}
	b, ks, err := s.bahanPapan(ctx, pel.Lembaga, j, berlaku)
	if err != nil {
		return nil, err
	}
	p, err := b.susunPapan(j, syarat, ks, s.kini())
	if err == nil {
		s.Lemari.simpan(kunci, p)
	}
	return p, err
}

// versi reads one version that the actor may know of, those in force beside it, and the
// conditions.
func (s *Service) versi(ctx context.Context, st Stores, pel dasar.Pelaku, id JadwalID) (j Jadwal, berlaku []Jadwal, syarat SyaratJadwal, err error) {
	if err := pel.Validate(); err != nil {
		return j, nil, syarat, err
	}
	semua, err := st.Jadwal.Jadwal(ctx, pel.Lembaga, SaringJadwal{})
	if err != nil {
		return j, nil, syarat, err
	}
	i := slices.IndexFunc(semua, func(x Jadwal) bool { return x.ID == id && x.tampak(pel) })
	if i < 0 {
		return j, nil, syarat, ErrJadwalTiada.NotFoundf("jadwal itu tidak ditemukan")
	}
	for _, x := range semua {
		if x.Status == JadwalBerlaku && x.ID != id {
			berlaku = append(berlaku, x)
		}
	}
	syarat, err = st.Jadwal.Syarat(ctx, pel.Lembaga)
	return semua[i], berlaku, syarat, err
}

// tampak reports whether the actor may know of the version: one of its units is his.
func (j Jadwal) tampak(pel dasar.Pelaku) bool {
	return pel.Lingkup.Semua || len(j.Unit) == 0 || slices.ContainsFunc(j.Unit, func(u santri.KodeUnit) bool { return pel.Lingkup.Mencakup(string(u)) })
}

// boleh refuses actors that do not cover every unit of the version.
func (j Jadwal) boleh(pel dasar.Pelaku) error {
	if len(j.Unit) == 0 {
		return pel.Lingkup.Periksa("")
	}
	for _, u := range j.Unit {
		if err := pel.Lingkup.Periksa(string(u)); err != nil {
			return err
		}
	}
	return nil
}

// bahanPapan reads everything that a board is made of, in a fixed number of questions.
func (s *Service) bahanPapan(ctx context.Context, l dasar.LembagaID, j Jadwal, berlaku []Jadwal) (*bahanJadwal, []KegiatanJadwal, error) {
	tahun, err := s.Stores.Struktur.Tahun(ctx, l)
	if err != nil {
		return nil, nil, err
	}
	b := &bahanJadwal{berlaku: append([]Jadwal{j}, berlaku...), tahun: tahun, lain: map[JadwalID][]KegiatanJadwal{}, mapel: map[KodeMapel]string{}}
	f := SaringRombel{}
	id := make([]JadwalID, len(b.berlaku))
	for i, x := range b.berlaku {
		id[i] = x.ID
		if !slices.Contains(f.Tahun, x.Tahun) {
			f.Tahun = append(f.Tahun, x.Tahun)
		}
	}
	if b.rombel, err = s.Stores.Struktur.Rombel(ctx, l, f); err != nil {
		return nil, nil, err
	}
	ks, err := s.Stores.Jadwal.Kegiatan(ctx, l, id...)
	if err != nil {
		return nil, nil, err
	}
	var milik []KegiatanJadwal
	for _, k := range ks {
		if k.Jadwal == j.ID {
			milik = append(milik, k)
		} else {
			b.lain[k.Jadwal] = append(b.lain[k.Jadwal], k)
		}
	}
	mapel, err := s.Stores.Struktur.Mapel(ctx, l)
	for _, m := range mapel {
		b.mapel[m.Kode] = m.Nama
	}
	if err != nil {
		return nil, nil, err
	}
	hari := s.HariIni(l)
	if j.Mulai.After(hari) {
		hari = j.Mulai
	}
	rombel := make([]RombelID, len(b.rombel))
	for i, r := range b.rombel {
		rombel[i] = r.ID
	}
	if b.bagi, err = s.pembagianHari(ctx, l, hari, rombel...); err != nil {
		return nil, nil, err
	}
	b.ikut, err = s.keikutsertaan(ctx, l, hari, b.terbagi())
	return b, milik, err
}

// terbagi are the names of the classes that are divided.
func (b *bahanJadwal) terbagi() map[tempatRombel]bool {
	hasil := map[tempatRombel]bool{}
	for _, r := range b.rombel {
		if len(b.bagi[r.ID]) > 0 {
			hasil[tempatRombel{r.Jalur, r.Unit, r.Nama}] = true
		}
	}
	return hasil
}

// keikutsertaan finds the santri who are in several classes on a day, or in one that is
// divided.
func (s *Service) keikutsertaan(ctx context.Context, l dasar.LembagaID, hari dasar.Tanggal, terbagi map[tempatRombel]bool) (hasil []keikutsertaan, err error) {
	for p, err := range s.Santri.Peserta.Peserta(ctx, l, hari) {
		if err != nil {
			return nil, err
		}
		if len(p.Anggota) < 2 && !slices.ContainsFunc(p.Anggota, func(a santri.Anggota) bool { return terbagi[tempatRombel{a.Jalur, a.Unit, a.Kelas}] }) {
			continue
		}
		k := keikutsertaan{santri: p.ID}
		for _, a := range p.Anggota {
			k.di = append(k.di, tempatRombel{a.Jalur, a.Unit, a.Kelas})
		}
		hasil = append(hasil, k)
	}
	return hasil, nil
}
