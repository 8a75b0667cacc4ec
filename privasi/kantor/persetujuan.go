package kantor

import (
	"context"
	"crypto/rand"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/buku"
	"github.com/pesantren-go/pesantren/privasi/persetujuan"
	"github.com/pesantren-go/pesantren/privasi/resi"
	"github.com/pesantren-go/pesantren/privasi/wali"
)

// ErrTanpaPilihan says that a purpose does not rest on consent, or does not exist.
var ErrTanpaPilihan = dasar.Aturan("PRI-KANTOR-04")

var laciResi = laci[resi.Catatan]{"resi", func(c *resi.Catatan) kepala {
	return kepala{lembaga: c.Lembaga, id: c.ID, subjek: c.Subjek, status: "terbit", pada: c.Pada, versi: &c.Versi}
}}

// KodeFormulir is the form of the reference pages; a change of what it asks or how
// gets another code.
const KodeFormulir = "data-saya/1"

// Pilihan is one optional purpose as a page shows it: what is asked, and what became
// of it.
type Pilihan struct {
	Tujuan        privasi.Tujuan
	Kegiatan      string // row of the register
	Pemberitahuan privasi.Pemberitahuan
	Versi         string // of the notice
	Berlaku       bool
	Sebab         string // why not
	Persetujuan   string // the record that counts, "" = none
	BolehTanya    bool   // false: refused a short while ago; the page only shows, it does not ask
}

// dataSaya is all that the consents of one person need.
type dataSaya struct {
	subjek  privasi.SubjekID
	pemberi persetujuan.Pemberi
	siapa   privasi.SubjekID // who reads and answers
	berkas  berkas
	aturan  aturan
	fakta   persetujuan.Fakta
	reg     privasi.Register
	jeda    int

	beku      beku // set by samarkan
	versiBeku map[string]uint64
}

func (s *Service) dataSaya(ctx context.Context, pel dasar.Pelaku, x privasi.SubjekID) (d dataSaya, err error) {
	if err := s.milik(ctx, pel, x); err != nil {
		return d, err
	}
	siapa, err := s.diri(ctx, pel)
	if err != nil {
		return d, err
	}
	if d, err = s.dataUntuk(ctx, pel.Lembaga, x, siapa); err != nil {
		return d, err
	}
	return d, s.samarkan(ctx, pel.Lembaga, &d)
}

// dataUntuk reads what is known for a person and whoever answers for him.
func (s *Service) dataUntuk(ctx context.Context, l dasar.LembagaID, x, siapa privasi.SubjekID) (d dataSaya, err error) {
	d = dataSaya{subjek: x, siapa: siapa, pemberi: persetujuan.Pemberi{Diri: siapa == x}}
	if siapa != x {
		d.pemberi.Wali = siapa
	}
	if d.reg, err = s.Register.Ambil(ctx, l); err != nil {
		return d, err
	}
	orang := []privasi.SubjekID{x, siapa}
	if d.berkas, err = s.bacaBerkas(ctx, l, orang); err != nil {
		return d, err
	}
	if err = s.lengkapiOrang(ctx, l, &d.berkas, orang); err != nil {
		return d, err
	}
	if d.aturan, err = s.aturan(ctx, l); err != nil {
		return d, err
	}
	set, err := s.Setelan(ctx, l)
	d.fakta, d.jeda = d.berkas.fakta(l, x, d.aturan), set.Isi.JedaTanyaUlangHari
	return d, err
}

// opsional are the active rows that rest on consent, one per purpose.
func opsional(reg privasi.Register, t time.Time) (ks []privasi.Kegiatan) {
	for _, k := range reg.Kegiatan {
		aktif := k.Dasar == privasi.Persetujuan && k.Status == privasi.Aktif && !t.Before(k.Mulai) && (k.Selesai.IsZero() || t.Before(k.Selesai))
		if aktif && !slices.ContainsFunc(ks, func(x privasi.Kegiatan) bool { return x.Tujuan == k.Tujuan }) {
			ks = append(ks, k)
		}
	}
	return ks
}

// PilihanSaya lists the optional purposes of a person: for himself, or for his child.
func (s *Service) PilihanSaya(ctx context.Context, pel dasar.Pelaku, x privasi.SubjekID) ([]Pilihan, error) {
	d, err := s.dataSaya(ctx, pel, x)
	if err != nil {
		return nil, err
	}
	return d.pilihan(s.kini()), nil
}

