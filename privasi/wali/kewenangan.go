package wali

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

var (
	// ErrWaliTakSah says that somebody cannot be a guardian: the santri himself, a
	// child, or nobody.
	ErrWaliTakSah = dasar.Aturan("PRI-WALI-05")
	// ErrBuktiWali says that a proof or its reference is missing.
	ErrBuktiWali = dasar.Aturan("PRI-WALI-06")
	// ErrPembukti says that whoever claims an authority wanted to confirm it.
	ErrPembukti = dasar.Aturan("PRI-WALI-07")
	// ErrPindahWali says that an authority is not in the state that the move needs.
	ErrPindahWali = dasar.Aturan("PRI-WALI-08")
	// ErrAlasanWali says that a refusal, freeze or revocation has no reason.
	ErrAlasanWali = dasar.Aturan("PRI-WALI-09")
	// ErrBentuk says that a need for communication names no known form.
	ErrBentuk = dasar.Aturan("PRI-WALI-10")
)

// KelompokHak is a group of rights that a guardian may have.
type KelompokHak string

// The groups.
const (
	HakLihat       KelompokHak = "lihat"
	HakUbah        KelompokHak = "ubah"
	HakMerusak     KelompokHak = "merusak" // delete, destroy, end processing
	HakPersetujuan KelompokHak = "persetujuan"
	HakTagihan     KelompokHak = "tagihan"
)

// SemuaHak lists the groups.
func SemuaHak() []KelompokHak {
	return []KelompokHak{HakLihat, HakUbah, HakMerusak, HakPersetujuan, HakTagihan}
}

// CaraBukti is how an authority was proven. The proof is looked at and its number
// noted; no copy of an identity card is kept.
type CaraBukti string

// The ways.
const (
	BuktiKK      CaraBukti = "kartu_keluarga"
	BuktiAkta    CaraBukti = "akta_kelahiran"
	BuktiPutusan CaraBukti = "putusan_pengadilan"
	BuktiKuasa   CaraBukti = "surat_kuasa"
)

// SebabBeku is why an authority is frozen. It never leaves the task team.
type SebabBeku string

// The causes of a freeze.
const (
	BekuSengketa SebabBeku = "sengketa" // guardians or parents contest each other
	BekuTuduhan  SebabBeku = "tuduhan"  // the guardian is accused of harming the santri
)

// SebabCabut is why an authority was revoked.
type SebabCabut string

// The causes of a revocation. Majority is none: it is computed.
const (
	CabutPutusan SebabCabut = "putusan"
	CabutManual  SebabCabut = "manual"
)

// MasaBeku is one freeze; it lasts until Sampai, or goes on.
type MasaBeku struct {
	Sejak  time.Time `privasi:"-,saat dibekukan"`
	Sampai time.Time `privasi:"-,saat dicairkan"`
	Sebab  SebabBeku `privasi:"-,kode sebab"`
}

// Kewenangan is the authority of one guardian over one santri: dated facts, from
// which its worth at any moment follows.
type Kewenangan struct {
	Lembaga      dasar.LembagaID          `privasi:"-,lembaga"`
	ID           string                   `privasi:"-,kunci teknis"`
	Santri       privasi.SubjekID         `privasi:"subjek"`
	Wali         privasi.SubjekID         `privasi:"kategori=keluarga;kelas=spesifik;retensi=identitas;terbuka=menentukan siapa yang berwenang"`
	Hubungan     string                   `privasi:"kategori=keluarga;kelas=spesifik;retensi=identitas;terbuka=ayah, ibu atau wali"`
	Lingkup      []KelompokHak            `privasi:"-,kelompok hak"`
	Urutan       int                      `privasi:"-,urutan dihubungi"`
	Cara         CaraBukti                `privasi:"-,kode cara pembuktian"`
	Rujukan      privasi.Tertutup[string] `privasi:"kategori=wali.bukti;kelas=spesifik;retensi=identitas"` // number of the document
	Pengaju      string                   `privasi:"-,akun pengaju"`
	Pembukti     string                   `privasi:"-,akun pembukti"`
	Diajukan     time.Time                `privasi:"-,saat diajukan"`
	Terbukti     time.Time                `privasi:"-,saat terbukti"`
	Ditolak      time.Time                `privasi:"-,saat ditolak"`
	SebabTolak   string                   `privasi:"-,kode sebab ditolak"`
	Beku         []MasaBeku               `privasi:"-,masa pembekuan"`
	Dicabut      time.Time                `privasi:"-,saat dicabut"`
	SebabDicabut SebabCabut               `privasi:"-,kode sebab dicabut"`
	Versi        uint64                   `privasi:"-,versi catatan"`
}

