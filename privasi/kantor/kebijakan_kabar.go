package kantor

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/antar"
	"github.com/pesantren-go/pesantren/privasi/kebijakan"
)

// SumberPembaca tells who reads a policy: whom a new version affects. The embedding
// application implements it.
type SumberPembaca interface {
	// Pembaca returns everybody of an audience, in a few statements.
	Pembaca(ctx context.Context, l dasar.LembagaID, a kebijakan.Audiens) ([]privasi.SubjekID, error)
}

// Siaran is the announcement of one version: what its tasks belong to.
type Siaran struct {
	Lembaga   dasar.LembagaID   `privasi:"-,lembaga"`
	Kebijakan string            `privasi:"-,sidik kebijakan"`
	Audiens   kebijakan.Audiens `privasi:"-,pembaca"`
	Orang     int               `privasi:"-,banyak orang yang terdampak"`
	Pada      time.Time         `privasi:"-,saat diumumkan"`
	Versi     uint64            `privasi:"-,versi catatan"`
}

// HasilKabar is one attempt to tell somebody. Attempts are added, never changed, so that
// hundreds of them are written in a few statements.
type HasilKabar struct {
	Lembaga   dasar.LembagaID       `privasi:"-,lembaga"`
	ID        string                `privasi:"-,kunci teknis"`
	Kebijakan string                `privasi:"-,sidik kebijakan"`
	Subjek    privasi.SubjekID      `privasi:"subjek"`
	Terkirim  bool                  `privasi:"-,terkirim atau belum"`
	Sebab     kebijakan.SebabGagal  `privasi:"-,kode alasan"`
	Kanal     string                `privasi:"-,jenis kanal; tanpa alamat"`
	Akhir     kebijakan.StatusKabar `privasi:"-,status sesudahnya"`
	Oleh      string                `privasi:"-,akun pencatat"`
	Pada      time.Time             `privasi:"-,saat dicoba"`
	Versi     uint64                `privasi:"-,versi catatan"`
}

var (
	laciSiaran = laci[Siaran]{"siaran_kebijakan", func(x *Siaran) kepala {
		return kepala{lembaga: x.Lembaga, id: x.Kebijakan, status: string(x.Audiens), pada: x.Pada, versi: &x.Versi}
	}}
	laciTugasKabar = laci[kebijakan.TugasKabar]{"tugas_kebijakan", func(x *kebijakan.TugasKabar) kepala {
		return kepala{lembaga: x.Lembaga, id: idTetap("kabar", x.Kebijakan, string(x.Subjek)), subjek: x.Subjek, status: x.Kebijakan, pada: x.Dibuat, versi: &x.Versi}
	}}
	laciHasilKabar = laci[HasilKabar]{"hasil_kebijakan", func(x *HasilKabar) kepala {
		return kepala{lembaga: x.Lembaga, id: x.ID, subjek: x.Subjek, status: statusHasil(x.Kebijakan, x.Akhir), pada: x.Pada, versi: &x.Versi}
	}}
	laciPengakuan = laci[kebijakan.Pengakuan]{"pengakuan", func(x *kebijakan.Pengakuan) kepala {
		return kepala{lembaga: x.Lembaga, id: idTetap("pengakuan", x.Kebijakan, string(x.Subjek)), subjek: x.Subjek, status: "dibaca", pada: x.Pada, versi: &x.Versi}
	}}
)

// kabarSusulan is the end of somebody who was told after it had failed.
const kabarSusulan kebijakan.StatusKabar = "susulan"

func statusHasil(versi string, s kebijakan.StatusKabar) string { return versi + "/" + string(s) }

// siapkanKabar makes the tasks of a version, to be stored in its unit.
func (s *Service) siapkanKabar(ctx context.Context, pel dasar.Pelaku, k kebijakan.Kebijakan) (func(context.Context, Stores) error, error) {
	var orang []privasi.SubjekID
	if s.Pembaca != nil {
		var err error
		if orang, err = s.Pembaca.Pembaca(ctx, k.Lembaga, k.Audiens); err != nil {
			return nil, err
		}
	}
	ts := k.TugasUntuk(orang...)
	rs := make([]privasi.Rekaman, len(ts))
	for i := range ts {
		r, err := laciTugasKabar.rekaman(s.Daftar, &ts[i])
		if err != nil {
			return nil, err
		}
		rs[i] = r
	}
	x := Siaran{Lembaga: k.Lembaga, Kebijakan: k.ID, Audiens: k.Audiens, Orang: len(ts), Pada: k.DiumumkanPada}
	return func(ctx context.Context, st Stores) error {
		x := x
		if err := laciSiaran.simpan(ctx, s, st, pel, &x, []privasi.Peristiwa{{Jenis: "KabarDisiapkan", Objek: k.ID, Oleh: pel.ID, Pada: k.DiumumkanPada}}); err != nil {
			return err
		}
		_, err := st.Rekaman.Sisipkan(ctx, k.Lembaga, rs)
		return err
	}, nil
}

