package santri

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// CaraImpor says what to do with a file of which not every row can be taken
// (IMP-21). Either way the import is atomic.
type CaraImpor string

// The two ways.
const (
	SemuaAtauTidak CaraImpor = "semua" // all rows, or none
	YangBaikSaja   CaraImpor = "baik"  // the accepted rows only
)

// Terapkan writes what the preview showed, in one unit of work: new santri with
// wali, family and memberships; changes; the statement of authority; and one
// duty to notify for each person whose data came in. Applying the same token
// again writes nothing and returns the first result with sudah true.
//
// It refuses an unknown or expired token ([ErrImporToken]), a missing statement
// (privasi.ErrTanpaWewenang) or one that does not fit ([ErrImporWewenang]), a
// file with refused rows or open questions under [SemuaAtauTidak]
// ([ErrImporCara]), and a preview that is no longer true because records changed
// meanwhile ([ErrImporBasi], Conflict).
func (im *Impor) Terapkan(ctx context.Context, p dasar.Pelaku, token string, cara CaraImpor, w privasi.PernyataanWewenang) (h HasilImpor, sudah bool, err error) {
	c, k, err := im.buka(ctx, p, token)
	if err != nil {
		return h, false, err
	}
	if !c.Hasil.Pada.IsZero() {
		return c.Hasil, true, nil
	}
	if err := periksaWewenang(p, c, w); err != nil {
		return h, false, err
	}
	r, err := im.rencanakan(ctx, p, c.TataLetak, k)
	if err != nil {
		return h, false, err
	}
	if !samaSidik(r.sidik(), k.sidik) {
		return h, false, basi()
	}
	t, err := im.siapkan(ctx, p, r, k.mulai)
	if err != nil {
		return h, false, err
	}
	t.layout, t.pernyataan = c.TataLetak, w
	if t.hasil = r.hitung(); cara != YangBaikSaja && t.hasil.Ditolak+t.hasil.Ditahan > 0 {
		return h, false, ErrImporCara.Invalidf("%d baris ditolak dan %d belum diputuskan; perbaiki berkas, atau pilih menerima baris yang baik saja",
			t.hasil.Ditolak, t.hasil.Ditahan).Pada("cara")
	}
	t.hasil.Dikabari = len(w.TugasUntuk(t.subjek()...))
	t.hasil.Pernyataan, t.hasil.Pada = w.ID, im.Service.kini()
	err = im.Atomic.Do(ctx, func(ctx context.Context, st ImporStores) error {
		h, sudah = t.hasil, false
		ok, err := st.Impor.Selesaikan(ctx, p.Lembaga, token, t.hasil)
		if err != nil {
			return err
		}
		if !ok {
			sudah = true
			return nil
		}
		return t.tulis(ctx, st, p.Lembaga)
	})
	if err != nil || !sudah {
		return h, false, err
	}
	if c, err = im.Stores.Impor.Ambil(ctx, p.Lembaga, token); err != nil {
		return h, false, err
	}
	return c.Hasil, true, nil
}

func basi() error {
	return ErrImporBasi.Conflictf("data santri berubah sejak pratinjau dibuat; periksa pratinjau yang baru lalu terapkan lagi")
}

// periksaWewenang refuses a statement that is missing, another's, for another
// purpose, or narrower than the file.
func periksaWewenang(p dasar.Pelaku, c CatatanImpor, w privasi.PernyataanWewenang) error {
	if w.ID == "" || w.Sidik == "" {
		return privasi.ErrTanpaWewenang.Forbiddenf("nyatakan dahulu bahwa Anda berwenang menyerahkan data orang lain").Pada("wewenang")
	}
	if w.Lembaga != p.Lembaga || w.Oleh != p.ID || w.Tujuan != p.Tujuan || w.Pada.IsZero() {
		return ErrImporWewenang.Forbiddenf("pernyataan wewenang ini bukan untuk impor ini; nyatakan kembali").Pada("wewenang")
	}
	for _, k := range KategoriImpor(c.TataLetak) {
		if !w.Mencakup(k) {
			return ErrImporWewenang.Forbiddenf("pernyataan wewenang belum mencakup data %s; nyatakan kembali", k).Pada("wewenang")
		}
	}
	return nil
}

func (r rencana) hitung() (h HasilImpor) {
	for _, u := range r.us {
		switch u.tindakan {
		case TindakBaru:
			h.Baru++
		case TindakUbah:
			h.Berubah++
		case TindakSama:
			h.Sama++
		case TindakTanya, TindakLewat:
			h.Ditahan++
		default:
			h.Ditolak++
		}
	}
	return h
}

