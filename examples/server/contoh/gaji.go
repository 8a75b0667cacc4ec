package contoh

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/examples/server/akun"
	"github.com/pesantren-go/pesantren/examples/server/situs"
	"github.com/pesantren-go/pesantren/pegawai"
	"github.com/pesantren-go/pesantren/pegawai/pegawaibun"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/privasibun"
	"github.com/pesantren-go/pesantren/santri"
)

// lembarPegawai is the staff sheet of a folder; one without it has no payroll.
const lembarPegawai = "pegawai.csv"

// Gaji is what the payroll of the month came to.
type Gaji struct {
	Orang   int          `json:"orang"`
	Dibayar dasar.Rupiah `json:"dibayar"`
	PPh     dasar.Rupiah `json:"pph"`
	Neto    dasar.Rupiah `json:"neto"`
}

// menggaji takes the staff in, pays and posts the month, and begins the next one. A
// month that has not begun is not paid.
func (p *Pelari) menggaji(ctx context.Context) error {
	if len(p.f.pegawai.Baris) == 0 {
		return nil
	}
	for _, langkah := range []func(context.Context) error{p.petugasGaji, p.aturGaji, p.imporPegawai} {
		if err := langkah(ctx); err != nil {
			return err
		}
	}
	if p.f.bulan.Awal().After(p.Server.Pegawai.HariIni(p.lembaga.ID)) {
		return nil
	}
	bayar, err := p.putaran(ctx, p.f.bulan)
	if err != nil {
		return err
	}
	if bayar, err = p.bayarkan(ctx, bayar); err != nil {
		return p.perhatikan(err)
	}
	p.r.Gaji = &Gaji{bayar.Jumlah.Orang, bayar.Jumlah.Dibayar, bayar.Jumlah.PPh, bayar.Jumlah.Neto}
	_, err = p.putaran(ctx, p.f.bulan.Tambah(1))
	return err
}

// perhatikan turns people whose records do not allow a slip into something to look
// at: the run stays a draft.
func (p *Pelari) perhatikan(err error) error {
	if g, ok := errors.AsType[*pegawai.GalatBahan](err); ok {
		p.r.Peringatan = append(p.r.Peringatan, "gaji: "+g.Error())
		return nil
	}
	return err
}

// petugasGaji finds or makes who prepares pay and who approves it.
func (p *Pelari) petugasGaji(ctx context.Context) (err error) {
	if p.hrd, err = p.akun(ctx, akun.Akun{NamaMasuk: "hrd", Nama: "Kepegawaian Contoh", Peran: "hrd"}); err != nil {
		return err
	}
	p.kepala, err = p.akun(ctx, akun.Akun{NamaMasuk: "kepala", Nama: "Kepala Contoh", Peran: "kepala"})
	return err
}

// sebagai is somebody at work on pay.
func sebagai(a akun.Akun) dasar.Pelaku { return a.Pelaku().Untuk(privasi.TujuanPenggajian) }

// aturGaji gives the school its payroll settings, unless it has some, and the default
// components and positions. The tax numbers are invented.
func (p *Pelari) aturGaji(ctx context.Context) error {
	pel, sejak := sebagai(p.hrd), dasar.Bln(p.f.bulan.Tahun(), 1).Awal()
	_, ada, err := p.Server.Pegawai.Pengaturan(ctx, pel, p.f.bulan.Akhir())
	if err != nil {
		return err
	}
	if !ada {
		atur := pegawai.Pengaturan{
			Sejak: sejak, UMK: p.f.atur.UMK, KelasJKK: p.f.atur.KelasJKK, BatasPotongan: 5000, PekanSebulan: 400, HariKerja: 6, Tunai: true, PenyetujuLain: true,
			Akun: pegawai.PetaAkunBaku(), Rekening: p.f.mutasi[0].rekening, NPWPPemotong: "0012345678901000", IDTempatUsaha: "0012345678901000000000",
		}
		if hari, ada := hariPekan[strings.ToLower(p.f.atur.LiburPekanan)]; ada {
			atur.LiburPekanan = []time.Weekday{hari}
		}
		if _, err := p.Server.Pegawai.AturPengaturan(ctx, pel, "", atur); err != nil {
			return err
		}
	}
	return p.Server.Pegawai.SiapkanPenggajian(ctx, pel, sejak)
}

var hariPekan = map[string]time.Weekday{
	"ahad": time.Sunday, "minggu": time.Sunday, "senin": time.Monday, "selasa": time.Tuesday, "rabu": time.Wednesday, "kamis": time.Thursday, "jumat": time.Friday, "sabtu": time.Saturday,
}