// Pengajuan claims an authority.
type Pengajuan struct {
	Lembaga  dasar.LembagaID
	ID       string
	Santri   privasi.SubjekID
	Wali     Orang // what is known of the guardian
	Hubungan string
	Lingkup  []KelompokHak
	Urutan   int
}

// Ajukan claims authority over a santri. A guardian known to be a child, the
// santri himself and nobody are [ErrWaliTakSah]; a guardian of unknown age may
// claim, and whoever proves it looks at his age.
func Ajukan(p Pengajuan, a AturanUsia, w Waktu) (Kewenangan, []privasi.Peristiwa, error) {
	switch {
	case p.Santri == "" || p.Wali.Subjek == "" || p.Santri == p.Wali.Subjek:
		return Kewenangan{}, nil, waliTakSah()
	case !p.Wali.Lahir.IsZero() && p.Wali.Anak(a, w.Pada):
		return Kewenangan{}, nil, waliTakSah()
	case len(p.Lingkup) == 0 || slices.ContainsFunc(p.Lingkup, func(h KelompokHak) bool { return !slices.Contains(SemuaHak(), h) }):
		return Kewenangan{}, nil, ErrWaliTakSah.Invalidf("pilih hak yang diminta wali").Pada("lingkup")
	}
	k := Kewenangan{Lembaga: p.Lembaga, ID: p.ID, Santri: p.Santri, Wali: p.Wali.Subjek, Hubungan: p.Hubungan,
		Lingkup: slices.Clone(p.Lingkup), Urutan: p.Urutan, Pengaju: w.Oleh, Diajukan: w.Pada.UTC()}
	return k, k.peristiwa("WaliDiajukan", Tiada, Diajukan, "", w), nil
}

func waliTakSah() error {
	return ErrWaliTakSah.Invalidf("wali haruslah orang dewasa lain, bukan santri itu sendiri").Pada("wali")
}

// Pembuktian says what the proof was.
type Pembuktian struct {
	Cara    CaraBukti
	Rujukan privasi.Tertutup[string] // number of the document, never a copy of it
	Wali    Orang                    // what is known of the guardian now
	// Dewasa: the document shows that the guardian is an adult. It is asked for
	// when his birth date is not known.
	Dewasa bool
}

// Buktikan makes a claim proven, by somebody other than who claimed it.
func (k Kewenangan) Buktikan(p Pembuktian, a AturanUsia, w Waktu) (Kewenangan, []privasi.Peristiwa, error) {
	switch {
	case k.kini(w) != Diajukan:
		return k, nil, pindahSalah("dibuktikan")
	case w.Oleh == "" || w.Oleh == k.Pengaju:
		return k, nil, ErrPembukti.Forbiddenf("kewenangan harus dibuktikan oleh petugas lain, bukan oleh yang mengajukan")
	case !slices.Contains([]CaraBukti{BuktiKK, BuktiAkta, BuktiPutusan, BuktiKuasa}, p.Cara) || p.Rujukan.Kosong():
		return k, nil, ErrBuktiWali.Invalidf("sebutkan cara pembuktian dan nomor dokumennya").Pada("rujukan")
	case p.Wali.Subjek != k.Wali || (p.Wali.Lahir.IsZero() && !p.Dewasa) || (!p.Wali.Lahir.IsZero() && p.Wali.Anak(a, w.Pada)):
		return k, nil, waliTakSah()
	}
	k.Cara, k.Rujukan, k.Pembukti, k.Terbukti = p.Cara, p.Rujukan, w.Oleh, w.Pada.UTC()
	return k, k.peristiwa("WaliDibuktikan", Diajukan, Terbukti, string(p.Cara), w), nil
}

