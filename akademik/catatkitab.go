package akademik

import (
	"context"
	"slices"
	"time"

	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/santri"
)

// Kitab lists what is learnt in numbers at the institution: its subjects that follow a
// kitab, then the nadham that come with the program and that no subject names.
func (s *Service) Kitab(ctx context.Context, pel dasar.Pelaku) ([]hafalan.Kitab, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	return s.kitab(ctx, pel.Lembaga)
}

func (s *Service) kitab(ctx context.Context, l dasar.LembagaID) ([]hafalan.Kitab, error) {
	ms, err := s.Stores.Struktur.Mapel(ctx, l)
	if err != nil {
		return nil, err
	}
	baku, err := hafalan.KitabBaku()
	if err != nil {
		return nil, err
	}
	var hasil []hafalan.Kitab
	for _, m := range ms {
		if m.Satuan == "" {
			continue
		}
		k := hafalan.Kitab{Kode: string(m.Kode), Nama: m.Nama, Satuan: string(m.Satuan), Jumlah: m.Banyak, Sumber: "mata pelajaran lembaga"}
		if m.Kitab != "" {
			k.Nama = m.Kitab
		}
		if i := slices.IndexFunc(baku, func(b hafalan.Kitab) bool { return b.Kode == k.Kode }); i >= 0 {
			baku = slices.Delete(baku, i, i+1)
		}
		hasil = append(hasil, k)
	}
	return append(hasil, baku...), nil
}

func (s *Service) satuKitab(ctx context.Context, l dasar.LembagaID, kode string) (hafalan.Kitab, error) {
	semua, err := s.kitab(ctx, l)
	if err != nil {
		return hafalan.Kitab{}, err
	}
	for _, k := range semua {
		if k.Kode == kode {
			return k, nil
		}
	}
	return hafalan.Kitab{}, ErrKitabTiada.NotFoundf("kitab itu tidak terdaftar; isi satuan dan banyaknya di halaman mata pelajaran").Pada("kitab")
}

// CatatKitab records what santri learnt of a kitab, all of it or nothing: usually those
// of a group on one day. The day must not lie ahead, every santri must be aktif on it
// and within the actor's scope, and the numbers must be in the kitab
// ([hafalan.ErrDiLuarKitab]).
func (s *Service) CatatKitab(ctx context.Context, pel dasar.Pelaku, kunci string, ms ...SetoranKitab) ([]SetoranKitab, error) {
	if err := pel.Validate(); err != nil || len(ms) == 0 {
		return nil, err
	}
	if len(ms) > MaksSetoranSekali {
		return nil, ErrKitab.Invalidf("paling banyak %d catatan sekali kirim", MaksSetoranSekali)
	}
	kitab, err := s.Kitab(ctx, pel)
	if err != nil {
		return nil, err
	}
	baru, hari := make([]SetoranKitab, len(ms)), s.HariIni(pel.Lembaga)
	for i, m := range ms {
		m = m.Salin()
		m.Lembaga, m.ID, m.Batal, m.Oleh, m.Dicatat, m.Versi = pel.Lembaga, "", "", "", time.Time{}, 0
		if err := m.periksa(kitab, hari); err != nil {
			return nil, ke(err, i, len(ms))
		}
		baru[i] = m
	}
	orang := make([]Setoran, len(baru))
	for i, m := range baru {
		orang[i] = Setoran{Santri: m.Santri, Rombel: m.Rombel, Tanggal: m.Tanggal}
	}
	if err := s.periksaSetoran(ctx, pel, orang); err != nil {
		return nil, err
	}
	sidik, id := slices.Clone(baru), make([]string, len(baru))
	for i := range baru {
		id[i] = idBaru()
		baru[i].ID, baru[i].Oleh, baru[i].Dicatat = id[i], pel.ID, s.kini()
	}
	semua, _, err := s.sekali(ctx, pel, "kitab", kunci, sidik, gabungID(id), func(ctx context.Context, st Stores) error {
		return st.Kitab.Simpan(ctx, pel.Lembaga, baru...)
	})
	if err != nil {
		return nil, err
	}
	return s.Stores.Kitab.Ambil(ctx, pel.Lembaga, pisahID[string](semua)...)
}

func (s SetoranKitab) periksa(kitab []hafalan.Kitab, hari dasar.Tanggal) error {
	if err := s.Validate(); err != nil {
		return err
	}
	i := slices.IndexFunc(kitab, func(k hafalan.Kitab) bool { return k.Kode == s.Kitab })
	if i < 0 {
		return ErrKitabTiada.NotFoundf("kitab itu tidak terdaftar; isi satuan dan banyaknya di halaman mata pelajaran").Pada("kitab")
	}
	if s.Tanggal.After(hari) {
		return ErrSetoranDepan.Invalidf("catatan kitab dibuat paling lambat hari ini").Pada("tanggal")
	}
	var x []hafalan.Selang
	for _, r := range s.Selang {
		x = append(x, hafalan.Selang{Dari: int32(r.Dari), Sampai: int32(r.Sampai)})
	}
	_, err := hafalan.SusunKitab(kitab[i], []hafalan.SetoranKitab{{Tanggal: s.Tanggal, Selang: x, Hasil: s.Hasil}})
	return err
}

