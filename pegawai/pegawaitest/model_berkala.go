package pegawaitest

import (
	"context"
	"fmt"

	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
)

func nikModel(n int) santri.NIK { return santri.NIK(fmt.Sprintf("350699410786%04d", n)) }

// kop draws what every dated record has.
func (m *model) kop() pegawai.KopBerkala {
	k := pegawai.KopBerkala{ID: idModel[m.pilih("catatan", len(idModel))], Pegawai: m.orang(), Mulai: m.hari(), Versi: m.pilih("versi", 3)}
	if m.pilih("selesai", 2) == 0 {
		k.Selesai = k.Mulai.TambahHari(m.pilih("lama", 4))
	}
	if m.pilih("batal", 5) == 0 {
		k.Batal = "keliru"
	}
	return k
}

type perintah = func(context.Context, pegawai.Stores) error

// simpan stores records of one kind, one or two in a batch.
func simpan[T pegawai.Berkala](m *model, l dasar.LembagaID, toko func(pegawai.Stores) pegawai.BerkalaStore[T], buat func(pegawai.KopBerkala) T) perintah {
	satu := buat(m.kop())
	batch := []T{satu}
	if dua := buat(m.kop()); m.pilih("banyak", 2) == 0 && dua.Kop().ID != satu.Kop().ID {
		batch = append(batch, dua)
	}
	return func(ctx context.Context, st pegawai.Stores) error { return toko(st).Simpan(ctx, l, batch...) }
}

func (m *model) unit() santri.KodeUnit { return santri.KodeUnit(m.teks("unit", "MTs", "MA")) }

func (m *model) ya(nama string) bool { return rapid.Bool().Draw(m.T, nama) }

func (m *model) penugasan(l dasar.LembagaID) perintah {
	return simpan(m, l, func(st pegawai.Stores) pegawai.BerkalaStore[pegawai.Penugasan] { return st.Penugasan }, func(k pegawai.KopBerkala) pegawai.Penugasan {
		return pegawai.Penugasan{Lembaga: l, ID: k.ID, Pegawai: k.Pegawai, Jabatan: pegawai.KodeJabatan(m.teks("jabatan", "guru", "satpam")), Unit: m.unit(), Utama: m.ya("utama"), NomorSK: "1/SK",
			JamPekan: pegawai.Kuantitas(m.pilih("jam", 3)), Mulai: k.Mulai, Selesai: k.Selesai, Batal: k.Batal, Oleh: "hrd", Dicatat: saatModel, Versi: k.Versi}
	})
}

func (m *model) kontrak(l dasar.LembagaID) perintah {
	return simpan(m, l, func(st pegawai.Stores) pegawai.BerkalaStore[pegawai.Kontrak] { return st.Kontrak }, func(k pegawai.KopBerkala) pegawai.Kontrak {
		return pegawai.Kontrak{Lembaga: l, ID: k.ID, Pegawai: k.Pegawai, Jenis: pegawai.KontrakTetap, Nomor: "9", Klasifikasi: pegawai.PegawaiTetap, Metode: pegawai.Nett, KodeObjek: "21-100-01",
			Disetahun: m.ya("disetahun"), Mulai: k.Mulai, Selesai: k.Selesai, Batal: k.Batal, Oleh: "hrd", Dicatat: saatModel, Versi: k.Versi}
	})
}

func (m *model) kepesertaan(l dasar.LembagaID) perintah {
	return simpan(m, l, func(st pegawai.Stores) pegawai.BerkalaStore[pegawai.Kepesertaan] { return st.Kepesertaan }, func(k pegawai.KopBerkala) pegawai.Kepesertaan {
		return pegawai.Kepesertaan{Lembaga: l, ID: k.ID, Pegawai: k.Pegawai, Kesehatan: m.ya("kes"), JHT: m.ya("jht"), JP: m.ya("jp"), JKKJKM: m.ya("jkk"), Tambahan: m.pilih("tambahan", 3),
			Mulai: k.Mulai, Selesai: k.Selesai, Batal: k.Batal, Oleh: "hrd", Dicatat: saatModel, Versi: k.Versi}
	})
}

