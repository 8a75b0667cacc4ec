package akademik

import (
	"cmp"
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
)

// SelisihKegiatan is what the teaching assignments ask of a version and it does not
// have yet.
type SelisihKegiatan struct {
	Baru      []KegiatanJadwal // meetings that are missing, without an ID
	GantiGuru []KegiatanJadwal // known ones with their new teacher
	Lebih     []LebihJP        // more periods than assigned: for somebody to decide
	TanpaKisi []RombelID       // classes without a grid
}

// LebihJP says that a version teaches more than the assignments ask for.
type LebihJP struct {
	Rombel     RombelID
	Mapel      KodeMapel
	Guru       pegawai.ID
	Ada, Perlu int // periods a week
}

// SusunKegiatan compares the activities of a version with the assignments that hold on
// a day: each teacher's periods of a subject in a class become meetings of two periods
// and a rest of one. Meetings of somebody who teaches it no more go to whoever lacks
// some. Joint lessons and groups count for each of their classes. A vacancy asks for
// nothing: it has no meetings until somebody teaches it.
func SusunKegiatan(j Jadwal, rs []Rombel, ps []Pengampu, ada []KegiatanJadwal, hari dasar.Tanggal) (h SelisihKegiatan) {
	ada = slices.Clone(ada)
	ganti := map[int]bool{}
	for _, r := range rs {
		var milik []Pengampu
		for _, p := range ps {
			if p.Rombel == r.ID && p.JP > 0 && !p.Lowong() && p.Berlaku(hari) {
				milik = append(milik, p)
			}
		}
		kisi, punya := j.KisiRombel(r)
		if !punya {
			if len(milik) > 0 {
				h.TanpaKisi = append(h.TanpaKisi, r.ID)
			}
			continue
		}
		for _, p := range milik {
			kurang := p.JP - jpGuru(ada, r.ID, p.Mapel, p.Guru)
			for i := range ada {
				if kurang > 0 && ada[i].JP <= kurang && ada[i].lepas(r.ID, p.Mapel, milik) {
					ada[i] = ada[i].Salin()
					ada[i].Guru = []pegawai.ID{p.Guru}
					kurang -= ada[i].JP
					ganti[i] = true
				}
			}
			if kurang < 0 {
				h.Lebih = append(h.Lebih, LebihJP{r.ID, p.Mapel, p.Guru, p.JP - kurang, p.JP})
			}
			for ; kurang > 0; kurang -= 2 {
				h.Baru = append(h.Baru, KegiatanJadwal{Kisi: kisi.ID, Mapel: p.Mapel, Guru: []pegawai.ID{p.Guru}, Peserta: []PesertaJadwal{{Rombel: r.ID}}, JP: min(kurang, 2)})
			}
		}
	}
	for i, k := range ada {
		if ganti[i] {
			h.GantiGuru = append(h.GantiGuru, k)
		}
	}
	return h
}

// jpGuru counts the periods of a teacher in a class and subject; of a subject taught in
// groups one teacher's groups add up.
func jpGuru(ks []KegiatanJadwal, r RombelID, m KodeMapel, g pegawai.ID) (n int) {
	for _, k := range ks {
		if k.Mapel == m && slices.Contains(k.Guru, g) && k.diikuti(r) {
			n += k.JP
		}
	}
	return n
}

func (k KegiatanJadwal) diikuti(r RombelID) bool {
	return slices.ContainsFunc(k.Peserta, func(p PesertaJadwal) bool { return p.Rombel == r })
}

// lepas reports whether none of its teachers is assigned to the subject in the class.
func (k KegiatanJadwal) lepas(r RombelID, m KodeMapel, milik []Pengampu) bool {
	return k.Mapel == m && k.diikuti(r) && !slices.ContainsFunc(milik, func(p Pengampu) bool { return p.Mapel == m && slices.Contains(k.Guru, p.Guru) })
}

// SelisihKegiatan compares a version with the teaching assignments of its first day, or
// of today when that is later.
func (s *Service) SelisihKegiatan(ctx context.Context, pel dasar.Pelaku, id JadwalID) (SelisihKegiatan, error) {
	p, err := s.Papan(ctx, pel, id)
	if err != nil {
		return SelisihKegiatan{}, err
	}
	rombel := make([]RombelID, len(p.Rombel))
	for i, r := range p.Rombel {
		rombel[i] = r.ID
	}
	ps, err := s.Stores.Struktur.Pengampu(ctx, pel.Lembaga, SaringPengampu{Rombel: rombel})
	if err != nil {
		return SelisihKegiatan{}, err
	}
	hari := slices.MaxFunc([]dasar.Tanggal{p.Jadwal.Mulai, s.HariIni(pel.Lembaga)}, dasar.Tanggal.Compare)
	if hari.After(p.Selesai) {
		hari = p.Selesai
	}
	return SusunKegiatan(p.Jadwal, p.Rombel, ps, p.Kegiatan, hari), nil
}

