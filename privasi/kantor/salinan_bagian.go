package kantor

import (
	"context"
	"slices"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
	"github.com/pesantren-go/pesantren/privasi/buku"
	"github.com/pesantren-go/pesantren/privasi/ekspor"
	"github.com/pesantren-go/pesantren/privasi/hak"
	"github.com/pesantren-go/pesantren/privasi/insiden"
	"github.com/pesantren-go/pesantren/privasi/kebijakan"
	"github.com/pesantren-go/pesantren/privasi/kompartemen"
	"github.com/pesantren-go/pesantren/privasi/pendedahan"
	"github.com/pesantren-go/pesantren/privasi/persetujuan"
	"github.com/pesantren-go/pesantren/privasi/retensi"
	"github.com/pesantren-go/pesantren/privasi/ropa"
	"github.com/pesantren-go/pesantren/privasi/wali"
)

// Why the office has no rows of a person for a type.
const (
	milikLembaga = "aturan dan catatan lembaga; bukan tentang orang"
	bentukSaja   = "bentuk di dalam perhitungan; tidak disimpan sebagai catatan tersendiri"
)

// Kenali implements [ekspor.Penyedia]: the office knows people by their subject.
func (p *PenulisSalinan) Kenali(context.Context, dasar.LembagaID, *ekspor.Orang) error { return nil }

// Bagian implements [ekspor.Penyedia] for the types of privasi and its rooms.
func (p *PenulisSalinan) Bagian() []ekspor.Bagian {
	return slices.Concat(p.bagianOrang(), p.bagianPrivasi(), bagianBentuk(), bagianLembaga())
}

// dariLaci are the records of a person in one drawer.
func dariLaci[T any](p *PenulisSalinan, l laci[T]) ekspor.Bagian {
	return ekspor.Daftar(func(ctx context.Context, di dasar.LembagaID, o ekspor.Orang) ([]T, error) {
		xs, err := l.milik(ctx, p.s, di, o.Subjek)
		return slices.DeleteFunc(xs, func(x T) bool { return !p.memuat(l.kepala(&x).pada) }), err
	})
}

// jenisOrang are the kinds of records that are about one person, whose moves he may
// read. Reports of violence are not among them: they are about a case.
func jenisOrang() []string {
	return []string{laciOrang.jenis, laciKewenangan.jenis, laciKapasitas.jenis, laciPeralihan.jenis, laciPersetujuan.jenis, laciPenyajian.jenis, laciMusnah.jenis, laciPembatasan.jenis,
		laciPerjanjian.jenis, laciTahan.jenis, laciResi.jenis, laciPermohonan.jenis, laciKoreksi.jenis, laciAduan.jenis, laciTerdampak.jenis, laciKabar.jenis, laciKiriman.jenis,
		laciPendedahan.jenis, laciDarurat.jenis, laciTugasKabar.jenis, laciHasilKabar.jenis, laciPengakuan.jenis, laciSalinan.jenis, laciAntaran.jenis, laciTinjauan.jenis}
}

func (p *PenulisSalinan) bagianOrang() []ekspor.Bagian {
	return []ekspor.Bagian{
		dariLaci(p, laciOrang), ekspor.Daftar(p.kewenangan).Dengan("kewenangan orang lain atas orang ini, tanpa nomor buktinya; kewenangan orang ini atas anaknya ada dalam salinan anaknya"), dariLaci(p, laciKapasitas), dariLaci(p, laciPeralihan),
		ekspor.Daftar(p.persetujuan), dariLaci(p, laciPenyajian), dariLaci(p, laciMusnah), dariLaci(p, laciPembatasan), dariLaci(p, laciPerjanjian), dariLaci(p, laciTahan),
		dariLaci(p, laciPermohonan), dariLaci(p, laciKoreksi), dariLaci(p, laciAduan), dariLaci(p, laciTerdampak), dariLaci(p, laciKabar), dariLaci(p, laciKiriman),
		dariLaci(p, laciDarurat), dariLaci(p, laciTugasKabar), dariLaci(p, laciHasilKabar), dariLaci(p, laciPengakuan), dariLaci(p, laciSalinan), dariLaci(p, laciAntaran), dariLaci(p, laciTinjauan),
		ekspor.Daftar(p.pendedahan),
		ekspor.Tanpa[kompartemen.Laporan]("laporan kekerasan dibuka oleh satgasnya saja dan tidak pernah disalin; ini tidak berarti ada atau tidak ada laporan"),
	}
}

