package pegawai

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrPresensiSebab says that a correction of presence does not say why.
	ErrPresensiSebab = dasar.Aturan("PEG-PRESENSI-02")
	// ErrPresensiDepan says that presence is recorded for a day to come.
	ErrPresensiDepan = dasar.Aturan("PEG-PRESENSI-03")
	// ErrShiftTiada says that there is no such shift, or that it is out of use.
	ErrShiftTiada = dasar.Aturan("PEG-SHIFT-02")
)

// MasukanPresensi is one day of one person as entered or clocked. A Hari that is
// unset follows from Masuk and the shift ([Shift.HariDari]).
type MasukanPresensi struct {
	Pegawai       ID
	Hari          dasar.Tanggal // the day on which the shift begins
	Shift         string        // "" = none
	Kehadiran     Kehadiran
	Masuk, Keluar time.Time // zero = not clocked
	Sebab         string    // why a record is corrected, without anything personal
}

// kunciPresensi is what a record of presence is about.
type kunciPresensi struct {
	pegawai ID
	hari    dasar.Tanggal
	shift   string
}

func (p Presensi) kunci() kunciPresensi { return kunciPresensi{p.Pegawai, p.Mulai, p.Shift} }

// CatatPresensi records days, all of them or none, each person, day and shift once
// in a call, and returns what stands for them, in the order given. A day that has a
// record already is corrected: the new record has the next Urut and must say why
// ([ErrPresensiSebab]). The same again records nothing.
func (s *Service) CatatPresensi(ctx context.Context, pel dasar.Pelaku, kunci string, ms ...MasukanPresensi) ([]Presensi, []Peringatan, error) {
	if err := pel.Validate(); err != nil || len(ms) == 0 {
		return nil, nil, err
	}
	shift, err := s.shiftAktif(ctx, pel.Lembaga)
	if err != nil {
		return nil, nil, err
	}
	baru := make([]Presensi, len(ms))
	lihat := map[kunciPresensi]bool{}
	for i, m := range ms {
		if baru[i], err = s.bacaPresensi(pel, shift, m); err != nil {
			return nil, nil, ke(err, i, len(ms))
		}
		if lihat[baru[i].kunci()] {
			return nil, nil, ke(ErrPresensi.Invalidf("hari dan shift yang sama diisi dua kali").Pada("hari"), i, len(ms))
		}
		lihat[baru[i].kunci()] = true
	}
	var w []Peringatan
	_, _, err = s.sekali(ctx, pel, "presensi", kunci, ms, "ada", func(ctx context.Context, st Stores) error {
		w, err = s.simpanPresensi(ctx, st, pel, baru)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	ada, err := presensiAda(ctx, s.Stores, pel.Lembaga, baru)
	hasil := make([]Presensi, len(baru))
	for i, p := range baru {
		hasil[i] = ada[p.kunci()]
	}
	return hasil, w, err
}

// shiftAktif returns the shifts in use by code.
func (s *Service) shiftAktif(ctx context.Context, l dasar.LembagaID) (map[string]Shift, error) {
	ss, err := s.Stores.Master.Shift(ctx, l)
	ada := map[string]Shift{}
	for _, x := range ss {
		if x.Aktif {
			ada[x.Kode] = x
		}
	}
	return ada, err
}

// bacaPresensi checks one day by itself.
func (s *Service) bacaPresensi(pel dasar.Pelaku, shift map[string]Shift, m MasukanPresensi) (Presensi, error) {
	sh, ada := shift[m.Shift]
	if m.Shift != "" && !ada {
		return Presensi{}, ErrShiftTiada.Invalidf("shift %q tidak ada atau tidak dipakai lagi", potongKode(m.Shift)).Pada("shift")
	}
	if m.Hari.IsZero() && ada && !m.Masuk.IsZero() {
		m.Hari = sh.HariDari(m.Masuk, s.zona(pel.Lembaga))
	}
	p := Presensi{
		Lembaga: pel.Lembaga, ID: idBaru(), Pegawai: m.Pegawai, Shift: m.Shift, Urut: 1, Kehadiran: m.Kehadiran, Masuk: mikro(m.Masuk), Keluar: mikro(m.Keluar),
		Mulai: m.Hari, Selesai: m.Hari, Oleh: pel.ID, Dicatat: s.kini(),
	}
	sebab, err := dasar.Rapikan(m.Sebab, 200)
	if err != nil {
		return p, diBidang(err, "sebab")
	}
	p.Sebab = sebab
	if p.Mulai.After(s.HariIni(pel.Lembaga)) {
		return p, ErrPresensiDepan.Invalidf("kehadiran dicatat sampai hari ini; hari yang akan datang diisi lewat cuti atau dinas").Pada("hari")
	}
	return p, p.Validate()
}

// mikro brings a moment to the precision and zone that storages keep.
func mikro(t time.Time) time.Time {
	if t.IsZero() {
		return time.Time{}
	}
	return t.UTC().Truncate(time.Microsecond)
}

// simpanPresensi stores days while their people are locked.
func (s *Service) simpanPresensi(ctx context.Context, st Stores, pel dasar.Pelaku, baru []Presensi) ([]Peringatan, error) {
	if len(baru) == 0 {
		return nil, nil
	}
	orang, err := s.orang(ctx, st, pel, true, orangDari(baru)...)
	if err != nil {
		return nil, err
	}
	milik := map[ID]Pegawai{}
	for _, p := range orang {
		milik[p.ID] = p
	}
	ada, err := presensiAda(ctx, st, pel.Lembaga, baru)
	if err != nil {
		return nil, err
	}
	var simpan []Presensi
	for i, p := range baru {
		if err := masaSehari.periksa(milik[p.Pegawai], p.Kop()); err != nil {
			return nil, ke(err, i, len(baru))
		}
		lama, koreksi := ada[p.kunci()]
		switch {
		case koreksi && lama.Kehadiran == p.Kehadiran && lama.Masuk.Equal(p.Masuk) && lama.Keluar.Equal(p.Keluar):
			continue
		case koreksi && len([]rune(p.Sebab)) < 5:
			return nil, ke(ErrPresensiSebab.Invalidf("hari ini sudah tercatat %s; tulis sebab koreksinya, paling sedikit 5 huruf", lama.Kehadiran).Pada("sebab"), i, len(baru))
		}
		p.Urut = lama.Urut + 1
		simpan = append(simpan, p)
	}
	if len(simpan) == 0 {
		return nil, nil
	}
	if err := st.Presensi.Simpan(ctx, pel.Lembaga, simpan...); err != nil {
		return nil, err
	}
	dari, sampai := tepi(simpan)
	return peringatanTerkunci(ctx, st, pel.Lembaga, dari, sampai)
}

// tepi returns the first and the last day of records that are not empty.
func tepi[T Berkala](ts []T) (dari, sampai dasar.Tanggal) {
	for _, t := range ts {
		if k := t.Kop(); dari.IsZero() || k.Mulai.Before(dari) {
			dari = k.Mulai
		}
		sampai = maksHari(sampai, t.Kop().Selesai)
	}
	return dari, sampai
}

func maksHari(a, b dasar.Tanggal) dasar.Tanggal {
	if b.After(a) {
		return b
	}
	return a
}

// presensiAda returns what stands for the people, days and shifts of the records.
func presensiAda(ctx context.Context, st Stores, l dasar.LembagaID, baru []Presensi) (map[kunciPresensi]Presensi, error) {
	minta := map[kunciPresensi]bool{}
	for _, p := range baru {
		minta[p.kunci()] = true
	}
	ada := map[kunciPresensi]Presensi{}
	dari, sampai := tepi(baru)
	for p, err := range st.Presensi.Selama(ctx, l, dari, sampai) {
		if err != nil {
			return nil, err
		}
		if k := p.kunci(); minta[k] && p.Urut > ada[k].Urut {
			ada[k] = p
		}
	}
	return ada, nil
}

// DaftarPresensi lists what stands in [dari, sampai], at most a year, of people within
// the actor's scope, ordered by person, day and shift.
func (s *Service) DaftarPresensi(ctx context.Context, pel dasar.Pelaku, dari, sampai dasar.Tanggal) ([]Presensi, error) {
	if err := rentang(dari, sampai); err != nil {
		return nil, err
	}
	semua, err := selama(ctx, s, pel, s.Stores.Presensi, dari, sampai)
	if err != nil {
		return nil, err
	}
	milik, hasil := perOrang(semua), make([]Presensi, 0, len(semua))
	for _, p := range semua {
		if milik[p.Pegawai] != nil {
			hasil = append(hasil, PresensiBerlaku(milik[p.Pegawai])...)
			delete(milik, p.Pegawai)
		}
	}
	return hasil, nil
}
