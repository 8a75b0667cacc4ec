package santrimem

import (
	"cmp"
	"context"
	"iter"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/santri"
)

type sumber struct{ c *dasarmem.Conn }

// semua returns every santri of the institution as of a day, ordered by ID.
func (s sumber) semua(l dasar.LembagaID, pada dasar.Tanggal) []santri.Peserta {
	status := map[santri.ID]santri.Status{}
	for _, e := range milik[kunciPeristiwa](s.c, tabelRiwayat, func(e santri.Peristiwa) bool { return e.Lembaga == l && !e.Pada.After(pada) }, urutPeristiwa) {
		status[e.Santri] = e.Ke
	}
	anggota := map[santri.ID][]santri.Anggota{}
	for _, k := range milik[kunci[string]](s.c, tabelAnggota, func(k santri.Keanggotaan) bool { return k.Lembaga == l && k.Berlaku(pada) }, urutAnggota) {
		anggota[k.Santri] = append(anggota[k.Santri], santri.Anggota{Jalur: k.Jalur, Unit: k.Unit, Tingkat: k.Tingkat, Kelas: k.Kelas})
	}
	mukim := map[santri.ID]bool{}
	for _, m := range milik[kunci[string]](s.c, tabelMukim, func(m santri.Mukim) bool { return m.Lembaga == l && m.Berlaku(pada) }, urutMukim) {
		mukim[m.Santri] = true
	}
	var hasil []santri.Peserta
	for _, n := range milik[kunci[santri.ID]](s.c, tabelSantri, func(n santri.Santri) bool { return n.Lembaga == l },
		func(a, b santri.Santri) int { return cmp.Compare(a.ID, b.ID) }) {
		hasil = append(hasil, santri.Peserta{ID: n.ID, Subjek: n.Subjek, Alias: n.Alias, Keluarga: n.Keluarga, NIS: n.NIS, Nama: n.Nama,
			JenisKelamin: n.JenisKelamin, Angkatan: n.Angkatan, Status: status[n.ID], Mukim: mukim[n.ID], Anggota: anggota[n.ID]})
	}
	return hasil
}

// Peserta implements [santri.SumberPeserta].
func (s sumber) Peserta(_ context.Context, l dasar.LembagaID, pada dasar.Tanggal, status ...santri.Status) iter.Seq2[santri.Peserta, error] {
	if len(status) == 0 {
		status = []santri.Status{santri.Aktif}
	}
	return func(yield func(santri.Peserta, error) bool) {
		for _, p := range s.semua(l, pada) {
			if slices.Contains(status, p.Status) && !yield(p, nil) {
				return
			}
		}
	}
}

// PesertaKeluarga implements [santri.SumberPeserta].
func (s sumber) PesertaKeluarga(_ context.Context, l dasar.LembagaID, pada dasar.Tanggal, k ...santri.KeluargaID) ([]santri.Peserta, error) {
	dari := himpunan(k)
	hasil := slices.DeleteFunc(s.semua(l, pada), func(p santri.Peserta) bool { return !dari[p.Keluarga] })
	slices.SortFunc(hasil, func(a, b santri.Peserta) int {
		return cmp.Or(cmp.Compare(a.Keluarga, b.Keluarga), cmp.Compare(a.NIS, b.NIS), cmp.Compare(a.ID, b.ID))
	})
	return hasil, nil
}

// PesertaID implements [santri.SumberPeserta].
func (s sumber) PesertaID(_ context.Context, l dasar.LembagaID, pada dasar.Tanggal, id ...santri.ID) ([]santri.Peserta, error) {
	ada := map[santri.ID]santri.Peserta{}
	for _, p := range s.semua(l, pada) {
		ada[p.ID] = p
	}
	var hasil []santri.Peserta
	for _, i := range id {
		if p, ok := ada[i]; ok {
			hasil = append(hasil, p)
		}
	}
	return hasil, nil
}

// NamaWali implements [santri.SumberPeserta].
func (s sumber) NamaWali(ctx context.Context, l dasar.LembagaID, pada dasar.Tanggal) iter.Seq2[santri.WaliSantri, error] {
	return func(yield func(santri.WaliSantri, error) bool) {
		wali := map[santri.WaliID]string{}
		for _, w := range milik[kunci[santri.WaliID]](s.c, tabelWali, func(w santri.Wali) bool { return w.Lembaga == l }, func(a, b santri.Wali) int { return 0 }) {
			wali[w.ID] = w.Nama
		}
		ikatan := map[santri.ID][]santri.WaliID{}
		for _, i := range milik[kunciIkatan](s.c, tabelPerwalian, func(i santri.Perwalian) bool { return i.Lembaga == l },
			func(a, b santri.Perwalian) int { return cmp.Compare(a.Wali, b.Wali) }) {
			ikatan[i.Santri] = append(ikatan[i.Santri], i.Wali)
		}
		for p := range s.Peserta(ctx, l, pada) {
			for _, w := range ikatan[p.ID] {
				if nama, ada := wali[w]; ada && !yield(santri.WaliSantri{Santri: p.ID, Keluarga: p.Keluarga, NIS: p.NIS, Nama: p.Nama, Wali: nama}, nil) {
					return
				}
			}
		}
	}
}
