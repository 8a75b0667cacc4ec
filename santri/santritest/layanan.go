package santritest

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/santri"
)

// RunLayanan tries santri.Service on a storage: what needs units of work, locks
// and several stores at once.
func RunLayanan(t *testing.T, buka func(*testing.T) Toko) {
	for _, k := range []struct {
		nama string
		uji  func(*layanan)
	}{
		{"terima_sekeluarga", (*layanan).sekeluarga},
		{"terima_semua_atau_tidak", (*layanan).semuaAtauTidak},
		{"keluarga_dikenal_di_satu_kiriman", (*layanan).satuKiriman},
		{"perbarui", (*layanan).perbarui},
		{"hidup_seorang_santri", (*layanan).hidup},
		{"pergi_melepas_kelas_dan_kamar", (*layanan).pergi},
		{"kembali_dengan_masa_baru", (*layanan).kembali},
		{"lingkup_mengikuti_kelas", (*layanan).lingkup},
		{"tanpa_keluarga_tidak_tercampur", (*layanan).tanpaKeluarga},
		{"kunci_ulang", (*layanan).kunciUlang},
		{"bersamaan/terima_nis_sama", (*layanan).bersamaanNIS},
		{"bersamaan/saudara_diterima", (*layanan).bersamaanSaudara},
		{"bersamaan/keluarga_dipastikan", (*layanan).bersamaanKeluarga},
		{"bersamaan/status_sama", (*layanan).bersamaanStatus},
		{"bersamaan/dua_penulis", (*layanan).bersamaanPenulis},
		{"bersamaan/pindah_kelas", (*layanan).bersamaanPindah},
		{"bersamaan/kunci_ulang", (*layanan).bersamaanKunci},
	} {
		t.Run(k.nama, func(t *testing.T) {
			p := BuatPabrik(t)
			l := &layanan{t: t, p: p, toko: buka(t)}
			l.s = p.Layanan(l.toko)
			require.NoError(t, l.s.AturStruktur(ctx, tataUsaha, santri.Struktur{Unit: []santri.Unit{
				{Lembaga: Lembaga, Kode: "MTs", Nama: "MTs Uji", Jalur: santri.Formal}, {Lembaga: Lembaga, Kode: "MA", Nama: "MA Uji", Jalur: santri.Formal}}}))
			k.uji(l)
		})
	}
}

type layanan struct {
	t    *testing.T
	p    *Pabrik
	toko Toko
	s    *santri.Service
	urut int
}

var (
	tataUsaha = dasar.Pelaku{ID: "akun-tu", Lembaga: Lembaga, Peran: privasi.PeranTataUsaha, Lingkup: dasar.LingkupSemua, Tujuan: privasi.TujuanKesiswaan}
	kepala    = dasar.Pelaku{ID: "akun-kepala", Lembaga: Lembaga, Peran: privasi.PeranKepala, Lingkup: dasar.LingkupSemua, Tujuan: privasi.TujuanKesiswaan}
)

// masukan is an intake of the family "Nashir and Rizqi, HP hp".
func (l *layanan) masukan(nama string, hp string) santri.Penerimaan {
	l.urut++
	n, _, err := santri.Isian{NIS: fmt.Sprintf("26%04d", l.urut), NIK: string(NIK(l.urut)), Nama: nama, JenisKelamin: "L", HP: hp, TanggalLahir: dasar.Tgl(2010, 3, 12)}.Baca()
	require.NoError(l.t, err)
	n.Status = santri.Aktif
	wali, kunci, _, err := santri.BacaWali(santri.IsianWali{Nama: "H. Nashir Setiawan", HP: hp, Hubungan: santri.Ayah, Utama: true},
		santri.IsianWali{Nama: "Rizqi Mubarokah", Hubungan: santri.Ibu})
	require.NoError(l.t, err)
	return santri.Penerimaan{Santri: n, Wali: wali, KunciKeluarga: kunci, Pada: dasar.Tgl(2026, 7, 13),
		Keanggotaan: []santri.Keanggotaan{{Jalur: santri.Formal, Unit: "MTs", Tingkat: "7", Kelas: "7A"}}, Mukim: &santri.Mukim{Asrama: "Al-Ghozali", Kamar: "1"}}
}

func (l *layanan) terima(nama string) santri.Santri {
	l.t.Helper()
	ns, err := l.s.Terima(ctx, tataUsaha, l.masukan(nama, "081234567890"))
	require.NoError(l.t, err)
	return ns[0]
}

func (l *layanan) profil(id santri.ID) santri.Profil {
	l.t.Helper()
	pr, err := l.s.Ambil(ctx, tataUsaha, id)
	require.NoError(l.t, err)
	return pr
}

