package rakit

import (
	"context"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/retensi"
	"github.com/pesantren-go/pesantren/santri"
)

// mulai joins what the packages know of the end of people's time here.
type mulai struct{ s *Server }

// lamaBuku and lamaAjar answer for people where books and marks know santri by id.
func (m mulai) lamaBuku() santri.RetensiOrang {
	return santri.RetensiOrang{Orang: m.s.Santri.Stores.Retensi, Catatan: m.s.Keuangan.Stores.Retensi}
}

func (m mulai) lamaAjar() santri.RetensiOrang {
	return santri.RetensiOrang{Orang: m.s.Santri.Stores.Retensi, Catatan: m.s.Akademik.Stores.Retensi}
}

// Mulai implements [kantor.SumberMulai]: who is needed nowhere any more, since the
// latest day; who is needed is listed without an event. Who is a wali here and staff
// there stays until both are over, and a rapor published after somebody left begins
// anew. Books age from the end of the year of their last entry about him. A bank
// statement, whose payers nobody knows, ages by itself.
func (m mulai) Mulai(ctx context.Context, l dasar.LembagaID, ss ...privasi.SubjekID) (map[privasi.SubjekID][]retensi.Mulai, error) {
	hari := map[string]map[privasi.SubjekID]dasar.Tanggal{}
	for _, x := range []struct {
		nama string
		baca func(context.Context, dasar.LembagaID, ...privasi.SubjekID) (map[privasi.SubjekID]dasar.Tanggal, error)
	}{
		{"keluar", m.s.Santri.Stores.Retensi.Keluar}, {"staf", m.s.Pegawai.Stores.Retensi.Keluar}, {"gaji", m.s.Pegawai.Stores.Retensi.Digaji},
		{"ajar", m.lamaAjar().Terakhir}, {"buku", m.lamaBuku().Terakhir}, {"koran", m.s.Keuangan.Stores.Retensi.Koran},
	} {
		h, err := x.baca(ctx, l, ss...)
		if err != nil {
			return nil, err
		}
		hari[x.nama] = h
	}
	keluar := hari["keluar"]
	for s, t := range hari["staf"] {
		santri.Terakhir(keluar, s, t)
	}
	hasil := make(map[privasi.SubjekID][]retensi.Mulai, len(keluar)+len(hari["koran"]))
	for s, t := range keluar {
		hasil[s] = peristiwaMulai(t, hari["ajar"][s], terbaru(hari["buku"][s], hari["gaji"][s], hari["staf"][s]))
	}
	for s, t := range hari["koran"] {
		hasil[s] = []retensi.Mulai{{Kelas: privasi.RetensiPembukuan, Pada: retensi.AkhirTahunBuku(t, keuangan.AkhirTahunBuku)}}
	}
	return hasil, nil
}

// peristiwaMulai are the start events of somebody who left on a day, of whom lessons and
// books spoke last on theirs; none while he is here. Nothing here keeps a case of discipline
// apart, so that it ends when he leaves.
func peristiwaMulai(keluar, ajar, buku dasar.Tanggal) (ms []retensi.Mulai) {
	if keluar.IsZero() {
		return nil
	}
	for _, k := range []privasi.KelasRetensi{privasi.RetensiIdentitas, privasi.RetensiKesehatan, privasi.RetensiKedisiplinan, privasi.RetensiAkun} {
		ms = append(ms, retensi.Mulai{Kelas: k, Pada: terbaru(keluar, ajar)})
	}
	if !buku.IsZero() {
		ms = append(ms, retensi.Mulai{Kelas: privasi.RetensiPembukuan, Pada: retensi.AkhirTahunBuku(buku, keuangan.AkhirTahunBuku)})
	}
	return ms
}

func terbaru(hari ...dasar.Tanggal) (t dasar.Tanggal) {
	for _, h := range hari {
		if h.After(t) {
			t = h
		}
	}
	return t
}

// penghapus are all who keep something readable about people.
func (s *Server) penghapus() []kantor.PenyediaHapus {
	m := mulai{s}
	return []kantor.PenyediaHapus{s.Santri.Stores.Retensi, s.Pegawai.Stores.Retensi, m.lamaAjar(), m.lamaBuku(), keuangan.Koran{Toko: s.Keuangan.Stores.Retensi}, penghapusAkun{s}}
}

// penghapusAkun erases whose an account was.
type penghapusAkun struct{ s *Server }

// Hapus implements [kantor.PenyediaHapus].
func (p penghapusAkun) Hapus(ctx context.Context, l dasar.LembagaID, k privasi.KelasRetensi, ss ...privasi.SubjekID) (map[privasi.SubjekID]int, error) {
	n := map[privasi.SubjekID]int{}
	if k != privasi.RetensiAkun {
		return n, nil
	}
	pemilik, err := p.pemilik(ctx, l)
	if err != nil {
		return nil, err
	}
	diminta := make(map[privasi.SubjekID]bool, len(ss))
	for _, s := range ss {
		diminta[s] = true
	}
	var ids []string
	for id, s := range pemilik {
		if diminta[s] {
			ids = append(ids, id)
		}
	}
	kena, err := p.s.Akun.Lupakan(ctx, l, ids...)
	for _, id := range kena {
		n[pemilik[id]]++
	}
	return n, err
}

// pemilik tells whose each account is, in one statement for each kind of people.
func (p penghapusAkun) pemilik(ctx context.Context, l dasar.LembagaID) (map[string]privasi.SubjekID, error) {
	as, err := p.s.Akun.Daftar(ctx, l)
	if err != nil {
		return nil, err
	}
	var sid []santri.ID
	var wid []santri.WaliID
	var pid []pegawai.ID
	for _, a := range as {
		sid, wid, pid = tambahkan(sid, a.Santri), tambahkan(wid, a.Wali), tambahkan(pid, a.Pegawai)
	}
	orang := map[string]privasi.SubjekID{} // ids are random: they do not meet
	xs, err := p.s.Santri.Stores.Santri.Ambil(ctx, l, sid...)
	if err != nil {
		return nil, err
	}
	for _, x := range xs {
		orang[string(x.ID)] = x.Subjek
	}
	ws, err := p.s.Santri.Stores.Wali.Ambil(ctx, l, wid...)
	if err != nil {
		return nil, err
	}
	for _, x := range ws {
		orang[string(x.ID)] = x.Subjek
	}
	ps, err := p.s.Pegawai.Stores.Pegawai.Ambil(ctx, l, pid...)
	if err != nil {
		return nil, err
	}
	for _, x := range ps {
		orang[string(x.ID)] = x.Subjek
	}
	return milikAkun(as, orang), nil
}

func tambahkan[T ~string](ids []T, id string) []T {
	if id == "" {
		return ids
	}
	return append(ids, T(id))
}

// milikAkun names the person of an account as [orang].diri does: the guardian first.
func milikAkun(as []akun.Akun, orang map[string]privasi.SubjekID) map[string]privasi.SubjekID {
	m := map[string]privasi.SubjekID{}
	for _, a := range as {
		for _, id := range []string{a.Wali, a.Santri, a.Pegawai} {
			if s := orang[id]; id != "" && s != "" {
				m[a.ID] = s
				break
			}
		}
	}
	return m
}