// BuatKegiatan adds to a draft the meetings that the assignments ask for and gives
// meetings their new teachers. It returns how many of each.
func (s *Service) BuatKegiatan(ctx context.Context, pel dasar.Pelaku, kunci string, id JadwalID, versi int) (baru, ganti int, err error) {
	h, err := s.SelisihKegiatan(ctx, pel, id)
	if err != nil {
		return 0, 0, err
	}
	return len(h.Baru), len(h.GantiGuru), s.AturKegiatan(ctx, pel, kunci, id, versi, slices.Concat(h.Baru, h.GantiGuru))
}

// AturKegiatan stores activities of a draft (ID empty = new), and removes the named
// ones. An activity keeps where it lies as long as that is in its grid; where it would
// lie is not read from the argument.
func (s *Service) AturKegiatan(ctx context.Context, pel dasar.Pelaku, kunci string, id JadwalID, versi int, ks []KegiatanJadwal, hapus ...string) error {
	p, err := s.Papan(ctx, pel, id)
	if err != nil {
		return err
	}
	ks = slices.Clone(ks)
	var guru []pegawai.ID
	for i := range ks {
		ks[i] = ks[i].Salin()
		if err := p.periksaKegiatan(&ks[i]); err != nil {
			return ke(err, i, len(ks))
		}
		guru = append(guru, ks[i].Guru...)
	}
	if err := s.guru(ctx, pel.Lembaga, guru...); err != nil {
		return err
	}
	sidik := dasar.Sidik(struct {
		K []KegiatanJadwal
		H []string
	}{ks, hapus})
	for i := range ks {
		if ks[i].ID == "" {
			ks[i].ID = idBaru()
		}
	}
	return s.ubahDraf(ctx, pel, "kegiatan_jadwal", kunci, sidik, p, versi, func(j *Jadwal, ada []KegiatanJadwal) ([]KegiatanJadwal, []string, error) {
		p.pakaiKelompok(j, ks)
		for i := range ks {
			if n := slices.IndexFunc(ada, func(x KegiatanJadwal) bool { return x.ID == ks[i].ID }); n >= 0 {
				ks[i].Tempat = ada[n].Tempat
				if _, muat := j.Waktu(ks[i]); !muat {
					ks[i].Tempat = Tempat{}
				}
			}
		}
		return ks, hapus, nil
	}, nil)
}

// periksaKegiatan refuses an activity that names what the version does not have.
func (p *PapanJadwal) periksaKegiatan(k *KegiatanJadwal) error {
	if k.ID != "" {
		if _, ada := p.Cari(k.ID); !ada {
			return ErrKegiatan.NotFoundf("kegiatan itu tidak ada di jadwal ini; muat ulang halaman")
		}
	}
	if k.Kisi == "" && len(k.Peserta) > 0 {
		for _, r := range p.Rombel {
			if x, ada := p.Jadwal.KisiRombel(r); ada && r.ID == k.Peserta[0].Rombel {
				k.Kisi = x.ID
			}
		}
	}
	k.Tempat = Tempat{}
	slices.Sort(k.Guru)
	k.Guru = slices.Compact(k.Guru)
	slices.SortFunc(k.Peserta, PesertaJadwal.banding)
	k.Peserta = slices.Compact(k.Peserta)
	slices.Sort(k.PilihRuang)
	k.PilihRuang = slices.Compact(k.PilihRuang)
	if err := k.Validate(); err != nil {
		return err
	}
	switch {
	case !slices.ContainsFunc(p.Jadwal.Kisi, func(x KisiKelas) bool { return x.ID == k.Kisi }):
		return ErrKegiatan.Invalidf("kisi %s tidak ada di jadwal ini", k.Kisi).Pada("kisi")
	case p.bahan.mapel[k.Mapel] == "":
		return ErrMapelTiada.Invalidf("mata pelajaran itu tidak ada").Pada("mapel")
	}
	for _, x := range k.Peserta {
		if !p.mencakup(x.Rombel) || x.Kelompok != "" && !slices.Contains(p.Kelompok(x.Rombel), x.Kelompok) {
			return ErrKegiatan.Invalidf("kelas atau kelompok itu bukan bagian jadwal ini").Pada("rombel")
		}
	}
	for _, r := range k.PilihRuang {
		if !slices.ContainsFunc(p.Syarat.Ruang, func(x jadwal.Ruang) bool { return x.ID == r }) {
			return ErrKegiatan.Invalidf("ruang itu tidak tercatat; pilih ruang yang ada").Pada("ruang")
		}
	}
	return nil
}