func (m *model) status(l dasar.LembagaID) perintah {
	return simpan(m, l, func(st pegawai.Stores) pegawai.BerkalaStore[pegawai.StatusPajak] { return st.StatusPajak }, func(k pegawai.KopBerkala) pegawai.StatusPajak {
		return pegawai.StatusPajak{Lembaga: l, ID: k.ID, Pegawai: k.Pegawai, PTKP: m.teks("ptkp", "TK/0", "K/1"), Kawin: m.ya("kawin"), Tanggungan: m.pilih("tanggungan", 3), SuratSuami: m.ya("surat"),
			Sementara: m.ya("sementara"), Mulai: k.Mulai, Selesai: k.Selesai, Batal: k.Batal, Oleh: "hrd", Dicatat: saatModel, Versi: k.Versi}
	})
}

func (m *model) saldo(l dasar.LembagaID) perintah {
	return simpan(m, l, func(st pegawai.Stores) pegawai.BerkalaStore[pegawai.SaldoPajak] { return st.SaldoPajak }, func(k pegawai.KopBerkala) pegawai.SaldoPajak {
		return pegawai.SaldoPajak{Lembaga: l, ID: k.ID, Pegawai: k.Pegawai, PemberiLain: m.ya("lain"), Bulan: m.pilih("bulan", 12), Ember: pegawai.Embers{Gaji: 1, TunjPajak: 2, TunjLain: 3, Honor: 4, Premi: 5,
			Natura: 6, Bonus: 7, Iuran: 8, Zakat: m.uang("zakat")}, BiayaJabatan: m.uang("biaya"), Neto: m.uang("neto"), PPh: -m.uang("pph"),
			Mulai: k.Mulai, Selesai: k.Selesai, Batal: k.Batal, Oleh: "hrd", Dicatat: saatModel, Versi: k.Versi}
	})
}

func (m *model) nilai(l dasar.LembagaID) perintah {
	return simpan(m, l, func(st pegawai.Stores) pegawai.BerkalaStore[pegawai.Nilai] { return st.Nilai }, func(k pegawai.KopBerkala) pegawai.Nilai {
		return pegawai.Nilai{Lembaga: l, ID: k.ID, Pegawai: k.Pegawai, Komponen: "pokok", Unit: m.unit(), Nilai: m.uang("nilai"), Persen: pegawai.Persen(m.pilih("persen", 3)),
			Mulai: k.Mulai, Selesai: k.Selesai, Batal: k.Batal, Oleh: "hrd", Dicatat: saatModel, Versi: k.Versi}
	})
}

func (m *model) isian(l dasar.LembagaID) perintah {
	return simpan(m, l, func(st pegawai.Stores) pegawai.BerkalaStore[pegawai.Isian] { return st.Isian }, func(k pegawai.KopBerkala) pegawai.Isian {
		return pegawai.Isian{Lembaga: l, ID: k.ID, Pegawai: k.Pegawai, Komponen: "bonus", Unit: m.unit(), Banyak: pegawai.Kuantitas(m.pilih("banyaknya", 3)), Jumlah: -m.uang("jumlah"), Hari: m.teks("jenis hari", "", "kerja"),
			Keterangan: "x", Mulai: k.Mulai, Selesai: k.Selesai, Batal: k.Batal, Oleh: "hrd", Dicatat: saatModel, Versi: k.Versi}
	})
}

