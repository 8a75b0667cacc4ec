package kantor

import (
	"cmp"
	"context"
	"strings"
	"time"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/rezim"
	"github.com/pesantren-go/pesantren/privasi/ropa"
)

// ErrKegiatanAsing says that the register has no such activity.
var ErrKegiatanAsing = dasar.Aturan("PRI-KANTOR-26")

var (
	laciLampiran = laci[ropa.Lampiran]{"lampiran_ropa", func(l *ropa.Lampiran) kepala {
		return kepala{lembaga: l.Lembaga, id: "lampiran", status: "berlaku", versi: &l.Versi}
	}}
	laciRopa = laci[ropa.Ropa]{"ropa", func(r *ropa.Ropa) kepala {
		return kepala{lembaga: r.Lembaga, id: "ropa", status: "disahkan", pada: r.Pada, versi: &r.Versi}
	}}
)

// Lampiran returns what the institution added to its register. Until it kept any, they are
// proposed (Versi 0) out of the office's profile and what is usual for the activities
// ([ropa.RincianBaku]). Measures are those that run, where [Service.Konfigurasi] is known.
func (s *Service) Lampiran(ctx context.Context, pel dasar.Pelaku) (ropa.Lampiran, error) {
	if err := pimpinan(pel); err != nil {
		return ropa.Lampiran{}, err
	}
	l, err := laciLampiran.ambil(ctx, s, pel.Lembaga, "lampiran")
	if dasar.KindOf(err) == dasar.NotFound {
		l, err = s.usulLampiran(ctx, pel.Lembaga)
	}
	if err != nil || s.Konfigurasi == nil {
		return l, err
	}
	l.Pengamanan, err = s.pengamanan(ctx, pel.Lembaga)
	return l, err
}

func (s *Service) usulLampiran(ctx context.Context, l dasar.LembagaID) (ropa.Lampiran, error) {
	hasil := ropa.Lampiran{Lembaga: l}
	x, err := s.Profil(ctx, l)
	if err != nil {
		return hasil, err
	}
	kontak := cmp.Or(x.Surel, x.Telepon)
	hasil.Pengendali = ropa.Pihak{ID: "pengendali", Nama: x.Nama, Negara: ropa.Indonesia, Kontak: kontak}
	hasil.Penyelenggara = ropa.Penyelenggara{Nama: x.Nama, Kontak: kontak}
	hasil.PPDP, hasil.PemenuhanHak = cmp.Or(x.PPDP, kontak), "lewat halaman Data saya atau surat ke kantor; dijawab menurut batas waktu hukum yang berlaku"
	if x.BertempatIndonesia {
		hasil.Lokasi = []ropa.Lokasi{{ID: "server", BadanHukum: x.Nama, Kota: x.Alamat, Negara: ropa.Indonesia, Mulai: s.kini()}}
	}
	reg, err := s.Register.Ambil(ctx, l)
	if err != nil {
		return hasil, err
	}
	hasil, _ = hasil.Lengkapi(reg)
	return hasil, nil
}

// pengamanan are the measures of the running configuration and the office's settings, in
// words.
func (s *Service) pengamanan(ctx context.Context, l dasar.LembagaID) ([]string, error) {
	x, err := s.Setelan(ctx, l)
	if err != nil {
		return nil, err
	}
	p, err := ropa.SusunPengamanan(konfigurasi(*s.Konfigurasi, x.Isi))
	return p.Teks(false), err
}

// konfigurasi fills in what the office decides itself.
func konfigurasi(k ropa.Konfigurasi, x rezim.Setelan) ropa.Konfigurasi {
	k.CadanganKunci, k.OtentikUlang = time.Duration(x.UmurCadanganKunci)*24*time.Hour, time.Duration(x.OtentikUlangMenit)*time.Minute
	k.JendelaDukungan, k.AksesDarurat, k.DaruratSehari = time.Duration(x.DukunganJam)*time.Hour, time.Duration(x.DaruratMenit)*time.Minute, x.DaruratSehari
	k.KelompokTerkecil, k.PeringatanDini, k.KabarSebelumMateri = x.KelompokTerkecil, time.Duration(x.TargetDalamJam)*time.Hour, time.Duration(x.PengumumanJam)*time.Hour
	k.Saksi, k.PersetujuanWaliHak, k.TanyaUlangHari = x.SaksiTitikPeriksa, strings.ReplaceAll(x.WaliUntukHakAnak, "_", " "), x.JedaTanyaUlangHari
	k.PeralihanSesudah = time.Duration(x.HariPeralihan) * 24 * time.Hour
	return k
}

// AturLampiran changes it; Versi is that of what was read.
func (s *Service) AturLampiran(ctx context.Context, pel dasar.Pelaku, l ropa.Lampiran) (ropa.Lampiran, error) {
	if err := petugas(pel); err != nil {
		return l, err
	}
	l.Lembaga = pel.Lembaga
	if err := l.PeriksaMulai(); err != nil {
		return l, err
	}
	return catat(ctx, s, laciLampiran, pel, l, []privasi.Peristiwa{{Jenis: "LampiranRopaDiubah", Objek: "lampiran", Oleh: pel.ID, Pada: s.kini()}})
}