func (l *layanan) sekeluarga() {
	t := l.t
	m := l.masukan("Ahmad", "081234567890")
	ns, err := l.s.Terima(ctx, tataUsaha, m)
	require.NoError(t, err)
	a := ns[0]
	require.Empty(t, m.Santri.ID, "masukan pemanggil tidak disentuh")
	require.Equal(t, 1, a.Versi)
	require.Equal(t, l.p.R.Jam.Now(), a.Dicatat)
	require.NotContains(t, []string{string(a.ID), string(a.Subjek), ""}, string(a.Alias))
	require.Equal(t, "3506991203100001", privasitest.Buka(t, l.p.R, a)["NIK"])

	lain := l.masukan("Budi", "0812 3456 7890")
	lain.Wali[0].Wali.Nama = "NASHIR SETIAWAN, S.Pd"
	ns, err = l.s.Terima(ctx, tataUsaha, lain)
	require.NoError(t, err)
	b := ns[0]
	require.Equal(t, a.Keluarga, b.Keluarga)
	beda, err := l.s.Terima(ctx, tataUsaha, l.masukan("Cici", "081299999999"))
	require.NoError(t, err)
	require.NotEqual(t, a.Keluarga, beda[0].Keluarga, "HP lain, keluarga lain")

	pa, pb, pc := l.profil(a.ID), l.profil(b.ID), l.profil(beda[0].ID)
	require.Equal(t, []santri.Hubungan{santri.Ayah, santri.Ibu}, []santri.Hubungan{pa.Wali[0].Hubungan, pa.Wali[1].Hubungan})
	require.Equal(t, pa.Wali[0].Wali.ID, pb.Wali[0].Wali.ID, "wali dipakai bersama")
	require.Equal(t, pa.Wali[1].Wali.ID, pb.Wali[1].Wali.ID)
	require.NotEqual(t, pa.Wali[0].Wali.ID, pc.Wali[0].Wali.ID)
	require.Equal(t, "H. Nashir Setiawan", pb.Wali[0].Wali.Nama, "nama asli tetap")
	require.Equal(t, "7A", pa.Keanggotaan[0].Kelas)
	require.Equal(t, dasar.Tgl(2026, 7, 13), pa.Mukim[0].Mulai)
	require.Equal(t, santri.Aktif, pa.Riwayat[0].Ke)
	require.Equal(t, "akun-tu", pa.Riwayat[0].Oleh)
	anak, err := l.s.Keluarga(ctx, tataUsaha, a.Keluarga)
	require.NoError(t, err)
	require.Equal(t, []santri.ID{a.ID, b.ID}, []santri.ID{anak[0].ID, anak[1].ID})

	tanpa := l.masukan("Dedi", "")
	ns, err = l.s.Terima(ctx, tataUsaha, tanpa)
	require.NoError(t, err)
	require.NotEmpty(t, ns[0].Keluarga, "tanpa HP: keluarga sendiri")
}

func (l *layanan) semuaAtauTidak() {
	baik, kembar := l.masukan("Ahmad", "081234567890"), l.masukan("Budi", "081234567890")
	kembar.Santri.NIS = baik.Santri.NIS
	_, err := l.s.Terima(ctx, tataUsaha, baik, kembar)
	require.ErrorIs(l.t, err, santri.ErrNISDipakai)
	salah := l.masukan("Cici", "081234567890")
	salah.Keanggotaan[0].Unit = "SMP"
	_, err = l.s.Terima(ctx, tataUsaha, baik, salah)
	require.ErrorIs(l.t, err, santri.ErrUnitAsing)
	require.Contains(l.t, err.Error(), "santri ke-2")
	jumlah(l.t, l.toko, Lembaga, 0)
	ada, _, err := l.s.Cari(ctx, tataUsaha, santri.Saringan{Teks: "081234567890"}, dasar.Page{})
	require.NoError(l.t, err)
	require.Empty(l.t, ada)
	ganda := l.masukan("Dedi", "081234567890")
	ganda.Wali[1] = ganda.Wali[0]
	ganda.Wali[1].Utama = false
	_, err = l.s.Terima(ctx, tataUsaha, ganda)
	require.ErrorIs(l.t, err, santri.ErrWaliGanda)
}

