package ropa

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/retensi"
)

// ErrRopaTakLengkap says which of the thirteen contents is missing, and where.
var ErrRopaTakLengkap = dasar.Aturan("PRI-ROPA-08")

// ButirRopa are the codes of the thirteen contents (PP 33/2026 article 74).
func ButirRopa() []string {
	return []string{"pengendali_prosesor", "kontak_ppdp", "sumber_tujuan_data", "dasar", "tujuan", "jenis_data", "kategori_subjek", "pihak_akses", "pemenuhan_hak", "peta_aliran", "retensi", "pengamanan", "transfer"}
}

// Baris is the record of one activity: its contents by code.
type Baris struct {
	Kegiatan string              `privasi:"-,kode kegiatan"`
	Butir    map[string][]string `privasi:"-,isi catatan kegiatan"`
}

// Ropa is the whole record, as of a moment.
type Ropa struct {
	Lembaga  dasar.LembagaID `privasi:"-,lembaga"`
	Pada     time.Time       `privasi:"-,saat disusun"`
	Register int             `privasi:"-,versi register"`
	Baris    []Baris         `privasi:"-,catatan per kegiatan"`
	Versi    uint64          `privasi:"-,versi catatan"`
}

// bahan is what the contents of one activity are made of.
type bahan struct {
	k     privasi.Kegiatan
	r     privasi.Register
	l     Lampiran
	rinci Rincian
	medan []medan
	j     retensi.Jadwal
	t     time.Time
}

// medan is a field that an activity touches.
type medan struct {
	tipe string
	b    privasi.Bidang
}

// Susun generates the record out of register, tags, retention policy and
// attachments, one row per active activity in the order of the register. wajib are
// the contents that the regime demands ([ButirRopa]); a row that lacks one is
// [ErrRopaTakLengkap].
func Susun(r privasi.Register, d *privasi.Daftar, j retensi.Jadwal, l Lampiran, wajib []string, t time.Time) (Ropa, error) {
	if r.Lembaga != l.Lembaga {
		return Ropa{}, ErrPengendali.Invalidf("register dan lampiran milik lembaga yang berbeda")
	}
	if err := l.PeriksaMulai(); err != nil {
		return Ropa{}, err
	}
	hasil := Ropa{Lembaga: r.Lembaga, Pada: t.UTC(), Register: r.Versi}
	for _, k := range r.Kegiatan {
		if !aktif(k, t) {
			continue
		}
		rinci, _ := l.rincian(k.Kode)
		hasil.Baris = append(hasil.Baris, bahan{k, r, l, rinci, medanKegiatan(k, d), j, t}.baris())
	}
	return hasil, hasil.Periksa(wajib)
}

func aktif(k privasi.Kegiatan, t time.Time) bool {
	return k.Status == privasi.Aktif && !t.Before(k.Mulai) && (k.Selesai.IsZero() || t.Before(k.Selesai))
}

// Kurang is one content of one activity that is not there.
type Kurang struct{ Kegiatan, Butir string }

// Kurang lists every content that is missing, by activity in the order of the record.
func (r Ropa) Kurang(wajib []string) (ks []Kurang) {
	for _, b := range r.Baris {
		for _, butir := range wajib {
			if !slices.ContainsFunc(b.Butir[butir], func(s string) bool { return strings.TrimSpace(s) != "" }) {
				ks = append(ks, Kurang{b.Kegiatan, butir})
			}
		}
	}
	return ks
}

// Periksa names the first content that is missing.
func (r Ropa) Periksa(wajib []string) error {
	if ks := r.Kurang(wajib); len(ks) > 0 {
		return ErrRopaTakLengkap.Invalidf("catatan kegiatan %s belum memuat %s; lengkapi lampirannya", ks[0].Kegiatan, ks[0].Butir).Pada(ks[0].Butir)
	}
	if len(r.Baris) == 0 {
		return ErrRopaTakLengkap.Invalidf("belum ada kegiatan yang aktif")
	}
	return nil
}

// mencakup: a category path covers what lies below it, at a dot.
func mencakup(induk, jalur string) bool {
	return induk != "" && (jalur == induk || strings.HasPrefix(jalur, induk+"."))
}

func medanKegiatan(k privasi.Kegiatan, d *privasi.Daftar) (ms []medan) {
	for _, t := range d.Semua() {
		for _, b := range t.Bidang {
			if b.Pribadi() && slices.ContainsFunc(k.Kategori, func(j string) bool { return mencakup(j, b.Kategori) }) {
				ms = append(ms, medan{t.Nama, b})
			}
		}
	}
	return ms
}

func (b bahan) baris() Baris {
	return Baris{b.k.Kode, map[string][]string{
		"pengendali_prosesor": b.pihak(),
		"kontak_ppdp":         {b.l.PPDP},
		"sumber_tujuan_data":  b.arah(),
		"dasar":               {b.k.Dasar.String() + ": " + b.k.Rujukan},
		"tujuan":              {b.tujuan()},
		"jenis_data":          b.jenis(),
		"kategori_subjek":     slices.Clone(b.rinci.KategoriSubjek),
		"pihak_akses":         b.akses(),
		"pemenuhan_hak":       {b.l.PemenuhanHak},
		"peta_aliran":         b.aliran(),
		"retensi":             b.retensi(),
		"pengamanan":          slices.Clone(b.l.Pengamanan),
		"transfer":            b.transfer(),
	}}
}