func (m *model) jam(l dasar.LembagaID) perintah {
	return simpan(m, l, func(st pegawai.Stores) pegawai.BerkalaStore[pegawai.CatatanJam] { return st.Jam }, func(k pegawai.KopBerkala) pegawai.CatatanJam {
		return pegawai.CatatanJam{Lembaga: l, ID: k.ID, Pegawai: k.Pegawai, Menggantikan: rapid.SampledFrom([]pegawai.ID{"", "p1"}).Draw(m.T, "ganti"), Unit: m.unit(), Jumlah: pegawai.Kuantitas(m.pilih("jumlah", 3) * 100),
			Disetujui: m.teks("setuju", "", "kepala"), Keterangan: "x", Mulai: k.Mulai, Selesai: k.Mulai, Batal: k.Batal, Oleh: "hrd", Dicatat: saatModel, Versi: k.Versi}
	})
}

func (m *model) presensi(l dasar.LembagaID) perintah {
	return simpan(m, l, func(st pegawai.Stores) pegawai.BerkalaStore[pegawai.Presensi] { return st.Presensi }, func(k pegawai.KopBerkala) pegawai.Presensi {
		p := pegawai.Presensi{Lembaga: l, ID: k.ID, Pegawai: k.Pegawai, Shift: "malam", Urut: 1 + m.pilih("urut", 2), Kehadiran: pegawai.Hadir, Sebab: m.teks("sebab", "", "lupa"),
			Mulai: k.Mulai, Selesai: k.Mulai, Batal: k.Batal, Oleh: "hrd", Dicatat: saatModel, Versi: k.Versi}
		if m.ya("masuk") {
			p.Masuk = saatModel
		}
		return p
	})
}

func (m *model) cuti(l dasar.LembagaID) perintah {
	return simpan(m, l, func(st pegawai.Stores) pegawai.BerkalaStore[pegawai.Cuti] { return st.Cuti }, func(k pegawai.KopBerkala) pegawai.Cuti {
		c := pegawai.Cuti{Lembaga: l, ID: k.ID, Pegawai: k.Pegawai, Subjek: privasi.SubjekID("subjek-" + string(l) + string(k.Pegawai)), Jenis: pegawai.CutiSakit, Status: pegawai.CutiDiajukan, NomorSurat: "1",
			Diputus: m.teks("putus", "", "kepala"), Catatan: "x", Mulai: k.Mulai, Selesai: k.Selesai, Batal: k.Batal, Oleh: "hrd", Dicatat: saatModel, Versi: k.Versi}
		if m.ya("alasan") {
			c.Alasan = privasi.Tutup("demam")
		}
		privasitest.SegelUntuk(m.t, m.rumah, l, &c)
		return c
	})
}

func (m *model) dokumen(l dasar.LembagaID) perintah {
	return simpan(m, l, func(st pegawai.Stores) pegawai.BerkalaStore[pegawai.Dokumen] { return st.Dokumen }, func(k pegawai.KopBerkala) pegawai.Dokumen {
		d := pegawai.Dokumen{Lembaga: l, ID: k.ID, Pegawai: k.Pegawai, Subjek: privasi.SubjekID("subjek-" + string(l) + string(k.Pegawai)), Jenis: "ijazah", Nama: "Ijazah", Tipe: "image/png",
			Isi: privasi.Tutup([]byte("isi")), Mulai: k.Mulai, Selesai: k.Selesai, Batal: k.Batal, Oleh: "hrd", Dicatat: saatModel, Versi: k.Versi}
		if m.ya("nomor") {
			d.Nomor = privasi.Tutup("12")
		}
		privasitest.SegelUntuk(m.t, m.rumah, l, &d)
		return d
	})
}

func (m *model) kasbon(l dasar.LembagaID) perintah {
	return simpan(m, l, func(st pegawai.Stores) pegawai.BerkalaStore[pegawai.Kasbon] { return st.Kasbon }, func(k pegawai.KopBerkala) pegawai.Kasbon {
		return pegawai.Kasbon{Lembaga: l, ID: k.ID, Pegawai: k.Pegawai, Pokok: 3000, Angsuran: []pegawai.Angsuran{{Bulan: dasar.Bln(2026, 10), Jumlah: 3000}}, Pelunasan: m.uang("lunas"), Keterangan: "x",
			Mulai: k.Mulai, Batal: k.Batal, Oleh: "hrd", Dicatat: saatModel, Versi: k.Versi}
	})
}

