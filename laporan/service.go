package laporan

import (
	"context"
	"net/url"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// Service makes statements for people: it keeps to the actor's scope and opens
// names for the actor's purpose. All fields but Zona are required.
type Service struct {
	Keuangan  *keuangan.Service
	Santri    *santri.Service
	Ringkasan Ringkasan
	Penjaga   *privasi.Penjaga
	Now       func() time.Time
	Zona      func(dasar.LembagaID) *time.Location // nil means WIB for everyone
}

var (
	// ErrRentang says that the days of a question run backwards.
	ErrRentang = dasar.Aturan("LAP-RENTANG-01")
	// ErrSantri says that there is no such santri in the actor's scope.
	ErrSantri = dasar.Aturan("LAP-SANTRI-01")
	// ErrAkun says that a ledger was asked for without naming an account that exists.
	ErrAkun = dasar.Aturan("LAP-AKUN-01")
)

func (s *Service) hariIni(l dasar.LembagaID) dasar.Tanggal {
	zona := time.FixedZone("WIB", 7*3600)
	if s.Zona != nil {
		zona = s.Zona(l)
	}
	return dasar.TanggalDari(s.Now().In(zona))
}

// pada fills in today.
func (s *Service) pada(l dasar.LembagaID, p keuangan.PadaSaat) keuangan.PadaSaat {
	if p.Tanggal.IsZero() {
		p.Tanggal = s.hariIni(l)
	}
	return p
}

// dokumen starts a statement.
func (s *Service) dokumen(pel dasar.Pelaku, judul string, pada keuangan.PadaSaat, kueri ...Butir) Dokumen {
	d := Dokumen{Judul: judul, Lembaga: pel.Lembaga, Pada: pada, Dibuat: s.Now().UTC().Truncate(time.Microsecond)}
	for _, k := range kueri {
		if k.Nilai != "" {
			d.Kueri = append(d.Kueri, k)
		}
	}
	return d
}

// alamat writes the address of a statement; empty values are left out, and the
// moment is carried on so that what is opened looks from where it was opened.
func alamat(nama string, pada keuangan.PadaSaat, pasangan ...string) string {
	v := url.Values{}
	if !pada.Tercatat.IsZero() {
		v.Set("tercatat", pada.Tercatat.UTC().Format(time.RFC3339Nano))
	}
	for i := 0; i+1 < len(pasangan); i += 2 {
		if pasangan[i+1] != "" {
			v.Set(pasangan[i], pasangan[i+1])
		}
	}
	if len(v) == 0 {
		return nama
	}
	return nama + "?" + v.Encode()
}

// Orang is a santri as the actor may see one on a statement.
type Orang struct {
	Nama, NIS, Kelas string
	Unit             santri.KodeUnit
}

// orang opens the names of santri with the facts of a day: one read, one
// decision, one trail for the whole statement. Beyond privasi.MaksSubjek they
// come in several decisions.
func (s *Service) orang(ctx context.Context, pel dasar.Pelaku, hari dasar.Tanggal, id []santri.ID) (map[santri.ID]Orang, error) {
	out := make(map[santri.ID]Orang, len(id))
	for len(id) > 0 {
		n := min(len(id), privasi.MaksSubjek)
		ps, err := s.Santri.Stores.Peserta.PesertaID(ctx, pel.Lembaga, hari, id[:n]...)
		if err != nil {
			return nil, err
		}
		id = id[n:]
		if len(ps) == 0 {
			continue
		}
		subjek := make([]privasi.SubjekID, len(ps))
		for i, p := range ps {
			subjek[i] = p.Subjek
		}
		v, err := s.Penjaga.Minta(ctx, pel, "santri.Santri", []string{"Nama", "NIS"}, subjek...)
		if err != nil {
			return nil, err
		}
		for _, p := range ps {
			u := p.Utama()
			out[p.ID] = Orang{v.Terang(p.Subjek, "Nama", p.Nama), v.Terang(p.Subjek, "NIS", string(p.NIS)), u.Kelas, u.Unit}
		}
	}
	return out, nil
}
