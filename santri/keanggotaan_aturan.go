package santri

import (
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
)

var (
	// ErrAnggotaBentuk says that a membership lacks its unit, track or first
	// day, or holds texts of an impossible shape.
	ErrAnggotaBentuk = dasar.Aturan("SAN-ANGGOTA-03")
	// ErrAnggotaTanggal says that the days of memberships or stays overlap or
	// run backwards.
	ErrAnggotaTanggal = dasar.Aturan("SAN-ANGGOTA-04")
	// ErrAnggotaStatus says that a person of this status joins no track and
	// takes no bed.
	ErrAnggotaStatus = dasar.Aturan("SAN-ANGGOTA-05")
	// ErrAnggotaSebab says that the reason for an end is not on the list.
	ErrAnggotaSebab = dasar.Aturan("SAN-ANGGOTA-06")
	// ErrMukimBentuk says that dormitory or room is no short line of text.
	ErrMukimBentuk = dasar.Aturan("SAN-MUKIM-03")
)

// SebabBaku are the reasons for which a membership ends; batal is one that never held.
func SebabBaku() []string {
	return []string{"naik", "tinggal", "selesai", "pindah", "keluar", "batal"}
}

// Berlaku reports whether the membership holds on the day: [Mulai, Selesai).
func (k Keanggotaan) Berlaku(hari dasar.Tanggal) bool { return dalam(k.Mulai, k.Selesai, hari) }

// Terbuka reports that the membership has no end yet.
func (k Keanggotaan) Terbuka() bool { return k.Selesai.IsZero() }

// hampa reports that the membership never held.
func (k Keanggotaan) hampa() bool { return !k.Terbuka() && k.Selesai == k.Mulai }

// Berlaku reports whether the santri boards on the day: [Mulai, Selesai).
func (m Mukim) Berlaku(hari dasar.Tanggal) bool { return dalam(m.Mulai, m.Selesai, hari) }

// Terbuka reports that the stay has no end yet.
func (m Mukim) Terbuka() bool { return m.Selesai.IsZero() }

func dalam(mulai, selesai, hari dasar.Tanggal) bool {
	return !mulai.After(hari) && (selesai.IsZero() || hari.Before(selesai))
}

// Validate checks a membership by itself, with [ErrAnggotaBentuk] and [ErrJalur].
func (k Keanggotaan) Validate() error {
	if err := k.Jalur.Validate(); err != nil {
		return err
	}
	if k.Unit == "" || k.Mulai.IsZero() {
		return ErrAnggotaBentuk.Invalidf("unit dan tanggal mulai keanggotaan %s harus diisi", k.Jalur)
	}
	for _, t := range []string{string(k.Unit), k.Tingkat, k.Kelas} {
		if u, err := dasar.Rapikan(t, maksKode); err != nil || u != t {
			return ErrAnggotaBentuk.Invalidf("unit, tingkat, dan kelas paling banyak %d karakter tanpa spasi di tepi", maksKode)
		}
	}
	return nil
}

// Validate checks a stay by itself, with [ErrMukimBentuk].
func (m Mukim) Validate() error {
	if m.Mulai.IsZero() {
		return ErrMukimBentuk.Invalidf("tanggal mulai mukim harus diisi")
	}
	for _, t := range []string{m.Asrama, m.Kamar} {
		if u, err := dasar.Rapikan(t, 2*maksKode); err != nil || u != t {
			return ErrMukimBentuk.Invalidf("asrama dan kamar paling banyak %d karakter tanpa spasi di tepi", 2*maksKode)
		}
	}
	return nil
}

// BukaAnggota checks a new, open membership against the status of the person
// and all memberships so far: one open per track, and none that starts before
// an earlier one of the track ended.
func BukaAnggota(s Status, lama []Keanggotaan, baru Keanggotaan) error {
	if err := baru.Validate(); err != nil {
		return err
	}
	if !s.DiPesantren() {
		return ErrAnggotaStatus.Invalidf("santri berstatus %s tidak dapat masuk jalur; terima kembali dahulu", s)
	}
	for _, k := range lama {
		switch {
		case k.Jalur != baru.Jalur || k.hampa():
		case k.Terbuka():
			return ErrAnggotaGanda.Conflictf("santri masih anggota jalur %s di %s; pindahkan atau tutup dahulu", k.Jalur, k.Unit)
		case baru.Mulai.Before(k.Selesai):
			return ErrAnggotaTanggal.Invalidf("tanggal mulai mendahului akhir keanggotaan sebelumnya, %s", k.Selesai.Panjang()).Pada("mulai")
		}
	}
	return nil
}

// TutupAnggota checks the end of a membership. An end on the first day is
// allowed: such a membership never held, and corrects a mistake.
func TutupAnggota(k Keanggotaan, t Penutupan) error {
	switch {
	case !k.Terbuka():
		return ErrAnggotaTutup.Conflictf("keanggotaan sudah ditutup pada %s", k.Selesai.Panjang())
	case t.Selesai.IsZero() || t.Selesai.Before(k.Mulai):
		return ErrAnggotaTanggal.Invalidf("tanggal berakhir harus diisi dan tidak mendahului %s", k.Mulai.Panjang()).Pada("selesai")
	case !slices.Contains(SebabBaku(), t.Sebab):
		return ErrAnggotaSebab.Invalidf("sebab berakhir harus salah satu dari %s", strings.Join(SebabBaku(), ", ")).Pada("sebab")
	}
	return nil
}

// BukaMukim checks a new, open stay against the status and all stays so far.
func BukaMukim(s Status, lama []Mukim, baru Mukim) error {
	if err := baru.Validate(); err != nil {
		return err
	}
	if !s.DiPesantren() {
		return ErrAnggotaStatus.Invalidf("santri berstatus %s tidak dapat mukim; terima kembali dahulu", s)
	}
	for _, m := range lama {
		switch {
		case m.Terbuka():
			return ErrMukimGanda.Conflictf("santri sudah mukim; pindahkan atau akhiri dahulu")
		case baru.Mulai.Before(m.Selesai):
			return ErrAnggotaTanggal.Invalidf("tanggal mulai mendahului akhir mukim sebelumnya, %s", m.Selesai.Panjang()).Pada("mulai")
		}
	}
	return nil
}

// TutupMukim checks the end of a stay.
func TutupMukim(m Mukim, t Penutupan) error {
	switch {
	case !m.Terbuka():
		return ErrMukimTutup.Conflictf("mukim sudah berakhir pada %s", m.Selesai.Panjang())
	case t.Selesai.IsZero() || t.Selesai.Before(m.Mulai):
		return ErrAnggotaTanggal.Invalidf("tanggal berakhir harus diisi dan tidak mendahului %s", m.Mulai.Panjang()).Pada("selesai")
	}
	return nil
}
