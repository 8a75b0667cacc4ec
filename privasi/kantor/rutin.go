package kantor

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/retensi"
)

// Rutin is a round of work in one institution, of retention or of notices: whose turn it
// is. Of several servers one holds it; when that one stops in the middle, another takes it
// up after [SewaRutin].
type Rutin struct {
	Lembaga  dasar.LembagaID `privasi:"-,lembaga"`
	Apa      string          `privasi:"-,nama putaran"` // "" for retention
	Hari     dasar.Tanggal   `privasi:"-,hari putaran"`
	Pemegang string          `privasi:"-,penanda acak server"`
	Sejak    time.Time       `privasi:"-,saat dipegang"`
	Tamat    time.Time       `privasi:"-,saat selesai"` // zero: it runs, or was cut short
	Kumpul   time.Time       `privasi:"-,saat kabar terakhir dikumpulkan"`
	Sapu     time.Time       `privasi:"-,saat semua kabar terakhir diperiksa"`
	Versi    uint64          `privasi:"-,versi catatan"`
}

var laciRutin = laci[Rutin]{"rutin_retensi", func(r *Rutin) kepala {
	return kepala{lembaga: r.Lembaga, id: cmp.Or(r.Apa, "rutin"), status: "berjalan", pada: r.Sejak, versi: &r.Versi}
}}

// SewaRutin is how long a server may be silent before another takes its round.
const SewaRutin = 15 * time.Minute

// HasilRutin says what a round did.
type HasilRutin struct {
	Jalan     bool // this call did the round; false: it was done, or another is at it
	Disiapkan int  // runs that now wait for approval
	Ditutup   int  // runs that the standing order carried out, with their minutes
	Tertahan  int  // runs that a hold stopped
	Mengabari int  // runs whose people are being told
}

// RutinRetensi does the round of a day: what is due is planned, and either waits for
// approval or, where a standing order says so, goes with its minutes. What an earlier
// round left unfinished is finished first. pemegang names the server. Calling it often,
// and from several servers at once, does each thing once.
func (s *Service) RutinRetensi(ctx context.Context, l dasar.LembagaID, pemegang string) (h HasilRutin, err error) {
	r, ya, err := s.pegangRutin(ctx, l, pemegang)
	if err != nil || !ya {
		return h, err
	}
	h.Jalan = true
	p := putaranRutin{s, s.sistem(l), &r, &h}
	if err := p.jalankan(ctx); err != nil {
		if errors.Is(err, privasi.ErrRekamanGanda) {
			return h, nil // another server took it over
		}
		return h, err
	}
	r.Tamat = s.kini()
	return h, p.simpan(ctx)
}

// sistem acts for the standing order, with the powers of the desk.
func (s *Service) sistem(l dasar.LembagaID) dasar.Pelaku {
	return dasar.Pelaku{ID: retensi.Sistem, Lembaga: l, Peran: privasi.PeranPPDP, Lingkup: dasar.LingkupSemua, Tujuan: privasi.TujuanHakSubjek}
}

// pegangRutin takes the turn, when it is free.
func (s *Service) pegangRutin(ctx context.Context, l dasar.LembagaID, pemegang string) (Rutin, bool, error) {
	r, err := laciRutin.ambil(ctx, s, l, "rutin")
	if err != nil && dasar.KindOf(err) != dasar.NotFound {
		return r, false, err
	}
	kini, hari := s.kini(), s.hari(l)
	selesai := r.Hari == hari && !r.Tamat.IsZero()
	dipegang := r.Pemegang != "" && r.Tamat.IsZero() && r.Pemegang != pemegang && kini.Before(r.Sejak.Add(SewaRutin))
	if selesai || dipegang {
		return r, false, nil
	}
	r.Lembaga, r.Hari, r.Pemegang, r.Sejak, r.Tamat = l, hari, pemegang, kini, time.Time{}
	p := putaranRutin{s, s.sistem(l), &r, nil}
	err = p.simpan(ctx)
	if errors.Is(err, privasi.ErrRekamanGanda) {
		return r, false, nil
	}
	return r, err == nil, err
}

// putaranRutin is one round under way.
type putaranRutin struct {
	s   *Service
	pel dasar.Pelaku
	r   *Rutin
	h   *HasilRutin
}

// simpan keeps the turn; who lost it gets [privasi.ErrRekamanGanda].
func (p putaranRutin) simpan(ctx context.Context) error {
	r, err := catat(ctx, p.s, laciRutin, p.pel, *p.r, nil)
	if err == nil {
		*p.r = r
	}
	return err
}

