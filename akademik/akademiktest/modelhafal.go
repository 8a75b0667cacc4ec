package akademiktest

import (
	"context"
	"time"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/hafalan"
	"github.com/pesantren-go/pesantren/akademik/kalender"
	"github.com/pesantren-go/pesantren/akademik/kenaikan"
	"github.com/pesantren-go/pesantren/akademik/nilai"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/santri"
)

// perintah is one operation of the model, ready to run on a storage.
type perintah func(context.Context, akademik.Stores) error

func (m *model) orang() santri.ID { return santri.ID(m.id("o", 3)) }

// batal draws why a record is void; mostly it is not.
func (m *model) batal() string {
	if m.pilih("batal", 3) == 0 {
		return "salah orang"
	}
	return ""
}

func (m *model) kitab(l dasar.LembagaID) perintah {
	ss := beberapa(m, func(versi int) akademik.SetoranKitab {
		s := kitab(m.id("k", 4), m.orang(), m.id("kitab", 2), m.hari(), 1, 1+m.pilih("sampai", 20))
		s.Batal, s.Versi, s.Dicatat = m.batal(), versi, saat.Add(time.Duration(m.pilih("saat", 3))*time.Second)
		return s
	}, func(s akademik.SetoranKitab) string { return s.ID })
	return func(ctx context.Context, st akademik.Stores) error { return st.Kitab.Simpan(ctx, l, ss...) }
}

func (m *model) acara(l dasar.LembagaID) perintah {
	as := beberapa(m, func(versi int) akademik.AcaraKalender {
		return akademik.AcaraKalender{ID: m.id("ac", 4), Nama: m.id("Acara", 3), Libur: m.pilih("libur", 2) == 0, Batal: m.batal(), Dicatat: saat, Versi: versi,
			Pola: kalender.Pola{Jenis: kalender.Mingguan, Mulai: m.hari(), Hari: []time.Weekday{time.Weekday(m.pilih("pekan", 7))}}}
	}, func(a akademik.AcaraKalender) string { return a.ID })
	return func(ctx context.Context, st akademik.Stores) error { return st.Kalender.SimpanAcara(ctx, l, as...) }
}

func (m *model) pekan(l dasar.LembagaID) perintah {
	p := akademik.LiburPekan{Unit: santri.KodeUnit(m.id("U", 2)), Sejak: m.hari(), Hari: []time.Weekday{time.Weekday(m.pilih("pekan", 7))}, Dicatat: saat}
	return func(ctx context.Context, st akademik.Stores) error { return st.Kalender.SimpanPekan(ctx, l, p) }
}

func (m *model) putusan(l dasar.LembagaID) perintah {
	ps := beberapa(m, func(versi int) akademik.PutusanHijriah {
		return akademik.PutusanHijriah{ID: m.id("ph", 4), Tahun: 1447 + m.pilih("tahun", 2), Bulan: 1 + m.pilih("bulan", 3), Awal: m.hari(), Sumber: "SK", Batal: m.batal(), Dicatat: saat, Versi: versi}
	}, func(p akademik.PutusanHijriah) string { return p.ID })
	return func(ctx context.Context, st akademik.Stores) error {
		return st.Kalender.SimpanPutusan(ctx, l, ps...)
	}
}

func (m *model) ujian(l dasar.LembagaID) perintah {
	us := beberapa(m, func(versi int) akademik.Ujian {
		g := gerbang("adab", nilai.GerbangManual, int64(1+m.pilih("ambang", 3)), "", "")
		return akademik.Ujian{ID: m.id("u", 4), Tahun: "t1", Periode: "1", Jenis: akademik.UjianDiniyah, Nama: m.id("Ujian", 2), Rombel: []akademik.RombelID{akademik.RombelID(m.id("r", 4))}, Mulai: m.hari(), Selesai: m.hari(),
			Gerbang: []akademik.GerbangBerlaku{{Sejak: m.hari(), Syarat: []akademik.SyaratUjian{g}}}, Batal: m.batal(), Dicatat: saat, Versi: versi}
	}, func(u akademik.Ujian) string { return u.ID })
	return func(ctx context.Context, st akademik.Stores) error { return st.Ujian.SimpanUjian(ctx, l, us...) }
}

