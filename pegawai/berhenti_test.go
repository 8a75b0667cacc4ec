package pegawai_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/keuangan"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
)

func TestBerhentikan_dan_batal(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	p := h.guru("Fauzan")
	akhir := dasar.Tgl(2026, 10, 31)
	_, _, err := h.s.Penugasan().Catat(ctx, h.hr, "", tugas(p.ID, "piket", "MTs", tmt, dasar.Tgl(2026, 6, 30)), tugas(p.ID, "piket", "MTs", dasar.Tgl(2026, 7, 1), dasar.Tgl(2027, 6, 30)),
		tugas(p.ID, "wali_kelas", "MTs", dasar.Tgl(2027, 7, 1), dasar.Tanggal{}))
	require.NoError(t, err)
	sebelum := h.profil(p.ID)

	for nama, c := range map[string]struct {
		akhir dasar.Tanggal
		sebab pegawai.SebabBerhenti
	}{"tanpa hari": {dasar.Tanggal{}, pegawai.SebabMundur}, "sebab asing": {akhir, "bosan"}, "sebelum TMT": {tmt.TambahHari(-1), pegawai.SebabMundur}, "jauh di depan": {dasar.Tgl(2030, 1, 1), pegawai.SebabMundur}} {
		_, _, err := h.s.Berhentikan(ctx, h.hr, "", p.ID, c.akhir, c.sebab)
		require.ErrorIs(t, err, pegawai.ErrBerhenti, nama)
	}
	_, err = h.s.BatalBerhenti(ctx, h.hr, "", p.ID)
	require.ErrorIs(t, err, pegawai.ErrSudahBerhenti)
	q, w, err := h.s.Berhentikan(ctx, h.hr, "", p.ID, akhir, pegawai.SebabWafat)
	require.NoError(t, err)
	require.Equal(t, []dasar.Aturan{pegawai.ErrWafat}, aturan(w))
	require.Equal(t, akhir, q.Berhenti)
	_, _, err = h.s.Berhentikan(ctx, h.hr, "", p.ID, akhir, pegawai.SebabMundur)
	require.ErrorIs(t, err, pegawai.ErrSudahBerhenti)

	pr := h.profil(p.ID)
	require.Equal(t, akhir, pr.Kontrak[0].Selesai)
	require.Equal(t, akhir, pr.Nilai[0].Selesai)
	require.Equal(t, akhir, pr.Kepesertaan[0].Selesai)
	for _, x := range pr.Penugasan {
		switch {
		case x.Jabatan == "wali_kelas":
			require.NotEmpty(t, x.Batal, "yang belum mulai batal")
		case x.Mulai == dasar.Tgl(2026, 7, 1):
			require.Equal(t, akhir, x.Selesai)
		case x.Jabatan == "piket":
			require.Equal(t, dasar.Tgl(2026, 6, 30), x.Selesai, "yang sudah lewat tidak disentuh")
		}
	}
	_, _, err = h.s.Penugasan().Catat(ctx, h.hr, "", tugas(p.ID, "musyrif", "MA", hariIni, dasar.Tanggal{}))
	require.ErrorIs(t, err, pegawai.ErrLuarMasa, "tugas terbuka melewati hari terakhir")

	q, err = h.s.BatalBerhenti(ctx, h.hr, "", p.ID)
	require.NoError(t, err)
	require.True(t, q.Berhenti.IsZero())
	require.Empty(t, q.Ditutup)
	sesudah := h.profil(p.ID)
	for i, x := range sesudah.Penugasan {
		require.Equal(t, [2]string{sebelum.Penugasan[i].Selesai.String(), sebelum.Penugasan[i].Batal}, [2]string{x.Selesai.String(), x.Batal}, "seperti semula")
	}
	require.True(t, sesudah.Kontrak[0].Selesai.IsZero())
}

