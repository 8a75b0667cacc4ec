package akademik

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/akademik/kurikulum"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/akademik/rapor"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/hijriah"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

// SumberGerbang tells how the conditions before the exams of a term stand.
type SumberGerbang interface {
	// GerbangRapor returns the verdicts of the santri of classes, in the order of print.
	GerbangRapor(ctx context.Context, l dasar.LembagaID, periode string, rombel ...RombelID) (map[RombelID]map[santri.ID][]nilai.PutusanGerbang, error)
}

// KopRapor is the head of the paper of a unit, and who signs for it.
type KopRapor struct {
	Sekolah   rapor.Sekolah
	Kepala    rapor.Penanda
	Kurikulum string // overrides the name of the curriculum that the class follows
}

// DrafRapor is the rapor of one santri as it would be published now.
type DrafRapor struct {
	Santri santri.Peserta
	Rombel RombelID
	Rapor  rapor.Rapor
	Isian  map[KodeMapel]IsianRapor // what people wrote, sealed; "" is the wali kelas
	Isi    map[KodeMapel]IsiRapor   // the same, as far as the actor may see it
}

// DrafRapor makes the rapor of all santri of classes in a term, by class as asked for,
// then by name: a fixed number of reads, whatever the number of classes and santri. It
// works in every state, also with marks missing: what is, stands in Rapor.Kurang.
//
// Names, numbers and what people wrote are shown as the register lets the actor see
// them, with one decision for all.
func (s *Service) DrafRapor(ctx context.Context, pel dasar.Pelaku, periode string, rombel ...RombelID) ([]DrafRapor, error) {
	b, err := s.bahanRapor(ctx, pel, periode, rombel)
	if err != nil {
		return nil, err
	}
	return b.draf(false)
}

// bahanRapor is what rapor are made from, read once.
type bahanRapor struct {
	s         *Service
	leger     []Leger
	kop       map[santri.KodeUnit]KopRapor
	kurikulum map[RombelID]KurikulumKelas
	kelompok  map[tempatNilai]string // where the curriculum has the subject
	guru      map[pegawai.ID]string
	data      map[santri.ID]santri.Santri
	isian     map[RombelID]map[santri.ID]map[KodeMapel]IsianRapor
	hadir     map[kunciHadir]rapor.Kehadiran
	gerbang   map[RombelID]map[santri.ID][]nilai.PutusanGerbang
	setoran   map[santri.ID][]Setoran
	kitab     []hafalan.Kitab
	baca      map[kunciKitab][]SetoranKitab
	putusan   map[kunciPutusan]string
	hijrah    *hijriah.Kalender
	nama      *privasi.Pandangan // nil: there are no santri
	tulisan   *privasi.Pandangan // nil: nobody wrote anything
	templat   nilai.TemplatDeskripsi
}

type kunciHadir struct {
	santri santri.ID
	jalur  santri.Jalur
}

func (s *Service) bahanRapor(ctx context.Context, pel dasar.Pelaku, periode string, rombel []RombelID) (b *bahanRapor, err error) {
	b = &bahanRapor{s: s, kop: map[santri.KodeUnit]KopRapor{}, hadir: map[kunciHadir]rapor.Kehadiran{}, templat: nilai.TemplatBaku()}
	if s.Templat != nil {
		b.templat = *s.Templat
	}
	if b.leger, err = s.leger(ctx, pel, periode, true, rombel); err != nil {
		return nil, err
	}
	var orang []santri.Peserta
	var kelas []RombelID
	for _, l := range b.leger {
		orang, kelas = append(orang, l.Santri...), append(kelas, l.Rombel.ID)
	}
	id, subjek := make([]santri.ID, len(orang)), make([]privasi.SubjekID, len(orang))
	for i, p := range orang {
		id[i], subjek[i] = p.ID, p.Subjek
	}
	if len(kelas) == 0 || len(orang) == 0 {
		return b, nil
	}
	for _, f := range []func(context.Context, dasar.Pelaku, []santri.ID) error{b.bacaGuru, b.bacaData, b.bacaSetoran, b.bacaKitab, b.bacaPutusan} {
		if err := f(ctx, pel, id); err != nil {
			return nil, err
		}
	}
	if err := b.bacaSumber(ctx, pel.Lembaga); err != nil {
		return nil, err
	}
	if err := b.bacaIsian(ctx, pel, periode, kelas); err != nil {
		return nil, err
	}
	b.nama, err = s.Penjaga.Minta(ctx, pel, "santri.Santri", []string{"Nama", "NamaArab", "NIS", "NISN"}, subjek...)
	return b, err
}