// kewenangan leaves out the number of the guardian's document, which is his, and
// everything about a freeze, which nobody of the family may notice.
func (p *PenulisSalinan) kewenangan(ctx context.Context, l dasar.LembagaID, o ekspor.Orang) ([]wali.Kewenangan, error) {
	ks, err := laciKewenangan.milik(ctx, p.s, l, o.Subjek)
	ks = slices.DeleteFunc(ks, func(k wali.Kewenangan) bool { return !p.memuat(k.Diajukan) })
	for i := range ks {
		ks[i].Rujukan, ks[i].Beku, ks[i].Versi = privasi.Tertutup[string]{}, nil, 0
	}
	return ks, err
}

func (p *PenulisSalinan) persetujuan(ctx context.Context, l dasar.LembagaID, o ekspor.Orang) ([]persetujuan.Persetujuan, error) {
	xs, err := p.s.persetujuanMilik(ctx, l, o.Subjek, p.beku)
	return slices.DeleteFunc(xs, func(x persetujuan.Persetujuan) bool { return !p.memuat(laciPersetujuan.kepala(&x).pada) }), err
}

// pendedahan leaves out what a law forbids to tell the person yet.
func (p *PenulisSalinan) pendedahan(ctx context.Context, l dasar.LembagaID, o ekspor.Orang) ([]pendedahan.Pendedahan, error) {
	xs, err := laciPendedahan.milik(ctx, p.s, l, o.Subjek)
	return slices.DeleteFunc(xs, func(x pendedahan.Pendedahan) bool { return tertutup(x, p.s.kini()) || !p.memuat(x.Masuk) }), err
}

func (p *PenulisSalinan) bagianPrivasi() []ekspor.Bagian {
	return []ekspor.Bagian{
		{Tipe: ekspor.TipeJejak, Baris: p.barisJejak},
		{Tipe: ekspor.TipeResi, Baris: p.barisResi},
		ekspor.Daftar(p.peristiwa),
		ekspor.Daftar(func(ctx context.Context, l dasar.LembagaID, o ekspor.Orang) ([]privasi.TugasKabar, error) {
			xs, err := p.s.Milik.Tugas(ctx, l, o.Subjek)
			return slices.DeleteFunc(xs, func(x privasi.TugasKabar) bool { return !p.memuat(x.Dibuat) }), err
		}),
		ekspor.Tanpa[privasi.OrangTercatat]("sama dengan privasi.Jejak; termuat di dalam buktinya"),
		ekspor.Tanpa[privasi.Catatan]("satu keputusan tentang banyak orang; bagian orang ini adalah privasi.Jejak"),
		ekspor.Tanpa[privasi.BahanBukti]("termuat di dalam bukti privasi.Jejak"),
		ekspor.Tanpa[privasi.Rekaman]("wadah; isinya ada pada tipenya sendiri"),
		ekspor.Tanpa[privasi.PernyataanWewenang]("pernyataan petugas tentang satu berkas impor; privasi.TugasKabar menyebut kuncinya"),
		ekspor.Tanpa[privasi.Kunci]("kunci sandi; tidak menyebut orang"), ekspor.Tanpa[privasi.Nisan]("sidik kunci yang dimusnahkan; tidak menyebut orang"),
	}
}

// peristiwa are the moves of the person's records.
func (p *PenulisSalinan) peristiwa(ctx context.Context, l dasar.LembagaID, o ekspor.Orang) ([]privasi.Peristiwa, error) {
	tutup, err := laciPendedahan.milik(ctx, p.s, l, o.Subjek)
	if err != nil {
		return nil, err
	}
	tutup = slices.DeleteFunc(tutup, func(x pendedahan.Pendedahan) bool { return !tertutup(x, p.s.kini()) })
	jenis := jenisOrang()
	if p.beku.ya() {
		jenis = append(jenis, p.beku.persetujuan().jenis, p.beku.resi().jenis)
	}
	ps, err := p.s.Milik.Peristiwa(ctx, l, jenis, o.Subjek)
	ps = slices.DeleteFunc(wali.TanpaBeku(ps), func(e privasi.Peristiwa) bool {
		return !p.memuat(e.Pada) || slices.ContainsFunc(tutup, func(x pendedahan.Pendedahan) bool { return x.ID == e.Objek })
	})
	for i := range ps {
		ps[i].Subjek = o.Subjek // a move of his record, also where it names nobody
	}
	return ps, err
}

