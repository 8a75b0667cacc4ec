package kantor_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/hak"
	"github.com/pesantren-go/pesantren/privasi/insiden"
	"github.com/pesantren-go/pesantren/privasi/kantor"
	"github.com/pesantren-go/pesantren/privasi/kompartemen"
	"github.com/pesantren-go/pesantren/privasi/pendedahan"
	"github.com/pesantren-go/pesantren/privasi/privasitest"
	"github.com/pesantren-go/pesantren/privasi/retensi"
	"github.com/pesantren-go/pesantren/privasi/wali"
)

// langkahKantor is something that an office does about a person; it returns the kind and
// the id of what it recorded.
type langkahKantor func(*rumah, context.Context, dasar.LembagaID, privasi.SubjekID) (jenis, id string, err error)

func pelakuDi(l dasar.LembagaID, peran, tujuan string) dasar.Pelaku {
	p := privasitest.Pelaku(peran, tujuan)
	p.Lembaga = l
	return p
}

func ppdpDi(l dasar.LembagaID) dasar.Pelaku {
	return pelakuDi(l, privasi.PeranPPDP, privasi.TujuanHakSubjek)
}

// langkahDua are steps that two offices take in turn. The accounts of both have the same
// ids, and so have their people.
var langkahDua = []langkahKantor{
	func(r *rumah, ctx context.Context, l dasar.LembagaID, x privasi.SubjekID) (string, string, error) {
		p, err := r.kantor.CatatPermohonan(ctx, ppdpDi(l), kantor.CatatanPermohonan{Subjek: x, Pemohon: x, Sebagai: hak.Diri, MintaHak: kantor.MintaHak{Jenis: hak.Akses}, Kanal: hak.Surat})
		return "permohonan", p.ID, err
	},
	func(r *rumah, ctx context.Context, l dasar.LembagaID, x privasi.SubjekID) (string, string, error) {
		p, err := r.kantor.CatatAduan(ctx, ppdpDi(l), x, hak.Surat, "rincian")
		return "pengaduan", p.ID, err
	},
	func(r *rumah, ctx context.Context, l dasar.LembagaID, _ privasi.SubjekID) (string, string, error) {
		p, err := r.kantor.LaporkanInsiden(ctx, pelakuDi(l, privasi.PeranGuru, privasi.TujuanRapor), insiden.Laporan{Jenis: []insiden.Kegagalan{insiden.Kerahasiaan}})
		return "insiden", p.ID, err
	},
	func(r *rumah, ctx context.Context, l dasar.LembagaID, x privasi.SubjekID) (string, string, error) {
		m := surat(r, anak{Subjek: x}, tipeAnak+".HP")
		p, err := r.kantor.MintaPendedahan(ctx, ppdpDi(l), m)
		return "pendedahan", p.ID, err
	},
	func(r *rumah, ctx context.Context, l dasar.LembagaID, _ privasi.SubjekID) (string, string, error) {
		p, err := r.kantor.TerimaPerintah(ctx, ppdpDi(l), pendedahan.Perintah{Jenis: pendedahan.PerintahHenti, Nomor: "P-1", Instansi: "Komdigi", Lingkup: []string{"kontak"}, Diterima: r.Jam.Now()})
		return "perintah", p.ID, err
	},
	func(r *rumah, ctx context.Context, l dasar.LembagaID, x privasi.SubjekID) (string, string, error) {
		p, err := r.kantor.TahanData(ctx, ppdpDi(l), retensi.Penahanan{Subjek: x, Kelas: privasi.RetensiIdentitas, Sebab: "perkara_hukum", Rujukan: "1/Pdt"})
		return "penahanan", p.ID, err
	},
	func(r *rumah, ctx context.Context, l dasar.LembagaID, x privasi.SubjekID) (string, string, error) {
		p, err := r.kantor.RencanakanMusnah(ctx, ppdpDi(l), kantor.RencanaMusnah{Sebab: retensi.SebabPermohonan, Rujukan: "P-1", Sasaran: []retensi.Sasaran{{Subjek: x, Kelas: privasi.RetensiKesehatan, Tindakan: retensi.Musnah}}})
		return "pemusnahan", p.ID, err
	},
	func(r *rumah, ctx context.Context, l dasar.LembagaID, x privasi.SubjekID) (string, string, error) {
		p, err := r.kantor.BukaDarurat(ctx, pelakuDi(l, privasi.PeranGuru, privasi.TujuanKesehatan), x, "sesak napas")
		return "darurat", p.ID, err
	},
	func(r *rumah, ctx context.Context, l dasar.LembagaID, _ privasi.SubjekID) (string, string, error) {
		p, err := r.kantor.MintaDukungan(ctx, pelakuDi(l, privasi.PeranDukungan, privasi.TujuanDukungan), "T-1", "INS-1", []string{privasi.KategoriNama})
		return "dukungan", p.ID, err
	},
	func(r *rumah, ctx context.Context, l dasar.LembagaID, x privasi.SubjekID) (string, string, error) {
		p, err := r.kantor.AjukanWali(ctx, ppdpDi(l), x, "wali-sama", "ayah", wali.SemuaHak()...)
		return "kewenangan", p.ID, err
	},
	func(r *rumah, ctx context.Context, l dasar.LembagaID, _ privasi.SubjekID) (string, string, error) {
		_, err := r.kantor.TunjukSatgas(ctx, pelakuDi(l, privasi.PeranPengasuh, privasi.TujuanHakSubjek), "a", "b")
		if err == nil {
			err = r.kantor.Laporkan(ctx, pelakuDi(l, privasi.PeranSantri, privasi.TujuanHakSubjek), kompartemen.Isi{Korban: "k", Terlapor: "t", Uraian: "u"})
		}
		return "", "", err
	},
	func(r *rumah, ctx context.Context, l dasar.LembagaID, x privasi.SubjekID) (string, string, error) {
		_, err := r.Penjaga.Minta(ctx, pelakuDi(l, privasi.PeranTataUsaha, privasi.TujuanKesiswaan), tipeAnak, []string{"HP"}, x)
		return "", "", err
	},
}