func TestBatalBerhenti_tidak_menimpa_dan_tidak_sesudah_dikunci(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	p := h.guru("Fauzan")
	akhir := dasar.Tgl(2026, 9, 30)
	_, _, err := h.s.Berhentikan(ctx, h.hr, "", p.ID, akhir, pegawai.SebabMundur)
	require.NoError(t, err)
	tugasLama := h.profil(p.ID).Penugasan[0]
	_, _, err = h.s.Penugasan().Akhiri(ctx, h.hr, "", tugasLama.ID, dasar.Tgl(2026, 9, 15))
	require.NoError(t, err)
	_, err = h.s.BatalBerhenti(ctx, h.hr, "", p.ID)
	require.NoError(t, err)
	require.Equal(t, dasar.Tgl(2026, 9, 15), h.profil(p.ID).Penugasan[0].Selesai, "yang diubah orang sesudahnya tetap")
	h.kunciPutaran(dasar.Bln(2026, 9))
	_, w, err := h.s.Berhentikan(ctx, h.hr, "", p.ID, akhir.TambahHari(-1), pegawai.SebabMundur)
	require.NoError(t, err)
	require.Equal(t, []dasar.Aturan{pegawai.ErrSudahDikunci}, aturan(w), "putaran September sudah membayar sesudah hari terakhir")
	_, err = h.s.BatalBerhenti(ctx, h.hr, "", p.ID)
	require.ErrorIs(t, err, pegawai.ErrBerhentiTerpakai)

	_, err = h.s.TerimaKembali(ctx, h.hr, "", p.ID, akhir.TambahHari(-1))
	require.ErrorIs(t, err, pegawai.ErrBerhenti)
	q, err := h.s.TerimaKembali(ctx, h.hr, "", p.ID, dasar.Tgl(2026, 10, 5))
	require.NoError(t, err)
	require.Equal(t, p.ID, q.ID)
	require.Equal(t, dasar.Tgl(2026, 10, 5), q.Mulai)
	require.True(t, q.Berhenti.IsZero())
	_, err = h.s.TerimaKembali(ctx, h.hr, "", p.ID, dasar.Tgl(2026, 10, 6))
	require.ErrorIs(t, err, pegawai.ErrSudahBerhenti)
	_, err = h.s.TerimaKembali(ctx, h.di("MA"), "", p.ID, dasar.Tgl(2026, 10, 6))
	require.ErrorIs(t, err, pegawai.ErrPegawai)
}

func TestUbah(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	p := h.guru("Fauzan")
	lain := h.guru("Hilmi")
	n, _, err := pegawai.Ubahan{Nama: new("Fauzan Ahmad"), HP: new("0812 9999 9999")}.Terapkan(p)
	require.NoError(t, err)
	n.Subjek, n.Alias, n.Berhenti = "curian", "curian", hariIni
	q, w, err := h.s.Ubah(ctx, h.hr, "k", n)
	require.NoError(t, err)
	require.Empty(t, w)
	require.Equal(t, 2, q.Versi)
	require.Equal(t, p.Subjek, q.Subjek)
	require.Equal(t, p.Alias, q.Alias)
	require.True(t, q.Berhenti.IsZero(), "berhenti hanya lewat Berhentikan")
	buka := privasitest.Buka(t, h.RumahUji, q)
	require.Equal(t, "+6281299999999", buka["HP"])
	require.Equal(t, "3506991203900001", buka["NIK"])
	ulang, _, err := h.s.Ubah(ctx, h.hr, "k", n)
	require.NoError(t, err)
	require.Equal(t, 2, ulang.Versi, "ulangan tidak menulis lagi")
	_, _, err = h.s.Ubah(ctx, h.hr, "", n)
	require.ErrorIs(t, err, pegawai.ErrVersi)

	for nama, c := range map[string]struct {
		u pegawai.Ubahan
		a error
	}{
		"nomor orang lain": {pegawai.Ubahan{Nomor: new(lain.Nomor)}, pegawai.ErrNomorDipakai},
		"NIK orang lain":   {pegawai.Ubahan{NIK: new("3506991203900002")}, pegawai.ErrNIKDipakai},
		"TMT lebih baru":   {pegawai.Ubahan{Mulai: new(hariIni)}, pegawai.ErrLuarMasa},
		"TMT jauh":         {pegawai.Ubahan{Mulai: new(dasar.Tgl(2030, 1, 1))}, pegawai.ErrMulai},
	} {
		x, _, err := c.u.Terapkan(q)
		require.NoError(t, err, nama)
		_, _, err = h.s.Ubah(ctx, h.hr, "", x)
		require.ErrorIs(t, err, c.a, nama)
	}
	x, b, err := pegawai.Ubahan{Mulai: new(dasar.Tgl(2025, 1, 1)), TanggalLahir: new(dasar.Tgl(1990, 3, 13))}.Terapkan(q)
	require.NoError(t, err)
	require.Empty(t, b.Peringatan, "NIK tersegel tidak dibandingkan")
	h.kunciPutaran(dasar.Bln(2026, 9))
	_, w, err = h.s.Ubah(ctx, h.hr, "", x)
	require.NoError(t, err)
	require.Equal(t, []dasar.Aturan{pegawai.ErrSudahDikunci}, aturan(w))
	_, _, err = h.s.Ubah(ctx, h.di("MA"), "", x)
	require.ErrorIs(t, err, pegawai.ErrPegawai)
}

