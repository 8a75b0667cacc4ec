package santrimem

import (
	"bytes"
	"cmp"
	"context"
	"iter"
	"slices"
	"strings"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/santri"
)

const tabelSantri = "santri_santri"

type (
	barisSantri = map[kunci[santri.ID]]santri.Santri
	toko        struct{ c *dasarmem.Conn }
)

// Simpan implements [santri.Store].
func (t toko) Simpan(_ context.Context, l dasar.LembagaID, s ...santri.Santri) error {
	for _, n := range s {
		if err := disegel(n); err != nil {
			return err
		}
	}
	return dasarmem.Unit(t.c, func(c *dasarmem.Conn) error {
		return dasarmem.View(c, tabelSantri, func(m barisSantri) error {
			for _, n := range s {
				k := kunci[santri.ID]{l, n.ID}
				if m[k].Versi != n.Versi {
					return santri.ErrVersi.Conflictf("data sudah diubah orang lain; muat ulang lalu ulangi")
				}
				n.Lembaga = l
				n.Versi++
				m[k] = n
			}
			return tunggal(l, m, s)
		})
	})
}

func disegel(n santri.Santri) error {
	var galat error
	for _, f := range []func() error{
		func() error { _, err := n.NIK.Simpan(); return err },
		func() error { _, err := n.NoKK.Simpan(); return err },
		func() error { _, err := n.Alamat.Simpan(); return err },
		func() error { _, err := n.HP.Simpan(); return err },
		func() error { _, err := n.Catatan.Simpan(); return err },
		func() error { _, err := n.Resmi.Simpan(); return err },
		func() error { _, err := n.Kesehatan.Simpan(); return err },
	} {
		if galat = f(); galat != nil {
			break
		}
	}
	return galat
}

// tunggal checks the numbers that are unique in an institution after a batch
// was put in; only those of the batch can have broken it.
func tunggal(l dasar.LembagaID, m barisSantri, baru []santri.Santri) error {
	nis, nisn, nik := map[santri.NIS]int{}, map[santri.NISN]int{}, map[string]int{}
	for k, n := range m {
		if k.l != l {
			continue
		}
		nis[n.NIS]++
		nisn[n.NISN]++
		if n.Status.DiPesantren() {
			nik[indeks(n.NIK)]++
		}
	}
	for _, n := range baru {
		switch {
		case n.NIS != "" && nis[n.NIS] > 1:
			return santri.ErrNISDipakai.Conflictf("NIS sudah dipakai santri lain").Pada("nis")
		case n.NISN != "" && nisn[n.NISN] > 1:
			return santri.ErrNISNDipakai.Conflictf("NISN sudah dipakai santri lain").Pada("nisn")
		case indeks(n.NIK) != "" && n.Status.DiPesantren() && nik[indeks(n.NIK)] > 1:
			return santri.ErrNIKDipakai.Conflictf("NIK sudah dipakai santri lain di lembaga ini").Pada("nik")
		}
	}
	return nil
}

// Ambil implements [santri.Store].
func (t toko) Ambil(_ context.Context, l dasar.LembagaID, id ...santri.ID) ([]santri.Santri, error) {
	return sebutan[santri.ID, santri.Santri](t.c, tabelSantri, l, id), nil
}

// Kunci implements [santri.Store]; a unit in memory is alone already.
func (t toko) Kunci(ctx context.Context, l dasar.LembagaID, id ...santri.ID) ([]santri.Santri, error) {
	return t.Ambil(ctx, l, id...)
}

// Cari implements [santri.Store].
func (t toko) Cari(_ context.Context, l dasar.LembagaID, f santri.Saringan, p dasar.Page) ([]santri.Santri, string, error) {
	semua, err := t.saring(l, f)
	if err != nil {
		return nil, "", err
	}
	if p.After != "" {
		batas := sebutan[santri.ID, santri.Santri](t.c, tabelSantri, l, []santri.ID{santri.ID(p.After)})
		if len(batas) == 0 {
			return nil, "", santri.ErrKursor.Invalidf("halaman tidak dikenal; mulai lagi dari awal").Pada("after")
		}
		semua = slices.DeleteFunc(semua, func(n santri.Santri) bool { return urutNama(n, batas[0]) <= 0 })
	}
	if n := p.Batas(); len(semua) > n {
		return semua[:n], string(semua[n-1].ID), nil
	}
	return semua, "", nil
}

// Hitung implements [santri.Store].
func (t toko) Hitung(_ context.Context, l dasar.LembagaID, f santri.Saringan) (int, error) {
	semua, err := t.saring(l, f)
	return len(semua), err
}

// Alirkan implements [santri.Store].
func (t toko) Alirkan(_ context.Context, l dasar.LembagaID, f santri.Saringan) iter.Seq2[santri.Santri, error] {
	return func(yield func(santri.Santri, error) bool) {
		semua, err := t.saring(l, f)
		if err != nil {
			yield(santri.Santri{}, err)
			return
		}
		for _, n := range semua {
			if !yield(n, nil) {
				return
			}
		}
	}
}