// terapkan brings tasks to where their attempts left them.
func terapkan(ts []kebijakan.TugasKabar, hs []HasilKabar) []kebijakan.TugasKabar {
	per := map[string][]HasilKabar{}
	for _, h := range hs {
		per[h.Kebijakan+string(h.Subjek)] = append(per[h.Kebijakan+string(h.Subjek)], h)
	}
	for i := range ts {
		milik := per[ts[i].Kebijakan+string(ts[i].Subjek)]
		slices.SortFunc(milik, func(a, b HasilKabar) int { return a.Pada.Compare(b.Pada) })
		for _, h := range milik {
			if t, _, err := ts[i].Catat(kebijakan.HasilKirim{Terkirim: h.Terkirim, Sebab: h.Sebab, Kanal: h.Kanal, Pada: h.Pada}); err == nil {
				ts[i] = t
			}
		}
	}
	return ts
}

// hasil makes the attempt of a report, with its move. The final attempt of a task has
// one id, so that a task ends once; so has the one that reached somebody after a failure.
func hasil(t kebijakan.TugasKabar, h kebijakan.HasilKirim, oleh string) (HasilKabar, privasi.Peristiwa, error) {
	y, ev, err := t.Catat(h)
	if err != nil {
		return HasilKabar{}, ev, err
	}
	ev.Oleh = oleh
	id := idTetap("akhir", t.Kebijakan, string(t.Subjek))
	switch {
	case y.Status == kebijakan.KabarAntre:
		id = idBaru()
	case t.Status == kebijakan.KabarGagal:
		id, y.Status = idTetap("susulan", t.Kebijakan, string(t.Subjek)), kabarSusulan
	}
	return HasilKabar{Lembaga: t.Lembaga, ID: id, Kebijakan: t.Kebijakan, Subjek: t.Subjek, Terkirim: h.Terkirim, Sebab: h.Sebab, Kanal: h.Kanal, Akhir: y.Status, Oleh: oleh, Pada: h.Pada}, ev, nil
}

// tugasVersi reads the tasks of a version as they stand.
func (s *Service) tugasVersi(ctx context.Context, l dasar.LembagaID, id string) ([]kebijakan.TugasKabar, error) {
	ts, err := semuaBerstatus(ctx, s, laciTugasKabar, l, id)
	if err != nil {
		return nil, err
	}
	hs, err := semuaBerstatus(ctx, s, laciHasilKabar, l, statusHasil(id, kebijakan.KabarAntre), statusHasil(id, kebijakan.KabarTerkirim), statusHasil(id, kebijakan.KabarGagal), statusHasil(id, kabarSusulan))
	return terapkan(ts, hs), err
}

// BelumDikabari lists the people whom the news of a version has not reached: those who
// wait, and those it failed for. They are to be reached another way.
func (s *Service) BelumDikabari(ctx context.Context, pel dasar.Pelaku, id string) ([]kebijakan.TugasKabar, error) {
	if err := petugas(pel); err != nil {
		return nil, err
	}
	ts, err := s.tugasVersi(ctx, pel.Lembaga, id)
	return kebijakan.BelumSampai(ts), err
}

func (s *Service) menunggu(ctx context.Context, l dasar.LembagaID, id string) ([]kebijakan.TugasKabar, error) {
	ts, err := s.tugasVersi(ctx, l, id)
	return slices.DeleteFunc(ts, func(t kebijakan.TugasKabar) bool { return t.Status != kebijakan.KabarAntre }), err
}

// CatatKabar records how people who wait were told by another way, a letter or a
// message, or why they could not be: of some of them, or of all when none is named. It
// returns how many tasks ended.
func (s *Service) CatatKabar(ctx context.Context, pel dasar.Pelaku, id string, h kebijakan.HasilKirim, orang ...privasi.SubjekID) (int, error) {
	if err := petugas(pel); err != nil {
		return 0, err
	}
	kanal, err := dasar.Rapikan(h.Kanal, 40)
	if err != nil {
		return 0, err
	}
	if !h.Terkirim && h.Sebab == "" || h.Terkirim && kanal == "" {
		return 0, kebijakan.ErrKabarSebab.Invalidf("sebutkan lewat apa mereka dikabari, atau sebab gagalnya dari daftar").Pada("kanal")
	}
	x, err := laciSiaran.ambil(ctx, s, pel.Lembaga, id)
	if err != nil {
		return 0, err
	}
	ts, err := s.menunggu(ctx, pel.Lembaga, id)
	if err != nil {
		return 0, err
	}
	if len(orang) > 0 {
		ts = slices.DeleteFunc(ts, func(t kebijakan.TugasKabar) bool { return !slices.Contains(orang, t.Subjek) })
	}
	h.Kanal, h.Pada = kanal, s.kini()
	return s.catatHasil(ctx, pel, x, ts, slices.Repeat([]kebijakan.HasilKirim{h}, len(ts)))
}