func (d *dataSaya) pilihan(t time.Time) (ps []Pilihan) {
	for _, k := range opsional(d.reg, t) {
		n, ada := d.reg.CariPemberitahuan(k.Tujuan)
		if !ada {
			continue
		}
		p := persetujuan.BerlakuPada(d.berkas.persetujuan[d.subjek], d.fakta, k.Tujuan, t)
		pilih := Pilihan{Kegiatan: k.Kode, Pemberitahuan: n, Versi: n.Versi(), Berlaku: p.Ya, Sebab: p.Sebab, Persetujuan: p.Persetujuan,
			BolehTanya: persetujuan.BolehTanya(d.berkas.persetujuan[d.subjek], d.pemberi, k.Tujuan, d.jeda, t) == nil}
		if i := slices.IndexFunc(d.reg.Tujuan, func(x privasi.Tujuan) bool { return x.Kode == k.Tujuan }); i >= 0 {
			pilih.Tujuan = d.reg.Tujuan[i]
		}
		ps = append(ps, pilih)
	}
	return ps
}

// Formulir is the form that the page of a person draws.
func (d *dataSaya) formulir(t time.Time) persetujuan.Formulir {
	var versi [][2]string
	for _, p := range d.pilihan(t) {
		versi = append(versi, [2]string{p.Tujuan.Kode, p.Versi})
	}
	return persetujuan.FormulirBaku(KodeFormulir, max(d.jeda, 1), versi...)
}

// SajikanPemberitahuan records that the notices of optional purposes were put before
// whoever opened the page, in the form in which the page shows them. A notice that
// he was shown in this version already is not recorded again.
func (s *Service) SajikanPemberitahuan(ctx context.Context, pel dasar.Pelaku, x privasi.SubjekID, tujuan ...string) error {
	d, err := s.dataSaya(ctx, pel, x)
	if err != nil {
		return err
	}
	for _, p := range d.pilihan(s.kini()) {
		if !slices.Contains(tujuan, p.Tujuan.Kode) || d.sudahDisajikan(p.Versi) {
			continue
		}
		if err := s.sajikan(ctx, pel, &d, p, wali.BentukTulisan); err != nil {
			return err
		}
	}
	return nil
}

func (d *dataSaya) sudahDisajikan(versi string) bool {
	return slices.ContainsFunc(d.fakta.Penyajian, func(x persetujuan.Penyajian) bool { return x.Kepada == d.siapa && x.Versi == versi })
}

func (s *Service) sajikan(ctx context.Context, pel dasar.Pelaku, d *dataSaya, p Pilihan, bentuk wali.BentukKomunikasi) error {
	y := persetujuan.Penyajian{Lembaga: pel.Lembaga, ID: idBaru(), Subjek: d.subjek, Kepada: d.siapa, Versi: p.Versi, Tujuan: slices.Clone(p.Pemberitahuan.Tujuan),
		Bentuk: []wali.BentukKomunikasi{bentuk}, Bahasa: "id", Pada: s.kini()}
	y, err := catat(ctx, s, laciPenyajian, pel, y, []privasi.Peristiwa{{Jenis: "PemberitahuanDisajikan", Objek: y.ID, Subjek: y.Subjek, Oleh: pel.ID, Pada: y.Pada}})
	d.fakta.Penyajian = append(d.fakta.Penyajian, y)
	return err
}

// Jawab records one answer of a person, or of a guardian for his child, to one
// optional purpose on the page. Yes is consent out of the form; no is a refusal of
// what is asked, or the withdrawal of what was given. Each gets a receipt. The same
// answer twice changes nothing and gives the same receipt.
func (s *Service) Jawab(ctx context.Context, pel dasar.Pelaku, x privasi.SubjekID, tujuan string, setuju bool) (persetujuan.Persetujuan, error) {
	d, err := s.dataSaya(ctx, pel, x)
	if err != nil {
		return persetujuan.Persetujuan{}, err
	}
	i := slices.IndexFunc(d.pilihan(s.kini()), func(p Pilihan) bool { return p.Tujuan.Kode == tujuan })
	if i < 0 {
		return persetujuan.Persetujuan{}, ErrTanpaPilihan.Invalidf("tujuan ini tidak meminta persetujuan; lihat dasar hukumnya di register kegiatan").Pada("tujuan")
	}
	return s.jawab(ctx, pel, &d, d.pilihan(s.kini())[i], setuju)
}

