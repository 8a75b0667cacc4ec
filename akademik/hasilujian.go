package akademik

import (
	"context"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/akademik/mushaf"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

func (s *Service) aturanUjian() hafalan.AturanUjian {
	if s.AturanUjian != nil {
		return *s.AturanUjian
	}
	return hafalan.AturanUjian{Nilai: hafalan.AturanNilaiBaku()}
}

// CatatHasilUjian records attempts at an exam, all of them or none; each gets the next
// number of its santri. Who was there must be allowed to sit it ([ErrBelumLayak]
// otherwise). A tahfidz exam is judged by its errors, part by part, and its parts become
// recitations: what passed is mutqin.
func (s *Service) CatatHasilUjian(ctx context.Context, pel dasar.Pelaku, kunci, ujian string, hs ...HasilUjian) error {
	l, err := s.PesertaUjian(ctx, pel, ujian)
	if err != nil || len(hs) == 0 {
		return err
	}
	if l.Ujian.Batal != "" {
		return ErrUjianTiada.Conflictf("ujian ini sudah dibatalkan")
	}
	if len(hs) > MaksSetoranSekali {
		return ErrHasilUjian.Invalidf("paling banyak %d hasil sekali kirim", MaksSetoranSekali)
	}
	baru := make([]HasilUjian, len(hs))
	var guru []pegawai.ID
	for i, h := range hs {
		if baru[i], err = s.nilaiUjian(l, h); err != nil {
			return ke(err, i, len(hs))
		}
		guru = append(guru, h.Penguji...)
	}
	if err := s.guru(ctx, pel.Lembaga, guru...); err != nil {
		return err
	}
	sidik, kini := slices.Clone(baru), s.kini()
	var setoran []Setoran
	for i := range baru {
		h := &baru[i]
		h.Lembaga, h.ID, h.Ujian, h.Oleh, h.Dicatat = pel.Lembaga, idBaru(), ujian, pel.ID, kini
		for _, x := range h.setoran(s.aturanUjian()) {
			x.Lembaga, x.ID, x.Oleh, x.Dicatat = pel.Lembaga, idBaru(), pel.ID, kini
			h.Setoran, setoran = append(h.Setoran, x.ID), append(setoran, x)
		}
	}
	_, _, err = s.sekali(ctx, pel, "ujian.hasil", kunci, sidik, "ada", func(ctx context.Context, st Stores) error {
		if err := st.Gembok.Kunci(ctx, pel.Lembaga, "ujian/"+ujian); err != nil {
			return err
		}
		ada, err := st.Ujian.Hasil(ctx, pel.Lembaga, ujian)
		if err != nil {
			return err
		}
		for i := range baru {
			baru[i].Ke = 1
			for _, x := range slices.Concat(ada, baru[:i]) {
				if x.Santri == baru[i].Santri && x.Batal == "" {
					baru[i].Ke = max(baru[i].Ke, x.Ke+1)
				}
			}
		}
		if err := st.Setoran.Simpan(ctx, pel.Lembaga, setoran...); err != nil {
			return err
		}
		return st.Ujian.SimpanHasil(ctx, pel.Lembaga, baru...)
	})
	return err
}

// nilaiUjian checks one result against the exam and judges it.
func (s *Service) nilaiUjian(l LembarUjian, h HasilUjian) (HasilUjian, error) {
	h = h.Salin()
	h.ID, h.Ke, h.Setoran, h.Uraian, h.Batal, h.Versi = "", 0, nil, nil, "", 0
	salah := func(bidang, pesan string) error { return ErrHasilUjian.Invalidf("%s", pesan).Pada(bidang) }
	catatan, err := dasar.Rapikan(h.Catatan, 200)
	i := slices.IndexFunc(l.Peserta, func(p PesertaUjian) bool { return p.ID == h.Santri })
	switch {
	case i < 0:
		return h, ErrHasilUjian.NotFoundf("santri itu bukan peserta ujian ini").Pada("santri")
	case err != nil || catatan != h.Catatan:
		return h, salah("catatan", "catatan paling banyak 200 karakter dalam satu baris")
	case h.Tanggal.Before(l.Ujian.Mulai) || h.Tanggal.After(l.Hari):
		return h, salah("tanggal", "hasil dicatat dari hari pertama ujian sampai hari ini")
	case !h.Hadir:
		h.Nilai, h.Hasil, h.Bagian = "", "", nil
		return h, nil
	case !l.Peserta[i].Layak:
		return h, ErrBelumLayak.Conflictf("syarat ujian santri itu belum terpenuhi; penuhi dahulu atau mintakan dispensasi").Pada("santri")
	case l.Ujian.Jenis == UjianTahfidz:
		return s.nilaiTahfidz(h)
	case len(h.Bagian) > 0:
		return h, salah("bagian", "bagian bacaan hanya untuk ujian tahfidz")
	case h.Hasil != "" && h.Hasil != hafalan.Lulus && h.Hasil != hafalan.Ulang:
		return h, salah("hasil", "pilih lulus atau ulang")
	}
	if h.Nilai != "" {
		if d, err := decimal.NewFromString(h.Nilai); err != nil || len(h.Nilai) > 12 || d.IsNegative() || d.Exponent() < -4 {
			return h, salah("nilai", "nilai ditulis sebagai angka yang tidak negatif")
		}
	}
	return h, nil
}

func (s *Service) nilaiTahfidz(h HasilUjian) (HasilUjian, error) {
	var bagian []hafalan.BagianUjian
	for _, b := range h.Bagian {
		r, err := mushaf.BuatRentang(mushaf.Ayat(b.Rentang.Dari), mushaf.Ayat(b.Rentang.Sampai))
		if err != nil {
			return h, err
		}
		x := hafalan.BagianUjian{Rentang: r}
		for _, k := range b.Kesalahan {
			x.Kesalahan = append(x.Kesalahan, hafalan.Kesalahan{Jenis: hafalan.Salah(k.Jenis), Banyak: k.Banyak})
		}
		bagian = append(bagian, x)
	}
	hasil, err := s.aturanUjian().Hitung(bagian...)
	h.Nilai, h.Hasil, h.Uraian = hasil.Rata.String(), hasil.Hasil, hasil.Uraian
	return h, err
}

// setoran are the recitations of a tahfidz exam: each part by its own verdict, or all
// of them to be repeated where one weak part repeats the whole.
func (h HasilUjian) setoran(a hafalan.AturanUjian) (ss []Setoran) {
	if !h.Hadir {
		return nil
	}
	for _, b := range h.Bagian {
		x := Setoran{Santri: h.Santri, Jenis: hafalan.Ujian, Rentang: []RentangAyat{b.Rentang}, Kesalahan: slices.Clone(b.Kesalahan), Hasil: hafalan.Ulang, Tanggal: h.Tanggal}
		var ks []hafalan.Kesalahan
		for _, k := range b.Kesalahan {
			ks = append(ks, hafalan.Kesalahan{Jenis: hafalan.Salah(k.Jenis), Banyak: k.Banyak})
		}
		if p, err := a.Nilai.Nilai(ks...); err == nil {
			if x.Skor = p.Nilai.String(); p.Hasil == hafalan.Lulus && (h.Hasil == hafalan.Lulus || !a.UlangSemua) {
				x.Hasil = hafalan.Lulus
			}
		}
		ss = append(ss, x)
	}
	return ss
}

func hasilTiada() error {
	return ErrHasilTiada.NotFoundf("hasil atau catatan itu tidak ada atau sudah dibatalkan")
}

// BatalHasilUjian makes an attempt void with a reason, and the recitations that it
// recorded with it.
func (s *Service) BatalHasilUjian(ctx context.Context, pel dasar.Pelaku, kunci, ujian, id, alasan string) error {
	alasan, err := alasanBatal(ErrHasilUjian, alasan)
	if err != nil {
		return err
	}
	if _, err := s.Ujian(ctx, pel, ujian); err != nil {
		return err
	}
	hs, err := s.Stores.Ujian.Hasil(ctx, pel.Lembaga, ujian)
	if err == nil {
		hs, err = milikLingkup(ctx, s, pel, hs, func(h HasilUjian) santri.ID { return h.Santri })
	}
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(hs, func(h HasilUjian) bool { return h.ID == id }) {
		return hasilTiada()
	}
	_, _, err = s.sekali(ctx, pel, "ujian.hasil.batal", kunci, []string{id, alasan}, id, func(ctx context.Context, st Stores) error {
		if err := st.Gembok.Kunci(ctx, pel.Lembaga, "ujian/"+ujian); err != nil {
			return err
		}
		ada, err := st.Ujian.Hasil(ctx, pel.Lembaga, ujian)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(ada, func(h HasilUjian) bool { return h.ID == id && h.Batal == "" })
		if i < 0 {
			return hasilTiada()
		}
		ss, err := st.Setoran.Ambil(ctx, pel.Lembaga, ada[i].Setoran...)
		if err != nil {
			return err
		}
		ss = slices.DeleteFunc(ss, func(x Setoran) bool { return x.Batal != "" })
		for k := range ss {
			ss[k].Batal = alasan
		}
		if err := st.Setoran.Simpan(ctx, pel.Lembaga, ss...); err != nil {
			return err
		}
		ada[i].Batal = alasan
		return st.Ujian.SimpanHasil(ctx, pel.Lembaga, ada[i])
	})
	return err
}