func (b *bahanRapor) bacaGuru(ctx context.Context, pel dasar.Pelaku, _ []santri.ID) error {
	var id []pegawai.ID
	for _, l := range b.leger {
		id = append(id, l.Rombel.Wali)
		for _, m := range l.Mapel {
			id = append(id, m.Guru...)
		}
	}
	slices.Sort(id)
	id = slices.DeleteFunc(slices.Compact(id), func(i pegawai.ID) bool { return i == "" })
	ps, err := b.s.Guru.Ambil(ctx, pel.Lembaga, id...)
	if err != nil {
		return err
	}
	b.guru = make(map[pegawai.ID]string, len(ps))
	var subjek []privasi.SubjekID
	for _, p := range ps {
		b.guru[p.ID] = p.Nama
		if p.Subjek != "" {
			subjek = append(subjek, p.Subjek)
		}
	}
	if len(subjek) == 0 {
		return nil
	}
	v, err := b.s.Penjaga.Minta(ctx, pel, "pegawai.Pegawai", []string{"Nama"}, subjek...)
	if err != nil {
		return err
	}
	for _, p := range ps {
		if p.Subjek != "" {
			b.guru[p.ID] = v.Terang(p.Subjek, "Nama", p.Nama)
		}
	}
	return nil
}

func (b *bahanRapor) bacaData(ctx context.Context, pel dasar.Pelaku, id []santri.ID) error {
	if b.s.Santri.Data == nil {
		return nil
	}
	ss, err := b.s.Santri.Data.Ambil(ctx, pel.Lembaga, id...)
	b.data = make(map[santri.ID]santri.Santri, len(ss))
	for _, x := range ss {
		b.data[x.ID] = x
	}
	return err
}

func (b *bahanRapor) bacaSetoran(ctx context.Context, pel dasar.Pelaku, id []santri.ID) error {
	semua, err := b.s.Stores.Setoran.Milik(ctx, pel.Lembaga, id...)
	b.setoran = map[santri.ID][]Setoran{}
	for _, x := range semua {
		if x.Batal == "" {
			b.setoran[x.Santri] = append(b.setoran[x.Santri], x)
		}
	}
	return err
}

// bacaKurikulum finds the curriculum of each class on the first day of the term.
func (b *bahanRapor) bacaKurikulum(ctx context.Context, l dasar.LembagaID) error {
	katalog, err := b.s.katalog(ctx, b.s.Stores, l)
	if err != nil {
		return err
	}
	var tahun []TahunID
	for _, x := range b.leger {
		if !slices.Contains(tahun, x.Tahun.ID) {
			tahun = append(tahun, x.Tahun.ID)
		}
	}
	ikut, err := b.s.Stores.Kurikulum.Ikut(ctx, l, tahun...)
	b.kurikulum, b.kelompok = make(map[RombelID]KurikulumKelas, len(b.leger)), map[tempatNilai]string{}
	for _, x := range b.leger {
		k := KurikulumPada(katalog, ikut, x.Rombel, x.Periode.Mulai)
		for _, m := range x.Mapel {
			if nama, ada := k.Kelompok(m.Mapel); ada {
				b.kelompok[tempatNilai{x.Rombel.ID, m.Kode}] = nama
			}
		}
		b.kurikulum[x.Rombel.ID] = k
	}
	return err
}