// pandanganLembaga is all that an office can tell of itself and its person.
func pandanganLembaga(r *rumah, ctx context.Context, l dasar.LembagaID, x privasi.SubjekID) (hasil []string) {
	tulis := func(apa string, isi any, err error) {
		hasil = append(hasil, fmt.Sprint(apa, " ", isi, " ", dasar.RuleOf(err)))
	}
	for _, jenis := range []string{"permohonan", "pengaduan", "insiden", "pendedahan", "perintah", "penahanan", "pemusnahan", "darurat", "dukungan", "kewenangan", "satgas", "laporan"} {
		n, err := r.kantor.Stores.Rekaman.Jumlah(ctx, l, jenis)
		tulis(jenis, n, err)
	}
	tepi, err := r.kantor.Stores.Buku.Tepi(ctx, l)
	tulis("buku", tepi.Ukuran, err)
	js, _, err := r.kantor.JejakSaya(ctx, ppdpDi(l), x, dasar.Page{Limit: dasar.MaxPage})
	tulis("jejak", len(js), err)
	f, err := r.kantor.Fakta(ctx, l, []privasi.SubjekID{x}, privasi.TujuanKesiswaan, r.Jam.Now())
	tulis("fakta", f[x], err)
	d, err := r.kantor.Dibatasi(ctx, l, x)
	tulis("dibatasi", d[x], err)
	ts, err := r.kantor.TempoSaya(ctx, ppdpDi(l), x)
	tulis("tempo", len(ts), err)
	k, err := r.kantor.TerkunciDarurat(ctx, pelakuDi(l, privasi.PeranGuru, privasi.TujuanKesehatan))
	tulis("terkunci", k, err)
	_, err = r.kantor.KunciPublik(ctx, l)
	tulis("kunci", "", err)
	return hasil
}