func urutNama(a, b santri.Santri) int {
	if c := bytes.Compare(santri.KunciUrut(a.Nama), santri.KunciUrut(b.Nama)); c != 0 {
		return c
	}
	return cmp.Compare(a.ID, b.ID)
}

// saring returns all that pass a filter, in order.
func (t toko) saring(l dasar.LembagaID, f santri.Saringan) ([]santri.Santri, error) {
	if err := f.Validate(); err != nil {
		return nil, err
	}
	cocok := t.penyaring(l, f)
	hasil := milik[kunci[santri.ID]](t.c, tabelSantri, func(n santri.Santri) bool { return n.Lembaga == l && cocok(n) },
		func(a, b santri.Santri) int { return cmp.Compare(a.ID, b.ID) })
	p, kunciNama := santri.BuatPengurut(), make(map[santri.ID][]byte, len(hasil))
	for _, n := range hasil {
		kunciNama[n.ID] = p.Kunci(n.Nama)
	}
	slices.SortStableFunc(hasil, func(a, b santri.Santri) int { return bytes.Compare(kunciNama[a.ID], kunciNama[b.ID]) })
	return hasil, nil
}

func (t toko) penyaring(l dasar.LembagaID, f santri.Saringan) func(santri.Santri) bool {
	status, keluarga, id := himpunan(f.Status), himpunan(f.Keluarga), himpunan(f.ID)
	unit, lingkup := himpunan(f.Unit), himpunan(f.Lingkup)
	berkelas := len(unit) > 0 || f.Jalur != "" || f.Tingkat != "" || f.Kelas != ""
	anggota := map[santri.ID][]santri.Keanggotaan{}
	if berkelas || f.Lingkup != nil {
		for _, k := range milik[kunci[string]](t.c, tabelAnggota, func(k santri.Keanggotaan) bool { return k.Lembaga == l }, urutAnggota) {
			anggota[k.Santri] = append(anggota[k.Santri], k)
		}
	}
	kata := strings.Fields(f.Teks)
	return func(n santri.Santri) bool {
		return (len(status) == 0 || status[n.Status]) && (len(keluarga) == 0 || keluarga[n.Keluarga]) && (len(id) == 0 || id[n.ID]) &&
			(f.JenisKelamin == "" || f.JenisKelamin == n.JenisKelamin) && (f.Angkatan == 0 || f.Angkatan == n.Angkatan) &&
			(len(f.IndeksNIK) == 0 || string(f.IndeksNIK) == indeks(n.NIK)) && cocokTeks(n, kata) &&
			(!berkelas || slices.ContainsFunc(anggota[n.ID], func(k santri.Keanggotaan) bool {
				return k.Berlaku(f.Pada) && (len(unit) == 0 || unit[k.Unit]) && (f.Jalur == "" || f.Jalur == k.Jalur) &&
					(f.Tingkat == "" || f.Tingkat == k.Tingkat) && (f.Kelas == "" || f.Kelas == k.Kelas)
			})) &&
			(f.Lingkup == nil || dalamLingkup(anggota[n.ID], lingkup, f.Pada))
	}
}

// cocokTeks wants each word to start a word of the name, or the NIS or NISN.
func cocokTeks(n santri.Santri, kata []string) bool {
	nama := " " + santri.KunciCari(n.Nama)
	for _, k := range kata {
		polos := santri.KunciCari(k)
		if (polos == "" || !strings.Contains(nama, " "+polos)) && !strings.HasPrefix(strings.ToLower(string(n.NIS)), strings.ToLower(k)) && !strings.HasPrefix(string(n.NISN), k) {
			return false
		}
	}
	return true
}

// dalamLingkup looks at the memberships that hold on the day, or at all when
// none does.
func dalamLingkup(anggota []santri.Keanggotaan, lingkup map[santri.KodeUnit]bool, hari dasar.Tanggal) bool {
	berlaku := slices.ContainsFunc(anggota, func(k santri.Keanggotaan) bool { return k.Berlaku(hari) })
	return slices.ContainsFunc(anggota, func(k santri.Keanggotaan) bool { return lingkup[k.Unit] && (!berlaku || k.Berlaku(hari)) })
}

// Kenali implements [santri.Store].
func (t toko) Kenali(_ context.Context, l dasar.LembagaID, k santri.TandaKenal) ([]santri.Santri, error) {
	id, nis, nisn := himpunan(k.ID), himpunan(k.NIS), himpunan(k.NISN)
	nik, lahir, subjek := himpunan(teksIndeks(k.IndeksNIK)), himpunan(k.NamaLahir), himpunan(k.Subjek)
	return milik[kunci[santri.ID]](t.c, tabelSantri, func(n santri.Santri) bool {
		return n.Lembaga == l && (id[n.ID] || n.Subjek != "" && subjek[n.Subjek] || n.NIS != "" && nis[n.NIS] || n.NISN != "" && nisn[n.NISN] || nik[indeks(n.NIK)] ||
			!n.TanggalLahir.IsZero() && lahir[santri.NamaLahir{Nama: santri.KunciCari(n.Nama), Lahir: n.TanggalLahir}])
	}, func(a, b santri.Santri) int { return cmp.Compare(a.ID, b.ID) }), nil
}