func (l *layanan) satuKiriman() {
	var ms []santri.Penerimaan
	for i := range 40 {
		ms = append(ms, l.masukan(fmt.Sprintf("Santri %02d", i), fmt.Sprintf("08123456789%d", i%4)))
	}
	ns, err := l.s.Terima(ctx, tataUsaha, ms...)
	require.NoError(l.t, err)
	keluarga, ayah := map[santri.KeluargaID]bool{}, map[santri.WaliID]bool{}
	for i, n := range ns {
		require.Equal(l.t, ns[i%4].Keluarga, n.Keluarga)
		keluarga[n.Keluarga] = true
		ayah[l.profil(n.ID).Wali[0].Wali.ID] = true
	}
	require.Len(l.t, keluarga, 4)
	require.Len(l.t, ayah, 4)
}

func (l *layanan) perbarui() {
	t := l.t
	a := l.terima("Ahmad")
	b := a
	b.Nama, b.Catatan = "Ahmad Baru", privasi.Tutup("yatim")
	b.Status, b.Subjek, b.Alias = santri.Alumni, "lain", "lain"
	baru, err := l.s.Perbarui(ctx, tataUsaha, b)
	require.NoError(t, err)
	a.Nama, a.Catatan, a.Versi = "Ahmad Baru", privasi.Tutup("yatim"), 2
	privasitest.Sama(t, l.p.R, a, baru)
	_, err = l.s.Perbarui(ctx, tataUsaha, b)
	require.ErrorIs(t, err, santri.ErrVersi)
	baru.Keluarga = "tiada"
	_, err = l.s.Perbarui(ctx, tataUsaha, baru)
	require.ErrorIs(t, err, santri.ErrKeluarga)
	baru.Keluarga, baru.Versi = "", 0
	_, err = l.s.Perbarui(ctx, tataUsaha, baru)
	require.ErrorIs(t, err, santri.ErrVersi)
	lain := tataUsaha
	lain.Lembaga = LembagaLain
	_, err = l.s.Perbarui(ctx, lain, baru)
	require.ErrorIs(t, err, santri.ErrSantri)
	lain = tataUsaha
	lain.Lingkup = dasar.Lingkup{Unit: []string{"MA"}}
	_, err = l.s.Perbarui(ctx, lain, baru)
	require.ErrorIs(t, err, santri.ErrSantri)
	_, err = l.s.Perbarui(ctx, dasar.Pelaku{}, baru)
	require.ErrorIs(t, err, dasar.ErrPelaku)
}

func (l *layanan) hidup() {
	t := l.t
	a := l.terima("Ahmad")
	ubah := func(p dasar.Pelaku, c santri.Perubahan) error { _, err := l.s.UbahStatus(ctx, p, a.ID, c); return err }
	cuti := santri.Perubahan{Ke: santri.Cuti, Pada: dasar.Tgl(2026, 9, 1), Alasan: "sakit", Syarat: []santri.Syarat{santri.RencanaCuti}}
	for range 3 {
		require.NoError(t, ubah(tataUsaha, cuti), "mengulang tidak berakibat dua kali")
	}
	require.ErrorIs(t, ubah(tataUsaha, santri.Perubahan{Ke: santri.Lulus, Pada: dasar.Tgl(2026, 9, 2), Syarat: []santri.Syarat{santri.JalurTuntas}}), santri.ErrStatusPindah)
	require.NoError(t, ubah(tataUsaha, santri.Perubahan{Ke: santri.Aktif, Pada: dasar.Tgl(2026, 9, 20), Syarat: []santri.Syarat{santri.KembaliTercatat}}))
	require.ErrorIs(t, ubah(tataUsaha, santri.Perubahan{Ke: santri.Wafat, Pada: dasar.Tgl(2026, 9, 21)}), santri.ErrStatusPimpinan)
	pr := l.profil(a.ID)
	require.Len(t, pr.Riwayat, 3)
	require.Equal(t, santri.Aktif, pr.Santri.Status)
	require.Equal(t, 3, pr.Santri.Versi)
	require.True(t, pr.Keanggotaan[0].Terbuka(), "cuti menahan tempat")
	status, err := santri.PeriksaRiwayat(pr.Riwayat)
	require.NoError(t, err)
	require.Equal(t, pr.Santri.Status, status)
	require.Empty(t, peserta(t, l.toko, dasar.Tgl(2026, 9, 10)))
	require.Len(t, peserta(t, l.toko, dasar.Tgl(2026, 9, 20)), 1)
}