// catatHasil stores attempts in a few statements, with one move of the announcement.
func (s *Service) catatHasil(ctx context.Context, pel dasar.Pelaku, x Siaran, ts []kebijakan.TugasKabar, hs []kebijakan.HasilKirim) (n int, err error) {
	baru := make([]HasilKabar, 0, len(ts))
	for i, t := range ts {
		if hs[i].Pada.IsZero() {
			hs[i].Pada = s.kini()
		}
		y, _, err := hasil(t, hs[i], pel.ID)
		if err != nil {
			return 0, err
		}
		if y.Akhir != kebijakan.KabarAntre {
			n++
		}
		baru = append(baru, y)
	}
	if len(baru) == 0 {
		return 0, nil
	}
	ev := privasi.Peristiwa{Jenis: "KabarDicoba", Objek: x.Kebijakan, Oleh: pel.ID, Pada: s.kini()}
	sampai := map[privasi.SubjekID]string{}
	for _, h := range baru {
		if h.Terkirim {
			sampai[h.Subjek] = x.Kebijakan
		}
	}
	return n, sisip(ctx, s, laciSiaran, pel, x, ev, laciHasilKabar, baru, s.sudahSampai(pel.Lembaga, antar.Kebijakan, baru[0].Kanal, x.Kebijakan, sampai))
}

// Kemajuan counts how far the news of a version went.
type Kemajuan struct{ Orang, Terkirim, Gagal int }

// Antre is how many wait.
func (k Kemajuan) Antre() int { return k.Orang - k.Terkirim - k.Gagal }

// KemajuanKabar counts for every version of the institution, in two statements.
func (s *Service) KemajuanKabar(ctx context.Context, pel dasar.Pelaku) (map[string]Kemajuan, error) {
	if err := petugas(pel); err != nil {
		return nil, err
	}
	return s.kemajuanKabar(ctx, pel.Lembaga)
}

func (s *Service) kemajuanKabar(ctx context.Context, l dasar.LembagaID) (map[string]Kemajuan, error) {
	tugas, err := s.Stores.Rekaman.Jumlah(ctx, l, laciTugasKabar.jenis)
	if err != nil {
		return nil, err
	}
	akhir, err := s.Stores.Rekaman.Jumlah(ctx, l, laciHasilKabar.jenis)
	if err != nil {
		return nil, err
	}
	m := make(map[string]Kemajuan, len(tugas))
	for id, n := range tugas {
		susulan := akhir[statusHasil(id, kabarSusulan)]
		m[id] = Kemajuan{n, akhir[statusHasil(id, kebijakan.KabarTerkirim)] + susulan, akhir[statusHasil(id, kebijakan.KabarGagal)] - susulan}
	}
	return m, nil
}

// audiens is whom a role reads the policy as.
func audiens(peran string) kebijakan.Audiens {
	switch peran {
	case privasi.PeranWali:
		return kebijakan.Wali
	case privasi.PeranSantri:
		return kebijakan.Santri
	}
	return kebijakan.Pegawai
}

// KebijakanSaya is the newest announced version for whoever is signed in.
type KebijakanSaya struct {
	Kebijakan kebijakan.Kebijakan
	Lama      kebijakan.Kebijakan // the version before; without an ID for the first
	Beda      kebijakan.Beda
	Dibaca    time.Time // when he said that he has read it; zero: not yet
}

// KebijakanSaya gives the newest announced version for the role of whoever is signed in,
// with what changed and whether he has read it. False without a policy, or for an
// account that is nobody's. What he has not been told of counts as told: showing it is
// the delivery inside the application.
func (s *Service) KebijakanSaya(ctx context.Context, pel dasar.Pelaku) (x KebijakanSaya, ada bool, err error) {
	diri, err := s.diri(ctx, pel)
	if errors.Is(err, ErrBukanMilik) {
		return x, false, nil
	}
	if err != nil {
		return x, false, err
	}
	r, err := s.Kebijakan(ctx, pel.Lembaga, audiens(pel.Peran))
	if err != nil {
		return x, false, err
	}
	i := slices.IndexFunc(r.Terbitan, func(k kebijakan.Kebijakan) bool { return k.DiumumkanPada.After(s.kini()) })
	if i < 0 {
		i = len(r.Terbitan)
	}
	if i == 0 {
		return x, false, nil
	}
	x.Kebijakan = r.Terbitan[i-1]
	if i > 1 {
		x.Lama = r.Terbitan[i-2]
		x.Beda = kebijakan.Bandingkan(x.Lama, x.Kebijakan)
	}
	b, err := s.kabarOrang(ctx, pel.Lembaga, diri)
	if err != nil {
		return x, false, err
	}
	for _, p := range b.pengakuan {
		if p.Kebijakan == x.Kebijakan.ID {
			x.Dibaca = p.Pada
		}
	}
	return x, true, s.tampilkan(ctx, pel, b.tugas, x.Kebijakan.ID)
}

