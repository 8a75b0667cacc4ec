package akademik

import (
	"cmp"
	"context"
	"encoding/hex"
	"slices"

	"github.com/pesantren-go/pesantren/akademik/kenaikan"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// LembarKenaikan is one run with everything that its page shows.
type LembarKenaikan struct {
	Putaran Kenaikan
	Dari    TahunAjaran
	Ke      TahunAjaran
	Kelas   []Rombel // that are decided about
	Tujuan  []Rombel // classes of the year Ke in the same tracks
	Baris   []BarisTampil
	Langkah []LangkahKenaikan
}

// BarisTampil is one santri of a run: what is proposed, what is decided, and what
// applying the decision would change.
type BarisTampil struct {
	Peserta     santri.Peserta
	Dari        Rombel
	Usul        nilai.Usul
	UsulPutusan kenaikan.Putusan // "" = nothing yet
	UsulTujuan  RombelID
	Simpan      BarisKenaikan     // Versi 0 = not decided yet
	Selisih     *kenaikan.Selisih // nil = not decided, or applied
	Sidik       string            // of the difference, for [PilihanNaik]
	Bawaan      []BawaanPindah    // of a move during a term: the marks that come along
}

// Kenaikan lists the runs whose classes all lie in the actor's scope, newest first.
func (s *Service) Kenaikan(ctx context.Context, pel dasar.Pelaku) ([]Kenaikan, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	ks, err := s.Stores.Kenaikan.Putaran(ctx, pel.Lembaga, nil)
	if err != nil || pel.Lingkup.Semua {
		return ks, err
	}
	boleh := map[RombelID]bool{}
	rs, err := s.Rombel(ctx, pel, SaringRombel{})
	for _, r := range rs {
		boleh[r.ID] = true
	}
	return slices.DeleteFunc(ks, func(k Kenaikan) bool {
		return slices.ContainsFunc(k.Rombel, func(r RombelID) bool { return !boleh[r] })
	}), err
}

// satuKenaikan reads a run and its classes within the actor's scope.
func (s *Service) satuKenaikan(ctx context.Context, st Stores, pel dasar.Pelaku, id string) (Kenaikan, []Rombel, error) {
	tiada := ErrKenaikanTiada.NotFoundf("putaran kenaikan tidak ditemukan")
	if err := pel.Validate(); err != nil {
		return Kenaikan{}, nil, err
	}
	ks, err := st.Kenaikan.Putaran(ctx, pel.Lembaga, []string{id})
	if err != nil {
		return Kenaikan{}, nil, err
	}
	if len(ks) == 0 {
		return Kenaikan{}, nil, tiada
	}
	rs, err := st.Struktur.Rombel(ctx, pel.Lembaga, SaringRombel{ID: ks[0].Rombel, Unit: lingkup(pel)})
	if err == nil && len(rs) != len(ks[0].Rombel) {
		err = tiada
	}
	return ks[0], rs, err
}

// LembarKenaikan reads a run: its santri by class and name, with proposals out of
// marks, decisions, and the difference that each decision would make today.
func (s *Service) LembarKenaikan(ctx context.Context, pel dasar.Pelaku, id string) (l LembarKenaikan, err error) {
	if l.Putaran, l.Kelas, err = s.satuKenaikan(ctx, s.Stores, pel, id); err != nil {
		return l, err
	}
	if l.Dari, err = s.tahun(ctx, s.Stores, pel.Lembaga, l.Putaran.Dari); err != nil {
		return l, err
	}
	if l.Ke, err = s.tahun(ctx, s.Stores, pel.Lembaga, l.Putaran.Ke); err != nil {
		return l, err
	}
	if l.Tujuan, err = tujuanKenaikan(ctx, s.Stores, pel, l.Putaran, l.Kelas); err != nil {
		return l, err
	}
	if l.Langkah, err = s.Stores.Kenaikan.Langkah(ctx, pel.Lembaga, id); err != nil {
		return l, err
	}
	if err := s.isiBaris(ctx, pel, &l); err != nil {
		return l, err
	}
	if err := s.usulkan(ctx, pel, &l); err != nil {
		return l, err
	}
	return l, s.bandingkan(ctx, pel, &l)
}

// tujuanKenaikan lists the classes that may follow.
func tujuanKenaikan(ctx context.Context, st Stores, pel dasar.Pelaku, k Kenaikan, dari []Rombel) ([]Rombel, error) {
	rs, err := st.Struktur.Rombel(ctx, pel.Lembaga, SaringRombel{Tahun: []TahunID{k.Ke}, Unit: lingkup(pel)})
	return slices.DeleteFunc(rs, func(r Rombel) bool {
		return !slices.ContainsFunc(dari, func(d Rombel) bool { return d.Jalur == r.Jalur })
	}), err
}

// isiBaris joins the members of the classes with the rows that are kept.
func (s *Service) isiBaris(ctx context.Context, pel dasar.Pelaku, l *LembarKenaikan) error {
	simpan, err := s.Stores.Kenaikan.Baris(ctx, pel.Lembaga, l.Putaran.ID)
	if err != nil {
		return err
	}
	kelas := map[RombelID]Rombel{}
	for _, r := range l.Kelas {
		kelas[r.ID] = r
	}
	var id []santri.ID
	ada := map[santri.ID]BarisKenaikan{}
	for _, b := range simpan {
		ada[b.Santri], id = b, append(id, b.Santri)
	}
	anggota, err := s.anggota(ctx, pel.Lembaga, l.Putaran.hariAnggota(), l.Kelas...)
	if err != nil {
		return err
	}
	for _, r := range l.Kelas {
		for _, p := range anggota[r.ID] {
			if b, sudah := ada[p.ID]; !sudah || b.Dari == r.ID {
				l.Baris = append(l.Baris, BarisTampil{Peserta: p, Dari: r, Simpan: b})
			}
		}
	}
	id = slices.DeleteFunc(id, func(i santri.ID) bool {
		return slices.ContainsFunc(anggota[ada[i].Dari], func(p santri.Peserta) bool { return p.ID == i })
	})
	ps, err := s.Santri.Peserta.PesertaID(ctx, pel.Lembaga, l.Putaran.hariAnggota(), id...)
	for _, p := range ps {
		l.Baris = append(l.Baris, BarisTampil{Peserta: p, Dari: kelas[ada[p.ID].Dari], Simpan: ada[p.ID]})
	}
	urut := map[RombelID]int{}
	for i, r := range l.Kelas {
		urut[r.ID] = i
	}
	slices.SortStableFunc(l.Baris, func(a, b BarisTampil) int { return cmp.Compare(urut[a.Dari.ID], urut[b.Dari.ID]) })
	return err
}

// bandingkan fills what every decision that waits would change today.
func (s *Service) bandingkan(ctx context.Context, pel dasar.Pelaku, l *LembarKenaikan) error {
	var pilih []BarisKenaikan
	letak := map[santri.ID]int{}
	for i, b := range l.Baris {
		if letak[b.Peserta.ID] = i; b.Simpan.Putusan != "" && b.Simpan.Keadaan != Diterapkan {
			pilih = append(pilih, b.Simpan)
		}
	}
	if len(pilih) == 0 {
		return nil
	}
	slices.SortFunc(pilih, urutBaris) // places are taken in the order in which they are applied
	// Whether graduation is confirmed is asked when it is applied.
	r := rencanaNaik(l.Putaran, l.Kelas, l.Tujuan, l.Dari, l.Ke, pilih, []santri.Syarat{santri.JalurTuntas})
	f, err := s.fakta(ctx, s.Stores, pel, r, false)
	if err != nil {
		return err
	}
	for _, x := range kenaikan.Bandingkan(r, f) {
		b := &l.Baris[letak[x.Baris.Santri]]
		b.Selisih, b.Sidik = new(x), sidikSelisih(x)
	}
	return s.isiBawaan(ctx, pel.Lembaga, l)
}

// rencanaNaik is the plan of rows as package kenaikan sees it.
func rencanaNaik(k Kenaikan, kelas, tujuan []Rombel, dari, ke TahunAjaran, baris []BarisKenaikan, syarat []santri.Syarat) kenaikan.Rencana {
	r := kenaikan.Rencana{Pada: k.Pada, Syarat: syarat}
	asal := map[RombelID]kenaikan.Kelas{}
	for _, x := range kelas {
		asal[x.ID] = kelasNaik(x, dari)
	}
	for _, x := range tujuan {
		r.Kelas = append(r.Kelas, kelasNaik(x, ke))
	}
	for _, b := range baris {
		r.Baris = append(r.Baris, kenaikan.Baris{Santri: b.Santri, Dari: asal[b.Dari], Putusan: b.Putusan, Tujuan: string(b.Tujuan)})
	}
	return r
}

func kelasNaik(r Rombel, t TahunAjaran) kenaikan.Kelas {
	return kenaikan.Kelas{ID: string(r.ID), Tahun: string(r.Tahun), Jalur: r.Jalur, Unit: r.Unit, Tingkat: r.Tingkat, Nama: r.Nama, Kelamin: r.Kelamin, Kapasitas: r.Kapasitas, Mulai: t.Mulai, Selesai: t.Selesai}
}

// fakta reads what stands about the santri of a plan and who is in the classes that
// may follow; kunci keeps the records from changing until the unit ends.
func (s *Service) fakta(ctx context.Context, st Stores, pel dasar.Pelaku, r kenaikan.Rencana, kunci bool) (f kenaikan.Fakta, err error) {
	f = kenaikan.Fakta{Isi: map[string][]santri.ID{}, Pelaku: pel, HariIni: s.HariIni(pel.Lembaga)}
	id := make([]santri.ID, len(r.Baris))
	for i, b := range r.Baris {
		id[i] = b.Santri
	}
	slices.Sort(id)
	if f.Santri, err = santri.BacaKeadaan(ctx, st.Santri, pel.Lembaga, kunci, slices.Compact(id)...); err != nil {
		return f, err
	}
	if f.Struktur, err = st.Santri.Struktur.Struktur(ctx, pel.Lembaga); err != nil {
		return f, err
	}
	type nama struct {
		jalur santri.Jalur
		unit  santri.KodeUnit
		nama  string
	}
	kelas := map[nama]kenaikan.Kelas{}
	for _, k := range r.Kelas {
		kelas[nama{k.Jalur, k.Unit, k.Nama}] = k
	}
	var isi []santri.ID
	for p, err := range st.Santri.Peserta.Peserta(ctx, pel.Lembaga, r.Pada, santri.Aktif, santri.Cuti, santri.Skors, santri.TanpaKabar) {
		if err != nil {
			return f, err
		}
		if slices.ContainsFunc(p.Anggota, func(a santri.Anggota) bool { _, ada := kelas[nama{a.Jalur, a.Unit, a.Kelas}]; return ada }) {
			isi = append(isi, p.ID)
		}
	}
	anggota, err := st.Santri.Keanggotaan.Milik(ctx, pel.Lembaga, isi...)
	for _, a := range anggota {
		// The name of a class says no year: those who were in it before its year began
		// have yet to move on.
		if k, ada := kelas[nama{a.Jalur, a.Unit, a.Kelas}]; ada && a.Berlaku(r.Pada) && !a.Mulai.Before(k.Mulai) {
			f.Isi[k.ID] = append(f.Isi[k.ID], a.Santri)
		}
	}
	return f, err
}

// sidikSelisih is a short hash of what a row would change.
func sidikSelisih(x kenaikan.Selisih) string {
	s := struct {
		Baris    kenaikan.Baris
		Berakhir []santri.Penutupan
		Mulai    *santri.Keanggotaan
		Mukim    []santri.Penutupan
		Status   santri.Status
	}{x.Baris, x.Mutasi.Tutup, x.Mulai, x.Mutasi.TutupMukim, x.Status}
	b := dasar.Sidik(s)
	return hex.EncodeToString(b[:8])
}