// asingKantor tries the id of a record from another office.
var asingKantor = map[string]func(*kantor.Service, context.Context, dasar.Pelaku, string) error{
	"permohonan": func(s *kantor.Service, ctx context.Context, p dasar.Pelaku, id string) error {
		_, err := s.VerifikasiPermohonan(ctx, p, id)
		return err
	},
	"pengaduan": func(s *kantor.Service, ctx context.Context, p dasar.Pelaku, id string) error {
		_, err := s.JawabAduan(ctx, p, id, "jawab")
		return err
	},
	"insiden": func(s *kantor.Service, ctx context.Context, p dasar.Pelaku, id string) error {
		_, err := s.SelidikiInsiden(ctx, p, id)
		return err
	},
	"pendedahan": func(s *kantor.Service, ctx context.Context, p dasar.Pelaku, id string) error {
		_, err := s.SetujuiPendedahan(ctx, p, id)
		return err
	},
	"perintah": func(s *kantor.Service, ctx context.Context, p dasar.Pelaku, id string) error {
		_, err := s.CabutPerintah(ctx, p, id)
		return err
	},
	"penahanan": func(s *kantor.Service, ctx context.Context, p dasar.Pelaku, id string) error {
		_, err := s.LepasTahanan(ctx, p, id, "putusan")
		return err
	},
	"pemusnahan": func(s *kantor.Service, ctx context.Context, p dasar.Pelaku, id string) error {
		_, err := s.SetujuiMusnah(ctx, p, id)
		return err
	},
	"darurat": func(s *kantor.Service, ctx context.Context, p dasar.Pelaku, id string) error {
		_, err := s.TinjauDarurat(ctx, p, id, true, "wajar")
		return err
	},
	"dukungan": func(s *kantor.Service, ctx context.Context, p dasar.Pelaku, id string) error {
		_, err := s.SetujuiDukungan(ctx, p, id, time.Hour)
		return err
	},
	"kewenangan": func(s *kantor.Service, ctx context.Context, p dasar.Pelaku, id string) error {
		_, err := s.TolakWali(ctx, p, id, "palsu")
		return err
	},
}

// Two offices work in turn on people and accounts of the same ids. What each can tell is
// what it would tell if the other did not exist, and no record of one is there for the
// other.
func TestDuaLembaga_takSalingMengganggu(t *testing.T) {
	t.Run("Memori", func(t *testing.T) {
		rapid.Check(t, func(rt *rapid.T) {
			duaLembaga(t, rt, semuaRumah["Memori"], rapid.SliceOfN(rapid.IntRange(0, 2*len(langkahDua)-1), 1, 25).Draw(rt, "langkah"))
		})
	})
	for _, nama := range []string{"SQLite", "Postgres"} {
		t.Run(nama, func(t *testing.T) {
			milikA := duaLembaga(t, t, semuaRumah[nama], rand.New(rand.NewPCG(1, 2)).Perm(2*len(langkahDua)))
			require.Len(t, milikA, len(asingKantor), "tiap langkah berhasil")
		})
	}
}

// duaLembaga takes the steps and returns what the first office recorded, by id.
func duaLembaga(t *testing.T, rt require.TestingT, buka func(*testing.T) *rumah, langkah []int) (milikA map[string]string) {
	const x = privasi.SubjekID("orang-yang-sama")
	a, b := privasitest.Lembaga, privasitest.LembagaLain
	bersama, sendiri, ctx := buka(t), buka(t), t.Context()
	milikA = map[string]string{}
	for _, n := range langkah {
		bersama.Jam.Maju(time.Minute)
		sendiri.Jam.Maju(time.Minute)
		l, f := a, langkahDua[n/2]
		if n%2 == 1 {
			l = b
		}
		jenis, id, err := f(bersama, ctx, l, x)
		if l == a {
			if err == nil && id != "" {
				milikA[id] = jenis
			}
			continue
		}
		_, _, errSendiri := f(sendiri, ctx, l, x)
		require.Equal(rt, dasar.RuleOf(errSendiri), dasar.RuleOf(err), "langkah %d", n)
	}
	require.Equal(rt, pandanganLembaga(sendiri, ctx, b, x), pandanganLembaga(bersama, ctx, b, x))
	semula := pandanganLembaga(bersama, ctx, a, x)
	for id, jenis := range milikA {
		require.Equal(rt, dasar.NotFound, dasar.KindOf(asingKantor[jenis](bersama.kantor, ctx, ppdpDi(b), id)), jenis)
	}
	require.Equal(rt, semula, pandanganLembaga(bersama, ctx, a, x))
	return milikA
}