func (s *Service) jawab(ctx context.Context, pel dasar.Pelaku, d *dataSaya, p Pilihan, setuju bool) (persetujuan.Persetujuan, error) {
	if !setuju {
		return s.tidak(ctx, pel, d, p)
	}
	form := d.formulir(s.kini())
	return s.setuju(ctx, pel, d, p, persetujuan.Pemberian{Oleh: d.pemberi, Tujuan: []string{p.Tujuan.Kode}, Formulir: &form, Cara: persetujuan.Elektronik, Versi: p.Versi})
}

// setuju asks and gives in one act of the person, or renews what he gave.
func (s *Service) setuju(ctx context.Context, pel dasar.Pelaku, d *dataSaya, p Pilihan, b persetujuan.Pemberian) (persetujuan.Persetujuan, error) {
	w := s.waktu(pel)
	lama := d.berkas.persetujuan[d.subjek]
	if i := d.terbuka(p.Tujuan.Kode); i >= 0 {
		x := lama[i]
		if status, _ := x.StatusPada(d.fakta, w.Pada); status.Berlaku() {
			return x, nil // the same answer twice
		}
		if x.Langkah[len(x.Langkah)-1].Ke.Berlaku() {
			y, ps, err := x.Perbarui(b, d.fakta, w)
			if err != nil {
				return x, err
			}
			return s.catatPersetujuan(ctx, pel, d, y, ps)
		}
		y, ps, err := x.Beri(b, d.fakta, w)
		if err != nil {
			return x, err
		}
		return s.catatPersetujuan(ctx, pel, d, y, ps)
	}
	m := persetujuan.Permintaan{ID: idBaru(), Tujuan: p.Tujuan.Kode, Kegiatan: p.Kegiatan, Dasar: privasi.Persetujuan, Pemberitahuan: p.Versi, Kepada: b.Oleh, Prakarsa: true}
	x, ps, err := persetujuan.Minta(m, d.fakta, lama, w)
	if err != nil {
		return x, err
	}
	y, lagi, err := x.Beri(b, d.fakta, w)
	if err != nil {
		return x, err
	}
	return s.catatPersetujuan(ctx, pel, d, y, append(ps, lagi...))
}

// terbuka is the newest record of the giver for a purpose that may still move.
func (d *dataSaya) terbuka(tujuan string) int {
	for i, x := range slices.Backward(d.berkas.persetujuan[d.subjek]) {
		n := len(x.Langkah)
		if x.Tujuan != tujuan || n == 0 || x.Langkah[n-1].Oleh != d.pemberi {
			continue
		}
		switch x.Langkah[n-1].Ke {
		case persetujuan.Ditarik, persetujuan.Ditolak, persetujuan.Dibatalkan:
			return -1
		}
		return i
	}
	return -1
}

// tidak withdraws what the person or the guardian gave, whoever of them gave it;
// without anything given it is a refusal, so that nobody asks again too soon.
func (s *Service) tidak(ctx context.Context, pel dasar.Pelaku, d *dataSaya, p Pilihan) (persetujuan.Persetujuan, error) {
	w := s.waktu(pel)
	for _, x := range slices.Backward(d.berkas.persetujuan[d.subjek]) {
		n := len(x.Langkah)
		if x.Tujuan != p.Tujuan.Kode || n == 0 {
			continue
		}
		switch ke := x.Langkah[n-1].Ke; {
		case ke == persetujuan.Ditarik || ke == persetujuan.Ditolak && x.Langkah[n-1].Oleh == d.pemberi:
			return x, nil // the same answer twice
		case ke.Berlaku():
			y, ps, err := x.Tarik(d.pemberi, privasi.Persetujuan, d.fakta, w)
			if err != nil {
				return x, err
			}
			return s.catatPersetujuan(ctx, pel, d, y, ps)
		}
	}
	m := persetujuan.Permintaan{ID: idBaru(), Tujuan: p.Tujuan.Kode, Kegiatan: p.Kegiatan, Dasar: privasi.Persetujuan, Pemberitahuan: p.Versi, Kepada: d.pemberi, Prakarsa: true}
	x, ps, err := persetujuan.Minta(m, d.fakta, d.berkas.persetujuan[d.subjek], w)
	if err != nil {
		return x, err
	}
	y, lagi, err := x.Tolak(d.pemberi, d.fakta, w)
	if err != nil {
		return x, err
	}
	return s.simpanPersetujuan(ctx, pel, d, y, append(ps, lagi...))
}

