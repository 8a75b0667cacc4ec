package privasi_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarmem"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasimem"
)

// Santri shows the four kinds of tag.
type Santri struct {
	ID     string                   `privasi:"-,kunci teknis"`
	Subjek privasi.SubjekID         `privasi:"subjek"`
	Nama   string                   `privasi:"kategori=identitas.nama;kelas=umum;retensi=identitas;terbuka=diurutkan dan dicari"`
	HP     privasi.Tertutup[string] `privasi:"kategori=kontak.hp;kelas=umum;retensi=identitas;indeks"`
}

func Example() {
	ctx, lembaga := context.Background(), dasar.LembagaID("al-hikmah")
	now := func() time.Time { return time.Date(2026, 10, 5, 1, 0, 0, 0, time.UTC) }

	// At start-up: what is personal, where keys live, who has signed what.
	var daftar privasi.Daftar
	privasi.MustDaftarkan[Santri](&daftar)
	folder, _ := os.MkdirTemp("", "contoh")
	defer os.RemoveAll(folder)
	induk, err := privasi.KunciInduk(filepath.Join(folder, "kunci-induk"))
	if err != nil {
		fmt.Println(err)
		return
	}
	db := dasarmem.New()
	brankas := privasi.BuatBrankas(privasimem.NewKunci(db), induk)
	register := privasi.Singgahkan(privasimem.NewRegister(db), now)
	reg, _ := privasi.DaftarBaku(lembaga, "Pesantren Al-Hikmah", now()).Tandatangani("akun-1", "Pengasuh", now())
	if err := register.Simpan(ctx, lembaga, reg, 0); err != nil {
		fmt.Println(err)
		return
	}
	pintu := &privasi.Penjaga{Register: register, Jejak: privasimem.NewJejak(db), Brankas: brankas, Daftar: &daftar, Now: now}

	// On the way in: close, seal, store.
	s := Santri{ID: "1", Subjek: privasi.NewSubjek(), Nama: "Ahmad Fauzi", HP: privasi.Tutup("+6281234567890")}
	if err := privasi.Segel(ctx, brankas, &daftar, lembaga, &s); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("tercetak:", s.HP)

	// On the way out: a decision that is in the trail before anything shows.
	kasir := dasar.Pelaku{ID: "akun-2", Lembaga: lembaga, Peran: privasi.PeranKasir, Lingkup: dasar.LingkupSemua, Tujuan: privasi.TujuanPembayaran}
	v, err := pintu.Minta(ctx, kasir, "privasi_test.Santri", []string{"Nama", "HP"}, s.Subjek)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("kasir melihat:", v.Terang(s.Subjek, "Nama", s.Nama), privasi.Tampil(v, s.Subjek, "HP", s.HP))

	bendahara := kasir
	bendahara.Peran = privasi.PeranBendahara
	v, _ = pintu.Minta(ctx, bendahara.Untuk(privasi.TujuanPenagihan), "privasi_test.Santri", []string{"HP"}, s.Subjek)
	hp, tingkat, err := privasi.Baca(v, s.Subjek, "HP", s.HP)
	fmt.Println("bendahara mengirim tagihan ke:", hp, tingkat, err)
	// Output:
	// tercetak: •••
	// kasir melihat: Ahmad Fauzi •••890
	// bendahara mengirim tagihan ke: +6281234567890 penuh <nil>
}

func ExampleTutup() {
	hp := privasi.Tutup("+6281234567890")
	fmt.Printf("%v %+v %q\n", hp, struct{ HP any }{hp}, hp)
	_, err := hp.MarshalJSON()
	fmt.Println(err)
	// Output:
	// ••• {HP:•••} •••
	// [PRI-TUTUP-01] nilai tertutup tidak boleh ditulis apa adanya; buka lewat Penjaga.Minta
}

func ExampleDaftarkan() {
	type Tamu struct {
		Subjek privasi.SubjekID `privasi:"subjek"`
		HP     string           `privasi:"kategori=kontak.hp;kelas=umum;retensi=identitas;terbuka=dicari"`
	}
	fmt.Println(privasi.Daftarkan[Tamu](&privasi.Daftar{}))
	// Output: privasi: privasi_test.Tamu.HP: kategori kontak.hp wajib Tertutup
}

func ExamplePutuskan() {
	sejak := time.Date(2026, 7, 1, 0, 0, 0, 0, time.UTC)
	reg, _ := privasi.DaftarBaku("al-hikmah", "Pesantren Al-Hikmah", sejak).Tandatangani("akun-1", "Pengasuh", sejak)
	var daftar privasi.Daftar
	privasi.MustDaftarkan[Santri](&daftar)
	k := privasi.Putuskan(reg, &daftar, privasi.Permintaan{
		Pelaku: dasar.Pelaku{ID: "akun-3", Lembaga: "al-hikmah", Peran: privasi.PeranMusyrif, Tujuan: privasi.TujuanPenagihan},
		Tipe:   "privasi_test.Santri", Bidang: []string{"Nama", "HP"}, Subjek: []privasi.SubjekID{"s"}, Pada: sejak.AddDate(0, 3, 0),
	})
	for _, h := range k.Untuk("s") {
		fmt.Println(h.Bidang, h.Tingkat, string(h.Aturan), h.Sebab)
	}
	// Output:
	// HP tiada PRI-PUTUS-09 peran ini hanya boleh melihat orang yang berhubungan dengannya
	// Nama tiada PRI-PUTUS-09 peran ini hanya boleh melihat orang yang berhubungan dengannya
}