func TestMaster(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	require.ErrorIs(t, h.s.AturJabatan(ctx, h.di("MTs"), "", pegawai.JabatanBaku()...), dasar.ErrLingkup)
	for akun, a := range map[string]error{"5.1.1.01": nil, "5.1.1": pegawai.ErrAkun, "9.9": pegawai.ErrAkun, "1.1.1.01": pegawai.ErrAkun} {
		err := h.s.AturJabatan(ctx, h.hr, "", pegawai.Jabatan{Kode: "guru", Nama: "Guru", Kelompok: pegawai.Pendidik, Aktif: true, Akun: keuangan.KodeAkun(akun)})
		require.ErrorIs(t, err, a, akun)
	}
	require.ErrorIs(t, h.s.AturJabatan(ctx, h.hr, "", pegawai.Jabatan{Kode: "X"}), pegawai.ErrJabatan)
	js, err := h.s.Jabatan(ctx, h.hr)
	require.NoError(t, err)
	require.Len(t, js, len(pegawai.JabatanBaku()))

	require.NoError(t, h.s.AturShift(ctx, h.hr, "k", pegawai.Shift{Kode: "pagi", Nama: "Pagi", Masuk: 420, Keluar: 840, Aktif: true}))
	require.ErrorIs(t, h.s.AturShift(ctx, h.hr, "", pegawai.Shift{Kode: "pagi"}), pegawai.ErrShift)
	require.ErrorIs(t, h.s.AturShift(ctx, h.hr, "k", pegawai.Shift{Kode: "malam", Nama: "Malam", Masuk: 420, Keluar: 840}), dasar.ErrUlang)
	ss, err := h.s.Shift(ctx, h.hr)
	require.NoError(t, err)
	require.Equal(t, privasitest.Lembaga, ss[0].Lembaga)
}

func TestAturPengaturan(t *testing.T) {
	t.Parallel()
	h := rumah(t)
	p := pengaturanUji()
	p.Sejak, p.UMK = dasar.Tgl(2026, 9, 1), 2_600_000
	h.kunciPutaran(dasar.Bln(2026, 9))
	w, err := h.s.AturPengaturan(ctx, h.hr, "", p)
	require.NoError(t, err)
	require.Equal(t, []dasar.Aturan{pegawai.ErrSudahDikunci}, aturan(w))
	lama, ada, err := h.s.Pengaturan(ctx, h.hr, dasar.Tgl(2026, 8, 31))
	require.NoError(t, err)
	require.True(t, ada)
	require.Equal(t, dasar.Rupiah(2_492_811), lama.UMK)
	kini, _, err := h.s.Pengaturan(ctx, h.hr, dasar.Tanggal{})
	require.NoError(t, err)
	require.Equal(t, [2]string{h.hr.ID, "Rp2.600.000"}, [2]string{kini.Oleh, kini.UMK.String()})
	_, ada, err = h.s.Pengaturan(ctx, h.hr, dasar.Tgl(2025, 12, 31))
	require.NoError(t, err)
	require.False(t, ada)
	for nama, c := range map[string]struct {
		rusak func(*pegawai.Pengaturan)
		a     error
	}{
		"UMK nol":          {func(p *pegawai.Pengaturan) { p.UMK = 0 }, pegawai.ErrPengaturan},
		"libur hari ke-8":  {func(p *pegawai.Pengaturan) { p.LiburPekanan = append(p.LiburPekanan, 7) }, pegawai.ErrPengaturan},
		"akun tak ada":     {func(p *pegawai.Pengaturan) { p.Akun.UtangGaji = "2.9.9.99" }, pegawai.ErrAkun},
		"akun salah jenis": {func(p *pegawai.Pengaturan) { p.Akun.UtangGaji = p.Akun.Kas }, pegawai.ErrAkun},
		"unit asing":       {func(p *pegawai.Pengaturan) { p.UMKUnit = []pegawai.UMKUnit{{Unit: "SMP", UMK: 1}} }, pegawai.ErrUnitTiada},
	} {
		x := pengaturanUji()
		c.rusak(&x)
		_, err := h.s.AturPengaturan(ctx, h.hr, "", x)
		require.ErrorIs(t, err, c.a, nama)
	}
	_, err = h.s.AturPengaturan(ctx, h.di("MTs"), "", p)
	require.ErrorIs(t, err, dasar.ErrLingkup)
}