// Kelompok lists the groups that activities of a class may name: those of the version,
// then those that the class is divided into on its first day.
func (p *PapanJadwal) Kelompok(r RombelID) (nama []string) {
	for _, x := range p.Jadwal.Pembagian {
		if x.Rombel == r {
			nama = append(nama, x.Kelompok...)
		}
	}
	for _, x := range p.bahan.bagi[r] {
		for _, k := range x.Kelompok {
			if !slices.Contains(nama, k.Nama) {
				nama = append(nama, k.Nama)
			}
		}
	}
	return nama
}

// pakaiKelompok takes divisions of classes into the version whose groups activities name.
func (p *PapanJadwal) pakaiKelompok(j *Jadwal, ks []KegiatanJadwal) {
	for _, k := range ks {
		for _, q := range k.Peserta {
			if q.Kelompok == "" || j.punyaKelompok(q) {
				continue
			}
			for _, x := range p.bahan.bagi[q.Rombel] {
				if nama := x.namaKelompok(); slices.Contains(nama, q.Kelompok) {
					*j = j.Salin()
					j.Pembagian = append(j.Pembagian, PembagianKelas{q.Rombel, nama})
				}
			}
		}
	}
}

// ubahDraf changes the activities of a draft in one unit: under the lock, in the
// version that the actor saw, with the step recorded when pindah names one. What fn
// makes of the stored activities is written.
func (s *Service) ubahDraf(ctx context.Context, pel dasar.Pelaku, operasi, kunci string, sidik [32]byte, p *PapanJadwal, versi int,
	fn func(j *Jadwal, ada []KegiatanJadwal) (simpan []KegiatanJadwal, hapus []string, err error), langkah *LangkahJadwal) error {
	var j Jadwal
	var ks []KegiatanJadwal
	_, ulang, err := s.sekali(ctx, pel, operasi, kunci, sidik[:], string(p.Jadwal.ID), func(ctx context.Context, st Stores) (err error) {
		if err := st.Gembok.Kunci(ctx, pel.Lembaga, gembokJadwal); err != nil {
			return err
		}
		if j, _, _, err = s.draf(ctx, st, pel, p.Jadwal.ID, versi); err != nil {
			return err
		}
		if ks, err = st.Jadwal.Kegiatan(ctx, pel.Lembaga, j.ID); err != nil {
			return err
		}
		simpan, hapus, err := fn(&j, ks)
		if err != nil {
			return err
		}
		j.Oleh, j.Dicatat = pel.ID, s.kini()
		if err := cmpErr(st.Jadwal.SimpanJadwal(ctx, pel.Lembaga, j), st.Jadwal.SimpanKegiatan(ctx, pel.Lembaga, j.ID, simpan, hapus...)); err != nil {
			return err
		}
		j.Versi++
		ks = terapkan(ks, simpan, hapus)
		return s.catatLangkah(ctx, st, pel, langkah)
	})
	if err == nil && !ulang {
		s.segarkan(pel.Lembaga, p, j, ks)
	}
	return err
}

func terapkan(ada, simpan []KegiatanJadwal, hapus []string) []KegiatanJadwal {
	ganti := map[string]KegiatanJadwal{}
	for _, k := range simpan {
		ganti[k.ID] = k
	}
	hasil := slices.DeleteFunc(slices.Clone(ada), func(k KegiatanJadwal) bool {
		_, diganti := ganti[k.ID]
		return diganti || slices.Contains(hapus, k.ID)
	})
	for _, k := range ganti {
		hasil = append(hasil, k)
	}
	slices.SortFunc(hasil, func(a, b KegiatanJadwal) int { return cmp.Compare(a.ID, b.ID) })
	return hasil
}

// segarkan puts the board after a change into the cupboard, when the one before it was
// of the version before.
func (s *Service) segarkan(l dasar.LembagaID, p *PapanJadwal, j Jadwal, ks []KegiatanJadwal) {
	if s.Lemari == nil || p.Jadwal.Versi != j.Versi-1 {
		return
	}
	if baru, err := p.dengan(j, ks); err == nil {
		s.Lemari.simpan(string(l)+"\x00"+string(j.ID), baru)
	}
}