func (l *layanan) pergi() {
	t := l.t
	a := l.terima("Ahmad")
	boyong := santri.Perubahan{Ke: santri.Boyong, Pada: dasar.Tgl(2026, 9, 1), Alasan: "keluarga", Syarat: []santri.Syarat{santri.BebasTanggungan, santri.Sowan}}
	_, err := l.s.UbahStatus(ctx, tataUsaha, a.ID, boyong)
	require.NoError(t, err)
	pr := l.profil(a.ID)
	require.Equal(t, dasar.Tgl(2026, 9, 1), pr.Keanggotaan[0].Selesai)
	require.Equal(t, "keluar", pr.Keanggotaan[0].Sebab)
	require.Equal(t, dasar.Tgl(2026, 9, 1), pr.Mukim[0].Selesai)
	_, err = l.s.Pindahkan(ctx, tataUsaha, a.ID, santri.Keanggotaan{Jalur: santri.Formal, Unit: "MA", Mulai: dasar.Tgl(2026, 9, 2)}, "naik")
	require.ErrorIs(t, err, santri.ErrAnggotaStatus)
	_, err = l.s.Mukimkan(ctx, tataUsaha, a.ID, santri.Mukim{Mulai: dasar.Tgl(2026, 9, 2)})
	require.ErrorIs(t, err, santri.ErrAnggotaStatus)
	mts := tataUsaha
	mts.Lingkup = dasar.Lingkup{Unit: []string{"MTs"}}
	_, err = l.s.Ambil(ctx, mts, a.ID)
	require.NoError(t, err, "unit terakhir masih boleh melihat")
	mts.Lingkup.Unit[0] = "MA"
	_, err = l.s.Ambil(ctx, mts, a.ID)
	require.ErrorIs(t, err, santri.ErrSantri)
}

func (l *layanan) kembali() {
	t := l.t
	a := l.terima("Ahmad")
	boyong := santri.Perubahan{Ke: santri.Boyong, Pada: dasar.Tgl(2026, 8, 1), Alasan: "keluarga", Syarat: []santri.Syarat{santri.BebasTanggungan, santri.Sowan}}
	_, err := l.s.UbahStatus(ctx, tataUsaha, a.ID, boyong)
	require.NoError(t, err)
	_, err = l.s.UbahStatus(ctx, tataUsaha, a.ID, santri.Perubahan{Ke: santri.Aktif, Pada: dasar.Tgl(2026, 9, 1), Alasan: "mendaftar_kembali", Syarat: []santri.Syarat{santri.PenerimaanKembali}})
	require.NoError(t, err)
	_, err = l.s.Pindahkan(ctx, tataUsaha, a.ID, santri.Keanggotaan{Jalur: santri.Formal, Unit: "MA", Kelas: "10A", Mulai: dasar.Tgl(2026, 9, 1)}, "")
	require.NoError(t, err)
	_, err = l.s.Pindahkan(ctx, tataUsaha, a.ID, santri.Keanggotaan{Jalur: santri.Formal, Unit: "MA", Kelas: "10B", Mulai: dasar.Tgl(2026, 8, 31)}, "pindah")
	require.ErrorIs(t, err, santri.ErrAnggotaTanggal, "berakhir sebelum mulai")
	pr := l.profil(a.ID)
	require.Equal(t, a.ID, pr.Santri.ID, "orang yang sama")
	require.Len(t, pr.Keanggotaan, 2)
	require.Len(t, pr.Riwayat, 3)
	require.NoError(t, l.s.KeluarJalur(ctx, tataUsaha, a.ID, santri.Formal, dasar.Tgl(2026, 10, 1), "keluar"))
	require.NoError(t, l.s.KeluarJalur(ctx, tataUsaha, a.ID, santri.Formal, dasar.Tgl(2026, 10, 1), "keluar"))
	require.ErrorIs(t, l.s.KeluarJalur(ctx, tataUsaha, a.ID, santri.Formal, dasar.Tgl(2026, 10, 2), "keluar"), santri.ErrAnggotaTutup)
	require.ErrorIs(t, l.s.AkhiriMukim(ctx, tataUsaha, a.ID, dasar.Tgl(2026, 10, 2)), santri.ErrMukimTutup)
}