// imporPegawai takes the staff sheet in, true from the month on. Words of the status
// column that only a person can judge mean a term of a year and non-permanent staff;
// rows that are refused are named.
func (p *Pelari) imporPegawai(ctx context.Context) error {
	pel := sebagai(p.hrd)
	im := &pegawai.Impor{Service: p.Server.Pegawai, Atomic: dasarbun.Atomic(p.Server.DB, func(db bun.IDB) pegawai.ImporStores {
		return pegawai.ImporStores{Stores: pegawaibun.Stores(db), Pernyataan: privasibun.NewPernyataan(db)}
	})}
	m := pegawai.PermintaanImpor{Lembar: p.f.pegawai, Sejak: p.f.bulan.Awal(), Kontrak: map[string]pegawai.PilihanKontrak{}}
	pra, err := im.Periksa(ctx, pel, m)
	if err != nil {
		return err
	}
	for _, kata := range pra.StatusTanya {
		m.Kontrak[kata] = pegawai.PilihanKontrak{Jenis: pegawai.KontrakWaktu, Klasifikasi: pegawai.TidakTetapBulan, Selesai: p.f.bulan.Tambah(11).Akhir()}
	}
	if pra, err = im.Periksa(ctx, pel, m); err != nil {
		return err
	}
	p.r.Pegawai = pra.Jumlah.Baris
	for _, b := range pra.Baris {
		if u, ada := b.Utama(); ada && b.Hasil == santri.HasilTolak {
			p.catatTolak(b.Nomor, u)
		}
	}
	p.kabar("  %s: %d baris, %d baru, %d berubah, %d sama, %d ditolak", lembarPegawai, pra.Jumlah.Baris, pra.Baru, pra.Berubah, pra.Sama, pra.Jumlah.Tolak)
	if pra.Baru == 0 && pra.Berubah == 0 {
		return nil
	}
	w, err := privasi.Nyatakan(pel, "Kepala tata usaha", situs.NaskahWewenang, lembarPegawai, pegawai.KategoriImpor(), p.Server.Now())
	if err != nil {
		return err
	}
	_, err = im.Terapkan(ctx, pel, "", m, pra.Sidik, santri.YangBaikSaja, w)
	return err
}

func (p *Pelari) catatTolak(nomor int, t santri.Temuan) {
	p.r.Peringatan = append(p.r.Peringatan, lembarPegawai+" baris "+dasar.Rupiah(nomor).Angka()+": "+t.Alasan+" ["+string(t.Aturan)+"]")
}

// putaran opens the run of a month, or finds it, with the planned hours approved.
func (p *Pelari) putaran(ctx context.Context, masa dasar.Bulan) (pegawai.Putaran, error) {
	s, kunci := p.Server.Pegawai, "contoh/gaji/"+masa.String()
	r, err := s.BuatPutaran(ctx, sebagai(p.hrd), kunci, pegawai.Putaran{Jenis: pegawai.Gaji, Masa: masa})
	if err != nil || r.Status != pegawai.Draf {
		return r, err
	}
	js, err := s.IsiJamDariRencana(ctx, sebagai(p.hrd), kunci, masa)
	if err != nil || len(js) == 0 {
		return r, err
	}
	id := make([]string, len(js))
	for i := range js {
		id[i] = js[i].ID
	}
	_, _, err = s.SetujuiJam(ctx, sebagai(p.kepala), kunci, id...)
	return r, err
}

// bayarkan takes a run from draft to the books, each step by whoever takes it. A month
// that is not over yet stays locked: nobody has paid it.
func (p *Pelari) bayarkan(ctx context.Context, r pegawai.Putaran) (_ pegawai.Putaran, err error) {
	s, id, tanggal := p.Server.Pegawai, r.ID, p.f.bulan.Akhir()
	belum := tanggal.After(s.HariIni(p.lembaga.ID))
	for _, x := range []struct {
		dari pegawai.StatusPutaran
		fn   func() (pegawai.Putaran, error)
	}{
		{pegawai.Draf, func() (pegawai.Putaran, error) { return s.HitungPutaran(ctx, sebagai(p.hrd), id) }},
		{pegawai.Dihitung, func() (pegawai.Putaran, error) { return s.PeriksaPutaran(ctx, sebagai(p.hrd), id) }},
		{pegawai.Diperiksa, func() (pegawai.Putaran, error) { return s.SetujuiPutaran(ctx, sebagai(p.kepala), id) }},
		{pegawai.Disetujui, func() (pegawai.Putaran, error) { return s.KunciPutaran(ctx, sebagai(p.hrd), id) }},
		{pegawai.Dikunci, func() (pegawai.Putaran, error) {
			return s.BayarPutaran(ctx, sebagai(p.bendahara), id, pegawai.Pembayaran{Tanggal: tanggal, Rujukan: "TRF-" + p.f.bulan.String(), Rekening: p.f.mutasi[0].rekening})
		}},
		{pegawai.Dibayar, func() (pegawai.Putaran, error) { return s.PostingPutaran(ctx, sebagai(p.bendahara), id) }},
	} {
		if r.Status != x.dari || belum && x.dari == pegawai.Dikunci {
			continue
		}
		if r, err = x.fn(); err != nil {
			return r, err
		}
	}
	return r, nil
}
