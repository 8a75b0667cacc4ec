package persetujuan

import (
	"slices"

	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/wali"
)

// Tolak records a refusal. Nothing else changes for the person.
func (p Persetujuan) Tolak(oleh Pemberi, f Fakta, w wali.Waktu) (Persetujuan, []privasi.Peristiwa, error) {
	return p.jawab(Ditolak, oleh, f, w)
}

// Tunda records that somebody wants to think about it.
func (p Persetujuan) Tunda(oleh Pemberi, f Fakta, w wali.Waktu) (Persetujuan, []privasi.Peristiwa, error) {
	return p.jawab(DitundaJawab, oleh, f, w)
}

func (p Persetujuan) jawab(ke Status, oleh Pemberi, f Fakta, w wali.Waktu) (Persetujuan, []privasi.Peristiwa, error) {
	s, sejak := p.kini()
	if (s != Diminta && s != DitundaJawab) || w.Pada.Before(sejak) {
		return p, nil, pindahSalah(s, ke)
	}
	if err := f.bolehMenahan(p, oleh, w); err != nil {
		return p, nil, err
	}
	baru, ps := p.tambah(Langkah{Ke: ke, Pada: w.Pada.UTC(), Oleh: oleh, Akun: w.Oleh, Cara: Elektronik})
	return baru, ps, nil
}

// Tarik withdraws at once. What was done before stays lawful, what comes after is
// denied. Withdrawing twice changes nothing and gives the same event again, and so
// the same receipt. dasar is what the activity rests on: what is not consent is
// [ErrBukanDasarPersetujuan].
//
// The person himself may always withdraw, also a child; a guardian while he has
// authority.
func (p Persetujuan) Tarik(oleh Pemberi, dasar privasi.DasarHukum, f Fakta, w wali.Waktu) (Persetujuan, []privasi.Peristiwa, error) {
	if dasar != privasi.Persetujuan {
		return p, nil, bukanDasar(dasar)
	}
	if err := f.bolehMenahan(p, oleh, w); err != nil {
		return p, nil, err
	}
	s, sejak := p.kini()
	if s == Ditarik {
		dari := TakAda
		if n := len(p.Langkah); n > 1 {
			dari = p.Langkah[n-2].Ke
		}
		return p, []privasi.Peristiwa{p.peristiwa(dari, p.Langkah[len(p.Langkah)-1])}, nil
	}
	if !s.Berlaku() {
		return p, nil, pindahSalah(s, Ditarik)
	}
	pada := w.Pada.UTC()
	if pada.Before(sejak) {
		pada = sejak // a clock that jumped back does not keep a consent alive
	}
	baru, ps := p.tambah(Langkah{Ke: Ditarik, Pada: pada, Oleh: oleh, Akun: w.Oleh, Cara: Elektronik})
	return baru, ps, nil
}

// bolehMenahan: who may say no.
func (f Fakta) bolehMenahan(p Persetujuan, oleh Pemberi, w wali.Waktu) error {
	if p.Subjek != f.Orang.Subjek || p.Lembaga != f.Orang.Lembaga {
		return ErrPindahPersetujuan.NotFoundf("persetujuan tidak ditemukan")
	}
	if oleh.Diri {
		return nil
	}
	return f.kompeten(oleh, p.Tujuan, w.Pada)
}

// SebabBatal is why a consent is void.
type SebabBatal string

// The causes.
const (
	BatalTakBebas    SebabBatal = "tak_bebas"
	BatalTakSpesifik SebabBatal = "tak_spesifik"
	BatalTakBerhak   SebabBatal = "pemberi_tak_berhak"
	BatalTanpaKabar  SebabBatal = "tanpa_pemberitahuan"
	BatalPalsu       SebabBatal = "palsu"
)

// Batalkan declares a consent void, by staff, with a cause. It ends for good.
func (p Persetujuan) Batalkan(sebab SebabBatal, w wali.Waktu) (Persetujuan, []privasi.Peristiwa, error) {
	s, sejak := p.kini()
	switch {
	case !slices.Contains([]SebabBatal{BatalTakBebas, BatalTakSpesifik, BatalTakBerhak, BatalTanpaKabar, BatalPalsu}, sebab):
		return p, nil, ErrSebabBatal.Invalidf("pilih sebab pembatalan").Pada("sebab")
	case !s.Berlaku() || w.Pada.Before(sejak):
		return p, nil, pindahSalah(s, Dibatalkan)
	}
	baru, ps := p.tambah(Langkah{Ke: Dibatalkan, Pada: w.Pada.UTC(), Akun: w.Oleh, Sebab: string(sebab)})
	return baru, ps, nil
}