// bacaSumber asks the ports: once per term, and once per unit for its paper.
func (b *bahanRapor) bacaSumber(ctx context.Context, l dasar.LembagaID) (err error) {
	type masa struct {
		mulai, selesai dasar.Tanggal
		jalur          santri.Jalur // a santri has one class in each
	}
	if err := b.bacaKurikulum(ctx, l); err != nil {
		return err
	}
	if b.hijrah, err = b.s.KalenderHijriah(ctx, l); err != nil {
		return err
	}
	masaKelas := map[masa][]RombelID{}
	var diniyah []RombelID
	for _, x := range b.leger {
		r, m := x.Rombel, masa{x.Periode.Mulai, x.Periode.Selesai, x.Rombel.Jalur}
		masaKelas[m] = append(masaKelas[m], r.ID)
		for _, a := range x.asal { // days in the class before count too
			for _, lama := range a.rombel {
				masaKelas[m] = append(masaKelas[m], lama.ID)
			}
		}
		if r.Jalur != santri.Tahfidz && b.bentuk(r) == kurikulum.RaporDiniyah {
			diniyah = append(diniyah, r.ID)
		}
		if _, ada := b.kop[r.Unit]; !ada {
			b.kop[r.Unit] = KopRapor{Sekolah: rapor.Sekolah{Unit: string(r.Unit)}}
			if b.s.Kop != nil {
				if b.kop[r.Unit], err = b.s.Kop(ctx, l, r.Unit); err != nil {
					return err
				}
			}
		}
	}
	if b.s.Hadir != nil {
		for m, kelas := range masaKelas {
			slices.Sort(kelas)
			rekap, err := b.s.Hadir.Kehadiran(ctx, l, m.mulai, m.selesai, slices.Compact(kelas)...)
			if err != nil {
				return err
			}
			for id, x := range rekap {
				b.hadir[kunciHadir{id, m.jalur}] = rapor.Kehadiran{Ada: true, Sakit: x.Hari.Sakit, Izin: x.Hari.Izin, Alpa: x.Hari.Alpa}
			}
		}
	}
	if b.s.Gerbang != nil && len(diniyah) > 0 {
		b.gerbang, err = b.s.Gerbang.GerbangRapor(ctx, l, b.leger[0].Periode.Kode, diniyah...)
	}
	return err
}

func (b *bahanRapor) bacaIsian(ctx context.Context, pel dasar.Pelaku, periode string, kelas []RombelID) error {
	semua, err := b.s.Stores.Rapor.Isian(ctx, pel.Lembaga, periode, kelas...)
	if err != nil || len(semua) == 0 {
		return err
	}
	b.isian = map[RombelID]map[santri.ID]map[KodeMapel]IsianRapor{}
	subjek := map[privasi.SubjekID]bool{}
	for _, i := range semua {
		if b.isian[i.Rombel] == nil {
			b.isian[i.Rombel] = map[santri.ID]map[KodeMapel]IsianRapor{}
		}
		if b.isian[i.Rombel][i.Santri] == nil {
			b.isian[i.Rombel][i.Santri] = map[KodeMapel]IsianRapor{}
		}
		b.isian[i.Rombel][i.Santri][i.Mapel] = i
		subjek[i.Subjek] = true
	}
	minta := make([]privasi.SubjekID, 0, len(subjek))
	for x := range subjek {
		minta = append(minta, x)
	}
	slices.Sort(minta)
	b.tulisan, err = b.s.Penjaga.Minta(ctx, pel, "akademik.IsianRapor", []string{"Isi"}, minta...)
	return err
}

// draf makes the rapor; with utuh anything that the actor may not see in full is an
// error, as before a publication.
func (b *bahanRapor) draf(utuh bool) ([]DrafRapor, error) {
	var hasil []DrafRapor
	for i := range b.leger {
		l := &b.leger[i]
		k := b.kelasRapor(l)
		for _, p := range l.Santri {
			d, err := b.satu(l, k, p, utuh)
			if err != nil {
				return nil, err
			}
			hasil = append(hasil, d)
		}
	}
	return hasil, nil
}

