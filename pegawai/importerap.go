package pegawai

import (
	"context"
	"encoding/json"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// Terapkan writes what [Impor.Periksa] showed for the same sheet, in one unit of work:
// new positions, new people with their records, changes, the statement of authority,
// and one duty to notify for each person whose data came in. sidik is the mark of the
// preview. kunci is the Idempotency-Key, or "": a repeated call returns the first
// result and writes nothing.
//
// It refuses a missing statement (privasi.ErrTanpaWewenang) or one that does not fit
// ([ErrImporWewenang]), a sheet with refused rows under santri.SemuaAtauTidak
// ([ErrImporCara]), and a preview that is no longer true because records, the sheet or
// the request changed ([ErrImporBasi], Conflict).
func (im *Impor) Terapkan(ctx context.Context, pel dasar.Pelaku, kunci string, m PermintaanImpor, sidik string, cara santri.CaraImpor, w privasi.PernyataanWewenang) (HasilImpor, error) {
	if err := periksaWewenang(pel, w); err != nil {
		return HasilImpor{}, err
	}
	r, err := im.rencanakan(ctx, pel, m)
	if err != nil {
		return HasilImpor{}, err
	}
	t := &terapanImpor{im: im, pel: pel, r: r, w: w, basi: r.tanda != sidik}
	t.hasil = r.hitung()
	if t.hasil.Ditolak > 0 && cara != santri.YangBaikSaja && !t.basi {
		return HasilImpor{}, ErrImporCara.Invalidf("%d baris ditolak; perbaiki berkasnya, atau pilih menerima baris yang baik saja", t.hasil.Ditolak).Pada("cara")
	}
	if err := privasi.PeriksaKebijakan(ctx, im.Service.Kebijakan, pel); err != nil {
		return HasilImpor{}, err
	}
	if err := t.segel(ctx); err != nil {
		return HasilImpor{}, err
	}
	return t.kerjakan(ctx, kunci, []any{sidik, cara})
}

// periksaWewenang refuses a statement that is missing, another's, for another purpose,
// or narrower than a staff sheet.
func periksaWewenang(pel dasar.Pelaku, w privasi.PernyataanWewenang) error {
	if err := pel.Validate(); err != nil {
		return err
	}
	if w.ID == "" || w.Sidik == "" {
		return privasi.ErrTanpaWewenang.Forbiddenf("nyatakan dahulu bahwa Anda berwenang menyerahkan data orang lain").Pada("wewenang")
	}
	if w.Lembaga != pel.Lembaga || w.Oleh != pel.ID || w.Tujuan != pel.Tujuan || w.Pada.IsZero() {
		return ErrImporWewenang.Forbiddenf("pernyataan wewenang ini bukan untuk impor ini; nyatakan kembali").Pada("wewenang")
	}
	for _, k := range KategoriImpor() {
		if !w.Mencakup(k) {
			return ErrImporWewenang.Forbiddenf("pernyataan wewenang belum mencakup data %s; nyatakan kembali", k).Pada("wewenang")
		}
	}
	return nil
}

func (r *rencanaImpor) hitung() (h HasilImpor) {
	for _, x := range r.rs {
		switch x.Tindakan {
		case santri.TindakBaru:
			h.Baru++
		case santri.TindakUbah:
			h.Berubah++
		case santri.TindakSama:
			h.Sama++
		default:
			h.Ditolak++
		}
	}
	return h
}

// terapanImpor is an import on its way into one unit of work.
type terapanImpor struct {
	im      *Impor
	pel     dasar.Pelaku
	r       *rencanaImpor
	w       privasi.PernyataanWewenang
	basi    bool
	hasil   HasilImpor
	baru    []*penerimaan
	ubah    []*rencanaBaris // known people whom the sheet changes
	jabatan []Jabatan
}

// segel seals the new and the changed people, before the unit opens.
func (t *terapanImpor) segel(ctx context.Context) error {
	if t.basi {
		return nil
	}
	var orang []*Pegawai
	for _, x := range t.r.rs {
		switch x.Tindakan {
		case santri.TindakBaru:
			t.baru = append(t.baru, x.siap)
			orang = append(orang, &x.siap.pegawai)
			t.jabatan = t.r.jabatanUntuk(t.jabatan, x)
		case santri.TindakUbah:
			t.ubah = append(t.ubah, x)
			if x.baru != nil {
				orang = append(orang, x.baru)
			}
			t.jabatan = t.r.jabatanUntuk(t.jabatan, x)
		}
	}
	for i := range t.jabatan {
		t.jabatan[i].Lembaga = t.pel.Lembaga
	}
	t.hasil.JabatanBaru = len(t.jabatan)
	var subjek []privasi.SubjekID
	for _, p := range orang {
		subjek = append(subjek, p.Subjek)
	}
	for _, x := range t.ubah {
		subjek = append(subjek, x.lama.Subjek)
	}
	t.hasil.Pernyataan, t.hasil.Dikabari = t.w.ID, len(t.w.TugasUntuk(subjek...))
	s := t.im.Service
	return privasi.Segel(ctx, s.Brankas, s.Daftar, t.pel.Lembaga, orang...)
}

// jabatanUntuk adds the new position that a taken row needs.
func (r *rencanaImpor) jabatanUntuk(ada []Jabatan, x *rencanaBaris) []Jabatan {
	i := slices.IndexFunc(r.jabatan, func(j Jabatan) bool { return j.Kode == x.kode })
	if i < 0 || slices.ContainsFunc(ada, func(j Jabatan) bool { return j.Kode == x.kode }) {
		return ada
	}
	return append(ada, r.jabatan[i])
}

// kerjakan opens the unit of work and claims the key of the call in it. A call whose
// preview is stale writes nothing, unless an earlier one with the key did the work.
func (t *terapanImpor) kerjakan(ctx context.Context, kunci string, masukan any) (h HasilImpor, err error) {
	catatan, err := json.Marshal(t.hasil)
	if err != nil {
		return h, err
	}
	s := t.im.Service
	err = t.im.Atomic.Do(ctx, func(ctx context.Context, st ImporStores) error {
		h = t.hasil
		if kunci != "" {
			lama, sudah, err := st.Ulang.Klaim(ctx, t.pel.Lembaga, "pegawai.impor/"+t.pel.ID, kunci, dasar.Sidik(masukan), string(catatan), s.kini())
			if err != nil {
				return err
			}
			if sudah {
				return json.Unmarshal([]byte(lama), &h)
			}
		}
		if t.basi {
			return imporBasi()
		}
		return t.tulis(ctx, st)
	})
	if err != nil {
		return HasilImpor{}, err
	}
	return h, nil
}

func imporBasi() error {
	return ErrImporBasi.Conflictf("data pegawai atau berkasnya berubah sejak pratinjau dibuat; periksa pratinjau yang baru lalu terapkan lagi")
}

// tulis stores everything with the stores of one unit. Known people are locked first
// and compared once more: what is written is what was shown.
func (t *terapanImpor) tulis(ctx context.Context, st ImporStores) error {
	l := t.pel.Lembaga
	var subjek []privasi.SubjekID
	for _, f := range []func() error{
		func() (err error) { subjek, err = t.tulisUbah(ctx, st.Stores); return },
		func() error { return st.Master.SimpanJabatan(ctx, l, t.jabatan...) },
		func() error { _, err := simpanPenerimaan(ctx, st.Stores, l, t.baru); return err },
		func() error { return st.Pernyataan.Simpan(ctx, t.w) },
	} {
		if err := f(); err != nil {
			return err
		}
	}
	for _, r := range t.baru {
		subjek = append(subjek, r.pegawai.Subjek)
	}
	return st.Pernyataan.TambahTugas(ctx, l, t.w.TugasUntuk(subjek...))
}

// tulisUbah stores the changes of known people.
func (t *terapanImpor) tulisUbah(ctx context.Context, st Stores) (subjek []privasi.SubjekID, err error) {
	if len(t.ubah) == 0 {
		return nil, nil
	}
	l := t.pel.Lembaga
	id := make([]ID, len(t.ubah))
	for i, x := range t.ubah {
		id[i] = x.lama.ID
	}
	kini, err := st.Pegawai.Kunci(ctx, l, id...)
	if err != nil {
		return nil, err
	}
	b, err := bacaBerkala(ctx, st, l, t.ubah)
	if err != nil {
		return nil, err
	}
	if len(kini) != len(id) {
		return nil, imporBasi()
	}
	var orang []Pegawai
	var simpan kumpulanBerkala
	for i, x := range t.ubah {
		u := t.im.Service.bukaUbahan(t.r.keadaan, kini[i], b)
		if kini[i].Versi != x.lama.Versi || !x.masihSama(u, t.pel, t.r.sejak) {
			return nil, imporBasi()
		}
		if simpan.gabung(u.berubah()); x.baru != nil {
			orang = append(orang, *x.baru)
		}
		subjek = append(subjek, x.lama.Subjek)
	}
	if err := simpan.simpan(ctx, st, l); err != nil {
		return nil, err
	}
	return subjek, st.Pegawai.Simpan(ctx, l, orang...)
}

// masihSama compares a row once more and reports that it changes what was shown.
func (x *rencanaBaris) masihSama(u *ubahanBerkala, pel dasar.Pelaku, sejak dasar.Tanggal) bool {
	y, isi := *x, *x.barisImpor
	isi.Beda = slices.Clone(x.Beda[:x.bedaDiri])
	y.barisImpor = &isi
	u.banding(&y, pel, sejak)
	return u.err == nil && slices.Equal(isi.Beda, x.Beda)
}
