package santri

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/google/uuid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// PermintaanImpor is a file to be looked at.
type PermintaanImpor struct {
	Lembar Lembar

	// Unit, UnitDiniyah, UnitTahfidz and AngkatanDariNIS: see [AturanImpor].
	Unit, UnitDiniyah, UnitTahfidz KodeUnit
	AngkatanDariNIS                bool

	// Mulai is the day from which new santri and changed memberships count, at
	// most today; unset means today.
	Mulai dasar.Tanggal
}

// Periksa reads and judges the whole file, compares it with what is stored, and
// keeps the sealed preview for [MasaPratinjau] (IMP-20). Nothing else is
// written. Errors are about the file as a whole ([ErrJudul], [ErrImporUnit],
// [ErrStatusTanggal]) or the actor; faults of rows are verdicts.
//
// Opening fields to compare them, where no mark of an earlier import tells,
// follows the register and leaves its trail; the actor's purpose is usually
// privasi.TujuanImpor.
func (im *Impor) Periksa(ctx context.Context, p dasar.Pelaku, r PermintaanImpor) (Pratinjau, error) {
	if err := p.Validate(); err != nil {
		return Pratinjau{}, err
	}
	hari := im.Service.hariIni(p.Lembaga)
	if r.Mulai.IsZero() {
		r.Mulai = hari
	}
	if r.Mulai.After(hari) {
		return Pratinjau{}, ErrStatusTanggal.Invalidf("tanggal mulai tidak boleh sesudah hari ini").Pada("mulai")
	}
	struktur, err := im.Stores.Struktur.Struktur(ctx, p.Lembaga)
	if err != nil {
		return Pratinjau{}, err
	}
	hasil, err := PeriksaLembar(r.Lembar, AturanImpor{Struktur: struktur, Unit: r.Unit, UnitDiniyah: r.UnitDiniyah,
		UnitTahfidz: r.UnitTahfidz, AngkatanDariNIS: r.AngkatanDariNIS, Hari: hari})
	if err != nil {
		return Pratinjau{}, err
	}
	return im.simpan(ctx, p, hasil.Judul.TataLetak, isiKerja{baris: hasil.Baris, mulai: r.Mulai, catatan: hasil.Catatan})
}

// isiKerja is the content of a preview while it is worked with.
type isiKerja struct {
	baris   []BarisImpor
	jawaban map[int]Jawaban
	mulai   dasar.Tanggal
	catatan []string
	sidik   []byte
}

// simpan compares, seals and stores a preview.
func (im *Impor) simpan(ctx context.Context, p dasar.Pelaku, t TataLetak, k isiKerja) (Pratinjau, error) {
	r, err := im.rencanakan(ctx, p, t, k)
	if err != nil {
		return Pratinjau{}, err
	}
	kini := im.Service.kini()
	c := CatatanImpor{Lembaga: p.Lembaga, Token: uuid.NewString(), Subjek: privasi.NewSubjek(), Oleh: p.ID, TataLetak: t,
		Dibuat: kini, Kedaluwarsa: kini.Add(MasaPratinjau)}
	polos := isiPolos{Jawaban: k.jawaban, Mulai: k.mulai, Catatan: k.catatan, Sidik: r.sidik()}
	for _, b := range k.baris {
		polos.Baris = append(polos.Baris, segelkan(b))
	}
	c.Isi = privasi.Tutup(IsiImpor{polos})
	if err := privasi.Segel(ctx, im.Service.Brankas, im.Service.Daftar, p.Lembaga, &c); err != nil {
		return Pratinjau{}, err
	}
	err = im.Atomic.Do(ctx, func(ctx context.Context, st ImporStores) error {
		if _, err := st.Impor.Buang(ctx, p.Lembaga, kini); err != nil {
			return err
		}
		return st.Impor.Simpan(ctx, p.Lembaga, c)
	})
	if err != nil {
		return Pratinjau{}, err
	}
	return r.tampil(c, k), nil
}

// Ambil shows a preview again, compared with what is stored by now. One that
// was applied shows its result and no rows.
func (im *Impor) Ambil(ctx context.Context, p dasar.Pelaku, token string) (Pratinjau, error) {
	c, k, err := im.buka(ctx, p, token)
	if err != nil {
		return Pratinjau{}, err
	}
	if !c.Hasil.Pada.IsZero() {
		return rencana{}.tampil(c, k), nil
	}
	r, err := im.rencanakan(ctx, p, c.TataLetak, k)
	if err != nil {
		return Pratinjau{}, err
	}
	return r.tampil(c, k), nil
}

