package kantor

import (
	"context"
	"encoding/json"
	"io"
	"iter"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/buku"
	"github.com/pesantren-go/pesantren/privasi/ekspor"
)

// PenulisSalinan writes one copy that may be given; it is used once.
type PenulisSalinan struct {
	s       *Service
	pel     dasar.Pelaku
	m       MintaSalinan
	rahasia rahasia
	bagian  []ekspor.Bagian
	orang   ekspor.Orang
	titik   buku.TitikTersimpan
	beku    beku // whoever takes it is a frozen guardian
}

// Tulis writes the copy to w and returns its manifest. Sealed fields are opened through
// the door j, section by section, before the log is signed: so what this copy shows
// stands in the trail that it carries. A failure in the middle leaves a file that does
// not verify, and a [Salinan] without an end.
func (p *PenulisSalinan) Tulis(ctx context.Context, j *privasi.Penjaga, w io.Writer) (ekspor.Manifes, error) {
	kunci, err := p.s.Brankas.Penanda(ctx, p.pel.Lembaga)
	if err != nil {
		return ekspor.Manifes{}, err
	}
	if p.orang, err = p.s.kenali(ctx, p.pel.Lembaga, p.m.Subjek); err != nil {
		return ekspor.Manifes{}, err
	}
	x, err := p.catatMulai(ctx, j)
	if err != nil {
		return ekspor.Manifes{}, err
	}
	out, err := ekspor.Mulai(w, ekspor.Manifes{Jenis: x.Jenis, Lembaga: x.Lembaga, Subjek: x.Subjek, ID: x.ID, Pada: x.Mulai, Dari: x.Dari, Sampai: x.Sampai, Oleh: x.Oleh, Peran: x.Peran}, kunci)
	if err != nil {
		return ekspor.Manifes{}, err
	}
	for _, b := range jejakTerakhir(p.bagian) {
		if err := p.seksi(ctx, j, out, b); err != nil {
			return ekspor.Manifes{}, err
		}
	}
	t, err := p.titikPeriksa(ctx)
	if err != nil {
		return ekspor.Manifes{}, err
	}
	m, err := out.Tutup(t.Teks)
	if err != nil {
		return m, err
	}
	return m, p.catatSelesai(ctx, x, m)
}

// jejakTerakhir puts the receipts and then the trail behind all other sections.
func jejakTerakhir(bs []ekspor.Bagian) []ekspor.Bagian {
	var dulu, resi, jejak []ekspor.Bagian
	for _, b := range bs {
		switch b.Tipe {
		case ekspor.TipeJejak:
			jejak = append(jejak, b)
		case ekspor.TipeResi:
			resi = append(resi, b)
		default:
			dulu = append(dulu, b)
		}
	}
	return append(append(dulu, resi...), jejak...)
}

// catatMulai asks the door and writes down that a copy is being given.
func (p *PenulisSalinan) catatMulai(ctx context.Context, j *privasi.Penjaga) (Salinan, error) {
	if _, err := j.Minta(ctx, p.pel, tipeSalinan, []string{"Sidik"}, p.m.Subjek); err != nil {
		return Salinan{}, err
	}
	x := Salinan{Lembaga: p.pel.Lembaga, ID: idBaru(), Subjek: p.m.Subjek, Jenis: ekspor.JenisLengkap, Permohonan: p.m.Permohonan, Oleh: p.pel.ID, Peran: p.pel.Peran,
		Dari: p.m.Dari, Sampai: p.m.Sampai, Mulai: p.s.kini()}
	if p.m.Bukti {
		x.Jenis = ekspor.JenisBukti
	}
	return catat(ctx, p.s, laciSalinan, p.pel, x, []privasi.Peristiwa{{Jenis: "SalinanDimulai", Objek: x.ID, Subjek: x.Subjek, Ke: "dimulai", Oleh: p.pel.ID, Sebab: x.Jenis, Pada: x.Mulai}})
}

func (p *PenulisSalinan) catatSelesai(ctx context.Context, x Salinan, m ekspor.Manifes) error {
	x.Selesai, x.Baris, x.Sidik = p.s.kini(), m.Baris, m.Sidik
	_, err := catat(ctx, p.s, laciSalinan, p.pel, x, []privasi.Peristiwa{{Jenis: "SalinanSelesai", Objek: x.ID, Subjek: x.Subjek, Dari: "dimulai", Ke: "selesai", Oleh: p.pel.ID, Pada: x.Selesai}})
	return err
}

// titikPeriksa signs the log once, when the first proof is needed.
func (p *PenulisSalinan) titikPeriksa(ctx context.Context) (t buku.TitikTersimpan, err error) {
	if p.titik.Teks == "" {
		p.titik, err = p.s.TandatanganiBuku(ctx, p.pel.Lembaga)
	}
	return p.titik, err
}

func (p *PenulisSalinan) seksi(ctx context.Context, j *privasi.Penjaga, out *ekspor.Penulis, b ekspor.Bagian) error {
	t := p.s.Daftar.Tipe(b.Tipe)
	if p.m.Bukti && b.Baris != nil && !p.kantor(b.Tipe) {
		b.Baris, b.Sebab = nil, "bukan bagian berkas bukti; mintalah salinan data"
	}
	kolom := make([]string, len(t.Bidang))
	for i, x := range t.Bidang {
		kolom[i] = x.Nama
	}
	_, err := out.Seksi(b.Tipe, kolom, b.Sebab, p.baris(ctx, j, t, b))
	return err
}

// kantor reports that the office itself keeps the type.
func (p *PenulisSalinan) kantor(tipe string) bool {
	for _, b := range p.Bagian() {
		if b.Tipe == tipe {
			return true
		}
	}
	return false
}

// baris copies the rows of a section; the door is asked once, when there is one.
func (p *PenulisSalinan) baris(ctx context.Context, j *privasi.Penjaga, t *privasi.Tipe, b ekspor.Bagian) iter.Seq2[ekspor.Isi, error] {
	return func(yield func(ekspor.Isi, error) bool) {
		if b.Baris == nil {
			return
		}
		var v *privasi.Pandangan
		for rec, err := range b.Baris(ctx, p.pel.Lembaga, p.orang) {
			if bidang := t.Pribadi(); err == nil && v == nil && len(bidang) > 0 {
				v, err = j.Minta(ctx, p.pel, t.Nama, bidang, p.m.Subjek)
			}
			var isi ekspor.Isi
			if err == nil {
				isi, err = p.salin(ctx, v, rec)
			}
			if err == nil && b.Sunting != nil {
				var lain []privasi.Ditahan
				lain, err = b.Sunting(isi.Nilai)
				isi.Ditahan = append(isi.Ditahan, lain...)
			}
			if !yield(isi, err) || err != nil {
				return
			}
		}
	}
}

func (p *PenulisSalinan) salin(ctx context.Context, v *privasi.Pandangan, rec any) (ekspor.Isi, error) {
	x, berbukti := rec.(ekspor.Berbukti)
	if berbukti {
		rec = x.Catatan
	}
	nilai, ditahan, err := privasi.Salin(p.s.Daftar, v, p.m.Subjek, rec)
	if err != nil || !berbukti {
		return ekspor.Isi{Nilai: nilai, Ditahan: ditahan}, err
	}
	bukti, err := x.Bukti(ctx)
	if err != nil || bukti == nil {
		return ekspor.Isi{Nilai: nilai, Ditahan: ditahan}, err
	}
	nilai[ekspor.KunciBukti], err = json.Marshal(bukti)
	return ekspor.Isi{Nilai: nilai, Ditahan: ditahan}, err
}
