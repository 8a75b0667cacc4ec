package akademiktest

import (
	"context"
	"fmt"
	"time"

	"github.com/pesantren-go/pesantren/akademik"
	"github.com/pesantren-go/pesantren/akademik/jadwal"
	"github.com/pesantren-go/pesantren/akademik/kalender"
	"github.com/pesantren-go/pesantren/akademik/presensi"
	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/santri"
)

func (m *model) jadwal(l dasar.LembagaID) perintah {
	js := beberapa(m, func(versi int) akademik.Jadwal {
		j := versiJadwal(akademik.JadwalID(m.id("j", 4)), akademik.TahunID(m.id("t", 2)), m.hari())
		j.Versi, j.Status = versi, []akademik.StatusJadwal{akademik.JadwalDraf, akademik.JadwalBerlaku, akademik.JadwalBatal}[m.pilih("status", 3)]
		return j
	}, func(j akademik.Jadwal) string { return string(j.ID) })
	return func(ctx context.Context, st akademik.Stores) error { return st.Jadwal.SimpanJadwal(ctx, l, js...) }
}

func (m *model) tempat() akademik.Tempat {
	if m.pilih("letak", 3) == 0 {
		return akademik.Tempat{}
	}
	return akademik.Tempat{Ada: true, Hari: jadwal.Hari(m.pilih("hari", 7)), Jam: m.pilih("jam", 4), Ruang: m.id("R", 2), Tetap: m.pilih("tetap", 2) == 0}
}

func (m *model) kegiatanJadwal(l dasar.LembagaID) perintah {
	ks := beberapa(m, func(int) akademik.KegiatanJadwal {
		return akademik.KegiatanJadwal{ID: m.id("kg", 4), Kisi: "MTs", Mapel: akademik.KodeMapel(m.id("m", 2)), Guru: []pegawai.ID{pegawai.ID(m.id("g", 2))}, Peserta: []akademik.PesertaJadwal{{Rombel: akademik.RombelID(m.id("r", 4))}}, JP: 1 + m.pilih("jp", 3), Tempat: m.tempat()}
	}, func(k akademik.KegiatanJadwal) string { return k.ID })
	j, hapus := akademik.JadwalID(m.id("j", 2)), []string(nil)
	if m.pilih("hapus", 2) == 0 {
		hapus = []string{"kg9", "kg0"}[:1+m.pilih("banyak hapus", 2)]
	}
	return func(ctx context.Context, st akademik.Stores) error {
		return st.Jadwal.SimpanKegiatan(ctx, l, j, ks, hapus...)
	}
}

func (m *model) langkahJadwal(l dasar.LembagaID) perintah {
	xs := beberapa(m, func(int) akademik.LangkahJadwal {
		return akademik.LangkahJadwal{Jadwal: akademik.JadwalID(m.id("j", 2)), Nomor: 1 + m.pilih("nomor", 12), Urung: m.pilih("urung", 2) == 0, Pindah: []akademik.PindahKegiatan{{Kegiatan: m.id("kg", 4), Dari: m.tempat(), Ke: m.tempat()}}, Dicatat: saat}
	}, func(x akademik.LangkahJadwal) string { return fmt.Sprint(x.Jadwal, x.Nomor) })
	return func(ctx context.Context, st akademik.Stores) error { return st.Jadwal.SimpanLangkah(ctx, l, xs...) }
}

func (m *model) syaratJadwal(l dasar.LembagaID) perintah {
	s := akademik.SyaratJadwal{Versi: m.pilih("versi", 3), Ruang: []jadwal.Ruang{{ID: m.id("R", 2), Zona: santri.Perempuan}}, Beban: []jadwal.Beban{{Guru: m.id("g", 2), JPHari: m.pilih("jp", 8)}}, Dicatat: saat}
	return func(ctx context.Context, st akademik.Stores) error { return st.Jadwal.SimpanSyarat(ctx, l, s) }
}