// kabarSaya is what one person was told and has read.
type kabarSaya struct {
	tugas     []kebijakan.TugasKabar
	pengakuan []kebijakan.Pengakuan
}

func (s *Service) kabarOrang(ctx context.Context, l dasar.LembagaID, x privasi.SubjekID) (b kabarSaya, err error) {
	rs, err := s.Stores.Rekaman.MilikSubjek(ctx, l, []string{laciTugasKabar.jenis, laciHasilKabar.jenis, laciPengakuan.jenis}, []privasi.SubjekID{x})
	if err != nil {
		return b, err
	}
	var hs []HasilKabar
	for _, r := range rs {
		for _, err := range []error{
			pilah(s, laciTugasKabar, r, func(t kebijakan.TugasKabar) { b.tugas = append(b.tugas, t) }),
			pilah(s, laciHasilKabar, r, func(h HasilKabar) { hs = append(hs, h) }),
			pilah(s, laciPengakuan, r, func(p kebijakan.Pengakuan) { b.pengakuan = append(b.pengakuan, p) }),
		} {
			if err != nil {
				return b, err
			}
		}
	}
	b.tugas = terapkan(b.tugas, hs)
	return b, nil
}

// tampilkan ends the task of the version that is shown now.
func (s *Service) tampilkan(ctx context.Context, pel dasar.Pelaku, ts []kebijakan.TugasKabar, id string) error {
	i := slices.IndexFunc(ts, func(t kebijakan.TugasKabar) bool {
		return t.Kebijakan == id && t.Status != kebijakan.KabarTerkirim
	})
	if i < 0 {
		return nil
	}
	y, ev, err := hasil(ts[i], kebijakan.HasilKirim{Terkirim: true, Kanal: "aplikasi", Pada: s.kini()}, pel.ID)
	if err != nil {
		return err
	}
	sampai := s.sudahSampai(pel.Lembaga, antar.Kebijakan, antar.KanalAplikasi, id, map[privasi.SubjekID]string{y.Subjek: id})
	if _, err = catat(ctx, s, laciHasilKabar, pel, y, []privasi.Peristiwa{ev}, sampai); dasar.KindOf(err) == dasar.Conflict {
		return nil // two windows at once: told is told
	}
	return err
}

// AkuiKebijakan records that whoever is signed in has read a version; tampil is the hash
// of the text that the page showed. It consents to nothing. Twice is once.
func (s *Service) AkuiKebijakan(ctx context.Context, pel dasar.Pelaku, id, tampil string) (kebijakan.Pengakuan, error) {
	diri, err := s.diri(ctx, pel)
	if err != nil {
		return kebijakan.Pengakuan{}, err
	}
	r, err := s.Kebijakan(ctx, pel.Lembaga, audiens(pel.Peran))
	if err != nil {
		return kebijakan.Pengakuan{}, err
	}
	p, ev, err := r.Akui(strings.TrimSpace(id), strings.TrimSpace(tampil), diri, pel.ID, s.kini())
	if err != nil {
		return p, err
	}
	lama, err := laciPengakuan.ambil(ctx, s, pel.Lembaga, idTetap("pengakuan", p.Kebijakan, string(diri)))
	if err == nil || dasar.KindOf(err) != dasar.NotFound {
		return lama, err
	}
	return catat(ctx, s, laciPengakuan, pel, p, []privasi.Peristiwa{ev})
}

// BolehFitur says whether whoever is signed in may go on with a kind of feature: after a
// material change what is not essential waits until he has read it; rights, complaints,
// withdrawal and export never wait. An account that is nobody's has nobody who could read
// it for the record, and goes on.
func (s *Service) BolehFitur(ctx context.Context, pel dasar.Pelaku, f kebijakan.Fitur) error {
	if f != kebijakan.FiturTambahan {
		return pel.Validate()
	}
	diri, err := s.diri(ctx, pel)
	if errors.Is(err, ErrBukanMilik) {
		return nil
	}
	if err != nil {
		return err
	}
	r, err := s.Kebijakan(ctx, pel.Lembaga, audiens(pel.Peran))
	if err != nil {
		return err
	}
	ps, err := laciPengakuan.milik(ctx, s, pel.Lembaga, diri)
	if err != nil {
		return err
	}
	return r.Boleh(f, ps, diri, s.kini())
}