func (l *layanan) lingkup() {
	t := l.t
	a, b := l.terima("Ahmad"), l.terima("Budi")
	_, err := l.s.Pindahkan(ctx, tataUsaha, a.ID, santri.Keanggotaan{Jalur: santri.Formal, Unit: "MA", Mulai: dasar.Tgl(2026, 9, 1)}, "naik")
	require.NoError(t, err)
	for unit, mau := range map[string]santri.ID{"MTs": b.ID, "MA": a.ID} {
		p := tataUsaha
		p.Lingkup = dasar.Lingkup{Unit: []string{unit}}
		ns, _, err := l.s.Cari(ctx, p, santri.Saringan{}, dasar.Page{})
		require.NoError(t, err)
		require.Len(t, ns, 1, unit)
		require.Equal(t, mau, ns[0].ID, unit)
		n, err := l.s.Hitung(ctx, p, santri.Saringan{})
		require.NoError(t, err)
		require.Equal(t, 1, n)
		for _, x := range []santri.ID{a.ID, b.ID} {
			_, err := l.s.Ambil(ctx, p, x)
			if x == mau {
				require.NoError(t, err, unit)
			} else {
				require.ErrorIs(t, err, santri.ErrSantri, unit)
			}
		}
		anak, err := l.s.Keluarga(ctx, p, a.Keluarga)
		require.NoError(t, err)
		require.Len(t, anak, 1, "saudara di unit lain tidak tampak")
	}
	p := tataUsaha
	p.Lingkup = dasar.Lingkup{}
	ns, _, err := l.s.Cari(ctx, p, santri.Saringan{}, dasar.Page{})
	require.NoError(t, err)
	require.Empty(t, ns, "lingkup kosong tidak melihat apa-apa")
	m := l.masukan("Cici", "081234567890")
	m.Keanggotaan = nil
	p.Lingkup.Unit = []string{"MTs"}
	_, err = l.s.Terima(ctx, p, m)
	require.ErrorIs(t, err, dasar.ErrLingkup, "santri tanpa unit hanya oleh yang mencakup semua")
}

func (l *layanan) tanpaKeluarga() {
	t := l.t
	tanpa := func(n *santri.Santri) { n.Keluarga = "" }
	a, b := l.p.Santri("Ahmad", tanpa), l.p.Santri("Budi", tanpa)
	require.NoError(t, l.toko.Stores.Santri.Simpan(ctx, Lembaga, a, b))
	hasan := santri.WaliBaru{Wali: santri.Wali{Nama: "Hasan"}, Hubungan: santri.Ayah}
	x, err := l.s.TambahWali(ctx, tataUsaha, a.ID, hasan)
	require.NoError(t, err)
	y, err := l.s.TambahWali(ctx, tataUsaha, b.ID, hasan)
	require.NoError(t, err)
	require.NotEqual(t, x.Wali.ID, y.Wali.ID, "nama sama bukan orang sama")
}

func (l *layanan) kunciUlang() {
	t := l.t
	sidik := [32]byte{1}
	m := l.masukan("Ahmad", "081234567890")
	satu, err := l.s.Sekali("k", sidik).Terima(ctx, tataUsaha, m)
	require.NoError(t, err)
	lagi, err := l.s.Sekali("k", sidik).Terima(ctx, tataUsaha, m)
	require.NoError(t, err)
	require.Equal(t, satu[0].ID, lagi[0].ID)
	_, err = l.s.Sekali("k", [32]byte{2}).Terima(ctx, tataUsaha, m)
	require.ErrorIs(t, err, dasar.ErrUlang)
	lain, err := l.s.Sekali("k", sidik).Terima(ctx, kepala, l.masukan("Budi", "081234567890"))
	require.NoError(t, err)
	require.Equal(t, "Budi", lain[0].Nama, "kunci pelaku lain tidak bertemu")
	w := santri.WaliBaru{Wali: santri.Wali{Nama: "Paman"}, Hubungan: santri.Pengampu, Utama: true}
	for range 2 {
		w, err = l.s.Sekali("w", sidik).TambahWali(ctx, tataUsaha, satu[0].ID, santri.WaliBaru{Wali: santri.Wali{Nama: "Paman"}, Hubungan: santri.Pengampu, Utama: true})
		require.NoError(t, err)
		require.Equal(t, 1, w.Wali.Versi)
		require.Len(t, l.profil(satu[0].ID).Wali, 3)
	}
	w.Wali.HP = privasi.Tutup(santri.NomorHP("+6281300000000"))
	for range 2 {
		baru, err := l.s.Sekali("p", sidik).PerbaruiWali(ctx, tataUsaha, satu[0].ID, w.Wali)
		require.NoError(t, err)
		require.Equal(t, 2, baru.Versi)
	}
	_, err = l.s.PerbaruiWali(ctx, tataUsaha, satu[0].ID, w.Wali)
	require.ErrorIs(t, err, santri.ErrVersi)
	ada, _, err := l.s.Cari(ctx, tataUsaha, santri.Saringan{Teks: "0813 0000 0000"}, dasar.Page{})
	require.NoError(t, err)
	require.Len(t, ada, 1, "dicari lewat HP wali")
	require.NoError(t, l.s.LepasWali(ctx, tataUsaha, satu[0].ID, w.Wali.ID))
	_, err = l.s.PerbaruiWali(ctx, tataUsaha, satu[0].ID, w.Wali)
	require.ErrorIs(t, err, santri.ErrWali)
}
