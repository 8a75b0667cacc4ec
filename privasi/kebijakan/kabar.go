package kebijakan

import (
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

var (
	// ErrKabarSelesai says that a notification task has reached its final state.
	ErrKabarSelesai = dasar.Aturan("PRI-KEBIJAKAN-14")
	// ErrKabarSebab says that a failure names no reason of the list.
	ErrKabarSebab = dasar.Aturan("PRI-KEBIJAKAN-15")
)

// StatusKabar is the state of a notification task.
type StatusKabar string

// The states. Terkirim is final; who failed to be told can still be told another way.
const (
	KabarAntre    StatusKabar = "antre"
	KabarTerkirim StatusKabar = "terkirim"
	KabarGagal    StatusKabar = "gagal"
)

// SebabGagal is why a person could not be told.
type SebabGagal string

// The closed list of reasons.
const (
	GagalTanpaKanal SebabGagal = "tanpa_kanal"      // no channel is known
	GagalAlamat     SebabGagal = "alamat_salah"     // number or address is wrong
	GagalDitolak    SebabGagal = "ditolak_penyedia" // the provider refuses
	GagalHabis      SebabGagal = "percobaan_habis"  // tried as often as allowed
	GagalTakDibuka  SebabGagal = "tidak_dibuka"     // nobody opened the inbox in time
)

func (s SebabGagal) dikenal() bool {
	return s == GagalTanpaKanal || s == GagalAlamat || s == GagalDitolak || s == GagalHabis || s == GagalTakDibuka
}

// PercobaanTerbanyak is how often a message is tried before the task fails.
const PercobaanTerbanyak = 5

// TugasKabar is the duty to tell one person of one version.
type TugasKabar struct {
	Lembaga   dasar.LembagaID  `privasi:"-,lembaga"`
	Kebijakan string           `privasi:"-,sidik kebijakan"`
	Subjek    privasi.SubjekID `privasi:"subjek"`
	Status    StatusKabar      `privasi:"-,status pengiriman"`
	Sebab     SebabGagal       `privasi:"-,kode alasan"`
	Percobaan int              `privasi:"-,banyak percobaan"`
	Kanal     string           `privasi:"-,jenis kanal; tanpa alamat"`
	Dibuat    time.Time        `privasi:"-,saat dibuat"`
	Selesai   time.Time        `privasi:"-,saat selesai"`
	Versi     uint64           `privasi:"-,nomor perubahan"`
}

// TugasUntuk gives one task for each distinct person, in the order given.
func (k Kebijakan) TugasUntuk(subjek ...privasi.SubjekID) []TugasKabar {
	ts := make([]TugasKabar, 0, len(subjek))
	sudah := make(map[privasi.SubjekID]bool, len(subjek))
	for _, s := range subjek {
		if s != "" && !sudah[s] {
			sudah[s] = true
			ts = append(ts, TugasKabar{Lembaga: k.Lembaga, Kebijakan: k.ID, Subjek: s, Status: KabarAntre, Dibuat: k.DiumumkanPada})
		}
	}
	return ts
}

// HasilKirim is what a sender reports of one attempt. With Terkirim false and no Sebab the
// attempt may be repeated.
type HasilKirim struct {
	Terkirim bool
	Sebab    SebabGagal
	Kanal    string // "whatsapp", "surel", "surat", "aplikasi"
	Pada     time.Time
}

// Catat takes the report of an attempt. A task that is final, or one that failed and is
// not told now either, refuses with [ErrKabarSelesai]; a reason outside the list with
// [ErrKabarSebab].
func (t TugasKabar) Catat(h HasilKirim) (TugasKabar, privasi.Peristiwa, error) {
	switch {
	case t.Status != KabarAntre && !(t.Status == KabarGagal && h.Terkirim):
		return t, privasi.Peristiwa{}, ErrKabarSelesai.Conflictf("kabar ini sudah %s", t.Status)
	case h.Sebab != "" && (h.Terkirim || !h.Sebab.dikenal()):
		return t, privasi.Peristiwa{}, ErrKabarSebab.Invalidf("pilih sebab gagal dari daftar")
	}
	t.Percobaan, t.Kanal = t.Percobaan+1, h.Kanal
	p := privasi.Peristiwa{Jenis: "KabarDicoba", Objek: t.Kebijakan, Subjek: t.Subjek, Dari: string(t.Status), Ke: string(KabarAntre), Pada: mikro(h.Pada)}
	sebab := h.Sebab
	if !h.Terkirim && sebab == "" && t.Percobaan >= PercobaanTerbanyak {
		sebab = GagalHabis
	}
	switch {
	case h.Terkirim:
		t.Status, t.Sebab, t.Selesai, p.Jenis = KabarTerkirim, "", mikro(h.Pada), "SubjekDikabari"
	case sebab != "":
		t.Status, t.Sebab, t.Selesai, p.Jenis = KabarGagal, sebab, mikro(h.Pada), "KabarGagal"
	}
	p.Ke, p.Sebab = string(t.Status), string(t.Sebab)
	return t, p, nil
}

// BelumSampai lists the people who have not been told: those who wait and those whose task
// failed. They are to be reached another way.
func BelumSampai(ts []TugasKabar) []TugasKabar {
	return slices.DeleteFunc(slices.Clone(ts), func(t TugasKabar) bool { return t.Status == KabarTerkirim })
}