func (p putaranRutin) jalankan(ctx context.Context) error {
	tetap, err := p.s.perintahTetap(ctx, p.pel.Lembaga)
	if err != nil {
		return err
	}
	terbuka, err := semuaBerstatus(ctx, p.s, laciPemusnahan, p.pel.Lembaga, kata(retensi.SemuaTerbuka())...)
	if err != nil {
		return err
	}
	for _, m := range terbuka {
		if m.Rujukan == retensi.RujukanTetap {
			if err := p.tuntaskan(ctx, tetap, m); err != nil {
				return err
			}
		}
	}
	f, err := p.s.faktaRetensi(ctx, p.pel.Lembaga)
	if err != nil {
		return err
	}
	sendiri, tanya := p.jatuhTempo(f, tetap, terbuka)
	for b := range slices.Chunk(tanya, maksSasaran) {
		if _, err := p.rencanakan(ctx, f, "", b, nil); err != nil {
			return err
		}
		p.h.Disiapkan++
	}
	for b := range slices.Chunk(sendiri, maksSasaran) {
		m, err := p.rencanakan(ctx, f, retensi.RujukanTetap, b, tetap.Prosesor)
		if err != nil {
			return err
		}
		if err := p.tuntaskan(ctx, tetap, m); err != nil {
			return err
		}
	}
	return p.perkara(ctx, f)
}

// jatuhTempo parts what is due into what goes by itself and what has to be approved;
// what an open run holds already is in neither.
func (p putaranRutin) jatuhTempo(f retensi.Fakta, tetap retensi.PerintahTetap, terbuka []retensi.Pemusnahan) (sendiri, tanya []retensi.Sasaran) {
	sudah := map[privasi.KunciID]bool{}
	for _, m := range terbuka {
		for _, x := range m.Sasaran {
			sudah[privasi.KunciID{Subjek: x.Subjek, Kelas: x.Kelas}] = true
		}
	}
	for _, t := range tanpaPerkara(f.Jadwal.Rencana(f.Isi, f.Penahanan, f.Zona, p.s.kini())) {
		x := retensi.Sasaran{Subjek: t.Subjek, Kelas: t.Kelas, Tindakan: t.Tindakan}
		switch {
		case sudah[privasi.KunciID{Subjek: t.Subjek, Kelas: t.Kelas}]:
		case tetap.Memuat(t.Kelas):
			sendiri = append(sendiri, x)
		default:
			tanya = append(tanya, x)
		}
	}
	return sendiri, tanya
}

func (p putaranRutin) rencanakan(ctx context.Context, f retensi.Fakta, rujukan string, xs []retensi.Sasaran, prosesor []string, saksi ...string) (retensi.Pemusnahan, error) {
	if err := p.simpan(ctx); err != nil { // still ours
		return retensi.Pemusnahan{}, err
	}
	m, ps, err := retensi.RencanaMusnah(p.pel.Lembaga, idBaru(), retensi.SebabRetensi, rujukan, xs, prosesor, f, p.pel.ID, p.s.kini())
	if err != nil {
		return m, err
	}
	m.BeritaAcara.Saksi = saksi // known before the run erases who they are
	return catat(ctx, p.s, laciRun(m), p.pel, m, ps)
}

// sesudah is now, or just after the last step where the clock stands.
func (s *Service) sesudah(m retensi.Pemusnahan) time.Time {
	t := s.kini()
	if n := len(m.Langkah); n > 0 && !t.After(m.Langkah[n-1].Pada) {
		t = m.Langkah[n-1].Pada.Add(time.Microsecond)
	}
	return t
}

// tuntaskan takes a run of the standing order as far as it goes: to its minutes, or to a
// hold. Each step is stored before the next.
func (p putaranRutin) tuntaskan(ctx context.Context, tetap retensi.PerintahTetap, m retensi.Pemusnahan) error {
	for m.Status != retensi.Ditutup {
		if err := p.simpan(ctx); err != nil { // still ours
			return err
		}
		lanjut, err := p.langkah(ctx, tetap, m)
		switch {
		case errors.Is(err, retensi.ErrDitahan) && m.Status == retensi.Ditahan, errors.Is(err, errTungguOrang):
			p.h.Tertahan++
			return nil
		case errors.Is(err, errTungguKabar):
			p.h.Mengabari++
			return nil
		case errors.Is(err, retensi.ErrDitahan):
			lanjut, err = gerak(ctx, p.s, laciRun(m), p.pel, m.ID, p.s.tahan(p.pel))
		}
		if err != nil {
			return err
		}
		m = lanjut
	}
	p.h.Ditutup++
	return nil
}

// errTungguOrang says that a run waits for a person: its order was taken back before it
// was approved.
var errTungguOrang = errors.New("waits for approval by a person")