func (m *model) syarat(l dasar.LembagaID) perintah {
	cs := beberapa(m, func(versi int) akademik.CatatanSyarat {
		return akademik.CatatanSyarat{ID: m.id("c", 4), Ujian: m.id("u", 2), Santri: m.orang(), Gerbang: m.id("g", 2), Jenis: akademik.UkuranSyarat, Nilai: nilai.A(int64(m.pilih("nilai", 101))), Pada: m.hari(), Batal: m.batal(),
			Dicatat: saat.Add(time.Duration(m.pilih("saat", 3)) * time.Second), Versi: versi}
	}, func(c akademik.CatatanSyarat) string { return c.ID })
	return func(ctx context.Context, st akademik.Stores) error { return st.Ujian.SimpanSyarat(ctx, l, cs...) }
}

func (m *model) hasil(l dasar.LembagaID) perintah {
	hs := beberapa(m, func(versi int) akademik.HasilUjian {
		return akademik.HasilUjian{ID: m.id("h", 4), Ujian: m.id("u", 2), Santri: m.orang(), Ke: 1 + m.pilih("ke", 2), Hadir: m.pilih("hadir", 2) == 0, Penguji: []pegawai.ID{pegawai.ID(m.id("g", 2))}, Nilai: "95", Hasil: hafalan.Lulus,
			Bagian: []akademik.BagianUjian{{Rentang: akademik.RentangAyat{Dari: 1, Sampai: 7}, Kesalahan: []akademik.Kesalahan{{Jenis: "lupa", Banyak: m.pilih("salah", 3)}}}},
			Uraian: []string{"satu"}, Setoran: []string{"x"}, Tanggal: m.hari(), Batal: m.batal(), Dicatat: saat, Versi: versi}
	}, func(h akademik.HasilUjian) string { return h.ID })
	return func(ctx context.Context, st akademik.Stores) error { return st.Ujian.SimpanHasil(ctx, l, hs...) }
}

func (m *model) syahadah(l dasar.LembagaID) perintah {
	ss := beberapa(m, func(versi int) akademik.Syahadah {
		return akademik.Syahadah{ID: m.id("sy", 4), Tahun: 2025 + m.pilih("tahun", 2), Urut: 1 + m.pilih("urut", 4), Santri: m.orang(), Judul: "Syahadah", Tanggal: m.hari(), Batal: m.batal(), Dicatat: saat, Versi: versi,
			Syarat: []akademik.SyaratSyahadah{{Kode: "juz", Nama: "Mutqin 1 juz", Basis: hafalan.BasisJuz, Ambang: "1", Ada: "1"}}}
	}, func(s akademik.Syahadah) string { return s.ID })
	return func(ctx context.Context, st akademik.Stores) error { return st.Ujian.SimpanSyahadah(ctx, l, ss...) }
}

// kenaikan draws runs; the number of one is that of its id, as the service sees to.
func (m *model) kenaikan(l dasar.LembagaID) perintah {
	ks := beberapa(m, func(versi int) akademik.Kenaikan {
		n := m.pilih("putaran", 4)
		return akademik.Kenaikan{ID: string(rune('a' + n)), Nomor: n + 1, Dari: "t1", Ke: akademik.TahunID(m.id("t", 2)), Rombel: []akademik.RombelID{akademik.RombelID(m.id("r", 4))}, Pada: m.hari(), Rapat: m.hari(), Pemimpin: "g1",
			Hadir: []pegawai.ID{"g1"}, Dicatat: saat, Versi: versi}
	}, func(k akademik.Kenaikan) string { return k.ID })
	return func(ctx context.Context, st akademik.Stores) error { return st.Kenaikan.Simpan(ctx, l, ks...) }
}