func (m *model) sesi() akademik.Sesi {
	s := akademik.Sesi{Tanggal: dasar.Tgl(2026, 9, 29).TambahHari(2 * m.pilih("hari", 2)), Mulai: jadwal.Pukul(7, 0), Rombel: "r1"}
	if m.pilih("kegiatan", 4) == 0 {
		s.Kegiatan = m.id("kp", 2)
	} else {
		s.Mapel = "m1"
	}
	return s
}

func (m *model) register(l dasar.LembagaID) perintah {
	rs := beberapa(m, func(versi int) akademik.Register {
		r := register(m.sesi(), presensi.Catatan{Santri: m.orang(), Keadaan: presensi.Terlambat, Menit: 1 + m.pilih("menit", 20)})
		r.Versi, r.Sebab = versi, m.batal()
		return r
	}, func(r akademik.Register) string { return r.ID })
	return func(ctx context.Context, st akademik.Stores) error { return st.Presensi.SimpanRegister(ctx, l, rs...) }
}

func (m *model) jurnal(l dasar.LembagaID) perintah {
	js := beberapa(m, func(versi int) akademik.Jurnal {
		s := m.sesi()
		return akademik.Jurnal{ID: s.ID(), Tanggal: s.Tanggal, Mulai: s.Mulai, Rombel: s.Rombel, Unit: "MTs", Mapel: s.Mapel, JP: 2, Pengajar: []akademik.Pengajar{{Guru: pegawai.ID(m.id("g", 2)), Menggantikan: "g9"}}, Materi: m.id("Materi", 3),
			Terlaksana: m.pilih("terlaksana", 2) == 0, Disetujui: m.batal(), Dicatat: saat, Versi: versi}
	}, func(j akademik.Jurnal) string { return j.ID })
	return func(ctx context.Context, st akademik.Stores) error { return st.Presensi.SimpanJurnal(ctx, l, js...) }
}

// izin draws leave whose reason is sealed bytes: a storage moves them and asks nothing.
func (m *model) izin(l dasar.LembagaID) perintah {
	is := beberapa(m, func(versi int) akademik.IzinSantri {
		mulai := m.hari()
		return akademik.IzinSantri{ID: m.id("iz", 4), Santri: m.orang(), Subjek: privasi.SubjekID(m.id("sub", 3)), Jenis: akademik.IzinUKS, Alasan: privasi.DariSegel[string](m.segel()), Mulai: mulai, Selesai: mulai.TambahHari(m.pilih("lama", 3)),
			Dari: jadwal.Menit(m.pilih("dari", 600)), Disetujui: m.batal(), Batal: m.batal(), Dicatat: saat, Versi: versi}
	}, func(i akademik.IzinSantri) string { return i.ID })
	return func(ctx context.Context, st akademik.Stores) error { return st.Presensi.SimpanIzin(ctx, l, is...) }
}

func (m *model) segel() privasi.Bungkus {
	return privasi.Bungkus{Sandi: fmt.Appendf(nil, "sandi %d", m.pilih("sandi", 1000))}
}

func (m *model) kegiatan(l dasar.LembagaID) perintah {
	ks := beberapa(m, func(versi int) akademik.Kegiatan {
		return akademik.Kegiatan{ID: m.id("kp", 4), Nama: m.id("Jamaah", 2), Jenis: "jamaah", Pola: kalender.Pola{Jenis: kalender.Mingguan, Mulai: m.hari(), Hari: []time.Weekday{time.Monday}}, Mulai: jadwal.Menit(240 + m.pilih("mulai", 3)),
			Selesai: 300, Rombel: []akademik.RombelID{"r1"}, Petugas: []pegawai.ID{"g1"}, Aktif: m.pilih("aktif", 2) == 0, Dicatat: saat, Versi: versi}
	}, func(k akademik.Kegiatan) string { return k.ID })
	return func(ctx context.Context, st akademik.Stores) error { return st.Kegiatan.SimpanKegiatan(ctx, l, ks...) }
}