func (b bahan) pihak() []string {
	if b.rinci.Sebagai == "" {
		return nil
	}
	ps := []string{fmt.Sprintf("%s (%s)", b.l.Pengendali.Nama, b.rinci.Sebagai)}
	ada := false
	for _, p := range b.prosesor() {
		ada = true
		ps = append(ps, fmt.Sprintf("%s (prosesor, perjanjian %s)", p.Pihak.Nama, p.Perjanjian.Nomor))
		for _, s := range p.Sub {
			ps = append(ps, fmt.Sprintf("%s (prosesor lanjutan, persetujuan %s)", s.Pihak.Nama, s.Persetujuan))
		}
	}
	if !ada {
		ps = append(ps, "tanpa prosesor")
	}
	return ps
}

// prosesor are those whose agreement is in force: neither who has not begun nor who ended.
func (b bahan) prosesor() (ps []Prosesor) {
	for _, p := range b.l.Prosesor {
		if slices.Contains(p.Kegiatan, b.k.Kode) && p.Perjanjian.berjalan(b.t) {
			ps = append(ps, p)
		}
	}
	return ps
}

func (b bahan) arah() (as []string) {
	if len(b.rinci.Sumber) == 0 {
		return nil
	}
	for _, s := range b.rinci.Sumber {
		as = append(as, "dari "+s)
	}
	return append(as, b.penerima()...)
}

func (b bahan) penerima() (ps []string) {
	for _, p := range b.rinci.Penerima {
		ps = append(ps, "kepada "+p)
	}
	if len(ps) == 0 {
		ps = []string{"tidak diberikan ke luar"}
	}
	return ps
}

func (b bahan) tujuan() string {
	for _, t := range b.r.Tujuan {
		if t.Kode == b.k.Tujuan {
			return t.Kode + ": " + t.Uraian
		}
	}
	return ""
}

// jenis lists categories with their class and fields. A declared category that no
// field has is listed too: it would be used as soon as one does.
func (b bahan) jenis() (js []string) {
	per := map[string][]string{}
	for _, m := range b.medan {
		kunci := m.b.Kategori + " (" + m.b.Kelas.String() + ")"
		per[kunci] = append(per[kunci], m.tipe+"."+m.b.Nama)
	}
	for _, k := range slices.Sorted(maps.Keys(per)) {
		js = append(js, k+": "+strings.Join(per[k], ", "))
	}
	for _, k := range b.k.Kategori {
		if !slices.ContainsFunc(b.medan, func(m medan) bool { return mencakup(k, m.b.Kategori) }) {
			js = append(js, k+" (belum ada bidangnya)")
		}
	}
	return js
}

func (b bahan) akses() (as []string) {
	for _, p := range slices.Sorted(maps.Keys(b.k.TingkatPeran)) {
		as = append(as, fmt.Sprintf("%s: %s", p, b.k.TingkatPeran[p]))
	}
	for _, p := range b.prosesor() {
		as = append(as, p.Pihak.Nama+": menurut instruksi")
	}
	return as
}

// aliran is the way of the data: from where, through what, to where it rests, to whom.
func (b bahan) aliran() (as []string) {
	var tempat []string
	for _, id := range b.rinci.Lokasi {
		if x, ada := b.l.lokasi(id, b.t); ada && x.BadanHukum != "" && x.Kota != "" && x.Negara != "" {
			tempat = append(tempat, fmt.Sprintf("%s, %s, %s", x.BadanHukum, x.Kota, x.Negara))
		}
	}
	if len(b.rinci.Sumber) == 0 || len(tempat) == 0 || len(tempat) != len(b.rinci.Lokasi) {
		return nil
	}
	for _, s := range b.rinci.Sumber {
		as = append(as, fmt.Sprintf("%s → %s → %s → %s", s, b.k.Kode, strings.Join(tempat, " dan "), strings.Join(b.penerima(), ", ")))
	}
	return as
}

func (b bahan) retensi() (rs []string) {
	kelas := map[privasi.KelasRetensi]bool{}
	for _, m := range b.medan {
		kelas[m.b.Retensi] = true
	}
	if len(kelas) == 0 {
		return []string{"belum ada data"}
	}
	for _, id := range slices.Sorted(maps.Keys(kelas)) {
		k, ada := b.j.Pada(id, dasar.TanggalDari(b.t))
		switch {
		case !ada:
			return nil
		case k.Tetap:
			rs = append(rs, fmt.Sprintf("%s: tetap, %s", id, k.Tindakan))
		case !k.Ditetapkan():
			rs = append(rs, fmt.Sprintf("%s: lamanya ditetapkan %s", id, k.PenanggungJawab))
		default:
			rs = append(rs, fmt.Sprintf("%s: %s sejak %s, lalu %s", id, k.Lama(), strings.ReplaceAll(k.Peristiwa, "_", " "), k.Tindakan))
		}
	}
	return rs
}

// transfer says what goes abroad by now. A place abroad without a transfer that holds
// leaves the content empty, and so the record incomplete.
func (b bahan) transfer() (ts []string) {
	luar := map[string]bool{}
	for _, id := range b.rinci.Lokasi {
		if x, ada := b.l.lokasi(id, b.t); !ada {
			return nil
		} else if x.Negara != Indonesia {
			luar[id] = true
		}
	}
	for _, x := range b.l.Transfer {
		if _, dipakai := b.l.lokasi(x.Lokasi, b.t); !dipakai || b.t.Before(x.Mulai) {
			continue
		}
		if slices.Contains(x.Kegiatan, b.k.Kode) && x.Periksa(b.t) == nil {
			delete(luar, x.Lokasi)
			ts = append(ts, fmt.Sprintf("ke %s di %s, mekanisme %s, penilaian %s", x.Penerima, x.Negara, x.Mekanisme, x.Penilaian))
		}
	}
	switch {
	case len(luar) > 0 || len(b.rinci.Lokasi) == 0:
		return nil
	case len(ts) == 0:
		return []string{"tidak ada transfer ke luar Indonesia"}
	}
	return ts
}