// Tolak refuses a claim.
func (k Kewenangan) Tolak(sebab string, w Waktu) (Kewenangan, []privasi.Peristiwa, error) {
	switch {
	case k.kini(w) != Diajukan:
		return k, nil, pindahSalah("ditolak")
	case sebab == "":
		return k, nil, alasanKosong()
	}
	k.Ditolak, k.SebabTolak = w.Pada.UTC(), sebab
	return k, k.peristiwa("WaliDitolak", Diajukan, Ditolak, sebab, w), nil
}

// Bekukan suspends a proven authority at once. The guardian is not told.
func (k Kewenangan) Bekukan(sebab SebabBeku, w Waktu) (Kewenangan, []privasi.Peristiwa, error) {
	switch {
	case k.kini(w) != Terbukti:
		return k, nil, pindahSalah("dibekukan")
	case sebab != BekuSengketa && sebab != BekuTuduhan:
		return k, nil, alasanKosong()
	}
	k.Beku = append(slices.Clone(k.Beku), MasaBeku{Sejak: w.Pada.UTC(), Sebab: sebab})
	return k, k.peristiwa("WaliDibekukan", Terbukti, Dibekukan, string(sebab), w), nil
}

// Cairkan ends a freeze by a decision whose number is the reason.
func (k Kewenangan) Cairkan(keputusan string, w Waktu) (Kewenangan, []privasi.Peristiwa, error) {
	switch {
	case k.kini(w) != Dibekukan:
		return k, nil, pindahSalah("dicairkan")
	case keputusan == "":
		return k, nil, alasanKosong()
	}
	k.Beku = slices.Clone(k.Beku)
	k.Beku[len(k.Beku)-1].Sampai = w.Pada.UTC()
	return k, k.peristiwa("WaliDicairkan", Dibekukan, Terbukti, keputusan, w), nil
}

// Cabut revokes for good; a new authority is a new claim.
func (k Kewenangan) Cabut(sebab SebabCabut, dokumen string, w Waktu) (Kewenangan, []privasi.Peristiwa, error) {
	dulu := k.kini(w)
	switch {
	case dulu != Terbukti && dulu != Dibekukan:
		return k, nil, pindahSalah("dicabut")
	case (sebab != CabutPutusan && sebab != CabutManual) || dokumen == "":
		return k, nil, alasanKosong()
	}
	k.Dicabut, k.SebabDicabut = w.Pada.UTC(), sebab
	return k, k.peristiwa("WaliDicabut", dulu, Dicabut, string(sebab), w), nil
}

func (k Kewenangan) peristiwa(jenis string, dari, ke Status, sebab string, w Waktu) []privasi.Peristiwa {
	if dari == Tiada {
		dari = ""
	}
	return w.peristiwa(jenis, k.ID, k.Santri, string(dari), string(ke), sebab)
}

// kini is the state before a move; a clock that jumped back before the last fact
// finds nothing to move.
func (k Kewenangan) kini(w Waktu) Status {
	fakta := []time.Time{k.Diajukan, k.Terbukti, k.Ditolak, k.Dicabut}
	for _, m := range k.Beku {
		fakta = append(fakta, m.Sejak, m.Sampai)
	}
	if slices.ContainsFunc(fakta, func(f time.Time) bool { return w.Pada.Before(f) }) {
		return Tiada
	}
	return k.dasar(w.Pada)
}

func alasanKosong() error {
	return ErrAlasanWali.Invalidf("sebutkan sebabnya dan nomor keputusannya").Pada("sebab")
}

func pindahSalah(apa string) error {
	return ErrPindahWali.Conflictf("kewenangan ini tidak dapat %s dalam keadaannya sekarang; muat ulang dan periksa", apa)
}
