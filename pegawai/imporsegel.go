package pegawai

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

func adaTidak(kosong bool) string {
	if kosong {
		return ""
	}
	return privasi.TeksAda
}

// privasiSamar masks a value of the sheet for the list of differences.
func privasiSamar(kategori, nilai string) string {
	for _, s := range privasi.SamaranBaku() {
		if s.Kategori == kategori {
			return s.Samarkan(nilai)
		}
	}
	return adaTidak(nilai == "")
}

// bidangTertutup is a sealed field as rows speak of it.
type bidangTertutup struct {
	bidang, kolom, kategori string
	teks                    func(Formulir) string // as it would be stored, "" = not said
	kosong                  func(Pegawai) bool
	baca                    func(*privasi.Pandangan, Pegawai) (string, error)
	pasang                  func(p *Pegawai, dari Pegawai)
}

func daftarTertutup() []bidangTertutup {
	return []bidangTertutup{
		tertutup("NPWP", "npwp", "identitas.npwp", func(f Formulir) string { n, _ := ParseNPWP(f.NPWP); return string(n) }, func(p *Pegawai) *privasi.Tertutup[NPWP] { return &p.NPWP }),
		tertutup("NUPTK", "nuptk", "identitas.nuptk", func(f Formulir) string { n, _, _ := bacaNUPTK(f.NUPTK); return n }, func(p *Pegawai) *privasi.Tertutup[string] { return &p.NUPTK }),
		tertutup("NIP", "nip", "identitas.nip", func(f Formulir) string { n, _ := ParseNIP(f.NIP); return n }, func(p *Pegawai) *privasi.Tertutup[string] { return &p.NIP }),
		tertutup("HP", "hp", privasi.KategoriHP, func(f Formulir) string { n, _, _ := santri.ParseHP(f.HP); return string(n) }, func(p *Pegawai) *privasi.Tertutup[santri.NomorHP] { return &p.HP }),
		tertutup("Surel", "surel", privasi.KategoriSurel, func(f Formulir) string { n, _ := ParseSurel(f.Surel); return n }, func(p *Pegawai) *privasi.Tertutup[string] { return &p.Surel }),
		tertutup("Alamat", "alamat", privasi.KategoriAlamat, func(f Formulir) string { return f.Alamat }, func(p *Pegawai) *privasi.Tertutup[string] { return &p.Alamat }),
		tertutup("Rekening", "rekening", privasi.KategoriRekening, func(f Formulir) string {
			r, _ := ParseRekening(f.Bank, f.NoRekening, f.AtasNama)
			if r == (Rekening{}) {
				return ""
			}
			return r.String()
		}, func(p *Pegawai) *privasi.Tertutup[Rekening] { return &p.Rekening }),
	}
}

// tertutup makes the description of one sealed field out of its place in the record.
func tertutup[T any](bidang, kolom, kategori string, teks func(Formulir) string, letak func(*Pegawai) *privasi.Tertutup[T]) bidangTertutup {
	return bidangTertutup{
		bidang: bidang, kolom: kolom, kategori: kategori, teks: teks,
		kosong: func(p Pegawai) bool { return letak(&p).Kosong() },
		baca: func(v *privasi.Pandangan, p Pegawai) (string, error) {
			n, _, err := privasi.Baca(v, p.Subjek, bidang, *letak(&p))
			return teksIsi(n), err
		},
		pasang: func(p *Pegawai, dari Pegawai) { *letak(p) = *letak(&dari) },
	}
}

func teksIsi(v any) string {
	switch x := v.(type) {
	case string:
		return x
	case NPWP:
		return string(x)
	case santri.NomorHP:
		return string(x)
	case Rekening:
		return x.String()
	}
	return ""
}

// bandingkanTertutup compares the sealed fields: an empty one is filled, a filled one
// is opened, as far as the register lets the actor, and replaced when it differs. One
// that may not be opened stays, with a warning.
func (s *Service) bandingkanTertutup(ctx context.Context, pel dasar.Pelaku, rs []*rencanaBaris) error {
	bs := daftarTertutup()
	perlu := map[*rencanaBaris][]bidangTertutup{}
	var bidang []string
	var subjek []privasi.SubjekID
	for _, x := range rs {
		for _, b := range bs {
			baru := b.teks(x.diri)
			switch {
			case baru == "":
			case b.kosong(*x.lama):
				x.ganti(b, "", baru)
			default:
				perlu[x] = append(perlu[x], b)
				if !slices.Contains(bidang, b.bidang) {
					bidang = append(bidang, b.bidang)
				}
			}
		}
		if perlu[x] != nil {
			subjek = append(subjek, x.lama.Subjek)
		}
	}
	if len(subjek) == 0 {
		return nil
	}
	v, err := s.Penjaga.Minta(ctx, pel, "pegawai.Pegawai", bidang, subjek...)
	if err != nil {
		return err
	}
	for _, x := range rs {
		for _, b := range perlu[x] {
			lama, err := b.baca(v, *x.lama)
			if baru := b.teks(x.diri); err != nil {
				x.temu(b.kolom, santri.HasilPeringatan, ErrImporBanding, "", "isi lama tidak boleh dibuka, jadi tidak dibandingkan dan tidak diubah")
			} else if lama != baru {
				x.ganti(b, lama, baru)
			}
		}
	}
	return nil
}

// ganti sets one sealed field of a known person to what the row says.
func (x *rencanaBaris) ganti(b bidangTertutup, lama, baru string) {
	x.bedakan(b.kolom, privasiSamar(b.kategori, lama), privasiSamar(b.kategori, baru))
	if x.baru == nil {
		x.baru = new(*x.lama)
	}
	b.pasang(x.baru, x.orang)
}