func (m *model) barisNaik(l dasar.LembagaID) perintah {
	bs := beberapa(m, func(versi int) akademik.BarisKenaikan {
		return akademik.BarisKenaikan{Putaran: string(rune('a' + m.pilih("putaran", 2))), Santri: m.orang(), Dari: akademik.RombelID(m.id("r", 2)), Usul: kenaikan.Naik, Alasan: []akademik.AlasanNaik{{Aturan: nilai.ErrNaikAlpa, Teks: "alpa"}},
			Putusan: kenaikan.Tinggal, Keadaan: akademik.Diterapkan, Jejak: santri.Jejak{Tutup: []santri.Penutupan{{ID: "g", Selesai: m.hari(), Sebab: "naik"}}, Buka: []string{"h"}}, Dicatat: saat, Versi: versi}
	}, func(b akademik.BarisKenaikan) string { return b.Putaran + string(b.Santri) })
	return func(ctx context.Context, st akademik.Stores) error { return st.Kenaikan.SimpanBaris(ctx, l, bs...) }
}

func (m *model) langkahNaik(l dasar.LembagaID) perintah {
	p := akademik.LangkahKenaikan{Putaran: string(rune('a' + m.pilih("putaran", 2))), Urut: 1 + m.pilih("urut", 5), ID: m.id("l", 9), Jenis: akademik.LangkahPutuskan, Rincian: []akademik.RincianLangkah{{Santri: m.orang(), Putusan: kenaikan.Naik}}, Dicatat: saat}
	return func(ctx context.Context, st akademik.Stores) error { return st.Kenaikan.Catat(ctx, l, p) }
}

func (m *model) aturanNaik(l dasar.LembagaID) perintah {
	a := akademik.AturanNaik{Unit: santri.KodeUnit(m.id("U", 2)), Sejak: m.hari(), Aturan: akademik.AturanNaikUsul(), Dicatat: saat}
	a.Aturan.MaksGagal = m.pilih("gagal", 4)
	return func(ctx context.Context, st akademik.Stores) error { return st.Kenaikan.SimpanAturan(ctx, l, a) }
}

func (m *model) potretHafal(st akademik.Stores, l dasar.LembagaID) (hasil []any) {
	ctx := m.t.Context()
	ks, err := st.Kitab.Ambil(ctx, l, "k3", "k1", "tiada")
	hasil = tambahPotret(m, hasil, ks, err)
	for _, kode := range []string{"", "kitab1"} {
		ks, err = st.Kitab.Milik(ctx, l, kode, "o3", "o1")
		hasil = tambahPotret(m, hasil, ks, err)
	}
	acara, err := st.Kalender.Acara(ctx, l)
	hasil = tambahPotret(m, hasil, acara, err)
	pekan, err := st.Kalender.Pekan(ctx, l)
	hasil = tambahPotret(m, hasil, pekan, err)
	putusan, err := st.Kalender.Putusan(ctx, l)
	hasil = tambahPotret(m, hasil, putusan, err)
	for _, id := range [][]string{nil, {"u1", "u3"}} {
		us, err := st.Ujian.Ujian(ctx, l, id...)
		hasil = tambahPotret(m, hasil, us, err)
		hs, err := st.Ujian.Hasil(ctx, l, id...)
		hasil = tambahPotret(m, hasil, hs, err)
	}
	cs, err := st.Ujian.Syarat(ctx, l, "u1")
	hasil = tambahPotret(m, hasil, cs, err)
	for _, f := range []akademik.SaringSyahadah{{}, {ID: []string{"sy1"}}, {Santri: []santri.ID{"o1"}}, {Tahun: 2026}} {
		ss, err := st.Ujian.Syahadah(ctx, l, f)
		hasil = tambahPotret(m, hasil, ss, err)
	}
	for _, id := range [][]string{nil, {}, {"a", "c"}} {
		ps, err := st.Kenaikan.Putaran(ctx, l, id)
		hasil = tambahPotret(m, hasil, ps, err)
	}
	bs, err := st.Kenaikan.Baris(ctx, l, "a")
	hasil = tambahPotret(m, hasil, bs, err)
	ls, err := st.Kenaikan.Langkah(ctx, l, "a")
	hasil = tambahPotret(m, hasil, ls, err)
	as, err := st.Kenaikan.Aturan(ctx, l)
	return tambahPotret(m, hasil, as, err)
}