// Jawab answers questions of a preview by row number and returns a new preview
// with a new token; the old one lapses. It refuses, with [ErrImporJawab], an
// answer to a row without a question, and one that names somebody else.
func (im *Impor) Jawab(ctx context.Context, p dasar.Pelaku, token string, jawaban map[int]Jawaban) (Pratinjau, error) {
	lama, err := im.Ambil(ctx, p, token)
	if err != nil {
		return Pratinjau{}, err
	}
	for nomor, j := range jawaban {
		i := slices.IndexFunc(lama.Baris, func(b BarisPratinjau) bool { return b.Nomor == nomor })
		if i < 0 || len(lama.Baris[i].Mirip) == 0 || j != JawabBaru && j != JawabLewat && !slices.Contains(lama.Baris[i].Mirip, ID(j)) {
			return Pratinjau{}, ErrImporJawab.Invalidf("jawaban untuk baris %d tidak cocok dengan pertanyaannya; muat ulang pratinjau", nomor).Pada("jawaban")
		}
	}
	c, k, err := im.buka(ctx, p, token)
	if err != nil {
		return Pratinjau{}, err
	}
	semua := map[int]Jawaban{}
	maps.Copy(semua, k.jawaban)
	maps.Copy(semua, jawaban)
	k.jawaban = semua
	return im.simpan(ctx, p, c.TataLetak, k)
}

// buka reads a preview of this actor and opens it through the door.
func (im *Impor) buka(ctx context.Context, p dasar.Pelaku, token string) (CatatanImpor, isiKerja, error) {
	if err := p.Validate(); err != nil {
		return CatatanImpor{}, isiKerja{}, err
	}
	c, err := im.Stores.Impor.Ambil(ctx, p.Lembaga, token)
	if err != nil {
		return c, isiKerja{}, err
	}
	if c.Oleh != p.ID || c.Hasil.Pada.IsZero() && im.Service.kini().After(c.Kedaluwarsa) {
		return c, isiKerja{}, tokenTiada()
	}
	if !c.Hasil.Pada.IsZero() {
		return c, isiKerja{}, nil
	}
	v, err := im.Penjaga.Minta(ctx, p, "santri.CatatanImpor", []string{"Isi"}, c.Subjek)
	if err != nil {
		return c, isiKerja{}, err
	}
	isi, _, err := privasi.Baca(v, c.Subjek, "Isi", c.Isi)
	if err != nil {
		return c, isiKerja{}, err
	}
	k := isiKerja{jawaban: isi.p.Jawaban, mulai: isi.p.Mulai, catatan: isi.p.Catatan, sidik: isi.p.Sidik}
	for _, b := range isi.p.Baris {
		k.baris = append(k.baris, b.bukakan())
	}
	return c, k, nil
}

func tokenTiada() error {
	return ErrImporToken.NotFoundf("pratinjau impor tidak ada atau sudah kedaluwarsa; unggah berkasnya lagi")
}

// rencana is every row with its decision, and what is written if it is applied.
type rencana struct {
	us      []*putusan
	wali    *ubahanWali
	rumah   map[string]KeluargaID // known family by the key of a row
	tingkat []Tingkat
}

// rencanakan compares all rows with what is stored.
func (im *Impor) rencanakan(ctx context.Context, p dasar.Pelaku, t TataLetak, k isiKerja) (rencana, error) {
	r := rencana{us: make([]*putusan, len(k.baris))}
	var terima []*putusan
	for i, b := range k.baris {
		u := &putusan{BarisImpor: b}
		u.Temuan = slices.Clone(b.Temuan)
		if r.us[i] = u; b.Hasil == HasilTolak {
			u.tindakan = TindakTolak
			continue
		}
		terima = append(terima, u)
	}
	l := p.Lembaga
	if err := im.indeks(ctx, l, terima); err != nil {
		return r, err
	}
	if err := im.kenali(ctx, l, terima, t, k.jawaban); err != nil {
		return r, err
	}
	for _, u := range terima {
		u.cakupan(p.Lingkup)
	}
	var err error
	if r.wali, err = im.bandingkan(ctx, p, terima, t, k.mulai); err != nil {
		return r, err
	}
	struktur, err := im.Stores.Struktur.Struktur(ctx, l)
	if err != nil {
		return r, err
	}
	r.tingkat = tingkatBaru(struktur, l, terima)
	r.rumah = map[string]KeluargaID{}
	for _, u := range terima {
		if u.diambil() && u.santri != nil && u.kunci != nil && r.rumah[string(u.kunci)] == "" {
			r.rumah[string(u.kunci)] = u.santri.Keluarga
		}
	}
	return r, nil
}

// cakupan refuses a new santri in a unit outside the scope, or in none.
func (u *putusan) cakupan(l dasar.Lingkup) {
	if u.tindakan != TindakBaru || l.Semua {
		return
	}
	for _, a := range u.Isi.Anggota {
		if !l.Mencakup(string(a.Unit)) {
			u.tolak("unit", ErrImporLingkup, "unit ini di luar wewenang Anda")
			return
		}
	}
	if len(u.Isi.Anggota) == 0 {
		u.tolak("unit", ErrImporLingkup, "santri tanpa unit hanya dapat diterima oleh petugas seluruh lembaga")
	}
}