// errTungguKabar says that notices about a run are still on their way.
var errTungguKabar = errors.New("waits for notices to arrive")

func (p putaranRutin) langkah(ctx context.Context, tetap retensi.PerintahTetap, m retensi.Pemusnahan) (retensi.Pemusnahan, error) {
	t := p.s.sesudah(m)
	kabar := func(kepada ...string) (ks []retensi.Kabar) {
		for _, x := range kepada {
			ks = append(ks, retensi.Kabar{Kepada: x, Bukti: tetap.Kabar, Pada: t})
		}
		return ks
	}
	aturan := func(m retensi.Pemusnahan) (retensi.Pemusnahan, []privasi.Peristiwa, error) {
		switch m.Status {
		case retensi.Direncanakan:
			if tetap.Status() != "berlaku" {
				return m, nil, errTungguOrang
			}
			return m.Setujui(tetap.Penyetuju, t)
		case retensi.Disetujui:
			return m.KabariProsesor(kabar(m.Prosesor...), p.pel.ID, t)
		case retensi.ProsesorKabar:
			ks, err := p.kabarOrang(ctx, m, kabar, t)
			if err != nil {
				return m, nil, err
			}
			return m.KabariSubjek(ks, p.pel.ID, t)
		case retensi.Ditahan:
			return p.lepaskan(ctx, m, t)
		case retensi.Dieksekusi:
			return p.buktikan(ctx, m, t)
		case retensi.Dibuktikan:
			return m.BuatBeritaAcara(nomorBerita(m), tetap.Tempat, tetap.Saksi, p.pel.ID, t)
		case retensi.BerBeritaAcara:
			return p.tutup(m, kabar, t)
		}
		return m, nil, retensi.ErrPindahPemusnahan.Conflictf("pemusnahan ini %s", m.Status)
	}
	if m.Status == retensi.SubjekKabar {
		return p.laksanakan(ctx, m, t)
	}
	return gerak(ctx, p.s, laciRun(m), p.pel, m.ID, aturan)
}

// laksanakan looks at the holds at this moment: what is held is set aside, the rest goes.
func (p putaranRutin) laksanakan(ctx context.Context, m retensi.Pemusnahan, t time.Time) (retensi.Pemusnahan, error) {
	x, err := p.s.laksanakan(ctx, p.pel, m, t)
	if !errors.Is(err, retensi.ErrDitahan) {
		return x, err
	}
	return gerak(ctx, p.s, laciRun(m), p.pel, m.ID, p.s.sisihkan(ctx, p.pel))
}

// lepaskan goes on where nothing holds a run any more, or without what is held.
func (p putaranRutin) lepaskan(ctx context.Context, m retensi.Pemusnahan, t time.Time) (retensi.Pemusnahan, []privasi.Peristiwa, error) {
	f, err := p.s.faktaMusnah(ctx, m)
	if err != nil {
		return m, nil, err
	}
	if x, ps, err := m.Lanjutkan(f, p.pel.ID, t); !errors.Is(err, retensi.ErrDitahan) {
		return x, ps, err
	}
	return m.Sisihkan(f, p.pel.ID, t)
}

// buktikan tries every key of the run, and that the tombstones which older backups are
// checked against are written.
func (p putaranRutin) buktikan(ctx context.Context, m retensi.Pemusnahan, t time.Time) (retensi.Pemusnahan, []privasi.Peristiwa, error) {
	n, err := p.s.terbuka(ctx, m)
	if err != nil {
		return m, nil, err
	}
	return m.Buktikan(retensi.Uji{Cadangan: fmt.Sprintf("kunci %d sasaran diuji; cadangan yang lebih tua ditolak tanpa nisannya", len(m.Sasaran)), Dibuka: n}, p.pel.ID, t)
}

func (p putaranRutin) tutup(m retensi.Pemusnahan, kabar func(...string) []retensi.Kabar, t time.Time) (retensi.Pemusnahan, []privasi.Peristiwa, error) {
	var ps []privasi.Peristiwa
	if _, perlu := m.PerluSusulan(); perlu {
		x, kabari, err := m.KabariSusulan(kabar(m.Orang()...), p.pel.ID, t)
		if err != nil {
			return m, nil, err
		}
		m, ps = x, kabari
	}
	m, tutup, err := m.Tutup(p.pel.ID, t)
	return m, append(ps, tutup...), err
}

// nomorBerita names the minutes of a run that nobody numbered: the day of the plan and
// the end of its key.
func nomorBerita(m retensi.Pemusnahan) string {
	return "BA-RET/" + m.Langkah[0].Pada.Format("2006-01-02") + "/" + strings.ToUpper(m.ID[max(0, len(m.ID)-6):])
}