// potretBerkala reads every kind in every way.
func (m *model) potretBerkala(st pegawai.Stores, l dasar.LembagaID, catat func(any, error)) {
	lihat(m, l, catat, st.Penugasan, apaAdanya)
	lihat(m, l, catat, st.Kontrak, apaAdanya)
	lihat(m, l, catat, st.Kepesertaan, apaAdanya)
	lihat(m, l, catat, st.StatusPajak, apaAdanya)
	lihat(m, l, catat, st.SaldoPajak, apaAdanya)
	lihat(m, l, catat, st.Nilai, apaAdanya)
	lihat(m, l, catat, st.Isian, apaAdanya)
	lihat(m, l, catat, st.Jam, apaAdanya)
	lihat(m, l, catat, st.Presensi, apaAdanya)
	lihat(m, l, catat, st.Kasbon, apaAdanya)
	lihat(m, l, catat, st.Cuti, cutiPolos)
	lihat(m, l, catat, st.Dokumen, dokumenPolos)
	for _, p := range orangModel {
		ds, err := st.Dokumen.Daftar(m.t.Context(), l, p)
		catat(petakan(ds, dokumenPolos), err)
	}
	for _, dari := range []dasar.Tanggal{dasar.Tgl(2026, 9, 28), dasar.Tgl(2026, 10, 1)} {
		js, err := st.SumberJam.Jam(m.t.Context(), l, dari, dari.TambahHari(2))
		catat(rata(js), err)
		n, err := st.SumberJam.JamTertunda(m.t.Context(), l, dari, dari.TambahHari(2))
		catat(n, err)
	}
}

func lihat[T pegawai.Berkala](m *model, l dasar.LembagaID, catat func(any, error), s pegawai.BerkalaStore[T], polos func(T) any) {
	ctx := m.t.Context()
	rs, err := s.Ambil(ctx, l, idModel...)
	catat(petakan(rs, polos), err)
	rs, err = s.Milik(ctx, l, orangModel...)
	catat(petakan(rs, polos), err)
	rs, err = ratakan(s.Alirkan(ctx, l, orangModel...))
	catat(petakan(rs, polos), err)
	for _, dari := range []dasar.Tanggal{dasar.Tgl(2026, 9, 29), dasar.Tgl(2026, 10, 2)} {
		rs, err := ratakan(s.Selama(ctx, l, dari, dari.TambahHari(1)))
		catat(petakan(rs, polos), err)
	}
}

func petakan[T any](rs []T, f func(T) any) []any {
	hasil := []any{}
	for _, r := range rs {
		hasil = append(hasil, f(r))
	}
	return hasil
}

func apaAdanya[T any](t T) any { return t }

// polos takes a sealed field out of a record and gives its bytes.
func polos[V any](t *privasi.Tertutup[V]) string {
	b, _ := t.Bungkus()
	*t = privasi.Tertutup[V]{}
	return string(b.Sandi) + "/" + string(b.Indeks)
}

func cutiPolos(c pegawai.Cuti) any { a := polos(&c.Alasan); return []any{c, a} }

func dokumenPolos(d pegawai.Dokumen) any {
	a, b := polos(&d.Nomor), polos(&d.Isi)
	return []any{d, a, b}
}

func tanpaSegel(ps []pegawai.Pegawai) []any {
	return petakan(ps, func(p pegawai.Pegawai) any {
		s := []string{polos(&p.NIK), polos(&p.NPWP), polos(&p.NUPTK), polos(&p.NIP), polos(&p.HP), polos(&p.Surel), polos(&p.Alamat), polos(&p.Rekening)}
		return []any{p, s}
	})
}