// terapan is everything that one unit of work writes, sealed and ready.
type terapan struct {
	baru       []*Penerimaan
	tingkat    []Tingkat
	lama       []Santri // as they were compared
	santri     []Santri
	wali       []Wali
	ikat       []Perwalian
	lepas      []Perwalian
	tutup      []Penutupan
	anggota    []Keanggotaan
	tutupMukim []Penutupan
	mukim      []Mukim
	sidik      []SidikImpor
	tugas      []privasi.SubjekID
	sidikBaru  map[*Penerimaan][]byte
	layout     TataLetak
	pernyataan privasi.PernyataanWewenang
	hasil      HasilImpor
}

// siapkan turns the plan into sealed records.
func (im *Impor) siapkan(ctx context.Context, p dasar.Pelaku, r rencana, mulai dasar.Tanggal) (*terapan, error) {
	t := &terapan{tingkat: r.tingkat}
	if err := im.siapkanBaru(ctx, p, r, mulai, t); err != nil {
		return nil, err
	}
	var ubah []*Santri
	for _, u := range r.us {
		if u.santri == nil || u.tindakan != TindakUbah && u.tindakan != TindakSama {
			continue
		}
		t.lama = append(t.lama, *u.santri)
		if u.ubah.sidik != nil {
			t.sidik = append(t.sidik, *u.ubah.sidik)
		}
		if u.tindakan == TindakUbah {
			ubah = append(ubah, u.ubah.santri)
			t.tugas = append(t.tugas, u.santri.Subjek)
			t.tempatkan(u.ubah, im.Service)
		}
	}
	var wali []*Wali
	for _, id := range r.wali.urut {
		wali = append(wali, r.wali.simpan[id])
		t.tugas = append(t.tugas, r.wali.simpan[id].Subjek)
	}
	s := im.Service
	if err := privasi.Segel(ctx, s.Brankas, s.Daftar, p.Lembaga, ubah...); err != nil {
		return nil, err
	}
	if err := privasi.Segel(ctx, s.Brankas, s.Daftar, p.Lembaga, wali...); err != nil {
		return nil, err
	}
	for _, n := range ubah {
		t.santri = append(t.santri, *n)
	}
	for _, w := range wali {
		t.wali = append(t.wali, *w)
	}
	t.ikat, t.lepas = r.wali.ikat, r.wali.lepas
	return t, nil
}

func (t *terapan) tempatkan(u *ubahan, s *Service) {
	t.tutup = append(t.tutup, u.tutup...)
	t.tutupMukim = append(t.tutupMukim, u.tutupMukim...)
	for _, k := range u.anggota {
		k.ID, k.Dicatat = idBaru(), s.kini()
		t.anggota = append(t.anggota, k)
	}
	for _, m := range u.mukim {
		m.ID, m.Dicatat = idBaru(), s.kini()
		t.mukim = append(t.mukim, m)
	}
}

// siapkanBaru prepares the new santri through the service, which knows the
// levels that this import adds.
func (im *Impor) siapkanBaru(ctx context.Context, p dasar.Pelaku, r rencana, mulai dasar.Tanggal, t *terapan) error {
	var us []*putusan
	for _, u := range r.us {
		if u.tindakan == TindakBaru {
			us = append(us, u)
		}
	}
	if len(us) == 0 {
		return nil
	}
	satukan(us)
	for _, u := range us {
		t.baru = append(t.baru, u.penerimaan(r.rumah[string(u.kunci)], mulai))
	}
	s := *im.Service
	s.Stores.Struktur = strukturTambah{s.Stores.Struktur, r.tingkat}
	if err := s.SiapkanPenerimaan(ctx, p, t.baru); err != nil {
		return err
	}
	sidik, err := im.sidikBaru(ctx, p.Lembaga, us)
	if err != nil {
		return err
	}
	t.sidikBaru = map[*Penerimaan][]byte{}
	for i, u := range us {
		t.sidikBaru[t.baru[i]] = sidik[u.Nomor]
		t.tugas = append(t.tugas, t.baru[i].Santri.Subjek)
	}
	return nil
}

// strukturTambah is the structure as it will be once the import's own levels
// are stored; a membership without a level was flagged and passes.
type strukturTambah struct {
	StrukturStore
	baru []Tingkat
}

func (s strukturTambah) Struktur(ctx context.Context, l dasar.LembagaID) (Struktur, error) {
	st, err := s.StrukturStore.Struktur(ctx, l)
	st.Tingkat = append(slices.Clone(st.Tingkat), s.baru...)
	for _, u := range st.Unit {
		for _, j := range []Jalur{Formal, Diniyah, Tahfidz} {
			st.Tingkat = append(st.Tingkat, Tingkat{Lembaga: l, Unit: u.Kode, Jalur: j})
		}
	}
	return st, err
}

