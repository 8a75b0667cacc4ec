package pegawai

import (
	"context"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// rencanaImpor is every row with its decision, and what is written if it is applied.
type rencanaImpor struct {
	sejak   dasar.Tanggal
	judul   judulImpor
	aturan  *aturanImpor
	rs      []*rencanaBaris
	jabatan []Jabatan // new ones
	keadaan *keadaan  // with the new positions
	tanda   string    // keyed mark of everything shown and of the sheet
	catatan []string
	tanya   []string
}

// rencanaBaris is one row with who it is about and what would be written.
type rencanaBaris struct {
	*barisImpor
	indeks   []byte // blind index of the NIK
	lama     *Pegawai
	lewatNIK bool     // known by NIK, not by number alone
	baru     *Pegawai // the changed record of a known person, nil = none
	bedaDiri int      // how many of the differences are about that record
	terima   *Penerimaan
	siap     *penerimaan
}

func (r *rencanaBaris) tolak(bidang string, a dasar.Aturan, alasan string) {
	r.temu(bidang, santri.HasilTolak, a, "", alasan)
	r.Tindakan = santri.TindakTolak
}

func (r *rencanaBaris) diambil() bool { return r.Tindakan != santri.TindakTolak }

// Periksa reads and judges the whole sheet and compares it with what is stored. Errors
// are about the sheet as a whole or the actor; faults of rows are verdicts. Opening
// sealed fields to compare them follows the register and leaves its trail: the actor's
// purpose is usually privasi.TujuanPenggajian, which covers bank accounts.
func (im *Impor) Periksa(ctx context.Context, pel dasar.Pelaku, m PermintaanImpor) (PratinjauImpor, error) {
	r, err := im.rencanakan(ctx, pel, m)
	if err != nil {
		return PratinjauImpor{}, err
	}
	return r.pratinjau(), nil
}

// rencanakan judges and compares all rows.
func (im *Impor) rencanakan(ctx context.Context, pel dasar.Pelaku, m PermintaanImpor) (*rencanaImpor, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	s := im.Service
	a, err := im.aturan(ctx, pel.Lembaga, m)
	if err != nil {
		return nil, err
	}
	r := &rencanaImpor{sejak: a.sejak, judul: a.judul, aturan: a}
	r.baca(m.Lembar)
	if err := r.periksaKomponen(); err != nil {
		return nil, err
	}
	if err := s.kenaliBaris(ctx, pel.Lembaga, r.rs); err != nil {
		return nil, err
	}
	r.jabatan = r.kenaliJabatan()
	k := *a.komponen
	k.jabatan = maps.Clone(k.jabatan)
	for _, j := range r.jabatan {
		k.jabatan[j.Kode] = j
	}
	for _, x := range r.rs {
		if x.diambil() && x.lama == nil {
			s.rencanaBaru(pel, &k, r.sejak, x)
		}
	}
	r.keadaan = &k
	if err := s.rencanaLama(ctx, pel, &k, r.sejak, r.rs); err != nil {
		return nil, err
	}
	r.tanda, err = r.sidik(ctx, s, pel.Lembaga)
	return r, err
}

// aturan reads the facts of the institution that rows are judged with.
func (im *Impor) aturan(ctx context.Context, l dasar.LembagaID, m PermintaanImpor) (*aturanImpor, error) {
	s := im.Service
	hari := s.HariIni(l)
	a := &aturanImpor{sejak: m.Sejak, kontrak: kontrakBaku()}
	if a.sejak.IsZero() {
		a.sejak = hari.Bulan().Awal()
	}
	if a.sejak.After(hari.TambahHari(366)) || a.sejak.Tahun() < 2000 {
		return nil, ErrMasa.Invalidf("isi tanggal mulai berlakunya daftar dengan benar; periksa tahunnya").Pada("sejak")
	}
	for kata, p := range m.Kontrak {
		if p.Metode == "" {
			p.Metode = Gross
		}
		if err := (Kontrak{Jenis: p.Jenis, Klasifikasi: p.Klasifikasi, Metode: p.Metode}).Validate(); err != nil {
			return nil, err
		}
		a.kontrak[sederhana(kata)] = p
	}
	st, err := s.Unit.Struktur(ctx, l)
	if err != nil {
		return nil, err
	}
	a.unit = st.Unit
	if a.komponen, err = s.keadaan(ctx, l); err != nil {
		return nil, err
	}
	a.judul, err = cariJudul(m.Lembar, a.komponen.komponen, m.Komponen)
	return a, err
}

// baca judges the rows below the titles, each by itself.
func (r *rencanaImpor) baca(l santri.Lembar) {
	data, ekor := r.judul.rentang(l.Baris)
	if len(ekor) > 0 {
		r.catatan = append(r.catatan, "baris jumlah atau penutup di bawah data tidak dibaca: baris "+strings.Join(ekor, ", "))
	}
	r.catatan = append(slices.Clone(l.Catatan), r.catatan...)
	tanya := map[string]bool{}
	for _, b := range data {
		if !berisi(b) {
			continue
		}
		h := r.aturan.baca(b)
		x := &rencanaBaris{barisImpor: h}
		if h.Hasil == santri.HasilTolak {
			x.Tindakan = santri.TindakTolak
		}
		for _, t := range h.Temuan {
			if t.Aturan == ErrImporStatus {
				tanya[t.Lama] = true
			}
		}
		r.rs = append(r.rs, x)
	}
	r.tanya = slices.Sorted(maps.Keys(tanya))
}

func berisi(b santri.BarisLembar) bool {
	return slices.ContainsFunc(b.Sel, func(s santri.Sel) bool { return strings.TrimSpace(s.Teks) != "" })
}

// rentang parts the rows below the titles into data and what stands below the last
// employee: totals and signatures, whose row numbers come back.
func (j judulImpor) rentang(b []santri.BarisLembar) (data []santri.BarisLembar, ekor []string) {
	b = b[min(j.data, len(b)):]
	n := len(b)
	for n > 0 && !j.pegawai(b[n-1]) {
		n--
	}
	for _, e := range b[n:] {
		if berisi(e) && len(ekor) < 5 {
			ekor = append(ekor, fmt.Sprint(e.Nomor))
		}
	}
	return b[:n], ekor
}

// pegawai reports that a row names somebody and is no total.
func (j judulImpor) pegawai(b santri.BarisLembar) bool {
	isi := func(bidang string) bool {
		i, ada := j.kolom[bidang]
		return ada && i < len(b.Sel) && strings.TrimSpace(b.Sel[i].Teks) != ""
	}
	terisi, awal := 0, ""
	for _, s := range b.Sel {
		if t := strings.TrimSpace(s.Teks); t != "" {
			if terisi++; awal == "" {
				kata, _, _ := strings.Cut(t, " ")
				awal = sederhana(kata)
			}
		}
	}
	if isi("nik") {
		return true
	}
	jumlah := slices.Contains([]string{"jumlah", "total", "grand", "subtotal", "rekap", "rekapitulasi", "mengetahui"}, awal)
	return terisi > 1 && !jumlah && (isi("nomor") || isi("nama"))
}

// periksaKomponen refuses a sheet whose columns fill components that do not exist,
// when any row says something of them.
func (r *rencanaImpor) periksaKomponen() error {
	for _, x := range r.rs {
		for _, t := range x.Temuan {
			if t.Aturan == ErrKomponenTiada {
				return ErrImporKomponen.Invalidf("kolom %s mengisi komponen %q yang belum terdaftar; daftarkan komponen gajinya dahulu, lalu impor lagi",
					strings.TrimRight(t.Sel, "0123456789"), potongKode(t.Bidang)).Pada("komponen")
			}
		}
	}
	return nil
}

// sidik is a hash, under the vault's key, of everything a person was shown to happen
// and of everything that the rows say: the same preview of another sheet has another.
func (r *rencanaImpor) sidik(ctx context.Context, s *Service, l dasar.LembagaID) (string, error) {
	type baris struct {
		Nomor    int
		Tindakan santri.Tindakan
		ID       ID
		Versi    int
		Beda     []santri.Beda
		Diri     Formulir
		Terima   *Penerimaan
	}
	isi := make([]baris, len(r.rs))
	for i, x := range r.rs {
		isi[i] = baris{x.Nomor, x.Tindakan, x.ID, 0, x.Beda, x.diri, x.terima}
		if x.lama != nil {
			isi[i].Versi = x.lama.Versi
		}
	}
	h, err := s.sidikPribadi(ctx, l, []any{r.sejak, r.jabatan, isi})
	return hex.EncodeToString(h), err
}

// pratinjau makes what a person sees.
func (r *rencanaImpor) pratinjau() PratinjauImpor {
	p := PratinjauImpor{
		Sidik: r.tanda, Sejak: r.sejak, JabatanBaru: r.jabatan, StatusTanya: r.tanya, TakDikenal: r.judul.takDikenal, Kategori: KategoriImpor(), Catatan: r.catatan,
	}
	for _, x := range r.rs {
		p.Baris = append(p.Baris, x.BarisImpor)
		p.Jumlah.Tambah(x.Hasil)
		switch x.Tindakan {
		case santri.TindakBaru:
			p.Baru++
		case santri.TindakUbah:
			p.Berubah++
		case santri.TindakSama:
			p.Sama++
		}
	}
	return p
}