// diambil reports that the row is stored when the preview is applied.
func (u *putusan) diambil() bool {
	return u.tindakan == TindakBaru || u.tindakan == TindakUbah || u.tindakan == TindakSama
}

// tingkatBaru lists the levels that the rows need and the units lack.
func tingkatBaru(s Struktur, l dasar.LembagaID, us []*putusan) []Tingkat {
	ada := map[Tingkat]bool{}
	for _, t := range s.Tingkat {
		ada[Tingkat{Unit: t.Unit, Jalur: t.Jalur, Kode: t.Kode}] = true
	}
	var baru []Tingkat
	for _, u := range us {
		if !u.diambil() {
			continue
		}
		for _, a := range u.Isi.Anggota {
			kunci := Tingkat{Unit: a.Unit, Jalur: a.Jalur, Kode: a.Tingkat}
			if a.Tingkat != "" && !ada[kunci] {
				ada[kunci] = true
				baru = append(baru, Tingkat{Lembaga: l, Unit: a.Unit, Jalur: a.Jalur, Kode: a.Tingkat})
			}
		}
	}
	slices.SortFunc(baru, bandingTingkat)
	for i := range baru {
		baru[i].Urutan = urutanTingkat(baru[i].Kode)
	}
	return baru
}

func bandingTingkat(a, b Tingkat) int {
	if c := strings.Compare(string(a.Unit)+"\x00"+string(a.Jalur), string(b.Unit)+"\x00"+string(b.Jalur)); c != 0 {
		return c
	}
	if c := urutanTingkat(a.Kode) - urutanTingkat(b.Kode); c != 0 {
		return c
	}
	return strings.Compare(a.Kode, b.Kode)
}

// urutanTingkat orders levels the way a school counts them: by number, and in
// diniyah Ula, Wustha, Ulya.
func urutanTingkat(kode string) int {
	n, sisa := 0, kode
	for len(sisa) > 0 && sisa[0] >= '0' && sisa[0] <= '9' && n < 1000 {
		n, sisa = n*10+int(sisa[0]-'0'), sisa[1:]
	}
	for i, nama := range []string{"ula", "wustha", "ulya"} {
		if slices.Contains(strings.Fields(strings.ToLower(sisa)), nama) {
			return (i+1)*100 + n
		}
	}
	return n
}

// sidik is a hash of everything a person was shown to happen.
func (r rencana) sidik() []byte {
	h := sha256.New()
	for _, u := range r.us {
		versi, id := 0, ID("")
		if u.santri != nil {
			versi, id = u.santri.Versi, u.santri.ID
		}
		fmt.Fprintf(h, "%d|%s|%s|%d|%q|%q\n", u.Nomor, u.tindakan, id, versi, u.mirip, u.beda)
	}
	return h.Sum(nil)
}

func samaSidik(a, b []byte) bool { return bytes.Equal(a, b) }

// tampil makes what a person sees.
func (r rencana) tampil(c CatatanImpor, k isiKerja) Pratinjau {
	p := Pratinjau{Token: c.Token, TataLetak: c.TataLetak, Dibuat: c.Dibuat, Kedaluwarsa: c.Kedaluwarsa, TingkatBaru: r.tingkat,
		Catatan: k.catatan, Hasil: c.Hasil, Kategori: KategoriImpor(c.TataLetak)}
	rumah, sendiri := map[string]bool{}, 0
	for _, u := range r.us {
		b := BarisPratinjau{Nomor: u.Nomor, NIS: u.NIS, Nama: u.Isi.Nama, Hasil: u.Hasil, Temuan: u.Temuan, Tindakan: u.tindakan, Mirip: u.mirip, Beda: u.beda}
		if u.santri != nil {
			b.Santri = u.santri.ID
		}
		p.Jumlah.Tambah(b.Hasil)
		p.Baris = append(p.Baris, b)
		switch u.tindakan {
		case TindakBaru:
			p.Baru++
		case TindakUbah:
			p.Berubah++
		case TindakSama:
			p.Sama++
		case TindakTanya:
			p.Tanya++
		}
		switch {
		case !u.diambil():
		case u.kunci == nil:
			sendiri++
		default:
			rumah[string(u.kunci)] = true
		}
	}
	p.Keluarga = len(rumah) + sendiri
	return p
}

// KategoriImpor are the categories of personal data that a file of the layout
// holds: what the statement of authority must cover.
func KategoriImpor(t TataLetak) []string {
	k := []string{"identitas", "kontak", privasi.KategoriAlamat, privasi.KategoriKeluarga, privasi.KategoriKesiswaan}
	if t == LembarDapodik {
		k = append(k, privasi.KategoriKesehatan)
	}
	return k
}
