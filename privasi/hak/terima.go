package hak

import (
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/rezim"
)

// Masukan is what a request brings.
type Masukan struct {
	Lembaga  dasar.LembagaID
	ID       string
	Subjek   privasi.SubjekID
	Pemohon  privasi.SubjekID // the person who asks; the subject himself for Diri
	Sebagai  Pemohon
	Jenis    Jenis
	Lingkup  []string
	Kanal    Kanal
	Uraian   privasi.Tertutup[string]
	Bidang   string                   // correction: the field, type and name
	Usul     privasi.Tertutup[string] // correction: what it should say
	Masuk    bool                     // signed in: identity is certain, no document may be asked for
	Diminta  []string                 // contents that the form demanded; see IsianPermohonan
	Dokumen  bool                     // an identity document is attached
	Tiba     time.Time                // not in the application: when it arrived; zero: now
	Pindaian string                   // the scan of the paper, or of the message
	Dicatat  time.Time                // now
}

// Terima records a request: number and clock at once, and the law of that moment. lain are
// the other requests of the same person; where one for the same right and scope is open,
// the later of the two becomes the duplicate of the earliest, and berubah are those of lain
// that this changed.
func Terima(m Masukan, a Aktor, f Fakta, h Hukum, lain []Permohonan) (p Permohonan, berubah []Permohonan, evs []privasi.Peristiwa, err error) {
	if err := m.periksa(); err != nil {
		return p, nil, nil, err
	}
	terima, err := m.saatTerima()
	if err != nil {
		return p, nil, nil, err
	}
	r, err := h.Hukum.Pada(terima, h.Setelan)
	if err != nil {
		return p, nil, nil, err
	}
	p = Permohonan{Lembaga: m.Lembaga, ID: m.ID, Subjek: m.Subjek, Pemohon: m.Pemohon, Sebagai: m.Sebagai, Jenis: m.Jenis, Lingkup: urut(m.Lingkup), Kanal: m.Kanal,
		Uraian: m.Uraian, Bidang: m.Bidang, Usul: m.Usul, Pindaian: m.Pindaian, Diterima: terima, Dicatat: mikro(m.Dicatat), Rezim: r.ID, Anak: f.Anak}
	p, ev := p.pindah("PermohonanDiterima", Diterima, a, "", p.Dicatat)
	evs = append(evs, ev)
	if m.Masuk {
		p.Terverifikasi, p.CaraVerifikasi = terima, "masuk"
		p, ev = p.lanjut("PermohonanDiverifikasi", a, f, h.Setelan, p.Dicatat)
		evs = append(evs, ev)
	}
	if p, err = p.hitung(h); err != nil {
		return Permohonan{}, nil, nil, err
	}
	p, berubah, ganda := satukan(p, lain, a)
	return p, berubah, append(evs, ganda...), nil
}

func (m Masukan) periksa() error {
	_, ada := m.Jenis.Uraikan()
	switch {
	case m.Lembaga == "" || m.ID == "" || m.Subjek == "" || !ada || !m.Kanal.dikenal() || m.Dicatat.IsZero():
		return ErrPermohonan.Invalidf("sebutkan orangnya, hak yang diminta dan salurannya").Pada("hak")
	case m.Pemohon == "" || m.Sebagai == Diri && m.Pemohon != m.Subjek || m.Sebagai != Diri && m.Pemohon == m.Subjek:
		return ErrIdentitas.Invalidf("sebutkan siapa yang meminta, untuk dirinya atau untuk orang lain").Pada("pemohon")
	case !m.Sebagai.Boleh(m.Jenis):
		return ErrPemohon.Forbiddenf("permohonan ini harus diajukan oleh orangnya sendiri, walinya, atau kuasanya").Pada("sebagai")
	case m.Bidang == "" != m.Usul.Kosong():
		return ErrPermohonan.Invalidf("pilih data yang keliru dan tulis isi yang benar, keduanya").Pada("usul")
	case m.Bidang != "" && m.Jenis != Koreksi && m.Jenis != Lengkapi:
		return ErrPermohonan.Invalidf("isi yang benar hanya ditulis pada permohonan pembetulan atau pelengkapan; kosongkan").Pada("usul")
	case m.Masuk && (m.Dokumen || slices.Contains(m.Diminta, "bukti_identitas")):
		return ErrBuktiBerlebih.Invalidf("orang yang sudah masuk tidak diminta kartu identitas; hapus lampirannya").Pada("bukti_identitas")
	}
	return PeriksaIsian(m.Diminta)
}

// PeriksaIsian refuses, with [ErrBuktiBerlebih], a form that demands more than the law lets
// it.
func PeriksaIsian(diminta []string) error {
	for _, d := range diminta {
		if !slices.Contains(IsianPermohonan(), d) {
			return ErrBuktiBerlebih.Invalidf("formulir tidak boleh mewajibkan %q; yang boleh hanya %s", d, strings.Join(IsianPermohonan(), ", ")).Pada(d)
		}
	}
	return nil
}

// saatTerima is the receipt: in the application the instant of entry; for paper the day it
// arrived and for a message to another system its own moment there, never after its record
// and before it only with the scan.
func (m Masukan) saatTerima() (time.Time, error) {
	catat, tiba := mikro(m.Dicatat), mikro(m.Tiba)
	switch {
	case m.Tiba.IsZero() || tiba.Equal(catat):
		return catat, nil
	case m.Kanal == Aplikasi:
		return catat, ErrTanggalTerima.Invalidf("permohonan lewat aplikasi diterima saat masuk; kosongkan waktu terima").Pada("tiba")
	case tiba.After(catat):
		return catat, ErrTanggalTerima.Invalidf("waktu terima tidak boleh sesudah sekarang").Pada("tiba")
	case m.Pindaian == "":
		return catat, ErrTanggalTerima.Invalidf("sebutkan nomor pindaian surat atau tangkapan pesannya untuk waktu terima yang lebih awal").Pada("pindaian")
	}
	return tiba, nil
}

func urut(ss []string) []string {
	ss = slices.Clone(ss)
	slices.Sort(ss)
	return slices.Compact(ss)
}

// lanjut moves a verified request to what it waits for next.
func (p Permohonan) lanjut(jenis string, a Aktor, f Fakta, s rezim.Setelan, pada time.Time) (Permohonan, privasi.Peristiwa) {
	return p.pindah(jenis, p.berikut(f, s), a, "", pada)
}

func (p Permohonan) berikut(f Fakta, s rezim.Setelan) Status {
	u, _ := p.Jenis.Uraikan()
	anakSendiri := p.Sebagai == Diri && f.Anak // now, not at the receipt: he may have come of age meanwhile
	switch {
	case (p.Sebagai == WaliAnak || p.Sebagai == WaliDisabel) && !f.WaliTerbukti:
		return MenungguBuktiWali
	case anakSendiri && p.Penilai == "":
		return MenungguPenilaian
	case anakSendiri && p.WaliSetuju == "" && (!p.Mampu || s.WaliUntukHakAnak == rezim.WaliWajib || s.WaliUntukHakAnak == rezim.WaliHanyaMerusak && u.Merusak):
		return MenungguWali
	}
	return Diproses
}