// Ropa generates the record of processing activities of the moment, with the institution's
// own retention. With [ropa.ErrRopaTakLengkap] it comes as far as it goes, to see what is
// missing.
func (s *Service) Ropa(ctx context.Context, pel dasar.Pelaku) (ropa.Ropa, error) {
	l, err := s.Lampiran(ctx, pel)
	if err != nil {
		return ropa.Ropa{}, err
	}
	return s.susunRopa(ctx, l)
}

func (s *Service) susunRopa(ctx context.Context, l ropa.Lampiran) (ropa.Ropa, error) {
	reg, err := s.Register.Ambil(ctx, l.Lembaga)
	if err != nil {
		return ropa.Ropa{}, err
	}
	j, _, err := s.JadwalRetensi(ctx, l.Lembaga)
	if err != nil {
		return ropa.Ropa{}, err
	}
	r, err := ropa.Susun(reg, s.Daftar, j, l, ropa.ButirRopa(), s.kini())
	return r.DenganTitik(reg, s.Titik), err
}

// KeadaanRopa is the record of processing with what stands in its way.
type KeadaanRopa struct {
	Kini          ropa.Ropa // generated now, as far as it goes
	Register      privasi.Register
	Lampiran      ropa.Lampiran
	Halangan      error            // no controller: nothing can be generated
	Kurang        []ropa.Kurang    // contents that are missing
	TanpaKegiatan []string         // personal fields that no active activity covers
	Disahkan      ropa.Ropa        // what the officer put down last; Versi 0: nothing yet
	Beda          []ropa.Beda      // what is different since
	Titik         ropa.DaftarTitik // where data is collected, each under the notice of the register
}

// Lengkap reports that the record can be put down as it stands.
func (k KeadaanRopa) Lengkap() bool {
	return k.Halangan == nil && len(k.Kurang)+len(k.TanpaKegiatan) == 0 && k.Lampiran.Versi > 0
}

// KeadaanRopa generates the record and compares it with the one that was put down last.
func (s *Service) KeadaanRopa(ctx context.Context, pel dasar.Pelaku) (k KeadaanRopa, err error) {
	if k.Lampiran, err = s.Lampiran(ctx, pel); err != nil {
		return k, err
	}
	if k.Register, err = s.Register.Ambil(ctx, pel.Lembaga); err != nil {
		return k, err
	}
	k.Titik = s.Titik.DenganPemberitahuan(k.Register)
	k.Kini, err = s.susunRopa(ctx, k.Lampiran)
	switch dasar.RuleOf(err) {
	case string(ropa.ErrRopaTakLengkap):
	case string(ropa.ErrPengendali):
		k.Halangan = err
	default:
		if err != nil {
			return k, err
		}
	}
	k.Kurang, k.TanpaKegiatan = k.Kini.Kurang(ropa.ButirRopa()), ropa.TanpaKegiatan(k.Register, s.Daftar, s.kini())
	k.Disahkan, err = laciRopa.ambil(ctx, s, pel.Lembaga, "ropa")
	switch {
	case dasar.KindOf(err) == dasar.NotFound:
		return k, nil
	case err != nil:
		return k, err
	}
	k.Beda = ropa.Selisih(k.Disahkan, k.Kini)
	return k, nil
}

// SahkanRopa puts the record down as it stands: complete, with attachments that somebody
// kept, and with no personal field outside it. What differs from it later is drift.
func (s *Service) SahkanRopa(ctx context.Context, pel dasar.Pelaku) (ropa.Ropa, error) {
	if err := petugas(pel); err != nil {
		return ropa.Ropa{}, err
	}
	k, err := s.KeadaanRopa(ctx, pel)
	if err == nil {
		err = k.Halangan
	}
	if err == nil {
		err = k.Kini.Periksa(ropa.ButirRopa())
	}
	if err != nil {
		return k.Kini, err
	}
	if len(k.TanpaKegiatan) > 0 || k.Lampiran.Versi == 0 {
		return k.Kini, ropa.ErrRopaTakLengkap.Invalidf("simpan dahulu lampirannya, dan pastikan setiap bidang data pribadi dicakup suatu kegiatan")
	}
	k.Kini.Versi = k.Disahkan.Versi
	return catat(ctx, s, laciRopa, pel, k.Kini, []privasi.Peristiwa{{Jenis: "RopaDisahkan", Objek: "ropa", Oleh: pel.ID, Sebab: k.Kini.Sidik()[:16], Pada: s.kini()}})
}

func rincian(l ropa.Lampiran, kode string) ropa.Rincian {
	for _, r := range l.Rincian {
		if r.Kegiatan == kode {
			return r
		}
	}
	return ropa.Rincian{}
}