// bagianBentuk are types that stand inside others or nowhere.
func bagianBentuk() []ekspor.Bagian {
	return []ekspor.Bagian{
		ekspor.Dalam[persetujuan.Bukti, persetujuan.Persetujuan](), ekspor.Dalam[persetujuan.Langkah, persetujuan.Persetujuan](), ekspor.Dalam[persetujuan.Pemberi, persetujuan.Persetujuan](),
		ekspor.Tanpa[persetujuan.Formulir](bentukSaja), ekspor.Tanpa[persetujuan.Pilihan](bentukSaja), ekspor.Tanpa[persetujuan.PerubahanMaterial](bentukSaja),
		ekspor.Dalam[wali.MasaBeku, wali.Kewenangan](), ekspor.Dalam[wali.Konfirmasi, wali.Peralihan](),
		ekspor.Tanpa[hak.Pembatasan]("bentuk aturan; yang disimpan adalah kantor.Pembatasan"), ekspor.Tanpa[hak.KeputusanOtomatis]("aturan saja; kantor tidak menyimpannya"),
		ekspor.Tanpa[retensi.Isi](bentukSaja), ekspor.Tanpa[retensi.Mulai](bentukSaja), ekspor.Dalam[retensi.Hilang, Musnah](), ekspor.Dalam[retensi.Sasaran, retensi.Pemusnahan](),
		ekspor.Tanpa[retensi.Pemusnahan]("satu pemusnahan tentang banyak orang; bagian orang ini adalah kantor.Musnah"), ekspor.Dalam[retensi.Kabar, retensi.Pemusnahan](),
		ekspor.Dalam[retensi.Langkah, retensi.Pemusnahan](), ekspor.Dalam[retensi.BeritaAcara, retensi.Pemusnahan](), ekspor.Tanpa[retensi.AkhirLayanan](milikLembaga), ekspor.Tanpa[retensi.PerintahTetap](milikLembaga), ekspor.Tanpa[retensi.Kelas](milikLembaga),
		ekspor.Tanpa[insiden.Insiden]("kejadian tentang banyak orang; bagian orang ini adalah insiden.Terdampak dan insiden.Kabar"),
	}
}

// bagianLembaga are types about the institution alone.
func bagianLembaga() []ekspor.Bagian {
	l := milikLembaga
	return []ekspor.Bagian{
		ekspor.Tanpa[privasi.Register](l), ekspor.Tanpa[privasi.Tujuan](l), ekspor.Tanpa[privasi.Peran](l), ekspor.Tanpa[privasi.Kegiatan](l), ekspor.Tanpa[privasi.Pemberitahuan](l), ekspor.Tanpa[privasi.Butir](l),
		ekspor.Tanpa[privasi.Samaran](l), ekspor.Tanpa[privasi.TandaTangan](l), ekspor.Tanpa[buku.Daun]("sidik bergaram yang tidak menyebut orang; daun orang ini ada dalam bukti privasi.Jejak"), ekspor.Tanpa[buku.TitikTersimpan](l),
		ekspor.Tanpa[pendedahan.AksesDukungan]("tiket dukungan; yang dibukanya ada pada privasi.Jejak"), ekspor.Tanpa[pendedahan.Token](l), ekspor.Tanpa[pendedahan.Perintah](l), ekspor.Tanpa[kompartemen.Satgas](l),
		ekspor.Tanpa[kebijakan.Riwayat](l), ekspor.Tanpa[kebijakan.Kebijakan](l), ekspor.Tanpa[kebijakan.Klausul](l), ekspor.Tanpa[kebijakan.Tujuan](l),
		ekspor.Tanpa[JadwalKantor](l), ekspor.Tanpa[Rutin](l), ekspor.Tanpa[SetelanKantor](l), ekspor.Tanpa[RadiusDihitung](l), ekspor.Tanpa[ProfilKantor](l), ekspor.Tanpa[PerubahanKebijakan](l), ekspor.Tanpa[Siaran](l), ekspor.Tanpa[Rancangan](l), ekspor.Tanpa[Cadangan](l),
		ekspor.Tanpa[ropa.Baris](l), ekspor.Tanpa[ropa.Dpia](l), ekspor.Tanpa[ropa.Instruksi](l), ekspor.Tanpa[ropa.Kamera](l), ekspor.Tanpa[ropa.Lampiran](l), ekspor.Tanpa[ropa.Langkah](l), ekspor.Tanpa[ropa.Lokasi](l),
		ekspor.Tanpa[ropa.Nilai](l), ekspor.Tanpa[ropa.Pengalihan](l), ekspor.Tanpa[ropa.Pengamanan](l), ekspor.Tanpa[ropa.Penyelenggara](l), ekspor.Tanpa[ropa.Perjanjian](l), ekspor.Tanpa[ropa.Pihak](l), ekspor.Tanpa[ropa.Ppdp](l),
		ekspor.Tanpa[ropa.Prosesor](l), ekspor.Tanpa[ropa.Rincian](l), ekspor.Tanpa[ropa.Ropa](l), ekspor.Tanpa[ropa.Sub](l), ekspor.Tanpa[ropa.TitikKumpul](l), ekspor.Tanpa[ropa.Transfer](l),
	}
}