// kelasRapor is what all rapor of a class have in common.
func (b *bahanRapor) kelasRapor(l *Leger) rapor.Rapor {
	kop := b.kop[l.Rombel.Unit]
	r := rapor.Rapor{Sekolah: kop.Sekolah, Kelas: l.Rombel.Nama, Tingkat: l.Rombel.Tingkat, Jalur: sebutJalur(l.Rombel.Jalur), Tahun: l.Tahun.Nama, Periode: l.Periode.Nama, Tanggal: l.Periode.Selesai,
		Wali: rapor.Penanda{Nama: b.guru[l.Rombel.Wali], Jabatan: "Wali Kelas"}, Kepala: kop.Kepala}
	if l.Rombel.Jenis == Halaqah {
		r.Wali.Jabatan = "Ustadz Halaqah"
	}
	if b.hijrah != nil {
		r.Hijriah = LabelDokumen(b.hijrah, r.Tanggal)
	}
	r.Kepala.Jabatan = cmp.Or(r.Kepala.Jabatan, "Kepala "+string(l.Rombel.Unit))
	return r
}

func sebutJalur(j santri.Jalur) string {
	if j == "" {
		return ""
	}
	return strings.ToUpper(string(j[:1])) + string(j[1:])
}

func (b *bahanRapor) satu(l *Leger, r rapor.Rapor, p santri.Peserta, utuh bool) (d DrafRapor, err error) {
	d = DrafRapor{Santri: p, Rombel: l.Rombel.ID, Isian: b.isian[l.Rombel.ID][p.ID], Isi: map[KodeMapel]IsiRapor{}}
	if utuh {
		if err := b.nama.Wajib(privasi.Penuh, p.Subjek, "Nama", "NamaArab", "NIS", "NISN"); err != nil {
			return d, err
		}
	}
	r.Santri = rapor.Santri{Nama: b.nama.Terang(p.Subjek, "Nama", p.Nama), NamaArab: b.nama.Terang(p.Subjek, "NamaArab", b.data[p.ID].NamaArab), NIS: b.nama.Terang(p.Subjek, "NIS", string(p.NIS)), NISN: b.nama.Terang(p.Subjek, "NISN", string(b.data[p.ID].NISN))}
	tertutup := false
	for m, i := range d.Isian {
		isi, _, err := privasi.Baca(b.tulisan, i.Subjek, "Isi", i.Isi)
		switch {
		case err == nil:
			d.Isi[m] = isi
		case utuh:
			return d, err
		default:
			tertutup = true
		}
	}
	isi := d.Isi[""]
	r.Sikap, r.Ekskul, r.Kokurikuler, r.Catatan, r.Keputusan = isi.Sikap, isi.Ekskul, isi.Kokurikuler, isi.Catatan, isi.Keputusan
	if r.Hadir = isi.Hadir; !r.Hadir.Ada {
		r.Hadir = b.hadir[kunciHadir{p.ID, l.Rombel.Jalur}]
	}
	if x, ada := b.putusan[kunciPutusan{p.ID, l.Rombel.ID}]; ada && l.periodeAkhir() {
		r.Keputusan = x
	}
	if err := b.halaman(&r, l, p, d.Isi); err != nil {
		return d, err
	}
	if tertutup {
		r.Kurang = append(r.Kurang, rapor.Kurang{Bagian: "Tulisan guru dan wali kelas", Sebab: "tidak dibuka untuk peran Anda"})
	} else {
		b.kurangWali(&r, l)
	}
	d.Rapor = r
	return d, nil
}

// kurangWali notes which parts of the wali kelas are missing.
func (b *bahanRapor) kurangWali(r *rapor.Rapor, l *Leger) {
	if l.Rombel.Jenis == Halaqah {
		return
	}
	if !r.Hadir.Ada {
		r.Kurang = append(r.Kurang, rapor.Kurang{Bagian: "Kehadiran", Sebab: "belum diisi wali kelas"})
	}
	if l.periodeAkhir() && r.Keputusan == "" {
		r.Kurang = append(r.Kurang, rapor.Kurang{Bagian: "Keputusan kenaikan", Sebab: "belum diisi wali kelas"})
	}
}