func (m *model) aturanPresensi(l dasar.LembagaID) perintah {
	a := akademik.AturanPresensi{Sejak: m.hari(), HariKoreksi: m.pilih("koreksi", 9), JurnalLangsung: m.pilih("langsung", 2) == 0, Dicatat: saat,
		Aturan: presensi.Aturan{Kata: []presensi.Kata{{Kode: "piket", Nama: "Piket", Singkat: "P", Hitung: presensi.Hadir}}, Hari: presensi.AturanHari{Pembilang: 1, Penyebut: 1 + m.pilih("bagian", 4)}}}
	return func(ctx context.Context, st akademik.Stores) error { return st.Kegiatan.SimpanAturan(ctx, l, a) }
}

func (m *model) potretJadwal(st akademik.Stores, l dasar.LembagaID) (hasil []any) {
	ctx := m.t.Context()
	for _, f := range []akademik.SaringJadwal{{}, {ID: []akademik.JadwalID{"j1"}}, {Tahun: []akademik.TahunID{"t1"}}, {Status: akademik.JadwalBerlaku}} {
		js, err := st.Jadwal.Jadwal(ctx, l, f)
		hasil = tambahPotret(m, hasil, js, err)
	}
	ks, err := st.Jadwal.Kegiatan(ctx, l, "j3", "j1", "j0", "j2")
	hasil = tambahPotret(m, hasil, ks, err)
	for _, j := range []akademik.JadwalID{"j0", "j1"} {
		ls, err := st.Jadwal.Langkah(ctx, l, j, 2)
		hasil = tambahPotret(m, hasil, ls, err)
	}
	s, err := st.Jadwal.Syarat(ctx, l)
	return tambahPotret(m, hasil, []akademik.SyaratJadwal{s}, err)
}

func (m *model) potretPresensi(st akademik.Stores, l dasar.LembagaID) (hasil []any) {
	ctx := m.t.Context()
	d := func(n int) dasar.Tanggal { return dasar.Tgl(2026, 9, 28).TambahHari(n) }
	for _, f := range []akademik.SaringRegister{{}, {Dari: d(1), Sampai: d(4)}, {Rombel: []akademik.RombelID{"r0", "r1"}, Ringkas: true}, {Kegiatan: []string{"kp1", "kp0"}}, {Pelajaran: true}, {Santri: "o1"}, {ID: []string{}}} {
		rs, err := st.Presensi.Register(ctx, l, f)
		hasil = tambahPotret(m, hasil, rs, err)
		for _, r := range rs {
			lama, err := st.Presensi.RiwayatRegister(ctx, l, r.ID)
			hasil = tambahPotret(m, hasil, lama, err)
		}
	}
	for _, f := range []akademik.SaringJurnal{{}, {Dari: d(1), Sampai: d(4)}, {Rombel: []akademik.RombelID{"r1"}}, {Guru: "g1"}, {Menunggu: true}} {
		js, err := st.Presensi.Jurnal(ctx, l, f)
		hasil = tambahPotret(m, hasil, js, err)
	}
	for _, f := range []akademik.SaringIzin{{}, {ID: []string{"iz1"}}, {Dari: d(2), Sampai: d(3)}, {Santri: []santri.ID{"o1"}}, {Berlaku: true}} {
		is, err := st.Presensi.Izin(ctx, l, f)
		for i := range is {
			b, _ := is[i].Alasan.Bungkus()
			hasil, is[i].Alasan = append(hasil, string(b.Sandi)), privasi.Tertutup[string]{}
		}
		hasil = tambahPotret(m, hasil, is, err)
	}
	ks, err := st.Kegiatan.Kegiatan(ctx, l)
	hasil = tambahPotret(m, hasil, ks, err)
	as, err := st.Kegiatan.Aturan(ctx, l)
	return tambahPotret(m, hasil, as, err)
}