// penerimaan turns a row into an intake.
func (u *putusan) penerimaan(rumah KeluargaID, mulai dasar.Tanggal) *Penerimaan {
	isi := u.Isi
	r := &Penerimaan{KunciKeluarga: isi.KunciKeluarga(), Pada: mulai, Santri: Santri{
		Keluarga: rumah, NIS: isi.NIS, NISN: isi.NISN, NIK: privasi.Tutup(isi.NIK), NoKK: privasi.Tutup(isi.NoKK), Nama: isi.Nama, NamaArab: isi.NamaArab,
		JenisKelamin: isi.JenisKelamin, TempatLahir: isi.TempatLahir, TanggalLahir: isi.TanggalLahir, Alamat: privasi.Tutup(isi.Alamat),
		HP: privasi.Tutup(isi.HP), Catatan: privasi.Tutup(isi.Catatan), Angkatan: isi.Angkatan, Status: Aktif}}
	if len(isi.Resmi) > 0 {
		r.Santri.Resmi = privasi.Tutup(isi.Resmi)
	}
	if len(isi.Kesehatan) > 0 {
		r.Santri.Kesehatan = privasi.Tutup(isi.Kesehatan)
	}
	for _, h := range []Hubungan{Ayah, Ibu, Pengampu} {
		if w := isi.wali(h); w.Nama != "" {
			r.Wali = append(r.Wali, WaliBaru{Hubungan: h, Utama: h == isi.HubunganUtama(),
				Wali: Wali{Nama: w.Nama, NIK: privasi.Tutup(w.NIK), HP: privasi.Tutup(w.HP)}})
		}
	}
	for _, a := range isi.Anggota {
		r.Keanggotaan = append(r.Keanggotaan, Keanggotaan{Jalur: a.Jalur, Unit: a.Unit, Tingkat: a.Tingkat, Kelas: a.Kelas})
	}
	if isi.Mukim == YaDisebut {
		r.Mukim = &Mukim{Asrama: isi.Asrama, Kamar: isi.Kamar}
	}
	return r
}

// tulis stores everything with the stores of one unit. Known santri are locked
// first, in the order of their ids, and must be what they were compared as.
func (t *terapan) tulis(ctx context.Context, st ImporStores, l dasar.LembagaID) error {
	if err := t.kunci(ctx, st, l); err != nil {
		return err
	}
	for _, f := range []func() error{
		func() error { return st.Struktur.SimpanTingkat(ctx, l, t.tingkat...) },
		func() error { return st.Santri.Simpan(ctx, l, t.santri...) },
		func() error { return st.Wali.Simpan(ctx, l, t.wali...) },
		func() error { return st.Wali.Lepas(ctx, l, t.lepas...) },
		func() error { return st.Wali.Ikat(ctx, l, t.ikat...) },
		func() error { return st.Keanggotaan.Tutup(ctx, l, t.tutup...) },
		func() error { return st.Keanggotaan.Buka(ctx, l, t.anggota...) },
		func() error { return st.Mukim.Tutup(ctx, l, t.tutupMukim...) },
		func() error { return st.Mukim.Buka(ctx, l, t.mukim...) },
		func() error { return SimpanPenerimaan(ctx, st.Stores, l, t.baru) }, // last: they find siblings' wali and freed numbers
		func() error { return st.Impor.SimpanSidik(ctx, l, append(slices.Clone(t.sidik), t.sidikDari(l)...)...) },
		func() error { return st.Pernyataan.Simpan(ctx, t.pernyataan) },
		func() error { return st.Pernyataan.TambahTugas(ctx, l, t.pernyataan.TugasUntuk(t.subjek()...)) },
	} {
		if err := f(); err != nil {
			return err
		}
	}
	return nil
}

func (t *terapan) kunci(ctx context.Context, st ImporStores, l dasar.LembagaID) error {
	for bagian := range slices.Chunk(t.lama, kelompokImpor) {
		id := make([]ID, len(bagian))
		for i, s := range bagian {
			id[i] = s.ID
		}
		ada, err := st.Santri.Kunci(ctx, l, id...)
		if err != nil {
			return err
		}
		if len(ada) != len(bagian) {
			return basi()
		}
		for i, s := range ada {
			if s.Versi != bagian[i].Versi {
				return basi()
			}
		}
	}
	return nil
}

// sidikDari are the marks of the new santri.
func (t *terapan) sidikDari(l dasar.LembagaID) []SidikImpor {
	var hasil []SidikImpor
	for _, r := range t.baru {
		hasil = append(hasil, SidikImpor{l, r.Santri.ID, t.layout, t.sidikBaru[r]})
	}
	return hasil
}

// subjek are the people whose data came in: santri, and the wali that were
// stored with them.
func (t *terapan) subjek() []privasi.SubjekID {
	hasil := slices.Clone(t.tugas)
	for _, r := range t.baru {
		for _, w := range r.Wali {
			if w.Wali.Versi == 0 {
				hasil = append(hasil, w.Wali.Subjek)
			}
		}
	}
	return hasil
}
