package pegawai

import (
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// ID is the permanent id of one employee in one institution: a random UUID,
// never a NIP or NIK. Somebody who returns keeps it.
type ID string

// Pegawai is one member of staff: identity, and since when. Duties, contracts and
// pay live beside it with their dates. Sealed fields are sealed by [Service]
// before a store sees the record.
type Pegawai struct {
	Lembaga      dasar.LembagaID                  `privasi:"-,penanda lembaga"`
	ID           ID                               `privasi:"-,penanda acak"`
	Subjek       privasi.SubjekID                 `privasi:"subjek"`
	Alias        santri.Alias                     `privasi:"-,nama acak di jurnal"`
	Nomor        string                           `privasi:"kategori=kepegawaian.nomor;kelas=umum;retensi=identitas;terbuka=dicari dan dicetak sebagai nomor induk pegawai"` // the office's own number, unique
	Nama         string                           `privasi:"kategori=identitas.nama;kelas=umum;retensi=identitas;terbuka=dicari dan diurutkan"`
	JenisKelamin santri.JenisKelamin              `privasi:"kategori=identitas.kelamin;kelas=umum;retensi=identitas;terbuka=status PTKP dihitung dengannya"`
	TempatLahir  string                           `privasi:"kategori=identitas.lahir;kelas=umum;retensi=identitas;terbuka=dicetak bersama tanggal lahir"`
	TanggalLahir dasar.Tanggal                    `privasi:"kategori=identitas.lahir;kelas=umum;retensi=identitas;terbuka=batas usia JP dihitung dengannya"`
	Agama        Agama                            `privasi:"kategori=identitas.agama;kelas=spesifik;retensi=identitas;terbuka=hari raya THR ditentukan dengannya"`
	NIK          privasi.Tertutup[santri.NIK]     `privasi:"kategori=identitas.nik;kelas=umum;retensi=pembukuan;indeks"`
	NPWP         privasi.Tertutup[NPWP]           `privasi:"kategori=identitas.npwp;kelas=umum;retensi=pembukuan"`
	NUPTK        privasi.Tertutup[string]         `privasi:"kategori=identitas.nuptk;kelas=umum;retensi=identitas"`
	NIP          privasi.Tertutup[string]         `privasi:"kategori=identitas.nip;kelas=umum;retensi=identitas"` // of civil servants, 18 digits
	HP           privasi.Tertutup[santri.NomorHP] `privasi:"kategori=kontak.hp;kelas=umum;retensi=identitas"`
	Surel        privasi.Tertutup[string]         `privasi:"kategori=kontak.surel;kelas=umum;retensi=identitas"`
	Alamat       privasi.Tertutup[string]         `privasi:"kategori=alamat;kelas=umum;retensi=identitas"`
	Rekening     privasi.Tertutup[Rekening]       `privasi:"kategori=keuangan.rekening;kelas=spesifik;retensi=pembukuan"`
	Mulai        dasar.Tanggal                    `privasi:"kategori=kepegawaian.masa;kelas=umum;retensi=identitas;terbuka=masa kerja dihitung dengannya"`          // TMT, first day of continuous service
	Berhenti     dasar.Tanggal                    `privasi:"kategori=kepegawaian.masa;kelas=umum;retensi=identitas;terbuka=masa pajak terakhir dihitung dengannya"` // last day of service, zero = still here
	Sebab        SebabBerhenti                    `privasi:"kategori=kepegawaian.masa;kelas=umum;retensi=identitas;terbuka=dicetak di surat keterangan kerja"`      // why the service ended, "" = still here
	Ditutup      []Penutupan                      `privasi:"-,penanda acak"`                                                                                        // what leaving closed, so that it can be undone
	Dicatat      time.Time                        `privasi:"-,saat pencatatan"`
	Versi        int                              `privasi:"-,nomor versi catatan"` // 0 = not stored yet
}

// SebabBerhenti is why somebody's service ended: a list, so that nobody writes a
// story into a record that is kept.
type SebabBerhenti string

// The reasons.
const (
	SebabMundur        SebabBerhenti = "mengundurkan_diri"
	SebabKontrakHabis  SebabBerhenti = "kontrak_habis"
	SebabPensiun       SebabBerhenti = "pensiun"
	SebabPindah        SebabBerhenti = "pindah_lembaga"
	SebabDiberhentikan SebabBerhenti = "diberhentikan"
	SebabWafat         SebabBerhenti = "wafat"
	SebabLain          SebabBerhenti = "lain"
)

// DaftarSebabBerhenti lists the reasons in the order of forms.
func DaftarSebabBerhenti() []SebabBerhenti {
	return []SebabBerhenti{SebabMundur, SebabKontrakHabis, SebabPensiun, SebabPindah, SebabDiberhentikan, SebabWafat, SebabLain}
}

// Penutupan is one dated record that leaving closed, with the last day that it
// had before. Batal says that the record was to begin later and became void.
type Penutupan struct {
	Jenis   string        `privasi:"-,jenis catatan"` // "penugasan", "kontrak", "kepesertaan", "nilai"
	ID      string        `privasi:"-,penanda acak"`
	Selesai dasar.Tanggal `privasi:"-,masa berlaku"` // zero = it was open
	Batal   bool          `privasi:"-,catatan dibatalkan"`
}

// Rekening is the bank account that pay goes to. The zero value means cash.
type Rekening struct {
	Bank     string // name of the bank as the office writes it: "BSI"
	Nomor    string // digits as text, leading zeros kept
	AtasNama string
}

// Agama is the religion of a worker: it decides for which holiday the THR is due
// (Permenaker 6/2016 Ps. 5). The zero value means "not known".
type Agama string

// The religions that the regulation names a holiday for.
const (
	Islam    Agama = "Islam"
	Kristen  Agama = "Kristen"
	Katolik  Agama = "Katolik"
	Hindu    Agama = "Hindu"
	Buddha   Agama = "Buddha"
	Konghucu Agama = "Konghucu"
)

// DaftarAgama lists the religions in the order of forms.
func DaftarAgama() []Agama { return []Agama{Islam, Kristen, Katolik, Hindu, Buddha, Konghucu} }

// Bekerja reports whether the person is in service on any day of [dari, sampai].
func (p Pegawai) Bekerja(dari, sampai dasar.Tanggal) bool {
	return !p.Mulai.After(sampai) && (p.Berhenti.IsZero() || !p.Berhenti.Before(dari))
}

// String writes the account as people read it: BSI 7123456789 a.n. RAHMA.
func (r Rekening) String() string {
	if r == (Rekening{}) {
		return "tunai"
	}
	return r.Bank + " " + r.Nomor + " a.n. " + r.AtasNama
}