// CatatanKertas is a decision that somebody took on paper or in a recording and that
// the desk writes down.
type CatatanKertas struct {
	Subjek privasi.SubjekID
	Wali   privasi.SubjekID // "" = the person himself
	Tujuan string
	Cara   persetujuan.Cara
	Bukti  string // number of the paper or of the recording
	Sampai time.Time
}

// CatatKertas records consent that was given on paper. The notice is taken as served
// with the paper. Only the desk may, and only with the number of the paper.
func (s *Service) CatatKertas(ctx context.Context, pel dasar.Pelaku, c CatatanKertas) (persetujuan.Persetujuan, error) {
	if err := petugas(pel); err != nil {
		return persetujuan.Persetujuan{}, err
	}
	bukti, err := dasar.Rapikan(c.Bukti, 100)
	if err != nil {
		return persetujuan.Persetujuan{}, err
	}
	siapa := c.Wali
	if siapa == "" {
		siapa = c.Subjek
	}
	d, err := s.dataUntuk(ctx, pel.Lembaga, c.Subjek, siapa)
	if err != nil {
		return persetujuan.Persetujuan{}, err
	}
	ps := d.pilihan(s.kini())
	i := slices.IndexFunc(ps, func(p Pilihan) bool { return p.Tujuan.Kode == c.Tujuan })
	if i < 0 {
		return persetujuan.Persetujuan{}, ErrTanpaPilihan.Invalidf("tujuan ini tidak meminta persetujuan; lihat dasar hukumnya di register kegiatan").Pada("tujuan")
	}
	if !d.sudahDisajikan(ps[i].Versi) {
		if err := s.sajikan(ctx, pel, &d, ps[i], wali.BentukTulisan); err != nil {
			return persetujuan.Persetujuan{}, err
		}
	}
	return s.setuju(ctx, pel, &d, ps[i], persetujuan.Pemberian{Oleh: d.pemberi, Tujuan: []string{c.Tujuan}, Cara: c.Cara, Bukti: bukti, Petugas: true, Versi: ps[i].Versi, Berakhir: c.Sampai})
}

// catatPersetujuan stores a consent that was given, renewed or withdrawn with its
// receipt: record, receipt and leaf together or not at all.
func (s *Service) catatPersetujuan(ctx context.Context, pel dasar.Pelaku, d *dataSaya, x persetujuan.Persetujuan, ps []privasi.Peristiwa) (persetujuan.Persetujuan, error) {
	garam := make([]byte, resi.GaramTerpendek)
	_, _ = rand.Read(garam) // never fails
	isi, err := resi.Susun(x, len(x.Langkah)-1, garam)
	if err != nil {
		return x, err
	}
	kunci, err := s.Brankas.Penanda(ctx, pel.Lembaga)
	if err != nil {
		return x, err
	}
	b, err := resi.Terbitkan(isi, kunci)
	if err != nil {
		return x, err
	}
	c := b.Catat(x.Subjek, garam, 0)
	if err := privasi.Segel(ctx, s.Brankas, s.Daftar, pel.Lembaga, &c); err != nil {
		return x, err
	}
	return s.simpanPersetujuan(ctx, pel, d, x, ps, func(ctx context.Context, st Stores) (err error) {
		c := c
		if c.Indeks, err = st.Buku.Tambah(ctx, pel.Lembaga, buku.Daun{Jenis: buku.JenisResi, Isi: b.Daun()}); err != nil {
			return err
		}
		return d.beku.resi().simpan(ctx, s, st, pel, &c, nil)
	})
}

// simpanPersetujuan stores where it counts, or apart when whoever answers is frozen.
func (s *Service) simpanPersetujuan(ctx context.Context, pel dasar.Pelaku, d *dataSaya, x persetujuan.Persetujuan, ps []privasi.Peristiwa, ikut ...func(context.Context, Stores) error) (persetujuan.Persetujuan, error) {
	tampak := x.Versi + 1
	if d.beku.ya() {
		x.Versi = d.versiBeku[x.ID]
	}
	x, err := catat(ctx, s, d.beku.persetujuan(), pel, x, ps, ikut...)
	if d.beku.ya() {
		x.Versi = tampak
	}
	return x, err
}