// BatalKitab makes a record void with a reason.
func (s *Service) BatalKitab(ctx context.Context, pel dasar.Pelaku, kunci, id, alasan string) error {
	if err := pel.Validate(); err != nil {
		return err
	}
	alasan, err := alasanBatal(ErrKitab, alasan)
	if err != nil {
		return err
	}
	tiada := ErrKitabCatatan.NotFoundf("catatan kitab tidak ditemukan")
	ada, err := s.Stores.Kitab.Ambil(ctx, pel.Lembaga, id)
	if err != nil {
		return err
	}
	if len(ada) == 0 {
		return tiada
	}
	if _, err := s.peserta(ctx, pel, s.HariIni(pel.Lembaga), ada[0].Santri); err != nil {
		if dasar.KindOf(err) == dasar.NotFound {
			return tiada
		}
		return err
	}
	_, _, err = s.sekali(ctx, pel, "kitab.batal", kunci, []string{id, alasan}, id, func(ctx context.Context, st Stores) error {
		ada, err := st.Kitab.Ambil(ctx, pel.Lembaga, id)
		if err != nil || len(ada) == 0 {
			return err
		}
		if ada[0].Batal != "" {
			return ErrKitab.Conflictf("catatan ini sudah dibatalkan")
		}
		ada[0].Batal = alasan
		return st.Kitab.Simpan(ctx, pel.Lembaga, ada[0])
	})
	return err
}

// KitabMilik lists all records of one santri, oldest first, void ones included.
func (s *Service) KitabMilik(ctx context.Context, pel dasar.Pelaku, id santri.ID) ([]SetoranKitab, error) {
	if err := pel.Validate(); err != nil {
		return nil, err
	}
	if _, err := s.peserta(ctx, pel, s.HariIni(pel.Lembaga), id); err != nil {
		return nil, err
	}
	return s.Stores.Kitab.Milik(ctx, pel.Lembaga, "", id)
}

// CapaianKitab computes how far one santri has come in every kitab that he or she
// began, by the code of the kitab.
func (s *Service) CapaianKitab(ctx context.Context, pel dasar.Pelaku, id santri.ID) (map[string]KeadaanKitab, error) {
	ss, err := s.KitabMilik(ctx, pel, id)
	if err != nil {
		return nil, err
	}
	kitab, err := s.Kitab(ctx, pel)
	if err != nil {
		return nil, err
	}
	milik := map[string][]SetoranKitab{}
	for _, x := range ss {
		milik[x.Kitab] = append(milik[x.Kitab], x)
	}
	hasil := map[string]KeadaanKitab{}
	for _, k := range kitab {
		if len(milik[k.Kode]) == 0 {
			continue
		}
		if hasil[k.Kode], err = susunKitab(k, milik[k.Kode]); err != nil {
			return nil, err
		}
	}
	return hasil, nil
}

// KitabRombel are the records of a class in a kitab with what they come to, for every
// member on the day: one read of the records.
func (s *Service) KitabRombel(ctx context.Context, pel dasar.Pelaku, rombel RombelID, kitab string, hari dasar.Tanggal) (map[santri.ID]KeadaanKitab, []SetoranKitab, error) {
	k, err := s.satuKitab(ctx, pel.Lembaga, kitab)
	if err != nil {
		return nil, nil, err
	}
	ps, err := s.Anggota(ctx, pel, rombel, hari)
	if err != nil {
		return nil, nil, err
	}
	id := make([]santri.ID, len(ps))
	for i, p := range ps {
		id[i] = p.ID
	}
	semua, err := s.Stores.Kitab.Milik(ctx, pel.Lembaga, kitab, id...)
	if err != nil {
		return nil, nil, err
	}
	hasil, err := kitabPer(k, semua, id)
	return hasil, semua, err
}

// kitabPer computes the state of santri in one kitab.
func kitabPer(k hafalan.Kitab, semua []SetoranKitab, id []santri.ID) (map[santri.ID]KeadaanKitab, error) {
	milik, hasil := map[santri.ID][]SetoranKitab{}, make(map[santri.ID]KeadaanKitab, len(id))
	for _, x := range semua {
		milik[x.Santri] = append(milik[x.Santri], x)
	}
	for _, i := range id {
		x, err := susunKitab(k, milik[i])
		if err != nil {
			return nil, err
		}
		hasil[i] = x
	}
	return hasil, nil
}
