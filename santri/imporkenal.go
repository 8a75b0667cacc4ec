package santri

import (
	"bytes"
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// kelompokImpor is how many rows one round trip to a store is about.
const kelompokImpor = 5000

// putusan is one row on its way: its verdict, who it is about, and what would
// be written.
type putusan struct {
	BarisImpor
	tindakan  Tindakan
	santri    *Santri // as stored, for a known one
	kuat      int     // place of the mark that recognised it: id, NISN, NIK, NIS
	mirip     []ID
	beda      []Beda
	indeksNIK []byte
	kunci     []byte // blind index of the household
	ubah      *ubahan
}

func (u *putusan) tolak(bidang string, a dasar.Aturan, alasan string) {
	u.catat(Temuan{Bidang: bidang, Hasil: HasilTolak, Aturan: a, Alasan: alasan})
	u.tindakan = TindakTolak
}

// kenalan is who is stored, by each mark.
type kenalan struct {
	id   map[ID]*Santri
	nis  map[NIS]*Santri
	nisn map[NISN]*Santri
	nik  map[string]*Santri
	nama map[NamaLahir][]*Santri
}

func buatKenalan() kenalan {
	return kenalan{map[ID]*Santri{}, map[NIS]*Santri{}, map[NISN]*Santri{}, map[string]*Santri{}, map[NamaLahir][]*Santri{}}
}

func (k kenalan) tambah(s *Santri) {
	if _, sudah := k.id[s.ID]; sudah {
		return
	}
	k.id[s.ID] = s
	if s.NIS != "" {
		k.nis[s.NIS] = s
	}
	if s.NISN != "" {
		k.nisn[s.NISN] = s
	}
	if b, ok := s.NIK.Bungkus(); ok && len(b.Indeks) > 0 {
		// Whoever is still at the institution goes before who has left it.
		if lama, ada := k.nik[string(b.Indeks)]; !ada || !lama.Status.DiPesantren() {
			k.nik[string(b.Indeks)] = s
		}
	}
	nl := NamaLahir{KunciCari(s.Nama), s.TanggalLahir}
	k.nama[nl] = append(k.nama[nl], s)
}

// tanda collects what rows can be recognised by.
func tanda(us []*putusan) TandaKenal {
	var t TandaKenal
	for _, u := range us {
		if u.Isi.ID != "" {
			t.ID = append(t.ID, u.Isi.ID)
		}
		if u.Isi.NIS != "" {
			t.NIS = append(t.NIS, u.Isi.NIS)
		}
		if u.Isi.NISN != "" {
			t.NISN = append(t.NISN, u.Isi.NISN)
		}
		if u.indeksNIK != nil {
			t.IndeksNIK = append(t.IndeksNIK, u.indeksNIK)
		}
	}
	return t
}

// indeks computes the blind indexes of NIK and households in one go each.
func (im *Impor) indeks(ctx context.Context, l dasar.LembagaID, us []*putusan) error {
	b := im.Service.Brankas
	nik, kunci := make([]string, len(us)), make([]string, len(us))
	for i, u := range us {
		nik[i], kunci[i] = string(u.Isi.NIK), u.Isi.KunciKeluarga()
	}
	indeks, err := b.IndeksBanyak(ctx, l, privasi.KategoriNIK, nik)
	if err != nil {
		return err
	}
	rumah, err := b.IndeksBanyak(ctx, l, KategoriKunciKeluarga, kunci)
	if err != nil {
		return err
	}
	for i, u := range us {
		if nik[i] != "" {
			u.indeksNIK = indeks[i]
		}
		if kunci[i] != "" {
			u.kunci = rumah[i]
		}
	}
	return nil
}

// kenali finds who each accepted row is about (IMP-24): by own id, else NISN,
// else NIK, else NIS, never by name alone.
func (im *Impor) kenali(ctx context.Context, l dasar.LembagaID, us []*putusan, t TataLetak, jawab map[int]Jawaban) error {
	k := buatKenalan()
	for bagian := range slices.Chunk(us, kelompokImpor) {
		ada, err := im.Stores.Santri.Kenali(ctx, l, tanda(bagian))
		if err != nil {
			return err
		}
		for i := range ada {
			k.tambah(&ada[i])
		}
	}
	milik := map[ID]int{}
	var baru []*putusan
	for _, u := range us {
		k.cocokkan(u, t)
		if u.tindakan != TindakTolak && u.santri == nil {
			baru = append(baru, u)
		}
	}
	for _, u := range menurutKuat(us) {
		if n, sudah := milik[u.santri.ID]; sudah {
			u.tolak("nama", ErrImporDua, "santri yang sama sudah ada di baris "+itoa(n)+"; hapus salah satu baris")
			continue
		}
		milik[u.santri.ID] = u.Nomor
	}
	tolakTukar(us, t)
	return im.tanyakan(ctx, l, baru, milik, jawab)
}

// menurutKuat orders the recognised rows by the strength of the mark that
// recognised them, then by row: of two rows about one santri the surer one
// stands.
func menurutKuat(us []*putusan) []*putusan {
	var kenal []*putusan
	for _, u := range us {
		if u.santri != nil && u.tindakan != TindakTolak {
			kenal = append(kenal, u)
		}
	}
	slices.SortStableFunc(kenal, func(a, b *putusan) int { return a.kuat - b.kuat })
	return kenal
}

// tolakTukar refuses a row that takes a number away from a known santri which
// another row of the same file claims: who owns it would depend on the order,
// and the same file would do something else the second time.
func tolakTukar(us []*putusan, t TataLetak) {
	sebut := map[string]int{}
	for _, u := range us {
		for _, n := range [...]string{"nis:" + string(u.Isi.NIS), "nisn:" + string(u.Isi.NISN), "nik:" + string(u.indeksNIK)} {
			sebut[n] = u.Nomor
		}
	}
	for _, u := range us {
		if u.santri == nil || u.tindakan == TindakTolak {
			continue
		}
		nik, _ := u.santri.NIK.Bungkus()
		for _, k := range [...]struct {
			bidang, lama, baru string
			tetap              bool
		}{
			{"nis", string(u.santri.NIS), string(u.Isi.NIS), t == LembarDapodik},
			{"nisn", string(u.santri.NISN), string(u.Isi.NISN), false},
			{"nik", string(nik.Indeks), string(u.indeksNIK), false},
		} {
			if baris, ada := sebut[k.bidang+":"+k.lama]; ada && !k.tetap && k.lama != "" && k.baru != "" && k.lama != k.baru && baris != u.Nomor {
				u.tolak(k.bidang, ErrImporTukar, "nomor lama santri ini dipakai baris "+itoa(baris)+"; perbaiki salah satu, atau impor keduanya bergantian")
				break
			}
		}
	}
}

// cocokkan settles one row against who is stored.
func (k kenalan) cocokkan(u *putusan, t TataLetak) {
	isi := u.Isi
	calon := [...]struct {
		bidang string
		s      *Santri
	}{{"id", k.id[isi.ID]}, {"nisn", k.nisn[isi.NISN]}, {"nik", k.nik[string(u.indeksNIK)]}, {"nis", k.nis[isi.NIS]}}
	if isi.ID != "" && calon[0].s == nil {
		u.tolak("id", ErrImporID, "tidak ada santri dengan ID ini; kosongkan untuk santri baru")
		return
	}
	for i, c := range calon {
		switch {
		case c.s == nil:
		case u.santri == nil && c.bidang == "nis" && !serupa(*c.s, isi):
			u.tolak("nis", ErrNISDipakai, "NIS sudah dipakai santri lain yang nama dan tanggal lahirnya berbeda; periksa NIS")
			return
		case u.santri == nil:
			u.santri, u.kuat = c.s, i
		case c.s.ID == u.santri.ID:
		case c.bidang == "nis" && t == LembarDapodik:
			u.Isi.NIS = "" // a number of the formal unit that somebody else has as NIS
		default:
			u.tolak(c.bidang, ErrImporDua, "nomor di baris ini milik dua santri yang berbeda; periksa "+c.bidang)
			u.santri = nil
			return
		}
	}
	if u.santri != nil && !u.santri.Status.DiPesantren() {
		u.tolak("nama", ErrImporStatus, "santri berstatus "+string(u.santri.Status)+"; terima kembali dahulu, baru impor")
	}
}

// serupa reports that a stored santri may be the one of a row with the same NIS.
func serupa(s Santri, isi IsiBaris) bool {
	return KunciCari(s.Nama) == KunciCari(isi.Nama) || !isi.TanggalLahir.IsZero() && s.TanggalLahir == isi.TanggalLahir
}

// tanyakan looks among the new ones for people who are likely known: same name,
// birth date and mother (IMP-26). That is a question, answered or open.
func (im *Impor) tanyakan(ctx context.Context, l dasar.LembagaID, baru []*putusan, milik map[ID]int, jawab map[int]Jawaban) error {
	k := buatKenalan()
	for bagian := range slices.Chunk(baru, kelompokImpor) {
		var t TandaKenal
		for _, u := range bagian {
			if !u.Isi.TanggalLahir.IsZero() {
				t.NamaLahir = append(t.NamaLahir, NamaLahir{KunciCari(u.Isi.Nama), u.Isi.TanggalLahir})
			}
		}
		if len(t.NamaLahir) == 0 {
			continue
		}
		ada, err := im.Stores.Santri.Kenali(ctx, l, t)
		if err != nil {
			return err
		}
		for i := range ada {
			k.tambah(&ada[i])
		}
	}
	ibu, err := im.namaIbu(ctx, l, k)
	if err != nil {
		return err
	}
	for _, u := range baru {
		u.tindakan = TindakBaru
		var calon []*Santri
		if !u.Isi.TanggalLahir.IsZero() {
			calon = k.nama[NamaLahir{KunciCari(u.Isi.Nama), u.Isi.TanggalLahir}]
		}
		for _, s := range calon {
			if _, sudah := milik[s.ID]; !sudah && mungkinIbu(ibu[s.ID], u.Isi.Ibu.Nama) {
				u.mirip = append(u.mirip, s.ID)
			}
		}
		if len(u.mirip) > 0 {
			slices.Sort(u.mirip)
			u.jawab(jawab[u.Nomor], k, milik)
		}
	}
	return nil
}

// jawab applies the answer to a question.
func (u *putusan) jawab(j Jawaban, k kenalan, milik map[ID]int) {
	u.catat(Temuan{Bidang: "nama", Hasil: HasilPeringatan, Aturan: ErrImporMirip,
		Alasan: "nama, tanggal lahir, dan ibu sama dengan santri yang sudah ada; putuskan: santri baru atau orang yang sama"})
	switch {
	case j == JawabBaru:
	case j == JawabLewat:
		u.tindakan = TindakLewat
	case slices.Contains(u.mirip, ID(j)) && milik[ID(j)] == 0:
		milik[ID(j)] = u.Nomor
		u.santri, u.tindakan = k.id[ID(j)], ""
	default:
		u.tindakan = TindakTanya
	}
}

// mungkinIbu compares mothers; an unknown one may be anybody.
func mungkinIbu(ada []string, nama string) bool {
	kunci := KunciCari(TanpaGelar(nama))
	return kunci == "" || len(ada) == 0 || slices.Contains(ada, kunci)
}

// namaIbu returns the mothers' folded names of the given santri.
func (im *Impor) namaIbu(ctx context.Context, l dasar.LembagaID, k kenalan) (map[ID][]string, error) {
	hasil := map[ID][]string{}
	if len(k.id) == 0 {
		return hasil, nil
	}
	id := make([]ID, 0, len(k.id))
	for i := range k.id {
		id = append(id, i)
	}
	slices.Sort(id)
	ikatan, err := im.Stores.Wali.Perwalian(ctx, l, id...)
	if err != nil {
		return nil, err
	}
	ikatan = slices.DeleteFunc(ikatan, func(p Perwalian) bool { return p.Hubungan != Ibu })
	wali, err := ambilWali(ctx, im.Stores.Stores, l, ikatan)
	if err != nil {
		return nil, err
	}
	for _, i := range ikatan {
		if w, ada := wali[i.Wali]; ada {
			hasil[i.Santri] = append(hasil[i.Santri], KunciCari(TanpaGelar(w.Nama)))
		}
	}
	return hasil, nil
}

func samaIndeks(a, b []byte) bool { return len(a) > 0 && bytes.Equal(a, b) }
