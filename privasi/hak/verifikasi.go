package hak

import (
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

var (
	// ErrAlasanNilai says that a capacity assessment has no written reason, assessor or
	// impact assessment behind it.
	ErrAlasanNilai = dasar.Aturan("PRI-HAK-07")
	// ErrWaliBelumTerbukti says that a guardian's authority is not proven at the moment.
	ErrWaliBelumTerbukti = dasar.Aturan("PRI-HAK-08")
	// ErrBenturan says that whoever handles a matter is concerned by it.
	ErrBenturan = dasar.Aturan("PRI-HAK-09")
	// ErrBukanPemohon says that only the one who asked may take a request back.
	ErrBukanPemohon = dasar.Aturan("PRI-HAK-10")
)

// MulaiVerifikasi opens the check of an identity that is not certain yet.
func (p Permohonan) MulaiVerifikasi(a Aktor, pada time.Time) (Permohonan, privasi.Peristiwa, error) {
	if p.Status != Diterima {
		return p, privasi.Peristiwa{}, p.tolakPindah(Verifikasi)
	}
	p, ev := p.pindah("VerifikasiDimulai", Verifikasi, a, "", mikro(pada))
	return p, ev, nil
}

// Pastikan ends the check: how it was done (never what the document said), and when. It
// starts the clocks that wait for it.
func (p Permohonan) Pastikan(cara string, a Aktor, f Fakta, h Hukum, pada time.Time) (Permohonan, privasi.Peristiwa, error) {
	switch {
	case p.Status != Diterima && p.Status != Verifikasi:
		return p, privasi.Peristiwa{}, p.tolakPindah(Diproses)
	case cara == "" || pada.Before(p.Diterima):
		return p, privasi.Peristiwa{}, ErrIdentitas.Invalidf("sebutkan bagaimana identitas pemohon dipastikan").Pada("cara")
	}
	q := p
	q.Terverifikasi, q.CaraVerifikasi = mikro(pada), cara
	q, ev := q.lanjut("PermohonanDiverifikasi", a, f, h.Setelan, mikro(pada))
	q, err := q.hitung(h)
	if err != nil {
		return p, privasi.Peristiwa{}, err
	}
	return q, ev, nil
}

// BuktikanWali goes on once the guardian's authority is proven.
func (p Permohonan) BuktikanWali(a Aktor, f Fakta, h Hukum, pada time.Time) (Permohonan, privasi.Peristiwa, error) {
	switch {
	case p.Status != MenungguBuktiWali:
		return p, privasi.Peristiwa{}, p.tolakPindah(Diproses)
	case !f.WaliTerbukti:
		return p, privasi.Peristiwa{}, ErrWaliBelumTerbukti.Forbiddenf("kewenangan wali belum terbukti; catat bukti dan cara memeriksanya dahulu")
	}
	p, ev := p.lanjut("BuktiWaliDiterima", a, f, h.Setelan, mikro(pada))
	return p, ev, nil
}

// Lanjutkan looks at a waiting request again when the facts changed: a child who came of
// age needs neither assessment nor guardian, a setting may ask for less. A request that
// still waits for the same is left as it is, with [ErrPerpindahan].
func (p Permohonan) Lanjutkan(a Aktor, f Fakta, h Hukum, pada time.Time) (Permohonan, privasi.Peristiwa, error) {
	menunggu := p.Status == MenungguBuktiWali || p.Status == MenungguPenilaian || p.Status == MenungguWali
	ke := p.berikut(f, h.Setelan)
	if !menunggu || ke == p.Status {
		return p, privasi.Peristiwa{}, p.tolakPindah(ke)
	}
	p, ev := p.pindah("PermohonanDilanjutkan", ke, a, "", mikro(pada))
	return p, ev, nil
}

// Penilaian is the recorded assessment whether a child can make a request himself
// (PP 33/2026 article 38 paragraphs 5 and 6).
type Penilaian struct {
	Mampu  bool
	Alasan privasi.Tertutup[string]
	DPIA   string // the impact assessment that it belongs to
}

// Nilai records the assessment. A child who is not able to is not refused: his guardian is
// asked.
func (p Permohonan) Nilai(n Penilaian, a Aktor, f Fakta, h Hukum, pada time.Time) (Permohonan, privasi.Peristiwa, error) {
	switch {
	case p.Status != MenungguPenilaian:
		return p, privasi.Peristiwa{}, p.tolakPindah(Diproses)
	case n.Alasan.Kosong() || n.DPIA == "" || a.Akun == "":
		return p, privasi.Peristiwa{}, ErrAlasanNilai.Invalidf("tulis alasan penilaian dan sebut DPIA yang mendasarinya").Pada("alasan")
	case a.Subjek == p.Subjek:
		return p, privasi.Peristiwa{}, ErrBenturan.Forbiddenf("penilaian dibuat oleh orang lain")
	}
	p.Penilai, p.Mampu, p.AlasanNilai, p.DPIANilai = a.Akun, n.Mampu, n.Alasan, n.DPIA
	p, ev := p.lanjut("KapasitasDinilai", a, f, h.Setelan, mikro(pada))
	return p, ev, nil
}

// JawabWali takes the guardian's word about a request that a child made himself. Without
// his approval the request is refused, with the reason that says so.
func (p Permohonan) JawabWali(setuju bool, t Penolakan, a Aktor, f Fakta, h Hukum, pada time.Time) (Permohonan, privasi.Peristiwa, error) {
	switch {
	case p.Status != MenungguWali:
		return p, privasi.Peristiwa{}, p.tolakPindah(Diproses)
	case !f.WaliTerbukti || a.Akun == "" || a.Subjek == p.Subjek:
		return p, privasi.Peristiwa{}, ErrWaliBelumTerbukti.Forbiddenf("jawaban ini harus dari wali yang kewenangannya terbukti")
	case !setuju:
		t.Sebab = TolakWali
		return p.putusTolak(t, a, mikro(pada))
	}
	p.WaliSetuju = a.Akun
	p, ev := p.lanjut("WaliMenyetujuiPermohonan", a, f, h.Setelan, mikro(pada))
	return p, ev, nil
}

// Tangani gives a request to somebody, or to somebody else; never to the person it is about
// or who asked. No clock moves.
func (p Permohonan) Tangani(penangan Aktor, a Aktor, pada time.Time) (Permohonan, privasi.Peristiwa, error) {
	switch {
	case !p.Status.Terbuka() || penangan.Akun == "":
		return p, privasi.Peristiwa{}, p.tolakPindah(p.Status)
	case penangan.Subjek != "" && (penangan.Subjek == p.Subjek || penangan.Subjek == p.Pemohon):
		return p, privasi.Peristiwa{}, ErrBenturan.Forbiddenf("permohonan tidak boleh ditangani oleh orang yang bersangkutan; pilih petugas lain").Pada("penangan")
	}
	p.Penangan = penangan.Akun
	p, ev := p.pindah("PermohonanDitugaskan", p.Status, a, "", mikro(pada))
	return p, ev, nil
}

// Batalkan takes a request back. Only the one who asked can; no clock ever does.
func (p Permohonan) Batalkan(a Aktor, pada time.Time) (Permohonan, privasi.Peristiwa, error) {
	switch {
	case !p.Status.Terbuka():
		return p, privasi.Peristiwa{}, p.tolakPindah(Dibatalkan)
	case a.Subjek == "" || a.Subjek != p.Pemohon:
		return p, privasi.Peristiwa{}, ErrBukanPemohon.Forbiddenf("hanya pemohon yang dapat membatalkan permohonannya")
	}
	p, ev := p.pindah("PermohonanDibatalkan", Dibatalkan, a, "", mikro(pada))
	p.Ditutup = ev.Pada
	return p, ev, nil
}
